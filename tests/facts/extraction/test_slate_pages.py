"""Pages with several bodies' slates, each below its name, in the manners in which they are set."""

from __future__ import annotations

from itertools import product

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

CHOSEN = {
    "Dockers Union": (("Mayor", ("Rosa Bly",)), ("Ward 3", ("Tom Okafor", "Kay Toth"))),
    "Hill Democratic Club": (("Mayor", ("Rosa Bly",)), ("City Council, District 1", ()), ("Sheriff", ("Sol Aguirre",))),
    "Tarn Chamber of Commerce": (("Ward 3", ("Ada Finch",)), ("Sheriff", ("Lou Pratt",))),
}
HEADS = ("## {}", "**{}**", "### {} endorsements", "{}", "{}:", "**{}** endorsed:")
LINES = {
    "office: name": lambda office, names: f"{office}: {' and '.join(names) or 'No endorsement'}",
    "bullets": lambda office, names: f"- {office}: {', '.join(names) or 'No recommendation'}",
    "dash": lambda office, names: f"{office} – {' and '.join(names) or 'None'}",
    "loud": lambda office, names: f"{office}: {' and '.join(n.upper() for n in names) or 'NO ENDORSEMENT'}",
    "name, office": lambda office, names: "\n".join(f"{name}, {office}" for name in names),
    "name (office)": lambda office, names: "\n".join(f"- {name} ({office})" for name in names),
}
WANTED = {(body, name) for body, slate in CHOSEN.items() for _, names in slate for name in names}


def told(text, title="Endorsement roundup", publisher="Tarn Courier"):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2031-05-12")
    return {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}


def page(head, line, chosen=CHOSEN):
    parts = [
        "\n\n".join([head.format(body), "\n".join(filter(None, (line(office, names) for office, names in slate)))])
        for body, slate in chosen.items()
    ]
    return "Here is whom each group has endorsed.\n\n" + "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(("head", "line"), list(product(HEADS, LINES)))
def test_whoever_stands_below_a_body_is_whom_it_chose(head, line):
    assert told(page(head, LINES[line])) == WANTED


@pytest.mark.parametrize("head", HEADS[:3])
def test_whom_a_body_chose_that_was_not_found_no_other_did(head):
    unknown = {"Qwe Zxcvb Oooo": CHOSEN["Dockers Union"], **CHOSEN}

    assert told(page(head, LINES["bullets"], unknown)) == WANTED


@pytest.mark.parametrize(
    "below",
    [
        "## Not endorsed\n\n- Sheriff: Jim Dole",
        "## Speakers\n\n- Jim Dole",
        "- Sheriff: Ada Finch (over Jim Dole)",
        "- Contact: Jim Dole",
    ],
)
def test_whom_no_body_chose_is_told_of_none(below):
    found = told(page("## {}", LINES["bullets"]) + "\n" + below)

    assert not {name for _, name in found} & {"Jim Dole"}
    assert found >= WANTED


def test_bodies_listed_below_a_candidate_chose_only_them():
    text = (
        "## Rosa Bly\n\nDockers Union\nHill Democratic Club\n\n## Tom Okafor\n\nTarn Chamber of Commerce\nLou Pratt\n"
    )

    assert told("Here is who has endorsed whom.\n\n" + text) == {
        ("Dockers Union", "Rosa Bly"),
        ("Hill Democratic Club", "Rosa Bly"),
        ("Tarn Chamber of Commerce", "Tom Okafor"),
        ("Lou Pratt", "Tom Okafor"),
    }


@pytest.mark.parametrize("lines", ["Mayor: Rosa Bly\n\nSheriff: Kay Toth", "Rosa Bly (Mayor), Kay Toth (Sheriff)."])
def test_a_paper_that_asked_groups_for_their_picks_makes_none(lines):
    text = "We asked groups whom they are endorsing. Their picks:\n\n## Zxcvb\n\n" + lines

    assert told(text) == set()
