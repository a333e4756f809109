"""Of two who share a name, the one who sits in a place is told apart by it."""

from __future__ import annotations

import pytest

from facts.answers import Conversation
from facts.models import WrittenEntity

ORR = WrittenEntity(name="Benedict Orr", role="mayoral candidate")
DUNN = WrittenEntity(name="Cleo Dunn", role="mayoral candidate")
TARN = WrittenEntity(name="Ida Hobday", role="city councillor, Tarn")
WICK = WrittenEntity(name="Luke Hobday", role="MP, Ost Wick")


@pytest.fixture
def told(ask, also_say):
    also_say([(TARN, "endorses", ORR, "2030-03-20"), (WICK, "endorses", DUNN, "2030-03-21")])

    def asking(second):
        talk = Conversation()
        assert ask("who is hobday for", conversation=talk).kind == "clarify"
        return ask(second, conversation=talk)

    return asking


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("the tarn one", {"Benedict Orr"}),
        ("the one from tarn", {"Benedict Orr"}),
        ("Tarn", {"Benedict Orr"}),
        ("the ost wick one", {"Cleo Dunn"}),
        ("the one in ost wick", {"Cleo Dunn"}),
    ],
)
def test_a_place_tells_which_is_meant(told, second, expected):
    assert {item.name for item in told(second).items} == expected


@pytest.mark.parametrize("second", ["the marl one", "the one from wick town"])
def test_a_place_of_neither_tells_nothing(told, second):
    assert told(second).kind in {"unknown", "clarify"}
