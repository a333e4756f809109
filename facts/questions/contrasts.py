"""Which words of a question only set it apart from another ("second, not first", "not the unions, just the officials")?

Whoever is asked for as a second choice was no first one, and no official is a union: such words deny nothing of what is
asked. Where what is denied may hold some of what is asked for ("not the senators, just the officials"), they limit it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.arguments import ARTICLES
from facts.questions.lexicon import Lexicon
from facts.questions.own_contrasts import was_once
from facts.questions.ranks import RANKS
from facts.questions.units import Unit

_DENYING = ("not", "no", "but_not")
_AGAINST_PLACE = ("not", "but_not", "except")
_AGAIN = ("mark", "no", "correction")
_PLACES = (*RANKS, "first", "last")


def apart_from_sorts(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units without the sorts that are denied in front of the one asked for, which holds none of them."""
    at, denied = 0, list[Unit]()
    while at + 1 < len(units) and units[at].tag in _AGAIN and units[at + 1].tag in ("mark", "not"):
        at += 1  # "no not the unions, ..."
    while at < len(units) and (group := _denied_sort(units, at)):
        denied.append(units[group])
        at = group + 1
        while at < len(units) and (units[at].tag in ("mark", "and", "but", "or") or units[at].text in _PLEASE):
            at += 1
    asked = at
    while asked < len(units) and (units[asked].tag == "only" or units[asked].text in ARTICLES):
        asked += 1
    is_led = asked > at or (at and units[at - 1].tag == "mark")
    if not denied or not is_led or asked >= len(units) or units[asked].tag != "group":
        return units
    sort = units[asked]
    if sort.text in lexicon.talk["persons"]:
        sort = replace(sort, info={**sort.info, "kinds": ["person"]})
    if any(not _is_disjoint(sort, one) for one in denied):
        return units
    opens = asked + 1 < len(units) and (units[asked + 1].tag == "who" or units[asked + 1].text in _THAT)
    asks = Unit(tag="which", at=units[0].at, last=units[0].last, words=("which",))
    return [asks, sort, *units[asked + (2 if opens else 1) :]]


def _denied_sort(units: Sequence[Unit], at: int) -> int:
    """Where the sort stands that is denied from here on; 0 where none is."""
    if units[at].tag not in _DENYING or len(units[at].words) > 1:
        return 0
    place = at + 1
    while place < len(units) and units[place].text in ARTICLES:
        place += 1
    return place if place < len(units) and units[place].tag == "group" else 0


def _is_disjoint(asked: Unit, denied: Unit) -> bool:
    """Whether one of two sorts is of people, the other of bodies."""
    return _is_of_people(asked) != _is_of_people(denied) and bool(_kinds(asked)) and bool(_kinds(denied))


def _is_of_people(sort: Unit) -> bool:
    return bool(_kinds(sort) & {"person"} or sort.info.get("roles"))


def _kinds(sort: Unit) -> set[str]:
    return {*sort.info.get("kinds", ()), *(("person",) if sort.info.get("roles") else ())} - {"candidate"}


def apart_from_former(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of who is with somebody without "not the ones they used to have", who are none of those.

    So those of who left are without "not the ones that came back".
    """
    at = next((i for i, u in enumerate(units) if i and u.tag in _AGAINST_PLACE[:2]), 0)
    behind = [u for u in units[at + 1 :] if u.tag != "mark" and u.text not in ARTICLES and u.text not in _THAT]
    is_led = bool(behind) and (behind[0].tag in _THOSE or behind[0].text in lexicon.talk["persons"])
    before = units[:at]
    if not at or not is_led or any(u.tag in ("used_to", "not") or was_once(u, lexicon) for u in before):
        return units
    if {u.text for u in behind if u.name is not None} - {u.text for u in before}:
        return units  # "not the ones who left Reed" are others
    acts = [u for u in before if u.tag == "stance"]
    done = {u.info.get("relation") for u in acts if not _is_past(u, lexicon)}
    if done == {Relation.BACKS}:
        apart = [u for u in behind if u.tag == "used_to" or _has_done(u, Relation.WITHDREW) or _is_past(u, lexicon)]
    else:
        apart = [u for u in behind if done == {Relation.WITHDREW} and _has_done(u, Relation.RETURNED)]
    if not apart or not all(u in apart or u.tag in (*_THOSE, *_OF_HAVING) for u in behind):
        return units
    return units[: at - 1] if units[at - 1].tag in ("mark", "and", "but") else units[:at]


def _has_done(unit: Unit, relation: Relation) -> bool:
    return unit.tag == "stance" and unit.info.get("relation") == relation


def _is_past(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag in ("have", "stance") and unit.text in lexicon.talk["once_had"]


_THOSE = ("those", "them", "who", "group", "that_one")
_OF_HAVING = ("him", "her", "name", "have", "be", "do", "stance", "ever")


def apart_from_place(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units without the place on a ballot that closes them and is denied beside the one asked about."""
    at = next((i for i, u in enumerate(units) if i and u.tag in _AGAINST_PLACE), None)
    if at is None or not any(u.tag in RANKS for u in units[:at]):
        return units
    behind = [u for u in units[at + 1 :] if u.tag != "mark" and u.text not in ARTICLES]
    said = [word for unit in behind for word in unit.words]
    held = lexicon.talk["denied_places"] | lexicon.talk["around_places"]
    is_place = any(u.tag in _PLACES or not lexicon.talk["denied_places"].isdisjoint(u.words) for u in behind)
    if not is_place or not all(u.tag in _PLACES or held.issuperset(u.words) for u in behind) or not said:
        return units
    end = at - 1 if units[at - 1].tag in ("mark", "and", "but") else at
    return units[:end]


_PLEASE = frozenset({"please", "pls", "por favor"})
_THAT = frozenset({"that", "que"})
