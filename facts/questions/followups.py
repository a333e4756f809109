"""What does a message mean that only makes sense after the one before?

"And the miners?", "when", "why tho", "which of those are unions", "no i meant Moss": each keeps the frame of
the question before and changes the one thing that it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.models import Asks, Clause, LinkedName, Question, Relation, Relative, Slot
from facts.questions.asking import opens_with_aux
from facts.questions.ranks import find_rank
from facts.questions.completing import last_two
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.references import last_question, name_of
from facts.questions.sentence import Draft
from facts.questions.unread import unknown_words


def continue_from(draft: Draft, turns: Sequence[Turn], known: Known) -> Question | None:
    """The question that a message without a stance of its own continues, or None if it continues none."""
    found = last_question(turns)
    if found is None or draft.has_stance:
        return None
    continued = _continue(draft, turns, known)
    if continued is not None and _is_of_stranger(continued) and not _is_of_stranger(draft.question) and len(turns) > 1:
        return _continue(draft, turns[:-1], known)  # "and Reed?" after a question about nobody known
    return continued


def _is_of_stranger(question: Question) -> bool:
    slots = [slot for c in question.clauses for slot in (c.endorser, c.candidate)]
    return any(not n.matches for slot in slots for n in slot.names) or any(not n.matches for n in question.names)


def _continue(draft: Draft, turns: Sequence[Turn], known: Known) -> Question | None:
    """The question that the last of the turns is continued to."""
    found = last_question(turns)
    if found is None:
        return None
    strange = unknown_words(draft.units, load_lexicon(draft.question.language))
    if strange and draft.question.asks not in _ABOUT:
        return None  # "who sued him" continues nothing
    before, turn = found
    if draft.has("common") and not (draft.question.names or turn.question.parts):
        both = last_two(turns, before.clauses[0])
        before = replace(before, clauses=(replace(before.clauses[0], candidate=both),))
    before = replace(before, clauses=tuple(replace(c, only="") for c in before.clauses))
    for step in _STEPS:
        question = step(draft, before, turn, known)
        if question is not None:
            return replace(
                question,
                text=draft.question.text,
                language=draft.question.language,
                names=draft.question.names or before.names,
            )
    return None


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


def _reranked(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And first?" after whom they rank second, "as their first choice?" after whether they back her."""
    clause = before.clauses[0]
    if clause.relation not in _SUPPORT or len(draft.question.names) > 1:
        return None
    if draft.question.names and clause.rank is not None:  # "Reed first?" after whom Moss ranks second
        clause = _replace_name(clause, draft.question.names, known)
    elif draft.question.names:
        return None
    rank = find_rank(draft.units)
    said = {w for u in draft.units for w in u.words}
    if rank is None and clause.rank is not None:
        ordinals = load_lexicon(draft.question.language).ordinals
        rank = next((n for n, words in enumerate(ordinals, 1) if words & said), None)
    if rank is None:
        return None
    ranked = replace(clause, rank=rank)
    is_theirs = bool(said & load_lexicon(draft.question.language).owning) and len(turn.entity_ids) == 1
    if is_theirs and clause.endorser.is_asked:  # "who was his second" after who ranks her first
        names = (name_of(turn.entity_ids[0], known),)
        ranked = replace(ranked, endorser=Slot(names=names), candidate=Slot(is_asked=True))
        return replace(before, asks=Asks.LIST, clauses=(ranked,))
    if before.asks is Asks.YES_NO and draft.has(*_POSSESSED) and clause.rank is not None:
        ranked = replace(ranked, candidate=Slot(is_asked=True))  # "and its second?" asks who that is
        return replace(before, asks=Asks.LIST, clauses=(ranked, *before.clauses[1:]))
    return replace(before, clauses=(ranked, *before.clauses[1:]))


def _ordered(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Who was first?" after who left."""
    order = draft.question.order
    if order not in ("first", "last") or draft.question.names or draft.question.asks is not Asks.LIST:
        return None
    return replace(before, asks=Asks.LIST, order=order, clauses=(_ask_side(before.clauses[0]), *before.clauses[1:]))


def _earlier(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And before that?" after whom they back: whom they backed once, those just named left out."""
    clause = before.clauses[0]
    said = {w for u in draft.units for w in u.words}
    words = load_lexicon(draft.question.language).times["before"]
    is_earlier = draft.has("earlier", "used_to") or bool(said & set(words))
    if not is_earlier or draft.question.names or draft.has("window") or clause.relation is not Relation.BACKS:
        return None
    if not clause.candidate.is_asked or draft.has("when", "why", "count"):
        return None
    told = tuple(name_of(i, known) for i in turn.entity_ids)
    candidate = replace(clause.candidate, excluded=(*clause.candidate.excluded, *told))
    return replace(before, still=False, clauses=(replace(clause, relation=Relation.EVER_BACKED, candidate=candidate),))


def _without(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Not Reed", "besides the nurses": the list before without them."""
    names = draft.question.names
    if not names or not draft.has("not", "except") or before.asks not in (Asks.LIST, Asks.COUNT):
        return None
    if draft.has("who", "which", "when", "why", "count", "do", "have", "be"):
        return None
    clause = _ask_side(before.clauses[0])
    side = "candidate" if clause.candidate.is_asked else "endorser"
    slot = getattr(clause, side)
    slot = replace(slot, excluded=(*slot.excluded, *names))
    return replace(before, clauses=(_with_slot(clause, side, slot), *before.clauses[1:]))


def _corrected(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    names = draft.question.names
    if not (draft.has("correction") and names):
        return None
    return _with_name(before, names, known)


def _only(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Only them?": whether nobody else satisfies the clause before."""
    referred = draft.has("them", "those", "that_one", "him", "her") or draft.question.names
    if not draft.has("only") or draft.has("group") or not (referred or len(draft.units) <= 2):
        return None
    names = draft.question.names or tuple(name_of(i, known) for i in turn.entity_ids)
    clauses = []
    for clause in before.clauses:
        side = "candidate" if clause.candidate.is_asked else "endorser"
        slot = replace(getattr(clause, side), names=names, is_asked=False, pronoun="")
        clauses.append(_with_slot(clause, side, slot, only=side))
    return replace(before, asks=Asks.YES_NO, clauses=tuple(clauses))


def _others(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Anyone else", "who else did": those whom the conversation has not named."""
    if not draft.has("else") or draft.question.names or draft.has("group"):
        return None
    clause = before.clauses[0]
    said = (*clause.endorser.names, *(name_of(i, known) for i in turn.entity_ids))
    endorser = replace(clause.endorser, names=(), is_asked=True, excluded=said)
    asks = draft.question.asks if draft.question.asks in (Asks.COUNT, Asks.YES_NO) else Asks.LIST
    candidate = replace(clause.candidate, is_asked=False)
    return replace(before, asks=asks, clauses=(replace(clause, endorser=endorser, candidate=candidate),))


def _with_slot(clause: Clause, side: str, slot: Slot, *, only: str = "") -> Clause:
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
    clause = replace(before.clauses[0], negated=draft.has("not"))
    if draft.has("no_longer") and clause.relation in _SUPPORT:
        clause = replace(clause, relation=Relation.WITHDREW, negated=False)
    if before.asks is Asks.YES_NO and clause.endorser.names and draft.has("who"):
        clause = replace(clause, endorser=Slot(is_asked=True))
    return replace(before, asks=asks, clauses=(_ask_side(clause),))


def _ask_side(clause: Clause) -> Clause:
    """The clause with a side asked for: the one that is, else the open one, else several endorsers to choose from."""
    if clause.endorser.is_asked or clause.candidate.is_asked:
        return clause
    if not clause.endorser.names or len(clause.endorser.names) > 1:
        return replace(clause, endorser=replace(clause.endorser, is_asked=True))
    return replace(clause, candidate=replace(clause.candidate, is_asked=True))


def _asked_of(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "When did the party do it", "why did the union": the act before, of one who is described."""
    asked = draft.question.asks in (Asks.DATE, Asks.REASON, Asks.WORDS)
    described = any(a.slot.is_definite for a in draft.arguments)
    return _reasked(draft, before, turn, known) if asked and described else None


def _filtered(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Which of them are unions", "how many are senators": the list before, of one sort only."""
    sorts = [a.slot for a in draft.arguments if a.slot.kinds or a.slot.roles]
    people = [u for u in draft.units if u.tag == "group" and not u.info.get("kinds") and not u.info.get("roles")]
    if draft.question.names or not (sorts or people):
        return None
    clause = before.clauses[0]
    if sorts and sorts[0].is_definite:
        return replace(before, clauses=(replace(clause, endorser=sorts[0]), *before.clauses[1:]))
    kinds = tuple(k for slot in sorts for k in slot.kinds) or (("person",) if not sorts else ())
    roles = tuple(r for slot in sorts for r in slot.roles)
    asks = draft.question.asks if draft.question.asks in (Asks.COUNT, Asks.YES_NO) else Asks.LIST
    is_candidates = "candidate" in kinds and not clause.candidate.names
    side = "candidate" if clause.candidate.is_asked or is_candidates else "endorser"
    slot = replace(getattr(clause, side), kinds=kinds, roles=roles, is_asked=asks is not Asks.YES_NO)
    if slot.is_asked and not draft.has("those", "them"):
        slot = replace(slot, names=())  # "and the senators?" after "which of them are unions" asks of all again
    return replace(before, asks=asks, clauses=(_with_slot(clause, side, slot), *before.clauses[1:]))


def _renamed(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And the miners?", "what about Moss": the question before about somebody else."""
    names = draft.question.names
    if not names or draft.has("who", "which", "when", "why", "count", "words", "identity", "about", "stands"):
        return None
    if draft.has("do", "have", "be") and opens_with_aux(draft.units):
        clause = before.clauses[0]
        candidate = replace(clause.candidate, is_asked=False)
        clause = replace(clause, endorser=Slot(names=names), candidate=candidate, negated=draft.has("not"))
        return replace(before, asks=Asks.YES_NO, clauses=(clause,))
    return _with_name(before, names, known)


def _with_name(before: Question, names: tuple[LinkedName, ...], known: Known) -> Question:
    clauses = tuple(_replace_name(clause, names, known) for clause in before.clauses)
    asked = any(c.endorser.is_asked or c.candidate.is_asked for c in clauses)
    asks = before.asks if asked or before.asks not in (Asks.LIST, Asks.COUNT) else Asks.YES_NO
    return replace(before, asks=asks, clauses=clauses)


def _replace_name(clause: Clause, names: tuple[LinkedName, ...], known: Known) -> Clause:
    """Put names where they can stand: on the side whose name they replace, the candidate's first for a candidate."""
    ids = {m.entity_id for n in names for m in n.matches}
    stands = bool(ids & set(known.candidate_ids))
    if clause.relation is Relation.URGES_EXIT and clause.endorser.names:
        return replace(clause, endorser=Slot(names=names))  # those who tell a candidate to go mostly stand too
    if clause.candidate.names and stands and not clause.candidate.is_asked and not _all_stand(clause.endorser, known):
        return replace(clause, candidate=replace(clause.candidate, names=names))
    if clause.endorser.names or clause.candidate.is_asked:
        endorser = replace(clause.endorser, names=names, pronoun="", kinds=(), roles=(), is_definite=False)
        return replace(clause, endorser=replace(endorser, is_asked=False, excluded=()))
    if not stands and ids:
        return replace(clause, endorser=Slot(names=names))
    return replace(clause, candidate=replace(clause.candidate, names=names, pronoun=""))


def _all_stand(slot: Slot, known: Known) -> bool:
    """Whether a side names candidates alone ("did Reed tell her to quit"): another candidate then takes that side."""
    ids = {m.entity_id for n in slot.names for m in n.matches}
    return bool(ids) and ids <= set(known.candidate_ids)


def _reasked(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "When", "why tho", "from who", "how many": another question about the same act."""
    asks = draft.question.asks
    clause = before.clauses[0]
    if asks is Asks.WORDS and len(draft.question.names) > 1:
        return None  # who says what of whom is a question of its own
    if asks in (Asks.DATE, Asks.REASON, Asks.WORDS):
        described = next((a.slot for a in draft.arguments if a.slot.is_definite), None)
        if described is not None:
            clause = replace(clause, endorser=described)
        if draft.question.names and draft.has("do", "have") and draft.question.names != clause.candidate.names:
            clause = replace(clause, endorser=Slot(names=draft.question.names))
        elif draft.question.names:
            clause = _replace_name(clause, draft.question.names, known)
        order = draft.question.order
        if asks is Asks.DATE and order != "last" and clause.relation in (Relation.BACKS, Relation.EVER_BACKED):
            clause = replace(clause, relation=Relation.ENDORSED)
        settled = (_settle(clause, turn, known),)
        return replace(before, asks=asks, order=order, clauses=settled, topic=draft.question.topic)
    if asks is Asks.COUNT:
        return replace(before, asks=asks, clauses=(_ask_side(clause),))
    if asks is Asks.LIST and draft.has("still") and not draft.question.names:
        return _still(draft, before)
    if asks is Asks.LIST and draft.has("who", "which", "list") and not draft.question.names:
        chosen = draft.has("which") and len(clause.endorser.names) > 1
        return replace(before, asks=asks, clauses=(_ask_side(clause) if chosen else _other_side(clause, turn, known),))
    return None


def _still(draft: Draft, before: Question) -> Question:
    """ "Who still does", "so who is left": of all again, though the turn before spoke of one."""
    clause = before.clauses[0]
    now = replace(clause, relation=Relation.BACKS, negated=False, window=None)
    if clause.candidate.names and draft.has("who") and not clause.endorser.is_asked:
        now = replace(now, endorser=Slot(is_asked=True))
    return replace(before, asks=Asks.LIST, still=True, order=None, clauses=(_ask_side(now),))


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


_ABOUT = (Asks.REASON, Asks.WORDS, Asks.ABOUT)
_SUPPORT = (Relation.BACKS, Relation.EVER_BACKED, Relation.ENDORSED)
_POSSESSED = ("which", "who", "and", "what_about")


def _retimed(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And before the allegation?", "still?", "ever?"."""
    window = next((u.window for u in draft.units if u.tag == "window"), None)
    clause = before.clauses[0]
    if window is not None:
        if clause.relation in (Relation.EVER_BACKED, Relation.ENDORSED):
            before_it = window.relative in (Relative.BEFORE, Relative.UNTIL)
            clause = replace(clause, relation=Relation.EVER_BACKED if before_it else Relation.ENDORSED)
        return replace(before, clauses=(replace(clause, window=window), *before.clauses[1:]))
    if draft.has("ever"):
        return replace(before, still=False, clauses=(replace(clause, relation=Relation.EVER_BACKED),))
    is_bare = all(u.tag in ("still", "mark", "word", "and") for u in draft.units)
    if draft.has("still") and (opens_with_aux(draft.units) or is_bare) and len(turn.entity_ids) == 1:
        clause = replace(_settle(clause, turn, known), relation=Relation.BACKS, window=None)
        return replace(before, asks=Asks.YES_NO, still=True, clauses=(clause,))
    if draft.has("still"):
        return replace(before, still=True, clauses=(replace(clause, relation=Relation.BACKS, window=None),))
    return None


#: What a message may be to the one before, the likeliest reading first.
_STEPS = (
    _common,
    _reranked,
    _corrected,
    _only,
    _others,
    _ordered,
    _earlier,
    _polarity,
    _asked_of,
    _filtered,
    _without,
    _renamed,
    _reasked,
    _retimed,
)
