"""What of an article's text is neither speech nor telling, and where do its quotations begin and end?

Every paragraph keeps its length: what must not be read (datelines, scrape prefixes, party tags, captions)
is blanked and marks are made uniform, so that an offset into the result holds in the original.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_ONE_FOR_ONE = (
    {
        "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "–": "—", "―": "—", "‒": "—", "‐": "-", "‑": "-",
        "\n": " ", "\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\u2028": " ", "\u2029": " ", "…": ".",  # noqa: E501 - one pattern
    }
)  # fmt: skip
_ODD = re.compile(f"[{''.join(_ONE_FOR_ONE)}]")
_MARKUP = re.compile(
    r"^(?:#{1,6}\s+|>\s+|[*•·▪–-]\s+|\d{1,2}[.)]\s+)|\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)", re.MULTILINE
)
_LINK = re.compile(r"!?\[(?P<words>[^\]\n]{0,300})\](?P<target>\([^)\s]{1,500}\))|https?://\S+")
_REFERENCE = re.compile(r"\[(?:\d{1,3}|[a-z]|citation needed|note \d+|clarification needed)\]")
_SCRAPED_DATE = re.compile(r"^\W*date \d{4}-\d{2}-\d{2}\b", re.IGNORECASE)
_CAPTION = re.compile(
    r"\b(?:Photo(?:graph)?|Photo credit|Image|Credit|Picture|Photo illustration|Illustration)\s*(?::|by\b)|Getty Images",  # noqa: E501 - one pattern
    re.IGNORECASE,
)
_PICTURE = re.compile("photo|image|credit|picture|illustration")  # one of them stands in every caption
_BYLINE = re.compile(
    r"^By [A-Z][\w.'-]+(?: [\w.'-]+){0,8}(?:,? (?:staff|for|and|in|political|city|senior)\b[^.]{0,60})?\s*$"
)
_ASIDE = re.compile(
    r"^\W*(?:read more|read next|most read|more news|up next|web extra|related|see also|more from|listen|watch|advertisement|sign up|subscribe|follow us|follow related|with (?:a )?(?:report|file)s? from|additional reporting|correction(?: appended)?:|correction appended|(?:this|an earlier version of this) (?:story|article|post) (?:has been|was|incorrectly|misstated|said)|©|\(c\) (?:19|20)|copyright)\b",  # noqa: E501 - one pattern
    re.IGNORECASE,
)
# "Ann Lee/The National Press" behind a caption, "11/02/2018 05:07 AM EDT" alone.
_CREDIT = re.compile(
    r"\(?(?<![\w.])[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,2}\s?/\s?(?:The )?[A-Z][\w ]{1,30}\)?\W*(?:\([A-Z][\w ]{1,20}\)\W*)?$"  # noqa: E501 - one pattern
)
_STAMP = re.compile(r"^\W*\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\W[\d:., APMampETDSCZ]{0,24}$")
_FEWEST_TOLD = 4  # words behind a dateline: "Ada Finch - retired teacher" has none
_DATELINE = re.compile(
    r"(?:[A-Z][\w.' -]{1,40}?(?:, ?[A-Z][\w. ]{1,25}?){0,2}(?:, (?:[A-Z][a-z]{2,8}\.? )?\d{1,2}(?:,? \d{4})?)?)?\s*(?:\([A-Z][\w/ .&'-]{1,40}\)\s*)?(?:--|—|-)\s+"  # noqa: E501 - one pattern
)
_BOLD_PLACE = re.compile(r"\*\*[^*\n]{2,60}\*\*\s*(?:\([^()]{1,40}\)\s*)?(?:--|[—–-])\s")
_DASHED = re.compile("[RDI]-")
_DASH = re.compile(r"[—-]\s")
_PARTIES = "R|D|I|L|G|Rep|Dem|Ind|Lib|Con|Lab|Grn|NDP|Green|Republican|Democrat|Independent|Liberal|Conservative|Labour|Labor|ALP|LNP|DFL|PC|CAQ|BQ|FF|FG|SF|SNP|DUP|Nat|National|ACT"  # noqa: E501 - one pattern
_TAG = re.compile(rf"\s?\((?P<party>{_PARTIES})\.?(?:(?:[-—/,]|\s)\s?(?P<place>[A-Z][^()]{{0,40}}))?\)")
_COMMA_TAG = re.compile(r",\s(?P<party>[RDI])-(?P<place>[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2})(?P<end>,|(?=[.;:)]))")
_OPENS_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(—]))'(?=\w)")
_CLOSES_SINGLE = re.compile(
    r"(?<=[,.?!])'(?=[\s.,;:)—]|$)|(?<=\w)'(?=[\s.,;:)—]|$)(?!\s[a-z]+s?\b.{0,80}[,.?!]'(?:\s|$))"
)
_OPENS_LINE = re.compile(r"[ \t]*(?:\||[*•·▪●○‣–—-]\s|\(?\d{1,3}[.)]\s|[A-Z][\w ()'&/-]{2,40}:\s)")
_WRAPPED = 45  # characters; a shorter line was not broken for want of room
_LONGEST_QUOTATION = 1500  # characters
_OFTEN = 3  # times that one line stands in a text before it is no item of a list
_OPENS_LIST = re.compile(r"^\s*(?:[A-Z]|and\b|&|or\b)")


@dataclass(frozen=True, slots=True)
class PartyTag:
    """A tag such as "(R-UT)": who stands before `offset` in the paragraph, of which party and place."""

    paragraph: int
    offset: int
    party: str
    place: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: offsets without the marks; `is_open` if the mark never closes."""

    paragraph: int
    start: int
    end: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Normalised:
    """The paragraphs at equal length, with what was found on the way."""

    texts: tuple[str, ...]
    headings: frozenset[int]
    quoted: tuple[Quoted, ...]
    tags: tuple[PartyTag, ...]


def normalise(paragraphs: Sequence[str]) -> Normalised:
    """Make paragraphs uniform without moving a character.

    Args:
        paragraphs: The texts, the first one being paragraph 1.

    Returns:
        Texts of equal lengths; double marks for every quotation, "—" for every dash.
    """
    texts: list[str] = []
    headings: set[int] = set()
    quoted: list[Quoted] = []
    tags: list[PartyTag] = []
    for number, original in enumerate(paragraphs, 1):
        text, pairs = _quotations(original, number)
        text = _blank_parts(original, text, number == 1)
        text, found = _party_tags(text, number)
        text = _without_credits(original, _with_lines(original, text))
        texts.append(text)
        tags.extend(found)
        quoted.extend(pair for pair in pairs if text[pair.start : pair.end].strip())
        if _is_heading(original, text):
            headings.add(number)
    return Normalised(tuple(texts), _without_items(paragraphs, headings), tuple(quoted), tuple(tags))


def _with_lines(original: str, text: str) -> str:
    """The text with the line breaks kept that end a line of a list; those of wrapped prose are spaces."""
    if "\n" not in original:
        return text
    lines = [line.strip() for line in original.strip().split("\n")]
    is_list = not any(line[:1].islower() for line in lines[1:])
    for found in re.finditer(r"\n", original):
        at = found.start()
        line = original[original.rfind("\n", 0, at) + 1 : at].strip()
        ends = is_list or len(line) < _WRAPPED or line[-1] in ":;" or bool(_OPENS_LINE.match(original, at + 1))
        text = text[:at] + "\n" + text[at + 1 :] if ends else text
    return text


def _without_credits(original: str, text: str) -> str:
    """The text without lines that only say who took a picture ("Ann Lee/The National Press")."""
    for line in re.finditer(r"[^\n]+", original) if "\n" in original and "/" in original else ():
        if _CREDIT.fullmatch(line[0]):
            text = _blank(text, *line.span())
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _blank_parts(original: str, text: str, is_first: bool) -> str:
    """The text without prefixes, links, captions, bylines and pointers to other articles."""
    if "[" in text or "http" in text:
        text = _REFERENCE.sub(_spaces, _without_links(text))
    is_bold = _BOLD_PLACE.match(text) is not None
    if not text[:1].isalpha() or "*" in text or "_" in text or "\n" in text:
        text = _MARKUP.sub(_spaces, text)
    text = text.replace("--", "— ")
    if _ASIDE.match(text) or _BYLINE.match(text):
        return " " * len(text)
    if len(text) < 400 and _PICTURE.search(text[-120:].lower()) and _CAPTION.search(text[-120:]):
        return " " * len(text)
    credit = _CREDIT.search(text) if "/" in text else None
    if credit:
        text = _blank(text, credit.start(), credit.end())
    if _STAMP.match(text):
        return " " * len(text)
    scraped = _SCRAPED_DATE.match(text)
    if scraped:
        text = _blank(text, 0, scraped.end())
    dateline = _DATELINE.match(text, 2 if is_bold else 0) if _DASH.search(text) else None
    if dateline and _is_dateline(dateline[0], is_first) and _tells_more(original[dateline.end() :]):
        text = _blank(text, 0, dateline.end())
    return text


def _tells_more(rest: str) -> bool:
    """Whether more than a few words stand behind a dateline on its line."""
    line = rest.strip().partition("\n")[0]
    return len(line.split()) >= _FEWEST_TOLD


def _without_links(text: str) -> str:
    for link in _LINK.finditer(text):
        if link["words"] is None:
            text = _blank(text, link.start(), link.end())
        else:
            text = _blank(_blank(text, link.start(), link.start("words")), link.end("words"), link.end())
    return text


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _is_dateline(words: str, is_first: bool) -> bool:
    """Whether the words before a dash are a place or an agency rather than the start of a sentence."""
    if "(" in words:
        return True
    capitals = re.match(r"[A-Z][A-Z .'-]{2,}(?=[,\s]|$)", words)
    return bool(capitals) or (is_first and len(words.split()) <= 5 and all(w[:1].isupper() for w in words.split()[:-1]))


def _party_tags(text: str, number: int) -> tuple[str, list[PartyTag]]:
    """The text with party tags blanked, and what they say."""
    tags: list[PartyTag] = []
    for tag in _TAG.finditer(text) if "(" in text else ():
        tags.append(PartyTag(number, tag.start(), tag["party"], tag["place"] or ""))
        text = _blank(text, tag.start(), tag.end())
    for tag in _COMMA_TAG.finditer(text) if _DASHED.search(text) else ():
        tags.append(PartyTag(number, tag.start(), tag["party"], tag["place"]))
        # In a list the second comma is the list's own; before a verb it only closes the tag.
        keeps_comma = tag["end"] == "," and _OPENS_LIST.match(text[tag.end() : tag.end() + 8])
        text = _blank(text, tag.start(), tag.end() - (1 if keeps_comma else 0))
    return text, sorted(tags, key=lambda tag: tag.offset)


_IN_BOLD = re.compile(r"\*\*[^*]+\*\*")


# An entry of a live report: "4:15 p.m.", "10.30am", "14:20 BST: Reed is out", "UPDATE, 5 p.m.".
_TIMED = re.compile(
    r"(?:updated?\W{1,3}(?:at )?)?"
    r"\d{1,2}(?:(?:[.:]\d{2})?\s?[ap]\.?m\b|[.:]\d{2}(?: [A-Z]{2,4}\b|\s*(?:$|[-—–:])))",
    re.IGNORECASE,
)


def _is_heading(original: str, text: str) -> bool:
    """Whether a block is a heading: marked as one, or one short line that does not end like a sentence."""
    if original[:1] == "#" and re.match(r"#{1,6}\s", original):
        return "\n" not in original.strip()  # else only its first line is one
    line = text.strip()
    if line[-1:] == ")" and _IN_BOLD.fullmatch(original.strip()):
        line = line.rpartition("(")[0].strip()  # "School board (vote for two)"
    if not line or "\n" in original.strip() or len(line) > 90 or line[-1] in ".!?:;,\"')":
        return False
    if re.match(r"[*•·-]\s|\d+[.)]\s", original) or _TIMED.match(line) or line[0].islower():
        return False
    if ": " in line or "; " in line or '"' in line:
        return False
    return any(c.isalpha() for c in line)


_BRACKETED = re.compile(r"[^\n.?!]{1,60} \([^()\n]{1,60}\)")


def _without_items(paragraphs: Sequence[str], headings: set[int]) -> frozenset[int]:
    """The headings without those that are lines of a list: one short line after another, none marked as heading.

    A line that ends in a colon, question mark or bracket ("Dockers Union (port workers)") may belong to the list.
    """
    kept = set(headings)
    repeated = {line for line, times in Counter(paragraphs).items() if times >= _OFTEN}  # "Website" below every name
    headings = {number for number in headings if paragraphs[number - 1] not in repeated}
    headings |= {n for n, text in enumerate(paragraphs, 1) if text[-1:] in (":", "?") or _BRACKETED.fullmatch(text)}
    for number in headings:
        run = [number - 2, number - 1, number] if number - 1 in headings else []
        run = run if number - 2 in headings else [number - 1, number, number + 1] if run else []
        unmarked = all(n in headings and not paragraphs[n - 1].startswith("#") for n in run)
        if run and unmarked:
            kept.discard(number)
    return frozenset(kept)


def _quotations(original: str, number: int) -> tuple[str, list[Quoted]]:
    """The text with uniform marks, single quotation marks made double, and the places between them."""
    # Wire copy types two grave accents and two apostrophes for double marks.
    original = original.replace("``", ' "').replace("''", '" ')
    text = _ODD.sub(_uniform, original)
    if '"' not in text and "'" in text:
        text = _singles_to_doubles(text)
    pairs: list[Quoted] = []
    opened: int | None = None
    for mark in re.finditer('"', text) if '"' in text else ():
        at = mark.start()
        is_opening = original[at] in "“„«" or (original[at] not in "”»" and _opens(text, at))
        if opened is None and (is_opening or original[at] not in "“”«»"):
            opened = at + 1
        elif opened is not None and (not is_opening or original[at] not in "“„«"):
            if at > opened:
                pairs.append(Quoted(number, opened, at))
            opened = None
        elif is_opening:
            opened = at + 1
    if opened is not None and opened < len(text):
        pairs.append(Quoted(number, opened, len(text), is_open=True))
    return text, pairs


def _uniform(mark: re.Match[str]) -> str:
    return _ONE_FOR_ONE[mark[0]]


def _opens(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1] in " (—[") and at + 1 < len(text) and not text[at + 1].isspace()


def _singles_to_doubles(text: str) -> str:
    """Single marks that quote, made double; apostrophes stay."""
    marks = list(text)
    at = 0
    while opening := _OPENS_SINGLE.search(text, at):
        closing = _CLOSES_SINGLE.search(text, opening.end(), opening.end() + _LONGEST_QUOTATION)
        at = opening.end()
        if closing and closing.start() - opening.start() >= 4:
            marks[opening.start()] = marks[closing.start()] = '"'
            at = closing.end()
    return "".join(marks)
