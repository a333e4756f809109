"""Do the words behind a verb fill the places of a phrase?

Adverbs, days and quotation marks may stand between any two places; everything else must be as the phrase has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from facts.extraction.frames.exits import exit_ends
from facts.extraction.frames.heads import _owns_nothing
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.ranks import read_rank
from facts.extraction.frames.tails import clause_ends, skip_tail
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, Token, looks_like_verb
from facts.extraction.frames.verbs import _is_adverb
from facts.extraction.lexicon import (
    Element,
    ElementKind,
    load_grammar,
    load_lexicon,
    load_nouns,
    noun_index,
    word_list,
)
from facts.extraction.names.words import name_words

MAX_GAP = 12
_ADJECTIVES = frozenset(
    {"continuing", "ongoing", "standing", "lasting", "growing", "winning", "backing", "binding", "boosting"}
)
_BEFORE_NAME = frozenset({",", "for", "in", "of"})  # what may stand between a description and the name
MAX_CONTEST = 8  # words of "in the sheriff's race"


@dataclass(slots=True)
class Filled:
    """What filled the places behind a verb.

    Attributes:
        end: Index behind the last token used.
        slots: "E" or "C" -> indexes of their names.
        owner: Index of the name that owns the noun of support, or None.
        rank: The rank that the phrase itself gives, or None.
        noun: Whether a noun of support was used, and where it ends.
    """

    end: int
    slots: dict[str, tuple[int, ...]] = field(default_factory=dict)
    owner: int | None = None
    rank: int | None = None
    noun: int | None = None
    used: int = 0

    def with_(self, **changed: object) -> Filled:
        """A copy with some fields changed."""
        made = Filled(self.end, self.slots, self.owner, self.rank, self.noun, self.used)
        for name, value in changed.items():
            setattr(made, name, value)
        return made


def fill(tokens: Sequence[Token], at: int, elements: Sequence[Element], *, after_be: bool = False) -> Filled | None:
    """Fill `elements` from the token at `at` on; the longest way that fits, None when none does."""
    done = Filled(at)
    for n, element in enumerate(elements):
        if element.bracket or element.kind is ElementKind.GAP:
            ways = list(_ways(tokens, done, list(elements[n:]), after_be=after_be and not n))
            return max(ways, key=lambda way: (way.used, way.end)) if ways else None
        following = _filled_next(tokens, element, done)
        if following is None:
            return None
        done = following
    return done


def _ways(tokens: Sequence[Token], done: Filled, elements: list[Element], *, after_be: bool) -> Iterator[Filled]:
    if not elements:
        yield done
        return
    first, rest = elements[0], elements[1:]
    if first.optional:
        yield from _ways(tokens, done, [e for e in rest if e.bracket != first.bracket], after_be=after_be)
        rest = [_needed(e) if e.bracket == first.bracket else e for e in rest]  # all of a bracket or nothing
    if first.kind is ElementKind.GAP:
        for end in _gap_ends(tokens, done.end, after_be=after_be):
            yield from _ways(tokens, done.with_(end=end), rest, after_be=False)
        return
    following = _filled_next(tokens, first, done)
    if following is not None:
        yield from _ways(tokens, following, rest, after_be=False)


def _filled_next(tokens: Sequence[Token], element: Element, done: Filled) -> Filled | None:
    """With one more place filled, at the first start that fits; None when none does."""
    following = _take(tokens, done.end, element, done)
    for start in _starts(tokens, done.end) if following is None else ():
        following = _take(tokens, start, element, done)
        if following is not None:
            break
    if following is not None and element.kind is not ElementKind.END:
        following.used += 1
    return following


@lru_cache(maxsize=1024)
def _needed(element: Element) -> Element:
    """A place of a bracket once the bracket is there."""
    return replace(element, bracket=0)


def _starts(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Where the next place may begin if not here: behind quotation marks, adverbs and days."""
    if at >= len(tokens):
        return
    word = tokens[at].lower
    if word == "," and (close := _aside_closes(tokens, at)) is not None:
        yield close + 1
    elif word in ("in", "for") and (past := _past_contest(tokens, at)) is not None:
        yield past
    elif word == "any" and _goes_on(tokens, at + 1, "more"):
        yield at + 2
    elif word == ":" and _goes_on(tokens, at + 1, "from"):
        yield at + 1
    further = (_source_further_on(tokens, at), _past_apposition(tokens, at) if word in _BEFORE_NAME else None)
    yield from filter(None, further)
    while at < len(tokens):
        token = tokens[at]
        if (
            token.name is not None
            or not (token.lower in QUOTE_MARKS or _is_adverb(tokens, at))
            or token.lower in load_grammar().negations
        ):
            return
        at += 1
        yield at
        if _goes_on(tokens, at, ":") and _goes_on(tokens, at + 1, "from"):
            yield at + 1


def _goes_on(tokens: Sequence[Token], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at].lower == word


def _past_apposition(tokens: Sequence[Token], at: int) -> int | None:
    """Index of "to" behind ", Reed," or "for Vale West, Reed,", which say by name who is called on to do it."""
    apposed = at > 1 and tokens[at - 2].lower == ","  # "had the sheriff, Ott, in her corner"
    if tokens[at].lower == "," and tokens[at - 1].is_actor and (apposed or _goes_on(tokens, at + 1, "to")):
        return at + 1
    for i in range(at, min(at + MAX_CONTEST, len(tokens) - 3)):
        if tokens[i].lower == "," and tokens[i + 1].is_actor:
            ends = tokens[i + 1].is_person and tokens[i + 2].lower == "," and tokens[i + 3].lower == "to"
            return i + 3 if ends else None
        if tokens[i].is_mark or tokens[i].name is not None or looks_like_verb(tokens, i):
            return None
    return None


def _source_further_on(tokens: Sequence[Token], at: int) -> int | None:
    """Index of "from" in "two endorsements on Tuesday ahead of the vote, from Reed": nobody is named in between."""
    if tokens[at - 1].name is not None or noun_ends(tokens, at - 1, "SUPPORT") != at:
        return None
    for i in range(at, min(at + MAX_GAP + 4, len(tokens) - 1)):
        if tokens[i].lower == "," and tokens[i + 1].lower == "from":
            return i + 1
        if tokens[i].is_actor or tokens[i].lower in BREAKS or looks_like_verb(tokens, i):
            return None
    return None


def _past_contest(tokens: Sequence[Token], at: int) -> int | None:
    """Index behind "in the sheriff's race" or "in one statement" at `at`; None where no such words stand."""
    for i in range(at + 1, min(at + MAX_CONTEST, len(tokens))):
        if tokens[i].is_actor or tokens[i].is_mark or looks_like_verb(tokens, i):
            return None
        told = load_nouns()["RACE"] | load_nouns()["document"]
        if tokens[i].lower in told or tokens[i].lower in ("election", "primary", "runoff", "interview"):
            return i + 1
    return None


def _gap_ends(tokens: Sequence[Token], at: int, *, after_be: bool) -> Iterator[int]:
    yield at
    past_aside = 0
    for i in range(at, min(at + MAX_GAP, len(tokens))):
        token = tokens[i]
        if i < past_aside:
            continue
        if token.lower == "," and not after_be and (close := _aside_closes(tokens, i)) is not None:
            past_aside = close + 1
            yield past_aside
            continue
        if token.lower == "," and not after_be and _joins_nouns(tokens, i):
            continue
        if token.lower in BREAKS or token.lower == "," or token.lower in load_grammar().negations:
            return
        is_doer = token.is_short_pronoun and not token.owns
        if is_doer and i + 1 < len(tokens) and looks_like_verb(tokens, i + 1):
            return  # "told reporters she will continue to support Reed"
        if token.lower == "that" and _opens_clause(tokens, i + 1):
            return  # "told reporters that the Guild continued to support Reed"
        if after_be and not (
            _is_adverb(tokens, i)
            or token.lower in QUOTE_MARKS
            or token.lower in ("fully", "squarely", "100", "percent", "per", "cent", "very", "much")
        ):
            return
        yield i + 1


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody who does not stand begins a clause: a pronoun or a body."""
    at += at < len(tokens) and tokens[at].lower == "the"
    return at < len(tokens) and tokens[at].is_actor and (tokens[at].is_short_pronoun or not tokens[at].is_person)


def _joins_nouns(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma joins nouns that nobody is named by ("his family, his state and the party")."""
    for i in range(comma + 1, min(comma + 5, len(tokens))):
        if tokens[i].lower == "and":
            return i > comma + 1
        if tokens[i].is_actor or tokens[i].is_mark or looks_like_verb(tokens, i):
            return False
    return False


def _aside_closes(tokens: Sequence[Token], comma: int) -> int | None:
    """Index of the comma that closes an aside without a name."""
    for i in range(comma + 1, min(comma + 14, len(tokens))):
        if tokens[i].lower == ",":
            return i
        if tokens[i].lower in BREAKS or (tokens[i].is_actor and not tokens[i].is_pronoun):
            return None
    return None


def _take(tokens: Sequence[Token], at: int, element: Element, done: Filled) -> Filled | None:
    if at >= len(tokens):
        return None
    match element.kind:
        case ElementKind.SLOT:
            names = read_object(tokens, at)
            if not names.at and element.words[0] == "C" and (end := described_person(tokens, at)) is not None:
                return done.with_(end=end, slots=done.slots | {"C": ()})
            return done.with_(end=names.end, slots=done.slots | {element.words[0]: names.at}) if names.at else None
        case ElementKind.OWNER:
            owners = _owners(tokens, at)
            return done.with_(end=owners[-1] + 1, slots=done.slots | {element.words[0]: owners}) if owners else None
        case ElementKind.WORD:
            return _take_word(tokens, at, element, done)
        case ElementKind.NOUN:
            return _take_noun(tokens, at, element.words[0], done)
        case ElementKind.RANK:
            found = read_rank(tokens, at) or read_rank(tokens, skip_tail(tokens, at)) or _ranked_already(tokens, done)
            return done.with_(end=found[1], rank=found[0]) if found else None
        case ElementKind.POSSESSIVE:
            return (
                done.with_(end=at + 1)
                if tokens[at].owns or tokens[at].lower in ("its", "his", "her", "their", "our", "my")
                else None
            )
        case ElementKind.END:
            return done if clause_ends(tokens, skip_tail(tokens, done.end)) else None
        case _:
            return None


def _ranked_already(tokens: Sequence[Token], done: Filled) -> tuple[int | None, int] | None:
    """No rank for all where each candidate of a list has one behind the name ("Reed at No. 2 and Moss at No. 3")."""
    named = done.slots.get("C", ())
    return (None, done.end) if named and all(read_rank(tokens, i + 1) is not None for i in named) else None


@lru_cache
def _described() -> frozenset[str]:
    """What a candidate may be called instead of by name."""
    return load_nouns()["runner"] | name_words().heads.keys() | {"campaign", "candidacy"}


def described_person(tokens: Sequence[Token], at: int) -> int | None:
    """Index behind a description of one person without a name ("the London MP"); None if there is none."""
    people = _described()
    if at >= len(tokens) or tokens[at].lower != "the":
        return None
    for i in range(at + 1, min(at + 6, len(tokens))):
        token = tokens[i]
        if token.name is not None or token.is_mark or looks_like_verb(tokens, i):
            return None
        if token.lower in people and not token.lower.endswith("s"):
            behind = tokens[i + 1] if i + 1 < len(tokens) else None
            if behind is not None and behind.name is None and behind.lower in people:
                continue
            if token.lower in ("campaign", "candidacy") and tokens[i - 1].capital:
                return None  # "the Vasko campaign": of somebody whose name was not found
            open_ = behind is not None and (
                behind.owns or behind.lower in ("who", "that", "of", "whose", "with", "'s", "-")
            )
            return None if open_ or (behind is not None and behind.is_actor) else i + 1
    return None


def _owners(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """Who owns what follows: one name, or a list whose last member alone may show it ("the League and the Guild's")."""
    found: list[int] = []
    while at < len(tokens) and tokens[at].name is not None:
        found.append(at)
        joined = at + 1 < len(tokens) and tokens[at + 1].lower in ("and", ",", "&")
        if tokens[at].owns and not (joined and at + 2 < len(tokens) and tokens[at + 2].owns):
            return tuple(found)
        if not joined:
            return ()
        at += 2 + (tokens[at + 1].lower == "," and at + 2 < len(tokens) and tokens[at + 2].lower in ("and", "&"))
    return ()


def _take_word(tokens: Sequence[Token], at: int, element: Element, done: Filled) -> Filled | None:
    token = tokens[at]
    if token.name is not None:
        owned = "theirs" in element.words and token.owns and _owns_nothing(tokens, at + 1)
        return done.with_(end=at + 1) if ("it" in element.words or owned) and token.is_pronoun else None
    return done.with_(end=at + 1) if token.lower in element.words else None


def _take_noun(tokens: Sequence[Token], at: int, name: str, done: Filled) -> Filled | None:
    if name.startswith("EXIT"):
        end = exit_ends(tokens, at, name)
        return done.with_(end=end) if end is not None else None
    owner, i = None, at
    while i < len(tokens) and i - at < 8:
        end = noun_ends(tokens, i, name)
        if end is not None:
            return done.with_(end=end, owner=owner if owner is not None else done.owner, noun=end)
        token = tokens[i]
        if name == "REFLEXIVE" and token.is_reflexive:
            return done.with_(end=i + 1)
        if token.name is not None:
            if owner is not None and token.is_pronoun and not tokens[owner].owns:
                return None  # "gave Reed its endorsement": of whom it is given, no owner
            owner = i
        elif (
            token.lower in QUOTE_MARKS
            or (token.lower == "-" and i > at)
            or (token.lower in ("that", "this") and i == at)
        ):
            pass
        elif token.lower == "of" and i > at and tokens[i - 1].lower in word_list("nouns", "quantity"):
            pass  # "a string of endorsements"
        elif token.is_mark or _closes_noun(tokens, i) or (i == at and token.lower in ("and", "or")):
            return None  # also "withdraws and supports Reed"
        i += 1
    return None


def _closes_noun(tokens: Sequence[Token], at: int) -> bool:
    grammar, word = load_grammar(), tokens[at].lower
    if word in grammar.negations and word != "no":
        return True
    closing = word in grammar.prepositions or word in grammar.relatives or word in grammar.auxiliaries or word == "no"
    closing = closing or (word.endswith("ing") and word in load_lexicon().by_form and word not in _ADJECTIVES)
    closing = closing or word in ("back", "away") or (looks_like_verb(tokens, at) and not word.endswith("ed"))
    return closing or word in ("but", "then", "while")


def noun_ends(tokens: Sequence[Token], at: int, name: str) -> int | None:
    """Index behind a noun of a list at `at`, the longest that fits; None when none does."""
    if tokens[at].lower == "backing" and _is_gerund(tokens, at):
        return None
    for words in noun_index(name).get(tokens[at].lower, ()):
        end = at + len(words)
        if end <= len(tokens) and (
            len(words) == 1 or all(t.lower == w for t, w in zip(tokens[at:end], words, strict=True))
        ):
            return end
    return None


def _is_gerund(tokens: Sequence[Token], at: int) -> bool:
    """Whether "backing" is a verb with an object ("suspended for backing her"), and no noun."""
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    led = before is not None and before.name is None and before.lower in ("for", "by", "after", "of", "from", "in")
    return led and behind is not None and behind.is_actor


def _noun_ends(tokens: Sequence[Token], at: int, nouns: frozenset[str]) -> int | None:
    """The same for any set of nouns."""
    for length in (4, 3, 2, 1):
        if at + length <= len(tokens) and " ".join(t.lower for t in tokens[at : at + length]) in nouns:
            return at + length
    return None
