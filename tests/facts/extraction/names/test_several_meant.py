"""Whom "they", "both", "the two" and "the pair" mean: those spoken of together, where nothing else may be meant."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

LEAD = "Bo Toth is running for mayor. "
PAIR = "Sens. Ada Lind and Al Ott spoke on Monday. "
BOTH = {"Ada Lind", "Al Ott"}


def told(text, lead=LEAD):
    article = parse_article(lead + text, key="a", title="News", publisher="Courier", published="2031-09-12")
    return {s.endorser.name for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(
    "text",
    [
        "They endorsed Toth.",
        "Both endorsed Toth.",
        "The two endorsed Toth.",
        "Toth won the backing of the two.",
        "Toth was endorsed by the two on Friday.",
        "Toth was endorsed by the pair.",
        "The pair's endorsement of Toth came on Friday.",
        "Singer Kay Moss opened the evening. They endorsed Toth.",
    ],
)
def test_those_spoken_of_together(text):
    assert told(PAIR + text) == BOTH


@pytest.mark.parametrize(
    "between",
    ["Two union leaders watched.", "A dozen nurses came.", "The crowd cheered.", "The Pilots Guild was there, too."],
)
def test_they_behind_others_are_not(between):
    assert BOTH.isdisjoint(told(f"{PAIR}{between} They endorsed Toth."))


@pytest.mark.parametrize(
    "first", ["Ada Lind, Al Ott and Kay Moss spoke.", "Ada Lind and Al Ott debated Kay Moss and Ed Bly."]
)
def test_both_of_three_or_of_two_pairs_are_nobody(first):
    assert not told(f"{first} Both endorsed Toth.")


def test_the_pair_whom_somebody_endorses_stands():
    lead = "Bo Toth and Ed Bly are running for mayor. "
    article = parse_article(
        f"{lead}{PAIR}The Pilots Guild endorsed the pair.", key="a", title="t", publisher="t", published="2031-09-12"
    )

    assert {s.candidate.name for s in extract(article, [RULES]).statements} == {"Bo Toth", "Ed Bly"}
