"""Below which lines of a page do bodies' choices stand, where it has several bodies' slates, each under its name?

Such a page has a line of one manner for each body ("## Dockers Union", "**Tram Guild** endorsed:"), and below it
offices and names in whatever form. The page is looked at as a whole, as a tally under candidates is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.cues import CHOICES
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import ENDED, is_sought, line_start, may_be_listed, support_words
from facts.extraction.frames.labels import DOUBT, UNREAD
from facts.extraction.frames.page_lines import Line, only_sorts
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, word_list
from facts.extraction.names.words import name_words

FEWEST = 2  # bodies with a slate each
_MANY = 3  # persons below all of them
_SHARE = 0.6  # of the lines below with names that name a person first
_CHOOSES = frozenset(
    {"endorse", "endorses", "recommend", "recommends", "recommended", "voter", "guide", "the", "for", "has"}
)
_BY_NAME = (How.FULL, How.SHORT, How.ACRONYM)
_JOINS = frozenset({",", ";", "and", "&", "or", "/", "#", ".", ":", "(", ")"})
_INSTEAD = frozenset({"over", "versus", "vs", "vs.", "against", "not", "no", "oppose", "opposed", "anyone", "anybody"})
_ALONE = re.compile(r"\s*[\w'’. -]+:?\s*")
_OF_OFFICES = frozenset({"of", "and", "the", "for", "at", "large", "city", "county", "state", "town", "u", "s", "us"})


class HeadedSlates:
    """The slates of one article, each below its body; nothing where the article has none."""

    def __init__(self, article: AnnotatedArticle, lines: Sequence[Line]) -> None:
        self._parts: dict[tuple[int, int], int | None] = {}
        self.candidates: frozenset[int] = frozenset()
        self.manner = ""
        heads = _heads_of(article, lines)
        if len(set(heads.values())) < FEWEST:
            return
        parts = dict(_parts_of(lines, heads))
        below = [line for line in lines if parts.get((line.paragraph, line.start)) is not None and line.spans]
        chosen = [line for line in below if _persons_of(article, line)]
        named = {e for line in chosen for e in _persons_of(article, line)}
        if len(named) < _MANY or len(chosen) < _SHARE * len(below):
            return
        self._parts, self.candidates, self.manner = parts, frozenset(named), _base(next(iter(heads)))

    def read(self, scene: Scene) -> list[Draft] | None:
        """The drafts of a line below a body; None for a sentence that is no part of a slate."""
        key = (scene.paragraph, line_start(scene))
        if key not in self._parts:
            return None
        body = self._parts[key]
        if body is None:
            return []
        if any(looks_like_verb(scene.tokens, i) for i in range(len(scene.tokens))):
            return None
        return drafts_of_chosen(scene, body)


def drafts_of_chosen(scene: Scene, body: int) -> list[Draft]:
    """The drafts of a line that says whom a body chose ("Mayor: Reed", "Reed and Moss (dual endorsement)")."""
    tokens = scene.tokens
    if not word_list("nouns", "contact").isdisjoint(scene.words):
        return []
    named: list[int] = []
    depth = 0
    for i, token in enumerate(tokens):
        if token.lower in _INSTEAD and not depth:
            break
        depth += (token.lower == "(") - (token.lower == ")")
        may = token.is_actor and token.is_person and not token.is_short_pronoun and may_be_listed(scene, token)
        if not depth and may:
            named.append(i)
    plain = all(_only_joined(tokens, a, b) for a, b in pairwise(named))
    return [
        replace(
            scene.listed(
                body,
                candidate,
                anchor=tokens[at].start,
                line="E / C, C",
                doubts=(
                    UNREAD if plain and span.how in (How.FULL, How.SURNAME) else DOUBT,
                    *name_doubts(scene, span, "the candidate"),
                ),
            ),
            rank=rank_near(tokens, at),
        )
        for at in named
        for candidate, span in scene.entities([at])
    ]


def _only_joined(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether two names are but joined ("Reed (D), Moss", "1. Reed, 2. Moss")."""
    depth = 0
    for token in tokens[first + 1 : last]:
        depth += token.lower == "("
        if not depth and token.lower not in _JOINS and not token.lower.isdigit():
            return False
        depth -= token.lower == ")"
    return True


def _heads_of(article: AnnotatedArticle, lines: Sequence[Line]) -> dict[Line, int]:
    """The lines that head a body's slate: those of the first manner that heads enough of them."""
    by_manner: dict[str, dict[Line, int]] = defaultdict(dict)
    for line in lines:
        body = _headed_by(article, line) if line.manner else None
        if body is not None:
            by_manner[_base(line)][line] = body
    for manner in sorted(by_manner, key=lambda m: (not m.startswith("#"), len(m) if m.startswith("#") else 0, -len(m))):
        heads = by_manner[manner]
        if manner == "plain":
            heads = {line: body for line, body in heads.items() if _opens_paragraph(lines, line, heads)}
        if len(set(heads.values())) >= FEWEST:
            return heads
    return {}


def _opens_paragraph(lines: Sequence[Line], line: Line, heads: dict[Line, int]) -> bool:
    """Whether a plain line is the first of its paragraph, with no other body right below: else it is one of a list."""
    at = lines.index(line)
    first = at == 0 or lines[at - 1].paragraph != line.paragraph
    return first and at + 1 < len(lines) and lines[at + 1] not in heads


def _headed_by(article: AnnotatedArticle, line: Line) -> int | None:
    """The one body that a line names, if it says nothing else but that its choices follow."""
    if len(line.spans) != 1 or line.spans[0].how not in _BY_NAME or len(line.spans[0].entities) != 1:
        return None
    span = line.spans[0]
    body = span.entities[0]
    if article.entities[body].kind == "person" or only_sorts(re.findall(r"[^\W\d_]+", line.text.lower())):
        return None
    beside = line.text[: span.start - line.start] + " " + line.text[span.end - line.start :]
    words = re.findall(r"[^\W\d_]+(?:['’]\w+)?", re.sub(r"\([^()]*\)", " ", beside).lower())
    return (
        body if all(w in _CHOOSES | CHOICES or w in support_words() or w in ("s", "'s", "’s") for w in words) else None
    )


def _parts_of(lines: Sequence[Line], heads: dict[Line, int]) -> Iterator[tuple[tuple[int, int], int | None]]:
    """Every line with the body below whose name it stands, or None where it only heads or denies."""
    manner = _base(next(iter(heads)))
    body: int | None = None
    is_open = has_begun = False
    for line in lines:
        key = (line.paragraph, line.start)
        if line in heads:
            body, is_open, has_begun = heads[line], True, True
            yield key, None
        elif _heads_other(line, manner):
            is_open, has_begun = False, has_begun or _base(line) == manner
            yield key, None
        elif has_begun and not line.is_prose:
            yield key, None if not is_open or denies(line.text) else body


def _heads_other(line: Line, manner: str) -> bool:
    """Whether a line heads something else than a slate's part ("## Measures", "Not endorsed", an unknown body)."""
    words = re.findall(r"[\w'-]+", line.text.lower())
    if not line.manner or is_office(words):
        return False
    if not line.spans and not (ENDED - {"none"} | word_list("nouns", "unsorted")).isdisjoint(words):
        return True
    if line.manner.startswith("#") and (not manner.startswith("#") or len(line.manner) <= len(manner)):
        return True
    return _base(line) == manner and (manner not in ("plain", "colon") or _may_be_body(line))


def is_office(words: Sequence[str]) -> bool:
    """Whether a heading's words are only what is voted on ("City Council", "District 3")."""
    offices = word_list("nouns", "offices_of")
    plain = offices | word_list("nouns", "parts") | name_words().modifiers | _OF_OFFICES
    counted = any(w.isdigit() or w[:-2].isdigit() for w in words)
    return not offices.isdisjoint(words) and (counted or all(w in plain for w in words))


def _base(line: Line) -> str:
    """The manner of a line, whether or not it says whose ("bold" of "bold owned")."""
    kept = " ".join(kind for kind in line.manner.split() if kind not in ("owned", "led"))
    return kept or ("colon" if line.text.rstrip(" *_").endswith(":") else "plain")


def _may_be_body(line: Line) -> bool:
    """Whether a plain line may be the name of a body that was not found, rather than of somebody chosen."""
    words = re.findall(r"[\w'’-]+", line.text)
    if not _ALONE.fullmatch(line.text):
        return False
    known = words[0].lower() in name_words().given or any(s.title_start >= 0 for s in line.spans)
    return len(words) > 1 and all(w[0].isupper() or w in ("of", "for", "and", "the") for w in words) and not known


def denies(text: str) -> bool:
    """Whether a line tells that nobody was chosen, or of what is sought."""
    words = re.findall(r"[\w']+", text.lower())
    return not load_grammar().negations.isdisjoint(words) or is_sought(words)


def _persons_of(article: AnnotatedArticle, line: Line) -> list[int]:
    """The persons whom a line names, if it names one before any body of several words."""
    persons = [s.entities[0] for s in line.spans if _is_person(article, s)]
    return persons if persons and not line.is_prose else []


def _is_person(article: AnnotatedArticle, span: NameSpan) -> bool:
    named = len(span.entities) == 1 and span.how in (How.FULL, How.SURNAME)
    return named and article.entities[span.entities[0]].kind == "person"
