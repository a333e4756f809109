"""Words that say when, against the day of publication."""

import pytest

from facts.dates import find_dates, resolve
from facts.dates.words import time_words
from facts.models import DateRange

FRIDAY = DateRange.parse("2023-09-15")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("late on Friday", "2023-09-15"),
        ("on Thursday", "2023-09-14"),
        ("last Friday", "2023-09-08"),
        ("yesterday", "2023-09-14"),
        ("this morning", "2023-09-15"),
        ("two days ago", "2023-09-13"),
        ("earlier this week", "2023-09-11/2023-09-15"),
        ("last week", "2023-09-04/2023-09-10"),
        ("at the weekend", "2023-09-09/2023-09-10"),
        ("earlier this month", "2023-09-01/2023-09-15"),
        ("last month", "2023-08"),
        ("in March", "2023-03"),
        ("in December", "2022-12"),
        ("in the spring", "2023-03-01/2023-05-31"),
        ("on Sept. 3", "2023-09-03"),
        ("3 September 2021", "2021-09-03"),
        ("March 2020", "2020-03"),
        ("back in 2011", "2011"),
        ("last year", "2022"),
        ("by 4 September", "/2023-09-04"),
        ("in the June primary", "/2023-06-30"),
        ("on the 12th", "2023-09-12"),
        ("on the last day of August", "2023-08-31"),
        ("in the first week of September", "2023-09-01/2023-09-07"),
        ("in the closing week of February 2020", "2020-02-23/2020-02-29"),
        ("in the second half of July", "2023-07-16/2023-07-31"),
        ("by the first week of June", "/2023-06-07"),
        ("two Sundays ago", "2023-09-03"),
        ("three Fridays ago", "2023-08-25"),
        ("on May Day", "2023-05-01"),
        ("on New Year's Eve 2021", "2021-12-31"),
        ("four days before the Sept. 12 debate", "2023-09-08"),
    ],
)
def test_a_word_means_the_latest_such_day_up_to_publication(words, meant):
    found = resolve(words, FRIDAY)

    assert str(found) == meant


@pytest.mark.parametrize(
    "words",
    [
        "next Monday",
        "until Oct. 15",
        "on Nov. 5",
        "later this month",
        "on the 28th",
        "May she win",
        "the Sunday Times",
        "in the last week of the campaign",
        "the last month of his term",
        "for two Sundays",
    ],
)
def test_what_is_to_come_or_no_date_is_not_found(words):
    assert find_dates(words, FRIDAY if words != "on Nov. 5" else DateRange.parse("2023-08-15")) == []


def test_no_range_reaches_past_publication():
    found = find_dates("In September, this week, this year, in 2023 and this weekend", FRIDAY)

    assert len(found) == 5
    assert all(d.when.latest_on <= FRIDAY.latest_on for d in found)


def test_a_month_of_publication_gives_words_finer_than_it_the_month():
    may = DateRange.parse("2022-05")

    assert str(resolve("this week", may)) == "2022-05"
    assert str(resolve("last month", may)) == "2022-04"
    assert str(resolve("on April 28", may)) == "2022-04-28"


def test_hours_later_counts_from_the_day_named_before():
    night, later = find_dates("It was told late on Thursday. Hours later the guild left.", FRIDAY)

    assert night.is_late
    assert str(later.when) == "2023-09-14/2023-09-15"


def test_without_a_publication_only_full_dates_are_found():
    found = find_dates("on Friday, on May 4 and on May 4, 2021", DateRange())

    assert [d.written for d in found] == ["May 4, 2021"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_phrase_of_a_language_is_found(language):
    words = time_words(language)

    for phrase in [*words.phrases, *words.later]:
        assert words.pattern.fullmatch(phrase), phrase
    for month in words.months:
        assert words.pattern.fullmatch(f"{words.small['in_month'][0]} {month}") or month.endswith("."), month


@pytest.mark.parametrize("place", ["In Fall River, the", "The Spring Hill", "The Winter Park"])
def test_a_season_that_opens_a_places_name_says_no_time(place):
    published = DateRange.parse("2024-05-05")
    assert find_dates(f"{place} guild endorsed her.", published) == []
    assert len(find_dates("The guild endorsed her last spring.", published)) == 1
