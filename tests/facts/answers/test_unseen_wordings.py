"""Classes of wording that sets not seen before brought up, asked of the invented contest."""

from __future__ import annotations

from datetime import date

import pytest

from facts.answers import Conversation
from facts.models import WrittenEntity

LEFT = {"Tidewater Party", "Ivo Reedham", "Dockworkers Local 14", "Mara Quistgaard", "Lena Parkhurst"}
BACK = WrittenEntity(name="Noor Castellane", role="pastor, Quay Chapel")
MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
ORR = WrittenEntity(name="Benedict Orr", role="mayoral candidate")
PASTOR = WrittenEntity(name="Jon Tarrant", role="pastor, Mole Street", ref="t:pastor")
SENATOR = WrittenEntity(name="Jon Tarrant", role="state senator, District 3", ref="t:senator")
PARK = WrittenEntity(name="Lena Parkhurst", role="City Council member, Harbor")


def names(answer):
    return {item.name for item in answer.items}


# Somebody who left and came back, one who left and then told her to go, and two people of one name.
SAID = (
    (BACK, "endorses", MOSS, "2030-02-01"),
    (BACK, "withdraws", MOSS, "2030-03-20"),
    (BACK, "endorses", MOSS, "2030-04-10"),
    (PARK, "urges_exit", MOSS, "2030-04-28"),
    (PASTOR, "endorses", MOSS, "2030-02-02"),
    (SENATOR, "endorses", ORR, "2030-02-03"),
)


@pytest.fixture
def fuller(also_say):
    also_say(SAID)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param(
            "which groups, not people, dropped Moss", {"Tidewater Party", "Dockworkers Local 14"}, id="not people"
        ),
        pytest.param("who ditched moss that isnt a union", LEFT - {"Dockworkers Local 14"}, id="is not a sort"),
        pytest.param("who left moss besides unions", LEFT - {"Dockworkers Local 14"}, id="besides a sort"),
        pytest.param("which US senators dropped Moss", set(), id="a state senator is no US senator"),
        pytest.param("which state legislators left moss", {"Ivo Reedham", "Mara Quistgaard"}, id="legislators"),
        pytest.param(
            "which of the ones that left moss back somebody else", {"Tidewater Party", "Ivo Reedham"}, id="join"
        ),
        pytest.param("tidewater party picks?", {"Cleo Dunn"}, id="a noun that closes a fragment"),
        pytest.param("reedham's number 1", {"Benedict Orr"}, id="number one"),
        pytest.param("who has orr as their first choice", {"Ivo Reedham"}, id="have as a choice"),
        pytest.param("anybody have moss as there 2nd pick?", {"Ivo Reedham"}, id="anybody with a rank"),
        pytest.param("who did the tidewater party switch to", {"Cleo Dunn"}, id="whom they went to"),
        pytest.param("who switched to dunn", {"Tidewater Party"}, id="who came over"),
        pytest.param("which of moss's rivals told her to go", {"Cleo Dunn"}, id="rivals"),
        pytest.param("which of moss's opponents want her gone", {"Cleo Dunn"}, id="opponents who act"),
        pytest.param("new endorsements for orr in april", {"Mallory Ledger"}, id="new with a month"),
        pytest.param(
            "whos the tidewater party with now that moss is finished", {"Cleo Dunn"}, id="now that is no condition"
        ),
        pytest.param("any state senators who left moss", {"Ivo Reedham", "Mara Quistgaard"}, id="any sort who"),
        pytest.param(
            "which of the people that left moss are state senators", {"Ivo Reedham", "Mara Quistgaard"}, id="are"
        ),
        pytest.param("who wants moss to stay in", {"Harbor Nurses Union", "Tramway Workers"}, id="wants her to stay"),
        pytest.param("which backers of moss switched to dunn", {"Tidewater Party"}, id="backers who moved on"),
        pytest.param("who pulled support until the audit stuff is out", {"Dockworkers Local 14"}, id="a condition"),
    ],
)
def test_lists(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("reedham still w moss y/n", "no", id="y/n"),
        pytest.param("did reedham have moss as his top pick", "no", id="another rank is on record"),
        pytest.param("did reedham rank moss second", "yes", id="the rank on record"),
        pytest.param("did the tidewater party ever go back to moss", "no", id="they never returned"),
        pytest.param("did the nurses union ever waver on moss", "no", id="wavering"),
    ],
)
def test_verdicts(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, answer.value) == ("yes_no", expected)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("zorblat endorsements pls", id="a word that is no name we know"),
        pytest.param("who endorsed the qwibbler", id="a stranger with an article"),
        pytest.param("how many votes did moss get", id="votes"),
        pytest.param("what percent of the vote did orr get", id="shares"),
        pytest.param("who won the election", id="who won"),
        pytest.param("how much money did moss raise", id="money"),
        pytest.param("unions who like the zorblats", id="a sort with a word that is no name we know"),
        pytest.param("do the zorblats and the nurses union back moss", id="a stranger joined to a name"),
    ],
)
def test_what_was_not_understood_is_not_answered_by_something_wider(ask, question):
    assert ask(question).kind == "unknown"


def test_a_word_as_near_to_a_name_as_to_a_verb_is_the_name(ask):
    assert names(ask("orrr endorsements pls")) <= {"Ivo Reedham", "Mallory Ledger"}


def test_a_count_may_be_asked_with_a_sign(ask):
    answer = ask("# of state senators who dropped moss")

    assert (answer.kind, answer.value) == ("count", 2)


@pytest.mark.usefixtures("fuller")
class TestReturnsAndNamesakes:
    @pytest.mark.parametrize(
        ("question", "expected"),
        [
            pytest.param("who came back to moss", {"Noor Castellane"}, id="came back"),
            pytest.param("who left moss but came crawling back", {"Noor Castellane"}, id="left but came back"),
            pytest.param("who dropped moss and then told her to quit", {"Lena Parkhurst"}, id="both acts"),
            pytest.param("who does pastor tarrant back", {"Ada Moss"}, id="a role before a namesake"),
            pytest.param("which candidate does senator tarrant support", {"Benedict Orr"}, id="the other namesake"),
        ],
    )
    def test_lists(self, ask, question, expected):
        answer = ask(question)

        assert (answer.kind, names(answer)) == ("list", expected)

    def test_a_return_has_a_date_of_its_own(self, ask):
        assert ask("when did castellane come back to moss").value == "2030-04-10"

    def test_who_came_back_is_none_of_those_who_never_left(self, ask):
        assert "Noor Castellane" in names(ask("who hasnt left moss"))
        assert "Noor Castellane" not in names(ask("who never left moss"))

    def test_somebody_who_returned_is_not_still_gone(self, ask):
        talk = Conversation()
        ask("did castellane drop moss", conversation=talk)

        assert ask("is she still gone", conversation=talk).value == "no"

    def test_a_call_to_go_after_leaving_leaves_no_doubt(self, ask):
        assert ask("does parkhurst still back moss").value == "no"

    def test_a_namesake_without_a_role_is_asked_back(self, ask):
        assert ask("who does tarrant back").kind == "clarify"


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        pytest.param(["who does the tidewater party back"], "who did they back before", {"Ada Moss"}, id="before"),
        pytest.param(["who does reedham rank second"], "and first", {"Benedict Orr"}, id="another rank"),
    ],
)
def test_follow_ups(ask, before, question, expected):
    talk = Conversation()
    for turn in before:
        ask(turn, conversation=talk)

    assert names(ask(question, conversation=talk)) == expected


def test_do_they_still_is_about_whom_the_answer_named(ask):
    talk = Conversation()
    ask("who does the nurses union back", conversation=talk)
    answer = ask("do they still", conversation=talk)

    assert (answer.kind, answer.value) == ("yes_no", "yes")


def test_saying_that_support_lasts_has_the_date_of_saying_so(ask):
    assert ask("when did reedham say hes still for orr").value != date(2030, 1, 1).isoformat()


@pytest.mark.parametrize(
    "question", ["how did moss take losing the tidewater party", "how does moss feel about dropping out"]
)
def test_how_somebody_took_it_is_told_and_not_answered_with_yes(ask, question):
    assert ask(question).kind in ("passages", "unknown")


@pytest.mark.parametrize(
    "question",
    [
        "did reedham leave moss before or after the tidewater party",
        "did reedham leave moss after or before the tidewater party did",
    ],
)
def test_which_of_two_came_first_is_no_yes_or_no(ask, question):
    assert ask(question).kind == "unknown"


def test_her_of_whom_a_yes_told_is_meant_before_whom_an_earlier_question_named(ask):
    talk = Conversation()
    ask("who backs Orr", conversation=talk)
    assert ask("did reedham have a second choice", conversation=talk).value == "yes"

    assert ask("does he still back her", conversation=talk).value == "no"


def test_several_sorts_asked_for_are_all_told(ask):
    assert "unions or newspapers" in ask("which unions and papers back moss").text
