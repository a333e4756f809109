"""Was somebody the first or the last who did it, or is somebody ahead of all others?

Whoever leads is found as for "who was the first"; it is only said where that one is known.
"""

from __future__ import annotations

from facts.answers.comparing import BY_NUMBER
from facts.answers.drafts import Draft
from facts.answers.inquiry import Inquiry
from facts.answers.lists import answer_list
from facts.answers.pairs import ids_of
from facts.models import Asks, Clause, Slot
from facts.models.building import replace


def asks_who_leads(order: str | None, clause: Clause) -> bool:
    """Whether a yes or no is about the place of somebody named among all."""
    return order is not None and bool(ids_of(_named(order, clause)))


def answer_whether_leads(inquiry: Inquiry, order: str) -> Draft:
    """Answer whether the named one is first, last, or has the most or fewest."""
    first = inquiry.question.clauses[0]
    named = ids_of(_named(order, first))
    question = replace(inquiry.question, asks=Asks.LIST, clauses=(_opened(order, first),))
    draft = answer_list(inquiry.about(question))
    if draft.kind != "list" or not draft.items:
        return replace(draft, kind="unknown", items=[])
    leads = set(named) <= {item.entity_id for item in draft.items}
    value = "yes" if leads != first.negated else "no"
    told = [f"{inquiry.words.say(f'verdict.{value}')} {draft.parts[0]}", *draft.parts[1:]]
    return replace(draft, kind="yes_no", parts=told, value=value)


def _is_of_endorser(order: str, clause: Clause) -> bool:
    return order not in BY_NUMBER and bool(ids_of(clause.endorser))


def _named(order: str, clause: Clause) -> Slot:
    """The side whose place is asked about: who did it, else to whom; by number it is always to whom."""
    return clause.endorser if _is_of_endorser(order, clause) else clause.candidate


def _opened(order: str, clause: Clause) -> Clause:
    """The clause that asks for everybody in the place of whom it names."""
    free = Slot(is_asked=True)
    if _is_of_endorser(order, clause):
        return replace(
            clause, endorser=replace(free, kinds=clause.endorser.kinds, roles=clause.endorser.roles), negated=False
        )
    return replace(clause, endorser=replace(clause.endorser, is_asked=False), candidate=free, negated=False)
