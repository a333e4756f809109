"""What opens a list of names, and for whom or by whom does it stand?

A label with an owner ("the Guild's endorsements"), a sentence that ends in a colon, a letter that was signed; a body's
own choices are read here too, since their lines name candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from facts.extraction.annotated import How
from facts.extraction.drafts import Draft
from facts.extraction.frames.casting import stance_of
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import LABEL, is_sought, may_be_listed, said_of_support, support_words
from facts.extraction.frames.labels import DOUBT, UNREAD
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.frames.verbs import Force, read_verb_group
from facts.extraction.lexicon import Element, ElementKind, Form, load_grammar, load_lexicon, load_nouns, word_list
from facts.models import EntityKind, Stance

_CHOOSING = frozenset({Stance.ENDORSES.value, Stance.REAFFIRMS.value})
_ACTIVE = (Element(ElementKind.SLOT, ("E",)),)
_PEOPLE = frozenset({"women", "men", "people"})
_ITS = frozenset({"its", "their", "our"})
_REACH = 10  # words from "endorsed" to "candidates"
_CALLS = frozenset({"endorse", "endorses", "endorsed", "endorsing", "recommend", "recommends", "recommended"})
_NO_MEMBERS = frozenset({EntityKind.PERSON, EntityKind.NEWSPAPER})
CHOICES = frozenset({"candidates", "choices", "picks", "selections", "recommendations", "slate"})


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is open: whoever it names stands so towards the candidate.

    `plain` if the cue speaks of support and names the candidate, so that its lines need no look. Where a body lists
    whom it endorses, `endorsers` holds it and the lines name candidates; `headed` if those may be headings.
    `by_name` if only a candidate's heading opened it.
    """

    candidate: int | None
    stance: Stance
    paragraph: int
    plain: bool = False
    needs_bullet: bool = False
    endorsers: tuple[int, ...] = ()
    headed: bool = False
    by_name: bool = False


def outside_brackets(scene: Scene) -> list[str]:
    """The words of a line that stand in no bracket."""
    depth, words = 0, []
    for token in scene.tokens:
        depth += (token.lower == "(") - (token.lower == ")")
        words += [] if depth else [token.lower]
    return words


def is_denied(scene: Scene) -> bool:
    """Whether the last clause of a sentence holds a negation."""
    for token in reversed(scene.tokens):
        if token.lower in ("not", "n't", "no", ","):
            return token.lower != ","
    return False


def tallies(scene: Scene) -> bool:
    """Whether words announce endorsements without saying whose ("Here is who has endorsed whom.", "Their backers:")."""
    words = [t.lower for t in scene.tokens]
    if is_denied(scene) or is_sought(words):
        return False
    both = words.count("who") + words.count("whom") > 1
    if both or ends_open(scene):
        return True
    if word_list("nouns", "tallying").isdisjoint(words):
        return False
    if _of_others(words) and words[0] in ("we", "this", "here", "below"):
        return True  # "We list endorsements from officials and unions"
    if len(words) > LABEL:
        return False
    return not any(looks_like_verb(scene.tokens, i) for i in range(len(words)))  # "Endorsement tracker."


def draft_of_tick(scene: Scene, publisher: int, candidate: int) -> Draft:
    """What "Endorsed" alone says under a candidate's heading, on a page of the publisher's own choices."""
    return scene.listed(publisher, candidate, anchor=scene.tokens[0].start, line="C / endorsed", doubts=(DOUBT,))


def spoken_of(scene: Scene) -> Listing | None:
    """The candidate on whose endorsements or backers a sentence speaks."""
    tokens = scene.tokens
    nouns = load_nouns()
    none = scene.words.isdisjoint(nouns["SUPPORT"]) and scene.words.isdisjoint(nouns["BACKER"])
    for i, token in enumerate(tokens) if not none else ():
        spoken = token.name is None and (token.lower in nouns["SUPPORT"] or token.lower in nouns["BACKER"])
        if spoken and _is_of_plural(tokens, i):
            first = next((t for t in tokens[:i] if t.is_actor), None)
            if (
                first is not None
                and first.is_person
                and first.name is not None
                and first.name.entities[0] in scene.standing
            ):
                return Listing(first.name.entities[0], Stance.ENDORSES, scene.paragraph)
        if spoken and token.lower.endswith("s"):
            owner = next((j for j in range(i - 1, max(-1, i - 4), -1) if tokens[j].owns), None)
            owned = owner is not None and tokens[owner].is_person and len(scene.span(owner).entities) == 1
            whom = scene.span(owner).entities[0] if owner is not None and owned else _spoken_person(scene)
            if i + 1 < len(tokens) and tokens[i + 1].lower == "of" and (of := read_object(tokens, i + 2).at[:1]):
                whom = scene.span(of[0]).entities[0] if tokens[of[0]].is_person else whom
            if whom is not None:
                return Listing(whom, Stance.ENDORSES, scene.paragraph)
    crowd = scene.crowd
    if crowd is not None and (crowd.paragraph, crowd.start) == (scene.paragraph, scene.sentence.start):
        return Listing(crowd.candidate, crowd.stance, scene.paragraph)
    return None


def _spoken_person(scene: Scene) -> int | None:
    """The one person whom a sentence names, else the article's main candidate if it names none."""
    named = {e for t in scene.tokens if t.name is not None and t.is_person for e in t.name.entities}
    standing = named & scene.standing or named
    if not named:
        return scene.main
    return next(iter(standing)) if len(standing) == 1 else None


def _is_of_plural(tokens: Sequence[Token], noun: int) -> bool:
    """Whether "of 11 more members" stands behind a noun of support: who they are may follow."""
    behind = [t.lower for t in tokens[noun + 1 : noun + 7]]
    counted = any(word.isdigit() or word in word_list("nouns", "part") for word in behind[1:3])
    return behind[:1] in (["of"], ["from"]) and counted and any(word.endswith("s") for word in behind[2:])


def slated(scene: Scene, matches: Sequence[Match]) -> Listing | None:
    """A body that goes on to list whom it endorses: "the committee endorsed the following candidates:"."""
    if (
        scene.words.isdisjoint(_POINTING_AHEAD)
        and scene.words.isdisjoint(word_list("nouns", "slating"))
        and not ends_open(scene)
    ):
        return None
    words = [t.lower for t in scene.tokens]
    if words[-3:-1] == ["the", "following"] and words[-4:-3] and words[-4] in _CALLS:
        return _those_below(scene)
    led = next((word for word in words if word in _POINTING_AHEAD), None)
    behind = words[words.index(led) :] if led is not None else []
    following = bool(behind) and (said_of_support(behind[:4]) or bool(CHOICES & set(behind[:3])))
    if not (ends_open(scene) or following):
        return _slate_set(scene, words)
    for match in matches:
        if stance_of(match) is Stance.ENDORSES and match.endorsers and not match.candidates:
            acting = tuple(dict.fromkeys(e for e, _ in scene.entities(match.endorsers)))
            return Listing(None, Stance.ENDORSES, scene.paragraph, plain=True, endorsers=acting, headed=True)
    bodies = [e for t in scene.tokens if t.name is not None for e in t.name.entities if not scene.is_person(e)]
    chosen = set(behind[:3]) & CHOICES - {"candidates"} if following else set()
    calls = chosen or set(words) & _CALLS
    if following and bodies and calls and not is_denied(scene):
        return Listing(None, Stance.ENDORSES, scene.paragraph, plain=False, endorsers=(bodies[0],), headed=True)
    plain = _closes_in_choosing(scene, words)
    if plain or (ends_open(scene) and _recommends(scene, words)):
        return Listing(None, Stance.ENDORSES, scene.paragraph, plain=plain, endorsers=(bodies[0],), headed=True)
    own = [e for t in scene.tokens if t.name is not None and t.name.how is How.SPEAKER for e in t.name.entities]
    if following and own and not scene.is_person(own[0]):
        return Listing(None, Stance.ENDORSES, scene.paragraph, plain=True, endorsers=(own[0],), headed=True)
    return None


def _those_below(scene: Scene) -> Listing | None:
    """The list behind "the Guild voted to endorse the following.": the body's, or that of its own release."""
    bodies = [e for t in scene.tokens if t.name is not None for e in t.name.entities if not scene.is_person(e)]
    own = scene.article.publisher
    if not bodies and own is not None and not scene.words.isdisjoint(word_list("nouns", "acting_parts")):
        bodies = [own] if scene.article.entities[own].kind not in _NO_MEMBERS else []
    if len(set(bodies)) != 1 or is_denied(scene):
        return None
    return Listing(None, Stance.ENDORSES, scene.paragraph, plain=False, endorsers=(bodies[0],), headed=True)


def _closes_in_choosing(scene: Scene, words: Sequence[str]) -> bool:
    """Whether the one body of a sentence "voted to endorse:", or "endorsed:", with nobody named behind it."""
    named = {e for t in scene.tokens if t.name is not None for e in t.name.entities}
    alone = len(named) == 1 and not any(scene.is_person(e) for e in named)
    told = words[-2] in _CHOSE or (words[-3:-1] in _TO_CHOOSE and not _DECIDED.isdisjoint(words))
    return alone and words[-1] == ":" and told and not is_denied(scene) and not is_sought(words)


_CHOSE = frozenset({"endorsed", "endorses", "recommended", "recommends", "backed", "backs"})
_TO_CHOOSE = (["to", "endorse"], ["to", "recommend"], ["to", "back"], ["to", "support"])
_DECIDED = frozenset({"voted", "votes", "vote", "chose", "decided", "agreed", "opted", "resolved", "elected"})
_POINTING_AHEAD = frozenset({"following", "these"})


def _recommends(scene: Scene, words: Sequence[str]) -> bool:
    """Whether the one body that leads a sentence "is recommending four people:" or "asks members to vote for:"."""
    actors = [t for t in scene.tokens if t.is_actor]
    if not actors or actors[0].is_person or any(t.is_person for t in actors[1:]) or is_denied(scene):
        return False
    votes = words[-3:-1] == ["vote", "for"]
    at = next((i for i, word in enumerate(words) if word in word_list("nouns", "recommending")), None)
    whom = set(words[at + 1 :]) if at is not None else set()
    return votes or bool(whom & (load_nouns()["runner"] | _PEOPLE | word_list("nouns", "chosen_people")))


@lru_cache
def _choosers() -> dict[str, tuple[Stance, frozenset[Form]]]:
    """Every form of a verb with which somebody supports or goes on to support, with the forms that it may be."""
    found = {}
    for written, lines in load_lexicon().by_form.items():
        groups = [p.group for p, _ in lines if p.group in _CHOOSING and p.before[:1] == _ACTIVE]
        if groups:
            found[written] = (Stance(groups[0]), lines[0][1])
    return found


def announcing(scene: Scene) -> int | None:
    """The body that leads a sentence on endorsements of its own ("the Guild announced its second round of picks")."""
    if scene.words.isdisjoint(_several_choices()):
        return None
    first = next((t.name for t in scene.tokens if t.name is not None), None)
    if first is None or len(first.entities) != 1 or scene.is_person(first.entities[0]) or is_denied(scene):
        return None
    own = [
        i for i, t in enumerate(scene.tokens) if t.lower in _ITS or (t.owns and t.is_short_pronoun and not t.is_person)
    ]
    behind = {t.lower for i in own for t in scene.tokens[i + 1 : i + _REACH]}
    return None if behind.isdisjoint(_several_choices()) else first.entities[0]


@lru_cache
def _several_choices() -> frozenset[str]:
    """Words for several endorsements, or for those who get them."""
    return CHOICES | {word for word in load_nouns()["SUPPORT"] if word.endswith("s")}


def choosing(scene: Scene) -> Listing | None:
    """A body that "has endorsed four candidates for council", whom the next sentence may name."""
    tokens, choosers = scene.tokens, _choosers()
    runners = load_nouns()["runner"]
    if scene.words.isdisjoint(runners) and scene.words.isdisjoint(_PEOPLE):
        return None
    for at, token in enumerate(tokens):
        if token.lower not in choosers:
            continue
        stance, forms = choosers[token.lower]
        behind = tokens[at + 1 : at + _REACH]
        stop = next((n for n, t in enumerate(behind) if t.is_actor or t.is_mark), len(behind))
        plurals = {t.lower for t in behind[:stop] if t.name is None and t.lower.endswith(("s", "men", "people"))}
        if plurals.isdisjoint(runners) and plurals.isdisjoint(_PEOPLE):
            continue
        group = read_verb_group(tokens, at, forms)
        if group.force is not Force.FACT or group.passive:
            continue
        plain = load_grammar().negations.isdisjoint(t.lower for t in behind[:stop])
        acting = dict.fromkeys(e for e, _ in scene.entities(find_subject(tokens, group.start).names.at))
        if acting and plain:
            return Listing(None, stance, scene.paragraph, endorsers=tuple(acting), headed=True)
    return None


def _slate_set(scene: Scene, words: Sequence[str]) -> Listing | None:
    """A body that "has settled on its slate": the lines below may name it."""
    listed = any(a == "endorsed" and b in load_nouns()["runner"] for a, b in pairwise(words))
    announced = set(words) & word_list("nouns", "slating") and (
        listed or set(words) & (CHOICES - {"candidates"} | {"endorsements"})
    )
    first = next((t for t in scene.tokens if t.is_actor), None)
    if not announced or first is None or first.name is None or first.is_person or _of_others(words):
        return None
    return Listing(None, Stance.ENDORSES, scene.paragraph, plain=False, endorsers=first.name.entities[:1], headed=True)


def _of_others(words: Sequence[str]) -> bool:
    """Whether those whose endorsements are meant stand behind them ("we list endorsements from elected officials")."""
    return any(one in support_words() and other in ("from", "by") for one, other in pairwise(words))


def signed_by(scene: Scene) -> Listing | None:
    """The list of those who signed a letter for a candidate."""
    letter = scene.letter
    by_name = [s for s in scene.article.spans if scene.main in s.entities and s.how in (How.FULL, How.SURNAME)]
    main = scene.main if len(by_name) > 1 else None  # "His opponent, Al Moss, has promised much."
    whom = letter.candidate if letter is not None else main
    stance = letter.stance if letter is not None else Stance.ENDORSES
    return Listing(whom, stance, scene.paragraph, plain=letter is not None) if whom is not None else None


def bodies_of_label(scene: Scene) -> tuple[int, ...]:
    """Whose endorsements a label announces: "the Carpenters' endorsements:", "Our picks"."""
    owners = [t.name for t in scene.tokens if t.name is not None and (t.owns or t.name.how is How.SPEAKER)]
    found = [e for name in owners for e in name.entities if not scene.is_person(e)]
    return tuple(dict.fromkeys(found))


def drafts_of_choices(scene: Scene, listing: Listing, start: int = 0) -> list[Draft]:
    """The drafts of a line that names whom a body endorses ("Governor: Reed (over Moss)")."""
    depth = 0
    named: list[int] = []
    for i, token in enumerate(scene.tokens):
        if i < start:
            continue
        if token.lower == "over" and named:
            break  # "Reed over Moss"
        depth += (token.lower == "(") - (token.lower == ")")
        may = token.is_actor and token.is_person and not token.is_short_pronoun and may_be_listed(scene, token)
        if not depth and may:
            named.append(i)
    return [
        replace(
            scene.listed(
                endorser,
                candidate,
                anchor=scene.tokens[at].start,
                line="E / C, C",
                doubts=(
                    UNREAD if listing.plain and len(named) == 1 else DOUBT,
                    *name_doubts(scene, span, "the candidate"),
                ),
            ),
            rank=rank_near(scene.tokens, at),
            stance=listing.stance,
        )
        for at in named
        for candidate, span in scene.entities([at])
        for endorser in listing.endorsers
        if endorser != candidate
    ]


def drafts_of_body_label(scene: Scene) -> list[Draft]:
    """The drafts of "Also getting the union's nod: Reed and Moss": the label names a body, the line its choices."""
    tokens = scene.tokens
    if ":" not in scene.words:
        return []
    colon = next((i for i, t in enumerate(tokens[:LABEL]) if t.lower == ":"), None)
    if colon is None or any(t.is_person for t in tokens[:colon]):
        return []
    bodies = bodies_of_label(scene)
    label = [t.lower for t in tokens[:colon]]
    told = said_of_support(label) and not is_denied(scene) and not is_sought(label)
    if len(bodies) != 1 or not told or any(looks_like_verb(tokens, i) for i in range(colon, len(tokens))):
        return []
    return drafts_of_choices(scene, Listing(None, Stance.ENDORSES, scene.paragraph, endorsers=bodies), colon + 1)


def ends_open(scene: Scene) -> bool:
    """Whether a sentence ends in a colon, or says that a list is to come ("Here are the Guild's endorsements.")."""
    if not scene.tokens or scene.tokens[-1].lower == ":":
        return bool(scene.tokens)
    last = len(scene.tokens) - 1
    while last >= 0 and scene.tokens[last].is_mark:
        last -= 1
    if last < 0 or scene.tokens[last].lower not in support_words():
        return False
    words = [t.lower for t in scene.tokens if not t.is_mark]
    return bool(set(words[:3]) & word_list("nouns", "opening")) or "here are" in " ".join(words)
