"""Judges whom a paper would keep or not, told by "yes" and "no", and choices below a title that asks who should run."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

PAPER = "Tarn Courier"


def said(text, title="Our endorsements for the bench"):
    article = parse_article(text, key="a", title=title, publisher=PAPER, published="2024-10-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(
    ("line", "stance"),
    [
        ("Judge Rosa Bly, District Court: Yes. Well prepared.", "endorses"),
        ("Judge Rosa Bly, District Court: Yes.", "endorses"),
        ("Justice Rosa Bly: Retain. She writes well.", "endorses"),
        ("Rosa Bly, Court of Appeals: Yes", "endorses"),
        ("Judge Rosa Bly — Yes. Her docket moves.", "endorses"),
        ("Rosa Bly, county court judge: Vote yes.", "endorses"),
        ("Judge Rosa Bly, Metropolitan Court: No. She is rude to jurors.", "opposes"),
        ("Justice Rosa Bly, Supreme Court: Do not retain. She is slow.", "opposes"),
        ("Magistrate Rosa Bly: Vote no.", "opposes"),
    ],
)
def test_a_paper_answers_whether_to_keep_a_judge(line, stance):
    told = (PAPER, stance, "Rosa Bly")

    assert said(f"Three judges face yes-or-no votes.\n\n{line}") == {told}
    voted = "We read their rulings. In the race for sheriff, we endorse Tom Reed."
    assert said(f"{voted}\n\n{line}", "Down at the bottom of the ballot") == {told, (PAPER, "endorses", "Tom Reed")}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Should the levy pass?\n\nRosa Bly: Yes. It is needed.", "Our endorsements for the council"),
        ("Judge Rosa Bly, District Court: Yes. I read each brief.", "Questions for the bench"),
        ("Judge Rosa Bly, District Court: Yesterday was busy.", "Our endorsements for the bench"),
        ("Judge Rosa Bly, District Court: No stranger to hard cases.", "Our endorsements for the bench"),
        ("Judge Rosa Bly, District Court: Appointed in 2018.", "Our endorsements for the bench"),
        ("Bar association: Yes. Judge Rosa Bly has been disciplined.", "Our endorsements for the bench"),
        ("Judge Rosa Bly, District Court: Yes.", "Who's endorsing whom for the bench"),
    ],
)
def test_other_answers_tell_no_choice(text, title):
    assert not said(text, title)


NAMED = "City Council, Position 2\n\nRosa Bly\n\nBly, 38, runs the shelter for the county. {}"


@pytest.mark.parametrize(
    "title",
    [
        "Our May endorsements: Who should run Marl, and who should not",
        "Our picks: who deserves your vote",
        "Our council recommendations, and who else is running",
    ],
)
@pytest.mark.parametrize("end", ["Fill in her bubble.", "She has earned a second term.", "It is her turn."])
def test_a_name_below_its_office_is_the_choice_of_a_paper_whose_title_says_so(title, end):
    assert said(NAMED.format(end), title) == {(PAPER, "endorses", "Rosa Bly")}


@pytest.mark.parametrize(
    "title",
    [
        "Our endorsements tracker: who backs whom",
        "Our list of endorsements: who backs whom",
        "Our endorsement policy: who decides",
        "Our guide to endorsements: who backs whom",
    ],
)
def test_a_title_that_tells_of_others_is_none(title):
    assert not said(NAMED.format("Fill in her bubble."), title)
