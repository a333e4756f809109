"""Who are those of whom the sentence before counted only how many, and who went after them?"""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

OPENS = "Three mayors who had endorsed Rosa Bly for Congress took their endorsements back on Tuesday.\n\n"
BACKED = "Sheriff Ned Pike withdrew his endorsement of Rosa Bly, who is running for mayor, on Monday. "


def said(text):
    article = parse_article(text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {
        s.endorser.name
        for s in extract(article, [RULES]).statements
        if (s.stance.value, s.candidate.name) == ("withdraws", "Rosa Bly")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Jo Marl (Aldport), Al Orr (Belk) and Ann Ott (Carve) released a joint letter at noon.",
        "The letter is signed by Jo Marl of Aldport, Al Orr of Belk and Ann Ott of Carve.",
        "“We can read,” wrote Jo Marl of Aldport, Al Orr of Belk and Ann Ott of Carve.",
        "They were Jo Marl in Aldport, Al Orr in Belk and Ann Ott in Carve.",
        "Jo Marl, mayor of Aldport, Al Orr, mayor of Belk, and Ann Ott, mayor of Carve, told her by fax.",
        "- Jo Marl, Aldport\n- Al Orr, Belk\n- Ann Ott, Carve",
    ],
)
def test_as_many_new_names_as_were_counted_are_those_who_acted(text):
    assert said(OPENS + text) == {"Jo Marl", "Al Orr", "Ann Ott"}


@pytest.mark.parametrize(
    "text",
    [
        "Jo Marl, Al Orr and Ann Ott are also running for Congress.",
        "Jo Marl and Al Orr released a letter at noon.",
        "Jo Marl, Al Orr and Ann Ott still stand by Bly.",
        "The towns are small. Jo Marl, Al Orr and Ann Ott sang at the fair.",
        "Jo Marl's, Al Orr's and Ann Ott's shops were shut.",
    ],
)
def test_other_names_in_the_next_sentence_did_nothing(text):
    assert said(OPENS.replace("Three mayors who", "Several mayors who") + text) == set()


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("The Bakers Union left on Friday.", {"Bakers Union"}),
        ("The Bakers Union went the next morning, and the Dockers Guild the morning after that.", None),
        ("Al Orr was next.", {"Al Orr"}),
        ("Jo Marl came next, in April, and then the Bakers Union.", {"Jo Marl", "Bakers Union"}),
        ("The Bakers Union went to court the next morning.", set()),
        ("The Bakers Union left the hall on Friday.", set()),
        ("Al Orr was next to speak.", set()),
        ("The next day was hot. He left on Friday.", set()),
        ("Al Orr was next door.", set()),
    ],
)
def test_whoever_went_next_did_the_same(text, more):
    more = {"Bakers Union", "Dockers Guild"} if more is None else more
    assert said(BACKED + text) == {"Ned Pike"} | more


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rosa Bly was dropped on Monday by three of her allies. Jo Marl, Al Orr and Ann Ott wrote a letter.", 3),
        ("Rosa Bly was dropped on Monday by three of her allies. Jo Marl and Al Orr wrote a letter.", 0),
        ("Senators Jo Marl, Al Orr and Ann Ott met. The senators who dropped Rosa Bly are Ned Pike and Cy Dent.", 2),
    ],
)
def test_a_count_behind_by_and_a_list_behind_the_candidate_say_who_they_are(text, names):
    assert len(said("Rosa Bly is running for mayor. " + text)) == names
