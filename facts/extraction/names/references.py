"""Whom do the words mean that name nobody: "the union", "she", "we"?

One pass in reading order: outside quotations first, then each quotation's speaker, then the words inside,
so that whatever is told may lean on what stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import repeat
from operator import attrgetter

from facts.extraction.annotated import How, NameSpan, QuoteSpan
from facts.extraction.names.authors import author_of, signature_of
from facts.extraction.names.context import Context
from facts.extraction.names.groups import BOTH, counted_at
from facts.extraction.names.nominal_places import NominalPlaces
from facts.extraction.names.noun_phrases import Nominal, find_nominals
from facts.extraction.names.pronouns import FEMALE, MALE, MANY, THING, is_possessive, resolve_pronoun
from facts.extraction.names.quotations import body_of
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.salience import Spoken
from facts.extraction.names.sections import topic_of_line
from facts.extraction.names.tokens import Token
from facts.extraction.names.words import NameWords
from facts.extraction.normalise import Normalised, Quoted
from facts.models import Article

_FIRST_ONE = frozenset(["i", "me", "my", "mine", "myself", "i'm", "i've", "i'd", "i'll"])
_FIRST_MANY = frozenset(["we", "us", "our", "ours", "ourselves", "we're", "we've", "we'd", "we'll", "undersigned"])
_SELVES = frozenset(["himself", "herself", "itself", "themselves"])
_OWN = frozenset(["my", "our", "mine", "ours"])
_FIRST = _FIRST_ONE | _FIRST_MANY
_PRONOUNS = MALE | FEMALE | MANY | THING
_REFERRING = _FIRST | _PRONOUNS | _SELVES | BOTH  # any other means nobody unless it opens a noun phrase or counts
_Speaking = tuple[Known | None, Known | None]  # the speaker and the body spoken for
_MOST_QUOTATIONS = 12  # in one sentence; more are no speech


def _covering(quote: Quoted, sentences: Sequence[ReadSentence], starts: Sequence[int]) -> Sequence[ReadSentence]:
    """The sentences of a paragraph that a quotation touches."""
    first = max(0, bisect_right(starts, quote.start) - 1)
    return [s for s in sentences[first : bisect_left(starts, quote.end)] if quote.start < s.place.end]


def _within(at: int, quotes: Sequence[Quoted]) -> bool:
    """Whether an offset lies in one of several quotations."""
    return any(quote.start <= at < quote.end for quote in quotes)


def _marks(starts: Sequence[int], places: Sequence[tuple[int, int]]) -> list[bool]:
    """Which tokens, by the offsets where they start, begin within one of the places."""
    marked = [False] * len(starts)
    for start, end in places:
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            marked[at] = True
    return marked


_WORD, _PLAIN = re.compile(r"\w+"), re.compile(r"[a-z']+")
_SAID_LAST = re.compile(r"\s+(\w+)(?:\s+(?:on|in|late|early|last|this)?\s*[\w ]{3,20})?\s*\.")
_COMMA = re.compile(r",\s+(?:[Tt]he\s+)?$")
_LONGEST_LETTER = 12  # paragraphs
_OPENING = 3  # words before a pronoun that opens a paragraph


class ReferenceReader(NominalPlaces):
    """Resolves what refers, for one article."""

    def read(self) -> None:
        """Every paragraph in turn."""
        by_paragraph: dict[int, list[ReadSentence]] = {}
        for sentence in self.sentences:
            by_paragraph.setdefault(sentence.place.paragraph, []).append(sentence)
        for paragraph, inside in by_paragraph.items():
            self._paragraph(paragraph, inside)

    def _paragraph(self, paragraph: int, sentences: Sequence[ReadSentence]) -> None:
        self._open_section(paragraph, sentences)
        authors = self.context.authors
        says_i = authors and not all(_FIRST_ONE.isdisjoint(sentence.split.held) for sentence in sentences)
        self._author = author_of(paragraph, authors) if says_i else None
        quotes = self._quoted.get(paragraph, [])
        starts = [s.place.start for s in sentences]
        covered = [_covering(quote, sentences, starts) for quote in quotes]
        inside: dict[int, list[Quoted]] = {}
        for quote, covering in zip(quotes, covered, strict=True):
            for sentence in covering:
                inside.setdefault(sentence.index, []).append(quote)
        outside: list[Spoken] = []
        for sentence in sentences:
            outside.extend(self._sentence(sentence, inside.get(sentence.index, ()), None))
        offsets = [spoken.span.start for spoken in outside]
        for quote, covering in zip(quotes, covered, strict=True):
            if not covering:
                continue
            bounds = (covering[0].place.start, covering[-1].place.end)
            near = outside[bisect_left(offsets, bounds[0]) : bisect_left(offsets, quote.end + 200)]
            speaker = self.quotations.speaker(quote, covering[-1].index, near, bounds)
            body = body_of(speaker)
            words = len(_WORD.findall(self.texts[paragraph - 1], quote.start, quote.end))
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
            first = not _FIRST.isdisjoint(_PLAIN.findall(words_inside.lower()))
            self._quotes_first_person = words_inside[:1].isupper() or first
            for sentence in covering:
                self._sentence(sentence, (quote,), (speaker, body))

    def _open_section(self, paragraph: int, sentences: Sequence[ReadSentence]) -> None:
        """Note whom the paragraphs that follow are about, if this one is a line that names them."""
        names = [s for sentence in sentences for s in self._names.get(sentence.index, ())]
        about = topic_of_line(self.texts[paragraph - 1], names, self.registry, self.words)
        if about is not None:
            self._topic = (about, sentences[-1].index)
        elif paragraph in self.headings:
            self._topic = None

    # --- one sentence --------------------------------------------------------------------------

    def _sentence(self, sentence: ReadSentence, quotes: Sequence[Quoted], speaking: _Speaking | None) -> list[Spoken]:
        """Resolve what lies outside all of `quotes`; or, where `speaking` tells speaker and body, what lies in them."""
        tokens, paragraph = sentence.tokens, sentence.place.paragraph
        self.salience.paragraph = paragraph
        self.salience.before = self.sentences[sentence.index - 1].tokens if sentence.index else ()
        all_names = self._names.get(sentence.index, [])
        is_speech = speaking is not None
        quoted = {s.start: s for s in all_names if _within(s.start, quotes)} if quotes else {}
        names = [s for s in all_names if (s.start in quoted) == is_speech] if quoted or is_speech else all_names
        if paragraph in self.headings:
            self.spans.extend(names)
            return [self._note(s, sentence, tokens) for s in names]
        split, starts = sentence.split, sentence.split.starts
        taken = _marks(starts, [(s.outer_start, s.end) for s in all_names])
        held = _marks(starts, [(s.start, s.end) for s in all_names])
        found: list[Spoken] = []
        run: list[Spoken] = []
        nominals = {n.first: n for n in find_nominals(split, held, self.words, self.stems, self.nominals.callings)}
        by_start = {s.start: s for s in names}
        quoted = quoted if not is_speech else {}
        inside = _marks(starts, [(quote.start, quote.end) for quote in quotes]) if quotes else [False] * len(starts)
        telling = {*split.places(_REFERRING), *counted_at(split, self.words), *nominals}
        telling.update(map(bisect_left, repeat(starts), (*by_start, *quoted)))
        past = 0
        for at in sorted(telling):
            if at < past or at == len(tokens):
                continue
            token = tokens[at]
            span: NameSpan | None = None
            if token.start in by_start:
                span = by_start[token.start]
                self._adopt_body(sentence, span)
                stands = self._party_candidates.behind(span, tokens, at) if not span.possessive else None
                if stands is not None:
                    span = self._span(sentence, tokens[at - 1], stands[1], [stands[0]], How.NOMINAL)
                    past = bisect_left(starts, span.end)
            elif token.start in quoted:
                who = tuple(self.registry.all[i] for i in quoted[token.start].entities)
                self.salience.add(Spoken(quoted[token.start], who, sentence.index, False))
            elif inside[at] == is_speech and not held[at]:
                span = self._reference(sentence, at, nominals, taken, speaking)
                if span is not None and span.how in (How.NOMINAL, How.GROUP):
                    past = bisect_left(starts, span.end)
            if span is not None:
                self.spans.append(span)
                spoken = self._note(span, sentence, tokens)
                found.append(spoken)
                run = self._grow_group(run, spoken, sentence)
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
        if token.low in _FIRST:
            return self._first_person(sentence, token, speaking)
        several = self._bare_group(sentence, at) or self._one_of_two(sentence, at) if speaking is None else None
        if several is not None:
            return several
        avoid = [k for k in (speaking or ()) if k is not None] if self._quotes_first_person else []
        if speaking is None and self._author is not None:
            avoid = [self._author]  # who says "I" is not "he"
        if speaking is None and at and tokens[at - 1].text == '"':
            avoid = [*avoid, *self._spoken_of(sentence, at)]
        if at in nominals and not taken[nominals[at].last] and not self._describes(sentence, nominals[at]):
            nominal = nominals[at]
            who = self._nominal(sentence, at, nominal)
            if who:
                self._own_president(sentence, at, nominal.last, who)
                return self._span(
                    sentence, tokens[at], tokens[nominal.last], who, How.NOMINAL if len(who) == 1 else How.GROUP
                )
        if (token.low in _SELVES and at and taken[at - 1]) or (token.low == "them" and tokens[at - 1].low == "among"):
            return None  # "Reed himself", "all six members, among them Ott"
        if token.low in _PRONOUNS and not (token.low == "it" and self._is_paper_told(sentence, at)):
            who = (
                self._sayer(sentence, at)
                or self._topics_own(sentence, at)
                or resolve_pronoun(tokens, at, self.salience, sentence=sentence.index, avoid=avoid, words=self.words)
            )
            if who and all(k.index >= 0 for k in who):
                self._own_president(sentence, at, at, who)
                return self._span(sentence, token, token, who, How.PRONOUN, possessive=is_possessive(tokens, at))
        return None

    def _is_paper_told(self, sentence: ReadSentence, at: int) -> bool:
        """Whether "it" is the letter with which the sentence before opens, and nobody known wrote that.

        "A letter came" before a quotation and "it"; "The shearers' card is long." before a sentence with "It" in front.
        """
        if not sentence.index:
            return False
        opening = self.sentences[sentence.index - 1].tokens[: _OPENING + 1]
        paper = next((i for i, t in enumerate(opening) if t.low in self.words.speech["papers"]), None)
        if paper is None or opening[0].low == "in":
            return False
        if at:
            return sentence.tokens[at - 1].text == '"' and paper < _OPENING
        owner = opening[paper - 1] if paper else opening[0]
        known = any(s.start <= owner.start < s.end for s in self._names.get(sentence.index - 1, ()))
        return (owner.possessive or owner.text.endswith("'")) and not known

    def _spoken_of(self, sentence: ReadSentence, at: int) -> list[Known]:
        """Whom the quotation right before "he" names ("I moved to Reed," he said): the speaker is somebody else."""
        mark = sentence.tokens[at - 1].start
        for quote in self._quoted.get(sentence.place.paragraph, ()):
            if quote.end == mark:
                names = self._names_back_to(sentence, quote.start)
                inside = [s for s in names if quote.start <= s.start < quote.end]
                before = {e for s in names if s.start < quote.start for e in s.entities if not s.possessive}
                return [self.registry.all[e] for s in inside for e in s.entities if e not in before]
        return []

    def _names_back_to(self, sentence: ReadSentence, start: int) -> list[NameSpan]:
        """The names of a sentence and of those before it that a quotation covers from an offset on."""
        first = sentence.index
        while first and self.sentences[first].place.start > start:
            first -= 1
        return [s for index in range(first, sentence.index + 1) for s in self._names.get(index, ())]

    def _topics_own(self, sentence: ReadSentence, at: int) -> list[Known]:
        """Whom a section is about, where a paragraph opens with "Among her other backers": hers, and nobody's else."""
        tokens = sentence.tokens
        if not self._topic or at > _OPENING or tokens[at].low not in ("his", "her"):
            return []
        about, supporting = self._topic[0], {t.low for t in tokens[at + 1 : at + 4]} & set(self.words.speech["bids"])
        fits = about.gender in ("", "m" if tokens[at].low == "his" else "f")
        named = any(s.start < tokens[at].start for s in self._names.get(sentence.index, ()))
        return [about] if supporting and fits and not named else []

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

    def _signing_together(self, sentence: ReadSentence) -> Sequence[Known]:
        """Those who sign a letter together: the next to sign below a paragraph, and not far."""
        here = sentence.place.paragraph
        below = min((n for n in (*self.context.signers, *self.context.authors) if n > here), default=0)
        return self.context.signers.get(below, ()) if below - here <= _LONGEST_LETTER else ()

    def _own_voice(self, token: Token) -> Known | None:
        """The publisher, for "we", and for "I" where one writes under its name."""
        is_own = token.low in _FIRST_MANY or (self.context.is_one_voice and token.low in _FIRST_ONE)
        return self.context.publisher if is_own else None

    def _said_without_marks(self, sentence: ReadSentence, token: Token) -> Known | None:
        """Whose "we" it is in "We cannot back Reed, the Guild said.", where no marks stand around the words."""
        text = self.texts[sentence.place.paragraph - 1]
        for span in self._names.get(sentence.index, ()):
            behind = _SAID_LAST.match(text, span.end) if span.start > token.start and not span.possessive else None
            if behind and behind[1].lower() in self.words.speech["said"] and _COMMA.search(text[: span.outer_start]):
                return self.registry.all[span.entities[0]]
        return None

    def _first_person(self, sentence: ReadSentence, token: Token, speaking: _Speaking | None) -> NameSpan | None:
        """ "I" is the speaker, "we" the body spoken for, else the speaker; outside quotations the publisher."""
        together = self._signing_together(sentence) if speaking is None and token.low in _FIRST_MANY else ()
        if together:
            return self._span(sentence, token, token, together, How.GROUP, possessive=token.low in _OWN)
        if speaking is None:
            letter = signature_of(sentence.place.paragraph, self.context.authors)
            many = self.context.letter_bodies.get(letter) if letter is not None and token.low in _FIRST_MANY else None
            own = self._own_voice(token) if letter is None else many
            at = sentence.tokens.index(token)
            ahead = sentence.tokens[at + 1].low if at + 1 < len(sentence.tokens) else ""
            owns = token.low in _OWN and ahead not in self.words.speech["ones_own"]  # "my endorsements"
            says_one = token.low in _FIRST_ONE and not owns
            author = author_of(sentence.place.paragraph, self.context.authors) if says_one else None
            who = self._said_without_marks(sentence, token) or self.context.campaigner or own or author
        else:
            speaker, body = speaking
            who = speaker if token.low in _FIRST_ONE else body or speaker
        if who is None:
            return None
        last = token if who.is_person or token.low != "our" else self._own_body(sentence, token)
        return self._span(
            sentence,
            token,
            last,
            [who],
            How.SPEAKER,
            possessive=last.possessive or (token.low in _OWN and last is token),
        )

    def _own_body(self, sentence: ReadSentence, token: Token) -> Token:
        """The last word of "our union", which is the body itself and nothing that it owns."""
        at = sentence.tokens.index(token) + 1
        behind = sentence.tokens[at] if at < len(sentence.tokens) else token
        return behind if behind.low in self.words.body_nouns else token


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
    longest_first = sorted(reader.spans, key=attrgetter("end"), reverse=True)
    spans = sorted(longest_first, key=attrgetter("paragraph", "start"))
    kept: list[NameSpan] = []
    for span in spans:
        if kept and kept[-1].paragraph == span.paragraph and span.start < kept[-1].end:
            continue
        kept.append(span)
    return kept, sorted(reader.quotes, key=attrgetter("paragraph", "start"))
