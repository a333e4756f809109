"""How do a million spellings fit into little memory and still answer in microseconds?

As sorted arrays of whole numbers, searched by halving: what a key leads to stands in one
run of its array. The arrays are written once and never changed; a store keeps them as bytes,
so that opening one is reading them, and spellings added since stand in a `SpellingTable` beside them.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, islice, pairwise, repeat
from typing import NamedTuple

from facts.names.index_words import Filed, Place
from facts.names.neighbourhood import index_keys, key_of, keys_of
from facts.names.spellings import MOST_KIN, Hit, closest_texts, little_behind, pair_key

_NAME_BITS, _PAIR_BITS = 24, 40  # together they fill one number
_NAME = (1 << _NAME_BITS) - 1
_PART_BITS = 32  # a place and a name
_NUMBER = 0xFFFF_FFFF


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
        self._near, self._near_ends = blobs["near"].decode(), _numbers("I", blobs["near_ends"])
        self._keys, self._key_ends = _numbers("Q", blobs["keys"]), _numbers("I", blobs["key_ends"])
        self._pairs, self._pair_ends = _numbers("Q", blobs["pairs"]), _numbers("I", blobs["pair_ends"])
        self._parts, self._part_ends = _numbers("I", blobs["parts"]), _numbers("I", blobs["part_ends"])
        self._kin, self._kin_ends = blobs["kin"].decode(), _numbers("I", blobs["kin_ends"])
        self._near_shift, self._key_shift = (_shift(32, ends) for ends in (self._near_ends, self._key_ends))
        self._pair_shift = _shift(_PAIR_BITS, self._pair_ends)

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def spelling_ids(self) -> Sequence[int]:
        """The keys of all spellings."""
        return self._ids

    def words_with_keys(self, keys: Iterable[int]) -> list[str]:
        """See `Spellings`."""
        near, ends, shift = self._near, self._near_ends, self._near_shift
        return "".join([near[ends[slot := key >> shift] : ends[slot + 1]] for key in keys]).split()

    def known(self, words: Collection[str]) -> list[str]:
        """See `Spellings`."""
        return [word for word, _ in self._numbered(words)]

    def with_pairs(self, pairs: Iterable[int], *, most: int, each: int | None = None) -> list[Hit]:
        """See `Spellings`."""
        held, ends, shift = self._pairs, self._pair_ends, self._pair_shift
        names, name_ends, ids = self._names, self._name_ends, self._ids
        hits: list[Hit] = []
        for pair in pairs:
            first, last = ends[slot := pair >> shift], ends[slot + 1]
            if first < last:
                first = bisect_left(held, pair << _NAME_BITS, first, last)
                last = bisect_left(held, (pair + 1) << _NAME_BITS, first, last)
                for entry in held[first:last][:each]:
                    name = entry & _NAME
                    hits.append(Hit(pair, ids[name], names[name_ends[name] : name_ends[name + 1]]))
                if len(hits) >= most:
                    return hits[:most]
        return hits

    def with_words(self, words: Collection[str], places: Collection[Place], *, most: int) -> list[Hit]:
        """See `Spellings`."""
        parts, ends, names, name_ends = self._parts, self._part_ends, self._names, self._name_ends
        hits = (
            Hit(key_of(word), self._ids[name], names[name_ends[name] : name_ends[name + 1]])
            for word, number in self._numbered(words)
            for at in range(ends[number], ends[number + 1])
            if parts[at] >> _NAME_BITS in places
            for name in (parts[at] & _NAME,)
        )
        return list(islice(hits, most))

    def closest(self, text: str, words: Collection[str], *, most: int) -> list[int]:
        """See `Spellings`."""
        parts, ends, kin, kin_ends = self._parts, self._part_ends, self._kin, self._kin_ends
        compared = 0
        found: list[tuple[float, int]] = []
        for size, number in sorted([(ends[number + 1] - ends[number], number) for _, number in self._numbered(words)]):
            compared += size
            if compared > most:
                break
            close = closest_texts(text, kin[kin_ends[number] : kin_ends[number + 1]].split("\n"))
            first = ends[number]
            found += [(ratio, self._ids[parts[first + at] & _NAME]) for _, ratio, at in close]
        return little_behind(text, found)

    def _numbered(self, words: Collection[str]) -> list[tuple[str, int]]:
        """Those of these words that are known, with their numbers."""
        held, ends, shift = self._keys, self._key_ends, self._key_shift
        found = []
        for word, key in zip(words, keys_of(words), strict=True):
            first, last = ends[slot := key >> shift], ends[slot + 1]
            at = bisect_left(held, key << 32, first, last)
            while at < last and held[at] >> 32 == key:
                number = held[at] & _NUMBER
                if self._words[self._word_ends[number] : self._word_ends[number + 1]] == word:
                    found.append((word, number))
                at += 1
        return found


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
    if len(ids) > _NAME + 1:
        raise ValueError(f"{len(ids)} spellings do not fit into one pack of {_NAME + 1}")
    return {
        "words": "".join(words).encode(),
        "word_ends": _bytes(_ends(map(len, words))),
        "names": "".join(texts).encode(),
        "name_ends": _bytes(_ends(map(len, texts))),
        "ids": _bytes(ids),
        **_packed_keys(words),
        **_packed_pairs(pairs.sorted()),
        **_packed_parts(parts.sorted(), texts, words=len(words)),
    }


def _packed_keys(words: Mapping[str, tuple[int, int]]) -> dict[str, bytes]:
    """The words by their own keys, and, one a line, by the keys of everything near them."""
    near, listed = _Sorter(64), list(words)
    for word, (number, _) in words.items():
        for key in index_keys(word):
            near.add(key << 32 | number)
    in_order, keys = near.sorted(), array("Q", sorted(key << 32 | number for number, key in words.values()))
    lengths = _counted(in_order, 64, [len(listed[entry & _NUMBER]) + 1 for entry in in_order])
    return {
        "near": "".join([f"{listed[entry & _NUMBER]}\n" for entry in in_order]).encode(),
        "near_ends": _bytes(_ends(lengths)),
        "keys": _bytes(keys),
        "key_ends": _bytes(_ends(_counted(keys, 64))),
    }


def _packed_pairs(pairs: array[int]) -> dict[str, bytes]:
    return {"pairs": _bytes(pairs), "pair_ends": _bytes(_ends(_counted(pairs, 64)))}


def _packed_parts(parts: array[int], texts: Sequence[str], *, words: int) -> dict[str, bytes]:
    """Who holds each word, and where, and the texts of those who hold a rare one."""
    counts = array("I", bytes(4 * words))
    for part in parts:
        counts[part >> _PART_BITS] += 1
    ends = _ends(counts)
    kin = [_kin(parts[first:last], texts) for first, last in pairwise(ends)]
    return {
        "parts": _bytes(array("I", (part & _NUMBER for part in parts))),
        "part_ends": _bytes(ends),
        "kin": "".join(kin).encode(),
        "kin_ends": _bytes(_ends(map(len, kin))),
    }


def _ends(lengths: Iterable[int]) -> array[int]:
    return array("I", accumulate(lengths, initial=0))


def _counted(numbers: array[int], bits: int, weights: Sequence[int] | None = None) -> array[int]:
    """How many of these numbers share their first bits; about one has them."""
    kept = min(max(len(numbers).bit_length() - 1, 1), 24)
    counts = array("I", bytes(4 << kept))
    for number, weight in zip(numbers, weights or repeat(1, len(numbers)), strict=True):
        counts[number >> (bits - kept)] += weight
    return counts


def _shift(bits: int, ends: Sequence[int]) -> int:
    """How far a number of so many bits is moved to give its place among `ends`."""
    return bits + 1 - len(ends).bit_length()


def _kin(parts: Sequence[int], texts: Sequence[str]) -> str:
    """The texts of all who hold a word, one a line, if they are few enough to be compared one by one."""
    return "\n".join(texts[part & _NAME] for part in parts) if len(parts) <= MOST_KIN else ""


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
