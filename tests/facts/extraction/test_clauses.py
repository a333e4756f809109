"""Who endorses whom in a clause of running prose, in crossed forms of the same fact."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.extraction.lexicon import word_list
from facts.extraction.names.words import name_words

RACE = "Rosa Bly and Tom Reed are running for mayor of Wexmoor.\n\n"


def told_in(text: str) -> set[tuple[str, str, str]]:
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2031-05-12")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize("sought", sorted(name_words().speech["sought"]))
def test_what_somebody_is_backed_for_is_no_part_of_a_bodys_name(sought):
    assert told_in(f"Bly has the backing of the Dockers Union for the Labor {sought}.") == {
        ("Dockers Union", "endorses", "Rosa Bly")
    }


@pytest.mark.parametrize("surname", ["St. Clair", "St. John", "van der Merwe", "Ó Brannain"])
def test_a_title_before_a_surname_of_several_words_makes_nobody_new(surname):
    text = f"Priya {surname} is running for mayor of Wexmoor.\n\nThe Dockers Union endorsed Senator {surname}."

    assert told_in(text) == {("Dockers Union", "endorses", f"Priya {surname}")}


def test_a_party_of_a_place_and_a_united_body_are_two():
    told = told_in("The Green Party of Kilcory and United Dockers endorsed Bly.")

    assert told == {(body, "endorses", "Rosa Bly") for body in ("Green Party of Kilcory", "United Dockers")}


@pytest.mark.parametrize("deed", ["endorsement of Bly surprised many", "decision to back Bly surprised many"])
def test_a_body_with_a_number_may_own_what_it_does(deed):
    assert told_in(f"Dockers Local 9's {deed}.") == {("Dockers Local 9", "endorses", "Rosa Bly")}


@pytest.mark.parametrize("manner", sorted(word_list("grammar", "manners")))
def test_how_a_body_voted_changes_nothing(manner):
    backed = {("Dockers Union", "endorses", "Rosa Bly")}

    assert told_in(f"The Dockers Union voted by a narrow {manner} to endorse Bly.") == backed
    assert not told_in(f"The Dockers Union voted by a narrow {manner} to study whether to endorse Bly.")
