"""Is an order or a time that a question sets kept, and never lost to a wider question?"""

from __future__ import annotations

import pytest

from facts.answers import Conversation, settling
from facts.answers.moments import UnknownDay

TWP, DOCKERS = "Tidewater Party", "Dockworkers Local 14"
REED, QUIST, PARK = "Ivo Reedham", "Mara Quistgaard", "Lena Parkhurst"
STAYED = {"Harbor Nurses Union", "Otto Brandeis"}


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who left moss before the others", {TWP}),
        ("who left moss before everyone else", {TWP}),
        ("who dropped moss ahead of all the rest", {TWP}),
        ("who left moss after everybody else", {PARK}),
        ("who bailed on moss after the others", {PARK}),
        ("quien dejo a moss antes que los demas", {TWP}),
    ],
)
def test_before_and_after_the_others_ask_for_the_first_and_the_last(tally, question, expected):
    answer = tally(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    "question",
    [
        "who was with moss from day one",
        "who has backed moss from the start",
        "who left moss from day one",
        "who has been w moss since the beginning",
        "who supported moss from the get go",
        "who left moss after her",
        "who left moss before him",
        "who dropped moss after them?",
        "who left moss after that",
        "who left moss afterwards",
        "who went after moss quit",
        "quien apoya a moss desde el primer dia",
    ],
)
def test_a_time_that_is_not_understood_is_not_left_out(tally, question):
    assert tally(question).kind == "unknown"


@pytest.mark.parametrize("question", ["for for for", "for with on", "with", "with?", "for", "behind behind", "con"])
def test_prepositions_alone_ask_nothing(tally, question):
    assert tally(question).kind == "unknown"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("was tidewater party the first to drop moss", "yes"),
        ("wasnt tidewater party the first to leave moss?", "yes"),
        ("was reedham the first to drop moss", "no"),
        ("did reedham leave moss before everyone else", "no"),
        ("was parkhurst the last to leave moss", "yes"),
        ("was reedham the last one to leave moss", "no"),
        ("were the nurses union the first to back moss", "no"),
        ("was the mallory ledger the latest to back orr", "yes"),
        ("does moss have the most unions", "yes"),
        ("does dunn have the most unions", "no"),
        ("was dunn the first to lose a union", "no"),
        ("was local 14 the first union to drop moss", "yes"),
    ],
)
def test_whether_somebody_leads_is_answered_by_who_does(tally, question, value):
    answer = tally(question)

    assert (answer.kind, answer.value) == ("yes_no", value)
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("did brandeis pick orr first", id="rank or time"),
        pytest.param("was dunn ahead of moss in unions", id="of two alone"),
    ],
)
def test_a_place_among_all_that_is_not_clear_is_unknown(tally, question):
    assert tally(question).kind == "unknown"


def test_recently_and_more_set_nobody_apart(tally):
    assert tally("did reedham leave moss recently").value == "yes"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who left moss in mid march", {TWP, DOCKERS, REED, QUIST, PARK}),
        ("who left moss mid-march", {TWP, DOCKERS, REED, QUIST, PARK}),
        ("who left moss late in march", set()),
        ("who left moss early march", set()),
        ("who left moss by mid march", {TWP, DOCKERS, REED, QUIST, PARK}),
        ("who left moss before mid march", set()),
        ("who backed moss on valentines day", {TWP, "Harbor Nurses Union", DOCKERS}),
        ("who backed moss on Valentine's Day 2030", {TWP, "Harbor Nurses Union", DOCKERS}),
        ("who had left moss by st patricks day", {TWP, DOCKERS, REED, QUIST}),
        ("quien dejo a moss a mediados de marzo", {TWP, DOCKERS, REED, QUIST, PARK}),
        ("quien apoyaba a moss en san valentin", {TWP, "Harbor Nurses Union", DOCKERS}),
    ],
)
def test_parts_of_months_and_holidays_are_days(tally, question, expected):
    answer = tally(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize("question", ["who backed moss on xmas", "who backed moss on new years 2030"])
def test_a_holiday_before_the_first_endorsement_finds_nobody(tally, question):
    answer = tally(question)

    assert (answer.kind, names(answer)) == ("list", set())


def test_early_on_is_no_part_of_a_month(tally):
    assert "Harbor Nurses Union" in names(tally("who backed moss early on"))


@pytest.mark.parametrize(
    ("question", "value"),
    [("how many senators is moss down", 2), ("how many people are down with moss", 3)],
)
def test_down_counts_those_who_left(tally, question, value):
    assert tally(question).value == value


@pytest.mark.parametrize("question", ["is moss down 4 backers", "is moss down 7 backers", "does moss have 2 unions"])
def test_a_digit_before_people_counts_them(tally, question):
    assert tally(question).kind == "unknown"


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("did reedham drop moss", "who else that same day"), {QUIST}),
        (("did reedham drop moss", "who else left that day"), {QUIST}),
        (("did reedham drop moss", "anyone the same day?"), {QUIST}),
        (("did reedham drop moss", "when", "who left after that"), {PARK}),
        (("did reedham drop moss", "who left after him"), {PARK}),
        (("did reedham drop moss", "who left before him"), {TWP, DOCKERS}),
        (("when did twp leave moss", "who left next"), {DOCKERS}),
        (("when did twp leave moss", "who left after them"), {DOCKERS, REED, QUIST, PARK}),
        (("when did twp leave moss", "anyone else after them?"), {DOCKERS, REED, QUIST, PARK}),
        (("who left moss on march 14", "and after that?"), {DOCKERS, REED, QUIST, PARK}),
        (("who was the first to leave moss", "who was next"), {DOCKERS}),
        (("reedham dejo a moss?", "quien mas ese mismo dia"), {QUIST}),
    ],
)
def test_a_time_is_taken_from_the_turn_before(tally, turns, expected):
    talk = Conversation()
    answers = [tally(turn, conversation=talk) for turn in turns]

    assert names(answers[-1]) == expected


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(("who left moss", "who left after that"), id="after which of them"),
        pytest.param(("who backs moss", "who left after"), id="after what"),
        pytest.param(("did reedham drop moss", "and the day after?"), id="how long after"),
    ],
)
def test_a_time_that_no_one_act_gives_is_unknown(tally, turns):
    talk = Conversation()
    answers = [tally(turn, conversation=talk) for turn in turns]

    assert answers[-1].kind == "unknown"


def told_last(tally, *turns):
    talk = Conversation()
    return [tally(turn, conversation=talk) for turn in turns][-1]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who left moss on or before march 15", {TWP, DOCKERS}),
        ("who left moss on or after march 16", {REED, QUIST, PARK}),
        ("did anybody go from moss to orr, who", {REED, QUIST}),
        ("did anyone move from moss to dunn, who", {TWP, QUIST}),
        ("who did reedham ditch moss for", {"Benedict Orr"}),
        ("who did tidewater party leave moss for", {"Cleo Dunn"}),
        ("who is reedhams old pick", {"Ada Moss"}),
        ("every person org or whatever that bailed on moss at some point", {TWP, DOCKERS, REED, QUIST, PARK}),
        ("who are moss's people", {"Harbor Nurses Union", "Otto Brandeis", DOCKERS}),
        ("moss list pls", {"Harbor Nurses Union", "Otto Brandeis", DOCKERS}),
        ("moss team", {"Harbor Nurses Union", "Otto Brandeis", DOCKERS}),
        ("other unions w moss", {"Harbor Nurses Union", DOCKERS}),
        ("who does moss have left after all this", {"Harbor Nurses Union", "Otto Brandeis", DOCKERS}),
        ("who told moss 2 quit", {"Cleo Dunn"}),
    ],
)
def test_a_question_in_few_words_is_read_whole(tally, question, expected):
    answer = tally(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("reedham still moss?", "no"),
        ("reedham left moss?? as in gone", "yes"),
        ("brandeis wavered on moss? as in pulled out", "no"),
        ("twp has how mny candidates left", 1),
        ("local 14 still moss?", "yes"),
        ("mallory ledger orr y/n", "yes"),
        ("hnu moss yes or no", "yes"),
        ("is local 14 loyal 2 moss", "yes"),
        ("# unions w moss", 2),
        ("# of unions w moss", 2),
        ("how many unions does moss have left after all that", 2),
        ("twp exit date, moss", "2030-03-14"),
        ("wen did reedham go 2 orr", "2030-04-01"),
    ],
)
def test_few_words_ask_for_a_value(tally, question, value):
    assert tally(question).value == value


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("who backed moss after all this", id="after what"),
        pytest.param("reedham b4 orr was w", id="whom before"),
        pytest.param("who is his first choice", id="whose"),
        pytest.param("who left moss 2 days after", id="a number of days"),
        pytest.param("and with orr that year", id="which year"),
    ],
)
def test_few_words_that_leave_it_open_are_unknown(tally, question):
    assert tally(question).kind == "unknown"


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("who backs moss", "did one of them join after march 1", "who"), {"Otto Brandeis", DOCKERS}),
        (("who left moss", "which of them has someone new"), {TWP, REED, QUIST}),
        (("who left moss", "of those, who backs somebody else"), {TWP, REED, QUIST}),
        (("reedham old pick", "new 1"), {"Benedict Orr"}),
        (("who was reedham with before", "and the new one?"), {"Benedict Orr"}),
        (
            ("who backs moss", "sorry i want to say orr"),
            {"Harbor Nurses Union", "Mallory Ledger", REED, QUIST, "Otto Brandeis"},
        ),
        (("who is reedham with", "and with who before"), {"Ada Moss"}),
        (("who does brandeis back", "which one is his first choice"), {"Benedict Orr"}),
        (("who dropped moss", "which of those left after march 15"), {REED, QUIST, PARK}),
    ],
)
def test_a_short_turn_leans_on_the_one_before(tally, turns, expected):
    assert names(told_last(tally, *turns)) == expected


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("did twp back moss", "until when"), "2030-03-14"),
        (("reedham old pick", "new 1", "since"), "2030-04-01"),
        (("how many unions back moss", "and with orr?"), 1),
        (("cuantos apoyan a moss", "y con orr"), 5),
        (("who does brandeis back", "which one is his first choice", "is that his first choice?"), "yes"),
        (("who left moss", "ok and local 14? tell me at least local 14"), "yes"),
        (("who backs orr", "thats how many from the council"), 1),
    ],
)
def test_a_short_turn_asks_for_a_value(tally, turns, value):
    assert told_last(tally, *turns).value == value


def test_which_of_those_backs_somebody_asks_nothing_of_candidates(tally):
    assert told_last(tally, "who do the nurses union back", "of those, who backs somebody else").kind == "unknown"


def test_whoever_is_unnamed_at_a_time_that_no_source_dates_stays_open(ask, monkeypatch):
    def no_day(*_):
        raise UnknownDay("the flood")

    monkeypatch.setattr(settling, "find_pairs", no_day)

    assert ask("did she leave after the flood").kind == "unknown"


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("who was with moss on march 1", "and on march 15", "so how many did she lose"), {TWP, DOCKERS}),
        (("who was with moss on march 14", "and on march 16", "so how many did she lose"), {DOCKERS, REED, QUIST}),
        (("who was with moss on march 16", "and on march 14", "so how many did she lose"), {DOCKERS, REED, QUIST}),
        (("who was with moss on march 14", "so how many did she lose"), {TWP, REED, QUIST, PARK}),
        (
            ("who was with dunn on march 1", "and moss on march 14", "so how many did she lose"),
            {TWP, REED, QUIST, PARK},
        ),
        (("who left moss on march 16", "so how many did she lose"), {REED, QUIST}),
    ],
)
def test_what_was_lost_between_two_days_is_not_looked_for_on_the_last_alone(tally, turns, expected):
    answer = told_last(tally, *turns)

    assert (answer.kind, names(answer)) == ("count", expected)


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("when did twp leave moss", "who was with her the day before"), {*STAYED, TWP, DOCKERS, REED, QUIST, PARK}),
        (("when did twp leave moss", "who was with her two days later"), {*STAYED, PARK}),
        (("when did twp leave moss", "who left her the day after"), {DOCKERS}),
        (("when did twp leave moss", "who left two days later"), {REED, QUIST}),
        (("did reedham drop moss", "who left a day earlier"), {DOCKERS}),
        (("who left moss on march 15", "who left her the day before"), {TWP}),
        (("cuando dejo twp a moss", "quien la dejo el dia despues"), {DOCKERS}),
    ],
)
def test_days_before_or_after_are_counted_from_the_act_of_the_turn_before(tally, turns, expected):
    assert names(told_last(tally, *turns)) == expected


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(("who left moss", "who was with her the day before"), id="of several acts"),
        pytest.param(("who backs moss", "who was with her the day before"), id="of what lasts"),
        pytest.param(("when did twp leave moss", "who was with her two weeks earlier"), id="no one day"),
        pytest.param(("who was with moss in march", "who left the day before"), id="of no day"),
    ],
)
def test_days_before_what_has_no_one_day_are_not_left_out(tally, turns):
    assert told_last(tally, *turns).kind in {"unknown", "passages"}
