"""Whom, or which time, does "but not" deny ("but not Reed or Quist", "neither the nurses nor Karlsen", "not in May")?

None of them is offered to choose from. Of a candidate the act before is denied; whoever never stood is left out of
those who are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from facts.models import Clause, LinkedName
from facts.models.building import replace
from facts.questions.arguments import find_arguments
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.sides import can_stand
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

_JOINS = ("or", "and", "but_not", "not", "mark")
_CLOSING = ("mark", "tag", "either", "polite", "window", "still")


def in_row(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the names behind "but not" in one row, by whatever words each of them is denied."""
    at = next((i for i, u in enumerate(units) if u.tag == "but_not" or _is_apart(units, i)), 0)
    if has(units[:at], "neither") or not has(units[:at], "stance") or not has(units[:at], "name", "him", "her"):
        return units
    names, end = _row(units, at)
    rest = [u for u in units[end:] if u.text not in lexicon.common]
    is_row = len(names) > 1 or end > at + 2 or units[at].tag == "not"
    if not names or not is_row or (rest and rest[0].tag not in _CLOSING):
        return units
    closing = units[end:][has(units[end : end + 1], "either") :]
    listed = names[:1]
    for name in names[1:]:
        last = listed[-1].last
        listed += [Unit(tag="mark", at=last + 1, last=name.at - 1, words=(",",)), name]
    before = units[: at - (units[at - 1].tag == "mark")]
    return [*before, replace(units[at], tag="but_not"), *listed, *closing]


def denied_of_doer(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "but Reed does not" behind what somebody named does to whom is asked for as "but not Reed"."""
    end = end_of(units)
    said = [u for u in units[:end] if u.text not in ARTICLES or u.text in _THAT]
    if len(said) < _LEAST_DENIED:
        return units
    lead, *denied = said[-4:]
    is_denied = [u.tag for u in denied[:1] + denied[2:]] == ["name", "not"] and _helps(denied[1])
    is_led = lead.tag in ("but", "and") or lead.text in _THAT
    before = said[:-4]
    acts = [u for u in before if u.tag == "stance"]
    acts = [u for u in acts if not _helps(u)] or acts
    is_of_doer = len(acts) == 1 and has(before, "name") and has(before, "who", "which") and not has(before, "not")
    if not (is_denied and is_led and is_of_doer):
        return units
    before = before[: len(before) - has(before[-1:], "mark")]
    return [*before, replace(lead, tag="but_not", words=("but", "not"), info={}), denied[0], *units[end:]]


_THAT = ("that", "whom", "que")
_LEAST_DENIED = 7  # "who has Moss but Reed does not"


def _helps(unit: Unit) -> bool:
    """Whether a unit is a verb that may stand for the one before, or help it."""
    return unit.tag in ("do", "be", "have") or (bool(unit.info.get("weak")) and unit.words in _HAVING)


_HAVING = (("has",), ("have",), ("had",))


def _is_apart(units: Sequence[Unit], index: int) -> bool:
    """Whether a "not" is set apart behind who did something ("who left Moss, not the nurses")."""
    is_led = units[index].tag == "not" and has(units[index - 1 : index], "mark") and units[index - 1].text in (",", "(")
    return is_led and has(units[:2], "who", "which", "count", "list", "everybody")


def _row(units: Sequence[Unit], at: int) -> tuple[list[Unit], int]:
    """The names that the "but not" at `at` denies, and where they end."""
    preps = {u.text for u in units[:at] if _is_prep(u)} | ARTICLES
    names: list[Unit] = []
    end = step = at + 1
    while step < len(units):
        unit = units[step]
        if unit.name is not None:
            names.append(unit)
            end = step + 1
        elif unit.text not in preps and not (names and unit.tag in _JOINS and unit.text != "."):
            break
        step += 1
    return names, end


def _is_prep(unit: Unit) -> bool:
    """Whether a unit only leads to a name ("with", "of"), as it may once more behind "but not"."""
    return unit.tag == "of" or bool(unit.info.get("prep"))


def time_apart(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "not in May" behind what was done as what "but not" denies; without it before "but in June"."""
    at = next((i for i in range(2, len(units)) if _denies_time(units, i, lexicon)), None)
    if at is None or not has(units[:at], "stance") or has(units, "neither"):
        return units
    time = next(i for i in range(at, len(units)) if units[i].tag == "window")
    before = units[: at - (units[at - 1].tag == "mark")]
    rest = [u for u in units[time + 1 :] if u.tag not in ("mark", "tag") and u.text not in lexicon.common]
    if has(rest[:1], "but", "window") and has(rest, "window"):
        return [*before, *units[time + 1 + has(rest[:1], "but") :]]
    return units if rest else [*before, replace(units[at], tag="but_not"), *units[time:]]


def _denies_time(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether a "not" stands right in front of a time, small words aside, and behind an act."""
    step = at + 1
    while step < len(units) and units[step].tag == "word" and units[step].text in lexicon.common:
        step += 1
    is_not = units[at].tag in ("not", "but_not") and has(units[step : step + 1], "window")
    return is_not and any(u.tag == "stance" and u.last < units[at].at for u in units[:at])


def denied_behind(units: Sequence[Unit], act: Unit) -> list[Unit]:
    """What "but not" behind an act denies: names that are on no side of it, a time that is not its own."""
    at = next((i for i, u in enumerate(units) if u.tag == "but_not" and u.at > act.at), None)
    if at is None or has(units[:at], "neither"):
        return []
    rest = units[at + 1 :]
    behind = find_arguments(rest)[:1]
    names = behind[0].slot.names if behind and behind[0].sort == "name" else ()
    is_time = has([u for u in rest if u.tag != "word"][:1], "window")
    return [u for u in rest if (u.name is not None and u.name in names) or (is_time and u.tag == "window")]


def _is_of_time(units: Sequence[Unit]) -> bool:
    """Whether a time is all that "but not" denies ("with her in May but not in June")."""
    rest = list(dropwhile(lambda u: u.tag != "but_not", units))[1:]
    return [u.tag for u in rest if u.tag not in ("mark", "tag", "word")] == ["window"]


def at_denied_time(units: Sequence[Unit]) -> list[Unit] | None:
    """The units as if what was done had been done at the time that "but not" denies; None where it denies none."""
    if not _is_of_time(units):
        return None
    at = next(i for i, u in enumerate(units) if u.tag == "but_not")
    return [*(u for u in units[:at] if u.tag != "window"), *units[at + 1 :]]


def denied_of_others(units: Sequence[Unit], clause: Clause, known: Known) -> list[Clause]:
    """ "Moss but not Reed or Quist": the clause denied of each of the others."""
    rest = list(dropwhile(lambda u: u.tag != "but_not", units))[1:]
    if _is_of_time(units):
        return []
    behind = next((a for a in find_arguments(rest) if a.sort == "name"), None)
    placed = [n for slot in (clause.endorser, clause.candidate) for n in (*slot.names, *slot.excluded)]
    if behind is None or set(behind.slot.names) <= set(placed):
        return []
    if can_stand(behind, known) and clause.candidate.names:
        each = [replace(behind.slot, names=(name,), all_of=False) for name in behind.slot.names]
        return [replace(clause, candidate=slot, negated=True) for slot in each]
    return [replace(clause, endorser=replace(behind.slot, is_asked=False), negated=not clause.negated)]


def left_out_of_asked(units: Sequence[Unit], known: Known) -> tuple[LinkedName, ...]:
    """Whom "but not" leaves out of those who are asked for: names none of which ever stood ("but not the nurses")."""
    rest = list(dropwhile(lambda u: u.tag != "but_not", units))[1:]
    if not rest or not has(units, "who", "which", "count", "list", "everybody", "group"):
        return ()
    if has(units[: len(units) - len(rest)], "do") or has(rest, "stance", "do", "be", "have"):
        return ()
    behind = next((a for a in find_arguments(rest) if a.sort == "name"), None)
    is_led = behind is not None and all(u.text in ARTICLES for u in rest if u.at < behind.at)
    if behind is None or not is_led or any(_stood(name, known) for name in behind.slot.names):
        return ()
    return behind.slot.names


def _stood(name: LinkedName, known: Known) -> bool:
    """Whether somebody named is a candidate, or may be one, as a stranger may."""
    return not name.matches or any(match.entity_id in known.candidate_ids for match in name.matches)
