"""Who is endorser, who candidate, and which stance does a met phrase amount to?

A phrase, the force of its verb and the names beside it become drafts; each weak spot becomes a doubt in plain words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.annotated import How, NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.answers import answer_of, refusal_of
from facts.extraction.frames.candidates import implied_candidates, named_candidates, untangled
from facts.extraction.frames.conditions import condition_after
from facts.extraction.frames.denied import is_denied_around, is_shaky, is_undone, means_elsewhere, undoing
from facts.extraction.frames.doubts import Cast, name_doubts, phrase_doubts
from facts.extraction.frames.endings import ended_on, is_over
from facts.extraction.frames.endorsing import endorsers_of
from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.hearsay import is_hearsay
from facts.extraction.frames.matching import Match
from facts.extraction.frames.noun_match import NounMatch
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.otherwise import is_something_else, turned_round
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.recasting import are_exchanged, recast
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import BREAKS, looks_like_verb
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import word_list
from facts.models import Stance

DIRECT = {
    "endorses": Stance.ENDORSES,
    "withdraws": Stance.WITHDRAWS,
    "pauses": Stance.WITHDRAWS,
    "reaffirms": Stance.REAFFIRMS,
    "declines": Stance.DECLINES,
    "opposes": Stance.OPPOSES,
    "urges_exit": Stance.URGES_EXIT,
    "should_exit": Stance.URGES_EXIT,
    "should_choose": Stance.ENDORSES,
    "best": Stance.ENDORSES,
    "should_lose": Stance.OPPOSES,
}

# Nouns that name both sides and can hardly mean anything but support for somebody who stands.
_GIVEN_BY_NOUN = frozenset(
    {"E's SUPPORT of C", "SUPPORT of C by E", "with SUPPORT of E", "C's BACKER include E"}
    | {
        "C win SUPPORT, including E",
        "C's SUPPORT include E",
        "C's TEAM include E",
        "C, CHOICE of E",
        "E's SUPPORT include C",
        "E, one of C's BACKER",
        "SUPPORT of E go to C",
    }
)
_OF_NO_RIVAL = ("C, the SUPPORT of E", "C win SUPPORT: E")
_IN_TEAM = "C's TEAM include E"
_CANDIDATE_OF = "C be ... E's candidate ?"
MAX_RELATIVE = 24  # characters between "who" and the verb of its clause
_SWITCHED = "E leave C for C"
_STANDING = ("E stand", "E stick with")
_GOING_ON = frozenset({"continued", "continuing", "ongoing", "unchanged"})


def stance_of(match: Match) -> Stance | None:
    """What a phrase amounts to under the force of its verb; None when it tells nothing."""
    group, force = match.phrase.group, match.group.force
    if _is_to_come(match):
        return None
    if match.phrase.negated:
        return DIRECT[group] if force in (Force.NOT, Force.REFUSED) else None
    if group in ("endorses", "reaffirms") and match.group.no_longer:
        return Stance.WITHDRAWS if force is Force.FACT else None
    if group == "should_choose":
        return Stance.ENDORSES if force is Force.FACT or force is Force.OPEN else None
    if group == "should_lose":
        return Stance.OPPOSES if force is Force.FACT or force is Force.OPEN else None
    if group == "should_exit":
        return Stance.URGES_EXIT if force is not Force.NOT and force is not Force.REFUSED else None
    if force is Force.REFUSED:
        return _refused(match)
    if force is not Force.FACT:
        return None
    if group == "endorses" and (match.group.still or match.still_inside):
        return Stance.REAFFIRMS
    return DIRECT.get(group)


def _is_to_come(match: Match) -> bool:
    """Whether support was only counted on, or would be welcome: "had counted on the Guild"."""
    line = match.phrase.line
    won = bool(match.phrase.before) and match.phrase.before[0].words == ("C",) and match.phrase.group == "endorses"
    counted = match.group.perfect and line.startswith("C count|rely|bank on")
    return counted or (match.group.future and won and "vote" not in line)  # "would welcome the support of"


def _refused(match: Match) -> Stance | None:
    """What it amounts to that somebody refuses ("could not continue to support" takes support back)."""
    by_endorser = bool(match.phrase.before) and match.phrase.before[0].words == ("E",)
    if match.phrase.group == "endorses" and match.group.still:
        return Stance.WITHDRAWS
    if match.phrase.group == "endorses" and by_endorser and not match.phrase.line.startswith("E be "):
        return Stance.WITHDRAWS if match.again else Stance.DECLINES
    if match.phrase.line.startswith(_STANDING) and by_endorser:
        return Stance.WITHDRAWS  # "cannot stand behind him"
    return Stance.REAFFIRMS if match.phrase.group in ("withdraws", "pauses") and by_endorser else None


def drafts_of_match(scene: Scene, match: Match, made: Sequence[Draft]) -> list[Draft]:
    """The drafts that one met phrase gives."""
    match, is_refused = recast(scene, match)
    stance = Stance.DECLINES if is_refused else turned_round(scene.tokens, match, stance_of(match))
    if match.phrase.group == "same" or stance is None:
        stance = _imperative(scene, match)
        if stance is None:
            return []
    if _is_of_party(scene, match) or _is_left_out(scene, match, stance) or is_something_else(scene, match):
        return []
    asked = _is_asked(scene, match)
    answer = answer_of(scene, match) if asked else None
    refusal = refusal_of(scene, match) if asked and answer is None else None
    if asked and answer is None and refusal is None:
        return []
    if refusal is not None:
        answer, stance = refusal, Stance.DECLINES
    elif is_hearsay(scene, match) or is_denied_around(scene, match, stance) or means_elsewhere(scene, match):
        return []
    doubts = phrase_doubts(scene, match)
    if answer is not None:
        match = replace(match, endorsers=answer)
    endorsers = endorsers_of(scene, match, doubts)
    candidates = named_candidates(scene, match, stance, [e for e, _ in endorsers], doubts) or implied_candidates(
        scene, match, [e for e, _ in endorsers], made, doubts
    )
    endorsers, candidates = untangled(scene, match, endorsers, candidates, doubts)
    endorsers, candidates = _turned(scene, match, endorsers, candidates)
    condition = condition_after(scene, match) if stance in (Stance.WITHDRAWS, Stance.URGES_EXIT) else None
    rival_got_it = match.phrase.line.startswith("C lose") and scene.tokens[match.end : match.end + 1]
    lost = ["that it was there before is in doubt"] if rival_got_it and rival_got_it[0].lower == "to" else []
    drafts = [
        _draft(scene, match, stance, (endorser, candidate), doubts + lost, condition)
        for endorser in endorsers
        for candidate in candidates
        if endorser[0] != candidate[0]
    ]
    told = [_again(scene, match, draft, made) for draft in drafts]
    return [draft for draft in told if draft is not None] + _switched(scene, match, stance, endorsers, doubts)


def _is_of_party(scene: Scene, match: Match) -> bool:
    """Whether somebody only "won the party's nomination" or "is the party's candidate": no endorsement by it."""
    if not match.phrase.before or match.phrase.before[0].words != ("C",) or not match.endorsers:
        return False
    parties = all(scene.article.entities[e].kind == "party" for e, _ in scene.entities(match.endorsers))
    words = {t.lower for t in scene.tokens[match.anchor : match.end + 2]}
    only_named = match.phrase.line == _CANDIDATE_OF and not (match.group.still or match.still_inside)
    return parties and ("nomination" in words or only_named)


def _is_choice_between(scene: Scene, match: Match) -> bool:
    """Whether somebody supports one of two, and does not say which ("will vote for either Reed or Moss")."""
    first, last = min(match.candidates), max(match.candidates)
    return any(t.lower == "or" and t.name is None for t in scene.tokens[first:last])


def _turned(scene: Scene, match: Match, endorsers: Cast, candidates: Cast) -> tuple[Cast, Cast]:
    """Whoever stands and "announced the endorsement of" people who do not stand has received it."""
    if are_exchanged(scene, endorsers, candidates):
        return candidates, endorsers
    stands = bool(endorsers) and scene.standing.issuperset([e for e, _ in endorsers])
    first = min(match.candidates, default=match.anchor)
    gives = match.phrase.line.startswith("E give|offer|pledge") and match.phrase.line.endswith("behind|on C")
    gives &= not {"of", ":"}.isdisjoint([t.lower for t in scene.tokens[match.anchor : first]])  # not "pledged to"
    if stands and gives and candidates and not any(c in scene.article.candidates for c, _ in candidates):
        return candidates, endorsers
    return endorsers, candidates


def _again(scene: Scene, match: Match, draft: Draft, made: Sequence[Draft]) -> Draft | None:
    """Weak words ("is voting for her") behind an endorsement in the same sentence only repeat it, unless it was old.

    "Ott, who endorsed her in May, said he was voting for her" says that it stands.
    """
    weak = not match.phrase.sure and draft.stance is Stance.ENDORSES
    told = [
        d
        for d in made
        if weak
        and d.line != _SWITCHED
        and (d.endorser, d.stance, d.candidate) == (draft.endorser, draft.stance, draft.candidate)
    ]
    if not told:
        return draft
    relatives = {t.start for t in scene.tokens if t.lower in ("who", "which")}
    aside = any(0 < d.anchor - start < MAX_RELATIVE for d in told for start in relatives)
    return replace(draft, stance=Stance.REAFFIRMS) if aside else None


def _is_left_out(scene: Scene, match: Match, stance: Stance) -> bool:
    """Whether the candidate is the one of whom it is not said ("anyone except Reed", "a former Reed supporter")."""
    if len(match.candidates) > 1 and stance is Stance.ENDORSES and _is_choice_between(scene, match):
        return True
    if match.phrase.line.startswith("E's SUPPORT") and match.endorsers:
        owned = scene.tokens[match.endorsers[-1] + 1 : match.anchor]
        if any(t.lower == "by" and t.name is None for t in owned):
            return True  # "Reed's endorsement by the Guild was rescinded" is no support of Reed's
    if scene.words.isdisjoint(("anyone", "anybody", "neither")) and not match.phrase.line.endswith("C BACKER"):
        return False
    between = {t.lower for t in scene.tokens[match.anchor : min(match.candidates, default=match.anchor)]}
    former = match.phrase.line.endswith("C BACKER") and not word_list("nouns", "former").isdisjoint(between)
    anybody = bool({"anyone", "anybody"} & between) and bool({"but", "except", "than", "besides"} & between)
    return former or anybody or ("neither" in between and stance is Stance.ENDORSES)


def _is_asked(scene: Scene, match: Match) -> bool:
    """Whether "whether" or "if" opens the clause ("asked whether Reed should quit")."""
    first = min((*match.endorsers, *match.candidates, match.group.start, match.anchor))
    before = [t.lower for t in scene.tokens[max(0, first - 2) : first]]
    if before[-1:] == ["that"] and before[0] in word_list("grammar", "surmising"):
        return True
    verbs = [t.lower for t in scene.tokens[match.group.start : match.anchor]]
    behind = {t.lower for t in scene.tokens[match.end :]}
    if {"would", "'d"} & set(verbs) and "if" in behind:
        return True
    if match.group.future and not behind.isdisjoint(("if", "unless", "provided")):
        return True  # "will endorse Reed unless she changes her mind"
    apposed = first + 1 < len(scene.tokens) and scene.tokens[first + 1].lower == ","
    opened = next((i for i in range(first - 1, max(0, first - 3), -1) if scene.tokens[i].lower == ","), first)
    for i in range(first, max(-1, first - 12), -1):
        word = scene.tokens[i].lower
        if word in ("whether", "if", "unless"):
            return True
        if apposed and i == opened:
            continue  # "whether the oldest paper, the Courier, would back Reed"
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
    if stance is Stance.DECLINES and endorser in scene.standing:
        weak.append("nothing says more than that two who stand are rivals")
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
        when=ended_on(scene, match) if stance is Stance.WITHDRAWS and is_over(scene.tokens, match) else None,
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


def _switched(scene: Scene, match: Match, stance: Stance, endorsers: Cast, doubts: Sequence[str]) -> list[Draft]:
    """ "left Reed for Moss" also endorses Moss."""
    end = match.end
    if stance is not Stance.WITHDRAWS or not match.candidates or end + 1 >= len(scene.tokens):
        return []
    end = end - 1 if match.phrase.line.endswith((" for ~", " to|into ?")) else _past_switching(scene, end)
    if scene.tokens[end].lower not in ("for", "to", "and", "of") and end == match.end:
        return []
    if scene.tokens[end].lower == "and" and scene.tokens[end + 1].lower not in ("for", "to"):
        return []
    to = read_object(scene.tokens, end + 1)
    named = {e for e, s in scene.entities(to.at) if end > match.end and _is_named(s)}
    switched = [(e, s) for e, s in scene.entities(to.at) if scene.is_person(e) and e in scene.standing | named]
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
            line=_SWITCHED,
        )
        for endorser, span in endorsers
        for candidate, to_span in switched
        if endorser != candidate and candidate not in left
    ]


def _is_named(span: NameSpan | None) -> bool:
    return span is not None and span.how in (How.FULL, How.SURNAME)


def _past_switching(scene: Scene, end: int) -> int:
    """Past "and switched" or ", switching it" to its "to", if that stands at `end`; else `end` itself."""
    near = [t.lower for t in scene.tokens[end : end + 5]]
    to = near[:2].index("to") if "to" in near[:2] else None
    if to is not None and near[to + 1 : to + 2] and near[to + 1] in ("support", "back", "endorse", "join"):
        return end + to + 1  # "abandoned Reed to support Moss"
    if near[:1] == ["in"] and near[1:3] in (["favor", "of"], ["favour", "of"]):
        return end + 2
    if near[:1] not in (["and"], [","]) or near[1:2][0] not in governor_forms("switching"):
        return end
    return next((end + n for n, word in enumerate(near) if n > 1 and word in ("to", "for")), end)


def _is_hired(scene: Scene, entity: int) -> bool:
    """Whether somebody only works for a campaign ("press secretary Jo Ott")."""
    return bool(set(scene.article.entities[entity].role.lower().split()) & word_list("nouns", "hired"))


def drafts_of_noun(scene: Scene, match: NounMatch) -> list[Draft]:
    """The drafts that a noun of support gives by itself."""
    doubts = ["only a noun says it"] if match.sure else ["only a noun says it", "the noun has other meanings too"]
    endorsers = [
        (e, s) for e, s in scene.entities(match.endorsers) if not (match.line == _IN_TEAM and _is_hired(scene, e))
    ]
    candidates: Cast = [(e, s) for e, s in scene.entities(match.candidates) if scene.is_person(e)]
    stray = [e for e, s in candidates if s is not None and s.how is How.PRONOUN and e not in scene.standing]
    if not match.candidates or stray:
        topic = scene.topic_candidate(match.anchor, [*stray, *(e for e, _ in endorsers)])
        candidates = [(topic[0], None)] if topic else []
        doubts += [topic[1]] if topic else []
    before = {t.lower for t in scene.tokens[max(0, match.anchor - 2) : match.anchor]}
    undone = not scene.words.isdisjoint(undoing()) and is_undone(scene.tokens, match.end, noun_only=True)
    if undone or is_shaky(scene.tokens, match.end):
        doubts.append("the words behind say that it is in doubt")
    plain = match.line in _GIVEN_BY_NOUN
    going_on = _GOING_ON | {"still"} if match.line == "behind C be E" else _GOING_ON
    return [
        Draft(
            endorser=e,
            candidate=c,
            stance=Stance.REAFFIRMS if before & going_on else Stance.ENDORSES,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[match.anchor].start,
            line=match.line,
            noun_only=True,
            doubts=(
                *doubts,
                *name_doubts(scene, e_span, "the endorser"),
                *name_doubts(scene, c_span, "the candidate"),
                *(() if c in scene.standing else ("nothing says that the candidate stands in a contest",)),
            ),
        )
        for e, e_span in endorsers
        for c, c_span in candidates
        if not (match.line in _OF_NO_RIVAL and e in scene.standing)
        and e != c
        and (c in scene.standing or (plain and _is_named(c_span)))
        and (e_span.how is not How.SPEAKER)
    ]
