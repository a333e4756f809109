"""Slates that a body's own words announce, in the manners in which they are set below."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

CHOICES = (
    ("Rosa Bly", "Mayor"),
    ("Tom Okafor", "City Council, District 1"),
    ("Kay Toth", "City Council, District 3"),
    ("Sol Aguirre", "Sheriff"),
)
LAYOUTS = {
    "office first": "\n\n".join(f"{office}: {name}" for name, office in CHOICES),
    "office last": "\n".join(f"- {name}, {office}" for name, office in CHOICES),
    "for": "\n".join(f"- {name} for {office}" for name, office in CHOICES),
    "brackets": "\n".join(f"- {name} ({office})" for name, office in CHOICES),
    "one line": ", ".join(f"{name} ({office})" for name, office in CHOICES) + ".",
    "semicolons": "; ".join(f"{name}, {office}" for name, office in CHOICES) + ".",
    "offices as headings": "\n\n".join(f"## {office}\n\n{name}" for name, office in CHOICES),
}


def told(text, publisher="Tarn Courier"):
    article = parse_article(text, key="a", title="Slate", publisher=publisher, published="2031-05-12")
    return {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(
    "announced",
    [
        "The Tarn Labor Council voted Monday night to endorse:",
        "The Tarn Labor Council endorsed:",
        "The Tarn Labor Council recommends these candidates in the June 4 election:",
        "The Tarn Labor Council has endorsed the following candidates:",
    ],
)
def test_a_body_that_says_whom_it_chose_lists_them_below(announced, layout):
    assert told(f"{announced}\n\n{layout}\n") == {("Tarn Labor Council", name) for name, _ in CHOICES}


@pytest.mark.parametrize(
    "announced",
    [
        "The Tarn Labor Council does not recommend these candidates:",
        "The Tarn Labor Council declined to endorse:",
        "The Tarn Labor Council interviewed these candidates:",
    ],
)
@pytest.mark.parametrize("layout", [LAYOUTS["office first"], LAYOUTS["one line"]], ids=["lines", "one line"])
def test_whom_a_body_did_not_choose_it_does_not_back(announced, layout):
    assert told(f"{announced}\n\n{layout}\n") == set()
