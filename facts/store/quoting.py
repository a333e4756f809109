"""Do we hold the words that a person brings: in which paragraph, in which article?"""

from __future__ import annotations

from facts.models import Source
from facts.store.decisions import REJECTED, REOPENED, decide_statement
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

    What was accepted from it stays, and keeps its words; the text that it had changed is read again.
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
    store.db.execute(
        """update revision set replaced_at = null where (source_id, replaced_at) =
                (select source_id, added_at from revision where revision_id = :revision)
            and not exists (select 1 from revision as other
                where other.source_id = revision.source_id and other.replaced_at is null)""",
        {"revision": revision_id},
    )


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
