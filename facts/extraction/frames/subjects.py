"""Who does what a verb says?

The way from the verb back to its subject leads past relative clauses, appositions and the verbs before "and"; where
it is not clear, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.extraction.annotated import How
from facts.extraction.frames.heads import only_modifies
from facts.extraction.frames.nouns import NOBODY, Names, read_list_after
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns

MAX_STEPS = 40
MAX_DEPTH = 3
MAX_TITLE = 5  # words between a preposition and a name
DASHES = frozenset({"--", "—", "–"})
_NOBODIES = frozenset(
    {"nobody", "none", "neither", "anyone", "anybody", "whoever", "if", "whether", "unless", "no-one", "no"}
)
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
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts, or nobody; `told_far` when the way back led through another clause."""

    names: Names
    told_far: bool = False


NO_SUBJECT = Subject(NOBODY)


def find_subject(tokens: Sequence[Token], start: int, *, depth: int = 0) -> Subject:
    """The subject of the verb group that begins at `start`."""
    if depth > MAX_DEPTH:
        return NO_SUBJECT
    before = tokens[start - 1].lower if start else ""
    owned = start > 2 and before in load_nouns()["candidacy"] and tokens[start - 2].lower == "whose"
    if owned or before in ("who", "which", "that"):
        return _antecedent(tokens, start - 2 if owned else start - 1)
    if before in load_grammar().conjunctions:
        return _same_as_before(tokens, start - 1, depth)
    at, steps, acting = start - 1, 0, False
    while at >= 0 and steps < MAX_STEPS:
        token = tokens[at]
        steps += 1
        if token.name is not None or token.lower in ("and", "&"):
            found = _at_name(tokens, at, acting=acting) if token.name is not None else _and_others(tokens, at)
            if found is not None:
                return found
            at -= 1
        elif token.is_mark and token.lower not in QUOTE_MARKS:
            found, at = _past_mark(tokens, at, depth)
            if found is not None:
                return found
        elif token.lower in _NOBODIES or (steps > 1 and _is_plain_verb(tokens, at)):
            return NO_SUBJECT
        else:
            acting |= token.lower in load_nouns()["acting"]
            at -= 1
    return NO_SUBJECT


def _and_others(tokens: Sequence[Token], at: int) -> Subject | None:
    """The names before "and several others" at `at`."""
    i = at - 2 if at > 0 and tokens[at - 1].lower == "," else at - 1
    if i < 0 or not tokens[i].is_actor:
        return None
    return Subject(_list_ending(tokens, i, is_open=True))


def _past_mark(tokens: Sequence[Token], at: int, depth: int) -> tuple[Subject | None, int]:
    """What a mark on the way makes of the search: its result, or where to look on."""
    mark = tokens[at].lower
    if mark == ",":
        listed = _list_as_aside(tokens, at)
        if listed:
            return Subject(listed), at
        named = _name_as_aside(tokens, at)
        if named is not None:
            return Subject(Names((*_joined_before(tokens, named), named), named + 1)), at
        before = _before_aside(tokens, at)
        return (None, before) if before is not None else (_same_as_before(tokens, at, depth), at)
    if mark == ")":
        return None, _opening(tokens, at)
    if mark in DASHES:
        before = _before_dash(tokens, at)
        return (None, before) if before is not None else (NO_SUBJECT, at)
    return (None, at - 1) if mark == "-" else (NO_SUBJECT, at)


def _is_plain_verb(tokens: Sequence[Token], at: int) -> bool:
    """A verb between a would-be subject and our verb: the subject is then not here."""
    return looks_like_verb(tokens, at) and tokens[at].lower not in load_grammar().be


def _opening(tokens: Sequence[Token], at: int) -> int:
    while at >= 0 and tokens[at].lower != "(":
        at -= 1
    return at - 1


def _at_name(tokens: Sequence[Token], at: int, *, acting: bool) -> Subject | None:
    """The subject that the name at `at` is; None to look further left."""
    token = tokens[at]
    if token.owns:
        return Subject(Names((at,), at + 1), told_far=True) if acting else NO_SUBJECT
    if only_modifies(tokens, at):
        return Subject(Names((at,), at + 1), told_far=True) if acting else NO_SUBJECT
    before = _preposition_before(tokens, at, reach=1 if tokens[at].is_short_pronoun else MAX_TITLE)
    if before is not None:
        speaks = tokens[before].lower in ("of", "at") and _acting_before(tokens, before)
        return Subject(Names((at,), at + 1), told_far=True) if speaks else None
    return Subject(_list_ending(tokens, at))


def _preposition_before(tokens: Sequence[Token], at: int, *, reach: int) -> int | None:
    """Index of the preposition that governs the name at `at`, past its modifiers."""
    grammar = load_grammar()
    for i in range(at - 1, max(-1, at - 1 - reach), -1):
        token = tokens[i]
        if _ends_time(token):
            return None
        if token.lower in grammar.prepositions and token.name is None:
            return i
        if (
            token.name is not None
            or token.is_mark
            or token.lower in grammar.conjunctions
            or looks_like_verb(tokens, i)
            or token.lower in ("that", "who")
        ):
            return None
    return None


def _ends_time(token: Token) -> bool:
    """Whether a word closes "in 2017", "on Monday", "last week"."""
    grammar = load_grammar()
    word = token.lower
    times = (
        word in grammar.weekdays
        or word in grammar.months
        or word in ("week", "month", "year", "night", "morning", "afternoon", "evening")
    )
    return times or (word.isdigit() and len(word) == 4)


def _acting_before(tokens: Sequence[Token], before: int) -> bool:
    """Whether those who act for a body stand before "of" ("members of")."""
    return before > 0 and tokens[before - 1].lower in load_nouns()["acting"]


def _list_ending(tokens: Sequence[Token], at: int, *, is_open: bool = False) -> Names:
    """The list of subjects whose last named member is at `at`; `is_open` when more stands behind it."""
    found = [at]
    i = at - 1
    while i > 0:
        i = _past_modifiers(tokens, i)
        joined = i >= 0 and tokens[i].lower in ("and", "&")
        comma = i >= 0 and tokens[i].lower == ","
        if joined and i > 0 and tokens[i - 1].lower == ",":
            i -= 1
        if not (joined or (comma and (is_open or len(found) > 1))):
            break
        previous = _name_before(tokens, i - 1)
        if previous is None:
            break
        found.insert(0, previous)
        i = previous - 1
    return Names(tuple(found), at + 1)


def _past_modifiers(tokens: Sequence[Token], at: int) -> int:
    """Left past the title words of a name."""
    grammar = load_grammar()
    steps = 0
    while at >= 0 and steps < 6:
        token = tokens[at]
        stop = (
            token.name is not None
            or token.is_mark
            or token.lower in grammar.conjunctions
            or token.lower in grammar.prepositions
        )
        if stop or looks_like_verb(tokens, at):
            return at
        at, steps = at - 1, steps + 1
    return at


def _name_before(tokens: Sequence[Token], at: int) -> int | None:
    """The name that ends at `at`, past "of Port Clement" and a bracket, unless it is an object."""
    steps = 0
    while at >= 0 and steps < 7:
        token = tokens[at]
        if token.is_actor:
            i = _past_modifiers(tokens, at - 1)
            small = i >= 0 and tokens[i].lower in load_grammar().prepositions - load_grammar().subordinators
            blocked = i >= 0 and (looks_like_verb(tokens, i) or small)
            return None if blocked else at
        if token.lower == ")":
            at = _opening(tokens, at)
            continue
        if token.name is not None or token.lower in BREAKS or token.lower == "," or looks_like_verb(tokens, at):
            return None
        at, steps = at - 1, steps + 1
    return None


def _antecedent(tokens: Sequence[Token], at: int) -> Subject:
    """Whom "who" at `at` stands for."""
    i = at - 1
    if i >= 0 and (tokens[i].lower == "," or tokens[i].lower in DASHES):
        i -= 1
    if i >= 0 and tokens[i].lower in QUOTE_MARKS:
        i -= 1
    if i >= 0 and tokens[i].is_actor and tokens[i].is_person and tokens[at].lower in ("which", "that"):
        return _thing_before(tokens, i)
    if i >= 0 and tokens[i].is_actor:
        return Subject(Names((i,), i + 1))
    if i >= 0 and tokens[i].lower == ")":
        i = _opening(tokens, i)
        return Subject(Names((i,), i + 1)) if i >= 0 and tokens[i].is_actor else NO_SUBJECT
    plural = i >= 0 and (tokens[i].lower.endswith("s") or tokens[i].lower in ("those", "people", "including", "others"))
    if plural and tokens[i].name is None:
        listed = _members_told_later(tokens, at)
        if listed:
            return Subject(listed)
    before = _name_before(tokens, i)
    if before is None:
        before = _name_described(tokens, i)
    return Subject(Names((before,), before + 1), told_far=True) if before is not None else NO_SUBJECT


def _name_described(tokens: Sequence[Token], at: int) -> int | None:
    """The name before "a nurse" in "Reed, a nurse who"."""
    for i in range(at, max(0, at - 7), -1):
        if tokens[i].lower == ",":
            is_aside = tokens[i + 1].lower in ("a", "an", "the", "one") and tokens[i - 1].is_actor
            return i - 1 if is_aside and tokens[i - 1].is_person else None
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            return None
    return None


def _thing_before(tokens: Sequence[Token], at: int) -> Subject:
    """The body that "that" or "which" means when a person stands nearer."""
    for i in range(at - 1, -1, -1):
        if tokens[i].is_actor and not tokens[i].is_person and not tokens[i].is_pronoun:
            return Subject(Names((i,), i + 1), told_far=True)
        if tokens[i].lower in BREAKS or looks_like_verb(tokens, i):
            break
    return NO_SUBJECT


def _members_told_later(tokens: Sequence[Token], at: int) -> Names:
    """Whom "others who left him include A and B" goes on to name."""
    from facts.extraction.frames.nouns import read_object  # noqa: PLC0415 - kept beside its one use

    for i in range(at, min(at + 30, len(tokens))):
        if tokens[i].lower in ("include", "includes", "included", "are", "were", "is", "was") and i > at + 1:
            listed = read_object(tokens, i + 1)
            if listed:
                return listed
        if tokens[i].lower in (".", ";"):
            break
    return read_list_after(tokens, at)


def _same_as_before(tokens: Sequence[Token], at: int, depth: int) -> Subject:
    """The subject of the verb before "and" or a comma at `at`."""
    found = _verb_before(tokens, at, depth, past_relatives=True)
    return found if found.names else _verb_before(tokens, at, depth, past_relatives=False)


def _verb_before(tokens: Sequence[Token], at: int, depth: int, *, past_relatives: bool) -> Subject:
    """The subject of the nearest verb before `at`, perhaps past the verbs of a closed "who ..." clause."""
    closed = tokens[at].lower == "," and past_relatives
    for i in range(at - 1, -1, -1):
        closed |= past_relatives and tokens[i].lower == ","
        if tokens[i].lower in BREAKS and tokens[i].lower not in ("(", ")", ":"):
            return NO_SUBJECT
        if looks_like_verb(tokens, i) and not (closed and _in_relative_clause(tokens, i)):
            first = i
            while first > 0 and (looks_like_verb(tokens, first - 1) or tokens[first - 1].lower in ("not", "n't", "to")):
                first -= 1
            found = find_subject(tokens, first, depth=depth + 1)
            if found.names:
                return Subject(found.names, told_far=True)
    return NO_SUBJECT


def _in_relative_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb belongs to "who ..." between commas."""
    for i in range(at - 1, max(-1, at - 12), -1):
        word = tokens[i].lower
        if word in ("who", "which", "whom", "whose"):
            return True
        if word in BREAKS or word in (",", "and") or tokens[i].name is not None:
            return False
    return False


def _before_aside(tokens: Sequence[Token], comma: int) -> int | None:
    """Index before the aside that the comma at `comma` closes; None when it closes none."""
    for i in range(comma - 1, -1, -1):
        word = tokens[i].lower
        if word == "," and _opens_aside(tokens, i + 1, comma):
            return i - 1
        if word in BREAKS and word not in ("(", ")"):
            return None
    return None


def _list_as_aside(tokens: Sequence[Token], comma: int) -> Names:
    """The names between commas that a plural has promised ("Three rivals, A, B and C, called on")."""
    if comma < 3 or not tokens[comma - 1].is_actor:
        return NOBODY
    listed = _list_ending(tokens, comma - 1)
    before = _past_modifiers(tokens, listed.at[0] - 1)
    if len(listed.at) < 2 or before < 1 or tokens[before].lower != ",":
        return NOBODY
    plural = tokens[before - 1]
    promised = plural.name is None and plural.lower.endswith("s") and not looks_like_verb(tokens, before - 1)
    return listed if promised or (plural.name is not None and plural.name.how is How.GROUP) else NOBODY


def _name_as_aside(tokens: Sequence[Token], comma: int) -> int | None:
    """The name that alone stands between the comma at `comma` and one before ("the weekly, the Courier, went")."""
    i = comma - 1
    if i < 1 or not tokens[i].is_actor:
        return None
    i = _past_modifiers(tokens, i - 1)
    if i < 1 or tokens[i].lower != ",":
        return None
    aside, before = tokens[comma - 1].name, tokens[i - 1].name
    same = before is None or before.how is How.NOMINAL or (aside is not None and before.entities == aside.entities)
    return comma - 1 if same else None


def _joined_before(tokens: Sequence[Token], named: int) -> tuple[int, ...]:
    """A name joined by "and" to the description before an aside ("Reed and his deputy, Moss, won")."""
    i = named - 1
    while i > 0 and tokens[i].lower != ",":
        i -= 1
    i -= 1
    while i > 0 and (tokens[i].owns or tokens[i].name is None) and not tokens[i].is_mark and tokens[i].lower != "and":
        i -= 1
    return (i - 1,) if i > 0 and tokens[i].lower == "and" and tokens[i - 1].is_actor else ()


def _is_named_before(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a name, or a name with its short form in brackets, stands before the comma."""
    at = comma - 1
    if at >= 0 and tokens[at].lower == ")":
        at = _opening(tokens, at)
    return at >= 0 and tokens[at].name is not None


def _opens_aside(tokens: Sequence[Token], at: int, close: int) -> bool:
    """Whether the words from `at` to the closing comma are an aside to the name before."""
    if at >= close:
        return False
    word = tokens[at].lower
    if word in _ASIDE_OPENERS or word.isdigit():
        return True
    name = tokens[at].name
    if name is not None and name.how is How.NOMINAL and _is_named_before(tokens, at - 1):
        return True
    return not any(looks_like_verb(tokens, i) for i in range(at, close)) and not any(
        t.is_actor for t in tokens[at:close]
    )


def _before_dash(tokens: Sequence[Token], dash: int) -> int | None:
    for i in range(dash - 1, -1, -1):
        if tokens[i].lower in ("--", "—", "–"):
            return i - 1
        if tokens[i].lower in (".", ";"):
            return None
    return None
