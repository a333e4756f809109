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
