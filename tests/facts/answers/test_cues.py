"""Words of sources that show what a passage is good for."""

from __future__ import annotations

import pytest

from facts.answers.cues import asked_cues, cues, lists_as_candidate, words_of_cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Several rival candidates want her out, including Cleo Dunn and Orr.", True),
        ("Cleo Dunn spoke to the candidates.", False),
        ("The candidates met. Cleo Dunn was there.", False),
        ("Two contenders, Ada Moss and Cleo Dunn, shook hands.", True),
    ],
)
def test_who_is_listed_behind_a_word_for_candidates_stands(text, expected):
    assert bool(lists_as_candidate(text, "Cleo Dunn")) is expected


def test_every_cue_that_is_asked_for_has_words():
    assert asked_cues().keys() <= cues().keys()


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("reason", "It left because of the audit."),
        ("speech", "The union said so in a statement."),
        ("role", "She is the spokeswoman."),
        ("size", "It represents more than 9,000 members."),
        ("cause", "They are angry about the sale."),
        ("cause", "It left her over the audit."),
        ("cause", "It left after hearing the tape."),
        ("denial", "Moss denied it."),
        ("response", "Moss shrugged it off."),
        ("decision", "The committee voted."),
        ("accusation", "He was accused of misconduct."),
        ("future", "She will stay."),
        ("candidates", "rival contenders"),
        ("demand", "They called on her to resign."),
    ],
)
def test_a_cue_finds_its_words(cue, text):
    assert cues()[cue].search(text)


@pytest.mark.parametrize(
    "text",
    [
        "BECAUSE Brandt had Won Over the pilots, Okafor said “no” – and denied the rest…",
        "Duarte ſaid the Union’s Members were wÄiting, İn Response to Lindqvist.",
        "",
    ],
)
def test_a_cue_finds_the_same_words_in_text_of_either_size(text):
    for name, pattern in cues().items():
        assert words_of_cue(name, text) == {found.group().casefold() for found in pattern.finditer(text)}
