"""What does the learned reader's opinion change of what is settled?

It has read other texts than those the rules were made with, so that its word counts beside theirs: what it finds very
unlikely waits for a look or is left out, what it finds as good as certain needs none, if another engine has read it as
well. Which of two stances is told (stands by, or endorses?) it knows less well than the rules, so that only what it
finds unlikely altogether is in doubt.
"""

from __future__ import annotations

from dataclasses import replace

from facts.extraction.drafts import LEARNED, Shares
from facts.extraction.statements.agreement import CLAIMED, SHARED, UNPROVEN, Agreed
from facts.extraction.statements.confirmation import LEARNED_SURE, Told
from facts.models import Tier

DOUBTS = "the learned reader doubts it"
# What it cannot know better: it is given the names as the other engines have them, and no more than a few sentences.
_BEYOND = (*SHARED, UNPROVEN, CLAIMED, "advice", Told.OTHERWISE.value)
# Chosen on the same pages as those of `learned.reading`, where what is accepted then had precision .96 and recall .48.
_DOUBTED = 0.05  # that anything is told of the two; below it what engines agree on waits for a look
_UNLIKELY = 0.01  # likewise; below it what waits for a look is left out
_CERTAIN = 0.98  # from it what one engine reads needs no look


def with_second_thoughts(agreed: Agreed, shares: Shares) -> Agreed | None:
    """A statement as the learned reader leaves it; None where it is left out.

    Args:
        agreed: As the other engines, or the learned one alone, settled it.
        shares: How likely the learned reader finds what is told of two somewhere in the article; statements of two
            whom it did not weigh stay as they are. What makes a pair certain may be other words than the draft's.
    """
    draft = agreed.draft
    share = shares.told.get((draft.endorser, draft.stance, draft.candidate))
    if share is None:
        return agreed
    anything = shares.anything[draft.endorser, draft.candidate]
    if agreed.tier is Tier.ACCEPT:
        return agreed if anything >= _DOUBTED else replace(agreed, tier=Tier.REVIEW, reasons=(DOUBTS, *agreed.reasons))
    if anything < _UNLIKELY:
        return None
    if share >= _CERTAIN and agreed.engines != {LEARNED} and not any(map(_is_beyond, agreed.reasons)):
        return replace(agreed, tier=Tier.ACCEPT, reasons=(LEARNED_SURE, *agreed.reasons))
    return agreed


def _is_beyond(reason: str) -> bool:
    return any(words in reason for words in _BEYOND)
