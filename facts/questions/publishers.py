"""Whose reporting does a question limit itself to ("according to the Gazette, who left her")?

A publisher is named by its own name, a part of it that stands in brackets, or the short name of its site; the words
that lead to it and "article" behind it go with it, so that the rest is read as any other question.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from rapidfuzz.fuzz import ratio

from facts.names import rank_names
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import Token, fold

_SHORTEST = 3  # letters of a name
_WORDS = re.compile(r"[\w'’-]+")
_NUMBERED = re.compile(r"[-_]\d|\d[-_]")
_LONG = 8  # letters of a word of a lead in which a slip may be forgiven
_NEAR, _SURE = 88.0, 95.0  # similarities, 0 to 100


@dataclass(frozen=True, slots=True)
class Reported:
    """A publisher as a question names it.

    Attributes:
        publishers: Which of the store's it may be.
        start, end: Where its words stand, those that lead to it included.
        says: Whether it is asked what the publisher says itself.
    """

    publishers: frozenset[str]
    start: int
    end: int
    says: bool = False


def publisher_names(sources: Iterable[tuple[str, str, str | None]]) -> dict[tuple[str, ...], frozenset[str]]:
    """The words that may name a publisher: its name, the parts of it, a source's key, the short name of its site.

    A key with a number set off by a hyphen ("article-120509") counts sources and is no name.

    Args:
        sources: The publisher, the key and the link of its sources.
    """
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    called: dict[str, set[str]] = defaultdict(set)
    for publisher, key, url in sources:
        called[publisher].add(_site_of("/".join((url or "").split("/", 3)[:3])) if url else "")
        if not _NUMBERED.search(key):
            called[publisher].add(key)
    for publisher, forms in called.items():
        for form in (publisher, *re.split(r"[(),;/]", publisher), *forms):
            words = [fold(word) for word in _WORDS.findall(form)]
            words = words[1:] if len(words) > 1 and words[0] in ARTICLES else words
            if words and len("".join(words)) >= _SHORTEST:
                found[tuple(words)].add(publisher)
    return {words: frozenset(names) for words, names in found.items()}


@lru_cache(maxsize=4096)
def _site_of(url: str) -> str:
    """The short name of a site by the beginning of a link to it."""
    host = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    return host[0] if len(host) > 1 else ""


def find_publisher(tokens: Sequence[Token], known: Known, lexicon: Lexicon) -> Reported | None:
    """The publisher to whose reporting the tokens limit a question, if any."""
    for at, last in _leads(tokens, lexicon):
        found = _form_at(tokens, last, known.publishers)
        if found is None:
            continue
        is_piece = found[0] < len(tokens) and tokens[found[0]].word in lexicon.talk["pieces"]
        is_outright = tokens[at].word not in lexicon.talk["may_lead_to_source"]
        if is_outright or is_piece or _may_be_publisher(tokens[last : found[0]], known, lexicon):
            return Reported(found[1], tokens[at].start, tokens[found[0] - 1 + is_piece].end)
    return _saying(tokens, known, lexicon)


def _may_be_publisher(tokens: Sequence[Token], known: Known, lexicon: Lexicon) -> bool:
    """Whether words are no everyday word ("people") and name nobody on record, who may back or be backed."""
    words = [t.word for t in tokens if t.word not in ARTICLES]
    if len(words) == 1 and words[0] in lexicon.ordinary:
        return False
    return not rank_names(" ".join(words), known.spellings, min_similarity=_SURE)


def _leads(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where words stand that lead to a publisher, from the first to behind the last."""
    for at, token in enumerate(tokens):
        for lead in _leads_from(lexicon.language, token.word):
            said = tokens[at : at + len(lead)]
            if len(said) == len(lead) and all(_is_word(t.word, w) for t, w in zip(said, lead, strict=True)):
                yield at, at + len(lead)


@lru_cache(maxsize=4096)
def _leads_from(language: str, word: str) -> list[list[str]]:
    """The leads that may begin with a word."""
    return [lead for lead in _all_leads(language) if _is_word(word, lead[0])]


@cache
def _all_leads(language: str) -> list[list[str]]:
    return [lead.split() for lead in load_lexicon(language).leads_to_source]


def _is_word(said: str, word: str) -> bool:
    return said == word or (len(word) >= _LONG and ratio(said, word) >= _NEAR)


def _form_at(
    tokens: Sequence[Token], at: int, forms: Mapping[tuple[str, ...], frozenset[str]]
) -> tuple[int, frozenset[str]] | None:
    """The longest name of a publisher from a place on, an article in front aside; where it ends."""
    at += at < len(tokens) and tokens[at].word in ARTICLES
    for length in range(min(5, len(tokens) - at), 0, -1):
        words = tuple(fold(t.word) for t in tokens[at : at + length])
        if words in forms:
            return at + length, forms[words]
    return None


@lru_cache(maxsize=8)
def _saying_words(language: str) -> frozenset[str]:
    lexicon = load_lexicon(language)
    return lexicon.says | lexicon.talk["telling"]


def _saying(tokens: Sequence[Token], known: Known, lexicon: Lexicon) -> Reported | None:
    """ "What does the Gazette say about ...": a publisher that is no endorser, between an auxiliary and saying."""
    saying = _saying_words(lexicon.language)
    if saying.isdisjoint([token.word for token in tokens]):
        return None
    for at, token in enumerate(tokens[:-2]):
        found = _form_at(tokens, at + 1, known.publishers) if token.word in lexicon.talk["asks_to_say"] else None
        is_said = found is not None and found[0] < len(tokens) and tokens[found[0]].word in saying
        if found is not None and is_said and _may_be_publisher(tokens[at + 1 : found[0]], known, lexicon):
            return Reported(found[1], tokens[at + 1].start, tokens[found[0] - 1].end, says=True)
    return None
