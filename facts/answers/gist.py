"""Which passages speak of most of what a question asks, where none speaks of all of it?

Members ask in words of their own: a filler, a word that means the same or one that no source uses must not hide the
passage that answers. So words are weighed, the rare ones most. Whom the question names must have part in a passage,
and a question of which little is found there is left unanswered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facts.answers.bounds import TooWide
from facts.answers.citing import Citations
from facts.answers.content import NEAR_RANKED, SOFT, Content, contents_of, weight_held, weights_of, without_names
from facts.answers.cues import about_asked, cues, speaker_asked, voice_asked
from facts.answers.drafts import Draft
from facts.answers.inquiry import Inquiry
from facts.answers.moments import UnknownDay
from facts.answers.pairs import ids_of
from facts.answers.passages import SHOWN, answer_passages
from facts.answers.quoting import tell_passage
from facts.answers.sentences import split_sentences
from facts.answers.settling import LOOKED_UP
from facts.answers.spelled import Spelled, spelled
from facts.answers.unknowns import without_name
from facts.answers.wanted import (
    asked_text,
    asks_for_number,
    asks_for_speech,
    asks_for_thing,
    asks_of_records,
    asks_what_one_said,
    is_counted_in,
    is_number_of,
    is_open_question,
    needed,
    said_words,
    speaker_named,
    stems_of,
)
from facts.answers.weighing import Weighed, Weigher, is_said_by, longest_run, runs_of
from facts.models import Asks, Clause, Evidence, LinkedName, Question, Relation, Slot
from facts.models.building import replace
from facts.names import rank_names
from facts.questions.tokens import fold
from facts.store.entities import spellings_of
from facts.store.passages import (
    affiliates_of,
    is_named_often,
    passages_holding,
    passages_naming,
    quotations_by,
    search_passages,
)

_Place = tuple[str, int | None]
MOST_HELD = 20  # passages that hold any of the words and are weighed
MOST_NAMING = 50  # passages that name one of those asked about
#: Shares of the words' weight that a passage must hold, and where it holds but one: of a stance, or of nobody known.
_STRICT, _LENIENT = (0.3, 0.5), (0.25, 0.33)
_THING = 0.65  # that share where it asks for something that was read as a stance
_NEARLY_ALL = 0.75  # that share where no word tells what it is about
_ALL = 0.99
_SEVERAL = 2  # words of weight
_QUOTED = 4  # words in a row that are as good as a quotation
_NEAR_ALONE = 0.3  # that share where all that it holds only comes near
_NEAR = 1.0  # what it counts that the sentence that holds most names somebody asked about, too
_IN_ROW = 0.6  # what it counts that a third, fourth ... word follows as in the question
_TOPIC = 0.3  # the share of a source's weighed passages that name whom it is about
_OFTEN = 4  # passages
_CLOSE = 0.6  # the share of the best passage's weight with which another one is told beside it


@dataclass(slots=True)
class Person:
    """Somebody whom a question names: how they and who speaks for them are written, where they are named and quoted."""

    name: Spelled | None
    voice: Spelled | None
    told: frozenset[_Place]
    heard: frozenset[_Place]

    def has_part(self, evidence: Evidence) -> bool:
        """Whether a passage names them, in whatever words, or quotes them."""
        return place_of(evidence) in self.told | self.heard or self.is_named_in(evidence.passage or "")

    def is_named_in(self, text: str) -> bool:
        """Whether a text names them."""
        return self.name is not None and self.name.is_in(text)


def answer_gist(inquiry: Inquiry) -> Draft | None:
    """The passages that speak of most of what a question asks; None where none does or statements would answer."""
    question = inquiry.question
    is_read = not (question.unread or question.strangers or any(not name.matches for name in question.names))
    if _is_of_stance(question) and (asks_of_records(question) or (is_read and question.asks in LOOKED_UP)):
        return None
    if question.why_not:
        return None  # refused for what it asks: only a passage that holds every word may tell of it
    inquiry = named_anew(inquiry)
    ids = asked_of(inquiry)
    people, pool = gathered(inquiry, ids)
    told_why = _why_known(inquiry, pool)
    if told_why is not None:
        return told_why
    ranked, held = _ranked(inquiry, people, pool)
    if not ranked:
        return _about_them(inquiry)
    weigher, cited = Weigher(inquiry), Citations()
    told = [inquiry.words.say("passages.told")]
    told += [tell_passage(inquiry, one, weigher, cited) for one in ranked[:SHOWN]]
    return Draft("passages", told, cited=cited, held=held)


def answer_spoken(inquiry: Inquiry) -> Draft | None:
    """The words of whom a question asks what they said, of something not read whole; None where there are none."""
    question, speaker = inquiry.question, speaker_named(inquiry.question)
    if speaker is None or not asks_what_one_said(question) or len(speaker.matches) > 1:
        return None
    if question.asks is Asks.WORDS and all(clause.relation is Relation.ANY for clause in question.clauses):
        return None  # read whole, and nobody speaks of it
    said = frozenset(fold(speaker.written).split())
    unread = tuple(word for word in question.unread if not said.issuperset(fold(word).split()))
    clause = Clause(relation=Relation.ANY, endorser=Slot(names=(speaker,)))
    asked = replace(question, asks=Asks.WORDS, clauses=(clause,), unread=unread)
    draft = answer_passages(inquiry.about(asked))
    return replace(draft, held=1.0) if draft.kind == "passages" else None


def _is_of_stance(question: Question) -> bool:
    return question.has_act and any(c.relation is not Relation.ANY for c in question.clauses)


def told_freely(answer: Callable[[Inquiry], Draft | None], inquiry: Inquiry) -> Draft | None:
    """What passages tell; None where the words stand in a time that no source dates, or ask of too many."""
    try:
        return answer(inquiry)
    except (UnknownDay, TooWide):
        return None


def _why_known(inquiry: Inquiry, pool: Sequence[Evidence]) -> Draft | None:
    """The reasons of an act of those known, where words were not read that tell of nobody ("such a gut punch")."""
    question = inquiry.question
    if question.asks is not Asks.REASON:
        return None
    clauses = tuple(_with_named(inquiry, clause) for clause in question.clauses)
    if not any(c.relation is not Relation.ANY and (ids_of(c.candidate) or ids_of(c.endorser)) for c in clauses):
        return None
    question = replace(question, clauses=clauses)
    texts = [e.passage or "" for e in pool]
    contents = contents_of(question, texts, inquiry.known.office_words)
    if any(one.is_binding and not any(map(one.degree, texts)) for one in contents):
        return None
    draft = answer_passages(inquiry.about(replace(_without_strangers(question), unread=(), strangers=())))
    return draft if draft.kind == "passages" else None


def _with_named(inquiry: Inquiry, clause: Clause) -> Clause:
    """The clause with whom its sentence names instead of "they" ("their thinking at the guild when they left")."""
    named = [name for name in inquiry.question.names if len(name.matches) == 1]
    if clause.relation is Relation.ANY or len(named) != 1 or clause.endorser.names or clause.candidate.names:
        return clause
    known, key = inquiry.known, named[0].matches[0].entity_id
    if key in known.endorser_ids and key not in known.candidate_ids and clause.endorser.pronoun:
        return replace(clause, endorser=Slot(names=(named[0],)), candidate=Slot())
    return clause


def _without_strangers(question: Question) -> Question:
    """The question without the names that nobody has."""
    for name in question.names:
        question = question if name.matches else without_name(question, name)
    return question


def _about_them(inquiry: Inquiry) -> Draft | None:
    """What is told of those whom a question names, where it asks about nothing else; None where it does."""
    question = inquiry.question
    said = " ".join(said_words(question, marked=True))
    named = tuple(name for name in question.names if len(name.matches) == 1)
    is_voice = bool(voice_asked().search(said))
    if not named or question.strangers or not (is_voice or about_asked().search(said)):
        return None
    clause = Clause(relation=Relation.ANY, endorser=Slot(names=named))
    asked = replace(question, clauses=(clause,), unread=(), topic=())
    asked = replace(asked, text="", asked="") if is_voice else asked  # whatever it was that they spoke of
    for asks in (Asks.WORDS, Asks.ABOUT) if is_voice else (Asks.ABOUT,):
        draft = answer_passages(inquiry.about(replace(asked, asks=asks)))
        if draft.kind == "passages":
            return replace(draft, held=1.0)
    return None


def place_of(evidence: Evidence) -> _Place:
    """Where a passage stands: its source and paragraph."""
    return evidence.source.key, evidence.paragraph


def named_anew(inquiry: Inquiry) -> Inquiry:
    """The inquiry with the names that stand among the words of a name that nobody has ("told Moss")."""
    question, found = inquiry.question, []
    for name in question.names:
        if name.matches or " " not in name.written:
            found.append(name)
            continue
        for word in re.findall(r"[\w-]{3,}", name.written):
            own = {fold(word), fold(word).removesuffix("s")}
            ranked = [m for one in own for m in rank_names(one, inquiry.known.spellings)]
            matches = [m for m in ranked if m.why in ("exact", "surname")]
            if len(matches) == 1:
                found.append(LinkedName(written=word, matches=tuple(matches)))
    return inquiry.about(replace(question, names=tuple(found)))


def asked_of(inquiry: Inquiry) -> list[int]:
    """Whom a question names, and whom its pronouns mean."""
    question = inquiry.question
    named = [n.matches[0].entity_id for n in question.names if len(n.matches) == 1]
    return list(
        dict.fromkeys([*named, *(i for c in question.clauses for s in (c.endorser, c.candidate) for i in ids_of(s))])
    )


def gathered(inquiry: Inquiry, ids: Sequence[int]) -> tuple[list[Person], list[Evidence]]:
    """Those asked about, and the passages that may answer: that name or quote one, or hold a word."""
    store, view = inquiry.store, inquiry.view
    voices = {key: [key, *affiliates_of(store, view, key)] for key in ids}
    spellings = spellings_of(store, [one for some in voices.values() for one in some], view)
    pool: dict[_Place, Evidence] = {}
    people = []
    for key in ids:
        quoted = [e for _, e in quotations_by(store, view, voices[key])]
        is_often = is_named_often(store, view, [key], MOST_NAMING)
        others = [i for i in ids if i != key] if is_often else []
        named = passages_naming(store, view, [key], beside=others or None, limit=MOST_NAMING if is_often else -1)
        name, voice = (
            spelled([a.text for one in some for a in spellings.get(one, ())]) for some in ([key], voices[key])
        )
        people.append(Person(name, voice, frozenset(map(place_of, named)), frozenset(map(place_of, quoted))))
        pool |= {place_of(e): e for e in (*named, *quoted) if e.paragraph is not None and e.passage}
    contents = contents_of(inquiry.question, [e.passage or "" for e in pool.values()], inquiry.known.office_words)
    beginnings = frozenset(b for one in contents if one.share > SOFT for b in one.wanted.beginnings if b.isalnum())
    if beginnings:
        found = passages_holding(store, view, [beginnings], limit=MOST_HELD)
        pool |= {place_of(e): e for e, _ in found if e.paragraph is not None and e.passage}
    if speaker_asked().search(inquiry.question.text):
        alike = search_passages(store, view, words=_rows_of_words(inquiry.question.text), limit=MOST_HELD)
        pool |= {place_of(e): e for e, _ in alike if e.paragraph is not None and e.passage}
    publishers = inquiry.question.publishers
    return people, [e for e in pool.values() if not publishers or e.source.publisher in publishers]


def _rows_of_words(text: str) -> list[str]:
    """Every few words in a row, some of which may be a quotation."""
    words = re.findall(r"\w+(?:['’]\w+)?", text)
    return [" ".join(words[at : at + _QUOTED]) for at in range(len(words) - _QUOTED + 1)]


def _ranked(inquiry: Inquiry, people: Sequence[Person], pool: Sequence[Evidence]) -> tuple[list[Weighed], float]:
    """The passages that speak of enough of what is asked, the best first, and how much of it that holds."""
    texts = [e.passage or "" for e in pool]
    contents = contents_of(inquiry.question, texts, inquiry.known.office_words)
    weighs = weights_of(contents, texts)
    if not contents or not sum(weighs):
        return [], 0.0
    topics = topics_of(people, pool)
    found = []
    for evidence in pool:
        if all(p.has_part(evidence) or (evidence.source.key, n) in topics for n, p in enumerate(people)):
            weight = _weight(inquiry, evidence, people, contents, weighs)
            if weight:
                found.append(Weighed(evidence, weight))
    if len(contents) == 1:  # "unanimous?": the word itself before what only comes near it
        found = [one for one in found if contents[0].wanted.is_said(one.text)] or found
    ranked = sorted(found, key=lambda w: (-round(w.weight, 3), w.evidence.source.key, w.evidence.paragraph or 0))
    if not ranked:
        return [], 0.0
    names = [p.name for p in people if p.name is not None]
    held = weight_held(contents, weighs, without_names(ranked[0].text, names), near=NEAR_RANKED) / sum(weighs)
    return [one for one in ranked if one.weight >= _CLOSE * ranked[0].weight], held


def topics_of(people: Sequence[Person], pool: Sequence[Evidence]) -> set[tuple[str, int]]:
    """Sources, with the places of those in the list of people whom so much of them names that no sentence need."""
    found = set()
    for key in {e.source.key for e in pool}:
        own = [e for e in pool if e.source.key == key]
        for place, person in enumerate(people):
            number = sum(person.has_part(e) for e in own)
            if len(people) > 1 and number >= max(_OFTEN, _TOPIC * len(own)):
                found.add((key, place))
    return found


def _weight(
    inquiry: Inquiry,
    evidence: Evidence,
    people: Sequence[Person],
    contents: Sequence[Content],
    weighs: Sequence[float],
) -> float:
    """How much speaks for a passage; 0 where it holds too little of what is asked."""
    text = evidence.passage or ""
    if people and not any(p.has_part(evidence) for p in people):
        return 0.0
    question = inquiry.question
    names = [p.name for p in people if p.name is not None]
    bare = without_names(text, names)
    weight = weight_held(contents, weighs, bare)
    in_row = longest_run(runs_of(stems_of(asked_text(question))), stems_of(text))
    if not _holds_enough(question, contents, bare, weight / sum(weighs), in_row):
        return 0.0
    parts = [(without_names(s, names), s) for s in split_sentences(text)]
    sentences = [(weight_held(contents, weighs, part, near=NEAR_RANKED), s) for part, s in parts]
    needs = needed(question)
    if needs and not any(held and all(n.search(s) for n in needs) for held, s in sentences):
        return 0.0
    if asks_for_speech(question) and not is_told(inquiry, evidence, people):
        return 0.0
    if asks_for_number(question) and not is_number_of(text, names):
        return 0.0
    near = max(held + _NEAR * min(1, sum(p.is_named_in(s) for p in people)) for held, s in sentences)
    named = sum(p.has_part(evidence) for p in people)
    weight = weight_held(contents, weighs, bare, near=NEAR_RANKED)
    return 2 * weight + near + 0.5 * named + _IN_ROW * max(0, in_row - 1) - 0.01 * (evidence.paragraph or 0)


def _holds_enough(question: Question, contents: Sequence[Content], text: str, share: float, in_row: int) -> bool:
    """Whether a passage speaks of enough of what is asked."""
    if any(one.is_binding and not one.degree(text) for one in contents):
        return False
    told = sum(one.share for one in contents if one.is_topic and one.degree(text))
    if in_row >= _QUOTED and (told or speaker_asked().search(question.text)):
        return True
    is_of_stance = _is_of_stance(question)
    hard = [one.wanted.is_held(text) for one in contents if one.share > SOFT]
    if is_of_stance and question.asks in (Asks.LIST, Asks.COUNT, Asks.YES_NO):
        return told >= 1 and share >= _THING and (question.asks is Asks.YES_NO or asks_for_thing(question))
    if is_of_stance and question.asks in LOOKED_UP and not (sum(hard) >= _SEVERAL or (hard and all(hard))):
        return False  # what statements would answer, were it understood
    is_granted = is_open_question(question) and any(one.is_topic and one.wanted.is_said(text) for one in contents)
    if told < _SEVERAL and not is_granted and any(one.is_act and not one.degree(text) for one in contents):
        return False
    is_strict = is_of_stance or bool(question.why_not) or not any(name.matches for name in question.names)
    least, alone = _STRICT if is_strict else _LENIENT
    if not any(one.is_topic and one.wanted.is_held(text) for one in contents):
        least, alone = max(least, _NEAR_ALONE), max(alone, _NEAR_ALONE)
    if not told and question.unread and len(contents) > _SEVERAL:
        return bool(question.names) and share >= _NEARLY_ALL  # "did they see any reason to take it back"
    if needed(question) and told < 1 and question.asks not in LOOKED_UP:
        is_counted = not asks_for_number(question) or any(is_counted_in(text, one.wanted) for one in contents)
        return share >= _ALL and is_counted and any(name.matches for name in question.names)
    return told >= (1 if is_of_stance or question.why_not else SOFT) and share >= (least if told > 1 else alone)


def is_told(inquiry: Inquiry, evidence: Evidence, people: Sequence[Person]) -> bool:
    """Whether somebody asked about speaks in a passage; anybody where nobody is named or who spoke is asked."""
    text = evidence.passage or ""
    if not people and not speaker_asked().search(inquiry.question.text):
        return True
    if speaker_asked().search(inquiry.question.text):
        return bool(cues()["speech"].search(text))
    return any(place_of(evidence) in p.heard or (p.voice is not None and is_said_by(text, p.voice)) for p in people)
