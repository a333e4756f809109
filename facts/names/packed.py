"""How do a million spellings fit into little memory and still answer in microseconds?

As sorted arrays of whole numbers, searched by halving: what a key leads to stands in one
run of its array. The arrays are written once and never changed; a store keeps them as bytes,
so that opening one is reading them, and spellings added since stand in a `SpellingTable` beside them.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from facts.names.index_words import Filed, Place
from facts.names.neighbourhood import index_keys, key_of
from facts.names.spellings import Hit, pair_key

_NAME_BITS = 24  # a pair's key has 40 bits: together they fill one number
_MOST_NAMES = 1 << _NAME_BITS
_PLACES = 8


class Named(NamedTuple):
    """One spelling to pack: its key (below 2**63), its folded words as text, and what it is filed under."""

    spelling_id: int
    text: str
    filed: Filed


class PackedNames:
    """Spellings in sorted arrays; see `facts.names.spellings.Spellings` for what the look-ups give."""

    def __init__(self, blobs: Mapping[str, bytes]) -> None:
        self._words, self._word_ends = blobs["words"].decode(), _numbers("I", blobs["word_ends"])
        self._names, self._name_ends = blobs["names"].decode(), _numbers("I", blobs["name_ends"])
        self._ids = _numbers("Q", blobs["ids"])
        self._keys, self._buckets = _numbers("I", blobs["keys"]), _numbers("I", blobs["buckets"])
        self._key_words = _numbers("I", blobs["key_words"])
        self._bucket_shift = 33 - len(self._buckets).bit_length()
        self._pairs, self._parts = _numbers("Q", blobs["pairs"]), _numbers("Q", blobs["parts"])

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def spelling_ids(self) -> Sequence[int]:
        """The keys of all spellings."""
        return self._ids

    def words_with_keys(self, keys: Iterable[int]) -> set[str]:
        """See `Spellings`."""
        words, ends = self._words, self._word_ends
        return {words[ends[number] : ends[number + 1]] for number in self._filed_under(keys)}

    def with_pairs(self, pairs: Iterable[int], *, most: int, each: int | None = None) -> list[Hit]:
        """See `Spellings`."""
        hits = (self._hit(pair, name) for pair in pairs for name in islice(_run(self._pairs, pair, _NAME_BITS), each))
        return list(islice(hits, most))

    def with_words(self, words: Iterable[str], places: Collection[Place], *, most: int) -> list[Hit]:
        """See `Spellings`."""
        hits = (
            self._hit(key_of(word), name)
            for word in words
            for number in self._filed_under((key_of(word),))
            if self._words[self._word_ends[number] : self._word_ends[number + 1]] == word
            for place in places
            for name in _run(self._parts, number * _PLACES + place, 32)
        )
        return list(islice(hits, most))

    def _filed_under(self, keys: Iterable[int]) -> set[int]:
        """The numbers of the words filed under any of these keys."""
        held, buckets, shift, found = self._keys, self._buckets, self._bucket_shift, set()
        for key in keys:
            bucket = key >> shift
            for at in range(buckets[bucket], buckets[bucket + 1]):
                if held[at] == key:
                    found.add(self._key_words[at])
        return found

    def _hit(self, found_by: int, number: int) -> Hit:
        text = self._names[self._name_ends[number] : self._name_ends[number + 1]]
        return Hit(found_by, self._ids[number], text)


def _run(held: Sequence[int], key: int, bits: int) -> Iterator[int]:
    """The low `bits` of the numbers whose high bits are `key`."""
    at = bisect_left(held, key << bits)
    while at < len(held) and held[at] >> bits == key:
        yield held[at] & ((1 << bits) - 1)
        at += 1


def pack_names(names: Iterable[Named]) -> dict[str, bytes]:
    """Pack at most 16 million spellings; the bytes are what `PackedNames` reads.

    Raises:
        ValueError: There are more.
    """
    words: dict[str, tuple[int, int]] = {}
    ids, texts, parts, pairs = array("Q"), [], _Sorter(64), _Sorter(64)

    def filed_as(word: str) -> tuple[int, int]:
        """The number of a word in the pack, and its key."""
        if word not in words:
            words[word] = (len(words), key_of(word))
        return words[word]

    for number, (spelling_id, text, filed) in enumerate(names):
        ids.append(spelling_id)
        texts.append(text)
        for word, place in filed.parts:
            parts.add((filed_as(word)[0] * _PLACES + place) << 32 | number)
        for pair in {pair_key(filed_as(one)[1], filed_as(other)[1]) for one, other in filed.pairs}:
            pairs.add(pair << _NAME_BITS | number)
    if len(ids) > _MOST_NAMES:
        raise ValueError(f"{len(ids)} spellings do not fit into one pack of {_MOST_NAMES}")
    keys = _Sorter(64)
    for word, (number, _) in words.items():
        for key in index_keys(word):
            keys.add(key << 32 | number)
    in_order = keys.sorted()
    return {
        "words": "".join(words).encode(),
        "word_ends": _bytes(array("I", accumulate(map(len, words), initial=0))),
        "names": "".join(texts).encode(),
        "name_ends": _bytes(array("I", accumulate(map(len, texts), initial=0))),
        "ids": _bytes(ids),
        "keys": _bytes(array("I", (number >> 32 for number in in_order))),
        "key_words": _bytes(array("I", (number & 0xFFFF_FFFF for number in in_order))),
        "buckets": _bytes(_buckets(in_order)),
        "pairs": _bytes(pairs.sorted()),
        "parts": _bytes(parts.sorted()),
    }


class _Sorter:
    """Sorts many numbers a slice at a time: a list of all of them would take five times their memory."""

    def __init__(self, bits: int) -> None:
        self._shift = bits - 6
        self._slices = [array("Q") for _ in range(1 << 6)]

    def add(self, number: int) -> None:
        self._slices[number >> self._shift].append(number)

    def sorted(self) -> array[int]:
        result = array("Q")
        for part in self._slices:
            result.extend(sorted(part))
            del part[:]
        return result


def _buckets(keys: array[int]) -> array[int]:
    """Where the keys that share their first bits begin; about two keys share them."""
    bits = min(max(len(keys).bit_length() - 2, 1), 24)
    ends = array("I", bytes(4 * ((1 << bits) + 1)))
    for key in keys:
        ends[(key >> (64 - bits)) + 1] += 1
    return array("I", accumulate(ends))


def _bytes(numbers: array[int]) -> bytes:
    """Numbers as bytes, the lowest byte first on every machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(code: str, written: bytes) -> array[int]:
    numbers = array(code)
    numbers.frombytes(written)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
