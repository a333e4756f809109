"""Whom has somebody instead who left ("did Karlsen leave Moss?", "who does he have instead")?

After a question of who left whom, "instead" asks whom the leavers back, not who else left; and "who he got now" asks
it of the leaver where the pronoun cannot mean the candidate whom they left.
"""

from __future__ import annotations

from facts.models import Asks, Clause, LinkedName, Question, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.questions.genders import contradicts
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.references import name_of
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT, are_persons, as_now


def says_instead(draft: Draft) -> bool:
    """Whether "instead" stands in a sentence, of nobody whom it names."""
    words = load_lexicon(draft.question.language).talk["instead"]
    return any(u.tag == "else" and u.text in words for u in draft.units)


def who_instead(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Who instead", after who left whom: whom those who left back."""
    left = before.clauses[0]
    names = _leavers(left, turn, known)
    if not (says_instead(draft) and draft.has("who", "which") and names) or draft.question.names or draft.has("do"):
        return None
    return replace(before, asks=Asks.LIST, order=None, still=False, clauses=(_had_by(left, names),))


def having_left(clause: Clause, draft: Draft, before: Question, turn: Turn, known: Known) -> Clause:
    """The clause of whom somebody picked instead, or who gained them, as of whom they back now that they left."""
    left = before.clauses[0]
    names = _leavers(left, turn, known)
    is_gained = any(u.info.get("subject") == "candidate" and not u.info.get("weak") for u in draft.units)
    if not names or not clause.candidate.is_asked or clause.relation not in SUPPORT or clause.window is not None:
        return clause
    if clause.endorser == Slot() and says_instead(draft):
        return _had_by(left, names)
    is_theirs = bool(meant_ids(clause.endorser.names)) and meant_ids(clause.endorser.names) <= meant_ids(names)
    if not is_theirs or not (says_instead(draft) or is_gained):
        return clause
    return _had_by(left, clause.endorser.names)


def means_leaver(pronoun: str, draft: Draft, before: Question, turn: Turn, known: Known) -> bool:
    """Whether a pronoun means who left, not whom they left ("did Karlsen leave Moss?", "who does he have now")."""
    left = before.clauses[0]
    names = _leavers(left, turn, known) or _asked_of(before, draft)
    if not names:
        return False
    if pronoun not in ("him", "her"):
        return True
    if len(names) > 1 or not are_persons(Slot(names=names), known) or _is_unlike(names, pronoun):
        return False
    return (says_instead(draft) and bool(left.endorser.names)) or _is_unlike(left.candidate.names, pronoun)


def _asked_of(before: Question, draft: Draft) -> tuple[LinkedName, ...]:
    """Of whom it was asked if they back somebody, where "instead" asks whom they have in that one's place."""
    clause = before.clauses[0]
    is_verdict = before.asks is Asks.YES_NO and clause.relation in SUPPORT and bool(clause.candidate.names)
    return clause.endorser.names if is_verdict and says_instead(draft) and not clause.endorser.all_of else ()


def _leavers(left: Clause, turn: Turn, known: Known) -> tuple[LinkedName, ...]:
    """Who left, by a question of that or by its answer; nobody where it is of anything else."""
    if left.relation is not Relation.WITHDREW or left.negated or not left.candidate.names:
        return ()
    return left.endorser.names or tuple(name_of(i, known) for i in turn.told_ids)


def _had_by(left: Clause, names: tuple[LinkedName, ...]) -> Clause:
    """Whom those who left back now."""
    return replace(as_now(left), endorser=Slot(names=names), candidate=Slot(is_asked=True), ever=False, rank=None)


def _is_unlike(names: tuple[LinkedName, ...], pronoun: str) -> bool:
    return bool(names) and all(contradicts(m.name, pronoun) for name in names for m in name.matches)
