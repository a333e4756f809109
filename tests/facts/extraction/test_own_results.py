"""Pages of bodies that take sides: guides and results of their own votes name whom they chose."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

GUIDE = "# Voter guide\n\n## State Senate\n\nSD 3: Ada Finch (D)\n\nSD 8: Lou Vance (D) or Ed Moss (D)\n\nSD 14: Open"
RESULTS = (
    "Tarn Democratic Club\n\n1) County supervisor\n\nAda Finch 71, Lou Vance 41\n\n>> ENDORSED: Ada Finch\n\n"
    "2) Assessor\n\nEd Moss 20, Kay Toth 22\n\n>> NO ENDORSEMENT"
)


def told(text, title, publisher):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2031-09-12")
    return {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize("title", ["2031 member voter guide", "2031 endorsements", "Recommended candidates"])
def test_a_union_s_own_guide_names_whom_it_chose(title):
    found = told(GUIDE, title, "Carers Union Local 8")

    assert found == {("Carers Union Local 8", name) for name in ("Ada Finch", "Lou Vance", "Ed Moss")}


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("2031 voter guide", "Tarn Courier"),
        ("Who gets union endorsements", "Carers Union Local 8"),
        ("How our members' homes are built", "Carers Union Local 8"),
    ],
)
def test_a_paper_s_guide_and_a_body_s_other_pages_choose_nobody(title, publisher):
    assert told(GUIDE, title, publisher) == set()


def test_endorsed_before_a_colon_names_whom_a_body_chose():
    found = told(RESULTS, "Results of our endorsement meeting", "Tarn Democratic Club")

    assert found == {("Tarn Democratic Club", "Ada Finch")}
