"""Whom else does a body endorse of which that was told just before ("Also endorsed were Reed and Moss")?

The sentence names no body, or only by what it owns ("the union's nods went to Reed"); it counts only while one body
alone has been told to endorse anybody lately.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from facts.extraction.annotated import How
from facts.extraction.drafts import Draft
from facts.extraction.frames.backer_lists import further_backers
from facts.extraction.frames.casting import stance_of
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.elements import noun_ends
from facts.extraction.frames.items import said_of_support, sought_words
from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.nouns import NOBODY, Names, read_object
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import Token, back_over
from facts.extraction.frames.verbs import Force, read_verb_group
from facts.extraction.lexicon import Form, load_grammar, load_nouns, word_list
from facts.extraction.names.words import name_words
from facts.models import Stance

DOUBT = "whose support it is stands in the sentences before"
_BESIDE = "for whom they stand is told in the sentences before"
_FURTHER = "further E"
# What tells of a candidate's backers, not of a body's choices.
_OF_BACKERS = frozenset({"C's BACKER include E", "C's SUPPORT include E", "these include E", _FURTHER})
_REACH = 8  # paragraphs
_NEAR = 2  # paragraphs
_LEAD = 12  # words before the verb that a list follows
_COPULAS = frozenset({"is", "are", "was", "were", "include", "includes", "included", ":"})
_ACTING = 4  # words of "the union's members"
_REACH_BACK = 5  # words between a verb of winning and the noun
_WON = frozenset(
    {"got", "won", "received", "earned", "gained", "secured", "landed", "gets", "wins", "receives", "earns"}
)
_ARTICLES = frozenset({"the", "its", "their"})
_NEW = frozenset({"a", "an", "one", "some"})
_CONTEST = frozenset({"race", "contest", "field", "election", "primary", "ballot", "runoff", "campaign", "competition"})
_GOING = frozenset({"go", "goes", "went"})


def drafts_of_further(scene: Scene) -> list[Draft]:
    """The drafts of a sentence that goes on with whom the body endorses of which that was told last."""
    last = scene.told[-1] if scene.told else None
    if last is None or scene.paragraph - last.paragraph > _REACH or not _may_go_on(scene):
        return []
    if last.line in _OF_BACKERS:
        return _more_backers(scene, last, _listed(scene.tokens))
    if last.stance is Stance.ENDORSES and (more := further_backers(scene.tokens)):
        return _more_backers(scene, last, more)
    body = None if scene.is_person(last.endorser) else _choosing(scene)
    if body is None:
        return _liked_too(scene)
    found = _listed(scene.tokens) or _chosen_without_agent(scene) or _winners(scene) or _liked(scene, body)
    return _drafted(scene, body, found)


def _liked_too(scene: Scene) -> list[Draft]:
    """The drafts of "the council likes Reed", where this paragraph has just told whom the council endorses."""
    last = scene.told[-1]
    here = last.paragraph == scene.paragraph and last.stance is Stance.ENDORSES
    return _drafted(scene, last.endorser, _liked(scene, last.endorser)) if here else []


def _drafted(scene: Scene, body: int, found: Names) -> list[Draft]:
    """The drafts of those whom a body endorses as well, each of whom nothing was told before."""
    owner = _owner(scene, found.at[0]) if found else None
    told = {d.candidate for d in scene.told}
    return [
        replace(
            scene.listed(
                body if owner is None else owner,
                candidate,
                anchor=scene.tokens[at].start,
                line="further C",
                doubts=(DOUBT, *name_doubts(scene, span, "the candidate")),
            ),
            rank=rank_near(scene.tokens, at),
        )
        for at in found.at
        for candidate, span in scene.entities([at])
        if scene.is_person(candidate) and not scene.tokens[at].is_short_pronoun and candidate not in told
    ]


def _more_backers(scene: Scene, last: Draft, found: Names) -> list[Draft]:
    """The drafts of "Also on the list are the Guild and Ott" behind a sentence on a candidate's backers."""
    if not found or scene.paragraph - last.paragraph >= _NEAR:
        return []
    if _owner(scene, found.at[0]) is not None or _is_of_others(scene.tokens, found.at[0]):
        return []
    return [
        replace(
            scene.listed(
                endorser,
                last.candidate,
                anchor=scene.tokens[at].start,
                line=_FURTHER,
                doubts=(_BESIDE, *name_doubts(scene, span, "the endorser")),
            ),
            stance=last.stance,
        )
        for at in found.at
        for endorser, span in scene.entities([at])
        if endorser not in scene.standing
    ]


def _is_of_others(tokens: Sequence[Token], before: int) -> bool:
    """Whether "of" says of whom a list is, and not that it is of support ("on the list of guests are")."""
    of = next((i for i in range(1, before - 1) if tokens[i].lower == "of" and tokens[i - 1].name is None), None)
    return of is not None and not said_of_support([t.lower for t in tokens[of + 1 : of + 4]])


def _may_go_on(scene: Scene) -> bool:
    """Whether the sentence holds a word that goes on with a list, or a phrase of support without an endorser."""
    if not word_list("nouns", "further").isdisjoint(scene.words):
        return True
    return any(not m.endorsers for m in scene.matches)


def _chosen_without_agent(scene: Scene) -> Names:
    """The names before "were endorsed" and "was its pick", behind "members also voted to back"."""
    for match in scene.matches:
        if match.endorsers or match.phrase.group != "endorses" or stance_of(match) is not Stance.ENDORSES:
            continue
        by = any(t.lower == "by" for t in scene.tokens[match.anchor : match.end + 3])
        lead = [t.lower if t.name is None else "" for t in scene.tokens[: match.group.start]]
        also = "also" in [t.lower for t in scene.tokens[: match.anchor]]
        lead = [word for word in lead if word not in load_grammar().adverbs and word not in _ARTICLES]
        acting = _is_part_or_whole(lead, also=also)
        if match.phrase.sure and match.candidates and not by and (match.group.passive or acting):
            return Names(tuple(match.candidates), match.end)
    return NOBODY


def _is_part_or_whole(lead: Sequence[str], *, also: bool) -> bool:
    """Whether what leads to a verb is the body itself, by a word for any body, or those who act for it.

    A bare word will do ("the union"); "the labor coalition" only if it did so `also`. "A union" is some other one.
    """
    clause = lead[len(lead) - lead[::-1].index(",") :] if "," in lead else lead
    if not word_list("nouns", "comparing").isdisjoint(clause):
        return False  # "the rival union"
    if len(clause) == 1:
        return clause[0] in ("it", "they") or clause[0] in word_list("nouns", "acting_parts") | load_nouns()["body"]
    if not 1 < len(clause) <= _ACTING or not _trades().isdisjoint(clause):
        return False
    also = also and clause[0] not in _NEW and clause[-1] in load_nouns()["body"]
    return also or clause[-1] in word_list("nouns", "acting_parts")


@lru_cache
def _trades() -> frozenset[str]:
    """Every word that tells one trade's body from another's."""
    return frozenset().union(*name_words().trades)


def _winners(scene: Scene) -> Names:
    """The names before "also got the nod", where no one is told to have given it."""
    tokens = scene.tokens
    for i, token in enumerate(tokens):
        end = noun_ends(tokens, i, "SUPPORT") if token.name is None else None
        given_by = end is not None and end < len(tokens) and tokens[end].lower in ("of", "from", "by")
        if end is None or given_by:
            continue
        verb = next((j for j in range(i - 1, max(0, i - _REACH_BACK), -1) if tokens[j].lower in _WON), None)
        if verb is None or read_verb_group(tokens, verb, frozenset({Form.PAST})).force is not Force.FACT:
            continue
        if any(t.is_actor for t in tokens[verb:i]):
            continue
        first = back_over(tokens, verb, load_grammar().adverbs)
        names = find_subject(tokens, first).names
        so_did = next(
            (j for j in range(end, len(tokens) - 2) if [t.lower for t in tokens[j : j + 2]] == ["as", "did"]), None
        )
        more = read_object(tokens, so_did + 2).at if so_did is not None else ()
        return Names((*names.at, *more), end) if names else NOBODY
    return NOBODY


def _liked(scene: Scene, body: int) -> Names:
    """The names behind "the group also likes": plain liking counts of a body that chooses, and of full names."""
    tokens = scene.tokens
    for i in range(1, len(tokens) - 1):
        if tokens[i].name is not None or tokens[i].lower not in word_list("nouns", "liking"):
            continue
        first = back_over(tokens, i, load_grammar().adverbs)
        whose = [e for e, _ in scene.entities(find_subject(tokens, first).names.at)]
        names = read_object(tokens, i + 1)
        full = all(scene.span(n).how in (How.FULL, How.SURNAME) for n in names.at)
        if names and full and whose == [body]:
            return names
    return NOBODY


def _choosing(scene: Scene) -> int | None:
    """The one body that was told to endorse somebody in the last paragraphs."""
    near = [d for d in scene.told if d.stance is Stance.ENDORSES and scene.paragraph - d.paragraph <= _REACH]
    bodies = {d.endorser for d in near}
    return bodies.pop() if len(bodies) == 1 and not scene.is_person(near[-1].endorser) else None


def _listed(tokens: Sequence[Token]) -> Names:
    """The names behind "also endorsed were", "other picks include", "the nods went to"; nobody elsewhere."""
    verb = next((i for i, t in enumerate(tokens[:_LEAD]) if t.name is None and _ends_lead(tokens, i)), None)
    if verb is None:
        return NOBODY
    lead = [t.lower for t in tokens[:verb] if t.name is None]
    held = set(lead)
    joins = tokens[0].lower in word_list("nouns", "joining")
    if load_grammar().negations & held or (not joins and any(t.is_actor and t.is_person for t in tokens[:verb])):
        return NOBODY  # but "Joining Reed on the list are Moss and Ott"
    if "by" in held or held & sought_words():
        return NOBODY  # "others who sought the endorsement were Reed and Moss"
    if _is_of_contest(lead):
        return NOBODY  # "the race for the party's nomination also includes Reed"
    given = any(noun_ends(tokens, i, "SUPPORT") is not None for i in range(verb)) or bool(
        held & word_list("nouns", "given")
    )
    more = bool(held & word_list("nouns", "further_leads")) or lead[:1] in (
        ["endorsed"],
        ["backed"],
        ["recommended"],
    )
    it_is = lead[-1:] == ["it"] and more and any(t.lower == "for" for t in tokens[verb + 2 : verb + 8])
    goes = tokens[verb].lower in _GOING
    if not it_is and (not given or not (more or goes or any(t.owns for t in tokens[:verb]))):
        return NOBODY
    start = verb + 1 + goes
    while start < len(tokens) - 1 and tokens[start].name is None and tokens[start].lower in ("also", "both", ":"):
        start += 1
    names, loose = read_object(tokens, start), read_loose_list(tokens, start)
    return loose if len(loose.at) > len(names.at) else names


def _is_of_contest(lead: Sequence[str]) -> bool:
    """Whether what a list belongs to is the contest itself: those who stand, not whom anybody backs."""
    head = next((n for n, word in enumerate(lead) if word in load_grammar().prepositions), len(lead)) - 1
    return head > 0 and lead[head] in _CONTEST


def _ends_lead(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb, or the colon, behind which the names stand is at a place."""
    if tokens[at].lower in _GOING:
        return at + 1 < len(tokens) and tokens[at + 1].lower == "to"
    return at > 0 and tokens[at].lower in _COPULAS


def _owner(scene: Scene, before: int) -> int | None:
    """The body whose the support is, where one is named ("the Guild's other picks")."""
    owners = [i for i in range(before) if scene.tokens[i].owns and scene.tokens[i].name is not None]
    bodies = [e for i in owners for e in scene.span(i).entities if not scene.is_person(e)]
    return bodies[-1] if len(bodies) == 1 else None
