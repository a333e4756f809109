"""Which day do the sentences around a statement give it, where its own says none?

Only a sentence about the same event lends its day: one that points back to the act ("the decision came on Tuesday"),
one in which the endorser is told to speak, one that announces what the next sentences name, or a heading that is a day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from facts.dates import DatedWords
from facts.extraction.annotated import NameSpan, Sentence
from facts.extraction.drafts import Draft
from facts.extraction.statements.clauses import any_of, distance, led_by, speaking, speaking_heads
from facts.extraction.statements.dated_text import LEADS, DatedText, is_fine
from facts.models import DateRange, EntityKind, Stance

LED = 3  # sentences that go on from one that a day leads
LEADING = 12  # characters before a day that leads a sentence
REACH = 3  # paragraphs
NEAR = 12  # sentences, of a paragraph that has no end in sight
SEVERAL = 2  # of whom one may have a day of their own in the next sentence ("the clerks announced their pick Tuesday")
START = 40  # characters within which a sentence that points back does so
_SO_DID = re.compile(r"^\W*(?:so|as) (?:did|have|has|had)\b|^\W*ditto\b", re.IGNORECASE)
_STATE = re.compile(r"\b(?:has|have|had|is|are|remains?|stays?|still|will|'s|'ve)(?: \w+){0,2} $")
_WOULD = re.compile(r"\b(?:would|could|to)(?: \w+){0,2} $")  # "said that it would back Reed"
_NOT_YET = re.compile(r"\b(?:is|are|will|would|due|takes place|expected|scheduled|not|n't|never|nobody)\b")
_NEGATED = re.compile(r"\b(?:not|n't|never|declined to|refused to|nor)(?: \w+){0,2} $")
_AROUND = tuple(step * side for step in range(1, 9) for side in (-1, 1))  # sentences, the nearest first
_WORD = re.compile(r"\w+")
_HEADING = 60  # characters
_JOINED = re.compile(r",? (?:and |& )?(?:[\w.]+ ){0,3}|, ")


@lru_cache
def _patterns() -> dict[str, re.Pattern[str]]:
    acts, deciders, decided = any_of("acts"), any_of("deciders"), any_of("decided")
    noun = rf"(?:the|that|this|its|their|his|her|both) (?:[\w-]+ ){{0,2}}{acts}\b(?!'s| (?:by|from|on)\b)"
    it = r"it (?:came|was (?:announced|made|issued|released|published|sent|put out|taken))"
    it += r"|(?:that|this|it) (?:was|happened)(?= (?:on|last|late|early|yesterday|at the weekend)\b)"
    who = rf"(?:\w+ ){{0,3}}{deciders} (?:\w+ )?{decided}"
    paper = rf"(?:the|that|this|its|their|his|her) (?:[\w-]+ ){{0,2}}{any_of('documents')}s?(?:,? (?:which|that))?"
    paper += rf" {any_of('comes_out')}"
    return {
        "points": re.compile(rf"\b(?:{paper}|{noun}|{it}|{who})\b", re.IGNORECASE),
        "announces": re.compile(rf"\b{any_of('announces')}\b", re.IGNORECASE),
        "clause": re.compile(
            rf",? (?:(?:who|which) (?:[\w']+ ){{0,2}}{any_of('own_acts')}"
            rf"|whose (?:\w+ ){{0,2}}{any_of('documents')} {any_of('comes_out')})\b[^,;.]*"
        ),
        "own_act": re.compile(
            r"\b(?:announced|declared|made|gave|confirmed|pledged|took|issued|revealed) (?:his|her|its|their|the) "
            rf"{acts}\b"
        ),
        "decided": re.compile(rf"\b(?:{any_of('decided')}|endorsed|announced)\b"),
        "contrast": re.compile(rf"{any_of('contrasts')}\b"),
    }


def _holds(whole: DateRange, part: DateRange) -> bool:
    """Whether all days of a part lie within a whole."""
    first, last = part.earliest_on, part.latest_on
    if first is None or last is None or whole.earliest_on is None or whole.latest_on is None:
        return False
    return whole.earliest_on <= first and last <= whole.latest_on


class Neighbours:
    """The sentences of one article, as far as they lend their days to statements beside them."""

    def __init__(self, dated: DatedText, drafts: Iterable[Draft]) -> None:
        self.dated = dated
        self.article = dated.article
        self.told: dict[int, list[Draft]] = defaultdict(list)
        self._mute: set[int] = set()  # sentences in which nobody speaks on a day
        self._speaking: dict[int, frozenset[int]] = {}
        for draft in drafts:
            sentence = dated.places.sentence_at(draft.paragraph, draft.anchor)
            if sentence is not None:
                self.told[dated.places.number_of(sentence)].append(draft)

    def led_before(self, sentence: Sentence) -> DateRange | None:
        """The day that leads the sentence before, in the same paragraph ("On Monday came the blow. It said ...")."""
        number = self.dated.places.number_of(sentence)
        for at in range(number - 1, max(-1, number - 1 - LED), -1):
            if self.article.sentences[at].paragraph != sentence.paragraph:
                return None
            leading = [d for d in self.dated.dates(at) if d.start <= LEADING and d.relation == "on"]
            if leading or self.dated.dates(at):
                return leading[0].when if leading and (at == number - 1 or is_fine(leading[0])) else None
        return None

    @cached_property
    def own_news(self) -> DateRange | None:
        """The day on which the publisher says in its first sentences that it decided ("Members voted last night")."""
        for number, sentence in enumerate(self.article.sentences[: self.dated.last_lead + 1]):
            days = self.dated.days(number)
            spoken = any(self.article.publisher in s.entities for s in self.dated.places.spans_in(sentence))
            if len(days) != 1 or not spoken or sentence.paragraph in self.article.headings:
                continue
            text = self.dated.text(sentence)
            acts = _patterns()["decided"].finditer(text)
            if any(distance(text, act.start(), days[0]) is not None for act in acts):
                return days[0].when
        return None

    def in_clause(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The day of a clause on the endorser ("has the support of Ott, who announced his on Friday")."""
        text, number = self.dated.text(sentence), self.dated.places.number_of(sentence)
        for span in self.dated.places.spans_in(sentence):
            if draft.endorser not in span.entities or span.start <= draft.anchor:
                continue
            clause = _patterns()["clause"].match(text[span.end - sentence.start :])
            if clause is None:
                continue
            first, last = (span.end - sentence.start + at for at in clause.span())
            named = [s for s in self.dated.places.spans_in(sentence) if first <= s.start - sentence.start < last]
            if any(draft.candidate not in s.entities and not s.possessive for s in named) and "from" not in clause[0]:
                continue
            days = [d for d in self.dated.days(number) if first <= d.start and d.end <= last]
            if len(days) == 1:
                return days[0].when
        return None

    def own_act(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The day of one of the next sentences that dates the act itself ("Ott announced his support on Sunday")."""
        if draft.stance is not Stance.ENDORSES:
            return None
        number = self.dated.places.number_of(sentence)
        for at in range(number + 1, min(number + 4, len(self.article.sentences))):
            near = self.article.sentences[at]
            if near.paragraph - sentence.paragraph > 1:
                break
            first = next(iter(self.dated.places.spans_in(near)), None)
            if first is None or not self._acts_for(first.entities, draft.endorser):
                continue
            text = self.dated.text(near)
            act = _patterns()["own_act"].search(text)
            if act is None or first.end - near.start > act.start():
                continue
            fitting = [d for d in self.dated.days(at) if distance(text, act.start(), d) is not None]
            if len(fitting) == 1 and not _NEGATED.search(text[: act.start()]):
                return fitting[0].when
        return None

    def _acts_for(self, entities: Sequence[int], endorser: int) -> bool:
        """Whether one of these is the endorser, or speaks for it."""
        return not self._speakers(endorser).isdisjoint(entities)

    def _speakers(self, endorser: int) -> frozenset[int]:
        """The endorser and all who speak for it."""
        if endorser not in self._speaking:
            name = self.article.entities[endorser].name
            own = (i for i, e in enumerate(self.article.entities) if e.affiliation == name)
            self._speaking[endorser] = frozenset([endorser, *own])
        return self._speaking[endorser]

    def pointed_back(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The day of one of the next two sentences that points back to the act ("The decision came on Tuesday")."""
        number = self.dated.places.number_of(sentence)
        for at in range(number + 1, min(number + 3, len(self.article.sentences))):
            near = self.article.sentences[at]
            if near.paragraph - sentence.paragraph > 1:
                break
            endorsers = {d.endorser for d in self.told[number]}
            is_other = self._is_anothers(near, endorsers) or self._is_fellows(draft, near)
            found = None if is_other else self._pointing(near, at, endorsers)
            if found is not None:
                return found
        return None

    def _is_anothers(self, near: Sentence, endorsers: set[int]) -> bool:
        """Whether a sentence begins with a person other than these: the day is then of what that person did."""
        first = next(iter(self.dated.places.spans_in(near)), None)
        if first is None or first.possessive or first.start - near.start > LEADING or endorsers & set(first.entities):
            return False
        return all(self.article.entities[e].kind == EntityKind.PERSON for e in first.entities)

    def _is_fellows(self, draft: Draft, near: Sentence) -> bool:
        """Whether a sentence begins with another body, or with one who did the same: the day is then theirs."""
        first = next(iter(self.dated.places.spans_in(near)), None)
        if first is None or first.start - near.start > LEADING or draft.endorser in first.entities:
            return False
        told = {d.endorser for d in self.told[self.dated.places.number_of(near) - 1]}
        is_body = not any(self.article.entities[e].kind == EntityKind.PERSON for e in first.entities)
        return is_body or (bool(told & set(first.entities)) and not first.possessive)

    def _pointing(self, near: Sentence, number: int, endorsers: set[int]) -> DateRange | None:
        text = self.dated.text(near)
        points = _patterns()["points"].search(text[: START * 2])
        if points is None or points.start() > (START if len(endorsers) < SEVERAL else LEADING):
            return None
        if any(d.endorser not in endorsers for d in self.told.get(number, ())):
            return None
        for d in self.dated.days(number):
            between = text[min(points.start(), d.end) : d.start]
            anchor = points.end() if points.end() <= d.start else points.start()
            if distance(text, anchor, d) is not None and not _NOT_YET.search(between):
                return d.when
        return None

    def spoken(self, draft: Draft, sentence: Sentence, *, reach: int = REACH) -> DateRange | None:
        """The day on which the endorser is told, nearby, to have spoken."""
        if draft.stance is Stance.ENDORSES and draft.line.startswith("C "):
            quote = self.dated.places.quote_at(draft.paragraph, draft.anchor)
            if quote is None or not quote.is_speech:
                return None
        number = self.dated.places.number_of(sentence)
        for step in _AROUND:
            at = number + step
            if not 0 <= at < len(self.article.sentences) or at in self._mute:
                continue
            near = self.article.sentences[at]
            if near.split is not None and speaking_heads().isdisjoint(near.split.held):
                self._mute.add(at)
                continue
            is_near = abs(near.paragraph - sentence.paragraph) <= reach
            when = self._spoke_in(draft, near, at) if is_near else None
            if when is not None:
                return when
        return None

    def _spoke_in(self, draft: Draft, near: Sentence, number: int) -> DateRange | None:
        text = self.dated.text(near)
        speaks = speaking().search(text)
        if speaks is not None and not self._speaks(draft.endorser, near):
            return None
        if speaks is None or not (dates := self.dated.dates(number)):
            self._mute.add(number)
            return None
        if _patterns()["contrast"].match(text):
            return None
        leading = led_by(text, speaks.start(), dates)
        if leading is not None:
            return DateRange(leading.when.earliest_on, self.article.published.latest_on)
        fitting = [
            (cost, d.start, d)
            for verb in speaking().finditer(text)
            if not _NEGATED.search(text[: verb.start()])
            for d in self.dated.days(number)
            if (cost := distance(text, verb.start(), d)) is not None and not self._is_quoted(near, d)
        ]
        return min(fitting)[2].when if fitting else None

    def _is_quoted(self, near: Sentence, dated: DatedWords) -> bool:
        """Whether a day stands in somebody's words, who may tell of what was before."""
        quote = self.dated.places.quote_at(near.paragraph, near.start + dated.start)
        return quote is not None and quote.is_speech

    def _speaks(self, endorser: int, near: Sentence) -> bool:
        """Whether a sentence begins with the endorser, or a list with the endorser in it, past a quotation."""
        speakers, spans = self._speakers(endorser), self.dated.places.spans_in(near)
        if speakers.isdisjoint([entity for span in spans for entity in span.entities]):
            return False
        text = self.dated.text(near)
        told: list[NameSpan] = []
        for span in spans:
            quote = self.dated.places.quote_at(near.paragraph, span.start)
            if span.possessive or (quote is not None and quote.is_speech):
                continue
            between = text[told[-1].end - near.start : span.start - near.start] if told else ""
            if told and not _JOINED.fullmatch(between):
                break
            told.append(span)
        return not speakers.isdisjoint([entity for span in told for entity in span.entities])

    def is_lead(self, sentence: Sentence) -> bool:
        """Whether a sentence is one of the first, in which the perfect tells the news."""
        return self.dated.places.number_of(sentence) <= self.dated.last_lead

    def so_did(self, sentence: Sentence) -> DateRange | None:
        """The day of the sentence before, which "so did" repeats."""
        number = self.dated.places.number_of(sentence)
        if number == 0 or not _SO_DID.match(self.dated.text(sentence)):
            return None
        dates = [d for d in self.dated.dates(number - 1) if d.relation == "on"]
        return dates[0].when if len(dates) == 1 else None

    def went_on(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The day of what the same endorser is told to have done in the sentence before ("It asked members not to")."""
        number = self.dated.places.number_of(sentence)
        first = next(iter(self.dated.places.spans_in(sentence)), None)
        is_subject = first is not None and draft.endorser in first.entities and first.start - sentence.start < START
        if number == 0 or not is_subject or not self.is_told(draft) or not self.dated.days(number - 1):
            return None
        near = self.article.sentences[number - 1]
        told = [d for d in self.told.get(number - 1, ()) if d.endorser == draft.endorser and self.is_told(d)]
        if sentence.paragraph - near.paragraph > 1 or _patterns()["contrast"].match(self.dated.text(sentence)):
            return None
        text, days = self.dated.text(near), self.dated.days(number - 1)
        fitting = [
            (cost, day.start, day)
            for d in told
            for day in days
            if d.candidate != draft.candidate and (cost := distance(text, d.anchor - near.start, day)) is not None
        ]
        return min(fitting)[2].when if fitting else None

    def announced(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The day of a sentence before that announces, without naming, what this one names."""
        if not self.is_told(draft):
            return None
        number = self.dated.places.number_of(sentence)
        told = {d.endorser for d in self.told[number]}, {d.candidate for d in self.told[number]}
        for at in range(number - 1, max(-1, number - NEAR), -1):
            near = self.article.sentences[at]
            if sentence.paragraph - near.paragraph > REACH:
                break
            is_next = at == number - 1 and self.is_lead(near)
            when = self._announcing(near, at, told, is_next=is_next)
            if when is not None:
                between = (d for passed in range(at + 1, number) for d in self.dated.dates(passed))
                return when if all(_holds(when, d.when) for d in between) else None
        return None

    def _announcing(
        self, near: Sentence, number: int, told: tuple[set[int], set[int]], *, is_next: bool
    ) -> DateRange | None:
        endorsers, candidates = told
        before = self.told.get(number)
        if before and {d.endorser for d in before} - endorsers:
            return None
        if not is_next:
            spans = self.dated.places.spans_in(near)
            named = {e for span in spans for e in span.entities} if spans else set()
            if not named & candidates or self._is_own_speech(near, number, endorsers):
                return None
        text = self.dated.text(near)
        words = [m.start() for m in _patterns()["announces"].finditer(text)]
        days = self.dated.days(number) if words else []
        fitting = [(cost, d.start, d) for w in words for d in days if (cost := distance(text, w, d)) is not None]
        return min(fitting)[2].when if fitting else None

    def _is_own_speech(self, near: Sentence, number: int, endorsers: set[int]) -> bool:
        """Whether a person announces something of their own, on which their own words follow as a paragraph."""
        behind = self.article.sentences[number + 1] if number + 1 < len(self.article.sentences) else None
        if behind is None or not self._is_anothers(near, endorsers):
            return False
        return behind.paragraph > near.paragraph and self.article.texts[behind.paragraph - 1][behind.start] in '“"'

    def is_told(self, draft: Draft) -> bool:
        """Whether it is told as an act in the past, not as a state that lasts."""
        text = self.article.texts[draft.paragraph - 1]
        word = _WORD.match(text, draft.anchor)
        is_present = word is not None and word[0].endswith("s") and not word[0].endswith("ss")
        is_base = word is not None and word[0] in ("are", "am", "have", "remain", "stand", "back", "support")
        is_present |= is_base and not _WOULD.search(text, max(0, draft.anchor - 40), draft.anchor)
        had = "already" in text[max(0, draft.anchor - 16) : draft.anchor]
        return not is_present and not had and not _STATE.search(text[max(0, draft.anchor - 40) : draft.anchor])

    def topic(self, draft: Draft) -> DateRange | None:
        """The day of which the whole article tells ("Sunday was endorsement day")."""
        return self._topic.when if self._topic is not None and self.is_told(draft) else None

    @cached_property
    def _topic(self) -> DatedWords | None:
        for number, sentence in enumerate(self.article.sentences[:LEADS]):
            if self.dated.places.spans_in(sentence) or self.told.get(number):
                continue
            text = self.dated.text(sentence)
            tells = text.rstrip().endswith(".") and _patterns()["announces"].search(text)
            if tells and len(days := self.dated.days(number)) == 1:
                return days[0]
        return None

    def heading(self, draft: Draft) -> DateRange | None:
        """The time that heads what a draft stands in, where times head the parts of the article."""
        part = self.dated.part(draft.paragraph)
        if part is not None:
            return part if self._is_news(draft) else None
        place = (draft.paragraph, draft.anchor)
        heads = [when for at, when in self._headings if at < place]
        return heads[-1] if heads else None

    def _is_news(self, draft: Draft) -> bool:
        """Whether a draft tells what was new on the day that heads its part, and not what was so before."""
        text = self.article.texts[draft.paragraph - 1]
        return (
            not draft.past and not draft.noun_only and "already" not in text[max(0, draft.anchor - 40) : draft.anchor]
        )

    @cached_property
    def _headings(self) -> list[tuple[tuple[int, int], DateRange]]:
        found = []
        for number, sentence in enumerate(self.article.sentences):
            if sentence.end - sentence.start >= _HEADING:
                continue
            text = self.dated.text(sentence)
            dates = [d for d in self.dated.dates(number) if d.relation == "on"]
            if len(dates) == 1 and not re.search(r"[^\W\d]", text[: dates[0].start] + text[dates[0].end :]):
                found.append(((sentence.paragraph, sentence.start), dates[0].when))
        is_byline = len({when for _, when in found}) < 2 and all(w == self.article.published for _, w in found)
        return [] if is_byline else found
