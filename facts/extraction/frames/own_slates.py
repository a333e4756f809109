"""Which lines of a body's own page name whom it chose, under or beside the offices that they want?

Its title must say that its own choices follow. A line counts with an office before a mark, behind the name, or on the
line above; prose, and what the words above open as something else, does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.ballots import choosing_words, is_opened_by_others, is_own_ballot
from facts.extraction.frames.cues import CHOICES
from facts.extraction.frames.items import ENDED, line_start, runners, said_of_support
from facts.extraction.frames.page_lines import Line
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.slate_pages import denies, drafts_of_chosen, is_office
from facts.extraction.frames.tokens import looks_like_verb
from facts.extraction.lexicon import word_list

_FEWEST = 2  # persons chosen
_WORD = re.compile(r"[\w'-]+")
_LED = re.compile(r"[\s*_#>•·▪»|\[(\d.)\]-]*(?P<label>[^:|–—]{2,60}?)\s*(?:\*\*)?(?::|\||\s[–—-]|…|\s{3,})[\s*_|]*")
_FOR = re.compile(r"\s+for (?:the )?(?P<office>[\w.,' -]{3,50})")
_BEHIND = re.compile(r"[\s*_]*(?:\((?P<seat>[^()]{2,50})\)|[,|–—-]\s*(?P<office>[^;|]{3,60}))")
_TICKED = re.compile(r"\W*endorsed(?: \(\w+\))?:", re.IGNORECASE)
_TITLES = 4  # words of a title between a mark and a name


class OwnSlate:
    """The lines of one article that name its publisher's choices; nothing where it is no such page."""

    def __init__(self, article: AnnotatedArticle, lines: Sequence[Line]) -> None:
        self._lines: dict[tuple[int, int], bool] = {}
        self.candidates: frozenset[int] = frozenset()
        publisher = article.publisher
        if publisher is None or article.entities[publisher].kind == "person" or not is_own_ballot(article):
            return
        if _tells_of_others(article):
            return
        if any(_TICKED.match(line.text) for line in lines):
            return  # a page of results, which says "Endorsed: Ann Reed" below the count
        found = [(line, told) for line, told in _told(article, lines) if not told or not _is_of_others(article, line)]
        chosen = [line for line, told in found if told]
        named = {e for line in chosen for s in line.spans if _is_person(article, s) for e in s.entities}
        if len(named) >= _FEWEST:
            self._publisher = publisher
            self._lines = {(line.paragraph, line.start): told for line, told in found}
            self.candidates = frozenset(named)

    def read(self, scene: Scene) -> list[Draft] | None:
        """The drafts of a line that names whom the publisher chose; None for any other sentence."""
        told = self._lines.get((scene.paragraph, line_start(scene)))
        if told is None:
            return None
        if not told:
            return []
        if any(looks_like_verb(scene.tokens, i) for i in range(len(scene.tokens))):
            return None
        return drafts_of_chosen(scene, self._publisher) or None


def _tells_of_others(article: AnnotatedArticle) -> bool:
    """Whether the first paragraphs say that others chose ("We asked groups whom they endorse. Their picks:")."""
    for text in article.texts[:_FIRST]:
        words = _WORD.findall(text.lower())
        if (said_of_support(words) or not CHOICES.isdisjoint(words)) and not _OTHERS.isdisjoint(words):
            return "asked" in words or _OURS.isdisjoint(words)
    return False


_FIRST = 3  # paragraphs
_OTHERS = frozenset({"their", "they", "each", "whom", "groups", "organizations", "organisations"})
_OURS = frozenset({"we", "our", "us", "members", "board"})


def _told(article: AnnotatedArticle, lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines that name persons beside or below an office, and with False those under a heading of something else."""
    under, is_open = False, True
    manners = {x.manner for x in lines if x.manner and not x.spans and is_office(_WORD.findall(x.text.lower()))}
    for at, line in enumerate(lines):
        words = _WORD.findall(line.text.lower())
        first = next((s for s in line.spans if _is_person(article, s)), None)
        if line.is_prose or '"' in line.text or "“" in line.text or not words:
            under = False
        elif first is None:
            places = line.manner in manners and len(words) <= _TITLES and not _is_else(words)  # "## Harbour"
            under = bool(line.manner) and (is_office(words) or places) and not denies(line.text)
            is_open = under or (is_open and not (line.manner and _is_else(words)))
        elif not is_open or _tells_who_stands(line):
            yield line, False
        elif not denies(line.text) and word_list("nouns", "contact").isdisjoint(words):
            below = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].paragraph == line.paragraph else None
            named = below is not None and not below.spans and is_office(_WORD.findall(below.text.lower()))
            if _names_office(line, first) or named or (under and _is_first(line, first)):
                yield line, True


def _is_else(words: Sequence[str]) -> bool:
    """Whether a heading begins what names no choices ("How we decide", "Measures")."""
    if is_office(words) or (not choosing_words().isdisjoint(words) and not denies(" ".join(words))):
        return False
    other = ENDED | word_list("nouns", "unsorted") | _ELSE
    return not other.isdisjoint(words)


_ELSE = frozenset(
    {"measures", "measure", "propositions", "decide", "decided", "about", "questions", "volunteers", "speakers", "not"}
    | {"opposed", "against", "reject", "candidates'", "board", "officers", "staff", "interviewed", "defeat", "earned"}
)


def _names_office(line: Line, first: NameSpan) -> bool:
    """Whether a line says before a mark, or behind the name, what somebody is chosen for."""
    led = _LED.match(line.text)
    outer = first.outer_start - line.start
    if led is not None and led.end() <= outer and len(line.text[led.end() : outer].split()) <= _TITLES:
        return True
    rest = line.text[first.end - line.start :]
    told = _FOR.match(rest)
    if told is not None:
        return told.end() == len(rest.rstrip()) or is_office(_WORD.findall(told["office"].lower()))
    behind = _BEHIND.match(rest)
    office = (behind["seat"] or behind["office"]) if behind is not None else ""
    return is_office(_WORD.findall(office.lower()))


def _tells_who_stands(line: Line) -> bool:
    """Whether a label before a name tells no more than who stands ("Candidates: Ann Reed, Jo Moss")."""
    words = _WORD.findall(line.text.partition(":")[0].lower()) if ":" in line.text else []
    return bool(words) and words[-1] in runners()


def _is_first(line: Line, first: NameSpan) -> bool:
    """Whether a name opens its line, past a bullet and a title."""
    return len(_WORD.findall(line.text[: first.outer_start - line.start])) <= 1


def _is_of_others(article: AnnotatedArticle, line: Line) -> bool:
    return is_opened_by_others(article, line.paragraph, line.start)


def _is_person(article: AnnotatedArticle, span: NameSpan) -> bool:
    named = len(span.entities) == 1 and span.how in (How.FULL, How.SURNAME)
    return named and article.entities[span.entities[0]].kind == "person"
