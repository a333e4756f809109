"""A happening that no source dates, dated for whoever spoke of it themselves."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.models import Article, DateRange, Passage, Reading, Source, Stance, WrittenEntity, WrittenStatement
from facts.store.readings import add_reading

CANTOR = WrittenEntity(name="Petra Cantrell", role="cantor")
BAKER = WrittenEntity(name="Wim Bakkerud", role="baker")
MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
SAID = (
    (CANTOR, "endorses", "2030-02-01", "Petra Cantrell endorsed Ada Moss and her bridge plan."),
    (CANTOR, "withdraws", "2030-04-20", "I cannot sing for her after the bridge collapsed. I am done."),
    (BAKER, "endorses", "2030-02-02", "Wim Bakkerud endorsed Ada Moss."),
    (BAKER, "withdraws", "2030-04-21", "Wim Bakkerud left Moss."),
)


@pytest.fixture
def fuller(store):
    source = Source(key="gazette", title="On the bridge", published=DateRange.parse("2030-05-01"))
    passages = tuple(Passage(n, said[3]) for n, said in enumerate(SAID, 1))
    statements = tuple(
        WrittenStatement(
            endorser=who,
            candidate=MOSS,
            stance=Stance(stance),
            contest="Port Mallory mayor, 2030",
            when=DateRange.parse(on),
            paragraph=n,
            quote=text,
        )
        for n, (who, stance, on, text) in enumerate(SAID, 1)
    )
    reading = Reading(article=Article(source=source, passages=passages, sha256="gazette"), statements=statements)
    add_reading(store, reading, accept_all=True, at=datetime(2030, 5, 2, tzinfo=UTC), by="test")


@pytest.mark.usefixtures("fuller")
def test_whom_somebody_backed_before_what_they_left_over(ask):
    answer = ask("who was cantrell with before that whole bridge thing")

    assert [item.name for item in answer.items] == ["Ada Moss"]


@pytest.mark.usefixtures("fuller")
@pytest.mark.parametrize(
    "text",
    [
        "who was bakkerud with before that whole bridge thing",
        "who was cantrell with before the tunnel thing",
        "who backed moss before the bridge thing",
        "who did cantrell leave before the bridge thing",
    ],
)
def test_for_anybody_else_it_has_no_day(ask, text):
    answer = ask(text)

    assert answer.kind == "unknown"


@pytest.mark.parametrize("question", ["when was the audit", "what day was the audit", "when did the audit come out"])
def test_the_day_of_a_happening_is_told_with_the_passage_that_tells_of_it(ask, question):
    answer = ask(question)

    assert (answer.kind, answer.value) == ("date", "2030-03-13")
    assert answer.citations[0].evidence.quote == "on March 13"


@pytest.mark.parametrize(
    "question", ["when was the audit of the harbor", "when did the audit charge moss", "when did it come out"]
)
def test_what_a_happening_was_about_or_led_to_has_no_day_of_its_own(ask, question):
    assert ask(question).kind != "date"
