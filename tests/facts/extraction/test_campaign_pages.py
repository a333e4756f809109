"""Pages of one candidate that list their backers, in the manners in which campaigns and newsrooms set them."""

from __future__ import annotations

from itertools import product

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

PEOPLE = (("Ada Finch", "State Senator"), ("Lou Vance", "retired teacher"), ("Jo Marl", "owner, Vale Hardware"))
BODIES = ("Dockers Union", "Hill Democratic Club", "Tarn Chamber of Commerce")
WANTED = {(name, "Rosa Bly") for name in (*(name for name, _ in PEOPLE), *BODIES)}

OPENINGS = {
    "publisher and title": ("Endorsements", "Rosa Bly for Mayor", ""),
    "friends": ("Endorsements", "Friends of Rosa Bly", "Rosa is proud to be endorsed by:\n\n"),
    "title": ("Endorsements | Rosa Bly for Mayor", "Campaign website", "Who's with us\n\n"),
    "owned title": ("Rosa Bly's Endorsements", "Campaign website", ""),
    "first line": ("Endorsements", "Campaign website", "**Rosa Bly for Sheriff**\n\n"),
    "loud first line": ("Endorsements", "Campaign website", "ROSA BLY FOR SHERIFF\n\nEndorsed by:\n\n"),
    "news": (
        "Bly rolls out endorsements",
        "Tarn Courier",
        "Mayoral candidate Rosa Bly announced a batch of endorsements on Monday.\n\nThe full list:\n\n",
    ),
    "asked title": (
        "Who has endorsed Rosa Bly?",
        "Tarn Courier",
        "Rosa Bly is running for mayor. Here is who has endorsed Bly so far.\n\n",
    ),
    "section": ("Rosa Bly", "Civic Encyclopedia", "Rosa Bly is running for mayor of Tarn.\n\n## Endorsements\n\n"),
}
SORTS = ("## Elected officials", "**Community**", "LABOR & ORGANIZATIONS")


def entries(style):
    people = [style.format(name=name, role=role) for name, role in PEOPLE]
    return people, list(BODIES)


def listed(layout):
    people, bodies = entries("{name} – {role}" if layout in ("lines", "paragraphs") else "{name}, {role}")
    if layout == "sorts":
        return (
            f"{SORTS[0]}\n\n- {people[0]}\n\n{SORTS[1]}\n\n"
            + "\n".join(f"- {p}" for p in people[1:])
            + f"\n\n{SORTS[2]}\n\n"
            + "\n".join(f"- {b}" for b in bodies)
        )
    if layout == "roles below":
        return "\n\n".join([*(f"{name}\n{role}" for name, role in PEOPLE), *bodies])
    if layout == "semicolons":
        return "; ".join([*people, *bodies])
    join = {"bullets": "\n- ", "lines": "\n", "paragraphs": "\n\n", "numbers": "\n1. "}[layout]
    return join.join(["", *people, *bodies]).strip("\n")


LAYOUTS = ("bullets", "lines", "paragraphs", "numbers", "sorts", "roles below", "semicolons")


def told(text, title, publisher):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2031-05-12")
    return {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(("opening", "layout"), list(product(OPENINGS, LAYOUTS)))
def test_whoever_a_candidates_page_lists_backs_them(opening, layout):
    title, publisher, lead = OPENINGS[opening]
    end = "\n\n*Titles for identification only.\n\nPaid for by Friends of Rosa Bly\n"

    assert told(lead + listed(layout) + end, title, publisher) == WANTED


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Bly is seeking the endorsement of:\n\n{}",
        "## Campaign team\n\n{}",
        "## Withdrawn endorsements\n\n{}",
        "No endorsement yet from:\n\n{}",
    ],
)
@pytest.mark.parametrize("layout", ["bullets", "lines"])
def test_whom_a_campaigns_page_lists_for_something_else_backs_nobody(text, layout):
    found = told(text.format(listed(layout)), "Endorsements", "Rosa Bly for Mayor")

    assert not {pair for pair in found if pair[1] == "Rosa Bly"}


def test_somebodys_own_choices_are_no_backers():
    text = "Here are Rosa Bly's endorsements.\n\n- Sheriff: Ada Finch\n- Assessor: Lou Vance\n- Clerk: Jo Marl\n"

    assert not {pair for pair in told(text, "Rosa Bly's endorsements", "Tarn Courier") if pair[1] == "Rosa Bly"}


def test_a_cause_is_no_campaign():
    text = "Ada Finch\n\nLou Vance\n\nJo Marl\n"

    assert not told(text, "Endorsements", "Working Families for Tarn") & {("Ada Finch", "Working Families")}


def test_where_somebody_serves_is_no_backer_beside_them():
    lines = ["School Committee Vice Chair Joan Pell", "Coach Eddie Marr, Tarn High", "Marie Lund, Tarn Rotary",
             "State Senator Hector Vance", "Tarn Teachers Union", "Rev. Otto Beck"]  # fmt: skip
    article = parse_article(
        "\n\n".join(["Endorsements", *lines]),
        key="a",
        title="Endorsements | Priya Rao for Mayor",
        publisher="Priya Rao for Mayor",
        published="2031-04-20",
    )

    assert {s.endorser.name for s in extract(article, [RULES]).statements} == {
        "Joan Pell", "Eddie Marr", "Marie Lund", "Hector Vance", "Tarn Teachers Union", "Otto Beck",
    }  # fmt: skip
