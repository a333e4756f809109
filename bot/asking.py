"""What happens to a question, whichever way it came in?

It is answered on the store's thread as the next turn of its conversation, and what its buttons need is
kept in the store. An answer that cannot be kept is given all the same, without buttons.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Protocol
from weakref import WeakValueDictionary

from bot.shown import ShownAnswer
from bot.store_thread import StoreThread
from facts.answers import Conversation, Conversations
from facts.errors import StoreError
from facts.models import Answer, DateRange, View
from facts.moderation.settings import read_settings
from facts.store import Store
from facts.store.shown import keep_shown, read_shown

log = logging.getLogger(__name__)


class Answerer(Protocol):
    """`facts.answers.answer_question`, or whatever stands in for it."""

    def __call__(  # noqa: PLR0913 - what `answer_question` takes
        self,
        store: Store,
        text: str,
        *,
        view: View,
        as_of: DateRange | None,
        today: date,
        conversation: Conversation | None,
        language: str | None,
    ) -> Answer:
        """Answer `text`."""


class Chooser(Protocol):
    """`facts.answers.choose`, or whatever stands in for it."""

    def __call__(  # noqa: PLR0913 - what an answerer takes, and the choice
        self,
        store: Store,
        text: str,
        entity_id: int,
        *,
        view: View,
        as_of: DateRange | None,
        today: date,
        conversation: Conversation | None,
        language: str | None,
    ) -> Answer:
        """Answer `text` with the entity that was chosen."""


@dataclass(frozen=True, slots=True)
class Place:
    """Who asks where: the key of a conversation, and the server whose facts are seen."""

    member_id: int
    channel_id: int
    server_id: int | None = None

    @property
    def key(self) -> tuple[int, int]:
        """The key of the conversation: one a member and channel."""
        return self.member_id, self.channel_id


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, what is remembered of it, and the token of its buttons (None: it could not be kept)."""

    answer: Answer
    shown: ShownAnswer
    token: str | None


def utc_now() -> datetime:
    """The time in UTC."""
    return datetime.now(tz=UTC)


def _seconds() -> float:
    return time.monotonic()  # looked up at each call, so that a test may stop the clock


class Asking:
    """Answers questions from anywhere in Discord.

    Args:
        store_thread: The thread that owns the store.
        answer: What answers a question.
        choose: What answers one that had several meanings, with the one chosen.
        now: The time in UTC.
    """

    def __init__(
        self, store_thread: StoreThread, answer: Answerer, choose: Chooser, *, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._store_thread = store_thread
        self._answer = answer
        self._choose = choose
        self._now = now
        self.conversations = Conversations(clock=_seconds)
        self._turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    def today(self) -> date:
        """The day in UTC."""
        return self._now().date()

    def in_turn(self, place: Place) -> asyncio.Lock:
        """A lock that a member's questions in a channel take in the order in which they came.

        Held from a question's arrival until it is asked: whatever is awaited on the way (a typing indicator, the
        message replied to) may take longer for one than for the next, and "and who left?" must not overtake.
        """
        return self._turns.setdefault(place.key, asyncio.Lock())

    async def answers_in(self, server_id: int | None, channel: object) -> bool:
        """Whether a server lets the bot answer openly in a channel; a thread is as its channel.

        The server is taken to have no wish when the store does not say so within a second: Discord waits for three.
        """
        if server_id is None:
            return True
        try:
            settings = await asyncio.wait_for(self._store_thread.run(read_settings, server_id), 1)
        except TimeoutError:
            return True
        keys = (getattr(channel, "id", None), getattr(channel, "parent_id", None))
        return settings.answers_in(*(key for key in keys if key is not None))

    async def ask(
        self, text: str, place: Place, *, as_of: DateRange | None = None, reply_to: str | None = None
    ) -> Told:
        """Answer a question as the next turn of its conversation.

        Args:
            text: As typed, without the bot's own mention.
            place: Who asks where.
            as_of: The date asked for, or None for how far the sources reach.
            reply_to: The token of the answer that is replied to; the conversation goes on from there.

        Raises:
            FactsError: With words for the person who asked.
        """
        before = await self.recall(reply_to, place) if reply_to else None
        return await self._kept(
            await self._store_thread.run(self._next_turn, text, place, as_of=as_of, before=before), place
        )

    async def choose(self, token: str, choice: int, place: Place) -> Told | None:
        """Answer the question that had several meanings with the one chosen, or None when it is forgotten."""
        asked = await self.recall(token, place)
        if asked is None or choice >= len(asked.choices):
            return None
        return await self._kept(await self._store_thread.run(self._chosen, asked, choice, place), place)

    async def recall(self, token: str, place: Place) -> ShownAnswer | None:
        """What was shown under a token in this server, or None when it is forgotten."""
        kept = await self._store_thread.run(read_shown, View(server_id=place.server_id), token)
        return ShownAnswer.from_json(kept) if kept else None

    async def _kept(self, told: tuple[Answer, ShownAnswer], place: Place) -> Told:
        answer, shown = told
        token: str | None = secrets.token_urlsafe(9)
        try:
            await self._store_thread.run(
                keep_shown, str(token), shown.to_json(), server_id=place.server_id, at=self._now()
            )
        except StoreError as problem:
            log.warning("an answer goes out without buttons: %s", problem)
            token = None
        return Told(answer, shown, token)

    # What follows runs on the store's thread, one question after the other.

    def _next_turn(
        self, store: Store, text: str, place: Place, *, as_of: DateRange | None, before: ShownAnswer | None
    ) -> tuple[Answer, ShownAnswer]:
        conversation = self.conversations.of(place.key)
        if before is not None and before.turns != _texts(conversation):
            # it was forgotten, or is another member's: say it again to get there
            conversation.turns.clear()
            self._go_through(store, before.turns[:-1], place)
            self._turn(store, before.turns[-1], place, as_of=before.as_of, chosen=before.chosen)
        return self._turn(store, text, place, as_of=as_of)

    def _chosen(self, store: Store, asked: ShownAnswer, choice: int, place: Place) -> tuple[Answer, ShownAnswer]:
        self.conversations.of(place.key).turns.clear()
        self._go_through(store, asked.turns[:-1], place)
        chosen = asked.choices[choice].entity_id
        return self._turn(store, asked.turns[-1], place, as_of=asked.as_of, chosen=chosen)

    def _go_through(self, store: Store, turns: Iterable[str], place: Place) -> None:
        for text in turns:
            self._turn(store, text, place)

    def _turn(
        self, store: Store, text: str, place: Place, *, as_of: DateRange | None = None, chosen: int | None = None
    ) -> tuple[Answer, ShownAnswer]:
        conversation, view = self.conversations.of(place.key), View(server_id=place.server_id)
        before, today = _texts(conversation), self.today()
        language = read_settings(store, place.server_id).language if place.server_id is not None else None
        reading = partial(self._answer, store, text) if chosen is None else partial(self._choose, store, text, chosen)
        answer = reading(view=view, as_of=as_of, today=today, conversation=conversation, language=language)
        return answer, ShownAnswer.of(answer, _after(before, text, conversation), as_of, chosen=chosen)


def _texts(conversation: Conversation) -> tuple[str, ...]:
    return tuple(turn.question.text for turn in conversation.turns)


def _after(before: tuple[str, ...], text: str, conversation: Conversation) -> tuple[str, ...]:
    """The questions that lead to this point; one that asked nothing we know is no turn, yet was asked."""
    turns = _texts(conversation)
    return turns if turns and turns != before else (*before, text)
