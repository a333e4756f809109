"""How right, how fast and how large is the name index beside its peers, from a thousand names to a million?

    python tests/bench/names_at_size.py --sizes 1000 10000 100000 --queries 500 --plot growth.png

All ways are asked the same queries in one process, a block in turn. Times are those of
the processor, so that other programs on the machine do not count. Each way first answers other queries that do not
count, some at the beginning, one at each turn: they pay for what is loaded once and for the processor's caches, which
the scans before have emptied.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from invented import invent_names, mistyped_queries
from peers import FULL_SCAN, PEERS, Find, Peer
from rich.console import Console
from rich.table import Table

from facts.command.collecting import collect_rarely

_WARM_UP = 100
_BLOCK = 50  # queries asked of one way before the next has its turn
_COLUMNS = (
    "",
    "built s",
    "opened s",
    "memory MB",
    "p50 ms",
    "p99 ms",
    "at rank one",
    "p50: times below",
    "p99: times below ratio's",
)


@dataclass
class Measured:
    """What one way did on one list of names; seconds and megabytes."""

    peer: Peer
    names: int
    built: float
    opened: float
    memory: float
    times: list[float] = field(default_factory=list)
    right: int = 0

    def at(self, share: float) -> float:
        """The time within which this share of the queries was answered, in milliseconds."""
        return sorted(self.times)[min(int(share * len(self.times)), len(self.times) - 1)] * 1000

    @property
    def share_right(self) -> float:
        return self.right / max(len(self.times), 1)


def resident_memory() -> float:
    """What this process alone holds, in megabytes; 0 where the system does not say.

    Pages of a file that is read where it lies are the system's, which takes them back when memory is short.
    """
    try:
        held, shared = Path("/proc/self/statm").read_text(encoding="ascii").split()[1:3]
        return (int(held) - int(shared)) * 4096 / 1e6
    except OSError:
        return 0.0


def measure(peers: Sequence[Peer], size: int, queries: int) -> list[Measured]:
    """Ask each way the same queries about `size` names, a block in turn."""
    names = invent_names(size)
    asked = list(mistyped_queries(names, queries))
    others = [query for query, _ in mistyped_queries(names, _WARM_UP, seed=6)]
    ready = [_get_ready(peer, names, others) for peer in peers]
    collect_rarely()  # as the program does; what one way holds should not slow another when Python looks for garbage
    gc.freeze()
    for start in range(0, len(asked), _BLOCK):
        for find, measured in ready:
            find(others[start // _BLOCK % _WARM_UP])
            _ask(find, measured, asked[start : start + max(1, int(_BLOCK * measured.peer.share))])
    return [measured for _, measured in ready]


def _ask(find: Find, measured: Measured, asked: Sequence[tuple[str, str]]) -> None:
    for query, meant in asked:
        started = time.thread_time()
        found = find(query)
        measured.times.append(time.thread_time() - started)
        measured.right += found == meant


def _get_ready(peer: Peer, names: Sequence[str], warm_up: Sequence[str]) -> tuple[Find, Measured]:
    gc.collect()
    before, started = resident_memory(), time.perf_counter()
    built = peer.build(names)
    built_at = time.perf_counter()
    find = peer.open(built)
    opened_at = time.perf_counter()
    for query in warm_up[: max(1, int(len(warm_up) * peer.share))]:
        find(query)
    gc.collect()
    memory = resident_memory() - before
    return find, Measured(peer, len(names), built_at - started, opened_at - built_at, memory)


def table_of(results: Sequence[Measured]) -> Table:
    """The results for one list of names, beside the full scan."""
    scan = next((one for one in results if one.peer is FULL_SCAN), None)
    table = Table(title=f"{results[0].names:,} names, {len(results[0].times)} queries with one or two slips")
    for column in _COLUMNS:
        table.add_column(column, justify="left" if not column else "right")
    for one in results:
        below = [f"{scan.at(share) / one.at(share):.1f}" if scan else "-" for share in (0.5, 0.99)]
        figures = (
            f"{one.built:.1f}",
            f"{one.opened:.3f}",
            f"{one.memory:.0f}",
            f"{one.at(0.5):.2f}",
            f"{one.at(0.99):.2f}",
        )
        table.add_row(one.peer.label, *figures, f"{one.share_right:.3f}", *below)
    return table


def plot(results: Sequence[Measured], path: Path) -> None:
    """Draw how p99 grows with the number of names; needs matplotlib."""
    import_module("matplotlib").use("agg")
    plt = import_module("matplotlib.pyplot")
    figure, axes = plt.subplots(figsize=(7, 4.5))
    for peer in dict.fromkeys(one.peer for one in results):
        points = sorted((one.names, one.at(0.99)) for one in results if one.peer is peer)
        axes.plot(*zip(*points, strict=True), marker="o", label=peer.label)
    axes.set(xscale="log", yscale="log", xlabel="names", ylabel="p99 of one query, ms")
    axes.legend(fontsize="small")
    figure.savefig(path, dpi=150, bbox_inches="tight")


def main() -> None:
    """Run the benchmark as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--only", nargs="+", help="words of the labels wanted")
    parser.add_argument("--plot", type=Path, help="where to draw growth (PNG)")
    chosen = parser.parse_args()
    console, results = Console(width=120), []
    for size in chosen.sizes:
        peers = [peer for peer in PEERS if peer.is_here and size <= peer.most_names]
        peers = [p for p in peers if not chosen.only or any(word in p.label for word in chosen.only)]
        results.append(measure(peers, size, chosen.queries))
        console.print(table_of(results[-1]))
    if chosen.plot:
        plot([one for some in results for one in some], chosen.plot)


if __name__ == "__main__":
    main()
