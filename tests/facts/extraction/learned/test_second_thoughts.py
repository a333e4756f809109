"""What the learned reader's opinion changes of a settled statement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.extraction.drafts import Draft, Shares
from facts.extraction.statements.agreement import Agreed
from facts.extraction.statements.confirmation import LEARNED_SURE
from facts.extraction.statements.second_thoughts import DOUBTS, with_second_thoughts
from facts.models import DateRange, Stance, Tier

DRAFT = Draft(endorser=0, candidate=1, stance=Stance.ENDORSES, paragraph=1, start=0, end=9, anchor=4)


def settled(tier, engines=("rules",)):
    return Agreed(
        draft=DRAFT, when=DateRange(), contest=None, tier=tier, reasons=("as it was",), engines=frozenset(engines)
    )


def shares(**told):
    by = {(0, Stance(stance), 1): share for stance, share in told.items()}
    return Shares(by, {(0, 1): sum(told.values())} if told else {})


def thought(tier, share, engines=("rules",)):
    return with_second_thoughts(settled(tier, engines), shares(endorses=share))


def test_what_it_has_not_weighed_stays():
    for tier in (Tier.ACCEPT, Tier.REVIEW):
        assert with_second_thoughts(settled(tier), Shares()) == settled(tier)
        assert with_second_thoughts(settled(tier), shares(opposes=1.0)) == settled(tier)


def test_what_it_finds_unlikely_waits_for_a_look_and_says_why():
    doubted = thought(Tier.ACCEPT, 0.01)
    assert (doubted.tier, doubted.reasons) == (Tier.REVIEW, (DOUBTS, "as it was"))


@pytest.mark.parametrize("engines", [("rules",), ("parse",), ("rules", "parse")])
def test_what_it_finds_as_good_as_certain_needs_no_look(engines):
    sure = thought(Tier.REVIEW, 0.999, engines)
    assert (sure.tier, sure.reasons) == (Tier.ACCEPT, (LEARNED_SURE, "as it was"))


def test_what_it_finds_likely_stays():
    for tier in (Tier.ACCEPT, Tier.REVIEW):
        assert thought(tier, 0.7) == settled(tier)


def test_what_nobody_else_accepts_and_it_finds_all_but_impossible_is_left_out():
    assert thought(Tier.REVIEW, 0.0001) is None


@pytest.mark.parametrize("reason", ["the endorser's name may go on", "it is denied right behind",
                                    "nothing says that the candidate stands in a contest",
                                    "the other engine reads the phrase of somebody else"])  # fmt: skip
def test_what_it_cannot_know_better_still_waits_for_a_look(reason):
    doubted = replace(settled(Tier.REVIEW), reasons=("only the rules read it", reason))
    assert with_second_thoughts(doubted, shares(endorses=0.999)) == doubted


def test_another_stance_that_it_finds_likelier_is_no_doubt():
    told = shares(endorses=0.01, reaffirms=0.9)
    assert with_second_thoughts(settled(Tier.ACCEPT), told) == settled(Tier.ACCEPT)


def test_what_it_alone_reads_always_waits_for_a_look():
    assert thought(Tier.REVIEW, 0.999, ("learned",)) == settled(Tier.REVIEW, ("learned",))
