"""Whom may a written name stand for?

Spelling alone cannot tell "Maria Lopez" from "Mario Lopez", so this module ranks and says
why; whoever calls it decides whether that is enough. Candidates come from an index of
words, never from a walk over all names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from facts.models import NameMatch
from facts.names.closeness import FAR, difference
from facts.names.confidence import confidence_of
from facts.names.evidence import Fit, fit_spelling
from facts.names.given_names import forms_of
from facts.names.neighbourhood import deletion_keys
from facts.names.spellings import KnownWord, Spelling, Spellings
from facts.names.words import word_set
from facts.names.written import WrittenName, read_written

NEAR = 80.0
_GROUP = 60
_ENOUGH = 84.0


def rank_names(written: str, spellings: Spellings, *, min_similarity: float = NEAR) -> list[NameMatch]:
    """Rank the entities that `written` may stand for, closest spelling first.

    Args:
        written: A name as an article or a member wrote it.
        spellings: Every known spelling.
        min_similarity: Lowest similarity kept, 0 to 100.

    Returns:
        At most one match per entity, namesakes beside one another; empty when nobody is close.

    Raises:
        ValueError: `written` has no letters or digits.

    Source:
        Candidates by symmetric deletions (SymSpell) on words; similarity is one minus the cost of the
        slips (`facts.names.closeness`) in proportion to the letters typed.
    """
    name = read_written(written)
    return rank_written(name, spellings, known_words(name.words, spellings), min_similarity=min_similarity)


def rank_written(
    name: WrittenName, spellings: Spellings, near: Mapping[str, Sequence[KnownWord]], *, min_similarity: float = NEAR
) -> list[NameMatch]:
    """As `rank_names`, for a name that is taken apart and whose words have been looked up."""
    best: dict[int, tuple[Fit, Spelling]] = {}
    for candidates in _candidates(name.words, spellings, near):
        for spelling in candidates:
            fit = fit_spelling(name, spelling)
            if fit and fit.similarity >= min_similarity and fit > best.get(spelling.entity_id, (Fit(0.0, ""),))[0]:
                best[spelling.entity_id] = (fit, spelling)
        if any(fit.similarity >= _ENOUGH for fit, _ in best.values()):
            break
    matches = [_match(fit, spelling) for fit, spelling in best.values()]
    return sorted(matches, key=lambda m: (-m.similarity, m.name, m.entity_id))


def _match(fit: Fit, spelling: Spelling) -> NameMatch:
    return NameMatch(
        entity_id=spelling.entity_id,
        name=spelling.name,
        alias=spelling.text,
        similarity=round(fit.similarity, 2),
        confidence=confidence_of(fit),
        why=fit.why,
    )


def known_words(words: Iterable[str], spellings: Spellings) -> dict[str, list[KnownWord]]:
    """For each typed word the known words that it may stand for, nearest first."""
    wanted = list(dict.fromkeys(word for word in words if len(word) > 1))
    keys = {word: deletion_keys(word) for word in wanted}
    filed = spellings.words_with_keys(set().union(*keys.values()))
    other_forms = {word: _forms(word) for word in wanted}
    forms = {known.text: known for known in spellings.words_by_text(set().union(*other_forms.values()))}
    near = {}
    for word in wanted:
        close = sorted(
            ((found, known) for known in filed if (found := difference(word, known.text)).cost < FAR),
            key=lambda pair: (pair[0].cost, -pair[1].spread),
        )
        others = [forms[form] for form in other_forms[word] if form in forms]
        near[word] = list(dict.fromkeys([*others, *(known for _, known in close)]))[:_GROUP]
    return near


def _forms(word: str) -> set[str]:
    """Other forms of a given name: of "bob" Robert and its short forms, of "robert" its own."""
    forms = forms_of(word)
    return set(forms).union(*(forms_of(form) for form in forms)) - {word}


def _candidates(
    words: Sequence[str], spellings: Spellings, near: Mapping[str, Sequence[KnownWord]]
) -> Iterable[list[Spelling]]:
    """Spellings that hold all of the words, then all but one, and so on; each list costs a look-up."""
    small = word_set("small_words")
    groups = [[known.word_id for known in near.get(word, ())] for word in words if len(word) > 1 and word not in small]
    groups = groups or [[known.word_id for known in near.get(word, ())] for word in words]
    groups = [group for group in groups if group]
    for size in range(len(groups), 0, -1):
        found: list[Spelling] = []
        for some in combinations(groups, size):
            found += spellings.with_words(_rarest_first(some))
        yield found
        if size <= 2 and len(groups) > 3:
            return


def _rarest_first(groups: Sequence[Collection[int]]) -> list[Collection[int]]:
    return sorted(groups, key=len)
