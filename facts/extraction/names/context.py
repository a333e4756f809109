"""What does the text around a name say of it: role, body, kind, candidacy?

Everything is read from the words beside a name: an apposition after it, a possessive or a noun behind it.
Nothing is taken from names elsewhere that merely look alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from facts.extraction.annotated import Candidacy, NameSpan
from facts.extraction.names.callings import note_callings
from facts.extraction.names.campaigners import find_campaigner
from facts.extraction.names.genders import settle_genders
from facts.extraction.names.kinds import is_acronym
from facts.extraction.names.publishers import find_publisher
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Known, Registry, plain
from facts.extraction.names.roles import RoleReader
from facts.extraction.names.sections import topic_of_line
from facts.extraction.names.standing_told import told_to_stand
from facts.extraction.names.words import NameWords
from facts.extraction.normalise import Normalised
from facts.models import Article

_REPRESENTS = re.compile(
    r",?\s+(?:which|who|a union that|that)?\s*(?:represents|represent|representing|speaks for|bargains for)\s+(?P<words>(?:[^,.;:]|(?<=\d),(?=\d)){4,70})",  # noqa: E501 - one pattern
    re.IGNORECASE,
)
_CALLED = re.compile(r",\s+(?:an?|the)\s+(?P<words>[a-z][a-z' -]{2,40}?),")
_AMOUNT = re.compile(
    r"^(?:(?:more|fewer|less|than|about|around|some|nearly|almost|over|roughly|approximately|at|least|up|to|the|its|an|estimated|hundreds|thousands|of|million|thousand)\s+|\d[\d,.]*\s+)+"
)
# "is running for mayor against", "faces": who stands on the other side.
_AGAINST = re.compile(
    r"\b(?:(?:run|runs|ran|running|stand|stands|stood|standing)\s(?:for\s[\w .']{2,30}\s)?against|(?:faces|unseat|unseating))\s(?:(?!from|by|of|over|about)[\w-]+\s){0,3}$"  # noqa: E501 - one pattern
)
_SOME_AGAINST = re.compile("against|faces|unseat")
_VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing))\s(?:[\w-]+\s){0,4}?(?:for|against)\s(?:the\s)?$")
_AHEAD = re.compile(r"\b(?:candidate|nominee|challenger|opponent|rival|hopeful|contender)s?,\s[^,.;]{0,50}$")
# "Her primary opponent will be", which nobody else than who is named behind can be.
_OPPOSES = re.compile(
    r"\b(?:his|her|their|'s)\s+(?:[\w-]+\s+){0,2}(?:opponent|challenger|rival)\s(?:is|will be|would be)\s"
    r"(?:(?!for|of|at|in|not|by|with|a|an)\w[\w-]*\s){0,3}$",
    re.IGNORECASE,
)
_IN_LIST = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_DESCRIBED = re.compile(
    r"\b(?:another|a|an|the|one|its|their|two|other)\s+(?P<words>(?:[\w'-]+\s+){0,3}?(?P<noun>[a-z][\w-]+)),\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_TAIL = re.compile(r"(?:'s)?\s+([a-z]+)(?:\s+([a-z]+))?")
_SEATED = re.compile(r"\s+(?:MP|TD|MLA|MEP|MPs|TDs)\b")
_OF_ANY_BODY = frozenset(
    ["member", "leader", "conference", "headquarters", "hq", "supporters", "activists", "colleagues"]
)


@dataclass(slots=True)
class Context:
    """What the surroundings of the names tell."""

    spans: list[NameSpan]
    candidacies: list[Candidacy] = field(default_factory=list)
    topics: dict[int, tuple[int, ...]] = field(default_factory=dict)
    publisher: Known | None = None
    campaigner: Known | None = None
    authors: Mapping[int, Known] = field(default_factory=dict)
    signers: Mapping[int, tuple[Known, ...]] = field(default_factory=dict)
    is_one_voice: bool = False  # whether "I" outside quotations is the publisher
    letter_bodies: Mapping[int, Known] = field(default_factory=dict)


@lru_cache(maxsize=4)
def _patterns(words: NameWords) -> tuple[re.Pattern[str], ...]:
    """What tells that somebody stands: behind a name an office, a bid, a verb; a party before it and behind it."""
    offices = sorted(words.speech["offices"], key=len, reverse=True)
    partisans = "|".join(words.speech["partisans"])
    return (
        re.compile(
            rf"\s*(?:,\s+)?for\s+(?:the\s+)?(?:[A-Z][\w.'-]*\s+){{0,4}}?(?P<office>(?i:{'|'.join(map(re.escape, offices))}))\b(?![\w-])",  # noqa: E501 - one pattern
        ),
        re.compile(rf"\s+(?P<bid>(?:[\w.-]+\s+){{0,2}}?(?:{'|'.join(words.speech['bids'])}))\b"),
        re.compile(
            rf"(?:,\s+an?\s[^,.;]{{3,40}}(?=,\s+who\b))?(?:,?\s+(?:who|both|all|and|is|are|was|were|also|now|currently|has|been)(?:'s)?|'s)*\s+(?P<words>{'|'.join(words.speech['standing'])})\b"
        ),
        re.compile(rf"\b[Tt]he (?:{partisans}), (?:the [a-z-]+ )?$"),
        re.compile(rf", the (?:{partisans})(?:,| and\b| who\b)"),
    )


class ContextReader(RoleReader):
    """Reads what stands beside each name of one article."""

    def __init__(self, normalised: Normalised, registry: Registry, spans: list[NameSpan], words: NameWords) -> None:
        super().__init__(normalised, registry, spans, words)
        self.office, self.bid, self.stands, self.partisan_before, self.partisan_behind = _patterns(words)
        self.candidacies: list[Candidacy] = []

    def read(self) -> None:
        """Read around every span."""
        for span in self.spans:
            known = self.registry.all[span.entities[0]]
            after = self.texts[span.paragraph - 1][span.end : span.end + 160]
            before = self.texts[span.paragraph - 1][max(0, span.outer_start - 90) : span.outer_start]
            if known.is_person:
                self._person(span, known, before, after)
            else:
                self._body(known, before, after)
        self._told_to_stand()
        for known in self.registry.all:
            told = known.role_text or (known.roles[0] if known.roles else "")
            known.role_text = re.sub(r"\bu\.s\.", "U.S.", told) if "u.s." in told else told

    # --- persons -------------------------------------------------------------------------------

    def _person(self, span: NameSpan, known: Known, before: str, after: str) -> None:
        self._roles(span, known, before, after)
        self._candidacy(span, known, before, after)

    # --- candidacies ---------------------------------------------------------------------------

    def _candidacy(self, span: NameSpan, known: Known, before: str, after: str) -> None:
        """Whether the words around a name say that the person stands in a contest."""
        stood = self.speech["candidate_roles"].keys()
        roles = [r for r in known.roles if not stood.isdisjoint(r.lower().split())]
        told = self.office.match(after) or (self.bid.match(after) if span.possessive or after[:1] == " " else None)
        if span.possessive and told is None:
            told = self.bid.match(after[2:])
        told = told or self.stands.match(after) or self._stands_with_others(span) or self.partisan_behind.match(after)
        voted = _VOTED.search(before) if "vot" in before else None
        opposes = _OPPOSES.search(before) if " be " in before or " is " in before else None
        ahead = (
            voted
            or opposes
            or (_AHEAD.search(before) or self.partisan_before.search(before) if "," in before else None)
        )
        may_be = told is None and ahead is None and _SOME_AGAINST.search(before)
        against = _AGAINST.search(before) if may_be else None
        if told is not None:
            self._add(known, span, told[0].strip(" ,"))
        elif against is not None:
            self._add(known, span, against[0].strip())
        elif ahead is not None:
            self._add(known, span, ahead[0].split(",")[0].strip())
        elif roles and not any(c.entity == known.index for c in self.candidacies):
            self._add(known, span, self.texts[span.paragraph - 1][span.outer_start : span.start].strip() or roles[0])
        if known.is_candidate and "incumbent" in known.roles:
            self._holds_what_is_sought(span, known)

    def _told_to_stand(self) -> None:
        """Everybody whom a whole clause tells to stand, beside others in lists."""
        inside: dict[int, list[NameSpan]] = {}
        for span in self.spans:
            inside.setdefault(span.paragraph, []).append(span)
        for paragraph, spans in inside.items():
            for span, says in told_to_stand(self.texts[paragraph - 1], spans, self.registry, self.words):
                self._add(self.registry.all[span.entities[0]], span, says)

    def _holds_what_is_sought(self, span: NameSpan, known: Known) -> None:
        """Whoever is called the incumbent where somebody stands "for mayor" is the mayor."""
        text = self.texts[span.paragraph - 1]
        sought = {told["office"].lower() for told in self.office.finditer(text)}
        sought |= {office for adjective, office in self.speech["office_adjectives"].items() if f"{adjective} " in text}
        if len(sought) == 1 and not sought & set(known.roles):
            known.roles.append(sought.pop())

    def _stands_with_others(self, span: NameSpan) -> re.Match[str] | None:
        """What is said of all of a list that the name opens: "Reed, Moss and Bly are running for mayor"."""
        at = bisect_left(self.starts, (span.paragraph, span.start))
        end, text = span.end, self.texts[span.paragraph - 1]
        for other in self.spans[at + 1 : at + 8]:
            gap = text[end : other.outer_start] if other.paragraph == span.paragraph else "."
            if not _IN_LIST.fullmatch(gap):
                return None
            end = other.end
            if "and" in gap:
                told = self.stands.match(text[end : end + 100])
                return told if told and re.match(r"\s+(?:are|were|have|both|all)\b", told[0]) else None
        return None

    def _add(self, known: Known, span: NameSpan, words: str) -> None:
        known.is_candidate = True
        self.candidacies.append(
            Candidacy(
                entity=known.index,
                paragraph=span.paragraph,
                start=span.outer_start,
                end=span.end,
                words=words,
                office=self._office_in(words),
            )
        )

    def _office_in(self, words: str) -> str:
        low = words.lower()
        for adjective, office in self.speech["office_adjectives"].items():
            if adjective in low and re.search(rf"\b{adjective}\b", low):
                return str(office)
        found = self.office.search(" " + words)
        return found["office"] if found else ""

    # --- bodies --------------------------------------------------------------------------------

    def _body(self, known: Known, before: str, after: str) -> None:
        tail = _TAIL.match(after)
        if tail:
            one, two = tail[1], f"{tail[1]} {tail[2]}"
            if (
                one in self.speech["party_tails"]
                and not (is_acronym(known.name) and one in _OF_ANY_BODY)
                and known.kind in ("body", "union", "advocacy group")
                and after[:2] != "'s"
            ):
                if known.kind != "union" or one in (
                    "mp",
                    "headquarters",
                    "candidate",
                    "cabinets",
                    "cabinet",
                    "incumbent",
                ):
                    known.kind = "party"
            elif known.kind in ("body", "advocacy group") and (
                one in self.speech["newspaper_tails"] or two in self.speech["newspaper_tails"]
            ):
                known.kind = "newspaper"
        if _SEATED.match(after):
            known.kind = "party"
        called = _CALLED.match(after)
        if called and called["words"].split()[-1] in self.words.body_nouns:
            self._describe(known, called["words"])
        represents = _REPRESENTS.match(after)
        if represents:
            self._describe(known, _AMOUNT.sub("", represents["words"]))
        described = _DESCRIBED.search(before) if "," in before else None
        if described and self._suits(known, described["noun"]) and re.fullmatch(r"[a-z -]+", described["words"]):
            self._describe(known, re.split(r"\b(?:a|an|the|of|another|its|other|two)\s+", described["words"])[-1])
            if known.kind == "body":
                known.kind = next(iter(sorted(self.words.body_nouns[described["noun"]])), known.kind)

    def _suits(self, known: Known, noun: str) -> bool:
        """Whether a common noun may stand for a body of this kind or name."""
        kinds = self.words.body_nouns.get(noun)
        if kinds is None:
            return False
        return known.kind in kinds or known.kind == "body" or any(plain(w) == noun for w in known.words)

    def _describe(self, known: Known, words: str) -> None:
        short = re.split(r"\s+(?:in|across|at|of|from|who|that|and)\s+", " ".join(words.split()))[0].strip()
        if short and short not in known.descriptions and short.lower() not in ("union", "group"):
            known.descriptions.append(short)


def read_context(
    article: Article,
    normalised: Normalised,
    sentences: Sequence[ReadSentence],
    registry: Registry,
    spans: list[NameSpan],
    words: NameWords,
) -> Context:
    """Read what surrounds the names of an article."""
    reader = ContextReader(normalised, registry, spans, words)
    reader.read()
    _settle_kinds(registry)
    settle_genders(normalised, sentences, registry, spans, words)
    inside: dict[int, list[NameSpan]] = {}
    for span in spans:
        inside.setdefault(span.paragraph, []).append(span)
    topics = {n: _named_by(inside[n]) for n in normalised.headings if n in inside}
    for n in {s.paragraph for s in spans} - topics.keys():
        about = topic_of_line(normalised.texts[n - 1], inside[n], registry, words)
        topics |= {n: (about.index,)} if about is not None else {}
    campaigner = find_campaigner(article, registry)
    if campaigner is not None:
        campaigner.is_candidate = True
        reader.candidacies.append(
            Candidacy(entity=campaigner.index, paragraph=1, start=0, end=0, words=article.source.publisher)
        )
    note_callings(normalised, registry, spans, words)
    publisher = find_publisher(article, registry, normalised.texts, spans)
    return Context(spans, reader.candidacies, topics, publisher, campaigner)


def _named_by(spans: Sequence[NameSpan]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(e for s in spans for e in s.entities))


def _settle_kinds(registry: Registry) -> None:
    """A body whose name holds a party's is that party's branch; one of open kind stays open."""
    parties = [k for k in registry.all if k.kind == "party" and len(k.words) > 1]
    for known in registry.all:
        joined = " ".join(known.words).lower()
        is_open = not known.is_person and known.kind in ("union", "advocacy group", "body")
        if is_open and any(" ".join(p.words).lower() in joined for p in parties):
            known.kind = "party"
