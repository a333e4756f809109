"""Who is the candidate of a met phrase, named or left out?

"Withdrew its support" means the one whom the endorser was told to back, else the candidate spoken of last; whoever
does not stand in a contest is no candidate of a phrase that has other meanings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from facts.extraction.annotated import How, NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.called import HERS, HIS, acted_towards, called_so_before
from facts.extraction.frames.doubts import Cast
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nominals import given_support
from facts.extraction.frames.scene import TOPIC_REACH, Scene
from facts.extraction.frames.speakers import reported_by
from facts.extraction.frames.tokens import QUOTE_MARKS, saying_forms
from facts.extraction.lexicon import load_grammar, verb_forms, word_list
from facts.extraction.names.words import name_words
from facts.extraction.places import Places
from facts.models import Stance

MAX_DESCRIPTION = 6  # words of "the retired teacher" in front of its verb
_POINTS_BACK = re.compile(r"\b(?:it\|them|theirs\|hers|(?:POSS|the) words|ties\|links END)")
_AGAIN = " again|anew"
_OF_TOLD = (
    " it|them END ?",
    "|switching|switch ?",
    " on hold|ice END ?",
)  # of support that was told, and of nothing else
_STAYING = "E be staying put ?"
_NEAR = 2  # paragraphs
_SUPPORTING = (Stance.ENDORSES, Stance.REAFFIRMS, Stance.WITHDRAWS)


def named_candidates(scene: Scene, match: Match, stance: Stance, endorsers: Sequence[int], doubts: list[str]) -> Cast:
    """Everyone whom a met phrase names as its candidate, if they may be one."""
    named = [i for i in match.candidates if not (_is_measure(scene, i) or _is_player(scene, i))]
    found: Cast = [(e, span) for e, span in scene.entities(named) if scene.is_person(e) and _may_be_anybody(scene, e)]
    if len(found) == 1 and found[0][1] is not None and found[0][1].how is How.PRONOUN:
        found = _named_behind_speech(scene, match, endorsers) or found
    if found or match.candidates:
        spokes = {scene.article.entities[e].affiliation for e, _ in found}
        if (
            stance in (Stance.URGES_EXIT, Stance.REAFFIRMS, Stance.WITHDRAWS)
            or scene.made
            or match.group.passive
            or any(scene.article.entities[e].name in spokes for e in endorsers)
        ):
            found = _who_stands(scene, match, found, endorsers, doubts)
        elif stance is Stance.ENDORSES and len(found) == 1 and found[0][0] not in scene.standing:
            found = called_so_before(scene, found[0], endorsers, doubts)
        if stance is Stance.URGES_EXIT and endorsers and scene.standing.issuperset(endorsers):
            found = [(e, span) for e, span in found if e in scene.standing]  # Reed called on a judge to resign
        if _needs_standing(scene, match, stance, endorsers):
            won = _is_won(match) and "SUPPORT" not in match.phrase.line  # "Moss counts on Reed", who stands
            won = won and any(e in scene.standing for e in endorsers)
            found = [
                (e, span) for e, span in found if e in scene.standing or (not won and _may_stand(scene, span, stance))
            ]
        return found
    return []


def _may_be_anybody(scene: Scene, entity: int) -> bool:
    """Whether somebody stands or has more than one name: "endorsing Jesus" tells of no contest."""
    return entity in scene.standing or " " in scene.article.entities[entity].name


def _is_measure(scene: Scene, at: int) -> bool:
    """Whether a name is only that of a ballot measure ("the 'Safe Streets' referendum")."""
    behind = [t.lower for t in scene.tokens[at + 1 : at + 3] if t.lower not in QUOTE_MARKS]
    return bool(behind) and behind[0] in load_grammar().measures and not scene.span(at).possessive


def _is_player(scene: Scene, at: int) -> bool:
    """Whether a common noun right before a name says that nobody votes on them ("his quarterback Joe Reed")."""
    behind_comma = at > 1 and scene.tokens[at - 1].lower == ","
    before = scene.tokens[at - 1 - behind_comma] if at else None
    players, token = word_list("nouns", "players"), scene.tokens[at]
    if token.name is not None and token.start < token.name.start:  # "backed chief executive Joe Reed"
        title = scene.article.texts[scene.paragraph - 1][token.start : token.name.start].lower().split()
        return title[-1:] != [] and title[-1] in players and not _stands_anyway(scene, at)
    return before is not None and before.name is None and before.lower in players and not _stands_anyway(scene, at)


def _stands_anyway(scene: Scene, at: int) -> bool:
    return any(e in scene.article.candidates for e in scene.span(at).entities)


def implied_candidates(
    scene: Scene, match: Match, endorsers: Sequence[int], made: Sequence[Draft], doubts: list[str]
) -> Cast:
    """The candidate of a phrase that names none: "withdrew its support"."""
    behind = scene.tokens[match.end].lower if match.end < len(scene.tokens) else ""
    if match.candidates or not endorsers:
        return []
    stays = match.phrase.negated or match.phrase.line == _STAYING
    if stays and not match.phrase.sure and scene.standing.issuperset(endorsers):
        return []  # "I am not going anywhere," says who stands
    if match.phrase.group == "should_exit":
        return _described_before(scene, match, endorsers, doubts)
    spoken_of = _said_of(scene, match, endorsers)
    if spoken_of:
        doubts.append("the candidate is named elsewhere in the sentence")
        return spoken_of
    if match.phrase.group == "endorses" and (match.group.passive or _is_won(match)):
        return _subject_before(scene, match, endorsers, doubts)
    if not _may_be_implied(match):
        return _of_description(scene, match, endorsers, doubts)
    if _POINTS_BACK.search(match.phrase.line) and not _told_lately(scene, made):
        return []  # "took his back", of a bicycle
    if behind in ("of", "for", "behind", "from") and not _describes(scene, match.end + 1):
        return []
    return _told_or_topic(scene, match, endorsers, made, doubts)


def _told_lately(scene: Scene, made: Sequence[Draft]) -> bool:
    """Whether support was told of shortly before, so that "hers" or "it" can mean it."""
    return bool(made) or any(scene.paragraph - d.paragraph < _NEAR and d.stance in _SUPPORTING for d in scene.told[-3:])


def _said_of(scene: Scene, match: Match, endorsers: Sequence[int]) -> Cast:
    """Whom "she" in somebody's words means, when the sentence goes on: "Ott said of Reed"."""
    tokens = scene.tokens
    subject = tokens[match.group.start - 1].lower if match.group.start else ""
    if subject not in ("he", "she") or scene.quote_around(match.anchor) is None:
        return []
    return _named_behind_speech(scene, match, endorsers)


def _named_behind_speech(scene: Scene, match: Match, endorsers: Sequence[int]) -> Cast:
    """Whom somebody's words are of, where the sentence goes on: "Ott said of Reed"."""
    tokens = scene.tokens
    if scene.quote_around(match.anchor) is None:
        return []
    for i in range(match.end, len(tokens) - 2):
        if tokens[i].lower in saying_forms() and tokens[i + 1].lower in ("of", "about") and tokens[i + 2].is_actor:
            return [(e, s) for e, s in scene.entities([i + 2]) if scene.is_person(e) and e not in endorsers]
    return []


def _told_or_topic(
    scene: Scene, match: Match, endorsers: Sequence[int], made: Sequence[Draft], doubts: list[str]
) -> Cast:
    """The candidate behind "gave", the owner of the noun of support, whom the endorser was told of, or the topic."""
    given = given_support(scene.tokens, match.end)
    if given is not None:
        return [(e, s) for e, s in scene.entities(given.candidates) if scene.is_person(e) and e not in endorsers]
    if match.owner is not None:
        owner = scene.span(match.owner)
        owned: Cast = [(e, owner) for e in owner.entities if e in scene.standing and e not in endorsers]
        if owned and not (owner.how is How.PRONOUN and len(owned) > 1):  # "their support": of those who give it
            return owned
    before = _told_of(scene, endorsers, made)
    if match.phrase.line.endswith(_AGAIN) and not (before is not None and _is_said_again(scene, match, before)):
        return []
    if before is not None:
        doubts += ["whom it is about is told before", *(d for d in before.doubts if "candidate's name fits" in d)]
        return [(before.candidate, None)]
    if match.phrase.line.endswith(_OF_TOLD):
        return []  # only of those who were told to have given it
    topic = scene.topic_candidate(match.anchor, endorsers)
    if topic is None:
        return []
    doubts.append(topic[1])
    return [(topic[0], None)]


def _is_said_again(scene: Scene, match: Match, before: Draft) -> bool:
    """Whether "said so again" means support that this sentence or the one before it told of."""
    if scene.tokens[match.anchor].lower in ("do", "say"):
        return False  # "endorsed her two years ago, and is proud to do so again" tells of a new vote
    is_joined = scene.tokens[max(0, match.anchor - 1)].lower in ("and", "but", "then")
    if is_joined and (before.paragraph, before.start) != (scene.paragraph, scene.sentence.start):
        return False  # "called the report false and did so again"
    places = scene.places or Places(scene.article)
    number = places.number_of(scene.sentence)
    near = scene.article.sentences[max(0, number - 1) : number + 1]
    told = (before.paragraph, before.start) in {(s.paragraph, s.start) for s in near}
    return told and before.stance in (Stance.ENDORSES, Stance.REAFFIRMS)


def _of_description(scene: Scene, match: Match, endorsers: Sequence[int], doubts: list[str]) -> Cast:
    """Whom "the London MP" behind a verb means: the candidate spoken of last."""
    if match.phrase.before and match.phrase.before[0].words == ("C",):
        return []  # whose subject nobody knows
    topic = scene.topic_candidate(match.anchor, endorsers)
    if topic is None or topic[0] not in scene.standing or _is_of_other_office(scene, match, topic[0]):
        return []
    if "elsewhere" not in topic[1] and _is_one_of_several(scene, endorsers):
        return []
    doubts.append("the candidate is taken from the sentences before")
    return [(topic[0], None)]


def _is_one_of_several(scene: Scene, endorsers: Sequence[int]) -> bool:
    """Whether the paragraph speaks of more than one who stands, so that a description may mean either."""
    here = {e for paragraph, e in scene.topic if paragraph == scene.paragraph and e in scene.standing}
    return len(here.difference(endorsers)) > 1


def _is_of_other_office(scene: Scene, match: Match, entity: int) -> bool:
    """Whether "the mayor" behind a verb tells of somebody else, as far as the text tells of offices and sides."""
    behind = [t.lower for t in scene.tokens[match.anchor + 1 : match.anchor + MAX_DESCRIPTION]]
    if not name_words().opposed.isdisjoint(behind) or not word_list("nouns", "comparing").isdisjoint(behind):
        return True  # "the challenger", "the younger candidate": of two, and not just anybody spoken of
    office = next((word for word in behind if word in name_words().held_by_one), None)
    return "the" in behind and office is not None and office not in scene.article.entities[entity].role.lower()


def untangled(scene: Scene, match: Match, endorsers: Cast, candidates: Cast, doubts: list[str]) -> tuple[Cast, Cast]:
    """Nobody endorses themselves: a pronoun that would mean so means somebody else."""
    if len(endorsers) > 1 and len(candidates) == 1:
        return endorsers, _not_of_these(scene, match, endorsers, candidates, doubts)
    if len(endorsers) != 1 or len(candidates) != 1 or endorsers[0][0] != candidates[0][0]:
        return endorsers, candidates
    (same, speaking), (_, spoken_of) = endorsers[0], candidates[0]
    if spoken_of is not None and spoken_of.possessive:
        return endorsers, []  # "abandoned her run": the own one
    if speaking is not None and speaking.how is How.PRONOUN:
        told = [pair for pair in reported_by(scene, match.anchor) if pair[0] != same]
        doubts.append("the subject stands in another clause")
        return told, candidates
    if spoken_of is not None and spoken_of.how is How.PRONOUN:
        named = _named_before(scene, match, same)
        if named is not None:
            doubts.append("the candidate was worked out from a pronoun near")
            return endorsers, [named]
        topic = scene.topic_candidate(match.anchor, [same])
        doubts.append("the candidate is taken from the sentences before")
        return endorsers, [(topic[0], None)] if topic else []
    return endorsers, candidates


def _named_before(scene: Scene, match: Match, same: int) -> tuple[int, NameSpan | None] | None:
    """The one other person named before a verb whom "him" behind it means ("Ott wrote to Reed asking him to go")."""
    named = [
        scene.tokens[i].name for i in range(match.anchor) if scene.tokens[i].is_actor and scene.tokens[i].is_person
    ]
    others = [span for span in named if span is not None and span.entities[0] != same]
    if len({span.entities[0] for span in others}) != 1 or others[-1].entities[0] not in scene.standing:
        return None
    return others[-1].entities[0], others[-1]


def _not_of_these(scene: Scene, match: Match, endorsers: Cast, candidates: Cast, doubts: list[str]) -> Cast:
    """Whom "him" of "Ott and Pike both endorsed him" means: neither of them."""
    acting = [e for e, _ in endorsers]
    (whom, span), *_ = candidates
    if whom not in acting or span is None or span.how is not How.PRONOUN:
        return candidates
    topic = scene.topic_candidate(match.anchor, acting)
    doubts.append("the candidate is taken from the sentences before")
    return [(topic[0], None)] if topic else []


def _described_before(scene: Scene, match: Match, endorsers: Sequence[int], doubts: list[str]) -> Cast:
    """Who should go, when only described ("the deputy should withdraw"): the candidate spoken of last."""
    start = match.group.start
    lead = scene.tokens[max(0, start - MAX_DESCRIPTION) : start]
    described = any(t.lower == "the" or t.owns for t in lead) and not any(t.is_actor for t in lead[-2:])
    topic = scene.topic_candidate(match.anchor, endorsers) if described else None
    if topic is None or topic[0] not in scene.standing:
        return []
    doubts.append("the candidate is taken from the sentences before")
    return [(topic[0], None)]


def _describes(scene: Scene, at: int) -> bool:
    """Whether a plain description with "the" stands at a place ("its support for the embattled deputy")."""
    near = scene.tokens[at : at + 5]
    return bool(near) and near[0].lower == "the" and not any(t.name is not None for t in near)


def _told_of(scene: Scene, endorsers: Sequence[int], made: Sequence[Draft]) -> Draft | None:
    """What tells of the candidate whom the same endorser was told to stand by, or to have left, shortly before."""
    for draft in reversed([*scene.told, *made]):
        if scene.paragraph - draft.paragraph > TOPIC_REACH:
            return None
        if draft.endorser in endorsers and draft.stance in _SUPPORTING:
            return draft
    return None


def _subject_before(scene: Scene, match: Match, endorsers: Sequence[int], doubts: list[str]) -> Cast:
    """Whom an unresolved "the retired teacher was endorsed by", "she won" means: the subject of the sentence before."""
    before = scene.tokens[match.group.start - 1].lower if match.group.start else ""
    if before not in ("he", "she") and not (scene.tokens[0].lower == "the" and match.group.start < MAX_DESCRIPTION):
        return []
    described = scene.tokens[0].lower == "the" and scene.section is not None
    entity = scene.section if described else scene.subject_before
    if entity is None or entity in endorsers or not (described or entity in scene.standing):
        return []
    doubts.append("the candidate is taken from the sentences before")
    return [(entity, None)]


def _who_stands(scene: Scene, match: Match, found: Cast, endorsers: Sequence[int], doubts: list[str]) -> Cast:
    """Whom a pronoun means: if the one it names does not stand, rather the candidate spoken of last."""
    if len(found) != 1 or found[0][0] in scene.standing:
        return found
    if found[0][0] in {d.candidate for d in (*scene.told, *scene.made)}:
        return found
    span = found[0][1]
    if span is not None and span.possessive and found[0][0] in endorsers:
        return []  # "dropped her bid": the own one
    if span is not None and span.how is How.PRONOUN and _is_supported_before(scene, found[0][0], span.start):
        return found
    if span is None or span.how is not How.PRONOUN or (match.group.passive and scene.distance(span) == " near"):
        return found
    left = next((d.candidate for d in reversed(scene.made) if d.candidate not in (*endorsers, found[0][0])), None)
    topic = scene.topic_candidate(match.anchor, [*endorsers, found[0][0]])
    left = acted_towards(scene, found[0][0], endorsers) if left is None and topic is None else left
    if left is not None and not _is_called_otherwise(scene, left, span):
        doubts.append("the candidate is taken from the sentences before")
        return [(left, None)]
    if topic is None or topic[0] not in scene.standing:
        return [] if match.phrase.group in ("urges_exit", "should_exit") and scene.standing else found
    if scene.distance(span) == " near" and _only_behind(scene, topic[0], span.start):
        return found
    if _is_called_otherwise(scene, topic[0], span):
        return found
    doubts.append("the candidate is taken from the sentences before")
    return [(topic[0], None)]


def _has_campaign(scene: Scene, entity: int, offset: int) -> bool:
    """Whether what "his" at a place owns says that he stands ("suspended its support for his campaign")."""
    owner = next((i for i, t in enumerate(scene.tokens[:-1]) if t.start == offset and t.owns), None)
    owned = owner is not None and entity in scene.span(owner).entities
    return owned and scene.tokens[(owner or 0) + 1].lower in ("campaign", "candidacy", "candidature")


def _is_supported_before(scene: Scene, entity: int, offset: int) -> bool:
    """Whether a sentence tells of support for somebody before it says "him": "the first to back Reed has left him".

    So it does too where "him" is the "his" of "his campaign".
    """
    named = [
        token.name
        for before, token in pairwise(scene.tokens)
        if before.lower in _supporting_forms() and token.start < offset
    ]
    return _has_campaign(scene, entity, offset) or any(name is not None and entity in name.entities for name in named)


@lru_cache
def _supporting_forms() -> frozenset[str]:
    return frozenset(form for verb in ("back", "endorse", "support") for form in verb_forms(verb))


def _is_called_otherwise(scene: Scene, entity: int, pronoun: NameSpan) -> bool:
    """Whether the paragraph calls somebody "he", who then is not the "she" of a pronoun."""
    others = HERS if scene.article.words(pronoun).lower() in HIS else HIS
    here = (scene.places or Places(scene.article)).names_in(scene.paragraph)
    said = (s for s in here if s.how is How.PRONOUN and s.entities == (entity,))
    return any(scene.article.words(s).lower() in others for s in said)


def _only_behind(scene: Scene, entity: int, offset: int) -> bool:
    """Whether a sentence names somebody, but not before an offset: no "him" there means them."""
    starts = [t.name.start for t in scene.tokens if t.name is not None and entity in t.name.entities]
    return bool(starts) and min(starts) > offset


def _may_stand(scene: Scene, span: NameSpan | None, stance: Stance) -> bool:
    """Whether weak words for support name somebody outright, so that a person should look at it.

    "I support Ann Ott" means no candidate where the text speaks of Ott's claims.
    """
    if stance is not Stance.ENDORSES or span is None or span.how not in (How.FULL, How.SURNAME, How.SHORT):
        return False
    owned = (scene.places or Places(scene.article)).owned_words
    return not any(owned.get(e, frozenset()) & word_list("nouns", "accusing") for e in span.entities)


def _needs_standing(scene: Scene, match: Match, stance: Stance, endorsers: Sequence[int]) -> bool:
    """Whether a phrase has too many other meanings for somebody who may not stand at all."""
    if match.phrase.needs_standing:
        return scene.quote_around(match.anchor) is not None
    if match.phrase.sure or stance is Stance.OPPOSES:
        return False
    return not (_is_won(match) and not any(scene.is_person(e) for e in endorsers))


def _is_won(match: Match) -> bool:
    """Whether the candidate is the subject of a phrase ("Reed counts on Moss")."""
    return bool(match.phrase.before) and match.phrase.before[0].words == ("C",)


def _may_be_implied(match: Match) -> bool:
    """Whether a phrase has a place for the candidate that may stay empty."""
    slots = [e for e in match.phrase.elements if e.words == ("C",)]
    return not slots or all(e.optional for e in slots)
