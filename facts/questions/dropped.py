"""Does a short message say more than that the question before is asked again of something else?

Small words that pass elsewhere weigh in a message of three: "when will they" asks of no record, "how many times" of no
list. What no frame holds must leave the message unread.
"""

from __future__ import annotations

from itertools import pairwise

from facts.models import Asks, Question
from facts.questions.lexicon import load_lexicon
from facts.questions.sentence import Draft

_ABOUT = (Asks.REASON, Asks.WORDS, Asks.ABOUT, Asks.IDENTITY, Asks.NOTHING)


def drops(draft: Draft, question: Question) -> bool:
    """Whether a continued question leaves out what its message says: that it may yet be, why, or of how many.

    Args:
        draft: The message.
        question: What it was read as, going on from the one before.
    """
    return any(loses(draft, question) for loses in _LOSES)


def says_otherwise(draft: Draft) -> bool:
    """Whether a verb or a measure stands in it that is of no act on record ("who did he thank", "how many times")."""
    talk = load_lexicon(draft.question.language).talk
    said = {w for u in draft.units if u.tag in ("word", "most", "fewest", "count") for w in u.words}
    is_measured = draft.question.asks is Asks.COUNT and bool(said & talk["measures"])
    return is_measured or bool(said & talk["weighty"])


def _is_supposed(draft: Draft, question: Question) -> bool:
    """Whether it asks what may yet happen ("who else might", "would they still")."""
    talk = load_lexicon(draft.question.language).talk
    is_said = any(u.tag == "modal" and set(u.words) & talk["supposed"] for u in draft.units)
    if draft.question.asks is Asks.COUNT and any(u.text in talk["pointers"] for u in draft.units):
        return False  # "how many would that be"
    return is_said and not draft.has("not", "be", "list", "polite", "stance") and question.asks not in _ABOUT


def _loses_number(draft: Draft, question: Question) -> bool:
    """Whether it speaks of the first two, or of two others, and the question holds no number."""
    lexicon = load_lexicon(draft.question.language)
    numerals = {word for words in lexicon.numerals[1:] for word in words}
    is_said = any(u.tag == "word" and (u.text.isdigit() or u.text in numerals) for u in draft.units)
    return is_said and draft.has("first", "last", "else") and all(c.at_least < _TWO for c in question.clauses)


_TWO = 2


def _loses_why(draft: Draft, question: Question) -> bool:
    """Whether it asks why, and the question does not."""
    return draft.has("why") and question.asks not in _ABOUT


def _loses_nobody(draft: Draft, question: Question) -> bool:
    """Whether nobody is said to do it, and the question asks who does ("and nobody from labor?")."""
    is_said = draft.has("nobody") and not draft.has("else", "who", "which")
    return is_said and not any(c.negated for c in question.clauses) and question.asks not in _ABOUT


def _loses_other(draft: Draft, question: Question) -> bool:
    """Whether a name stands beside "or her", of whom the question asks nothing."""
    is_said = any(one.tag == "or" and other.tag in ("him", "her", "them") for one, other in pairwise(draft.units))
    return is_said and bool(draft.question.names) and question.asks not in _ABOUT


def _loses_all(draft: Draft, question: Question) -> bool:
    """Whether all those told are asked to be of a sort ("all of them unions?"), and the question lists that sort."""
    said = any(u.tag in ("all", "both", "everybody") and u.words[-1] in ("them", "those", "these") for u in draft.units)
    is_said = draft.has("group") and (said or (draft.has("all", "both") and draft.has("them", "those")))
    return is_said and question.asks is Asks.LIST and not draft.has("which", "who", "list", "stance")


def _loses_condition(draft: Draft, question: Question) -> bool:
    """Whether a condition is spoken of, and the question asks of none ("which came with conditions")."""
    return draft.has("conditional") and not any(c.conditional for c in question.clauses) and question.asks not in _ABOUT


def _loses_comparison(draft: Draft, question: Question) -> bool:
    """Whether more or fewer than somebody named is spoken of, and the question compares nobody ("more than Reed?")."""
    is_said = bool(draft.question.names) and draft.has("most", "fewest") and not draft.has("who", "which", "do", "have")
    return is_said and question.asks is Asks.LIST and question.order not in ("most", "fewest")


def _loses_one(draft: Draft, question: Question) -> bool:
    """Whether it is said of one person what they were, and the question lists that sort ("he was governor, right")."""
    is_said = draft.has("him", "her") and draft.has("be") and any(u.info.get("is_single") for u in draft.units)
    return is_said and question.asks is Asks.LIST and not draft.has("which", "who", "list", "stance")


_LOSES = (
    _is_supposed,
    _loses_number,
    _loses_why,
    _loses_nobody,
    _loses_other,
    _loses_all,
    _loses_condition,
    _loses_comparison,
    _loses_one,
)
