"""Is somebody meant by what people call an office or a calling, and by nothing that is said of their place alone?"""

from __future__ import annotations

import pytest

from facts.models import WrittenEntity

ORR = WrittenEntity(name="Benedict Orr", role="mayoral candidate")
PASTOR = WrittenEntity(name="Nils Lindqvist", role="pastor, Quay Chapel")
OF_STATE = WrittenEntity(name="Rosa Duarte", role="state representative")
OF_SCHOOLS = WrittenEntity(name="Amara Okafor", role="school board member")


@pytest.fixture
def told(ask, also_say):
    also_say([(who, "endorses", ORR, "2030-03-20") for who in (PASTOR, OF_STATE, OF_SCHOOLS)])
    return ask


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("any reps for orr", "Rosa Duarte", id="a state's, where no other is known"),
        pytest.param("which representative backs orr", "Rosa Duarte", id="in full"),
        pytest.param("who in the clergy backs orr", "Nils Lindqvist", id="clergy"),
        pytest.param("religious leaders for orr", "Nils Lindqvist", id="religious leaders"),
    ],
)
def test_people_are_found_by_what_they_are_called(told, text, found):
    assert [item.name for item in told(text).items] == [found]


def test_part_of_a_role_limits_who_is_asked_for(told):
    assert "I read that as: who backs" not in told("school board people for orr").text


@pytest.mark.parametrize("text", ["who is on the fence about orr", "who is torn about orr"])
def test_who_is_undecided_is_nobodys_backer(told, text):
    assert told(text).kind in ("unknown", "passages")
