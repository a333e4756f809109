"""Which bodies does a text only describe ("the county Republican committee", "Wyke Central branch")?

A description counts as a name where it tells of what place and of what trade or party the body is, where its sentence
speaks of support, and where no body is named in the article that it may mean. A branch needs its place alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import plain
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName
from facts.extraction.normalise import Normalised

_SUPPORT = re.compile(
    r"\b(?:endors|back(?:s|ed|ing)\b|support|recommend|rescind|withdr[ae]w|pull(?:s|ed)\b|nominat|likewise"
    r"|follow\w* suit|(?:went|going|go|sided|stands?|stood|sticking|stuck|is|are) (?:with|for|behind|by)\b|came out"
    r"|called on|urged|did (?:so|the same)|has|have\b)"
)
_PARTISANS = frozenset({"republican", "democratic", "gop", "conservative", "labour", "party"})
_HEADS = ("union", "association", "society", "federation", "league", "guild", "lodge", "committee")
# Parts of a party or a union that choose for themselves, by their place ("Wyke Central branch").
_PARTS = (
    *("branch", "CLP", "constituency party", "constituency Labour party", "ward party", "local party", "branch party"),
    *("riding association", "constituency association", "electorate committee"),
)
_NO_PLACE = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "our", "each", "every", "this", "that", "one", "no", "both", "all"}
    | {
        "executive",
        "legislative",
        "judicial",
        "olive",
        "special",
        "bank",
        "library",
        "main",
        "local",
        "nominated",
        "also",
    }
)
_CHOOSES = re.compile(r"\b(?:endors|nominat|back(?:s|ed|ing)\b|recommend|chose\b|voted\b|also by\b)", re.IGNORECASE)
_PLACES = "county|state|city|town|local|district|provincial|regional|national|statewide|citywide|parish|borough"


def add_described(normalised: Normalised, sentences: Sequence[ReadSentence], words: NameWords) -> None:
    """Add a name to each sentence for every body that it only describes."""
    pattern, parts = _pattern(words), _parts()
    texts = {n for n, text in enumerate(normalised.texts, 1) if pattern.search(text)}
    of_parts = {n for n, text in enumerate(normalised.texts, 1) if parts.search(text)}
    if not (texts or of_parts):
        return
    named = [plain(w) for s in sentences for n in s.names if n.is_body for w in n.words]
    for sentence in sentences:
        text, place = normalised.texts[sentence.place.paragraph - 1], sentence.place
        for told in pattern.finditer(text, place.start, place.end) if place.paragraph in texts else ():
            kind = _kind_of(told["name"].lower(), words)
            if kind and _SUPPORT.search(text, place.start, place.end) and not _is_known(told["name"], named, words):
                _add(sentence, told, kind)
        for told in parts.finditer(text, place.start, place.end) if place.paragraph in of_parts else ():
            if told["name"].split()[0].lower() not in _NO_PLACE and _CHOOSES.search(text, place.start, place.end):
                _add(sentence, told, "party")


def _add(sentence: ReadSentence, told: re.Match[str], kind: str) -> None:
    """The description as one name, in place of names that stand within it."""
    start, end = told.span("name")
    sentence.names[:] = [n for n in sentence.names if n.end <= start or n.start >= end]
    name = WrittenName(sentence.place.paragraph, start, end, tuple(told["name"].split()), told["name"], kind)
    name.title_start, name.has_the, name.sentence = told.start(), True, sentence.index
    name.is_possessive = told.string[end : end + 2] in ("'s", "' ")
    sentence.names.append(name)
    sentence.names.sort(key=lambda n: n.start)


@lru_cache(maxsize=4)
def _pattern(words: NameWords) -> re.Pattern[str]:
    """A place, then a trade's people alone ("county firefighters"), or up to three words and a noun for a body."""
    people = "|".join(sorted(w for trade in words.trades for w in trade if w.endswith(("ers", "ies", "nurses"))))
    heads = "|".join(_HEADS)
    return re.compile(
        rf"\b[Tt]he (?P<name>(?:{_PLACES}) (?:(?:{people})(?!'| (?:{heads})\b)"
        rf"|(?:(?!(?:and|or|of|in|for|to|credit|search|planning|\w+'s)\b)[A-Za-z][\w'-]* ){{1,3}}?(?:{heads})))\b(?!-)"
        rf"(?! (?:president|chair|leader|member|official|spokes|secretary|director)\w*\b)"
    )


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    """Capitals, and a noun for the part of a body there ("Hatherleigh East ward party")."""
    place = r"[A-ZÀ-Þ][\w'’-]+(?: (?:of|and|upon|on|under) (?=[A-ZÀ-Þ]))?"
    return re.compile(rf"(?:\b[Tt]he )?\b(?P<name>(?:{place}[ ]?){{1,4}}(?<= )(?:{'|'.join(_PARTS)}))\b(?!-)")


def _kind_of(name: str, words: NameWords) -> str:
    """The kind of a body that is described so; "" where the words tell neither a trade nor a party."""
    held = [w.rstrip("'").removesuffix("'s") for w in name.split()]
    for word in held:
        if word in _PARTISANS:
            return "party" if held[-1] == "committee" else ""
    trade = any(w in group for group in words.trades for w in held[1:])
    if held[-1] == "committee" or not trade:
        return ""
    return "union" if held[-1] in ("union", "lodge", "guild") or held[-1] not in _HEADS else "advocacy group"


def _is_known(name: str, named: Iterable[str], words: NameWords) -> bool:
    """Whether a body is named that is of the same trade or party, which the description may mean."""
    telling = {w.lower().rstrip("'").removesuffix("'s") for w in name.split()[1:]} - set(_HEADS)
    telling |= {w for group in words.trades if group & telling for w in group}
    return not telling.isdisjoint(named)


__all__ = ["add_described"]
