"""How long something lasted, and how long after something else it came: told where both ends are dated."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.answers.spans import Span, between
from facts.answers.wording import load_words
from facts.models import Article, DateRange, Passage, Reading, Source, Stance, WrittenEntity, WrittenStatement
from facts.store.readings import add_reading

MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
BACK = WrittenEntity(name="Noor Castellane", role="pastor, Quay Chapel")
FERN = WrittenEntity(name="Fern Growers Guild", kind="union")
SAID = (
    (BACK, "endorses", "2030-02-01"),
    (BACK, "withdraws", "2030-03-20"),
    (FERN, "endorses", "2030-02"),
    (FERN, "withdraws", "2030-03"),
)


@pytest.fixture
def ask_more(store, ask):
    texts = tuple(f"{who.name} {stance} Moss on {on}." for who, stance, on in SAID)
    source = Source(key="gazette", title="Turns", publisher="Gazette", published=DateRange.parse("2030-05-01"))
    statements = tuple(
        WrittenStatement(
            endorser=who,
            candidate=MOSS,
            stance=Stance(stance),
            contest="Port Mallory mayor, 2030",
            when=DateRange.parse(on),
            paragraph=n,
            quote=texts[n - 1],
        )
        for n, (who, stance, on) in enumerate(SAID, 1)
    )
    article = Article(source=source, passages=tuple(Passage(n, t) for n, t in enumerate(texts, 1)), sha256="gazette")
    at = datetime(2030, 5, 2, tzinfo=UTC)
    add_reading(store, Reading(article=article, statements=statements), accept_all=True, at=at, by="test")
    return ask


@pytest.mark.parametrize(
    ("question", "days"),
    [
        pytest.param("how long did castellane back moss", 47, id="how long did"),
        pytest.param("for how many days was castellane with moss", 47, id="how many days"),
        pytest.param("for how long did castellane support moss?", 47, id="for how long"),
        pytest.param("how many days after the audit did the tidewater party leave moss", 2, id="days after an event"),
        pytest.param("how soon after the audit did the tidewater party drop moss", 2, id="how soon after"),
        pytest.param("how quickly did the tidewater party leave moss after the audit", 2, id="the event at the end"),
        pytest.param("cuanto tiempo apoyo castellane a moss", 47, id="in Spanish"),
    ],
)
def test_days_are_counted_where_both_are_known(ask_more, question, days):
    answer = ask_more(question)

    assert (answer.kind, answer.value) == ("count", days)
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("how long did the fern growers guild back moss", "Between 1 day and 58 days", id="two months"),
        pytest.param(
            "how long after the audit did the tramway workers endorse moss", "Between 19 days and 48", id="month"
        ),
        pytest.param("how long after the audit did reedham leave moss", "At most 2 days", id="no first day"),
        pytest.param("how long did reedham back moss", "do not date both ends", id="no start"),
        pytest.param("how long did quistgaard back moss", "when that support began", id="no endorsement on record"),
        pytest.param("how long after the audit did the nurses union endorse moss", "do not date", id="it came before"),
        pytest.param("how long did it take them all", "", id="of nobody"),
        pytest.param("how long after the storm did castellane leave moss", "", id="an event that nobody dates"),
        pytest.param("how long have unions backed moss", "", id="of many"),
    ],
)
def test_no_number_is_told_where_a_date_is_open(ask_more, question, told):
    answer = ask_more(question)

    assert (answer.kind, answer.value) == ("unknown", None) or (answer.kind == "date" and not told)
    assert told in answer.text


def test_a_happening_is_told_with_its_day(ask_more):
    assert (
        "the audit came on 13 March 2030" in ask_more("how soon after the audit did the tidewater party drop moss").text
    )


def test_support_that_stands_is_told_by_its_start(ask):
    answer = ask("how long did the tramway workers back moss")

    assert (answer.kind, answer.value) == ("date", "2030-04")
    assert "has not ended" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("until when did castellane back moss", id="until when"),
        pytest.param("till what date was castellane with moss", id="till what date"),
        pytest.param("hasta cuando apoyo castellane a moss", id="in Spanish"),
    ],
)
def test_until_when_asks_for_the_end(ask_more, question):
    answer = ask_more(question)

    assert (answer.kind, answer.value) == ("date", "2030-03-20")


def test_until_when_is_open_for_support_that_stands(ask):
    assert ask("until when did the tramway workers back moss").kind == "unknown"


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("2030-02-01", "2030-02-01", Span(0, 0)),
        ("2030-02-01", "2030-03-01", Span(28, 28)),
        ("2030-02", "2030-02", Span(0, 27)),
        ("/2030-02-10", "2030-02-12", Span(2, None)),
        ("2030-02-01", "/2030-02-12", Span(None, 11)),
    ],
)
def test_ranges_give_the_least_and_the_most(start, end, span):
    assert between(DateRange.parse(start), DateRange.parse(end)) == span


@pytest.mark.parametrize(
    ("days", "told"),
    [(1, "1 day"), (59, "59 days"), (122, "about 4 months (122 days)"), (800, "about 2 years (800 days)")],
)
def test_long_spans_are_told_in_months_too(days, told):
    assert load_words("en").length(days) == told
