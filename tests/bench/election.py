"""Which election do the benchmarks ask about? An invented one, the same for every machine and run.

A few candidates gather most statements, most endorsers say little. `write_fast` fills the store's own tables in
bulk; `write_as_usual` goes through the store's functions, and a test holds the two against each other.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path

from invented import invent_names

from facts.models import DateRange, Passage, Source, Stance, text_digest
from facts.store import Store
from facts.store.called import fill_called
from facts.store.entities import add_entity, fold_name, write_alias
from facts.store.linking import link_contest
from facts.store.scope import Entry
from facts.store.sources import add_document
from facts.store.statements import Draft, Place, add_statement
from facts.store.stretches import fill_stretches

ENTRY = Entry(at=datetime(2026, 11, 1, tzinfo=UTC), by="bench")
_FIRST_DAY = date(2025, 1, 1)
_DAYS = 660
_AN_ARTICLE = 8  # statements told in one article, a paragraph each
_ORGANIZATIONS = (
    ("{} Transit Workers Local {}", "union"),
    ("{} Nurses Association", "union"),
    ("{} Morning Herald", "newspaper"),
    ("{} County Progressive Club", "party"),
    ("{} Chamber of Trade", "business group"),
    ("{} Neighbours for Clean Rivers", "advocacy group"),
)
_ROLES = ("state senator", "city council member", "former mayor", "union president", "pastor", "assembly member")
_OFFICES = ("mayor", "governor", "comptroller", "state senate", "city council")
_TELLING = {
    Stance.ENDORSES: "{} endorsed {} for {} at a rally by the river, citing schools, housing and safer streets.",
    Stance.REAFFIRMS: "{} said again that {} remains the choice for {}, whatever the polls may show this month.",
    Stance.WITHDRAWS: "{} withdrew support from {} for {} after a week of meetings with members and donors.",
    Stance.DECLINES: "{} declined to endorse {} for {} and will stay out of the race until the summer is over.",
    Stance.OPPOSES: "{} came out against {} for {} and asked members to look at the other names on the ballot.",
}
_IN_BULK = ("synchronous = off", "journal_mode = memory", "foreign_keys = off", "cache_size = -2000000")
_STANCES, _SHARES = (*_TELLING,), (88, 4, 5, 2, 1)


@dataclass(frozen=True)
class Somebody:
    """A person or an organization with every spelling, the name first."""

    name: str
    kind: str
    role: str
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """One statement; who are numbers from 1, the contest too."""

    endorser: int
    candidate: int
    contest: int
    stance: Stance
    when: DateRange
    told: str
    rank: int | None
    condition: str | None


@dataclass
class Election:
    """Who takes part and what is said, before anything is written."""

    names: int
    statements: int
    seed: int = 1
    who: list[Somebody] = field(init=False)
    contests: list[str] = field(init=False)

    def __post_init__(self) -> None:
        chance = random.Random(self.seed)
        invented = invent_names(self.names, seed=self.seed)
        self.candidates = max(10, self.names // 25)
        taken: set[str] = set()
        self.who = [
            _somebody(name, number, number >= self.candidates, chance, taken) for number, name in enumerate(invented)
        ]
        places = invent_names(max(4, self.candidates // 5), seed=self.seed + 1)
        self.contests = [
            f"{place.split()[-1]} {_OFFICES[n % 5]}, {2025 + n % 3}, {n}" for n, place in enumerate(places)
        ]

    def said(self) -> Iterator[Said]:
        """Every statement, the same each time it is read."""
        chance = random.Random(self.seed + 2)
        candidates = list(accumulate((rank + 10) ** -0.8 for rank in range(self.candidates)))
        endorsers = list(accumulate((rank + 50) ** -0.5 for rank in range(self.names - self.candidates)))
        given: list[tuple[int, int, int]] = []
        for _ in range(self.statements):
            (stance,) = chance.choices(_STANCES, _SHARES)
            day = chance.randrange(_DAYS)
            if stance in (Stance.WITHDRAWS, Stance.REAFFIRMS) and given:
                endorser, candidate, since = chance.choice(given)
                day = min(_DAYS, since + 1 + chance.randrange(60))
            else:
                candidate = chance.choices(range(1, self.candidates + 1), cum_weights=candidates)[0]
                endorser = chance.choices(range(self.candidates + 1, self.names + 1), cum_weights=endorsers)[0]
                given += [(endorser, candidate, day)] if stance is Stance.ENDORSES and len(given) < 200_000 else []
            yield self._one(endorser, candidate, stance, _dated(day, chance))

    def _one(self, endorser: int, candidate: int, stance: Stance, when: DateRange) -> Said:
        contest = 1 + candidate % len(self.contests)
        sides = (self.who[endorser - 1].name, self.who[candidate - 1].name)
        told = _TELLING[stance].format(*sides, self.contests[contest - 1].partition(",")[0])
        is_given, share = stance is Stance.ENDORSES, (7 * endorser + candidate) % 40
        rank = share + 1 if is_given and share < 2 else None
        condition = "until the debate" if is_given and share == 2 else None
        return Said(endorser, candidate, contest, stance, when, told, rank, condition)

    def articles(self) -> Iterator[tuple[Source, list[Said]]]:
        """Every article with the statements that it tells, a paragraph each."""
        said, number = self.said(), 0
        while told := list(islice(said, _AN_ARTICLE)):
            number += 1
            newest = max(one.when.latest_on or _FIRST_DAY for one in told)
            title = f"Who stands with whom, part {number}"
            published = DateRange.day(newest + timedelta(days=1))
            yield Source(key=f"article-{number}", title=title, publisher="Invented Times", published=published), told


def _somebody(invented: str, number: int, may_be_many: bool, chance: random.Random, taken: set[str]) -> Somebody:
    first, *_, last = invented.split()
    if not may_be_many or chance.random() > 0.15:
        others = [f"{first[0]}. {last}", f"Dr. {last}", f"{first} {chance.choice('ABCDEFGH')}. {last}"]
        role = chance.choice(_ROLES) if chance.random() < 0.4 else ""
        return Somebody(invented, "person", role, (invented, *others[: 1 + number % 2]))
    pattern, kind = chance.choice(_ORGANIZATIONS)
    name = pattern.format(last, 1 + number % 900)
    name = pattern.format(f"{first} {last}", number) if name in taken else name
    taken.add(name)
    return Somebody(name, kind, "", (name, "".join(word[0] for word in name.split()) + str(number % 97)))


def _dated(day: int, chance: random.Random) -> DateRange:
    on = _FIRST_DAY + timedelta(days=day)
    return chance.choices((DateRange.day(on), DateRange.month(on.year, on.month), DateRange.until(on)), (80, 10, 10))[0]


def write_as_usual(path: Path, election: Election) -> None:
    """Fill a store through its own functions, one statement after another."""
    with Store.open(path, create=True) as store, store.transaction():
        for somebody in election.who:
            key = add_entity(store, somebody.name, somebody.kind, ENTRY)
            for text in somebody.spellings[1:]:
                write_alias(store, key, text, ENTRY, kind=(False, "read"))
        contests = [link_contest(store, name, ENTRY) for name in election.contests]
        for source, told in election.articles():
            passages = [Passage(number, one.told) for number, one in enumerate(told, start=1)]
            held = add_document(store, source, ENTRY, sha256=_digest(source), passages=passages)
            for number, one in enumerate(told, start=1):
                draft = Draft(
                    endorser_id=one.endorser,
                    candidate_id=one.candidate,
                    contest_id=contests[one.contest - 1],
                    stance=one.stance,
                    rank=one.rank,
                    condition=one.condition,
                    endorser_role=election.who[one.endorser - 1].role,
                    when=one.when,
                )
                place = Place(revision_id=held.revision_id, paragraph=number, quote=one.told)
                add_statement(store, draft, [place], ENTRY, accept=True)


def write_fast(path: Path, election: Election) -> None:
    """Fill a store with the same rows, a table at a time, its indexes last: each row would be put in its place else."""
    with Store.open(path, create=True) as store:
        for setting in _IN_BULK:
            store.db.execute(f"pragma {setting}")
        with store.transaction():
            looked_up = [row for row in store.rows(_LOOKED_UP) if "unique" not in row["sql"].lower()]
            _run_all(store, (f"drop {row['type']} {row['name']}" for row in looked_up))
            _write_who(store, election)
            for at in _stretches(election):
                _write_articles(store, election, at)
            _run_all(store, (row["sql"] for row in looked_up))
            fill_stretches(store.db.conn)
            fill_called(store.db.conn)
        store.db.execute("pragma journal_mode = wal")


#: Indexes, and what looks rows up by one each time.
_LOOKED_UP = """select type, name, sql from sqlite_schema
    where (type = 'index' and sql is not null) or name = 'evidence_once'"""


def _run_all(store: Store, statements: Iterable[str]) -> None:
    for statement in statements:
        store.db.execute(statement)


def _write_who(store: Store, election: Election) -> None:
    run, stamp = store.db.conn.executemany, (ENTRY.stamp, ENTRY.by)
    people = ((one.name, one.kind, *stamp) for one in election.who)
    run("insert into entity (name, kind, added_at, added_by) values (?, ?, ?, ?)", people)
    run(
        """insert into alias (entity_id, text, folded, is_description, origin, added_at, added_by)
        values (?, ?, ?, 0, ?, ?, ?)""",
        (
            (key, text, fold_name(text), "read" if place else "name", *stamp)
            for key, one in enumerate(election.who, start=1)
            for place, text in enumerate(one.spellings)
        ),
    )
    for name in election.contests:
        link_contest(store, name, ENTRY)


def _stretches(election: Election) -> Iterator[list[tuple[int, Source, list[Said]]]]:
    numbered = ((number, *article) for number, article in enumerate(election.articles(), start=1))
    while stretch := list(islice(numbered, 5000)):
        yield stretch


def _write_articles(store: Store, election: Election, articles: list[tuple[int, Source, list[Said]]]) -> None:
    run, stamp, who = store.db.conn.executemany, (ENTRY.stamp, ENTRY.by), election.who
    run(
        "insert into source (source_id, key, added_at) values (?, ?, ?)",
        ((n, source.key, ENTRY.stamp) for n, source, _ in articles),
    )
    run(
        """insert into revision (revision_id, source_id, number, sha256, title, publisher, published_earliest,
            published_latest, is_note, added_at, added_by, text_sha256) values (?, ?, 1, ?, ?, ?, ?, ?, 0, ?, ?, ?)""",
        (
            (n, n, _digest(s), s.title, s.publisher, *_ends(s.published), *stamp, text_digest(one.told for one in told))
            for n, s, told in articles
        ),
    )
    said = [
        ((n - 1) * _AN_ARTICLE + place, n, place, one) for n, _, told in articles for place, one in enumerate(told, 1)
    ]
    run("insert into passage values (?, ?, ?, ?)", ((key, n, place, one.told) for key, n, place, one in said))
    run(
        """insert into statement (statement_id, endorser_id, endorser_role, candidate_id, contest_id, stance,
            rank, condition, earliest_on, latest_on, recorded_at, recorded_by, extracted_by, tier, reasons)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 'review', '[]')""",
        (
            (
                key,
                s.endorser,
                who[s.endorser - 1].role,
                s.candidate,
                s.contest,
                s.stance,
                *(s.rank, s.condition),
                *_ends(s.when),
                *stamp,
            )
            for key, _, _, s in said
        ),
    )
    run(
        """insert into evidence (statement_id, revision_id, passage_id, paragraph, quote, added_at, added_by)
        values (?, ?, ?, ?, ?, ?, ?)""",
        ((key, n, key, place, one.told, *stamp) for key, n, place, one in said),
    )
    run(
        "insert into decision (statement_id, verdict, decided_at, decided_by, reason) values (?, 'accepted', ?, ?, '')",
        ((key, *stamp) for key, *_ in said),
    )
    run(
        "insert into accepted_span values (?, ?, null, null, ?, ?, ?, ?)",
        ((key, ENTRY.stamp, one.endorser, one.candidate, one.contest, one.stance) for key, _, _, one in said),
    )
    run(
        "insert or ignore into naming values (?, ?)",
        ((side, key) for key, _, _, one in said for side in (one.endorser, one.candidate)),
    )


def _main() -> None:
    """Fill a store in a process of its own, so that what building takes is not counted as what answering holds."""
    names, statements, path = sys.argv[1:]
    write_fast(Path(path), Election(int(names), int(statements)))


def _ends(days: DateRange) -> tuple[str | None, str | None]:
    return tuple(day.isoformat() if day else None for day in (days.earliest_on, days.latest_on))


def _digest(source: Source) -> str:
    return hashlib.sha256(source.key.encode()).hexdigest()


if __name__ == "__main__":
    _main()
