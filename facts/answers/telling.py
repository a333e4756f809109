"""How are a finding, a line and a time told in words?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facts.answers.citing import Citations, marks
from facts.answers.findings import told_days
from facts.answers.inquiry import Inquiry
from facts.answers.matching import CANDIDATE, Line, days_of
from facts.models import Clause, Item, Relative, Slot, Stance, Statement
from facts.names.folding import fold


def tell_act(inquiry: Inquiry, statement: Statement) -> str:
    """A whole clause: who did what, when."""
    words = inquiry.words
    return words.say(
        f"act.{statement.stance}",
        who=statement.endorser.name,
        whom=statement.candidate.name,
        when=words.when(told_days(statement)),
    )


def tell_acts(inquiry: Inquiry, cited: Citations, statements: Iterable[Statement], *, limit: int = 3) -> str:
    """Several clauses with their citations, one for each pair and stance."""
    told: dict[tuple[int, int, Stance], Statement] = {}
    for s in statements:
        told.setdefault((s.endorser.entity_id, s.candidate.entity_id, s.stance), s)
    acts = [f"{tell_act(inquiry, s)} {marks(cited.cite_statements([s], limit=1))}" for s in [*told.values()][:limit]]
    return "; ".join(acts)


def make_item(cited: Citations, line: Line, side: str, *, has_target: bool) -> Item:
    """A line of an answer as data."""
    finding = line.findings[0]
    lead = line.shown[0]
    others = [(f.candidate if side != CANDIDATE else f.endorser).name for f in line.findings]
    return Item(
        name=line.entity.name,
        entity_kind=line.entity.kind,
        stance=str(lead.stance),
        on=told_days(lead).stated,
        rank=finding.rank,
        condition=next((s.condition for s in line.shown if s.condition and s.stance is lead.stance), None),
        citations=cited.cite_statements(line.shown),
        entity_id=line.entity.entity_id,
        target=", ".join(dict.fromkeys(others)) if has_target else None,
    )


def tell_line(inquiry: Inquiry, item: Item, lead: Statement) -> str:
    """A line of an answer in words: who, what, when, how sure, where it says so."""
    words = inquiry.words
    told = [words.say(f"line.{lead.stance}", when=words.when(told_days(lead)))]
    if item.target:
        told.append(words.say("line.target", whom=item.target))
    if item.rank is not None:
        told.append(words.say("line.rank", n=item.rank))
    if item.condition:
        told.append(words.say("line.condition", condition=item.condition))
    return f"- {item.name}: {', '.join(told)} {marks(item.citations)}"


def tell_time(inquiry: Inquiry, clause: Clause | None) -> str:
    """The days that an answer speaks of: the question's own, those asked for, else how far the sources reach."""
    words = inquiry.words
    window = clause.window if clause else None
    if window is not None:
        days = words.days(days_of(inquiry, window))
        return words.say(f"time.{Relative(window.relative)}", day=days)
    if inquiry.as_of is not None:
        return words.say("time.as_of", day=words.days(inquiry.as_of))
    return tell_reach(inquiry)


def tell_reach(inquiry: Inquiry) -> str:
    """How far the sources reach."""
    words = inquiry.words
    if inquiry.reach is None:
        return words.say("time.always")
    return words.say("time.reach", reach=words.days(inquiry.reach))


def tell_noun(inquiry: Inquiry, slot: Slot, number: int, *, is_candidate: bool) -> str:
    """The word for what is counted: "unions", "endorsers (state senator)"."""
    words = inquiry.words
    kind = slot.kinds[0] if slot.kinds else "candidate" if is_candidate else "default"
    noun = words.noun(kind, number)
    return words.say("noun.of_role", noun=noun, role=words.join(slot.roles, "or")) if slot.roles else noun


def names_in(inquiry: Inquiry, slot: Slot, otherwise: str) -> str:
    """The names of a slot in words; `otherwise` the phrase for nobody in particular."""
    names = [name.matches[0].name for name in slot.names if name.matches]
    return inquiry.words.join(names, "and" if slot.all_of else "or") if names else inquiry.words.say(otherwise)


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
        if not set(fold(name.written)) <= {*fold(match.name), *fold(match.alias)}:
            told.append(inquiry.words.say("read_as.one", written=name.written, name=match.name))
    return read, told


def join_lines(parts: Sequence[str]) -> str:
    """The parts of an answer, one a line, empty ones left out."""
    return "\n".join(part for part in parts if part)
