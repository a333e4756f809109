"""Which words of a message name somebody?

Every run of words is tried against the index and the best cover without overlaps wins: the
more letters a run explains, and the surer, the better. A word of everyday speech names
somebody only with evidence: a capital letter, another part of the name beside it, or an alias
that is written just so.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from facts.models import LinkedName, NameMatch
from facts.names.closeness import FAR, difference
from facts.names.everyday import edits_from_common, is_common
from facts.names.folding import Token, tokens
from facts.names.given_names import are_forms, is_given_name
from facts.names.index_words import person_parts
from facts.names.ranking import Near, near_words, rank_written
from facts.names.spellings import Spellings
from facts.names.words import word_set
from facts.names.written import read_tokens

_LONGEST = 7
_OFFERED = 3
_TIE = 0.5
_RUN_COST = 0.5
_ONE_PART = ("surname", "first name", "nickname", "typing error", "sound")
_BY_ITSELF = ("exact", "surname", "first name", "acronym", "accents", "part of the name", "description", "initials")


class _Run(NamedTuple):
    """A run of tokens that may name somebody: first and last token (excluded), whom, and its worth in letters."""

    first: int
    last: int
    matches: tuple[NameMatch, ...]
    worth: float


def find_names(text: str, spellings: Spellings, *, ignore: Container[str] = ()) -> list[LinkedName]:
    """Find every name in a message.

    Args:
        text: The message, mentions already left out.
        spellings: Every known spelling.
        ignore: Folded words that the caller already knows as ordinary vocabulary.

    Returns:
        The names in order, none overlapping. `matches` holds one entity when sure, several for
        namesakes; it is empty for words that look like a name that nobody known has, whose
        `nearest` are then the likeliest that were not near enough.
    """
    words = tokens(text)
    plain = [_is_plain(token, ignore) for token in words]
    near = near_words((token.word for token in words if token.word not in ignore or token.is_capital), spellings)
    runs = [run for run in _runs(text, words, plain, spellings, near) if run.matches]
    cover = _best_cover(runs, len(words))
    linked = [_linked(text, words, run, spellings, near) for run in cover]
    taken = {i for run in cover for i in range(run.first, run.last)}
    strangers = _strangers(text, words, plain, taken, spellings, near)
    return sorted([*linked, *strangers], key=lambda name: name.start)


def _is_plain(token: Token, ignore: Container[str]) -> bool:
    """Whether a token is ordinary vocabulary, exactly as typed."""
    return token.word in ignore or is_common(token.word)


def _runs(
    text: str,
    words: Sequence[Token],
    plain: Sequence[bool],
    spellings: Spellings,
    near: Mapping[str, Sequence[Near]],
) -> Iterator[_Run]:
    for first in range(len(words)):
        for last in range(first + 1, min(first + _LONGEST, len(words)) + 1):
            if last - first > 1 and not _goes_on(text, words[last - 2], words[last - 1]):
                break
            run = _run(text, words, plain, spellings, near, span=(first, last))
            if run:
                yield run


def _goes_on(text: str, one: Token, other: Token) -> bool:
    """Whether a name may run on over what stands between two tokens."""
    return text[one.end : other.start].strip() in ("", "-", ",", ".", "&", "/", "–")


def _run(
    text: str,
    words: Sequence[Token],
    plain: Sequence[bool],
    spellings: Spellings,
    near: Mapping[str, Sequence[Near]],
    *,
    span: tuple[int, int],
) -> _Run | None:
    first, last = span
    some = words[first:last]
    if not any(near.get(token.word) for token in some) or not _opens_and_closes(some):
        return None
    name = read_tokens(text, some)
    matches = rank_written(name, spellings, near)
    after_article = first > 0 and words[first - 1].word in word_set("articles")
    matches = [m for m in matches if _has_evidence(some, plain[first:last], m, after_article=after_article)]
    matches = _closest(matches)
    if not matches or _belongs_to_another(words, first, last, matches, plain):
        return None
    letters = sum(len(token.word) for token in some)
    missed = (100.0 - matches[0].similarity) / 100 * letters
    return _Run(first, last, tuple(matches), letters - 2 * missed - _RUN_COST)


def _opens_and_closes(some: Sequence[Token]) -> bool:
    """Whether a run neither opens nor closes with a small word."""
    small = word_set("small_words")
    return some[0].word not in small and some[-1].word not in small


def _has_evidence(some: Sequence[Token], plain: Sequence[bool], match: NameMatch, *, after_article: bool) -> bool:
    """Whether words that are ordinary speech, or near it, still speak for this match."""
    content = [(t, p) for t, p in zip(some, plain, strict=True) if t.word not in word_set("small_words")]
    if not content:
        return False
    if match.similarity == 100.0 and (len(content) > 1 or not content[0][1]):
        return True
    if len(content) == 1:
        return _speaks_alone(*content[0], match, after_article=after_article)
    if all(p for _, p in content):
        if match.why in ("exact", "title", "description", "word order", "accents", "part of the name"):
            return True
        capitals = all(t.is_capital for t, _ in content)
        return match.similarity >= 92 and (capitals or match.why == "nickname")
    return True


def _speaks_alone(token: Token, is_plain: bool, match: NameMatch, *, after_article: bool) -> bool:
    """Whether one word may name this entity by itself."""
    exact = match.why in _BY_ITSELF
    if is_plain:
        return exact and (
            (token.is_capital and match.why != "part of the name")
            or (match.similarity == 100 and match.alias.islower())
            or (after_article and match.why in ("part of the name", "description") and token.word.endswith("s"))
        )
    if exact:
        return True
    ordinary = edits_from_common(token.word)
    slips = round((100 - match.similarity) / 100 * len(token.word) / 0.7)
    return len(token.word) >= 4 and (ordinary >= 2 or (slips <= 1 and len(token.word) >= 6) or ordinary > slips)


def _closest(matches: Sequence[NameMatch]) -> list[NameMatch]:
    """The matches that nobody beats: namesakes fit equally well."""
    return [m for m in matches if m.similarity >= matches[0].similarity - _TIE]


def _belongs_to_another(
    words: Sequence[Token], first: int, last: int, matches: Sequence[NameMatch], plain: Sequence[bool]
) -> bool:
    """Whether a word beside the run makes it somebody else's name: "Scott Walker" is not Scott Stringer."""
    if (
        not all(m.why in ("surname", "first name", "nickname", "typing error", "sound") for m in matches)
        or last - first > 1
    ):
        return False
    whole = {w for m in matches for w in m.name.lower().split()}
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    if before and is_given_name(before.word) and not plain[first - 1] and before.word not in whole:
        return not is_given_name(words[first].word) or matches[0].why == "surname"
    if not after or plain[last] or after.word in whole or not _is_given(words[first].word, matches):
        return False
    return (words[first].is_capital and after.is_capital) or _looks_like_name(words, plain, last, last)


def _is_given(word: str, matches: Sequence[NameMatch]) -> bool:
    """Whether what was typed is everybody's first name here, not a surname."""
    return all(
        any(difference(word, part).cost < FAR or are_forms(word, part) for part in person_parts(match.alias)[0])
        for match in matches
    )


def _best_cover(runs: Sequence[_Run], length: int) -> list[_Run]:
    """The runs, none overlapping, that are worth most together."""
    ending: dict[int, list[_Run]] = {}
    for run in runs:
        ending.setdefault(run.last, []).append(run)
    best: list[tuple[float, tuple[_Run, ...]]] = [(0.0, ())]
    for last in range(1, length + 1):
        options = [best[last - 1]]
        options += [(best[r.first][0] + r.worth, (*best[r.first][1], r)) for r in ending.get(last, ())]
        best.append(max(options, key=lambda option: option[0]))
    return list(best[length][1])


def _linked(
    text: str, words: Sequence[Token], run: _Run, spellings: Spellings, near: Mapping[str, Sequence[Near]]
) -> LinkedName:
    start, end = words[run.first].start, words[run.last - 1].end
    return LinkedName(written=text[start:end], start=start, end=end, matches=run.matches)


def _strangers(
    text: str,
    words: Sequence[Token],
    plain: Sequence[bool],
    taken: Container[int],
    spellings: Spellings,
    near: Mapping[str, Sequence[Near]],
) -> Iterator[LinkedName]:
    """Words that look like a name that nobody known has, with the nearest who have one like it."""
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and last not in taken and _looks_like_name(words, plain, last, first):
            last += 1
        if last > first:
            some = words[first:last]
            nearest = rank_written(read_tokens(text, some), spellings, near, min_similarity=50.0)[:_OFFERED]
            start, end = some[0].start, some[-1].end
            yield LinkedName(written=text[start:end], start=start, end=end, nearest=tuple(nearest))
        first = max(last, first + 1)


def _looks_like_name(words: Sequence[Token], plain: Sequence[bool], at: int, first: int) -> bool:
    token = words[at]
    if plain[at] or token.word in word_set("titles") or token.word.isdigit():
        return at > first and token.is_capital and not token.word.isdigit() and words[first].is_capital
    if len(token.word) < 3:
        return False
    return is_given_name(token.word) or edits_from_common(token.word) > (1 if len(token.word) > 4 else 0)
