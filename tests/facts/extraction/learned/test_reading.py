"""What the learned reader takes out of articles, with the model that is shipped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.articles import parse_article
from facts.extraction import LEARNED, RULES, extract
from facts.extraction.drafts import Shares
from facts.extraction.learned import VERSION
from facts.extraction.learned.reading import learned_drafts, weigh
from facts.extraction.names import annotate
from facts.extraction.parse import engine_version
from facts.models import Stance, Tier

RACE = "Lea Mott and Igor Hale are running for mayor of Tarn."
needs_parser = pytest.mark.skipif(engine_version() is None, reason="the parser is not installed")


def article(text, race=RACE):
    return parse_article(f"{race}\n\n{text}", key="a", title="The race", published="2031-05-14")


def shares(text, race=RACE):
    marked = annotate(article(text, race))
    names = [entity.name for entity in marked.entities]
    _, found = weigh(marked, [])
    return {(names[e], stance, names[c]): share for (e, stance, c), share in found.told.items()}


TOLD = [
    ("Councilwoman Ana Brandt has been ringing doorbells for Mott since March.", "Ana Brandt", "Lea Mott"),
    ("Mott can count on the Harbor Pilots Guild, whose members voted on Sunday.", "Harbor Pilots Guild",
     "Lea Mott"),
    ('"Igor is the only grown-up in this race, and he gets my vote," said Ana Brandt.', "Ana Brandt", "Igor Hale"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "endorser", "candidate"), TOLD)
def test_it_finds_a_backer_likelier_than_anybody_else(text, endorser, candidate):
    found = shares(text)
    likeliest = max(found, key=found.__getitem__)
    assert likeliest == (endorser, Stance.ENDORSES, candidate)


@pytest.mark.parametrize(
    "text",
    [
        "Councilwoman Ana Brandt met Mott at the market on Monday.",
        "A poll for the Harbor Pilots Guild had Mott at 31 percent and Hale at 24.",
        "Ana Brandt was Hale's deputy for six years and moved the adjournment.",
    ],
)
def test_what_tells_of_no_backing_is_unlikely(text):
    assert max(shares(text).values()) < 0.5


def test_who_it_is_does_not_matter():
    text = TOLD[0][0]
    renamed = text.replace("Ana Brandt", "Nell Voss").replace("Mott", "Ruiz")
    first = sorted(shares(text).values())
    other = sorted(shares(renamed, RACE.replace("Lea Mott", "Rosa Ruiz")).values())
    assert first == pytest.approx(other, abs=1e-6)


@pytest.mark.parametrize("times", [1, 12])
def test_shares_are_probabilities_however_often_it_is_told(times):
    marked = annotate(article("\n\n".join([" ".join(text for text, *_ in TOLD)] * times)))
    _, found = weigh(marked, [])
    assert found.told
    for (endorser, _, candidate), share in found.told.items():
        assert 0 <= share <= found.anything[endorser, candidate] + 1e-5 <= 1 + 2e-5


def test_an_article_that_names_nobody_is_read():
    assert weigh(annotate(article("It rained.", race="It snowed.")), []) == ([], Shares())


def test_the_words_that_tell_it_most_are_quoted():
    told = TOLD[0][0]
    marked = annotate(article(f"{told} Ana Brandt, Mott and Hale then had lunch."))
    opinions, _ = weigh(marked, [])
    (draft,) = learned_drafts(marked, opinions, [])
    assert marked.text(draft.paragraph)[draft.start : draft.end] == told


@needs_parser
def test_what_it_alone_reads_says_so():
    found = extract(article(TOLD[0][0])).statements
    alone = [one for one in found if "only the learned reader reads it" in one.reasons]
    assert [(one.endorser.name, one.candidate.name) for one in alone] == [("Ana Brandt", "Lea Mott")]
    assert alone[0].extracted_by == VERSION
    assert alone[0].quote == TOLD[0][0]


def test_it_does_not_read_without_the_parser(monkeypatch):
    text = article(f"{TOLD[0][0]} Igor Voss endorsed Hale.")
    monkeypatch.setattr("facts.extraction.engine_version", lambda: None)
    plain = extract(text, engines=(RULES,)).statements
    assert len(plain) == 1
    assert extract(text, engines=(RULES, LEARNED)).statements == plain
    assert extract(text).statements == plain


def test_who_is_backed_in_a_paragraph_backs_nobody_there():
    marked = annotate(article(TOLD[0][0]))
    opinions, _ = weigh(marked, [])
    (draft,) = learned_drafts(marked, opinions, [])
    turned = replace(draft, endorser=draft.candidate, candidate=draft.endorser, engine="rules")

    assert learned_drafts(marked, opinions, [turned]) == []
    assert learned_drafts(marked, opinions, [replace(turned, paragraph=1)]) == [draft]


@pytest.mark.parametrize(
    ("stance", "share", "read"),
    [
        (Stance.ENDORSES, 0.65, 1),
        (Stance.ENDORSES, 0.55, 0),
        (Stance.URGES_EXIT, 0.65, 0),
        (Stance.URGES_EXIT, 0.85, 1),
    ],
)
def test_other_stances_have_to_be_likelier_than_an_endorsement(stance, share, read):
    marked = annotate(article(TOLD[0][0]))
    (opinion,), _ = weigh(marked, [])
    assert len(learned_drafts(marked, [replace(opinion, stance=stance, share=share)], [])) == read


@needs_parser
def test_the_owner_of_a_name_is_no_backer():
    found = extract(article("Pat O'Hara of the Teamsters came. The Teamsters' O'Hara endorsed Mott.")).statements
    assert {(one.endorser.name, one.tier) for one in found} == {("Pat O'Hara", Tier.ACCEPT)}
