"""Whom and which contest does a written name mean here, and what may be offered while it is typed?

A name that is known exactly, or that only one entity can mean, is read as it; otherwise the person chooses among
the nearest or says that it is somebody new. Nothing is guessed in silence: a card shows how each name was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from facts.errors import BadInput
from facts.models import LONGEST_NAME, Contest, Entity, EntityKind, NameMatch, View
from facts.moderation.written import ReadName, clean_name, clean_text, visible
from facts.names import rank_names
from facts.store import Store
from facts.store.entities import contests, fold_name, read_entities, roles_of
from facts.store.links import read_merges
from facts.store.name_index import StoreSpellings

CLEAR = 93.0  # similarity from which the only match is read as meant, and shown as read: a surname, a part of a name
MOST_CHOICES = 5
_ID = re.compile(r"id:(\d{1,18})")
_NEW = re.compile(r"new:\s*(.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of an autocomplete: `value` goes back into a field of a form, `label` is shown (at most 100 each)."""

    value: str
    label: str


def read_name(store: Store, view: View, written: str, what: str, *, kind: str = "") -> ReadName:
    """Read a name against everybody whom the view sees.

    Args:
        store: The store.
        view: Which server asks.
        written: A name, `id:12` or `new:Ada Moss`.
        what: What errors call it ("endorser").
        kind: The kind of somebody new; guessed from the name when empty.

    Raises:
        BadInput: It is no name, or `id:` names nobody here.
    """
    chosen = _ID.fullmatch(written.strip())
    if chosen:
        return _chosen(store, view, int(chosen[1]), what)
    new = _NEW.fullmatch(visible(written))
    name = clean_name(new[1] if new else written, what)
    kind = clean_text(kind, f"{what} kind", longest=40).casefold() or guess_kind(name)
    if new:
        return ReadName(written=name, is_new=True, kind=kind)
    matches = rank_names(name, StoreSpellings(store, view))
    exact = [m for m in matches if fold_name(m.alias) == fold_name(name)]
    known = exact or ([m for m in matches if m.similarity >= CLEAR] if len(matches) == 1 else [])
    if len(known) == 1:
        entity = read_entities(store, [known[0].entity_id], view)[known[0].entity_id]
        return ReadName(written=name, entity=entity, is_exact=bool(exact))
    if not matches:
        return ReadName(written=name, is_new=True, kind=kind, is_exact=False)
    return ReadName(written=name, kind=kind, is_exact=False, choices=tuple(exact or matches)[:MOST_CHOICES])


def _chosen(store: Store, view: View, entity_id: int, what: str) -> ReadName:
    key = read_merges(store, view).shown(entity_id)
    entity = read_entities(store, [key], view).get(key)
    if entity is None:
        raise BadInput(f"{what}: nobody with the number {entity_id} is known here")
    return ReadName(written=entity.name, entity=entity)


def guess_kind(name: str) -> str:
    """The kind that a name's own words tell; a person where they tell none."""
    from facts.extraction.names.kinds import kind_of_body  # noqa: PLC0415 - the reader takes half a second to load
    from facts.extraction.names.words import name_words  # noqa: PLC0415

    kind = kind_of_body(name.split(), name_words())
    return {"": EntityKind.PERSON.value, "body": EntityKind.ORGANIZATION.value}.get(kind, kind)


def tell_open(read: ReadName, what: str) -> str:
    """The line that asks whom a name means."""
    named = ", ".join(f"{m.name} (id:{m.entity_id})" for m in read.choices)
    return f"{what}: “{read.written}” may be {named}, or somebody new: choose one"


def read_contest(store: Store, view: View, written: str) -> Contest | str | None:
    """Read the name of a contest: one that is known, the text of a new one, or None when it is left out.

    Raises:
        BadInput: `id:` names none here, or the text is no name.
    """
    chosen = _ID.fullmatch(written.strip())
    known = contests(store, view)
    if chosen:
        found = next((c for c in known if c.contest_id == int(chosen[1])), None)
        if found is None:
            raise BadInput(f"contest: none with the number {chosen[1]} is known here")
        return found
    if not visible(written):
        return None
    new = _NEW.fullmatch(visible(written))
    name = clean_name(new[1] if new else written, "contest")
    return next((c for c in known if fold_name(c.name) == fold_name(name)), name)


def suggest_names(store: Store, view: View, typed: str, *, limit: int = 25) -> list[Choice]:
    """Offer names while one is typed, nearest first; `value` is `id:12`, which every form understands.

    Never raises: what cannot be read offers nothing.
    """
    name = visible(typed)[:LONGEST_NAME]
    if not any(c.isalnum() for c in name):
        return []
    matches = rank_names(name, StoreSpellings(store, view), min_similarity=60.0)[:limit]
    entities = read_entities(store, [m.entity_id for m in matches], view)
    roles = roles_of(store, entities, view)
    return [
        Choice(f"id:{m.entity_id}", _label(entities[m.entity_id], m, roles.get(m.entity_id, [])))
        for m in matches
        if m.entity_id in entities
    ]


def _label(entity: Entity, match: NameMatch, roles: list[str]) -> str:
    told = roles[0] if roles else entity.kind
    also = f" — {match.alias}" if fold_name(match.alias) != fold_name(entity.name) else ""
    return _short(f"{entity.name} ({told}){also}")


def suggest_contests(store: Store, view: View, typed: str, *, limit: int = 25) -> list[Choice]:
    """Offer contests while one is typed; the newest first while nothing is."""
    known = contests(store, view)[::-1]
    name = visible(typed)
    if name:
        ranked = process.extract(
            fold_name(name),
            {c: fold_name(c.name) for c in known},
            scorer=fuzz.partial_ratio,
            score_cutoff=60,
            limit=limit,
        )
        known = [contest for _, _, contest in ranked]
    return [Choice(f"id:{c.contest_id}", _short(c.name)) for c in known[:limit]]


def _short(text: str) -> str:
    return text if len(text) <= 100 else text[:99] + "…"
