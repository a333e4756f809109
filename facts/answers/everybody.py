"""Does something hold of every one of a sort ("did all the unions leave her", "did both papers endorse him")?

All have left when somebody has and nobody of the sort stands by her; one who does is the "no". That all of a sort
back somebody no source can tell, since there may be others of it, unless just two are on record and "both" is asked,
or only those who once did are spoken of ("are all who endorsed her still with her").
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.answers.citing import Citations
from facts.answers.drafts import Draft
from facts.answers.inquiry import Inquiry
from facts.answers.lists import page_noted, tell_heading
from facts.answers.onrecord import tell_known
from facts.answers.pairs import CANDIDATE, ENDORSER, ids_of
from facts.answers.shortlists import Found, find_list
from facts.answers.telling import make_item, tell_lines
from facts.models import Clause, Item, Relation
from facts.models.building import replace
from facts.questions.slots import SUPPORT

_BOTH = 2
_CONTRARY = {Relation.WITHDREW: Relation.BACKS, Relation.BACKS: Relation.WITHDREW}


def is_of_every(clause: Clause) -> bool:
    """Whether a clause is about all of those whom a side does not name."""
    return any(slot.all_of and not ids_of(slot) for slot in (clause.endorser, clause.candidate))


def of_those_who(clauses: Sequence[Clause]) -> bool:
    """Whether two clauses ask something of all those of a sort of whom the first holds ("all who backed her left")."""
    if len(clauses) != _BOTH or not is_of_every(clauses[0]) or clauses[0].negated or ids_of(clauses[1].endorser):
        return False
    return clauses[0].endorser.all_of and not ids_of(clauses[0].endorser)


def answer_every_of(inquiry: Inquiry, first: Clause, second: Clause) -> Draft:
    """Answer whether all those who did one thing did another."""
    asked = replace(second, endorser=first.endorser)
    is_same = first.relation in SUPPORT and ids_of(first.candidate) == ids_of(second.candidate)
    if is_same and not second.negated and second.relation in _CONTRARY and second.window is None:
        return answer_every(inquiry, asked, is_limited=True)
    did = find_list(inquiry, [replace(first, at_least=1)])
    both = find_list(inquiry, [replace(first, at_least=1), second])
    if second.negated or not both.many_sure or both.many_sure != did.many_sure or did.many_maybe:
        return _open(inquiry, asked, ENDORSER, both)
    return _told(inquiry, asked, ENDORSER, (asked, both), holds=True)


def answer_every(inquiry: Inquiry, clause: Clause, *, is_limited: bool = False) -> Draft:
    """Answer whether it holds of all of a sort, each of them told; `is_limited` to those who once backed somebody."""
    side = ENDORSER if clause.endorser.all_of and not ids_of(clause.endorser) else CANDIDATE
    asked = replace(clause, negated=False, at_least=1)
    contrary = replace(asked, relation=_CONTRARY[clause.relation]) if clause.relation in _CONTRARY else None
    against = find_list(inquiry, [contrary]) if contrary is not None else None
    if contrary is not None and against is not None and against.many_sure:
        return _told(inquiry, clause, side, (contrary, against), holds=False)
    found = find_list(inquiry, [asked])
    is_open = bool(found.many_maybe or (against is not None and against.many_maybe))
    is_all = is_limited or clause.relation is Relation.WITHDREW or found.many_sure == clause.at_least > 1
    if not found.many_sure or is_open or not is_all:
        return _open(inquiry, asked, side, found)
    return _told(inquiry, clause, side, (asked, found), holds=True)


def _told(inquiry: Inquiry, clause: Clause, side: str, told: tuple[Clause, Found], *, holds: bool) -> Draft:
    """The verdict with those who decide it; beside a "no" those of whom it is so."""
    cited = Citations()
    said = "yes" if holds != clause.negated else "no"
    about, found = told
    items, lines = _lines(inquiry, cited, about, side, found)
    parts = [f"{inquiry.words.say(f'verdict.{said}')} {lines[0]}", *lines[1:]]
    if not holds:
        so = find_list(inquiry, [replace(clause, negated=False, at_least=1)])
        parts += _lines(inquiry, cited, replace(clause, negated=False), side, so)[1] if so.many_sure else []
    return page_noted(Draft("yes_no", parts, value=said, items=items, cited=cited), found)


def _lines(inquiry: Inquiry, cited: Citations, clause: Clause, side: str, found: Found) -> tuple[list[Item], list[str]]:
    has_target = len(ids_of(clause.candidate if side == ENDORSER else clause.endorser)) != 1
    items = [make_item(cited, line, side, has_target=has_target) for line in found.sure]
    heading = tell_heading(inquiry, clause, side, [item.name for item in items], number=found.many_sure)
    return items, [heading, *tell_lines(inquiry, items, found.sure, side, total=found.many_sure)]


def _open(inquiry: Inquiry, clause: Clause, side: str, found: Found) -> Draft:
    """That no source tells whether all do, and who does."""
    cited = Citations()
    told = _lines(inquiry, cited, clause, side, found)[1] if found.many_sure else tell_known(inquiry, cited, clause)
    return Draft("unknown", [inquiry.words.say("verdict.of_all"), *told], cited=cited, is_gap=True)
