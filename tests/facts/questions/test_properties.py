"""What holds of every message, whatever it says?"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.models import Question
from facts.questions import parse_question
from facts.questions.tokens import fold
from facts.questions.trace import describe_clause

TODAY = date(2026, 11, 22)
QUESTIONS = [
    line.split("\t")[0]
    for line in (Path(__file__).parent / "frames.en.tsv").read_text("utf-8").splitlines()
    if not any(c.isdigit() for c in line.split("\t")[0])
]
WORDS = sorted({word for text in QUESTIONS for word in text.split()})
STRICT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def shape(question):
    """A frame without the words it was read from."""
    parts = question.parts or (question,)
    return [(p.asks, p.order, p.still, [fold(describe_clause(c)) for c in p.clauses]) for p in parts]


@STRICT
@given(text=st.text(max_size=400))
def test_any_text_is_read_without_an_exception(store, text):
    assert isinstance(parse_question(text, store, today=TODAY), Question)


@STRICT
@given(words=st.lists(st.sampled_from(WORDS), max_size=30), tail=st.sampled_from(["", "?", "!!", "\n", ", and", "…"]))
def test_any_heap_of_our_own_words_is_read_without_an_exception(store, words, tail):
    assert isinstance(parse_question(" ".join(words) + tail, store, today=TODAY), Question)


def test_a_message_of_four_thousand_characters_takes_no_more_than_its_length_asks_for(store):
    def seconds(text):
        begun = time.perf_counter()
        parse_question(text, store, today=TODAY)
        return time.perf_counter() - begun

    unit = "who told moss to quit but still backs the nurses and did karlsen drop her in may? "
    seconds(unit)
    short = min(seconds((unit * 50)[:1000]) for _ in range(3))
    long = min(seconds((unit * 50)[:4000]) for _ in range(3))

    assert long < 12 * short


@STRICT
@given(text=st.sampled_from(QUESTIONS), tail=st.sampled_from(["", "?", "??", "!", "...", " ?!"]))
def test_trailing_punctuation_changes_nothing(store, text, tail):
    bare = text.rstrip("?!. ")

    assert shape(parse_question(bare + tail, store, today=TODAY)) == shape(parse_question(bare, store, today=TODAY))


@STRICT
@given(text=st.sampled_from(QUESTIONS))
def test_case_changes_nothing(store, text):
    assert shape(parse_question(text.upper(), store, today=TODAY)) == shape(parse_question(text, store, today=TODAY))


@STRICT
@given(text=st.sampled_from(QUESTIONS))
def test_accents_change_nothing(store, text):
    accented = text.translate(str.maketrans("aeiou", "áéíóú"))

    assert shape(parse_question(accented, store, today=TODAY)) == shape(parse_question(text, store, today=TODAY))


@pytest.mark.parametrize("text", ["", " ", "\x00\x01", "💀💀", "<@123456>", "?", "**__`", "a" * 4000])
def test_a_message_without_words_asks_nothing(store, text):
    question = parse_question(text, store, today=TODAY)

    assert question.asks == "nothing"
    assert question.clauses == ()


@pytest.mark.parametrize("asked", ["could you tell me?", "Who backs moss; could you kindly tell me?"])
def test_a_sentence_of_manners_alone_is_read_over(store, asked):
    assert isinstance(parse_question(asked, store, today=TODAY), Question)
