"""Is the time that somebody's act sets the day of that act, as the store's own statements give it?"""

from __future__ import annotations

import pytest


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param(
            "who was still with moss when the tidewater party left", {"Harbor Nurses Union"}, id="who stood then"
        ),
        pytest.param("when the mallory ledger endorsed orr, who backed moss", {"Harbor Nurses Union"}, id="in front"),
        pytest.param("who endorsed moss after the tidewater party left", {"Tramway Workers"}, id="after an act"),
        pytest.param("who endorsed moss after the tidewater party", set(), id="a bare name did the same"),
    ],
)
def test_lists(ask, question, expected):
    answer = ask(question)

    assert expected <= names(answer)
    assert "Tidewater Party" not in names(answer)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("who left moss after dunn dropped out", id="no source tells of that act"),
        pytest.param("who left moss the day after the tidewater party did", id="how long after is not read"),
    ],
)
def test_a_time_that_no_source_gives_is_unknown(ask, question):
    assert ask(question).kind == "unknown"
