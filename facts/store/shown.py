"""Which answer does a button belong to? Kept in full for a while, bounded in number, without the asker."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from facts.models import View
from facts.store.opening import Store
from facts.store.scope import write_moment

KEPT = 5000  # answers; with three passages each about 15 MB


def keep_shown(
    store: Store, token: str, content: Mapping[str, Any], *, server_id: int | None, at: datetime, keep: int = KEPT
) -> None:
    """Remember what was shown under `token`, and forget the oldest beyond `keep`."""
    with store.aside(), store.transaction():
        shown_id = store.insert(
            "insert into shown_answer (token, content, server_id, shown_at) values (?, ?, ?, ?)",
            (token, json.dumps(content, ensure_ascii=False), server_id, write_moment(at)),
        )
        store.db.conn.execute("delete from shown_answer where shown_id <= ?", (shown_id - keep,))


def read_shown(store: Store, view: View, token: str) -> dict[str, Any] | None:
    """What was shown under `token` in the view's own server, or None when it is forgotten."""
    row = store.row("select content from shown_answer where token = ? and server_id is ?", (token, view.server_id))
    content: dict[str, Any] | None = json.loads(row["content"]) if row else None
    return content
