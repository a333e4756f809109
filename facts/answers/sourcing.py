"""Where do sources say what an asker takes for true?

"Source for the nurses dropping Moss" wants the passages that say so. Where none does, or they say the opposite, that is
told as to one who asks whether it is so.
"""

from __future__ import annotations

from facts.answers.drafts import Draft
from facts.answers.inquiry import Inquiry
from facts.answers.pairs import ids_of
from facts.answers.passages import answer_passages
from facts.answers.verdicts import answer_verdict


def answer_source(inquiry: Inquiry) -> Draft:
    """Answer with the passages that a question takes for granted, or that they say otherwise or nothing."""
    if all(ids_of(c.endorser) and ids_of(c.candidate) for c in inquiry.question.clauses):
        verdict = answer_verdict(inquiry)
        if verdict.kind != "yes_no" or verdict.value != "yes":
            return verdict
    return answer_passages(inquiry)
