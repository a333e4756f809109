"""What does the YAML block that opens an article say of it?

Only plain values of the four known keys are taken; a text that merely opens with a rule of dashes is text.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

import frontmatter
import yaml

from facts.errors import BadArticle, BadDate
from facts.models import DateRange

_LONGEST = 20_000  # a block longer than this is no front matter, and YAML reads it slowly


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is said of a document outside its text; None where nothing is."""

    title: str | None = None
    publisher: str | None = None
    published: DateRange | None = None
    url: str | None = None

    def over(self, other: FrontMatter) -> FrontMatter:
        """These values, with the other's where one is missing."""
        pairs = ((getattr(self, f.name), getattr(other, f.name)) for f in fields(self))
        return FrontMatter(*(mine if mine is not None else theirs for mine, theirs in pairs))


def split_front_matter(text: str, name: str) -> tuple[FrontMatter, str]:
    """Split a text into its front matter and the rest.

    Args:
        text: The whole document, lines ending in a bare newline.
        name: What to call it in an error.

    Raises:
        BadArticle: The block is no YAML, or a value of a known key cannot be read.
    """
    if not text.startswith("---"):
        return FrontMatter(), text
    block = text[3:].partition("\n---")[0]
    if len(block) > _LONGEST:
        return FrontMatter(), text
    try:
        values, rest = frontmatter.parse(text)
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise BadArticle(f"{name}: its front matter is not YAML ({_first_line(problem)})") from problem
    if not values:
        return FrontMatter(), text if block.strip() else rest
    return (
        FrontMatter(
            title=_text(values, "title", name),
            publisher=_text(values, "publisher", name),
            published=read_published(values.get("published"), name),
            url=read_url(_text(values, "url", name), name),
        ),
        rest,
    )


def read_published(value: object, name: str) -> DateRange | None:
    """A day, a month or a year of publication out of what YAML or a person gives.

    Raises:
        BadArticle: It is none of these.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, DateRange):
        return value
    if isinstance(value, datetime):
        return DateRange.day(value.date())
    if isinstance(value, date):
        return DateRange.day(value)
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        try:
            return DateRange.parse(str(value))
        except BadDate as problem:
            raise BadArticle(f"{name}: `published` {problem}") from problem
    raise BadArticle(f"{name}: `published` is not a date such as 2021-04-30 or 2021-05")


def read_url(value: str | None, name: str) -> str | None:
    """An http(s) link.

    Raises:
        BadArticle: It is something else.
    """
    if value is None:
        return None
    if not value.lower().startswith(("http://", "https://")) or value.split() != [value]:
        raise BadArticle(f"{name}: `url` is not an http or https link")
    return value


def _text(values: dict[str, object], key: str, name: str) -> str | None:
    value = values.get(key)
    if value is None:
        return None
    if isinstance(value, (str, int, float, date)) and not isinstance(value, bool):
        return " ".join(str(value).split()) or None
    raise BadArticle(f"{name}: `{key}` in its front matter is not text")


def _first_line(problem: Exception) -> str:
    mark = getattr(problem, "problem_mark", None)
    if mark is not None:
        return f"line {mark.line + 2}: {getattr(problem, 'problem', None) or 'cannot be read'}"
    return " ".join(str(problem).split())[:80]
