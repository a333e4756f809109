"""Is somebody of a kind, or in a role? Only what a source calls them counts."""

from __future__ import annotations

from facts.answers.citing import Citations, marks
from facts.answers.drafts import Draft
from facts.answers.filters import has_role, is_of_kind, words_of
from facts.answers.inquiry import Inquiry
from facts.answers.onrecord import newest_first
from facts.answers.pairs import ids_of
from facts.models import Evidence
from facts.store.entities import roles_of
from facts.store.passages import passages_naming
from facts.store.statements import find_statements


def answer_role(inquiry: Inquiry) -> Draft:
    """Answer whether whom the question names is of its kinds or roles."""
    words, cited = inquiry.words, Citations()
    slot = inquiry.question.clauses[0].endorser
    if not (ids := ids_of(slot)):
        return Draft("unknown", [words.say("unknown.whom")])
    entity_id = ids[0]
    entity = inquiry.known.entities[entity_id]
    roles = roles_of(inquiry.store, [entity_id], inquiry.view).get(entity_id, [])
    is_kind = is_of_kind(entity, slot.kinds, inquiry.known.candidate_ids)
    fitting = [role for role in roles if any(has_role([role], asked) for asked in slot.roles)]
    named = [role for role in roles if any(has_role([role], kind) for kind in slot.kinds)]
    told = (fitting or named or roles or [entity.kind])[0]
    holds = is_kind and (bool(fitting) or not slot.roles)
    numbers = cited.cite(_where(inquiry, entity_id, told), limit=2)
    if not numbers or (slot.roles and not roles and entity.kind == "person"):
        return Draft("unknown", [words.say("none.fact")], is_gap=True)
    said = words.say("verdict.role_yes" if holds else "verdict.role_no", name=entity.name, role=told)
    return Draft("yes_no", [f"{said} {marks(numbers)}"], value="yes" if holds else "no", cited=cited)


def _where(inquiry: Inquiry, entity_id: int, role: str) -> list[Evidence]:
    """Where sources call somebody so: statements with that role, else passages that hold its words."""
    statements = find_statements(inquiry.store, inquiry.view, endorser_ids=[entity_id])
    stated = [e for s in newest_first(statements) if s.endorser_role in ("", role) for e in s.evidence]
    named = passages_naming(inquiry.store, inquiry.view, [entity_id])
    wanted = words_of(role)
    holding = [e for e in named if wanted & words_of(e.passage or "")]
    return [*stated, *holding] or named[:1]
