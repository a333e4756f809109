"""Where did an endorser stand towards a candidate on a day?

A standing is a fold over the statements of one pair in one contest, never stored. Dates are
ranges, so the fold asks which turn may have been the last one by that day: when every answer
agrees the standing is known, else it is unconfirmed. Statements become happenings first, because
two articles that tell of one withdrawal are one turn, dated as the more precise of them has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from facts.models import DateRange, Stance, Standing, Statement
from facts.models.building import built_quickly, replace

SUPPORT = frozenset({Stance.ENDORSES, Stance.REAFFIRMS})
ENDS = (Stance.WITHDRAWS, Stance.OPPOSES)
_AGAINST = (Stance.WITHDRAWS, Stance.DECLINES, Stance.OPPOSES, Stance.URGES_EXIT)
_TURNS_AWAY = frozenset({Stance.WITHDRAWS, Stance.OPPOSES, Stance.URGES_EXIT})
#: On one day support is given, then confirmed, then ended.
_ORDER = {Stance.ENDORSES: 0, Stance.REAFFIRMS: 1, Stance.WITHDRAWS: 2, Stance.OPPOSES: 3, Stance.URGES_EXIT: 3}
#: A backer who tells its candidate to go has not said that its support is over.
_AFTER = {
    Stance.ENDORSES: Standing.BACKS,
    Stance.REAFFIRMS: Standing.BACKS,
    Stance.WITHDRAWS: Standing.WITHDREW,
    Stance.OPPOSES: Standing.WITHDREW,
    Stance.URGES_EXIT: Standing.UNCONFIRMED,
}


class Truth(StrEnum):
    """Whether something holds in every reading of the dates, in none, or in some."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


def happened_on(statement: Statement) -> DateRange:
    """The days on which it may have happened; the end is always known.

    Without a date of its own a statement happened by its source's publication, else by the day it was recorded.
    """
    when = statement.when
    if when.latest_on is not None:
        return when
    published = [e.source.published.latest_on for e in statement.evidence if e.source.published.latest_on]
    latest = min(published, default=statement.decided_at.date())
    return DateRange(when.earliest_on, max(latest, when.earliest_on) if when.earliest_on else latest)


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One turn: what it was, the days it may have come on, and the statements that tell of it, best dated first.

    `earliest_on` None means any day before; `is_doubtful` that it may be an older turn told again.
    """

    stance: Stance
    earliest_on: date | None
    latest_on: date
    statements: tuple[Statement, ...]
    is_doubtful: bool = False

    @property
    def first_day(self) -> date:
        """The first day it may have come on."""
        return self.earliest_on or date.min

    @property
    def days(self) -> DateRange:
        """The days it may have come on."""
        return DateRange(self.earliest_on, self.latest_on)

    def holds(self, other: Happening) -> bool:
        """Whether the other's days all lie within its own."""
        return self.first_day <= other.first_day and other.latest_on <= self.latest_on

    def shares_source(self, others: Iterable[Happening]) -> bool:
        """Whether one source tells of it and of one of the others."""
        own = {e.source.key for s in self.statements for e in s.evidence}
        return any(e.source.key in own for o in others for s in o.statements for e in s.evidence)


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The turns of one endorser towards one candidate in one contest.

    Attributes:
        happenings: Those that decide the standing.
        told: Every happening, with undated support that a later withdrawal speaks of.
        starts: The endorsement that dates the start of the support, if one does.
        statements: Every statement of the pair, those that change no standing too.
    """

    happenings: tuple[Happening, ...]
    told: tuple[Happening, ...]
    starts: Happening | None
    statements: tuple[Statement, ...]
    _possible: dict[date, frozenset[Standing]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def is_implied(self) -> bool:
        """Whether support held on every day before the first turn, as a withdrawal or reaffirmation implies."""
        return self.starts is None and any(
            h.stance is not Stance.ENDORSES and not h.is_doubtful for h in self.happenings
        )

    @property
    def before(self) -> Standing:
        """What held before the first turn."""
        return Standing.BACKS if self.is_implied else Standing.NONE

    def possible_on(self, day: date) -> frozenset[Standing]:
        """Every standing that some reading of the dates gives for the end of that day."""
        if day not in self._possible:
            found = {self._after(h) for h in self.last_on(day)}
            if all(h.is_doubtful or h.latest_on > day for h in self.happenings):
                found.add(self.before)
            self._possible[day] = frozenset(found)
        return self._possible[day]

    def _after(self, turn: Happening) -> Standing:
        """Where a turn leaves them: a call to go changes nothing for one who has withdrawn already."""
        if turn.stance is not Stance.URGES_EXIT:
            return _AFTER[turn.stance]
        rest = replace(self, happenings=tuple(h for h in self.happenings if h.stance is not Stance.URGES_EXIT))
        gone = bool(rest.happenings) and rest.possible_on(turn.latest_on) == {Standing.WITHDREW}
        return Standing.WITHDREW if gone else _AFTER[turn.stance]

    def standing_on(self, day: date) -> Standing:
        """The standing at the end of that day; unconfirmed when the dates leave it open."""
        possible = self.possible_on(day)
        return next(iter(possible)) if len(possible) == 1 else Standing.UNCONFIRMED

    def last_on(self, day: date) -> tuple[Happening, ...]:
        """The happenings that may have been the last by the end of that day."""
        if len(self.happenings) == 1:
            return self.happenings if self.happenings[0].first_day <= day else ()
        return tuple(h for h in self.happenings if self._may_be_last(h, day))

    def _may_be_last(self, turn: Happening, day: date) -> bool:
        if turn.first_day > day:
            return False
        at = min(turn.latest_on, day)
        return all(self._lets_be_last(other, turn, at, day) for other in self.happenings if other is not turn)

    def _lets_be_last(self, other: Happening, turn: Happening, at: date, day: date) -> bool:
        """Whether `other` can have come after `day`, or before `turn` that came on the day `at`."""
        if other.is_doubtful:
            return True
        later = other.latest_on > day and not (other is self.starts and turn.stance is not Stance.ENDORSES)
        sooner = (other.first_day, _ORDER[other.stance]) <= (at, _ORDER[turn.stance])
        if turn is self.starts and other.stance is not Stance.ENDORSES:
            return later
        return later or sooner

    def telling_on(self, day: date) -> tuple[Statement, ...]:
        """What says whether support stands at the end of that day, best first; empty where nothing does."""
        possible = self.possible_on(day)
        if possible == {Standing.BACKS}:
            return self.showing_support(day)
        if possible.isdisjoint((Standing.BACKS, Standing.UNCONFIRMED)):
            return self.showing_none(day)
        return self.leaving_open(day)

    def leaving_open(self, day: date) -> tuple[Statement, ...]:
        """What leaves open whether support stands at the end of that day: the turns that may be the last."""
        return newest_told(self.last_on(day) or self.happenings)

    def showing_none(self, day: date) -> tuple[Statement, ...]:
        """What shows that there was no support by that day: it ended, was refused, or began later."""
        against = [h for h in self.told_of(_AGAINST) if h.first_day <= day]
        if against:
            ended = [h for h in against if h.stance in ENDS] or against
            return best_dated(reversed(ended))
        later = self.starts
        return later.statements if later is not None and later.first_day > day else ()

    def showing_support(self, day: date) -> tuple[Statement, ...]:
        """Support by that day, the newest first; else the later turn that implies it."""
        by_then = [h for h in self.told_of(SUPPORT) if h.first_day <= day]
        if by_then:
            return newest_told(by_then)
        return best_dated(self.told_of((*SUPPORT, *ENDS))[:1])

    def held_within(self, first: date, last: date) -> Truth:
        """Whether support held on some day from `first` to `last`."""
        days = self._days_that_matter(first, last)
        possible = [self.possible_on(day) for day in days]
        if any(p == {Standing.BACKS} for p in possible):
            return Truth.YES
        if first == date.min and self.is_implied and last >= min(h.first_day for h in self.happenings):
            return Truth.YES
        if any(self._falls_within(h, first, last) for h in self.happenings if h.stance in SUPPORT):
            return Truth.YES
        return Truth.OPEN if any(Standing.BACKS in p or Standing.UNCONFIRMED in p for p in possible) else Truth.NO

    @staticmethod
    def _falls_within(turn: Happening, first: date, last: date) -> bool:
        return not turn.is_doubtful and first <= turn.first_day and turn.latest_on <= last

    def _days_that_matter(self, first: date, last: date) -> list[date]:
        days = {first, last}
        for h in self.happenings:
            days |= {h.first_day, h.latest_on}
            days |= {d - timedelta(days=1) for d in (h.first_day, h.latest_on) if d > date.min}
        return sorted(d for d in days if first <= d <= last)

    def rank_on(self, day: date) -> int | None:
        """The rank of the newest endorsement by that day, which a reaffirmation keeps."""
        if all(s.rank is None for s in self.statements):
            return None
        ranked = [h for h in self.told if h.stance in SUPPORT and h.first_day <= day]
        ranked.sort(key=lambda h: (h.stance is Stance.ENDORSES, h.latest_on, h.first_day), reverse=True)
        return next((s.rank for h in ranked for s in h.statements if s.rank is not None), None)

    def told_of(self, stances: Collection[Stance]) -> tuple[Happening, ...]:
        """Its happenings of these stances, the earliest first."""
        if len(self.told) == 1:
            return self.told if self.told[0].stance in stances else ()
        wanted = frozenset(stances)
        return tuple(sorted((h for h in self.told if h.stance in wanted), key=lambda h: (h.latest_on, h.first_day)))


def newest_told(turns: Iterable[Happening]) -> tuple[Statement, ...]:
    """The statements of these turns, the newest first, the more precise first among equals."""
    told = [(s, happened_on(s)) for h in turns for s in h.statements]
    if len(told) == 1:
        return (told[0][0],)
    told.sort(key=lambda pair: pair[1].earliest_on or date.min, reverse=True)
    told.sort(key=lambda pair: pair[1].latest_on or date.max, reverse=True)
    return tuple(s for s, _ in told)


def best_dated(turns: Iterable[Happening]) -> tuple[Statement, ...]:
    """The statements of these turns, turn by turn, each turn's best dated first."""
    return tuple(s for h in turns for s in h.statements)


def by_contest(statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements of one pair in each contest; one without a contest belongs to the pair's only one."""
    contests: dict[int | None, list[Statement]] = defaultdict(list)
    for statement in statements:
        contests[statement.contest.contest_id if statement.contest else None].append(statement)
    if None in contests and len(contests) == 2:
        only = next(key for key in contests if key is not None)
        contests[only] += contests.pop(None)
    return list(contests.values())


def draw_timeline(statements: Sequence[Statement]) -> Timeline:
    """Fold the statements of one pair in one contest into its turns.

    A vaguer statement of a stance is the more precise one told again, unless it came out after a turn the
    other way that its source does not mention: then it may be news. Support without a start that is told
    beside its withdrawal, or before it, is the support that was withdrawn. The first dated endorsement
    starts the support, and what may have come after it did.
    """
    if len(statements) == 1:
        return _draw_single(statements[0])
    turns = [_happening(s) for s in statements if s.stance in _ORDER]
    turns = [h for h in turns if h.stance not in (Stance.OPPOSES, Stance.URGES_EXIT) or _ends_support(h, turns)]
    told = [kept for stance in _ORDER for kept in _merge_retold([h for h in turns if h.stance is stance], turns)]
    away = [h for h in told if h.stance in _TURNS_AWAY]
    settled = [placed for h in told if (placed := _place_undated(h, away)) is not None]
    starts = _find_start(settled)
    if starts is not None:
        settled = [h if h.stance is Stance.ENDORSES else _not_before(h, starts) for h in settled]
    told += [_happening(s) for s in statements if s.stance not in _ORDER]
    away_too = [_happening(s) for s in statements if s.stance in _TURNS_AWAY]
    told += [h for h in away_too if not _is_told(h, told)]
    return Timeline(happenings=tuple(settled), told=tuple(told), starts=starts, statements=tuple(statements))


def _draw_single(statement: Statement) -> Timeline:
    """The timeline of a lone statement, which most pairs have."""
    turn = _happening(statement)
    counts = statement.stance in SUPPORT or statement.stance is Stance.WITHDRAWS
    starts = turn if statement.stance is Stance.ENDORSES and turn.earliest_on is not None else None
    return Timeline(happenings=(turn,) if counts else (), told=(turn,), starts=starts, statements=(statement,))


def _happening(statement: Statement) -> Happening:
    days = happened_on(statement)
    assert days.latest_on is not None
    return Happening(
        stance=statement.stance, earliest_on=days.earliest_on, latest_on=days.latest_on, statements=(statement,)
    )


def _is_told(turn: Happening, told: Iterable[Happening]) -> bool:
    return any(turn.statements[0] in h.statements for h in told)


def _ends_support(turn: Happening, turns: Iterable[Happening]) -> bool:
    """Whether support may have stood before an opposition or a call to quit, which imply none of their own."""
    return any(h.stance in SUPPORT and h.first_day <= turn.latest_on for h in turns)


def _merge_retold(same: list[Happening], turns: list[Happening]) -> list[Happening]:
    """One happening for all that tell of it, narrowest dates first."""
    kept: list[Happening] = []
    for vague in sorted(same, key=lambda h: (h.latest_on - h.first_day, h.latest_on)):
        at = next((i for i in reversed(range(len(kept))) if vague.holds(kept[i])), None)
        news_from = None if at is None else _news_from(vague, kept[at], turns)
        if at is None:
            kept.append(vague)
        elif news_from is not None:
            kept.append(replace(vague, earliest_on=news_from, is_doubtful=True))
        else:
            kept[at] = replace(kept[at], statements=(*kept[at].statements, *vague.statements))
    return kept


def _news_from(vague: Happening, precise: Happening, turns: Iterable[Happening]) -> date | None:
    """From which day a vaguer statement may be news: after a turn the other way that its source does not tell."""
    other_way = [h for h in turns if (h.stance in SUPPORT) != (vague.stance in SUPPORT)]
    if vague.shares_source(other_way):
        return None
    between = [h for h in other_way if h.latest_on < vague.latest_on and _may_follow(h, precise)]
    return max((max(h.earliest_on or h.latest_on, vague.first_day) for h in between), default=None)


def _may_follow(turn: Happening, other: Happening) -> bool:
    """Whether a turn may have come after another; undated support before a withdrawal is what was withdrawn."""
    if (turn.latest_on, _ORDER[turn.stance]) > (other.latest_on, _ORDER[other.stance]):
        return True
    is_dated = turn.earliest_on is not None and (other.earliest_on is not None or turn.stance in _TURNS_AWAY)
    return is_dated and turn.first_day > other.first_day and turn.latest_on >= other.first_day


def _place_undated(turn: Happening, away: Sequence[Happening]) -> Happening | None:
    """Support without a start beside withdrawals: None when it is what was withdrawn, else when it may be news."""
    if turn.stance not in SUPPORT or turn.earliest_on is not None or not away:
        return turn
    if turn.shares_source(away) or any(turn.latest_on <= w.latest_on for w in away):
        return None
    return replace(turn, earliest_on=max(w.earliest_on or w.latest_on for w in away), is_doubtful=True)


def _find_start(turns: Sequence[Happening]) -> Happening | None:
    """The first dated endorsement, unless support is known to have stood, or may have begun, before it."""
    given = [h for h in turns if h.stance is Stance.ENDORSES and not h.is_doubtful]
    if not given or any(h.earliest_on is None for h in given):
        return None
    first = min(given, key=lambda h: (h.first_day, h.latest_on))
    sooner = [h for h in turns if h.stance is not Stance.ENDORSES and not h.is_doubtful]
    return None if any(h.latest_on < first.first_day for h in sooner) else first


def _not_before(turn: Happening, starts: Happening) -> Happening:
    return replace(turn, earliest_on=max(turn.first_day, starts.first_day))
