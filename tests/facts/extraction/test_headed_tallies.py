"""Pages that tally who backs whom, one part a candidate, in the manners in which newsrooms set them."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.models import Tier

CANDIDATES = ("Rosa Bly", "Tom Okafor", "Kay Toth")
BACKERS = (
    {
        "Elected officials": ["U.S. Rep. Hector Vance", "Councilmember Ed Moss"],
        "Unions": ["Tarn Federation of Teachers", "Hotel Workers Local 16"],
        "Newspapers": ["The Tarn Tribune"],
    },
    {"Officials": ["Former Mayor Ada Finch"], "Unions": ["Dockers Union Local 8", "Tram Guild"]},
    {"Others": ["Sheriff Sol Aguirre", "Tarn Chamber of Commerce"]},
)
NAMES = {
    ("Hector Vance", 0), ("Ed Moss", 0), ("Tarn Federation of Teachers", 0), ("Hotel Workers Local 16", 0),
    ("Tarn Tribune", 0), ("Ada Finch", 1), ("Dockers Union Local 8", 1), ("Tram Guild", 1), ("Sol Aguirre", 2),
    ("Tarn Chamber of Commerce", 2),
}  # fmt: skip
WANTED = {(name, CANDIDATES[at]) for name, at in NAMES}
HEADS = {
    "marked": "## {}",
    "titled": "## Comptroller {}",
    "bold": "**{}**",
    "bold, what they are": "**{}, a grocer**",
    "bold with a colon": "**{}:**",
    "with a colon": "{}:",
    "led": "### Endorsing {}",
    "owned": "**{}'s endorsements**",
    "backing": "Backing {}:",
    "numbered": "1. {}",
}
LAYOUTS = {
    "bullets": lambda sorts: "\n".join(f"- {name}" for names in sorts.values() for name in names),
    "dots": lambda sorts: "\n".join(f"• {name}" for names in sorts.values() for name in names),
    "lines": lambda sorts: "\n".join(name for names in sorts.values() for name in names),
    "paragraphs": lambda sorts: "\n\n".join(name for names in sorts.values() for name in names),
    "commas": lambda sorts: ", ".join(name for names in sorts.values() for name in names),
    "semicolons": lambda sorts: "; ".join(name for names in sorts.values() for name in names) + ".",
    "sorts": lambda sorts: "\n\n".join(
        f"**{sort}**\n\n" + "\n".join(f"- {name}" for name in names) for sort, names in sorts.items()
    ),
    "sorts in lines": lambda sorts: "\n\n".join(f"{sort}: {', '.join(names)}" for sort, names in sorts.items()),
    "days": lambda sorts: "\n".join(f"- {name} (May 3)" for names in sorts.values() for name in names),
    "days before": lambda sorts: "\n".join(f"- May 3: {name}" for names in sorts.values() for name in names),
}
OPENING = "Three people are running for mayor of Tarn in the June 4 election."


def read(text, title="Who has endorsed whom for mayor of Tarn"):
    article = parse_article(text, key="a", title=title, publisher="Tarn Courier", published="2031-05-12")
    return extract(article, [RULES]).statements


def told(text, **facts):
    return {(s.endorser.name, s.candidate.name) for s in read(text, **facts) if s.stance.value == "endorses"}


def page(head, layout, opening=OPENING):
    parts = (f"{head.format(name)}\n\n{layout(sorts)}" for name, sorts in zip(CANDIDATES, BACKERS, strict=True))
    return "\n\n".join([opening, *parts])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_whoever_stands_below_a_candidate_backs_them(head, layout):
    statements = read(page(head, layout))

    assert {(s.endorser.name, s.candidate.name) for s in statements} == WANTED
    assert {s.tier for s in statements} == {Tier.ACCEPT}


@pytest.mark.parametrize(
    "announced",
    [
        "The Courier is keeping track of endorsements in the race.",
        "We will update this list as more endorsements come in.",
        "Here is who has endorsed whom so far.",
    ],
)
def test_words_above_may_say_what_a_page_tallies(announced):
    text = page(HEADS["bold"], LAYOUTS["bullets"], opening=f"{OPENING} {announced}")

    assert told(text, title="The race for mayor of Tarn") == WANTED


@pytest.mark.parametrize(
    "opening", [OPENING, f"{OPENING} No endorsements so far.", f"{OPENING} They seek endorsements."]
)
def test_a_page_that_tallies_no_support_has_no_backers(opening):
    assert told(page(HEADS["bold"], LAYOUTS["bullets"], opening=opening), title="The race for mayor of Tarn") == set()


def test_what_is_said_of_candidates_below_their_names_backs_nobody():
    text = "\n\n".join(f"## {name}\n\n- Age: 51\n- Lives in: Marl\n- Website: Bly for All" for name in CANDIDATES)

    assert told(f"{OPENING}\n\n{text}") == set()


@pytest.mark.parametrize("label", ["**Neutral**", "**Undeclared**", "## No endorsement", "**What we left out**"])
def test_whoever_stands_below_another_label_backs_nobody(label):
    text = page(HEADS["bold"], LAYOUTS["bullets"]) + f"\n\n{label}\n\n- Lou Pratt\n- Clerks Guild"

    assert told(text) == WANTED


def test_who_took_support_back_says_so_in_brackets():
    text = page(HEADS["marked"], LAYOUTS["bullets"]).replace("- Tram Guild", "- Tram Guild (withdrew May 3)")

    stances = {(s.endorser.name, s.stance.value) for s in read(text)}
    assert ("Tram Guild", "withdraws") in stances
    assert ("Tram Guild", "endorses") not in stances


def test_a_rank_behind_a_name_is_its_own():
    text = page(HEADS["marked"], LAYOUTS["bullets"]).replace("- Tram Guild", "- Tram Guild (second choice)")

    assert {s.rank for s in read(text) if s.endorser.name == "Tram Guild"} == {2}


def test_prose_below_a_candidate_is_read_as_prose():
    more = "She has led every poll since March, and the Clerks Guild said on Monday that it would stay out of the race."

    assert told(page(HEADS["marked"], LAYOUTS["bullets"]).replace("\n\n## Comp", f"\n\n{more}\n\n## Comp")) == WANTED


PLAIN_NAMES = """Five people are running for mayor of Tarn. Rosa Bly and Tom Okafor are candidates in the June election.

Rosa Bly

She has nine council members with her; Ed Moss is chairing her campaign. The Tarn Tribune endorsed her in April, too.

Tom Okafor

Few are his. Hector Vance, the deputy mayor, endorsed him on Monday; Ada Finch is said to be waiting for the debate.

Kay Toth

The harbormaster came late to the race. She has 12 declared supporters, of whom nine sit on the council that she led.

Sol Aguirre

The former sheriff has said little. His campaign is paid for by himself, and he has asked nobody for an endorsement yet.

{closing}

Lou Perrin, whom nobody supported, pulled out at noon. She has not said what she will do; her staff said "sleep."
"""


@pytest.mark.parametrize("closing", ["Who's out?", "Also out", "Gone", "Who is out of it?"])
def test_a_name_that_heads_prose_stands_below_nobody(closing):
    assert told(PLAIN_NAMES.format(closing=closing)) == {
        ("Ed Moss", "Rosa Bly"),
        ("Tarn Tribune", "Rosa Bly"),
        ("Hector Vance", "Tom Okafor"),
    }


def test_names_below_a_name_back_it_where_only_the_last_stands_above_prose():
    page_of_names = page("{}", LAYOUTS["paragraphs"])
    more = (
        "The election is on June 4. Polls open at seven, and voters may bring a sample ballot with them to the booth."
    )

    assert told(f"{page_of_names}\n\n{more}") == told(page_of_names)


ALIKE = """Four people are running for mayor of Tarn. Rosa Bly and Tom Okafor are candidates in the June election.

Rosa Bly

She has nine council members with her. Ed Moss, who served under Okafor, is a supporter. The Tarn Tribune likes her.

Tom Okafor

Few are his. Hector Vance, the deputy mayor, endorsed him on Monday.

Kay Toth

The harbormaster came late. Lou Perrin, who was among those to tell Okafor to go, is another supporter, her only one.

Sol Aguirre

The former sheriff has said little. Gus Marsh, whose father once ran against Bly, is a supporter.
"""


def test_whose_supporter_somebody_is_stands_in_the_heading_not_in_an_aside():
    article = parse_article(ALIKE, key="a", title="Mayor: who is who", publisher="Courier", published="2031-05-12")

    assert {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements} == {
        ("Ed Moss", "Rosa Bly"),
        ("Hector Vance", "Tom Okafor"),
        ("Lou Perrin", "Kay Toth"),
        ("Gus Marsh", "Sol Aguirre"),
    }


def test_a_name_that_heads_a_part_may_have_its_title_before_it():
    titled = ALIKE.replace("\nKay Toth\n", "\nThe Rev. Kay Toth\n")
    titled = titled.replace("\nSol Aguirre\n", "\nFormer Sheriff Sol Aguirre\n")
    article = parse_article(titled, key="a", title="Mayor: who is who", publisher="Courier", published="2031-05-12")

    backed = {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}
    assert {("Lou Perrin", "Kay Toth"), ("Gus Marsh", "Sol Aguirre")} <= backed
    assert not {"Kay Toth", "Sol Aguirre"} & {who for who, _ in backed}
