"""Which one name does a noun phrase mean?

A name that owns something is not the person ("Reed's opponent"), unless what it owns is a candidacy; a name behind a
comma may say who a description is.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb
from facts.extraction.lexicon import grammar_words, load_grammar, load_lexicon, load_nouns, noun_words
from facts.extraction.names.words import name_words

_SMALL = ("adverbs", "prepositions", "conjunctions", "relatives", "negations")
MAX_MODIFIERS = 12
MAX_OFFICE = 9  # words of "for Public Works and Transport" behind "Minister"


def one_name(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the first name of a noun phrase, behind its modifiers; None when the phrase ends before."""
    start = at
    for steps in range(MAX_MODIFIERS):
        if at >= len(tokens):
            return None
        token = tokens[at]
        if not steps and token.name is None and (_is_gerund(token) or _is_infinitive(tokens, at)):
            return None  # "Reed and backing her opponent, Moss", "is not going to desert Moss"
        if token.is_actor:
            return None if token.is_pronoun and steps else _meant_by(tokens, at)  # "two candidates it endorsed"
        if token.owns:
            if not token.is_short_pronoun or _owned_candidacy(tokens, at + 1) or _owns_nothing(tokens, at + 1):
                return _owner(tokens, at)
        elif token.lower == "," and steps:
            return _apposed(tokens, at + 1)
        elif token.lower in noun_words("candidacy", "part_of_body") and _leads_on(tokens, at + 1):
            at += 1
        elif token.name is None and _ends_phrase(tokens, at):
            return _named_behind_phrase(tokens, start, at)
        at += 1
    return None


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether whose candidacy or branch it is stands behind a place."""
    return at < len(tokens) and tokens[at].lower in ("of", "by")


def _behind_hyphen(tokens: Sequence[Token], at: int) -> int | None:
    """The person behind a name that a hyphen joins to the next word ("Hale-backed councillor Ott"), or None."""
    if at + 3 >= len(tokens) or tokens[at + 1].lower != "-" or tokens[at + 1].start != tokens[at].end:
        return None
    return next(
        (i for i in range(at + 3, min(at + 6, len(tokens))) if tokens[i].is_actor and tokens[i].is_person), None
    )


def _meant_by(tokens: Sequence[Token], at: int) -> int | None:
    """Whom a name means: itself, or the one beside it that it only describes."""
    if (backed := _behind_hyphen(tokens, at)) is not None:
        return backed
    if _owns_behind_mark(tokens, at):
        return _name_beside(tokens, at + 2)
    if not tokens[at].is_person and _are_members(tokens, at + 1):
        return _name_beside(tokens, at + 1)  # "the support of Labour councillors" is not Labour's
    if at and tokens[at - 1].lower in ("a", "an") and _only_tells_which(tokens, at):
        return None
    beside = _beside_body(tokens, at) if not tokens[at].is_person else None
    return _whom_they_serve(tokens, at) if beside is None else beside


def _only_tells_which(tokens: Sequence[Token], at: int) -> bool:
    """Whether a body only tells which minister or member is meant ("Reed, a Home Office minister twice")."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    named = any(t.name is not None for t in tokens[at + 2 : at + 3])
    return not tokens[at].is_person and behind.name is None and behind.lower in name_words().heads and not named


def _are_members(tokens: Sequence[Token], at: int) -> bool:
    """Whether people of a body, and not the body, are meant ("Labour councillors", "every other party member")."""
    word = tokens[at].lower if at < len(tokens) and tokens[at].name is None else ""
    heads = name_words().heads
    return word in ("member", "members", "supporters", "voters") or (word.endswith("s") and word[:-1] in heads)


def _owns_behind_mark(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark stands between a body and its "'s" ("the *Gazette*'s editor, Ott")."""
    owns = at + 2 < len(tokens) and tokens[at + 1].lower == "'s" and not tokens[at + 2].is_mark
    return owns and not tokens[at].is_person


def _beside_body(tokens: Sequence[Token], at: int) -> int | None:
    """Whom a body's name only describes: "Dockers Union organiser Reed", "the Waipara branch of the Guild"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    if following.is_actor and following.is_person and not following.is_short_pronoun:
        return at + 1
    beside = _name_beside(tokens, at + 1) if only_modifies(tokens, at) else None
    return beside if beside is not None else _whole_of_branch(tokens, at)


def _is_gerund(token: Token) -> bool:
    """Whether a word can only be a verb of the lexicon in -ing."""
    return token.name is None and token.lower.endswith("ing") and token.lower in load_lexicon().by_form


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" leads a verb of the lexicon that is no adjective."""
    return at > 1 and tokens[at - 1].lower == "to" and tokens[at].lower in load_lexicon().by_form


def _whom_they_serve(tokens: Sequence[Token], at: int) -> int:
    """The second name of "Reed campaign manager Jo Ott", whose role the first only says; else the first itself."""
    if not tokens[at].is_person or tokens[at].is_short_pronoun:
        return at
    for i in range(at + 1, min(at + 5, len(tokens))):
        if tokens[i].is_actor:
            role = tokens[i - 1].lower in name_words().heads if i > at + 1 else _has_title(tokens[i])
            return i if role and tokens[i].is_person and not tokens[i].is_short_pronoun else at
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            break
        if tokens[i].lower in load_grammar().prepositions or tokens[i].lower in load_grammar().conjunctions:
            break
    return at


def _whole_of_branch(tokens: Sequence[Token], at: int) -> int | None:
    """The body of "the Waipara branch of the Dockers Union", which the place before only tells apart."""
    near = [t.lower for t in tokens[at + 1 : at + 4]]
    part = (
        len(near) > 1 and near[0] in ("branch", "chapter", "section", "division", "local", "wing") and near[1] == "of"
    )
    at += 3 + (near[2:] == ["the"])
    fits = part and not tokens[at - 3 - (near[2:] == ["the"])].is_person and at < len(tokens)
    return at if fits and tokens[at].is_actor and not tokens[at].is_person else None


def _has_title(token: Token) -> bool:
    return token.name is not None and token.start < token.name.start


def _named_behind_phrase(tokens: Sequence[Token], start: int, at: int) -> int | None:
    """The name behind "the third candidate in the field, ...": a description that a phrase makes longer."""
    runs = load_nouns()["runner"]
    if (office := _behind_office(tokens, start, at)) is not None:
        return office
    determined = tokens[start].lower in load_grammar().determiners or (tokens[start].owns and tokens[start].is_pronoun)
    if tokens[at].lower not in load_grammar().prepositions or not determined:
        return None
    if not any(t.lower in runs for t in tokens[start : at + 6]):
        return None
    for i in range(at + 1, min(at + 9, len(tokens))):
        if tokens[i].lower == ",":
            named = _apposed(tokens, i + 1)
            return named if named is not None and tokens[named].is_person else None
        if tokens[i].lower in BREAKS or looks_like_verb(tokens, i) or tokens[i].lower in load_grammar().relatives:
            return None
    return None


def _behind_office(tokens: Sequence[Token], start: int, at: int) -> int | None:
    """The person behind an office with a preposition ("Minister for Public Works Ann Reed")."""
    if tokens[at].lower not in ("for", "of", "at") or at == start or tokens[start].lower in load_grammar().determiners:
        return None
    if not any(t.lower.removeprefix("ex-") in name_words().heads for t in tokens[start:at]):
        return None
    capital = tokens[start].capital
    for i in range(at + 1, min(at + MAX_OFFICE, len(tokens))):
        if tokens[i].is_actor:
            return i if tokens[i].is_person and not tokens[i].is_short_pronoun else None
        joins = tokens[i].lower in ("of", "for", "the", "at") or (capital and tokens[i].lower in ("and", "&"))
        plain = tokens[i].capital or (not capital and not _ends_phrase(tokens, i))
        if tokens[i].name is not None or tokens[i].is_mark or not (plain or joins):
            return None
    return None


def _owner(tokens: Sequence[Token], at: int) -> int | None:
    """Whom a possessive means: its owner with a candidacy or nothing behind it, else a name in apposition."""
    owns_itself = _owned_candidacy(tokens, at + 1) or (tokens[at].is_pronoun and _owns_nothing(tokens, at + 1))
    return at if owns_itself else _name_beside(tokens, at + 1)


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word cannot stand inside a noun phrase."""
    grammar, word = load_grammar(), tokens[at].lower
    if word in grammar.measures or word in BREAKS or word == ",":
        return True
    if word in grammar.prepositions or word in grammar.conjunctions or word in grammar.relatives:
        return True
    return looks_like_verb(tokens, at) and not _modifies(tokens, at)


def _owns_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Whether "her" stands for the person after all, as nothing follows that she could own."""
    if at >= len(tokens):
        return True
    grammar, word = load_grammar(), tokens[at].lower
    closes = word in grammar.prepositions or word in grammar.conjunctions or word in grammar.adverbs
    return tokens[at].is_mark or word in grammar.be or (closes and tokens[at].name is None)


def _owned_candidacy(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands at `at` is a campaign, perhaps behind adjectives ("long-shot bid")."""
    nouns, grammar = load_nouns(), load_grammar()
    for token in tokens[at : at + 4]:
        if token.name is not None or token.is_mark or token.lower in grammar.prepositions:
            return False
        if token.lower in nouns["candidacy"]:
            return True
    return False


def only_modifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plain noun right behind a name is the one that acts ("Labour councillors endorsed")."""
    if at + 1 >= len(tokens) or tokens[at].is_short_pronoun or tokens[at + 1].lower in grammar_words("capable"):
        return False  # also "nor is the Guild able to"
    behind, grammar = tokens[at + 1], load_grammar()
    if behind.name is not None or behind.is_mark or looks_like_verb(tokens, at + 1) or behind.lower.isdigit():
        return False
    if behind.lower.endswith("ing"):
        return False  # "the union representing guards has endorsed"
    timely = behind.lower in grammar.weekdays or behind.lower in grammar.months or behind.lower.endswith("ly")
    plain_verb = behind.lower in load_lexicon().by_form
    return not (
        behind.lower in grammar_words(*_SMALL) or timely or plain_verb or behind.lower in grammar.hedging_auxiliaries
    )


def _name_beside(tokens: Sequence[Token], at: int) -> int | None:
    """A name in apposition to what somebody owns ("Reed's deputy Jo Marsh")."""
    for i in range(at, min(at + 5, len(tokens))):
        token = tokens[i]
        if token.is_actor:
            return i
        if token.lower == "," and i > at:
            return _apposed(tokens, i + 1)
        if token.lower in ("in", "for") and i > at:
            return _behind_phrase(tokens, i)
        stops = token.lower in load_grammar().prepositions or token.lower in load_grammar().relatives
        if token.name is not None or token.is_mark or stops or looks_like_verb(tokens, i):
            return None
    return None


def _behind_phrase(tokens: Sequence[Token], at: int) -> int | None:
    """The name behind "Reed's opponent in the May runoff, ...", which is only there to say who that is."""
    for i in range(at + 1, min(at + 8, len(tokens))):
        if tokens[i].lower == ",":
            named = _apposed(tokens, i + 1)
            return named if named is not None and tokens[named].is_person else None
        short = tokens[i].lower == "." and tokens[i - 1].lower in load_grammar().months  # "Nov."
        if tokens[i].name is not None or (tokens[i].lower in BREAKS and not short) or looks_like_verb(tokens, i):
            return None
    return None


def _apposed(tokens: Sequence[Token], at: int) -> int | None:
    """The name behind a comma that says who a description is ("the incumbent, Reed"), if it has no verb of its own."""
    for i in range(at, min(at + 7, len(tokens))):
        token = tokens[i]
        if token.is_actor:
            behind = i + 1
            return None if behind < len(tokens) and looks_like_verb(tokens, behind) else i
        stops = token.lower in load_grammar().prepositions or token.lower in load_grammar().conjunctions
        stops = stops or token.lower.endswith("ing")  # "three candidates, leaving Reed out"
        stops = stops or token.lower in load_grammar().auxiliaries or (i == at and looks_like_verb(tokens, i))
        if token.name is not None or token.is_mark or stops or token.lower in load_grammar().relatives:
            return None
    return None


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether an -ed word stands before a name as an adjective ("embattled mayor Reed")."""
    led = at > 0 and (tokens[at - 1].lower in load_grammar().determiners or tokens[at - 1].is_pronoun)
    return led and tokens[at].lower.endswith("ed") and at + 1 < len(tokens) and not tokens[at + 1].is_mark
