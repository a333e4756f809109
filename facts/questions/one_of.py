"""Whose is somebody said to be, or to be one of ("is the Guild one of hers", "was Reed Moss's in May")?

Whoever is a candidate's is with that candidate.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.owned import is_possessive
from facts.questions.small_words import ARTICLES
from facts.questions.units import WITH, Unit, end_of, has


def with_as_one_of(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of "is NAME one of hers" as "is NAME with her"."""
    end = end_of(units)
    if end < _FEWEST:
        return units
    be, name, one, of, whose = units[end - _FEWEST : end]
    is_so = be.tag == "be" and name.name is not None and one.text in lexicon.talk["among_whose"] and of.tag == "of"
    if not is_so:
        return units
    person = next((tag for tag in ("her", "him") if whose.text in lexicon.talk[f"whose_{tag}"]), "")
    if not person and (whose.name is None or not whose.name.matches):
        return units
    backed = replace(whose, tag=person, words=(person,), info={}) if person else whose
    joined = replace(one, tag="stance", last=of.last, words=("with",), info=WITH)
    return [*units[: end - 3], joined, backed, *units[end:]]


_FEWEST = 5


def with_as_own(units: Sequence[Unit], _: Lexicon) -> Sequence[Unit]:
    """The units of "was NAME Moss's in May", "NAME is Moss's" as "was NAME with Moss in May"."""
    end = end_of(units)
    is_tag = has(units[end - 1 : end], *_PERSONS) and [u.tag for u in units[end - 3 : end - 1]] == ["be", "not"]
    closed = end = end - 3 * is_tag  # ", wasn't it"
    while end and units[end - 1].tag in _TIMES:
        end -= 1
    if end < _FEWEST_OF_OWN or not is_possessive(units[end - 1]) or has(units, "stance", *QUESTION_TAGS):
        return units
    said = [u for u in units[: end - 1] if u.tag not in (*_BESIDE, "mark")]
    said = [u for i, u in enumerate(said) if not (i and u.info.get("is_single") and said[i - 1].tag == "name")]
    if sorted(u.tag for u in said) != ["be", "name"]:
        return units
    be, name = sorted(said, key=lambda u: u.tag)
    rest = [u for u in units[: end - 1] if u.tag in _BESIDE and u.text not in ARTICLES]
    lead, beside = [u for u in rest if u.at < name.at], [u for u in rest if u.at > name.at]
    is_known = name.name is not None and bool(name.name.matches)
    return [*lead, *_set_with(be, name, *beside), units[end - 1], *units[end:closed]] if is_known else units


def _set_with(be: Unit, name: Unit, *beside: Unit) -> list[Unit]:
    """The units of "is NAME still with": each makes room for "with" behind it."""
    start, last = min(be.at, name.at), max(u.last for u in (be, name, *beside))
    placed = [replace(u, at=max(start, u.at - 1), last=max(start, u.last - 1)) for u in (name, *beside)]
    leading = Unit(tag="stance", at=last, last=last, words=("with",), info=WITH)
    return [replace(be, at=start, last=start), *placed, leading]


_TIMES = ("window", "still", "ever", "earlier", "no_longer", "or", "which", "word", "mark", "tag")
_BESIDE = ("word", "still", "ever", "and", "but", "polite", "not", "no_longer")
_PERSONS = ("him", "her", "them", "that_one")
_FEWEST_OF_OWN = 3
