"""Lists of candidates whose label names no body: whose they are, the text before has told."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

LINES = "\n\n- Sen. Ada Finch, District 4 (Marl)\n- Lou Vance, District 11 (Tarn County)\n- Ed Moss, District 17\n"
NAMES = ("Ada Finch", "Lou Vance", "Ed Moss")


def told(text, title="News"):
    article = parse_article(text, key="a", title=title, publisher="Tarn Courier", published="2031-09-12")
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


TRACKER = """Two Democrats are competing in the Democratic primary for mayor of Tarn.

We list endorsements from officials and unions that have been announced publicly.

## Comptroller Rosa Bly

**Elected officials**

- State Sen. Ada Finch
- City Council members Lou Vance and Ed Moss

**Unions**

- Tram Guild

## Former Controller Kay Toth

- Clerks Guild
"""


def test_a_page_that_lists_endorsements_from_others_chooses_nobody_itself():
    assert told(TRACKER, title="Who has endorsed whom") == {
        *((name, "Rosa Bly") for name in ("Ada Finch", "Lou Vance", "Ed Moss", "Tram Guild")),
        ("Clerks Guild", "Kay Toth"),
    }


def test_the_title_of_a_candidate_in_a_heading_is_no_contest():
    article = parse_article(
        TRACKER, key="a", title="Who has endorsed whom", publisher="Tarn Courier", published="2031-05-12"
    )

    assert {s.contest for s in extract(article, [RULES]).statements} == {"Tarn mayor, Democratic primary, 2031"}
