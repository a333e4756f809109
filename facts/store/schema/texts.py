"""Why does a revision get a digest of its words? A copy of an article under another name is told from a new one."""

from __future__ import annotations

from sqlite_utils import Database

from facts.models import text_digest
from facts.store.schema.registry import migrations


@migrations(name="0007_digests_of_words")
def digests_of_words(db: Database) -> None:
    """A copy was cited beside its original, and a changed text that shared one long paragraph was swallowed."""
    db.execute("alter table revision add column text_sha256 text")
    held = db.execute("select distinct revision_id from passage").fetchall()
    for (revision_id,) in held:
        texts = db.execute("select text from passage where revision_id = ? order by paragraph", (revision_id,))
        digest = text_digest(text for (text,) in texts)
        db.execute("update revision set text_sha256 = ? where revision_id = ?", (digest, revision_id))
    db.execute("create index revision_text on revision (text_sha256) where text_sha256 is not null")
