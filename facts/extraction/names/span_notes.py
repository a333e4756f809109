"""What is noted of each name in an article: where it stands, whether a clause begins with it, who is in its list?

What is noted here is all that later words may lean on; whom a word means is told elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from facts.extraction.annotated import How, NameSpan, QuoteSpan
from facts.extraction.names.context import Context
from facts.extraction.names.nominals import NominalResolver, closing_words, stems_of
from facts.extraction.names.party_candidates import STANDS, PartyCandidates
from facts.extraction.names.quotations import QuotationReader
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.salience import Salience, Spoken
from facts.extraction.names.tokens import Token
from facts.extraction.names.words import NameWords, any_of
from facts.extraction.normalise import Normalised, Quoted

_THERE_IS = re.compile(r"[Tt]here (?:is|was|remains|remained)\b[^.;:A-Z]*(?:[A-Z]\w+[^.;:A-Z]*){0,2}$")
# What may stand behind each name of a list: a share ("Reed on 31, Moss on 17"), or a seat in brackets.
_SHARE = r"(?:\s+(?:on|at|with) \d{1,2}(?:\.\d+)?(?:%| per ?cent)?|\s+\([^()]{1,40}\))?"
_LIST_GAP = re.compile(
    _SHARE + r"\s*(?:,\s*(?:and|&)?|and|&)\s*(?:the\s+(?:[a-z]+'s\s+)?)?"
)  # "and the city's Clerks\"
# What may stand before a title in a list: "A and Harbor opportunities minister B".
_TITLED_GAP = re.compile(
    _SHARE + r"\s*(?:,\s*(?:and|&)?|and|&)\s*(?:the\s+)?"
    r"(?!(?:who|which|that|said|has|have|had|is|was)\b)(?:[A-Z][\w'-]+\s+){1,3}(?:[a-z-]+\s+)?"
)


_RELATIVE = re.compile(r",\s(?:who|which|whom|whose)\b[^,;.]*$")
_PLACES = frozenset({"in", "at", "on", "during", "after", "before", "through", "from", "by", "for", "with"})
_PLACE = 3  # words of "in a statement"
_TAIL = re.compile(r" ([a-z-]+)")
_START = attrgetter("start")


def _by_sentence(spans: Sequence[NameSpan], sentences: Sequence[ReadSentence]) -> dict[int, list[NameSpan]]:
    """The name spans of every sentence, by the sentence's index."""
    starts = [(s.place.paragraph, s.place.start) for s in sentences]
    found: dict[int, list[NameSpan]] = {}
    for span in spans:
        found.setdefault(bisect_right(starts, (span.paragraph, span.start)) - 1, []).append(span)
    return found


_WORD = 16  # letters behind a name in which a word is read


def _leads_in(before: Sequence[str]) -> bool:
    """Whether the three words before a name are where or when it is told ("In a statement Reed said")."""
    return before[0] in _PLACES and before[1] in ("a", "an", "the", "his", "her")


class SpanNotes:
    """Notes the names of one article in reading order."""

    def __init__(
        self,
        normalised: Normalised,
        sentences: Sequence[ReadSentence],
        registry: Registry,
        context: Context,
        words: NameWords,
    ) -> None:
        self.texts, self.sentences, self.registry, self.context, self.words = (
            normalised.texts,
            sentences,
            registry,
            context,
            words,
        )
        self.quoted = normalised.quoted
        self.headings = normalised.headings
        self.salience = Salience()
        self.nominals = NominalResolver(registry, self.salience, words, publisher=context.publisher)
        self.quotations = QuotationReader(normalised.texts, self.salience, words)
        self._party_candidates = PartyCandidates(registry, context.spans, normalised.texts)
        self._main_of: dict[bool, int] = {}
        self._quotes_first_person = True
        self.leads = "|".join(words.speech["leads"])
        self._titles = any_of(words.speech_titles)
        nouns = {t.low for s in sentences for t in s.tokens if t.low.endswith("s") and not t.is_cap and len(t.low) > 4}
        self.stems = stems_of(registry, sorted(nouns)) | closing_words(registry, words)
        self._strangers = 0
        self._pair: list[Known] = []
        self._author: Known | None = None
        self._topic: tuple[Known, int] | None = None
        self.spans: list[NameSpan] = []
        self.quotes: list[QuoteSpan] = []
        self._names = _by_sentence(context.spans, sentences)
        self._quoted: dict[int, list[Quoted]] = {}
        for quote in self.quoted:
            self._quoted.setdefault(quote.paragraph, []).append(quote)

    def _span(
        self,
        sentence: ReadSentence,
        first: Token,
        last: Token,
        who: Sequence[Known],
        how: How,
        *,
        possessive: bool | None = None,
    ) -> NameSpan:
        start = first.start
        return NameSpan(
            paragraph=sentence.place.paragraph,
            start=start,
            end=last.end,
            entities=tuple([k.index for k in who]),
            how=how if len(who) == 1 else (How.GROUP if how is How.NOMINAL else how),
            possessive=last.possessive if possessive is None else possessive,
        )

    def _note(self, span: NameSpan, sentence: ReadSentence, tokens: Sequence[Token]) -> Spoken:
        who = tuple(map(self.registry.all.__getitem__, span.entities))
        is_subject = self._is_subject(span, tokens)
        is_main = is_subject and self._main_of.get(who[0].is_person) != sentence.index
        if is_main:
            self._main_of[who[0].is_person] = sentence.index
        spoken = Spoken(span, who, sentence.index, is_subject, is_main)
        if not (who[0].kind == "party" and self._tells_whose_candidate(span)):
            self.salience.add(spoken)
        return spoken

    def _tells_whose_candidate(self, span: NameSpan) -> bool:
        """Whether a party's name only says whose candidate somebody is ("no Greens candidate")."""
        behind = self.texts[span.paragraph - 1][span.end : span.end + _WORD].split()[:1]
        return not span.possessive and any(word.strip(",.;:").rstrip("s") in STANDS for word in behind)

    def _is_subject(self, span: NameSpan, tokens: Sequence[Token]) -> bool:  # noqa: C901, PLR0912 - one line a case
        """Whether a clause begins with the span."""
        if span.possessive or self._is_attribute(span):
            return False
        if span.how is How.PRONOUN:
            return self.texts[span.paragraph - 1][span.start : span.end].lower() in ("he", "she", "they", "it")
        stop = bisect_left(tokens, span.outer_start, key=_START)
        before = list(tokens[max(0, stop - 30) : stop])
        if before and before[-1].low in ("the", "a") and before[-1].end + 1 == span.outer_start:
            before = before[:-1]
        while (
            before
            and (before[-1].low in self.words.modifiers or before[-1].is_cap or before[-1].low[:1] == "-")
            and (not before[-1].possessive or span.how in (How.NOMINAL, How.FULL))
        ):
            before.pop()
        before = self._without_part(before)
        if span.how is How.FULL and _THERE_IS.match(self._led(span, before)):
            return True
        if before and span.how is How.NOMINAL and before[-1].low in ("the", "a"):
            before = before[:-1]
            if not before:
                return True
        if not before or before[-1].text == '"':
            return True
        if before[-1].low in self.words.speech["said"]:
            return (
                len(before) > 1
                and before[-2].text in ('"', ",")
                and before[-1].low not in ("told", "tells", "asked", "called", "telling", "calling", "urged")
            )
        if before[-1].low not in self.words.speech["clause_marks"]:
            return len(before) == _PLACE and _leads_in([t.low for t in before])
        if before[-1].low in (",", "and", "or"):
            place = self.salience.places[-1] if self.salience.places else None
            if place and place.span.paragraph == span.paragraph and place.span.end <= span.start:
                gap = self.texts[span.paragraph - 1][place.span.end : span.outer_start]
                if _LIST_GAP.fullmatch(gap):
                    return place.is_subject
        return True

    def _led(self, span: NameSpan, before: Sequence[Token]) -> str:
        """The words of a sentence that lead to a name, if none of them is a name's."""
        if not before or before[0].low != "there":
            return ""
        return self.texts[span.paragraph - 1][before[0].start : span.outer_start]

    def _is_attribute(self, span: NameSpan) -> bool:
        """Whether a name only tells whose supporter somebody is ("another Reed supporter, Ann Lee")."""
        if span.how is How.FULL:
            return False
        tail = _TAIL.match(self.texts[span.paragraph - 1], span.end, span.end + 20)
        return tail is not None and tail[1] in self.words.speech["bids"]

    def _without_part(self, before: list[Token]) -> list[Token]:
        """What stands before "members of the", which speaks of the whole."""
        if before and before[-1].low in ("the", "a"):
            before = before[:-1]
        if len(before) > 1 and before[-1].low == "of" and before[-2].low in self.words.speech["parts"]:
            before = before[:-2]
            while before and (before[-1].low in self.words.modifiers or before[-1].low in ("the", "of", "its")):
                before = before[:-1]
        return before

    def _in_aside(self, span: NameSpan) -> bool:
        """Whether a name stands in a clause with "who" that a comma behind it closes."""
        before = self.texts[span.paragraph - 1][max(0, span.outer_start - 120) : span.outer_start]
        return bool(_RELATIVE.search(before))

    def _grow_group(self, run: list[Spoken], spoken: Spoken, sentence: ReadSentence) -> list[Spoken]:
        """Names that a list puts together are a group for "they" and "the pair"."""
        if len(spoken.who) != 1:
            return []
        if run and spoken.who[0] not in [k for s in run for k in s.who]:
            gap = self.texts[spoken.span.paragraph - 1][run[-1].span.end : spoken.span.outer_start]
            opens = spoken.span.how is How.SPEAKER or (spoken.span.how is How.PRONOUN and spoken.is_subject)
            if gap.startswith(",") and (opens or (len(run) == 1 and self._in_aside(run[-1].span))):
                return [spoken]  # "I believe Reed, and I", "Ott, who had backed Reed, and Bly": not Reed and Bly
            titled = spoken.span.outer_start < spoken.span.start
            if _LIST_GAP.fullmatch(gap) or (titled and _TITLED_GAP.fullmatch(gap)):
                run = [*run, spoken]
                if "and" not in gap and "&" not in gap:
                    return run
                self.salience.listed.update((s.span.paragraph, s.span.start) for s in run)
                group = tuple(k for s in run for k in s.who)
                self.salience.add(Spoken(run[0].span, group, sentence.index, run[0].is_subject))
                return run
        return [spoken]
