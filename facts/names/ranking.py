"""Whom may a written name stand for?

Spelling alone cannot tell "Maria Lopez" from "Mario Lopez", so this module ranks and says
why; whoever calls it decides whether that is enough. Candidates come from an index of
words (`facts.names.candidates`), never from a walk over all names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from facts.models import NameMatch
from facts.names.candidates import Lookup, likely_spellings
from facts.names.confidence import confidence_of
from facts.names.evidence import Fit, better, fit_description, fit_whole
from facts.names.group_fit import fit_group
from facts.names.person_fit import fit_person
from facts.names.spellings import Spelling, Spellings
from facts.names.written import WrittenName, read_written

NEAR = 80.0
_FEW = 50  # matches of one name that are remembered

_Best = dict[int, tuple[Fit, Spelling]]


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
    return rank_written(read_written(written), Lookup(spellings), min_similarity=min_similarity)


def rank_written(name: WrittenName, lookup: Lookup, *, min_similarity: float = NEAR) -> list[NameMatch]:
    """As `rank_names`, for a name that is taken apart; `lookup` remembers what other names of a text looked up."""
    ranked, asked = lookup.memory.ranked, (name, lookup.is_thorough, min_similarity)
    if (held := ranked.get(asked)) is not None:
        return [*held]
    best: _Best = {}
    nearest = 0.0
    for spellings, enough in likely_spellings(name, lookup):
        if spellings:
            nearest = max(nearest, _fit_all(name, spellings, best, min_similarity))
        if nearest >= enough:
            break
    matches = _ranked(name, best)
    if len(matches) <= _FEW:
        ranked[asked] = (*matches,)
    return matches


def rank_among(
    name: WrittenName, spellings: Sequence[Spelling], lookup: Lookup, *, min_similarity: float = NEAR
) -> list[NameMatch]:
    """As `rank_written`, among these spellings alone."""
    asked = (name, min_similarity, *(spelling.spelling_id for spelling in spellings))
    if (held := lookup.memory.ranked.get(asked)) is not None:
        return [*held]
    best: _Best = {}
    _fit_all(name, spellings, best, min_similarity)
    matches = _ranked(name, best)
    if len(spellings) <= _FEW:
        lookup.memory.ranked[asked] = (*matches,)
    return matches


def _ranked(name: WrittenName, best: _Best) -> list[NameMatch]:
    """The matches, most similar first; of several that are as similar those first that all of `name` is most like."""
    matches = [_match(fit, spelling) for fit, spelling in best.values()]
    if len(matches) < 2:
        return matches
    matches.sort(key=lambda m: (-m.similarity, m.name, m.entity_id))
    ties = [m for m in matches if m.similarity == matches[0].similarity]
    if len(ties) > 1 and " " in name.text:
        typed = name.text.lower()
        ties.sort(key=lambda m: -fuzz.ratio(typed, m.alias.lower()))
        matches[: len(ties)] = ties
    return matches


def _fit_all(name: WrittenName, spellings: Iterable[Spelling], best: _Best, min_similarity: float) -> float:
    """Note in `best` each entity's closest spelling that is near enough; gives the highest similarity of all."""
    highest = 0.0
    for spelling in spellings:
        fit = fit_spelling(name, spelling)
        if fit:
            highest = max(highest, fit.similarity)
        if fit and fit.similarity >= min_similarity:
            held = best.get(spelling.entity_id)
            if held is None or fit > held[0]:
                best[spelling.entity_id] = (fit, spelling)
    return highest


def fit_spelling(written: WrittenName, spelling: Spelling) -> Fit | None:
    """How `written` fits `spelling`; None when it names somebody else."""
    whole = fit_whole(written, spelling)
    if whole and whole.similarity == 100.0:
        return whole
    if spelling.is_description:
        return fit_description(written.words, spelling)
    fit = fit_person(written, spelling) if spelling.is_person else fit_group(written.words, spelling)
    return better(whole, fit)


def _match(fit: Fit, spelling: Spelling) -> NameMatch:
    return NameMatch(
        entity_id=spelling.entity_id,
        name=spelling.name,
        alias=spelling.text,
        similarity=round(fit.similarity, 2),
        confidence=confidence_of(fit),
        why=fit.why,
    )
