"""Is a place on a ballot set beside another's only where both are on record?"""

from __future__ import annotations

import pytest


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("who ranked orr above moss", {"Ivo Reedham"}, id="above"),
        pytest.param("who put moss below orr", {"Ivo Reedham"}, id="below"),
        pytest.param("who did reedham put after orr", {"Ada Moss"}, id="next"),
    ],
)
def test_lists(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("did reedham rank orr above moss", "yes", id="it does"),
        pytest.param("did reedham rank moss above orr", "no", id="the other way round"),
    ],
)
def test_verdicts(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, answer.value) == ("yes_no", expected)
    assert "first choice" in answer.text
    assert "second choice" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("who ranked moss above orr", id="nobody on record did"),
        pytest.param("does the tidewater party prefer dunn to moss", id="support without a rank"),
        pytest.param("who ranked orr above zorblat", id="a stranger"),
    ],
)
def test_what_no_source_ranks_is_unknown(ask, question):
    assert ask(question).kind == "unknown"
