"""Which questions set apart who is asked about ("was it the nurses who left", "is Karlsen among those backing")?

They ask the same as the plain claim, so they are put as one: "the nurses left", to be confirmed. "What is the union
that left called" is put as "which union left".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.subordinate import connector_of
from facts.questions.units import Unit, end_of, has

_BEFORE = ("mark", "and", "but", "tag", "polite")
_BETWEEN = ("who", "those", "everybody", "anybody", "of", "that_one")
_ACTS = ("stance", "still", "have", "no_longer", "ever")


def as_claim(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of such a question as the claim to be confirmed, or as one that asks plainly; others as they were."""
    if has(units, "that_one") and has(units, "who", "which"):
        units = _without_it(units, lexicon)
    if has(units, "or") and has(units, "stance") and not has(units, "words"):
        units = _either_order(units, lexicon)
    if has(units, "that_one") and has(units, "window"):
        units = _without_when(units)
    if has(units, "words") and (plain := _as_plain(units, lexicon)):
        return plain
    if sum(u.tag == "stance" for u in units) > 1 and (asked := _as_asked(units, lexicon)):
        return asked
    light = (i for i, u in enumerate(units) if not (u.tag in _BEFORE or (u.tag == "word" and u.text in lexicon.common)))
    at = next(light, len(units))
    if at >= len(units) or units[at].tag != "be":
        return list(units)
    doer = at + 1
    while doer < len(units) and (units[doer].tag in ("that_one", "not") or units[doer].text in ARTICLES):
        doer += 1
    end = doer + 1
    while end < len(units) and _is_between(units[end], lexicon):
        end += 1
    between = units[doer + 1 : end]
    points = has(units[at:doer], "that_one") or has(between, "those", "everybody")
    is_set_apart = points and (has(between, "who", "those", "everybody") or any(_is_that(u, lexicon) for u in between))
    if not is_set_apart or end >= len(units) or not _is_doer(units[doer]) or units[end].tag not in _ACTS:
        return list(units)
    led = [u for u in units[at + 1 : doer] if u.tag == "word"]
    return [*units[:at], replace(units[at], tag="tag"), *led, units[doer], *units[end:]]


def _without_it(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of "which union was it that left Moss" without "was it that": it asks which one left her."""
    at = next(i for i, u in enumerate(units) if u.tag == "that_one")
    led, behind = units[max(0, at - 3) : at], units[at + 1 : at + 3]
    is_led = has(led[-1:], "be") and (has(led[-2:-1], "who") or (has(led[:1], "which") and has(led[1:2], "group")))
    if not is_led or not behind or not (behind[0].tag == "who" or _is_that(behind[0], lexicon)):
        return units
    is_asked = has(units[at + 2 :], "stance") and not has(units[: at - 2], "stance")
    return [*units[: at - 1], *units[at + 2 :]] if is_asked else units


def _without_when(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units of "was it in May when Moss left" without "when": it asks whether she did so then."""
    tags = [u.tag for u in units]
    led = next((i for i in range(len(tags) - 3) if tags[i : i + 4] == ["be", "that_one", "window", "when"]), -1)
    return units if led < 0 else [*units[: led + 3], *units[led + 4 :]]


def _either_order(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units with "before or after" as words that nothing holds: which of the two it was is no yes or no."""
    for at, unit in enumerate(units[:-2]):
        ends = {connector_of(unit, lexicon), connector_of(units[at + 2], lexicon)}
        if units[at + 1].tag == "or" and ends == {"before", "after"}:
            either = Unit(tag="word", at=unit.at, last=units[at + 2].last, words=(unit.text, units[at + 1].text))
            return [*units[:at], either, *units[at + 3 :]]
    return units


def _as_plain(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of a question for the name of those whose act it tells, as one for them; none for others."""
    end = end_of(units)
    at = next((i for i, u in enumerate(units) if u.tag in ("which", "who")), end)
    if at + 2 >= end or units[end - 1].text not in lexicon.talk["naming"]:
        return []
    group = at + 1
    while group < end and (units[group].tag == "be" or units[group].text in ARTICLES):
        group += 1
    inside = units[group + 1 : end - 1]
    inside = inside[:-1] if has(inside[-1:], "be") else inside
    if not has(units[group : group + 1], "group") or not has(inside, "stance") or has(inside, "which", "when", "why"):
        return []
    told = inside[1:] if inside[0].tag == "who" or _is_that(inside[0], lexicon) else inside
    return [*units[:at], replace(units[at], tag="which"), units[group], *told, *units[end:]]


def _as_asked(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "candidates who have the nurses and told Moss to go" as "which candidates ..."; none for others."""
    at = next((i for i, u in enumerate(units) if u.tag not in _LEADS and u.text not in ARTICLES), len(units))
    opens = units[at + 1 : at + 2]
    stand = at < len(units) and units[at].info.get("kinds") == ["candidate"]
    if not stand or not (has(opens, "who") or (opens and _is_that(opens[0], lexicon))):
        return []
    if not has(units[at + 2 :], "and", "but") or has(units[at + 2 :], "who", "which"):
        return []
    asking = replace(opens[0], tag="which", words=("which",), at=units[at].at, last=units[at].at)
    return [asking, replace(units[at], at=opens[0].at, last=opens[0].last), *units[at + 2 :]]


_LEADS = ("list", "anybody", "all", "everybody", "mark", "polite", "only")


def _is_doer(unit: Unit) -> bool:
    return unit.name is not None or (unit.tag == "group" and bool(unit.info.get("is_single")))


def _is_between(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag in _BETWEEN or unit.text in lexicon.among or unit.text == lexicon.one or _is_that(unit, lexicon)


def _is_that(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag == "word" and unit.text in lexicon.talk["that"]
