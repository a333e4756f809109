"""Does a question leave open whom it is about, so that its answer would be of more people than were meant?"""

from __future__ import annotations

from facts.answers.inquiry import Inquiry
from facts.answers.pairs import CANDIDATE
from facts.answers.wanted import is_open_question
from facts.models import Asks, Clause, Question, Relation
from facts.questions.lexicon import load_lexicon
from facts.questions.tokens import blank, tokenize


def is_of_another(clause: Clause) -> bool:
    """Whether a pronoun means somebody spoken of who cannot stand on its side: without them it asks of anybody."""
    return any(s.pronoun and not (s.names or s.is_asked or s.is_definite) for s in (clause.endorser, clause.candidate))


def is_of_untold(clause: Clause, asks: Asks) -> bool:
    """Whether it asks which of those spoken of, or whether somebody did it to these, where nobody was spoken of."""
    sides = (clause.endorser, clause.candidate)
    if any(slot.is_asked and slot.pronoun == "those" and not slot.names for slot in sides):
        return True
    if asks is Asks.YES_NO and clause.endorser.pronoun == "any_of" and not clause.endorser.names:
        return True
    backed = clause.candidate
    is_bare = not (backed.names or backed.kinds or backed.roles)
    return asks is Asks.YES_NO and is_bare and backed.pronoun in _SEVERAL


_SEVERAL = ("those", "them")


def not_held(inquiry: Inquiry) -> tuple[str, ...]:
    """Words that the clauses hold in no way that an answer could go by; none where there are no such."""
    question = inquiry.question
    return _written(question) if any(_mixes_sides(inquiry, clause) for clause in question.clauses) else ()


def _mixes_sides(inquiry: Inquiry, clause: Clause) -> bool:
    """Whether it asks who did something to a candidate and to somebody who never stands ("who left Moss, the ATU")."""
    if not clause.endorser.is_asked or len(clause.candidate.names) < 2 or clause.relation is Relation.ANY:
        return False
    known = inquiry.known.candidate_ids
    stands = [any(m.entity_id in known for m in name.matches) for name in clause.candidate.names if name.matches]
    return True in stands and False in stands and clause.relation is not Relation.URGES_EXIT


def _written(question: Question) -> tuple[str, ...]:
    return tuple(name.written for name in question.clauses[0].candidate.names)


def is_sure_of_none(question: Question) -> bool:
    """Whether an empty list says that nobody is on record: of one plain clause it does.

    Of a rank, a number, a condition, who is left out or of what sort a candidate is, it may as well be that a
    word was taken for what it is not.
    """
    return len(question.clauses) == 1 and _is_plain(question.clauses[0])


def _is_plain(clause: Clause) -> bool:
    sides = (clause.endorser, clause.candidate)
    is_open = any((slot.excluded and not clause.window) or slot.but_kinds or slot.but_roles for slot in sides)
    backed = clause.candidate
    is_of_sort = bool(backed.roles) or not set(backed.kinds) <= {CANDIDATE}
    told = (clause.rank, clause.beside, clause.at_most, clause.only, clause.conditional)
    return not (is_open or is_of_sort or any(told) or clause.at_least > 1)


def is_of_one_unknown(clause: Clause) -> bool:
    """Whether one holder of a role is meant, and nobody on that side holds it."""
    return any(
        slot.is_definite and bool(slot.roles) and not (slot.names or slot.is_asked or slot.pronoun)
        for slot in (clause.candidate, clause.endorser)
    )


def is_of_they(clause: Clause) -> bool:
    """Whether "they" who did it are nobody who was spoken of: a yes, or a day, would be anybody's."""
    doer = clause.endorser
    return doer.pronoun in _THEY and not (doer.names or doer.is_asked or doer.kinds or doer.roles)


_THEY = ("them", "him", "her", "him_or_her")


def tells_nobody(clause: Clause) -> bool:
    """Whether it names nobody but whom it leaves out, or only denies: a yes would be about anybody at all."""
    sides = (clause.endorser, clause.candidate)
    if any(s.excluded for s in sides):
        return not any(s.names or s.kinds or s.roles or s.pronoun for s in sides)
    return (clause.negated or clause.endorser.all_of) and _is_bare(clause)


def is_too_wide(question: Question) -> bool:
    """Whether words are left over and no clause names anybody: without them it asks for everything."""
    return question.asks is not Asks.DATE and bool(question.topic) and all(_is_bare(c) for c in question.clauses)


def _is_bare(clause: Clause) -> bool:
    """Whether a clause names nobody and no time: beside a word not understood, it asks for more than was meant."""
    limits = (clause.rank, clause.window, clause.conditional)
    slots = (clause.endorser, clause.candidate)
    if clause.relation is Relation.ANY:
        return True
    return not any(limits) and not any(s.names or s.excluded or s.pronoun for s in slots)


def leans_on_nothing(question: Question) -> bool:
    """Whether nothing was understood of words that make sense behind others alone ("and the others?", "still his?")."""
    if question.asks is not Asks.NOTHING or question.names or question.why_not or is_open_question(question):
        return False
    lexicon, tokens = load_lexicon(question.language), tokenize(blank(question.text))
    is_led = bool(tokens) and tokens[0].word in lexicon.talk["opening_again"]
    return is_led and all(token.is_mark or token.word in lexicon.vocabulary for token in tokens)
