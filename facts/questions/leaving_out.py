"""Which sort does a question leave out or keep beside its act ("that is not a union", "... are senators")?

Such words are about those asked for and never about the act, so they are taken out before the act is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import Clause, Slot
from facts.models.building import replace
from facts.questions.closing_sorts import closing_sorts, one_of_several
from facts.questions.lexicon import Lexicon
from facts.questions.rows import PEOPLE, LeftOut, run_of_sorts, sort_of, sorts_first
from facts.questions.tokens import fold
from facts.questions.units import PLEASE, Unit, end_of, has

_BEFORE = ("be", "mark", "but", "who", "which")
_SMALL = frozenset({"a", "an", "the", "that", "un", "una", "que", "el", "la", "los", "las"})


def take_left_out(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], LeftOut | None]:
    """The units without those that leave a sort out, and its kinds and roles; None where nothing is left out."""
    if not has(units, "group"):
        return list(units), None
    units = sorts_first(units)
    apart = _non_sort(units) or _bracketed(units) or _set_apart(units, lexicon) or _put_aside(units, lexicon)
    if apart is not None:
        return apart
    for index, unit in enumerate(units):
        group = _group_after(units, index) if unit.tag in ("not", "except", "but_not") else None
        if group is None or not (
            has(units[:index], "who", "which", "count", "list", "group", "everybody", "all", "those", "anybody")
            or _asks_behind(units, index)
            or _is_of_a_thing(units)
        ):
            continue
        start = index
        while start and (units[start - 1].tag in _BEFORE or units[start - 1].text in _SMALL) and start > 1:
            start -= 1
        if unit.tag == "not" and start == index and index and units[index - 1].tag != "group":
            continue  # "the groups, not the people" leaves out, "who did not ..." denies
        end, sort = run_of_sorts(units, group)
        if sort is None:
            return _unreadable(units, end - 1), None  # "politicians and unions": no one slot leaves both out
        rest = [*units[:start], *units[end:]]
        if has(rest, "stance") or (has(rest, "name") and has(rest, "group")):
            return rest, sort
    return list(units), None


def _non_sort(units: Sequence[Unit]) -> tuple[list[Unit], LeftOut] | None:
    """The units without "non union" right before a wider sort ("non union orgs"), and that sort; None for others."""
    for index, unit in enumerate(units[:-2]):
        is_of_sorts = unit.tag == "except" and all(u.tag == "group" for u in units[index + 1 : index + 3])
        if is_of_sorts and units[index + 1].last + 1 == units[index + 2].at:
            return [*units[:index], *units[index + 2 :]], sort_of(units[index + 1])
    return None


def _bracketed(units: Sequence[Unit]) -> tuple[list[Unit], LeftOut] | None:
    """The units without "(no orgs!!)" wherever it stands, and that sort; None for others."""
    start = next((i for i, u in enumerate(units) if u.text == "("), len(units))
    end = next((i for i, u in enumerate(units) if i > start and u.text == ")"), len(units))
    said = [u for u in units[start + 1 : end] if u.tag != "mark" and u.text not in _SMALL]
    if end == len(units) or len(said) != 2 or said[0].tag not in ("no", "not", "except") or said[1].tag != "group":
        return None
    is_many = not said[1].info.get("is_single")
    return ([*units[:start], *units[end + 1 :]], sort_of(said[1])) if is_many else None


def _set_apart(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], LeftOut] | None:
    """The units without ", no orgs" or ", skip the unions", and that sort; None for others."""
    for at, unit in enumerate(units):
        start = _start_of_leaving(units, at, lexicon) if unit.tag == "group" else None
        if start is None or unit.info.get("is_single"):
            continue
        end, sort = run_of_sorts(units, at)
        while end < len(units) and units[end].text in PLEASE:
            end += 1
        if sort is None or (end < len(units) and units[end].tag not in ("mark", "tag")):
            continue
        before, behind = units[:start], units[end:]
        while before and before[-1].tag in ("mark", "but", "and"):
            before = before[:-1]
        rest = [*before, *(behind[1:] if behind and (behind[0].text in (",", "-") or not before) else behind)]
        if asks_of_doers(rest):
            return rest, sort
    return None


def _start_of_leaving(units: Sequence[Unit], at: int, lexicon: Lexicon) -> int | None:
    """Where the words begin that leave out a sort: "no" behind a mark, "skip the" and the like; None where none do."""
    lead = at
    while lead and units[lead - 1].text in _SMALL:
        lead -= 1
    if lead == at and at and units[at - 1].tag == "no":
        closes = all(u.tag in ("mark", "tag") or u.text in PLEASE for u in units[at + 1 :])
        return at - 1 if at > 1 and (closes or units[at - 2].tag in ("mark", "but", "and")) else None
    for start in range(max(0, lead - _LONGEST_LEAD), lead):
        said = "_".join(word for u in units[start:lead] for phrase in u.words for word in phrase.split())
        if said in lexicon.talk["removing"]:
            return start if not start or units[start - 1].tag in ("mark", "but", "and") else None
    return None


_LONGEST_LEAD = 3


def asks_of_doers(rest: Sequence[Unit]) -> bool:
    """Whether it is asked who did something to somebody: "who has the nurses but no unions" asks whom they back."""
    opening = [u for u in rest if u.tag != "only" and u.text not in _SMALL]  # "just the groups that ..."
    opens = has(opening[:1], "who", "which", "count", "list", "everybody", "all", "group", "those") or has(
        opening[1:2], "group"
    )
    acts = [u for u in rest if u.tag == "stance"]
    names = [u for u in rest if u.name is not None or u.tag in ("him", "her")]
    if not acts or not names:
        return False
    if acts[-1].info.get("subject") == "candidate":  # "who does Moss have"
        between = [u for u in rest if names[-1].at < u.at < acts[-1].at]
        return opens and len(acts) == len(names) == 1 and not between and has(rest[:2], "do", "have")
    remains = any(one.tag == "still" and of.tag == "of" for one, of in pairwise(rest))  # "what's left of her support"
    is_thing = bool(acts[0].info.get("noun") or acts[0].info.get("person")) or remains
    asks = opens or (is_thing and not has(rest[:1], "be", "do", "have"))
    return asks and (is_thing or names[-1].at > acts[0].at)


def _put_aside(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], LeftOut] | None:
    """The units without "unions aside" before the question or behind it, and that sort; None for others."""
    at = next((i for i, u in enumerate(units) if i and fold(u.text) in lexicon.talk["putting_aside"]), 0)
    if not at or units[at - 1].tag != "group" or units[at - 1].info.get("is_single"):
        return None
    start, end = at - 1, at + 1
    if start and units[start - 1].text in ("not", "no"):
        return None
    while start and units[start - 1].text in _SMALL:
        start -= 1
    if start and units[start - 1].text in lexicon.talk["leaving_before"]:
        start -= 1  # "leaving the unions aside"
    is_apart = (start == 0 and end < len(units)) or (start > 1 and has(units[end:], "stance") is False)
    rest = [*units[: start - (start > 0 and units[start - 1].tag == "mark")], *units[end:]]
    rest = rest[1:] if rest and rest[0].tag == "mark" else rest
    asks = has(rest[:2], "who", "which", "count", "list", "everybody", "all", "group", "those")
    return (rest, sort_of(units[at - 1])) if is_apart and asks and has(rest, "stance") else None


def _unreadable(units: Sequence[Unit], index: int) -> list[Unit]:
    """The units with one as a word that nothing holds, so that the question is not answered without it."""
    unit = units[index]
    return [*units[:index], replace(unit, tag="word", words=(f"{unit.text}",), info={}), *units[index + 1 :]]


def _asks_behind(units: Sequence[Unit], index: int) -> bool:
    """Whether "besides" or "not" opens the sentence, and what is asked follows ("not people, just groups that ...")."""
    if index or not has(units[:1], "except", "not"):
        return False
    behind = units[index + 1 :]
    return has(behind, "who", "which", "count") or any(_is_sort_only(behind, at) for at in range(1, len(behind)))


def _is_sort_only(units: Sequence[Unit], index: int) -> bool:
    """Whether "just" a sort is wanted here."""
    behind = [u for u in units[index + 1 :] if u.text not in _SMALL]
    return units[index].tag == "only" and bool(behind) and behind[0].tag == "group"


def _is_of_a_thing(before: Sequence[Unit]) -> bool:
    """Whether a thing or a sort of doers is spoken of ("Moss withdrawals excluding senators", "non-union backers")."""
    return any(u.tag == "stance" and (u.info.get("noun") or u.info.get("person")) for u in before)


def take_predicate(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], Unit | None]:
    """The units without a sort that closes them as what those asked for are ("... that left her are senators")."""
    end = end_of(units)
    at = end - 1
    if at < 0 or not has(units, "group"):
        return list(units), None
    if (led := _limited_by(units, lexicon)) is not None:
        return led
    if (narrowed := _narrowed(units[:end], lexicon)) is not None:
        return narrowed
    if (limited := closing_sorts(units, lexicon)) is not None:
        return limited
    if units[at].text in lexicon.talk["themselves"]:
        at -= 1
    if at < 2 or units[at].tag != "group" or not (units[at].info.get("kinds") or units[at].info.get("roles")):
        return list(units), None
    before = at - 1
    while before > 0 and units[before].text in _SMALL:
        before -= 1
    acts = [i for i, u in enumerate(units[:before]) if u.tag == "stance" and not u.info.get("prep")]
    names = [i for i, u in enumerate(units[:before]) if u.name is not None]
    if units[before].tag != "be" or not acts or not names or not has(units[:1], "who", "which", "count"):
        return list(units), None
    before -= units[before - 1].tag in ("and", "but")
    return [*units[:before], *units[end:]], units[at]


def _limited_by(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], Unit] | None:
    """The units without "unions only:" before the question, and that sort; None for others."""
    if (among := _among_sort(units, lexicon)) is not None:
        return among
    at = next((i for i, u in enumerate(units) if u.tag == "mark"), 0)
    led = [u for u in units[:at] if u.text not in _SMALL]
    if sorted(u.tag for u in led) != ["group", "only"] or not has(units[at:], "who", "which", "count"):
        return None
    return list(units[at + 1 :]), next(u for u in led if u.tag == "group")


def _narrowed(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], Unit] | None:
    """The units without ", like actors" at their end, which says what sort is meant, and that sort; None for others."""
    at = next((i for i in range(1, len(units)) if units[i - 1].tag == "mark" and _is_such_as(units[i], lexicon)), 0)
    sorts = [u for u in units[at + 1 :] if u.tag not in ("and", "or", "which") and u.text not in _SMALL]
    if not at or not sorts or any(u.tag != "group" or u.info.get("is_single") for u in sorts):
        return None
    sort = one_of_several(sorts)
    return (list(units[: at - 1]), sort) if sort is not None and has(units[:at], "stance") else None


def _is_such_as(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.text in lexicon.talk["such_as"]


def _among_sort(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], Unit] | None:
    """The units without "of the unions named," before the question, and that sort; None for others."""
    start = 0
    while start < len(units) and (units[start].tag in ("of", "all", "and") or _leads_to_sort(units[start], lexicon)):
        start += 1
    if not has(units[:start], "of") and not any(u.text in lexicon.talk["offering"] for u in units[:start]):
        return None
    at = start
    if at >= len(units) or units[at].tag != "group" or units[at].info.get("is_single"):
        return None
    behind = at + 1
    while behind < len(units) and (units[behind].tag == "mark" or units[behind].text in lexicon.talk["listed"]):
        behind += 1
    rest = list(units[behind:])
    asks = has(rest[:1], "who", "which", "count") and has(rest, "stance") and not has(rest, "group")
    return (rest, units[at]) if asks else None


def _leads_to_sort(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.text in _SMALL or unit.text in lexicon.talk["offering"]


def limit(clause: Clause, sort: Unit | None) -> Clause:
    """The clause with its asked side limited to a sort."""
    is_bare = not clause.endorser.names and bool(clause.endorser.kinds or clause.endorser.roles)
    is_bare = is_bare or (clause.endorser == Slot() and bool(clause.candidate.names))  # "gone from Moss: unions only"
    if sort is None or not (clause.endorser.is_asked or clause.candidate.is_asked or is_bare):
        return clause
    side = "candidate" if clause.candidate.is_asked else "endorser"
    kinds, roles = sort_of(sort)
    slot = replace(getattr(clause, side), kinds=kinds, roles=roles)
    return replace(clause, candidate=slot) if side == "candidate" else replace(clause, endorser=slot)


def _group_after(units: Sequence[Unit], index: int) -> int | None:
    """Where a sort stands right behind, articles left aside."""
    at = index + 1
    while at < len(units) and units[at].text in _SMALL:
        at += 1
    is_group = at < len(units) and units[at].tag == "group"
    return at if is_group else None


def sort_alone_left_out(units: Sequence[Unit]) -> LeftOut | None:
    """The sort that a reply leaves out and says no more than that ("minus the unions", "no politicians pls")."""
    content = [u for u in units if u.tag not in ("mark", "tag", "and", "but") and u.text not in _SMALL | PLEASE]
    if [u.tag for u in content[:-1]] in (["everybody"], ["who", "else"]) and any(u.tag == "but" for u in units):
        content = [replace(content[0], tag="except"), *content[-1:]]  # "everyone but the unions"
    content = content[1:] if content and content[0].tag in ("who", "which", "everybody", "anybody") else content
    is_said_of = has(content[:2], "be")  # "which of them are not unions"
    if is_said_of:
        content = [u for i, u in enumerate(content) if i > 1 or u.tag not in ("them", "those", "be")]
    if has(content, "not"):  # "no, the ones who are not unions"
        content = [
            u for u in content if u.tag not in ("no", *(("those", "who", "be") if has(content, "those") else ()))
        ]
    joined, sort = _as_one_sort(content, units)
    content = list(joined)
    if [u.tag == "group" for u in content] != [False, True] or content[0].tag not in _LEAVING:
        return None
    if content[0].tag == "no" and any(one.tag == "no" and two.tag == "mark" for one, two in pairwise(units)):
        return None  # "no, unions" says what was meant
    is_asked = any(u.tag == "mark" and u.text == "?" for u in units)  # "no unions?" asks whether there is none
    is_one = content[1].info.get("is_single") and not is_said_of and content[0].tag == "no"  # "no union" has her
    return None if is_one or (is_asked and not is_said_of) else sort


_LEAVING = ("except", "not", "but_not", "no")


def _as_one_sort(content: Sequence[Unit], units: Sequence[Unit]) -> tuple[Sequence[Unit], LeftOut | None]:
    """The content with the sorts that are joined in it as one, and what they are together; None for none."""
    said = [u for u in content if u.tag != "or"]
    first = next((i for i, u in enumerate(said) if u.tag == "group"), len(said))
    if not first or first == len(said) or not all(u.tag == "group" for u in said[first:]):
        return content, None
    end, sort = run_of_sorts(units, units.index(said[first]))
    return (said[: first + 1] if units.index(said[-1]) < end else content), sort


def leaves_several_out(units: Sequence[Unit]) -> bool:
    """Whether a reply leaves out several sorts, and says no more than that ("minus the politicians and the unions")."""
    content = [u for u in units if u.tag not in ("mark", "tag", "and", "but", "or") and u.text not in _SMALL | PLEASE]
    is_led = has(content[:1], *_LEAVING) and not any(u.tag == "mark" for u in units[:2])
    return is_led and len(content) > 2 and all(u.tag == "group" for u in content[1:])


def leave_out_each(clause: Clause, sort: LeftOut | None) -> list[Clause]:
    """The clause without a sort; twice where one told by kind and one told by role are left out: both must hold."""
    if sort is None or not (sort[0] and sort[1]) or sort[0] == PEOPLE:
        return [leave_out(clause, sort)]
    return [leave_out(clause, (sort[0], ())), leave_out(clause, ((), sort[1]))]


def leave_out(clause: Clause, sort: LeftOut | None) -> Clause:
    """The clause with a sort left out on the side that it asks for."""
    if sort is None:
        return clause
    is_of_doers = bool(clause.endorser.kinds or clause.endorser.roles) and sort[0] == ("person",)
    side = "candidate" if clause.candidate.is_asked and not is_of_doers else "endorser"
    slot = replace(getattr(clause, side), but_kinds=sort[0], but_roles=sort[1])
    return replace(clause, candidate=slot) if side == "candidate" else replace(clause, endorser=slot)
