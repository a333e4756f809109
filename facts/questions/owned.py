"""Whose are those of whom something is asked ("which of Moss's backers left", "Moss's current unions", "one of hers")?

Whoever is a candidate's is with that candidate. Whose backers left or stayed says whom they left or stayed with: that
name is moved behind the act. Where the act tells of somebody else ("which of Moss's backers back Reed"), they stay
those who back her; and who "left the candidate they had chosen" left whoever that was.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.small_words import ARTICLES, OF
from facts.questions.tokens import fold
from facts.questions.units import WITH, Unit, end_of, has

_PARTING = frozenset({Relation.WITHDREW, Relation.REAFFIRMED, Relation.RETURNED})
_ASKING = ("which", "who", "count", "anybody", "whose")
_KEPT = ("have", "still", "ever", "not", "no_longer")
_PASSED = (*_KEPT, "do", "who", "word")


def owned_people(units: Sequence[Unit], _: Lexicon) -> list[Unit]:
    """The units with the one whose backers left or stayed behind that act."""
    at = next((i for i, u in enumerate(units) if _are_people(u, units[i - 1] if i else None)), None)
    if at is None or not has(units[:at], *_ASKING):
        return list(units)
    is_before = at > 0 and _owner(units[at - 1]) is not None
    first = at - 1 if is_before else at
    last = at if is_before else at + 1
    owner = _owner(units[first] if is_before else units[min(at + 1, len(units) - 1)])
    is_of = is_before or units[at].words[-1] in OF
    act = next((i for i in range(last + 1, len(units)) if units[i].tag not in _PASSED), len(units))
    if owner is None or not is_of or not _parts(units[act:]):
        return list(units)
    sort = [units[at]] if units[at].tag == "group" else []
    said = [*sort, *(u for u in units[last + 1 : act] if u.tag in _KEPT), units[act], owner]
    places = [u.at for u in units[first : act + 1]]
    moved = [replace(u, at=place, last=place) for u, place in zip(said, places[-len(said) :], strict=True)]
    return [*units[:first], *moved, *units[act + 1 :]]


def owner_again(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the owner of "Moss's people" in the place of the pronoun behind what they do ("... left her").

    "All of Moss's people", "her whole team" are everybody of hers; none are told apart as the ones who did it.
    """
    end = end_of(units)
    at = next((i for i, u in enumerate(units[:end]) if i and u.name is not None and _is_crew(units, i, lexicon)), 0)
    crew = at + 1 + (units[at + 1].text in lexicon.beside["whole"]) if at else 0
    named = sum(u.name is not None for u in units[:end])
    if not at or named > 1 or not has(units[end - 1 : end], "him", "her", "them") or crew + 1 >= end - 1:
        return units
    lead = [u for u in units[:at] if u.tag != "of" and u.text not in ("the", "of")]
    acts = [u for u in units[crew + 1 : end - 1] if u.tag == "stance" and u.text not in lexicon.having]
    is_of_all = has(lead[-1:], "all") or crew > at + 1
    if (
        len(acts) != 1
        or acts[0].info.get("relation") not in (*_PARTING, Relation.BACKS)
        or not (is_of_all or has(lead, "which", "who", "count", "anybody", "nobody", "everybody"))
    ):
        return units
    if is_of_all:
        first = lead.pop() if has(lead[-1:], "all") else units[at]
        lead.append(replace(first, tag="everybody", words=("everybody",), name=None, info={}))
    meant = replace(units[end - 1], tag="name", name=units[at].name, words=units[at].words)
    return [*lead, *units[crew + 1 : end - 1], meant, *units[end:]]


def in_whose_camp(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """The "his" within "in his camp", "left his side" as the one who is meant: whose camp it is, is whom they back."""
    unit = units[index]
    if unit.text not in _OWNING or unit.tag not in ("word", "her"):
        return unit
    holder = next((u for u in units[:index] if u.tag == "stance" and u.at < unit.at and unit.last < u.last), None)
    if holder is None or holder.words[-1] not in lexicon.talk["camps"]:
        return unit
    if any(u.info.get("subject") == "candidate" for u in units[:index]):
        return unit  # "who has the nurses in her camp": her own
    tag = _OWNING[unit.text]
    return replace(unit, tag=tag, words=("she" if tag == "her" else tag,))


def is_owners(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with the "is" of "which union is Moss's" as backing: whose a sort is, is whom it backs."""
    end = end_of(units)
    is_closed = end > 2 and units[end - 1].name is not None and units[end - 2].tag == "be"
    if not is_closed or not has(units[: end - 2], "which", "count") or has(units[: end - 2], "stance"):
        return units
    sort = units[end - 3]
    is_sort = sort.tag == "group" and (sort.info.get("kinds") or sort.info.get("roles"))
    if not is_sort or sort.info.get("kinds") == ["candidate"] or not is_possessive(units[end - 1]):
        return units
    backs = replace(units[end - 2], tag="stance", info={"relation": "backs", "state": True})
    return [*units[: end - 2], backs, *units[end - 1 :]]


def is_possessive(unit: Unit) -> bool:
    """Whether a name is written as an owner's ("Reeds", "Reed's")."""
    name = unit.name
    if name is None:
        return False
    written = fold(name.written)
    last = written.split()[-1:]
    owners = {one.removesuffix("s").removesuffix("'") for one in last if one.endswith("s")}
    called = {word for match in name.matches for word in fold(match.alias).split()}
    if written.endswith(("'s", "s'")) or (owners & called and not called & {*last}):
        return True
    return written.endswith("s") and not any(fold(match.alias).endswith("s") for match in name.matches)


def _is_crew(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether somebody's people stand right behind a name: of no sort, as what they are is no part of the question."""
    behind = [u for u in units[index + 1 : index + 3] if u.text not in lexicon.beside["whole"]][:1]
    if not behind:
        return False
    is_people = behind[0].tag == "group" and not (behind[0].info.get("kinds") or behind[0].info.get("roles"))
    is_backers = bool(behind[0].info.get("person")) and behind[0].info.get("relation") == "backs"
    return is_people or is_backers or behind[0].text in lexicon.talk["teams"] or behind[0].text in lexicon.crews


def _owner(unit: Unit) -> Unit | None:
    """Whose backers these are: who is named, or whom a pronoun means; None for anything else."""
    if unit.name is not None or unit.tag in _OWNING.values():
        return unit
    return replace(unit, tag=_OWNING[unit.text]) if unit.text in _OWNING else None


_OWNING = {"his": "him", "her": "her", "their": "them"}


def _are_people(unit: Unit, before: Unit | None) -> bool:
    """Whether a unit are backers of whoever is named beside it, or a sort of them behind "her"."""
    if unit.tag == "group" and before is not None and before.name is None and _owner(before) is not None:
        return not unit.info.get("is_single") and unit.info.get("kinds") != ["candidate"]
    is_of_them = bool(unit.info.get("person")) and unit.info.get("subject") != "candidate"
    return is_of_them and unit.info.get("relation") in ("backs", "endorsed")


def _parts(rest: Sequence[Unit]) -> bool:
    """Whether an act of leaving, staying or coming back opens these, and nobody is named behind it."""
    if not rest or rest[0].tag != "stance":
        return False
    info = rest[0].info
    is_verb = not any(info.get(sign) for sign in ("noun", "person", "prep", "weak", "inside"))
    is_parting = info.get("relation") in _PARTING or bool(info.get("still"))
    return is_parting and is_verb and not has(rest[1:], "name", "else", "stance", "group", "him", "her")


_ASKING_WHO = ("which", "who")
_LASTING = ("still", "used_to", "no_longer")


def asked_of_own(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of "who are Moss's current unions" as "current Moss unions"."""
    units = [*units]
    at = next((i for i, u in enumerate(units[:-2]) if u.name is not None and _is_own(units[i : i + 3])), None)
    if at is not None:
        units[at : at + 2] = _swapped(units[at], units[at + 1])
    end = end_of(units)
    lead = [u for u in units[:end] if u.text not in ARTICLES]
    if [u.tag for u in lead[1:2]] != ["be"] or not has(lead[:1], *_ASKING_WHO):
        return units
    said = [u for u in lead[2:] if u.tag not in _LASTING]
    is_support = len(said) == _OF_SUPPORT and said[1].tag == "group" and _is_thing(said[2], lexicon)
    is_sort = len(said) < len(lead) - 2 and [u.tag for u in said[1:]] == ["group"] and _is_sort(said[1])
    is_own = bool(said) and is_possessive(said[0]) and (is_support or is_sort)
    return [*as_thing(lead[2:], lexicon), *units[end:]] if is_own else units


def as_thing(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the "support" that is all there is behind a name, or a name and a sort, as a thing."""
    said = [u.tag for u in units if u.tag not in ("mark", *_LASTING)]
    is_closed = said in (["name", "stance"], ["name", "group", "stance"]) and units[-1].text in lexicon.nouns
    return [*units[:-1], replace(units[-1], info=_THING)] if is_closed else [*units]


def left_of_support(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the "support" of "what's left of Moss's support" as a thing."""
    end = end_of(units)
    of = next((i for i in range(1, end) if units[i].tag == "of" and units[i - 1].tag == "still"), end)
    is_theirs = [u.tag for u in units[of + 1 : end]] in (["name", "stance"], ["name", "group", "stance"])
    if not is_theirs or units[end - 1].text not in lexicon.nouns:
        return units
    return [*units[: end - 1], replace(units[end - 1], info=_THING), *units[end:]]


_OF_SUPPORT = 3
_THING = {"relation": "backs", "noun": True, "state": True}


def _is_own(run: Sequence[Unit]) -> bool:
    """Whether somebody's name, whether they still are, and a sort of people follow one another."""
    return is_possessive(run[0]) and run[1].tag in _LASTING and _is_sort(run[2])


def _is_sort(unit: Unit) -> bool:
    is_several = unit.tag == "group" and not unit.info.get("is_single")
    return is_several and unit.info.get("kinds") != ["candidate"] and bool(unit.info)


def _swapped(name: Unit, lasting: Unit) -> list[Unit]:
    """Two units in the other order, each in the other's place."""
    size = lasting.last - lasting.at
    first = replace(lasting, at=name.at, last=name.at + size)
    return [first, replace(name, at=first.last + 1, last=lasting.last)]


def _is_thing(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is support as a thing."""
    return unit.tag == "stance" and (bool(unit.info.get("noun")) or unit.text in lexicon.nouns)


_DOERS = ("who", "which", "count", "anybody", "list", "name", "nobody", "everybody")
_CHOOSING = (Relation.BACKS, Relation.ENDORSED, Relation.WITHDREW)
_BETWEEN = ("have", "ever", "first", "at_first", "used_to", "be", "do")


def of_own_candidate(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "anybody" for "the candidate they chose", "whoever they had", "their candidate" behind an act."""
    end = end_of(units)
    for stop in (end, *_before_next_act(units[:end])):
        for at in range(2, stop):
            closes = _closes(units, at, stop, lexicon)
            start = at - 1 if units[at - 1].text in ARTICLES or units[at - 1].text in lexicon.owning else at
            if closes and _is_done(units[:start]):
                whom = Unit(tag="anybody", at=units[start].at, last=units[stop - 1].last, words=("anybody",))
                return [*units[:start], whom, *units[stop:]]
    return units


def _before_next_act(units: Sequence[Unit]) -> list[int]:
    """Where an act ends behind which the same people do another ("dropped their candidate and picked another")."""
    return [i for i, u in enumerate(units) if u.tag in ("and", "but") and has(units[i:], "stance")]


def _closes(units: Sequence[Unit], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether nothing but somebody's own candidate stands from a place to the end."""
    unit = units[at]
    if unit.info.get("owned") and unit.info.get("subject") == "candidate" and len(unit.words) > 1:
        return at + 1 == end and not (unit.info.get("of_none_else") or unit.info.get("foremost"))
    is_one = unit.tag == "group" and unit.info.get("kinds") == ["candidate"]
    is_one = is_one or unit.text in lexicon.talk["whoever"] or unit.tag == "who"
    relating = lexicon.talk["relating"]
    rest = [u for u in units[at + 1 : end] if u.tag not in ("who", *_BETWEEN) and u.text not in relating]
    rest = rest[:-1] if len(rest) > 2 and rest[-1].text in lexicon.times["far_before"] else rest
    if has(rest[:1], *_PERSONS) and len(rest) > 1 and all(u.text in lexicon.having for u in rest[1:]):
        return is_one  # "whoever they had"
    rest = [u for u in rest if u.text not in lexicon.having]
    if not is_one or len(rest) != 2 or not has(rest[:1], *_PERSONS):
        return False
    info = rest[1].info
    return (
        rest[1].tag == "stance" and info.get("relation") in _CHOOSING and not (info.get("noun") or info.get("person"))
    )


def _is_done(units: Sequence[Unit]) -> bool:
    """Whether an act closes these, done by whoever is asked for or named."""
    acts = [i for i, u in enumerate(units) if u.tag == "stance"]
    if not acts or not has(units[: acts[-1]], *_DOERS):
        return False
    behind = units[acts[-1] + 1 :]
    is_weak = units[acts[-1]].info.get("weak") and len(acts) < 2 and not units[acts[-1]].info.get("prep")
    return not is_weak and all(u.tag == "word" for u in behind)


def with_as_one_of(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of "is NAME one of hers" as "is NAME with her"."""
    end = end_of(units)
    if end < _FEWEST:
        return units
    be, name, one, of, whose = units[end - _FEWEST : end]
    is_so = be.tag == "be" and name.name is not None and one.text in lexicon.talk["among_whose"] and of.tag == "of"
    if not is_so:
        return units
    person = next((tag for tag in ("her", "him") if whose.text in lexicon.talk[f"whose_{tag}"]), "")
    if not person and (whose.name is None or not whose.name.matches):
        return units
    backed = replace(whose, tag=person, words=(person,), info={}) if person else whose
    joined = replace(one, tag="stance", last=of.last, words=("with",), info=WITH)
    return [*units[: end - 3], joined, backed, *units[end:]]


_FEWEST = 5


def with_as_own(units: Sequence[Unit], _: Lexicon) -> Sequence[Unit]:
    """The units of "was NAME Moss's in May", "NAME is Moss's" as "was NAME with Moss in May"."""
    end = end_of(units)
    is_tag = has(units[end - 1 : end], *_PERSONS) and [u.tag for u in units[end - 3 : end - 1]] == ["be", "not"]
    closed = end = end - 3 * is_tag  # ", wasn't it"
    while end and units[end - 1].tag in _TIMES:
        end -= 1
    if end < _FEWEST_OF_OWN or not is_possessive(units[end - 1]) or has(units, "stance", *QUESTION_TAGS):
        return units
    said = [u for u in units[: end - 1] if u.tag not in (*_BESIDE, "mark")]
    said = [u for i, u in enumerate(said) if not (i and u.info.get("is_single") and said[i - 1].tag == "name")]
    if sorted(u.tag for u in said) != ["be", "name"]:
        return units
    be, name = sorted(said, key=lambda u: u.tag)
    rest = [u for u in units[: end - 1] if u.tag in _BESIDE and u.text not in ARTICLES]
    lead, beside = [u for u in rest if u.at < name.at], [u for u in rest if u.at > name.at]
    is_known = name.name is not None and bool(name.name.matches)
    return [*lead, *_set_with(be, name, *beside), units[end - 1], *units[end:closed]] if is_known else units


def _set_with(be: Unit, name: Unit, *beside: Unit) -> list[Unit]:
    """The units of "is NAME still with": each makes room for "with" behind it."""
    start, last = min(be.at, name.at), max(u.last for u in (be, name, *beside))
    placed = [replace(u, at=max(start, u.at - 1), last=max(start, u.last - 1)) for u in (name, *beside)]
    leading = Unit(tag="stance", at=last, last=last, words=("with",), info=WITH)
    return [replace(be, at=start, last=start), *placed, leading]


_TIMES = ("window", "still", "ever", "earlier", "no_longer", "or", "which", "word", "mark", "tag")
_BESIDE = ("word", "still", "ever", "and", "but", "polite", "not", "no_longer")
_PERSONS = ("him", "her", "them", "that_one")
_FEWEST_OF_OWN = 3
