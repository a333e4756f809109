"""Who does what to whom in one sentence?

Word order decides sides: before an act stands who does it, after it to whom, and "by" or a passive turns
that round. What the store knows of who can stand on which side decides only where order says nothing,
as in "Moss endorsements".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.models import Clause, LinkedName, Relation, Slot
from facts.questions.arguments import Argument, find_arguments, owned_sorts
from facts.questions.conditions import condition_at
from facts.questions.having import as_backed, is_backed_by_own, is_of_own_backers
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.sides import Sides, asked_besides, can_stand, turn
from facts.questions.small_words import ARTICLES, RELATIVES
from facts.questions.units import Unit

_BE = frozenset(["be", "am", "is", "are", "was", "were", "been", "being"])
_PAST_AUX = frozenset(["did", "was", "were", "had"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A stance as a sentence puts it: its unit, whether it is passive, past and negated."""

    unit: Unit
    is_passive: bool = False
    is_past: bool = False

    @property
    def is_weak(self) -> bool:
        """Whether it counts only where nothing else is said ("has", "with")."""
        return bool(self.unit.info.get("weak"))

    @property
    def is_candidates(self) -> bool:
        """Whether the candidate is its subject."""
        return (self.unit.info.get("subject") == "candidate") != self.is_passive


def choose_act(units: Sequence[Unit], lexicon: Lexicon) -> Act | None:
    """The stance that a run of units turns on: a verb before a noun, a noun before a bare preposition."""
    stances = [u for u in units if u.tag == "stance"]
    if not stances:
        return None
    condition = next((u.at for u in units if u.tag == "conditional"), None)
    if condition is not None and any(u.at < condition for u in stances):
        stances = [u for u in stances if u.at < condition]  # "with Moss only if the dam comes out"
    best = min(stances, key=_weight)
    return Act(unit=best, is_passive=_is_passive(units, best, lexicon), is_past=_is_past(units, best, lexicon))


def _weight(unit: Unit) -> int:
    info = unit.info
    if info.get("prep"):
        return 4
    if info.get("weak"):
        return 3
    if info.get("person"):
        return 2
    return 1 if info.get("noun") else 0


def _is_passive(units: Sequence[Unit], act: Unit, lexicon: Lexicon) -> bool:
    if act.info.get("noun") or act.info.get("weak") or act.info.get("person"):
        return False
    after = next((u for u in units if u.at > act.last and u.tag != "word"), None)
    if after is not None and after.tag == "by" and (_tells_past(act, lexicon.past) or act.words[-1].endswith("ing")):
        return True
    if not _tells_past(act, lexicon.past) or _is_going(act, lexicon) or act.words[1:] == ("to",):
        return False  # "whom is Moss opposed to"
    if act.info.get("subject") == "candidate" or _has_object(units, act) or not ARTICLES.isdisjoint(act.words[1:]):
        return False  # "who's picked a side" has a "has" in it
    return _after_be(units, act)


def _has_object(units: Sequence[Unit], act: Unit) -> bool:
    """Whether a name stands right behind the act, articles aside: "who's dropped Moss" has a "has" in it."""
    after = [u for u in units if u.at > act.last and u.text not in ARTICLES]
    whom = (*_WHOM, "group") if act.info.get("of_one") else _WHOM
    inside = any(act.at < u.at < act.last for u in units if u.tag in whom)
    return inside or (bool(after) and after[0].tag in _WHOM)


_WHOM = ("name", "him", "her", "them")


def _after_be(units: Sequence[Unit], act: Unit) -> bool:
    """Whether the verb right before the act, in its own clause, is one of being."""
    names = 0
    for unit in sorted((u for u in units if u.at < act.at), key=lambda u: -u.at):
        if unit.tag in ("who", "which", "and", "but") or unit.text in RELATIVES:
            return False
        names += unit.tag == "name"
        if names > 1:
            return False  # "is Moss the one the nurses endorsed": the nurses did
        if unit.tag in ("be", "have", "do", "modal") or (unit.tag == "stance" and unit.info.get("weak")):
            return unit.words[-1] in _BE or unit.words[-1] in ("get", "got", "gotten")
        if unit.tag == "still" and unit.words[0] in _BE:
            return True
    return False


def _is_past(units: Sequence[Unit], act: Unit, lexicon: Lexicon) -> bool:
    before = [w for u in units if u.at < act.at and u.tag != "tag" for w in u.words]
    aux = [w for w in before if w in _PAST_AUX or w in ("do", "does", "is", "are", "has", "have", "will")]
    if aux:
        is_thing = act.info.get("noun") or act.info.get("person")
        is_whole = _has_object(units, act) or _is_going(act, lexicon)
        is_had = aux[-1] == "is" and _tells_past(act, lexicon.past) and is_whole  # "who's joined Moss", "who's bailed"
        is_perfect = (aux[-1] in ("has", "have") or is_had) and not (act.words[0].endswith("ing") or is_thing)
        is_lasting = any(act.info.get(sign) for sign in ("prep", "weak", "person")) or _is_having(act)
        return aux[-1] in _PAST_AUX or (is_perfect and not is_lasting)
    after = next((u for u in units if u.at > act.last and u.tag != "word"), None)
    if after is not None and after.tag == "by" and act.info.get("state"):
        return False  # "Moss backed by?", now
    is_act = not (act.info.get("weak") or _is_having(act)) or _verb_of(act) in _PAST_AUX
    return _tells_past(act, lexicon.past) and is_act


def _verb_of(act: Unit) -> str:
    """The verb of an act: in "se fue con" what is reflexive is none yet, nor the syllable of "un endorsed"."""
    return next((word for word in act.words if word not in _BEFORE_VERB), act.words[-1])


_BEFORE_VERB = frozenset({"se", "le", "les", "no", "un", "de", "to", "on", "in", "ha", "han", "habia", "habian"})


def _is_having(act: Unit) -> bool:
    """Whether "got Moss's back" has it, now, and "have a union on their side"."""
    return (bool(act.info.get("inside")) and len(act.words) > 1) or act.words[0] in _PLACES


_PLACES = ("on", "in")


def _is_going(act: Unit, lexicon: Lexicon) -> bool:
    """Whether an act is done to nobody, so that a form of being before it tells no passive ("who's walked away")."""
    return bool({act.words[0], "_".join(act.words[:2])} & lexicon.beside["goings"])


def _tells_past(act: Unit, past_forms: frozenset[str]) -> bool:
    """Whether a form is one of the past: listed, or regular where a language has such."""
    verb = _verb_of(act)
    return verb in past_forms or ("backed" in past_forms and verb.endswith("ed"))


def find_sides(units: Sequence[Unit], act: Act, known: Known, marks: frozenset[str]) -> Sides:
    """Put the arguments of a run of units on the two sides of its act."""
    arguments = [a for a in find_arguments(units) if not _is_in(a, act) and _is_meant(a, units, act)]
    if act.unit.info.get("whose"):
        return _whose(arguments, act)
    if act.unit.info.get("noun") or act.unit.info.get("person"):
        named = _of_noun(arguments, act, known)
        named = as_backed(named) if (is_own := is_of_own_backers(units, act.unit)) else named
        return named if is_own or _is_told_for(named, act) else turn(named, act.unit.info, known)
    sides = _of_marked_verb(arguments, act, known, marks) if marks else _of_verb(arguments, units, act)
    sides = _with_name_in_front(sides, units, act, known)
    return as_backed(sides) if is_backed_by_own(units, act.unit) else turn(sides, act.unit.info, known)


def _with_name_in_front(sides: Sides, units: Sequence[Unit], act: Act, known: Known) -> Sides:
    """ "Moss, who backs" as "who backs Moss": the candidate in front of "who" is not its act's subject."""
    named, asked = sides.endorser, sides.candidate
    if named is None or asked is None or named.sort != "name" or asked.sort != "ask" or act.is_candidates:
        return sides
    between = [u for u in units if asked.last < u.at < act.unit.at]
    is_subject = named.last < asked.at < act.unit.at and all(u.tag in _BEFORE_ACT for u in between)
    ids = [m.entity_id for name in named.slot.names for m in name.matches]
    stands = bool(ids) and all(one in known.candidate_ids for one in ids)
    return sides.turned() if is_subject and stands else sides


_BEFORE_ACT = ("still", "be", "have", "word", "ever", "no_longer", "not", "used_to")


def name_stranger(units: Sequence[Unit], act: Act, lexicon_words: frozenset[str]) -> Argument | None:
    """The unknown words right before an act, or behind the auxiliary that opens it: somebody whom nobody knows."""
    before = [u for u in units if u.at < act.unit.at and u.tag != "mark"]
    while before and before[-1].tag in ("still", "ever", "not", "only", "have", "be", "do", "modal"):
        before.pop()
    led: list[Unit] = []
    while before and before[-1].tag == "word" and before[-1].text not in lexicon_words and before[-1].text.isalnum():
        led.insert(0, before.pop())
    if not led or (before and before[-1].tag not in ("do", "be", "have", "modal", "word", "and", "tag", "what_about")):
        return None
    written = " ".join(u.text for u in led)
    name = LinkedName(written=written)
    return Argument(sort="name", at=led[0].at, last=led[-1].last, slot=Slot(names=(name,)))


def _is_in(argument: Argument, act: Act) -> bool:
    """Whether the argument is the act's own words ("backers")."""
    return argument.at == act.unit.at and argument.sort in ("group", "ask")


def _is_meant(argument: Argument, units: Sequence[Unit], act: Act) -> bool:
    """Whether a name is known, written as one, or stands right beside the act: not every odd word names somebody."""
    if argument.sort != "name" or any(n.matches for n in argument.slot.names):
        return True
    condition = condition_at(units)
    if condition is not None and condition < argument.at:
        return False  # "until the Audit is out" names nobody
    if any(not n.written.islower() for n in argument.slot.names):
        return True
    if act.unit.at < argument.at < act.unit.last:
        return True
    first, last = (argument.last, act.unit.at) if argument.at < act.unit.at else (act.unit.last, argument.at)
    between = [u for u in units if first < u.at < last]
    return all(u.tag in _BESIDE or u.text in ARTICLES for u in between)


_BESIDE = frozenset("still no_longer ever not only be have do by of both used_to and or".split())  # noqa: SIM905


def _whose(arguments: Sequence[Argument], act: Act) -> Sides:
    named = next((a for a in arguments if not a.is_asked), None)
    return Sides(endorser=named, candidate=_asked_at(act))


def _asked_at(act: Act) -> Argument:
    return Argument(sort="ask", at=act.unit.at, last=act.unit.at, slot=Slot(is_asked=True))


def _is_led_apart(argument: Argument, units: Sequence[Unit], act: Act) -> bool:
    """Whether a preposition of its own leads to the argument ("whom did they leave for her")."""
    return any(u.info.get("prep") for u in units if act.unit.last < u.at < argument.at)


def _of_verb(arguments: Sequence[Argument], units: Sequence[Unit], act: Act) -> Sides:
    """Subject and object by place: the nearest before, the nearest after; what is asked in front may be either."""
    unit = act.unit
    inside = [a for a in arguments if unit.at < a.at < unit.last]
    right = [a for a in arguments if a.at > unit.last]
    left = [a for a in arguments if a.last < unit.at]
    owners = [owner for owner, _ in owned_sorts(left)]
    left = [a for a in left if a not in owners]
    right = right or (owners if not inside else [])
    if act.unit.info.get("relation") == Relation.WITHDREW and any(a.is_asked for a in left) and len(left) > 1:
        right = [a for a in right if not _is_led_apart(a, units, act)]
    doer = next((a for a in right if a.lead in ("by", "por") and unit.words[-1] not in ("by", "por")), None)
    right = [a for a in right if a is not doer]
    target = _target(inside, right)
    subject = _subject(left, target)
    if act.is_candidates and not (left or inside) and _is_asked_of(right):
        subject, target = right[0], right[1]  # "has Moss a single union"
    spare = asked_besides(left, subject)
    if target is None and spare is not None and subject is not None and not subject.is_asked:
        target = spare
    if doer is not None and act.is_passive:
        target = doer
    named = [a for a in left if a.sort == "name"]
    if target is None and subject is not None and len(named) > 1 and subject is named[-1] and not act.is_passive:
        target = named[-2]  # "is Moss the one the nurses endorsed"
    if target is None and subject is not None and subject.sort in ("name", "pronoun"):
        # "unions Moss lost", "every union that Moss had"
        target = next((a for a in left if _is_sort(a) and a.last == subject.at - 1), None)
    sides = Sides(endorser=subject, candidate=target)
    return sides.turned() if act.is_candidates else sides


def _is_sort(argument: Argument) -> bool:
    """Whether an argument is a sort of people, or all of one."""
    is_every = argument.sort == "everybody" and argument.slot.kinds != ("candidate",)
    return argument.sort == "group" or is_every


def _is_asked_of(right: Sequence[Argument]) -> bool:
    """Whether a name and a sort of people behind an auxiliary are who has and whom."""
    if len(right) < 2 or right[0].sort not in ("name", "pronoun") or right[0].is_asked:
        return False
    slot = right[1].slot
    return right[1].sort in ("group", "anybody", "nobody") and bool(slot.kinds or slot.roles) and not slot.is_asked


def _of_marked_verb(arguments: Sequence[Argument], act: Act, known: Known, marks: frozenset[str]) -> Sides:
    """Subject and object by preposition ("a Moss"), where order is free; a name beats the pronoun that repeats it."""
    telling = [a for a in arguments if a.sort != "group" or a.slot.kinds or a.slot.roles]
    marked = [a for a in telling if a.lead in marks or (a.sort == "pronoun" and not a.is_asked)]
    if not marked and act.unit.words[-1] in marks:  # the phrase holds the preposition: "corto Karlsen con Moss"
        marked = [a for a in telling if a.at > act.unit.last and a.sort != "group"][:1]
    marked = [a for a in marked if a.sort != "pronoun"] or marked
    plain = [a for a in telling if a not in marked and a.sort != "pronoun"]
    target = marked[0] if marked else None
    named = [a for a in plain if not a.is_asked]
    subject = next(iter(named or plain), None) if target is not None else _first_doer(plain, act, known)
    if target is None:
        target = next((a for a in plain if a is not subject), None)
    if act.is_passive:
        subject, target = target, subject
    sides = Sides(endorser=subject, candidate=target)
    return sides.turned() if act.unit.info.get("subject") == "candidate" else sides


def _first_doer(plain: Sequence[Argument], act: Act, known: Known) -> Argument | None:
    """Who does it where nothing is marked: one who cannot be the target, else the first."""
    if act.unit.info.get("subject") == "candidate":
        return next((a for a in plain if a.sort == "name" and can_stand(a, known)), next(iter(plain), None))
    late = [a for a in plain if a.at > act.unit.last and a.sort == "name" and not can_stand(a, known)]
    return next(iter(late or plain), None)


def _target(inside: Sequence[Argument], right: Sequence[Argument]) -> Argument | None:
    """To whom it is done: a name or pronoun before a sort of people that says nothing ("dude")."""
    options = [*inside, *right]
    telling = [a for a in options if a.sort != "group" or a.slot.kinds or a.slot.roles]
    return next(iter(telling or options), None)


def _subject(left: Sequence[Argument], target: Argument | None) -> Argument | None:
    """The nearest argument before the act that is not asked, unless what is asked is all there is."""
    plain = [a for a in left if not a.is_asked and a.sort != "group"] or [a for a in left if not a.is_asked]
    asked = [a for a in left if a.is_asked]
    if not plain:
        return asked[-1] if asked else None
    if asked and target is not None and plain[-1].at < asked[-1].at:
        return asked[-1]
    return plain[-1]


_FROM = ("from", "by", "por")
_BY = ("by", "por")  # "withdrawals from Moss" left her, those "by the nurses" are theirs
_FOR = ("for", "to", "behind", "a", "para")


def _of_noun(arguments: Sequence[Argument], act: Act, known: Known) -> Sides:
    """Support for whom, from whom; a bare or possessive name by who can stand where."""
    endorser = candidate = None
    for argument in (a for a in arguments if a.sort != "ask"):
        gives = _gives(argument, act, known)
        if gives is not False and endorser is None and (gives or candidate is not None):
            endorser = argument
        elif not gives and candidate is None:
            candidate = argument
    asked = next((a for a in arguments if a.sort == "ask"), None) or _asked_at(act)
    if endorser is not None and endorser.sort == "anybody" and endorser.slot == Slot() and candidate is None:
        return Sides(endorser=asked)  # "any new endorsements"
    if act.unit.info.get("subject") == "candidate" or (endorser is not None and candidate is None):
        return Sides(endorser=endorser, candidate=candidate or asked)
    return Sides(endorser=endorser or (asked if candidate or asked.at != act.unit.at else None), candidate=candidate)


def _gives(argument: Argument, act: Act, known: Known) -> bool | None:
    """Whether an argument beside a noun of support gives it (True) or gets it (False); None where it may be either."""
    if argument.at == act.unit.at:
        return True
    if _owns_backers(argument, act):
        return False
    lead = _lead_of(argument, act)
    if argument.at > act.unit.last and lead in _FROM:
        return lead in _BY or act.unit.info.get("relation") != Relation.WITHDREW
    if argument.at > act.unit.last and lead in _FOR:
        return False
    if argument.slot.kinds == ("candidate",) and argument.sort == "group":
        return False  # "candidates with union support"
    if argument.sort in ("group", "anybody", "nobody") or not can_stand(argument, known):
        return True
    return None


def _lead_of(argument: Argument, act: Act) -> str:
    """The preposition that leads to an argument, which the act's own words may end with ("endorsements for")."""
    return argument.lead or (act.unit.words[-1] if argument.at == act.unit.last + 1 else "")


def _owns_backers(argument: Argument, act: Act) -> bool:
    """Whether it is somebody's backers of whom is spoken, so that those back and the name does not."""
    info = act.unit.info
    is_of_backers = bool(info.get("person")) and info.get("subject") != "candidate"
    return is_of_backers and argument.sort == "name" and argument.last + 1 == act.unit.at


def _is_told_for(sides: Sides, act: Act) -> bool:
    """Whether nothing but the one "support for" whom is named, so that they get it, whatever they did elsewhere."""
    got = sides.candidate
    if got is None or got.sort != "name" or (sides.endorser is not None and not sides.endorser.is_asked):
        return False
    return _owns_backers(got, act) or (
        got.at > act.unit.last and _lead_of(got, act) in _FOR
    )  # "her backers", "support for her"


def slot_of(argument: Argument | None) -> Slot:
    """The slot that an argument fills; an empty one for nobody."""
    return argument.slot if argument is not None else Slot()


def make_clause(relation: Relation, sides: Sides, *, negated: bool = False) -> Clause:
    """A clause out of sides; "nobody" negates it."""
    for argument in (sides.endorser, sides.candidate):
        negated ^= argument is not None and argument.sort == "nobody"
    return Clause(
        relation=relation, negated=negated, endorser=slot_of(sides.endorser), candidate=slot_of(sides.candidate)
    )
