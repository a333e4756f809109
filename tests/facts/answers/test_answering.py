"""What a person is told, on a store of an invented contest."""

from __future__ import annotations

from datetime import date

import pytest

from facts.answers import Conversation
from facts.answers.offices import contests_for, current_contests
from facts.models import Answer, Contest

STAYED = {"Harbor Nurses Union", "Tramway Workers"}
LEFT = {"Tidewater Party", "Ivo Reedham", "Dockworkers Local 14", "Mara Quistgaard", "Lena Parkhurst"}


def names(answer: Answer) -> set[str]:
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("who still backs Ada Moss?", STAYED, id="who stands by somebody now"),
        pytest.param("who has withdrawn from Moss", LEFT, id="who left"),
        pytest.param("which state senators dropped Moss", {"Ivo Reedham", "Mara Quistgaard"}, id="by role"),
        pytest.param("which unions dropped Moss", {"Dockworkers Local 14"}, id="by kind"),
        pytest.param("who hasn't dropped Moss yet", STAYED, id="who has not left"),
        pytest.param("who has ever endorsed Moss", STAYED | LEFT, id="at any time"),
        pytest.param("who does the Tidewater Party back", {"Cleo Dunn"}, id="the other side asked for"),
        pytest.param("who told Moss to drop out", {"Cleo Dunn"}, id="calls to quit"),
        pytest.param("who was Reedham's first choice", {"Benedict Orr"}, id="by rank"),
        pytest.param(
            "who backs Moss besides the Tramway Workers", {"Harbor Nurses Union"}, id="with somebody left out"
        ),
        pytest.param("which newspapers back Moss", set(), id="none on record"),
    ],
)
def test_lists(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("does the nurses union still back Moss", "yes", id="it was confirmed"),
        pytest.param("does the Tidewater Party still back Moss", "no", id="it withdrew"),
        pytest.param("did Reedham drop Moss", "yes", id="a withdrawal"),
        pytest.param("did the Harbor Nurses Union drop Moss", "no", id="what stands was not dropped"),
        pytest.param("did the Tramway Workers endorse Moss before the audit", "no", id="its date came after"),
        pytest.param("was Reedham backing Moss before March 13", "yes", id="a withdrawal implies support before it"),
        pytest.param("nobody dropped Moss, right?", "no", id="somebody did"),
        pytest.param("is Parkhurst a state senator", "no", id="a role that a source gives"),
    ],
)
def test_verdicts(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, answer.value) == ("yes_no", expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("when did the Tidewater Party drop Moss", "2030-03-15", id="a day"),
        pytest.param("when did Reedham drop Moss", "2030-03-15", id="the latest day of the more precise source"),
        pytest.param("when did the Tramway Workers endorse Moss", "2030-04", id="a month"),
    ],
)
def test_dates(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, answer.value) == ("date", expected)


def test_counts_are_cited(ask):
    answer = ask("how many unions still back Moss")

    assert (answer.kind, answer.value, bool(answer.citations)) == ("count", 2, True)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        pytest.param("why did the Tidewater Party drop Moss", ("quay", 2), id="why"),
        pytest.param("what did the nurses union say about Moss", ("courier", 3), id="what its spokesman said"),
        pytest.param("who is Tom Vanterpool", ("courier", 3), id="who is"),
    ],
)
def test_the_first_passage_answers(ask, question, passage):
    answer = ask(question)
    first = answer.citations[0].evidence

    assert (answer.kind, (first.source.key, first.paragraph)) == ("passages", passage)


def test_a_stranger_is_unknown_and_the_nearest_are_offered(ask):
    answer = ask("did Zebulon Fitch endorse Moss")

    assert answer.kind == "unknown"


def test_a_description_that_fits_several_is_asked_back(ask):
    answer = ask("who does the union back")

    assert answer.kind == "clarify"
    assert names(answer) >= STAYED


def test_dates_that_leave_it_open_are_shown_apart(ask):
    answer = ask("who backs Moss", as_of="2030-04-10")

    assert names(answer) == {"Harbor Nurses Union"}
    assert {i.name for i in answer.unconfirmed} >= {"Tramway Workers"}


def test_an_asked_date_looks_at_that_day(ask):
    answer = ask("who backs Moss", as_of="2030-03-14")

    assert "Tidewater Party" in names(answer)
    assert answer.as_of == "2030-03-14"


def test_a_guessed_name_is_told(ask):
    answer = ask("who does Reedhm back")

    assert answer.read_as == {"Reedhm": "Ivo Reedham"}
    assert "“Reedhm” as Ivo Reedham" in answer.text


def test_a_surname_is_read_without_a_word_about_it(ask):
    answer = ask("who backs Moss")

    assert answer.read_as == {"Moss": "Ada Moss"}
    assert "“Moss”" not in answer.text


def test_a_follow_up_leans_on_the_turn_before(ask):
    talk = Conversation()
    ask("who backs Moss", conversation=talk)

    answer = ask("and who dropped her?", conversation=talk)

    assert names(answer) == LEFT


def test_two_parts_are_both_answered(ask):
    answer = ask("who backs Orr and who backs Dunn")

    assert names(answer) == {"Ivo Reedham", "Mallory Ledger", "Tidewater Party"}
    assert len(answer.parts) == 2


def test_who_backs_somebody_now_is_asked_of_the_newest_contest():
    contests = [Contest(contest_id=1, name="Mayor, 2016"), Contest(contest_id=2, name="Mayor, 2030")]

    assert current_contests(contests, date(2031, 1, 1)) == {2}
    assert current_contests(contests, date(2020, 1, 1)) == {1}


@pytest.mark.parametrize(
    ("office", "held"),
    [("mayor", [1]), ("mayoral", [1]), ("governor", []), ("", None)],
)
def test_an_office_is_found_in_the_name_of_a_contest(office, held):
    found = contests_for(office, [Contest(contest_id=1, name="Port Mallory mayor, 2030")])

    assert (found if found is None else [c.contest_id for c in found]) == held
