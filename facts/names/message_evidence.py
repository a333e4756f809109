"""Does a message say enough for a match that its spelling allows?

"Will" may be a name and "bakc" may be a slip for "back": what stands around a word decides
whether it names somebody, and whether the name is somebody else's ("Scott Walker" is not Scott Reyes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from facts.models import NameMatch
from facts.names.closeness import FAR, difference
from facts.names.everyday import edits_from_common, is_surname_too
from facts.names.folding import fold
from facts.names.given_names import are_forms, is_given_name
from facts.names.index_words import person_parts
from facts.names.message import Message

_ONE_PART = ("surname", "first name", "nickname", "typing error", "sound")
_LETTER_FOR_LETTER = (
    "exact", "title", "surname", "first name", "acronym", "accents", "part of the name", "description", "initials",
    "word order",
)  # fmt: skip
_BY_PART = ("part of the name", "description")


def has_evidence(message: Message, span: tuple[int, int], match: NameMatch) -> bool:
    """Whether the words at `span` name this entity, as far as the message shows."""
    content = [at for at in range(*span) if not message.is_small(at)]
    if len(content) == 1:
        return _speaks_alone(message, content[0], match)
    if all(message.plain[at] for at in content):
        return match.why in _LETTER_FOR_LETTER or (
            match.why == "nickname" and all(message.is_capital(at) for at in content)
        )
    return bool(content)


def _speaks_alone(message: Message, at: int, match: NameMatch) -> bool:
    """Whether one word names this entity by itself."""
    word = message.words[at].word
    exact = match.why in _LETTER_FOR_LETTER
    if message.plain[at]:
        if not exact:
            return False
        if match.why in _BY_PART:
            return message.follows_article(at) and word.endswith("s")
        if match.why == "surname" and is_surname_too(word):
            return True
        return message.is_capital(at) or message.follows_title(at) or match.alias == message.words[at].written
    if exact:
        return True
    slips = max(1, round((100 - match.similarity) / 100 * len(word) / 0.7))
    ordinary = edits_from_common(word)
    is_doubled = len(word) > 4 and any(_is_doubled(word, part) for part in fold(match.alias))
    return len(word) > 3 and (ordinary > slips or (ordinary == slips == 1 and (len(word) > 5 or is_doubled)))


def _is_doubled(word: str, known: str) -> bool:
    """Whether only a letter that stands twice was typed once, or once that was typed twice ("pruit")."""
    return word != known and word[0] == known[0] and _TWICE.sub(r"\1", word) == _TWICE.sub(r"\1", known)


_TWICE = re.compile(r"(.)\1+")


def belongs_to_another(message: Message, span: tuple[int, int], matches: Sequence[NameMatch]) -> bool:
    """Whether a word beside a one-word run makes it somebody else's name."""
    first, last = span
    if last - first > 1 or not all(match.why in _ONE_PART for match in matches):
        return False
    whole = {word for match in matches for word in fold(match.name)}
    word = message.words[first].word
    if first and message.goes_on(first - 1) and not message.plain[first - 1]:
        before = message.words[first - 1].word
        if is_given_name(before) and before not in whole:
            return True
    if last == len(message.words) or not message.goes_on(first) or message.plain[last]:
        return False
    after = message.words[last].word
    if after in whole or not _is_first_name(word, matches):
        return False
    return message.looks_like_name(last)


def _is_first_name(word: str, matches: Sequence[NameMatch]) -> bool:
    """Whether what was typed is the first name, not the surname, of everybody here."""
    return all(
        any(difference(word, part).cost < FAR or are_forms(word, part) for part in person_parts(match.alias).given)
        for match in matches
    )


def has_other_number(message: Message, span: tuple[int, int], matches: Sequence[NameMatch]) -> bool:
    """Whether the number that goes on behind the words at `span` is no number of anybody they may name.

    Bodies are told apart by their numbers, so one digit is never a slip; a year counts only where the number
    of the name stands behind the same word ("Local 1989").
    """
    at = span[1]
    if at >= len(message.words) or not message.words[at].word.isdigit() or not message.goes_on(at - 1):
        return False
    number, before = message.words[at].word, message.words[at - 1].word
    names = [(*fold(match.name), "", *fold(match.alias)) for match in matches]
    numbered = [words for words in names if any(word.isdigit() for word in words)]
    if len(numbered) < len(names) or any(number in words for words in numbered):
        return False
    is_year = len(number) == 4 and number[:2] in ("19", "20")
    return not is_year or any(
        word == before and following.isdigit() for words in numbered for word, following in pairwise(words)
    )
