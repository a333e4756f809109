"""Do we hold this very text already, under whatever name, or one that it looks like?

The same words (blanks aside) are the same text, whoever brings them; a single changed word makes it another, which is
told beside the one that it looks like and never swallowed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from facts.models import Article, Source, text_digest
from facts.store.evidence import SOURCE_COLUMNS, read_source
from facts.store.opening import Store
from facts.store.scope import Entry

ALIKE = 0.7  # share of words that two texts have in common, 0 to 1
MOST_COMPARED = 20
_PHRASE = 6  # words in a row by which a text is looked for
_LONGEST = 3  # passages of the new text that are looked for

_CURRENT = """revision join source using (source_id) where replaced_at is null
    and (source.server_id is null or source.server_id = :server)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A document that we hold: its number, where it stands, and the server that alone sees it (None: everyone)."""

    source_id: int
    source: Source
    server_id: int | None


def find_same(store: Store, article: Article, entry: Entry) -> Held | None:
    """The document that holds these very words now, as the entry's server sees it."""
    row = store.row(
        f"""select source_id, source.server_id, {SOURCE_COLUMNS} from {_CURRENT} and text_sha256 = :digest
        order by source.server_id is not null, revision_id limit 1""",  # noqa: S608 - only constants are put in
        {"server": entry.server_id, "digest": text_digest(passage.text for passage in article.passages)},
    )
    return Held(source_id=row["source_id"], source=read_source(row), server_id=row["server_id"]) if row else None


def find_alike(store: Store, article: Article, entry: Entry) -> Held | None:
    """The document whose text now is most like this one, if it is much like it; the server's own before everyone's."""
    texts = [passage.text for passage in article.passages]
    rows = store.rows(
        f"""select source_id, source.server_id, revision_id, {SOURCE_COLUMNS} from {_CURRENT}
            and text_sha256 is not null and (url = :url or title = :title
                or revision_id in (select revision_id from passage where passage_id in
                    (select rowid from passage_fts where passage_fts match :phrases limit 1000)))
        order by source.server_id is null, url is not :url, revision_id limit :most""",  # noqa: S608 - constants
        {
            "server": entry.server_id,
            "url": article.source.url,
            "title": article.source.title,
            "phrases": _phrases(texts),
            "most": MOST_COMPARED,
        },
    )
    words = _words(texts)
    likeness = [_likeness(words, _words(_texts(store, row["revision_id"]))) for row in rows]
    best = max(likeness, default=0.0)
    if best < ALIKE:
        return None
    row = rows[likeness.index(best)]
    return Held(source_id=row["source_id"], source=read_source(row), server_id=row["server_id"])


def _phrases(texts: list[str]) -> str:
    """Words in a row from the start, the middle and the end of the longest passages, for the full text index."""
    found = []
    for text in sorted(texts, key=len, reverse=True)[:_LONGEST]:
        words = "".join(c if c.isalnum() else " " for c in text).split()
        middle = max((len(words) - _PHRASE) // 2, 0)
        found += [words[:_PHRASE], words[middle : middle + _PHRASE], words[-_PHRASE:]]
    return " OR ".join(f'"{" ".join(words)}"' for words in found if words) or '""'


def _texts(store: Store, revision_id: int) -> list[str]:
    rows = store.rows("select text from passage where revision_id = ? order by paragraph", (revision_id,))
    return [row["text"] for row in rows]


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.casefold().split())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)
