"""Whoever signs a letter or a column says what it says, and the paper that prints it does not."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

BODY = "We have worked here most of our lives.\n\nWe, the undersigned, endorse Rosa Bly for mayor of Wexmoor."
SIGNERS = {("Tom Okafor", "Bly"), ("Keisha van der Meer", "Bly"), ("Hector Vance", "Bly")}


def said(text, title="An open letter", publisher="Wexmoor Courier", stance="endorses"):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2024-05-16")
    found = extract(article, [RULES]).statements
    return {(s.endorser.name, s.candidate.name.split()[-1]) for s in found if s.stance.value == stance}


@pytest.mark.parametrize(
    "closing", ["Signed,", "Yours sincerely,", "*Signed:*", "Signatories:", "The undersigned:", ""]
)
@pytest.mark.parametrize(
    "names",
    [
        "Tom Okafor, former supervisor\nKeisha van der Meer, retired principal\nHector Vance, pastor, First Street",
        "- Tom Okafor, former supervisor\n- Keisha van der Meer, principal\n- Hector Vance, chair of the Harbor Trust",
        "Tom Okafor (nurse)\nKeisha van der Meer (farmer)\nHector Vance (pastor)",
        "Tom Okafor, nurse; Keisha van der Meer, farmer; Hector Vance, pastor",
        "Tom Okafor, Keisha van der Meer and Hector Vance",
        "Tom Okafor, Keisha van der Meer, Hector Vance",
    ],
)
def test_those_who_sign_a_letter_say_what_it_says(closing, names):
    letter = "\n\n".join(filter(None, ["To the voters of Wexmoor:", BODY, closing, names]))

    assert said(letter) == SIGNERS


def test_the_rival_whom_a_letter_names_last_is_not_backed_by_its_signers():
    letter = (
        f"{BODY}\n\nHer opponent, Al Moss, has promised much.\n\nSigned,\n\nTom Okafor, nurse\nHector Vance, pastor"
    )

    assert said(letter) == {("Tom Okafor", "Bly"), ("Hector Vance", "Bly")}


@pytest.mark.parametrize("opens", ["Dear neighbors,", "Sir,", "To the editor:"])
def test_a_letter_whose_signers_are_not_told_is_not_the_papers(opens):
    assert said(f"{opens}\n\nWe are supporting Rosa Bly for mayor of Wexmoor.\n\nSigned,\n\nSome friends") == set()


@pytest.mark.parametrize(
    ("top", "foot"),
    [
        ("By Leopold de Souza", ""),
        ("**By Keisha Arden**", ""),
        ("By Tom O'Dowd, former school superintendent", ""),
        ("Keisha Arden | Guest columnist", ""),
        ("Keisha Arden, former mayor of Hollin", ""),
        ("", "Stefan B. de Souza is a former school superintendent. He lives in Wexmoor."),
        ("", "*Keisha van der Meer writes from Wexmoor.*"),
    ],
)
@pytest.mark.parametrize("title", ["My vote this fall", "Opinion: The case for change"])
def test_a_column_says_what_its_writer_says(top, foot, title):
    text = (
        "I have known Rosa Bly for years.\n\nI am proud to endorse Rosa Bly for mayor of Wexmoor.\n\nRoads need work."
    )
    writer = (top or foot).removeprefix("By ").strip("*").removeprefix("By ")
    name = next(
        n for n in ("Leopold de Souza", "Keisha Arden", "Tom O'Dowd", "Stefan B. de Souza", writer) if n in writer
    )
    name = "Keisha van der Meer" if "van der Meer" in writer else name

    assert said("\n\n".join(filter(None, [top, text, foot])), title) == {(name, "Bly")}


HEADS = ["**{}**", "## {}", "{}", "{}\n\nTo the editor:"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "signed", ["*{}, Hollin*", "{}, Hollin", "— {}, Hollin", "**{}**\nHollin", "{}, retired nurse, Hollin"]
)
def test_each_letter_of_a_page_is_its_own_writers(head, signed):
    letters = [
        (
            "EIGHT YEARS IS ENOUGH",
            "Rosa Bly has been at every meeting I can remember. I am voting for Rosa Bly.",
            "Tom Vance",
        ),
        (
            "TIME FOR CHANGE",
            "I have lived here for years and have seen all of them. Al Moss deserves your vote.",
            "Ann Toth",
        ),
        (
            "THE LEAF TRUCKS",
            "Could somebody explain why the leaf truck comes so early? I do not care who wins.",
            "Jo Marl",
        ),
        ("A KIND WORD", "I have met both of them in town. Please join me in voting for Rosa Bly for mayor.", "Ed Lund"),
    ]
    prose = "The pier is closed, the library shuts at four, and the road past the old mill floods with every rain. "
    page = "\n\n".join(f"{head.format(t)}\n\n{prose}{text}\n\n{signed.format(w)}" for t, text, w in letters)
    opens = "Rosa Bly and Al Moss are running for mayor of Wexmoor. These are readers' letters."

    found = said(f"{opens}\n\n{page}", "Letters to the editor")

    assert found <= {("Tom Vance", "Bly"), ("Ann Toth", "Moss"), ("Ed Lund", "Bly")}
    assert {("Tom Vance", "Bly"), ("Ann Toth", "Moss")} <= found


@pytest.mark.parametrize("title", ["Q&A: Tom Okafor", "Q&A with Sheriff Tom Okafor", "Five questions for Tom Okafor"])
@pytest.mark.parametrize(
    "asked", ["Q: {}\n\nA: {}", "**{}**\n\n{}", "**Courier:** {}\n\n**Okafor:** {}"], ids=["letters", "bold", "names"]
)
def test_whoever_is_interviewed_says_what_the_answers_say(title, asked):
    told = asked.format("Whom are you supporting?", "I'm supporting Rosa Bly.")
    page = f"Tom Okafor led the board for years. The race for mayor is on his mind.\n\n{told}"

    assert said(page, title) == {("Tom Okafor", "Bly")}


def test_an_interview_about_somebody_else_is_nobodys():
    page = "The race for mayor is on.\n\nQ: Whom are you supporting?\n\nA: I'm supporting Rosa Bly."

    assert said(page, "Q&A: What the vote means") == set()
