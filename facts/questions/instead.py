"""Whom has somebody instead who left, or had before ("did Karlsen leave Moss?", "who does he have instead")?

After a question of who left whom, "instead" asks whom the leavers back, not who else left; and "who he got now" asks
it of the leaver where the pronoun cannot mean the candidate whom they left. "Anyone else before" is asked as "who did
they have before": whom a party has is whom it backs, while of a candidate it would be asked who backs them.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, LinkedName, Question, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.questions.genders import contradicts
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.references import name_of
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT, are_persons, as_now
from facts.questions.units import Unit, end_of, has


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


def who_was_had(units: list[Unit], turns: Sequence[Turn], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units of "did they have anyone else before" as "who did they have before"."""
    end = end_of(units)
    said = [
        u for u in units[:end] if u.tag not in ("mark", "and", "but", "ever") and u.text not in lexicon.talk["that"]
    ]
    said = [u for u in said if u.tag != "word" or u.text in lexicon.times["before"]]
    is_asked = [u.tag for u in said[:2]] in (["do", "them"], ["do", "him"], ["do", "her"]) and len(said) > _FEW
    if not is_asked or not turns or not _told_whom(turns[-1], known):
        return units
    before = said[-1] if said[-1].text in lexicon.times["before"] else None
    whom = said[3 : -1 if before is not None else None]
    is_else = has(whom, "else")
    if not _has(said[2]) or not whom or not all(u.tag in ("anybody", "else", "group") for u in whom):
        return units
    if any(u.info for u in whom) or not (is_else or before is not None):
        return units
    who = replace(said[0], tag="who", words=("who",), info={})
    earlier = before or replace(whom[-1], tag="word", words=(lexicon.times["before"][0],), info={})
    return [who, *said[:3], earlier, *units[end:]]


_FEW = 3


def _told_whom(turn: Turn, known: Known) -> bool:
    """Whether a turn asked whom somebody backs who stands for nothing."""
    clause = turn.question.clauses[0] if len(turn.question.clauses) == 1 else None
    if clause is None or clause.relation not in SUPPORT or not clause.candidate.is_asked:
        return False
    ids = meant_ids(clause.endorser.names)
    return bool(ids) and not any(one in known.candidate_ids for one in ids)


def _has(unit: Unit) -> bool:
    return bool(unit.info.get("weak")) and unit.info.get("subject") == "candidate"
