"""Titles in the plural before the names of a list, and surnames that begin with a small article."""

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Ivor Lindqvist and Ada Brandt are running for mayor. "


def endorsers(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {s.endorser.name: s.endorser.role for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(
    ("titles", "role"),
    [
        ("Frontbenchers", "frontbencher"),
        ("Alds.", "alderman"),
        ("Dels.", "delegate"),
        ("Revs.", "reverend"),
        ("Drs.", "doctor"),
        ("Chairmen", "chairman"),
        ("Co-chairs", "co-chair"),
        ("Police Chiefs", "police chief"),
        ("Ministers of State", "minister of state"),
        ("Farmers", "farmer"),
        ("Coroners", "coroner"),
    ],
)
@pytest.mark.parametrize(
    "frame",
    ["{} Rosa Okafor and Pia Strand back Lindqvist.", "Lindqvist is backed by {} Rosa Okafor of Marl, and Pia Strand."],
)
def test_a_title_in_the_plural_belongs_to_everyone_behind_it(frame, titles, role):
    assert endorsers(frame.format(titles)) == {"Rosa Okafor": role, "Pia Strand": role}


@pytest.mark.parametrize(
    "name",
    ["Farmers Weekly", "Nurses United", "Teachers Union Local 8", "Students Demand Action", "Veterans For Peace"],
)
def test_a_plural_that_opens_the_name_of_a_body_is_no_title(name):
    assert endorsers(f"{name} endorsed Lindqvist.").keys() == {name}


@pytest.mark.parametrize(
    "name",
    ["Noor al-Rashid", "Karim Abd al-Hadi", "Hind el-Amrani", "Zoë ash-Shami", "Marta d'Angelo", "Noor Al-Rashid"],
)
def test_a_surname_may_begin_with_a_small_article(name):
    assert endorsers(f"Lindqvist has won the backing of Rosa Okafor, {name} and Pia Strand.").keys() == {
        "Rosa Okafor",
        name,
        "Pia Strand",
    }


def test_what_is_called_so_elsewhere_acts_for_nobody():
    assert endorsers("Rosa Okafor, who wrote a book on al-Qaida, endorsed Lindqvist.").keys() == {"Rosa Okafor"}
