"""Whom does a paper choose that goes through a ballot in prose ("Governor: It is close, but Ann Reed is the better")?

It counts only after the paper has said that its choices follow, and only in a paragraph that opens with what is voted
on. Of several names the one of which the paper speaks as its choice is taken; where that is not clear, nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.ballots import is_opened_by_others, is_own_ballot, titles_others
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.labels import OWN_CHOICE
from facts.extraction.frames.scene import Scene
from facts.extraction.lexicon import load_grammar, word_list
from facts.models import Stance

_LABEL = re.compile(
    r"\W*(?P<label>(?:[^:.!?\n—–]|\b[A-Z]\.|\b(?:No|St|Gov|Sen|Rep|Dr|Mrs?|Ms|Hon)\.){3,70}?)"
    r"\s*(?:\*\*\s*)?(?::|—|–|--|\.\*\*|\. |\n)"
)
_LED = re.compile(r"\W*(?:and |as |then )?(?P<label>(?:in|for|on)\s[^,.:;]{3,60}),\s", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:no (?:recommendation|endorsement|choice|preference)|neither|nor|unable|against|do not"
    r"|declin(?:e|ed|es) to|unfit|withhold"
    r"|(?:not|cannot|can't|won't) (?:\w+ ){0,3}(?:endorse|recommend|support|return|vote|(?:re-?)?elect)(?:ed)?"
    r"|(?:cannot|can't|won't|will not) do (?:it|so|that) again|make an exception|voted out"
    r"|sit(?:ting)? (?:this|that) one out|(?:line|one|it|spot|box) blank)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(?:lean(?:s|ing)?(?: to| towards?)?|edge (?:goes )?to|nod (?:goes )?to|vote for|prefers?|choose|pick|go with"
    r"|favou?rs?|supports?|recommends?|endorses?|backs?|re-?elect|return|elect|(?:choice|pick|vote) (?:is|goes to)"
    r"|(?:it's|it is)(?! not)|like|stick with|keep|settle on|plump for|by a (?:whisker|nose|hair),)"
    r"|\b(?:choice|pick|easy one|verdict|recommendation|endorsed|endorsement|recommended|our (?:vote|nod)):)"
    r"\s+(?:(?!over|than|against|not|and|but)[\w.'’-]+,? ){0,4}$",
    re.IGNORECASE,
)
# A sentence that tells readers whom not to elect.
_REJECTS = re.compile(
    r"(?:^|[.!?]\s+)\W*(?:who(?:m|ever)[^.,]{3,30}, )?(?:please )?(?:vote against|reject|(?:vote )?no (?:on|to)"
    r"|(?:do not|don't|never) (?:vote for|(?:re-?)?elect|return|support|make it|pick|choose))"
    r"\s+(?:[\w.'’-]+ ){0,3}$",
    re.IGNORECASE,
)
_WE = re.compile(r"\bwe(?:'d| would| will)?\s[^.;:]*$", re.IGNORECASE)
_CLOSES = re.compile(r"[\s*]*(?:\([^)]*\))?(?:,(?:(?!\b(?:is|was|has|had|will)\b)[^.;])*)?(?:[.;\n]|$)")
_GOES_ON = re.compile(
    r"(?:\s\([^)]*\))?(?:,[^,.]{3,60},)?\s"
    r"(?:(?:is|was) (?:\w+ )?(?:running|standing|facing|up|seeking|challenging|trying)"
    r"|faces|challenges|opposes|seeks|wants|hopes|takes on)\b"
)
_BEHIND = re.compile(
    r"(?:\s\([^)]*\))?(?:,[^,.]{3,60},)?\s(?:would be (?:the |a )?(?:\w+ )?(?:better|best|stronger|right|wiser|choice)"
    r"|is (?:clearly |by far |simply |still )?(?:the |our |a )?(?:\w+ )?(?:better|best|stronger|right|clear|superior"
    r"|pick|choice|only|stand-?out)\b"
    r"|(?:gets|has|wins|earns) (?:our|the|this) (?:\w+'s )?(?:nod|vote|endorsement|support|recommendation)"
    r"(?! (?:of|from)\b)"
    r"|(?:(?:also|clearly|easily|richly|more than) )?(?:deserves|has earned|merits"
    r"|has done (?:enough|more than enough|plenty) to (?:deserve|earn|merit))"
    r"(?! (?:\w+ )?(?:credit|respect|praise|thanks|blame|sympathy|attention)\b)"
    r"|(?:[^.;]{1,80} )?should be (?:re-?elected|elected|returned|re-?hired|kept|chosen|retained)\b"
    r"|should (?:get|have|win|be given) (?:another|a (?:second|third|fourth|new|full|fresh)) (?:\w+ )?(?:term|years)\b"
    r"|(?:edges (?:out|past)|has our vote)\b"
    r"|stands out|is the one\b)",
)
_SITS = re.compile(r"(?:the )?(?:incumbent|challenger|newcomer|sitting)(?: \w+)?,?", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:who|which|that)\s+$")
_NOT = re.compile(r"\bnot\b|n't\b|\bnever\b|\bno longer\b")
_NEAR_DENIAL = 120  # characters before a name
_CLAUSE = frozenset({"is", "are", "was", "were", "which", "who", "that", "vote", "please"})
_JOINS = frozenset({"and", "with", "some", "reservations", "also", "then"})
_SEAT = re.compile(r"\s\((?!over\b)[^():;]{1,40}\)")  # "Jo Marl (Ward 3)"
_DIRECT = re.compile(r"[\s*]*(?:\([^)]*\))?\s*(?:[.,;]|$)")
_LINE = re.compile(r"\s*\*\*[^*\n]{3,60}\*\*:?\s*|\s*[A-Z][^.!?:\n]{2,50}:\s*")  # "**City Clerk**", "City Clerk:"
_CLOSED = re.compile(r"[.!?][\"'”’)*]*\s*$")
_FIRST = 8  # paragraphs in which a paper announces its choices
_MAX_WORDS = 120  # of an entry


class Choices:
    """Follows one article: whether its publisher has announced its choices, and whom each entry chooses."""

    def __init__(self, article: AnnotatedArticle) -> None:
        publisher = article.publisher
        self._is_body = publisher is not None and article.entities[publisher].kind != "person"
        self._is_body = self._is_body and not titles_others(article)
        self._since = 0 if self._is_body and is_own_ballot(article) else None
        self._chosen: dict[int, list[NameSpan]] = {}

    def hear(self, scene: Scene) -> None:
        """Take in a sentence that may announce the choices."""
        if self._is_body and self._since is None and scene.paragraph <= _FIRST and _announces(scene):
            self._since = scene.paragraph

    def drafts(self, scene: Scene) -> list[Draft]:
        """The drafts of the names in a sentence which its paragraph chooses."""
        publisher = scene.article.publisher
        if publisher is None or self._since is None or scene.paragraph <= self._since:
            return []
        if is_opened_by_others(scene.article, scene.paragraph, scene.sentence.start):
            return []
        if scene.paragraph not in self._chosen:
            self._chosen[scene.paragraph] = _choices_of(scene.article, scene.paragraph)
        return _rejected(scene, publisher) or [
            _drafted(scene, publisher, span, "OFFICE: C")
            for span in self._chosen[scene.paragraph]
            if scene.sentence.start <= span.start < scene.sentence.end
        ]


def _drafted(scene: Scene, publisher: int, span: NameSpan, line: str) -> Draft:
    """The draft of a name of which its place says what the publisher tells its readers."""
    doubts = (OWN_CHOICE, *name_doubts(scene, span, "the candidate"))
    return scene.listed(publisher, span.entities[0], anchor=span.start, line=line, doubts=doubts)


def _rejected(scene: Scene, publisher: int) -> list[Draft]:
    """The drafts of "Vote against Joe Reed", which the publisher tells its readers."""
    text, place = scene.article.text(scene.paragraph), scene.sentence
    return [
        replace(_drafted(scene, publisher, span, "vote against C"), stance=Stance.OPPOSES)
        for span in (t.name for t in scene.tokens)
        if span is not None and len(span.entities) == 1 and scene.is_person(span.entities[0])
        if not span.possessive and not _in_speech(scene.article, span)
        if _REJECTS.search(text[place.start : span.outer_start])
    ]


def _announces(scene: Scene) -> bool:
    """Whether the publisher says of itself that it will choose, without naming anybody."""
    tokens = scene.tokens
    lows = scene.words
    if not lows & (word_list("nouns", "own_choices") | word_list("nouns", "own_choosing")):
        return False
    if any(t.name is not None and t.is_person for t in tokens) or [t.lower for t in tokens[1:2]] == ["asked"]:
        return False  # "We asked groups whom they are endorsing."
    by_name = [t.name for t in tokens if t.name is not None and t.name.how is not How.PRONOUN]  # "Their picks:"
    own = any(scene.article.publisher in name.entities for name in by_name) or "board" in lows
    plain = bool(lows & word_list("nouns", "own_choices"))
    asks = bool(lows & word_list("nouns", "own_choosing")) and bool(lows & word_list("nouns", "own_chosen"))
    return own and (plain or asks) and not lows & load_grammar().negations


def _choices_of(article: AnnotatedArticle, paragraph: int) -> list[NameSpan]:
    """Whom a paragraph chooses, entry by entry ("In Ward 2, ... In Ward 4, ...")."""
    text = article.text(paragraph)
    later = [s.start for s in article.sentences if s.paragraph == paragraph and s.start]
    starts = [0, *(start for start in later if (led := _LED.match(text, start)) and _is_office(led["label"], _LED))]
    return [s for start, end in pairwise([*starts, len(text)]) for s in _entry(article, paragraph, text[:end], start)]


def _entry(article: AnnotatedArticle, paragraph: int, text: str, start: int) -> list[NameSpan]:
    """Whom the entry chooses with which a text ends; nobody if it is no entry, or not sure whom."""
    if len(text[start:].split()) > _MAX_WORDS:
        return []
    label = _label_end(article, paragraph, text, start)
    inside = range(max(start, label or 0), len(text))
    spans = [s for s in article.spans if s.paragraph == paragraph and len(s.entities) == 1 and s.start in inside]
    persons = [s for s in spans if article.entities[s.entities[0]].kind == "person" and not _in_speech(article, s)]
    named: dict[int, NameSpan] = {}
    for span in persons:
        if span.how in (How.FULL, How.SURNAME):
            named.setdefault(span.entities[0], span)
    chosen = [s for s in persons if s.entities[0] in named and _is_chosen(text, s)]
    if label is None:
        return [s for s in chosen if s.how in (How.FULL, How.SURNAME) and _WE.search(text[: s.outer_start])]
    if not named:
        return []
    first = next(iter(named.values()))
    led = text[label : first.outer_start].strip(' *:—–"')
    is_told = not label or _LED.match(text, start) is not None  # "In Ward 2, Ann Reed, a nurse, has run hard."
    if (not led or _SITS.fullmatch(led)) and _is_direct(text, first, is_told=is_told):
        listed = [s for s in named.values() if _only_joined(text[first.end : s.outer_start], named.values(), first.end)]
        return [first, *(s for s in listed if s is not first)]
    if len({s.entities[0] for s in chosen}) == 1:
        return [named[chosen[0].entities[0]]]
    alone = (
        len(named) == 1
        and (label > 0 or _is_whole_section(article, paragraph))
        and bool(_CLOSED.search(text))
        and first.how is How.FULL
        and not first.possessive
        and not _DENIES.search(text, start)
    )
    return [first] if alone else []


def _is_whole_section(article: AnnotatedArticle, paragraph: int) -> bool:
    """Whether a paragraph is all that stands under its heading: the first of several only tells of the contest."""
    return paragraph + 1 in article.headings or paragraph >= len(article.article.passages)


def _is_direct(text: str, span: NameSpan, *, is_told: bool) -> bool:
    """Whether nothing is said of a name that leads an entry but who it is ("Ann Reed, a nurse, is running" tells).

    Below a heading, and behind "In Ward 2,", a paragraph may begin with any of those who stand: there the name must be
    all that is said.
    """
    if is_told:
        return bool(_CLOSES.match(text, span.end))
    return bool(_DIRECT.match(text, span.end)) and not _GOES_ON.match(text, span.end)


def _only_joined(between: str, named: Iterable[NameSpan], start: int) -> bool:
    """Whether nothing but other names, their seats, commas and "and" stand between the first name and another."""
    left = "".join(
        " " if any(s.outer_start <= start + i < s.end for s in named) else char for i, char in enumerate(between)
    )
    left = _SEAT.sub(" ", left)
    return set(re.findall(r"[\w']+", left.lower())) <= _JOINS and not re.search(r"[.:(]", left)


def _label_end(article: AnnotatedArticle, paragraph: int, text: str, start: int) -> int | None:
    """Where the words of what is voted on end that open an entry, or stand as a heading above it; else None."""
    for pattern in (_LABEL, _LED):
        found = pattern.match(text, start)
        label = range(start, found.end("label")) if found else range(0)
        if found and not _names_person(article, paragraph, label) and _is_office(found["label"], pattern):
            return found.end()
    if start:
        return None
    above = paragraph - 1
    while above > 1 and not article.text(above).strip():
        above -= 1  # an advertisement
    heads = above in article.headings or bool(_LINE.fullmatch(article.article.passages[above - 1].text))
    heads = heads and _is_office(article.text(above).partition("(")[0], _LABEL)
    return 0 if heads and not _names_person(article, above, range(len(article.text(above)))) else None


def _is_office(label: str, pattern: re.Pattern[str]) -> bool:
    """Whether words say what is voted on; behind "in" a place will do."""
    words = re.findall(r"[\w.'-]+", label.lower())
    if pattern is _LED and len(words) > 1 and label.rsplit(maxsplit=1)[-1][:1].isupper():
        return True
    if not _CLAUSE.isdisjoint(words):
        return False  # a sentence that ends in a colon, or one on a ballot measure
    known = word_list("nouns", "parts") | word_list("nouns", "offices_of")
    return any(word.rstrip(".") in known or word.rstrip("s") in known for word in words)


def _names_person(article: AnnotatedArticle, paragraph: int, inside: range) -> bool:
    persons: Sequence[NameSpan] = [s for s in article.spans if s.paragraph == paragraph and s.start in inside]
    return any(article.entities[e].kind == "person" for s in persons for e in s.entities)


def _in_speech(article: AnnotatedArticle, span: NameSpan) -> bool:
    quote = article.quote_at(span.paragraph, span.start)
    return quote is not None and quote.is_speech


def _is_chosen(text: str, span: NameSpan) -> bool:
    """Whether the words beside a name speak of it as the choice."""
    before = text[max(0, span.outer_start - _NEAR_DENIAL) : span.outer_start].rpartition(". ")[2]
    if _DENIES.search(before):
        return False
    led = _BEFORE.search(before)
    if led is not None and (_NOT.search(led[0]) or _OTHERS.search(before[: led.start()])):
        return False  # "it is not being transferred to his opponent", "a committee that supports her"
    return led is not None or bool(_BEHIND.match(text, span.end))
