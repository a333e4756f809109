"""Which words of a passage say it best?

A quote is one or two whole sentences, word for word, so that a reader may find it in its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable

LONGEST = 320  # characters of a quote: two sentences of a newspaper

_END = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘'(]*[A-ZÀ-ÞÁÉÍÓÚÑ0-9])")
#: A full stop after these ends no sentence.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Messrs|Dr|Sens?|Reps?|Govs?|Coun|Prof|Rev|Hon|Gen|Lt|St|Jr|Sr|No|vs|Inc|Co|U\.S|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)


def split_sentences(text: str) -> list[str]:
    """The sentences of a passage, each word for word."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        sentence = text[start : end.start()] + end.group().rstrip()
        if _SHORT.search(sentence) or (not _is_closed(sentence) and _is_closed(text)):
            continue
        found.append(sentence)
        start = end.end()
    found.append(text[start:])
    return [sentence for sentence in found if sentence.strip()]


def _is_closed(text: str) -> bool:
    """Whether every quotation that opens in the text ends in it."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def best_quote(text: str, weigh: Callable[[str], float]) -> str:
    """The sentence that weighs most, with the next one if both are short; always words of `text`."""
    sentences = split_sentences(text)
    if not sentences:
        return text
    weights = [weigh(sentence) for sentence in sentences]
    at = max(range(len(sentences)), key=lambda i: (weights[i], -i))
    quote = sentences[at].strip()
    if at + 1 < len(sentences):
        start = text.index(quote)
        longer = text[start : text.index(sentences[at + 1], start) + len(sentences[at + 1])].rstrip()
        if len(longer) <= LONGEST and weights[at + 1] > 0:
            return longer
    return quote
