"""What does a whole question leave to the conversation before it?

A question that says what it asks may still leave out whom: the candidate, whom "else" leaves out, or the subject
that a language does not repeat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.models import Asks, Clause, LinkedName, Question, Relative, Slot
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.references import last_question, name_of
from facts.questions.sentence import Draft


def complete(question: Question, draft: Draft, turns: Sequence[Turn], known: Known) -> Question:
    """Fill what a full question leaves to the conversation: the candidate, and whom "else" leaves out."""
    found = last_question(turns)
    if found is None or not question.clauses or not found[0].clauses:
        return question
    old, first = found[0].clauses[0], question.clauses[0]
    is_free = not any(getattr(first.candidate, part) for part in ("names", "is_asked", "kinds", "roles", "pronoun"))
    is_open = first.endorser.is_asked or (question.asks is Asks.YES_NO and not first.endorser.names)
    first = _by_then(first, old, draft)
    question = replace(question, clauses=(first, *question.clauses[1:]))
    if draft.has("both") and is_free and is_open:
        return replace(question, clauses=(replace(first, candidate=last_two(turns, first)), *question.clauses[1:]))
    if draft.has("else") and is_free and _else_is_object(draft):
        first = replace(first, candidate=replace(first.candidate, excluded=old.candidate.names))
        return replace(question, clauses=(first, *question.clauses[1:]))
    if draft.has("else") and is_open:
        said = _endorsers_said(turns)
        first = replace(first, endorser=replace(first.endorser, excluded=(*first.endorser.excluded, *said)))
    if first.candidate.is_asked and first.endorser == Slot() and _asks_whom(question, draft):
        subject = _subject_said(old, found[1], known)
        if subject:
            return replace(question, clauses=(replace(first, endorser=Slot(names=subject)), *question.clauses[1:]))
    if _leaves_subject(question, draft):
        subject = _subject_said(old, found[1], known)
        if subject:
            first = replace(first, endorser=Slot(names=subject))
            return replace(question, asks=Asks.YES_NO, clauses=(first, *question.clauses[1:]))
    if is_free and old.candidate.names and old.candidate.names != first.endorser.names:
        first = replace(first, candidate=Slot(names=old.candidate.names))
    return replace(question, clauses=(first, *question.clauses[1:]))


def _by_then(clause: Clause, old: Clause, draft: Draft) -> Clause:
    """The clause in the time of the question before ("who had gone by then")."""
    if not draft.has("then") or old.window is None or clause.window is not None:
        return clause
    return replace(clause, window=replace(old.window, relative=Relative.UNTIL))


def _asks_whom(question: Question, draft: Draft) -> bool:
    """Whether a few words ask whom somebody spoken of is with ("with who", "a quien apoya")."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "and", "still", "tag")]
    is_short = [u.tag for u in content] == ["stance", "who"] and bool(content[0].info.get("prep"))
    is_short = is_short or bool(load_lexicon(question.language).marks)
    return is_short and not draft.has("anybody", "everybody", "group", "which")


def _leaves_subject(question: Question, draft: Draft) -> bool:
    """Whether a verb opens a sentence of a language that leaves its subject to be understood ("apoya a Moss?")."""
    if not load_lexicon(question.language).marks or question.asks not in (Asks.LIST, Asks.YES_NO):
        return False
    content = [u for u in draft.units if u.tag not in ("mark", "word", "and", "still", "not", "tag")]
    asked = draft.has("who", "which", "whose", "list", "count", "anybody", "group", "else")
    opens = (
        bool(content)
        and content[0].tag == "stance"
        and not (content[0].info.get("noun") or content[0].info.get("prep"))
    )
    return opens and not asked and not question.clauses[0].endorser.names


def _subject_said(old: Clause, turn: Turn, known: Known) -> tuple[LinkedName, ...]:
    """Whom a sentence without a subject goes on about: the one whom the answer named, else the question."""
    if len(turn.entity_ids) == 1 and turn.entity_ids[0] not in known.candidate_ids:
        return (name_of(turn.entity_ids[0], known),)
    return old.endorser.names if len(old.endorser.names) == 1 else ()


def last_two(turns: Sequence[Turn], clause: Clause) -> Slot:
    """ "Who do both have": the last two candidates of the conversation."""
    said = [n for turn in reversed(turns) for c in reversed(turn.question.clauses) for n in c.candidate.names]
    names = tuple({m.entity_id: n for n in said for m in n.matches}.values())[:2]
    return Slot(names=names, all_of=True) if len(names) == 2 else clause.candidate


def _else_is_object(draft: Draft) -> bool:
    """Whether "else" follows the act ("back someone else"), not the question word ("who else")."""
    acts = [u.at for u in draft.units if u.tag == "stance"]
    at = next(u.at for u in draft.units if u.tag == "else")
    return bool(acts) and at > acts[0]


def _endorsers_said(turns: Sequence[Turn]) -> tuple[LinkedName, ...]:
    """Endorsers that the conversation has asked about by name."""
    names = [n for turn in turns for c in turn.question.clauses for n in c.endorser.names]
    return tuple({m.entity_id: n for n in names for m in n.matches}.values())
