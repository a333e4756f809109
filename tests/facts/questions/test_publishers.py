"""Whose reporting a question limits itself to, and what only looks like a publisher."""

from __future__ import annotations

import pytest

from facts.models import Asks
from facts.questions.publishers import publisher_names


@pytest.mark.parametrize(
    "text",
    [
        "according to the gazette who dropped moss",
        "who dropped moss according to the gazette",
        "acording to gazette, who dropped moss?",
        "who dropped moss, as reported by the Gazette",
        "who dropped moss in the gazette article",
        "per the gazette who dropped moss",
        "segun la gazette quien dejo a moss",
    ],
)
def test_a_publisher_limits_a_question_and_leaves_the_rest_as_it_is(ask, text):
    question = ask(text)
    (clause,) = question.clauses

    assert question.publishers == {"The Gazette"}
    assert (question.asks, clause.relation, question.unread) == (Asks.LIST, "withdrew", ())


@pytest.mark.parametrize(
    "text",
    [
        "who dropped moss",
        "did moss get support from the courier",
        "who dropped moss according to the morning star",
        "did moss get support from people in tarrow",
        "what did the courier say about moss",
        "who backs the gazette",
    ],
)
def test_who_may_back_somebody_or_is_unknown_is_no_publisher(ask, text):
    assert ask(text).publishers == frozenset()


def test_what_a_publisher_says_of_somebody_is_about_them(ask):
    question = ask("what does the gazette say about karlsen")

    assert (question.asks, question.publishers) == (Asks.ABOUT, {"The Gazette"})


def test_a_publisher_goes_by_its_name_its_parts_its_key_and_its_site():
    names = publisher_names([("The Beacon (Marl Post)", "mp7", "https://www.beaconmarl.example/x")])

    assert {("beacon",), ("marl", "post"), ("mp7",), ("beaconmarl",)} <= names.keys()


@pytest.mark.parametrize("key", ["article-120509", "12-marl-bridge", "marl_3"])
def test_a_key_that_counts_sources_is_no_name_of_a_publisher(key):
    assert publisher_names([("The Beacon", key, None)]).keys() == {("beacon",)}
