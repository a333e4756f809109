"""What does one word or phrase mean beside the others of its sentence?

"Left" that closes a sentence of having is what remains, and "support" behind an article a thing. Which others matter
is said with each change; a sentence that holds none of them is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import LinkedName
from facts.models.building import replace
from facts.questions.ballots import or_rank
from facts.questions.closings import by_place
from facts.questions.excepting import or_except
from facts.questions.lexicon import Lexicon
from facts.questions.owned import in_whose_camp, is_owners, left_of_support, owned_people, owner_again
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ARTICLES
from facts.questions.steps import Change, Step, of_each, without
from facts.questions.strange_verbs import described_as, with_strange_verb
from facts.questions.subordinate import same_day
from facts.questions.telegrams import or_ranking, ranking_plainly, said_shortly
from facts.questions.units import Unit, has

_LONG_ENOUGH = 4  # letters from which a word may be somebody's name
_PERSONS = ("him", "her", "them")
#: What may stand between an auxiliary and the verb that it helps.
_PASSED_BY_AUX = frozenset(
    ["name", "and", "or", "both", "either", "neither", "ever", "still", "not", "only", "group", "anybody", "nobody"]
) | {*_PERSONS, "those", "that_one", "everybody", "no", "all", "first", "last", "of"}


def _or_happening(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """A name in "before the Moss thing" is part of a happening whose day nobody gives: on no side of the question."""
    unit = units[index]
    after = units[index + 1] if index + 1 < len(units) else None
    if unit.tag != "name" or after is None or after.text not in lexicon.happenings:
        return unit
    before = [u.text for u in units[max(0, index - 2) : index] if u.text not in ARTICLES]
    bounds = {word for name in ("before", "after", "since", "until") for word in lexicon.times[name]}
    return replace(unit, tag="word", name=None) if before and before[-1] in bounds else unit


def _or_place(units: Sequence[Unit], index: int, _: Lexicon) -> Unit:
    """A name behind "mayor of" that only a part of somebody's name speaks for is a place."""
    unit, before = units[index], units[max(0, index - 2) : index]
    is_led = len(before) == 2 and bool(before[0].info.get("roles")) and before[1].text == "of"
    if unit.name is None or not is_led or any(m.why != "part of the name" for m in unit.name.matches):
        return unit
    return replace(unit, tag="word", name=None)


def _or_auxiliary(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """A form of having in front of a verb's past form says only when ("has she kept the nurses")."""
    unit = units[index]
    if unit.tag != "stance" or unit.text not in lexicon.having:
        return unit
    for after in units[index + 1 :]:
        if after.tag == "stance":
            is_verb = not any(after.info.get(sign) for sign in ("noun", "person", "prep", "inside"))
            is_past = after.words[0] in lexicon.past or after.info.get("relation") == "urges_exit"
            return replace(unit, tag="have", info={}) if is_verb and is_past else unit
        is_light = after.tag == "word" and after.text in lexicon.common and after.text != "that"
        if after.tag not in _PASSED_BY_AUX and not is_light:
            break
    return unit


def _or_kept(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """ "Left" that closes a sentence of having ("whom does he have left"), "anymore" of a plain question: still."""
    unit = units[index]
    if unit.tag == "no_longer" and unit.text in lexicon.any_more and not has(units, "not", "nobody", "no"):
        return replace(unit, tag="still")
    if unit.tag != "stance" or unit.text not in lexicon.remaining or not has(units[:index], "do", "have"):
        return unit
    is_had = index and units[index - 1].text in (*lexicon.having, *lexicon.gotten)
    closes = all(u.tag in ("mark", "tag") for u in units[index + 1 :])
    return replace(unit, tag="still", info={}) if is_had and closes else unit


def _or_formerly(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """ "Old" in front of backers means that they were once."""
    unit = units[index]
    if unit.text not in lexicon.erstwhile:
        return unit
    after = next((u for u in units[index + 1 :] if u.tag != "name"), None)
    is_led = after is not None and bool(after.info.get("person")) and after.info.get("relation") == "backs"
    is_pick = after is not None and after.tag == "stance" and after.text in lexicon.picked  # "her old pick"
    is_led = is_led or is_pick or (after is not None and after.info.get("kinds") == ["candidate"])
    return replace(unit, tag="used_to") if is_led else unit


def _or_noun(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """ "Support" behind "whose", an article or an owner is a thing, where another word tells what was done."""
    unit = units[index]
    if unit.tag != "stance" or unit.text not in lexicon.nouns or not index:
        return unit
    before = units[index - 1]
    is_led = before.tag == "whose" or before.text in ARTICLES or before.text in lexicon.owning
    acts = [u for i, u in enumerate(units) if i != index and u.tag == "stance" and not u.info.get("prep")]
    is_of_sort = (
        before.tag == "group" and has(units[:index], "stance") and not has(units[index + 1 :], "name", *_PERSONS)
    )
    is_thing = (is_led and acts) or is_of_sort  # "candidates with union support"
    return replace(unit, info={"relation": "backs", "noun": True, "state": True}) if is_thing else unit


def _or_whom(units: Sequence[Unit], index: int, _: Lexicon) -> Unit:
    """ "Whose camp" behind which an act follows ("... did they quit") asks to whom it was done."""
    unit = units[index]
    acts = [u.info for u in units[index + 1 :] if u.tag == "stance" and not u.info.get("weak")]
    is_done = len(acts) == 1 and not any(acts[0].get(sign) for sign in ("noun", "person", "prep", "subject", "whose"))
    is_whole = unit.last - unit.at < len(unit.words)  # not "whose train is she on"
    if not (unit.info.get("whose") and is_whole and is_done) or not has(units, "do", "have"):
        return unit
    if acts[0].get("relation") in SUPPORT and not has(units, "window"):
        return unit  # whom they came to is whom they are with
    return replace(unit, tag="who", words=("who",), info={})


def _or_thing(units: Sequence[Unit], index: int, _: Lexicon) -> Unit:
    """ "Name" behind an article or "last" asks for no list."""
    unit, before = units[index], units[index - 1] if index else None
    is_led = before is not None and (before.text in (*ARTICLES, "same") or before.tag in ("new", "last", "first"))
    return replace(unit, tag="word") if unit.tag == "list" and len(unit.words) == 1 and is_led else unit


def _says_again(units: Sequence[Unit], index: int, _: Lexicon) -> bool:
    """Whether a word closes anew a phrase that names joined by "and" share ("on Moss's list and Reed's list")."""
    unit = units[index]
    if unit.tag not in ("word", "list") or not index or units[index - 1].tag != "name":
        return False
    return any(u.info.get("inside") and u.words[-1] == unit.text for u in units[:index])


def _or_stranger(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """A word that "and" joins to a name is somebody too, though nobody known: it is not left out of the question."""
    unit = units[index]
    if unit.tag != "word" or unit.text in lexicon.common or not unit.text.isalpha() or len(unit.text) < _LONG_ENOUGH:
        return unit
    after, before = units[index + 1 : index + 3], units[max(0, index - 2) : index]
    joined = any(
        len(pair) == 2 and pair[order].name is not None and pair[1 - order].tag in ("and", "or")
        for pair, order in ((after, 1), (before, 0))
    )
    return replace(unit, tag="name", name=LinkedName(written=unit.text)) if joined else unit


_PLACED = ("else", "word", "stance", "words", "ever")
#: What makes another of a unit beside others, in order.
BESIDE_OTHERS: tuple[Step[Change], ...] = (
    Step(of_each(_or_happening, "name"), lists=("happenings",)),
    Step(of_each(_or_place), said=("of",)),
    Step(same_day, lists=("same",)),
    Step(of_each(in_whose_camp, "word", "her"), lists=("camps",)),
    Step(is_owners, said=("be",)),
    Step(owner_again, said=("him", "her", "them")),
    Step(owned_people, said=("person", "him", "her", "them", "his", "their")),
    Step(described_as, lists=("describing",)),
    Step(with_strange_verb, said=("do", "who")),
    Step(of_each(_or_kept, "no_longer", "stance"), lists=("any_more", "remaining")),
    Step(of_each(_or_auxiliary, "stance"), lists=("having",)),
    Step(left_of_support, said=("still",)),
    Step(of_each(_or_noun, "stance"), lists=("nouns",)),
    Step(of_each(_or_formerly, "word"), lists=("erstwhile",)),
    Step(of_each(or_except, "else", "not", "but", "except"), said=("else", "not", "but", "except")),
    Step(of_each(or_rank, "word", "first"), lists=("topmost", "ordinals")),
    Step(of_each(by_place, *_PLACED), said=_PLACED),
    Step(of_each(_or_stranger, "word"), said=("and", "or")),
    Step(without(_says_again), said=("inside",)),
    Step(of_each(_or_whom, "stance"), said=("whose",)),
    Step(of_each(_or_thing, "list"), said=("list",)),
    Step(
        of_each(said_shortly),
        said=("or", "by", "identity", "count", "counted", "both"),
        lists=("teams", "off", "still_on", "over_with", "certain", "one"),
    ),
    Step(of_each(or_ranking), lists=("rank_verbs", "rank_givers")),
    Step(ranking_plainly, lists=("ranking",)),
)
