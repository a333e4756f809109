"""Which happening does a time lean on, and which one not?"""

from __future__ import annotations

from datetime import date

import pytest

from facts.models import DateRange, Event, Evidence, Source
from facts.questions import parse_question

ACCUSED = 7  # the event of the invented store: Dora Finch accuses Ada Moss over the ferry contract


def window(question):
    """The time of the first clause."""
    return question.clauses[0].window


@pytest.mark.parametrize(
    "told",
    [
        "before finch came forward",
        "before dora came fwd",
        "before the accuser spoke out",
        "b4 finch went public",
        "before the accuser told her story",
        "before finch accused her",
        "before moss was accused",
        "before all this",
        "before this",
        "before this whole thing",
        "before it all went south",
        "before shit hit the fan",
        "before things went sideways",
        "before the story broke",
        "before the bombshell",
        "before the scandal",
        "before that whole ferry thing",
        "before the contract mess",
        "pre-allegation",
        "prior to the accusation",
        "before the acusation",
        "before the allegatons",
        "ahead of the ferry story",
        "before the bombshell broke",
    ],
)
def test_a_happening_is_known_by_its_people_or_by_loose_words(ask, told):
    found = window(ask(f"who backed moss {told}"))

    assert (found.event_id, found.relative) == (ACCUSED, "before")


@pytest.mark.parametrize(
    "told",
    [
        "before wilkins came forward",
        "before reed came forward",
        "before moss spoke up",
        "before karlsen spoke out",
        "before the nurses came forward",
        "before the mayor spoke up",
        "before wilkins accused her",
        "before the second debate",
        "before the nurses thing",
        "before that",
    ],
)
def test_somebody_or_something_that_its_passage_does_not_know_is_another_happening(ask, told):
    found = window(ask(f"who backed moss {told}"))

    assert found is None or (found.event_id is None and not found.topic)


@pytest.mark.parametrize(
    "told", ["before the cottage thing", "before the budget scandal", "after that whole bridge mess"]
)
def test_a_happening_that_nobody_knows_is_a_time_without_a_day(ask, told):
    found = window(ask(f"who backed moss {told}"))

    assert found.event_id is None
    assert found.topic == (told.split()[-2],)
    assert found.days == DateRange()


@pytest.mark.parametrize(
    ("told", "relative"),
    [
        ("by the time finch came forward", "until"),
        ("following finch's accusation", "after"),
        ("in the wake of the scandal", "after"),
        ("ever since it all blew up", "since"),
        ("post-allegation", "after"),
    ],
)
def test_many_words_lead_to_a_happening(ask, told, relative):
    found = window(ask(f"who left moss {told}"))

    assert (found.event_id, found.relative) == (ACCUSED, relative)


def _also(store, told_on, passage, *, name="debate"):
    evidence = Evidence(source=Source(key="later", title="Later"), passage=passage)
    event = Event(event_id=8, name=name, when=DateRange.parse(told_on), evidence=evidence)
    store.events.append(event)


def test_loose_words_mean_nothing_where_there_are_several_happenings_about_somebody(make_store):
    store = make_store()
    _also(store, "2023-05-20", "Ada Moss and Tobias Reed were recorded on May 20.", name="tape")

    question = parse_question("who backed moss before all this", store, today=date(2026, 11, 22))

    assert window(question).event_id is None
    assert parse_question("who backed moss before the tape", store, today=date(2026, 11, 22)).clauses[0].window


def test_nobody_says_of_a_debate_that_it_broke(make_store):
    store = make_store()
    _also(store, "2023-05-20", "Ada Moss and Tobias Reed met on May 20.")

    for told in ("before all this", "after the story broke", "once it all came out"):
        question = parse_question(f"who backed moss {told}", store, today=date(2026, 11, 22))

        assert window(question).event_id == ACCUSED


def test_loose_words_mean_the_happening_that_is_about_whom_the_question_names(make_store):
    store = make_store()
    _also(store, "2023-05-20", "Leonor Quist met Tobias Reed on May 20.")

    question = parse_question("who backed moss before all this", store, today=date(2026, 11, 22))

    assert window(question).event_id == ACCUSED


@pytest.mark.parametrize(
    ("told", "relative", "days"),
    [
        ("before april ended", "until", "2023-04"),
        ("b4 april was over", "until", "2023-04"),
        ("before april even started", "before", "2023-04"),
        ("after april began", "since", "2023-04"),
        ("after april ended", "after", "2023-04"),
        ("b4 may 12", "before", "2023-05-12"),
    ],
)
def test_a_month_that_ended_or_began_bounds_a_time(ask, told, relative, days):
    found = window(ask(f"who had left moss {told}"))

    assert (found.relative, str(found.days)) == (relative, days)
