"""Words are cut into the pieces of a vocabulary."""

from __future__ import annotations

import pytest

from facts.encoding.pieces import pieces_of

PIECES = ["[UNK]", "[CLS]", "[SEP]", "who", "left", "bail", "##ed", "##e", "?", "cafe"]
NUMBERS = {piece: number for number, piece in enumerate(PIECES)}


def cut(word):
    return [PIECES[number] for number in pieces_of(word, NUMBERS)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("who", ["who"]),
        ("Bailed", ["bail", "##ed"]),
        ("bailee", ["bail", "##e", "##e"]),
        ("who?", ["who", "?"]),
        ("café", ["cafe"]),
        ("baily", ["[UNK]"]),
        ("e", ["[UNK]"]),
        ("bail" + "e" * 60, ["[UNK]"]),
        ("", []),
        ("[SEP]", ["[UNK]", "[UNK]", "[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_from_the_left(word, pieces):
    assert cut(word) == pieces
