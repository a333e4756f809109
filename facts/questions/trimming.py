"""What of a sentence is left once it says only what is asked?

"Because I need to fix my list" and "now that she is gone" tell why somebody asks, and "for Moss or for Reed" says twice
what joins two names.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.asides import own_reason_at
from facts.questions.assemble import choose_act
from facts.questions.conceding import without_concession, without_likeness
from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.units import Unit, has


def trim(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "now that ..." or "because I ...", which tell why somebody asks, in front or behind."""
    units = without_likeness(without_concession(_without_brackets(units, lexicon), lexicon), lexicon)
    own = own_reason_at(units, lexicon)
    if own < len(units) and choose_act(units[:own], lexicon) is not None:
        units = units[:own]
    units = _without_inclusion(_without_second(units), lexicon)
    at = next((i for i, u in enumerate(units) if u.tag == "given"), None)
    if at is not None and choose_act(units[:at], lexicon) is not None:
        if at + 1 < len(units) and units[at + 1].tag in ("be", "have", "stance") and has(units[at + 1 :], "name"):
            return [*units[:at], replace(units[at], tag="but"), *units[at + 1 :]]  # "... now that was for Reed"
        if has(units[at + 1 : at + 2], "do", "have", "be") and has(units[at + 2 : at + 3], "not"):
            return [*units[:at], replace(units[at], tag="but"), *units[at + 1 :]]  # "... now that didn't in May"
        return list(units[:at])
    asks = next((i for i, u in enumerate(units) if u.tag in QUESTION_TAGS and at is not None and i > at), None)
    return list(units) if asks is None else list(units[asks:])


def _without_brackets(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without brackets that set nobody apart ("senators (all of them)", "anyone (papers, whoever)")."""
    start = next((i for i, u in enumerate(units) if u.text == "("), len(units))
    if start == len(units):
        return list(units)
    end = next((i for i, u in enumerate(units) if i > start and u.text == ")"), len(units))
    inside = units[start + 1 : end]
    is_of_all = any(u.tag in ("list", "everybody", "anybody") for u in inside)
    light = all(u.tag in _OF_ALL or (u.tag == "word" and u.text in lexicon.common) for u in inside)
    is_row = is_of_all or not any(u.info.get("kinds") or u.info.get("roles") for u in inside)
    if not start or end == len(units) or not inside or not light or not is_row:
        return list(units)
    return [*units[:start], *units[end + 1 :]]


_OF_ALL = ("polite", "everybody", "all", "list", "anybody", "group", "mark", "and", "or")


def _without_inclusion(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "including takebacks", "past and present": whoever ever did it is asked for, as was said."""
    if not has(units, "ever") and not any(u.tag == "stance" and u.text == "had" for u in units):
        return list(units)
    now, once = lexicon.talk["of_now"], lexicon.talk["of_then"]
    start = len(units)
    while start and (units[start - 1].tag in ("mark", "and", "or") or {*units[start - 1].words} <= now | once):
        start -= 1
    said = {word for u in units[start:] for word in u.words}
    if said & now and said & once and has(units[:start], "ever", "stance"):
        return list(units[:start])
    at = next((i for i, u in enumerate(units) if u.text in lexicon.talk["including"]), 0)
    is_held = has(units[:at], "ever") and all(_is_who_left(u, once) for u in units[at + 1 :])
    return list(units[:at]) if is_held else list(units)


def _is_who_left(unit: Unit, once: Container[str]) -> bool:
    """Whether a unit is one of words for those who no longer do something ("exes", "takebacks", "ones that left")."""
    if unit.name is not None:
        return not unit.name.matches and not unit.text.istitle() and unit.text.casefold().endswith("s")
    if unit.tag == "stance":
        return unit.info.get("relation") == Relation.WITHDREW
    is_people = unit.tag == "group" and not (unit.info.get("kinds") or unit.info.get("roles"))
    return is_people or unit.tag in _OF_LEAVERS or unit.text in once


_OF_LEAVERS = ("mark", "word", "those", "them", "who", "used_to", "have", "and", "or")


def _without_second(units: Sequence[Unit]) -> list[Unit]:
    """The units with "for Moss or for Reed", "backs Moss or does she back Reed" as "Moss or Reed"."""
    joined: list[Unit] = []
    if sum(unit.tag == "stance" for unit in units) < 2:
        return list(units)
    for index, unit in enumerate(units):
        before, after = joined[-1:], units[index + 1 : index + 2]
        if before and after and _says_again(joined, unit, after[0]):
            joined[-1] = replace(before[0], tag="or" if before[0].tag == "tag" else before[0].tag, last=unit.last)
        else:
            joined.append(unit)
    return joined


def _says_again(so_far: Sequence[Unit], unit: Unit, after: Unit) -> bool:
    """Whether an act stands again between two names that "or" or "and" joins."""
    if len(so_far) < 3 or unit.tag != "stance" or after.name is None or so_far[-2].name is None:
        return False
    join, act = so_far[-1], so_far[-3]
    joins = (
        join.tag == "or"
        or (join.tag == "tag" and join.words[0] == "or")
        or (join.tag == "and" and unit.info.get("prep"))
    )
    return bool(joins) and act.tag == "stance" and act.text == unit.text
