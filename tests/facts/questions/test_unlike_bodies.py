"""A word that opens a known body's name does not mean that body where the words behind it make it another's."""

from __future__ import annotations

from datetime import date

import pytest

from facts.questions import parse_question


@pytest.fixture(scope="module")
def named(make_store):
    store = make_store(more={"United Council of Weavers": "union", "Pell Lakes Alliance": "advocacy group"})

    def meant(text):
        names = parse_question(text, store, today=date(2026, 11, 22)).names
        return [(name.written, [m.name for m in name.matches], [m.name for m in name.nearest]) for name in names]

    return meant


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("who does the harbour times back", "harbour times"),
        ("whos the civic star with", "civic star"),
        ("who does the riverside council back", "riverside council"),
        ("which one has the millbrook party picked", "millbrook party"),
        ("who does the Millbrook Post support", "Millbrook Post"),
        ("who does the united council of miners back", "united council of miners"),
    ],
)
def test_another_body_is_nobody_known(named, text, written):
    ((said, meant, offered),) = named(text)
    assert (said, meant) == (written, [])
    assert offered


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("who does the harbour union back", "Harbour Nurses Guild"),
        ("who does the civic party back", "Civic Dawn Party"),
        ("who does the millbrook company back", "Millbrook Seeds"),
        ("who does the united council of weavers back", "United Council of Weavers"),
        ("did the courier post anything about reed", "The Tarrow Courier"),
        ("did the nurses star in an ad for reed", "Harbour Nurses Guild"),
        ("who does the riverside business group back", "Riverside Shopkeepers"),
    ],
)
def test_a_fitting_sort_or_a_verb_leaves_the_body(named, text, body):
    assert [body] in [meant for _, meant, _ in named(text)]
