"""Who does what was told just before ("followed suit", "so did", "was joined by")?

The stance and the candidate are those of the last draft; a new candidate behind "for" takes the old one's place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import Cast, name_doubts
from facts.extraction.frames.elements import noun_ends
from facts.extraction.frames.gaps import find_gaps
from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.joining import Found, counted, counted_next, declared, followed_by, joined, went_too
from facts.extraction.frames.lists import named_of_several, read_loose_list
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nouns import NOBODY, read_object
from facts.extraction.frames.repeating import (
    candidate_was_subject,
    goes_for,
    helper_behind,
    is_of_other_clause,
    says_too,
    some_time_from,
)
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.signing import HOLDS, find_signers
from facts.extraction.frames.singled_out import named_of_crowd
from facts.extraction.frames.speakers import body_of
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.timed_gaps import find_timed_gaps
from facts.extraction.frames.tokens import BREAKS, Token, back_over
from facts.extraction.frames.unsigned import said_here
from facts.extraction.frames.verbs import Force, read_verb_group
from facts.extraction.lexicon import Form, load_grammar, load_nouns, word_list
from facts.models import Stance

REACH = 2  # paragraphs
WON = "C win the SUPPORT"
_OF_PARTIES = ("nomination", "nominations")
_URGES = "E urge|ask|tell|press C to do"
_OTHER = "the phrase has other meanings too"  # "the Guild left on Friday"
_COUNTED = "they are as many as the sentence before counted"
_DOUBT = "what is said stands in the sentence before"


def drafts_of_ellipsis(scene: Scene, made: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence that points back to what was told before."""
    if not (made or scene.matches or _is_something_near(scene)):
        return []
    drafts: list[Draft] = _gapped(scene, made) if made else []
    drafts += _given_it(scene, made)
    drafts += _urged(scene, made)
    for endorsers, for_whom, anchor in (
        f
        for f in (
            _by_phrase(scene),
            _did_and_so_did(scene) or (_so_did(scene) if made or _told_right_before(scene) else None),
            joined(scene),
            followed_by(scene) if "followed" in scene.words else None,
            joining_before(scene),
            counted_next(scene),
            declared(scene),
            _followed(scene),
            _crowd_behind(scene),
            find_signers(scene),
            *counted(scene),
            *find_timed_gaps(scene),
            *went_too(scene, _told_before(scene, made)),
        )
        if f
    ):
        here = [d for d in (*made, *drafts) if d.anchor < scene.tokens[anchor].start]
        before = (None if here else said_here(scene, anchor)) or _told_before(scene, here)
        if before is not None and (drafts or not is_of_other_clause(scene, anchor, before)):
            drafts += _repeated(scene, before, (endorsers, for_whom, anchor), made)
    if not drafts and not made and (found := named_of_crowd(scene)) is not None and scene.crowd is not None:
        told = _repeated(scene, scene.crowd, found, made)
        return [replace(d, doubts=(*d.doubts, _COUNTED)) for d in told]
    return drafts


def _is_something_near(scene: Scene) -> bool:
    """Whether anything was told shortly before that a sentence could point back to."""
    before = (*scene.told[-1:], scene.letter, scene.crowd)
    return any(d is not None and scene.paragraph - d.paragraph < REACH for d in before)


def _gapped(scene: Scene, made: Sequence[Draft]) -> list[Draft]:
    """ "The Union announced its support for Reed, and the Guild for Moss": the second verb is left out."""
    drafts: list[Draft] = []
    for who, whom in find_gaps(scene.tokens):
        led = scene.tokens[whom - 1].lower in ("for", "behind", "with")
        given = who[0] > whom
        earlier = (d for d in reversed(made) if d.anchor < min(scene.tokens[who[0]].start, scene.tokens[whom].start))
        before = next((d for d in earlier if led or given or d.line.startswith("E ")), None)
        if before is not None and scene.entities((whom,))[0][0] != before.candidate:
            acting = read_object(scene.tokens, who[0]).at if given else who
            drafts += _repeated(scene, before, (acting, (whom,), who[0]), made)
    return drafts


def _repeated(scene: Scene, before: Draft, found: Found, made: Sequence[Draft]) -> list[Draft]:
    endorsers, for_whom, anchor = found
    if candidate_was_subject(scene, before, anchor):
        stand = all(e in scene.standing for e, _ in scene.entities(endorsers))
        if stand or before.line == WON:
            return _repeated_for(scene, before, found)
        if _was_passive(scene, before):
            return []
    candidates: Cast = [(e, s) for e, s in scene.entities(for_whom) if scene.is_person(e)] or [(before.candidate, None)]
    own: list[str] = []
    acting = [body_of(scene, e, span, own) for e, span in scene.entities(endorsers)]
    return [
        replace(
            before,
            endorser=e,
            candidate=c,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[anchor].start,
            when=None,
            rank=None,
            condition=None,
            line="E do the same",
            doubts=(
                _DOUBT,
                *own,
                *((_OTHER,) if scene.tokens[anchor].lower in word_list("nouns", "leaving") else ()),
                *_inherited(before, same=c == before.candidate),
                *name_doubts(scene, span, "the endorser"),
                *name_doubts(scene, c_span, "the candidate"),
            ),
            noun_only=False,
        )
        for e, span in acting
        for c, c_span in candidates
        if e != c and (e, c, before.stance) not in {(d.endorser, d.candidate, d.stance) for d in made}
    ]


def _was_passive(scene: Scene, before: Draft) -> bool:
    """Whether what was told before had the candidate for its subject ("was endorsed by the Guild")."""
    text = scene.article.text(before.paragraph)
    word = re.match(r"\w+", text[before.anchor :])
    helped = re.search(r"\b(?:was|were|been|is|are|be)(?: \w+ly)? $", text[max(0, before.anchor - 24) : before.anchor])
    return bool(helped) and word is not None and word[0].endswith("ed")


def _inherited(before: Draft, *, same: bool) -> list[str]:
    """The doubts about the words, or about the `same` candidate, that a statement passes on to whoever does so too."""
    return [d for d in before.doubts if "other meanings" in d or (same and "candidate" in d)]


def _repeated_for(scene: Scene, before: Draft, found: Found) -> list[Draft]:
    """The same endorsers, told of the sentence before, for a further candidate."""
    named, _, anchor = found
    same = [d for d in scene.told if (d.paragraph, d.start) == (before.paragraph, before.start)] or [before]
    return [
        replace(
            draft,
            candidate=c,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[anchor].start,
            when=None,
            rank=None,
            doubts=(_DOUBT, *name_doubts(scene, span, "the candidate")),
        )
        for draft in same
        for c, span in scene.entities(named)
        if scene.is_person(c) and c not in (draft.endorser, draft.candidate) and draft.stance is before.stance
    ]


def _told_before(scene: Scene, made: Sequence[Draft]) -> Draft | None:
    last = made[-1] if made else (scene.told[-1] if scene.told else None)
    near = [d for d in (last, scene.letter, scene.crowd) if d is not None and scene.paragraph - d.paragraph < REACH]
    return max(near, key=attrgetter("paragraph", "anchor"), default=None)


def _by_phrase(scene: Scene) -> Found | None:
    for match in scene.matches:
        if may_repeat(scene, match):
            return match.endorsers, match.candidates, match.anchor
    return None


def may_repeat(scene: Scene, match: Match) -> bool:
    """Whether a phrase ("followed suit", "said the same") says of its subject what was told before."""
    if match.phrase.group != "same" or match.group.force is not Force.FACT or not match.endorsers:
        return False
    if [t.lower for t in scene.tokens[match.end : match.end + 1]] in (["with"], ["from"]):
        return False  # "won the Guild; Reed did the same with the Lodge"
    line = match.phrase.line
    return not line.startswith(_URGES) and (not line.startswith("E say ") or _told_right_before(scene, match))


def _told_right_before(scene: Scene, match: Match | None = None) -> bool:
    """Whether the sentence before, or this one, told of a stance of others, so that "the same" can mean it."""
    places = scene.places
    if not scene.told and not scene.made and scene.crowd is None and scene.letter is None:
        return False
    number = places.number_of(scene.sentence) if places is not None else 0
    near = {(s.paragraph, s.start) for s in scene.article.sentences[max(0, number - 1) : number + 1]}
    drafts = [*scene.made, *scene.told[-3:], *(d for d in (scene.crowd, scene.letter) if d is not None)]
    told = [d for d in drafts if (d.paragraph, d.start) in near]
    own = {e for e, _ in scene.entities(match.endorsers)} if match is not None else set()
    return bool(told) and not any(own & {d.endorser, d.candidate} for d in told)  # "Ott backs Reed. Ott said so."


def _urged(scene: Scene, made: Sequence[Draft]) -> list[Draft]:
    """ "Ott urged him to do the same", behind a call on him to go."""
    before = _told_before(scene, made)
    if before is None or before.stance is not Stance.URGES_EXIT:
        return []
    fitting = [m for m in scene.matches if m.phrase.line.startswith(_URGES) and m.group.force is Force.FACT]
    return [d for m in fitting for d in _repeated(scene, before, (m.endorsers, (), m.anchor), made)]


_HELPERS = frozenset({"did", "does", "has", "had", "have", "do", "is", "are", "was", "were", "will"})
_SAYS = _HELPERS | {"say", "says", "said"}  # "So say the Guild and the League."
_SO_DID = frozenset(
    {"so", "as", "did", "does", "do", "has", "have", "is", "are", "was", "were", "ditto", "turn", "likewise", "the"}
)


def _so_did(scene: Scene) -> Found | None:
    """ "So did Reed", "as did Reed", "Ditto Reed", "it was the turn of Reed"."""
    tokens = scene.tokens
    for i, word in [(i, t.lower) for i, t in enumerate(tokens) if t.lower in _SO_DID]:
        if (
            word in ("so", "as")
            and i + 1 < len(tokens)
            and tokens[helper := helper_behind(tokens, i)].lower in (_SAYS if i == 0 and word == "so" else _HELPERS)
        ):
            names = read_object(tokens, helper + 1) or named_of_several(tokens, helper + 1)
            at_start = i == 0 or tokens[i - 1].is_mark or tokens[i - 1].lower == "and"
            stop = next((n for n in range(helper + 1, names.end) if tokens[n].lower == ";"), names.end)
            if names and at_start:
                return tuple(n for n in names.at if n < stop), (), i
        if word == "did" and some_time_from(tokens, i - 1):
            return (i - 1,), (), i
        did_too = word in ("did", "does", "do", "has", "have", "is", "are", "was", "were") and says_too(tokens, i + 1)
        if did_too and i and tokens[i - 1].is_actor:
            names = find_subject(tokens, i).names
            if names and _opens_clause(tokens, names.at[0]):
                return names.at, (), i
        likewise = not i and (word == "likewise" or goes_for(tokens))
        if likewise or word == "ditto" or (word == "turn" and i + 1 < len(tokens) and tokens[i + 1].lower == "of"):
            following = i + 1
            while following < len(tokens) and following < i + 8 and not tokens[following].is_actor:
                following += 1
            names = read_object(tokens, following) if following < len(tokens) else NOBODY
            if names:
                return names.at, (), i
    return None


def _did_and_so_did(scene: Scene) -> Found | None:
    """ "Reed did, and so did Ott": both."""
    tokens = scene.tokens
    for i in range(1, len(tokens) - 5) if "so" in scene.words and "did" in scene.words else ():
        told = [t.lower for t in tokens[i : i + 5]]
        if told[:4] == ["did", ",", "and", "so"] and told[4] in ("did", "has") and tokens[i - 1].is_actor:
            return (*find_subject(tokens, i).names.at, *read_object(tokens, i + 5).at), (), i
    return None


def _opens_clause(tokens: Sequence[Token], name: int) -> bool:
    """Whether a name begins its clause, past its title and article."""
    at = name - 1
    while at >= 0 and tokens[at].name is None and not tokens[at].is_mark and tokens[at].lower not in BREAKS:
        at -= 1
        if name - at > 6:
            return False
    return at < 0 or tokens[at].lower in (";", ":", ",", "and", "but", "(", ".", '"')


def _followed(scene: Scene) -> Found | None:
    """ "Reed followed the next morning": nothing but a time behind the verb."""
    tokens = scene.tokens
    for i, token in enumerate(tokens) if not scene.words.isdisjoint(("followed", "follows")) else ():
        if token.lower not in ("followed", "follows") or i == 0:
            continue
        closes = i + 2 == len(tokens) and tokens[i + 1].lower == "." and tokens[i - 1].is_actor
        if not (closes or _only_time(tokens, i + 1)):
            continue
        start = back_over(tokens, i, ("has", "have", "had", "also", "then", "soon", "quickly"))
        names = find_subject(tokens, start).names
        return (names.at, (), i) if names else None
    return None


def _only_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind a verb up to the end of its clause tells when, and something does."""
    grammar, said = load_grammar(), 0
    for token in tokens[at : at + 9]:
        if token.lower in (".", ";", ",", ")") or (token.lower in ("and", "but") and said):
            break
        timely = token.lower in grammar.weekdays or token.lower in grammar.months or token.lower in grammar.adverbs
        if token.name is not None or not (timely or token.lower in load_nouns()["time"] or token.lower.isdigit()):
            return False
        said += 1
    if not said:
        return any(t.lower in ("later", "after") for t in tokens[max(0, at - 12) : at])
    return True


_JOIN = ("join", "joins", "joined", "joining")


def _crowd_behind(scene: Scene) -> Found | None:
    """ "They join a coalition that includes Reed and the Guild": those who are there already."""
    tokens = scene.tokens
    if scene.words.isdisjoint(_JOIN):
        return None
    they_join = len(tokens) > 3 and tokens[0].end - tokens[0].start == 4 and tokens[1].lower in ("join", "joined")
    if they_join:
        names = read_object(tokens, 2)
        if len(names.at) > 1:
            return names.at, (), 1
    for i, token in enumerate(tokens[:20]):
        if token.lower not in _JOIN:
            continue
        near = {t.lower for t in tokens[i : i + 8]}
        at = next((j for j in range(i, min(i + 14, len(tokens))) if tokens[j].lower in HOLDS), None)
        if at is not None and near & load_nouns()["crowd"]:
            names = read_object(tokens, at + 1)
            loose = read_loose_list(tokens, at + 1)
            names = loose if len(loose.at) > len(names.at) else names
            return (names.at, (), at) if names else None
    return None


def joining_before(scene: Scene) -> Found | None:
    """ "Reed withdrew his support, joining Moss and the Guild", "the third to, after Moss": they did so before."""
    tokens = scene.tokens
    counted = not word_list("parsing", "before_infinitive").isdisjoint(scene.words) and "to" in scene.words
    leads = ("joining", "after", "following") if counted else ("joining",)
    for i in range(1, len(tokens) - 1) if not scene.words.isdisjoint(leads) else ():
        if tokens[i].lower in leads and tokens[i - 1].lower == ",":
            others = [t.lower for t in tokens[i + 1 : i + 5]] == [",", "among", "others", ","]
            names = read_object(tokens, i + 5 if others else i + 1)
            end = skip_tail(tokens, names.end)
            ends = end >= len(tokens) or tokens[end].lower in (".", ";", ",")
            if names and ends and not any(tokens[n].is_pronoun for n in names.at):
                return names.at, (), i
    return None


def _given_it(scene: Scene, made: Sequence[Draft]) -> list[Draft]:
    """ "Reed picked up the mayoral endorsement": that of the body whose endorsements were told just before."""
    before = scene.told[-1] if scene.told and not made else None
    if before is None or before.stance is not Stance.ENDORSES or scene.is_person(before.endorser):
        return []
    if scene.paragraph - before.paragraph >= REACH:
        return []
    tokens = scene.tokens
    for i, token in enumerate(tokens):
        party_gives = token.lower in _OF_PARTIES  # "But Reed won the nomination"
        end = noun_ends(tokens, i, "SUPPORT") if token.name is None and not party_gives else None
        verb = _won_before(tokens, i) if end is not None else None
        whose = end is not None and end < len(tokens) and tokens[end].lower in ("of", "from", "by", "for")
        if verb is None or whose or read_verb_group(tokens, verb, frozenset({Form.PAST})).force is not Force.FACT:
            continue
        found = (find_subject(tokens, verb).names.at, (), i)
        return [replace(d, line=WON) for d in _repeated_for(scene, before, found)]
    return []


def _won_before(tokens: Sequence[Token], noun: int) -> int | None:
    """Index of a verb of winning before "the endorsement" at `noun`, past "mayoral" and the like."""
    for i in range(noun - 1, max(0, noun - 5), -1):
        if tokens[i].name is not None or tokens[i].is_mark:
            return None
        if tokens[i].lower == "the":
            two = f"{tokens[i - 2].lower} {tokens[i - 1].lower}" if i > 1 else ""
            wins = governor_forms("winning")
            return i - 2 if two in wins else i - 1 if tokens[i - 1].lower in wins else None
    return None
