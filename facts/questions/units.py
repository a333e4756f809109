"""What is a phrase of a message, and what do its neighbours make of it?

Whether "left" is an act or what remains, and "has" helps another verb, shows in the phrases beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facts.models import LinkedName, Relative, TimeWindow
from facts.models.building import built_quickly, replace
from facts.questions.helping_have import having_in_front
from facts.questions.lexicon import Lexicon


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A phrase, a name, a window or a mark, from piece `at` to piece `last` of its message.

    Attributes:
        tag: The lexicon's name for it; `name`, `window`, `mark`, `word` for the rest.
        words: The words that it took.
        info: What the lexicon says of it (relation, kinds, roles, ...).
        text: Its words as one: asked for two hundred times a question.
    """

    tag: str
    at: int
    last: int
    words: tuple[str, ...] = ()
    info: Mapping[str, Any] = field(default_factory=dict)
    name: LinkedName | None = None
    window: TimeWindow | None = None
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(self.words))


PLEASE = frozenset({"please", "thanks", "thx", "tho", "though"})
#: What the lexicon says of "with", for a phrase that is read as it.
WITH: Mapping[str, Any] = {"relation": "backs", "state": True, "weak": True, "prep": True}


def end_of(units: Sequence[Unit]) -> int:
    """Where the words of a sentence end: closing marks and tags left aside."""
    end = len(units)
    while end and units[end - 1].tag in ("mark", "tag"):
        end -= 1
    return end


def has(units: Sequence[Unit], *tags: str) -> bool:
    """Whether a unit of any of these tags is among them."""
    for unit in units:  # noqa: SIM110 - asked fifty times a question: `any` of a generator takes twice as long
        if unit.tag in tags:
            return True
    return False


def closes_with_list(units: Sequence[Unit], index: int) -> bool:
    """Whether "names please", "list them" closes a sentence that has said what it asks: on no side of it."""
    if units[index].tag != "list" or not any(u.tag == "stance" for u in units[:index]):
        return False
    return all(u.tag in _CLOSING for u in units[index + 1 :])


def claims(rest: Sequence[Unit]) -> bool:
    """Whether something is said of those of whom a clause tells first ("all who backed her have left")."""
    first = next((i for i, u in enumerate(rest) if u.tag == "stance" and not u.info.get("weak")), len(rest))
    helping = next((i for i in range(first + 1, len(rest)) if _helps(rest[i])), len(rest))
    joined = has(rest[first + 1 : helping], "and", "but", "who", "mark", "or")
    return not joined and any(u.tag == "stance" and not u.info.get("weak") for u in rest[helping + 1 :])


def _helps(unit: Unit) -> bool:
    """Whether a unit helps an act behind it."""
    return unit.tag in ("have", "be") or (bool(unit.info.get("weak")) and unit.words[0] in _HAVING)


_HAVING = frozenset({"have", "has", "had"})


def takes_her(unit: Unit) -> bool:
    """Whether "her" in an act is to whom it is done, as in a call to leave ("wants her out", "called for her exit")."""
    return bool(unit.info.get("inside")) or unit.info.get("relation") == "urges_exit"


_CLOSING = ("mark", "word", "polite", "tag", "them", "those", "list", "all", "everybody")


def in_place(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """The unit as its neighbours make it: words that mean one thing here and another there."""
    unit = units[index]
    after = units[index + 1] if index + 1 < len(units) else None
    is_verb = after is not None and after.tag == "stance" and not after.info.get("noun")
    if is_verb and unit.text in lexicon.clitics and unit.tag == "word":
        return replace(unit, tag="her")
    if (formerly := _elsewise(units, index, lexicon)) is not None:
        return formerly
    if unit.tag == "stance" and unit.text in lexicon.having and _is_had_later(units[index + 1 :], lexicon):
        return replace(unit, tag="have", info={})
    if unit.tag == "stance" and unit.text in lexicon.picked and _closes_fragment(units, index, lexicon):
        return replace(unit, info=_PICKED)
    if unit.tag == "stance" and index and units[index - 1].text in lexicon.accusing and unit.info.get("state"):
        return replace(unit, tag="word", info={})
    if unit.tag == "stance" and unit.text in lexicon.nouns and _ends_fragment(units, index):
        return replace(unit, info={"relation": "backs", "noun": True, "state": True})
    if unit.tag == "stance" and unit.words[0] in lexicon.rivals and _acts_elsewhere(units, index):
        return replace(unit, tag="group", info={"kinds": ["candidate"]})
    if unit.tag == "used_to" and unit.words[0] in lexicon.vocabulary and _is_only_act(units, index):
        backs = next(
            (p for p in lexicon.starting_with(unit.words[0]) if p.tag == "stance" and len(p.elements) == 1), None
        )
        return replace(unit, tag="stance", words=unit.words[:1], info=backs.info) if backs else unit
    if unit.tag == "which" and unit.text in lexicon.conjunctions and index > 1 and not _leads_sort(after):
        return replace(unit, tag="word")
    return _counting(units, index, lexicon) or _or_remaining(units, index, lexicon)


def _counting(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit | None:
    """The "two" of "who has two unions", which must be two at least, and the "just one" of no sort; None for others."""
    unit, after = units[index], units[index + 1] if index + 1 < len(units) else None
    counts = after is not None and (after.tag in ("group", "of") or bool(after.info.get("person")))
    counts = counts or (bool(index) and units[index - 1].last > unit.last)  # within "have ... backers"
    counts = counts or unit.words[-1] in lexicon.talk["countable"]
    if unit.tag == "beyond" and not counts and unit.words[0] in lexicon.talk["exact_count"]:
        return replace(unit, tag="word", words=unit.words[-1:])
    is_had = bool(index) and units[index - 1].tag == "stance" and units[index - 1].info.get("subject") == "candidate"
    is_counted = unit.tag == "word" and is_had and counts and has(units[:index], "who", "which")
    if is_counted and any(unit.text in said for said in lexicon.numerals[1:]):
        return replace(unit, tag="several")
    return replace(unit, tag="group", info={}) if _are_counted(units, index, lexicon) else None


def _are_counted(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "backers" are so many whom somebody asked for has ("who has at least three backers")."""
    if index < 3 or not units[index].info.get("person"):
        return False
    number = units[index - 1]
    if number.tag not in ("several", "beyond") and not any(number.text in said for said in lexicon.numerals[1:]):
        return False
    having = units[index - 2].info
    return bool(having.get("weak")) and having.get("subject") == "candidate" and units[index - 3].tag == "who"


_AT = ("at", "on")


def _is_ranked(before: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "at the top" is somebody's place on a list: "put" or "has" stands before it ("she put who on top")."""
    return any(word in lexicon.rank_verbs for unit in before for word in unit.words)


def _elsewise(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit | None:
    """The unit as a word of time, of others or of no weight, which its neighbours make it; None where they do not."""
    unit = units[index]
    if unit.text in lexicon.doubting and closes(units, index, lexicon) and has(units[:index], "stance"):
        return replace(unit, tag="tag")  # "she left him, no?"
    if unit.tag == "rank" and unit.words[0] in _AT and not _is_ranked(units[:index], lexicon):
        return replace(unit, tag="word")
    if unit.text in lexicon.talk["near_and"] and _is_between_names(units, index):
        return replace(unit, tag="and")
    found = _for_now(units, index, lexicon) or _of_former(units, index, lexicon) or _or_else(units, index, lexicon)
    return found or _backing_another(units, index, lexicon)


def _is_between_names(units: Sequence[Unit], index: int) -> bool:
    beside = (units[max(0, index - 1)], units[min(index + 1, len(units) - 1)])
    return all(one.name is not None for one in beside)


def _backing_another(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit | None:
    """The "has" of "who has a new candidate", or of those who left, which is backing; None for other units."""
    unit, after = units[index], units[index + 1 : index + 2]
    is_had = unit.info.get("subject") == "candidate" and unit.info.get("weak")
    if not is_had or not has(after, "else", "nobody"):
        return None
    is_rival = len(after[0].words) > 1 and after[0].words[-1] in lexicon.talk["backed"]
    return replace(unit, info=_BACKS) if is_rival or _is_of_leavers(units[:index]) else None


def _is_of_leavers(before: Sequence[Unit]) -> bool:
    """Whether those asked for left somebody who is not named ("who left and has nobody now")."""
    acts = [u for u in before if u.tag == "stance" and not u.info.get("owned")]  # "dropped their candidate"
    left = [u for u in acts if u.info.get("relation") == "withdrew" and u.info.get("subject") != "candidate"]
    return bool(left) and left == acts and has(before, "who", "which", "anybody", "count") and not has(before, "name")


def _or_else(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit | None:
    """The "more" of "who more", which asks who else; None for other units."""
    unit = units[index]
    is_led = bool(index) and units[index - 1].tag == "who"
    return (
        replace(unit, tag="else") if is_led and unit.tag == "most" and unit.text in lexicon.talk["otherwise"] else None
    )


def _for_now(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit | None:
    """The "for" of "who is she for now", else "for now" as what it tells of its act; None for other units.

    Whoever backs somebody for now backs them at present; whoever left for now has set a condition.
    """
    unit = units[index]
    if unit.tag != "for_now":
        return None
    if unit.words[0] == "for" and _is_with_now(units, index):
        backs = next(p for p in lexicon.starting_with("for") if p.tag == "stance" and p.info.get("prep"))
        return replace(unit, tag="stance", info=backs.info)
    acts = [u for u in units[:index] if u.tag == "stance"]
    is_left = bool(acts) and all(u.info.get("relation") == "withdrew" for u in acts)
    return replace(unit, tag="conditional" if is_left else "still")


def _is_with_now(units: Sequence[Unit], index: int) -> bool:
    """Whether "for now" closes a question of whom somebody is for: no act stands between "who" and it."""
    at = next((i for i in reversed(range(index)) if units[i].tag == "who"), None)
    return at is not None and not any(u.tag == "stance" for u in units[at:])


def _of_former(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit | None:
    """A role behind "former", and that word itself, which tells nothing of support; None for other units."""
    unit = units[index]
    if unit.info.get("roles") and index and units[index - 1].text in lexicon.former:
        return replace(unit, info={**unit.info, "roles": [f"former {role}" for role in unit.info["roles"]]})
    is_led = unit.tag == "used_to" and unit.text in lexicon.former and index + 1 < len(units)
    return replace(unit, tag="word") if is_led and units[index + 1].info.get("roles") else None


_BACKS = {"relation": "backs", "state": True}
_PICKED = {"relation": "backs", "person": True, "state": True, "subject": "candidate"}


def _is_had_later(after: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a form of getting, or being gone, closes the sentence ("how many unions has Moss got")."""
    acts = [u for u in after if u.tag == "stance"]
    is_away = len(acts) == 1 and acts[0].info.get("weak") and acts[0].info.get("relation") == "withdrew"
    return len(acts) == 1 and (acts[0].text in lexicon.gotten or bool(is_away))


_OF_ALL = ("all", "everybody", "them", "list")


def _closes_fragment(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a word ends a few words without a question ("Moss picks?"), so that it is a thing and no act."""
    rest = [u for u in units[index + 1 :] if u.tag not in ("mark", "still", "tag", "office", *_OF_ALL)]
    rest = rest[:-1] if rest and rest[-1].text in PLEASE else rest
    rest = [u for u in rest if u.window is None or u.window.relative is not Relative.ON]  # "Moss picks as of today"
    rest = [] if rest and rest[0].text in lexicon.times["before"] else rest  # "Moss picks before she left"
    rest = [] if _tells_place(rest, lexicon) else rest
    rest = [] if [u.tag for u in rest] in (["be"], ["be", "who"]) else rest  # "Moss pick for mayor is who"
    asked = any(u.tag in ("who", "which", "do", "have", "be", "modal", "when", "why", "count") for u in units[:index])
    return not rest and not asked and any(u.tag == "name" or _is_sort(u) for u in units[:index])


def _tells_place(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a place on a ballot is all that is said ("for second on the ballot")."""
    is_rank = has(units[1:2], "rank", "rank_2", "rank_3")
    is_rank = is_rank or any(u.text in words for u in units[1:2] for words in lexicon.ordinals)
    return is_rank and bool(units[0].info.get("prep")) and not has(units[2:], "name", "stance", "window")


def _is_sort(unit: Unit) -> bool:
    return unit.tag == "group" and bool(unit.info.get("kinds") or unit.info.get("roles"))


def _ends_fragment(units: Sequence[Unit], index: int) -> bool:
    """Whether a word closes a name, with or without a sort of people ("Moss union support?"), so that it is a thing."""
    before = [u.tag for u in units[:index] if u.tag not in ("mark", "still", "word")]
    rest = [u.tag for u in units[index + 1 :] if u.tag not in ("mark", "still", "window")]
    is_shown = rest in ([], ["who"], ["list"])
    return (is_shown and before == ["name"]) or (not rest and before == ["name", "group"])


def _acts_elsewhere(units: Sequence[Unit], index: int) -> bool:
    """Whether another word of the sentence says what is done ("which of her rivals want her gone")."""
    return any(u.tag == "stance" and not u.info.get("prep") for i, u in enumerate(units) if i != index)


def _is_only_act(units: Sequence[Unit], index: int) -> bool:
    """Whether a phrase stands where the act should, behind who does it ("who do they back then")."""
    before, others = units[max(0, index - 3) : index], [u for i, u in enumerate(units) if i != index]
    does = any(u.tag == "do" for u in before) and any(u.tag in ("name", *_PRONOUNS) for u in before[-1:])
    return does and not any(u.tag == "stance" for u in others)


_PRONOUNS = ("him", "her", "them", "those", "that_one")


def _leads_sort(after: Unit | None) -> bool:
    return after is not None and after.tag in ("group", "of", "those")


def _or_remaining(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """ "Left" before another stance, or closing a sentence of having, means what remains: no act."""
    unit = units[index]
    is_coming = bool(index) and units[index - 1].text in lexicon.talk["coming"]  # "who came out in June"
    if unit.info.get("leaver") and (is_coming or not closes(units, index, lexicon)):
        return replace(unit, tag="word", info={})
    if unit.tag != "stance" or unit.text not in lexicon.remaining:
        return unit
    led = [u for u in units[:index] if u.text not in lexicon.beside["articles"]][-2:]
    if led[1:] and led[1].name is not None and led[0].tag in ("when", "by_when", "word"):
        return unit  # "by the time the nurses left"
    if has(units[max(0, index - 2) : max(0, index - 1)], "those") and has(units[index - 1 : index], "who"):
        return unit  # "the ones who left went to Moss"
    if _helps_behind_clause(units[:index]):
        return unit  # "have all the unions that backed Moss left"
    weak = having_in_front(units[:index], _PRONOUNS)
    had = bool(weak) and (
        not all(u.tag in _HELPING for u in units[:index] if u.at > weak[-1].last)
        or has(units[:index], "do")
        or (weak[-1].text in lexicon.gotten and has(units[:index], "name", *_PRONOUNS))
        or _owns_sort_in_front(units, weak[-1])
    )
    is_left = had and (_is_of_sort(units, index) or closes(units, index, lexicon))
    is_left = is_left or (had and _precedes_act(units, index, lexicon))
    return replace(unit, tag="still", info={}) if is_left or has(units[index + 1 : index + 2], "stance") else unit


def _helps_behind_clause(before: Sequence[Unit]) -> bool:
    """Whether a form of having opens a sentence, and its sort with what they once did stands between it and the act."""
    content = [u for u in before if u.tag not in ("word", "mark", "polite")]
    opens = has(content[:1], "have") or bool(content[:1] and content[0].info.get("weak") and len(content[0].words) == 1)
    is_of_all = has(content[1:2], "all", "both", "everybody", "group", "anybody")
    acts = [u for u in content[2:] if u.tag == "stance" and not u.info.get("weak")]
    return opens and is_of_all and len(acts) == 1 and content[-1].name is not None


def _is_of_sort(units: Sequence[Unit], index: int) -> bool:
    """Whether a sort closes what somebody named has left ("what has Moss got left in terms of unions")."""
    rest = units[index + 1 : end_of(units)]
    is_bare = all(u.tag in ("word", "of", "group") for u in rest) and has(rest[-1:], "group")
    return is_bare and has(units[:index], "name")


def _precedes_act(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether what somebody did opens right behind ("whom did they have left once they dropped Moss")."""
    lead = units[index + 1 : index + 2]
    does = [u for u in units[index + 2 : index + 4] if u.text not in lexicon.beside["articles"]]
    is_time = has(lead, "when", "by_when", "given") or any(u.text in lexicon.times["after"] for u in lead)
    is_somebody = bool(does) and (does[0].name is not None or does[0].tag in _PRONOUNS)
    return is_time and is_somebody and has(units[index + 3 :], "stance")


_HELPING = ("word", "not", "ever", "still")  # between a form of having and the verb that it helps: "has not left"


def _owns_sort_in_front(units: Sequence[Unit], having: Unit) -> bool:
    """Whether a sort and a name stand right before a form of having ("unions Moss has left")."""
    before = [u for u in units if u.at < having.at][-2:]
    return [u.tag for u in before] == ["group", "name"] and "candidate" not in before[0].info.get("kinds", ())


def closes(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether nothing of weight follows but a time."""
    light = ("mark", "tag", "window", "still", "after_all", "polite")
    return all(u.tag in light or (u.tag == "word" and u.text in lexicon.common) for u in units[index + 1 :])


def does_something(units: Sequence[Unit], at: int) -> bool:
    """Whether a name stands right before a verb, as the one who does it."""
    after = units[at + 1 : at + 2]
    is_act = has(after, "stance") and not any(after[0].info.get(sign) for sign in ("noun", "person", "prep"))
    return units[at].name is not None and (is_act or has(after, "be", "do", "have", "modal"))


def acts_behind_exception(units: Sequence[Unit], at: int, step: int) -> bool:
    """Whether a mark sets whoever does something apart from those left out ("apart from Moss, Karlsen backs whom")."""
    return has(units[:at], "except") and not has(units[at:step], "and", "or") and does_something(units, step)
