"""Which nouns alone say who stands by whom ("Reed's endorsement of Moss", "the union-backed Moss")?

Nouns say that support was given, hardly ever when; what is only sought or awaited does not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from facts.extraction.frames.backer_lists import backers_of
from facts.extraction.frames.backers import beside_backer
from facts.extraction.frames.camps import find_aboard, find_in_team, is_off_list, owner_before, told_of_backer
from facts.extraction.frames.elements import noun_ends
from facts.extraction.frames.gerunds import first_auxiliary
from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.heads import one_name
from facts.extraction.frames.included import find_won_list, names_added, names_included, whose_list
from facts.extraction.frames.lists import find_behind, read_loose_list
from facts.extraction.frames.lists_back import whole_list
from facts.extraction.frames.noun_match import NounMatch
from facts.extraction.frames.nouns import NOBODY, read_list_after, read_object
from facts.extraction.frames.ranks import read_rank
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb, saying_forms
from facts.extraction.lexicon import load_grammar, noun_index, verb_forms, word_list

_OWN = frozenset({"its", "his", "her", "their", "our", "my"})
_FRONTED = frozenset({"in", "with", "by", "despite", "before", "after"})
_SOUGHT_BY = frozenset({"bid", "quest", "push", "hunt", "campaign", "contest", "race", "fight", "battle", "effort"})
_COMING = frozenset({"come", "comes", "came", "is", "was", "are", "were"})
MAX_CHOICE = 5  # words of "the first choice" behind a candidate's name
MAX_LEAD = 16  # words of an aside between "With the backing of the Guild" and whom it leads to


_NEWEST = frozenset({"newest", "latest", "first", "earliest", "biggest", "only"})
_HYPHENATED = frozenset({"backed", "endorsed", "supported", "approved", "anointed"})
_BESIDE = frozenset({"with", "behind", "backing", "supporting", "endorsing"})


def find_noun_matches(tokens: Sequence[Token], used: Sequence[range]) -> list[NounMatch]:
    """Every noun of support with its sides, outside the places that verbs have used."""
    found: list[NounMatch] = []
    telling = _telling()
    places = [at for at, token in enumerate(tokens) if token.lower in telling]
    if not places:
        return found
    spent = frozenset(chain.from_iterable(used))
    for at in places:
        token = tokens[at]
        if at in spent:
            end = noun_ends(tokens, at, "SUPPORT") if token.name is None else None
            given = given_support(tokens, end) if end is not None else None
            found += [given] if given is not None else []
            continue
        if token.lower in _HYPHENATED and _hyphenated(tokens, at):
            found += _compound(tokens, at)
        end = noun_ends(tokens, at, "SUPPORT") if token.name is None else None
        if end is not None and not _only_sought(tokens, at):
            found += _around_noun(tokens, at, end)
        end = noun_ends(tokens, at, "BACKER") if token.name is None else None
        if end is not None and not is_off_list(tokens, at):
            found += _around_backer(tokens, at, end)
        found += _chosen(tokens, at)
        if token.lower in word_list("nouns", "team"):
            found += find_in_team(tokens, at)
        if token.lower == "with":
            found += find_aboard(tokens, at)
        if token.lower in _BESIDE:
            by, whom = find_behind(tokens, at)
            found += [NounMatch(at, by.end, by.at, whom.at[:1], "behind C be E")] if by else []
    return found


@lru_cache
def _telling() -> frozenset[str]:
    """The words without one of which no noun tells of support."""
    nouns = frozenset(word for name in ("SUPPORT", "BACKER", "CHOICE") for word in noun_index(name))
    return nouns | _HYPHENATED | _BESIDE | word_list("nouns", "team")


def _chosen(tokens: Sequence[Token], at: int) -> list[NounMatch]:
    """ "C, the choice of E": who chose stands behind a candidate's apposition."""
    end = noun_ends(tokens, at, "CHOICE") if tokens[at].name is None else None
    if end is None or end >= len(tokens) or tokens[end].lower != "of":
        return []
    lead = at - 1
    while lead > 0 and tokens[lead].name is None and not tokens[lead].is_mark and at - lead < MAX_CHOICE:
        lead -= 1
    led = lead > 0 and tokens[lead].lower == "," and tokens[lead + 1].lower in ("the", "a")
    by = read_object(tokens, end + 1) if led and tokens[lead - 1].is_actor and tokens[lead - 1].is_person else NOBODY
    return [NounMatch(at, by.end, by.at, (lead - 1,), "C, CHOICE of E")] if by else []


def _hyphenated(tokens: Sequence[Token], at: int) -> bool:
    return at > 1 and tokens[at - 1].lower == "-" and tokens[at - 2].name is not None


def _compound(tokens: Sequence[Token], at: int) -> list[NounMatch]:
    lead = at - 3
    while lead > 0 and tokens[lead].name is None and tokens[lead].lower in load_grammar().determiners:
        lead -= 1
    apposed = lead > 0 and lead < at - 3 and tokens[lead].lower == "," and tokens[lead - 1].is_actor
    if apposed and tokens[lead - 1].is_person:
        return [NounMatch(at, at + 1, (at - 2,), (lead - 1,), "E-backed C")]
    names = read_object(tokens, at + 1)
    return [NounMatch(at, names.end, (at - 2,), names.at[:1], "E-backed C")] if names else []


def _only_sought(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before says that the support is wanted or made up, not given."""
    if at and tokens[at - 1].name is None and tokens[at - 1].lower in word_list("grammar", "pretended"):
        return True
    lead = next((i for i in range(at - 1, max(0, at - 4), -1) if tokens[i].lower == "for"), 0)
    if lead and tokens[lead - 1].lower in _SOUGHT_BY:
        return True  # "came up short in her bid for the endorsement of the Guild"
    for i in range(at - 1, max(-1, at - 8), -1):
        word = tokens[i].lower
        if word in BREAKS or (word == "," and i < at - 1):
            return False
        if tokens[i - 1].lower in ("most", "much", "highly", "-") and word.endswith("ed"):
            continue  # "her most coveted prize, the endorsement of the Guild"
        if word in governor_forms("seeking") or word in load_grammar().negations or word in load_grammar().hedges:
            return True
    return False


def _around_noun(tokens: Sequence[Token], at: int, end: int) -> list[NounMatch]:
    owner = owner_before(tokens, at)
    following = tokens[end].lower if end < len(tokens) else ""
    given = given_support(tokens, end) or find_won_list(tokens, at, end)
    given = given or (_gone_to(tokens, at, end) if owner is None and following in ("of", "from") else None)
    if given is not None:
        return [given]
    if owner is not None and _with_before(tokens, owner) and following not in ("of", "for"):
        return [NounMatch(at, end, (owner,), (), "with E's SUPPORT", sure=False)]
    if following in ("of", "from") and owner is None and _with_led(tokens, at):
        by = read_object(tokens, end + 1)
        to_whom = _introduced(tokens, by.end) if by and not any(t.is_actor for t in tokens[:at]) else _doing(tokens, at)
        return [NounMatch(at, by.end, by.at, to_whom, "with SUPPORT of E", sure=bool(to_whom))] if by else []
    if owner is None and following in ("of", "from") and (whose := _whose_it_is(tokens, at)) is not None:
        by = read_object(tokens, end + 1)
        return [NounMatch(at, by.end, by.at, (whose,), "C, the SUPPORT of E", sure=False)] if by else []
    if following in ("of", "for") and at > 0:
        to = read_object(tokens, end + 1)
        stop = skip_tail(tokens, to.end) if to else to.end
        led = stop < len(tokens) and tokens[stop].lower in ("by", "from")
        by = read_object(tokens, stop + 1) if to and led else NOBODY
        if to and by:
            return [NounMatch(at, by.end, by.at, to.at, "SUPPORT of C by E")]
        giving = _whose(tokens, owner) if owner is not None else _whose_own(tokens, at)
        if to and giving:
            return [NounMatch(at, to.end, giving, to.at, "E's SUPPORT of C")]
        return _coming(tokens, at, stop, to.at) if to else []
    if following in ("from", "by"):
        by = whole_list(tokens, at, read_object(tokens, end + 1))
        if by:
            led = by.end < len(tokens) and tokens[by.end].lower == "for"
            to = read_object(tokens, by.end + 1) if led else NOBODY
            candidates = to.at if to else ((owner,) if owner is not None else ())
            return [NounMatch(at, by.end, by.at, candidates, "SUPPORT from E")]
    return _including_them(tokens, at, end, owner)


def _gone_to(tokens: Sequence[Token], at: int, end: int) -> NounMatch | None:
    """ "The nod of the Guild went to Reed"."""
    by = read_object(tokens, end + 1)
    verb = by.end + (by.end < len(tokens) and tokens[by.end].lower in ("has", "have", "had"))
    goes = [t.lower for t in tokens[verb : verb + 2]]
    if not by or len(goes) < 2 or goes[0] not in ("went", "goes", "gone", "came", "come", "fell") or goes[1] != "to":
        return None
    to = read_object(tokens, verb + 2)
    return NounMatch(at, to.end, by.at, to.at, "SUPPORT of E go to C") if to else None


def _whose_it_is(tokens: Sequence[Token], at: int) -> int | None:
    """Whom a sentence begins with that says of them "the endorsement of the Guild" at `at`, whatever its verb is."""
    first = next((i for i in range(at) if tokens[i].is_actor), None)
    if first is None or not tokens[first].is_person or tokens[at - 1].lower not in ("the", "of", ","):
        return None
    between = tokens[first + 1 : at]
    others = any(t.is_actor and t.is_person and t.name != tokens[first].name for t in between)
    blocked = governor_forms_of("spurning") | saying_forms() | load_grammar().negations | load_grammar().hedges
    told = any(looks_like_verb(tokens, i) for i in range(first + 1, at))
    led = any(t.lower in load_grammar().prepositions for t in tokens[:first])
    return None if others or led or not told or any(t.lower in blocked for t in between) else first


def _including_them(tokens: Sequence[Token], at: int, end: int, owner: int | None) -> list[NounMatch]:
    """ "Reed's endorsements include E and E", "the Guild's endorsements include C", "her endorsements come from E"."""
    end += tokens[end].lower in ("now", "also", "already") if end < len(tokens) else 0
    following = tokens[end].lower if end < len(tokens) else ""
    if owner is not None and following in ("include", "includes", "included"):
        end += 2 * ([t.lower for t in tokens[end + 1 : end + 3]] in (["that", "of"], ["those", "of"]))
        listed = read_object(tokens, end + 1) or read_loose_list(tokens, end + 1)
        if listed and not tokens[owner].is_person and all(tokens[i].is_person for i in listed.at):
            return [NounMatch(at, listed.end, (owner,), listed.at, "E's SUPPORT include C", sure=False)]
        return [NounMatch(at, listed.end, listed.at, (owner,), "C's SUPPORT include E")] if listed else []
    listed = (
        names_included(tokens, end) if owner is not None and tokens[owner].is_person and following == "," else NOBODY
    )
    if owner is not None and tokens[owner].is_person and (added := names_added(tokens, end)):
        return [NounMatch(at, added.end, added.at, (owner,), "C's SUPPORT include E")]
    if owner is not None and listed and tokens[end + 1].lower in ("including", "notably", "among", "such"):
        return [NounMatch(at, listed.end, listed.at, (owner,), "C's SUPPORT include E")]
    return _coming(tokens, at, end, () if owner is None else (owner,))


def _coming(tokens: Sequence[Token], at: int, end: int, whose: tuple[int, ...]) -> list[NounMatch]:
    """ "C's endorsements come from E and E", "the endorsements will come from E"."""
    for i in range(end, min(end + 4, len(tokens) - 1)):
        if tokens[i].lower in _COMING and tokens[i + 1].lower == "from":
            by = read_object(tokens, i + 2) or read_loose_list(tokens, i + 2)
            return [NounMatch(at, by.end, by.at, whose, "SUPPORT come from E")] if by else []
        if tokens[i].name is not None or tokens[i].is_mark or tokens[i].lower in load_grammar().negations:
            break
    return []


def _whose(tokens: Sequence[Token], owner: int) -> tuple[int, ...]:
    """Who gives what "for their support of Reed" speaks of: whoever is thanked or blamed for it, right before."""
    if tokens[owner].is_pronoun and owner == 1 and tokens[0].lower in _FRONTED:
        return _introduced_by_own(tokens, owner) or (owner,)
    if not tokens[owner].is_pronoun or owner < 2 or tokens[owner - 1].lower != "for":
        return (owner,)
    blamed = next((i for i in range(owner - 2, max(-1, owner - 6), -1) if tokens[i].is_actor), None)
    return (owner,) if blamed is None else (blamed,)


def _whose_own(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """Who gives what "In its endorsement of Reed, the Guild" opens with, where nobody else could be meant by "its"."""
    own = at == len(("In", "its")) and tokens[0].lower in _FRONTED and tokens[1].lower in _OWN
    return _introduced_by_own(tokens, 1) if own else ()


def _introduced_by_own(tokens: Sequence[Token], owner: int) -> tuple[int, ...]:
    """Who gives it in "In its endorsement of Reed, the Guild said": the subject that is named behind the comma."""
    comma = next((i for i in range(owner, min(owner + MAX_LEAD, len(tokens) - 1)) if tokens[i].lower == ","), None)
    named = one_name(tokens, comma + 1) if comma is not None else None
    if named is None or tokens[named].is_short_pronoun or tokens[named].name is None:
        return ()
    return (named,) if looks_like_verb(tokens, skip_tail(tokens, named + 1)) else ()


def _introduced(tokens: Sequence[Token], end: int) -> tuple[int, ...]:
    """The person whom "With the backing of the Guild, ..." leads to: the subject behind its comma, past an aside."""
    for i in range(end, min(end + MAX_LEAD, len(tokens) - 1)):
        if tokens[i].lower in BREAKS:
            break
        named = one_name(tokens, i + 1) if tokens[i].lower == "," else None
        if named is not None and tokens[named].is_person and looks_like_verb(tokens, named + 1):
            return (named,)
    return ()


def _doing(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """The person who "answered with the backing of the Guild": the subject of the verb before "with"."""
    led = next((i for i in range(at - 1, max(-1, at - 4), -1) if tokens[i].lower == "with"), 0)
    verb = next((i for i in range(led - 1, max(-1, led - 6), -1) if looks_like_verb(tokens, i)), None)
    who = find_subject(tokens, first_auxiliary(tokens, verb)).names.at if verb is not None else ()
    return who if len(who) == 1 and tokens[who[0]].is_person else ()


def _with_led(tokens: Sequence[Token], at: int) -> bool:
    """Whether "with the" stands before a noun of support."""
    words = [t.lower for t in tokens[max(0, at - 3) : at]]
    return "with" in words and "for" not in words and _OWN.isdisjoint(words)  # "with its endorsement of Reed"


def _with_before(tokens: Sequence[Token], owner: int) -> bool:
    return owner > 0 and tokens[owner - 1].lower == "with"


@lru_cache
def governor_forms_of(name: str) -> frozenset[str]:
    """Every form of the verbs of one list of `nouns.toml`."""
    return frozenset(form for verb in word_list("nouns", name) for form in verb_forms(verb))


_GIVEN = frozenset(
    {"gave", "given", "made", "issued", "awarded", "extended", "granted", "offered", "handed", "announced"}
)


def given_support(tokens: Sequence[Token], end: int) -> NounMatch | None:
    """ "the endorsement that E gave C", "the endorsement E gave to C"."""
    i = end
    if i < len(tokens) and tokens[i].lower in ("that", "which"):
        i += 1
    if i >= len(tokens) or not tokens[i].is_actor:
        return None
    verb = i + 1
    while verb < len(tokens) and tokens[verb].lower in ("had", "has", "once", "just", "only"):
        verb += 1
    if verb >= len(tokens) or tokens[verb].lower not in _GIVEN:
        return None
    for to in range(verb + 1, min(verb + 6, len(tokens))):
        if tokens[to].is_actor or tokens[to].lower == "to":
            names = read_object(tokens, to + (tokens[to].lower == "to"))
            return NounMatch(verb, names.end, (i,), names.at, "SUPPORT that E gave C") if names else None
        if tokens[to].is_mark:
            return None
    return None


def find_ranked_names(tokens: Sequence[Token]) -> list[tuple[NounMatch, int]]:
    """ "Reed as her first choice and Moss as her second": a rank with its owner says who stands by whom."""
    found: list[tuple[NounMatch, int]] = []
    for at, token in enumerate(tokens[:-3]):
        if token.is_actor and tokens[at + 1].lower == "as" and tokens[at + 2].owns:
            ranked = read_rank(tokens, at + 1)
            if ranked is not None:
                found.append((NounMatch(at, ranked[1], (at + 2,), (at,), "C as E's RANK"), ranked[0]))
    return found


def _apposed_backer(tokens: Sequence[Token], at: int, end: int) -> NounMatch | None:
    """ "E, a C supporter"."""
    i = at - 1
    if i < 2 or not tokens[i].is_actor:
        return None
    lead = i - 1
    while lead > 0 and tokens[lead].name is None and not tokens[lead].is_mark and i - lead < 5:
        lead -= 1
    if tokens[lead].lower != "," or tokens[lead + 1].lower not in ("a", "an", "one", "another", "longtime", "fellow"):
        return None
    if any(t.lower in word_list("nouns", "former") for t in tokens[lead:i]):
        return None
    if any(t.lower in ("former", "onetime", "one-time", "erstwhile", "ex", "lapsed") for t in tokens[lead:i]):
        return None
    return NounMatch(at, end, (lead - 1,), (i,), "E, a C BACKER") if tokens[lead - 1].is_actor else None


def _around_backer(tokens: Sequence[Token], at: int, end: int) -> list[NounMatch]:
    """A backer as a noun: "E, a longtime backer of C", "C's backers include E"."""
    following = tokens[end].lower if end < len(tokens) else ""
    apposed = _apposed_backer(tokens, at, end) or beside_backer(tokens, at, end, owner_before(tokens, at))
    if apposed is not None:
        return [apposed]
    owner = owner_before(tokens, at)
    if owner is not None and (named := _one_of(tokens, owner)) is not None:
        return [NounMatch(at, end, (named,), (owner,), "E, one of C's BACKER")]
    if owner is not None and owner > 1 and tokens[owner - 1].lower == "as" and tokens[owner - 2].is_actor:
        return [NounMatch(at, end, (owner - 2,), (owner,), "E as C's BACKER", sure=False)]
    lead = [t.lower for t in tokens[max(0, owner - 2) : owner]] if owner is not None else []
    one_of = (
        lead == ["one", "of"] or lead[-1:] == ["among"] or bool(_NEWEST & {t.lower for t in tokens[owner or at : at]})
    )
    told, following, is_one = told_of_backer(tokens, end)
    single = following in ("is", "was") and (one_of or is_one)
    plain = single or following in ("include", "includes", "included", "are", "were")
    if owner is not None and lead == ["one", "of"] and following == "," and (named := one_name(tokens, end + 1)):
        return [NounMatch(at, named + 1, (named,), (owner,), "E, one of C's BACKER")]
    if owner is not None and (plain or following in ("like", "such", "including", ":")):
        listed = read_object(tokens, told + 1) or read_loose_list(tokens, told + 1) if plain else NOBODY
        listed = listed or read_list_after(tokens, end) or read_object(tokens, end + 1)
        return [NounMatch(at, listed.end, listed.at, (owner,), "C's BACKER include E")] if listed else []
    if not _only_sought(tokens, at) and (listed := names_included(tokens, end)):
        whose = whose_list(tokens, at) if owner is None else (owner,)
        return [NounMatch(at, listed.end, listed.at, whose, "BACKER, including E", sure=False)]
    return backers_of(tokens, at, end) if following == "of" else []


def _one_of(tokens: Sequence[Token], owner: int) -> int | None:
    """The name before ", one of her backers" or "— one of Reed's most vocal supporters"."""
    lead = [t.lower for t in tokens[max(0, owner - 3) : owner]]
    mark = owner - 3
    if lead[1:] != ["one", "of"] or mark < 1 or tokens[mark].lower not in (",", "—", "–", "--"):
        return None
    return mark - 1 if tokens[mark - 1].is_actor and not tokens[mark - 1].is_short_pronoun else None
