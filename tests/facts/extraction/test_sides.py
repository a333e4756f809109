"""Tallies that sort endorsers by side, under labels that need not name the candidate."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.extraction.lexicon import word_list

RACE = "Ana Brandt is running for mayor against Tom Okafor. Here is where her endorsers stand.\n\n"


def told(text):
    article = parse_article(text, key="a", title="News", publisher="Tarn Courier", published="2031-09-12")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


def side(stance, *names):
    return {(name, stance, "Ana Brandt") for name in names}


@pytest.mark.parametrize("stance", ["endorses", "reaffirms", "withdraws"])
def test_every_label_of_a_side_is_known(stance):
    for label in sorted(word_list("nouns", f"side_{stance}")):
        text = f"{label.capitalize()}: the Pilots Guild, Senator Jo Lund\n\nUndeclared: the Nurses League"

        assert told(RACE + text) == side(stance, "Pilots Guild", "Jo Lund"), label


def test_whoever_has_not_said_stands_nowhere():
    for label in sorted(word_list("nouns", "side_unsaid")):
        text = f"{label.capitalize()}: the Pilots Guild\n\nCame aboard: the Nurses League"

        assert told(RACE + text) == side("endorses", "Nurses League"), label


def test_a_title_or_line_above_tells_that_a_tally_is_of_support():
    tally = "Came aboard: the Pilots Guild\n\nLeft: the Nurses League"

    for word in sorted(word_list("nouns", "side_context")):
        assert told(f"Ana Brandt is running.\n\nOn the {word} before the election\n\n{tally}"), word
    assert not told(f"Ana Brandt is running.\n\nOn the pool before the election\n\n{tally}")
    assert not told(f"Ana Brandt is running.\n\nWhere the council stands on the pool\n\n{tally}")


@pytest.mark.parametrize(
    ("text", "wanted"),
    {
        "lines below a label": (
            "Those who have gone\n\nRep. Joe Lund\nMayor Ben Toth\n\nThose who remain\n\nGov. Kit Vance",
            side("withdraws", "Joe Lund", "Ben Toth") | side("reaffirms", "Kit Vance"),
        ),
        "still": (
            "Still with her: the Pilots Guild\n\nNot saying: Mayor Ben Toth",
            side("reaffirms", "Pilots Guild"),
        ),
        "from one to the other": (
            "**Jumped ship from Brandt to Okafor:** the Pilots Guild\n\n**Haven't said:** the Bakers Guild",
            side("withdraws", "Pilots Guild") | {("Pilots Guild", "endorses", "Tom Okafor")},
        ),
        "a verb without a subject": (
            "Have pulled their endorsement of Brandt: Nurses League, Millers Union.",
            side("withdraws", "Nurses League", "Millers Union"),
        ),
        "a heading that asks who": (
            "Who has left Brandt's campaign, and when\n\n- June 3: Pilots Guild\n- June 5: Senator Jo Lund",
            side("withdraws", "Pilots Guild", "Jo Lund"),
        ),
        "a surname in capitals": (
            "BRANDT'S ENDORSEMENTS: A RUNNING TALLY\n\nIN: Pilots Guild (Monday)\n\nON THE FENCE: Rep. Joe Lund",
            side("endorses", "Pilots Guild"),
        ),
        "offices above the columns": (
            "| Organisation | Mayor | Sheriff |\n|---|---|---|\n| Pilots Guild | Ana Brandt | none |",
            side("endorses", "Pilots Guild"),
        ),
        "one side alone": ("Left: the Pilots Guild with Senator Jo Lund", set()),
        "lines below those who have not said": (
            "Undecided\n\n- Rep. Joe Lund\n\nGone\n\n- Mayor Ben Toth",
            side("withdraws", "Ben Toth"),
        ),
        "a label with a role behind": (
            "Staying out: Jo Lund, mayor of Tarn\n\nGone: Ben Toth, once of the Pilots Guild",
            side("withdraws", "Ben Toth"),
        ),
        "prose below a heading that asks who": (
            "Who has backed Brandt\n\nOn Monday the Pilots Guild met Joe Lund at the pool.",
            set(),
        ),
    }.values(),
    ids=str,
)
def test_a_tally_says_who_stands_where(text, wanted):
    assert told(RACE + text) == wanted


def test_a_tally_under_two_candidates_is_of_nobody():
    race = "Ana Brandt and Tom Okafor are running for mayor. Both lost support.\n\n"

    assert told(race + "Left: Pilots Guild\n\nStayed: Nurses League") == set()


def test_offices_over_columns_of_holders_are_no_endorsements():
    table = "| Club | Mayor | Sheriff |\n|---|---|---|\n| Tarn Lodge | Ana Brandt | Jo Lund |"

    assert told("Ana Brandt is running for mayor.\n\n" + table) == set()
