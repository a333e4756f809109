"""Whom does a caption name in full of whom the text itself gives the surname alone?

Captions are blanked, for what they say is no news; but "Supervisor Ann Lee (Photo: ...)" tells who "Lee" is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.names.chunks import Chunker
from facts.extraction.names.tokens import split_text
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName
from facts.models import Article

_CREDIT = re.compile(r"\W*\b(?:Photo(?:graph)?|Image|Credit|Picture|Illustration)\b.*$", re.IGNORECASE | re.DOTALL)
_FEWEST = 2  # times that the text gives the surname
_LONGEST = 300  # characters of a caption


def caption_names(article: Article, texts: Sequence[str], words: NameWords) -> list[WrittenName]:
    """The persons whom blanked captions name and the text goes on to call by their surname.

    Args:
        article: As read.
        texts: The normalised paragraphs; a caption's is blank.
        words: The language's words.
    """
    found: list[WrittenName] = []
    for number, (passage, text) in enumerate(zip(article.passages, texts, strict=True), 1):
        if text.strip() or not _CREDIT.search(passage.text) or len(passage.text) > _LONGEST:
            continue
        caption = re.sub(r"[*_]", " ", _CREDIT.sub("", passage.text))
        names = Chunker(number, caption, split_text(caption, words), words).find()
        found += [n for n in names if n.kind == "person" and len(n.words) > 1 and _is_spoken_of(n, texts)]
    for name in found:
        name.sentence = 0
    return found


def _is_spoken_of(name: WrittenName, texts: Sequence[str]) -> bool:
    """Whether the text gives a surname more than once, and never the whole name."""
    alone = re.compile(rf"\b{re.escape(name.words[-1])}\b")
    return sum(len(alone.findall(text)) for text in texts) >= _FEWEST and not any(name.text in text for text in texts)
