"""What was written? Passages by their words, by whom they name, by who speaks, and beside one another.

Only the newest revision of each source is searched; a citation of an older one keeps its words elsewhere.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from facts.models import Evidence, View
from facts.store.evidence import SEEN_PASSAGES, SOURCE_COLUMNS, read_source, whole_passage
from facts.store.links import read_merges
from facts.store.opening import Store
from facts.store.scope import as_list, seen_by


def search_passages(store: Store, view: View, *, words: Sequence[str], limit: int = 50) -> list[tuple[Evidence, float]]:
    """Find the passages that hold any of `words`, best first.

    Args:
        store: The store.
        view: Which records.
        words: Words or phrases, as typed: no search syntax is read into them.
        limit: How many at most.

    Returns:
        Each passage whole, with its bm25 turned so that higher is better.

    Source:
        SQLite FTS5 `bm25`, https://www.sqlite.org/fts5.html
    """
    asked = " OR ".join('"' + word.replace('"', '""') + '"' for word in words if any(c.isalnum() for c in word))
    if not asked:
        return []
    rows = _best(store, view, asked.replace("\x00", " "), limit=limit, looked_at=4 * limit)
    return [(whole_passage(row), -row["score"]) for row in rows]


def passages_holding(
    store: Store, view: View, groups: Sequence[Collection[str]], *, limit: int = 50
) -> list[tuple[Evidence, float]]:
    """Find the passages that hold, of every group, a word that begins like one of it, best first.

    Args:
        store: The store.
        view: Which records.
        groups: Beginnings of words; no search syntax is read into them.
        limit: How many at most.

    Returns:
        As `search_passages`; nothing for no groups, or for a group without a letter or digit.
    """
    asked = [[f'"{word}"*' for word in group if word.isalnum()] for group in groups]
    if not asked or not all(asked):
        return []
    said = " AND ".join(f"({' OR '.join(words)})" for words in asked)
    rows = _best(store, view, said, limit=limit, looked_at=4 * limit)
    return [(whole_passage(row), -row["score"]) for row in rows]


def _best(store: Store, view: View, asked: str, *, limit: int, looked_at: int) -> list[sqlite3.Row]:
    """The best passages that the view sees, out of the best of all; more are looked at until there are enough."""
    best = store.rows(
        "select rowid, rank from passage_fts where passage_fts match ? order by rank limit ?", (asked, looked_at)
    )
    rows = store.rows(
        f"""select json_extract(best.value, '$[1]') as score, passage.paragraph, passage.text, {SOURCE_COLUMNS}
        from json_each(:best) as best cross join {SEEN_PASSAGES}
        where passage.passage_id = json_extract(best.value, '$[0]')
        order by score, passage.passage_id limit :limit""",  # noqa: S608 - only constants are put in
        seen_by(view, best=json.dumps([tuple(row) for row in best]), limit=limit),
    )
    if len(rows) < limit and len(best) == looked_at:
        return _best(store, view, asked, limit=limit, looked_at=16 * looked_at)
    return rows


def passages_naming(
    store: Store, view: View, entity_ids: Iterable[int], *, beside: Iterable[int] | None = None, limit: int = -1
) -> list[Evidence]:
    """Read every passage that names one of these, in the order of the sources and paragraphs.

    Args:
        store: The store.
        view: Which records.
        entity_ids: Whom a passage names.
        beside: Whom its source names somewhere, too; None for any source.
        limit: The newest so many; -1 for all.
    """
    merges = read_merges(store, view)
    ids, others = (as_list(merges.widened(some)) for some in (entity_ids, beside or ()))
    naming = _NAMING
    if beside is not None:
        is_rarer = _count_namings(store, ids) < _count_namings(store, others)
        naming = _NAMING_BESIDE if is_rarer else _BESIDE_NAMING
    rows = store.rows(
        f"""select passage.passage_id, passage.paragraph, passage.text, {SOURCE_COLUMNS}
        from ({naming}) as named cross join {SEEN_PASSAGES}
        where passage.passage_id = named.passage_id order by passage.passage_id""",  # noqa: S608 - only constants
        seen_by(view, ids=ids, beside=others, limit=limit),
    )
    return [whole_passage(row) for row in rows]


_NAMING = """select distinct passage_id from naming where entity_id in (select value from json_each(:ids))
    order by passage_id desc limit :limit"""
#: From the passages that name them to their sources, and from the sources of the others to those that name them, which
#: lie between the first and the last passage of a source: passages are kept in their order.
_NAMING_BESIDE = """select distinct near.passage_id from naming as here cross join passage as near using (passage_id)
    where here.entity_id in (select value from json_each(:ids)) and exists (
        select 1 from passage as one cross join naming on naming.passage_id = one.passage_id
        where one.revision_id = near.revision_id and naming.entity_id in (select value from json_each(:beside)))
    order by near.passage_id desc limit :limit"""
_BESIDE_NAMING = """select near.passage_id from (
        select distinct one.revision_id from naming join passage as one using (passage_id)
        where naming.entity_id in (select value from json_each(:beside))) as told
    cross join naming as here on here.entity_id in (select value from json_each(:ids)) and here.passage_id between
        (select passage_id from passage where revision_id = told.revision_id order by paragraph limit 1)
        and (select passage_id from passage where revision_id = told.revision_id order by paragraph desc limit 1)
    cross join passage as near on near.passage_id = here.passage_id and near.revision_id = told.revision_id
    group by near.passage_id order by near.passage_id desc limit :limit"""


_MOST_COUNTED = 10_000  # names of somebody: who has more is as good as named everywhere


def _count_namings(store: Store, ids: str) -> int:
    """How many passages name these, as far as it is counted."""
    named = "select 1 from naming where entity_id in (select value from json_each(:ids)) limit :most"
    (number,) = store.keys(f"select count(*) from ({named})", {"ids": ids, "most": _MOST_COUNTED})  # noqa: S608
    return number


def is_named_often(store: Store, view: View, entity_ids: Iterable[int], number: int) -> bool:
    """Whether more than so many passages name one of these."""
    found = store.row(
        "select 1 from naming where entity_id in (select value from json_each(:ids)) limit 1 offset :number",
        {"ids": as_list(read_merges(store, view).widened(entity_ids)), "number": number},
    )
    return found is not None


def quotations_by(store: Store, view: View, entity_ids: Iterable[int]) -> list[tuple[int, Evidence]]:
    """Read what these are quoted as saying: the speaker's key and the words in their passage."""
    merges = read_merges(store, view)
    rows = store.rows(
        f"""select quotation.speaker_id, quotation.quote, passage.paragraph, passage.text, {SOURCE_COLUMNS}
        from quotation cross join {SEEN_PASSAGES}
        where quotation.speaker_id in (select value from json_each(:ids))
            and passage.passage_id = quotation.passage_id
        order by passage.passage_id, quotation.quotation_id""",  # noqa: S608 - only constants are put in
        seen_by(view, ids=as_list(merges.widened(entity_ids))),
    )
    return [
        (
            merges.shown(row["speaker_id"]),
            Evidence(source=read_source(row), paragraph=row["paragraph"], quote=row["quote"], passage=row["text"]),
        )
        for row in rows
    ]


def affiliates_of(store: Store, view: View, entity_id: int) -> list[int]:
    """Find the people who speak for a body, as articles say."""
    merges = read_merges(store, view)
    rows = store.rows(
        """select distinct role.entity_id from role
        join revision on revision.revision_id = role.revision_id and revision.added_at <= :known
        join source on source.source_id = revision.source_id
            and (source.server_id is null or source.server_id = :server)
        where role.affiliation_id in (select value from json_each(:bodies)) order by role.entity_id""",
        seen_by(view, bodies=as_list(merges.group(entity_id))),
    )
    return merges.narrowed(row["entity_id"] for row in rows)


def neighbours(store: Store, view: View, evidence: Evidence, radius: int = 1) -> list[Evidence]:
    """Read the paragraphs beside a piece of evidence, itself left out; none when it has no paragraph."""
    if evidence.paragraph is None:
        return []
    rows = store.rows(
        f"""select passage.paragraph, passage.text, {SOURCE_COLUMNS} from {SEEN_PASSAGES}
        where source.key = :key and passage.paragraph between :first and :last and passage.paragraph <> :middle
            and source.server_id is (select max(mine.server_id) from source as mine
                where mine.key = :key and (mine.server_id is null or mine.server_id = :server))
        order by passage.paragraph""",  # noqa: S608 - only constants are put in
        seen_by(
            view,
            key=evidence.source.key,
            first=evidence.paragraph - radius,
            middle=evidence.paragraph,
            last=evidence.paragraph + radius,
        ),
    )
    return [whole_passage(row) for row in rows]
