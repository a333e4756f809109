"""Which relation of the records do the small words around an act make of it (still, ever, no longer, used to, always)?

Support that "used to" be, or was "before", is over for those of whom a list is asked. That some have left says nothing
of whether nobody at all is left ("is Moss no longer with anyone"): whoever is still there denies it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, Relation, Relative, Slot, TimeWindow
from facts.models.building import replace
from facts.questions.arguments import Argument
from facts.questions.assemble import Act
from facts.questions.lexicon import Lexicon
from facts.questions.ranks import Reader
from facts.questions.slots import SUPPORT, is_of_same
from facts.questions.timing import once_or_never
from facts.questions.units import Unit, end_of, has

_ON_DAYS = (Relative.DURING, Relative.AFTER, Relative.SINCE)


def find_relation(
    units: Sequence[Unit], act: Act, candidate: Argument | None, by: Reader, *, negated: bool
) -> tuple[Relation, bool]:
    """The relation that act, tense and small words make together, and whether it stays negated."""
    return _unbroken(_relation(units, act, by, negated=negated), candidate, units, by)


def _relation(units: Sequence[Unit], act: Act, by: Reader, *, negated: bool) -> tuple[Relation, bool]:
    asks = by.asks
    base = Relation(act.unit.info["relation"])
    window = next((u.window for u in units if u.tag == "window"), None)
    if base not in (Relation.BACKS, Relation.ENDORSED):
        return _against(base, units, act, by, negated=negated)
    if has(units, "no_longer"):
        return _no_longer(units, asks)
    if negated and window is None and act.unit.info.get("still") and asks in (Asks.LIST, Asks.COUNT):
        return Relation.WITHDREW, False  # who "did not stick with her" had been with her
    if negated and act.unit.info.get("denied"):
        return Relation(act.unit.info["denied"]), False
    if asks is Asks.DATE and (negated or _confirms(units, act, by.lexicon)):  # "since when is she not with Moss"
        return (Relation.WITHDREW, False) if negated else (Relation.REAFFIRMED, False)
    if negated and asks in (Asks.LIST, Asks.COUNT) and (once := once_or_never(units, act.unit)) is not None:
        return once
    if _is_bygone(units):
        return _bygone(units, is_of_several=asks in (Asks.LIST, Asks.COUNT), negated=negated)
    if has(units, "longest"):
        return Relation.BACKS, negated
    if has(units, "new", "first", "last") or asks is Asks.DATE:
        return Relation.ENDORSED, negated
    return _support(units, act, base, window), negated


def _against(base: Relation, units: Sequence[Unit], act: Act, by: Reader, *, negated: bool) -> tuple[Relation, bool]:
    """The relation of an act that is no support, and whether it stays negated."""
    if base is Relation.WITHDREW and act.unit.info.get("state") and has(units, "still"):
        return Relation.BACKS, not negated  # "still gone" asks whether they are away
    if base is Relation.WITHDREW and has(units, "lasting") and by.asks is Asks.YES_NO:
        return Relation.BACKS, not negated  # "gone for good" asks whether they are away
    if base is Relation.WITHDREW and negated and has(units, "anybody") and by.asks is Asks.YES_NO:
        return Relation.BACKS, False
    if base is Relation.DECLINED and any(u.text in by.lexicon.any_more for u in units):
        return Relation.WITHDREW, negated  # "said they do not back her any more"
    return base, negated


def _confirms(units: Sequence[Unit], act: Act, lexicon: Lexicon) -> bool:
    """Whether a day is asked on which support was said to last ("when did she say that she still backs him")."""
    if has(units, "window") or any(u.text == "since when" for u in units):
        return False
    is_again = any(u.tag == "word" and u.text in lexicon.beside["once_more"] for u in units)
    return bool(act.unit.info.get("still")) or ((is_again or has(units, "still")) and has(units, "says", "words"))


def _support(units: Sequence[Unit], act: Act, base: Relation, window: TimeWindow | None) -> Relation:
    """Whether support is meant as it stands, as it ever was, or as the act of giving it."""
    is_where = act.unit.info.get("whose") and "where" in act.unit.words  # where they went is where they are
    is_lasting = act.unit.info.get("still") and not has(units, "ever")  # "ever stood by her" asks what was once
    if has(units, "still") or is_lasting or is_where:
        return Relation.BACKS
    had = has(units, "have") and act.unit.text == "had"
    if has(units, "ever") or had:
        return Relation.EVER_BACKED
    if window is None:
        return Relation.EVER_BACKED if act.is_past else Relation.BACKS
    is_got = bool(act.unit.info.get("subject")) and window.relative is Relative.ON  # "did she get a nod on May 3"
    if act.unit.info.get("given") and (is_got or window.relative in _ON_DAYS):
        return Relation.ENDORSED
    if base is Relation.ENDORSED and window.relative in (Relative.SINCE, Relative.AFTER):
        return Relation.ENDORSED  # "who's come aboard since May": those of before are not meant
    if base is Relation.ENDORSED and (act.is_past or act.unit.info.get("person") or has(units, "anybody")):
        before = window.relative in (Relative.BEFORE, Relative.UNTIL)
        return Relation.EVER_BACKED if before else Relation.ENDORSED
    return Relation.BACKS


def _is_bygone(units: Sequence[Unit]) -> bool:
    """Whether a sentence speaks of what "used to" be, or of what was "before" and is no more."""
    return has(units, "used_to") or _ends_before(units)


def before_that_one(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "whom did they back before her" as "... before": whoever they back now was not meant.

    So with "did they back somebody else before her"; "... before Moss" is asked of anybody besides Moss.
    """
    end = end_of(units)
    lead, whom, before = units[end - 2 : end - 1], units[end - 1 : end], units[: max(0, end - 2)]
    is_led = bool(lead) and lead[0].text in lexicon.times["before"] and has(whom, "him", "her", "them", "name")
    acts = [i for i, u in enumerate(before) if u.tag == "stance"]
    is_of_doer = is_led and bool(acts) and has(before[: acts[-1]], "them", "him", "her", "name")
    if not is_of_doer or has(before[acts[-1] :], "name", "him", "her", "them"):
        return units
    opens = has(before[:1], "do", "have") or before[0].text in lexicon.having
    is_other = opens and has(before[acts[-1] :], "else")
    if whom[0].tag == "name":
        return _besides(before, lead[0], whom[0], units[end:], lexicon) if is_other else units
    if not (has(before[:1], "who", "which") or is_other):
        return units
    return [*before, replace(lead[0], tag="earlier", info={}), *units[end:]]


def _besides(before: Sequence[Unit], lead: Unit, name: Unit, rest: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "did they ever back anybody besides Moss" for "somebody else before Moss"."""
    word = min(lexicon.besides)
    anybody = [replace(u, tag="anybody") if u.tag == "else" else u for u in before]
    return [*anybody, replace(lead, tag="except", words=(word,), info={}), name, *rest]


def _bygone(units: Sequence[Unit], *, is_of_several: bool, negated: bool) -> tuple[Relation, bool]:
    """Support of which is said that it was once: asked of several it ended, of one it is asked whether it ever was."""
    if not is_of_several:
        return Relation.EVER_BACKED, negated and not has(units, "but")  # "is not with her now but was before"
    if has(units, "used_to"):
        return _formerly(units, negated=negated)
    return Relation.WITHDREW, negated and not has(units, "but")


def _formerly(units: Sequence[Unit], *, negated: bool) -> tuple[Relation, bool]:
    """Those who "used to", those who "are not but used to" and those who "used to and still are"."""
    at = next(i for i, u in enumerate(units) if u.tag == "used_to")
    is_still = has(units[:at], "stance") is False and has(units[at + 1 :], "and") and has(units[at + 1 :], "still")
    if is_still and not negated:
        return Relation.BACKS, False
    is_denied_first = negated and has(units[:at], "not") and has(units[:at], "but", "and")
    return Relation.WITHDREW, negated and not is_denied_first


def _ends_before(units: Sequence[Unit]) -> bool:
    """Whether a bare "before" closes the sentence: what was so once and is no more."""
    content = [u for u in units if u.tag not in ("mark", "tag")]
    return bool(content) and content[-1].tag == "earlier"


def _unbroken(
    told: tuple[Relation, bool], candidate: Argument | None, units: Sequence[Unit], by: Reader
) -> tuple[Relation, bool]:
    """The relation and whether it is denied: who was "always with Moss" is one who never left her."""
    relation, negated = told
    is_of_one = candidate is not None and candidate.sort in ("name", "pronoun") and not candidate.is_asked
    is_support = relation in (*SUPPORT, Relation.EVER_BACKED) and by.asks in (Asks.LIST, Asks.COUNT, Asks.YES_NO)
    if not (is_of_one and is_support and _says_always(units, by)) or has(units, "window", "no_longer"):
        return told
    return Relation.WITHDREW, not negated


def _says_always(units: Sequence[Unit], by: Reader) -> bool:
    """Whether "always" stands behind whoever does it, or "the whole time" closes a question of whether they did."""
    words = by.lexicon.talk["unbroken"]
    at = next((i for i, u in enumerate(units) if u.text in words or _is_whole_time(u, by)), 0)
    return has(units[:at], *_DOING) and not has(units[at:], "who", "which", "group", "anybody")


def _is_whole_time(unit: Unit, by: Reader) -> bool:
    """Whether "the whole time" is asked about; "from day one" begins on a day that nobody gives."""
    is_whole = unit.tag == "all_along" and unit.words[-1] in by.lexicon.talk["closing_unbroken"]
    return is_whole and by.asks is Asks.YES_NO


_DOING = ("name", "him", "her", "them", "that_one", "who", "which", "group", "anybody", "be", "have", "do")


def counts_undone(units: Sequence[Unit], by: Reader, *, negated: bool) -> bool:
    """Whether an act counts though it was undone since ("who has ever left", "who never left")."""
    never = any(u.tag == "not" and not set(u.words).isdisjoint(by.lexicon.times["never"]) for u in units)
    never = never or _says_always(units, by)
    if negated and never and by.asks in (Asks.LIST, Asks.COUNT):
        return True
    return has(units, "ever") and not has(units, "still")


def left_for(clause: Clause, moved: Sequence[Clause]) -> list[Clause]:
    """The clause; whom they left is not who "her" is in "went from Moss to her"."""
    return [replace(clause, is_left=True) if any(one.candidate.pronoun for one in moved) else clause]


def taken_back(clause: Clause, first: Clause, *, is_earlier: bool) -> Clause:
    """ "Endorsed Moss, then said nah": who refused what they had given took it back, unless they refused it before."""
    is_of_same = clause.candidate in (Slot(), first.candidate) and first.relation in (*SUPPORT, Relation.EVER_BACKED)
    is_refusal = clause.relation is Relation.DECLINED and not (clause.negated or first.negated)
    if is_refusal and is_of_same and is_earlier:
        return replace(clause, candidate=first.candidate, ever=True)
    return replace(clause, relation=Relation.WITHDREW) if is_refusal and is_of_same else clause


def without_leaving(clauses: list[Clause], first: Clause) -> list[Clause]:
    """The clauses without that those left who are said to have come back ("who came back after they left")."""
    if first.relation is not Relation.RETURNED:
        return clauses
    return [c for c in clauses if c.relation is not Relation.WITHDREW or c.negated or not is_of_same(c, first)]


def _no_longer(units: Sequence[Unit], asks: Asks) -> tuple[Relation, bool]:
    """What "no longer" makes of support, and whether that is denied: that somebody left, or that nobody is left."""
    over = next(u.at for u in units if u.tag == "no_longer")
    nobody = any(u.tag == "nobody" for u in units)
    if asks is Asks.YES_NO and (nobody or any(u.tag == "anybody" and u.at > over for u in units)):
        return Relation.BACKS, not nobody  # "nobody" denies it by itself
    return Relation.WITHDREW, False
