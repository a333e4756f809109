from __future__ import annotations

import pytest

from facts.models import Alias
from facts.names import SpellingTable, rank_names

PEOPLE = {
    1: "Ortensia Brackwell",
    2: "Mario Lopez",
    3: "Delmar Whitcombe",
    4: "Rosalind Whitcombe",
    5: "Ana-Lucía Peñalver",
    6: "Robert Van Tasselhoff",
    7: "Wendell Trumper",
}
GROUPS = {
    20: "United Guild of Lamplighters",
    21: "Ferrymen Local 318",
    22: "Open Harbors Party",
    23: "Alliance of Cannery Workers",
}
KINDS = {20: "union", 21: "union", 22: "party", 23: "union"}
ALIASES = [Alias("OHP", 22), Alias("the cannery people", 23, is_description=True)]
TABLE = SpellingTable.from_aliases(ALIASES, PEOPLE | GROUPS, KINDS)


def best(written: str) -> tuple[int, str] | None:
    ranked = rank_names(written, TABLE)
    return (ranked[0].entity_id, ranked[0].why) if ranked else None


@pytest.mark.parametrize(
    ("written", "entity_id", "why"),
    [
        ("Ortensia Brackwell", 1, "exact"),
        ("ORTENSIA BRACKWELL", 1, "exact"),
        ("ortensia brakwell", 1, "typing error"),
        ("Ortnesia Brackwell", 1, "typing error"),
        ("brackwel", 1, "typing error"),
        ("brckwll", 1, "typing error"),
        ("brackwells", 1, "surname"),
        ("Brackwell", 1, "surname"),
        ("ortensia", 1, "first name"),
        ("Brackwell, Ortensia", 1, "word order"),
        ("Sen. Ortensia Brackwell", 1, "title"),
        ("O. Brackwell", 1, "initials"),
        ("bob van tasselhoff", 6, "nickname"),
        ("van tasselhoff", 6, "surname"),
        ("vantasselhoff", 6, "surname"),
        ("deelmarwhitconbe", 3, "typing error"),
        ("elmar whitcombe", 3, "typing error"),
        ("ana lucia penalver", 5, "accents"),
        ("UGL", 20, "acronym"),
        ("OHP", 22, "exact"),
        ("hop", 22, None),
        ("ferrymen", 21, "part of the name"),
        ("local 318", 21, "part of the name"),
        ("318", 21, "part of the name"),
        ("lamplighters union", 20, "description"),
        ("the cannery people", 23, "description"),
        ("open harbors", 22, "part of the name"),
    ],
)
def test_a_written_name_is_read_and_the_match_says_why(written, entity_id, why):
    assert best(written) == ((entity_id, why) if why else None)


def test_a_transposed_acronym_is_still_read():
    assert best("OPH") == (22, "acronym")


@pytest.mark.parametrize(
    "written",
    [
        "Maria Lopez",
        "Ortensia Brackwell Foundation",
        "32xy",
        "local 319",
        "Truman",
        "Ortensia Maddox",
        "Jasper Brackwell",
        "ok",
    ],
)
def test_a_stranger_with_a_similar_name_is_nobody(written):
    assert best(written) is None


def test_all_who_share_a_surname_are_returned():
    assert {match.entity_id for match in rank_names("whitcombe", TABLE)} == {3, 4}


def test_two_people_who_share_a_name_are_both_returned():
    table = SpellingTable.from_aliases([], {1: "Ana Ortiz", 9: "Ana Ortiz"})

    assert {match.entity_id for match in rank_names("ana ortiz", table)} == {1, 9}


def test_of_those_who_are_as_similar_the_one_that_all_of_the_name_is_like_comes_first():
    table = SpellingTable.from_aliases([], {1: "Ana Marwick", 2: "Mar Marwick", 3: "Zoe Marwick"})

    ranked = rank_names("mr marwick", table)

    assert {match.similarity for match in ranked} == {ranked[0].similarity}
    assert [match.entity_id for match in ranked] == [2, 1, 3]


@pytest.mark.parametrize("written", ["", "   ", "!?", "👀"])
def test_words_without_letters_are_refused(written):
    with pytest.raises(ValueError, match="letters or digits"):
        rank_names(written, TABLE)


def test_a_title_in_somebodys_spelling_is_no_first_name_of_theirs():
    table = SpellingTable.from_aliases([Alias("Rep. Brackwell", 1), Alias("Don Lopez", 2)], PEOPLE, {})
    prosecutor = SpellingTable.from_aliases([Alias("DA Brackwell", 1)], PEOPLE, {})

    assert not rank_names("rep", table)
    assert not rank_names("DA", prosecutor)
    assert [m.entity_id for m in rank_names("rep brackwell", table)] == [1]
    assert [m.entity_id for m in rank_names("don", table)] == [2]
