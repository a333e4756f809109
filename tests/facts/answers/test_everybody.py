"""Is a question about several answered from where each of them stands, and each told?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("did both reedham and quistgaard leave moss", "yes", id="both did"),
        pytest.param("did reedham and the nurses union both leave moss", "no", id="one stands by her"),
        pytest.param("did either reedham or the nurses union leave moss", "yes", id="one will do"),
        pytest.param("did neither reedham nor the nurses union leave moss", "no", id="one did"),
        pytest.param("neither reedham nor quistgaard backs moss, right?", "yes", id="neither does"),
        pytest.param("did all the state senators leave moss", "yes", id="all of a sort"),
        pytest.param("did both state senators leave moss", "yes", id="both of a sort"),
        pytest.param("have the state senators all left moss", "yes", id="all behind its sort"),
        pytest.param("did all of moss's unions leave her", "no", id="two unions stand by her"),
        pytest.param("did all the unions leave moss", "no", id="all, where some stayed"),
    ],
)
def test_verdicts_over_several(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, answer.value) == ("yes_no", expected)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("did reedham and the mallory ledger both leave moss", id="one has no record"),
        pytest.param("neither reedham nor the mallory ledger backs moss right", id="neither, one without a record"),
        pytest.param("do all the newspapers back orr", id="there may be others"),
        pytest.param("did both newspapers endorse orr", id="one of two is on record"),
    ],
)
def test_what_is_not_on_record_of_one_is_not_guessed_of_all(ask, question):
    assert ask(question).kind == "unknown"


def test_each_of_several_is_told(ask):
    answer = ask("did reedham and the nurses union both leave moss")

    assert "Harbor Nurses Union reaffirmed" in answer.text
    assert "Ivo Reedham withdrew" in answer.text


def test_of_whom_nothing_is_on_record_is_said(ask):
    assert (
        "Nothing of that kind on record of Mallory Ledger" in ask("did reedham and the mallory ledger leave moss").text
    )


@pytest.mark.parametrize(
    ("question", "names"),
    [
        pytest.param("which newspapers havent endorsed moss", ["Mallory Ledger"], id="of whom it went for a rival"),
        pytest.param(
            "which unions didnt go for orr",
            ["Dockworkers Local 14", "Grain Haulers"],
            id="but for the one that ranks him second",
        ),
        pytest.param("which senators are not with dunn", ["Ivo Reedham"], id="a role"),
    ],
)
def test_who_of_a_sort_is_not_with_a_candidate_takes_in_those_who_never_were(tally, question, names):
    assert sorted(item.name for item in tally(question).items) == names
