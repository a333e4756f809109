"""Does a paragraph take back, right behind an endorsement, what the endorsement seems to say?

"I have lent her my nomination. I'm not supporting her." No engine reads the second sentence as a statement, so it is
met here in the words, whoever has read the first.
"""

from __future__ import annotations

import re
from dataclasses import replace

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import Draft
from facts.models import Stance

DENIED = "it is denied right behind"
UNMEANT = "it may be meant in jest or never to have been"
_REACH = 200  # characters behind the sentence
_REPORT = r"(?:the|that|this|those|these) (?:reports?|story|stories|claims?|accounts?|suggestions?|rumou?rs?)"
_UNTRUE = r"(?:false|untrue|wrong|inaccurate|incorrect|nonsense|baseless|fabricated|fabrication|fiction|lies?)"
_DENIES = re.compile(
    r"\b(?:not|n't|never) (?:yet )?(?:be )?(?:supporting|backing|endorsing|an endorsement|voting for|support for)\b"
    r"|\bnot? (?:an? )?endorsement\b|\bno endorsement\b"
    r"|\b(?:cannot|(?:can|could|wo|will|would|is|are|do|does)(?:n't| not)) (?:be )?do(?:ing)? (?:so|it|that|the same)"
    r"(?=[.,;:]| this\b| again\b| today\b| now\b| in (?:19|20)\d)"
    r"|(?<=[.?!] )not (?:this (?:time|year|fall|autumn|spring|summer)|any ?more|any longer|again|today|now)[.,;:]"
    r"|\b(?:not|n't) (?:yet )?made up (?:my|his|her|its|their|our) minds?\b"
    rf"|\b(?:called|calls|branded|dismissed|labell?ed|denounced) {_REPORT} (?:as )?(?:an? )?{_UNTRUE}\b"
    rf"|\b(?:denied|denies|disputed|disputes|rejected|rejects) {_REPORT}(?=[.,;]| (?:and|but|on|in)\b)"
    rf"|\b{_REPORT} (?:is|was|are|were) (?:\w+ )?{_UNTRUE}\b"
    rf"|\b(?:that|this) (?:is|was) (?:\w+ )?{_UNTRUE}\b"
    r"|\b(?:regrets?|apologi[sz]es?(?: for)?) (?:the|that|this|our) (?:error|mistake|slip)\b",
    re.IGNORECASE,
)
# What a body answers to a candidate who claims its support: "the guild replied that it had not endorsed anybody".
_REPLIES = re.compile(
    r"\b(?:replied|replies|answered|countered|retorted|corrected|clarified|insisted|insists|said|says)\b[^.;:]{0,30}"
    r"\b(?:it|they|he|she) (?:(?:is|was|has|had|have|did|does|do|are|were)(?:n['’]t| not| never)\b"
    r"|(?:has|had|have) (?:none|no )|(?:is|was|remains?|are|were) neutral)",
    re.IGNORECASE,
)
# Members may like somebody whom their body does not endorse: "but its board has yet to endorse".
_ITS_BOARD = re.compile(r"\bits (?:\w+ ){1,3}(?:has|have|had) (?:yet to|not(?: yet)?) \w+", re.IGNORECASE)
# What was said for fun, and what somebody would have wagered on: "would have bet on the sheriff endorsing her".
_UNMEANT = re.compile(
    r"\b(?:tongue[- ](?:firmly[- ])?in[- ]cheek|in jest|as a joke|for a laugh|jok(?:ed|es|ing|ingly)|facetious(?:ly)?"
    r"|sarcastic(?:ally)?|mock(?:ing)? endorsement|would have (?:bet|wagered|put money) on)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:in|since) (?:19|20)\d\d\b")


def with_denial(article: AnnotatedArticle, draft: Draft) -> Draft:
    """A draft, with a doubt if the words right behind its sentence deny it, or those in it make it no earnest.

    Args:
        article: Of the draft.
        draft: As an engine read it; only endorsements of today are denied.
    """
    text = article.texts[draft.paragraph - 1]
    if draft.stance is not Stance.ENDORSES or _ANOTHER.search(text, draft.start, draft.end):
        return draft
    denied = _DENIES.search(text, draft.end, draft.end + _REACH)
    denied = denied or _ITS_BOARD.search(text, draft.anchor, draft.end + _REACH)
    if denied is None and draft.line.startswith("C "):
        denied = _REPLIES.search(text, draft.anchor, draft.end + _REACH)
    if denied is not None:
        return replace(draft, doubts=(*draft.doubts, DENIED))
    unmeant = _UNMEANT.search(text, draft.start, draft.end)
    return replace(draft, doubts=(*draft.doubts, UNMEANT)) if unmeant else draft
