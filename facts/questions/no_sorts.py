"""Which sorts are left out where each has its own "no" ("..., no unions, no papers")?

All of them are: "no unions or papers".
"""

from __future__ import annotations

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit


def as_one_denial(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with ", no" between two sorts that are left out as "or"."""
    said: list[Unit] = []
    for index, unit in enumerate(units):
        behind = units[index + 1 : index + 2]
        is_sort = bool(behind) and behind[0].tag == "group" and not behind[0].info.get("is_single")
        led = said[:-1] if said and (said[-1].tag == "mark" or said[-1].tag in ("and", "or")) else said
        if unit.tag == "no" and is_sort and [u.tag for u in led[-2:]] == ["no", "group"]:
            said = [*led, replace(unit, tag="or", words=("or",))]
        else:
            said.append(unit)
    return said
