"""How does an article get into a store?

One readable line of steps: read the file, extract, add to the store; each article is one
transaction, so that a kill in the middle leaves whole articles and nothing else.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from facts.articles import read_article
from facts.errors import StoreError
from facts.extraction import ENGINES, RULES, extract
from facts.models import Reading
from facts.store import Store
from facts.store.changes import ChangeKind, Told, record_change
from facts.store.held import find_same
from facts.store.readings import ReadingOutcome, add_reading
from facts.store.scope import Entry

READER = "whobacks read"


def read_reading(path: Path, *, engines: Collection[str] = ENGINES) -> Reading:
    """Read one article file and all that it says.

    Args:
        path: The file.
        engines: Which engines may read it.

    Raises:
        BadArticle: The file cannot be read as an article, or does not say when it was published.
    """
    return extract(read_article(path), engines)


def ingest(store: Store, reading: Reading, *, accept_all: bool = False) -> ReadingOutcome:
    """Add a reading to the store for every server, in one transaction, with its entry in the log of changes.

    The same file twice adds nothing, nor do the same words in a file of another name.
    """
    entry = Entry(at=datetime.now(tz=UTC), by=READER)
    source = reading.article.source
    with store.transaction():
        same = find_same(store, reading.article, entry)
        if same is not None and same.source.key != source.key:
            return ReadingOutcome(source=source.key, revision=0, is_new=False, same_as=same.source.key)
        outcome = add_reading(store, reading, accept_all=accept_all, at=entry.at, by=entry.by)
        if outcome.is_new:
            lines = [str(outcome), *([source.url] if source.url else [])]
            record_change(store, Told(kind=ChangeKind.ARTICLE_ADDED, summary=source.title, lines=lines), entry)
    return outcome


def shipped_articles() -> list[Path]:
    """The digests that the package ships, oldest name first."""
    folder = resources.files("facts.articles")
    return sorted(Path(str(entry)) for entry in folder.iterdir() if entry.name.endswith(".md"))


def build_default_store(path: Path, advance: Callable[[Iterable[Path]], Iterable[Path]] = iter) -> None:
    """Build the store that a fresh machine answers from, whole or not at all.

    Args:
        path: Where it shall stand; what already stands there is kept.
        advance: Wraps the articles as they are read, for a progress bar.

    Raises:
        StoreError: The folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".building-", dir=path.parent) as folder:
            unfinished = Path(folder) / path.name
            with Store.open(unfinished, create=True) as store:
                for article in advance(shipped_articles()):
                    reading = read_reading(article, engines=(RULES,))  # the same store with and without a parser
                    ingest(store, reading, accept_all=True)
            with suppress(FileExistsError):  # another process was quicker: its store is as good
                os.link(unfinished, path)
    except OSError as problem:
        raise StoreError(f"{path}: the store cannot be built there ({problem.strerror})") from problem
