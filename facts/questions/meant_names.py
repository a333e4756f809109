"""Whom do a trade, a description, a place or a role mean among the phrases of a message?

What they mean is settled before a sentence is read, so that each person and each body is one name; only where a message
holds a word for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.linking import link_described
from facts.questions.placing import place_sorts
from facts.questions.put_first import with_stranger_first
from facts.questions.roles import place_words
from facts.questions.steps import Step, Steps, said_in
from facts.questions.titles import one_person, told_by_name, with_role_behind, without_epithets, without_manner
from facts.questions.trades import link_trades
from facts.questions.units import Unit


def name_as_meant(units: list[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with whom a trade, a description, a place or a role means, each person as one name."""
    said = said_in(units)
    for link in LINKS.among(said, lexicon):
        units = link(units, known, lexicon)
    units = with_role_behind(one_person(units, known, lexicon))
    units = without_epithets(units, known) if "is_single" in said else units
    units = units if said.isdisjoint(lexicon.talk["some_person"]) else without_manner(units, lexicon)
    return with_stranger_first(told_by_name(units, known), lexicon)


def _place_sorts(units: Sequence[Unit], known: Known, _: Lexicon) -> list[Unit]:
    return place_sorts(units, place_words(frozenset(known.roles)))


LINKS: Steps[Callable[[Sequence[Unit], Known, Lexicon], list[Unit]]] = Steps(
    Step(link_trades, lists=("organized", "trades")),
    Step(link_described, said=("roles", "is_single"), lists=("definite", "crews", "belonging", "holding")),
    Step(_place_sorts, said=("roles",)),
)
