"""Whole articles in the manner of several countries' papers, all of them invented, against what they say.

`must` has to be found, `may` is neither asked for nor wrong, everything else is a false statement.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facts.articles import read_article
from facts.extraction import RULES, extract
from facts.models import Reading, Tier

ARTICLES = sorted(Path(__file__).with_name("articles").glob("*.md"))


def said(reading: Reading, tier: Tier | None = None) -> set[tuple[str, str, str]]:
    return {
        (s.endorser.name, s.stance.value, s.candidate.name)
        for s in reading.statements
        if tier is None or s.tier is tier
    }


def gold(path: Path, part: str) -> set[tuple[str, str, str]]:
    return {tuple(row) for row in json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[part]}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_nothing_is_claimed_that_the_article_does_not_say(path: Path) -> None:
    reading = extract(read_article(path), engines=(RULES,))

    assert said(reading) - gold(path, "must") - gold(path, "may") == set()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_what_the_article_plainly_says_is_found(path: Path) -> None:
    reading = extract(read_article(path), engines=(RULES,))

    assert gold(path, "must") - said(reading) == set()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_days_are_those_of_the_clause(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["dates"]
    reading = extract(read_article(path), engines=(RULES,))
    days = {f"{s.endorser.name} {s.stance} {s.candidate.name}": str(s.when) for s in reading.statements}

    assert {key: days.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_every_statement_quotes_its_paragraph_and_gives_its_reasons(path: Path) -> None:
    reading = extract(read_article(path), engines=(RULES,))

    texts = {p.paragraph: p.text for p in reading.article.passages}
    assert reading.statements
    for statement in reading.statements:
        assert statement.quote
        assert statement.quote in texts[statement.paragraph or 0]
        assert statement.reasons
        assert statement.extracted_by


def test_an_article_read_twice_gives_the_same_statements() -> None:
    article = read_article(ARTICLES[0])

    assert extract(article, engines=(RULES,)).statements == extract(article, engines=(RULES,)).statements
