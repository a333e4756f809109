"""Who and whom does a sentence speak of, and which of them does it ask for?

An argument is anything that can fill a side of a clause: names (several, if they are joined), a sort
of people, a pronoun, a question word, "anyone". Sides are not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import is_

from facts.models import Slot
from facts.models.building import built_quickly, replace
from facts.questions.groups import is_joint, joined_groups, opens_row, with_sorts
from facts.questions.small_words import ARTICLES, RELATIVES
from facts.questions.units import Unit, acts_behind_exception, closes_with_list, takes_her

#: "Any of them" is one of several, and no tag of a unit.
PRONOUNS = ("him", "her", "them", "those", "that_one")
QUESTION_WORDS = ("who", "which", "count", "list", "whose")


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One side's filler; `at` to `last` are piece numbers.

    Attributes:
        sort: `name`, `ask`, `group`, `pronoun`, `anybody`, `nobody` or `everybody`.
        slot: What it says of the side.
        lead: The preposition before it ("by", "for"), if any.
        is_choice: Whether "or" joins its names.
    """

    sort: str
    at: int
    last: int
    slot: Slot
    lead: str = ""
    is_choice: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether it is what the sentence asks for."""
        return self.slot.is_asked


def find_arguments(units: Sequence[Unit]) -> list[Argument]:
    """The arguments of a sentence's units, in order; joined names are one. Those asked for last are remembered."""
    held = _last_found[0]
    if len(units) != len(held[0]) or not all(map(is_, units, held[0])):
        held = _last_found[0] = (tuple(units), _find_arguments(units))
    return list(held[1])


_last_found: list[tuple[tuple[Unit, ...], list[Argument]]] = [((), [])]


def _find_arguments(units: Sequence[Unit]) -> list[Argument]:
    found: list[Argument] = []
    index = 0
    while index < len(units):
        if found and _is_relative(units, index, found[-1]):
            found[-1] = replace(found[-1], last=units[index].last, slot=_asking(found[-1].slot, units, found[-1]))
            index += 1
            continue
        made, index = _argument(units, index)
        if made and made.sort == "name" and _is_of(units, found[-1:], made):
            found[-1] = replace(found[-1], last=made.last)
            continue
        if made and found and _is_titled(units, found[-1], made):
            title = found.pop()
            made = replace(made, slot=replace(made.slot, roles=title.slot.roles), lead=made.lead or title.lead)
        if made and not (found and _goes_with(units, found[-1], made)):
            found.append(made)
    return found


def _is_of(units: Sequence[Unit], before: Sequence[Argument], made: Argument) -> bool:
    """Whether a name goes with the sort right before it, by an "of" that the sort's phrase holds ("rivals of Moss")."""
    head = next((u for u in units if before and u.at == before[0].at), None)
    adjoins = bool(before) and before[0].last + 1 == made.at
    return adjoins and head is not None and head.tag == "group" and head.words[-1] == "of"


def _is_titled(units: Sequence[Unit], before: Argument, made: Argument) -> bool:
    """Whether a role stands right before a name as its title ("senator Moss")."""
    if made.sort != "name" or before.sort != "group" or before.last + 1 != made.at or _has_them(units, before, made):
        return False
    head = next(u for u in units if u.at == before.at)
    led = next((u for u in reversed(units) if u.last < before.at), None)
    is_title = bool(head.info.get("is_single")) and bool(before.slot.roles) and not before.slot.is_definite
    if is_title and (led is None or led.tag in _TITLED_BEHIND):
        return all(n.matches for n in made.slot.names)
    if before.slot.is_definite and all(n.matches for n in made.slot.names):
        return True  # "the union Local 88"
    return bool(before.slot.roles) and not before.slot.kinds and any(len(n.matches) > 1 for n in made.slot.names)


def _has_them(units: Sequence[Unit], before: Argument, made: Argument) -> bool:
    """Whether an act of having or losing closes the sentence behind a name ("that senator Moss lost")."""
    led = next((u for u in reversed(units) if u.last < before.at), None)
    behind = [u for u in units if u.at > made.last]
    while behind and behind[0].tag in ("ever", "still", "have", "do"):
        behind = behind[1:]
    if led is None or led.text not in ARTICLES or not behind or behind[0].tag != "stance":
        return False
    info = behind[0].info
    is_having = info.get("subject") == "candidate" and not (info.get("noun") or info.get("person"))
    return is_having and all(u.tag in ("mark", "tag", "window", "word", "polite") for u in behind[1:])


_TITLED_BEHIND = ("by", "do", "be", "have", "mark", "stance", "still")


def _goes_with(units: Sequence[Unit], before: Argument, made: Argument) -> bool:
    """Whether a sort right behind a name belongs to it ("the Smelter workers union", "the party people")."""
    if before.sort != "name" or made.sort != "group" or made.slot.is_definite or made.slot.kinds == ("candidate",):
        return False
    between = [u for u in units if before.last < u.at < made.at]
    head = next(u for u in units if u.at == made.at)
    behind = next((u for u in units if u.at > made.last), None)
    if behind is not None and behind.tag == "stance" and (behind.info.get("noun") or behind.info.get("person")):
        return False  # "Moss union backers" are unions
    light = head.info.get("is_single") or not (made.slot.kinds or made.slot.roles)
    return bool(light) and all(u.tag == "word" and u.text not in ARTICLES for u in between)


def owned_sorts(arguments: Sequence[Argument]) -> list[tuple[Argument, Argument]]:
    """A name and the sort of people right behind it, which are the name's ("Moss's unions", "Reed rivals")."""
    return [
        (one, other)
        for one, other in pairwise(arguments)
        if one.sort == "name" and other.sort == "group" and other.at == one.last + 1 and not other.slot.is_definite
    ]


def _is_relative(units: Sequence[Unit], index: int, before: Argument) -> bool:
    """Whether "who" goes back to the sort of people right before it ("the one senator who left").

    What is left out between them ("unions besides the dockers who left") has been taken out before.
    """
    unit, at = units[index], index - 1
    while at > 0 and (units[at].tag == "except" or units[at].text in ARTICLES):
        at -= 1
    opens = unit.tag == "who" or (unit.tag == "word" and unit.text in RELATIVES)
    of_a_sort = before.sort in ("anybody", "everybody") and bool(before.slot.kinds or before.slot.roles)
    return opens and units[at].last == before.last and (of_a_sort or before.sort in ("group", "ask"))


def _asking(slot: Slot, units: Sequence[Unit], before: Argument) -> Slot:
    """What a relative clause hangs on is asked for, if a question word or the sentence's start leads to it."""
    leads = any(u.tag in QUESTION_WORDS for u in units if u.at < before.at)
    return replace(slot, is_asked=True, is_definite=False) if leads else slot


def _argument(units: Sequence[Unit], index: int) -> tuple[Argument | None, int]:
    unit = units[index]
    if unit.tag == "name":
        return _names(units, index)
    if closes_with_list(units, index):
        return None, index + 1
    if unit.tag in QUESTION_WORDS:
        return _asked(units, index)
    if unit.tag == "those" and _leads_clause(units, index):
        made = Argument(sort="ask", at=unit.at, last=units[index + 1].last, slot=Slot(is_asked=True, pronoun="ones"))
        return made, index + 2
    if unit.info.get("owned"):
        return _owner_of(units, index), index + 1
    if (
        unit.tag == "group"
        and index + 1 < len(units)
        and (units[index + 1].text != "," or opens_row(units, index))
        and (not unit.info.get("is_single") or _are_of_backers(units, index))
    ):
        groups, behind = joined_groups(units, index)
        made = _group(units, index)
        slot = with_sorts(replace(made.slot, kinds=(), roles=()), groups)
        return replace(made, last=groups[-1].last, slot=slot), behind
    if unit.tag == "group" or (unit.tag == "stance" and unit.info.get("person")):
        return _group(units, index), index + 1
    if unit.tag in PRONOUNS and not _is_determiner(units, index):
        made = Argument(
            sort="pronoun", at=unit.at, last=unit.last, slot=Slot(pronoun=_pronoun(unit)), lead=_lead(units, index)
        )
        return made, index + 1
    if unit.tag in ("anybody", "nobody", "everybody", "no", "all"):
        return _quantified(units, index)
    return None, index + 1


def _owner_of(units: Sequence[Unit], index: int) -> Argument | None:
    """Whose "her candidate" is; None where a name says it ("Moss, who are hers")."""
    unit = units[index]
    if len(unit.words) == 1 and any(u.name is not None for u in units[:index]):
        return None
    slot = Slot(pronoun=_OWNERS.get(unit.words[0], "them"))
    return Argument(sort="pronoun", at=unit.at, last=unit.last, slot=slot)


_OWNERS = {"his": "him", "her": "her"}
_OF_EITHER = frozenset({"le"})


def _pronoun(unit: Unit) -> str:
    """What a pronoun tells of whom it means: "le" may be him or her."""
    return "him_or_her" if unit.text in _OF_EITHER else unit.tag


def _are_of_backers(units: Sequence[Unit], index: int) -> bool:
    """Whether sorts joined in front of "backers" say whose they are ("union and party backers of Moss")."""
    groups, at = joined_groups(units, index)
    behind = units[at] if at < len(units) else None
    return len(groups) > 1 and behind is not None and bool(behind.info.get("person") or behind.info.get("noun"))


def _leads_clause(units: Sequence[Unit], index: int) -> bool:
    """Whether "the ones that left", "of those who left" begins the sentence, so that it asks which of them."""
    after = units[index + 1] if index + 1 < len(units) else None
    is_led = after is not None and (after.tag == "who" or after.text in RELATIVES)
    return is_led and all(u.tag in ("mark", "word", "and", "but", "polite", "only", "list") for u in units[:index])


def _is_determiner(units: Sequence[Unit], index: int) -> bool:
    """Whether the word goes with what follows: "that one senator", "her endorsement"."""
    unit = units[index]
    after = units[index + 1] if index + 1 < len(units) else None
    if unit.tag in ("that_one", "those"):
        return after is not None and after.tag == "group" and unit.words[0] in ("that", "this", "those", "these", "the")
    if unit.words != ("her",):
        return False
    if after is not None and after.at == unit.last + 1 and _is_noun(after):
        return True
    holds = (u for u in units[:index] if u.tag in ("stance", "words") and not takes_her(u))
    return any(u.at < unit.at < u.last for u in holds) and (after is None or after.at > unit.last + 1)


def _is_noun(unit: Unit) -> bool:
    """Whether a unit is a thing that "her" may go with ("her second choice", "her endorsement")."""
    return unit.tag in ("rank", "rank_2", "rank_3", "words", "group") or bool(
        unit.info.get("noun") or unit.info.get("person")
    )


def _lead(units: Sequence[Unit], index: int) -> str:
    """The preposition right before, articles left aside."""
    for place in range(index - 1, max(0, index - 3) - 1, -1):
        unit = units[place]
        if unit.tag == "word" and any(u.at < unit.at < u.last for u in units[max(0, place - 4) : place]):
            continue  # what a phrase leaves alone: "nego su respaldo a Moss"
        if unit.tag in ("by", "of"):
            return unit.text
        if unit.tag == "stance" and unit.info.get("prep"):
            return unit.text
        if unit.tag == "word" and unit.text in ("to", "a", "al", "en"):
            return unit.text
        if unit.tag == "stance":
            return unit.words[-1] if len(unit.words) > 1 and unit.last < units[index].at else ""
        if not (unit.tag == "word" and unit.text in ARTICLES):
            return ""
    return ""


_SKIPPED = ARTICLES | {"also", "then", "tambien"}


def _names(units: Sequence[Unit], index: int) -> tuple[Argument, int]:
    first = units[index]
    assert first.name is not None
    names, joins, at, last = [first.name], [], index + 1, first.last
    is_neither = any(u.tag == "neither" for u in units[:index])
    while True:
        step = at
        while step < len(units) and (is_joint(units[step]) or (is_neither and units[step].tag == "but_not")):
            step += 1
        while step < len(units) and step > at and units[step].tag == "word" and units[step].text in _SKIPPED:
            step += 1
        in_row = step == at and _is_row(units, index)
        if step >= len(units) or units[step].tag != "name" or not (in_row or _plain_list(units, at, step)):
            break
        if step == at and not in_row:
            break
        joins += [u.tag for u in units[at:step]]
        unit = units[step]
        assert unit.name is not None
        names.append(unit.name)
        at, last = step + 1, unit.last
    both = index > 0 and units[index - 1].tag == "both"
    either = any(u.tag == "either" for u in units[max(0, index - 2) : index])  # "either of Moss and Reed"
    roles = tuple(first.info.get("roles", ())) if len(names) == 1 else ()
    all_of = both or ("and" in joins and "or" not in joins and not either)
    slot = Slot(names=tuple(names), roles=roles, all_of=all_of)
    return Argument(
        sort="name", at=first.at, last=last, slot=slot, lead=_lead(units, index), is_choice="or" in joins
    ), at


def _is_row(units: Sequence[Unit], index: int) -> bool:
    """Whether three names or more stand side by side ("Moss Reed Quist, all gone?")."""
    row = [u for u in units[index : index + 4] if u.tag != "and"][:3]
    named = [u for u in row if u.tag == "name" and u.name is not None and u.name.matches]
    behind = [u for u in units[max(0, index - 1) : index] if u.tag == "name"]
    return len(named) == len(row) == 3 and not behind and units[index + 1].tag == "name"


def _plain_list(units: Sequence[Unit], at: int, step: int) -> bool:
    """Whether a comma alone joins: only in a list, where it is not followed by a verb's subject."""
    closing = {u.last for u in units[:at] if len(u.words) > 1}  # "on Moss's list and Reed's": the phrase ends between
    together = all(
        after.at == before.last + 1 or (after.at == before.last + 2 and after.at - 1 in closing)
        for before, after in zip(units[at - 1 :], units[at : step + 1], strict=False)
    )
    is_joined = any(u.tag in ("and", "or", "but_not") or u.text in ("/", "&", ",") for u in units[at:step])
    return together and is_joined and not acts_behind_exception(units, at, step)


def _asked(units: Sequence[Unit], index: int) -> tuple[Argument, int]:
    """A question word and the sort of people that it asks for ("which state senators", "which of them")."""
    first, at, slot, last = units[index], index + 1, Slot(is_asked=True), units[index].last
    skipped = 0
    while at < len(units) and skipped < 5:
        unit = units[at]
        if unit.tag == "group" or (unit.tag == "stance" and unit.info.get("person")):
            groups, at = joined_groups(units, at)
            slot, last = with_sorts(slot, groups), groups[-1].last
            if [u.tag for u in units[at : at + 1]] == ["those"]:  # "which unions of those"
                slot, last, at = replace(slot, pronoun="those"), units[at].last, at + 1
            break
        if unit.tag in ("those", "them") and unit.words != ("they",) and first.tag in ("which", "count", "who", "list"):
            asked = replace(slot, pronoun="ones" if _is_told_behind(units, at) else "those")
            return Argument(sort="ask", at=first.at, last=unit.last, slot=asked, lead=_lead(units, index)), at + 1
        if unit.tag in _PASSED:
            sort_follows = at + 1 < len(units) and units[at + 1].tag == "group"
            if unit.tag == "word" and unit.text not in _BETWEEN and not sort_follows:
                break
            skipped += 1
            at += 1
            continue
        break
    else:
        at = index + 1
    at = index + 1 if last == first.last else at
    return Argument(sort="ask", at=first.at, last=last, slot=slot, lead=_lead(units, index)), at


def _is_told_behind(units: Sequence[Unit], at: int) -> bool:
    """Whether a clause of their own says which are meant ("which of the ones that left ...")."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is not None and (after.tag == "who" or after.text in RELATIVES)


_PASSED = frozenset(
    {"word", "of", "list", "else", "new", "used_to", "still", "anybody", "everybody", "that_one", "all"}
)
_BETWEEN = frozenset([
    "the", "all", "other", "of", "those", "these", "his", "her", "their", "different", "such", "named", "called",
    "total", "one", "that", "ppl", "many", "kind", "single", "former", "kinds", "los", "las", "de", "otros", "otras",
    "que",
])  # fmt: skip


def _group(units: Sequence[Unit], index: int) -> Argument:
    unit = units[index]
    before = [u.text for u in units[max(0, index - 2) : index]]
    definite = bool(before) and before[-1] in (*_OF_ONE, *_POINTING)
    is_pointed = bool(before) and before[-1] in _POINTING and bool(unit.info.get("is_single"))
    is_owner = any(u.info.get("of_one") and u.at < unit.at < u.last for u in units)  # "got the mayor's back"
    slot = Slot(
        pronoun="that_one" if is_pointed else "",
        kinds=tuple(unit.info.get("kinds", ())),
        roles=tuple(unit.info.get("roles", ())),
        is_definite=(definite and (is_owner or bool(unit.info.get("is_single")))) or bool(unit.info.get("definite")),
    )
    return Argument(sort="group", at=unit.at, last=unit.last, slot=slot, lead=_lead(units, index))


_POINTING = ("that", "this", "ese", "esa", "este", "esta")
_OF_ONE = ("the", "the same", "my", "our", "el", "la", "mi", "nuestro", "nuestra")
_SORTS = {"no": "nobody", "all": "everybody"}


def _quantified(units: Sequence[Unit], index: int) -> tuple[Argument | None, int]:
    """ "Anyone", or "any unions", "no senators"."""
    unit, after = units[index], index + 1
    while after < len(units) and units[after].text in _BETWEEN and units[after].tag in ("word", "of", "else"):
        after += 1
    slot, last = Slot(), unit.last
    if after < len(units) and units[after].tag == "group":
        is_sort = bool(units[after].info.get("kinds") or units[after].info.get("roles"))  # not "every person, group"
        groups, end = joined_groups(units, after) if is_sort else ([units[after]], after + 1)
        slot, last, index = with_sorts(slot, groups), groups[-1].last, end - 1
    elif after < len(units) and units[after].tag in ("them", "those") and unit.tag == "anybody":
        return Argument(sort="pronoun", at=unit.at, last=units[after].last, slot=Slot(pronoun="any_of")), after + 1
    elif unit.tag in ("no", "all"):
        return None, index + 1
    return Argument(sort=_SORTS.get(unit.tag, unit.tag), at=unit.at, last=last, slot=slot), index + 1
