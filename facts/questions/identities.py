"""Is who somebody is all that a sentence asks ("who is Moss again"), or was a part of it not understood?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.questions.arguments import Argument
from facts.questions.asking import opens_with_aux
from facts.questions.lexicon import load_lexicon
from facts.questions.sentence import Draft
from facts.questions.units import Unit

#: What says when, which of several, or what changed: more than who somebody is.
_LIMITING = (
    "window", "first", "last", "most", "used_to", "no_longer", "except", "whose", "count", "nobody", "else", "all",
    "only", "not", "ever",
)  # fmt: skip


def asks_more(draft: Draft, named: Sequence[Argument]) -> bool:
    """Whether words that play no part in who somebody is stand beside the name.

    "Who let Moss go", "who are Moss's old people", "who from the nurses is with Reed now", "who was she with in May".

    Args:
        draft: A sentence without an act, read as asking who somebody is.
        named: Those whom it names.
    """
    lexicon = load_lexicon(draft.question.language)
    asking = draft.has("who", "which")
    if draft.has("identity", "about", "stands") or not any(u.name is not None for u in draft.units):
        return False
    if draft.has(*_LIMITING) or (len(named) > 1 and all(a.sort == "name" for a in named)):
        return True
    if asking and draft.has("do", "have"):
        return True
    if any(u.tag == "group" and _owns(before) for before, u in pairwise(draft.units)):
        return True  # "who is Moss's guy"
    light = lexicon.talk["mentioning"] | lexicon.talk["identifying"] | lexicon.fillers
    if not asking and opens_with_aux(draft.units) and draft.has("of", "do", "have", "modal"):
        return True
    beside = _stretch(draft.units) if asking else draft.units
    return any(u.tag == "word" and u.text.isalpha() and u.text not in light for u in beside)


def _owns(unit: Unit) -> bool:
    """Whether a name has the look of one whose something it is ("moss's", "reeds"): not "this Floyd dude"."""
    return unit.name is not None and unit.text.casefold().rstrip("'’").endswith("s")


def _stretch(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units about the question word, as far as the marks on both sides; none without one."""
    at = next((index for index, u in enumerate(units) if u.tag in ("who", "which")), None)
    if at is None:
        return ()
    begins = max((i for i in range(at) if units[i].tag == "mark"), default=-1) + 1
    ends = next((i for i in range(at, len(units)) if units[i].tag == "mark"), len(units))
    return units[begins:ends]
