"""Whom does a paper choose that goes through a ballot in prose, once it has said that its choices follow?"""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

OPENS = "The Courier's editorial board met 20 candidates. Here are the choices we would make in November."


def said(text, opens=OPENS):
    body = f"{opens}\n\n{text}"
    article = parse_article(body, key="a", title="Our view", publisher="Wexmoor Courier", published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


CHOSEN = [
    ("Governor: Few thought it possible, but Rosa Bly has earned another term.", {"Rosa Bly"}),
    ("Governor: Rosa Bly, by a mile. She balanced the budget.", {"Rosa Bly"}),
    ("**Office No. 4.** By a whisker, Rosa Bly.", {"Rosa Bly"}),
    ("County auditor. Rosa Bly.", {"Rosa Bly"}),
    ("**Director Position 3: Rosa Bly.** It was no easy call.", {"Rosa Bly"}),
    ("**Zone 2: Rosa Bly.** It was no easy call.", {"Rosa Bly"}),
    ("U.S. Senate: Tom Reed has been a disappointment. Rosa Bly would be better.", {"Rosa Bly"}),
    ("District 4: Tom Reed is likeable. We'd lean toward Rosa Bly, who knows the budget.", {"Rosa Bly"}),
    ("District 4: Between Rosa Bly, a planner, and Tom Reed, a realtor, Bly is the better prepared.", {"Rosa Bly"}),
    ("In Wexmoor East, Rosa Bly, the Liberal, has been tireless.", {"Rosa Bly"}),
    ("For the school board, Rosa Bly, Tom Reed and, with reservations, Ann Ott.", {"Rosa Bly", "Tom Reed", "Ann Ott"}),
    ("The top of the ticket is hard this year. For chair we would choose Rosa Bly.", {"Rosa Bly"}),
    ("Sheriff\n\nRosa Bly has kept her deputies and her temper.", {"Rosa Bly"}),
    (
        "City council\n\nTom Reed, a baker, is running against Rosa Bly. Bly has built sewers and should be returned.",
        {"Rosa Bly"},
    ),
    ("County auditor: Rosa Bly also merits another term.", {"Rosa Bly"}),
    ("County auditor: Rosa Bly has done enough to earn a second term. Tom Reed is able.", {"Rosa Bly"}),
    (
        "## House District 9\n\nTom Reed and Rosa Bly would both do well.\n\nWe give the edge to Bly.",
        {"Rosa Bly"},
    ),
    ("Surveyor: Tom Reed and Rosa Bly are both able. We lean Bly.", {"Rosa Bly"}),
    ("County auditor: We give the edge to Rosa Bly over Tom Reed.", {"Rosa Bly"}),
    ("For the 9th District, newcomer Rosa Bly edges out the incumbent, Tom Reed.", {"Rosa Bly"}),
    (
        "In Ward 2, Rosa Bly should get another term. In Ward 4, pick Tom Reed. For Ward 6, Ann Ott stands out.",
        {"Rosa Bly", "Tom Reed", "Ann Ott"},
    ),
    ("Sheriff\n\nRosa Bly, a former deputy. Tom Reed never called us back.", {"Rosa Bly"}),
    ("**School board (vote for two)**\n\nIncumbent Rosa Bly, with pleasure. Tom Reed never called.", {"Rosa Bly"}),
]


@pytest.mark.parametrize(("text", "chosen"), CHOSEN)
def test_an_entry_of_a_papers_choices_says_whom_it_endorses(text, chosen):
    assert said(text) == {("Wexmoor Courier", "endorses", name) for name in chosen}


@pytest.mark.parametrize("text", [text for text, _ in CHOSEN if "choose" not in text and "lean" not in text])
def test_a_guide_to_the_candidates_chooses_nobody(text):
    assert not {name for _, _, name in said(text, "The Courier met 20 candidates. Here is a guide to who they are.")}


@pytest.mark.parametrize(
    "text",
    [
        "Auditor: We make no recommendation between Rosa Bly and Tom Reed.",
        "Auditor: Rosa Bly faces Tom Reed.",
        "Auditor: Neither Rosa Bly nor Tom Reed has our trust.",
        "Auditor: We cannot recommend Rosa Bly.",
        "The last auditor, Rosa Bly, retires in May.",
        "Please also vote no on Amendment C, which Gov. Rosa Bly supports.",
        "We ask for a vote on the county levy, which Sen. Rosa Bly wrote.",
        "“Governor: Rosa Bly,” said the sign.",
        "Next week: Rosa Bly on the budget.",
        "WEXMOOR MAYOR : Candidates scramble for Rosa Bly's Vote",
        "Sheriff\n\nTom Reed, a baker, is running against Rosa Bly. Reed ought to run again.",
        "Sheriff\n\nRosa Bly, a Democrat, has been tireless. Once we were glad of her. We cannot do that again.",
        "Sheriff\n\nTom Reed was dropped in May. It is not being transferred to his opponent, Rosa Bly.",
        "Sheriff\n\nThe jail costs millions. Rosa Bly should not be elected.",
        "Sheriff\n\nSheriff Rosa Bly was accused of theft. She denies it.\n\nThe state has yet to charge her.",
        "Sheriff\n\nNor, after a long talk with all who asked, do we recommend his rival, Rosa Bly, who left.",
        "## House District 9\n\nRosa Bly has the nod of the farmers. Tom Reed has the support of the union.",
        "Sheriff\n\nRosa Bly deserves credit for the new jail. Tom Reed deserves sympathy.",
    ],
)
def test_an_entry_that_chooses_nobody_for_sure_says_nothing(text):
    assert "endorses" not in {stance for _, stance, _ in said(text)}


def test_a_paper_that_recommends_says_in_its_own_words_whom_not_to_choose():
    met = "The Courier's editorial board met those who stand."
    body = f"{met}\n\nSheriff\n\nRosa Bly is running for sheriff again. Ms. Bly should not be elected."
    reported = body.replace("Ms. Bly should", "Some said Ms. Bly should")
    article = {"key": "a", "title": "Our recommendations", "publisher": "Wexmoor Courier", "published": "2024-05-16"}

    told, others = (extract(parse_article(text, **article), [RULES]).statements for text in (body, reported))

    assert [(s.endorser.name, s.stance.value) for s in told] == [("Wexmoor Courier", "opposes")]
    assert not others


@pytest.mark.parametrize(
    ("text", "rejects"),
    [
        ("Sheriff\n\nSheriff Rosa Bly has been sued. Vote against Rosa Bly.", True),
        ("Sheriff\n\nSheriff Rosa Bly has been sued. Do not re-elect Ms. Bly.", True),
        ("Sheriff\n\nSheriff Rosa Bly has been sued. Readers wrote that we should vote against Rosa Bly.", False),
        ("Sheriff\n\nSheriff Rosa Bly has been sued. “Vote against Rosa Bly,” says a sign.", False),
        ("Sheriff\n\nSheriff Rosa Bly has been sued. Vote against Rosa Bly's levy.", False),
    ],
)
def test_a_paper_tells_its_readers_against_whom_to_vote(text, rejects):
    assert (("Wexmoor Courier", "opposes", "Rosa Bly") in said(text)) == rejects


@pytest.mark.parametrize(
    ("text", "endorses"),
    [
        ("Auditor Rosa Bly should be re-elected.", True),
        ("Rosa Bly is auditor. In the second race, she should be returned to office.", True),
        ("Rosa Bly has kept the books in order, and she should be retained.", True),
        ("Auditor Rosa Bly should be re-elected, her party's chair said.", False),
        ("Party elders think Rosa Bly should be re-elected.", False),
        ("If Rosa Bly should be re-elected, she would be the first.", False),
        ("Rosa Bly says she deserves another term.", False),
    ],
)
def test_a_paper_says_in_its_own_words_who_should_be_elected(text, endorses):
    running = f"Rosa Bly and Tom Reed are running for auditor. {text}"
    found = said(running, "The Courier met them.")

    assert found == ({("Wexmoor Courier", "endorses", "Rosa Bly")} if endorses else set())


@pytest.mark.parametrize(
    ("title", "chosen"),
    [("Who is endorsing whom", set()), ("Endorsement tracker", set()), ("Our view", {("Wexmoor Courier", "Rosa Bly")})],
)
def test_a_page_on_whom_others_choose_chooses_nobody_by_what_it_announces(title, chosen):
    body = f"{OPENS}\n\nSheriff: Rosa Bly, by a mile. She kept her temper."
    article = parse_article(body, key="a", title=title, publisher="Wexmoor Courier", published="2024-05-16")

    assert {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements} == chosen


@pytest.mark.parametrize("head", ["## {}", "**{}**", "{}:"])
@pytest.mark.parametrize(
    "entry",
    [
        "{}",
        "**{}**\nA steady hand on a fractious board.",
        "Endorsed: {}",
        "Endorsed: {}\n\nA steady hand on a fractious board.",
        "Our vote: {}",
        "Endorsement: {}",
    ],
)
def test_a_name_alone_under_each_office_is_whom_a_paper_chooses(head, entry):
    chosen = {"Governor": "Rosa Bly", "County Clerk": "Tom Reed", "City Council, Ward 3": "Ann Ott"}
    pages = [f"{head.format(office)}\n\n{entry.format(name)}" for office, name in chosen.items()]
    page = "\n\n".join([*pages, f"{head.format('Sheriff')}\n\nNo endorsement", "Polls are open until 8 p.m."])

    assert said(page) == {("Wexmoor Courier", "endorses", name) for name in chosen.values()}


@pytest.mark.parametrize("entry", ["Candidates: {}, Al Moss", "Running: {}", "Unopposed: {}", "Also on the ballot: {}"])
def test_those_who_only_stand_under_an_office_are_no_choice(entry):
    offices = {"Governor": "Rosa Bly", "County Clerk": "Tom Reed"}

    assert said("\n\n".join(f"## {office}\n\n{entry.format(name)}" for office, name in offices.items())) == set()
