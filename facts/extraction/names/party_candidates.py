"""Whom does "the Labour candidate" mean: who is told elsewhere to be that party's ("Labour's Ann Lee")?"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from facts.extraction.annotated import NameSpan
from facts.extraction.names.registry import Known, Registry, plain
from facts.extraction.names.tokens import Token

_OWNS = re.compile(r"'s?\s+")
_STANDS_FOR = re.compile(r" (?:candidate|nominee|hopeful|contender|challenger|incumbent),? ")
_SEATS = r"MP|MPP|MLA|TD|MSP|MS|Senator|Sen\.|Congress\w+|[Cc]ouncill?or|Cllr\.?|Coun\.|incumbent"
_SITS_FOR = re.compile(rf"(?:'s)? (?:{_SEATS}) ")
_IS = re.compile(r" is (?:now )?(?:the )?")
_CANDIDATE = re.compile(r"(?:'s?)? (?:candidate|nominee)\b")
_OF = re.compile(r",? of (?:the )?")
_PARTY_WORDS = frozenset({"party", "the", "of"})
_FAR_MORE = 2  # times as often named as any other who stands
_NEAR = 30  # characters
STANDS = frozenset({"candidate", "nominee", "hopeful", "contender", "challenger", "man", "woman"})


class PartyCandidates:
    """Who stands for each party, as far as one article tells by names side by side."""

    def __init__(self, registry: Registry, spans: Sequence[NameSpan], texts: Sequence[str]) -> None:
        self._of: dict[int, set[int]] = {}
        self._beside: dict[int, set[int]] = {}
        self._members: dict[int, set[int]] = {}
        self._registry = registry
        for one, other in pairwise(spans):
            if one.paragraph != other.paragraph or len(one.entities) > 1 or len(other.entities) > 1:
                continue
            self._note_beside(one, other, texts[one.paragraph - 1][one.end : other.outer_start])
            text, ends = texts[one.paragraph - 1], (one.end, other.outer_start)
            if registry.all[other.entities[0]].kind == "party":
                told, party, name = _OF.fullmatch(text, *ends), other, one
                told = told or (_IS.fullmatch(text, *ends) and _CANDIDATE.match(text, other.end))
            else:
                gap = _OWNS if one.possessive else _STANDS_FOR
                told, party, name = gap.fullmatch(text, *ends), one, other
                self._note(self._members, party, name, told=_SITS_FOR.fullmatch(text, one.end, other.start))
            self._note(self._of, party, name, told=told)

    def _note(self, of: dict[int, set[int]], party: NameSpan, name: NameSpan, *, told: object) -> None:
        known, person = self._registry.all[party.entities[0]], self._registry.all[name.entities[0]]
        if told and known.kind == "party" and person.is_person:
            of.setdefault(known.index, set()).add(person.index)

    def behind(self, span: NameSpan, tokens: Sequence[Token], at: int) -> tuple[Known, Token] | None:
        """The one candidate of the party at a token, with the noun that says so; None where that cannot be told.

        Args:
            span: The party's name.
            tokens: Of its sentence.
            at: Index of the first token of the name.
        """
        if at == 0 or tokens[at - 1].low != "the":
            return None
        noun = next((n for n in range(at, len(tokens)) if tokens[n].start >= span.end), None)
        if noun is None or tokens[noun].low not in STANDS:
            return None
        behind = tokens[noun + 1] if noun + 1 < len(tokens) else None
        if behind is not None and (behind.is_cap or behind.text == ","):
            return None  # "the Labour candidate, Ann Lee"
        standing = self._of.get(span.entities[0], set())
        return (self._registry.all[next(iter(standing))], tokens[noun]) if len(standing) == 1 else None

    def of(self, party: Known, apart: Collection[int] = ()) -> Known | None:
        """Whom "its candidate" means: who is told to be the party's; else whom a text names far more than any other.

        Who stands beside the name of another party, or as an independent, is not of this one, whatever that sentence
        says; nor is one of those `apart`, whom the sentence goes on to name ("dropped its candidate, a gift to Reed").
        """
        told = self._of.get(party.index, set())
        standing = [k for k in self._registry.all if k.is_person and k.is_candidate]
        roles = {k.index: {w for role in k.roles for w in role.lower().split()} for k in standing}
        own = {plain(w) for w in party.words} - _PARTY_WORDS
        named = told or {k.index for k in standing if k.body is party or roles[k.index] & own}
        named = named or self._members.get(party.index, set()) & roles.keys()
        if named:
            return self._registry.all[next(iter(named))] if len(named) == 1 else None
        others = set(apart)
        others |= {e for body, persons in self._beside.items() if body != party.index for e in persons}
        others |= {e for e, words in roles.items() if words & self._registry.words.parties or "independent" in words}
        ranked = sorted((k for k in standing if k.index not in others), key=lambda k: -k.count)
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0].count >= _FAR_MORE * ranked[1].count)
        return ranked[0] if clear and ranked[0].count >= _FAR_MORE else None

    def _note_beside(self, one: NameSpan, other: NameSpan, gap: str) -> None:
        """Take down a party and a person who stand side by side in a sentence."""
        party, person = self._registry.all[one.entities[0]], self._registry.all[other.entities[0]]
        if party.kind != "party":
            party, person = person, party
        if party.kind == "party" and person.is_person and len(gap) < _NEAR and not re.search(r"[.;]\s", gap):
            self._beside.setdefault(party.index, set()).add(person.index)
