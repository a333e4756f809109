"""When did a happening come that no source dates, for somebody who spoke of it?

"Who was Reed with before the cottage thing": nobody says when that was, but a statement of Reed's whose own words
speak of it came after it, so what stood before that statement stood before the happening. For anybody else nothing
follows, and the happening stays one without a day.
"""

from __future__ import annotations

from facts.answers.inquiry import Inquiry
from facts.answers.pairs import ids_of
from facts.models import Clause, DateRange, Relative, Slot, Stance, Statement
from facts.models.building import replace
from facts.questions.slots import SUPPORT
from facts.questions.tokens import tokenize
from facts.store.statements import find_statements

_PLURAL = "s"
#: What a happening makes people say; an endorsement may speak of what is to come.
_MOVED = frozenset(Stance) - {Stance.ENDORSES}


def dated_by_own_words(inquiry: Inquiry, clause: Clause) -> Clause:
    """The clause with the day of a happening taken from what its only endorser said of it, where that dates it."""
    window = clause.window
    if window is None or not window.topic or window.relative is not Relative.BEFORE or not _asks_who_was_backed(clause):
        return clause
    said = find_statements(inquiry.store, inquiry.view, endorser_ids=ids_of(clause.endorser), stances=_MOVED)
    days = [(s.when.earliest_on, s.when) for s in said if _speaks_of(s, window.topic) and s.when.earliest_on]
    first = min(days, key=lambda dated: dated[0], default=(None, DateRange()))[1]
    return replace(clause, window=replace(window, days=first))


def _asks_who_was_backed(clause: Clause) -> bool:
    """Whether one endorser is named, and asked is whom they backed."""
    is_one = len(ids_of(clause.endorser)) == 1 and not clause.negated
    return is_one and clause.relation in SUPPORT and clause.candidate != Slot()


def _speaks_of(statement: Statement, topic: tuple[str, ...]) -> bool:
    """Whether the quote of a statement holds every word of a topic."""
    said = {_bare(token.word) for place in statement.evidence for token in tokenize(place.quote or "")}
    return all(_bare(word) in said for word in topic)


def _bare(word: str) -> str:
    return word.removesuffix(_PLURAL)
