"""Of what other time is the question before asked again?

"And in May?", "still?", "and before that?", "did he before", "who was second?".
"""

from __future__ import annotations

from facts.models import Asks, Clause, Question, Relation, Relative, Slot, TimeWindow
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.references import name_of
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT, all_stand, as_now, ask_side, excluding, including, settle


def retimed(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And before the allegation?", "still?", "ever?"."""
    window = next((u.window for u in draft.units if u.tag == "window"), None)
    clause = before.clauses[0]
    if window is not None:
        if _is_of_told(draft) and len(turn.told_ids) == 1 and before.asks is Asks.LIST:
            clause = settle(clause, turn, known)  # "did he do it before May" after whom he backs
            before = replace(before, asks=Asks.YES_NO, order=None, still=False)
            is_done = clause.relation is Relation.BACKS and draft.has("do")
            clause = replace(clause, relation=Relation.ENDORSED) if is_done else clause
        is_of_act = bool(clause.endorser.names and clause.candidate.names) and not draft.question.names
        if before.asks is Asks.DATE and is_of_act and _asks_whether(draft):
            before = replace(before, asks=Asks.YES_NO, order=None)  # "was that before May" after when they joined
        return replace(before, clauses=(_in_time(clause, window), *before.clauses[1:]))
    if draft.has("ever"):
        return replace(before, still=False, clauses=(replace(clause, relation=Relation.EVER_BACKED),))
    is_bare = all(u.tag in ("still", "mark", "word", "and") for u in draft.units)
    if draft.has("still") and is_bare and clause.candidate.is_asked and _is_of_now(draft) and _is_past(before):
        now = as_now(clause)  # "and now?" after whom they once backed
        return replace(before, asks=Asks.LIST, still=True, order=None, office="", clauses=(now,))
    is_list_anew = (
        is_bare and _is_of_now(draft) and clause.window is not None and before.asks in (Asks.LIST, Asks.COUNT)
    )
    is_of_one = (opens_with_aux(draft.units) or is_bare) and len(turn.told_ids) == 1
    if draft.has("still") and is_of_one and not is_list_anew:  # "now?" after who was with her in May is of all
        clause = as_now(settle(clause, turn, known))
        return replace(before, asks=Asks.YES_NO, still=True, clauses=(clause,))
    if clause.candidate.is_asked and clause.candidate.names and draft.has("who", "which"):
        return None
    if draft.has("still") and before.asks not in (Asks.LIST, Asks.COUNT, Asks.YES_NO):
        asks = Asks.YES_NO if clause.endorser.names and clause.candidate.names else Asks.LIST
        clause = clause if asks is Asks.YES_NO else ask_side(clause)
        before = replace(before, asks=asks, order=None, topic=(), clauses=(clause, *before.clauses[1:]))
    if draft.has("still"):
        now = as_now(clause)
        return replace(before, still=True, clauses=(now,))
    return None


def _in_time(clause: Clause, window: TimeWindow) -> Clause:
    """The clause in that time, in which support was given, or before which it once stood."""
    was = clause.window.relative if clause.window is not None and clause.endorser.is_asked else None
    if clause.relation is Relation.BACKS and (was, window.relative) == (Relative.ON, Relative.UNTIL):
        return replace(clause, window=replace(window, relative=Relative.ON))  # "by April 1?" after who did on 10 March
    if clause.relation in (Relation.EVER_BACKED, Relation.ENDORSED):
        before_it = window.relative in (Relative.BEFORE, Relative.UNTIL)
        clause = replace(clause, relation=Relation.EVER_BACKED if before_it else Relation.ENDORSED)
    return replace(clause, window=window)


_TIMED = (Asks.LIST, Asks.COUNT, Asks.YES_NO)


def with_time_said(question: Question, draft: Draft) -> Question:
    """A continued question with the time and the order that the message sets: it is asked of no wider time."""
    window = next((u.window for u in draft.units if u.tag == "window"), None)
    if window is not None and question.asks in _TIMED and question.clauses and not _has_time(question, window):
        question = replace(question, clauses=(_in_time(question.clauses[0], window), *question.clauses[1:]))
    order = draft.question.order
    if order in ("first", "last") and question.order is None and question.asks is Asks.LIST and _opens(question):
        question = replace(question, order=order)
    return question


def _has_time(question: Question, window: TimeWindow) -> bool:
    return any(clause.window is not None and clause.window.written == window.written for clause in question.clauses)


def _opens(question: Question) -> bool:
    """Whether it asks who did something once, of which there is a first and a last."""
    return bool(question.clauses) and question.clauses[0].endorser.is_asked


def _is_of_told(draft: Draft) -> bool:
    """Whether a verdict is wanted on those just told ("did he do it ...", "was that ...")."""
    points = draft.has("him", "her", "them", "that_one")
    return points and opens_with_aux(draft.units) and not draft.has("who", "which", "group", "count")


def _asks_whether(draft: Draft) -> bool:
    """Whether "was that before May", "so it was in May?" asks for a yes or no on one act."""
    pointers = load_lexicon(draft.question.language).talk["pointers"]
    points = draft.has("that_one", "him", "her", "them") or any(u.text in pointers for u in draft.units)
    return points and draft.has("be", "do") and not draft.has("who", "which", "when", "group", "count")


def anew(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And the new one?" after whom somebody once backed: whom they back now."""
    clause = before.clauses[0]
    is_bare = all(u.tag in ("new", "those", "that_one", "mark", "word", "and", "what_about") for u in draft.units)
    if not (draft.has("new") and is_bare and clause.candidate.is_asked and _is_past(before)):
        return None
    now = as_now(clause)
    return replace(before, asks=Asks.LIST, still=True, order=None, office="", clauses=(now,))


def _is_of_now(draft: Draft) -> bool:
    """Whether the present is spoken of, not what lasts into it."""
    said = {w for u in draft.units if u.tag == "still" for w in u.words}
    return bool(said & load_lexicon(draft.question.language).talk["nowadays"])


def _is_past(before: Question) -> bool:
    """Whether a question asked what was so once."""
    clause = before.clauses[0]
    once = clause.relation in (Relation.EVER_BACKED, Relation.ENDORSED, Relation.WITHDREW)
    return once or clause.window is not None or before.order == "first"


def bounded(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "When did that start?", "when did it end?", "since?": the day on which support was given, or withdrawn."""
    talk = load_lexicon(draft.question.language).talk
    said = {w for u in draft.units if u.tag == "word" for w in u.words}
    is_until = draft.has("until_when") and not draft.question.names
    is_since = said == {"since"} and len([u for u in draft.units if u.tag != "mark"]) == 1
    is_led = draft.question.asks is Asks.DATE and not draft.question.names
    if not is_since and not is_until and not (is_led and said & (talk["starting"] | talk["ending"])):
        return None
    relation = Relation.WITHDREW if is_until or said & talk["ending"] else Relation.ENDORSED
    clause = replace(settle(before.clauses[0], turn, known), relation=relation, negated=False, window=None)
    told = [i for i in turn.told_ids if i in known.candidate_ids]
    if not clause.candidate.names and len(told) == 1:
        clause = replace(clause, candidate=Slot(names=(name_of(told[0], known),)))
    return replace(before, asks=Asks.DATE, order=None, still=False, clauses=(clause,))


def once(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Who used to?" after who backs somebody: who does no more."""
    clause = before.clauses[0]
    asks = draft.has("who", "which") and not draft.has("do", "have")
    asks = asks or (draft.has("anybody") and opens_with_aux(draft.units))  # "did anyone used to"
    if not (draft.has("used_to") and asks) or draft.question.names or draft.has("group"):
        return None
    if clause.relation not in SUPPORT or not clause.candidate.names:
        return None
    gone = ask_side(replace(clause, relation=Relation.WITHDREW, negated=False, window=None))
    return replace(before, asks=Asks.LIST, still=False, clauses=(gone,))


def earlier(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And before that?": whom they backed once, those just named left out; "did he before": whether they ever did."""
    clause = before.clauses[0]
    said = {w for u in draft.units for w in u.words}
    words = load_lexicon(draft.question.language).times["before"]
    is_earlier = draft.has("earlier", "used_to") or bool(said & set(words))
    if not is_earlier or draft.question.names or draft.has("window", "when", "why", "count", "group"):
        return None
    if clause.window is not None and _bounds_before(clause.window) and before.asks is not Asks.DATE:
        return _before_window(before, clause.window)
    if before.order == "last" and clause.endorser.is_asked and turn.told_ids:  # "and the one before that?"
        told = tuple(name_of(i, known) for i in turn.told_ids)
        return replace(before, clauses=(excluding(clause, told), *before.clauses[1:]))
    named = bool(clause.endorser.names and clause.candidate.names)
    if named and (opens_with_aux(draft.units) or clause.relation is Relation.WITHDREW):
        return replace(before, asks=Asks.YES_NO, still=False, clauses=(_once(clause),))
    if clause.relation not in SUPPORT or not (clause.candidate.is_asked or named):
        return None
    told = tuple(name_of(i, known) for i in turn.told_ids) if clause.candidate.is_asked else clause.candidate.names
    candidate = Slot(is_asked=True, excluded=(*clause.candidate.excluded, *told))
    return replace(before, asks=Asks.LIST, still=False, clauses=(replace(_once(clause), candidate=candidate),))


def formerly(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And Reed before?" after whom somebody backs: whether they ever backed Reed, too."""
    clause, names = before.clauses[0], draft.question.names
    said = {w for u in draft.units for w in u.words}
    is_earlier = draft.has("earlier", "ever") or bool(said & set(load_lexicon(draft.question.language).times["before"]))
    if not is_earlier or draft.has("window", "who", "which", "when", "why", "count", "group", "not", "rank"):
        return None
    is_of_support = (
        clause.relation in SUPPORT and not clause.negated and clause.rank is None and len(before.clauses) == 1
    )
    is_of_one = bool(clause.endorser.names) and (clause.candidate.is_asked or bool(clause.candidate.names))
    if len(before.clauses) > 1 or not (is_of_support and is_of_one and before.asks in (Asks.LIST, Asks.YES_NO)):
        return None
    if len(names) != 1 or not all_stand(Slot(names=names), known):
        return None
    clause = replace(_once(clause), candidate=Slot(names=names))
    return replace(before, asks=Asks.YES_NO, order=None, still=False, clauses=(clause,))


def later(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "So who came after?" behind who did something before a time: who did it after that time."""
    clause = before.clauses[0]
    said = {w for u in draft.units for w in u.words}
    words = set(load_lexicon(draft.question.language).times["after"])
    is_led = bool(said & words) and draft.has("who", "which") and draft.question.asks is Asks.LIST
    if not is_led or draft.question.names or draft.has("window", "group", "stance"):
        return None
    window = clause.window
    if window is None or window.relative not in (Relative.BEFORE, Relative.UNTIL, Relative.ON):
        return None
    relation = Relation.ENDORSED if clause.relation in SUPPORT else clause.relation
    clause = replace(clause, relation=relation, window=replace(window, relative=Relative.AFTER))
    clause = replace(clause, endorser=replace(clause.endorser, names=())) if clause.endorser.is_asked else clause
    return replace(before, asks=Asks.LIST, order=None, still=False, clauses=(clause, *before.clauses[1:]))


def _once(clause: Clause) -> Clause:
    """The clause of whoever it speaks of at any time."""
    return replace(clause, relation=Relation.EVER_BACKED, negated=False, window=None)


def _bounds_before(window: TimeWindow) -> bool:
    """Whether there is a time before the one that was asked of: days that begin, or "after" something that happened."""
    is_after = window.relative in (Relative.AFTER, Relative.SINCE)
    return not window.days.is_open or (is_after and (window.event_id is not None or window.clause is not None))


def _before_window(before: Question, window: TimeWindow) -> Question:
    """The question before, of the time before the one that it asked about."""
    clause = before.clauses[0]
    relation = Relation.EVER_BACKED if clause.relation is Relation.ENDORSED else clause.relation
    earlier = replace(clause, relation=relation, window=replace(window, relative=Relative.BEFORE))
    return replace(before, still=False, clauses=(earlier, *before.clauses[1:]))


def ordered(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Who was first?", "who was second?" after who left."""
    order = draft.question.order
    if draft.question.names or draft.question.asks not in (Asks.LIST, Asks.IDENTITY) or draft.has("group", "do"):
        return None
    compared = ("most", "fewest")
    if order in compared and before.order in compared and not draft.has("stance", "still", "window"):
        return replace(before, order=order)  # "and the least?"
    clause = ask_side(before.clauses[0])
    if order is not None and before.order is not None:
        clause = including(clause)  # "and first?" after who was second
    if order is None and (place := _place_said(draft)):
        order, told = "first", turn.told_ids[: place - 1]
        if len(told) < place - 1:
            return None
        clause = excluding(clause, tuple(name_of(i, known) for i in told))
    if order not in ("first", "last"):
        return None
    return replace(before, asks=Asks.LIST, order=order, clauses=(clause, *before.clauses[1:]))


def ordered_of(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And Reed, who was her first?" after who was the first to endorse Moss."""
    order, names, clause = draft.question.order, draft.question.names, before.clauses[0]
    asks_of_one = len(names) == 1 and draft.has("who", "which") and order in ("first", "last")
    if not asks_of_one or draft.has("group", "when", "why", "count", "window", "stance", "not"):
        return None
    is_of_support = clause.relation in SUPPORT and clause.rank is None and bool(clause.candidate.names)
    if not is_of_support or not all_stand(Slot(names=names), known) or clause.candidate.names == names:
        return None
    asked = Clause(relation=Relation.ENDORSED, endorser=Slot(is_asked=True), candidate=Slot(names=names))
    return replace(before, asks=Asks.LIST, order=order, still=False, topic=(), clauses=(asked,))


def _place_said(draft: Draft) -> int | None:
    """Which in order a bare "second" asks for."""
    said = {u.text for u in draft.units if u.tag == "word"}
    ordinals = load_lexicon(draft.question.language).ordinals
    return next((n for n, words in enumerate(ordinals, 1) if words & said), None)


def still_so(draft: Draft, before: Question) -> Question | None:
    """ "Who still does", "so who is left": of all again, though the turn before spoke of one."""
    clause = before.clauses[0]
    if clause.candidate.is_asked and clause.candidate.names:
        return None  # "who is left" of those to choose from may be either half
    now = as_now(clause)
    if clause.candidate.names and draft.has("who") and not clause.endorser.is_asked:
        now = replace(now, endorser=Slot(is_asked=True))
    return replace(before, asks=Asks.LIST, still=True, order=None, clauses=(ask_side(now),))
