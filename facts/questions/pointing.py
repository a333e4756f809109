"""What does a message point at in what was just told?

"The second one" and "the other one" are names like any other once it is found whom they mean, so they become names
before a sentence is read; "who is that", "whos the president there", "source?" and "in Spanish" ask something else
of the turn before. What points at nothing stays a word that is not understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facts.models import Asks, Clause, EntityKind, LinkedName, Question, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.questions.besides_told import name_left_out, named_oneself
from facts.questions.bodies import led_body
from facts.questions.genders import contradicts
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.pieces import Piece
from facts.questions.references import last_question, name_of
from facts.questions.sentence import Draft
from facts.questions.slots import affirmed, with_slot
from facts.questions.small_words import OF
from facts.questions.units import Unit, has

_PLACES = {"told_1": 0, "told_2": 1, "told_3": 2, "told_4": 3, "told_last": -1}
_INSTEAD = {"told_1": "first", "told_last": "last"}
_ASKING = ("who", "which", "when", "why", "count", "words", "list", "stance", "group", "window", "else", "about")
_LIGHT = ("mark", "word", "and", "but", "tag", "be", "modal", "polite", "that_one", "what_about", "do", "have")
_FEW = 5  # choices of which one may speak by their place
_ONE = ("that_one", "him", "her")
_SEVERAL = 2  # told, of whom one may be asked for


def point_at_told(
    units: Sequence[Unit], turns: Sequence[Turn], known: Known, lexicon: Lexicon, pieces: Sequence[Piece]
) -> list[Unit]:
    """The units with "the second one", "the other one" as the names that they mean, else as plain words."""
    if not turns and not has(units, "other_one", *_PLACES):
        return list(units)
    if (alone := _pronoun_alone(units, turns, known, lexicon)) is not None:
        return [_placed(alone, pieces) if unit.at == alone.at else unit for unit in units]
    units = _wishing_so(units, lexicon)
    units = named_oneself(name_left_out(_without_too(units, turns), turns, known), turns, known, lexicon)
    units = _without_other(_each_of_told(units, turns, known), turns, lexicon)
    found = [_pointed(units, index, turns, known, lexicon) for index in range(len(units))]
    return [_placed(unit, pieces) if unit.tag == "name" and unit not in units else unit for unit in found]


def _wishing_so(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of "who else wants that" as "who else does": what the turn before told is wished, no support."""
    at = next((i for i, u in enumerate(units) if i and u.text in lexicon.talk["wishing"]), 0)
    what, rest = units[at + 1 : at + 2], units[at + 2 :]
    is_told = bool(at and what) and (what[0].text in lexicon.talk["pointers"] or what[0].tag == "that_one")
    if not is_told or not all(u.tag in ("word", "tag", "mark") for u in rest):
        return units
    if not has(units[:at], "else", "who", "anybody", "name", "group"):
        return units
    return [*units[:at], replace(units[at], tag="do", info={}, last=what[0].last), *rest]


def _without_too(units: Sequence[Unit], turns: Sequence[Turn]) -> Sequence[Unit]:
    """The units without the "2" of "Moss 2?" for "Moss too?", where no place on a ballot is spoken of."""
    content = [u for u in units if u.tag not in ("mark", "tag", "and", "what_about") and u.text != "the"]
    found = last_question(turns)
    is_ranked = found is None or any(clause.rank is not None for clause in found[0].clauses)
    is_too = not is_ranked and [u.tag for u in content] == ["name", "word"] and content[1].text == "2"
    return [u for u in units if u != content[1]] if is_too else units


def _without_other(units: Sequence[Unit], turns: Sequence[Turn], lexicon: Lexicon) -> Sequence[Unit]:
    """The units with "not Moss, the other one", "the one that is not Moss", of several told, as "not Moss"."""
    content = [u for u in units if u.tag not in ("mark", "tag", "be", "who", "but", "no")]
    content = [u for u in content if not (u.tag == "word" and u.text in lexicon.common)]
    tags = sorted("one" if u.tag in ("other_one", "that_one") else u.tag for u in content)
    named = meant_ids([u.name for u in content if u.name is not None])
    told = turns[-1].told_ids if turns else ()
    if [u.tag for u in content] == ["not", "name", "name"] and not has(units, "and", "or") and turns:
        return content[2:]  # "not Moss, Reed" means Reed
    is_denied = tags in (["name", "not", "one"], ["except", "name", "one"])
    if not is_denied or len(told) < _SEVERAL or named.isdisjoint(told) or named >= {*told}:
        return units
    return [u for u in content if u.tag not in ("other_one", "that_one")]


def _each_of_told(units: Sequence[Unit], turns: Sequence[Turn], known: Known) -> Sequence[Unit]:
    """The units with "each" alone, as the one who acts, as "they": "whom does each back" after who left."""
    told = turns[-1].told_ids if turns else ()
    is_of_backers = len(told) > 1 and not any(one in known.candidate_ids for one in told)
    at = next((i for i, u in enumerate(units) if u.words == ("each",)), 0)
    is_doer = bool(at) and units[at - 1].tag == "do" and has(units[at + 1 : at + 2], "stance")
    if not is_of_backers or not is_doer:
        return units
    return [*units[:at], replace(units[at], tag="them", words=("they",)), *units[at + 1 :]]


def of_nobody_told(units: Sequence[Unit]) -> list[Unit]:
    """The units with "the ones still backing Moss" as everybody who does, where nobody was told of before."""
    return [
        replace(unit, tag="everybody") if unit.tag == "those" and _says_which(units, index) else unit
        for index, unit in enumerate(units)
    ]


def _says_which(units: Sequence[Unit], index: int) -> bool:
    """Whether what they do stands right behind "the ones", which nothing points back from."""
    before, behind = units[index - 1] if index else None, [u for u in units[index + 1 :] if u.tag != "still"]
    is_of = units[index].words[0] in OF or (before is not None and before.tag == "of")
    asks = has(units[index:], "who", "which") and not has(units[:index], "who", "which", "count")
    is_whole = asks and not has(behind[1:], "stance")
    is_led = before is None or before.tag in ("mark", "be", "list", "polite", "and", "but", "word", "of")
    act = behind[0] if behind and behind[0].tag == "stance" else None
    is_doing = act is not None and (act.info.get("prep") or act.words[0].endswith("ing"))
    names_whom = any(u.name is not None for u in behind)
    # "of those backing Moss, which are unions"
    return is_led and (is_whole or not is_of) and bool(is_doing) and names_whom


def _owned(owner: Unit, unit: Unit, turns: Sequence[Turn], known: Known, lexicon: Lexicon) -> Unit:
    """The body that "his union" is, of the one person spoken of; the sort as it was where nobody is."""
    spoken = (ids for turn in reversed(turns[-_LATELY:]) for ids in _acting(turn))
    person = next((ids[0] for ids in spoken if len(ids) == 1 and _is_person(ids[0], known)), None)
    if person is None:
        return unit
    led = Unit(tag="name", at=unit.at, last=owner.last, words=owner.words, name=name_of(person, known))
    return led_body([led], unit, known, lexicon) or unit


_LATELY = 3  # turns within which "his" has somebody to mean


def _acting(turn: Turn) -> Iterator[Sequence[int]]:
    """Whom a turn told, and of whom it asked what they did."""
    yield turn.told_ids
    for part in turn.question.parts or (turn.question,):
        yield from (_of([clause.endorser]) for clause in part.clauses[:1])


def _placed(unit: Unit, pieces: Sequence[Piece]) -> Unit:
    """A name with the place of the words that stand for it."""
    assert unit.name is not None
    return replace(unit, name=replace(unit.name, start=pieces[unit.at].start, end=pieces[unit.last].end))


def _pointed(units: Sequence[Unit], index: int, turns: Sequence[Turn], known: Known, lexicon: Lexicon) -> Unit:
    unit = units[index]
    if index and unit.tag == "group" and units[index - 1].text in lexicon.owning:
        return _owned(units[index - 1], unit, turns, known, lexicon)
    if unit.tag == "other_one":
        found = _other(turns, [u.name for u in units if u.name is not None])
        instead = unit
    elif unit.tag in _PLACES:
        found = None if _tells_order(units, index, lexicon) else _at_place(turns, _PLACES[unit.tag])
        instead = _as_order(unit, lexicon)
    else:
        return unit
    if found is None:
        return instead
    return Unit(tag="name", at=unit.at, last=unit.last, words=unit.words, name=name_of(found, known))


def _tells_order(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether an order in time is meant ("the first one to leave", "who was the second one")."""
    after = units[index + 1] if index + 1 < len(units) else None
    if after is not None and (after.tag == "who" or after.text in lexicon.talk["orders"]):
        return True
    was = any(u.tag == "be" and u.text in lexicon.past for u in units[:index])
    return was and has(units[:index], "who", "which")


def _as_order(unit: Unit, lexicon: Lexicon) -> Unit:
    """A place that nothing told has, as the word for it."""
    if unit.tag in _INSTEAD:
        return replace(unit, tag=_INSTEAD[unit.tag])
    ordinals = {word for words in lexicon.ordinals for word in words}
    return replace(unit, tag="word", words=tuple(w for w in unit.words if w in ordinals) or unit.words)


def _at_place(turns: Sequence[Turn], place: int) -> int | None:
    """Who stands at this place in the latest answer that named several, or was named as the one in this place."""
    if turns and len(turns[-1].told_ids) == 1 and _is_ranked(turns[-1].question, place):
        return turns[-1].told_ids[0]
    several = (t for t in reversed(turns) if len(t.entity_ids) > 1)
    told = next((t.entity_ids for t in several if t.kind != "clarify" or len(t.entity_ids) <= _FEW), ())
    return told[place] if told and place < len(told) else None


def _is_ranked(question: Question, place: int) -> bool:
    """Whether a question asked for the one in this place: the second choice, or who was second."""
    if not question.clauses:
        return False
    clause = question.clauses[0]
    left_out = len((clause.candidate if clause.candidate.is_asked else clause.endorser).excluded)
    return clause.rank == place + 1 or (question.order == "first" and 0 < left_out == place)


def _other(turns: Sequence[Turn], named: Sequence[LinkedName] = ()) -> int | None:
    """The other of two that an answer named, or that the conversation compares, where one is being spoken of."""
    found = last_question(turns)
    if found is None:
        return None
    if (left := _left_over(turns)) is not None and left not in meant_ids(named):
        return left
    current = _ids(found[0].clauses) | meant_ids(named)
    pairs = [t.entity_ids for t in reversed(turns) if len(t.entity_ids) == 2]
    candidates = tuple(dict.fromkeys(i for t in turns for c in t.question.clauses for i in _of([c.candidate])))
    for pair in (*pairs, candidates):
        others = [i for i in pair if i not in current]
        if len(pair) == 2 and len(others) == 1:
            return others[0]
    return None


def _pronoun_alone(units: Sequence[Unit], turns: Sequence[Turn], known: Known, lexicon: Lexicon) -> Unit | None:
    """The other of two candidates that are compared, where a pronoun is all that is said ("and him?")."""
    content = [u for u in units if u.tag not in ("mark", "tag", "and", "but", "what_about")]
    content = [u for u in content if not (u.tag == "word" and u.text in lexicon.common)]
    if [u.tag for u in content] not in (["him"], ["her"]):
        return None
    found = _other(turns)
    if found is None or found not in known.candidate_ids or not _is_person(found, known):
        return None
    name = name_of(found, known)
    if any(contradicts(match.name, content[0].tag) for match in name.matches):
        return None
    return Unit(tag="name", at=content[0].at, last=content[0].last, words=content[0].words, name=name)


def _left_over(turns: Sequence[Turn]) -> int | None:
    """The one of those told before of whom the last answer did not tell, where it told of all the others."""
    told = set(turns[-1].told_ids)
    for turn in reversed(turns[:-1]):
        rest = [i for i in turn.told_ids if i not in told]
        if told and told < set(turn.told_ids) and len(rest) == 1:
            return rest[0]
    return None


def _ids(clauses: Iterable[Clause]) -> set[int]:
    return {i for c in clauses for i in _of([c.endorser, c.candidate])}


def _of(slots: Iterable[Slot]) -> list[int]:
    return [m.entity_id for slot in slots for name in slot.names for m in name.matches]


def translated(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "In Spanish please": the question before, answered in another language."""
    is_bare = all(u.tag in (*_LIGHT, "in_en", "in_es") for u in draft.units)
    return before if draft.has("in_en", "in_es") and is_bare else None


def sourced(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Source?", "says who": what the answer before rests on."""
    if not draft.has("source") or draft.question.names or draft.has("group", "window"):
        return None
    return replace(before, asks=Asks.SOURCE, order=None, topic=(), clauses=tuple(map(affirmed, before.clauses)))


def chosen(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Which one is the teachers": which of those just told a name means; nothing where it means none of them."""
    lexicon = load_lexicon(draft.question.language)
    content = [u for u in draft.units if u.tag not in ("mark", "tag", "polite", "and", "but")]
    content = [u for u in content if not (u.tag == "word" and u.text in lexicon.common)]
    names = draft.question.names
    is_asked = [u.tag for u in content] == ["which", "be", "name"] and len(names) == 1 and bool(names[0].matches)
    clause = before.clauses[0]
    side = "candidate" if clause.candidate.is_asked else "endorser"
    if not is_asked or len(turn.told_ids) < _SEVERAL or not getattr(clause, side).is_asked:
        return None
    meant = tuple(name_of(i, known) for i in turn.told_ids if i in meant_ids(names))
    if not meant:
        return replace(before, asks=Asks.NOTHING, clauses=())
    slot = replace(getattr(clause, side), names=meant, excluded=())
    return replace(before, asks=Asks.LIST, order=None, clauses=(with_slot(clause, side, slot), *before.clauses[1:]))


def identified(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Whos that", "who is he", "whats his job": who the one is whom the turn before named."""
    lexicon = load_lexicon(draft.question.language)
    pointing = [u for u in draft.units if u.tag in _ONE or u.text in lexicon.talk["pointers"]]
    if not pointing and draft.has("identity"):
        pointing = [replace(u, tag="him") for u in draft.units if u.text in lexicon.talk["personal"]]
    others = [t for t in _ASKING if t not in ("who", "which")]
    if len(pointing) != 1 or not draft.has("who", "which") or draft.has("still", "not", "do", "have", "only", *others):
        return None
    is_bare = draft.has("be") or len(draft.units) == 2  # "who that"
    if draft.question.names or not is_bare or pointing[0].words == ("it",):
        return None
    meant = _meant(pointing[0], before, turn, known)
    if meant is None:
        return None
    clause = Clause(relation=Relation.ANY, endorser=Slot(names=(meant,)))
    return replace(before, asks=Asks.IDENTITY, order=None, still=False, topic=(), clauses=(clause,))


def _meant(unit: Unit, before: Question, turn: Turn, known: Known) -> LinkedName | None:
    """The one whom "that" means: whom the answer named, else who acts in the question, else to whom."""
    clause = before.clauses[0]
    groups: list[Sequence[int]] = [turn.told_ids, _of([clause.endorser]), _of([clause.candidate])]
    if unit.tag in ("him", "her"):
        groups = [[i for i in ids if _is_person(i, known)] for ids in groups]
    return _either(next((ids for ids in groups if ids), ()), known)


def _either(ids: Iterable[int], known: Known) -> LinkedName | None:
    """A link to the one of them, or to whichever the asker chooses."""
    names = [name_of(i, known) for i in dict.fromkeys(ids)]
    if not names:
        return None
    return LinkedName(written=names[0].written, matches=tuple(m for name in names for m in name.matches))


def _is_person(entity_id: int, known: Known) -> bool:
    entity = known.entities.get(entity_id)
    return entity is not None and entity.kind == EntityKind.PERSON


def headed(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Whos the president there", "who is their leader": who speaks for the body that was spoken of."""
    heads = load_lexicon(draft.question.language).talk["heads"]
    said = {w for u in draft.units for w in u.words}
    if not said & heads or draft.question.names or not draft.has("who", "which", "identity") or draft.has("stance"):
        return None
    if draft.has("still", "when", "why", "count", "else", "window"):
        return None
    meant = _either(_bodies(draft, before, turn, known), known)
    if meant is None:
        return replace(before, asks=Asks.NOTHING, clauses=())
    topic = tuple(sorted(said & heads))
    clause = Clause(relation=Relation.ANY, endorser=Slot(names=(meant,)))
    return replace(before, asks=Asks.IDENTITY, order=None, still=False, topic=topic, clauses=(clause,))


def _bodies(draft: Draft, before: Question, turn: Turn, known: Known) -> list[int]:
    """The bodies that may be meant: those of the sort that is pointed at, of whom the answer or the question spoke."""
    kinds = {k for a in draft.arguments for k in a.slot.kinds} - {"person"}
    for ids in (turn.told_ids, _of([before.clauses[0].endorser]), _of([before.clauses[0].candidate])):
        found = [i for i in dict.fromkeys(ids) if not _is_person(i, known)]
        fit = [i for i in found if i in known.entities and known.entities[i].kind in kinds] if kinds else found
        if fit:
            return fit
    return []
