"""Whom does "and who is she backing herself" mean, behind a question of who backs somebody?

"Herself" sets her against those who back her: it is whoever was asked about, and none of those told.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon
from facts.questions.references import last_question
from facts.questions.slots import all_stand, are_persons
from facts.questions.units import Unit, has


def named_oneself(units: Sequence[Unit], turns: Sequence[Turn], known: Known, lexicon: Lexicon) -> Sequence[Unit]:
    """The units with whom the question before was about in the place of the pronoun that "herself" goes with."""
    said = [u for u in units if u.text in lexicon.talk["themselves"]]
    told = [i for i, u in enumerate(units) if u.tag in ("him", "her")]
    found = last_question(turns) if said else None
    if found is None or len(told) != 1 or has(units, "name") or not has(units, "who", "which", "anybody"):
        return units
    clause = found[0].clauses[0] if found[0].clauses else None
    if clause is None or not clause.endorser.is_asked or len(clause.candidate.names) != 1:
        return units
    meant = clause.candidate
    if not (all_stand(meant, known) and are_persons(meant, known)):
        return units
    name = replace(units[told[0]], tag="name", name=meant.names[0], words=(meant.names[0].written,))
    return [name if i == told[0] else u for i, u in enumerate(units) if u not in said]
