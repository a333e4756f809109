"""Tallies below a candidate's name whose lines each open with a sort of backers ("Ministers: ...")."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import extract
from facts.models import Tier

RACE = """Health minister Ana Brandt is ahead in the contest to lead the party. Transport minister Tom Okafor is second.

**For Ana Brandt**

Ministers: Pia Lindh (Fisheries), Ned Carroway (Health), Sol Aguirre (Ports)

"""


def told(text, tier=None):
    article = parse_article(RACE + text, key="a", title="Who is backing whom", publisher="Courier", published="2031-09")
    found = [s for s in extract(article).statements if s.paragraph > 3 and tier in (None, s.tier)]
    return {(s.endorser.name, s.candidate.name) for s in found}


@pytest.mark.parametrize("label", ["Ministers of State", "MEPs", "Senators", "Council leaders", "Unions"])
def test_the_only_one_of_a_sort_is_no_heading(label):
    text = f"**For Tom Okafor**\n\n{label}: Rhona Teal\n\nTDs: Max Obi (Clare), Lena Fry (Sligo), Dov Katz (Louth)\n"

    assert told(text) == {(name, "Tom Okafor") for name in ("Rhona Teal", "Max Obi", "Lena Fry", "Dov Katz")}


def test_a_sort_of_which_there_are_none_keeps_the_list():
    text = "**For Tom Okafor**\n\nMinisters: none\n\nSenators: Max Obi, Lena Fry\n"

    assert told(text) == {("Max Obi", "Tom Okafor"), ("Lena Fry", "Tom Okafor")}


def test_the_neutral_are_for_nobody():
    assert told("**Neutral**\n\nSenators: Max Obi, Lena Fry\n") == set()


def test_a_part_of_a_tally_is_accepted_with_the_others():
    text = "**For Tom Okafor**\n\nMinisters: Rhona Teal\n\nSenators: Max Obi, Lena Fry\n"

    assert told(text, Tier.ACCEPT) == told(text)
    assert len(told(text)) == 3


def test_the_first_line_of_several_is_one_of_them():
    text = "ENDORSEMENTS\n\nRosa Bly is proud to be backed by so many.\n\nELECTED OFFICIALS\n\n"
    lines = (
        "State Superintendent Pia Lindh\nSupervisor Ned Carroway\nTrustee Sol Aguirre (ret.)\nCouncilmember Ada Finch*"
    )
    article = parse_article(text + lines, key="a", title="Endorsements", publisher="Bly for All", published="2031-09")

    assert not {s.candidate.name for s in extract(article).statements} - {"Rosa Bly"}
