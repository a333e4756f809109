"""Is somebody who withdrew and came back told with both, wherever withdrawals are listed?"""

from __future__ import annotations

import pytest

from facts.models import WrittenEntity

MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
BAKERS = WrittenEntity(name="Bakers Federation", kind="union")
PILOTS = WrittenEntity(name="Pilots Federation", kind="union")
SAID = (
    (BAKERS, "endorses", MOSS, "2030-02-01"),
    (BAKERS, "withdraws", MOSS, "2030-03-21"),
    (BAKERS, "endorses", MOSS, "2030-03-28"),
    (PILOTS, "endorses", MOSS, "2030-02-01"),
    (PILOTS, "withdraws", MOSS, "2030-03-20"),
)


@pytest.mark.parametrize(
    ("question", "left", "back"),
    [
        ("who has ever withdrawn from moss", "support withdrawn on", "and back since then: endorsed on 28 March 2030"),
        ("quien dejo alguna vez a moss", "apoyo retirado el", "y de vuelta desde entonces: apoyo dado el 28 de marzo"),
    ],
)
def test_who_came_back_is_not_left_among_those_who_are_gone(also_say, ask, question, left, back):
    also_say(SAID)
    answer = ask(question)
    told = {
        name: line for line in answer.text.splitlines() for name in (BAKERS.name, PILOTS.name) if f"- {name}" in line
    }
    (item,) = [item for item in answer.items if item.name == BAKERS.name]

    assert left in told[BAKERS.name]
    assert left in told[PILOTS.name]
    assert back in told[BAKERS.name]
    assert back not in told[PILOTS.name]
    assert len(item.citations) > 1


def test_on_a_day_between_nobody_is_back_yet(also_say, ask):
    also_say(SAID)

    assert "back since then" not in ask("who has withdrawn from moss", as_of="2030-03-25").text


@pytest.mark.parametrize("question", ["who did the bakers leave", "which candidate did the Bakers Federation drop"])
def test_whom_somebody_left_is_told_though_they_are_back(also_say, ask, question):
    also_say(SAID)
    answer = ask(question)

    assert [item.name for item in answer.items] == [MOSS.name]
    assert "back since then" in answer.text


def test_whoever_left_nobody_left_nobody(also_say, ask):
    also_say([*SAID, (WrittenEntity(name="Glaziers Guild", kind="union"), "endorses", MOSS, "2030-02-03")])

    assert not ask("who did the Glaziers Guild leave").items
