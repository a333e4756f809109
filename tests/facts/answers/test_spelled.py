"""Where a name stands is what a pattern of its spellings finds."""

from __future__ import annotations

import re

import pytest

from facts.answers.spelled import Spelled, spelled

TEXTS = (
    "Ada Moss and Moss, not Mossman nor AdaMoss, met Moss’s aide. _Moss Moss_ Ada  Moss. A. Moss-Reed",
    "Local 8 and Local 88's Local 8",
    "Moss",
    "",
    "L’Écho d’Aldport, l’Écho; Ñandú (Ñandú) ÑandúMoss",
)
SPELLINGS = (
    ("Ada Moss",),
    ("Moss", "Ada Moss", "Moss Moss"),
    ("Local 8", "Local 88"),
    ("A.", "Moss_"),
    ("L’Écho", "Ñandú"),
)


@pytest.mark.parametrize("spellings", SPELLINGS, ids="|".join)
def test_places_are_those_that_a_pattern_of_all_spellings_finds(spellings):
    name, pattern = Spelled(spellings), re.compile(Spelled(spellings).pattern)

    for text in TEXTS:
        assert [*name.places(text)] == [(m.start(), m.end(), m.group()) for m in pattern.finditer(text)]
        assert name.replaced(text, "#") == pattern.sub("#", text)
        for end in range(len(text) + 1):
            assert name.is_in(text, end) == (pattern.search(text, 0, end) is not None)


def test_a_person_is_named_by_the_surname_too_and_nobody_by_nothing():
    name = spelled(["Ada Moss"])

    assert name is not None
    assert name.is_in("what Moss said")
    assert spelled([""]) is None
