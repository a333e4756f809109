"""What does a line of a list say: a candidate, a colon, and those who stand by them?

Only where the line itself or its heading speaks of endorsements; a name with a colon may as well be a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from facts.extraction.annotated import How
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import is_sought, opener_of, said_of_support
from facts.extraction.frames.nouns import Names, read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_nouns, word_list
from facts.models import Stance

DOUBT = "it is told by a line of a list"
FAR = "the heading that names the candidate stands further up"
OWN_CHOICE = "that the paper chooses them is told by the list of its choices"
UNREAD = "a line without a verb is nothing for the parser"  # a plain list needs no second reader
_WHOSE = 6  # words of a candidate between two colons
_NEAR = 8  # paragraphs below a sentence that opens a list of endorsements
PASSIVE = frozenset({"endorsed", "backed", "supported", "nominated", "recommended"})


def drafts_of_label(scene: Scene) -> list[Draft]:
    """The drafts of a line such as "Endorsed by: A, B and C" or "Reed: A, B, C" in a list of endorsements."""
    if ":" not in scene.words:
        return []
    tokens = _past_sort(scene.tokens)
    is_sorted = len(tokens) < len(scene.tokens)
    scene = replace(scene, tokens=tokens) if is_sorted else scene
    colon = next((i for i, t in enumerate(tokens[:10]) if t.lower == ":"), None)
    if colon is None or colon + 1 >= len(tokens):
        return []
    label = tokens[: _aside_of_label(tokens, colon)]
    if is_sought([t.lower for t in label]):
        return []
    nouns = load_nouns()
    noun = any(t.lower in nouns["SUPPORT"] or t.lower in nouns["BACKER"] for t in label)
    passive = any(a.lower in PASSIVE and b.lower == "by" for a, b in pairwise(label))
    is_clause = any(looks_like_verb(label, i) and label[i].lower not in PASSIVE for i in range(len(label)))
    added = _adds_to_list(label)
    says_support = passive or (noun and not is_clause) or added or is_sorted
    outside = _outside_brackets(label)
    named = [i for i in outside if label[i].name is not None]
    lead = [label[i].lower for i in outside if label[i].name is None and not label[i].is_mark]
    stance = _stance_of(lead) if len(named) == 1 else None
    roles = all(word in nouns["runner"] for word in lead)
    alone = len(named) == 1 and (roles or stance is not None)
    stands = alone and not roles and all(e in scene.standing for e, _ in scene.entities(named))
    if not (says_support or stands or (alone and _in_list_of_support(scene))):
        return []
    names = _listed(tokens, colon + 1)
    if named and not any(scene.is_person(e) for e, _ in scene.entities(named)) and not says_support:
        return _body_first(scene, named, names, colon)
    for_whom = [(e, s) for e, s in scene.entities(named) if e in scene.standing or scene.is_person(e)]
    if not for_whom:
        for_whom = [(whom, scene.span(names.at[0])) for whom in _of_section(scene, names)] if names else []
    near = scene.section is None or scene.is_at_hand(scene.section) or opener_of(scene) is not None
    by_pronoun = any(tokens[i].is_short_pronoun for i in named)
    plain = (
        says_support
        and not added
        and not by_pronoun
        and (bool(named) or (near and scene.section is not None) or (not named and opener_of(scene) is not None))
    )
    return [
        replace(
            scene.listed(
                e,
                c,
                anchor=tokens[colon].start,
                line="C: E, E",
                doubts=(
                    UNREAD if plain and e not in scene.standing else DOUBT if named or near else FAR,
                    *name_doubts(scene, span, "the endorser"),
                ),
            ),
            stance=stance or Stance.ENDORSES,
        )
        for c, _ in for_whom
        for e, span in scene.entities(names.at)
        if e != c
    ]


def _past_sort(tokens: Sequence[Token]) -> Sequence[Token]:
    """A line without the label that only says that backers follow ("Endorsements: Reed: A, B. Moss: C").

    Nothing is left where somebody stands behind it, before another colon, who was not understood.
    """
    colons = [i for i, t in enumerate(tokens) if t.lower == ":"][:2]
    if len(colons) < 2 or colons[1] - colons[0] > _WHOSE or any(t.name is not None for t in tokens[: colons[0]]):
        return tokens
    if not said_of_support([t.lower for t in tokens[: colons[0]]]):
        return tokens
    named = [t for t in tokens[colons[0] + 1 : colons[1]] if t.name is not None]
    return tokens[colons[0] + 1 :] if len(named) == 1 and named[0].is_person else ()


def _outside_brackets(label: Sequence[Token]) -> list[int]:
    """The places of a label that stand in no bracket: "Reed (city council member)" is only Reed."""
    depth, outside = 0, []
    for i, token in enumerate(label):
        depth += (token.lower == "(") - (token.lower == ")")
        outside += [] if depth else [i]
    return outside


def _adds_to_list(label: Sequence[Token]) -> bool:
    """Whether a label tells of those who are new on a candidate's list ("New in Reed's column this week")."""
    owner = next((i for i, t in enumerate(label) if t.owns and t.is_person), len(label))
    lead, behind = ({t.lower for t in part} for part in (label[:owner], label[owner + 1 :]))
    return not lead.isdisjoint(_ADDED) and not behind.isdisjoint(_COLUMNS)


_ADDED = frozenset({"new", "newest", "newly", "latest", "added", "newcomers"})
_COLUMNS = frozenset({"list", "roster", "column", "corner", "camp", "side", "tally"})


def _aside_of_label(tokens: Sequence[Token], colon: int) -> int:
    """Where a label ends: at its colon, or before what only tells who is meant ("For Reed, the incumbent: A, B")."""
    comma = next((i for i in range(1, colon) if tokens[i].lower == ","), colon)
    named = any(t.name is not None for t in tokens[:comma])
    more = any(t.name is not None and t.name.how is not How.NOMINAL for t in tokens[comma:colon])
    return comma if named and not more else colon


def _stance_of(lead: Sequence[str]) -> Stance | None:
    """What the words beside a candidate's name in a label make of those behind its colon; None for other words."""
    words = " ".join(word for word in lead if word not in word_list("nouns", "label_adverbs"))
    for stance in (Stance.ENDORSES, Stance.REAFFIRMS, Stance.WITHDRAWS):
        if words in word_list("nouns", f"label_{stance.value}"):
            return stance
    return None


def _of_section(scene: Scene, names: Names) -> list[int]:
    """The candidate whom a label without a name means: who opens its entry, the section's or the last one."""
    opener = opener_of(scene)
    if opener is not None:
        return [opener.entities[0]]
    if scene.is_lost:
        return []
    if scene.section is not None:
        return [scene.section]
    topic = scene.topic_candidate(0, [e for e, _ in scene.entities(names.at)])
    return [topic[0]] if topic else []


def _body_first(scene: Scene, named: Sequence[int], names: Names, colon: int) -> list[Draft]:
    """The drafts of "Dockers Union: Reed" in a list of endorsements: the body stands before the colon."""
    return [
        scene.listed(
            e,
            c,
            anchor=scene.tokens[colon].start,
            line="E: C",
            doubts=(DOUBT, *name_doubts(scene, span, "the endorser")),
        )
        for e, span in scene.entities(named)
        for c, _ in scene.entities(names.at)
        if scene.is_person(c) and c in scene.standing
    ]


def _listed(tokens: Sequence[Token], start: int) -> Names:
    """Every name of a line's list, also one without "and"; those of a place or an office do not count."""
    found: list[int] = []
    for i in range(start, len(tokens)):
        if looks_like_verb(tokens, i):
            break
        if not tokens[i].is_actor or tokens[i].is_pronoun:
            continue
        if i + 1 < len(tokens) and tokens[i + 1].lower == ":":
            break  # "Reed: the Guild. van Moss: the League."
        before = next((t.lower for t in reversed(tokens[start:i]) if t.lower not in ("the", "a")), "")
        if before not in ("of", "at", "for", "with", "in", "from", "("):
            found.append(i)
    return Names(tuple(found), len(tokens)) if found else read_object(tokens, start)


def _in_list_of_support(scene: Scene) -> bool:
    """Whether one of the last headings, or the title, speaks of endorsements."""
    above = range(max(1, scene.paragraph - _NEAR), scene.paragraph)
    opens = [scene.article.text(p) for p in above if scene.article.text(p).rstrip().endswith(":")]
    opens.append(scene.article.text(scene.paragraph)[: scene.sentence.start].partition(":")[0])  # "Endorsements: Reed:"
    last = [re.split(r"[.!?]\s+(?=[A-Z])", scene.article.text(p).rstrip())[-1] for p in above]
    opens += [words for words in last if set(re.findall(r"\w+", words.lower())) & word_list("nouns", "tallying")]
    headings = sorted(p for p in scene.article.headings if p < scene.paragraph)
    text = " ".join([*(scene.article.text(p) for p in headings), *opens])
    return said_of_support(f"{text} {scene.article.article.source.title}".split())
