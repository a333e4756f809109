"""Which words of a sentence play no part in its frame?

A frame that leaves a condition out answers a wider question than was asked, so whatever is neither read nor known to
carry no meaning is named, and the question is not answered without it. What a mark sets apart is an aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.dates.words import time_words
from facts.models import Clause, LinkedName, Relation, Relative, Slot
from facts.names.words import word_set
from facts.questions.asking import opens_with_aux
from facts.questions.conditions import condition_at
from facts.questions.lexicon import Lexicon
from facts.questions.lost import AGAINST, joined_sorts, says_sort
from facts.questions.misled import asker_acts, beside_act, misleading, of_each
from facts.questions.periods import period_words
from facts.questions.ranks import RANKS
from facts.questions.slots import SUPPORT
from facts.questions.tokens import fold
from facts.questions.units import Unit, has

#: What tells of the sentence itself; everything else that is read is part of it too.
_ASIDE = frozenset(
    ["tag", "polite", "correction", "mark", "word", "be", "do", "have", "modal", "and", "of", "by", "list"]
)
_ONCE = frozenset({Relation.WITHDREW, Relation.ENDORSED, Relation.URGES_EXIT})
_MARKS = frozenset({"mark", "given"})
_SOMEBODY = ("him", "her", "them", "those", "that_one", "else", "group", "other_one")
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
    left = [u for u in units if (u.at < condition or _is_known(u)) and _is_left(u, used, placed, lexicon)]
    left = [u for u in left if not (_bounds(u, clauses, lexicon) or _is_a(u, units))]
    left += _distances(units, clauses, lexicon)
    left += [u for u in units if u.tag == "then" and not any(c.window for c in clauses)]
    further = [*_beyond_frame(units, clauses, lexicon), *_owned_doers(units, clauses), *_numbers(units, lexicon)]
    left += [u for u in further if u not in left]
    left.sort(key=lambda u: u.at)
    read = [u for u in units if u not in left and _is_of_weight(u, used)]
    if not read:
        return []
    led = _leading_mark(units, read[-1].at, lexicon)
    begins = max((u.last for u in units if u.at < read[0].at and u.tag in _MARKS), default=-1)
    if any(u.tag == "or" and u.at < begins for u in units):
        begins = -1  # "Adams vs Yang, who has more" offers those whom nobody knows
    inside = [u for u in left if _is_known(u) or (begins < u.at and not (led is not None and led < u.at))]
    return _runs(units, inside, lexicon)


def _beyond_frame(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """Small words that turn a question round, and that no frame holds: "if", a second "no", "when" of another act."""
    acts = [u.at for u in units if u.tag == "stance" and not u.info.get("prep")]
    found = [u for u in units if u.text in lexicon.supposing and acts and acts[0] < u.at < acts[-1]]
    if not any(c.window for c in clauses):
        found += [u for u in units if u.tag == "when" and acts and acts[0] < u.at < acts[-1]]
        if not any(c.candidate.is_asked and c.relation is Relation.EVER_BACKED for c in clauses):
            found += _undated(units, lexicon)
        found += _closing_time(units, clauses, lexicon)
    vague = ("all_along", "after_all") if not any(c.window for c in clauses) else ("all_along",)
    found += [u for u in units if u.tag in vague]  # since when somebody was with her "from day one" no record says
    found = [u for u in found if not _is_conceded(units, units.index(u), clauses, lexicon)]
    if not any(c.negated for c in clauses):
        found += [u for u in units if u.tag == "no"]
        found += [u for u in units if u.tag == "nobody" and has(units, "not")]
    found += [u for i, u in enumerate(units) if u.text in lexicon.days and i and units[i - 1].tag == "that_one"]
    found += [*_left_out(units, clauses), *of_each(units)]
    if any((c.rank is not None or c.is_foremost) and c.endorser == Slot() for c in clauses):
        # "his first choice" of whom nobody was told, "the favorite" of nobody in particular
        found += [u for u in units if u.text in lexicon.owning or u.info.get("foremost")]
        found += [u for u in units if u.tag in RANKS and u.words[-1] in lexicon.talk["standings"]]  # of the contest
    if opens_with_aux(units) and any(c.relation in SUPPORT for c in clauses):
        found += [u for u in units if u.text == "first" and u.tag == "first"]  # "did they back her first": rank or time
    if opens_with_aux(units):  # "did they back her in May only": and at no other time
        found += [u for before, u in pairwise(units) if before.tag == "window" and u.tag == "only"]
    found += [u for u in units if u.text in lexicon.whither and acts and u.at > acts[0]]
    found += [u for i, u in enumerate(units) if u.text.isdigit() and i and units[i - 1].at in acts]  # "who backs 2"
    if not any(len(slot.names) > 1 or slot.all_of for c in clauses for slot in (c.endorser, c.candidate)):
        found += [u for u in units if u.tag == "both"]  # of whom nobody has said who they are
    found += [u for before, u in pairwise(units) if u.tag in ("both", "first", "last") and before.tag in _DENYING]
    found += [*_asked_besides(units), *_of_none_asked(units, clauses), *_unmeasured(units, clauses, lexicon)]
    found += [*_titled(units), *_spoken_of(units, clauses), *joined_sorts(units, clauses)]
    found += [*misleading(units, lexicon), *beside_act(units, clauses), *asker_acts(units, clauses, lexicon)]
    found += [*_undenied(units, clauses), *_kept_beside_time(units, clauses)]
    if len(acts) > len(clauses):
        found += [u for u in units if u.tag == "nobody"]  # "backers of Moss that have nobody now"
    if len(clauses) > 1 and any(c.negated and c.conditional for c in clauses):
        found += [u for u in units if u.tag == "conditional"]  # "and did not endorse till May"
    return found


def _is_conceded(units: Sequence[Unit], index: int, clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether a time only says in spite of what somebody stood by another ("stood by her even after the mess")."""
    lasts = all(c.relation in (Relation.REAFFIRMED, Relation.RETURNED) for c in clauses)
    led = units[max(0, index - _CONCEDING) : index + 1]
    return lasts and any(u.text in lexicon.talk["conceding"] for u in led)


_CONCEDING = 3  # units of "even after the mess"


def _owned_doers(units: Sequence[Unit], clauses: Sequence[Clause]) -> list[Unit]:
    """The backers of somebody of whom it is asked whom else they back: no clause holds them ("Moss's unions", too)."""
    first = clauses[0]
    is_candidates = "candidate" in first.endorser.kinds and first.endorser.is_asked
    doers = {n.written for n in first.endorser.names} if first.candidate.is_asked else set()
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
    is_of_far = unit.text in (*lexicon.times["far_before"], *lexicon.times["far_after"])
    is_of_day = (unit.text,) in period_words(lexicon.language).phrases["part_of_day"]
    is_far = is_of_far or is_of_day or unit.text in time_words(lexicon.language).numbers
    return is_far and any(w.apart != (0, 0) for w in windows)


def _distances(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """The "days" of "two days after the nurses left", which the act of others does not bound."""
    windows = [c.window for c in clauses if c.window is not None and c.window.clause is not None]
    if not windows or any(w.apart != (0, 0) for w in windows):
        return []
    times = (*lexicon.times["before"], *lexicon.times["after"])
    lengths = time_words(lexicon.language).units
    return [u for u, after in pairwise(units) if u.tag == "word" and u.text in lengths and after.text in times]


def _left_out(units: Sequence[Unit], clauses: Sequence[Clause]) -> list[Unit]:
    """What leaves somebody out of a sentence whose clauses leave nobody out ("Moss minus the mayor")."""
    slots = [slot for c in clauses for slot in (c.endorser, c.candidate)]
    if any(slot.excluded or slot.but_kinds or slot.but_roles for slot in slots) or any(c.negated for c in clauses):
        return []
    is_bare = not has(units, "stance", "do", "be", "have", "modal")
    return [u for u in units if u.tag == "except" or (u.tag == "not" and is_bare)]


def _kept_beside_time(units: Sequence[Unit], clauses: Sequence[Clause]) -> list[Unit]:
    """The "and still" of who was with somebody at a time, which one clause of that time does not hold."""
    if len(clauses) != 1 or clauses[0].window is None:
        return []
    return [u for before, u in pairwise(units) if before.tag in ("and", "but") and u.tag == "still"]


def _titled(units: Sequence[Unit]) -> list[Unit]:
    """A title alone that means somebody ("whom did the bishop endorse"), where it leads to no name."""
    titles = word_set("titles")
    return [
        unit
        for before, unit, after in zip(units, units[1:], [*units[2:], None], strict=False)
        if unit.tag == "word" and unit.text in titles and before.text == "the" and (after is None or after.name is None)
    ]


_DENYING = ("not", "but_not")


def _asked_besides(units: Sequence[Unit]) -> list[Unit]:
    """The second "who" that no act follows: of whom else it asks no clause tells ("and who is still there")."""
    asked = [i for i, u in enumerate(units[:-1]) if u.tag == "and" and units[i + 1].tag in ("who", "which")]
    rest = units[asked[-1] + 1 :] if asked else []
    is_open = has(rest, "still") and not has(rest, "stance", "group", "name", "them", "him", "her")
    return [rest[0]] if is_open and has(units[: asked[-1]], "stance") else []


def _spoken_of(units: Sequence[Unit], clauses: Sequence[Clause]) -> list[Unit]:
    """What stands between "did" and the act, where no clause tells who did it ("did the times pick Moss").

    Where nobody stands there ("have walked out on Moss so far"), it is not said who is meant: "have" is unread.
    """
    if not opens_with_aux(units) or any(c.endorser != Slot() for c in clauses):
        return []
    at = next((i for i, u in enumerate(units) if u.tag in ("do", "have", "be") or u.info.get("weak")), 0)
    act = next((i for i in range(at + 1, len(units)) if units[i].tag == "stance"), at)
    if any(u.tag not in _OPENING for u in units[:at]):
        return []  # "may I ask, has nobody left"
    if act == at + 1 and not units[act].info.get("noun") and not units[act].info.get("prep"):
        return [units[at]]
    led = next((i for i in range(at + 1, act) if units[i].words and units[i].words[0] in _ARTICLES), act)
    if has(units[at + 1 : led], "name", "anybody", "group") or has(units[led:act], "name", "group", "mark"):
        return []
    return [u for u in units[led:act] if u.tag in _SPOKEN and u.text not in _ARTICLES][:1]


_OPENING = ("word", "mark", "tag", "polite", "and", "but", "still")
_SPOKEN = ("word", "last", "first", "still", "tag")  # "the last one", "the left", "the right"


def _undenied(units: Sequence[Unit], clauses: Sequence[Clause]) -> list[Unit]:
    """The "not" of a rank, or of an act against somebody that holds no longer, which no frame denies."""
    acts = [u for u in units if u.tag == "stance" and not u.info.get("prep")]
    if acts and str(acts[0].info.get("relation")) in AGAINST and not any(c.window for c in clauses):
        return [u for u in units if u.tag == "no_longer" and len(u.words) > 1 and "not" in u.words]
    is_rank = any(c.rank for c in clauses) and all(u.info.get("weak") for u in acts)
    if is_rank and not any(c.negated for c in clauses) and not opens_with_aux(units):
        return [u for u in units if u.tag == "not"]
    return []


def _undated(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The word behind "before" or "after" that was read as no time, nobody's name and no act ("before the primary")."""
    leads = {*lexicon.times["before"], *lexicon.times["after"], *lexicon.times["since"]} - {*lexicon.times["leads_on"]}
    for index, unit in enumerate(units):
        if unit.tag != "word" or unit.text not in leads:
            continue
        rest = [u for u in units[index + 1 :] if u.text not in _ARTICLES]
        led = index > 0 and units[index - 1].name is not None and bool(rest) and rest[0].name is not None
        if led and any(u.tag == "stance" for u in rest) and not any(u.tag == "stance" for u in units[:index]):
            return [unit]  # "Karlsen before Reed was with": whom he was with then is asked
        if (
            rest
            and (rest[0].tag in _SOMEBODY or rest[0].text in lexicon.talk["pointers"])
            and all(u.tag in ("mark", "tag", "do") for u in rest[1:])
        ):
            return [rest[0]]  # "left before him": of whom nobody told the day
        after = (u for u in rest if u.text not in lexicon.times["event_words"] and u.tag != "mark")
        behind = next(after, None)
        if behind is not None and behind.tag == "word":
            return [behind]
    return []


def _closing_time(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """A bare "after" at the end of who did something once: after what, nobody has said."""
    content = [u for u in units if u.tag not in ("mark", "tag")]
    is_act = all(c.endorser.is_asked and c.relation in (*_ONCE, Relation.EVER_BACKED) for c in clauses)
    return content[-1:] if is_act and content and content[-1].text in lexicon.talk["thereafter"] else []


def _unmeasured(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """What no record measures: who "did the most for her", and whether "most of the unions" did something."""
    if clauses[0].endorser.is_asked and len(clauses[0].candidate.names) == 1:
        return [u for u, after in pairwise(units) if u.tag in ("most", "fewest") and after.info.get("prep")]
    if any(c.endorser.is_asked or c.candidate.is_asked for c in clauses):
        return []
    return [u for u in units if u.tag == "most" and u.text.replace(" ", "_") in lexicon.talk["shares"]]


def _of_none_asked(units: Sequence[Unit], clauses: Sequence[Clause]) -> list[Unit]:
    """What joins an act of others to that of those asked for, whom it neither limits nor tells of."""
    asked = next((side for c in clauses for side in ("endorser", "candidate") if getattr(c, side).is_asked), "")
    sort = next((getattr(c, asked).kinds for c in clauses if asked and getattr(c, asked).is_asked), ())
    bound = [c for c in clauses if any(sort and s.is_asked and s.kinds == sort for s in (c.endorser, c.candidate))]
    slots = [getattr(c, asked) for c in clauses if c not in bound] if asked else []
    is_apart = any(slot.names and not (slot.is_asked or slot.pronoun or slot.all_of) for slot in slots)
    return [u for u in units if u.tag in ("and", "but")][-1:] if is_apart else []


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
