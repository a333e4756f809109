"""How is a whole message read, from text to frame?

In a long message the question is the last sentence that asks something; the rest lends its names to pronouns.
Several sentences that ask, or an "and who", make a question of several parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from facts.models import Asks, Clause, LinkedName, Question, Relation, Slot
from facts.questions.asking import opens_with_aux
from facts.questions.followups import complete, continue_from
from facts.questions.known import Known, Turn
from facts.questions.language import choose_language
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.linking import link_described, link_names
from facts.questions.pieces import Piece, make_pieces
from facts.questions.references import resolve_clause
from facts.questions.roles import role_patterns, role_words
from facts.questions.scope import out_of_scope
from facts.questions.sentence import Draft, read_sentence
from facts.questions.tokens import MAX_TEXT, blank, tokenize
from facts.questions.trace import explain
from facts.questions.units import Unit, read_units
from facts.questions.windows import find_windows

_ENDS = frozenset(".?!\n;…")
_ASKING = ("who", "which", "whose", "when", "why", "count", "common", "stands", "identity", "about")
_MAX_PARTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message taken apart."""

    text: str
    lexicon: Lexicon
    pieces: Sequence[Piece]
    units: Sequence[Unit]
    names: tuple[LinkedName, ...]


def parse_question(text: str, known: Known, *, today: date, turns: Sequence[Turn] = ()) -> Question:
    """Read a message into the question that it asks.

    Args:
        text: As typed; what lies beyond 4,000 characters is not read.
        known: What the store knows of names, kinds, roles, contests and days.
        today: Against which "last week" is read.
        turns: The conversation so far, newest last; its references are resolved here.

    Returns:
        A frame, `Asks.NOTHING` with `why_not` where the message asks nothing that the records could answer.
    """
    message = take_apart(text, known, today=today, turns=turns)
    drafts = [read_sentence(units, text, known, message.lexicon) for units in _sentences(message)]
    chosen = _questions_in(drafts)
    parts: list[Question] = []
    heard = list(turns)
    for draft in chosen:
        question = _settle(draft, message, heard, known)
        parts.append(question)
        heard.append(Turn(question=question))
    return _whole(parts, message, text, known)


def take_apart(text: str, known: Known, *, today: date, turns: Sequence[Turn] = ()) -> Message:
    """Names, windows, pieces and units of a message."""
    clean = blank(text[:MAX_TEXT])
    tokens = tokenize(clean)
    lexicon = load_lexicon(choose_language([t.word for t in tokens], [t.question.language for t in turns]))
    names = link_names(clean, text, tokens, known, lexicon)
    linked = tuple(n for n in names if n.matches)
    windows = find_windows(clean, tokens, linked, known, lexicon, today=today)
    names = [n for n in names if n.matches or not any(s < n.end and n.start < e for s, e, _ in windows)]
    pieces = make_pieces(tokens, names, windows, lexicon, role_words(known.roles))
    units = link_described(read_units(pieces, lexicon, role_patterns(known.roles)), known, lexicon)
    return Message(text=text, lexicon=lexicon, pieces=pieces, units=units, names=tuple(names))


def _sentences(message: Message) -> list[list[Unit]]:
    """Units by sentence, a part that begins with its own question word apart."""
    found: list[list[Unit]] = [[]]
    for index, unit in enumerate(message.units):
        if (unit.tag == "mark" and unit.text in _ENDS) or _opens_part(message.units, index, found[-1]):
            found.append([])
        else:
            found[-1].append(unit)
    return [units for units in found if units]


def _opens_part(units: Sequence[Unit], index: int, so_far: Sequence[Unit]) -> bool:
    """Whether "and" or a comma leads to a question of its own ("... and who backs Moss")."""
    unit = units[index]
    if not (unit.tag in ("and", "but") or (unit.tag == "mark" and unit.text == ",")):
        return False
    after = next((u for u in units[index + 1 :] if u.tag != "word"), None)
    if after is None or after.tag not in ("who", "which", "when", "why", "count", "whose"):
        return False
    asked = any(u.tag in _ASKING for u in so_far) or any(u.tag in ("be", "do", "have") for u in so_far[:2])
    acted = any(u.tag == "stance" for u in so_far)
    rest = units[index + 1 :]
    return asked and acted and (any(u.tag == "stance" for u in rest) or len(rest) <= 2) and not _is_afterthought(rest)


def _is_afterthought(rest: Sequence[Unit]) -> bool:
    """ "..., whos that"."""
    return not any(u.tag in ("stance", "name") for u in rest) and any(u.tag == "that_one" for u in rest)


def _strength(draft: Draft) -> int:
    """How much a sentence looks like the question: 3 asks outright, 2 wants a yes, 1 says something, 0 neither."""
    question = draft.question
    named = bool(question.names)
    asks = draft.has(*_ASKING)
    if _is_bare(draft):
        return 0
    if question.clauses and (asks or question.asks is not Asks.YES_NO or opens_with_aux(draft.units)):
        return 3
    if asks and (named or draft.has("office", "home")):
        return 3 if question.asks is not Asks.IDENTITY else 2
    if question.asks is Asks.WORDS and (named or draft.arguments):
        return 3
    if draft.has("tag") and question.clauses:
        return 2
    if asks or opens_with_aux(draft.units):
        return 2
    return 1 if question.clauses else 0


def _is_bare(draft: Draft) -> bool:
    """ "With Moss????": a preposition and a name that only add to the sentence before."""
    content = [u for u in draft.units if u.tag not in ("mark", "word")]
    return len(content) == 2 and content[0].tag == "stance" and bool(content[0].info.get("prep"))


def _questions_in(drafts: Sequence[Draft]) -> list[Draft]:
    """The sentences that ask, in order; one at least."""
    if not drafts:
        return []
    strengths = [_strength(d) for d in drafts]
    best = max(strengths)
    chosen = [d for d, s in zip(drafts, strengths, strict=True) if s == best]
    if best == 3:
        return chosen[-_MAX_PARTS:]
    return chosen[-1:] if best else list(drafts[:1])


def _settle(draft: Draft, message: Message, turns: Sequence[Turn], known: Known) -> Question:
    """Resolve one sentence's references, to the message and to the conversation."""
    refused = out_of_scope(draft, known)
    if refused is not None:
        return refused
    question = draft.question
    if not draft.has_stance:
        continued = continue_from(draft, turns, known)
        if continued is not None:
            return continued
    question = _without_stance(question, draft) if not draft.has_stance else question
    at = min((u.at for u in draft.units), default=0)
    start = message.pieces[at].start if message.pieces else 0
    clauses = tuple(resolve_clause(c, message.names, turns, known, at=_where(c, start)) for c in question.clauses)
    question = replace(question, clauses=clauses)
    return complete(question, draft, turns, known)


def _where(clause: Clause, start: int) -> int:
    ends = [n.end for slot in (clause.endorser, clause.candidate) for n in slot.names]
    return max([start, *ends])


def _without_stance(question: Question, draft: Draft) -> Question:
    """A question about somebody as such: who is, what was said, how big, is she a senator."""
    named = [a for a in draft.arguments if a.sort in ("name", "pronoun")]
    groups = [a for a in draft.arguments if a.sort == "group"]
    if not named:
        return replace(question, asks=Asks.NOTHING, why_not="")
    first = named[0].slot
    if groups and not groups[0].slot.kinds and not groups[0].slot.roles:
        groups = []
    if groups and draft.has("be") and not draft.has("who", "which", "why", "when", "count"):
        slot = replace(first, kinds=groups[0].slot.kinds, roles=groups[0].slot.roles)
        return replace(question, asks=Asks.IS_A, clauses=(Clause(relation=Relation.ANY, endorser=slot),))
    about = named[1].slot if len(named) > 1 else Slot()
    asks = question.asks
    if asks not in (Asks.REASON, Asks.WORDS, Asks.ABOUT, Asks.DATE, Asks.COUNT):
        asks = Asks.ABOUT if question.topic else Asks.IDENTITY
    if groups and asks is Asks.IDENTITY:
        slot = replace(groups[0].slot, is_asked=True)
        return replace(
            question, asks=Asks.LIST, clauses=(Clause(relation=Relation.BACKS, endorser=slot, candidate=first),)
        )
    return replace(question, asks=asks, clauses=(Clause(relation=Relation.ANY, endorser=first, candidate=about),))


def _whole(parts: Sequence[Question], message: Message, text: str, known: Known) -> Question:
    asked = [p for p in parts if p.asks is not Asks.NOTHING] or list(parts[:1])
    if not asked:
        return Question(text=text, asks=Asks.NOTHING, language=message.lexicon.language, trace=("nothing to read",))
    if len(asked) == 1:
        whole = replace(asked[0], text=text)
    else:
        whole = Question(
            text=text, asks=asked[0].asks, language=message.lexicon.language, names=message.names, parts=tuple(asked)
        )
    return replace(whole, trace=tuple(explain(whole, message.units)))
