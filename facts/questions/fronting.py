"""What does a message ask that does not open with its question ("left Moss but has picked nobody since, who")?

The question word is put in front, where the acts behind it are those of whoever is asked for. A comma before what they
have not done ("who left Moss, hasnt picked anyone since") is an "and". A gap to fill in ("Moss has ___ unions") asks
how many stand before people or what is counted of them; anywhere else somebody is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import Token, fold

_OPENING = ("stance", "still", "not", "ever", "no_longer")
_FEWEST = 4


def fronted(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[int, int, str], ...]:
    """The edits that put a closing "who" in front: what to blank, and the word with where it is put; none for others.

    Args:
        tokens: Of the message.
        lexicon: Its language's words.
    """
    if tokens and tokens[0].word in lexicon.beside["asked_last"]:
        return tuple(_denials(tokens, lexicon))
    end = _end_of(tokens, lexicon)
    if end < _FEWEST or _plain(tokens[end - 1].word, lexicon) not in lexicon.beside["asked_last"]:
        return ()
    first, last, mark = tokens[0], tokens[end - 1], tokens[end - 2]
    said = {t.word for t in tokens[: end - 2]}
    is_apart = mark.is_mark or mark.word in _EQUALS
    if not is_apart or first.is_mark or any(_is(w, QUESTION_TAGS, lexicon) for w in said):
        return ()
    if not _is(first.word, _OPENING, lexicon):
        return ()
    joints = tuple(_joints(tokens[: end - 2], lexicon))
    is_of_doer = any(_is(t.word, ("do",), lexicon) for t in tokens[end : end + 1])  # "dropped Moss, who did that"
    if not (joints or is_of_doer) and said.isdisjoint(lexicon.beside["joins"] | lexicon.talk["thereafter"]):
        return ()
    start, stop = mark.start, tokens[-1].end
    return (first.start, first.start, f"{_plain(last.word, lexicon)} "), *joints, (start, stop, " " * (stop - start))


def _end_of(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """Where the words up to a closing "who" end: marks aside, and "fits", "is that" behind it."""
    end = len(tokens)
    while end and (tokens[end - 1].is_mark or tokens[end - 1].word in lexicon.beside["who_is_that"]):
        end -= 1
    return end


def _denials(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """The edits that put "and" for the comma before an act that was not done ("hasnt picked", "isnt with")."""
    joint = min(lexicon.beside["joins"] & lexicon.beside["join_of_acts"])
    for mark, denied, act in zip(tokens, tokens[1:], tokens[2:], strict=False):
        words = lexicon.chat.get(denied.word, ())
        is_denied = len(words) > 1 and _is(words[0], ("have", "be"), lexicon) and _is(words[-1], ("not",), lexicon)
        if mark.word == "," and is_denied and _is(act.word, ("stance",), lexicon):
            yield mark.start, mark.end, f" {joint} "


def _plain(word: str, lexicon: Lexicon) -> str:
    """The first word that a chat spelling stands for ("whos", "hasnt"), or the word itself."""
    return next(iter(lexicon.chat.get(word, ())), word)


def _joints(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """The edits that put "and" for each comma or "+" behind which another act, or that it was not done, is told."""
    joint = min(lexicon.beside["joins"] & lexicon.beside["join_of_acts"])
    for mark, behind in pairwise(tokens):
        if mark.word in _BETWEEN and _is(_plain(behind.word, lexicon), (*_OPENING, "have", "be"), lexicon):
            yield mark.start, mark.end, f" {joint} "


_EQUALS = ("=", "is")
_BETWEEN = (",", "+", "&", ";", ".")


def _is(word: str, tags: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a phrase of one of these tags is this word alone."""
    return any(p.tag in tags and len(p.elements) == 1 for p in lexicon.starting_with(word))


_GAP = re.compile(r"(?<!\S)_+(?![^\s.?!])")
_WORD = re.compile(r"[^\W_]+")


def filled(text: str, lexicon: Lexicon, is_sort: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """The edits that put what is asked for in place of each gap: from where, to where, and the word.

    Args:
        text: As typed.
        lexicon: Its language's words.
        is_sort: Whether a word is a sort of people.
    """
    for gap in _GAP.finditer(text):
        before = [fold(word) for word in _WORD.findall(text[: gap.start()])[-1:]]
        behind = _WORD.search(text, gap.end())
        is_one = bool(ARTICLES.intersection(before))  # "Karlsen is a ___ supporter"
        is_number = behind is not None and not is_one and _are_people(fold(behind[0]), lexicon, is_sort)
        said = lexicon.talk["gap_of_people" if is_number else "gap"]
        if said and before:
            yield gap.start(), gap.end(), min(said).replace("_", " ")


def _are_people(word: str, lexicon: Lexicon, is_sort: Callable[[str], bool]) -> bool:
    """Whether a word is a sort of people, or what is counted of them ("backers", "endorsements")."""
    nouns = (p for p in lexicon.starting_with(word) if p.info.get("noun") or p.info.get("person"))
    return is_sort(word) or any(all(e.optional for e in p.elements[1:]) for p in nouns)
