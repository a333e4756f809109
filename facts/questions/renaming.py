"""Whose place in the question before does a name take?

"And Moss?", "no i meant Moss", "Moss not Reed", "not Reed": a name replaces the one that can stand on its side,
is exchanged for the one said to be wrong, or is left out of the list.
"""

from __future__ import annotations

from facts.models import Asks, Clause, LinkedName, Question, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT, all_stand, are_persons, as_now, ask_side, excluding, of_any_sort, settle


def _stands_on_side(draft: Draft, before: Question) -> bool:
    """Whether "Moss, is she in too?" asks behind a question of support where she stands, not what she once did."""
    on_side = load_lexicon(draft.question.language).talk["on_side"]
    at = next((u.at for u in draft.units if u.tag in ("him", "her", "them")), None)
    is_in = at is not None and any(u.text in on_side and u.at > at for u in draft.units)
    return is_in and all(clause.relation in SUPPORT for clause in before.clauses)


def renamed(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And the miners?", "what about Moss": the question before about somebody else."""
    names = draft.question.names
    if not names or draft.has("which", "when", "why", "count", "words", "identity", "about", "stands"):
        return None
    if draft.has("who") and _asks_who_too(draft, before):
        clause = replace(replace_name(before.clauses[0], names, known), endorser=Slot(is_asked=True))
        return replace(before, asks=Asks.LIST, order=None, clauses=(clause,))
    if draft.has("who") and not _asks_whom_too(draft, before):
        return None
    is_now = draft.has("still") or _stands_on_side(draft, before)
    if is_now and before.asks not in (Asks.LIST, Asks.COUNT) and len(names) == 1:
        clause = replace_name(before.clauses[0], names, known)  # "and Moss is still in?" after why another left
        clause = as_now(clause)
        return replace(before, asks=Asks.YES_NO, order=None, still=draft.has("still"), clauses=(clause,))
    if _is_to_be_done(draft) and all_stand(Slot(names=names), known) and before.clauses[0].candidate.names:
        return _with_name(before, names, known)
    if draft.has("do", "have", "be") and opens_with_aux(draft.units):
        clause = before.clauses[0]
        if clause.candidate.is_asked and len(turn.told_ids) != 1:
            return _with_name(before, names, known)  # which of several is meant, nobody can tell
        clause = replace(clause, endorser=_of_those(names, clause.endorser) if _is_among(draft) else Slot(names=names))
        clause = settle(clause, turn, known)
        if draft.has("earlier", "used_to"):
            clause = replace(clause, relation=Relation.EVER_BACKED)  # "was Moss before?" after who backs her
        denied = draft.has("not") != (_is_among(draft) and clause.negated)
        return replace(before, asks=Asks.YES_NO, order=None, clauses=(replace(clause, negated=denied),))
    if _backed_nobody(before, turn) and all_stand(Slot(names=names), known):
        clause = replace(before.clauses[0], endorser=Slot(is_asked=True), candidate=Slot(names=names))
        return replace(before, clauses=(clause,))  # "Moss?" after "Reed support?", who backs nobody
    return _with_name(before, names, known)


def _of_those(names: tuple[LinkedName, ...], slot: Slot) -> Slot:
    """Somebody who is asked to be one of those told, who are of a sort."""
    sort = replace(slot, names=names, is_asked=False)
    return replace(sort, is_told=True) if sort.kinds or sort.roles else Slot(names=names)


def same_for(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Same for Reed" after who backs Moss: who backs Reed, though he may stand in no contest that we know."""
    words = load_lexicon(draft.question.language).talk["same"]
    is_same = any(u.tag == "what_about" and set(u.words) & words for u in draft.units)
    slot, clause = Slot(names=draft.question.names), before.clauses[0]
    is_of_backers = clause.endorser.is_asked and bool(clause.candidate.names) and not clause.candidate.is_asked
    if not (is_same and is_of_backers and are_persons(slot, known)) or draft.has(
        "who", "which", "when", "why", "still"
    ):
        return None
    return replace(before, clauses=(replace(clause, candidate=slot), *before.clauses[1:]))


def _backed_nobody(before: Question, turn: Turn) -> bool:
    """Whether it was asked whom somebody backs, and nobody was told: a candidate named next is not asked that too."""
    clause = before.clauses[0]
    is_whom = len(before.clauses) == 1 and clause.candidate.is_asked and clause.relation in SUPPORT
    return is_whom and before.asks is Asks.LIST and turn.kind == "list" and not turn.told_ids


def _asks_who_too(draft: Draft, before: Question) -> bool:
    """Whether a name and "who" are all there is, after who did something to somebody ("y a Reed quien")."""
    content = [u.tag for u in draft.units if u.tag not in ("mark", "word", "and", "what_about", "but", "tag")]
    is_listed = before.asks in (Asks.LIST, Asks.COUNT) and len(before.clauses) == 1
    clause = before.clauses[0] if is_listed else None
    return (
        content == ["name", "who"] and clause is not None and clause.endorser.is_asked and bool(clause.candidate.names)
    )


def _is_to_be_done(draft: Draft) -> bool:
    """Whether "do" bids the same of one who is named, with nothing else but "next" or "too" ("do Moss next")."""
    lexicon = load_lexicon(draft.question.language)
    small = ("mark", "tag", "polite")
    content = [u for u in draft.units if u.tag not in small and not (u.tag == "word" and u.text in lexicon.common)]
    behind = [
        u
        for u in content[2:]
        if u.tag not in ("still", "also", "and", "name") and u.text not in lexicon.times["in_turn"]
    ]
    is_bid = len(content) > 1 and content[0].tag == "do" and content[0].text in lexicon.talk["bidding"]
    return is_bid and content[1].name is not None and not behind


def _asks_whom_too(draft: Draft, before: Question) -> bool:
    """Whether a name and "whom" are all there is, after whom somebody backs ("y Reed a quien")."""
    content = [u.tag for u in draft.units if u.tag not in ("mark", "word", "and", "what_about", "but", "tag")]
    return (
        sorted(content) == ["name", "who"]
        and content[0] == _first_said(draft)
        and bool(before.clauses)
        and before.clauses[0].candidate.is_asked
    )


def _first_said(draft: Draft) -> str:
    """What a name and "whom" may begin with: with "whom" only behind a preposition ("a quien Reed")."""
    led = any(u.text in load_lexicon(draft.question.language).marks for u in draft.units[:2])
    return "who" if led and draft.has("who") and draft.units[-1].tag != "who" else "name"


def _is_among(draft: Draft) -> bool:
    """Whether somebody is asked to be one of those just told ("is Moss one of them", "is Moss on that list")."""
    return draft.has("be") and draft.has("those", "them", "list") and not draft.has("do", "have")


def corrected(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "No i meant Moss", "sorry, Moss not Reed"."""
    names = draft.question.names
    if _is_contrast(draft):
        return _exchanged(draft, before)
    if not draft.corrects:
        return None
    if not names and draft.has("everybody") and not draft.has("group", "stance"):
        return replace(before, clauses=tuple(map(of_any_sort, before.clauses)))
    return _of_sort_said(_with_name(before, names, known), draft) if names else None


def _of_sort_said(question: Question, draft: Draft) -> Question:
    """The question of the sort of endorsers that stands beside the name, if one does ("I meant Moss's unions")."""
    sort = next((a.slot for a in draft.arguments if a.sort == "group" and (a.slot.kinds or a.slot.roles)), None)
    first = question.clauses[0]
    if sort is None or not first.endorser.is_asked:
        return question
    endorser = replace(first.endorser, names=(), kinds=sort.kinds, roles=sort.roles)
    return replace(question, clauses=(replace(first, endorser=endorser), *question.clauses[1:]))


def _is_contrast(draft: Draft) -> bool:
    """Whether one name is said to be meant and another not ("Moss not Reed", "not Reed, Moss")."""
    is_two = len(draft.question.names) == 2 and draft.has("not") and not draft.has("or", "and", "except")
    return is_two and not draft.has("who", "which", "when", "why", "count", "do", "have", "be", "stance")


def _exchanged(draft: Draft, before: Question) -> Question | None:
    """The question before with the name that was not meant exchanged for the one that was."""
    at = next(u.at for u in draft.units if u.tag == "not")
    wrong = next((u.name for u in draft.units if u.name is not None and u.at > at), None)
    right = next((n for n in draft.question.names if n is not wrong), None)
    if wrong is None or right is None:
        return None
    clauses = tuple(_with_exchanged(c, wrong, right) for c in before.clauses)
    is_so = right.matches and any(_means(n, right) for c in clauses for s in (c.endorser, c.candidate) for n in s.names)
    return replace(before, clauses=clauses) if is_so else None


def _with_exchanged(clause: Clause, wrong: LinkedName, right: LinkedName) -> Clause:
    def mended(slot: Slot) -> Slot:
        kept = [right if _means(name, wrong) else name for name in slot.names]
        return replace(slot, names=tuple(kept))

    return replace(clause, endorser=mended(clause.endorser), candidate=mended(clause.candidate))


def _means(name: LinkedName, other: LinkedName) -> bool:
    """Whether two names may mean the same."""
    return bool({m.entity_id for m in name.matches} & {m.entity_id for m in other.matches})


def without(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Not Reed", "besides the nurses": the list before without them."""
    names = draft.question.names
    if not names or not draft.has("not", "except") or before.asks not in (Asks.LIST, Asks.COUNT):
        return None
    if draft.has("who", "which", "when", "why", "count", "do", "have", "be") or _is_contrast(draft):
        return None
    said, clause = {u.text for u in draft.units}, before.clauses[0]
    if said & load_lexicon(draft.question.language).talk["concluding"] and draft.has("not"):
        if not clause.candidate.is_asked:
            return None  # "so not the nurses" asks whether it is so of them
        return replace(before, asks=Asks.YES_NO, order=None, clauses=(replace(clause, candidate=Slot(names=names)),))
    clause = excluding(ask_side(clause), names)
    return replace(before, clauses=(clause, *before.clauses[1:]))


def _with_name(before: Question, names: tuple[LinkedName, ...], known: Known) -> Question:
    if before.asks is Asks.IS_A:
        clause = before.clauses[0]
        return replace(before, clauses=(replace(clause, endorser=replace(clause.endorser, names=names)),))
    clauses = tuple(replace_name(clause, names, known) for clause in before.clauses)
    asked = any(c.endorser.is_asked or c.candidate.is_asked for c in clauses)
    asks = before.asks if asked or before.asks not in (Asks.LIST, Asks.COUNT) else Asks.YES_NO
    order = before.order if asks is before.asks else None
    return replace(before, asks=asks, order=order, clauses=clauses)


def _may_speak(clause: Clause, ids: set[int], known: Known) -> bool:
    """Whether those named now have said where they stand, as the person has who was asked about."""
    is_of_person = bool(clause.endorser.names) and are_persons(clause.endorser, known)
    return is_of_person and bool(ids) and all(one in known.endorser_ids for one in ids)


def replace_name(clause: Clause, names: tuple[LinkedName, ...], known: Known) -> Clause:
    """Put names where they can stand: on the side whose name they replace, the candidate's first for a candidate."""
    ids = meant_ids(names)
    stands = any(one in known.candidate_ids for one in ids)
    if clause.relation is Relation.URGES_EXIT and clause.endorser.names:
        return replace(clause, endorser=Slot(names=names))  # those who tell a candidate to go mostly stand too
    if clause.candidate.is_asked and stands and not any(one in known.endorser_ids for one in ids):
        return replace(clause, candidate=Slot(names=names))  # "and Moss?" after whom the nurses back
    if clause.relation is Relation.ANY and clause.candidate.names and _may_speak(clause, ids, known):
        return replace(clause, endorser=Slot(names=names))  # "Reed?" after what Karlsen said of Moss
    is_about = all_stand(clause.candidate, known) or not clause.endorser.names  # not "Reed" after what Moss said of her
    if (
        is_about
        and clause.candidate.names
        and stands
        and not (clause.candidate.is_asked or all_stand(clause.endorser, known))
    ):
        return replace(clause, candidate=replace(clause.candidate, names=names))
    if clause.endorser.names or clause.candidate.is_asked:
        endorser = replace(clause.endorser, names=names, pronoun="", kinds=(), roles=(), is_definite=False)
        typed = tuple(name for name in clause.candidate.excluded if name.end)  # of those told only the other was asked
        candidate = replace(clause.candidate, excluded=typed)
        return replace(clause, endorser=replace(endorser, is_asked=False, excluded=()), candidate=candidate)
    if not stands and ids:
        return replace(clause, endorser=Slot(names=names))
    return replace(clause, candidate=replace(clause.candidate, names=names, pronoun=""))
