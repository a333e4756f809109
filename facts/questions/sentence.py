"""What does one sentence ask, as a frame?

First its parts, then what would answer it, then its clauses; what it leaves open (pronouns, ellipses) is
left open here and resolved against the message and the conversation later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.models import Asks, Clause, LinkedName, Question, Relation, Slot
from facts.models.building import built_quickly, replace
from facts.questions.arguments import Argument, find_arguments
from facts.questions.asides import without_asides, without_preamble
from facts.questions.asking import asks_what_was_said, find_asks, is_answered, is_cleft
from facts.questions.assemble import Act, choose_act
from facts.questions.ballots import also_placed, take_further_places
from facts.questions.beside import take_beside
from facts.questions.clauses import read_clauses, set_in_time
from facts.questions.clefts import as_claim
from facts.questions.described import asked_for, is_described, is_of_one, opens_with_sort
from facts.questions.joint_sorts import lacking_as_having, take_joint_sorts, with_joint_sorts
from facts.questions.kept import as_kept, take_kept
from facts.questions.known import Known
from facts.questions.leaving_out import leave_out_each, limit, take_left_out, take_predicate
from facts.questions.lexicon import QUESTION_TAGS, Lexicon, load_lexicon
from facts.questions.neighbours import settle_units
from facts.questions.offered import compared, offered_by_or, place_offered, sooner_or_later, take_offered
from facts.questions.others import ask_more, take_else
from facts.questions.parting import split_clauses
from facts.questions.quantities import first_of, of_both
from facts.questions.ranks import RANKS, Reader, off_ballot, rank_clause
from facts.questions.reasking import is_beside_act, put_right
from facts.questions.rows import LeftOut
from facts.questions.slots import SUPPORT
from facts.questions.subordinate import connector_of, without_order_of_times
from facts.questions.tallying import Tally, read_tally
from facts.questions.trimming import trim
from facts.questions.units import Unit, has
from facts.questions.unread import find_unread

_NOT_OFFICE = frozenset((
    "for", "in", "of", "at", "the", "race", "contest", "election", "en", "de", "el", "carrera", "eleccion", "contienda",
    "para", "a", "al", "la",
))  # fmt: skip


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A frame in the making: what was understood of one sentence.

    Attributes:
        question: As far as it goes.
        has_stance: Whether a stance was said.
        units: What it was read from, for follow-up questions.
        arguments: Whom it speaks of.
        held: The clauses as they were read, against which its words are held.
        holds_all: Whether they hold every word of weight, where that is known without looking.
        left_out: The sort that it leaves out, for a question that only its names and sorts make.
        corrects: Whether it says what was meant instead ("no i meant Moss").
    """

    question: Question
    has_stance: bool
    units: tuple[Unit, ...]
    arguments: tuple[Argument, ...] = ()
    held: tuple[Clause, ...] = ()
    holds_all: bool | None = None
    left_out: LeftOut | None = None
    corrects: bool = False

    @property
    def is_read(self) -> bool:
        """Whether every word of weight plays a part in what it was read as."""
        if self.holds_all is not None:
            return self.holds_all
        return not find_unread(self.units, self.held, load_lexicon(self.question.language))

    def has(self, *tags: str) -> bool:
        """Whether a phrase of any of these tags stands in it."""
        return has(self.units, *tags)


def read_sentence(units: Sequence[Unit], text: str, known: Known, lexicon: Lexicon) -> Draft:
    """Read the units of one sentence into a frame."""
    draft = _read_whole(units, text, known, lexicon)
    return replace(draft, corrects=True) if has(units, "correction") else draft


def _read_whole(units: Sequence[Unit], text: str, known: Known, lexicon: Lexicon) -> Draft:
    units = lacking_as_having(as_claim(without_preamble(without_asides(units, lexicon), lexicon), lexicon), lexicon)
    if (tally := read_tally(units, known, lexicon)) is not None:
        return _of_tally(tally, units, text, lexicon)
    rest, joint = take_joint_sorts(units, lexicon)
    if joint is not None:
        draft = _read_with_offered(rest, text, known, lexicon)
        joined = with_joint_sorts(draft.question, joint)
        if joined is not None:
            return replace(draft, question=joined, holds_all=not joined.unread)
    return _read_with_offered(units, text, known, lexicon)


def _of_tally(tally: Tally, units: Sequence[Unit], text: str, lexicon: Lexicon) -> Draft:
    """The draft of a comparison, every word of which it holds."""
    question = Question(
        text=text,
        asks=tally.asks,
        language=lexicon.language,
        clauses=tally.clauses,
        names=tuple(n for clause in tally.clauses for n in clause.candidate.names),
        order=tally.order,
        still=has(units, "still"),
        has_act=True,
    )
    held = tuple(u for u in units if u.name is not None or u.tag in ("who", "which", "group", "stance", "mark"))
    return Draft(question=question, has_stance=True, units=held)


def _read_with_offered(units: Sequence[Unit], text: str, known: Known, lexicon: Lexicon) -> Draft:
    """Read the units of a sentence, names that are set apart to choose from included."""
    rest, offered = take_offered(units, lexicon)
    if not offered:
        return _read(units, text, known, lexicon)
    draft = _read(rest, text, known, lexicon)
    question = draft.question
    clauses = place_offered(question.clauses, offered, draft.units, question.asks, known)
    if clauses is None:
        return _read(units, text, known, lexicon)
    order = question.order or (sooner_or_later(draft.units, lexicon) if question.asks is Asks.LIST else None)
    question = replace(question, clauses=clauses, names=(*offered, *question.names), order=order)
    return replace(draft, question=question)


def _read(units: Sequence[Unit], text: str, known: Known, lexicon: Lexicon) -> Draft:
    """Read the units of a sentence in which no names are set apart."""
    units, beside = take_beside(trim(units, lexicon), lexicon)
    units = settle_units(units, lexicon)
    units, left = take_kept(units)
    units, more = take_else(units)
    said = units
    units, left_out = take_left_out(units, lexicon)
    asked_behind = has(said, "who", "which") and not has(units, *QUESTION_TAGS)  # "... which one isnt a union"
    units, sort = take_predicate(units, lexicon)
    units, places = take_further_places(units, lexicon)
    main, extra = split_clauses(units, known, lexicon)
    act = choose_act(main, lexicon)
    if act is not None and ((act.is_weak and has(units, *RANKS)) or _is_of_prepositions(units)):
        act = None
    arguments = tuple(find_arguments(units))
    asks, act = _what_is_asked(units, act, arguments, lexicon, is_list=bool(more) or asked_behind)
    by = Reader(known=known, lexicon=lexicon, asks=Asks.YES_NO if more else asks)
    clauses: list[Clause] = []
    if act is not None:
        clauses = read_clauses(main, act, extra, by)
    elif has(units, *RANKS) and arguments:
        ranked = rank_clause(main if extra and has(main, *RANKS) else units, by)
        clauses = also_placed([set_in_time(ranked, ranked.endorser, extra, by)], places)
    if act is not None and act.unit.info.get("by_place") and not _asks_whom(clauses):
        clauses = []  # "who ranked Moss": that she was given a place at all is no support that records tell apart
        units = [replace(u, tag="word", info={}) if u.info.get("by_place") else u for u in units]
        asks = find_asks(units, None, is_choice=False)
    clauses[:1] = [of_both(clause, units, known) for clause in clauses[:1]]
    if more and clauses:
        clauses[0] = ask_more(clauses[0], units, more)
    clauses = [limit(c, sort) for clause in as_kept(clauses, left) for c in leave_out_each(clause, left_out)]
    if beside is not None:
        clauses[:1] = [replace(clause, beside=beside) for clause in clauses[:1]]
    if has(units, "until_when"):
        clauses = [_ended(clause) for clause in clauses]
    question = Question(
        text=text,
        asks=asks,
        language=lexicon.language,
        clauses=tuple(clauses),
        names=(*_names(units, clauses), *(n for n, _ in places), *(beside.names if beside is not None else ())),
        topic=_topic(units, lexicon),
        order=_order(without_order_of_times(units, extra), lexicon, asks),
        still=has(units, "still", "no_longer") or bool(act and act.unit.info.get("still")),
        office=_office(units),
        has_act=act is not None and not act.is_weak and not act.unit.info.get("prep"),
    )
    has_stance = bool(clauses)
    made = Draft(question=question, has_stance=has_stance, units=tuple(units), arguments=arguments, left_out=left_out)
    draft = _mark(made)
    told = tuple(off_ballot(clause, units, lexicon) for clause in draft.question.clauses)
    return draft if told == draft.question.clauses else replace(draft, question=replace(draft.question, clauses=told))


def _what_is_asked(
    units: Sequence[Unit], act: Act | None, arguments: Sequence[Argument], lexicon: Lexicon, *, is_list: bool
) -> tuple[Asks, Act | None]:
    """What would answer a sentence, and the act that it turns on; none where somebody's words are asked for."""
    offered = act is not None and any(
        a.is_choice and (a.at > act.unit.last or _is_within(a, act) or is_cleft(units, a.at)) for a in arguments
    )
    asks = Asks.LIST if is_list or is_described(units, act, lexicon) else find_asks(units, act, is_choice=offered)
    if asks is Asks.LIST and _is_verb_led(units, act, lexicon):
        asks = Asks.YES_NO
    asks = put_right(asks, units, act, lexicon)
    if asks_what_was_said(units, lexicon):
        asks, act = Asks.WORDS, None
    is_of_words = (
        asks is Asks.WORDS
        and act is not None
        and (act.is_weak or has(units, "resign") or is_answered(units, act, lexicon))
    )
    is_beside = act is not None and is_beside_act(asks, units, act, lexicon)
    if asks in (Asks.ABOUT, Asks.IDENTITY) or is_of_words or is_beside:
        act = None
    return asks, act


def _is_within(argument: Argument, act: Act) -> bool:
    """Whether names stand in the gap of a phrase ("on Moss's or Reed's side")."""
    return act.unit.at < argument.at and act.unit.last - act.unit.at >= len(act.unit.words)


def _asks_whom(clauses: Sequence[Clause]) -> bool:
    """Whether it is asked whom somebody named backs."""
    return bool(clauses) and bool(clauses[0].endorser.names) and not clauses[0].candidate.names


def _is_of_prepositions(units: Sequence[Unit]) -> bool:
    """Whether nothing but prepositions stands there ("for for for"): nobody does anything."""
    return all(u.info.get("prep") or u.tag in ("word", "mark", "tag") for u in units)


def _is_verb_led(units: Sequence[Unit], act: Act | None, lexicon: Lexicon) -> bool:
    """Whether the one name behind a leading verb is its subject ("se retiro Moss"), where prepositions mark objects."""
    content = [u for u in units if u.tag not in ("mark", "tag") and not (u.tag == "word" and u.text in lexicon.common)]
    if not lexicon.marks or act is None or act.unit.info.get("noun") or act.unit.info.get("whose"):
        return False
    if not content or content[0] != act.unit:
        return False
    named = [u for u in units if u.name is not None]
    before = next((u for u in reversed(units) if named and u.at < named[0].at and u.text not in lexicon.clitics), None)
    return (
        len(named) == 1 and before is not None and before.text not in lexicon.marks and not has(units, *QUESTION_TAGS)
    )


def _ended(clause: Clause) -> Clause:
    """Support that is asked about for its end ("until when did they back Moss")."""
    return replace(clause, relation=Relation.WITHDREW) if clause.relation in SUPPORT else clause


def _office(units: Sequence[Unit]) -> str:
    """The words for an office alone ("governor" out of "for the governor race")."""
    said = next((u.words for u in units if u.tag == "office"), ())
    telling = (u for u in units if u.info.get("kinds") == ["candidate"] and not u.info.get("names_no_office"))
    said = said or next((u.words[:-1] for u in telling), ())
    return " ".join(w for w in said if w not in _NOT_OFFICE)


def _names(units: Sequence[Unit], clauses: Sequence[Clause]) -> tuple[LinkedName, ...]:
    """Every name of the sentence, also those that only their place tells."""
    named = [u.name for u in units if u.name is not None]
    placed = [n for c in clauses for n in c.endorser.names if n not in named and not n.matches]
    return (*named, *placed)


def _topic(units: Sequence[Unit], lexicon: Lexicon) -> tuple[str, ...]:
    """Content words left over, with the words by which sources speak of the same."""
    said = [u.text for u in units if u.tag == "word" and u.text not in lexicon.common and len(u.text) > 1]
    asked = [w for u in units if u.tag in ("about", "words", "resign") for w in u.words if w in lexicon.topics]
    related = [w for word in (*said, *asked) for w in lexicon.topics.get(word, ())]
    return tuple(dict.fromkeys((*said, *asked, *related)))


def _order(units: Sequence[Unit], lexicon: Lexicon, asks: Asks) -> str | None:
    if any(_is_next(units, index, lexicon) for index in range(len(units))):
        return "first"
    if asks is Asks.YES_NO:  # "did she leave recently", "any new backers", "has he more" set nobody apart
        newest = lexicon.talk["newest"]
        units = [u for u in units if u.tag != "new" or u.text.replace(" ", "_") in newest]
        units = [u for u in units if u.text not in lexicon.talk["comparative"]]
    if asks is Asks.LIST and has(units, "or") and (order := sooner_or_later(units, lexicon)):
        return order
    tags = {unit.tag for unit in units}
    tags -= {"new"} if "window" in tags else set()
    told = next((tag for tag in ("longest", "first", "last", "new", "most", "fewest") if tag in tags), None)
    return "last" if told == "new" else told


def _is_next(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "right after", or "next ... after", asks for the first of those who came then."""
    if connector_of(units[index], lexicon) != "after" or not has(units[:index], "stance"):
        return False
    said = {u.words[-1] for u in units[:index] if u.words}
    beside = {word for u in units[max(0, index - 1) : index] for word in u.words[-1:]}
    return bool(beside & lexicon.talk["at_once"]) or bool(said & lexicon.talk["next_one"])


def _mark(draft: Draft) -> Draft:
    """Mark what is asked where the words leave it out, and whom a comparison compares."""
    question = draft.question
    clauses = (*(asked_for(c, draft.units) for c in question.clauses[:1]), *question.clauses[1:])
    is_list = question.asks in (Asks.LIST, Asks.COUNT)
    if is_list and not any(c.endorser.is_asked or c.candidate.is_asked for c in clauses):
        clauses = tuple(_mark_asked(c, draft) for c in clauses)
    asks, order = question.asks, question.order or _at_first(question, draft)
    if question.still:  # who "once left but is not back now" is gone still
        clauses = tuple(replace(c, ever=False) if c.relation is Relation.WITHDREW else c for c in clauses)
    if asks is Asks.YES_NO and order in ("first", "last") and clauses:
        if _by_or(draft) and len(clauses[0].endorser.names) > 1:
            asks = Asks.LIST  # "did Moss or Reed leave first"
            clauses = (replace(clauses[0], endorser=replace(clauses[0].endorser, is_asked=True)), *clauses[1:])
        clauses = (first_of(clauses[0], draft.arguments), *clauses[1:])
    if asks is Asks.COUNT and clauses and _by_or(draft):
        asks, order = Asks.LIST, "most"
    if asks is Asks.LIST and clauses and order == "most" and _is_lead(draft):
        endorser = replace(clauses[0].endorser, is_asked=False)
        clauses = (replace(clauses[0], endorser=endorser, candidate=Slot(is_asked=True)), *clauses[1:])
    if asks is Asks.LIST and clauses:
        is_compared = order in ("most", "fewest")
        told = compared(clauses[0], _by_or(draft)) if is_compared else _choose(clauses[0], draft)
        clauses = (_asked_once(told), *clauses[1:])
    return replace(draft, question=replace(question, asks=asks, order=order, clauses=clauses), held=clauses)


def _asked_once(clause: Clause) -> Clause:
    """ "Who declined, and which candidate": a list is of those who did it, each with whom."""
    if not (clause.endorser.is_asked and clause.candidate.is_asked) or clause.candidate.names:
        return clause
    return replace(clause, candidate=replace(clause.candidate, is_asked=False))


def _at_first(question: Question, draft: Draft) -> str | None:
    """ "Whom did they originally back": the first of those, not all."""
    asked = question.asks is Asks.LIST and any(c.candidate.is_asked and c.endorser.names for c in question.clauses)
    begun = any(u.tag == "ever" and u.info.get("begins") for u in draft.units)
    begun = begun and all(u.info.get("is_single") for u in draft.units if u.tag == "group")  # not "which candidates"
    return "first" if asked and begun else None


def _is_lead(draft: Draft) -> bool:
    """Whether "who leads in endorsements" asks for a candidate: no name, and who leads has, not gives."""
    return any(u.tag == "most" and u.words[-1] in ("in", "on") for u in draft.units) and not draft.question.names


def _choose(clause: Clause, draft: Draft) -> Clause:
    """ "Moss or Reed, who left her": names that "or" offers and no side has taken are those to choose from."""
    taken = {*clause.endorser.names, *clause.candidate.names}
    free = next((names for names in _by_or(draft) if taken.isdisjoint(names)), ())
    if not free:
        return clause
    if clause.candidate.pronoun:
        return replace(clause, candidate=replace(clause.candidate, names=free, pronoun=""))
    if clause.endorser.is_asked and not clause.endorser.names:
        return replace(clause, endorser=replace(clause.endorser, names=free))
    if clause.candidate.is_asked and not clause.candidate.names:
        return replace(clause, candidate=replace(clause.candidate, names=free))
    return clause


def _mark_asked(clause: Clause, draft: Draft) -> Clause:
    chosen = _by_or(draft)
    first = next((u for u in draft.units if u.tag == "group"), None)
    is_of_backers = (
        first is not None and "candidate" not in first.info.get("kinds", ()) and opens_with_sort(draft.units)
    )
    if "candidate" in clause.candidate.kinds and not clause.endorser.names and not is_of_backers:
        return replace(clause, candidate=replace(clause.candidate, is_asked=True))  # "candidates with a union"
    if clause.candidate.names in chosen and not opens_with_sort(draft.units):
        return replace(clause, candidate=replace(clause.candidate, is_asked=True))
    if clause.endorser.roles and clause.candidate == Slot() and is_of_one(draft.units):
        return replace(
            clause, endorser=replace(clause.endorser, is_definite=True), candidate=Slot(is_asked=True)
        )  # "mayor of Tarrow supports"
    if not clause.endorser.names or clause.candidate.names:
        return replace(clause, endorser=replace(clause.endorser, is_asked=True, is_definite=False))
    return replace(clause, candidate=replace(clause.candidate, is_asked=True))


def _by_or(draft: Draft) -> list[tuple[LinkedName, ...]]:
    return offered_by_or(draft.arguments, draft.question.clauses)
