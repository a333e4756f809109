"""What does a gap to fill in ask for ("Moss has ___ unions", "fill in: Karlsen dropped ___ in May")?

How many stand before people or what is counted of them; anywhere else somebody is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import fold

_GAP = re.compile(r"(?<!\S)_+(?![^\s.?!])")
_WORD = re.compile(r"[^\W_]+")


def filled(text: str, lexicon: Lexicon, is_sort: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """The edits that put what is asked for in place of each gap: from where, to where, and the word.

    Args:
        text: As typed.
        lexicon: Its language's words.
        is_sort: Whether a word is a sort of people.
    """
    for gap in _GAP.finditer(text):
        before = [fold(word) for word in _WORD.findall(text[: gap.start()])[-1:]]
        behind = _WORD.search(text, gap.end())
        is_one = bool(ARTICLES.intersection(before))  # "Karlsen is a ___ supporter"
        is_number = behind is not None and not is_one and _are_people(fold(behind[0]), lexicon, is_sort)
        said = lexicon.talk["gap_of_people" if is_number else "gap"]
        if said and before:
            yield gap.start(), gap.end(), min(said).replace("_", " ")


def _are_people(word: str, lexicon: Lexicon, is_sort: Callable[[str], bool]) -> bool:
    """Whether a word is a sort of people, or what is counted of them ("backers", "endorsements")."""
    nouns = (p for p in lexicon.starting_with(word) if p.info.get("noun") or p.info.get("person"))
    return is_sort(word) or any(all(e.optional for e in p.elements[1:]) for p in nouns)
