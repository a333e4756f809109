"""Do words tell that somebody leaves the contest ("drop out", "end her campaign"), and nothing else?

What follows them decides: one may also withdraw a remark, or resign as treasurer.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import BREAKS, Token
from facts.extraction.lexicon import load_grammar, load_nouns, noun_index, word_list

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_TIMES = frozenset(
    {
        "day",
        "time",
        "year",
        "spring",
        "fall",
        "week",
        "month",
        "morning",
        "evening",
        "afternoon",
        "night",
        "moment",
        "minute",
        "instant",
    }
)
_AT_ONCE = frozenset({"now", "quietly", "immediately", "today", "and", "before", "too"})
_NARROWING = frozenset(
    {"too", "though", "although", "but", "albeit", "if", "only", "just", "merely", "not", "and", "that", "is"}
)


_WHERE = frozenset({"in", "at", "during", "after", "through"})
# Where somebody is told to go, and what nobody leaves by being told there.
_SAYINGS = frozenset({"statement", "remarks", "comments", "meeting", "letter", "interview", "email", "post", "speech"})
_HANDED_ON = frozenset({"torch", "baton", "way", "room"})


def exit_ends(tokens: Sequence[Token], at: int, name: str = "EXIT") -> int | None:
    """Index behind words for leaving the contest at `at`, in the form of a list; None for leaving anything else."""
    for words in noun_index(name).get(tokens[at].lower, ()):
        end = at + len(words)
        fits = end <= len(tokens) and all(_plain(t) == w for t, w in zip(tokens[at:end], words, strict=True))
        if fits and leaves_contest(tokens, end):
            return _past_contest(tokens, end)
    return None


def _past_contest(tokens: Sequence[Token], at: int) -> int:
    """Past "the race" or "from the contest", in front of whoever calls for it ("calls to quit the race from Reed")."""
    start = at + (at < len(tokens) and tokens[at].lower in ("of", "from"))
    lows = [t.lower for t in tokens[start : start + 3]]
    behind = start + 2
    fits = lows[:1] == ["the"] and lows[1:2] != [] and lows[1] in load_nouns()["the_contest"]
    return behind if fits and behind < len(tokens) and tokens[behind].lower == "from" else at


def _plain(token: Token) -> str:
    if token.is_pronoun and not token.owns and token.end - token.start > len("them"):
        return "himself"
    return "his" if token.owns or token.lower in ("her", "their", "its") else token.lower


def leaves_contest(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows an exit does not make it one from something else ("withdraw the remark")."""
    nouns, grammar = load_nouns(), load_grammar()
    if at >= len(tokens) or tokens[at].is_mark or tokens[at].lower == "too":
        return not _is_narrowed(tokens, at)
    if tokens[at].is_actor:
        return False
    if tokens[at].lower == "for" and tokens[at - 1].lower in nouns["candidacy"]:
        return True  # "drop his bid for the high court"
    near = _near(tokens, at)
    first = next((i for i, w in enumerate(near) if w in nouns["the_contest"] or w in nouns["not_the_contest"]), None)
    if first is not None:
        return not nouns["the_contest"].isdisjoint(near[first : first + 2])  # also "the council race"
    word = tokens[at].lower
    if word in ("to", "for") and tokens[at - 1].lower in _HANDED_ON:
        return True  # "pass the torch to younger people"
    if word in ("of", "from") or word in _DETERMINERS:  # "drop out of school", "leave the stage"; "quit the same day"
        who = at + 1 + (near[1:2] == ["the"])
        told = near[1:2] == ["it"] or (who < len(tokens) and tokens[who].is_actor)  # "calls to quit from Reed"
        return not _TIMES.isdisjoint(near) if word in _DETERMINERS else told
    if word == "on" and near[1:2] and near[1] in _DETERMINERS and _TIMES.isdisjoint(near):
        return False  # "step aside on the contract"
    if tokens[at - 1].lower in ("go", "leave") and word not in _AT_ONCE:
        return False  # "where his vote should go after him", "urged her to go further"
    if word == "as":  # "resign as treasurer" is another office
        return any(t.lower in ("candidate", "nominee") for t in tokens[at + 1 : at + 5])
    return (
        word in grammar.conjunctions
        or word in grammar.adverbs
        or word in grammar.subordinators
        or word in grammar.weekdays
        or word in ("for", "over", "in", "immediately", "by", "altogether", "rather")
        or word.endswith("ly")
    )


def _near(tokens: Sequence[Token], at: int) -> list[str]:
    """The next words of the clause, without those that only say where it was told ("in a statement")."""
    near = [t.lower for t in tokens[at : at + 5]]
    near = near[: next((i for i, w in enumerate(near) if w in BREAKS or w == ","), len(near))]
    told = tokens[at].lower in _WHERE
    return [w for w in near if not (told and w in _SAYINGS)]


def _is_narrowed(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind a mark tells that something else is left (", though only from the museum board")."""
    near = tokens[at : at + 12]
    first = next((n for n, t in enumerate(near) if not t.is_mark and t.lower not in _NARROWING), len(near))
    if not first or first + 1 >= len(near) or near[first].lower not in ("from", "of", "as"):
        return False
    nouns, behind = load_nouns(), near[first + 1 :]
    stop = next((n for n, t in enumerate(behind) if t.lower in BREAKS or t.lower == ","), len(behind))
    if near[first].lower == "as":
        return any(t.lower in nouns["not_the_contest"] or t.lower in word_list("nouns", "post") for t in behind[:stop])
    told = next(
        (t for t in behind[:stop] if t.is_actor or t.lower in nouns["the_contest"] | nouns["not_the_contest"]), None
    )
    return told is not None and told.lower not in nouns["the_contest"] and not told.is_person
