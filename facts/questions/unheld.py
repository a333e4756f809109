"""Which small words of a sentence turn its question round, so that no frame holds them?

An "if", a second "no", the "when" of another act: a frame answers as if they had not been said, so they are named as
unread. Each reading says of which tags and words one must stand there; the others are not asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import Clause, Relation, Slot
from facts.names.words import word_set
from facts.questions.acts_turned import TURNED
from facts.questions.also_with import told_of_them
from facts.questions.asking import opens_with_aux
from facts.questions.lexicon import Lexicon
from facts.questions.lost import AGAINST, joined_sorts
from facts.questions.misled import BESIDE_ACT, asker_acts, misleading, of_each
from facts.questions.ranks import RANKS
from facts.questions.rival_sorts import lost_rivals
from facts.questions.slots import SUPPORT
from facts.questions.small_words import RELATIVES
from facts.questions.steps import NUMBER, Find, Step, Steps, said_in
from facts.questions.units import Unit, has

_ONCE = frozenset({Relation.WITHDREW, Relation.ENDORSED, Relation.URGES_EXIT})
_SOMEBODY = ("him", "her", "them", "those", "that_one", "else", "group", "other_one")
_ARTICLES = frozenset({"the", "a", "an", "el", "la", "los", "las", "un", "una", "to", "al"})
_DENYING = ("not", "but_not")


def find_unheld(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """The units of a sentence that turn its question round, and that none of its clauses holds."""
    said = said_in(units)
    of_time = [u for find in OF_TIME.among(said, lexicon) for u in find(units, clauses, lexicon)]
    found = [u for u in of_time if not _is_conceded(units, units.index(u), clauses, lexicon)]
    return found + [u for find in OTHERS.among(said, lexicon) for u in find(units, clauses, lexicon)]


def _acts(units: Sequence[Unit]) -> list[int]:
    """Where the acts stand."""
    return [u.at for u in units if u.tag == "stance" and not u.info.get("prep")]


def _supposed(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """The "if" between two acts or before "not", and the "when" where no clause has a time."""
    acts = _acts(units)
    inside = [u for u in units if acts and acts[0] < u.at < acts[-1]]
    is_timed = any(c.window for c in clauses)
    supposed = [u for u in inside if u.text in lexicon.supposing]
    supposed += [u for u, after in pairwise(units) if u.text in lexicon.supposing and after.tag == "not"]
    return supposed if is_timed else supposed + [u for u in inside if u.tag == "when"]


def _untold_time(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """What is behind "before" or "after" where no clause has a time."""
    if any(c.window for c in clauses):
        return []
    is_of_before = any(c.candidate.is_asked and c.relation is Relation.EVER_BACKED for c in clauses)
    undated = _undated(units, lexicon) if not is_of_before else _pointed_out(units, lexicon)
    return [*undated, *_closing_time(units, clauses, lexicon)]


def _pointed_out(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The "vote" of "before that vote", which is no "before that"."""
    threes = zip(units, units[1:], units[2:], strict=False)
    return [
        what
        for lead, that, what in threes
        if lead.text in lexicon.times["before"] and that.text in lexicon.talk["pointers"] and what.tag == "word"
    ]


def _is_conceded(units: Sequence[Unit], index: int, clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether a time only says in spite of what somebody stood by another ("stood by her even after the mess")."""
    lasts = all(c.relation in (Relation.REAFFIRMED, Relation.RETURNED) for c in clauses)
    led = units[max(0, index - _CONCEDING) : index + 1]
    return lasts and any(u.text in lexicon.talk["conceding"] for u in led)


_CONCEDING = 3  # units of "even after the mess"


def _undated(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The word behind "before" or "after" that was read as no time, nobody's name and no act ("before the primary")."""
    leads = {*lexicon.times["before"], *lexicon.times["after"], *lexicon.times["since"]} - {*lexicon.times["leads_on"]}
    for index, unit in enumerate(units):
        if unit.tag != "word" or unit.text not in leads:
            continue
        rest = [u for u in units[index + 1 :] if u.text not in _ARTICLES]
        led = index > 0 and units[index - 1].name is not None and bool(rest) and rest[0].name is not None
        if led and any(u.tag == "stance" for u in rest) and not any(u.tag == "stance" for u in units[:index]):
            return [unit]  # "Karlsen before Reed was with": whom he was with then is asked
        if (
            rest
            and (rest[0].tag in _SOMEBODY or rest[0].text in lexicon.talk["pointers"])
            and all(u.tag in ("mark", "tag", "do") for u in rest[1:])
        ):
            return [rest[0]]  # "left before him": of whom nobody told the day
        after = (u for u in rest if u.text not in lexicon.times["event_words"] and u.tag != "mark")
        behind = next(after, None)
        if behind is not None and behind.tag == "word":
            return [behind]
    return []


def _closing_time(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """A bare "after" at the end of who did something once: after what, nobody has said."""
    content = [u for u in units if u.tag not in ("mark", "tag")]
    is_act = all(c.endorser.is_asked and c.relation in (*_ONCE, Relation.EVER_BACKED) for c in clauses)
    return content[-1:] if is_act and content and content[-1].text in lexicon.talk["thereafter"] else []


def _vague(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """Since when somebody was with her "from day one" no record says."""
    vague = ("all_along",) if any(c.window for c in clauses) else ("all_along", "after_all")
    is_unbroken = all(c.negated and c.relation is Relation.WITHDREW and c.endorser.names for c in clauses)
    return [] if is_unbroken else [u for u in units if u.tag in vague]


def _denied(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "no" and the "nobody" that deny nothing in the frame, or that more acts than it holds are denied of."""
    found = []
    if not any(c.negated for c in clauses):
        found = [u for u in units if u.tag == "no" or (u.tag == "nobody" and has(units, "not"))]
    is_more = len(_acts(units)) > len(clauses)  # "backers of Moss that have nobody now"
    sides = [slot for clause in clauses for slot in (clause.endorser, clause.candidate)]
    is_more = is_more or (len(clauses) > 1 and not any(s.is_asked for s in sides) and _is_of_nobody(clauses))
    return found + [u for u in units if u.tag == "nobody" and is_more]


def _is_of_nobody(clauses: Sequence[Clause]) -> bool:
    """Whether it is denied of anybody that they did one thing, and not the other ("nobody went from Moss to Reed")."""
    return len({clause.negated for clause in clauses}) > 1 and all(c.endorser == Slot() for c in clauses)


def _pointed_at(units: Sequence[Unit], _: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """The "day" of "that day"."""
    return [u for before, u in pairwise(units) if u.text in lexicon.days and before.tag == "that_one"]


def _owned_place(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """ "His first choice" of whom nobody was told, "the favorite" of nobody in particular."""
    if not any((c.rank is not None or c.is_foremost) and c.endorser == Slot() for c in clauses):
        return []
    of_contest = [u for u in units if u.tag in RANKS and u.words[-1] in lexicon.talk["standings"]]
    return [u for u in units if u.text in lexicon.owning or u.info.get("foremost")] + of_contest


def _doubtful(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """ "Did they back her first": a rank or a time; "in May only": and at no other time."""
    if not opens_with_aux(units):
        return []
    is_support = any(c.relation in SUPPORT for c in clauses)
    found = [u for u in units if is_support and u.text == "first" and u.tag == "first"]
    return found + [u for before, u in pairwise(units) if before.tag == "window" and u.tag == "only"]


def _whither(units: Sequence[Unit], _: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """To whom somebody went, behind an act that no frame holds."""
    acts = _acts(units)
    return [u for u in units if acts and u.at > acts[0] and u.text in lexicon.whither]


def _number_done_to(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """The number right behind an act ("who backs 2")."""
    acts = _acts(units)
    return [u for before, u in pairwise(units) if u.tag == "word" and u.text.isdigit() and before.at in acts]


def _both(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "both" of whom nobody has said who they are, and a word of all or of an order that is denied."""
    is_told = any(len(slot.names) > 1 or slot.all_of for c in clauses for slot in (c.endorser, c.candidate))
    found = [] if is_told else [u for u in units if u.tag == "both"]
    denied = (u for before, u in pairwise(units) if u.tag in ("both", "first", "last") and before.tag in _DENYING)
    return [*found, *denied]


def _chosen_by(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The act that closes a sentence behind somebody to whom another was done ("who left the candidate Moss backs")."""
    content = [u for u in units if u.tag not in ("mark", "tag")]
    if len(clauses) > 1 or len(content) < _CHOSEN or not has(content[:1], "who", "which", "count"):
        return []
    act, whom, own = content[-3:]
    are_acts = all(u.tag == "stance" and not _is_small(u) for u in (act, own))
    return [own] if are_acts and whom.name is not None and own.info.get("relation") in SUPPORT else []


_CHOSEN = 4  # "who", "left", "Moss", "backs"


def _is_small(act: Unit) -> bool:
    """Whether an act is told by a preposition, by "has", or by a noun."""
    return any(act.info.get(kind) for kind in ("prep", "weak", "noun", "person"))


def _left_out(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """What leaves somebody out of a sentence whose clauses leave nobody out ("Moss minus the mayor")."""
    slots = [slot for c in clauses for slot in (c.endorser, c.candidate)]
    if any(slot.excluded or slot.but_kinds or slot.but_roles for slot in slots) or any(c.negated for c in clauses):
        return []
    is_bare = not has(units, "stance", "do", "be", "have", "modal")
    return [u for u in units if u.tag == "except" or (u.tag == "not" and is_bare)]


def _kept_beside_time(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "and still" of who was with somebody at a time, which one clause of that time does not hold."""
    if len(clauses) != 1 or clauses[0].window is None:
        return []
    return [u for before, u in pairwise(units) if before.tag in ("and", "but") and u.tag == "still"]


def _titled(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """A title alone that means somebody ("whom did the bishop endorse"), where it leads to no name."""
    titles = word_set("titles")
    return [
        unit
        for before, unit, after in zip(units, units[1:], [*units[2:], None], strict=False)
        if unit.tag == "word" and unit.text in titles and before.text == "the" and (after is None or after.name is None)
    ]


def _asked_besides(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """The second "who" that no act follows: of whom else it asks no clause tells ("and who is still there")."""
    asked = [i for i, u in enumerate(units[:-1]) if u.tag == "and" and units[i + 1].tag in ("who", "which")]
    rest = units[asked[-1] + 1 :] if asked else []
    is_open = has(rest, "still") and not has(rest, "stance", "group", "name", "them", "him", "her")
    return [rest[0]] if is_open and has(units[: asked[-1]], "stance") else []


def _spoken_of(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """What stands between "did" and the act, where no clause tells who did it ("did the times pick Moss").

    Where nobody stands there ("have walked out on Moss so far"), it is not said who is meant: "have" is unread.
    """
    if not opens_with_aux(units) or any(c.endorser != Slot() for c in clauses):
        return []
    at = next((i for i, u in enumerate(units) if u.tag in ("do", "have", "be") or u.info.get("weak")), 0)
    act = next((i for i in range(at + 1, len(units)) if units[i].tag == "stance"), at)
    if any(u.tag not in _OPENING for u in units[:at]):
        return []  # "may I ask, has nobody left"
    if act == at + 1 and not units[act].info.get("noun") and not units[act].info.get("prep"):
        return [units[at]]
    led = next((i for i in range(at + 1, act) if units[i].words and units[i].words[0] in _ARTICLES), act)
    if has(units[at + 1 : led], "name", "anybody", "group") or has(units[led:act], "name", "group", "mark"):
        return []
    return [u for u in units[led:act] if u.tag in _SPOKEN and u.text not in _ARTICLES][:1]


_OPENING = ("word", "mark", "tag", "polite", "and", "but", "still")
_SPOKEN = ("word", "last", "first", "still", "tag")  # "the last one", "the left", "the right"


def _undenied(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "not" of a rank, or of an act against somebody that holds no longer, which no frame denies."""
    acts = [u for u in units if u.tag == "stance" and not u.info.get("prep")]
    if acts and str(acts[0].info.get("relation")) in AGAINST and not any(c.window for c in clauses):
        return [u for u in units if u.tag == "no_longer" and len(u.words) > 1 and "not" in u.words]
    is_rank = any(c.rank for c in clauses) and all(u.info.get("weak") for u in acts)
    if is_rank and not any(c.negated for c in clauses) and not opens_with_aux(units):
        return [u for u in units if u.tag == "not"]
    return []


def _unmeasured(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """What no record measures: who "did the most for her", and whether "most of the unions" did something."""
    if clauses[0].endorser.is_asked and len(clauses[0].candidate.names) == 1:
        return [u for u, after in pairwise(units) if u.tag in ("most", "fewest") and after.info.get("prep")]
    if any(c.endorser.is_asked or c.candidate.is_asked for c in clauses):
        return []
    if has(units, "fewest") and not any(c.at_most for c in clauses):
        return [u for u in units if u.tag == "fewest"]  # "least endorsed candidate?"
    return [u for u in units if u.tag == "most" and u.text.replace(" ", "_") in lexicon.talk["shares"]]


def _counted_by(units: Sequence[Unit], _: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """By what it is settled who comes first, or in what ("by number of backers", "number one in endorsements")."""
    counts = [i for i, u in enumerate(units) if u.tag == "count"]
    leads = units[max(0, counts[0] - 2) : counts[0]] if len(counts) == 1 else []
    is_led = has(leads[-1:], "by") or any(u.text in lexicon.supposing for u in leads)
    found = [units[counts[0]]] if is_led else []
    if not has(units, *RANKS) or has(units, "name"):
        return found
    triples = zip(units, units[1:], units[2:], strict=False)
    return found + [u for rank, led, u in triples if rank.tag in RANKS and led.tag == "word" and u.info.get("noun")]


def _of_none_asked(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """What joins an act of others to that of those asked for, whom it neither limits nor tells of."""
    asked = next((side for c in clauses for side in ("endorser", "candidate") if getattr(c, side).is_asked), "")
    sort = next((getattr(c, asked).kinds for c in clauses if asked and getattr(c, asked).is_asked), ())
    is_one = sum(u.tag in ("who", "which") for u in units) == 1  # of them both acts tell, on whichever side
    tells = [[s for s in (c.endorser, c.candidate) if s.is_asked] for c in clauses]
    bound = [
        c for c, told in zip(clauses, tells, strict=True) if any(is_one or (sort and s.kinds == sort) for s in told)
    ]
    slots = [getattr(c, asked) for c in clauses if c not in bound] if asked else []
    is_apart = any(slot.names and not (slot.is_asked or slot.pronoun or slot.all_of) for slot in slots)
    return [u for u in units if u.tag in ("and", "but")][-1:] if is_apart else []


def _office_of_asked(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The office that would limit whom somebody backs, though no question word leads to it.

    It is rather the doer's own: "whom did Senator Ott back".
    """
    slots = [c.candidate for c in clauses if c.candidate.is_asked and (c.endorser.names or c.endorser.roles)]
    limits = {word for slot in slots for word in (*slot.roles, *slot.kinds)} - {"candidate"}
    if not limits:
        return []
    sorts = [i for i, u in enumerate(units) if u.tag == "group" and limits & {*_told(u, "roles"), *_told(u, "kinds")}]
    return [units[i] for i in sorts if units[i].info.get("is_single") and not _is_led(units, i)]


def _told(unit: Unit, what: str) -> Sequence[str]:
    return unit.info.get(what) or ()


def _is_led(units: Sequence[Unit], index: int) -> bool:
    """Whether a question word, or one of any, leads to a sort ("which senator", "any governor", "a union")."""
    led = [u for u in units[max(0, index - 2) : index] if u.text not in ("else", "other")][-1:]
    return has(led, "which", "anybody", "count", "list", "all") or any(u.text in ("a", "an") for u in led)


def _conditional(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The condition of a second act ("and did not endorse till May")."""
    is_denied = len(clauses) > 1 and any(c.negated and c.conditional for c in clauses)
    return [u for u in units if is_denied and u.tag == "conditional"]


def _whose(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "whose guy" that asks whom somebody backed, where no clause asks for anybody ("... he was whose guy").

    So is the "whose" of "whose unions stayed" where a clause asks for the unions themselves.
    """
    if any(slot.is_asked for c in clauses for slot in (c.endorser, c.candidate)):
        is_of_candidates = any(c.candidate != Slot() for c in clauses)
        owners = [u for u in units[:1] if u.tag == "whose"]
        return [] if is_of_candidates else owners
    return [u for u in units if asks_whose(u)]


def _is_one_who(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The role in "is Moss a mayor who backs Reed": whether she is one, no clause tells."""
    content = [u for u in units if u.text not in _ARTICLES and u.tag not in ("mark", "tag")]
    hangs_on = has(content[3:4], "who") or any(u.text in RELATIVES for u in content[3:4])
    if [u.tag for u in content[:3]] != ["be", "name", "group"] or not hangs_on or not content[2].info.get("roles"):
        return []
    return [content[2]] if not any(c.endorser.roles for c in clauses) else []


def asks_whose(unit: Unit) -> bool:
    """Whether a unit asks whose somebody is ("whose guy", "in whose camp")."""
    return unit.tag == "whose" or bool(unit.info.get("whose")) or "whose" in unit.words


#: What is said of a time, unless it only concedes something.
OF_TIME: Steps[Find] = Steps(
    Step(_supposed, said=("when",), lists=("supposing",)),
    Step(_untold_time, lists=("times.before", "times.after", "times.since", "thereafter")),
    Step(_vague, said=("all_along", "after_all")),
)
OTHERS: Steps[Find] = Steps(
    Step(lost_rivals, lists=("rivalry",)),
    Step(_office_of_asked, said=("group",)),
    Step(_denied, said=("no", "nobody")),
    Step(_pointed_at, said=("that_one",)),
    Step(_left_out, said=("except", "not")),
    Step(_chosen_by, said=("stance",)),
    Step(of_each, said=("each",)),
    Step(_owned_place, said=("foremost", *RANKS), lists=("owning",)),
    Step(_doubtful, said=("first", "only")),
    Step(_whither, lists=("whither",)),
    Step(_number_done_to, said=(NUMBER,)),
    Step(_both, said=("both", *_DENYING)),
    Step(_asked_besides, said=("and",)),
    Step(_of_none_asked, said=("and", "but")),
    Step(_unmeasured, said=("most", "fewest")),
    Step(_counted_by, said=("count", *RANKS)),
    Step(_titled, said=("the",)),
    Step(_spoken_of, said=("be", "have", "do", "modal", "weak")),
    Step(joined_sorts, said=("and",)),
    Step(misleading, said=("stance",)),
    *BESIDE_ACT,
    *TURNED,
    Step(asker_acts, lists=("own",)),
    Step(_undenied, said=("no_longer", "not")),
    Step(_kept_beside_time, said=("still",)),
    Step(_conditional, said=("conditional",)),
    Step(_whose, said=("whose",)),
    Step(_is_one_who, said=("roles",)),
    Step(told_of_them, lists=("relating",)),
)
