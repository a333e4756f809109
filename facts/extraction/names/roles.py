"""Which role does the text around a person's name tell, and for which body does the person speak?

An apposition behind the name ("president of Local 4"), a description and a comma before it ("the former mayor, Gus
Haldane"), a party tag, and what the person is said to be or to have become.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from facts.extraction.annotated import How, NameSpan
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.words import NameWords, any_of
from facts.extraction.normalise import Normalised

_APPOSITION = re.compile(
    r",\s+(?:who\s+(?:is|was)\s+|now\s+|then\s+)?(?:(?P<own>its|their|his|her)\s+|(?:the|a|an)\s+)?(?P<words>(?:U\.S\.|[^,.;:\"()—]){3,90}?)(?=[,.;:\"()—]|\s+(?:said|says|who|which|told|and)\b|$)"
)
_IS_ROLE = re.compile(
    r"\s+(?:is|was|became|remains)\s+(?:also\s+|now\s+)?(?:the|a|an|one of (?:the|\w+))\s+(?P<words>[a-zA-Z' -]{3,60})"
)
_OF_BODY = re.compile(r"\b(?:of|for|at|with)\s+(?:the\s+)?$")
# Behind one of these an apposition speaks of somebody else: "who represents Prince Arthur", "a friend of his mother".
_OF_OTHERS = re.compile(r"\b(?:who|whose|whom|which|that|of|to|for|with|by|from|in|at)\b")
# "The former mayor, Gus Haldane, ...", "the MP for Aotea, Ann Lee, ...", and no list of three.
_ROLE_BEFORE = re.compile(
    r"(?:^|[\s\"—(])(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[\w.-]+'s?)\s+(?P<words>[^,.;:\"()—]{2,60}),\s+$"
)
_CLOSES = re.compile(r"[.;]|,(?!\s+[A-Z][\w'-]+(?:\s|,))")
_NOT_IN_ROLE = frozenset(
    [
        "of",
        "for",
        "who",
        "that",
        "in",
        "at",
        "running",
        "from",
        "though",
        "but",
        "it",
        "because",
        "while",
        "if",
        "whose",
        "whom",
        "with",
        "by",
        "to",
        "has",
        "had",
        "was",
        "is",
        "when",
        "after",
        "before",
        "he",
        "she",
        "said",
        "as",
        "not",
        "than",
        "on",
        "challenging",
        "opposing",
        "facing",
        "fighting",
        "replacing",
        "succeeding",
        "backing",
        "supporting",
        "endorsing",
    ]
)
# What tells a role apart and is none of it: "the only MP to have endorsed Reed".
_TOLD_OF_ROLE = re.compile(r"^(?:only|lone|first|last|sole)\s+|\s+to\s+(?:have|be)\b.*$")
_WORDS, _PLAIN = re.compile(r"[\w.'’-]+"), re.compile(r"[\w-]+")
_LONGEST_ROLE = 9  # words of an apposition that still tell a role
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their"])


@lru_cache(maxsize=4)
def _speaking(words: NameWords) -> re.Pattern[str]:
    """The title of somebody who speaks for a body, before its name."""
    return re.compile(rf"(?:^|\W)(?P<title>(?i:{any_of(words.speech_titles)}))\s+(?:for|of|at|with)\s+(?:the\s+)?$")


class RoleReader:
    """Reads the roles that stand beside each person's name of one article."""

    def __init__(self, normalised: Normalised, registry: Registry, spans: list[NameSpan], words: NameWords) -> None:
        self.texts, self.registry, self.spans, self.words = normalised.texts, registry, spans, words
        self.tags = {(tag.paragraph, tag.offset): tag for tag in normalised.tags}
        self.starts = [(s.paragraph, s.start) for s in spans]
        self.speech = words.speech
        self._speaking = _speaking(words)
        self._no_offices = {*self.speech["candidate_roles"], *words.unheld} - words.speaks

    def _roles(self, span: NameSpan, known: Known, before: str, after: str) -> None:
        """Every role that one place of a name tells."""
        self._tag(span, known)
        if not span.possessive:
            self._role_before(span, known, before, after)
            self._apposition(span, known, after)
            self._is_told(known, after)

    def _tag(self, span: NameSpan, known: Known) -> None:
        """The place in a party tag: "(R-UT)" makes a senator one of Utah."""
        tag = next(
            (self.tags[span.paragraph, span.end + n] for n in range(3) if (span.paragraph, span.end + n) in self.tags),
            None,
        )
        if tag is None or not known.roles:
            return
        role, place = known.roles[0], self.words.codes.get(tag.place, tag.place)
        if role in ("senator", "representative") and (tag.place in self.words.codes or "U.S." in role):
            role = f"U.S. {role}"
        known.role_text = f"{role}, {place}" if place else role

    def _speaks_for(self, span: NameSpan, known: Known) -> None:
        """The body in "a spokesman for the guild, Ed Lind, ..."."""
        at = bisect_left(self.starts, (span.paragraph, span.start)) - 1
        if at < 0 or self.spans[at].paragraph != span.paragraph or known.body is not None:
            return
        before, text = self.spans[at], self.texts[span.paragraph - 1]
        body = self.registry.all[before.entities[0]]
        if body.is_person or text[before.end : span.outer_start] != ", ":
            return
        told = self._speaking.search(text[max(0, before.outer_start - 60) : before.start])
        if told:
            known.body = body
            known.roles.append(told["title"].lower())

    def _role_before(self, span: NameSpan, known: Known, before: str, after: str) -> None:
        """The role that stands before a full name and a comma: "the former mayor, Gus Haldane, ..."."""
        self._speaks_for(span, known)
        may_be = span.how is How.FULL and "," in before and _CLOSES.match(after)
        told = _ROLE_BEFORE.search(before) if may_be else None
        role = self._role_in(told["words"]) if told else ""
        last = role.split()[-1].lower() if role else ""
        if told is None or not role or last in self._no_offices or known.roles:
            return
        known.roles.append(role)
        known.role_text = known.role_text or (told["words"] if len(told["words"].split()) < _LONGEST_ROLE else role)

    def _apposition(self, span: NameSpan, known: Known, after: str) -> None:
        """Roles between commas: "president of Local 4", "a lobbyist", "the former fire chief"."""
        found = _APPOSITION.match(after)
        if not found:
            return
        words = found["words"].strip()
        start = span.end + found.start("words")
        inner = self._between(span.paragraph, start, start + len(words))
        if not after[found.end() :].startswith(" and"):  # "Sue and Mark Ames, sister and brother, ..."
            self._gender(known, _OF_OTHERS.split(words)[0])
        role = self._role_in(words)
        if role and found[0].startswith(", who was "):
            role = f"former {role}"
        if not role or any(self.registry.all[s.entities[0]].is_person and not s.possessive for s in inner):
            return
        if role not in known.roles:
            known.roles.append(role)
        if not known.role_text or span.how != "surname":
            told = _TOLD_OF_ROLE.sub("", re.sub(r"^[\w-]+'s?\s+", "", words))
            known.role_text = known.role_text or (told if len(told.split()) < _LONGEST_ROLE else role)
        for other in inner:
            body = self.registry.all[other.entities[0]]
            lead = self.texts[span.paragraph - 1][start : other.start]
            if (
                not body.is_person
                and known.body is None
                and not (body.kind == "party" and self._is_elected(known))
                and role.split()[-1].lower() in self.words.speaks
                and (_OF_BODY.search(lead) or other.possessive or not lead.strip())
            ):
                known.body = body

    def _is_elected(self, known: Known) -> bool:
        """Whether somebody sits in an assembly: such a one speaks for a party on its matters only."""
        held = {word for role in known.roles for word in role.lower().split()}
        return bool(held & set(self.speech["elected"]))

    def _is_told(self, known: Known, after: str) -> None:
        """The role behind "is" or "became": "Reed is the Democratic nominee"."""
        told = _IS_ROLE.match(after)
        role = self._role_in(told["words"]) if told else ""
        if role and role not in known.roles:
            known.roles.append(role)

    def _between(self, paragraph: int, start: int, stop: int) -> list[NameSpan]:
        """The spans that begin between two offsets."""
        first, last = bisect_left(self.starts, (paragraph, start)), bisect_left(self.starts, (paragraph, stop))
        return self.spans[first:last]

    def _role_in(self, words: str) -> str:
        """The first title among the words of an apposition, with the modifiers before it; "" if there is none."""
        raw = list(map(str.lower, _WORDS.findall(words)))
        low = [w.strip("'") for w in raw]
        for at in range(min(len(low), 9)):
            if low[at] in _NOT_IN_ROLE or (at and low[at] in _DETERMINERS):
                return ""  # "endorsed his challenger", "still support the candidate"
            for width in (3, 2, 1):
                phrase = " ".join(low[at : at + width])
                if at + width <= len(low) and phrase in self.words.heads and raw[at + width - 1] == phrase.split()[-1]:
                    if at + width < len(low) and low[at + width] in self.words.heads:
                        continue
                    first = 0 if at < 4 else at
                    while first and low[first - 1] in self.words.modifiers:
                        first -= 1
                    return " ".join([*low[first:at], self.words.heads[phrase]])
        return ""

    def _gender(self, known: Known, words: str) -> None:
        if known.gender or not self.words.given_male.union(self.words.given_female).isdisjoint(known.given[:1]):
            return  # "Reed, his sister Ann and a van" tells nothing of a Joe Reed
        low = set(_PLAIN.findall(words.lower()))
        if not known.gender and low & self.words.male:
            known.gender = "m"
        elif not known.gender and low & self.words.female:
            known.gender = "f"
