"""Does a message say a time in front of its question that the question was not read with ("since the flood, ...")?

A time that nothing known dates, or that was left behind in a sentence of its own, limits what is asked all the same: a
question read without it would be another one.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Question
from facts.models.building import replace
from facts.questions.arguments import ARTICLES
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.subordinate import connector_of
from facts.questions.units import Unit, has

_TIMED = (Asks.LIST, Asks.COUNT, Asks.YES_NO)
_EMPTY = ("mark", "and", "but", "polite", "asides", "tag")


def with_lost_time(parts: list[Question], sentences: Sequence[Sequence[Unit]], lexicon: Lexicon) -> list[Question]:
    """The parts; an only one is not read where a sentence in front of it says a time that it does not hold.

    Args:
        parts: As read.
        sentences: The units of each sentence of the message.
        lexicon: The language's words.
    """
    if len(parts) != 1 or len(sentences) < 2 or parts[0].unread or parts[0].asks not in _TIMED:
        return parts
    if any(clause.window is not None for clause in parts[0].clauses):
        return parts
    lost = next((said for said in (_time_alone(one, lexicon) for one in sentences[:-1]) if said), "")
    return [replace(parts[0], unread=(lost,))] if lost else parts


def _time_alone(sentence: Sequence[Unit], lexicon: Lexicon) -> str:
    """What a sentence says that only tells a time, as it was said; empty for every other."""
    said = [u for u in sentence if u.tag not in _EMPTY]
    if not said or has(said, "stance", *ASKING_TAGS) or any(u.name is not None and u.name.matches for u in said):
        return ""
    words = [word for unit in said for word in unit.words]
    if not lexicon.talk["own"].isdisjoint(words):
        return ""  # "before i forget, ..."
    if has(said, "window"):
        is_bare = all(u.tag == "window" or u.text in lexicon.common for u in said)
        return " ".join(words) if is_bare else ""
    is_led = bool(connector_of(said[0], lexicon)) and len(said) > 2 and said[1].text in ARTICLES | lexicon.definite
    return " ".join(words) if is_led else ""
