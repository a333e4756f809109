"""May what stands in the gap of a phrase, or right behind it, be whom its act is done to?

"Left ... corner" is no act of leaving in "left in her corner", nor is "went off" without whom somebody went off.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import Relation
from facts.questions.lexicon import Lexicon
from facts.questions.patterns import Pattern
from facts.questions.pieces import Piece


def holds_object(pattern: Pattern, used: Sequence[int], pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether what the phrase of a stance or rank leaves alone may be whom, or what, it is done to.

    That is led by no preposition ("left in her corner") and does nothing itself ("left to join her camp").

    Args:
        pattern: The phrase.
        used: The pieces that it takes.
        pieces: Of the message.
        lexicon: Its language's words.
    """
    if pattern.tag == "still" and pieces[used[-1]].word in lexicon.remaining:
        return not _is_somebody(used[-1] + 1, pieces, lexicon)  # "who's left Moss" has left her
    if pattern.tag != "stance":
        is_rank = pattern.tag.startswith("rank")
        return not (is_rank and (_skips_ranking(used, pieces, lexicon) or _takes_nobody(used, pieces, lexicon)))
    if (
        pattern.info.get("inside")
        and not _holds_somebody(used, pieces, lexicon)
        and not (pattern.info.get("of_one") and _holds_owner(used, pieces, lexicon))
        and not _is_passive(used, pieces, lexicon)
    ):
        return False
    if not _has_subject(pattern, used, pieces, lexicon):
        return False
    if pattern.info.get("whom") and not _is_done_to(used[-1] + 1, pieces, lexicon):
        return False
    if not _may_stand_alone(pattern, used[-1] + 1, pieces, lexicon):
        return False
    if pieces[used[-1]].word in lexicon.beside["infinitive"] and _does_itself(used[-1] + 1, pieces, lexicon):
        return False
    gap = next(((before + 1, after) for before, after in pairwise(used) if after > before + 1), None)
    if gap is None:
        return True
    held = [pieces[index].word for index in range(*gap)]
    if pattern.info.get("relation") == Relation.RETURNED and not lexicon.beside["asking"].isdisjoint(held):
        return False  # "she backs who again" asks to be told once more
    acts = any(one in lexicon.beside["infinitive"] and word in lexicon.acts for one, word in pairwise(held))
    opens = any(word in lexicon.beside["opening_clause"] for word in held) or any(
        f"{one}_{two}" in lexicon.beside["opening_clause"] for one, two in pairwise(held)
    )
    return held[0] not in lexicon.leading and not (acts or opens)


def _may_stand_alone(pattern: Pattern, at: int, pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether a phrase that takes nobody has nobody behind it, and one that takes a time has that."""
    if pattern.info.get("alone") and _is_somebody(at, pieces, lexicon):
        return False
    if pattern.info.get("closes"):
        return at >= len(pieces) or pieces[at].is_mark or pieces[at].word in lexicon.beside["joins"]
    return not pattern.info.get("timed") or _is_timed(at, pieces, lexicon)


def skips_act(used: Sequence[int], pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether the gap of a weak phrase ("has ... support") holds a verb that says more ("has pulled support")."""
    held = [pieces[i].word for i in range(used[0], used[-1]) if i not in used]
    return any(word in lexicon.acts or word in lexicon.past or word in lexicon.beside["denying"] for word in held)


def _has_subject(pattern: Pattern, used: Sequence[int], pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether whom a phrase is said of stands where it must: in its gap, or in front."""
    if pattern.info.get("holds_one") and not _holds_one(used, pieces, lexicon):
        return False
    return not pattern.info.get("said_of") or _is_said_of(used[0], pieces, lexicon)


def _is_said_of(at: int, pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether a name stands in front, and no preposition leads to the phrase ("in a Moss group")."""
    return any(p.name is not None for p in pieces[:at]) and pieces[at - 1].word not in lexicon.leading


def _is_passive(used: Sequence[int], pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether a phrase stands whole before who did it ("knocked back by the nurses")."""
    end = used[-1] + 1
    return end - used[0] == len(used) and end < len(pieces) and pieces[end].word in lexicon.beside["passive"]


def _does_itself(at: int, pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether a verb stands at a piece ("came to see Moss")."""
    return at < len(pieces) and (pieces[at].word in lexicon.beside["deeds"] or pieces[at].word in lexicon.acts)


def _skips_ranking(used: Sequence[int], pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether "has" at the head of a rank's phrase only helps the verb in its gap ("has Reed ranked Moss first")."""
    held = [pieces[i].word for i in range(used[0], used[-1]) if i not in used]
    verbs = (lexicon.rank_verbs | lexicon.rank_givers) - lexicon.having
    return pieces[used[0]].word in lexicon.having and any(word in verbs for word in held)


def _takes_nobody(used: Sequence[int], pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether a verb's "no one" is nobody ("has no one"): there is no one in front whom it would rank as number one."""
    first, *number = used
    ends = len(number) > 1 and number[0] + len(number) - 1 == number[-1]
    phrases = lexicon.starting_with(pieces[number[0]].word) if ends else ()
    are_nobody = any(p.tag == "nobody" and _says(p, [pieces[i].word for i in number]) for p in phrases)
    return are_nobody and not any(_is_somebody(i, pieces, lexicon) for i in range(first + 1, number[0]))


def _says(pattern: Pattern, words: Sequence[str]) -> bool:
    elements = pattern.elements
    return len(elements) == len(words) and all(e.accepts(word) for e, word in zip(elements, words, strict=True))


def _is_done_to(at: int, pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether somebody stands at a piece, articles aside; or the message ends there and asks for whom."""
    while at < len(pieces) and pieces[at].word in lexicon.beside["articles"]:
        at += 1
    behind = pieces[at + 1].word if at + 1 < len(pieces) and pieces[at].name is not None else ""
    if behind.endswith("ing") and behind in lexicon.acts:
        return False  # "is she fine with Moss leaving"
    if at < len(pieces) and not pieces[at].is_mark:
        return _is_somebody(at, pieces, lexicon) or pieces[at].word in lexicon.beside["passive"]
    return any(piece.word in lexicon.beside["asking"] for piece in pieces[:at])


def _is_somebody(at: int, pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether a name, or a pronoun of somebody, stands at a piece."""
    return at < len(pieces) and (pieces[at].name is not None or pieces[at].word in lexicon.beside["persons"])


def _is_timed(at: int, pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether a time stands at a piece, or what leads to one ("came in after Moss left")."""
    leads = (*lexicon.times["before"], *lexicon.times["after"], *lexicon.times["since"])
    return at < len(pieces) and (pieces[at].window is not None or pieces[at].word in leads)


def _holds_somebody(used: Sequence[int], pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether the gap of a phrase holds a name, or a pronoun alone of whom it is done to ("picked him up")."""
    held = [i for i in range(used[0], used[-1]) if i not in used] if used else []
    if len(held) == 1 and pieces[held[0]].word in lexicon.beside["persons"]:
        return True
    return bool(used) and any(pieces[i].name is not None for i in range(used[0], used[-1]))


def _holds_one(used: Sequence[int], pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether the gap of a phrase holds one name or pronoun and nothing else, but for an article."""
    held = [pieces[i] for i in range(used[0], used[-1]) if i not in used] if used else []
    told = [p for p in held if p.word not in lexicon.beside["articles"]]
    return len(told) == 1 and (told[0].name is not None or _is_pronoun(told[0].word, lexicon))


def _is_pronoun(word: str, lexicon: Lexicon) -> bool:
    return any(p.tag in _PRONOUNS and len(p.elements) == 1 for p in lexicon.starting_with(word))


_PRONOUNS = ("him", "her", "them")


def _holds_owner(used: Sequence[int], pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether the gap of a phrase holds who somebody is, in the genitive ("got the mayor's back")."""
    held = [pieces[i].word for i in range(used[0], used[-1]) if i not in used] if used else []
    is_led = 1 < len(held) <= _LONGEST_ROLE and held[0] in lexicon.beside["articles"]
    return is_led and all(word.isalpha() for word in held) and held[-1].endswith("s")


_LONGEST_ROLE = 4  # "the city council president's"
