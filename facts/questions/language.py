"""Which language is a message in?

Counted by words that only one of the languages has; a message too short to tell keeps the conversation's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.names.everyday import is_surname_too
from facts.questions.lexicon import languages, load_lexicon


def choose_language(words: Sequence[str], before: Sequence[str] = ()) -> str:
    """The language with the most words of a message; of equals the one spoken before, then English."""
    known = languages()
    counts = dict.fromkeys(known, 0)
    for word in words:
        for code in _languages_with(word):
            counts[code] += 1
    most = max(counts.values())
    likeliest = [code for code in known if counts[code] == most]
    spoken = next((code for code in reversed(before) if code in known), "")
    return spoken if spoken in likeliest else likeliest[0]


def tells_language(word: str) -> bool:
    """Whether a word counts for any language."""
    return bool(_languages_with(word))


@lru_cache(maxsize=8192)
def _languages_with(word: str) -> tuple[str, ...]:
    """The languages that have a word; none for one that is a surname too."""
    return () if is_surname_too(word) else tuple(c for c in languages() if word in load_lexicon(c).ordinary)
