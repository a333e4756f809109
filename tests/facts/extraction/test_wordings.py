"""Three sentences for each way of wording that real articles have, with everything that they say."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.extraction.names import annotate

RACE = "Rosa Bly is running for mayor of Wexmoor against Tom Reed.\n\n"


def said(text, publisher="Wexmoor Courier"):
    article = parse_article(RACE + text, key="a", title="News", publisher=publisher, published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


def bodies(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {e.name for e in annotate(article).entities if e.kind != "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Voters for a Better Harbour endorsed Bly.", "Voters for a Better Harbour"),
        ("Bly is backed by Nurses for Safer Wards.", "Nurses for Safer Wards"),
        ("Grandparents Against Tolls backed Reed.", "Grandparents Against Tolls"),
        ("Unite the Valley backed Reed on Monday.", "Unite the Valley"),
        ("Keep Our Library endorsed Bly.", "Keep Our Library"),
        ("On Monday, Protect the Marsh endorsed Bly.", "Protect the Marsh"),
        ("The Guild of Stage and Screen Crews endorsed Bly.", "Guild of Stage and Screen Crews"),
        ("The Federation of Retail and Warehouse Clerks endorsed Bly.", "Federation of Retail and Warehouse Clerks"),
        ("She has the backing of the Vale Right to Farm Committee.", "Vale Right to Farm Committee"),
        ("The Teachers' and Lecturers' Organisation endorsed Bly.", "Teachers' and Lecturers' Organisation"),
        ("The Painters', Glaziers' and Tilers' Union backs Bly.", "Painters', Glaziers' and Tilers' Union"),
        ("The Boatmen's Benevolent, Local 9, endorsed Bly.", "Boatmen's Benevolent, Local 9"),
        ("The Wexmoor Echo-Tribune endorsed Bly.", "Wexmoor Echo-Tribune"),
    ],
)
def test_a_bodys_name_is_whole_or_not_there(text, name):
    assert bodies(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "NOT SO FAST: Bly has yet to raise a penny.",
        "SPOTTED: Bly at the pier.",
        "BIG DAY — Reed opens his office.",
        "State Rep. Al Poe of Marlow withdrew from the debate.",
        "Deputy Carl Hack met County Exec Dana Pell and Lt. Ned Orme.",
    ],
)
def test_labels_places_and_titles_are_no_bodies(text):
    assert bodies(text) == set()


def test_a_surname_with_its_particle_is_the_person_named_before():
    text = "Fionn Ó Brannain and Ana de la Cruz spoke. Mr Ó Brannain endorsed Bly. De la Cruz backed Reed."
    assert said(text) == {("Fionn Ó Brannain", "endorses", "Rosa Bly"), ("Ana de la Cruz", "endorses", "Tom Reed")}
