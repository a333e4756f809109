"""Has somebody come over to a candidate only where that support is newer than the one that they gave up?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.models import Article, DateRange, Passage, Reading, Source, Stance, WrittenEntity, WrittenStatement
from facts.store.readings import add_reading

MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
DUNN = WrittenEntity(name="Cleo Dunn", role="mayoral candidate")
BOTH = WrittenEntity(name="Pilots Federation", kind="union")
LATER = WrittenEntity(name="Bakers Federation", kind="union")
SAID = (
    (BOTH, "endorses", MOSS, "2030-02-01"),
    (BOTH, "endorses", DUNN, "2030-02-01"),
    (BOTH, "withdraws", MOSS, "2030-03-20"),
    (LATER, "endorses", MOSS, "2030-02-01"),
    (LATER, "withdraws", MOSS, "2030-03-21"),
    (LATER, "endorses", DUNN, "2030-03-22"),
)


@pytest.fixture(autouse=True)
def fuller(store):
    texts = tuple(f"{who.name} {stance} {whom.name} on {on}." for who, stance, whom, on in SAID)
    source = Source(key="gazette", title="Comings", publisher="Gazette", published=DateRange.parse("2030-05-01"))
    passages = tuple(Passage(n, text) for n, text in enumerate(texts, 1))
    statements = tuple(
        WrittenStatement(
            endorser=who,
            candidate=whom,
            stance=Stance(stance),
            contest="Port Mallory mayor, 2030",
            when=DateRange.parse(on),
            paragraph=n,
            quote=texts[n - 1],
        )
        for n, (who, stance, whom, on) in enumerate(SAID, 1)
    )
    article = Article(source=source, passages=passages, sha256="gazette")
    reading = Reading(article=article, statements=statements)
    add_reading(store, reading, accept_all=True, at=datetime(2030, 5, 2, tzinfo=UTC), by="test")


@pytest.mark.parametrize("question", ["who switched to dunn", "who came over to dunn from moss"])
def test_whoever_backed_both_from_the_first_has_not_come_over(ask, question):
    found = {item.name for item in ask(question).items}

    assert "Bakers Federation" in found
    assert "Pilots Federation" not in found


@pytest.mark.parametrize(("who", "kind"), [("bakers federation", "yes_no"), ("pilots federation", "unknown")])
def test_a_verdict_needs_the_newer_support(ask, who, kind):
    assert ask(f"did the {who} switch to dunn").kind == kind


def test_an_office_that_no_contest_holds_in_full_is_unknown(ask):
    assert ask("who does the bakers federation back for port authority president").kind == "unknown"
