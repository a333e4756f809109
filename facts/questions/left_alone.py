"""Is it asked whether nobody at all is left ("is Moss no longer with anyone", "is nobody with her anymore")?

That some have left says nothing of it: whoever is still there denies it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Relation
from facts.questions.units import Unit


def no_longer(units: Sequence[Unit], asks: Asks) -> tuple[Relation, bool]:
    """What "no longer" makes of support, and whether that is denied: that somebody left, or that nobody is left."""
    over = next(u.at for u in units if u.tag == "no_longer")
    nobody = any(u.tag == "nobody" for u in units)
    if asks is Asks.YES_NO and (nobody or any(u.tag == "anybody" and u.at > over for u in units)):
        return Relation.BACKS, not nobody  # "nobody" denies it by itself
    return Relation.WITHDREW, False
