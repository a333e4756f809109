"""What is asked of support that is said to have been once ("used to back Moss", "is not with her but was before")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.questions.units import Unit, has


def is_bygone(units: Sequence[Unit]) -> bool:
    """Whether a sentence speaks of what "used to" be, or of what was "before" and is no more."""
    return has(units, "used_to") or _ends_before(units)


def bygone(units: Sequence[Unit], *, is_of_several: bool, negated: bool) -> tuple[Relation, bool]:
    """Support of which is said that it was once: asked of several it ended, of one it is asked whether it ever was."""
    if not is_of_several:
        return Relation.EVER_BACKED, negated and not has(units, "but")  # "is not with her now but was before"
    if has(units, "used_to"):
        return _formerly(units, negated=negated)
    return Relation.WITHDREW, negated and not has(units, "but")


def _formerly(units: Sequence[Unit], *, negated: bool) -> tuple[Relation, bool]:
    """Those who "used to", those who "are not but used to" and those who "used to and still are"."""
    at = next(i for i, u in enumerate(units) if u.tag == "used_to")
    is_still = has(units[:at], "stance") is False and has(units[at + 1 :], "and") and has(units[at + 1 :], "still")
    if is_still and not negated:
        return Relation.BACKS, False
    is_denied_first = negated and has(units[:at], "not") and has(units[:at], "but", "and")
    return Relation.WITHDREW, negated and not is_denied_first


def _ends_before(units: Sequence[Unit]) -> bool:
    """Whether a bare "before" closes the sentence: what was so once and is no more."""
    content = [u for u in units if u.tag not in ("mark", "tag")]
    return bool(content) and content[-1].tag == "earlier"
