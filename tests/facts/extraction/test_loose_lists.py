"""Lists that stand before their verb, hold people without a name, or say only that another did so too."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Rosa Bly and Tom Reed are running for mayor of Wexmoor.\n\n"


def said(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


BOTH = {("Jo Marl", "endorses", "Tom Reed"), ("Bakers Union", "endorses", "Tom Reed")}
EXIT = {("Ned Pike", "urges_exit", "Tom Reed"), ("Jo Marl", "urges_exit", "Tom Reed")}
AGAINST = {("Jo Marl", "opposes", "Tom Reed")}
MARL = {("Jo Marl", "endorses", "Tom Reed")}
UNION = {("Bakers Union", "endorses", "Rosa Bly")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Also behind Reed are Senator Jo Marl and the Bakers Union.", BOTH),
        ("With Reed are Senator Jo Marl and the Bakers Union.", BOTH),
        ("Backing Reed are his cousin, Senator Jo Marl and the Bakers Union.", BOTH),
        ("Reed's endorsers are his roommate and Senator Jo Marl.", MARL),
        ("Reed's backers include MPs Jo Marl, Ned Pike and Ann Ott, who chairs the Tide Board.", None),
        ("Jo Marl, the treasurer, is a Reed supporter.", MARL),
        ("Jo Marl, the treasurer, is a former Reed supporter.", set()),
        ("Jo Marl, a former Reed supporter, spoke.", set()),
        ("Sheriff Ned Pike called on Reed to drop out. Senator Jo Marl did too.", EXIT),
        ("Sheriff Ned Pike asked Reed to quit the race, and Jo Marl did likewise.", EXIT),
        ('"Vote for anyone except Tom Reed," said Jo Marl.', AGAINST),
        ('Jo Marl said: "Anybody but Reed."', AGAINST),
        ("Jo Marl told voters to choose anyone other than Reed.", AGAINST),
        ('"Reed has my vote," said Jo Marl.', MARL),
        ("On Saturday the Bakers Union named Bly its preferred candidate.", UNION),
        ("The Bakers Union called Bly its choice.", UNION),
        ("The Bakers Union is on Bly's side.", UNION),
        ("Actor Jo Marl has recorded an ad for Reed.", MARL),
        ("Jo Marl is appearing in television commercials for Reed.", MARL),
        ("Jo Marl campaigned on Reed's behalf.", MARL),
    ],
)
def test_a_loose_list_or_an_echo_says_who_stands_where(text, wanted):
    found = said(text)
    if wanted is not None:
        assert found == wanted
    else:
        assert not any(endorser == "Tide Board" for endorser, _, _ in found)


def test_everyone_of_a_list_before_the_verb_stands():
    article = parse_article(
        "Rosa Bly, Tom Reed and Al Orr are vying for sheriff.", key="a", title="t", published="2024"
    )
    assert {s.candidate.name for s in extract(article, [RULES]).statements} == set()
    text = "Rosa Bly, Tom Reed and Al Orr are vying for sheriff. Ada Finch is voting for Reed."
    article = parse_article(text, key="a", title="t", published="2024-05-16")
    doubts = [s.reasons for s in extract(article, [RULES]).statements]
    assert doubts
    assert not any("stands in a contest" in reason for reasons in doubts for reason in reasons)


def told_in(text, publisher, title="News"):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name, s.rank) for s in extract(article, [RULES]).statements}


ROUND_UP = """Rosa Bly and Tom Reed are running for mayor.

## Rosa Bly

*Elected officials*

- State Sens. Ada Finch and Lou Vance

*Others*

- Rev. Jo Marl, Hill Street Church

*Withdrawn*

- Sheriff Ned Pike

## Who is staying out

- Councillor Jim Dole
"""


def test_lesser_headings_only_sort_the_lines_under_a_candidate():
    told = told_in(ROUND_UP, "Wexmoor Courier", "Who has endorsed whom")
    assert told == {(name, "endorses", "Rosa Bly", None) for name in ("Ada Finch", "Lou Vance", "Jo Marl")}


SLATE = """WEXMOOR - The Dockers Union voted on Monday to endorse Rosa Bly for mayor.

For Supervisor:

- District 2: Ada Finch

- District 4: No endorsement

- District 6: Lou Vance (#1) and Ann Ott (#2)

For Sheriff: Undersheriff Jo Marl. Sheriff Ned Pike is not running.

Speakers:

- Jim Dole
"""


def test_a_bodys_own_list_names_whom_it_endorses():
    wanted = {("Rosa Bly", None), ("Ada Finch", None), ("Lou Vance", 1), ("Ann Ott", 2), ("Jo Marl", None)}
    assert told_in(SLATE, "Dockers Union") == {("Dockers Union", "endorses", name, rank) for name, rank in wanted}
    assert told_in(SLATE, "Wexmoor Courier") == {("Dockers Union", "endorses", "Rosa Bly", None)}


def test_the_seat_behind_a_title_in_a_line_is_nobody():
    lines = "Ruth Amory\n\nEndorsements\n\n- Peter Voss, MLA Fraser North\n- MLA Ivy Bell, MLA Dan Creel"

    found = said(lines + "\n\nAmory and Gil Sands are the only candidates for leader.")

    assert {endorser for endorser, _, candidate in found if candidate == "Ruth Amory"} == {
        "Peter Voss",
        "Ivy Bell",
        "Dan Creel",
    }


@pytest.mark.parametrize(
    ("lead", "listed"),
    [
        ("The Bakers Union is recommending four people for the six seats:", True),
        ("The Bakers Union is asking its members to vote for:", True),
        ("The Bakers Union has picked three newcomers:", True),
        ("The Bakers Union is suing three people:", False),
        ("The Bakers Union does not recommend these candidates:", False),
        ("Senator Jo Marl is recommending Al Orr to these people:", False),
    ],
)
def test_a_body_that_recommends_people_lists_them_below(lead, listed):
    found = said(lead + "\n\n- Ada Finch\n- Coun. Cy Dent")

    wanted = {("Bakers Union", "endorses", "Ada Finch"), ("Bakers Union", "endorses", "Cy Dent")}
    assert (wanted <= found) is listed
    assert listed or not any(endorser == "Bakers Union" for endorser, _, _ in found)


@pytest.mark.parametrize(
    ("lead", "listed"),
    [
        ("The race is close. Here is who has endorsed whom.", True),
        ("The endorsements so far are listed below.", True),
        ("The race is close. Here is who will ask the questions.", False),
        ("She was endorsed last week.", False),
    ],
)
def test_a_tally_that_prose_announces_lists_backers_behind_each_candidate(lead, listed):
    found = said(lead + "\n\nBly: Bakers Union; Senator Jo Marl.\n\nReed: Sheriff Ned Pike.")

    assert (("Jo Marl", "endorses", "Rosa Bly") in found) is listed
    assert (("Ned Pike", "endorses", "Tom Reed") in found) is listed


@pytest.mark.parametrize(
    ("joined", "wanted"),
    [
        ("in that by Senator Jo Marl", True),
        ("on Monday by Senator Jo Marl", True),
        ("at the conference by Senator Jo Marl", False),
        ("on stage by Senator Jo Marl", False),
    ],
)
def test_who_joined_somebody_at_a_place_has_not_said_so(joined, wanted):
    assert (
        ("Jo Marl", "endorses", "Tom Reed") in said(f"The Bakers Union endorsed Reed. It was joined {joined}.")
    ) == wanted
