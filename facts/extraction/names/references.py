"""Whom do the words mean that name nobody: "the union", "she", "we"?

One pass in reading order: outside quotations first, then each quotation's speaker, then the words inside,
so that whatever is told may lean on what stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facts.extraction.annotated import How, NameSpan, QuoteSpan
from facts.extraction.names.context import Context
from facts.extraction.names.nominals import NominalResolver, stems_of
from facts.extraction.names.noun_phrases import Nominal, find_nominals
from facts.extraction.names.pronouns import FEMALE, MALE, MANY, THING, is_possessive, resolve_pronoun
from facts.extraction.names.quotations import QuotationReader, body_of
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.salience import Salience, Spoken
from facts.extraction.names.tokens import Token
from facts.extraction.names.words import NameWords
from facts.extraction.normalise import Normalised, Quoted
from facts.models import Article

_FIRST_ONE = frozenset(["i", "me", "my", "mine", "myself", "i'm", "i've", "i'd", "i'll"])
_FIRST_MANY = frozenset(["we", "us", "our", "ours", "ourselves", "we're", "we've", "we'd", "we'll"])
_OWN = frozenset(["my", "our", "mine", "ours"])
_LIST_GAP = re.compile(r"\s*(?:,\s*(?:and|&)?|and|&)\s*(?:the\s+)?")
_NO_SPEAKERS = frozenset(
    [
        "representative",
        "delegate",
        "member",
        "head",
        "treasurer",
        "official",
        "leader",
        "officer",
        "publisher",
        "editor",
        "aide",
    ]
)
_PLAIN_TITLES = frozenset(
    [
        "branch",
        "state",
        "national",
        "local",
        "union",
        "general",
        "executive",
        "labour",
        "labor",
        "council",
        "association",
        "guild",
        "political",
        "club",
        "league",
        "party",
    ]
)
_Speaking = tuple[Known | None, Known | None]  # the speaker and the body spoken for
_MOST_QUOTATIONS = 12  # in one sentence; more are no speech
_TITLES_AFTER_OWN = 5  # words between "its" and the name of its president


@dataclass(frozen=True, slots=True)
class _Inside:
    """Whether an offset lies inside a quotation."""

    quote: Quoted

    def __call__(self, at: int) -> bool:
        return self.quote.start <= at < self.quote.end


@dataclass(frozen=True, slots=True)
class _Outside:
    """Whether an offset lies outside all quotations of its sentence."""

    quotes: Sequence[Quoted]

    def __call__(self, at: int) -> bool:
        return not any(quote.start <= at < quote.end for quote in self.quotes)


def _by_sentence(spans: Sequence[NameSpan], sentences: Sequence[ReadSentence]) -> dict[int, list[NameSpan]]:
    """The name spans of every sentence, by the sentence's index."""
    starts = [(s.place.paragraph, s.place.start) for s in sentences]
    found: dict[int, list[NameSpan]] = {}
    for span in spans:
        found.setdefault(bisect_right(starts, (span.paragraph, span.start)) - 1, []).append(span)
    return found


def _covering(quote: Quoted, sentences: Sequence[ReadSentence], starts: Sequence[int]) -> Sequence[ReadSentence]:
    """The sentences of a paragraph that a quotation touches."""
    first = max(0, bisect_right(starts, quote.start) - 1)
    return [s for s in sentences[first : bisect_left(starts, quote.end)] if quote.start < s.place.end]


def _marks(tokens: Sequence[Token], places: Sequence[tuple[int, int]]) -> list[bool]:
    """Which tokens begin within one of the places."""
    marked = [False] * len(tokens)
    starts = [t.start for t in tokens]
    for start, end in places:
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            marked[at] = True
    return marked


_PARTS = frozenset({"branch", "chapter", "section", "wing", "arm", "affiliate", "division"})


class ReferenceReader:
    """Resolves what refers, for one article."""

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
        self._main_of: dict[bool, int] = {}
        self._quotes_first_person = True
        self.leads = "|".join(words.speech["leads"])
        nouns = {t.low for s in sentences for t in s.tokens if t.low.endswith("s") and not t.is_cap and len(t.low) > 4}
        self.stems = stems_of(registry, sorted(nouns))
        self._strangers = 0
        self.spans: list[NameSpan] = []
        self.quotes: list[QuoteSpan] = []
        self._names = _by_sentence(context.spans, sentences)
        self._quoted: dict[int, list[Quoted]] = {}
        for quote in self.quoted:
            self._quoted.setdefault(quote.paragraph, []).append(quote)

    def read(self) -> None:
        """Every paragraph in turn."""
        by_paragraph: dict[int, list[ReadSentence]] = {}
        for sentence in self.sentences:
            by_paragraph.setdefault(sentence.place.paragraph, []).append(sentence)
        for paragraph, inside in by_paragraph.items():
            self._paragraph(paragraph, inside)

    def _paragraph(self, paragraph: int, sentences: Sequence[ReadSentence]) -> None:
        quotes = self._quoted.get(paragraph, [])
        starts = [s.place.start for s in sentences]
        covered = [_covering(quote, sentences, starts) for quote in quotes]
        inside: dict[int, list[Quoted]] = {}
        for quote, covering in zip(quotes, covered, strict=True):
            for sentence in covering:
                inside.setdefault(sentence.index, []).append(quote)
        outside: list[Spoken] = []
        for sentence in sentences:
            outside.extend(self._sentence(sentence, _Outside(inside.get(sentence.index, ())), None))
        offsets = [spoken.span.start for spoken in outside]
        for quote, covering in zip(quotes, covered, strict=True):
            if not covering:
                continue
            bounds = (covering[0].place.start, covering[-1].place.end)
            near = outside[bisect_left(offsets, bounds[0]) : bisect_left(offsets, quote.end + 200)]
            speaker = self.quotations.speaker(quote, covering[-1].index, near, bounds)
            body = body_of(speaker)
            words = len(re.findall(r"\w+", self.texts[paragraph - 1][quote.start : quote.end]))
            in_name = any(
                s.start < quote.start and quote.end < s.end for c in covering[:1] for s in self._names.get(c.index, ())
            )
            self.quotes.append(
                QuoteSpan(
                    paragraph=paragraph,
                    start=quote.start,
                    end=quote.end,
                    speaker=speaker.index if speaker is not None else None,
                    speaks_for=body.index if body is not None else None,
                    is_speech=not in_name and (words > 2 or (speaker is not None and words > 1)),
                )
            )
            if in_name or len(inside.get(covering[0].index, ())) > _MOST_QUOTATIONS:
                continue
            words_inside = self.texts[paragraph - 1][quote.start : quote.end]
            lows = set(re.findall(r"[a-z']+", words_inside.lower()))
            self._quotes_first_person = words_inside[:1].isupper() or bool(lows & (_FIRST_ONE | _FIRST_MANY))
            for sentence in covering:
                self._sentence(sentence, _Inside(quote), (speaker, body))

    # --- one sentence --------------------------------------------------------------------------

    def _sentence(
        self, sentence: ReadSentence, is_inside: _Inside | _Outside, speaking: _Speaking | None
    ) -> list[Spoken]:
        """Resolve what lies inside; `speaking` is the speaker and the body of a quotation, None outside."""
        tokens, paragraph = sentence.tokens, sentence.place.paragraph
        self.salience.paragraph = paragraph
        all_names = self._names.get(sentence.index, [])
        names = [s for s in all_names if is_inside(s.start)]
        taken = _marks(tokens, [(s.outer_start, s.end) for s in all_names])
        held = _marks(tokens, [(s.start, s.end) for s in all_names])
        found: list[Spoken] = []
        run: list[Spoken] = []
        if paragraph in self.headings:
            self.spans.extend(names)
            return [self._note(s, sentence, tokens) for s in names]
        nominals = {n.first: n for n in find_nominals(tokens, held, self.words, self.stems)}
        by_start = {s.start: s for s in names}
        at = 0
        inside = [is_inside(t.start) for t in tokens]
        while at < len(tokens):
            token = tokens[at]
            span: NameSpan | None = None
            step = 1
            if token.start in by_start:
                span = by_start[token.start]
                self._adopt_body(sentence, span)
            elif inside[at] and not held[at]:
                span = self._reference(sentence, at, nominals, taken, speaking)
                if span is not None and span.how in (How.NOMINAL, How.GROUP):
                    step = max(1, sum(1 for t in tokens[at:] if t.start < span.end))
            if span is not None:
                self.spans.append(span)
                spoken = self._note(span, sentence, tokens)
                found.append(spoken)
                run = self._grow_group(run, spoken, sentence)
            at += step
        return found

    def _reference(
        self,
        sentence: ReadSentence,
        at: int,
        nominals: Mapping[int, Nominal],
        taken: Sequence[bool],
        speaking: _Speaking | None,
    ) -> NameSpan | None:
        """What a token that is no name means."""
        tokens, token = sentence.tokens, sentence.tokens[at]
        if token.low in _FIRST_ONE | _FIRST_MANY:
            return self._first_person(sentence, token, speaking)
        avoid = [k for k in (speaking or ()) if k is not None] if self._quotes_first_person else []
        if at in nominals and not taken[nominals[at].last] and not self._describes(sentence, nominals[at]):
            nominal = nominals[at]
            who = self._nominal(sentence, at, nominal)
            if who:
                self._own_president(sentence, nominal.last, who)
                return self._span(
                    sentence, tokens[at], tokens[nominal.last], who, How.NOMINAL if len(who) == 1 else How.GROUP
                )
        if token.low in MALE | FEMALE | MANY | THING:
            who = self._sayer(sentence, at) or resolve_pronoun(
                tokens, at, self.salience, sentence=sentence.index, avoid=avoid, words=self.words
            )
            if who and all(k.index >= 0 for k in who):
                self._own_president(sentence, at, who)
                return self._span(sentence, token, token, who, How.PRONOUN, possessive=is_possessive(tokens, at))
        return None

    def _describes(self, sentence: ReadSentence, nominal: Nominal) -> bool:
        """Whether a noun stands right before the name of the body that it describes ("the group Shore 200")."""
        end = sentence.tokens[nominal.last].end
        beside = next((s for s in self._names.get(sentence.index, ()) if s.start == end + 1), None)
        named = beside is not None and not self.registry.all[beside.entities[0]].is_person
        return named and not nominal.is_person and not sentence.tokens[nominal.last].possessive

    def _sayer(self, sentence: ReadSentence, at: int) -> list[Known]:
        """The body that "its" means right behind "the Guild says that"."""
        tokens, i = sentence.tokens, at - 1
        if tokens[at].low not in ("its", "it"):
            return []
        i -= i >= 0 and tokens[i].low == "that"
        if i < 1 or tokens[i].low not in self.words.speech["said"]:
            return []
        for spoken in reversed(self.salience.places[-3:]):
            known = self.registry.all[spoken.span.entities[0]] if min(spoken.span.entities) >= 0 else None
            here = spoken.sentence == sentence.index and spoken.span.end == tokens[i - 1].end
            if here and known is not None and not known.is_person and not spoken.span.possessive:
                return [known]
        return []

    def _adopt_body(self, sentence: ReadSentence, span: NameSpan) -> None:
        """A bare "president" or "secretary" speaks for the body spoken of last, else for the publisher."""
        known = self.registry.all[span.entities[0]]
        if not known.is_person or known.body is not None or span.how is not How.FULL or not known.roles:
            return
        lead = self.texts[span.paragraph - 1][max(0, span.outer_start - 30) : span.outer_start]
        words = known.roles[0].lower().split()
        if re.search(r"[A-Z][\w'-]*\s+$", lead) or span.title_start < 0:
            return
        if words[-1] not in self.words.speaks - _NO_SPEAKERS or set(words[:-1]) - _PLAIN_TITLES:
            return
        named = [k for k in self.registry.all if not k.is_person and set(words[:-1]) & {w.lower() for w in k.words}]
        near = self.salience.best(
            sentence.index, span.start, lambda k: not k.is_person and (k in named or not named), oldest=3
        )
        publisher = self.context.publisher
        own = publisher if publisher is not None and publisher.kind not in ("newspaper", "organization") else None
        known.body = own or (near[0] if near else None)

    def _whole_behind(self, sentence: ReadSentence, nominal: Nominal) -> Known | None:
        """The body named behind "the state chapter of the": a part stands for the whole."""
        tokens = sentence.tokens
        at = nominal.last + 2
        at += at <= len(tokens) and tokens[at - 1].low in _PARTS  # "the local branch of the"
        if at >= len(tokens) or tokens[at - 1].low != "of":
            return None
        at += tokens[at].low == "the"
        name = next((n for n in sentence.names if at < len(tokens) and n.start == tokens[at].start and n.is_body), None)
        found, _ = self.registry.look_up(name) if name is not None else ([], None)
        return found[0] if len(found) == 1 and not found[0].is_person else None

    def _nominal(self, sentence: ReadSentence, at: int, nominal: Nominal) -> list[Known]:
        """Whom a common noun means; one that opens a sentence and means nobody named is a stranger."""
        tokens = sentence.tokens
        opens = at == 0 or (at == 1 and not tokens[0].text[0].isalnum())
        last = self.salience.places[-1] if self.salience.places else None
        if nominal.is_person and nominal.size == 1 and last and last.sentence == sentence.index and len(last.who) == 1:
            gap = self.texts[sentence.place.paragraph - 1][last.span.end : tokens[at].start]
            owns = tokens[nominal.last].possessive
            if (
                not owns
                and last.who[0].is_person
                and re.fullmatch(r"['\"]*,\s+['\"]*", gap)
                and nominal.owner in ("the", "a", "an")
            ):
                return [last.who[0]]
        whole = None if nominal.is_person else self._whole_behind(sentence, nominal)
        if whole is not None:
            return [whole]
        named = self._named_next(sentence, nominal)
        if named is not None:
            owner = self._owner(sentence, at, last)
            if named.body is None and owner is not None and not owner.is_person and nominal.noun in self.words.speaks:
                named.body = owner
            return [named]
        before = self.sentences[sentence.index - 1] if sentence.index else sentence
        is_new = opens and sentence.index > 0 and before.place.paragraph == sentence.place.paragraph
        owner = self._owner(sentence, at, last)
        who = self.nominals.resolve(
            replace(nominal, is_new=is_new), sentence.index, tokens[at].start, opens=opens, owner=owner
        )
        if not who and opens and nominal.is_person and nominal.size == 1:
            self._strangers -= 1
            nobody = Known(self._strangers, "", (), "person", (0, 0))
            span = self._span(sentence, tokens[at], tokens[nominal.last], [nobody], How.NOMINAL)
            self.salience.add(Spoken(span, (nobody,), sentence.index, True, True))
            self._main_of[True] = sentence.index
        return who

    def _named_next(self, sentence: ReadSentence, nominal: Nominal) -> Known | None:
        """ "His opponent, Lee Ash, ...": the name behind the comma is whom the noun means."""
        if nominal.size != 1 or sentence.tokens[nominal.last].possessive:
            return None
        text, end = self.texts[sentence.place.paragraph - 1], sentence.tokens[nominal.last].end
        for span in self._names.get(sentence.index, ()):
            if span.start < end:
                continue
            gap, behind = text[end : span.outer_start], text[span.end : span.end + 2]
            known = self.registry.all[span.entities[0]]
            fits = known.is_person == nominal.is_person and span.how is How.FULL and not span.possessive
            return (
                known
                if fits and re.fullmatch(r"(?:\s+(?:of|for)\s+[^,]{2,40})?,\s+(?:the\s+)?", gap) and behind[:1] in ",.;"
                else None
            )
        return None

    def _owner(self, sentence: ReadSentence, at: int, last: Spoken | None) -> Known | None:
        """Whose opponent "Lee's opponent" or "his opponent" is."""
        token = sentence.tokens[at]
        if token.low in ("his", "her", "their", "its"):
            found = resolve_pronoun(
                sentence.tokens, at, self.salience, sentence=sentence.index, avoid=(), words=self.words
            )
            return found[0] if len(found) == 1 else None
        beside = last is not None and last.sentence == sentence.index and 0 < token.start - last.span.end <= 3
        return last.who[0] if beside and last is not None and len(last.who) == 1 else None

    def _first_person(self, sentence: ReadSentence, token: Token, speaking: _Speaking | None) -> NameSpan | None:
        """ "I" is the speaker, "we" the body spoken for, else the speaker; outside quotations the publisher."""
        if speaking is None:
            who = self.context.publisher if token.low in _FIRST_MANY else None
        else:
            speaker, body = speaking
            who = speaker if token.low in _FIRST_ONE else body or speaker
        if who is None:
            return None
        return self._span(sentence, token, token, [who], How.SPEAKER, possessive=token.low in _OWN)

    def _own_president(self, sentence: ReadSentence, at: int, who: Sequence[Known]) -> None:
        """ "its president, Lorna Diaz": the body that a pronoun means is the one she speaks for."""
        if len(who) != 1 or who[0].is_person:
            return
        tokens = sentence.tokens
        lows = " ".join(t.low for t in tokens[at + 1 : at + 1 + _TITLES_AFTER_OWN])
        if lows.startswith(("board", "campaign", "council", "committee", "branch", "chapter")):
            lows = "president"
        title = next((t for t in self.words.speech_titles if re.match(rf"(?:\w+ )?{re.escape(t)}\b", lows)), None)
        if title is None:
            return
        text = self.texts[sentence.place.paragraph - 1]
        for span in self._names.get(sentence.index, ()):
            known = self.registry.all[span.entities[0]]
            ahead = span.outer_start - tokens[at].end
            gap = text[tokens[at].end : span.start]
            follows = 0 < ahead < 45 and re.fullmatch(rf"(?:'s)?\s+(?:[\w-]+\s+)?{re.escape(title)},?\s+", gap)
            behind = text[span.end : tokens[at].start]
            precedes = 0 < tokens[at].start - span.end < 30 and re.fullmatch(
                r",\s+(?:(?:who\s+)?(?:" + self.leads + r")\s+)?(?:the\s+[\w' -]*)?", behind
            )
            if known.is_person and known.body is None and (follows or precedes):
                known.body = who[0]
                known.roles = known.roles or [title]

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
            entities=tuple(k.index for k in who),
            how=how if len(who) == 1 else (How.GROUP if how is How.NOMINAL else how),
            possessive=last.possessive if possessive is None else possessive,
        )

    def _note(self, span: NameSpan, sentence: ReadSentence, tokens: Sequence[Token]) -> Spoken:
        who = tuple(self.registry.all[i] for i in span.entities)
        is_subject = self._is_subject(span, tokens)
        is_main = is_subject and self._main_of.get(who[0].is_person) != sentence.index
        if is_main:
            self._main_of[who[0].is_person] = sentence.index
        spoken = Spoken(span, who, sentence.index, is_subject, is_main)
        self.salience.add(spoken)
        return spoken

    def _is_subject(self, span: NameSpan, tokens: Sequence[Token]) -> bool:  # noqa: C901 - one line a case
        """Whether a clause begins with the span."""
        if span.possessive:
            return False
        if span.how is How.PRONOUN:
            return self.texts[span.paragraph - 1][span.start : span.end].lower() in ("he", "she", "they", "it")
        stop = bisect_left(tokens, span.outer_start, key=lambda t: t.start)
        before = list(tokens[max(0, stop - 30) : stop])
        if before and before[-1].low in ("the", "a") and before[-1].end + 1 == span.outer_start:
            before = before[:-1]
        while (
            before
            and (before[-1].low in self.words.modifiers or before[-1].is_cap or before[-1].low[:1] == "-")
            and (not before[-1].possessive or span.how is How.NOMINAL)
        ):
            before = before[:-1]
        before = self._without_part(before)
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
            return False
        if before[-1].low in (",", "and", "or"):
            place = self.salience.places[-1] if self.salience.places else None
            if place and place.span.paragraph == span.paragraph and place.span.end <= span.start:
                gap = self.texts[span.paragraph - 1][place.span.end : span.outer_start]
                if _LIST_GAP.fullmatch(gap):
                    return place.is_subject
        return True

    def _without_part(self, before: list[Token]) -> list[Token]:
        """What stands before "members of the", which speaks of the whole."""
        if before and before[-1].low in ("the", "a"):
            before = before[:-1]
        if len(before) > 1 and before[-1].low == "of" and before[-2].low in self.words.speech["parts"]:
            before = before[:-2]
            while before and (before[-1].low in self.words.modifiers or before[-1].low in ("the", "of", "its")):
                before = before[:-1]
        return before

    def _grow_group(self, run: list[Spoken], spoken: Spoken, sentence: ReadSentence) -> list[Spoken]:
        """Names that a list puts together are a group for "they" and "the pair"."""
        if len(spoken.who) != 1:
            return []
        if run and spoken.who[0] not in [k for s in run for k in s.who]:
            gap = self.texts[spoken.span.paragraph - 1][run[-1].span.end : spoken.span.outer_start]
            if _LIST_GAP.fullmatch(gap):
                run = [*run, spoken]
                if "and" not in gap and "&" not in gap:
                    return run
                self.salience.listed.update((s.span.paragraph, s.span.start) for s in run)
                group = tuple(k for s in run for k in s.who)
                self.salience.add(Spoken(run[0].span, group, sentence.index, run[0].is_subject))
                return run
        return [spoken]


def resolve_references(
    article: Article,
    normalised: Normalised,
    sentences: Sequence[ReadSentence],
    registry: Registry,
    context: Context,
    words: NameWords,
) -> tuple[list[NameSpan], list[QuoteSpan]]:
    """All spans in order, and the quotations with their speakers."""
    reader = ReferenceReader(normalised, sentences, registry, context, words)
    reader.read()
    spans = sorted(reader.spans, key=lambda s: (s.paragraph, s.start, -s.end))
    kept: list[NameSpan] = []
    for span in spans:
        if kept and kept[-1].paragraph == span.paragraph and span.start < kept[-1].end:
            continue
        kept.append(span)
    return kept, sorted(reader.quotes, key=lambda q: (q.paragraph, q.start))
