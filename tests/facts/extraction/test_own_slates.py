"""A body's own page of its choices, in the manners in which offices and names are set on it."""

from __future__ import annotations

from itertools import product

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

CHOSEN = (
    ("Mayor", "Rosa Bly"),
    ("City Council, District 3", "Tom Okafor"),
    ("North Ward", "Ada Finch"),
    ("County Assessor", "Lou Vance"),
)
BODY = "Dockers Union Local 8"
TITLES = ("2031 Endorsements", "Our 2031 slate", f"{BODY} endorsements for the June primary", "Recommended candidates")
LAYOUTS = {
    "office: name": "\n".join(f"{office}: {name}" for office, name in CHOSEN),
    "office dash name": "\n\n".join(f"{office} – {name} (D)" for office, name in CHOSEN),
    "name, office": "\n".join(f"{name}, {office}" for office, name in CHOSEN if office != "North Ward"),
    "name for office": "\n".join(f"- {name} for {office}" for office, name in CHOSEN),
    "headings": "\n\n".join(f"## {office}\n\n{name}" for office, name in CHOSEN),
    "bold and bullets": "\n\n".join(f"**{office}**\n\n- {name}" for office, name in CHOSEN),
    "loud": "\n\n".join(f"{office.upper()}\n{name.upper()}" for office, name in CHOSEN),
    "name above": "\n\n".join(f"**{name}**\n{office}" for office, name in CHOSEN),
    "table": "| Office | Endorsed |\n|---|---|\n" + "\n".join(f"| {office} | {name} |" for office, name in CHOSEN),
    "with prose": "\n\n".join(
        f"{office}\n\n{name}\n\nWe met all of those who stand there and talked for an hour about the pier and buses."
        for office, name in CHOSEN
    ),
}


def told(text, title="2031 Endorsements", publisher=BODY):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2031-05-12")
    return {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(("title", "layout"), list(product(TITLES, LAYOUTS)))
def test_a_body_chose_whom_its_page_names_beside_an_office(title, layout):
    text = f"Election Day is June 4.\n\n{LAYOUTS[layout]}\n\nMeasure A (parks): YES\n"

    wanted = {(BODY, name) for office, name in CHOSEN if layout != "name, office" or office != "North Ward"}
    assert told(text, title) == wanted


@pytest.mark.parametrize(
    "more",
    [
        "## How we decide\n\nPolitical director: Jim Dole\n\nJim Dole",
        "Contact: Jim Dole, press secretary",
        "## Not endorsed\n\nSheriff: Jim Dole",
        "Sheriff: no endorsement. Jim Dole voted against us.",
        "## Sheriff\n\nCandidates: Jim Dole",
    ],
)
def test_others_on_the_page_are_not_chosen(more):
    found = told(f"{LAYOUTS['office: name']}\n\n{more}\n")

    assert (BODY, "Rosa Bly") in found
    assert (BODY, "Jim Dole") not in found
