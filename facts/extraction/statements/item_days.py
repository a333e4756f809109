"""Which of the days of a sentence belongs to one name of a list?

A line of a list gives each name its own day ("Mayor Ann Ott (Feb. 2)", "Feb. 2: Ann Ott"); in a list in prose a day
that leads one of the names is that of this name alone ("has Ott, the Guild and, since Thursday, the Clerks").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.dates import DatedWords
from facts.extraction.annotated import NameSpan, Sentence
from facts.extraction.drafts import Draft
from facts.extraction.places import Places
from facts.models import DateRange

LINES = frozenset({"C / E, E", "E / C, C", "C: E, E", "further C"})
_OF_CHOICES = frozenset({"E / C, C", "further C"})
_IN_BRACKET = re.compile(r"\((?:[^()]*[^\w()])?(?:(?:on|since|endorsed|announced|added) )?$")
_BRACKET_GOES_ON = re.compile(r"\s*[),;]")
_BEHIND_MARK = re.compile(r"(?:[,–—]|\s-|\s--)\s*(?:(?:on|since|endorsed|announced|added) )?$")
_ENDS = re.compile(r"[\s.*]*(?:$|;|\n)")
_HEADS = re.compile(r"[\s*]*(?:[:–—)]|--? )")
_JOINT = re.compile(r"\band,?\s+(?:(?:since|on|in|from)\s+)?$", re.IGNORECASE)
_TITLED = 60  # characters between the day and the name that it leads


def day_of_item(text: str, dates: Sequence[DatedWords], draft: Draft, names: Sequence[NameSpan]) -> DateRange | None:
    """The day that a line of a list gives to the name that makes a draft of it.

    Args:
        text: The sentence; offsets in `dates` are its own.
        dates: Its dated words.
        draft: Told by a line of a list; anything else has no such day.
        names: The names in the sentence, offsets counted from its start.
    """
    if draft.line not in LINES:
        return None
    who = draft.candidate if draft.line in _OF_CHOICES else draft.endorser
    for dated in (d for d in dates if d.relation in ("on", "since")):
        before = text[: dated.start]
        if not re.search(r"\w", before):
            if _HEADS.match(text, dated.end):
                return dated.when
            continue
        named = next((n for n in reversed(names) if n.end <= dated.start), None)
        in_bracket = _IN_BRACKET.search(before) and _BRACKET_GOES_ON.match(text, dated.end)
        behind = _BEHIND_MARK.search(before) and _ENDS.match(text, dated.end)
        if named is not None and who in named.entities and (in_bracket or behind):
            return dated.when
    return None


def led_to(text: str, dated: DatedWords, names: Sequence[NameSpan]) -> NameSpan | None:
    """The name of a list in prose that a day leads ("and, since Thursday, the Clerks"); None where it leads none."""
    if not _JOINT.search(text[: dated.start]) or not re.match(r",|\s+(?:by|from)\b", text[dated.end :]):
        return None
    following = next((n for n in names if n.start >= dated.end), None)
    if following is None or following.start - dated.end > _TITLED or following.possessive:
        return None
    between = text[dated.end : following.start]
    return following if re.fullmatch(r",?\s+(?:(?:by|from)\s+)?(?:[\w.'-]+,?\s+){0,6}", between) else None


def names_of(places: Places, sentence: Sentence) -> list[NameSpan]:
    """The names of a sentence, with offsets counted from its start."""
    return [
        NameSpan(
            paragraph=s.paragraph,
            start=s.start - sentence.start,
            end=s.end - sentence.start,
            entities=s.entities,
            how=s.how,
            possessive=s.possessive,
        )
        for s in places.spans_in(sentence)
    ]
