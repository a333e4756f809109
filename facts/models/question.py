"""What is asked: a frame that a query can answer.

A question is a conjunction of clauses over endorser and candidate, in which the slot
that is asked for is marked; "which candidate told Reed to go but is not backed by the
nurses" is two clauses that share their asked slot. A question of two parts holds both.

How frames are meant, where the words alone leave it open:

- An asked slot that also has `names` chooses among these ("does Reed or Moss have the nurses",
  "which of those ..."); without names it asks for anybody.
- A negated `withdrew` that asks for a list asks for those who back still ("who has not left Reed");
  one that asks yes or no with an empty slot asks "is there nobody who did".
- `withdrew` with `still` is "no longer backs"; `backs` with `still` is told with the date of the newest source.
- `reason`, `words`, `identity`, `about` carry one clause: `reason` the one to explain; `words` the speaker
  as endorser and whom it was about as candidate (relation `any` when no stance is named); `identity` and
  `about` whom as endorser. `is_a` asks whether the endorser's names are of its `kinds` or `roles`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from facts.models.building import built_quickly
from facts.models.days import DateRange
from facts.models.entity import NameMatch


class Asks(StrEnum):
    """What would answer the question."""

    LIST = "list"
    YES_NO = "yes_no"
    COUNT = "count"
    DATE = "date"
    SPAN = "span"
    REASON = "reason"
    WORDS = "words"
    SOURCE = "source"
    IDENTITY = "identity"
    ABOUT = "about"
    IS_A = "is_a"
    NOTHING = "nothing"


class Relation(StrEnum):
    """What must hold between endorser and candidate for a clause to be true."""

    BACKS = "backs"
    WITHDREW = "withdrew"
    EVER_BACKED = "ever_backed"
    ENDORSED = "endorsed"
    REAFFIRMED = "reaffirmed"
    DECLINED = "declined"
    OPPOSES = "opposes"
    URGES_EXIT = "urges_exit"
    RETURNED = "returned"
    ANY = "any"


class Relative(StrEnum):
    """How a window lies to its days."""

    ON = "on"
    DURING = "during"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedName:
    """Words of a question that name somebody, and whom they may name, likeliest first.

    Attributes:
        written: The words, as typed.
        start, end: Where they stand in `Question.text` (characters, end excluded).
        matches: One when sure; several for namesakes or a description that fits several;
            empty when nobody known is near enough.
        nearest: Who is nearest in spelling when there is no match: offered, never assumed.
    """

    written: str
    start: int = 0
    end: int = 0
    matches: tuple[NameMatch, ...] = ()
    nearest: tuple[NameMatch, ...] = ()

    @property
    def is_described(self) -> bool:
        """Whether the words describe those whom they mean, as "the teachers union" does, rather than name them."""
        return bool(self.matches) and all(match.why == "description" for match in self.matches)


def meant_ids(names: Iterable[LinkedName]) -> set[int]:
    """Every entity that one of the names may mean."""
    return {match.entity_id for name in names for match in name.matches}


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One side of a clause.

    Attributes:
        names: Whom the question names on this side; empty means anybody.
        is_asked: Whether this side is what the question asks for.
        kinds: Only entities of these kinds (`EntityKind` words, `organization` for every group, `local` for unions
            with a number, or `candidate` for whoever stands in a contest).
        roles: Only those whose role says one of these ("state senator"); `elected official` for any office.
        excluded: Whom to leave out ("besides the nurses").
        but_kinds, but_roles: Sorts to leave out ("that is not a union").
        all_of: Whether every name must satisfy the clause ("backed by both A and B"), not any one.
        is_definite: Whether one particular member of `kinds` or `roles` is meant ("the senator"): when
            several fit and the answer differs among them, ask which.
        pronoun: A pronoun that nothing said before resolves ("him"); empty otherwise.
        is_told: Whether those are meant whom the answer to the part before tells of ("who left her and whom do
            they back now"): they are named once that part is answered.
    """

    names: tuple[LinkedName, ...] = ()
    is_asked: bool = False
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    excluded: tuple[LinkedName, ...] = ()
    but_kinds: tuple[str, ...] = ()
    but_roles: tuple[str, ...] = ()
    all_of: bool = False
    is_definite: bool = False
    pronoun: str = ""
    is_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWindow:
    """When a clause must hold: `relative` to `days`, to the day of an `event` in the store, or to
    the day on which another `clause` came true ("before they dropped Reed"), or days that lie from `apart[0]` to
    `apart[1]` days behind it ("two days after they dropped Reed"; below zero for before).

    `topic` are the words for a happening that is no event of the store ("the cottage thing"): nobody dates it.
    """

    relative: Relative
    days: DateRange = DateRange()
    event_id: int | None = None
    clause: Clause | None = None
    written: str = ""
    topic: tuple[str, ...] = ()
    apart: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Where the candidate of a clause stands on the endorser's ballot.

    Attributes:
        names: Beside whom.
        place: `above` or `below` them, or `next` behind them.
    """

    names: tuple[LinkedName, ...]
    place: str


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One condition of a question.

    Attributes:
        relation: What must hold.
        negated: Whether it must not hold ("has not dropped").
        endorser, candidate: Its sides.
        rank: Only support of this rank (1 for first choice).
        is_foremost: Only support that is not ranked behind another's ("their favorite").
        beside: Only support that ranks the candidate so to another ("above Reed").
        conditional: True for support or withdrawal under a condition ("until the review").
        condition: Words of that condition, to tell one from another.
        wording: Beginnings of words of which a source must hold one ("resign").
        is_literal: Whether nothing is true without such a source; else only where some source has one.
        window: When; None asks about the date of the answer (`as_of`, else the newest records).
        ever: Whether it counts though it was undone since ("has ever left", those who came back too).
        at_least: How many on the side that names nobody it must hold for ("backs more than one").
        at_most: How many at most ("exactly two unions"); None for any number.
        is_left: Whether it tells whom they left for whom another clause names: only who came to that one later did.
        only: The side, `endorser` or `candidate`, on which nobody else may satisfy it ("only them?"); empty for none.
    """

    relation: Relation
    negated: bool = False
    endorser: Slot = field(default_factory=Slot)
    candidate: Slot = field(default_factory=Slot)
    rank: int | None = None
    is_foremost: bool = False
    beside: Beside | None = None
    conditional: bool = False
    condition: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    is_literal: bool = False
    window: TimeWindow | None = None
    ever: bool = False
    at_least: int = 1
    at_most: int | None = None
    is_left: bool = False
    only: str = ""


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it was understood.

    Attributes:
        text: As meant: as typed, but for words run together, said twice or without meaning.
        typed: As typed, where that is not the same.
        asked: Of it the sentence that asks, as typed.
        publishers: Whose reporting alone counts ("according to the Gazette"); empty for everybody's.
        has_act: Whether a word of weight says a stance in it, not "for" or "with" alone.
        asks: What would answer it.
        language: Two-letter code of the language to answer in.
        clauses: All must hold; they share their asked slot.
        names: Every name in it, linked or not.
        topic: Content words left over, for passages ("how big is the NUT").
        order: `first` or `last` when the question asks for the earliest or newest; `most` or `fewest`
            when it compares the asked side by how many satisfy the clause ("who has more unions").
        still: Whether it asks if something that was so still is ("still", "no longer").
        office: Words that limit the contest ("governor"); empty for any.
        parts: The questions it consists of, when there are several; then `clauses` is empty.
        unread: Words of it that no clause holds and that may limit what is asked: it is not answered without them.
        strangers: Those of them that seem to name somebody.
        heard: Of whom the conversation spoke last (entity keys): "the senator" is one of them where several fit.
        why_not: For `Asks.NOTHING`: what is missing, in plain words.
        trace: Lines for `--explain`: how the words were read.
    """

    text: str
    asks: Asks
    language: str = "en"
    clauses: tuple[Clause, ...] = ()
    names: tuple[LinkedName, ...] = ()
    topic: tuple[str, ...] = ()
    order: str | None = None
    still: bool = False
    office: str = ""
    parts: tuple[Question, ...] = ()
    unread: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    heard: frozenset[int] = frozenset()
    why_not: str = ""
    asked: str = ""
    typed: str = ""
    publishers: frozenset[str] = frozenset()
    has_act: bool = False
    trace: tuple[str, ...] = ()
