"""How are a finding, a line and a time told in words?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from facts.answers.citing import Citations, marks
from facts.answers.findings import Finding, published_in, told_days
from facts.answers.inquiry import IN_WORDS, Inquiry
from facts.answers.matching import Line, days_of
from facts.answers.pairs import CANDIDATE, ENDORSER
from facts.answers.wording import Words
from facts.models import Clause, Contest, DateRange, Item, Relation, Relative, Slot, Stance, Standing, Statement
from facts.names.folding import fold
from facts.questions import slots
from facts.standing import SUPPORT, Truth, happened_on


def tell_when(inquiry: Inquiry, statement: Statement) -> str:
    """When it happened, with its preposition."""
    return inquiry.words.when(told_days(statement), published=published_in(statement))


def tell_act(inquiry: Inquiry, statement: Statement, *, stood: bool = False, named: str = "") -> str:
    """A whole clause: who did what, when.

    Args:
        inquiry: For the words.
        statement: What is told.
        stood: Whether it is told for the support that stood until then.
        named: The side that has just been named, if any: who did it is left out then, whom it was done to is "them".
    """
    words = inquiry.words
    until = f"act.until_{statement.stance}"
    return words.say(
        until if stood and words.has(until) else f"act.{statement.stance}",
        who="" if named == ENDORSER else statement.endorser.name,
        whom=words.say("form.them") if named == CANDIDATE else statement.candidate.name,
        when=tell_when(inquiry, statement),
    )


def tell_acts(
    inquiry: Inquiry, cited: Citations, statements: Iterable[Statement], *, limit: int = 3, named: str = ""
) -> str:
    """Several clauses with their citations, one for each pair and stance; `named` is the side just named, if any."""
    told: dict[tuple[int, int, Stance], Statement] = {}
    for s in statements:
        told.setdefault((s.endorser.entity_id, s.candidate.entity_id, s.stance), s)
    acts = [
        f"{tell_act(inquiry, s, named=named)} {marks(cited.cite_statements([s], limit=1))}"
        for s in [*told.values()][:limit]
    ]
    return "; ".join(acts)


def make_item(cited: Citations, line: Line, side: str, *, has_target: bool) -> Item:
    """A line of an answer as data."""
    finding = line.findings[0]
    shown = line.shown
    lead = shown[0]
    others = [_other(f, side) for f in line.findings if _tells_as(lead, f)] if has_target else []
    first_told = sorted(shown, key=lambda s: s.stance is not lead.stance) if len(shown) > 1 else shown
    return Item(
        name=line.entity.name,
        entity_kind=line.entity.kind,
        stance=str(lead.stance),
        on=told_days(lead).stated,
        rank=finding.rank if lead.stance in SUPPORT else None,
        condition=next((s.condition for s in shown if s.condition and s.stance is lead.stance), None),
        citations=cited.cite_statements([*first_told, *_returned(line)]),
        entity_id=line.entity.entity_id,
        target=", ".join(dict.fromkeys(others)) if has_target else None,
    )


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How the lines of a list are told: the side asked for, whether of support that stood, what each tells."""

    side: str
    stood: bool = False
    with_contest: bool = False
    with_rank: bool = True


def tell_lines(
    inquiry: Inquiry, items: Sequence[Item], lines: Sequence[Line], side: str, *, total: int | None = None
) -> list[str]:
    """The lines of a list in words, at most `IN_WORDS.most` of them; `total` where there are more than are given."""
    clause = inquiry.question.clauses[0]
    contests = {f.contest.name for line in lines for f in line.findings if f.contest}
    style = LineStyle(
        side,
        stood=clause.relation in slots.SUPPORT and not clause.negated,
        with_contest=len(contests) > 1,
        with_rank=clause.rank is None or clause.negated,
    )
    told = [tell_line(inquiry, i, line, style) for i, line in zip(items[: IN_WORDS.most], lines, strict=False)]
    more = (len(items) if total is None else total) - len(told)
    return [*told, f"- {inquiry.words.say('list.more', n=more)}"] if more > 0 else told


def tell_line(inquiry: Inquiry, item: Item, line: Line, style: LineStyle) -> str:
    """A line of an answer in words: who, what, when, how sure, where it says so."""
    words, lead = inquiry.words, line.shown[0]
    until = f"line.until_{lead.stance}"
    key = until if style.stood and line.truth is Truth.YES and words.has(until) else f"line.{lead.stance}"
    told = [words.say(key, when=tell_when(inquiry, lead))]
    if style.with_contest and line.findings[0].contest is not None:
        told.append(line.findings[0].contest.name)
    if item.target:
        key = "line.target_by" if style.side == CANDIDATE else "line.target"
        told.append(words.say(key, whom=item.target, who=item.target))
    if item.rank is not None and style.with_rank:
        told.append(words.say("line.rank", choice=words.choice(item.rank)))
    if item.condition:
        told.append(words.say("line.condition", condition=item.condition))
    acts = [", ".join(told)]
    if len(line.findings) > 1:
        acts += [_tell_another(inquiry, f, style.side) for f in line.findings if not _tells_as(lead, f)]
    for again in _returned(line):
        given = words.say(f"line.{again.stance}", when=tell_when(inquiry, again))
        acts.append(words.say("line.came_back", line=given))
    return f"- {item.name}: {'; '.join(dict.fromkeys(acts))} {marks(item.citations)}"


def _returned(line: Line) -> list[Statement]:
    """The support that somebody gave anew since the withdrawal that a line tells of; empty where they stayed away."""
    lead, timeline = line.shown[0], line.findings[0].timeline
    if lead.stance is not Stance.WITHDRAWS or line.findings[0].standing is not Standing.BACKS:
        return []
    given = [s for s in timeline.statements if s.stance in SUPPORT and _is_later(s, lead)]
    return sorted(given, key=lambda s: happened_on(s).latest_on or date.min)[-1:]


def _is_later(one: Statement, other: Statement) -> bool:
    """Whether one surely happened on a later day than another."""
    first, last = happened_on(one).earliest_on, happened_on(other).latest_on
    return first is not None and last is not None and first > last


def _other(finding: Finding, side: str) -> str:
    """The name of the other side than the one that lines are told of."""
    return (finding.candidate if side != CANDIDATE else finding.endorser).name


def _tells_as(lead: Statement, finding: Finding) -> bool:
    """Whether a finding rests on the same sort of act as the one that leads a line: support given is not one taken."""
    shown = finding.shown[:1]
    return not shown or shown[0].stance is lead.stance or {shown[0].stance, lead.stance} <= SUPPORT


def _tell_another(inquiry: Inquiry, finding: Finding, side: str) -> str:
    """What else a line rests on, and of whom ("endorsed on 22 May 2025, for Ada Moss")."""
    act, name = finding.shown[0], _other(finding, side)
    whom = inquiry.words.say("line.target_by" if side == CANDIDATE else "line.target", whom=name, who=name)
    return f"{inquiry.words.say(f'line.{act.stance}', when=tell_when(inquiry, act))}, {whom}"


def tell_other_side(inquiry: Inquiry, cited: Citations, line: Line) -> str:
    """What the sources say on the other side of a line that is not confirmed; empty where only a date is open."""
    lead = line.shown[0]
    last = [s for f in line.findings for h in f.timeline.last_on(inquiry.day) for s in h.statements]
    other = next((s for s in last if (s.stance in SUPPORT) != (lead.stance in SUPPORT)), None)
    if other is None:
        return ""
    told = inquiry.words.say(f"line.{other.stance}", when=tell_when(inquiry, other))
    return inquiry.words.say("line.other_side", line=f"{told} {marks(cited.cite_statements([other], limit=1))}")


def tell_time(inquiry: Inquiry, clause: Clause | None) -> str:
    """The days that an answer speaks of: the question's own, those asked for, else how far the sources reach."""
    words = inquiry.words
    window = clause.window if clause else None
    if window is not None:
        days = days_of(inquiry, window)
        if window.relative is Relative.DURING and days.earliest_on and days.latest_on and _is_span(words, days):
            return words.say("time.between", first=words.day(days.earliest_on), last=words.day(days.latest_on))
        bounds = window.relative not in (Relative.ON, Relative.DURING)
        key = f"time.{Relative(window.relative)}{'_day' if bounds and words.is_told_as_day(days) else ''}"
        return words.say(key, day=words.days(days))
    if inquiry.as_of is not None:
        return words.say("time.as_of", day=words.days(inquiry.as_of))
    return tell_reach(inquiry)


def _is_span(words: Words, days: DateRange) -> bool:
    """Whether days are told by their two ends: they are neither one day nor a whole month or year."""
    return words.is_told_as_day(days) and not days.is_day


def tell_reach(inquiry: Inquiry) -> str:
    """How far the sources reach."""
    words = inquiry.words
    if inquiry.reach is None:
        return words.say("time.always")
    return words.say("time.reach", reach=words.days(inquiry.reach))


def tell_noun(inquiry: Inquiry, slot: Slot, number: int, *, is_candidate: bool) -> str:
    """The word for what is counted: "unions", "state senators", "endorsers (tram drivers)"."""
    words = inquiry.words
    form = "one" if number == 1 else "many"
    named = [role for role in slot.roles if words.has(f"noun.{role}_{form}")]
    if slot.roles and len(named) == len(slot.roles):
        return words.join([*dict.fromkeys(words.noun(role, number) for role in named)], "or")
    plural = words.plural(slot.roles[0]) if len(slot.roles) == 1 and not slot.kinds else ""
    if plural and slot.roles[0].isalpha():
        return slot.roles[0] if number == 1 else plural
    kinds = slot.kinds or ("candidate" if is_candidate else "default",)
    noun = words.join([*dict.fromkeys(words.noun(kind, number) for kind in kinds)], "or")
    return words.say("noun.of_role", noun=noun, role=words.join(slot.roles, "or")) if slot.roles else noun


def names_in(inquiry: Inquiry, clause: Clause, *, is_candidate: bool) -> str:
    """The names of one side of a clause in words, else of how many it speaks ("at least one union")."""
    words = inquiry.words
    slot = clause.candidate if is_candidate else clause.endorser
    names = [name.matches[0].name for name in slot.names if name.matches]
    if names:
        return words.join(names, "and" if slot.all_of else "or")
    number, least, most = clause.at_least, clause.at_least, clause.at_most
    bound = "some" if least == 1 and most is None else "at_least"
    if most is not None:
        number, bound = most, "exactly" if most == least else "at_most"
    noun = tell_noun(inquiry, slot, number, is_candidate=is_candidate)
    return words.say(f"noun.{bound}", n=words.number(number), noun=noun)


def read_names(inquiry: Inquiry) -> tuple[dict[str, str], list[str]]:
    """Every name that was not typed exactly and how it was read; and a sentence for each that was guessed."""
    read: dict[str, str] = {}
    told = []
    for name in inquiry.question.names:
        if len(name.matches) != 1:
            continue
        match = name.matches[0]
        if name.written.casefold() == match.name.casefold() or not name.written:
            continue
        read[name.written] = match.name
        spelt = {*fold(match.name), *fold(match.alias)}
        if any(word not in spelt and word.removesuffix("s") not in spelt for word in fold(name.written)):
            told.append(inquiry.words.say("read_as.one", written=name.written, name=match.name))
    return read, told


def tell_newest(inquiry: Inquiry) -> str:
    """How old the newest source is; nothing where a day was asked for or no source is dated."""
    words = inquiry.words
    if inquiry.reach is None or inquiry.reach.latest_on is None or inquiry.as_of is not None:
        return ""
    if inquiry.today <= inquiry.reach.latest_on:
        return words.say("verdict.newest_now", reach=words.days(inquiry.reach))
    age = words.age(inquiry.reach.latest_on, inquiry.today)
    return words.say("verdict.newest", reach=words.days(inquiry.reach), age=age)


def is_now(clause: Clause) -> bool:
    """Whether a clause asks who backs whom at present."""
    return clause.relation is Relation.BACKS and clause.window is None


def tell_followed(inquiry: Inquiry, contests: Sequence[Contest | None]) -> str:
    """That what was told is of contests whose offices were contested again since; nothing where one was not."""
    if not contests or not all(map(inquiry.is_followed, contests)):
        return ""
    names = sorted({contest.name for contest in contests if contest})
    return inquiry.words.say("verdict.followed", contest=inquiry.words.join(names))


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def join_lines(parts: Sequence[str]) -> str:
    """The parts of an answer, one a line, empty ones left out."""
    return "\n".join(part for part in parts if part)
