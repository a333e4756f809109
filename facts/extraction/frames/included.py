"""Whom does "including" name behind support or backers ("has won several endorsements, including those of Ott")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.noun_match import NounMatch
from facts.extraction.frames.nouns import NOBODY, Names, read_object
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tails import past_time
from facts.extraction.frames.tokens import BREAKS, DASHES, Token, looks_like_verb
from facts.extraction.frames.verbs import Force, read_verb_group
from facts.extraction.lexicon import Form, load_lexicon

MAX_WAY = 14  # words between the noun and "including"
MAX_TIME = 5  # words of "on Monday night" before a colon
MAX_BACK = 9  # words between a verb of winning and the noun
_LISTED = "C win SUPPORT: E"
_HOLDING = frozenset({"include", "includes", "included", "has", "names", "named"})
_LEADS = frozenset({"those", "that", "from", "of", "by", "one", "ones"})


def names_included(tokens: Sequence[Token], end: int, *, colon: bool = False) -> Names:
    """The list that "including" opens behind a noun, in the same clause or behind a relative one; a colon may, too."""
    for i in range(end, min(end + MAX_WAY, len(tokens) - 1)):
        two = [t.lower for t in tokens[i : i + 2]]
        holds = two[0] in ("that", "which") and two[-1] in ("include", "included", "includes")
        if holds or two[0] in ("including", "notably") or two in (["among", "them"], ["such", "as"]):
            start = i + 1 + (holds or two[0] in ("among", "such"))
            while start < len(tokens) - 1 and tokens[start].name is None and tokens[start].lower in _LEADS:
                start += 1
            names, loose = read_object(tokens, start), read_loose_list(tokens, start)
            return names or loose
        if (colon and i == end and two[0] == ":") or (two[0] in ("that", "which") and two[1] in _HOLDING):
            start = i + 1 + (two[0] != ":")
            return read_object(tokens, start) or read_loose_list(tokens, start)
        opens = tokens[i].lower in DASHES and tokens[i + 1].lower == "including"
        if tokens[i].lower in BREAKS and not opens:
            break
    return NOBODY


def names_added(tokens: Sequence[Token], end: int) -> Names:
    """Whom "with the addition of" names behind somebody's list of endorsements."""
    for i in range(end, min(end + MAX_WAY, len(tokens) - 2)):
        if tokens[i].lower == "addition" and tokens[i + 1].lower == "of":
            return read_object(tokens, i + 2)
        if tokens[i].lower in BREAKS:
            break
    return NOBODY


def _behind_colon(tokens: Sequence[Token], noun: int, end: int) -> Names:
    """The list behind "endorsements: " or "endorsements on Monday: "."""
    colon = next((i for i in range(end, min(end + MAX_TIME, len(tokens))) if tokens[i].lower == ":"), None)
    if colon is None or not tokens[noun].lower.endswith("s") or past_time(tokens, end) != colon:
        return NOBODY
    names, loose = read_object(tokens, colon + 1), read_loose_list(tokens, colon + 1)
    return loose if len(loose.at) > len(names.at) else names


def find_won_list(tokens: Sequence[Token], noun: int, end: int) -> NounMatch | None:
    """ "Reed boasts labor support, including the Guild": who won it is the subject of the verb before the noun."""
    listed = names_included(tokens, end, colon=True) or _behind_colon(tokens, noun, end)
    if not listed or any(t.is_actor and t.is_person for t in tokens[end : listed.at[0]]):
        return None
    for i in range(noun - 1, max(-1, noun - MAX_BACK), -1):
        forms = load_lexicon().by_form.get(tokens[i].lower, ()) if tokens[i].name is None else ()
        wins = next((form for phrase, form in forms if phrase.line.startswith(("C win|", "C pick|"))), None)
        if wins is not None:
            who = _who_did(tokens, i, wins)
            line = _LISTED if tokens[end].lower == ":" else "C win SUPPORT, including E"
            if who:
                return NounMatch(noun, listed.end, listed.at, who, line)
        elif tokens[i].is_mark or tokens[i].is_actor or looks_like_verb(tokens, i):
            return None
    return None


def whose_list(tokens: Sequence[Token], noun: int) -> tuple[int, ...]:
    """Who "handed out a list of supporters" at the noun: the person who is the subject of the verb before it."""
    for i in range(noun - 1, max(-1, noun - MAX_BACK), -1):
        two = " ".join(t.lower for t in tokens[i : i + 2])
        if tokens[i].lower in governor_forms("putting_out") or two in governor_forms("putting_out"):
            return _who_did(tokens, i, frozenset({Form.PAST, Form.PRESENT, Form.PARTICIPLE}))
        if tokens[i].is_mark or tokens[i].is_actor:
            break
    return ()


def _who_did(tokens: Sequence[Token], verb: int, forms: frozenset[Form]) -> tuple[int, ...]:
    """The one person who is the subject of a verb that tells a fact; nobody else."""
    group = read_verb_group(tokens, verb, forms)
    who = find_subject(tokens, group.start).names.at if group.force is Force.FACT and not group.passive else ()
    return who if len(who) == 1 and tokens[who[0]].is_person else ()
