"""Who is told to stand by a whole clause: "A and B, a farmer, are running", "it is between A and B", "A faces B"?

The names of persons are masked, so that lists of them with titles, ages and asides read as one; what the words beside a
single name tell is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from facts.extraction.annotated import Candidacy, How, NameSpan
from facts.extraction.names.registry import Registry
from facts.extraction.names.words import NameWords

_MASKED = re.compile(r"@(\d+);")
_BLANKS = re.compile(r" {2,}")  # where a party's tag was
# An age, a party in brackets, an apposition or a clause with "who" behind a name.
_PLACED = r"(?: (?:of|in) (?:[A-Z][\w'-]+(?: (?=[A-Z]))?){1,3})?"
_ASIDE = r"(?: \([^()@]{1,40}\))?(?:, (?:\d\d|(?:an?|the|who|whose|once|now|formerly|also|both) [^,.;:@]{2,60})(?=,))?"
_NO_TITLE = r"(?!(?:and|or|but|that|said|who|by|from|of|in|over|with|to|for|at|on)\b)"
_CALLED = r"(?:(?:an?|the|his|her|their) (?:[\w'-]+ ){0,5}[\w'-]+, )?"  # "a retired trooper, Ann Lee"
_TITLED = rf"{_CALLED}(?:{_NO_TITLE}(?:[\w'-]+|[A-Z][\w.]{{0,6}}\.) ){{0,4}}"
_NAME = rf"@\d+;{_PLACED}{_ASIDE}"
_LIST = rf"{_NAME}(?:(?:, and by|, and|,| and by| and| or) {_TITLED}{_NAME})*"
_LISTS = (
    *("stand_verbs", "stand_meets", "stand_between", "stand_pits"),
    *("stand_lists", "stand_counted", "stand_wants", "seats"),
)


def told_to_stand(
    text: str, spans: Sequence[NameSpan], registry: Registry, words: NameWords
) -> Iterator[tuple[NameSpan, str]]:
    """Every name of a paragraph whose bearer a clause tells to stand, with the words that say so.

    Args:
        text: The paragraph.
        spans: Its names, in order.
        registry: Who they are.
        words: The language's words.
    """
    persons = [s for s in spans if registry.all[s.entities[0]].is_person]
    cue, patterns = _patterns(words)
    if not persons or cue.search(text.lower()) is None:
        return
    masked, end = "", 0
    for number, span in enumerate(persons):
        masked += text[end : span.start] + f"@{number};"
        end = span.end
    masked = _BLANKS.sub(" ", masked + text[end:]).replace(" ,", ",")
    for pattern in patterns:
        for told in pattern.finditer(masked):
            lists = [part for name, part in told.groupdict().items() if part and name.startswith("list")]
            for number in (n for part in lists for n in _MASKED.findall(part)):
                yield persons[int(number)], _MASKED.sub("", told["says"]).strip(" ,:")


def pronouns_told_to_stand(
    texts: Sequence[str], spans: Sequence[NameSpan], registry: Registry, words: NameWords
) -> list[Candidacy]:
    """Whom a clause tells to stand by "he" or "she" alone ("She is running for sheriff."), once that is worked out."""
    inside: dict[int, list[NameSpan]] = {}
    for span in spans:
        if span.how is How.PRONOUN and not span.possessive and len(span.entities) == 1 and span.entities[0] >= 0:
            inside.setdefault(span.paragraph, []).append(span)
    return [
        Candidacy(entity=span.entities[0], paragraph=paragraph, start=span.start, end=span.end, words=says)
        for paragraph, several in inside.items()
        for span, says in told_to_stand(texts[paragraph - 1], several, registry, words)
    ]


@lru_cache(maxsize=4)
def _patterns(words: NameWords) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """What each needs (in small letters), and the patterns: groups `list...` are who stands, `says` what says so."""
    offices = "(?:" + "|".join(map(re.escape, words.speech["offices"])) + ")"
    told = {name: "|".join(words.speech[name]).replace("OFFICE", offices) for name in _LISTS}
    also = r"(?: (?:both|all|each|also|now|then))*"
    forms = (
        rf"(?P<list1>{_LIST}),?{also} (?P<says>(?:{told['stand_verbs']})\b[^,.;:@]{{0,40}})",
        rf"(?P<list1>{_LIST}),? (?P<says>{told['stand_meets']}) {_TITLED}(?P<list2>{_LIST})",
        rf"\b(?P<says>{told['stand_between']}) between {_TITLED}(?P<list1>{_LIST})",
        rf"\b(?P<says>{told['stand_pits']}) {_TITLED}(?P<list1>{_LIST}),? (?:against|with) {_TITLED}(?P<list2>{_LIST})",
        rf"\b(?P<says>(?i:{told['stand_lists']})):? {_TITLED}(?P<list1>{_LIST})",
        rf"\b(?P<says>(?i:{told['stand_counted']})\b[^:.;@]{{0,40}}): {_TITLED}(?P<list1>{_LIST})",
        rf"(?P<list1>@\d+;) (?P<says>{told['stand_wants']}) {_TITLED}(?P<list2>@\d+;)'s? (?:{told['seats']})\b",
    )
    cues = "|".join(told[name] for name in _LISTS if name != "seats").replace("A-Z", "a-z")
    return re.compile(rf"\b(?:{cues})\b"), tuple(re.compile(form) for form in forms)
