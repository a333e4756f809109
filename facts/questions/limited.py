"""Which sentence of a message only limits the question beside it ("skip the unions. who left Moss", "orgs only, pls.")?

Read by itself it would ask nothing, or of the wrong ones, and the question would be answered of everybody: it is said
plainly in front of the sentence that asks or behind it ("who left Moss, orgs only", "minus the unions, who left Moss").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import EntityKind
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.excepting import leads_out
from facts.questions.leaving_out import asks_of_doers
from facts.questions.lexicon import Lexicon
from facts.questions.rows import end_of_row
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import fold
from facts.questions.units import PLEASE, Unit, has

_LIGHT = ("mark", "tag", "polite", "only", "and", "or", "correction", "list")
_POINTING = ("them", "those", "both", "either", "that_one")


def with_limits(sentences: Sequence[list[Unit]], lexicon: Lexicon) -> list[list[Unit]]:
    """The sentences, each that only strikes somebody out or tells which sort is asked for with the one it limits."""
    return _with_sorts_told(_with_struck_out(sentences, lexicon), lexicon)


def _with_sorts_told(sentences: Sequence[list[Unit]], lexicon: Lexicon) -> list[list[Unit]]:
    """The sentences, each that only limits the one before it or behind it, or a part in front of a mark, behind it."""
    joined: list[list[Unit]] = []
    for sentence in (_with_limit_inside(one, lexicon) for one in sentences):
        before = joined[-1] if joined else []
        if before and (narrowed := _narrowed(before, sentence, lexicon)):
            joined[-1] = narrowed
        elif _may_be_limited(before, lexicon, is_only=len(joined) == 1) and (said := _limit_behind(sentence, lexicon)):
            joined[-1] = [*before, _comma_behind(before[-1]), *said]
        elif len(joined) == 1 and _may_be_limited(sentence, lexicon) and (said := _limit(before, lexicon)):
            joined[-1] = [*sentence, _comma_behind(sentence[-1]), *_with_only(said)]
        else:
            joined.append(sentence)
    return joined


def _with_limit_inside(sentence: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """A sentence with a limit before one of its marks, or behind one in more words than "unions only", said plainly."""
    for at in (i for i, u in enumerate(sentence) if u.tag == "mark" and 0 < i < len(sentence) - 1):
        before, behind = sentence[:at], sentence[at + 1 :]
        if narrowed := _narrowed(before, behind, lexicon):
            return narrowed
        if _may_be_limited(behind, lexicon) and (said := _limit(before, lexicon)):
            return [*behind, _comma_behind(behind[-1]), *_with_only(said)]
        said = _limit(behind, lexicon) if _may_be_limited(before, lexicon) else []
        if has(said, "only") and len(said) < len(behind):
            return [*before, sentence[at], *said]
    return sentence


def _narrowed(asking: Sequence[Unit], limiting: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """A question about a sort narrowed to the sort that limits it ("groups that left, unions only").

    Of two sorts that share nobody the last is meant ("senators who left. unions only"); nothing for a wider one.
    """
    wide = _sorts(asking)
    if len(wide) != 1 or wide[0].info.get("is_single") or has(asking, "only", "except", *_POINTING):
        return []
    led = next((u for u in asking if u.tag not in _LEADING and u.text not in ARTICLES), None)
    said = _limit(limiting, lexicon) if led is wide[0] and has(asking, "stance") else []
    sorts = _sorts(said)
    if not has(said, "only") or len(sorts) != 1 or _is_part(wide[0], sorts[0]) or "candidate" in _kinds(wide[0]):
        return []
    meant = replace(sorts[0], at=wide[0].at, last=wide[0].last)
    return [meant if unit is wide[0] else unit for unit in asking]


def _kinds(sort: Unit) -> Sequence[str]:
    return tuple(sort.info.get("kinds", ()))


def _is_part(sort: Unit, wide: Unit) -> bool:
    """Whether those of a sort are some of a wider one: bodies, those in office, or anybody at all."""
    if not (wide.info.get("kinds") or wide.info.get("roles")):
        return True
    if _kinds(wide) == (EntityKind.PERSON,):
        return _is_of_people(sort)
    if tuple(wide.info.get("roles", ())) in _OFFICES:
        return bool(sort.info.get("roles"))
    is_of_bodies = _kinds(wide) == (EntityKind.ORGANIZATION,)
    return is_of_bodies and not _is_of_people(sort) and "candidate" not in _kinds(sort)


_LEADING = ("mark", "polite", "list", "which", "count", "all", "and", "but")
_OFFICES = (("elected official",), ("state legislator",))


def _limit_behind(sentence: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The sorts that a sentence behind the question says with "only", or names and says nothing more."""
    said = _limit(sentence, lexicon)
    is_bare = all(u.tag in ("group", "and", "or", "mark", "polite") or u.text in ARTICLES for u in sentence)
    return _with_only(said) if said and (is_bare or has(said, "only")) else []


def _with_only(said: list[Unit]) -> list[Unit]:
    """The sorts with "only" behind them, which says that they limit what is asked."""
    return said if has(said, "only") else [*said, replace(said[-1], tag="only", words=("only",), info={})]


def _may_be_limited(sentence: Sequence[Unit], lexicon: Lexicon, *, is_only: bool = True) -> bool:
    """Whether a sentence asks who did something to somebody, and speaks of no sort, nor of those just named."""
    is_open = _asks_of_anybody(sentence) or (is_only and _asks_who_did(sentence, lexicon))
    return is_open and not has(sentence, "only", "except", *_POINTING) and not _sorts(sentence)


def _asks_who_did(sentence: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a sentence asks who did something, and no more ("who has left?")."""
    content = [u for u in sentence if u.tag not in _BESIDE_ACT and u.text not in lexicon.having]
    asking, acts = content[:-1], content[-1:]
    is_act = has(acts, "stance") and not any(acts[0].info.get(sign) for sign in _NO_ACT)
    return is_act and has(asking, "who") and all(u.tag in ("who", "list", "everybody") for u in asking)


_BESIDE_ACT = ("mark", "tag", "polite", "have", "be", "still", "ever")
_NO_ACT = ("noun", "person", "weak", "whose", "subject")


def _limit(sentence: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The sorts to which a sentence limits what is asked, joined, and "only"; nothing where it says more than that."""
    wanted = _without_refused(sentence)
    sorts = _sorts(wanted)
    limiting = [u for u in wanted if fold(u.text) in lexicon.talk["limiting"]]
    sided = {u.at for u in limiting} | {u.at for u in wanted if u.info.get("prep") and u.last > u.at}
    if not sorts or wanted[0].tag in ("and", "or") or any(u.info.get("is_single") and not sided for u in sorts):
        return []
    rest = [u for u in wanted if u.tag not in _LIGHT and u not in (*sorts, *limiting)]
    led = bool(limiting) and limiting[0].at < sorts[0].at
    if any(not _leads_to(u, sorts[0], led=led, lexicon=lexicon) for u in rest):
        return []
    joint = replace(sorts[0], tag="and", words=("and",), info={})
    said = [one for u in sorts for one in (joint, u)][1:]
    return _with_only(said) if limiting or has(wanted, "only") else said


def _leads_to(unit: Unit, sort: Unit, *, led: bool, lexicon: Lexicon) -> bool:
    """Whether a word in front of the sort says nothing of its own: a preposition only behind a word of wanting."""
    if unit.at > sort.at:
        return unit.text in PLEASE  # "the mayors race" limits nobody
    if unit.tag == "anybody":
        return unit.text in lexicon.talk["any_of_sort"]  # "any unions? who left Moss"
    if unit.tag == "word":
        return unit.text in lexicon.common or unit.text in lexicon.selves
    return led and (unit.tag == "of" or bool(unit.info.get("prep")))


def _without_refused(sentence: Sequence[Unit]) -> list[Unit]:
    """The units without "no politicians" beside "orgs only": what is no organization is nobody else than a person."""
    kept: list[Unit] = []
    for unit in sentence:
        denied = kept[-1:] if unit.tag == "group" and has(kept[-1:], "no", "not", "except", "but_not") else []
        others = [u for u in sentence if u.tag == "group" and u is not unit]
        if denied and others and all(_is_of_people(u) != _is_of_people(unit) for u in others):
            kept.pop()
        else:
            kept.append(unit)
    return kept


def _is_of_people(unit: Unit) -> bool:
    """Whether a sort is one of people: those in an office, or people as such."""
    kinds = unit.info.get("kinds", ())
    return bool(unit.info.get("roles")) or not kinds or EntityKind.PERSON in kinds


def _sorts(units: Sequence[Unit]) -> list[Unit]:
    return [u for u in units if u.tag == "group"]


_ASKING = ("who", "which", "count", "list", "everybody")
_CLOSING = ("mark", "tag", "polite")
_OF_IT = (*_CLOSING, "of", "that_one", "those")  # "out of it", "off that list"


def _with_struck_out(sentences: Sequence[list[Unit]], lexicon: Lexicon) -> list[list[Unit]]:
    """The sentences, each that only strikes somebody out as a part of the one that asks, before it or behind it.

    So is a part of a sentence between marks that does no more ("who left Moss, i dont want the unions").
    """
    joined: list[list[Unit]] = []
    for sentence in (_with_struck_inside(one, lexicon) for one in sentences):
        before = joined[-1] if joined else []
        if before and _may_lose_some(before) and (struck := _struck_out(sentence, lexicon)):
            joined[-1] = [*before, _comma_behind(before[-1]), *struck]
        elif len(joined) == 1 and _may_lose_some(sentence) and (struck := _struck_out(before, lexicon)):
            joined[-1] = [*struck, _comma_behind(struck[-1]), *sentence]
        else:
            joined.append(sentence)
    return joined


def _with_struck_inside(sentence: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """A sentence with what strikes somebody out, before its first mark or behind any, said plainly."""
    marks = [i for i, u in enumerate(sentence) if u.tag == "mark" and 0 < i < len(sentence) - 1]
    for at in marks:
        before, behind = sentence[:at], sentence[at + 1 :]
        if _may_lose_some(before) and (struck := _struck_out(behind, lexicon)):
            return [*before, sentence[at], *struck]
        if at == marks[0] and (parted := _struck_before(before, behind, lexicon)):
            return parted
    for at, end in pairwise(marks):
        rest = [*sentence[:at], *sentence[end + 1 :]]
        if _may_lose_some(rest) and (struck := _struck_out(sentence[at + 1 : end], lexicon)):
            return [*rest, sentence[at], *struck]  # "which groups, people excluded, left Moss"
    joint = next((i for i, u in enumerate(sentence) if u.tag == "and" and has(sentence[i + 1 : i + 2], *_ASKING)), 0)
    return _struck_before(sentence[:joint], sentence[joint + 1 :], lexicon) or sentence


def _struck_before(before: list[Unit], behind: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """A question with those whom what stands before it strikes out ("take the unions out and who backs Moss")."""
    struck = _struck_out(before, lexicon) if _may_lose_some(behind) else []
    return [*struck, _comma_behind(struck[-1]), *behind] if struck else []


def _comma_behind(unit: Unit) -> Unit:
    """The comma that sets apart what is said behind a unit."""
    return Unit(tag="mark", at=unit.last, last=unit.last, words=(",",))


def _struck_out(sentence: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """What a sentence strikes out, behind one word that does so; nothing where it says more than that, or asks."""
    sentence = [replace(u, tag="word", name=None) if _sets_aside(u, lexicon) else u for u in sentence]
    first = next((i for i, u in enumerate(sentence) if u.name is not None or u.tag == "group"), len(sentence))
    if first == len(sentence) or (opens_with_aux(sentence) and not has(sentence[:first], "not")):
        return []
    end = end_of_row(sentence, first)
    said = [u for u in sentence[first:end] if u.tag != "mark" or u.text == ","]
    aside = end + 1 if any(_sets_aside(u, lexicon) for u in sentence[end : end + 1]) and not first else None
    out = aside or leads_out(sentence, first, end, lexicon) or (end if _is_denied(sentence[:first], said) else None)
    is_strange = any(u.name is not None and not u.name.matches for u in said)  # "cut the crap. who left"
    rest = [u for u in sentence[out or end :] if u.tag not in _OF_IT and u.text not in lexicon.common]
    if out is None or is_strange or rest or any(u.text == "?" for u in sentence[end:]):
        return []
    leaving = Unit(tag="except", at=said[0].at - 1, last=said[0].at - 1, words=("minus",))
    return [leaving, *(replace(u, tag="and") if u.tag == "or" else u for u in said)]


def _sets_aside(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word sets aside what stands before it ("people excluded")."""
    is_known = unit.name is not None and bool(unit.name.matches)
    return not is_known and fold(unit.text) in lexicon.talk["putting_aside"]


def _is_denied(led: Sequence[Unit], said: Sequence[Unit]) -> bool:
    """Whether "minus" or the like, or "no" and "not" before sorts, lead right to what is said."""
    content = [u for u in led if u.text not in ARTICLES and u.tag not in ("and", "but")]
    if [u.tag for u in content] == ["except"]:
        return True
    is_no = len(content) == 1 and content[0].tag in ("no", "not", "but_not")
    return is_no and all(u.name is None and not u.info.get("is_single") for u in said)


def _may_lose_some(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence asks who did something to somebody, and leaves out nobody yet."""
    return _asks_of_anybody(sentence) and not has(sentence, "except")


def _asks_of_anybody(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence asks who did something to somebody."""
    content = [u for u in sentence if u.tag not in _CLOSING and u.text not in ARTICLES]
    return has(content[:2], *_ASKING) and asks_of_doers(content)
