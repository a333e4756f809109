"""Which known spellings are worth comparing with a written name?

Rounds of look-ups, each bounded, the likeliest first: whoever has both words of a pair with at
most one edit each, then with two edits, then words run together, torn apart or spelled by ear, then whoever
shares the word that is nearest. A round is only made when those before found nobody who fits well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from facts.names.given_names import forms_of
from facts.names.index_words import Place
from facts.names.neighbourhood import deletion_keys, key_of, sound_key
from facts.names.spellings import KnownWord, Spelling, Spellings, pair_key
from facts.names.words import word_set
from facts.names.written import WrittenName

_TRIED = 6
_NAMESAKES = 500
_MOST_PAIRS = 512
_MOST_WORDS = 48
_FAR = 9
_ALONE = (Place.SURNAME, Place.GIVEN, Place.GROUP, Place.ACRONYM, Place.INITIALS)


class Near(NamedTuple):
    """A known word that a typed one may stand for, and how many edits lie between (0 for another form of it)."""

    edits: int
    known: KnownWord


class Lookup:
    """What an index says of typed words; remembers it, for the words of a text are asked about again and again."""

    def __init__(self, spellings: Spellings) -> None:
        self.spellings = spellings
        self._near: tuple[dict[str, list[Near]], ...] = ({}, {}, {})

    def near(self, words: Collection[str], edits: int) -> Mapping[str, list[Near]]:
        """For each word the known words at most `edits` (0 to 2) away, nearest first; one look-up for all."""
        held = self._near[edits]
        wanted = [word for word in dict.fromkeys(words) if word not in held]
        if wanted:
            forms = {word: _forms(word) for word in wanted}
            keys = {key for word in wanted for key in deletion_keys(word, edits)}
            keys.update(key_of(form) for others in forms.values() for form in others)
            filed = {known.text: known for known in self.spellings.words_with_keys(keys)}
            for word in wanted:
                held[word] = _near(word, filed, edits, forms[word])
        return held

    def heard(self, words: Iterable[str]) -> dict[str, list[Near]]:
        """For each word the known words that sound like it."""
        keys = {word: sound_key(word) for word in words if len(word) > 3 and word.isalpha()}
        filed: dict[int, list[KnownWord]] = {}
        for known in self.spellings.words_with_keys(set(keys.values())) if keys else ():
            filed.setdefault(sound_key(known.text), []).append(known)
        return {word: [Near(1, known) for known in filed.get(key, [])][:_MOST_WORDS] for word, key in keys.items()}


def _near(word: str, filed: Mapping[str, KnownWord], edits: int, forms: Collection[str]) -> list[Near]:
    most = min(edits, 0 if len(word) < 3 else 1 if len(word) < 4 else 2)
    close = process.extract(word, list(filed), scorer=OSA.distance, score_cutoff=most, limit=None)
    near = [Near(int(far), filed[text]) for text, far, _ in close]
    near += [Near(0, filed[form]) for form in forms if form in filed]
    return sorted(near)


def _forms(word: str) -> set[str]:
    """Other forms of a given name: of "bob" Robert and its short forms, of "robert" its own."""
    forms = forms_of(word)
    return set(forms).union(*(forms_of(form) for form in forms)) - {word}


def likely_spellings(name: WrittenName, lookup: Lookup) -> Iterator[list[Spelling]]:
    """Spellings worth comparing with `name`, in rounds."""
    small = word_set("small_words")
    words = [word for word in name.words if word not in small] or list(name.words)
    rounds = _rounds_for_many(words, lookup) if len(words) > 1 else _rounds_for_one(words[0], lookup)
    text = " ".join(name.words)
    for found, edits in rounds:
        if found:
            yield _likeliest(text, found, edits, whole_family=len(words) == 1)


Found = tuple[Sequence[tuple[int, Spelling]], Mapping[int, int]]


def _rounds_for_many(words: Sequence[str], lookup: Lookup) -> Iterator[Found]:
    for edits in (1, 2):
        yield _with_pairs(combinations(words, 2), lookup.near(words, edits), lookup, least=edits if edits > 1 else 0)
    near = dict(lookup.near(words, 1))
    torn = [one + other for one, other in pairwise(words)]
    near |= lookup.near([*torn, *{word[0] for word in words}], 1)
    pairs = [(one, other) for one in torn for other in words]
    pairs += [(word[0], words[-1]) for word in words[:-1]]
    yield _with_pairs(pairs, near, lookup)
    near |= {word: [*near[word], *heard] for word, heard in lookup.heard(words).items()}
    yield _with_pairs(combinations(words, 2), near, lookup)
    yield _with_words([*torn, *words], near, lookup)


def _rounds_for_one(word: str, lookup: Lookup) -> Iterator[Found]:
    for edits in (1, 2):
        yield _with_words([word], lookup.near([word], edits), lookup)
    yield _with_words([word], lookup.heard([word]), lookup)
    halves = [(word[:cut], word[cut:]) for cut in range(2, len(word) - 1)] if len(word) > 7 else []
    near = lookup.near([half for both in halves for half in both], 0)
    halves = [both for both in halves if near[both[0]] or near[both[1]]]
    yield _with_pairs(halves, lookup.near([half for both in halves for half in both], 1), lookup)


def _with_pairs(
    typed: Iterable[tuple[str, str]], near: Mapping[str, Sequence[Near]], lookup: Lookup, *, least: int = 0
) -> Found:
    """Who holds both known words that a pair of typed ones may stand for, the farther at least `least` edits away."""
    edits: dict[int, int] = {}
    for one, other in typed:
        for a in near.get(one, ()):
            for b in near.get(other, ()):
                if max(a.edits, b.edits) >= least and min(a.edits, b.edits) < 2:
                    key = pair_key(a.known.word_id, b.known.word_id)
                    edits[key] = min(a.edits + b.edits, edits.get(key, _FAR))
    if len(edits) > _MOST_PAIRS:
        edits = dict(sorted(edits.items(), key=lambda pair: pair[1])[:_MOST_PAIRS])
    return (lookup.spellings.with_pairs(list(edits)) if edits else []), edits


def _with_words(typed: Iterable[str], near: Mapping[str, Sequence[Near]], lookup: Lookup) -> Found:
    """Who holds a known word that a typed one may stand for, as a part that may be said alone."""
    edits = {n.known.word_id: n.edits for word in typed if len(word) > 1 for n in reversed(near.get(word, ()))}
    nearest = dict(sorted(edits.items(), key=lambda pair: pair[1])[:_MOST_WORDS])
    return (lookup.spellings.with_words(list(nearest), _ALONE) if nearest else []), nearest


def _likeliest(
    text: str, found: Sequence[tuple[int, Spelling]], edits: Mapping[int, int], *, whole_family: bool
) -> list[Spelling]:
    """The found spellings that are closest to `text` as a whole; for a bare surname all who bear it."""
    least = min(edits[key] for key, _ in found)
    nearest = [spelling for key, spelling in found if edits[key] == least] if whole_family else []
    others = [spelling for _, spelling in found]
    texts = [" ".join(spelling.words) for spelling in others]
    ranked = process.extract(text, texts, scorer=fuzz.ratio, limit=_TRIED)
    return [*nearest[:_NAMESAKES], *(others[place] for _, _, place in ranked)]
