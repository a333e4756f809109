"""Which forms does a verb of a language's word lists take?

Those that its table lists; else what the endings of the language make of the stem, of which some tell of the past. A
language without endings in its table is declined as English is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class VerbForms:
    """The forms of the verbs of a language.

    Args:
        stances: The table with `irregular` verbs and, in `endings` and `past_endings`, what stands for the last two
            letters of a regular verb, in `joined` what may be written together with its base ("dejarlo").

    Attributes:
        past: The regular forms that tell of the past, of the verbs asked for so far.
        bases: The bases of those verbs, where they are a form of their own: what only may be done.
    """

    def __init__(self, stances: Mapping[str, Any]) -> None:
        self._listed = {verb: tuple(forms.split()) for verb, forms in stances.get("irregular", {}).items()}
        self._endings = {end: tuple(forms.split()) for end, forms in stances.get("endings", {}).items()}
        self._past = {end: tuple(forms.split()) for end, forms in stances.get("past_endings", {}).items()}
        self._joined = tuple(stances.get("joined", "").split())
        self.past: set[str] = set()
        self.bases: set[str] = set()

    def of(self, verb: str) -> tuple[str, ...]:
        """The forms of a verb, its base first."""
        stem, end = verb[:-2], verb[-2:]
        if end not in self._endings:
            return (verb, *self._listed[verb]) if verb in self._listed else regular_forms(verb)
        bases = (verb, *(verb + word for word in self._joined if len(verb) > _SHORT))
        self.bases |= set(bases)
        if verb in self._listed:
            return (*bases, *self._listed[verb])
        past = tuple(stem + form for form in self._past.get(end, ()))
        self.past |= set(past)
        return (*bases, *(stem + form for form in self._endings[end]), *past)


_SHORT = 4  # letters of a verb ("ser", "dar") that next to nobody writes together with a pronoun here


def regular_forms(verb: str) -> tuple[str, ...]:
    """The forms of a regular English verb: base, -s, -ed, -ing."""
    stem = verb
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    ends = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    doubled = stem + stem[-1] if _doubles(stem) else stem
    extra = () if doubled == stem else (f"{stem}ed", f"{stem}ing")
    return verb, verb + ends, f"{doubled}ed", f"{doubled}ing", *extra


def _doubles(verb: str) -> bool:
    vowels = "aeiou"
    return (
        len(verb) >= 3
        and verb[-1] not in vowels + "wxy"
        and verb[-2] in vowels
        and verb[-3] not in vowels
        and sum(c in vowels for c in verb) == 1
    )
