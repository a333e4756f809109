"""When did it happen? The first and best supported date, as precise as the sources are and no more."""

from __future__ import annotations

from datetime import date

from facts.answers.citing import Citations, marks
from facts.answers.drafts import Draft
from facts.answers.findings import told_days
from facts.answers.inquiry import Inquiry
from facts.answers.matching import find_pairs
from facts.answers.narrowing import narrowed
from facts.answers.onrecord import tell_known
from facts.answers.pairs import ids_of
from facts.answers.telling import tell_act
from facts.answers.unsaid import is_of_they
from facts.models import Clause, Relation, Stance, Standing, Statement
from facts.standing import Truth

#: The stances whose days a relation asks for, most to the point first.
_DATES = {
    Relation.BACKS: (Stance.ENDORSES, Stance.REAFFIRMS),
    Relation.EVER_BACKED: (Stance.ENDORSES, Stance.REAFFIRMS),
    Relation.ENDORSED: (Stance.ENDORSES, Stance.REAFFIRMS),
    Relation.WITHDREW: (Stance.WITHDRAWS, Stance.OPPOSES),
    Relation.REAFFIRMED: (Stance.REAFFIRMS,),
    Relation.DECLINED: (Stance.DECLINES,),
    Relation.OPPOSES: (Stance.OPPOSES,),
    Relation.URGES_EXIT: (Stance.URGES_EXIT,),
    Relation.RETURNED: (Stance.ENDORSES, Stance.REAFFIRMS),
    Relation.ANY: tuple(Stance),
}


def answer_date(inquiry: Inquiry) -> Draft:
    """Answer when, with the first happening that the question speaks of."""
    clause = inquiry.question.clauses[0]
    if clause.relation is Relation.ANY and clause.window is not None and clause.window.event_id is not None:
        return _day_of_event(inquiry, clause.window.event_id)
    if is_of_they(clause):
        return Draft("unknown", [inquiry.words.say("unknown.whom")])
    turns = dated_turns(inquiry, clause)
    if not turns:
        return _no_date(inquiry, clause)
    if clause.relation is Relation.ENDORSED and turns[0][0].stance is Stance.REAFFIRMS:
        return _no_date(inquiry, clause, "none.start")
    words, cited = inquiry.words, Citations()
    best = turns[-1] if inquiry.question.order == "last" else turns[0]
    lead, days = best[0], told_days(best[0])
    told = f"{tell_act(inquiry, lead)} {marks(cited.cite_statements(best))}"
    is_vague = not days.is_day and (days.earliest_on is None or days.stated == str(days.latest_on))
    parts = [words.say("date.by" if is_vague else "date.known", act=told)]
    parts += [_other(inquiry, cited, turn) for turn in turns if turn is not best and _pair(turn[0]) != _pair(lead)][:4]
    return Draft("date", parts, value=days.stated, cited=cited)


def _day_of_event(inquiry: Inquiry, event_id: int) -> Draft:
    """The day of a happening that sources tell of, with the passage that does."""
    words, cited = inquiry.words, Citations()
    event = next(e for e in inquiry.known.events if e.event_id == event_id)
    told = words.say("date.event", when=words.when(event.when), cited=marks(cited.cite([event.evidence])))
    return Draft("date", [told], value=event.when.stated, cited=cited)


def _pair(statement: Statement) -> tuple[int, int]:
    return statement.endorser.entity_id, statement.candidate.entity_id


def _other(inquiry: Inquiry, cited: Citations, turn: tuple[Statement, ...]) -> str:
    return f"{tell_act(inquiry, turn[0])} {marks(cited.cite_statements(turn, limit=1))}."


def dated_turns(inquiry: Inquiry, clause: Clause) -> list[tuple[Statement, ...]]:
    """The statements of each fitting happening, best dated first; happenings in the order of time."""
    found = []
    for finding in find_pairs(narrowed(inquiry, clause), clause):
        if finding.truth is Truth.NO and clause.window is not None and clause.relation is not Relation.ANY:
            continue  # it did not happen in that time
        is_over = inquiry.question.still and finding.standing is Standing.WITHDREW
        stances = _DATES[Relation.WITHDREW if is_over else clause.relation]
        if clause.relation is Relation.WITHDREW and not ids_of(clause.endorser):
            stances = stances[:1]  # whoever was never with somebody did not leave by coming out against them
        told = [h for h in finding.timeline.told if h.first_day <= inquiry.day_in(finding.contest)]
        own = [h for h in told if h.stance in stances]
        if clause.relation is Relation.RETURNED:
            own = [h for h in own if finding.truth is not Truth.NO and set(h.statements) & set(finding.shown)]
        if clause.relation is not Relation.ANY and inquiry.question.order != "last":
            own = [h for h in own if h.stance is min((o.stance for o in own), key=stances.index)]
        found += [(h, finding) for h in own]
    if clause.conditional:
        found = [(h, f) for h, f in found if any(s.condition for s in h.statements)]
    if clause.rank is not None:
        found = [(h, f) for h, f in found if any(s.rank == clause.rank for s in h.statements)]
    found.sort(key=lambda pair: (pair[0].latest_on, pair[0].earliest_on or date.max))
    return [h.statements for h, _ in found]


def _no_date(inquiry: Inquiry, clause: Clause, key: str = "none.date") -> Draft:
    words, cited = inquiry.words, Citations()
    parts = [words.say(key), *tell_known(inquiry, cited, clause)]
    return Draft("unknown", parts, cited=cited, is_gap=bool(ids_of(clause.endorser) or ids_of(clause.candidate)))
