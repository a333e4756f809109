"""Which everyday words of a message name somebody of the store ("state senators that back dang")?

Small letters make "dang", "young" or "wen" a word of no weight, but a question that drops the candidate asks of
everybody. So such a word is a name where a name must stand: behind an act, beside "and" and another name, or as the
subject of a sentence that names nobody else. As an exclamation, or before what it strengthens, it stays a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from facts.models import LinkedName
from facts.names import rank_names
from facts.names.everyday import is_common
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.patterns import Element, Pattern
from facts.questions.spelling import correct
from facts.questions.tokens import Token, stands_in

_SHORTEST = 2  # letters
_FEW = 3  # places of a phrase that is a thing and what leads on from it ("supporters of")
_NEAR_ENOUGH = 90.0
_LEAST_OF_PHRASE = 4  # letters
_JUST_SO = ("exact", "surname")
_THINGS = ("noun", "person")
_OPENERS = ("do", "be", "have", "modal")
_MANY = ("group", "everybody", "anybody", "nobody")


def everyday_names(
    text: str, tokens: Sequence[Token], names: Sequence[LinkedName], known: Known, lexicon: Lexicon
) -> list[LinkedName]:
    """The names among the words that the language's lists of plain words or of chat spellings hold.

    Args:
        text: As typed.
        tokens: Its words.
        names: The names found so far.
        known: For the spellings, and for who takes part.
        lexicon: The language's words.
    """
    found: list[LinkedName] = []
    for at, token in enumerate(tokens):
        is_plain = token.word in lexicon.chat or (token.word in lexicon.common and token.word not in lexicon.vocabulary)
        is_of_phrase = not is_plain and _is_of_phrase(token.word, lexicon)
        if token.is_mark or len(token.word) < _SHORTEST or not (is_plain or is_of_phrase) or stands_in(token, names):
            continue
        if not (_is_place_of_name(tokens, at, [*names, *found], lexicon) or _does(tokens, at, lexicon)):
            continue
        if is_of_phrase and not (_does(tokens, at, lexicon) or _closes(tokens, at, lexicon)):
            continue
        ranked = rank_names(token.word, known.spellings, min_similarity=_NEAR_ENOUGH)
        meant = tuple(m for m in ranked if m.why in _JUST_SO and _takes_part(m.entity_id, known))
        if meant:
            written = text[token.start : token.end]
            found.append(LinkedName(written=written, start=token.start, end=token.end, matches=meant))
    return found


def _is_of_phrase(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is everyday speech that only longer phrases of ours hold ("park", "stone", "grant")."""
    if len(word) < _LEAST_OF_PHRASE or word not in lexicon.vocabulary or word in lexicon.common or not is_common(word):
        return False
    return all(len([e for e in p.elements if not e.optional]) > 1 for p in lexicon.starting_with(word))


def _does(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the word at an index stands between "did" or "has" and an act ("did park ever leave Moss")."""
    words = _words(lexicon.language)
    if not at or _said(tokens[at - 1], lexicon) not in words.helpers:
        return False
    rest = [_said(t, lexicon) for t in tokens[at + 1 : at + 3]]
    rest = rest[1:] if rest and rest[0] in words.always else rest
    return bool(rest) and rest[0] in words.acts


def _closes(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether nothing that the word at an index could describe stands behind it."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    words = _words(lexicon.language)
    said = _said(after, lexicon)
    return after is None or after.is_mark or said in words.joins or said in lexicon.leading or said in words.always


def _takes_part(entity_id: int, known: Known) -> bool:
    return entity_id in known.candidate_ids or entity_id in known.endorser_ids


def _is_place_of_name(tokens: Sequence[Token], at: int, names: Sequence[LinkedName], lexicon: Lexicon) -> bool:
    """Whether somebody must be named by the word at an index."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    words = _words(lexicon.language)
    said = _said(before, lexicon)
    if _strengthens(after, names, lexicon):
        return False
    if said in words.leads or (before is not None and _joins_name(tokens, at, -1, names, lexicon)):
        return True
    if _joins_name(tokens, at, 1, names, lexicon):
        return True
    if any(n.matches for n in names):
        return False
    next_said = _said(after, lexicon)
    if said in words.openers:
        return next_said in words.acts  # "did dang lose", "is dang still"
    if said in ("", *words.joins) and at < 2 and _ends_in_doubt(tokens[at + 1 :]):
        return True
    return before is None and (next_said in words.things or next_said in words.openers)


def _ends_in_doubt(rest: Sequence[Token]) -> bool:
    """Whether nothing but a question mark follows ("and dang?")."""
    return bool(rest) and all(t.word == "?" for t in rest)


def _joins_name(tokens: Sequence[Token], at: int, step: int, names: Sequence[LinkedName], lexicon: Lexicon) -> bool:
    """Whether "and", "or" or "both" ties the word at an index to a name beside it."""
    beside = tokens[at + step] if 0 <= at + step < len(tokens) else None
    other = tokens[at + 2 * step] if 0 <= at + 2 * step < len(tokens) else None
    if beside is None:
        return False
    joins = _said(beside, lexicon) in _words(lexicon.language).joins
    return joins and other is not None and stands_in(other, (n for n in names if n.matches))


def _strengthens(after: Token | None, names: Sequence[LinkedName], lexicon: Lexicon) -> bool:
    """Whether the word before `after` only strengthens it ("lost dang near everybody", "the dang unions")."""
    if after is None or after.is_mark:
        return False
    is_known = after.word in lexicon.ordinary or correct(after.word, lexicon) in lexicon.vocabulary
    return stands_in(after, names) or not is_known or _said(after, lexicon) in _words(lexicon.language).many


def _said(token: Token | None, lexicon: Lexicon) -> str:
    """The word that a token stands for, the last of several; empty for none and for marks but the ampersand."""
    if token is None or (token.is_mark and token.word not in lexicon.chat):
        return ""
    return lexicon.chat.get(token.word, (correct(token.word, lexicon),))[-1]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language that tell what must stand beside them.

    Attributes:
        leads: Behind them stands to whom something is done.
        acts: What somebody does, or is still doing.
        things: What somebody has ("supporters").
        openers: Auxiliaries.
        joins: Words between two names.
        many: Sorts of people, and words for all or any.
        helpers: Forms of doing, having and being, behind which a subject stands.
        always: Words of whether something holds, which may stand between a subject and its verb.
    """

    leads: frozenset[str]
    acts: frozenset[str]
    things: frozenset[str]
    openers: frozenset[str]
    joins: frozenset[str]
    many: frozenset[str]
    helpers: frozenset[str]
    always: frozenset[str]


@cache
def _words(language: str) -> _Words:
    lexicon = load_lexicon(language)
    patterns = [p for held in lexicon.patterns.values() for p in held]
    acts = [p for p in patterns if p.tag == "stance"]
    verbs = [p for p in acts if not _is_thing(p)]
    ends = {word for p in acts for one in _closing(p) for word in one.words}
    begun = {word for p in verbs for word in p.elements[0].words}
    told = {tag: {w for p in patterns if p.tag == tag for e in _opening(p) for w in e.words} for tag in _TAGS}
    things = {w for p in acts if _is_thing(p) and len(p.elements) < _FEW for w in p.elements[0].words}
    about = {w for p in patterns if p.tag == "what_about" for e in _closing(p) for w in e.words}
    joins = told["and"] | told["or"]
    leads = ends | begun | lexicon.rank_verbs | lexicon.having | lexicon.gotten | lexicon.marks | told["both"]
    return _Words(
        leads=frozenset((leads | about) - things - joins),
        acts=frozenset(begun | told["still"] | lexicon.gotten | lexicon.having),
        things=frozenset(things),
        openers=frozenset(w for tag in _OPENERS for w in told[tag]),
        joins=frozenset(joins),
        many=frozenset(w for tag in _MANY for w in told[tag]) - lexicon.leading,
        helpers=frozenset(told["do"] | told["have"] | told["be"]) - lexicon.leading,
        always=frozenset(told["still"] | told["ever"]),
    )


def _is_thing(pattern: Pattern) -> bool:
    return any(pattern.info.get(sign) for sign in _THINGS)


def _opening(pattern: Pattern) -> Iterator[Element]:
    """The places with which a phrase may begin."""
    return _until_needed(pattern.elements)


def _closing(pattern: Pattern) -> Iterator[Element]:
    """The places with which a phrase may end."""
    return _until_needed(pattern.elements[::-1])


def _until_needed(elements: Sequence[Element]) -> Iterator[Element]:
    for element in elements:
        yield element
        if not element.optional:
            return


_TAGS = (*_OPENERS, *_MANY, "and", "or", "both", "still", "ever")
