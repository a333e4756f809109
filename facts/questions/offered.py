"""Which names does a question set apart to choose from, or to call "they" ("out of Moss, Reed n Quist who left")?

They stand in front of the question or behind it and take no side by their place: the question is read without them,
and they fill the side that it leaves open for them. Where it leaves none, they are read like any other names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facts.models import Asks, Clause, LinkedName, Slot
from facts.models.building import replace
from facts.questions.arguments import Argument
from facts.questions.groups import is_joint
from facts.questions.known import Known
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.ranks import RANKS
from facts.questions.slots import SUPPORT
from facts.questions.small_words import THE
from facts.questions.units import Unit, end_of, has

_JOINS = ("and", "or")
_AUX = ("do", "be", "have", "modal")
_LIGHT = ("tag", "polite", "still")
_SEVERAL = ("them", "those", "ones", "any_of")
_FEWEST = 2  # names that make a choice


def take_offered(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], tuple[LinkedName, ...]]:
    """The units without the names that are set apart, and those names; none where nothing of the kind stands apart."""
    if sum(u.name is not None for u in units) < _FEWEST:
        return list(units), ()
    behind = None if any(_is_time(units, at, lexicon) for at in range(len(units))) else _behind(units, lexicon)
    return _in_front(units, lexicon) or behind or (list(units), ())


def _in_front(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], tuple[LinkedName, ...]] | None:
    """Names that open a sentence, set apart by a mark, by a question word or by what leads to them."""
    if (chosen := _which_of(units)) is not None:
        return chosen
    start = 0
    while start < len(units) and units[start].name is None and _is_light(units[start], lexicon):
        start += 1
    names, at = _run(units, start)
    is_led = any(_leads(u, lexicon) for u in units[:start])
    rest = units[at:]
    if len(names) < _FEWEST or not rest or not (is_led or has(units[start:at], *_JOINS, "mark")):
        return None
    is_apart = rest[0].tag == "mark"
    content = [u for u in rest if u.tag not in ("mark", "both", *_LIGHT) and not _is_light(u, lexicon)]
    asks = bool(content) and (content[0].tag in ASKING_TAGS or (is_apart and content[0].tag in _AUX))
    return ([u for i, u in enumerate(rest) if i or not is_apart], names) if asks else None


def _which_of(units: Sequence[Unit]) -> tuple[list[Unit], tuple[LinkedName, ...]] | None:
    """ "Which of Moss and Reed has a union"."""
    if not units or units[0].tag not in ("which", "who"):
        return None
    start = 1 + has(units[1:2], "of")
    if start == 1 and units[0].words[-1:] != ("of",):
        return None
    while start < len(units) and _is_article(units[start]):
        start += 1
    names, at = _run(units, start)
    which = replace(units[0], words=units[0].words[:1])
    return ([which, *units[at:]], names) if len(names) >= _FEWEST else None


def _behind(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], tuple[LinkedName, ...]] | None:
    """Names that close a question, behind "out of" and the like or, joined by "or", behind a mark."""
    end = end_of(units)
    start = end
    while start and (units[start - 1].name is not None or is_joint(units[start - 1]) or _is_article(units[start - 1])):
        start -= 1
    if _follows_act(units, start, lexicon):  # to whom it is done stands before the mark
        start = next((i for i in range(start, end) if units[i].tag == "mark"), end)
    while start < end and units[start].name is None:
        start += 1
    names, at = _run(units, start)
    if len(names) < _FEWEST or at < end or start < _FEWEST or not has(units[:_FEWEST], *ASKING_TAGS):
        return None
    first = start - 1
    while first > 0 and _is_article(units[first]):
        first -= 1
    if _leads(units[first], lexicon):
        while first and _leads(units[first - 1], lexicon):
            first -= 1
    elif units[first].tag != "mark" or not has(units[start:end], "or"):
        return None
    return list(units[:first]), names


def _is_time(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether "who left Reed between Moss and Quist" asks of the time between what they did."""
    if units[at].text not in lexicon.times["between"][:1]:
        return False
    before = units[:at]
    is_done = has(before, "stance", "name") and any(u.name is not None for u in before) and not has(before, "do")
    is_apart = has(before, "first", "last", "new", "most", "fewest", "mark")
    return is_done and not is_apart


def _follows_act(units: Sequence[Unit], start: int, lexicon: Lexicon) -> bool:
    """Whether an act stands right before, but for the preposition that marks to whom it is done."""
    lead = start - 1
    while lead > 0 and units[lead].text in lexicon.marks:
        lead -= 1
    return bool(start) and units[lead].tag in ("stance", "ranking", *RANKS)


def offered_by_or(arguments: Sequence[Argument], clauses: Sequence[Clause]) -> list[tuple[LinkedName, ...]]:
    """The names that "or" offers to choose from: of none of them a further clause denies anything ("but not Reed")."""
    denied = {n for c in clauses[1:] if c.negated for n in c.candidate.names}
    return [a.slot.names for a in arguments if a.is_choice and denied.isdisjoint(a.slot.names)]


def names_only(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence is several names and no more ("the nurses, the dockers.")."""
    names, _ = _run(sentence, next((i for i, u in enumerate(sentence) if u.name is not None), len(sentence)))
    content = [u for u in sentence if u.name is None and not (is_joint(u) or _is_article(u) or u.tag == "mark")]
    return len(names) >= _FEWEST and not content


def _run(units: Sequence[Unit], start: int) -> tuple[tuple[LinkedName, ...], int]:
    """The names that stand in a row from here, joined or side by side, and where they end."""
    names: list[LinkedName] = []
    at = end = start
    while at < len(units):
        unit = units[at]
        if unit.name is not None:
            names.append(unit.name)
            end = at + 1
        elif not names or not (is_joint(unit) or _is_article(unit)):
            break
        at += 1
    return tuple(names), end


def _is_article(unit: Unit) -> bool:
    return unit.tag == "word" and unit.text in THE


def _leads(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word leads to names of which one is meant ("between", "out of", "either")."""
    return unit.text in lexicon.talk["offering"] or unit.tag in ("of", "either")


def _is_light(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit in front carries no meaning beside the names."""
    is_plain = unit.tag == "word" and unit.text in lexicon.common
    return is_plain or _leads(unit, lexicon) or unit.tag in ("and", "both", "polite", "tag")


def place_offered(
    clauses: Sequence[Clause], names: tuple[LinkedName, ...], units: Sequence[Unit], asks: Asks, known: Known
) -> tuple[Clause, ...] | None:
    """The clauses with the names that are set apart on the side left open for them; None where none is.

    Args:
        clauses: Of the question, read without the names.
        names: Those set apart.
        units: Of the question.
        asks: What would answer it.
        known: For who can stand on which side.
    """
    if not clauses:
        return None
    first = clauses[0]
    fits: dict[str, Callable[[LinkedName], bool]] = {
        "candidate": lambda name: _may(name, known, is_candidate=True),
        "endorser": lambda name: _may(name, known, is_candidate=False),
    }
    open_sides = [side for side in ("candidate", "endorser") if all(map(fits[side], names))]
    if not open_sides and has(units, "most", "fewest") and sum(map(fits["candidate"], names)) > 1:
        open_sides = ["candidate"]  # beside two candidates, one of whom nobody says so is compared as one
    for side in open_sides:
        slot: Slot = getattr(first, side)
        if slot.pronoun in _SEVERAL and not slot.names:
            each = asks in (Asks.LIST, Asks.COUNT) and not has(units, "both")  # "who are they for"
            all_of = slot.pronoun in ("them", "those") and not slot.is_asked and not each
            return _with(clauses, side, replace(slot, names=names, pronoun="", all_of=all_of))
    if has(units, "both") and "candidate" in open_sides and first.endorser.is_asked and not first.endorser.names:
        return _with(clauses, "candidate", Slot(names=names, all_of=True))
    for side in open_sides if asks in (Asks.LIST, Asks.COUNT) else ():
        slot, other = getattr(first, side), first.endorser if side == "candidate" else first.candidate
        is_free = slot.is_asked and not slot.names and not slot.pronoun
        is_one_sided = len(open_sides) == 1 and first.relation not in SUPPORT  # "the party, the union: who left"
        is_compared = side == "candidate" and has(units, "most", "fewest")  # "between Moss and Reed, who has more"
        if is_free and (other.names or other.kinds or other.roles or other.pronoun or is_one_sided or is_compared):
            return _with(clauses, side, replace(slot, names=names))
    return None


def _with(clauses: Sequence[Clause], side: str, slot: Slot) -> tuple[Clause, ...]:
    first = clauses[0]
    filled = replace(first, candidate=slot) if side == "candidate" else replace(first, endorser=slot)
    return (filled, *clauses[1:])


def _may(name: LinkedName, known: Known, *, is_candidate: bool) -> bool:
    """Whether somebody may stand on a side; a stranger may on either."""
    ids = {m.entity_id for m in name.matches}
    if is_candidate:
        return not ids or any(one in known.candidate_ids for one in ids)
    return not ids or any(one in known.endorser_ids or one not in known.candidate_ids for one in ids)


def sooner_or_later(units: Sequence[Unit], lexicon: Lexicon) -> str | None:
    """Which of those who are offered "who left later, Moss or Reed" asks for."""
    said = {u.text for u in units}
    return next((o for o, name in (("first", "sooner"), ("last", "later")) if said & lexicon.talk[name]), None)


def compared(clause: Clause, offered: Sequence[tuple[LinkedName, ...]]) -> Clause:
    """ "Who has more unions, Moss or Reed": the names are those to choose from, on the candidate's side."""
    if not offered:
        return clause
    endorser = clause.endorser
    if endorser.names == offered[0]:
        endorser = Slot(kinds=endorser.kinds, roles=endorser.roles)
    candidate = Slot(names=offered[0], is_asked=True)
    return replace(clause, endorser=replace(endorser, is_asked=False), candidate=candidate)
