"""What does the other engine make of the words in which one engine alone reads a statement?

It may read the same words for others of the list (then only a member was missed), read them for somebody else, or
find nothing there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from facts.extraction.drafts import LEARNED, PARSE, RULES, SORTED_LINE, Draft

Pair = tuple[int, int]


LIST = 3  # names; a parser loses its way in longer lists, where the rules count on


class Told(StrEnum):
    """How two engines stand to one statement."""

    ALIKE = "both engines read the same"
    IN_PART = "both engines read the phrase, only one this name"
    ADDED = "both engines read the phrase, only the parser this candidate"
    OTHERWISE = "the other engine reads the phrase of somebody else"
    RULES_LIST = "only the rules read it, as a list of names"
    RULES_ONLY = "only the rules read it"
    PARSER_ONLY = "only the parser reads it"
    LEARNED_ONLY = "only the learned reader reads it"


PLAIN = "the words are plain and the names are full"
LEARNED_SURE = "the learned reader is sure of it"
SURE = frozenset({Told.ALIKE.value, PLAIN, LEARNED_SURE})  # reasons that speak for a statement; every other is a doubt


def _is_added(draft: Draft, theirs: set[Pair]) -> bool:
    """Whether the rules read the phrase of the endorser and of other candidates alone: a list may run too far."""
    whom = {candidate for endorser, candidate in theirs if endorser == draft.endorser}
    return bool(whom) and draft.candidate not in {candidate for _, candidate in theirs}


class Witnesses:
    """Every engine's drafts by the word that says it."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._pairs: dict[tuple[int, int], dict[str, set[Pair]]] = {}
        self._sorted: Counter[int] = Counter()
        for draft in drafts:
            self._sorted[draft.candidate] += draft.line == SORTED_LINE
            at_word = self._pairs.setdefault((draft.paragraph, draft.anchor), {})
            at_word.setdefault(draft.engine, set()).add((draft.endorser, draft.candidate))

    def told(self, drafts: Sequence[Draft]) -> Told:
        """How the engines stand to the statement that all of `drafts` make."""
        engines = {draft.engine for draft in drafts}
        if LEARNED in engines:
            return Told.LEARNED_ONLY  # it drafts nothing that another engine drafts
        if len(engines) > 1:
            return Told.ALIKE
        others = [other for draft in drafts for other in self._at_same_word(draft)]
        if others and not any(mine & theirs for mine, theirs in others):
            return Told.OTHERWISE
        if others:
            added = engines == {PARSE} and all(_is_added(drafts[0], theirs) for _, theirs in others)
            return Told.ADDED if added else Told.IN_PART
        if RULES not in engines:
            return Told.PARSER_ONLY
        return Told.RULES_LIST if any(self._is_listed(draft) for draft in drafts) else Told.RULES_ONLY

    def _is_listed(self, draft: Draft) -> bool:
        if draft.line == SORTED_LINE and self._sorted[draft.candidate] >= LIST:
            return True  # "Ministers: ..." and "Senators: ..." below one name are one list
        return len(self._pairs[(draft.paragraph, draft.anchor)][draft.engine]) >= LIST

    def _at_same_word(self, draft: Draft) -> list[tuple[set[Pair], set[Pair]]]:
        """What this engine and each other one read at the word of a draft."""
        at_word = self._pairs[(draft.paragraph, draft.anchor)]
        return [(at_word[draft.engine], theirs) for engine, theirs in at_word.items() if engine != draft.engine]
