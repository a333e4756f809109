"""Where words of time stand is found by their first words, and that loses nothing that the pattern finds."""

from __future__ import annotations

import pytest

from facts.dates.words import languages, time_words

TEXTS = (
    "On {} she spoke.",
    "{} 3, 2030 and 12 {} 2031",
    "late {}, early {} - {} 2030",
    "3 {} ago; within two {} of it",
    "in {} 2030, the {} before, two days after {}",
    "x-{} {}-y 2030-05-04",
)


@pytest.mark.parametrize("language", languages())
def test_nothing_is_lost_where_the_pattern_is_tried_at_first_words_alone(language):
    words = time_words(language)
    tables = (words.months, words.weekdays, words.seasons, words.numbers, words.units, words.phrases, words.later)
    entries = {e for table in (*tables, words.behind, words.feasts, *words.small.values()) for e in table}

    for entry in sorted(entries):
        for text in (form.replace("{}", entry) for form in TEXTS):
            assert [m.span() for m in words.find(text)] == [m.span() for m in words.pattern.finditer(text)], text


def test_the_pattern_is_tried_at_few_words():
    words = time_words("en")
    text = (
        "Council member Ana Reed told reporters that her neighbours would hear from everybody who had signed on Friday"
    )

    assert sum(word.lower() in words.starts for word in text.split()) < len(text.split()) / 3
    assert [m[0] for m in words.find(text)] == ["on Friday"]
