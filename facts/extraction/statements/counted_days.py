"""Which day has an act that is told to be so many days before or after another act or event?

"Reed won the Guild on Tuesday, two days after the Clerks had backed him": the Clerks' day is counted back from the
Guild's; "three days after the Guild backed Moss on May 6, the Clerks came out for Reed" counts on from the Guild's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.dates import DatedWords, count_off
from facts.extraction.annotated import NameSpan
from facts.models import DateRange

COUNTS = re.compile(r"\b(?:after|before)\b")
_TO_SUBJECT = re.compile(r"\s+(?P<called>(?:its|his|her|their|an?|another) [\w' -]{3,40}, )?(?:[\w.'-]+ ){0,4}")
_TO_VERB = re.compile(
    r"(?P<closed>, (?:[^,;.]{3,40}, )?| )(?:(?:had|has|have|too|also|already|itself|himself|herself) )*"
)
_BESIDE = re.compile(r"[^,;.]{0,40},?\s+")
_ONE_CLAUSE = re.compile(r"[^,;:.]*")


def counted_day(
    text: str, anchor: int, dates: Sequence[DatedWords], named: Sequence[NameSpan], published: DateRange
) -> DateRange | None:
    """The day counted from that of the other act of a sentence; None where nothing is counted.

    Args:
        text: The sentence; all offsets are its own.
        anchor: Of the stance word.
        dates: Its dated words.
        named: The places that mean the endorser.
        published: Nothing is told of days after it.
    """
    for counts in COUNTS.finditer(text):
        is_within = any(_is_subject(text, counts.end(), name, anchor) for name in named)
        dated = _before(text, counts, dates) if is_within else _within(text, counts, anchor, dates)
        counted = count_off(text, counts.end(), dated.when, back=is_within) if dated is not None else None
        if counted is None:
            continue
        first, last, end = counted[1].earliest_on, counted[1].latest_on, published.latest_on
        if first is not None and last is not None and (end is None or last <= end):
            return counted[1]
    return None


def _is_subject(text: str, start: int, name: NameSpan, anchor: int) -> bool:
    """Whether a name leads the counted clause of which the anchor is the verb."""
    if not start <= name.start < name.end <= anchor or name.possessive:
        return False
    opens, closes = _TO_SUBJECT.fullmatch(text, start, name.start), _TO_VERB.fullmatch(text, name.end, anchor)
    return opens is not None and closes is not None and (not opens["called"] or closes["closed"] != " ")


def _before(text: str, counts: re.Match[str], dates: Sequence[DatedWords]) -> DatedWords | None:
    """The day of the act in front, from which the counted clause is told."""
    lead = count_off(text, counts.end(), DateRange())
    before = [d for d in dates if lead is not None and d.end <= lead[0]]
    if lead is None or not before or before[-1].relation != "on" or not before[-1].when.is_day:
        return None
    behind = [d for d in dates if d.start >= counts.end()]
    return before[-1] if not behind and _BESIDE.fullmatch(text, before[-1].end, lead[0]) else None


def _within(text: str, counts: re.Match[str], anchor: int, dates: Sequence[DatedWords]) -> DatedWords | None:
    """The day told in the counted clause, where the anchor stands outside of it."""
    dated = next((d for d in dates if d.start >= counts.end()), None)
    if dated is None or dated.relation != "on" or not dated.when.is_day:
        return None
    lead = count_off(text, counts.end(), dated.when)
    if lead is None or not _ONE_CLAUSE.fullmatch(text, counts.end(), dated.start):
        return None
    if anchor > dated.end:
        ends = _ONE_CLAUSE.match(text, dated.end, anchor)
        is_closed = ends is not None and text[ends.end() : ends.end() + 1] == ","
        return dated if is_closed and not re.search(r"\w", text[: lead[0]]) else None
    return dated if anchor < lead[0] and _ONE_CLAUSE.fullmatch(text, anchor, lead[0]) else None
