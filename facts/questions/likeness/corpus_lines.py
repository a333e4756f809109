"""What does the corpus hold? Questions with slots for names, each with its label, as the second reader sees them.

Each line of `corpus/<language>.tsv` is a question and its label, parted by a tab. `{C}` and `{D}` stand for candidates,
`{E}`, `{F}` for people and `{O}`, `{P}` for organizations that endorse, `{sorts}` and `{sort}` for a sort of them,
`{date}` for a day.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from itertools import pairwise
from pathlib import Path

from facts.questions.likeness.masking import Masked, mask
from facts.questions.likeness.meanings import NONE, slots_of
from facts.questions.likeness.practice import fill, practice_store, slot_names
from facts.questions.parse import take_apart

FOLDER = Path(str(resources.files("facts.questions.likeness")))
_NAMES = frozenset({"C", "D", "E", "F", "O", "P", "sorts", "sort", "date"})
_ASKED_OF_ACTORS = frozenset({"whom", "does", "when", "why", "said", "countc"})


@dataclass(frozen=True, slots=True)
class Example:
    """A line of the corpus as the model sees it."""

    text: str
    label: str
    masked: Masked


def read_corpus(language: str) -> list[Example]:
    """The examples of a language."""
    return read_examples(corpus_lines(language), language)


def read_examples(lines: Iterable[tuple[str, str]], language: str) -> list[Example]:
    """Texts and labels as the model sees them; a line whose slots are not found again in it is left out."""
    store = practice_store()
    found = []
    for text, label in lines:
        said, names = fill(text, language)
        message = take_apart(said, store, today=date(2026, 1, 1), language=language)
        masked = mask(message, store)
        if masked is None or message.lexicon.language != language:
            continue
        slots = slot_names(masked, names)
        own = _in_slots(label, slots) if slots is not None else None
        if own is not None and (own == NONE or slots_of(own) == masked.slots):
            found.append(Example(text, own, masked))
        elif label == NONE:
            found.append(Example(text, NONE, masked))
    acted = [one for one in map(_by_candidate, found) if one is not None and slots_of(one.label) == one.masked.slots]
    return [*found, *acted]


def corpus_lines(language: str) -> Iterator[tuple[str, str]]:
    """Text and label of each line."""
    for line in _corpus_file(language).read_text(encoding="utf-8").splitlines():
        text, _, label = line.partition("\t")
        yield text, label


def words_of(examples: Iterable[Example]) -> set[str]:
    """What stands in examples: words, and words before a sort with it ("the S1")."""
    found: set[str] = set()
    for one in examples:
        words = one.masked.words
        found |= {*words, *(f"{a} {b}" for a, b in pairwise(words) if b[0] == "S")}
    return found


def digest_of(language: str) -> str:
    """By which a model tells the corpus that it was learned from."""
    return hashlib.sha256(_corpus_file(language).read_bytes()).hexdigest()[:16]


def _corpus_file(language: str) -> Path:
    return FOLDER / "corpus" / f"{language}.tsv"


def _in_slots(label: str, slots: Mapping[str, str]) -> str | None:
    """A label with the slots that its names have in the masked text, sorts and times numbered."""
    words = label.split()
    if words[1:2] == ["sort"]:
        words = ["does", "sort", *words[2:], "sort"] if "sort" not in words[2:] else words
    own = []
    for index, word in enumerate(words):
        lead, name = re.fullmatch(r"(not-|except-|)(.+)", word).groups()  # type: ignore[union-attr]
        is_act = index == 1
        if name in slots and not is_act:
            own.append(lead + slots[name])
        elif word in _NAMES:
            return None
        else:
            own.append(word)
    return " ".join(_acting(own))


def _acting(words: list[str]) -> list[str]:
    """A label in which the first of candidates alone acts ("did D tell C to go"), marked so."""
    ask, act, *rest = [*words, ""][: len(words) + (len(words) < 2)]
    slots = [word for word in rest if re.fullmatch(r"[CES]\d", word)]
    others = [word for word in rest if word not in slots and not word.startswith("T")]
    is_of_two = ask in _ASKED_OF_ACTORS - {"whom", "countc"} and len(slots) == 2 and act not in ("switched", "prefers")
    is_alone = ask in ("whom", "countc", "whois") and len(slots) == 1
    if not (is_of_two or is_alone) or others or not all(slot[0] == "C" for slot in slots):
        return words
    return [f"@{word}" if word == slots[0] else word for word in words]


def _by_candidate(example: Example) -> Example | None:
    """The example with a candidate as the one who acts: they endorse one another, too."""
    ask = example.label.split()[0]
    if ask not in _ASKED_OF_ACTORS or "E1" not in example.masked.slots or "E2" in example.masked.slots:
        return None
    old = example.masked
    order = [word for word in dict.fromkeys(old.words) if re.fullmatch(r"C\d|E1", word)]
    new = {slot: f"C{number}" for number, slot in enumerate(order, 1)}
    fills = {new.get(slot, slot): said for slot, said in old.fills.items()}
    masked = Masked(_renamed(old.words, new), _renamed(old.tags, new), fills)
    acting = new | {"E1": f"@{new['E1']}"}
    label = " ".join(acting.get(word, word) for word in example.label.split())
    return Example(example.text, label, masked)


def _renamed(words: Sequence[str], new: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(new.get(word, word) for word in words)
