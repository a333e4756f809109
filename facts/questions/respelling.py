"""Which months and days of the week does a message misspell ("aprl 29", "in febuary")?

Only a word that is none of the language's own, stands where a time can stand, and is one slip or two from the name of
one month or day is read as it. The respelt text may be longer: whatever is found in it is placed in the text as typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from facts.dates.words import time_words
from facts.models import LinkedName
from facts.models.building import replace
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.spelling import is_known
from facts.questions.tokens import Token, stands_in

_SHORTEST = 4
_TWO_SLIPS = 7  # letters from which two slips are allowed


@dataclass(frozen=True, slots=True)
class Respelt:
    """A text with its months and days as they are spelt; `shifts` are the places in it from which on it is longer."""

    text: str
    tokens: Sequence[Token]
    names: Sequence[LinkedName]
    shifts: tuple[tuple[int, int], ...] = ()

    def back(self, place: int) -> int:
        """The place in the text as typed."""
        return place - sum(by for end, by in self.shifts if end <= place)


def respell(text: str, tokens: Sequence[Token], names: Sequence[LinkedName], lexicon: Lexicon) -> Respelt:
    """The text, its words and its names with every misspelt month and day of the week in its own spelling."""
    leads = time_leads(lexicon.language)
    if not any(t.word in leads or t.word[0].isdigit() for t in tokens):
        return Respelt(text, tokens, names)
    far = [i for i, t in enumerate(tokens) if len(t.word) >= _SHORTEST and not is_known(t.word, lexicon)]
    meant = [(tokens[i], word) for i in far if (word := _meant(tokens, i, names, lexicon))]
    if not meant:
        return Respelt(text, tokens, names)
    parts, at, shifts = [], 0, []
    for token, word in meant:
        parts += [text[at : token.start], word]
        at = token.end
        shifts.append((token.end, len(word) - (token.end - token.start)))

    def moved(place: int) -> int:
        return place + sum(by for end, by in shifts if end <= place)

    words = dict(meant)
    told = [Token(words.get(t, t.word), moved(t.start), moved(t.end)) for t in tokens]
    kept = [replace(n, start=moved(n.start), end=moved(n.end)) for n in names]
    return Respelt("".join([*parts, text[at:]]), told, kept, tuple((moved(end), by) for end, by in shifts))


def _meant(tokens: Sequence[Token], index: int, names: Sequence[LinkedName], lexicon: Lexicon) -> str:
    """The month or day that a word is meant to be; empty for every other word."""
    token = tokens[index]
    if not token.word.isalpha():
        return ""
    before = tokens[index - 1].word if index else ""
    after = tokens[index + 1].word if index + 1 < len(tokens) else ""
    is_dated = before[:1].isdigit() or after[:1].isdigit()
    if not (is_dated or before in time_leads(lexicon.language)) or stands_in(token, (n for n in names if n.matches)):
        return ""
    near = {word for word in _time_names(lexicon.language) if _is_near(token.word, word)}
    sure = near if is_dated else near - set(lexicon.times["doubtful"])
    return sure.pop() if len(sure) == 1 else ""


def _is_near(word: str, name: str) -> bool:
    """Whether a word is one slip from a name, or two from a long one; a short one keeps all its letters."""
    allowed = 2 if min(len(word), len(name)) >= _TWO_SLIPS else 1
    if word[0] != name[0] or OSA.distance(word, name, score_cutoff=allowed) > allowed:
        return False
    return len(name) > _SHORTEST or set(name) <= set(word)


@cache
def time_leads(language: str) -> frozenset[str]:
    """The words that lead to a month or a day."""
    times = load_lexicon(language).times
    return frozenset((*times["leads"], *times["on"]))


@cache
def _time_names(language: str) -> tuple[str, ...]:
    words = time_words(language)
    return tuple(name for name in (*words.months, *words.weekdays) if name.isalpha() and len(name) >= _SHORTEST)
