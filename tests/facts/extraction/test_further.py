"""Whom else does a body endorse of which that was told before: no phrase of the sentence names it."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

OPENS = "The Bakers Union endorsed Rosa Bly for mayor of Wexmoor on Tuesday.\n\nThe union has 900 members.\n\n"


def said(text, opens=OPENS):
    article = parse_article(opens + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(
    "text",
    [
        "Also endorsed were Tom Reed and Ann Ott.",
        "Also getting the union's nod are Tom Reed in Ward 1 and Ann Ott in the 9th.",
        "Other candidates receiving the endorsement include Tom Reed and Ann Ott.",
        "In council races, the endorsements went to Tom Reed and Ann Ott.",
        "Rounding out its slate are Tom Reed for clerk and Ann Ott for coroner.",
        "Joining Bly on the union's list are Sheriff Tom Reed and newcomer Ann Ott.",
        "The union's other picks are Tom Reed, Ward 1, and Ann Ott, Ward 2.",
        "Endorsed for council: Tom Reed, Ward 1; Ann Ott, Ward 2.",
        "Tom Reed and Ann Ott were endorsed for the council.",
        "Tom Reed and Ann Ott also got the nod.",
        "Newcomer Tom Reed also got the nod, as did Ann Ott.",
        "Delegates also voted to back Tom Reed and Ann Ott.",
        "The union also likes Tom Reed in Ward 3 and Ann Ott in Ward 4.",
        "In the other races it is Tom Reed for clerk and Ann Ott for coroner.",
        "Among those endorsed were Tom Reed, a teacher; and Ann Ott.",
        "The labor coalition also endorsed Tom Reed, a retired teacher from Stell; and Ann Ott.",
    ],
)
def test_the_body_told_before_endorses_whom_the_next_sentences_list(text):
    assert said(text) == {("Bakers Union", "endorses", name) for name in ("Rosa Bly", "Tom Reed", "Ann Ott")}


@pytest.mark.parametrize(
    "text",
    [
        "Also present were Tom Reed and Ann Ott.",
        "Also running are Tom Reed and Ann Ott.",
        "Other candidates include Tom Reed and Ann Ott.",
        "Other candidates who sought the endorsement were Tom Reed and Ann Ott.",
        "Not endorsed were Tom Reed and Ann Ott.",
        "The other awards went to Tom Reed and Ann Ott.",
        "Tom Reed and Ann Ott were elected to the council.",
        "Tom Reed and Ann Ott did not get the nod.",
        "Tom Reed and Ann Ott also got the vote out.",
        "Delegates also heard Tom Reed and Ann Ott.",
        "Tom Reed, who was endorsed by the mayor, also spoke.",
        "No one was endorsed in Ward 9, where Tom Reed faces Ann Ott.",
        "In the other races it is Tom Reed against Ann Ott.",
        "Among those who spoke were Tom Reed and Ann Ott.",
        "The labor coalition also met Tom Reed and Ann Ott.",
        "A coalition endorsed Tom Reed and Ann Ott.",
        "A rail union also endorsed Tom Reed and Ann Ott.",
        "The police union also endorsed Tom Reed and Ann Ott.",
        "The labor coalition endorsed Tom Reed and Ann Ott.",
        "The other endorsements have not been made. Tom Reed and Ann Ott are waiting.",
    ],
)
def test_whoever_is_only_named_in_the_next_sentences_is_not_endorsed(text):
    assert {name for _, stance, name in said(text) if stance == "endorses"} == {"Rosa Bly"}


def test_where_two_bodies_endorse_nobody_knows_whose_the_further_list_is():
    two = OPENS + "The Dockers Guild endorsed Ned Pike.\n\n"
    found = said("Also endorsed were Tom Reed and Ann Ott.", two)
    assert {name for _, _, name in found} == {"Rosa Bly", "Ned Pike"}


@pytest.mark.parametrize(
    "text",
    [
        "The Dockers Union gave Reed its first preference and Ott its second.",
        "The Dockers Union gave its first preference to Reed and its second to Ott.",
        "The Dockers Union's first preference goes to Reed, its second to Ott.",
        "The Dockers Union's first choice is Reed and its second is Ott.",
        "The Dockers Union's first choice is Reed, its second Ott.",
    ],
)
def test_a_second_choice_needs_no_noun_behind_the_first(text):
    race = f"Tom Reed and Ann Ott are running for mayor. {text}"
    article = parse_article(race, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")

    ranks = {s.candidate.name: s.rank for s in extract(article, [RULES]).statements}

    assert ranks == {"Tom Reed": 1, "Ann Ott": 2}
