"""Is nobody "him" of whom the talk has said "her", and nothing told of what is yet to come?"""

from __future__ import annotations

import pytest

from facts.answers import Conversation


@pytest.fixture
def talk(tally):
    conversation = Conversation()
    return lambda text: tally(text, conversation=conversation)


def test_one_who_was_called_her_is_not_him(talk):
    talk("who does the tidewater party back")
    talk("who before that")
    first = talk("when did they drop her")
    answer = talk("who else backs him")

    assert first.kind == "date"
    assert {item.name for item in answer.items} == {"Mara Quistgaard", "Grain Haulers", "Otto Brandeis"}


@pytest.mark.parametrize("text", ["are they coming back", "is he coming back to moss", "when was she back"])
def test_what_is_to_come_is_not_told_from_what_was(talk, text):
    talk("who left moss")

    assert talk(text).kind not in ("yes_no", "date")


def test_a_number_counts_in_whoever_is_named(talk):
    talk("did the tidewater party drop moss")
    talk("who else left her")

    assert talk("how many is that counting the tidewater party").value == 4
