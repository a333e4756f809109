"""Why, who is and what was said, in words that no frame holds, are answered by the passage that tells it."""

from __future__ import annotations

import pytest

from facts.answers.stems import stem


@pytest.mark.parametrize(
    ("question", "place"),
    [
        pytest.param("why are they all pulling out", ("quay", 2), id="why, of nobody, where all left one candidate"),
        pytest.param("why are folks leaving", ("quay", 2), id="the same in other words"),
        pytest.param("what was the thinking at the tidewater when they left her", ("quay", 2), id="they, named before"),
        pytest.param("whats behind the tidewater partys decision to drop her", ("quay", 2), id="a noun for an act"),
        pytest.param("what does quistgaard do for work", ("courier", 5), id="what somebody does for work"),
        pytest.param("who does vanterpool speak for", ("courier", 3), id="for whom somebody speaks"),
        pytest.param("what did dunn say moss should do", ("quay", 8), id="what somebody demands"),
        pytest.param("who speaks for the harbor nurses union", ("courier", 3), id="who speaks for a body"),
    ],
)
def test_the_passage_that_tells_it_comes_first(ask, question, place):
    answer = ask(question)

    first = answer.citations[0].evidence
    assert (answer.kind, (first.source.key, first.paragraph)) == ("passages", place)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("what was the bakers reasoning when they pulled out", id="somebody of whom nothing is told"),
        pytest.param("why did the brewers drop her", id="others than those who did"),
    ],
)
def test_reasons_of_those_unknown_are_not_those_of_others(ask, question):
    assert ask(question).kind == "unknown"


@pytest.mark.parametrize("question", ["was the harbor nurses vote close or unanimous", "nurses union: split or united"])
def test_two_words_of_nobody_are_no_choice_of_candidates(ask, question):
    assert ask(question).kind not in ("list", "yes_no")


@pytest.mark.parametrize("question", ["who backs moss do you know", "who backs moss does anyone know"])
def test_what_closes_a_question_and_asks_who_may_know_is_no_part_of_it(ask, question):
    assert ask(question).items == ask("who backs moss").items


@pytest.mark.parametrize(
    ("act", "verb"), [("prosecution", "prosecuting"), ("discussion", "discussed"), ("protection", "protect")]
)
def test_the_name_of_an_act_has_the_stem_of_its_verb(act, verb):
    assert stem(act) == stem(verb)


@pytest.mark.parametrize(("word", "other"), [("passion", "pass"), ("mission", "missed"), ("session", "sesses")])
def test_a_short_word_that_ends_like_an_act_is_none(word, other):
    assert stem(word) != stem(other)
