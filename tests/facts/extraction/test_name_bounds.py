"""Names that "and", a number or a branch may carry on: read whole where that is plain, else left to a person."""

import pytest

from facts.articles import parse_article
from facts.extraction import extract
from facts.models import Tier

OPENING = "Ines Okafor and Paul Brandt are running for mayor of Kelmore in the June election.\n\n"


def read(text):
    statements = extract(parse_article(OPENING + text, key="a", title="t", published="2025-05-09")).statements
    return {s.endorser.name: s for s in statements}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Kelmore Trades and Labour Council endorsed Brandt on Tuesday.", "Kelmore Trades and Labour Council"),
        ("The Marl Trades and Labor Assembly endorsed Brandt on Tuesday.", "Marl Trades and Labor Assembly"),
        ("The Joint Council of Slaters and Tinsmiths endorsed Okafor.", "Joint Council of Slaters and Tinsmiths"),
        ("The Painters and Glaziers, Local 77 endorsed Okafor.", "Painters and Glaziers, Local 77"),
        ("The Nurses and Midwives of Marl (NMM) endorsed Okafor.", "Nurses and Midwives of Marl"),
        ("Allied Carers and Porters for Marl (ACPM) endorsed Okafor.", "Allied Carers and Porters for Marl"),
        ("The League of Pilots and Harbour Masters (LPHM) endorsed Okafor.", "League of Pilots and Harbour Masters"),
    ],
)
def test_a_name_goes_on_over_and_where_its_head_waits_for_more(text, name):
    assert list(read(text)) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Teamsters and the Kelmore Bakers Union endorsed Brandt on Wednesday.",
            {"Teamsters", "Kelmore Bakers Union"},
        ),
        ("The Council of Slaters and Teamsters have endorsed Okafor.", {"Council of Slaters", "Teamsters"}),
        ("The Kelmore Trades and the Labour Party endorsed Brandt on Tuesday.", {"Labour Party"}),
    ],
)
def test_two_bodies_stay_two(text, names):
    assert set(read(text)) >= names
    assert not any(" and " in name for name in read(text))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The Allied Weavers' midlands division endorsed Brandt on Monday.", "Allied Weavers"),
        ("Wheelers and Cutters, Local 77 endorsed Brandt on Tuesday.", "Cutters, Local 77"),
        ("The Kelmore Nurses Union's youth wing endorsed Okafor on Monday.", "Kelmore Nurses Union"),
    ],
)
def test_a_name_that_may_go_on_is_left_to_a_person(text, part):
    found = read(text)
    assert part in found
    assert found[part].tier is Tier.REVIEW
    assert any("may go on" in reason for reason in found[part].reasons)


@pytest.mark.parametrize(
    "text",
    [
        "The Kelmore Nurses Union endorsed Okafor on Monday.",
        "Unite and Unison endorsed Okafor on Wednesday.",
        "The Bakers and Grocers' Union endorsed Okafor on Monday.",
        "Ann Wheeler and the Kelmore Nurses Union endorsed Okafor on Monday.",
    ],
)
def test_a_name_that_ends_plainly_is_not_doubted(text):
    assert all(not any("may go on" in r for r in s.reasons) for s in read(text).values())
    assert read(text)


def test_letters_that_spell_only_the_second_name_join_nothing():
    text = (
        "The Clerks Guild and the Marl Trade Board (MTB) back Okafor. Ann Lee and Friends of Transit (FOT) back Brandt."
    )

    assert set(read(text)) == {"Clerks Guild", "Marl Trade Board", "Ann Lee", "Friends of Transit"}


@pytest.mark.parametrize(
    "part", ["The largest section of", "The youth wing of", "Two regions of", "The Marl branch of", "A faction of"]
)
def test_what_only_a_part_of_a_body_does_waits_for_a_look(part):
    found = read(f"{part} the Dockers Union endorsed Okafor. The leadership of the Clerks Guild endorsed Okafor.")

    assert all(s.tier is Tier.REVIEW for name, s in found.items() if name == "Dockers Union")
    assert found["Clerks Guild"].tier is Tier.ACCEPT
