"""Which sorts close a question to say whom of those asked for it means (", just the senators", ", unions and papers")?

Behind "which unions left her" a further sort is asked for beside them only where "and" leads to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import EntityKind, Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ARTICLES, RELATIVES
from facts.questions.units import Unit, has

_SMALL = ARTICLES | RELATIVES
#: What opens a sort that tells where somebody holds office ("from the senate").
_FROM = frozenset({"from", "in", "at", "of", "on", "de", "del", "en"})
_APART = (",", "(", "-", "\u2013", "\u2014", ":", ";")
_JOINING = ("and", "or", "both", "all", "only")
_BEHIND = ("mark", "tag", "polite", "word")
_ASKING = ("who", "which", "count", "list", "everybody")
_ROW = 6  # units in which "only" may stand with the sorts that it limits to
_ELECTED = "elected official"


def closing_sorts(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], Unit] | None:
    """The units without the sorts that close them and limit those asked for, and these as one; None without such."""
    end = len(units)
    plain = has(units[-_ROW:], "only")
    while end and units[end - 1].tag in _BEHIND and not _is_sort(units[end - 1], plain=plain):
        end -= 1
    end -= end > 1 and units[end - 1].text in lexicon.talk["editions"]
    start = _start_of_row(units, end, plain=plain)
    row, before = units[start:end], units[:start]
    sorts = [u for u in row if u.tag == "group"]
    if not sorts or not (_asks_for_doers(before) or (has(row, "only") and has(before, "stance"))):
        return None
    is_apart = row[0].tag == "mark"
    if sorts[0].words[0] in _FROM:
        asked = sorts if _tells_place(before, is_apart=is_apart) else []
    else:
        asked = _limited(before, sorts, row) if is_apart else []
    sort = one_of_several(asked) if asked else None
    return (list(before), sort) if sort is not None else None


def endorsers_of_sort(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "which endorsers are unions", of nobody named, as "which unions back anybody"."""
    content = [u for u in units if u.tag not in ("mark", "tag", "of", "polite", "all") and u.text not in ARTICLES]
    tags = [u.tag for u in content]
    is_so = tags[:3] in (["which", "stance", "be"], ["who", "stance", "be"], ["count", "stance", "be"])
    if not is_so or tags[3:] != ["group"] or not content[1].info.get("person"):
        return units
    asking, backers, be, sort = content
    if backers.info.get("subject") == "candidate" or backers.info.get("relation") not in SUPPORT:
        return units
    backs = replace(backers, at=be.at, last=be.last, info={"relation": Relation.BACKS, "state": True})
    info = sort.info if sort.info.get("kinds") or sort.info.get("roles") else {"kinds": [EntityKind.PERSON]}
    sort = replace(sort, at=backers.at, last=backers.last, info=info)  # "are people", no groups
    whom = Unit(tag="anybody", at=units[-1].last, last=units[-1].last, words=("anybody",))
    return [asking, sort, backs, whom]


def one_of_several(sorts: Sequence[Unit]) -> Unit | None:
    """Several sorts as one, of which any will do; None where some are told by kind and some by role."""
    kinds = [kind for u in sorts for kind in u.info.get("kinds", ())]
    roles = [role for u in sorts for role in u.info.get("roles", ())]
    if len(sorts) == 1:
        return sorts[0]
    return None if kinds and roles else replace(sorts[0], info={"kinds": kinds, "roles": roles})


def is_placed(unit: Unit) -> bool:
    """Whether a unit tells where somebody holds office ("in the senate")."""
    return unit.tag == "group" and unit.words[0] in _FROM


def _start_of_row(units: Sequence[Unit], end: int, *, plain: bool) -> int:
    """Where a row of several sorts begins, with the mark in front of it."""
    start = end
    while start and (
        _is_sort(units[start - 1], plain=plain)
        or units[start - 1].tag in _JOINING
        or units[start - 1].text in _SMALL
        or (units[start - 1].tag == "mark" and units[start - 1].text in (*_APART, "/", "&", "+"))
    ):
        start -= 1
    while start < end and not (units[start].tag == "mark" or _is_sort(units[start], plain=plain)):
        start += 1
    return start


def _is_sort(unit: Unit, *, plain: bool) -> bool:
    """Whether a unit is several people or bodies of a sort that says what they are; any that "only" makes plain."""
    kinds = unit.info.get("kinds", ())
    if plain and unit.tag == "group" and "candidate" not in kinds:
        return True  # "people only", "union side only"
    says = bool(kinds or unit.info.get("roles")) and ("candidate" not in kinds or unit.words[0] in _FROM)
    return unit.tag == "group" and says and not unit.info.get("is_single")


def _asks_for_doers(before: Sequence[Unit]) -> bool:
    """Whether a question stands in front that asks who did something."""
    content = [u for u in before if u.tag not in ("mark", "polite") and u.text not in _SMALL]
    return has(content[:2], *_ASKING, "group") and has(content[1:], "stance") and not has(before, "mark")


def _limited(before: Sequence[Unit], sorts: Sequence[Unit], row: Sequence[Unit]) -> list[Unit]:
    """The sorts that are asked for where a mark leads to others; none where these limit nothing."""
    asked = [u for u in before if u.tag == "group"]
    if not asked:
        return [] if has(before, "or") and not has(row, "only") else [*sorts]
    if len(asked) > 1 or not has(before[:2], "group"):
        return []
    is_wide = _ELECTED in asked[0].info.get("roles", ()) or not (
        asked[0].info.get("kinds") or asked[0].info.get("roles")
    )
    if is_wide:
        return [*sorts]
    return [*asked, *sorts] if has(row[1:2], "and") else []


def _tells_place(before: Sequence[Unit], *, is_apart: bool) -> bool:
    """Whether "from the senate" stands behind an act or whom it was done to."""
    said = [u for u in before if u.tag != "mark"]
    is_led = is_apart or said[-1].name is not None or said[-1].tag in ("stance", "him", "her")
    acts = any(u.tag == "stance" and not u.info.get("prep") for u in said)
    return is_led and acts and not has(before, "group")
