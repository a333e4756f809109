"""Which month does a message name without a word of time before it ("may edition", "their april pickups")?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache

from facts.dates import resolve
from facts.dates.words import time_words
from facts.models import DateRange, Relative, TimeWindow
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.tokens import Token, fold

Found = tuple[int, int, TimeWindow]


def month_alone(tokens: Sequence[Token], lexicon: Lexicon, reach: date) -> list[Found]:
    """The month that is all a message says ("august?")."""
    said = [
        t for t in tokens if not t.is_mark and (t.word not in lexicon.common or t.word in lexicon.times["doubtful"])
    ]
    if len(said) != 1 or said[0].word not in time_words(lexicon.language).months:
        return []
    window = _in_month(said[0].word, lexicon, reach)
    return [(said[0].start, said[0].end, window)] if window is not None else []


def _in_month(written: str, lexicon: Lexicon, reach: date) -> TimeWindow | None:
    """The time that a month names; None where the word is none."""
    days = resolve(f"{lexicon.times['in_month']} {written}", DateRange.day(reach), language=lexicon.language)
    return TimeWindow(relative=Relative.DURING, days=days, written=written) if days else None


def editions(text: str, lexicon: Lexicon, reach: date) -> list[Found]:
    """A month with a word of issue, or a closing "only", behind it ("may edition", "april only")."""
    found = _edition(lexicon.language).finditer(plain_vowels(text))
    timed = ((match, _in_month(fold(match[1]), lexicon, reach)) for match in found)
    return [(match.start(), match.end(), window) for match, window in timed if window is not None]


def headed(text: str, lexicon: Lexicon, reach: date) -> list[Found]:
    """The month that a message is headed with ("For May: who joined her")."""
    match = _heading(lexicon.language).match(text)
    if match is None or fold(match[1]) not in time_words(lexicon.language).months:
        return []
    window = _in_month(fold(match[1]), lexicon, reach)
    return [(match.start(), match.end(1), window)] if window is not None else []


def joined(text: str, lexicon: Lexicon, reach: date) -> list[Found]:
    """The month without a word before it that is joined to another ("in february or may")."""
    found = _joined(lexicon.language).finditer(text)
    timed = ((match, _in_month(fold(match[1]), lexicon, reach)) for match in found)
    return [(match.start(1), match.end(1), window) for match, window in timed if window is not None]


def of_months(text: str, lexicon: Lexicon, reach: date) -> list[Found]:
    """A month right before a word for support or for those who give it ("their april pickups")."""
    text = plain_vowels(text)
    if support_nouns(lexicon.language).isdisjoint(_WORD.findall(text.casefold())):
        return []
    found = _before_thing(lexicon.language).finditer(text)
    timed = ((match, _in_month(match[1], lexicon, reach)) for match in found)
    return [(match.start(1), match.end(1), window) for match, window in timed if window is not None]


_WORD = re.compile(r"\w+")


@cache
def support_nouns(language: str) -> frozenset[str]:
    """The words with which a noun of a stance, or a word for those who take it, begins."""
    patterns = [p for at in load_lexicon(language).patterns.values() for p in at if p.tag == "stance"]
    return frozenset(w for p in patterns if p.info.get("noun") or p.info.get("person") for w in p.elements[0].words)


@cache
def _before_thing(language: str) -> re.Pattern[str]:
    """A word with a noun of a stance behind it."""
    return re.compile(rf"\b([^\W\d_]+)\s+(?=(?:{'|'.join(sorted(support_nouns(language)))})\b)", re.IGNORECASE)


@cache
def _heading(language: str) -> re.Pattern[str]:
    """What opens a heading, and the word that it leads to."""
    heads = "|".join(load_lexicon(language).times["headed"])
    return re.compile(rf"\s*(?:{heads})\s+([^\W\d_]+)\s*[:,]", re.IGNORECASE)


@cache
def _joined(language: str) -> re.Pattern[str]:
    """A month, a word that joins, and another month."""
    lexicon = load_lexicon(language)
    months = time_words(language).months
    single = (p for at in lexicon.patterns.values() for p in at if p.tag in ("and", "or") and len(p.elements) == 1)
    joins = {word for pattern in single for word in pattern.elements[0].words}
    month, joint = "|".join(sorted(months)), "|".join(map(re.escape, sorted(joins)))
    return re.compile(rf"\b(?:{month})\s+(?:{joint})\s+({month})\b", re.IGNORECASE)


@cache
def _edition(language: str) -> re.Pattern[str]:
    """A word with one of issue behind it, or with "only" that closes what is said."""
    times = load_lexicon(language).times
    issue, closing = "|".join(times["edition"]), "|".join(times["month_alone"])
    return re.compile(rf"\b(\w+)\s+(?:(?:{issue})\b|(?:{closing})\b(?=\s*(?:$|[?!.,;])))", re.IGNORECASE)


def plain_vowels(text: str) -> str:
    """The text with each accented letter as a plain one, at equal length."""
    return text if text.isascii() else "".join(map(_plain_vowel, text))


def _plain_vowel(letter: str) -> str:
    """A vowel without its accent, any other letter as it is: the dates' own words know their accents."""
    plain = unicodedata.normalize("NFKD", letter)[:1]
    return plain if plain.lower() in ("a", "e", "i", "o", "u") else letter
