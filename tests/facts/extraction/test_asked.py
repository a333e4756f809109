"""What the next sentence says to what was asked in one: a plain no declines, a plain yes makes a fact of it."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Rosa Bly and Tom Reed are running for mayor of Wexmoor.\n\n"


def said(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


UNION = {("Bakers Union", "declines", "Tom Reed")}
BOTH = UNION | {("Dockers Guild", "declines", "Tom Reed")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Bakers Union was asked to endorse Tom Reed. It refused.", UNION),
        ("The Bakers Union was asked to endorse Tom Reed. The union politely declined.", UNION),
        ("The Bakers Union was asked to endorse Tom Reed. Members voted no, 41 to 38.", UNION),
        ("The Bakers Union was asked on Monday to back Tom Reed. They refused, five votes to two.", UNION),
        ("Delegates of the Bakers Union were asked whether to endorse Tom Reed. By one vote, they declined.", UNION),
        ("Reed sought the backing of the Bakers Union. It said no.", UNION),
        ("Reed asked the Bakers Union for its endorsement. The union turned him down.", UNION),
        ("Reed asked both the Bakers Union and the Dockers Guild for an endorsement. Both said no.", BOTH),
        ("Reed requested an endorsement from the Bakers Union and the Dockers Guild. Both told him no.", BOTH),
        (
            "Does Sheriff Jo Marl still back Reed? “Of course,” she said.",
            {("Jo Marl", "reaffirms", "Tom Reed")},
        ),
        (
            "Sheriff Jo Marl was asked if Reed still had her endorsement. “Yes, he does,” she said.",
            {("Jo Marl", "reaffirms", "Tom Reed")},
        ),
    ],
)
def test_the_answer_in_the_next_sentence_tells_it(text, wanted):
    assert said(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The Bakers Union was asked to endorse Tom Reed. It has not replied.",
        "The Bakers Union was asked to endorse Tom Reed. It said it would decide in June.",
        "The Bakers Union was asked to endorse Tom Reed. It declined to comment.",
        "The Bakers Union was asked to endorse Tom Reed. Ned Pike refused to leave the hall.",
        "The Bakers Union was asked to endorse Tom Reed. Rain fell. It refused.",
        "Reed asked the Bakers Union for a room. It said no.",
        "Reed sought the advice of the Bakers Union. It refused.",
        "Does Sheriff Jo Marl still back Reed? “Ask me tomorrow,” she said.",
        "Does Sheriff Jo Marl still back Reed? “Yes, but not for long,” she said.",
        "Does Sheriff Jo Marl still back Reed? “Of course,” said Ned Pike.",
        "Will Sheriff Jo Marl go to the lake with Reed? “Of course,” she said.",
    ],
)
def test_any_other_answer_leaves_it_open(text):
    assert said(text) == set()
