"""How is an agreed statement written down, with the words that say it?

The quote is the sentence with the stance word, cut from the paragraph itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import Draft
from facts.extraction.statements.agreement import Agreed, Dated, agree
from facts.extraction.statements.contests import Contests
from facts.extraction.statements.timing import Clock
from facts.models import WrittenStatement


def write_statements(article: AnnotatedArticle, drafts: Sequence[Draft], *, by: str) -> tuple[WrittenStatement, ...]:
    """Settle dates and contests, bring drafts together, and write each statement.

    Args:
        article: With its names marked.
        drafts: Of every engine, in the order of the text.
        by: Engine and version.
    """
    clock, contests = Clock(article), Contests(article)
    dated = [_dated(draft, clock, contests) for draft in drafts]
    return tuple(_written(article, agreed, by) for agreed in agree(dated))


def _dated(draft: Draft, clock: Clock, contests: Contests) -> Dated:
    when, own = clock.when(draft)
    return Dated(draft, when, contests.contest_of(draft, when), own)


def _written(article: AnnotatedArticle, agreed: Agreed, by: str) -> WrittenStatement:
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
        extracted_by=by,
    )
