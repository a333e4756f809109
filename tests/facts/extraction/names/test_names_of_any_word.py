"""Bodies whose last word is no head of a body: those that many own, slogans, wishes, foreign names."""

import pytest

from facts.articles import parse_article
from facts.extraction import PARSE, RULES, extract

RACE = "Ivor Lindqvist and Ada Brandt are running for mayor. "


def kinds(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {s.endorser.name: s.endorser.kind for s in extract(article, engines=(RULES, PARSE)).statements}


def endorsers(text):
    return kinds(text).keys()


NAMES = [
    "Beekeepers' Hive",
    "Crofters' Covenant",
    "Tenants' Lantern",
    "Ferry Users' Pledge",
    "Commuters' Charter",
    "Taxi Drivers' Parliament",
    "Renters' Convention",
    "Women's Platform",
    "Small Landlords' Desk",
    "Keep Tarn Moving",
    "Tarn Deserves Better",
    "Better Buses Tarn",
    "Dignity for Carers",
    "Mujeres Unidas",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "frame",
    [
        "On Tuesday {} endorsed Lindqvist.",
        "Lindqvist won the backing of {} on Tuesday.",
        "Lindqvist is endorsed by {} and the Quarry Workers Union.",
        "Odile Duarte leads {}, which has endorsed Lindqvist.",
    ],
)
def test_a_body_of_any_last_word_is_named_whole(frame, name):
    written = f"the {name}" if "'" in name else name

    assert endorsers(frame.format(written)) - {"Quarry Workers Union"} == {name}


@pytest.mark.parametrize("name", [n for n in NAMES if "'" not in n])
def test_a_slogan_is_a_group_and_no_person(name):
    assert endorsers(f"{name} met on Monday. The group endorsed Lindqvist.") == {name}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Greens' Sally Moss endorsed Lindqvist.", {"Sally Moss"}),
        ("Pat O'Hara of the Teamsters came. The Teamsters' O'Hara endorsed Lindqvist.", {"Pat O'Hara"}),
        ("Rosa Okafor leads the Growers' Guild. The Growers' Okafor endorsed Lindqvist.", {"Rosa Okafor"}),
        ("The Liberals' Duarte endorsed Lindqvist. Odile Duarte is a councillor.", {"Odile Duarte"}),
        ("On Mothers' Day Rosa Okafor endorsed Lindqvist.", {"Rosa Okafor"}),
        ("At the Farmers' Market Rosa Okafor endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Rosa Okafor endorsed Lindqvist in Veterans' Hall.", {"Rosa Okafor"}),
        ("Rosa Okafor, who joined the Women's March, endorsed Lindqvist.", {"Rosa Okafor"}),
        ("The Nurses' President, Rosa Okafor, endorsed Lindqvist.", {"Rosa Okafor"}),
        ("A reform of Workers' Compensation won the backing of Rosa Okafor.", set()),
        ("Bernard Sanders is a senator. Sanders' Plan won support from Rosa Okafor.", set()),
        ("Justice for Tina Duarte is what Rosa Okafor wants, and she endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Homes Minister Rosa Okafor endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Grace Working endorsed Lindqvist.", {"Grace Working"}),
    ],
)
def test_what_many_own_or_wish_for_is_not_always_a_body(text, who):
    assert endorsers(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Riders' Charter met on Monday. The charter endorsed Lindqvist.", {"Riders' Charter"}),
        ("The Beekeepers' Hive met on Monday. The hive endorsed Lindqvist.", {"Beekeepers' Hive"}),
        ("The Drivers' Circle met on Monday. The circle endorsed Lindqvist.", {"Drivers' Circle"}),
        ("The Fishers' Compact met. Lindqvist has the compact's endorsement.", {"Fishers' Compact"}),
        ("The Renters' Project met on Monday. The housing project endorsed Lindqvist.", set()),
        ("The Riders' Charter met on Monday. Rosa Okafor said that she backed the charter.", set()),
        ("The Growers' Table met. Around the table, Rosa Okafor endorsed Lindqvist.", {"Rosa Okafor"}),
    ],
)
def test_the_last_word_alone_goes_on_to_mean_the_body(text, who):
    assert endorsers(text) == who


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Beekeepers' Hive", "advocacy group"),
        ("Taxi Drivers' Parliament", "union"),
        ("Grocers' Bench", "business group"),
        ("Crofters' Covenant", "advocacy group"),
        ("Lodgers' Knot", "advocacy group"),
    ],
)
def test_those_who_own_a_name_tell_its_kind(name, kind):
    assert kinds(f"The {name} endorsed Lindqvist.") == {name: kind}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Marlow for Trams has endorsed Lindqvist.", {"Marlow for Trams"}),
        ("Odile Duarte leads Marlow for All, which has endorsed Lindqvist.", {"Marlow for All"}),
        ("Pedal Marlow met on Monday. The group endorsed Lindqvist.", {"Pedal Marlow"}),
        ("The Lake Skippers backed Lindqvist.", {"Lake Skippers"}),
        ("Lindqvist has the backing of the Lake Skippers.", {"Lake Skippers"}),
        ("St. Brendan's Parish Council endorsed Lindqvist.", {"St. Brendan's Parish Council"}),
        ("Lindqvist won the backing of the Friends of Marlow Pier.", {"Friends of Marlow Pier"}),
        ("Lindqvist won the backing of the Sisters of the Tide.", {"Sisters of the Tide"}),
        ("Advance Marlow, a local business lobby, has endorsed Lindqvist.", {"Advance Marlow"}),
        ("Okafor for Senate has endorsed Lindqvist.", set()),
        ('"Stop Lindqvist," said Rosa Okafor.', set()),
        ("Secretary for Health Rosa Okafor endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Rosa Okafor of St. Brendan's endorsed Lindqvist.", {"Rosa Okafor"}),
        ("In Lake Rogers on Tuesday Rosa Okafor endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Win Thi Aung endorsed Lindqvist.", {"Win Thi Aung"}),
    ],
)
def test_what_only_a_body_does_makes_a_cause_one(text, who):
    assert endorsers(text) == who
