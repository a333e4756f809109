"""Which sort do several of its roles stand for, where "etc" goes on with them ("pastors, rabbis etc" are clergy)?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from facts.models.building import replace
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.units import Unit


def and_so_on(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with a row of roles that "etc" closes as the sort that holds them all, where we know one."""
    end = next((i for i, u in enumerate(units) if u.text in lexicon.talk["and_so_on"]), 0)
    start = end
    while start and (units[start - 1].tag in ("group", "and", "or") or units[start - 1].text == ","):
        start -= 1
    row = [u for u in units[start:end] if u.tag == "group"]
    told = {role for u in row for role in u.info.get("roles", ())}
    wide = next((roles for roles in _sorts_of_roles(lexicon.language) if told <= set(roles)), None)
    if len(row) < _FEWEST or wide is None or any(u.info.get("kinds") for u in row):
        return units
    whole = replace(row[0], last=units[end].last, info={"roles": [*wide]})
    return [*units[:start], whole, *units[end + 1 :]]


_FEWEST = 2  # roles that tell of which sort they are


@cache
def _sorts_of_roles(language: str) -> Sequence[tuple[str, ...]]:
    """The roles of each of our sorts that is made of several."""
    patterns = [p for held in load_lexicon(language).patterns.values() for p in held if p.tag == "group"]
    sorts = {tuple(p.info["roles"]) for p in patterns if len(p.info.get("roles", ())) > _FEWEST}
    return sorted(sorts)
