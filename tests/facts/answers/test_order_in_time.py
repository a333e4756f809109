"""Are those told who came first, last, again, or stood by somebody the longest, and nobody else?"""

from __future__ import annotations

import pytest

from facts.answers import matching

TWP, DOCKERS, NURSES = "Tidewater Party", "Dockworkers Local 14", "Harbor Nurses Union"
REED, QUIST, PARK, BRAND = "Ivo Reedham", "Mara Quistgaard", "Lena Parkhurst", "Otto Brandeis"


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who hadnt left moss by march 15", {NURSES, REED, QUIST, PARK, BRAND}),
        ("who had not left moss before march 16", {NURSES, REED, QUIST, PARK, BRAND}),
        ("who left moss since reedham left", {QUIST, PARK}),
        ("who endorsed moss most recently", {DOCKERS}),  # they came back
        ("moss's latest endorsement", {DOCKERS}),
        ("who has been with moss the longest", {NURSES}),
        ("moss's longest standing backer", {NURSES}),
        ("who once backed moss but doesnt now", {TWP, REED, QUIST, PARK}),
        ("who originally backed moss but left", {TWP, REED, QUIST, PARK}),
        ("who left moss but is back now", {DOCKERS}),
        ("who did reedham eventually back", {"Benedict Orr"}),
        ("did reedham or parkhurst leave moss first", {REED}),
        ("who left moss later, reedham or parkhurst", {PARK}),
    ],
)
def test_order_and_standing_are_kept(tally, question, expected):
    answer = tally(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how long did reedham stay with moss before leaving", 29),
        ("how long after local 14 did parkhurst leave moss", 5),
        ("how many days after local 14 left moss did parkhurst leave", 5),
    ],
)
def test_a_stretch_is_counted_in_days(tally, question, value):
    answer = tally(question)

    assert (answer.kind, answer.value) == ("count", value)


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("when did reedham leave moss after march 15", "date", "2030-03-16"),
        ("when did reedham leave moss after march 20", "unknown", None),
        ("when did reedham leave moss in april", "unknown", None),
    ],
)
def test_a_day_outside_the_time_that_is_asked_for_is_not_told(tally, question, kind, value):
    answer = tally(question)

    assert (answer.kind, answer.value) == (kind, value)


def test_who_left_and_backs_another_stands_where_they_left_though_they_backed_the_other_before(tally):
    left = tally("who left Moss and backs somebody else now")

    assert [item.name for item in left.items] == ["Tidewater Party", "Ivo Reedham", "Mara Quistgaard"]


@pytest.mark.parametrize("question", ["when was the last time somebody left moss", "when was moss last dropped"])
def test_whoever_came_out_against_somebody_they_were_never_with_did_not_leave(tally, question):
    assert tally(question).value == "2030-03-20"


def test_how_long_a_contest_counts_is_worked_out_once_for_a_list(monkeypatch, tally):
    worked_out = []
    begins = matching.begins_on
    monkeypatch.setattr(matching, "begins_on", lambda contest: worked_out.append(contest) or begins(contest))

    assert len(tally("who has ever backed Moss").items) > 4
    assert len(worked_out) == 1


def test_support_that_only_its_end_implies_is_not_the_latest(ask):
    answer = ask("newest endorsement moss picked up")  # two left her later who had backed her nobody says since when

    assert (answer.kind, names(answer)) == ("list", {"Tramway Workers"})


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("was reedham the first senator to endorse moss", "yes"),  # a party had done so before
        ("was quistgaard the first senator to endorse moss", "no"),
        ("did senator reedham endorse moss first", "no"),  # his title sets nobody apart
    ],
)
def test_the_first_of_a_role_is_the_first_among_those_who_hold_it(tally, question, value):
    assert tally(question).value == value
