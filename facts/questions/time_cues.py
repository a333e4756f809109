"""Does a message hold a word by which any time is told, or one that leads to a time?

Where it holds none, none is looked for: most questions ask of now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from facts.dates.words import time_words
from facts.models import LinkedName
from facts.questions.calendar import holiday_cues
from facts.questions.happenings import happening_cues
from facts.questions.lexicon import load_lexicon
from facts.questions.periods import period_words
from facts.questions.respelling import time_leads
from facts.questions.spelling import correct
from facts.questions.tokens import Token, fold


def may_hold_time(text: str, tokens: Sequence[Token], names: Sequence[LinkedName], language: str) -> bool:
    """Whether a text holds a digit or a word by which any time is told, as typed or as meant; if not, it has none."""
    if _DIGIT.search(text) is not None:
        return True
    said = [*(token.word for token in tokens), *words_meant(tokens, names, language)]
    return _says_any(_all_cues(language), text, said)


def may_say_when(text: str, tokens: Sequence[Token], language: str) -> bool:
    """Whether a text holds a digit or a word by which days and months are told; if not, none is looked for."""
    said = [token.word for token in tokens]
    return _DIGIT.search(text) is not None or _says_any(_day_cues(language), text, said)


def _says_any(cues: frozenset[str], text: str, words: Sequence[str]) -> bool:
    """Whether a cue is among the words of a text as they were read, or is a part of one."""
    return not (cues.isdisjoint(words) and cues.isdisjoint(map(fold, _WORD.findall(text))))


def words_meant(tokens: Sequence[Token], names: Sequence[LinkedName], language: str) -> list[str]:
    """The words of a text as they should have been typed; those of known names as they are."""
    known = {t.start for n in names if n.matches for t in tokens if n.start < t.end and t.start < n.end}
    return [t.word if t.start in known else _written_out(t.word, language) for t in tokens]


@cache
def _all_cues(language: str) -> frozenset[str]:
    """Words of which one stands wherever a time is told, or a word that leads to one."""
    return _day_cues(language).union(
        period_words(language).cues, holiday_cues(language), happening_cues(language), time_leads(language)
    )


@cache
def _day_cues(language: str) -> frozenset[str]:
    words = time_words(language)
    return frozenset(map(fold, (*words.cues, *words.months)))


_WORD, _DIGIT = re.compile(r"\w+"), re.compile(r"\d")


@lru_cache(maxsize=4096)
def _written_out(word: str, language: str) -> str:
    """The word as it should have been typed, where that is one word ("b4", "befor")."""
    if word.isdigit():
        return word  # "4 days after" is no "for"
    lexicon = load_lexicon(language)
    long = lexicon.chat.get(word) or (correct(word, lexicon),)
    return word if len(long) > 1 else long[0]
