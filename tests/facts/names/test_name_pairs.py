"""Labelled pairs of written names: how often is what we take for one person one person?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from facts.names import SpellingTable, rank_names

PAIRS = Path(__file__).resolve().parents[4] / "shared" / "data" / "name-pairs.csv"

pytestmark = pytest.mark.skipif(not PAIRS.exists(), reason="../shared/data is not here")


def is_taken_for(written: str, known: str) -> bool:
    """Whether one name is ranked for the other at the shipped threshold."""
    return bool(rank_names(written, SpellingTable.from_aliases([], {1: known})))


def f1(verdicts: list[tuple[bool, bool]]) -> float:
    """The harmonic mean of precision and recall of (said, true)."""
    right = sum(said and true for said, true in verdicts)
    wrong = sum(said != true for said, true in verdicts)
    return right / (right + wrong / 2)


def test_people_are_told_apart_as_well_as_by_the_best_matcher_we_know():
    rows = [row for row in csv.DictReader(PAIRS.read_text(encoding="utf-8").splitlines()) if row["schema"] == "Person"]

    verdicts = [(is_taken_for(row["name1"], row["name2"]), row["is_match"] == "true") for row in rows]

    assert f1(verdicts) >= 0.80  # logic-v2 of nomenklatura: 0.747
