"""Who ranks whom, and where: "Moss's first choice", "ranked Moss second", "whose second choice is she"?

A rank without another word of support is a clause of its own. With a verb the place decides who ranks; a noun goes
with the name beside it, unless that one has only ever been ranked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.models import Asks, Clause, Relation, Relative, Slot
from facts.models.building import replace
from facts.questions.arguments import Argument, find_arguments
from facts.questions.assemble import slot_of
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.sides import can_endorse, can_stand
from facts.questions.units import Unit, has

#: The ranks that phrases tell; none where a place beside another is meant.
RANKS = {"rank": 1, "rank_2": 2, "rank_3": 3, "rank_beside": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What stays the same while a sentence is read."""

    known: Known
    lexicon: Lexicon
    asks: Asks


def find_rank(units: Sequence[Unit]) -> int | None:
    """The choice that is spoken of, 1 for the first; None for none or for several."""
    told = {RANKS[u.tag] for u in units if u.tag in RANKS} - {None}
    return told.pop() if len(told) == 1 else None


def says_placed(units: Sequence[Unit]) -> bool:
    """Whether "ranked first?", "as their first choice?" is all that is said: whether the one just told is."""
    content = [u for u in units if u.tag not in ("mark", "tag", "still")]
    if not has(content[-1:], *RANKS):
        return False
    words = [w for u in content for w in u.words]
    return (len(content) == 1 and words[0] in _PLACED) or (words[0] in _AS and len(content) <= _AS_THEIR)


_PLACED = ("ranked", "listed", "placed", "slotted")
_AS = ("as", "como")
_AS_THEIR = 3  # units of "as their first choice"


def rank_clause(units: Sequence[Unit], by: Reader) -> Clause:
    """ "Moss's first choice", "ranked Moss second": a rank without another word of support."""
    rank = next(u for u in units if u.tag in RANKS)
    if has(units, "except"):
        return _but_for(units, by)
    arguments = [a for a in find_arguments(units) if a.sort in ("name", "pronoun", "group", "anybody")]
    asked = next((a for a in find_arguments(units) if a.is_asked), None)
    endorser, candidate = _ranked(units, rank, arguments, asked, by)
    if (asked is not None or candidate is None) and _misfits(endorser, by.known):
        endorser, candidate = candidate, endorser  # "whose second choice is Moss"
    if candidate is not None and candidate.sort == "name" and not can_stand(candidate, by.known):
        endorser, candidate = candidate, endorser  # "who had the nurses ranked second" asks whom they did
    is_owned = candidate is None and endorser is not None and can_stand(endorser, by.known)
    if is_owned and (owner := _owner(units, rank, by)) is not None:
        endorser, candidate = owner, endorser  # "is Moss her first choice"
    is_now = _is_now(units, rank, by.lexicon) and not has(units, "ever", "window")
    lasting = (has(units, "still") or is_now) and not has(units, "used_to")
    clause = Clause(
        relation=Relation.BACKS if lasting else Relation.EVER_BACKED,
        endorser=slot_of(endorser),
        candidate=slot_of(candidate),
        rank=find_rank(units),
    )
    clause = _given_then(clause, units, rank, by)
    if by.asks is not Asks.YES_NO and endorser is not None and endorser.sort == "anybody":
        return replace(clause, endorser=replace(clause.endorser, is_asked=True))
    if by.asks is Asks.YES_NO or clause.endorser.is_asked or clause.candidate.is_asked:
        return clause
    if candidate is None:
        return replace(clause, candidate=Slot(is_asked=True))
    return replace(clause, endorser=Slot(is_asked=True)) if endorser is None else clause


def _given_then(clause: Clause, units: Sequence[Unit], rank: Unit, by: Reader) -> Clause:
    """The clause of a place that was given, or held, in a time ("whom did they rank first in May")."""
    window = next((u.window for u in units if u.tag == "window"), None)
    is_act = rank.words[0] in by.lexicon.talk["placing"] and clause.relation is Relation.EVER_BACKED
    is_dated = window is not None and not window.topic and window.relative in (Relative.DURING, Relative.ON)
    if by.asks is Asks.YES_NO or not (is_act and is_dated and clause.endorser.names):
        return clause
    return replace(clause, relation=Relation.BACKS, window=window)


def _owner(units: Sequence[Unit], rank: Unit, by: Reader) -> Argument | None:
    """The pronoun right before a rank, which says whose it is; only where a verdict is wanted."""
    unit = next((u for u in units if u.last + 1 == rank.at), None)
    if unit is None or by.asks is not Asks.YES_NO or unit.text not in by.lexicon.owning:
        return None
    plain = "him" if unit.text in by.lexicon.talk["personal"] else "them"
    pronoun = unit.tag if unit.tag in ("him", "her", "them") else plain
    return Argument(sort="pronoun", at=unit.at, last=unit.last, slot=Slot(pronoun=pronoun))


def _but_for(units: Sequence[Unit], by: Reader) -> Clause:
    """ "Whose first choice is not Moss": the clause about anybody but her."""
    at = next(i for i, u in enumerate(units) if u.tag == "except")
    left_out = next((a.slot.names for a in find_arguments(units[at:]) if a.sort == "name"), ())
    clause = rank_clause([*units[:at], *(u for u in units[at + 1 :] if u.name not in left_out)], by)
    return replace(clause, candidate=replace(clause.candidate, excluded=left_out))


def _misfits(endorser: Argument | None, known: Known) -> bool:
    return endorser is not None and endorser.sort == "name" and not can_endorse(endorser, known)


def _is_now(units: Sequence[Unit], rank: Unit, lexicon: Lexicon) -> bool:
    """Whether the present is asked about: "is her second choice", "has her second"."""
    if any(u.tag in ("be", "do") and u.words[-1] in lexicon.present for u in units):
        return True
    if any(u.tag in ("be", "do", "have") and u.words[-1] in lexicon.past for u in units):
        return False  # "whom did they put second"
    done = [rank.words[0] in lexicon.past and units[0].words[-1] in lexicon.having]  # "has Reed ranked her second"
    done += [one.words[-1] in lexicon.having and two.words[0] in lexicon.past for one, two in pairwise(units)]
    if any(done):
        return False
    verbs = [rank.words[0], *(u.words[0] for u in units if u.tag == "ranking" or u.info.get("weak"))]
    return any(word in lexicon.present for word in verbs)


def _ranked(
    units: Sequence[Unit], rank: Unit, arguments: Sequence[Argument], asked: Argument | None, by: Reader
) -> tuple[Argument | None, Argument | None]:
    """Who ranks and who is ranked: with a verb by place, with a noun the name next to it ranks."""
    verb = rank.at if rank.words[0] in by.lexicon.rank_verbs else _verb_at(units, by.lexicon)
    if verb is not None:
        before = [a for a in arguments if a.at < verb]
        if not before and asked is None and len(arguments) > 1:
            return arguments[0], arguments[1]  # "has Moss got Reed first"
        after = next((a for a in arguments if a.at > verb), None)
        return (before[-1] if before else asked), after or (asked if before else None)
    if asked is not None and (has(units, "whose") or asked.lead in _FOR):
        return asked, next(iter(arguments), None)  # "whose second choice is Moss", "second choice for whom"
    before = [a for a in arguments if a.at < rank.at]
    after = next((a for a in arguments if a.at > rank.last), None)
    if not before and after is not None and after.lead in _FOR:
        return asked, after  # "second preferences for Moss"
    if not before:
        return (after, asked) if after is not None else (None, asked)
    if asked is not None and len(before) == 1:
        return before[-1], asked
    if len(before) > 1 and before[-1].lead in _FOR:
        return before[0], before[-1]  # "Moss for Reed, as a second choice"
    return before[-1], (before[0] if len(before) > 1 else after)


_FOR = ("for", "para")


def _verb_at(units: Sequence[Unit], lexicon: Lexicon) -> int | None:
    """Where a verb of ranking, or having, stands apart from the rank ("ranked Moss and Reed second", "got Moss as")."""
    had = lexicon.having | lexicon.gotten
    return next((u.at for u in units if u.tag == "ranking" or (u.info.get("weak") and u.text in had)), None)


def off_ballot(clause: Clause, units: Sequence[Unit], lexicon: Lexicon) -> Clause:
    """The clause about candidates, where "who is not on her ballot", "whom did they not rank" asks for the others."""
    is_open = clause.candidate.is_asked and not (clause.candidate.names or clause.candidate.kinds)
    if not (is_open and clause.negated and len(clause.endorser.names) == 1):
        return clause
    said = {word for u in units for word in u.words}
    is_of_ballot = bool(said & (lexicon.rankings | lexicon.talk["placing"]))
    return replace(clause, candidate=replace(clause.candidate, kinds=("candidate",))) if is_of_ballot else clause
