"""Which words of a free question carry what it asks, and how much each of them tells?

Words of acts and elections stand in nearly every passage and tell half; everyday words that nothing stands for tell
nothing. A word with a slip in it is the word of the passages, or of everyday speech, that it is nearest to.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from facts.answers.cues import cues, plain_words, weights
from facts.answers.spelled import Spelled
from facts.answers.stems import stem
from facts.answers.wanted import NAME, Wanted, has_synonyms, said_words, stems_of, wanted_word, words_with_synonyms
from facts.models import Question, Relation
from facts.names.everyday import common_words, is_form_of_common
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.spelling import is_known
from facts.questions.tokens import fold

NEAR = 0.7  # how far words that come near a word hold it
NEAR_RANKED = 0.5  # the same where passages are put in order
SOFT = 0.5  # what a word of acts or elections tells, as against 1 of any other
_LEAST = 0.45  # what a word tells that nearly every passage holds
_MISSED, _STRANGE = 0.7, 0.85  # what a word weighs that no passage holds, of everyday speech and another
_SHORT, _LONG = 5, 8  # letters from which a word may have one slip, and two


@dataclass(frozen=True, slots=True)
class Content:
    """A word that carries some of what is asked.

    Attributes:
        wanted: The word, and what means the same.
        near: The word, and what comes near it.
        share: What it tells, 1 for a word of weight and `SOFT` for one of acts or elections.
        is_topic: Whether it may tell what the question is about, as words of acts, elections and asking do not.
        is_binding: Whether no passage answers without it: the one of whom the question tells something ("did the
            bakers say"), or what limits another word ("a second accuser").
        is_act: Whether it is what somebody known did, of which it asks whether they did it ("did Moss sign").
    """

    wanted: Wanted
    near: Wanted
    share: float
    is_topic: bool = True
    is_binding: bool = False
    is_act: bool = False

    def degree(self, text: str) -> float:
        """How far a text holds it: 1 in its own or the same words, `NEAR` in words that come near, else 0."""
        if self.wanted.is_said(text):
            return 1.0
        return NEAR if self.near.is_held(text) else 0.0


def contents_of(question: Question, texts: Iterable[str], common: Collection[str]) -> list[Content]:
    """The words of a question that carry what it asks, in its order, slips put right.

    Args:
        question: As it was read.
        texts: The passages that may answer.
        common: Words of the offices and elections that a store tells of.
    """
    lexicon = load_lexicon(question.language)
    said = list(said_words(question, marked=True))
    is_plain = all(_is_plain(word, lexicon) for word in said)
    held: frozenset[str] = (
        frozenset() if is_plain else frozenset(w for text in texts for w in re.findall(r"\w+", fold(text)))
    )
    words = said if is_plain else [one for word in said for one in _put_right(word, held, lexicon)]
    soft = {word for word in words if word in common or _is_act_read(word, question, lexicon)}
    shares = [0.0 if word == NAME else _share_of(word, lexicon, soft) for word in words]
    for at in _measuring(words):
        shares[at] = 0.0  # a number stands for it
    empty = (plain_words(), soft, weights("election"), weights("limiting"))
    doer, act = _doer_in(words, shares), _act_in(words, shares)
    found: dict[frozenset[str], Content] = {}
    for at, (word, share) in enumerate(zip(words, shares, strict=True)):
        if share:
            behind = words[at + 1] if at + 1 < len(words) else ""
            said = [word, behind] if behind and behind != NAME else [word]
            wanted, near = (wanted_word(word, said, loosely=loosely) for loosely in (False, True))
            is_binding = at == doer or (bool(wanted.behind) and word in weights("distinct"))
            is_topic = not any(word in held for held in empty)
            found.setdefault(wanted.stems, Content(wanted, near, share, is_topic, is_binding, at == act))
    return list(found.values())


def weights_of(contents: Sequence[Content], texts: Collection[str]) -> list[float]:
    """How much each word weighs among these passages: the fewer hold it, the more it tells."""
    whole = math.log(2 * (len(texts) + 1))
    found = []
    for one in contents:
        number = sum(one.wanted.is_held(text) for text in texts) or sum(one.near.is_held(text) for text in texts)
        if not number:
            is_strange = not (has_synonyms(one.wanted.word, loosely=True) or is_form_of_common(one.wanted.word))
            found.append(one.share * (_STRANGE if is_strange else _MISSED))
            continue
        rarity = math.log((len(texts) + 1) / (number + 0.5)) / whole
        found.append(one.share * max(_LEAST, min(1.0, rarity + 0.3)))
    return found


def _is_act_read(word: str, question: Question, lexicon: Lexicon) -> bool:
    """Whether a word is one of acts, where one was read in the question, but none of those that were not."""
    if word not in lexicon.acts and word not in lexicon.rank_verbs:
        return False
    is_read = any(clause.relation is not Relation.ANY for clause in question.clauses)
    return is_read and not any(word in fold(unread).split() for unread in question.unread)


def _share_of(word: str, lexicon: Lexicon, soft: Collection[str]) -> float:
    if word in plain_words() or word in lexicon.common:
        tells = word in weights("election") or bool(wanted_word(word, [word]).cues) or has_synonyms(word, loosely=True)
        return SOFT if tells and len(word) > 2 else 0.0
    if word in weights("election") or word in soft or word in weights("soft") or word in weights("limiting"):
        return SOFT
    return float(len(word) > 1 or word.isdigit())


def _measuring(words: Sequence[str]) -> list[int]:
    """Where words only ask for a number ("how many times", "how much")."""
    behind = (i for i, word in enumerate(words, 1) if word in weights("how"))
    at = next((i for i in behind if i < len(words) and words[i] in weights("many")), len(words))
    return [i for i in range(at, min(at + 2, len(words))) if words[i] in weights("many")]


def _doer_in(words: Sequence[str], shares: Sequence[float]) -> int | None:
    """Where the first word that tells anything stands behind the first helping verb, with no name before it.

    Behind "is" it does so only where that opens the question: "what is the gist of it" tells of no gist.
    """
    at = next((i for i, word in enumerate(words) if word == NAME or word in weights("helping")), None)
    if at is None or words[at] == NAME or (at and words[at] in weights("being")):
        return None
    index = next((i for i in range(at + 1, len(words)) if words[i] == NAME or shares[i]), None)
    return index if index is not None and shares[index] > SOFT else None


def _act_in(words: Sequence[str], shares: Sequence[float]) -> int | None:
    """Where the first word that tells anything stands behind a helping verb and a name."""
    helped = weights("helping").intersection
    names = (at for at, word in enumerate(words) if word == NAME and helped(words[max(0, at - 2) : at]))
    first = next(names, None)
    return next((i for i in range(first + 1, len(words)) if shares[i]), None) if first is not None else None


def _is_plain(word: str, lexicon: Lexicon) -> bool:
    """Whether a word needs no putting right: a name's place, a word that is known, or no word at all."""
    return word == NAME or is_known(word, lexicon) or has_synonyms(word, loosely=True) or not word.isalpha()


def _put_right(word: str, held: frozenset[str], lexicon: Lexicon) -> Iterator[str]:
    """The word, or what it was meant to be: "suposed"."""
    if word in held or _is_plain(word, lexicon):
        yield word
        return
    if is_form_of_common(word) or len(word) < _SHORT:
        yield word
        return
    slips = 2 if len(word) >= _LONG else 1
    near = (
        (process.extractOne(word, _alike(word, words), scorer=OSA.distance, score_cutoff=slips))
        for words in (held, common_words() | words_with_synonyms())
    )
    yield next((found[0] for found in near if found is not None), word)


def _alike(word: str, words: Collection[str]) -> list[str]:
    """Those of the words that may be one with a slip: of the same beginning and nearly as long."""
    return sorted(w for w in words if w[:1] == word[:1] and abs(len(w) - len(word)) <= 2 and w.isalpha())


def weight_held(contents: Sequence[Content], weighs: Sequence[float], text: str, *, near: float = NEAR) -> float:
    """How much of the words a text holds, by their weight in all passages; `near` is what a word near one counts."""
    degrees = (near if held == NEAR else held for held in degrees_of(contents, text))
    return sum(held * weight for held, weight in zip(degrees, weighs, strict=True))


def degrees_of(contents: Sequence[Content], text: str) -> list[float]:
    """How far a text holds each word, as `Content.degree`, where no word of the text stands for two of them.

    Of "their motives and their reasons" a text that tells of one reason holds one.
    """
    said = frozenset(stems_of(text))
    free = {*said.difference(stem(one.wanted.word) for one in contents)}
    return [_degree_left(one, text, said, free) for one in contents]


def _degree_left(one: Content, text: str, said: frozenset[str], free: set[str]) -> float:
    """How far a text holds a word by itself or a word that is still free, which is then taken."""
    degree = one.degree(text)
    if not degree or one.wanted.behind or stem(one.wanted.word) in said:
        return degree
    for stems, held in ((one.wanted.stems, 1.0), (one.near.stems, NEAR)):
        if left := sorted(stems & free):
            free.discard(left[0])
            return held
    return NEAR if any(cues()[cue].search(text) for cue in one.near.cues) else 0.0


def without_names(text: str, names: Sequence[Spelled]) -> str:
    """A text without the names of those asked about, whose words are none of the question's ("Working Tenants")."""
    for name in names:
        text = name.replaced(text, " ")
    return text
