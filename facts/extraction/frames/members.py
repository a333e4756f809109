"""Which name goes on with a list, past an aside, a relative clause or what belongs to the name before?

A name that has a verb of its own is no member.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.frames.clause_lists import opens_clause
from facts.extraction.frames.gaps import gapped_at, having_gap, opens_gap
from facts.extraction.frames.heads import MAX_MODIFIERS, MAX_OFFICE, one_name
from facts.extraction.frames.joined_verbs import joins_a_verb
from facts.extraction.frames.openers import opens_list, past_two_roles
from facts.extraction.frames.ranks import read_rank
from facts.extraction.frames.tails import past_time, skip_tail
from facts.extraction.frames.tokens import BREAKS, DASHES, Token, looks_like_verb, saying_forms
from facts.extraction.lexicon import load_grammar, load_lexicon, word_list

MAX_ASIDE = 14
_HABITS = frozenset({"often", "usually", "never", "always", "sometimes", "regularly", "routinely", "still", "also"})
_OPENS_CLAUSE = frozenset({"and", "but", "while"})


_IN_GAPS = frozenset({"the", "a", "an", "former", "by"})
_LEADS_MEMBER = frozenset({"to", "then", "for", "behind", "of", "from", "by", "on", "with"})


def next_in_list(tokens: Sequence[Token], end: int, found: Sequence[int]) -> int | None:
    """Index of the next name of the list that stands at `end`, if the list goes on."""
    following = _next_name(tokens, end, found)
    return None if following is not None and opens_clause(tokens, end, following, found) else following


def _next_name(tokens: Sequence[Token], end: int, found: Sequence[int]) -> int | None:
    """Index of the next name behind a joint, a comma or an aside."""
    at = skip_tail(tokens, end)
    at = _past_dashes(tokens, at)
    if at >= len(tokens):
        return None
    if not tokens[found[0]].is_person and not tokens[at].is_mark and (timed := past_time(tokens, at)) > at:
        return _next_timed(tokens, timed)
    if tokens[at].lower == ";":
        return None if gapped_at(tokens, at + 1) else in_segment(tokens, at + 1)
    if tokens[at].lower in ("and", "&", "or"):
        return member_at(tokens, past_lead(tokens, at + 1))
    if tokens[at].lower in _ADDING and (joint := _added_by(tokens, at, among=len(found))):
        return member_at(tokens, past_lead(tokens, at + joint))
    if tokens[at].lower == ",":
        if tokens[at + 1 : at + 2] and tokens[at + 1].lower in ("and", "while") and gapped_at(tokens, at + 1):
            return None  # "backs Reed, and Ott, Moss"
        adds = at + 1 < len(tokens) and tokens[at + 1].lower == "plus" and len(found) > 1
        added = None if adds else _added_behind_comma(tokens, at + 1, found[0])
        return _after_comma(tokens, at + 1 + adds, closed=len(found) == 1) if added is None else added
    if tokens[at].lower in DASHES:
        close = next((i for i in range(at + 1, min(at + MAX_ASIDE, len(tokens))) if tokens[i].lower in DASHES), None)
        return next_in_list(tokens, close + 1, found) if close is not None else None
    return None


_ADDING = {
    "as": ("as", "well", "as"),
    "along": ("along", "with"),
    "together": ("together", "with"),
    "alongside": ("alongside",),
    "plus": ("plus",),
}


def _added_by(tokens: Sequence[Token], at: int, *, among: int) -> int:
    """How many words add a further member ("as well as"); behind one alone only "as well as" does, else 0."""
    adding = _ADDING[tokens[at].lower]
    met = [t.lower for t in tokens[at : at + len(adding)]] == [*adding]
    return len(adding) if met and (among > 1 or adding[0] == "as") else 0


def _added_behind_comma(tokens: Sequence[Token], at: int, first: int) -> int | None:
    """The next member of "backed by the Guild, along with the League": behind "by" it can only be one who acts."""
    joint = _added_by(tokens, at, among=2) if at < len(tokens) and tokens[at].lower in _ADDING else 0
    lead = first - 1
    while lead > 0 and first - lead < MAX_OFFICE and tokens[lead].name is None and not tokens[lead].is_mark:
        if tokens[lead].lower in ("by", "from"):
            return member_at(tokens, past_lead(tokens, at + joint)) if joint else None
        lead -= 1
    return None


def _next_timed(tokens: Sequence[Token], at: int) -> int | None:
    """The next body of a list that tells of each when ("the Guild last month, the League on Monday and the Club")."""
    if at + 1 >= len(tokens) or tokens[at].lower not in (",", "and"):
        return None
    start = at + 1 + (tokens[at + 1].lower == "and")
    led = past_lead(tokens, start) if tokens[start].lower in ("of", "from", "that", "those") else start
    following = member_at(tokens, led)
    if following is None or (tokens[following].is_person and led == start):
        return None
    return following if past_time(tokens, following + 1) > following + 1 else None


def _past_dashes(tokens: Sequence[Token], at: int) -> int:
    """Past an aside between dashes behind a name, when the list goes on behind it ("Yu — who ... — and Reed")."""
    if at + 1 >= len(tokens) or tokens[at].lower not in DASHES:
        return at
    for i in range(at + 1, min(at + 30, len(tokens) - 1)):
        if tokens[i].lower == tokens[at].lower:
            return i + 1 if tokens[i + 1].lower in ("and", "&", ",") else at
        if tokens[i].lower in (".", "?", "!"):
            break
    return at


def past_lead(tokens: Sequence[Token], at: int) -> int:
    """Past what may lead a further member: "to", "for", "a third for"."""
    if at < len(tokens) and tokens[at].lower == ",":
        close = _end_of_aside(tokens, at + 1)
        if close is not None and close + 1 < len(tokens) and tokens[close].lower == ",":
            return close + 1 + (tokens[close + 1].lower in ("of", "from", "by", "for"))
    ranked = read_rank(tokens, at + (at + 1 < len(tokens) and tokens[at].owns))  # "and its second to Moss"
    if ranked is not None and ranked[1] < len(tokens) and tokens[ranked[1]].lower in ("for", "to"):
        return ranked[1] + 1
    led = at + (at < len(tokens) and tokens[at].lower in _LEADS_MEMBER)
    if [t.lower for t in tokens[led : led + 2]] in (
        ["that", "of"],
        ["that", "from"],
        ["those", "of"],
        ["those", "from"],
    ):
        return led + 2
    return led


def in_segment(tokens: Sequence[Token], at: int) -> int | None:
    """The name that leads the part of a list between two semicolons."""
    while at < len(tokens) and tokens[at].lower in ("and", "in", "for"):
        at += 1
    for i in range(at, min(at + MAX_MODIFIERS, len(tokens))):
        if tokens[i].is_actor:
            end = skip_tail(tokens, i + 1)
            acts = end < len(tokens) and (looks_like_verb(tokens, end) or has_own_verb(tokens, end))
            acts = acts or (i + 1 < len(tokens) and _speaks(tokens, i + 1))
            return None if acts else i  # "; the senator of Marl has not", "; the president, Ott, said"
        if tokens[i].lower in BREAKS or looks_like_verb(tokens, i):
            return None
    return None


def _speaks(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a verb of speech stands behind the name between two commas ("; its secretary, Jo Ott, told members")."""
    told = tokens[comma + 1 : comma + 4]
    aside = len(told) == len(("Ott", ",", "told")) and told[0].is_actor and told[1].lower == ","
    return aside and tokens[comma].lower == "," and told[2].lower in saying_forms()


def _after_comma(tokens: Sequence[Token], at: int, *, closed: bool) -> int | None:
    """The next member behind a comma, past an aside such as "the planner," when the list goes on behind it."""
    if at < len(tokens) and tokens[at].lower in ("and", "&", "or"):
        return member_at(tokens, past_lead(tokens, at + 1))
    if [t.lower for t in tokens[at : at + 3]] == ["as", "well", "as"]:
        return member_at(tokens, past_lead(tokens, at + 3))
    if opens_list(tokens, at) or _turns(tokens, at) or _goes_on_to_do(tokens, at):
        return None  # "backed Reed, including Ott": those who back; "backed Reed, not Ott"
    member = member_at(tokens, at)
    if member is not None:
        return member if list_goes_on(tokens, member + 1) or not closed else None
    if (person := _of_two_roles(tokens, at)) is not None:
        return person
    if at + 1 < len(tokens) and tokens[at].lower in ("from", "of", "on", "by") and tokens[at].name is None:
        return member_at(tokens, at + 1)  # "from Ott, from the Guild and from Reed"
    aside_end = end_of_relative(tokens, at) or _end_of_aside(tokens, at)
    if aside_end is None:
        return None
    if tokens[aside_end].lower == ";":
        return in_segment(tokens, aside_end + 1)
    if tokens[aside_end].lower in ("and", "&"):
        member = member_at(tokens, aside_end + 1)
        return member if member is not None else _after_long_aside(tokens, aside_end + 1)
    return _after_comma(tokens, aside_end + 1, closed=closed) if tokens[aside_end].lower == "," else None


def _turns(tokens: Sequence[Token], at: int) -> bool:
    """Whether "not" stands there, or a clause of its own begins ("has Ott and Pike, but her chairman, Bly, left")."""
    if at < len(tokens) and tokens[at].lower == "not":
        return True
    return at + 1 < len(tokens) and tokens[at].lower in ("but", "while", "though") and tokens[at + 1].lower != "also"


def _goes_on_to_do(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb in -ing tells what the subject did with it ("backed Reed, joining Ott and Pike")."""
    if at >= len(tokens) or tokens[at].name is not None or tokens[at].capital:
        return False
    return tokens[at].lower.endswith("ing") and tokens[at].lower not in word_list("grammar", "ing_adjectives")


def _after_long_aside(tokens: Sequence[Token], at: int) -> int | None:
    """The name behind the semicolon that ends an aside with an "and" of its own."""
    for i in range(at, min(at + MAX_ASIDE, len(tokens))):
        if tokens[i].lower == ";":
            return in_segment(tokens, i + 1)
        if tokens[i].lower in BREAKS or tokens[i].is_actor:
            return None
    return None


def list_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "and" with a further name follows, so that a comma before was one of a list."""
    at = skip_tail(tokens, at)
    if at >= len(tokens) or tokens[at].lower in ("and", "&", ";"):
        return at < len(tokens)
    if tokens[at].lower != ",":
        return False
    following = _after_comma(tokens, at + 1, closed=False)
    return following is not None


def end_of_relative(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the comma or semicolon that closes "which had backed Ott in May,", if the list goes on there."""
    led = at + 1 < len(tokens) and tokens[at].lower in load_grammar().prepositions and tokens[at].name is None
    at += led  # "for whom he once worked"
    opens = ("whom", "which") if led else ("who", "which", "whose", "whom", "where")
    if at >= len(tokens) or tokens[at].lower not in opens:
        return None
    for i in range(at + 1, min(at + 20, len(tokens) - 1)):
        if tokens[i].lower == ";":
            return i if in_segment(tokens, i + 1) is not None else None
        if tokens[i].lower == ",":
            if tokens[i + 1].lower in ("and", "&") or _of_two_roles(tokens, i + 1) is not None:
                return i
            member = member_at(tokens, i + 1)
            return i if member is not None and list_goes_on(tokens, member + 1) else None
        if tokens[i].lower in BREAKS:
            return None
    return None


def _end_of_aside(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the comma (or "and") that closes an aside without a name of its own; None when there is none."""
    for i in range(at, min(at + MAX_ASIDE, len(tokens))):
        token = tokens[i]
        if token.lower in (",", "and", "&", ";") and i > at:
            return i
        if token.lower in BREAKS or token.is_actor:
            return None
    return None


def member_at(tokens: Sequence[Token], at: int) -> int | None:
    """Index of a name at `at` that is a list's member: no verb of its own behind it."""
    found = one_name(tokens, at) if not joins_a_verb(tokens, at) else None
    if found is None or found - at > (MAX_OFFICE if tokens[at].capital else 6):
        return None
    behind = skip_tail(tokens, found + 1)
    if tokens[found].owns:
        return found
    behind_it = tokens[found + 1].lower if found + 1 < len(tokens) else "."  # "" for a name
    if (behind_it in _IN_GAPS and opens_gap(tokens, found)) or (behind_it == "" and having_gap(tokens, found)):
        return None
    if [t.lower for t in tokens[found + 1 : found + 3]] in (["last", "."], ["last", ","], ["that", "of"]):
        return None  # "Reed at No. 2 and Moss last", "the Guild's choice, and Moss that of the Union"
    apposed = found > at and any(t.lower == "," for t in tokens[at:found])
    if apposed and behind + 1 < len(tokens) and tokens[behind].lower == "," and _is_auxiliary(tokens[behind + 1]):
        return None  # "and the man before him, Reed, has yet to say"
    while behind < len(tokens) and tokens[behind].lower in ("also", "now", "then", "both", "still", "later", "once"):
        behind += 1
    if (
        behind + 1 < len(tokens)
        and tokens[behind].lower == "for"
        and tokens[behind + 1].is_actor
        and not tokens[found].is_person
    ):
        return None  # "and the Guild for Moss": a gap, not a member
    if behind < len(tokens) and (looks_like_verb(tokens, behind) or has_own_verb(tokens, behind)):
        return None
    return None if any(_acts_now(tokens, i, at) for i in {found + 1, behind}) else found


def _acts_now(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a verb in the present stands right behind a name that opens a clause ("and Moss often jokes")."""
    while at < len(tokens) and tokens[at].name is None and tokens[at].lower in _HABITS:
        at += 1
    if at >= len(tokens) or tokens[at].name is not None or first < 2 or tokens[first - 1].lower not in _OPENS_CLAUSE:
        return False
    word = tokens[at].lower
    plain = word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "'s", "ous", "wards"))
    return plain and word.isalpha() and word not in _no_acts()


@lru_cache
def _no_acts() -> frozenset[str]:
    """Words in -s that are no verbs."""
    grammar = load_grammar()
    return grammar.prepositions | grammar.conjunctions | grammar.adverbs | grammar.determiners | grammar.subordinators


def _is_auxiliary(token: Token) -> bool:
    return token.name is None and token.lower in load_grammar().auxiliaries


def _of_two_roles(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the person of "former delegate and lawyer Reed", if the list goes on behind."""
    if at >= len(tokens) or tokens[at].lower in _joints():
        return None
    found = past_two_roles(tokens, at)
    if found is None or found == at:
        return None  # a name alone: "Reed, the council leader, went"
    return found if tokens[found].is_person and list_goes_on(tokens, found + 1) else None


@lru_cache
def _joints() -> frozenset[str]:
    grammar = load_grammar()
    return grammar.conjunctions | grammar.subordinators | grammar.adverbs


def _closes_who(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes "Reed, who is backed by the Guild and Ott," so that it is Reed who says what follows."""
    for i in range(comma - 1, 1, -1):
        if tokens[i].name is None and tokens[i].lower in ("who", "which"):
            return tokens[i - 1].lower == "," and tokens[i - 2].is_actor
        if tokens[i].lower in BREAKS or tokens[i].lower in saying_forms():
            return False
    return False


def has_own_verb(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a name has a verb of its own behind an aside ("Reed, an old colleague, did the same")."""
    if tokens[comma].lower != ",":
        return False
    if comma + 1 < len(tokens) and tokens[comma + 1].lower in saying_forms():
        return not _closes_who(tokens, comma)
    given = comma + 2 < len(tokens) and tokens[comma + 2].lower == "by"
    if given and tokens[comma + 1].lower in load_lexicon().by_form:
        return True  # "Reed, endorsed by the Guild, and Moss, endorsed by the Clerks, spoke"
    for i in range(comma + 1, min(comma + MAX_ASIDE, len(tokens) - 1)):
        if tokens[i].lower == ",":
            return looks_like_verb(tokens, i + 1) and tokens[i + 1].lower not in saying_forms()
        if tokens[i].lower in (".", ";", ":") or (looks_like_verb(tokens, i) and tokens[comma + 1].lower != "who"):
            return False
    return False
