"""What is said when there is no answer: whom is meant, who is nearest, what could be asked instead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import permutations

from facts.answers.citing import Citations
from facts.answers.cues import gendered_words
from facts.answers.drafts import Draft
from facts.answers.filters import has_role, is_of_kind
from facts.answers.inquiry import Inquiry
from facts.answers.onrecord import newest_first
from facts.answers.telling import tell_acts
from facts.models import Asks, Clause, Item, LinkedName, NameMatch, Question, Relation, Slot
from facts.models.building import replace
from facts.names.kinds import says_body
from facts.questions.tokens import fold
from facts.store.entities import read_entities, roles_of
from facts.store.statements import find_last_added

_PAIR = 2
_READ_OF_EACH = 20  # statements of each choice: one of them shows who it is
MOST_CHOICES = 25  # as many as a select menu of Discord holds


def slots_of(question: Question) -> Iterator[tuple[Clause, Slot]]:
    """Every slot of a question's clauses, and of the clauses that its windows lean on."""
    for clause in question.clauses:
        yield from ((clause, clause.endorser), (clause, clause.candidate))
        if clause.beside is not None:
            yield clause, Slot(names=clause.beside.names)
        if clause.window is not None and clause.window.clause is not None:
            inner = clause.window.clause
            yield from ((inner, inner.endorser), (inner, inner.candidate))


def unknown_name(question: Question) -> LinkedName | None:
    """A name on a side of a clause that nobody known is near enough to."""
    for _, slot in slots_of(question):
        for name in (*slot.names, *slot.excluded):
            if not name.matches:
                return name
    return None


def loose_name(question: Question) -> LinkedName | None:
    """A plain word of a question about what was said that somebody's name only resembles, or has among others."""
    if question.asks not in _TOLD or not any(c.endorser.names for c in question.clauses):
        return None
    about = (name for c in question.clauses if c.relation is Relation.ANY for name in c.candidate.names)
    return next((name for name in about if name.written.islower() and _is_loose(name)), None)


_TOLD = frozenset({Asks.WORDS, Asks.ABOUT, Asks.REASON})
_LOOSE = frozenset({"sound", "spelling", "part of the name"})


def _is_loose(name: LinkedName) -> bool:
    return bool(name.matches) and " " not in name.written and all(m.why in _LOOSE for m in name.matches)


def without_name(question: Question, stranger: LinkedName) -> Question:
    """The question with a name read as plain words."""

    def kept(slot: Slot) -> Slot:
        names, excluded = ([n for n in some if n is not stranger] for some in (slot.names, slot.excluded))
        return replace(slot, names=tuple(names), excluded=tuple(excluded))

    clauses = tuple(replace(c, endorser=kept(c.endorser), candidate=kept(c.candidate)) for c in question.clauses)
    names = tuple(name for name in question.names if name is not stranger and name.written != stranger.written)
    topic = (*question.topic, *stranger.written.casefold().split())
    return replace(question, clauses=clauses, names=names, topic=topic)


def open_choice(question: Question) -> LinkedName | None:
    """A name on a side of a clause that several may be meant by."""
    for _, slot in slots_of(question):
        for name in slot.names:
            if len(name.matches) > 1:
                return name
    return None


def tell_unknown_name(inquiry: Inquiry, name: LinkedName) -> Draft:
    """That nobody of that name is known, and who is nearest."""
    words = inquiry.words
    parts = [words.say("unknown.who", written=name.written)]
    if name.nearest:
        nearest = list(dict.fromkeys(match.name for match in name.nearest))[:3]
        parts.append(words.say("unknown.nearest", names=words.join(nearest, "or")))
    return Draft("unknown", parts, is_gap=True, is_unread=not says_body(name.written))


def ask_which(inquiry: Inquiry, name: LinkedName) -> Draft:
    """Ask whom a name means."""
    words = inquiry.words
    matches = list({m.entity_id: m for m in name.matches}.values())[:MOST_CHOICES]
    known = read_entities(inquiry.store, [m.entity_id for m in matches], inquiry.view)
    cited = Citations()
    items = [_choice(inquiry, cited, m, known[m.entity_id].kind) for m in matches if m.entity_id in known]
    names = words.join(_told_apart(inquiry, items), "or")
    told = words.say("clarify.which", written=name.written, names=names)
    return Draft("clarify", [told], items=items, cited=cited, choice=name)


def _told_apart(inquiry: Inquiry, items: Sequence[Item]) -> list[str]:
    """The names to choose between; those that are the same with a role or kind beside them."""
    names = [item.name for item in items]
    roles = roles_of(inquiry.store, [i.entity_id for i in items if i.entity_id is not None], inquiry.view)
    told = [
        f"{i.name} ({roles.get(i.entity_id or 0, [i.entity_kind])[0]})" if names.count(i.name) > 1 else i.name
        for i in items
    ]
    return [f"{one}, id:{i.entity_id}" if told.count(one) > 1 else one for one, i in zip(told, items, strict=True)]


def _choice(inquiry: Inquiry, cited: Citations, match: NameMatch, kind: str) -> Item:
    """One name to choose, with a place that shows who it is."""
    who = [match.entity_id]
    said = find_last_added(inquiry.store, inquiry.view, endorser_ids=who, limit=_READ_OF_EACH)
    said = said or find_last_added(inquiry.store, inquiry.view, candidate_ids=who, limit=_READ_OF_EACH)
    numbers = cited.cite_statements(said[:1], limit=1)
    return Item(name=match.name, entity_kind=kind, entity_id=match.entity_id, citations=numbers)


def fitting(inquiry: Inquiry, slot: Slot, ids: Collection[int]) -> list[NameMatch]:
    """Those of `ids` that a description such as "the senator" may mean, in the order of their names."""
    entities = read_entities(inquiry.store, ids, inquiry.view)
    roles = roles_of(inquiry.store, ids, inquiry.view) if slot.roles else {}
    fit = [
        e
        for e in entities.values()
        if is_of_kind(e, slot.kinds, inquiry.known.candidate_ids)
        and (not slot.roles or any(has_role(roles.get(e.entity_id, ()), role) for role in slot.roles))
    ]
    return [NameMatch.of(e, "description") for e in sorted(fit, key=lambda e: e.name.casefold())]


def tell_out_of_scope(inquiry: Inquiry) -> Draft:
    """That this is nothing that the bot answers, or what is missing; and what could be asked."""
    words, question = inquiry.words, inquiry.question
    if question.office:
        parts = [words.say("none.office", office=question.office)]
    else:
        is_told = bool(question.why_not) and words.language == "en"
        parts = [question.why_not if is_told else words.say("unknown.scope")]
    strange = next((name for name in question.names if not name.matches and name.nearest), None)
    if strange is not None:
        parts += tell_unknown_name(inquiry, strange).parts
    parts.append(words.say("unknown.rephrase"))
    return Draft("unknown", parts, cited=Citations(), is_gap=bool(question.names), is_unread=True)


def tell_not_understood(inquiry: Inquiry) -> Draft:
    """Which words were not understood, where answering without them would answer a wider question."""
    words = inquiry.words
    if inquiry.question.strangers:
        return tell_unknown_name(inquiry, LinkedName(written=inquiry.question.strangers[0]))
    unread = inquiry.question.unread or inquiry.question.topic
    if gendered_words() & {part for word in unread for part in fold(word).split()}:
        return Draft("unknown", [words.say("unknown.gender")], cited=Citations(), is_gap=True)
    said = words.join([f"“{word}”" for word in unread[:3]])
    cited = Citations()
    parts = [words.say("unknown.words", said=said), *_tell_between(inquiry, cited), words.say("unknown.rephrase")]
    return Draft("unknown", parts, cited=cited, is_gap=True, is_unread=True)


def _tell_between(inquiry: Inquiry, cited: Citations) -> list[str]:
    """What is on record between the two whom a question names, which is not said to be what it asks."""
    ids = dict.fromkeys(name.matches[0].entity_id for name in inquiry.question.names if len(name.matches) == 1)
    if len(ids) != _PAIR:
        return []
    found = [
        statement
        for one, other in permutations(ids)
        for statement in find_last_added(
            inquiry.store, inquiry.view, endorser_ids=[one], candidate_ids=[other], limit=_READ_OF_EACH
        )
    ]
    if not found:
        return []
    return [inquiry.words.say("unknown.between", acts=tell_acts(inquiry, cited, newest_first(found)))]


def tell_unknown_event(inquiry: Inquiry, written: str) -> Draft:
    """That no source dates the happening that the question leans on."""
    return Draft("unknown", [inquiry.words.say("none.event", event=written)], is_gap=True)
