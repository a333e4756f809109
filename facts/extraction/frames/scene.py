"""What must be known around a sentence to read it: the article, the sentence, its tokens, what was said before?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan, QuoteSpan, Sentence
from facts.extraction.drafts import Draft
from facts.extraction.frames.matching import Match
from facts.extraction.frames.tokens import Token
from facts.extraction.places import Places
from facts.models import EntityKind, Stance

TOPIC_REACH = 3
AT_HAND = 2  # paragraphs above a line in which its section's candidate has to be named


@dataclass(slots=True)
class Scene:
    """A sentence in its article.

    Attributes:
        article: The whole.
        sentence: Which.
        tokens: Its tokens.
        standing: Entities that stand in a contest, as far as the article shows.
        told: Drafts made before, oldest first.
        topic: The people spoken of last, newest last: (paragraph, entity).
        places: What stands where in the article, for speed.
        matches: The phrases met in the sentence.
        letter: What a letter says that nobody has signed yet, as a draft without a true endorser, or None.
        crowd: What a plural without names was told to have done, or None.
        main: Who stands and is named far more often than any other who does, or None.
        section: The candidate whose heading the sentence stands under, or None.
        is_lost: Whether the heading above may be somebody whose name was not found.
        made: Drafts made in the sentence itself so far.
        paragraph: Its paragraph's number.
        words: Every word and mark of the sentence; "" among them stands for its names.
        subject_before: Whom the sentence before begins with, or None.
    """

    article: AnnotatedArticle
    sentence: Sentence
    tokens: Sequence[Token]
    standing: frozenset[int]
    told: list[Draft] = field(default_factory=list)
    topic: list[tuple[int, int]] = field(default_factory=list)
    subject_before: int | None = None
    section: int | None = None
    is_lost: bool = False
    main: int | None = None
    letter: Draft | None = None
    crowd: Draft | None = None
    places: Places | None = None
    matches: Sequence[Match] = ()
    made: list[Draft] = field(default_factory=list)
    words: frozenset[str] = field(init=False)
    paragraph: int = field(init=False)

    def __post_init__(self) -> None:
        self.words = frozenset([t.lower for t in self.tokens])
        self.paragraph = self.sentence.paragraph

    def span(self, at: int) -> NameSpan:
        """The name at a token."""
        name = self.tokens[at].name
        assert name is not None
        return name

    def entities(self, at: Sequence[int]) -> list[tuple[int, NameSpan]]:
        """Every entity that the names at these tokens mean, with the name."""
        found: list[tuple[int, NameSpan]] = []  # a loop takes no call of its own, and this is asked for every match
        for i in at:
            name = self.tokens[i].name
            if name is not None:
                for entity in name.entities:
                    found.append((entity, name))  # noqa: PERF401
        return found

    def listed(self, endorser: int, candidate: int, *, anchor: int, line: str, doubts: tuple[str, ...]) -> Draft:
        """An endorsement that a line of a list, a label or a table tells with names alone; `anchor` is an offset."""
        return Draft(
            endorser=endorser,
            candidate=candidate,
            stance=Stance.ENDORSES,
            paragraph=self.paragraph,
            start=self.sentence.start,
            end=self.sentence.end,
            anchor=anchor,
            line=line,
            noun_only=True,
            doubts=doubts,
        )

    def quote_around(self, at: int) -> QuoteSpan | None:
        """The quotation around a token, if it is somebody's speech."""
        quote = (self.places or self.article).quote_at(self.paragraph, self.tokens[at].start)
        return quote if quote is not None and quote.is_speech else None

    def is_person(self, entity: int) -> bool:
        """Whether an entity is a person."""
        return self.article.entities[entity].kind == EntityKind.PERSON

    def is_at_hand(self, entity: int | None) -> bool:
        """Whether an entity is named in this paragraph or right above it: a heading further up may be another's."""
        places = self.places or Places(self.article)
        return entity is not None and places.is_named_since(entity, self.paragraph - AT_HAND, self.paragraph)

    def is_recent(self, entity: int) -> bool:
        """Whether an entity is named in this paragraph or in the one right above it."""
        places = self.places or Places(self.article)
        return places.is_written_in(entity, self.paragraph - 1, self.paragraph)

    def distance(self, span: NameSpan) -> str:
        """How far off the name stands that a pronoun or description means: "near", "far" or "far back"."""
        entity = span.entities[0]
        names = [t.name for t in self.tokens if t.name is not None and t.end <= span.start]
        before = any(_names(name, entity) for name in names)
        if before or self.subject_before == entity:
            return " near"
        return " far" if span.how is not How.PRONOUN or self.is_recent(entity) else " far back"

    def topic_candidate(self, anchor: int, endorsers: Sequence[int]) -> tuple[int, str] | None:
        """The candidate that a phrase means without naming one, with the reason to doubt it."""
        here = [i for i, t in enumerate(self.tokens) if t.name is not None and len(t.name.entities) == 1]
        later = {i for m in self.matches if m.anchor > anchor and m.phrase.group == "endorses" for i in m.candidates}
        passed = {e for i in later for e in self.span(i).entities}  # "dropped its support, and went over to Reed"
        fitting = [i for i in here if self._may_be_topic(self.span(i).entities[0], (*endorsers, *passed))]
        before = [i for i in fitting if i < anchor]
        reach = range(self.paragraph, self.paragraph - TOPIC_REACH - 1, -1)
        first = next((p for p in reach if p in self.article.headings), reach[-1])  # no topic outlasts its section
        heading = {e for p, e in self.topic if p == first and p in self.article.headings}.difference(endorsers)
        if len(heading) == 1 and before and all(self._is_in_aside(i, anchor) for i in before):
            return heading.pop(), "the candidate is taken from the sentences before"
        if before or fitting:
            at = before[-1] if before else fitting[0]
            return self.span(at).entities[0], "the candidate is named elsewhere in the sentence"
        near_by = ((p, e) for p, e in reversed(self.topic) if p >= first)
        recent = [(p, e) for p, e in near_by if e not in endorsers and e not in passed]
        near = [e for p, e in recent if p == self.paragraph]
        chosen = [e for e in near if e in self.standing] or [e for _, e in recent if e in self.standing] or near
        return (chosen[0], "the candidate is taken from the sentences before") if chosen else None

    def _is_in_aside(self, at: int, anchor: int) -> bool:
        """Whether a name only stands in what ", who ..., " tells of whoever acts behind it."""
        opens = next((i for i in range(at, 0, -1) if self.tokens[i].lower == ","), 0)
        closed = any(t.lower == "," for t in self.tokens[at:anchor])
        return opens > 0 and closed and self.tokens[opens + 1].lower in ("who", "which", "whose")

    def _may_be_topic(self, entity: int, endorsers: Sequence[int]) -> bool:
        return entity in self.standing and entity not in endorsers

    def speaker(self, anchor: int) -> tuple[int, NameSpan | None] | None:
        """Whose words the token at `anchor` is in, if it is in a quotation."""
        quote = self.quote_around(anchor)
        if quote is None:
            return None
        who = quote.speaks_for if quote.speaks_for is not None else quote.speaker
        return (who, None) if who is not None else None


def _names(span: NameSpan, entity: int) -> bool:
    """Whether a span names an entity outright."""
    return span.how in (How.FULL, How.SURNAME, How.ACRONYM, How.SHORT) and entity in span.entities


DOUBTFUL_HOW = {
    How.NOMINAL: "was worked out from a description",
    How.PRONOUN: "was worked out from a pronoun",
    How.GROUP: "was worked out from a group",
    How.SPEAKER: "was worked out from who speaks",
}
