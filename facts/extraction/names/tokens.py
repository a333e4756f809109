"""Where do the words and the sentences of a paragraph begin and end?

A text is split once for all who read it. Whoever reads clauses splits the few odd stretches again in their own way
("didn't" is two words to them, "O'Brien-backed" one) and shares the plain words, which are most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress

from facts.extraction.annotated import How, NameSpan
from facts.extraction.names.words import NameWords

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-(?:[^\W\d_]\.){2,})?"  # U.S., N.Y., A.F.L.-C.I.O.
    r"|[^\W\d_][\w]*(?:(?:['-]|&(?=[^\W\d_]))[^\W_][\w]*)*'?"  # O'Brien, Al-Masri, Workers'
    r"|\d[\d,.]*\d\w*(?:'s\b)?|\d\w*(?:'s\b)?"  # Local 9's
    r"|\S"
)
_PRONOUNS = frozenset(["i", "i'm", "i've", "i'll", "i'd"])
_ARTICLE = re.compile(r"(?:(?:a[lsdnrtz]|a[sdt]h|el)-|[dl]['’])[A-Z]")  # before a surname: "Noor al-Rashid", "d'Arcy"
_ECLIPSES = "bghnt"  # the small letter before the capital of an Irish name: "tSaoir", "hUiginn"
_JOINTS = ("AND", "OR")
_MARKS = ',;:.?!()"'  # what stands beside a word and is no part of it, save the full stop of a short one
_CONTRACTED = re.compile(r"(?i)(they|he|she|it|we)('(?:ve|re|ll|d))")
_LONGEST = 1500  # characters; the longest real sentences have half of that
_LAST_WORD, _FIRST_WORD = re.compile(r"[\w.]+$"), re.compile(r"[\w']+")
_DECIMAL = re.compile(r"\d+\.\d+")
_BOUNDARY = re.compile(r"[.!?][\"')\]]*(?:\s+|$)")


class Token:
    """A word, a number, a mark or a name, with its offsets into the paragraph.

    Attributes:
        text: As written.
        start: Offset of its first character.
        end: Offset behind its last.
        low: In small letters; `lower` is the same, and both are empty where a name stands for all of its words.
        is_cap: Whether it may be part of a name by its capital.
        possessive: Whether a possessive 's was cut off behind it.
        is_mark: Whether it is punctuation.
        name: The name that it stands for, if it does.
        is_person: Whether that is a name of persons alone.
        owns: Whether it is a name that owns what follows.
        is_actor: Whether it is a name that may itself act or be acted on.
        is_pronoun: Whether it is a pronoun whose meaning is known.
        title: What stands before a name and belongs to it ("former senator", "two colleagues,").
    """

    __slots__ = (
        *("text", "start", "end", "low", "lower", "is_cap", "possessive", "is_mark"),
        *("name", "is_person", "owns", "is_actor", "is_pronoun", "title"),
    )

    def __init__(self, text: str, start: int, end: int, low: str, is_cap: bool = False, is_mark: bool = False) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.low = low
        self.lower = low
        self.is_cap = is_cap
        self.is_mark = is_mark
        self.name: NameSpan | None = None
        self.possessive = False
        self.is_person = False
        self.owns = False
        self.is_actor = False
        self.is_pronoun = False
        self.title = ""

    @property
    def capital(self) -> bool:
        """Whether a word begins with a capital, be it "I" or a whole word of them."""
        return self.text[:1].isupper()

    @property
    def is_short_pronoun(self) -> bool:
        """Whether it is a pronoun, or "I" and "we", whose meaning is known."""
        return self.is_pronoun or (self.name is not None and self.name.how is How.SPEAKER)

    @property
    def is_reflexive(self) -> bool:
        """Whether it is a pronoun, of known meaning, as long as "herself" or "ourselves"."""
        return self.is_short_pronoun and not self.owns and self.end - self.start >= len("itself")


@dataclass(frozen=True, slots=True)
class SplitText:
    """The tokens of a stretch of text.

    Attributes:
        tokens: In order.
        odd: Its stretches without spaces that are no plain word between marks: the index of the first token of each,
            the one behind the last, and the offsets where it starts and ends.
        heads: The index of each token with which a name may begin: it has a capital or a digit.
        owners: The index of each token behind which a possessive 's was cut off.
        lows: Each token in small letters.
        starts: The offset of each.
        held: The different words and marks in small letters.
    """

    tokens: list[Token]
    odd: list[tuple[int, int, int, int]]
    heads: list[int]
    owners: list[int]
    lows: list[str]
    starts: list[int]
    held: frozenset[str]

    def places(self, words: frozenset[str]) -> Iterable[int]:
        """The indexes of the tokens that are among some words, all in small letters."""
        if words.isdisjoint(self.held):
            return ()
        return compress(range(len(self.lows)), map(words.__contains__, self.lows))


def split_text(text: str, words: NameWords, start: int = 0, end: int | None = None) -> SplitText:
    """Split a stretch of text into tokens; a possessive 's is cut off and marked on its word."""
    tokens: list[Token] = []
    odd: list[tuple[int, int, int, int]] = []
    owners: list[int] = []
    for word in text[start:end].split(" "):
        stop = start + len(word)
        if word.isalpha():  # most words are plain
            low = word.lower()
            is_cap = word[0].isupper() and low not in _PRONOUNS and word not in _JOINTS
            is_cap = is_cap or (word[0] in _ECLIPSES and word[1:2].isupper() and word[2:].islower())
            tokens.append(Token(word, start, stop, low, is_cap))
        elif word:
            core = word.strip(_MARKS)
            if _is_plain(word, core, words):
                _add_marked(tokens, word, core, start)
            else:
                first = len(tokens)
                tokens += _tokens_between(text, start, stop, words)
                odd.append((first, len(tokens), start, stop))
                owners += [at for at in range(first, len(tokens)) if tokens[at].possessive]
        start = stop + 1
    heads = [at for at, token in enumerate(tokens) if token.is_cap or token.text[0].isdigit()]
    lows = [t.low for t in tokens]
    return SplitText(tokens, odd, heads, owners, lows, [t.start for t in tokens], frozenset(lows))


def _is_plain(word: str, core: str, words: NameWords) -> bool:
    """Whether a stretch is a word or a number between marks, none of which is part of it."""
    if not core.isalpha():
        return core.isdecimal()
    return f"{core}." not in word or not _is_short(core, words)


def _add_marked(tokens: list[Token], word: str, core: str, start: int) -> None:
    """Add the tokens of a word or a number between marks."""
    before, _, behind = word.partition(core)
    for mark in before:
        tokens.append(Token(mark, start, start + 1, mark, False, True))
        start += 1
    tokens.append(_token(core, start))
    start += len(core)
    for mark in behind:
        tokens.append(Token(mark, start, start + 1, mark, False, True))
        start += 1


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
            tokens.append(Token(word, at, stop, word))
        else:
            tokens.extend(_tokens_of(word, at, text, words))
        taken = tokens[-1].end
    return tokens


def _tokens_of(word: str, start: int, text: str, words: NameWords) -> list[Token]:
    short = _CONTRACTED.fullmatch(word) if "'" in word else None
    if short is not None:
        return [_token(short[1], start), Token(short[2], start + len(short[1]), start + len(word), short[2])]
    possessive = False
    if not word[0].isalpha() or word[-1] == ".":
        owns = word.endswith("'s")
        return [_token(word.removesuffix("'s"), start, possessive=owns)]
    if word.endswith("'"):
        word = word[:-1]
        possessive = word.lower().endswith(("s", "z", "x"))
    elif word.lower().endswith("'s"):
        word, possessive = word[:-2], True
    head, _, tail = word.rpartition("-")
    if head and tail.lower() in words.hyphen_tails and word[0].isupper():
        return [_token(head, start), _token("-" + tail, start + len(head))]
    end = start + len(word)
    if text[end : end + 1] == "." and _is_short(word, words):
        word += "."
    return [_token(word, start, possessive=possessive)]


def _is_short(word: str, words: NameWords) -> bool:
    """Whether a full stop behind a word is part of it: an initial or an abbreviation."""
    low = word.lower()
    return (len(word) == 1 and word.isupper()) or low in words.abbreviations or f"{low}." in words.suffixes


def _token(word: str, start: int, *, possessive: bool = False) -> Token:
    low = word.lower()
    is_cap = word[0].isupper() and low not in _PRONOUNS and word not in _JOINTS
    is_cap = is_cap or (word[0] in _ECLIPSES and word[1:2].isupper() and word[2:].islower())
    is_cap = is_cap or _ARTICLE.match(word) is not None
    token = Token(word, start, start + len(word), low, is_cap)
    token.possessive = possessive
    return token


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
    if written in ("vs", "v"):
        return False  # "Reed vs. Moss"
    if written.lower() in ("no", "nos"):
        return not ahead[0].isdigit()
    is_short = written.lower().rstrip(".") in words.abbreviations and written[0].isupper()
    if _DECIMAL.fullmatch(written):
        return True  # "54.1 to 45.9. Moss waved."
    if is_short or "." in written:
        return opens and written.lower() not in {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "st", "lt", "no"}
    return not (written.lower() in {"u.s", "jr", "sr"} and not opens)
