"""A small word of any language is told apart from what questions are about."""

from __future__ import annotations

import pytest

from facts.questions import small_words


@pytest.mark.parametrize(
    ("words", "said", "unsaid"),
    [
        pytest.param(small_words.ARTICLES, {"the", "this", "el", "esa"}, {"union", "who", "de"}, id="articles"),
        pytest.param(small_words.ONE_OF_A_SORT, {"a", "un"}, {"the", "la"}, id="one of a sort"),
        pytest.param(small_words.THE, {"the", "las"}, {"a", "una", "that"}, id="the one that is known"),
        pytest.param(small_words.RELATIVES, {"that", "que"}, {"who", "de"}, id="relatives"),
        pytest.param(small_words.OF, {"of", "de"}, {"for", "que"}, id="of"),
    ],
)
def test_small_words_of_every_language_are_in_one_list(words, said, unsaid):
    assert said <= words
    assert not unsaid & words
