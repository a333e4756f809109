"""What was said before, in this channel, by this member?

A conversation keeps the last few turns for a while, so that "and who dropped him?" can be read; it is
bounded in turns and in time, and starts anew when a question names somebody and changes the subject.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date

from facts.answers.known import StoreKnown
from facts.answers.retyping import Unknown, described_again, typed_again, unknown_in
from facts.models import Asks, Question, Relation
from facts.questions import Turn

MOST_TURNS = 6  # what a follow-up may lean on: nobody refers further back
MOST_CONVERSATIONS = 2000  # members and channels remembered at once, about 20 MB
FORGET_AFTER = 15 * 60.0  # seconds


@dataclass(slots=True)
class Conversation:
    """The turns of one member in one channel, the newest last."""

    turns: list[Turn] = field(default_factory=list)
    unknown: Unknown | None = None

    def add(self, question: Question, *, entity_ids: tuple[int, ...], kind: str) -> None:
        """Remember a turn; one that asked nothing we know, or was not understood, leaves the subject as it was."""
        self.unknown = unknown_in(question, is_first=not self.turns) if kind == "unknown" else None
        if (question.asks is Asks.NOTHING and not question.clauses) or (kind == "unknown" and question.unread):
            return
        if kind == "unknown" and _is_of_nobody(question):
            return
        if self._is_new_subject(question):
            self.turns.clear()
        self.turns.append(Turn(question=question, entity_ids=entity_ids, kind=kind))
        del self.turns[:-MOST_TURNS]

    def _is_new_subject(self, question: Question) -> bool:
        """Whether a whole question names nobody whom the conversation is about."""
        if self.turns and _same_act(question, self.turns[-1].question):
            return False  # "who backs Moss", "Reed?": the two may be compared next
        named = _ids(question)
        before = {i for turn in self.turns for i in (*_ids(turn.question), *turn.entity_ids)}
        return bool(named) and bool(before) and not named & before


def asked_again(
    text: str, conversation: Conversation, known: StoreKnown, *, today: date, language: str | None
) -> str | None:
    """The question before as a message puts it right, by a name typed again or by which one it meant; None for others.

    Args:
        text: The message.
        conversation: The turns before.
        known: Of the store.
        today: Today.
        language: The language to read it in.
    """
    if conversation.unknown is not None:
        return typed_again(text, conversation.unknown, known, today=today, language=language)
    if not conversation.turns:
        return None
    return described_again(text, conversation.turns[-1], known, today=today, language=language)


def _is_of_nobody(question: Question) -> bool:
    """Whether it asks about strangers as such ("whats the capital of France"), and of no stance."""
    is_as_such = all(c.relation is Relation.ANY for c in question.clauses)
    strangers = [n for c in question.clauses for s in (c.endorser, c.candidate) for n in s.names if not n.matches]
    return is_as_such and not question.parts and (bool(strangers) or not _ids(question))


def _same_act(question: Question, before: Question) -> bool:
    """Whether two questions ask for the same of different names."""
    acts = [
        [(c.relation, c.negated, c.endorser.is_asked, c.endorser.kinds) for c in q.clauses] for q in (question, before)
    ]
    return question.asks == before.asks and bool(acts[0]) and acts[0] == acts[1]


def _ids(question: Question) -> set[int]:
    parts = question.parts or (question,)
    slots = [slot for part in parts for c in part.clauses for slot in (c.endorser, c.candidate)]
    return {match.entity_id for slot in slots for name in slot.names for match in name.matches}


@dataclass(slots=True)
class _Kept:
    conversation: Conversation
    at: float


class Conversations:
    """Every conversation that is going on, by member and channel; forgotten after a while.

    Args:
        clock: Seconds that only go forward.
        forget_after: Seconds of silence after which a conversation is forgotten.
        most: Conversations kept at once; the one silent for longest goes first.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        forget_after: float = FORGET_AFTER,
        most: int = MOST_CONVERSATIONS,
    ) -> None:
        self._clock = clock
        self._forget_after = forget_after
        self._most = most
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, key: Hashable) -> Conversation:
        """The conversation of this member in this channel, a new one if it was silent for too long."""
        now = self._clock()
        while self._kept and next(iter(self._kept.values())).at <= now - self._forget_after:
            self._kept.popitem(last=False)
        kept = self._kept.pop(key, None) or _Kept(Conversation(), now)
        kept.at = now
        self._kept[key] = kept
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return kept.conversation

    def forget(self, key: Hashable) -> None:
        """Forget one conversation at once."""
        self._kept.pop(key, None)

    def forget_where(self, matches: Callable[[Hashable], bool]) -> None:
        """Forget every conversation whose key matches, such as all of one member."""
        for key in [k for k in self._kept if matches(k)]:
            del self._kept[key]
