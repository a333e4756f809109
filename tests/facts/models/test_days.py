"""Date ranges say what is known and no more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import BadDate
from facts.models import DateRange

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("written", "earliest_on", "latest_on"),
    [
        ("2021-04-30", date(2021, 4, 30), date(2021, 4, 30)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-04-28/2021-04-30", date(2021, 4, 28), date(2021, 4, 30)),
        ("/2021-04-30", None, date(2021, 4, 30)),
        ("/2021-04", None, date(2021, 4, 30)),
        ("2021-04/", date(2021, 4, 1), None),
        ("", None, None),
    ],
)
def test_each_written_form_of_a_statement_file_is_read(written, earliest_on, latest_on):
    assert DateRange.parse(written) == DateRange(earliest_on, latest_on)


@pytest.mark.parametrize("written", ["soon", "2021-13", "2021-02-30", "30.4.2021", "2021-05/2021-04", "20211-01"])
def test_words_that_are_no_date_are_refused_by_name(written):
    with pytest.raises(BadDate, match="not a date"):
        DateRange.parse(written)


@given(first=DAYS | st.none(), last=DAYS | st.none())
def test_every_range_survives_being_written_and_read(first, last):
    if first and last and first > last:
        first, last = last, first
    ranged = DateRange(first, last)

    assert DateRange.parse(str(ranged)) == ranged


@pytest.mark.parametrize(
    ("ranged", "stated"),
    [
        (DateRange.day(date(2021, 4, 30)), "2021-04-30"),
        (DateRange.month(2021, 5), "2021-05"),
        (DateRange.year(2021), "2021"),
        (DateRange.until(date(2021, 4, 30)), "2021-04-30"),
        (DateRange(date(2021, 4, 28), date(2021, 4, 30)), "2021-04-30"),
        (DateRange(), None),
    ],
    ids=["day", "month", "year", "by a day", "between two days", "unknown"],
)
def test_a_date_is_stated_as_precisely_as_it_is_known_and_no_more(ranged, stated):
    assert ranged.stated == stated


@pytest.mark.parametrize(
    ("written", "told"),
    [("2030-05-03", "3 May 2030"), ("2030-01", "January 2030"), ("2030", "2030"), ("/2030-05-03", "by 3 May 2030"),
     ("2030-05-03/", "3 May 2030 or later"), ("2030-05-01/2030-05-03", "1 May 2030 to 3 May 2030"), ("", "")],
)  # fmt: skip
def test_a_date_is_told_as_people_write_it(written, told):
    assert DateRange.parse(written).told() == told


def test_a_range_that_ends_before_it_begins_cannot_be_built():
    with pytest.raises(ValueError, match="cannot end"):
        DateRange(date(2021, 5, 1), date(2021, 4, 1))
