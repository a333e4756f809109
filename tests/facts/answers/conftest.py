"""An invented contest, told by two invented articles, as a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime

import pytest

from facts.answers import Conversation, answer_question
from facts.models import (
    Answer,
    Article,
    DateRange,
    NamedInArticle,
    Passage,
    Quotation,
    Reading,
    Source,
    Stance,
    Tier,
    View,
    WrittenEntity,
    WrittenEvent,
    WrittenStatement,
)
from facts.store import Store
from facts.store.readings import add_reading

TODAY = date(2031, 6, 1)
CONTEST = "Port Mallory mayor, 2030"
Said = tuple[WrittenEntity, str, WrittenEntity, str]  # who does what to whom, and when

MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
ORR = WrittenEntity(name="Benedict Orr", role="mayoral candidate")
DUNN = WrittenEntity(name="Cleo Dunn", role="mayoral candidate")
NURSES = WrittenEntity(name="Harbor Nurses Union", kind="union", aliases=("HNU",), descriptions=("nurses union",))
DOCKERS = WrittenEntity(name="Dockworkers Local 14", kind="union", aliases=("Local 14",))
TRAM = WrittenEntity(name="Tramway Workers", kind="union")
GREENS = WrittenEntity(name="Tidewater Party", kind="party", aliases=("TWP",))
LEDGER = WrittenEntity(name="Mallory Ledger", kind="newspaper")
REED = WrittenEntity(name="Ivo Reedham", role="state senator")
QUIST = WrittenEntity(name="Mara Quistgaard", role="state senator")
PARK = WrittenEntity(name="Lena Parkhurst", role="City Council member, Harbor")
VANE = WrittenEntity(name="Tom Vanterpool", role="spokesman", affiliation="Harbor Nurses Union")

FIRST = (
    "Tidewater Party drops Moss",
    "The Tidewater Party withdrew its endorsement of Ada Moss on Friday because she had kept quiet about the audit.",
    "“We cannot defend what we were never told,” the party said in a statement.",
    "The Harbor Nurses Union is standing by Moss for now. It endorsed her in January.",
    "State Senator Ivo Reedham has withdrawn his endorsement of Moss, too. He had picked her second.",
    "Reedham reiterated his support for Benedict Orr, his first choice.",
    "Dockworkers Local 14 is pulling its support until the audit is published, the union said.",
    "Cleo Dunn, a rival, said on Thursday that Moss should drop out of the race.",
)
SECOND = (
    "The audit became public on March 13, and Moss denied that she had known of it.",
    "This week the Tramway Workers went ahead and endorsed Moss after reading the audit.",
    "“We read every page and found no reason to walk away,” said Tom Vanterpool, a Harbor Nurses Union spokesman.",
    "The Harbor Nurses Union, which has more than 9,000 members, reaffirmed its support.",
    "State Senators Ivo Reedham and Mara Quistgaard and Council member Lena Parkhurst have left her side.",
    "The Mallory Ledger endorsed Benedict Orr on April 2.",
    "The Tidewater Party now backs Cleo Dunn.",
)


def _article(key: str, title: str, published: str, texts: tuple[str, ...]) -> Article:
    source = Source(
        key=key,
        title=title,
        publisher="The Quay" if key == "quay" else "Port Courier",
        published=DateRange.parse(published),
        url=f"https://example.org/{key}",
    )
    passages = tuple(Passage(n, text) for n, text in enumerate(texts, 1))
    return Article(source=source, passages=passages, sha256=key)


def _said(
    who: WrittenEntity, stance: str, whom: WrittenEntity, place: tuple[int, str], on: str, **more
) -> WrittenStatement:
    paragraph, quote = place
    return WrittenStatement(
        endorser=who,
        candidate=whom,
        stance=Stance(stance),
        contest=CONTEST,
        when=DateRange.parse(on),
        paragraph=paragraph,
        quote=quote,
        tier=Tier.ACCEPT,
        **more,
    )


def first_reading() -> Reading:
    statements = (
        _said(GREENS, "withdraws", MOSS, (2, FIRST[1]), "2030-03-15"),
        _said(NURSES, "endorses", MOSS, (4, "It endorsed her in January."), "2030-01"),
        _said(NURSES, "reaffirms", MOSS, (4, "The Harbor Nurses Union is standing by Moss for now."), "/2030-03-15"),
        _said(
            REED,
            "withdraws",
            MOSS,
            (5, "State Senator Ivo Reedham has withdrawn his endorsement of Moss, too."),
            "/2030-03-15",
        ),
        _said(REED, "endorses", MOSS, (5, "He had picked her second."), "/2030-03-15", rank=2),
        _said(REED, "reaffirms", ORR, (6, FIRST[5]), "/2030-03-15", rank=1),
        _said(DOCKERS, "withdraws", MOSS, (7, FIRST[6]), "/2030-03-15", condition="until the audit is published"),
        _said(DUNN, "urges_exit", MOSS, (8, FIRST[7]), "2030-03-14"),
    )
    people = {
        MOSS: (2, 4, 5, 7, 8),
        GREENS: (1, 2, 3),
        NURSES: (4,),
        REED: (5, 6),
        ORR: (6,),
        DOCKERS: (7,),
        DUNN: (8,),
    }
    return Reading(
        article=_article("quay", "Tidewater Party drops Moss", "2030-03-15", FIRST),
        statements=statements,
        names=tuple(NamedInArticle(entity=who, paragraphs=at) for who, at in people.items()),
        quotations=(
            Quotation(speaker="Tidewater Party", paragraph=3, quote="“We cannot defend what we were never told,”"),
        ),
    )


def second_reading() -> Reading:
    list_of_names = (5, SECOND[4])
    statements = (
        _said(TRAM, "endorses", MOSS, (2, SECOND[1]), "2030-04-01/2030-04-30"),
        _said(NURSES, "reaffirms", MOSS, (4, SECOND[3]), ""),
        _said(REED, "withdraws", MOSS, list_of_names, ""),
        _said(QUIST, "withdraws", MOSS, list_of_names, ""),
        _said(PARK, "withdraws", MOSS, list_of_names, ""),
        _said(LEDGER, "endorses", ORR, (6, SECOND[5]), "2030-04-02"),
        _said(GREENS, "endorses", DUNN, (7, SECOND[6]), ""),
    )
    people = {
        MOSS: (1, 2, 5),
        TRAM: (2,),
        VANE: (3,),
        NURSES: (3, 4),
        REED: (5,),
        QUIST: (5,),
        PARK: (5,),
        LEDGER: (6,),
        ORR: (6,),
        GREENS: (7,),
        DUNN: (7,),
    }
    quote = "“We read every page and found no reason to walk away,”"
    audit = WrittenEvent(name="audit", when=DateRange.parse("2030-03-13"), paragraph=1, quote="on March 13")
    return Reading(
        article=_article("courier", "Nurses stay with Moss", "2030-04", SECOND),
        statements=statements,
        names=tuple(NamedInArticle(entity=who, paragraphs=at) for who, at in people.items()),
        quotations=(Quotation(speaker="Tom Vanterpool", paragraph=3, quote=quote),),
        events=(audit,),
    )


@pytest.fixture
def readings() -> list[Reading]:
    return [first_reading(), second_reading()]


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def store(readings: list[Reading]) -> Iterator[Store]:
    with Store.in_memory() as fresh:
        for reading in readings:
            add_reading(fresh, reading, accept_all=True, at=datetime(2030, 5, 1, tzinfo=UTC), by="test")
        yield fresh


Ask = Callable[..., Answer]


def _sentences(said: Sequence[tuple]) -> tuple[str, ...]:
    """A sentence for each of those who do something to somebody on a day."""
    return tuple(f"{who.name} {stance} {whom.name} on {on}." for who, stance, whom, on, *_ in said)


@pytest.fixture
def also_say(store: Store) -> Callable[[Sequence[Said]], None]:
    """Store further statements, each a sentence of one more article, as accepted."""

    def saying(said: Sequence[Said]) -> None:
        texts = _sentences(said)
        source = Source(
            key="gazette", title="Comings and goings", publisher="Gazette", published=DateRange.parse("2030-05-01")
        )
        statements = tuple(
            _said(who, stance, whom, (n, texts[n - 1]), on) for n, (who, stance, whom, on) in enumerate(said, 1)
        )
        passages = tuple(Passage(n, text) for n, text in enumerate(texts, 1))
        reading = Reading(article=Article(source=source, passages=passages, sha256="gazette"), statements=statements)
        add_reading(store, reading, accept_all=True, at=datetime(2030, 5, 2, tzinfo=UTC), by="test")

    return saying


@pytest.fixture
def ask(store: Store) -> Ask:
    """Ask the invented store; keyword arguments are those of `answer_question`."""

    def asking(text: str, *, as_of: str | None = None, conversation: Conversation | None = None, **more) -> Answer:
        days = DateRange.parse(as_of) if as_of else None
        more = {"today": TODAY, "view": View()} | more
        return answer_question(store, text, as_of=days, conversation=conversation, **more)

    return asking


HAULERS = WrittenEntity(name="Grain Haulers", kind="union")
CLEAN = WrittenEntity(name="Clean Harbor Now", kind="advocacy group")
VANT = WrittenEntity(name="Otto Brandeis", role="city council member")

#: A contest with a day for everything: who came, left, came back and ranks whom.
TALLY = (
    (GREENS, "endorses", MOSS, "2030-01-15", {}),
    (NURSES, "endorses", MOSS, "2030-02-10", {"rank": 1}),
    (NURSES, "endorses", ORR, "2030-02-10", {"rank": 2}),
    (DOCKERS, "endorses", MOSS, "2030-02-12", {}),
    (REED, "endorses", MOSS, "2030-02-15", {}),
    (QUIST, "endorses", DUNN, "2030-02-20", {"rank": 1}),
    (QUIST, "endorses", MOSS, "2030-02-20", {"rank": 2}),
    (QUIST, "endorses", ORR, "2030-02-20", {"rank": 3}),
    (PARK, "endorses", MOSS, "2030-02-25", {}),
    (VANT, "endorses", ORR, "2030-03-03", {"rank": 1}),
    (VANT, "endorses", MOSS, "2030-03-03", {"rank": 2}),
    (VANT, "endorses", DUNN, "2030-03-03", {"rank": 3}),
    (GREENS, "withdraws", MOSS, "2030-03-14", {}),
    (DOCKERS, "withdraws", MOSS, "2030-03-15", {"condition": "until the audit is out"}),
    (REED, "withdraws", MOSS, "2030-03-16", {}),
    (QUIST, "withdraws", MOSS, "2030-03-16", {}),
    (DUNN, "urges_exit", MOSS, "2030-03-18", {}),
    (PARK, "withdraws", MOSS, "2030-03-20", {}),
    (CLEAN, "opposes", MOSS, "2030-03-22", {}),
    (GREENS, "endorses", DUNN, "2030-03-30", {}),
    (REED, "endorses", ORR, "2030-04-01", {}),
    (LEDGER, "endorses", ORR, "2030-04-02", {}),
    (HAULERS, "endorses", DUNN, "2030-04-11", {}),
    (HAULERS, "declines", MOSS, "2030-04-11", {}),
    (DOCKERS, "endorses", MOSS, "2030-04-20", {}),
)


@pytest.fixture
def tally() -> Iterator[Ask]:
    """Ask a store in which each of `TALLY` is told with its day."""
    texts = _sentences(TALLY)
    said = tuple(
        _said(who, stance, whom, (n, texts[n - 1]), on, **more)
        for n, (who, stance, whom, on, more) in enumerate(TALLY, 1)
    )
    reading = Reading(article=_article("tally", "The tally", "2030-05-20", texts), statements=said)
    with Store.in_memory() as fresh:
        add_reading(fresh, reading, accept_all=True, at=datetime(2030, 5, 21, tzinfo=UTC), by="test")

        def asking(text: str, *, conversation: Conversation | None = None) -> Answer:
            return answer_question(fresh, text, view=View(), today=TODAY, conversation=conversation)

        yield asking
