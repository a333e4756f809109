"""Which names are one person or body, told in two ways ("the nurses' Hal Ostrow", "the teachers (TEA)")?

A body right before a person ("the nurses' Hal Ostrow"), behind "of" after one, or behind a word for who leads it, says
who the person is: it takes no side of its own. A candidate beside a body is more likely somebody's pick ("nurses Moss
endorsement"), so a candidate is only joined to a body by a word for who leads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import EntityKind, meant_ids
from facts.models.building import replace
from facts.names.words import word_set
from facts.questions.known import Known, stands
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has


def one_person(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with every person who is told with their body as the person alone."""
    found = list(units)
    if not _may_be_led(units, lexicon):
        return found
    for index, unit in enumerate(units):
        if not _is_body(unit, known):
            continue
        gone = _leading(units, index, known, lexicon) or _following(units, index, known, lexicon)
        found = [u for u in found if u not in gone]
    return found


def _may_be_led(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "of", a word for who leads a body, or another name right beside it stands with a name."""
    named = [at for at, unit in enumerate(units) if unit.name is not None]
    if any(one + 1 == other for one, other in pairwise(named)):
        return True
    is_led = has(units, "of") or not lexicon.talk["heads"].isdisjoint([word for unit in units for word in unit.words])
    return bool(named) and is_led


def without_epithets(units: Sequence[Unit], known: Known) -> list[Unit]:
    """The units without what somebody known is called in front of the name ("that clown Moss", "candidate Moss")."""
    gone: list[Unit] = []
    for index, unit in enumerate(units):
        if unit.tag != "group" or not unit.info.get("is_single") or not units[index + 1 : index + 2]:
            continue
        name, before = units[index + 1], list(units[:index])
        while before and before[-1].text in (*ARTICLES, *_POINTING):
            before.pop()
        if not _is_called(unit, name, before, units[index + 2 : index + 3], known):
            continue
        gone += [unit, *units[len(before) : index]]
    return [u for u in units if not any(u is one for one in gone)] if gone else list(units)


def without_titles(units: Sequence[Unit], known: Known) -> list[Unit]:
    """The units without a title that is no role of the store in front of whoever is known ("the comptroller Moss")."""
    found: list[Unit] = []
    for unit in units:
        if unit.name is not None and unit.name.matches and _is_person(unit, known):
            while found and found[-1].tag == "word" and found[-1].text in TITLES:
                found.pop()
        found.append(unit)
    return found


#: Of what a place or a time has, none says who somebody is.
TITLES = word_set("titles") - {"state", "city", "county", "district", "borough", "public", "former", "ex", "da", "ag"}


def without_manner(units: Sequence[Unit], _: Known, lexicon: Lexicon) -> list[Unit]:
    """The units without what somebody known is called behind the name ("that Moss guy", "the Reed lady")."""
    return [u for index, u in enumerate(units) if not _is_manner(units, index, lexicon)]


def _is_manner(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a word behind a known name, which an article or "that" leads, says only that it is a person."""
    if index < 2 or units[index].text not in lexicon.talk["some_person"]:
        return False
    name, led = units[index - 1], units[index - 2]
    return name.name is not None and bool(name.name.matches) and led.text in (*ARTICLES, *_POINTING)


def told_by_name(units: Sequence[Unit], known: Known) -> list[Unit]:
    """The units of "who backs the sheriff, Moss" with the one candidate whom a closing mark sets apart in his place.

    It is the same person only where the act is done to the role that opens nothing ("Moss, the sheriff left her").
    """
    content = [u for u in units if u.tag not in ("tag", "polite")]
    while content and content[-1].tag == "mark":
        content.pop()
    if len(content) < 4 or content[-2].tag != "mark":
        return list(units)
    named = [u for u in content if u.name is not None]
    stand = [u for u in named if stands(u.name, known)]
    if stand != content[-1:]:
        return list(units)
    acts = [u for u in content if u.tag == "stance"]
    roles = [u for u in content if u.tag == "group" and u.info.get("roles") and _is_the_one(content, u)]
    if len(roles) != 1 or not acts or acts[0].at > roles[0].at:
        return list(units)
    role = roles[0]
    place = replace(stand[0], at=role.at, last=role.last)
    return [place if u is role else u for u in units if u is not stand[0]]


def _is_the_one(units: Sequence[Unit], unit: Unit) -> bool:
    """Whether "the sheriff" is one, or "the sheriff's back" his."""
    index = units.index(unit)
    is_in_act = any(u.tag == "stance" and u.at < unit.at < u.last for u in units)
    return (
        bool(index)
        and units[index - 1].text in ("the", *_POINTING, "el", "la")
        and bool(unit.info.get("is_single") or is_in_act)
    )


def _is_called(unit: Unit, name: Unit, before: Sequence[Unit], behind: Sequence[Unit], known: Known) -> bool:
    """Whether a sort is but another word for whom the name behind it means."""
    is_known = name.name is not None and bool(name.name.matches) and unit.last + 1 == name.at
    if not is_known or has(before[-1:], "which", "who", "whose", "count"):
        return False
    if unit.info.get("kinds") == ["candidate"]:
        return stands(name.name, known)
    if unit.info.get("kinds") or unit.info.get("roles"):
        return False
    return stands(name.name, known) or not has(behind, "stance") or has(before[-1:], "do", "be", "have")


_POINTING = ("that", "this", "ese", "esa")


def with_role_behind(units: Sequence[Unit]) -> list[Unit]:
    """The units with each name of several people that a role behind it tells apart as that one ("Moss the sheriff").

    The role stands right behind the name, between marks, or closes the sentence behind a mark.
    """
    found = _who_with_title(units)
    if not has(units, "stance", "who", "which"):
        return found  # "is Moss the sheriff"
    for unit in tuple(found):
        if unit.name is None or len(unit.name.matches) < 2 or unit.info.get("roles"):
            continue
        run = _role_behind(found, found.index(unit)) or _role_at_end(found, unit)
        if not run:
            continue
        roles = next(u.info["roles"] for u in run if u.info.get("roles"))
        found = [replace(u, info={**u.info, "roles": roles}) if u is unit else u for u in found if u not in run]
    return found


def without_apposed(units: Sequence[Unit], known: Known) -> list[Unit]:
    """The units without a role that two commas set apart beside the person who holds it ("did the MP, Moss, leave")."""
    found = list(units)
    for index, unit in enumerate(units):
        if unit.name is None or len(unit.name.matches) != 1 or not _is_person(unit, known):
            continue
        before, behind = units[max(0, index - 3) : index], units[index + 1 : index + 4]
        rest = units[index + 2 :] if has(behind[:1], "mark") else ()
        if _is_role_apart(before) and rest and not has(rest[:1], "and", "or", "name", "group", "mark"):
            found = [u for u in found if u not in (*before, behind[0])]
        elif _is_role_apart([*behind[1:3], *behind[:1]]) and has(units[index + 4 : index + 5], "mark"):
            found = [u for u in found if u not in (*behind, units[index + 4])]
    return found


def _is_role_apart(run: Sequence[Unit]) -> bool:
    """Whether an article, one role and a comma are all there is."""
    if len(run) != _ROLE_APART or run[0].text not in ("the", "el", "la") or run[2].text != ",":
        return False
    return bool(run[1].info.get("roles") and run[1].info.get("is_single"))


_ROLE_APART = 3


def _who_with_title(units: Sequence[Unit]) -> list[Unit]:
    """The units of "who that rapper Moss voting for" with "that rapper" as her title: who she is, is not asked."""
    at = next((i for i, u in enumerate(units) if u.tag == "identity" and u.words[-1:] == ("that",)), None)
    run = [] if at is None else units[at + 1 : at + 3]
    is_titled = len(run) == 2 and bool(run[0].info.get("is_single") and run[0].info.get("roles")) and run[1].name
    if at is None or not is_titled or not has(units, "stance"):
        return list(units)
    who = replace(units[at], tag="who", words=units[at].words[:1])
    name = replace(run[1], info={**run[1].info, "roles": run[0].info["roles"]})
    return [*units[:at], who, name, *units[at + 3 :]]


def _role_behind(units: Sequence[Unit], at: int) -> list[Unit]:
    """The role right behind a name with what leads to it, and the mark that closes it; none where none stands there."""
    start = end = at + 1
    while end < len(units) and (units[end].text in _LEADS or units[end].tag in ("be", "who")):
        end += 1
    is_role = end < len(units) and bool(units[end].info.get("roles")) and bool(units[end].info.get("is_single"))
    if end == start or not is_role:
        return []
    is_apart = units[start].tag == "mark"
    closes = end + 1 < len(units) and units[end + 1].tag == "mark" and is_apart
    if is_apart and not closes and end + 1 < len(units):
        return []  # "Moss, the sheriff left her" tells of somebody else
    return list(units[start : end + 1 + (closes and end + 2 < len(units))])


def _role_at_end(units: Sequence[Unit], name: Unit) -> list[Unit]:
    """ ", the sheriff" at the end of a sentence of which just one name leaves open who is meant."""
    content = [u for u in units if u.tag != "tag"]
    while content and content[-1].tag == "mark":
        content.pop()
    if len(content) < 4 or not content[-1].info.get("roles") or not content[-1].info.get("is_single"):
        return []
    open_names = [u for u in units if u.name is not None and len(u.name.matches) > 1]
    lead = [u.text for u in content[-3:-1]]
    is_apart = lead[-1] in ARTICLES and content[-3].tag == "mark"
    return content[-3:] if is_apart and open_names == [name] else []


_LEADS = (*ARTICLES, ",", "(", "that", "who", "que")


def _is_body(unit: Unit, known: Known) -> bool:
    return _kinds(unit, known) not in (set(), {EntityKind.PERSON})


def _is_person(unit: Unit, known: Known) -> bool:
    return _kinds(unit, known) == {EntityKind.PERSON}


def _kinds(unit: Unit, known: Known) -> set[str]:
    """The kinds of those whom a unit names."""
    ids = [m.entity_id for m in unit.name.matches] if unit.name is not None else []
    return {str(known.entities[key].kind) for key in ids if key in known.entities}


def _leading(units: Sequence[Unit], at: int, known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units in front of a person: their body, the word for who leads it, and what stands between."""
    end = at + 1
    is_led = end < len(units) and _heads(units[end], lexicon)
    end += is_led
    head = _head_before(units, at, lexicon)
    if end < len(units) and head is not None and units[end].text == ",":
        end += 1
    if end >= len(units) or not _is_person(units[end], known):
        return []
    if head is None and not is_led and stands(units[end].name, known):
        return []
    return [*units[at if head is None else head : end], *_closing_mark(units, end)]


def _closing_mark(units: Sequence[Unit], person: int) -> list[Unit]:
    """The comma behind a person set apart by two ("the president of the nurses, Hal Ostrow, backs")."""
    is_apart = units[person - 1].text == "," and person + 1 < len(units) and units[person + 1].text == ","
    return [units[person + 1]] if is_apart else []


def _head_before(units: Sequence[Unit], at: int, lexicon: Lexicon) -> int | None:
    """Where "the president of" begins right before a body; None where nothing of the kind does."""
    start = at - 1
    while start >= 0 and (units[start].text in ARTICLES or units[start].tag == "of"):
        start -= 1
    if start < 0 or start == at or not _heads(units[start], lexicon):
        return None
    return start - 1 if start and units[start - 1].text in ARTICLES else start


def _following(units: Sequence[Unit], at: int, known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units behind a person: "of" and their body, maybe with the word for who leads it."""
    start = _head_before(units, at, lexicon)
    first = at - 1 if start is None else start
    if start is None:
        while first >= 0 and units[first].text in ARTICLES:
            first -= 1
        if first < 1 or units[first].tag != "of" or not _is_person(units[first - 1], known):
            return []
        if stands(units[first - 1].name, known):
            return []
        return list(units[first : at + 1])
    if first and units[first - 1].text == ",":
        first -= 1
    if first < 1 or not _is_person(units[first - 1], known):
        return []
    closing = [units[at + 1]] if units[first].text == "," and at + 1 < len(units) and units[at + 1].text == "," else []
    return [*units[first : at + 1], *closing]


def _heads(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit says who leads a body."""
    return unit.name is None and unit.tag != "stance" and any(word in lexicon.talk["heads"] for word in unit.words)


def named_in_brackets(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with a known name alone in brackets for what it explains right in front of it."""
    at = next((i for i in range(1, len(units) - 2) if _is_bracketed(units[i : i + 3])), 0)
    if not at:
        return units
    before, name, rest = units[:at], units[at + 1], units[at + 3 :]
    start = _start_of_told(before, name, lexicon)
    if start is None:
        return units
    place = before[start]
    return [*before[:start], replace(name, at=place.at, last=units[at + 2].last), *rest]


_PERSONS = frozenset({EntityKind.PERSON, "candidate"})


def _is_bracketed(units: Sequence[Unit]) -> bool:
    """Whether a known name and nothing else stands in brackets."""
    opens, name, closes = units
    is_known = name.name is not None and len(name.name.matches) == 1
    return opens.text == "(" and closes.text == ")" and is_known


def _start_of_told(before: Sequence[Unit], name: Unit, lexicon: Lexicon) -> int | None:
    """Where what the brackets explain begins: the same one's name, one body of a sort, or what nobody is called."""
    told = before[-1]
    if told.name is not None and told.name.matches:
        is_same = name.name is not None and meant_ids([name.name]) <= meant_ids([told.name])
        return len(before) - 1 if is_same else None
    if told.tag == "group":
        is_body = bool(told.info.get("kinds")) and _PERSONS.isdisjoint(told.info["kinds"])
        return len(before) - 1 if is_body and told.info.get("is_single") else None
    is_strange = told.name is not None or (told.tag == "word" and told.text not in lexicon.common | ARTICLES)
    if not is_strange:
        return None
    start = len(before) - 1
    if start > 1 and has(before[start - 1 : start], "of") and has(before[start - 2 : start - 1], "group"):
        return start - 2  # "the union of drivers (BTU)"
    return start if told.name is not None else None
