"""Who reports what is said of "he": "Reed, who flew in late, told Moss on Friday that he"?

Whoever says it means themselves, as a rule, and none of those whom the sentence names besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.lexicon import load_grammar, load_nouns, word_list
from facts.extraction.names.registry import Known
from facts.extraction.names.salience import Salience, Spoken
from facts.extraction.names.tokens import Token
from facts.extraction.names.words import NameWords

_ADVICE = frozenset(["should", "must", "ought", "needs", "shouldn't", "mustn't"])
_REACH = 9  # tokens between a verb of speech and the pronoun
_BESIDE = 4  # tokens between a name and its verb of speech
_AMONG = frozenset(["has", "had", "have", "also", "then", "later", "too", "himself", "herself", "who"])
_OPENS_ASIDE = frozenset(["the", "a", "an", "one", "which", "whose", "its", "long", "once", "already"])
_SMALL = frozenset(
    {"on", "in", "at", "a", "an", "the", "this", "last", "to", "during", "earlier", "later", "late", "early", "news"}
    | {"conference", "interview", "reporters", "journalists", "crowd", "rally", "social", "media", "that"}
)
_LONGEST = 14  # tokens of ", and the clerks' branch at the county garage" before its verb of speech
OTHER_ACTS = frozenset({"and", "but", "while", ";", "whereas"})
_TELLING = frozenset({"announced", "confirmed", "declared", "decided"})
BRANCHES = frozenset({"local", "chapter", "lodge", "branch", "affiliate", "section", "members"})
_LETS_IN = frozenset(["that", "too", "also"])


def reporter_of(tokens: Sequence[Token], at: int, salience: Salience, sentence: int, words: NameWords) -> Known | None:
    """Who says of "he" or "she" at a token what stands behind it; advice ("he should") is of others.

    Args:
        tokens: Of the sentence.
        at: Index of the pronoun.
        salience: Who was spoken of before.
        sentence: Index of the sentence.
        words: The language's words.
    """
    advice = at + 1 < len(tokens) and tokens[at + 1].low in _ADVICE
    if at < 2 or advice:
        return None
    if tokens[at - 1].low not in _LETS_IN | words.speech["said"].keys() and not _only_says_how(tokens, at, words):
        return None
    here = [s for s in salience.places[-30:] if s.sentence == sentence and s.span.start < tokens[at].start]
    return _right_before(tokens, at, here, words) or _only_one(tokens, at, here, words)


def _only_says_how(tokens: Sequence[Token], at: int, words: NameWords) -> bool:
    """Whether only when, where or to whom stands behind a verb of speech ("told reporters on Monday he")."""
    for i in range(at - 1, max(0, at - _REACH), -1):
        low = tokens[i].low
        if low in words.speech["said"]:
            return True
        if low not in _ways() and not low.isdigit():
            return False
    return False


@lru_cache
def _ways() -> frozenset[str]:
    """Words of "on Monday", "in a statement" and "to reporters"."""
    grammar = load_grammar()
    told = word_list("grammar", "times") | word_list("nouns", "voters") | load_nouns()["document"]
    return told | grammar.weekdays | grammar.months | _SMALL


def advisers_of(tokens: Sequence[Token], at: int, salience: Salience, sentence: int, words: NameWords) -> list[Known]:
    """Whom "he should" cannot mean: those who say it in the same sentence."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in _ADVICE:
        return []
    said = next((i for i in range(at - 1, max(0, at - _REACH), -1) if tokens[i].low in words.speech["said"]), None)
    if said is None:
        return []
    here = [s for s in salience.places[-30:] if s.sentence == sentence and s.span.end <= tokens[said].start]
    return [known for s in here if not s.span.possessive for known in s.who if known.is_person]


def body_that_says(
    tokens: Sequence[Token], at: int, salience: Salience, sentence: int, words: NameWords
) -> Known | None:
    """The body of which it is told that it, or its leaders, say "that it" acts, or the one that leads: no paper."""
    if at < 1 or (tokens[at - 1].low != "that" and tokens[at - 1].low not in words.speech["said"]):
        return None
    said = next((i for i in range(at - 1, max(0, at - _REACH), -1) if tokens[i].low in words.speech["said"]), 0)
    here = [s for s in salience.places[-30:] if s.sentence == sentence and s.span.start < tokens[at].start]
    for spoken in reversed(here) if said else ():
        if (
            spoken.span.end <= tokens[said].start
            and len(spoken.who) == 1
            and not spoken.who[0].is_person
            and _says(spoken, tokens[:said], words)
        ):
            return spoken.who[0]
    if tokens[at - 1].low != "that":
        return None
    leading = {s.who[0] for s in here if s.is_subject and len(s.who) == 1 and not s.who[0].is_person}
    return next(iter(leading)) if len(leading) == 1 else None


def is_said_by_unnamed(tokens: Sequence[Token], at: int, salience: Salience, sentence: int, words: NameWords) -> bool:
    """Whether a body without a name says it behind a clause of another's ("..., and the clerks' branch said it")."""
    speech = words.speech["said"].keys() | _TELLING
    said = next((i for i in range(at - 1, max(0, at - _REACH), -1) if tokens[i].low in speech), 0)
    opens = next((i for i in range(said - 1, max(0, said - _LONGEST), -1) if tokens[i].low in OTHER_ACTS), 0)
    head = next((i for i in range(opens + 1, said) if tokens[i].low in load_grammar().prepositions), said)
    if not opens or not any(t.low in words.body_heads | BRANCHES for t in tokens[opens + 2 : head]):
        return False
    here = [s for s in salience.places[-30:] if s.sentence == sentence and not s.span.possessive]
    inside = [s for s in here if tokens[opens].start < s.span.start < tokens[said].start]
    before = [s for s in here if s.span.start < tokens[opens].start and s.is_subject]
    of_branch = {t.start - 1 for t in tokens[opens:said] if t.low in BRANCHES}  # "the Teamsters local in Marl said it"
    return bool(before) and all(s.span.start > tokens[head].start or s.span.end in of_branch for s in inside)


def _says(spoken: Spoken, before: Sequence[Token], words: NameWords) -> bool:
    """Whether a verb of speech follows a body, or its leaders, or an aside about it ("Unity, the largest, said")."""
    gap = [t for t in before if t.start >= spoken.span.end]
    if gap and gap[0].text == ")":
        gap = gap[1:]
    if not gap:
        return not spoken.span.possessive
    if gap[-1].low in words.speech["voices"] and len(gap) <= _BESIDE:
        return not any(t.text == "," for t in gap)
    aside = [t.text for t in gap if t.text in (",", '"', ";", "—")]
    return aside == [",", ","] and gap[0].text == gap[-1].text == "," and gap[1].low in _OPENS_ASIDE


def _right_before(tokens: Sequence[Token], at: int, here: Sequence[Spoken], words: NameWords) -> Known | None:
    """The person right before the nearest verb of speech."""
    said = next((i for i in range(at - 1, max(0, at - _REACH), -1) if tokens[i].low in words.speech["said"]), None)
    if said is None or any(t.text in ('"', ";", ":") for t in tokens[said:at]):
        return None
    before = [s for s in here if s.span.end <= tokens[said].start and len(s.who) == 1]
    if not before or not before[-1].who[0].is_person or before[-1].span.possessive:
        return None
    gap = [t for t in tokens[:said] if t.start >= before[-1].span.end]
    lead = [t.low for t in tokens[:said] if t.end <= before[-1].span.outer_start][-2:]
    if gap and gap[0].text == "," and lead and "," not in lead:
        return None  # "Reed, who represents Moss, said": the aside of somebody else
    beside = len(gap) <= _BESIDE and all(t.text == "," or t.low in _AMONG or t.low.endswith("ly") for t in gap)
    marks = [t for t in gap if t.text == ","]
    told = len(marks) > 1 and marks == [gap[0], gap[-1]]  # "Reed, who represents the east side, said"
    return before[-1].who[0] if beside or told else None


def _only_one(tokens: Sequence[Token], at: int, here: Sequence[Spoken], words: NameWords) -> Known | None:
    """The one person whom the sentence has named, if a verb of speech stands anywhere behind."""
    people = {s.who[0].index: s for s in here if len(s.who) == 1 and s.who[0].is_person}
    if len(people) != 1 or tokens[at - 1].low != "that":
        return None
    (named,) = people.values()
    between = [t.low for t in tokens[:at] if t.start >= named.span.end]
    return named.who[0] if named.is_subject and any(low in words.speech["said"] for low in between) else None
