"""Who out of those who did one thing did another ("of the unions that left Moss, which went to Reed")?

Both are told of whoever is asked for: "which unions left Moss and went to Reed".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.models import Relation
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.tokens import ENDS
from facts.questions.units import Unit, has

_BEFORE = ("mark", "and", "but", "polite", "tag")
_SMALL = ("word", "of", "all", "everybody", "those", "them")
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
    told += told < len(sentence) and (sentence[told].tag == "who" or sentence[told].text in lexicon.talk["that"])
    asked = next((i for i in range(told + 1, len(sentence)) if sentence[i].tag in _ASKS), 0)
    rest = _rest(sentence[asked + 1 :], lexicon)
    if not asked or not _is_done(sentence[told:asked]) or not rest or rest[0].tag not in _GOES_ON:
        return list(units)
    is_counted = sentence[asked].tag == "count"
    asking = replace(sentence[asked], tag="count" if is_counted else "which" if sort else "who", at=sentence[0].at)
    joint = Unit(tag="and", at=sentence[asked].at, last=sentence[asked].last, words=(min(lexicon.talk["joins_acts"]),))
    did = [u for u in sentence[told:asked] if u.tag != "mark"]
    asking = replace(asking, last=sentence[0].last)
    return [*units[:start], asking, *sort, *did, joint, *rest, *units[end:]]


_FEWEST_GOT = 2  # "did", "Reed"


def _leads_out(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit opens with "of" or "out of"."""
    return unit.words[:1] != () and unit.words[0] in lexicon.talk["out_of"]


def _is_done(units: Sequence[Unit]) -> bool:
    """Whether somebody did something to somebody named, and nobody else acts."""
    act = next((i for i, u in enumerate(units) if u.tag == "stance"), None)
    return act is not None and not has(units[:act], *_WHOM, "group") and has(units[act:], *_WHOM)


def _got_by(name: Unit, act: Unit, behind: Sequence[Unit]) -> list[Unit]:
    """ "Did Reed get" as what those asked for did: they backed him; as it is where it is no support."""
    if act.info.get("relation") not in SUPPORT or has(behind, *_WHOM):
        return [name, act, *behind]
    backed = Unit(tag="stance", at=name.at, last=name.last, words=act.words, info={"relation": str(Relation.ENDORSED)})
    return [backed, replace(name, at=act.at, last=act.last), *behind]


def _rest(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """What is asked of them, without "ones", "of them" and "himself", or the "did" of whoever got them."""
    rest = [u for u in units if not set(u.words) <= lexicon.talk["themselves"] or not u.words]
    if len(rest) > _FEWEST_GOT and rest[0].tag in ("do", "have") and rest[1].tag == "name" and rest[2].tag == "stance":
        rest = _got_by(rest[1], rest[2], rest[3:])
    while rest and (rest[0].tag in ("those", "of") or rest[0].text in lexicon.talk["ones"]):
        rest.pop(0)
    return rest
