"""Where does a sentence part into clauses?

"But", "and", "before" or "that" sets a clause apart only where one with an act of its own follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.assemble import choose_act
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.ranks import RANKS
from facts.questions.small_words import ARTICLES, RELATIVES
from facts.questions.subordinate import BOUNDS, connector_of, names_doer, names_rival
from facts.questions.units import Unit, has

_THEN = ("then", "luego", "entonces")


def split_clauses(
    units: Sequence[Unit], known: Known, lexicon: Lexicon
) -> tuple[list[Unit], list[tuple[str, list[Unit]]]]:
    """The main clause, and those that "but", "and" or "before" sets apart with a stance of their own."""
    main: list[Unit] = []
    extra: list[tuple[str, list[Unit]]] = []
    target, relative = main, False
    if not _may_part(units, lexicon):
        return list(units), extra
    if (spans := _between(units, known, lexicon)) is not None:
        return spans
    for index, unit in enumerate(units):
        if unit.text in lexicon.lacking and _begins_act(units, index) and target is main and choose_act(main, lexicon):
            extra.append(("and", [unit]))  # "left her without backing somebody else"
            target = extra[-1][1]
            continue
        connector = _connector(unit, lexicon)
        connector = "" if connector == "before" and _is_once(units, index, lexicon) else connector
        connector = "that_day" if _is_that_day(units, index, lexicon) else connector
        begins, hangs_on = _begins_act(units, index), _is_relative(units, index)
        act = choose_act(target, lexicon) if connector or begins or hangs_on else None
        acted, done = act is not None, act is not None and not act.is_weak
        is_ranked = connector in BOUNDS and has(target, *RANKS)  # "her second pick before she dropped him"
        if (
            connector
            and (acted or is_ranked)
            and target is main
            and _opens(main, units[index + 1 :], known, lexicon, connector)
        ):
            extra.append((connector, []))
            target = extra[-1][1]
            continue
        is_of_doers = target is main and acted and _is_of_doing(main) and _opens_relative(unit)
        is_theirs = relative or (target is main and _speaks_of_backers(main, units[index:]))
        if begins and (is_of_doers or (done and is_theirs)):
            extra.append(("and", [unit]))
            target, relative = extra[-1][1], False
            continue
        relative = relative or (not done and hangs_on)
        target.append(unit)
    return main, extra


def _may_part(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a second act, or a word that sets a clause apart, stands there."""
    acts = sum(unit.tag == "stance" for unit in units)
    return acts > 1 or any(_connector(unit, lexicon) or unit.text in lexicon.days for unit in units)


def _between(
    units: Sequence[Unit], known: Known, lexicon: Lexicon
) -> tuple[list[Unit], list[tuple[str, list[Unit]]]] | None:
    """A main clause, and the two acts between which it came about ("between the nurses leaving and Karlsen's exit")."""
    at = next((i for i, u in enumerate(units) if u.tag == "word" and u.text in lexicon.times["between"]), 0)
    joint = next((i for i in range(at + 1, len(units)) if units[i].tag == "and"), 0)
    if not at or not joint or not choose_act(units[:at], lexicon):
        return None
    first, last = list(units[at + 1 : joint]), list(units[joint + 1 :])
    both_name = all(sum(u.name is not None for u in part) == 1 for part in (first, last))
    if not both_name or not has(first, "stance") or not (has(last, "stance") or names_doer(last, known)):
        return None
    return list(units[:at]), [("from", first), ("to", last)]


def _opens(main: Sequence[Unit], rest: Sequence[Unit], known: Known, lexicon: Lexicon, connector: str) -> bool:
    """Whether a clause of its own follows a connector."""
    if _has_own_stance(rest, lexicon, connector) or _does_so(rest):
        return True
    return connector in BOUNDS and (names_doer(rest, known) or names_rival(main, rest, known))


def _is_of_doing(main: Sequence[Unit]) -> bool:
    """Whether people and what they do to somebody is all that is said ("anybody backing Moss", "unions for Moss")."""
    said = [u for u in main if u.tag not in ("mark", "which", "list", "still", "all") and u.text not in ARTICLES]
    if [u.tag for u in said] not in (["group", "stance", "name"], ["anybody", "stance", "name"]):
        return False
    act = said[1]
    return bool(act.info.get("prep")) or act.words[-1].endswith("ing")


def _opens_relative(unit: Unit) -> bool:
    return unit.tag == "who" or (unit.tag == "word" and unit.text in RELATIVES)


def _speaks_of_backers(main: Sequence[Unit], rest: Sequence[Unit]) -> bool:
    """Whether "backers of Moss" stand first and do something else to somebody else ("... also back Reed")."""
    at = next((i for i, u in enumerate(main) if u.tag == "stance" and u.info.get("person")), None)
    named = [i for i, u in enumerate(main) if u.tag == "name"]
    if at is None or not named or max(at, named[-1]) != len(main) - 1:
        return False
    return any(u.tag in ("name", "else") for u in rest) and not has(main, "be", "do", "modal")


def _is_relative(units: Sequence[Unit], index: int) -> bool:
    """Whether "that" or "who" hangs a clause on the sort of people before it ("unions that backed Moss")."""
    unit, before = units[index], units[index - 1] if index else None
    return (
        _opens_relative(unit)
        and before is not None
        and before.tag in ("group", "which", "anybody", "everybody", "those")
    )


def _begins_act(units: Sequence[Unit], index: int) -> bool:
    """Whether a second act begins here, its small words in front of it; "with" alone is none, "are with" is."""
    begun = False
    for unit in units[index:]:
        if unit.tag == "stance":
            is_noun = unit.info.get("noun") or unit.info.get("person")
            return not is_noun and (not unit.info.get("prep") or begun)
        if unit.tag not in _BEFORE_ACT and unit.text not in _SMALL:
            return False
        begun = begun or unit.tag in ("be", "still", "who") or unit.text == "that"
    return False


_BEFORE_ACT = ("still", "not", "no_longer", "be", "have", "do", "ever", "who", "used_to")
_SMALL = ("also", "then", "that", "who")


def _is_that_day(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "the day" opens somebody's act ("the day the nurses left"): what happened did so on that day."""
    is_day = units[index].text in lexicon.days and index > 0
    if not is_day or units[index - 1].text not in lexicon.beside["articles"]:
        return False
    after = next((u for u in units[index + 1 :] if u.text not in ARTICLES), None)
    return after is not None and after.name is not None


def _is_once(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "before" stands alone, of the past ("backed her before but stopped", not "before and after")."""
    after = units[index + 1 : index + 3]
    if len(after) < 1 or connector_of(units[index], lexicon) != "before":
        return False
    if after[0].tag == "stance":  # "before and is back"
        return any(p.tag in ("but", "and") for p in lexicon.starting_with(after[0].words[0]))
    return len(after) > 1 and after[0].tag in ("but", "and") and not connector_of(after[1], lexicon)


def _connector(unit: Unit, lexicon: Lexicon) -> str:
    if unit.tag in ("but", "and") or (unit.tag == "word" and unit.text in _THEN):
        return "and"
    return connector_of(unit, lexicon)


def _has_own_stance(units: Sequence[Unit], lexicon: Lexicon, connector: str) -> bool:
    """Whether a stance follows before the next connector."""
    for index, unit in enumerate(units):
        if unit.tag == "stance" and not (unit.info.get("weak") and connector != "and"):
            return not (unit.info.get("prep") and connector == "and" and index < 1)
        if _connector(unit, lexicon) and index:
            return False
    return False


def _does_so(units: Sequence[Unit]) -> bool:
    """Whether words only say that somebody did the same ("after the nurses did")."""
    content = [u for u in units if u.tag not in ("word", "mark", "tag")]
    return [u.tag for u in content] == ["name", "do"]
