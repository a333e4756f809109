"""Who endorses whom in a clause of running prose, in crossed forms of the same fact."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
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
