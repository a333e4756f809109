"""Passages of a text."""

from facts.passages import split_passages


def test_blocks_between_blank_lines_are_numbered_from_one():
    passages = split_passages("\n# Bakers\n\n \n\t\nThe guild met.\nIt voted.\n\nMoss won. \n\n")

    assert [(p.paragraph, p.text) for p in passages] == [
        (1, "# Bakers"),
        (2, "The guild met.\nIt voted."),
        (3, "Moss won."),
    ]


def test_a_blank_text_has_none():
    assert split_passages(" \n\n ") == ()
