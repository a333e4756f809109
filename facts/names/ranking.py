"""Whom may a written name stand for?

Spelling alone cannot tell "Maria Lopez" from "Mario Lopez", so this module ranks and says
why; whoever calls it decides whether that is enough. Candidates come from an index of
words, never from a walk over all names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from facts.models import NameMatch
from facts.names.closeness import bearable
from facts.names.confidence import confidence_of
from facts.names.evidence import Fit, fit_spelling
from facts.names.given_names import forms_of
from facts.names.index_words import Place
from facts.names.neighbourhood import deletion_keys, key_of
from facts.names.spellings import KnownWord, Spelling, Spellings, pair_key
from facts.names.words import word_set
from facts.names.written import WrittenName, read_written

NEAR = 80.0
_ENOUGH = 84.0
_TRIED = 24
_MOST_PAIRS = 600
_ALONE = (Place.SURNAME, Place.GIVEN, Place.GROUP, Place.ACRONYM, Place.INITIALS)
_NAMESAKES = 500


class Near(NamedTuple):
    """A known word that a typed one may stand for, and how many edits lie between (0 for another form of it)."""

    edits: int
    known: KnownWord


def rank_names(written: str, spellings: Spellings, *, min_similarity: float = NEAR) -> list[NameMatch]:
    """Rank the entities that `written` may stand for, closest spelling first.

    Args:
        written: A name as an article or a member wrote it.
        spellings: Every known spelling.
        min_similarity: Lowest similarity kept, 0 to 100.

    Returns:
        At most one match per entity, namesakes beside one another; empty when nobody is close. Once
        somebody fits well, those who fit much worse are not looked for.

    Raises:
        ValueError: `written` has no letters or digits.

    Source:
        Candidates by symmetric deletions (SymSpell) on words; similarity is one minus the cost of the
        slips (`facts.names.closeness`) in proportion to the letters typed.
    """
    name = read_written(written)
    return rank_written(name, spellings, near_words(name.words, spellings), min_similarity=min_similarity)


def rank_written(
    name: WrittenName, spellings: Spellings, near: Mapping[str, Sequence[Near]], *, min_similarity: float = NEAR
) -> list[NameMatch]:
    """As `rank_names`, for a name that is taken apart and whose words have been looked up."""
    best: dict[int, tuple[Fit, Spelling]] = {}
    for candidates in _candidates(name.words, spellings, near):
        for spelling in candidates:
            fit = fit_spelling(name, spelling)
            if fit and fit.similarity >= min_similarity and fit > best.get(spelling.entity_id, (_NO_FIT,))[0]:
                best[spelling.entity_id] = (fit, spelling)
        if any(fit.similarity >= _ENOUGH for fit, _ in best.values()):
            break
    matches = [_match(fit, spelling) for fit, spelling in best.values()]
    return sorted(matches, key=lambda m: (-m.similarity, m.name, m.entity_id))


_NO_FIT = Fit(0.0, "")


def _match(fit: Fit, spelling: Spelling) -> NameMatch:
    return NameMatch(
        entity_id=spelling.entity_id,
        name=spelling.name,
        alias=spelling.text,
        similarity=round(fit.similarity, 2),
        confidence=confidence_of(fit),
        why=fit.why,
    )


def near_words(words: Iterable[str], spellings: Spellings) -> dict[str, list[Near]]:
    """For each typed word the known words that it may stand for, nearest first; one look-up for all."""
    wanted = set(words)
    forms = {word: _forms(word) for word in wanted}
    keys = {key for word in wanted for key in deletion_keys(word)}
    keys.update(key_of(form) for others in forms.values() for form in others)
    filed = {known.text: known for known in spellings.words_with_keys(keys)}
    texts = list(filed)
    near = {}
    for word in wanted:
        close = process.extract(word, texts, scorer=OSA.distance, score_cutoff=bearable(len(word)), limit=None)
        found = [Near(int(edits), filed[text]) for text, edits, _ in close]
        found += [Near(0, filed[form]) for form in forms[word] if form in filed]
        near[word] = sorted(found)
    return near


def _forms(word: str) -> set[str]:
    """Other forms of a given name: of "bob" Robert and its short forms, of "robert" its own."""
    forms = forms_of(word)
    return set(forms).union(*(forms_of(form) for form in forms)) - {word}


def _candidates(
    words: Sequence[str], spellings: Spellings, near: Mapping[str, Sequence[Near]]
) -> Iterable[list[Spelling]]:
    """Spellings worth fitting, the likeliest first, in rounds that each cost one look-up."""
    content = [word for word in words if word not in word_set("small_words")] or list(words)
    if len(content) > 1:
        pairs = _pairs_within(content, near)
        yield _likeliest(spellings.with_pairs(list(pairs)), pairs)
    for most in (0, 1, 2):
        alone = {
            n.known.word_id: n.edits
            for word in content
            for n in near.get(word, ())
            if n.edits == most and len(word) > 1
        }
        if alone:
            yield _likeliest(spellings.with_words(list(alone), _ALONE), alone)


def _pairs_within(words: Sequence[str], near: Mapping[str, Sequence[Near]]) -> dict[int, int]:
    """Pairs of known words that pairs of typed ones may stand for, with the edits between them."""
    pairs: dict[int, int] = {}
    for one, other in combinations(words, 2):
        for a in near.get(one, ()):
            for b in near.get(other, ()):
                edits = a.edits + b.edits
                if edits > 2 and (a.edits and b.edits):
                    break
                key = pair_key(a.known.word_id, b.known.word_id)
                if edits < pairs.get(key, 9):
                    pairs[key] = edits
    if len(pairs) > _MOST_PAIRS:
        return dict(sorted(pairs.items(), key=lambda pair: pair[1])[:_MOST_PAIRS])
    return pairs


def _likeliest(found: Sequence[tuple[int, Spelling]], edits: Mapping[int, int]) -> list[Spelling]:
    """The found spellings with the fewest edits: all of the best, the others up to a number."""
    ranked = sorted(found, key=lambda pair: edits[pair[0]])
    least = edits[ranked[0][0]] if ranked else 0
    kept = [spelling for n, (key, spelling) in enumerate(ranked) if n < _TRIED or edits[key] == least]
    return kept[:_NAMESAKES]
