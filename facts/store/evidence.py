"""Where does it say so? Rows of revisions and passages, as `Source` and `Evidence`."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from facts.models import Evidence, Source
from facts.store.scope import read_range

SOURCE_COLUMNS = """source.key, revision.title, revision.publisher, revision.published_earliest,
    revision.published_latest, revision.url, revision.is_note"""
_OF_SOURCE = 7  # columns
EVIDENCE_COLUMNS = f"""evidence_id, evidence.revision_id, evidence.paragraph, evidence.quote, passage.text,
    {SOURCE_COLUMNS}"""
OF_EVIDENCE = 5 + _OF_SOURCE  # columns

# The evidence of statements that a view sees, in the query that reads these.
EVIDENCE_JOINS = """
    join evidence on evidence.statement_id = statement.statement_id and evidence.added_at <= :known
        and (evidence.server_id is null or evidence.server_id = :server)
    join revision on revision.revision_id = evidence.revision_id
    join source on source.source_id = revision.source_id
    left join passage on passage.passage_id = evidence.passage_id"""

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


def evidence_of(rows: Iterable[Sequence[Any]]) -> dict[int, tuple[Evidence, ...]]:
    """The evidence of each statement, oldest first, out of its key and `EVIDENCE_COLUMNS`.

    Where a later revision of a source, or a server's own copy of it, says the same in the same words, the earlier one
    is left out.
    """
    told: dict[int, list[_Told]] = defaultdict(list)
    sources: dict[int, Source] = {}
    for row in sorted(rows, key=itemgetter(1)):  # SQLite would carry whole passages about to sort them
        statement_id, _, revision_id, paragraph, quote, passage, *by = row
        source = sources.get(revision_id) or sources.setdefault(revision_id, _source(by))
        told[statement_id].append(
            (revision_id, Evidence(source=source, paragraph=paragraph, quote=quote, passage=passage))
        )
    return {statement_id: _in_newest_words(own) for statement_id, own in told.items()}


_Told = tuple[int, Evidence]  # and the revision that it is of


def _in_newest_words(told: Sequence[_Told]) -> tuple[Evidence, ...]:
    if len(told) == 1:
        return (told[0][1],)
    words = [(one.source.key, one.source.title, one.quote) for _, one in told]
    newest = {said: revision for said, (revision, _) in sorted(zip(words, told, strict=True), key=lambda p: p[1][0])}
    return tuple(one for said, (revision, one) in zip(words, told, strict=True) if revision == newest[said])
