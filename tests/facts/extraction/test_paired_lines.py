"""Pages whose lines each pair a backer with whom they back."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.models import Tier

STANDING = ("Rosa Bly", "Tom Okafor")
BACKERS = (
    ("U.S. Rep. Hector Vance", "Hector Vance"),
    ("State Sen. Keisha Arden", "Keisha Arden"),
    ("Tarn Federation of Teachers", "Tarn Federation of Teachers"),
    ("Tram Guild", "Tram Guild"),
)
PAIRS = tuple((written, name, STANDING[at % 2]) for at, (written, name) in enumerate(BACKERS))
WANTED = {(name, candidate) for _, name, candidate in PAIRS}
OPENING = "Rosa Bly and Tom Okafor are running for mayor of Tarn in June."
LINES = {
    "colon": "{who}: {whom}",
    "bullet": "- {who}: {whom}",
    "surname": "- {who} – {last}",
    "bold": "**{who}:** {whom}",
    "brackets": "- {who} ({last})",
    "arrow": "{who} -> {whom}",
}


def read(text, title="Who is backing whom for mayor of Tarn"):
    article = parse_article(text, key="a", title=title, publisher="Tarn Courier", published="2031-05-12")
    return extract(article, [RULES]).statements


def lines(form, pairs=PAIRS):
    return "\n".join(form.format(who=who, whom=whom, last=whom.split()[-1]) for who, _, whom in pairs)


@pytest.mark.parametrize("form", LINES.values(), ids=LINES)
def test_whoever_opens_a_line_backs_the_candidate_who_closes_it(form):
    statements = read(f"{OPENING}\n\n{lines(form)}")

    assert {(s.endorser.name, s.candidate.name) for s in statements} == WANTED
    assert {s.tier for s in statements} == {Tier.ACCEPT}


def test_those_named_again_and_again_at_the_ends_of_lines_are_the_candidates():
    statements = read(f"We list them by name.\n\n{lines(LINES['colon'])}")

    assert {(s.endorser.name, s.candidate.name) for s in statements} == WANTED


@pytest.mark.parametrize("title", ["Who met whom in Tarn", "Questions for the mayor"])
def test_lines_of_a_page_that_speaks_of_no_support_pair_nobody(title):
    assert read(f"{OPENING}\n\n{lines(LINES['arrow'])}", title=title) == ()


def test_two_such_lines_are_too_few():
    statements = read(f"{OPENING}\n\n{lines(LINES['arrow'], PAIRS[:2])}")

    assert statements == ()


def test_a_candidate_in_front_backs_nobody_behind():
    told = read("\n".join([OPENING, "", *(f"{whom}: {who}" for who, _, whom in PAIRS)]))

    assert not {s.endorser.name for s in told} & set(STANDING)
