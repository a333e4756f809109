"""Who out of those who did one thing did another ("of the unions that left Moss, which went to Reed")?

Both are told of whoever is asked for: "which unions left Moss and went to Reed".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation, Slot
from facts.models.building import replace
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import ENDS
from facts.questions.units import Unit, end_of, has

_BEFORE = ("mark", "and", "but", "polite", "tag")
_SMALL = ("word", "of", "all", "everybody", "list", "those", "them")
_ASKS = ("who", "which", "count")
_GOES_ON = ("name", "stance", "be", "not", "still", "have", "no_longer", "ever", "group")
_WHOM = ("name", "him", "her", "them")


def ask_out_of(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with what whoever is asked for is out of as what they did, too; as they are where nothing is."""
    start = next((i for i, u in enumerate(units) if u.tag not in _BEFORE), len(units))
    end = next((i for i in range(start, len(units)) if units[i].tag == "mark" and units[i].text in ENDS), len(units))
    sentence = list(units[start:end])
    if not sentence or not _leads_out(sentence[0], lexicon):
        return list(units)
    first = next((i for i, u in enumerate(sentence) if u.tag not in _SMALL), 0)
    sort = [sentence[first]] if sentence[first].tag == "group" and not sentence[first].info.get("is_single") else []
    told = first + len(sort)
    sort = sort if _is_of_sort(sort) else _whom_backed(sentence, told) or sort
    told += told < len(sentence) and (sentence[told].tag == "who" or sentence[told].text in lexicon.talk["that"])
    asked = next((i for i in range(told + 1, len(sentence)) if sentence[i].tag in _ASKS), 0)
    rest = _rest(sentence[asked + 1 :], lexicon, of_candidates=_are_candidates(sort))
    is_of_told = has(sentence[:told], "those", "them")
    is_told = _is_done(sentence[told:asked], is_of_told=is_of_told) or _is_done_to(sort, sentence[told:asked])
    if not asked or not is_told or not rest:
        return list(units)
    if rest[0].tag not in _GOES_ON:
        return list(units)
    content = [u for u in rest if u.tag not in ("mark", "tag") and u.text not in ARTICLES]
    if [u.tag for u in content] == ["be", "group"] and not sort:
        asking = replace(sentence[asked], at=sentence[0].at, last=sentence[0].at)
        kind = replace(content[1], at=sentence[first - 1].last, last=sentence[first - 1].last)
        return [*units[:start], asking, kind, *(u for u in sentence[told:asked] if u.tag != "mark"), *units[end:]]
    is_counted = sentence[asked].tag == "count"
    asking = replace(sentence[asked], tag="count" if is_counted else "which" if sort else "who", at=sentence[0].at)
    joint = Unit(tag="and", at=sentence[asked].at, last=sentence[asked].last, words=(min(lexicon.talk["joins_acts"]),))
    did = [u for u in sentence[told:asked] if u.tag != "mark"]
    asking = replace(asking, last=sentence[0].last)
    return [*units[:start], asking, *sort, *did, joint, *rest, *units[end:]]


def ask_of_told(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "of those unions, which left" and "which of those unions" as "which unions of those".

    Args:
        units: Of a message that follows others, so that "those" may be whom these told of.
        lexicon: Its language's words.
    """
    units = list(units)
    at = next((i for i, u in enumerate(units) if u.tag == "those"), None)
    if at is not None and at + 1 < len(units) and _is_number(units[at + 1], lexicon):
        units.pop(at + 1)  # "which of those two"
    if at is None or at + 1 == len(units):
        return units
    sort = units[at + 1] if units[at + 1].tag == "group" and not units[at + 1].info.get("is_single") else None
    asked = at + 1 + (sort is not None)
    asked += has(units[asked : asked + 1], "mark") and units[asked].text not in ENDS
    is_relative = has(units[at + 1 : at + 2], "who") and has(units[at + 2 :], *_ASKS)  # "of those who left, which ..."
    if has(units[asked : asked + 1], *_ASKS) and not is_relative and _opens(units[:at], units[at], lexicon):
        those, asking = units[at], units[asked]
        behind = units[asked + 1 :]
        if sort is None and has(behind[:1], "group"):
            sort, behind = behind[0], behind[1:]
        kept = units[: at - 1] if at and _leads_out(units[at - 1], lexicon) else units[:at]
        moved = [replace(asking, at=those.at, last=those.last)]
        moved += [replace(sort, at=asking.at, last=asking.last)] if sort is not None else []
        return [*kept, *moved, replace(those, at=asking.last, last=asking.last), *behind]
    if sort is not None and at and units[at - 1].tag in _ASKS:
        return [*units[:at], replace(sort, at=units[at].at, last=units[at].at), units[at], *units[at + 2 :]]
    return units


def ask_which_of_told(units: Sequence[Unit], turn: Turn, known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with "which ones went to Reed", after several were told who back somebody, as "which of those".

    "And which went to Reed" behind which of several went to Moss is asked of them all again.
    """
    units, told = list(units), turn.told_ids
    asked = turn.question.clauses[0].endorser if turn.question.clauses else Slot()
    if has(units[:1], "and") and asked.is_asked and len(asked.names) > 1:
        return units
    at = next((i for i, u in enumerate(units) if u.tag not in _BEFORE and u.tag != "word"), len(units))
    is_which = at + 1 < len(units) and units[at].tag == "which" and units[at].words[-1] in lexicon.talk["which_ones"]
    acts = units[at + 1 : at + 3]
    if len(told) < _SEVERAL or not is_which or any(one in known.candidate_ids for one in told):
        return units
    if not has(acts, "stance") or not has(units, "name") or has(units, "those", "them", "group", "who"):
        return units
    return [*units[: at + 1], replace(units[at], tag="those", words=("those",)), *units[at + 1 :]]


_SEVERAL = 2  # told, of whom some may be asked for


def _is_number(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag == "word" and (unit.text.isdigit() or any(unit.text in said for said in lexicon.numerals[1:]))


def _opens(before: Sequence[Unit], those: Unit, lexicon: Lexicon) -> bool:
    """Whether "of those" opens what is asked."""
    leads = {*lexicon.talk["out_of"], *lexicon.leading}
    is_led = those.words[0] in leads or (bool(before) and _leads_out(before[-1], lexicon))
    return is_led and all(u.tag in (*_BEFORE, "of", "word") for u in before) and not has(before, "stance", "name")


_FEWEST_GOT = 2  # "did", "Reed"


def _leads_out(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit opens with "of" or "out of"."""
    return unit.words[:1] != () and unit.words[0] in lexicon.talk["out_of"]


def _is_done(units: Sequence[Unit], *, is_of_told: bool) -> bool:
    """Whether somebody did something to somebody named, whom "of those who left" leaves out, and nobody else acts."""
    act = next((i for i, u in enumerate(units) if u.tag == "stance"), None)
    if act is None or has(units[:act], *_WHOM, "group"):
        return False
    return has(units[act:], *_WHOM) or is_of_told


def _is_done_to(sort: Sequence[Unit], units: Sequence[Unit]) -> bool:
    """Whether it is told what somebody named does to candidates ("of the candidates the nurses back")."""
    said = [u.tag for u in _content(units)]
    return _are_candidates(sort) and said in (["name", "stance"], ["stance", "by", "name"])


_BESIDE_ACT = ("mark", "still", "word", "have", "who", "be", "ever")


def _content(units: Sequence[Unit]) -> list[Unit]:
    """Who did what, without the "has" of "has backed"."""
    said = [u for u in units if u.tag not in _BESIDE_ACT]
    helps = sum(u.tag == "stance" for u in said) > 1
    return [u for u in said if not (helps and u.info.get("weak") and not u.info.get("prep"))]


def _is_of_sort(sort: Sequence[Unit]) -> bool:
    return any(one.info.get("kinds") or one.info.get("roles") for one in sort)


def _whom_backed(sentence: Sequence[Unit], told: int) -> list[Unit]:
    """The candidates that "those Karlsen backs" are, where no sort is said of them; nothing for any others."""
    asked = next((i for i in range(told + 1, len(sentence)) if sentence[i].tag in _ASKS), told)
    did = _content(sentence[told:asked])
    acts = [u for u in did if u.tag == "stance" and not u.info.get("person") and not u.info.get("noun")]
    before = sentence[max(0, told - 1)]
    meant = [replace(before, tag="group", words=("candidates",), info=_CANDIDATES, name=None)]
    return meant if told and len(acts) == 1 and _is_done_to(meant, did) else []


_CANDIDATES = {"kinds": ["candidate"], "names_no_office": True}


def _are_candidates(sort: Sequence[Unit]) -> bool:
    return any("candidate" in one.info.get("kinds", ()) for one in sort)


def _got_by(name: Unit, act: Unit, behind: Sequence[Unit]) -> list[Unit]:
    """ "Did Reed get" as what those asked for did: they backed him; as it is where it is no support."""
    if act.info.get("relation") not in SUPPORT or has(behind, *_WHOM):
        return [name, act, *behind]
    backed = Unit(tag="stance", at=name.at, last=name.last, words=act.words, info={"relation": str(Relation.ENDORSED)})
    return [backed, replace(name, at=act.at, last=act.last), *behind]


def _rest(units: Sequence[Unit], lexicon: Lexicon, *, of_candidates: bool) -> list[Unit]:
    """What is asked of them, without "ones", "of them", "also" and "himself", or the "did" of whoever got them."""
    rest = [u for u in units if not set(u.words) <= lexicon.talk["themselves"] or not u.words]
    if len(rest) > _FEWEST_GOT and rest[0].tag in ("do", "have") and rest[1].tag == "name" and rest[2].tag == "stance":
        rest = rest[1:] if of_candidates else _got_by(rest[1], rest[2], rest[3:])
    while rest and (rest[0].tag in ("those", "of") or rest[0].text in lexicon.talk["ones"] | lexicon.joining):
        rest.pop(0)
    return rest


def sort_behind(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Who backs Moss out of the unions" as "who out of the unions backs Moss"."""
    end = end_of(units)
    asked = next((i for i, u in enumerate(units) if u.tag == "who"), None)
    sort = units[end - 1] if end else None
    if asked is None or sort is None or sort.tag != "group" or has(units[: end - 1], "group"):
        return units
    if sort.info.get("is_single") or not (sort.info.get("kinds") or sort.info.get("roles")):
        return units
    start = end - 1
    while start and (units[start - 1].tag == "of" or units[start - 1].text in lexicon.talk["leading_to_sort"]):
        start -= 1
    said = {u.text for u in units[start : end - 1]}
    is_led = bool(said & lexicon.talk["sort_among"]) and start > asked + 1
    if not is_led or any(u.text in lexicon.remaining for u in units[:start]) or not has(units[:start], "name"):
        return units
    of = next((u for u in units[start:end] if u.tag == "of"), replace(sort, tag="of", words=("of",), info={}))
    place = units[asked].last
    moved = [replace(u, at=place, last=place) for u in (of, sort)]
    return [*units[: asked + 1], *moved, *units[asked + 1 : start], *units[end:]]
