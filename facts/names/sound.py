"""What does a word sound like, roughly, to an English or a Spanish ear?

Only names that are spelled by ear need this ("shumer", "bootijedge"), so the code is
short and keeps the order of consonants; vowels count at the start alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import eq

_OPENING = re.compile(r"[gkp](?=n)|w(?=r)|h(?=[aeiou])")  # silent where a word begins
_SOFT = re.compile(r"tt?i(?=[gj])|dge|dj|g(?=[eiy])")
_HISSED = re.compile(r"sch|sh|tio|tia|ch|cz|tsch|zh")
_HARD = re.compile(r"ck|q|c(?![eiy])")
_TWICE = re.compile(r"(.)\1+")
_SILENT = dict.fromkeys(map(ord, "aeiouywh"))


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> str:
    """The sound of a folded word; words that sound alike share it.

    What is one text is replaced as such, what depends on its neighbours by patterns, and only where they can be:
    most words have to be searched twice.
    """
    sound = word
    if opening := _OPENING.match(sound):
        sound = sound[opening.end() :]
    elif sound[:1] == "x":
        sound = "s" + sound[1:]
    elif sound[:2] == "wh":
        sound = "w" + sound[2:]
    if "h" in sound or "ti" in sound or "cz" in sound:
        sound = _HISSED.sub("x", sound).replace("ph", "f").replace("ght", "ft")
    sound = sound.replace("v", "f")
    if "g" in sound or "j" in sound:
        sound = _SOFT.sub("j", sound).replace("gh", "g")
    if "c" in sound or "q" in sound:
        sound = _HARD.sub("k", sound).replace("c", "s")
    sound = sound.replace("z", "s").replace("th", "t").replace("d", "t").replace("b", "p").replace("g", "k")
    if sound[-1:] == "x":
        sound = sound[:-1] + "k"
    sound = sound[:1] + sound[1:].translate(_SILENT)
    if any(map(eq, sound, sound[1:])):
        sound = _TWICE.sub(r"\1", sound)
    first = "a" if word[:1] in "aeiouy" else ""
    return first + (sound[1:] if first and sound[:1] in "aeiouy" else sound)
