from __future__ import annotations

import pytest

from facts.models import Alias
from facts.names import SpellingTable, find_names

NAMES = {
    1: "Ortensia Brackwell",
    3: "Delmar Whitcombe",
    4: "Rosalind Whitcombe",
    6: "Jonas Will",
    7: "May Oduya",
    20: "United Guild of Lamplighters",
    21: "Ferrymen Local 318",
}
KINDS = {20: "union", 21: "union"}
TABLE = SpellingTable.from_aliases([Alias("the cannery people", 21, is_description=True)], NAMES, KINDS)


def found(text: str, ignore: tuple[str, ...] = ()) -> list[tuple[str, set[int]]]:
    return [(name.written, {m.entity_id for m in name.matches}) for name in find_names(text, TABLE, ignore=ignore)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("whos still w brackwel", [("brackwel", {1})]),
        ("does ortensia brackwell back brackwells rival", [("ortensia brackwell", {1}), ("brackwells", {1})]),
        ("did the lamplighters drop whitcombe?", [("lamplighters", {20}), ("whitcombe", {3, 4})]),
        ("is local 318 with Delmar Whitcombe", [("local 318", {21}), ("Delmar Whitcombe", {3})]),
        ("who backs will", []),
        ("who backs Jonas Will", [("Jonas Will", {6})]),
        ("who will back brackwell in may", [("brackwell", {1})]),
        ("did may oduya leave", [("may oduya", {7})]),
        ("what do the cannery people want", [("cannery people", {21})]),
    ],
)
def test_every_name_in_a_message_is_found_once(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("who backs orla dunmore", [{1}]),
        ("who backs orla dunmore vasgra", [{2}]),
        ("does orla dunmore back hettie quarles", [{1}, {3}]),
        ("does orla dunmore back hettie quarlse", [{1}, {3}]),
        ("did orla and hettie quarles leave", [{1, 2}, {3}]),
    ],
)
def test_a_name_typed_letter_for_letter_hides_none_that_is_typed_with_a_slip_beside_it(text, meant):
    table = SpellingTable.from_aliases([], {1: "Orla Dunmore", 2: "Orla Dunmore Vasgar", 3: "Hettie Quarles"})

    assert [{match.entity_id for match in name.matches} for name in find_names(text, table)] == meant


def test_a_stranger_is_named_with_the_nearest_known():
    (stranger,) = find_names("who backs rosalinda quackenbush", TABLE)

    assert stranger.written == "rosalinda quackenbush"
    assert stranger.matches == ()


def test_a_seldom_said_word_that_is_a_surname_names_its_bearer():
    table = SpellingTable.from_aliases([], {1: "Delia Torres", 2: "Oren Frost", 3: "Ines Young"})

    for text, expected in (("who backs torres", {1}), ("did frost drop out", {2}), ("who backs young voters", set())):
        assert {match.entity_id for name in find_names(text, table) for match in name.matches} == expected


@pytest.mark.parametrize("text", ["who is canvassing", "they reviewed it", "he ripped the flyers"])
def test_everyday_words_with_an_ending_are_no_strangers(text):
    assert [name.written for name in find_names(text, TABLE)] == []


def test_words_that_the_caller_knows_name_nobody():
    assert found("brackwell", ignore=("brackwell",)) == []


def test_places_are_those_of_the_typed_text():
    text = "¿quién apoya a Ortensia Brackwell?"
    (name,) = find_names(text, TABLE)

    assert text[name.start : name.end] == name.written == "Ortensia Brackwell"


@pytest.mark.parametrize("mark", ["'", "’", ""], ids=["straight", "curly", "left out"])
def test_a_plurals_apostrophe_does_not_end_a_name(mark):
    table = SpellingTable.from_aliases([], {1: "Lamplighters' Guild"}, {1: "union"})
    names = find_names(f"who does the lamplighters{mark} guild back", table)

    assert [(name.written, len(name.matches)) for name in names] == [(f"lamplighters{mark} guild", 1)]


@pytest.mark.parametrize(
    "text", ["does ferrymen local 381 back her", "who do the ferrymen 31 endorse", "is ferrymen local 1989 out"]
)
def test_another_number_is_another_body_whose_nearest_is_offered(text):
    (stranger,) = find_names(text, TABLE)

    assert stranger.matches == ()
    assert stranger.written.split()[-1].isdigit()
    assert 21 in {match.entity_id for match in stranger.nearest}


@pytest.mark.parametrize("text", ["ferrymen local 318", "did the ferrymen leave", "did the ferrymen 2021 pick change"])
def test_its_own_number_none_or_a_year_leaves_the_body_known(text):
    assert [ids for _, ids in found(text, ("leave", "pick", "change"))] == [{21}]


@pytest.mark.parametrize("name", ["Ortensia Brackwell", "ortensia brackwell"])
def test_a_name_beside_a_body_whose_words_hundreds_share_is_still_found_whole(name):
    bodies = {number: f"Quarter{number} Chamber of Trade" for number in range(100, 500)}
    people = {1: "Ortensia Brackwell", 2: "Ortensia Moll", 3: "Delia Brackwell"}
    table = SpellingTable.from_aliases([], {**bodies, **people}, dict.fromkeys(bodies, "union"))

    linked = find_names(f"does Quarter117 Chamber of Trade back {name}", table)

    assert [(n.written, {m.entity_id for m in n.matches}) for n in linked[-1:]] == [(name, {1})]
