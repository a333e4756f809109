"""What has to be remembered of an answer, so that its buttons still work next week?

The numbered passages as they were shown, the names that could be chosen, and the questions that led
to it. It is kept in the store under a token that stands in the buttons, and says nothing of who asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from facts.models import Answer, Citation, DateRange, Evidence, Source

LONGEST_TEXT = 1500


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the names that a question may have meant."""

    name: str
    kind: str
    entity_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAnswer:
    """An answer as its buttons need it.

    Attributes:
        turns: The questions of its conversation as typed, its own last.
        as_of: The date that its own question was asked for.
        chosen: The entity that its own question was said to mean, or None.
        language: Two-letter code.
        citations: As numbered under the answer, through all its parts.
        choices: For `clarify`, in the order shown.
        text: The answer's own words, cut: what a member's "something is wrong" is about.
    """

    turns: tuple[str, ...]
    as_of: DateRange | None = None
    chosen: int | None = None
    language: str = "en"
    citations: tuple[Citation, ...] = ()
    choices: tuple[Choice, ...] = ()
    text: str = ""

    @classmethod
    def of(
        cls, answer: Answer, turns: tuple[str, ...], as_of: DateRange | None, *, chosen: int | None = None
    ) -> ShownAnswer:
        """What is kept of `answer`, the last of `turns`."""
        is_open = answer.kind == "clarify"
        return cls(
            turns=turns,
            as_of=as_of,
            chosen=chosen,
            language=answer.language,
            citations=() if is_open else tuple(c for part in numbered_citations(answer) for c in part),
            choices=_choices(answer) if is_open else (),
            text=answer.text[:LONGEST_TEXT],
        )

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "turns": list(self.turns),
            "as_of": str(self.as_of) if self.as_of else None,
            "chosen": self.chosen,
            "language": self.language,
            "citations": [_citation_to_json(citation) for citation in self.citations],
            "text": self.text,
            "choices": [[choice.name, choice.kind, choice.entity_id] for choice in self.choices],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> ShownAnswer:
        """The same answer that `to_json` wrote."""
        return cls(
            turns=tuple(kept["turns"]),
            as_of=DateRange.parse(kept["as_of"]) if kept["as_of"] else None,
            chosen=kept["chosen"],
            language=kept["language"],
            citations=tuple(_citation_from_json(citation) for citation in kept["citations"]),
            choices=tuple(Choice(*choice) for choice in kept["choices"]),
            text=kept.get("text", ""),  # answers shown before it was kept have none
        )


def _choices(answer: Answer) -> tuple[Choice, ...]:
    return tuple(Choice(i.name, i.entity_kind, i.entity_id) for i in answer.items if i.entity_id is not None)


def numbered_citations(answer: Answer) -> list[list[Citation]]:
    """The citations of each part, numbered through, so that no number stands for two places."""
    numbered: list[list[Citation]] = []
    before = 0
    for part in answer.parts or (answer,):
        numbered.append([replace(citation, n=before + citation.n) for citation in part.citations])
        before += len(part.citations)
    return numbered


def _citation_to_json(citation: Citation) -> dict[str, Any]:
    evidence = citation.evidence
    return citation.to_json() | {"passage": evidence.passage, "is_note": evidence.source.is_note}


def _citation_from_json(kept: dict[str, Any]) -> Citation:
    source = Source(
        key=kept["source"],
        title=kept["title"],
        publisher=kept["publisher"],
        published=DateRange.parse(kept["published"]),
        url=kept["url"],
        is_note=kept["is_note"],
    )
    evidence = Evidence(source=source, paragraph=kept["paragraph"], quote=kept["quote"], passage=kept["passage"])
    return Citation(n=kept["n"], evidence=evidence)
