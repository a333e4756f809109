"""Does one sentence ask two things that one list cannot hold?

"Their first and second pick, who are they" asks for each rank, and "whom did she leave and where did she land" for whom
she left and whom she went to: each is a sentence of its own, with the subject that they share.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.groups import apart
from facts.questions.lexicon import Lexicon
from facts.questions.owned import is_possessive
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has

_RANKS = ("rank", "rank_2", "rank_3")
_SMALL = frozenset({"the", "their", "his", "her", "its", "in", "el", "la", "su"})


def split_twofold(units: Sequence[Unit], lexicon: Lexicon) -> list[list[Unit]]:
    """The sentence as the sentences that it stands for: itself, where it asks one thing."""
    if not _may_ask_two(units):
        return [list(units)]
    parted = _by_rank(units, lexicon) or _by_order(units) or _by_act(units) or _by_way(units) or _by_time(units)
    return parted or _by_backed(units) or apart(units) or _by_sort(units) or _by_owner(units, lexicon) or [list(units)]


def _may_ask_two(units: Sequence[Unit]) -> bool:
    """Whether anything joins two parts ("and", "vs", a slash), a rank stands there, or a second "who" follows."""
    asks = sum(u.tag == "who" for u in units)
    return asks > 1 or any(u.tag in _PARTING or u.text in ("/", "&", ",") for u in units)


_PARTING = ("and", "or", "what_about", *_RANKS)


def _by_owner(units: Sequence[Unit], lexicon: Lexicon) -> list[list[Unit]]:
    """ "Moss's backers / Reed's backers", "Moss's people and also Reed's": the same of two, a list for each."""
    content = [u for u in units if u.tag == "mark" or not _is_light(u, lexicon)]
    while content and (content[0].tag in ("list", "mark") or [u.tag for u in content[:2]] == ["who", "be"]):
        content = content[1 if content[0].tag != "who" else 2 :]
    at = next((i for i, u in enumerate(content) if i > 1 and _parts_owners(u)), 0)
    first = [u for u in content[:at] if u.tag != "mark"]
    second = [u for u in content[at + 1 :] if u.tag not in ("mark", "and")]
    if any(not side or side[0].name is None or len(side) > 3 for side in (first, second)):
        return []
    if len(second) == 1 and _is_crew(first[-1], lexicon) and is_possessive(second[0]):
        second.append(replace(first[-1], at=second[0].last, last=second[0].last))
    are_same = [u.text for u in first[1:]] == [u.text for u in second[1:]] and len(first) > 1
    is_plain = all(u.tag == "still" for u in first[1:-1])
    if not (are_same and is_plain and _are_theirs(first[-1], lexicon)):
        return []
    return [_asked_of(first, lexicon), _asked_of(second, lexicon)]


def _asked_of(side: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The words for somebody's people as those for their backers, which are read as what they do."""
    people = side[-1]
    if not _is_crew(people, lexicon):
        return side
    backers = {"relation": "backs", "person": True, "state": True}
    return [*side[:-1], replace(people, tag="stance", words=("backers",), info=backers)]


def _is_crew(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit stands for all of somebody's people, of whatever sort."""
    is_of_any = unit.tag == "group" and not (unit.info.get("kinds") or unit.info.get("roles"))
    return is_of_any or unit.text in lexicon.crews or unit.text in lexicon.talk["teams"]


def _is_light(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag in ("mark", "polite", "tag") or (unit.tag == "word" and unit.text in lexicon.common)


def _parts_owners(unit: Unit) -> bool:
    """Whether a unit stands between the people of one and of another."""
    return unit.tag == "and" or unit.text in ("/", "&", ",") or (unit.tag == "or" and unit.words[0].startswith("v"))


def _are_theirs(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit tells of somebody's people: backers, or a crew of no sort."""
    return _is_crew(unit, lexicon) or bool(unit.info.get("noun") or unit.info.get("person"))


def _by_sort(units: Sequence[Unit]) -> list[list[Unit]]:
    """ "Which unions and senators left": a kind and a role are two lists, as nobody need be both."""
    at = next((i for i in range(1, len(units) - 1) if _are_apart(units[i - 1], units[i], units[i + 1])), 0)
    if not at or _leaves_out(units[: _row_of_sorts(units, at - 1)]):
        return []
    if has(units, "which", "who", "list") or at == 1:
        return [[*units[:at], *units[at + 2 :]], [*units[: _row_of_sorts(units, at - 1)], *units[at + 1 :]]]
    strange = replace(units[at + 1], tag="word", info={})  # no one number or verdict holds both: not answered
    return [[*units[: at + 1], strange, *units[at + 2 :]]]


def _leaves_out(before: Sequence[Unit]) -> bool:
    """Whether the sorts behind these units are left out: of nobody who is one of them is it asked."""
    content = [u for u in before if u.text not in ARTICLES]
    return has(content[-1:], "except", "but_not", "not")


def _by_backed(units: Sequence[Unit]) -> list[list[Unit]]:
    """ "Unions for Moss and unions for Reed": a sort and whom they back, said of each, are two lists."""
    content = [u for u in units if u.tag not in ("mark", "polite", "tag", "list") and u.text not in ARTICLES]
    at = next((i for i, u in enumerate(content) if u.tag == "and"), 0)
    sides = (content[:at], content[at + 1 :])
    if not at or any([u.tag for u in side] != ["group", "stance", "name"] for side in sides):
        return []
    are_sorts = all(u.info.get("kinds") or u.info.get("roles") for u in (sides[0][0], sides[1][0]))
    are_backed = all(u.info.get("relation") == "backs" and not u.info.get("person") for u in (sides[0][1], sides[1][1]))
    return [list(side) for side in sides] if are_sorts and are_backed else []


def _row_of_sorts(units: Sequence[Unit], at: int) -> int:
    """Where the row of sorts begins that ends at a unit ("unions, papers")."""
    while at > 1 and units[at - 2].tag == "group" and (units[at - 1].tag in ("and", "or") or units[at - 1].text == ","):
        at -= 2
    return at


def _are_apart(one: Unit, between: Unit, other: Unit) -> bool:
    """Whether a sort told by its roles and one told by its kind alone are joined."""
    joins = between.tag in ("and", "or") or between.text in ("/", "&")
    if not joins:
        return False
    if between.tag == "or" and between.words[0].startswith("v") and one.tag == other.tag == "group":
        return True  # "unions vs papers" are set against each other
    says = (bool(u.info.get("roles")) for u in (one, other))
    told = all(u.tag == "group" and (u.info.get("roles") or u.info.get("kinds")) for u in (one, other))
    return told and len(set(says)) == 2


def _by_rank(units: Sequence[Unit], lexicon: Lexicon) -> list[list[Unit]]:
    """One sentence for each of several ranks that "and" joins; only one of them says what it counts."""
    told = next((u for u in units if u.tag in _RANKS), None)
    if told is None or sum(u.name is not None for u in units) > 1:
        return []
    places = [(i, tag) for i, u in enumerate(units) if (tag := _rank_of(u, lexicon))]
    tags = [tag for _, tag in places]
    if len(set(tags)) != len(tags) or len(tags) < 2:
        return []
    spans = [(units[one], units[one + 1 : other]) for (one, _), (other, _) in pairwise(places)]
    joints = [[u for u in between if not rank.at < u.at < rank.last] for rank, between in spans]  # "has Moss first"
    is_either = has(units[: places[0][0]], "group", "who", "which") and not opens_with_aux(units)
    if not all(_joins(between, or_too=is_either) for between in joints):
        return []
    start, end = places[0][0], places[-1][0]
    held = [u for u in units[start + 1 : end] if units[start].at < u.at < units[start].last]
    placed = [(units[start if held else i], tag) for i, tag in places]
    made = [replace(told, tag=tag, at=place.at, last=place.last) for place, tag in placed]
    return [[*units[:start], rank, *held, *units[end + 1 :]] for rank in made]


def _by_order(units: Sequence[Unit]) -> list[list[Unit]]:
    """ "The first and the last to leave", "who left first and who last": one sentence for each of the two."""
    first = next((i for i, u in enumerate(units) if u.tag == "first"), len(units))
    last = next((i for i in range(first + 2, len(units)) if units[i].tag in _LAST), 0)
    between = units[first + 1 : last]
    is_both = all(u.tag in _BETWEEN_ORDERS or u.text in ARTICLES for u in between) and has(between, "and", "mark")
    if not last or not is_both or has(units, "when", "why", "count"):
        return []
    return [[*units[: first + 1], *units[last + 1 :]], [*units[:first], *units[last:]]]


_LAST = ("last", "new")
_BETWEEN_ORDERS = ("and", "mark", "who", "which", "be")


def _rank_of(unit: Unit, lexicon: Lexicon) -> str:
    """The rank that a unit tells, also a bare ordinal; empty for others."""
    if unit.tag in _RANKS:
        return unit.tag
    pairs = zip(_RANKS, lexicon.ordinals, strict=False)
    return next((rank for rank, words in pairs if unit.words[-1:] and unit.words[-1] in words), "")


def _joins(between: Sequence[Unit], *, or_too: bool) -> bool:
    joints = ("and", "mark", "or") if or_too else ("and", "mark")  # who has her in either place has her in one of both
    light = all(u.tag in joints or u.text in _SMALL for u in between)
    return light and has(between, *joints)


def _by_act(units: Sequence[Unit]) -> list[list[Unit]]:
    """ "Moss left whom and landed where": one subject, two acts, and what each was done to is asked behind it."""
    at = next((i for i, u in enumerate(units) if u.tag == "and" and i > 2), 0)
    if not at or units[0].name is None:
        return []
    first, second = units[:at], units[at + 1 :]
    acts = [u for u in second if u.tag == "stance" and not u.info.get("prep")]
    if [u.tag for u in first[1:]] != ["stance", "who"] or not acts or has(second, "name"):
        return []
    return [list(first), [units[0], *second]] if acts[0].info.get("whose") or has(second, "who") else []


def _by_time(units: Sequence[Unit]) -> list[list[Unit]]:
    """ "Who left in February or in May": who did so in each, where a list is asked for and no number."""
    at = next((i for i in range(1, len(units) - 1) if _joins_times(units, i)), 0)
    is_list = has(units, "who", "which", "list") and not has(units, "count", "when", "why", "not", "first", "last")
    if not at or not is_list or sum(u.tag == "window" for u in units) > 2:
        return []
    return [[*units[:at], *units[at + 2 :]], [*units[: at - 1], *units[at + 1 :]]]


def _joins_times(units: Sequence[Unit], at: int) -> bool:
    """Whether "or" joins two times of one kind: months, or days."""
    one, other = units[at - 1].window, units[at + 1].window
    is_or = units[at].tag == "or" and not units[at].words[0].startswith("v")  # "versus" compares
    return is_or and one is not None and other is not None and one.relative is other.relative


def _by_way(units: Sequence[Unit]) -> list[list[Unit]]:
    """ "Moss went from whom to whom": whom she left, and whom she backs."""
    at = next((i for i, u in enumerate(units) if u.info.get("relation") == "withdrew"), 0)
    way = [u.tag if u.tag == "who" else u.text for u in units[at + 1 :] if u.tag not in ("mark", "tag")]
    if not at or way not in _WAYS or not has(units[:at], "name", "him", "her", "them", "group"):
        return []
    backs = replace(units[at], words=("backs",), info={"relation": "backs", "state": True})
    return [list(units[: at + 2]), [*units[:at], backs, units[at + 3]]]


_WAYS = (["who", "to", "who"], ["who", "a", "who"])
