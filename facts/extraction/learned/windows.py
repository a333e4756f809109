"""What does the learned reader see of an article?

A few sentences at a time, with what stands before them: in each such window names are masked by their kind, so that it
learns how support is told and never who gives it, and each place that means somebody carries a slot, so that "she" is
known to be the one who was named before. Every person of a window may be backed, everybody in it may back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from facts.encoding.pieces import CLOSES, OPENS
from facts.extraction.annotated import AnnotatedArticle, How, NameSpan, Sentence
from facts.models import EntityKind

MOST_PIECES = 140  # of the sentences that are read in one window
MOST_BEFORE = 30  # of what stands before them
MOST_HEADING = 12
MOST_WHOLE = 230  # of a window; of a longer sentence the rest is left out
SLOTS = 24
MASKS = (EntityKind.PERSON, EntityKind.UNION, EntityKind.PARTY, EntityKind.NEWSPAPER, "other")
MASKED = (How.FULL, How.SHORT, How.ACRONYM, How.SURNAME)
Cut = Callable[[str], list[int]]


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
        slots: Of each piece, the slot of whom it means, from 1; 0 for nobody.
        stands: Of each piece, whether it means somebody who is said to stand in a contest.
        mentions: In order.
    """

    numbers: list[int] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)
    stands: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def add(self, pieces: list[int], slot: int = 0, stands: int = 0) -> None:
        """Append pieces that mean the same."""
        self.numbers += pieces
        self.slots += [slot] * len(pieces)
        self.stands += [stands] * len(pieces)


class Windows:
    """The windows of one article.

    Args:
        article: With its names marked.
        cut: The numbers of a word's pieces.
    """

    def __init__(self, article: AnnotatedArticle, cut: Cut) -> None:
        self._article, self._cut = article, cut
        self._candidates = article.candidates
        self._masks = [_mask(entity.kind) for entity in article.entities]
        self._by_sentence = self._spans_by_sentence()

    def __iter__(self) -> Iterator[Window]:
        sentences = self._article.sentences
        lengths = [self._length(one) for one in sentences]
        at = 0
        while at < len(sentences):
            end, total = at + 1, lengths[at]
            while end < len(sentences) and self._goes_on(sentences[end], total, lengths[end]):
                total += lengths[end]
                end += 1
            if any(self._by_sentence[at:end]):
                yield self._window(at, end, lengths)
            at = end

    def _goes_on(self, sentence: Sentence, total: int, length: int) -> bool:
        """Whether a window goes on with a sentence: there is room, and no heading opens another part."""
        opens = sentence.paragraph in self._article.headings and total > MOST_PIECES // 3
        return total + length <= MOST_PIECES and not opens

    def _length(self, sentence: Sentence) -> int:
        return 1 + len(self._article.texts[sentence.paragraph - 1][sentence.start : sentence.end].split()) * 4 // 3

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

    def _window(self, start: int, end: int, lengths: list[int]) -> Window:
        before, total = start, 0
        while before > 0 and total + lengths[before - 1] <= MOST_BEFORE:
            before -= 1
            total += lengths[before]
        if before == start and start > 0:
            before -= 1  # a long sentence, of which the end is kept
        window = Window()
        slots: Counter[int] = Counter()
        window.add(self._cut(OPENS))
        heading = self._heading(before)
        if heading is not None:
            self._put(window, heading, slots, is_read=False)
            self._keep_first(window, 1 + MOST_HEADING)
            window.add(self._cut(CLOSES))
        opened = len(window.numbers)
        for at in range(before, start):
            self._put(window, at, slots, is_read=False)
        self._keep_last(window, opened, MOST_BEFORE)
        window.add(self._cut(CLOSES))
        last = self._article.sentences[start].paragraph
        for at in range(start, end):
            if self._article.sentences[at].paragraph != last:
                window.add(self._cut(CLOSES))
                last = self._article.sentences[at].paragraph
            self._put(window, at, slots, is_read=True)
        self._keep_first(window, MOST_WHOLE - 1)
        window.add(self._cut(CLOSES))
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

    def _put(self, window: Window, at: int, slots: Counter[int], *, is_read: bool) -> None:
        one = self._article.sentences[at]
        text = self._article.texts[one.paragraph - 1]
        place = one.start
        for span in self._by_sentence[at]:
            if span.start < place:
                continue
            window.add(self._cut(text[place : span.start]))
            start = len(window.numbers)
            first = span.entities[0]
            for entity in span.entities:
                slots.setdefault(entity, min(len(slots) + 1, SLOTS - 1))
            stands = int(any(entity in self._candidates for entity in span.entities))
            if span.how in MASKED:
                window.add([-1 - self._masks[first]], slots[first], stands)
            else:
                window.add(self._cut(text[span.start : span.end]), slots[first], stands)
            end = len(window.numbers)
            if end > start:
                window.mentions += [Mention(entity, start, end, is_read, at, span) for entity in span.entities]
            place = span.end
        window.add(self._cut(text[place : one.end]))

    @staticmethod
    def _keep_first(window: Window, most: int) -> None:
        end = most
        del window.numbers[end:], window.slots[end:], window.stands[end:]
        window.mentions = [one for one in window.mentions if one.end <= end]

    @staticmethod
    def _keep_last(window: Window, opened: int, most: int) -> None:
        over = len(window.numbers) - opened - most
        if over <= 0:
            return
        for held in (window.numbers, window.slots, window.stands):
            del held[opened : opened + over]
        window.mentions = [
            one if one.start < opened else replace(one, start=one.start - over, end=one.end - over)
            for one in window.mentions
            if one.start < opened or one.start >= opened + over
        ]


def _mask(kind: str) -> int:
    return MASKS.index(kind) if kind in MASKS else len(MASKS) - 1
