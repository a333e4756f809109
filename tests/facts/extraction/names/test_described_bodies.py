"""Bodies that a text only describes: a party's people or convention of a place, a union's local, a trade alone."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Rosa Bly is running for mayor of Wexmoor against Tom Reed.\n\n"


def said(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bly has the endorsement of the county Democrats, too.", "county Democrats"),
        ("The city Republicans endorsed Bly on Tuesday.", "city Republicans"),
        ("The county GOP endorsed Bly.", "county GOP"),
        (
            "Bly won the endorsement of the state Democratic convention on the third ballot.",
            "state Democratic convention",
        ),
        ("Bly was endorsed by the county Republican convention in Tarn.", "county Republican convention"),
        ("The state party convention endorsed Bly on the second ballot.", "state party convention"),
        ("The Teamsters local at the bus depot is backing Bly.", "Teamsters local"),
        ("The Machinists local that represents the mill's crews has endorsed Bly.", "Machinists local"),
        ("The Steelworkers local, too, is with Bly.", "Steelworkers local"),
        ("The carpenters, who are for Bly, have a bigger tent.", "carpenters"),
        ("The painters back Bly.", "painters"),
        ("The plumbers have endorsed Bly.", "plumbers"),
        ("Bly was endorsed by the roofers.", "roofers"),
    ],
)
def test_a_description_is_a_body(text, name):
    assert said(text) == {(name, "endorses", "Rosa Bly")}


@pytest.mark.parametrize(
    "text",
    [
        "The painters who backed Bly last year have left town.",
        "The nurses backed Bly's plan.",
        "The nurses at the clinic back Bly.",
        "The county Democrats who have endorsed Bly met on Monday.",
        "The city Republicans backing Bly are many.",
        "The county Democrats in Tarn back Bly's plan.",
        "The county Democratic convention hall was full of people who back Bly.",
        "The Tarn local paper endorsed Bly.",
    ],
)
def test_some_of_many_are_no_body(text):
    assert not said(text)


def test_a_convention_is_a_place_too():
    penn = {("Jo Penn", "endorses", "Rosa Bly")}

    assert said("At the state Democratic convention, Mayor Jo Penn endorsed Bly.") == penn
    assert said("Mayor Jo Penn endorsed Bly before the county Republican convention.") == penn
    assert said("Jo Penn, a leader of the county Democrats, endorsed Bly.") == penn


def test_a_trade_means_its_body_where_that_is_named():
    told = said("Tarn Nurses United endorsed Reed. The nurses backed Bly in 2019.")

    assert {name for name, _, _ in told} == {"Tarn Nurses United"}


@pytest.mark.parametrize("name", ["UnionWorks North", "CareHands South", "PortCrews Midlands"])
@pytest.mark.parametrize("text", ["{} endorsed Bly.", "Bly is backed by {}.", "Bly is backed by {} and Tom Reed."])
def test_a_coined_plural_and_a_part_of_the_country_are_a_body(name, text):
    assert (name, "endorses", "Rosa Bly") in said(text.format(name))


def test_a_given_name_of_two_capitals_is_a_persons():
    article = parse_article(
        RACE + "MaryBeth North endorsed Bly.", key="a", title="News", publisher="Courier", published="2024-05-16"
    )

    assert [s.endorser.kind for s in extract(article, [RULES]).statements] == ["person"]
