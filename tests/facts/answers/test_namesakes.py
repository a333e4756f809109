"""Passages settle which of several a name means, and which word of a question is no name at all."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from facts.answers import answer_question
from facts.models import (
    Article,
    DateRange,
    NamedInArticle,
    Passage,
    Quotation,
    Reading,
    Source,
    Stance,
    Tier,
    WrittenEntity,
    WrittenStatement,
)
from facts.store import Store
from facts.store.readings import add_reading

QUILL = WrittenEntity(name="Orla Quill", role="mayoral candidate")
VOSS = WrittenEntity(name="Edda Voss", role="mayoral candidate")
TARN = WrittenEntity(name="Tarn Ledger", kind="newspaper", aliases=("Ledger",))
MARL = WrittenEntity(name="Marl Ledger", kind="newspaper", aliases=("Ledger",))
HAL = WrittenEntity(name="Hal Strood", role="former mayor")
WENDA = WrittenEntity(name="Wenda Strood", role="commissioner")
TRADERS = WrittenEntity(name="Market Traders Guild", kind="union")
PORTERS = WrittenEntity(name="Porters Union", kind="union")
TEXTS = (
    "The Tarn Ledger endorsed Orla Quill because she had opened the ferry books, it said.",
    "The Marl Ledger endorsed Edda Voss for her years on the council.",
    "“I never liked Wenda’s soup or Hal Strood’s tie,” Orla Quill said of the Stroods.",
    "Hal Strood said that the harbour wall would fall before the winter.",
    "Edda Voss stood in the market square on Saturday. “Buy fish,” Voss said.",
    "The Porters Union put Orla Quill first and Edda Voss second, and told its 4,100 members to leave the rest blank.",
    "Orla Quill shrugged off the loss of the porters. “I will go on,” she said in a statement.",
    "The Quill campaign mailed a leaflet with a photograph of the ferry.",
    "Tarn Ledger and Market Traders Guild fell out in 2019 over a photograph.",
)


@pytest.fixture(scope="module")
def store():
    source = Source(key="tarn", title="Two papers", publisher="Gazette", published=DateRange.parse("2030-05-01"))
    named = {QUILL: (1, 3, 6, 7), VOSS: (2, 5, 6), TARN: (1, 9), MARL: (2,), HAL: (3, 4), WENDA: (3,)}
    named |= {TRADERS: (9,), PORTERS: (6,)}
    said = [(TARN, QUILL, 1), (MARL, VOSS, 2), (PORTERS, QUILL, 6)]
    reading = Reading(
        article=Article(source=source, passages=tuple(Passage(n, t) for n, t in enumerate(TEXTS, 1)), sha256="tarn"),
        statements=tuple(
            WrittenStatement(
                endorser=who,
                candidate=whom,
                stance=Stance.ENDORSES,
                contest="Tarn mayor, 2030",
                when=DateRange.parse("2030-05-01"),
                paragraph=at,
                quote=TEXTS[at - 1],
                tier=Tier.ACCEPT,
            )
            for who, whom, at in said
        ),
        names=tuple(NamedInArticle(entity=who, paragraphs=at) for who, at in named.items()),
        quotations=(
            Quotation(speaker="Orla Quill", paragraph=3, quote="“I never liked Wenda’s soup or Hal Strood’s tie,”"),
            Quotation(speaker="Edda Voss", paragraph=5, quote="“Buy fish,”"),
            Quotation(speaker="Orla Quill", paragraph=7, quote="“I will go on,”"),
        ),
    )
    with Store.in_memory() as fresh:
        add_reading(fresh, reading, accept_all=True, at=datetime(2030, 5, 2, tzinfo=UTC), by="test")
        yield fresh


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        pytest.param("why did the ledger endorse quill", 1, id="one of them did"),
        pytest.param("why did the ledger endorse voss", 2, id="the other did"),
        pytest.param("what did quill say about strood", 3, id="the same passage, whoever is meant"),
        pytest.param("what did strood say about the harbour wall", 4, id="one of them spoke of it"),
        pytest.param("what did voss say in the market", 5, id="a word that a guild has in its name"),
        pytest.param("how many members does the porters union have", 6, id="its number, behind other names"),
        pytest.param("how did quill react to losing the porters", 7, id="a reaction in other words"),
        pytest.param("how did quill respond to the porters leaving her", 7, id="a response to somebody's act"),
        pytest.param("what did quill's campaign put on the leaflet", 8, id="a campaign that names read as nobody"),
        pytest.param("what did the quill campaign mail", 8, id="a deed"),
        pytest.param("what happened between the tarn ledger and the market traders", 9, id="between two"),
    ],
)
def test_the_passage_that_answers_comes_first(store, question, paragraph):
    answer = answer_question(store, question, today=date(2030, 6, 1))

    assert answer.kind == "passages"
    assert answer.citations[0].evidence.paragraph == paragraph


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        pytest.param("what did strood say", "clarify", id="either may have spoken"),
        pytest.param("who is strood", "clarify", id="who is meant is all that is asked"),
        pytest.param("why did the ledger endorse strood", "clarify", id="neither did"),
        pytest.param("what did strood say about taxes", "clarify", id="neither spoke of it"),
        pytest.param("what did voss say in the tavern", "unknown", id="a word that no passage holds"),
        pytest.param("how did hal strood respond to the ferry report", "unknown", id="no response of theirs"),
        pytest.param("what happened between hal strood and the porters union", "unknown", id="never told of together"),
        pytest.param("how many members does the marl ledger have", "unknown", id="the number of others"),
    ],
)
def test_what_stays_open_is_asked_or_left(store, question, kind):
    assert answer_question(store, question, today=date(2030, 6, 1)).kind == kind
