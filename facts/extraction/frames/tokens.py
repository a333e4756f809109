"""What does a sentence look like to a rule?

Each marked name is one token, whatever its words; everything else is a word, a number or a mark. Contractions are
split ("is" + "n't") so that a negation is always a token of its own. The plain words are those that names were read in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from functools import lru_cache

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan, Sentence
from facts.extraction.lexicon import load_grammar, load_lexicon, verb_forms, word_list
from facts.extraction.lexicon.inflection import past_forms
from facts.extraction.names.tokens import SplitText, Token, split_text
from facts.extraction.names.words import name_words
from facts.extraction.places import Places
from facts.models import EntityKind

_WORD = re.compile(
    r"[^\W\d_]+(?=n't\b)|n't\b|'(?:s|re|ve|d|ll|m)\b|(?:Nos?|Mrs?|Ms|Dr|Reps?|Sens?|Govs?|Lt|Gen|Del|Rev|Prof|Capt|Sgt|Atty|Ald|Hon|Supt|St|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|vs|U\.S|a\.m|p\.m)\.(?!\w)"
    r"|\d[\d,.:]*\d|\w+(?:[-/]\w+)*|--|[^\w\s]"
)
MARKS = frozenset(",;:.!?()[]\"“”'‘’—–-…") | {"--"}
DASHES = frozenset({"--", "—", "–"})
BREAKS = frozenset(";:.!?()—–") | {"--"}
QUOTE_MARKS = frozenset('"“”‘’')

__all__ = [
    "BREAKS",
    "DASHES",
    "MARKS",
    "QUOTE_MARKS",
    "Token",
    "back_over",
    "looks_like_verb",
    "saying_forms",
    "split_place",
    "split_sentence",
]


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
    text = article.texts[place.paragraph - 1]
    words = _clause_words(text, place.split or split_text(text, name_words(), place.start, place.end))
    starts = [t.start for t in words]
    tokens: list[Token] = []
    at = place.start
    for span in spans:
        if text[span.end : span.end + 1] == "-" and _only_describes(text, span.end + 1):
            continue
        start = max(at, span.outer_start)
        tokens += _between(text, words, starts, (at, start))
        tokens.append(_named(article, span, start))
        tokens += _contracted(text, span)
        at = span.end
        if tokens[-1].is_person and (letters := _letters().match(text, at, place.end)) is not None:
            at = tokens[-1].end = letters.end("letters")
            if letters["owns"]:
                tokens[-1].owns, tokens[-1].is_actor = True, False
                at = letters.end()
        if span.possessive and _IS_BEHIND.match(text, at):
            tokens[-1].owns, tokens[-1].is_actor = False, True
            tokens.append(Token("'s", at, at + 2, "'s"))
            at += 2
        elif span.possessive and text[at : at + 1] in ("'", "’") and at > span.start:
            at += 2 if text[at + 1 : at + 2] == "s" else 1
    tokens += _between(text, words, starts, (at, place.end))
    return tuple(tokens)


@lru_cache
def _letters() -> re.Pattern[str]:
    """Letters behind a name that are part of it ("Ann Reed MP", "Jo Ott TD's"); "MP for Marl" is told apart."""
    letters = "|".join(sorted(word.upper() for word in word_list("parsing", "after_names") if len(word) < 4))
    return re.compile(rf"(?P<letters>(?: (?:{letters})\b)+)(?!-| for )(?P<owns>['’]s\b)?")


def _only_describes(text: str, at: int) -> bool:
    """Whether a name with the word behind its hyphen only tells of what follows: "the Labour-leaning Guild"."""
    tail = _TAIL.match(text, at)
    return tail is not None and tail[0] in load_grammar().describing_tails


def _named(article: AnnotatedArticle, span: NameSpan, start: int) -> Token:
    """The token of a name."""
    token = Token("", start, span.end, "")
    token.name = span
    one = span.entities[0] if len(span.entities) == 1 else None
    kinds = {article.entities[e].kind for e in span.entities} if one is None else {article.entities[one].kind}
    token.is_person = kinds == _PERSONS
    token.owns, token.is_actor = span.possessive, not span.possessive
    token.is_pronoun = span.how is How.PRONOUN
    token.title = article.texts[span.paragraph - 1][start : span.start]
    return token


_TAIL = re.compile(r"[a-z]+")
_PERSONS = {EntityKind.PERSON}
# Behind a name, words that no noun follows: "Reed's who I'm for", "Moss's got my vote", "Reed's not going".
_IS_BEHIND = re.compile(r"['’]s (?=(?:who|whom|the|a|an|not|got|been|still|always|just|in|gone)\b)")
_CONTRACTED = re.compile(r"'(?:s|re|ve|d|ll|m)$")


def _contracted(text: str, span: NameSpan) -> list[Token]:
    """The verb in "I'm" or "she's", when the name span covers it."""
    written = text[span.start : span.end].replace("’", "'")
    found = _CONTRACTED.search(written.lower()) if "'" in written and not span.possessive else None
    return [Token(found[0], span.start + found.start(), span.end, found[0])] if found else []


def _clause_words(text: str, split: SplitText) -> list[Token]:
    """The words and marks of a stretch, its odd ones split as a clause has them."""
    if not split.odd:
        return split.tokens
    words: list[Token] = []
    taken = 0
    for first, behind, start, end in split.odd:
        words += split.tokens[taken:first]
        words += _words(text, start, end)
        taken = behind
    return words + split.tokens[taken:]


def _between(text: str, words: Sequence[Token], starts: Sequence[int], place: tuple[int, int]) -> Sequence[Token]:
    """The words between two offsets; split anew where one of them cuts a word."""
    start, end = place
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    if (first and words[first - 1].end > start) or (last > first and words[last - 1].end > end):
        return _words(text, start, end)
    return words[first:last]


def _words(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a stretch, looked for one by one."""
    tokens: list[Token] = []
    for found in _WORD.finditer(text, start, end):
        low = found[0].lower().replace("’", "'")
        tokens.append(Token(found[0], found.start(), found.end(), low, False, low in MARKS))
    return tokens


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
    if token.lower == "left" and at and tokens[at - 1].lower in ("and", "but", "then"):
        return at + 1 < len(tokens) and tokens[at + 1].is_actor  # "ranked Reed and left Moss off its ballot"
    if token.lower == "left" and at and (tokens[at - 1].is_actor or tokens[at - 1].lower in _LEAVING):
        return True  # "backed Reed, and Moss left early", "picked Reed; it left Moss off"
    return _is_verb(token.lower)


_LEAVING = frozenset({"he", "she", "it", "they", "we", "which", "who", "that", "deliberately", "pointedly"})


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
