"""Lists within sentences: in turn, along with others, joined by them."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Ivor Lindqvist and Ada Brandt are running for mayor.\n\n"


def told(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    found = {s.candidate.name.split()[-1]: set() for s in extract(article, [RULES]).statements}
    for s in extract(article, [RULES]).statements:
        found[s.candidate.name.split()[-1]].add(s.endorser.name)
    return found


IN_TURN = {"Lindqvist": {"Rosa Okafor"}, "Brandt": {"Quarry Club"}}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rosa Okafor and the Quarry Club endorsed Lindqvist and Brandt, respectively.", IN_TURN),
        ("Senator Rosa Okafor and the Quarry Club back Lindqvist and Brandt respectively.", IN_TURN),
        ("Brandt and Lindqvist are backed by the Quarry Club and Rosa Okafor, respectively.", IN_TURN),
        ("Lindqvist and Brandt have won the support of Rosa Okafor and the Quarry Club respectively.", IN_TURN),
        ("Lindqvist and Brandt are endorsed, respectively, by Rosa Okafor and the Quarry Club.", IN_TURN),
        ("The Quarry Club and Rosa Okafor endorsed Brandt and Lindqvist, in that order.", IN_TURN),
        ("Rosa Okafor, Pia Strand and the Quarry Club back Lindqvist and Brandt, respectively.", {}),
        (
            "Lindqvist and Brandt, first and last respectively, are both backed by Rosa Okafor.",
            {"Lindqvist": {"Rosa Okafor"}, "Brandt": {"Rosa Okafor"}},
        ),
    ],
)
def test_two_lists_told_in_turn_are_paired_or_left_alone(text, who):
    assert told(text) == who


ALL = {"Rosa Okafor", "Pia Strand", "Quarry Club"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rosa Okafor endorsed Lindqvist, joining Mayor Pia Strand and the Quarry Club.", ALL),
        ("Lindqvist was endorsed by Rosa Okafor, joining Pia Strand and the Quarry Club.", ALL),
        ("Lindqvist is backed by Rosa Okafor, sitting councillor Pia Strand and the Quarry Club.", ALL),
        ("Rosa Okafor endorsed Lindqvist, beating Mayor Pia Strand and the Quarry Club to it.", {"Rosa Okafor"}),
        ("Rosa Okafor endorsed Lindqvist, following talks with Pia Strand and Hugo Marsh.", {"Rosa Okafor"}),
        ("Rosa Okafor, joined by Pia Strand (D-Tarn) and the Quarry Club, endorsed Lindqvist.", ALL),
        ("Rosa Okafor, along with Councillor Pia Strand of Marl and the Quarry Club, has endorsed Lindqvist.", ALL),
        ("The Quarry Club, together with Rosa Okafor and Pia Strand, is supporting Lindqvist.", ALL),
        ("Rosa Okafor and Pia Strand alongside the Quarry Club support Lindqvist.", ALL),
        ("Rosa Okafor, in addition to Pia Strand and the Quarry Club, supports Lindqvist.", ALL),
        ("Rosa Okafor, as well as Pia Strand and the Quarry Club, endorsed Lindqvist.", ALL),
        ("Rosa Okafor, along with her husband, endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Rosa Okafor, a friend of Pia Strand and Hugo Marsh, endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Rosa Okafor, elected along with Pia Strand in 2019, endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Rosa Okafor, who works together with Pia Strand, endorsed Lindqvist.", {"Rosa Okafor"}),
    ],
)
def test_who_acts_along_with_a_subject_acts_as_well(text, who):
    assert told(text) == {"Lindqvist": who}


@pytest.mark.parametrize(
    ("text", "lindqvist", "brandt"),
    [
        ("The Quarry Club backs Lindqvist, and the Tarn Herald, Brandt.", "Q", "H"),
        ("The Quarry Club backs Lindqvist, and state Rep. Rosa Okafor, Brandt.", "Q", "R"),
        ("The Quarry Club backs Lindqvist; Rosa Okafor and Pia Strand, Brandt.", "Q", "RP"),
        ("The Quarry Club backs Lindqvist; Rosa Okafor of Tarn, Pia Strand and the Tarn Herald, Brandt.", "Q", "RPH"),
        ("The Quarry Club is with Lindqvist; Rosa Okafor and Pia Strand, with Brandt.", "Q", "RP"),
        ("Lindqvist has the support of Rosa Okafor, Brandt that of the Quarry Club and the Tarn Herald.", "R", "QH"),
        ("Lindqvist is endorsed by the Quarry Club and Brandt by Rosa Okafor and Pia Strand.", "Q", "RP"),
        ("Lindqvist is endorsed by the Quarry Club and the Tarn Herald, Brandt by Rosa Okafor.", "QH", "R"),
        ("The Quarry Club backs Lindqvist, and Rosa Okafor, Pia Strand and the Tarn Herald back Brandt.", "Q", "RPH"),
        ("The Quarry Club endorsed Lindqvist and Brandt, and Rosa Okafor was for Brandt.", "Q", "QR"),
        ("The Quarry Club endorsed Lindqvist, and Rosa Okafor and Pia Strand are expected to follow.", "Q", ""),
        ("The Quarry Club endorsed Lindqvist; Rosa Okafor as well as Pia Strand have yet to decide.", "Q", ""),
        ("Endorsements from the Quarry Club and Senator Rosa Okafor and Pia Strand have helped Lindqvist.", "QRP", ""),
        ("Lindqvist is backed by the Quarry Club, Rosa Okafor, and Pia Strand.", "QRP", ""),
        ("Lindqvist is backed by Rosa Okafor but not by the Quarry Club and Pia Strand.", "R", ""),
        ("Neither Rosa Okafor nor former minister Pia Strand of Marl has endorsed Lindqvist.", "", ""),
        ("Neither the Quarry Club nor the Tarn Herald, the town's paper, has endorsed Lindqvist.", "", ""),
        ("With neither money nor staff behind her, Rosa Okafor endorsed Lindqvist.", "R", ""),
    ],
)  # fmt: skip
def test_a_clause_of_its_own_ends_a_list(text, lindqvist, brandt):
    names = {"Q": "Quarry Club", "H": "Tarn Herald", "R": "Rosa Okafor", "P": "Pia Strand"}
    found = told(text)

    assert found.get("Lindqvist", set()) == {names[n] for n in lindqvist}
    assert found.get("Brandt", set()) == {names[n] for n in brandt}
