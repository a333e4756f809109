"""Of how many of those on a side must a clause hold?

Of every one ("all the unions", "both of them"), of none ("neither Moss nor Reed"), of two at least ("more than one"),
or of each for itself: whom two endorsers back is whom each of them does, unless "both" says otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, Slot, meant_ids
from facts.models.building import replace
from facts.questions.arguments import Argument
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.sides import Sides
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has

_EVERY = ("all", "both", "everybody")
_OWNING = ("name", "of", "him", "her", "them")
_PASSED = ("mark", "be", "do", "have")
_TWO = 2


def of_quantity(
    clause: Clause, sides: Sides, units: Sequence[Unit], *, asks: Asks, lexicon: Lexicon, is_had: bool
) -> Clause:
    """The clause with of how many on its sides it must hold; `is_had` where candidates are its subject."""
    if (most := _most(units, asks, sides, lexicon)) is not None:
        return _of_several(clause, *most) if asks is Asks.YES_NO else replace(clause, at_least=most[0], at_most=most[1])
    if asks is Asks.YES_NO and has(units, "several"):
        return _of_several(clause, _number(units, lexicon))
    if asks is Asks.YES_NO and _is_common(clause, units, lexicon):
        endorser = replace(clause.endorser, all_of=True)
        differ = clause.negated != any(word in lexicon.talk["different"] for u in units for word in u.words)
        return replace(clause, endorser=endorser, candidate=Slot(kinds=("candidate",)), negated=differ)
    if asks is Asks.YES_NO:
        return _of_every(clause, sides, units)
    is_each = clause.candidate.is_asked and not (is_had or has(units, "both", "common") or _is_same(units, lexicon))
    clause = replace(clause, endorser=replace(clause.endorser, all_of=False)) if is_each else clause
    least = _least(units, sides, asks, lexicon)
    return clause if clause.at_least == least else replace(clause, at_least=least)


def _is_common(clause: Clause, units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "do they back the same person", "is there anyone whom both like" asks for one whom all of them do."""
    if len(clause.endorser.names) < _TWO or clause.candidate.names or clause.candidate.excluded:
        return False
    compared = lexicon.talk["same"] | lexicon.talk["different"]
    is_same = any(word in compared for u in units for word in u.words)
    is_of_one = any("candidate" in u.info.get("kinds", ()) for u in units) or has(units, "anybody")
    return is_same or (has(units, "both", "common") and is_of_one)


def _is_same(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "the same guy" is spoken of: whom each of them does it to."""
    return any(u.tag == "that_one" and bool(set(u.words) & lexicon.talk["same"]) for u in units)


def _number(units: Sequence[Unit], lexicon: Lexicon) -> int:
    """How many there must be at least: three for "at least three" and "more than two", two where no number is said."""
    told = next((u for u in units if u.tag == "several"), None)
    number = _said(told, lexicon)
    if not number:
        return _TWO
    is_more = told is not None and told.words[0] in lexicon.talk["exceeding"]  # not "three or more"
    return number + 1 if is_more else number


def _said(unit: Unit | None, lexicon: Lexicon) -> int:
    """The number among the words of a unit; 0 for none."""
    words = set(unit.words) if unit is not None else set()
    number = next((n for n, said in enumerate(lexicon.numerals, 1) if said & words), 0)
    return number or next((int(word) for word in words if word.isdigit()), 0)


def _most(units: Sequence[Unit], asks: Asks, sides: Sides, lexicon: Lexicon) -> tuple[int, int] | None:
    """How many at least and at most "exactly two" and "fewer than three" allow; None where no such thing is said.

    A list of those who have few leaves out whoever has none at all: such a limit is kept for a verdict.
    """
    told = next((u for u in units if u.tag == "beyond"), None)
    if told is None:
        return None
    number = _said(told, lexicon)
    named = [a for a in (sides.endorser, sides.candidate) if a is not None and a.sort in ("name", "pronoun")]
    if not number or (asks is not Asks.YES_NO and (asks is not Asks.LIST or named)):
        return None
    if told.words[0] in lexicon.talk["exact_count"]:
        return number, number
    most = number - 1 if told.words[0] in lexicon.talk["fewer_than"] else number
    return (1, most) if asks is Asks.YES_NO and most else None


def _of_several(clause: Clause, number: int, most: int | None = None) -> Clause:
    """ "Do they back more than one": so many at least, and at most, on the side that names nobody."""
    if clause.endorser.names and not clause.candidate.names:
        return replace(clause, candidate=Slot(), at_least=number, at_most=most)
    is_had = bool(clause.candidate.names) and not clause.endorser.names
    is_of_anybody = not clause.candidate.names and not clause.endorser.names  # "does anyone back two candidates"
    return replace(clause, at_least=number, at_most=most) if is_had or is_of_anybody else clause


def _of_every(clause: Clause, sides: Sides, units: Sequence[Unit]) -> Clause:
    """ "Did all the unions leave her", "Moss, Reed: both gone?": of every one of a sort, or of names in a row."""
    if _is_row_of_all(clause.endorser, sides.endorser, units):
        return replace(clause, endorser=replace(clause.endorser, all_of=True))
    for side, argument in (("endorser", sides.endorser), ("candidate", sides.candidate)):
        if argument is None or argument.slot.names or not (told := _every(units, argument)):
            continue
        least = _TWO if told.tag == "both" and len(told.words) == 1 else 1
        slot = replace(getattr(clause, side), all_of=True)
        clause = replace(clause, at_least=least)
        clause = replace(clause, endorser=slot) if side == "endorser" else replace(clause, candidate=slot)
    return clause


def _is_row_of_all(slot: Slot, argument: Argument | None, units: Sequence[Unit]) -> bool:
    """Whether "both" or "all" stands right behind names that only marks join, apart from an auxiliary."""
    if argument is None or argument.is_choice or argument.sort != "name" or len(slot.names) < _TWO:
        return False
    behind = [u for u in units if u.at > argument.last and u.tag not in _PASSED]
    return has(behind[:1], "both", "all")


def _every(units: Sequence[Unit], argument: Argument) -> Unit | None:
    """The word that asks for all of a sort, before it or right behind ("his unions all left"); None for no such."""
    if argument.sort == "everybody":
        return next((u for u in units if u.at == argument.at), None)
    if argument.sort != "group":
        return None
    before = [u for u in units if u.last < argument.at]
    while before and (before[-1].tag in _OWNING or before[-1].text in ARTICLES or before[-1].tag == "word"):
        before.pop()
    behind = next((u for u in units if u.at > argument.last), None)
    told = [*before[-1:], *([behind] if behind is not None else [])]
    return next((u for u in told if u.tag in _EVERY), None)


def _least(units: Sequence[Unit], sides: Sides, asks: Asks, lexicon: Lexicon) -> int:
    """How many must be on the side that names nobody ("who backs more than one candidate")."""
    is_list = asks in (Asks.LIST, Asks.COUNT)
    named = [a for a in (sides.endorser, sides.candidate) if a is not None and a.sort in ("name", "pronoun")]
    return _number(units, lexicon) if is_list and has(units, "several") and not named else 1


def counts_candidates(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a number of candidates is spoken of: its phrase closes with them."""
    return any(u.tag in ("several", "beyond") and u.words[-1] in lexicon.talk["countable"] for u in units)


def of_neither(clauses: Sequence[Clause], units: Sequence[Unit]) -> list[Clause]:
    """ "Backs neither Moss nor Reed", "who does not back Moss or Reed": a clause that is denied of each of them."""
    return [one for number, clause in enumerate(clauses) for one in _denied_of_each(clause, units, number == 0)]


def _denied_of_each(clause: Clause, units: Sequence[Unit], is_first: bool) -> list[Clause]:
    """The clause once for each whom it denies; alone where it is one, or of all of them together."""
    candidate = clause.candidate
    is_none = clause.negated and clause.endorser.is_asked and not candidate.all_of
    is_none = is_none and (has(units, "or") if is_first else not clause.window)
    if not (is_none or (is_first and has(units, "neither"))) or len(candidate.names) < _TWO:
        return [clause]
    return [replace(clause, candidate=replace(candidate, names=(n,), all_of=False)) for n in candidate.names]


def of_both(clause: Clause, units: Sequence[Unit], known: Known) -> Clause:
    """ "Moss and Reed, who backs both": candidates named in front are those whom both are."""
    names = clause.endorser.names
    asked = next((u.at for u in units if u.tag in ("who", "which")), 0)
    is_led = asked and all(u.at < asked for u in units if u.name is not None) and has(units, "both")
    if (
        not is_led
        or len(names) < 2
        or not all(one in known.candidate_ids for one in meant_ids(names))
        or clause.candidate.names
    ):
        return clause
    return replace(clause, endorser=Slot(is_asked=True), candidate=Slot(names=names, all_of=True))


def first_of(clause: Clause, arguments: Sequence[Argument]) -> Clause:
    """ "Were the dockers the first union to leave": the clause with the sort among whom they were, no title."""
    sort = next((a.slot for a in arguments if a.sort == "group" and (a.slot.kinds or a.slot.roles)), None)
    if sort is None or not clause.endorser.names or clause.endorser.kinds or clause.endorser.roles:
        return clause
    return replace(clause, endorser=replace(clause.endorser, kinds=sort.kinds, roles=sort.roles, is_definite=True))
