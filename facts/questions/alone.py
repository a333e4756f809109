"""Does a question ask for whom nobody else joins ("who only backs Moss", "... Moss and nobody else")?

The word limits the side of the name that it belongs to; beside a sort it says which sort is wanted ("unions only").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facts.models import Asks, Clause
from facts.models.building import replace
from facts.questions.arguments import Argument
from facts.questions.lexicon import Lexicon
from facts.questions.lost import AGAINST
from facts.questions.sides import Sides
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has


def find_only(units: Sequence[Unit], sides: Sides, asks: Asks, lexicon: Lexicon) -> str:
    """The side on which nobody else may stand, `endorser` or `candidate`; empty where "only" limits none."""
    is_list = asks in (Asks.LIST, Asks.COUNT)
    only = next((u for u in units if u.tag == "only"), None) or _told_within(units)
    if only is None or _is_other(units, only) or (is_list and (_is_of_sort(units, only) or _is_of_time(units, only))):
        return ""
    after = next((u for u in units if u.at > only.last and u.text not in ARTICLES), None)
    if after is not None and _limits_other(only, after, units, lexicon, is_list=is_list):
        return ""
    named = {"endorser": sides.endorser, "candidate": sides.candidate}
    told = {side: a for side, a in named.items() if a is not None and a.sort in ("name", "pronoun") and not a.is_asked}
    if only.words[0] == "the" or only.words[-1] in ("one", "ones"):  # "is Moss the only one Reed backs" is of Moss
        before = max((s for s, a in told.items() if a.at < only.at), key=lambda s: told[s].at, default="")
        if before:
            return before
    if only.words[0] in lexicon.talk["joining_only"] or _is_joined(
        units, only, lexicon
    ):  # "is Moss with Reed and nobody else"
        return max((s for s, a in told.items() if a.last < only.at), key=lambda s: told[s].last, default="")
    behind = next((s for s, a in told.items() if only.last < a.at <= only.last + 2), "")
    if behind and not _acts_between(units, only.last, told[behind].at):
        return behind
    if only.words[0] == "the" or only.words[-1] in ("one", "ones"):
        return "endorser"
    owner = next((s for s, a in told.items() if a.last + 1 == only.at), "")
    if owner and len(told) > 1 and after is not None and _is_thing(after, lexicon):
        return "candidate" if owner == "endorser" else "endorser"  # "is Moss the nurses' only pick"
    if len(told) > 1 and (closed := _closed_by(units, only, told, lexicon)):
        return closed
    return "candidate" if "candidate" in told and (is_list or only.at < told["candidate"].at) else "endorser"


def _is_other(units: Sequence[Unit], only: Unit) -> bool:
    """Whether "or" leads to it: it limits what else may have been done ("did she leave or just complain")."""
    before = [u for u in units if u.last < only.at and u.tag not in ("mark", "word")]
    return has(before[-1:], "or") and has(before, "stance")


def _is_joined(units: Sequence[Unit], only: Unit, lexicon: Lexicon) -> bool:
    """Whether "and" joins it with a preposition of its own ("is Moss with Reed and with nobody else")."""
    before = [u for u in units if u.last < only.at][-2:]
    is_none = only.words[-1:] == ("else",) or only.text in lexicon.talk["joining_only"]
    leads = [word for u in before for word in u.words]
    return is_none and len(leads) > 1 and leads[-2] in lexicon.talk["joining_only"]


def _is_of_time(units: Sequence[Unit], only: Unit) -> bool:
    """Whether "only" stands right behind the time that it limits ("who left her in April only")."""
    return any(u.tag == "window" and u.last + 1 == only.at for u in units)


#: What "only" limits instead of a side, where it stands right behind the word: "just the number", "only the runner-up".
_LIMITED = ("conditional", "count", "window", "rank", "rank_2", "rank_3", "tag")


def _limits_other(only: Unit, after: Unit, units: Sequence[Unit], lexicon: Lexicon, *, is_list: bool) -> bool:
    """Whether "only" limits what stands behind it, or the time of an act, and no side.

    "Just" in front of an act tells that it was done lately ("who just left Moss"); where a time closes what is asked,
    "only" means that time ("did they only join after May 3").
    """
    if after.tag != "stance" or after.info.get("prep") or _is_thing(after, lexicon):
        return after.tag in _LIMITED
    lasts = after.info.get("state") and after.words[0] not in lexicon.past
    content = [u for u in units if u.tag not in ("mark", "tag")]
    is_timed = not is_list and content[-1].tag == "window"
    return is_timed or (only.text in lexicon.talk["lately"] and not lasts)


def _closed_by(units: Sequence[Unit], only: Unit, told: Mapping[str, Argument], lexicon: Lexicon) -> str:
    """The side of the name behind which "only" closes a sentence ("does she back Moss only"); empty for no such."""
    if any(u.at > only.last and u.tag not in ("mark", "tag") and u.text not in lexicon.common for u in units):
        return ""
    last = max(told, key=lambda side: told[side].last)
    between = [u for u in units if told[last].last < u.at < only.at]
    against = any(u.tag == "stance" and str(u.info.get("relation")) in AGAINST for u in units)
    is_beside = not between or (not against and all(u.tag == "mark" for u in between))
    return last if is_beside and told[last].last < only.at else ""


def among_sort(clause: Clause, units: Sequence[Unit]) -> Clause:
    """The clause with the sort of which "the only union" is the only one: others of another sort do not count."""
    if clause.only != "endorser" or not (clause.endorser.names or clause.endorser.pronoun):
        return clause
    at = next((i for i, u in enumerate(units) if u.tag == "only"), None)
    sort = units[at + 1] if at is not None and at + 1 < len(units) else None
    info = (
        sort.info if sort is not None and sort.tag == "group" and "candidate" not in sort.info.get("kinds", ()) else {}
    )
    kinds, roles = tuple(info.get("kinds", ())), tuple(info.get("roles", ()))
    return replace(clause, endorser=replace(clause.endorser, kinds=kinds, roles=roles))  # no title's of a name


def _told_within(units: Sequence[Unit]) -> Unit | None:
    """An act that says so itself ("has Moss as their only pick")."""
    return next((u for u in units if u.tag == "stance" and u.info.get("of_none_else")), None)


def _is_thing(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is what somebody has ("pick", "backer"), not what they do."""
    return bool(unit.info.get("noun") or unit.info.get("person")) or unit.text in lexicon.picked


def _is_of_sort(units: Sequence[Unit], only: Unit) -> bool:
    """Whether "only" limits a list to the sort of people beside it ("unions only"), not what these do."""
    at = next(i for i, u in enumerate(units) if u is only)
    beside = units[max(0, at - 1) : at + 3]
    if not any(u.tag in ("group", "those") for u in beside):
        return False
    before, behind = units[at - 1 : at] if at else [], units[at + 1 : at + 2]
    acts = has(behind, "stance") and not any(behind[0].info.get(sign) for sign in ("prep", "noun", "person"))
    is_subject = has(before, "group") and has(units[: at - 1], "which")
    return not (acts and (is_subject or (before and before[0].text in ("that", "who"))))


def _acts_between(units: Sequence[Unit], first: int, last: int) -> bool:
    return any(u.tag == "stance" and not u.info.get("prep") for u in units if first < u.at < last)


def only_by_denial(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Does not back anyone but Moss", "backs nobody besides Moss", "Moss and only Moss": backs only her."""
    twice = next((i for i in range(len(units) - 3) if _says_name_twice(units[i : i + 4])), None)
    if twice is not None:
        return [*units[:twice], *units[twice + 2 :]]
    for index, unit in enumerate(units[:-2]):
        if unit.tag not in ("anybody", "nobody") or not has(units[:index], "stance"):
            continue
        leads = units[index + 1].tag in ("but", "except") or units[index + 1].text in lexicon.besides
        at = index + 2 + (units[index + 2].text in ARTICLES)
        denials = [u for u in units[:index] if u.tag == "not"]
        if not leads or at >= len(units) or units[at].name is None or len(denials) != (unit.tag == "anybody"):
            continue
        only = replace(unit, tag="only", words=("only",), last=units[index + 1].last)
        return [*(u for u in units[:index] if u.tag != "not"), only, *units[index + 2 :]]
    return units


def _says_name_twice(units: Sequence[Unit]) -> bool:
    name, joint, only, again = units
    if name.name is None or again.name is None or joint.tag != "and" or only.tag != "only":
        return False
    return [m.entity_id for m in name.name.matches] == [m.entity_id for m in again.name.matches]


def is_the_only(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "She the only senator who left?" with the "is" that it leaves out, and "the only one who left" without "who"."""
    at = next((i for i, u in enumerate(units) if u.tag not in ("mark", "word", "and", "but", "tag")), len(units))
    led = units[at : at + 1] if has(units[at : at + 1], "be") else []
    who = next((i for i in range(at + len(led), len(units)) if units[i].text not in ARTICLES), len(units))
    if who + 2 >= len(units) or units[who + 1].tag != "only" or not has(units[who : who + 1], *_WHO):
        return units
    only, behind = units[who + 1], units[who + 2]
    is_of_ones = only.words[-1] in _ONES
    is_sort = behind.tag == "group" and bool(behind.info.get("is_single"))
    if not (is_of_ones or is_sort) or not has(units[who + 2 :], "stance"):
        return units
    said = only if len(only.words) > 1 else replace(only, words=("the", *only.words))
    being = replace(units[who], tag="be", name=None, info={}, words=tuple(sorted(lexicon.talk["being"])))
    rest = units[who + 3 :] if is_of_ones and behind.tag == "who" else units[who + 2 :]
    led = [] if is_of_ones and behind.tag == "who" else led or [being]  # who "is left" suffers it
    rest = _as_done_to_owner(rest) if units[who].name is None else rest
    return [*units[:at], *led, units[who], said, *rest]


def _as_done_to_owner(rest: list[Unit]) -> list[Unit]:
    """What "Moss lost" says of whoever is the only one, said as what they did: "left Moss"."""
    at = next((i for i, u in enumerate(rest) if u.tag in _WHO), len(rest))
    acts = [u for u in rest[at + 1 :] if u.tag == "stance"]
    if not acts or any(u.info.get("subject") != "candidate" for u in acts) or has(rest[at + 1 :], *_WHO, "not"):
        return rest
    behind = [u for u in rest[at + 1 :] if u not in acts and u.tag != "have"]
    did = replace(acts[-1], info={k: v for k, v in acts[-1].info.items() if k not in ("subject", "weak")})
    return [*rest[:at], replace(did, at=rest[at].at, last=rest[at].at), replace(rest[at], at=did.last), *behind]


_WHO = ("name", "him", "her", "them", "that_one")
_ONES = ("one", "ones")
