"""How papers word support, its end, refusal, opposition and calls to go: one sentence a line, with what it says.

`acts.txt`, and `clauses.txt` for the clauses of running prose, hold a stance ("-" for none, several with ";" between)
and the sentence; who acts is the Dockers Union or Ada Finch, of whom it is said is Rosa Bly, unless the line tells.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Rosa Bly is running for mayor of Wexmoor against Tom Reed.\n\n"
LINES = [
    line.partition(" | ")[::2]
    for file in ("acts.txt", "clauses.txt")
    for line in (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def wanted_of(stances: str, text: str) -> set[tuple[str, str, str]]:
    """The statements of a line: bare stances are those of whoever acts towards Rosa Bly."""
    actor = "Dockers Union" if "Dockers" in text else "Ada Finch"
    told = [re.fullmatch(r"(?:(\w+ \w+) )?(\w+)(?: (\w+ \w+))?", part.strip()) for part in stances.split(";")]
    return {(m[1] or actor, m[2], m[3] or "Rosa Bly") for m in told if m is not None}


@pytest.mark.parametrize(("stances", "text"), LINES, ids=[text[:60] for _, text in LINES])
def test_an_act_is_read_as_it_is_worded(stances: str, text: str) -> None:
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")

    said = {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}

    assert said == wanted_of(stances, text)
