"""Which words of sources show what a passage is good for, and which words of questions ask for it?

They lie in `words/cues.toml`; nothing here knows any of them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from facts.answers.sentences import split_sentences


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("facts.answers").joinpath("words", "cues.toml").read_text("utf-8"))


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """What words of sources show that a passage is good for, by cue."""
    return {name: _pattern(table) for name, table in _tables().items() if "phrases" in table}


@cache
def cue_beginnings(name: str) -> frozenset[str]:
    """How the words of a cue begin, its phrases left out."""
    return frozenset(word.removesuffix("*") for word in _tables()[name]["words"].split())


@cache
def asked_cues() -> dict[str, frozenset[str]]:
    """Question words that ask for a cue."""
    return {name: frozenset(words.split()) for name, words in _tables()["asks"].items()}


@cache
def covered_words() -> frozenset[str]:
    """Question words that need not be said: a cue ("accused": the charge) or speech ("so mad") tells it better."""
    covered = _tables()["covered"]
    return frozenset(covered["words"].split()).union(*(asked_cues()[name] for name in covered["cues"]))


@cache
def plain_words() -> frozenset[str]:
    """Question words that say nothing of what a passage should hold."""
    return frozenset(word for words in _tables()["plain"].values() for word in words.split())


@cache
def alike_words() -> tuple[tuple[str, ...], ...]:
    """Words that may stand for one another."""
    return tuple(tuple(words.split()) for table in _tables()["alike"].values() for words in table)


@cache
def foreign_words() -> frozenset[str]:
    """Words of questions in another language than the passages', for which `alike_words` has those of passages."""
    english = {
        word for name, table in _tables()["alike"].items() if name != "spanish" for one in table for word in one.split()
    }
    return frozenset(word for one in _tables()["alike"]["spanish"] for word in one.split()) - english


@cache
def near_words() -> tuple[tuple[str, ...], ...]:
    """Words that come near to one another, which is enough where most of a question is sought."""
    return tuple(tuple(words.split()) for table in _tables()["near"].values() for words in table)


@cache
def weights(name: str) -> frozenset[str]:
    """Words of questions of one weight: `soft`, `limiting`, `election` or `forms`."""
    return frozenset(_tables()["weight"][name].split())


@cache
def needed_cues() -> dict[str, re.Pattern[str]]:
    """What in a question needs a cue in a passage that answers it, by cue."""
    return {name: re.compile("|".join(asked)) for name, asked in _tables()["needs"].items()}


@cache
def gendered_words() -> frozenset[str]:
    """Question words that ask for women or men alone."""
    return frozenset(_tables()["gender"]["asked"].split())


@cache
def about_asked() -> re.Pattern[str]:
    """What shows that nothing but somebody is asked about ("what happened with Moss")."""
    return re.compile("|".join(_tables()["about"]["asked"]))


@cache
def voice_asked() -> re.Pattern[str]:
    """What asks whether somebody spoke of a matter at all ("did Moss weigh in")."""
    return re.compile("|".join(_tables()["voice"]["asked"]))


@cache
def speaker_asked() -> re.Pattern[str]:
    """What asks who the speaker is."""
    return re.compile("|".join(_tables()["speaker"]["asked"]), re.IGNORECASE)


def words_of_cue(name: str, text: str) -> frozenset[str]:
    """The words of a text that a cue's pattern finds, in small letters."""
    pattern, small = cues()[name], _small_cues().get(name)
    if small is None or _OTHER_LETTER.search(text):
        return frozenset(found.group().casefold() for found in pattern.finditer(text))
    return frozenset(found.group() for found in small.finditer(text.lower()))


_OTHER_LETTER = re.compile("[^\x00-\x7f‘’“”–—…]")  # which may have several small forms


@cache
def _small_cues() -> dict[str, re.Pattern[str]]:
    """The patterns for text in small letters, which is searched three times as fast as one of either size."""
    written = {name: pattern.pattern for name, pattern in cues().items()}
    return {name: re.compile(text) for name, text in written.items() if text == text.lower()}


def _pattern(table: dict[str, Any]) -> re.Pattern[str]:
    words = [w.replace("*", r"\w*") for w in str(table["words"]).split()]
    return re.compile(rf"\b(?:{'|'.join([*table['phrases'], *words])})\b", re.IGNORECASE)


def lists_as_candidate(text: str, name: str) -> bool:
    """Whether a sentence lists this name behind a word for candidates."""
    return any(
        (at := sentence.find(name)) > 0 and cues()["candidates"].search(sentence, 0, at)
        for sentence in split_sentences(text)
    )
