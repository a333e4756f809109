"""Whom does a body's own list of candidates name ("For Supervisor:", then a line a district)?

A list counts only after the body that put the text out has said elsewhere in it whom it endorses, and only under a
label that begins with "For"; or behind the colon of a sentence that speaks of a body's slate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.annotated import How
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.elements import noun_ends
from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.items import is_sought
from facts.extraction.frames.labels import DOUBT, UNREAD
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.frames.verbs import Force, read_verb_group
from facts.extraction.lexicon import Form, load_grammar, load_nouns, word_list
from facts.models import Stance

_LABEL = re.compile(r"^\W*For\s[^:.]{3,60}:\W*$")
_LABELLED = re.compile(r"^\W*For\s[^:.]{3,60}:\W*\s\S")
_BULLET = re.compile(r"^\s*(?:[-*•·▪–]|\d{1,2}[.)])\s")
_LONGEST = 40  # lines
SLATES = frozenset({"slate", "picks", "choices", "selections", "recommendations", "ticket"})


def drafts_of_slate(scene: Scene) -> list[Draft]:
    """The drafts of a line of the publisher's own list of candidates."""
    publisher = scene.article.publisher
    if publisher is None or scene.is_person(publisher) or not _in_slate(scene) or not _has_endorsed(scene, publisher):
        return []
    if any(looks_like_verb(scene.tokens, i) for i in range(len(scene.tokens))):
        return []
    named = [i for i, t in enumerate(scene.tokens) if t.is_actor and t.is_person and not _in_brackets(scene.tokens, i)]
    return [
        replace(
            scene.listed(
                publisher,
                candidate,
                anchor=scene.tokens[at].start,
                line="for OFFICE: C",
                doubts=(DOUBT, *name_doubts(scene, span, "the candidate")),
            ),
            rank=rank_near(scene.tokens, at),
        )
        for at in named
        for candidate, span in scene.entities([at])
    ]


def drafts_of_own_slate(scene: Scene) -> list[Draft]:
    """The drafts of "The Guild's slate came out: Reed (D1), Moss (D2)", also of "The Guild put out its slate:"."""
    tokens = scene.tokens
    if ":" not in scene.words:
        return []
    colon = next((i for i, t in enumerate(tokens) if t.lower == ":"), None)
    relatives = load_grammar().relatives  # "Jo Reed, a mother of four who taught at home"
    stop = next((i for i in range(colon or 0, len(tokens)) if tokens[i].lower in relatives), len(tokens))
    if colon is None or any(looks_like_verb(tokens, i) for i in range(colon + 1, stop)):
        return []
    owners = [
        i
        for i in range(colon)
        if tokens[i].owns and not tokens[i].is_person and (_speaks(tokens, i) or _is_own_list(tokens, i, colon))
    ]
    owners = _who_puts_out(tokens[:colon]) or owners
    others = any(t.is_actor and t.is_person for t in tokens[:colon])
    label = [t.lower for t in tokens[:colon]]
    if len(owners) != 1 or others or load_grammar().negations.intersection(label) or is_sought(label):
        return []
    named = [
        i for i in range(colon + 1, stop) if tokens[i].is_actor and tokens[i].is_person and not _in_brackets(tokens, i)
    ]
    owner = _acting(tokens, owners[0])
    return [
        replace(
            scene.listed(
                endorser,
                candidate,
                anchor=tokens[colon].start,
                line="E's slate: C, C",
                doubts=(
                    UNREAD if span.how in (How.FULL, How.SURNAME) else DOUBT,
                    *name_doubts(scene, scene.span(owner), "the endorser"),
                    *name_doubts(scene, span, "the candidate"),
                ),
            ),
            rank=rank_near(tokens, at),
        )
        for at in named
        for candidate, span in scene.entities([at])
        for endorser in scene.span(owner).entities
    ]


def _who_puts_out(label: Sequence[Token]) -> list[int]:
    """The body that "put out its list of recommended candidates" or "is out with a batch of endorsements"."""
    lows = [t.lower for t in label]
    verbs = governor_forms("putting_out")
    verb = next((i for i, low in enumerate(lows) if low in verbs or " ".join(lows[i : i + 2]) in verbs), None)
    if verb is None and "out with" in " ".join(lows):
        verb = lows.index("out") - 1  # "is out with"
    if verb is None or verb < 1 or not any(_are_chosen(label, i) for i in range(verb + 1, len(label))):
        return []
    group = read_verb_group(label, verb, frozenset({Form.PAST, Form.PRESENT, Form.PARTICIPLE}))
    if group.force is not Force.FACT or group.passive:
        return []
    return [i for i in find_subject(label, group.start).names.at if not label[i].is_person]


def _are_chosen(label: Sequence[Token], at: int) -> bool:
    """Whether "endorsements" or "choices" end a phrase, or "recommended candidates" stand, at a place."""
    word = label[at].lower
    ends = at + 1 == len(label) or label[at + 1].lower in (",", *load_grammar().prepositions)
    if ends and (word in SLATES or (word.endswith("s") and noun_ends(label, at, "SUPPORT") is not None)):
        return True
    return word in load_nouns()["runner"] and label[at - 1].lower in word_list("nouns", "given")


def _speaks(tokens: Sequence[Token], owner: int) -> bool:
    """Whether what somebody owns is support, or a slate."""
    return not (load_nouns()["SUPPORT"] | SLATES).isdisjoint([t.lower for t in tokens[owner + 1 : owner + 4]])


def _is_own_list(tokens: Sequence[Token], owner: int, colon: int) -> bool:
    """Whether a list is called one's own, and nothing says of what ("put out its own list:")."""
    return owner + 3 == colon and [t.lower for t in tokens[owner + 1 : colon]] == ["own", "list"]


def _acting(tokens: Sequence[Token], owner: int) -> int:
    """The body named last before "its", which means it; else the owner itself."""
    if not tokens[owner].is_pronoun:
        return owner
    named = [i for i in range(owner) if tokens[i].is_actor and not tokens[i].is_pronoun]
    full = [i for i in named if (name := tokens[i].name) is not None and name.how in _BY_NAME]
    return full[0] if len(full) == 1 else owner


_BY_NAME = (How.FULL, How.SHORT, How.ACRONYM)


def _has_endorsed(scene: Scene, publisher: int) -> bool:
    return any(d.endorser == publisher and d.stance is Stance.ENDORSES for d in scene.told)


def _in_slate(scene: Scene) -> bool:
    """Whether the line opens with "For sheriff:", or stands in a list under such a label."""
    passages = scene.article.article.passages
    text = passages[scene.paragraph - 1].text
    label = re.findall(r"[a-z]+", text.partition(":")[0].lower())
    if not word_list("nouns", "contact").isdisjoint(label):
        return False  # "For information: Jo Marsh, secretary"
    if _LABELLED.match(text):
        return scene.sentence.start < text.index(":") + 1
    if not _BULLET.match(text):
        return False
    for number in range(scene.paragraph - 1, max(0, scene.paragraph - _LONGEST), -1):
        above = passages[number - 1].text
        if not _BULLET.match(above):
            return bool(_LABEL.match(above))
    return False


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    before = [t.lower for t in tokens[:at]]
    return before.count("(") > before.count(")")
