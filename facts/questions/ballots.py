"""Which place on which ballot does a sentence tell ("put Moss first and Reed second", "their mayoral pick")?

The name and the place behind "and" are taken out before the sentence is read, and make a clause of their own of whoever
gave the first place.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Clause, LinkedName, Relation, Slot
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.owned import is_possessive
from facts.questions.ranks import RANKS
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

Placed = tuple[LinkedName, int]
_JOINS = ("and", "but", "mark")
_LIGHT = ("mark", "tag")
_RANKS = ("rank", "rank_2", "rank_3")


def take_further_places(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], list[Placed]]:
    """The units without ", Reed second" at their end, as often as it stands there, and who was put where."""
    rest, places = list(units), list[Placed]()
    while (found := _last_place(rest, lexicon)) is not None:
        start, placed = found
        places.insert(0, placed)
        rest = rest[:start]
    return rest, places


def _last_place(units: Sequence[Unit], lexicon: Lexicon) -> tuple[int, Placed] | None:
    """Where the last name with a place of its own begins, behind a rank and a name before it; None where none does."""
    end = end_of(units)
    if end < 4:
        return None
    join, name, place = units[end - 3 : end]
    rank = None if name.name is None or join.tag not in _JOINS else RANKS.get(place.tag) or _ordinal(place, lexicon)
    if rank is None or name.name is None:
        return None
    before = units[: end - 3]
    is_ballot = has(before, *RANKS) and any(u.name is not None for u in before)
    return (end - 3, (name.name, rank)) if is_ballot else None


def _ordinal(unit: Unit, lexicon: Lexicon) -> int | None:
    return next((n for n, words in enumerate(lexicon.ordinals, 1) if unit.text in words), None)


def asked_place(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "They had Moss second, but who was first" as "who was their first choice": the place told is none that is asked.

    Only where the first part tells of nothing but whom somebody ranks where, and the rest asks for another place.
    """
    at, end = next((i for i, u in enumerate(units) if u.tag == "who"), 0), end_of(units)
    told, be = units[:at], [u for u in units[at + 1 : end] if u.tag == "be"]
    place = [u for u in units[at + 1 : end] if u.tag not in ("be", "do", "have", *_JOINS)]
    names = [u for u in told if u.name is not None]
    ranks = [u.tag for u in told if u.tag in _RANKS]
    acts = any(u.tag == "stance" and u.text not in lexicon.having for u in told)
    rank = _place_alone(place, lexicon)
    is_ballot = len(names) == _BALLOT and len(ranks) == 1 and not acts and has(told[-1:], *_JOINS)
    if rank is None or not is_ballot or rank == ranks[0] or next(u for u in told if u.text not in ARTICLES) != names[0]:
        return units
    owner = replace(names[0], at=units[at].at, last=units[at].last)
    who = replace(units[at], at=names[0].at, last=names[0].last)
    return [who, *be, owner, replace(place[0], tag=rank, info={}), *units[end:]]


_BALLOT = 2  # who ranks, and whom


def _place_alone(units: Sequence[Unit], lexicon: Lexicon) -> str | None:
    """The rank that the only word of weight tells; None for any other words."""
    if len(units) != 1:
        return None
    unit = units[0]
    if unit.tag in _RANKS:
        return unit.tag
    ordinals = zip(_RANKS, lexicon.ordinals, strict=False)
    is_top = unit.text in lexicon.talk["topmost"]
    return _RANKS[0] if is_top else next((rank for rank, words in ordinals if unit.text in words), None)


def also_placed(clauses: Sequence[Clause], places: Sequence[Placed]) -> list[Clause]:
    """The clauses, with one for each further place that the same ballot gives."""
    if not clauses or clauses[0].rank is None:
        return list(clauses)
    more = [replace(clauses[0], candidate=Slot(names=(name,)), rank=rank) for name, rank in places]
    return [*clauses, *more]


def is_place_alone(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a name and a place are all there is ("Moss 1st")."""
    content = [u for u in units if u.tag not in _LIGHT]
    return len(content) == 2 and content[0].name is not None and _ordinal(content[1], lexicon) is not None


def or_rank(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """An ordinal that nothing follows is a rank ("who came second with the nurses", "first on her ballot")."""
    unit = units[index]
    if unit.tag == "word" and unit.text in lexicon.talk["topmost"] and _is_somebodys(units, index, lexicon):
        return replace(unit, tag=_RANKS[0])
    told = next((rank for rank, words in zip(_RANKS, lexicon.ordinals, strict=False) if unit.text in words), None)
    if told is None or unit.tag not in ("word", "first"):
        return unit
    is_next = index > 1 and units[index - 1].tag == "and" and units[index - 2].tag in _RANKS
    if (has(units, *_RANKS) and not is_next) or not has(units, "name"):
        return unit
    behind = next((u for u in units[index + 1 :] if u.text not in ARTICLES), None)
    joins = len(units) > index + 2 and units[index + 1].tag == "and" and _is_ordinal(units[index + 2], lexicon)
    closes = joins or behind is None or behind.tag in ("mark", "tag", "name", "still", "of") or _leads(behind, lexicon)
    if is_place_alone(units, lexicon):
        return replace(unit, tag=told)
    if not closes or (told == _RANKS[0] and not (joins or _on_ballot(units, lexicon))):
        return unit
    return replace(unit, tag=told)


def _is_somebodys(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a word that closes a sentence is said of whose it is ("whos her top")."""
    before = units[index - 1] if index else None
    is_owned = before is not None and (before.name is not None or before.text in lexicon.owning)
    return is_owned and index + 1 >= end_of(units) and not has(units, *_RANKS)


def _is_ordinal(unit: Unit, lexicon: Lexicon) -> bool:
    return any(unit.text in words for words in lexicon.ordinals)


def _leads(unit: Unit, lexicon: Lexicon) -> bool:
    return bool(unit.info.get("prep") or unit.info.get("inside")) or unit.text in lexicon.leading


def _on_ballot(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether the sentence speaks of an order of choices."""
    return any(word in lexicon.rankings for u in units for word in u.words)


def first_done(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "did she first pick Moss" as an act and its order, which is no place on a ballot there."""
    at = next((i for i, u in enumerate(units) if u.tag == "rank" and i and units[i - 1].name is not None), 0)
    said = units[at].words if at else ()
    if len(said) != 2 or at + 1 >= len(units) or units[at + 1].name is None or not has(units[:at], "do"):
        return units
    act = next((p for p in lexicon.starting_with(said[1]) if p.tag == "stance" and len(p.elements) == 1), None)
    if said[0] not in lexicon.ordinals[0] or act is None or said[1] in lexicon.past:
        return units
    place, rank = units[at].at, units[at]
    order = Unit(tag="first", at=place, last=place, words=said[:1])
    picks = replace(rank, tag="stance", at=rank.last, words=said[1:], info=act.info)
    return [*units[:at], order, picks, *units[at + 1 :]]


def office_of_pick(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the "mayoral" of "their mayoral pick" as the office that somebody is backed for."""
    at = next((i for i, u in enumerate(units) if u.tag == "word" and u.text in lexicon.talk["offices_of_picks"]), None)
    if at is None or not any(u.info.get("relation") in _OF_BACKING for u in units):
        return units
    return [*units[:at], replace(units[at], tag="office"), *units[at + 1 :]]


_OF_BACKING = (*SUPPORT, Relation.WITHDREW, Relation.REAFFIRMED, Relation.RETURNED, Relation.DECLINED)


def behind_another(units: list[Unit]) -> list[Unit]:
    """The units of "has Moss second behind somebody else" without behind whom: whoever is second is behind another."""
    end = end_of(units)
    tags = [u.tag for u in units[:end]]
    behind = units[end - 2 : end - 1]
    is_led = end > 2 and tags[-1] == "else" and bool(behind) and bool(behind[0].info.get("prep"))
    is_below = is_led and not _LATER.isdisjoint(tags[:-2])
    return [*units[: end - 2], *units[end:]] if is_below else units


_LATER = frozenset({"rank_2", "rank_3"})


def owned_place(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with the number that closes "Moss's 2" as a place on her ballot."""
    at = end_of(units) - 1
    if at < 1 or units[at].text not in _PLACES or not is_possessive(units[at - 1]):
        return units
    return [*units[:at], replace(units[at], tag=_PLACES[units[at].text], info={}), *units[at + 1 :]]


_PLACES = {"1": "rank", "2": "rank_2", "3": "rank_3"}


def placed_down(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Got Moss down as second choice", "wrote her in first" as "put Moss second choice": nobody went down or in."""
    at = next((i for i, u in enumerate(units) if u.text.replace(" ", "_") in lexicon.talk["down_on_ballot"]), 0)
    end = at + 1
    while at and end < len(units) and units[end].text in lexicon.talk["down_as"]:
        end += 1
    verb = next((i for i, u in enumerate(units[:at]) if {*u.words} & lexicon.talk["putting_down"] and not u.name), None)
    is_placed = has(units[end : end + 1], *RANKS) and units[end].at >= units[at].at
    if verb is None or not is_placed or not has(units[at - 1 : at], "name", "him", "her", "who"):
        return units
    put = [units[verb]]
    if put[0].tag != "have" and not {*put[0].words} & (lexicon.rank_verbs | lexicon.gotten):
        put = [replace(put[0], tag="word", words=tuple(sorted(lexicon.talk["having_put"])), info={})]
    return [*units[:verb], *put, *units[verb + 1 : at], *units[end:]]


def next_place(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Who is next after her first choice", "who comes after Reed's number one" as who is the second."""
    at = next((i for i, u in enumerate(units) if u.tag in _RANKS[:2]), 0)
    lead = at - 1
    while lead > 0 and (units[lead].name is not None or units[lead].text in lexicon.owning | _OF_PLACE):
        lead -= 1
    is_led = lead >= 0 and at > 0 and units[lead].text in lexicon.times["after"] and has(units, "who", "which")
    acts = [u for u in units if u.tag == "stance" and u.info.get("relation") != "backs"]
    if not is_led or acts or not lexicon.rank_verbs.isdisjoint(units[at].words):
        return units
    behind = _RANKS[_RANKS.index(units[at].tag) + 1]
    return [*units[:lead], *units[lead + 1 : at], replace(units[at], tag=behind), *units[at + 1 :]]


_OF_PLACE = ARTICLES | {"of"}
