"""When is a strange word no name but what somebody did ("who sued Moss", "what did Moss tweet")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.lexicon import Lexicon
from facts.questions.tokens import fold
from facts.questions.units import Unit, has


def with_strange_verb(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with a strange word behind a name and "did", where nothing else is done, as what was done: no name."""
    first_known = min((u.at for u in units if u.name is not None and u.name.matches), default=None)
    if first_known is None or has(units, "stance") or not has(units, "do", "who"):
        return units
    after = first_known if has(units, "do") else None
    return [_or_verb(u, units, after) for u in units]


def described_as(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of who "framed its withdrawal from Moss as lasting until the audit" as of whose withdrawal was so.

    Only where a condition stands behind "as": how else somebody put it, no record tells.
    """
    for at in range(len(units) - 2):
        owner, thing = units[at + 1 : at + 3]
        is_owned = owner.text in (*lexicon.owning, "the", "la", "el") and bool(thing.info.get("noun"))
        if not is_owned or fold(units[at].text) not in lexicon.talk["describing"]:
            continue
        leads = (i for i in range(at + 3, len(units)) if units[i].text in lexicon.talk["described_as"])
        lead = next(leads, len(units))
        condition = next((i for i in range(lead + 1, len(units)) if units[i].tag == "conditional"), len(units))
        light = lexicon.talk["for_now"] | lexicon.common
        if condition < len(units) and all(fold(u.text) in light for u in units[lead + 1 : condition]):
            return [*units[:at], *units[at + 2 : lead], *units[condition:]]
    return units


def _or_verb(unit: Unit, units: Sequence[Unit], after: int | None) -> Unit:
    """A strange word as what was done, where it stands behind `after`, a known name beside "did"."""
    name = unit.name
    if name is None or name.matches or not name.written.islower():
        return unit
    if not ((after is not None and after < unit.at) or _is_asked_act(unit, units)):
        return unit
    return Unit(tag="word", at=unit.at, last=unit.last, words=(fold(name.written),))


def _is_asked_act(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a strange word stands right between "who" and a known name ("who sued Moss")."""
    before = next((u for u in reversed(units) if u.at < unit.at), None)
    after = next((u for u in units if u.at > unit.last), None)
    is_known = after is not None and after.name is not None and bool(after.name.matches)
    return before is not None and before.tag == "who" and is_known
