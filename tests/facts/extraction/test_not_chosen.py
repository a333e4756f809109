"""Lines of offices and names on a body's own page that nobody was chosen in."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

LINES = "Mayor: Rosa Bly\nCity Council, District 1: Tom Okafor\nSheriff: Kay Toth"
BODY = "Tarn Labor Council"


def told(title, text, publisher=BODY):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2031-05-12")
    return {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}


CHOSEN = {(BODY, name) for name in ("Rosa Bly", "Tom Okafor", "Kay Toth")}


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Endorsement interviews", f"The {BODY} has invited the following candidates to seek its endorsement:"),
        ("Endorsement questionnaires", f"The {BODY} sent each of them a form. These candidates returned it:"),
        ("Endorsements", f"The {BODY} meets on May 9 to vote on its endorsements. Speaking to members:"),
        ("Endorsements", f"The {BODY} did not endorse the following candidates:"),
        ("Endorsements", "## Not endorsed"),
        ("Not endorsed", f"The {BODY} sat down with each of them."),
        ("Voter guide", "Everyone who is on the ballot on June 4."),
        ("Voter guide", f"Everyone who is on the ballot. The {BODY} never endorses candidates."),
    ],
)
def test_lines_that_are_opened_as_something_else_are_no_choices(title, opening):
    assert told(title, f"{opening}\n\n{LINES}\n") == set()


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Endorsements", "Members voted for these on May 9:"),
        ("Voter guide", "We recommend these candidates."),
        ("Endorsements", "Our members met every candidate who asked."),
        ("2031 slate", "## Local offices"),
    ],
)
def test_lines_that_are_opened_as_choices_are(title, opening):
    assert told(title, f"{opening}\n\n{LINES}\n") == CHOSEN


def test_a_page_that_names_nobody_but_those_it_lists_is_read_without_a_fault():
    assert told("Endorsements", "They are below.\n\n" + LINES, "Tarn Courier") == set()
