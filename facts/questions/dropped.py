"""Does a short message say more than that the question before is asked again of something else?

Small words that pass elsewhere weigh in a message of three: "when will they" asks of no record, "how many times" of no
list. What no frame holds must leave the message unread.
"""

from __future__ import annotations

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
    return _is_supposed(draft, question) or _loses_number(draft, question) or _loses_why(draft, question)


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
