"""Who acts where only a plural, or a part of a body, is the subject ("many members of the Party, including Reed")?

A part without names is nobody, and least of all the body itself; a list behind the phrase may say who they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.annotated import How, NameSpan
from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nouns import read_list_after, read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.speakers import body_of, reported_by
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, Token, looks_like_verb, saying_forms
from facts.extraction.lexicon import load_grammar, load_nouns, noun_words, word_list

MAX_PART = 6  # words of "nearly a third of the"
MAX_INCLUDED = 18  # words of what it is about, before ", including"
MAX_WAY = 12  # words between the phrase and the colon that opens the list
_SOME = frozenset({"others", "people", "who", "now", "one", "two", "three", "four", "five", "six", "seven", "them"})
_NOBODY = frozenset({"no", "not", "neither", "few", "hardly"})
_ANY_ONE = frozenset({"a", "an", "one", "every", "each", "any", "another", "single"})
_MARKS = frozenset({":", "--", "—", "–"})


def only_part_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether only some of the body at `at` act ("a third of", "many members of", "two of the")."""
    of = at - 1
    while of > 0 and tokens[of].name is None and tokens[of].lower in ("the", "its", "their", *QUOTE_MARKS):
        of -= 1
    if of < 1 or tokens[of].lower != "of" or tokens[at].is_person:
        return False
    lead = [t.lower for t in tokens[max(0, of - MAX_PART) : of] if t.name is None and t.lower not in QUOTE_MARKS]
    if not lead:
        return False
    parts = word_list("nouns", "part")
    last = lead[-1]
    counted = last in parts or last.isdigit() or last in word_list("grammar", "counts") or _is_one_or_none(lead)
    some = bool(set(lead[-4:-1]) & parts) or any(word.isdigit() for word in lead[-4:-1])
    return counted or (last in load_nouns()["acting"] and last.endswith("s") and some)


def _is_one_or_none(lead: Sequence[str]) -> bool:
    """Whether words before "of" tell of nobody, or of one of many ("not a single member", "no leader", "a member")."""
    led = lead[-3:-1]
    single = f"{lead[-1]}s" in word_list("nouns", "acting_parts")
    return not _NOBODY.isdisjoint(lead[-4:-1]) or (single and not _ANY_ONE.isdisjoint(led))


def whole_actors(scene: Scene, match: Match) -> list[int]:
    """The endorsers of a match without those of whom only a part acts."""
    tokens, parted = scene.tokens, "of" in scene.words
    acting = [i for i in match.endorsers if not (parted and only_part_of(tokens, i))]
    if not any(tokens[i].is_pronoun for i in acting):
        return acting
    parts = [i for i, t in enumerate(tokens) if parted and t.is_actor and only_part_of(tokens, i)]
    partly = {e for i in parts for e in scene.span(i).entities}
    return [
        i
        for i in acting
        if not (tokens[i].is_pronoun and (set(scene.span(i).entities) & partly or _means_plural(scene, i)))
    ]


def _means_plural(scene: Scene, at: int) -> bool:
    """Whether "they" is the plural that speaks right before it ("a dozen members said they would back Reed")."""
    tokens = scene.tokens
    says = at - 2 if at and tokens[at - 1].lower == "that" else at - 1
    if says < 1 or tokens[says].lower not in saying_forms() or scene.article.words(scene.span(at)).lower() != "they":
        return False
    officials = says > 1 and tokens[says - 2].is_actor and not only_part_of(tokens, says - 2)  # "Guild leaders said"
    return _is_plural(tokens[says - 1]) and not officials


def named_behind(scene: Scene, match: Match) -> tuple[int, ...]:
    """The list behind "the members who backed Reed are A, B and C", which says who of a group they are."""
    tokens = scene.tokens
    group = len(match.endorsers) == 1 and scene.span(match.endorsers[0]).how is How.GROUP
    lead = tokens[match.group.start - 1].lower if match.group.start else ""
    if not group or lead not in ("who", "that") or not match.candidates:
        return ()
    end = skip_tail(tokens, max(match.candidates) + 1)
    copula = end < len(tokens) and tokens[end].lower in ("are", "were", "include", "included")
    return read_object(tokens, end + 1).at if copula else ()


def told_behind(scene: Scene, match: Match) -> tuple[int, ...]:
    """The list behind a phrase whose subject is only a plural ("two mayors left him: A and B")."""
    tokens = scene.tokens
    before = tokens[match.group.start - 1] if match.group.start else None
    if match.group.gerund and not match.endorsers and tokens[match.end : match.end + 1]:
        return read_list_after(tokens, match.end).at if tokens[match.end].lower in _MARKS else ()
    if match.endorsers:  # of whom only a part acts
        return _opened_list(tokens, match.end)
    if (
        before is None
        or before.name is not None
        or not (_is_plural(before) or before.lower.isdigit() or before.lower in _SOME)
    ):
        return ()
    if before.lower == "they" and not any(_is_plural(t) for t in tokens[: match.group.start - 1]):
        return ()
    end = match.end
    if {t.lower for t in tokens[end : end + 2]} & QUOTE_MARKS:
        return ()  # who voted for her: "..."
    while end < len(tokens) and (tokens[end].name is not None or tokens[end].lower in ("for", "and")):
        end += 1
    if end < len(tokens) and tokens[end].lower in (*_MARKS, ","):
        return read_list_after(tokens, end).at
    return _behind_colon(tokens, match.end) or _included_behind(tokens, match.end)


def _included_behind(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """The list behind "over the tapes, including": no name and no verb stands before its comma."""
    for i in range(at, min(at + MAX_INCLUDED, len(tokens) - 1)):
        if tokens[i].lower == "," and tokens[i + 1].lower in ("including", "among"):
            people = noun_words("runner", "BACKER", "sorting")
            return () if tokens[i - 1].lower in people else _opened_list(tokens, i)  # "over her rivals, including"
        if tokens[i].is_actor or tokens[i].is_mark or looks_like_verb(tokens, i):
            return ()
    return ()


def _is_plural(token: Token) -> bool:
    return token.name is None and (token.lower.endswith("s") or token.lower == "they")


def _behind_colon(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """The list behind "in the race for governor: ...", where nothing else is told before the colon."""
    for i in range(at, min(at + MAX_WAY, len(tokens))):
        if tokens[i].lower in _MARKS:
            return read_list_after(tokens, i).at
        if tokens[i].is_actor or tokens[i].is_mark or looks_like_verb(tokens, i):
            return ()
    return ()


def _opened_list(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """The list that "including" or "among them" opens further on, behind a comma."""
    for i in range(at, len(tokens) - 1):
        word = tokens[i].lower
        if word in BREAKS:
            return read_list_after(tokens, i).at if word in _MARKS else ()
        two = f"{tokens[i + 1].lower} {tokens[i + 2].lower}" if i + 2 < len(tokens) else ""
        if word == "," and (tokens[i + 1].lower in load_grammar().list_openers or two in load_grammar().list_openers):
            listed = read_list_after(tokens, i).at
            loose = read_loose_list(tokens, i + 2).at
            return loose if len(loose) > len(listed) else listed
    return ()


def people_of_speaker(scene: Scene, match: Match, doubts: list[str]) -> list[tuple[int, NameSpan | None]]:
    """The body for which somebody speaks who says that "members" or "the executive" did it; with a doubt."""
    tokens, noun = scene.tokens, match.group.start - 1
    if noun < 1 or tokens[noun].name is not None or scene.quote_around(match.anchor) is not None:
        return []
    own = tokens[noun].lower in word_list("nouns", "acting_parts") | word_list("nouns", "own_parts")
    first = noun - 1 - (tokens[noun - 1].lower == "the")
    told = tokens[first].lower == "that" or tokens[first].lower in saying_forms()
    if not own or not told or (tokens[first].lower == "that" and tokens[first - 1].name is not None):
        return []
    if match.owner is not None and scene.tokens[match.owner].is_pronoun:  # "members resolved to rescind their"
        owned = scene.entities((match.owner,))
        return [(e, None) for e, _ in owned if len(owned) == 1 and not scene.is_person(e)]
    speaking = reported_by(scene, match.anchor)
    bodies = {body_of(scene, entity, None, [])[0] for entity, _ in speaking}
    found = [body for body in bodies if not scene.is_person(body)] if len(speaking) == 1 else []
    doubts += ["the endorser was worked out from who speaks"] * len(found)
    return [(body, None) for body in found]
