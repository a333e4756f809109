"""Does a sentence name those it asks for by what they did, without a question word?

"Unions that left Moss", "all candidates Reed ever backed", "those still with her" are lists: a sort of people opens
them, and what they did, or what was done to them, hangs on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Clause, LinkedName, Relation, Slot
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.assemble import Act
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES, RELATIVES
from facts.questions.tokens import fold
from facts.questions.units import Unit, claims, has

_LEADS = ("everybody", "all", "list", "mark", "no_longer", "and", "but", "new", "used_to", "only")
_LIGHT = ("word", "still", "ever", "have", "do", "be", "no_longer", "not", "window", "first", "last", "both")
_WHOM = ("name", "him", "her", "them", "group", "those")


def is_described(units: Sequence[Unit], act: Act | None, lexicon: Lexicon) -> bool:
    """Whether those asked for are told by what they did alone."""
    if act is not None and act.unit.info.get("whose"):
        return True
    if act is not None and has(units, "all", "everybody", "both") and claims(units):
        return False
    if act is not None and (_is_sort_with_clause(units) or _are_lost(units, act, lexicon)):
        return True
    if act is None or has(units, "tag", "why", "when", "count", "who", "which", "whose") or opens_with_aux(units):
        return _asks_object(units, act)
    content = [u for u in units if u.tag != "mark"]
    if len(content) > 2 and content[0].tag == "anybody" and content[1].text in ("that", "who"):
        return True
    is_every = False
    while content and (content[0].tag in _LEADS or (content[0].tag == "word" and content[0].text in ("the", "only"))):
        is_every |= content.pop(0).tag in ("all", "list", "everybody")
    is_single = bool(content) and bool(content[0].info.get("is_single")) and not is_every
    if len(content) < 2 or content[0].tag not in ("group", "those") or is_single:
        return _asks_object(units, act)
    return _hangs_on(content, act)


def _are_lost(units: Sequence[Unit], act: Act, lexicon: Lexicon) -> bool:
    """Whether "Moss's lost unions", of her in the genitive, is all there is."""
    content = [u for u in units if u.tag not in ("mark", "list", "all", "polite", "tag")]
    content = [u for u in content if u.tag not in _IN_ORDER and (u.tag != "word" or u.text not in lexicon.common)]
    if content[1:2] != [act.unit] or content[0].name is None or not act.is_candidates:
        return False
    is_away = act.unit.info.get("relation") == Relation.WITHDREW and _is_genitive(content[0].name)
    if len(content) == 2:
        return is_away and len(act.unit.words) == 2  # "lost endorsements"
    is_theirs = content[2].tag == "group" or content[2].info.get("person") or content[2].info.get("noun")
    return is_away and len(content) == 3 and len(act.unit.words) == 1 and bool(is_theirs)


_IN_ORDER = ("new", "first", "last")  # "Moss's latest lost union"


def _is_genitive(name: LinkedName) -> bool:
    """Whether a name ends in an "s" that is none of its own."""
    *_, last = fold(name.written).split() or [""]
    own = {word for match in name.matches for told in (match.name, match.alias) for word in fold(told).split()}
    return last not in own and last[-1:] == "s" and last[:-1] in own


def asked_for(clause: Clause, units: Sequence[Unit]) -> Clause:
    """The clause that asks for a described one by what they did ("what's the nurses union that left"), not of whom."""
    if clause.candidate != Slot(is_asked=True) or not _is_identified(units):
        return clause
    return replace(clause, endorser=replace(clause.endorser, is_asked=True), candidate=Slot())


def _is_identified(units: Sequence[Unit]) -> bool:
    content = [u for u in units if u.tag != "mark" and u.text not in ARTICLES - {"that"}]
    if [u.tag for u in content[:3]] not in (["which", "be", "name"], ["who", "be", "name"]):
        return False
    name, rest = content[2].name, content[3:]
    rest = rest[1:] if has(rest[:1], "group") else rest
    return name is not None and name.is_described and bool(rest) and (rest[0].text == "that" or rest[0].tag == "who")


def _is_sort_with_clause(units: Sequence[Unit]) -> bool:
    """Whether a sort and one act hung on it are all there is, but for a closing word ("unions that left her fr")."""
    content = [u for u in units if u.tag not in ("mark", *_LEADS)]
    if len(content) < 3 or content[0].tag != "group" or content[0].info.get("is_single"):
        return False
    acts = [u for u in units if u.tag == "stance" and not u.info.get("prep")]
    asks = has(units, "why", "when", "count", "who", "which", "whose", "list")
    return content[1].text in RELATIVES and len(acts) == 1 and content[-1].tag == "tag" and not asks


def _hangs_on(content: Sequence[Unit], act: Act) -> bool:
    """Whether what was done hangs on the sort in front: behind "that", as "-ing", or by somebody named between."""
    if content[1].text in ("that", "who", "que") or content[0].tag == "those":
        return True
    before = [u for u in content[1:] if u.at < act.unit.at]
    behind = [u for u in content if u.at > act.unit.last]
    named = [u for u in before if u.tag in ("name", "him", "her", "them")]
    light = all(u in named or u.tag in _LIGHT for u in before)
    is_verb = not any(act.unit.info.get(sign) for sign in ("noun", "person", "prep", "inside"))
    return bool(named) and light and is_verb and not any(u.tag in _WHOM for u in behind)


def is_one(unit: Unit) -> bool:
    """Whether a unit is one holder of a role ("mayor of Tarrow")."""
    return unit.tag == "group" and bool(unit.info.get("is_single")) and bool(unit.info.get("roles"))


def _asks_object(units: Sequence[Unit], act: Act | None) -> bool:
    """ "The nurses support ...": somebody and an act of support, and nobody to whom."""
    if act is None or act.unit.info.get("relation") not in (Relation.BACKS, Relation.ENDORSED):
        return False
    content = [u for u in units if u.tag != "mark" and u.text != "the"]
    if content[-1].tag != "stance":
        return False
    tags = [u.tag for u in content if u.tag not in ("still", "used_to", "have")]
    if tags == ["name", "be", "stance"] and content[-1].info.get("prep"):
        return True  # "the nurses are with?"
    if act.is_weak:
        return False
    is_plain = not any(act.unit.info.get(sign) for sign in ("noun", "person", "prep", "inside", "subject"))
    named = [u for u in content if u.tag == "name"] or [u for u in content[:1] if is_one(u)]
    rest = [u for u in content if u not in named and u is not act.unit]
    nouns = [u for u in rest if u.info.get("noun")]  # "Moss's endorsement went to"
    is_plain = is_plain and bool(nouns) == bool(act.unit.info.get("moves"))
    closes = content[-1] is act.unit and len(named) == 1 and (bool(nouns) or content[0] is named[0])
    light = {"still", "ever", "word", "have", "stance", "used_to"} | (set() if act.is_past else {"be"})
    return is_plain and closes and all(u.tag in light for u in rest)


def is_of_one(units: Sequence[Unit]) -> bool:
    """Whether one holder of a role opens the sentence, and does what it says."""
    content = [u for u in units if u.tag not in ("mark", "word", "still")]
    is_noun = any(u.info.get("noun") or u.info.get("person") for u in units)
    return bool(content) and is_one(content[0]) and not is_noun


_BEFORE_SORT = ("mark", "tag", "list", "all", "everybody", "only", "anybody", "be", "do", "have")
_THERE = ("the", "there")


def opens_with_sort(units: Sequence[Unit]) -> bool:
    """Whether those asked for open the sentence ("parties that back Moss or Reed"), so that none of the names is."""
    content = [
        u for u in units if u.tag not in _BEFORE_SORT and u.text not in _THERE and u.info.get("subject") != "candidate"
    ]
    is_each = has(units[:2], "all", "everybody")  # "every union that backs Moss or Reed"
    if len(content) < 2 or content[0].tag != "group" or (content[0].info.get("is_single") and not is_each):
        return False
    return content[1].text in RELATIVES or content[1].tag == "who" or bool(content[1].info.get("prep"))
