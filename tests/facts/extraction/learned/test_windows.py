"""The windows of the learned reader: names are masked, references keep their slot, everything is read once."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.encoding.arrays import MPNET, piece_numbers
from facts.extraction.learned.cutting import Cutter
from facts.extraction.learned.windows import MOST_WHOLE, SLOTS, Windows
from facts.extraction.names import annotate

NUMBERS = piece_numbers("en", MPNET)
PIECES = {number: piece for piece, number in NUMBERS.items()}
FILLER = "The budget was discussed at length, and the hall was cold. "


def windows_of(text):
    article = annotate(parse_article(text, key="a", title="T", published="2024-05-15"))
    return article, list(Windows(article, Cutter(NUMBERS)))


def shown(window):
    return " ".join("NAME" if number < 0 else PIECES[number] for number in window.numbers)


def test_names_are_masked_and_all_else_is_read():
    _, (window,) = windows_of("Mayor Dana Pell met Omar Reed. She likes his plan.")
    assert shown(window) == "[CLS] [SEP] mayor NAME met NAME . she likes his plan . [SEP]"


def test_who_is_meant_keeps_a_slot():
    article, (window,) = windows_of("Mayor Dana Pell met Omar Reed. She likes the plan.")
    held = window.slots()
    slots = {article.words(one.span): held[one.start] for one in window.mentions}
    assert slots["She"] == slots["Dana Pell"] != slots["Omar Reed"]


@pytest.mark.parametrize(
    "filler", [FILLER * 3, "On 14/05/2031, e-mails, re-counts and by-laws @ 10:30-11:45 a.m. " * 4]
)
def test_every_mention_is_read_in_one_window_only(filler):
    text = "\n\n".join(f"Dana Pell met Omar Reed on day {number}. {filler}" for number in range(12))
    article, windows = windows_of(text)
    read = [one.span for window in windows for one in window.mentions if one.is_read]
    assert len(windows) > 3
    assert len(read) == len(set(map(id, read))) == sum(len(span.entities) for span in article.spans)


def test_what_stands_before_is_seen_and_not_read():
    text = f"Dana Pell spoke of it. {FILLER}" * 16
    _, windows = windows_of(text)
    before = [one for window in windows[1:] for one in window.mentions if not one.is_read]
    assert before


def test_the_heading_further_up_is_seen():
    text = f"## Dana Pell\n\n{FILLER * 9}\n\n{FILLER * 9}\n\nOmar Reed came out for her on Monday."
    _, windows = windows_of(text)
    assert shown(windows[-1]).startswith("[CLS] NAME [SEP]")


@pytest.mark.parametrize("count", [60, 1_000])
def test_a_long_sentence_is_cut(count):
    _, windows = windows_of("Dana Pell and Omar Reed met " + "and spoke of the long and winding road " * count)
    assert all(len(window.numbers) <= MOST_WHOLE for window in windows)
    assert all(one.end <= MOST_WHOLE for window in windows for one in window.mentions)


def test_for_more_people_than_slots_none_is_left():
    names = [f"{first} {last}" for first in ("Dana", "Omar", "Lea", "Igor", "Nell") for last in
             ("Pell", "Reed", "Mott", "Hale", "Ruiz", "Voss")]  # fmt: skip
    _, (window,) = windows_of("They came: " + ", ".join(names) + ".")
    slots = [window.slots()[one.start] for one in window.mentions]
    assert len(slots) == len(names)
    assert slots[: SLOTS - 1] == list(range(1, SLOTS))
    assert set(slots[SLOTS - 1 :]) == {0}


def test_no_text_is_cut_into_the_marks_that_open_and_close():
    cutter = Cutter(NUMBERS)
    assert not {*cutter.opens, *cutter.closes} & set(cutter.cut("[CLS] [SEP] [sep] Dana[SEP]"))
