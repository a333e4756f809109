"""Which words is a written name made of, once case, accents and marks are left out?

Folding never joins or reorders words: it only makes two ways of typing one word equal,
and a token remembers where it stood, so that an answer can point at what was typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_LETTER = r"[^\W_][̀-ͯ]*"
_TOKEN = re.compile(rf"(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?|(?:{_LETTER})+(?:['’ʼ‘`]+(?:{_LETTER})+)*")
#: The same for text of plain letters alone, which takes a third of the time.
_PLAIN_TOKEN = re.compile(r"(?:[^\W_]\.){2,}(?:[^\W_](?!\w))?|[^\W_]+(?:['`]+[^\W_]+)*")
_APOSTROPHES = re.compile(r"['’ʼ‘`.]")
_POSSESSIVE = re.compile(r"['’ʼ‘`]s$", re.IGNORECASE)
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "e"}
)


class Token(NamedTuple):
    """One word of a text.

    `start` and `end` are characters, end excluded; `word` is folded, a possessive 's left out.
    """

    written: str
    start: int
    end: int
    word: str

    @property
    def is_capital(self) -> bool:
        """Whether it opens with a capital letter."""
        return self.written[:1].isupper()


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Lower case, without accents, apostrophes and the dots of an acronym."""
    bare = _APOSTROPHES.sub("", _POSSESSIVE.sub("", word) or word)
    if bare.isascii():
        return bare.lower()
    parts = unicodedata.normalize("NFKD", bare.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_PLAIN)


def tokens(text: str) -> list[Token]:
    """The words of `text` with their places, in order."""
    return [
        Token(found.group(), found.start(), found.end(), word)
        for found in (_PLAIN_TOKEN if text.isascii() else _TOKEN).finditer(text)
        if (word := fold_word(found.group()))
    ]


def fold(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in order; empty when it has no letters or digits."""
    if text.isascii():
        if text.isalnum():
            return (text.lower(),)
        if text.replace(" ", "").isalnum():
            return tuple(text.lower().split())
    return tuple(word for written in _TOKEN.findall(text) if (word := fold_word(written)))
