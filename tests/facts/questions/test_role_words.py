"""Is a role's own short word read as that role, though letters of somebody's name spell it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facts.models import Contest
from facts.questions import parse_question


@pytest.fixture
def councillors(make_store):
    """The invented store, in which a body's words have the letters of a role."""
    store = make_store(more={"Mercers and Bakers": "advocacy group", "Una Thorne MB": "person"})
    return replace(store, roles=(*store.roles, "MB, Tarrow North"))


@pytest.mark.parametrize("text", ["which MB backs moss", "which mbs back moss"])
def test_a_short_role_is_nobodys_name(councillors, text):
    question = parse_question(text, councillors, today=date(2023, 6, 20))

    assert question.clauses[0].endorser.roles
    assert not question.clauses[0].endorser.names


@pytest.fixture
def officials(make_store):
    """The invented store with offices of places, and one who stood for a leadership."""
    store = make_store()
    told = ("Mayor of Marl", "sheriff, Upper Tarrow", "leadership candidate", "reeve of Ost")
    return replace(store, roles=(*store.roles, *told))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("who is marl's mayor backing", "mayor of marl"),
        ("marl mayors pick", "mayor of marl"),
        ("does the marl mayor back moss", "mayor of marl"),
        ("upper tarrows sheriff is with who", "sheriff of upper tarrow"),
        ("ost reeve said no thanks to who", "reeve of ost"),
    ],
)
def test_an_office_is_found_behind_its_place(officials, text, role):
    question = parse_question(text, officials, today=date(2023, 6, 20))

    assert question.clauses[0].endorser.roles == (role,)
    assert not question.unread


def test_whoever_stands_for_a_leadership_is_a_candidate(officials):
    of_party = replace(officials, contests=[Contest(contest_id=1, name="Fair Party leadership, 2023")])
    question = parse_question("which leadership candidate does karlsen back", of_party, today=date(2023, 6, 20))

    assert question.clauses[0].candidate.kinds == ("candidate",)
    assert not question.clauses[0].candidate.roles


def test_a_place_without_an_office_is_no_role(officials):
    question = parse_question("does marl back moss", officials, today=date(2023, 6, 20))

    assert not question.clauses[0].endorser.roles


CLERGY = ("pastor", "priest", "rabbi", "imam", "reverend", "bishop", "deacon")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("pastors rabbis imams for moss", ("pastor", "rabbi", "imam")),
        ("pastors, rabbis etc for moss", CLERGY),
        ("which imams and pastors etcetera left moss", CLERGY),
        ("pastors rabbis etc, whos for moss", CLERGY),
    ],
)
def test_several_roles_stand_for_their_sort_where_etc_goes_on_with_them(make_store, text, roles):
    store = make_store()
    store = replace(store, roles=(*store.roles, "pastor, Grace Hall", "rabbi", "imam, Dock Street"))
    question = parse_question(text, store, today=date(2023, 6, 20))

    assert question.clauses[0].endorser.roles == roles
    assert not question.unread


@pytest.mark.parametrize("text", ["county executive karlsen endorsed who", "old county exec karlsen endorsed who"])
def test_whoever_held_an_office_is_called_by_it_without_former(make_store, text):
    store = make_store()
    store = replace(store, roles=(*store.roles, "former county executive"))
    question = parse_question(text, store, today=date(2023, 6, 20))

    assert question.clauses[0].endorser.names[0].matches[0].name == "Yusuf Karlsen"
    assert not question.unread
