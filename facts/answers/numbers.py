"""Are there at least so many ("does the party back more than one candidate")?

So many on record are a yes, with each of them. Fewer are no "no": others may be on no record. More than "exactly two"
or "fewer than three" allow are a no.
"""

from __future__ import annotations

from facts.answers.citing import Citations
from facts.answers.drafts import Draft
from facts.answers.inquiry import Inquiry
from facts.answers.lists import page_noted, tell_heading
from facts.answers.onrecord import tell_known
from facts.answers.pairs import CANDIDATE, ENDORSER, ids_of
from facts.answers.shortlists import find_list
from facts.answers.telling import make_item, tell_lines
from facts.models import Clause, Slot
from facts.models.building import replace


def asks_for_number(clause: Clause) -> bool:
    """Whether a clause asks if somebody named has so many on the other side."""
    is_number = clause.at_least > 1 or clause.at_most is not None
    return is_number and not clause.negated and bool(ids_of(clause.endorser)) != bool(ids_of(clause.candidate))


def answer_number(inquiry: Inquiry, clause: Clause) -> Draft:
    """Answer whether there are so many, each of them told."""
    side, cited = (CANDIDATE if ids_of(clause.endorser) else ENDORSER), Citations()
    asked = replace(clause, at_least=1, at_most=None)
    if side == CANDIDATE:
        asked = replace(asked, candidate=Slot(is_asked=True))
    else:
        asked = replace(asked, endorser=replace(asked.endorser, is_asked=True))
    found = find_list(inquiry, [asked])
    if not found.many_sure:
        return Draft("unknown", [inquiry.words.say("none.fact"), *tell_known(inquiry, cited, clause)], cited=cited)
    items = [make_item(cited, line, side, has_target=False) for line in found.sure]
    heading = tell_heading(inquiry, asked, side, [i.name for i in items], number=found.many_sure, kinds=found.kinds)
    told = tell_lines(inquiry, items, found.sure, side, total=found.many_sure)
    if found.many_sure < clause.at_least:
        return Draft("unknown", [inquiry.words.say("none.fact"), heading, *told], cited=cited)
    is_so = clause.at_most is None or found.many_sure <= clause.at_most
    parts = [f"{inquiry.words.say('verdict.yes' if is_so else 'verdict.no')} {heading}", *told]
    return page_noted(Draft("yes_no", parts, value="yes" if is_so else "no", items=items, cited=cited), found)
