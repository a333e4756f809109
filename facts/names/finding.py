"""Which words of a message name somebody?

Every run of words is tried against the index and the best cover without overlaps wins: the
more letters a run explains, and the surer, the better. A word of everyday speech names
somebody only with evidence: a capital letter, a title or another part of the name beside it, or an alias
that is written just so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from facts.models import LinkedName, NameMatch
from facts.names.candidates import Lookup, spellings_with_pairs
from facts.names.message import Message
from facts.names.message_evidence import belongs_to_another, has_evidence, has_other_number
from facts.names.ranking import NEAR, rank_among, rank_written
from facts.names.spellings import Spelling, Spellings, pair_key
from facts.names.words import word_set

_OFFERED = 3
_OFFERED_FROM = 50.0
_TIE = 0.5
_RUN_COST = 0.5
_APART = 3
_EXACT = 100.0
_SETTLED = 88.0  # a run of several words that fits so well needs no other reading of its words

Span = tuple[int, int]


class _Run(NamedTuple):
    """A run of words that names somebody: its first word, its last (excluded), whom, and its worth in letters."""

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
    message, lookup = Message(text, ignore), Lookup(spellings, is_thorough=False)
    runs = _runs_as_typed(message, lookup)
    slips = () if runs else (partial(_ranked_pairs, edits=1), partial(_ranked_pairs, edits=2))
    for look in (*slips, _ranked_words):
        settled = {i for run in runs if run.matches[0].similarity >= _SETTLED for i in range(run.first, run.last)}
        runs += [run for found in look(message, lookup, settled) if (run := _run(message, *found))]
    cover = _best_cover(runs, len(message.words))
    taken = {i for run in cover for i in range(run.first, run.last)}
    linked = [_named(message, run) for run in cover]
    return sorted([*linked, *_strangers(message, taken, lookup)], key=lambda name: name.start)


def _runs_as_typed(message: Message, lookup: Lookup) -> list[_Run]:
    """The names of several words that are typed letter for letter, where they leave no word that a slip may explain.

    A number is never misspelt.
    """
    runs = [run for found in _ranked_pairs(message, lookup, (), edits=0) if (run := _run(message, *found))]
    typed = {i for run in runs if run.matches[0].similarity == _EXACT for i in range(run.first, run.last)}
    rest = [i for i in range(len(message.words)) if i not in typed]
    is_all = all(message.plain[i] or message.is_small(i) or message.words[i].word.isdigit() for i in rest)
    return runs if is_all else []


def _named(message: Message, run: _Run) -> LinkedName:
    """Whom a run names; nobody known when a number that is not theirs goes on with it ("Local 66" is not Local 60)."""
    span = (run.first, run.last)
    if not has_other_number(message, span, run.matches):
        return _linked(message, span, matches=run.matches)
    return _linked(message, (run.first, run.last + 1), nearest=run.matches[:_OFFERED])


def _linked(
    message: Message, span: Span, *, matches: Sequence[NameMatch] = (), nearest: Sequence[NameMatch] = ()
) -> LinkedName:
    return LinkedName(
        written=message.written(*span),
        start=message.words[span[0]].start,
        end=message.words[span[1] - 1].end,
        matches=tuple(matches),
        nearest=tuple(nearest),
    )


def _run(message: Message, span: Span, matches: Sequence[NameMatch]) -> _Run | None:
    """The run at `span`, if anything beside the spelling speaks for it."""
    kept = [match for match in matches if has_evidence(message, span, match)]
    kept = [match for match in kept if match.similarity >= kept[0].similarity - _TIE]  # nobody beats namesakes
    if not kept or belongs_to_another(message, span, kept):
        return None
    letters = sum(len(token.word) for token in message.words[span[0] : span[1]])
    missed = (100.0 - kept[0].similarity) / 100 * letters
    return _Run(*span, tuple(kept), letters - 2 * missed - _RUN_COST)


def _ranked_pairs(
    message: Message, lookup: Lookup, settled: Container[int], *, edits: int
) -> Iterator[tuple[Span, list[NameMatch]]]:
    """Runs of several words whom somebody known shares two words with, and whom they may name."""
    places = _places_of_pairs(message, lookup, settled, edits=edits)
    spans: dict[Span, list[Spelling]] = defaultdict(list)
    for key, spelling in spellings_with_pairs(list(places), lookup):
        for span in places[key]:
            spans[_widened(message, span, spelling)].append(spelling)
    exact: list[Span] = []
    for span in sorted(spans, key=lambda span: span[0] - span[1]):
        if any(first <= span[0] and span[1] <= last for first, last in exact):
            continue  # the "Chamber of Trade" of a body that is named in full
        matches = rank_among(message.read(*span), spans[span], lookup, min_similarity=NEAR)
        if matches and matches[0].similarity == _EXACT:
            exact.append(span)
        yield span, matches


def _places_of_pairs(
    message: Message, lookup: Lookup, settled: Container[int], *, edits: int
) -> Mapping[int, set[Span]]:
    """Pairs of known words that words of the message standing close together may be, with their places."""
    words = [token.word for token in message.words]
    open_ = [i not in settled and not message.is_small(i) for i in range(len(words))]
    found = lookup.near({words[i]: 0 if message.plain[i] else edits for i in range(len(words)) if open_[i]})
    near = [found[word] if is_open else [] for word, is_open in zip(words, open_, strict=True)]
    places: dict[int, set[Span]] = defaultdict(set)
    for i in range(len(words)):
        if not near[i]:
            continue
        for j in range(i + 1, min(i + 1 + _APART, len(words))):
            if not message.goes_on(j - 1):
                break
            for a in near[i] if near[j] else ():
                for b in near[j]:
                    if edits < 2 or (max(a.edits, b.edits) == 2 and min(a.edits, b.edits) < 2):
                        places[pair_key(a.key, b.key)].add((i, j + 1))
    return places


def _widened(message: Message, span: Span, spelling: Spelling) -> Span:
    """`span` with the words beside it that stand in the spelling too, next to it."""
    first, last = span
    held = set(spelling.words) - word_set("small_words")
    while first > 0 and message.goes_on(first - 1) and message.words[first - 1].word in held:
        first -= 1
    while last < len(message.words) and message.goes_on(last - 1) and message.words[last].word in held:
        last += 1
    return first, last


def _ranked_words(message: Message, lookup: Lookup, settled: Container[int]) -> Iterator[tuple[Span, list[NameMatch]]]:
    """Single words, and words with a word for a kind beside them, and whom they may name."""
    for at in range(len(message.words)):
        if at in settled or message.is_small(at) or message.says_kind(at):
            continue
        beside = at + 1 < len(message.words) and message.goes_on(at) and message.says_kind(at + 1)
        if beside:
            yield (at, at + 2), rank_written(message.read(at, at + 2), lookup)
        if not message.plain[at] or message.may_be_name(at):
            yield (at, at + 1), rank_written(message.read(at, at + 1), lookup)


def _best_cover(runs: Sequence[_Run], length: int) -> list[_Run]:
    """The runs, none overlapping, that are worth most together."""
    if len(runs) < 2:
        return [run for run in runs if run.worth > 0.0]
    ending: dict[int, list[_Run]] = defaultdict(list)
    for run in runs:
        ending[run.last].append(run)
    best: list[tuple[float, tuple[_Run, ...]]] = [(0.0, ())]
    for last in range(1, length + 1):
        if last not in ending:
            best.append(best[last - 1])
            continue
        options = [best[last - 1]]
        options += [(best[run.first][0] + run.worth, (*best[run.first][1], run)) for run in ending[last]]
        best.append(max(options, key=lambda option: option[0]))
    return list(best[length][1])


def _strangers(message: Message, taken: Container[int], lookup: Lookup) -> Iterator[LinkedName]:
    """Words that look like a name that nobody known has, with the nearest who have one like it."""
    first = 0
    while first < len(message.words):
        last = first
        while last < len(message.words) and last not in taken and _goes_on_as_name(message, first, last):
            last += 1
        if last > first:
            nearest = rank_written(message.read(first, last), lookup, min_similarity=_OFFERED_FROM)[:_OFFERED]
            yield _linked(message, (first, last), nearest=nearest)
        first = max(last, first + 1)


def _goes_on_as_name(message: Message, first: int, at: int) -> bool:
    """Whether the word at `at` belongs to the stranger's name that begins at `first`."""
    if at > first and not message.goes_on(at - 1):
        return False
    return message.looks_like_name(at) or (at > first and message.is_capital(at) and message.is_capital(first))
