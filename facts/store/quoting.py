"""Where do words that a person copied stand: in an article that we hold, or only under a link?"""

from __future__ import annotations

from facts.models import Source
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
