"""Is the time that somebody's act sets the day of that act, as the store's own statements give it?"""

from __future__ import annotations

import pytest

from facts.models import WrittenEntity


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
        pytest.param("who left moss two weeks after the tidewater party did", id="weeks are no one day"),
    ],
)
def test_a_time_that_no_source_gives_is_unknown(ask, question):
    assert ask(question).kind == "unknown"


MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
PILOTS = WrittenEntity(name="Harbor Pilots Guild", kind="union")
RIGGERS = WrittenEntity(name="Riggers Lodge 3", kind="union")
COOKS = WrittenEntity(name="Galley Cooks", kind="union")
#: Three who left Moss one after the other, and one of them went to nobody.
LEFT = (
    (PILOTS, "withdraws", MOSS, "2030-05-02"),
    (RIGGERS, "withdraws", MOSS, "2030-05-03"),
    (COOKS, "withdraws", MOSS, "2030-05-05"),
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("who left moss the day after the pilots left", {"Riggers Lodge 3"}, id="the day after"),
        pytest.param("who left moss three days after the pilots", {"Galley Cooks"}, id="days after a bare name"),
        pytest.param("who left moss two days before the cooks left", {"Riggers Lodge 3"}, id="days before"),
        pytest.param("who left moss the day the riggers lodge left", set(), id="that day, but not who set it"),
        pytest.param(
            "who left moss between the pilots' exit and the cooks leaving", {"Riggers Lodge 3"}, id="between two acts"
        ),
    ],
)
def test_days_are_counted_from_an_act(ask, also_say, question, expected):
    also_say(LEFT)

    answer = ask(question)

    assert (answer.kind, names(answer)) == ("list", expected)
