"""The numbers of an answer: a text cites only what the answer holds, and a quoted number is only words."""

import pytest

from facts.answers.citing import Citations, marks, settle_marks
from facts.models import DateRange, Evidence, Source

QUAY = Source(key="quay", title="Nurses choose", publisher="Quay", published=DateRange.parse("2030-05"), url=None)


def test_marks_are_the_numbers_of_the_places_cited():
    cited = Citations()
    numbers = cited.cite([Evidence(source=QUAY, paragraph=2, quote="a b", passage="a b"), Evidence(source=QUAY)])

    assert settle_marks(f"They did {marks(numbers)}.", cited) == "They did [1] [2]."


def test_a_text_that_cites_what_the_answer_does_not_hold_is_refused():
    elsewhere = Citations()
    numbers = elsewhere.cite([Evidence(source=QUAY)])

    with pytest.raises(ValueError, match="does not hold"):
        settle_marks(f"They did {marks(numbers)}.", Citations())


def test_a_number_in_brackets_that_a_name_or_quote_holds_is_words():
    assert settle_marks("Local [7] said “never [9]”.", Citations()) == "Local [7] said “never [9]”."
