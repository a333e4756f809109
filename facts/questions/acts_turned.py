"""Which words make of an act another one than the frame holds ("refuses to quit Moss", "back in Moss's corner")?

They stand beside an act that is read whole without them, so that the frame seems to hold the sentence. Each is named as
unread: what is refused, done again, or both once and now is another question.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import Clause, Relation
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ARTICLES
from facts.questions.steps import Find, Step
from facts.questions.units import Unit, has

_JOINS = ("and", "or", "mark")


def _relations(clauses: Sequence[Clause]) -> set[Relation]:
    return {clause.relation for clause in clauses}


def _refuses_to_go(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "quit" of "refuses to quit Moss", which is no refusal of support."""
    if Relation.DECLINED not in _relations(clauses):
        return []
    threes = zip(units, units[1:], units[2:], strict=False)
    return [
        act
        for refused, to, act in threes
        if refused.info.get("relation") == Relation.DECLINED
        and to.text == "to"
        and act.info.get("relation") == Relation.WITHDREW
    ]


def _would_not(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "would" of who "would not back Moss": they said no, and are not all those who do not."""
    is_denied = any(c.negated and c.relation in SUPPORT and c.endorser.is_asked for c in clauses)
    return [u for u, after in pairwise(units) if is_denied and u.tag == "modal" and after.tag == "not"]


def _back_there(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "back" of "back in Moss's corner", and the "re" of "re-joined Moss"."""
    if Relation.RETURNED in _relations(clauses):
        return []
    acts = [(u, after) for u, after in pairwise(units) if after.tag == "stance"]
    return [u for u, act in acts if u.text in ("re", "un") or (u.text == "back" and not act.info.get("noun"))]


def _again_behind(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """The "again" of "in her corner again after quitting"."""
    is_both = Relation.BACKS in _relations(clauses) and Relation.WITHDREW in _relations(clauses)
    return [u for u in units if is_both and u.tag == "word" and u.text in lexicon.talk["again"]]


def _for_departure(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "for" of "asking for Moss's withdrawal", who is not the one that withdrew support."""
    if Relation.WITHDREW not in _relations(clauses):
        return []
    threes = zip(units, units[1:], units[2:], units[3:], strict=False)
    return [
        to
        for asking, to, name, act in threes
        if asking.text.endswith("ing")
        and to.info.get("prep")
        and name.name is not None
        and act.info.get("relation") == Relation.WITHDREW
    ]


def _less_people(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """The "supporters" of "Moss supporters minus Reed supporters", and whom they are to back "without Reed"."""
    pairs = zip(units, units[1:], [*units[2:], None], strict=False)
    led = [(lead, act) for lead, name, act in pairs if lead.tag in ("except", "not") and name.name is not None]
    found = [act for lead, act in led if lead.tag == "except" and act is not None and act.info.get("person")]
    return found + [lead for lead, act in led if lead.text == "without" and act is None]


def _once_and_now(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "still" of "used to back Moss or still does", and the "past and present" that no clause holds."""
    relations = _relations(clauses)
    if len({u.name.written for u in units if u.name is not None}) > 1 or any(c.window for c in clauses):
        return []
    both = [u for u in units if u.tag in ("used_to", "still", "and", "or")]
    order = [u.tag for u in both]
    found = [u for i, u in enumerate(both) if u.tag == "still" and _is_joined_once(order, i)]
    return found + [u for u in units if u.tag == "ever" and relations == {Relation.BACKS} and not has(units, "not")]


def _is_joined_once(order: Sequence[str], at: int) -> bool:
    """Whether "and" or "or" stands between "still" and "used to"."""
    return any(order[i] == "used_to" and {"and", "or"} & set(order[min(i, at) : max(i, at)]) for i in range(len(order)))


def _still_dropped(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "still" of "who still likes Moss, they all left her", where only the second act was read."""
    if _relations(clauses) & {*SUPPORT, Relation.REAFFIRMED} or any(c.window for c in clauses):
        return []
    acts = [u for u in units if u.tag == "stance"]
    if len(acts) < len(clauses) + 1 or not any(c.relation is Relation.WITHDREW for c in clauses):
        return []
    return [u for u, act in pairwise(units) if u.tag == "still" and act.info.get("relation") == Relation.BACKS]


def _both_of_them(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "both of" of "Moss and Reed, who backs both of them", where either would do for the frame."""
    one = clauses[0]
    is_either = one.endorser.is_asked and len(one.candidate.names) > 1 and not one.candidate.all_of
    return [u for u in units if len(clauses) == 1 and is_either and u.tag == "all" and u.words[0] == "both"]


def _chosen_of_backers(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "or" of "anybody for Moss or Reed, names": those who back one are wanted, and not which of the two."""
    slot = clauses[0].candidate
    is_choice = slot.is_asked and len(slot.names) > 1 and clauses[0].endorser.names == ()
    is_told = has(units, "anybody", "everybody") and not has(units[:1], "which", "who", "be", "do", "have")
    return [u for u in units if is_choice and ((u.tag == "or" and is_told) or u.tag == "either")]


def _owned_verb(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """What looks like an act and is somebody's people ("Moss's champions")."""
    owned = (act for owner, act in pairwise(units) if owner.name is not None and owner.text.endswith("'s"))
    found = [u for u in owned if u.info.get("relation") in SUPPORT and len(u.words) == 1 and u.text.endswith("s")]
    return [u for u in found if not any(u.info.get(sign) for sign in ("noun", "person", "prep", "weak", "inside"))]


def _lost_noun(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "rejections" that somebody "has collected", where only the collecting was read."""
    within = (c.window.clause for c in clauses if c.window is not None and c.window.clause is not None)
    told = _relations([*clauses, *within])
    signs = [u for u in units if u.info.get("noun") or u.info.get("person")]
    return [u for u in signs if u.info.get("relation") in _NOT_KEPT and u.info["relation"] not in told]


_NOT_KEPT = (Relation.DECLINED, Relation.WITHDREW, Relation.OPPOSES, Relation.RETURNED)


def _drop_the_list(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "drop" of "drop the Moss list" and "drop me her backers", which nobody did."""
    content = [u for u in units if u.tag not in ("mark", "tag", "polite")]
    if len(content) < 2 or content[0].text != "drop" or has(units, "who", "which", "anybody"):
        return []
    is_told = content[1].tag in ("word", "list", "everybody", "all") and any(c.endorser.is_asked for c in clauses)
    return content[:1] if is_told else []


def _was_told(units: Sequence[Unit], _: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """The "was" of who "was told not to back Moss", and told nobody else so."""
    told = [(be, act) for be, act in pairwise(u for u in units if u.name is None and u.text not in ARTICLES)]
    told = [(be, act) for be, act in told if be.tag == "be" and act.tag == "stance"]
    return [be for be, act in told if "to" in act.words[1:-1] and act.words[0] in lexicon.talk["telling"]]


#: What turns an act round that a clause holds.
TURNED: tuple[Step[Find], ...] = (
    Step(_refuses_to_go, said=("to",)),
    Step(_would_not, said=("modal",)),
    Step(_back_there, said=("back", "re", "un")),
    Step(_again_behind, lists=("again",)),
    Step(_for_departure, said=("prep",)),
    Step(_less_people, said=("except", "without")),
    Step(_once_and_now, said=("still", "ever")),
    Step(_still_dropped, said=("still",)),
    Step(_both_of_them, said=("all",)),
    Step(_chosen_of_backers, said=("or", "either")),
    Step(_lost_noun, said=("noun", "person")),
    Step(_owned_verb, said=("name",)),
    Step(_was_told, lists=("telling",)),
    Step(_drop_the_list, said=("drop",)),
)
