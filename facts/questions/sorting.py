"""Does a message keep of the list before it only those of a sort ("which of them are unions", "minus the senators")?"""

from __future__ import annotations

from itertools import pairwise

from facts.models import Asks, Clause, LinkedName, Question, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.questions.excepting import opens_leaving_out
from facts.questions.known import Known, Turn
from facts.questions.leaving_out import leave_out_each, leaves_several_out, sort_alone_left_out
from facts.questions.lexicon import load_lexicon
from facts.questions.references import name_of
from facts.questions.rows import PEOPLE, LeftOut
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT, including, of_any_sort, with_slot
from facts.questions.small_words import ONE_OF_A_SORT, THE
from facts.questions.units import has


def filtered(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Which of them are unions", "how many are senators": the list before, of one sort only."""
    denied = _denied_sorts(draft)
    sorts = [a.slot for a in draft.arguments if (a.slot.kinds or a.slot.roles) and not denied & {a.at, a.last}]
    people = [u for u in draft.units if u.tag == "group" and not u.info.get("kinds") and not u.info.get("roles")]
    if draft.question.names or not (sorts or people):
        return None
    pointers = load_lexicon(draft.question.language).talk["pointers"]
    is_of_all = not draft.has("be") or any(u.text in pointers for u in draft.units)
    if not sorts and draft.question.asks is Asks.COUNT and is_of_all:
        return None  # "how many ppl", "so that is how many people" count those told
    clause = before.clauses[0]
    if turn.kind == "list" and not turn.told_ids and not draft.has("else"):
        clause = including(clause)  # "any senators?" after "anyone else?" found nobody
    if (rest := _without_sorts(draft, before, clause)) is not None:
        return rest
    if sorts and sorts[0].is_definite and not draft.has("which"):
        one = _offered(turn, sorts[0]) or sorts[0]
        return replace(before, clauses=(replace(clause, endorser=one), *before.clauses[1:]))
    if sorts and draft.question.asks is Asks.YES_NO and draft.has("be") and (told := _spoken_of(draft, clause, turn)):
        return _is_a(before, sorts[0], name_of(told, known))
    kinds = tuple(k for slot in sorts for k in slot.kinds) or (("person",) if not sorts else ())
    roles = tuple(r for slot in sorts for r in slot.roles)
    asks = draft.question.asks if draft.question.asks in (Asks.COUNT, Asks.YES_NO) else Asks.LIST
    if draft.corrects:  # "no i meant just the unions" asks the same of them
        asks = before.asks if before.asks in (Asks.COUNT, Asks.YES_NO) else Asks.LIST
    if (of_told := _backing_told(clause, kinds, roles, turn, known)) is not None:
        return replace(before, asks=asks, order=None, clauses=(of_told, *before.clauses[1:]))
    is_candidates = "candidate" in kinds and not clause.candidate.names
    side = "candidate" if clause.candidate.is_asked or is_candidates else "endorser"
    slot = replace(getattr(clause, side), kinds=kinds, roles=roles, but_kinds=(), but_roles=())
    slot = replace(slot, is_asked=asks is not Asks.YES_NO)
    if draft.corrects or (slot.is_asked and not draft.has("those", "them")):
        slot = replace(slot, names=())  # "and the senators?" after "which of them are unions" asks of all again
    return replace(before, asks=asks, clauses=(with_slot(clause, side, slot), *before.clauses[1:]))


def _without_sorts(draft: Draft, before: Question, clause: Clause) -> Question | None:
    """The list before without a sort; nothing where several are left out that no one slot leaves out."""
    left_out = sort_alone_left_out(draft.units)
    if left_out is None:
        return _not_read(before, draft) if leaves_several_out(draft.units) else None
    rest = leave_out_each(_of_all(clause, draft, left_out), _with_left_out(clause, left_out))
    return replace(before, asks=Asks.LIST, clauses=(*rest, *before.clauses[1:]))


def _backing_told(
    clause: Clause, kinds: tuple[str, ...], roles: tuple[str, ...], turn: Turn, known: Known
) -> Clause | None:
    """ "Which unions?" after who has more: those that back the candidates just told; None where none were."""
    told = turn.told_ids if clause.candidate.is_asked and not clause.endorser.names else ()
    is_of_backers = bool(kinds or roles) and "candidate" not in kinds and clause.relation in SUPPORT
    if not told or not is_of_backers or not all(one in known.candidate_ids for one in told):
        return None
    names = tuple(name_of(one, known) for one in told)
    endorser = replace(clause.endorser, kinds=kinds, roles=roles, is_asked=True)
    return replace(clause, endorser=endorser, candidate=replace(clause.candidate, names=names, is_asked=False))


def minus_those(draft: Draft, before: Question) -> Question | None:
    """ "Minus the ones who left Moss": the list before without those who did; nothing where it is of another side."""
    if not opens_leaving_out(draft.units, load_lexicon(draft.question.language)):
        return None
    first, *more = draft.question.clauses
    denial = draft.has("not") and first.negated  # "without those who", which is read as a denial
    is_of_same = first.endorser.is_asked and before.asks is Asks.LIST and before.clauses[0].endorser.is_asked
    if more or not is_of_same or first.negated != denial:
        return _not_read(before, draft)
    left = replace(first, negated=True, endorser=replace(before.clauses[0].endorser, names=()))
    return replace(before, clauses=(*before.clauses, left))


def _not_read(before: Question, draft: Draft) -> Question:
    return replace(before, text=draft.question.text, asks=Asks.NOTHING, clauses=(), unread=(draft.units[0].text,))


def widened(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Now everybody, orgs too" after which senators left: the list before, of any sort."""
    lexicon = load_lexicon(draft.question.language)
    content = [u for u in draft.units if u.tag not in ("mark", "tag", "polite", "and", "but", "what_about")]
    if content and content[0].tag == "still" and content[0].text in lexicon.talk["nowadays"]:
        content = content[1:]
    said = [u for u in content if u.tag != "word" or u.text not in lexicon.common | lexicon.joining]
    words = [word for u in content for word in u.words]
    joins = bool({*words, *("_".join(two) for two in pairwise(words))} & lexicon.joining)
    is_bare = all(u.tag in ("everybody", "group") for u in said) and (joins or not any(u.tag == "group" for u in said))
    if not any(u.tag == "everybody" for u in said) or not is_bare or before.asks not in (Asks.LIST, Asks.COUNT):
        return None
    clauses = tuple(map(of_any_sort, before.clauses))
    return replace(before, asks=Asks.LIST, clauses=clauses) if clauses != before.clauses else None


def _of_all(clause: Clause, draft: Draft, left_out: LeftOut) -> Clause:
    """The clause of all sorts for "minus the unions"; of the sort before where what is left out is a part of it.

    "Which are not unions" is said of those told, "not the senators" after the politicians leaves politicians,
    "not the unions" after the groups leaves groups.
    """
    asked = "candidate" if clause.candidate.is_asked else "endorser"
    slot: Slot = getattr(clause, asked)
    kinds, roles = left_out
    is_part = bool(kinds) and set(kinds) < set(slot.kinds)
    is_part |= _BODIES in slot.kinds and bool(kinds) and set(kinds).isdisjoint({*PEOPLE, *_NO_BODIES})
    is_part |= bool(roles) and not kinds and not set(slot.kinds).isdisjoint(PEOPLE)
    return clause if draft.has("be") or is_part else with_slot(clause, asked, replace(slot, kinds=(), roles=()))


_BODIES, _NO_BODIES = "organization", ("organization", "candidate")


def _with_left_out(clause: Clause, left_out: LeftOut) -> LeftOut:
    """The sort that is left out now with those that were left out before."""
    slot = clause.candidate if clause.candidate.is_asked else clause.endorser
    kinds, roles = left_out
    return tuple(dict.fromkeys((*slot.but_kinds, *kinds))), tuple(dict.fromkeys((*slot.but_roles, *roles)))


def _denied_sorts(draft: Draft) -> set[int]:
    """Where a sort stands that is set against the one before it ("only the people, not orgs")."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "and", "but")]
    return {
        after.at
        for before, denial, after in zip(content, content[1:], content[2:], strict=False)
        if after.tag == "group" and denial.tag in ("not", "no") and before.tag in ("group", "only")
    }


def _offered(turn: Turn, sort: Slot) -> Slot | None:
    """Those between whom a name leaves open who is meant, of the sort said now ("the senator")."""
    names = turn.question.clauses[0].endorser.names if turn.question.clauses else ()
    return Slot(names=names, roles=sort.roles, kinds=sort.kinds) if any(len(n.matches) > 1 for n in names) else None


def _spoken_of(draft: Draft, clause: Clause, turn: Turn) -> int | None:
    """Whom "is that a union", "is he a senator" is about: the one whom the answer named, else the one who acts."""
    if len(turn.told_ids) == 1:
        return turn.told_ids[0]
    acting = meant_ids(clause.endorser.names)
    is_pointed = draft.has("him", "her", "them", "that_one") and not turn.told_ids
    return next(iter(acting)) if is_pointed and len(acting) == 1 else None


def _is_a(before: Question, sort: Slot, name: LinkedName) -> Question:
    """ "Is that a union?", of the one whom the answer named."""
    slot = Slot(names=(name,), kinds=sort.kinds, roles=sort.roles)
    return replace(before, asks=Asks.IS_A, clauses=(Clause(relation=Relation.ANY, endorser=slot),))


def others_of_sort(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Any other union?": those of a sort whom the conversation has not named."""
    asked = filtered(draft, before, turn, known)
    if asked is None or not asked.clauses or not asked.clauses[0].endorser.is_asked:
        return asked
    clause = asked.clauses[0]
    said = (*before.clauses[0].endorser.names, *(name_of(i, known) for i in turn.told_ids))
    endorser = replace(clause.endorser, excluded=(*clause.endorser.excluded, *said))
    return replace(asked, clauses=(replace(clause, endorser=endorser), *asked.clauses[1:]))


def asks_what_one_is(draft: Draft) -> bool:
    """Whether "is Moss a senator" is all that is said: of what sort one who is named is, whatever was told before."""
    content = [u for u in draft.units if u.tag not in ("mark", "tag", "polite", "and", "but") and u.text not in THE]
    is_whole = [u.tag for u in content] == ["be", "name", "word", "group"] and content[2].text in ONE_OF_A_SORT
    sort = content[-1].info if is_whole else {}
    return bool(sort.get("is_single")) and bool(sort.get("roles") or sort.get("kinds"))


def of_sort_asked(clause: Clause, draft: Draft) -> Clause:
    """The clause about the sort of endorsers that is asked for now ("and which union isn't"), if any is."""
    sort = next((a.slot for a in draft.arguments if a.is_asked and (a.slot.kinds or a.slot.roles)), None)
    if sort is None or not clause.endorser.is_asked:
        return clause
    return replace(clause, endorser=replace(clause.endorser, names=(), kinds=sort.kinds, roles=sort.roles))


def any_of_sort(clause: Clause, before: Clause, draft: Draft) -> Clause:
    """The clause of the sort that was asked of before, where "any" names none ("any for Moss" after the unions).

    "And which went to Reed" behind which of several went to Moss is asked of the same ones.
    """
    if before.endorser.is_asked and len(before.endorser.names) > 1 and _says_which(draft) and _is_open(clause.endorser):
        return replace(clause, endorser=replace(clause.endorser, names=before.endorser.names))
    lexicon = load_lexicon(draft.question.language)
    said_any = lexicon.talk["any_of_sort"]
    said = [u for u in draft.units if u.tag in ("anybody", "nobody") and said_any.intersection(u.words)]
    slot = clause.endorser
    if not said or not _is_open(slot) or draft.has("group", "those", "them", "else", "of"):
        return clause
    return replace(clause, endorser=replace(slot, kinds=before.endorser.kinds, roles=before.endorser.roles))


def _is_open(slot: Slot) -> bool:
    return not (slot.names or slot.kinds or slot.roles or slot.pronoun)


def _says_which(draft: Draft) -> bool:
    """Whether a bare "which", or "which ones", right before an act asks who did it."""
    units = [u for u in draft.units if u.tag not in ("mark", "and", "but", "tag")]
    return has(units[:1], "which") and has(units[1:2], "stance", "be", "have") and not has(units[1:], "which", "group")
