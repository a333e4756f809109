"""What somebody does for a living, before the name of somebody's opponent."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

OPENS = "State Rep. Tom Reed is running for a fourth term.\n\n"
CALLINGS = [
    *("weatherman", "weatherwoman", "anchor", "anchorman", "anchorwoman", "newscaster"),
    *("sportscaster", "meteorologist", "announcer"),
    *("optometrist", "paralegal", "bookkeeper"),
    *("paramedic", "surveyor"),
    *("geologist", "biologist", "chemist", "physicist", "sociologist", "botanist"),
    *(),
]


def said(text):
    article = parse_article(OPENS + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize("calling", CALLINGS)
def test_a_calling_leads_to_the_name_of_an_opponent(calling):
    told = {("Al Marsh", "endorses", "Lori Shore")}

    assert said(f"Gov. Al Marsh endorsed Reed's opponent, former {calling} Lori Shore, on the spot.") == told
    assert said(f"Gov. Al Marsh endorsed Reed's challenger, {calling} Lori Shore.") == told


def test_a_word_before_the_calling_changes_nothing():
    told = {("Al Marsh", "endorses", "Lori Shore")}

    assert said("Gov. Al Marsh endorsed Reed's opponent, former TV weatherman Lori Shore, on the spot.") == told
    assert said("Gov. Al Marsh endorsed Reed's opponent, retired county surveyor Lori Shore.") == told
    assert not said("Gov. Al Marsh praised Reed's opponent, former TV anchor Lori Shore.")
    assert not said("Gov. Al Marsh endorsed a plan of Reed's opponent, former TV anchor Lori Shore.")
