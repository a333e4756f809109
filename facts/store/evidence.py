"""Where does it say so? Rows of revisions and passages, as `Source` and `Evidence`."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from facts.models import Evidence, Source, View
from facts.store.opening import Store
from facts.store.scope import as_list, read_range, seen_by

SOURCE_COLUMNS = """source.key, revision.title, revision.publisher, revision.published_earliest,
    revision.published_latest, revision.url, revision.is_note"""
_OF_SOURCE = 7  # columns

# Passages that a view sees, of the revision of each source that was the newest at that moment.
SEEN_PASSAGES = """passage
    join revision on revision.revision_id = passage.revision_id
        and revision.added_at <= :known and (revision.replaced_at is null or revision.replaced_at > :known)
    join source on source.source_id = revision.source_id
        and (source.server_id is null or source.server_id = :server)"""


def read_source(row: sqlite3.Row) -> Source:
    """The source out of a row that ends with `SOURCE_COLUMNS`."""
    return _source(row[-_OF_SOURCE:])


def _source(columns: Sequence[Any]) -> Source:
    """A source told by the place of its columns: looking up seven names takes longer than all the rest."""
    key, title, publisher, earliest, latest, url, is_note = columns
    published = read_range(earliest, latest)
    return Source(key=key, title=title, publisher=publisher, published=published, url=url, is_note=bool(is_note))


def whole_passage(row: sqlite3.Row) -> Evidence:
    """A passage as evidence whose quote is the whole paragraph; its number and words stand before `SOURCE_COLUMNS`."""
    paragraph, text = row[-_OF_SOURCE - 2 : -_OF_SOURCE]
    return Evidence(source=read_source(row), paragraph=paragraph, quote=text, passage=text)


def read_evidence(store: Store, view: View, statement_ids: Iterable[int]) -> dict[int, tuple[Evidence, ...]]:
    """The evidence of each statement that the view sees, oldest first.

    Where a later revision of a source, or a server's own copy of it, says the same in the same words, the earlier one
    is left out.
    """
    rows = store.rows(
        f"""select evidence_id, evidence.statement_id, revision.revision_id, evidence.paragraph, quote,
            passage.text as passage, {SOURCE_COLUMNS}
        from evidence
        join revision on revision.revision_id = evidence.revision_id
        join source on source.source_id = revision.source_id
        left join passage on passage.passage_id = evidence.passage_id
        where evidence.statement_id in (select value from json_each(:ids))
            and evidence.added_at <= :known
            and (evidence.server_id is null or evidence.server_id = :server)""",  # noqa: S608 - only constants of this module are put in
        seen_by(view, ids=as_list(statement_ids)),
    )
    newest: dict[tuple[object, ...], int] = {}
    told = []
    for row in sorted(rows, key=itemgetter(0)):  # SQLite would carry whole passages about to sort them
        _, statement_id, revision_id, paragraph, quote, passage, *by = row
        words = (statement_id, by[0], by[1], quote)
        newest[words] = max(newest.get(words, 0), revision_id)
        told.append((words, revision_id, paragraph, passage, by))
    found: dict[int, list[Evidence]] = defaultdict(list)
    sources: dict[int, Source] = {}
    for words, revision_id, paragraph, passage, by in told:
        if revision_id == newest[words]:
            source = sources.get(revision_id) or sources.setdefault(revision_id, _source(by))
            one = Evidence(source=source, paragraph=paragraph, quote=words[3], passage=passage)
            found[words[0]].append(one)
    return {statement_id: tuple(evidence) for statement_id, evidence in found.items()}
