"""Do we hold the words that a person brings: in which paragraph, in which article?"""

from __future__ import annotations

from facts.models import Article, Source
from facts.store.evidence import SOURCE_COLUMNS, read_source
from facts.store.opening import Store
from facts.store.scope import Entry
from facts.store.sources import cite_source
from facts.store.statements import Place


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


def find_held(store: Store, article: Article, entry: Entry) -> Source | None:
    """The source that holds an article already, as the entry's server sees it: by its text, link or title."""
    longest = max(article.passages, key=lambda p: len(p.text)).text
    row = store.row(
        f"""select {SOURCE_COLUMNS} from revision join source using (source_id)
        where (source.server_id is null or source.server_id = :server)
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
