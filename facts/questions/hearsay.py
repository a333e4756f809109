"""Does a phrase tell who told the asker what they ask about ("my brother swears", "rumor has it")?

It does where it opens a sentence, and what was told follows rather than a question word: "what did my brother say" and
"they said who" ask for somebody's words.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.phrases import match
from facts.questions.pieces import Piece

#: The tag of such phrases; a unit of one has the tag `tag` and this sign.
HEARSAY = "hearsay"


def reports(pieces: Sequence[Piece], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the phrase from piece `at` to before piece `end` reports what follows it."""
    before = at - 1
    while before >= 0 and pieces[before].word in lexicon.talk["before_hearsay"]:
        before -= 1
    if (before >= 0 and not pieces[before].is_mark) or end >= len(pieces):
        return False
    asking = (p for p in lexicon.starting_with(pieces[end].word) if p.tag in QUESTION_TAGS)
    return not any(match(p.elements, pieces, end, [True] * len(pieces)) for p in asking)
