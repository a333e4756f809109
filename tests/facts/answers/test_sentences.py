"""A quote is whole sentences, word for word."""

from __future__ import annotations

import pytest

from facts.answers.sentences import best_quote, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("One is here. Two is there.", ["One is here.", "Two is there."], id="two sentences"),
        pytest.param("Sen. Reedham left. He said so.", ["Sen. Reedham left.", "He said so."], id="a title ends none"),
        pytest.param("Ada J. Moss won. Good.", ["Ada J. Moss won.", "Good."], id="an initial ends none"),
        pytest.param(
            "“We read it. We stay,” he said. Then he left.",
            ["“We read it. We stay,” he said.", "Then he left."],
            id="a quotation is not cut",
        ),
        pytest.param("“We read it. We stay.", ["“We read it.", "We stay."], id="unless it never ends"),
    ],
)
def test_sentences_are_split(text, sentences):
    assert split_sentences(text) == sentences


def test_the_heaviest_sentence_is_quoted_word_for_word():
    text = "The weather was fine. The union dropped her over the audit. Boats sailed."

    assert best_quote(text, lambda sentence: float("audit" in sentence)) == "The union dropped her over the audit."


def test_a_neighbour_that_helps_is_quoted_too():
    text = "The union dropped her. It cited the audit."

    assert best_quote(text, lambda _: 1.0) == text
