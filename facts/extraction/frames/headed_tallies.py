"""Below which lines of a page does each candidate's support stand, where the page tallies who backs whom?

A tally has a line of one manner for each candidate ("## Ann Reed", "**Moss**", "Backing Reed:"), and below it those who
back them, with or without sorts. The page is looked at as a whole: which manner heads the parts cannot be told from
one line, and a name alone may be a candidate or one of those below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from facts.extraction.annotated import AnnotatedArticle, How
from facts.extraction.drafts import Draft
from facts.extraction.frames.ballots import is_own_ballot
from facts.extraction.frames.items import (
    is_sought,
    line_start,
    said_of_support,
    support_words,
)
from facts.extraction.frames.page_lines import (
    LEADS,
    MOST_BESIDE,
    SILENT,
    Line,
    begins_with_name,
    drafts_below,
    is_name,
    lists_names,
    sorts,
)
from facts.extraction.frames.scene import Scene
from facts.extraction.lexicon import load_grammar, word_list

FEWEST = 2  # candidates with a part each
_MANY = 3  # names below all of them
_SHARE = 0.6  # of the lines below candidates that begin with names
_OPENS_SORT = re.compile(r"[A-Z][\w' ]{2,30}: ")
_ABOVE = 8  # paragraphs in which the page says what it tallies


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
        named = [line for line in below if begins_with_name(line)]
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
        return drafts_below(scene, candidate) if lists_names(scene) else None


_SENTENCE_END = re.compile(r"(?<=[.!?:])\s")
_WORD = re.compile(r"[\w']+")


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
    is_led = all(w in LEADS or w.isdigit() or w in ("of", "the") or said_of_support([w]) for w in led)
    is_led |= line.manner.startswith(("#", "bold")) and len(led) < MOST_BESIDE  # "## Former schools chief Ann Reed"
    apposed = bool(re.match(r"[\s*_]*(?:,|–|—|-|$|:)", behind))
    owned = span.possessive and said_of_support(rest)
    return span.entities[0] if is_led and len(rest) <= MOST_BESIDE and (apposed or owned) else None


def _parts_of(lines: Sequence[Line], heads: dict[Line, int]) -> Iterator[tuple[tuple[int, int], int | None]]:
    """Every line with the candidate below whose name it stands, or None where it only heads or sorts."""
    manner = next(iter(heads)).manner
    candidate: int | None = None
    is_open = is_lost = False
    others = _heads_of_prose(lines) if manner == "plain" else frozenset()
    for line in lines:
        key = (line.paragraph, line.start)
        if line in heads:
            candidate, is_open, is_lost = heads[line], True, False
            yield key, None
        elif line in others:
            is_open = False
            yield key, None
        elif is_open and line.manner and not line.spans:
            words = set(re.findall(r"[\w'-]+", line.text.lower()))
            if "none" in words and sorts(words - {"none"}):
                continue  # "Ministers: none"
            is_open = sorts(words) if _is_as_high(line.manner, manner) else not words & SILENT
            is_lost = not is_open and line.manner == manner and said_of_support(line.text.split())
        elif is_lost and not line.manner and not line.is_bullet and _OPENS_SORT.match(line.text):
            yield key, None  # "MPs: Ann Lee" below a name with "1 endorsement" that was not found
        elif line.manner == manner != "plain":
            is_open = False  # somebody else's part, whose head was not understood
        elif is_open and not line.is_prose:
            yield key, candidate


def _heads_of_prose(lines: Sequence[Line]) -> frozenset[Line]:
    """Names alone in a line of nothing else right above prose, if more than one does so: no entries of a list."""
    found = [line for line, below in pairwise(lines) if line.manner == "plain" and below.is_prose and is_name(line)]
    return frozenset(found) if len(found) > 1 else frozenset()


def _is_as_high(manner: str, other: str) -> bool:
    """Whether a heading stands as high as those of candidates, or higher."""
    if other.startswith("#"):
        return manner.startswith("#") and len(manner) <= len(other)
    return manner.startswith("#") or manner == other or other in ("plain", "colon", "number")
