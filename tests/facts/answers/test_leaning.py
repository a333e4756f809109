"""Is a part that speaks of "them" answered of those whom the part before tells of?"""

from __future__ import annotations

import pytest

from facts.answers import Conversation


def names(answer):
    return {item.name for item in answer.items}


def test_whom_those_who_left_back_now_is_told_of_each(ask):
    answer = ask("which state senators left moss and who do they back now")

    assert [part.kind for part in answer.parts] == ["list", "list"]
    assert names(answer.parts[0]) == {"Ivo Reedham", "Mara Quistgaard"}
    assert names(answer.parts[1]) == {"Benedict Orr"}
    assert "Mara Quistgaard" in answer.parts[1].text


def test_whether_any_of_them_went_elsewhere_is_asked_of_them_alone(ask):
    answer = ask("who dropped moss and did any of them go to dunn")

    assert answer.parts[1].value == "yes"
    assert names(answer.parts[1]) <= {"Tidewater Party"}


def test_where_the_first_part_tells_of_nobody_the_second_is_not_asked(ask):
    answer = ask("which newspapers left moss and who do they back now")

    assert (answer.kind, names(answer)) == ("list", set())


def test_the_turn_after_knows_whom_the_parts_were_about(ask):
    talk = Conversation()
    ask("which unions left moss and when did they leave", conversation=talk)

    assert names(ask("who left moss", conversation=talk)) >= {"Dockworkers Local 14"}


@pytest.mark.parametrize(
    "text", ["who do reedham and the tidewater party back", "who are reedham and the tidewater party with"]
)
def test_whom_several_back_is_whom_each_of_them_does(ask, text):
    answer = ask(text)

    assert names(answer) == {"Benedict Orr", "Cleo Dunn"}


def test_whom_several_both_back_is_whom_all_of_them_do(ask):
    assert names(ask("who do reedham and the tidewater party both back")) == set()


def test_which_of_those_of_whom_nobody_was_told_is_unknown(ask):
    assert ask("which of those back somebody else now").kind == "unknown"


def test_which_of_those_told_behind_is_answered(ask):
    assert names(ask("which of the ones that left moss back somebody else")) == {"Tidewater Party", "Ivo Reedham"}


def test_people_and_groups_are_everybody(ask):
    assert ask("how many ppl/groups still back moss").value == 2
