"""A fact told over several sentences: each way to mean its endorser again, crossed with each way to mean its candidate.

What stands between may be somebody else's; where the words would fit them as well, nothing may be accepted.
"""

from __future__ import annotations

from itertools import product

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

CANDIDATE = "Ada St. Clair, a former prosecutor, is running for Congress against Al Bly, a grocer. "
# First told as, then meant by.
ENDORSERS = {
    "Pilots Guild": ("The Pilots Guild, which represents 900 crews, met on Monday. ", ["The union", "The labor group"]),
    "Rent Coalition": ("Members of the Rent Coalition heard them on Monday. ", ["The coalition", "The group", "It"]),
    "Marl Nurses Association": ("The Marl Nurses Association (MNA) met. ", ["The MNA", "The nurses union"]),
    "Kay Ott": ("State Sen. Kay Ott had kept quiet for weeks. ", ["Ott", "The lawmaker", "The two-term senator"]),
    "Ed Lind": ("Ed Lind, the former mayor of Marl, spoke on Monday. ", ["The ex-mayor", "He", "Mr. Lind"]),
}
CANDIDATES = ["St. Clair", "Ms. St. Clair", "the former prosecutor", "Bly's rival"]
BETWEEN = ["", "The Marl Courier sent a reporter. ", "The seat was won in 2027 by Rosa Moss. "]
OTHERS = [
    ("Sens. Kay Ott and Rosa Moss spoke. She endorsed St. Clair.", "two women"),
    ("Sen. Kay Ott and Rep. Rosa Moss spoke. The lawmaker endorsed St. Clair.", "two lawmakers"),
    ("The Pilots Guild met. A union of cooks endorsed St. Clair.", "a union of no name"),
    ("The Pilots Guild met. Another union endorsed St. Clair.", "another"),
    ("The Pilots Guild met. The police union endorsed St. Clair.", "a union of another trade"),
    ("The Pilots Guild met. The party endorsed St. Clair.", "no party"),
    ("Mayor Kay Ott spoke. Her husband endorsed St. Clair.", "a husband"),
    ("Mayor Kay Ott spoke. The former mayor endorsed St. Clair.", "a predecessor"),
    ("Councilman Ed Lind spoke. The councilwoman endorsed St. Clair.", "another gender"),
    ("St. Clair wrote a bill. The Pilots Guild endorsed it.", "a bill"),
]
CASES = [
    (f"{CANDIDATE}{first}{between}{again} endorsed {whom}.", who)
    for n, (who, (first, all_again)) in enumerate(ENDORSERS.items())
    for m, (again, whom) in enumerate(product(all_again, CANDIDATES))
    for between in [BETWEEN[(n + m) % len(BETWEEN)]]
    if not (between and again in ("He", "It"))
]


def told(text):
    article = parse_article(text, key="a", title="The race", publisher="Tarn Times", published="2031-09-12")
    return {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize(("text", "who"), CASES)
def test_who_was_told_before_is_meant_again(text, who):
    assert told(text) == {(who, "Ada St. Clair")}


@pytest.mark.parametrize("text", [text for text, _ in OTHERS], ids=[why for _, why in OTHERS])
def test_what_fits_nobody_or_several_is_not_told(text):
    assert not told(CANDIDATE + text)
