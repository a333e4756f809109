"""Which phrases of the lexicon stand in a sentence, and who fills them?

Every verb of the lexicon is tried with every phrase that has it; of those that fit at one verb the one that uses most
words wins, and a verb inside another phrase is not tried on its own.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from facts.extraction.frames.asides import before_aside
from facts.extraction.frames.elements import Filled, fill, noun_ends
from facts.extraction.frames.gaps import passive_gap
from facts.extraction.frames.gerunds import subject_behind_be, subject_of_gerund
from facts.extraction.frames.nouns import NOBODY, Names, read_object
from facts.extraction.frames.plainly import has_plainly, was_before
from facts.extraction.frames.ranks import RANKS
from facts.extraction.frames.reduced import is_reduced, led_to, left_name, whom_clause_is_about
from facts.extraction.frames.relatives import told_to_be_one
from facts.extraction.frames.subjects import Subject, find_subject
from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb
from facts.extraction.frames.unnamed import owner_of_allies, whose_bid
from facts.extraction.frames.verbs import Force, VerbGroup, read_verb_group
from facts.extraction.lexicon import Element, ElementKind, Form, Phrase, load_grammar, load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A phrase met in a sentence; names are indexes of tokens.

    Attributes:
        phrase: Which.
        anchor: Index of its verb.
        end: Index behind its last word.
        group: How its verb stands.
        endorsers, candidates: Who fills E and C; empty when nobody is named there.
        owner: Who owns the noun of support ("Reed's endorsement"), or None.
        rank: The rank that the phrase gives, or None.
        far: Whether the subject was found through another clause.
    """

    phrase: Phrase
    anchor: int
    end: int
    group: VerbGroup
    endorsers: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()
    owner: int | None = None
    rank: int | None = None
    far: bool = False
    used: int = 0
    still_inside: bool = False
    again: bool = False


def find_matches(tokens: Sequence[Token], people: Container[int] | None = None) -> list[Match]:
    """Every phrase that stands in a sentence, in order of its verb.

    Args:
        tokens: The sentence.
        people: Which entities are persons; only they are candidates. None when that is not known.
    """
    lexicon = load_lexicon()
    lows = [t.lower for t in tokens]
    words = frozenset(lows)
    found: list[Match] = []
    for at in [at for at, low in enumerate(lows) if low in lexicon.by_form and lexicon.may_stand(low, words)]:
        token = tokens[at]
        if token.name is not None or _is_auxiliary_here(tokens, at):
            continue
        if _is_adjective(tokens, at) or _is_noun_here(tokens, at):
            continue
        behind = frozenset(lows[at + 1 :])
        groups: dict[frozenset[Form], VerbGroup] = {}
        fitting: list[Match] = []
        for phrase, forms in lexicon.possible(token.lower, words, behind):
            if not _may_be_filled(phrase, behind):
                continue
            if forms not in groups:
                groups[forms] = read_verb_group(tokens, at, forms)
            match = _try_phrase(tokens, at, phrase, forms, groups[forms])
            if match is not None:
                fitting.append(match)
        if len(fitting) == 1:
            found += fitting
        elif fitting:
            found.append(
                max(
                    fitting,
                    key=lambda m: (
                        _casts_well(tokens, m, people),
                        m.used,
                        m.phrase.negated,
                        bool(m.endorsers) and bool(m.candidates),
                        m.phrase.sure,
                    ),
                )
            )
    return [m for m in found if not any(_inside(m, other) for other in found)] if len(found) > 1 else found


def _may_be_filled(phrase: Phrase, behind: frozenset[str]) -> bool:
    """Whether the words behind a verb hold a rank and names where a phrase needs them; "" stands for a name."""
    if phrase.ranks and RANKS.isdisjoint(behind):
        return False
    return "" in behind or not phrase.names


def _is_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether an -ed word stands between an article or owner and its noun ("the union's continued support")."""
    if at == 0 or not tokens[at].lower.endswith("ed") or at + 1 >= len(tokens):
        return False
    before = tokens[at - 1]
    led = before.owns or (before.name is None and before.lower in ("the", "a", "an", "its", "their", "our", "my"))
    return led and noun_ends(tokens, at + 1, "SUPPORT") is not None


def _is_noun_here(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article, an owner or a participle before a plain form makes it a noun ("a preferred vote against")."""
    if at and tokens[at].lower in ("votes", "back", "calls") and looks_like_verb(tokens, at - 1):
        return not _helps(tokens[at - 1])  # "wants votes for Reed counted", "handed back Reed's badge"
    if at == 0 or tokens[at].lower not in (
        "vote",
        "back",
        "support",
        "favour",
        "favor",
        "pick",
        "rank",
        "name",
        "slate",
    ):
        return False
    before = tokens[at - 1]
    if before.owns and not before.is_pronoun:
        return True
    articles = ("the", "a", "an", "its", "their", "our", "my", "his", "no", "any", "every", "this", "preferred")
    return before.name is None and before.lower in articles


def _helps(token: Token) -> bool:
    return token.lower in load_grammar().auxiliaries


def _is_auxiliary_here(tokens: Sequence[Token], at: int) -> bool:
    """Whether "have" or "get" only helps another verb ("has taken back")."""
    grammar = load_grammar()
    if tokens[at].lower not in grammar.have or tokens[at].lower in grammar.be:
        return False
    for i in range(at + 1, min(at + 5, len(tokens))):
        word = tokens[i].lower
        if word == "no":
            return False  # "has no thought of leaving"
        if word in ("been", "had") or (looks_like_verb(tokens, i) and word not in grammar.auxiliaries):
            return True
        if tokens[i].name is not None or not (
            word in grammar.adverbs or word in grammar.negations or word.endswith("ly")
        ):
            return False
    return False


def _casts_well(tokens: Sequence[Token], match: Match, people: Container[int] | None) -> bool:
    """Whether the candidates are persons, and nobody stands on both sides."""
    sides = [{e for i in at for e in tokens[i].name.entities} for at in (match.endorsers, match.candidates)]  # type: ignore[union-attr]
    return not (sides[0] & sides[1]) and (people is None or all(e in people for e in sides[1]))


def _inside(match: Match, other: Match) -> bool:
    """Whether a match is part of another's words."""
    return (
        other is not match and other.anchor < match.anchor < other.end and (other.used > 1 or match.used <= other.used)
    )


def _try_phrase(
    tokens: Sequence[Token], at: int, phrase: Phrase, forms: frozenset[Form], group: VerbGroup
) -> Match | None:
    if phrase.negated and group.force not in (Force.NOT, Force.REFUSED):
        return None
    if Form.PARTICIPLE in forms and group.passive:
        return _passive(tokens, at, phrase, group)
    active = _active(tokens, at, phrase, group)
    if active is not None and not has_plainly(tokens, active):
        return None
    if active is None and Form.PARTICIPLE in forms and is_reduced(tokens, at):
        return _passive(tokens, at, phrase, group)
    return active


def _active(tokens: Sequence[Token], at: int, phrase: Phrase, group: VerbGroup) -> Match | None:
    after_be = "be" in phrase.elements[phrase.verb].words or "remain" in phrase.elements[phrase.verb].words
    filled = fill(tokens, at + 1, phrase.after, after_be=after_be)
    if filled is None:
        return _object_before(tokens, at, phrase, group)
    if phrase.before and phrase.before[0].kind is ElementKind.OWNER:
        return _with_noun_subject(tokens, at, phrase, group, filled)
    if phrase.before and phrase.before[0].kind is ElementKind.NOUN:
        return None
    subject = _find_subject(tokens, at, group)
    match = _matched(tokens, at, phrase, group, filled, subject)
    if not match.endorsers and len(match.candidates) == 1 and tokens[match.candidates[0]].is_pronoun:
        match = replace(match, candidates=owner_of_allies(tokens, group.start) or match.candidates)
    again = "again" in [t.lower for t in tokens[filled.end : filled.end + 2]]
    still = "still" in [t.lower for t in tokens[at : filled.end]] or was_before(tokens, match)
    return replace(match, still_inside=still, again=again) if still or again else match


def _object_before(tokens: Sequence[Token], at: int, phrase: Phrase, group: VerbGroup) -> Match | None:
    """A phrase in "Moss, whom the union endorsed": the object stands before its subject."""
    after, before = phrase.after, phrase.before
    if len(after) != 1 or after[0].words != ("C",) or not before or before[0].words != ("E",):
        return None
    subject = group.start - 1
    if subject < 2 or not tokens[subject].is_actor:
        return None
    relative = subject - 1
    while relative > 0 and subject - relative < 4 and tokens[relative].name is None and not tokens[relative].is_mark:
        if tokens[relative].lower in ("who", "whom", "that"):
            break
        relative -= 1
    if tokens[relative].lower not in ("who", "whom"):
        return None
    named = relative - 2 if tokens[relative - 1].lower == "," else relative - 1
    if named < 0 or not tokens[named].is_actor:  # "Reed is one of the few whom the union endorsed"
        one = told_to_be_one(tokens, relative - 1)
        if one is None:
            return None
        named = one
    return Match(phrase=phrase, anchor=at, end=at + 1, group=group, endorsers=(subject,), candidates=(named,), used=2)


def _find_subject(tokens: Sequence[Token], at: int, group: VerbGroup) -> Subject:
    if group.gerund:
        return subject_of_gerund(tokens, group.start)
    found = find_subject(tokens, group.start)
    if group.start == 0 and at and not found.names.at:  # "Last to declare for Reed was Ott"
        return Subject(subject_behind_be(tokens, at))
    return found


def _with_noun_subject(
    tokens: Sequence[Token], at: int, phrase: Phrase, group: VerbGroup, filled: Filled
) -> Match | None:
    """A phrase such as "E's SUPPORT stand": the noun of support is the subject."""
    aside = False
    for i in range(group.start - 1, max(-1, group.start - 14), -1):
        token = tokens[i]
        if token.owns and not aside:
            noun = fill(tokens, i + 1, [Element(ElementKind.NOUN, phrase.before[1].words)])
            if noun is None or noun.end > group.start:
                return None
            of = read_object(tokens, noun.end + 1) if tokens[noun.end].lower in ("of", "for") else NOBODY
            owned = phrase.before[0].words == ("C",)  # "her nomination was moved by Ott"
            return Match(
                phrase=phrase,
                anchor=at,
                end=filled.end,
                group=group,
                endorsers=filled.slots.get("E", ()) if owned else (i,),
                candidates=(i,) if owned else filled.slots.get("C", of.at),
                used=filled.used + 3,
            )
        if token.lower == "," and (aside or before_aside(tokens, i) is not None):
            aside = not aside  # "its support of Reed, given in May, was suspended"
        elif aside:
            continue
        elif (
            token.lower in BREAKS
            or token.lower == ","
            or looks_like_verb(tokens, i)
            or (token.name is None and token.lower in load_grammar().subordinators)
        ):
            return None
    return None


def _matched(
    tokens: Sequence[Token], at: int, phrase: Phrase, group: VerbGroup, filled: Filled, subject: Subject
) -> Match:
    slots, before = dict(filled.slots), phrase.before
    if before and before[0].kind is ElementKind.SLOT:
        again = slots.get(before[0].words[0], ())
        if not again or (subject.names and all(tokens[i].is_pronoun for i in again)):
            slots[before[0].words[0]] = subject.names.at  # "Reed has the Guild behind her": "her" is Reed
    if group.gerund and "C" in filled.slots and at < min(subject.names.at, default=-1):
        # "After endorsing Reed, the Guild and the League": who is led to is no further candidate
        slots["C"] = tuple(i for i in slots["C"] if i not in subject.names.at)
    return Match(
        phrase=phrase,
        anchor=at,
        end=filled.end,
        group=group,
        endorsers=slots.get("E", ()),
        candidates=slots.get("C", ()),
        owner=filled.owner,
        rank=filled.rank,
        far=subject.told_far,
        used=filled.used + 1,
    )


def _passive(tokens: Sequence[Token], at: int, phrase: Phrase, group: VerbGroup) -> Match | None:
    """A phrase whose object has become the subject: "C was endorsed by E"."""
    after = phrase.after
    if (
        not after
        or after[0].kind is not ElementKind.SLOT
        or not phrase.before
        or phrase.before[0].kind is not ElementKind.SLOT
    ):
        return None
    filled = fill(tokens, at + 1, [e for e in after[1:] if not e.optional])
    if filled is None:
        return None
    actors = _by_whom(tokens, filled.end)
    if not group.passive and not actors:
        return None
    subject = find_subject(tokens, group.start) if group.passive else left_name(tokens, group.start)
    if group.passive and not subject.names and tokens[group.start - 1].lower == "it":
        whose = whose_bid(tokens, group.start - 1)
        subject = Subject(Names((whose,), whose + 1), told_far=True) if whose is not None else subject
    if not group.passive and not subject.names and group.start and tokens[group.start - 1].lower == ",":
        subject = whom_clause_is_about(tokens, group.start - 1)
    if not group.passive and not subject.names and not any(t.is_actor for t in tokens[:at]):
        subject = led_to(tokens, actors.end)
    if not group.passive and not subject.names:
        return None
    actor, patient = phrase.before[0].words[0], after[0].words[0]
    slots = {patient: subject.names.at, actor: actors.at} | {k: v for k, v in filled.slots.items() if k != patient}
    return Match(
        phrase=phrase,
        anchor=at,
        end=max(actors.end, filled.end),
        group=group,
        endorsers=slots.get("E", ()),
        candidates=slots.get("C", ()),
        rank=filled.rank,
        far=subject.told_far,
        used=filled.used + 2,
    )


def _by_whom(tokens: Sequence[Token], at: int) -> Names:
    """Everyone behind "by", also behind a second "by" that belongs to no other participle ("appointed by Ott")."""
    found: list[int] = []
    end = at
    for i in range(at, len(tokens)):
        word = tokens[i].lower
        others = found and (looks_like_verb(tokens, i - 1) or tokens[i - 1].lower.endswith("ed"))
        others = others or bool(found and i >= end and passive_gap(tokens, i - 1))  # "and Moss by the Guild"
        others = others or (found != [] and tokens[i - 1].lower in load_grammar().negations)  # "but not by the Guild"
        if word == "by" and i >= end and not others:
            names = read_object(tokens, i + 1)
            found += [n for n in names.at if n not in found]
            end = max(end, names.end, i + 1)
        elif word in (".", ";", "?", "!") or (
            not found and (looks_like_verb(tokens, i) or tokens[i].name is not None) and i >= end
        ):
            break
    return Names(tuple(found), end)
