"""Has one candidate more than another, fewer, or as many ("does Moss have more unions than Reed")?

Counted is what is on record; the answer says both numbers, and rests on whoever was counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.answers.citing import Citations, marks
from facts.answers.drafts import Draft
from facts.answers.inquiry import IN_WORDS, Inquiry
from facts.answers.matching import Line, find_lines
from facts.answers.onrecord import tell_known
from facts.answers.pairs import ENDORSER, ids_of
from facts.answers.telling import make_item
from facts.models import Clause
from facts.models.building import replace
from facts.standing import Truth

_TWO = 2


def is_of_two(clauses: Sequence[Clause]) -> bool:
    """Whether two clauses count the same of one candidate each, none of them asked for."""
    if len(clauses) != _TWO or any(c.endorser.is_asked or c.candidate.is_asked for c in clauses):
        return False
    one, two = clauses
    is_alike = one.endorser == two.endorser and not one.endorser.names and one.relation is two.relation
    return is_alike and len(ids_of(one.candidate)) == len(ids_of(two.candidate)) == 1


def answer_tally(inquiry: Inquiry, order: str) -> Draft:
    """Answer whether the candidate of the first clause has more (`most`), fewer (`fewest`) or as many (`as_many`)."""
    words, cited = inquiry.words, Citations()
    clauses = inquiry.question.clauses
    counted = [_lines(inquiry, clause) for clause in clauses]
    one, two = (len(lines) for lines in counted)
    if not one + two:
        return Draft("unknown", [words.say("none.fact"), *tell_known(inquiry, cited, clauses[0])], cited=cited)
    holds = {"most": one > two, "fewest": one < two, "as_many": one == two}[order]
    value = "yes" if holds else "no"
    names = [clause.candidate.names[0].matches[0].name for clause in clauses]
    numbers = words.join([f"{name} {number}" for name, number in zip(names, (one, two), strict=True)])
    shown = inquiry.paging.given([line for lines in counted for line in lines], one + two)
    items = [make_item(cited, line, ENDORSER, has_target=True) for line in shown]
    rests = marks([n for item in items[: IN_WORDS.most] for n in item.citations[:1]])
    told = f"{words.say('list.counted', counts=numbers)} {rests}"
    return Draft("yes_no", [f"{words.say(f'verdict.{value}')} {told}"], value=value, items=items, cited=cited)


def _lines(inquiry: Inquiry, clause: Clause) -> list[Line]:
    asked = replace(clause, endorser=replace(clause.endorser, is_asked=True))
    return [line for line in find_lines(inquiry, [asked]) if line.truth is Truth.YES]
