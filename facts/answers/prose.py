"""What do our sources say about a matter that no frame holds?

A free question ("did she file a complaint") is answered with passages alone, never with a yes or a no, and only
where one passage holds every word of weight and has to do with everybody whom the question names: a passage that
shares half the words answers something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.answers.citing import Citations
from facts.answers.cues import cues
from facts.answers.drafts import Draft
from facts.answers.inquiry import Inquiry
from facts.answers.pairs import ids_of
from facts.answers.passages import SHOWN
from facts.answers.quoting import tell_passage
from facts.answers.sentences import split_sentences
from facts.answers.spelled import Spelled, spelled
from facts.answers.wanted import (
    Wanted,
    asks_for_number,
    asks_for_speech,
    is_answered_in,
    is_number_of,
    needed,
    wanted_words,
)
from facts.answers.weighing import Weighed, Weigher
from facts.models import Asks, Clause, Evidence, Question, Relation
from facts.models.building import replace
from facts.questions.tokens import fold
from facts.store.entities import spellings_of
from facts.store.passages import affiliates_of, passages_holding, quotations_by

MOST_HELD = 60  # passages that hold the words and are weighed
_STAYS_OR_GOES = frozenset({Relation.WITHDREW, Relation.BACKS})
_ENOUGH = 2  # words of weight that show that a question which seems to ask for something else is about the sources
_NEAR = 1.0  # what it counts that a sentence with the words names somebody asked about


def answer_prose(inquiry: Inquiry) -> Draft | None:
    """The passages that speak of a question's every word and name; None where none does."""
    if not may_be_prose(inquiry):
        return None
    inquiry = _as_own_exit(inquiry)
    contests = {word for contest in inquiry.known.contests for word in fold(contest.name).split()}
    wanted = wanted_words(replace(inquiry.question, clauses=()), common=contests)
    if inquiry.question.why_not and len(wanted) < _ENOUGH:
        return None
    if not wanted or (_is_of_bystanders(inquiry) and all(word.cues for word in wanted)):
        return None
    people = _People(inquiry)
    needs = needed(inquiry.question)
    held = [one for one in _holding(inquiry, wanted) if people.are_in(one)]
    held = [one for one in held if is_answered_in(one.passage or "", wanted, needs)]
    if asks_for_number(inquiry.question):
        held = [one for one in held if is_number_of(one.passage or "", people.names)]
    if asks_for_speech(inquiry.question):
        held = [one for one in held if cues()["speech"].search(one.passage or "")]
    if not held:
        return None
    weigher = Weigher(inquiry)
    ranked = sorted((_weighed(one, wanted, weigher, people) for one in held), key=lambda w: -round(w.weight, 3))
    cited = Citations()
    told = [inquiry.words.say("passages.told")]
    told += [tell_passage(inquiry, one, weigher, cited) for one in ranked[:SHOWN]]
    return Draft("passages", told, cited=cited, held=1.0)


def may_be_prose(inquiry: Inquiry) -> bool:
    """Whether a question asks nothing that statements would answer: no stance, office or choice of namesakes."""
    question = inquiry.question
    if question.office or any(len(n.matches) > 1 for n in question.names):
        return False
    if all(c.relation is Relation.ANY or _is_own_exit(inquiry, c) for c in question.clauses):
        return True
    is_misread = bool(question.unread) or any(not n.matches for n in question.names)
    return _is_of_bystanders(inquiry) or (is_misread and (not question.has_act or _is_of_speech(inquiry)))


def asks_who_leads(question: Question) -> bool:
    """Whether it asks who of all does most of something ("who gave her the most money"): no passage compares them."""
    return question.order in ("most", "fewest") and question.asks in (Asks.LIST, Asks.NOTHING, Asks.ABOUT)


def _is_of_speech(inquiry: Inquiry) -> bool:
    """Whether it asks if somebody said something in so many words that an act among them need not be theirs."""
    question = inquiry.question
    is_said = question.asks is Asks.YES_NO and asks_for_speech(question)
    return is_said and len(wanted_words(replace(question, clauses=()))) >= _ENOUGH


def _is_own_exit(inquiry: Inquiry, clause: Clause) -> bool:
    """Whether it was read as leaving somebody, and is about a candidate who may leave the contest."""
    ids = ids_of(clause.endorser)
    is_asked = inquiry.question.asks is Asks.YES_NO
    is_of_nobody = is_asked and clause.relation in _STAYS_OR_GOES and not clause.candidate.names
    return is_of_nobody and bool(ids) and all(i in inquiry.known.candidate_ids for i in ids)


def _as_own_exit(inquiry: Inquiry) -> Inquiry:
    """The inquiry asking in plain words whether a candidate quits, where it asks so in any ("dropped out already?")."""
    clauses, names = inquiry.question.clauses, inquiry.question.names
    if len(clauses) != 1 or len(names) != 1 or not _is_own_exit(inquiry, clauses[0]):
        return inquiry
    if clauses[0].relation is not Relation.WITHDREW or clauses[0].window is not None:
        return inquiry
    said = inquiry.words.say("passages.own_exit", name=names[0].written)
    return inquiry.about(replace(inquiry.question, text=said, asked=said, topic=(), unread=()))


def _is_of_bystanders(inquiry: Inquiry) -> bool:
    """Whether it was read as a stance of somebody who takes none and stands in no contest."""
    acting = [i for c in inquiry.question.clauses for i in ids_of(c.endorser)]
    known = inquiry.known
    is_apart = all(i not in known.endorser_ids and i not in known.candidate_ids for i in acting)
    return bool(acting) and is_apart and not any(known.bodies_of(i) for i in acting)


class _People:
    """Whom a question names, and where passages speak of them."""

    def __init__(self, inquiry: Inquiry) -> None:
        ids = [n.matches[0].entity_id for n in inquiry.question.names if n.matches]
        self._of = []
        spellings = spellings_of(inquiry.store, ids, inquiry.view)
        for key in dict.fromkeys(ids):
            spoken = [key, *affiliates_of(inquiry.store, inquiry.view, key)]
            heard = {_place(e) for _, e in quotations_by(inquiry.store, inquiry.view, spoken)}
            name = spelled([a.text for a in spellings.get(key, ())])
            self._of.append((name, heard))

    @property
    def names(self) -> list[Spelled]:
        """How they are written."""
        return [name for name, _ in self._of if name is not None]

    def are_in(self, evidence: Evidence) -> bool:
        """Whether a passage names each of them, or quotes who speaks for them."""
        text = evidence.passage or ""
        return all((name is not None and name.is_in(text)) or _place(evidence) in heard for name, heard in self._of)

    def named_in(self, sentence: str) -> int:
        """How many of them a sentence names."""
        return sum(name is not None and name.is_in(sentence) for name, _ in self._of)


def _place(evidence: Evidence) -> tuple[str, int | None]:
    return evidence.source.key, evidence.paragraph


def _holding(inquiry: Inquiry, wanted: Sequence[Wanted]) -> list[Evidence]:
    """The passages that hold a beginning of every word of weight."""
    groups = [one.beginnings for one in wanted]
    found = [e for e, _ in passages_holding(inquiry.store, inquiry.view, groups, limit=MOST_HELD)]
    publishers = inquiry.question.publishers
    return [e for e in found if not publishers or e.source.publisher in publishers]


def _weighed(evidence: Evidence, wanted: Sequence[Wanted], weigher: Weigher, people: _People) -> Weighed:
    weighed = Weighed(evidence)
    weigher.passage(weighed)
    sentences = [s for s in split_sentences(evidence.passage or "") if any(word.is_held(s) for word in wanted)]
    weighed.add(_NEAR * max(map(people.named_in, sentences), default=0), "names them beside the words")
    return weighed
