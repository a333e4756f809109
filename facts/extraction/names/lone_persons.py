"""Which lone capitalised word is a person of whom the article gives no more than the surname ("Reed won, Moss lost")?

The words beside it must say so, and the article must write the word at least twice, so that no thing becomes a person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from facts.extraction.names.kinds import is_acronym, is_never
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName

_FEWEST = 2
_BEFORE = re.compile(
    r"\b(?:endors(?:e|es|ed|ing)|back(?:s|ed|ing)|nominat(?:e|es|ed|ing)|re-?elect(?:ed|ing)?|vot(?:e|es|ed|ing) (?:for|against)|(?:endorsement|candidacy|backers?|supporters?) of)\s+$"  # noqa: E501 - one pattern
)
_PLACED = re.compile(r"\b(?:of|for|from|in|near|at)\s+$")
_AFTER = re.compile(
    r"\s+(?:said|says|told|wrote|defeated|conceded|campaigned|ran|lost to)\b"
    r"|'s?\s+(?:campaign|candidacy|bid|supporters|backers|running mate|opponent|rival|challenger|re-?election)\b"
    r"|,\s+(?:who\b|an? (?:[\w-]+ ){0,4}(?:democrat|republican|senator|mayor|governor|lawyer|businessman)\b)",
    re.IGNORECASE,
)


def mark_lone_persons(texts: Sequence[str], names: Iterable[WrittenName], words: NameWords) -> None:
    """Make persons of the lone words that the text treats as such.

    Args:
        texts: The normalised paragraphs.
        names: Every written name of the article; those of no kind yet are changed.
        words: The language's words.
    """
    lone: dict[str, list[WrittenName]] = defaultdict(list)
    taken: set[str] = set()
    for name in names:
        if _may_be_surname(name, words):
            lone[name.words[0]].append(name)
        elif len(name.words) > 1 or name.kind:
            taken.update(name.words)
    for word, places in lone.items():
        if word not in taken and len(places) >= _FEWEST and any(_is_told(texts, name) for name in places):
            for name in places:
                name.kind, name.courtesy = "person", True


def _may_be_surname(name: WrittenName, words: NameWords) -> bool:
    """Whether a name is one word of letters that nothing says anything of."""
    word = name.words[0]
    if len(name.words) != 1 or name.kind or name.is_place or name.in_heading or name.has_the:
        return False
    plain = len(word) > 2 and word[0].isupper() and not is_acronym(word) and not word.isupper()
    low = word.lower()
    known = low in words.openers or low in words.given or low in words.body_heads
    return plain and not known and not is_never([word], words)


def _is_told(texts: Sequence[str], name: WrittenName) -> bool:
    """Whether the words beside a name are such as stand beside a person's."""
    text = texts[name.paragraph - 1]
    before, after = text[max(0, name.start - 40) : name.start], text[name.end : name.end + 80]
    tells = _AFTER.match(after) and not name.is_weak and not _PLACED.search(before)  # "the mayor of Ossory, who"
    return bool(_BEFORE.search(before) or tells)
