"""What did the typist put around the name: a title, a comma, an article, a suffix?

Those words say how to read a name and are no part of it: "Rep. Ortiz", "Ortiz, Ana",
"the bakers". What is left are the words to look for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facts.names.folding import fold
from facts.names.words import word_set


class WrittenName(NamedTuple):
    """A written name, taken apart.

    Attributes:
        text: As typed, spaces around it left out.
        words: Its folded words, in the order of given name first.
        has_title: Whether a title stood before it.
        has_comma: Whether it was written surname first, with a comma.
    """

    text: str
    words: tuple[str, ...]
    has_title: bool = False
    has_comma: bool = False


def read_written(text: str) -> WrittenName:
    """Take a written name apart.

    Raises:
        ValueError: It has no letters or digits.
    """
    surname, comma, rest = text.partition(",")
    has_comma = bool(comma and fold(surname) and set(fold(rest)) - word_set("suffixes"))
    words = fold(f"{rest} {surname}" if has_comma else text)
    if not words:
        raise ValueError(f"a name has letters or digits: {text!r}")
    kept = without_titles(words)
    return WrittenName(text.strip(), tuple(_trimmed(kept)), len(kept) < len(words), has_comma)


def without_titles(words: Sequence[str]) -> Sequence[str]:
    """`words` without the titles that open them; the last word is never a title."""
    start = 0
    while start < len(words) - 1 and words[start] in word_set("titles"):
        start += 1
    return words[start:]


def _trimmed(words: Sequence[str]) -> Sequence[str]:
    """Without a leading article and a closing suffix, unless nothing else is left."""
    start = 1 if len(words) > 1 and words[0] in word_set("articles") else 0
    end = len(words)
    while end - start > 1 and words[end - 1] in word_set("suffixes"):
        end -= 1
    return words[start:end]
