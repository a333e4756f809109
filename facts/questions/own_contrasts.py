"""Which closing words only deny the opposite of what is asked ("the unions she has, not the ones she had")?

Whoever is with somebody still is none of those who left: the denied words say nothing more, and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.own_people import as_thing
from facts.questions.units import Unit, end_of, has

_DENYING = ("not", "but_not")
_OF_SAME = (
    "those",
    "who",
    "group",
    "him",
    "her",
    "them",
    "that_one",
    "have",
    "be",
    "do",
    "mark",
    "word",
    "ever",
    "tag",
)
_SAYING = ("stance", "still", "no_longer", "used_to", "first")
_NOW = (Relation.BACKS, Relation.ENDORSED, Relation.REAFFIRMED)


def apart_from_opposite(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units without "not the ones she had", and without ", the ones she has" that it is set against."""
    end = end_of(units)
    at = next((i for i in range(end - 2, 1, -1) if _denies(units, i, lexicon)), 0)
    led = units[:at]
    if (
        not at
        or any(was_once(u, lexicon) for u in led)
        or not _says_of_same(units[at + 1 : end])
        or not any(u.name is not None for u in led)
    ):
        return units
    denied = _tense(units[at + 1 : end], lexicon)
    kept = _without_joint(led)
    mark = next((i for i in range(len(kept) - 1, 0, -1) if kept[i].tag == "mark"), 0)
    if mark and has(kept[mark:], "those") and _says_of_same(kept[mark + 1 :]):
        kept = kept[:mark]  # ", the ones she has"
    asked = _tense(kept, lexicon) or "now"
    return [*as_thing(kept, lexicon), *units[end:]] if denied and asked != denied else units


def instead_of_opposite(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "instead of leaving" behind who stayed; who came "instead of staying with Reed" left him."""
    at = next((i for i, u in enumerate(units) if u.text.replace(" ", "_") in lexicon.talk["in_place_of"]), 0)
    led, behind = units[:at], units[at + 1 : end_of(units)]
    act = next((u for u in behind if u.text not in lexicon.common), None)
    if not at or act is None or act.tag != "stance" or sum(u.tag == "stance" for u in behind) > 1:
        return units
    done = {_side(u) for u in led if u.tag == "stance" and not u.info.get("weak")} or {_side(u) for u in led}
    named = [u for u in behind if u.name is not None]
    is_plain = all(u in (act, *named) or u.tag in _OF_SAME or u.text in lexicon.common for u in behind)
    is_same = {u.text for u in named} <= {u.text for u in led if u.name is not None}
    if not is_plain or len(done - {""}) != 1 or not _side(act):
        return units
    if is_same and _side(act) not in done:
        return [*_without_joint(led), *units[end_of(units) :]]
    if len(named) == 1 and not is_same and _side(act) == "for" and act.info.get("still") and done == {"for"}:
        after = replace(units[at], tag="word", words=tuple(sorted(lexicon.times["after"]))[:1], info={})
        left = replace(act, words=("left",), info={"relation": str(Relation.WITHDREW)})
        return [*led, after, left, *named]
    return units


def _side(unit: Unit) -> str:
    """Whether an act is for somebody or away from him; empty for what is neither."""
    relation = unit.info.get("relation")
    return "away" if relation == Relation.WITHDREW else "for" if relation in _NOW else ""


def was_once(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit asks of support that was given once, be it gone by now: some of them may be among those denied."""
    is_past = unit.words[-1:] != () and unit.words[-1] in lexicon.past and not unit.info.get("weak")  # "had", "got"
    relation = unit.info.get("relation")
    return unit.tag == "ever" or relation == Relation.ENDORSED or (relation == Relation.BACKS and is_past)


def _denies(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "not" stands for itself and denies no verb ("who hasn't left")."""
    unit, before, behind = units[index], units[index - 1], units[index + 1 : index + 2]
    is_helped = before.tag in ("be", "have", "do", "modal") or before.text in lexicon.having
    is_verb = is_helped and not has(behind, "those", "who")
    return unit.tag in _DENYING and unit.text not in lexicon.lacking and not is_verb


def _says_of_same(units: Sequence[Unit]) -> bool:
    """Whether words tell of nobody else, and of no more than one act, what those asked for do or did."""
    acts = sum(u.tag == "stance" and not u.info.get("weak") for u in units)
    is_same = all(u.tag in (*_OF_SAME, *_SAYING) for u in units) and has(units, *_SAYING)
    return is_same and acts < _TWO and (has(units, "those", "who", "group") or _is_former(units))


def _is_former(units: Sequence[Unit]) -> bool:
    """Whether one word says who is meant ("not former"); "not anymore" says that it is no longer so."""
    return len(units) == 1 and units[0].tag != "no_longer"


_TWO = 2


def _tense(units: Sequence[Unit], lexicon: Lexicon) -> str:
    """Whether words tell of support that is gone ("past") or that is held ("now"); empty for none."""
    acts = [u for u in units if u.tag == "stance"]
    had = [u for u in acts if u.words[-1] in lexicon.having and u.words[-1] in lexicon.past]
    is_former = any(u.tag == "first" and u.words[-1] in lexicon.former for u in units)
    if had or is_former or has(units, "used_to", "no_longer"):
        return "past"
    if any(u.info.get("relation") == Relation.WITHDREW for u in acts):
        return "past"
    return "now" if has(units, "still") or any(u.info.get("relation") in _NOW for u in acts) else ""


def _without_joint(units: Sequence[Unit]) -> Sequence[Unit]:
    end = len(units)
    while end and units[end - 1].tag in ("mark", "and", "but"):
        end -= 1
    return units[:end]
