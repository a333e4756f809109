"""Which known spellings are worth comparing with a written name?

Rounds of look-ups, each bounded, the likeliest first: whoever has both words of a pair with at
most one edit each; then whoever has one of them as typed and is closest in the rest; then with two edits, spelled by
ear, run together or torn apart, or with one word's first letter alone; then whoever shares one word. A round is made
only when those before found nobody who fits well.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, islice, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from facts.names.closeness import sound_alike
from facts.names.given_names import forms_of, given_names_among, is_given_name
from facts.names.index_words import Place
from facts.names.neighbourhood import deletion_keys, far_keys, key_of, near_keys, sound_key
from facts.names.spellings import MOST_KIN, Hit, Near, Spelling, Spellings, behind_at_most, pair_key
from facts.names.words import word_set
from facts.names.written import WrittenName

ENOUGH = 80.0
_TRIED = 6
_BEHIND = 12.0
_FAR = 9
_BY_A_LETTER = 2  # counts as two edits
_NAMESAKES = 500
_NAMESAKES_IN_MESSAGE = 50
_STRANGERS = 40
_MOST_PAIRS = 512
_MOST_HITS = 500
_BEGUN_HITS = 150
_MOST_WORDS = 48
_TOO_SHORT_TO_HEAR = 3
_MOST_HEARD = 12
_TWO_WORDS = 7
_LONGEST_TORN = 40  # no two names are longer, and somebody may type thousands of letters
_MOST_WAYS = 3
_FEW_READ = 16  # spellings that are remembered; a family is read anew
_FEW_KIN = 200  # as many texts are compared in the time that a search for two edits takes
_TWO_SLIPS = 2.5  # letters: what two edits cost at most
_LEAST_ENOUGH = 70.0  # of fewer than nine letters two slips leave so little that many are as near
_ALONE = (Place.SURNAME, Place.GIVEN, Place.GROUP, Place.ACRONYM, Place.INITIALS)


class Found(NamedTuple):
    """What a round found.

    Attributes:
        hits: Spellings.
        edits: How many edits lie between what was typed and what found them.
        closest: The keys of further spellings, which are known to be the closest.
        enough: The similarity from which no later round finds anybody nearer.
    """

    hits: Sequence[Hit] = ()
    edits: Mapping[int, int] = {}
    closest: Sequence[int] = ()
    enough: float = ENOUGH


class Lookup:
    """What an index says of typed words, remembered: those of one text are asked about again and again.

    A thorough one looks beyond a surname that is known as typed ("Tracy" may stand for a Tracey) and gives 500
    namesakes of one word; any other 50, for a message that names more names nobody.
    """

    def __init__(self, spellings: Spellings, *, is_thorough: bool = True) -> None:
        self.memory = spellings.refresh()
        self.spellings = spellings
        self.is_thorough = is_thorough
        self.namesakes = _NAMESAKES if is_thorough else _NAMESAKES_IN_MESSAGE

    def read(self, spelling_ids: Sequence[int]) -> list[Spelling]:
        """The spellings with these keys, as far as they may be seen."""
        if len(spelling_ids) > _FEW_READ:
            return self.spellings.read(spelling_ids)
        held = self.memory.read
        if new := [spelling_id for spelling_id in spelling_ids if spelling_id not in held]:
            held.update(dict.fromkeys(new))
            held.update((spelling.spelling_id, spelling) for spelling in self.spellings.read(new))
        return [spelling for spelling_id in sorted(spelling_ids) if (spelling := held[spelling_id]) is not None]

    def near(self, reach: Mapping[str, int]) -> dict[str, list[Near]]:
        """For each word the known words within its reach (0 to 2 edits), nearest first."""
        held = self.memory.near
        found: dict[str, list[Near]] = {}
        if 0 in reach.values():
            self._note_known([word for word, far in reach.items() if not far and (word, 0) not in held])
        for asked in reach.items():
            near = held.get(asked)
            if near is None:
                near = held[asked] = self._near_one(*asked)
            found[asked[0]] = near
        return found

    def _note_known(self, words: Sequence[str]) -> None:
        """Look up words and their other forms exactly as they are, all at once."""
        held = self.memory.near
        held.update(((word, 0), [n for n in held[word, 1] if not n.edits]) for word in words if (word, 1) in held)
        if new := [word for word in words if (word, 0) not in held]:
            held.update(((word, 0), []) for word in new)
            held.update(((word, 0), known) for word, known in self.known(new).items())

    def known(self, words: Collection[str], typed: Collection[str] | None = None) -> dict[str, list[Near]]:
        """Those of these words that are known, or have another form that is, with all of these.

        `typed` are those that are known just as they are, for whoever has asked.
        """
        typed = self.spellings.known(words) if typed is None else typed
        found = {word: [Near(0, word, key_of(word))] for word in typed}
        if forms := {word: _all_forms(word) for word in given_names_among(words)}:
            known = {*typed, *self.spellings.known({*chain(*forms.values())})}
            found.update((word, near) for word, also in forms.items() if (near := _known((word, *also), known)))
        return found

    def _near_one(self, word: str, reach: int) -> list[Near]:
        most = min(reach, len(word) // 2) if len(word) < 4 else reach
        forms = _forms(word)
        keys = near_keys(word) if most == 1 else far_keys(word) if most == 2 else deletion_keys(word, most)
        filed = set(self.spellings.words_with_keys(keys.union(map(key_of, forms)) if forms else keys))
        close = process.extract(word, filed, scorer=OSA.distance, score_cutoff=most, limit=None)
        near = [Near(far, other, key_of(other)) for other, far, _ in close if not far or len(other) > 2]
        return sorted({*near, *_known(forms, filed)}) if forms else sorted(near)

    def heard(self, word: str) -> list[Near]:
        """The known words that sound like `word`, as if one edit away; those of its length first."""
        if len(word) <= _TOO_SHORT_TO_HEAR or not word.isalpha():
            return []
        filed = set(self.spellings.words_with_keys((sound_key(word),)))
        nearest_first = sorted(filed, key=lambda other: (abs(len(other) - len(word)), other))
        alike = (other for other in nearest_first if sound_alike(word, other))
        return [Near(1, other, key_of(other)) for other in islice(alike, _MOST_HEARD)]


def _known(forms: Iterable[str], filed: Collection[str]) -> list[Near]:
    return sorted(Near(0, form, key_of(form)) for form in forms if form in filed)


def _forms(word: str) -> Collection[str]:
    """Other forms of a given name: of "bob" Robert and its short forms, of "robert" its own."""
    return _all_forms(word) if is_given_name(word) else ()


@lru_cache(maxsize=4096)
def _all_forms(word: str) -> frozenset[str]:
    forms = forms_of(word)
    return forms.union(*(forms_of(form) for form in forms)) - {word}


def likely_spellings(name: WrittenName, lookup: Lookup) -> Iterator[tuple[list[Spelling], float]]:
    """Spellings worth comparing with `name`, in rounds, each spelling once; and which similarity is enough by then."""
    small = word_set("small_words")
    words = [word for word in name.words if word not in small] or list(name.words)
    text = " ".join(name.words)
    tried: set[int] = set()
    for found in _rounds(name, words, text, lookup):
        while chosen := _chosen(text, found, tried, words=len(words)):
            tried.update(chosen)
            seen = lookup.read(chosen)
            yield seen, ENOUGH
            if len(seen) == len(chosen):
                break  # otherwise the next ones may be seen by whoever asks
        yield [], found.enough


def _rounds(name: WrittenName, words: Sequence[str], text: str, lookup: Lookup) -> Iterator[Found]:
    if len(words) > 1:
        yield from _rounds_for_many(words, text, lookup)
        return
    if len(name.words) > 1:  # what looks like a small word may be a mistyped name: "por" for Pol
        near = lookup.near(dict.fromkeys(name.words, 1))
        yield _with_pairs(combinations(name.words, 2), near, near, lookup)
    yield from _rounds_for_one(words[0], lookup)


def _chosen(text: str, found: Found, tried: Container[int], *, words: int) -> list[int]:
    """The spellings of a round that are worth reading."""
    if not found.hits and not found.closest:
        return []
    new = [hit for hit in found.hits if hit.spelling_id not in tried]
    close = [spelling_id for spelling_id in found.closest if spelling_id not in tried]
    if len(new) < 2:
        return [hit.spelling_id for hit in new] + close
    return _likeliest(text, new, found.edits, words=words) + close


def _rounds_for_many(words: Sequence[str], text: str, lookup: Lookup) -> Iterator[Found]:
    pairs = list(combinations(words, 2))
    near = _near_of_all(words, lookup)
    yield _with_pairs(pairs, near, near, lookup)
    torn = [(one + other, word) for one, other in pairwise(words) for word in words if word not in (one, other)]
    moved = [(one + other[0], other[1:]) for one, other in pairwise(words)]
    moved += [(one[:-1], one[-1] + other) for one, other in pairwise(words)]
    halves = torn + moved
    parts = {*words, *chain(*halves)}
    typed = lookup.spellings.known(parts)
    yield Found(closest=lookup.spellings.closest(text, typed, most=_FEW_KIN))
    whole = lookup.known(parts, typed)
    known = {word: whole[word] for word in words if word in whole}
    both_ways = pairs + [pair[::-1] for pair in pairs]
    far = lookup.near({word: 2 for word in words if known.keys() - {word}})
    yield _with_pairs(both_ways, known, _two_edits(far), lookup)
    yield Found(closest=lookup.spellings.closest(text, typed, most=MOST_KIN))
    yield _with_pairs(halves, whole, whole, lookup)
    ways = _ways(halves, whole)
    near = lookup.near({other: 1 for _, other in ways})
    yield _with_pairs(ways, whole, near, lookup)._replace(enough=_two_slips(words))
    joined = ["".join(pair) for pair in pairwise(words)]
    halves = [half for word in (*words, *joined) for half in _halves(word)]
    whole = lookup.known({*chain(*halves)})
    yield _with_pairs(halves, whole, whole, lookup)
    near = lookup.near(dict.fromkeys(words, 1))
    heard = {word: lookup.heard(word) for word in words}
    yield _with_pairs(both_ways, near | heard, heard, lookup, more=_begun(words, near), most=_BEGUN_HITS)
    near |= lookup.near(dict.fromkeys(joined, 1))
    yield _with_words([*joined, *words], near, lookup, most=_STRANGERS, apart=_BY_A_LETTER)


def _two_slips(words: Sequence[str]) -> float:
    """The similarity that two slips leave: who is so near was found, and further rounds look for those further away."""
    return min(ENOUGH, max(_LEAST_ENOUGH, 100.0 * (1.0 - _TWO_SLIPS / sum(map(len, words)))))


def _near_of_all(words: Sequence[str], lookup: Lookup) -> dict[str, list[Near]]:
    """The known words an edit away from each typed one; of two words none when the longer has none: no pair is near."""
    if len(words) == 2:
        longer = max(words, key=len)
        if not lookup.near({longer: 1})[longer]:
            return {}
    return lookup.near(dict.fromkeys(words, 1))


def _begun(words: Sequence[str], near: Mapping[str, Sequence[Near]]) -> dict[int, int]:
    """Pairs of a known word and the letter that another one begins with: many slips come after it."""
    begun = [*((words[-1], word[0]) for word in words[:-1]), (words[0], words[-1][0])]
    return {pair_key(n.key, key_of(letter)): _BY_A_LETTER for word, letter in begun for n in near.get(word, ())}


def _rounds_for_one(word: str, lookup: Lookup) -> Iterator[Found]:
    if not lookup.is_thorough:
        known = [n for n in lookup.near({word: 1})[word] if not n.edits]
        yield _with_words([word], {word: known}, lookup, most=lookup.namesakes)
    yield _with_words([word], lookup.near({word: 1}), lookup, most=lookup.namesakes)
    halves = _halves(word)
    parts = {*chain(*halves)}
    typed = lookup.spellings.known(parts)
    yield Found(closest=lookup.spellings.closest(word, typed, most=MOST_KIN))
    whole = lookup.known(parts, typed)
    yield _with_pairs(halves, whole, whole, lookup)
    ways = _ways(halves, whole)
    for edits in (1, 2):
        yield _with_pairs(ways, whole, lookup.near({other: edits for _, other in ways}), lookup)
    near = _near_halves(halves, lookup)
    yield _with_pairs(halves, near, near, lookup)
    yield _with_words([word], {word: lookup.near({word: 2})[word] + lookup.heard(word)}, lookup, most=lookup.namesakes)


def _halves(word: str) -> list[tuple[str, str]]:
    """The ways to tear a long word in two: the space between two names was left out."""
    is_long_enough = _TWO_WORDS < len(word) <= _LONGEST_TORN
    return [(word[:cut], word[cut:]) for cut in range(2, len(word) - 1)] if is_long_enough else []


def _ways(halves: Iterable[tuple[str, str]], whole: Container[str]) -> list[tuple[str, str]]:
    """The ways to cut typed letters into a word that is known as it is (`whole`), the longest first, and another."""
    some = [half for half in halves if half[0] in whole or half[1] in whole]
    ways = [way for half in some for way in (half, half[::-1]) if way[0] in whole and len(way[0]) > 2]
    return sorted(ways, key=lambda way: -len(way[0]))[:_MOST_WAYS]


def _near_halves(halves: Sequence[tuple[str, str]], lookup: Lookup) -> dict[str, list[Near]]:
    """The known words an edit away from both parts of those `halves` that are no syllable and both have any."""
    near: dict[str, list[Near]] = {}
    for half in halves:
        shorter, longer = sorted(half, key=len)
        if len(shorter) > 2 and (found := lookup.near({longer: 1})[longer]):
            near[longer] = found
            near |= lookup.near({shorter: 1})
    return near


def _two_edits(near: Mapping[str, Sequence[Near]]) -> dict[str, list[Near]]:
    return {word: [n for n in found if n.edits == 2] for word, found in near.items()}


def _with_pairs(
    typed: Iterable[tuple[str, str]],
    near: Mapping[str, Sequence[Near]],
    beside: Mapping[str, Sequence[Near]],
    lookup: Lookup,
    *,
    more: Mapping[int, int] | None = None,
    most: int = _MOST_HITS,
) -> Found:
    """Who holds both known words that a pair of typed ones may stand for, two edits away in all, or a pair of `more`.

    The first of a pair is looked for in `near`, the other in `beside`.
    """
    edits = dict(more or {})
    for one, other in typed:
        others = beside.get(other)
        for far, _, key_of_one in near.get(one, ()) if others else ():
            for also, _, key_of_other in others or ():
                if far + also > 2:
                    break
                key = pair_key(key_of_one, key_of_other)
                if far + also < edits.get(key, _FAR):
                    edits[key] = far + also
    if not edits:
        return Found()
    nearest_first = sorted(edits, key=edits.__getitem__)[:_MOST_PAIRS]
    return Found(lookup.spellings.with_pairs(nearest_first, most=most), edits)


def _with_words(
    typed: Iterable[str],
    near: Mapping[str, Sequence[Near]],
    lookup: Lookup,
    *,
    most: int = _NAMESAKES,
    apart: int = 0,
) -> Found:
    """Who holds a known word that a typed one may stand for, as a part that may be said alone.

    `apart` edits lie between the words that are not looked for.
    """
    found = sorted(n for word in typed if len(word) > 1 for n in near.get(word, ()))[:_MOST_WORDS]
    edits = {n.key: n.edits + apart for n in reversed(found)}
    words = list(dict.fromkeys(n.word for n in found))
    return Found(lookup.spellings.with_words(words, _ALONE, most=most) if words else [], edits)


def _likeliest(text: str, hits: Sequence[Hit], edits: Mapping[int, int], *, words: int) -> list[int]:
    """The spellings found that are closest to `text` as a whole; of one or two words, all who share them: namesakes."""
    nearest_first = sorted(hits, key=lambda hit: edits[hit.found_by])
    if words == 1:
        return list(dict.fromkeys(hit.spelling_id for hit in nearest_first))[:_NAMESAKES]
    fewest = edits[nearest_first[0].found_by] if words == 2 else _BY_A_LETTER
    kept = [hit.spelling_id for hit in nearest_first if edits[hit.found_by] == fewest < _BY_A_LETTER][:_NAMESAKES]
    texts = {hit.spelling_id: hit.text for hit in hits}
    ids = list(texts)
    ranked = process.extract(text, list(texts.values()), scorer=fuzz.ratio, limit=_TRIED)
    least = ranked[0][1] - (behind_at_most(text) if words == 2 and kept else _BEHIND)
    kept += (ids[place] for _, ratio, place in ranked if ratio >= least)
    return list(dict.fromkeys(kept))


def spellings_with_pairs(pairs: Collection[int], lookup: Lookup) -> Iterator[tuple[int, Spelling]]:
    """Each pair of `pairs` that a spelling holds both words of, with that spelling.

    So many a pair at most that "Chamber of Trade" leaves room for the name beside it.
    """
    hits = lookup.spellings.with_pairs(pairs, most=_MOST_HITS, each=lookup.namesakes) if pairs else []
    spellings = {s.spelling_id: s for s in lookup.read(list({hit.spelling_id for hit in hits}))}
    return ((hit.found_by, spellings[hit.spelling_id]) for hit in hits if hit.spelling_id in spellings)
