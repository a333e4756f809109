"""Is giving up an office told apart from leaving a contest, by what each source says of whom?"""

from __future__ import annotations

from datetime import date

import pytest

from facts.answers import answer_question
from facts.ingest import ingest, read_reading
from facts.store import Store

ARTICLE = """---
title: Rivals want Okafor out
publisher: The Pier Ledger
published: 2031-09-20
---
Hanna Voss, a candidate for mayor of Pier Haven, called on Tunde Okafor to drop out of the mayoral race. Dario Castellan, another candidate for mayor, called on Okafor to drop out of the race and to resign as dock inspector.

The Nurses Guild is standing by Okafor in the race for mayor of Pier Haven.
"""  # noqa: E501 - a paragraph is a line


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "pier.md"
    path.write_text(ARTICLE, encoding="utf-8")
    with Store.in_memory() as store:
        ingest(store, read_reading(path, engines=("rules",)), accept_all=True)
        yield lambda question: answer_question(store, question, today=date(2031, 10, 1))


@pytest.mark.parametrize(
    "question",
    [
        "which rival told okafor to quit his job",
        "who told okafor to give up his office too, not just the campaign",
        "which opponents want okafor to resign his post too and not just stop running",
        "who wants okafor gone from office as well, not only out of the race",
        "who asked okafor to quit the race and quit his job",
        "which candidate went further and told okafor to resign",
        "who said okafor should leave office",
        "who asked okafor to drop out and also give up his day job",
    ],
)
def test_only_who_asked_for_the_office_is_told(ask, question):
    answer = ask(question)

    assert (answer.kind, [item.name for item in answer.items]) == ("list", ["Dario Castellan"])


@pytest.mark.parametrize(
    "question",
    [
        "who told okafor to quit",
        "who wants okafor out",
        "who told okafor to give up",
        "who told okafor to leave the race",
    ],
)
def test_leaving_the_contest_is_no_office_given_up(ask, question):
    assert {item.name for item in ask(question).items} == {"Dario Castellan", "Hanna Voss"}


@pytest.mark.parametrize(
    ("question", "kind"),
    [("did voss want okafor out of office", "unknown"), ("did castellan want okafor out of office", "yes_no")],
)
def test_what_another_said_in_the_same_paragraph_does_not_count(ask, question, kind):
    assert ask(question).kind == kind
