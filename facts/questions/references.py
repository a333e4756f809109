"""Whom does a pronoun mean?

Names in the same message first, nearest before and then after it; then whom the conversation spoke of. "Him" and
"her" mean a person; nobody is named twice in one clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facts.models import Asks, Clause, EntityKind, LinkedName, NameMatch, Question, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.names.kinds import is_called
from facts.questions.genders import contradicts
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.tokens import fold

_PERSONAL = ("him", "her", "him_or_her")
_SEVERAL = ("them", "those", "any_of", "ones")


def resolve_clause(
    clause: Clause, names: Sequence[LinkedName], turns: Sequence[Turn], known: Known, *, at: int
) -> Clause:
    """Fill the pronouns of a clause.

    Args:
        clause: With pronouns in its slots.
        names: Every name of the message.
        turns: The conversation, newest last.
        known: For kinds.
        at: Where the clause begins in the text: names before it come first.
    """
    taken = [*clause.endorser.names, *clause.candidate.names]
    candidate = _resolve(clause.candidate, names, turns, known, taken=taken, at=at, is_candidate=True)
    taken = [*taken, *candidate.names]
    if turns and _asks_afresh(replace(clause, candidate=candidate), turns):
        clause = replace(clause, endorser=_of_those_asked(clause, turns))
    endorser = _resolve(clause.endorser, names, turns, known, taken=taken, at=at, is_candidate=False)
    if candidate.is_asked and endorser.all_of and not clause.endorser.all_of:
        endorser = replace(endorser, all_of=False)  # "whom do they back" asks whom each of them does
    window = clause.window
    if window is not None and window.clause is not None:
        window = replace(window, clause=resolve_clause(window.clause, names, turns, known, at=at))
    if endorser is clause.endorser and candidate is clause.candidate and window is clause.window:
        return clause
    return replace(clause, endorser=endorser, candidate=candidate, window=window)


def _asks_afresh(clause: Clause, turns: Sequence[Turn]) -> bool:
    """Whether "the ones who left her" are whoever did, not those just told: none were, or those did the opposite."""
    found = last_question(turns)
    if found is None or not clause.endorser.is_asked or clause.endorser.pronoun not in ("ones", "those"):
        return False
    old = found[0].clauses[0] if found[0].clauses else clause
    is_opposite = {old.relation, clause.relation} == _OPPOSITE
    is_of_same = meant_ids(old.candidate.names) == meant_ids(clause.candidate.names)
    is_of_same = is_of_same or (clause.candidate == Slot() and clause.endorser.pronoun == "ones")
    is_listed = found[0].asks in (Asks.LIST, Asks.COUNT) or len(asked_of(turns)) > 1
    is_told_candidates = old.candidate.is_asked and bool(old.endorser.names)
    is_of_others = clause.endorser.pronoun == "ones" and (old.relation is Relation.URGES_EXIT or is_told_candidates)
    return (is_opposite and is_of_same) or is_of_others or not is_listed


def _of_those_asked(clause: Clause, turns: Sequence[Turn]) -> Slot:
    """Whoever did it of those of whom the turn before asked who did the opposite ("the ones that stayed")."""
    found = last_question(turns)
    slot = replace(clause.endorser, pronoun="")
    if found is None or len(found[0].clauses) != 1 or slot.kinds or slot.roles:
        return slot
    old = found[0].clauses[0]
    if not old.endorser.is_asked or {old.relation, clause.relation} != _OPPOSITE:
        return slot
    return replace(slot, names=old.endorser.names, kinds=old.endorser.kinds, roles=old.endorser.roles)


_OPPOSITE = {Relation.BACKS, Relation.WITHDREW}


def asked_of(turns: Sequence[Turn], side: str = "endorser") -> tuple[int, ...]:
    """Of whom on a side a question, or one such question after another, asked whether they did the same."""
    asked: list[int] = []
    relation: Relation | None = None
    for turn in reversed(turns):
        clause = turn.question.clauses[0] if len(turn.question.clauses) == 1 else None
        is_of_same = clause is not None and relation in (None, clause.relation)
        if clause is None or turn.question.asks not in (Asks.YES_NO, Asks.DATE) or not is_of_same:
            break
        names = getattr(clause, side).names
        asked = [*_in_order(names), *asked]
        relation = clause.relation
        if len(names) != 1:
            break
    return tuple(dict.fromkeys(asked))


def _resolve(  # noqa: PLR0913
    slot: Slot,
    names: Sequence[LinkedName],
    turns: Sequence[Turn],
    known: Known,
    *,
    taken: Sequence[LinkedName],
    at: int,
    is_candidate: bool,
) -> Slot:
    if not slot.pronoun or slot.names:
        return slot
    busy = meant_ids(taken)
    if not slot.is_asked:
        before = sorted((n for n in names if n.end <= at), key=lambda n: -n.end)
        after = sorted((n for n in names if n.end > at), key=lambda n: n.start)
        near = sorted((*before, *after), key=lambda n: not is_candidate and _may_stand(n, known))
        near = sorted(near, key=lambda n: _is_unlike(n, slot.pronoun))
        for name in near:
            if _fits(name, slot.pronoun, known, is_candidate=is_candidate) and not meant_ids([name]) & busy:
                return replace(slot, names=(name,), pronoun="")
    found = _from_turns(slot.pronoun, turns, known, busy=busy, is_candidate=is_candidate, restricts=slot.is_asked)
    asked = asked_of(turns, "candidate" if is_candidate else "endorser") if slot.pronoun in _SEVERAL else ()
    if len(asked) > 1 and (slot.is_asked or slot.pronoun == "any_of") and not busy & {*asked}:
        found = tuple(name_of(i, known) for i in asked)
    if slot.is_definite and slot.kinds:  # "that union" is one of those spoken of
        found = tuple(n for n in _spoken_names(turns, known) if _is_of_kind(n, slot.kinds, known))[:1]
    is_all = len(found) > 1 and slot.pronoun in ("them", "those") and not slot.is_asked
    return replace(slot, names=found, pronoun="", all_of=slot.all_of or is_all) if found else slot


def _spoken_names(turns: Sequence[Turn], known: Known) -> Iterator[LinkedName]:
    """Everybody whom the conversation spoke of, the latest first."""
    for turn in reversed(turns):
        clauses = [c for q in (turn.question.parts or (turn.question,)) for c in q.clauses]
        said = [_in_order(slot.names) for c in clauses for slot in (c.endorser, c.candidate)]
        yield from (name_of(i, known) for ids in (turn.told_ids, *said) for i in ids)


def _is_of_kind(name: LinkedName, kinds: Sequence[str], known: Known) -> bool:
    entity = known.entities.get(name.matches[0].entity_id)
    if "candidate" in kinds:
        return name.matches[0].entity_id in known.candidate_ids
    return entity is not None and (
        entity.kind in kinds
        or (EntityKind.ORGANIZATION in kinds and entity.kind != "person")
        or any(is_called(kind, own_kind=entity.kind, name=entity.name) for kind in kinds)
    )


def _in_order(names: Iterable[LinkedName]) -> tuple[int, ...]:
    """Whom names mean, in the order in which they were said."""
    return tuple(dict.fromkeys(m.entity_id for name in names for m in name.matches))


def _fits(name: LinkedName, pronoun: str, known: Known, *, is_candidate: bool) -> bool:
    if not name.matches:
        return False
    if is_candidate and not _may_stand(name, known):
        return False
    return pronoun not in _PERSONAL or any(_is_person(i, known) for i in meant_ids([name]))


def _may_stand(name: LinkedName, known: Known) -> bool:
    """Whether one of those whom a name may mean is a candidate."""
    return any(match.entity_id in known.candidate_ids for match in name.matches)


def _is_person(entity_id: int, known: Known) -> bool:
    entity = known.entities.get(entity_id)
    return entity is None or entity.kind == EntityKind.PERSON


def _from_turns(
    pronoun: str, turns: Sequence[Turn], known: Known, *, busy: set[int], is_candidate: bool, restricts: bool
) -> tuple[LinkedName, ...]:
    turns = [turn for turn in turns if not _is_of_nobody(turn)] or turns
    groups = [
        [i for i in ids if i not in busy and _may_be(i, pronoun, known, is_candidate=is_candidate)]
        for turn in reversed(turns)
        for ids in _spoken_of(turn, pronoun, known, is_candidate=is_candidate, restricts=restricts)
    ]
    if is_candidate and pronoun in _SEVERAL and turns and _tells_candidates(turns[-1], known):
        groups.insert(0, [i for i in turns[-1].told_ids if i not in busy])
    told = turns[-1].told_ids if turns and restricts and pronoun in _SEVERAL and not is_candidate else ()
    if len(told) > 1 and not any(_may_be(i, pronoun, known, is_candidate=False) for i in told):
        return ()  # "which of those back Reed" of candidates, who back nobody
    clear = [ids for ids in groups if ids and not (pronoun == "that_one" and len(ids) > 1 and not restricts)]
    if not clear:
        return ()
    if pronoun in _SEVERAL or restricts:
        return tuple(name_of(i, known) for i in clear[0])
    first = name_of(clear[0][0], known)
    meant = _alike(first, pronoun, [i for ids in clear for i in ids], turns, known)
    return (meant,) if meant is not None else ()


def _is_of_nobody(turn: Turn) -> bool:
    """Whether a turn asked what somebody did whom nobody knows."""
    return any(not name.matches for clause in turn.question.clauses for name in clause.endorser.names)


_FEW = 9  # told at once, of whom one may be the only person


def _tells_candidates(turn: Turn, known: Known) -> bool:
    """Whether most of those whom an answer named are candidates, so that "them" means these."""
    standing = sum(one in known.candidate_ids for one in turn.told_ids)
    return standing > 1 and standing > len(turn.told_ids) - standing


def _alike(
    first: LinkedName, pronoun: str, fitting: Sequence[int], turns: Sequence[Turn], known: Known
) -> LinkedName | None:
    """The likeliest one, or where that name speaks against "she", the next one of whom a question spoke by name.

    None where it may be one of several whom an answer named.
    """
    otherwise = {i for i in fitting if _is_called_otherwise(i, pronoun, turns, known)}
    if first.matches[0].entity_id in otherwise:
        rest = [i for i in dict.fromkeys(fitting) if i not in otherwise and not _is_unlike(name_of(i, known), pronoun)]
        return name_of(rest[0], known) if len(rest) == 1 else None
    if not _is_unlike(first, pronoun):
        return first
    said = {i for t in turns for i in _in_order(t.question.names)}
    said |= {i for t in turns[-1:] for c in t.question.clauses for i in _alone(c.endorser)}
    others = [name for i in fitting if not _is_unlike(name := name_of(i, known), pronoun)]
    is_told = any(_is_unlike(name, _OTHER[pronoun]) for name in others)
    return next((name for name in others if name.matches[0].entity_id in said), None if is_told else first)


def _alone(slot: Slot) -> tuple[int, ...]:
    """The one whom a side that is not asked for means; nobody where it means several."""
    meant = () if slot.is_asked else _in_order(slot.names)
    return meant if len(meant) == 1 else ()


def _is_called_otherwise(entity_id: int, pronoun: str, turns: Sequence[Turn], known: Known) -> bool:
    """Whether an earlier turn said "her" of whom "him" would mean here."""
    if pronoun not in _OTHER or _is_unlike(name_of(entity_id, known), _OTHER[pronoun]):
        return False  # the name tells more than a slip in the talk
    for turn in turns:
        talk = load_lexicon(turn.question.language).talk
        said = set(fold(turn.question.text).split())
        slots = [s for c in turn.question.clauses for s in (c.endorser, c.candidate)]
        meant = {n.matches[0].entity_id for s in slots for n in s.names if n.matches and not n.end}
        is_other = said & talk[f"of_{_OTHER[pronoun]}"] and not said & talk[f"of_{pronoun}"]
        if is_other and {i for i in meant if _is_person(i, known)} == {entity_id}:
            return True
    return False


_OTHER = {"him": "her", "her": "him"}


def _is_unlike(name: LinkedName, pronoun: str) -> bool:
    """Whether a given name speaks against "him" or "her"."""
    return any(contradicts(match.name, pronoun) for match in name.matches)


def means_told(pronoun: str, before: Clause, turn: Turn, known: Known) -> bool:
    """Whether a pronoun speaks against all who did something, and for those whom the answer told."""
    other = {"him": "her", "her": "him"}.get(pronoun, "")
    told = [name_of(i, known) for i in turn.told_ids]
    is_of_told = bool(told) and all(_is_unlike(name, other) for name in told)
    return is_of_told and any(_is_unlike(name, pronoun) for name in before.endorser.names)


def _may_be(entity_id: int, pronoun: str, known: Known, *, is_candidate: bool) -> bool:
    """Whether a pronoun on a side may mean this entity: no candidate is "they" beside those who back."""
    if is_candidate and entity_id not in known.candidate_ids:
        return False
    if not is_candidate and pronoun in _SEVERAL and entity_id in known.candidate_ids:
        return entity_id in known.endorser_ids
    return pronoun not in _PERSONAL or _is_person(entity_id, known)


def _spoken_of(
    turn: Turn, pronoun: str, known: Known, *, is_candidate: bool, restricts: bool
) -> Iterator[tuple[int, ...]]:
    """Groups of entities that a turn spoke of, the likeliest for a pronoun on that side first."""
    questions = turn.question.parts or (turn.question,)
    targets = [_in_order(c.candidate.names) for q in reversed(questions) for c in q.clauses]
    doers = [_in_order(c.endorser.names) for q in reversed(questions) for c in q.clauses if not c.endorser.is_asked]
    told_candidates = any(c.candidate.is_asked for q in questions for c in q.clauses)
    if not is_candidate and told_candidates:
        yield from doers
    if restricts or (not is_candidate and pronoun not in _PERSONAL):
        yield turn.told_ids
    if is_candidate:
        yield from targets
    yield from doers
    persons = tuple(i for i in turn.told_ids if _is_person(i, known)) if len(turn.told_ids) <= _FEW else ()
    if not is_candidate and pronoun in _PERSONAL and len(persons) == 1:
        yield persons  # the one whom the answer named, before the candidate whom the question did
    if not is_candidate and pronoun not in _SEVERAL:
        yield from targets
    yield turn.told_ids
    yield _in_order(turn.question.names)


def spoken_of(turns: Sequence[Turn], *, most: int = 4) -> frozenset[int]:
    """Everybody whom the last turns named, in the question or in the answer."""
    recent = turns[-most:]
    said = [q for t in recent for q in (t.question.parts or (t.question,))]
    named = {i for q in said for c in q.clauses for slot in (c.endorser, c.candidate) for i in _in_order(slot.names)}
    return frozenset(named | {i for t in recent for i in t.told_ids})


def name_of(entity_id: int, known: Known) -> LinkedName:
    """A link to somebody spoken of before."""
    entity = known.entities.get(entity_id)
    shown = entity.name if entity else str(entity_id)
    match = NameMatch(entity_id=entity_id, name=shown, alias=shown, similarity=100.0, confidence=1.0, why="exact")
    return LinkedName(written=shown, matches=(match,))


def last_question(turns: Sequence[Turn]) -> tuple[Question, Turn] | None:
    """The newest question of a conversation that was about the records, and its turn."""
    for turn in reversed(turns):
        if turn.question.clauses:
            return turn.question, turn
        if turn.question.parts:
            return turn.question.parts[-1], turn
    return None
