"""In which pieces does the encoder read a word?

Words that its vocabulary holds are one piece; others are cut into the longest pieces that it holds, from the left
(WordPiece, as BERT's tokenizer cuts them). "bailed" is one piece, "unendorsed" is "une ##ndo ##rsed".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

UNKNOWN, OPENS, CLOSES = "[UNK]", "[CLS]", "[SEP]"
_GOES_ON = "##"
_RUN = re.compile(r"\w+|[^\w\s]")
_LONGEST = 40  # letters of a word that is cut; a longer one is unknown


def pieces_of(word: str, numbers: Mapping[str, int]) -> Iterator[int]:
    """The numbers of a word's pieces.

    Args:
        word: As masked; case and accents do not matter.
        numbers: Of each piece of the vocabulary, `UNKNOWN` among them.
    """
    plain = unicodedata.normalize("NFD", word.lower())
    for run in _RUN.findall("".join(letter for letter in plain if not unicodedata.combining(letter))):
        yield from _cut(run, numbers)


def _cut(run: str, numbers: Mapping[str, int]) -> list[int]:
    """The longest pieces of a run of letters from the left; unknown where some of it is none."""
    found, start = [], 0
    while start < len(run) <= _LONGEST:
        lead = _GOES_ON if start else ""
        ends = range(len(run), start, -1)
        end = next((end for end in ends if lead + run[start:end] in numbers), None)
        if end is None:
            return [numbers[UNKNOWN]]
        found.append(numbers[lead + run[start:end]])
        start = end
    return found or [numbers[UNKNOWN]]
