"""Is a role's own short word read as that role, though letters of somebody's name spell it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

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
