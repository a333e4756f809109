"""Where do the words of a condition stand in a sentence?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.units import Unit


def condition_at(units: Sequence[Unit]) -> int | None:
    """Behind which piece the words of a condition stand: "until", or an act that waits for something; None for none."""
    at = next((u.at for u in units if u.tag == "conditional"), None)
    return at if at is not None else next((u.last for u in units if u.tag == "stance" and u.info.get("waits")), None)
