"""Has somebody come over to a candidate only where that support is newer than the one that they gave up?"""

from __future__ import annotations

import pytest

from facts.models import WrittenEntity

MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
DUNN = WrittenEntity(name="Cleo Dunn", role="mayoral candidate")
BOTH = WrittenEntity(name="Pilots Federation", kind="union")
LATER = WrittenEntity(name="Bakers Federation", kind="union")
SAID = (
    (BOTH, "endorses", MOSS, "2030-02-01"),
    (BOTH, "endorses", DUNN, "2030-02-01"),
    (BOTH, "withdraws", MOSS, "2030-03-20"),
    (LATER, "endorses", MOSS, "2030-02-01"),
    (LATER, "withdraws", MOSS, "2030-03-21"),
    (LATER, "endorses", DUNN, "2030-03-22"),
)


@pytest.fixture(autouse=True)
def fuller(also_say):
    also_say(SAID)


@pytest.mark.parametrize("question", ["who switched to dunn", "who came over to dunn from moss"])
def test_whoever_backed_both_from_the_first_has_not_come_over(ask, question):
    found = {item.name for item in ask(question).items}

    assert "Bakers Federation" in found
    assert "Pilots Federation" not in found


@pytest.mark.parametrize(("who", "kind"), [("bakers federation", "yes_no"), ("pilots federation", "unknown")])
def test_a_verdict_needs_the_newer_support(ask, who, kind):
    assert ask(f"did the {who} switch to dunn").kind == kind


def test_an_office_that_no_contest_holds_in_full_is_unknown(ask):
    assert ask("who does the bakers federation back for port authority president").kind == "unknown"


@pytest.mark.parametrize(
    "question",
    [
        "who switched sides",
        "which unions swapped horses",
        "who went from one candidate to another",
        "which unions jumped ship to somebody else",
        "quienes cambiaron de bando",
    ],
)
def test_who_switched_sides_has_another_choice_on_record(ask, question):
    found = {item.name for item in ask(question).items}

    assert "Bakers Federation" in found
    assert not found & {"Pilots Federation", "Dockworkers Local 14"}


def test_who_only_left_is_told_beside_those_who_switched_sides(ask):
    answer = ask("who switched sides")

    assert "more left, whose later choice is not on record" in answer.text


@pytest.mark.parametrize(("who", "kind"), [("bakers federation", "yes_no"), ("dockworkers", "unknown")])
def test_whether_one_switched_sides_needs_another_choice(ask, who, kind):
    assert ask(f"did the {who} switch sides").kind == kind


@pytest.mark.parametrize("question", ["who left without switching sides", "who switched parties", "who backs unions"])
def test_no_empty_list_is_told_of_what_no_frame_holds(ask, question):
    assert ask(question).kind == "unknown"


def test_whom_they_left_is_not_told_as_one_they_back(ask):
    answer = ask("who switched sides")
    (item,) = [item for item in answer.items if item.name == "Bakers Federation"]
    line = next(line for line in answer.text.splitlines() if line.startswith("- Bakers Federation"))

    assert (item.stance, item.target) == ("endorses", "Cleo Dunn")
    assert "endorsed on 22 March 2030, for Cleo Dunn; support withdrawn on 21 March 2030, for Ada Moss" in line
