"""Answers read as a person would tell them: nothing is said twice, and one is told as one."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param(
            "who backs dunn",
            "Tidewater Party backs Cleo Dunn, as far as our sources reach (April 2030): endorsed by April 2030 [1]",
            id="one endorser",
        ),
        pytest.param("does anyone back dunn", "Yes. Tidewater Party backs Cleo Dunn, as far as", id="one, after a yes"),
        pytest.param(
            "which union dropped moss", "Dockworkers Local 14 has withdrawn support for Ada Moss", id="a sort"
        ),
        pytest.param("how many unions dropped moss", "1: Dockworkers Local 14 has withdrawn", id="a count of one"),
        pytest.param("who has reedham as second choice", "Ivo Reedham named Ada Moss as second choice", id="a rank"),
        pytest.param("who told moss to drop out", "Cleo Dunn called on Ada Moss to drop out", id="no endorser"),
        pytest.param("did parkhurst drop moss and when", "Yes. Lena Parkhurst withdrew support", id="a day told once"),
        pytest.param(
            "did the ledger drop moss",
            "Mallory Ledger: endorsed Benedict Orr on 2 April 2030",
            id="known of an endorser",
        ),
    ],
)
def test_an_answer_opens_with_whom_it_is_about(ask, question, told):
    assert told in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "who backs dunn",
        "does anyone back dunn",
        "which union dropped moss",
        "who has reedham as second choice",
        "did parkhurst drop moss and when",
        "who was the first to drop moss",
    ],
)
def test_no_name_is_told_twice_of_one(ask, question):
    first = ask(question).text.split("[")[0]

    assert all(
        first.count(name) < 2 for name in ("Tidewater Party", "Dockworkers Local 14", "Lena Parkhurst", "Ada Moss")
    )
    assert first.count("second choice") < 2


def test_one_who_paused_is_told_with_whom_they_left(ask):
    first = ask("who paused").text.split("[")[0]

    assert first.startswith("Dockworkers Local 14 has withdrawn support for Ada Moss")
    assert "for at least one" not in first


def test_the_sentence_that_answers_is_quoted(ask):
    (citation, *_) = ask("did moss deny it").citations

    assert "denied" in (citation.evidence.quote or "")


def test_whom_it_is_about_is_them_after_a_heading_that_names_them(ask):
    assert "endorsed them" in ask("who declined to endorse moss").text


def test_of_how_many_a_list_is_told_in_its_heading(tally):
    heading = tally("who backs more than one candidate").text.split("[")[0]

    assert "at least 2 candidates" in heading
    assert "at least one" not in heading


def test_candidates_of_so_many_are_told_in_the_plural(tally):
    heading = tally("which candidate has at least two unions").text.split("[")[0]

    assert heading.startswith("At least 2 unions back ")
