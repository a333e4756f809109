"""Whom does a question mean that leaves its subject out, where the turn before tells of several, or of nobody?

"Con quién está ahora" behind a list of backers asks of one of these, and the asker chooses; behind an empty list it is
not read. Of everybody it never asks.
"""

from __future__ import annotations

from facts.models import Asks, LinkedName, Question, Slot
from facts.models.building import replace
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.references import name_of
from facts.questions.sentence import Draft

_LIGHT = ("stance", "who", "still", "mark", "word", "and", "tag")


def of_subject_left_out(question: Question, draft: Draft, last: Turn | None, known: Known) -> Question:
    """The question with those just told as whom it may mean; unread where nobody was told."""
    if last is None or not question.clauses or not _is_left_out(question, draft):
        return question
    said = " ".join(u.text for u in draft.units if u.tag in ("stance", "who"))
    told = [i for i in last.told_ids if i not in known.candidate_ids]
    if not told:
        return replace(question, unread=(said,))
    matches = tuple(match for one in told for match in name_of(one, known).matches)
    meant = Slot(names=(LinkedName(written=said, matches=matches),))
    return replace(question, clauses=(replace(question.clauses[0], endorser=meant), *question.clauses[1:]))


def _is_left_out(question: Question, draft: Draft) -> bool:
    """Whether a few words ask whom somebody backs, in a language that leaves the subject to be understood."""
    first = question.clauses[0]
    is_open = first.candidate.is_asked and first.endorser == Slot() and question.order is None
    is_bare = not draft.question.names and all(u.tag in _LIGHT for u in draft.units)
    return question.asks is Asks.LIST and is_open and is_bare and bool(load_lexicon(question.language).marks)
