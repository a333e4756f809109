"""On which side does a label without a candidate put those behind it ("Came aboard: A, B", "Left: C", "Undeclared: D")?

A tally has such labels for two sides at least, and the lines above the first tell of one candidate's support. One label
alone may be anything ("Left: Ana Reed at the pool").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from facts.extraction.annotated import AnnotatedArticle, How
from facts.extraction.drafts import Draft
from facts.extraction.frames.casting import stance_of
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import is_item, names_of_line, said_of_support
from facts.extraction.frames.labels import DOUBT
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import looks_like_verb
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import load_grammar, word_list
from facts.models import Stance

FEWEST = 2  # sides
_ABOVE = 3  # paragraphs above the first label that may tell of whom the tally is
_REACH = 8  # words from a verb's candidate to the colon
_LONGEST = 40  # paragraphs from a label to the last line under it
_LABEL = re.compile(
    r"^[ \t*#>•·-]*(?P<words>[A-Z][\w' -]{1,45}?)\s*(?:\(\d+\))?(?:\*\*)?\s*(?P<colon>:|$)", re.MULTILINE
)
_STANCES = (Stance.ENDORSES, Stance.REAFFIRMS, Stance.WITHDRAWS)
_FROM_TO = re.compile(r"^(?P<verb>[\w ]+?) from .+ to .+$")
_STILL = frozenset({"still", "yet"})
_EMPTY = frozenset(
    {"those", "who", "they", "has", "have", "had", "is", "are", "were", "was", "the", "all", "it", "her", "him", "them"}
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says: a stance, or None for the silent; `names` if it names whom, `turns` if from one to another."""

    stance: Stance | None
    names: bool = False
    turns: bool = False


@lru_cache
def label_of(words: str) -> Label | None:
    """What a label's words say; None for any other words."""
    turned = _FROM_TO.match(words)
    if turned is not None:
        label = label_of(turned["verb"])
        return Label(Stance.WITHDRAWS, names=True, turns=True) if label == Label(Stance.WITHDRAWS) else None
    low = words.lower().split()
    if not low or words.split(maxsplit=1)[0][0].islower():
        return None
    named = [_is_name(written, words) for written in words.split()]
    kept = [w for w, is_name in zip(low, named, strict=True) if w not in _EMPTY and not is_name]
    plain = " ".join(w for w in kept if w not in word_list("nouns", "label_adverbs"))
    for stance in _STANCES:
        if plain in _labels(f"side_{stance.value}") or plain in _labels(f"label_{stance.value}"):
            stays = stance is Stance.ENDORSES and not _STILL.isdisjoint(kept)
            return Label(Stance.REAFFIRMS if stays else stance, names=any(named))
    unsaid = _labels("side_unsaid")
    return Label(None) if plain in unsaid or " ".join(kept) in unsaid else None


@lru_cache
def _labels(name: str) -> frozenset[str]:
    """A list of labels without the words that none turns on."""
    return frozenset(" ".join(w for w in label.split() if w not in _EMPTY) for label in word_list("nouns", name))


def _is_name(word: str, label: str) -> bool:
    """Whether a word of a label that is not all in capitals has one, past the first."""
    return word[0].isupper() and not label.isupper() and not label.startswith(word)


class Sides:
    """The labels of one article's tally, followed in reading order."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self._labels = dict(_labels_of(article))
        told = {label.stance for label in self._labels.values()}
        first = min(self._labels, default=None)
        named = any(label.names for label in self._labels.values())
        self._is_tally = len(told) >= FEWEST and (named or tells_of_support(article, first[0] if first else 1))
        self._first = first[0] if first is not None else 0
        self._open: tuple[int | None, Stance | None, int] | None = None

    def read(self, scene: Scene) -> list[Draft] | None:
        """The drafts of a label with its names, or of a line under one; None for a sentence that is neither."""
        if not self._is_tally and self._open is None and (not scene.matches or scene.matches[0].endorsers):
            return None
        label = self._label_at(scene)
        told = told_without_subject(scene) if scene.matches and label is None else None
        if told is not None:
            return self._told(scene, *told)
        if label is None:
            return self._line(scene)
        self._open = None
        colon = next((i for i, t in enumerate(scene.tokens) if t.lower == ":"), None)
        named = scene.entities([i for i in range(colon or len(scene.tokens)) if scene.tokens[i].is_actor])
        named = [(e, s) for e, s in named if s.how is not How.PRONOUN]
        if label.turns:
            return self._turned(scene, [e for e, _ in named], colon)
        candidate = named[0][0] if len(named) == 1 else self._candidate(scene)
        if colon is None or colon + 1 == len(scene.tokens):
            self._open = (candidate, label.stance, scene.paragraph)
            return []
        if label.stance is None or candidate is None or len(named) > 1:
            return []
        return _drafts(scene, range(colon + 1, len(scene.tokens)), candidate, label.stance)

    def _label_at(self, scene: Scene) -> Label | None:
        """The label with which a sentence's line begins."""
        if not self._is_tally:
            return None
        start = scene.article.text(scene.paragraph).rfind("\n", 0, scene.sentence.start) + 1
        return self._labels.get((scene.paragraph, start))

    def _told(self, scene: Scene, candidate: int, stance: Stance) -> list[Draft] | None:
        """The drafts of "Have dropped Reed: A, B", or the list that "Who has dropped Reed" opens, asked or not."""
        end, last = scene.matches[0].end, len(scene.tokens)
        colon = next((i for i in range(end, min(end + _REACH, last)) if scene.tokens[i].lower == ":"), None)
        opens = scene.paragraph in scene.article.headings or scene.tokens[-1].lower == "?"
        if colon is None and not (opens and scene.matches[0].group.start):
            return None
        if colon is not None and colon + 1 < last:
            return _drafts(scene, range(colon + 1, last), candidate, stance)
        self._open = (candidate, stance, scene.paragraph)
        return []

    def _line(self, scene: Scene) -> list[Draft] | None:
        """The drafts of a line under a label that stands by itself."""
        if self._open is None:
            return None
        candidate, stance, above = self._open
        if not is_item(scene) or scene.paragraph - above > _LONGEST:
            self._open = None
            return None
        if candidate is None or stance is None:
            return []  # those who have not said
        return _drafts(scene, names_of_line(scene), candidate, stance)

    def _turned(self, scene: Scene, named: Sequence[int], colon: int | None) -> list[Draft]:
        """The drafts of "Jumped ship from Reed to Ott: A, B"."""
        if len(named) != 2 or colon is None:
            return []
        behind = range(colon + 1, len(scene.tokens))
        return _drafts(scene, behind, named[0], Stance.WITHDRAWS) + _drafts(scene, behind, named[1], Stance.ENDORSES)

    def _candidate(self, scene: Scene) -> int | None:
        """Of whom a tally is: the one person of the nearest sentence above it that speaks of any, else the main one."""
        near = range(self._first - _ABOVE, self._first)
        for sentence in reversed([s for s in scene.article.sentences if s.paragraph in near]):
            spans = scene.places.spans_in(sentence) if scene.places is not None else ()
            persons = {e for s in spans for e in s.entities if scene.is_person(e)}
            persons = persons & scene.standing or persons
            if persons:
                return next(iter(persons)) if len(persons) == 1 else None
        return scene.main


def told_without_subject(scene: Scene) -> tuple[int, Stance] | None:
    """The candidate and the stance of words that say what those did whom they go on to name ("Have dropped Reed:")."""
    match = scene.matches[0]
    if len(scene.matches) > 1 or match.endorsers or match.group.passive or match.group.force is not Force.FACT:
        return None
    candidates, stance = scene.entities(match.candidates), stance_of(match)
    lead = [t.lower for t in scene.tokens[: match.group.start]]
    if "would" in scene.words:
        return None  # "Who would endorse Reed?"
    opens = all(word in _SUBJECTS or word in word_list("nouns", "label_adverbs") for word in lead)
    return (candidates[0][0], stance) if stance is not None and len(candidates) == 1 and opens else None


_SUBJECTS = frozenset({"who", "those", "they", "these", "all", "everyone", "which"})


def _labels_of(article: AnnotatedArticle) -> Iterator[tuple[tuple[int, int], Label]]:
    """Every label of a side, by the place of its line."""
    for paragraph, text in enumerate(article.texts, 1):
        for found in _LABEL.finditer(text) if ":" in text or len(text) < _ALONE else ():
            label = label_of(found["words"])
            if label is not None and (found["colon"] or len(found[0]) < _ALONE):
                yield (paragraph, found.start()), label


_ALONE = 50  # characters of a line that is a label without a colon


def tells_of_support(article: AnnotatedArticle, paragraph: int) -> bool:
    """Whether the title or a sentence above a paragraph speaks of who stands with somebody who is voted on."""
    near = range(max(1, paragraph - _ABOVE), paragraph)
    above = (article.words(s) for s in article.sentences if s.paragraph in near)
    return any(_is_of_support(words) for words in (article.article.source.title, *above))


def _is_of_support(sentence: str) -> bool:
    """Whether a sentence has a word for support and one for a contest or for endorsements."""
    words = set(re.findall(r"[\w-]+", sentence.lower()))
    told = words & (word_list("nouns", "side_context") | word_list("nouns", "tallying")) or said_of_support([*words])
    return bool(told) and (
        not word_list("nouns", "contest_words").isdisjoint(words) or any(w.startswith("endors") for w in words)
    )


def _drafts(scene: Scene, at: Iterable[int], candidate: int, stance: Stance) -> list[Draft]:
    """The drafts of the names at some tokens, each by itself or behind its title."""
    tokens = scene.tokens
    at = takewhile(lambda i: not looks_like_verb(tokens, i), at)
    listed = [i for i in at if tokens[i].is_actor and not tokens[i].is_short_pronoun and _opens_item(scene, i)]
    return [
        replace(
            scene.listed(
                e,
                candidate,
                anchor=tokens[0].start,
                line="side: E, E",
                doubts=(DOUBT, *name_doubts(scene, span, "the endorser")),
            ),
            stance=stance,
        )
        for e, span in scene.entities(listed)
        if e != candidate
    ]


def _opens_item(scene: Scene, at: int) -> bool:
    """Whether no preposition and no open bracket stands between a name and the mark before it."""
    before = at - 1
    while before >= 0 and not (scene.tokens[before].is_mark and scene.tokens[before].lower != "."):
        if scene.tokens[before].lower in load_grammar().prepositions or scene.tokens[before].name is not None:
            return scene.tokens[before].lower == "" and scene.tokens[before + 1].lower in ("and", "&")
        before -= 1
    return before < 0 or scene.tokens[before].lower != "("
