"""How is a whole message read, from text to frame?

Names, then days, then words; then its sentences one by one, each resolved against the message and
the conversation before it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from facts.errors import BadDate
from facts.models import Asks, Clause, EntityKind, LinkedName, NameMatch, Question, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.names.kinds import says_kind
from facts.questions.about import ask_about
from facts.questions.ballots import behind_another
from facts.questions.called_sorts import with_called_sorts
from facts.questions.choosing import asks_unread, choose_questions, tells, without_taken_back
from facts.questions.completing import complete, had_by_named, turned_to, who_is_had
from facts.questions.contests import places_of
from facts.questions.followups import continue_from
from facts.questions.in_turn import take_turns
from facts.questions.instead import who_was_had
from facts.questions.known import Known, Turn
from facts.questions.language import choose_language, tells_language
from facts.questions.leaning import continued_of, lean_on
from facts.questions.leaving_out import leave_out
from facts.questions.left_behind import is_name_alone, with_lost_name
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.limited import with_limits
from facts.questions.linking import link_names
from facts.questions.lost import lost_act, lost_sort
from facts.questions.lost_limits import with_lost_limit
from facts.questions.meant_names import name_as_meant, narrow_names
from facts.questions.mending import mend
from facts.questions.newcomers import came_to_told, switched_to_told
from facts.questions.of_whole import OF_WHOLE
from facts.questions.out_of import ask_of_told, ask_which_of_told
from facts.questions.pieces import Piece, make_pieces
from facts.questions.placing import may_mean_several, outside_roles
from facts.questions.pointing import of_nobody_told, point_at_told
from facts.questions.publishers import Reported, find_publisher
from facts.questions.read_units import read_units
from facts.questions.references import resolve_clause, spoken_of
from facts.questions.roles import kind_patterns, own_kinds, role_patterns, role_words
from facts.questions.roles import place_words as role_places
from facts.questions.scope import out_of_scope
from facts.questions.sentence import Draft, read_sentence
from facts.questions.sides import turned_round
from facts.questions.slots import all_stand
from facts.questions.splitting import split_sentences
from facts.questions.steps import changed_by
from facts.questions.subjectless import of_subject_left_out
from facts.questions.such_one import such_one
from facts.questions.thence import timed_by_turn
from facts.questions.tokens import MAX_TEXT, blank, fold, tokenize
from facts.questions.trace import explain
from facts.questions.turning_back import gone_back
from facts.questions.twofold import split_twofold
from facts.questions.units import Unit, has
from facts.questions.unplaced import mark_unplaced
from facts.questions.unread import Unread, find_unread
from facts.questions.windows import Said, find_windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message taken apart."""

    text: str
    lexicon: Lexicon
    pieces: Sequence[Piece]
    units: Sequence[Unit]
    names: tuple[LinkedName, ...]
    reported: Reported | None = None


def parse_question(
    text: str,
    known: Known,
    *,
    today: date,
    turns: Sequence[Turn] = (),
    language: str | None = None,
    explained: bool = False,
) -> Question:
    """Read a message into the question that it asks.

    Args:
        text: As typed; what lies beyond 4,000 characters is not read.
        known: What the store knows of names, kinds, roles, contests and days.
        today: Against which "last week" is read.
        turns: The conversation so far, newest last; its references are resolved here.
        language: Two-letter code to read it in where neither it nor the conversation tells; None for English.
        explained: Whether the question is to say in its trace how it was read.

    Returns:
        A frame, `Asks.NOTHING` with `why_not` where the message asks nothing that the records could answer.
    """
    try:
        message = take_apart(text, known, today=today, turns=turns, language=language)
    except BadDate as problem:
        return Question(text=text, asks=Asks.NOTHING, why_not=str(problem), trace=(f"a day: {problem}",))
    units, turns = gone_back(message.units, turns, message.lexicon)
    units = changed_by(OF_WHOLE, such_one(list(units), turns, message.lexicon), message.lexicon)
    sentences = without_taken_back(split_sentences(units), message.lexicon)
    sentences = with_limits(sentences, message.lexicon)
    sentences = [one for units in sentences for one in split_twofold(units, message.lexicon)]
    sentences = take_turns(sentences, message.lexicon)
    drafts = [read_sentence(units, message.text, known, message.lexicon) for units in sentences]
    parts: list[Question] = []
    asked: Draft | None = None
    for draft in drafts[1:] if _goes_on_about(drafts, known) else choose_questions(drafts):
        at = next(i for i, d in enumerate(drafts) if d is draft)
        told = [_told(d, known) for d in drafts[:at] if tells(d) or is_name_alone(d)]
        heard = [*turns, *told[-1:], *(Turn(question=part) for part in parts)]
        part = _in_language(_settle(draft, message, heard, known, before=parts[-1] if parts else None), message)
        part = replace(part, heard=spoken_of(turns), asked=_sentence_of(draft, message))
        part = _not_dropped(part, parts) if asks_unread(draft) else part
        part = _as_reported(part, message.reported)
        part = _corrected_behind(drafts[at + 1 :], part, heard, known)
        parts, asked = [*(p for p in parts if not _is_same_as_list(p, part)), part], draft
    parts = with_lost_limit(with_lost_name(parts, drafts, asked), message.units, sentences, message.lexicon)
    parts = mark_unplaced(parts, message.names, known, of_anybody=has(message.units, "anybody"))
    whole, typed = _whole(parts, message), text if text != message.text else ""
    whole = whole if whole.typed == typed else replace(whole, typed=typed)
    return replace(whole, trace=tuple(explain(whole, message.units))) if explained else whole


def _not_dropped(part: Question, before: Sequence[Question]) -> Question:
    """A part that asks who did something unknown, as one that is not answered, behind one that is."""
    if not before or part.asks not in (Asks.NOTHING, Asks.ABOUT, Asks.IDENTITY):
        return part
    return replace(part, asks=Asks.NOTHING, clauses=(), topic=(), unread=(part.asked,), names=before[-1].names)


def _as_reported(question: Question, reported: Reported | None) -> Question:
    """The question limited to whose reporting it asks for; what a publisher says of somebody is about them."""
    if reported is None:
        return question
    is_about = reported.says and question.asks is Asks.WORDS
    return replace(question, publishers=reported.publishers, asks=Asks.ABOUT if is_about else question.asks)


def _sentence_of(draft: Draft, message: Message) -> str:
    """The words of a sentence as they were typed."""
    if not draft.units:
        return ""
    first, last = max(0, min(u.at for u in draft.units)), max(u.last for u in draft.units)
    start, end = message.pieces[first].start, message.pieces[last].end
    if message.reported is None:
        return message.text[start:end]
    before, behind = min(end, message.reported.start), max(start, message.reported.end)
    return f"{message.text[start:before]} {message.text[behind:end]}".strip()


def _corrected_behind(rest: Sequence[Draft], part: Question, heard: Sequence[Turn], known: Known) -> Question:
    """The question with the name or sort behind it instead ("did Moss leave... wait no, Reed")."""
    for draft in rest:
        said = {u.text for u in draft.units} & load_lexicon(draft.question.language).talk["correcting"]
        meant = len(draft.question.names) == 1 or (draft.has("group") and not draft.question.names)
        if (said or draft.corrects) and meant and not draft.has("stance", "who", "which", "when", "why"):
            return continue_from(draft, [*heard, Turn(question=part)], known) or part
    return part


def _goes_on_about(drafts: Sequence[Draft], known: Known) -> bool:
    """Whether a fragment follows a candidate's name alone ("Moss. any unions?")."""
    if len(drafts) != 2 or not is_name_alone(drafts[0]) or drafts[1].question.names or drafts[1].has_stance:
        return False
    stand = all_stand(Slot(names=drafts[0].question.names), known)
    return stand and drafts[1].has("group", "still", "count", "window")


def _told(draft: Draft, known: Known) -> Turn:
    """What a sentence before the question tells, as a turn that the question may lean on."""
    if tells(draft):
        return Turn(question=draft.question)
    names = draft.question.names
    if not all_stand(Slot(names=names), known):
        return Turn(question=ask_about(draft, known))
    backed = Clause(relation=Relation.BACKS, endorser=Slot(is_asked=True), candidate=Slot(names=names))
    return Turn(question=replace(draft.question, asks=Asks.LIST, clauses=(backed,)))  # "Moss. who remains"


def _in_language(question: Question, message: Message) -> Question:
    """The question with the language to answer in: the one that is asked for, else that of the message."""
    asked = next((u.tag.removeprefix("in_") for u in message.units if u.tag in ("in_en", "in_es")), "")
    return replace(question, language=asked) if asked else question


def _is_same_as_list(before: Question, after: Question) -> bool:
    """Whether a list is of those of whom the part before asked whether there are any ("... and who?")."""
    if (before.asks, after.asks) != (Asks.YES_NO, Asks.LIST):
        return False
    return [_unasked(c) for c in before.clauses] == [_unasked(c) for c in after.clauses]


def _unasked(clause: Clause) -> Clause:
    return replace(
        clause,
        endorser=replace(clause.endorser, is_asked=False),
        candidate=replace(clause.candidate, is_asked=False),
    )


def take_apart(
    text: str, known: Known, *, today: date, turns: Sequence[Turn] = (), language: str | None = None
) -> Message:
    """Names, windows, pieces and units of a message.

    Raises:
        BadDate: It names a day in numbers that may be two days.
    """
    clean = blank(text[:MAX_TEXT])
    tokens = tokenize(clean)
    spoken = [*([language] if language else []), *(t.question.language for t in turns)]
    lexicon = load_lexicon(choose_language([t.word for t in tokens], spoken))
    typed, (text, clean) = clean, mend(text, clean, tokens, known, lexicon)
    if clean != typed:
        tokens = tokenize(clean)
    reported = find_publisher(tokens, known, lexicon)
    if reported is not None:
        clean = f"{clean[: reported.start]}{' ' * (reported.end - reported.start)}{clean[reported.end :]}"
        tokens = tokenize(clean)
    names = link_names(clean, text, tokens, known, lexicon)
    inside = {t.start: t.word for n in names if n.matches for t in tokens if n.start <= t.start < n.end}
    if inside and (clean != typed or any(map(tells_language, inside.values()))):
        own = choose_language([t.word for t in tokens if t.start not in inside], spoken)
        if own != lexicon.language:  # "Tenants of Marl apoya a Reed?": a name is in no language
            lexicon = load_lexicon(own)
            names = link_names(clean, text, tokens, known, lexicon)
    windows = find_windows(Said(clean, tokens, names, known, lexicon, today), heard=spoken_of(turns))
    names = [n for n in names if not any(s < n.end and n.start < e for s, e, _ in windows)]
    contests = places_of(known.contests)
    held = role_places(frozenset(known.roles))
    places = (contests.words, held)
    kinds = own_kinds(known.kinds)
    sorts = kinds.union(known.roles)
    names = outside_roles(names, tokens, sorts)
    named = [n for n in names if may_mean_several(n, tokens, lexicon)]
    names = [n for n in names if n in named or not (_may_be_place(n, known) and _consists_of(n, places))]
    pieces = make_pieces(tokens, names, windows, lexicon, role_words(sorts), numbered=held)
    said = dict.fromkeys(piece.word for piece in pieces)
    extra = (*kind_patterns(kinds, said), *role_patterns(known.roles, said), *contests.said_in(said))
    units = with_called_sorts(read_units(pieces, lexicon, extra), known, lexicon)
    units = behind_another(name_as_meant(units, known, lexicon))
    units = point_at_told(narrow_names(units), turns, known, lexicon, pieces)
    if turns:
        units = who_was_had(units, turns, known, lexicon)
        units = ask_which_of_told(ask_of_told(units, lexicon), turns[-1], known, lexicon)
    else:
        units = of_nobody_told(units)
    names = [n for n in names if not n.matches] + [u.name for u in units if u.name is not None and u.name.matches]
    return Message(text=text, lexicon=lexicon, pieces=pieces, units=units, names=tuple(names), reported=reported)


def _may_be_place(name: LinkedName, known: Known) -> bool:
    """Whether nothing but a part of somebody's name speaks for a name: a place may be meant ("the Tarrow race").

    Roles hold bodies as they hold places ("president, Dockers 88"): a number, or members of a union, are a body's.
    """
    if not all(match.why == "part of the name" for match in name.matches):
        return False
    kinds = {known.entities[match.entity_id].kind for match in name.matches if match.entity_id in known.entities}
    return kinds != {EntityKind.UNION} or not all(_is_of_body(fold(name.written), match) for match in name.matches)


def _is_of_body(word: str, match: NameMatch) -> bool:
    """Whether a part of a union's name says no place: its number, its members, its acronym, what its locals are of."""
    whole = fold(match.alias).split()
    leads_local = whole[0] == word and len(whole) > 1 and says_kind(whole[1], EntityKind.UNION)
    numbered = any(letter.isdigit() for letter in word)
    return numbered or word.endswith("s") or leads_local or word.upper() in match.alias.split()


def _consists_of(name: LinkedName, places: Sequence[Container[str]]) -> bool:
    """Whether every word of a name is one of places."""
    return all(any(word in held for held in places) for word in fold(name.written).split())


def _settle(
    draft: Draft, message: Message, heard: Sequence[Turn], known: Known, *, before: Question | None
) -> Question:
    """Resolve one sentence's references: to the part before it, to the message and to the conversation."""
    refused = out_of_scope(draft, known)
    if refused is not None:
        return refused
    question = draft.question
    continued = continue_from(draft, heard, known)
    if continued is not None:
        return continued_of(continued, before) if before is not None else continued
    if not draft.has_stance:
        question = ask_about(draft, known)
        clauses = tuple(leave_out(clause, draft.left_out) for clause in question.clauses)
        question = replace(question, clauses=clauses)
    question = came_to_told(turned_to(question, draft, heard, known), draft, heard, known)
    question = switched_to_told(question, draft, heard, known)
    start = message.pieces[max(0, min((u.at for u in draft.units), default=0))].start if message.pieces else 0
    beside = next((c.beside for c in question.clauses if c.beside is not None), None)
    nearby = [n for n in message.names if beside is None or n not in beside.names] if before is None else []
    question = lean_on(question, before) if before is not None else question
    question = had_by_named(question, draft, nearby, known)
    left = meant_ids([n for c in question.clauses if c.is_left for n in c.candidate.names])
    nearby = [n for n in nearby if not meant_ids([n]) & left]  # "who went to her from Moss"
    resolved = (resolve_clause(c, nearby, heard, known, at=_where(c, start)) for c in question.clauses)
    clauses = tuple(who_is_had(c, draft, known) for c in resolved)
    question = timed_by_turn(replace(question, clauses=clauses), draft, heard, known)
    question = complete(question, draft, heard, known)
    question = of_subject_left_out(question, draft, heard[-1] if heard else None, known)
    turned = next(filter(None, (turned_round(clause, known) for clause in question.clauses)), None)
    question = _with_unread(question, draft, message)
    return question if turned is None else replace(question, unread=question.unread or (turned.written,))


def _with_unread(question: Question, draft: Draft, message: Message) -> Question:
    """The question with the words that play no part in it, as typed; a lone stranger takes the side left open."""
    if not question.clauses:
        return question
    found = find_unread(draft.units, question.clauses, message.lexicon)
    if not found and (question.asks in (Asks.LIST, Asks.COUNT) or _is_of_anybody(question, draft)):
        lost = lost_sort(draft.units, question.clauses) or lost_act(draft.units, question.clauses, message.lexicon)
        found = [Unread(lost.at, lost.last, is_name=False)] if lost is not None else []
    if not found and not question.unread and not question.strangers:
        return question
    written = [message.text[message.pieces[u.at].start : message.pieces[u.last].end].strip(" .?!,") for u in found]
    known = {name.written for name in message.names if name.matches}  # somebody known is no stranger where left out
    strangers = [LinkedName(written=t) for u, t in zip(found, written, strict=True) if u.is_name and t not in known]
    is_one = len(found) == len(strangers) == len(question.clauses) == 1
    if is_one and _is_open(question.clauses[0].endorser, found[0], draft):
        clause = replace(question.clauses[0], endorser=Slot(names=tuple(strangers)))
        return replace(question, clauses=(clause,), names=(*question.names, *strangers))
    if found and question.asks is Asks.WORDS and question.clauses[0].relation is not Relation.ANY:
        return replace(question, asks=Asks.NOTHING, unread=tuple(written))  # whose words, is not understood
    names = (*question.names, *strangers)
    told = tuple(n.written for n in strangers)
    return replace(
        question, unread=tuple(written) or question.unread, strangers=told, names=names if strangers else question.names
    )


def _is_open(slot: Slot, stranger: Unread, draft: Draft) -> bool:
    """Whether a side names nobody, or only the sort that is part of a stranger's name ("did Local 404 leave")."""
    sorts = [u for u in draft.units if u.tag == "group" and stranger.at <= u.at <= stranger.last]
    return slot == Slot() or (bool(sorts) and slot == Slot(kinds=slot.kinds, is_definite=slot.is_definite))


def _is_of_anybody(question: Question, draft: Draft) -> bool:
    """Whether it asks if anybody did something, or if "it" was them: a sort left out would make a wider question."""
    is_it = any(c.endorser.pronoun == "that_one" for c in question.clauses)
    is_open = any(c.endorser == Slot() and c.candidate.names for c in question.clauses)  # "is Moss union-backed"
    return question.asks is Asks.YES_NO and (is_it or is_open or draft.has("anybody"))


def _where(clause: Clause, start: int) -> int:
    ends = [n.end for slot in (clause.endorser, clause.candidate) for n in slot.names]
    return max([start, *ends])


def _whole(parts: Sequence[Question], message: Message) -> Question:
    asked = [p for p in parts if p.asks is not Asks.NOTHING or (p.unread and p.names)] or list(parts[:1])
    if not asked:
        return Question(text=message.text, asks=Asks.NOTHING, language=message.lexicon.language, trace=("no words",))
    whole = asked[0]
    if len(asked) > 1:
        whole = Question(text=message.text, asks=whole.asks, language=whole.language, parts=tuple(asked))
        whole = replace(whole, names=message.names)
    return whole
