"""Which body do the people of a trade stand for, where its own name tells of them in another word?

"The teachers" are the Tarrow Education Association where no other body of the store is of their trade; a store with
two such leaves the word unread, and so does "which teachers", which asks for people.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import EntityKind, LinkedName, NameMatch
from facts.models.building import replace
from facts.names import rank_names
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import fold
from facts.questions.units import Unit, has

_NEAR_ENOUGH = 90.0
_PARTS = ("exact", "part of the name", "description")
_BODIES = (EntityKind.UNION, EntityKind.ADVOCACY_GROUP)
_ASKS = ("which", "count", "list", "anybody", "all", "no", "everybody", "who")


def link_trades(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with people of a trade named as the one body that they make up; "workers" goes with it."""
    found: list[Unit] = []
    for index, unit in enumerate(units):
        before = found[-1] if found else None
        behind = units[index + 1 : index + 4]
        is_theirs = before is not None and _is_their_union(before, unit, lexicon)
        if before is not None and (is_theirs or _goes_on(before, unit, known, lexicon)):
            whole = replace(before, last=unit.last, words=(*before.words, *unit.words))
            found = [*_without_sort(found[:-1], before.name, known), whole]
            continue
        workers = _working_in(found, unit, known, lexicon) if before is not None else None
        if workers is not None:
            found = [*_without_sort(found[:-1], workers.name, known), workers]
            continue
        is_free = unit.tag == "word" or (unit.tag == "name" and unit.name is not None and not unit.name.matches)
        is_asked = before is not None and before.tag in _ASKS and not _refuses(found)
        trade = _several(unit, lexicon) if _leads_union(behind, lexicon) else fold(unit.text)
        name = _body_of(unit, trade, known, lexicon) if is_free and not is_asked else None
        if name is not None:
            found = _without_sort(found, name, known)
        found.append(unit if name is None else replace(unit, tag="name", name=name, info={}))
    return found


def _refuses(found: Sequence[Unit]) -> bool:
    """Whether "no" behind a mark leaves somebody out ("who backs Moss, no cops")."""
    return len(found) > 1 and found[-1].tag == "no" and found[-2].tag in ("mark", "but")


def _goes_on(before: Unit, unit: Unit, known: Known, lexicon: Lexicon) -> bool:
    """Whether "workers" stands right behind a part of one union's name ("the transit workers")."""
    if unit.tag != "word" or unit.text not in lexicon.organized or unit.at != before.last + 1 or before.name is None:
        return False
    union = before.name.matches[0] if len(before.name.matches) == 1 else None
    is_part = union is not None and union.why == "part of the name"
    return union is not None and is_part and known.entities[union.entity_id].kind == EntityKind.UNION


def _leads_union(behind: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "union" stands next, or what is joined to it ends so ("the cop and firefighter unions")."""
    if has(behind[:1], "group"):
        return EntityKind.UNION in behind[0].info.get("kinds", ())
    if has(behind[:1], "and") and has(behind[1:2], "word") and _several(behind[1], lexicon) in lexicon.trades:
        return _leads_union(behind[2:], lexicon)
    joined = behind[1].name if len(behind) > 1 and behind[0].tag == "and" else None
    return joined is not None and bool(joined.matches) and fold(joined.written).split()[-1] in _UNIONS


_UNIONS = ("union", "unions")


def _several(unit: Unit, lexicon: Lexicon) -> str:
    """A word for one of a trade as for several of them ("cop", "fireman"), or as it stands."""
    word = fold(unit.text)
    said = (f"{word}s", f"{word[:-3]}men" if word.endswith("man") else "")
    return next((one for one in said if one in lexicon.trades), word)


def _is_their_union(before: Unit, unit: Unit, lexicon: Lexicon) -> bool:
    """Whether "union" stands right behind one of a trade whom it names ("the cop union")."""
    is_union = unit.tag == "group" and EntityKind.UNION in unit.info.get("kinds", ())
    is_trade = before.name is not None and fold(before.name.written) not in lexicon.trades
    return is_union and is_trade and _several(before, lexicon) in lexicon.trades and unit.at == before.last + 1


def _working_in(found: Sequence[Unit], unit: Unit, known: Known, lexicon: Lexicon) -> Unit | None:
    """The one body that has both "care" and "workers" in its name, as "the care workers" are called."""
    before, led = found[-1], found[-2:-1]
    is_pair = unit.tag == before.tag == "word" and unit.text in lexicon.organized and unit.at == before.last + 1
    if not is_pair or not led or led[0].text not in ARTICLES or any(u.tag in _ASKS for u in found[-3:-2]):
        return None
    said = {before.text, unit.text}
    ranked = rank_names(before.text, known.spellings, min_similarity=_NEAR_ENOUGH)
    told = {m.entity_id: m for m in ranked if said <= {*fold(m.alias).replace("'", "").split()} and _is_body(m, known)}
    if len(told) != 1:
        return None
    words = (*before.words, *unit.words)
    name = LinkedName(written=" ".join(words), matches=tuple(told.values()))
    return replace(before, tag="name", name=name, last=unit.last, words=words, info={})


def _is_body(match: NameMatch, known: Known) -> bool:
    entity = known.entities.get(match.entity_id)
    return entity is not None and entity.kind in _BODIES and match.why in _PARTS


def _without_sort(found: list[Unit], name: LinkedName | None, known: Known) -> list[Unit]:
    """The units without "the union of" right in front of the people of a trade, where the body is of that sort."""
    led = found[:-1] if found and found[-1].text in ARTICLES else found
    if name is None or len(led) < 2 or led[-1].tag != "of" or led[-2].tag != "group":
        return found
    kinds = led[-2].info.get("kinds", ())
    return led[:-2] if known.entities[name.matches[0].entity_id].kind in kinds else found


def _body_of(unit: Unit, trade: str, known: Known, lexicon: Lexicon) -> LinkedName | None:
    """The one body of a trade."""
    matches: dict[int, NameMatch] = {}
    for word in lexicon.trades.get(trade, ()):
        for match in rank_names(word, known.spellings, min_similarity=_NEAR_ENOUGH):
            entity = known.entities.get(match.entity_id)
            if entity is not None and entity.kind in _BODIES and match.why in _PARTS:
                matches.setdefault(match.entity_id, match)
        if matches:
            break
    if len(matches) > 1:  # a body that takes a stand is meant before one that is only named
        matches = {key: match for key, match in matches.items() if key in known.endorser_ids}
    return LinkedName(written=unit.text, matches=tuple(matches.values())) if len(matches) == 1 else None
