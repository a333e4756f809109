"""Where does somebody of a sort hold office?

"The Ward 4 councilwoman", "the TD for Tarrow" and "the pastor at Saint Bride's" limit a role to a place that the
store's roles know, and a name inside the words of a role ("mayor of Tarrow") is none.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from facts.models import EntityKind, LinkedName
from facts.models.building import replace
from facts.questions.contests import places_of
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.roles import role_spans
from facts.questions.tokens import Token, fold
from facts.questions.units import Unit

_LEADS = frozenset({"at", "of", "from", "for", "in", "on", "de", "en", "por", "del"})
_SMALL = frozenset({"the", "la", "el", "st", "district", "county", "city", "distrito"})


def outside_roles(names: Sequence[LinkedName], tokens: Sequence[Token], roles: frozenset[str]) -> list[LinkedName]:
    """The names without those that are but a part of one, inside the words of a role ("mayor of Tarrow").

    A role's own short word is no acronym or title of somebody's ("MP").
    """
    spans = role_spans(roles, tokens)
    heads = _heads(roles)
    kept = [n for n in names if not (_is_part(n) and any(s <= n.start and n.end <= e for s, e in spans))]
    return [n for n in kept if fold(n.written) not in heads or any(fold(m.alias) == fold(n.written) for m in n.matches)]


def may_mean_several(name: LinkedName, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a part of several bodies' names stands where who does something must ("who does Marl back").

    Whichever is meant is asked then; of one alone it is no sure sign, as a place may be meant.
    """
    if len(name.matches) < _SEVERAL or not _is_part(name):
        return False
    before = next((t.word for t in reversed(tokens) if t.end <= name.start), "")
    behind = next((t for t in tokens if t.start >= name.end), None)
    if behind is None:
        return False
    if behind.word in lexicon.acts:
        return not before or before in _HELPING
    is_led = any(p.info.get("prep") for p in lexicon.starting_with(behind.word))
    return is_led and before in _HELPING


_SEVERAL = 2
_HELPING = frozenset({"do", "does", "did", "is", "are", "whos", "was", "were", "has", "have"})


@lru_cache(maxsize=64)
def _heads(roles: frozenset[str]) -> frozenset[str]:
    """The roles of one word, as for one and for several, without their places."""
    told = (part.split(",")[0].strip() for role in roles for part in fold(role).split(";"))
    words = {word for word in told if word and " " not in word}
    return frozenset(words | {f"{word}s" for word in words})


def _of_office(units: Sequence[Unit], index: int) -> Unit:
    """What is less than anybody's name, where the place of an office stands, as nobody's ("mayor of Tarow")."""
    unit, before = units[index], units[max(0, index - 2) : index]
    is_led = len(before) == 2 and before[1].tag == "of" and bool(before[0].info.get("roles"))
    if unit.name is None or not is_led or not before[0].info.get("is_single"):
        return unit
    length = len(fold(unit.name.written).split())
    is_part = all(len(fold(m.alias).split()) > length and m.why in _PARTLY for m in unit.name.matches)
    return replace(unit, name=replace(unit.name, matches=())) if is_part else unit


_PARTLY = ("part of the name", "typing error", "sound")


def _is_part(name: LinkedName) -> bool:
    return all(match.why == "part of the name" for match in name.matches)


def place_sorts(units: Sequence[Unit], places: Container[str]) -> list[Unit]:
    """The units with a role's place taken into the role, where it stands right before or behind it."""
    units = [_of_office(units, i) for i in range(len(units))]
    found: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        index += 1
        if unit.tag == "group" and unit.info.get("roles"):
            led = _led(found, places)
            behind = _behind(units, index, places) if not led else 0
            if led:
                unit = _limited(unit, found[-led:])
                del found[-led:]
            elif behind:
                unit = _limited(unit, units[index : index + behind])
                index += behind
        found.append(unit)
    return found


def without_own_place(units: Sequence[Unit], known: Known) -> list[Unit]:
    """The units without the place of a contest of the store right before the one body that is meant ("NYC nurses")."""
    places = places_of(known.contests).spelled
    found: list[Unit] = []
    for unit in units:
        if places and found and _is_one_body(unit, known):
            length = next((n for n in range(1, _LONGEST + 1) if _words(found[-n:]) in places), 0)
            found = found[: len(found) - length]
        found.append(unit)
    return found


_LONGEST = 4  # units of a place


def _words(units: Sequence[Unit]) -> tuple[str, ...]:
    """What units say that are nobody's name."""
    is_free = all(u.tag == "word" or (u.name is not None and not u.name.matches) for u in units)
    return tuple(w for u in units for w in fold(u.text).split()) if is_free else ()


def _is_one_body(unit: Unit, known: Known) -> bool:
    """Whether a part of a name, or a description, means one body, so that a place may say which it is."""
    matches = unit.name.matches if unit.name is not None else ()
    if len(matches) != 1 or matches[0].entity_id not in known.entities:
        return False
    kind = known.entities[matches[0].entity_id].kind
    return kind not in (EntityKind.PERSON, EntityKind.NEWSPAPER) and matches[0].why in _OF_BODY


_OF_BODY = ("description", "part of the name")


def _led(before: Sequence[Unit], places: Container[str]) -> int:
    """How many units right before are places; none where only small words are."""
    count = 0
    while count < len(before) and count < 4 and _holds_place(before[-1 - count], places):
        count += 1
    while count and before[-count].text in _SMALL | _LEADS:
        count -= 1
    return count


def _behind(units: Sequence[Unit], index: int, places: Container[str]) -> int:
    """How many units right behind tell a place, the word that leads to it counted; 0 where none is led to."""
    at = index
    if at < len(units) and units[at].tag == "office":
        return int(all(word in places or word in _LEADS | _SMALL for word in units[at].words))
    if at >= len(units) or not (set(units[at].words) & _LEADS or units[at].text in (",", "(")):
        return 0
    at += 1
    while at < len(units) and units[at].text in _SMALL:
        at += 1
    start = at
    while at < len(units) and _holds_place(units[at], places):
        at += 1
    closes = at < len(units) and units[at].text == ")" and units[index].text == "("
    return at + closes - index if at > start else 0


def _holds_place(unit: Unit, places: Container[str]) -> bool:
    """Whether a unit is words of a place and nothing else: no name but such as is a part of one."""
    if unit.tag not in ("word", "name") or (unit.name is not None and not _is_part(unit.name)):
        return False
    return all(word in places for word in fold(unit.text).split())


def _limited(unit: Unit, said: Sequence[Unit]) -> Unit:
    """A role limited to the places said beside it."""
    words = [w for u in said for w in fold(u.text).split() if w.isalnum() and w not in _LEADS | {"the", "la", "el"}]
    roles = [f"{' '.join(words)} {role}" for role in unit.info["roles"]]
    at, last = min(unit.at, said[0].at), max(unit.last, said[-1].last)
    return replace(unit, at=at, last=last, info={**unit.info, "roles": roles})
