"""Which words of a sentence set its time by what somebody did ("when the nurses left", "after Moss")?

Such a clause may stand in front ("when the nurses left, who else had gone"): it is put behind, where the question's own
act comes first. A bare name behind "before" or "after" stands for its having done the same, if it can only endorse.
"The same day that the nurses left" is "the day the nurses left".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from facts.models import Relation, Relative
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import ENDS
from facts.questions.units import Unit, end_of, has

#: How the time of a clause lies to the act that a connector leads to.
BOUNDS = {
    "before": Relative.BEFORE,
    "after": Relative.AFTER,
    "since": Relative.SINCE,
    "when": Relative.ON,
    "that_day": Relative.ON,
    "by_when": Relative.UNTIL,
}
_ASKS = ("who", "which", "count", "whose", "list", "do", "why")
_AUX = ("do", "be", "have", "modal")
_TIMES = ("before", "after", "since")


def connector_of(unit: Unit, lexicon: Lexicon) -> str:
    """The name of the bound that a unit opens; empty for other units."""
    if unit.tag in ("when", "by_when"):
        return unit.tag if unit.tag == "by_when" or len(unit.words) == 1 else ""
    return _connectors(lexicon.language).get(unit.text, "") if unit.tag in ("word", "ever") else ""


@cache
def _connectors(language: str) -> Mapping[str, str]:
    """The bounds that words open; of two the earlier in `_TIMES`."""
    times = load_lexicon(language).times
    return {words: name for name in reversed(_TIMES) for words in times[name]}


def without_order_of_times(units: Sequence[Unit], parts: Sequence[tuple[str, list[Unit]]]) -> Sequence[Unit]:
    """The units without the "first" of a part that sets a time, which orders nobody ("after the first union left")."""
    timed = [u for connector, part in parts if connector in BOUNDS for u in part if u.tag in ("first", "last", "new")]
    return [u for u in units if u not in timed] if timed else units


def coming_along(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "before Reed" for "before Reed came along", "until Reed showed up", at their end."""
    end = end_of(units)
    at = next((i for i in range(2, end) if units[i].name is not None and _turns_up(units[i + 1 : end], lexicon)), 0)
    lead = units[at - 1]
    if not at or not (connector_of(lead, lexicon) == "before" or lead.text in lexicon.talk["awaiting"]):
        return units
    before = replace(lead, tag="word", words=(lexicon.times["before"][0],), info={})
    return [*units[: at - 1], before, units[at], *units[end:]] if has(units[: at - 1], "stance") else units


def _turns_up(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether words say that somebody came into it, and no more."""
    said = "_".join(word for u in units for word in u.words)
    return any(said == verb or said.startswith(f"{verb}_") for verb in lexicon.talk["turning_up"])


def put_behind(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with each clause of time that opens a sentence at that sentence's end."""
    placed: list[Unit] = []
    start = 0
    while start < len(units):
        end = next(
            (i for i in range(start, len(units)) if units[i].tag == "mark" and units[i].text in ENDS), len(units)
        )
        sentence = list(units[start:end])
        sentence = _span_first(sentence, lexicon)
        main = _main_at(sentence, lexicon)
        placed += [*sentence[main:], *_without_mark(sentence[:main])] if main else sentence
        placed += units[end : end + 1]
        start = end + 1
    return placed


def _span_first(sentence: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "How long after the nurses left did Moss leave" as "how long did Moss leave after the nurses left"."""
    at = next((i for i, u in enumerate(sentence) if u.tag == "span"), None)
    if at is None or at + 2 >= len(sentence) or connector_of(sentence[at + 1], lexicon) not in _TIMES:
        return list(sentence)
    main = next((i for i in range(at + 2, len(sentence)) if sentence[i].tag in ("do", "have", "be")), 0)
    if not main or not has(sentence[main:], "stance") or not any(u.name is not None for u in sentence[at:main]):
        return list(sentence)
    return [*sentence[: at + 1], *sentence[main:], *sentence[at + 1 : main]]


def _without_mark(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.tag != "mark"]


def _main_at(sentence: Sequence[Unit], lexicon: Lexicon) -> int:
    """Where the question begins behind a clause of time that opens the sentence; 0 where none does."""
    first = next((i for i, u in enumerate(sentence) if u.tag not in ("mark", "and", "but", "polite")), None)
    if first is None or first + 1 >= len(sentence) or not connector_of(sentence[first], lexicon):
        return 0
    if sentence[first + 1].tag in (*_AUX, "when") or sentence[first + 1].text in lexicon.having:
        return 0  # "when did they leave" asks for a day
    act = next((i for i, u in enumerate(sentence) if i > first and u.tag == "stance" and not u.info.get("prep")), None)
    if act is None or has(sentence[first + 1 : act], *_ASKS):
        return 0
    main = next((i for i in range(act + 1, len(sentence)) if sentence[i].tag in (*_ASKS, "have", "be")), 0)
    return main if main and has(sentence[main:], "stance") else 0


def names_doer(units: Sequence[Unit], known: Known) -> bool:
    """Whether a bare name stands for what it did ("before the nurses"): of one who endorses and does not stand."""
    ids = _only_named(units)
    return not any(one in known.candidate_ids for one in ids) and any(one in known.endorser_ids for one in ids)


def names_rival(main: Sequence[Unit], units: Sequence[Unit], known: Known) -> bool:
    """Whether a bare candidate is another whom the same one backed ("did the nurses endorse Moss before Reed")."""
    named = [_only_named([u]) for u in main if u.name is not None]
    doers = [ids for ids in named if not any(one in known.candidate_ids for one in ids)]
    is_whole = len(named) == _SUBJECT_AND_OBJECT and len(doers) == 1 and named[0] == doers[0]
    ids = _only_named(units)
    return is_whole and opens_with_aux(main) and bool(ids) and all(one in known.candidate_ids for one in ids)


_SUBJECT_AND_OBJECT = 2


def _only_named(units: Sequence[Unit]) -> set[int]:
    """Whom the one name means that is all these words say; nobody where they say more."""
    content = [u for u in units if u.tag not in ("word", "mark", "tag")]
    if len(content) != 1 or content[0].name is None:
        return set()
    return {m.entity_id for m in content[0].name.matches}


def same_day(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "the same day as" as "the day"."""
    at = next((i for i, u in enumerate(units[:-2]) if _is_same_day(units, i, lexicon)), None)
    if at is None:
        return list(units)
    day = at + 1
    behind = day + 1 + (units[day + 1].text in lexicon.talk["same_as"])
    the = replace(units[at], tag="word", words=("the",))
    return [*_without_lead(units[:at], lexicon), the, units[day], *units[behind:]]


def _is_same_day(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether "the same day" begins here, and somebody's act follows."""
    if not set(units[at].words) & lexicon.talk["same"]:
        return False
    day = at + 1
    return units[day].text in lexicon.days and day + 1 < len(units) and units[at].tag in ("that_one", "word")


def _without_lead(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without the small words that lead to "same" ("on the very same day")."""
    kept = list(units)
    while kept and kept[-1].tag == "word" and kept[-1].text in lexicon.talk["before_same"]:
        kept.pop()
    return kept


def before_the_switch(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "before the switch", "after that jump", "before jumping" as "before they switched"."""
    lead = next((i for i, u in enumerate(units[:-1]) if connector_of(u, lexicon) in ("before", "after")), None)
    if lead is None:
        return units
    at = lead + 1
    while at < len(units) and (units[at].text in ARTICLES or units[at].text in _THEIRS | lexicon.talk["pointers"]):
        at += 1
    is_led = at > lead + 1 or (at < len(units) and units[at].text.endswith("ing"))
    if at == len(units) or not is_led or units[at].text not in lexicon.talk["changes"]:
        return units
    behind = units[at + 1 : at + 2]
    if behind and behind[0].tag not in ("mark", "tag", "who", "which", "do", "be"):
        return units  # "before the jump to Moss" says more
    they = Unit(tag="them", at=units[lead].last, last=units[lead].last, words=("they",))
    changed = replace(units[at], tag="stance", words=(min(lexicon.talk["changing"]),), info=_CHANGED, name=None)
    return [*units[: lead + 1], they, changed, *units[at + 1 :]]


_THEIRS = frozenset({"their", "his", "her", "its", "su"})
_CHANGED = {"relation": Relation.WITHDREW, "switches": True}
