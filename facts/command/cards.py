"""How does a proposal look to the person who decides on it?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from facts.command.terminal import width
from facts.models import Evidence, Statement
from facts.review import Proposal, tell_reasons

OPEN, CLOSE = "»", "«"  # around the quote in its passage, with and without colour


def card_lines(proposal: Proposal) -> Iterator[str]:
    """The lines of one card: what is proposed, where it is said with the quote marked, and why it is in doubt."""
    said = proposal.statement
    yield from _wrapped(f"#{said.statement_id}  {_sentence(said)}", "", "    ")
    for line in _details(proposal):
        yield from _wrapped(line, "    ", "      ")
    for evidence in said.evidence:
        yield from _wrapped(f"{evidence.source.key}, paragraph {evidence.paragraph}:", "    ", "      ")
        yield from _wrapped(marked(evidence), "      ", "      ")


def _wrapped(text: str, first: str, other: str) -> list[str]:
    return textwrap.wrap(text, width(), initial_indent=first, subsequent_indent=other)


def marked(evidence: Evidence) -> str:
    """The passage with the quote marked, else the quote alone."""
    quote = evidence.quote or ""
    if not evidence.passage:
        return quote or "(no passage)"
    return evidence.passage.replace(quote, f"{OPEN}{quote}{CLOSE}", 1) if quote else evidence.passage


def _sentence(said: Statement) -> str:
    role = f" ({said.endorser_role})" if said.endorser_role else ""
    rank = f" as choice no. {said.rank}" if said.rank else ""
    return f"{said.endorser.name}{role} {said.stance.replace('_', ' ')} {said.candidate.name}{rank}"


def _details(proposal: Proposal) -> Iterator[str]:
    said = proposal.statement
    yield f"contest: {said.contest.name if said.contest else 'not said'}; when: {said.when.told() or 'not said'}"
    if said.condition:
        yield f"condition: {said.condition}"
    sure, doubts = tell_reasons(proposal)
    if sure:
        yield f"how it was read: {'; '.join(sure)}"
    if doubts:
        yield f"why in doubt: {'; '.join(doubts)}"
    for entity in (said.endorser, said.candidate):
        for other in proposal.same_as.get(entity.entity_id, ()):
            yield f"is {entity.name} ({entity.kind}) the same as {other.name} ({other.kind}, {other.entity_id})?"
    if proposal.contradicts:
        yield f"contradicts: {', '.join(f'#{key}' for key in proposal.contradicts)}"
    if proposal.is_unsure:
        yield "somebody looked and could not tell"


def proposal_fields(proposal: Proposal) -> dict[str, Any]:
    """A proposal as data, as `whobacks review --json` prints it."""
    said = proposal.statement
    return {
        "statement": said.statement_id,
        "endorser": said.endorser.name,
        "endorser_role": said.endorser_role,
        "candidate": said.candidate.name,
        "contest": said.contest.name if said.contest else None,
        "stance": said.stance,
        "rank": said.rank,
        "condition": said.condition,
        "on": str(said.when),
        "places": [
            {"source": e.source.key, "paragraph": e.paragraph, "quote": e.quote, "passage": e.passage}
            for e in said.evidence
        ],
        "tier": proposal.tier,
        "reasons": list(proposal.reasons),
        "contradicts": list(proposal.contradicts),
        "same_as": {str(mine): [o.entity_id for o in others] for mine, others in proposal.same_as.items()},
        "is_unsure": proposal.is_unsure,
        "extracted_by": proposal.extracted_by,
    }
