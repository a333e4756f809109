"""Which of the passages that may answer speak of all that is asked?

A passage about whom a question names that says nothing of the rest answers another question: it is left out, and where
none remains the question has no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.answers.cues import cues, plain_words, weights
from facts.answers.inquiry import Inquiry
from facts.answers.pairs import ids_of
from facts.answers.sentences import split_sentences
from facts.answers.wanted import (
    Wanted,
    asks_for_number,
    asks_for_response,
    asks_for_speech,
    is_answered_in,
    is_number_of,
    needed,
    opens_with_helping,
    said_words,
    spelled_out,
    wanted_word,
    wanted_words,
)
from facts.answers.weighing import (
    BESIDE,
    BESIDE_OTHER,
    FORM,
    GIVES_REASON,
    NAMES_ACTOR,
    NAMES_OTHER,
    NAMES_SPEAKER,
    REASONS,
    RESTS,
    SPEAKS,
    TELLS,
    Weighed,
    Weigher,
    asks_for_speaker,
)
from facts.models import Asks, EntityKind, Question, Relation
from facts.questions.lexicon import load_lexicon
from facts.questions.tokens import fold

_OF_ALL = frozenset({Asks.WORDS, Asks.ABOUT, Asks.IDENTITY})


def fitting_passages(inquiry: Inquiry, ranked: Sequence[Weighed], weigh: Weigher) -> list[Weighed]:
    """Those of the ranked passages that speak of all that is asked, in the same order."""
    asks = inquiry.question.asks
    fit = _of_named(inquiry, ranked)
    if asks is Asks.REASON and not any(one.has(RESTS) for one in ranked) and _is_between(inquiry):
        fit = [o for o in fit if o.has(NAMES_ACTOR, SPEAKS) and o.has(NAMES_OTHER) and _says_act(inquiry, o.text)]
    if asks is Asks.REASON:
        fit = _explaining(inquiry, fit) or _explaining(inquiry, fit, by_itself=True)
    if asks is Asks.ABOUT and any(ids_of(c.endorser) for c in inquiry.question.clauses):
        fit = [one for one in fit if one.has(NAMES_ACTOR, NAMES_SPEAKER, SPEAKS)]
        if len(weigh.names) > 1:  # "what happened between Moss and Reed"
            fit = [one for one in fit if all(name.is_in(one.text) for name in weigh.names)]
    if asks is Asks.WORDS:
        fit = [one for one in fit if _is_spoken(inquiry, one, weigh)]
    is_of_act = any(c.relation is not Relation.ANY for c in inquiry.question.clauses)
    if asks in _OF_ALL or (asks is Asks.REASON and not is_of_act):
        wanted, needs = wanted_words(inquiry.question), needed(inquiry.question)
        answers = asks is Asks.WORDS and asks_for_response(inquiry.question)
        spoken, fit = (
            fit,
            [one for one in fit if is_answered_in(one.text, wanted, needs) or (answers and _responds(one, wanted))],
        )
        fit = fit or _partly_said(inquiry, spoken, wanted, needs)
        if asks_for_number(inquiry.question):
            fit = [one for one in fit if is_number_of(one.text, weigh.names)]
    return fit


def _is_between(inquiry: Inquiry) -> bool:
    """Whether it asks of an act of somebody known towards somebody known."""
    clauses = inquiry.question.clauses
    acts = [c for c in clauses if c.relation is not Relation.ANY and not c.negated]
    return bool(acts) and all(ids_of(c.endorser) and ids_of(c.candidate) for c in acts)


def _says_act(inquiry: Inquiry, text: str) -> bool:
    """Whether a text says that somebody left in the question's word for it or one near it, though no record holds it.

    Support may be told in many ways; a text that tells of it does not say why it ended.
    """
    if any(clause.relation is not Relation.WITHDREW for clause in inquiry.question.clauses):
        return True
    acts = load_lexicon(inquiry.question.language).acts
    said = said_words(inquiry.question)
    done = [wanted_word(word, said, loosely=True) for word in said if word in acts]
    return not done or any(one.is_held(text) for one in done)


def _partly_said(
    inquiry: Inquiry, spoken: Sequence[Weighed], wanted: Sequence[Wanted], needs: Sequence[re.Pattern[str]]
) -> list[Weighed]:
    """Where whoever is asked about speaks of most of what is asked, in words of their own for the rest."""
    if inquiry.question.asks is not Asks.WORDS or len(wanted) < _SEVERAL or needs or asks_for_speaker(inquiry):
        return []
    held = [(one, sum(word.is_held(one.text) for word in wanted)) for one in spoken if one.has(SPEAKS, TELLS)]
    return [one for one, count in held if 2 * count >= len(wanted)]


_SEVERAL = 2


def _refers_back(inquiry: Inquiry, ids: Sequence[int], text: str) -> bool:
    """Whether a text means one of these by a word of the name: a body's in small letters, a person's first name."""
    for entity in (inquiry.known.entities[key] for key in ids):
        words = entity.name.split()
        plain = [word.lower() for word in words if word.lower() not in weights("election")]
        own = words[:1] if entity.kind == EntityKind.PERSON else plain
        if any(len(word) >= _LONG_ENOUGH and re.search(rf"\b{re.escape(word)}\b", text) for word in own):
            return True
    return False


def _speak_for(text: str, weigh: Weigher) -> bool:
    """Whether a text speaks of somebody's people right behind the name."""
    staff = re.compile(rf"(?:['’]?s)? (?:\w+ )?{cues()['staff'].pattern}", re.IGNORECASE)
    names = (re.compile(name.pattern.removesuffix(r"\b"), re.IGNORECASE) for name in weigh.names)
    return any(staff.match(text, found.end()) for name in names for found in name.finditer(text))


_LONG_ENOUGH = 5  # letters of a word of a name that means the whole of it


def _responds(weighed: Weighed, wanted: Sequence[Wanted]) -> bool:
    """Whether somebody speaks in a passage as in a response, or of some of what it is a response to."""
    about = [word for word in wanted if "response" not in word.cues]
    is_about = not about or any(word.is_held(weighed.text) for word in about)
    is_response = bool(cues()["response"].search(weighed.text))
    return (weighed.has(SPEAKS, TELLS) and is_about) or (weighed.has(SPEAKS, TELLS, NAMES_ACTOR) and is_response)


def _of_named(inquiry: Inquiry, ranked: Sequence[Weighed]) -> list[Weighed]:
    """The passages that have to do with whom the question names, not with its words alone."""
    if not any(ids_of(c.endorser) or ids_of(c.candidate) for c in inquiry.question.clauses):
        return list(ranked)
    return [one for one in ranked if one.has(NAMES_ACTOR, NAMES_OTHER, NAMES_SPEAKER, RESTS, BESIDE, SPEAKS)]


def _explaining(inquiry: Inquiry, found: Sequence[Weighed], *, by_itself: bool = False) -> list[Weighed]:
    """The passages that may tell why: of strangers those that name them; of nothing said those that give reasons.

    `by_itself` if what somebody did or said may show why, where nothing gives a reason ("what was Moss so mad about").
    """
    question = inquiry.question
    strange = _strangers_in(question)
    found = [one for one in found if all(word.is_said(one.text) for word in strange)]
    if any(c.relation is not Relation.ANY for c in question.clauses):
        return found
    is_between = all(ids_of(c.endorser) and ids_of(c.candidate) for c in question.clauses)
    is_of_reason = opens_with_helping(question)  # "did she give a reason"
    whys = _WHYS if is_of_reason else (RESTS, TELLS) if by_itself else (*_WHYS, SPEAKS)

    def tells(one: Weighed) -> bool:
        is_theirs = one.has(NAMES_ACTOR, SPEAKS) and one.has(*whys)
        return (is_between and one.has(RESTS)) or (is_theirs and not (is_of_reason and by_itself))

    return [one for one in found if tells(one)]


_WHYS = (REASONS, GIVES_REASON)


def _strangers_in(question: Question) -> list[Wanted]:
    """The words of strangers, and where nobody acts those that are unread, which a reason must hold."""
    is_of_nobody = not any(ids_of(c.endorser) for c in question.clauses)
    unread = question.unread if is_of_nobody else question.strangers
    known = {word for name in question.names if name.matches for word in fold(name.written).split()}
    spelled = [word for name in unread for word in spelled_out(fold(name).split(), question.language)]
    strange = [word for word in spelled if word not in plain_words() and word not in known]
    return [wanted_word(word, spelled) for word in strange]


def _is_spoken(inquiry: Inquiry, weighed: Weighed, weigh: Weigher) -> bool:
    """Whether somebody asked about speaks in a passage, and of whom the question says."""
    if asks_for_speaker(inquiry):
        return True
    if weighed.has(RESTS) and not weighed.evidence.passage:
        return True  # all that is kept of a source: the quote on which what they said rests
    if weighed.has(RESTS) and cues()["ours"].search(weighed.text):
        return True  # a body's own notice: "we are not endorsing ..."
    if weighed.has(NAMES_ACTOR) and any(
        cues()["silence"].search(s) and any(name.is_in(s) for name in weigh.names)
        for s in split_sentences(weighed.text)
    ):
        return True  # "did not respond to a request for comment"
    if asks_for_response(inquiry.question) and _responds(weighed, wanted_words(inquiry.question)):
        return True  # "Moss shrugged off the loss", of whomever
    if _speak_for(inquiry.question.text, weigh) and _speak_for(weighed.text, weigh):
        return True  # "Moss's team scoffed", where "Moss's people" are asked about
    is_strict = asks_for_speech(inquiry.question) or asks_for_response(inquiry.question)
    is_strict = is_strict or not weighed.has(NAMES_ACTOR, NAMES_SPEAKER)
    if is_strict and not weighed.has(SPEAKS, TELLS) and not (weighed.has(NAMES_ACTOR) and weighed.has(FORM)):
        return False
    others = [i for c in inquiry.question.clauses for i in ids_of(c.candidate) if ids_of(c.endorser)]
    wanted = [w for w in wanted_words(inquiry.question) if not w.cues] if others and weighed.has(SPEAKS) else []
    if wanted and is_answered_in(weighed.text, wanted, []):
        return True  # of the matter itself: "it is not relevant", of whom it was asked
    is_of_others = weighed.has(NAMES_OTHER, BESIDE_OTHER, RESTS) or _refers_back(inquiry, others, weighed.text)
    return not others or is_of_others
