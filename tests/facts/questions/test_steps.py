"""Does a sentence that holds none of a reading's cues lose nothing by not being given to it?"""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from facts.questions import neighbours
from facts.questions.parse import take_apart
from facts.questions.splitting import split_sentences
from facts.questions.steps import changed_by, said_in

HERE = Path(__file__).parent
EACH = 6  # one in so many of the questions that have a frame of their own


def _texts():
    for name in ("frames.en.tsv", "frames.es.tsv", "talk.en.tsv", "times.en.tsv", "acts.en.tsv"):
        lines = (HERE / name).read_text("utf-8").splitlines()
        yield from islice((line.split("\t")[0] for line in lines if line and line[0] != "#"), 0, None, EACH)


@pytest.fixture
def sentences(store):
    """The units of each sentence of a text, and the words of its language."""

    def read(text):
        message = take_apart(text, store, today=date(2026, 11, 22))
        return split_sentences(message.units), message.lexicon

    return read


def test_a_change_without_its_cues_would_have_changed_nothing(sentences):
    for text in _texts():
        found, lexicon = sentences(text)
        for units in found:
            every = list(units)
            for _, change in neighbours.SETTLING.cued(lexicon):
                every = list(change(every, lexicon))

            assert changed_by(neighbours.SETTLING, units, lexicon) == every, text


def test_a_plain_question_is_given_to_few_of_the_changes(sentences):
    (units,), lexicon = sentences("who backs Ada Moss?")
    steps = neighbours.SETTLING

    assert len([*steps.among(said_in(units), lexicon)]) < len(steps.steps) / 4
