"""Why does the store keep what moderators do? Each change can be traced, shown on a card, and taken back."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations

_CHANGES = (
    """create table change (
        change_id integer primary key autoincrement,
        server_id integer,
        kind text not null check (kind <> ''),
        changed_at text not null,
        changed_by text,
        summary text not null,
        lines text not null check (json_valid(lines)),
        reason text not null,
        steps text not null check (json_valid(steps)),
        statement_id integer,
        once text,
        undoes_id integer unique references change
    ) strict""",
    "create index change_server on change (server_id, change_id)",
    "create index change_by on change (changed_by, change_id)",
    "create index change_kind on change (kind, change_id)",
    "create index change_statement on change (statement_id) where statement_id is not null",
    "create unique index change_once on change (ifnull(server_id, 0), once) where once is not null",
    """create table change_about (
        change_id integer not null references change,
        entity_id integer not null references entity,
        primary key (change_id, entity_id)
    ) strict, without rowid""",
    "create index change_about_entity on change_about (entity_id, change_id)",
)

_NAMES = (
    """create table entity_link (
        link_id integer primary key,
        server_id integer,
        kind text not null check (kind in ('same', 'distinct')),
        entity_id integer not null references entity,
        into_id integer not null references entity,
        linked_at text not null,
        linked_by text,
        ended_at text,
        ended_by text,
        check (entity_id <> into_id)
    ) strict""",
    "create index entity_link_server on entity_link (server_id, link_id)",
    "create index entity_link_entity on entity_link (entity_id)",
    "create index entity_link_into on entity_link (into_id)",
    """create table hidden_alias (
        hidden_id integer primary key,
        alias_id integer not null references alias,
        server_id integer not null,
        hidden_at text not null,
        hidden_by text,
        ended_at text
    ) strict""",
    "create index hidden_alias_server on hidden_alias (alias_id, server_id)",
)

_SERVERS = (
    """create table server_setting (
        server_id integer not null,
        key text not null,
        value text not null check (json_valid(value)),
        primary key (server_id, key)
    ) strict, without rowid""",
    """create table server_leaving (
        server_id integer primary key,
        marked_at text not null,
        due_at text not null
    ) strict""",
    """create table suggestion (
        suggestion_id integer primary key,
        server_id integer,
        text text not null check (text <> ''),
        url text,
        question text not null,
        answer text not null,
        suggested_at text not null,
        suggested_by text,
        wants_outcome integer not null check (wants_outcome in (0, 1)),
        is_unsure integer not null check (is_unsure in (0, 1)),
        verdict text check (verdict in ('accepted', 'rejected')),
        closed_at text,
        closed_by text,
        reason text not null,
        told_at text
    ) strict""",
    "create index suggestion_open on suggestion (server_id, is_unsure, suggestion_id) where closed_at is null",
    """create index suggestion_untold on suggestion (closed_at)
        where closed_at is not null and wants_outcome = 1 and told_at is null""",
)


@migrations(name="0004_moderation")
def moderation(db: Database) -> None:
    """What moderators do, as rows: changes and what takes them back, who is the same as whom, settings, suggestions."""
    for statement in (*_CHANGES, *_NAMES, *_SERVERS):
        db.execute(statement)
