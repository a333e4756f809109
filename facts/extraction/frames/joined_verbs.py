"""Does an "and" join a verb, and to which infinitive ("plans to drop his bid and endorse Reed")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import Form, load_grammar, load_lexicon

MAX_JOINED = 9  # words between "to" and the verb joined to its infinitive
_NO_VERB_BEHIND = frozenset({"the", "a", "an", "his", "her", "their", "its", "be"})


def joined_infinitive(tokens: Sequence[Token], at: int) -> int | None:
    """Index of "to" in "to drop his bid and" that ends at `at`; None where a verb or a mark stands between."""
    if at < 2 or tokens[at].name is not None or tokens[at].lower not in ("and", "or"):
        return None
    for i in range(at - 1, max(-1, at - MAX_JOINED), -1):
        if tokens[i].name is None and tokens[i].lower == "to":
            is_verb = i + 1 < at and tokens[i + 1].name is None and tokens[i + 1].lower not in _NO_VERB_BEHIND
            return i if is_verb else None
        if tokens[i].is_mark or looks_like_verb(tokens, i):
            return None
    return None


def joins_a_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins a verb and no member ("drop his bid and endorse Reed")."""
    if at + 1 >= len(tokens) or tokens[at].name is not None or tokens[at - 1].lower not in ("and", "or"):
        return False
    forms = load_lexicon().by_form.get(tokens[at].lower, ())
    is_plain = not tokens[at].capital and any(Form.BASE in form for _, form in forms)
    return is_plain and (tokens[at + 1].name is not None or tokens[at + 1].lower in load_grammar().determiners)
