"""Does a message tell of more than its slots hold: a role, a trade, a place, somebody unknown?

A meaning that is said for it would lose that, so that it is not answered as what it is most like.
"""

from __future__ import annotations

from itertools import pairwise

from facts.questions.known import Known
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.likeness.masking import Masked
from facts.questions.likeness.meanings import load_plain
from facts.questions.roles import role_words

#: Acts that a meaning may tell of, and what asks, as tags.
ACTS = frozenset(f"<{act}>" for act in ("backs", "endorsed", "withdrew", "declined", "opposes", "urges_exit"))
ASKING = frozenset(f"<{tag}>" for tag in ASKING_TAGS)

_FEWEST = 3  # words of whom, what and to whom
_BEHIND_SUBJECT = ACTS | {"<still>", "<no_longer>"}


def tells_more(masked: Masked, known: Known, lexicon: Lexicon) -> bool:
    """Whether a role, a trade, a place or somebody unknown is told that no slot of a message holds."""
    return (
        _says_role(masked, known, lexicon)
        or _says_trade(masked, lexicon)
        or _opens_with_stranger(masked, lexicon)
        or _tells_sort(masked, lexicon)
        or _says_where(masked, lexicon)
    )


def _says_role(masked: Masked, known: Known, lexicon: Lexicon) -> bool:
    """Whether a role of the store, or part of one, is told that no slot holds ("school board people")."""
    roles = role_words(frozenset(known.roles))
    is_part = any(one in roles and other in roles for one, other in pairwise(masked.words))
    return is_part or not (roles - lexicon.ordinary).isdisjoint(masked.words)


def _says_trade(masked: Masked, lexicon: Lexicon) -> bool:
    """Whether people of a trade, or workers, are told who are no body that is known ("the rail workers")."""
    return not (lexicon.organized | lexicon.trades.keys()).isdisjoint(masked.words)


def _opens_with_stranger(masked: Masked, lexicon: Lexicon) -> bool:
    """Whether nobody is asked for and a word that says no sort stands where who acts does ("dentists with Moss?")."""
    tags = masked.tags
    if len(tags) < _FEWEST or not ASKING.isdisjoint(tags) or tags[1] not in _BEHIND_SUBJECT:
        return False
    is_word = tags[0].isalpha() and tags[0] not in lexicon.vocabulary and tags[0] not in lexicon.common
    return is_word or tags[0] == "<stranger>"


def _tells_sort(masked: Masked, lexicon: Lexicon) -> bool:
    """Whether a word of weight tells of what sort people are whom no slot holds ("the tech people for Moss")."""
    pairs = pairwise(masked.tags)
    return any(
        other == "<group>" and one.isalpha() and one not in masked.fills and one not in lexicon.common
        for one, other in pairs
    )


def _says_where(masked: Masked, lexicon: Lexicon) -> bool:
    """Whether a place is told right behind a sort that no slot holds ("legislators in Albany", "at the capitol")."""
    plain = load_plain(lexicon.language)
    tags = [tag for tag in masked.tags if tag not in plain["articles"]]
    triples = zip(tags, tags[1:], tags[2:], strict=False)
    return any(
        (sort == "<group>" or (sort in masked.fills and sort[0] == "S"))
        and lead in plain["leads_place"]
        and place.isalpha()
        and not (place in masked.fills or place in lexicon.common or place in plain["nowhere"])
        for sort, lead, place in triples
    )
