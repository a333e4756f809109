"""What does the learned reader see of an article?

A few sentences at a time, with what stands before them: in each such window names are masked by their kind, so that it
learns how support is told and never who gives it, and each place that means somebody carries a slot, so that "she" is
known to be the one who was named before. Every person of a window may be backed, everybody in it may back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan, Sentence
from facts.extraction.learned.cutting import Cutter
from facts.models import EntityKind

MOST_PIECES = 115  # of the sentences that are read in one window; a longer sentence has one of its own
MOST_BEFORE = 30  # of what stands before them
MOST_HEADING = 12
MOST_WHOLE = 230  # of a window; of a longer sentence the rest is left out
SLOTS = 24  # with that of nobody
MASKS = (EntityKind.PERSON, EntityKind.UNION, EntityKind.PARTY, EntityKind.NEWSPAPER, "other")
MASKED = (How.FULL, How.SHORT, How.ACRONYM, How.SURNAME)
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a window that means an entity: pieces `start` to `end`; `is_read` where it stands in what is read."""

    entity: int
    start: int
    end: int
    is_read: bool
    sentence: int
    span: NameSpan


@dataclass(slots=True)
class Window:
    """Sentences to be read, with what stands before them.

    Attributes:
        numbers: Of each piece; a masked name is one less than the negative of its kind's row in `MASKS`.
        means: Of each piece, the entity that it means; -1 for nobody.
        stands: Of each piece, whether it means somebody who is said to stand in a contest.
        mentions: In order.
    """

    numbers: list[int] = field(default_factory=list)
    means: list[int] = field(default_factory=list)
    stands: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def add(self, pieces: Sequence[int], entity: int = _NOBODY, *, stands: bool = False) -> None:
        """Append pieces that mean the same."""
        self.numbers += pieces
        self.means += [entity] * len(pieces)
        self.stands += [int(stands)] * len(pieces)

    def slots(self) -> list[int]:
        """Of each piece, the slot of whom it means, from 1; 0 for nobody, and for those for whom none is left."""
        slots: dict[int, int] = {_NOBODY: 0}
        return [slot if (slot := slots.setdefault(one, len(slots))) < SLOTS else 0 for one in self.means]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pieces of a sentence, those of one name or of what stands between names."""

    pieces: Sequence[int]
    span: NameSpan | None = None


class Windows:
    """The windows of one article.

    Args:
        article: With its names marked.
        cutter: Cuts text into pieces.
    """

    def __init__(self, article: AnnotatedArticle, cutter: Cutter) -> None:
        self._article, self._cutter, self._cut = article, cutter, cutter.cut
        self._candidates = article.candidates
        self._masks = [mask_of(entity.kind) for entity in article.entities]
        by_sentence = self._spans_by_sentence()
        self._is_named = [bool(spans) for spans in by_sentence]
        self._stretches = [list(self._cut_apart(*two)) for two in zip(article.sentences, by_sentence, strict=True)]
        self._lengths = [sum(len(one.pieces) for one in stretches) for stretches in self._stretches]

    def __iter__(self) -> Iterator[Window]:
        sentences, lengths = self._article.sentences, self._lengths
        at = 0
        while at < len(sentences):
            end, total = at + 1, lengths[at]
            while end < len(sentences) and self._goes_on(sentences[end], total, lengths[end]):
                total += lengths[end]
                end += 1
            if any(self._is_named[at:end]):
                yield self._window(at, end)
            at = end

    def _goes_on(self, sentence: Sentence, total: int, length: int) -> bool:
        """Whether a window goes on with a sentence: there is room, and no heading opens another part."""
        opens = sentence.paragraph in self._article.headings and total > MOST_PIECES // 3
        return total + length <= MOST_PIECES and not opens

    def _spans_by_sentence(self) -> list[list[NameSpan]]:
        by_paragraph: dict[int, list[NameSpan]] = {}
        for span in self._article.spans:
            by_paragraph.setdefault(span.paragraph, []).append(span)
        starts = {paragraph: [span.start for span in spans] for paragraph, spans in by_paragraph.items()}
        found: list[list[NameSpan]] = []
        for one in self._article.sentences:
            here = starts.get(one.paragraph, [])
            spans = by_paragraph.get(one.paragraph, [])[bisect_left(here, one.start) : bisect_left(here, one.end)]
            found.append([span for span in spans if span.end <= one.end])
        return found

    def _cut_apart(self, one: Sentence, spans: Sequence[NameSpan]) -> Iterator[_Stretch]:
        """A sentence in pieces, each name apart."""
        text = self._article.texts[one.paragraph - 1]
        place = one.start
        for span in spans:
            if span.start < place:
                continue
            yield _Stretch(self._cut(text[place : span.start]))
            masked = [-1 - self._masks[span.entities[0]]]
            yield _Stretch(masked if span.how in MASKED else self._cut(text[span.start : span.end]), span)
            place = span.end
        yield _Stretch(self._cut(text[place : one.end]))

    def _window(self, start: int, end: int) -> Window:
        before, total = start, 0
        while before > 0 and total + self._lengths[before - 1] <= MOST_BEFORE:
            before -= 1
            total += self._lengths[before]
        if before == start and start > 0:
            before -= 1  # a long sentence, of which the end is kept
        window = Window()
        window.add(self._cutter.opens)
        heading = self._heading(before)
        if heading is not None:
            self._put(window, heading, is_read=False)
            self._keep_first(window, 1 + MOST_HEADING)
            window.add(self._cutter.closes)
        opened = len(window.numbers)
        for at in range(before, start):
            self._put(window, at, is_read=False)
        self._keep_last(window, opened, MOST_BEFORE)
        window.add(self._cutter.closes)
        last = self._article.sentences[start].paragraph
        for at in range(start, end):
            if self._article.sentences[at].paragraph != last:
                window.add(self._cutter.closes)
                last = self._article.sentences[at].paragraph
            self._put(window, at, is_read=True)
        self._keep_first(window, MOST_WHOLE - 1)
        window.add(self._cutter.closes)
        return window

    def _heading(self, before: int) -> int | None:
        """The sentence of the heading that the place stands under, where it stands further up."""
        article = self._article
        paragraph = article.sentences[before].paragraph
        above = [one for one in article.headings if one < paragraph]
        if not above or paragraph in article.headings:
            return None
        last = max(above)
        return next((at for at in range(before, -1, -1) if article.sentences[at].paragraph == last), None)

    def _put(self, window: Window, at: int, *, is_read: bool) -> None:
        """Append a sentence to a window."""
        for stretch in self._stretches[at]:
            span = stretch.span
            if span is None:
                window.add(stretch.pieces)
                continue
            start = len(window.numbers)
            window.add(stretch.pieces, span.entities[0], stands=not self._candidates.isdisjoint(span.entities))
            end = len(window.numbers)
            if end > start:
                window.mentions += [Mention(entity, start, end, is_read, at, span) for entity in span.entities]

    @staticmethod
    def _keep_first(window: Window, most: int) -> None:
        del window.numbers[most:], window.means[most:], window.stands[most:]
        window.mentions = [one for one in window.mentions if one.end <= most]

    @staticmethod
    def _keep_last(window: Window, opened: int, most: int) -> None:
        over = len(window.numbers) - opened - most
        if over <= 0:
            return
        for held in (window.numbers, window.means, window.stands):
            del held[opened : opened + over]
        window.mentions = [
            one if one.start < opened else replace(one, start=one.start - over, end=one.end - over)
            for one in window.mentions
            if one.start < opened or one.start >= opened + over
        ]


def mask_of(kind: str) -> int:
    """The row of `MASKS` that stands for a kind."""
    return MASKS.index(kind) if kind in MASKS else len(MASKS) - 1
