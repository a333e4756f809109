"""Which words in front of a question word, or of what is asked, limit nothing there?

"Just who backs Moss" asks of nobody's only backing, "I keep forgetting who backs Moss" leaves nobody out, and of whom
"Karlsen was not the only one to leave" tells, left.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, has


def unlimited(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without a bare "just", "only" or "forgetting" in front of the question word, or "just" of "just now".

    "Except that Karlsen left somebody" leaves nobody out either.
    """
    return [u for i, u in enumerate(units) if not _limits_nothing(units, i, lexicon)]


def _limits_nothing(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    unit, behind = units[index], units[index + 1 : index + 4]
    if unit.tag == "no" and not index and [u.tag for u in behind[:2]] == ["those", "who"]:
        return True  # "no the ones who left her"
    if unit.tag == "except" and [u.tag for u in behind] == ["word", "name", "stance"]:
        return behind[0].text in lexicon.talk["relating"]
    if unit.tag == "only" and unit.text in lexicon.talk["lately"] and has(behind[:1], "still"):
        return behind[0].text in lexicon.talk["nowadays"]
    if len(unit.words) != 1 or not has(units[index + 1 : index + 2], *_QUESTIONS):
        return False
    if unit.tag == "except":
        return unit.text in lexicon.talk["leading_on"]
    before = units[index - 1] if index else None
    return unit.tag == "only" and (before is None or before.tag in _APART)


_QUESTIONS = ("who", "which", "whose")
_APART = ("mark", "and", "but", "polite", "tag", "list")


def not_alone(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Karlsen was not the only one to leave Moss" as "Karlsen left Moss": it tells that others did, too."""
    at = next((i for i in range(2, len(units) - 1) if _is_not_alone(units[i - 1 : i + 1])), 0)
    if (
        not at
        or units[at - 2].tag != "be"
        or has(units[: at - 2], "not", *_QUESTIONS)
        or not has(units[: at - 2], "name")
    ):
        return units
    behind = at + 1
    if units[behind].tag == "who" or units[behind].text in lexicon.beside["infinitive"] | lexicon.talk["relating"]:
        behind += 1
    return [*units[: at - 2], *units[behind:]] if has(units[behind : behind + 1], "stance") else units


def _is_not_alone(pair: Sequence[Unit]) -> bool:
    return pair[0].tag == "not" and pair[1].tag == "only" and pair[1].words[-1] in _ONE


_ONE = ("one", "ones")


def formerly_of(units: list[Unit], _: Lexicon) -> list[Unit]:
    """ "Unions ex Moss", where nothing else is said, as "ex Moss unions": those that once were with her."""
    content = [u for u in units if u.tag not in ("mark", "polite", "list", "all", "tag")]
    if [u.tag for u in content] != ["group", "used_to", "name"] or content[0].info.get("is_single"):
        return units
    turned = [content[1], content[2], content[0]]
    placed = [replace(u, at=place.at, last=place.last) for u, place in zip(turned, content, strict=True)]
    return [placed[content.index(u)] if u in content else u for u in units]


def unasked(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "what I don't know is", which denies nothing of what is asked behind it."""
    at = next((i for i, u in enumerate(units) if u.tag in _QUESTIONS and i and not _is_lead(units[i - 1])), 0)
    front = units[:at]
    if not has(front, "not") or not any(u.text in lexicon.selves for u in front):
        return units
    return units[at:] if all(_is_lead(u) or u.tag in _OF_ASKER for u in front) else units


def _is_lead(unit: Unit) -> bool:
    """Whether a unit is the "what" that opens such words."""
    return unit.tag == "which" and unit.text == "what"


_OF_ASKER = ("do", "not", "be", "have", "modal", "word", "mark", "and", "but", "polite", "tag")
