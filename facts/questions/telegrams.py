"""What do a few words mean that leave out their small ones ("Moss team", "of those, who", "and with Reed")?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facts.models import Relative
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.owned import is_possessive
from facts.questions.ranks import RANKS
from facts.questions.steps import NUMBER, Change, Step
from facts.questions.units import WITH, Unit, closes, end_of, has

_TELLING_WHICH = ("which", "that_one", "not", "no", "only")


def said_shortly(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """The unit as it is meant among few words."""
    unit = units[index]
    if unit.tag == "or" and closes(units, index, lexicon) and has(units[:index], "stance"):
        return replace(unit, tag="tag")  # "is she still with him or"
    if unit.text in lexicon.talk["teams"] and unit.tag in ("word", "stance") and _closes_name(units, index):
        return replace(unit, tag="group", info={})  # "Moss team" are her people
    if unit.tag == "still" and unit.words[-1] in lexicon.remaining and has(units[index + 1 : index + 2], "by"):
        return replace(
            unit, tag="stance", words=unit.words[-1:], info={"relation": "withdrew"}
        )  # "she was left by whom"
    if unit.tag == "identity" and unit.words[-1] in lexicon.talk["that"] and _leads_act(units[index + 1 :]):
        return replace(unit, tag="who", words=unit.words[:1])  # "who that backing Moss"
    if (side := _side_of(units, index, lexicon)) is not None:
        return replace(unit, tag="stance", info=side)
    if _is_over(units, index, lexicon):
        return replace(unit, words=(f"{unit.text} {units[index + 1].text}",))  # no small word: it is not read past
    if unit.tag == "tag" and index == 0 and unit.text in lexicon.talk["certain"] and _leads_to_thing(units):
        return replace(unit, tag="word", info={})  # "confirmed Moss departures"
    if unit.tag == "count" and has(units[:index], "whose", "count") and closes(units, index, lexicon):
        return replace(unit, tag="word", info={})  # "on whose support can she still count", "how many has she total"
    if unit.info.get("counted") and not has(units, "count"):
        return replace(unit, tag="word", info={})  # "how many is she down", but "is she down for the debate"
    return _or_any(_or_both(units, index), units, index, lexicon)


def _leads_act(rest: Sequence[Unit]) -> bool:
    """Whether an act follows at once, or behind the name of who does it."""
    tags = [u.tag for u in rest if u.tag not in ("mark", "still")][:2]
    return tags[:1] == ["stance"] or tags == ["name", "stance"]


def _side_of(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Mapping[str, Any] | None:
    """What "off Moss" or "still on Moss" says of whoever is meant; None for other words."""
    if _is_off(units, index, lexicon):
        return {**WITH, "relation": "withdrew"}
    return WITH if _is_still_on(units, index, lexicon) else None


def _is_off(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "off" tells of those who left the one named right behind it ("Karlsen off Moss?")."""
    if units[index].tag != "word" or units[index].text not in lexicon.talk["off"]:
        return False
    before, after = units[:index], units[index + 1 : index + 2]
    is_led = not before or before[-1].tag in ("name", "mark", "be", "group", "still", "count", "who", "list")
    names_whom = bool(after) and after[0].name is not None and bool(after[0].name.matches)
    return names_whom and is_led and not has(before, "stance")


def _is_still_on(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "on" behind "still" leads to the one whom somebody is with ("anyone still on Moss")."""
    if units[index].tag != "word" or units[index].text not in lexicon.talk["still_on"]:
        return False
    before, behind = units[:index], units[index + 1 : index + 2]
    names_whom = bool(behind) and behind[0].name is not None and bool(behind[0].name.matches)
    names_whom = names_whom and not is_possessive(behind[0])  # "still on Moss's case"
    return names_whom and has(before[-1:], "still") and not has(units, "stance") and closes(units, index + 1, lexicon)


def _is_over(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "over" between a form of being and a name is all that is said: done with her, or above her."""
    if units[index].tag != "word" or units[index].text not in lexicon.talk["over_with"]:
        return False
    before, behind = [u for u in units[:index] if u.tag != "word"], units[index + 1 :]
    is_led = has(before[-1:], "be", "name") and not has(before, "stance", "list", *RANKS)
    return is_led and has(behind[:1], "name") and not has(behind, "stance", *RANKS)


def _leads_to_thing(units: Sequence[Unit]) -> bool:
    """Whether a name and what it has or lost follow at once."""
    return (
        len(units) > 2
        and units[1].name is not None
        and units[2].tag == "stance"
        and bool(units[2].info.get("noun") or units[2].info.get("person"))
    )


def _waited(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "did they wait until April to pick her" as whether they picked her from then on."""
    at = next((i for i, u in enumerate(units) if u.tag == "word" and u.text in lexicon.talk["waiting"]), len(units))
    behind = units[at + 1 : at + 3]
    led = len(behind) == _PAIR and behind[1].text in lexicon.beside["infinitive"]
    window = behind[0].window if led else None
    if window is None or window.relative not in (Relative.UNTIL, Relative.BEFORE):
        return units
    since = replace(behind[0], window=replace(window, relative=Relative.SINCE))
    return [*units[:at], *units[at + 3 :], since]


def _without_owner(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "her" of "when did Moss get her first union": whose it is stands in front."""
    return [
        u
        for i, u in enumerate(units)
        if not (
            u.text in lexicon.owning
            and has(units[i + 1 : i + 2], "first", "last", "new")
            and has(units[i + 2 : i + 3], "group")
            and len([n for n in units[:i] if n.name is not None]) == 1
            and has(units[:i], "stance")
        )
    ]


def _as_a_pair(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Karlsen and Moss still a thing?" asks whether he is with her."""
    named = [i for i, u in enumerate(units) if u.name is not None]
    joint = [i for i, u in enumerate(units) if u.tag == "and" or (u.text in _BETWEEN and i > named[0])] if named else []
    joint = joint[:1] if joint and all(units[i].tag == "mark" for i in joint) else joint
    behind = [u for i, u in enumerate(units) if named and i > named[-1] and u.tag not in _AROUND_PAIR]
    if len(named) != _PAIR or "_".join(u.text for u in behind) not in lexicon.talk["as_a_pair"]:
        return units
    before = [u for i, u in enumerate(units[: named[1]]) if i not in (*named, *joint) and u.tag not in _AROUND_PAIR]
    is_joint = len(joint) == 1 and named[0] < joint[0] < named[1]
    if not is_joint or any(u.tag != "word" or u.text not in lexicon.common for u in before):
        return units
    with_whom = replace(units[joint[0]], tag="stance", info=WITH)
    return [with_whom if i == joint[0] else u for i, u in enumerate(units) if u not in behind]


_BETWEEN = frozenset({",", "/", "-", "x"})
_AROUND_PAIR = ("mark", "tag", "still", "no_longer", "be", "not", "ever")
_PAIR = 2


def _without_all_that(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "after all this", or "after all that ferry nonsense": it is asked of now, whatever it was."""
    at = next((i for i, u in enumerate(units) if u.tag == "after_all"), None)
    if at is None or not has(units, "still"):
        return units
    end = at + 1
    while end < len(units) and _is_strange(units[end]):
        end += 1
    is_told = end > at + 1 and units[end - 1].words[-1].casefold().split()[-1] in lexicon.times["whatever"]
    return [*units[:at], *units[end if is_told else at + 1 :]]


def _is_strange(unit: Unit) -> bool:
    return unit.tag == "word" or (unit.name is not None and not unit.name.matches)


def ranking_plainly(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "rank" as an act, where it is asked whom somebody ranks at all ("who does Karlsen rank")."""
    named = [u for u in units if u.name is not None]
    asked = has(units, "who", "which", "count") and len(named) == 1 and bool(named[0].name and named[0].name.matches)
    if not asked or has(units, "stance", *RANKS):
        return units
    ranks = {"relation": "backs", "by_place": True}
    return [
        replace(u, tag="stance", info=ranks) if u.tag == "word" and u.text in lexicon.talk["ranking"] else u
        for u in units
    ]


def or_ranking(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """A verb of ranking or giving beside a rank ("gave Moss their second spot")."""
    unit = units[index]
    is_verb = unit.text in lexicon.rank_verbs or unit.text in lexicon.rank_givers
    if not is_verb or unit.tag not in ("word", "list", "stance", "have") or not has(units, *RANKS, "rank_beside"):
        return unit
    verbs = lexicon.rank_verbs | lexicon.rank_givers
    is_having = unit.tag == "have" or (unit.text in lexicon.having and unit.tag == "stance")
    places = has(units, "rank_beside") and not any(u is not unit and u.text in verbs for u in units)
    is_helping = is_having and not places  # "who has Moss above Reed" places her
    return unit if is_helping else replace(unit, tag="ranking", info={})


def _of_list(units: list[Unit], _: Lexicon) -> list[Unit]:
    """ "Moss list - who left" as "Moss - who left"."""
    tags = [u.tag for u in units[:4]]
    return [units[0], *units[2:]] if tags == ["name", "list", "mark", "who"] else units


def _sort_in_front(units: list[Unit], _: Lexicon) -> list[Unit]:
    """ "Unions: who backs Moss" asks which unions do."""
    if len(units) < 4 or units[0].tag != "group" or units[0].info.get("is_single"):
        return units
    says_sort = units[0].info.get("kinds") or units[0].info.get("roles")
    if not says_sort or units[1].text != ":" or units[2].tag != "who" or len(units[2].words) > 1:
        return units
    which = replace(units[2], tag="which", at=units[0].at, last=units[0].last)
    return [which, replace(units[0], at=units[2].at, last=units[2].last), *units[3:]]


def _closes_name(units: Sequence[Unit], index: int) -> bool:
    """Whether a word stands between a name and the end of a few words without an act of their own."""
    rest = [u for u in units[index + 1 :] if u.tag not in ("mark", "tag", "still", "polite")]
    acts = any(u.tag == "stance" and u is not units[index] for u in units)
    return not rest and not acts and index > 0 and units[index - 1].name is not None


def _of_those(units: list[Unit], _: Lexicon) -> list[Unit]:
    """ "Of those, who backs Reed" asks which of those does."""
    if len(units) < 3 or units[0].tag != "those" or len(units[0].words) < 2:
        return units
    at = 2 if units[1].tag == "mark" else 1
    if units[at].tag != "who":
        return units
    those = replace(units[0], at=units[at].at, last=units[at].last, words=units[0].words[1:])
    return [replace(units[at], tag="which", at=units[0].at, last=units[0].last), those, *units[at + 1 :]]


def _and_with(units: list[Unit], _: Lexicon) -> list[Unit]:
    """ "And with Reed?" asks of Reed what was asked before, as "and for Reed?" does."""
    content = [i for i, u in enumerate(units) if u.tag not in ("mark", "tag")]
    if [units[i].tag for i in content] != ["and", "stance", "name"] or not units[content[1]].info.get("prep"):
        return units
    return [replace(units[content[0]], tag="what_about"), *units[content[2] :]]


def _and_not_so(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with "who left Moss and not with anyone else" as "... and is not": of those asked for it denies an act.

    So it does only where it is asked who did the first, and nobody known is named behind it.
    """
    found: list[Unit] = []
    if not has(units, "who", "which", "count", "list"):
        return units
    for index, unit in enumerate(units):
        behind = units[index + 1 :]
        is_act = unit.tag == "but_not" and has(behind[:1], "stance") and has(units[:index], "stance")
        if is_act and not has(behind, "name") and has(behind[1:3], "anybody", "else", "everybody"):
            found += [replace(unit, tag="and", last=unit.at), replace(unit, tag="not", at=unit.last)]
        else:
            found.append(unit)
    return found


def _so_many(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the number that closes "who picked two" as of how many it is asked."""
    end = len(units)
    while end and units[end - 1].tag in ("mark", "tag", "polite", "still"):
        end -= 1
    at = end - 1
    is_asked = at > 1 and has(units[: at - 1], "who", "which") and not has(units, "name", "several", "count")
    act = units[at - 1] if is_asked else None
    if (
        act is None
        or act.info.get("noun")
        or str(act.info.get("relation")) not in _GIVEN
        or not _is_number(units[at], lexicon)
    ):
        return units
    return [*units[:at], replace(units[at], tag="several"), *units[end:]]


_GIVEN = ("backs", "endorsed")


def _is_number(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word is a number from two on."""
    is_word = any(unit.text in said for said in lexicon.numerals[1:])
    return unit.tag == "word" and (is_word or (unit.text.isdigit() and int(unit.text) > 1))


def _time_in_front(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Before Moss who were the nurses with" as "who were the nurses with before Moss": no act of hers is told."""
    bounds = {*lexicon.times["before"], *lexicon.times["after"]}
    end = next((i for i, u in enumerate(units[:_LED]) if u.name is not None), _LED) + 1
    lead = [u for u in units[:end] if u.text not in lexicon.definite]
    is_led = len(lead) == _PAIR and lead[0].text in bounds and lead[1].name is not None
    rest = units[end + has(units[end : end + 1], "mark") :]
    named = [u for u in rest if u.name is not None]
    closed = end_of(rest)
    if not is_led or not named or named[0].text == lead[1].text or not has(rest[:closed], "who", "which"):
        return units
    opens = [u for u in rest if u.text not in lexicon.definite][:1]
    if not has(opens, "who", "which", "name") or has(rest, "window"):
        return units
    said = [*rest[:closed], *units[:end], *rest[closed:]]
    return [replace(u, at=place.at, last=place.at) for u, place in zip(said, units, strict=False)]


_LED = 3  # units of "before the nurses"


def _of_both_sorts(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "both" around two sorts that are set apart ("who left Moss, people and groups both")."""
    for at, unit in enumerate(units):
        if unit.text not in lexicon.talk["alike"]:
            continue
        is_led = has(units[: at - _sorts_end(units[:at][::-1])][-1:], "mark") and closes(units, at, lexicon)
        behind = _sorts_end(units[at + 1 :])
        leads = bool(behind) and has(units[:at][-1:], "mark") and closes(units, at + behind, lexicon)
        if leads or (is_led and _sorts_end(units[:at][::-1])):
            return [*units[:at], *units[at + 1 :]]
    return units


def _sorts_end(units: Sequence[Unit]) -> int:
    """How many units two joined sorts take, in either order: a phrase for both is one of them; 0 for others."""
    if [u.tag for u in units[:3]] == ["group", "and", "group"]:
        return 3
    return int(has(units[:1], "group") and len(units[0].words) > _PAIR)


def _crew_without(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "Moss's people minus the nurses" as her backers, where nothing is told that they did."""
    at = next((i for i, u in enumerate(units) if u.tag == "except"), 0)
    crew = at - 1 - has(units[at - 1 : at], "mark") if at else 0
    if crew < 1 or units[crew - 1].name is None or has(units, "stance") or not has(units[at:], "name"):
        return units
    is_people = units[crew].tag == "group" and not (units[crew].info.get("kinds") or units[crew].info.get("roles"))
    if not (is_people or units[crew].text in lexicon.crews):
        return units
    return [*units[:crew], replace(units[crew], tag="stance", info=_BACKERS), *units[crew + 1 :]]


_BACKERS = {"relation": "backs", "person": True, "state": True}


def _or_both(units: Sequence[Unit], index: int) -> Unit:
    """ "Both the nurses and Karlsen" are the two who are named, not all of a sort."""
    unit, behind = units[index], units[index + 1 : index + 3]
    is_pair = len(behind) == 2 and behind[0].name is not None and behind[1].tag == "and"
    return replace(unit, tag="both") if unit.tag == "all" and unit.words[0] == "both" and is_pair else unit


def _or_any(unit: Unit, units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """ "One of them", behind no word that tells which one, is any of them."""
    before, behind = units[index - 1] if index else None, units[index + 1 : index + 2]
    is_of = bool(behind) and behind[0].tag == "those" and behind[0].words[0] in lexicon.talk["parting"]
    is_bare = unit.tag == "word" and unit.text == lexicon.one and is_of
    return replace(unit, tag="anybody") if is_bare and (before is None or before.tag not in _TELLING_WHICH) else unit


#: "Of those, who" and "and with Reed?" as the words that usually say so.
POINTERS: tuple[Step[Change], ...] = (
    Step(_without_all_that, said=("after_all",)),
    Step(_without_owner, lists=("owning",)),
    Step(_waited, lists=("waiting",)),
    Step(_of_list, said=("list",)),
    Step(_sort_in_front, said=(":",)),
    Step(_of_those, said=("those",)),
    Step(_and_with, said=("and",)),
    Step(_time_in_front, lists=("times.before", "times.after")),
    Step(_of_both_sorts, lists=("alike",)),
    Step(_crew_without, said=("except",)),
    Step(_so_many, said=(NUMBER,), lists=("numerals",)),
    Step(_and_not_so, said=("but_not",)),
    Step(_as_a_pair, lists=("as_a_pair",)),
)
