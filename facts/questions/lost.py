"""Which act of a sentence did its frame lose ("who backed Moss and is gone")?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import Clause, Relation
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit, has

#: Relations of acts against somebody.
AGAINST = frozenset({"withdrew", "opposes", "declined", "urges_exit"})


def lost_act(units: Sequence[Unit], clauses: Sequence[Clause]) -> Unit | None:
    """An act against somebody ("are gone") in a sentence that was read as one of support alone."""
    if any(c.candidate.excluded and c.candidate.is_asked for c in clauses):
        return None  # "whom did they leave Moss for"
    if (other := _lost_other(units, clauses)) is not None:
        return other
    if (denied := _denied_beside(units, clauses)) is not None:
        return denied
    turned = has(units, "not", "no", "nobody", "neither", "without", "except", "conditional")
    opposed = len(clauses) == 1 and clauses[0].relation is Relation.OPPOSES and not has(units, "and", "but", "or")
    if turned or any(c.negated or c.window or not (opposed or c.relation in SUPPORT) for c in clauses):
        return None
    lost = AGAINST - {"opposes"} if opposed else AGAINST  # "who went after her quit"
    against = (u for u in units if u.tag == "stance" and str(u.info.get("relation")) in lost)
    return next((u for u in against if not u.info.get("noun")), None)


def _lost_other(units: Sequence[Unit], clauses: Sequence[Clause]) -> Unit | None:
    """The other one for whom they left a candidate whom nobody names ("left one candidate for another")."""
    if len(clauses) > 1 or clauses[0].relation is not Relation.WITHDREW or clauses[0].candidate.names:
        return None
    return next((u for before, u in pairwise(units) if u.tag == "else" and before.info.get("prep")), None)


def _denied_beside(units: Sequence[Unit], clauses: Sequence[Clause]) -> Unit | None:
    """The act that those asked for did not do, behind one of support that is all a clause holds ("... hasn't left")."""
    first = clauses[0]
    if len(clauses) > 1 or first.negated or first.window or first.relation is not Relation.EVER_BACKED:
        return None
    acts = [u for u in units if u.tag == "stance" and not u.info.get("noun")]
    pairs = ((before, u) for before, u in pairwise(units) if u in acts[1:] and before.tag == "not")
    return next((u for _, u in pairs if str(u.info.get("relation")) in AGAINST), None)
