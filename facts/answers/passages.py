"""Why, what was said, who is: which passages answer best?

Words alone find the wrong half of the paragraphs, so a passage is weighed by whom it names, whether the
statement that is asked about rests on it or stands beside it, who speaks in it, and only then by its words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

from facts.answers.citing import Citations, marks
from facts.answers.drafts import Draft
from facts.answers.findings import Finding
from facts.answers.inquiry import Inquiry
from facts.answers.matching import find_pairs, ids_of
from facts.answers.onrecord import tell_known
from facts.answers.sentences import best_quote
from facts.models import Asks, Clause, Evidence, Relation, Stance
from facts.standing import Truth
from facts.store.entities import roles_of, spellings_of
from facts.store.passages import affiliates_of, neighbours, passages_naming, quotations_by, search_passages

SHOWN = 3
_Place = tuple[str, int | None]
_STANCES = {
    Relation.BACKS: (Stance.ENDORSES, Stance.REAFFIRMS),
    Relation.EVER_BACKED: (Stance.ENDORSES, Stance.REAFFIRMS),
    Relation.ENDORSED: (Stance.ENDORSES,),
    Relation.WITHDREW: (Stance.WITHDRAWS, Stance.OPPOSES),
    Relation.REAFFIRMED: (Stance.REAFFIRMS,),
    Relation.DECLINED: (Stance.DECLINES,),
    Relation.OPPOSES: (Stance.OPPOSES,),
    Relation.URGES_EXIT: (Stance.URGES_EXIT,),
}


@dataclass(slots=True)
class Weighed:
    """A passage and what speaks for it."""

    evidence: Evidence
    weight: float = 0.0
    why: list[str] = field(default_factory=list)
    quote: str | None = None
    speaker: str | None = None

    def add(self, weight: float, why: str) -> None:
        """Let something speak for (or against) it."""
        self.weight += weight
        self.why.append(f"{why} {weight:+.1f}")


@dataclass(slots=True)
class Pool:
    """The passages that may answer, by place."""

    found: dict[_Place, Weighed] = field(default_factory=dict)

    def at(self, evidence: Evidence) -> Weighed | None:
        """The passage of a piece of evidence; None for one without a paragraph or its text."""
        if evidence.paragraph is None or not evidence.passage:
            return None
        return self.found.setdefault(_place(evidence), Weighed(evidence))


def _place(evidence: Evidence) -> _Place:
    return evidence.source.key, evidence.paragraph


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """What words of sources show that a passage is good for, by cue."""
    tables = tomllib.loads(resources.files("facts.answers").joinpath("words", "cues.toml").read_text("utf-8"))
    return {name: _pattern(table) for name, table in tables.items() if name != "asks"}


@cache
def asked_cues() -> dict[str, frozenset[str]]:
    """Question words that ask for a cue."""
    tables = tomllib.loads(resources.files("facts.answers").joinpath("words", "cues.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in tables["asks"].items()}


def _pattern(table: dict[str, str | list[str]]) -> re.Pattern[str]:
    words = [w.replace("*", r"\w*") for w in str(table["words"]).split()]
    return re.compile(rf"\b(?:{'|'.join([*table['phrases'], *words])})\b", re.IGNORECASE)


def answer_passages(inquiry: Inquiry) -> Draft:
    """Answer why, what was said, who is and what about, with the best passages first."""
    ranked = rank_passages(inquiry)[:SHOWN]
    words, cited = inquiry.words, Citations()
    if not ranked:
        known = [t for c in inquiry.question.clauses for t in tell_known(inquiry, cited, c)]
        return Draft("unknown", [words.say("none.passages"), *known], cited=cited, is_gap=True)
    weigh = _Weigher(inquiry)
    told = [_heading(inquiry)]
    for weighed in ranked:
        evidence = _quoted(weighed, weigh)
        numbers = cited.cite([evidence])
        told.append(_tell(inquiry, weighed, evidence, marks(numbers)))
    return Draft("passages", told, cited=cited)


def _heading(inquiry: Inquiry) -> str:
    question = inquiry.question
    names = [n.matches[0].name for c in question.clauses for n in c.endorser.names if n.matches]
    key = str(question.asks) if inquiry.words.has(f"passages.{question.asks}") else "about"
    return inquiry.words.say(f"passages.{key}", name=inquiry.words.join(names) or "?")


def _tell(inquiry: Inquiry, weighed: Weighed, evidence: Evidence, marked: str) -> str:
    source = evidence.source
    published = inquiry.words.days(source.published) if not source.published.is_open else ""
    place = ", ".join(part for part in (source.publisher or source.title, published) if part)
    quote = (evidence.quote or "").strip('“”" ')
    is_own = bool(weighed.speaker) and evidence.quote == weighed.quote
    key = "passages.quote_by" if is_own else "passages.quote"
    return "- " + inquiry.words.say(key, quote=quote, place=place, marks=marked, speaker=weighed.speaker)


def _quoted(weighed: Weighed, weigh: _Weigher) -> Evidence:
    """The passage with its best words as the quote."""
    text = weighed.evidence.passage or ""
    quote = weighed.quote if weighed.quote and weighed.quote in text else best_quote(text, weigh.sentence)
    return replace(weighed.evidence, quote=quote)


def rank_passages(inquiry: Inquiry) -> list[Weighed]:
    """Every passage that may answer, the best first."""
    weigh = _Weigher(inquiry)
    pool = Pool()
    for clause in inquiry.question.clauses:
        _gather_named(inquiry, clause, pool)
        _gather_statements(inquiry, clause, pool)
        _gather_speech(inquiry, clause, pool)
    _gather_words(inquiry, pool)
    for weighed in pool.found.values():
        weigh.passage(weighed)
    kept = [w for w in pool.found.values() if w.weight > 0]
    return sorted(kept, key=lambda w: (-round(w.weight, 3), w.evidence.source.key, w.evidence.paragraph))


def _gather_named(inquiry: Inquiry, clause: Clause, pool: Pool) -> None:
    asks = inquiry.question.asks
    for ids, weight in ((ids_of(clause.endorser), 2.0), (ids_of(clause.candidate), 1.0)):
        if ids:
            for evidence in passages_naming(inquiry.store, inquiry.view, ids):
                if weighed := pool.at(evidence):
                    weighed.add(weight, "names whom it asks about")
    if asks is Asks.IDENTITY:
        return
    for body in ids_of(clause.endorser):
        people = affiliates_of(inquiry.store, inquiry.view, body)
        for evidence in passages_naming(inquiry.store, inquiry.view, people) if people else ():
            if weighed := pool.at(evidence):
                weighed.add(1.0, "names who speaks for it")


def _gather_statements(inquiry: Inquiry, clause: Clause, pool: Pool) -> None:
    """What the statements that are asked about rest on, and what stands beside it."""
    if not (ids_of(clause.endorser) or ids_of(clause.candidate)) or inquiry.question.asks is Asks.IDENTITY:
        return
    stances = _STANCES.get(clause.relation, tuple(Stance))
    is_reason = inquiry.question.asks is Asks.REASON
    for finding in find_pairs(inquiry, clause):
        if clause.relation is not Relation.ANY and finding.truth is Truth.NO and not clause.negated:
            continue
        for evidence in _evidence_of(finding, stances):
            weighed = pool.at(evidence)
            if weighed is None:
                continue
            if "rests on it" not in " ".join(weighed.why):
                weighed.add(3.0 if is_reason else 1.0, "rests on it")
                weighed.quote = weighed.quote or None
            if is_reason:
                _gather_beside(inquiry, evidence, pool)


def _evidence_of(finding: Finding, stances: Iterable[Stance]) -> list[Evidence]:
    wanted = frozenset(stances)
    return [e for s in finding.timeline.statements if s.stance in wanted for e in s.evidence]


def _gather_beside(inquiry: Inquiry, evidence: Evidence, pool: Pool) -> None:
    for beside in neighbours(inquiry.store, inquiry.view, evidence, 2):
        weighed = pool.at(beside)
        if weighed is None or "beside" in " ".join(weighed.why):
            continue
        distance = (beside.paragraph or 0) - (evidence.paragraph or 0)
        weighed.add({1: 1.2, 2: 0.8, -1: 0.4, -2: 0.0}[distance], "beside what it rests on")


def _gather_speech(inquiry: Inquiry, clause: Clause, pool: Pool) -> None:
    """Where those asked about, or who speaks for them, are quoted."""
    asks = inquiry.question.asks
    if asks is Asks.IDENTITY:
        return
    bodies = ids_of(clause.endorser)
    people = [p for body in bodies for p in affiliates_of(inquiry.store, inquiry.view, body)]
    if not bodies:
        return
    for speaker, evidence in quotations_by(inquiry.store, inquiry.view, [*bodies, *people]):
        weighed = pool.at(evidence)
        if weighed is None:
            continue
        if weighed.speaker is None:
            weighed.add(3.0 if asks is Asks.WORDS else 1.5, "speaks in it")
            weighed.speaker = inquiry.known.entities[speaker].name
        if asks is Asks.WORDS and len(evidence.quote or "") > len(weighed.quote or ""):
            weighed.quote = evidence.quote


def _gather_words(inquiry: Inquiry, pool: Pool) -> None:
    """Passages that hold the question's other words."""
    words = inquiry.question.topic
    if not words:
        return
    found = search_passages(inquiry.store, inquiry.view, words=words, limit=20)
    best = max((score for _, score in found), default=0.0)
    for evidence, score in found:
        weighed = pool.at(evidence)
        if weighed is not None and best > 0:
            weighed.add((1.5 if inquiry.question.clauses else 3.0) * score / best, "holds its words")


class _Weigher:
    """Weighs the words of a passage, or of one sentence of it, for one question."""

    def __init__(self, inquiry: Inquiry) -> None:
        self.inquiry = inquiry
        question = inquiry.question
        self.stems = [stem(word) for word in question.topic]
        self.ids = [i for c in question.clauses for i in (*ids_of(c.endorser), *ids_of(c.candidate))]
        main = [i for c in question.clauses for i in ids_of(c.endorser)] or self.ids
        spellings = spellings_of(inquiry.store, self.ids, inquiry.view)
        self.names = [_spelled([a.text for a in spellings.get(i, ())]) for i in main]
        self.full = [inquiry.known.entities[i].name for i in main if i in self._known(main)]
        self.roles = [r for roles in roles_of(inquiry.store, main, inquiry.view).values() for r in roles]
        topic = {*question.topic, *re.findall(r"\w+", question.text.casefold())}
        self.wanted = [name for name, words in asked_cues().items() if topic & words]
        if question.asks is Asks.REASON:
            self.wanted.append("reason")
        if question.asks is Asks.WORDS:
            self.wanted.append("speech")

    def _known(self, ids: Sequence[int]) -> set[int]:
        return {i for i in ids if i in self.inquiry.known.entities}

    def passage(self, weighed: Weighed) -> None:
        """Let a passage's words speak for it."""
        text = weighed.evidence.passage or ""
        for cue in self.wanted:
            hits = len({m.group().casefold() for m in cues()[cue].finditer(text)})
            weighed.add(min(hits, 3) * 0.5, f"words of {cue}")
        if self.stems:
            weighed.add(1.5 * self._topic(text) / len(self.stems), "words of the question")
        if self.inquiry.question.asks in (Asks.IDENTITY, Asks.ABOUT):
            self._introduction(weighed, text)
        if text.count(" ") < 5:
            weighed.add(-2.0, "a heading")
        weighed.add(-0.15 * max(0, _names_listed(text) - 4), "a list of names")

    def _introduction(self, weighed: Weighed, text: str) -> None:
        """Whether it says who somebody is: the full name, with a role beside it."""
        if any(name in text for name in self.full):
            weighed.add(1.0, "names in full")
        if any(_near(text, name, role) for name in self.full for role in self.roles if role):
            weighed.add(1.5, "tells the role")
        elif any(_near(text, name, None) for name in self.full):
            weighed.add(0.8, "tells a role")
        weighed.add(-0.01 * (weighed.evidence.paragraph or 0), "later in its source")

    def _topic(self, text: str) -> int:
        stems = {stem(w) for w in re.findall(r"\w+", text)}
        return sum(s in stems for s in self.stems)

    def sentence(self, text: str) -> float:
        """How well one sentence answers."""
        weight = sum(0.6 * min(len(cues()[cue].findall(text)), 2) for cue in self.wanted)
        weight += sum(1.0 for name in self.names if name and name.search(text))
        weight += self._topic(text)
        if self.inquiry.question.asks is Asks.IDENTITY:
            weight += sum(2.0 for name in self.full if _near(text, name, None))
        return weight


def _names_listed(text: str) -> int:
    """How many names a passage strings together."""
    return len(re.findall(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)+", text))


def _spelled(texts: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern for any spelling, a person's surname too."""
    own = {t for t in texts if t} | {t.split()[-1] for t in texts if len(t.split()) in (2, 3)}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, own), key=len, reverse=True))})\b") if own else None


def _near(text: str, name: str, role: str | None) -> bool:
    """Whether a role, or any word of roles, stands beside a name."""
    at = text.find(name)
    if at < 0:
        return False
    around = text[max(0, at - 60) : at + len(name) + 80]
    if role is None:
        return bool(cues()["role"].search(around.replace(name, "")))
    return role.split(",")[0].casefold() in around.casefold()


def stem(word: str) -> str:
    """A word without its common endings, to compare "deny" and "denied"."""
    word = word.casefold()
    for ending in ("ies", "ied", "ying", "ing", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
