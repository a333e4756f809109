"""Do the people of a trade stand for the one body that is theirs, whatever its name calls them?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facts.models import Alias, Entity
from facts.names import SpellingTable
from facts.questions import parse_question
from facts.questions.lexicon import languages, load_lexicon

TRADES = [
    pytest.param(language, word, name, id=f"{language}-{word}-{name}")
    for language in languages()
    for word, names in load_lexicon(language).trades.items()
    for name in names
]
ASKED = {"en": "who did the {} endorse", "es": "a quien apoyan los {}"}


def store_with(store, *bodies):
    """The invented store without its own bodies and with these unions beside its people."""
    people = {i: e for i, e in store.entities.items() if e.kind == "person"}
    unions = {100 + i: Entity(entity_id=100 + i, name=name, kind="union") for i, name in enumerate(bodies)}
    entities = people | unions
    spellings = SpellingTable.from_aliases(
        list[Alias](), {i: e.name for i, e in entities.items()}, {i: e.kind for i, e in entities.items()}
    )
    return replace(store, entities=entities, spellings=spellings)


def endorsers(question):
    return [n.matches[0].name for n in question.clauses[0].endorser.names if n.matches]


@pytest.mark.parametrize(("language", "word", "name"), TRADES)
def test_every_word_of_a_trade_finds_the_body_whose_name_tells_of_it(store, language, word, name):
    body = f"Orlen {name.title()} Alliance"
    known = store_with(store, body)

    question = parse_question(ASKED[language].format(word), known, today=date(2026, 11, 22), language=language)

    assert endorsers(question) == [body]


def test_two_bodies_of_one_trade_are_not_taken_for_each_other(store):
    known = store_with(store, "Orlen Education Alliance", "Tarrow Education Circle")

    question = parse_question("who did the teachers endorse", known, today=date(2026, 11, 22))

    assert endorsers(question) == []


def test_which_teachers_asks_for_people(store):
    known = store_with(store, "Orlen Education Alliance")

    question = parse_question("which teachers endorsed moss", known, today=date(2026, 11, 22))

    assert endorsers(question) == []


@pytest.mark.parametrize(
    "text",
    [
        "transit union left moss?",
        "did transit union leave moss",
        "ok, transit union still with moss?",
        "is transit union backing moss",
        "the transit union left moss?",
        "transit workers left moss?",
        "did transit workers leave moss",
        "are the transit workers with moss",
    ],
)
def test_a_sort_or_workers_behind_a_word_of_one_bodys_name_mean_it(store, text):
    known = store_with(store, "Orlen Transit Union Local 7")

    question = parse_question(text, known, today=date(2026, 11, 22))

    assert endorsers(question) == ["Orlen Transit Union Local 7"]


@pytest.mark.parametrize(
    "text",
    [
        "another transit union left moss?",
        "any transit union with moss?",
        "a transit union left moss?",
        "one transit union left moss?",
        "which transit workers left moss",
        "some transit workers left moss?",
        "rail union left moss?",
        "rail workers left moss?",
    ],
)
def test_one_of_a_sort_or_of_workers_is_not_the_body(store, text):
    known = store_with(store, "Orlen Transit Union Local 7")

    question = parse_question(text, known, today=date(2026, 11, 22))

    assert not question.clauses or endorsers(question) == []


def test_workers_are_of_a_union_and_of_no_other_body(store):
    question = parse_question("did civic workers leave moss", store, today=date(2026, 11, 22))

    assert question.unread == ("workers",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who is the cop union with", ["Tarrow Police Association"]),
        ("the cop and nurse unions are with who", ["Tarrow Police Association", "Harbour Nursing League"]),
        ("cop union's guy is who", ["Tarrow Police Association"]),
        ("cops pick for mayor is", ["Tarrow Police Association"]),
        ("who is the baker union with", []),
        ("did a cop join the union", []),
    ],
)
def test_one_of_a_trade_before_union_stands_for_their_body(store, text, told):
    held = store_with(store, "Tarrow Police Association", "Harbour Nursing League")

    question = parse_question(text, held, today=date(2026, 11, 22))

    assert (endorsers(question) if question.clauses else []) == told


@pytest.mark.parametrize(
    "text",
    ["who do the ferry workers back", "whom does the union of the ferry workers support", "the ferry workers back who"],
)
def test_workers_in_something_are_the_one_body_with_both_words_in_its_name(store, text):
    known = store_with(store, "National Union of Ferry Workers", "Ferry Masters Circle", "Dairy Workers Federation")

    question = parse_question(text, known, today=date(2026, 11, 22))

    assert endorsers(question) == ["National Union of Ferry Workers"]
    assert not question.unread


@pytest.mark.parametrize("text", ["which ferry workers back moss", "who do the workers back"])
def test_workers_of_whom_some_are_asked_for_are_no_body(store, text):
    known = store_with(store, "National Union of Ferry Workers", "Dairy Workers Federation")

    assert parse_question(text, known, today=date(2026, 11, 22)).unread
