"""Which words between two commas or dashes are an aside, and whom does it name?

The way back to a subject leads past an aside, unless the aside itself names those whom a description promised.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.annotated import How
from facts.extraction.frames.lists_back import list_ending, opening, past_modifiers
from facts.extraction.frames.nouns import NOBODY, Names
from facts.extraction.frames.relatives import counted_list
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb
from facts.extraction.lexicon import load_grammar
from facts.extraction.names.words import name_words

_PLACE = 6  # words of a place or a bracket behind a name
_ASIDE_OPENERS = frozenset(
    {
        "who",
        "which",
        "whose",
        "whom",
        "a",
        "an",
        "the",
        "once",
        "now",
        "then",
        "former",
        "formerly",
        "himself",
        "herself",
        "in",
        "at",
        "on",
        "of",
        "with",
        "from",
        "for",
        "after",
        "like",
        "along",
        "including",
        "as",
        "when",
        "where",
        "citing",
        "also",
        "too",
        "however",
        "meanwhile",
        "one",
        "another",
        "representing",
        "led",
        "by",
        "long",
        "thought",
        "seen",
        "considered",
        "known",
        "elected",
        "based",
        "widely",
        "still",
        "having",
        "formed",
        "founded",
        "usually",
        "never",
        "not",
        "always",
        "normally",
        "traditionally",
        "backed",
        "endorsed",
        "supported",
        "given",
        "made",
        "issued",
        "announced",
        "awarded",
        "granted",
    }
)


def before_aside(tokens: Sequence[Token], comma: int) -> int | None:
    """Index before the aside that the comma at `comma` closes; None when it closes none."""
    for i in range(comma - 1, -1, -1):
        word = tokens[i].lower
        if word == "," and opens_aside(tokens, i + 1, comma) and not _is_on_others(tokens, i):
            return i - 1
        if word in BREAKS and word not in ("(", ")"):
            return None
    return None


def list_as_aside(tokens: Sequence[Token], close: int) -> Names:
    """The names between commas or dashes that a plural has promised ("Three rivals, A, B and C, called on")."""
    last = _last_listed(tokens, close) if close > 2 else None
    if last is None:
        return NOBODY
    if (counted := counted_list(tokens, last)) is not None:
        return counted
    listed = list_ending(tokens, last)
    if listed.at[0] == 0 and len(listed.at) > 1:
        return listed  # "Three rivals, Reed, Moss and Ott, called on", where the rivals are the title of the first
    before = past_modifiers(tokens, listed.at[0] - 1)
    before -= tokens[before].lower in ("including", "notably", "namely")
    if (
        len(listed.at) < 2
        or before < 1
        or tokens[before].lower != _OPENING.get(tokens[close].lower, tokens[close].lower)
    ):
        return NOBODY
    last = _head_of_phrase(tokens, before - 1)
    plural = tokens[last]
    promised = plural.name is None and plural.lower.endswith("s") and not looks_like_verb(tokens, last)
    return listed if promised or (plural.name is not None and plural.name.how is How.GROUP) else NOBODY


_OPENING = {")": "("}


def _last_listed(tokens: Sequence[Token], close: int) -> int | None:
    """The name that ends before a mark, with a place of its own or "among them" behind it."""
    at = close - 1
    if tokens[at - 1].lower == "among" and (tokens[at].is_pronoun or tokens[at].lower == "them"):
        at -= 2
    if tokens[at].is_actor:
        return at
    named = next((i for i in range(at, max(0, at - _PLACE), -1) if tokens[i].is_actor), None)
    return named if named is not None and skip_tail(tokens, named + 1) == at + 1 else None


def _head_of_phrase(tokens: Sequence[Token], at: int) -> int:
    """The noun that "on the county board" at `at` belongs to ("three members on the county board"), else `at`."""
    for i in range(at, max(0, at - 5), -1):
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            break
        if tokens[i].lower in ("on", "of", "in", "from"):
            return at if tokens[i].lower == "of" and tokens[at].lower.endswith("s") else i - 1  # "a group of leaders"
    return at


def name_as_aside(tokens: Sequence[Token], comma: int) -> int | None:
    """The name that alone stands between the comma at `comma` and one before ("the weekly, the Courier, went")."""
    named = comma - 1 if tokens[comma - 1].lower != ")" else opening(tokens, comma - 1)
    if named < 1 or not tokens[named].is_actor:
        return None
    i = past_modifiers(tokens, named - 1)
    if i < 1 or tokens[i].lower != ",":
        return None
    aside, before = tokens[named].name, tokens[i - 1].name
    same = before is None or before.how is How.NOMINAL or (aside is not None and before.entities == aside.entities)
    return named if same else None


def joined_before(tokens: Sequence[Token], named: int) -> tuple[int, ...]:
    """A name joined by "and" to the description before an aside ("Reed and his deputy, Moss, won")."""
    i = named - 1
    while i > 0 and tokens[i].lower != ",":
        i -= 1
    i -= 1
    while i > 0 and _describes(tokens[i]) and not tokens[i].is_mark and tokens[i].lower != "and":
        i -= 1
    if i < 1 or tokens[i].lower != "and":
        return ()
    joined = i - 1 if tokens[i - 1].lower != ")" else opening(tokens, i - 1)
    return (joined,) if tokens[joined].is_actor else ()


def _describes(token: Token) -> bool:
    """Whether a token may be part of "its president"."""
    return token.name is None or token.owns or token.name.how is How.NOMINAL


def _is_named_before(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a name, or a name with its short form in brackets, stands before the comma."""
    at = comma - 1
    if at >= 0 and tokens[at].lower == ")":
        at = opening(tokens, at)
    return at >= 0 and tokens[at].name is not None


def opens_aside(tokens: Sequence[Token], at: int, close: int) -> bool:
    """Whether the words from `at` to the closing comma are an aside to the name before."""
    if at >= close:
        return False
    word = tokens[at].lower
    if word == "but" and tokens[at + 1].lower == "not":
        return True  # "Reed, but not Moss, has"
    if word in _ASIDE_OPENERS or word[:1].isdigit() or _is_of_them(tokens, at) or _opens_with_role(tokens, at):
        return True
    if word.endswith("ing") and tokens[at - 2].is_actor:
        return True  # "Reed, speaking at the port, said"
    name = tokens[at].name
    if name is not None and name.how is How.NOMINAL and _is_named_before(tokens, at - 1):
        return True
    if word.endswith("ed") and tokens[at + 1].lower == "by" and tokens[at - 2].is_actor:
        return True  # "Reed, appointed by Moss, backs"
    return not any(looks_like_verb(tokens, i) or _stands_alone(tokens, i, at) for i in range(at, close))


def _stands_alone(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a name stands at a place before which no preposition of the same aside leads ("part of the Guild")."""
    if not tokens[at].is_actor:
        return False
    lead = past_modifiers(tokens, at - 1)
    return lead <= first or tokens[lead].lower not in load_grammar().prepositions


def _is_of_them(tokens: Sequence[Token], at: int) -> bool:
    """Whether "both of whom" or "none of which" stands at a place."""
    return tokens[at + 1].lower == "of" and tokens[at + 2].lower in ("whom", "which")


def _is_on_others(tokens: Sequence[Token], comma: int) -> bool:
    """Whether ", both of whom" tells of two behind "a friend of", who are no subject themselves."""
    if not _is_of_them(tokens, comma + 1) or tokens[comma + 1].lower not in ("both", "all", "neither"):
        return False
    return not tokens[comma - 1].is_actor or len(list_ending(tokens, comma - 1).at) < len(("one", "other"))


def _opens_with_role(tokens: Sequence[Token], at: int) -> bool:
    """Whether "chair of" or "president of the" stands at a place: a role, whatever it is of."""
    return (
        not tokens[at].capital
        and tokens[at].lower in name_words().heads
        and tokens[at + 1].lower in ("of", "at", "for")
    )


def before_dash(tokens: Sequence[Token], dash: int) -> int | None:
    """Index before the dash that opens the aside closed at `dash`; None when none does."""
    for i in range(dash - 1, -1, -1):
        if tokens[i].lower in ("--", "—", "–"):
            return i - 1
        if tokens[i].lower in (".", ";"):
            return None
    return None


def through_whom(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name closes the aside of "The drivers, through their Transport Union, back Reed": the body acts."""
    near = [t.lower if t.name is None else "their" for t in tokens[max(0, at - 4) : at]]
    opens = next((n for n, low in enumerate(near) if low in ("through", "via")), None)
    if opens is None or tokens[at].is_person:
        return False
    return near[opens - 1 : opens] == [","] and all(low in ("their", "the", "its") for low in near[opens + 1 :])
