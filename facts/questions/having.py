"""What does having somebody say beside what those do whom one has ("has Moss anyone backing her", "who had Moss")?

Having alone may be either side's ("the union has a candidate"), so a name goes where the store has seen it. But the
pronoun of "has anyone backing him" says that whoever has them is backed by them, known to stand or not; "who does Moss
have backing her" asks what they do; whoever "had supporters walk away" lost them; and "had Moss and never had Reed"
tells twice of those who backed them.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.closing_sorts import is_placed
from facts.questions.lexicon import Lexicon
from facts.questions.sides import Sides
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

_OWNERS = ("him", "her", "them")
_PERSONS = (*_OWNERS, "that_one")
_SUPPORT = (Relation.BACKS, Relation.ENDORSED)
_PAIR = 2
_BETWEEN = ("anybody", "nobody", "no", "group", "still", "ever", "word", "of", "several", "beyond")


def is_backed_by_own(units: Sequence[Unit], act: Unit) -> bool:
    """Whether whoever has is surely backed: "has unions behind her", "has anyone backing him", "has any backers"."""
    if not _is_having(act) or len(act.words) < 2 or sum(u.name is not None for u in units) != 1:
        return False
    if not _has_owner(units, act):
        return False
    after = next((u for u in units if u.at > act.last), None)
    is_led = after is not None and after.tag in _PERSONS and after.at == act.last + 1
    return is_led or act.words[-1] in _OWN or bool(act.info.get("received"))


_OWN = frozenset({"him", "her", "them", "it"})


def as_backed(sides: Sides) -> Sides:
    """The sides with the one who is named as whom the others back."""
    return sides.turned() if sides.endorser is not None and sides.endorser.sort == "name" else sides


def is_of_own_backers(units: Sequence[Unit], act: Unit) -> bool:
    """Whether it is asked what backers somebody has ("how many fans does she have")."""
    named = [u for u in units if u.name is not None]
    info = act.info
    is_of_backers = info.get("person") and not info.get("subject") and info.get("relation") == Relation.BACKS
    if len(named) != 1 or not is_of_backers:
        return False
    return any(_is_having(u) and len(u.words) == 1 for u in _beside(units, named[0]))


def _beside(units: Sequence[Unit], owner: Unit) -> list[Unit]:
    at = units.index(owner)
    return [*units[max(0, at - 1) : at], *units[at + 1 : at + 2]]


def _has_owner(units: Sequence[Unit], act: Unit) -> bool:
    """Whether a name stands right before an act of having, or right behind its first word where that opens."""
    before = [u for u in units if u.at < act.at and u.tag not in _BETWEEN]
    led = any(u.tag in _ASKING for u in units if u.at < act.at) or not has(units, *_BACKERS)
    inside = [u for u in units if u.at == act.at + 1 and not led]
    return any(u.name is not None for u in (*before[-1:], *inside))


_ASKING = ("who", "which", "group", "count", "list")
_BACKERS = ("anybody", "nobody", "group", "no")


def backed_by_own(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Has Moss anyone at all backing her" as "has anyone at all backing Moss"."""
    named = [u for u in units if u.name is not None]
    if len(named) != 1:
        return units
    owner, at = named[0], units.index(named[0])
    having = [u for u in _beside(units, owner) if _is_having(u) and len(u.words) == 1]
    acts = [u for u in units if having and u.at > max(having[-1].at, owner.at) and _is_backing(u)]
    told = _object_of(acts[0], units, lexicon) if len(acts) == 1 else None
    if told is None or any(u.tag not in _BETWEEN for u in units[at + 1 :] if u.at < acts[0].at and u not in having):
        return units
    first = units[0] is having[0]
    kept = [replace(u, tag="have", info={}) if u is having[0] else u for u in units if first or u is not having[0]]
    kept = [u for u in kept if u not in having and u is not owner and u.at != told.at]
    return sorted([*kept, replace(owner, at=told.at, last=told.last)], key=lambda unit: unit.at)


def _is_having(unit: Unit) -> bool:
    """Whether a unit is having or getting, as candidates do."""
    info = unit.info
    is_act = unit.tag == "stance" and not (info.get("noun") or info.get("person"))
    return is_act and info.get("subject") == "candidate" and info.get("relation") == Relation.BACKS


def _is_backing(unit: Unit) -> bool:
    """Whether a unit is support that somebody gives."""
    return _is_act(unit) and unit.info.get("relation") in _SUPPORT


def _object_of(act: Unit, units: Sequence[Unit], lexicon: Lexicon) -> Unit | None:
    """The pronoun to whom an act is done, right behind it or within ("backing her", "in her corner")."""
    for unit in units:
        if unit.tag in _PERSONS and unit.at == act.last + 1:
            return unit
        if act.at < unit.at < act.last and (unit.tag in _PERSONS or unit.text in lexicon.owning):
            return unit
    return None


def had_endorsed(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "On 5 May, whom did the union have endorsed" as whom it backed that day: what it had done by then held."""
    do = next((i for i, u in enumerate(units) if u.tag == "do"), None)
    at = next(
        (i for i, u in enumerate(units) if do is not None and i > do and u.text in lexicon.talk["having_it"]), None
    )
    if (
        do is None
        or at is None
        or at + 1 >= len(units)
        or not has(units, "window")
        or not has(units[:do], "who", "which")
    ):
        return units
    act, between = units[at + 1], [u for u in units[do + 1 : at] if u.tag != "word"]
    is_done = act.tag == "stance" and act.info.get("relation") in _SUPPORT and act.words[0] in lexicon.past
    if not is_done or act.info.get("noun") or not has(between[:1], "name", "him", "her", "them", "that_one", "group"):
        return units
    backs = {"relation": str(Relation.BACKS), "state": True}
    return [*units[:at], replace(act, info=backs), *units[at + 2 :]]


_BACKING = {"relation": "backs", "state": True}
_BEHIND = ("window", "still", "ever")
_BESIDE = ("still", "ever", "have")


def as_acting(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "who does Moss have backing her" as "who backs Moss", "... against her" as "who against Moss"."""
    end = end_of(units)
    while end and (units[end - 1].tag in _BEHIND or is_placed(units[end - 1])):
        end -= 1
    had = next((i for i in range(1, end) if _is_candidates_having(units, i, lexicon)), 0)
    owner = next((i for i in range(had - 1, -1, -1) if units[i].tag not in _BESIDE), 0) if had else 0
    if not had or units[owner].name is None or has(units[had:end], "name", "and", "but", "mark"):
        return units
    if owner == 1 and units[0].words[0] in lexicon.having:
        return units  # "has Moss got anybody backing her" asks whether, not who
    if len(units) > end - 3 > had and _is_own_name(units[end - 3 : end], lexicon):
        return [*units[: end - 3], *units[end:]]  # "what unions has she to her name"
    act = next((i for i in range(had + 1, end) if _is_act(units[i])), 0)
    act = had if end == had + _PAIR and len(units[had].words) > 1 else act  # "have backing" is one phrase
    told = [u for u in units[act + 1 : end] if u.tag != "word" or u.at > units[act].last]
    if not act or len(told) != 1 or not has(told, *_OWNERS) or _is_helped(units, had, act):
        return units
    whom = replace(told[0], tag="name", name=units[owner].name, words=units[owner].words, info={})
    start = owner - 1 if has(units[owner - 1 : owner], "do", "have") and owner > 1 else owner
    is_for = units[act].info.get("relation") in _SUPPORT
    doing = replace(units[act], words=("back",), info=_BACKING) if is_for else units[act]
    return [*units[:start], *units[owner + 1 : had], *units[had + 1 : act], doing, whom, *units[end:]]


def _is_helped(units: list[Unit], had: int, act: int) -> bool:
    """Whether the form of having helps the act right behind it ("Karlsen has backed her")."""
    is_doing = bool(units[act].info.get("prep")) or units[act].words[0].endswith("ing") or act == had
    return act == had + 1 and not is_doing and not has(units[:had], "do")


def _is_candidates_having(units: list[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a form of having tells whom somebody has."""
    unit = units[index]
    is_candidates = unit.info.get("subject") == "candidate" and not unit.info.get("noun")
    return unit.tag == "stance" and is_candidates and unit.words[0] in lexicon.having | lexicon.gotten


def _is_act(unit: Unit) -> bool:
    return unit.tag == "stance" and not any(unit.info.get(sign) for sign in ("noun", "person", "subject"))


def _is_own_name(run: list[Unit], lexicon: Lexicon) -> bool:
    """Whether "to her name" closes what somebody has."""
    to, whose, name = run
    return (
        to.text in lexicon.beside["infinitive"]
        and (whose.tag in _OWNERS or whose.text in lexicon.owning)
        and name.text in lexicon.talk["own_name"]
    )


def having_both(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with both "had" as "backed"."""
    had = [i for i in range(len(units) - 1) if _has_named(units, i, lexicon)]
    acts = [u for u in units if u.tag == "stance"]
    if len(had) != _PAIR or len(acts) != _PAIR or sum(u.name is not None for u in units) != _PAIR:
        return units
    between = units[had[0] + 2 : had[1]]
    if not has(between, "and", "but", "but_not") or not has(units[: had[0]], "who", "group", "which"):
        return units
    backed = min(lexicon.talk["had_as"])
    return [replace(u, words=(backed,), info=_BACKED) if i in had else u for i, u in enumerate(units)]


_BACKED = {"relation": Relation.BACKS, "state": True}


def _has_named(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a unit has the one who is named right behind it."""
    unit = units[index]
    is_having = bool(unit.info.get("weak")) and unit.info.get("relation") == Relation.BACKS
    return is_having and unit.text in lexicon.talk["once_had"] and units[index + 1].name is not None


_CLOSING = ("mark", "tag", "window", "them", "him", "her", "still", "ever")


def losing_as_having(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units with "lost supporters" for "had supporters walk away", "saw supporters leave"."""
    seeing = lexicon.talk["seeing_go"]
    at = next((i for i, u in enumerate(units) if i and u.words and u.words[0] in seeing), 0)
    is_of_candidates = units[0].tag == "group" and "candidate" in units[0].info.get("kinds", ())
    if not at or not (is_of_candidates or has(units[:at], "who", "which", "count", "anybody")):
        return units
    if any(u.name is not None or u.tag == "stance" for u in units[:at] if not u.info.get("weak")):
        return units
    noun, is_own = at, len(units[at].words) > 1 and units[at].tag == "stance"
    if not is_own:
        noun += 1
        while noun < len(units) and (units[noun].text in ARTICLES or units[noun].text in lexicon.owning):
            noun += 1
    gone = noun + 1
    if gone >= len(units) or units[gone].info.get("relation") != Relation.WITHDREW:
        return units
    if not (is_own or _are_backers(units[noun])) or any(u.tag not in _CLOSING for u in units[gone + 1 :]):
        return units
    lost = replace(units[at], tag="stance", words=units[at].words[:1], info=_LOST)
    sort = [units[noun]] if units[noun].tag == "group" else []
    return [*units[:at], lost, *sort, *(u for u in units[gone + 1 :] if u.tag not in ("them", "him", "her"))]


def _are_backers(unit: Unit) -> bool:
    """Whether a unit is a word for backers, or a sort of them."""
    kinds = {*unit.info.get("kinds", ()), *unit.info.get("roles", ())}
    return bool(unit.info.get("person")) or (unit.tag == "group" and bool(kinds) and "candidate" not in kinds)


_LOST = {"relation": "withdrew", "subject": "candidate"}


def without_got(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without the "got" of "got any unions for Moss", which asks for them and tells of nobody's having."""
    start = next((i for i, u in enumerate(units) if u.tag not in ("mark", "polite", "and", "but", "tag")), len(units))
    said = units[start : start + 5]
    is_led = bool(said) and said[0].text in lexicon.having | lexicon.gotten
    if not is_led or [u.tag for u in said[1:]] != ["anybody", "group", "stance", "name"]:
        return units
    return [*units[:start], *units[start + 1 :]] if said[3].info.get("prep") else units


def taken_from(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units of "whom did Moss poach from Reed" as "who came to Moss from Reed"."""
    act = next((i for i, u in enumerate(units) if _is_candidates_gain(u)), 0)
    end = end_of(units)
    before, behind = [u for u in units[:act] if u.text not in ARTICLES], units[act + 1 : end]
    is_whom = has(before[:1], "who", "which") and [u.tag for u in before[-2:]] == ["do", "name"]
    is_from = [u.tag for u in behind] == ["of", "name"] and behind[0].text in ("from", "off", "de", "a")
    if not act or not is_whom or not is_from or any(u.tag != "group" for u in before[1:-2]):
        return units
    moved = {"relation": "endorsed", "moves": True, "leaves": True}
    came = replace(units[act], at=before[-2].at, last=before[-2].last, words=("came",), info=moved)
    return [*before[:-2], came, before[-1], *behind, *units[end:]]


def _is_candidates_gain(unit: Unit) -> bool:
    """Whether an act is that of a candidate who gets somebody's support."""
    is_gain = unit.info.get("relation") in ("endorsed", "backs") and unit.info.get("subject") == "candidate"
    return is_gain and not (unit.info.get("noun") or unit.info.get("person"))
