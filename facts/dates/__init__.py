"""Which days do written words mean, against the day they were published or typed on?"""

from facts.dates.asked import read_asked_date
from facts.dates.finding import DatedWords, count_off, find_dates, resolve, says_when

__all__ = ["DatedWords", "count_off", "find_dates", "read_asked_date", "resolve", "says_when"]
