"""Which phrases of the lexicon does a message hold?

The longest phrase wins; a phrase with a gap ("in ... corner") leaves what stands in it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from facts.questions.calls import find_calls
from facts.questions.leads import HEARSAY, reports
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.objects import holds_object, skips_act
from facts.questions.patterns import Pattern
from facts.questions.phrases import Phrases, match, phrases_in
from facts.questions.pieces import Piece
from facts.questions.units import Unit, in_place

#: Of two phrases of one length the earlier tag wins.
ORDER = (
    "polite", "told_1", "told_2", "told_3", "told_4", "told_last", "other_one", "source", "in_en", "in_es", "tag",
    "conditional", "office", "home", "rank", "rank_2", "rank_3", "common", "resign", "no_longer", "used_to", "except",
    "everybody", "still", "stance", "group", "when", "count", "why", "list", "words", "stands", "about", "both",
)  # fmt: skip


def read_units(pieces: Sequence[Piece], lexicon: Lexicon, extra: Sequence[Pattern] = ()) -> list[Unit]:
    """Read pieces into units, in the order of their first pieces.

    Args:
        pieces: Of one message.
        lexicon: Its language's words.
        extra: Phrases of the store's own, such as its roles.
    """
    free = [True] * len(pieces)
    phrases = phrases_in(pieces, lexicon, extra)
    units = [*_calls_to_go(pieces, lexicon, phrases, free), *_offices(pieces, phrases, free)]
    for at in range(len(pieces)):
        if not free[at]:
            continue
        unit, used = _read_one(pieces, at, lexicon, phrases, free)
        for index in used:
            free[index] = False
        units.append(unit)
    units.sort(key=lambda unit: unit.at)
    words = _placed_words(lexicon.language)
    return [
        in_place(units, index, lexicon) if unit.info or unit.tag in _PLACED or unit.text in words else unit
        for index, unit in enumerate(units)
    ]


#: Tags of phrases that their neighbours may make another; of others only those that the lexicon says something of.
_PLACED = frozenset({"stance", "used_to", "which", "beyond", "for_now", "most", "rank"})


@cache
def _placed_words(language: str) -> frozenset[str]:
    """The words that their neighbours may make another."""
    lexicon = load_lexicon(language)
    return lexicon.clitics.union(lexicon.doubting, lexicon.talk["near_and"], *lexicon.numerals)


def _offices(pieces: Sequence[Piece], phrases: Phrases, free: list[bool]) -> list[Unit]:
    """Offices first of all, lest "backing for" take the "for" of "backing for governor"."""
    found = []
    for at in range(len(pieces)):
        if used := phrases.longest(pieces, at, free, tag="office"):
            words = tuple(pieces[i].word for i in used)
            found.append(Unit(tag="office", at=at, last=used[-1], words=words))
            for index in used:
                free[index] = False
    return found


def _calls_to_go(pieces: Sequence[Piece], lexicon: Lexicon, phrases: Phrases, free: list[bool]) -> list[Unit]:
    return [
        Unit(tag="stance", at=used[0], last=used[-1], words=tuple(pieces[i].word for i in used), info=info)
        for used, info in find_calls(pieces, lexicon, phrases, free)
    ]


def _read_one(
    pieces: Sequence[Piece], at: int, lexicon: Lexicon, phrases: Phrases, free: Sequence[bool]
) -> tuple[Unit, list[int]]:
    piece = pieces[at]
    if (read := _already_read(piece, at)) is not None:
        return read, [at]
    best: tuple[tuple[int, int, bool, int], Pattern, list[int]] | None = None
    is_named = at > 0 and pieces[at - 1].name is not None  # "has Moss got on board" whom
    for pattern in phrases.begun.get(piece.word, ()):
        used = match(pattern.elements, pieces, at, free)
        used = [] if pattern.tag == "about" and _parts_sort(used, pieces, phrases, free) else used
        if not used or _is_elsewhere(pattern, pieces, at, phrases.own, free):
            continue
        if pattern.tag == HEARSAY and not reports(pieces, at, used[-1] + 1, lexicon):
            continue
        light = pattern.info.get("weak") or (pattern.info.get("relation") == "backs" and not pattern.info.get("whose"))
        if not holds_object(pattern, used, pieces, lexicon):
            continue
        if not (light and skips_act(used, pieces, lexicon)):
            is_alone = _comes_alone(pattern) and not is_named  # "who got on board"
            key = (len(used), -_rank(pattern.tag), is_alone, -(used[-1] - at))
            if best is None or key > best[0]:
                best = (key, pattern, used)
    if best is None:
        return Unit(tag="word", at=at, last=at, words=(piece.word,)), [at]
    _, pattern, used = best
    words = tuple(pieces[i].word for i in used)
    if pattern.tag == HEARSAY:
        return Unit(tag="tag", at=at, last=used[-1], words=words, info={HEARSAY: True}), used
    return Unit(tag=pattern.tag, at=at, last=used[-1], words=words, info=pattern.info), used


def _comes_alone(pattern: Pattern) -> bool:
    """Whether a phrase tells of giving support without whom it is given."""
    return bool(pattern.info.get("alone")) and pattern.info.get("relation") == "endorsed"


def _parts_sort(used: Sequence[int], pieces: Sequence[Piece], phrases: Phrases, free: Sequence[bool]) -> bool:
    """Whether a word that a phrase takes begins a sort of two words ("how many workers unions does she have")."""
    return any(len(phrases.longest(pieces, at, free, tag="group") or ()) > 1 for at in used[1:])


def _already_read(piece: Piece, at: int) -> Unit | None:
    """The unit of a piece that is no plain word; None for one that is."""
    if piece.name is not None:
        return Unit(tag="name", at=at, last=at, name=piece.name, words=(piece.name.written,))
    if piece.window is not None:
        return Unit(tag="window", at=at, last=at, window=piece.window, words=(piece.window.written,))
    return Unit(tag="mark", at=at, last=at, words=(piece.word,)) if piece.is_mark else None


def _is_elsewhere(
    pattern: Pattern, pieces: Sequence[Piece], at: int, extra: Sequence[Pattern], free: Sequence[bool]
) -> bool:
    """Whether a phrase is no unit here: read before, or "the former" in "the former mayor", which is one of no two."""
    if pattern.tag.startswith(("told_", "that_one")):
        return any(match(role.elements, pieces, at + 1, free)[1:] for role in extra)
    return bool(pattern.info.get("urge") or pattern.info.get("exit"))


_RANKS = {tag: rank for rank, tag in enumerate(ORDER)}


def _rank(tag: str) -> int:
    return _RANKS.get(tag, len(ORDER))
