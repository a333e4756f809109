"""Whom a body chose that chose "the same four", and who put somebody forward or wants them in an office."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Rosa Bly is running for mayor of Wexmoor against Tom Reed.\n\n"
THREE = "The Growers' League endorsed Rosa Bly, Ida Holm and Cy Fenn for the council in September."
ALL_THREE = {("Tarn Firefighters", "endorses", name) for name in ("Rosa Bly", "Ida Holm", "Cy Fenn")}


def said(text):
    article = parse_article(text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


def by_firefighters(text):
    return {t for t in said(text) if t[0] == "Tarn Firefighters"}


@pytest.mark.parametrize(
    "text",
    [
        "The Tarn Firefighters recommended the same three on Oct. 5.",
        "The Tarn Firefighters are backing the same three candidates.",
        "The Tarn Firefighters have endorsed the same trio.",
        "The Tarn Firefighters picked the same slate.",
        "Fenn thanked the league.\n\nOn Monday, the Tarn Firefighters chose the same three.",
    ],
)
def test_the_same_ones_are_all_who_were_chosen_before(text):
    assert by_firefighters(f"{THREE}\n\n{text}") == ALL_THREE


@pytest.mark.parametrize(
    "text",
    [
        "The Tarn Firefighters did not endorse the same three candidates.",
        "The Tarn Firefighters endorsed two of the same three candidates.",
        "The Tarn Firefighters endorsed the same two as last year.",
        "The Tarn Firefighters endorsed the same four.",
        "The Tarn Firefighters backed the same three plans.",
        "The Tarn Firefighters backed the same plan.",
        "The Tarn Firefighters could endorse the same three.",
        "Will the Tarn Firefighters endorse the same three?",
    ],
)
def test_others_are_not_the_same_ones(text):
    assert not by_firefighters(f"{THREE}\n\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "Judge Jo Penn told anyone who would listen that she wants Bly to have her robe.",
        "Mayor Jo Penn wants Bly to have her seat.",
        "Mayor Jo Penn, who is retiring, would like Bly to inherit the job.",
        "Rep. Jo Penn is leaving, and she would like her chief of staff, Rosa Bly, to have the keys.",
        "Jo Penn dropped out and urged her volunteers to shift their efforts to Bly.",
        "Jo Penn told supporters on Sunday to transfer their energies to Bly.",
        "Councilor Jo Penn placed Bly's name in nomination.",
        "Bly's name is put in nomination by Councilor Jo Penn.",
        "Sen. Jo Penn is at the podium for Bly.",
        "Bly's own nominator is Mayor Jo Penn of Tarn Falls.",
        "Jo Penn is Bly's proposer.",
        "Jo Penn was the seconder of Bly.",
    ],
)
def test_who_puts_somebody_forward_backs_them(text):
    assert said(RACE + text) == {("Jo Penn", "endorses", "Rosa Bly")}


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Jo Penn wants Bly to have a word with her.",
        "Mayor Jo Penn would like Bly to take her place at the dinner.",
        "Jo Penn asked the staff to give their energy to Bly's road plan.",
        "Nobody put Bly's name in nomination.",
        "Jo Penn put Bly's name on a list of guests.",
        "Jo Penn stood at the podium with Bly.",
    ],
)
def test_who_wants_something_else_of_somebody_does_not(text):
    assert not said(RACE + text)
