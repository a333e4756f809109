"""Which rows does somebody see: from which server, and at which moment in our records?

Moments are UTC text of one width, so that SQL compares them as text. Queries bind `:server` and
`:known`; "now" is a moment after every other, which keeps one form of each query.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from facts.models import DateRange, View

NOW = "9999-12-31T23:59:59.999999Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who writes something down, when, and which server alone sees it (None: everyone).

    Raises:
        ValueError: `at` does not say its time zone.
    """

    at: datetime
    by: str
    server_id: int | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a moment in our records says its time zone")

    @property
    def stamp(self) -> str:
        """The moment as the store writes it."""
        return write_moment(self.at)


def write_moment(at: datetime) -> str:
    """A moment as the store writes it.

    Raises:
        ValueError: It does not say its time zone.
    """
    if at.tzinfo is None:
        raise ValueError("a moment in our records says its time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


@lru_cache(maxsize=4096)
def read_moment(text: str) -> datetime:
    """A moment as the store wrote it, in UTC."""
    return datetime.fromisoformat(text)


def seen_by(view: View, **more: object) -> dict[str, object]:
    """The parameters of a query: `:server`, `:known` and `more`."""
    known = write_moment(view.known_at) if view.known_at else NOW
    return {"server": view.server_id, "known": known, **more}


# Spellings that the view's server has not taken away for itself; a query about rows of `alias`.
NOT_HIDDEN = """not exists (select 1 from hidden_alias as hidden
    where hidden.alias_id = alias.alias_id and hidden.server_id = :server
        and hidden.hidden_at <= :known and (hidden.ended_at is null or hidden.ended_at > :known))"""


def as_list(ids: Iterable[int | str]) -> str:
    """Keys as one parameter, for `in (select value from json_each(:ids))`."""
    listed = [*ids]
    if not listed:
        return "[]"
    return str(listed) if {*map(type, listed)} <= {int} else json.dumps(listed)


def write_day(on: date | None) -> str | None:
    """A day as the store writes it."""
    return on.isoformat() if on else None


@lru_cache(maxsize=4096)
def read_range(earliest: str | None, latest: str | None) -> DateRange:
    """A date range out of its two columns."""
    return DateRange(
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
    )
