"""Does withdrawn support stand on a day before the happening that its withdrawal is told with?"""

from __future__ import annotations

import pytest


def names(items):
    return {item.name for item in items}


TOLD_WITH_AUDIT = {"Ivo Reedham", "Mara Quistgaard", "Lena Parkhurst"}


@pytest.mark.parametrize(
    "question",
    [
        "who backed moss on march 10 2030",
        "on march 11 2030 who had moss's back",
        "moss endorsers march 5 2030",
        "who was behind moss in february 2030",
        "who had moss on march 12 2030",
        "who was with moss mar 9 2030",
    ],
)
def test_support_stood_before_the_happening_that_its_withdrawal_is_told_with(ask, question):
    answer = ask(question)

    assert names(answer.items) >= {*TOLD_WITH_AUDIT, "Tidewater Party"}
    assert "support stood until it was withdrawn by" in answer.text


def test_a_source_that_dates_no_happening_leaves_the_day_of_a_withdrawal_open(ask):
    answer = ask("who backed moss on march 10 2030")

    assert names(answer.unconfirmed) == {"Dockworkers Local 14"}


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("who backed moss on march 13 2030", id="on its day"),
        pytest.param("who backed moss on march 14 2030", id="behind it"),
    ],
)
def test_from_that_happening_on_it_is_open(ask, question):
    answer = ask(question)

    assert names(answer.items).isdisjoint(TOLD_WITH_AUDIT)
    assert names(answer.unconfirmed) >= TOLD_WITH_AUDIT


def test_a_single_endorser_and_an_asked_date_are_told_alike(ask):
    assert ask("did parkhurst back moss on march 10 2030").value == "yes"
    assert ask("did parkhurst back moss on march 20 2030").kind == "unknown"
    assert names(ask("who backs moss", as_of="2030-03-10").items) >= TOLD_WITH_AUDIT
