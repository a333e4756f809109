"""How do the answers to the parts of a question make one answer?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.models import Answer, Citation, Item, Question
from facts.models.building import replace

_MARK = re.compile(r" ?\[\d+\]")
#: Which part's kind the whole has, where they differ: what claims most comes first.
_ORDER = ("list", "count", "yes_no", "date", "passages", "clarify", "unknown")


def merge_parts(question: Question, parts: Sequence[Answer], as_of: str | None) -> Answer:
    """One answer out of several: the lines of all of them, citations numbered through."""
    parts = _distinct(parts)
    kind = min((part.kind for part in parts), key=_ORDER.index)
    values = {part.value for part in parts if part.kind == kind}
    citations: list[Citation] = []
    items: list[Item] = []
    unconfirmed: list[Item] = []
    for part in parts:
        shift = len(citations)
        items += [_shifted(item, shift) for item in part.items if part.kind == kind or part.citations]
        unconfirmed += [_shifted(item, shift) for item in part.unconfirmed]
        citations += [replace(c, n=c.n + shift) for c in part.citations]
    return Answer(
        question=question.typed or question.text,
        kind=kind,
        text="\n\n".join(_renumbered(parts)),
        value=_value(kind, values, parts),
        items=tuple(_once(items)),
        unconfirmed=tuple(unconfirmed),
        as_of=as_of,
        read_as={written: name for part in parts for written, name in part.read_as.items()},
        citations=tuple(citations),
        language=question.language,
        parts=tuple(parts),
    )


def _distinct(parts: Sequence[Answer]) -> list[Answer]:
    """The parts without passages that a part before has shown already, and days that a yes before has told."""
    kept: list[Answer] = []
    for part in parts:
        shown = [c.evidence for before in kept for c in before.citations if before.kind == "passages"]
        is_shown = part.kind == "passages" and all(c.evidence in shown for c in part.citations)
        if not is_shown and not (part.kind == "date" and any(_tells(before, part) for before in kept)):
            kept.append(part)
    return kept


def _tells(verdict: Answer, dated: Answer) -> bool:
    """Whether a yes has told what happened with its day already ("did she leave, and when")."""
    act = _MARK.sub("", dated.text).split(";")[0].strip(" .")
    return verdict.value == "yes" and act in _MARK.sub("", verdict.text)


def _value(kind: str, values: set[str | int | None], parts: Sequence[Answer]) -> str | int | None:
    """The value that all parts of the kind have; of several verdicts "no", else the first."""
    if len(values) > 1 and kind == "yes_no":
        return "no"
    return next((part.value for part in parts if part.kind == kind), None)


def _shifted(item: Item, shift: int) -> Item:
    return replace(item, citations=tuple(n + shift for n in item.citations))


def _renumbered(parts: Sequence[Answer]) -> list[str]:
    """The texts of the parts with the numbers that the whole gives their citations."""
    texts, shift = [], 0
    for part in parts:
        text = part.text
        for citation in reversed(part.citations):
            text = text.replace(f"[{citation.n}]", f"[\0{citation.n + shift}]")
        texts.append(text.replace("\0", ""))
        shift += len(part.citations)
    return texts


def _once(items: Sequence[Item]) -> list[Item]:
    """Each name once, with every citation that a part gives it."""
    found: dict[tuple[str, int | None], Item] = {}
    for item in items:
        key = (item.name, item.entity_id)
        held = found.get(key)
        found[key] = replace(held, citations=(*held.citations, *item.citations)) if held else item
    return list(found.values())
