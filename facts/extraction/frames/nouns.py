"""Who is named at a place, with everyone in the same list?

A list ends where a name has a verb of its own; a number or a plural may promise names behind a colon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.extraction.annotated import How
from facts.extraction.frames.heads import one_name
from facts.extraction.frames.members import (
    MAX_ASIDE,
    end_of_relative,
    in_segment,
    list_goes_on,
    member_at,
    next_in_list,
    past_lead,
)
from facts.extraction.frames.openers import (
    ALIKE,
    MARKS_BEFORE_LIST,
    PLAIN_OPENERS,
    dash_closes,
    gives_examples,
    is_only_owner,
    opener_length,
    opens_list,
    owns_what_is_listed,
    past_two_roles,
)
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import QUOTE_MARKS, Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, word_list


@dataclass(slots=True)
class Names:
    """Names found at a place: indexes of their tokens, and where reading stopped."""

    at: tuple[int, ...]
    end: int

    def __bool__(self) -> bool:
        return bool(self.at)


NOBODY = Names((), 0)
_NOBODIES = frozenset({"nobody", "none", "no-one", "nothing"})
_NO_WHO = frozenset({"one", "candidate", "candidates", "side"})


def read_object(tokens: Sequence[Token], at: int) -> Names:
    """The names of the noun phrase that begins at `at`, with the list that it opens; empty when it names nobody."""
    no = at < len(tokens) and tokens[at].lower.startswith("no") and _is_nobody(tokens, at)
    first = one_name(tokens, at) if not no else None
    if first is None:
        listed = _promised_list(tokens, at)
        if not listed.at:
            listed = _behind_unnamed(tokens, at)
        return listed if listed.at else _named_as_well(tokens, at)
    first = _fuller(tokens, first)
    found = [first]
    end = first + 1
    while (following := next_in_list(tokens, end, found)) is not None:
        if _is_other_list(tokens, found, following):
            break
        found.append(following)
        end = following + 1
    more = _promised_behind(tokens, end, is_of_bodies=not tokens[found[0]].is_person)
    return Names((*found, *(i for i in more.at if i not in found)), max(end, more.end))


def _is_nobody(tokens: Sequence[Token], at: int) -> bool:
    """Whether "nobody" or "no one" stands there: who is named behind it is somebody else ("nobody, its clerk, Ott")."""
    word = tokens[at].lower
    return word in _NOBODIES or (word == "no" and at + 1 < len(tokens) and tokens[at + 1].lower in _NO_WHO)


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


def _promised_behind(tokens: Sequence[Token], end: int, *, is_of_bodies: bool) -> Names:
    """The names that a further member only promises ("the League and of three mayors: A, B and C").

    Behind bodies, who back somebody, also "along with two members of the council, A and B".
    """
    at = skip_tail(tokens, end)
    at += at < len(tokens) and tokens[at].lower == ","
    relative = end_of_relative(tokens, at)
    at = relative + 1 if relative is not None else at
    if at + 1 < len(tokens) and [t.lower for t in tokens[at : at + 2]] == ["along", "with"] and is_of_bodies:
        return _counted_list(tokens, at + 2) or read_object(tokens, at + 2)
    if at + 1 >= len(tokens) or tokens[at].lower not in ("and", "&"):
        return NOBODY
    return _promised_list(tokens, past_lead(tokens, at + 1))


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
    closed = name is not None and name.how is How.SURNAME and behind[:1] == [";"]  # "the justice, Reed; the Guild"
    full = name is not None and name.how is How.FULL
    return closed or (full and behind[:1] == [","] and behind[1:] not in (["and"], ["&"]))


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
        if word in _OPENERS and (word != "," or opens_list(tokens, i + 1)):
            return NOBODY if dash_closes(tokens, i) else _opened_list(tokens, i)
        if word in ALIKE and i > at and gives_examples(tokens, i):
            return _opened_list(tokens, i)
        if tokens[i].name is not None:
            relative |= tokens[i].is_pronoun
            ends = not relative and not is_only_owner(tokens[i]) and not owns_what_is_listed(tokens, i)
        elif word in _STOPS or word in things:
            ends = True  # "backed ideas of others, including Reed"
        else:
            relative = relative or word in grammar.relatives
            ends = (not relative and looks_like_verb(tokens, i)) or (word == "," and _turns(tokens, i + 1))
        if ends:
            return NOBODY
    return NOBODY


_OPENERS = PLAIN_OPENERS | MARKS_BEFORE_LIST
_STOPS = frozenset({".", ";", "?", "!"})


def _turns(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence turns to something else behind a comma."""
    return at < len(tokens) and tokens[at].lower in ("and", "but", "after", "while", "when")


def _opened_list(tokens: Sequence[Token], at: int) -> Names:
    """The list that a mark or a word at `at` opens."""
    start = at + 1 if tokens[at].lower in MARKS_BEFORE_LIST else at
    return _read_list(tokens, start + opener_length(tokens, start))


_COUNTS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)}
_COUNTS |= {"pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4}


def _behind_unnamed(tokens: Sequence[Token], at: int) -> Names:
    """The names behind a first member without one ("two councillors, Mayor Ann Reed and several others")."""
    if at >= len(tokens) or not (_counts(tokens[at].lower) or tokens[at].lower.isdigit()):
        return NOBODY
    for i in range(at + 1, min(at + MAX_ASIDE, len(tokens) - 1)):
        if tokens[i].lower == "," and tokens[i - 1].lower.endswith("s"):
            first = member_at(tokens, i + 1)
            goes_on = first is not None and list_goes_on(tokens, first + 1)
            return read_object(tokens, first) if first is not None and goes_on else NOBODY
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            break
    return NOBODY


def _named_as_well(tokens: Sequence[Token], at: int) -> Names:
    """The names behind an unnamed first member and its preposition ("of five councillors, as well as of Ann Reed")."""
    if not 0 < at < len(tokens) or tokens[at - 1].lower not in ("of", "from") or not _counts(tokens[at].lower):
        return NOBODY
    for i in range(at + 1, min(at + MAX_ASIDE, len(tokens) - 1)):
        if tokens[i].lower in _STOPS or (tokens[i].name is not None and not tokens[i].is_pronoun):
            break
        if tokens[i].lower == "well" and (tokens[i - 1].lower, tokens[i + 1].lower) == ("as", "as"):
            led = past_lead(tokens, i + 2)
            return read_object(tokens, led) if led > i + 2 else NOBODY
    return NOBODY


def _counts(word: str) -> bool:
    counted = word in word_list("nouns", "quantity") or word in word_list("nouns", "part")
    return counted or word in word_list("grammar", "counts")


def _is_pronoun_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether "her" is all that is acted on, so that a list behind it is none ("suspended for backing her: Ott")."""
    return at + 1 < len(tokens) and tokens[at].lower in ("her", "him", "them", "it") and tokens[at + 1].is_mark


def _counted_list(tokens: Sequence[Token], at: int) -> Names:
    """The names that a number counts behind a comma ("two members of the City Council, Reed and Ott")."""
    count = next((_COUNTS[t.lower] for t in tokens[at : at + 2] if t.lower in _COUNTS), 0)
    for i in range(at + 1, min(at + MAX_ASIDE, len(tokens) - 1) if count else 0):
        titled = tokens[i].is_actor and tokens[i].title.rstrip().endswith(",")  # "colleagues, Ann Reed and Jo Ott"
        if tokens[i].lower == "," or titled:
            listed = read_object(tokens, i + (not titled))
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
    lead = in_segment(tokens, start)
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
