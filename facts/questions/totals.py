"""How many, or more than of whom, does a message take those just told to be ("so only two?", "more than Moss?")?

A number alone asks whether there are that many. Where some were left out of the list before ("who else"), only words
that take them in again tell which number is meant. Of two, the candidate of the question before is compared with the
one who is named now, by what was counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from facts.models import Asks, Clause, DateRange, Question, Relation, Relative, Slot, TimeWindow, meant_ids
from facts.models.building import replace
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.references import last_question, name_of
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT, all_stand, including, with_slot
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import fold
from facts.questions.units import Unit

_SMALL = ("mark", "tag", "polite", "and", "but", "be", "only", "those", "them", "that_one")


def totalled(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "So only two then?", "just the two of them?": whether that many satisfy the question before."""
    lexicon = load_lexicon(draft.question.language)
    number = _number_alone(draft.units, lexicon)
    listed = before.asks in (Asks.LIST, Asks.COUNT) and before.order is None and len(before.clauses) == 1
    if number is None or not listed:
        return None
    clause = before.clauses[0]
    if clause.endorser.is_asked == clause.candidate.is_asked:
        return None
    side = "candidate" if clause.candidate.is_asked else "endorser"
    if getattr(clause, side).excluded:
        if not any(_totals(u, lexicon) for u in draft.units):
            return None  # "so only one?" after "who else": of the others or of all
        clause = including(clause)
    slot: Slot = replace(getattr(clause, side), is_asked=False)
    clause = replace(with_slot(clause, side, slot), at_least=number, at_most=number)
    return replace(before, asks=Asks.YES_NO, clauses=(clause,))


def counted_all(clause: Clause, draft: Draft) -> Clause:
    """The clause of all, nobody left out, where "altogether" counts them."""
    lexicon = load_lexicon(draft.question.language)
    is_of_all = bool(clause.endorser.excluded) and any(_totals(u, lexicon) for u in draft.units)
    return including(clause) if is_of_all else clause


def counted_with(draft: Draft, before: Question, turns: Sequence[Turn], known: Known) -> Question | None:
    """ "How many is that counting her", "how many with him" after "who else": of all, nobody left out.

    "Total?" after two lists of sorts is of both.
    """
    if (both := _counted_together(draft, turns, known)) is not None:
        return both
    lexicon = load_lexicon(draft.question.language)
    content = [u for u in draft.units if u.tag not in ("mark", "tag", "polite", "be", "and", "but")]
    content = [u for u in content if u.text not in lexicon.talk["pointers"] and u.text not in ARTICLES]
    is_counted = [u.tag for u in content[:1]] == ["count"] and len(content) == _COUNTED
    if not is_counted or content[1].text not in lexicon.talk["counting_in"]:
        return None
    if content[2].tag not in ("him", "her", "them") and content[2].name is None:
        return None
    clause = including(before.clauses[0])
    if clause == before.clauses[0] or before.asks not in (Asks.LIST, Asks.COUNT):
        return None
    return replace(before, asks=Asks.COUNT, order=None, clauses=(clause, *before.clauses[1:]))


def _counted_together(draft: Draft, turns: Sequence[Turn], known: Known) -> Question | None:
    """ "Total?" after "which unions left" and "and senators?": of both sorts, as each was told whole."""
    lexicon = load_lexicon(draft.question.language)
    content = [u for u in draft.units if u.tag not in _SMALL and not _is_light(u, lexicon)]
    if len(turns) < _BOTH or not content or not all(u.tag == "count" or _totals(u, lexicon) for u in content):
        return None
    if not any(_totals(u, lexicon) for u in content):
        return None
    lists = [turn.question for turn in turns[-_BOTH:]]
    if any(q.asks is not Asks.LIST or len(q.clauses) != 1 or q.parts for q in lists):
        return None
    first, last = (q.clauses[0] for q in lists)
    sorts = [(c.endorser.kinds, c.endorser.roles) for c in (first, last)]
    told = [turn.told_ids for turn in turns[-_BOTH:]]
    is_of_sorts = sorts[0] != sorts[1] and all(any(sort) for sort in sorts) and last.endorser.is_asked
    if not is_of_sorts or replace(first, endorser=last.endorser) != last or max(map(len, told)) >= _PAGE:
        return None
    names = tuple(name_of(one, known) for one in dict.fromkeys((*told[0], *told[1])))
    clause = replace(last, endorser=Slot(names=names, is_asked=True))
    return replace(lists[-1], asks=Asks.COUNT, order=None, clauses=(clause,))


_BOTH = 2
_PAGE = 10  # lines of a list told by pages


def counts_on(draft: Draft, before: Question) -> bool:
    """Whether "so how many did she gain" goes on from a question of a time: it counts those of that time."""
    lexicon = load_lexicon(draft.question.language)
    lead = next(iter(fold(draft.question.text).split()), "")
    gains = any(u.info.get("subject") == "candidate" and not u.info.get("weak") for u in draft.units)
    is_bare = not (draft.question.names or draft.has("window", "ever", "group", "still"))
    goes_on = lead in lexicon.talk["going_on"] and gains and is_bare and draft.question.asks is Asks.COUNT
    return goes_on and before.clauses[0].window is not None


def since_day_before(window: TimeWindow, turns: Sequence[Turn]) -> TimeWindow | None:
    """The days up to the one that is spoken of, from another day of which the turn before it spoke.

    Who "was with her on May 1" is so on that day, and what she gained or lost by it came before; None where no
    earlier day is spoken of, as nobody tells from when on to count.
    """
    spoken = [turn.question for turn in turns[-2:]]
    if _day_of_state(spoken[-1]) is None:
        return window
    days = sorted({day for day in map(_day_of_state, spoken) if day is not None})
    whose = [meant_ids(question.clauses[0].candidate.names) for question in spoken if question.clauses]
    if len(days) == 1 or whose[0] != whose[-1]:
        return None
    return TimeWindow(relative=Relative.DURING, days=DateRange(days[0] + timedelta(days=1), days[1]))


def _day_of_state(question: Question) -> date | None:
    """The one day on which a question asks who was with somebody."""
    first = next(iter(question.clauses), None)
    if first is None or first.window is None or first.relation is not Relation.BACKS:
        return None
    is_then = first.window.relative is Relative.ON and first.window.days.is_day
    return first.window.days.earliest_on if is_then else None


def within(clause: Clause, window: TimeWindow | None) -> Clause:
    """The clause in a time: support that was given then, an end that came then."""
    if window is None:
        return clause
    relation = Relation.ENDORSED if clause.relation in SUPPORT else clause.relation
    return replace(clause, relation=relation, window=window)


def counting_on(draft: Draft, before: Question) -> Draft:
    """The draft of "and the papers?" as one that counts, after how many there are of another sort."""
    said = [u.tag for u in draft.units if u.tag != "mark" and u.text not in ARTICLES]
    is_bare = said in (["and", "group"], ["what_about", "group"], ["and", "what_about", "group"])
    endorser = before.clauses[0].endorser
    if not is_bare or before.asks is not Asks.COUNT or not (endorser.kinds or endorser.roles):
        return draft
    return replace(draft, question=replace(draft.question, asks=Asks.COUNT))


def uncounted(before: Question) -> Question:
    """The list behind a question of whether there are so many, which a message of no name goes on from."""
    clause = before.clauses[0]
    if before.asks is not Asks.YES_NO or clause.at_most is None or len(before.clauses) > 1:
        return before
    open_sides = [side for side in ("endorser", "candidate") if not getattr(clause, side).names]
    if len(open_sides) != 1:
        return before
    slot: Slot = replace(getattr(clause, open_sides[0]), is_asked=True)
    clause = replace(with_slot(clause, open_sides[0], slot), at_least=1, at_most=None)
    return replace(before, asks=Asks.LIST, clauses=(clause,))


_COUNTED = 3  # "how many", "counting", "her"


def _number_alone(units: Sequence[Unit], lexicon: Lexicon) -> int | None:
    """The number that is all a message says, but for small words; None for any other message."""
    numbers = []
    for unit in units:
        number = _number(unit, lexicon)
        if number:
            numbers.append(number)
        elif not (unit.tag in _SMALL or _totals(unit, lexicon) or _is_light(unit, lexicon)):
            return None
    return numbers[0] if len(numbers) == 1 else None


def _number(unit: Unit, lexicon: Lexicon) -> int:
    """Which number a unit is; 0 for none."""
    if unit.tag != "word":
        return 0
    if unit.text.isdigit():
        return int(unit.text)
    return next((n for n, said in enumerate(lexicon.numerals, 1) if unit.text in said), 0)


def _is_light(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag == "word" and (unit.text in lexicon.common or unit.text in lexicon.talk["pointers"])


def _totals(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether "in total" or "altogether" takes everybody in."""
    return all(word in lexicon.talk["totalling"] for word in unit.words)


#: What such a message may hold beside the name, the word that compares and words of no weight.
_BESIDE_LESS = (
    "mark",
    "tag",
    "polite",
    "and",
    "but",
    "be",
    "do",
    "have",
    "that_one",
    "those",
    "most",
    "fewest",
    "except",
    "name",
)


def outnumbering(draft: Draft, turns: Sequence[Turn], known: Known) -> Question | None:
    """The comparison of two candidates by what the turn before counted; None for any other message."""
    found = last_question(turns)
    lexicon = load_lexicon(draft.question.language)
    words = [word for unit in sorted(draft.units, key=lambda u: u.at) for word in " ".join(unit.words).split()]
    order = next((o for o in ("most", "fewest") if not lexicon.talk[f"than_{o}"].isdisjoint(words)), "")
    names = tuple(dict.fromkeys(name for name in draft.question.names if name.matches))
    if found is None or not order or len(names) != 1 or not all_stand(Slot(names=names), known):
        return None
    before = found[0]
    clause = before.clauses[0] if len(before.clauses) == 1 else None
    if clause is None or before.asks not in (Asks.LIST, Asks.COUNT) or not clause.endorser.is_asked:
        return None
    is_of_one = len(clause.candidate.names) == 1 and not clause.candidate.is_asked
    if not is_of_one or meant_ids(names) == meant_ids(clause.candidate.names) or not _is_short(draft.units, lexicon):
        return None
    counted = replace(clause.endorser, names=(), is_asked=False)
    sides = [clause.candidate, Slot(names=names)]
    if names[0].start < _place_of(order, draft, lexicon):
        sides.reverse()  # "does Reed have more"
    clauses = tuple(replace(clause, endorser=counted, candidate=side) for side in sides)
    return replace(before, text=draft.question.text, asks=Asks.YES_NO, order=order, still=False, clauses=clauses)


def _place_of(order: str, draft: Draft, lexicon: Lexicon) -> int:
    """Where the word that compares stands in the message, in letters."""
    text = draft.question.text.casefold()
    return max(text.find(word) for word in lexicon.talk[f"than_{order}"])


def _is_short(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether nothing is said but who has more than whom."""
    return all(_is_small(unit, lexicon) for unit in units)


def _is_small(unit: Unit, lexicon: Lexicon) -> bool:
    is_having = unit.tag == "stance" and bool(unit.info.get("weak"))
    is_word = unit.tag == "word" and (unit.text in lexicon.common or unit.text in lexicon.talk["of_tallies"])
    return unit.tag in _BESIDE_LESS or is_having or is_word
