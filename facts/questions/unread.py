"""Which words of a sentence play no part in its frame?

A frame that leaves a condition out answers a wider question than was asked, so whatever is neither read nor known to
carry no meaning is named, and the question is not answered without it. What a mark sets apart is an aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.dates.words import time_words
from facts.models import Clause, LinkedName, Relative, Slot
from facts.questions.asking import opens_with_aux
from facts.questions.conditions import condition_at
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.lost import says_sort
from facts.questions.owned import is_possessive
from facts.questions.periods import period_words
from facts.questions.tokens import fold
from facts.questions.unheld import asks_whose, find_unheld
from facts.questions.units import Unit, has

#: What tells of the sentence itself; everything else that is read is part of it too.
_ASIDE = frozenset(
    ["tag", "polite", "correction", "mark", "word", "be", "do", "have", "modal", "and", "of", "by", "list"]
)
_MARKS = frozenset({"mark", "given"})
#: Small words between an act and whom it is done to.
_ARTICLES = frozenset({"the", "a", "an", "el", "la", "los", "las", "un", "una", "to", "al"})


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that no clause holds, from piece `at` to piece `last`; `is_name` where they seem to name somebody."""

    at: int
    last: int
    is_name: bool


def find_unread(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unread]:
    """The words and names of a sentence that no clause holds.

    Args:
        units: Of the sentence.
        clauses: What it was read as; nothing is unread where there are none.
        lexicon: Its language's words.
    """
    if not clauses:
        return []
    used = _names_in(clauses)
    placed = {word for name in used if not name.matches for word in fold(name.written).split()}
    condition = condition_at(units)
    condition = units[-1].at + 1 if condition is None else condition
    own = _owner_of_condition(units)
    left = [u for u in units if (u.at < condition or _is_known(u)) and _is_left(u, used, placed, lexicon)]
    left = [u for u in left if u is not own]
    left = [u for u in left if not (_bounds(u, clauses, lexicon) or _is_a(u, units))]
    left += _distances(units, clauses, lexicon)
    left += _leads_on(units)
    left += [u for u in units if u.tag == "then" and not any(c.window for c in clauses)]
    left += [u for u in units if u.tag == "other_one" or u.info.get("is_nobody")]  # of whom nobody was told, or known
    further = [*find_unheld(units, clauses, lexicon), *_owned_doers(units, clauses), *_numbers(units, lexicon)]
    left += [u for u in further if u not in left]
    left.sort(key=lambda u: u.at)
    read = [u for u in units if u not in left and _is_of_weight(u, used)]
    if not read:
        return []
    led = _leading_mark(units, read[-1].at, lexicon)
    begins = max((u.last for u in units if u.at < read[0].at and u.tag in _MARKS), default=-1)
    if any(u.tag == "or" and u.at < begins for u in units):
        begins = -1  # "Adams vs Yang, who has more" offers those whom nobody knows
    begins = -1 if not used and _is_headed(units) else begins
    inside = [
        u
        for u in left
        if _is_known(u)
        or asks_whose(u)
        or u.tag == "other_one"
        or u.info.get("is_nobody")
        or (begins < u.at and not (led is not None and led < u.at))
    ]
    return _runs(units, inside, lexicon)


def _owner_of_condition(units: Sequence[Unit]) -> Unit | None:
    """Whose matter it is that is waited for ("until Karlsen's report is out"): part of the condition, and no side."""
    at = next((i for i, u in enumerate(units) if u.tag == "conditional"), len(units))
    behind = [u for u in units[at + 1 :] if u.text not in _ARTICLES]
    is_thing = len(behind) > 1 and (behind[1].tag in ("word", "words", "given") or _is_stranger(behind[1]))
    return behind[0] if is_thing and is_possessive(behind[0]) else None


def _is_stranger(unit: Unit) -> bool:
    return unit.name is not None and not unit.name.matches


def _leads_on(units: Sequence[Unit]) -> list[Unit]:
    """A closing "to", "for" or "from" behind what somebody did, which asks to or from whom ("Moss moved on to...")."""
    content = [u for u in units if u.tag not in ("mark", "tag", "polite")]
    last, acts = content[-1:], [u for u in content[:-1] if u.tag == "stance" and not u.info.get("prep")]
    if not last or not acts or last[0].text not in _ONWARD or last[0].at < max(u.last for u in acts):
        return []
    return [] if has(units, *ASKING_TAGS) else last


_ONWARD = frozenset({"to", "for", "from", "onto"})


def _is_headed(units: Sequence[Unit]) -> bool:
    """Whether a name and a colon or a dash head a question that names nobody else ("Zadie: who left")."""
    content = [u for u in units if u.text not in _ARTICLES][:2]
    return has(content[:1], "name") and content[-1].tag == "mark" and content[-1].text in _HEADING


_HEADING = (":", "-", "–", "—")


def _owned_doers(units: Sequence[Unit], clauses: Sequence[Clause]) -> list[Unit]:
    """The backers of somebody of whom it is asked whom else they back: no clause holds them ("Moss's unions", too)."""
    first = clauses[0]
    is_candidates = "candidate" in first.endorser.kinds and first.endorser.is_asked
    doers = {n.written for n in first.endorser.names} if first.candidate.is_asked else set()
    if not (doers or is_candidates):
        return []
    found = []
    for index, unit in enumerate(units[:-1]):
        after = units[index + 1]
        if unit.name is None or not (unit.name.written in doers or is_candidates):
            continue
        is_people = after.tag == "stance" and after.info.get("person") and after.info.get("subject") != "candidate"
        is_sort = after.tag == "group" and "candidate" not in after.info.get("kinds", ()) and says_sort(after)
        acts = [u for u in units if u.tag == "stance" and u is not after]
        found += [after] if acts and (is_people or (is_sort and not after.info.get("is_single"))) else []
    return found


def _numbers(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """A bare number of a sort, of which there must be so many ("has she two papers", "who backs two people")."""
    if not has(units, "group"):
        return []
    is_asked = has(units, "tag") or opens_with_aux(units)
    said = (
        u
        for before, u, after in zip([None, *units], units, units[1:], strict=False)
        if after.tag == "group" and u.tag == "word" and (is_asked or (before is not None and before.tag == "stance"))
    )
    return [u for u in said if (u.text.isdigit() and int(u.text) > 1) or any(u.text in n for n in lexicon.numerals[1:])]


def _is_a(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a "1" stands for "a" ("name 1 union that left")."""
    return unit.text == "1" and any(u.at == unit.last + 1 and u.info.get("is_single") for u in units)


def _bounds(unit: Unit, clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether a word belongs to a time that acts set: the "two" of "two days after", the "between" of two acts."""
    windows = [c.window for c in clauses if c.window is not None and c.window.clause is not None]
    if unit.text in lexicon.times["between"]:
        return {w.relative for w in windows} == {Relative.AFTER, Relative.BEFORE}
    if all(w.apart == (0, 0) for w in windows):
        return False
    is_of_far = unit.text in lexicon.times["far_before"] or unit.text in lexicon.times["far_after"]
    is_of_day = (unit.text,) in period_words(lexicon.language).phrases["part_of_day"]
    return is_of_far or is_of_day or unit.text in time_words(lexicon.language).numbers


def _distances(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """The "days" of "two days after the nurses left", which the act of others does not bound."""
    windows = [c.window for c in clauses if c.window is not None and c.window.clause is not None]
    if not windows or any(w.apart != (0, 0) for w in windows):
        return []
    times = (*lexicon.times["before"], *lexicon.times["after"])
    lengths = time_words(lexicon.language).units
    return [u for u, after in pairwise(units) if u.tag == "word" and u.text in lengths and after.text in times]


def _is_known(unit: Unit) -> bool:
    """Whether a unit names somebody known, who is part of the question wherever the name stands."""
    return unit.name is not None and bool(unit.name.matches)


def _is_of_weight(unit: Unit, used: Sequence[LinkedName]) -> bool:
    """Whether a unit carries the frame, so that the sentence reaches as far as it."""
    if unit.name is not None:
        return unit.name in used
    return unit.tag not in _ASIDE and not unit.info.get("prep")


def unknown_words(units: Sequence[Unit], lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a sentence that are neither read nor known to carry no meaning."""
    ordinals = {word for words in lexicon.ordinals for word in words}
    strange = [u.text for u in units if u.tag == "word" and not _is_light(u, lexicon)]
    return tuple(dict.fromkeys(word for word in strange if word not in ordinals))


def _is_left(unit: Unit, used: Sequence[LinkedName], placed: set[str], lexicon: Lexicon) -> bool:
    if placed and unit.tag in ("name", "word") and set(fold(unit.text).split()) <= placed:
        return False  # a stranger whom only the place beside the act tells
    if unit.name is not None:
        return unit.name not in used
    return unit.tag == "word" and not _is_light(unit, lexicon)


def _is_light(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word carries no meaning of its own."""
    return unit.tag == "word" and (unit.text in lexicon.common or (len(unit.text) < 2 and not unit.text.isdigit()))


def _names_in(clauses: Sequence[Clause]) -> list[LinkedName]:
    """Every name that a clause, or the clause of its window, holds."""
    found: list[LinkedName] = []
    for clause in clauses:
        for slot in (clause.endorser, clause.candidate):
            found += _names_of(slot)
        found += clause.beside.names if clause.beside is not None else ()
        if clause.window is not None and clause.window.clause is not None:
            found += _names_in([clause.window.clause])
    return found


def _names_of(slot: Slot) -> list[LinkedName]:
    if slot.is_asked and len(slot.names) == 1 and not slot.names[0].is_described:
        return list(slot.excluded)  # of whom to choose among one says nothing: the name was not understood
    return [*slot.names, *slot.excluded]


def _leading_mark(units: Sequence[Unit], last: int, lexicon: Lexicon) -> int | None:
    """Where an aside begins behind all that was read: a mark without a preposition after it; None where none does."""
    behind = [u for u in units if u.at > last]
    for unit, after in pairwise([*behind, None]):
        if unit is not None and unit.tag in _MARKS:
            return None if after is not None and after.text in lexicon.leading else unit.at
    return None


def _runs(units: Sequence[Unit], unread: Sequence[Unit], lexicon: Lexicon) -> list[Unread]:
    """Unread words that stand side by side as one, with the part of a name, or the sort, that they go with."""
    found: list[Unread] = []
    places = {unit.at: index for index, unit in enumerate(units)}
    for unit in unread:
        index = places[unit.at]
        if found and found[-1].last + 1 == unit.at:
            last_run = found.pop()
            first, is_name = last_run.at, last_run.is_name or unit.name is not None
        else:
            first, is_name = unit.at, unit.name is not None or _is_done_to(units, index)
        if unit.text in lexicon.vocabulary:
            found.append(Unread(first, unit.last, is_name and first != unit.at))
            continue
        before = units[index - 1] if index and first == unit.at else None
        after = units[index + 1] if index + 1 < len(units) else None
        if before is not None and _goes_with(before, unit, is_before=True):
            first, is_name = before.at, True
        last = unit.last
        if after is not None and after not in unread and _goes_with(after, unit, is_before=False):
            last, is_name = after.last, True
        found.append(Unread(first, last, is_name))
    return found


def _is_done_to(units: Sequence[Unit], index: int) -> bool:
    """Whether a word stands where the one does to whom the act is done ("who backs Zadie")."""
    before = [u for u in units[:index] if u.text not in _ARTICLES][-1:]
    return bool(before) and before[0].tag == "stance" and not before[0].info.get("noun")


def _goes_with(other: Unit, unit: Unit, *, is_before: bool) -> bool:
    """Whether a neighbour and the unread word make one name: "Scott Walker", "Senator Smith", "Bakers Union"."""
    adjoins = other.last + 1 == unit.at if is_before else unit.last + 1 == other.at
    if not adjoins:
        return False
    is_sort = other.tag == "group" and bool(other.info.get("is_single"))
    return other.name is not None or (is_sort and not unit.text.endswith(("ly", "ing", "ed")))
