"""Which words of a message only tell of whoever asks: who they are, why and for what they ask, what they have already?

"Im new here, ...", "my dad has a bet on: ...", "..., names for the chyron" and "skip Moss, i have him already" ask for
nothing. "New", "first" or "last week" in them would be read as a limit of the question, so they are taken out before it
is read; what asks for something, names somebody known or tells of an act stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.asking import opens_with_aux
from facts.questions.lexicon import ASKING_TAGS, QUESTION_TAGS, Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.subordinate import connector_of
from facts.questions.tokens import ENDS, fold
from facts.questions.units import Unit, end_of, has

_ASKS = (*ASKING_TAGS, "group", "stance", "polite")
_LIMITS = ("window", "group", "not", "no", "first", "last", "new", "still", "rank", "rank_2", "rank_3", "only")
_PERSONS = ("them", "him", "her")


def without_asides(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without what only tells of the asker, and without a closing "they put out a statement"."""
    kept = list(units)
    start = 0
    while start < len(kept):
        end = next((i for i in range(start, len(kept)) if kept[i].tag == "mark"), len(kept))
        begin = next((i for i in range(start, end) if _opens(kept, i, lexicon)), None)
        if begin is not None and _is_aside(kept[begin:end], lexicon, is_last=end == len(kept) and start > 0):
            rest = [*kept[: max(0, begin - 1) if begin == start and begin else begin], *kept[end:]]
            if has(rest, "stance"):
                kept, end = rest, max(0, begin - 1) if begin == start and begin else begin
        start = end + 1
    return kept


def without_preamble(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without odd words in front of a question that is whole without them ("eli5 who backs Moss").

    What may limit the question stays: a sort ("influencers who back Moss"), a preposition, somebody known.
    """
    units = _without_lead(units)
    at = next((i for i, u in enumerate(units) if u.tag in QUESTION_TAGS), 0)
    front, rest = units[:at], list(units[at:])
    strange = [u for u in front if _is_strange(u, lexicon)]
    if not strange or any(not _may_lead(u, lexicon) for u in front) or has(rest, *_BACKWARD):
        return list(units)
    is_sort = front[-1] in strange and (
        front[-1].text.endswith("s") or any(u.text in ARTICLES or u.text in lexicon.definite for u in front)
    )
    is_whole = any(u.name is not None and u.name.matches for u in rest)
    return list(units) if is_sort or not is_whole else rest


def _without_lead(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units of "what's up with Moss, has she left Reed" without "what's up with": more is asked of her behind."""
    at = next((i for i, u in enumerate(units) if u.tag not in ("word", "mark", "polite", "and", "but")), len(units))
    is_led = (
        has(units[at : at + 1], "about") and has(units[at + 1 : at + 2], "name") and has(units[at + 2 : at + 3], "mark")
    )
    asked = units[at + 3 :]
    is_more = has(asked, "stance") and (opens_with_aux(asked) or has(asked[:1], *QUESTION_TAGS, "anybody"))
    return units[at + 1 :] if is_led and is_more else units


def _is_strange(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether nobody known and nothing that a question is made of is said."""
    if unit.name is not None:
        return not unit.name.matches
    return unit.tag == "word" and unit.text not in lexicon.common


def _may_lead(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit in front of a question may be there for nothing."""
    limits = (lexicon.leading, lexicon.besides, lexicon.lacking, lexicon.supposing, lexicon.among)
    is_known = unit.name is not None and bool(unit.name.matches)
    is_time = bool(connector_of(unit, lexicon))  # "before the uproar who backed Moss"
    return unit.tag in _LEADING and not is_known and not is_time and not any(unit.text in words for words in limits)


_LEADING = ("word", "name", "polite", "tag", "mark", "and", "but", "be", "do", "have", "modal", "that_one")
_BACKWARD = ("him", "her", "them", "those", "that_one", "other_one", "it")


def _opens(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether an aside may begin here: in front, behind a mark or right behind a name."""
    unit, before = units[index], units[index - 1] if index else None
    if unit.tag in _PERSONS:
        return before is not None and before.tag == "mark"
    if unit.tag != "word" or unit.text not in lexicon.talk["own"]:
        return False
    if before is None or before.tag in ("mark", "and", "but") or before.name is not None:
        return True
    return before.text in lexicon.talk["calling"] or before.text in lexicon.talk["thanking"]


def _is_aside(run: Sequence[Unit], lexicon: Lexicon, *, is_last: bool) -> bool:
    """Whether a run of units tells of the asker, or says of those asked for only that they said something."""
    if any(u.name is not None and u.name.matches for u in run) or has(run, *_ASKS):
        return False
    if run[0].tag in _PERSONS:
        return is_last and has(run, "words", "says") and not has(run, *_LIMITS)
    return not any(u.text in lexicon.talk["requesting"] for u in run)


def without_having(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "i have him" behind the name of one who is left out at the end."""
    end = end_of(units)
    named = next((i for i in range(end - 1, 0, -1) if units[i].name is not None), 0)
    lead = units[named - 1]
    is_out = lead.tag in ("except", "but_not") or lead.text.replace(" ", "_") in lexicon.talk["removing"]
    told = [u for u in units[named + 1 : end] if u.tag != "mark"]
    if not named or not is_out or not _is_own_having(told, lexicon) or not has(units[: named - 1], "stance"):
        return units
    return [*units[: named + 1], *units[end:]]


def _is_own_having(told: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether whoever asks says that they have somebody."""
    said = [u for u in told if u.tag != "word" or u.text in lexicon.talk["own"]]
    said = said[1:] if said and said[0].tag == "word" else said
    is_having = [u.tag for u in said[1:]] in (["him"], ["her"], ["them"]) and bool(said[0].info.get("weak"))
    return is_having and all(u.text in lexicon.common or u in said or u.text in lexicon.talk["own"] for u in told)


def without_purpose(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "for the newsletter" behind the wish for names or for a number, set apart by marks."""
    at = next((i for i in range(1, len(units) - 1) if _leads(units, i, lexicon)), 0)
    end = next((i for i, u in enumerate(units) if i > at and u.tag in ("mark", "polite", "tag")), len(units))
    start = at
    while start and units[start - 1].tag != "mark":
        start -= 1
    wish, thing = units[start:at], units[at + 1 : end]
    rest = [*units[:start], *units[end:]]
    if not at or not (start or end < len(units)) or not _is_thing(thing, lexicon) or not has(rest, "stance"):
        return units
    if not all(_is_wish(u, lexicon) for u in wish) or not has(wish, "list", "count", "it", "that_one", "them"):
        return units
    kept = [u for u in wish if u.tag in ("list", "count")]
    if not start:
        behind = units[end + 1 :]
        return [*kept, *behind] if has(kept, "count") and not has(behind[:1], "who") else behind
    return [*units[:start], *kept, *units[end:]]


def _leads(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    return units[index].text in lexicon.talk["purpose"] and bool(units[index].info.get("prep"))


def _is_wish(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit says that something is wanted, or what ("need it", "a list", "just the names")."""
    is_light = unit.tag == "word" and (unit.text in lexicon.common or unit.text in ARTICLES)
    return is_light or unit.tag in ("list", "count", "it", "that_one", "them", "only", "polite")


def _is_thing(thing: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether an article, or "my", leads to words that name nobody known and no sort."""
    if len(thing) < 2 or not (thing[0].text in ARTICLES or thing[0].text in lexicon.talk["own"]):
        return False
    named = [u.name for u in thing if u.name is not None]
    return all(u.tag in ("word", "name") for u in thing) and not any(name.matches for name in named)


def without_lead_in(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units behind a colon that is led up to by why somebody asks ("we've a vote on Thursday: which unions ...").

    A lead-in that may limit the question stays: it names somebody or a sort, or a day that is not the asker's own.
    """
    at = next((i for i, u in enumerate(units) if u.text == ":"), 0)
    start = max((i + 1 for i, u in enumerate(units[:at]) if u.tag == "mark" and u.text in ENDS), default=0)
    front, rest = units[start:at], list(units[at + 1 :])
    is_own = any(u.text in lexicon.talk["lead_in"] for u in front)
    if not (is_own and has(rest, "stance") and _asks_at_once(rest)):
        return units
    return units if any(_may_limit(u, lexicon) for u in front) else [*units[:start], *rest]


def _asks_at_once(units: Sequence[Unit]) -> bool:
    opening = next((u for u in units if u.tag not in ("word", "polite", "mark", "tag", "and", "but")), None)
    return opening is not None and (opening.tag in (*QUESTION_TAGS, "do", "be", "have") or opening.text in _AUX)


_AUX = frozenset({"has", "have", "had"})


def _may_limit(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit of a lead-in may be a part of the question."""
    if unit.window is not None:
        words = set(fold(unit.window.written).split())
        return not words <= lexicon.weekdays | lexicon.talk["own_days"]
    is_known = unit.name is not None and bool(unit.name.matches)
    is_sort = bool(unit.info.get("kinds") or unit.info.get("roles"))
    return is_known or is_sort or unit.tag in (*QUESTION_TAGS, "only", "except", *_PLACES)


_PLACES = ("rank", "rank_2", "rank_3", "first", "last", "new", "conditional")


def without_asker(units: Sequence[Unit], _: Lexicon) -> Sequence[Unit]:
    """The units without who wants to know ("my editor wants to know which unions ...")."""
    at = next((i for i, u in enumerate(units) if u.tag == "polite"), 0)
    is_led = not any(u.tag in ("stance", *ASKING_TAGS) or (u.name is not None and u.name.matches) for u in units[:at])
    return units[at + 1 :] if is_led and at and len(units) > at + 2 else units


def without_chore(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without what the answer is for ("for my history homework, who backs Moss")."""
    at = next((i for i, u in enumerate(units) if u.tag == "chore"), None)
    if at is None:
        return units
    start = at
    while start and (units[start - 1].info.get("prep") or units[start - 1].tag in _BEFORE_CHORE):
        start -= 1
    rest = [*units[:start], *units[at + 1 :]]
    asks = has(rest, "name") and any(u.tag in ("stance", "list", "group") and not u.info.get("weak") for u in rest)
    return rest if asks or (has(rest, "name") and has(rest, "who", "which") and has(rest, "stance")) else units


_BEFORE_CHORE = ("word", "be", "that_one", "mark", "polite", "modal")


def own_reason_at(units: Sequence[Unit], lexicon: Lexicon) -> int:
    """Where a "because" begins that tells why somebody asks; behind the last unit where none does."""
    reasons = (i for i in range(1, len(units)) if units[i].text in lexicon.talk["giving_reason"])
    return next((i for i in reasons if _is_own_reason(units, i, lexicon)), len(units))


def _is_own_reason(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether what "because" leads to here tells of whoever asks ("because I need ..."), not of what is asked.

    Somebody else may want to know it ("because he needs to know if he takes the sign down").
    """
    behind = units[index + 1 :]
    if not behind or has(behind, *QUESTION_TAGS) or any(u.name is not None and u.name.matches for u in behind):
        return bool(behind) and behind[0].text in lexicon.talk["askers"] and not has(behind, *QUESTION_TAGS)
    wants = any(u.text in lexicon.talk["wondering"] for u in behind[1:_NEAR])
    return behind[0].text in lexicon.talk["askers"] or (wants and not has(behind[:_NEAR], "stance"))


_NEAR = 6  # units of "my flatmate really needs to know"
