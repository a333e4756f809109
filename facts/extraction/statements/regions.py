"""Of which state, and of which nation, does an article tell?

States are counted where they stand by themselves, not within the names of bodies; the title counts three times. A
state that the article does not name in full may stand in its abbreviations ("Pa.") and its publisher's name.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.lexicon.words import read_words
from facts.models import EntityKind

_TITLE = 3  # how much a state in the title counts
_WORDS = frozenset(["IN", "OR", "ME", "OK", "HI", "ID", "AL", "DE", "LA", "MA"])
_SIGNS = 2  # words that tell of the United States, before an article counts as American


@lru_cache
def states() -> dict[str, str]:
    """Every way to write a state -> its name."""
    places = read_words("places")
    names = {name: name for name in places["codes"].values()}
    return {**names, **places["short_states"], **places["codes"]}


@lru_cache
def _pattern() -> re.Pattern[str]:
    written = sorted(states(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, written))})(?![\w-])(?! City\b| \d)")  # "SD 8"


def state_of(article: AnnotatedArticle) -> str | None:
    """The state that an article names most; None if it names none."""
    bodies = [e.name for e in article.entities if e.kind in (EntityKind.NEWSPAPER, EntityKind.UNION)]
    without = re.compile("|".join(map(re.escape, sorted(bodies, key=len, reverse=True))) or "(?!)")
    counted: Counter[str] = Counter()
    for text in article.texts:
        counted.update(_named_in(without.sub("", text)))
    for _ in range(_TITLE):
        counted.update(_named_in(article.article.source.title))
    counted.update(_named_in(article.article.source.publisher or ""))
    best = counted.most_common(1)
    return best[0][0] if best else None


def _named_in(text: str) -> list[str]:
    """The states that a text names; two capitals that are words (IN, OR, ME, OK) count for none."""
    found = (m[1] for m in _pattern().finditer(text))
    return [
        states()[name] for name in found if name not in ("IN", "OR", "ME", "OK", "HI", "ID", "AL", "DE", "LA", "MA")
    ]


def is_american(article: AnnotatedArticle) -> bool:
    """Whether an article tells of the United States."""
    return len(set(_american().findall(" ".join(article.texts)))) >= _SIGNS


@lru_cache
def _american() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in read_words("contests")["american"]))
