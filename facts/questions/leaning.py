"""Which part of a question speaks of whoever the part before it will turn out to name?

"Who left Moss and whom do they back now" names nobody but Moss: "they" are those who left, whom the answer to the first
part tells of. Such a side is marked here and filled when that part is answered.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, EntityKind, Question, Slot
from facts.models.building import replace
from facts.questions.lexicon import load_lexicon
from facts.questions.units import Unit

SEVERAL = ("them", "those", "any_of", "ones")
_ASKS = (Asks.LIST, Asks.COUNT, Asks.YES_NO)
_AUX = ("do", "have", "be", "modal")
_HELPING = ("do", "have")
_COUNTING = ("count", "which")
_ASKED = ("who", "which")
_QUANTITY = ("anybody", "nobody", "everybody", "all", "no", "both", "either", "neither", "of", "who", "which", "most")
_LIGHT = ("still", "not", "ever", "word", "mark", "and", "but")
_REACH = 3  # units behind an auxiliary in which "of them" may stand


def asks_apart(rest: Sequence[Unit]) -> bool:
    """Whether words behind "and" ask something of their own, of those spoken of or of somebody else.

    That is "did any of them ...", "how many of those ...", "tell me who they ...", "did Reed ..." and "which didn't".
    """
    content = [u for u in rest if u.tag not in _LIGHT]
    if len(content) < 2:
        return False
    lead, behind = content[0], content[1:]
    is_weak = bool(lead.info.get("weak")) and not lead.info.get("prep")
    if lead.tag in (*_AUX, *_COUNTING) or is_weak:
        acts = any(u.tag == "stance" for u in behind)  # "and has Reed left", not "and has the nurses"
        return _is_of_several(behind) or ((lead.tag in _HELPING or (is_weak and acts)) and _is_of_another(behind))
    if lead.tag == "list":
        return bool(behind) and _is_of_several(behind) and any(u.tag == "stance" for u in behind)
    return False


def denies_rest(rest: Sequence[Unit]) -> bool:
    """Whether "and which didn't" asks for those who did not do the same."""
    content = [u for u in rest if u.tag not in ("word", "mark", "tag")]
    return [u.tag for u in content[1:]] in (["do", "not"], ["have", "not"], ["be", "not"]) and content[0].tag in _ASKED


def _is_of_several(units: Sequence[Unit]) -> bool:
    """Whether several who were spoken of follow, words of quantity between."""
    for unit in units[:_REACH]:
        if unit.tag in ("them", "those", "that_one") or _holds_them(unit):
            return True
        if unit.tag not in _QUANTITY:
            return False
    return False


def _is_of_another(units: Sequence[Unit]) -> bool:
    """Whether a name comes next and does something, or does the same."""
    rest = [u for u in units[1:] if u.tag not in ("mark", "tag")]
    acts = any(u.tag == "stance" and not u.info.get("noun") for u in rest)
    return units[0].tag == "name" and (acts or not rest)


def _holds_them(unit: Unit) -> bool:
    """Whether a phrase of quantity closes with whose it is ("all of them")."""
    return unit.tag in (*_QUANTITY, *_COUNTING) and unit.words[-1:] in (("them",), ("those",), ("these",))


def lean_on(question: Question, before: Question) -> Question:
    """The question with its "they" as those whom the answer to the part before tells of."""
    side = _told_side(before)
    if not side:
        return question
    pronouns = (*SEVERAL, "that_one") if _is_of_bodies(before, side) else SEVERAL
    is_verdict = question.asks is Asks.YES_NO
    clauses = tuple(_leaning(clause, side, pronouns, is_verdict=is_verdict) for clause in question.clauses)
    if side == "endorser" and _leaves_subject(question):
        clauses = (replace(clauses[0], endorser=Slot(is_told=True)), *clauses[1:])
    return replace(question, clauses=clauses)


def _leaves_subject(question: Question) -> bool:
    """Whether it asks whom somebody backs, in a language that leaves the subject to be understood."""
    if not question.clauses or not load_lexicon(question.language).marks:
        return False
    first = question.clauses[0]
    return first.candidate.is_asked and first.endorser == Slot()


def _is_of_bodies(before: Question, side: str) -> bool:
    """Whether a part asks for bodies of some kind, of which one may be "it"."""
    kinds = (before.clauses[0].endorser if side == "endorser" else before.clauses[0].candidate).kinds
    return bool(kinds) and not set(kinds) & {EntityKind.PERSON, "candidate"}


def _told_side(before: Question) -> str:
    """The side that a part tells of; empty where it names whom it speaks of, or tells nobody."""
    if before.asks not in _ASKS or not before.clauses:
        return ""
    first = before.clauses[0]
    if first.candidate.is_asked:
        return "candidate"
    return "endorser" if first.endorser.is_asked or not _is_named(first.endorser) else ""


def _is_named(slot: Slot) -> bool:
    return bool(slot.names) or slot.is_told


def _leaning(clause: Clause, side: str, pronouns: Sequence[str], *, is_verdict: bool) -> Clause:
    slot = getattr(clause, side)
    if slot.names or slot.pronoun not in pronouns:
        return clause
    is_all = slot.pronoun != "any_of" and (clause.candidate != Slot() or side == "candidate")
    all_of = is_verdict and not slot.is_asked and is_all  # "do they back anyone" is so if one does
    told = replace(slot, pronoun="", is_told=True, all_of=all_of)
    return replace(clause, endorser=told) if side == "endorser" else replace(clause, candidate=told)


def continued_of(question: Question, before: Question) -> Question:
    """A part that carries on the one before ("and since when"), with whom that one tells of on the side it leaves."""
    side = _told_side(before)
    if not side or question.asks in _ASKS or not question.clauses:
        return question
    first = question.clauses[0]
    if getattr(first, side) != Slot():
        return question
    told = Slot(is_told=True)
    first = replace(first, endorser=told) if side == "endorser" else replace(first, candidate=told)
    return replace(question, clauses=(first, *question.clauses[1:]))
