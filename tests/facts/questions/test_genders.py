"""What given names tell of "he" and "she"."""

from __future__ import annotations

import pytest

from facts.questions.genders import contradicts


@pytest.mark.parametrize(
    ("name", "pronoun", "expected"),
    [
        ("Albert Quill", "her", True),
        ("Albert Quill", "him", False),
        ("Abigail Quill", "him", True),
        ("Zzyzx Quill", "him", False),
        ("Abigail Quill", "them", False),
        ("", "her", False),
    ],
)
def test_only_a_given_name_that_the_table_holds_speaks_against_a_pronoun(name, pronoun, expected):
    assert contradicts(name, pronoun) is expected
