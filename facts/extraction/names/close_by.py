"""Whom does a pronoun mean by what stands close before it, whoever is the most prominent?

"His" behind a "he" is the same man's; "she" behind "whose predecessor is Ann Moss" is Ann Moss.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.annotated import How
from facts.extraction.names.registry import Known
from facts.extraction.names.salience import Salience
from facts.extraction.names.tokens import Token

_TITLED = 9  # words of a name with its titles, and of the verb before them
_OWNING = frozenset({"his", "her", "its", "their", "theirs", "hers"})


def ones_own(tokens: Sequence[Token], at: int, salience: Salience, sentence: int) -> Known | None:
    """Who "his" is in "Ott said he had voted Labour all his life": the "he" before it, with nobody named between."""
    for spoken in reversed(salience.places[-6:]):
        if spoken.sentence != sentence or len(spoken.who) != 1:
            return None
        if spoken.who[0].is_person:
            same = tokens[at].low[:1] == "h" and spoken.span.how is How.PRONOUN and not spoken.span.possessive
            return spoken.who[0] if same else None
    return None


def holder_told(tokens: Sequence[Token], at: int, salience: Salience, sentence: int) -> Known | None:
    """Who "she" is in "Reed's predecessor is Ann Moss, and she": whom the words before have just told to be that."""
    if at < 1 or tokens[at - 1].low not in ("and", "but"):
        return None
    last = at - 2 - (at > 1 and tokens[at - 2].text == ",")
    spoken = next((s for s in reversed(salience.places[-4:]) if s.sentence == sentence), None)
    if last < 0 or spoken is None or len(spoken.who) != 1 or spoken.span.end < tokens[last].end:
        return None
    is_at = next((i for i in range(last, max(0, last - _TITLED), -1) if tokens[i].low in ("is", "was")), 0)
    owned = any(t.possessive or t.low in _OWNING for t in tokens[max(0, is_at - 4) : is_at - 1])
    return spoken.who[0] if is_at and owned and spoken.span.start > tokens[is_at].start else None


def just_told(
    found: Sequence[tuple[Known, float]], gender: str, here: Sequence[Known], just: Sequence[Known]
) -> list[Known]:
    """The one in the sentence before who is surely a "he", where the weightiest was spoken of further back only."""
    if not found or found[0][0].gender or found[0][0] in here or found[0][0] in just:
        return []
    sure = list(dict.fromkeys(k for k, _ in found if k in just and k.gender == gender))
    return sure if len(sure) == 1 else []


def may_be_another(found: Sequence[tuple[Known, float]], salience: Salience) -> bool:
    """Whether "she" may as well be another of one list, behind "Kay Ott and Ann Moss spoke"."""
    listed = salience.listed_with(found[0][0]) if len(found) > 1 else ()
    return any(k in listed and k.gender == found[0][0].gender for k, _ in found[1:])
