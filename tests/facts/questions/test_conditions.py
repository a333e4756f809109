"""Is support that depends on something told apart from support that does not?"""

from __future__ import annotations

import pytest

ON_CONDITION = [
    "whos for reed but only if she keeps a promise",
    "who backs moss only if she says sorry",
    "who will back moss provided she keeps her word",
    "who would only back moss if she answered",
    "who would only back moss if she froze rents",
    "who says they would only support reed if she changes course",
    "who will be with reed but only when she answers",
    "whose support for moss is contingent on a review",
]
ON_NONE = [
    "who only backs moss",
    "who has only ever backed moss",
    "who depends on moss",
]


@pytest.mark.parametrize("text", ON_CONDITION)
def test_what_hangs_on_a_condition_is_asked_for_as_such(ask, text):
    question = ask(text)

    assert [(c.relation, c.conditional) for c in question.clauses] == [("backs", True)]
    assert not question.unread


@pytest.mark.parametrize("text", ON_NONE)
def test_only_and_depending_on_somebody_are_no_condition(ask, text):
    assert not any(clause.conditional for clause in ask(text).clauses)
