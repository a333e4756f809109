"""What in the words of a passage speaks for it as an answer?

Cues are words of sources by what they are good for: reasons, speech, size, roles. A cue counts once for each
different word, so that no long paragraph wins by its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from facts.answers.cues import asked_cues, covered_words, cues, plain_words, speaker_asked, weights, words_of_cue
from facts.answers.inquiry import Inquiry
from facts.answers.pairs import ids_of
from facts.answers.sentences import split_sentences
from facts.answers.spelled import Spelled, spelled
from facts.answers.stems import stem
from facts.answers.wanted import Wanted, asked_text, asks_for_response, wanted_words
from facts.models import Asks, Evidence, Question
from facts.models.building import replace
from facts.questions.lexicon import load_lexicon
from facts.store.entities import spellings_of
from facts.store.passages import affiliates_of

LISTED = 4  # names in a row that a sentence may well hold; more is a list, which explains nothing
#: What may speak for a passage, as `Weighed.why` says it.
NAMES_ACTOR, NAMES_OTHER, NAMES_SPEAKER = "names who acts", "names whom it is about", "names who speaks for it"
RESTS, BESIDE, BESIDE_OTHER = "rests on it", "beside it", "beside whom it is about"
SPEAKS, TELLS, FORM = "speaks in it", "tells what they said", "is of the form asked for"
REASONS, GIVES_REASON = "words of reason", "gives a reason"
_A_WORD_IN_ROW = 0.8  # what it counts that a third, fourth ... word follows as in the question
_SHORTEST_RUN, _LONGEST_RUN = 3, 6
#: A word with a capital right in front of a surname, unless it only opens the sentence or is a form of address.
_OTHER_FIRST_NAME = re.compile(r"(?<!\w)(?!(?:The|Mr|Mrs|Ms|Dr|Cr|Sen|Rep|Gov)\b)[A-Z][\w’'-]*\.? $")
_INTRODUCED = 2.0  # what it counts that a name is followed by what somebody is ("Moss, a former captain, ...")
_TELLS_VOICE = 4.0  # what it counts that it tells who leads or speaks for a body, where that is asked
_NAME_TO_VERB = 60  # characters between a name and the verb of saying that it is the subject of


@dataclass(slots=True)
class Weighed:
    """A passage and what speaks for it."""

    evidence: Evidence
    weight: float = 0.0
    why: set[str] = field(default_factory=set)
    quote: str | None = None
    speaker: str | None = None

    @property
    def text(self) -> str:
        """Its words, all that are kept."""
        return self.evidence.passage or self.evidence.quote or ""

    def has(self, *whys: str) -> bool:
        """Whether any of these speaks for it."""
        return not self.why.isdisjoint(whys)

    def add(self, weight: float, why: str, *, once: bool = False) -> None:
        """Let something speak for it, or against it."""
        if weight and not (once and why in self.why):
            self.weight += weight
            self.why.add(why)


def asks_for_speaker(inquiry: Inquiry) -> bool:
    """Whether the question asks who said it, so that nobody whom it names is the speaker."""
    return inquiry.question.asks is Asks.WORDS and bool(speaker_asked().search(inquiry.question.text))


def topic_of(inquiry: Inquiry) -> list[str]:
    """The question's own content words: those that are no name and not plain, and what they stand for."""
    question = inquiry.question
    text = question.text
    named = [] if asks_for_speaker(inquiry) else [n for n in question.names if n.matches and n.end]
    for name in sorted(named, key=lambda n: -n.start):  # of words whose speaker is asked for, names are a part
        if text[name.start : name.end] == name.written:
            text = f"{text[: name.start]} {text[name.end :]}"
    own = [w for w in re.findall(r"[^\W\d_]+(?:['’]\w+)?|\d[\d,]*", text.casefold()) if len(w) > 2]
    plain = (plain_words(), covered_words(), load_lexicon(question.language).acts)
    kept = [w for w in own if not any(w.replace("’", "").replace("'", "") in words for words in plain)]
    return list(dict.fromkeys([*kept, *question.topic]))


class Weigher:
    """Weighs the words of a passage, or of one sentence of it, for one question."""

    def __init__(self, inquiry: Inquiry) -> None:
        question = inquiry.question
        self.asks = question.asks
        self.has_speaker = question.asks is Asks.WORDS and not asks_for_speaker(inquiry)
        self.asks_speaker = asks_for_speaker(inquiry)
        self.topic = topic_of(inquiry)
        self.own = {stem(word) for word in self.topic if word not in question.topic}
        self.stems = {stem(word) for word in self.topic}
        main = main_ids(inquiry)
        spellings = spellings_of(inquiry.store, main, inquiry.view)
        self.names = [p for i in main if (p := spelled([a.text for a in spellings.get(i, ())]))]
        introduced = [i for c in question.clauses for i in ids_of(c.endorser)]
        self.full = [e.name for i in introduced if (e := inquiry.known.entities.get(i))]
        self.voices = _voices_asked_for(inquiry) if self.asks is Asks.IDENTITY else []
        asked = {*re.findall(r"\w+", question.text.casefold()), *question.topic}
        self.asked = [name for name, words in asked_cues().items() if asked & words]
        self.held = [] if asks_for_response(question) else _words_asked_for(question)
        self.runs = runs_of(_stems_in(asked_text(question).casefold()))
        self.forms = {stem(word) for word in asked & weights("forms")}
        self.wanted = self.asked + {Asks.REASON: ["reason"], Asks.WORDS: ["speech"]}.get(self.asks, [])

    def passage(self, weighed: Weighed) -> None:
        """Let a passage's words speak for it."""
        text = weighed.text
        for cue in self.wanted:
            each = 0.9 if cue in self.asked else 0.5
            weighed.add(each * min(len(self._hits(cue, text)), 3), f"words of {cue}")
        words = _stems_in(text)
        held = self.stems.intersection(words)
        weighed.add(min(2.5, 1.2 * len(held & self.own) + 0.4 * len(held)), "words of the question")
        weighed.add(self._share(text), "share of the words asked for")
        weighed.add(1.2 * (not self.forms.isdisjoint(words)), FORM)
        in_row = max(0, longest_run(self.runs, words) - 1)
        weighed.add(_A_WORD_IN_ROW * in_row * (1 + self.asks_speaker), "words of the question in a row")
        if self.asks is Asks.IDENTITY:
            self._introduction(weighed, text)
        if self.asks is Asks.REASON:
            self._explanation(weighed, text)
        weighed.add(float(max(0, sum(name.is_in(text) for name in self.names) - 1)), "names several of them")
        if self.has_speaker and any(is_said_by(text, name) for name in self.names):
            weighed.add(1.5, TELLS)
        if weighed.evidence.passage and text.count(" ") < 5:
            weighed.add(-3.0, "a heading")
        weighed.add(-min(3.0, 0.25 * max(0, names_listed(text) - LISTED)), "a list of names")
        weighed.add(-0.01 * (weighed.evidence.paragraph or 0), "later in its source")

    def is_named_in(self, text: str) -> bool:
        """Whether a text names whom the question is about, not another of the same surname."""
        found = (place for name in self.names for place in name.places(text))
        return any(not _OTHER_FIRST_NAME.search(text, 0, one.start) or " " in one.spelling for one in found)

    def _share(self, text: str) -> float:
        """How much of what is asked for a text holds: as a whole, and in the sentence that holds most."""
        if not self.held:
            return 0.0
        counts = [sum(one.is_held(part) for one in self.held) for part in (text, *split_sentences(text))]
        return (counts[0] + 1.5 * max(counts[1:])) / len(self.held)

    def _hits(self, cue: str, text: str) -> frozenset[str]:
        return _words_of_cue(cue, text)

    def _held(self, text: str) -> set[str]:
        """The stems of the question's own words that a text holds."""
        return self.stems.intersection(_stems_in(text)) if self.stems else set()

    def _introduction(self, weighed: Weighed, text: str) -> None:
        """Whether it says who somebody is: the full name, with words for a role right beside it."""
        for name in self.full:
            if name in text:
                weighed.add(1.0, "names in full")
                weighed.add(min(2.0, 0.7 * len(_roles_beside(text, name))), "tells a role")
        weighed.add(_INTRODUCED * any(_is_introduced(text, name) for name in self.names), "introduces them")
        if any(_roles_beside(text, name) for name in self.voices):
            weighed.add(_TELLS_VOICE, "tells who speaks for it")

    def _explanation(self, weighed: Weighed, text: str) -> None:
        """Whether it gives a reason: words for one where the act is told or beside it, best beside who acts."""
        told = weighed.has(RESTS, BESIDE)
        giving = [one for one in split_sentences(text) if cues()["cause"].search(one)] if told else []
        if giving:
            is_theirs = any(_acts_before(name, one) for one in giving for name in self.names)
            weighed.add(1.8 if is_theirs else 1.0, GIVES_REASON)
        elif told and not weighed.has(REASONS, SPEAKS):
            weighed.add(-1.0, "gives no reason")

    def sentence(self, text: str) -> float:
        """How well one sentence answers."""
        weight = sum(0.6 * min(len(self._hits(cue, text)), 2) for cue in self.wanted)
        weight += sum(1.0 for name in self.names if name.is_in(text))
        held = self._held(text)
        weight += len(held & self.own) + 0.5 * len(held)
        weight += 2.0 * sum(one.is_held(text) for one in self.held)
        if self.asks is Asks.IDENTITY:
            weight += sum(2.0 for name in self.full if _roles_beside(text, name))
        return weight


def _voices_asked_for(inquiry: Inquiry) -> list[str]:
    """The names of those who lead or speak for whom a question names, where it asks for them."""
    talk = load_lexicon(inquiry.question.language).talk
    if talk["heads"].isdisjoint(re.findall(r"\w+", inquiry.question.text.casefold())):
        return []
    people = [p for i in main_ids(inquiry) for p in affiliates_of(inquiry.store, inquiry.view, i)]
    return [inquiry.known.entities[key].name for key in people]


@lru_cache(maxsize=1024)
def _stems_in(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order: passages about the same few people are weighed again and again."""
    return tuple(map(stem, re.findall(r"\w+", text)))


@lru_cache(maxsize=2048)
def _words_of_cue(cue: str, text: str) -> frozenset[str]:
    return words_of_cue(cue, text)


def _words_asked_for(question: Question) -> list[Wanted]:
    """The words of weight; of a deed ("what did she put on the flyer") also those that are everyday words elsewhere."""
    wanted = wanted_words(question)
    return wanted_words(replace(question, clauses=())) if not wanted and question.asks is Asks.ABOUT else wanted


@lru_cache(maxsize=16)
def runs_of(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Every three words in a row or more, at most `_LONGEST_RUN`: of a question, for all passages."""
    sizes = range(_SHORTEST_RUN, _LONGEST_RUN + 1)
    return frozenset(tuple(words[at : at + size]) for size in sizes for at in range(len(words) - size + 1))


@lru_cache(maxsize=16)
def _words_of(runs: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(word for run in runs for word in run)


def longest_run(runs: frozenset[tuple[str, ...]], words: tuple[str, ...]) -> int:
    """The most words in a row that are one of the `runs_of` another text."""
    if sum(map(_words_of(runs).__contains__, words)) < _SHORTEST_RUN:
        return 0
    longest, at = _SHORTEST_RUN - 1, 0
    while at + longest < len(words):
        if words[at : at + longest + 1] in runs:
            longest += 1
        else:
            at += 1
    return longest if longest >= _SHORTEST_RUN else 0


def main_ids(inquiry: Inquiry) -> list[int]:
    """Whom a passage must be about: who acts or speaks, else everybody whom the question names."""
    clauses = inquiry.question.clauses
    found = [i for c in clauses for i in ids_of(c.endorser)]
    found = found or [i for c in clauses for i in ids_of(c.candidate)]
    return found or [n.matches[0].entity_id for n in inquiry.question.names if len(n.matches) == 1]


@lru_cache(maxsize=1024)
def names_listed(text: str) -> int:
    """How many names of several words a passage strings together."""
    return len(re.findall(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)+", text))


def _acts_before(name: Spelled, sentence: str) -> bool:
    """Whether a name stands before the words for a reason, so that the reason may be its own."""
    cause = cues()["cause"].search(sentence)
    return cause is not None and name.is_in(sentence, cause.start())


def is_said_by(text: str, name: Spelled) -> bool:
    """Whether a verb of saying stands beside the name, with no sentence's end between; the name is its subject."""
    own = rf"{name.pattern}(?!['’]s)"
    verbs = cues()["speech"].pattern
    if re.search(rf"{verbs} (?:(?!that|to|of|by)\w+\.? ){{0,3}}{own}", text):
        return True
    before = re.finditer(rf"(?P<subject>{own})[^.!?“”]{{0,{_NAME_TO_VERB}}}?{verbs}", text)
    return any(_may_be_subject(text, m.start("subject"), m.end("subject")) for m in before)


def _may_be_subject(text: str, start: int, end: int) -> bool:
    """Whether a name may be the subject of what follows: not "(stands) by Moss, saying", but "by Moss, who said"."""
    before = _NAMES_BEFORE.sub("", text[:start]).rstrip().rpartition(" ")[2].casefold()
    return before not in weights("before_object") or bool(_WHO_BEHIND.match(text, end))


_NAMES_BEFORE = re.compile(r"(?:\b[A-Z][\w.’'-]*\s+)+$")
_WHO_BEHIND = re.compile(r",? (?:who|which)\b")


def _is_introduced(text: str, name: Spelled) -> bool:
    """Whether a name is followed by what somebody is, or their age ("Moss, a former captain", "Moss, 47, ran")."""
    return any(_INTRODUCES.match(text, found.end) for found in name.places(text))


_INTRODUCES = re.compile(
    r", (?:an? (?!few|day|week|month|year|move|decision|statement)\w|now an? |\d\d,|who (?:is|was|has|had)\b)"
)


def _roles_beside(text: str, name: str) -> set[str]:
    """Words for roles right before a name, or in what follows its comma."""
    at = text.find(name)
    if at < 0:
        return set()
    before = re.split(r"[,.;:“”]", text[max(0, at - 70) : at])[-1]
    after = re.match(r",([^.;“”]{0,80})", text[at + len(name) :])
    beside = f"{before} {after[1] if after else ''}"
    return {m.group().casefold() for m in cues()["role"].finditer(beside)}
