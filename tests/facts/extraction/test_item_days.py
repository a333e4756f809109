"""Which day has a name of a list that gives each its own?"""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.models import DateRange

OPENS = "Who has endorsed whom for governor\n\n## Rosa Bly, state treasurer\n\nEndorsements:\n\n"


def days(text: str) -> dict[str, DateRange]:
    article = parse_article(
        OPENS + text, key="a", title="Tracker: who has endorsed whom", publisher="The Crier", published="2024-05-16"
    )
    return {s.endorser.name: s.when for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("- Wexmoor Mayor Ada Finch (Feb. 2)", "2024-02-02"),
        ("- Wexmoor Mayor Ada Finch (Dec. 11, 2023)", "2023-12-11"),
        ("- Wexmoor Mayor Ada Finch (D), (March 4)", "2024-03-04"),
        ("- Wexmoor Mayor Ada Finch (endorsed March 4)", "2024-03-04"),
        ("- Wexmoor Mayor Ada Finch, March 4", "2024-03-04"),
        ("- Wexmoor Mayor Ada Finch — 4 March 2024", "2024-03-04"),
        ("- March 4: Wexmoor Mayor Ada Finch", "2024-03-04"),
        ("- Wexmoor Mayor Ada Finch", "/2024-05-16"),
        ("- Wexmoor Mayor Ada Finch, elected in March 2020", "/2024-05-16"),
    ],
)
def test_a_line_gives_its_name_its_day(line: str, day: str) -> None:
    assert days(line)["Ada Finch"] == DateRange.parse(day)


def test_each_of_several_names_of_a_line_has_the_day_behind_it() -> None:
    told = days("- Dockers Union Local 5 (Jan. 9), Wexmoor Nurses Guild (Feb. 2)")

    assert told["Dockers Union Local 5"] == DateRange.parse("2024-01-09")
    assert told["Wexmoor Nurses Guild"] == DateRange.parse("2024-02-02")
