"""What is on record about those whom a question names, where it has no answer itself?

"Nothing on record" is not "no": beside it stands what the sources do say, with its citations.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.answers.citing import Citations
from facts.answers.drafts import Draft
from facts.answers.filters import is_of_kind
from facts.answers.inquiry import Inquiry
from facts.answers.matching import asked_side
from facts.answers.pairs import CANDIDATE, ENDORSER, ids_of
from facts.answers.telling import join_lines, tell_acts, tell_noun, tell_time
from facts.models import Clause, Entity, Relation, Statement
from facts.models.building import replace
from facts.standing import happened_on
from facts.store.standings import bodies_of, ranking_endorsers
from facts.store.statements import find_last_added, find_statements

_READ = 40  # statements about each name that are read at most, those added last: three of them are told
_TOLD = 3  # statements told about each name: enough to see what is known


def newest_first(statements: Sequence[Statement]) -> list[Statement]:
    """Statements in the order of their last possible day, the newest first."""
    return sorted(statements, key=lambda s: str(happened_on(s).latest_on), reverse=True)


def statements_of(inquiry: Inquiry, clause: Clause, *, limit: int = _READ) -> list[Statement]:
    """What is on record about whom a clause names: of the pairs if both sides are named and have any.

    `limit` is how many are read, of those that were added last; -1 for all.
    """
    endorsers, candidates = ids_of(clause.endorser) or None, ids_of(clause.candidate) or None
    sides: list[tuple[list[int] | None, list[int] | None]] = []
    sides += [(endorsers, candidates)] if endorsers and candidates else []
    sides += [(endorsers, None)] if endorsers else []
    sides += [(None, candidates)] if candidates else []
    for one, other in sides:
        found = find_last_added(inquiry.store, inquiry.view, limit=limit, endorser_ids=one, candidate_ids=other)
        if found:
            return newest_first(found)
    return []


def cite_known(inquiry: Inquiry, cited: Citations) -> bool:
    """Cite what is on record about whom a question names; False when nothing is."""
    for clause in inquiry.question.clauses:
        cited.cite_statements(statements_of(inquiry, clause)[:_TOLD], limit=_TOLD)
    return bool(cited.all())


def has_rank(inquiry: Inquiry, clause: Clause) -> bool:
    """Whether any source ranks what the clause speaks of."""
    if clause.endorser.names or len(ids_of(clause.candidate)) != 1:
        return any(s.rank is not None for s in statements_of(inquiry, clause, limit=-1))
    (candidate,) = ids_of(clause.candidate)
    ranking = ranking_endorsers(inquiry.store, inquiry.view, candidate)
    found = find_statements(inquiry.store, inquiry.view, endorser_ids=ranking, candidate_ids=[candidate])
    return any(s.rank is not None for s in found)


def tell_none(inquiry: Inquiry, cited: Citations) -> str:
    """That nothing fits, and what is on record instead."""
    words = inquiry.words
    clause = inquiry.question.clauses[0]
    is_candidate = asked_side(clause) == CANDIDATE
    asked = clause.candidate if is_candidate else clause.endorser
    noun = tell_noun(inquiry, asked, 1, is_candidate=is_candidate)
    none = words.say("none.list", noun=noun, time=tell_time(inquiry, clause))
    return join_lines([none, *tell_known(inquiry, cited, clause)])


def is_misplaced(inquiry: Inquiry) -> bool:
    """Whether a name stands on a side of the question on which no source has ever put it.

    That there is nobody would then tell more of how the question was read than of the world. So it would where
    candidates without backers are asked for, or a candidate of a sort that none is of ("who backs unions").
    """
    known = inquiry.known
    if _asks_who_lacks(inquiry):
        return True
    sides = [(c.endorser, known.endorser_ids) for c in inquiry.question.clauses]
    sides += [(c.candidate, known.candidate_ids) for c in inquiry.question.clauses]
    if any(key not in ids for slot, ids in sides for key in ids_of(slot)):
        return True
    kinds = {kind for c in inquiry.question.clauses for kind in c.candidate.kinds if not ids_of(c.candidate)}
    return bool(kinds) and not any(is_of_kind(e, kinds, known.candidate_ids) for e in _standing(inquiry))


def _standing(inquiry: Inquiry) -> list[Entity]:
    """Every candidate whom the store knows."""
    known = inquiry.known
    return [known.entities[key] for key in known.candidate_ids if key in known.entities]


def draft_none(inquiry: Inquiry) -> Draft:
    """That nobody fits; that there is no telling, where the names may have been read on the wrong sides."""
    cited = Citations()
    if not is_misplaced(inquiry):
        return Draft("list", [tell_none(inquiry, cited)], cited=cited)
    told = [line for c in inquiry.question.clauses for line in _tell_both_sides(inquiry, cited, c)]
    return Draft("unknown", [inquiry.words.say("none.fact"), *told], cited=cited, is_gap=True)


def _asks_who_lacks(inquiry: Inquiry) -> bool:
    """Whether candidates without backers are asked for: who has none in our sources may have some."""
    asked = [c for c in inquiry.question.clauses if c.negated and c.candidate.is_asked and not c.endorser.names]
    return len(asked) == len(inquiry.question.clauses) and any(c.relation is Relation.BACKS for c in asked)


def _tell_both_sides(inquiry: Inquiry, cited: Citations, clause: Clause) -> list[str]:
    """What is on record about each name of a clause, whichever side it was read on."""
    turned = replace(clause, endorser=clause.candidate, candidate=clause.endorser)
    told = [line for one in (clause, turned) for line in tell_known(inquiry, cited, one)]
    return list(dict.fromkeys(told))


def tell_known(inquiry: Inquiry, cited: Citations, clause: Clause) -> list[str]:
    """What is on record about each name of a clause."""
    words = inquiry.words
    told = []
    for slot, side in ((clause.endorser, "known_endorser"), (clause.candidate, "known_candidate")):
        for name in slot.names:
            if not name.matches:
                continue
            match = name.matches[0]
            found = newest_first(_statements_on(inquiry, match.entity_id, side))
            key = side
            if not found and clause.relation is Relation.ANY:  # of somebody as such: what is said of them, then
                key = "known_candidate"
                found = newest_first(_statements_on(inquiry, match.entity_id, key))
            if found:
                acts = tell_acts(
                    inquiry, cited, found, limit=_TOLD, named=ENDORSER if key == "known_endorser" else CANDIDATE
                )
                told.append(words.say(f"none.{key}", name=match.name, acts=acts))
            elif key == "known_candidate":
                told.append(words.say("none.nobody_on", name=match.name))
            elif bodies := bodies_of(inquiry.store, inquiry.view, match.entity_id):
                told += _tell_bodies(inquiry, cited, match.name, bodies)
            else:
                told.append(words.say("none.nothing_known", name=match.name))
    return told


def _tell_bodies(inquiry: Inquiry, cited: Citations, name: str, bodies: Sequence[int]) -> list[str]:
    """For whom a person speaks who takes no stand of their own, and where these stand."""
    words = inquiry.words
    names = [inquiry.known.entities[key].name for key in bodies]
    found = newest_first(find_last_added(inquiry.store, inquiry.view, endorser_ids=bodies, limit=_READ))
    told = [words.say("none.speaks_for", name=name, body=words.join(names))]
    if found:
        acts = tell_acts(inquiry, cited, found, limit=_TOLD, named=ENDORSER if len(names) == 1 else "")
        told.append(words.say("none.known_endorser", name=words.join(names), acts=acts))
    return told


def _statements_on(inquiry: Inquiry, entity_id: int, key: str) -> list[Statement]:
    if key == "known_endorser":
        return find_last_added(inquiry.store, inquiry.view, endorser_ids=[entity_id], limit=_READ)
    return find_last_added(inquiry.store, inquiry.view, candidate_ids=[entity_id], limit=_READ)
