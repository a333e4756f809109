"""What does a sentence look like to a rule?

Each marked name is one token, whatever its words; everything else is a word, a number or a mark. Contractions are
split ("is" + "n't") so that a negation is always a token of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
BREAKS = frozenset(";:.!?()—–") | {"--"}
QUOTE_MARKS = frozenset('"“”‘’')


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or a name; offsets count from the start of the paragraph, `capital` is how the word begins."""

    lower: str
    start: int
    end: int
    name: NameSpan | None = None
    capital: bool = False
    is_person: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.name is None and self.lower in MARKS

    @property
    def owns(self) -> bool:
        """Whether it is a name that owns what follows."""
        return self.name is not None and self.name.possessive

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a pronoun whose meaning is known."""
        return self.name is not None and self.name.how is How.PRONOUN

    @property
    def is_short_pronoun(self) -> bool:
        """Whether it is a pronoun, or "I" and "we", whose meaning is known."""
        return self.name is not None and self.name.how in (How.PRONOUN, How.SPEAKER)

    @property
    def is_actor(self) -> bool:
        """Whether it is a name that may itself act or be acted on."""
        return self.name is not None and not self.name.possessive


def split_sentence(article: AnnotatedArticle, sentence: Sentence, places: Places | None = None) -> tuple[Token, ...]:
    """The tokens of a sentence, names with their titles as one token each."""
    return split_place(article, sentence, (places or article).spans_in(sentence))


def split_place(article: AnnotatedArticle, place: Sentence, spans: Sequence[NameSpan]) -> tuple[Token, ...]:
    """The tokens of a place, given the name spans in it."""
    text = article.text(place.paragraph)
    tokens: list[Token] = []
    at = place.start
    for span in spans:
        tokens += _words(text, at, max(at, span.outer_start))
        is_person = all(article.entities[e].kind == EntityKind.PERSON for e in span.entities)
        tokens.append(Token("", max(at, span.outer_start), span.end, span, is_person=is_person))
        tokens += _contracted(text, span)
        at = span.end
        if span.possessive and text[at : at + 1] in ("'", "’") and at > span.start:
            at += 2 if text[at + 1 : at + 2] == "s" else 1
    tokens += _words(text, at, place.end)
    return tuple(tokens)


_CONTRACTED = re.compile(r"'(?:s|re|ve|d|ll|m)$")


def _contracted(text: str, span: NameSpan) -> list[Token]:
    """The verb in "I'm" or "she's", when the name span covers it."""
    found = _CONTRACTED.search(text[span.start : span.end].replace("’", "'").lower()) if not span.possessive else None
    return [Token(found[0], span.start + found.start(), span.end)] if found else []


def _words(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(found[0].lower().replace("’", "'"), found.start(), found.end(), capital=found[0][0].isupper())
        for found in _WORD.finditer(text, start, end)
    ]


def looks_like_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is probably a verb that says something of a subject."""
    token = tokens[at]
    if token.name is not None or token.is_mark:
        return False
    word, grammar = token.lower, load_grammar()
    if word in grammar.no_verbs:
        return False
    if word == "'s":
        before = tokens[at - 1] if at else token
        return before.is_actor or before.lower in ("he", "she", "it", "that", "there", "who", "what", "here")
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
