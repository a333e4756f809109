"""What does a short line say beside the names in it: nothing, so that it lists them, or more, as a headline does?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.lexicon import load_nouns
from facts.extraction.names.tokens import Token
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName

SHORTEST_NAME = 2  # words of a name with a given name
_HEADLINES = frozenset(
    [
        "wins",
        "loses",
        "leads",
        "quits",
        "runs",
        "backs",
        "endorses",
        "ahead",
        "wants",
        "looks",
        "faces",
        "gets",
        "joins",
    ]
)
_APART = frozenset({"—", "–", "-", ",", "("})
_BESIDE = 4  # words that a line may hold beside the one name that it lists


def is_list_of_names(names: Sequence[WrittenName], tokens: Sequence[Token]) -> bool:
    """Whether a line is several names with commas between them, and nothing else."""
    if len(names) < 2 or len(names) > 1 + len([t for t in tokens if t.text in (",", ";") or t.low == "and"]):
        return False
    taken = [(n.start if n.title_start < 0 else n.title_start, n.end) for n in names]
    left = [t for t in tokens if t.text[0].isalpha() and not any(start <= t.start < end for start, end in taken)]
    return {t.low for t in left} <= {"and", "the"}


def fills_line(name: WrittenName, tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether a short line lists a person ("Governor Ann Lee") or is a body's name and nothing else."""
    if name.is_body and (len(name.words) + name.has_the > 1 or name.text in words.acronyms):
        more = {t.low for t in words_beside(name, tokens)} - {"the"}
        return not more or (tokens[0].start >= name.start and more <= _tells_choices())
    titled = bool(name.roles) and len(name.words) == SHORTEST_NAME and not _is_headline(name, words)
    given = not words.given.isdisjoint((name.words[0].lower(), name.words[0].lower().partition("-")[0]))
    if name.kind != "person" or len(name.words) < 2 or not (titled or given):
        return False
    beside = words_beside(name, tokens)
    if name.is_possessive and beside and beside[-1].low in load_nouns()["SUPPORT"] | load_nouns()["BACKER"]:
        return len(beside) < _BESIDE  # "Ann Lee's endorsements"
    if not beside and len(name.words) == 2:
        last = name.words[1].lower()
        return last not in words.speech["said"] and last not in words.openers and last not in _HEADLINES
    behind = next((t for t in tokens if t.start >= name.end), None)
    if behind is not None and behind.text in _APART:
        return 0 < len(beside) <= 2 * _BESIDE  # "Ann Lee - retired teacher"
    return 0 < len(beside) <= _BESIDE and not any(t.low.endswith(("s", "ed")) and not t.is_cap for t in beside)


@lru_cache
def _tells_choices() -> frozenset[str]:
    """Words behind a body's name in a heading that only say that its choices follow ("Tram Guild endorsements")."""
    return load_nouns()["SUPPORT"] | {
        "picks",
        "choices",
        "slate",
        "endorsed",
        "recommendations",
        "recommends",
        "endorses",
    }


def _is_headline(name: WrittenName, words: NameWords) -> bool:
    """Whether words behind a title go on with a headline ("Senator Backs Lee") rather than with a name."""
    low = [w.lower() for w in name.words]
    return any(w in words.openers or w in _HEADLINES or w in words.speech["said"] for w in low) or low[0].endswith("s")


def words_beside(name: WrittenName, tokens: Sequence[Token]) -> list[Token]:
    """The words of a line beside a name."""
    return [t for t in tokens if t.text[0].isalpha() and not name.start <= t.start < name.end]
