"""Whom does "the Labour candidate" mean: who is told elsewhere to be that party's ("Labour's Ann Lee")?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from facts.extraction.annotated import NameSpan
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.tokens import Token

_OWNS = re.compile(r"'s?\s+")
_STANDS_FOR = re.compile(r" (?:candidate|nominee|hopeful|contender|challenger|incumbent),? ")
_OF = re.compile(r",? of (?:the )?")
STANDS = frozenset({"candidate", "nominee", "hopeful", "contender", "challenger", "man", "woman"})


class PartyCandidates:
    """Who stands for each party, as far as one article tells by names side by side."""

    def __init__(self, registry: Registry, spans: Sequence[NameSpan], texts: Sequence[str]) -> None:
        self._of: dict[int, set[int]] = {}
        self._registry = registry
        for one, other in pairwise(spans):
            if one.paragraph != other.paragraph or len(one.entities) > 1 or len(other.entities) > 1:
                continue
            text, ends = texts[one.paragraph - 1], (one.end, other.outer_start)
            if registry.all[other.entities[0]].kind == "party":
                told, party, name = _OF.fullmatch(text, *ends), other, one
            else:
                gap = _OWNS if one.possessive else _STANDS_FOR
                told, party, name = gap.fullmatch(text, *ends), one, other
            known, person = registry.all[party.entities[0]], registry.all[name.entities[0]]
            if told and known.kind == "party" and person.is_person:
                self._of.setdefault(known.index, set()).add(person.index)

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
