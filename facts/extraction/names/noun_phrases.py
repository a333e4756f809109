"""Where does a common noun with its determiner stand that may mean a body or somebody by role?

The longest phrase behind a determiner counts, a few words on at most; whom it means is told elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from facts.extraction.names.tokens import SplitText, Token
from facts.extraction.names.words import NameWords

DETERMINERS = frozenset(["the", "this", "that", "its", "their", "his", "her", "our", "my"])


_BREAKS = frozenset(
    [
        "and",
        "or",
        "who",
        "that",
        "which",
        "is",
        "was",
        "are",
        "were",
        "said",
        "has",
        "had",
        "have",
        "would",
        "will",
        "not",
        "off",
        "out",
        "the",
        "a",
        "an",
        "also",
        "still",
        "now",
        "already",
        "never",
        "later",
        "both",
        "his",
        "her",
        "its",
        "their",
        "my",
        "our",
    ]
)
_NOT_BEFORE = {
    "paper": frozenset(["ballot", "white", "policy", "position", "discussion", "green", "polling"]),
    "trust": frozenset(["public", "voters'"]),
    "board": frozenset(["school", "advisory", "on"]),
    "party": frozenset(["third", "birthday", "watch"]),
    "union": frozenset(["european", "credit", "state"]),
}
_NOT_AFTER = {
    **dict.fromkeys(
        ("mayor", "governor", "president", "sheriff", "premier", "leader", "speaker", "treasurer"),
        frozenset(["race", "races", "contest", "seat", "job", "office", "election", "mansion", "chair"]),
    ),
    "general": frozenset(["election", "assembly", "public", "manager", "strike", "counsel", "fund", "elections"]),
    "party": frozenset(["line", "faithful", "establishment", "insiders", "activists", "loyalists", "donors", "elders"]),
}
_REACH, _REACHES = 6, {"that": 2, "this": 3}  # tokens from a determiner to a noun
_FARTHEST = _REACH + 2  # where the letters of a seat stand far behind
_SEATS = frozenset(["mp", "td", "msp", "mep", "mla", "mpp"])
_SHORT = frozenset(["pm", "mp", "td"])
_BOTH = frozenset(["both", "all"])
_OPENERS = DETERMINERS | _BOTH


@dataclass(frozen=True, slots=True)
class Nominal:
    """A common noun with its determiner: tokens `first` to `last` of a sentence."""

    first: int
    last: int
    noun: str
    size: int = 1
    is_person: bool = False
    words: tuple[str, ...] = ()
    owner: str = ""
    is_possessive: bool = False
    is_new: bool = False


# What a body does, besides words in -ed, with whoever is named behind a noun.
_ACTS = frozenset({"backs", "chose", "chooses", "endorses", "nominates", "opposes", "picks", "prefers", "supports"})


def find_nominals(
    split: SplitText,
    taken: Sequence[bool],
    words: NameWords,
    stems: frozenset[str] = frozenset(),
    callings: frozenset[str] = frozenset(),
) -> list[Nominal]:
    """Every noun phrase of a sentence that may refer to a body or to somebody by role.

    Args:
        split: The sentence.
        taken: Which of its tokens names hold.
        words: The language's words.
        stems: Plurals that stand in the name of a body.
        callings: Nouns by which the article calls somebody.
    """
    found: list[Nominal] = []
    tokens = split.tokens
    nouns = list(split.places(_noun_ends(words) | stems | callings))
    for at in sorted({*split.places(_starts(words)), *split.owners}) if nouns else ():
        token = tokens[at]
        near = bisect_right(nouns, at)
        if (
            near == len(nouns)
            or nouns[near] > at + _FARTHEST
            or not (token.low in _OPENERS or token.possessive or _counts(tokens, at, words))
        ):
            continue
        nominal = _nominal_at(tokens, taken, at, words, (stems, callings)) if not taken[at] else None
        if nominal is None and token.possessive and taken[at]:
            nominal = _nominal_at(tokens, taken, at, words, (stems, callings))
        if nominal is not None and found and nominal.first == found[-1].last and found[-1].is_possessive:
            nominal = replace(nominal, first=nominal.first + 1)  # "the mayor's opponent"
        if nominal is not None and (not found or nominal.first > found[-1].last):
            found.append(nominal)
    return found


def _counts(tokens: Sequence[Token], at: int, words: NameWords) -> bool:
    """Whether a number opens a phrase of its own ("Two former mayors", "the support of three unions")."""
    size = words.counts.get(tokens[at].low, 0)
    if size < 2 or tokens[at].low in _BOTH or tokens[at].low in words.group_nouns:
        return False
    before = tokens[at - 1].low if at else "."
    return before in words.speech["clause_marks"] or before in words.speech["prepositions"] or not before[0].isalnum()


def _nominal_at(  # noqa: C901, PLR0912 - the grammar of a noun phrase
    tokens: Sequence[Token],
    taken: Sequence[bool],
    at: int,
    words: NameWords,
    told: tuple[frozenset[str], frozenset[str]],
) -> Nominal | None:
    """The longest nominal behind a determiner, at most five words on; `told` are stems and callings."""
    best: Nominal | None = None
    stems, callings = told
    ends, stops, counts, opener = _noun_ends(words), _stops(words), words.counts, tokens[at].low
    size = 2 if opener == "both" else 1
    first = at if not taken[at] else at + 1
    reach = _REACHES.get(opener, _REACH)
    for seat in tokens[at + _REACH : at + _REACH + 2]:
        if seat.low in _SEATS:
            reach += 2
            break
    for last in range(at + 1, min(len(tokens), at + reach)):
        token = tokens[last]
        low = token.low
        if low in ("and", "&") and _joins_places(tokens, at, last):
            continue  # "the West Wexley and Marsh MP"
        if last + 1 < len(tokens) and last < at + 3 and (token.text == "-" or token.text[0].isdigit()):
            continue  # "the 12,000-member association"
        if taken[last] or low in stops or not low[0].isalpha() or (last - at > 1 and low.endswith("ing")):
            break
        if best is not None and not best.is_person and (low.endswith("ed") or low in _ACTS):
            break  # "the union endorsed Democrat Reed"
        if low in counts and opener != "both":
            size = max(size, counts[low])
        for width in (3, 2, 1) if low in ends or low in stems or low in callings else ():
            if last - width < at:
                continue
            noun = " ".join([t.low for t in tokens[last - width + 1 : last + 1]]).removeprefix("ex-")
            kind = _kind_of(noun, words) or ("person" if noun in callings else "")
            if (token.possessive and noun in words.person_nouns) or (
                kind in ("body", "bodies") and token.is_cap and last > at + 1
            ):
                kind = ""  # "the women's group", "the Carvers Council"
            following = tokens[last + 1].low if last + 1 < len(tokens) else ""
            if tokens[last - 1].low in _NOT_BEFORE.get(noun, ()) or following in _NOT_AFTER.get(noun, ()):
                kind = ""
            inner = tuple([t.low for t in tokens[at + 1 : last + 1]]) if kind or width == 1 else ()
            if inner and inner[-1].startswith("ex-"):
                inner = (*inner[:-1], "ex", inner[-1].removeprefix("ex-"))
            if not kind and width == 1 and last == at + 1 and opener == "the" and noun in stems:
                best = Nominal(first, last, noun, 1, False, inner, "stem")
                break
            if kind:
                is_plural = kind in ("bodies", "persons", "pair")
                best = Nominal(
                    first,
                    last,
                    noun,
                    max(size, 2) if is_plural else 1,
                    kind in ("person", "persons"),
                    inner,
                    opener,
                    token.possessive,
                )
                if is_plural and opener in counts and opener not in _BOTH:
                    size = counts[opener]
                    best = Nominal(first, last, noun, size, kind == "persons", inner, "number", token.possessive)
                elif is_plural and size == 1 and kind != "pair":
                    best = Nominal(first, last, noun, 0, kind == "persons", inner, opener, token.possessive)
                if kind == "pair" and following != "of":
                    best = Nominal(first, last, noun, counts[noun], True, inner, opener, token.possessive)
                break
        if token.possessive and (token.is_cap or not low.endswith("s")):
            break
    return best


def _joins_places(tokens: Sequence[Token], at: int, joint: int) -> bool:
    """Whether capitals alone stand between "the" and an "and", and between it and letters such as "MP"."""
    ahead = list(tokens[joint + 1 : joint + 5])
    stop = next((n for n, t in enumerate(ahead) if not t.is_cap), len(ahead))
    closed = any(t.low in _SEATS for t in ahead[1:stop])
    return closed and joint > at + 1 and all(t.is_cap for t in tokens[at + 1 : joint])


@lru_cache(maxsize=4)
def _starts(words: NameWords) -> frozenset[str]:
    """The words with which a noun phrase may begin."""
    return _OPENERS | words.counts.keys()


@lru_cache(maxsize=4)
def _stops(words: NameWords) -> frozenset[str]:
    """The words at which a noun phrase is over."""
    return _BREAKS.union(words.speech["prepositions"])


@lru_cache(maxsize=4)
def _noun_ends(words: NameWords) -> frozenset[str]:
    """The last word of everything that `_kind_of` knows."""
    nouns = (*words.body_nouns, *words.plural_body_nouns, *words.group_nouns, *words.plurals, *words.person_nouns)
    past = [f"ex-{noun}" for noun in words.heads if " " not in noun]
    return frozenset(noun.rpartition(" ")[2] for noun in (*nouns, *words.heads, *past))


@lru_cache(maxsize=4096)
def _kind_of(noun: str, words: NameWords) -> str:
    if noun in words.body_nouns:
        return "body"
    if noun in words.plural_body_nouns:
        return "bodies"
    if noun in words.group_nouns:
        return "pair"
    if (noun in words.plurals and not noun.endswith(".")) or (noun in words.person_nouns and noun[-1:] in "ns"):
        return "persons" if noun in words.plurals or noun.endswith(("men", "s")) else ""
    if noun in words.heads and not noun.endswith(".") and (len(noun) > 2 or noun in _SHORT):
        return "person"
    return ""
