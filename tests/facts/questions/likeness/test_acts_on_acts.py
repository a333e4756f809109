"""What somebody does about another's act is no act of both."""

from __future__ import annotations

import pytest

from facts.questions.likeness.masking import Masked
from facts.questions.likeness.meanings import meaning_of
from facts.questions.likeness.reading import is_of_act

FILLS = {"E1": "Karlsen", "E2": "the nurses", "C1": "Moss"}


@pytest.mark.parametrize(
    ("tags", "is_of_another"),
    [
        pytest.param(("<do>", "E1", "<endorsed>", "E2", "<backs>", "C1"), True, id="signed off on what another did"),
        pytest.param(("<do>", "E1", "<and>", "E2", "<withdrew>", "C1"), False, id="both did it"),
        pytest.param(("<withdrew>", "E1", "<or>", "E2", "C1"), False, id="the act in front"),
    ],
)
def test_two_between_whom_an_act_stands_did_not_do_it_together(tags, is_of_another):
    masked = Masked(words=tags, tags=tags, fills=FILLS)

    assert is_of_act(meaning_of("does left E1 E2 C1"), masked) is is_of_another
