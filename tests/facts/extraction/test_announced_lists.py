"""Lists of candidates whose label names no body: whose they are, the text before has told."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

LINES = "\n\n- Sen. Ada Finch, District 4 (Marl)\n- Lou Vance, District 11 (Tarn County)\n- Ed Moss, District 17\n"
NAMES = ("Ada Finch", "Lou Vance", "Ed Moss")


def told(text):
    article = parse_article(text, key="a", title="News", publisher="Tarn Courier", published="2031-09-12")
    return {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(
    "announced",
    [
        "The Pilots Guild today announced its second round of endorsements for the state Senate.",
        "**MARL** — The Pilots Guild released their recommendations for the Senate on Monday.",
        "The Pilots Guild, which speaks for 400 crews, has made public its picks for the Senate.",
    ],
)
@pytest.mark.parametrize("label", ["The endorsed candidates are:", "Recommended candidates so far:"])
def test_candidates_below_a_label_are_of_the_body_that_announced_its_choices(announced, label):
    aside = '"They have earned it," said Gil Stubb, its president.'

    assert told(f"{announced}\n\n{aside}\n\n{label}{LINES}") == {("Pilots Guild", name) for name in NAMES}


def test_candidates_below_a_label_back_nobody_where_no_body_is_told():
    text = "Kay Toth is running for governor. Kay Toth spoke in Marl on Monday.\n\nEndorsed candidates:"

    assert told(text + LINES) == set()


def test_whom_to_call_is_no_heading_of_a_list():
    text = "Contact: Rosa Bly, communications director\n\nThe Pilots Guild announced its endorsements for the Senate."

    assert told(f"{text}\n\nThe endorsed candidates are:{LINES}") == {("Pilots Guild", name) for name in NAMES}
