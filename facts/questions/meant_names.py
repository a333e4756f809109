"""Whom do a trade, a description, a place, a role or a further name mean among the phrases of a message?

What they mean is settled before a sentence is read, so that each person and each body is one name; only where a message
holds a word for it. "The nurses' guy" is whoever they back (of a candidate it may be an aide, a backer or whom she
backs: that is left unread). "Ada I mean", "the younger one" say which of several was meant. "They" behind a stranger
named first ("the Bakers, did they leave her") is that stranger: left out, the question would be answered of anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facts.models import LinkedName, NameMatch
from facts.models.building import replace
from facts.questions.descriptions import link_described
from facts.questions.known import Known, stands
from facts.questions.lexicon import Lexicon
from facts.questions.owned import is_possessive
from facts.questions.placing import place_sorts, without_own_place
from facts.questions.roles import place_words
from facts.questions.steps import Step, Steps, said_in
from facts.questions.titles import (
    TITLES,
    one_person,
    told_by_name,
    with_role_behind,
    without_apposed,
    without_epithets,
    without_manner,
    without_titles,
)
from facts.questions.trades import link_trades
from facts.questions.units import Unit, in_place


def name_as_meant(units: list[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with whom a trade, a description, a place or a role means, each person as one name."""
    said = said_in(units)
    links = [*LINKS.among(said, lexicon)]
    for link in links:
        units = link(units, known, lexicon)
    if links:  # "the teachers pick for mayor is": a thing, now that the teachers are somebody
        units = [in_place(units, i, lexicon) if u.text in lexicon.picked else u for i, u in enumerate(units)]
    units, said = one_person(units, known, lexicon), said_in(units) if links else said
    for link in BESIDE_NAMES.among(said, lexicon):
        units = link(units, known, lexicon)
    return units


def narrow_names(units: Sequence[Unit]) -> list[Unit]:
    """The units with each name that may be several narrowed to the one that another name behind it means."""
    kept = list(units)
    for unit in units:
        if unit.name is None or len(unit.name.matches) < 2:
            continue
        later = next((u for u in kept if u.at > unit.last and _chooses(u, unit, kept)), None)
        if later is None or later.name is None:
            continue
        name = replace(unit.name, matches=_shared(unit.name, later.name))
        kept = [replace(unit, name=name) if u is unit else u for u in kept if u is not later]
    return kept


def _chooses(unit: Unit, before: Unit, units: Sequence[Unit]) -> bool:
    """Whether a name set apart by a mark, or by "I mean", may be the same one as a name before it, and tells which."""
    if unit.name is None or before.name is None or len(before.name.matches) < 2:
        return False
    shared = _shared(before.name, unit.name)
    ahead = next((u for u in reversed(units) if u.at < unit.at), None)
    behind = next((u for u in units if u.at > unit.last), None)
    is_apart = any(u is not None and u.tag in ("mark", "correction") for u in (ahead, behind))
    return is_apart and 0 < len(shared) < len(before.name.matches)


def _shared(name: LinkedName, other: LinkedName) -> tuple[NameMatch, ...]:
    ids = {m.entity_id for m in other.matches}
    return tuple(m for m in name.matches if m.entity_id in ids)


#: What may follow: the end, a time, an office, or who or what that is.
_BEHIND = ("mark", "tag", "be", "who", "which", "still", "office", "window", "name", "polite", "or")


def is_of_body(name: Unit, known: Known) -> bool:
    """Whether a name is a group's: a word for a person behind it cannot say what it is."""
    matches = name.name.matches if name.name is not None else ()
    kinds = {known.entities[m.entity_id].kind for m in matches if m.entity_id in known.entities}
    return bool(kinds) and "person" not in kinds


def with_chosen(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with a person who is somebody's as their pick."""
    found = list(units)
    for index in range(len(units)):
        if _is_chosen(units, index, known, lexicon):
            found[index] = _as_pick(units[index], lexicon)
            found[index] = in_place(found, index, lexicon)
    return found


def _is_chosen(units: Sequence[Unit], index: int, known: Known, lexicon: Lexicon) -> bool:
    """Whether a word for one person stands right behind an endorser who owns it, and nothing is said of it but who."""
    if not index or units[index].text not in lexicon.talk["their_person"]:
        return False
    is_current = index > 1 and units[index - 1].text in lexicon.talk["of_now"]  # "the nurses' current guy"
    owner, behind = units[index - 1 - is_current], units[index + 1 : index + 2]
    if owner.name is None or not owner.name.matches or stands(owner.name, known):
        return False
    is_owned = is_of_body(owner, known) or is_possessive(owner)
    return is_owned and all(u.tag in _BEHIND for u in behind)


def _as_pick(unit: Unit, lexicon: Lexicon) -> Unit:
    pick = min(lexicon.talk["pick"])
    said = next(p for p in lexicon.starting_with(pick) if p.tag == "stance" and len(p.elements) == 1)
    return replace(unit, tag="stance", words=(pick,), info=said.info)


#: Tags of the pronouns in whose place a stranger is put.
STANDS_FOR = ("them", "him", "her", "that_one", "those")
_BETWEEN = ("mark", "tag", "do", "have", "be", "modal", "when", "why", "who", "which", "and", "but", "still")


def with_stranger_first(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the stranger whom the message names first in the place of the pronoun that takes it up."""
    at = next((i for i, u in enumerate(units) if not _leads(u, lexicon)), len(units))
    name = units[at].name if at < len(units) else None
    if name is None or name.matches:
        return list(units)
    rest = units[at + 1 :]
    place = next((i for i, u in enumerate(rest) if u.tag not in _BETWEEN), len(rest))
    if not 0 < place < len(rest) or rest[place].tag not in STANDS_FOR:
        return list(units)
    named = replace(units[at], at=rest[place].at, last=rest[place].last)
    return [*units[:at], *rest[:place], named, *rest[place + 1 :]]


def _leads(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit may stand before whom a message names first."""
    is_small = unit.tag == "word" and unit.text in lexicon.common
    return is_small or unit.tag in ("mark", "tag", "polite", "and", "but", "what_about")


Link = Callable[[Sequence[Unit], Known, Lexicon], list[Unit]]
LINKS: Steps[Link] = Steps(
    Step(link_trades, said=("group", "and"), lists=("organized", "trades")),
    Step(
        link_described,
        said=("roles", "is_single", "still"),
        lists=("definite", "crews", "belonging", "holding", "organized"),
    ),
    Step(lambda units, known, _: place_sorts(units, place_words(frozenset(known.roles))), said=("roles",)),
)
#: What is said of somebody who is named beside it.
BESIDE_NAMES: Steps[Link] = Steps(
    Step(lambda units, *_: with_role_behind(units), said=("roles",)),
    Step(lambda units, known, _: without_apposed(units, known), said=("roles",)),
    Step(lambda units, known, _: without_epithets(units, known), said=("is_single",)),
    Step(lambda units, known, _: without_titles(units, known), said=tuple(TITLES)),
    Step(lambda units, known, _: without_own_place(units, known), said=("word", "name")),
    Step(with_chosen, lists=("their_person",)),
    Step(without_manner, lists=("some_person",)),
    Step(lambda units, known, _: told_by_name(units, known), said=("roles",)),
    Step(lambda units, _, lexicon: with_stranger_first(units, lexicon), said=STANDS_FOR),
)
