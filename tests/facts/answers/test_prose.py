"""Free questions are answered with passages where one speaks of all that is asked, and left unanswered elsewhere."""

from __future__ import annotations

import pytest

from facts.answers.stems import stem


def first_place(answer):
    first = answer.citations[0].evidence
    return first.source.key, first.paragraph


@pytest.mark.parametrize(
    ("question", "place"),
    [
        pytest.param("did moss deny that she had known of the audit", ("courier", 1), id="did, with a verb"),
        pytest.param("has moss denied it", ("courier", 1), id="has"),
        pytest.param("when did the audit become public", ("courier", 1), id="when, of no stance"),
        pytest.param("did the tramway workers read the audit", ("courier", 2), id="did a body"),
        pytest.param("who read every page", ("courier", 3), id="who, with a verb"),
        pytest.param("who said they found no reason to walk away", ("courier", 3), id="who said, in their words"),
        pytest.param("did the nurses union find any reason to walk away", ("courier", 3), id="by who speaks for it"),
        pytest.param("had moss kept quiet about the audit", ("quay", 2), id="had"),
        pytest.param("how many members does the nurses union have", ("courier", 4), id="a number"),
        pytest.param("what did the tidewater party say about defending moss", ("quay", 3), id="a topic of a speech"),
        pytest.param("what does tom vanterpool do", ("courier", 3), id="what somebody does for a living"),
        pytest.param("what is tom vanterpool's job", ("courier", 3), id="the job of somebody"),
        pytest.param("is moss going to drop out", None, id="nobody says that a candidate goes"),
    ],
)
def test_a_free_question_is_answered_by_the_passage_that_speaks_of_it(ask, question, place):
    answer = ask(question)

    assert (answer.kind, answer.value) == (("passages", None) if place else ("unknown", None))
    assert place is None or first_place(answer) == place


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("did moss apologize to the police", id="a verb that no source says"),
        pytest.param("did the tidewater party read the audit", id="said of others alone"),
        pytest.param("when did vanterpool read every page", id="no day beside it"),
        pytest.param("was there a second audit", id="a word that limits what follows"),
        pytest.param("did dunn deny it", id="denied by others alone"),
        pytest.param("what did reedham say about dunn", id="who did not speak of them"),
        pytest.param("what did moss say about taxes", id="a topic of which nobody spoke"),
        pytest.param("what did the governor say about moss", id="a speaker who is nobody known"),
        pytest.param("did parkhurst tweet about it", id="who is not quoted"),
        pytest.param("who is moss's lawyer", id="a sort of person of whom nobody speaks"),
        pytest.param("who is the mayor of port mallory", id="an office, and words of the contest"),
        pytest.param("when is the election", id="words of elections alone"),
        pytest.param("how many members does the tidewater party have", id="a number of others"),
        pytest.param("did reedham call dunn", id="two names and an everyday word"),
        pytest.param("why do the bakers hate moss", id="the reasons of strangers"),
        pytest.param("whats the address of moss", id="nothing of ours"),
        pytest.param("did parkhurst give a reason", id="who gave none"),
        pytest.param("who did the tidewater party rank first", id="a rank that is not on record"),
    ],
)
def test_a_matter_of_which_no_passage_speaks_is_left_unanswered(ask, question):
    assert ask(question).kind == "unknown"


def test_what_is_not_found_is_named(ask):
    assert "“taxes”" in ask("what did moss say about taxes").text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deny", "denied"),
        ("accuser", "accusation"),
        ("investigate", "investigation"),
        ("treat", "treatment"),
        ("stop", "stopping"),
        ("unanimous", "unanimously"),
        ("policies", "policy"),
    ],
)
def test_forms_of_one_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("police", "policy"), ("vote", "voter"), ("bus", "but"), ("contest", "content")]
)
def test_look_alikes_share_none(one, other):
    assert stem(one) != stem(other)
