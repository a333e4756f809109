"""Whom do "he", "her", "it" and "they" mean?

The most prominent one of fitting gender and number, the subject of the same clause excepted for objects.
"It" is only read where it is the subject of a verb that a body may have.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.names.registry import Known
from facts.extraction.names.salience import Salience
from facts.extraction.names.tokens import Token
from facts.extraction.names.words import NameWords

MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
THING = frozenset(["it", "its", "itself"])
MANY = frozenset(["they", "them", "their", "theirs", "themselves"])
POSSESSIVE = frozenset(["his", "its", "their", "theirs", "hers"])
_OBJECT = frozenset(["him", "them", "himself", "herself", "themselves"])
_EMPTY_VERBS = frozenset(
    [
        "is",
        "was",
        "seems",
        "seemed",
        "appears",
        "appeared",
        "would",
        "will",
        "may",
        "might",
        "can",
        "could",
        "isn't",
        "wasn't",
        "takes",
        "took",
        "means",
        "turns",
        "turned",
        "remains",
        "became",
        "looks",
    ]
)
_HELD_WORDS = frozenset(["has", "had", "said", "did", "does", "also", "hasn't", "hadn't", "didn't"])


def is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun owns what follows; "her" does if a noun follows."""
    low = tokens[at].low
    if low in POSSESSIVE:
        return True
    if low != "her" or at + 1 >= len(tokens):
        return False
    ahead = tokens[at + 1]
    return ahead.text[0].isalpha() and ahead.low not in (
        "in",
        "for",
        "on",
        "to",
        "at",
        "and",
        "with",
        "by",
        "as",
        "from",
        "because",
        "over",
        "when",
        "after",
        "before",
        "but",
        "that",
        "would",
        "is",
        "was",
        "until",
        "the",
        "a",
        "an",
        "last",
        "this",
        "of",
        "or",
        "who",
        "while",
        "if",
        "against",
        "about",
        "not",
        "campaign's",
        "during",
        "since",
        "instead",
        "so",
        "too",
        "again",
        "all",
        "than",
        "out",
        "up",
        "off",
        "into",
    )


def means_a_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" may mean a body here rather than a thing or nothing."""
    low = tokens[at].low
    if low in ("its", "itself"):
        return True
    if at + 1 >= len(tokens) or tokens[at + 1].text in (",", ".", '"'):
        return False
    before = tokens[at - 1].low if at else ""
    ahead = tokens[at + 1].low
    second = tokens[at + 2].low if at + 2 < len(tokens) else ""
    if ahead in _EMPTY_VERBS:
        return (
            second.endswith("ing")
            or (ahead in ("was", "is") and second in ("joined", "backed", "followed", "not"))
            or ahead in ("will", "would")
        )
    if not (
        ahead.endswith(("ed", "s"))
        or ahead in _HELD_WORDS
        or ahead.endswith("n't")
        or ahead
        in (
            "gave",
            "made",
            "put",
            "chose",
            "took",
            "went",
            "told",
            "wrote",
            "drew",
            "held",
            "stood",
            "withdrew",
            "split",
            "voted",
            "and",
        )
    ):
        return False
    return before not in ("of", "for", "with", "to", "about", "on", "in", "by", "from")


def resolve_pronoun(
    tokens: Sequence[Token],
    at: int,
    salience: Salience,
    *,
    sentence: int,
    avoid: Sequence[Known],
    words: NameWords,
) -> list[Known]:
    """Whom a pronoun means; nobody if nobody fits.

    Args:
        tokens: Of its sentence.
        at: Its index among them.
        salience: Who was spoken of before.
        sentence: Index of the sentence.
        avoid: Whom it cannot mean, such as the speaker of the quotation that it stands in.
        words: The language's words.
    """
    low, offset = tokens[at].low, tokens[at].start
    excluded = list(avoid)
    if low in _OBJECT or (low == "her" and not is_possessive(tokens, at)):
        excluded += _clause_subject(tokens, at, salience, sentence, words)
    if low in MALE | FEMALE:
        gender = "m" if low in MALE else "f"
        found = salience.best(sentence, offset, lambda k: k.is_person and k.gender in ("", gender), avoid=excluded)
        sure = [k for k in found if k.gender == gender]
        if sure and found[0] is not sure[0] and _close(found, sure[0]):
            return sure[:1]
        return found[:1]
    if low in MANY:
        return _many(tokens, at, salience, sentence, excluded)
    if low in THING and means_a_body(tokens, at):
        return salience.best(sentence, offset, lambda k: not k.is_person, avoid=excluded, oldest=3)[:1]
    return []


def _close(found: Sequence[Known], sure: Known) -> bool:
    return list(found).index(sure) <= 2


def _many(
    tokens: Sequence[Token], at: int, salience: Salience, sentence: int, excluded: Sequence[Known]
) -> list[Known]:
    """A group spoken of lately, or a body whose name is a plural, or any body."""
    group = salience.last_group(sentence, lambda k: k not in excluded, oldest=1)
    bodies = salience.best(sentence, tokens[at].start, lambda k: not k.is_person, avoid=excluded, oldest=1)
    plural = [k for k in bodies if k.words[-1].lower().endswith("s")]
    if plural and not group:
        return plural[:1]
    return list(group) if group else bodies[:1]


def _clause_subject(
    tokens: Sequence[Token], at: int, salience: Salience, sentence: int, words: NameWords
) -> list[Known]:
    """The subject of the clause that an object pronoun stands in."""
    marks = words.speech["clause_marks"]
    first = at
    while first > 0 and tokens[first - 1].low not in marks:
        first -= 1
    start = tokens[first].start
    inside = [
        s
        for s in salience.places[-60:]
        if s.sentence == sentence and start <= s.span.start < tokens[at].start and len(s.who) == 1
    ]
    if inside:
        return list(inside[0].who)
    relative = tokens[first - 1].low if first else ""
    if relative in ("who", "which"):
        owner = [s for s in salience.places[-60:] if s.sentence == sentence and s.span.start < start]
        return list(owner[-1].who) if owner and len(owner[-1].who) == 1 else []
    if relative in ("and", "but", ","):
        subject = [s for s in salience.places[-60:] if s.sentence == sentence and s.is_subject and s.span.start < start]
        return list(subject[-1].who) if subject and len(subject[-1].who) == 1 else []
    return []
