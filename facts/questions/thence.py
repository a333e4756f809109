"""Which time do "after that", "the same day" and "before him" take from the turn before?

The day is that of the one act that the turn was about, or its own time. Where it spoke of several there is no one day,
and the words stay unread: a question is never answered without the time that it sets.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, Question, Relation, Relative, Slot, TimeWindow
from facts.models.building import replace
from facts.questions.distances import counted, distance_before
from facts.questions.known import Known, Turn, stands
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.references import last_question, resolve_clause
from facts.questions.sentence import Draft
from facts.questions.slots import ask_side, excluding, settle
from facts.questions.subordinate import BOUNDS, connector_of
from facts.questions.units import Unit, has

_POINTED = {"pointed_on": Relative.ON, "pointed_after": Relative.AFTER, "pointed_before": Relative.BEFORE}
_DOERS = ("him", "her", "them")
_ACTS = (Relation.WITHDREW, Relation.ENDORSED, Relation.URGES_EXIT, Relation.EVER_BACKED, Relation.RETURNED)
_WEIGHTLESS = ("mark", "tag", "polite")
_ASKING = ("who", "which", "else", "anybody", "list")
_LONGEST = 5  # words of "at the very same time"


def pointed_at(units: Sequence[Unit], lexicon: Lexicon) -> tuple[int, Relative, str] | None:
    """From which unit on the last words point at a time, how they lie to it, and the pronoun of whose act."""
    end = len(units)
    while end and (units[end - 1].tag in _WEIGHTLESS or units[end - 1].text in lexicon.beside["as_well"]):
        end -= 1
    if end > 1 and units[end - 1].tag in _DOERS and (bound := connector_of(units[end - 2], lexicon)) in BOUNDS:
        return end - 2, BOUNDS[bound], units[end - 1].tag
    for start in range(max(0, end - _LONGEST), end):
        said = " ".join(u.text for u in units[start:end])
        relative = next((r for name, r in _POINTED.items() if said in lexicon.times[name]), None)
        if relative is not None:  # "the day after" tells how long after, which is not read
            return None if start and units[start - 1].text in lexicon.days else (start, relative, "")
    return None


def timed_by_turn(question: Question, draft: Draft, turns: Sequence[Turn], known: Known) -> Question:
    """A whole question with the time that its last words take from the conversation."""
    lexicon = load_lexicon(question.language)
    if turns and question.clauses and question.clauses[0].window is None and (far := _far(draft.units, lexicon)):
        return _that_far(question, far, draft, turns, known)
    pointed = pointed_at(draft.units, lexicon) if turns and question.clauses else None
    if pointed is None or question.clauses[0].window is not None:
        return question
    _, relative, doer = pointed
    window = _window(question.clauses[0], relative, doer, turns, known)
    if window is None:
        return question
    order = "first" if draft.units and _is_next(draft.units, lexicon) else question.order
    first = question.clauses[0]
    lasts = relative is Relative.ON and first.relation is Relation.EVER_BACKED and _is_of_state(draft)
    timed = replace(first, relation=Relation.BACKS, window=window) if lasts else _within(first, window)
    return replace(question, order=order, clauses=(timed, *question.clauses[1:]))


def _is_of_state(draft: Draft) -> bool:
    """Whether it is asked how somebody stood that day ("was with her"), and not who else did the same."""
    acts = [u for u in draft.units if u.tag == "stance"]
    return bool(acts) and all(u.info.get("state") for u in acts) and not draft.has("else")


def _far(units: Sequence[Unit], lexicon: Lexicon) -> tuple[Relative, int] | None:
    """On which side of a time the last words lie, and how many days from it ("the day before", "two days later")."""
    words = [word for u in units if u.tag not in _WEIGHTLESS for word in u.words]
    words = words[:-1] if words[-1:] and words[-1] in lexicon.talk["pointers"] else words
    sides = {"far_before": Relative.BEFORE, "far_after": Relative.AFTER}
    relative = next((side for name, side in sides.items() if words[-1:] and words[-1] in lexicon.times[name]), None)
    size, first, last = distance_before(words[:-1], lexicon)
    return (relative, first) if relative is not None and size and first == last else None


def _that_far(
    question: Question, far: tuple[Relative, int], draft: Draft, turns: Sequence[Turn], known: Known
) -> Question:
    """The question on the day that lies so far from the one act, or day, of the turn before; unread where none does."""
    first, (side, days) = question.clauses[0], far
    window = _window(first, Relative.ON, "", turns, known)
    if window is None or not (window.clause is not None or window.days.is_day):
        return replace(question, unread=(draft.units[-1].text,))
    if window.clause is not None:
        apart = -days if side is Relative.BEFORE else days
        window = replace(window, apart=(apart, apart))
    else:
        window = replace(window, days=counted(window.days, side, days, days) or window.days)
    is_left = any(u.info.get("relation") == Relation.WITHDREW for u in draft.units if u.tag == "stance")
    is_state = first.relation is Relation.EVER_BACKED or (first.relation is Relation.WITHDREW and not is_left)
    first = replace(first, relation=Relation.BACKS if is_state else first.relation, window=window)
    return replace(question, clauses=(first, *question.clauses[1:]))


def at_that_time(draft: Draft, turns: Sequence[Turn], known: Known) -> Question | None:
    """ "Who else that same day", "anyone after him?": who did then what was asked before."""
    lexicon = load_lexicon(draft.question.language)
    found, pointed = last_question(turns), pointed_at(draft.units, lexicon)
    if found is None or pointed is None or draft.question.names or not found[0].clauses:
        return None
    before, turn = found
    start, relative, doer = pointed
    rest = [
        u for u in draft.units[:start] if u.tag not in (*_WEIGHTLESS, "word", "and", "what_about", "do", "have", "be")
    ]
    if any(u.tag not in _ASKING for u in rest) or not (rest or before.asks in (Asks.LIST, Asks.COUNT)):
        return None
    clause = ask_side(settle(before.clauses[0], turn, known)) if len(turn.told_ids) == 1 else before.clauses[0]
    window = _window(clause, relative, doer, turns, known)
    if window is None or clause.relation not in _ACTS:
        return None
    opened = replace(clause, endorser=replace(clause.endorser, names=(), is_asked=True, all_of=False), window=None)
    opened = replace(opened, candidate=replace(opened.candidate, is_asked=False))
    own = window.clause.endorser.names if window.clause is not None and has(draft.units, "else", "anybody") else ()
    asked = _within(excluding(opened, own), window)
    order = "first" if _is_next(draft.units, lexicon) else None
    return replace(before, asks=Asks.LIST, order=order, still=False, clauses=(asked,))


def _is_next(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether the next one alone is asked for."""
    said = {u.text for u in units[-2:]}
    return bool(said & lexicon.talk["next_one"])


def _window(clause: Clause, relative: Relative, doer: str, turns: Sequence[Turn], known: Known) -> TimeWindow | None:
    """The time that lies so to the act of the turn before, or to the same act of whom a pronoun means."""
    found = last_question(turns)
    if found is None or not found[0].clauses:
        return None
    if doer:
        did = replace(clause, endorser=Slot(pronoun=doer), window=None, negated=False, ever=False, rank=None)
        did = resolve_clause(did, [], turns, known, at=0)
        if not did.candidate.names:
            did = replace(did, candidate=found[0].clauses[0].candidate)
        named = did.endorser.names
        is_one = len(named) == 1 and len(named[0].matches) == 1
        is_one = is_one and not stands(named[0], known)
        return _of_clause(did, relative) if is_one else None
    old = found[0].clauses[0]
    earlier = last_question(turns[:-1]) if old.relation is Relation.BACKS and found[0].still else None
    told = earlier[0].clauses[0] if earlier is not None and earlier[0].clauses else old
    if told.candidate == old.candidate and told.endorser == old.endorser:
        old = told  # "who was with her in May", "and who is now", "whom has she gained since then"
    if old.window is not None:
        return replace(old.window, relative=relative)
    old = settle(old, found[1], known)
    is_act = old.relation in _ACTS and not old.negated and bool(old.candidate.names)
    return _of_clause(old, relative) if is_act and len(old.endorser.names) == 1 else None


def _of_clause(clause: Clause, relative: Relative) -> TimeWindow:
    relation = Relation.ENDORSED if clause.relation is Relation.EVER_BACKED else clause.relation
    done = replace(clause, relation=relation, only="", window=None)
    return TimeWindow(relative=relative, clause=done, written=clause.endorser.names[0].written)


def _within(clause: Clause, window: TimeWindow) -> Clause:
    """The clause in that time: support given then, or that stood before it."""
    if clause.relation is Relation.EVER_BACKED and window.relative is not Relative.BEFORE:
        return replace(clause, relation=Relation.ENDORSED, window=window)
    return replace(clause, window=window)
