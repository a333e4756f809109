"""For which office do those stand of whom a page tells under headings, labels and leads?"""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.extraction.statements.races import race_of


def contests(text, title="The races to watch", publisher="Wexmoor Courier"):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2031-10-16")
    return {s.candidate.name.split()[-1]: s.contest for s in extract(article, [RULES]).statements}


def told(*headings):
    """A page with a section a race, each with somebody who is endorsed."""
    names = ["Rosa Bly", "Tom Reed", "Ann Ott"]
    pages = [
        f"{heading}\n\nThe Dockers Union has endorsed {name}." for heading, name in zip(headings, names, strict=False)
    ]
    return "\n\n".join(["Here is a look at each race.", *pages])


@pytest.mark.parametrize("manner", ["## {}", "### {}", "**{}**", "{}:", "## {} (open seat)", "**{} — north shore**"])
def test_a_heading_names_the_race_of_what_stands_under_it(manner):
    races = ["City Council, Ward 3", "Sheriff", "Senate District 12"]

    assert contests(told(*(manner.format(race) for race in races))) == {
        "Bly": "city council, Ward 3, 2031",
        "Reed": "sheriff, 2031",
        "Ott": "State Senate, District 12, 2031",
    }


def test_a_district_alone_belongs_to_the_office_named_above_it():
    page = told("## School Board\n\n### District 2", "### District 5", "## County Clerk")

    assert contests(page) == {
        "Bly": "school board, District 2, 2031",
        "Reed": "school board, District 5, 2031",
        "Ott": "county clerk, 2031",
    }


def test_a_heading_of_the_same_manner_that_names_no_race_ends_it():
    assert contests(told("**Sheriff**", "**Mayor**", "**What else is new**"))["Ott"] is None


def test_a_heading_that_only_sorts_leaves_the_race_as_it_is():
    page = told("## Sheriff", "## Mayor\n\n### Endorsements")

    assert contests(page) == {"Bly": "sheriff, 2031", "Reed": "mayor, 2031"}


@pytest.mark.parametrize(
    "line",
    [
        "- {race}: {name}",
        "- {race} – {name}",
        "**{race}:** {name}",
        "**{race}: {name}**",
        "**{race}**\n{name}. A steady hand.",
        "{race}: {name} (Oct. 4)",
        "## {race}\n\n{name}. A steady hand.",
    ],
)
def test_a_line_of_a_ballot_names_the_race_of_its_candidate(line):
    races = {"City Controller": "Rosa Bly", "County Commission, District 4": "Tom Reed", "Governor": "Ann Ott"}
    sep = "\n" if line.startswith("-") else "\n\n"
    ballot = sep.join(line.format(race=race, name=name) for race, name in races.items())

    assert contests(f"These are our endorsements.\n\n{ballot}", "Our recommendations") == {
        "Bly": "city controller, 2031",
        "Reed": "county commission, District 4, 2031",
        "Ott": "Governor, 2031",
    }


@pytest.mark.parametrize(
    ("lead", "contest"),
    [
        ("In the race for district attorney, Ann Ott has run hard.", "district attorney, 2031"),
        ("For the school board, there are two good candidates.", "school board, 2031"),
        ("County Clerk is an open seat for the first time in years.", "county clerk, 2031"),
    ],
)
def test_the_lead_of_a_paragraph_names_its_race(lead, contest):
    other = "In the race for sheriff, we recommend Tom Reed."

    assert contests(f"{lead} We endorse Rosa Bly.\n\n{other}", "Our view: our choices")["Bly"] == contest


@pytest.mark.parametrize(
    ("said", "contest"),
    [
        ("for the District 12 state Senate seat", "State Senate, District 12, 2031"),
        ("for Ward 6 city council", "city council, Ward 6, 2031"),
        ("for sheriff", "sheriff, 2031"),
    ],
)
def test_a_district_may_stand_before_its_office(said, contest):
    text = f"The Dockers Union endorsed Rosa Bly {said}. Tom Reed is running too."

    assert contests(text)["Bly"].lower() == contest.lower()


@pytest.mark.parametrize(
    ("label", "office", "district"),
    [
        ("HOUSE DISTRICT 4 (OPEN SEAT)", "state Assembly", "District 4"),
        ("SD 8", "state Senate", "District 8"),
        ("Clerk of Court", "clerk of court", None),
        ("Board of Supervisors, District 2 (vote for one)", "board of supervisors", "District 2"),
        ("U.S. House, 17th District", "U.S. House", "17th District"),
        ("Circuit Court, Group 12", "circuit court", "Group 12"),
        ("Ward 3", None, "Ward 3"),
        ("Tarn Town Council", "town council", None),
    ],
)
def test_a_label_names_an_office_a_district_or_both(label, office, district):
    race = race_of(label)

    assert race is not None
    assert (race.office and race.office.name, race.district) == (office, district)


@pytest.mark.parametrize(
    "label",
    ["How to vote", "A leader we need", "Sheriff's deputies speak", "Why the mayor lost", "The leaf trucks", ""],
)
def test_a_line_that_says_something_names_no_race(label):
    assert race_of(label) is None


@pytest.mark.parametrize("sort", ["**City Council members**", "City Council members Al Fox, Jo Marl", "Mayor Al Fox"])
def test_those_who_hold_an_office_are_no_race_for_it(sort):
    page = f"Rosa Bly and Tom Reed are running for mayor of Wexmoor.\n\n{sort}\n\nThe Dockers Union endorsed Rosa Bly."

    assert contests(page) == {"Bly": "Wexmoor mayor, 2031"}


def test_a_body_called_a_council_is_none_that_one_stands_for():
    page = (
        "The Trades Council has endorsed Rosa Bly. Votes for the Trades Council were counted on Monday.\n\n"
        "Rosa Bly and Tom Reed are running for mayor of Wexmoor."
    )

    assert contests(page) == {"Bly": "Wexmoor mayor, 2031"}


def test_a_contest_named_without_its_place_is_the_one_that_the_article_names_with_it():
    page = (
        "The Fair Families Party (FFP) of New York withdrew its endorsement of Ann Ott for New York City mayor on "
        "Friday.\n\nThe FFP reaffirmed its support for Rosa Bly and Tom Reed, two other candidates for mayor.\n\n"
        "Before, the FFP and the Dockers Union had both endorsed Ott."
    )
    article = parse_article(page, key="a", title="Party leaves Ott", publisher="Courier", published="2031-04-30")

    statements = extract(article, [RULES]).statements
    assert {s.candidate.name for s in statements} == {"Ann Ott", "Rosa Bly", "Tom Reed"}
    assert {s.contest for s in statements} == {"New York City mayor, 2031"}
