"""Are places on a ballot, and how many and which of several, kept as they were asked for?"""

from __future__ import annotations

import pytest

NURSES, LEDGER, DOCKERS = "Harbor Nurses Union", "Mallory Ledger", "Dockworkers Local 14"
REED, QUIST, BRANDEIS = "Ivo Reedham", "Mara Quistgaard", "Otto Brandeis"
MOSS, ORR, DUNN = "Ada Moss", "Benedict Orr", "Cleo Dunn"


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who put orr 1st n moss 2nd", {BRANDEIS}),
        ("who put orr first and moss second", {BRANDEIS}),
        ("who ranked dunn first and moss second", {QUIST}),
        ("who ranks orr #1 and moss #2", {BRANDEIS}),
        ("who has orr first, moss second", {BRANDEIS}),
        ("who put moss first and orr second", {NURSES}),
        ("who ranked dunn over moss", {QUIST}),
        ("who had moss but only as like a plan b", {QUIST, BRANDEIS}),
        ("who has moss as their plan b", {BRANDEIS}),
        ("who has moss as a backup", {BRANDEIS}),
        ("who is brandeis plan b", {MOSS}),
        ("brandeis 1st", {ORR}),
        ("brandeis 3rd", {DUNN}),
        ("moss 1st", {NURSES}),
        ("who does brandeis rank, all of em", {MOSS, ORR, DUNN}),
        ("brandeis ranked who", {MOSS, ORR, DUNN}),
    ],
)
def test_each_place_is_that_of_its_own_name(tally, question, expected):
    answer = tally(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("did brandeis put orr first and moss second", "yes"),
        ("did brandeis put moss first and orr second", "no"),
        ("does brandeis have orr over moss", "yes"),
        ("does brandeis have moss over orr", "no"),
        ("brandeis has moss ahead of orr", "no"),
        ("brandeis has orr ahead of moss", "yes"),
        ("brandeis puts orr above moss?", "yes"),
        ("does brandeis back more than one person", "yes"),
        ("is brandeis endorsing more than one candidate rn", "yes"),
        ("does the nurses union back at least two candidates", "yes"),
    ],
)
def test_whether_one_stands_before_another_and_whether_there_are_several(tally, question, value):
    answer = tally(question)

    assert (answer.kind, answer.value) == ("yes_no", value)
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("who ranked moss", id="any place at all"),
        pytest.param("did brandeis rank moss", id="whether any place"),
        pytest.param("reedham 1st", id="gave no places"),
        pytest.param("does reedham back more than one person", id="one on record is no denial"),
        pytest.param("who left moss over dunn", id="over that tells why"),
    ],
)
def test_what_no_record_tells_is_unknown(tally, question):
    assert tally(question).kind == "unknown"


@pytest.mark.parametrize(
    "question", ["how many did brandeis rank", "brandeis ranked how many ppl", "how many candidates does brandeis rank"]
)
def test_whom_somebody_ranks_is_counted(tally, question):
    assert tally(question).value == 3


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who both the nurses union and brandeis like", {MOSS, ORR}),
        ("who do both the nurses union and brandeis back", {MOSS, ORR}),
        ("who have both reedham and quistgaard endorsed, dont care if its over now", {MOSS, ORR}),
        ("moss + orr, who endorsed both (any time)", {NURSES, REED, QUIST, BRANDEIS}),
        ("moss and orr, who backs both", {NURSES, BRANDEIS}),
        ("orr & moss. who backs both", {NURSES, BRANDEIS}),
        ("moss. who remains", {NURSES, BRANDEIS, DOCKERS}),
        ("ok moss. who bailed", {"Tidewater Party", REED, QUIST, "Lena Parkhurst"}),
        ("dunn. any unions?", {"Grain Haulers"}),
        ("who ever left moss, even if they came back", {"Tidewater Party", REED, QUIST, "Lena Parkhurst", DOCKERS}),
    ],
)
def test_names_set_apart_are_part_of_the_question(tally, question, expected):
    assert names(tally(question)) == expected
