"""Which sentence of a message only says whom the question beside it leaves out ("skip the unions. who left Moss")?

Read by itself it would ask nothing, or of the wrong ones: it is made the exception that the question holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models.building import replace
from facts.questions.arguments import ARTICLES
from facts.questions.asking import opens_with_aux
from facts.questions.excepting import leads_out
from facts.questions.leaving_out import asks_of_doers
from facts.questions.lexicon import Lexicon
from facts.questions.rows import end_of_row
from facts.questions.tokens import fold
from facts.questions.units import Unit, has

_ASKING = ("who", "which", "count", "list", "everybody")
_LIGHT = ("mark", "tag", "polite")
_OF_IT = (*_LIGHT, "of", "that_one", "those")  # "out of it", "off that list"


def with_struck_out(sentences: Sequence[list[Unit]], lexicon: Lexicon) -> list[list[Unit]]:
    """The sentences, each that only strikes somebody out as a part of the one that asks, before it or behind it.

    So is a part of a sentence between marks that does no more ("who left Moss, i dont want the unions").
    """
    joined: list[list[Unit]] = []
    for sentence in (_within(one, lexicon) for one in sentences):
        before = joined[-1] if joined else []
        if before and _asks(before) and (struck := _struck_out(sentence, lexicon)):
            joined[-1] = [*before, comma_behind(before[-1]), *struck]
        elif len(joined) == 1 and _asks(sentence) and (struck := _struck_out(before, lexicon)):
            joined[-1] = [*struck, comma_behind(struck[-1]), *sentence]
        else:
            joined.append(sentence)
    return joined


def _within(sentence: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """A sentence with what strikes somebody out, before its first mark or behind any, said plainly."""
    marks = [i for i, u in enumerate(sentence) if u.tag == "mark" and 0 < i < len(sentence) - 1]
    for at in marks:
        before, behind = sentence[:at], sentence[at + 1 :]
        if _asks(before) and (struck := _struck_out(behind, lexicon)):
            return [*before, sentence[at], *struck]
        if at == marks[0] and _asks(behind) and (struck := _struck_out(before, lexicon)):
            return [*struck, sentence[at], *behind]
    for at, end in pairwise(marks):
        rest = [*sentence[:at], *sentence[end + 1 :]]
        if _asks(rest) and (struck := _struck_out(sentence[at + 1 : end], lexicon)):
            return [*rest, sentence[at], *struck]  # "which groups, people excluded, left Moss"
    return sentence


def comma_behind(unit: Unit) -> Unit:
    """The comma that sets apart what is said behind a unit."""
    return Unit(tag="mark", at=unit.last, last=unit.last, words=(",",))


def _struck_out(sentence: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """What a sentence strikes out, behind one word that does so; nothing where it says more than that, or asks."""
    sentence = [replace(u, tag="word", name=None) if _sets_aside(u, lexicon) else u for u in sentence]
    first = next((i for i, u in enumerate(sentence) if u.name is not None or u.tag == "group"), len(sentence))
    if first == len(sentence) or (opens_with_aux(sentence) and not has(sentence[:first], "not")):
        return []
    end = end_of_row(sentence, first)
    said = [u for u in sentence[first:end] if u.tag != "mark" or u.text == ","]
    aside = end + 1 if any(_sets_aside(u, lexicon) for u in sentence[end : end + 1]) and not first else None
    out = aside or leads_out(sentence, first, end, lexicon) or (end if _is_denied(sentence[:first], said) else None)
    is_strange = any(u.name is not None and not u.name.matches for u in said)  # "cut the crap. who left"
    rest = [u for u in sentence[out or end :] if u.tag not in _OF_IT and u.text not in lexicon.common]
    if out is None or is_strange or rest or any(u.text == "?" for u in sentence[end:]):
        return []
    leaving = Unit(tag="except", at=said[0].at - 1, last=said[0].at - 1, words=("minus",))
    return [leaving, *(replace(u, tag="and") if u.tag == "or" else u for u in said)]


def _sets_aside(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word sets aside what stands before it ("people excluded")."""
    is_known = unit.name is not None and bool(unit.name.matches)
    return not is_known and fold(unit.text) in lexicon.talk["putting_aside"]


def _is_denied(led: Sequence[Unit], said: Sequence[Unit]) -> bool:
    """Whether "minus" or the like, or "no" and "not" before sorts, lead right to what is said."""
    content = [u for u in led if u.text not in ARTICLES and u.tag not in ("and", "but")]
    if [u.tag for u in content] == ["except"]:
        return True
    is_no = len(content) == 1 and content[0].tag in ("no", "not", "but_not")
    return is_no and all(u.name is None and not u.info.get("is_single") for u in said)


def _asks(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence asks who did something to somebody, and leaves out nobody yet."""
    return asks_of_anybody(sentence) and not has(sentence, "except")


def asks_of_anybody(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence asks who did something to somebody."""
    content = [u for u in sentence if u.tag not in _LIGHT and u.text not in ARTICLES]
    return has(content[:2], *_ASKING) and asks_of_doers(content)
