"""How is an agreed statement written down, with the words that say it?

The quote is the sentence with the stance word, cut from the paragraph itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import Draft, Shares
from facts.extraction.places import Places
from facts.extraction.statements.agreement import Agreed, Dated, agree
from facts.extraction.statements.contests import Contests
from facts.extraction.statements.denials import with_denial
from facts.extraction.statements.respective import in_turn
from facts.extraction.statements.second_thoughts import with_second_thoughts
from facts.extraction.statements.timing import Clock
from facts.models import WrittenStatement


def write_statements(
    article: AnnotatedArticle,
    drafts: Sequence[Draft],
    *,
    by: Mapping[str, str],
    places: Places | None = None,
    shares: Shares | None = None,
) -> tuple[WrittenStatement, ...]:
    """Settle dates and contests, bring drafts together, and write each statement.

    Args:
        article: With its names marked.
        drafts: Of every engine, in any order.
        by: Engine -> its name and version, for every engine that read the article.
        places: Of the article, if they are there already.
        shares: How likely the learned reader finds each statement, where it read along.
    """
    places = places or Places(article)
    drafts = in_turn(places, drafts)
    clock = Clock(places, drafts)
    in_order = sorted(drafts, key=lambda draft: (draft.paragraph, draft.anchor))
    told = [(with_denial(article, draft), clock.when(draft)) for draft in in_order]
    contests = Contests(places, [(draft, when.days) for draft, when in told])
    dated = [Dated(draft, when.days, contests.contest_of(draft, when.days), when.firmness) for draft, when in told]
    settled = [d for d in dated if not _is_misread(article, d)]
    thought = [with_second_thoughts(agreed, shares or Shares()) for agreed in agree(settled, engines=len(by))]
    return tuple(_written(article, agreed, by) for agreed in thought if agreed is not None)


def _is_misread(article: AnnotatedArticle, dated: Dated) -> bool:
    """A description ("his opponent") means today's people, not those of a contest years ago."""
    described = "the candidate was worked out from a description" in "; ".join(dated.draft.doubts)
    published = article.published.earliest_on if described else None
    latest = dated.when.latest_on
    return described and published is not None and latest is not None and latest.year < published.year


def _written(article: AnnotatedArticle, agreed: Agreed, by: Mapping[str, str]) -> WrittenStatement:
    draft = agreed.draft
    passage = article.article.passages[draft.paragraph - 1].text
    return WrittenStatement(
        endorser=article.entities[draft.endorser],
        candidate=article.entities[draft.candidate],
        stance=draft.stance,
        contest=agreed.contest,
        rank=draft.rank,
        condition=draft.condition,
        when=agreed.when,
        paragraph=draft.paragraph,
        quote=passage[draft.start : draft.end].strip(),
        tier=agreed.tier,
        reasons=agreed.reasons,
        extracted_by=" + ".join([version for engine, version in by.items() if engine in agreed.engines]),
    )
