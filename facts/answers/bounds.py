"""How much may one answer read?

A question that names nobody asks of every statement there is: a small store is read whole, of a large one the question
is refused with what to name. What the store's index counts and lists is read by the page and knows no such bound.
"""

from __future__ import annotations

from collections.abc import Collection

from facts.answers.inquiry import Inquiry
from facts.store.standings import has_many_in_all
from facts.store.statements import has_more_than

MOST_READ = 20_000  # statements: each takes 0.05 ms to read and fold
_FEW = 1_000  # pairs of names that have said less than that between them


class TooWide(Exception):
    """The question asks of more statements than one answer reads: than so many."""


def may_read_all(inquiry: Inquiry) -> bool:
    """Whether the whole store is little enough to be read for one answer."""
    return not has_many_in_all(inquiry.store, MOST_READ)


def refuse_too_wide(
    inquiry: Inquiry,
    endorsers: Collection[int] | None,
    candidates: Collection[int] | None,
    contests: Collection[int] | None,
) -> None:
    """Refuse to read what these have said of those in these contests, where it is too much; None stands for all.

    Raises:
        TooWide: It is.
    """
    if endorsers is not None and candidates is not None and len(endorsers) * len(candidates) <= _FEW:
        return
    if not has_many_in_all(inquiry.store, MOST_READ):
        return
    if has_more_than(
        inquiry.store,
        inquiry.view,
        MOST_READ,
        endorser_ids=endorsers,
        candidate_ids=candidates,
        contest_ids=contests,
    ):
        raise TooWide(MOST_READ)
