"""Who asks others not to choose somebody opposes them, whatever the verb for choosing."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Rosa Bly is running for mayor of Wexmoor against Tom Reed.\n\n"


def said(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(
    "text",
    [
        "Deputy chair Alan Byrne is asking locals not to re-elect fellow board member Tom Reed, with whom he fell out.",
        "Alan Byrne told voters not to return Reed.",
        "Alan Byrne urged members not to pick Reed.",
        "Alan Byrne advised readers never to elect Reed.",
        "Alan Byrne called on residents not to mark Reed.",
        "Alan Byrne asked parishioners not to keep Reed.",
        "Alan Byrne appealed to voters not to back Reed.",
        "Alan Byrne pleaded with members not to select Reed.",
    ],
)
def test_who_asks_not_to_choose_opposes(text):
    assert said(text) == {("Alan Byrne", "opposes", "Tom Reed")}


def test_who_asks_to_choose_endorses_and_who_did_not_ask_is_silent():
    assert said("Alan Byrne asked voters to re-elect Reed.") == {("Alan Byrne", "endorses", "Tom Reed")}
    assert not said("Alan Byrne did not ask voters to re-elect Reed.")
    assert not said("Alan Byrne asked locals not to return Reed's calls.")
