"""Who acts along with a subject: "Ott, along with Reed and the Guild, backs Moss", "Ott, joined by Reed, backs Moss"?

Such words stand between the subject and its verb, mostly as an aside; what they name acts as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.lists_back import list_ending, name_before
from facts.extraction.frames.nouns import NOBODY, Names, read_object
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb

_ADDING = (("along", "with"), ("together", "with"), ("joined", "by"), ("alongside",), ("in", "addition", "to"))
_LASTS = frozenset(words[-1] for words in _ADDING)
MAX_ADDED = 60  # tokens of a list that is added


def added_to_subject(tokens: Sequence[Token], end: int) -> Names:
    """The subject with those added to it, where the list of the added ends before `end`; nobody where none does."""
    last = end - 1
    while last > max(0, end - MAX_ADDED) and (tokens[last].lower not in _LASTS or tokens[last].name is not None):
        if tokens[last].lower in BREAKS and tokens[last].lower not in (";", "(", ")"):
            return NOBODY
        last -= 1
    opens = _opening(tokens, last) if tokens[last].lower in _LASTS else 0
    acts = opens and any(looks_like_verb(tokens, i) for i in range(last + 1, end))
    return _with_added(tokens, opens, last + 1, end) if opens and not acts else NOBODY


def _opening(tokens: Sequence[Token], last: int) -> int:
    """Where the adding words that end at `last` begin; 0 if they are none."""
    for words in _ADDING:
        start = last + 1 - len(words)
        if start > 0 and tuple(t.lower for t in tokens[start : last + 1]) == words:
            return start
    return 0


def _with_added(tokens: Sequence[Token], opens: int, start: int, end: int) -> Names:
    added = read_object(tokens, start)
    if not added or skip_tail(tokens, added.end) != end or any(tokens[i].is_short_pronoun for i in added.at):
        return NOBODY
    subject = name_before(tokens, opens - 1 - (tokens[opens - 1].lower == ","))
    return Names((*list_ending(tokens, subject).at, *added.at), end) if subject is not None else NOBODY
