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
_PART = r"(?: (?:d[aeiou]|del|dos|van|von|der|den|ter|la|le|du|bin|al|el))*"  # "Ann van der Berg"
_NAME = rf"(?P<name>(?:(?:[A-Z]\.\s?){{1,3}}(?=[A-Z]))?[A-ZÀ-Þ][\w'’-]+{_NICK}(?:{_PART} [A-ZÀ-Þ][\w.'’-]*){{0,2}})"
_TITLE = r"(?:The )?(?:(?:Rev|Dr|Mr|Mrs|Ms|Prof|Hon|Fr|Sr|Sir|Dame|Judge|Col|Capt|Sgt)\.? )?"
_CALLED = r", [\w '’-]{3,40}(?:, [\w '’-]{2,30})?"  # "candidate for School Board, District 2"
_SIGNED = re.compile(rf"{_TITLE}{_NAME}(?:,? (?:of )?[A-ZÀ-Þ][\w .'’-]{{2,30}}|{_CALLED})?\W*$")
_INTERVIEW = re.compile(
    r"\W*(?:Q ?& ?A|Q and A|(?:The |An? )?[Ii]nterview|(?:\w+ )?[Qq]uestions|(?:In|A) [Cc]onversation)"
    r"(?: (?:with|for|to)\b|:)+\s*"
)
_LEAD = re.compile(r"\W*")
_BYLINE = re.compile(rf"^\W*By {_NAME}(?:\W.{{0,60}})?$")
# "Ann Lee | Guest columnist", "Ann Lee, former mayor", on top of the text.
_TOP = re.compile(rf"^\W*{_TITLE}{_NAME}\s*(?:\||,|–|—)\s*[^.!?:|]{{3,60}}\W*$")
_BIO = re.compile(
    rf"^\W*{_TITLE}{_NAME}(?:,| \(|,? (?:is|was|has|lives|writes|teaches|works|served|serves|covers|edits)\b)[^\n]*$"
)
_LONGEST_BIO = 320  # characters of a line that tells who wrote the text
# What may stand between a letter and its signature, and under it ("Sincerely,", "Elm Street", "Marlow").
_GREETING = re.compile(
    r"^\W*(?:sincerely|yours|regards|best|respectfully|thank you|thanks|signed|(?:the )?undersigned|signatories)\b"
    r"[\w ,.:*_]{0,30}$",
    re.IGNORECASE,
)
_SALUTE = re.compile(
    r"\W*(?:to the (?:voters|editor|people|residents|citizens|members|neighbors|neighbours)\b|dear\b|sir\b|madam\b"
    r"|an open letter\b).{0,60}$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\W*(?:signed|signatories|(?:the )?undersigned|yours (?:sincerely|etc))\W*$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:\d{1,5} )?[A-ZÀ-Þ][\w'’.-]+(?:,? [A-ZÀ-Þ][\w'’.-]+){0,4}$")
_BEARER = r"(?:[,–—].{0,80}|\s*\([^()]{2,60}\))?$"
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\d{1,3}[.)])\s+")
_LONGEST_LETTER = 8  # paragraphs
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
    if (asked := _asked(article.source.title, texts, words)) is not None:
        return [asked]
    signed = [found for n, text in enumerate(texts, 1) if (found := _signature(texts, n, text, words)) is not None]
    lines = [found for n, text in enumerate(texts, 1) if (found := _byline(n, text, words)) is not None][:1]
    lines = lines or _on_top(texts, words)
    return signed or lines or _bio(texts, words)


def says_i(text: str) -> bool:
    """Whether words outside quotations speak of whoever writes them."""
    return any(map(text.__contains__, _FIRST_WORDS)) and bool(_FIRST.search(_QUOTED.sub(" ", text)))


def _asked(title: str, texts: Sequence[str], words: NameWords) -> WrittenName | None:
    """Whom an interview asks, as its title says ("Q&A: Ann Lee", "Five questions for Mayor Ann Lee")."""
    led = _INTERVIEW.match(title)
    told = re.compile(_NAME).match(title, _past_titles(title, words, led.end())) if led is not None else None
    written = _written(told, 1, words, is_sure=True) if told is not None else None
    number = next((n for n, text in enumerate(texts, 1) if told is not None and told["name"] in text), 0)
    if written is None or not number:
        return None
    written.paragraph = number
    return written


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
        and (not below or len(below) > len(text) or _heads_letter(texts, after))
    )
    is_letter = after > number or bool(rest) or says_i(above)
    return _written(told, number, words, is_sure=is_letter) if told and closes else None


def _heads_letter(texts: Sequence[str], number: int) -> bool:
    """Whether a line may head another letter: marked as a heading, in capitals, or short above prose or a greeting."""
    line = texts[number]
    if line.startswith(("#", "**")) or line.isupper() or _SALUTE.match(line):
        return True
    below = texts[number + 1] if number + 1 < len(texts) else ""
    return line[-1:] not in ".!?" and (_SALUTE.match(below) is not None or len(below) > _LONGEST_LINE)


def _past_titles(line: str, words: NameWords, at: int = 0) -> int:
    """Where the name begins on a line that may open with what its bearer is ("Retired Judge", "Mayor Emeritus")."""
    start = _LEAD.match(line, at).end()  # type: ignore[union-attr]
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
    return _written(told, number, words, is_sure=number <= _FEWEST) if told else None


def _on_top(texts: Sequence[str], words: NameWords) -> list[WrittenName]:
    """The name that stands on top of a text with what its bearer is, if the text names nobody so again."""
    told = _TOP.match(texts[0]) if len(texts) > 1 and "\n" not in texts[0] else None
    written = _written(told, 1, words, is_sure=True) if told else None
    again = written is not None and any(written.words[-1] in text for text in texts[1:])
    return [written] if written is not None and not again else []


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
    """Paragraph of a line or a list of names that closes a letter which says "we" -> who sign there, in order."""
    texts = [passage.text.strip() for passage in article.passages]
    if not any(_MANY.search(_QUOTED.sub(" ", text)) for text in texts):
        return {}
    found: dict[int, list[WrittenName]] = {}
    for number, text in enumerate(texts[1:], 2):
        led = number > _FEWEST and _GREETING.match(texts[number - 2]) is not None
        if _closes_letter(texts, number - led) and (signed := _signed_by(text, number, words, is_sure=led)):
            found[number] = signed
    return found


def is_letter(article: Article) -> bool:
    """Whether an article opens as a letter does ("To the editor:", "Dear neighbors,") or closes as one ("Signed,")."""
    texts = [passage.text.strip() for passage in article.passages]
    return any(map(_SALUTE.match, texts[:_FEWEST])) or any(_CLOSING.match(text) for text in texts)


def _closes_letter(texts: Sequence[str], number: int) -> bool:
    """Whether a paragraph stands below the prose of those who say "we", or below "Signed," under it."""
    above = number - 1
    led = number <= len(texts) and _GREETING.match(texts[number - 1]) is not None
    if texts[above - 1][-1:] not in ".!?":
        return False
    reach = texts[max(0, above - (_LONGEST_LETTER if led or _is_listed(texts[number - 1]) else 1)) : above]
    return any(_MANY.search(_QUOTED.sub(" ", text)) for text in reach)


def _is_listed(text: str) -> bool:
    """Whether names stand one a line, or between semicolons, three or more."""
    return text.count("\n") >= _FEWEST or text.count(";") >= _FEWEST


def _signed_by(text: str, number: int, words: NameWords, *, is_sure: bool) -> list[WrittenName]:
    """The names of which a line or list consists, each with what its bearer is; none if it holds anything else."""
    if max(map(len, re.split(r"[;\n]", text))) > _LONGEST_LINE:
        return []
    parts = _signed_parts(text.strip(" *_").rstrip("."))
    told = [re.match(_TITLE + _NAME + _BEARER, part) for part in parts]
    names = [_written(t, number, words, is_sure=True) for t in told if t is not None]
    signed = [name for name in names if name is not None]
    known = [name.words[0].lower() in words.given for name in signed]
    sure = is_sure or (any(known) if _JOINED.search(text) else len(known) > _FEWEST and all(known))
    return signed if len(signed) == len(parts) > 1 and sure else []


def _signed_parts(line: str) -> list[str]:
    """The names on a line, each with what its bearer is ("A and B", "A, B and C", "A, mayor; B, clerk")."""
    if "\n" in line or ";" in line:
        return [_BULLET.sub("", part).strip(" ,*_") for part in re.split(r"\s*[;\n]\s*", line) if part.strip(" ,*_")]
    *before, last = re.split(r"\s+and\s+(?=[A-Z])", line) if _JOINED.search(line) else (line, "")
    listed = [part for several in before for part in re.split(r",\s+(?=[A-Z])", several)]
    return [part.strip(" ,") for part in (*listed, last) if part.strip(" ,")]


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
