"""How does a server want the bot to behave?

Each setting has a value that holds until somebody chooses; choosing is a change like any other, traced and undone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any

from facts.answers.wording import languages
from facts.errors import BadInput
from facts.store import Store
from facts.store.changes import Change, ChangeKind, Told, record_change
from facts.store.scope import Entry
from facts.store.server_settings import read_values, write_value

MOST_CHANNELS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """What a server chose; ids are Discord's.

    Attributes:
        moderator_role_id: Who may moderate beside those who manage the server; None for nobody else.
        audit_channel_id: Where audit cards go; None for nowhere.
        answer_channel_ids: The only channels in which the bot answers; empty for all.
        language: Two-letter code of what the whole server reads, and of answers to questions that do not tell theirs.
        members_may_suggest: Whether members may suggest.
    """

    moderator_role_id: int | None = None
    audit_channel_id: int | None = None
    answer_channel_ids: tuple[int, ...] = ()
    language: str | None = None
    members_may_suggest: bool = True

    def answers_in(self, *channel_ids: int) -> bool:
        """Whether the bot answers in a channel; give a thread's own id and its parent's."""
        return not self.answer_channel_ids or bool({*channel_ids} & {*self.answer_channel_ids})


def read_settings(store: Store, server_id: int) -> ServerSettings:
    """What a server chose, with what holds where it did not."""
    values = read_values(store, server_id)
    known = {f.name for f in fields(ServerSettings)}
    kept: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in values.items() if key in known
    }
    return ServerSettings(**kept)


def change_settings(store: Store, entry: Entry, **chosen: Any) -> Change:  # noqa: ANN401 - as `ServerSettings` has them
    """Change settings of the entry's server; keywords are those of `ServerSettings`.

    Raises:
        BadInput: There is no such setting, a value makes no sense, or nothing is changed.
    """
    if entry.server_id is None:
        raise BadInput("only a server has settings")
    for key, value in chosen.items():
        _refuse_value(key, value)
    with store.transaction():
        before = read_values(store, entry.server_id)
        now = read_settings(store, entry.server_id)
        changed = {key: value for key, value in chosen.items() if getattr(now, key) != _kept(value)}
        if not changed:
            raise BadInput("nothing is changed")
        for key, value in changed.items():
            write_value(store, entry.server_id, key, value)
        told = Told(
            kind=ChangeKind.SETTINGS_CHANGED,
            summary=f"settings: {', '.join(key.replace('_', ' ') for key in changed)}",
            lines=[f"{key.replace('_', ' ')}: {_shown(getattr(now, key))} → {_shown(changed[key])}" for key in changed],
            steps=[("setting", key, json.dumps(before.get(key))) for key in changed],
        )
        return record_change(store, told, entry)


def _kept(value: object) -> object:
    return tuple(value) if isinstance(value, (list, tuple)) else value


def _refuse_value(key: str, value: object) -> None:
    is_id = isinstance(value, int) and not isinstance(value, bool) and value > 0
    if key in ("moderator_role_id", "audit_channel_id"):
        is_right = value is None or is_id
    elif key == "answer_channel_ids":
        is_right = isinstance(value, (list, tuple)) and all(isinstance(v, int) and v > 0 for v in value)
        if is_right and len(value) > MOST_CHANNELS:  # type: ignore[arg-type]
            raise BadInput(f"answer channels: at most {MOST_CHANNELS}")
    elif key == "language":
        is_right = value is None or value in languages()
        if not is_right:
            raise BadInput(f"language: “{value}” is none of {', '.join(languages())}")
    elif key == "members_may_suggest":
        is_right = isinstance(value, bool)
    else:
        raise BadInput(f"there is no setting called {key}")
    if not is_right:
        raise BadInput(f"{key.replace('_', ' ')}: “{value}” makes no sense")


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "all"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
