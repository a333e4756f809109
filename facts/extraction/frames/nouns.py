"""Who is named at a place, with everyone in the same list?

A list ends where a name has a verb of its own; a number or a plural may promise names behind a colon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from facts.extraction.annotated import How
from facts.extraction.frames.gaps import gapped_at
from facts.extraction.frames.heads import MAX_MODIFIERS, MAX_OFFICE, one_name
from facts.extraction.frames.joined_verbs import joins_a_verb
from facts.extraction.frames.openers import (
    DASHES,
    MARKS_BEFORE_LIST,
    PLAIN_OPENERS,
    dash_closes,
    is_only_owner,
    opener_length,
    opens_list,
    past_two_roles,
)
from facts.extraction.frames.ranks import read_rank
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, Token, looks_like_verb, saying_forms
from facts.extraction.lexicon import load_grammar, word_list

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
    first = one_name(tokens, at)
    if first is None:
        return _promised_list(tokens, at) or _behind_unnamed(tokens, at)
    first = _fuller(tokens, first)
    found = [first]
    end = first + 1
    while (following := _next_in_list(tokens, end, found)) is not None:
        if _is_other_list(tokens, found, following):
            break
        found.append(following)
        end = following + 1
    more = _promised_behind(tokens, end)
    return Names((*found, *(i for i in more.at if i not in found)), max(end, more.end))


def _is_other_list(tokens: Sequence[Token], found: Sequence[int], following: int) -> bool:
    """Whether ", and Ott" behind "by the League and the Guild" goes on with whom they stand beside, not with them."""
    joined = len(found) > 1 and any(t.lower == "and" for t in tokens[found[-2] : found[-1]])
    between = [t.lower for t in tokens[found[-1] + 1 : following]]
    led = between[2:3] != [] and between[2] in ("of", "from", "by")  # "of 14 members, A and B, and of the League"
    return (
        joined
        and not led
        and between[:2] == [",", "and"]
        and tokens[following].is_person
        and not tokens[found[-1]].is_person
    )


def _promised_behind(tokens: Sequence[Token], end: int) -> Names:
    """The names that a further member only promises ("the League and of three mayors: A, B and C")."""
    at = skip_tail(tokens, end)
    at += at < len(tokens) and tokens[at].lower == ","
    relative = _end_of_relative(tokens, at)
    at = relative + 1 if relative is not None else at
    if at + 1 >= len(tokens) or tokens[at].lower not in ("and", "&"):
        return NOBODY
    return _promised_list(tokens, _past_lead(tokens, at + 1))


def _fuller(tokens: Sequence[Token], at: int) -> int:
    """The name itself where a description comes before it ("his opponent, Reed")."""
    if at + 2 < len(tokens) and tokens[at + 1].lower == "," and tokens[at + 2].is_actor:
        described, name = tokens[at].name, tokens[at + 2].name
        if described is not None and name is not None and described.how is How.NOMINAL:
            apposed = tokens[at].is_person and tokens[at + 2].is_person and _is_apposed(tokens, at + 2)
            return at + 2 if apposed or described.entities == name.entities else at
    return at


def _is_apposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the comma that closes an apposition stands behind the full name at `at`, and no list goes on there."""
    name = tokens[at].name
    behind = [t.lower for t in tokens[at + 1 : at + 3]]
    return name is not None and name.how is How.FULL and behind[:1] == [","] and behind[1:] not in (["and"], ["&"])


def _next_in_list(tokens: Sequence[Token], end: int, found: Sequence[int]) -> int | None:
    """Index of the next name of the list that stands at `end`, if the list goes on."""
    at = skip_tail(tokens, end)
    at = _past_dashes(tokens, at)
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
    if tokens[at].lower in DASHES:
        close = next((i for i in range(at + 1, min(at + MAX_ASIDE, len(tokens))) if tokens[i].lower in DASHES), None)
        return _next_in_list(tokens, close + 1, found) if close is not None else None
    return None


def _past_dashes(tokens: Sequence[Token], at: int) -> int:
    """Past an aside between dashes behind a name, when the list goes on behind it ("Yu — who ... — and Reed")."""
    if at + 1 >= len(tokens) or tokens[at].lower not in ("—", "–", "--"):
        return at
    for i in range(at + 1, min(at + 30, len(tokens) - 1)):
        if tokens[i].lower == tokens[at].lower:
            return i + 1 if tokens[i + 1].lower in ("and", "&", ",") else at
        if tokens[i].lower in (".", "?", "!"):
            break
    return at


_LEADS_MEMBER = frozenset({"to", "then", "for", "behind", "of", "from", "by", "on", "with"})


def _past_lead(tokens: Sequence[Token], at: int) -> int:
    """Past what may lead a further member: "to", "for", "a third for"."""
    if at < len(tokens) and tokens[at].lower == ",":
        close = _end_of_aside(tokens, at + 1)
        if close is not None and close + 1 < len(tokens) and tokens[close].lower == ",":
            return close + 1 + (tokens[close + 1].lower in ("of", "from", "by", "for"))
    ranked = read_rank(tokens, at)
    if ranked is not None and ranked[1] < len(tokens) and tokens[ranked[1]].lower in ("for", "to"):
        return ranked[1] + 1
    if [t.lower for t in tokens[at : at + 2]] in (["that", "of"], ["that", "from"], ["those", "of"], ["those", "from"]):
        return at + 2
    return at + 1 if at < len(tokens) and tokens[at].lower in _LEADS_MEMBER else at


def _in_segment(tokens: Sequence[Token], at: int) -> int | None:
    """The name that leads the part of a list between two semicolons."""
    while at < len(tokens) and tokens[at].lower in ("and", "in", "for"):
        at += 1
    for i in range(at, min(at + MAX_MODIFIERS, len(tokens))):
        if tokens[i].is_actor:
            return i
        if tokens[i].lower in BREAKS or looks_like_verb(tokens, i):
            return None
    return None


def _after_comma(tokens: Sequence[Token], at: int, *, closed: bool) -> int | None:
    """The next member behind a comma, past an aside such as "the planner," when the list goes on behind it."""
    if at < len(tokens) and tokens[at].lower in ("and", "&", "or"):
        return _member(tokens, _past_lead(tokens, at + 1))
    if opens_list(tokens, at):
        return None  # "backed Reed, including Ott": those who back
    member = _member(tokens, at)
    if member is not None:
        return member if _list_goes_on(tokens, member + 1) or not closed else None
    if (person := _of_two_roles(tokens, at)) is not None:
        return person
    if at + 1 < len(tokens) and tokens[at].lower in ("from", "of", "on", "by") and tokens[at].name is None:
        return _member(tokens, at + 1)  # "from Ott, from the Guild and from Reed"
    aside_end = _end_of_relative(tokens, at) or _end_of_aside(tokens, at)
    if aside_end is None:
        return None
    if tokens[aside_end].lower == ";":
        return _in_segment(tokens, aside_end + 1)
    if tokens[aside_end].lower in ("and", "&"):
        member = _member(tokens, aside_end + 1)
        return member if member is not None else _after_long_aside(tokens, aside_end + 1)
    return _after_comma(tokens, aside_end + 1, closed=closed) if tokens[aside_end].lower == "," else None


def _after_long_aside(tokens: Sequence[Token], at: int) -> int | None:
    """The name behind the semicolon that ends an aside with an "and" of its own."""
    for i in range(at, min(at + MAX_ASIDE, len(tokens))):
        if tokens[i].lower == ";":
            return _in_segment(tokens, i + 1)
        if tokens[i].lower in BREAKS or tokens[i].is_actor:
            return None
    return None


def _list_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "and" with a further name follows, so that a comma before was one of a list."""
    at = skip_tail(tokens, at)
    if at >= len(tokens) or tokens[at].lower in ("and", "&", ";"):
        return at < len(tokens)
    if tokens[at].lower != ",":
        return False
    following = _after_comma(tokens, at + 1, closed=False)
    return following is not None


def _end_of_relative(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the comma or semicolon that closes "which had backed Ott in May,", if the list goes on there."""
    led = at + 1 < len(tokens) and tokens[at].lower in load_grammar().prepositions and tokens[at].name is None
    at += led  # "for whom he once worked"
    opens = ("whom", "which") if led else ("who", "which", "whose", "whom", "where")
    if at >= len(tokens) or tokens[at].lower not in opens:
        return None
    for i in range(at + 1, min(at + 20, len(tokens) - 1)):
        if tokens[i].lower == ";":
            return i if _in_segment(tokens, i + 1) is not None else None
        if tokens[i].lower == ",":
            if tokens[i + 1].lower in ("and", "&") or _of_two_roles(tokens, i + 1) is not None:
                return i
            member = _member(tokens, i + 1)
            return i if member is not None and _list_goes_on(tokens, member + 1) else None
        if tokens[i].lower in BREAKS:
            return None
    return None


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
    found = one_name(tokens, at) if not joins_a_verb(tokens, at) else None
    if found is None or found - at > (MAX_OFFICE if tokens[at].capital else 6):
        return None
    behind = skip_tail(tokens, found + 1)
    if tokens[found].owns:
        return found
    if [t.lower for t in tokens[found + 1 : found + 3]] in (["last", "."], ["last", ","]):
        return None  # "Reed at No. 2 and Moss last"
    apposed = found > at and any(t.lower == "," for t in tokens[at:found])
    if apposed and behind + 1 < len(tokens) and tokens[behind].lower == "," and _is_auxiliary(tokens[behind + 1]):
        return None  # "and the man before him, Reed, has yet to say"
    while behind < len(tokens) and tokens[behind].lower in ("also", "now", "then", "both", "still", "later", "once"):
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


def _is_auxiliary(token: Token) -> bool:
    return token.name is None and token.lower in load_grammar().auxiliaries


def _of_two_roles(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the person of "former delegate and lawyer Reed", if the list goes on behind."""
    if at >= len(tokens) or tokens[at].lower in _joints():
        return None
    found = past_two_roles(tokens, at)
    fits = found is not None and tokens[found].is_person and _list_goes_on(tokens, found + 1)
    return found if fits else None


@lru_cache
def _joints() -> frozenset[str]:
    grammar = load_grammar()
    return grammar.conjunctions | grammar.subordinators | grammar.adverbs


def has_own_verb(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a name has a verb of its own behind an aside ("Reed, an old colleague, did the same")."""
    if tokens[comma].lower != ",":
        return False
    if comma + 1 < len(tokens) and tokens[comma + 1].lower in saying_forms():
        return True
    for i in range(comma + 1, min(comma + MAX_ASIDE, len(tokens) - 1)):
        if tokens[i].lower == ",":
            return looks_like_verb(tokens, i + 1) and tokens[i + 1].lower not in saying_forms()
        if tokens[i].lower in (".", ";", ":") or (looks_like_verb(tokens, i) and tokens[comma + 1].lower != "who"):
            return False
    return False


def _promised_list(tokens: Sequence[Token], at: int) -> Names:
    """The names that a number or a plural promises behind a colon ("three mayors: A, B and C") or "including"."""
    grammar = load_grammar()
    if at < len(tokens) and (tokens[at].lower in grammar.prepositions or _is_pronoun_alone(tokens, at)):
        return NOBODY
    if counted := _counted_list(tokens, at):
        return counted
    relative = False
    things = word_list("nouns", "things")
    for i in range(at, min(at + 26, len(tokens))):
        word = tokens[i].lower
        if word in things and tokens[i].name is None:
            return NOBODY  # "backed ideas of others, including Reed"
        if dash_closes(tokens, i):
            return NOBODY
        if word in ("(", ":", "--", "—", "–") or (word == "," and opens_list(tokens, i + 1)) or word in PLAIN_OPENERS:
            start = i + 1 if word in MARKS_BEFORE_LIST else i
            start += opener_length(tokens, start)
            return _read_list(tokens, start)
        if word == "," and i + 1 < len(tokens) and tokens[i + 1].lower in ("and", "but", "after", "while", "when"):
            return NOBODY
        relative |= tokens[i].is_pronoun or word in grammar.relatives
        if word in (".", ";", "?", "!") or (
            tokens[i].name is not None and not tokens[i].is_pronoun and not is_only_owner(tokens[i]) and not relative
        ):
            return NOBODY
        if looks_like_verb(tokens, i) and not relative:
            return NOBODY
    return NOBODY


_COUNTS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)}
_COUNTS |= {"pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4}


def _behind_unnamed(tokens: Sequence[Token], at: int) -> Names:
    """The names behind a first member without one ("two councillors, Mayor Ann Reed and several others")."""
    if at >= len(tokens) or not (tokens[at].lower in _counted() or tokens[at].lower.isdigit()):
        return NOBODY
    for i in range(at + 1, min(at + MAX_ASIDE, len(tokens) - 1)):
        if tokens[i].lower == "," and tokens[i - 1].lower.endswith("s"):
            first = _member(tokens, i + 1)
            goes_on = first is not None and _list_goes_on(tokens, first + 1)
            return read_object(tokens, first) if first is not None and goes_on else NOBODY
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            break
    return NOBODY


@lru_cache
def _counted() -> frozenset[str]:
    return word_list("nouns", "quantity") | word_list("nouns", "part") | word_list("grammar", "counts")


def _is_pronoun_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether "her" is all that is acted on, so that a list behind it is none ("suspended for backing her: Ott")."""
    return at + 1 < len(tokens) and tokens[at].lower in ("her", "him", "them", "it") and tokens[at + 1].is_mark


def _counted_list(tokens: Sequence[Token], at: int) -> Names:
    """The names that a number counts behind a comma ("two members of the City Council, Reed and Ott")."""
    count = next((_COUNTS[t.lower] for t in tokens[at : at + 2] if t.lower in _COUNTS), 0)
    for i in range(at + 1, min(at + MAX_ASIDE, len(tokens) - 1) if count else 0):
        if tokens[i].lower == ",":
            listed = read_object(tokens, i + 1)
            return listed if len(listed.at) == count else NOBODY
        if tokens[i].is_mark or (looks_like_verb(tokens, i) and not tokens[i].capital):
            break
    return NOBODY


def _read_list(tokens: Sequence[Token], start: int) -> Names:
    """A list that begins at `start`, also one whose parts open with a place ("in Ward 1, A; in Ward 3, B")."""
    if one_name(tokens, start) is not None:
        return read_object(tokens, start)
    joined = past_two_roles(tokens, start)
    if joined is not None:
        return read_object(tokens, joined)
    lead = _in_segment(tokens, start)
    return (
        read_object(tokens, lead)
        if lead is not None and any(t.lower == ";" for t in tokens[lead : lead + 20])
        else NOBODY
    )


def read_list_after(tokens: Sequence[Token], at: int) -> Names:
    """The list of names that a colon, a dash or an opener such as "including" begins behind `at`."""
    for i in range(at, len(tokens)):
        word = tokens[i].lower
        opened = word in MARKS_BEFORE_LIST and word != ","
        if opened or opens_list(tokens, i):
            start = i + 1 if opened else i
            start += opener_length(tokens, start)
            if tokens[start : start + 1] and tokens[start].lower in QUOTE_MARKS:
                return NOBODY  # what somebody says
            if one_name(tokens, start) is not None:
                return read_object(tokens, start)
        if word in (";", ".", "!", "?"):
            return NOBODY
    return NOBODY
