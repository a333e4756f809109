"""Days, contests, conditions, ranks, events and tiers of what was drafted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from facts.extraction.drafts import Draft
from facts.extraction.events import find_events
from facts.extraction.frames import rule_statements
from facts.extraction.statements import write_statements
from facts.extraction.statements.agreement import Dated, agree
from facts.models import DateRange, Stance, Tier, WrittenStatement


@pytest.fixture
def written(mark: Callable) -> Callable[..., list[WrittenStatement]]:
    """Reads marked paragraphs by rules, all the way to statements."""

    def read(*paragraphs: str, **more: object) -> list[WrittenStatement]:
        text = " ".join(paragraphs)
        standing = [name for name in ("Ana Reed", "Tom Moss") if f"[{name}]" in text]
        article = mark(*paragraphs, standing=standing, **more)
        return list(write_statements(article, rule_statements(article), by={"rules": "rules 1"}))

    return read


DAYS = [
    line for line in Path(__file__).with_name("days.txt").read_text(encoding="utf-8").splitlines() if " => " in line
]


@pytest.mark.parametrize("line", DAYS)
def test_a_statement_has_the_day_of_its_clause_or_of_a_neighbour_about_it(mark: Callable, line: str) -> None:
    text, _, days = line.partition(" => ")
    paragraphs = text.split(" || ")
    headings = [number for number, paragraph in enumerate(paragraphs, 1) if paragraph.endswith(tuple("0123456789"))]
    article = mark(*paragraphs, standing=["Ana Reed"] if "[Ana Reed]" in text else [], headings=headings)

    said = write_statements(article, rule_statements(article), by={"rules": "rules 1"})

    assert [str(s.when) for s in said] == [day.strip() for day in days.split(";")]


def test_two_verbs_of_one_sentence_have_each_their_day(written: Callable) -> None:
    said = written("[Dockers Union], which endorsed [Ana Reed] in March, withdrew its support on Tuesday.")

    assert {s.stance: str(s.when) for s in said} == {"endorses": "2024-03", "withdraws": "2024-05-14"}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("[Dockers Union] withdrew its support for [Ana Reed] until the audit is done.", "until the audit is done"),
        ("[Dockers Union] suspended its endorsement of [Ana Reed], pending a review.", "pending a review"),
        ("[Dockers Union] paused its endorsement of [Ana Reed].", "paused its endorsement of Ana Reed"),
        ("[Dockers Union] withdrew its endorsement of [Ana Reed].", None),
    ],
)
def test_what_limits_a_withdrawal_is_given_in_the_articles_words(
    written: Callable, text: str, condition: str | None
) -> None:
    assert [s.condition for s in written(text)] == [condition]


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("[Dockers Union] endorsed [Ana Reed] as its second choice.", {"Ana Reed": 2}),
        ("[Dockers Union] put [Ana Reed] first and [Tom Moss] second.", {"Ana Reed": 1, "Tom Moss": 2}),
        ("[Dockers Union] ranked [Ana Reed] No. 1.", {"Ana Reed": 1}),
        ("[Dockers Union] endorsed [Ana Reed] and [Tom Moss].", {"Ana Reed": None, "Tom Moss": None}),
        (
            "[Dockers Union] recommends a second preference for [Ana Reed] and a third for [Tom Moss].",
            {"Ana Reed": 2, "Tom Moss": 3},
        ),
    ],
)
def test_a_rank_counts_only_in_so_many_words(written: Callable, text: str, ranks: dict[str, int | None]) -> None:
    assert {s.candidate.name: s.rank for s in written(text)} == ranks


@pytest.mark.parametrize(
    ("text", "contest"),
    [
        ("[Dockers Union] endorsed [Ana Reed] for mayor of Port Hale.", "Port Hale mayor, 2024"),
        ("[Dockers Union] endorsed [Ana Reed] for mayor of Port Hale in 2019.", "Port Hale mayor, 2019"),
        (
            "[Dockers Union] endorsed [Ana Reed] in the Democratic primary for governor.",
            "Governor, Democratic primary, 2024",
        ),
        ("[Dockers Union] endorsed [Ana Reed] for city council in Port Hale.", "Port Hale city council, 2024"),
        (
            "For county clerk, the union said, [Dockers Union] endorsed [Ana Reed]. Vale County votes in June.",
            "Vale County clerk, 2024",
        ),
        ("[Dockers Union] endorsed [Ana Reed] for mayor of Port Hale four years ago.", "Port Hale mayor, 2020"),
        ("[Dockers Union] endorsed [Ana Reed] in the 2027 race for mayor of Port Hale.", "Port Hale mayor, 2027"),
        ("[Dockers Union] backed [Ana Reed] in the contest to be the next Labour leader.", "Labour Party leader, 2024"),
        ("[Dockers Union] endorsed [Ana Reed].", None),
        ("[Dockers Union] endorsed [Ana Reed] for mayor with the help of Reed-aligned groups.", "mayor, 2024"),
    ],
)
def test_a_contest_is_named_from_the_articles_words(written: Callable, text: str, contest: str | None) -> None:
    assert [s.contest for s in written(text)] == [contest]


def test_plain_words_and_full_names_need_no_look(written: Callable) -> None:
    (said,) = written("[Dockers Union] endorsed [Ana Reed].")

    assert said.tier is Tier.ACCEPT
    assert said.reasons == ("the words are plain and the names are full",)


def test_each_doubt_is_told_in_words(written: Callable) -> None:
    said = written(
        "[Tom Moss] spoke.",
        "[Lee Park] left. The weather turned.",
        "Much later [she=Ana Reed] was with [him=Tom Moss].",
    )

    (statement,) = said
    assert statement.tier is Tier.REVIEW
    assert "the phrase has other meanings too" in statement.reasons
    assert "the endorser was worked out from a pronoun far back" in statement.reasons


def test_the_same_statement_told_twice_is_one_at_its_best_place(written: Callable) -> None:
    said = written(
        "Much later [it=Dockers Union] endorsed [Ana Reed].", "[Dockers Union] endorsed [Ana Reed] on Monday."
    )

    assert [(s.paragraph, str(s.when)) for s in said] == [(2, "2024-05-13")]


def test_the_quote_is_the_sentence_with_the_stance_word(written: Callable) -> None:
    (said,) = written("It rained. [Dockers Union] endorsed [Ana Reed]. It stopped.")

    assert said.quote == "Dockers Union endorsed Ana Reed."


def test_a_happening_that_is_referred_to_has_its_day(mark: Callable) -> None:
    article = mark("On Tuesday a clerk accused [Ana Reed] of fraud.", "The accusation changed everything.")

    (event,) = find_events(article)

    assert (event.name, str(event.when), event.paragraph) == ("allegation", "2024-05-14", 1)


def test_a_happening_without_a_day_is_no_event(mark: Callable) -> None:
    assert find_events(mark("A clerk accused [Ana Reed] of fraud.", "The accusation changed everything.")) == ()


@pytest.mark.parametrize(
    ("text", "contest"),
    [
        ("[Dockers Union] endorsed [Ana Reed] for governor of Ohio.", "Ohio governor, 2024"),
        ("Ohio votes soon. [Dockers Union] endorsed [Ana Reed] for attorney general.", "Ohio attorney general, 2024"),
        ("[Dockers Union] endorsed [Ana Reed] in the race for the U.S. Senate in Ohio.", "U.S. Senate, Ohio, 2024"),
        ("Republicans met in Iowa. [Dockers Union] endorsed [Ana Reed] for president.", "U.S. president, 2024"),
        ("[Dockers Union] endorsed [Ana Reed] for president of Carvonia.", "President of Carvonia, 2024"),
        ("NYC votes. [Dockers Union] endorsed [Ana Reed] for NYC mayor.", "New York City mayor, 2024"),
        ("[Dockers Union] endorsed [Ana Reed] for New York City city council.", "New York City Council, 2024"),
        (
            "[Dockers Union] endorsed [Ana Reed] in the special election for mayor of Port Hale.",
            "Port Hale mayor, special election, 2024",
        ),
        (
            "[Dockers Union] endorsed [Ana Reed] for the state House in Ohio, in the 8th District.",
            "Ohio state Assembly, 2024",
        ),
    ],
)
def test_states_nations_and_votes_out_of_turn_are_told(written: Callable, text: str, contest: str) -> None:
    assert [s.contest for s in written(text)] == [contest]


def test_a_president_is_chosen_every_fourth_year(written: Callable) -> None:
    (said,) = written(
        "Republicans met in Iowa. [Dockers Union] endorsed [Ana Reed] for president.", published="2026-05-17"
    )

    assert said.contest == "U.S. president, 2028"


def test_the_office_of_each_in_a_list_is_its_own(written: Callable) -> None:
    said = written("[Dockers Union] endorsed [Ana Reed] for mayor and [Tom Moss] for lieutenant governor.")

    assert "Lieutenant governor, 2024" in {s.contest for s in said if s.candidate.name == "Tom Moss"}


def test_the_day_of_a_noun_of_support_is_not_that_of_what_plain_words_tell_later():
    draft = Draft(endorser=0, candidate=1, stance=Stance.ENDORSES, paragraph=2, start=0, end=9, anchor=3)
    noun = replace(draft, paragraph=1, noun_only=True, doubts=("only a noun says it",))
    told = [Dated(noun, DateRange.parse("2024-05-13"), None, 2), Dated(draft, DateRange.parse("2024-05-15"), None, 1)]

    assert [str(agreed.when) for agreed in agree(told)] == ["2024-05-15"]
