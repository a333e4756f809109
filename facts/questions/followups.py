"""What does a message mean that only makes sense after the one before?

"And the teamsters?", "when", "why tho", "which of those are unions", "no i meant Moss": each keeps the frame of
the question before and changes the one thing that it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.models import Asks, Clause, LinkedName, Question, Relation, Slot
from facts.questions.known import Known, Turn
from facts.questions.references import last_question, name_of
from facts.questions.sentence import Draft


def continue_from(draft: Draft, turns: Sequence[Turn], known: Known) -> Question | None:
    """The question that a message without a stance of its own continues, or None if it continues none."""
    found = last_question(turns)
    if found is None or draft.has_stance:
        return None
    before, turn = found
    for step in (_common, _corrected, _only, _polarity, _filtered, _renamed, _reasked, _retimed):
        question = step(draft, before, turn, known)
        if question is not None:
            return replace(
                question,
                text=draft.question.text,
                language=draft.question.language,
                names=draft.question.names or before.names,
            )
    return None


def complete(question: Question, draft: Draft, turns: Sequence[Turn], known: Known) -> Question:
    """Fill what a full question leaves to the conversation: the candidate, and whom "else" leaves out."""
    found = last_question(turns)
    if found is None or not question.clauses:
        return question
    before, _ = found
    clauses = list(question.clauses)
    first = clauses[0]
    else_ = draft.has("else")
    old = before.clauses[0] if before.clauses else None
    if old is None:
        return question
    if else_ and first.endorser.is_asked and not _else_is_object(draft):
        said = _endorsers_said(turns, first.candidate.names)
        first = replace(first, endorser=replace(first.endorser, excluded=(*first.endorser.excluded, *said)))
        if _is_empty(first.candidate):
            first = replace(first, candidate=replace(first.candidate, names=old.candidate.names))
    elif else_ and _is_empty(first.candidate):
        first = replace(first, candidate=replace(first.candidate, excluded=old.candidate.names))
    elif _is_empty(first.candidate) and old.candidate.names and not old.candidate.is_asked:
        first = replace(first, candidate=old.candidate)
    return replace(question, clauses=(first, *clauses[1:]))


def _else_is_object(draft: Draft) -> bool:
    """Whether "else" follows the act ("back someone else"), not the question word ("who else")."""
    acts = [u.at for u in draft.units if u.tag == "stance"]
    at = next(u.at for u in draft.units if u.tag == "else")
    return bool(acts) and at > acts[0]


def _endorsers_said(turns: Sequence[Turn], candidates: tuple[LinkedName, ...]) -> tuple[LinkedName, ...]:
    """Endorsers that the conversation has named already."""
    del candidates
    names: dict[int, LinkedName] = {}
    for turn in turns:
        for clause in turn.question.clauses:
            for name in clause.endorser.names:
                for match in name.matches:
                    names[match.entity_id] = name
    return tuple(names.values())


def _is_empty(slot: Slot) -> bool:
    return not (slot.names or slot.is_asked or slot.kinds or slot.roles or slot.pronoun)


def _common(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Who do they have in common": everything said of each part must hold of the same endorser."""
    if not draft.has("common"):
        return None
    parts = turn.question.parts or (before,)
    clauses = [replace(c, endorser=replace(c.endorser, is_asked=True)) for p in parts for c in p.clauses]
    if draft.question.names:
        slot = Slot(names=draft.question.names, all_of=True)
        clauses = [Clause(relation=Relation.BACKS, endorser=Slot(is_asked=True), candidate=slot)]
    return replace(before, asks=Asks.LIST, clauses=tuple(clauses), parts=())


def _corrected(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    names = draft.question.names
    if not (draft.has("correction") and names):
        return None
    return _with_name(before, names, known)


def _only(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Only them?": whether nobody else satisfies the clause before."""
    if not draft.has("only") or not (draft.has("them", "those", "that_one", "him", "her") or draft.question.names):
        return None
    names = draft.question.names or tuple(name_of(i, known) for i in turn.entity_ids)
    clauses = []
    for clause in before.clauses:
        side = "candidate" if clause.candidate.is_asked else "endorser"
        slot = replace(getattr(clause, side), names=names, is_asked=False, pronoun="")
        clauses.append(_with_slot(clause, side, slot, only=True))
    return replace(before, asks=Asks.YES_NO, clauses=tuple(clauses))


def _with_slot(clause: Clause, side: str, slot: Slot, *, only: bool = False) -> Clause:
    if side == "candidate":
        return replace(clause, candidate=slot, only=only)
    return replace(clause, endorser=slot, only=only)


def _polarity(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Which ones did", "who hasn't": the act before, with the polarity said now."""
    if not draft.has("do", "have", "be") or draft.question.names or draft.has("group", "him", "her", "that_one"):
        return None
    asks = draft.question.asks
    if asks not in (Asks.LIST, Asks.COUNT) or not draft.has("who", "which", "count"):
        return None
    if draft.has("word") and draft.question.topic:
        return None
    negated = draft.has("not")
    clauses = tuple(_ask_side(replace(c, negated=negated)) for c in before.clauses[:1])
    return replace(before, asks=asks, clauses=clauses)


def _ask_side(clause: Clause) -> Clause:
    if clause.endorser.is_asked or clause.candidate.is_asked:
        return clause
    if not clause.endorser.names:
        return replace(clause, endorser=replace(clause.endorser, is_asked=True))
    return replace(clause, candidate=replace(clause.candidate, is_asked=True))


def _filtered(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Which of them are unions", "how many are senators": the list before, of one sort only."""
    groups = [u for u in draft.units if u.tag == "group"]
    if not groups or draft.question.names:
        return None
    kinds = tuple(k for g in groups for k in g.info.get("kinds", ()))
    roles = tuple(r for g in groups for r in g.info.get("roles", ()))
    asks = draft.question.asks if draft.question.asks in (Asks.COUNT, Asks.YES_NO) else Asks.LIST
    clause = _ask_side(before.clauses[0])
    negated = draft.has("not")
    side = "candidate" if clause.candidate.is_asked else "endorser"
    slot = getattr(clause, side)
    slot = replace(slot, kinds=kinds, roles=roles, is_asked=asks is not Asks.YES_NO)
    del negated
    return replace(before, asks=asks, clauses=(_with_slot(clause, side, slot), *before.clauses[1:]))


def _renamed(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And the teamsters?", "what about Moss": the question before about somebody else."""
    names = draft.question.names
    if not names or draft.has("who", "which", "when", "why", "count", "words", "identity", "about", "stands"):
        return None
    return _with_name(before, names, known)


def _with_name(before: Question, names: tuple[LinkedName, ...], known: Known) -> Question:
    clauses = tuple(_replace_name(clause, names, known) for clause in before.clauses)
    return replace(before, clauses=clauses)


def _replace_name(clause: Clause, names: tuple[LinkedName, ...], known: Known) -> Clause:
    """Put names where they can stand: on the side whose name they replace, the candidate's first for a candidate."""
    ids = {m.entity_id for n in names for m in n.matches}
    stands = bool(ids & set(known.candidate_ids))
    if clause.candidate.names and stands and not clause.candidate.is_asked:
        return replace(clause, candidate=replace(clause.candidate, names=names))
    if clause.endorser.names or clause.candidate.is_asked:
        return replace(clause, endorser=replace(clause.endorser, names=names, pronoun=""))
    if not stands and ids and not clause.endorser.is_asked:
        return replace(clause, endorser=replace(clause.endorser, names=names))
    return replace(clause, candidate=replace(clause.candidate, names=names, pronoun=""))


def _reasked(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "When", "why tho", "from who", "how many": another question about the same act."""
    asks = draft.question.asks
    clause = before.clauses[0]
    if asks in (Asks.DATE, Asks.REASON, Asks.WORDS):
        if draft.question.names:
            clause = _replace_name(clause, draft.question.names, known)
        return replace(before, asks=asks, clauses=(_settle(clause, turn, known),), topic=draft.question.topic)
    if asks is Asks.COUNT:
        return replace(before, asks=asks, clauses=(_ask_side(clause),))
    if asks is Asks.LIST and draft.has("who", "which") and not draft.question.names:
        return replace(before, asks=asks, clauses=(_other_side(clause, turn, known),))
    return None


def _settle(clause: Clause, turn: Turn, known: Known) -> Clause:
    """Name on the asked side whom the answer named, if it named a few."""
    side = "candidate" if clause.candidate.is_asked else "endorser" if clause.endorser.is_asked else ""
    if not side:
        return clause
    names = tuple(name_of(i, known) for i in turn.entity_ids)
    return _with_slot(clause, side, replace(getattr(clause, side), names=names, is_asked=False))


def _other_side(clause: Clause, turn: Turn, known: Known) -> Clause:
    """Ask for the side that the question before left open."""
    if clause.endorser.is_asked and not clause.candidate.names:
        names = tuple(name_of(i, known) for i in turn.entity_ids)
        endorser = replace(clause.endorser, names=names, is_asked=False)
        return replace(clause, endorser=endorser, candidate=replace(clause.candidate, is_asked=True))
    if not clause.candidate.names and not clause.candidate.is_asked:
        return replace(clause, candidate=replace(clause.candidate, is_asked=True))
    if clause.endorser.is_asked or clause.candidate.is_asked:
        return clause
    if not clause.endorser.names:
        return replace(clause, endorser=replace(clause.endorser, is_asked=True))
    return replace(clause, candidate=Slot(is_asked=True))


def _retimed(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And before the allegation?", "still?", "ever?"."""
    window = next((u.window for u in draft.units if u.tag == "window"), None)
    clause = before.clauses[0]
    if window is not None:
        return replace(before, clauses=(replace(clause, window=window), *before.clauses[1:]))
    if draft.has("ever"):
        return replace(before, clauses=(replace(clause, relation=Relation.EVER_BACKED),))
    if draft.has("still"):
        return replace(before, still=True, clauses=(replace(clause, relation=Relation.BACKS, window=None),))
    return None
