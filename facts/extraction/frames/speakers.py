"""Whose words are these, and on whose behalf?

A spokesperson speaks for the body: the body is then the endorser. Advice ("Reed should step aside") belongs to whoever
is quoted or reported as saying it; if nobody is, it is nobody's.
"""

from __future__ import annotations

import re

from facts.extraction.annotated import How, NameSpan
from facts.extraction.frames.gerunds import subject_of_gerund
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, saying_forms
from facts.extraction.lexicon import load_nouns, word_list
from facts.models import EntityKind

MAX_BACK = 45


def body_of(scene: Scene, entity: int, span: NameSpan | None, doubts: list[str]) -> tuple[int, NameSpan | None]:
    """The body that a person speaks for, or the person.

    Whoever leads a body and acts under the own name may mean either: the person is taken, with a doubt.
    """
    who = scene.article.entities[entity]
    if who.kind != EntityKind.PERSON or (span is not None and _says_i(scene, span)):
        return entity, span
    is_speech = span is None or span.how is How.SPEAKER
    body = _named(scene, who.affiliation) if who.affiliation else (_led_body(scene, who.role) if is_speech else None)
    if body is None:
        return entity, span
    office = re.split(r"\b(?:of|on|at|for|in)\b", who.role.lower())[0]  # "member on the parks board" speaks for nobody
    if is_speech or _owns_members(scene, span) or word_list("nouns", "spokes") & set(re.findall(r"[\w-]+", office)):
        return body, span
    doubts.append("whether for the body or personally is not said")
    return entity, span


def _owns_members(scene: Scene, span: NameSpan | None) -> bool:
    """Whether "his members" or "her union" act: that is the body, and not the person."""
    if span is None or not span.possessive or span.how is not How.PRONOUN:
        return False
    behind = re.match(r"\s+(?:[\w-]+\s+)??([a-z]+)", scene.article.texts[span.paragraph - 1][span.end : span.end + 40])
    return behind is not None and behind[1] in word_list("nouns", "acting_parts") | load_nouns()["body"]


def _named(scene: Scene, name: str) -> int | None:
    return next((i for i, e in enumerate(scene.article.entities) if e.name == name), None)


def _led_body(scene: Scene, role: str) -> int | None:
    """The body that a role names ("manager of Local 12"), for "we" in its holder's mouth."""
    bodies = [i for i, e in enumerate(scene.article.entities) if e.kind != EntityKind.PERSON and e.name in role]
    return max(bodies, key=lambda i: len(scene.article.entities[i].name), default=None)


def _says_i(scene: Scene, span: NameSpan) -> bool:
    written = scene.article.texts[span.paragraph - 1][span.start : span.end].lower()
    return written.replace("’", "'").partition("'")[0] in ("i", "my", "me", "mine")


def reporter_of(scene: Scene, match: Match) -> list[tuple[int, NameSpan | None]]:
    """Who gives the advice at a phrase: the quoted speaker, or the subject of the verb of speech before it."""
    speaker = scene.speaker(match.anchor)
    if speaker is not None:
        return [speaker]
    return reported_by(scene, match.anchor) or _said_after(scene, match.end)


def reported_by(scene: Scene, anchor: int) -> list[tuple[int, NameSpan | None]]:
    """The subject of the verb of speech before a place."""
    tokens = scene.tokens
    first_candidate = anchor
    for i in range(anchor - 1, max(-1, anchor - MAX_BACK), -1):
        if tokens[i].lower in (".", "?", "!"):
            return []
        is_saying = tokens[i].lower in saying_forms() or tokens[i].lower in (
            "saying",
            "adding",
            "tweeting",
            "insisting",
            "declaring",
            "arguing",
            "writing",
        )
        if is_saying and i < first_candidate:
            if tokens[i].lower.endswith("ing") and _stops_before(scene, i):
                return []
            start = i
            while start > 0 and tokens[start - 1].lower in (
                "has",
                "have",
                "had",
                "also",
                "later",
                "also",
                "is",
                "was",
                "then",
                "since",
            ):
                start -= 1
            subject = (
                subject_of_gerund(tokens, i).names.at
                if tokens[i].lower.endswith("ing")
                else find_subject(tokens, start).names.at
            )
            return [*scene.entities(subject)]
    return []


def _stops_before(scene: Scene, at: int) -> bool:
    """Whether nothing is said ("stopped short of saying", "without saying")."""
    before = [t.lower for t in scene.tokens[max(0, at - 2) : at]]
    stopped = before in (["short", "of"], ["instead", "of"], ["rather", "than"])
    return stopped or before[-1:] in (["without"], ["avoided"])


def _said_after(scene: Scene, end: int) -> list[tuple[int, NameSpan | None]]:
    """ "..., Reed said": a name and a verb of speech behind a comma."""
    tokens = scene.tokens
    for i in range(end, len(tokens) - 1):
        if tokens[i].lower in BREAKS:
            return []
        if tokens[i].lower in (",", *QUOTE_MARKS):
            if [t.lower for t in tokens[i + 1 : i + 3]] == ["according", "to"] and (by := read_object(tokens, i + 3)):
                return [*scene.entities(by.at)]
            if tokens[i + 1].lower in saying_forms() and (listed := read_object(tokens, i + 2)):
                return [*scene.entities(listed.at)]
            near = tokens[i + 1 : i + 4]
            if any(t.lower in saying_forms() for t in near):
                return [*scene.entities([i + 1 + n for n, t in enumerate(near) if t.is_actor][:1])[:1]]
        if tokens[i].lower in saying_forms() and tokens[i - 1].is_actor:
            return [*scene.entities(find_subject(tokens, i).names.at)]  # "..., Reed and Ott said"
    return []


def writer_of(scene: Scene, anchor: int) -> tuple[int, NameSpan | None] | None:
    """Who signed the letter that a place stands in, outside quotations and what somebody else is told to say."""
    writer = scene.article.authors.get(scene.paragraph)
    if writer is None or scene.quote_around(anchor) is not None or scene.words & saying_forms():
        return None
    return writer, None


def calls_on_reader(scene: Scene, match: Match) -> bool:
    """Whether a verb that tells whoever reads what to do opens a sentence ("Please vote for Reed")."""
    tokens, at = scene.tokens, match.group.start
    verb = tokens[match.anchor].lower
    plain = at == match.anchor or tokens[at].lower == "do"
    opens = all(t.lower in ("please", "just", "so", "but", "and", ",") for t in tokens[:at])
    return opens and plain and not verb.endswith(("ed", "s", "ing"))
