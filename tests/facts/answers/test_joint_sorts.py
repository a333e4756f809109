"""Who is with several, with one alone, or with none; and of which candidates several things hold at once."""

from __future__ import annotations

import pytest


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("which candidates have a union and a newspaper", {"Benedict Orr"}, id="both sorts"),
        pytest.param("which candidates have a union but no party", {"Ada Moss", "Benedict Orr"}, id="one sort alone"),
        pytest.param("which candidates have neither a party nor a newspaper", {"Ada Moss"}, id="neither sort"),
        pytest.param("candidates without a newspaper", {"Ada Moss", "Cleo Dunn"}, id="those whom none ever backed"),
        pytest.param("which candidates have no party", {"Ada Moss", "Benedict Orr"}, id="whom it left, too"),
        pytest.param(
            "which candidates have the nurses union and the Mallory Ledger", {"Benedict Orr"}, id="both of two named"
        ),
        pytest.param(
            "who backs neither Moss nor Orr",
            {"Tidewater Party", "Grain Haulers", "Lena Parkhurst"},
            id="neither of two",
        ),
        pytest.param(
            "who isn't with Moss or Orr",
            {"Tidewater Party", "Grain Haulers", "Lena Parkhurst"},
            id="not with any of two",
        ),
        pytest.param(
            "who's not with Moss and not with Orr",
            {"Tidewater Party", "Grain Haulers", "Lena Parkhurst"},
            id="not and not",
        ),
        pytest.param("which unions back Moss and nobody else", {"Dockworkers Local 14"}, id="nobody else"),
        pytest.param("which unions only back Moss", {"Dockworkers Local 14"}, id="a sort and only one"),
        pytest.param(
            "which candidates got a state senator and still have them", {"Benedict Orr", "Cleo Dunn"}, id="kept"
        ),
        pytest.param(
            "who had Moss before March and still has her",
            {"Dockworkers Local 14", "Harbor Nurses Union"},
            id="kept since a time",
        ),
        pytest.param("which candidates got a state senator and lost them", {"Ada Moss"}, id="lost"),
        pytest.param("who isn't on Mara Quistgaard's ballot", {"Ada Moss"}, id="not on a ballot"),
        pytest.param(
            "which candidates does the Tidewater Party not back", {"Ada Moss", "Benedict Orr"}, id="not backed"
        ),
        pytest.param("who backs nobody but Dunn", {"Tidewater Party", "Grain Haulers"}, id="nobody but"),
        pytest.param("who doesn't back anyone except Dunn", {"Tidewater Party", "Grain Haulers"}, id="not anyone but"),
        pytest.param(
            "who backs Orr, Ivo Reedham aside",
            {"Harbor Nurses Union", "Mara Quistgaard", "Otto Brandeis", "Mallory Ledger"},
            id="somebody set aside",
        ),
    ],
)
def test_lists(tally, question, expected):
    answer = tally(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        pytest.param("does Orr have a union and a newspaper", "yes_no", "yes", id="both"),
        pytest.param("does Moss have a union and a newspaper", "unknown", None, id="one of the two"),
        pytest.param("does Moss have a union or a newspaper", "yes_no", "yes", id="either"),
        pytest.param("is Dunn the only one the Grain Haulers back", "yes_no", "yes", id="the only one"),
        pytest.param("is Orr the only one the nurses union backs", "yes_no", "no", id="one of two"),
        pytest.param("is the Tidewater Party the only party behind Dunn", "yes_no", "yes", id="the only one of a kind"),
        pytest.param(
            "is Ivo Reedham the only state senator behind Orr", "yes_no", "no", id="not the only one of a role"
        ),
        pytest.param(
            "is Mara Quistgaard the only state senator behind Dunn", "yes_no", "yes", id="the only one of a role"
        ),
        pytest.param("is Otto Brandeis alone in backing Orr", "yes_no", "no", id="not alone"),
        pytest.param(
            "do the nurses union and the Mallory Ledger back the same person", "yes_no", "yes", id="one in common"
        ),
        pytest.param(
            "do the Grain Haulers and the Mallory Ledger back the same person", "unknown", None, id="none in common"
        ),
        pytest.param("is Otto Brandeis Orr's only backer", "yes_no", "no", id="one of several backers"),
    ],
)
def test_verdicts(tally, question, kind, value):
    answer = tally(question)

    assert (answer.kind, answer.value) == (kind, value)


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        pytest.param("does Moss have more unions than Orr", "yes_no", "yes", id="more of a sort"),
        pytest.param("is Moss ahead of Orr in endorsements", "yes_no", "no", id="behind in all"),
        pytest.param("does Orr lead Dunn in endorsements", "yes_no", "yes", id="leads in all"),
        pytest.param("do Orr and Dunn have the same number of unions", "yes_no", "yes", id="as many"),
        pytest.param("does Dunn have fewer newspapers than Orr", "yes_no", "yes", id="fewer"),
        pytest.param("does Moss have more newspapers than Dunn", "unknown", None, id="neither has any"),
        pytest.param("does Orr have at least four backers", "yes_no", "yes", id="at least so many"),
        pytest.param("does Moss have more than three backers", "unknown", None, id="fewer on record are no no"),
    ],
)
def test_comparisons_and_numbers(tally, question, kind, value):
    answer = tally(question)

    assert (answer.kind, answer.value) == (kind, value)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("who leads in endorsements", {"Benedict Orr"}, id="the most of all"),
        pytest.param("which candidate has the fewest newspapers", {"Ada Moss", "Cleo Dunn"}, id="none is the fewest"),
        pytest.param(
            "who has lost the fewest endorsers", {"Benedict Orr", "Cleo Dunn"}, id="whom nobody left lost the fewest"
        ),
        pytest.param("who has more unions, Moss or Dunn", {"Ada Moss"}, id="of two"),
        pytest.param("which candidates have at least two unions", {"Ada Moss"}, id="so many at least"),
        pytest.param("which candidates have exactly two unions", {"Ada Moss"}, id="just so many"),
        pytest.param("which candidates have exactly one union", {"Benedict Orr", "Cleo Dunn"}, id="just one"),
        pytest.param("who has two unions", {"Ada Moss"}, id="a bare number"),
        pytest.param("who has at least four backers", {"Benedict Orr", "Cleo Dunn"}, id="so many of any sort"),
    ],
)
def test_who_has_the_most_or_the_fewest(tally, question, expected):
    answer = tally(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("does moss have exactly two unions", "yes", id="just so many"),
        pytest.param("does moss have just one union", "no", id="more than so many"),
        pytest.param("does moss have fewer than three unions", "yes", id="below"),
        pytest.param("does moss have at most one union", "no", id="above the limit"),
        pytest.param("does moss have exactly three unions", None, id="fewer on record are no denial"),
    ],
)
def test_whether_there_are_just_so_many(tally, question, value):
    assert tally(question).value == value


def test_a_comparison_says_both_numbers_and_what_they_rest_on(tally):
    answer = tally("does Moss have more unions than Orr")

    assert "Ada Moss 2 and Benedict Orr 1" in answer.text
    assert answer.citations
