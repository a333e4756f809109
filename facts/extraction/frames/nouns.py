"""Who is named at a place, with everyone in the same list?

A name that owns something is not the person ("Reed's opponent"), unless what it owns is a candidacy. A list ends
where a name has a verb of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.extraction.annotated import How
from facts.extraction.frames.ranks import read_rank
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, Token, looks_like_verb, saying_forms
from facts.extraction.lexicon import load_grammar, load_lexicon, load_nouns

MAX_MODIFIERS = 12
MAX_ASIDE = 14


@dataclass(frozen=True, slots=True)
class Names:
    """Names found at a place: indexes of their tokens, and where reading stopped."""

    at: tuple[int, ...]
    end: int

    def __bool__(self) -> bool:
        return bool(self.at)


NOBODY = Names((), 0)


def read_object(tokens: Sequence[Token], at: int) -> Names:
    """The names of the noun phrase that begins at `at`, with the list that it opens; empty when it names nobody."""
    first = _one_name(tokens, at)
    if first is None:
        return _promised_list(tokens, at)
    first = _fuller(tokens, first)
    found = [first]
    end = first + 1
    while (following := _next_in_list(tokens, end, found)) is not None:
        found.append(following)
        end = following + 1
    more = _promised_behind(tokens, end)
    return Names((*found, *(i for i in more.at if i not in found)), max(end, more.end))


def _promised_behind(tokens: Sequence[Token], end: int) -> Names:
    """The names that a further member only promises ("the League and of three mayors: A, B and C")."""
    at = _skip_tail(tokens, end)
    at += at < len(tokens) and tokens[at].lower == ","
    if at + 1 >= len(tokens) or tokens[at].lower not in ("and", "&"):
        return NOBODY
    return _promised_list(tokens, _past_lead(tokens, at + 1))


def _fuller(tokens: Sequence[Token], at: int) -> int:
    """The name itself where a description comes before it ("his opponent, Reed")."""
    if at + 2 < len(tokens) and tokens[at + 1].lower == "," and tokens[at + 2].is_actor:
        described, name = tokens[at].name, tokens[at + 2].name
        if described is not None and name is not None and described.how is How.NOMINAL:
            return at + 2 if described.entities == name.entities else at
    return at


def _one_name(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the first name of a noun phrase, behind its modifiers; None when the phrase ends before."""
    start = at
    for steps in range(MAX_MODIFIERS):
        if at >= len(tokens):
            return None
        token = tokens[at]
        if token.is_actor:
            beside = _name_beside(tokens, at + 1) if not token.is_person and only_modifies(tokens, at) else None
            named = at if beside is None else beside
            return None if token.is_pronoun and steps else named  # "two candidates it endorsed"
        if token.owns:
            if not token.is_short_pronoun or _owned_candidacy(tokens, at + 1) or _owns_nothing(tokens, at + 1):
                return _owner(tokens, at)
        elif token.lower == "," and steps:
            return _apposed(tokens, at + 1)
        elif token.lower in load_nouns()["candidacy"] and at + 1 < len(tokens) and tokens[at + 1].lower in ("of", "by"):
            at += 1
        elif token.name is None and _ends_phrase(tokens, at):
            return _named_behind_phrase(tokens, start, at)
        at += 1
    return None


def _named_behind_phrase(tokens: Sequence[Token], start: int, at: int) -> int | None:
    """The name behind "the third candidate in the field, ...": a description that a phrase makes longer."""
    runs = load_nouns()["runner"]
    if tokens[at].lower not in load_grammar().prepositions or not any(t.lower in runs for t in tokens[start : at + 6]):
        return None
    if tokens[start].lower not in load_grammar().determiners:
        return None
    for i in range(at + 1, min(at + 9, len(tokens))):
        if tokens[i].lower == ",":
            named = _apposed(tokens, i + 1)
            return named if named is not None and tokens[named].is_person else None
        if tokens[i].lower in BREAKS or looks_like_verb(tokens, i) or tokens[i].lower in load_grammar().relatives:
            return None
    return None


def _owner(tokens: Sequence[Token], at: int) -> int | None:
    """Whom a possessive means: its owner with a candidacy or nothing behind it, else a name in apposition."""
    owns_itself = _owned_candidacy(tokens, at + 1) or (tokens[at].is_pronoun and _owns_nothing(tokens, at + 1))
    return at if owns_itself else _name_beside(tokens, at + 1)


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word cannot stand inside a noun phrase."""
    grammar, word = load_grammar(), tokens[at].lower
    if word in grammar.measures or word in BREAKS or word == ",":
        return True
    if word in grammar.prepositions or word in grammar.conjunctions or word in grammar.relatives:
        return True
    return looks_like_verb(tokens, at) and not _modifies(tokens, at)


def _owns_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Whether "her" stands for the person after all, as nothing follows that she could own."""
    if at >= len(tokens):
        return True
    grammar, word = load_grammar(), tokens[at].lower
    closes = word in grammar.prepositions or word in grammar.conjunctions or word in grammar.adverbs
    return tokens[at].is_mark or (closes and tokens[at].name is None)


def _owned_candidacy(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands at `at` is a campaign, perhaps behind adjectives ("long-shot bid")."""
    nouns, grammar = load_nouns(), load_grammar()
    for token in tokens[at : at + 4]:
        if token.name is not None or token.is_mark or token.lower in grammar.prepositions:
            return False
        if token.lower in nouns["candidacy"]:
            return True
    return False


def only_modifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plain noun right behind a name is the one that acts ("Labour councillors endorsed")."""
    if at + 1 >= len(tokens) or tokens[at].is_pronoun:
        return False
    behind, grammar = tokens[at + 1], load_grammar()
    if behind.name is not None or behind.is_mark or looks_like_verb(tokens, at + 1) or behind.lower.isdigit():
        return False
    small = grammar.adverbs | grammar.prepositions | grammar.conjunctions | grammar.relatives | grammar.negations
    timely = behind.lower in grammar.weekdays or behind.lower in grammar.months or behind.lower.endswith("ly")
    plain_verb = behind.lower in load_lexicon().by_form
    return not (behind.lower in small or timely or plain_verb or behind.lower in grammar.hedging_auxiliaries)


def _name_beside(tokens: Sequence[Token], at: int) -> int | None:
    """A name in apposition to what somebody owns ("Reed's deputy Jo Marsh")."""
    for i in range(at, min(at + 5, len(tokens))):
        token = tokens[i]
        if token.is_actor:
            return i
        if token.lower == "," and i > at:
            return _apposed(tokens, i + 1)
        stops = token.lower in load_grammar().prepositions or token.lower in load_grammar().relatives
        if token.name is not None or token.is_mark or stops or looks_like_verb(tokens, i):
            return None
    return None


def _apposed(tokens: Sequence[Token], at: int) -> int | None:
    """The name behind a comma that says who a description is ("the incumbent, Reed"), if it has no verb of its own."""
    for i in range(at, min(at + 7, len(tokens))):
        token = tokens[i]
        if token.is_actor:
            behind = i + 1
            return None if behind < len(tokens) and looks_like_verb(tokens, behind) else i
        stops = token.lower in load_grammar().prepositions or token.lower in load_grammar().conjunctions
        if token.name is not None or token.is_mark or stops or token.lower in load_grammar().relatives:
            return None
    return None


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether an -ed word stands before a name as an adjective ("embattled mayor Reed")."""
    led = at > 0 and tokens[at - 1].lower in load_grammar().determiners
    return led and tokens[at].lower.endswith("ed") and at + 1 < len(tokens) and not tokens[at + 1].is_mark


def _next_in_list(tokens: Sequence[Token], end: int, found: Sequence[int]) -> int | None:
    """Index of the next name of the list that stands at `end`, if the list goes on."""
    at = _skip_tail(tokens, end)
    if at >= len(tokens):
        return None
    if tokens[at].lower == ";":
        return None if gapped_at(tokens, at + 1) else _in_segment(tokens, at + 1)
    if tokens[at].lower in ("and", "&", "or"):
        return _member(tokens, _past_lead(tokens, at + 1))
    if (
        tokens[at].lower in ("as", "along", "alongside", "plus")
        and " ".join(t.lower for t in tokens[at : at + 3]) == "as well as"
    ):
        return _member(tokens, _past_lead(tokens, at + 3))
    if tokens[at].lower == ",":
        return _after_comma(tokens, at + 1, closed=len(found) == 1)
    return None


_LEADS_MEMBER = frozenset({"to", "then", "for", "behind", "of", "from", "by"})


def gapped_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The two names of "; the League, Reed": a clause that leaves out its verb; None where there is none."""
    at += at < len(tokens) and tokens[at].lower in ("and", "while", "but")
    at += at < len(tokens) and tokens[at].lower == "the"
    if at + 2 >= len(tokens) or not tokens[at].is_actor:
        return None
    to = at + 1 + (tokens[at + 1].lower in (",", "for"))
    ends = to + 1 >= len(tokens) or tokens[to + 1].lower in (".", ";", "?", "!")
    name = tokens[to].name
    told = name is not None and name.how in (How.FULL, How.SURNAME) and tokens[to].is_actor and tokens[to].is_person
    return (at, to) if told and ends else None


def _past_lead(tokens: Sequence[Token], at: int) -> int:
    """Past what may lead a further member: "to", "for", "a third for"."""
    if at < len(tokens) and tokens[at].lower == ",":
        close = _end_of_aside(tokens, at + 1)
        if close is not None and close + 1 < len(tokens) and tokens[close + 1].lower in ("of", "from"):
            return close + 2
    ranked = read_rank(tokens, at)
    if ranked is not None and ranked[1] < len(tokens) and tokens[ranked[1]].lower in ("for", "to"):
        return ranked[1] + 1
    if [t.lower for t in tokens[at : at + 2]] in (["that", "of"], ["that", "from"], ["those", "of"], ["those", "from"]):
        return at + 2
    return at + 1 if at < len(tokens) and tokens[at].lower in _LEADS_MEMBER else at


def _skip_tail(tokens: Sequence[Token], at: int) -> int:
    """Past what still belongs to a name: "of Port Clement", "(D)", a closing quotation mark."""
    while at < len(tokens):
        word = tokens[at].lower
        if word == "(":
            close = next((i for i in range(at, min(at + 12, len(tokens))) if tokens[i].lower == ")"), None)
            if close is None:
                return at
            at = close + 1
        elif at + 1 < len(tokens) and (word == "of" or (word in ("in", "from", "at") and _is_place(tokens, at + 1))):
            at = _skip_place(tokens, at + 1)
        elif (ranked := read_rank(tokens, at)) is not None:
            at = ranked[1]
        elif word == "for" and (office := _office_ends(tokens, at + 1)) is not None:
            at = office
        elif (tokens[at].name is None and word in load_nouns()["candidacy"]) or (
            word in QUOTE_MARKS and at + 1 < len(tokens) and tokens[at + 1].lower in (",", ";", "and")
        ):
            at += 1
        else:
            return at
    return at


def _office_ends(tokens: Sequence[Token], at: int) -> int | None:
    """Index behind an office that a list goes on from ("Reed for council and Moss for mayor"); None otherwise."""
    for i in range(at, min(at + 6, len(tokens))):
        if tokens[i].name is not None or looks_like_verb(tokens, i):
            return None
        if tokens[i].lower in ("and", ",", ";"):
            return i if i > at else None
        if tokens[i].is_mark or tokens[i].lower in load_grammar().conjunctions:
            return None
    return None


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital begins a place, not a month or a day."""
    grammar, word = load_grammar(), tokens[at].lower
    if tokens[at].name is not None or not tokens[at].capital or word in grammar.weekdays:
        return False
    return word not in grammar.months or (at + 1 < len(tokens) and tokens[at + 1].capital)


def _skip_place(tokens: Sequence[Token], at: int) -> int:
    """Past a place name: words up to the next mark, conjunction or verb."""
    start = at
    while at < len(tokens) and at - start < 6:
        token = tokens[at]
        stop = token.is_mark or token.lower in load_grammar().conjunctions or token.lower in load_grammar().prepositions
        if stop or looks_like_verb(tokens, at):
            return at
        at += 1
    return at


def _in_segment(tokens: Sequence[Token], at: int) -> int | None:
    """The name that leads the part of a list between two semicolons."""
    while at < len(tokens) and tokens[at].lower in ("and", "in", "for"):
        at += 1
    for i in range(at, min(at + MAX_MODIFIERS, len(tokens))):
        if tokens[i].is_actor:
            return i
        if tokens[i].lower in BREAKS:
            return None
    return None


def _after_comma(tokens: Sequence[Token], at: int, *, closed: bool) -> int | None:
    """The next member behind a comma, past an aside such as "the planner," when the list goes on behind it."""
    if at < len(tokens) and tokens[at].lower in ("and", "&", "or"):
        return _member(tokens, _past_lead(tokens, at + 1))
    member = _member(tokens, at)
    if member is not None:
        return member if _list_goes_on(tokens, member + 1) or not closed else None
    aside_end = _end_of_aside(tokens, at)
    if aside_end is None:
        return None
    if tokens[aside_end].lower == ";":
        return _in_segment(tokens, aside_end + 1)
    if tokens[aside_end].lower in ("and", "&"):
        return _member(tokens, aside_end + 1)
    return _after_comma(tokens, aside_end + 1, closed=closed) if tokens[aside_end].lower == "," else None


def _list_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "and" with a further name follows, so that a comma before was one of a list."""
    at = _skip_tail(tokens, at)
    if at >= len(tokens) or tokens[at].lower in ("and", "&", ";"):
        return at < len(tokens)
    if tokens[at].lower != ",":
        return False
    following = _after_comma(tokens, at + 1, closed=False)
    return following is not None


def _end_of_aside(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the comma (or "and") that closes an aside without a name of its own; None when there is none."""
    for i in range(at, min(at + MAX_ASIDE, len(tokens))):
        token = tokens[i]
        if token.lower in (",", "and", "&", ";") and i > at:
            return i
        if token.lower in BREAKS or token.is_actor:
            return None
    return None


def _member(tokens: Sequence[Token], at: int) -> int | None:
    """Index of a name at `at` that is a list's member: no verb of its own behind it."""
    found = _one_name(tokens, at)
    if found is None or found - at > 6:
        return None
    behind = _skip_tail(tokens, found + 1)
    if tokens[found].owns:
        return found
    if behind < len(tokens) and tokens[behind].lower == "also":
        behind += 1
    if (
        behind + 1 < len(tokens)
        and tokens[behind].lower == "for"
        and tokens[behind + 1].is_actor
        and not tokens[found].is_person
    ):
        return None  # "and the Guild for Moss": a gap, not a member
    if behind < len(tokens) and (looks_like_verb(tokens, behind) or has_own_verb(tokens, behind)):
        return None
    return found


def has_own_verb(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a name has a verb of its own behind an aside ("Reed, an old colleague, did the same")."""
    if tokens[comma].lower != ",":
        return False
    for i in range(comma + 1, min(comma + MAX_ASIDE, len(tokens) - 1)):
        if tokens[i].lower == ",":
            return looks_like_verb(tokens, i + 1) and tokens[i + 1].lower not in saying_forms()
        if tokens[i].lower in (".", ";", ":") or (looks_like_verb(tokens, i) and tokens[comma + 1].lower != "who"):
            return False
    return False


def _promised_list(tokens: Sequence[Token], at: int) -> Names:
    """The names that a number or a plural promises behind a colon ("three mayors: A, B and C") or "including"."""
    grammar = load_grammar()
    if at < len(tokens) and tokens[at].lower in grammar.prepositions:
        return NOBODY
    relative = False
    for i in range(at, min(at + 16, len(tokens))):
        word = tokens[i].lower
        if word in (":", "--", "—", "–") or (word == "," and _opens_list(tokens, i + 1)) or word in PLAIN_OPENERS:
            start = i + 1 if word in MARKS_BEFORE_LIST else i
            start += _opener_length(tokens, start)
            return _read_list(tokens, start)
        relative |= tokens[i].is_pronoun or word in grammar.relatives
        if word in (".", ";", "?", "!") or (tokens[i].name is not None and not tokens[i].is_pronoun):
            return NOBODY
        if looks_like_verb(tokens, i) and not relative:
            return NOBODY
    return NOBODY


def _past_modifiers_with_and(tokens: Sequence[Token], at: int) -> int | None:
    """The name behind two roles ("lawyer and activist Reed")."""
    for i in range(at, min(at + 7, len(tokens))):
        if tokens[i].is_actor:
            return i
        word = tokens[i].lower
        if (
            tokens[i].name is not None
            or tokens[i].is_mark
            or word in load_grammar().prepositions
            or looks_like_verb(tokens, i)
        ):
            return None
    return None


def _read_list(tokens: Sequence[Token], start: int) -> Names:
    """A list that begins at `start`, also one whose parts open with a place ("in Ward 1, A; in Ward 3, B")."""
    if _one_name(tokens, start) is not None:
        return read_object(tokens, start)
    joined = _past_modifiers_with_and(tokens, start)
    if joined is not None:
        return read_object(tokens, joined)
    lead = _in_segment(tokens, start)
    return (
        read_object(tokens, lead)
        if lead is not None and any(t.lower == ";" for t in tokens[lead : lead + 20])
        else NOBODY
    )


PLAIN_OPENERS = frozenset({"including", "namely"})
MARKS_BEFORE_LIST = frozenset({":", "--", "—", "–", ","})


def _opens_list(tokens: Sequence[Token], at: int) -> bool:
    return _opener_length(tokens, at) > 0


def _opener_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens a list opener such as "among them" takes at `at`; 0 when there is none."""
    for length in (4, 3, 2, 1):
        if " ".join(t.lower for t in tokens[at : at + length]) in load_grammar().list_openers:
            return length
    return 0


def read_list_after(tokens: Sequence[Token], at: int) -> Names:
    """The list of names that a colon, a dash or an opener such as "including" begins behind `at`."""
    for i in range(at, len(tokens)):
        word = tokens[i].lower
        opened = word in MARKS_BEFORE_LIST and word != ","
        if opened or _opens_list(tokens, i):
            start = i + 1 if opened else i
            start += _opener_length(tokens, start)
            if _one_name(tokens, start) is not None:
                return read_object(tokens, start)
        if word in (";", ".", "!", "?"):
            return NOBODY
    return NOBODY
