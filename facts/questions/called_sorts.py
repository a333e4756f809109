"""Which bodies does a sort mean that their names, or the kinds of a store's own, tell of ("the clubs", "lodges")?

Our own word for a sort is wider than what people mean by it: "which clubs left" asks of those that are called a club.
Where no body of the store is so called, the word is not understood, and is never left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Entity, EntityKind, LinkedName, NameMatch
from facts.models.building import replace
from facts.names import rank_names
from facts.names.kinds import CALLED, in_one, is_called
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ONE_OF_A_SORT
from facts.questions.tokens import fold
from facts.questions.units import Unit

_NEAR_ENOUGH = 90.0
_MOST_BEFORE = 3  # words that say which clubs


def with_called_sorts(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with each sort that bodies' own names or kinds tell of, and the words before it, as that sort.

    A sort that nobody is called ("the rowing clubs") is one that is not understood; "the rowing club" is the only one.
    """
    found: list[Unit] = []
    for unit in units:
        noun = _noun(unit, lexicon)
        before = _before(found, unit, lexicon) if noun else []
        led = [*(w for u in before for w in fold(u.text).split()), *fold(unit.text).split()[:-1]] if noun else []
        words, bodies = _called(led, noun, known) if noun else ([], [])
        if not words and not (noun and _is_wide(unit)):
            found.append(unit)
            continue
        del found[len(found) - len(before) :]
        whole = replace(unit, at=[*before, unit][0].at, words=tuple(w for u in (*before, unit) for w in u.words))
        is_one = not _is_of_several(unit, noun)
        if led and is_one and len(bodies) == 1 and not _is_asked(found):
            name = LinkedName(written=whole.text, matches=(NameMatch.of(bodies[0], "part of the name"),))
            found.append(replace(whole, tag="name", name=name, info={}))
            continue
        info = {"kinds": [CALLED + " ".join(words or [*led, noun])], "is_single": is_one, "is_nobody": not words}
        told = {sign: value for sign, value in info.items() if value}
        found.append(replace(whole, tag="group", info=told, name=None))
    return found


def _is_asked(before: Sequence[Unit]) -> bool:
    """Whether what stands before a body makes it one of several ("any rowing club")."""
    return bool(before) and (before[-1].tag in ("which", "anybody", "no") or before[-1].text in ONE_OF_A_SORT)


def _noun(unit: Unit, lexicon: Lexicon) -> str:
    """The noun of a sort in one that bodies are called by; empty for all else, and for a name's own word."""
    word = (fold(unit.text).split() or [""])[-1]
    noun = next((one for one in (word, in_one(word), word.removesuffix("es")) if one in lexicon.talk["called_so"]), "")
    if not noun or _is_wide(unit):
        return noun
    is_free = unit.tag == "word" or (unit.name is not None and not _holds(unit.name, word))
    return noun if is_free and _is_of_several(unit, noun) else ""


def _holds(name: LinkedName, word: str) -> bool:
    """Whether one of those whom a name means is called by a word as it stands."""
    return any(word in fold(match.alias).split() for match in name.matches)


def _is_wide(unit: Unit) -> bool:
    return unit.tag == "group" and unit.info.get("kinds") == [EntityKind.ORGANIZATION] and len(unit.words) == 1


def _is_of_several(unit: Unit, noun: str) -> bool:
    return fold(unit.text).split()[-1] != noun


def _before(found: Sequence[Unit], unit: Unit, lexicon: Lexicon) -> list[Unit]:
    """The words of weight right before a noun, which say which of that sort are meant."""
    led: list[Unit] = []
    at = unit.at
    for one in reversed(found[-_MOST_BEFORE:]):
        is_named = one.name is not None and all(m.why == "part of the name" for m in one.name.matches)
        is_word = one.tag == "word" and one.text not in lexicon.common and one.text.isalpha()
        is_sort = one.tag == "group" and len(one.words) == 1 and not one.text.endswith("s")  # "labor", no "unions"
        if one.last + 1 != at or not (is_named or is_word or is_sort):
            break
        led.insert(0, one)
        at = one.at
    return led


def _called(led: Sequence[str], noun: str, known: Known) -> tuple[list[str], list[Entity]]:
    """The words, each in full, by which bodies of the store are called, and those bodies; none where nobody is."""
    if any(is_called(CALLED + " ".join([*led, noun]), own_kind=own, name="") for own in known.kinds):
        return [*led, noun], []
    matches = rank_names(noun, known.spellings, min_similarity=_NEAR_ENOUGH)
    bodies = [known.entities[m.entity_id] for m in matches if m.entity_id in known.entities]
    for words_of in (_as_said, _in_full):  # "dem clubs"
        told = [(words, body) for body in bodies if (words := words_of(led, noun, body))]
        if told:
            words = told[0][0]
            return (words, [body for _, body in told]) if all(own == words for own, _ in told) else ([], [])
    return [], []


def _as_said(led: Sequence[str], noun: str, body: Entity) -> list[str]:
    words = [*led, noun]
    return words if is_called(CALLED + " ".join(words), own_kind=body.kind, name=body.name) else []


def _in_full(led: Sequence[str], noun: str, body: Entity) -> list[str]:
    """The words with the beginning of a body's own word as that word."""
    own = fold(body.name).split()
    full = [next((w for w in own if w.startswith(said) and len(said) >= _CUT), said) for said in led]
    return _as_said(full, noun, body)


_CUT = 3  # letters of a word that is cut
