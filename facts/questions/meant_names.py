"""Whom do a trade, a description, a place or a role mean among the phrases of a message?

What they mean is settled before a sentence is read, so that each person and each body is one name; only where a message
holds a word for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facts.questions.chosen import with_chosen
from facts.questions.descriptions import link_described
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.placing import place_sorts, without_own_place
from facts.questions.put_first import STANDS_FOR, with_stranger_first
from facts.questions.roles import place_words
from facts.questions.steps import Step, Steps, said_in
from facts.questions.titles import one_person, told_by_name, with_role_behind, without_epithets, without_manner
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
    Step(lambda units, known, _: without_epithets(units, known), said=("is_single",)),
    Step(lambda units, known, _: without_own_place(units, known), said=("word", "name")),
    Step(with_chosen, lists=("their_person",)),
    Step(without_manner, lists=("some_person",)),
    Step(lambda units, known, _: told_by_name(units, known), said=("roles",)),
    Step(lambda units, _, lexicon: with_stranger_first(units, lexicon), said=STANDS_FOR),
)
