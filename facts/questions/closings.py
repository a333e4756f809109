"""Which words mean something else where they close a sentence, or stand beside another act, than they do elsewhere?

"Whom do they agree on" asks whom several back alike, whoever "isn't running" is no candidate, and "who's switched" has
done so, as nobody is switched. A bare "before" at the end is about time, "month?" asks for a day, a word of saying says
so only beside an act, and a number may be asked for behind a colon or in front of one ("a number: unions that left").
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import PLEASE, WITH, Unit, closes, end_of, has
from facts.questions.with_nobody import is_pick


def read_closing(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with a closing "agree on", "isn't running" or "is running herself" as what it says of people."""
    return [_as_closing(units, index, lexicon) for index in range(len(units))]


def _as_closing(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    unit = units[index]
    if unit.text in lexicon.talk["running"] and _is_of_candidates(units, index, lexicon):
        return replace(unit, tag="group", info={"kinds": ["candidate"]})
    if unit.text in lexicon.talk["agreeing"] and _is_on_whom(units, index, lexicon):
        return replace(unit, tag="common", info={})
    if unit.text in lexicon.talk["on_side"] and _is_of_named(units, index, lexicon):
        return replace(unit, tag="stance", info={"relation": "backs", "prep": True})
    if unit.text in lexicon.talk["going_for"] and _goes_for(units, index):
        return replace(unit, tag="stance", info={"relation": "endorsed"})
    if unit.tag == "stance" and unit.text in lexicon.talk["come_back"] and _is_back(units, index, lexicon):
        return replace(unit, info={"relation": "returned"})
    if unit.tag == "be" and _helps_act(units[index + 1 :], lexicon):
        return replace(unit, tag="have", words=tuple(lexicon.talk["helping"]))
    return unit


def _is_back(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "back" tells of somebody's being ("are they back now", "who isn't back yet"): they returned."""
    before = [u for u in units[:index] if u.tag not in ("word", "mark", "and", "but", "tag")]
    is_asked = len(before) == _BOTH and before[0].tag == "be" and before[1].tag in _WHO
    led = index
    while led and units[led - 1].tag in _BEFORE_BACK:
        led -= 1
    is_said = has(units[max(0, led - 1) : led], "be") and (led < 2 or not has(units[led - 2 : led - 1], *_OPENING))
    rest = [u for u in units[index + 1 :] if u.text not in lexicon.talk["of_now"] and u.tag not in _BEHIND_BACK]
    if is_said and led > 1 and not rest:
        return True
    return is_asked and closes(units, index, lexicon) and not has(units, "do", "have", "modal", "who", "which")


_BEFORE_BACK = ("not", "still", "ever", "no_longer")
_BEHIND_BACK = ("mark", "tag", "still", "window", "polite", "but", "list", "and")
_OPENING = ("mark",)
_BOTH = 2
_WHO = ("name", "him", "her", "them", "that_one", "those", "group")


def _helps_act(after: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a past form stands next, of a verb of leaving that is never done to anybody ("who's flipped")."""
    act = next((u for u in after if u.tag not in ("not", "ever", "still", "word")), None)
    if act is None or act.tag != "stance" or has(after, "by"):
        return False
    is_own = (
        len(act.words) > 1 and act.words[-1] in lexicon.talk["own_support"] and act.info.get("relation") == "withdrew"
    )
    return act.words[0] in lexicon.talk["never_done_to"] or is_own  # "who's paused a backing"


def who_has_done(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """The "is" of "who's Moss dropped" as "has": whom somebody did it to is asked, where nothing stands behind."""
    doer = index + 1
    while doer < len(units) and units[doer].text in ARTICLES:
        doer += 1
    act = next((i for i in range(doer + 1, len(units)) if units[i].tag not in ("ever", "word")), doer)
    if not has(units[max(0, index - 1) : index], "who") or not has(units[doer : doer + 1], *_DOING) or act == doer:
        return units[index]
    verb = units[act]
    signs = ("noun", "person", "prep", "weak", "state")
    is_verb = verb.tag == "stance" and not any(verb.info.get(sign) for sign in signs)
    is_verb = is_verb and verb.info.get("relation") != "opposes"  # "who is he opposed to"
    is_done = is_verb and verb.words[0] in lexicon.past and verb.info.get("subject") != "candidate"
    rest = units[act + 1 :]
    if not is_done or not all(u.tag in _BEHIND_DONE for u in rest) or has(rest, "by"):
        return units[index]
    return replace(units[index], tag="have", words=tuple(lexicon.talk["helping"]))


_DOING = ("name", "him", "her", "them", "that_one", "group")
_BEHIND_DONE = ("mark", "tag", "window", "still", "name", "group", "polite")


def _is_of_candidates(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "isn't running", or "is running herself", closes a sentence of what they did: of those who stand."""
    is_own = index + 1 < len(units) and units[index + 1].text in lexicon.talk["themselves"]
    is_told = has(units[max(0, index - 2) : index], "be") and closes(units, index + is_own, lexicon)
    is_denied = bool(index) and units[index - 1].tag == "not"
    return is_told and (is_own or is_denied) and has(units[:index], "stance")


def _goes_for(units: Sequence[Unit], index: int) -> bool:
    """Whether "went" stands right before a name, and nobody does anything else ("which papers went Moss")."""
    whom = next(iter(units[index + 1 : index + 2]), None)
    is_named = whom is not None and whom.name is not None and bool(whom.name.matches)
    return is_named and bool(index) and not has(units, "stance")


def _is_of_named(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "who's in" closes a sentence that opens with whose side that is ("Moss: who's in")."""
    before = [u for u in units[:index] if u.tag not in ("still", "mark")]
    is_led = [u.tag for u in before[-2:]] == ["who", "be"] and has(units[:index], "mark")
    named = [u for u in before[:-2] if u.text not in lexicon.common]
    is_named = bool(named) and all(u.name is not None and u.name.matches for u in named)
    return is_led and is_named and end_of(units) == index + 1


def _is_on_whom(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "on" behind a verb closes the sentence ("whom do Moss and Reed agree on"): on nothing but a person."""
    is_led = index + 1 < len(units) and units[index + 1].text in lexicon.talk["siding"]
    return is_led and closes(units, index + 1, lexicon) and sum(u.name is not None for u in units[:index]) > 1


def having_been(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the "has" of a closing "and never has been" as no support of its own."""
    end = end_of(units)
    at = end - 1 if has(units[end - 1 : end], "be") else 0
    while at and units[at - 1].tag in ("not", "ever"):
        at -= 1
    is_told = at > 1 and units[at - 1].tag == "stance" and units[at - 1].text in lexicon.having
    if not (is_told and has(units[: at - 1], "not") and has(units[: at - 1], "and", "but")):
        return units
    return [*units[: at - 1], replace(units[at - 1], tag="have", info={}), *units[at:]]


def has_been(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The "has" of "has Moss been with Reed" as what helps "been", and no having."""
    at = next((i for i, u in enumerate(units) if u.tag == "stance" and u.text in lexicon.having), None)
    been = next((i for i, u in enumerate(units) if u.tag == "be" and u.text in lexicon.talk["been"]), None)
    if at is None or been is None or at > been or not has(units[been + 1 :], "stance"):
        return units
    if any(u.tag not in _BETWEEN for u in units[at + 1 : been]):
        return units
    return [*units[:at], replace(units[at], tag="have", info={}), *units[at + 1 :]]


_BETWEEN = ("name", "him", "her", "them", "that_one", "group", "anybody", "word", "ever", "still", "not", "also", "and")


def closing_tag(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the "have they", "aren't they" that closes what is told as a tag: it asks whether that is so.

    What asks "who" or "which" itself, or opens with a verb, has no such end. Behind what is denied "has she" asks
    whether it is so after all ("she has not left, has she": no), "hasn't she" whether it is not.
    """
    end = end_of(units)
    at = end - 2 - has(units[end - 2 : end - 1], "not")
    if at < 2 or not has(units[end - 1 : end], "him", "her", "them", "that_one"):
        return units
    is_verb = units[at].tag in ("be", "do", "have") or units[at].text in lexicon.having
    is_told = has(units[:at], "stance") and not has(units[:at], *ASKING_TAGS) and not opens_with_aux(units)
    told = units[: at - (units[at - 1].text in lexicon.talk["so_far"])]
    if not (is_verb and is_told) or told[-1].tag in _JOINING:
        return units
    if units[at + 1].tag != "not" and not has(units[end:], "tag"):
        told = [u for u in told if not _denies(u, lexicon)]
    return [*told, replace(units[at], tag="tag", info={}, last=units[end - 1].last), *units[end:]]


def _denies(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether "not", "never" denies; "failed to" and "without" say another thing."""
    return unit.tag == "not" and unit.words[-1] not in lexicon.beside["infinitive"] and unit.text not in lexicon.lacking


_JOINING = ("and", "but", "or")


def by_place(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """A bare "before" or "month?" at the end is about time, and a word of saying says so beside another act."""
    unit = _asking(units, index, lexicon)
    if unit.tag == "else":
        return _or_others(units, index, lexicon)
    if _is_anybody_picked(units, index, lexicon):
        return replace(unit, tag="group", info={"kinds": ("candidate",)})  # "unions with a pick"
    return _by_neighbours(unit, units, index, lexicon)


def _by_neighbours(unit: Unit, units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """What a word is beside an act, or where it closes a sentence."""
    if unit.tag not in ("word", "stance", "words", "ever"):
        return unit
    if unit.info.get("whose") and any(u.text in lexicon.selves and unit.at < u.at <= unit.last + 1 for u in units):
        return replace(unit, tag="home", info={})  # "where do I go to vote" asks of nobody on record
    if unit.tag == "word" and unit.text in lexicon.talk["siding"] and _closes_who(units, index, lexicon):
        return replace(unit, tag="stance", info=WITH)
    if unit.info.get("weak") and unit.text in lexicon.fillers and _is_filler(units, index):
        return replace(unit, tag="word", info={})  # ", like, ..."
    if unit.tag in ("word", "ever") and index and _is_last(units, index) and (tag := _of_time(units, index, lexicon)):
        return replace(unit, tag=tag)
    if unit.tag == "word" and unit.text in lexicon.closing_him and index and _is_last(units, index):
        return replace(unit, tag="him")
    if unit.tag == "word" and unit.text in lexicon.days and _asks_day(units, index, lexicon):
        return replace(unit, tag="when")
    if unit.tag == "word" and unit.text in lexicon.says:
        return replace(unit, tag="says")
    return unit


def _is_anybody_picked(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "a pick" is had, so that whoever it is is a candidate and not asked for."""
    unit, before = units[index], [u for u in units[max(0, index - 3) : index] if u.tag not in ("still", "new")][-2:]
    is_had = len(before) > 1 and before[1].text in _ONE and bool(before[0].info.get("weak"))
    return is_had and is_pick(unit, lexicon) and not unit.info.get("noun")


_ONE = ("a", "an")


def _of_time(units: Sequence[Unit], index: int, lexicon: Lexicon) -> str:
    """What a bare "before" is at the end, or a "since" behind what is told of two ("Reed with Moss since?")."""
    unit, told = units[index], units[:index]
    if unit.text in lexicon.times["before"]:
        return "earlier"
    is_told = has(told, "stance") and sum(u.name is not None for u in told) > 1
    is_open = is_told and not has(told, *ASKING_TAGS, "window", "anybody")
    return "when" if is_open and unit.tag == "word" and unit.text in lexicon.times["since"] else ""


def _is_filler(units: Sequence[Unit], index: int) -> bool:
    """Whether a verb stands behind a mark, or between another act and a comma or a condition ("only like, for now")."""
    if not index or units[index - 1].tag == "mark":
        return True
    acts = has(units[:index], "stance") and has([u for u in units[:index] if not u.info.get("weak")], "stance")
    behind = units[index + 1 : index + 2]
    return acts and (has(behind, "conditional", "ever") or (bool(behind) and behind[0].text == ","))


def _asking(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """ "Day Moss left" asks when, and "unions that left: number?" how many."""
    unit, before = units[index], units[:index]
    if unit.tag not in ("word", "name") or (unit.name is not None and unit.name.matches):
        return unit
    if unit.text in lexicon.talk["counting"] and _is_last(units, index) and _is_set_apart(before):
        return replace(unit, tag="count", name=None)
    if _leads_act(units, index, lexicon):
        return replace(unit, tag="first")
    if unit.text not in lexicon.days or not all(u.tag in ("mark", "tag", "and", "but") for u in before):
        return unit
    after = next((u for u in units[index + 1 :] if u.tag not in _LIGHT), None)
    is_of_act = after is None or after.name is not None or after.tag in ("him", "her", "them")  # "dated?"
    return replace(unit, tag="when") if is_of_act else unit


_LIGHT = ("mark", "tag")


def _is_last(units: Sequence[Unit], index: int) -> bool:
    """Whether nothing but marks and tags stands behind a unit."""
    return all(u.tag in _LIGHT for u in units[index + 1 :])


def _is_set_apart(before: Sequence[Unit]) -> bool:
    """Whether a mark, or a mark and "give me the", stands in front."""
    led = list(before)
    while led and (led[-1].tag == "list" or led[-1].text in ARTICLES):
        led.pop()
    return bool(led) and led[-1].tag == "mark" and led[-1].text in ",:;(-–—"


def _closes_who(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a word closes "who is Moss on", but for a time, so that it asks whom she is with."""
    before, behind = [u for u in units[:index] if u.tag not in ("word", "and", "but", "still")], units[index + 1 :]
    tags = [u.tag for u in before]
    timed = (*lexicon.times["before"], *lexicon.times["after"])
    light = ("mark", "tag", "still", "earlier", "used_to", "window", "ever")
    return tags == ["who", "be", "name"] and all(u.tag in light or u.text in timed for u in behind[:1])


def _leads_act(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a "1st" stands between somebody and what they did: for the first time ("when did Moss 1st back her")."""
    act = units[index + 1] if index + 1 < len(units) else None
    is_verb = act is not None and act.tag == "stance" and not any(act.info.get(sign) for sign in _NO_VERBS)
    is_first = units[index].text in lexicon.ordinals[0] and units[index].text[:1].isdigit()
    return is_first and is_verb and has(units[index - 1 : index], "name", "him", "her", "them", "who")


_NO_VERBS = ("noun", "person", "prep")


def _asks_day(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a word for a day asks for one: at the end of what asks nothing else ("... year?"), or before a deed."""
    if has(units, *ASKING_TAGS):
        return False
    is_pointed = bool(index) and units[index - 1].text in lexicon.talk["before_day"]  # "that year" asks for none
    is_told = is_pointed or _is_same(units, index) or units[index - 1].tag == "still"
    is_told = is_told or _is_timed(units, index, lexicon)
    return (bool(index) and _is_last(units, index) and not is_told) or _leads_deed(units, index)


def _is_timed(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a day closes a time of which nobody told when it was ("did she leave after pancake day")."""
    leads = {word for name in _BOUNDS for word in lexicon.times[name]}
    led = next((i for i in range(index - 1, -1, -1) if units[i].text in leads), -1)
    between = units[led + 1 : index]
    is_named = bool(between) and len(between) <= _WORDS_OF_DAY and has(between, "word", "name", "group")
    return (
        led > 0
        and is_named
        and not has(between, "stance", "mark")
        and not any(u.name is not None and u.name.matches for u in between)
    )


_BOUNDS = ("before", "after", "since", "until", "during", "on")
_WORDS_OF_DAY = 4  # of "the big pancake day"


def _leads_deed(units: Sequence[Unit], index: int) -> bool:
    """Whether a day opens a message that asks nothing else, and somebody's only act follows ("the day Moss left")."""
    behind = [u for u in units[index + 1 :] if u.text not in ARTICLES]
    acts = [u for u in behind if u.tag == "stance"]
    is_first = all(u.text in ARTICLES or u.tag == "mark" for u in units[:index])
    return is_first and len(acts) == 1 and has(behind[:1], "name")


def _are_newcomers(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "anyone new" stands before whom they are for, so that newcomers are meant and nobody else's rivals."""
    is_new = any(p.tag == "new" and len(p.elements) == 1 for p in lexicon.starting_with(units[index].words[-1]))
    behind = [u for u in units[index + 1 :] if u.tag != "have"]
    return is_new and has(behind[:1], "stance") and not has(units[:index], "stance", "name", "him", "her", "them")


def _is_same(units: Sequence[Unit], index: int) -> bool:
    """Whether a day is the same as another ("did she leave and join him the same day"), and none is asked for."""
    return units[index - 1].tag == "that_one"


def _or_others(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """ "The other candidates" as a sort and "anyone new" as newcomers, each where it does something."""
    if (sort := _doing_sort(units, index, lexicon)) is not None:
        return sort
    return replace(units[index], tag="new") if _are_newcomers(units, index, lexicon) else units[index]


def _doing_sort(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit | None:
    """ "The other candidates" behind "which" and before what they do: a sort, and not whom something is done to."""
    unit, before, after = units[index], units[:index], units[index + 1 : index + 2]
    is_led = has(before[-1:], "which", "count", "list", "all", "be", "do", "have") or not before
    if not has(before[-1:], "by") and (not is_led or not has(after, "stance", "have")):
        return None
    patterns = lexicon.starting_with(unit.words[-1])
    fits = (p for p in patterns if p.tag == "group" and len(p.elements) == 1 and p.info.get("kinds"))
    sort = next(fits, None)
    return replace(unit, tag="group", info={**sort.info, "names_no_office": True}) if sort is not None else None


_AROUND = ("list", "only", "polite")
_COUNTED = ("group", "who", "those", "everybody", "all", "anybody")


def number_first(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with such a heading as "how many", of whomever "who" asks behind it."""
    at = next((i for i, u in enumerate(units) if u.text in lexicon.talk["counting"]), len(units))
    behind = at + 1
    while behind < len(units) and (units[behind].text in PLEASE or units[behind].tag == "only"):
        behind += 1
    if behind >= len(units) or not all(_is_wish(u, lexicon) for u in units[:at]) or not _leads(units[behind]):
        return units
    rest = units[behind + 1 :]
    if units[behind].tag != "mark" and not has(rest[:1], "group"):
        return units
    if not has(rest, "stance") or not has([u for u in rest[:2] if u.text not in ARTICLES], *_COUNTED):
        return units
    rest = rest[1:] if rest[0].text in ARTICLES or rest[0].tag == "who" else rest
    return [replace(units[at], tag="count", info={}, name=None), *rest]


def _is_wish(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit only says that something is wanted ("i need a", "give me the")."""
    is_of_asker = unit.tag == "word" and unit.text in lexicon.common
    return unit.tag in _AROUND or unit.text in ARTICLES or is_of_asker


def _leads(unit: Unit) -> bool:
    """Whether a mark or a "for" leads to what is counted."""
    return (unit.tag == "mark" and unit.text in ",:;-–—") or bool(unit.info.get("prep")) or unit.tag == "of"
