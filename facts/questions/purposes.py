"""What is left of a message without what its answer is wanted for ("..., name for the chyron")?

It says nothing of those asked for; whom it names nobody knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.arguments import ARTICLES
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, has


def without_purpose(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "for the newsletter" behind the wish for names or for a number, set apart by marks."""
    at = next((i for i in range(1, len(units) - 1) if _leads(units, i, lexicon)), 0)
    end = next((i for i, u in enumerate(units) if i > at and u.tag in ("mark", "polite", "tag")), len(units))
    start = at
    while start and units[start - 1].tag != "mark":
        start -= 1
    wish, thing = units[start:at], units[at + 1 : end]
    rest = [*units[:start], *units[end:]]
    if not at or not (start or end < len(units)) or not _is_thing(thing, lexicon) or not has(rest, "stance"):
        return units
    if not all(_is_wish(u, lexicon) for u in wish) or not has(wish, "list", "count", "it", "that_one", "them"):
        return units
    kept = [u for u in wish if u.tag in ("list", "count")]
    if not start:
        behind = units[end + 1 :]
        return [*kept, *behind] if has(kept, "count") and not has(behind[:1], "who") else behind
    return [*units[:start], *kept, *units[end:]]


def _leads(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    return units[index].text in lexicon.talk["purpose"] and bool(units[index].info.get("prep"))


def _is_wish(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit says that something is wanted, or what ("need it", "a list", "just the names")."""
    is_light = unit.tag == "word" and (unit.text in lexicon.common or unit.text in ARTICLES)
    return is_light or unit.tag in ("list", "count", "it", "that_one", "them", "only", "polite")


def _is_thing(thing: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether an article, or "my", leads to words that name nobody known and no sort."""
    if len(thing) < 2 or not (thing[0].text in ARTICLES or thing[0].text in lexicon.talk["own"]):
        return False
    named = [u.name for u in thing if u.name is not None]
    return all(u.tag in ("word", "name") for u in thing) and not any(name.matches for name in named)
