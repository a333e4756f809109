"""Whom is a section of an article about: the person whose name stands alone above it, or with a word or two?

"Ann Lee", "3. State Sen. Ann Lee" and "Ann Lee – supporters: 43" are such lines; a sentence is none, nor is a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.annotated import How, NameSpan
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.words import NameWords

_LONGEST = 90  # characters of such a line
_BEFORE = re.compile(r"\W*(?:(?:No\.? ?)?\d{1,3}[.):]?\s+)?(?P<titles>[^,;:\"]{0,40}?)\s*")
_BEHIND = re.compile(r"\W*(?:\([^()]{1,30}\)\W*)?(?:[—:(|,-]+\s*(?P<words>(?:[\w'.&%-]+[ :/]*){0,5}))?\W*")
_VERB = re.compile(r"\w{2,}(?:ed|es)\b|\b(?:has|have|had|is|was|will|would|says|said|backs|wins|gets|who)\b")


def topic_of_line(text: str, spans: Sequence[NameSpan], registry: Registry, words: NameWords) -> Known | None:
    """The person whom a line names in full and says next to nothing of, if it is such a line.

    Args:
        text: The normalised text of a paragraph.
        spans: The names in it, in order.
        registry: Everyone named in the article.
        words: The language's words.
    """
    line = text.strip()
    if len(spans) != 1 or spans[0].how is not How.FULL or len(line) > _LONGEST or "\n" in line:
        return None
    about, name = registry.all[spans[0].entities[0]], spans[0]
    if not about.is_person or name.possessive:
        return None
    before, behind = _BEFORE.fullmatch(text[: name.start]), _BEHIND.fullmatch(text[name.end :])
    if not before or not behind or _VERB.search(behind["words"] or ""):
        return None
    titles = re.findall(r"[\w.-]+", before["titles"])
    told = all(t[0].isupper() or t.lower() in words.heads or t.lower() in words.modifiers for t in titles)
    return about if told and len(titles) <= _MOST_TITLES else None


_MOST_TITLES = 5
