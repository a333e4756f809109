"""Whom do words mean that count: "both endorsed her", "the latter", "two men"?

Those spoken of together last; where nobody was, the names of that number that the text lists next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.annotated import How, NameSpan
from facts.extraction.lexicon import word_list
from facts.extraction.names.noun_phrases import Nominal
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Known
from facts.extraction.names.salience import Spoken
from facts.extraction.names.spokespersons import SpokespersonReader
from facts.extraction.names.tokens import SplitText, Token
from facts.extraction.names.words import NameWords

BOTH = frozenset(["both", "either"])
_COUNTING = BOTH | {"the", "all"}
_OPENS_CLAUSE = frozenset([":", ";", "—"])
_OF_TWO = frozenset(["former", "latter"])
_BEHIND_OBJECT = frozenset(["on", "in", "at", "for", "as", "and", "but", "while", "over", "last", "this", "by"])
_HELPS = frozenset(
    ["have", "had", "are", "were", "said", "say", "also", "now", "later", "then", "did", "withdrew", "gave", "will"]
)
_ONE_HELPS = frozenset(
    [
        "has",
        "is",
        "was",
        "does",
        "would",
        "said",
        "says",
        "also",
        "supports",
        "backs",
        "endorses",
        "favors",
        "prefers",
        "wants",
    ]
)
_ONE_OR_MORE_HELP = _ONE_HELPS | _HELPS
_LISTED = re.compile(r"(?:\s+of\s+(?:the\s+)?[A-Z][\w.' -]{1,40}?)?\s*(?:,\s*(?:and|&)?|and|&)\s*(?:the\s+)?")
_LISTED_WITH_ROLES = re.compile(_LISTED.pattern + r"(?:[a-z-]+\s+){0,3}")  # "Reed and parent volunteer Moss"
_BY_NAME = frozenset([How.FULL, How.SURNAME, How.ACRONYM, How.SHORT])
_SPOKEN_OF = 4  # sentences back to those whom "Both" in front of one means
_FROM = frozenset(["by", "from", "of"])  # who does something: "backed by the two", "an endorsement of the two"
_PAIR = 2
_AHEAD = 4  # sentences in which those whom a number counts are named


@lru_cache
def _past_forms() -> frozenset[str]:
    """Past forms that no rule makes ("came", "threw")."""
    return frozenset(form for line in word_list("grammar", "irregular") for form in line.split()[1:])


def counted_at(split: SplitText, words: NameWords) -> list[int]:
    """The places of "the" and "all" behind which a number stands, or one of two."""
    ahead = [*split.lows[1:], ""]
    return [at for at in split.places(_COUNTING) if ahead[at] in words.counts or ahead[at] in _OF_TWO]


def _two_of(places: Sequence[Spoken]) -> list[Known]:
    """The two of one sort among places, if there are just two."""
    for is_person in (True, False):
        found = list(dict.fromkeys(s.who[0] for s in places if s.who[0].is_person == is_person))
        if len(found) == 2:
            return found
    return []


SUPPORTED = frozenset({"endorsed", "endorses", "endorsing", "backed", "backs", "backing", "supports", "recommends"})
_SUPPORTING = frozenset({"endorse", "endorsing", "back", "backing", "support", "supporting", "recommend", "nominate"})
_REFUSED = frozenset({("turned", "down"), ("told", "no")})
_EITHER_WHO = frozenset({"candidate", "contender", "man", "one", "woman"})
_EITHER_OF = {("of", "them"): 2, ("of", "the"): 3}  # words of "of them", "of the two"
_BOTH_WHO = frozenset({"candidates", "men", "women"})
_BOTH_OF = _BOTH_WHO | {"in", "on", "last", "this", "and", "but", "for", "after", "at"}


class GroupReader(SpokespersonReader):
    """Resolves what counts, for one article."""

    def _bare_group(self, sentence: ReadSentence, at: int) -> NameSpan | None:
        """ "On Monday both endorsed her", "the three said": the group spoken of last, where the sentence names none."""
        tokens = sentence.tokens
        if tokens[at].low not in _COUNTING:
            return None
        if tokens[at].low == "either":
            return self._either_supported(sentence, at)
        if tokens[at].low == "both" and at and tokens[at - 1].low in SUPPORTED:
            return self._both_supported(sentence, at)
        if tokens[at].low == "both" and at and self._are_refused(sentence, at):
            who = self._pair_that_stands(sentence, at)
            return self._span(sentence, tokens[at], tokens[at], who, How.GROUP) if who else None
        last = at + 1 if tokens[at].low in ("the", "all") and at + 1 < len(tokens) else at
        size = 2 if tokens[at].low == "both" else self.words.counts.get(tokens[last].low, 0) if last > at else 0
        ahead = tokens[last + 1].low if last + 1 < len(tokens) else ""
        behind_by = (
            tokens[at].low == "the" and at > 0 and tokens[at - 1].low in _FROM and ahead in ("", ".", *_BEHIND_OBJECT)
        )
        acts = ahead.endswith("ed") or ahead in _HELPS or ahead in _past_forms()
        if size < 2 or not (acts or behind_by or tokens[last].possessive):
            return None
        here = [s for s in self._names.get(sentence.index, ()) if s.start < tokens[at].start]
        if here and not behind_by:
            joined = tokens[at - 1].text in _OPENS_CLAUSE or tokens[at - 1].low in ("and", "but")
            who = tuple(self._of_one_sort(here, size)) if joined else ()
            return self._span(sentence, tokens[at], tokens[last], who, How.GROUP) if who else None
        who = self.salience.last_group(sentence.index, lambda _: True, oldest=2)
        if len(who) != size:
            who = tuple(self._named_before(sentence, size) or self._one_a_sentence(sentence, size))
        if not who and not at and not self._names.get(sentence.index - 1):
            who = self.salience.last_group(sentence.index, lambda _: True, oldest=_SPOKEN_OF)
        return self._span(sentence, tokens[at], tokens[last], who, How.GROUP) if len(who) == size else None

    def _both_supported(self, sentence: ReadSentence, at: int) -> NameSpan | None:
        """Whom "the Guild endorsed both" means: the two of the sentence before, or one each of two sentences."""
        behind = sentence.tokens[at + 1].low.rstrip(".") or "." if at + 1 < len(sentence.tokens) else "."
        if behind[0].isalnum() and behind not in _BOTH_OF:
            return None  # "endorsed both Reed and Moss", "both measures"
        who = self._named_before(sentence, 2) or self._one_a_sentence(sentence, 2)
        last = at + (behind in _BOTH_WHO)
        if not who or not who[0].is_person:
            return None
        return self._span(sentence, sentence.tokens[at], sentence.tokens[last], tuple(who), How.GROUP)

    def _either_supported(self, sentence: ReadSentence, at: int) -> NameSpan | None:
        """Whom "will not endorse either" and "won't back either of them" mean: the two who stand."""
        tokens = sentence.tokens
        behind = [t.low for t in tokens[at + 1 : at + 4]] + [".", "."]
        if not at or tokens[at - 1].low not in _SUPPORTING:
            return None
        who = self._pair_that_stands(sentence, at)
        last = at + (behind[0] in _EITHER_WHO) + _EITHER_OF.get((behind[0], behind[1]), 0)
        if not who or (last == at and behind[0][0].isalnum() and behind[0] not in _BOTH_OF):
            return None  # "endorse either Reed or Moss", "back either plan"
        return self._span(sentence, tokens[at], tokens[last], who, How.GROUP)

    def _are_refused(self, sentence: ReadSentence, at: int) -> bool:
        """Whether somebody "turned both down", "told both no" or "said no to both"."""
        before = [t.low for t in sentence.tokens[max(0, at - 2) : at]]
        behind = sentence.tokens[at + 1].low.rstrip(".") or "." if at + 1 < len(sentence.tokens) else "."
        return (before[-1], behind) in _REFUSED or (before == ["no", "to"] and not behind[0].isalnum())

    def _pair_that_stands(self, sentence: ReadSentence, at: int) -> tuple[Known, ...]:
        """The two who stand in a contest, or of several the two whom the sentence names before; else nobody."""
        standing = tuple(k for k in self.registry.all if k.is_candidate)
        if len(standing) != _PAIR:
            before = [s for s in self._names.get(sentence.index, ()) if s.end < sentence.tokens[at].start]
            standing = tuple(k for k in self._of_one_sort(before, _PAIR) if k.is_person)
        return standing if len(standing) == _PAIR else ()

    def _named_before(self, sentence: ReadSentence, size: int) -> list[Known]:
        """The only ones of one sort that the sentence before names, if they are as many as asked for."""
        return self._of_one_sort(self._names.get(sentence.index - 1, ()), size)

    def _of_one_sort(self, spans: Sequence[NameSpan], size: int) -> list[Known]:
        """The persons, or else the bodies, of several names, if they are as many as asked for."""
        named = [self.registry.all[s.entities[0]] for s in spans if not s.possessive]
        for is_person in (True, False):
            found = [k for k in dict.fromkeys(named) if k.is_person == is_person]
            if len(found) == size:
                return found
        return []

    def _one_a_sentence(self, sentence: ReadSentence, size: int) -> list[Known]:
        """Those of whom each of the sentences before names one alone: "Reed came early. So did Moss. Both ..."."""
        before = range(sentence.index - size, sentence.index)
        if before.start < 0 or self.sentences[before.start].place.paragraph != sentence.place.paragraph:
            return []
        for is_person in (True, False):
            told = [self._of_one_sort(self._names.get(i, ()), 1) for i in before]
            found = [one[0] for one in told if one and one[0].is_person == is_person]
            if len(set(found)) == size:
                return found
        return []

    def _one_of_two(self, sentence: ReadSentence, at: int) -> NameSpan | None:
        """ "The former backs Reed, the latter Moss": one of the two named last."""
        tokens = sentence.tokens
        if tokens[at].low != "the":
            return None
        word = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if word not in _OF_TWO:
            return None
        ahead = tokens[at + 2] if at + 2 < len(tokens) else None
        acts = ahead is None or not ahead.text[0].isalpha() or ahead.low in _ONE_OR_MORE_HELP or ahead.is_cap
        acts = acts or (ahead is not None and ahead.low in _BEHIND_OBJECT)
        if ahead is not None and not acts and not (ahead.low.endswith("ed") or ahead.low in _past_forms()):
            return None
        if ahead is not None and ahead.is_cap and word == "former":
            return None  # "the former Mayor Reed"
        if word == "former" or not self._pair:
            places = [s for s in self.salience.places[-30:] if len(s.who) == 1 and s.span.how in _BY_NAME]
            here = [s for s in places if s.sentence == sentence.index and not self._is_object(tokens, at)]
            before = [s for s in places if s.sentence == sentence.index - 1 and not s.span.possessive]
            self._pair = _two_of(here) or _two_of(before)
            if self._are_acted_on(sentence, next((t.start for t in tokens if t.low == "former"), tokens[at].start)):
                self._pair = []
        who, self._pair = self._pair, self._pair if word == "former" else []
        return self._span(sentence, tokens[at], tokens[at + 1], [who[word == "latter"]], How.NOMINAL) if who else None

    def _are_acted_on(self, sentence: ReadSentence, start: int) -> bool:
        """Whether a sentence goes on to name both of a pair ("the former backs Reed, the latter Moss")."""
        behind = {e for s in self._names.get(sentence.index, ()) if s.start > start for e in s.entities}
        return bool(self._pair) and behind >= {known.index for known in self._pair}

    def _is_object(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a verb or a preposition stands right before words ("endorsed the former")."""
        before = tokens[at - 1] if at else None
        return before is not None and before.text[0].isalpha() and before.low not in self.words.speech["clause_marks"]

    def _several_ahead(self, sentence: ReadSentence, nominal: Nominal) -> list[Known]:
        """ "Three commissioners are for her. The three, A, B and C, ...": the list of that length that comes next."""
        offset = sentence.tokens[nominal.last].end
        beside = [s for s in self._names.get(sentence.index, ()) if s.start > offset]
        if any(len(listed) == nominal.size for listed in self._lists_of(beside, _LISTED_WITH_ROLES)):
            return []  # "three mayors: A, B and C" is a list of its own
        for ahead in self.sentences[sentence.index + 1 : sentence.index + _AHEAD]:
            for listed in self._lists_of(self._names.get(ahead.index, ())):
                if len(listed) == nominal.size and all(self._may_be_counted(k, nominal) for k in listed):
                    return listed
        return []

    def _lists_of(self, names: Sequence[NameSpan], gaps: re.Pattern[str] = _LISTED) -> list[list[Known]]:
        """The names that stand side by side in lists."""
        runs: list[list[NameSpan]] = []
        for span in names:
            gap = self.texts[span.paragraph - 1][runs[-1][-1].end : span.outer_start] if runs else ""
            if runs and gaps.fullmatch(gap):
                runs[-1].append(span)
            else:
                runs.append([span])
        return [list(dict.fromkeys(self.registry.all[s.entities[0]] for s in run)) for run in runs]

    def _may_be_counted(self, known: Known, nominal: Nominal) -> bool:
        """Whether somebody listed is of the sort that a plural tells."""
        if nominal.is_person:
            stands = self.words.plurals.get(nominal.noun) in self.words.speech["candidate_roles"]
            return known.is_person and (known.is_candidate or not stands)
        kinds = self.words.plural_body_nouns.get(nominal.noun, frozenset())
        return not known.is_person and (not kinds or known.kind in kinds or known.kind == "body")
