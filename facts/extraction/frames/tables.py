"""Whom does a table say to stand by whom?

A row of cells between bars counts under a head that names a column of candidates; the cell of another column, the
first as a rule, holds who backs them. Where the lines above speak of support, the candidates may stand under the
offices that they want ("Organisation | Mayor | Treasurer").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from facts.extraction.annotated import NameSpan, Sentence
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.labels import UNREAD
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.sides import tells_of_support
from facts.extraction.lexicon import word_list

_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"^[\s|:+-]+$")


@dataclass(frozen=True, slots=True)
class Head:
    """Which columns of a table hold the candidates, and which those who back them."""

    paragraph: int
    candidates: tuple[int, ...]
    endorser: int


def cells_of(scene: Scene) -> list[tuple[int, int]]:
    """Offsets of the cells of a row; empty for any line that is none."""
    text = scene.article.article.passages[scene.paragraph - 1].text
    if "|" not in text:
        return []
    start = text.rfind("\n", 0, scene.sentence.start) + 1
    stop = text.find("\n", scene.sentence.start)
    line = text[start : stop if stop >= 0 else len(text)]
    if line.count("|") < 1 or _RULE.match(line):
        return []
    return [(start + cell.start(), start + cell.end()) for cell in _CELL.finditer(line) if cell[0].strip()]


def head_of(scene: Scene, before: Head | None) -> Head | None:
    """The head that a row is, else the one that still holds for it."""
    cells = cells_of(scene)
    if not cells:
        return before if before is not None and _is_near(scene.sentence, before) else None
    text = scene.article.text(scene.paragraph)
    told = [frozenset(re.findall(r"[a-z]+", text[a:b].lower())) for a, b in cells]
    candidate = next((i for i, words in enumerate(told) if words & word_list("nouns", "endorsee_column")), None)
    if len(cells) < 2:
        return before
    named = (i for i, words in enumerate(told) if i != candidate and words & word_list("nouns", "endorser_column"))
    if candidate is None:
        return before if before is not None else _under_offices(scene, told, next(named, None))
    return Head(scene.paragraph, (candidate,), next(named, 0 if candidate else 1))


def _under_offices(scene: Scene, told: Sequence[frozenset[str]], endorser: int | None) -> Head | None:
    """The head of a table whose other columns are offices, in a text that speaks of support."""
    offices = tuple(i for i, words in enumerate(told) if i != endorser and words & word_list("nouns", "offices_of"))
    plain = endorser is not None and len(offices) == len(told) - 1
    if endorser is None or not plain or not tells_of_support(scene.article, scene.paragraph):
        return None
    return Head(scene.paragraph, offices, endorser)


def _is_near(sentence: Sentence, head: Head) -> bool:
    return sentence.paragraph == head.paragraph


def drafts_of_row(scene: Scene, head: Head | None) -> list[Draft]:
    """The drafts of one row under a head."""
    if head is None:
        return []
    cells = cells_of(scene)
    if max(*head.candidates, head.endorser) >= len(cells):
        return []
    return [
        scene.listed(
            e,
            c,
            anchor=cells[column][0],
            line="| E | C |",
            doubts=(UNREAD, *name_doubts(scene, span, "the endorser")),
        )
        for e, span in _named_in(scene, cells[head.endorser])
        for column in head.candidates
        for c, _ in _named_in(scene, cells[column])
        if e != c and scene.is_person(c)
    ]


def _named_in(scene: Scene, cell: Sequence[int]) -> list[tuple[int, NameSpan]]:
    """Everyone named in a cell, with the name."""
    first, last = cell
    return [
        (entity, t.name)
        for t in scene.tokens
        if t.name is not None and first <= t.start < last
        for entity in t.name.entities
    ]
