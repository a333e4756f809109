"""One member, an official or somebody's aide speaks for nobody; members, a board or somebody's campaign do."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import PARSE, RULES, extract

ONE = ["A member", "An official", "One senior official", "Another delegate"]
ALL = ["Members", "Leaders", "The board"]
AIDES = ["staff", "chief of staff", "campaign manager", "deputy", "aide"]
VOICES = ["campaign", "office", "spokeswoman"]


def told(text, engines=(RULES,)):
    article = parse_article(text, key="a", title="News", publisher="Tarn Courier", published="2031-09-12")
    return {s.endorser.name for s in extract(article, engines).statements}


@pytest.mark.parametrize("who", ONE)
def test_one_of_many_is_not_the_body(who):
    assert not told(f"Bo Lind is running for mayor. {who} of the Pilots Guild endorsed Lind.")


@pytest.mark.parametrize("who", ALL)
def test_those_who_act_for_a_body_are(who):
    assert told(f"Bo Lind is running for mayor. {who} of the Pilots Guild endorsed Lind.") == {"Pilots Guild"}


@pytest.mark.parametrize("who", AIDES)
def test_who_works_for_somebody_acts_for_themselves(who):
    assert not told(f"Bo Lind is running for mayor. Sen. Kay Ott spoke. Ott's {who} endorsed Lind.")


@pytest.mark.parametrize("who", VOICES)
def test_what_speaks_for_somebody_does(who):
    assert told(f"Bo Lind is running for mayor. Sen. Kay Ott spoke. Ott's {who} endorsed Lind.") == {"Kay Ott"}


@pytest.mark.parametrize("engines", [(RULES,), (RULES, PARSE)], ids=["rules", "both"])
def test_neither_engine_takes_a_staff_or_somebodys_kin_for_them(engines):
    lead = "Bo Lind is running for mayor. Sen. Kay Ott spoke. "

    assert not told(f"{lead}The senator's staff is backing Lind.", engines)
    assert not told(f"{lead}So did the daughter of Al Moss, the sheriff, who endorsed Lind.", engines)
