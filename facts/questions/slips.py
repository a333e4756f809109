"""What may a message have been meant to say, where it was not understood as it was typed?

`spelling` corrects a word as soon as it is read, by that word alone. Where the whole message then makes no sense, each
word that is none is tried as every word it may be a slip of; which of these readings holds, the answer decides.
A word that stands where a stranger's name would stand is left alone: "does hoyt back Moss" asks of a Hoyt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from facts.dates.words import time_words
from facts.models import LinkedName
from facts.names.words import word_set
from facts.questions.lexicon import Lexicon, load_lexicon, read_table
from facts.questions.patterns import Pattern
from facts.questions.spelling import is_known, slip_cost
from facts.questions.tokens import MAX_TEXT, Token, blank, fold, stands_in, tokenize

_SHORTEST = 3  # letters
_TWO_SLIPS = 9  # letters from which two slips are allowed
_MOST_WORDS = 40  # of a message that is tried again
_MOST_SLIPS = 2  # words of it that are tried
_OPTIONS = 6  # words that one word is tried as
_MOST_READINGS = 12
_BEFORE_NAMES = ("do", "modal", "by")
_BEING = ("be", "have")


@dataclass(frozen=True, slots=True)
class Respelling:
    """A message with words of it put right.

    Attributes:
        text: The whole message.
        read: Each word as typed, and the word it is read as.
        cost: How unlikely the slips are, in slips.
    """

    text: str
    read: tuple[tuple[str, str], ...]
    cost: float


def respellings(text: str, names: Sequence[LinkedName], lexicon: Lexicon) -> list[Respelling]:
    """What a message may be meant to say, likeliest first; nothing where no word of it is a likely slip.

    Args:
        text: As typed.
        names: Those that were found in it.
        lexicon: The words of the language it was read in.
    """
    tokens = tokenize(blank(text[:MAX_TEXT]))
    if len(tokens) > _MOST_WORDS:
        return []
    slips = []
    for index, token in enumerate(tokens):
        options = _swapped(token, names)
        if not options and _is_slip(tokens, index, names, lexicon):
            options = _options(token.word, lexicon.language)
        slips += [(token, options)] if options else []
    if not 0 < len(slips) <= _MOST_SLIPS:
        return []
    found = sorted(_readings(text, slips), key=lambda one: one.cost)
    return found[:_MOST_READINGS]


def _readings(text: str, slips: Sequence[tuple[Token, tuple[tuple[float, str], ...]]]) -> Iterator[Respelling]:
    """Every way to put one or more of the words right."""
    choices = [[(0.0, ""), *options] for _, options in slips]
    for chosen in product(*choices):
        if not any(word for _, word in chosen):
            continue
        parts, at = [], 0
        for (token, _), (_, word) in zip(slips, chosen, strict=True):
            parts += [text[at : token.start], word or text[token.start : token.end]]
            at = token.end
        read = tuple((text[t.start : t.end], w) for (t, _), (_, w) in zip(slips, chosen, strict=True) if w)
        yield Respelling("".join([*parts, text[at:]]), read, sum(cost for cost, _ in chosen))


def _swapped(token: Token, names: Sequence[LinkedName]) -> tuple[tuple[float, str], ...]:
    """The word of the only name near a strange one that has the same letters, two of them in another order."""
    if len(token.word) < _SHORTEST + 1 or not token.word.isalpha():
        return ()
    strange = [n for n in names if not n.matches and len(n.nearest) == 1 and token.word in fold(n.written).split()]
    words = {word for name in strange for word in fold(name.nearest[0].alias).replace("-", " ").split()}
    meant = sorted(w for w in words if w != token.word and sorted(w) == sorted(token.word) and w[0] == token.word[0])
    return tuple((0.5, word) for word in meant if OSA.distance(token.word, word) == 1)


def _is_slip(tokens: Sequence[Token], index: int, names: Sequence[LinkedName], lexicon: Lexicon) -> bool:
    """Whether a word is none, and does not stand where a name would."""
    token = tokens[index]
    word = token.word
    is_word = is_known(word, lexicon) or word in lexicon.chat
    if len(word) < _SHORTEST or not word.isalpha() or (is_word and word not in _mistaken(lexicon.language)):
        return False
    if word in word_set("given_names") or _is_named(token, names):
        return False
    before = tokens[index - 1] if index else None
    if any(_is_strange(t, names, lexicon) for t in (before, *tokens[index + 1 : index + 2]) if t is not None):
        return False  # "Zebulon Fitch"
    return before is None or not (
        before.word in word_set("given_names") or _leads_to_name(tokens, index, names, lexicon)
    )


def _is_strange(token: Token, names: Sequence[LinkedName], lexicon: Lexicon) -> bool:
    """Whether a word is none, is in no known name, and is no likely slip either."""
    if not token.word.isalpha() or is_known(token.word, lexicon) or token.word in lexicon.chat:
        return False
    return not _is_named(token, names) and len(token.word) >= _SHORTEST and not _options(token.word, lexicon.language)


def _is_named(token: Token, names: Sequence[LinkedName]) -> bool:
    """Whether a word is part of a known name."""
    return stands_in(token, (n for n in names if n.matches))


def _leads_to_name(tokens: Sequence[Token], index: int, names: Sequence[LinkedName], lexicon: Lexicon) -> bool:
    """Whether the word before one leads to a name; behind "is" a known name that follows is the one asked about."""
    before = tokens[index - 1].word
    if before in _being(lexicon.language):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        return after is None or not any(n.matches and n.start == after.start for n in names)
    return before in _leading_words(lexicon.language)


@cache
def _leading_words(language: str) -> frozenset[str]:
    """The words behind which a subject or whom something is done to stands."""
    acts = [
        p
        for p in _patterns(language, ("stance",))
        if len(p.elements) == 1 and not (p.info.get("noun") or p.info.get("person"))
    ]
    return _words_of(acts) | _words_of(_patterns(language, _BEFORE_NAMES)) | load_lexicon(language).marks


@cache
def _being(language: str) -> frozenset[str]:
    return _words_of(_patterns(language, _BEING))


def _patterns(language: str, tags: Collection[str]) -> list[Pattern]:
    return [p for held in load_lexicon(language).patterns.values() for p in held if p.tag in tags]


def _words_of(patterns: Iterable[Pattern]) -> frozenset[str]:
    return frozenset(word for p in patterns for element in p.elements for word in element.words)


@lru_cache(maxsize=2048)
def _options(word: str, language: str) -> tuple[tuple[float, str], ...]:
    """The words that a word may be a slip of, with how unlikely, likeliest first."""
    if meant := _mistaken(language).get(word):
        return tuple((1.0, known) for known in meant)
    allowed = 2 if len(word) >= _TWO_SLIPS else 1
    lexicon = load_lexicon(language)
    found = []
    words = _words(language)
    begun = process.extract(word, words.get(word[0], ()), scorer=OSA.distance, score_cutoff=allowed, limit=None)
    swapped = word[1] + word[0] + word[2:]
    other = [swapped] if swapped[0] != word[0] and swapped in words.get(swapped[0], ()) else []
    for known, errors in (*((known, int(errors)) for known, errors, _ in begun), *((known, 1) for known in other)):
        is_light = known in lexicon.common and known not in lexicon.vocabulary
        if is_light and errors > 1:
            continue
        found.append((slip_cost(word, known, errors) + (0.5 if is_light else 0.0), known))
    return tuple(sorted(found)[:_OPTIONS])


@cache
def _mistaken(language: str) -> dict[str, tuple[str, ...]]:
    """Words that are often typed for others, and which."""
    return {typed: tuple(meant.split()) for typed, meant in read_table(language, "chat")["slips"].items()}


@cache
def _words(language: str) -> Mapping[str, Sequence[str]]:
    """The words that another may be a slip of, by their first letter."""
    lexicon = load_lexicon(language)
    times = time_words(language)
    words = lexicon.vocabulary | lexicon.common | lexicon.chat.keys() | {*times.months, *times.weekdays}
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if word.isalpha() and len(word) >= _SHORTEST:
            found[word[0]].append(word)
    return found
