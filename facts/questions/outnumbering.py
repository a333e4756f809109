"""Does a message ask whether one candidate has more than another, of those just told or counted ("more than Moss?")?

It keeps what was counted, and compares the candidate of the question before with the one who is named now.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Question, Slot, meant_ids
from facts.models.building import replace
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.references import last_question
from facts.questions.sentence import Draft
from facts.questions.slots import all_stand
from facts.questions.units import Unit

#: What such a message may hold beside the name, the word that compares and words of no weight.
_SMALL = (
    "mark",
    "tag",
    "polite",
    "and",
    "but",
    "be",
    "do",
    "have",
    "that_one",
    "those",
    "most",
    "fewest",
    "except",
    "name",
)


def outnumbering(draft: Draft, turns: Sequence[Turn], known: Known) -> Question | None:
    """The comparison of two candidates by what the turn before counted; None for any other message."""
    found = last_question(turns)
    lexicon = load_lexicon(draft.question.language)
    words = [word for unit in sorted(draft.units, key=lambda u: u.at) for word in " ".join(unit.words).split()]
    order = next((o for o in ("most", "fewest") if not lexicon.talk[f"than_{o}"].isdisjoint(words)), "")
    names = tuple(dict.fromkeys(name for name in draft.question.names if name.matches))
    if found is None or not order or len(names) != 1 or not all_stand(Slot(names=names), known):
        return None
    before = found[0]
    clause = before.clauses[0] if len(before.clauses) == 1 else None
    if clause is None or before.asks not in (Asks.LIST, Asks.COUNT) or not clause.endorser.is_asked:
        return None
    is_of_one = len(clause.candidate.names) == 1 and not clause.candidate.is_asked
    if not is_of_one or meant_ids(names) == meant_ids(clause.candidate.names) or not _is_plain(draft.units, lexicon):
        return None
    counted = replace(clause.endorser, names=(), is_asked=False)
    sides = [clause.candidate, Slot(names=names)]
    if names[0].start < _place_of(order, draft, lexicon):
        sides.reverse()  # "does Reed have more"
    clauses = tuple(replace(clause, endorser=counted, candidate=side) for side in sides)
    return replace(before, text=draft.question.text, asks=Asks.YES_NO, order=order, still=False, clauses=clauses)


def _place_of(order: str, draft: Draft, lexicon: Lexicon) -> int:
    """Where the word that compares stands in the message, in letters."""
    text = draft.question.text.casefold()
    return max(text.find(word) for word in lexicon.talk[f"than_{order}"])


def _is_plain(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether nothing is said but who has more than whom."""
    return all(_is_small(unit, lexicon) for unit in units)


def _is_small(unit: Unit, lexicon: Lexicon) -> bool:
    is_having = unit.tag == "stance" and bool(unit.info.get("weak"))
    is_word = unit.tag == "word" and (unit.text in lexicon.common or unit.text in lexicon.talk["of_tallies"])
    return unit.tag in _SMALL or is_having or is_word
