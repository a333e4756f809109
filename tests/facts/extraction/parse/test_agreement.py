"""What two engines read alike is surer than what one reads alone."""

from dataclasses import replace

import pytest

from facts.articles import parse_article
from facts.extraction import ENGINES, PARSE, RULES, extract
from facts.extraction.drafts import Draft
from facts.extraction.statements.agreement import Dated, agree
from facts.extraction.statements.confirmation import Told, Witnesses
from facts.models import DateRange, Stance, Tier

TEXT = """
The Dockers Union endorsed Ana Reed for mayor of Port Lorn on Monday.

Tom Moss, who is also running for mayor, won the backing of the Nurses Guild.
"""


def article(text=TEXT):
    return parse_article(text, key="a", title="A day in town", publisher="The Crier", published="2024-05-17")


def test_both_engines_are_named_with_their_versions(model):
    statements = extract(article()).statements

    assert {s.extracted_by for s in statements} == {f"rules 1 + {model}"}


def test_what_both_engines_read_is_accepted_and_says_so(model):
    statements = extract(article()).statements

    assert {(s.tier, s.reasons[0]) for s in statements} == {(Tier.ACCEPT, "both engines read the same")}


@pytest.mark.parametrize("engines", [(RULES,), (PARSE,)])
def test_each_engine_can_be_left_out(model, engines):
    statements = extract(article(), engines).statements

    assert statements
    assert all(("rules" in s.extracted_by) == (engines == (RULES,)) for s in statements)


def test_without_a_model_the_rules_read_alone(monkeypatch):
    monkeypatch.setattr("facts.extraction.engine_version", lambda: None)

    statements = extract(article(), ENGINES).statements

    assert {s.extracted_by for s in statements} == {"rules 1"}


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Ana Reed is running for mayor of Port Lorn. The Dockers Union embraced Ana Reed on Monday.",
        "Ana Reed is running for mayor of Port Lorn. The Dockers Union met on Monday. It endorsed her.",
    ],
    ids=["plain words and full names", "words with other meanings", "pronouns"],
)
def test_what_only_the_rules_read_though_the_parser_was_asked_waits_for_a_look(model, monkeypatch, text):
    monkeypatch.setattr("facts.extraction.parse_statements", lambda *_: [])

    statements = extract(article(text), engines=(RULES, PARSE)).statements

    assert {(s.tier, s.reasons[0]) for s in statements} == {(Tier.REVIEW, "only the rules read it")}


def test_what_the_parser_alone_reads_of_somebody_else_is_dropped(model, monkeypatch):
    read = extract(article()).statements
    monkeypatch.setattr("facts.extraction.statements.confirmation.Witnesses.told", lambda self, drafts: Told.OTHERWISE)
    monkeypatch.setattr("facts.extraction.rule_statements", lambda *_: [])

    assert read
    assert not extract(article()).statements


def test_several_who_take_sides_on_somebody_show_that_there_is_a_contest(model):
    left = "took back their endorsement of him."
    one = f"Vic Dorsey was arrested on June 2. The Musicians Guild and the Screen League {left}"
    three = one.replace("Guild and the", "Guild, the Ushers Union and the")

    few, several = ({s.reasons[-1] for s in extract(article(text)).statements} for text in (one, three))

    assert few == {"nothing says that the candidate stands in a contest"}
    assert few & several == set()


def test_a_text_too_long_for_the_parser_is_read_by_rules_and_says_so(model, monkeypatch):
    monkeypatch.setattr("facts.extraction.parse.reading.MAX_CHARACTERS", 100)

    statements = extract(article()).statements

    assert statements
    assert all("the article is too long for the parser" in s.reasons for s in statements)
    assert {s.extracted_by for s in statements} == {"rules 1"}


def test_a_sentence_too_long_for_the_parser_is_read_by_rules_and_says_so(model, monkeypatch):
    monkeypatch.setattr("facts.extraction.parse.reading.MAX_TOKENS", 12)

    reasons = {s.endorser.name: s.reasons for s in extract(article()).statements}

    assert "the sentence is too long for the parser" in reasons["Nurses Guild"]
    assert "the sentence is too long for the parser" not in reasons["Dockers Union"]


def drafted(engine, endorser, candidate, anchor=7):
    return Draft(
        endorser=endorser, candidate=candidate, stance=Stance.ENDORSES, paragraph=1, start=0, end=40, anchor=anchor,
        engine=engine,
    )  # fmt: skip


TOLD = {
    "the same pair": ([("rules", 1, 2)], Told.ALIKE),
    "another member of the list": ([("rules", 3, 2), ("parse", 3, 2)], Told.IN_PART),
    "another candidate alone": ([("rules", 1, 3), ("parse", 1, 3)], Told.ADDED),
    "somebody else": ([("rules", 3, 2)], Told.OTHERWISE),
    "nothing": ([], Told.PARSER_ONLY),
}


@pytest.mark.parametrize(("others", "told"), TOLD.values(), ids=TOLD.keys())
def test_what_the_other_engine_makes_of_the_same_words_is_told(others, told):
    mine = drafted("parse", 1, 2)
    drafts = [mine, *(drafted(*other) for other in others)]
    same = [d for d in drafts if (d.endorser, d.candidate) == (1, 2)]

    assert Witnesses(drafts).told(same) is told


FAR = "the endorser was worked out from a description far"
SPEAKS = "the endorser was worked out from who speaks"
TAKEN = "the candidate is taken from the sentences before"
MEANINGS = "the phrase has other meanings too"
UNPROVEN = "nothing says that the candidate stands in a contest"


@pytest.mark.parametrize(
    ("doubts", "tier"),
    [
        ((), Tier.ACCEPT),
        ((FAR,), Tier.ACCEPT),
        ((FAR, MEANINGS), Tier.REVIEW),
        ((SPEAKS,), Tier.ACCEPT),
        ((SPEAKS, MEANINGS), Tier.ACCEPT),
        ((SPEAKS, UNPROVEN), Tier.ACCEPT),
        ((SPEAKS, MEANINGS, UNPROVEN), Tier.REVIEW),
        ((MEANINGS, UNPROVEN), Tier.ACCEPT),
        ((MEANINGS, FAR, UNPROVEN), Tier.REVIEW),
        (("the words only praise",), Tier.REVIEW),
        ((TAKEN,), Tier.REVIEW),
        ((TAKEN, "the endorser was worked out from a pronoun near"), Tier.REVIEW),
        (("the endorser was worked out from a group",), Tier.ACCEPT),
        (("the endorser was worked out from a group", MEANINGS), Tier.REVIEW),
        (("the endorser was worked out from a pronoun far",), Tier.ACCEPT),
        (("the endorser was worked out from a pronoun far", MEANINGS), Tier.REVIEW),
        (("the candidate was worked out from a pronoun far back",), Tier.REVIEW),
        (("somebody may be chosen for something else",), Tier.REVIEW),
        (("it is denied right behind",), Tier.REVIEW),
        (("the words are somebody's advice",), Tier.ACCEPT),
        (("the words are somebody's advice", "the candidate was worked out from a pronoun far"), Tier.REVIEW),
    ],
)
def test_what_both_engines_have_from_one_place_waits_for_a_look(doubts, tier):
    when = DateRange.parse("2024")
    both = [Dated(replace(drafted(engine, 1, 2), doubts=doubts), when, None, 1) for engine in ("rules", "parse")]

    assert [one.tier for one in agree(both, engines=2)] == [tier]


@pytest.mark.parametrize("stance", [Stance.WITHDRAWS, Stance.OPPOSES, Stance.URGES_EXIT])
def test_weak_words_of_whoever_speaks_prove_support_alone(stance):
    when = DateRange.parse("2024")
    both = [
        Dated(replace(drafted(engine, 1, 2), doubts=(SPEAKS, MEANINGS), stance=stance), when, None, 1)
        for engine in ("rules", "parse")
    ]

    assert [one.tier for one in agree(both, engines=2)] == [Tier.REVIEW]


def test_another_word_is_no_witness():
    mine = drafted("rules", 1, 2)

    assert Witnesses([mine, drafted("parse", 3, 2, anchor=90)]).told([mine]) is Told.RULES_ONLY


@pytest.mark.parametrize(("names", "told"), [(2, Told.RULES_ONLY), (3, Told.RULES_LIST)])
def test_three_names_that_one_word_speaks_of_are_a_list(names, told):
    listed = [drafted("rules", endorser, 9) for endorser in range(1, names + 1)]

    assert Witnesses(listed).told(listed[:1]) is told


def test_a_plain_list_that_only_the_rules_follow_needs_no_look(model, monkeypatch):
    monkeypatch.setattr("facts.extraction.parse_statements", lambda *_: [])
    names = "Ann Reed, Ben Lowe, Cora Hale and Dan Pike"
    text = (
        f"Mayor Edith Crane is running again for mayor of Aldport.\n\nOthers who abandoned Edith Crane include {names}."
    )
    read = parse_article(text, key="list", published="2024-03-12", publisher="Herald", title="Left")

    left = [s for s in extract(read, engines=(RULES, PARSE)).statements if s.stance is Stance.WITHDRAWS]

    assert {s.endorser.name for s in left} == {"Ann Reed", "Ben Lowe", "Cora Hale", "Dan Pike"}
    assert {(s.tier, s.reasons[0]) for s in left} == {(Tier.ACCEPT, "only the rules read it, as a list of names")}


@pytest.mark.parametrize(
    ("count", "names", "sure"),
    [("Three", "Jo Marl of Belk; Al Orr of Carve; and Ann Ott of Dent", True), ("Two", "Jo Marl; and Al Orr", False)],
)
def test_three_or_more_who_were_counted_need_no_look(model, monkeypatch, count, names, sure):
    monkeypatch.setattr("facts.extraction.parse_statements", lambda *_: [])
    lead = f"{count} mayors who had backed Rosa Bly for Congress withdrew their support on Monday."
    text = f"{lead}\n\n“We can read,” it says below the names {names}."

    tiers = {s.tier.value for s in extract(article(text)).statements if s.stance.value == "withdraws"}

    assert tiers == {"accept" if sure else "review"}


@pytest.mark.parametrize(
    ("stance", "tier"),
    [
        (Stance.ENDORSES, Tier.ACCEPT),
        (Stance.OPPOSES, Tier.ACCEPT),
        (Stance.REAFFIRMS, Tier.REVIEW),
        (Stance.URGES_EXIT, Tier.REVIEW),
        (Stance.WITHDRAWS, Tier.REVIEW),
    ],
)
def test_what_may_be_said_of_anybody_in_office_waits_where_nothing_says_that_they_stand(stance, tier):
    when = DateRange.parse("2024")
    drafts = [replace(drafted(engine, 1, 2), stance=stance, doubts=(UNPROVEN,)) for engine in ("rules", "parse")]

    assert [one.tier for one in agree([Dated(d, when, None, 1) for d in drafts], engines=2)] == [tier]
