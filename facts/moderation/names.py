"""How do moderators say who is called what, who is the same, and who is not?

A server's word counts in that server, the operator's for everyone; a "not the same" lasts like a "same" and stands
in the way of a merge until it is taken back. Every word can be undone, and nothing is rewritten.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from facts.errors import BadInput
from facts.models import Entity, Statement, View
from facts.moderation.reading import guess_kind, read_name, tell_open
from facts.moderation.telling import tell_statement
from facts.moderation.written import clean_name, clean_text
from facts.names import rank_names
from facts.store import Store
from facts.store.changes import Change, ChangeKind, Step, Told, record_change, refuse_twice
from facts.store.decisions import RETRACTED
from facts.store.entities import add_alias, add_entity, fold_name, read_entities, roles_of
from facts.store.history import last_decision
from facts.store.links import DISTINCT, SAME, Link, add_link, are_distinct, end_link, read_links, read_merges
from facts.store.name_index import StoreSpellings
from facts.store.naming import KnownSpelling, end_alias, find_alias, read_spellings, spelled_alike
from facts.store.scope import Entry
from facts.store.statements import correct_statement, draft_of, find_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class NameInfo:
    """All that is known of one name, for a card.

    Attributes:
        entity: Under which it is shown.
        roles: What sources call it, the newest first.
        spellings: By which it is found, names first.
        merged: Who was merged into it, as they were.
        distinct: Who somebody said is not the same.
        links: The merges and the "not the same", with who and when.
        as_endorser, as_candidate: What is stated by it and of it.
    """

    entity: Entity
    roles: tuple[str, ...]
    spellings: tuple[KnownSpelling, ...]
    merged: tuple[Entity, ...]
    distinct: tuple[Entity, ...]
    links: tuple[Link, ...]
    as_endorser: tuple[Statement, ...]
    as_candidate: tuple[Statement, ...]

    def tell(self) -> list[str]:
        """The lines of a card, without who did what."""
        spelled = dict.fromkeys(s.text for s in self.spellings if s.text != self.entity.name)
        lines = [f"{self.entity.name} ({self.entity.kind}, id:{self.entity.entity_id})"]
        lines += [f"also written: {'; '.join(spelled)}"] if spelled else []
        lines += [f"roles: {'; '.join(self.roles)}"] if self.roles else []
        lines += [f"merged with: {_named(self.merged)}"] if self.merged else []
        lines += [f"not the same as: {_named(self.distinct)}"] if self.distinct else []
        lines += [f"#{s.statement_id} {tell_statement(s)}" for s in (*self.as_endorser, *self.as_candidate)]
        return lines


def _named(entities: Sequence[Entity]) -> str:
    return "; ".join(f"{e.name} ({e.kind}, id:{e.entity_id})" for e in entities)


def settle_name(store: Store, view: View, written: str, what: str = "name") -> Entity:
    """Whom a written name means here: a name, or `id:12` as autocomplete sends it.

    Raises:
        BadInput: Nobody, or it may mean several: the line names them.
    """
    read = read_name(store, view, written, what)
    if read.entity is not None:
        return read.entity
    if read.choices:
        raise BadInput(tell_open(read, what).replace(", or somebody new", ""))
    raise BadInput(f"{what}: nobody called “{read.written}” is known here")


def name_info(store: Store, written: str, *, view: View) -> NameInfo:
    """All that is known of a name.

    Raises:
        BadInput: It names nobody here, or may name several.
    """
    entity = settle_name(store, view, written)
    group = read_merges(store, view).group(entity.entity_id)
    links = read_links(store, view, group)
    apart = {key for link in links if link.kind == DISTINCT for key in (link.entity_id, link.into_id)} - {*group}
    others = read_entities(store, [*group, *apart], view)
    return NameInfo(
        entity=entity,
        roles=tuple(roles_of(store, [entity.entity_id], view).get(entity.entity_id, ())),
        spellings=tuple(read_spellings(store, view, entity.entity_id)),
        merged=tuple(others[key] for key in group if key != entity.entity_id and key in others),
        distinct=tuple(others[key] for key in sorted(apart) if key in others),
        links=tuple(links),
        as_endorser=tuple(find_statements(store, view, endorser_ids=[entity.entity_id])),
        as_candidate=tuple(find_statements(store, view, candidate_ids=[entity.entity_id])),
    )


def add_name_alias(
    store: Store, written: str, alias: str, entry: Entry, *, is_description: bool = False, once: str | None = None
) -> Change:
    """Let `alias` be one more spelling of a name.

    Raises:
        BadInput: The name is not known, or the spelling is none or is known already.
    """
    text = clean_name(alias, "alias")
    with store.transaction():
        refuse_twice(store, once, entry)
        entity = settle_name(store, View(server_id=entry.server_id), written)
        if any(spelled_alike(s, text) for s in read_spellings(store, _view(entry), entity.entity_id)):
            raise BadInput(f"alias: {entity.name} is known as “{text}” already")
        add_alias(store, entity.entity_id, text, entry, is_description=is_description)
        alias_id = find_alias(store, entity.entity_id, text, entry.server_id)
        told = Told(
            kind=ChangeKind.ALIAS_ADDED,
            summary=f"{entity.name} is also written “{text}”",
            lines=_also_of(store, entity, text, _view(entry)),
            about=[entity.entity_id],
            steps=[("alias", str(alias_id))],
            once=once,
        )
        return record_change(store, told, entry)


def _also_of(store: Store, entity: Entity, text: str, view: View) -> list[str]:
    """A warning for everybody else who is called so: a question will have to ask who is meant."""
    matches = rank_names(text, StoreSpellings(store, view))
    others = dict.fromkeys(
        f"{m.name} (id:{m.entity_id})"
        for m in matches
        if m.entity_id != entity.entity_id and fold_name(m.alias) == fold_name(text)
    )
    return [f"“{text}” is also a spelling of {'; '.join(others)}: who asks so is asked back"] if others else []


def remove_name_alias(store: Store, written: str, alias: str, entry: Entry, *, reason: str = "") -> Change:
    """Take a spelling away; one that everyone sees is taken away in the entry's server alone.

    Raises:
        BadInput: The name is not known, has no such spelling, or the spelling is its own name.
    """
    text, why = clean_name(alias, "alias"), clean_text(reason, "reason")
    with store.transaction():
        entity = settle_name(store, _view(entry), written)
        spellings = read_spellings(store, _view(entry), entity.entity_id)
        gone = [s for s in spellings if spelled_alike(s, text)]
        if not gone:
            raise BadInput(f"alias: {entity.name} is not known as “{text}”")
        if any(s.origin == "name" for s in gone):
            raise BadInput(f"alias: “{text}” is a name itself: merge it with another, or split it")
        steps = [end_alias(store, s.alias_id, entry) for s in gone]
        told = Told(
            kind=ChangeKind.ALIAS_REMOVED,
            summary=f"{entity.name} is no longer written “{text}”",
            reason=why,
            about=[entity.entity_id],
            steps=[(step, str(key)) for step, key in steps],
        )
        return record_change(store, told, entry)


def merge_names(
    store: Store, written: str, into: str, entry: Entry, *, reason: str = "", once: str | None = None
) -> Change:
    """Let two names act as one, shown as `into`, in the entry's server (None: for everyone).

    Raises:
        BadInput: A name is not known, both are one already, somebody said that they are not the same, or one
            of them takes a stand on the other.
    """
    why = clean_text(reason, "reason")
    with store.transaction():
        refuse_twice(store, once, entry)
        view = _view(entry)
        one, other = settle_name(store, view, written, "name"), settle_name(store, view, into, "into")
        _refuse_merge(store, one, other, view)
        link_id = add_link(store, SAME, one.entity_id, other.entity_id, entry)
        told = Told(
            kind=ChangeKind.NAMES_MERGED,
            summary=f"{one.name} is the same as {other.name}",
            lines=[f"{one.kind}, id:{one.entity_id} → {other.kind}, id:{other.entity_id}"],
            reason=why,
            about=[one.entity_id, other.entity_id],
            steps=[("link", str(link_id))],
            once=once,
        )
        return record_change(store, told, entry)


def _refuse_merge(store: Store, one: Entity, other: Entity, view: View) -> None:
    if one.entity_id == other.entity_id:
        raise BadInput(f"“{one.name}” and “{other.name}” are one already")
    merges = read_merges(store, view)
    for mine in merges.group(one.entity_id):
        for theirs in merges.group(other.entity_id):
            if are_distinct(store, view, mine, theirs):
                raise BadInput(f"somebody said that {one.name} and {other.name} are not the same: undo that first")
    for first, second in ((one, other), (other, one)):
        said = find_statements(store, view, endorser_ids=[first.entity_id], candidate_ids=[second.entity_id])
        if said:
            raise BadInput(f"#{said[0].statement_id} says {tell_statement(said[0])}: they cannot be one")


def tell_apart(
    store: Store, written: str, other: str, entry: Entry, *, reason: str = "", once: str | None = None
) -> Change:
    """Remember that two names are not the same; a merge of just these two no longer counts here.

    Raises:
        BadInput: A name is not known, both are the same entity, or it was said already.
    """
    why = clean_text(reason, "reason")
    with store.transaction():
        refuse_twice(store, once, entry)
        view = _view(entry)
        first, second = _unmerged(store, view, written), _unmerged(store, view, other)
        if first.entity_id == second.entity_id:
            raise BadInput(f"“{first.name}” is one entity: split it to tell two apart")
        if are_distinct(store, view, first.entity_id, second.entity_id):
            raise BadInput(f"it is on record already that {first.name} and {second.name} are not the same")
        steps = _end_merge(store, first, second, entry)
        steps.append(("link", str(add_link(store, DISTINCT, first.entity_id, second.entity_id, entry))))
        told = Told(
            kind=ChangeKind.NAMES_DISTINCT,
            summary=f"{first.name} (id:{first.entity_id}) is not the same as {second.name} (id:{second.entity_id})",
            reason=why,
            about=[first.entity_id, second.entity_id],
            steps=steps,
            once=once,
        )
        return record_change(store, told, entry)


def _unmerged(store: Store, view: View, written: str) -> Entity:
    """Whom a name means before any merge: a merged name still names who it was."""
    shown = settle_name(store, view, written)
    group = read_merges(store, view).group(shown.entity_id)
    own = read_entities(store, group, view)
    asked = written.strip().removeprefix("id:")
    if written.strip().startswith("id:") and asked.isdigit() and int(asked) in own:
        return own[int(asked)]
    named = [e for e in own.values() if fold_name(e.name) == fold_name(written)]
    spelled = {s.entity_id for s in read_spellings(store, view, shown.entity_id) if spelled_alike(s, written)}
    if len(named) == 1:
        return named[0]
    return own[spelled.pop()] if len(spelled) == 1 else shown


def _end_merge(store: Store, one: Entity, other: Entity, entry: Entry) -> list[Step]:
    """End the server's own merges of just these two."""
    steps: list[Step] = []
    for link in read_links(store, _view(entry), [one.entity_id]):
        is_theirs = {link.entity_id, link.into_id} == {one.entity_id, other.entity_id}
        if link.kind == SAME and is_theirs and link.server_id == entry.server_id:
            end_link(store, link.link_id, entry)
            steps.append(("link ended", str(link.link_id)))
    return steps


def split_name(
    store: Store,
    written: str,
    entry: Entry,
    *,
    new_name: str,
    statement_ids: Collection[int] = (),
    reason: str = "",
) -> Change:
    """Part what one name stands for: take a merged name out again, or give statements to somebody new.

    Args:
        store: The store.
        written: The name that stands for two.
        entry: Who, when, for which server.
        new_name: A name that was merged into it, or what the new one is called (it may be the same name).
        statement_ids: Statements that are the new one's; each is corrected, and the old one kept on record.
        reason: Why.

    Raises:
        BadInput: The name is not known, a statement is not its, or there is nothing to part.
    """
    name, why = clean_name(new_name, "new name"), clean_text(reason, "reason")
    with store.transaction():
        view = _view(entry)
        entity = settle_name(store, view, written)
        merged = _merged_as(store, view, entity, name)
        if merged is not None and not statement_ids:
            steps, other = _take_out(store, entity, merged, entry), merged
        else:
            steps, other = _give_away(store, entity, name, (statement_ids, why), entry)
        told = Told(
            kind=ChangeKind.NAME_SPLIT,
            summary=f"{other.name} (id:{other.entity_id}) is split from {entity.name} (id:{entity.entity_id})",
            lines=[f"statements: {', '.join(f'#{key}' for key in statement_ids)}"] if statement_ids else [],
            reason=why,
            about=[entity.entity_id, other.entity_id],
            steps=steps,
        )
        return record_change(store, told, entry)


def _merged_as(store: Store, view: View, entity: Entity, name: str) -> Entity | None:
    others = [key for key in read_merges(store, view).group(entity.entity_id) if key != entity.entity_id]
    known = read_entities(store, others, view).values()
    wanted = name.removeprefix("id:")
    return next((e for e in known if fold_name(e.name) == fold_name(name) or str(e.entity_id) == wanted), None)


def _take_out(store: Store, entity: Entity, merged: Entity, entry: Entry) -> list[Step]:
    """End the merges that hold a name to another; one that everyone sees is set aside in this server alone."""
    steps: list[Step] = []
    for link in read_links(store, _view(entry), [merged.entity_id]):
        if link.kind != SAME:
            continue
        if link.server_id == entry.server_id:
            end_link(store, link.link_id, entry)
            steps.append(("link ended", str(link.link_id)))
        else:
            steps.append(("link", str(add_link(store, DISTINCT, link.entity_id, link.into_id, entry))))
    if read_merges(store, _view(entry)).shown(merged.entity_id) == entity.entity_id:
        raise BadInput(f"{merged.name} is held to {entity.name} by others that were merged: split these first")
    return steps


def _give_away(
    store: Store, entity: Entity, name: str, which: tuple[Collection[int], str], entry: Entry
) -> tuple[list[Step], Entity]:
    """Add somebody new and correct the statements that are theirs."""
    wanted, why = which
    view = _view(entry)
    said = find_statements(store, view, endorser_ids=[entity.entity_id])
    said += find_statements(store, view, candidate_ids=[entity.entity_id])
    own = {s.statement_id: s for s in said}
    if not wanted:
        raise BadInput(f"which statements of {entity.name} are {name}'s is missing")
    for key in wanted:
        if key not in own:
            raise BadInput(f"#{key} is no statement by or of {entity.name} here")
    kind = entity.kind if fold_name(name) == fold_name(entity.name) else guess_kind(name)
    new_id = add_entity(store, name, kind, entry)
    steps = [_reassign(store, own[key], (entity.entity_id, new_id), entry, why) for key in dict.fromkeys(wanted)]
    steps.append(("link", str(add_link(store, DISTINCT, entity.entity_id, new_id, entry))))
    return steps, read_entities(store, [new_id], view)[new_id]


def _reassign(store: Store, said: Statement, change: tuple[int, int], entry: Entry, why: str) -> Step:
    old, new = change
    draft = draft_of(store, said.statement_id)
    moved = replace(
        draft,
        endorser_id=new if said.endorser.entity_id == old else draft.endorser_id,
        candidate_id=new if said.candidate.entity_id == old else draft.candidate_id,
    )
    new_id = correct_statement(store, said.statement_id, moved, entry, reason=why or "split")
    decision = last_decision(store, new_id, entry.server_id)
    assert decision is not None
    return ("decision", str(decision.decision_id), RETRACTED)


def _view(entry: Entry) -> View:
    return View(server_id=entry.server_id)
