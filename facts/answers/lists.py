"""Who, which, how many: answers that are lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest

from facts.answers.citing import Citations
from facts.answers.comparing import BY_NUMBER, compare, compare_by_index
from facts.answers.drafts import Draft
from facts.answers.inquiry import COUNTED, IN_WORDS, Inquiry
from facts.answers.matching import Line, asked_side, find_lines, speaks_of
from facts.answers.onrecord import cite_known, draft_none, has_rank, is_misplaced, tell_known, tell_none
from facts.answers.pairs import CANDIDATE, ENDORSER, ids_of
from facts.answers.places_in_time import as_latest, as_longest, begun
from facts.answers.shortlists import Found, find_list, newest_gone, ordered
from facts.answers.telling import (
    capitalised,
    is_now,
    make_item,
    names_in,
    tell_acts,
    tell_followed,
    tell_lines,
    tell_newest,
    tell_noun,
    tell_other_side,
    tell_time,
)
from facts.models import Asks, Clause, EntityKind, Item, LinkedName, NameMatch, Question, Relation, Statement
from facts.models.building import replace
from facts.questions.slots import SUPPORT
from facts.standing import Truth, happened_on

#: Relations of people and groups that need not have endorsed anybody.
_NOSUPPORT = frozenset({Relation.URGES_EXIT, Relation.OPPOSES, Relation.DECLINED, Relation.ANY})
_LEFT_TOLD = 3  # acts told of those who only left
IN_HEADING = 4  # names that the verdict itself tells; more are counted


def answer_list(inquiry: Inquiry) -> Draft:
    """Answer who or which."""
    question = inquiry.question
    clauses = question.clauses
    if question.order:
        return _in_order(inquiry, question.order)
    if question.asks is Asks.COUNT:
        inquiry = replace(inquiry, paging=inquiry.paging.within(COUNTED))
    found = find_list(inquiry, clauses)
    if not (found.many_sure or found.many_maybe) and (clauses[0].beside is not None or clauses[0].is_literal):
        return _untold(inquiry, "none.rank" if clauses[0].beside is not None else "none.fact")
    if clauses[0].relation is Relation.OPPOSES and not (found.many_sure or found.many_maybe or clauses[0].negated):
        called = _calling(inquiry)  # whoever calls on somebody to go is against them, where nobody says as much
        return _told(called, find_list(called, called.question.clauses))
    if not (found.many_sure or found.many_maybe) and clauses[0].rank is not None:
        found = find_list(inquiry, _formerly(clauses))
        if not (found.many_sure or found.many_maybe) and not has_rank(inquiry, clauses[0]):
            return _untold(inquiry, "none.rank")
    if not (found.many_sure or found.many_maybe) and _asks_whom_left(question):
        once = inquiry.about(replace(question, clauses=(replace(clauses[0], ever=True),)))
        return _told(once, find_list(once, once.question.clauses))  # whom they left, though they are back
    return _told(inquiry, found)


def _asks_whom_left(question: Question) -> bool:
    """Whether it is asked whom somebody named left, which they did though they should have come back."""
    clause = question.clauses[0]
    is_left = clause.relation is Relation.WITHDREW and not (clause.negated or clause.ever or question.still)
    return is_left and len(question.clauses) == 1 and clause.candidate.is_asked and bool(clause.endorser.names)


def _calling(inquiry: Inquiry) -> Inquiry:
    """The asking of who called on somebody to go, in the place of who is against them."""
    first, *others = inquiry.question.clauses
    kept = [c for c in others if (c.relation, c.negated) != (Relation.BACKS, True)]
    clauses = (replace(first, relation=Relation.URGES_EXIT), *kept)
    return inquiry.about(replace(inquiry.question, clauses=clauses))


def _formerly(clauses: Sequence[Clause]) -> list[Clause]:
    """Whom a rank was once given, where nobody holds it now."""
    return [replace(c, relation=Relation.EVER_BACKED) if c.relation is Relation.BACKS else c for c in clauses]


def _in_order(inquiry: Inquiry, order: str) -> Draft:
    """The first, the latest, or those with the most or fewest: every line has to be read, unless they are counted."""
    clauses = inquiry.question.clauses
    if order in BY_NUMBER and (counted := compare_by_index(inquiry, order)) is not None:
        return counted
    if order in ("first", "last"):  # whoever came back later may still have been the first to leave
        clauses = tuple(replace(c, ever=True) if c.relation is Relation.WITHDREW else c for c in clauses)
    lines = find_lines(inquiry, clauses)
    if order == "last":
        lines = begun([as_latest(line, clauses[0]) for line in lines], clauses[0])
    elif order == "longest":
        lines = [as_longest(line) for line in lines]
    if not lines and clauses[0].rank is not None:
        lines = find_lines(inquiry, _formerly(clauses))
        if not lines and not has_rank(inquiry, clauses[0]):
            return _untold(inquiry, "none.rank")
    sure = ordered([line for line in lines if line.truth is Truth.YES], clauses[0])
    maybe = ordered([line for line in lines if line.truth is Truth.OPEN], clauses[0])
    return compare(inquiry, sure, order) if order in BY_NUMBER else _extreme(inquiry, [*sure, *maybe], order)


def _untold(inquiry: Inquiry, why: str) -> Draft:
    """That no source tells what is asked for, such as a rank, and what is on record instead."""
    cited = Citations()
    told = tell_known(inquiry, cited, inquiry.question.clauses[0])
    return Draft("unknown", [inquiry.words.say(why), *told], cited=cited)


def _told(inquiry: Inquiry, found: Found) -> Draft:
    if not (found.many_sure or found.many_maybe) and is_misplaced(inquiry):
        return draft_none(inquiry)
    question, cited = inquiry.question, Citations()
    clause = question.clauses[0]
    side = asked_side(clause)
    has_target = len(ids_of(clause.candidate if side == ENDORSER else clause.endorser)) != 1
    items = [make_item(cited, line, side, has_target=has_target) for line in found.sure]
    doubtful = [make_item(cited, line, side, has_target=has_target) for line in found.maybe]
    is_count = question.asks is Asks.COUNT
    parts = _tell_sure(inquiry, found, items, side)
    if _is_under_others(clause, found.sure):
        parts.insert(0, inquiry.words.say("list.other_condition"))
    if not found.many_sure:
        parts.append(tell_none(inquiry, cited))
    parts += _tell_doubtful(inquiry, found, doubtful, cited)
    if side == CANDIDATE and len(ids_of(clause.endorser)) > 1 and items and len(question.clauses) == 1:
        parts.append(_tell_left_out(inquiry, clause, found.sure))
    parts += _asides(inquiry, cited, clause, found.sure)
    draft = Draft("count" if is_count else "list", parts, items=items, unconfirmed=doubtful, cited=cited)
    if is_count:
        draft.value = found.many_sure
        if not items and not cite_known(inquiry, cited) and not found.many_sure:
            draft.kind, draft.value = "list", None
    return page_noted(draft, found)


def _is_under_others(clause: Clause, lines: Sequence[Line]) -> bool:
    """Whether a condition is asked about of which those of the lines do not speak: a source may have other words."""
    shown = [s for line in lines for s in line.shown if s.condition]
    return bool(clause.condition and shown) and not any(speaks_of(s.condition or "", clause.condition) for s in shown)


def _tell_sure(inquiry: Inquiry, found: Found, items: Sequence[Item], side: str) -> list[str]:
    if not found.many_sure:
        return []
    clause = inquiry.question.clauses[0]
    names = [i.name for i in items] if len(items) == found.many_sure else []
    if side == CANDIDATE and len(ids_of(clause.endorser)) > 1 and not clause.endorser.all_of:
        clause = _of_doers(clause, found.sure)
    if len(items) == found.many_sure == 1 and side == ENDORSER and not ids_of(clause.candidate):
        clause, items = _of_target(clause, items, found.sure[0])
    heading = tell_heading(inquiry, clause, side, names, number=found.many_sure, kinds=found.kinds)
    lines = tell_lines(inquiry, items, found.sure, side, total=found.many_sure)
    if found.many_sure > IN_WORDS.most and len(found.kinds) > 1:
        return [heading, _by_kind(inquiry, found.kinds), *lines]
    return under_heading(heading, lines, items)


def _of_target(clause: Clause, items: Sequence[Item], line: Line) -> tuple[Clause, Sequence[Item]]:
    """The clause with the one candidate of its only line, which the line then need not name."""
    found = {f.candidate.entity_id: f.candidate for f in line.findings}
    if len(found) != 1 or clause.candidate.kinds:
        return clause, items
    (candidate,) = found.values()
    name = LinkedName(written=candidate.name, matches=(NameMatch.of(candidate, "exact"),))
    named = replace(clause.candidate, names=(name,))
    return replace(clause, candidate=named), [replace(item, target=None) for item in items]


def under_heading(heading: str, lines: Sequence[str], items: Sequence[Item]) -> list[str]:
    """A heading and its lines; a single line goes on behind it, without a name that the heading has said."""
    if len(lines) != 1:
        return [heading, *lines]
    told = lines[0].removeprefix("- ")
    name = f"{items[0].name}: "
    return [f"{heading} {told.removeprefix(name) if items[0].name in heading else told}"]


def _of_doers(clause: Clause, lines: Sequence[Line]) -> Clause:
    """The clause with those of several named endorsers of whom there is a line, each with a candidate of its own."""
    acting = {f.endorser.entity_id for line in lines for f in line.findings if f.truth is Truth.YES}
    names = tuple(n for n in clause.endorser.names if n.matches and n.matches[0].entity_id in acting)
    return replace(clause, endorser=replace(clause.endorser, names=names, all_of=True)) if names else clause


def _tell_left_out(inquiry: Inquiry, clause: Clause, lines: Sequence[Line]) -> str:
    """Of whom of several named endorsers there is no line."""
    told = _of_doers(clause, lines).endorser.names
    missing = [n.matches[0].name for n in clause.endorser.names if n.matches and n not in told]
    return inquiry.words.say("list.nothing_on", names=inquiry.words.join(missing)) if missing else ""


def _by_kind(inquiry: Inquiry, kinds: Mapping[str, int]) -> str:
    """A long list in one line: how many of which kind, the most first."""
    words = inquiry.words
    told = [kind for kind, _ in Counter(kinds).most_common() if words.has(f"noun.{kind}_one")]
    each = [f"{kinds[kind]} {words.noun(kind, kinds[kind])}" for kind in told]
    if others := sum(number for kind, number in kinds.items() if kind not in told):
        each.append(words.count("list.others", others))
    return words.say("list.kinds", kinds=words.join(each))


def _tell_doubtful(inquiry: Inquiry, found: Found, items: Sequence[Item], cited: Citations) -> list[str]:
    if not items:
        return []
    side = asked_side(inquiry.question.clauses[0])
    lines = tell_lines(inquiry, items, found.maybe, side, total=found.many_maybe)
    others = [tell_other_side(inquiry, cited, line) for line in found.maybe]
    told = [f"{line}{other}" for line, other in zip_longest(lines, others[: len(lines)], fillvalue="")]
    is_dated = inquiry.question.clauses[0].window is not None or inquiry.as_of is not None
    return [inquiry.words.say("list.undated" if is_dated and found.many_sure else "list.unconfirmed"), *told]


def page_noted(draft: Draft, found: Found) -> Draft:
    """The draft with what a page of a long list must say of the whole."""
    if len(draft.items) < found.many_sure or len(draft.unconfirmed) < found.many_maybe:
        draft.total, draft.total_unconfirmed = found.many_sure, found.many_maybe
        draft.by_kind, draft.read_ids = found.kinds, found.read_ids
    return draft


def _asides(inquiry: Inquiry, cited: Citations, clause: Clause, lines: Sequence[Line]) -> list[str]:
    """What a bare list of who backs somebody still would leave out: who left, the contest's end, the age of it all."""
    words, told = inquiry.words, []
    if (
        is_now(clause)
        and not clause.negated
        and len(inquiry.question.clauses) == 1
        and asked_side(clause) == ENDORSER
        and ids_of(clause.candidate)
    ):
        told.append(_what_changed(inquiry, cited, clause))
    told.append(_left_only(inquiry, cited, lines))
    ends = {inquiry.end_of(f.contest) for line in lines for f in line.findings} - {None}
    if ends:
        told.append(words.say("verdict.ended", day=words.day(max(day for day in ends if day))))
        return told
    if is_now(clause):
        told.append(tell_followed(inquiry, [f.contest for line in lines for f in line.findings]))
    if inquiry.question.still:
        told.append(tell_newest(inquiry))
    return told


def _left_only(inquiry: Inquiry, cited: Citations, lines: Sequence[Line]) -> str:
    """Who left, and is not known to have come to another, where those are asked for who switched sides."""
    clauses = inquiry.question.clauses
    if len(clauses) != 2 or not clauses[1].is_left or ids_of(clauses[0].candidate) or clauses[0].window or not lines:
        return ""
    told = {line.entity.entity_id for line in lines}
    left = find_list(inquiry, [replace(clauses[1], is_left=False)])
    rest = [line for line in left.sure if line.entity.entity_id not in told]
    acts = tell_acts(inquiry, cited, [line.shown[0] for line in rest[:_LEFT_TOLD]])
    return inquiry.words.count("list.left_only", len(rest), acts=acts) if rest else ""


def _what_changed(inquiry: Inquiry, cited: Citations, clause: Clause) -> str:
    """Who withdrew, where the question asks who is left."""
    gone = replace(clause, relation=Relation.WITHDREW, negated=False, rank=None, conditional=False, condition=())
    number, last = newest_gone(inquiry, gone)
    if last is None:
        return ""
    return inquiry.words.count("verdict.changed", number, acts=tell_acts(inquiry, cited, [last]))


def tell_heading(
    inquiry: Inquiry,
    clause: Clause,
    side: str,
    found: Sequence[str],
    *,
    number: int | None = None,
    kinds: Collection[str] = (),
) -> str:
    """The verdict: who, or how many of what, and up to when it holds.

    `found` are the names of the lines; `number` is how many there are, where these are not all; `kinds` are theirs.
    """
    words = inquiry.words
    lines = len(found) if number is None else number
    asked = clause.candidate if side == CANDIDATE else clause.endorser
    noun = tell_noun(inquiry, asked, lines, is_candidate=side == CANDIDATE)
    if clause.relation in _NOSUPPORT and side == ENDORSER and not (asked.kinds or asked.roles):
        noun = _of_kinds(inquiry, kinds, lines)
    is_joined = len(inquiry.question.clauses) > 1
    by_name = side == CANDIDATE and not is_joined
    is_one = side == ENDORSER and lines == len(found) == 1 and not is_joined and not clause.negated
    who = (len(ids_of(clause.endorser)) or clause.at_least) if by_name else lines
    in_full = words.join(found) if lines <= IN_HEADING else f"{lines} {noun}"
    key = _heading_key(inquiry, clause, CANDIDATE if is_one else side)
    told = words.say(
        f"list.{key}_{'many' if who > 1 else 'one'}",
        n=words.number(lines),
        noun=noun,
        who=found[0] if is_one else names_in(inquiry, clause, is_candidate=False),
        whom=in_full if by_name else names_in(inquiry, clause, is_candidate=True),
        time=tell_time(inquiry, clause),
        choice=words.choice(clause.rank or 1),
        place=_place(inquiry, clause),
    )
    is_counted = (by_name or is_one) and inquiry.question.asks is Asks.COUNT
    return f"{lines}: {capitalised(told)}" if is_counted else capitalised(told)


def _place(inquiry: Inquiry, clause: Clause) -> str:
    """Beside whom somebody was placed, in words; empty where no place is asked for."""
    if clause.beside is None:
        return ""
    names = inquiry.words.join([name.matches[0].name for name in clause.beside.names if name.matches])
    return inquiry.words.say(f"list.place_{clause.beside.place}", whom=names)


def _of_kinds(inquiry: Inquiry, kinds: Collection[str], number: int) -> str:
    """The word for those who have said nothing in support: people, groups, or both."""
    groups = [kind for kind in kinds if kind != EntityKind.PERSON]
    is_mixed = bool(groups) and len(groups) < len(kinds)
    return inquiry.words.noun("mixed" if is_mixed or not kinds else "organization" if groups else "person", number)


def _heading_key(inquiry: Inquiry, clause: Clause, side: str) -> str:
    """Which heading a list has, but for its number."""
    if len(inquiry.question.clauses) > 1:
        return "both"
    if clause.beside is not None:
        return f"beside_{side}"
    if clause.rank is not None and clause.relation in SUPPORT and not clause.negated:
        return f"ranked_{side}"
    if clause.negated and clause.relation is Relation.BACKS and side == ENDORSER:
        return "not_backs"
    if clause.negated and clause.relation is Relation.WITHDREW and side == CANDIDATE and not clause.endorser.names:
        return "unlost"
    return f"{_verb(inquiry, clause)}_{side}"


def _verb(inquiry: Inquiry, clause: Clause) -> str:
    if clause.negated and clause.relation is Relation.WITHDREW:
        return "still"
    if clause.negated:
        return "not"
    if clause.relation is Relation.BACKS and clause.window is not None:
        return "backed"
    if clause.relation is Relation.BACKS and inquiry.question.still:
        return "still"
    return str(clause.relation)


def _extreme(inquiry: Inquiry, lines: Sequence[Line], order: str) -> Draft:
    """The first or the latest, if the dates leave no doubt; else what they leave open."""
    words, cited = inquiry.words, Citations()
    if not lines:
        return draft_none(inquiry)
    clause = inquiry.question.clauses[0]
    side = asked_side(clause)
    leading = _may_lead(lines, order)
    has_target = len(ids_of(clause.candidate if side == ENDORSER else clause.endorser)) != 1
    if len(leading) > 1:
        items = [make_item(cited, line, side, has_target=has_target) for line in leading]
        told = words.say(
            "none.order", order=words.say(f"none.{order}"), names=words.join([i.name for i in items], "or")
        )
        return Draft("unknown", [told, *tell_lines(inquiry, items, leading, side)], cited=cited)
    item = make_item(cited, leading[0], side, has_target=has_target)
    heading = words.say(f"list.{order}", name=item.name)
    line = tell_lines(inquiry, [item], leading, side)
    return Draft("list", under_heading(heading, line, [item]), items=[item], cited=cited)


def _may_lead(lines: Sequence[Line], order: str) -> list[Line]:
    """Those that may be the first (or last) of all, by the ranges of their dates."""
    spans = [(line, _span(line.shown[0])) for line in lines]
    if order != "last":
        limit = min(last for _, (_, last) in spans)
        return [line for line, (first, _) in spans if first <= limit]
    limit = max(first for _, (first, _) in spans)
    return [line for line, (_, last) in spans if last >= limit]


def _span(statement: Statement) -> tuple[str, str]:
    days = happened_on(statement)
    return str(days.earliest_on or ""), str(days.latest_on or "9999")
