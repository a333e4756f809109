"""Which clause only says in spite of what something is so ("who stuck with Moss even though everyone left")?

What others did, or what was said of whoever is backed, sets no condition on those asked for: the clause is left out.
One about those asked for ("even though they left once") does, and stays; and of those who joined "while everyone else
was leaving" it is a time.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.lost import AGAINST
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

_ASKED = ("them", "those", "that_one")
_OF_OTHERS = ("everybody", "else", "nobody")
_AUX = ("do", "be", "have", "modal")


def without_concession(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of one sentence without a clause that only concedes, in front of the question or behind it."""
    opening = lexicon.first_said("in_spite", "amid")
    for at, unit in enumerate(units):
        if unit.tag == "but" and at and _asks(units[at + 1 :]) and _is_of_others(units[:at], units[at + 1 :]):
            return [*units[at + 1 :]]
        led = _led(unit, lexicon) if unit.text.partition(" ")[0] in opening else ""
        if not led:
            continue
        is_front = not has(units[:at], "stance", *ASKING_TAGS)
        end = _end(units, at) if is_front else end_of(units)
        before = units[: at - has(units[at - 1 : at], "only")] if at else []  # "just as others left"
        rest = [*before, *(units[end:] if is_front else ())]
        rest = rest[1:] if rest and rest[0].tag == "mark" else rest
        if end < at + 2 or not _asks(rest) or has(units[at + 1 : end], *ASKING_TAGS):
            continue
        if _concedes(units[at + 1 : end], lexicon) if led == "in_spite" else _is_of_others(units[at + 1 : end], rest):
            clause, closing = units[at + 1 : end], () if is_front else units[end:]
            if led == "amid" and not _lasts(rest):
                return [*rest, *_when_others(unit, clause), *closing]
            return [*rest, *_whom(clause, rest), *closing]
    return list(units)


def without_likeness(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "did she drop Moss" without a closing "like Reed did", which says of others that they did so."""
    end = end_of(units)
    at = end
    while at and (units[at - 1].tag in _LIKE_WHOM or units[at - 1].text in ARTICLES):
        at -= 1
    start = at - 1
    if start > 0 and "_".join(u.text for u in units[start - 1 : at]) in lexicon.talk["likening"]:
        start -= 1
    led = "_".join(u.text for u in units[start:at])
    before = [u for u in units[:start] if u.tag != "mark" and u.text not in ARTICLES]
    is_likened = start > 0 and led in lexicon.talk["likening"] and has(units[at:end], "name")
    is_whole = has(before[:1], *_AUX) and has(before, "stance") and has(before, "name", "him", "her")
    return [*before, *units[end:]] if is_likened and is_whole and not has(before, *ASKING_TAGS) else list(units)


_LIKE_WHOM = ("name", "and", "do", "have", "everybody", "else", "group")


def _led(unit: Unit, lexicon: Lexicon) -> str:
    """Whether a unit opens what is conceded, or what others did at the time; empty for other units."""
    said = unit.text.replace(" ", "_")
    return next((name for name in ("in_spite", "amid") if said in lexicon.talk[name]), "")


def _end(units: Sequence[Unit], at: int) -> int:
    """Where a clause in front of the question ends: at a mark, or where the question begins."""
    ends = (i for i in range(at + 1, len(units)) if units[i].tag in ("mark", *ASKING_TAGS))
    return next(ends, len(units))


def _asks(rest: Sequence[Unit]) -> bool:
    """Whether what is left is a question with an act of its own."""
    opening = [u for u in rest if u.tag not in ("mark", "word", "polite", "tag", "and", "but", "still")]
    asks = has(opening[:1], *ASKING_TAGS, "group", "everybody", "anybody", *_AUX)
    return asks and any(u.tag == "stance" and not u.info.get("noun") for u in rest)


def _concedes(clause: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a clause behind "even though" tells of anybody but those asked for.

    Who opens it decides; of "he" alone an act tells that those asked for may be meant ("even though he left Reed").
    """
    content = [u for u in clause if u.tag != "mark" and not (u.tag == "word" and u.text in lexicon.common)]
    if not content or content[0].tag in (*_ASKED, "stance", "window", "not", "no_longer"):
        return False
    acts = [u for u in content if u.tag == "stance" and not u.info.get("prep")]
    is_of_one = content[0].tag in ("him", "her")
    return not (acts and is_of_one) and not (has(content, "group") and not acts)


def _lasts(rest: Sequence[Unit]) -> bool:
    """Whether it is asked who stayed."""
    return has(rest, "still") or any(u.tag == "stance" and u.info.get("still") for u in rest)


def comes_in(units: Sequence[Unit]) -> bool:
    """Whether the act is that of giving support, told as done ("did they endorse Moss", "who joined Moss")."""
    acts = [u for u in units if u.tag == "stance"]
    return any(u.info.get("relation") == "endorsed" and not u.info.get("person") for u in acts) and not has(
        units, "be", "still"
    )


def _when_others(led: Unit, clause: Sequence[Unit]) -> list[Unit]:
    """The time since which others left, as "when anybody left" tells it."""
    act = next(i for i, u in enumerate(clause) if u.tag == "stance" and not _is_having(u))
    when = replace(led, tag="when", words=("when",), info={})
    others = replace(clause[0], tag="anybody", words=("anybody",), last=clause[act].at - 1, info={})
    return [when, others, *clause[act:]]


def _is_having(unit: Unit) -> bool:
    """Whether an act is only the "had" of "had left"."""
    return bool(unit.info.get("weak") or unit.info.get("prep"))


def _is_of_others(clause: Sequence[Unit], rest: Sequence[Unit]) -> bool:
    """Whether a clause behind "when" or "after" tells that others left, while who stayed, or came, is asked for."""
    content = [u for u in clause if u.tag not in (*_AUX, "mark") and u.text not in ("the", "all")]
    acts = [u for u in content if u.tag == "stance" and not _is_having(u)]
    lasts = _lasts(rest) or comes_in(rest)
    is_of_others = has(content[:1], *_OF_OTHERS) or (has(content[:1], "group") and _is_anyone(content[0]))
    is_gone = len(acts) == 1 and str(acts[0].info.get("relation")) in AGAINST
    known = (*_OF_OTHERS, "stance", "name", "him", "her", "group", "word")
    return lasts and is_of_others and is_gone and all(u.tag in known for u in content)


def _is_anyone(unit: Unit) -> bool:
    return not (unit.info.get("kinds") or unit.info.get("roles") or unit.info.get("is_single"))


def _whom(clause: Sequence[Unit], rest: Sequence[Unit]) -> list[Unit]:
    """Whom the others left, where the question leaves it to that clause ("who stayed when everyone left Moss")."""
    named = [u for u in clause if u.name is not None]
    act = next((i for i, u in enumerate(clause) if u.tag == "stance"), len(clause))
    behind = [u for u in clause[act:] if u.name is not None]
    return behind if len(named) == len(behind) == 1 and not has(rest, "name", "him", "her") else []
