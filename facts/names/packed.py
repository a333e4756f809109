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
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from facts.names.index_words import Filed, Place
from facts.names.neighbourhood import index_keys, key_of
from facts.names.spellings import MOST_KIN, Hit, a_letter_behind, closest_texts, pair_key

_NAME_BITS = 24  # a pair's key has 40 bits: together they fill one number
_MOST_NAMES = 1 << _NAME_BITS
_PART_BITS = 32  # a place and a name


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
        self._pairs, self._pair_buckets = _numbers("Q", blobs["pairs"]), _numbers("I", blobs["pair_buckets"])
        self._pair_shift = 41 - len(self._pair_buckets).bit_length()
        self._parts, self._part_ends = _numbers("I", blobs["parts"]), _numbers("I", blobs["part_ends"])
        self._kin, self._kin_ends = blobs["kin"].decode(), _numbers("I", blobs["kin_ends"])

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
        held, buckets, shift, hits = self._pairs, self._pair_buckets, self._pair_shift, list[Hit]()
        for pair in pairs:
            first, last = buckets[pair >> shift], buckets[(pair >> shift) + 1]
            if first < last:
                run = _run(held, pair, _NAME_BITS, first, last)
                hits += [self._hit(pair, name) for name in islice(run, each)]
                if len(hits) >= most:
                    return hits[:most]
        return hits

    def with_words(self, words: Iterable[str], places: Collection[Place], *, most: int) -> list[Hit]:
        """See `Spellings`."""
        parts, ends = self._parts, self._part_ends
        hits = (
            self._hit(key_of(word), parts[at] & (_MOST_NAMES - 1))
            for word in words
            for number in self._numbers_of((word,))
            for at in range(ends[number], ends[number + 1])
            if parts[at] >> _NAME_BITS in places
        )
        return list(islice(hits, most))

    def closest(self, text: str, words: Collection[str]) -> list[int]:
        """See `Spellings`."""
        parts, ends, kin, kin_ends = self._parts, self._part_ends, self._kin, self._kin_ends
        compared, found = 0, list[tuple[float, int]]()
        for size, number in sorted((ends[number + 1] - ends[number], number) for number in self._numbers_of(words)):
            compared += size
            if compared > MOST_KIN:
                break
            close = closest_texts(text, kin[kin_ends[number] : kin_ends[number + 1]].split("\n"))
            first = ends[number]
            found += ((ratio, self._ids[parts[first + at] & (_MOST_NAMES - 1)]) for _, ratio, at in close)
        return a_letter_behind(text, found)

    def _numbers_of(self, words: Collection[str]) -> list[int]:
        """The numbers of those of these words that are known."""
        held, ends = self._words, self._word_ends
        found = self._filed_under(map(key_of, words))
        return [number for number in found if held[ends[number] : ends[number + 1]] in words]

    def _filed_under(self, keys: Iterable[int]) -> set[int]:
        """The numbers of the words filed under any of these keys."""
        held, words, buckets, shift = self._keys, self._key_words, self._buckets, self._bucket_shift
        return {
            words[at]
            for key in keys
            for at in range(buckets[key >> shift], buckets[(key >> shift) + 1])
            if held[at] == key
        }

    def _hit(self, found_by: int, number: int) -> Hit:
        text = self._names[self._name_ends[number] : self._name_ends[number + 1]]
        return Hit(found_by, self._ids[number], text)


def _run(held: Sequence[int], key: int, bits: int, first: int = 0, last: int | None = None) -> Iterator[int]:
    """The low `bits` of the numbers whose high bits are `key`, which stand from `first` to before `last`."""
    last = len(held) if last is None else last
    at = bisect_left(held, key << bits, first, last)
    while at < last and held[at] >> bits == key:
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
            parts.add(filed_as(word)[0] << _PART_BITS | place << _NAME_BITS | number)
        for pair in {pair_key(filed_as(one)[1], filed_as(other)[1]) for one, other in filed.pairs}:
            pairs.add(pair << _NAME_BITS | number)
    if len(ids) > _MOST_NAMES:
        raise ValueError(f"{len(ids)} spellings do not fit into one pack of {_MOST_NAMES}")
    keys = _Sorter(64)
    for word, (number, _) in words.items():
        for key in index_keys(word):
            keys.add(key << 32 | number)
    in_order, in_pairs, in_parts = keys.sorted(), pairs.sorted(), parts.sorted()
    part_ends = array("I", accumulate(_counted((part >> _PART_BITS for part in in_parts), len(words)), initial=0))
    kin = [_kin(in_parts[first:last], texts) for first, last in pairwise(part_ends)]
    return {
        "words": "".join(words).encode(),
        "word_ends": _bytes(array("I", accumulate(map(len, words), initial=0))),
        "names": "".join(texts).encode(),
        "name_ends": _bytes(array("I", accumulate(map(len, texts), initial=0))),
        "ids": _bytes(ids),
        "keys": _bytes(array("I", (number >> 32 for number in in_order))),
        "key_words": _bytes(array("I", (number & 0xFFFF_FFFF for number in in_order))),
        "buckets": _bytes(_buckets(in_order)),
        "pairs": _bytes(in_pairs),
        "pair_buckets": _bytes(_buckets(in_pairs)),
        "parts": _bytes(array("I", (part & 0xFFFF_FFFF for part in in_parts))),
        "part_ends": _bytes(part_ends),
        "kin": "".join(kin).encode(),
        "kin_ends": _bytes(array("I", accumulate(map(len, kin), initial=0))),
    }


def _counted(numbers: Iterable[int], most: int) -> array[int]:
    """How often each number below `most` is there."""
    counts = array("I", bytes(4 * most))
    for number in numbers:
        counts[number] += 1
    return counts


def _kin(parts: Sequence[int], texts: Sequence[str]) -> str:
    """The texts of all who hold a word, one a line, if they are few enough to be compared one by one."""
    return "\n".join(texts[part & (_MOST_NAMES - 1)] for part in parts) if len(parts) <= MOST_KIN else ""


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
    """Where the keys that share their first bits begin; about one key has them."""
    bits = min(max(len(keys).bit_length() - 1, 1), 24)
    return array("I", accumulate(_counted((key >> (64 - bits) for key in keys), 1 << bits), initial=0))


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
