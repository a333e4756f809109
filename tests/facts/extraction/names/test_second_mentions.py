"""Whom a pronoun or a role means when several were named before; where nothing tells, nobody."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.extraction.lexicon import word_list

LEAD = "Bo Toth is running for mayor. "


def told(text):
    article = parse_article(LEAD + text, key="a", title="News", publisher="Courier", published="2031-09-12")
    return {s.endorser.name for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize("kin", sorted(word_list("nouns", "kin")))
def test_who_behind_somebodys_kin_may_be_either(kin):
    assert not told(f"They met the {kin} of Ada Lind, the former governor, who endorsed Toth.")


@pytest.mark.parametrize("lead", ["They met an aide to Ada Lind, a judge,", "An adviser to Ada Lind,"])
def test_who_behind_somebodys_aide_may_be_either(lead):
    assert not told(f"{lead} who endorsed Toth.")


def test_who_behind_a_name_and_its_role_is_that_person():
    assert told("He met Ada Lind, the former governor, who endorsed Toth.") == {"Ada Lind"}


@pytest.mark.parametrize("pair", ["Ada Lind and Kay Ott", "Ada Lind, Kay Ott and Rosa Bly"])
def test_she_behind_several_women_is_nobody(pair):
    assert not told(f"{pair} spoke on Monday. She endorsed Toth.")


def test_a_name_before_and_i_is_not_in_a_list_with_the_speaker():
    text = 'Ada Lind said, "I believe Kay Ott, and I admire her." "I endorse Bo Toth," she added.'

    assert told(text) == {"Ada Lind"}


@pytest.mark.parametrize("pair", ["Ada Lind and Al Ott", "Al Ott and Ada Lind"])
def test_she_behind_a_woman_and_a_man_is_the_woman(pair):
    assert told(f"{pair} spoke on Monday. She endorsed Toth.") == {"Ada Lind"}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Gov. Ada Lind", "The former governor"),
        ("Mayor Ada Lind", "The former mayor"),
        ("Former Gov. Ada Lind", "The governor"),
        ("Mayor Ada Lind", "The mayor of Marl"),
        ("Ada Lind, the mayor of Marl,", "The Tarn mayor"),
    ],
)
def test_another_holder_of_an_office_is_not_the_one_named(first, then):
    assert not told(f"{first} spoke on Monday. {then} endorsed Toth.")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Gov. Ada Lind", "The governor"),
        ("Former Gov. Ada Lind", "The former governor"),
        ("Ada Lind, the mayor of Marl,", "The Marl mayor"),
        ("Marl Mayor Ada Lind", "The mayor of Marl"),
    ],
)
def test_the_same_holder_is(first, then):
    assert told(f"{first} spoke on Monday. {then} endorsed Toth.") == {"Ada Lind"}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        *((f"{title} Ada Lind", "The lawmaker") for title in ("State Sen.", "Assemblywoman", "Councilwoman", "Rep.")),
        ("Ada Lind, the MP for Marl,", "The legislator"),
        ("Ada Lind, the MP for Marl,", "The backbencher"),
        ("District Attorney Ada Lind", "The prosecutor"),
        ("Councillor Ada Lind", "The council member"),
        ("Councilwoman Ada Lind", "The councillor"),
        ("Former Mayor Ada Lind", "The ex-mayor"),
        ("Ada Lind, a former prosecutor,", "The ex-prosecutor"),
        ("Ada Lind, the former leader of the council,", "The former council leader"),
    ],
)
def test_another_word_for_an_office_is_its_holder(first, then):
    assert told(f"{first} spoke on Monday. {then} endorsed Toth.") == {"Ada Lind"}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Sheriff Ada Lind", "The lawmaker"),
        ("State Sen. Ada Lind and Assemblyman Al Ott", "The lawmaker"),
        ("Former mayors Ada Lind and Kay Ott", "The ex-mayor"),
        ("Mayor Ada Lind", "The ex-mayor"),
        ("Councillor Al Ott", "The councilwoman"),
        ("Ada Lind, a baker,", "The prosecutor"),
    ],
)
def test_a_word_for_an_office_is_nobody_who_holds_another_or_shares_it(first, then):
    assert not told(f"{first} spoke on Monday. {then} endorsed Toth.")


@pytest.mark.parametrize(
    "noun", ["labor group", "labour group", "labor organization", "labour organisation", "trade union"]
)
def test_labour_is_a_union(noun):
    assert told(f"The Pilots Guild met. The {noun} endorsed Toth.") == {"Pilots Guild"}
    assert not told(f"The Tarn Chamber of Commerce met. The {noun} endorsed Toth.")


@pytest.mark.parametrize("noun", ["business group", "trade group", "trade association"])
def test_business_is_a_chamber(noun):
    assert told(f"The Tarn Chamber of Commerce met. The {noun} endorsed Toth.") == {"Tarn Chamber of Commerce"}
    assert not told(f"The Pilots Guild met. The {noun} endorsed Toth.")


@pytest.mark.parametrize(
    ("bodies", "then", "who"),
    [
        ("The Green Dawn Party met. The Hill Democratic Club meets in May.", "The party", "Green Dawn Party"),
        ("The Rent Coalition met. The Green Dawn Party meets in May.", "The group", "Rent Coalition"),
        ("The Rent Coalition met. The Pilots Union meets in May.", "The advocacy group", "Rent Coalition"),
        ("The Rent Coalition met. The Pilots Union meets in May.", "The union", "Pilots Union"),
        ("The Green Dawn Party met.", "The group", "Green Dawn Party"),
    ],
)
def test_a_club_is_no_party_and_a_party_no_group_where_there_is_another(bodies, then, who):
    assert told(f"{bodies} {then} endorsed Toth.") == {who}


@pytest.mark.parametrize("noun", ["advocacy group", "advocacy organization", "advocacy organisation"])
def test_an_advocacy_group_is_no_union(noun):
    assert not told(f"The Pilots Union met. The {noun} endorsed Toth.")


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Ada St. Clair", "St. Clair"),
        ("Ada St. Clair", "Ms. St. Clair"),
        ("Al St Pierre", "St Pierre"),
        ("Mary Jo Lind", "Mary Jo"),
        ("Piet van der Lind", "Van der Lind"),
    ],
)
def test_a_surname_or_given_names_of_two_words_are_nobody_new(full, short):
    assert told(f"{full} spoke on Monday. {short} endorsed Toth.") == {full}


def test_letters_told_of_a_body_are_no_title():
    text = (
        "Ada Lind won in 2027. The Marl Nurses Association (MNA) met. The MNA endorsed Toth. The MNA's choice is new."
    )

    assert told(text) == {"Marl Nurses Association"}


def test_a_place_behind_an_office_is_nobody():
    text = "Piet Moss, the MP for Ossory, spoke, as did Ada Lind, the mayor of Ossory, who endorsed Toth."

    assert told(text) == {"Ada Lind"}


def test_her_behind_several_who_act_is_none_of_them():
    lead = (
        "Farah Sood is running for mayor. Councillors Ada Lind, Al Ott and Ed Bly have been with her since she stood."
    )
    article = parse_article(lead, key="a", title="News", publisher="Courier", published="2031-09-12")

    assert {s.candidate.name for s in extract(article, [RULES]).statements} == {"Farah Sood"}


@pytest.mark.parametrize(("name", "pronoun"), [("Malik Bly", "He"), ("Shazia Bly", "She"), ("Jean-Pierre Bly", "He")])
def test_a_given_name_tells_he_from_she(name, pronoun):
    other = "Ada Lind" if pronoun == "He" else "Al Ott"

    assert told(f"{name} gave a speech on Monday. {other} was there. {pronoun} endorsed Toth.") == {name}
