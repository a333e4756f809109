"""Who is endorser, who candidate, and which stance does a met phrase amount to?

A phrase, the force of its verb and the names beside it become drafts; each weak spot becomes a doubt in plain words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.annotated import How, NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.conditions import condition_after
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nominals import NounMatch, given_support
from facts.extraction.frames.nouns import read_list_after, read_object
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.scene import DOUBTFUL_HOW, TOPIC_REACH, Scene
from facts.extraction.frames.speakers import body_of, reported_by, reporter_of
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import BREAKS, looks_like_verb, saying_forms
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import load_nouns, word_list
from facts.models import Stance

_DIRECT = {
    "endorses": Stance.ENDORSES,
    "withdraws": Stance.WITHDRAWS,
    "pauses": Stance.WITHDRAWS,
    "reaffirms": Stance.REAFFIRMS,
    "declines": Stance.DECLINES,
    "opposes": Stance.OPPOSES,
    "urges_exit": Stance.URGES_EXIT,
    "should_exit": Stance.URGES_EXIT,
}
Cast = list[tuple[int, NameSpan | None]]
MAX_DESCRIPTION = 6  # words of "the retired teacher" in front of its verb
_SUPPORTING = (Stance.ENDORSES, Stance.REAFFIRMS, Stance.WITHDRAWS)


def stance_of(match: Match) -> Stance | None:
    """What a phrase amounts to under the force of its verb; None when it tells nothing."""
    group, force = match.phrase.group, match.group.force
    if match.phrase.negated:
        return _DIRECT[group] if force in (Force.NOT, Force.REFUSED) else None
    if group in ("endorses", "reaffirms") and match.group.no_longer:
        return Stance.WITHDRAWS if force is Force.FACT else None
    if group == "should_exit":
        return Stance.URGES_EXIT if force is not Force.NOT and force is not Force.REFUSED else None
    if force is Force.REFUSED:
        by_endorser = match.phrase.before and match.phrase.before[0].words == ("E",)
        if group == "endorses" and by_endorser and not match.phrase.line.startswith("E be "):
            return Stance.WITHDRAWS if match.again else Stance.DECLINES
        return Stance.REAFFIRMS if group in ("withdraws", "pauses") and by_endorser else None
    if force is not Force.FACT:
        return None
    if group == "endorses" and (match.group.still or match.still_inside):
        return Stance.REAFFIRMS
    return _DIRECT.get(group)


def drafts_of_match(scene: Scene, match: Match, made: Sequence[Draft]) -> list[Draft]:
    """The drafts that one met phrase gives."""
    stance = stance_of(match)
    if match.phrase.group == "same" or stance is None:
        stance = _imperative(scene, match)
        if stance is None:
            return []
    if _is_asked(scene, match):
        return []
    doubts: list[str] = [] if match.phrase.sure else ["the phrase has other meanings too"]
    endorsers = _endorsers(scene, match, doubts)
    candidates = _candidates(scene, match, stance, [e for e, _ in endorsers], doubts) or _implied(
        scene, match, [e for e, _ in endorsers], made, doubts
    )
    endorsers, candidates = _untangled(scene, match, endorsers, candidates, doubts)
    condition = condition_after(scene, match) if stance in (Stance.WITHDRAWS, Stance.URGES_EXIT) else None
    drafts = [
        _draft(scene, match, stance, (endorser, candidate), doubts, condition)
        for endorser in endorsers
        for candidate in candidates
        if endorser[0] != candidate[0]
    ]
    return [_again(match, draft, made) for draft in drafts] + _switched(scene, match, stance, endorsers, doubts)


def _again(match: Match, draft: Draft, made: Sequence[Draft]) -> Draft:
    """Weak words for support ("is voting for her") right after an endorsement was told say that it stands."""
    weak = not match.phrase.sure and draft.stance is Stance.ENDORSES
    told = weak and any(
        (d.endorser, d.stance, d.candidate) == (draft.endorser, draft.stance, draft.candidate) for d in made
    )
    return replace(draft, stance=Stance.REAFFIRMS) if told else draft


def _untangled(scene: Scene, match: Match, endorsers: Cast, candidates: Cast, doubts: list[str]) -> tuple[Cast, Cast]:
    """Nobody endorses themselves: a pronoun that would mean so means somebody else."""
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
        topic = scene.topic_candidate(match.anchor, [same])
        doubts.append("the candidate is taken from the sentences before")
        return endorsers, [(topic[0], None)] if topic else []
    return endorsers, candidates


def _is_asked(scene: Scene, match: Match) -> bool:
    """Whether "whether" or "if" opens the clause ("asked whether Reed should quit")."""
    first = min((*match.endorsers, *match.candidates, match.group.start, match.anchor))
    before = [t.lower for t in scene.tokens[max(0, first - 2) : first]]
    if before[-1:] == ["that"] and before[0] in word_list("grammar", "surmising"):
        return True
    verbs = [t.lower for t in scene.tokens[match.group.start : match.anchor]]
    if {"would", "'d"} & set(verbs) and any(t.lower == "if" for t in scene.tokens[match.end :]):
        return True
    for i in range(first, max(-1, first - 12), -1):
        word = scene.tokens[i].lower
        if word in ("whether", "if", "unless"):
            return True
        if i < first and (word in BREAKS or word == "," or looks_like_verb(scene.tokens, i)):
            return False
    return False


def _imperative(scene: Scene, match: Match) -> Stance | None:
    """ "Do not vote for Reed", in somebody's own words, is advice against."""
    group = match.group
    if match.phrase.group == "endorses" and group.force is Force.NOT and not match.endorsers:
        before = [t.lower for t in scene.tokens[group.start : match.anchor]]
        if "do" in before and scene.quote_around(match.anchor) is not None:
            return Stance.OPPOSES
    return None


def _endorsers(scene: Scene, match: Match, doubts: list[str]) -> Cast:
    if match.phrase.group == "should_exit":
        told = reporter_of(scene, match)
        if told:
            doubts += ["the words are somebody's advice"] if scene.quote_around(match.anchor) is None else []
        return told
    found: Cast = list(scene.entities(match.endorsers))
    if not found:
        speaker = scene.speaker(match.anchor)
        starts_quote = speaker is not None and _opens_speech(scene, match.group.start)
        if starts_quote and speaker is not None:
            doubts.append("who speaks was worked out from the quotation")
            found = [speaker]
    if not found:
        found = _said_of_self(scene, match)
    if not found and _is_own_text(scene, match):
        doubts.append("the body speaks of itself")
        found = [(scene.article.publisher or 0, None)]
    if match.far:
        doubts.append("the subject stands in another clause")
    if not found:
        listed = _told_behind(scene, match)
        if listed:
            doubts.append("who they are is told in a list behind")
            found = list(scene.entities(listed))
    return [body_of(scene, entity, span, doubts) for entity, span in found]


def _said_of_self(scene: Scene, match: Match) -> Cast:
    """An unresolved pronoun right behind a verb of speech ("said that it") means who speaks."""
    at = match.group.start - 1
    if at < 1 or scene.tokens[at].lower not in ("it", "he", "she", "they"):
        return []
    before = at - 2 if scene.tokens[at - 1].lower == "that" else at - 1
    return reported_by(scene, match.anchor) if scene.tokens[before].lower in saying_forms() else []


def _is_own_text(scene: Scene, match: Match) -> bool:
    """Whether "the union" in front of the verb is who published the text."""
    publisher = scene.article.publisher
    if publisher is None or scene.is_person(publisher) or match.group.start < 1:
        return False
    return scene.tokens[match.group.start - 1].lower in load_nouns()["body"]


def _told_behind(scene: Scene, match: Match) -> tuple[int, ...]:
    """The list behind a phrase whose subject is only a plural ("two mayors left him: A and B")."""
    before = scene.tokens[match.group.start - 1] if match.group.start else None
    if (
        before is None
        or before.name is not None
        or not (before.lower.endswith("s") or before.lower in ("others", "people", "who"))
    ):
        return ()
    end = match.end
    while end < len(scene.tokens) and (scene.tokens[end].name is not None or scene.tokens[end].lower in ("for", "and")):
        end += 1
    return (
        read_list_after(scene.tokens, end).at
        if end < len(scene.tokens) and scene.tokens[end].lower in (":", "--", "—", "–", ",")
        else ()
    )


def _opens_speech(scene: Scene, at: int) -> bool:
    """Whether a verb without subject opens the speech or a sentence of it ("Vote for Reed")."""
    return (
        at == 0 or scene.tokens[at - 1].is_mark or scene.tokens[at - 1].lower in ("just", "please", "so", "but", "and")
    )


def _candidates(scene: Scene, match: Match, stance: Stance, endorsers: Sequence[int], doubts: list[str]) -> Cast:
    found: Cast = [(e, span) for e, span in scene.entities(match.candidates) if scene.is_person(e)]
    if found or match.candidates:
        if stance is Stance.URGES_EXIT or match.group.passive:
            found = _who_stands(scene, match, found, endorsers, doubts)
        if _needs_standing(scene, match, stance, endorsers):
            found = [(e, span) for e, span in found if e in scene.standing]
        return found
    return []


def _implied(scene: Scene, match: Match, endorsers: Sequence[int], made: Sequence[Draft], doubts: list[str]) -> Cast:
    """The candidate of a phrase that names none: "withdrew its support"."""
    behind = scene.tokens[match.end].lower if match.end < len(scene.tokens) else ""
    if match.candidates or not endorsers:
        return []
    if match.phrase.group == "should_exit":
        return _described_before(scene, match, endorsers, doubts)
    won = bool(match.phrase.before) and match.phrase.before[0].words == ("C",)
    if match.phrase.group == "endorses" and (match.group.passive or won):
        return _subject_before(scene, match, endorsers, doubts)
    if not _may_be_implied(match) or (
        behind in ("of", "for", "behind", "from") and not _describes(scene, match.end + 1)
    ):
        return []
    given = given_support(scene.tokens, match.end)
    if given is not None:
        return [(e, s) for e, s in scene.entities(given.candidates) if scene.is_person(e) and e not in endorsers]
    if match.owner is not None:
        owner = scene.span(match.owner)
        owned: Cast = [(e, owner) for e in owner.entities if e in scene.standing and e not in endorsers]
        if owned:
            return owned
    before = _told_of(scene, endorsers, made)
    if before is not None:
        doubts.append("whom it is about is told before")
        return [(before, None)]
    topic = scene.topic_candidate(match.anchor, endorsers)
    if topic is None:
        return []
    doubts.append(topic[1])
    return [(topic[0], None)]


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


def _told_of(scene: Scene, endorsers: Sequence[int], made: Sequence[Draft]) -> int | None:
    """The candidate whom the same endorser was told to stand by, or to have left, shortly before."""
    for draft in reversed([*scene.told, *made]):
        if scene.paragraph - draft.paragraph > TOPIC_REACH:
            return None
        if draft.endorser in endorsers and draft.stance in _SUPPORTING:
            return draft.candidate
    return None


def _subject_before(scene: Scene, match: Match, endorsers: Sequence[int], doubts: list[str]) -> Cast:
    """Whom an unresolved "the retired teacher was endorsed by", "she won" means: the subject of the sentence before."""
    before = scene.tokens[match.group.start - 1].lower if match.group.start else ""
    if before not in ("he", "she") and not (scene.tokens[0].lower == "the" and match.group.start < MAX_DESCRIPTION):
        return []
    entity = scene.subject_before
    if entity is None or entity in endorsers or entity not in scene.standing:
        return []
    doubts.append("the candidate is taken from the sentences before")
    return [(entity, None)]


def _who_stands(scene: Scene, match: Match, found: Cast, endorsers: Sequence[int], doubts: list[str]) -> Cast:
    """Whom a pronoun means: if the one it names does not stand, rather the candidate spoken of last."""
    if len(found) != 1 or found[0][0] in scene.standing or found[0][0] in {d.candidate for d in scene.told}:
        return found
    span = found[0][1]
    if span is None or span.how is not How.PRONOUN:
        return found
    topic = scene.topic_candidate(match.anchor, [*endorsers, found[0][0]])
    if topic is None or topic[0] not in scene.standing:
        return [] if match.phrase.group in ("urges_exit", "should_exit") and scene.standing else found
    doubts.append("the candidate is taken from the sentences before")
    return [(topic[0], None)]


def _needs_standing(scene: Scene, match: Match, stance: Stance, endorsers: Sequence[int]) -> bool:
    """Whether a phrase has too many other meanings for somebody who may not stand at all."""
    if match.phrase.needs_standing:
        return scene.quote_around(match.anchor) is not None
    if match.phrase.sure or stance is Stance.OPPOSES:
        return False
    won_by_candidate = match.phrase.before[0].words == ("C",) if match.phrase.before else False
    return not (won_by_candidate and not any(scene.is_person(e) for e in endorsers))


def _may_be_implied(match: Match) -> bool:
    """Whether a phrase has a place for the candidate that may stay empty."""
    slots = [e for e in match.phrase.elements if e.words == ("C",)]
    return not slots or all(e.optional for e in slots)


def _draft(
    scene: Scene,
    match: Match,
    stance: Stance,
    sides: tuple[tuple[int, NameSpan | None], tuple[int, NameSpan | None]],
    doubts: Sequence[str],
    condition: str | None,
) -> Draft:
    (endorser, endorser_span), (candidate, candidate_span) = sides
    rank = match.rank if len(match.candidates) < 2 else None
    if candidate_span is not None and rank is None and stance in (Stance.ENDORSES, Stance.REAFFIRMS):
        at = next((i for i in match.candidates if scene.tokens[i].name is candidate_span), None)
        rank = rank_near(scene.tokens, at) if at is not None else None
    weak = [
        *doubts,
        *name_doubts(scene, endorser_span, "the endorser"),
        *name_doubts(scene, candidate_span, "the candidate"),
    ]
    if candidate not in scene.standing:
        weak.append("nothing says that the candidate stands in a contest")
    return Draft(
        endorser=endorser,
        candidate=candidate,
        stance=stance,
        paragraph=scene.paragraph,
        start=scene.sentence.start,
        end=scene.sentence.end,
        anchor=scene.tokens[_anchor(scene, match, endorser_span)].start,
        rank=rank,
        condition=condition,
        doubts=tuple(dict.fromkeys(weak)),
        line=match.phrase.line,
        past=match.group.perfect and match.phrase.group == "endorses",
    )


def _anchor(scene: Scene, match: Match, endorser: NameSpan | None) -> int:
    """The stance word, or the second "by" of "backed on Monday by A and on Friday by B"."""
    if not match.group.passive or endorser is None or len(match.endorsers) < 2:
        return match.anchor
    at = next((i for i in match.endorsers if scene.tokens[i].name is endorser), match.anchor)
    by = next((i for i in range(at, match.anchor, -1) if scene.tokens[i].lower == "by"), match.anchor)
    earlier = any(i < by for i in match.endorsers)
    return by if earlier else match.anchor


def name_doubts(scene: Scene, span: NameSpan | None, side: str) -> list[str]:
    """Why the words for one side may mean somebody else."""
    if span is None:
        return []
    doubts = []
    if span.how in DOUBTFUL_HOW:
        distance = scene.distance(span) if span.how in (How.NOMINAL, How.PRONOUN) else ""
        doubts.append(f"{side} {DOUBTFUL_HOW[span.how]}{distance}")
    return [*doubts, f"{side}'s name fits several"] if span.rivals else doubts


def _switched(scene: Scene, match: Match, stance: Stance, endorsers: Cast, doubts: Sequence[str]) -> list[Draft]:
    """ "left Reed for Moss" also endorses Moss."""
    end = match.end
    if stance is not Stance.WITHDRAWS or not match.candidates or end + 1 >= len(scene.tokens):
        return []
    if scene.tokens[end].lower not in ("for", "to", "and"):
        return []
    if scene.tokens[end].lower == "and" and scene.tokens[end + 1].lower not in ("for", "to"):
        return []
    to = read_object(scene.tokens, end + 1)
    switched = [(e, s) for e, s in scene.entities(to.at) if scene.is_person(e) and e in scene.standing]
    left = {e for e, _ in scene.entities(match.candidates)}
    return [
        Draft(
            endorser=endorser,
            candidate=candidate,
            stance=Stance.ENDORSES,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[match.anchor].start,
            doubts=(*doubts, *name_doubts(scene, span, "the endorser"), *name_doubts(scene, to_span, "the candidate")),
            line="E leave C for C",
        )
        for endorser, span in endorsers
        for candidate, to_span in switched
        if endorser != candidate and candidate not in left
    ]


def drafts_of_noun(scene: Scene, match: NounMatch) -> list[Draft]:
    """The drafts that a noun of support gives by itself."""
    doubts = ["only a noun says it"] if match.sure else ["only a noun says it", "the noun has other meanings too"]
    endorsers = scene.entities(match.endorsers)
    candidates: Cast = [(e, s) for e, s in scene.entities(match.candidates) if scene.is_person(e)]
    if not match.candidates:
        topic = scene.topic_candidate(match.anchor, [e for e, _ in endorsers])
        candidates = [(topic[0], None)] if topic else []
        doubts += [topic[1]] if topic else []
    return [
        Draft(
            endorser=e,
            candidate=c,
            stance=Stance.ENDORSES,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[match.anchor].start,
            line=match.line,
            noun_only=True,
            doubts=(*doubts, *name_doubts(scene, e_span, "the endorser"), *name_doubts(scene, c_span, "the candidate")),
        )
        for e, e_span in endorsers
        for c, c_span in candidates
        if e != c and c in scene.standing and (e_span.how is not How.SPEAKER)
    ]


def drafts_of_rank(scene: Scene, match: NounMatch, rank: int) -> list[Draft]:
    """The drafts of "Reed as her first choice"."""
    return [replace(draft, rank=rank, noun_only=False) for draft in drafts_of_noun(scene, match)]


def drafts_against(scene: Scene, match: NounMatch) -> list[Draft]:
    """The drafts of "anyone but Reed"."""
    speaker = scene.speaker(match.anchor)
    verb = next((i for i in range(match.anchor, -1, -1) if looks_like_verb(scene.tokens, i)), 0)
    who: Cast = (
        [speaker] if speaker else list(scene.entities(find_subject(scene.tokens, _first_of(scene, verb)).names.at))
    )
    return [
        Draft(
            endorser=e,
            candidate=c,
            stance=Stance.OPPOSES,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[match.anchor].start,
            line=match.line,
            doubts=(
                "it is told by a slogan",
                *name_doubts(scene, span, "the endorser"),
                *name_doubts(scene, c_span, "the candidate"),
            ),
        )
        for e, span in who
        for c, c_span in scene.entities(match.candidates)
        if e != c and c in scene.standing
    ]


def _first_of(scene: Scene, verb: int) -> int:
    """Where the verbs begin that end at `verb` ("has put up")."""
    while verb > 0 and looks_like_verb(scene.tokens, verb - 1):
        verb -= 1
    return verb


def drafts_of_farewell(scene: Scene, match: NounMatch) -> list[Draft]:
    """The drafts of "Go now, Reed", which is whose words it is in."""
    speaker = scene.speaker(match.anchor)
    if speaker is None:
        return []
    doubts: list[str] = ["it is told by a call"]
    endorser, span = body_of(scene, *speaker, doubts)
    return [
        Draft(
            endorser=endorser,
            candidate=c,
            stance=Stance.URGES_EXIT,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[match.anchor].start,
            line=match.line,
            doubts=(*doubts, *name_doubts(scene, span, "the endorser"), *name_doubts(scene, c_span, "the candidate")),
        )
        for c, c_span in scene.entities(match.candidates)
        if c != endorser and scene.is_person(c)
    ]
