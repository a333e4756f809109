"""Did what was just told happen before or after something else that somebody did?

"Was that before Moss left", "did they do it after the nurses": the act is that of the turn before, its time the act
behind the connector. Which of the two orders holds ("before or after") is no question that a yes or no answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, Question, Relation, Relative, Slot, TimeWindow
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT, settle
from facts.questions.subordinate import BOUNDS, connector_of
from facts.questions.units import Unit, has

_TIMES = ("before", "after", "since")
_LEAD = ("do", "be", "have", "that_one", "him", "her", "them", "word", "and", "but", "tag")


def compares(draft: Draft) -> bool:
    """Whether a message asks only if something told came before or after what somebody named did."""
    lexicon = load_lexicon(draft.question.language)
    return _connector_at(_content(draft), lexicon) is not None


def compared(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """The act of the question before in the time of another act; nothing that is answered for "before or after"."""
    lexicon = load_lexicon(draft.question.language)
    units = _content(draft)
    at = _connector_at(units, lexicon)
    if at is None:
        return None
    act = settle(before.clauses[0], turn, known)
    rest = units[at + 1 :]
    is_one = len(act.endorser.names) == 1 and not (act.endorser.is_asked or act.candidate.is_asked)
    if rest[0].tag == "or" or not is_one:
        return replace(before, asks=Asks.NOTHING, clauses=(), unread=tuple(u.text for u in units))
    relative = BOUNDS[connector_of(units[at], lexicon)]
    window = TimeWindow(relative=relative, clause=_other(draft, rest, act), written=" ".join(u.text for u in rest))
    clause = replace(act, relation=_relation(act, relative), window=window)
    return replace(before, asks=Asks.YES_NO, order=None, still=False, clauses=(clause,))


def _content(draft: Draft) -> list[Unit]:
    return [u for u in sorted(draft.units, key=lambda u: u.at) if u.tag != "mark"]


def _connector_at(units: Sequence[Unit], lexicon: Lexicon) -> int | None:
    """Where "before" stands behind "was that" or "did they do it", and a name somewhere behind it; None elsewhere."""
    at = next((i for i, u in enumerate(units) if connector_of(u, lexicon) in _TIMES), None)
    if not at or not opens_with_aux(units[:at]) or not all(u.tag in _LEAD for u in units[:at]):
        return None
    lead = units[:at]
    points = has(lead, "that_one", "him", "her", "them") or any(u.text in lexicon.talk["pointers"] for u in lead)
    return at if points and any(u.name is not None for u in units[at + 1 :]) else None


def _other(draft: Draft, rest: Sequence[Unit], act: Clause) -> Clause:
    """What somebody did by which the time is told: in its own words, or the same act of whoever is but named."""
    if has(rest, "stance") and draft.question.clauses:
        told = replace(draft.question.clauses[0], negated=False)
        return replace(told, endorser=act.endorser) if told.endorser.pronoun or told.endorser == Slot() else told
    names = tuple(u.name for u in rest if u.name is not None)
    return replace(act, endorser=Slot(names=names), negated=False, window=None)


def _relation(act: Clause, relative: Relative) -> Relation:
    """Support as the act of giving it, which a time before it leaves open when."""
    if act.relation not in SUPPORT:
        return act.relation
    return Relation.EVER_BACKED if relative is Relative.BEFORE else Relation.ENDORSED
