"""Race by race, a page tells in fragments who backs each of those who stand: whom do they mean?"""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

OPENS = "Rosa Bly and Tom Reed are running for sheriff of Marl County."


def said(text, title="Race by race: the money and the endorsements", publisher="Wexmoor Courier"):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2024-05-16")
    found = extract(article, [RULES]).statements
    return {(s.endorser.name, s.stance.value, s.candidate.name.split()[-1]) for s in found}


BOTH = {("Dockers Union", "endorses", "Bly"), ("Jo Pike", "endorses", "Reed")}


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Bly. Raised $9,000. Endorsed by the Dockers Union.\n\nTom Reed. Endorsed by Mayor Jo Pike. Raised $2.",
        "- Rosa Bly, a nurse. Endorsed by the Dockers Union.\n- Tom Reed, a baker. Backed by Mayor Jo Pike.",
        "**Rosa Bly**\nNurse\nEndorsements: Dockers Union\n\n**Tom Reed**\nBaker\nEndorsements: Mayor Jo Pike",
        "Rosa Bly, a nurse. Endorsements: Dockers Union.\n\nTom Reed, a baker. Endorsements: Mayor Jo Pike.",
        "**Candidates:** Rosa Bly, Tom Reed\n\n**Endorsements:** Bly: Dockers Union. Reed: Mayor Jo Pike.",
        "Running: Rosa Bly, a nurse (endorsed by the Dockers Union), and Tom Reed, a baker (backed by Mayor Jo Pike).",
        "Rosa Bly, 41. Nominated by the Dockers Union.\n\nTom Reed, 52. Backed by Mayor Jo Pike.",
        "Rosa Bly (endorsed by the Dockers Union) met Tom Reed, a baker (endorsed by Mayor Jo Pike), on Tuesday.",
        "## Rosa Bly\n\nA nurse. Endorsed by the Dockers Union.\n\n## Tom Reed\n\nA baker. Supported by Mayor Jo Pike.",
    ],
)
@pytest.mark.parametrize("heading", ["## Sheriff", "**Sheriff: Bly vs. Reed**", "SHERIFF (OPEN SEAT)"])
def test_a_fragment_in_an_entry_tells_of_whoever_opens_it(text, heading):
    assert said(f"{OPENS}\n\n{heading}\n\n{text}") == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Bly, a nurse. Not endorsed by the Dockers Union.",
        "Rosa Bly's plan for the pier. Backed by the Dockers Union.",
        "A plan by Al Moss (backed by the Dockers Union) is before the board.",
        "The plan by Rosa Bly. Supported by the Dockers Union.",
        "Candidates: Rosa Bly, Tom Reed\n\nMoney: Bly $9,000; Reed $200",
        "Rosa Bly vs. Tom Reed\n\nThe Dockers Union will host a debate.",
        "Seeking the endorsement: Rosa Bly, Tom Reed",
    ],
)
def test_a_fragment_of_anything_else_tells_of_nobody(text):
    assert said(f"{OPENS}\n\n## Sheriff\n\n{text}") == set()


@pytest.mark.parametrize("label", ["Candidates", "Challengers", "Running", "The candidates", "Also running"])
@pytest.mark.parametrize("title", ["Wexmoor Courier endorsements", "Our recommendations for November"])
def test_a_papers_ballot_may_tell_who_stands_before_whom_it_chooses(label, title):
    ballot = f"These are our endorsements.\n\n**Sheriff**\n\n{label}: Rosa Bly, Tom Reed\n\nRecommendation: Tom Reed"

    assert said(ballot, title) == {("Wexmoor Courier", "endorses", "Reed")}


@pytest.mark.parametrize("lead", ["In the race for sheriff, ", "For Ward 2, ", "In Ward 2, "])
def test_whoever_leads_an_entry_behind_its_office_may_be_the_one_whom_a_paper_leaves(lead):
    editorial = f"{lead}Rosa Bly, a nurse, has run hard. Tom Reed knows the jail. Our choice is Reed."

    assert said(f"Our board met them all.\n\n{editorial}", "Our view: choices for November") == {
        ("Wexmoor Courier", "endorses", "Reed")
    }


def test_a_page_that_names_nobody_says_nothing():
    assert said("Here is who has endorsed whom so far.", "Endorsements") == set()


def test_a_fragment_goes_on_from_the_one_before_it():
    entry = "Rosa Bly, 41, nurse. Nominated by the Dockers Union. Also by the Teachers Guild and Mayor Jo Pike."

    assert said(f"{OPENS}\n\n{entry}") == {
        ("Dockers Union", "endorses", "Bly"),
        ("Teachers Guild", "endorses", "Bly"),
        ("Jo Pike", "endorses", "Bly"),
    }


def test_a_fragment_that_goes_on_from_anything_else_tells_of_nobody():
    assert said(f"{OPENS}\n\nRosa Bly, 41, was trained by the army. Also by the Teachers Guild.") == set()


@pytest.mark.parametrize(
    "branch",
    ["Wyke Central branch", "Whinmoor CLP", "Castle Garth constituency party", "Stoke under Lyne ward party"],
)
@pytest.mark.parametrize(
    "text",
    [
        "The {} nominated Rosa Bly on Tuesday.",
        "Rosa Bly was nominated by {}.",
        "Rosa Bly, 41, nurse. Nominated by {}.",
        "{} has endorsed Rosa Bly.",
    ],
)
def test_a_branch_is_a_body_by_its_place(branch, text):
    assert said(f"{OPENS}\n\n{text.format(branch)}") == {(branch, "endorses", "Bly")}


@pytest.mark.parametrize(
    "text",
    [
        "The executive branch nominated Rosa Bly.",
        "The Main branch of the library backed on to Rosa Bly's garden.",
        "Each branch nominated Rosa Bly.",
        "A Hollin branch was closed. Rosa Bly, 41, nurse.",
    ],
)
def test_a_branch_of_anything_else_is_no_body(text):
    assert {endorser for endorser, *_ in said(f"{OPENS}\n\n{text}")} == set()


@pytest.mark.parametrize("races", [("SENATE DISTRICT 35", "HOUSE DISTRICT 12"), ("WARD 3", "WARD 5")])
def test_a_race_in_capitals_is_no_body_that_chose_those_below_it(races):
    sections = [
        f"{races[0]}\n\nRosa Bly, 41. Endorsements: Dockers Union.\n\nTom Reed, a cook. Endorsements: Mayor Jo Pike.",
        f"{races[1]}\n\nAl Moss, a farmer. Endorsements: Wexmoor Courier.\n\nAnn Ott, a cook. Endorsements: Ed Lund.",
    ]

    assert said("\n\n".join(["Here are the endorsements.", *sections])) == {
        *BOTH,
        ("Wexmoor Courier", "endorses", "Moss"),
        ("Ed Lund", "endorses", "Ott"),
    }


def test_a_name_before_a_colon_is_nobody_who_backs_the_one_before():
    lines = (
        "**Candidates:** Rosa Bly, Al van der Meer\n\n**Endorsements:** Bly: Dockers Union. van der Meer: Tide Guild."
    )

    assert ("Dockers Union", "endorses", "Bly") in said(f"{OPENS}\n\n{lines}")
    assert not {e for e, _, c in said(f"{OPENS}\n\n{lines}") if c == "Bly"} - {"Dockers Union"}


@pytest.mark.parametrize("unknown", ["Vexley Quorn", "Zorban van der Quorn"])
@pytest.mark.parametrize("count", [" – 2 nominations", " (2 nominations)", " — 2 endorsements"])
def test_those_below_a_name_that_was_not_found_are_not_the_one_before_s(unknown, count):
    known = f"**Rosa Bly{count}**\n\n- Hill Democratic Club\n- Dale Democratic Club"
    page = f"Clubs are endorsing.\n\n{known}\n\n**{unknown}{count}**\n\n- Marl Democratic Club\n- Tide Democratic Club"

    found = said(page, "Who has endorsed whom")

    assert {endorser for endorser, _, candidate in found if candidate == "Bly"} == {
        "Hill Democratic Club",
        "Dale Democratic Club",
    }


def test_a_line_among_pairs_that_was_not_understood_is_nobody_s():
    lines = ["Local 20 – Rosa Bly", "Local 27 – Tom Reed", "Local 34 – Rosa Bly", "Local 48 – Vexley Crane"]
    page = "Here is whom each local endorsed.\n\n" + "\n".join(f"- {line}" for line in lines)

    assert {endorser for endorser, *_ in said(page, "Who has endorsed whom")} <= {"Local 20", "Local 27", "Local 34"}
