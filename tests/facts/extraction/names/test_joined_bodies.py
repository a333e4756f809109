"""Bodies whose own name holds an "and" or commas, in lists with others: what they are for, two papers, two trades."""

import pytest

from facts.articles import parse_article
from facts.extraction import extract

RACE = "Ivor Lindqvist and Ada Brandt are running for mayor. "


def endorsers(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {s.endorser.name for s in extract(article).statements}


@pytest.mark.parametrize(
    "name",
    [
        "Coalition for Housing and Transit",
        "Campaign for Schools and Libraries",
        "Alliance for Rivers, Forests and Open Space",
        "Council on Ageing, Health and Welfare",
        "League for Jobs, Fair Rents and Clean Air",
        "Foundation for Arts and Culture",
        "Network for Peace and Justice",
        "Kelmore Gazette and Mail",
        "North Tarn Times and Post",
        "Kelmore Builders and Realtors Association",
        "Marl Landlords and Realtors Council",
    ],
)
@pytest.mark.parametrize(
    "frame",
    [
        "On Tuesday the {} endorsed Lindqvist.",
        "Lindqvist has the backing of the {} and Rosa Okafor.",
        "Lindqvist is endorsed by the Quarry Club, the {}, and Rosa Okafor.",
        "Lindqvist has won endorsements from the {}, Rosa Okafor and the Quarry Club.",
    ],
)
def test_an_and_within_the_name_of_a_body_joins_no_two(frame, name):
    assert endorsers(frame.format(name)) - {"Quarry Club", "Rosa Okafor"} == {name}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Coalition for Housing and Rosa Okafor endorsed Lindqvist.", {"Coalition for Housing", "Rosa Okafor"}),
        (
            "The Coalition for Housing and the Transit League back Lindqvist.",
            {"Coalition for Housing", "Transit League"},
        ),
        ("The Coalition for Housing and Marl Forward back Lindqvist.", {"Coalition for Housing", "Marl Forward"}),
        ("The Kelmore Gazette and the Mail endorsed Lindqvist.", {"Kelmore Gazette", "Mail"}),
        ("The Kelmore Gazette and Marl Mail endorsed Lindqvist.", {"Kelmore Gazette", "Marl Mail"}),
        ("The Kelmore Gazette and Rosa Okafor endorsed Lindqvist.", {"Kelmore Gazette", "Rosa Okafor"}),
        (
            "The Kelmore Builders and the Realtors Association back Lindqvist.",
            {"Kelmore Builders", "Realtors Association"},
        ),
        (
            "The Kelmore Builders Guild and Realtors Association back Lindqvist.",
            {"Kelmore Builders Guild", "Realtors Association"},
        ),
    ],
)
def test_an_and_between_two_bodies_joins_them(text, who):
    assert endorsers(text) == who
