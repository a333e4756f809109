"""Whom does a common noun with its determiner mean where it stands: what stands beside it, and who was spoken of?

The words beside a noun come first: a name behind its comma ("his opponent, Lee Ash"), a name before it, the body
that it is a part of. Only then is anybody sought who was spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from facts.extraction.annotated import How, NameSpan
from facts.extraction.names.groups import SUPPORTED, GroupReader
from facts.extraction.names.noun_phrases import Nominal
from facts.extraction.names.pronouns import resolve_pronoun
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Known, plain
from facts.extraction.names.role_nouns import holds_role
from facts.extraction.names.salience import Spoken
from facts.extraction.names.tokens import Token

_DESCRIBED_BY = 9  # words behind "the union" that may tell whose it is
_SOON = 4  # sentences within which a body is named that a noun spoke of first
_TELLS_APART = frozenset({"of", "for", "from", "who", "whose"})
_TITLE_WORD = re.compile(r"[\w.'-]+")
_BEFORE_NAME = frozenset({"the", "a", "an", "named", "called", "one"})
_MOST_TITLES = 7  # words between a noun and the name that says whom it means
_PARTISANS = frozenset({"democrat", "republican", "independent", "conservative", "liberal", "incumbent"})
_OF_OPEN_KIND = frozenset({"body", "advocacy group"})  # kinds that a name alone may have told wrongly
_PAIRS = frozenset({"pair", "duo", "couple"})
_STANDS_FOR = frozenset({"candidate", "nominee", "standard-bearer"})
_PORTFOLIOS = frozenset({"minister", "secretary"})
_PARTS = frozenset({"branch", "chapter", "section", "wing", "arm", "affiliate", "division"})


_BESIDE = re.compile(r"(?:\s+(?:of|for)\s+[^,]{2,40})?,\s+(?:the\s+)?")
# "Reed's opponent, Port Tarn planner Ann Lee," and "..., Port Tarn school committee member Ann Lee,": before a title.
_SEATED = re.compile(r",\s+(?:[A-Z][\w.'-]*\s+){0,3}(?:(?:school|city|town|county|council|committee|board)\s+){0,3}")
# "The third candidate is the Greens' Ann Lee": a party may stand between.
_IS = re.compile(r"(?:\s+(?:of|for|in)\s+[^,]{2,40})?\s+(?:is|was)\s+(?:(?:[Tt]he|[A-Z][\w.'-]*)\s+){0,5}")


@lru_cache
def _comes_up(noun: str, founding: str) -> re.Pattern[str]:
    """A body told of first, without its name: "A union of drivers met", "tenants formed a group"."""
    some = rf"(?:[a-z'-]+ ){{0,3}}{noun}\b(?!,? (?:called|named|known|the [A-Z]|[A-Z]))"
    return re.compile(rf"^\W*(?:An?|Another) {some}|\b(?:{founding}) (?:an?|another) {some}")


def _words_of(known: Known) -> set[str]:
    """The words of a name, and those by which the text describes it."""
    return {plain(w) for w in known.words} | {w for d in known.descriptions for w in d.lower().split()}


class NominalPlaces(GroupReader):
    """Resolves common nouns, for one article."""

    def _describes(self, sentence: ReadSentence, nominal: Nominal) -> bool:
        """Whether a noun stands right before the name of the body that it describes ("the group Shore 200")."""
        behind = sentence.tokens[nominal.last + 1 : nominal.last + 2]
        if nominal.noun == "executive" and behind and behind[0].low == "of":
            return True  # "the executive of the Guild" is no person
        end = sentence.tokens[nominal.last].end
        beside = next((s for s in self._names.get(sentence.index, ()) if s.start == end + 1), None)
        named = beside is not None and not self.registry.all[beside.entities[0]].is_person
        return named and not nominal.is_person and not sentence.tokens[nominal.last].possessive

    def _nominal(self, sentence: ReadSentence, at: int, nominal: Nominal) -> list[Known]:
        """Whom a common noun means; one that opens a sentence and means nobody named is a stranger."""
        tokens = sentence.tokens
        opens = at == 0 or (at == 1 and not tokens[0].text[0].isalnum())
        last = self.salience.places[-1] if self.salience.places else None
        beside = self._told_beside(sentence, at, nominal, opens=opens)
        if beside is not None:
            return [beside]
        named = self._named_next(sentence, nominal)
        if named is not None:
            owner = self._owner(sentence, at, last)
            if named.body is None and owner is not None and not owner.is_person and nominal.noun in self.words.speaks:
                named.body = owner
            if nominal.noun in _PARTISANS and self.words.heads[nominal.noun] not in named.roles:
                named.roles.append(self.words.heads[nominal.noun])
            return [named]
        before = self.sentences[sentence.index - 1] if sentence.index else sentence
        is_new = opens and sentence.index > 0 and before.place.paragraph == sentence.place.paragraph
        owner = self._owner(sentence, at, last, opposed=nominal.noun in self.words.opposed)
        if (counted := self._counted(sentence, at, nominal)) is not None:
            return counted
        who = self.nominals.resolve(
            replace(nominal, is_new=is_new), sentence.index, tokens[at].start, opens=opens, owner=owner
        )
        if who and nominal.is_person and nominal.size == 1 and self._is_of_other(sentence, nominal, who[0]):
            who = []
        if not nominal.is_person and nominal.size == 1:
            who = self._told_by_trade_or_before(sentence, nominal, who)
        if not who and nominal.size > 1:
            return self._several_ahead(sentence, nominal)
        if not who and opens and nominal.is_person and nominal.size == 1:
            self._strangers -= 1
            nobody = Known(self._strangers, "", (), "person", (0, 0))
            span = self._span(sentence, tokens[at], tokens[nominal.last], [nobody], How.NOMINAL)
            self.salience.add(Spoken(span, (nobody,), sentence.index, True, True))
            self._main_of[True] = sentence.index
        return who

    def _counted(self, sentence: ReadSentence, at: int, nominal: Nominal) -> list[Known] | None:
        """Whom "three mayors" means, or the pair whom the Guild endorsed; None where a noun is of neither kind."""
        if nominal.owner == "number":
            return self._several_ahead(sentence, nominal)
        supported = at > 0 and sentence.tokens[at - 1].low in SUPPORTED
        return list(self._pair_that_stands(sentence, at)) if supported and nominal.noun in _PAIRS else None

    def _told_beside(self, sentence: ReadSentence, at: int, nominal: Nominal, *, opens: bool) -> Known | None:
        """Whom the words around a noun say: whoever the section is about, the name before a comma, the whole body."""
        if not nominal.is_person:
            return self._whole_behind(sentence, nominal)
        if nominal.owner in ("its", "their") and nominal.noun in _STANDS_FOR and nominal.size == 1:
            return self._candidate_of_party(sentence, at, nominal)
        owned = nominal.owner in ("his", "her", "their")
        if nominal.size != 1 or not (owned or nominal.owner in ("the", "a", "an")):
            return None
        if self._topic and opens and sentence.index == self._topic[1] + 1 and nominal.owner == "the":
            return self._topic[0]
        return self._apposed_to(sentence, at, nominal) or self._topic_holds(sentence, nominal)

    def _candidate_of_party(self, sentence: ReadSentence, at: int, nominal: Nominal) -> Known | None:
        """Whom "its candidate" means, where "it" is a party and no name stands behind."""
        party = self._owner(sentence, at, None) if self._named_next(sentence, nominal) is None else None
        if party is None or party.kind != "party":
            return None
        start = sentence.tokens[at].start
        ahead = [e for s in self._names.get(sentence.index, ()) if s.start > start for e in s.entities]
        return self._party_candidates.of(party, ahead)

    def _apposed_to(self, sentence: ReadSentence, at: int, nominal: Nominal) -> Known | None:
        """The person right before the comma in front of a noun: "Reed, the mayor,", "Lusk, her rival,"."""
        owned, before = nominal.owner in ("his", "her", "their"), self._last_beside(sentence.index)
        if before is None or not before.who[0].is_person or sentence.tokens[nominal.last].possessive:
            return None
        if before.span.how is How.PRONOUN or (owned and not self._is_closed(sentence, nominal)):
            return None  # "with his wife beside him, the mayor ...", "for Lee, her spokesman said"
        gap = self.texts[sentence.place.paragraph - 1][before.span.end : sentence.tokens[at].start]
        return before.who[0] if re.fullmatch(r"['\"]*,\s+['\"]*", gap) else None

    def _is_closed(self, sentence: ReadSentence, nominal: Nominal) -> bool:
        """Whether a mark stands right behind a noun and no name behind that, so that it may be an apposition."""
        end = sentence.tokens[nominal.last].end
        marked = self.texts[sentence.place.paragraph - 1][end : end + 1] in (",", ".", ";")
        return marked and self._named_next(sentence, nominal) is None

    def _topic_holds(self, sentence: ReadSentence, nominal: Nominal) -> Known | None:
        """Whom the section is about, if a noun tells their role and nobody else's whom the section has named."""
        role = self.words.heads.get(nominal.noun)
        if self._topic is None or role is None or nominal.owner != "the" or self._named_next(sentence, nominal):
            return None
        about, start = self._topic
        others = {k for s in self.salience.places if s.sentence > start for k in s.who if k.is_person}
        shared = any(holds_role(k, role, (), self.words) for k in others - {about})
        return about if not shared and holds_role(about, role, nominal.words, self.words) else None

    def _is_of_other(self, sentence: ReadSentence, nominal: Nominal, known: Known) -> bool:
        """Whether "of" or "for" behind a noun leads to another place or portfolio than somebody's."""
        ahead = sentence.tokens[nominal.last + 1 : nominal.last + 5]
        if nominal.noun in self.nominals.callings and ahead and ahead[0].low in _TELLS_APART:
            return True  # "the captain of the other boat"
        told = known.role_text.lower()
        has_place = any(t in told for t in (" of ", " for ", ", "))
        if len(ahead) < 2 or ahead[0].low not in ("of", "for"):
            inside = sentence.tokens[nominal.first + 1 : nominal.last]
            return has_place and nominal.noun in self.words.held_by_one and self._is_elsewhere(inside, told)
        ahead = ahead[2:] if ahead[1].low == "the" else ahead[1:]
        if not ahead or not ahead[0].is_cap or ahead[0].low in told:
            return False
        return nominal.noun in _PORTFOLIOS or has_place or nominal.noun in self.words.held_by_one

    def _is_elsewhere(self, inside: Sequence[Token], told: str) -> bool:
        """Whether a place stands before a noun ("the Tarn mayor") that is not the one of somebody's role."""
        places = [t for t in inside if t.is_cap and t.low not in self.words.modifiers and t.low not in self.words.heads]
        return bool(places) and not any(t.low in told for t in places)

    def _told_by_trade_or_before(self, sentence: ReadSentence, nominal: Nominal, who: list[Known]) -> list[Known]:
        """Whom a noun for one body means that was named before; else the one of its trade that is named soon."""
        if not (who and who[0].first_sentence <= sentence.index):
            return self._of_trade_told(sentence, nominal, who)
        return [] if nominal.owner == "the" and self._has_come_up(sentence, nominal, who[0]) else who

    def _of_trade_told(self, sentence: ReadSentence, nominal: Nominal, who: list[Known]) -> list[Known]:
        """The body named soon behind "the union that represents teachers": of that trade, if words tell of one."""
        told = {t.low for t in sentence.tokens[nominal.last + 1 : nominal.last + _DESCRIBED_BY]}
        told |= set(nominal.words) - {nominal.noun}
        trades = [trade for trade in self.words.trades if trade & told]
        if not trades or nominal.noun not in self.words.body_nouns:
            return who
        kinds, here = self.words.body_nouns[nominal.noun], sentence.index
        ahead = (k for k in self.registry.all if here < k.first_sentence <= here + _SOON)
        soon = [k for k in ahead if k.kind in kinds or k.kind in _OF_OPEN_KIND]
        fitting = [k for k in soon if any(trade & _words_of(k) for trade in trades)]
        return fitting if len(fitting) == 1 else []

    def _has_come_up(self, sentence: ReadSentence, nominal: Nominal, known: Known) -> bool:
        """Whether a body without a name was told of since ("A union of drivers met."), after one was first named."""
        first = max(known.first_sentence + 1, sentence.index - _SOON)
        comes = _comes_up(nominal.noun, "|".join(self.words.speech["founding"])) if first < sentence.index else None
        near = (self.sentences[i].place for i in range(first, sentence.index)) if comes else ()
        return comes is not None and any(comes.search(self.texts[p.paragraph - 1][p.start : p.end]) for p in near)

    def _last_beside(self, sentence: int) -> Spoken | None:
        """The last of a sentence's places that means one alone; a list that ends with it does not count."""
        for spoken in reversed(self.salience.places[-3:]):
            if spoken.sentence != sentence:
                return None
            if len(spoken.who) == 1:
                return spoken
        return None

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

    def _named_next(self, sentence: ReadSentence, nominal: Nominal) -> Known | None:
        """ "His opponent, Lee Ash, ...", "His opponent is Lee Ash": the name behind is whom the noun means."""
        if nominal.size != 1 or sentence.tokens[nominal.last].possessive:
            return None
        text, end = self.texts[sentence.place.paragraph - 1], sentence.tokens[nominal.last].end
        for span in self._names.get(sentence.index, ()):
            if span.start < end:
                continue
            gap, behind = text[end : span.outer_start], text[span.end : span.end + 2]
            known = self.registry.all[span.entities[0]]
            if span.possessive and nominal.is_person and not known.is_person:
                continue  # the party of whoever is named next
            fits = known.is_person == nominal.is_person and span.how is How.FULL and not span.possessive
            fits = fits and not (nominal.is_person and self._has_other_title(span, known, nominal.noun))
            titled = span.outer_start < span.start and nominal.is_person and _SEATED.fullmatch(gap) is not None
            beside = titled or _BESIDE.fullmatch(gap) is not None or self._is_titles(gap, ",")
            beside = beside and behind[:1] in ",.;"
            is_it = _IS.fullmatch(gap) is not None or (nominal.is_person and self._is_titles(gap, " is ", " was "))
            return known if fits and (beside or is_it) else None
        return None

    def _is_titles(self, gap: str, *leads: str) -> bool:
        """Whether only titles stand between a noun and a name, behind a lead: ", former sheriff", " was the judge,"."""
        lead = next((lead for lead in leads if gap.startswith(lead)), "")
        told = _TITLE_WORD.findall(gap[len(lead) :])
        plain_words = [w.lower() for w in told if not w[0].isupper()]
        fits = all(w in _BEFORE_NAME or w in self.words.heads or w in self.words.modifiers for w in plain_words)
        is_one = lead and not re.search(r"[.;:()\"—]|,\s+\S", gap[len(lead) :])
        return bool(is_one and fits and plain_words and len(told) <= _MOST_TITLES)

    def _has_other_title(self, span: NameSpan, known: Known, noun: str) -> bool:
        """Whether a name has a title of its own that says something else than the noun before it."""
        role = self.words.heads.get(noun, noun).lower()
        loose = role in self.words.speech["candidate_roles"] or span.outer_start == span.start or noun in _PARTISANS
        return not loose and bool(known.roles) and not any(role in held.lower() for held in known.roles)

    def _owner(self, sentence: ReadSentence, at: int, last: Spoken | None, *, opposed: bool = False) -> Known | None:
        """Whose opponent "Lee's opponent" or "his opponent" is; `opposed` leaves out who stands in no contest."""
        token = sentence.tokens[at]
        if token.low in ("his", "her", "their", "its"):
            is_open = opposed and any(k.is_candidate for k in self.registry.all)
            found = resolve_pronoun(
                sentence.tokens,
                at,
                self.salience,
                sentence=sentence.index,
                avoid=[k for k in self.registry.all if k.is_person and not k.is_candidate] if is_open else (),
                words=self.words,
            )
            return found[0] if len(found) == 1 else None
        beside = last is not None and last.sentence == sentence.index and 0 < token.start - last.span.end <= 3
        return last.who[0] if beside and last is not None and len(last.who) == 1 else None
