"""How often is a match right, by its evidence and similarity? Prints what `facts.names.confidence` ships.

    python tests/bench/calibrate.py ../shared/data

Half of those asked for are strangers: members of Congress whom the table does not hold. Folds: the
same figures on five disjoint fifths of what was asked, for how far they can be trusted.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from invented import mistype

from facts.models import NameMatch
from facts.names import SpellingTable, rank_names
from facts.names.confidence import LETTER_FOR_LETTER, SLIPS

_BINS = (0, 60, 70, 80, 84, 88, 92, 95, 100)
_FOLDS = 5
_ASKED = 4000


class Person(NamedTuple):
    person_id: int
    given: str
    surname: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"


class Verdict(NamedTuple):
    evidence: str
    similarity: float
    is_right: bool


def judge(ranked: Sequence[NameMatch], person_id: int) -> Verdict | None:
    """Whether who was meant is among those who fit best."""
    if not ranked:
        return None
    best = [match.entity_id for match in ranked if match.similarity == ranked[0].similarity]
    why = ranked[0].why
    evidence = "whole" if why in LETTER_FOR_LETTER else "slips" if why in SLIPS else "part"
    return Verdict(evidence, ranked[0].similarity, person_id in best)


def ways_to_write(person: Person, chance: random.Random) -> list[str]:
    """How people write somebody, with and without slips."""
    surname, name = person.surname, person.name
    slips = [mistype(name, count, chance) for count in (1, 1, 2)]
    return [
        name,
        surname,
        f"{surname}, {person.given}",
        f"{person.given[0]}. {surname}",
        mistype(surname, 1, chance),
        *slips,
    ]


def verdicts_on_legislators(folder: Path, chance: random.Random) -> Iterator[Verdict]:
    files = [folder / f"us-legislators-{era}.csv" for era in ("current", "historical")]
    rows = [row for path in files for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    people = [Person(number, row["first_name"], row["last_name"]) for number, row in enumerate(rows)]
    chance.shuffle(people)
    known, strangers = people[::2], people[1::2]
    table = SpellingTable.from_aliases([], {person.person_id: person.name for person in known})
    for number in range(_ASKED):
        person = chance.choice(known if number % 2 else strangers)
        written = chance.choice(ways_to_write(person, chance))
        verdict = judge(rank_names(written, table), person.person_id) if any(map(str.isalnum, written)) else None
        if verdict:
            yield verdict


def verdicts_on_pairs(folder: Path) -> Iterator[Verdict]:
    for row in csv.DictReader((folder / "name-pairs.csv").read_text(encoding="utf-8").splitlines()):
        if row["schema"] == "Person":
            table = SpellingTable.from_aliases([], {1: row["name2"]})
            verdict = judge(rank_names(row["name1"], table, min_similarity=0), 1)
            if verdict:
                yield verdict._replace(is_right=row["is_match"] == "true")


def main() -> None:
    """Print the share of right matches by evidence and similarity, over all and fold by fold."""
    if len(sys.argv) != 2:
        sys.exit("usage: calibrate.py FOLDER, which holds name-pairs.csv and us-legislators-*.csv")
    folder, chance = Path(sys.argv[1]), random.Random(3)
    verdicts = [*verdicts_on_legislators(folder, chance), *verdicts_on_pairs(folder)]
    chance.shuffle(verdicts)
    bins: dict[tuple[str, int], list[list[bool]]] = defaultdict(lambda: [[] for _ in range(_FOLDS)])
    for number, verdict in enumerate(verdicts):
        lowest = max(edge for edge in _BINS if edge <= verdict.similarity)
        bins[verdict.evidence, lowest][number % _FOLDS].append(verdict.is_right)
    for (evidence, lowest), folds in sorted(bins.items()):
        every = [right for fold in folds for right in fold]
        by_fold = " ".join(f"{sum(fold) / len(fold):.2f}" if fold else "-" for fold in folds)
        print(f"{evidence:6} from {lowest:3}: {sum(every) / len(every):.2f} of {len(every):4}   folds {by_fold}")  # noqa: T201


if __name__ == "__main__":
    main()
