"""Is a body meant by the one word that tells what it is, where just one is called so ("the alliance")?"""

from __future__ import annotations

import pytest

from facts.models import WrittenEntity

ORR = WrittenEntity(name="Benedict Orr", role="mayoral candidate")
DUNN = WrittenEntity(name="Cleo Dunn", role="mayoral candidate")
BAKERS = WrittenEntity(name="Tarn Bakers Alliance", kind="advocacy group")
SAILORS = WrittenEntity(name="Duarte Sailing Association", kind="advocacy group")
NORTH = WrittenEntity(name="North Quay League", kind="advocacy group")
SOUTH = WrittenEntity(name="South Quay League", kind="advocacy group")


@pytest.fixture
def told(ask, also_say):
    also_say(
        [
            (BAKERS, "endorses", ORR, "2030-03-20"),
            (SAILORS, "endorses", DUNN, "2030-03-21"),
            (NORTH, "endorses", ORR, "2030-03-22"),
            (SOUTH, "endorses", DUNN, "2030-03-23"),
        ]
    )
    return ask


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("who does the alliance back", "list", {"Benedict Orr"}),
        ("whos that alliance with", "list", {"Benedict Orr"}),
        ("is the alliance's pick orr", "yes_no", None),
        ("who is the association for", "list", {"Cleo Dunn"}),
        ("who does the league back", "clarify", None),
    ],
)
def test_the_only_body_with_a_word_in_its_name_is_meant_by_it(told, text, kind, names):
    answer = told(text)

    assert answer.kind == kind
    assert names is None or {item.name for item in answer.items} == names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("did the coalition leave moss", id="a body that nobody known is, called like backers"),
        pytest.param("did the federation leave moss", id="a body that nobody known is"),
        pytest.param("which alliance backs dunn", id="a sort that no kind holds"),
        pytest.param("does an alliance back dunn", id="any of a sort"),
        pytest.param("is the alliance leader for dunn", id="whoever leads it"),
    ],
)
def test_a_word_for_a_body_that_is_not_the_known_one_is_left_unread(told, text):
    assert told(text).kind == "unknown"


def test_a_mistyped_role_is_no_word_of_time(ask, also_say):
    pastor = WrittenEntity(name="Nils Lindqvist", role="pastor, Quay Chapel")
    also_say([(pastor, "endorses", ORR, "2030-03-20")])

    assert {item.name for item in ask("who does pastr lindqvist back").items} == {"Benedict Orr"}
