"""Do we hold the words that a person brings: in which paragraph, in which article?"""

from __future__ import annotations

from facts.models import Article, Source
from facts.store.decisions import REJECTED, REOPENED, decide_statement
from facts.store.evidence import SOURCE_COLUMNS, read_source
from facts.store.opening import Store
from facts.store.scope import Entry
from facts.store.sources import cite_source
from facts.store.statements import Place

TAKEN_BACK = "its article was taken back"


def cite(store: Store, source: Source, quote: str | None, entry: Entry) -> Place:
    """The place to cite: the paragraph with these words in an article that we hold under that link, else the link.

    Never writes for an article that is held.
    """
    held = find_quoted(store, source.url, quote, entry) if source.url and quote else None
    return held or Place(revision_id=cite_source(store, source, entry, quote=quote), quote=quote)


def find_quoted(store: Store, url: str | None, quote: str | None, entry: Entry) -> Place | None:
    """The newest paragraph under a link that holds these words, as the entry's server sees it."""
    row = store.row(
        """select revision.revision_id, passage.paragraph from revision join source using (source_id)
        join passage using (revision_id)
        where revision.url = ? and (source.server_id is null or source.server_id = ?) and instr(passage.text, ?) > 0
        order by replaced_at is not null, revision.revision_id desc, passage.paragraph limit 1""",
        (url, entry.server_id, quote),
    )
    return Place(revision_id=row["revision_id"], paragraph=row["paragraph"], quote=quote) if row else None


def newest_revision(store: Store, key: str, entry: Entry) -> int:
    """The key of the newest revision of a source of the entry's server.

    Raises:
        ValueError: There is none, or it was taken back.
    """
    row = store.row(
        """select revision_id from revision join source using (source_id)
        where key = ? and server_id is ? and replaced_at is null""",
        (key, entry.server_id),
    )
    if row is None:
        raise ValueError(f"no revision of {key} here")
    return int(row["revision_id"])


def take_back_article(store: Store, revision_id: int, entry: Entry) -> None:
    """Let an article of the entry's server be read and searched no longer, and reject what still waits of it.

    What was accepted from it stays, and keeps its words.
    """
    rows = store.rows(
        """select statement_id from waiting where server_id is :server
            and statement_id in (select statement_id from evidence where revision_id = :revision)
            and statement_id not in (select statement_id from evidence where revision_id <> :revision)""",
        {"server": entry.server_id, "revision": revision_id},
    )
    for row in rows:
        decide_statement(store, row["statement_id"], REJECTED, entry, reason=TAKEN_BACK)
    store.db.execute("update revision set replaced_at = ? where revision_id = ?", (entry.stamp, revision_id))


def bring_again(store: Store, revision_id: int, entry: Entry) -> int:
    """Let what was rejected only because its article was taken back wait again; gives how many."""
    rows = store.rows(
        """select distinct statement_id from evidence
        join revision using (revision_id) join statement using (statement_id)
        where source_id = (select source_id from revision where revision_id = :revision)
            and statement.server_id is :server
            and (select verdict || reason from decision where decision.statement_id = statement.statement_id
                order by decision_id desc limit 1) = :word""",
        {"revision": revision_id, "server": entry.server_id, "word": REJECTED + TAKEN_BACK},
    )
    for row in rows:
        decide_statement(store, row["statement_id"], REOPENED, entry, reason="its article is back")
    return len(rows)


def find_held(store: Store, article: Article, entry: Entry) -> Source | None:
    """The source that holds an article already, as the entry's server sees it: by its text, link or title."""
    longest = max(article.passages, key=lambda p: len(p.text)).text
    row = store.row(
        f"""select {SOURCE_COLUMNS} from revision join source using (source_id)
        where (source.server_id is null or source.server_id = :server)
            and (replaced_at is null or exists (select 1 from revision as newer
                where newer.source_id = revision.source_id and newer.replaced_at is null))
            and revision_id in (
                select revision_id from revision where sha256 = :sha256
                union select revision_id from revision where url = :url
                union select revision_id from revision where title = :title)
            and (sha256 = :sha256 or exists (select 1 from passage
                where passage.revision_id = revision.revision_id and passage.text = :longest))
        order by revision_id limit 1""",  # noqa: S608 - only constants are put in
        {
            "server": entry.server_id,
            "sha256": article.sha256,
            "url": article.source.url,
            "title": article.source.title,
            "longest": longest,
        },
    )
    return read_source(row) if row else None
