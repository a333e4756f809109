"""Free questions are answered with passages where one speaks of all that is asked, and left unanswered elsewhere."""

from __future__ import annotations

import pytest

from facts.answers import Conversation
from facts.answers.spelled import Spelled
from facts.answers.stems import stem
from facts.answers.wanted import is_number_of


def first_place(answer):
    first = answer.citations[0].evidence
    return first.source.key, first.paragraph


@pytest.mark.parametrize(
    ("question", "place"),
    [
        pytest.param("did moss deny that she had known of the audit", ("courier", 1), id="did, with a verb"),
        pytest.param("has moss denied it", ("courier", 1), id="has"),
        pytest.param("did the tramway workers read the audit", ("courier", 2), id="did a body"),
        pytest.param("who read every page", ("courier", 3), id="who, with a verb"),
        pytest.param("who said they found no reason to walk away", ("courier", 3), id="who said, in their words"),
        pytest.param("did the nurses union find any reason to walk away", ("courier", 3), id="by who speaks for it"),
        pytest.param("had moss kept quiet about the audit", ("quay", 2), id="had"),
        pytest.param("how many members does the nurses union have", ("courier", 4), id="a number"),
        pytest.param("what did the tidewater party say about defending moss", ("quay", 3), id="a topic of a speech"),
        pytest.param("what does tom vanterpool do", ("courier", 3), id="what somebody does for a living"),
        pytest.param("what is tom vanterpool's job", ("courier", 3), id="the job of somebody"),
        pytest.param("vanterpool on every page", ("courier", 3), id="somebody on something"),
        pytest.param("what did vanterpool mean by walking away", ("courier", 3), id="what was meant by words"),
        pytest.param("what did vanterpool say about a reason to quit", ("courier", 3), id="most of it in their words"),
        pytest.param("is moss going to drop out", ("quay", 8), id="of a candidate's own going"),
    ],
)
def test_a_free_question_is_answered_by_the_passage_that_speaks_of_it(ask, question, place):
    answer = ask(question)

    assert (answer.kind, answer.value, first_place(answer)) == ("passages", None, place)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("who read the most pages", id="who did most of something"),
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
        pytest.param("who is running the campaign for moss", id="running what, not who stands"),
        pytest.param("reedham on dunn", id="somebody on somebody of whom they did not speak"),
        pytest.param("vanterpool on taxes", id="somebody on what they did not speak of"),
        pytest.param("who did the tidewater party rank first", id="a rank that is not on record"),
    ],
)
def test_a_matter_of_which_no_passage_speaks_is_left_unanswered(ask, question):
    assert ask(question).kind == "unknown"


@pytest.mark.parametrize(
    "question",
    ["which women dropped moss", "what men back moss", "which ladies still back moss", "que mujeres dejaron a moss"],
)
def test_records_that_know_no_gender_say_so(ask, question):
    answer = ask(question)

    assert answer.kind == "unknown"
    assert ("man and who is a woman" in answer.text) or ("es mujer" in answer.text)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bakers Guild, which has 900 members, left.", True),
        ("Represented by the Bakers Guild are 900 people.", True),
        ("The more than 900 members of the Bakers Guild left.", True),
        ("The Bakers Guild left, and so did Dockers Local 7, which has 900 members.", False),
        ("Bakers Guild Local 12 left.", False),
        ("The Bakers Guild left.", False),
    ],
)
def test_a_number_is_told_of_the_name_nearest_to_it(text, expected):
    assert is_number_of(text, [Spelled(["Bakers Guild Local 12", "Bakers Guild"])]) is expected


@pytest.mark.parametrize(
    ("question", "turns"),
    [
        pytest.param("does dunn support her", ["who is lena parkhurst"], id="her, who stands nowhere"),
        pytest.param("la apoya dunn", ["quien es lena parkhurst"], id="in Spanish"),
    ],
)
def test_a_pronoun_means_nobody_else_than_whom_was_spoken_of(ask, question, turns):
    talk = Conversation()
    for turn in turns:
        ask(turn, conversation=talk)

    assert ask(question, conversation=talk).kind == "unknown"


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        pytest.param("who left moss but only if something", "list", None, id="only if"),
        pytest.param("who left moss as long as the audit is out", "list", None, id="as long as"),
        pytest.param("siguen las enfermeras con moss", "yes_no", "yes", id="people of a trade, in Spanish"),
        pytest.param("sigue el sindicato de enfermeras con moss", "yes_no", "yes", id="the union of a trade"),
        pytest.param("se retiro el tidewater party", "yes_no", "yes", id="the subject behind the verb"),
        pytest.param("se retiro moss", "unknown", None, id="of whom nobody says so"),
    ],
)
def test_conditions_and_spanish_subjects_are_read(ask, question, kind, value):
    answer = ask(question)

    assert (answer.kind, answer.value) == (kind, value)
    assert kind != "list" or [i.name for i in answer.items] == ["Dockworkers Local 14"]


@pytest.mark.parametrize("question", ["who backs both", "which unions back both", "quien apoya a ambos"])
def test_both_of_whom_nobody_spoke_are_not_everybody(ask, question):
    assert ask(question).kind == "unknown"


@pytest.mark.parametrize(
    "question",
    [
        "who paused their support for moss",
        "who suspended their endorsement",
        "who put their support on hold",
        "who is waiting on the audit",
        "who would come back if the audit is published",
        "quien pauso su apoyo a moss",
    ],
)
def test_who_paused_left_under_a_condition(ask, question):
    assert [i.name for i in ask(question).items] == ["Dockworkers Local 14"]


@pytest.mark.parametrize(
    ("question", "value"),
    [("did local 14 suspend its support for moss", "yes"), ("did the tidewater party pause its support", "yes")],
)
def test_whether_somebody_paused_is_asked_of_every_withdrawal(ask, question, value):
    assert ask(question).value == value


def test_the_day_of_a_happening_on_record_is_told(ask):
    answer = ask("when did the audit become public")

    assert (answer.kind, answer.value) == ("date", "2030-03-13")
    assert [(c.evidence.source.key, c.evidence.paragraph) for c in answer.citations] == [("courier", 1)]
