"""Whom did backers leave, where he is said to have had or seen them go ("which candidates had supporters walk away")?

He lost them; read word by word it would be the candidate who left somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.arguments import ARTICLES
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, has

_CLOSING = ("mark", "tag", "window", "them", "him", "her", "still", "ever")


def losing_as_having(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units with "lost supporters" for "had supporters walk away", "saw supporters leave"."""
    seeing = lexicon.talk["seeing_go"]
    at = next((i for i, u in enumerate(units) if i and u.words and u.words[0] in seeing), 0)
    is_of_candidates = units[0].tag == "group" and "candidate" in units[0].info.get("kinds", ())
    if not at or not (is_of_candidates or has(units[:at], "who", "which", "count", "anybody")):
        return units
    if any(u.name is not None or u.tag == "stance" for u in units[:at] if not u.info.get("weak")):
        return units
    noun, is_own = at, len(units[at].words) > 1 and units[at].tag == "stance"
    if not is_own:
        noun += 1
        while noun < len(units) and (units[noun].text in ARTICLES or units[noun].text in lexicon.owning):
            noun += 1
    gone = noun + 1
    if gone >= len(units) or units[gone].info.get("relation") != Relation.WITHDREW:
        return units
    if not (is_own or _are_backers(units[noun])) or any(u.tag not in _CLOSING for u in units[gone + 1 :]):
        return units
    lost = replace(units[at], tag="stance", words=units[at].words[:1], info=_LOST)
    sort = [units[noun]] if units[noun].tag == "group" else []
    return [*units[:at], lost, *sort, *(u for u in units[gone + 1 :] if u.tag not in ("them", "him", "her"))]


def _are_backers(unit: Unit) -> bool:
    """Whether a unit is a word for backers, or a sort of them."""
    kinds = {*unit.info.get("kinds", ()), *unit.info.get("roles", ())}
    return bool(unit.info.get("person")) or (unit.tag == "group" and bool(kinds) and "candidate" not in kinds)


_LOST = {"relation": "withdrew", "subject": "candidate"}
