"""Whom does a paper recommend on a ballot that it prints ("Sheriff: Ann Reed", "Office No. 1--Jo Moss")?

Its title must call it the paper's own recommendations; a line counts where an office stands before the mark and a
person behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import is_sought, runners, said_of_support, support_words
from facts.extraction.frames.labels import OWN_CHOICE
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, word_list
from facts.extraction.names.publishers import CHOOSING_KINDS, is_guide, titles_choices

_MARKS = frozenset({":", "—", "–", "--"})
_JOINS = frozenset({",", ";", "and", "or"})
_WE = frozenset({"we", "we're", "we'll", "i", "i'm", "i'll"})
_OWN = _WE | {"our", "my"}
_OTHERS = frozenset(
    {
        "who",
        "who's",
        "whom",
        "whose",
        "list",
        "tally",
        "scorecard",
        "track",
        "tracker",
        "tracking",
        "tracks",
        "roundup",
        "round-up",
    }
)
# "Our May endorsements: Who should run Marl": whatever else the title asks, but not "our endorsements tracker".
_OUR_CHOICES = re.compile(
    r"\bour (?:(?!of\b|list\b|guide\b)[\w'-]+ ){0,2}(?:endorsements|picks|choices|recommendations)"
    r"(?! (?:list|tracker|tally|page|policy|process|polic\w+|rules|deadline)\b)"
)
MAX_OFFICE = 9  # words of "judge of the superior court, office no. 2"


def drafts_of_ballot(scene: Scene) -> list[Draft]:
    """The drafts of a line of the publisher's own recommendations."""
    publisher, tokens = scene.article.publisher, scene.tokens
    if publisher is None or scene.is_person(publisher) or not is_own_ballot(scene.article):
        return []
    if any(looks_like_verb(tokens, i) for i in range(len(tokens))):
        return []
    if is_opened_by_others(scene.article, scene.paragraph, scene.sentence.start):
        return []
    named: list[int] = []
    for i, token in enumerate(tokens):
        listed = _goes_on_from(tokens, i) in named
        if token.is_actor and token.is_person and (listed or _behind_office(tokens, i)):
            named.append(i)
    return [
        replace(
            scene.listed(
                publisher,
                candidate,
                anchor=tokens[at].start,
                line="OFFICE: C",
                doubts=(OWN_CHOICE, *name_doubts(scene, span, "the candidate")),
            ),
            rank=rank_near(tokens, at),
        )
        for at in named
        for candidate, span in scene.entities([at])
    ]


def is_own_ballot(article: AnnotatedArticle) -> bool:
    """Whether the title calls the article what its publisher recommends ("Courier Ballot Recommendations")."""
    if article.publisher is None or article.campaigner is not None or article.titled is not None:
        return False
    title, publisher = article.article.source.title, article.entities[article.publisher]
    chooses = publisher.kind in CHOOSING_KINDS and titles_choices(title.lower())
    chooses = chooses and (not is_guide(title.lower()) or _says_that_it_chooses(article.texts))
    return chooses or _titles_own_ballot(title, publisher.name)


@lru_cache(maxsize=16)
def _says_that_it_chooses(texts: tuple[str, ...]) -> bool:
    """Whether some sentence of a page speaks of choosing, and none says that its body never does."""
    sentences = [set(re.findall(r"[\w'-]+", s.lower())) for t in texts for s in re.split(r"(?<=[.!?:])\s", t)]
    told = [words for words in sentences if words & choosing_words()]
    return bool(told) and not any(words & _NEVER for words in told)


@lru_cache
def choosing_words() -> frozenset[str]:
    """Words for choosing candidates, and for the choices."""
    return support_words() | word_list("nouns", "own_choices") | word_list("nouns", "recommending") | _RECOMMEND


_RECOMMEND = frozenset({"endorse", "recommend", "recommendation", "back", "slate", "choice", "pick", "elect", "voted"})
_NEVER = frozenset({"never", "nonpartisan", "non-partisan"})
_LINES_UP = 40  # lines from one of a ballot up to the words that open it


def is_opened_by_others(article: AnnotatedArticle, paragraph: int, start: int) -> bool:
    """Whether the words above a line say that nobody below is chosen ("Speaking to members:", "## Not endorsed")."""
    at, lines = paragraph, 0
    text = article.text(paragraph)[:start].rpartition("\n")[0]
    while lines < _LINES_UP:
        for line in reversed(text.split("\n")):
            lines += 1
            heads = at in article.headings and at != paragraph
            if line.rstrip(" *_").endswith(":") or heads:
                return _opens_others(re.split(r"[.!?]\s+(?=[A-Z])", line)[-1].lower())
        at -= 1
        if at < 1:
            return False
        text = article.text(at)
    return False


@lru_cache(maxsize=256)
def _opens_others(line: str) -> bool:
    """Whether a line that opens others denies or seeks what it speaks of, or tells something else than a choice."""
    words = re.findall(r"[\w']+", line)
    denied = not load_grammar().negations.isdisjoint(words) or is_sought(words) or "never" in words
    if denied:
        return True
    told = not choosing_words().isdisjoint(words) or any(w in word_list("nouns", "offices_of") for w in words)
    return not told and (len(words) > _LABEL_WORDS or words[0].endswith("ing"))


_LABEL_WORDS = 5


def titles_others(article: AnnotatedArticle) -> bool:
    """Whether the title says that a page tells whom others choose ("Who's backing whom", "Endorsement tracker")."""
    title = re.findall(r"[\w'-]+", article.article.source.title.lower().replace("’", "'"))
    return not _OTHERS.isdisjoint(title) and _OWN.isdisjoint(title)


@lru_cache(maxsize=16)
def _titles_own_ballot(titled: str, publisher: str) -> bool:
    title = re.findall(r"[\w'-]+", titled.lower().replace("’", "'"))
    chosen = bool(set(title) & word_list("nouns", "chosen")) or said_of_support(title)
    if "voting" in title and not _WE.isdisjoint(title):
        return True  # "How we're voting"
    if chosen and _OUR_CHOICES.search(titled.lower()):
        return True
    if not chosen or not _OTHERS.isdisjoint(title):
        return False
    name = re.findall(r"\w+", publisher.lower().partition("(")[0])
    said = {word.removesuffix("'s") for word in title}
    is_own = bool(_OWN & said) or not said.isdisjoint(name[-1:])  # "Marl" of the Marl Courier is also where the vote is
    return is_own or set(title) <= word_list("nouns", "chosen")


def _goes_on_from(tokens: Sequence[Token], at: int) -> int:
    """The place before the comma or "and" that joins a name to a list, and before a bracket there ("(Ward 2)")."""
    i = at - 1
    while i > 0 and tokens[i].lower in _JOINS:
        i -= 1
    if i == at - 1 or tokens[i].lower != ")":
        return i if i < at - 1 else -1
    while i > 0 and tokens[i].lower != "(":
        i -= 1
    return i - 1


def _behind_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark behind an office stands right before a name."""
    if at < 2 or tokens[at - 1].lower not in _MARKS:
        return False
    lead = tokens[max(0, at - 1 - MAX_OFFICE) : at - 1]
    behind = next((n for n in range(len(lead) - 1, -1, -1) if lead[n].is_person or lead[n].lower in _MARKS), -1)
    office = [t for t in lead[behind + 1 :] if not t.is_mark]
    if any(t.lower in word_list("nouns", "contact") for t in office):
        return False  # "For information: Jo Marsh, secretary"
    if office and office[-1].lower in runners():
        return False  # "Candidates: Ann Reed, Jo Moss" tells who stands
    return bool(office) and any(t.name is None and t.lower.isalpha() for t in office)
