"""How does a file become an article with numbered paragraphs?

The rule for everything unreadable is one `BadArticle` line that names the file; no text is guessed from
bytes that are not UTF-8.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from facts.articles.front_matter import FrontMatter, read_published, read_url, split_front_matter
from facts.articles.given_away import read_given_away
from facts.articles.web_pages import read_web_page
from facts.errors import BadArticle
from facts.models import Article, DateRange, Source
from facts.passages import split_passages

LARGEST = 8_000_000  # bytes; a novel is 1 MB, so this is no article
_TEXT_SUFFIXES = frozenset({".md", ".markdown", ".txt", ""})
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")


def read_article(
    path: Path,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: DateRange | str | None = None,
    url: str | None = None,
) -> Article:
    """Read an article file.

    Args:
        path: A `.md`, `.txt` or `.html` file in UTF-8; its stem is the source's key.
        title, publisher, published, url: What to take instead of what the file says.

    Returns:
        The article with at least one paragraph and a known time of publication.

    Raises:
        BadArticle: The file cannot be read, is empty, binary, too large or in another encoding, or does not
            say when it was published.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in _TEXT_SUFFIXES | _PAGE_SUFFIXES:
        raise BadArticle(f"{path}: articles are .md, .txt or .html files")
    data = _read_bytes(path)
    text = decode_article(data, str(path))
    said = _said(str(path), title=title, publisher=publisher, published=published, url=url)
    if suffix in _PAGE_SUFFIXES:
        of_page, text = read_web_page(text, str(path))
        said = said.over(of_page)
    return _article(text, said, key=path.stem, name=str(path), sha256=hashlib.sha256(data).hexdigest())


def parse_article(
    text: str,
    *,
    key: str,
    title: str | None = None,
    publisher: str | None = None,
    published: DateRange | str | None = None,
    url: str | None = None,
) -> Article:
    """Read an article from text, as `read_article` does from a file.

    Raises:
        BadArticle: As `read_article`.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise BadArticle(f"{key}: character {problem.start + 1} is half of a character") from problem
    said = _said(key, title=title, publisher=publisher, published=published, url=url)
    return _article(_tidy(text, key), said, key=key, name=key, sha256=hashlib.sha256(data).hexdigest())


def _said(name: str, **values: DateRange | str | None) -> FrontMatter:
    """What the caller says of the document."""
    title, publisher, url = (values[k] for k in ("title", "publisher", "url"))
    return FrontMatter(
        title=str(title).strip() if title else None,
        publisher=str(publisher).strip() if publisher is not None else None,
        published=read_published(values["published"], name),
        url=read_url(str(url), name) if url else None,
    )


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadArticle(f"{path}: is a folder, not an article")
        size = path.stat().st_size
        if size > LARGEST:
            raise BadArticle(
                f"{path}: {size // 1_000_000} MB is too large for an article (at most {LARGEST // 1_000_000} MB)"
            )
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise BadArticle(f"{path}: there is no such file") from problem
    except (OSError, ValueError) as problem:
        raise BadArticle(f"{path}: cannot be read ({getattr(problem, 'strerror', None) or problem})") from problem


def decode_article(data: bytes, name: str) -> str:
    """The text of an article's bytes, its line ends made uniform; `name` is what errors call it.

    Raises:
        BadArticle: It is empty, binary or in another encoding than UTF-8.
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\v"):
        raise BadArticle(f"{name}: is empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadArticle(f"{name}: is in UTF-16; save it as UTF-8")
    if b"\0" in data:
        raise BadArticle(f"{name}: is a binary file, not text")
    try:
        return _tidy(data.decode("utf-8"), name)
    except UnicodeDecodeError as problem:
        raise BadArticle(f"{name}: is not UTF-8 (byte {problem.start + 1}); save it as UTF-8") from problem


def _tidy(text: str, name: str) -> str:
    """Line ends made uniform and control characters made blank; too many of them are no text."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    tidy, changed = _CONTROL.subn(" ", text)
    if changed > 10 + len(text) // 20:
        raise BadArticle(f"{name}: is a binary file, not text")
    return tidy


def _article(text: str, said: FrontMatter, *, key: str, name: str, sha256: str) -> Article:
    in_file, body = split_front_matter(text.lstrip("\n"), name)
    passages = split_passages(body)
    if not passages:
        raise BadArticle(f"{name}: is empty")
    said = said.over(in_file)
    if said.published is None or said.title is None or said.publisher is None:
        said = said.over(read_given_away([p.text for p in passages]))
    if said.published is None or said.published.is_open:
        raise BadArticle(
            f"{name}: when it was published is not said; open it with front matter such as `published: 2021-04-30`"
        )
    source = Source(
        key=key,
        title=said.title or key,
        publisher=said.publisher or "",
        published=said.published,
        url=said.url,
    )
    return Article(source=source, passages=passages, sha256=sha256)
