"""What does one sentence ask, as a frame?

First what would answer it (a list, yes or no, a day, a reason, ...), then its clauses: one for every stance
that a "but" or "and" sets apart, and one inside the window that "before they dropped him" opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facts.models import Asks, Clause, LinkedName, Question, Relation, Relative, Slot, TimeWindow
from facts.questions.arguments import Argument, find_arguments
from facts.questions.assemble import Act, Sides, choose_act, find_sides, make_clause, slot_of
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit

_RANKS = {"rank": 1, "rank_2": 2, "rank_3": 3}
_SUPPORT = (Relation.BACKS, Relation.ENDORSED)
_AUX = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "isnt",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A frame in the making: what was understood of one sentence.

    Attributes:
        question: As far as it goes.
        has_stance: Whether a stance was said.
        units: What it was read from, for follow-up questions.
        arguments: Whom it speaks of.
    """

    question: Question
    has_stance: bool
    units: tuple[Unit, ...]
    arguments: tuple[Argument, ...] = ()

    def has(self, *tags: str) -> bool:
        """Whether a phrase of any of these tags stands in it."""
        return any(unit.tag in tags for unit in self.units)


def read_sentence(units: Sequence[Unit], text: str, known: Known, lexicon: Lexicon) -> Draft:
    """Read the units of one sentence into a frame."""
    units = [u for u in units if u.tag != "correction"]
    main, extra = _split_clauses(units, lexicon)
    act = choose_act(main, lexicon.past)
    asks = _asks(units, act)
    arguments = tuple(find_arguments(units))
    clauses: list[Clause] = []
    if act is not None:
        first, sides = _clause(main, act, asks, known, lexicon)
        first = _set_in_time(first, sides, extra, known, lexicon)
        clauses = [first, *_more_clauses(extra, sides, asks, known, lexicon)]
    elif _rank(units):
        clauses = [_rank_clause(units, arguments)]
    question = Question(
        text=text,
        asks=asks,
        language=lexicon.language,
        clauses=tuple(clauses),
        names=tuple(u.name for u in units if u.name is not None),
        topic=_topic(units, lexicon),
        order=_order(units),
        still=_has(units, "still") or _has(units, "no_longer") or bool(act and act.unit.info.get("still")),
        office=_office(units),
    )
    draft = Draft(question=question, has_stance=bool(clauses), units=tuple(units), arguments=arguments)
    return _finish(draft)


def _office(units: Sequence[Unit]) -> str:
    """The words for an office alone ("governor" out of "for the governor race")."""
    said = next((u.words for u in units if u.tag == "office"), ())
    return " ".join(w for w in said if w not in _NOT_OFFICE)


_NOT_OFFICE = frozenset({"for", "in", "of", "the", "race", "para", "a", "al", "la"})


def _topic(units: Sequence[Unit], lexicon: Lexicon) -> tuple[str, ...]:
    """Content words left over, with the words by which sources speak of the same."""
    said = [u.text for u in units if u.tag == "word" and u.text not in lexicon.common and len(u.text) > 1]
    asked = [w for u in units if u.tag in ("about", "words", "resign") for w in u.words if w in lexicon.topics]
    related = [w for word in (*said, *asked) for w in lexicon.topics.get(word, ())]
    return tuple(dict.fromkeys((*said, *asked, *related)))


def _has(units: Sequence[Unit], *tags: str) -> bool:
    return any(u.tag in tags for u in units)


def _rank(units: Sequence[Unit]) -> int | None:
    return next((_RANKS[u.tag] for u in units if u.tag in _RANKS), None)


def _order(units: Sequence[Unit]) -> str | None:
    for tag in ("first", "last", "new", "most", "fewest"):
        if _has(units, tag):
            return "last" if tag == "new" else tag
    return None


def _asks(units: Sequence[Unit], act: Act | None) -> Asks:
    """What would answer the sentence."""
    content = [u for u in units if u.tag not in ("mark", "window", "tag")]
    if _has(units, "count"):
        return Asks.COUNT
    if _has(units, "why"):
        return Asks.REASON
    if _asks_words(units, content, act):
        return Asks.WORDS
    if _has(units, "when"):
        return Asks.DATE
    if act is None and _has(units, "stands", "about", "identity"):
        return Asks.IDENTITY if not _has(units, "stands", "about") else Asks.ABOUT
    return _asks_who(units, content, act)


def _asks_who(units: Sequence[Unit], content: Sequence[Unit], act: Act | None) -> Asks:
    """Whether a list or a yes is asked for, where nothing else is."""
    tags = [u.tag for u in content]
    if _starts_with_aux(content):
        return Asks.LIST if _has(units, "if_so") or _asks_choice(units) else Asks.YES_NO
    if _has(units, "who", "which", "whose", "list", "common"):
        return Asks.LIST
    if tags[:1] == ["everybody"] and act is not None and not _has(units, "tag"):
        return Asks.LIST
    if act is not None:
        return _fragment(content, act, units)
    return Asks.IDENTITY


def _asks_words(units: Sequence[Unit], content: Sequence[Unit], act: Act | None) -> bool:
    """Whether somebody's words are asked for: in a question, or in a few words such as "her statement on Moss"."""
    if _has(units, "resign"):
        return act is None or bool(act.unit.info.get("weak"))
    if not _has(units, "words") or (
        act is not None and not act.unit.info.get("weak") and not _has(units, "which", "who")
    ):
        return False
    return _has(units, "which", "who") or _starts_with_aux(content) or len(content) <= 6


def _asks_choice(units: Sequence[Unit]) -> bool:
    """Whether "or" offers names to choose from ("does the union back Moss or Reed")."""
    for before, here, after in zip(units, units[1:], units[2:], strict=False):
        if here.tag == "or" and before.tag == "name" and after.tag == "name":
            return True
    return False


def _starts_with_aux(content: Sequence[Unit]) -> bool:
    """Whether an auxiliary opens the sentence, words of no weight left aside."""
    for unit in content:
        if unit.tag in ("be", "have", "do", "modal") or (unit.tag == "stance" and unit.words == ("has",)):
            return True
        if unit.tag == "stance" and unit.words[0] in _AUX and unit.info.get("weak"):
            return True
        if unit.tag not in ("word", "and", "but", "still", "no", "tag", "what_about", "not", "only"):
            return False
    return False


def _fragment(content: Sequence[Unit], act: Act, units: Sequence[Unit]) -> Asks:
    """A sentence with a stance and without question word: asked for a list if it starts from a sort or a noun."""
    if _has(units, "tag", "nobody", "not", "no_longer") and not act.unit.info.get("person"):
        return Asks.YES_NO
    if act.unit.info.get("noun") or act.unit.info.get("person"):
        return Asks.LIST
    first = next((u for u in content if u.tag not in ("word", "still")), None)
    named = [u for u in content if u.tag == "name"]
    if first is not None and first.tag in ("group", "no_longer", "used_to"):
        return Asks.LIST
    if first is not None and first.tag == "anybody":
        return Asks.YES_NO
    if first is not None and first.tag == "stance" and len(named) == 1:
        return Asks.LIST
    return Asks.YES_NO


def _split_clauses(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], list[tuple[str, list[Unit]]]]:
    """The main clause, and those that "but", "and" or "before" sets apart with a stance of their own."""
    main: list[Unit] = []
    extra: list[tuple[str, list[Unit]]] = []
    target = main
    for index, unit in enumerate(units):
        connector = _connector(unit, lexicon)
        if connector and _has_own_stance(units[index + 1 :], lexicon, connector) and _real_stance(main, lexicon):
            extra.append((connector, []))
            target = extra[-1][1]
            continue
        target.append(unit)
    return main, extra


def _connector(unit: Unit, lexicon: Lexicon) -> str:
    if unit.tag in ("but", "and"):
        return "and"
    if unit.tag in ("word", "no_longer", "ever"):
        for name in ("before", "after", "since"):
            if unit.text in lexicon.times[name]:
                return name
    return ""


def _real_stance(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    act = choose_act(units, lexicon.past)
    return act is not None


def _has_own_stance(units: Sequence[Unit], lexicon: Lexicon, connector: str) -> bool:
    """Whether a stance follows before the next connector."""
    for index, unit in enumerate(units):
        if unit.tag == "stance" and not (unit.info.get("weak") and connector != "and"):
            return not (unit.info.get("prep") and connector == "and" and index < 1)
        if _connector(unit, lexicon) and index:
            return False
    return False


def _clause(
    units: Sequence[Unit],
    act: Act,
    asks: Asks,
    known: Known,
    lexicon: Lexicon,
    *,
    surface: Argument | None = None,
) -> tuple[Clause, Sides]:
    """One clause with its sides; `surface` is the subject that it shares with the clause before."""
    sides = find_sides(units, act, known, lexicon.marks)
    if surface is not None:
        sides = _with_subject(sides, act, surface)
    sides, excluded = _exclude(units, sides)
    negated = _negated(units, act, is_first=surface is None)
    relation, negated = _relation(units, act, asks, negated=negated)
    clause = make_clause(relation, sides, negated=negated)
    window = next((u.window for u in units if u.tag == "window"), None)
    clause = replace(
        clause,
        window=window,
        rank=_rank(units),
        conditional=_has(units, "conditional"),
        only=_has(units, "only"),
    )
    return _leave_out(clause, excluded), sides


def _with_subject(sides: Sides, act: Act, surface: Argument) -> Sides:
    """Fill the subject's side with the subject of the clause before, if it has none."""
    if act.is_candidates and sides.candidate is None:
        return replace(sides, candidate=surface)
    if not act.is_candidates and sides.endorser is None:
        return replace(sides, endorser=surface)
    return sides


def _exclude(units: Sequence[Unit], sides: Sides) -> tuple[Sides, tuple[LinkedName, ...]]:
    """Names behind "besides" stand on no side of their own."""
    at = next((u.last for u in units if u.tag == "except"), None)
    if at is None:
        return sides, ()
    arguments = find_arguments([u for u in units if u.at > at])
    behind = next((a for a in arguments if a.sort == "name"), None)
    if behind is None or behind.at > at + 3:
        return sides, ()
    others = find_arguments([u for u in units if u.at <= at or u.at > behind.last])
    unused = [a for a in others if a.sort in ("name", "pronoun")]

    def swap(side: Argument | None) -> Argument | None:
        if side is None or side.at != behind.at:
            return side
        return next((a for a in unused if a not in (sides.endorser, sides.candidate)), None)

    return Sides(endorser=swap(sides.endorser), candidate=swap(sides.candidate)), behind.slot.names


def _leave_out(clause: Clause, excluded: tuple[LinkedName, ...]) -> Clause:
    if not excluded:
        return clause
    if clause.candidate.is_asked:
        return replace(clause, candidate=replace(clause.candidate, excluded=excluded))
    return replace(clause, endorser=replace(clause.endorser, excluded=excluded))


def _negated(units: Sequence[Unit], act: Act, *, is_first: bool) -> bool:
    """Whether "not" turns the act round; in front of the subject ("didn't she drop him") it asks for a yes."""
    marks = [u for u in units if u.tag == "not" and u.at < act.unit.last]
    if not marks:
        return False
    first = next((u for u in units if u.tag not in ("mark", "word", "and", "but")), None)
    opens = first is not None and first.tag in ("be", "have", "do", "modal", "not")
    subject = next((u for u in units if u.tag in ("name", "him", "her", "them", "group", "anybody")), None)
    if is_first and opens and len(marks) == 1 and (subject is None or marks[0].at < subject.at):
        return False
    return len(marks) % 2 == 1


def _relation(units: Sequence[Unit], act: Act, asks: Asks, *, negated: bool) -> tuple[Relation, bool]:
    """The relation that act, tense and small words make together, and whether it stays negated."""
    base = Relation(act.unit.info["relation"])
    window = next((u.window for u in units if u.tag == "window"), None)
    if base not in _SUPPORT:
        if base is Relation.WITHDREW and negated and _has(units, "anybody") and asks is Asks.YES_NO:
            return Relation.BACKS, False
        return base, negated
    if _has(units, "no_longer"):
        return Relation.WITHDREW, False
    if _has(units, "used_to"):
        return (Relation.WITHDREW if asks in (Asks.LIST, Asks.COUNT) else Relation.EVER_BACKED), negated
    if _has(units, "new", "first") or asks is Asks.DATE:
        return Relation.ENDORSED, negated
    return _support(units, act, base, window), negated


def _support(units: Sequence[Unit], act: Act, base: Relation, window: TimeWindow | None) -> Relation:
    """Whether support is meant as it stands, as it ever was, or as the act of giving it."""
    if _has(units, "still"):
        return Relation.BACKS
    if _has(units, "ever"):
        return Relation.EVER_BACKED
    if window is None:
        return Relation.EVER_BACKED if act.is_past else Relation.BACKS
    if base is Relation.ENDORSED and act.is_past:
        before = window.relative in (Relative.BEFORE, Relative.UNTIL)
        return Relation.EVER_BACKED if before else Relation.ENDORSED
    return Relation.BACKS


_BOUNDS = {"before": Relative.BEFORE, "after": Relative.AFTER, "since": Relative.SINCE}


def _set_in_time(
    clause: Clause, sides: Sides, extra: Sequence[tuple[str, list[Unit]]], known: Known, lexicon: Lexicon
) -> Clause:
    """Put the window on that "before they dropped him" opens; its pronoun subject is the clause's own."""
    for connector, units in extra:
        act = choose_act(units, lexicon.past)
        if act is None or connector not in _BOUNDS:
            continue
        other, _ = _clause(units, act, Asks.YES_NO, known, lexicon)
        if other.endorser.pronoun or other.endorser == Slot():
            other = replace(other, endorser=replace(slot_of(sides.endorser), is_asked=False))
        relation = Relation.BACKS if clause.relation is Relation.EVER_BACKED else clause.relation
        window = TimeWindow(relative=_BOUNDS[connector], clause=other, written=connector)
        if connector != "before" and clause.relation is Relation.EVER_BACKED:
            relation = Relation.ENDORSED
        return replace(clause, relation=relation, window=window)
    return clause


def _more_clauses(
    extra: Sequence[tuple[str, list[Unit]]],
    sides: Sides,
    asks: Asks,
    known: Known,
    lexicon: Lexicon,
) -> list[Clause]:
    """The further clauses of a conjunction; windows are put on by `_finish`."""
    found = []
    for connector, units in extra:
        act = choose_act(units, lexicon.past)
        if act is None or connector != "and":
            continue
        surface = sides.endorser if sides.endorser is not None else sides.candidate
        asked = next((s for s in (sides.endorser, sides.candidate) if s is not None and s.is_asked), surface)
        clause, _ = _clause(units, act, asks, known, lexicon, surface=asked)
        found.append(clause)
    return found


def _rank_clause(units: Sequence[Unit], arguments: Sequence[Argument]) -> Clause:
    """ "Moss's first choice": a rank without a verb of support."""
    named = next((a for a in arguments if a.sort in ("name", "pronoun")), None)
    past = any(w in ("was", "were", "had") for u in units for w in u.words)
    current = _has(units, "still") or not past
    ask_who = Slot(is_asked=True)
    return Clause(
        relation=Relation.BACKS if current and _has(units, "still") else Relation.EVER_BACKED,
        endorser=slot_of(named),
        candidate=ask_who,
        rank=_rank(units),
    )


def _finish(draft: Draft) -> Draft:
    """Mark what is asked where the words leave it out."""
    question = draft.question
    marked = any(c.endorser.is_asked or c.candidate.is_asked for c in question.clauses)
    if question.asks in (Asks.LIST, Asks.COUNT) and not marked:
        question = replace(question, clauses=tuple(_mark_asked(c) for c in question.clauses))
    return replace(draft, question=question)


def _mark_asked(clause: Clause) -> Clause:
    if not clause.endorser.names or clause.candidate.names:
        return replace(clause, endorser=replace(clause.endorser, is_asked=True))
    return replace(clause, candidate=replace(clause.candidate, is_asked=True))
