"""Which findings rest on a source that says it in so many words ("resign", as against leaving a contest)?

Records tell who called on a candidate to go, not from what: only the source's own words tell those apart. Where none
of the sources uses such a word, a loose "resign" is taken for going at all; one that names the office is not. What a
paragraph says beside a quote may be another's ("... Reed told her to resign"): it counts for a loose word alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.answers.findings import Finding
from facts.models import Statement
from facts.models.building import replace
from facts.standing import Truth


def literally(findings: Sequence[Finding], stems: Sequence[str], *, strictly: bool) -> list[Finding]:
    """The findings, those without a source of these words left untrue where any has one.

    Args:
        findings: As judged by the records alone.
        stems: Beginnings of words, folded.
        strictly: Whether nothing is true without such a source.
    """
    held = [f for f in findings if f.truth is not Truth.NO]
    said = [replace(f, shown=kept) for f in held if (kept := _quoting(f.shown, stems))]
    if not strictly:
        said = said or [replace(f, shown=kept) for f in held if (kept := _saying(f.shown, stems))]
    if not said and not strictly:
        return list(findings)
    kept_ids = {(f.endorser.entity_id, f.candidate.entity_id) for f in said}
    rest = [f for f in findings if (f.endorser.entity_id, f.candidate.entity_id) not in kept_ids]
    return [*said, *(replace(f, truth=Truth.NO, shown=()) for f in rest)]


def _quoting(statements: Sequence[Statement], stems: Sequence[str]) -> tuple[Statement, ...]:
    """Those whose own quote holds a word that begins so."""
    return tuple(s for s in statements if any(_holds(e.quote or e.passage or "", stems) for e in s.evidence))


def _saying(statements: Sequence[Statement], stems: Sequence[str]) -> tuple[Statement, ...]:
    """Those whose quote or passage holds a word that begins so."""
    return tuple(s for s in statements if any(_holds(f"{e.quote or ''} {e.passage or ''}", stems) for e in s.evidence))


def _holds(text: str, stems: Sequence[str]) -> bool:
    words = text.casefold().split()
    return any(word.strip("“”\"'(.,").startswith(stem) for word in words for stem in stems)
