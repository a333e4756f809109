"""Which words of a question only set it apart from another ("second, not first", "whom she has, not whom she had")?

Whoever is asked for as a second choice was no first one, no official is a union, and whoever is with somebody still is
none of those who left: such words deny nothing of what is asked. Where what is denied may hold some of what is asked
for ("not the senators, just the officials"), they limit it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.owned import as_thing
from facts.questions.ranks import RANKS
from facts.questions.small_words import ARTICLES, RELATIVES
from facts.questions.units import Unit, end_of, has

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
    opens = asked + 1 < len(units) and (units[asked + 1].tag == "who" or units[asked + 1].text in RELATIVES)
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


_NOT = ("not", "but_not")
_OF_SAME = (
    "those", "who", "group", "him", "her", "them", "that_one", "have", "be", "do", "mark", "word", "ever", "tag",
)  # fmt: skip
_SAYING = ("stance", "still", "no_longer", "used_to", "first")
_NOW = (Relation.BACKS, Relation.ENDORSED, Relation.REAFFIRMED)


def apart_from_opposite(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units without "not the ones she had", and without ", the ones she has" that it is set against.

    So those of who left are without "not the ones that came back".
    """
    end = end_of(units)
    at = next((i for i in range(end - 2, 1, -1) if _denies(units, i, lexicon)), 0)
    led, named = units[:at], {u.text for u in units[:at] if u.name is not None}
    behind = [u for u in units[at + 1 : end] if u.text not in named]
    if not named or any(_was_once(u, lexicon) for u in led) or not _says_of_same(behind):
        return units
    kept = _without_joint(led)
    mark = next((i for i in range(len(kept) - 1, 0, -1) if kept[i].tag == "mark"), 0)
    if mark and has(kept[mark:], "those") and _says_of_same(kept[mark + 1 :]):
        kept = kept[:mark]  # ", the ones she has"
    asked, denied = _tense(kept, lexicon) or "now", _tense(behind, lexicon)
    if _has_done(behind, Relation.RETURNED) and has(behind, "those", "group"):
        denied = "now" if _has_done(kept, Relation.WITHDREW) else ""
    return [*as_thing(kept, lexicon), *units[end:]] if denied and asked != denied else units


def instead_of_opposite(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "instead of leaving" behind who stayed; who came "instead of staying with Reed" left him."""
    at = next((i for i, u in enumerate(units) if u.text.replace(" ", "_") in lexicon.talk["in_place_of"]), 0)
    led, behind = units[:at], units[at + 1 : end_of(units)]
    act = next((u for u in behind if u.text not in lexicon.common), None)
    if not at or act is None or act.tag != "stance" or sum(u.tag == "stance" for u in behind) > 1:
        return units
    done = {_side(u) for u in led if u.tag == "stance" and not u.info.get("weak")} or {_side(u) for u in led}
    named = [u for u in behind if u.name is not None]
    is_plain = all(u in (act, *named) or u.tag in _OF_SAME or u.text in lexicon.common for u in behind)
    is_same = {u.text for u in named} <= {u.text for u in led if u.name is not None}
    if not is_plain or len(done - {""}) != 1 or not _side(act):
        return units
    if is_same and _side(act) not in done:
        return [*_without_joint(led), *units[end_of(units) :]]
    if len(named) == 1 and not is_same and _side(act) == "for" and act.info.get("still") and done == {"for"}:
        after = replace(units[at], tag="word", words=tuple(sorted(lexicon.times["after"]))[:1], info={})
        left = replace(act, words=("left",), info={"relation": str(Relation.WITHDREW)})
        return [*led, after, left, *named]
    return units


def _side(unit: Unit) -> str:
    """Whether an act is for somebody or away from him; empty for what is neither."""
    relation = unit.info.get("relation")
    return "away" if relation == Relation.WITHDREW else "for" if relation in _NOW else ""


def _was_once(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit asks of support that was given once, be it gone by now: some of them may be among those denied."""
    is_past = unit.words[-1:] != () and unit.words[-1] in lexicon.past and not unit.info.get("weak")  # "had", "got"
    relation = unit.info.get("relation")
    return unit.tag == "ever" or relation == Relation.ENDORSED or (relation == Relation.BACKS and is_past)


def _denies(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "not" stands for itself and denies no verb ("who hasn't left")."""
    unit, before = units[index], units[index - 1]
    behind = [u for u in units[index + 1 : index + 3] if u.text not in ARTICLES][:1]
    is_helped = before.tag in ("be", "have", "do", "modal") or before.text in lexicon.having
    is_verb = is_helped and not has(behind, "those", "who", "group")
    return unit.tag in _NOT and unit.text not in lexicon.lacking and not is_verb


def _says_of_same(units: Sequence[Unit]) -> bool:
    """Whether words tell of nobody else, and of no more than one act, what those asked for do or did."""
    acts = sum(u.tag == "stance" and not u.info.get("weak") for u in units)
    is_same = all(u.tag in (*_OF_SAME, *_SAYING) for u in units) and has(units, *_SAYING)
    return is_same and acts < _TWO and (has(units, "those", "who", "group") or _is_former(units))


def _has_done(units: Sequence[Unit], relation: Relation) -> bool:
    return any(u.tag == "stance" and u.info.get("relation") == relation for u in units)


def _is_former(units: Sequence[Unit]) -> bool:
    """Whether one word says who is meant ("not former"); "not anymore" says that it is no longer so."""
    return len(units) == 1 and units[0].tag != "no_longer"


_TWO = 2


def _tense(units: Sequence[Unit], lexicon: Lexicon) -> str:
    """Whether words tell of support that is gone ("past") or that is held ("now"); empty for none."""
    acts = [u for u in units if u.tag == "stance"]
    had = [u for u in acts if u.words[-1] in lexicon.having and u.words[-1] in lexicon.past]
    is_former = any(u.tag == "first" and u.words[-1] in lexicon.former for u in units)
    if had or is_former or has(units, "used_to", "no_longer"):
        return "past"
    if _has_done(acts, Relation.WITHDREW):
        return "past"
    return "now" if has(units, "still") or any(u.info.get("relation") in _NOW for u in acts) else ""


def _without_joint(units: Sequence[Unit]) -> Sequence[Unit]:
    end = len(units)
    while end and units[end - 1].tag in ("mark", "and", "but"):
        end -= 1
    return units[:end]
