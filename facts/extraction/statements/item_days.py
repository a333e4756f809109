"""Which of the days of a sentence belongs to one name of a list?

A line of a list gives each name its own day ("Mayor Ann Ott (Feb. 2)", "Feb. 2: Ann Ott"); in a list in prose a day
that leads one of the names is that of this name alone ("has Ott, the Guild and, since Thursday, the Clerks").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.dates import DatedWords
from facts.extraction.annotated import NameSpan, Sentence
from facts.extraction.drafts import SORTED_LINE, Draft
from facts.extraction.places import Places
from facts.extraction.statements.clauses import any_of
from facts.models import DateRange

LINES = frozenset({"C / E, E", SORTED_LINE, "E / C, C", "C: E, E", "further C"})
_OF_CHOICES = frozenset({"E / C, C", "further C"})
_IN_BRACKET = re.compile(r"\((?:[^()]*[^\w()])?(?:(?:on|since|endorsed|announced|added) )?$")
_ALONE = re.compile(r"\((?:(?:on|in|endorsed|announced|added) )?$")
_BESIDE = 12  # characters from a name to a day in the bracket behind it
_BRACKET_GOES_ON = re.compile(r"\s*[),;]")
_BEHIND_MARK = re.compile(r"(?:[,–—]|\s-|\s--)\s*(?:(?:on|since|endorsed|announced|added) )?$")
_ENDS = re.compile(r"[\s.*]*(?:$|;|\n)")
_HEADS = re.compile(r"[\s*]*(?:[:–—)]|--? )")
_JOINT = re.compile(r"\band,?\s+(?:(?:since|on|in|from|as of)\s+)?$", re.IGNORECASE)
_JOINED_BY = re.compile(r"\b(?:was|were|been|is|are|be|being)\b(?: \w+)? join|\bby\b")  # "was joined by Ott"
_LEADS_DAY = re.compile(r"\s+(?:(?:back|late|early|on|in)\s+)*")
BOTH = 2
_OWN_CLAUSE = re.compile(r",? (?:who|which) (?:(?:has|had|have|already|also|\w+ly) )*")
_TITLED = 60  # characters between the day and the name that it leads


def day_of_item(text: str, dates: Sequence[DatedWords], draft: Draft, names: Sequence[NameSpan]) -> DateRange | None:
    """The day that a line of a list gives to the name that makes a draft of it.

    Args:
        text: The sentence; offsets in `dates` are its own.
        dates: Its dated words.
        draft: Anything but a line of a list has only a day in a bracket right behind the endorser.
        names: The names in the sentence, offsets counted from its start.
    """
    if draft.line not in LINES:
        return next((d.when for d in dates if draft.endorser in _named_by_bracket(text, d, names)), None)
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


def day_behind_each(
    text: str, dates: Sequence[DatedWords], draft: Draft, names: Sequence[NameSpan]
) -> DateRange | None:
    """The day right behind a name of a draft, where two names or more have their own ("the Guild on Monday").

    Args:
        text: The sentence; offsets in `dates` and `names` are its own.
        dates: Its dated words.
        draft: Of its two sides the endorser's name counts first.
        names: The names in the sentence.
    """
    behind = {
        name.entities: dated.when
        for dated in dates
        for name in names
        if name.end <= dated.start and _LEADS_DAY.fullmatch(text, name.end, dated.start)
    }
    if len(behind) < BOTH:
        return None
    own = (behind.get((who,)) for who in (draft.endorser, draft.candidate))
    return next((when for when in own if when is not None), None)


def is_anothers(text: str, dated: DatedWords, draft: Draft, names: Sequence[NameSpan]) -> bool:
    """Whether a day stands in a bracket right behind the name of another than those of whom a draft tells."""
    named = _named_by_bracket(text, dated, names)
    return bool(named) and draft.endorser not in named and draft.candidate not in named


def _named_by_bracket(text: str, dated: DatedWords, names: Sequence[NameSpan]) -> tuple[int, ...]:
    """Whom the name means right behind which a day stands alone in a bracket ("Ott (May 2)")."""
    if not _ALONE.search(text[: dated.start]) or text[dated.end : dated.end + 1] != ")":
        return ()
    named = next((n for n in reversed(names) if n.end <= dated.start), None)
    return named.entities if named is not None and dated.start - named.end < _BESIDE else ()


def led_to(text: str, dated: DatedWords, names: Sequence[NameSpan]) -> NameSpan | None:
    """The name of a list in prose that a day leads ("and, since Thursday, the Clerks"); None where it leads none."""
    if not _JOINT.search(text[: dated.start]) or not re.match(r",|\s+(?:by|from|of)\b", text[dated.end :]):
        return None
    following = next((n for n in names if n.start >= dated.end), None)
    if following is None or following.start - dated.end > _TITLED or following.possessive:
        return None
    between = text[dated.end : following.start]
    return following if re.fullmatch(r",?\s+(?:(?:by|from|of)\s+)?(?:[\w.'-]+,?\s+){0,6}", between) else None


def is_joined(text: str, anchor: int, named: Sequence[NameSpan]) -> bool:
    """Whether somebody else joins the endorser, who was there before ("The Guild backed Reed, joining the Clerks").

    Args:
        text: The sentence.
        anchor: Of the stance word in it.
        named: The endorser's names, offsets counted from the start of the sentence.
    """
    for name in named:
        lead = text[: name.start]
        if _OWN_CLAUSE.fullmatch(text, name.end, anchor):
            continue  # "joined Ott, who endorsed Reed on Monday"
        before = (m for m in _joins().finditer(lead) if m.start() <= anchor)
        joins = [m for m in before if m.start() == anchor or not re.search(r"[,;]", lead[m.end() :])]
        if joins and not _JOINED_BY.search(lead[joins[-1].start() - 12 :]):
            return True
    return False


@lru_cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('joins')}\b", re.IGNORECASE)


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
