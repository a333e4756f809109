"""What is left of a message without why somebody is to be left out ("skip Moss, i have him already")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, end_of, has


def without_having(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "i have him" behind the name of one who is left out at the end."""
    end = end_of(units)
    named = next((i for i in range(end - 1, 0, -1) if units[i].name is not None), 0)
    lead = units[named - 1]
    is_out = lead.tag in ("except", "but_not") or lead.text.replace(" ", "_") in lexicon.talk["removing"]
    told = [u for u in units[named + 1 : end] if u.tag != "mark"]
    if not named or not is_out or not _is_own_having(told, lexicon) or not has(units[: named - 1], "stance"):
        return units
    return [*units[: named + 1], *units[end:]]


def _is_own_having(told: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether whoever asks says that they have somebody."""
    said = [u for u in told if u.tag != "word" or u.text in lexicon.talk["own"]]
    said = said[1:] if said and said[0].tag == "word" else said
    is_having = [u.tag for u in said[1:]] in (["him"], ["her"], ["them"]) and bool(said[0].info.get("weak"))
    return is_having and all(u.text in lexicon.common or u in said or u.text in lexicon.talk["own"] for u in told)
