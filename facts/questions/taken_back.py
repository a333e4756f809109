"""Which question of a message takes back the one before it ("who left Moss? no, who stayed")?

Behind a yes or no a "no" may be the asker's own answer; a question who, or how many, has none such.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.asking import opens_with_aux
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.units import Unit, has


def without_taken_back(sentences: Sequence[list[Unit]], lexicon: Lexicon) -> list[list[Unit]]:
    """The sentences from the last one that opens with a "no" which takes back a question before it, the "no" aside."""
    for at in range(len(sentences) - 1, 0, -1):
        is_alone = at > 1 and _is_no(sentences[at - 1], lexicon)
        asked = sentences[at] if is_alone else _behind_no(sentences[at], lexicon)
        before = _content(sentences[at - 1 - is_alone])
        if len(before) > 1 and has(before[:1], *ASKING_TAGS) and _asks(asked):
            return [list(asked), *sentences[at + 1 :]]
    return list(sentences)


def _content(sentence: Sequence[Unit]) -> list[Unit]:
    return [u for u in sentence if u.tag not in ("mark", "tag", "polite", "and", "but")]


def _is_no(sentence: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a sentence is a "no", and no more."""
    said = [u for u in sentence if u.tag != "mark"]
    return len(said) == 1 and said[0].text in lexicon.talk["taking_back"] and not any(u.text == "?" for u in sentence)


def _behind_no(sentence: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """What stands behind a "no" that opens a sentence."""
    at = next((i for i, u in enumerate(sentence) if u.tag != "mark"), len(sentence))
    return list(sentence[at + 1 :]) if _is_no(sentence[at : at + 1], lexicon) else []


def _asks(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence opens as a question does, and says more."""
    content = _content(sentence)
    return len(content) > 1 and (has(content[:1], *ASKING_TAGS) or opens_with_aux(content))
