"""Pages that go through an election race by race, put together at random from parts whose meaning is known."""

from __future__ import annotations

import random

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

PEOPLE = [
    *("Rosa Bly", "Tom Okafor", "Keisha van der Meer", "Orla O'Dowd", "Desmond Lovelace-Roy", "Grace Núñez"),
    *("Hector J. Vance", "Maeve Toth", "Callum Ott", "Ines Quintero", "Gordon Teague", "Joan Halloran"),
    *("Abigail Fenwick", "Rufus Arden", "Lucinda Sorrel", "Matteo Umana", "Tamsin Wetherby", "Declan Yarborough"),
]
BODIES = [
    *("Dockers Union Local 8", "Tarn Federation of Teachers", "Clean Rivers League", "Hill Democratic Club"),
    *("Bay Tenants Alliance", "Tarn Chamber of Commerce", "Allied Nurses Union", "Marl Farm Bureau"),
    *("Ironworkers Local 24", "Hotel Workers Local 16", "Equality Marl", "Tarn Firefighters Association"),
]
TITLES = ["Mayor", "State Sen.", "former Gov.", "County Supervisor", "Sheriff"]
RACES = {
    "City Council, Ward 3": "city council, Ward 3",
    "House District 12": "state Assembly, District 12",
    "Senate District 7": "state Senate, District 7",
    "School Board, Zone 2": "school board, Zone 2",
    "Sheriff": "sheriff",
    "County Clerk": "county clerk",
    "City Controller": "city controller",
}
HEADS = ["## {race}", "**{race}**", "{upper}", "{race}:", "## {race} (open seat)", "**{race} — north shore**"]
LAYOUTS = [
    "{a}, a nurse, has raised $9,000 and is endorsed by {As}. {b}, a farmer, has the backing of {Bs}.",
    "{a}, a nurse. Raised: $9,000. Endorsements: {Al}.\n\n{b}, a farmer. Raised: $8,000. Endorsements: {Bl}.",
    "**{a}**\nNurse\nEndorsements: {Al}\nRaised: $9,000\n\n**{b}**\nFarmer\nEndorsements: {Bl}\nRaised: $8,000",
    "- {a}, a nurse. Endorsed by {As}. Raised $9,000.\n- {b}, a farmer. Endorsed by {Bs}. Raised $8,000.",
    "Running: {a}, a nurse (endorsed by {As}), and {b}, a farmer (endorsed by {Bs}).",
    "{a}, a nurse, is running against {b}, a farmer. {a} lists endorsements from {As}. {b} is backed by {Bs}.",
]
SHOWN = ["- {race}: {a}", "**{race}**\n{a}. A steady hand.", "**{race}: {a}**", "## {race}\n\n**Our pick:** {a}"]


class Page:
    """Draws names without repeating any, and takes down what the page says."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.people, self.bodies = (self.draw.sample(names, len(names)) for names in (PEOPLE, BODIES))
        self.said = set()

    def backers(self, candidate, contest):
        """A body and a person who back a candidate, as words."""
        body, person = self.bodies.pop(), self.people.pop()
        self.said |= {(backer, candidate, contest) for backer in (body, person)}
        return self.draw.sample([body, f"{self.draw.choice(TITLES)} {person}"], 2)

    def section(self, race, head, layout):
        """A heading and what stands below it."""
        a, b = self.people.pop(), self.people.pop()
        of_a, of_b = self.backers(a, RACES[race]), self.backers(b, RACES[race])
        parts = {"As": " and ".join(of_a), "Bs": " and ".join(of_b), "Al": "; ".join(of_a), "Bl": ", ".join(of_b)}
        return f"{head.format(race=race, upper=race.upper())}\n\n{layout.format(a=a, b=b, **parts)}"


def told(text, title, publisher="Wexmoor Courier"):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2031-10-12")
    return {
        (s.endorser.name, s.candidate.name, (s.contest or "").lower().removesuffix(", 2031"))
        for s in extract(article, [RULES]).statements
    }


def lowered(said):
    return {(endorser, candidate, contest.lower()) for endorser, candidate, contest in said}


@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
@pytest.mark.parametrize("head", range(len(HEADS)))
def test_a_page_by_race_says_who_backs_whom_for_what(head, layout):
    page = Page(seed=100 * head + layout)
    races = page.draw.sample(sorted(RACES), 3)
    text = "\n\n".join(page.section(race, HEADS[head], LAYOUTS[layout]) for race in races)

    assert told(f"Here is a look at each race.\n\n{text}", "Your guide to the races") == lowered(page.said)


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize("seed", range(4))
def test_a_paper_chooses_one_in_each_race(shown, seed):
    page = Page(seed)
    races = page.draw.sample(sorted(RACES), 4)
    chosen = {race: page.people.pop() for race in races}
    sep = "\n" if shown.startswith("-") else "\n\n"
    text = sep.join(shown.format(race=race, a=name) for race, name in chosen.items())
    page.said = {("Wexmoor Courier", name, RACES[race]) for race, name in chosen.items()}

    assert told(f"These are our endorsements.\n\n{text}", "Our recommendations for Nov. 4") == lowered(page.said)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "below",
    [
        "{a}: 4,120 votes\n{b}: 3,977 votes",
        "**{a}**\nOccupation: nurse\n\n**{b}**\nOccupation: farmer",
        "{a} raised $44,000, with $1,000 from {body}. {b} raised $12,000.",
        "{body} will host a forum with {a} and {b} on Tuesday.",
    ],
)
def test_a_page_by_race_without_support_says_nothing(head, below):
    page = Page(seed=len(head + below))
    races = page.draw.sample(sorted(RACES), 3)
    sections = [
        f"{head.format(race=race, upper=race.upper())}\n\n"
        + below.format(a=page.people.pop(), b=page.people.pop(), body=page.bodies.pop())
        for race in races
    ]

    assert told("\n\n".join(["Here is what we know.", *sections]), "The candidates at a glance") == set()
