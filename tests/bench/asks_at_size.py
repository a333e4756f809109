"""How fast are typed questions answered, kind by kind, and how does that grow with the store?

    python tests/bench/asks_at_size.py --statements 10000 100000 1000000 --names 100000 --questions 100

Times are those of the processor for one warm `answer_question`, so that other programs do not count. Whom the
questions are about is drawn as the statements are spread: much-endorsed candidates are asked about more often.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path

from election import Election, Said
from invented import mistype
from names_at_size import resident_memory
from rich.console import Console
from rich.table import Table

from facts.answers import IN_WORDS, answer_question
from facts.command.collecting import BetweenAnswers
from facts.store import Store

TODAY = date(2026, 11, 22)
_BUILDER = str(Path(__file__).with_name("election.py"))
_WARM_UP = 3  # questions of each kind
KINDS = {
    "who backs": "Who backs {candidate}?",
    "does one back": "Does {endorser} back {candidate}?",
    "how many": "How many endorsers does {candidate} have?",
    "how many of a kind": "How many unions back {candidate}?",
    "when": "When did {endorser} endorse {candidate}?",
    "whom does one back": "Who does {endorser} back?",
    "history": "Who has withdrawn support from {candidate}?",
    "in a month": "Who endorsed {candidate} in May 2026?",
    "as of a day": "Who backed {candidate} on 1 March 2026?",
    "typed with an error": "Does {endorser} back {mistyped}?",
    "by rank": "Who ranks {candidate} second?",
    "under a condition": "Who backs {candidate} until the debate?",
    "of a role": "Which state senators back {candidate}?",
    "in their words": "Why did {endorser} endorse {candidate}?",
}


@dataclass
class Asked:
    """One kind of question asked of one store; times in seconds."""

    kind: str
    times: list[float] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    kinds: dict[str, int] = field(default_factory=dict)

    def at(self, share: float) -> float:
        """The time within which this share of the questions was answered, in milliseconds."""
        return sorted(self.times)[min(int(share * len(self.times)), len(self.times) - 1)] * 1000


@dataclass
class Measured:
    """What was seen on one store; seconds and megabytes."""

    names: int
    statements: int
    opened: float
    first: float
    memory: float
    asked: list[Asked]

    @property
    def every(self) -> Asked:
        """All kinds together, each asked as often as the others."""
        return Asked("all together", [t for asked in self.asked for t in asked.times])


def questions(election: Election, count: int, *, seed: int = 7) -> dict[str, list[str]]:
    """`count` questions of each kind, about what the election's statements speak of."""
    chance = random.Random(seed)
    drawn = _draw(election, count + _WARM_UP, chance)
    return {kind: [_ask(words, election, said, chance) for said in drawn] for kind, words in KINDS.items()}


def _draw(election: Election, count: int, chance: random.Random) -> list[Said]:
    said = [*islice(election.said(), min(election.statements, 20_000))]
    return chance.choices(said, k=count)


def _ask(words: str, election: Election, said: Said, chance: random.Random) -> str:
    candidate = election.who[said.candidate - 1].name
    endorser = election.who[said.endorser - 1].name
    return words.format(candidate=candidate, endorser=endorser, mistyped=mistype(candidate, 1, chance))


def measure(path: Path, election: Election, count: int) -> Measured:
    """Open the store and ask it `count` questions of each kind."""
    asked = questions(election, count)
    gc.collect()
    gc.freeze()  # what the election holds is no part of the store, and should not slow the search for garbage
    before, started = resident_memory(), time.thread_time()
    store = Store.open(path)
    opened = time.thread_time() - started
    one = asked["does one back"][0]
    started = time.thread_time()
    answer_question(store, one, today=TODAY, paging=IN_WORDS)
    first = time.thread_time() - started
    with BetweenAnswers() as between:  # as `ask -` does
        results = [_measure_kind(store, kind, asked[kind], between) for kind in KINDS]
    gc.collect()
    memory = resident_memory() - before
    store.close()
    return Measured(election.names, election.statements, opened, first, memory, results)


def _measure_kind(store: Store, kind: str, asked: Sequence[str], between: BetweenAnswers) -> Asked:
    result = Asked(kind)
    for text in asked[:_WARM_UP]:
        answer_question(store, text, today=TODAY, paging=IN_WORDS)
        between.answered()
    for text in asked[_WARM_UP:]:
        started = time.thread_time()
        answer = answer_question(store, text, today=TODAY, paging=IN_WORDS)
        took = time.thread_time() - started
        between.answered()
        result.times.append(took)
        result.kinds[answer.kind] = result.kinds.get(answer.kind, 0) + 1
        result.slowest = max(result.slowest, (took, text))
    return result


def throughput(path: Path, election: Election, count: int) -> tuple[float, float]:
    """Questions a second of processor time through `ask -`, and the seconds of its start, which are left aside."""
    asked = [text for texts in questions(election, count, seed=11).values() for text in texts]
    random.Random(3).shuffle(asked)
    start = _spent(path, asked[:1])
    return (len(asked) - 1) / (_spent(path, asked) - start), start


def _spent(path: Path, asked: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "bot", "ask", "--store", str(path), "-"]
    subprocess.run(command, input="\n".join(asked), text=True, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table_of(results: Sequence[Measured]) -> Table:
    """One line a kind of question, two columns a store."""
    table = Table(title="One warm question, milliseconds of processor time: p50 / p99")
    table.add_column("")
    for one in results:
        table.add_column(f"{one.names:,} names\n{one.statements:,} statements", justify="right")
    rows = zip(*([*one.asked, one.every] for one in results), strict=True)
    for row in rows:
        table.add_row(row[0].kind, *(f"{a.at(0.5):.2f} / {a.at(0.99):.2f}" for a in row))
    table.add_row("opened, ms", *(f"{one.opened * 1000:.1f}" for one in results))
    table.add_row("first question, ms", *(f"{one.first * 1000:.0f}" for one in results))
    table.add_row("memory, MB", *(f"{one.memory:.0f}" for one in results))
    first = results[0].every
    for share in (0.5, 0.99):
        growth = (f"{one.every.at(share) / first.at(share):.1f}" for one in results)
        table.add_row(f"p{share * 100:.0f}: so many times the first's", *growth)
    return table


def plot(results: Sequence[Measured], path: Path) -> None:
    """Draw how the time of each kind of question grows with the statements; needs matplotlib."""
    import_module("matplotlib").use("agg")
    plt = import_module("matplotlib.pyplot")
    figure, (typical, slow) = plt.subplots(1, 2, figsize=(11, 4.5), sharey=True)
    for axes, share, told in ((typical, 0.5, "p50"), (slow, 0.99, "p99")):
        for row in zip(*([*one.asked, one.every] for one in results), strict=True):
            points = sorted((one.statements, asked.at(share)) for one, asked in zip(results, row, strict=True))
            width = 3 if row[0].kind == "all together" else 1
            axes.plot(*zip(*points, strict=True), marker="o", label=row[0].kind, linewidth=width)
        axes.set(xscale="log", yscale="log", xlabel="statements", ylabel=f"{told} of one question, ms")
    slow.legend(fontsize="x-small")
    figure.savefig(path, dpi=150, bbox_inches="tight")


def build(path: Path, election: Election) -> float:
    """Fill a store, unless it is there already; how long that took, in seconds."""
    started = time.perf_counter()
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        sizes = (str(election.names), str(election.statements))
        subprocess.run([sys.executable, _BUILDER, *sizes, str(unfinished)], check=True)
        unfinished.rename(path)
    return time.perf_counter() - started


def main() -> None:
    """Run the benchmark as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--statements", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=100, help="of each kind")
    parser.add_argument("--keep", type=Path, help="a folder for the stores, which are then built only once")
    parser.add_argument("--plot", type=Path, help="where to draw growth (PNG)")
    chosen = parser.parse_args()
    console, results = Console(width=120), []
    for statements in chosen.statements:
        folder = chosen.keep or Path(tempfile.mkdtemp())
        election = Election(chosen.names, statements)
        path = folder / f"election-{chosen.names}-{statements}.db"
        built = build(path, election)
        console.print(f"{path}: {path.stat().st_size / 1e6:.0f} MB, built in {built:.0f} s")
        results.append(measure(path, election, chosen.questions))
        for asked in results[-1].asked:
            told = ", ".join(f"{number} {kind}" for kind, number in asked.kinds.items())
            console.print(f"  {asked.kind}: {told}; slowest {asked.slowest[0] * 1000:.1f} ms: {asked.slowest[1]}")
        a_second, start = throughput(path, election, chosen.questions)
        console.print(f"  `ask -`: {a_second:.0f} questions a second on one core, after {start:.2f} s to start")
    console.print(table_of(results))
    if chosen.plot:
        plot(results, chosen.plot)


if __name__ == "__main__":
    main()
