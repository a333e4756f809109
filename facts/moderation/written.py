"""What did a person write into a form, and what does it come to?

Forms hold text; everything typed is read here once, and each thing that is wrong is one clear line. Marks that
cannot be seen are taken out of names, so that two that look alike are alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Self
from urllib.parse import urlsplit

from facts.dates import read_asked_date
from facts.errors import BadDate, BadInput
from facts.models import LONGEST_NAME, DateRange, Entity, NameMatch, Source, Stance
from facts.statement_files import source_key

LONGEST_QUOTE = 1000  # one field of an embed holds 1,024, the marks around it included
LONGEST_TEXT = 300  # role, condition, note, contest, reason
LONGEST_LINK = 1000
MOST_LINKS = 3  # in one text: more is an advertisement
NOTE_TITLE = "Moderator's note"
_AHEAD = 200  # years in which a day that is named is taken for one that is yet to come
_PREFIX = re.compile(r"(?:new|id):", re.IGNORECASE)  # what says how a name is meant, and is none
_STANCES = {
    "endorse": Stance.ENDORSES,
    "endorsed": Stance.ENDORSES,
    "backs": Stance.ENDORSES,
    "reaffirmed": Stance.REAFFIRMS,
    "withdrew": Stance.WITHDRAWS,
    "declined": Stance.DECLINES,
    "opposed": Stance.OPPOSES,
    "urges exit": Stance.URGES_EXIT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFact:
    """A fact as a person wrote it; every field is text as typed, empty when it was left out.

    `endorser`, `candidate` and `contest` may be a name, `id:12` (what autocomplete and a select menu send) or
    `new:Ada Moss` (the person said that it is somebody new). `stance` is one of `Stance`.
    """

    endorser: str = ""
    candidate: str = ""
    stance: str = ""
    date: str = ""
    link: str = ""
    quote: str = ""
    rank: str = ""
    condition: str = ""
    note: str = ""
    contest: str = ""
    role: str = ""
    endorser_kind: str = ""
    publisher: str = ""
    published: str = ""
    title: str = ""

    def to_json(self) -> dict[str, str]:
        """The fields that hold something; `from_json` reads them back."""
        return {key: value for key, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What `to_json` wrote; fields that are not known are left out."""
        known = {f.name for f in fields(cls)}
        return cls(**{key: str(value) for key, value in kept.items() if key in known})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadName:
    """How a written name was read.

    Attributes:
        written: As typed, without marks that cannot be seen.
        entity: Whom it means; None while it is open or means somebody new.
        is_new: Whether somebody new is added under this name.
        kind: The kind of the new one.
        is_exact: Whether it was typed as it is known, or chosen; otherwise the card says how it was read.
        choices: Whom it may mean, likeliest first, while it is open: offered beside "somebody new".
    """

    written: str
    entity: Entity | None = None
    is_new: bool = False
    kind: str = "person"
    is_exact: bool = True
    choices: tuple[NameMatch, ...] = ()

    @property
    def shown(self) -> str:
        """The name as a card shows it."""
        return self.entity.name if self.entity else self.written

    @property
    def is_open(self) -> bool:
        """Whether the person has to say whom they mean."""
        return self.entity is None and not self.is_new


def clean_name(text: str, what: str) -> str:
    """A name without marks that cannot be seen, runs of blanks as one.

    Raises:
        BadInput: It is missing, too long, or has no letters or digits.
    """
    name = visible(text)
    if not name:
        raise BadInput(f"{what}: is missing")
    if len(name) > LONGEST_NAME:
        raise BadInput(f"{what}: {len(name)} characters are too many for a name (at most {LONGEST_NAME})")
    if _PREFIX.fullmatch(name):
        raise BadInput(f"{what}: no name stands behind “{name}”")
    if not any(c.isalnum() for c in name):
        raise BadInput(f"{what}: “{name}” has no letters or digits")
    if re.search(r"https?://|discord\.gg/", name, re.IGNORECASE):
        raise BadInput(f"{what}: a link is no name")
    return name


def visible(text: str) -> str:
    """Text on one line without control, zero-width and direction marks."""
    kept = "".join(c if unicodedata.category(c) not in ("Cf", "Cc", "Cs", "Co") or c.isspace() else "" for c in text)
    return " ".join(kept.split())


def clean_text(text: str, what: str, *, longest: int = LONGEST_TEXT) -> str:
    """A short text on one line; empty when it says nothing.

    Raises:
        BadInput: It is too long, or holds many links.
    """
    clean = visible(text)
    if len(clean) > longest:
        raise BadInput(f"{what}: {len(clean)} characters are too many (at most {longest})")
    if len(re.findall(r"https?://|discord\.gg/", clean, re.IGNORECASE)) > MOST_LINKS:
        raise BadInput(f"{what}: holds more than {MOST_LINKS} links")
    return clean


def read_quote(text: str) -> str | None:
    """Words copied from a source, kept as they are but for marks that cannot be seen; None when there are none.

    Raises:
        BadInput: They are too long to be shown whole, or hold many links.
    """
    return clean_text(text, "quote", longest=LONGEST_QUOTE) or None


def read_link(text: str) -> str | None:
    """An http(s) link, or None when there is none.

    Raises:
        BadInput: It is anything else.
    """
    link = text.strip().removeprefix("<").removesuffix(">")
    if not link:
        return None
    shown = link if len(link) <= 80 else link[:80] + "…"
    try:
        parts = urlsplit(link)
    except ValueError as problem:
        raise BadInput(f"link: “{shown}” is not a link") from problem
    odd = re.search(r"[\s\x00-\x1f\x7f<>\"`]", link) or visible(link) != link
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or odd:
        raise BadInput(f"link: “{visible(shown)}” is not an http(s) link")
    if len(link) > LONGEST_LINK:
        raise BadInput(f"link: {len(link)} characters are too many (at most {LONGEST_LINK})")
    return link


def read_stance(text: str) -> Stance:
    """One of the stances.

    Raises:
        BadInput: It is missing or none.
    """
    word = visible(text).casefold()
    if not word:
        raise BadInput(f"stance: is missing; there are {', '.join(Stance)}")
    try:
        return _STANCES.get(word) or Stance(word.replace(" ", "_"))
    except ValueError as problem:
        raise BadInput(f"stance: “{word[:40]}” is none; there are {', '.join(Stance)}") from problem


def read_rank(text: str) -> int | None:
    """A rank from 1 to 20, or None when there is none.

    Raises:
        BadInput: It is anything else.
    """
    word = visible(text)
    if not word:
        return None
    if not re.fullmatch(r"[0-9]{1,2}", word) or not 1 <= int(word) <= 20:
        raise BadInput(f"rank: “{word[:40]}” is not a whole number from 1 to 20")
    return int(word)


def read_day(text: str, today: date, what: str = "date") -> DateRange:
    """A date as people write it; open when there is none.

    Raises:
        BadInput: It is no date, may be two, or lies in the future.
    """
    written = visible(text)
    if not written:
        return DateRange()
    try:
        days = read_asked_date(written, today)
    except BadDate as problem:
        if ahead := _day_to_come(written, today):
            raise BadInput(f"{what}: {ahead.told()} lies in the future") from problem
        raise BadInput(f"{what}: {problem}") from problem
    except ValueError as problem:
        raise BadInput(f"{what}: “{written[:60]}” is not a date") from problem
    if (days.earliest_on or days.latest_on or today) > today:
        raise BadInput(f"{what}: {days.told()} lies in the future")
    if days.latest_on and days.latest_on > today and days.earliest_on:
        return DateRange(days.earliest_on, today)  # "this year" cannot have happened after today
    return days


def _day_to_come(written: str, today: date) -> DateRange | None:
    """The day that words name when it is yet to come, which a reader of past dates takes for none."""
    try:
        days = read_asked_date(written, date(today.year + _AHEAD, 12, 31))
    except (BadDate, ValueError):
        return None
    return days if (days.earliest_on or today) > today else None


def read_source(words: WrittenFact, today: date) -> Source:
    """The source that a fact rests on: a moderator's note unless both a link and a quote say where it stands.

    Raises:
        BadInput: The link is none, or a text is too long.
    """
    link, quote = read_link(words.link), read_quote(words.quote)
    given = clean_text(words.title, "title") or (urlsplit(link).hostname if link else "") or ""
    is_note = link is None or quote is None
    title = note_title(given) if is_note else given
    return Source(
        key=source_key(title, link),
        title=title,
        publisher=clean_text(words.publisher, "publisher"),
        published=read_day(words.published, today, "published"),
        url=link,
        is_note=is_note,
    )


def note_title(title: str) -> str:
    """The title under which a moderator's note is cited: it says what it is wherever it is shown."""
    bare = bare_title(title)
    return f"{NOTE_TITLE}: {bare}" if bare else NOTE_TITLE


def bare_title(title: str) -> str:
    """The title without saying that it is a note; empty when it says nothing else."""
    return title.removeprefix(NOTE_TITLE).removeprefix(":").strip()
