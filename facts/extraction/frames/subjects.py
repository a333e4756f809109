"""Who does what a verb says?

The way from the verb back to its subject leads past relative clauses, appositions and the verbs before "and"; where
it is not clear, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.extraction.frames.added import added_to_subject
from facts.extraction.frames.asides import (
    before_dash,
    joined_before,
    list_as_aside,
    name_as_aside,
    through_whom,
)
from facts.extraction.frames.governors import is_decided_by, is_perceived
from facts.extraction.frames.heads import only_modifies
from facts.extraction.frames.lists_back import list_ending, name_before, opening
from facts.extraction.frames.nested import before_asides, outside_of
from facts.extraction.frames.nouns import NOBODY, Names, read_list_after
from facts.extraction.frames.openers import ALIKE, gives_examples
from facts.extraction.frames.relatives import (
    MAX_TITLE,
    closes_relative,
    counted_list,
    first_relative,
    in_one_go,
    in_relative_clause,
    is_in_relative,
    joined_to_plural,
    of_whom,
    preposition_before,
    relative_before,
    told_to_be_one,
    whose_aside,
)
from facts.extraction.frames.subject_lists import led_by_list
from facts.extraction.frames.tokens import BREAKS, DASHES, QUOTE_MARKS, Token, looks_like_verb, saying_forms
from facts.extraction.frames.trades import acting_before, acts_for_owner, is_somebodys, speaks_for
from facts.extraction.frames.unnamed import (
    are_unknown,
    ends_with_description,
    ends_with_plural,
    is_nobody_of,
    is_of_ones_own,
    only_counts,
    only_some,
)
from facts.extraction.lexicon import load_grammar, load_nouns, noun_words, word_list

MAX_STEPS, MAX_DEPTH, MAX_REPORT = 40, 3, 12  # the last: words between "said" and a verb of what is said
_WE, _WHOEVER = frozenset({"i", "we", "you"}), frozenset({"they", "he", "she"})
_NO_LACK = frozenset({"time", "secret", "bones", "doubt", "apology", "apologies"})
_NOBODIES = frozenset(
    {"nobody", "none", "neither", "anyone", "anybody", "whoever", "if", "whether", "unless", "no-one", "no"}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts, or nobody; `told_far` when the way back led through another clause."""

    names: Names
    told_far: bool = False


NO_SUBJECT = Subject(NOBODY)


def find_subject(tokens: Sequence[Token], start: int, *, depth: int = 0) -> Subject:
    """The subject of the verb group that begins at `start`, with everyone who leads the sentence beside it."""
    found = _subject_at(tokens, start, depth)
    if found.told_far or not found.names.at or found.names.at[0] < 2:  # "Ott endorsed": most lead alone
        return found
    whole = led_by_list(tokens, found.names)
    return found if whole is found.names else Subject(whole)


def _subject_at(tokens: Sequence[Token], start: int, depth: int) -> Subject:  # noqa: C901 - one line a case
    """The subject as the way back from the verb has it."""
    if depth > MAX_DEPTH or _is_unplaced(tokens, start):
        return NO_SUBJECT
    before = tokens[start - 1].lower if start else ""
    owned = start > 2 and before in load_nouns()["candidacy"] and tokens[start - 2].lower == "whose"
    if owned or before in ("who", "which", "that") or of_whom(tokens, start - 1):
        return _antecedent(tokens, start - 2 if owned else start - 1)
    if before in load_grammar().conjunctions:
        return same_as_before(tokens, start - 1, depth)
    if before == "(" and (headed := _head_of_line(tokens, start - 1)):
        return Subject(headed)
    at, steps, acting = start - 1, 0, False
    while at >= 0 and steps < MAX_STEPS:
        token = tokens[at]
        steps += 1
        if token.name is not None or token.lower in ("and", "&"):
            beside = at == start - 1 or (before == "," and before_asides(tokens, start - 1) == at)
            beside = beside or (before == ")" and opening(tokens, start - 1) == at)
            found = _at_name_or_joint(tokens, at, acting=acting, beside=beside)
            if found is not None:
                return found
            at -= 1
        elif token.is_mark and token.lower not in QUOTE_MARKS:
            found, at = _past_mark(tokens, at, depth)
            if found is not None:
                return found
        elif token.lower in ("who", "which") and steps > 1:
            return _antecedent(tokens, at)
        elif _is_no_subject(tokens, at, beside=steps == 1) or (acting and token.lower in ("former", "ex", "retired")):
            return NO_SUBJECT
        else:
            acting = acting or token.lower in noun_words("acting", "candidacy", "deciding", "document")
            at -= 1
    return NO_SUBJECT


def _is_unplaced(tokens: Sequence[Token], start: int) -> bool:
    """Whether a plural, a description or "that they" stands before a verb, of which nobody knows whom it means."""
    if (start and tokens[start - 1].lower in _WE) or is_of_ones_own(tokens, start):
        return True
    they = start > 1 and tokens[start - 1].lower in _WHOEVER and tokens[start - 2].lower == "that"
    unplaced = they or ends_with_plural(tokens, start) or ends_with_description(tokens, start)
    return unplaced or (start > 1 and tokens[start - 2].is_actor and closes_relative(tokens, start))


def _head_of_line(tokens: Sequence[Token], bracket: int) -> Names:
    """The person who begins a line that says in a bracket whom they back ("- Reed, a councillor (backs Moss)")."""
    first = next((i for i in range(bracket) if not tokens[i].is_mark), None)
    told = any(looks_like_verb(tokens, i) and tokens[i - 1].lower != "(" for i in range(1, bracket))
    if first is None or told or not tokens[first].is_actor or tokens[first].is_short_pronoun:
        return NOBODY
    return Names((first,), first + 1)


def _at_name_or_joint(tokens: Sequence[Token], at: int, *, acting: bool, beside: bool) -> Subject | None:
    """The subject that a name, or an "and" before others, makes of the way back; None to look further left."""
    if tokens[at].name is None:
        return _and_others(tokens, at)
    found = _at_name(tokens, at, acting=acting, beside=beside)
    added = added_to_subject(tokens, at + 1) if found is None and beside else NOBODY
    return Subject(added) if added.at else found


def _is_no_subject(tokens: Sequence[Token], at: int, *, beside: bool) -> bool:
    """Whether a word says that nobody named is the subject; `beside` if it stands right before the verb."""
    counts = beside and (only_counts(tokens[at]) or only_some(tokens, at))
    counts = counts or (at > 1 and tokens[at - 1].lower == "and" and are_unknown(tokens, at))
    if tokens[at].lower == "no" and tokens[at + 1].lower in _NO_LACK:
        return False  # "the Guild wasted no time in backing her"
    return tokens[at].lower in _NOBODIES or counts or (not beside and _is_plain_verb(tokens, at))


def _and_others(tokens: Sequence[Token], at: int) -> Subject | None:
    """The names before "and several others" at `at`."""
    i = at - 2 if at > 0 and tokens[at - 1].lower == "," else at - 1
    behind = {t.lower for t in tokens[at + 1 : at + 6]}
    others = behind & word_list("grammar", "others") or any(word.isdigit() for word in behind)
    if i < 0 or not tokens[i].is_actor or not others:
        return None
    return Subject(list_ending(tokens, i, is_open=True))


def _past_mark(tokens: Sequence[Token], at: int, depth: int) -> tuple[Subject | None, int]:
    """What a mark on the way makes of the search: its result, or where to look on."""
    mark = tokens[at].lower
    if mark == ",":
        if at > 2 and tokens[at - 1].is_actor and through_whom(tokens, at - 1):
            return Subject(Names((at - 1,), at), told_far=True), at
        listed = added_to_subject(tokens, at) or list_as_aside(tokens, at)
        if listed:
            return Subject(listed), at
        named = name_as_aside(tokens, at)
        outside = outside_of(tokens, named, at) if named is not None else None
        if named is not None and outside is None:
            return Subject(Names((*joined_before(tokens, named), named), named + 1)), at
        before = outside if outside is not None else before_asides(tokens, at)
        if before is None and _closes_a_name(tokens, at):
            return _at_name(tokens, at - 1, acting=False, beside=True), at - 1
        return (None, before) if before is not None else (same_as_before(tokens, at, depth), at)
    if mark == ")":
        listed = list_as_aside(tokens, at)
        return (Subject(listed), at) if listed else (None, opening(tokens, at))
    if mark in DASHES:
        listed = list_as_aside(tokens, at)
        if listed:
            return Subject(listed), at
        before = before_dash(tokens, at)
        return (None, before) if before is not None else (NO_SUBJECT, at)
    return (None, at - 1) if mark == "-" else (NO_SUBJECT, at)


def _closes_a_name(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma belongs to the body before it ("the Boatmen, Local 9, endorsed"), as none stands before."""
    if comma < 1 or not tokens[comma - 1].is_actor or tokens[comma - 1].is_person:
        return False
    return not any(t.is_mark for t in tokens[: comma - 1])


def _is_plain_verb(tokens: Sequence[Token], at: int) -> bool:
    """A verb between a would-be subject and our verb: the subject is then not here."""
    return looks_like_verb(tokens, at) and tokens[at].lower not in load_grammar().be


def _at_name(tokens: Sequence[Token], at: int, *, acting: bool, beside: bool) -> Subject | None:
    """The subject that the name at `at` is; None to look further left. `beside` if the verb follows directly."""
    token = tokens[at]
    if is_nobody_of(tokens, at - (at > 0 and tokens[at - 1].owns)):
        return NO_SUBJECT
    if token.owns:
        acts = acting and not is_in_relative(tokens, at) and acts_for_owner(tokens, at)
        return Subject(Names((at,), at + 1), told_far=True) if acts else NO_SUBJECT
    if only_modifies(tokens, at):
        if (others := joined_to_plural(tokens, at)) is not None:
            return Subject(list_ending(tokens, others, is_open=True))
        return Subject(Names((at,), at + 1), told_far=True) if acting else NO_SUBJECT
    if (beside or in_one_go(tokens, at + 1)) and (relative := relative_before(tokens, at)) is not None:
        return _antecedent(tokens, relative)
    if beside and (seen := is_perceived(tokens, at)) is not None:
        return Subject(Names((at,), at + 1), told_far=True) if seen else NO_SUBJECT
    before = preposition_before(tokens, at, reach=1 if tokens[at].is_short_pronoun else MAX_TITLE)
    if before is not None and beside and (before == 0 or tokens[before].lower in load_grammar().subordinators):
        before = None  # "after the union backed her": a clause, no object
    if before is not None and tokens[before].lower in ALIKE and gives_examples(tokens, before):
        before = None  # "groups like Clean Bay have backed her"
    if before is not None:
        speaks = tokens[before].lower in ("of", "at", "in") and acting_before(tokens, before)
        speaks = speaks or (beside and (is_decided_by(tokens, at) or speaks_for(tokens, at)))
        return Subject(Names((at,), at + 1), told_far=True) if speaks else None
    return Subject(list_ending(tokens, at))


def _antecedent(tokens: Sequence[Token], at: int) -> Subject:
    """Whom "who" at `at` stands for."""
    if at > 2 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in ("both", "all", "most"):
        return _all_of_which(tokens, at - 3)
    at = first_relative(tokens, at)
    i = at - 1
    if i >= 0 and (tokens[i].lower == "," or tokens[i].lower in DASHES):
        i -= 1
    if i >= 0 and tokens[i].lower in QUOTE_MARKS:
        i -= 1
    if i >= 0 and tokens[i].is_actor and tokens[i].is_person and tokens[at].lower in ("which", "that"):
        return _thing_before(tokens, i)
    if i >= 0 and tokens[i].is_actor:
        i = whose_aside(tokens, i) if tokens[at].lower == "who" and not tokens[i].is_person else i
        return NO_SUBJECT if is_somebodys(tokens, i) else Subject(counted_list(tokens, i) or Names((i,), i + 1))
    if i >= 0 and tokens[i].lower == ")":
        i = opening(tokens, i)
        return Subject(Names((i,), i + 1)) if i >= 0 and tokens[i].is_actor else NO_SUBJECT
    if i >= 0 and tokens[i].name is None and tokens[i].lower in load_nouns()["document"]:
        return _who_puts_out(tokens, i)
    plural = i >= 0 and (tokens[i].lower.endswith("s") or tokens[i].lower in ("those", "people", "including", "others"))
    if plural and tokens[i].name is None:
        listed = _members_told_later(tokens, at)
        if listed:
            return Subject(listed)
    before = _one_before(tokens, i, who=tokens[at].lower == "who")
    is_clear = before is not None and not is_somebodys(tokens, before)
    return Subject(Names((before,), before + 1), told_far=True) if before is not None and is_clear else NO_SUBJECT


def _who_puts_out(tokens: Sequence[Token], document: int) -> Subject:
    """Whose cards call for something: whoever "has put out cards that", or is blamed for "issuing cards that"."""
    from facts.extraction.frames.gerunds import subject_of_gerund  # noqa: PLC0415 - a gerund's subject leads back here

    for i in range(document - 1, max(-1, document - MAX_TITLE), -1):
        if tokens[i].name is None and tokens[i].lower.endswith("ing"):
            return subject_of_gerund(tokens, i)
        if looks_like_verb(tokens, i):
            break
    return same_as_before(tokens, document, 1)


def _one_before(tokens: Sequence[Token], at: int, *, who: bool) -> int | None:
    """The one name before a relative word: right there, described, or before a phrase of time or place."""
    near = name_before(tokens, at)
    near = described_name(tokens, at) if near is None else near
    near = _past_phrase(tokens, at) if near is None and who else near
    return told_to_be_one(tokens, at) if near is None and who else near


def _all_of_which(tokens: Sequence[Token], at: int) -> Subject:
    """The list before ", both of which"."""
    last = at - 1 if tokens[at].lower == "," else at
    return Subject(_list_before_of(tokens, last)) if tokens[last].is_actor else NO_SUBJECT


def _list_before_of(tokens: Sequence[Token], last: int) -> Names:
    """The list that ends at `last`, objects too: "the League and the Guild, both of which"."""
    found, i = [last], last - 1
    while i > 0:
        while i > 0 and tokens[i].name is None and tokens[i].lower in ("the", "on", "of", "from", "by", "to", "with"):
            i -= 1
        if tokens[i].lower not in ("and", ",", "&"):
            break
        i -= 1 + (tokens[i - 1].lower == ",")
        if not tokens[i].is_actor:
            break
        found.insert(0, i)
        i -= 1
    return Names(tuple(found), last + 1)


def described_name(tokens: Sequence[Token], at: int) -> int | None:
    """The name before "a nurse" in "Reed, a nurse who"."""
    for i in range(at, max(0, at - 7), -1):
        if tokens[i].lower == ",":
            named = i - 2 if tokens[i - 1].lower in word_list("parsing", "after_names") else i - 1
            is_aside = tokens[i + 1].lower in ("a", "an", "the", "one") and tokens[named].is_actor
            told = tokens[named].is_person or tokens[at].lower in load_nouns()["body"]
            return named if is_aside and told else None
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            return None
    return None


def _past_phrase(tokens: Sequence[Token], at: int) -> int | None:
    """The person before "in the May election, who": a phrase of time or place stands between."""
    for i in range(at, max(0, at - 7), -1):
        if tokens[i].is_actor:
            return i if tokens[i].is_person and tokens[i + 1].lower in ("in", "at", "on", "for") else None
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            return None
    return None


def _thing_before(tokens: Sequence[Token], at: int) -> Subject:
    """The body that "that" or "which" means when a person stands nearer."""
    for i in range(at - 1, -1, -1):
        if tokens[i].is_actor and not tokens[i].is_person and not tokens[i].is_pronoun:
            return Subject(Names((i,), i + 1), told_far=True)
        if tokens[i].lower in BREAKS or looks_like_verb(tokens, i):
            break
    return NO_SUBJECT


def _members_told_later(tokens: Sequence[Token], at: int) -> Names:
    """Whom "others who left him include A and B" goes on to name."""
    from facts.extraction.frames.nouns import read_object  # noqa: PLC0415 - kept beside its one use

    for i in range(at, min(at + 30, len(tokens))):
        if tokens[i].lower in ("include", "includes", "included", "are", "were", "is", "was") and i > at + 1:
            listed = read_object(tokens, i + 1)
            if listed:
                return listed
        if tokens[i].lower in (".", ";"):
            break
    return read_list_after(tokens, at)


def same_as_before(tokens: Sequence[Token], at: int, depth: int) -> Subject:
    """The subject of the verb before "and" or a comma at `at`."""
    found = _verb_before(tokens, at, depth, past_relatives=True)
    return found if found.names else _verb_before(tokens, at, depth, past_relatives=False)


def _verb_before(tokens: Sequence[Token], at: int, depth: int, *, past_relatives: bool) -> Subject:
    """The subject of the nearest verb before `at`, perhaps past the verbs of a closed "who ..." clause."""
    closed = tokens[at].lower == "," and past_relatives
    for i in range(at - 1, -1, -1):
        closed |= past_relatives and tokens[i].lower == ","
        if tokens[i].lower in BREAKS and tokens[i].lower not in ("(", ")", ":"):
            return NO_SUBJECT
        if looks_like_verb(tokens, i) and not (closed and in_relative_clause(tokens, i)):
            if past_relatives and _only_reported(tokens, i, at):
                continue
            first = i
            while first > 0 and (looks_like_verb(tokens, first - 1) or tokens[first - 1].lower in ("not", "n't", "to")):
                first -= 1
            found = find_subject(tokens, first, depth=depth + 1)
            if found.names:
                return Subject(found.names, told_far=True)
    return NO_SUBJECT


def _only_reported(tokens: Sequence[Token], verb: int, joint: int) -> bool:
    """Whether "could not support" of "Reed said the party could not support him and called" is only what Reed said."""
    behind = tokens[joint + 1].lower if joint + 1 < len(tokens) else ""
    if tokens[joint].lower != "and" or not behind.endswith("ed"):
        return False
    group = [t.lower for t in tokens[max(0, verb - 3) : verb + 1]]
    modal = set(group) & (load_grammar().hedging_auxiliaries | load_grammar().future)
    return bool(modal) and any(t.lower in saying_forms() for t in tokens[max(0, verb - MAX_REPORT) : verb])
