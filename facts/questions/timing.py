"""At what time must a clause hold, by the words of its sentence and by its act?

A state holds on a day, an act happened on it or by it: "at the end of May" is the last day for who stood by somebody
then, the last days for who left.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from facts.models import Asks, Clause, DateRange, Relation, Relative, Slot, TimeWindow, meant_ids
from facts.models.building import replace
from facts.questions.calendar import narrow
from facts.questions.conceding import comes_in
from facts.questions.distances import days_of, distance_before
from facts.questions.lexicon import Lexicon
from facts.questions.periods import period_words
from facts.questions.ranks import Reader
from facts.questions.slots import SUPPORT
from facts.questions.subordinate import BOUNDS
from facts.questions.tokens import fold
from facts.questions.units import Unit, has

_EDGES = {"ends": "late", "starts": "early"}


def lasting(window: TimeWindow) -> TimeWindow | None:
    """Whoever stuck with somebody "through the scandal" is with them still: no time of its own."""
    return None if window.relative in (Relative.UNTIL, Relative.DURING) else window


def in_its_time(clause: Clause, units: Sequence[Unit], by: Reader) -> TimeWindow | None:
    """The window of a clause as its relation means it."""
    if clause.window is None:
        return None
    if clause.relation is Relation.BACKS:
        return _of_state(clause.window, units, by)
    if clause.relation is Relation.WITHDREW and clause.negated and by.asks in (Asks.LIST, Asks.COUNT):
        return _of_stayed(clause.window, by)
    if clause.relation is Relation.WITHDREW and _is_once(clause.window, by.lexicon):
        return None  # "who left once the news broke" left over it, as who left when it did
    return _of_act(clause.window, units, by.lexicon)


def _is_once(window: TimeWindow, lexicon: Lexicon) -> bool:
    """Whether a happening is spoken of as what somebody acted over."""
    said = window.written.casefold().split()[:1]
    return window.event_id is not None and window.relative is Relative.AFTER and said == lexicon.times["once"]


def _of_stayed(window: TimeWindow, by: Reader) -> TimeWindow:
    """Who "had not left by May 1" was there on that day: at the end of what is told of, not on any day of it."""
    days = days_of(window, by.known)
    end = days.latest_on
    if window.relative is Relative.BEFORE:
        end = days.earliest_on - timedelta(days=1) if days.earliest_on is not None else None
    if window.relative in (Relative.AFTER, Relative.SINCE) or end is None:
        return window
    return replace(window, relative=Relative.ON, days=DateRange.day(end), event_id=None)


def all_the_while(clause: Clause, units: Sequence[Unit], by: Reader) -> list[Clause]:
    """ "Who has been with Moss since May" was with her in May, and is still."""
    window = clause.window
    if window is None or window.relative is not Relative.SINCE or window.clause is not None:
        return []
    is_list = by.asks in (Asks.LIST, Asks.COUNT) and clause.relation is Relation.BACKS and not clause.negated
    if not is_list or not (has(units, "be") and any(u.text in by.lexicon.having for u in units)):
        return []
    days = days_of(window, by.known)
    relative = Relative.ON if days.is_day else Relative.DURING
    return [replace(clause, window=replace(window, relative=relative, days=days, event_id=None))]


def _of_state(window: TimeWindow, units: Sequence[Unit], by: Reader) -> TimeWindow | None:
    """Who "was with" somebody, or is "left", by a day is so on that day; just before a day is the day before it."""
    if window.relative is Relative.UNTIL:
        is_then = has(units, "still", "be") and (window.days.latest_on or window.event_id is not None)
        return replace(window, relative=Relative.ON) if is_then else window
    if has(units, "still") and window.relative is Relative.AFTER and window.event_id is None and window.topic:
        return None  # "still with her after all that ferry nonsense": now, whatever it was
    first = days_of(window, by.known).earliest_on
    if window.relative is Relative.BEFORE and first is not None and _is_just(window, by.lexicon):
        return replace(window, relative=Relative.ON, days=DateRange.day(first - timedelta(days=1)), event_id=None)
    return window


def _is_just(window: TimeWindow, lexicon: Lexicon) -> bool:
    return period_words(lexicon.language).longest("just", fold(window.written).split(), 0) > 0


def _of_act(window: TimeWindow, units: Sequence[Unit], lexicon: Lexicon) -> TimeWindow | None:
    """ "As of May 1" and "already" mean any day up to then, "at the end of May" its last days.

    Who left "when she was accused" left over it, whenever that was.
    """
    if window.relative is not Relative.ON:
        return window
    if window.event_id is not None and fold(window.written).split()[:1] in [[w] for w in lexicon.times["over_it"]]:
        return None
    led = any(fold(window.written).startswith(words) for words in lexicon.times["as_of"])
    if led or any(u.text in lexicon.times["already"] for u in units) or _is_away(units, lexicon):
        return replace(window, relative=Relative.UNTIL)
    said, day = fold(window.written).split(), window.days.earliest_on
    part = next((part for name, part in _EDGES.items() if not set(said).isdisjoint(lexicon.times[name])), "")
    if not part or day is None or not window.days.is_day:
        return window
    return replace(window, relative=Relative.DURING, days=narrow(DateRange.month(day.year, day.month), part))


def _is_away(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether somebody "is gone", which holds from the day of leaving on ("were they gone on May 20")."""
    acts = [u for u in units if u.tag == "stance"]
    return has(units, "be") and bool(acts) and acts[0].words[0] in lexicon.times["away"]


def within_act(clause: Clause, other: Clause, connector: str, written: str, *, led: Sequence[Unit] = ()) -> Clause:
    """The clause in the time that another sets; what happened "when" they did had happened by then.

    `led` are the units of the clause: who "endorsed Moss the day" others did gave their support on that day.
    """
    connector = "after" if connector == "when" and _goes_on(clause, other, led) else connector
    relation, relative = clause.relation, BOUNDS[connector]
    is_own = other.endorser.names == clause.endorser.names and other.candidate == Slot()
    if relation is other.relation is Relation.WITHDREW and clause.candidate.is_asked and is_own:
        return clause  # "whom did he use to back before he flipped"
    if connector == "before" and relation in SUPPORT and clause.rank is None and _is_turn_of_own(clause, other):
        return replace(clause, relation=Relation.WITHDREW)  # "whom did they back before they flipped"
    is_gone = relation is Relation.BACKS and other.relation is Relation.WITHDREW and bool(other.candidate.names)
    if is_gone and clause.candidate == Slot() and clause.endorser.is_asked:
        clause = replace(clause, candidate=other.candidate)  # "who stayed after the nurses left Moss"
    if connector == "that_day" and relation in (Relation.BACKS, Relation.EVER_BACKED) and comes_in(led):
        clause = replace(clause, relation=Relation.ENDORSED)
        relation = clause.relation
    if connector == "when" and other.relation is Relation.WITHDREW and other.endorser == Slot() and comes_in(led):
        relation, relative = Relation.ENDORSED, Relative.SINCE  # "who joined her when others were leaving"
    if relation is Relation.EVER_BACKED:
        is_state = connector in ("before", "when", "by_when", "that_day")
        relation = Relation.BACKS if is_state else Relation.ENDORSED
    if relative is Relative.ON and relation is not Relation.BACKS and connector != "that_day":
        relative = Relative.UNTIL
    elif relative is Relative.UNTIL and relation is Relation.BACKS:
        relative = Relative.ON
    window = TimeWindow(relative=relative, clause=other, written=written)
    is_within = relative in (Relative.UNTIL, Relative.SINCE) or connector == "that_day"
    is_of_same = not other.candidate.names or meant_ids(other.candidate.names) == meant_ids(clause.candidate.names)
    # the day itself counts, whose it was does not
    is_same = is_within and is_of_same and clause.endorser.is_asked and not clause.endorser.names
    left_out = other.endorser.names if is_same else ()
    endorser = replace(clause.endorser, excluded=(*clause.endorser.excluded, *left_out))
    return replace(clause, relation=relation, endorser=endorser, window=window)


def _goes_on(clause: Clause, other: Clause, led: Sequence[Unit]) -> bool:
    """Whether it is asked whom somebody went to when they left another ("where did they go when they quit her")."""
    is_own = bool(clause.endorser.names) and other.endorser.names == clause.endorser.names
    is_asked = clause.candidate.is_asked and not clause.candidate.names and not clause.endorser.is_asked
    is_left = other.relation is Relation.WITHDREW and bool(other.candidate.names) and not other.negated
    return (
        is_own and is_asked and is_left and clause.relation in (*SUPPORT, Relation.EVER_BACKED) and not has(led, "be")
    )


def _is_turn_of_own(clause: Clause, other: Clause) -> bool:
    """Whether an act sets the time of whom its own doers backed, and names nobody else whom they left."""
    is_open = clause.candidate.is_asked and other.relation is Relation.WITHDREW and other.candidate == Slot()
    doers, own = clause.endorser, other.endorser
    is_same = own.names == doers.names and own.pronoun == doers.pronoun if own.names else bool(own.pronoun)
    is_same = is_same and (bool(doers.names) or own.pronoun == doers.pronoun)
    return is_open and is_same and not doers.is_asked and not own.is_asked


def at_distance(clause: Clause, connector: str, words: Sequence[str], lexicon: Lexicon) -> Clause:
    """The clause so far from the act that sets its time as the words before "after" or "before" say."""
    size, first, last = distance_before(words, lexicon) if connector in ("before", "after") else (0, 0, 0)
    if not size or clause.window is None:
        return clause
    apart = (first, last) if connector == "after" else (-last, -first)
    relative = Relative.ON if first == last else Relative.DURING
    return replace(clause, window=replace(clause.window, relative=relative, apart=apart))


def once_or_never(units: Sequence[Unit], act: Unit) -> tuple[Relation, bool] | None:
    """What "who is not with Moss that used to be", or "and never was", asks for, and whether that is denied.

    None where nothing of the kind stands behind the act that is denied.
    """
    behind = [u for u in units if u.at > act.last]
    is_told = has(behind, "be", "do", "have") and not has(behind, "stance")
    if not is_told or not any(u.tag == "not" and u.at < act.at for u in units):
        return None
    if has(behind, "not"):
        return Relation.EVER_BACKED, True
    return (Relation.WITHDREW, False) if has(behind, "used_to", "earlier", "ever") else None
