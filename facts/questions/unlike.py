"""Whom does a name not mean that is only like one that is known ("the irish times", "Catalina Ramos")?

A word that opens a body's name stands for the whole of it only as long as no word behind it makes it another body's.
The first name of one person and the surname of another right behind it are one stranger's name.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from facts.models import EntityKind, LinkedName, NameMatch
from facts.models.building import replace
from facts.names import rank_names
from facts.names.kinds import is_kind_word, says_kind
from facts.names.words import word_set
from facts.questions.known import Known
from facts.questions.tokens import Token, fold


def without_other_bodies(
    names: Sequence[LinkedName], text: str, tokens: Sequence[Token], known: Known
) -> list[LinkedName]:
    """The names; one that opens a known body's name and goes on as another's is nobody's, the known one offered.

    Args:
        names: As they were found.
        text: As typed.
        tokens: Its words.
        known: For the kinds of bodies.
    """
    return [_as_another(name, text, tokens, known) for name in names]


def _as_another(name: LinkedName, text: str, tokens: Sequence[Token], known: Known) -> LinkedName:
    if not name.matches or any(m.why not in ("part of the name", "description") for m in name.matches):
        return name
    said = fold(name.written).split()
    rest = [t for t in tokens if t.start >= name.end][:2]
    if _is_of_others(name, said, rest):
        return as_stranger(name, text, rest[1].end, name.matches)
    if _has_another_inside(name, said, rest) and not text[name.end : rest[0].start].strip():
        return as_stranger(name, text, rest[1].end, name.matches)
    if not rest or text[name.end : rest[0].start].strip() or said[0].endswith("s") or len(said) > _LONGEST:
        return name
    behind = rest[0]
    called = [fold(m.alias).split() for m in name.matches]
    if any(behind.word in words or said[0] == words[-1] for words in called):
        return name
    kinds = {known.entities[m.entity_id].kind for m in name.matches if m.entity_id in known.entities}
    if EntityKind.PERSON in kinds:
        return name  # "greg floyds union"
    sort = [t.word for t in rest]  # "the riverside business group"
    is_another = is_kind_word(behind.word) and not any(says_kind(word, kind) for word in sort for kind in kinds)
    if not (is_another or behind.word in word_set("mastheads")):
        return name
    return as_stranger(name, text, behind.end, name.matches)


def as_stranger(name: LinkedName, text: str, end: int, nearest: Sequence[NameMatch]) -> LinkedName:
    """The name, carried on to an end, as one that nobody known has; whom it is near to is only offered."""
    return replace(name, written=text[name.start : end], end=end, matches=(), nearest=tuple(nearest))


def _is_of_others(name: LinkedName, said: Sequence[str], rest: Sequence[Token]) -> bool:
    """Whether a name goes on with another word behind its "of" than the body's ("united federation of nurses")."""
    if len(rest) < 2 or rest[0].word not in _OF_WHOM or len(said) < 2:
        return False
    called = [fold(m.alias).split() for m in name.matches]
    cut = [words[len(said) :] for words in called if words[: len(said)] == list(said)]
    return bool(cut) and all(words[:1] == [rest[0].word] and rest[1].word not in words for words in cut)


def _has_another_inside(name: LinkedName, said: Sequence[str], rest: Sequence[Token]) -> bool:
    """Whether another word than the body's stands before what closes its name ("the working people party")."""
    if len(rest) < 2 or rest[0].is_mark or any(match.why != "part of the name" for match in name.matches):
        return False
    called = [fold(m.alias).split() for m in name.matches]
    opened = [words for words in called if words[: len(said)] == list(said)]
    return bool(opened) and all(
        rest[0].word not in words and rest[1].word == words[-1] and is_kind_word(rest[1].word) for words in opened
    )


_OF_WHOM = ("of", "for", "de")
_LONGEST = 2  # words of a name that others may carry on ("irish labour" of a party)


def without_mixed_persons(
    names: Sequence[LinkedName], text: str, tokens: Sequence[Token], known: Known, ordinary: Container[str]
) -> list[LinkedName]:
    """The names; a first name with a surname of somebody else, or a capital word, right behind it is nobody's.

    Args:
        names: As they were found, in any order.
        text: As typed.
        tokens: Its words.
        known: For the spellings.
        ordinary: Words that questions are made of, which are no names.
    """
    mixed = [one for name in names if (one := _mixed(name, text, tokens, known, ordinary)) is not None]
    return [n for n in names if not any(one.start <= n.start < one.end for one in mixed)] + mixed


def _mixed(
    name: LinkedName, text: str, tokens: Sequence[Token], known: Known, ordinary: Container[str]
) -> LinkedName | None:
    """The stranger's name that a first name opens; None where no surname of somebody else follows."""
    if not name.matches or any(m.why != "first name" for m in name.matches):
        return None
    behind = next((t for t in tokens if t.start >= name.end), None)
    if behind is None or behind.is_mark or text[name.end : behind.start].strip():
        return None
    others = [m for m in rank_names(behind.word, known.spellings) if m.why in ("surname", "exact")]
    same = {m.entity_id for m in name.matches}
    is_capital = text[name.start].isupper() and text[behind.start].isupper() and not text.isupper()
    is_written = is_capital and behind.word not in ordinary
    if not (others or is_written) or any(m.entity_id in same for m in others):
        return None
    return as_stranger(name, text, behind.end, (*name.matches, *others))
