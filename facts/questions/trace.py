"""How was a question read, line by line, so that a newcomer can see where it went wrong?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.models import Clause, LinkedName, Question, Slot
from facts.questions.units import Unit


def explain(question: Question, units: Sequence[Unit]) -> Iterator[str]:
    """Lines: the words by their meaning, the names with similarity, the clauses."""
    yield "words: " + " ".join(_unit(u) for u in units)
    for name in question.names:
        yield "name: " + _name(name)
    for part in question.parts or (question,):
        yield f"asks: {part.asks}" + (f" ({part.order})" if part.order else "") + (" still" if part.still else "")
        for clause in part.clauses:
            yield "clause: " + describe_clause(clause)
        if part.topic:
            yield "topic: " + ", ".join(part.topic)
        if part.unread:
            yield "not understood: " + ", ".join(part.unread)


def _unit(unit: Unit) -> str:
    meaning = unit.info.get("relation") or unit.tag
    return unit.text if unit.tag in ("word", "mark") else f"[{unit.text}: {meaning}]"


def _name(name: LinkedName) -> str:
    if not name.matches:
        near = ", ".join(f"{m.name} {m.similarity:.0f}" for m in name.nearest) or "nobody"
        return f"“{name.written}” is nobody known; nearest {near}"
    read = ", ".join(f"{m.name} ({m.why}, {m.similarity:.0f})" for m in name.matches)
    return f"“{name.written}” is {read}"


def describe_clause(clause: Clause) -> str:
    """A clause in one line."""
    parts = [_slot(clause.endorser), ("not " if clause.negated else "") + clause.relation, _slot(clause.candidate)]
    if clause.rank:
        parts.append(f"as choice {clause.rank}")
    if clause.is_foremost:
        parts.append("before all others")
    if clause.beside:
        parts.append(f"{clause.beside.place} " + "/".join(n.written for n in clause.beside.names))
    if clause.window:
        inner = clause.window.clause
        days = str(clause.window.days) or repr(clause.window.written)
        first, last = clause.window.apart
        apart = f"{first} to {last} days from " if (first, last) != (0, 0) else ""
        parts.append(f"{clause.window.relative} {apart}{f'({describe_clause(inner)})' if inner else days}")
    if clause.at_least > 1:
        parts.append(f"at least {clause.at_least}")
    if clause.at_most is not None:
        parts.append(f"at most {clause.at_most}")
    if clause.wording:
        parts.append("saying " + "/".join(clause.wording) + (" strictly" if clause.is_literal else ""))
    if clause.ever:
        parts.append("ever")
    if clause.only:
        parts.append(f"only this {clause.only}")
    return " ".join(parts)


def _open(slot: Slot) -> str:
    """Who is not named yet: those whom the part before will tell of, or a pronoun."""
    return "(told before)" if slot.is_told else f"({slot.pronoun}?)" if slot.pronoun else ""


def _slot(slot: Slot) -> str:
    who = "/".join(n.matches[0].name if n.matches else f"“{n.written}”?" for n in slot.names)
    sort = ", ".join((*slot.roles, *slot.kinds))
    shown = " ".join(filter(None, (who, f"<{sort}>" if sort else "", _open(slot))))
    left_out = ", ".join((*slot.but_roles, *slot.but_kinds))
    shown += f" but <{left_out}>" if left_out else ""
    shown = f"all {shown}".strip() if slot.all_of and not slot.names and not slot.is_told else shown
    if slot.excluded:
        shown = shown or ("" if slot.is_asked else "anybody")
        shown += " except " + "/".join(n.written for n in slot.excluded)
    return ("?" if slot.is_asked else "") + (shown or ("" if slot.is_asked else "anybody"))
