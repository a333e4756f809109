"""Below which lines of a page does each candidate's support stand, where the page tallies who backs whom?

A tally has a line of one manner for each candidate ("## Ann Reed", "**Moss**", "Backing Reed:"), and below it those who
back them, with or without sorts. The page is looked at as a whole: which manner heads the parts cannot be told from
one line, and a name alone may be a candidate or one of those below.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan
from facts.extraction.drafts import SORTED_LINE, Draft
from facts.extraction.frames.ballots import is_own_ballot
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import (
    BULLET,
    ENDED,
    is_alone,
    is_bullet,
    is_sought,
    line_start,
    names_of_line,
    past_label,
    said_of_support,
    support_words,
)
from facts.extraction.frames.labels import DOUBT, UNREAD
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns, word_list
from facts.models import Stance

FEWEST = 2  # candidates with a part each
_MANY = 3  # names below all of them
_SHARE = 0.6  # of the lines below candidates that begin with names
_ABOVE = 8  # paragraphs in which the page says what it tallies
_LONGEST = 90  # characters of a line that heads a part
_WORDS = 6  # beside the name
_MARKS = re.compile(r"\s*(?P<hash>#{1,6}\s+)?(?P<number>\d{1,2}[.)]\s+)?(?P<bold>\*\*|__)?")
_LABEL = re.compile(r"\s*(?P<words>[A-Z][\w.'&/ -]{1,40}?)\s*:\s*\S")
_LEADS = frozenset(
    {"for", "with", "behind", "backing", "endorsing", "supporting", "team", "endorse", "endorses", "endorsed"}
)
_CLOSES = re.compile(r"[.!?][\"')*_]*\s*$")
_DAY = re.compile(r"\s*(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}|\d{1,2}/\d{1,2})\s*[:,–—-]\s*")
_GONE = re.compile(
    r"\((?:[^()]*\b)?(?:withdrew|withdrawn|rescinded|retracted|revoked|dropped|pulled)\b[^()]*\)", re.IGNORECASE
)
_SILENT = ENDED | frozenset({"undecided", "undeclared", "uncommitted", "unaligned", "silent", "staying", "endorsement"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: where it stands, in which manner it is written, and the names in it."""

    paragraph: int
    start: int
    end: int
    text: str
    manner: str
    spans: tuple[NameSpan, ...]

    @property
    def is_bullet(self) -> bool:
        """Whether it opens with a bullet or a number."""
        return bool(BULLET.match(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence or more that only stands there."""
        listed = self.is_bullet or ";" in self.text
        return bool(_CLOSES.search(self.text)) and len(self.text) > _LONGEST and not listed


class HeadedTally:
    """The parts of one article's tally, each below its candidate; nothing where the article is none."""

    def __init__(self, article: AnnotatedArticle, standing: frozenset[int], lines: Sequence[Line]) -> None:
        self._parts: dict[tuple[int, int], int | None] = {}
        self.candidates: frozenset[int] = frozenset()
        self.manner = ""
        if is_own_ballot(article):
            return
        heads = _heads_of(article, lines, standing)
        if len(set(heads.values())) < FEWEST:
            return
        parts = dict(_parts_of(lines, heads))
        below = [line for line in lines if parts.get((line.paragraph, line.start)) is not None and line not in heads]
        named = [line for line in below if _begins_with_name(line)]
        if sum(len(line.spans) for line in named) < _MANY or len(named) < _SHARE * len(below):
            return
        self._parts, self.manner = parts, next(iter(heads)).manner
        self.candidates = frozenset(heads.values())

    def read(self, scene: Scene) -> list[Draft] | None:
        """The drafts of a line that stands below a candidate; None for a sentence that is no part of a tally."""
        key = (scene.paragraph, line_start(scene))
        if key not in self._parts:
            return None
        candidate = self._parts[key]
        if candidate is None:
            return []
        return _drafts_below(scene, candidate) if _lists_names(scene) else None


def _lists_names(scene: Scene) -> bool:
    """Whether a line below a candidate names those behind them and tells nothing of the first."""
    tokens = scene.tokens
    start = past_label(tokens)
    first = next((i for i in range(start, len(tokens)) if tokens[i].is_actor and not tokens[i].is_short_pronoun), None)
    if first is None:
        return False
    stop = next((i for i in range(first + 1, len(tokens)) if tokens[i].is_mark), len(tokens))
    parted = ";" in scene.words or is_bullet(scene) or not is_alone(scene) or start > 0
    last = stop if parted or "," in scene.words else len(tokens)
    return not any(looks_like_verb(tokens, i) for i in range(start, last))


def _named_in(scene: Scene) -> list[int]:
    """Indexes of the names that a line lists; commas part them where no semicolon or bullet does."""
    found = list(names_of_line(scene))
    tokens = scene.tokens
    if ";" in scene.words or is_bullet(scene):
        return found
    start, depth = past_label(tokens), 0
    opens = True
    for i in range(start, len(tokens)):
        depth += (tokens[i].lower == "(") - (tokens[i].lower == ")")
        if depth == 0 and tokens[i].lower in (",", "and", "&"):
            opens = True
        elif tokens[i].name is not None and opens and not depth:
            behind = tokens[i + 1].lower if i + 1 < len(tokens) else "."
            if i not in found and tokens[i].is_actor and (not behind.isalpha() or behind == "and"):
                found.append(i)
            opens = False
        elif tokens[i].lower in load_grammar().prepositions:
            opens = False
    return sorted(found)


def _drafts_below(scene: Scene, candidate: int) -> list[Draft]:
    text = scene.article.article.passages[scene.paragraph - 1].text
    named = [(at, scene.span(at)) for at in _named_in(scene)]
    return [
        replace(
            scene.listed(
                span.entities[0],
                candidate,
                anchor=scene.tokens[0].start,
                line=SORTED_LINE,
                doubts=(UNREAD if span.how is How.FULL else DOUBT, *name_doubts(scene, span, "the endorser")),
            ),
            stance=Stance.WITHDRAWS if _is_gone(text, span) else Stance.ENDORSES,
            rank=rank_near(scene.tokens, at),
        )
        for at, span in named
        if len(span.entities) == 1 and span.entities[0] != candidate
    ]


def _is_gone(text: str, span: NameSpan) -> bool:
    """Whether a note right behind a name says that its support was taken back ("(withdrew May 3)")."""
    behind = re.match(r"[^(\n;]{0,40}", text[span.end :])
    return behind is not None and _GONE.match(text, span.end + behind.end()) is not None


_SENTENCE_END = re.compile(r"(?<=[.!?:])\s")
_WORD = re.compile(r"[\w']+")
_LINE = re.compile(r"[^\n]+")


def tells_of_support(article: AnnotatedArticle) -> bool:
    """Whether the title, or words above that announce a tally, speak of endorsements."""
    title = article.article.source.title
    if _announces(title, is_title=True):
        return True
    above = [text for text in article.texts[:_ABOVE] if _says_support().search(text)]
    return any(_announces(sentence) for text in above for sentence in _SENTENCE_END.split(text))


@lru_cache
def _says_support() -> re.Pattern[str]:
    """The words of support that stand alone, and one who tallies them needs."""
    return re.compile(rf"\b(?:{'|'.join(sorted(w for w in support_words() if ' ' not in w))})\b", re.IGNORECASE)


def _announces(words: str, *, is_title: bool = False) -> bool:
    if not _says_support().search(words):
        return False
    lows = _WORD.findall(words.lower())
    if is_sought(lows) or not load_grammar().negations.isdisjoint(lows):
        return False
    return is_title or not (word_list("nouns", "tallying") | {"who", "who's"}).isdisjoint(lows)


def lines_of(article: AnnotatedArticle) -> Iterator[Line]:
    """Every line of an article that is not empty, in order."""
    by_paragraph: dict[int, list[NameSpan]] = defaultdict(list)
    for span in article.spans:
        by_paragraph[span.paragraph].append(span)
    for number, passage in enumerate(article.article.passages, 1):
        spans = by_paragraph[number]
        starts = [span.start for span in spans]
        for found in _LINE.finditer(passage.text):
            if found[0].strip():
                inside = spans[bisect_left(starts, found.start()) : bisect_left(starts, found.end())]
                yield Line(number, *found.span(), found[0], _manner(found[0]), tuple(inside))


def _manner(text: str) -> str:
    """How a line is written, so that lines of one manner may be told from others; empty for a bullet or prose."""
    marks = _MARKS.match(text)
    words = text.strip().strip("*_# ")
    if marks is None or len(text) > _LONGEST or _CLOSES.search(words.rstrip(":")):
        return ""
    if marks["hash"]:
        return marks["hash"].strip()
    if BULLET.match(text) and not marks["number"]:
        return ""
    first = (re.findall(r"[\w'’]+", words.lower()) or [""])[0]
    kinds = ["bold"] if marks["bold"] else []
    kinds += ["number"] if marks["number"] else []
    kinds += ["capitals"] if words.isupper() else []
    kinds += ["led"] if first in _LEADS else ["owned"] if re.search(r"['’]s? (?:\w+ ){0,2}\w+:?$", words) else []
    return " ".join(kinds) or ("colon" if words.endswith(":") else "plain")


def _heads_of(article: AnnotatedArticle, lines: Sequence[Line], standing: frozenset[int]) -> dict[Line, int]:
    """The lines that head a candidate's part: those of the first manner that heads enough of them."""
    by_manner: dict[str, dict[Line, int]] = defaultdict(dict)
    for line in lines:
        person = _headed_by(article, line) if line.manner else None
        if person is not None:
            by_manner[line.manner][line] = person
    known = _by_letters(article, standing)
    for manner in sorted(by_manner, key=lambda m: (not m.startswith("#"), len(m) if m.startswith("#") else 0, -len(m))):
        heads = by_manner[manner]
        stand = {line: known[_letters(article, p)] for line, p in heads.items() if _letters(article, p) in known}
        if manner != "plain" and len(set(heads.values())) >= FEWEST and len(heads) == len(set(heads.values())):
            return {line: stand.get(line, person) for line, person in heads.items()}
        if len(set(stand.values())) >= FEWEST:
            return stand
    return {}


def _letters(article: AnnotatedArticle, entity: int) -> str:
    return article.entities[entity].name.casefold()


def _by_letters(article: AnnotatedArticle, standing: frozenset[int]) -> dict[str, int]:
    """Those who stand by their names, letters alone: a heading may write them in capitals."""
    found: dict[str, int] = {}
    for entity in sorted(standing):
        found.setdefault(_letters(article, entity), entity)
    return found


def _headed_by(article: AnnotatedArticle, line: Line) -> int | None:
    """The one person whom a line names, if it says next to nothing else."""
    named = {s.entities for s in line.spans if s.how in (How.FULL, How.SURNAME)}
    if len(named) != 1 or len(line.spans) != 1:
        return None
    span = line.spans[0]
    if len(span.entities) != 1 or article.entities[span.entities[0]].kind != "person":
        return None
    if ":" in line.text and not line.text.rstrip().rstrip("*_").endswith(":"):
        return None  # "Unions: ..."
    before = line.text[: max(0, span.outer_start - line.start)]
    behind = re.sub(r"\([^()]*\)", " ", line.text[span.end - line.start :])
    led = re.findall(r"[\w-]+", before.lower())
    rest = re.findall(r"[\w-]+", behind.lower())
    is_led = all(w in _LEADS or w.isdigit() or w == "of" or said_of_support([w]) for w in led)
    is_led |= line.manner.startswith(("#", "bold")) and len(led) < _WORDS  # "## Former schools chief Ann Reed"
    apposed = bool(re.match(r"[\s*_]*(?:,|–|—|-|$|:)", behind))
    owned = span.possessive and said_of_support(rest)
    return span.entities[0] if is_led and len(rest) <= _WORDS and (apposed or owned) else None


def _parts_of(lines: Sequence[Line], heads: dict[Line, int]) -> Iterator[tuple[tuple[int, int], int | None]]:
    """Every line with the candidate below whose name it stands, or None where it only heads or sorts."""
    manner = next(iter(heads)).manner
    candidate: int | None = None
    is_open = False
    for line in lines:
        key = (line.paragraph, line.start)
        if line in heads:
            candidate, is_open = heads[line], True
            yield key, None
        elif is_open and line.manner and not line.spans:
            words = set(re.findall(r"[\w'-]+", line.text.lower()))
            if "none" in words and _sorts(words - {"none"}):
                continue  # "Ministers: none"
            is_open = _sorts(words) if _is_as_high(line.manner, manner) else not words & _SILENT
        elif line.manner == manner != "plain":
            is_open = False  # somebody else's part, whose head was not understood
        elif is_open and not line.is_prose:
            yield key, candidate


def _is_as_high(manner: str, other: str) -> bool:
    """Whether a heading stands as high as those of candidates, or higher."""
    if other.startswith("#"):
        return manner.startswith("#") and len(manner) <= len(other)
    return manner.startswith("#") or manner == other or other in ("plain", "colon", "number")


def _sorts(words: set[str]) -> bool:
    return bool(words & word_list("nouns", "sorting")) and not words & _SILENT


def _begins_with_name(line: Line) -> bool:
    """Whether a name opens a line, past its bullet, day or label for a sort."""
    text = line.text
    marks = BULLET.match(text)
    at = marks.end() if marks else 0
    day = _DAY.match(text, at)
    at = day.end() if day else at
    label = _LABEL.match(text, at)
    if label is not None and not any(s.start - line.start < label.end("words") for s in line.spans):
        if not _sorts(set(re.findall(r"[\w'-]+", label["words"].lower()))) and not _tells(label["words"]):
            return False
        at = label.end() - 1
    first = next((s for s in line.spans if s.start - line.start >= at), None)
    return first is not None and len(re.findall(r"\w+", text[at : max(at, first.outer_start - line.start)])) <= _WORDS


@lru_cache
def _tells(label: str) -> bool:
    """Whether a label speaks of support, or names a sort in other words ("Clubs and others")."""
    words = re.findall(r"[\w'-]+", label.lower())
    return said_of_support(words) or any(w in load_nouns()["BACKER"] for w in words)
