"""What does a sentence look like to a rule?

Each marked name is one token, whatever its words; everything else is a word, a number or a mark. Contractions are
split ("is" + "n't") so that a negation is always a token of its own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan, Sentence
from facts.extraction.lexicon import load_grammar, load_lexicon, verb_forms
from facts.extraction.lexicon.inflection import past_forms
from facts.extraction.places import Places
from facts.models import EntityKind

_WORD = re.compile(
    r"[^\W\d_]+(?=n't\b)|n't\b|'(?:s|re|ve|d|ll|m)\b|(?:Nos?|Mrs?|Ms|Dr|Reps?|Sens?|Govs?|Lt|Gen|Dels?|Rev|Prof|Capt|Sgt|Atty|Ald|Hon|Supt|St|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|vs|U\.S|a\.m|p\.m)\.(?!\w)"
    r"|\d[\d,.:]*\d|\w+(?:[-/]\w+)*|--|[^\w\s]"
)
MARKS = frozenset(",;:.!?()[]\"“”'‘’—–-…") | {"--"}
DASHES = frozenset({"--", "—", "–"})
BREAKS = frozenset(";:.!?()—–") | {"--"}
_CLOSING = frozenset(',;:?!)"')  # marks that are never part of the word before them
QUOTE_MARKS = frozenset('"“”‘’')


@dataclass(slots=True)
class Token:
    """A word, a mark or a name; offsets count from the start of the paragraph.

    Attributes:
        capital: Whether a word begins with a capital.
        is_person: Whether a name is that of persons alone.
        is_mark: Whether it is punctuation.
        owns: Whether it is a name that owns what follows.
        is_actor: Whether it is a name that may itself act or be acted on.
        is_pronoun: Whether it is a pronoun whose meaning is known.
        is_short_pronoun: Whether it is a pronoun, or "I" and "we", whose meaning is known.
    """

    lower: str
    start: int
    end: int
    name: NameSpan | None = None
    capital: bool = False
    is_person: bool = False
    is_mark: bool = False
    owns: bool = False
    is_actor: bool = False
    is_pronoun: bool = False
    is_short_pronoun: bool = False


def split_sentence(article: AnnotatedArticle, sentence: Sentence, places: Places | None = None) -> tuple[Token, ...]:
    """The tokens of a sentence, names with their titles as one token each; `places` keeps them for the next reader."""
    if places is None:
        return split_place(article, sentence, article.spans_in(sentence))
    at = (sentence.paragraph, sentence.start, sentence.end)
    if at not in places.tokens:
        places.tokens[at] = split_place(article, sentence, places.spans_in(sentence))
    return places.tokens[at]


def split_place(article: AnnotatedArticle, place: Sentence, spans: Sequence[NameSpan]) -> tuple[Token, ...]:
    """The tokens of a place, given the name spans in it."""
    text = article.text(place.paragraph)
    tokens: list[Token] = []
    at = place.start
    for span in spans:
        tokens += _words(text, at, max(at, span.outer_start))
        tokens.append(_named(article, span, max(at, span.outer_start)))
        tokens += _contracted(text, span)
        at = span.end
        if span.possessive and text[at : at + 1] in ("'", "’") and at > span.start:
            at += 2 if text[at + 1 : at + 2] == "s" else 1
    tokens += _words(text, at, place.end)
    return tuple(tokens)


def _named(article: AnnotatedArticle, span: NameSpan, start: int) -> Token:
    """The token of a name."""
    kinds = {article.entities[e].kind for e in span.entities}
    return Token(
        "",
        start,
        span.end,
        span,
        is_person=kinds == _PERSONS,
        owns=span.possessive,
        is_actor=not span.possessive,
        is_pronoun=span.how is How.PRONOUN,
        is_short_pronoun=span.how in _SHORT,
    )


_PERSONS = {EntityKind.PERSON}
_SHORT = (How.PRONOUN, How.SPEAKER)
_CONTRACTED = re.compile(r"'(?:s|re|ve|d|ll|m)$")


def _contracted(text: str, span: NameSpan) -> list[Token]:
    """The verb in "I'm" or "she's", when the name span covers it."""
    found = _CONTRACTED.search(text[span.start : span.end].replace("’", "'").lower()) if not span.possessive else None
    return [Token(found[0], span.start + found.start(), span.end)] if found else []


def _words(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    for word in text[start:end].split(" "):
        stop = start + len(word)
        if word.isalpha():  # most words are plain
            tokens.append(Token(word.lower(), start, stop, None, word[0].isupper()))
        elif word[-1:] in _CLOSING and word[:-1].isalpha():
            tokens.append(Token(word[:-1].lower(), start, stop - 1, None, word[0].isupper()))
            tokens.append(Token(word[-1], stop - 1, stop, is_mark=True))
        elif word:
            tokens.extend(_words_between(text, start, stop))
        start = stop + 1
    return tokens


def _words_between(text: str, start: int, end: int) -> Iterator[Token]:
    """The words and marks of a stretch without spaces."""
    for found in _WORD.finditer(text, start, end):
        word = found[0]
        low = word.lower().replace("’", "'")
        yield Token(low, found.start(), found.end(), None, word[0].isupper(), False, low in MARKS)


def back_over(tokens: Sequence[Token], at: int, words: Container[str]) -> int:
    """The first of the words right before a place that are all among some; the place itself where none is."""
    while at > 0 and tokens[at - 1].lower in words:
        at -= 1
    return at


def looks_like_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is probably a verb that says something of a subject."""
    token = tokens[at]
    if token.name is not None:
        return False
    if token.lower == "'s":
        before = tokens[at - 1] if at else token
        return before.is_actor or before.lower in ("he", "she", "it", "that", "there", "who", "what", "here")
    return _is_verb(token.lower)


@lru_cache(maxsize=4096)
def _is_verb(word: str) -> bool:
    """Whether a word by itself is probably a finite verb."""
    grammar = load_grammar()
    if word in MARKS or word in grammar.no_verbs:
        return False
    if word in grammar.auxiliaries or word in past_forms() or word in saying_forms():
        return True
    if len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
        return True
    return word in load_lexicon().by_form and word.endswith("s") and not word.endswith("ss")


@lru_cache
def saying_forms() -> frozenset[str]:
    """Every finite form of the verbs of speech."""
    made = {f for verb in load_grammar().saying if " " not in verb for f in verb_forms(verb)}
    plain = load_grammar().saying - {"say", "tell"}  # "state", "report" and the like are mostly nouns
    return frozenset(f for f in made if not f.endswith("ing")) - plain
