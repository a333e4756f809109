"""How much of the index is looked at for one name: counts, never seconds."""

from __future__ import annotations

import pytest

from facts.names import SpellingTable, rank_names
from facts.names.neighbourhood import deletion_keys, far_keys, near_keys

FIRST = "Ada Bela Cora Dina Elsa Gina Hanna Ines Jana Kira Lina Mona Nora Olga Petra".split()  # noqa: SIM905


class Counted:
    """A table that notes what is asked of it."""

    def __init__(self, table: SpellingTable) -> None:
        self._table = table
        self.read_ids, self.asked_for_one_word, self.asked_keys = 0, 0, 0
        self.refresh, self.known = table.refresh, table.known
        self.with_pairs, self.closest = table.with_pairs, table.closest

    def words_with_keys(self, keys):
        self.asked_keys += len(keys)
        return self._table.words_with_keys(keys)

    def with_words(self, words, places, *, most):
        self.asked_for_one_word += 1
        return self._table.with_words(words, places, most=most)

    def read(self, spelling_ids):
        self.read_ids += len(spelling_ids)
        return self._table.read(spelling_ids)


def look_up(written: str, names: list[str], *, min_similarity: float = 60.0) -> tuple[str, Counted]:
    """Who is ranked first, and what it took."""
    counted = Counted(SpellingTable.from_aliases([], dict(enumerate(names))))
    ranked = rank_names(written, counted, min_similarity=min_similarity)
    return ranked[0].name if ranked else "", counted


def test_a_long_word_is_looked_for_under_few_keys():
    assert len(near_keys("brackwell")) <= 4
    assert len(near_keys("brackwell")) < len(deletion_keys("brackwell", 1))
    assert len(far_keys("brackwell")) <= 28
    assert len(far_keys("brackwell")) < len(deletion_keys("brackwell", 2))


def test_whoever_is_two_slips_away_from_a_short_name_is_not_looked_for_further():
    names = ["Tim Corvel", "Tom Marlin", "Kim Salvor", *(f"{first} Brackwell" for first in FIRST)]

    found, steps = look_up("ti orvel", names)
    stranger, steps_of_stranger = look_up("tic brackett", names)

    assert (found, steps.asked_for_one_word) == ("Tim Corvel", 0)
    assert (stranger, steps_of_stranger.asked_for_one_word) == ("", 1)


def test_a_name_that_looks_like_a_small_word_is_a_name_first():
    names = ["Pol Brackwell", *(f"{first} Brackwell" for first in FIRST)]

    found, steps = look_up("por brackwell", names, min_similarity=80.0)

    assert found == "Pol Brackwell"
    assert steps.read_ids == 1


@pytest.mark.parametrize("written", ["de brackwell", "brackwell con"])
def test_a_small_word_that_nobody_is_called_leaves_the_surname(written):
    names = ["Lou Whitcombe", *(f"{first} Brackwell" for first in FIRST)]

    assert look_up(written, names, min_similarity=40.0)[1].read_ids == len(FIRST)


def test_only_what_a_name_run_together_may_have_been_is_looked_for_beyond_its_letters():
    letters = "bcdfghjklmnprstvwxyz"
    names = [*(f"Ada {one}o{other}ell" for one in letters for other in letters), "Ada Brackwell"]

    found, steps = look_up("adabrackwel", names)

    assert found == "Ada Brackwell"
    assert steps.asked_keys == len(near_keys("adabrackwel")) + len(near_keys("brackwel"))


def test_two_parts_that_both_have_a_slip_are_looked_for_where_one_of_them_may_be_known():
    names = ["Ortensia Brackwell", *(f"{first} Whitcombe" for first in FIRST)]

    found, steps = look_up("ortemsiabrakwell", names)

    assert found == "Ortensia Brackwell"
    assert steps.asked_keys < len(near_keys("brackwell")) * len("ortemsiabrakwell")
