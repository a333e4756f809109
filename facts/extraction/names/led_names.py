"""Does a place behind "in" run over into the subject of its clause: "In Ohio Brandt is backed by the Millers"?

No comma stands between them, so that they look like one name; the surname of somebody named elsewhere, with a verb
behind it, is cut off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName

_LEADS_A_CLAUSE = re.compile(
    r"(?:^|[.!?:;—,]\s|[.!?]\"\s|\b(?:and|but|while|that)\s)\s*"
    r"(?:in|at|across|throughout|around|outside|inside|near|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HAS_A_VERB = re.compile(
    r"\s+(?:also|already|now|still|\w+ly|\s)*(?:is|was|has|had|will|would|won|lost|got|drew|\w+ed|\w+s)\b"
)
_LEAD = 30  # letters before a name in which "in" and what leads to it stand


def part_led_names(texts: Sequence[str], names: Sequence[WrittenName], words: NameWords) -> None:
    """Cut "In Ohio Brandt" to "Brandt" wherever somebody of that surname is named elsewhere.

    Args:
        texts: The paragraphs, in which names have their places.
        names: Every written name of the article; those that are two are cut.
        words: Of the article's language.
    """
    surnames = {
        name.words[-1]
        for name in names
        if name.kind == "person" and len(name.words) > 1
        if name.courtesy or name.roles or name.words[0].lower() in words.given
    }
    for name in names:
        if name.words[-1] in surnames and len(name.words) > 1 and _is_led(texts[name.paragraph - 1], name, words):
            name.start, name.words = name.end - len(name.words[-1]), name.words[-1:]
            name.text, name.kind, name.is_place, name.title_start = name.words[0], "", False, -1
            name.has_the = False


def _is_led(text: str, name: WrittenName, words: NameWords) -> bool:
    """Whether a name of no known given name stands behind a preposition that opens a clause, and before its verb."""
    told = name.courtesy or bool(name.roles) or name.is_body or name.words[0].lower() in words.given
    if told or not text.endswith(name.words[-1], 0, name.end):
        return False
    leads = _LEADS_A_CLAUSE.search(text[max(0, name.start - _LEAD) : name.start])
    return leads is not None and _HAS_A_VERB.match(text, name.end) is not None
