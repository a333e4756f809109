"""What is asked of somebody as such, where no stance is said?

Who somebody is, what somebody said, how big a body is, whether somebody is a senator, or simply whom a
bare name is compared with.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, Question, Relation, Relative, Slot, meant_ids
from facts.models.building import replace
from facts.questions.arguments import Argument, owned_sorts
from facts.questions.asking import opens_with_aux
from facts.questions.identities import asks_more
from facts.questions.known import Known, stands
from facts.questions.lexicon import load_lexicon
from facts.questions.sentence import Draft
from facts.questions.slots import all_stand, are_persons

_KEPT = (Asks.REASON, Asks.WORDS, Asks.ABOUT, Asks.DATE, Asks.COUNT)


def ask_about(draft: Draft, known: Known) -> Question:
    """The frame of a sentence without a stance; `Asks.NOTHING` if it names nobody."""
    question = draft.question
    named = [a for a in draft.arguments if a.sort in ("name", "pronoun") or a.slot.pronoun == "that_one"]
    happened = next((u.window for u in draft.units if u.window is not None and u.window.event_id is not None), None)
    if question.asks is Asks.DATE and not named and happened is not None and happened.relative is Relative.ON:
        return _with(question, Asks.DATE, Clause(relation=Relation.ANY, window=happened))
    if not named and (chosen := _choice_of_sort(draft)) is not None:
        return _with(question, Asks.LIST, chosen)
    if question.asks is Asks.WORDS and _asks_speaker(draft):
        about = named[0].slot if named and named[0].slot.names else Slot()
        return _with(question, Asks.WORDS, Clause(relation=Relation.ANY, endorser=Slot(is_asked=True), candidate=about))
    if not named and _is_bare_identity(draft):
        return _with(question, Asks.IDENTITY, Clause(relation=Relation.ANY, endorser=Slot(pronoun="that_one")))
    if not named:
        return replace(question, asks=Asks.NOTHING, why_not="")
    return _ask_of(draft, named, known)


def _ask_of(draft: Draft, named: Sequence[Argument], known: Known) -> Question:
    """The frame of a sentence without a stance that names somebody."""
    question = draft.question
    said = _is_said_to_be(draft, named, known)
    if said is not None and not draft.has("who", "which", "why", "when", "words"):
        return _with(question, Asks.YES_NO, _as_it_was(said, draft))
    support = _support(draft, named, known)
    if support is not None and draft.has("or") and draft.has("group") and not any(a.is_choice for a in named):
        return replace(question, asks=Asks.NOTHING, unread=unread_of(draft))  # "unions then or now"
    if support is not None:
        support = replace(support, window=next((u.window for u in draft.units if u.tag == "window"), None))
        return _with(question, Asks.COUNT if question.asks is Asks.COUNT else Asks.LIST, support)
    if (listed := _listed(draft, named, known)) is not None:
        return _with(question, Asks.LIST, listed)
    if (between := _between(draft, named, known)) is not None:
        return _with(question, Asks.YES_NO, _as_it_was(between, draft))
    if question.asks is Asks.DATE and (gone := _told_gone(draft)):
        return replace(question, asks=Asks.NOTHING, unread=gone)
    return _as_such(draft, named, known)


def _as_it_was(clause: Clause, draft: Draft) -> Clause:
    """The clause, of ever before where it is told of the past ("the nurses used to be Moss people")."""
    was = draft.has("used_to") and clause.relation is Relation.BACKS
    return replace(clause, relation=Relation.EVER_BACKED) if was else clause


def _told_gone(draft: Draft) -> tuple[str, ...]:
    """Words that somebody is away, which may be an act or none ("Karlsen out as of when")."""
    away = load_lexicon(draft.question.language).times["away"]
    return tuple(u.text for u in draft.units if u.tag == "word" and u.text in away)


def _speaks_of(draft: Draft) -> bool:
    """Whether "Karlsen on Moss" or "Karlsen re the strike" is all there is: what the one says of the other."""
    content = [u for u in draft.units if u.tag not in ("mark", "and", "but", "polite")]
    leads = load_lexicon(draft.question.language).talk["speaking_of"]
    is_led = len(content) > 2 and content[0].name is not None and content[1].tag == "word" and content[1].text in leads
    return is_led and draft.question.asks is Asks.IDENTITY and all(u.tag in _SPOKEN_OF for u in content[2:])


_SPOKEN_OF = ("name", "word", "her", "him", "them")


def _with(question: Question, asks: Asks, clause: Clause) -> Question:
    return replace(question, asks=asks, clauses=(clause,))


def _is_bare_identity(draft: Draft) -> bool:
    """ "Who dat": who somebody is, of whoever was named just before."""
    return [u.tag for u in draft.units if u.tag not in ("mark", "word", "tag")] == ["identity"]


def _asks_speaker(draft: Draft) -> bool:
    """Whether it asks who said something: the question word is the subject of saying."""
    spoken = next((u.at for u in draft.units if u.tag == "words"), None)
    who = next((u.last for u in draft.units if u.tag == "who"), None)
    return spoken is not None and who is not None and not any(who < a.at < spoken for a in draft.arguments)


def _support(draft: Draft, named: Sequence[Argument], known: Known) -> Clause | None:
    """Support that nobody says in so many words: "Local 88: Moss or Reed?", "who is Moss's candidate", "union Moss"."""
    first = named[0].slot
    choice = next((a.slot for a in named if a.is_choice), None)
    other = next((a.slot for a in named if not a.is_choice), None)
    if draft.has("common"):
        return _shared(first, known)
    if _is_asked_of(draft):
        return _who_now(first, known)
    owned = [] if opens_with_aux(draft.units) else owned_sorts(draft.arguments)
    if owned and _are_rivals(*owned[0], known):
        return None
    if owned and not draft.has("words", "why", "when", "identity"):
        return _in_order(_owned(*owned[0]), draft)
    if choice is not None and other is not None and _is_known(choice):
        return Clause(relation=Relation.BACKS, endorser=other, candidate=replace(choice, is_asked=True, all_of=False))
    if (
        draft.has("who", "which")
        and not draft.has("words")
        and any("candidate" in u.info.get("kinds", ()) for u in draft.units if u.tag == "group")
    ):
        return _in_order(Clause(relation=Relation.BACKS, endorser=first, candidate=Slot(is_asked=True)), draft)
    groups = [a.slot for a in draft.arguments if a.sort == "group" and (a.slot.kinds or a.slot.roles)]
    if groups and choice is not None and draft.question.order in ("most", "fewest"):
        asked = replace(choice, is_asked=True, all_of=False)
        return Clause(relation=Relation.BACKS, endorser=groups[0], candidate=asked)
    if owned_all(draft) and draft.has("still", "used_to") and not draft.has("be", "who", "which"):
        return _in_order(Clause(relation=Relation.BACKS, endorser=Slot(is_asked=True), candidate=first), draft)
    if groups and draft.question.asks in (Asks.IDENTITY, Asks.COUNT) and not draft.has("be", "do", "have"):
        return Clause(relation=Relation.BACKS, endorser=replace(groups[0], is_asked=True), candidate=first)
    return None


def _choice_of_sort(draft: Draft) -> Clause | None:
    """ "The Tarrow mayor, which candidate?": whom the one of a sort backs."""
    one = next((u for u in draft.units if u.tag == "group" and u.info.get("is_single") and u.info.get("roles")), None)
    groups = [a.slot for a in draft.arguments if a.sort == "group" and a.slot.roles]
    asked = any(a.is_asked and a.slot.kinds == ("candidate",) for a in draft.arguments)
    if one is None or len(groups) != 1 or not asked or draft.has("words", "why", "when", "count"):
        return None
    return Clause(relation=Relation.BACKS, endorser=replace(groups[0], is_definite=True), candidate=Slot(is_asked=True))


def _in_order(clause: Clause, draft: Draft) -> Clause:
    """The clause as it was, where former or first ones are asked for."""
    if draft.question.order in ("first", "last"):
        return replace(clause, relation=Relation.ENDORSED)
    return replace(clause, relation=Relation.WITHDREW) if draft.has("used_to", "no_longer") else clause


def _is_asked_of(draft: Draft) -> bool:
    """Whether a bare "who" stands beside a name ("the nurses: who?", "and the nurses, who now")."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "still", "tag", "window")]
    is_now = draft.has("who") and draft.has("still") and not draft.has("words", "why", "when", "group")
    if is_now and sum(a.sort in ("name", "pronoun") for a in draft.arguments) == 1:
        return True
    if _EQUALS in draft.question.text:
        content = [u for u in content if u.tag != "be"]  # "the nurses = who"
        return [u.tag for u in content] == ["name", "who"]
    return [u.tag for u in content] == ["name", "who"] and draft.has("mark")


def _is_said_to_be(draft: Draft, named: Sequence[Argument], known: Known) -> Clause | None:
    """ "Is Moss the nurses' candidate?", "the nurses are Moss people": who backs whom, told by what they are."""
    groups = [u for u in draft.units if u.tag == "group"]
    if len(named) != 2 or not draft.has("be") or not groups or groups[0].at != named[1].last + 1:
        return None
    sorts = groups[0].info
    if sorts.get("kinds") == ["candidate"]:
        if _are_rivals(named[1], Argument(sort="group", at=0, last=0, slot=Slot(kinds=("candidate",))), known):
            return None
        return Clause(relation=Relation.BACKS, endorser=named[1].slot, candidate=named[0].slot)
    if sorts.get("kinds") or sorts.get("roles"):
        return None
    return Clause(relation=Relation.BACKS, endorser=named[0].slot, candidate=named[1].slot)


def _who_now(slot: Slot, known: Known) -> Clause:
    """ "The nurses - who now": whom they back, or who backs a candidate."""
    if all_stand(slot, known):
        return Clause(relation=Relation.BACKS, endorser=Slot(is_asked=True), candidate=slot)
    return Clause(relation=Relation.BACKS, endorser=slot, candidate=Slot(is_asked=True))


def _are_rivals(owner: Argument, sort: Argument, known: Known) -> bool:
    """Whether "Moss's rivals" are meant: others who stand, not whom she backs."""
    return sort.slot.kinds == ("candidate",) and all_stand(owner.slot, known)


def _owned(owner: Argument, sort: Argument) -> Clause:
    """ "Moss's unions" are those that back her, "the nurses' candidates" those whom they back."""
    if sort.slot.kinds == ("candidate",):
        return Clause(relation=Relation.BACKS, endorser=owner.slot, candidate=Slot(is_asked=True))
    return Clause(relation=Relation.BACKS, endorser=replace(sort.slot, is_asked=True), candidate=owner.slot)


def _shared(slot: Slot, known: Known) -> Clause:
    """What two have in common: the endorsers of candidates, else the candidates of endorsers."""
    both = replace(slot, all_of=True)
    if all(one in known.candidate_ids for one in meant_ids(slot.names)):
        return Clause(relation=Relation.BACKS, endorser=Slot(is_asked=True), candidate=both)
    return Clause(relation=Relation.BACKS, endorser=both, candidate=Slot(is_asked=True))


def _is_of_unknown_act(draft: Draft) -> bool:
    """Whether something is asked that somebody does, in words that are not understood ("who did Moss sue")."""
    if not draft.question.topic or draft.has("identity", "stands", "about"):
        return False
    content = [u for u in draft.units if u.tag != "mark"]
    is_doer = len(content) > 1 and content[0].tag == "who" and content[1].text in draft.question.topic
    return opens_with_aux(draft.units) or is_doer or (draft.has("who", "which") and draft.has("do", "have"))


def _limits_others(draft: Draft) -> bool:
    """Whether a name stands among words that limit a list ("all of Moss's except unions", "Moss, newest first")."""
    if draft.has("identity"):
        return False
    sorts = draft.has("group") and not draft.has("be")
    return (
        sorts
        or draft.question.order is not None
        or draft.has("first", "last", "only", "except", "window", "rank", "rank_2", "rank_3")
    )


def owned_all(draft: Draft) -> bool:
    """Whether somebody's people are all that is spoken of ("Moss's remaining people")."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "still", "used_to")]
    is_people = [u.tag for u in content] == ["name", "group"]
    return is_people and "candidate" not in content[1].info.get("kinds", ())


def unread_of(draft: Draft) -> tuple[str, ...]:
    """What of a sentence is not understood: its odd words, else all of it."""
    return draft.question.topic or tuple(u.text for u in draft.units if u.tag not in ("mark", "tag"))


def _is_unclear(draft: Draft, named: Sequence[Argument]) -> bool:
    """Whether two are named, or words are left over, and nothing says what is asked of them."""
    if draft.has("identity", "about", "stands", "which", "list"):
        return False
    if draft.question.asks is not Asks.IDENTITY and not (opens_with_aux(draft.units) and len(named) > 1):
        return False
    known = sum(bool(n.matches) for n in draft.question.names)
    if draft.has("who"):
        return known > 1 and bool(draft.question.topic)
    if known > 1 and draft.has("still", "no_longer", "used_to"):
        return True  # "Local 88 + Moss still a thing"
    if not draft.question.topic and not draft.has("be", "do", "have", "modal") and _is_more_than_mentioned(draft):
        return True
    return known > 1 and (len(named) > 1 or bool(draft.question.topic))


def _is_more_than_mentioned(draft: Draft) -> bool:
    """Whether a name stands among words that may ask something of it ("Reed out of it?", "Moss's old friends")."""
    lexicon = load_lexicon(draft.question.language)
    mentioning = lexicon.talk["mentioning"] | lexicon.fillers
    return any(u.tag == "word" and u.text.isalpha() and u.text not in mentioning for u in draft.units)


def _described_speaker(draft: Draft, named: Sequence[Argument]) -> Slot | None:
    """The sort that stands where the speaker does ("what did the governor say about Moss")."""
    spoken = next((u.at for u in draft.units if u.tag == "words"), -1)
    sorts = [a.slot for a in draft.arguments if a.sort == "group" and a.at < spoken and (a.slot.kinds or a.slot.roles)]
    if not sorts or named[0].at < spoken:
        return None
    return replace(sorts[0], is_definite=True, is_asked=False)


def _listed(draft: Draft, named: Sequence[Argument], known: Known) -> Clause | None:
    """ "Moss list pls", "who are Moss's people": whom a candidate has, or whom somebody else's list holds."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "still", "tag", "polite", "window")]
    window = next((u.window for u in draft.units if u.tag == "window"), None)
    if window is not None and (draft.has("group") or not draft.has("list")):
        return None  # "Moss list as of May", but not "who were Moss's guys in May"
    tags = {u.tag for u in content}
    people = [u for u in content if u.tag == "group"]
    if draft.question.topic or len(named) != 1 or named[0].sort != "name" or not _is_known(named[0].slot):
        return None
    if not tags <= {"name", "list", "of", "who", "be", "group"} or any(u.info for u in people) or len(people) > 1:
        return None
    rolls = load_lexicon(draft.question.language).talk["rolls"]
    lists = [u for u in content if u.tag == "list"]
    if (people and people[0].at < named[0].at) or (lists and not any(rolls & set(u.words) for u in lists)):
        return None  # "Moss info" asks who she is
    if content[0].tag == "of":
        return None  # only the end of a sentence
    stands = all_stand(named[0].slot, known) or (bool(people) and are_persons(named[0].slot, known))
    if stands and (people or "list" in tags) and (people or "who" not in tags):
        return Clause(relation=Relation.BACKS, endorser=Slot(is_asked=True), candidate=named[0].slot, window=window)
    if not stands and tags == {"name", "list"}:
        return Clause(relation=Relation.BACKS, endorser=named[0].slot, candidate=Slot(is_asked=True), window=window)
    return None


def _between(draft: Draft, named: Sequence[Argument], known: Known) -> Clause | None:
    """ "The nurses still Moss?", "nurses: Moss?", "nurses Moss, yes or no": whether the one backs the other."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "still", "tag", "window")]
    if _EQUALS in draft.question.text:
        content = [u for u in content if u.tag != "be"]  # "Local 88 = Moss?"
    named = _one_by_one(named)
    is_set_apart = _is_set_apart(draft)
    is_asked = draft.has("still", "tag") or (draft.has("window") and len(content) == 2) or is_set_apart
    sorts = [u for u in content if u.tag == "group" and u.info.get("is_single") and not u.info.get("roles")]
    if not is_asked or draft.question.topic or len(named) != 2 or any(a.sort != "name" for a in named):
        return None
    if [u.tag for u in content if u not in sorts] != ["name", "name"] or len(sorts) > 1:
        return None
    doer, whom = (a.slot for a in named)
    if is_set_apart and all_stand(doer, known):
        doer, whom = whom, doer
    if all_stand(doer, known) or not all_stand(whom, known) or not _is_known(doer):
        return None
    window = next((u.window for u in draft.units if u.tag == "window"), None)
    return Clause(relation=Relation.BACKS, endorser=doer, candidate=whom, window=window)


def _is_set_apart(draft: Draft) -> bool:
    """Whether one mark stands between two names, which are all there is ("Local 88: Moss")."""
    units = [u for u in draft.units if u.tag != "still"]
    if _EQUALS in draft.question.text:
        return [u.tag for u in units] == ["name", "be", "name"]
    return [u.tag for u in units] == ["name", "mark", "name"] and units[1].text in _APART


def _one_by_one(named: Sequence[Argument]) -> Sequence[Argument]:
    """The two names of one list as two ("Local 88, Moss, right?"): nobody joins an endorser and a candidate."""
    if len(named) != 1 or named[0].sort != "name" or len(named[0].slot.names) != len(("who", "whom")):
        return named
    return [replace(named[0], slot=replace(named[0].slot, names=(name,))) for name in named[0].slot.names]


_EQUALS = "="
_APART = (":", "-", "–", "—", "/", ">", "→")


def _is_known(slot: Slot) -> bool:
    """Whether a name on a side is somebody's who is known."""
    return any(n.matches for n in slot.names)


def _is_of_both_sides(slot: Slot, known: Known) -> bool:
    """Whether names joined by "and" are of one who stands and of one who does not: something between them is asked."""
    stand = [stands(n, known) for n in slot.names if n.matches]
    return len(set(stand)) > 1


def _of_sort(draft: Draft, slot: Slot, groups: Sequence[Slot]) -> Question:
    """Whether somebody is of a sort, or of one of two."""
    question = draft.question
    if draft.has("or") and len({bool(g.roles) for g in groups}) > 1:
        return replace(question, asks=Asks.NOTHING, unread=unread_of(draft))  # "a union or a senator"
    lexicon = load_lexicon(question.language)
    if any(u.text in lexicon.talk["existential"] for u in draft.units):
        return replace(question, asks=Asks.NOTHING, unread=unread_of(draft))  # "is there a group on Moss"
    content = [u for u in draft.units if u.tag != "mark"]
    hangs_on = len(content) > 1 and (content[1].tag == "who" or content[1].text in lexicon.talk["that"])
    if hangs_on and content[0].tag == "group":
        return replace(question, asks=Asks.NOTHING, unread=unread_of(draft))  # "senators that were Moss people"
    several = groups if draft.has("or") else groups[:1]
    kinds = tuple(dict.fromkeys(kind for g in several for kind in g.kinds))
    slot = replace(slot, kinds=kinds, roles=tuple(dict.fromkeys(role for g in several for role in g.roles)))
    return _with(question, Asks.IS_A, Clause(relation=Relation.ANY, endorser=slot))


def _as_such(draft: Draft, named: Sequence[Argument], known: Known) -> Question:
    question, first = draft.question, named[0].slot
    if _speaks_of(draft):
        about = named[1].slot if len(named) > 1 else Slot()
        return _with(question, Asks.WORDS, Clause(relation=Relation.ANY, endorser=first, candidate=about))
    groups = [a.slot for a in draft.arguments if a.sort == "group" and (a.slot.kinds or a.slot.roles)]
    if groups and draft.has("be") and not draft.has("who", "which", "why", "when", "count", "about", "words"):
        return _of_sort(draft, first, groups)
    asks = question.asks
    is_open = asks not in _KEPT and not draft.has("identity", "about", "stands") and _is_of_both_sides(first, known)
    if asks is Asks.COUNT or is_open or (asks not in _KEPT and _is_unclear(draft, named)):
        return replace(question, asks=Asks.NOTHING, unread=unread_of(draft))
    if asks not in _KEPT:
        is_deed = draft.has("which") and draft.has("do") and any(u.tag == "word" for u in draft.units)
        asks = Asks.ABOUT if (question.topic or is_deed) and not draft.has("identity") else Asks.IDENTITY
        asks_another = asks is Asks.IDENTITY and (asks_more(draft, named) or _limits_others(draft))
        is_of_leavers = asks is Asks.ABOUT and draft.has("used_to", "no_longer") and draft.has("group")
        if _is_of_unknown_act(draft) or asks_another or is_of_leavers:
            return replace(question, asks=Asks.NOTHING, unread=unread_of(draft))
    strangers = tuple(n.written for n in question.names if not n.matches)
    if asks is Asks.WORDS and opens_with_aux(draft.units):
        strangers += tuple(u.text for u in draft.units if u.tag == "word" and u.text in question.topic)
    if strangers and (named[0].sort == "pronoun" or (asks is Asks.WORDS and opens_with_aux(draft.units))):
        return replace(question, asks=Asks.NOTHING, unread=strangers)
    if asks is Asks.IDENTITY and named[0].sort != "name" and not draft.has("who", "which", "identity", "be"):
        return replace(question, asks=Asks.NOTHING)  # "did he before" asks nothing of who he is
    about = named[1].slot if len(named) > 1 else Slot()
    speaker = _described_speaker(draft, named) if asks is Asks.WORDS else None
    if speaker is not None:
        first, about = speaker, first
    return _with(question, asks, Clause(relation=Relation.ANY, endorser=first, candidate=about))
