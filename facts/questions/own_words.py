"""Whose own words does a message ask for ("Moss's own words on her backers leaving", "how is Moss explaining it")?

It is read as "what did Moss say about ...": the words behind are what was spoken of, whoever acts in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit

_LIGHT = ("mark", "and", "but", "polite", "tag", "correction")


def said_as_own(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of a request for somebody's own words as those of "what did they say about ..."."""
    talk = lexicon.talk
    start = next((i for i, u in enumerate(units) if u.tag not in _LIGHT and u.text not in ARTICLES), len(units))
    if start < len(units) and units[start].tag == "about" and talk["explaining"].intersection(_words(units[start:])):
        name = start + 1 + (units[start + 1].text in ARTICLES if start + 1 < len(units) else 0)
        behind = name + 1
        if not _is_known(units, name) or behind >= len(units) or units[behind].text not in talk["explaining"]:
            return units
        return _asked(units, name, behind + 1, talk["plainly"])
    if not _is_known(units, start):
        return units
    at = start + 1
    while at < len(units) and (units[at].tag in ("mark", "him", "her", "them") or units[at].text in lexicon.owning):
        at += 1
    end = at
    while end < len(units) and units[end].text in talk["own_words"]:
        end += 1
    is_said = end > at and end < len(units) and talk["words_of_own"].issuperset(units[end].words)
    return _asked(units, start, end + 1, talk["plainly"]) if is_said else units


def _words(units: Sequence[Unit]) -> set[str]:
    return {unit.text for unit in units}


def _is_known(units: Sequence[Unit], at: int) -> bool:
    """Whether somebody known is named there."""
    return at < len(units) and (name := units[at].name) is not None and bool(name.matches)


def _asked(units: Sequence[Unit], name: int, rest: int, plainly: frozenset[str]) -> list[Unit]:
    """ "What did NAME say about", and what stands behind from `rest` on."""
    said = units[name]
    behind = list(units[rest:])
    is_of_something = any(u.tag not in ("mark", "tag") for u in behind)
    if behind and behind[0].text in plainly:
        behind = behind[1:]
    leads = is_of_something and not (behind and behind[0].tag in ("when", "why"))
    about = [replace(said, tag="word", words=("about",), name=None, info={})] if leads else []
    opening = [("which", "what"), ("do", "did")]
    asked = [replace(said, tag=tag, words=(word,), name=None, info={}) for tag, word in opening]
    return [*asked, said, replace(said, tag="words", words=("say",), name=None, info={}), *about, *behind]
