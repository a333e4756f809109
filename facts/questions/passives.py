"""Is it asked of support itself what was done to it ("which endorsements were withdrawn", "how many got refused")?

Whoever gave it, or would not, did that: who they are is asked for, and not whom they gave it to.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of

_ASKS = ("which", "count", "list", "whose")
_BESIDE = ("of", "else", "ever", "all")
_DONE = (Relation.WITHDREW, Relation.DECLINED)


def who_did_to_support(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units with "which endorsements were withdrawn" as "who withdrew", where nobody is named."""
    end = end_of(units)
    content = [u for u in units[:end] if u.text not in ARTICLES and u.tag not in ("mark", "polite", "and", "window")]
    helping = [u for u in content if u.tag == "be" or u.text in lexicon.having or _is_got(u)]
    acts = [u for u in content if u.tag == "stance" and u not in helping]
    is_done = len(acts) == 2 and bool(acts[0].info.get("noun")) and acts[1].info.get("relation") in _DONE
    if not is_done or content[-1] is not acts[1] or acts[1].info.get("noun") or content[0].tag not in _ASKS:
        return units
    beside = [u for u in content[1:-1] if u is not acts[0] and u not in helping]
    if not helping or not all(u.tag in _BESIDE or (u.tag == "word" and u.text in lexicon.common) for u in beside):
        return units
    asks = content[0] if content[0].tag == "count" else replace(content[0], tag="who", words=("who",))
    kept = [u for u in content[1:-1] if u.tag in ("else", "ever")]
    times = [u for u in units[:end] if u.tag == "window"]
    return [asks, *kept, acts[1], *times, *units[end:]]


def _is_got(unit: Unit) -> bool:
    """Whether a unit is a weak word for having support, that makes a passive of the act behind it."""
    return bool(unit.info.get("weak")) and unit.info.get("subject") == "candidate"
