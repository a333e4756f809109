"""When did what a draft says happen?

The day named in its own clause, else in its sentence, else the day on which its endorser is told to have spoken of it
nearby; else some day up to the publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from facts.dates import DatedWords, find_dates
from facts.extraction.annotated import AnnotatedArticle, Sentence
from facts.extraction.drafts import Draft
from facts.models import DateRange, Stance

_TURNS = re.compile(
    r"\b(?:after|because|when|while|since|although|though|where|who|which|whose|as|before|until|that|over|despite|following)\b|;",
    re.IGNORECASE,
)
_SPEAKING = (
    "statement",
    "said",
    "says",
    "saying",
    r"announc\w+",
    r"tweet\w*",
    "posted",
    "posting",
    "press release",
    "decision",
    "wrote",
    "letter",
    "voted",
    "vote",
    "told",
    "declared",
    "confirmed",
    "spoke",
    "interview",
    "news conference",
    "press conference",
    "issued",
    "rally",
    "forum",
    "joint appearance",
)
_SPEAKS = re.compile(rf"\b(?:{'|'.join(_SPEAKING)})\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|which|whom|whose)\b", re.IGNORECASE)
REACH = 3


@dataclass(slots=True)
class Clock:
    """Every dated word of an article, found once a sentence."""

    article: AnnotatedArticle
    _found: dict[tuple[int, int], list[DatedWords]] = field(default_factory=dict)
    _last: DatedWords | None = None

    def __post_init__(self) -> None:
        last: DatedWords | None = None
        for sentence in self.article.sentences:
            text = self.article.text(sentence.paragraph)[sentence.start : sentence.end]
            found = find_dates(text, self.article.published, after=last)
            self._found[(sentence.paragraph, sentence.start)] = found
            last = found[-1] if found else last

    def dates_of(self, sentence: Sentence) -> list[DatedWords]:
        """The dated words of a sentence; offsets count from its start."""
        return self._found.get((sentence.paragraph, sentence.start), [])

    def when(self, draft: Draft) -> tuple[DateRange, bool]:
        """The days on which a draft's act may have happened, and whether words name them."""
        if draft.when is not None:
            return draft.when, True
        sentence = next(
            (s for s in self.article.sentences_of(draft.paragraph) if s.start <= draft.anchor < s.end), None
        )
        if sentence is None:
            return self._unsaid(draft), False
        own = self._own(draft, sentence)
        if own is not None:
            return own, True
        spoken = None if draft.noun_only or self._is_background(draft, sentence) else self._spoken(draft, sentence)
        return (spoken, True) if spoken is not None else (self._unsaid(draft), False)

    def _unsaid(self, draft: Draft) -> DateRange:
        published = self.article.published
        if self.article.publisher == draft.endorser and published.is_day and not draft.past:
            return published
        return DateRange.until(published.latest_on) if published.latest_on else DateRange()

    def _own(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The date of the draft's clause or sentence."""
        if draft.noun_only and draft.line != "E's SUPPORT of C":
            return None
        text = self.article.text(draft.paragraph)[sentence.start : sentence.end]
        anchor = draft.anchor - sentence.start
        best: tuple[int, DatedWords] | None = None
        for dated in self.dates_of(sentence):
            cost = (
                _distance(text, anchor, dated) if dated.relation not in ("since", "after") or _has_had(text) else None
            )
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, dated)
        return _as_meant(best[1]) if best else None

    def _is_background(self, draft: Draft, sentence: Sentence) -> bool:
        """Whether a draft stands in a relative clause or is told as past, so that nearby days are not its own."""
        text = self.article.text(draft.paragraph)[sentence.start : draft.anchor]
        clause = re.split(r"[,;.]", text)[-1]
        return draft.past or bool(_RELATIVE.search(clause)) or " had " in clause or "previous" in clause

    def _spoken(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The day on which the endorser is told, nearby, to have spoken."""
        if draft.stance is Stance.ENDORSES and draft.line.startswith("C "):
            return None
        index = self.article.sentences.index(sentence)
        order = [index + step * side for step in range(1, 9) for side in (-1, 1)]
        for at in order:
            if not 0 <= at < len(self.article.sentences):
                continue
            near = self.article.sentences[at]
            if abs(near.paragraph - sentence.paragraph) > REACH:
                continue
            when = self._spoke_in(draft, near)
            if when is not None:
                return when
        return None

    def _spoke_in(self, draft: Draft, near: Sentence) -> DateRange | None:
        text = self.article.text(near.paragraph)[near.start : near.end]
        speaks = _SPEAKS.search(text)
        first = next((s for s in self.article.spans_in(near) if not s.possessive), None)
        if speaks is None or first is None or draft.endorser not in first.entities:
            return None
        leading = _led_by(text, speaks.start(), self.dates_of(near))
        if leading is not None:
            return DateRange(leading.when.earliest_on, self.article.published.latest_on)
        fitting = [
            d for d in self.dates_of(near) if _distance(text, speaks.start(), d) is not None and d.relation == "on"
        ]
        return fitting[0].when if fitting else None


def _distance(text: str, anchor: int, dated: DatedWords) -> int | None:
    """How far dated words stand from an anchor; None when another clause holds them."""
    if dated.start >= anchor:
        between = text[anchor : dated.start]
        if _TURNS.search(between) or between.count('"') % 2:
            return None
        return (
            len(between) + 40 * between.count(",") + (200 if re.search(r"\band (?:said|then|\w+ed)\b", between) else 0)
        )
    between = text[dated.end : anchor]
    head = text[: dated.start]
    opened = _last_turn(head)
    if opened is not None and ("," in between or opened < 0) and "," not in head[opened:]:
        return None
    if ";" in between:
        return None
    relative = list(_RELATIVE.finditer(between))
    if relative and "," not in between[relative[-1].end() :]:
        return None
    return len(between) + 60


def _led_by(text: str, anchor: int, dates: list[DatedWords]) -> DatedWords | None:
    """The day of a clause "After ... on Wednesday," that leads a sentence: what follows happened then or later."""
    if not text.lower().startswith("after "):
        return None
    comma = text.find(",")
    return next((d for d in dates if d.end <= comma < anchor), None)


def _has_had(text: str) -> bool:
    """Whether "since" dates the beginning of what is told ("has had her endorsement since May")."""
    return bool(re.search(r"\b(?:has|have|'s|'ve) (?:had|been|backed|supported|endorsed|held|enjoyed)\b", text))


def _last_turn(head: str) -> int | None:
    turns = [t.start() for t in re.finditer(r"\b(?:who|which|after|when|since|because|before)\b", head, re.IGNORECASE)]
    return turns[-1] if turns else None


def _as_meant(dated: DatedWords) -> DateRange:
    if dated.relation in ("by", "before"):
        return DateRange.until(dated.when.latest_on) if dated.when.latest_on else dated.when
    return dated.when
