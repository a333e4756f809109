"""Which roles are offices, and which role is the one asked for."""

from __future__ import annotations

import pytest

from facts.answers.filters import has_role, is_of_kind, is_office
from facts.models import Entity


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("state senator", True),
        ("U.S. representative", True),
        ("Assembly member, Queens", True),
        ("City Council member", True),
        ("borough president", True),
        ("Politician; Green Party", True),
        ("school board member, Tarrow", True),
        ("former school board member", False),
        ("school board member candidate", False),
        ("mayoral candidate", False),
        ("former mayor", False),
        ("union president", False),
        ("president", False),
        ("spokesman", False),
        ("chairman of the council of churches", False),
        ("", False),
    ],
)
def test_an_elected_office_is_known_by_its_words(role, expected):
    assert is_office(role) is expected


@pytest.mark.parametrize(
    ("role", "asked", "expected"),
    [
        ("state senator, Brooklyn", "state senator", True),
        ("MP for Marl, former leadership candidate", "mp", True),
        ("former leadership candidate, mayor of Marl", "mayor of marl", True),
        ("former mayor, Marl", "mayor", False),
        ("mayor of Marl, retired bishop", "bishop", False),
        ("U.S. senator", "state senator", False),
        ("State Senators", "senator", True),
        ("U.S. representative", "congress", True),
        ("state representative", "congress", False),
        ("Current Senator; Former U.S. Representative", "congress", True),
        ("state senator", "congress", False),
        ("Former Governor; author", "governor", False),
        ("Former Governor", "former governor", True),
        ("Assemblywoman", "assembly", True),
        ("Queens Councilmember", "council", True),
        ("Tram driver", "tram driver", True),
        ("council member, Queens", "queens elected official", True),
        ("council member, Bronx", "queens elected official", False),
        ("lobbyist, Queens", "queens elected official", False),
        ("former mayor, Queens", "queens elected official", False),
        ("former mayor, Queens", "former queens elected official", True),
        ("Tram driver", "senator", False),
        ("Musical artist; actor", "celebrity", True),
        ("city councillor", "celebrity", False),
    ],
)
def test_a_role_is_compared_by_its_words(role, asked, expected):
    assert has_role([role], asked) is expected


@pytest.mark.parametrize(
    ("kind", "kinds", "expected"),
    [
        ("union", ["union"], True),
        ("union", ["organization"], True),
        ("person", ["organization"], False),
        ("person", [], True),
        ("party", ["union", "party"], True),
    ],
)
def test_organizations_are_all_that_are_no_person(kind, kinds, expected):
    assert is_of_kind(Entity(entity_id=1, name="Brisk", kind=kind), kinds, ()) is expected


def test_a_candidate_is_whoever_stands():
    assert is_of_kind(Entity(entity_id=1, name="Moss"), ["candidate"], {1})
    assert not is_of_kind(Entity(entity_id=2, name="Reed"), ["candidate"], {1})


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        pytest.param("Dockworkers Local 14", "union", True, id="a union with a number"),
        pytest.param("Harbor Nurses Union", "union", False, id="a union without one"),
        pytest.param("District 9 Democrats", "party", False, id="a number of something else"),
    ],
)
def test_a_local_is_a_union_with_a_number(name, kind, expected):
    assert is_of_kind(Entity(entity_id=1, name=name, kind=kind), ("local",), ()) is expected


@pytest.mark.parametrize(
    ("role", "asked", "expected"),
    [
        pytest.param("Member of Parliament, Marl East", "member of parliament", True, id="of the one parliament"),
        pytest.param("MP for Marl East", "mp", True, id="in short"),
        pytest.param("member of Provincial Parliament, Marl", "member of parliament", False, id="of a province's"),
        pytest.param("member of Provincial Parliament, Marl", "mpp", True, id="of a province's, in short"),
        pytest.param("member of the Scottish Parliament", "mp", False, id="of another country's"),
        pytest.param("MSP for Marl", "member of the scottish parliament", True, id="of another country's, at length"),
    ],
)
def test_members_of_one_parliament_are_none_of_another(role, asked, expected):
    assert has_role([role], asked) is expected
