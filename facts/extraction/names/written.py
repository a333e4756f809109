"""What is a written name before anyone knows whom it means?"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class WrittenName:
    """A capitalised name as it stands in one place.

    Attributes:
        paragraph, start, end: Its place, without titles, a leading "the" or a possessive 's.
        words: Its words, without quotation marks.
        text: It as written, with single spaces.
        kind: `person`, a kind of body, `body` for a body of open kind, or "" for a lone word that may be anything.
        title_start: Where its titles or determiner begin.
        roles: What its titles say, canonical and in small letters ("state senator").
        place: The place in its titles ("Queens"), or "".
        gender: "m", "f" or "" as far as titles tell.
        courtesy: Whether "Mr", "Dame" or the like stands before it.
        body: The body named in its titles ("BWU spokesman"), or None.
        is_possessive: Whether 's follows.
        has_the: Whether "the" stands before it.
        descriptor: The common noun before a body's name ("the women's network X").
        is_weak: Whether only its first word's capital, at the start of a sentence, makes it a name.
        is_place: Whether it is a place's name unless it is somebody's surname.
        in_heading: Whether it stands in a heading, where capitals tell nothing.
        sentence: Index of its sentence in the article.
    """

    paragraph: int
    start: int
    end: int
    words: tuple[str, ...]
    text: str = ""
    kind: str = ""
    title_start: int = -1
    roles: list[str] = field(default_factory=list)
    place: str = ""
    gender: str = ""
    courtesy: bool = False
    body: WrittenName | None = None
    is_possessive: bool = False
    has_the: bool = False
    descriptor: str = ""
    is_weak: bool = False
    is_place: bool = False
    in_heading: bool = False
    sentence: int = -1

    @property
    def is_body(self) -> bool:
        """Whether it names a body rather than a person."""
        return self.kind not in ("", "person")
