"""Does a sentence that holds none of a reading's cues lose nothing by not being given to it?"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from facts.questions import excepting, meant_names, neighbours, of_whole, tokens, unheld, windows
from facts.questions.parse import take_apart
from facts.questions.sentence import read_sentence
from facts.questions.splitting import split_sentences
from facts.questions.steps import changed_by, said_in
from facts.questions.tokens import blank

HERE = Path(__file__).parent
_DAY_IN_NUMBERS = re.compile(r"\d/\d")  # which may be two days, so that the message is refused
EACH = 6  # one in so many of the questions that have a frame of their own


def _texts():
    for name in ("frames.en.tsv", "frames.es.tsv", "talk.en.tsv", "times.en.tsv", "acts.en.tsv"):
        lines = (HERE / name).read_text("utf-8").splitlines()
        texts = (line.split("\t")[0] for line in lines if line and line[0] != "#")
        yield from islice((text for text in texts if not _DAY_IN_NUMBERS.search(text)), 0, None, EACH)


@pytest.fixture
def message(store):
    """Takes a text apart."""
    return lambda text: take_apart(text, store, today=date(2026, 11, 22))


def _every_change(steps, units, lexicon):
    for _, change in steps.cued(lexicon):
        units = list(change(list(units), lexicon))
    return list(units)


def test_a_change_without_its_cues_would_have_changed_nothing(message):
    for text in _texts():
        found = message(text)
        every = _every_change(of_whole.OF_WHOLE, found.units, found.lexicon)
        assert changed_by(of_whole.OF_WHOLE, found.units, found.lexicon) == every, text

        for units in split_sentences(every):
            every = _every_change(neighbours.SETTLING, units, found.lexicon)
            assert changed_by(neighbours.SETTLING, units, found.lexicon) == every, text


def test_what_is_sought_without_its_cues_would_not_have_been_found(message, store):
    for text in _texts():
        found = message(text)
        draft = read_sentence(found.units, text, store, found.lexicon)
        said = said_in(draft.units)
        for cues, find in [*unheld.OF_TIME.cued(found.lexicon), *unheld.OTHERS.cued(found.lexicon)]:
            assert not said.isdisjoint(cues) or not draft.held or not find(draft.units, draft.held, found.lexicon), text


def test_what_is_said_beside_a_name_without_its_cues_would_have_changed_nothing(message, store):
    for text in _texts():
        found = message(text)
        for cues, link in meant_names.BESIDE_NAMES.cued(found.lexicon):
            if said_in(found.units).isdisjoint(cues):
                assert link(found.units, store, found.lexicon) == found.units, text


@pytest.mark.parametrize(
    "steps", [neighbours.SETTLING, unheld.OTHERS, of_whole.OF_WHOLE, meant_names.LINKS, meant_names.BESIDE_NAMES]
)
def test_a_plain_question_is_given_to_few_readings(message, steps):
    found = message("who backs Ada Moss?")

    assert len([*steps.among(said_in(found.units), found.lexicon)]) < len(steps.steps) / 4


def test_a_phrase_is_a_cue_by_the_word_that_few_say(message):
    found = message("who do the nurses back?")  # of "do not count the nurses" nothing but "do"

    assert excepting.put_aside not in neighbours.SETTLING.among(said_in(found.units), found.lexicon)


def test_plain_text_is_cut_into_the_same_tokens_as_any_other():
    for text in map(blank, _texts()):
        found = [(one.start(), one.end()) for one in tokens._TOKEN.finditer(text)]
        assert [(token.start, token.end) for token in tokens.tokenize(text)] == found, text


def test_a_text_without_a_word_of_time_would_have_been_found_to_hold_none(message, monkeypatch):
    texts = list(_texts())
    found = [message(text).units for text in texts]

    monkeypatch.setattr(windows, "may_hold_time", lambda *_: True)
    assert [message(text).units for text in texts] == found
