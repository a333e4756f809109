"""Which words in capitals are a name that a page only prints so ("ROLAND TESSIER-KENT", "Vesna PETKOVIC")?

Their letters are made small but for the first of each part, character for character, so that a name is found and told
as any other. What is no name, an acronym or a heading's plain words, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from facts.extraction.lexicon import load_grammar, load_nouns, word_list
from facts.extraction.names.words import NameWords

_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"(?:Mc|Mac|{_UPPER}')?{_UPPER}[{_UPPER[1:-1]}.'’-]*(?![\w])"
_RUN = re.compile(rf"(?<![\w'’-])(?:[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ] )?{_WORD}(?: (?:& )?(?:{_WORD}|\d+))*")
_LOUD = re.compile(rf"{_UPPER}{{2}}")
_PART = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 3  # of the longest word in capitals of a name
_LONGEST = 9  # words of a name
_LONGEST_PERSON = 4
_MANNER = 2  # persons in capitals on a page that writes all of them so
_THINGS = re.compile(r"(?:ions?|ists?|ments?|ities|ics|ings|ness)$")  # "RIVER CHAMPIONS"
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]")
_SMALL = frozenset({"of", "and", "for", "the", "in", "at", "on"})


def quiet_capitals(texts: Sequence[str], words: NameWords) -> tuple[str, ...]:
    """The texts with names that stand in capitals written as names are.

    Args:
        texts: The normalised paragraphs.
        words: The language's words.
    """
    joined = "\n".join(texts)
    runs = [run for run in _RUN.findall(joined) if _LOUD.search(run) and _parts(run, words)]
    if not runs:
        return tuple(texts)
    persons = {run for run in runs if _is_person(_parts(run, words), words)}
    written = _Written(joined, is_manner=len(persons) >= _MANNER)
    quiet = _quieter(words, written)
    return tuple([_RUN.sub(quiet, text) for text in texts])


class _Written:
    """What the article writes in small letters; `is_manner` if it has several persons in capitals."""

    def __init__(self, joined: str, *, is_manner: bool) -> None:
        self.is_manner = is_manner
        self._joined = joined

    def find(self, words: str, *, in_prose: bool = False) -> str | None:
        """How the article writes some words where it does not shout them, if need be within a sentence."""
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self._joined, re.IGNORECASE):
            spoken = not in_prose or re.match(r" [a-z]{2}", found.string[found.end() :])
            if not found[0].isupper() and found[0][0].isupper() and spoken:
                return found[0]
        return None


def _parts(run: str, words: NameWords) -> list[str]:
    """The words of a run behind its titles; none where it may be no name at all."""
    parts = run.split(" ")
    loud = [p for p in parts if len(p) > 1 and p.isupper() and _PART.search(p)]
    if not loud or max(map(len, loud)) < _FEWEST_LETTERS or len(parts) > _LONGEST:
        return []
    start = 0
    while start < len(parts) - 2 and parts[start].lower().rstrip(".") in words.abbreviations | words.heads.keys():
        start += 1
    return parts[start:] if len(parts) - start > 1 else []


def _quieter(words: NameWords, written: _Written) -> Callable[[re.Match[str]], str]:
    def quiet(found: re.Match[str]) -> str:
        run = found[0]
        parts = _parts(run, words)
        if not parts:
            return run
        sure = run.isupper() and _is_person(parts, words)  # one "Ada SPARGO" alone may be "Ada AFL-CIO"
        if sure or (written.is_manner and _may_be_person(parts, words)):
            titles = run.split(" ")[: -len(parts)]
            named = [written.find(p) or _person_part(p, words) for p in parts]
            return " ".join([*(p.capitalize() for p in titles), *named])
        if run.isupper() and _is_body(parts, words):
            return " ".join(_body_part(p, words) for p in run.split(" "))
        return (written.find(run, in_prose=True) or run) if run.isupper() else run

    return quiet


def _is_person(parts: Sequence[str], words: NameWords) -> bool:
    """Whether a run begins with a given name and holds no word that names no person."""
    if not _may_be_person(parts, words):
        return False
    low = parts[0].lower()
    is_given = low in words.given or low.split("-", maxsplit=1)[0] in words.given
    return is_given or re.fullmatch(r"(?:[A-Z]\.){1,3}", parts[0]) is not None


def _may_be_person(parts: Sequence[str], words: NameWords) -> bool:
    """Whether no word of a run is one that names no person."""
    lows = [p.lower() for p in parts]
    told = any(low in _plain(words) or low.isdigit() for low in lows) or _THINGS.search(lows[-1]) if lows else True
    return 1 < len(parts) <= _LONGEST_PERSON and not told


def _is_body(parts: Sequence[str], words: NameWords) -> bool:
    """Whether a run ends in what bodies are called, or has one before "of" or "for"."""
    lows = [p.lower() for p in parts if not p.isdigit()]
    joint = next((i for i, low in enumerate(lows) if low in ("of", "for")), len(lows))
    heads = words.body_heads | words.lone_papers
    ends = bool({lows[-1], lows[joint - 1]} & heads) or bool(lows[-1:] == ["local"] and parts[-1].isdigit())
    return ends and not all(low in _plain(words) for low in lows)


@lru_cache
def _plain(words: NameWords) -> frozenset[str]:
    """Words of headings and labels that are part of nobody's name."""
    return (
        words.openers
        | words.modifiers
        | frozenset(words.heads)
        | words.body_heads
        | words.things
        | frozenset(words.plurals)
        | load_nouns()["SUPPORT"]
        | load_grammar().negations
        | word_list("nouns", "offices_of")
        | word_list("nouns", "sorting")
        | _SMALL
    ) - words.surnames_too


def _person_part(part: str, words: NameWords) -> str:
    """One word of a person's name in small letters; particles have no capital."""
    if part.lower() in words.particles or not part.isupper():
        return part.lower() if part.lower() in words.particles else part
    if re.fullmatch(r"(?:[A-Z]\.){1,3}|[A-Z]|I{2,3}|IV|VI{0,3}", part):
        return part
    return _capitalised(part)


def _body_part(part: str, words: NameWords) -> str:
    """One word of a body's name in small letters; acronyms stay."""
    low = part.lower()
    if low in _SMALL:
        return low
    acronym = low in {a.lower() for a in words.acronyms} or (len(part) <= _FEWEST_LETTERS and not low.endswith("s"))
    return part if acronym or not _VOWEL.search(part) else _capitalised(part)


def _capitalised(part: str) -> str:
    """A word with the first letter of each of its parts alone large ("O'Dowd", "Tessier-Kent", "Sheriffs'")."""
    made = _PART.sub(lambda m: m[0][0] + m[0][1:].lower(), part)
    return re.sub(r"(?<=\w['’])S(?!\w)", "s", made) if re.search(r"['’]S\b", part) else made
