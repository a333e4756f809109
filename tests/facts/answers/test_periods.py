"""Are times of several parts, and distances from days, answered by the days that they mean?"""

from __future__ import annotations

import pytest

TWP, DOCKERS = "Tidewater Party", "Dockworkers Local 14"
REED, QUIST, PARK, DUNN = "Ivo Reedham", "Mara Quistgaard", "Lena Parkhurst", "Cleo Dunn"


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who left moss on march 14", {TWP}),  # the number is no Local 14
        ("who left moss since march 16", {REED, QUIST, PARK}),
        ("who left moss past march 15", {REED, QUIST, PARK}),
        ("who left moss no later than march 15", {TWP, DOCKERS}),
        ("who left moss march 16 or later", {REED, QUIST, PARK}),
        ("who left moss between march 14 and 15", {TWP, DOCKERS}),
        ("who left moss march 15-17", {DOCKERS, REED, QUIST}),
        ("who left moss after march 14 but before march 20", {DOCKERS, REED, QUIST}),
        ("who left moss after february", {TWP, DOCKERS, REED, QUIST, PARK}),
        ("who left moss in the first half of march", {TWP, DOCKERS}),
        ("who left moss two days after march 14", {REED, QUIST}),
        ("who left moss at the end of march", set()),
        ("who endorsed moss from february on", {"Harbor Nurses Union", DOCKERS, REED, QUIST, PARK, "Otto Brandeis"}),
        ("who was with moss by march 18", {"Harbor Nurses Union", PARK, "Otto Brandeis"}),
    ],
)
def test_a_list_keeps_to_the_days_that_are_asked_for(tally, question, expected):
    answer = tally(question)

    assert (answer.kind, names(answer)) == ("list", expected)


def test_two_months_that_are_no_one_stretch_are_each_asked(tally):
    answer = tally("who left moss in january or april")
    each = tally("who endorsed moss in january or march")

    assert (answer.kind, answer.items) == ("list", ())  # all left in March, which lies between
    assert names(each) == {"Tidewater Party", "Otto Brandeis"}


def test_times_that_are_no_one_stretch_are_not_left_out(tally):
    assert tally("who left moss in february and april").kind == "unknown"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who left moss between march 14 and march 16", "between 14 March 2030 and 16 March 2030"),
        ("quien dejo a moss entre el 14 de marzo y el 16 de marzo", "entre el 14 de marzo de 2030 y el 16 de marzo"),
        ("who left moss in march", "in March 2030"),
        ("who left moss on march 16", "on 16 March 2030"),
    ],
)
def test_days_between_two_ends_are_told_by_both(tally, question, told):
    assert told in tally(question).text
