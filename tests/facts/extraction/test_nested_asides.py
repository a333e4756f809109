"""Whoever an aside names does not act in the verb behind it, unless a clause of their own says so."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

ASIDES = [
    "who left when Ada Moss, the mayor of Marl, spoke,",
    "who left as Ada Moss, a judge, was arriving,",
    "who sat next to Ada Moss, the sheriff,",
    "who is married to Ada Moss, the singer,",
    "whom Ada Moss, the mayor of Marl, once called a friend,",
    "standing beside Ada Moss, mayor of Marl,",
    "appointed by Ada Moss, a former governor,",
    "a friend of Ada Moss, the sheriff,",
    "part of the Harbour Alliance,",
]
CLAUSES = [
    ("They thanked Bo Dunne, who left when Ada Moss, a judge, backed Kay Lund for mayor.", "Ada Moss"),
    ("Bo Dunne, who left when Ada Moss, a judge, backed Kay Lund for mayor, said it was late.", "Ada Moss"),
    ("Alongside Bo Dunne, who was ill, Ada Moss, a judge, backed Kay Lund for mayor.", "Ada Moss"),
    ("Like Bo Dunne, who quit the board, Ada Moss, the sheriff, backed Kay Lund for mayor.", "Ada Moss"),
    ("After Bo Dunne, the clerk, quit, Ada Moss, the sheriff, backed Kay Lund for mayor.", "Ada Moss"),
    ("Bo Dunne, who was ill, said Ada Moss, a judge, backed Kay Lund for mayor.", "Ada Moss"),
    ("The Dockers Guild, through its president, Ada Moss, backed Kay Lund for mayor.", "Dockers Guild"),
    ("The Dockers Guild's president, Ada Moss, backed Kay Lund for mayor.", "Ada Moss"),
]


def told(text):
    article = parse_article(text, key="a", title="News", publisher="Tarn Courier", published="2031-09-12")
    return {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize("aside", ASIDES)
def test_the_one_before_an_aside_acts_and_not_whom_it_names(aside):
    assert told(f"Bo Dunne, {aside} backed Kay Lund for mayor.") == {("Bo Dunne", "Kay Lund")}


@pytest.mark.parametrize(("text", "who"), CLAUSES)
def test_whoever_has_a_verb_of_their_own_acts_in_it(text, who):
    assert told(text) == {(who, "Kay Lund")}
