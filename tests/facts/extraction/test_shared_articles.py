"""The articles that the mission starts from, where they are at hand: figures below which the reader must not fall."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from facts.articles import read_article
from facts.extraction import RULES, extract
from facts.models import Reading, Tier

SHARED = Path(__file__).parents[4] / "shared" / "articles"
PRACTICE = SHARED / "practice"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/articles is not at hand")


def same(got: str, wanted: str) -> bool:
    ours, theirs = (
        {w for w in name.lower().replace(".", "").split() if w not in ("the", "of")} for name in (got, wanted)
    )
    return ours == theirs or (min(len(ours), len(theirs)) > 1 and (ours <= theirs or theirs <= ours))


def tally(reading: Reading, known: dict[str, list[dict[str, str]]]) -> Counter[str]:
    """How many statements are right, wrong, wanted and hit; `sure_` for those that nobody looks at."""
    counts: Counter[str] = Counter(wanted=len(known["statements"]))
    optional = [row | {"optional": "yes"} for row in known.get("optional", [])]
    rows = [row | {"optional": row.get("optional", "")} for row in known["statements"]] + optional
    counts["wanted"] -= sum(bool(row["optional"]) for row in rows[: len(known["statements"])])
    hit = set()
    for statement in reading.statements:
        match = next(
            (
                i
                for i, row in enumerate(rows)
                if row["stance"] == statement.stance
                and same(statement.endorser.name, row["endorser"])
                and same(statement.candidate.name, row["candidate"])
            ),
            None,
        )
        if match is not None and rows[match]["optional"]:
            continue
        prefixes = ("", "sure_") if statement.tier is Tier.ACCEPT else ("",)
        for prefix in prefixes:
            counts[prefix + ("wrong" if match is None else "right")] += 1
        if match is not None:
            hit.add(match)
    counts["hit"] = len(hit)
    return counts


def read_and_tally(article: Path, gold: Path) -> Counter[str]:
    return tally(extract(read_article(article), engines=(RULES,)), json.loads(gold.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["nymag", "bloomberg"])
def test_the_two_articles_are_read_to_the_figures_asked_for(name: str) -> None:
    counts = read_and_tally(SHARED / f"{name}.md", SHARED / "gold" / f"{name}.json")

    assert counts["right"] / (counts["right"] + counts["wrong"]) >= 0.95
    assert counts["hit"] / counts["wanted"] >= 0.95


@pytest.mark.parametrize("name", ["nymag", "bloomberg"])
def test_the_raw_scrape_says_the_same_as_the_article(name: str) -> None:
    with_front_matter = extract(read_article(SHARED / f"{name}.md"), engines=(RULES,))
    raw = read_article(
        SHARED / f"raw-{name}.txt",
        title=with_front_matter.article.source.title,
        published=with_front_matter.article.source.published,
    )
    scraped = extract(replace(raw, source=with_front_matter.article.source), engines=(RULES,))

    def told(reading: Reading) -> set[tuple[str, str, str]]:
        return {(s.endorser.name, s.stance.value, s.candidate.name) for s in reading.statements}

    assert told(scraped) == told(with_front_matter)


@pytest.mark.skipif(not PRACTICE.is_dir(), reason="../shared/articles/practice is not at hand")
def test_the_practice_articles_are_read_to_the_figures_asked_for() -> None:
    counts: Counter[str] = Counter()
    for article in sorted(PRACTICE.glob("[0-9]*.md")):
        counts += read_and_tally(article, article.with_suffix(".json"))

    assert counts["right"] / (counts["right"] + counts["wrong"]) >= 0.85
    assert counts["sure_right"] / (counts["sure_right"] + counts["sure_wrong"]) >= 0.95
