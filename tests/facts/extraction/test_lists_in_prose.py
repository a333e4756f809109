"""Lists within sentences: in turn, along with others, with clauses of their own beside them, of further backers."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Ivor Lindqvist and Ada Brandt are running for mayor.\n\n"


def told(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    found = {s.candidate.name.split()[-1]: set() for s in extract(article, [RULES]).statements}
    for s in extract(article, [RULES]).statements:
        found[s.candidate.name.split()[-1]].add(s.endorser.name)
    return found


IN_TURN = {"Lindqvist": {"Rosa Okafor"}, "Brandt": {"Quarry Club"}}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rosa Okafor and the Quarry Club endorsed Lindqvist and Brandt, respectively.", IN_TURN),
        ("Senator Rosa Okafor and the Quarry Club back Lindqvist and Brandt respectively.", IN_TURN),
        ("Brandt and Lindqvist are backed by the Quarry Club and Rosa Okafor, respectively.", IN_TURN),
        ("Lindqvist and Brandt have won the support of Rosa Okafor and the Quarry Club respectively.", IN_TURN),
        ("Lindqvist and Brandt are endorsed, respectively, by Rosa Okafor and the Quarry Club.", IN_TURN),
        ("The Quarry Club and Rosa Okafor endorsed Brandt and Lindqvist, in that order.", IN_TURN),
        ("Rosa Okafor, Pia Strand and the Quarry Club back Lindqvist and Brandt, respectively.", {}),
        (
            "Lindqvist and Brandt, first and last respectively, are both backed by Rosa Okafor.",
            {"Lindqvist": {"Rosa Okafor"}, "Brandt": {"Rosa Okafor"}},
        ),
    ],
)
def test_two_lists_told_in_turn_are_paired_or_left_alone(text, who):
    assert told(text) == who


ALL = {"Rosa Okafor", "Pia Strand", "Quarry Club"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rosa Okafor endorsed Lindqvist, joining Mayor Pia Strand and the Quarry Club.", ALL),
        ("Lindqvist was endorsed by Rosa Okafor, joining Pia Strand and the Quarry Club.", ALL),
        ("Lindqvist is backed by Rosa Okafor, sitting councillor Pia Strand and the Quarry Club.", ALL),
        ("Rosa Okafor endorsed Lindqvist, beating Mayor Pia Strand and the Quarry Club to it.", {"Rosa Okafor"}),
        ("Rosa Okafor endorsed Lindqvist, following talks with Pia Strand and Hugo Marsh.", {"Rosa Okafor"}),
        ("Rosa Okafor, joined by Pia Strand (D-Tarn) and the Quarry Club, endorsed Lindqvist.", ALL),
        ("Rosa Okafor, along with Councillor Pia Strand of Marl and the Quarry Club, has endorsed Lindqvist.", ALL),
        ("The Quarry Club, together with Rosa Okafor and Pia Strand, is supporting Lindqvist.", ALL),
        ("Rosa Okafor and Pia Strand alongside the Quarry Club support Lindqvist.", ALL),
        ("Rosa Okafor, in addition to Pia Strand and the Quarry Club, supports Lindqvist.", ALL),
        ("Rosa Okafor, as well as Pia Strand and the Quarry Club, endorsed Lindqvist.", ALL),
        ("Rosa Okafor, along with her husband, endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Rosa Okafor, a friend of Pia Strand and Hugo Marsh, endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Rosa Okafor, elected along with Pia Strand in 2019, endorsed Lindqvist.", {"Rosa Okafor"}),
        ("Rosa Okafor, who works together with Pia Strand, endorsed Lindqvist.", {"Rosa Okafor"}),
    ],
)
def test_who_acts_along_with_a_subject_acts_as_well(text, who):
    assert told(text) == {"Lindqvist": who}


@pytest.mark.parametrize(
    ("text", "lindqvist", "brandt"),
    [
        ("The Quarry Club backs Lindqvist, and the Tarn Herald, Brandt.", "Q", "H"),
        ("The Quarry Club backs Lindqvist, and state Rep. Rosa Okafor, Brandt.", "Q", "R"),
        ("The Quarry Club backs Lindqvist; Rosa Okafor and Pia Strand, Brandt.", "Q", "RP"),
        ("The Quarry Club backs Lindqvist; Rosa Okafor of Tarn, Pia Strand and the Tarn Herald, Brandt.", "Q", "RPH"),
        ("The Quarry Club is with Lindqvist; Rosa Okafor and Pia Strand, with Brandt.", "Q", "RP"),
        ("Lindqvist has the support of Rosa Okafor, Brandt that of the Quarry Club and the Tarn Herald.", "R", "QH"),
        ("Lindqvist is endorsed by the Quarry Club and Brandt by Rosa Okafor and Pia Strand.", "Q", "RP"),
        ("Lindqvist is endorsed by the Quarry Club and the Tarn Herald, Brandt by Rosa Okafor.", "QH", "R"),
        ("The Quarry Club backs Lindqvist, and Rosa Okafor, Pia Strand and the Tarn Herald back Brandt.", "Q", "RPH"),
        ("The Quarry Club endorsed Lindqvist and Brandt, and Rosa Okafor was for Brandt.", "Q", "QR"),
        ("The Quarry Club endorsed Lindqvist, and Rosa Okafor and Pia Strand are expected to follow.", "Q", ""),
        ("The Quarry Club endorsed Lindqvist; Rosa Okafor as well as Pia Strand have yet to decide.", "Q", ""),
        ("Endorsements from the Quarry Club and Senator Rosa Okafor and Pia Strand have helped Lindqvist.", "QRP", ""),
        ("Lindqvist is backed by the Quarry Club, Rosa Okafor, and Pia Strand.", "QRP", ""),
        ("Lindqvist is backed by Rosa Okafor but not by the Quarry Club and Pia Strand.", "R", ""),
        ("Neither Rosa Okafor nor former minister Pia Strand of Marl has endorsed Lindqvist.", "", ""),
        ("Neither the Quarry Club nor the Tarn Herald, the town's paper, has endorsed Lindqvist.", "", ""),
        ("With neither money nor staff behind her, Rosa Okafor endorsed Lindqvist.", "R", ""),
    ],
)  # fmt: skip
def test_a_clause_of_its_own_ends_a_list(text, lindqvist, brandt):
    names = {"Q": "Quarry Club", "H": "Tarn Herald", "R": "Rosa Okafor", "P": "Pia Strand"}
    found = told(text)

    assert found.get("Lindqvist", set()) == {names[n] for n in lindqvist}
    assert found.get("Brandt", set()) == {names[n] for n in brandt}


def withdrawn(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    drafts = extract(article, [RULES]).statements
    return {(s.endorser.name, s.candidate.name) for s in drafts if s.stance.value == "withdraws"}


@pytest.mark.parametrize("joint", ["while", "but", "and"])
def test_their_support_is_of_those_who_withdraw_it_and_not_of_both_who_stand(joint):
    both = "Two candidates, Ivor Lindqvist and Ada Brandt, are standing. "
    text = (
        f"Rosa Okafor is standing by Brandt, {joint} Pia Strand and the Quarry Club have withdrawn their endorsements."
    )

    assert withdrawn(both + text) == {("Pia Strand", "Ada Brandt"), ("Quarry Club", "Ada Brandt")}


TOO = {"Quarry Club", "Rosa Okafor", "Pia Strand"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Other endorsers include Rosa Okafor and Pia Strand.", TOO),
        ("Other supporters include Senators Rosa Okafor and Pia Strand.", TOO),
        ("His other backers are Senator Rosa Okafor and Pia Strand.", TOO),
        ("Others backing him include Senators Rosa Okafor and Pia Strand.", TOO),
        ("Also on board are Rosa Okafor as well as Pia Strand.", TOO),
        ("Supporters of Lindqvist include Rosa Okafor, the Quarry Club and Pia Strand.", TOO),
        ("Other guests include Rosa Okafor and Pia Strand.", {"Quarry Club"}),
        ("Also on board the ferry are Rosa Okafor and Pia Strand.", {"Quarry Club"}),
        ("Supporters of the bridge include Rosa Okafor and Pia Strand.", {"Quarry Club"}),
        ("No other endorsers are Rosa Okafor and Pia Strand.", {"Quarry Club"}),
    ],
)
def test_further_backers_are_of_whom_support_was_told_before(text, who):
    assert told(f"The Quarry Club endorsed Lindqvist on Monday. {text}") == {"Lindqvist": who}


def test_her_is_nobodys_owner_before_a_verb():
    text = "The Quarry Club endorsed Brandt. Others backing her include Senators Rosa Okafor and Pia Strand."

    assert told(text) == {"Brandt": TOO}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Pia Strand MP backs Brandt.", {"Pia Strand"}),
        ("Pia Strand TD and Hugo Marsh TD endorsed Brandt.", {"Pia Strand", "Hugo Marsh"}),
        ("Pia Strand MS, a neighbour, has endorsed Brandt.", {"Pia Strand"}),
        ("Pia Strand MSP, Rosa Okafor, and the Quarry Club have endorsed Brandt.", TOO),
        ("Brandt won the endorsement of Pia Strand MP, who had been neutral.", {"Pia Strand"}),
        ("Pia Strand MP's aide Hugo Marsh endorsed Brandt.", {"Hugo Marsh"}),
    ],
)  # fmt: skip
def test_letters_behind_a_name_are_part_of_it(text, who):
    assert told(text) == {"Brandt": who}


@pytest.mark.parametrize("last", ["Pia Strand of Marl backs", "Pia Strand MP backs", "Pia Strand (D-Marl) backs"])
def test_a_member_with_a_verb_behind_its_own_words_begins_a_clause(last):
    assert told(f"The Quarry Club backs Lindqvist; {last} Brandt.") == {
        "Lindqvist": {"Quarry Club"},
        "Brandt": {"Pia Strand"},
    }


R, P, H, Q = "Rosa Okafor", "Pia Strand", "Hugo Marsh", "Quarry Club"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("MPs Rosa Okafor of Marl and Pia Strand of Tarn, and Hugo Marsh, the senator, back Brandt.", {R, P, H}),
        ("Rosa Okafor, the councillor; Pia Strand, a lawyer; and Hugo Marsh, a farmer, back Brandt.", {R, P, H}),
        ("Rosa Okafor; the Quarry Club; Pia Strand, the minister; and farmer Hugo Marsh support Brandt.", {R, Q, P, H}),
        ("Hugo Marsh, MP for Tarn County, the Quarry Club, and Councillor Pia Strand of Marl back Brandt.", {H, Q, P}),
        ("Rosa Okafor of Tarn, Pia Strand of the Marl Guild, and the Quarry Club back Brandt.", {R, P, Q}),
        ("Both Rosa Okafor, TD for Marl, and Pia Strand endorsed Brandt.", {R, P}),
        ("The Quarry Club and Rosa Okafor, the councillor, endorsed Brandt.", {Q, R}),
        ("The Quarry Club and the council president, Rosa Okafor, endorsed Brandt.", {Q, R}),
        ("Rosa Okafor lost, and Pia Strand and Hugo Marsh endorsed Brandt.", {P, H}),
        ("Rosa Okafor is neutral; Pia Strand and Hugo Marsh endorsed Brandt.", {P, H}),
        ("Lindqvist met Rosa Okafor and Pia Strand, and Hugo Marsh endorsed Brandt.", {H}),
        ("Rosa Okafor: Pia Strand and Hugo Marsh endorsed Brandt.", {P, H}),
        ("Dear Rosa Okafor, Hugo Marsh endorsed Brandt.", {H}),
        ("Unlike Rosa Okafor and Pia Strand, Hugo Marsh endorsed Brandt.", {H}),
        ("Rosa Okafor, no friend of Pia Strand, endorsed Brandt.", {R}),
        ("Rosa Okafor's friend, Pia Strand, endorsed Brandt.", {P}),
    ],
)  # fmt: skip
def test_a_list_that_opens_a_sentence_is_its_subject_whole(text, who):
    assert told(text) == {"Brandt": who}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two former mayors — Rosa Okafor and Pia Strand of Tarn — have endorsed Brandt.", {R, P}),
        ("Three members of the council, Rosa Okafor, Pia Strand and Hugo Marsh of Marl, back Brandt.", {R, P, H}),
        ("Two lawmakers (Rosa Okafor and Pia Strand) are backing Brandt.", {R, P}),
        ("A group of local leaders (Rosa Okafor and Pia Strand) endorsed Brandt on Monday.", {R, P}),
        ("Several groups, the Quarry Club and Pia Strand among them, have endorsed Brandt.", {Q, P}),
        ("A coalition that includes Rosa Okafor, Pia Strand and the Quarry Club has endorsed Brandt.", {R, P, Q}),
        ("Brandt is backed by two of her colleagues, Rosa Okafor and Pia Strand.", {R, P}),
        ("Endorsements from Rosa Okafor, Pia Strand and Hugo Marsh of Tarn have boosted Brandt.", {R, P, H}),
        ("Rosa Okafor and Pia Strand, but not Hugo Marsh, have endorsed Brandt.", {R, P}),
        ("Rosa Okafor, but not Hugo Marsh, has endorsed Brandt.", {R}),
        ("Two of her colleagues, Rosa Okafor and Pia Strand, left; Brandt is backed by Hugo Marsh.", {H}),
        ("Two guests (Rosa Okafor and Pia Strand) left before Hugo Marsh endorsed Brandt.", {H}),
        ("Hugo Marsh, and the Tarn Gazette and Mail have endorsed Brandt.", {H, "Tarn Gazette and Mail"}),
    ],
)  # fmt: skip
def test_a_list_that_a_plural_promised_acts_whole(text, who):
    assert told(text) == {"Brandt": who}


@pytest.mark.parametrize(
    "race", ["The race for mayor of Tarn", "The contest for the open seat in Marl", "The mayoral race"]
)
def test_who_stands_has_received_what_he_announces(race):
    article = parse_article(
        f"{race} is between Ivor Lindqvist and Ada Brandt.\n\n"
        "Brandt released a list of endorsements on Tuesday: Senator Rosa Okafor and Pia Strand.",
        key="a",
        title="News",
        publisher="Wexmoor Courier",
        published="2024-05-16",
    )

    found = {(s.endorser.name, s.candidate.name) for s in extract(article, [RULES]).statements}

    assert found == {(R, "Ada Brandt"), (P, "Ada Brandt")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Electrical Workers and the Plumbers and Steamfitters endorsed Brandt.",
            {"Electrical Workers", "Plumbers and Steamfitters"},
        ),
        (
            "Brandt is backed by the Ironworkers, the Operating Engineers and the Bakers and Tilers.",
            {"Ironworkers", "Operating Engineers", "Bakers and Tilers"},
        ),
        ("The Plumbers and Steamfitters endorsed Brandt.", {"Plumbers", "Steamfitters"}),
        ("The Roofers and the Carpenters endorsed Brandt.", {"Roofers", "Carpenters"}),
        ("Rosa Okafor and the Teamsters and Carpenters back Brandt.", {"Rosa Okafor", "Teamsters", "Carpenters"}),
        ("Justice Now and the Quarry Club back Brandt.", {"Justice Now", "Quarry Club"}),
        ("Justice Forward endorsed Brandt.", {"Justice Forward"}),
        ("Justice Rosa Okafor now endorses Brandt.", {"Rosa Okafor"}),
        ("Senator Forward endorsed Brandt.", {"Forward"}),
    ],
)
def test_two_trades_that_share_the_article_of_a_last_member_are_one_body_and_so_is_a_cause(text, who):
    assert told(text) == {"Brandt": who}


BOTH = {"Harbor Guild", "Quarry Club"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Harbor Guild endorsed Brandt, along with the Quarry Club.", BOTH),
        (
            "The Harbor Guild endorsed Brandt on Monday, along with the Quarry Club and Rosa Okafor.",
            BOTH | {"Rosa Okafor"},
        ),
        ("Brandt is a nurse. The Harbor Guild is supporting her, together with the Quarry Club.", BOTH),
        ("Brandt is a nurse. Pia Strand is backing her, along with Rep. Rosa Okafor.", {"Pia Strand", "Rosa Okafor"}),
        ("Brandt is a nurse. The Harbor Guild is backing her, along with most of the council.", {"Harbor Guild"}),
        ("The Harbor Guild has endorsed Brandt. So has Pia Strand, along with the Quarry Club.", BOTH | {"Pia Strand"}),
        ("Brandt was endorsed by the Harbor Guild, along with the Quarry Club.", BOTH),
        ("The Harbor Guild endorsed Brandt, along with the Quarry Club's slate.", {"Harbor Guild"}),
        ("The Harbor Guild endorsed Brandt, along with two members of the Quarry Club.", {"Harbor Guild"}),
        ("The Harbor Guild endorsed Brandt, along with a plan by the Quarry Club.", {"Harbor Guild"}),
        ("The Harbor Guild endorsed Brandt, along with a school bond the Quarry Club opposes.", {"Harbor Guild"}),
        ("The Harbor Guild endorsed Brandt, along with everyone else on the Quarry Club card.", {"Harbor Guild"}),
        ("The Harbor Guild endorsed Brandt, along with its president, Pia Strand.", {"Harbor Guild"}),
    ],
)
def test_bodies_behind_along_with_act_as_well(text, who):
    assert told(text) == {"Brandt": who}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "The Quarry Club endorsed Brandt in May, along with newcomers Pia Strand, a vet, and Hugo Marsh, a cook.",
            {"Brandt", "Strand", "Marsh"},
        ),
        (
            "The Quarry Club endorsed Brandt, along with council candidates Pia Strand and Hugo Marsh.",
            {"Brandt", "Strand", "Marsh"},
        ),
        ("The Quarry Club endorsed Brandt, along with Green Party challenger Pia Strand.", {"Brandt", "Strand"}),
        ("The Quarry Club endorsed Brandt, along with Pia Strand for clerk.", {"Brandt", "Strand"}),
        ("The Quarry Club endorsed Brandt, along with Lindqvist.", {"Brandt", "Lindqvist"}),
        ("The Quarry Club endorsed Brandt, along with Pia Strand's plan.", {"Brandt"}),
        ("The Quarry Club has not endorsed Brandt, along with Lindqvist.", set()),
    ],
)
def test_candidates_behind_along_with_are_chosen_as_well(text, whom):
    assert told(text) == {name: {"Quarry Club"} for name in whom}


PAIR = {"Brandt": {"Rosa Okafor", "Pia Strand"}}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Senator Rosa Okafor is leaving. Speaker Pia Strand would like that, too; both have endorsed Brandt.", PAIR),
        ("Senator Rosa Okafor was at Brandt's launch. Pia Strand is her chair; both back Brandt.", PAIR),
        ("Senator Rosa Okafor is leaving; Speaker Pia Strand is staying; both have endorsed Brandt.", PAIR),
        ("Senator Rosa Okafor is leaving. Speaker Pia Strand is staying. Both have endorsed Brandt.", PAIR),
        ("Senator Rosa Okafor has two sisters. They met Pia Strand; both have endorsed Brandt.", {}),
        ("Senator Rosa Okafor of Marl has two sisters; both have endorsed Brandt.", {}),
        ("The Harbor Guild met on Monday. Two other unions met on Tuesday; both endorsed Brandt.", {}),
        ("The Harbor Guild met on Monday, and two unions in Marl did so on Tuesday. Both endorsed Brandt.", {}),
    ],
)
def test_both_are_those_with_whom_the_clauses_before_begin(text, who):
    assert told(text) == who
