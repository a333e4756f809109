"""Where do the words and the sentences of a paragraph begin and end?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from facts.extraction.names.words import NameWords

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-(?:[^\W\d_]\.){2,})?"  # U.S., N.Y., A.F.L.-C.I.O.
    r"|[^\W\d_][\w]*(?:(?:['-]|&(?=[^\W\d_]))[^\W_][\w]*)*'?"  # O'Brien, Al-Masri, Workers'
    r"|\d[\d,.]*\d\w*|\d\w*"
    r"|\S"
)
_PRONOUNS = frozenset(["i", "i'm", "i've", "i'll", "i'd"])
_JOINTS = ("AND", "OR")
_MARKS = frozenset(',;:?!)"')  # what ends a word and is no part of it
_CONTRACTED = re.compile(r"(?i)(they|he|she|it|we)('(?:ve|re|ll|d))")
_LONGEST = 1500  # characters; the longest real sentences have half of that
_LAST_WORD, _FIRST_WORD = re.compile(r"[\w.]+$"), re.compile(r"[\w']+")
_BOUNDARY = re.compile(r"[.!?][\"')\]]*(?:\s+|$)")


@dataclass(slots=True)
class Token:
    """A word, a number or a mark, with its offsets into the paragraph; `low` is the word in small letters."""

    text: str
    start: int
    end: int
    low: str
    is_cap: bool
    possessive: bool = False


def tokenise(text: str, words: NameWords, start: int = 0, end: int | None = None) -> list[Token]:
    """Split a stretch of text into tokens; a possessive 's is cut off and marked on its word."""
    tokens: list[Token] = []
    for word in text[start:end].split(" "):
        stop = start + len(word)
        if word.isalpha() and text[stop : stop + 1] != ".":  # most words are plain
            low = word.lower()
            is_cap = word[0].isupper() and low not in _PRONOUNS and word not in _JOINTS
            tokens.append(Token(word, start, stop, low, is_cap))
        elif word[-1:] in _MARKS and word[:-1].isalpha():
            tokens += (_token(word[:-1], start), Token(word[-1], stop - 1, stop, word[-1], False))
        elif word:
            tokens.extend(_tokens_between(text, start, stop, words))
        start = stop + 1
    return tokens


def _tokens_between(text: str, start: int, end: int, words: NameWords) -> list[Token]:
    """The tokens of a stretch without spaces."""
    tokens: list[Token] = []
    taken = start
    for match in _TOKEN.finditer(text, start, end):
        at, stop = match.span()
        if at < taken:
            continue  # the full stop of an abbreviation, which its word has taken
        word = match[0]
        if word.isalpha() and text[stop : stop + 1] != ".":
            tokens.append(_token(word, at))
        elif len(word) == 1 and not word.isalnum():
            tokens.append(Token(word, at, stop, word, False))
        else:
            tokens.extend(_tokens_of(word, at, text, words))
        taken = tokens[-1].end
    return tokens


def _tokens_of(word: str, start: int, text: str, words: NameWords) -> list[Token]:
    short = _CONTRACTED.fullmatch(word) if "'" in word else None
    if short is not None:
        return [_token(short[1], start), Token(short[2], start + len(short[1]), start + len(word), short[2], False)]
    possessive = False
    if not word[0].isalpha() or word[-1] == ".":
        return [_token(word, start)]
    if word.endswith("'"):
        word = word[:-1]
        possessive = word.lower().endswith(("s", "z", "x"))
    elif word.lower().endswith("'s"):
        word, possessive = word[:-2], True
    head, _, tail = word.rpartition("-")
    if head and tail.lower() in words.hyphen_tails and word[0].isupper():
        return [_token(head, start), _token("-" + tail, start + len(head))]
    end = start + len(word)
    if text[end : end + 1] == "." and (
        (len(word) == 1 and word.isupper())
        or word.lower() in words.abbreviations
        or word.lower() + "." in words.suffixes
    ):
        word += "."
    return [_token(word, start, possessive=possessive)]


def _token(word: str, start: int, *, possessive: bool = False) -> Token:
    low = word.lower()
    is_cap = word[0].isupper() and low not in _PRONOUNS and word not in _JOINTS
    return Token(word, start, start + len(word), low, is_cap, possessive)


def split_sentences(text: str, words: NameWords) -> list[tuple[int, int]]:
    """Offsets of the sentences of a paragraph; abbreviations and initials end none."""
    if "\n" in text:
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
        return [bound for first, last in lines for bound in _sentences_of(text, first, last, words)]
    return _sentences_of(text, 0, len(text), words)


def _sentences_of(text: str, first: int, last: int, words: NameWords) -> list[tuple[int, int]]:
    """Offsets of the sentences of one line."""
    bounds: list[tuple[int, int]] = []
    text = text[:last]
    start = first + len(text[first:]) - len(text[first:].lstrip())
    for match in _BOUNDARY.finditer(text, start):
        if match.end() < len(text) and not _ends_sentence(text, match, words):
            continue
        stop = match.start() + len(match[0].rstrip())
        if stop > start:
            bounds.extend(_cut(text, start, stop))
        start = match.end()
    tail = text[start:].rstrip()
    if tail:
        bounds.extend(_cut(text, start, start + len(tail)))
    return bounds


def _cut(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """A sentence, cut at spaces where it is too long to be one, so that time grows with length alone."""
    bounds: list[tuple[int, int]] = []
    while stop - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        at = space if space > start else start + _LONGEST
        bounds.append((start, at))
        start = at + (1 if space > start else 0)
    if text[start:stop].strip():
        bounds.append((start, stop))
    return bounds


def _ends_sentence(text: str, match: re.Match[str], words: NameWords) -> bool:
    ahead = text[match.end() : match.end() + 24].lstrip("\"'( ")
    if not ahead or ahead[0].islower():
        return False
    if text[match.start()] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - 14) : match.start()])
    if word is None or match[0].strip() != ".":
        return True
    written = word[0]
    if (
        len(written) == 1
        and written.isupper()
        and (written != "I" or re.search(r"[A-Z][a-z]+ I$", text[max(0, match.start() - 40) : match.start()]))
    ):
        return False
    following = _FIRST_WORD.match(ahead)
    opens = bool(following) and following is not None and following[0].lower() in words.openers
    if written.lower() in ("no", "nos"):
        return not ahead[0].isdigit()
    is_short = written.lower().rstrip(".") in words.abbreviations and written[0].isupper()
    if is_short or "." in written:
        return opens and written.lower() not in {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "st", "lt", "no"}
    return not (written.lower() in {"u.s", "jr", "sr"} and not opens)
