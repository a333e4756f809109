"""What does a label of the corpus mean, and how is it said in plain words that the rules read?

"who left C1 S1 T1" asks which of a sort left a candidate at some time. A label is said in the words of a language's
table, `plain/<language>.toml`; one that no words are known for is said as nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

NONE = "none"
_SLOT = re.compile(r"@?[CEST]\d")
_LIMIT = re.compile(r"(not|except)-([CES]\d)")
_NO_ACTS = ("any", "sort")
_COUNTED = {"backs": "", "left": "_left"}  # acts by which candidates are compared
_TIMED_BY_ORDER = ("left", "joined", "exit")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A label taken apart.

    Attributes:
        ask: What is asked for (`who`, `whom`, `does`, `count`, `countc`, `when`, `why`, `said`, `whois`, `most`,
            `fewest`).
        act: What was done (`backs`, `left`, ...), or `any`.
        endorsers, candidates, sorts, times: The slots on each side, in order; a candidate who acts (`@C1`) is
            an endorser.
        modifier: `first`, `last`, `only`, `both`, `either` or `lists`; empty for none.
        limit: Who is left out, as kind and slot (`("not", "S1")`); empty for nobody.
    """

    ask: str
    act: str
    endorsers: tuple[str, ...]
    candidates: tuple[str, ...]
    sorts: tuple[str, ...]
    times: tuple[str, ...]
    modifier: str
    limit: tuple[str, ...]

    @property
    def slots(self) -> frozenset[str]:
        """Every slot in it."""
        return frozenset((*self.endorsers, *self.candidates, *self.sorts, *self.times, *self.limit[1:]))


@cache
def meaning_of(label: str) -> Meaning | None:
    """The label taken apart; None for `none` and for one that no question is made of."""
    ask, *rest = label.split()
    if ask == NONE or not rest:
        return None
    act, *rest = rest
    slots = [word for word in rest if _SLOT.fullmatch(word)]
    limits = [found.groups() for word in rest if (found := _LIMIT.fullmatch(word))]
    modifiers = [word for word in rest if word not in slots and not _LIMIT.fullmatch(word)]
    of = {kind: tuple(slot for slot in slots if slot[0] == kind) for kind in "CEST@"}
    of["E"] += tuple(slot[1:] for slot in of["@"])
    if len(limits) > 1 or len(modifiers) > 1 or len(of["S"]) > 1 or len(of["T"]) > 1 or len(of["C"]) > 2:
        return None
    return Meaning(
        ask, act, of["E"], of["C"], of["S"], of["T"], modifiers[0] if modifiers else "", limits[0] if limits else ()
    )


def slots_of(label: str) -> frozenset[str]:
    """The slots that a label speaks of."""
    meaning = meaning_of(label)
    return meaning.slots if meaning is not None else frozenset(slot.lstrip("@") for slot in _SLOT.findall(label))


def say(label: str, fills: Mapping[str, str], language: str) -> str:
    """A label in plain words.

    Args:
        label: Of the corpus, with slots.
        fills: The words for each slot.
        language: Two-letter code.

    Returns:
        The question; empty where the language has no words for it.
    """
    meaning = meaning_of(label)
    words = load_plain(language)
    if meaning is None or not words:
        return ""
    if meaning.modifier == "lists":
        return _lists(meaning, fills, words)
    ask = _shape(meaning)
    parts = _parts(meaning, words) if ask in words["asks"] else None
    if parts is None:
        return ""
    said = _filled(words["asks"][ask], parts)
    return re.sub(r"\s+", " ", _filled(said, dict(fills))).strip() if "{}" not in said else ""


@cache
def load_plain(language: str) -> Mapping[str, Any]:
    """The words in which a language says each meaning; empty where it has none."""
    file = resources.files("facts.questions.likeness") / "plain" / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _lists(meaning: Meaning, fills: Mapping[str, str], words: Mapping[str, Any]) -> str:
    """Two lists are two questions."""
    if meaning.ask != "who" or meaning.times or meaning.limit or len(meaning.candidates) != 2:
        return ""
    each = [
        say(" ".join(("who", meaning.act, one, *meaning.sorts)), fills, words["language"]) for one in meaning.candidates
    ]
    return str(words["words"]["then"]).join(each) if all(each) else ""


def _shape(meaning: Meaning) -> str:
    """The name of the sentence that asks so; empty for none."""
    return _SHAPES.get(meaning.ask, lambda _: "")(meaning)


def _shape_who(meaning: Meaning) -> str:
    if meaning.endorsers or not meaning.candidates or (meaning.times and meaning.limit):
        return ""
    is_in_order = meaning.modifier in ("first", "last")
    if is_in_order and (meaning.act not in _TIMED_BY_ORDER or meaning.limit or meaning.ask != "who"):
        return ""
    if meaning.ask == "count" and meaning.limit and (meaning.sorts or meaning.limit[1][0] != "C"):
        return ""
    if meaning.limit and meaning.limit[1][0] == "S" and meaning.sorts:
        return ""
    return f"{meaning.ask}_sorts" if meaning.sorts else meaning.ask


def _shape_whom(meaning: Meaning) -> str:
    if not meaning.endorsers and not meaning.sorts:
        return ""
    if meaning.candidates:
        return _shape_among(meaning)
    if meaning.act in ("switched", "prefers", "any") or (meaning.times and meaning.limit):
        return ""
    if meaning.modifier and (meaning.modifier not in ("first", "last") or meaning.act != "joined"):
        return ""
    if meaning.ask == "countc":
        is_plain = meaning.act in ("backs", "ever", "joined", "left", "declined", "opposes")
        return "" if not is_plain or meaning.modifier or meaning.limit or meaning.sorts else _tensed("countc", meaning)
    return _tensed("whom", meaning)


def _shape_among(meaning: Meaning) -> str:
    """Which of two candidates they back, or whom they left one for."""
    is_plain = not (meaning.times or meaning.modifier or meaning.limit or meaning.sorts) and len(meaning.endorsers) == 1
    if not is_plain or meaning.ask != "whom":
        return ""
    if meaning.act == "backs" and len(meaning.candidates) == 2:
        return "whom_of_two"
    return "whom_switched" if meaning.act == "switched" and len(meaning.candidates) == 1 else ""


def _shape_does(meaning: Meaning) -> str:
    if meaning.act == "sort":
        return "sort" if len(meaning.endorsers) == len(meaning.sorts) == 1 and not meaning.candidates else ""
    if not meaning.candidates and (meaning.act not in _OF_ANYBODY or not meaning.endorsers or meaning.limit):
        return ""
    if (meaning.times and meaning.limit) or (meaning.limit and meaning.limit[1][0] == "S"):
        return ""
    if meaning.modifier in ("first", "last"):
        is_one = len(meaning.endorsers) == 1 and bool(meaning.candidates) and not meaning.limit
        return "does_order" if is_one and meaning.act in _TIMED_BY_ORDER else ""
    return _tensed("does", meaning)


def _tensed(ask: str, meaning: Meaning) -> str:
    """The sentence of the past, or of one or several now."""
    if _is_past(meaning):
        return f"{ask}_past"
    is_several = len(meaning.endorsers) > 1 or (bool(meaning.sorts) and not meaning.endorsers)
    return f"{ask}_several" if is_several and ask != "countc" else ask


def _is_past(meaning: Meaning) -> bool:
    return bool(meaning.times) or load_plain("en")["acts"].get(meaning.act, {}).get("past", False)


def _shape_when(meaning: Meaning) -> str:
    if meaning.times or meaning.limit or not meaning.candidates:
        return ""
    if meaning.modifier in ("first", "last"):
        is_of_any = not meaning.endorsers and meaning.ask == "when" and meaning.act in ("joined", "left")
        return "when_order" if is_of_any else ""
    is_held = bool(meaning.endorsers or meaning.sorts) and not meaning.modifier
    return meaning.ask if is_held and meaning.act != "any" else ""


def _shape_said(meaning: Meaning) -> str:
    if len(meaning.endorsers) != 1 or meaning.sorts or meaning.times or meaning.limit or len(meaning.candidates) > 1:
        return ""
    if meaning.ask == "whois":
        return "" if meaning.candidates else "whois"
    return "said_of" if meaning.candidates else "said"


def _shape_most(meaning: Meaning) -> str:
    is_plain = not (meaning.endorsers or meaning.times or meaning.modifier or meaning.limit)
    if not is_plain or meaning.act not in _COUNTED or len(meaning.candidates) == 1:
        return ""
    kind = {"most": "more", "fewest": "fewer"}[meaning.ask] if meaning.candidates else meaning.ask
    return f"{kind}{_COUNTED[meaning.act]}{'_sorts' if meaning.sorts else ''}"


_OF_ANYBODY = (
    "backs",
    "left",
    "opposes",
    "exit",
    "ever",
)  # acts of which it can be asked whether they were done at all
_SHAPES = {
    "who": _shape_who,
    "count": _shape_who,
    "whom": _shape_whom,
    "countc": _shape_whom,
    "does": _shape_does,
    "when": _shape_when,
    "why": _shape_when,
    "said": _shape_said,
    "whois": _shape_said,
    "most": _shape_most,
    "fewest": _shape_most,
}


def _parts(meaning: Meaning, words: Mapping[str, Any]) -> dict[str, str] | None:
    """What stands for each part of a sentence; None where the act cannot be said so."""
    terms = words["words"]
    act = words["acts"].get(meaning.act, {"one": "", "several": "", "base": ""} if meaning.act in _NO_ACTS else None)
    aim = _aim(meaning, terms)
    if aim is None or act is None:
        return None
    first, second = (*(f"{{{slot}}}" for slot in meaning.candidates), terms["somebody_else"], "")[:2]
    key = "then" if meaning.ask == "when" else "base" if meaning.candidates else "whom"
    base = act.get(key if meaning.ask != "does" else "base", act["base"])
    parts = {"one": act["one"], "several": act["several"], "base": base}
    parts = {name: _filled(text, {"C": aim, "A": first, "B": second}) for name, text in parts.items()}
    sort = f"{{{meaning.sorts[0]}}}" if meaning.sorts else terms["endorser"]
    parts |= {"S": sort, "E": _subject(meaning, terms, sort), "C": aim, "A": first, "B": second}
    parts["time"] = f" {{{meaning.times[0]}}}" if meaning.times else ""
    parts["order"] = (
        terms[meaning.modifier] if meaning.ask in ("when", "does") and meaning.modifier in terms else
        f" {terms[meaning.modifier]}" if meaning.modifier in ("first", "last") else ""
    )  # fmt: skip
    return parts | _limits(meaning, terms)


def _aim(meaning: Meaning, terms: Mapping[str, str]) -> str | None:
    """Whom the act is about, in words; None where two of them cannot be said beside it."""
    named = [f"{{{slot}}}" for slot in meaning.candidates]
    if not named:
        return terms["somebody"] if meaning.ask == "does" and meaning.act != "sort" else ""
    if len(named) == 2 and meaning.act not in ("switched", "prefers") and meaning.ask not in ("most", "fewest", "whom"):
        return _both_or_either(meaning, named, terms)
    if meaning.act == "prefers" and len(named) != 2:
        return None
    if meaning.modifier == "only":
        return None if meaning.ask not in ("who", "count", "does") else _filled(terms["only"], {"C": named[0]})
    return None if meaning.modifier in ("both", "either") else named[0]


def _both_or_either(meaning: Meaning, named: list[str], terms: Mapping[str, str]) -> str | None:
    if meaning.act in ("exit", "returned", "rank1", "rank2", "rank3") or meaning.modifier not in ("both", "either"):
        return None
    if meaning.modifier == "either":
        return terms["or"].join(named)
    return _filled(terms["both"], {"A": named[0], "B": named[1]})


def _subject(meaning: Meaning, terms: Mapping[str, str], sort: str) -> str:
    if meaning.endorsers:
        return terms["and"].join(f"{{{slot}}}" for slot in meaning.endorsers)
    if not meaning.sorts:
        return terms["anybody"]
    return _filled(terms["any_sort" if meaning.ask == "does" else "the_sort"], {"S": sort})


def _limits(meaning: Meaning, terms: Mapping[str, str]) -> dict[str, str]:
    if not meaning.limit:
        return {"besides": "", "tail": ""}
    kind, slot = meaning.limit
    name = {"X": f"{{{slot}}}"}
    if kind == "except":
        return {"besides": _filled(terms["besides"], name), "tail": ""}
    return {"besides": "", "tail": _filled(terms["not_sort" if slot[0] == "S" else "but_not"], name)}


def _filled(text: str, parts: Mapping[str, str]) -> str:
    """The text with its parts; one that is none of them is left as it is."""
    return re.sub(r"\{(\w+)\}", lambda found: parts.get(found[1], found[0]), text)
