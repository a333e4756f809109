"""Who acts in ", endorsing Reed", "after endorsing her", "Among those backing Reed are Ott and Moss"?

A gerund has the subject of the verb before it, else the name that leads to it, else those whom "are" goes on to name.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.annotated import How
from facts.extraction.frames.asides import before_aside
from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.lists_back import opening
from facts.extraction.frames.members import has_own_verb
from facts.extraction.frames.nouns import NOBODY, Names, read_object
from facts.extraction.frames.subjects import NO_SUBJECT, Subject, find_subject, same_as_before
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, Token, back_over, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns

_FROM_WHOM = frozenset({"from", "by", "of", "with", "to", "at", "in", "on"})  # "won praise from Ott for endorsing"
_LEADS = frozenset({"after", "before", "by", "in", "while", "since", "upon", "when", "despite"})
MAX_JOINED = 24  # words between "joined" and "in endorsing"


def subject_of_gerund(tokens: Sequence[Token], start: int) -> Subject:
    """The subject of ", endorsing ..." or "after endorsing ...": that of the verb before, else the next name."""
    blamed = _blamed_for(tokens, start)
    if blamed is not None:
        return blamed
    crowd = _joins_others(tokens, start)
    if crowd is not None:
        return Subject(find_subject(tokens, crowd).names, told_far=True)
    if start > 0 and tokens[start - 1].is_actor:
        return _beside(tokens, start)
    if not any(t.is_actor for t in tokens[:start]) and (listed := subject_behind_be(tokens, start)):
        return Subject(listed, told_far=True)
    if _has_noun_subject(tokens, start):
        return NO_SUBJECT
    if (opened := _opening_clause(tokens, start)) is not None:
        return opened
    before = same_as_before(tokens, start, 0)
    if before.names or any(looks_like_verb(tokens, i) for i in range(start)):
        return before
    return _led_to(tokens, start)


def _led_to(tokens: Sequence[Token], start: int, *, acting: bool = False) -> Subject:
    """The names behind the comma that ends a gerund's clause, past ", not Moss,"; `acting`: only with their verb."""
    for i in range(start, len(tokens) - 1):
        if tokens[i].lower in BREAKS:
            break
        if tokens[i].lower != "," or tokens[i + 1].lower == "not" or not _has_object(tokens, start, i):
            continue
        named = read_object(tokens, i + 1)
        verb = next((v for v in range(named.end, len(tokens)) if looks_like_verb(tokens, v)), None) if named else None
        behind = skip_tail(tokens, named.at[0] + 1) if verb is not None else 0
        who = find_subject(tokens, verb).names if verb is not None else NOBODY
        acts = named.at[:1] == who.at[:1] or (verb is not None and has_own_verb(tokens, behind))
        found = who if named.at[:1] == who.at[:1] else Names(named.at[:1], named.end) if acts else named
        if named and (acts or not acting):
            return Subject(found, told_far=True)
    return NO_SUBJECT


def _has_object(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """Whether a gerund has its object before a comma: else who is behind it is acted on ("backing the mayor, Reed")."""
    return any(t.is_actor and t.name is not None and t.name.how is not How.NOMINAL for t in tokens[start:comma])


def _opening_clause(tokens: Sequence[Token], start: int) -> Subject | None:
    """Who acts in a gerund that opens a clause or is an aside of it; None where it hangs on the words before.

    "Ott spoke, and after dropping Reed, the Guild backed Moss" tells it of the Guild, "Ott, after dropping Reed, backed
    Moss" of Ott.
    """
    lead = start - (tokens[start - 1].lower in _LEADS) if start else 0
    if not lead or tokens[lead - 1].lower not in (",", "and", "but"):
        return None
    close = next((i for i in range(start, len(tokens)) if tokens[i].lower in (",", *BREAKS)), len(tokens))
    if close + 1 >= len(tokens) or tokens[close].lower != ",":
        return None
    led = _led_to(tokens, start, acting=True)
    if led.names:
        return led
    aside = tokens[lead - 1].lower == "," and tokens[lead - 2].is_actor and looks_like_verb(tokens, close + 1)
    return Subject(Names((lead - 2,), lead - 1), told_far=True) if aside else None


def _blamed_for(tokens: Sequence[Token], start: int) -> Subject | None:
    """Whom somebody thanks or blames "for endorsing Reed", or "for making it plain by dropping him"; None elsewhere."""
    for i in range(start - 1, max(0, start - MAX_JOINED), -1):
        word = tokens[i].lower
        if word == "for" and tokens[i + 1].lower.endswith("ing") and tokens[i + 1].name is None:
            thanked = _before_tag(tokens, i - 1 - (tokens[i - 1].lower in QUOTE_MARKS))
            if tokens[thanked].is_actor:
                led = thanked > 0 and tokens[thanked - 1].lower in _FROM_WHOM
                return None if led else Subject(Names((thanked,), i), told_far=True)
            plural = tokens[thanked].name is None and tokens[thanked].lower.endswith("s")
            return NO_SUBJECT if plural and i + 1 < start else None
        if word in BREAKS or looks_like_verb(tokens, i):
            return None
    return None


def _before_tag(tokens: Sequence[Token], at: int) -> int:
    """Left past a bracket or an aside that belongs to a name ("Reed, a lawyer, for backing", "Reed (D-Marl) for")."""
    if tokens[at].lower == ")":
        return max(0, opening(tokens, at))
    before = before_aside(tokens, at) if tokens[at].lower == "," else None
    return at if before is None else before


def _beside(tokens: Sequence[Token], start: int) -> Subject:
    """Who acts in a gerund behind a name: the name, unless somebody wrote to them ("wrote to Reed asking him")."""
    written = start > 1 and tokens[start - 2].lower == "to" and same_as_before(tokens, start - 1, 0)
    if written and written.names:
        return written
    if start > 3 and [t.lower for t in tokens[start - 3 : start - 1]] == ["members", "of"]:
        return NO_SUBJECT  # "had more members of the Guild knocking on doors": not the Guild
    printed = start > 3 and tokens[start - 3].lower in load_nouns()["document"]
    if printed and tokens[start - 2].lower in ("in", "on", "for"):
        return same_as_before(tokens, start - 1, 0)  # "wrote an op-ed in this newspaper urging"
    return Subject(_joining_and_joined(tokens, start) or Names((start - 1,), start), told_far=True)


def _joining_and_joined(tokens: Sequence[Token], start: int) -> Names:
    """Both sides of "Reed joined Moss and the Guild in endorsing", read from the gerund; empty for anything else."""
    for i in range(start - 2, max(-1, start - MAX_JOINED), -1):
        if tokens[i].lower in ("join", "joins", "joined", "joining"):
            others = read_object(tokens, i + 1).at
            joining = find_subject(tokens, first_auxiliary(tokens, i)).names.at
            return Names((*joining, *others), start) if others[-1:] == (start - 1,) else NOBODY
        if tokens[i].lower in BREAKS:
            break
    return NOBODY


def subject_behind_be(tokens: Sequence[Token], start: int) -> Names:
    """Who stands behind "Endorsing Reed were ..." or "Among those backing Reed are ..."."""
    closed = start
    for i in range(start + 1, min(start + MAX_JOINED, len(tokens) - 1)):
        if tokens[i].lower == "," and tokens[i + 1].lower in ("who", "which"):  # "backing Reed, who is 40, are"
            closed = next((n for n in range(i + 1, len(tokens)) if tokens[n].lower == ","), i)
        if i < closed:
            continue
        if tokens[i].lower in ("were", "are", "is", "was", "include", "includes", "included"):
            return read_object(tokens, i + 1)
        if tokens[i].lower in BREAKS or looks_like_verb(tokens, i):
            return NOBODY
    return NOBODY


def _joins_others(tokens: Sequence[Token], start: int) -> int | None:
    """Where "joined" stands in "Reed joined a growing list of senators calling for ...", or None."""
    for i in range(start - 1, max(-1, start - 10), -1):
        if tokens[i].lower in ("join", "joins", "joined", "joining"):
            near = {t.lower for t in tokens[i:start]}
            if not near & load_nouns()["crowd"]:
                return None
            return first_auxiliary(tokens, i)
        if tokens[i].lower in BREAKS:
            return None
    return None


def first_auxiliary(tokens: Sequence[Token], verb: int) -> int:
    """Where the auxiliaries of a verb begin."""
    return back_over(tokens, verb, load_grammar().auxiliaries)


def _has_noun_subject(tokens: Sequence[Token], start: int) -> bool:
    """Whether a plain noun right before a gerund is what acts ("88 members backing him"), unless it is a document."""
    if start == 0 or (tokens[start].lower == "in" and tokens[start - 1].lower == "time"):
        return False  # "wasted no time in backing"
    before = tokens[start - 1]
    grammar = load_grammar()
    if any(t.lower in ("one", "among") for t in tokens[max(0, start - 5) : start]):
        return False
    if before.name is not None or before.is_mark or before.lower in load_nouns()["document"]:
        return False
    small = (
        before.lower in grammar.weekdays
        or before.lower in grammar.prepositions
        or before.lower in grammar.conjunctions
        or before.lower in grammar.adverbs
    )
    if tokens[start].lower in governor_forms("winning") and not before.lower.endswith("s"):
        return False  # "finished a tour of the province winning the support of"
    led = start > 1 and tokens[start - 2].lower in ("the", "these", "those") and before.lower.endswith("s")
    return led or not (small or looks_like_verb(tokens, start - 1) or before.lower in governor_forms("done_before_ing"))
