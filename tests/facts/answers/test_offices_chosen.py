"""Is a choice for another office than any contest's left unanswered, and one for a contest's own answered?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "question",
    [
        "school board picks from local 14?",
        "local 14's governor picks",
        "local 14 sheriff pick",
        "local 14 senate endorsements?",
        "who's local 14's comptroller choice",
        "attorney general endorsement from local 14?",
        "which school board candidate does the harbor nurses union like",
        "district attorney picks from the harbor nurses union",
        "the harbor nurses union's treasurer pick?",
        "state senate picks by the harbor nurses union",
    ],
)
def test_a_choice_for_an_office_of_no_contest_is_unknown(ask, question):
    assert ask(question).kind == "unknown"


@pytest.mark.parametrize(
    "question",
    [
        "the mallory ledger's picks",
        "mayoral picks from the mallory ledger?",
        "the mallory ledger's mayor pick",
        "which mayoral candidate does the mallory ledger like",
        "mayoral picks by the mallory ledger",
        "who is the mallory ledger's mayoral pick",
        "the mallory ledger's pick for mayor",
    ],
)
def test_a_choice_for_the_office_of_a_contest_is_told(ask, question):
    assert [item.name for item in ask(question).items] == ["Benedict Orr"]
