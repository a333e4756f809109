"""Whom does a table say to stand by whom?

A row of cells between bars counts under a head that names a column of candidates; the cell of another column, the
first as a rule, holds who backs them.
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
from facts.extraction.lexicon import word_list

_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"^[\s|:+-]+$")


@dataclass(frozen=True, slots=True)
class Head:
    """Which columns of a table hold the candidates and those who back them."""

    paragraph: int
    candidate: int
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
    if candidate is None or len(cells) < 2:
        return before
    named = (i for i, words in enumerate(told) if i != candidate and words & word_list("nouns", "endorser_column"))
    endorser = next(named, 0 if candidate else 1)
    return Head(scene.paragraph, candidate, endorser)


def _is_near(sentence: Sentence, head: Head) -> bool:
    return sentence.paragraph == head.paragraph


def drafts_of_row(scene: Scene, head: Head | None) -> list[Draft]:
    """The drafts of one row under a head."""
    if head is None:
        return []
    cells = cells_of(scene)
    if max(head.candidate, head.endorser) >= len(cells):
        return []
    return [
        scene.listed(
            e,
            c,
            anchor=cells[head.candidate][0],
            line="| E | C |",
            doubts=(UNREAD, *name_doubts(scene, span, "the endorser")),
        )
        for e, span in _named_in(scene, cells[head.endorser])
        for c, _ in _named_in(scene, cells[head.candidate])
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
