"""Is whoever went only until something happens told of for just that, though they came back when it did?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "question",
    [
        "who pulled support till the audit is out",
        "who pulled support until the audit came out",
        "which unions suspended support pending the audit",
        "who dropped moss until the audit was out",
        "how many pulled support until the audit is done",
        "who left until the audit got published",
        "quien retiro su apoyo hasta que salga la audit",
    ],
)
def test_who_came_back_when_it_happened_had_gone_until_then(tally, question):
    assert [item.name for item in tally(question).items] == ["Dockworkers Local 14"]


@pytest.mark.parametrize("question", ["who pulled support", "who has left moss", "who is no longer with moss"])
def test_who_came_back_has_not_left_where_nothing_is_awaited(tally, question):
    assert "Dockworkers Local 14" not in {item.name for item in tally(question).items}


OTHER = "No source of ours has that condition in these words. Under another one:"


@pytest.mark.parametrize(
    ("question", "is_other"),
    [
        ("who pulled support until the harbor bridge reopens", True),
        ("who pulled support until the audit is published", False),
        ("who left on a condition", False),
        ("who pulled support", False),
    ],
)
def test_another_condition_than_the_one_asked_about_is_told_as_such(ask, question, is_other):
    answer = ask(question)

    assert "Dockworkers Local 14" in {item.name for item in answer.items}
    assert answer.text.startswith(OTHER) is is_other
