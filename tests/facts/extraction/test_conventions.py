"""Whom a party endorses at its convention, told by the result alone."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

OPENS = (
    "About 900 delegates met in Tarn, where a majority wins the endorsement of the state Labor Party.\n\n"
    "Rosa Bly and Tom Reed are running for governor.\n\n"
)


def said(text, title="Live: Labor's convention"):
    article = parse_article(OPENS + text, key="a", title=title, publisher="Tarn Signal", published="2024-06-04")
    return {
        (s.endorser.name.split()[-2:][0], s.stance.value, s.candidate.name)
        for s in extract(article, [RULES]).statements
    }


BLY = {("Labor", "endorses", "Rosa Bly")}


@pytest.mark.parametrize(
    "text",
    [
        "4:20 p.m. And on the second ballot Bly wins it with 52 percent.",
        "Bly wins the endorsement on the second ballot, 54.1 to 45.9.",
        "Bly wins the endorsement on the second ballot, 54.1 to 45.9. Reed, back in the hall, waves to the crowd.",
        "Bly took the party endorsement with 61% of the vote.",
        "Bly, the mayor of Tarn, clinched the nod on the third ballot.",
        "GOVERNOR: Bly 62.4 percent, Reed 37.6. She's the endorsed candidate.",
        "Bly is now the party's endorsed candidate.",
        "Bly was endorsed by acclamation.",
        "Delegates endorsed Bly on the first ballot.",
        "The convention chose Rosa Bly over Reed.",
    ],
)
def test_who_wins_at_a_convention_has_the_party(text):
    assert said(text) == BLY


@pytest.mark.parametrize(
    "text",
    [
        "Bly got 41.4 percent, and nobody has a majority.",
        "Bly won the first ballot.",
        "Bly won it last year.",
        "Bly won it with 52 percent in 2018.",
        "Bly won the endorsement of the crowd on the second ballot.",
        "Bly hopes to win it on the second ballot with 60 percent.",
        "If Bly wins it with 60 percent, she needs no primary.",
        "Bly is not the endorsed candidate.",
        "Bly got it wrong.",
        "Bly won the coin toss, 1 to 0.",
        "Delegates chose not to endorse Bly.",
    ],
)
def test_a_part_of_the_vote_is_no_result(text):
    assert not said(text)


def test_elsewhere_the_same_words_tell_of_other_votes():
    assert not said("Bly won it with 52 percent on the second ballot.", "Race for governor")
    article = parse_article(
        "Rosa Bly and Tom Reed ran for mayor. Bly won it with 52 percent.",
        key="a",
        title="Bly is mayor",
        publisher="Tarn Signal",
        published="2024-06-04",
    )
    assert not extract(article, [RULES]).statements
