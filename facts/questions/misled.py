"""Which words beside an act show that it is another one than it looks like?

"With Moss" alone tells of support; in "in touch with Moss" it does not, nor does "backing Moss" in "thought of backing
Moss", nor "flipped" in "flipped Moss off". Such words are named as not understood: no act is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from facts.models import Clause, Relation, Slot
from facts.questions.asking import opens_with_aux
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import RELATIVES
from facts.questions.steps import Find, Step
from facts.questions.units import Unit, has

_PERSONS = ("name", "him", "her", "them")
_AGAINST = ("withdrew", "opposes", "declined")
#: Phrases whose words belong to what is asked, where they stand behind whom somebody wants or gets ("wants her job").
_MATTERS = ("identity", "about", "list", "resign", "when")


def misleading(units: Sequence[Unit], _: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """The units that turn an act beside them into another, which the lexicon does not know.

    Args:
        units: Of one sentence.
        lexicon: Its language's words.
    """
    found: list[Unit] = []
    acts = [index for index, unit in enumerate(units) if unit.tag == "stance"]
    if all(units[index].info.get("prep") for index in acts):
        found += [u for index in acts[:1] for u in _before_preposition(units, index, lexicon)]
    for index in acts:
        if units[index].info.get("noun"):
            found += [u for u in units[max(0, index - 3) : index] if u.text in lexicon.beside["denying"]]
        if _is_verb(units[index]):
            found += [*_before_verb(units, index, lexicon), *_behind_verb(units, index, lexicon)]
        elif units[index].text in lexicon.beside["getting"]:
            found += _behind_getting(units, index, lexicon)
        elif units[index].text in lexicon.having:
            is_state = index + 2 in acts and units[index + 1].tag == "be"  # "has been with her"
            found += [u for u in units[index + 1 : index + 2] if u.text in lexicon.beside["had"] and not is_state]
    return found


def _is_verb(unit: Unit) -> bool:
    """Whether a stance is an act of its own, and no thing, person, or mere having."""
    return not any(unit.info.get(sign) for sign in ("noun", "person", "prep", "weak", "whose", "inside"))


def _before_preposition(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Iterator[Unit]:
    """The words right before a bare "with" that say what somebody is or does ("friends with", "called for")."""
    for unit in reversed(units[:index]):
        if unit.tag != "word" and not (unit.tag == "words" and unit.at == units[index].at - 1):
            return
        if lexicon.beside["beside_preposition"] and not _is_adverb(unit, lexicon):
            yield unit


def _is_adverb(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word may stand before "with" or "for" and leave its sense alone ("fully behind Moss")."""
    return unit.text in lexicon.beside["beside_preposition"] or unit.text.endswith("ly")


def _before_verb(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Iterator[Unit]:
    """The words before an act that say it was thought of, wanted or denied ("thought of backing", "tried to drop")."""
    before = [u for u in units[:index] if not (u.tag == "word" and u.text.endswith("ly"))]
    if units[index].words[0] in lexicon.bases and not _is_settled(before, lexicon):
        yield units[index]  # "quien puede dejar a Moss": nobody has
    if not before or len(units[index].words) > 1:
        return
    is_settled = any(u.text in lexicon.beside["settling"] for u in before[-2:-1])  # "agreed on dropping her"
    if units[index].text.endswith("ing") and _leads_gerund(before[-1], lexicon) and not is_settled:
        yield before[-1]
    is_tried = len(before) > 1 and before[-2].text in lexicon.beside["trying"]
    if is_tried and before[-1].text in lexicon.beside["infinitive"] and units[index].info["relation"] != "urges_exit":
        yield before[-2]


def _is_settled(before: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether what stands before an infinitive tells that it was done ("decidio dejar", "llego a apoyar")."""
    led = before
    while led and led[-1].text in lexicon.marks | lexicon.leading:
        led = led[:-1]
    times = (*lexicon.times["after"], *lexicon.times["before"])
    if has(before[-2:], *_PLACED) or any(u.text in times for u in before[-2:]):
        return True  # "el primero en dejar a Moss", "tras dejar a Moss"
    return bool(led) and led[-1].text in lexicon.beside["settling"]


_PLACED = ("first", "last", "only", "told_1", "told_last")


def _leads_gerund(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a gerund behind the unit is what it speaks of ("denied backing her", "the idea of backing her")."""
    return bool(unit.words) and (unit.tag in ("words", "given") or unit.words[-1] in lexicon.beside["gerund_leads"])


def _behind_verb(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Iterator[Unit]:
    """The particle that makes another verb of an act ("flipped off"), and a preposition of its own ("lost to")."""
    words, rest = lexicon.beside, units[index + 1 : index + 4]
    if not rest:
        return
    if rest[0].text in words["own_prepositions"] and has(rest[1:2], *_PERSONS):
        yield rest[0]
    is_beside = bool(rest[0].info.get("prep")) and rest[0].text in words["beside_whom"]
    if is_beside and units[index].info["relation"] in _AGAINST:
        yield rest[0]
    rest = rest[1:] if rest[0].tag in _PERSONS else rest
    behind = {word for unit in rest[1:2] for word in unit.words[:1]}
    if has(rest[:1], "word") and rest[0].text in words["particles"] and not behind & words["onward"]:
        yield rest[0]


def _behind_getting(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Iterator[Unit]:
    """What somebody wants or gets of whoever stands behind the verb ("wants Moss's job"), or does ("gets on")."""
    rest = units[index + 1 :]
    at = 1 if has(rest[:1], *_PERSONS) else 0
    if has(rest[at : at + 1], "word") and rest[at].text in lexicon.beside["particles"]:
        yield rest[at]
    elif rest and (rest[0].words[:1] == ("to",) or rest[0].text in lexicon.leading):
        yield rest[0]
    if not rest or rest[0].tag not in _PERSONS:
        return
    for unit in rest[1:]:
        if unit.tag in ("mark", "and", "but"):
            return
        if unit.tag in _MATTERS or (unit.tag == "group" and unit is rest[1]):
            yield unit


def _denied_second(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """That somebody does not do a second thing ("but not backing anyone")."""
    if len(clauses) != 1 or clauses[0].negated:
        return []
    return [u for u, act in pairwise(units) if u.tag == "but_not" and act.tag == "stance"]


def _urged(clauses: Sequence[Clause]) -> list[Clause]:
    return [c for c in clauses if c.relation is Relation.URGES_EXIT]


def _given_up_too(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """That an office is to be given up with the race."""
    urges = _urged(clauses)
    is_all = len(urges) == len(clauses) and not any(c.wording for c in urges)
    return [u for u in units if is_all and u.tag == "identity"]


def _named_as_act(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """What looks like an act and is somebody's name ("does the Champion like her", "did the coalition leave her")."""
    found = [act for before, act in pairwise(units) if before.text == "the" and _is_plain_verb(act)]
    triples = zip(units, units[1:], units[2:], strict=False)
    return found + [u for before, u, act in triples if _is_body(before, u, act)]


def _called_for_also(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """An "also" of what they call for, or beside several acts."""
    acts = [u for u in units if u.tag == "stance" and not u.info.get("prep")]
    return [u for u in units if u.tag == "also"] if len(acts) > 1 or _urged(clauses) else []


def _yet_to_come(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """ "Are they coming back": what is to come no source tells."""
    if not opens_with_aux(units):
        return []
    return [u for u in units if u.info.get("relation") == Relation.RETURNED and u.words[0].endswith("ing")]


def _when_back(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """ "When was she back" asks of nobody whom she backs."""
    acts = [u for u in units if u.tag == "stance"]
    is_lone = has(units, "be") and not has(units, "do", "modal", "name") and units[-1:] == acts == acts[:1]
    return [u for u in acts if is_lone and u.text == "back"]


def _dated_rank(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """ "Ranked her first on May 12": of which day no rank is told."""
    is_lost = any(c.rank for c in clauses) and not any(c.window for c in clauses)
    return [u for u in units if is_lost and u.tag == "window"]


def _second_time(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """ "Did they back her in May and in June": one clause holds one time."""
    if sum(c.window is not None for c in clauses) > 1:
        return []
    joined = zip(units, units[1:], units[2:], strict=False)
    return [u for one, also, u in joined if one.tag == u.tag == "window" and also.tag in ("and", "or")]


def _more_than(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """ "Who has more than Moss" leaves nobody out."""
    pairs = ((act, u) for act, u in pairwise(units) if act.info.get("weak") and u.tag == "except")
    return [u for _, u in pairs if u.words[0] == "more"]


def _done_and_denied(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """ "Who left without switching": of both nobody."""
    is_both = any(replace(c, negated=not c.negated) in clauses for c in clauses)
    return [u for u in units if is_both and u.tag in ("not", "but_not")]


def _stayed_with_nobody(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "stayed" of those who did so as others left, where it is said of nobody with whom they did."""
    is_open = any(
        c.relation is Relation.BACKS
        and c.endorser.is_asked
        and c.candidate == Slot()
        and c.window is not None
        and c.window.clause is not None
        and c.window.clause.relation is Relation.WITHDREW
        and c.window.clause.candidate == Slot()
        for c in clauses
    )
    return [u for u in units if u.tag == "stance" and u.info.get("still")][:1] if is_open else []


def _set_against(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "vs" between two times, of which only the first is held ("unions with Moss in May vs now")."""
    if sum(c.window is not None for c in clauses) > 1:
        return []
    triples = zip(units, units[1:], units[2:], strict=False)
    return [u for before, u, after in triples if u.tag in ("or", "tag") and (before.tag, after.tag) in _TWO_TIMES]


_TWO_TIMES = {("window", "still"), ("window", "window"), ("still", "window")}


def _denied_behind(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "not" of a clause behind the act that has no act of its own ("who backs Moss and isn't in office")."""
    sides = [slot for c in clauses for slot in (c.endorser, c.candidate)]
    if any(c.negated for c in clauses) or any(s.but_kinds or s.but_roles or s.excluded for s in sides):
        return []
    last = max((i for i, u in enumerate(units) if u.tag == "stance"), default=len(units))
    behind = list(enumerate(units))[last + 1 :]
    return [
        u
        for i, u in behind
        if u.tag == "not" and units[i - 1].tag in (*_AUXILIARIES, "modal") and _opens_clause(units[i - 2])
    ]


def _opens_clause(unit: Unit) -> bool:
    """Whether a word begins a clause that tells of those before it ("who isn't", "that aren't", "and isn't")."""
    return unit.tag in ("who", "which", "and", "but", "those") or unit.text in RELATIVES


def _denied_of_nobody(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The "not" of an act that opens without anybody who does it ("haven't left Moss"), where nothing is denied."""
    content = [u for u in units if u.tag not in ("mark", "word", "still", "tag")][:3]
    opens = len(content) == 3 and (content[0].tag in _AUXILIARIES or bool(content[0].info.get("weak")))
    is_act = opens and content[1].tag == "not" and content[2].tag == "stance"
    is_lost = len(clauses) == 1 and not clauses[0].negated and clauses[0].endorser == Slot()
    return content[1:2] if is_act and is_lost else []


_AUXILIARIES = ("have", "do", "be")


def asker_acts(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """The "I" or "my" of whose act a sentence tells, where its frame has anybody do it ("my mom likes Moss")."""
    own = lexicon.talk["own"]
    if mine := [u for u, after in pairwise(units) if u.text in own and after.info.get("person")]:
        return mine  # "which of my backers left"
    if any(c.endorser.names or c.endorser.kinds or c.endorser.roles or not c.candidate.names for c in clauses):
        return []
    at = next((i for i, u in enumerate(units) if u.tag == "stance"), 0)
    act, before = units[at], [u for u in units[:at] if u.tag != "still" and not u.text.endswith("ly")]
    led = [u for u in before if u.tag not in ("be", "have")]
    is_liking = act.info.get("weak") and act.text not in lexicon.having | lexicon.beside["getting"]
    is_deed = _is_verb(act) or is_liking or (act.info.get("prep") and has(before[-1:], "be"))
    if not is_deed or has(before, "who", "anybody"):
        return []
    is_mine = len(led) > 1 and led[-1].tag == "word" and led[-2].text in own
    return [u for u in led[-2:] if u.tag == "word" and u.text in own and (is_mine or u is led[-1])]


def _is_plain_verb(unit: Unit) -> bool:
    """Whether a unit is a single verb as "to" would lead it, which no article stands before."""
    is_other = any(unit.info.get(sign) for sign in ("noun", "person", "prep", "weak"))
    return unit.tag == "stance" and len(unit.words) == 1 and not is_other and not unit.text.endswith(("ed", "ing"))


def _is_body(before: Unit, unit: Unit, act: Unit) -> bool:
    """Whether "the coalition" stands right in front of what it did, and is nobody's backers."""
    is_people = bool(unit.info.get("noun") or unit.info.get("person"))
    is_one = is_people and len(unit.words) == 1 and not unit.text.endswith("s")
    return before.text == "the" and is_one and act.tag == "stance" and _is_verb(act)


def of_each(units: Sequence[Unit], _: Sequence[Clause], _lexicon: Lexicon) -> list[Unit]:
    """The "each" of "how many unions does each candidate have", of whom one number tells nothing."""
    pairs = pairwise(units) if has(units, "count") else ()
    return [u for u, after in pairs if u.text == "each" and "candidate" in after.info.get("kinds", ())]


#: What is said beside the act of a sentence and no clause holds.
BESIDE_ACT: tuple[Step[Find], ...] = (
    Step(_denied_second, said=("but_not",)),
    Step(_given_up_too, said=("identity",)),
    Step(_named_as_act, said=("the",)),
    Step(_called_for_also, said=("also",)),
    Step(_yet_to_come, said=("be", "have", "do", "modal", "weak")),
    Step(_when_back, said=("back",)),
    Step(_dated_rank, said=("window",)),
    Step(_second_time, said=("window",)),
    Step(_more_than, said=("except",)),
    Step(_done_and_denied, said=("not", "but_not")),
    Step(_stayed_with_nobody, said=("still",)),
    Step(_set_against, said=("or", "tag")),
    Step(_denied_of_nobody, said=("not",)),
    Step(_denied_behind, said=("not",)),
)
