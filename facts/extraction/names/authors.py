"""Who is "I" outside quotations: whose name closes a letter, or stands over or under a column?

A name alone on the last line of a letter signs what stands above it; "By Ann Lee" signs the whole text, and so does
"Ann Lee is a retired midwife." at its end, where nobody is called so before. Names of bodies sign nothing, and neither
does a name in a list of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from facts.extraction.names.kinds import is_person, is_place, kind_of_body
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName
from facts.models import Article

_NICK = r"(?: [\"“(][A-ZÀ-Þ][\w.'’-]+[\"”)])?"
_NAME = rf"(?P<name>(?:(?:[A-Z]\.\s?){{1,3}}(?=[A-Z]))?[A-ZÀ-Þ][\w'’-]+{_NICK}(?: [A-ZÀ-Þ][\w.'’-]*){{0,2}})"
_TITLE = r"(?:The )?(?:(?:Rev|Dr|Mr|Mrs|Ms|Prof|Hon|Fr|Sr|Sir|Dame|Judge|Col|Capt|Sgt)\.? )?"
_CALLED = r", [\w '’-]{3,40}(?:, [\w '’-]{2,30})?"  # "candidate for School Board, District 2"
_SIGNED = re.compile(rf"{_TITLE}{_NAME}(?:,? (?:of )?[A-ZÀ-Þ][\w .'’-]{{2,30}}|{_CALLED})?\W*$")
_LEAD = re.compile(r"\W*")
_BYLINE = re.compile(rf"^\W*By {_NAME}(?:\W.{{0,60}})?$")
_BIO = re.compile(
    rf"^\W*{_TITLE}{_NAME}(?:,| \(|,? (?:is|was|has|lives|writes|teaches|works|served|serves|covers|edits)\b)[^\n]*$"
)
_LONGEST_BIO = 320  # characters of a line that tells who wrote the text
# What may stand between a letter and its signature, and under it ("Sincerely,", "Elm Street", "Marlow").
_GREETING = re.compile(
    r"^\W*(?:sincerely|yours|regards|best|respectfully|thank you|thanks)\b[\w ,.]{0,30}$", re.IGNORECASE
)
_ADDRESS = re.compile(r"^(?:\d{1,5} )?[A-ZÀ-Þ][\w'’.-]+(?:,? [A-ZÀ-Þ][\w'’.-]+){0,4}$")
_JOINED = re.compile(r";|\n|\sand\s")
_FEWEST = 2  # words of a signature
_LONGEST_LINE = 200  # characters of a line that several sign
_MANY = re.compile(r"(?<![\w'])(?:[Ww]e|[Oo]ur|[Ww]e're|[Ww]e've)(?![\w'])")
_FIRST = re.compile(r"(?<![\w'])(?:I|I'm|I've|I'll|my|My)(?![\w'])")
_FIRST_WORDS = ("I", "my", "My")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def author_names(article: Article, words: NameWords) -> list[WrittenName]:
    """Those who sign an article that says "I" outside quotations, in order; a byline counts as the last."""
    texts = [passage.text.strip() for passage in article.passages]
    if not any(map(says_i, texts)):
        return []
    signed = [found for n, text in enumerate(texts, 1) if (found := _signature(texts, n, text, words)) is not None]
    lines = [found for n, text in enumerate(texts, 1) if (found := _byline(n, text, words)) is not None][:1]
    return signed or lines or _bio(texts, words)


def says_i(text: str) -> bool:
    """Whether words outside quotations speak of whoever writes them."""
    return any(map(text.__contains__, _FIRST_WORDS)) and bool(_FIRST.search(_QUOTED.sub(" ", text)))


def _signature(texts: Sequence[str], number: int, text: str, words: NameWords) -> WrittenName | None:
    """The name on a line that closes a letter: prose above it, and nothing or another letter below."""
    head, _, rest = text.partition("\n")
    is_line = not rest or all(map(_ADDRESS.match, rest.split("\n")))
    told = _SIGNED.match(head, _past_titles(head, words)) if is_line else None
    above = texts[number - 2] if number > 1 else ""
    if _GREETING.match(above) and number > 2:
        above = texts[number - 3]
    after = number + 1 if number < len(texts) and _ADDRESS.match(texts[number]) else number
    below = texts[after] if after < len(texts) else ""
    closes = (
        len(above) > len(text)
        and above[-1:] in '.!?”"'
        and (not below or len(below) > len(text) or below.startswith(("#", "**")))
    )
    is_letter = after > number or bool(rest) or says_i(above)
    return _written(told, number, words, is_sure=is_letter) if told and closes else None


def _past_titles(line: str, words: NameWords) -> int:
    """Where the name begins on a line that may open with what its bearer is ("Retired Judge", "Mayor Emeritus")."""
    start = _LEAD.match(line).end()  # type: ignore[union-attr]
    titled = 0
    for found in re.finditer(r"\S+ ", line[start:]):
        word = found[0].strip().lower()
        if found.start() != titled or not (word in words.modifiers or word in words.title_ends):
            break
        titled = found.end()
    named = line[start + titled :].split(",", maxsplit=1)[0].split()
    return start + titled if len(named) >= _FEWEST else start


def _byline(number: int, text: str, words: NameWords) -> WrittenName | None:
    told = _BYLINE.match(text)
    return _written(told, number, words) if told else None


def _bio(texts: Sequence[str], words: NameWords) -> list[WrittenName]:
    """The name that opens the last line, or the last but one, if that tells of nobody whom the text has named."""
    for number in range(len(texts), max(1, len(texts) - 2), -1):
        told = _BIO.match(texts[number - 1]) if len(texts[number - 1]) < _LONGEST_BIO else None
        written = _written(told, number, words, is_sure=True) if told and not says_i(texts[number - 1]) else None
        if written is not None and not any(written.words[-1] in text for text in texts[: number - 1]):
            return [written]
    return []


def _written(told: re.Match[str], number: int, words: NameWords, *, is_sure: bool = False) -> WrittenName | None:
    """The name of a line, if it is a given name's, or surely signs a letter and is none of a body or a place."""
    found = told["name"].split()
    if len(found) < _FEWEST:
        return None
    may_be = (
        is_sure
        and found[0].lower() not in words.openers
        and is_person(found, words)
        and not kind_of_body(found, words)
        and not is_place(found, words)
    )
    if found[0].lower() not in words.given and not may_be:
        return None
    name = WrittenName(number, told.start("name"), told.end("name"), tuple(found), told["name"], "person")
    name.sentence = 0
    return name


def signers(article: Article, words: NameWords) -> dict[int, list[WrittenName]]:
    """Paragraph of a line of several names that closes a letter which says "we" -> who sign there, in order."""
    texts = [passage.text.strip() for passage in article.passages]
    found: dict[int, list[WrittenName]] = {}
    for number, text in enumerate(texts[1:], 2):
        if len(text) > _LONGEST_LINE:
            continue
        above = _QUOTED.sub(" ", texts[number - 2])
        if not _MANY.search(above) or above[-1:] not in ".!?":
            continue
        parts = _signed_parts(text.strip(" *_").rstrip("."))
        told = [re.match(_TITLE + _NAME + r"(?:,.{0,60})?$", part) for part in parts]
        names = [_written(t, number, words, is_sure=True) for t in told if t is not None]
        signed = [name for name in names if name is not None]
        known = [name.words[0].lower() in words.given for name in signed]
        sure = any(known) if _JOINED.search(text) else len(known) > _FEWEST and all(known)
        if len(signed) == len(parts) > 1 and sure:
            found[number] = signed
    return found


def _signed_parts(line: str) -> list[str]:
    """The names on a line, each with what its bearer is ("A and B", "A, B and C", "A, mayor; B, clerk")."""
    *before, last = re.split(r"\s+and\s+(?=[A-Z])", line) if _JOINED.search(line) else (line, "")
    listed = [part for several in before for part in re.split(r"\s*;\s*|\n|,\s+(?=[A-Z])", several)]
    return [part.strip(" ,") for part in (*listed, *re.split(r"\s*;\s*|\n", last)) if part.strip(" ,")]


def find_authors(names: Sequence[WrittenName], registry: Registry) -> Mapping[int, Known]:
    """Paragraph of a signature -> who signs there."""
    found = {name.paragraph: registry.look_up(name)[0] for name in names}
    return {paragraph: known[0] for paragraph, known in found.items() if len(known) == 1 and known[0].is_person}


def author_of(paragraph: int, authors: Mapping[int, Known]) -> Known | None:
    """Who says "I" in a paragraph: the next to sign, else the last who did ("By Ann Lee" on top)."""
    signed = signature_of(paragraph, authors)
    return authors[signed] if signed is not None else None


def signature_of(paragraph: int, authors: Mapping[int, Known]) -> int | None:
    """The paragraph that signs another: the next signature, else the only one."""
    signed = sorted(authors)
    if not signed:
        return None
    at = bisect_left(signed, paragraph)
    return signed[at] if at < len(signed) else signed[-1] if len(signed) == 1 else None
