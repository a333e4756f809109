"""What does a whole question leave to the conversation before it?

A question that says what it asks may still leave out whom: the candidate, whom "else" leaves out, or the subject
that a language does not repeat.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, LinkedName, Question, Relation, Relative, Slot, TimeWindow, meant_ids
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.instead import having_left, means_leaver, says_instead
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.references import asked_of, last_question, means_told, name_of
from facts.questions.sentence import Draft
from facts.questions.small_words import OF
from facts.questions.sorting import any_of_sort
from facts.questions.totals import counts_on, since_day_before, within


def complete(question: Question, draft: Draft, turns: Sequence[Turn], known: Known) -> Question:
    """Fill what a full question leaves to the conversation: the candidate, and whom "else" leaves out."""
    found = last_question(turns)
    if found is None or not (question.clauses and found[0].clauses) or question.asks is Asks.IDENTITY:
        return question
    old = found[0].clauses[0]
    first = having_left(_by_then(question.clauses[0], turns, found[0], draft), draft, *found, known)
    first = any_of_sort(first, old, draft)
    subject = _subject_said(old, found[1], known)
    is_his = first.rank is not None and _is_owned(draft, question.language)  # "is that his first choice"
    if subject and first.endorser == Slot() and (is_his or _asks_of_subject(question, draft)):
        first = replace(first, endorser=Slot(names=subject))
    if subject and _leaves_subject(question, draft):
        question, first = replace(question, asks=Asks.YES_NO), replace(first, endorser=Slot(names=subject))
    is_before = any(says(draft, question.language) for says in (_is_before_that, _speaks_of_before))
    subject = subject or _several_said(draft, found[1], known)
    if subject and first.candidate.is_asked and first.endorser == Slot() and _asks_whom(question, draft):
        first = replace(first, endorser=Slot(names=subject))
        return _with_first(question, _once_before(first, old, found[1], known) if is_before else first)
    first = _of_the_two(first, question, draft, turns, known)
    if _is_of_both(draft) and len(first.candidate.names) == 1 and first.candidate.names[0] not in draft.question.names:
        first = replace(first, candidate=last_two(turns, first))  # "does Reed back both of them"
    if draft.has("both") and draft.has("anybody") and not opens_with_aux(draft.units):
        question = replace(question, asks=Asks.LIST)  # "anyone with both"
        first = replace(first, endorser=replace(first.endorser, is_asked=True))
    if first.candidate.is_asked and is_before:
        return _with_first(question, _once_before(first, old, found[1], known))
    return _with_first(question, _with_object(first, question, draft, turns, known))


def _of_the_two(clause: Clause, question: Question, draft: Draft, turns: Sequence[Turn], known: Known) -> Clause:
    """The clause about the two endorsers whom "either", "both" or "which of the two" means."""
    first = clause
    is_pointed = draft.has("them", "those") and bool(first.endorser.names) and not first.endorser.is_asked
    is_open = first.endorser == Slot() or is_pointed
    if question.asks is Asks.YES_NO and is_open and (two := _two_meant(draft, turns, known)):
        first = replace(first, endorser=Slot(names=two, all_of=draft.has("both")))
    if draft.has("either") and not draft.has("both") and len(first.endorser.names) > 1:
        first = replace(first, endorser=replace(first.endorser, all_of=False))
    if draft.has("either") and len(first.candidate.names) > 1:
        first = replace(first, candidate=replace(first.candidate, all_of=False))  # "is he with either of those"
    if first.endorser == Slot(is_asked=True) and _says_of_two(draft) and len(asked_of(turns)) == _TWO:
        two = tuple(name_of(i, known) for i in asked_of(turns))
        first = replace(first, endorser=Slot(is_asked=True, names=two))
    return first


def _two_meant(draft: Draft, turns: Sequence[Turn], known: Known) -> tuple[LinkedName, ...]:
    """The two endorsers whom "either" or "both" means: whom the last answer, or the last questions, named."""
    told = turns[-1].told_ids if turns else ()
    two = asked_of(turns) if len(asked_of(turns)) == _TWO else told if draft.has("either") else ()
    are_two = len(two) == _TWO and draft.has("either", "both") and not any(i in known.candidate_ids for i in two)
    return tuple(name_of(i, known) for i in two) if are_two else ()


_TWO = 2


def _says_of_two(draft: Draft) -> bool:
    """Whether it asks which "of the two"."""
    words = [word for u in draft.units for word in u.words]
    two = load_lexicon(draft.question.language).numerals[1]
    return any(one in OF and (two & {*words[i + 1 : i + 3]}) for i, one in enumerate(words))


def _is_owned(draft: Draft, language: str) -> bool:
    """Whether somebody's own is spoken of ("his", "their")."""
    return bool({w for u in draft.units for w in u.words} & load_lexicon(language).owning)


def turned_to(question: Question, draft: Draft, turns: Sequence[Turn], known: Known) -> Question:
    """ "Who did she have before" after whom somebody backs: whom she backed, not who backed her."""
    found = last_question(turns)
    if found is None or not found[0].clauses or not question.clauses or question.names:
        return question
    first, old = question.clauses[0], found[0].clauses[0]
    had = any(u.info.get("weak") and u.info.get("subject") == "candidate" for u in draft.units)
    pronoun = first.candidate.pronoun
    if not (had and pronoun and first.endorser.is_asked) or means_told(pronoun, old, found[1], known):
        return question
    if not (old.candidate.is_asked or means_leaver(pronoun, draft, *found, known)):
        return question
    is_earlier = draft.has("earlier", "used_to")
    told = tuple(name_of(i, known) for i in found[1].told_ids if i in known.candidate_ids and is_earlier)
    relation = Relation.EVER_BACKED if is_earlier else first.relation
    turned = replace(first, relation=relation, endorser=first.candidate, candidate=Slot(is_asked=True, excluded=told))
    return _with_first(question, turned)


def had_by_named(question: Question, draft: Draft, nearby: Sequence[LinkedName], known: Known) -> Question:
    """ "Dockers Local 88. Who they got?": whom somebody has who was named before and can only back."""
    if not question.clauses or not _has_pronoun(question.clauses[0], draft):
        return question
    ids = meant_ids(n for n in nearby if n.matches)
    if not ids or any(one in known.candidate_ids for one in ids):
        return question
    first = question.clauses[0]
    return _with_first(question, replace(first, endorser=first.candidate, candidate=Slot(is_asked=True)))


def _is_of_both(draft: Draft) -> bool:
    """Whether "both", or "both of them", is spoken of."""
    lexicon = load_lexicon(draft.question.language)
    told = (u for u in draft.units if u.tag in ("both", "all") and u.words)
    return any(p.tag == "both" for u in told for p in lexicon.starting_with(u.words[0]))


def who_is_had(clause: Clause, draft: Draft, known: Known) -> Clause:
    """ "Who has she", of a candidate: who backs her, as "whom does she have" does."""
    had = any(u.info.get("weak") and u.info.get("subject") == "candidate" for u in draft.units)
    ids = meant_ids(clause.endorser.names)
    is_meant = bool(ids) and not set(clause.endorser.names) & set(draft.question.names)
    if not (had and is_meant and clause.candidate.is_asked and all(one in known.candidate_ids for one in ids)):
        return clause
    return replace(clause, endorser=Slot(is_asked=True), candidate=clause.endorser)


def _has_pronoun(clause: Clause, draft: Draft) -> bool:
    had = any(u.info.get("weak") and u.info.get("subject") == "candidate" for u in draft.units)
    return had and bool(clause.candidate.pronoun) and clause.endorser.is_asked and not clause.candidate.is_asked


def _with_first(question: Question, first: Clause) -> Question:
    rest = (replace(c, candidate=first.candidate) if _goes_with(first, c) else c for c in question.clauses[1:])
    return replace(question, clauses=(first, *rest))


def _goes_with(first: Clause, other: Clause) -> bool:
    """Whether a clause says of whom somebody is against that they do not back them either."""
    return first.relation is Relation.OPPOSES and other.negated and other.candidate == Slot()


def _with_object(first: Clause, question: Question, draft: Draft, turns: Sequence[Turn], known: Known) -> Clause:
    """The clause with whom it is done to, where that is left to the conversation, without whom "else" leaves out."""
    said = _candidates_said(turns, known)
    is_free = not any(getattr(first.candidate, part) for part in ("names", "is_asked", "kinds", "roles", "pronoun"))
    if is_free and (_is_anybody(draft) or _has_choice(draft, first, question)) and not _else_is_whom(draft):
        return _of_whomever(first, draft, turns, known)
    is_open = first.endorser.is_asked or (question.asks is Asks.YES_NO and not first.endorser.names)
    if draft.has("both") and is_free and is_open:
        return replace(first, candidate=last_two(turns, first))
    asks_whom = first.candidate.is_asked and first.endorser.names and not says_instead(draft)
    if draft.has("else") and (asks_whom or (is_free and _else_is_object(draft))):
        if draft.has("which") and first.endorser == Slot(is_asked=True) and _asks_of_same_sort(draft):
            first = replace(first, endorser=_told_now(turns, known))
        return replace(first, candidate=replace(first.candidate, excluded=said))
    if draft.has("else") and is_open:
        excluded = (*first.endorser.excluded, *_endorsers_said(turns), *_told_of_same(first, turns, known))
        first = replace(first, endorser=replace(first.endorser, excluded=excluded))
    if question.asks is Asks.COUNT and first.endorser == Slot(is_asked=True) and not question.names:
        first = replace(first, endorser=_sort_counted(turns))
    if draft.has("which") and first.endorser == Slot(is_asked=True) and _asks_of_same_sort(draft):
        first = replace(first, endorser=_sort_listed(turns, known))
    is_of_several = first.at_least > 1 and bool(first.endorser.names)  # "do they back more than one candidate"
    if is_free and said and not is_of_several and not meant_ids(said) & meant_ids(first.endorser.names):
        first = replace(first, candidate=Slot(names=said, all_of=len(said) > 1 and _is_of_both(draft)))
    return first


def _of_whomever(first: Clause, draft: Draft, turns: Sequence[Turn], known: Known) -> Clause:
    """The clause of anyone it is done to, without those whom "who else" leaves out."""
    if not draft.has("else"):
        return replace(first, endorser=replace(first.endorser, all_of=False))
    excluded = (*first.endorser.excluded, *_endorsers_said(turns), *_told_of_same(first, turns, known))
    return replace(first, endorser=replace(first.endorser, excluded=excluded))


def _has_choice(draft: Draft, first: Clause, question: Question) -> bool:
    """Whether it is asked if somebody has a choice of some rank ("have a second choice", "had any third pick")."""
    having = load_lexicon(question.language).having
    is_had = any(u.tag in ("rank", "rank_2", "rank_3") and set(u.words) & having for u in draft.units)
    is_theirs = is_had and first.rank is not None and bool(first.endorser.names)
    return is_theirs and question.asks is Asks.YES_NO and not draft.has("stance", "that_one")


def _else_is_whom(draft: Draft) -> bool:
    """Whether "else" says nothing of who did it, as "who else turned somebody down" does."""
    act = next((u.at for u in draft.units if u.tag == "stance"), 0)
    asks = draft.has("who", "which")
    is_led = any(u.tag == "else" and u.at < act and (asks or len(u.words) > 1) for u in draft.units)  # "anyone else"
    return draft.has("else") and not is_led


def _is_anybody(draft: Draft) -> bool:
    """Whether "anyone" stands behind the act, as whom it is done to ("do they back anyone")."""
    act = next((u for u in draft.units if u.tag == "stance"), None)
    return act is not None and any(a.sort == "anybody" and a.at > act.last for a in draft.arguments)


#: "Which (ones) left" asks of the sort before; "what left" does not.
_OF_SAME_SORT = frozenset({"ones", "one", "which", "cual", "cuales"})


def _asks_of_same_sort(draft: Draft) -> bool:
    """Whether "which ones" opens the question, and names no sort of its own."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "and", "but")]
    if len(content) > 1 and content[1].info.get("person"):
        return False  # "which endorsers did she lose" are endorsers of any sort
    return content[0].tag == "which" and content[0].words[-1] in _OF_SAME_SORT and not draft.has("group", "of")


def _sort_listed(turns: Sequence[Turn], known: Known) -> Slot:
    """Anybody of the sort of whom the question before asked."""
    found = last_question(turns)
    old = found[0].clauses[0].endorser if found is not None and found[0].clauses else Slot()
    if len(asked := asked_of(turns)) > 1:
        return Slot(is_asked=True, names=tuple(name_of(i, known) for i in asked))  # "which one left first" of two
    return Slot(is_asked=True, kinds=old.kinds, roles=old.roles) if old.is_asked else Slot(is_asked=True)


def _told_now(turns: Sequence[Turn], known: Known) -> Slot:
    """Those of whom the last answer told, to choose from ("which ones back somebody else")."""
    told = turns[-1].told_ids if turns else ()
    names = tuple(name_of(i, known) for i in told if i not in known.candidate_ids)
    return Slot(is_asked=True, names=names) if len(names) == len(told) else Slot(is_asked=True)


def _sort_counted(turns: Sequence[Turn]) -> Slot:
    """Anybody, of the sort that was counted just before ("how many unions has she", "how many did she lose")."""
    found = last_question(turns)
    counted = [t for t in turns[-2:] if t.question.asks is Asks.COUNT]
    if found is None or not counted or not found[0].clauses:
        return Slot(is_asked=True)
    old = found[0].clauses[0].endorser
    return Slot(is_asked=True, kinds=old.kinds, roles=old.roles) if old.is_asked else Slot(is_asked=True)


def _told_of_same(clause: Clause, turns: Sequence[Turn], known: Known) -> tuple[LinkedName, ...]:
    """Whom the turn before told to have done the same ("who else dropped him")."""
    found = last_question(turns)
    if found is None or found[0].asks not in (Asks.LIST, Asks.COUNT) or not found[0].clauses:
        return ()
    old = found[0].clauses[0]
    is_same = old.endorser.is_asked and (old.relation, old.negated) == (clause.relation, clause.negated)
    named = meant_ids(old.candidate.names)
    is_same = is_same and named == (meant_ids(clause.candidate.names) or named)
    return tuple(name_of(i, known) for i in found[1].told_ids) if is_same else ()


def _candidates_said(turns: Sequence[Turn], known: Known) -> tuple[LinkedName, ...]:
    """The candidates of the newest question that was about a stance, not about who somebody is."""
    found = last_question([t for t in turns if t.question.asks not in (Asks.IDENTITY, Asks.ABOUT)])
    if found is None or not found[0].clauses:
        return ()
    candidate, told = found[0].clauses[0].candidate, found[1].told_ids
    return (name_of(told[0], known),) if candidate.is_asked and len(told) == 1 else candidate.names


def _by_then(clause: Clause, turns: Sequence[Turn], before: Question, draft: Draft) -> Clause:
    """The clause in the time of the question before ("who had gone by then", "who was with her back then")."""
    window = _time_of(before) if clause.window is None else None
    if window is None:
        return clause
    if draft.has("then"):
        relative = Relative.ON if clause.relation is Relation.BACKS else Relative.UNTIL
        return replace(clause, window=replace(window, relative=relative))
    if not _speaks_of_then(draft, before.language):
        return within(clause, since_day_before(window, turns)) if counts_on(draft, before) else clause
    is_state = clause.relation in (Relation.BACKS, Relation.EVER_BACKED, Relation.WITHDREW)
    relation = Relation.BACKS if is_state else clause.relation
    relative = Relative.ON if window.clause is not None or window.days.is_day else Relative.DURING
    keeps = window.relative in (Relative.BEFORE, Relative.AFTER, Relative.SINCE)
    return replace(clause, relation=relation, window=window if keeps else replace(window, relative=relative))


def _time_of(before: Question) -> TimeWindow | None:
    """The time that a question spoke of: its own, or the day of the act that it was about."""
    old = before.clauses[0]
    if old.window is not None:
        return old.window
    is_act = old.relation in (Relation.WITHDREW, Relation.ENDORSED, Relation.URGES_EXIT) and not old.negated
    is_one = len(old.endorser.names) == 1 and bool(old.candidate.names)
    if before.asks not in (Asks.DATE, Asks.YES_NO, Asks.REASON) or not (is_act and is_one):
        return None
    names = old.endorser.names[0].written
    return TimeWindow(relative=Relative.ON, clause=replace(old, only=""), written=names)


def _speaks_of_then(draft: Draft, language: str) -> bool:
    """Whether "back then", or "then" behind a past act, closes the question."""
    lexicon = load_lexicon(language)
    content = [u for u in draft.units if u.tag not in ("mark", "tag", "still")]  # "who is left" is of now
    if len(content) < _FEW or content[-1].text not in lexicon.times["then"]:
        return False
    return content[-1].tag == "used_to" or any(w in lexicon.past for u in content[:-1] for w in u.words)


_FEW = 3  # units of a question that is more than "and then?"


def _is_before_that(draft: Draft, language: str) -> bool:
    """Whether "before that" closes the question, with no day of its own."""
    content = [u for u in draft.units if u.tag not in ("mark", "tag", "polite")]
    pointers = ("that_one", *load_lexicon(language).talk["pointers"])
    behind = content[-1:] and (content[-1].tag in pointers or content[-1].text in pointers)
    said = content[-2:-1] and content[-2].text in load_lexicon(language).times["before"]
    return bool(behind and said) and not draft.has("window")


def _speaks_of_before(draft: Draft, language: str) -> bool:
    """Whether "before" alone tells of the past, where one word says both ("y antes a quien apoyaba")."""
    words = load_lexicon(language).times["before"]
    return any(u.tag == "ever" and u.text in words for u in draft.units)


def _once_before(clause: Clause, old: Clause, turn: Turn, known: Known) -> Clause:
    """Whom somebody backed once, but for those of whom the turn before spoke."""
    told = tuple(name_of(i, known) for i in turn.told_ids if i in known.candidate_ids)
    excluded = (*clause.candidate.excluded, *old.candidate.names, *told)
    candidate = replace(clause.candidate, excluded=excluded)
    return replace(clause, relation=Relation.EVER_BACKED, candidate=candidate)


def _asks_whom(question: Question, draft: Draft) -> bool:
    """Whether a few words ask whom somebody spoken of is with ("with who", "a quien apoya")."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "and", "still", "tag", "earlier", "used_to")]
    is_short = [u.tag for u in content] == ["stance", "who"] and bool(content[0].info.get("prep"))
    is_short = is_short or bool(load_lexicon(question.language).marks)
    return is_short and not draft.has("anybody", "everybody", "group", "which")


def _asks_of_subject(question: Question, draft: Draft) -> bool:
    """Whether a day or a reason is asked for without a subject: so some languages may, and "why drop her" does."""
    is_bare = question.asks is Asks.REASON and not draft.has("do", "be", "have", "modal", "group", "name", "noun")
    return is_bare or (bool(load_lexicon(question.language).marks) and question.asks in (Asks.DATE, Asks.REASON))


def _leaves_subject(question: Question, draft: Draft) -> bool:
    """Whether a verb opens a sentence of a language that leaves its subject to be understood ("apoya a Moss?")."""
    if not load_lexicon(question.language).marks or question.asks not in (Asks.LIST, Asks.YES_NO):
        return False
    content = [u for u in draft.units if u.tag not in ("mark", "word", "and", "still", "not", "tag", "have")]
    asked = draft.has("who", "which", "whose", "list", "count") or any(u.info.get("whose") for u in draft.units)
    first_act = next((u.at for u in content if u.tag == "stance"), 0)
    asked = asked or any(u.tag in ("anybody", "group", "else") and u.at < first_act for u in content)
    opens = (
        bool(content)
        and content[0].tag == "stance"
        and not (content[0].info.get("noun") or content[0].info.get("prep"))
    )
    return opens and not asked and not question.clauses[0].endorser.names


def _subject_said(old: Clause, turn: Turn, known: Known) -> tuple[LinkedName, ...]:
    """Whom a sentence without a subject goes on about: the one whom the answer named, else the question."""
    if len(turn.told_ids) == 1 and turn.told_ids[0] not in known.candidate_ids:
        return (name_of(turn.told_ids[0], known),)
    return old.endorser.names if len(old.endorser.names) == 1 else ()


def _several_said(draft: Draft, turn: Turn, known: Known) -> tuple[LinkedName, ...]:
    """Those just told, whom a verb in the plural goes on about where a language leaves its subject out."""
    verbs = [w for u in draft.units if u.tag == "stance" for w in u.words]
    is_plural = bool(load_lexicon(draft.question.language).marks) and any(w.endswith(("an", "ron")) for w in verbs)
    told = [i for i in turn.told_ids if i not in known.candidate_ids]
    return tuple(name_of(i, known) for i in told) if is_plural and len(told) == len(turn.told_ids) > 1 else ()


def last_two(turns: Sequence[Turn], clause: Clause) -> Slot:
    """ "Who do both have": the last two candidates of the conversation."""
    asked = [q for turn in reversed(turns) for q in reversed(turn.question.parts or (turn.question,))]
    said = [n for q in asked for c in reversed(q.clauses) for n in c.candidate.names]
    names = tuple({m.entity_id: n for n in said for m in n.matches}.values())[:2]
    return Slot(names=names, all_of=True) if len(names) == 2 else clause.candidate


def _else_is_object(draft: Draft) -> bool:
    """Whether "else" follows the act ("back someone else"), not the question word ("who else")."""
    at, *acts = [u.at for tag in ("else", "stance") for u in draft.units if u.tag == tag]
    return bool(acts) and at > acts[0] and not says_instead(draft)


def _endorsers_said(turns: Sequence[Turn]) -> tuple[LinkedName, ...]:
    """Endorsers that the conversation has asked about by name."""
    names = [n for turn in turns for c in turn.question.clauses for n in c.endorser.names]
    return tuple({m.entity_id: n for n in names for m in n.matches}.values())
