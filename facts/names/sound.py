"""What does a word sound like, roughly, to an English or a Spanish ear?

Only names that are spelled by ear need this ("shumer", "bootijedge"), so the code is
short and keeps the order of consonants; vowels count at the start alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"^x", "s"),
        (r"^h(?=[aeiou])", ""),
        (r"sch|sh|tio|tia|ch|cz|tsch|zh", "x"),
        (r"ph|gh(?=t)|v", "f"),
        (r"tt?i(?=g|j)|dge|dj|g(?=[eiy])", "j"),
        (r"gh", "g"),
        (r"ck|q|c(?![eiy])", "k"),
        (r"c(?=[eiy])|z", "s"),
        (r"th|d", "t"),
        (r"b", "p"),
        (r"g|x(?=$)", "k"),
        (r"m(?=b$)", "m"),
        (r"(?<=.)[aeiouywh]", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> str:
    """The sound of a folded word; words that sound alike share it."""
    sound = word
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    first = "a" if word[:1] in "aeiouy" else ""
    return first + (sound[1:] if first and sound[:1] in "aeiouy" else sound)
