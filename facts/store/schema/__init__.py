"""Which tables does a store have, and why? One module a migration, imported in the order they apply."""

from __future__ import annotations

from facts.store.schema import ground, names, shown

from facts.store.schema import moderation  # isort: skip - migrations apply in the order of these lines
from facts.store.schema import candidates  # isort: skip
from facts.store.schema import stretches  # isort: skip
from facts.store.schema import texts  # isort: skip
from facts.store.schema import numbers  # isort: skip
from facts.store.schema import spellings  # isort: skip
from facts.store.schema import packs  # isort: skip
from facts.store.schema import limited  # isort: skip
from facts.store.schema import details  # isort: skip
from facts.store.schema import replaced  # isort: skip
from facts.store.schema import called  # isort: skip
from facts.store.schema import returned  # isort: skip
from facts.store.schema import backing  # isort: skip
from facts.store.schema import undecided  # isort: skip
from facts.store.schema import evidence  # isort: skip
from facts.store.schema import turns  # isort: skip
from facts.store.schema.registry import APPLICATION_ID, migrations

__all__ = [
    "APPLICATION_ID",
    "backing",
    "called",
    "candidates",
    "details",
    "evidence",
    "ground",
    "limited",
    "migrations",
    "moderation",
    "names",
    "numbers",
    "packs",
    "replaced",
    "returned",
    "shown",
    "spellings",
    "stretches",
    "texts",
    "turns",
    "undecided",
]
