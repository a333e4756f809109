"""Several sorts asked for side by side are each told in full: half a list is a wrong answer."""

from __future__ import annotations

import pytest

SENATORS = {"Ivo Reedham", "Mara Quistgaard"}
COUNCIL = {"Lena Parkhurst"}
UNIONS = {"Dockworkers Local 14"}
PARTY = {"Tidewater Party"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which senators and which unions left moss", SENATORS | UNIONS),
        ("which unions and the senators left moss", SENATORS | UNIONS),
        ("the senator and the unions that left moss", SENATORS | UNIONS),
        ("senators, unions and the party that left moss", SENATORS | UNIONS | PARTY),
        ("both the unions and the senators that left moss", SENATORS | UNIONS),
        ("names of the unions and the senators who left moss", SENATORS | UNIONS),
        ("which senators besides quistgaard and which unions left moss", {"Ivo Reedham"} | UNIONS),
        ("who left moss from the council, and who from the senate", SENATORS | COUNCIL),
        ("who from the senate left moss, and which unions", SENATORS | UNIONS),
        ("que sindicatos y que senadores dejaron a moss", SENATORS | UNIONS),
        ("los senadores y los sindicatos que dejaron a moss", SENATORS | UNIONS),
        ("which senators and council members left moss", SENATORS | COUNCIL),
        ("senators and the council members who left moss", SENATORS | COUNCIL),
        ("which unions and not senators left moss", UNIONS),
    ],
)
def test_each_sort_of_a_row_is_told(ask, text, expected):
    assert {item.name for item in ask(text).items} == expected


def test_sorts_counted_again_are_counted_apart(ask):
    answer = ask("how many senators and how many unions left moss")

    assert {item.name for item in answer.items} == SENATORS | UNIONS
    assert "2 senators" in answer.text
    assert "Dockworkers Local 14" in answer.text


def test_several_kinds_are_told_by_their_words(ask):
    assert "2 unions or parties" in ask("unions and parties that left moss").text


@pytest.mark.parametrize(
    "text",
    [
        "did the union and the party leave moss",
        "who has a union and a senator",
        "how many senators and unions left moss",
    ],
)
def test_two_of_them_named_beside_an_act_are_no_row_that_is_asked_for(ask, text):
    answer = ask(text)

    assert answer.kind in {"clarify", "unknown"} or {item.name for item in answer.items} <= {"Ada Moss", "Benedict Orr"}
