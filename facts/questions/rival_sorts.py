"""Of which candidates is something asked that are called somebody's rivals, or the others?

"Of the other candidates, who backs Moss" asks of candidates alone, and a former rival of hers is one still: nobody has
withdrawn there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import Clause
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has


def of_rivals(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "of the other candidates, who backs Moss" as "which of the other candidates backs Moss"."""
    start = next((i for i, u in enumerate(units) if u.tag not in _BEFORE), len(units))
    at = next((i for i in range(start + 1, len(units)) if not _leads(units[i], lexicon)), len(units))
    lead = units[start : start + 1]
    is_led = bool(lead) and lead[0].tag != "except" and _says_out_of(lead[0], lexicon)
    asked = at + 1 + has(units[at + 1 : at + 2], "mark")
    if not is_led or not _are_candidates(units[at : at + 1]) or not has(units[asked : asked + 1], "who", "which"):
        return units
    if any(u.tag == "which" and units[asked + i].tag == "mark" for i, u in enumerate(units[asked + 1 :])):
        return units  # "of the candidates who have the nurses, which ..."
    first, asking = units[start], units[asked]
    which = replace(
        asking, tag="which", words=tuple(min(lexicon.talk["which_of"]).split("_")), at=first.at, last=first.last
    )
    rest = units[asked + 1 :]
    rest = rest[1:] if rest and rest[0].text in lexicon.talk["ones"] else rest
    return [*units[:start], which, *units[start + 1 : at + 1], *rest]


def once_rivals(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "former" right before rivals, or before candidates of whom it is asked which did something."""
    once = [i for i in range(len(units)) if _is_once(units, i, lexicon)]
    told = [replace(u, at=units[i - 1].at) if i - 1 in once else u for i, u in enumerate(units)]
    return [u for i, u in enumerate(told) if i not in once]


def own_rivals(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without whose rivals are asked of: "any of Moss's rivals back her" is "any rivals back Moss".

    Behind another's name theirs are all but themselves: "which of Moss's rivals back Reed" leaves out Moss.
    """
    at = next((i for i in range(2, len(units)) if _is_rivalry(units[i], lexicon)), None)
    if at is None or not _are_candidates(units[at : at + 1]):
        return units
    start, owner, of = at - 2, at - 1, units[at - 2]
    if has(units[at + 1 : at + 2], "of") and has(units[at + 2 : at + 3], "name"):
        start, owner, of = at, at + 2, units[at + 1]  # "rivals of Moss who back her"
    end = max(at, owner) + 1
    others = [u for i, u in enumerate(units) if not start <= i < end and u.tag in ("name", *_WHOM)]
    if not (of.tag == "of" or _says_out_of(of, lexicon)) or len(others) != 1:
        return units
    led = [u for u in (of,) if u.tag != "of"]  # "which of"
    whose, whom = units[owner], others[0]
    if whose.tag in _WHOM and whom.tag == "name":
        return [*units[:start], *led, units[at], *units[end:]]
    if whose.tag != "name":
        return units
    if whom.tag in _WHOM:
        named = [replace(whose, at=u.at, last=u.last) if u is whom else u for u in units]
        return [*named[:start], *led, units[at], *named[end:]]
    places = sorted((of.last, whose.at, units[at].at))
    words = (units[at], Unit(tag="except", at=of.at, last=of.at, words=(min(lexicon.besides),)), whose)
    led = [replace(u, last=u.last - 1) for u in led]
    apart = [replace(u, at=place, last=place) for u, place in zip(words, places, strict=True)]
    return [*units[:start], *led, *apart, *units[end:]]


def but_rivals(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "besides her rivals who wants Moss out" as "besides candidates, who wants Moss out"."""
    at = next((i for i, u in enumerate(units) if u.tag == "except"), len(units))
    sort = next((i for i in range(at + 1, len(units)) if not _leads(units[i], lexicon)), at)
    behind = units[sort + 1 :]
    if not _are_candidates(units[sort : sort + 1]) or (has(units[:at], "stance") and has(behind, "stance")):
        return units
    relates = has(behind[:1], "who", "which")
    if relates and any(u.tag == "mark" and has([after], "who", "which") for u, after in pairwise(behind)):
        return units  # "apart from the candidates who back Moss, who ..."
    place = units[sort].last
    comma = [Unit(tag="mark", at=place, last=place, words=(",",))] if has(behind[:1], "who", "which") else []
    sort_alone = replace(units[sort], at=units[at].last + 1)
    kept = [*units[: at + 1], sort_alone, *comma, *behind]
    return units if len(kept) == len(units) and sort == at + 1 else kept


def lost_rivals(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """Rivals of whom something is asked, where no clause is about candidates: without them everybody would be told."""
    sides = [slot for clause in clauses for slot in (clause.endorser, clause.candidate)]
    is_held = any("candidate" in (*slot.kinds, *slot.but_kinds) for slot in sides)
    is_held = is_held or any(clause.candidate.is_asked for clause in clauses)
    return [] if is_held else [u for u in units if _is_rivalry(u, lexicon) and _are_candidates([u])]


def _says_out_of(unit: Unit, lexicon: Lexicon) -> bool:
    return not (lexicon.talk["out_of"] | lexicon.talk["from_among"]).isdisjoint(unit.words)


def _is_rivalry(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag == "group" and not lexicon.talk["rivalry"].isdisjoint(unit.words)


def _is_once(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    unit, behind = units[index], units[index + 1 : index + 2]
    is_former = unit.text in lexicon.former | lexicon.erstwhile or (unit.tag == "used_to" and len(unit.words) == 1)
    if not is_former or not _are_candidates(behind):
        return False
    is_rival = _is_rivalry(behind[0], lexicon)
    led = [u for u in units[:index] if u.text not in ARTICLES and u.tag not in _OF]
    return is_rival or has(led[-1:], "which", "who", "anybody", "count", "list", "all")


def _leads(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word may stand between "of" and the candidates."""
    is_small = unit.text in ARTICLES or unit.text in lexicon.owning or unit.tag in ("of", "else", "her", "him", "them")
    return is_small or unit.tag in ("all", "list", "name")


def _are_candidates(units: Sequence[Unit]) -> bool:
    return any("candidate" in u.info.get("kinds", ()) and not u.info.get("is_single") for u in units)


_BEFORE = ("mark", "and", "but", "polite", "tag")
_WHOM = ("her", "him", "them")
_OF = ("of", "her", "him", "them", "else")
