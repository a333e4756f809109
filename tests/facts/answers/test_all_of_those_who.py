"""What is asked of all who once backed somebody is only so if it is so of each of them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("did all the senators who backed moss leave", "yes"),
        ("have all the senators who endorsed moss left", "yes"),
        ("have all the senators who endorsed moss left her", "yes"),
        ("can we say all the senators who endorsed moss have left", "yes"),
        ("did all lawmakers who backed moss leave", "no"),
        ("have all unions that endorsed moss left", "no"),
        ("have both senators who endorsed moss left", "yes"),
        ("are all the lawmakers who endorsed moss still with her", "no"),
        ("did all the senators who backed moss stay with her", "no"),
    ],
)
def test_it_is_asked_of_each_of_them(tally, text, value):
    assert tally(text).value == value


def test_where_some_are_not_on_record_it_is_not_told(tally):
    assert tally("did all lawmakers who left moss join orr").kind == "unknown"


@pytest.mark.parametrize("text", ["is brandeis a senator who backs orr", "is parkhurst a senator who left moss"])
def test_whether_one_is_of_a_role_and_did_it_is_no_yes_for_the_act_alone(tally, text):
    assert tally(text).value != "yes"


def test_now_that_somebody_did_not_then_is_no_reason(tally):
    told = {item.name for item in tally("who backs orr now that didnt in february").items}

    assert told == {"Otto Brandeis", "Ivo Reedham", "Mallory Ledger"}
