"""How much of a list is given, and of what stands below it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.answers import IN_WORDS, WHOLE
from facts.answers.inquiry import COUNTED


@pytest.mark.parametrize(("total", "given"), [(0, 20), (25, 20), (26, 10), (5_000, 10)])
def test_what_stands_below_a_list_is_given_by_pages_as_soon_as_the_list_is(total, given):
    assert len(IN_WORDS.below(total).given(range(20), 20)) == given


def test_of_a_large_number_some_lines_show_what_was_counted():
    counted = WHOLE.within(COUNTED)

    assert len(counted.given(range(100), 100)) == 100
    assert len(counted.given(range(101), 101)) == 25


def test_whoever_reads_words_is_shown_no_more_of_a_number_than_of_a_list():
    assert IN_WORDS.within(COUNTED) == IN_WORDS


@pytest.mark.parametrize(("total", "page", "given"), [(500, 1, 500), (501, 1, 100), (501, 6, 1), (501, 9, 1)])
def test_data_holds_a_list_that_anybody_would_read_in_full_and_a_page_of_a_longer_one(total, page, given):
    assert len(replace(WHOLE, page=page).given(range(total), total)) == given
