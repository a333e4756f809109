"""Which bodies does a text only describe ("the county Republican committee", "Wyke Central branch")?

A description counts as a name where it tells of what place and of what trade or party the body is, where its sentence
speaks of support, and where no body is named in the article that it may mean. A branch needs its place alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import plain
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName
from facts.extraction.normalise import Normalised

_SUPPORT = re.compile(
    r"\b(?:endors|back(?:s|ed|ing| (?=[A-Z]))\b|support|recommend|rescind|withdr[ae]w|pull(?:s|ed)\b|nominat|likewise"
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
# "The county Democrats" and "the state Republican convention", which choose for their party; a convention may be but
# the place where somebody else chooses, and "the county Democrats who" are some of many.
_PARTY_FOLK = re.compile(
    rf"(?<!\bat )(?<!\bto )(?<!\bin )(?<!\binto )(?<!\bbefore )(?<!\bduring )(?<!\bafter )(?<!\bamong )(?<!\bsince )"
    rf"\b[Tt]he (?P<name>(?:{_PLACES}) (?:"
    r"(?:Democrats|Republicans|Greens|Conservatives|Liberals|Tories|GOP)(?! (?:who|whom|that|in|on|\w+ing)\b)"
    r"|(?:Democratic|Republican|GOP|Green|Labor|Labour|Liberal|Conservative|party) (?:[Cc]onvention|[Cc]aucuses)))"
    r"\b(?!['’-])(?! (?:that|delegat\w+|chair\w*|leader\w*|hall|floor)\b)"
)
# "The Teamsters local at the depot": a part of a union that is told by where it works.
_LOCALS = re.compile(r"\b[Tt]he (?P<name>[A-ZÀ-Þ][\w’-]+ local)(?= (?:at|in|that|which|has|is|was|had|\w+ed)\b|[.,;])")


# "The carpenters", a trade that takes a side as one.
_SIDES_WITH = (
    r"(?:, who|, which)?(?: (?:have|has|are|is|were|also|already|all))*"
    r" (?:endorsed?|back(?:ed|ing)?|endorsing|support(?:ed|ing)?|went (?:with|for)|came out for|for|with|behind) [A-Z]"
)
_SOUGHT = r"(?:endorsed|backed|supported) by|(?:endorsements?|support|backing|blessing) (?:of|from)"


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of descriptions: how it is written, of what kind it is, and what its sentence must speak of."""

    pattern: re.Pattern[str]
    kind_of: Callable[[str, NameWords], str]
    cue: re.Pattern[str] = _SUPPORT
    by_trade: bool = False  # means a body of its trade where one is named


def add_described(normalised: Normalised, sentences: Sequence[ReadSentence], words: NameWords) -> None:
    """Add a name to each sentence for every body that it only describes."""
    whole = "\n".join(normalised.texts)
    found = [sort for sort in _sorts(words) if sort.pattern.search(whole)]
    if not found:
        return
    named = [plain(w) for s in sentences for n in s.names if n.is_body for w in n.words]
    for sort in found:
        for sentence in sentences:
            text, place = normalised.texts[sentence.place.paragraph - 1], sentence.place
            for told in sort.pattern.finditer(text, place.start, place.end):
                kind = sort.kind_of(told["name"], words)
                known = sort.by_trade and _is_known(told["name"], named, words)
                if kind and not known and sort.cue.search(text, place.start, place.end):
                    _add(sentence, told, kind)


def _add(sentence: ReadSentence, told: re.Match[str], kind: str) -> None:
    """The description as one name, in place of names that stand within it."""
    start, end = told.span("name")
    sentence.names[:] = [n for n in sentence.names if n.end <= start or n.start >= end]
    name = WrittenName(sentence.place.paragraph, start, end, tuple(told["name"].split()), told["name"], kind)
    name.title_start, name.has_the, name.sentence = max(told.start(), start - len("the ")), True, sentence.index
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


@lru_cache(maxsize=4)
def _lone(words: NameWords) -> tuple[re.Pattern[str], ...]:
    """A trade in small letters that takes a side ("the carpenters, who are for Reed"), or whose side is told."""
    trade = "|".join(sorted(w for w in words.lone_bodies if w not in words.last_words["party"]))
    acts = rf"(?<![a-z] )(?<!, )\b[Tt]he (?P<name>{trade})(?={_SIDES_WITH})"
    return re.compile(acts), re.compile(rf"(?:{_SOUGHT}) the (?P<name>{trade})\b(?!['’-])(?=[,.;]| (?:and|in|on)\b)")


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    """Capitals, and a noun for the part of a body there ("Hatherleigh East ward party")."""
    place = r"[A-ZÀ-Þ][\w'’-]+(?: (?:of|and|upon|on|under) (?=[A-ZÀ-Þ]))?"
    return re.compile(rf"(?:\b[Tt]he )?\b(?P<name>(?:{place}[ ]?){{1,4}}(?<= )(?:{'|'.join(_PARTS)}))\b(?!-)")


@lru_cache(maxsize=4)
def _sorts(words: NameWords) -> tuple[_Sort, ...]:
    """The sorts of descriptions, in the order in which they are looked for."""
    return (
        _Sort(_pattern(words), _kind_of, by_trade=True),
        _Sort(_PARTY_FOLK, lambda _name, _words: "party"),
        _Sort(_LOCALS, _of_local),
        *(_Sort(pattern, lambda _name, _words: "union", by_trade=True) for pattern in _lone(words)),
        _Sort(_parts(), _of_part, _CHOOSES),
    )


def _of_local(name: str, words: NameWords) -> str:
    """A union, if its local is told by a trade."""
    low = name.split(maxsplit=1)[0].lower()
    return "union" if low in words.lone_bodies or any(low in group for group in words.trades) else ""


def _of_part(name: str, _words: NameWords) -> str:
    """A party, if a place leads the name of its part."""
    return "party" if name.split(maxsplit=1)[0].lower() not in _NO_PLACE else ""


def _kind_of(told: str, words: NameWords) -> str:
    """The kind of a body that is described so; "" where the words tell neither a trade nor a party."""
    held = [w.rstrip("'").removesuffix("'s") for w in told.lower().split()]
    for word in held:
        if word in _PARTISANS:
            return "party" if held[-1] == "committee" else ""
    trade = any(w in group for group in words.trades for w in held[1:])
    if held[-1] == "committee" or not trade:
        return ""
    return "union" if held[-1] in ("union", "lodge", "guild") or held[-1] not in _HEADS else "advocacy group"


def _is_known(name: str, named: Iterable[str], words: NameWords) -> bool:
    """Whether a body is named that is of the same trade or party, which the description may mean."""
    held = name.split()
    telling = {w.lower().rstrip("'").removesuffix("'s") for w in held[len(held) > 1 :]} - set(_HEADS)
    telling |= {w for group in words.trades if group & telling for w in group}
    return not telling.isdisjoint(named)


__all__ = ["add_described"]
