"""Where an act is not understood, is what is on record between the two told, without being called the answer?"""

from __future__ import annotations


def test_what_is_on_record_between_two_is_told_where_the_act_is_not_understood(ask):
    answer = ask("did the tramway workers serenade moss")

    assert answer.kind == "unknown"
    assert answer.value is None
    assert "serenade" in answer.text
    assert "between the two" in answer.text
    assert answer.citations


def test_nothing_is_told_between_two_of_whom_no_source_tells_together(ask):
    answer = ask("did the mallory ledger serenade dunn")

    assert answer.kind == "unknown"
    assert "between the two" not in answer.text
