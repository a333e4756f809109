"""How is a page set line by line, and which names does one line of a list tell?

A line is known by its manner (a heading of some level, bold, numbered, plain), so that lines that are set alike can be
read alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan
from facts.extraction.drafts import SORTED_LINE, Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import BULLET, ENDED, is_alone, is_bullet, label_end, names_of_line, said_of_support
from facts.extraction.frames.labels import DOUBT, UNREAD
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns, word_list
from facts.extraction.names.words import name_words
from facts.models import Stance

_LONGEST = 90  # characters of a line that heads a part
_SEVERAL = 2  # sentences
MOST_BESIDE = 6  # beside the name
_MARKS = re.compile(r"\s*(?P<hash>#{1,6}\s+)?(?P<number>\d{1,2}[.)]\s+)?(?P<bold>\*\*|__)?")
LEADS = frozenset(
    {"for", "with", "behind", "backing", "endorsing", "supporting", "team", "endorse", "endorses", "endorsed"}
)
_CLOSES = re.compile(r"[.!?][\"')*_]*\s*$")
_LABEL = re.compile(r"\s*(?P<words>[A-Z][\w.'&/ -]{1,40}?)\s*:\s*\S")
_LINE = re.compile(r"[^\n]+")
_DAY = re.compile(r"\s*(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}|\d{1,2}/\d{1,2})\s*[:,–—-]\s*")
_GONE = re.compile(
    r"\((?:[^()]*\b)?(?:withdrew|withdrawn|rescinded|retracted|revoked|dropped|pulled)\b[^()]*\)", re.IGNORECASE
)
SILENT = ENDED | frozenset({"undecided", "undeclared", "uncommitted", "unaligned", "silent", "staying", "endorsement"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: where it stands, in which manner it is written, the names and sentences in it."""

    paragraph: int
    start: int
    end: int
    text: str
    manner: str
    spans: tuple[NameSpan, ...]
    sentences: int

    @property
    def is_bullet(self) -> bool:
        """Whether it opens with a bullet or a number."""
        return bool(BULLET.match(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence or more that only stands there."""
        listed = self.is_bullet or (";" in self.text and self.sentences < _SEVERAL)
        return bool(_CLOSES.search(self.text)) and len(self.text) > _LONGEST and not listed


def lines_of(article: AnnotatedArticle) -> Iterator[Line]:
    """Every line of an article that is not empty, in order."""
    by_paragraph: dict[int, list[NameSpan]] = defaultdict(list)
    for span in article.spans:
        by_paragraph[span.paragraph].append(span)
    begun = {number: [s.start for s in found] for number, found in groupby(article.sentences, lambda s: s.paragraph)}
    for number, passage in enumerate(article.article.passages, 1):
        spans = by_paragraph[number]
        starts = [span.start for span in spans]
        for found in _LINE.finditer(passage.text):
            if found[0].strip():
                inside = spans[bisect_left(starts, found.start()) : bisect_left(starts, found.end())]
                told = sum(found.start() <= start < found.end() for start in begun.get(number, ()))
                yield Line(number, *found.span(), found[0], _manner(found[0]), tuple(inside), told)


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
    kinds += ["led"] if first in LEADS else ["owned"] if re.search(r"['’]s? (?:\w+ ){0,2}\w+:?$", words) else []
    return " ".join(kinds) or ("colon" if words.endswith(":") else "plain")


def lists_names(scene: Scene) -> bool:
    """Whether a line below a candidate names those behind them and tells nothing of the first."""
    tokens = scene.tokens
    start = label_end(scene)
    first = next((i for i in range(start, len(tokens)) if tokens[i].is_actor and not tokens[i].is_short_pronoun), None)
    if first is None:
        return False
    stop = next((i for i in range(first + 1, len(tokens)) if tokens[i].is_mark), len(tokens))
    parted = ";" in scene.words or is_bullet(scene) or not is_alone(scene) or start > 0
    last = stop if parted or not _PARTS.isdisjoint(scene.words) else len(tokens)
    return not any(looks_like_verb(tokens, i) for i in range(start, last))


def _named_in(scene: Scene, *, one_a_line: bool) -> list[int]:
    """Indexes of the names that a line lists; commas part them where no semicolon or bullet does."""
    found = list(names_of_line(scene))
    tokens = scene.tokens
    if ";" in scene.words or is_bullet(scene):
        return _without_places_of_work(tokens, found, one_a_line=one_a_line)
    start, depth = label_end(scene), 0
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
    return _without_places_of_work(tokens, sorted(found), one_a_line=one_a_line)


def _without_places_of_work(tokens: Sequence[Token], found: Sequence[int], *, one_a_line: bool) -> list[int]:
    """The names without the bodies that only tell where somebody works ("Ann Lee, owner, Marl Hardware").

    A body is such a one right behind a word that names nobody, or behind the person of a line that names one.
    """
    if not found or not tokens[found[0]].is_person:
        return list(found)
    alone = one_a_line and sum(tokens[i].is_person for i in found) == 1
    kept = [i for i in found if tokens[i].is_person or not (_follows_role(tokens, i) or (alone and _behind(tokens, i)))]
    return [i for i in kept if not _is_owned(tokens, i)]


def _whose_line(scene: Scene, found: Sequence[int]) -> int | None:
    """The one person of a line that also names where they serve ("School Committee Chair Ann Lee").

    None where it names nobody who is surely a person, or several.
    """
    named = [i for i, token in enumerate(scene.tokens) if token.name is not None and token.is_person]
    people = [i for i in named if _is_surely_somebody(scene, scene.span(i))]
    if len(people) != 1 or not found or set(found) == set(people):
        return None
    places = [*found, *people]
    between = scene.tokens[min(places) : max(places)]
    return None if any(t.lower in ("and", "&") for t in between) else people[0]


def _is_surely_somebody(scene: Scene, span: NameSpan) -> bool:
    """Whether a title or a given name tells that somebody is named."""
    given = scene.article.entities[span.entities[0]].name.split(maxsplit=1)[0].lower()
    return span.outer_start < span.start or given in name_words().given


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name is what somebody owns or heads, though it looks like a person's ("owner, Marl Hardware")."""
    name = tokens[at].name
    if at < 2 or name is None or name.title_start >= 0 or tokens[at - 1].lower not in _PARTS:
        return False
    return tokens[at - 2].lower in _OF_FIRMS


def _behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma or a dash, and no "and", stands before a name."""
    return at > 0 and tokens[_before_article(tokens, at)].lower in _PARTS


def _follows_role(tokens: Sequence[Token], at: int) -> bool:
    """Whether the part of a line before a name's own holds no name."""
    i = _before_article(tokens, at)
    if i < 1 or tokens[i].lower not in _PARTS:
        return False
    i -= 1
    while i >= 0 and tokens[i].lower not in _PARTS and tokens[i].lower not in (";", ":"):
        if tokens[i].name is not None and tokens[i].is_actor:
            return False
        i -= 1
    return i >= 0


def _before_article(tokens: Sequence[Token], at: int) -> int:
    """Index of what stands before a name and its "the"."""
    return at - 2 if at > 1 and tokens[at - 1].lower == "the" else at - 1


_OF_FIRMS = frozenset({"owner", "co-owner", "founder", "co-founder", "president", "ceo", "director", "proprietor"})
_PARTS = frozenset({",", "–", "—", "-", "--"})


def drafts_below(scene: Scene, candidate: int, *, one_a_line: bool = False) -> list[Draft]:
    """The drafts of those whom a line below a candidate lists; `one_a_line` where each line is somebody's."""
    text = scene.article.article.passages[scene.paragraph - 1].text
    found = _named_in(scene, one_a_line=one_a_line)
    own = _whose_line(scene, found) if one_a_line else None
    named = [(at, scene.span(at)) for at in (found if own is None else [own])]
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


def sorts(words: set[str]) -> bool:
    """Whether a heading's words name a sort of backers, and no part for those who back nobody."""
    return bool(words & word_list("nouns", "sorting")) and not words & SILENT


def is_name(line: Line) -> bool:
    """Whether a line is a name, with a title or not, and nothing else."""
    span = line.spans[0] if len(line.spans) == 1 else None
    return span is not None and (span.outer_start - line.start, span.end - line.start) == (0, len(line.text.rstrip()))


def begins_with_name(line: Line) -> bool:
    """Whether a name opens a line, past its bullet, day or label for a sort."""
    text = line.text
    marks = BULLET.match(text)
    at = marks.end() if marks else 0
    day = _DAY.match(text, at)
    at = day.end() if day else at
    label = _LABEL.match(text, at)
    if label is not None and not any(s.start - line.start < label.end("words") for s in line.spans):
        if not sorts(set(re.findall(r"[\w'-]+", label["words"].lower()))) and not _tells(label["words"]):
            return False
        at = label.end() - 1
    first = next((s for s in line.spans if s.start - line.start >= at), None)
    return (
        first is not None and len(re.findall(r"\w+", text[at : max(at, first.outer_start - line.start)])) <= MOST_BESIDE
    )


@lru_cache
def _tells(label: str) -> bool:
    """Whether a label speaks of support, or names a sort in other words ("Clubs and others")."""
    words = re.findall(r"[\w'-]+", label.lower())
    return said_of_support(words) or any(w in load_nouns()["BACKER"] for w in words)


def only_sorts(words: Sequence[str]) -> bool:
    """Whether every word of a line tells sorts ("LABOR & ORGANIZATIONS"), though one may look like a name."""
    plain = word_list("nouns", "sorting") | _JOINTS
    return bool(words) and all(word in plain for word in words)


_JOINTS = frozenset(
    {"and", "of", "the", "current", "former", "other", "local", "partial", "list", "community", "electeds", "neighbors"}
    | {"neighbours", "business", "faith", "educators", "parents", "clubs", "friends", "partners", "residents", "clergy"}
)
