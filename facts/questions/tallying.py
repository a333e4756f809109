"""Does a sentence compare candidates by how many back them ("has Moss more unions than Reed", "who leads in ...")?

Such a sentence turns on a word that compares and on what is counted; whether it has a verb of support, and which, says
nothing. It is read as a whole here, before anything else is made of "ahead", "behind" or "lead".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from facts.models import Asks, Clause, LinkedName, Relation, Slot
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.known import Known, stands
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has

_TWO = 2
_COUNTED = ("backs", "endorsed", "withdrew")
_ASKING = ("who", "which", "whose", "or", "list")
_IN = ("in", "on", "for", "with", "among", "en", "con", "entre")
#: What a comparison may hold beside names, a word that compares and what is counted.
_PLAIN = frozenset(
    """name mark who which whose or and be do have tag still most fewest list polite of by modal that_one both either
    him her them count first all but""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A comparison as a frame: what would answer it, its order and its clauses."""

    asks: Asks
    order: str
    clauses: tuple[Clause, ...]


def read_tally(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> Tally | None:
    """The comparison that a sentence makes; None for any other sentence."""
    comparing = _comparing(lexicon.language)
    if not any(u.tag in ("most", "fewest", "except") or not comparing.isdisjoint(u.words) for u in units):
        return None
    if (two := _more_than(units, known, lexicon)) is not None:
        return two
    units = [_or_word(u, lexicon) for u in units]
    order = _order_of(units, lexicon)
    counted = _counted(units, lexicon)
    if not order or counted is None or not _is_plain(units, lexicon):
        return None
    if any(u.tag in ("be", "do", "have", "modal") and u.words[-1] in lexicon.past for u in units):
        return None  # "was she ahead": on which day, nobody says
    named = [u.name for u in units if u.name is not None]
    if has(units, "count") and any(_is_more(before, u) for before, u in pairwise(units)):
        return Tally(asks=Asks.NOTHING, order=order, clauses=())  # "how many more does Moss have than Reed"
    if any(not stands(name, known) for name in named) or _asks_for_doers(units, lexicon):
        return None
    relation = Relation.WITHDREW if has_lost(units) else Relation.BACKS
    if len(named) == _TWO and named[0] is not None and named[1] is not None:
        return _of_two(units, (named[0], named[1]), Clause(relation=relation, endorser=counted), order)
    is_open = not named and has(units, "who", "which", "most", "group") and not opens_with_aux(units)
    if not is_open or order == "as_many" or not _leads_in(units, lexicon):
        return None
    kinds = next(
        (tuple(u.info.get("kinds", ())) for u in units if u.tag == "group" and not _is_counted(u, lexicon)), ()
    )
    clause = Clause(relation=relation, endorser=counted, candidate=Slot(is_asked=True, kinds=kinds))
    return Tally(asks=Asks.LIST, order=order, clauses=(clause,))


@cache
def _comparing(language: str) -> frozenset[str]:
    """The words of which one stands in every comparison, beside "most", "fewest" and "than"."""
    talk = load_lexicon(language).talk
    return frozenset().union(*(talk[name] for name in ("equalling", "same", "trailing", "outdoing", "back_of")))


def _is_more(before: Unit, unit: Unit) -> bool:
    return before.tag == "count" and unit.tag in ("most", "fewest")


def _or_word(unit: Unit, lexicon: Lexicon) -> Unit:
    """A word that compares, where it was taken for somebody's name."""
    is_known = unit.name is None or bool(unit.name.matches)
    return unit if is_known or not _compares(unit, lexicon) else replace(unit, tag="word", name=None)


def _of_two(units: Sequence[Unit], names: tuple[LinkedName, LinkedName], base: Clause, order: str) -> Tally | None:
    """Which of two has more, or whether the first of them has."""
    content = [u for u in units if u.tag not in ("mark", "polite")]
    is_choice = has(units, *_ASKING) or _is_bare(units) or any("who" in u.words for u in units)
    if not is_choice or (opens_with_aux(content) and not has(units, "who", "which", "or")):
        if names[0].matches == names[1].matches:
            return None
        clauses = tuple(_about(base, name) for name in names)
        return Tally(asks=Asks.YES_NO, order=order, clauses=clauses)
    if order == "as_many":
        return None
    clause = Clause(relation=base.relation, endorser=base.endorser, candidate=Slot(names=names, is_asked=True))
    return Tally(asks=Asks.LIST, order=order, clauses=(clause,))


def _about(base: Clause, name: LinkedName) -> Clause:
    return Clause(relation=base.relation, endorser=base.endorser, candidate=Slot(names=(name,)))


def _more_than(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> Tally | None:
    """ "Does Moss have more than Reed": of whom, is not said."""
    content = [u for u in units if u.tag not in ("mark", "tag", "and", "still", "do")]
    content = [u for u in content if u.tag != "word" or u.text not in lexicon.common]
    if [u.tag for u in content[-2:]] != ["except", "name"] or {u.tag for u in content[:-2]} != {"name", "stance"}:
        return None
    has_them, more = next(u for u in content if u.tag == "stance"), content[-2]
    named = [u.name for u in content if u.name is not None and stands(u.name, known)]
    if (
        not has_them.info.get("weak")
        or not set(more.words) <= lexicon.talk["more_than"]
        or len(named) != _TWO
        or len(content) != _TWO * 2
    ):
        return None
    clauses = tuple(Clause(relation=Relation.BACKS, candidate=Slot(names=(name,))) for name in named)
    return Tally(asks=Asks.YES_NO, order="most", clauses=clauses)


def _asks_for_doers(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "which unions have Moss ahead of Reed" is asked, or if they do: they rank, and nobody counts them."""
    at = next(i for i, u in enumerate(units) if _is_counted(u, lexicon))
    before = [u for u in units[:at] if u.text not in ARTICLES]
    if has(before[-1:], "which", "who"):
        return True
    last = max((i for i, u in enumerate(units) if u.name is not None), default=-1)
    is_by_word = not has(units, "most", "fewest", "or") and _order_of(units, lexicon) != "as_many"
    return is_by_word and opens_with_aux(units) and at < last


def _is_bare(units: Sequence[Unit]) -> bool:
    """Whether two names and what is counted are all there is ("unions: Moss vs Reed")."""
    return not has(units, "be", "have", "do", "modal", "stance")


def has_lost(units: Sequence[Unit]) -> bool:
    """Whether it is counted who left."""
    return any(u.tag == "stance" and u.info.get("relation") == Relation.WITHDREW for u in units)


def _order_of(units: Sequence[Unit], lexicon: Lexicon) -> str:
    """`most`, `fewest` or `as_many`, by the words that compare; empty where none does."""
    talk = lexicon.talk
    said = {word for u in units if u.tag not in ("stance", "group") for word in u.words}
    named = [i for i, u in enumerate(units) if u.name is not None]
    if said & talk["equalling"] or (said & talk["same"] and said & talk["numbering"]):
        return "as_many"
    if has(units, "fewest") or said & talk["trailing"]:
        return "fewest"
    is_between = len(named) == _TWO and [u.text for u in units[named[0] + 1 : named[1]]] in (
        [w] for w in talk["back_of"]
    )
    if is_between and not has(units, "most") and any(u.text in _IN for u in units[named[1] :]):
        return "fewest"  # "is Moss behind Reed in unions"
    return "most" if has(units, "most") or said & talk["outdoing"] else ""


def _leads_in(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "leads in unions", "most backers" says of what the most is asked."""
    at = next((i for i, u in enumerate(units) if _compares(u, lexicon)), None)
    counts = [i for i, u in enumerate(units) if _is_counted(u, lexicon)]
    if at is None or not counts:
        return False
    if counts[0] < at:
        return units[counts[0]].last > units[at].at
    between = [u for u in units[at + 1 : counts[0]] if u.text not in ARTICLES]
    last = units[at].words[-1] if units[at].words else ""
    return (
        units[at].tag in ("most", "fewest") or last in _IN or any(u.words[-1:] and u.words[-1] in _IN for u in between)
    )


def _compares(unit: Unit, lexicon: Lexicon) -> bool:
    if unit.tag in ("stance", "group"):
        return False  # "ended up with", "topped off"
    words = {*unit.words}
    return unit.tag in ("most", "fewest") or bool(words & (lexicon.talk["outdoing"] | lexicon.talk["trailing"]))


def _is_counted(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is a sort, "backers" or "endorsements", of which there may be more or fewer."""
    if unit.tag == "group":
        return "candidate" not in unit.info.get("kinds", ())
    if unit.tag == "stance" and len(unit.words) > 1 and unit.words[-1] in lexicon.talk["tallied"]:
        return unit.info.get("relation") in ("backs", "endorsed")  # "has ... backers"
    is_thing = unit.info.get("noun") or unit.info.get("person") or unit.text in lexicon.nouns
    return unit.tag == "stance" and bool(is_thing) and unit.info.get("relation") in _COUNTED


def _counted(units: Sequence[Unit], lexicon: Lexicon) -> Slot | None:
    """Who is counted; None where nobody is, or several sorts are."""
    counted = [u for u in units if _is_counted(u, lexicon)]
    sorts = [u for u in counted if u.tag == "group"]
    if not counted or len(sorts) > 1:
        return None
    info = sorts[0].info if sorts else {}
    return Slot(kinds=tuple(info.get("kinds", ())), roles=tuple(info.get("roles", ())))


def _is_plain(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a sentence holds nothing that a comparison does not: no time, no rank, no act but having and losing."""
    return all(
        u.tag in _PLAIN
        or _is_counted(u, lexicon)
        or _compares(u, lexicon)
        or (u.tag == "group" and "candidate" in u.info.get("kinds", ()))
        or (u.tag == "stance" and (u.info.get("weak") or u.info.get("relation") in ("backs", "withdrew")))
        or (u.tag == "word" and (u.text in lexicon.common or u.text in lexicon.talk["of_tallies"]))
        or any(word in lexicon.talk["equalling"] | lexicon.talk["same"] for word in u.words)
        for u in units
    )
