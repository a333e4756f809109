"""Which words of a sentence only tell of the asker ("im new here, ..."), or remark on what is asked?

"New", "first" or "last week" in them would be read as a limit of the question, so they are taken out before anything is
read; what asks for something, names somebody known or tells of an act stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.arguments import ARTICLES
from facts.questions.asking import opens_with_aux
from facts.questions.lexicon import ASKING_TAGS, QUESTION_TAGS, Lexicon
from facts.questions.subordinate import connector_of
from facts.questions.units import Unit, has

_ASKS = (*ASKING_TAGS, "group", "stance", "polite")
_LIMITS = ("window", "group", "not", "no", "first", "last", "new", "still", "rank", "rank_2", "rank_3", "only")
_PERSONS = ("them", "him", "her")


def without_asides(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without what only tells of the asker, and without a closing "they put out a statement"."""
    kept = list(units)
    start = 0
    while start < len(kept):
        end = next((i for i in range(start, len(kept)) if kept[i].tag == "mark"), len(kept))
        begin = next((i for i in range(start, end) if _opens(kept, i, lexicon)), None)
        if begin is not None and _is_aside(kept[begin:end], lexicon, is_last=end == len(kept) and start > 0):
            rest = [*kept[: max(0, begin - 1) if begin == start and begin else begin], *kept[end:]]
            if has(rest, "stance"):
                kept, end = rest, max(0, begin - 1) if begin == start and begin else begin
        start = end + 1
    return kept


def without_preamble(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without odd words in front of a question that is whole without them ("eli5 who backs Moss").

    What may limit the question stays: a sort ("influencers who back Moss"), a preposition, somebody known.
    """
    units = _without_lead(units)
    at = next((i for i, u in enumerate(units) if u.tag in QUESTION_TAGS), 0)
    front, rest = units[:at], list(units[at:])
    strange = [u for u in front if _is_strange(u, lexicon)]
    if not strange or any(not _may_lead(u, lexicon) for u in front) or has(rest, *_BACKWARD):
        return list(units)
    is_sort = front[-1] in strange and (
        front[-1].text.endswith("s") or any(u.text in ARTICLES or u.text in lexicon.definite for u in front)
    )
    is_whole = any(u.name is not None and u.name.matches for u in rest)
    return list(units) if is_sort or not is_whole else rest


def _without_lead(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units of "what's up with Moss, has she left Reed" without "what's up with": more is asked of her behind."""
    at = next((i for i, u in enumerate(units) if u.tag not in ("word", "mark", "polite", "and", "but")), len(units))
    is_led = (
        has(units[at : at + 1], "about") and has(units[at + 1 : at + 2], "name") and has(units[at + 2 : at + 3], "mark")
    )
    asked = units[at + 3 :]
    is_more = has(asked, "stance") and (opens_with_aux(asked) or has(asked[:1], *QUESTION_TAGS, "anybody"))
    return units[at + 1 :] if is_led and is_more else units


def _is_strange(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether nobody known and nothing that a question is made of is said."""
    if unit.name is not None:
        return not unit.name.matches
    return unit.tag == "word" and unit.text not in lexicon.common


def _may_lead(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit in front of a question may be there for nothing."""
    limits = (lexicon.leading, lexicon.besides, lexicon.lacking, lexicon.supposing, lexicon.among)
    is_known = unit.name is not None and bool(unit.name.matches)
    is_time = bool(connector_of(unit, lexicon))  # "before the uproar who backed Moss"
    return unit.tag in _LEADING and not is_known and not is_time and not any(unit.text in words for words in limits)


_LEADING = ("word", "name", "polite", "tag", "mark", "and", "but", "be", "do", "have", "modal", "that_one")
_BACKWARD = ("him", "her", "them", "those", "that_one", "other_one", "it")


def _opens(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether an aside may begin here: in front, behind a mark or right behind a name."""
    unit, before = units[index], units[index - 1] if index else None
    if unit.tag in _PERSONS:
        return before is not None and before.tag == "mark"
    if unit.tag != "word" or unit.text not in lexicon.talk["own"]:
        return False
    if before is None or before.tag in ("mark", "and", "but") or before.name is not None:
        return True
    return before.text in lexicon.talk["calling"] or before.text in lexicon.talk["thanking"]


def _is_aside(run: Sequence[Unit], lexicon: Lexicon, *, is_last: bool) -> bool:
    """Whether a run of units tells of the asker, or says of those asked for only that they said something."""
    if any(u.name is not None and u.name.matches for u in run) or has(run, *_ASKS):
        return False
    if run[0].tag in _PERSONS:
        return is_last and has(run, "words", "says") and not has(run, *_LIMITS)
    return not any(u.text in lexicon.talk["requesting"] for u in run)
