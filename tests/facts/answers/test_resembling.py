"""A passage resembles a question as far as it says its words, or words that are used alike."""

from __future__ import annotations

import pytest

from facts.answers.resembling import Resemblance

TEXTS = (
    "The police union praised Brandt for her night patrols.",
    "Duarte opened four libraries on the quay.",
    "The guild spent its money on leaflets. Lindqvist signed them.",
)


@pytest.mark.parametrize(
    ("asked", "best"),
    [
        pytest.param("why do the cops like brandt", 0, id="slang"),
        pytest.param("who opened the libraries", 1, id="the same words"),
        pytest.param("how much cash did they spend on flyers", 2, id="another form, and a word that is used alike"),
    ],
)
def test_the_passage_that_says_most_of_a_question_resembles_it_most(asked, best):
    near = Resemblance(asked, TEXTS)

    assert max(TEXTS, key=near.of) == TEXTS[best]


def test_a_passage_that_says_all_of_it_resembles_it_wholly():
    assert Resemblance("Duarte opened libraries", TEXTS).of(TEXTS[1]) == pytest.approx(1.0)


def test_nothing_asked_resembles_nothing():
    assert Resemblance("", TEXTS).of(TEXTS[0]) == 0
