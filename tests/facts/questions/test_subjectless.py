"""Is nobody meant by a question that leaves its subject out but those of whom the conversation tells?"""

from __future__ import annotations

import pytest

from facts.questions import Turn


@pytest.mark.parametrize("text", ["con quien esta ahora", "a quien apoya"])
def test_a_subject_left_out_behind_several_is_one_of_them(ask, store, text):
    told = [key for key, entity in store.entities.items() if entity.name in ("Harbour Nurses Guild", "Yusuf Karlsen")]
    heard = [Turn(question=ask("quien apoya a moss"), entity_ids=tuple(told))]

    meant = ask(text, heard).clauses[0].endorser.names

    assert [sorted(match.entity_id for match in name.matches) for name in meant] == [sorted(told)]


@pytest.mark.parametrize("text", ["con quien esta ahora", "a quien apoya"])
def test_a_subject_left_out_behind_nobody_is_not_read(ask, text):
    heard = [Turn(question=ask("quien abandono a moss"))]

    assert ask(text, heard).unread


def test_a_first_question_without_a_subject_is_of_everybody(ask):
    assert not ask("a quien apoyan").unread
