"""Does a message limit its question by words that the question was not read with ("i want unions. who backs Moss")?

Whom it leaves out, the sort that it cares for and a time that nothing known dates ("since the flood, ...") may be said
in a sentence of their own. A question read without them is a wider one, so that it is not taken as read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from facts.models import Asks, Clause, DateRange, Question, Relation, Relative, Slot
from facts.models.building import replace
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ARTICLES
from facts.questions.subordinate import connector_of
from facts.questions.units import Unit, has

_LIMITED = (Asks.LIST, Asks.COUNT, Asks.YES_NO)


def with_lost_limit(
    parts: list[Question], units: Sequence[Unit], sentences: Sequence[Sequence[Unit]], lexicon: Lexicon
) -> list[Question]:
    """The parts; the last alone, as not read, where they lose whom the message leaves out or which sort it wants.

    Args:
        parts: As read.
        units: Of the whole message.
        sentences: Those of each sentence.
        lexicon: The language's words.
    """
    parts = _with_lost_time(parts, sentences, lexicon)
    if not parts or any(part.unread or part.asks not in _LIMITED or not part.clauses for part in parts):
        return parts
    clauses = [clause for part in parts for clause in part.clauses]
    slots = [slot for c in clauses for slot in (c.endorser, c.candidate)]
    is_whole = any(c.is_left or c.window is not None for c in clauses)  # "while everyone else was leaving"
    others = "" if is_whole else _others(units, slots, lexicon)
    others = (
        others or _asked_first(units, clauses) or _time_left(units, clauses) or _each_apart(units, clauses, lexicon)
    )
    lost = others or _sort_beside(sentences, slots, lexicon) or _not_asked(units, lexicon)
    lost = lost or _all_through(units, clauses, lexicon) or _out_of_left(sentences, lexicon)
    return [replace(parts[-1], unread=(lost,))] if lost else parts


def _others(units: Sequence[Unit], slots: Sequence[Slot], lexicon: Lexicon) -> str:
    """The "else" behind somebody, or a sort, of whom none is left out ("the nurses back her, we know. who else")."""
    if any(slot.excluded or slot.but_kinds or slot.but_roles for slot in slots):
        return ""
    for index, unit in enumerate(units):
        is_other = unit.tag == "else" and lexicon.talk["in_place"].isdisjoint(unit.words)
        is_second = unit.text == "other" and units[index - 1].text == "the"  # "for one and the other"
        if is_other and any(map(_is_somebody, units[:index])) and not (is_second or _is_one_of_two(units[index - 1])):
            return unit.text
    return ""


def _all_through(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> str:
    """The "throughout May" of those who backed somebody on each day of it: any day is read."""
    windows = [c.window for c in clauses if c.relation in SUPPORT and c.window is not None]
    if not any(window.relative in _SOME_DAY for window in windows):
        return ""
    for at, unit in enumerate(units):
        if unit.tag == "window" and (_says_all(unit, lexicon) or _is_led_by_all(units[:at], unit, lexicon)):
            return unit.text
    return ""


_SOME_DAY = (Relative.DURING, Relative.ON, Relative.UNTIL)


def _says_all(unit: Unit, lexicon: Lexicon) -> bool:
    return not lexicon.talk["all_through"].isdisjoint(w for word in unit.words for w in word.split())


def _is_led_by_all(before: Sequence[Unit], window: Unit, lexicon: Lexicon) -> bool:
    """Whether "the whole of", "every day in" stands in front of a time; "them all in May" says no more than "them"."""
    between = lexicon.talk["all_through_its"]
    led = list(takewhile(lambda u: u.text in between or _says_all(u, lexicon), reversed(before)))
    is_of_people = has(led[:1], "all", "everybody") and window.text.split()[0] in lexicon.talk["time_behind_all"]
    return any(_says_all(u, lexicon) for u in led) and not is_of_people


def _out_of_left(sentences: Sequence[Sequence[Unit]], lexicon: Lexicon) -> str:
    """What those did out of whom the next sentence asks for some ("of those with Moss. who is with Reed")."""
    for sentence, behind in pairwise(sentences):
        led = next((u for u in sentence if u.tag not in _OPENING and u.text != "out"), None)
        is_led = led is not None and any(word in lexicon.talk["out_of"] for word in led.words[:1])
        acts = [u for u in sentence if u.tag == "stance"]
        if is_led and acts and has(sentence, "name") and has(behind[:2], "who", "which", "count"):
            return acts[0].text
    return ""


_OPENING = ("mark", "and", "but", "polite", "tag")


def _is_one_of_two(before: Unit) -> bool:
    """Whether what stands before it makes "one or another", "not any other" or "when others"."""
    return before.tag in ("or", "and", "not", "but_not", "no", "when", "everybody") or before.text == "one"


def _asked_first(units: Sequence[Unit], clauses: Sequence[Clause]) -> str:
    """The "when she asked" behind "ditched Moss": who was asked and went said no, and never backed her."""
    is_gone = any(c.relation is Relation.WITHDREW for c in clauses)
    return next((u.text for u in units if is_gone and u.tag == "asides" and "asked" in u.words), "")


def _time_left(units: Sequence[Unit], clauses: Sequence[Clause]) -> str:
    """The "since May 3" that only tells how long the asker was away: what came since is asked."""
    if any(c.window is not None for c in clauses) or any("then" in (u.tag, u.text) for u in units):
        return ""  # "since May 3 I am away. who left then"
    open_ended = (Relative.SINCE, Relative.AFTER)
    dated = ((u.text, u.window) for u in units if u.window is not None and u.window.days != DateRange())
    return next((text for text, window in dated if window.relative in open_ended), "")


def _each_apart(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> str:
    """The "separately" of "Moss's people and Reed's people, separately": who backs both is not asked."""
    is_joint = any(c.candidate.all_of for c in clauses) or len({c.candidate for c in clauses}) > 1
    return next((u.text for u in units if is_joint and not lexicon.talk["apart"].isdisjoint(u.words)), "")


def _is_somebody(unit: Unit) -> bool:
    return unit.tag == "group" or (unit.name is not None and bool(unit.name.matches))


def _not_asked(units: Sequence[Unit], lexicon: Lexicon) -> str:
    """What denies, in front of all else, what is not asked, where a question follows ("not who left, who stays")."""
    led = lexicon.talk["led"]
    first = next((i for i, u in enumerate(units) if _is_denial(u, lexicon)), len(units))
    at = next((i for i, u in enumerate(units) if u.tag in _ASKED or not led.isdisjoint(u.words)), len(units))
    is_in_front = first < at <= first + _NEAR and not any(u.name is not None for u in units[:at])
    follows = is_in_front and any(u.tag in _ASKED for u in units[at + _ACT :])
    return units[first].text if follows and not has(units[:first], *_ASKED) else ""


def _is_denial(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag in ("not", "but_not") or unit.text in lexicon.talk["removing"]


_ASKED = ("who", "which", "those", "count", "only")
_NEAR = 3  # units of "dont want those"
_ACT = 2  # units of "who left"


def _sort_beside(sentences: Sequence[Sequence[Unit]], slots: Sequence[Slot], lexicon: Lexicon) -> str:
    """A sort of several that a sentence which tells of no act wants, or does not want."""
    if any(slot.kinds or slot.roles or slot.but_kinds or slot.but_roles for slot in slots) or len(sentences) < 2:
        return ""
    return next((sort for units in sentences if _says_limit(units, lexicon) for sort in _sorts(units)), "")


def _sorts(units: Sequence[Unit]) -> Iterator[str]:
    """The sorts of several."""
    for unit in units:
        is_sort = unit.tag == "group" and bool(unit.info.get("kinds") or unit.info.get("roles"))
        if is_sort and not unit.info.get("is_single"):
            yield unit.text


def _says_limit(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a sentence tells of no act, and says that something is wanted, known or to be left out."""
    talk, words = lexicon.talk, {word for unit in units for word in unit.words}
    leaves = [u for u in units if u.tag == "stance" and u.text in talk["leaving_before"]]
    acts = [u for u in units if u.tag == "stance" and u not in leaves and not u.info.get("weak")]
    if any(not u.info.get("prep") for u in acts) or has(units, "who", "which"):
        return False
    said = not words.isdisjoint(talk["limiting"] | talk["removing"] | talk["settled"])
    return said or bool(leaves) or has(units, *_LIMITS)


_LIMITS = ("only", "list", "except", "not", "no")


_EMPTY = ("mark", "and", "but", "polite", "asides", "tag")


def _with_lost_time(parts: list[Question], sentences: Sequence[Sequence[Unit]], lexicon: Lexicon) -> list[Question]:
    """The parts; an only one is not read where a sentence in front of it says a time that it does not hold."""
    if len(parts) != 1 or len(sentences) < 2 or parts[0].unread or parts[0].asks not in _LIMITED:
        return parts
    if any(clause.window is not None for clause in parts[0].clauses):
        return parts
    lost = next((said for said in (_time_alone(one, lexicon) for one in sentences[:-1]) if said), "")
    return [replace(parts[0], unread=(lost,))] if lost else parts


def _time_alone(sentence: Sequence[Unit], lexicon: Lexicon) -> str:
    """What a sentence says that only tells a time, as it was said; empty for every other."""
    said = [u for u in sentence if u.tag not in _EMPTY]
    if not said or has(said, "stance", *ASKING_TAGS) or any(u.name is not None and u.name.matches for u in said):
        return ""
    words = [word for unit in said for word in unit.words]
    if not lexicon.talk["own"].isdisjoint(words):
        return ""  # "before i forget, ..."
    if has(said, "window"):
        is_bare = all(u.tag == "window" or u.text in lexicon.common for u in said)
        return " ".join(words) if is_bare else ""
    is_led = bool(connector_of(said[0], lexicon)) and len(said) > 2 and said[1].text in ARTICLES | lexicon.definite
    return " ".join(words) if is_led else ""
