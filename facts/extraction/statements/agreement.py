"""Which drafts say the same, and how sure may one be of them?

Drafts of one endorser, stance and candidate are one statement, told by its best place. It is accepted without a look
when a safe pattern says it, or when two engines read the same; otherwise each reason to doubt it is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.extraction.drafts import Draft
from facts.models import DateRange, Stance, Tier

SERIOUS = (
    "only a noun",
    "other meanings",
    "the candidate is taken",
    "fits several",
    "another clause",
    "sentence before",
    "nothing says",
    "somebody's advice",
    "line of a list",
    "elsewhere in the sentence",
    "worked out from a group",
    "worked out from a pronoun",
    "worked out from a description",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One statement, as its best draft tells it, with its tier and the reasons for it."""

    draft: Draft
    when: DateRange
    contest: str | None
    tier: Tier
    reasons: tuple[str, ...]
    engines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dated:
    """A draft with its date and contest settled."""

    draft: Draft
    when: DateRange
    contest: str | None
    own_date: bool


def agree(dated: Sequence[Dated]) -> list[Agreed]:
    """Bring the drafts of one article together.

    Args:
        dated: Every engine's drafts, in the order of the text.

    Returns:
        One a statement, in the order in which the article first tells them.
    """
    groups: dict[tuple[int, Stance, int, str | None], list[Dated]] = {}
    for one in dated:
        key = (one.draft.endorser, one.draft.stance, one.draft.candidate, one.contest)
        groups.setdefault(key, []).append(one)
    return [_settle(group) for key, group in groups.items() if not _is_shadow(key, groups)]


def _is_shadow(
    key: tuple[int, Stance, int, str | None], groups: dict[tuple[int, Stance, int, str | None], list[Dated]]
) -> bool:
    """A bare noun ("X's endorsement") beside a verb that tells what became of it says nothing of its own."""
    endorser, stance, candidate, _ = key
    beside = [
        d.draft.paragraph for k, g in groups.items() if k[:3] == (endorser, Stance.REAFFIRMS, candidate) for d in g
    ]
    if stance is Stance.ENDORSES and all(
        "other meanings" in " ".join(d.draft.doubts) and d.draft.paragraph in beside for d in groups[key]
    ):
        return True
    if stance is not Stance.ENDORSES or not all(
        d.draft.noun_only and d.draft.line == "E's SUPPORT of C" for d in groups[key]
    ):
        return False
    return any(k[0] == endorser and k[2] == candidate and k != key for k in groups)


def _settle(group: Sequence[Dated]) -> Agreed:
    best = min(group, key=lambda d: (len(_serious(d.draft)), len(d.draft.doubts), not d.own_date, d.draft.paragraph))
    dated = next((d for d in [best, *group] if d.own_date), best)
    rank = next((d.draft.rank for d in [best, *group] if d.draft.rank is not None), None)
    engines = {d.draft.engine for d in group}
    condition = next((d.draft.condition for d in [best, *group] if d.draft.condition), None)
    serious = _serious(best.draft)
    tier = Tier.ACCEPT if not serious or len(engines) > 1 else Tier.REVIEW
    reasons = best.draft.doubts or ("the words are plain and the names are full",)
    if len(engines) > 1:
        reasons = ("both engines read the same", *best.draft.doubts)
    from dataclasses import replace  # noqa: PLC0415 - one use

    draft = replace(best.draft, rank=rank, condition=condition)
    return Agreed(
        draft=draft, when=dated.when, contest=best.contest, tier=tier, reasons=reasons, engines=frozenset(engines)
    )


def _serious(draft: Draft) -> list[str]:
    return [doubt for doubt in draft.doubts if any(word in doubt for word in SERIOUS)]
