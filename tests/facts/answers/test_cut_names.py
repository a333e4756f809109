"""Is somebody meant whose name is cut short or has one letter of two, and nobody by a word that only opens so?"""

from __future__ import annotations

import pytest

from facts.models import WrittenEntity

ORR = WrittenEntity(name="Benedict Orr", role="mayoral candidate")
FRUITT = WrittenEntity(name="Desmond Fruitt", role="sheriff, Quay County")
HASSAN = WrittenEntity(name="Hassan Lindqvist", role="city councilor")


@pytest.fixture
def told(ask, also_say):
    also_say([(who, "endorses", ORR, "2030-03-20") for who in (FRUITT, HASSAN)])
    return ask


@pytest.mark.parametrize(
    "text",
    [
        "who does des fruitt back",
        "who does desm fruitt back",
        "who does fruittt back",
        "who is sherrif fruitt with",
        "who is shariff fruitt with",
    ],
)
def test_a_name_or_title_is_known_cut_short_or_with_one_letter_of_two(told, text):
    assert [item.name for item in told(text).items] == ["Benedict Orr"]


def test_a_role_is_known_by_its_sound(told):
    assert [item.name for item in told("which city counsilars back orr").items] == ["Hassan Lindqvist"]


def test_a_word_that_a_first_name_begins_with_is_a_word(told):
    assert told("has lindqvist endorsed orr").value == "yes"


@pytest.mark.parametrize("text", ["who does dan fruitt back", "who does trudy fruitt back", "who backs fruit"])
def test_another_name_is_not_taken_for_it(told, text):
    assert not told(text).items


@pytest.mark.parametrize(
    "text", ["when did peoples alliance endorse orr", "is peoples alliance for orr", "did PEOPLES ALLIANCE back orr"]
)
def test_an_everyday_word_that_owns_the_rest_of_a_bodys_name_belongs_to_it(ask, also_say, text):
    alliance = WrittenEntity(name="People's Alliance", kind="party")
    also_say([(alliance, "endorses", ORR, "2030-03-20")])

    assert ask(text).value in ("yes", "2030-03-20")


def test_an_everyday_word_that_owns_nothing_of_a_bodys_name_is_a_word(ask, also_say):
    alliance = WrittenEntity(name="Harbour Alliance", kind="party")
    also_say([(alliance, "endorses", ORR, "2030-03-20")])

    assert ask("is peoples alliance for orr").value != "yes"
