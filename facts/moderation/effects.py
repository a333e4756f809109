"""What would a statement change: who backs whom today, before and after it?

The standing is folded twice, without and with the statement; the store is only read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from facts.answers.pairs import by_pair
from facts.counted import counted
from facts.models import Standing, Statement, View
from facts.standing import draw_timeline
from facts.store import Store
from facts.store.statements import find_statements, read_statements


def tell_effects(
    store: Store, view: View, *, added: Statement | None = None, removed: Iterable[int] = (), today: date
) -> list[str]:
    """Say in one line each what changes when statements go and one comes.

    Args:
        store: The store.
        view: As the server sees it.
        added: A statement that would be accepted, or None.
        removed: Keys of accepted statements that would no longer hold.
        today: The day on which standings are compared.
    """
    gone = frozenset(removed)
    touched = _candidates(store, view, added, gone)
    lines: list[str] = []
    for key, name in touched.items():
        before = find_statements(store, view, candidate_ids=[key])
        after = [s for s in before if s.statement_id not in gone]
        if added is not None and added.candidate.entity_id == key:
            after.append(added)
        lines += _compare(name, _standings(before, today), _standings(after, today), [*before, *after])
    return lines


def _candidates(store: Store, view: View, added: Statement | None, gone: frozenset[int]) -> dict[int, str]:
    read = read_statements(store, view, gone).values() if gone else ()
    found = {s.candidate.entity_id: s.candidate.name for s in read}
    return found | ({added.candidate.entity_id: added.candidate.name} if added else {})


def _standings(statements: Sequence[Statement], today: date) -> dict[int, Standing]:
    """Where each endorser stands; backing in any contest counts as backing."""
    found: dict[int, Standing] = {}
    for own in by_pair(statements):
        contest = next((s.contest for s in own if s.contest), None)
        end = contest.ends.latest_on if contest else None
        standing = draw_timeline(own).standing_on(min(today, end) if end else today)
        who = own[0].endorser.entity_id
        if found.get(who) is not Standing.BACKS:
            found[who] = standing
    return found


def _compare(
    name: str, before: dict[int, Standing], after: dict[int, Standing], statements: Iterable[Statement]
) -> list[str]:
    names = {s.endorser.entity_id: s.endorser.name for s in statements}
    lines = []
    for who in dict.fromkeys([*before, *after]):
        one, other = before.get(who, Standing.NONE), after.get(who, Standing.NONE)
        if one is not other:
            lines.append(f"{names[who]} towards {name}: {_told(one)} → {_told(other)}")
    counts = [Counter(standings.values())[Standing.BACKS] for standings in (before, after)]
    if counts[0] != counts[1]:
        lines.insert(0, f"{name}: {backers(counts[0])} → {counts[1]}")
    return lines


def backers(number: int) -> str:
    """`2 backers`."""
    return counted(number, "backer")


def _told(standing: Standing) -> str:
    return "nothing on record" if standing is Standing.NONE else str(standing)
