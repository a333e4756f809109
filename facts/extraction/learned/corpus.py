"""Which written examples does the learned reader learn from?

`corpus/*.txt`: invented articles, each with what it tells. A line `---` ends an item; `# ` is its headline, `@ ` who
published it and when, `## ` a heading, every other line a paragraph, numbered from 1 with the headings. Behind them
`= ENDORSER | stance | CANDIDATE | 1,3` says what paragraphs tell, `? ` the same where fair readers differ. The rules
were made with the articles of `seen-*.txt` in sight, so that what they read there says little of what they can.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from facts.articles import parse_article
from facts.models import Article, Stance

FOLDER = Path(__file__).parent / "corpus"
_SEEN = "seen-"
_OPEN = "? "
_MARKED = re.compile(r"(= |\? |@ |# )(.*)")
_PUBLISHED = "An Invented Paper | 2024-05-15"


@dataclass(frozen=True, slots=True)
class Told:
    """What paragraphs of an item tell; `is_open` where fair readers differ."""

    endorser: str
    stance: Stance
    candidate: str
    paragraphs: frozenset[int]
    is_open: bool


@dataclass(slots=True)
class Item:
    """An article and what it tells; `is_seen` where the rules were made with it in sight."""

    is_seen: bool
    title: str = ""
    published: str = _PUBLISHED
    paragraphs: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def article(self) -> Article:
        """The item as an article that was read from a file."""
        publisher, _, day = self.published.partition(" | ")
        text = "\n\n".join(self.paragraphs)
        return parse_article(text, key="item", title=self.title, publisher=publisher, published=day)


def read_corpus(folder: Path = FOLDER) -> Iterator[Item]:
    """The items of all files of a folder.

    Raises:
        ValueError: A line is not written as the format has it, or tells of a paragraph that is not there.
    """
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for number, part in enumerate(re.split(r"(?m)^---$", text), 1):
            if part.strip():
                yield _item(part, where=f"{path.name}, item {number}", is_seen=path.name.startswith(_SEEN))


def corpus_digest(folder: Path = FOLDER) -> str:
    """Of the corpus, which a model keeps to tell what it was trained on."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _item(text: str, *, where: str, is_seen: bool) -> Item:
    item = Item(is_seen)
    for line in filter(None, map(str.strip, text.splitlines())):
        marked = _MARKED.fullmatch(line)
        if marked is None:
            item.paragraphs.append(line)
        elif marked[1] == "# ":
            item.title = marked[2]
        elif marked[1] == "@ ":
            item.published = marked[2]
        else:
            item.told.append(_told(marked[2], is_open=marked[1] == _OPEN, where=where))
    last = max((number for told in item.told for number in told.paragraphs), default=0)
    if last > len(item.paragraphs):
        raise ValueError(f"{where}: there is no paragraph {last}")
    return item


def _told(line: str, *, is_open: bool, where: str) -> Told:
    parts = [part.strip() for part in line.split("|")]
    try:
        endorser, stance, candidate, numbers = parts
        paragraphs = frozenset(int(number) for number in numbers.split(","))
        return Told(endorser, Stance(stance), candidate, paragraphs, is_open)
    except ValueError as error:
        raise ValueError(f"{where}: not ENDORSER | stance | CANDIDATE | paragraphs: {line!r}") from error
