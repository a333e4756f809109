"""Does a message ask at its end who did what it opens with ("left Moss but has picked nobody since, who")?

The question word is put in front, where the acts behind it are those of whoever is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.tokens import Token

_OPENING = ("stance", "still", "not", "ever", "no_longer")
_FEWEST = 4


def fronted(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[int, int, str], ...]:
    """The edits that put a closing "who" in front: what to blank, and the word with where it is put; none for others.

    Args:
        tokens: Of the message.
        lexicon: Its language's words.
    """
    end = len(tokens)
    while end and tokens[end - 1].is_mark:
        end -= 1
    if end < _FEWEST or tokens[end - 1].word not in lexicon.beside["asked_last"]:
        return ()
    first, last, mark = tokens[0], tokens[end - 1], tokens[end - 2]
    said = {t.word for t in tokens[: end - 1]}
    is_joined = not said.isdisjoint(lexicon.beside["joins"])
    if not mark.is_mark or first.is_mark or not is_joined or any(_is(w, QUESTION_TAGS, lexicon) for w in said):
        return ()
    if not _is(first.word, _OPENING, lexicon):
        return ()
    return (first.start, first.start, f"{last.word} "), (mark.start, last.end, " " * (last.end - mark.start))


def _is(word: str, tags: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a phrase of one of these tags is this word alone."""
    return any(p.tag in tags and len(p.elements) == 1 for p in lexicon.starting_with(word))
