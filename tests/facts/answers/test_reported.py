"""A question limited to one publisher counts and cites its sources alone."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("according to the quay who dropped moss", {"Tidewater Party", "Ivo Reedham", "Dockworkers Local 14"}),
        ("who dropped moss according to port courier", {"Ivo Reedham", "Mara Quistgaard", "Lena Parkhurst"}),
        ("which unions dropped moss according to the courier article", set()),
    ],
)
def test_a_list_holds_what_the_publisher_reports(ask, question, names):
    answer = ask(question)

    assert {i.name for i in answer.items} == names
    assert len({c.evidence.source.publisher for c in answer.citations if answer.items}) <= 1
    assert "alone." in answer.text


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("did parkhurst drop moss according to the port courier", "yes_no", "yes"),
        ("did parkhurst drop moss according to the quay", "unknown", None),
        ("how many dropped moss according to the quay", "count", 3),
        ("when did reedham leave moss according to the quay", "date", "2030-03-15"),
    ],
)
def test_verdicts_counts_and_days_rest_on_the_publisher(ask, question, kind, value):
    answer = ask(question)

    assert (answer.kind, answer.value) == (kind, value)


def test_what_a_publisher_says_of_somebody_is_cited_from_it(ask):
    answer = ask("what does the quay say about reedham")

    assert answer.kind == "passages"
    assert {c.evidence.source.key for c in answer.citations} == {"quay"}
