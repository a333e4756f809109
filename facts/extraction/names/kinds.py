"""Of which kind is a name: a person, a body of some kind, a place, or no name at all?

Words decide, in the order that `organisations.toml` gives; a name of two to five capitalised words of which
none speaks for a body or a place is a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.names.words import NameWords

_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,7}[A-Z]s?|[A-Z]{2,6}\d{0,4}|[A-Z]{2,4}-[A-Z]{2,4}")
_MEN = re.compile(r"(?<!wo)men's$")  # "quarrymen's"
_PLURAL_OF_LETTERS = re.compile(r"[A-Z]{2,}s")
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"]
).union(["december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec."])
_MONTHS_AND_DAYS = DAYS | MONTHS


@lru_cache(maxsize=4096)
def is_acronym(word: str) -> bool:
    """Whether a word is capitals alone ("BWU")."""
    if word.count(".") > 2 and word.endswith("."):  # "N.A.A.C.P."
        word = word.replace(".", "")
    return bool(_ACRONYM.fullmatch(word))


def kind_of_body(name: Sequence[str], words: NameWords) -> str:
    """The kind of body that a name's own words tell: "" if none does, `body` if they leave it open."""
    return _kind_of_body(tuple(name), words)


@lru_cache(maxsize=10_000)
def _kind_of_body(name: tuple[str, ...], words: NameWords) -> str:  # noqa: C901, PLR0912 - one line a case
    low = [_MEN.sub("men", w.lower().rstrip("'")) for w in name]
    joined = " ".join(low)
    if joined in words.parties:
        return "party"
    if (letters := name[0].replace(".", "")) in words.acronyms:
        return words.acronyms[letters]
    if name[0][0].isdigit() and name[-1].lstrip("0123456789") in words.acronyms:
        return words.acronyms[name[-1].lstrip("0123456789")]
    if len(name) > 1 and name[-1] in words.acronyms:
        return words.acronyms[name[-1]]  # "Port Marl DSA"
    if any(len(low) > 1 and low[0] in first for first in words.first_words.values()):
        return next(kind for kind, first in words.first_words.items() if low[0] in first)
    if len(low) > 1 and low[-1] == "party":
        return "party"  # "Harbor Workers Party"
    if low[-1] in _CHAMBERS and " ".join(low[:-1]) in words.places:
        return "government"  # "two Georgia House members"
    if len(low) > 1 and low[0].endswith("-language"):
        return "newspaper"
    shaped = _kind_by_shape(low, joined, words)
    if shaped:
        return shaped
    held = frozenset(low)
    for kind in words.kind_order:
        if kind == "government" and (low[-1] in _NO_OFFICES or _is_trade_council(low)):
            continue
        if low[-1] in words.last_words.get(kind, ()) or " ".join(low[-2:]) in words.last_words.get(kind, ()):
            if kind == "newspaper" and (len(low) < 2 or low[0] in words.given):
                continue
            if len(low) > 1 or kind == "party":
                return kind
        if _holds(joined, held, kind, words):
            return "advocacy group" if kind == "cause" else kind
    return _kind_by_end(name, low, words)


def _kind_by_end(name: Sequence[str], low: Sequence[str], words: NameWords) -> str:
    """The kind of "Ironmakers 86" and "Port Clement DSA"; else `body` if a head stands anywhere, or "Federated"."""
    if len(low) > 1 and low[0] in _JOINED:
        return "body"
    if len(low) > 1 and low[-1].isdigit() and low[-2].endswith(("ers", "ors", "men", "ists", "smiths")):
        return "union"
    if len(low) > 1 and name[-1] in words.acronyms:
        return words.acronyms[name[-1]]
    if any(w in words.body_heads for w in low):
        return "body"
    return _kind_by_slogan(low, words)


def _kind_by_slogan(low: Sequence[str], words: NameWords) -> str:
    """The kind of "Better Buses Marl", "Marl Deserves More", "Mujeres Unidas"; "" if no word of it tells."""
    if len(low) > 1 and (low[0] in words.foreign_heads or low[1] in words.foreign_heads):
        return "body"
    told = not words.slogans.isdisjoint(low) or low[0] in words.commands or not _FOR_CAUSES.isdisjoint(low[1:-1])
    return "advocacy group" if len(low) > 1 and low[0] not in words.given and told else ""


_FOR_CAUSES = frozenset(["for", "against"])


_CHAMBERS = frozenset(["house", "senate", "assembly", "legislature", "statehouse"])
_JOINED = frozenset(["federated", "amalgamated", "associated", "allied", "united", "combined"])
_NO_OFFICES = frozenset(
    ["union", "association", "federation", "guild", "brotherhood", "workers", "employees", "pac", "coalition", "league"]
)


_OF_TRADES = (("district", "council"), ("regional", "council"))


def _is_trade_council(low: Sequence[str]) -> bool:
    """Whether a "District Council" is a union's ("Carpenters District Council", "District Council 9")."""
    if low[-1].isdigit() and "council" in low:
        return True  # "District Council 37"
    if len(low) > 3 and tuple(low[-3:-1]) == ("council", "of"):
        return low[-1].endswith(("ers", "smiths", "trades"))  # "Regional Council of Carpenters"
    return len(low) > 2 and tuple(low[-2:]) in _OF_TRADES and low[-3].endswith(("ers", "trades", "smiths"))


def _kind_by_shape(low: Sequence[str], joined: str, words: NameWords) -> str:
    """The kind of "Star-Courier", "Unite the Valley", "Voters for a Fair Deal"; "" for any other shape."""
    if len(low) > 1 and "-" in low[-1] and low[-1].rpartition("-")[2] in words.lone_papers:
        return "newspaper"
    if len(low) > 2 and low[0] in words.lone_papers and low[1] == "of":
        return "newspaper"  # "Gazette of Marl County"
    if low[-1].isdigit() and low[-3:-1] in (["district", "council"], ["joint", "council"]):
        return "union"
    if low[0] in words.commands and len(low) > 2 and low[1] in ("the", "our", "your", "back", "off", "up", "out"):
        return "advocacy group"
    if (low[0].endswith("s") or low[0] in words.causes) and not {"for", "against"}.isdisjoint(low[1:-1]):
        held = frozenset(low)
        told = (k for k in words.kind_order if k != "cause" and _holds(joined, held, k, words))
        return next(told, "advocacy group")
    return ""


def _holds(joined: str, held: frozenset[str], kind: str, words: NameWords) -> bool:
    """Whether a name holds one of a kind's words or phrases."""
    if not held.isdisjoint(words.any_words.get(kind, frozenset())):
        return True
    return any(f" {phrase} " in f" {joined} " for phrase in words.any_phrases.get(kind, ()))


_SEATED_IN = frozenset({"assembly", "commission", "congressional", "council", "house", "legislative", "senate"})
_DISTRICTS = (("District",), ("Ward",), ("DISTRICT",), ("WARD",))
_NO_SURNAMES = frozenset({"county", "township"})  # "Brandon County"


def is_place(name: Sequence[str], words: NameWords) -> bool:
    """Whether the words name a place or a people by what they are."""
    return _is_place(tuple(name), words)


@lru_cache(maxsize=4096)
def _is_place(name: tuple[str, ...], words: NameWords) -> bool:
    low = [w.lower() for w in name]
    joined = " ".join(low)
    if joined in words.places or joined in words.peoples:
        return True
    if len(low) < 2 or (low[0] in words.given and low[-1] not in _NO_SURNAMES):
        return False
    if low[0] in ("st.", "ste.", "mt.", "ft."):
        return True
    trades = low[-1].endswith(("ers", "ors", "ists", "men", "smiths"))  # "Western Turf Cutters", "Lake Skippers"
    if trades and (len(low) > 2 or (low[-1][-3:] in ("ers", "ors") and low[-1] not in words.plural_surnames)):
        return False
    return low[-1] in words.place_last or low[0] in words.place_first


def is_never(name: Sequence[str], words: NameWords) -> bool:
    """Whether the words are a day, a thing or an institution that takes no side."""
    return _is_never(tuple(name), words)


@lru_cache(maxsize=4096)
def _is_never(name: tuple[str, ...], words: NameWords) -> bool:
    joined = " ".join(name).lower()
    if name[0].lower() in ("no.", "nos.") and name[-1][0].isdigit():
        return True  # "her old boss No. 2"
    if len(name) == 1 and ((name[0].isupper() and joined in words.heads) or name[0] in words.letters):
        return True  # "MSP"
    if (
        joined in words.never
        or _is_plural_of_letters(name, words)
        or all(w.lower() in _MONTHS_AND_DAYS or w[0].isdigit() for w in name)
    ):
        return True
    first, last = name[0].lower(), name[-1]
    is_named_after = first in words.given and len(name) <= len(("Ann", "Reed", "School"))
    of_friends = not {"of", "for"}.isdisjoint(name[1:-1]) and kind_of_body(name, words) == "advocacy group"
    is_named_after = is_named_after or of_friends  # "Friends of Marl Pier"
    if last.lower() in words.things and not is_named_after and kind_of_body(name, words) != "union":
        return True
    numbered = first in words.numbered and len(name) < 3 and (last[0].isdigit() or len(last) == 1)
    numbered = numbered or (first in _SEATED_IN and name[-2:-1] in _DISTRICTS and last[0].isdigit())
    return numbered or joined in words.peoples


def _is_plural_of_letters(name: Sequence[str], words: NameWords) -> bool:
    """Whether the words are one plural of letters ("MEPs", "PACs"): several of a kind, not one body."""
    return len(name) == 1 and bool(_PLURAL_OF_LETTERS.fullmatch(name[0])) and name[0] not in words.acronyms


_NO_PART = frozenset(
    [
        "this",
        "that",
        "these",
        "off",
        "our",
        "your",
        "my",
        "its",
        "their",
        "how",
        "why",
        "what",
        "where",
        "when",
        "are",
        "was",
        "were",
        "not",
        "and",
        "the",
    ]
)


def is_person(name: Sequence[str], words: NameWords) -> bool:
    """Whether the words may be a person's whole name: two to five, none of them speaking for something else."""
    return _is_person(tuple(name), words)


@lru_cache(maxsize=4096)
def _is_person(name: tuple[str, ...], words: NameWords) -> bool:
    low = [w.lower() for w in name]
    core = [w.lower() for w in name if w.lower() not in words.suffixes and w not in words.particles]
    if not 2 <= len(core) <= 4 or len(low) > 7:
        return False
    if len(core) == 2 and core[0] in words.given and core[1] in DAYS:
        return core[0] not in _MONTHS_AND_DAYS  # "Dave Sunday"
    if any(w in _MONTHS_AND_DAYS and w not in words.given for w in core):
        return False
    if any(w in _NO_PART or w in words.speech["prepositions"] for w in core[1:]):
        return False  # "Ready With Ann", "Ireland This Morning"
    if low[0] in words.given:
        return low[-1] not in _NO_SURNAMES and not any(
            w in words.body_heads and w not in ("house", "bank", "branch", "club") for w in core[1:]
        )
    if (
        low[0] in _JOINED
        or any(is_acronym(w) for w in name if w.lower() not in words.suffixes)
        or low[0] in words.peoples
    ):
        return False
    return not any(any(c.isdigit() for c in w) for w in name)
