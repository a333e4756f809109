"""Short articles of two or three sentences, in which one sentence leans on another, with everything that they say.

`sentences.txt`, `references.txt` (names, descriptions, groups, "I") and `columns.txt` (pages of several contests) hold
them: a title line, the text, a line of dashes, then one statement a line; one that begins with "?" may be read or
not, and nothing else may be.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.extraction.names.words import name_words

FILES = ("sentences.txt", "references.txt", "columns.txt")
TEXTS = [(Path(__file__).parent / name).read_text(encoding="utf-8") for name in FILES]
BLOCKS = [block for text in TEXTS for block in re.split(r"(?m)^=== ", text)[1:]]


def parts(block: str) -> tuple[str, str, str, set[tuple[str, ...]], set[tuple[str, ...]]]:
    head, _, rest = block.partition("\n")
    body, _, gold = rest.partition("\n---\n")
    publisher, published = (part.strip() for part in head.split("|"))
    lines = [line for line in gold.splitlines() if line.strip()]
    told = [(tuple(part.strip() for part in line.lstrip("? ").split("|")), line.startswith("?")) for line in lines]
    return publisher, published, body, {t for t, open_ in told if not open_}, {t for t, open_ in told if open_}


@pytest.mark.parametrize("block", BLOCKS, ids=[str(n) for n in range(1, len(BLOCKS) + 1)])
def test_what_sentences_say_together(block):
    publisher, published, body, wanted, allowed = parts(block)
    article = parse_article(body, key="a", title="News", publisher=publisher, published=published)

    said = {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}

    assert wanted <= said
    assert said - wanted <= allowed


def test_every_stance_is_told_somewhere():
    stances = {t[1] for block in BLOCKS for t in parts(block)[3]}

    assert stances >= {"endorses", "withdraws", "reaffirms", "declines", "urges_exit"}


def test_we_of_somebody_who_may_speak_for_a_body_waits_for_a_look():
    said = '"We endorsed Ann-Marie Toth in January," said Joe Ferraro. Toth is running for commissioner.'
    article = parse_article(said, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    (told,) = extract(article, [RULES]).statements

    assert told.tier == "review"
    assert "the endorser's name fits several" in told.reasons


def test_a_president_who_did_the_same_may_have_done_so_for_the_body():
    said = "Kay Toth is running for mayor. The Dockers Union backs Toth. So does Al Vance, head of the Pilots Guild."
    article = parse_article(said, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    told = next(s for s in extract(article, [RULES]).statements if s.endorser.name == "Al Vance")

    assert told.tier == "review"
    assert "whether for the body or personally is not said" in told.reasons


@pytest.mark.parametrize(
    ("said", "tier"),
    [
        ("Toth thanked the Dockers Union for its endorsement.", "accept"),
        ("Toth thanked the Dockers Union for its endorsement, and the union replied that it isn't for Toth.", "review"),
        ("Toth touted the support of the Dockers Union. The union said that it had not voted.", "review"),
    ],
)
def test_what_a_candidate_claims_and_a_body_takes_back_waits_for_a_look(said, tier):
    text = f"Kay Toth is running for mayor. {said}"
    article = parse_article(text, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    told = next(s for s in extract(article, [RULES]).statements if s.endorser.name == "Dockers Union")

    assert told.tier == tier


def test_what_a_candidate_only_claims_of_herself_waits_for_a_look():
    said = "Rosa Brandt is running for mayor. Brandt claimed that the Harbor Guild had endorsed her."
    article = parse_article(said, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    (told,) = extract(article, [RULES]).statements

    assert told.tier == "review"
    assert "whether it is so is in doubt: the candidate claims it" in told.reasons


@pytest.mark.parametrize(
    ("said", "tier"),
    [
        ("The Harbor Guild voted to endorse Brandt, but the vote was annulled.", "review"),
        ("The Harbor Guild recommended Brandt, but members voted the recommendation down.", "review"),
        ("The Harbor Guild's endorsement of Brandt was printed by mistake.", "review"),
        ("The Harbor Guild's endorsement of Brandt, if it comes, will be late.", "review"),
        ("The endorsement of Brandt by the Harbor Guild is not final.", "review"),
        ("The Harbor Guild's endorsement of Brandt is provisional.", "review"),
        ("The Harbor Guild was formerly with Brandt.", "review"),
        ("The Harbor Guild endorsed Brandt, and the count is not final.", "accept"),
        ("The Harbor Guild endorsed Brandt after its first vote was annulled.", "accept"),
        ("The Harbor Guild endorsed Brandt, and the road bill was vetoed.", "accept"),
    ],
)
def test_a_decision_that_is_undone_waits_for_a_look(said, tier):
    said = f"Rosa Brandt is running for mayor. {said}"
    article = parse_article(said, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    (told,) = extract(article, [RULES]).statements

    assert told.tier == tier


@pytest.mark.parametrize(
    "said",
    [
        "Vance complained that the Dockers Union backs Toth.",
        "Critics say the Dockers Union backs Toth because of the contract.",
        "The Dockers Union stood by its president, Peter Moss.",
        "The Dockers Union urged Joe Okafor, its treasurer, to resign.",
        "The Dockers Union backed its president, Peter Moss.",
        "The Police League stood by Joe Okafor.",
        "A mailer says that the Dockers Union backs Toth.",
        "Rep. Ada Finch is with Toth in the photograph.",
        '"The Dockers Union is with me," Toth said.',
        "Rep. Ada Finch stood behind Toth in line.",
        "Rep. Ada Finch stuck with Toth through the storm on the ferry.",
        "Members of the Dockers Union backed Toth, but its board has yet to endorse.",
    ],
)
def test_what_is_told_by_a_rival_or_of_ones_own_people_is_not_accepted(said):
    text = f"Kay Toth is running for mayor against Al Vance. {said}"
    article = parse_article(text, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    assert all(s.tier == "review" for s in extract(article).statements)


@pytest.mark.parametrize(
    ("behind", "tier"),
    [
        ("Its clerk called the report false.", "review"),
        ("The union dismissed the claim as nonsense on Friday.", "review"),
        ("Its president denied the story.", "review"),
        ("The story was simply untrue, it said.", "review"),
        ("That was wrong; it has backed nobody.", "review"),
        ("The union has not made a choice. We regret the error.", "review"),
        ("Vance does not regret the vote.", "accept"),
        ("Vance called the claims about his record false.", "accept"),
        ("The union denied the mayor a hearing.", "accept"),
    ],
)
def test_what_is_called_untrue_right_behind_waits_for_a_look(behind, tier):
    text = f"Kay Toth is running for mayor against Al Vance. The Dockers Union has promised Toth its support. {behind}"
    article = parse_article(text, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    assert {s.tier for s in extract(article).statements} == {tier}


@pytest.mark.parametrize(
    ("said", "tier"),
    [
        ("Rep. Ada Finch offered her support to Toth, tongue in cheek.", "review"),
        ("Rep. Ada Finch jokingly endorsed Toth.", "review"),
        ("One would have bet on Rep. Ada Finch supporting Toth.", "review"),
        ("Rep. Ada Finch endorsed Toth, who jogs, and her bet on the port.", "accept"),
    ],
)
def test_what_is_no_earnest_waits_for_a_look(said, tier):
    text = f"Kay Toth is running for mayor against Al Vance. {said}"
    article = parse_article(text, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    assert {s.tier for s in extract(article).statements} == {tier}


@pytest.mark.parametrize(
    "said", ["Toth said that the Dockers Union backs her.", "The Dockers Union says it backs Toth."]
)
def test_what_somebody_says_of_oneself_is_accepted(said):
    text = f"Kay Toth is running for mayor against Al Vance. {said}"
    article = parse_article(text, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    assert [s.tier for s in extract(article).statements] == ["accept"]


@pytest.mark.parametrize("line", ["Ada Finch recommends Kay Toth", "There was the nod of the Dockers Union"])
def test_a_line_may_end_with_the_last_name_of_a_phrase(line):
    article = parse_article(f"Kay Toth is running for mayor.\n\n{line}", key="a", title="News", published="2034-04-21")

    assert extract(article).statements == ()


@pytest.mark.parametrize(
    ("label", "endorsed"),
    [
        ("Who asked for the Dockers Union's endorsement", False),
        ("Seeking the endorsement of the Dockers Union", False),
        ("Two more hope for the Dockers Union's backing", False),
        ("Those who missed out on the Dockers Union's endorsement", False),
        ("Still in line for the Dockers Union's nod", False),
        ("The Dockers Union's endorsements", True),
        ("Now holding the Dockers Union's endorsement", True),
    ],
)
@pytest.mark.parametrize("names", [": Joe Pruitt and Sam Duarte.", ":\n\n* Joe Pruitt\n\n* Sam Duarte"])
def test_a_label_of_what_is_sought_lists_nobody_as_endorsed(label, endorsed, names):
    text = f"Kay Toth is running for mayor. The Dockers Union endorsed Toth on Monday.\n\n{label}{names}"
    article = parse_article(text, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    told = {s.candidate.name for s in extract(article).statements if s.stance == "endorses"}

    assert told == ({"Kay Toth", "Joe Pruitt", "Sam Duarte"} if endorsed else {"Kay Toth"})


@pytest.mark.parametrize(
    ("said", "endorser"),
    [
        ("Prospect announced on Friday that it was backing Toth.", "Prospect"),
        ("Concord told its branches that it would support Toth.", "Concord"),
        ("Accord, which has 3,000 members, said on Friday it had decided to endorse Toth.", "Accord"),
        ("It said on Friday that it was backing Toth.", "Civic Dawn Party"),
    ],
)
def test_a_body_of_one_everyday_word_speaks_of_itself(said, endorser):
    text = f"Kay Toth is running for deputy leader. The Civic Dawn Party met in June.\n\n{said}"
    article = parse_article(text, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    assert [(s.endorser.name, s.stance) for s in extract(article).statements] == [(endorser, "endorses")]


def test_a_surname_before_an_empty_it_is_no_body():
    text = "Kay Toth is running for mayor. Brandt said it was time to support Toth. Brandt, a baker, is 40."
    article = parse_article(text, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")

    assert all(s.endorser.kind == "person" for s in extract(article).statements)


@pytest.mark.parametrize("verb", name_words().speech["founding"])
def test_a_body_that_came_to_be_without_a_name_is_no_body_named_before(verb):
    text = (
        "Kay Toth is running for mayor. Clean Bay ran a clinic. Last year tenants {} a group. The group endorsed Toth."
    )

    def told(text):
        article = parse_article(text, key="a", title="News", publisher="Coastal Sentinel", published="2034-04-21")
        return [s.endorser.name for s in extract(article, [RULES]).statements]

    assert told(text.format(verb)) == []
    assert (
        told(text.format("met")) == told(text.format(verb).replace("a group.", "a group, Clean Bay.")) == ["Clean Bay"]
    )
