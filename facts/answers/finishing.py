"""What is the answer that a draft amounts to, and for which day does it hold?"""

from __future__ import annotations

from contextlib import suppress

from facts.answers.bounds import TooWide
from facts.answers.citing import settle_marks
from facts.answers.drafts import Draft
from facts.answers.inquiry import Inquiry
from facts.answers.matching import moment_of
from facts.answers.moments import UnknownDay
from facts.answers.telling import join_lines, read_names
from facts.models import Answer, DateRange, Relative

#: Windows that name the day an answer holds for.
_DATED = frozenset({Relative.ON, Relative.DURING, Relative.UNTIL})


def finish(inquiry: Inquiry, draft: Draft) -> Answer:
    """The answer that a draft amounts to."""
    read, told = read_names(inquiry)
    if inquiry.question.publishers:
        told.append(inquiry.words.say("time.published", names=inquiry.words.join(sorted(inquiry.question.publishers))))
    return Answer(
        question=inquiry.question.typed or inquiry.question.text,
        kind=draft.kind,
        text=settle_marks(join_lines([*draft.parts, *told]), draft.cited),
        value=draft.value,
        items=tuple(draft.items),
        unconfirmed=tuple(draft.unconfirmed),
        as_of=_told_as_of(inquiry),
        read_as=read,
        citations=draft.cited.all(),
        language=inquiry.words.language,
        total=draft.total,
        total_unconfirmed=draft.total_unconfirmed,
        by_kind=draft.by_kind,
    )


def _told_as_of(inquiry: Inquiry) -> str | None:
    """The day that the question itself asks about, else the asked date or how far the sources reach."""
    window = inquiry.question.clauses[0].window if inquiry.question.clauses else None
    if window is not None and window.relative in _DATED and not window.days.is_open:
        return str(window.days)
    if window is not None and window.relative is Relative.BEFORE:
        with suppress(UnknownDay, TooWide):
            return str(DateRange.day(moment_of(inquiry, window).last))
    return inquiry.told_as_of
