"""Which language is a message in?

Counted by words that only one of the languages has; a message too short to tell keeps the conversation's.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.names.everyday import is_surname_too
from facts.questions.lexicon import languages, load_lexicon


def choose_language(words: Sequence[str], before: Sequence[str] = ()) -> str:
    """The language with the most words of a message; of equals the one spoken before, then English."""
    known = languages()
    told = [word for word in words if not is_surname_too(word)]
    counts = {code: sum(map(load_lexicon(code).ordinary.__contains__, told)) for code in known}
    spoken = next((code for code in reversed(before) if code in known), "")
    return max(known, key=lambda code: (counts[code], code == spoken, -known.index(code)))
