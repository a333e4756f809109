"""What does a server own beside its facts: spellings, merges, suggestions? As records for its export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facts.models import View
from facts.store.opening import Store


def read_own_names(store: Store, view: View) -> Iterator[dict[str, Any]]:
    """Read the server's own spellings, merges and "not the same", and what it took away."""
    server = (view.server_id,)
    for row in store.rows(
        """select entity.name as name, text as alias, alias.added_at as at, alias.added_by as by
        from alias join entity using (entity_id) where alias.server_id = ? and ended_at is null order by alias_id""",
        server,
    ):
        yield {"record": "alias", **dict(row)}
    for row in store.rows(
        """select link.kind as word, one.name as name, other.name as other, linked_at as at, linked_by as by
        from entity_link as link join entity as one on one.entity_id = link.entity_id
        join entity as other on other.entity_id = link.into_id
        where link.server_id = ? and ended_at is null order by link_id""",
        server,
    ):
        yield {"record": "names", **dict(row)}
    for row in store.rows(
        """select entity.name as name, alias.text as alias, hidden_at as at, hidden_by as by
        from hidden_alias join alias using (alias_id) join entity using (entity_id)
        where hidden_alias.server_id = ? and hidden_alias.ended_at is null order by hidden_id""",
        server,
    ):
        yield {"record": "alias taken away", **dict(row)}


def read_own_suggestions(store: Store, view: View) -> Iterator[dict[str, Any]]:
    """Read what members suggested, and what became of it."""
    for row in store.rows(
        """select text, url, question, answer, suggested_at as at, suggested_by as by, verdict, reason
        from suggestion where server_id = ? order by suggestion_id""",
        (view.server_id,),
    ):
        yield {"record": "suggestion", **dict(row)}
