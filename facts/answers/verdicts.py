"""Yes or no, and only when a statement says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from facts.answers.citing import Citations, marks
from facts.answers.drafts import Draft
from facts.answers.everybody import answer_every, answer_every_of, is_of_every, of_those_who
from facts.answers.findings import Finding
from facts.answers.inquiry import Inquiry
from facts.answers.leads import answer_whether_leads, asks_who_leads
from facts.answers.lists import page_noted, tell_heading, under_heading
from facts.answers.matching import Line, asked_side, find_lines, find_pairs, judge_statements
from facts.answers.numbers import answer_number, asks_for_number
from facts.answers.onrecord import newest_first, statements_of, tell_known
from facts.answers.pairs import ENDORSER, ids_of
from facts.answers.roles import answer_role
from facts.answers.shortlists import find_list
from facts.answers.tallies import answer_tally, is_of_two
from facts.answers.telling import is_now, make_item, tell_act, tell_acts, tell_followed, tell_lines, tell_newest
from facts.answers.unsaid import is_of_they
from facts.models import Clause, Item, Relation, Slot, Standing, Statement
from facts.models.building import replace
from facts.questions.slots import SUPPORT
from facts.standing import Truth
from facts.store.statements import find_last_added

_READ_FOR_RIVALS = 60  # statements of those who left that are read, the newest: whom they back now is among them
_TURNS = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.OPEN: Truth.OPEN}


def answer_verdict(inquiry: Inquiry) -> Draft:
    """Answer a question that asks whether."""
    clauses = inquiry.question.clauses
    first = clauses[0]
    if all(map(is_of_they, clauses)):
        return Draft("unknown", [inquiry.words.say("unknown.whom")])
    if (other := _of_another_sort(inquiry, first)) is not None:
        return other
    order = inquiry.question.order
    if order is not None and is_of_two(clauses):
        return answer_tally(inquiry, order)
    if order is not None and asks_who_leads(order, first) and len(clauses) == 1:
        return answer_whether_leads(inquiry, order)
    if len(clauses) == 1 and asks_for_number(first):
        return answer_number(inquiry, first)
    if any(c.only for c in clauses):
        return _answer_only(inquiry)
    if len(clauses) == 1 and is_of_every(first):
        return answer_every(inquiry, first)
    if of_those_who(clauses):
        return answer_every_of(inquiry, *clauses)
    if len(clauses) > 1 or not _is_about_pairs(first) or _is_any_of(inquiry, first):
        return _answer_exists(inquiry)
    return _answer_pairs(inquiry, first)


def _of_another_sort(inquiry: Inquiry, clause: Clause) -> Draft | None:
    """That somebody asked to be one of those told is of another sort than these ("is Reed one of them")."""
    if not clause.endorser.is_told or not (clause.endorser.kinds or clause.endorser.roles):
        return None
    draft = answer_role(inquiry)
    return draft if draft.value == "no" else None


def _is_about_pairs(clause: Clause) -> bool:
    return bool(ids_of(clause.endorser)) and bool(ids_of(clause.candidate) or not clause.candidate.kinds)


def _is_any_of(inquiry: Inquiry, clause: Clause) -> bool:
    """Whether one of several named will do, and one does ("did any of them")."""
    if len(ids_of(clause.endorser)) < 2 or clause.endorser.all_of or clause.negated:
        return False
    return any(f.truth is Truth.YES for f in find_pairs(inquiry, clause))


def _answer_pairs(inquiry: Inquiry, clause: Clause) -> Draft:
    """Whether it holds for the named, each of them told: for all, for any one or for none, as the question has it."""
    best = _best_by_pair(find_pairs(inquiry, clause))
    wanted = _wanted(clause, best)
    findings = [best[pair] for pair in wanted if pair in best and best[pair].shown]
    decides = _deciding(clause, len(wanted))
    decisive = [f for f in findings if f.truth is decides]
    if decisive:
        rest = [f for f in findings if f.truth not in (decides, Truth.OPEN)]
        return _verdict(inquiry, clause, decides, [*decisive, *rest], number=len(decisive))
    if len(findings) < len(wanted):
        return _nothing(inquiry, clause)
    if any(f.truth is Truth.OPEN for f in findings):
        return _maybe(inquiry, [f for f in findings if f.truth is Truth.OPEN])
    return _verdict(inquiry, clause, _TURNS[decides], findings)


def _deciding(clause: Clause, number: int) -> Truth:
    """What settles it if it is so of one: a "no" where all must, a "yes" where one will do or none may."""
    is_all = clause.endorser.all_of or clause.candidate.all_of
    return Truth.YES if number > 1 and (clause.negated or not is_all) else Truth.NO


def _best_by_pair(findings: Sequence[Finding]) -> dict[tuple[int, int], Finding]:
    """For each pair the contest in which it holds best; a "no" with a statement before one without."""
    order = {Truth.YES: 0, Truth.OPEN: 1, Truth.NO: 2}
    best: dict[tuple[int, int], Finding] = {}
    for f in sorted(findings, key=lambda f: (order[f.truth], not f.shown)):
        best.setdefault((f.endorser.entity_id, f.candidate.entity_id), f)
    return best


def _wanted(clause: Clause, best: dict[tuple[int, int], Finding]) -> list[tuple[int, int]]:
    """The pairs that must hold: every named one; where no candidate is named, the one that holds best."""
    endorsers, candidates = ids_of(clause.endorser), ids_of(clause.candidate)
    if candidates:
        return [*product(endorsers, candidates)]
    wanted = []
    for endorser in endorsers:
        own = [pair for pair in best if pair[0] == endorser]
        wanted.append(own[0] if own else (endorser, -1))
    return wanted


def _verdict(
    inquiry: Inquiry, clause: Clause, truth: Truth, findings: Sequence[Finding], *, number: int | None = None
) -> Draft:
    """The verdict and what says so, of each named; the first `number` findings decide it, all unless given."""
    cited = Citations()
    said = _TURNS[truth] if clause.negated else truth
    is_support = clause.relation in SUPPORT
    because = [_because(inquiry, cited, f, stood=is_support and f.truth is Truth.YES) for f in findings]
    parts = [" ".join([_said(inquiry, clause, said), *because])]
    parts += [_aside(inquiry, cited, f) for f in findings[:number]]
    parts.append(_tell_missing(inquiry, clause, findings))
    parts.append(_rivals(inquiry, cited, clause, findings))
    if inquiry.question.still and not any(inquiry.end_of(f.contest) for f in findings):
        parts.append(tell_newest(inquiry))
    draft = Draft("yes_no", parts, value=str(said), cited=cited)
    if truth is Truth.YES and not clause.candidate.names:
        told = [f.candidate.entity_id for f in findings[:number]]
        draft.read_ids = lambda: told  # "did they have anybody before": of whom it is asked next, why they left
    return draft


def _tell_missing(inquiry: Inquiry, clause: Clause, findings: Sequence[Finding]) -> str:
    """Of whom of several named endorsers nothing is on record."""
    told = {f.endorser.entity_id for f in findings}
    names = [n.matches[0].name for n in clause.endorser.names if n.matches and n.matches[0].entity_id not in told]
    return inquiry.words.say("list.nothing_on", names=inquiry.words.join(names)) if names else ""


def _said(inquiry: Inquiry, clause: Clause, said: Truth) -> str:
    """The verdict, with how far the sources reach where newer news might change it."""
    words = inquiry.words
    if clause.relation is Relation.BACKS and clause.window is None and inquiry.as_of is None and inquiry.reach:
        return words.say(f"verdict.{said}_reach", reach=words.days(inquiry.reach))
    return words.say(f"verdict.{said}")


def _because(inquiry: Inquiry, cited: Citations, finding: Finding, *, stood: bool) -> str:
    lead = finding.shown[0]
    numbers = cited.cite_statements([s for s in finding.shown if s.stance is lead.stance])
    return f"{tell_act(inquiry, lead, stood=stood)} {marks(numbers)}."


def _aside(inquiry: Inquiry, cited: Citations, finding: Finding) -> str:
    """What a bare verdict would leave out: a condition, a return, the end of the contest."""
    words, parts = inquiry.words, []
    lead = finding.shown[0]
    condition = next((s.condition for s in finding.shown if s.condition and s.stance is lead.stance), None)
    if condition:
        parts.append(words.say("verdict.condition", condition=condition))
    asked = inquiry.question.clauses[0]
    ranked = finding.shown if asked.beside is not None else (lead,) if asked.rank is not None else ()
    parts += [
        words.say("verdict.rank", whom=s.candidate.name, choice=words.choice(s.rank))
        for s in ranked
        if s.rank is not None
    ]
    newest = newest_first([s for h in finding.timeline.happenings for s in h.statements])
    if newest and _is_turned(finding, newest[0]):
        act = f"{tell_act(inquiry, newest[0])} {marks(cited.cite_statements(newest[:1], limit=1))}"
        parts.append(words.say("verdict.came_back", act=act))
    end = inquiry.end_of(finding.contest)
    if end is not None:
        parts.append(words.say("verdict.ended", day=words.day(end)))
    elif is_now(inquiry.question.clauses[0]):
        parts.append(tell_followed(inquiry, [finding.contest]))
    return " ".join(filter(None, parts))


def _is_turned(finding: Finding, newest: Statement) -> bool:
    """Whether the newest turn goes the other way than what is told."""
    told = finding.shown[0]
    return newest.stance is not told.stance and (
        (finding.standing is Standing.BACKS and told.stance == "withdraws")
        or (finding.standing is Standing.WITHDREW and told.stance in ("endorses", "reaffirms"))
    )


def _rivals(inquiry: Inquiry, cited: Citations, clause: Clause, findings: Sequence[Finding]) -> str:
    """Whom they back instead, where they do not back whom the question names."""
    if clause.relation not in (Relation.BACKS, Relation.WITHDREW, Relation.EVER_BACKED, Relation.ENDORSED):
        return ""
    gone = [f for f in findings if f.standing in (Standing.WITHDREW, Standing.NONE)]
    if not gone or clause.window is not None:
        return ""
    return tell_rivals(inquiry, cited, [f.endorser.entity_id for f in gone], {f.candidate.entity_id for f in findings})


def tell_rivals(inquiry: Inquiry, cited: Citations, endorsers: Sequence[int], but: set[int]) -> str:
    """Whom these back, apart from `but`; empty when nobody is on record."""
    clause = Clause(relation=Relation.BACKS)
    statements = find_last_added(inquiry.store, inquiry.view, limit=_READ_FOR_RIVALS, endorser_ids=endorsers)
    others = [s for s in statements if s.candidate.entity_id not in but]
    backed = [f for f in judge_statements(inquiry, clause, others) if f.truth is Truth.YES and f.shown]
    shown: dict[str, list[Statement]] = {}
    for f in backed:
        shown.setdefault(f.candidate.name, []).append(f.shown[0])
    names = [f"{name} {marks(cited.cite_statements(said, limit=len(said)))}" for name, said in shown.items()]
    return inquiry.words.say("verdict.rival", names=inquiry.words.join(names)) if names else ""


def _maybe(inquiry: Inquiry, findings: Sequence[Finding]) -> Draft:
    """Dates or sources leave it open: both sides are shown."""
    words, cited = inquiry.words, Citations()
    turns = newest_first([s for f in findings for h in f.timeline.happenings for s in h.statements])
    acts = tell_acts(inquiry, cited, turns, limit=4)
    return Draft("unknown", [words.say("verdict.maybe"), words.say("verdict.so_far", acts=acts)], cited=cited)


def _nothing(inquiry: Inquiry, clause: Clause) -> Draft:
    """No statement says so, and none says that it is not so."""
    words, cited = inquiry.words, Citations()
    parts = [words.say("none.fact")]
    pair = statements_of(inquiry, clause) if ids_of(clause.endorser) and ids_of(clause.candidate) else []
    same = [s for s in pair if s.candidate.entity_id in ids_of(clause.candidate)]
    same = [s for s in same if s.endorser.entity_id in ids_of(clause.endorser)]
    if same:
        parts.append(words.say("verdict.so_far", acts=tell_acts(inquiry, cited, same)))
        told = {s.endorser.entity_id for s in same}
        missing = [n.matches[0].name for n in clause.endorser.names if n.matches[0].entity_id not in told]
        parts += [words.say("list.nothing_on", names=words.join(missing))] if missing else []
    else:
        parts += tell_known(inquiry, cited, replace(clause, candidate=Slot()) if ids_of(clause.endorser) else clause)
    return Draft("unknown", parts, cited=cited, is_gap=True)


def _answer_exists(inquiry: Inquiry) -> Draft:
    """Whether anybody does: yes with who, no only if a statement shows it."""
    words, cited = inquiry.words, Citations()
    clauses = inquiry.question.clauses
    first = clauses[0]
    denied = first.negated and len(clauses) == 1 and not first.endorser.is_asked and not first.candidate.is_asked
    asked = [replace(first, negated=False), *clauses[1:]] if denied else _of_one_target(_of_one_doer(clauses))
    first = first if denied else asked[0]
    side = asked_side(first)
    found = find_list(inquiry, asked)
    has_target = len(ids_of(first.candidate if side == ENDORSER else first.endorser)) != 1
    items = [make_item(cited, line, side, has_target=has_target) for line in found.sure]
    doubtful = [make_item(cited, line, side, has_target=has_target) for line in found.maybe]
    if not found.many_sure:
        return _nobody(inquiry, first, cited, (doubtful, found.maybe))
    said = Truth.NO if denied else Truth.YES
    names = [i.name for i in items]
    heading = tell_heading(inquiry, asked[0], side, names, number=found.many_sure, kinds=found.kinds)
    lines = tell_lines(inquiry, items, found.sure, side, total=found.many_sure)
    parts = under_heading(f"{words.say(f'verdict.{said}')} {heading}", lines, items)
    draft = Draft("yes_no", parts, value=str(said), items=items, unconfirmed=doubtful, cited=cited)
    return page_noted(draft, found)


def _of_one_doer(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, of one side where all of them say what the same endorsers did ("did Moss go over to Reed")."""
    is_one = len(clauses) > 1 and all(c.endorser.names == clauses[0].endorser.names for c in clauses)
    if not is_one or not clauses[0].endorser.names or not (clauses[0].candidate.names or clauses[-1].is_left):
        return list(clauses)
    return [replace(c, endorser=replace(c.endorser, is_asked=True)) for c in clauses]


def _of_one_target(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses about the one candidate of all of them, who is to have each sort ("has Moss a union and a paper")."""
    sorts = {(c.endorser.kinds, c.endorser.roles) for c in clauses}
    is_one = len(clauses) > 1 and len(sorts) == len(clauses) and len({c.candidate.names for c in clauses}) == 1
    if not (is_one and clauses[0].candidate.names) or any(c.endorser.names or c.endorser.is_asked for c in clauses):
        return list(clauses)
    return [replace(c, candidate=replace(c.candidate, is_asked=True)) for c in clauses]


def _nobody(inquiry: Inquiry, clause: Clause, cited: Citations, doubt: tuple[list[Item], Sequence[Line]]) -> Draft:
    """Nobody surely does: those who may, else what speaks against those on record."""
    words = inquiry.words
    doubtful, lines = doubt
    if doubtful:
        parts = [words.say("verdict.maybe")]
        parts += tell_lines(inquiry, doubtful, lines, asked_side(clause))
        return Draft("unknown", parts, unconfirmed=doubtful, cited=cited)
    against = [f.shown[0] for f in find_pairs(inquiry, clause) if f.truth is Truth.NO and f.shown]
    if against:
        told = [words.say("verdict.so_far", acts=tell_acts(inquiry, cited, newest_first(against)))]
    else:
        told = tell_known(inquiry, cited, clause)
    return Draft("unknown", [words.say("none.fact"), *told], cited=cited, is_gap=True)


def _answer_only(inquiry: Inquiry) -> Draft:
    """Whether nobody else does, or whether it began only then."""
    first = inquiry.question.clauses[0]
    if first.window is not None:
        return _answer_only_then(inquiry, first)
    words, cited = inquiry.words, Citations()
    side = first.only
    own = first.endorser if side == ENDORSER else first.candidate
    named = set(ids_of(own))
    free = Slot(is_asked=True, kinds=own.kinds, roles=own.roles)
    opened = replace(first, only="")
    opened = replace(opened, endorser=free) if side == ENDORSER else replace(opened, candidate=free)
    lines = [line for line in find_lines(inquiry, [opened]) if line.truth is Truth.YES]
    found = {line.entity.entity_id for line in lines}
    if not lines or not named <= found:
        return _nothing(inquiry, first)
    items = [make_item(cited, line, side, has_target=False) for line in lines]
    said = Truth.YES if found == named else Truth.NO
    heading = tell_heading(inquiry, opened, side, [i.name for i in items], kinds=[i.entity_kind for i in items])
    told = tell_lines(inquiry, items, lines, side)
    parts = under_heading(f"{words.say(f'verdict.{said}')} {heading}", told, items)
    return Draft("yes_no", parts, value=str(said), items=items, cited=cited)


def _answer_only_then(inquiry: Inquiry, clause: Clause) -> Draft:
    """Whether the support began within the window and not before."""
    asked = replace(clause, only="", relation=Relation.ENDORSED, negated=False)
    findings = [*_best_by_pair(find_pairs(inquiry, asked)).values()]
    shown = [f for f in findings if f.shown]
    if not shown or any(f.truth is Truth.OPEN for f in shown):
        return _maybe(inquiry, shown) if shown else _nothing(inquiry, clause)
    truth = Truth.YES if all(f.truth is Truth.YES for f in shown) else Truth.NO
    return _verdict(inquiry, replace(asked, negated=clause.negated), truth, shown)
