"""Which conditions does a sentence set, and at what time?

A stance makes a clause; "but", "and", "that" or "before" with a stance of its own makes another.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, LinkedName, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.questions.alone import among_sort, find_only
from facts.questions.arguments import Argument, find_arguments
from facts.questions.asking import opens_with_aux
from facts.questions.assemble import Act, choose_act, find_sides, make_clause, name_stranger, slot_of
from facts.questions.conditions import condition_at, on_condition
from facts.questions.denied_names import at_denied_time, denied_behind, denied_of_others, left_out_of_asked
from facts.questions.excepting import any_but
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.others import and_another, of_those, same_again, somebody_else, switched, went_to_another
from facts.questions.quantities import counts_candidates, of_neither, of_quantity
from facts.questions.ranks import RANKS, Reader, find_rank
from facts.questions.refused_before import came_first, of_same
from facts.questions.relations import counts_undone, find_relation, left_for, taken_back, without_leaving
from facts.questions.sides import Sides, can_stand, with_nobody_had
from facts.questions.slots import is_of_same
from facts.questions.subordinate import BOUNDS
from facts.questions.timing import all_the_while, at_distance, in_its_time, lasting, within_act
from facts.questions.units import Unit, has

_SUPPORT = (Relation.BACKS, Relation.ENDORSED)


def read_clauses(units: Sequence[Unit], act: Act, extra: Sequence[tuple[str, list[Unit]]], by: Reader) -> list[Clause]:
    """The clauses of a sentence whose first part turns on `act`; `extra` are its further parts."""
    first, sides = _clause(units, act, by)
    return switched(act, first, units, by.asks) or _with_further(first, sides, units, act, extra, by)


def _with_further(
    first: Clause, sides: Sides, units: Sequence[Unit], act: Act, extra: Sequence[tuple[str, list[Unit]]], by: Reader
) -> list[Clause]:
    """The first clause with those that the rest of the sentence makes, or what it is with them."""
    awaited = condition_at(units)  # "... until the audit comes back": nobody came back
    told = [u for u in units if u is not act.unit and (awaited is None or u.at <= awaited)]
    is_left = first.relation is Relation.WITHDREW and not first.negated
    if is_left and any(u.info.get("relation") == Relation.RETURNED for u in told):
        return [replace(first, relation=Relation.RETURNED, only="")]  # "who left her only to come back"
    if first.relation is Relation.RETURNED and first.negated and by.asks in (Asks.LIST, Asks.COUNT):
        first = replace(first, relation=Relation.WITHDREW, negated=False)  # who has not come back is gone
    is_earlier = came_first(extra)
    if first.endorser.is_asked:  # who did one thing after another did both
        extra = [_together(connector, part, by) for connector, part in extra]
    doer = slot_of(sides.endorser)
    timed = _set_between(first, doer, extra, by) or [set_in_time(first, doer, extra, by, led=units)]
    clauses = [*_said_once(timed, _more_clauses(extra, first, sides, by)), *_moved(first, act, units, by)]
    if first.relation is Relation.OPPOSES and not (first.negated or act.is_past) and by.asks in (Asks.LIST, Asks.COUNT):
        clauses.append(replace(first, relation=Relation.BACKS, negated=True))  # those who came round are not against
    if act.unit.info.get("person") and any(_tells_coming(part) for _, part in extra):
        clauses[0] = replace(clauses[0], relation=Relation.EVER_BACKED)  # who moved on backs the first no more
    back = [clause for clause in clauses if clause.relation is Relation.RETURNED]
    is_same = bool(back) and is_of_same(back[0], first)
    if back and first.relation is Relation.WITHDREW and first.candidate == Slot() and not back[0].negated:
        return [*back]  # "left and then returned to Moss"
    if is_same and first.relation is Relation.WITHDREW and back[0].negated:
        return [first]  # those who left are those who have not come back
    clauses = without_leaving(clauses, first)
    if is_same and first.relation is Relation.WITHDREW:
        return [replace(back[0], candidate=first.candidate)]  # who left and came back are those who came back
    clauses = [*clauses[:1], *(taken_back(clause, first, is_earlier=is_earlier) for clause in clauses[1:])]
    moved = _moved_on(units, act, sides, by)
    if any(clause.candidate.is_asked for clause in moved):
        return moved
    clauses[:1] = left_for(clauses[0], moved)
    moved = moved or went_to_another(units, clauses[0])
    moved = moved or all_the_while(clauses[0], units, by)
    denied = denied_of_others(units, clauses[0], by.known) or _not_then(units, act, clauses[0], by)
    more = [*clauses, *moved, *and_another(units, clauses[0]), *denied]
    return of_neither(of_those(more, units), units)


def _said_once(timed: list[Clause], more: list[Clause]) -> list[Clause]:
    """The clauses of an act that is said twice, the second time of whom ("did they waver and drop Moss"), as one."""
    first = timed[0]
    is_open = first.relation is Relation.WITHDREW and first.candidate == Slot() and first.window is None
    is_twice = any(
        (clause.relation, clause.negated) == (first.relation, first.negated)
        and (clause.candidate.names or clause.candidate.pronoun)
        for clause in more
    )
    return more if is_open and is_twice and len(timed) == 1 else [*timed, *more]


def _not_then(units: Sequence[Unit], act: Act, first: Clause, by: Reader) -> list[Clause]:
    """ "Was with Moss in May but not in June": the clause denied of the other time."""
    if (at_that_time := at_denied_time(units)) is None:
        return []
    then, _ = _clause(at_that_time, act, by)
    return [replace(then, endorser=first.endorser, candidate=first.candidate, negated=not first.negated)]


def _tells_coming(part: Sequence[Unit]) -> bool:
    """Whether backers came to somebody else ("which backers of Moss joined Reed"), not only ever were with that one."""
    acts = [] if has(part, "ever", "not") else [u.info for u in part]
    joins = [i for i in acts if i.get("relation") == Relation.ENDORSED and not (i.get("noun") or i.get("person"))]
    return bool(joins) or any(i.get("moves") or i.get("settles") for i in acts)


def _together(connector: str, part: Sequence[Unit], by: Reader) -> tuple[str, list[Unit]]:
    """ "And" for what the same people did first, or next; somebody else's act sets a time."""
    act = choose_act(part, by.lexicon)
    if act is None or connector not in ("before", "after", "since"):
        return connector, list(part)
    doer = find_sides(part, act, by.known, by.lexicon.marks).endorser
    is_theirs = doer is not None and any(u.tag == "them" and u.at == doer.at for u in part)
    is_moving = doer is None and bool(act.unit.info.get("moves") or act.unit.info.get("settles"))
    is_others = doer is not None and not doer.is_asked and doer.sort in ("name", "group", "anybody", "everybody")
    if is_others or not (connector != "before" or is_theirs or is_moving):
        return connector, list(part)
    backed = connector == "after" and act.unit.info.get("relation") in _SUPPORT
    once = [replace(act.unit, tag="ever", words=())] if backed else []  # "left after endorsing her"
    return "and", [*once, *(u for u in part if u.tag != "them" or u.at > act.unit.at)]


def _clause(units: Sequence[Unit], act: Act, by: Reader, *, surface: Argument | None = None) -> tuple[Clause, Sides]:
    """One clause with its sides; `surface` is the subject that it shares with the clause before."""
    excluded = _excluded(units, by)
    denied = denied_behind(units, act.unit)
    units = [u for u in units if u not in denied and (u.name is None or u.name not in excluded)]
    sides = find_sides(units, act, by.known, by.lexicon.marks)
    if surface is not None:
        sides = with_nobody_had(_with_subject(sides, act, surface), act.unit.info)
    if by.asks is Asks.YES_NO and sides.endorser is None and not act.is_candidates:
        sides = replace(sides, endorser=name_stranger(units, act, by.lexicon.common))
    is_had = sides.candidate is not None and sides.candidate.is_asked and not sides.candidate.slot.kinds
    if is_had and counts_candidates(units, by.lexicon):
        sides = sides.turned()  # "who has two candidates" has them by backing them
    is_none = by.asks is Asks.YES_NO and any(u.tag == "no" and act.unit.at < u.at < act.unit.last for u in units)
    negated = _negated(units, act, is_first=surface is None) != is_none  # "she has no backers"
    relation, negated = find_relation(units, act, sides.candidate, by, negated=negated)
    if has(units, "denied"):
        negated = not negated  # "is it false that she left": a yes denies it
    if act.unit.info.get("moves") and sides.candidate is not None and sides.candidate.is_asked:
        is_timed = has(units, "window")  # in that time, not whom they had in it
        relation = Relation.ENDORSED if is_timed else Relation.BACKS  # whom they went to, not whom they left
    clause = replace(
        make_clause(relation, sides, negated=negated),
        window=next((u.window for u in units if u.tag == "window"), None),
        rank=find_rank(units),
        is_foremost=bool(act.unit.info.get("foremost")) and not has(units, *RANKS),
        conditional=has(units, "conditional") or _is_on_condition(act, by.asks),
        ever=relation is Relation.WITHDREW and counts_undone(units, by, negated=negated),
        condition=_condition(units, by.lexicon),
        wording=tuple(sorted(by.lexicon.talk["resigned"])) if act.unit.info.get("resigning") else (),
        is_literal=bool(act.unit.info.get("is_office")),
        only=find_only(units, sides, by.asks, by.lexicon),
    )
    if excluded and any(u.text in by.lexicon.times["before"] for u in units) and relation is Relation.BACKS:
        clause = replace(clause, relation=Relation.EVER_BACKED)  # "whom were they for before Moss"
    is_late = (
        _ends_after(units, by.lexicon)
        or act.unit.info.get("settles")
        or any(u.text in by.lexicon.talk["in_the_end"] for u in units)
    )
    if clause.relation is Relation.EVER_BACKED and clause.candidate.is_asked and is_late:
        clause = replace(clause, relation=Relation.BACKS)  # "whom did they go to after Moss", "... end up with"
    clause = on_condition(replace(clause, window=in_its_time(clause, units, by)), by.lexicon)
    if act.unit.info.get("still") and clause.window is not None and clause.window.event_id is not None:
        clause = replace(clause, window=lasting(clause.window))
    whom = any_but(clause, excluded, units, act.unit, by)
    clause = among_sort(whom or _leave_out(clause, excluded, units, by.known), units)
    return of_quantity(clause, sides, units, asks=by.asks, lexicon=by.lexicon, is_had=act.is_candidates), sides


def _is_on_condition(act: Act, asks: Asks) -> bool:
    """Whether the act itself tells of a condition ("who paused"); whether somebody did is asked of every withdrawal."""
    return bool(act.unit.info.get("conditional")) and asks in (Asks.LIST, Asks.COUNT)


def _condition(units: Sequence[Unit], lexicon: Lexicon) -> tuple[str, ...]:
    """The words of weight behind "until" or "pending", or behind what waits for something."""
    at = condition_at(units)
    if at is None:
        return ()
    said = [w for u in units if u.at > at for words in u.words for w in words.casefold().split()]
    return tuple(w for w in said if w.isalpha() and w not in lexicon.common)


def _moved(clause: Clause, act: Act, units: Sequence[Unit], by: Reader) -> list[Clause]:
    """ "Who switched to Moss": they left somebody else for her, or whom "from" names."""
    if not act.unit.info.get("moves") or not (clause.candidate.names or clause.candidate.pronoun):
        return []
    old = _left_from(units, act, by)
    is_asked = clause.endorser.is_asked or (by.asks in (Asks.LIST, Asks.COUNT) and not clause.endorser.names)
    is_away = (bool(act.unit.info.get("leaves")) and bool(clause.candidate.names)) or old is not None
    if not is_away or not (is_asked or by.asks is Asks.YES_NO):
        return []
    left = old or Slot(excluded=clause.candidate.names)
    return [replace(clause, relation=Relation.WITHDREW, candidate=left, window=None, is_left=True)]


def _left_from(units: Sequence[Unit], act: Act, by: Reader) -> Slot | None:
    """Whom "from" behind the act says that they left; None where it names nobody."""
    behind = [u for u in units if u.at > act.unit.last]
    named = (a for a in find_arguments(behind) if a.sort == "name" and a.lead in by.lexicon.times["since"])
    found = next((a for a in named if can_stand(a, by.known)), None)
    return found.slot if found is not None else None


def _with_subject(sides: Sides, act: Act, surface: Argument) -> Sides:
    """Fill the subject's side with the subject of the clause before, if it has none."""
    if act.is_candidates and sides.candidate is None:
        return replace(sides, candidate=surface)
    if not act.is_candidates and sides.endorser is None:
        return replace(sides, endorser=surface)
    return sides


def _excluded(units: Sequence[Unit], by: Reader) -> tuple[LinkedName, ...]:
    """Names right behind "besides", or a closing "after" ("whom did they go to after Moss"), which stand on no side."""
    at = next((u.last for u in units if u.tag == "except"), None)
    closing = [u for u in units if u.tag not in ("mark", "tag")][-2:]
    words = {*by.lexicon.times["after"], *by.lexicon.times["before"]}
    if at is None and len(closing) > 1 and closing[0].text in words and _is_one_of(closing[1], by.known):
        others = [u for u in units if u is not closing[1] and _is_one_of(u, by.known)]
        at = closing[0].last if has(units, "who", "which") and not others else None
    if at is None:
        return left_out_of_asked(units, by.known)
    named = (a for a in find_arguments([u for u in units if u.last >= at]) if a.sort == "name")
    behind = next((a for a in named if a.at > at), None)
    if behind is None or behind.at > at + 3 or any(u.tag == "those" and at < u.at < behind.at for u in units):
        return ()  # "minus the ones Moss has" leaves out others than her
    return behind.slot.names


def _is_one_of(unit: Unit, known: Known) -> bool:
    """Whether a name is that of a candidate."""
    ids = {m.entity_id for m in unit.name.matches} if unit.name is not None else set()
    return any(one in known.candidate_ids for one in ids)


def _leave_out(clause: Clause, excluded: tuple[LinkedName, ...], units: Sequence[Unit], known: Known) -> Clause:
    is_candidates = clause.candidate.is_asked or "candidate" in clause.candidate.kinds
    is_denied = has(units, "but_not") and is_candidates and bool(clause.endorser.names)
    if not excluded or (is_denied and meant_ids(excluded).isdisjoint(known.candidate_ids)):
        return clause  # "who has the nurses but not the dockers": it is denied of the dockers
    if is_candidates and not clause.candidate.names:
        return replace(clause, candidate=replace(clause.candidate, excluded=excluded))
    if clause.endorser.names and not clause.candidate.names and not clause.endorser.is_asked:
        return replace(clause, candidate=replace(clause.candidate, excluded=excluded, is_asked=True))
    return replace(clause, endorser=replace(clause.endorser, excluded=excluded))


def _negated(units: Sequence[Unit], act: Act, *, is_first: bool) -> bool:
    """Whether "not" turns the act round; in front of the subject ("didn't she drop him") it asks for a yes."""
    marks = [u for u in units if (u.tag == "not" and u.at < act.unit.last) or u.tag == "neither"]
    if not marks or has(marks, "neither"):
        return bool(marks)
    subject = next((u for u in units if u.tag in ("name", "him", "her", "them", "group", "anybody")), None)
    if is_first and opens_with_aux(units) and len(marks) == 1 and (subject is None or marks[0].at < subject.at):
        return False
    return len(marks) % 2 == 1


def _ends_after(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "after", or "after Moss", closes the sentence: what came then, and holds now."""
    content = [u for u in units if u.tag not in ("mark", "tag")]
    content = content[:-1] if content and content[-1].name is not None else content
    return bool(content) and content[-1].text in lexicon.talk["thereafter"]


def _set_between(clause: Clause, doer: Slot, extra: Sequence[tuple[str, list[Unit]]], by: Reader) -> list[Clause]:
    """The clause after one act and before another ("between the nurses' exit and the party's"); none for others."""
    if [connector for connector, _ in extra] != ["from", "to"]:
        return []
    (_, first), (_, last) = extra
    behind = set_in_time(clause, doer, [("after", first)], by)
    ahead = set_in_time(clause, doer, [("before", last)], by)
    if clause in (behind, ahead):
        return []
    return [behind, replace(ahead, relation=behind.relation, endorser=behind.endorser)]


def set_in_time(
    clause: Clause, doer: Slot, extra: Sequence[tuple[str, list[Unit]]], by: Reader, *, led: Sequence[Unit] = ()
) -> Clause:
    """Put the window on that "before they dropped him" opens; its pronoun subject is the clause's own `doer`.

    `led` are the units before it, which may tell how far off that was ("two days").
    """
    for connector, units in extra:
        act = choose_act(units, by.lexicon)
        named = next((a for a in find_arguments(units) if a.sort == "name"), None)
        if connector not in BOUNDS or (act is None and named is None):
            continue
        if act is None and clause.endorser.names and named is not None and can_stand(named, by.known):
            other = replace(clause, candidate=slot_of(named), negated=False)  # "did they back Moss before Reed"
        elif act is None:
            other = replace(clause, endorser=slot_of(named), negated=False)
        else:
            other = of_same(_clause(units, act, replace(by, asks=Asks.YES_NO))[0], clause)
        is_own = other.endorser.pronoun or (other.endorser == Slot() and not has(units, "anybody"))
        other = replace(other, endorser=replace(doer, is_asked=False)) if is_own else other
        if other.endorser == Slot() == other.candidate and other.relation is Relation.WITHDREW:
            other = replace(other, candidate=clause.candidate)  # "who joined Moss when others were leaving"
        written = " ".join(u.text for u in sorted(units, key=lambda u: u.at))
        timed = within_act(clause, other, connector, written, led=led)
        return at_distance(timed, connector, [word for u in led for word in u.words], by.lexicon)
    return clause


def _more_clauses(extra: Sequence[tuple[str, list[Unit]]], first: Clause, sides: Sides, by: Reader) -> list[Clause]:
    """The further clauses of a conjunction, which share what the first asks for."""
    found = []
    is_gone = first.relation is Relation.WITHDREW and not first.negated
    surface = sides.endorser if sides.endorser is not None else sides.candidate
    shared = next((s for s in (sides.endorser, sides.candidate) if s is not None and s.is_asked), surface)
    for connector, units in extra:
        act = choose_act(units, by.lexicon)
        if act is not None and connector == "and":
            clause, _ = _clause(units, act, by, surface=shared)
            clause = somebody_else(clause, units, sides, slot_of(shared), is_gone=is_gone)
            found.append(same_again(clause, units, sides))
    return found


def _moved_on(units: Sequence[Unit], act: Act, sides: Sides, by: Reader) -> list[Clause]:
    """ "Left Moss for Reed": whom they went to is a clause of its own."""
    if act.unit.info["relation"] != Relation.WITHDREW or sides.candidate is None or sides.endorser is None:
        return []
    arguments = find_arguments([u for u in units if u.at > sides.candidate.last])
    asked = next((a for a in find_arguments(units) if a.is_asked and a is not sides.endorser), None)
    if asked is not None and asked.at < sides.endorser.at and units[-1].text in ("for", "to"):
        goal = Slot(is_asked=True, excluded=sides.candidate.slot.names)
        return [Clause(relation=Relation.BACKS, endorser=sides.endorser.slot, candidate=goal)]
    goals = ("name", "pronoun") if sides.candidate.sort == "name" else ("name",)
    to = next((a for a in arguments if a.sort in goals and a.lead in ("for", "to", "por", "a")), None)
    if to is None or sides.candidate.sort not in ("name", "pronoun"):
        return []
    if to.sort == "name" and not can_stand(to, by.known):
        return []
    return [Clause(relation=Relation.BACKS, endorser=sides.endorser.slot, candidate=to.slot)]
