"""What does a message mean that only makes sense after the one before?

"And the miners?", "when", "why tho", "which of those are unions", "no i meant Moss": each keeps the frame of
the question before and changes the one thing that it says.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, Question, Relation, Slot
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.besides_told import the_others
from facts.questions.comparing import compared, compares
from facts.questions.completing import last_two
from facts.questions.dropped import drops, says_otherwise
from facts.questions.hinging import ended, helping, hinging, refused, since_not, which_hinge
from facts.questions.instead import who_instead
from facts.questions.known import Known, Turn
from facts.questions.leaving_out import sort_alone_left_out
from facts.questions.lexicon import load_lexicon
from facts.questions.pointing import chosen, headed, identified, sourced, translated
from facts.questions.ranks import find_rank, says_placed
from facts.questions.references import last_question, name_of
from facts.questions.renaming import corrected, renamed, replace_name, same_for, without
from facts.questions.retiming import (
    anew,
    bounded,
    earlier,
    formerly,
    later,
    once,
    ordered,
    ordered_of,
    retimed,
    still_so,
    with_time_said,
)
from facts.questions.same_act import asked_about
from facts.questions.sentence import Draft
from facts.questions.slots import (
    SUPPORT,
    all_stand,
    as_now,
    ask_side,
    other_side,
    settle,
    with_slot,
)
from facts.questions.sorting import asks_what_one_is, filtered, minus_those, of_sort_asked, others_of_sort, widened
from facts.questions.thence import at_that_time
from facts.questions.totals import counted_all, counted_with, counting_on, outnumbering, totalled, uncounted
from facts.questions.turning_back import turned_back
from facts.questions.unread import unknown_words

_ABOUT = (Asks.REASON, Asks.WORDS, Asks.ABOUT)
_POSSESSED = ("which", "who", "and", "what_about")


def continue_from(draft: Draft, turns: Sequence[Turn], known: Known) -> Question | None:
    """The question that a message without a stance of its own continues, or None if it continues none."""
    found = last_question(turns)
    if found is None or asks_what_one_is(draft):
        return None
    if (outnumbered := outnumbering(draft, turns, known)) is not None:
        return outnumbered
    if draft.has_stance and (lessened := minus_those(draft, found[0])) is not None:
        return lessened
    draft = helping(draft)
    if draft.corrects and _is_act_alone(draft):
        return _spoken(_with_act(found[0], draft), draft, found[0])
    is_rank = draft.has_stance and (_only_ranks(draft, found[0]) or _ranks_for(draft, found[0]))
    if draft.has_stance and not (is_rank or compares(draft) or _only_leads(draft)):
        return None
    continued = _continue(draft, turns, known)
    if continued is not None and _is_of_stranger(continued) and not _is_of_stranger(draft.question) and len(turns) > 1:
        return _continue(draft, turns[:-1], known)  # "and Reed?" after a question about nobody known
    return continued


def _is_act_alone(draft: Draft) -> bool:
    """Whether an act is all that is said to be meant instead ("no i meant left")."""
    content = [u for u in draft.units if u.tag not in ("mark", "tag")]
    return [u.tag for u in content] == ["stance"] and bool(draft.question.clauses)


def _with_act(before: Question, draft: Draft) -> Question:
    """The question before about another act of the same ones."""
    said = draft.question.clauses[0]
    first = replace(before.clauses[0], relation=said.relation, negated=said.negated, rank=None, conditional=False)
    return replace(before, clauses=(first, *before.clauses[1:]))


def _only_ranks(draft: Draft, before: Question) -> bool:
    """Whether a name and a rank are all there is, after a question of ranks ("Reed 2nd?")."""
    is_bare = draft.has("rank", "rank_2", "rank_3") and len([u for u in draft.units if u.tag != "mark"]) == 2
    return is_bare and bool(before.clauses) and before.clauses[0].rank is not None


def _ranks_for(draft: Draft, before: Question) -> bool:
    """Whether it is asked who comes first, or second, "for him" after a question of ranks."""
    acts = [u for u in draft.units if u.tag == "stance"]
    is_led = len(acts) == 1 and bool(acts[0].info.get("prep")) and draft.has("him", "her", "them")
    said = {w for u in draft.units for w in u.words}
    is_placed = draft.has("first") or any(said & words for words in load_lexicon(draft.question.language).ordinals)
    is_ranked = bool(before.clauses) and before.clauses[0].rank is not None
    return is_led and is_placed and is_ranked and draft.has("who", "which") and not draft.question.names


def _only_leads(draft: Draft) -> bool:
    """Whether a preposition and names are all there is ("for Reed?" after who left Moss)."""
    common = load_lexicon(draft.question.language).common
    small = ("mark", "tag", "and", "but", "what_about")
    content = [u for u in draft.units if u.tag not in small and not (u.tag == "word" and u.text in common)]
    is_led = len(content) > 1 and bool(content[0].info.get("prep"))
    return is_led and all(u.name is not None and u.name.matches for u in content[1:])


def _is_of_stranger(question: Question) -> bool:
    slots = [slot for c in question.clauses for slot in (c.endorser, c.candidate)]
    return any(not n.matches for slot in slots for n in slot.names) or any(not n.matches for n in question.names)


def _continue(draft: Draft, turns: Sequence[Turn], known: Known) -> Question | None:
    """The question that the last of the turns is continued to."""
    found = last_question(turns)
    if found is None:
        return None
    before, turn = found
    lexicon = load_lexicon(draft.question.language)
    strange = set(unknown_words(draft.units, lexicon))
    if before.clauses and before.clauses[0].relation is Relation.URGES_EXIT and draft.has("else"):
        strange -= lexicon.talk["telling"]  # "who else told her that"
    if strange <= lexicon.talk["heads"] and (question := headed(draft, before, turn, known)) is not None:
        return _spoken(question, draft, before)
    question = bounded(draft, before, turn, known) or at_that_time(draft, turns, known)
    question = question or totalled(draft, before, turn, known) or counted_with(draft, before, turns, known)
    if question is not None:
        return _spoken(question, draft, before)
    if strange and draft.question.asks not in _ABOUT:
        return None  # "who sued him" continues nothing
    before, turn = turned_back(draft, turns, before, turn)
    before = before if draft.question.names else uncounted(before)
    draft = counting_on(draft, before)
    if draft.has("common") and not (draft.question.names or turn.question.parts):
        both = last_two(turns, before.clauses[0])
        before = replace(before, clauses=(replace(before.clauses[0], candidate=both),))
    before = replace(before, clauses=tuple(replace(c, only="") for c in before.clauses))
    for step in _STEPS:
        question = step(draft, before, turn, known)
        if question is not None and drops(draft, question):
            return replace(before, text=draft.question.text, asks=Asks.NOTHING, clauses=())
        if question is not None:
            return _spoken(with_time_said(question, draft), draft, before)
    return None


def _spoken(question: Question, draft: Draft, before: Question) -> Question:
    """A continued question with the words that it was asked in."""
    names = draft.question.names or before.names
    return replace(question, text=draft.question.text, language=draft.question.language, names=names)


def _common(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Who do they have in common": everything said of each part must hold of the same endorser."""
    if not draft.has("common"):
        return None
    parts = turn.question.parts or (before,)
    clauses = [replace(c, endorser=replace(c.endorser, is_asked=True)) for p in parts for c in p.clauses]
    if draft.question.names:
        slot = Slot(names=draft.question.names, all_of=True)
        clauses = [Clause(relation=Relation.BACKS, endorser=Slot(is_asked=True), candidate=slot)]
    return replace(before, asks=Asks.LIST, clauses=tuple(clauses), parts=())


def _reranked(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "And first?" after whom they rank second, "as their first choice?" after whether they back her."""
    clause = before.clauses[0]
    if clause.relation not in SUPPORT or len(draft.question.names) > 1:
        return None
    if draft.question.names and clause.rank is not None:  # "Reed first?" after whom Moss ranks second
        clause = replace_name(clause, draft.question.names, known)
    elif draft.question.names:
        return None
    rank = find_rank(draft.units)
    said = {w for u in draft.units for w in u.words}
    lexicon = load_lexicon(draft.question.language)
    is_theirs = bool(said & lexicon.owning) and before.asks is Asks.YES_NO and draft.has("who", "and", "what_about")
    if rank is None and (clause.rank is not None or clause.candidate.is_asked or is_theirs):
        ordinals = lexicon.ordinals
        rank = next((n for n, words in enumerate(ordinals, 1) if words & said), None)
    if rank is None:
        return None
    ranked = replace(clause, rank=rank)
    is_owned = bool(said & lexicon.owning) or _ranks_for(draft, before)
    told = Slot(names=tuple(name_of(i, known) for i in turn.told_ids[:1]))
    if is_owned and len(turn.told_ids) == 1 and clause.endorser.is_asked:  # "who was his second" after who ranks her
        ranked = replace(ranked, endorser=told, candidate=Slot(is_asked=True))
        return replace(before, asks=Asks.LIST, clauses=(ranked,))
    is_told = len(turn.told_ids) == 1 and not (draft.question.names or draft.has("who", "which", "group"))
    asks_whether = draft.has("be") and opens_with_aux(draft.units)  # "is that his first choice"
    is_placed = bool(clause.candidate.excluded) or (before.asks is Asks.LIST and says_placed(draft.units))
    asks_still = draft.has("still") and clause.rank == rank  # "still his second now?"
    if is_told and (asks_whether or is_placed or asks_still):  # "ranked first?", "first choice?"
        ranked = replace(ranked, relation=Relation.BACKS) if asks_still else ranked
        still = asks_still or before.still
        return replace(before, asks=Asks.YES_NO, order=None, still=still, clauses=(settle(ranked, turn, known),))
    if not (ranked.endorser.is_asked or ranked.candidate.is_asked) and before.asks in (Asks.LIST, Asks.COUNT):
        return replace(before, asks=Asks.YES_NO, clauses=(ranked,))  # "Reed 2nd?" after whom they ranked first
    is_theirs = draft.has(*_POSSESSED) and (clause.rank is not None or is_theirs)
    is_open = clause.candidate == Slot() and bool(clause.endorser.names)  # "has the Courier a first choice", "second?"
    if before.asks is Asks.YES_NO and (is_theirs or is_open):
        ranked = replace(ranked, candidate=Slot(is_asked=True))  # "and its second?" asks who that is
        return replace(before, asks=Asks.LIST, clauses=(ranked, *before.clauses[1:]))
    return replace(before, clauses=(ranked, *before.clauses[1:]))


def _only(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Only them?": whether nobody else satisfies the clause before."""
    referred = draft.has("them", "those", "that_one", "him", "her") or draft.question.names
    if not draft.has("only") or draft.has("group", "window") or not (referred or len(draft.units) <= 2):
        return None
    if draft.has("that_one") and len(turn.told_ids) > 1 and not draft.question.names:
        return None  # "just the one?" of several
    is_of_candidates = before.clauses[0].candidate.is_asked
    if draft.question.names and is_of_candidates and not all_stand(Slot(names=draft.question.names), known):
        return None  # "just Karlsen" after whom the senators back
    names = draft.question.names or tuple(name_of(i, known) for i in turn.told_ids)
    clauses = []
    for clause in before.clauses:
        side = "candidate" if clause.candidate.is_asked else "endorser"
        slot = replace(getattr(clause, side), names=names, is_asked=False, pronoun="")
        clauses.append(with_slot(clause, side, slot, only=side))
    return replace(before, asks=Asks.YES_NO, clauses=tuple(clauses))


def _others(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Anyone else", "who else did": those whom the conversation has not named."""
    if not draft.has("else") or draft.question.names or draft.corrects:
        return None
    if draft.has("group"):
        return others_of_sort(draft, before, turn, known)
    clause = before.clauses[0]
    if not (clause.candidate.names or clause.endorser.is_asked or clause.candidate.is_asked):
        return None  # nobody is left to set others apart from
    said = (*clause.endorser.excluded, *clause.endorser.names)
    if clause.candidate.is_asked and draft.has("do") and clause.endorser.names:
        clause = settle(clause, turn, known)  # "who else does" after whom Moss tells to go
    else:
        said = (*said, *(name_of(i, known) for i in turn.told_ids))
    if draft.has("still") and before.asks is Asks.YES_NO and (now := still_so(draft, before)) is not None:
        first = replace(now.clauses[0], endorser=Slot(is_asked=True, excluded=said))
        return replace(now, clauses=(first,))  # "who else is still in" after who left
    endorser = replace(clause.endorser, names=(), is_asked=True, excluded=said)
    if draft.has("who") and before.asks is Asks.LIST and said:
        endorser = replace(endorser, kinds=(), roles=())  # "who else" after all the unions: of any sort
    if not (clause.endorser.names or clause.endorser.is_asked):  # "the unions left her. Who else did": no union
        endorser = replace(endorser, kinds=(), roles=(), but_kinds=endorser.kinds, but_roles=endorser.roles)
    asks = draft.question.asks if draft.question.asks in (Asks.COUNT, Asks.YES_NO) else Asks.LIST
    candidate = replace(clause.candidate, is_asked=False)
    return replace(before, asks=asks, clauses=(replace(clause, endorser=endorser, candidate=candidate),))


def _polarity(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Which ones did", "who hasn't": the act before, with the polarity said now."""
    if sort_alone_left_out(draft.units) is not None:
        return None  # "which of them are not unions" says of those told what they are
    is_plain = not draft.has("him", "her", "that_one") and (draft.has("not") or not draft.has("group"))
    if not draft.has("do", "have", "be") or draft.question.names or not is_plain:
        return None
    asks = Asks.LIST if draft.has("those") and not opens_with_aux(draft.units) else draft.question.asks
    if asks not in (Asks.LIST, Asks.COUNT) or not draft.has("who", "which", "count", "those"):
        return None
    if (draft.has("word") and draft.question.topic) or (draft.has("still") and before.clauses[0].window is not None):
        return None
    is_of_told = asks is Asks.COUNT and draft.has("be") and not draft.has("do", "have", "not")
    denied = draft.has("not") or (before.clauses[0].negated and is_of_told)  # "how many is that" counts those told
    clause = replace(before.clauses[0], negated=denied)
    if clause.negated and clause.relation is Relation.BACKS and before.still:
        clause = replace(clause, relation=Relation.WITHDREW, negated=False)  # who is not "still" with her has left
    elif clause.relation is Relation.WITHDREW and before.still and asks is Asks.LIST and _asks_who_does(draft, clause):
        clause = replace(clause, relation=Relation.BACKS)  # "and who does?" after who does no more
    if before.asks in (Asks.REASON, Asks.DATE, Asks.WORDS, Asks.SOURCE) and clause.candidate.names:
        clause = replace(clause, endorser=replace(clause.endorser, names=(), is_asked=True))
    clause = _as_it_stands(clause, draft)
    if before.asks is Asks.YES_NO and clause.rank is not None and draft.has("be") and clause.endorser.names:
        clause = other_side(clause, turn, known)  # "then who was" after whether Moss was their first choice
    elif before.asks is Asks.YES_NO and clause.endorser.names and draft.has("who"):
        clause = replace(clause, endorser=Slot(is_asked=True))
    return replace(before, asks=asks, clauses=(of_sort_asked(ask_side(clause), draft),))


def _as_it_stands(clause: Clause, draft: Draft) -> Clause:
    """The clause of what holds now where "still" or "no longer" is said, whatever was asked of it before."""
    if draft.has("still") and not clause.negated and clause.relation in (*SUPPORT, Relation.WITHDREW):
        return as_now(clause)  # "which still are" after who ever backed, or left, somebody
    if draft.has("no_longer") and clause.relation in SUPPORT:
        return replace(clause, relation=Relation.WITHDREW, negated=False)
    return clause


def _asks_who_does(draft: Draft, clause: Clause) -> bool:
    """Whether "and who does?" asks for the others: nobody does at a time, or first, what lasts."""
    return not clause.negated and draft.question.order is None and not draft.has("window")


def _asked_of(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "When did the party do it", "why did the union": the act before, of one who is described."""
    asked = draft.question.asks in (Asks.DATE, Asks.REASON, Asks.WORDS)
    described = any(a.slot.is_definite for a in draft.arguments)
    return _reasked(draft, before, turn, known) if asked and described else None


def _reasked(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "When", "why tho", "from who", "how many": another question about the same act."""
    asks = draft.question.asks
    clause = before.clauses[0]
    if says_otherwise(draft):
        return replace(before, asks=Asks.NOTHING, clauses=())
    if asks is Asks.DATE and draft.has("not"):
        return replace(before, asks=Asks.NOTHING, clauses=())  # on which day something was not done, no record tells
    if asks in (Asks.DATE, Asks.REASON, Asks.WORDS):
        return asked_about(draft, before, turn, known)
    if asks is Asks.COUNT:
        return replace(before, asks=asks, clauses=(counted_all(ask_side(clause), draft),))
    if asks is before.asks is Asks.LIST and all(u.tag in _NAMING for u in draft.units):
        return before  # "name them" after a list
    if before.asks is Asks.IDENTITY and asks is Asks.LIST and draft.has("who", "which"):
        return before  # "Karlsen? never heard of her. what is she"
    if asks is Asks.LIST and draft.has("still") and not draft.question.names:
        question = still_so(draft, before)
        return _of_those(question, turn, known) if question is not None and draft.has("those", "them") else question
    if asks is Asks.LIST and draft.has("who", "which", "list") and not draft.question.names:
        is_of_counted = before.asks is Asks.COUNT and draft.has("which", "list", "who")
        chosen = is_of_counted or (draft.has("which") and len(clause.endorser.names) > 1)
        first = ask_side(clause) if chosen else other_side(clause, turn, known)
        more = before.clauses[1:] if before.asks is Asks.YES_NO and first.endorser.is_asked else ()
        shared = (replace(c, endorser=first.endorser) for c in more if not c.endorser.names)
        return replace(before, asks=asks, clauses=(first, *shared))
    return None


_NAMING = ("list", "them", "those", "mark", "tag", "polite", "and")


def _of_those(question: Question, turn: Turn, known: Known) -> Question:
    """The question of nobody but those just told ("which of them still do")."""
    first = question.clauses[0]
    if not first.endorser.is_asked or not turn.told_ids:
        return question
    names = tuple(name_of(i, known) for i in turn.told_ids)
    first = replace(first, endorser=replace(first.endorser, names=names))
    return replace(question, clauses=(first, *question.clauses[1:]))


#: What a message may be to the one before, the likeliest reading first.
_STEPS = (
    hinging,
    which_hinge,
    since_not,
    refused,
    ended,
    compared,
    translated,
    sourced,
    chosen,
    identified,
    _common,
    _reranked,
    corrected,
    _only,
    who_instead,
    the_others,
    _others,
    anew,
    ordered,
    ordered_of,
    once,
    earlier,
    formerly,
    later,
    _polarity,
    _asked_of,
    widened,
    filtered,
    without,
    same_for,
    renamed,
    _reasked,
    retimed,
)
