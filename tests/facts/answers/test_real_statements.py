"""A hundred questions about a thousand real statements, asked as people type; skipped where they are not at hand.

The expected answers are worked out here from the rows themselves, the slow way.
"""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from facts.answers import answer_question
from facts.models import Answer
from facts.statement_files import read_statement_file
from facts.store import Store
from facts.store.imports import import_statements

FILE = Path(__file__).parents[4] / "shared" / "data" / "statements-us-president-2016.csv"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="../shared is not beside this checkout")
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Case:
    question: str
    kind: str
    gold: object


def outcome(case: Case, answer: Answer) -> str:
    """`correct`, `abstained` or `wrong`, as the scorer of the question sets tells them apart."""
    given: object = {"list": {i.name for i in answer.items}, "passages": None, "unknown": None}.get(
        case.kind, answer.value
    )
    if case.kind == "passages" and answer.kind == "passages":
        given = case.gold if {c.evidence.quote for c in answer.citations[:3]} & set(case.gold) else "another"
    if answer.kind == case.kind and given == case.gold:
        return "correct"
    return "abstained" if answer.kind in ("unknown", "clarify") else "wrong"


class Rows:
    """The rows by pair, and what they amount to."""

    def __init__(self) -> None:
        with FILE.open(encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.pairs: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for row in sorted(self.rows, key=lambda row: row["on"]):
            self.pairs[row["endorser"], row["candidate"]].append(row)
        self.words = Counter(w for name in {r["endorser"] for r in self.rows} for w in name.casefold().split())

    def backers(self, candidate: str, fits: Callable[[dict[str, str]], bool] = lambda row: True) -> set[str]:
        found = {e for (e, c), rows in self.pairs.items() if c == candidate and rows[-1]["stance"] == "endorses"}
        return {e for e in found if any(fits(row) for row in self.pairs[e, candidate])}

    def left(self, candidate: str) -> set[str]:
        ended = {e for (e, c), rows in self.pairs.items() if c == candidate and rows[-1]["stance"] == "opposes"}
        return {e for e in ended if any(row["stance"] == "endorses" for row in self.pairs[e, candidate])}

    def said(self, candidate: str, stance: str) -> set[str]:
        return {r["endorser"] for r in self.rows if r["candidate"] == candidate and r["stance"] == stance}

    def backed_by(self, endorser: str) -> set[str]:
        return {c for (e, c), rows in self.pairs.items() if e == endorser and rows[-1]["stance"] == "endorses"}


def slip(name: str, dice: random.Random) -> str:
    """A name with two neighbouring letters of its longest word changed over."""
    word = max(name.split(), key=len)
    if len(word) < 6:
        return name
    at = dice.randrange(2, len(word) - 2)
    return name.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def cases() -> Iterator[Case]:
    rows, dice = Rows(), random.Random(2016)
    yield from about_candidates(rows)
    yield from about_pairs(rows, dice)
    yield from about_words(rows, dice)
    yield from unknowns()


def about_candidates(rows: Rows) -> Iterator[Case]:
    big = ("Hillary Clinton", "Donald Trump", "Gary Johnson", "Jill Stein", "Evan McMullin", "Bernie Sanders")
    for name in ("Ted Cruz", "John Kasich", "Marco Rubio", "Carly Fiorina", "Bernie Sanders"):
        yield Case(f"who still backs {name.lower()}", "list", rows.backers(name))
    for name, asked in zip(
        big, ("whos w", "who's behind", "who supports", "who is backing", "whos for", "hu bax"), strict=True
    ):
        yield Case(f"{asked} {name.lower()}", "list", rows.backers(name))
    for name in ("Donald Trump", "Hillary Clinton"):
        yield Case(f"who came out against {name.split()[1].lower()}", "list", rows.said(name, "opposes"))
        yield Case(f"who has ever endorsed {name}", "list", rows.said(name, "endorses"))
    for asked in ("who dropped trump", "who bailed on donald trump", "who no longer backs trump", "whos done w trump"):
        yield Case(asked, "list", rows.left("Donald Trump"))
    yield Case("how many endorsers did trump lose", "count", len(rows.left("Donald Trump")))
    for name in big[:4]:
        papers = rows.backers(name, lambda row: row["endorser_kind"] == "newspaper")
        yield Case(f"how many newspapers back {name.lower()}", "count", len(papers))
        yield Case(f"which papers endorsed {name.split()[1].lower()}", "list", papers)
    for name in big[:3]:
        governors = rows.backers(name, lambda row: "Current Governor" in row["endorser_role"])
        yield Case(f"which governors back {name.split()[1].lower()}", "list", governors)
        actors = rows.backers(name, lambda row: "Actor" in row["endorser_role"])
        yield Case(f"any actors for {name.split()[1].lower()}? which ones", "list", actors)
    for month, number in (("october", "10"), ("august", "08")):
        for name in ("Donald Trump", "Gary Johnson"):
            then = {
                r["endorser"]
                for r in rows.rows
                if r["candidate"] == name and r["stance"] == "endorses" and r["on"][:7] == f"2016-{number}"
            }
            yield Case(f"who endorsed {name.lower()} in {month} 2016", "list", then)


def about_pairs(rows: Rows, dice: random.Random) -> Iterator[Case]:
    for endorser in sorted(rows.left("Donald Trump")):
        yield Case(f"does {endorser.lower()} still back trump", "yes_no", "no")
        yield Case(f"did {slip(endorser, dice)} drop trump", "yes_no", "yes")
    steady = sorted(p for p, told in rows.pairs.items() if [r["stance"] for r in told] == ["endorses"])
    people = [p for p in steady if len(p[0].split()) == 2 and p[0].isascii() and len(rows.backed_by(p[0])) == 1]
    chosen = dice.sample(people, 36)
    asks = (
        lambda e, c: Case(f"does {e.lower()} back {c.lower()}", "yes_no", "yes"),
        lambda e, c: Case(f"is {slip(e, dice)} still with {c}?", "yes_no", "yes"),
        lambda e, c: Case(f"did {e} ever endorse {c}", "yes_no", "yes"),
        lambda e, c: Case(f"did {e} ditch {c}", "yes_no", "no"),
        lambda e, c: Case(f"when did {e.lower()} endorse {c.lower()}", "date", rows.pairs[e, c][0]["on"]),
        lambda e, c: Case(f"who does {slip(e, dice)} support", "list", {c}),
        lambda e, c: Case(f"who did {e.lower()} endorse", "list", {c}),
        lambda e, c: Case(f"a quien apoya {e}", "list", {c}),
        lambda e, c: Case(f"cuando dio su apoyo {e} a {c}", "date", rows.pairs[e, c][0]["on"]),
    )
    for number, (endorser, candidate) in enumerate(chosen):
        yield asks[number % len(asks)](endorser, candidate)


def about_words(rows: Rows, dice: random.Random) -> Iterator[Case]:
    spoken = sorted(
        r["endorser"]
        for r in rows.rows
        if len(r["quote"]) > 80 and r["endorser_kind"] == "person" and r["endorser"].isascii()
    )
    for endorser in dice.sample(sorted(set(spoken)), 8):
        quotes = {r["quote"] for r in rows.rows if r["endorser"] == endorser}
        yield Case(f"what did {endorser.lower()} say", "passages", frozenset(quotes))


def unknowns() -> Iterator[Case]:
    for question in (
        "did zebulon fitchwick endorse trump",
        "who is hillary clinton backing for dogcatcher",
        "whats the weather in cleveland",
        "does Ottoline Prendergast still back clinton",
        "what is trumps home address",
    ):
        yield Case(question, "unknown", None)


@pytest.fixture(scope="module")
def real_store() -> Iterator[Store]:
    with Store.in_memory() as store:
        import_statements(store, read_statement_file(FILE), FILE.name, at=datetime(2026, 11, 22, tzinfo=UTC), by="test")
        yield store


def test_a_hundred_questions_about_real_statements(real_store):
    asked = list(cases())
    told = [(case, answer_question(real_store, case.question, today=TODAY)) for case in asked]
    outcomes = Counter(outcome(case, answer) for case, answer in told)
    failed = [(c.question, c.kind, a.kind, a.value, len(a.items)) for c, a in told if outcome(c, a) != "correct"]

    assert len(asked) >= 100
    assert outcomes["correct"] >= 0.95 * len(asked), failed
    assert outcomes["wrong"] <= 0.01 * len(asked), failed
