"""Which passage comes nearest to a free question whose words no passage holds, though it says the like?

Only where whoever is named has part in it, and where it says most of what is asked, the weightiest word at least in one
that is used alike: whatever is asked of somebody, some passage about them comes near.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.answers.citing import Citations
from facts.answers.content import SOFT, contents_of, weights_of, without_names
from facts.answers.drafts import Draft
from facts.answers.gist import Person, asked_of, gathered, is_told, named_anew, place_of, topics_of
from facts.answers.inquiry import Inquiry
from facts.answers.passages import PASSAGE_ASKS
from facts.answers.quoting import tell_passage
from facts.answers.resembling import Resemblance
from facts.answers.wanted import NAME, asked_text, is_open_question, said_words
from facts.answers.weighing import Weighed, Weigher
from facts.models import Asks, Evidence, Question

_MOST = 0.45  # the share of what is asked that must be said
_ALIKE = 0.5  # how alike a word must be to the weightiest


def answer_nearest(inquiry: Inquiry) -> Draft | None:
    """The passage nearest to a free question; None where none is near enough, or where statements would answer."""
    inquiry = named_anew(inquiry)
    if not _is_free(inquiry.question):
        return None
    people, pool = gathered(inquiry, asked_of(inquiry))
    best = _nearest(inquiry, people, pool)
    if best is None:
        return None
    cited = Citations()
    told = tell_passage(inquiry, Weighed(best), Weigher(inquiry), cited)
    return Draft("passages", [inquiry.words.say("passages.told"), told], cited=cited, held=_MOST)


def _is_free(question: Question) -> bool:
    """Whether it asks for passages, or what, which, how or why of something that was not read, and of no stranger."""
    if question.why_not or question.strangers or any(not name.matches for name in question.names):
        return False
    return question.asks in PASSAGE_ASKS or (question.asks is Asks.NOTHING and is_open_question(question))


def _nearest(inquiry: Inquiry, people: Sequence[Person], pool: Sequence[Evidence]) -> Evidence | None:
    """The passage that comes nearest, where it is near enough."""
    topics = topics_of(people, pool)
    theirs = [e for e in pool if all(p.has_part(e) or (e.source.key, n) in topics for n, p in enumerate(people))]
    if inquiry.question.asks is Asks.WORDS:
        theirs = [e for e in theirs if is_told(inquiry, e, people)]
    if not theirs:
        return None
    texts = [e.passage or "" for e in pool]
    whole = Resemblance(asked_text(inquiry.question), texts)
    best = min(theirs, key=lambda one: (-whole.of(one.passage or ""), place_of(one)))
    names = [p.name for p in people if p.name is not None]
    said = " ".join(word for word in said_words(inquiry.question, marked=True) if word != NAME)
    bare = Resemblance(said, [without_names(text, names) for text in texts])
    text = without_names(best.passage or "", names)
    return best if bare.of(text) >= _MOST and _says_weightiest(inquiry, text, texts, bare) else None


def _says_weightiest(inquiry: Inquiry, text: str, texts: Sequence[str], near: Resemblance) -> bool:
    """Whether a text says the word of the question that tells most, or one that is used alike."""
    contents = contents_of(inquiry.question, texts, inquiry.known.office_words)
    weighed = list(zip(weights_of(contents, texts), contents, strict=True))
    if not weighed:
        return False
    _, one = max(weighed, key=lambda pair: pair[0])
    if one.share <= SOFT:
        return False
    return bool(one.degree(text)) or near.likeness(one.wanted.word, text) >= _ALIKE
