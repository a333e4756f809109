"""Frames: who stands by whom in one or two sentences, names marked by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

REED, MOSS, DOCKERS, NURSES = "Ana Reed", "Tom Moss", "Dockers Union", "Nurses Guild"

YES = {
    "active": ("[Dockers Union] endorsed [Ana Reed] on Monday.", "endorses"),
    "with a title in between": ("[Dockers Union] endorsed retired ferry captain [Ana Reed].", "endorses"),
    "perfect with adverb": ("[Dockers Union] has formally endorsed [Ana Reed].", "endorses"),
    "passive": ("[Ana Reed] was endorsed last week by [Dockers Union].", "endorses"),
    "participle without be": ("[Ana Reed], backed by [Dockers Union], spoke first.", "endorses"),
    "noun that is won": ("[Ana Reed] has won the coveted endorsement of [Dockers Union].", "endorses"),
    "noun that is owned": ("[Dockers Union]'s endorsement of [Ana Reed] came late.", "endorses"),
    "candidate gets the owner's nod": ("[Ana Reed] got [Dockers Union]'s nod on Friday.", "endorses"),
    "compound": ("The [Dockers Union]-backed [Ana Reed] leads.", "endorses"),
    "relative clause": ("[Dockers Union], which endorsed [Ana Reed] in May, is small.", "endorses"),
    "object relative": ("[Ana Reed], whom [Dockers Union] endorsed, spoke first.", "endorses"),
    "apposition before the verb": (
        "[Dockers Union], the port's largest employer of cranes, endorsed [Ana Reed].",
        "endorses",
    ),
    "second verb": ("[Dockers Union] met on Monday and endorsed [Ana Reed].", "endorses"),
    "gerund behind a clause": ("[Dockers Union] surprised the town, endorsing [Ana Reed].", "endorses"),
    "decided to": ("[Dockers Union] has decided to back [Ana Reed].", "endorses"),
    "will vote for": ("[Dockers Union] said it would be backing [Ana Reed].", None),
    "dashes before the verb": ("[Dockers Union] -- no friend of incumbents -- backed [Ana Reed].", "endorses"),
    "body's board": ("[Dockers Union]'s executive board voted to endorse [Ana Reed].", "endorses"),
    "members of": ("Members of [Dockers Union] endorsed [Ana Reed] on Monday.", "endorses"),
    "candidacy": ("[Dockers Union] endorsed [Ana Reed]'s bid for mayor.", "endorses"),
    "weight": ("[Dockers Union] threw its considerable weight behind [Ana Reed].", "endorses"),
    "asked voters to support": ("[Dockers Union] asked its 300 members to vote for [Ana Reed].", "endorses"),
    "a backer": ("[Dockers Union] is one of [Ana Reed]'s backers.", "endorses"),
    "withdrawn": ("[Dockers Union] withdrew its endorsement of [Ana Reed].", "withdraws"),
    "taken back": ("[Dockers Union] has taken back its endorsement of [Ana Reed].", "withdraws"),
    "took it back": ("[Dockers Union] took its endorsement of [Ana Reed] back on Friday.", None),
    "lost": ("[Ana Reed] has lost the backing of [Dockers Union].", "withdraws"),
    "no longer": ("[Dockers Union] no longer supports [Ana Reed].", "withdraws"),
    "dropped": ("[Dockers Union] dropped [Ana Reed] after the vote.", "withdraws"),
    "stopped backing": ("[Dockers Union] has stopped supporting [Ana Reed].", "withdraws"),
    "paused": ("[Dockers Union] suspended its support for [Ana Reed].", "withdraws"),
    "reaffirmed": ("[Dockers Union] reiterated its support for [Ana Reed].", "reaffirms"),
    "still": ("[Dockers Union] still supports [Ana Reed].", "reaffirms"),
    "stands by": ("[Dockers Union] is standing by [Ana Reed].", "reaffirms"),
    "refused to withdraw": ("[Dockers Union] refused to withdraw its endorsement of [Ana Reed].", "reaffirms"),
    "no reason to rescind": ("[Dockers Union] saw no reason to rescind its endorsement of [Ana Reed].", "reaffirms"),
    "declined": ("[Dockers Union] declined to endorse [Ana Reed].", "declines"),
    "will not": ("[Dockers Union] will not endorse [Ana Reed].", "declines"),
    "is not endorsing": ("[Dockers Union] is not endorsing [Ana Reed] this year.", "declines"),
    "could not recommend": ("[Dockers Union] said it could not recommend [Ana Reed].", None),
    "advice against": ("[Dockers Union] urged its members not to vote for [Ana Reed].", "opposes"),
    "off the ballot": ("[Dockers Union] told members to leave [Ana Reed] off their ballots.", "opposes"),
    "numbered last": ("[Dockers Union] tells its members to number [Ana Reed] last.", "opposes"),
    "call to leave": ("[Dockers Union] called on [Ana Reed] to step aside.", "urges_exit"),
    "call for the withdrawal": ("[Dockers Union] called for [Ana Reed]'s withdrawal.", "urges_exit"),
    "should": ("[Dockers Union] said that [Ana Reed] should drop out of the race.", "urges_exit"),
}


@pytest.mark.parametrize("case", [k for k, (_, stance) in YES.items() if stance], ids=str)
def test_a_sentence_says_who_stands_by_whom(told: Callable, case: str) -> None:
    sentence, stance = YES[case]

    assert told(sentence) == {(DOCKERS, stance, REED)}


NO = {
    "has yet to": "[Dockers Union] has yet to endorse [Ana Reed].",
    "stopped short of": "[Dockers Union] stopped short of endorsing [Ana Reed].",
    "expected to": "[Dockers Union] is expected to endorse [Ana Reed].",
    "may": "[Dockers Union] may endorse [Ana Reed].",
    "considers": "[Dockers Union] is considering endorsing [Ana Reed].",
    "whether": "[Dockers Union] will decide on Friday whether to endorse [Ana Reed].",
    "if": "If [Dockers Union] endorses [Ana Reed], the contest is over.",
    "did not": "[Dockers Union] did not endorse [Ana Reed].",
    "never": "[Dockers Union] has never endorsed [Ana Reed].",
    "sought": "[Ana Reed] is seeking the endorsement of [Dockers Union].",
    "hopes to win": "[Ana Reed] hopes to win the backing of [Dockers Union].",
    "question": "Has [Dockers Union] endorsed [Ana Reed]?",
    "taken back": "[Dockers Union] has endorsed [Ana Reed]. It has not.",
    "somebody's opponent": "[Dockers Union] endorsed [Ana Reed]'s opponent.",
    "another's wife": "[Dockers Union]'s lawyer endorsed [Ana Reed].",
    "surmised": "It is thought that [Dockers Union] would back [Ana Reed].",
    "if it could": "[Dockers Union] would back [Ana Reed], it said, if it were allowed to.",
    "a measure": "[Dockers Union] endorsed Measure 14, which [Ana Reed] wrote.",
    "post, not contest": "[Dockers Union] called on [Ana Reed] to resign as chair of the committee.",
    "remark, not contest": "[Dockers Union] said that [Ana Reed] should withdraw the remark.",
    "should not": "[Dockers Union] said that [Ana Reed] should not drop out.",
    "nobody said": "[Dockers Union] met while [Ana Reed] was told nothing.",
    "asked whether": "Asked whether [Ana Reed] should quit, [Dockers Union] said nothing.",
    "neither repeats nor takes back": (
        "[Dockers Union] would not repeat its endorsement of [Ana Reed] and would not take it back."
    ),
    "the own campaign": "[Ana Reed] abandoned [her'=Ana Reed] run on Monday.",
    "members who act": "[Dockers Union] officials at the other port endorsed nobody, least of all [Ana Reed].",
}


@pytest.mark.parametrize("sentence", NO.values(), ids=NO)
def test_a_sentence_that_only_looks_like_it_says_nothing(told: Callable, sentence: str) -> None:
    assert told(sentence) == set()


def test_a_list_of_endorsers_is_read_whole(told: Callable) -> None:
    assert told("[Dockers Union], [Nurses Guild] and [Lee Park], the former sheriff, all endorsed [Ana Reed].") >= {
        (NURSES, "endorses", REED)
    }
    assert told("[Ana Reed] was endorsed by [Dockers Union], [Nurses Guild] and [Lee Park].") == {
        (DOCKERS, "endorses", REED),
        (NURSES, "endorses", REED),
        ("Lee Park", "endorses", REED),
    }


def test_a_list_of_candidates_may_have_districts_in_it(told: Callable) -> None:
    said = told("[Dockers Union] endorsed [Ana Reed], District 1; [Tom Moss], District 2; and [Lee Park], District 5.")

    assert said == {(DOCKERS, "endorses", name) for name in (REED, MOSS, "Lee Park")}


def test_a_list_ends_where_a_name_has_a_verb_of_its_own(told: Callable) -> None:
    assert told("[Dockers Union] endorsed [Ana Reed], and [Tom Moss] said he was happy.") == {
        (DOCKERS, "endorses", REED)
    }


def test_a_plural_is_filled_by_the_list_behind_it(told: Callable) -> None:
    assert told("[Ana Reed] was endorsed by two unions: [Dockers Union] and [Nurses Guild].") == {
        (DOCKERS, "endorses", REED),
        (NURSES, "endorses", REED),
    }
    assert told("Others who abandoned [Ana Reed] include [Dockers Union] and [Nurses Guild].") == {
        (DOCKERS, "withdraws", REED),
        (NURSES, "withdraws", REED),
    }


def test_a_plural_is_filled_by_the_lines_under_it(told: Callable) -> None:
    said = told("Several unions have endorsed [Ana Reed].", "[Dockers Union]", "[Nurses Guild], Port Hale")

    assert said == {(DOCKERS, "endorses", REED), (NURSES, "endorses", REED)}


@pytest.mark.parametrize(
    "second",
    [
        "[Nurses Guild] followed suit.",
        "[Nurses Guild] did the same on Friday.",
        "So did [Nurses Guild].",
        "Ditto [Nurses Guild].",
        "It was joined by [Nurses Guild].",
    ],
)
def test_who_does_the_same_is_told_by_the_sentence_before(told: Callable, second: str) -> None:
    assert told(f"[Dockers Union] endorsed [Ana Reed]. {second}") == {
        (DOCKERS, "endorses", REED),
        (NURSES, "endorses", REED),
    }


def test_who_does_the_same_for_another_candidate_backs_that_one(told: Callable) -> None:
    assert (NURSES, "endorses", MOSS) in told(
        "[Dockers Union] endorsed [Ana Reed]. [Nurses Guild] did the same for [Tom Moss]."
    )


def test_leaving_one_for_another_says_both(told: Callable) -> None:
    assert told("[Dockers Union] abandoned [Ana Reed] for [Tom Moss].") == {
        (DOCKERS, "withdraws", REED),
        (DOCKERS, "endorses", MOSS),
    }
    assert told("[Lee Park] dropped his support of [Ana Reed] and endorsed [Tom Moss].") == {
        ("Lee Park", "withdraws", REED),
        ("Lee Park", "endorses", MOSS),
    }


def test_a_candidate_left_out_is_the_one_the_endorser_was_told_to_back(told: Callable) -> None:
    said = told(
        "[Dockers Union] endorsed [Ana Reed] in May. [Tom Moss] spoke. [Dockers Union] has since withdrawn its support."
    )

    assert (DOCKERS, "withdraws", REED) in said
    assert (DOCKERS, "withdraws", MOSS) not in said


def test_advice_in_a_quotation_is_the_speakers(told: Callable) -> None:
    assert told('"[Ana Reed] should step aside," [Lee Park] said.') == {("Lee Park", "urges_exit", REED)}
    assert told('"Just do not vote for [Ana Reed]," [Lee Park] wrote.') == {("Lee Park", "opposes", REED)}


def test_nobody_endorses_themselves(told: Callable) -> None:
    assert told("[Lee Park] wrote that [he=Ana Reed] was behind [Ana Reed].") == {("Lee Park", "endorses", REED)}


def test_support_for_someone_who_does_not_stand_is_no_statement_when_quoted(told: Callable) -> None:
    assert told('"I support [Jo Lane]," [Lee Park] said.') == set()


def test_who_joins_a_crowd_does_what_the_crowd_does(told: Callable) -> None:
    assert told("[Lee Park] joined a growing list of senators calling on [Ana Reed] to withdraw.") == {
        ("Lee Park", "urges_exit", REED)
    }


def test_which_never_means_a_person(told: Callable) -> None:
    said = told("[Dockers Union], a body with ties to [Lee Park] that first backed [Tom Moss], met.")

    assert ("Lee Park", "endorses", MOSS) not in said


def test_a_call_by_name_is_the_speakers(told: Callable) -> None:
    assert told('"Pack it in, [Reed=Ana Reed]," [Lee Park] said. [Ana Reed] laughed.') == {
        ("Lee Park", "urges_exit", REED)
    }


def test_a_verb_left_out_is_that_of_the_first_half(told: Callable) -> None:
    assert told("[Dockers Union] announced its support for [Ana Reed], and [Nurses Guild] for [Tom Moss].") == {
        (DOCKERS, "endorses", REED),
        (NURSES, "endorses", MOSS),
    }


def test_support_that_is_withdrawn_needs_no_subject(told: Callable) -> None:
    assert told("[Dockers Union]'s support for [Ana Reed] has been withdrawn.") == {(DOCKERS, "withdraws", REED)}


def test_a_second_of_goes_on_with_the_list(told: Callable) -> None:
    assert told("[Ana Reed] has the support of [Dockers Union] and, as of Monday, of [Nurses Guild].") == {
        (DOCKERS, "endorses", REED),
        (NURSES, "endorses", REED),
    }


def test_a_clause_before_a_colon_is_no_label(told: Callable) -> None:
    assert told("[Tom Moss] stands.", "The league had endorsed two candidates: [Ana Reed] and [Lee Park].") == set()
