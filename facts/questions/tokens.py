"""Which words does a message consist of, and where do they stand?

Nothing is thrown away that a name could need: `blank` overwrites what Discord adds (mentions,
custom emoji, links) with spaces, so that every offset still holds in the text as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from facts.models import LinkedName
from facts.models.building import built_quickly, replace

_DISCORD = re.compile(r"<(?:@[!&]?|#|:|a:|t:|/)[^<>\n]{0,200}>|https?://\S+|```|[*_~|`>]+")
_TOKEN = re.compile(
    r"\b[ys](?:/| or )n\b|\bw/o\b|\b(?:[ií]ncl|[eé]xcl)\.(?=\s)|\bn[oóòôöõ]\.(?=\s?\d|\s+[oóòôöõ]f\b)"
    r"|[^\W_]+(?:['’‘`´.][^\W_]+)*|#(?=\d|\s*of\b|\s+[^\W\d])|[?!.,;:=/&()→\n…—–+-]|[“”\"]",
    re.IGNORECASE,
)
#: The same for text without what tells an abbreviation or a number sign, which takes a third of the time.
_PLAIN_TOKEN = re.compile(r"[^\W_]+(?:['’‘`´.][^\W_]+)*|[?!.,;:=/&()→\n…—–+-]|[“”\"]")
_ARROW = re.compile(r"(?:[=-]+>|[→⇒➡👉➔➜]\ufe0f?)(?=[\s?.!…]*$)")  # at the end: who or what it leads to is asked
ARROW = "→"
_LONG_RUN = re.compile(r"(\w)\1{2,}")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
MAX_TEXT = 4000
#: Marks that end a sentence.
ENDS = frozenset(".?!\n;…")
#: A full stop behind these, or behind a lone letter, ends no sentence.
ABBREVIATED = frozenset(
    ["jr", "sr", "dr", "mr", "mrs", "ms", "miss", "messrs", "sen", "rep", "gov", "lt", "st", "no", "vs", "sra"]
)


@built_quickly
@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: `word` folded for look-up, `start` to `end` where it stands in the text."""

    word: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.word.isalnum() and _is_mark(self.word)


@lru_cache(maxsize=8192)
def _is_mark(word: str) -> bool:
    return not any(c.isalnum() for c in word)


def blank(text: str) -> str:
    """Overwrite mentions, emoji, links, markdown and control characters with spaces, at equal length."""
    text = _ARROW.sub(lambda found: ARROW.ljust(len(found[0])), text)
    text = _DISCORD.sub(lambda found: " " * len(found[0]), text)
    if text.isascii() and text.isprintable() and "^" not in text and "`" not in text:
        return text  # no other plain letter or mark is left out
    return "".join(" " if unicodedata.category(c) in _NOT_TEXT and c != "\n" else c for c in text)


_NOT_TEXT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk"})


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Fold case and accents and leave out apostrophes; a letter typed three times or more counts once or twice."""
    if word.isascii():
        return word.translate(_APOSTROPHES).casefold()
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def shorten_runs(word: str) -> tuple[str, ...]:
    """`stiiill` as `stiill` and `still`: what a drawn-out word may have been; empty when it has no long run."""
    if not _LONG_RUN.search(word):
        return ()
    return _LONG_RUN.sub(r"\1", word), _LONG_RUN.sub(r"\1\1", word)


def tokenize(text: str) -> list[Token]:
    """Split a blanked text into words and marks, folded."""
    is_plain = not ("." in text or "/" in text or "#" in text or " or n" in text.lower())
    pattern = _PLAIN_TOKEN if is_plain else _TOKEN
    found = [Token(fold(one[0]) or one[0], one.start(), one.end()) for one in pattern.finditer(text)]
    return [replace(t, word=t.word.replace(" or ", "/")) if " " in t.word else t for t in found]


def stands_in(token: Token, names: Iterable[LinkedName]) -> bool:
    """Whether a token is, wholly or in part, one of the words of a name."""
    return any(name.start < token.end and token.start < name.end for name in names)
