"""Whose opponent somebody is: of two who stand the other one, of three nobody, and never who only speaks of them."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

TWO = "Ed Marsh and Bo Lind are running for Congress. "
AGAINST = "Ed Marsh is running for Congress against Bo Lind. "
OTHER = [
    TWO + "Sheriff Al Toth spoke well of Marsh but backed his rival.",
    TWO + "Sheriff Al Toth met with Marsh and then endorsed his opponent.",
    AGAINST + 'The Pilots Guild met. "We asked a lot," said Kay Ott, its president. The guild endorsed Marsh\'s rival.',
    AGAINST + "Singer Kay Ott opened the evening. The Pilots Guild endorsed Marsh's opponent.",
]


def told(text):
    article = parse_article(text, key="a", title="News", publisher="Tarn Courier", published="2031-09-12")
    return {s.candidate.name for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize("text", OTHER)
def test_of_two_who_stand_it_is_the_other_one(text):
    assert told(text) == {"Bo Lind"}


def test_of_three_who_stand_it_is_nobody():
    assert not told("Ed Marsh, Bo Lind and Kay Ott are running for mayor. The Pilots Guild endorsed Marsh's opponent.")
