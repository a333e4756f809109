"""Is a contest named by its place and its office, whether the office has one word or two?"""

from __future__ import annotations

import pytest

from facts.models import Contest
from facts.questions.contests import is_initials, places_of

CONTESTS = [
    Contest(contest_id=1, name="Marl County district attorney, 2022"),
    Contest(contest_id=2, name="Tarrow mayor, 2023"),
]


@pytest.mark.parametrize("text", ["for district attorney", "in marl county", "the marl county district attorney race"])
def test_an_office_of_two_words_is_no_part_of_the_place(text):
    patterns = places_of(CONTESTS).said_in(text.split())

    assert {p.text for p in patterns} <= {"marl county", "district attorney"}
    assert patterns


def test_an_office_of_one_word_alone_tells_no_place():
    assert places_of(CONTESTS).said_in(["for", "mayor"]) == []


def test_what_contests_share_is_one_pattern_for_all_of_them():
    held = [Contest(contest_id=n, name=f"Marl County district attorney, {2000 + n}") for n in range(20)]

    for said in ("marl", "district"):
        assert len(places_of(held).said_in([said])) == len(places_of(held[:1]).said_in([said])) > 0


@pytest.mark.parametrize("said", ["mc", "in mc", "the mc district attorney race"])
def test_a_place_of_several_words_is_told_by_its_initials(said):
    assert ("mc",) in places_of(CONTESTS).spelled
    assert any(p.text == "mc" for p in places_of(CONTESTS).said_in(said.split()))


@pytest.mark.parametrize(("word", "is_said"), [("da", True), ("mc", True), ("mcd", True), ("ag", False), ("a", False)])
def test_an_office_is_told_by_its_initials(word, is_said):
    assert is_initials(word, "Marl County district attorney, 2022") is is_said


def test_a_city_that_closes_the_name_of_its_place_is_one_of_its_initials():
    held = [Contest(contest_id=1, name="Old Marl City mayor, 2022")]

    assert {("omc",), ("om",), ("old", "marl", "city")} <= places_of(held).spelled
