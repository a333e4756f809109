"""How does an article that somebody pasted or attached come into a server's review queue?

Whatever the reader finds waits for a word, sure or not. The very same words again add nothing; a changed text is a
new revision of the server's own article, or a source of its own that says what it looks like.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from facts.articles import decode_article, parse_article
from facts.articles.front_matter import FrontMatter
from facts.articles.web_pages import read_web_page
from facts.counted import counted
from facts.errors import BadArticle
from facts.extraction import extract
from facts.models import Article, Reading, Source, Tier
from facts.moderation.written import clean_text, read_day, read_link, visible
from facts.store import Store
from facts.store.changes import Change, ChangeKind, Told, record_change, refuse_twice
from facts.store.held import Held, find_alike, find_same
from facts.store.quoting import bring_again, newest_revision
from facts.store.readings import ReadingOutcome, add_reading
from facts.store.scope import Entry

LARGEST = 1_000_000  # bytes
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenForArticle:
    """What a person says of an article that does not say it itself; empty leaves it to the text."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What came of an article.

    Attributes:
        source: Under which it is held.
        is_new: False when it was held already; then nothing was added.
        outcome: What was added, or None.
        change: The entry in the log; None when nothing was added.
        alike: What we hold that it looks like, or None.
        reopened: How many statements wait again that did before the article was taken back.
        waiting: How many statements now wait for review.
    """

    source: Source
    is_new: bool
    outcome: ReadingOutcome | None = None
    change: Change | None = None
    alike: Held | None = None
    reopened: int = 0

    @property
    def waiting(self) -> int:
        """How many statements now wait for review."""
        return self.outcome.waiting + self.reopened if self.outcome else 0

    def tell(self) -> str:
        """One line for a person."""
        if not self.is_new or self.outcome is None:
            return f"“{self.source.title}” is held already: nothing was added"
        number = self.outcome.revision
        read = "was read" if number == 1 else f"is changed and was read as revision {number}"
        told = [f"“{self.source.title}” {read}: {counted(self.waiting, 'statement')} for review"]
        told += [f"{self.outcome.gained} known already"] if self.outcome.gained else []
        gone = ", ".join(f"#{key}" for key in self.outcome.unsaid)
        told += [f"no longer said there: {gone}"] if gone else []
        return ", ".join(told) + (f"; {tell_alike(self.alike)}" if self.alike else "")


def tell_alike(held: Held) -> str:
    """What a text looks like, in a few words."""
    return f"looks like source #{held.source_id}, “{held.source.title or held.source.key}”"


def read_text(content: str | bytes, name: str, given: GivenForArticle | None = None, *, today: date) -> Reading:
    """Read an attachment, a pasted text or a message, and all that it says; touches no store, takes up to seconds.

    Args:
        content: The text, or the bytes of a `.txt`, `.md` or `.html` file.
        name: What the file is called; errors name it. A name without an ending is plain text.
        given: What the person says of it; `published` as people write dates.
        today: Today, for the date.

    Raises:
        BadArticle: It is empty, too large, not text, or does not say when it was published.
        BadInput: The link or a text that was given is none.
    """
    shown = visible(PurePath(name.replace("\\", "/")).name)[-100:] or "text"
    said = _said(given or GivenForArticle(), today)
    suffix = PurePath(shown).suffix.lower()
    if isinstance(content, bytes) and suffix not in SUFFIXES:
        raise BadArticle(f"{shown}: articles are .txt, .md or .html files")
    size = len(content) if isinstance(content, bytes) else len(content.encode(errors="surrogatepass"))
    if size > LARGEST:
        raise BadArticle(f"{shown}: {size / 1_000_000:.1f} MB is too large (at most {LARGEST // 1_000_000} MB)")
    text = _decode(content, shown)
    if suffix in (".html", ".htm"):
        of_page, text = read_web_page(text, shown)
        said = said.over(of_page)
    return extract(_parse(text, shown, said))


def _said(given: GivenForArticle, today: date) -> FrontMatter:
    published = read_day(given.published, today, "published")
    return FrontMatter(
        title=clean_text(given.title, "title") or None,
        publisher=clean_text(given.publisher, "publisher") or None,
        published=None if published.is_open else published,
        url=read_link(given.link),
    )


def _decode(content: str | bytes, shown: str) -> str:
    if isinstance(content, bytes):
        return decode_article(content, shown)
    if not visible(content[:10_000]):
        raise BadArticle(f"{shown}: is empty")
    return content


def _parse(text: str, shown: str, said: FrontMatter) -> Article:
    try:
        article = parse_article(
            text, key=shown, title=said.title, publisher=said.publisher, published=said.published, url=said.url
        )
    except BadArticle as problem:
        if "is not said" in str(problem):  # front matter is nothing to ask of whoever pastes a text
            raise BadArticle(f"{shown}: when it was published is not said: give its date") from problem
        raise
    key = f"{PurePath(shown).stem or 'text'}-{article.sha256[:8]}"  # two pasted texts may bear one name
    source = article.source
    renamed = Source(
        key=key,
        title=source.title if source.title != shown else _first_words(article),
        publisher=source.publisher,
        published=source.published,
        url=source.url,
    )
    digest = hashlib.sha256("\n\n".join(p.text for p in article.passages).encode()).hexdigest()
    return Article(source=renamed, passages=article.passages, sha256=digest)


def _first_words(article: Article) -> str:
    first = article.passages[0].text.split("\n")[0]
    return first if len(first) <= 100 else first[:99] + "…"


def propose_reading(store: Store, reading: Reading, entry: Entry, *, once: str | None = None) -> Proposed:
    """Put up what was read for review in the entry's server; a duplicate adds nothing.

    Raises:
        Conflict: It was added already under `once`.
        StoreBusy: Another process holds the store; nothing was done.
    """
    with store.transaction():
        refuse_twice(store, once, entry)
        same = find_same(store, reading.article, entry)
        if same is not None:
            return Proposed(source=same.source, is_new=False)
        alike = find_alike(store, reading.article, entry)
        reading = _of_source(reading, alike, entry)
        source = reading.article.source
        outcome = add_reading(
            store, _all_for_review(reading), accept_all=False, at=entry.at, by=entry.by, server_id=entry.server_id
        )
        revision_id = newest_revision(store, source.key, entry)
        reopened = bring_again(store, revision_id, entry)
        told = Told(
            kind=ChangeKind.ARTICLE_ADDED,
            summary=source.title,
            lines=[
                str(outcome),
                *([tell_alike(alike)] if alike else []),
                *([source.url] if source.url else []),
            ],
            steps=[("article", str(revision_id))],
            once=once,
        )
        change = record_change(store, told, entry)
    return Proposed(source=source, is_new=True, outcome=outcome, change=change, alike=alike, reopened=reopened)


def _of_source(reading: Reading, alike: Held | None, entry: Entry) -> Reading:
    """The reading as a revision of what it looks like, where that is this server's own and not at another link."""
    article = reading.article
    if alike is None or alike.server_id != entry.server_id or alike.source.url not in (None, article.source.url):
        return reading
    return replace(reading, article=replace(article, source=replace(article.source, key=alike.source.key)))


def propose_article(
    store: Store,
    content: str | bytes,
    name: str,
    entry: Entry,
    *,
    given: GivenForArticle | None = None,
    once: str | None = None,
) -> Proposed:
    """`read_text` and `propose_reading` in one; whoever has a thread for the store reads outside it.

    Raises:
        BadInput: As `read_text`.
        Conflict: As `propose_reading`.
    """
    return propose_reading(store, read_text(content, name, given, today=entry.at.date()), entry, once=once)


def _all_for_review(reading: Reading) -> Reading:
    """The reading with every statement put up for review: a server's moderators decide on each."""
    statements = tuple(replace(s, tier=Tier.REVIEW) for s in reading.statements)
    return replace(reading, statements=statements)
