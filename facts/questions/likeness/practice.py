"""An invented store for the corpus: what stands for its slots when it is learned from. Nobody in it exists."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from facts.models import Contest, DateRange, Entity, Event
from facts.names import SpellingTable
from facts.questions.likeness.masking import Masked

_PEOPLE = ("Tobias Reedman", "Leonor Quistrup", "Ada Mossberg", "Yusuf Karlsen", "Cora Vandermeer", "Wanda Strickland")
_CANDIDATES = _PEOPLE[:3]
_GROUPS = {"Harbour Nurses Guild": "union", "Dockers Local 88": "union", "Riverside Shopkeepers": "business group"}
#: What may stand for each slot, and whom it means.
_FILLS = {
    "C": {"Reedman": "Tobias Reedman", "Tobias Reedman": "Tobias Reedman", "Quistrup": "Leonor Quistrup"},
    "D": {"Mossberg": "Ada Mossberg", "Ada Mossberg": "Ada Mossberg"},
    "E": {"Karlsen": "Yusuf Karlsen", "Yusuf Karlsen": "Yusuf Karlsen", "Vandermeer": "Cora Vandermeer"},
    "F": {"Strickland": "Wanda Strickland", "Wanda Strickland": "Wanda Strickland"},
    "O": {"HNG": "Harbour Nurses Guild", "Harbour Nurses Guild": "Harbour Nurses Guild"},
    "P": {"Dockers Local 88": "Dockers Local 88", "Riverside Shopkeepers": "Riverside Shopkeepers"},
}
_SORTS = {
    "en": {"sorts": ("unions", "state senators", "newspapers", "parties", "city councillors"),
           "sort": ("union", "state senator", "newspaper", "city councillor")},
    "es": {"sorts": ("sindicatos", "senadores estatales", "periódicos", "partidos", "concejales"),
           "sort": ("sindicato", "senador estatal", "periódico", "concejal")},
}  # fmt: skip
_DATES = {"en": ("may 3", "june 2", "may 12", "march 20"), "es": ("3 de mayo", "2 de junio", "12 de mayo")}


@dataclass
class PracticeStore:
    """Fulfils `Known` with plain values."""

    spellings: SpellingTable
    entities: Mapping[int, Entity]
    candidate_ids: frozenset[int]
    endorser_ids: frozenset[int]
    events: Sequence[Event] = ()
    kinds: Collection[str] = ("person", "union", "business group", "newspaper", "party")
    roles: Collection[str] = ("state senator", "city councillor")
    contests: Sequence[Contest] = (Contest(contest_id=1, name="Tarrow mayor, 2023"),)
    reach: DateRange | None = field(default_factory=lambda: DateRange.parse("2023-06-20"))
    publishers: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def bodies_of(self, entity_id: int) -> Sequence[int]:
        """Nobody speaks for anybody."""
        return ()

    def contests_of(self, entity_ids: Collection[int]) -> Sequence[Contest]:
        """The one contest there is."""
        return self.contests

    def acted_between(self, entity_ids: Collection[int], first: date, last: date) -> bool:
        """Nobody acts: a bare day is the latest."""
        return False


@cache
def practice_store() -> PracticeStore:
    """The store."""
    kinds = dict.fromkeys(_PEOPLE, "person") | _GROUPS
    entities = {key: Entity(entity_id=key, name=name, kind=kind) for key, (name, kind) in enumerate(kinds.items(), 1)}
    ids = {entity.name: key for key, entity in entities.items()}
    names = {key: entity.name for key, entity in entities.items()}
    spellings = SpellingTable.from_aliases((), names, {key: entity.kind for key, entity in entities.items()})
    standing = frozenset(ids[name] for name in _CANDIDATES)
    return PracticeStore(spellings, entities, standing, frozenset(ids.values()) - standing)


def fill(text: str, language: str = "en") -> tuple[str, dict[str, str]]:
    """A line's text with names, sorts and days for its slots, the same each time; and whom each of them means."""
    chance = random.Random(text)  # noqa: S311 - a line is to read alike each time
    slots = sorted(set(re.findall(r"\{(\w+)\}", text)))
    options = {**{k: tuple(v) for k, v in _FILLS.items()}, **_SORTS[language], "date": _DATES[language]}
    chosen = {slot: chance.choice(options[slot]) for slot in slots if slot in options}
    said = re.sub(r"\{(\w+)\}", lambda found: chosen.get(found[1], found[0]), text)
    meant = {slot: _FILLS[slot][word] if slot in _FILLS else "" for slot, word in chosen.items()}
    return said, meant


def slot_names(masked: Masked, meant: Mapping[str, str]) -> dict[str, str] | None:
    """Which slot of the masked text each slot of the line is; None where one was not found, or another was."""
    found: dict[str, str] = {}
    for slot, name in meant.items():
        letter = {"sorts": "S", "sort": "S", "date": "T"}.get(slot, "C" if slot in "CD" else "E")
        own = [s for s, said in masked.fills.items() if s[0] == letter and (not name or said == name)]
        if len(own) != 1:
            return None
        found[slot] = own[0]
    return found if len(found) == len(masked.fills) else None
