"""What holds of every answer: it is built, it cites, and it does not hang on spelling or on who is who."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.answers import answer_question
from facts.models import Answer, Reading
from facts.questions.lexicon import load_lexicon
from facts.store import Store
from facts.store.readings import add_reading

QUESTIONS = [
    "who still backs Moss",
    "who dropped Moss",
    "which state senators dropped Moss",
    "does the Tidewater Party still back Moss",
    "when did Reedham drop Moss",
    "how many unions back Moss",
    "who does Reedham back",
    "who backs Orr and who backs Dunn",
    "who told Moss to drop out",
    "why did the Tidewater Party drop Moss",
    "who backs Dunn but not Moss",
]
PHRASES = [
    " ".join(min(e.words or e.stems) for e in pattern.elements if e.words or e.stems)
    for pattern in {id(p): p for group in load_lexicon("en").patterns.values() for p in group}.values()
]
#: Every invented name and another one in its place, of the same form.
RENAMED = {
    "Ada Moss": "Ida Finch",
    "Moss": "Finch",
    "Benedict Orr": "Leonard Pyle",
    "Orr": "Pyle",
    "Cleo Dunn": "Vera Kemp",
    "Dunn": "Kemp",
    "Tidewater": "Sandhill",
    "TWP": "SHP",
    "Ivo Reedham": "Max Holbrook",
    "Reedham": "Holbrook",
    "Mara Quistgaard": "Nina Sorensen",
    "Quistgaard": "Sorensen",
    "Lena Parkhurst": "Olga Winterby",
    "Parkhurst": "Winterby",
    "Tom Vanterpool": "Jim Castellane",
    "Vanterpool": "Castellane",
    "Harbor Nurses": "Valley Nurses",
    "HNU": "VNU",
    "Mallory": "Bexley",
    "Tramway Workers": "Ferry Workers",
    "Dockworkers": "Pipefitters",
}


def renamed(text: str) -> str:
    for name in sorted(RENAMED, key=len, reverse=True):
        text = text.replace(name, RENAMED[name])
    return text


def rename_all(value: object) -> object:
    """A copy of any value of the models with every name replaced."""
    if isinstance(value, str):
        return type(value)(renamed(value)) if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(rename_all(part) for part in value)
    if hasattr(value, "__dataclass_fields__"):
        return type(value)(**{f: rename_all(getattr(value, f)) for f in value.__dataclass_fields__})
    return value


def fill(store: Store, readings: list[Reading]) -> None:
    for reading in readings:
        add_reading(store, reading, accept_all=True, at=datetime(2030, 5, 1, tzinfo=UTC), by="test")


def shape(answer: Answer) -> tuple[object, ...]:
    lines = sorted((i.entity_kind, str(i.stance), str(i.on), i.rank or 0, len(i.citations)) for i in answer.items)
    return answer.kind, answer.value, lines, len(answer.unconfirmed), len(answer.citations), answer.as_of


@pytest.mark.parametrize("question", QUESTIONS)
def test_who_is_who_does_not_change_the_shape_of_an_answer(store, readings, question, today):
    with Store.in_memory() as other:
        fill(other, [rename_all(reading) for reading in readings])
        here = answer_question(store, question, today=today)

        assert shape(answer_question(other, renamed(question), today=today)) == shape(here)
        assert here.kind != "unknown"


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    "spelt",
    [
        pytest.param(str.lower, id="lower case"),
        pytest.param(str.upper, id="upper case"),
        pytest.param(lambda q: f"{q}?!", id="trailing marks"),
        pytest.param(lambda q: f"  {q} ...", id="spaces and dots"),
        pytest.param(lambda q: q.replace("Moss", "Möss").replace("Orr", "Órr"), id="accents"),
    ],
)
def test_case_accents_and_trailing_marks_do_not_change_an_answer(ask, question, spelt):
    assert shape(ask(spelt(question))) == shape(ask(question))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(
        st.sampled_from([*" ".join(QUESTIONS).split(), "not", "and", "?", "", "only", "first", "in May", "since", "😀"])
        | st.text(max_size=12),
        min_size=1,
        max_size=40,
    ).map(" ".join)
)
def test_any_words_are_answered_and_every_claim_is_cited(ask, text):
    answer = ask(text or "?")
    numbers = {c.n for c in answer.citations}

    assert answer.text
    assert all(set(i.citations) <= numbers for i in (*answer.items, *answer.unconfirmed))
    assert all(c.evidence.quote in (c.evidence.passage or c.evidence.quote) for c in answer.citations)
    assert answer.kind in ("unknown", "clarify") or answer.citations or not answer.items


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(st.sampled_from([*PHRASES, "Moss", "Orr", "Reedham", "?", ",", ".", "-"]), min_size=1, max_size=7)
)
def test_any_heap_of_the_lexicons_phrases_is_answered(ask, parts):
    assert ask(" ".join(parts)).text


def test_a_why_in_a_time_that_no_source_dates_is_unknown(ask):
    assert ask("Moss backs when why drop").kind == "unknown"


def test_a_pronoun_without_anybody_before_is_asked_back(ask):
    assert ask("is he a union").kind == "unknown"


def test_four_thousand_characters_are_answered(ask):
    answer = ask(("my aunt told me a long story about the harbor. " * 90)[:3960] + " so who still backs Moss?")

    assert {item.name for item in answer.items} == {"Harbor Nurses Union", "Tramway Workers"}


@pytest.mark.parametrize("text", ["@:", "@ ?", "@", "@...", "@@ :", "hello.14", "moss<@23>hello.14", "no.14"])
def test_signs_alone_and_numbers_behind_a_dot_are_answered(ask, text):
    assert ask(text).kind in {"unknown", "passages", "list", "clarify"}
