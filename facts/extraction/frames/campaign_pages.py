"""Which lines of a page name those who back its one candidate, on a campaign's own page or in a list of backers?

The page is looked at as a whole: whose it is (its publisher, title, first line or only candidate), where its list
begins (the title of a campaign's page, a heading, a sentence), and which headings only sort the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facts.extraction.annotated import AnnotatedArticle, How
from facts.extraction.drafts import Draft
from facts.extraction.frames.cues import CHOICES
from facts.extraction.frames.items import ENDED, is_sought, label_end, line_start, said_of_support
from facts.extraction.frames.page_lines import Line, begins_with_name, drafts_below, lists_names, only_sorts, sorts
from facts.extraction.frames.scene import Scene
from facts.extraction.lexicon import load_grammar, word_list
from facts.extraction.names.words import name_words

_MANY = 3  # names in the list
_SHARE = 0.6  # of its lines that begin with names
_FEWEST = 3  # lines that say what somebody stands for, of a list that is no list of backers
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOTE = re.compile(
    r"\W*(?:partial list|(?:job )?titles?|affiliations?|organi[sz]ations?) (?:is |are )?(?:listed |used |given )?for\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[.!?]\s+(?=[A-Z])")
_LIST = re.compile(r"\b(?:list|they|these|endorsers|supporters|backers|following|include|includes|including|names)\b")
# What a page's heading says that no longer lists backers.
_ELSE = frozenset(
    {"about", "saying", "said", "say", "events", "event", "team", "donate", "donors", "hosts", "host", "staff"}
    | {
        "volunteer",
        "priorities",
        "biography",
        "platform",
        "issues",
        "contact",
        "news",
        "committee",
        "treasurer",
        "rivals",
    }
    | {"opponents", "neutral", "undecided", "measures", "meet", "press", "questions", "sponsors", "steering", "policy"}
)


_GONE = ENDED | frozenset(
    {"pulled", "dropped", "paused", "revoked", "retracted", "gone", "off", "quit", "suspended", "leave", "leaving"}
)


class CampaignPage:
    """The list of those who back the one candidate of an article; nothing where the article has none."""

    def __init__(self, article: AnnotatedArticle, standing: frozenset[int], lines: Sequence[Line]) -> None:
        self._lines: dict[tuple[int, int], bool] = {}
        self.candidates: frozenset[int] = frozenset()
        candidate = _candidate_of(article, standing)
        if candidate is None or "whom" in _low(article.article.source.title):
            return
        found = dict(_listed(article, candidate, lines))
        listed = [line for line in lines if found.get((line.paragraph, line.start))]
        named = [line for line in listed if begins_with_name(line)]
        slated = sum(map(_tells_office, listed))
        paired = sum("|" in line.text and len(line.spans) > 1 for line in listed)
        few = sum(len(line.spans) for line in named) < _MANY or len(named) < _SHARE * len(listed)
        if few or slated >= _FEWEST or paired >= _FEWEST:
            return
        self._lines, self.candidates, self._candidate = found, frozenset({candidate}), candidate
        self._one_a_line = len(named) >= _FEWEST and all(
            "," not in line.text or len(line.spans) < _MANY for line in named
        )

    def read(self, scene: Scene) -> list[Draft] | None:
        """The drafts of a line of the list; None for a sentence that is no part of it."""
        listed = self._lines.get((scene.paragraph, line_start(scene)))
        if listed is None:
            return None
        if not listed:
            return []
        if not lists_names(scene):
            return None
        return drafts_below(scene, self._candidate, one_a_line=self._one_a_line and label_end(scene) == 0)


def heads_support(article: AnnotatedArticle) -> bool:
    """Whether some heading of an article speaks of support."""
    return any(said_of_support(article.text(number).split()) for number in article.headings)


def _candidate_of(article: AnnotatedArticle, standing: frozenset[int]) -> int | None:
    """Of whom the page is: whose campaign put it out, whom its title names, else the only one who stands."""
    if article.campaigner is not None:
        return article.campaigner
    if article.titled is not None:
        return article.titled
    title = frozenset(_WORDS.findall(article.article.source.title.replace("’s", "").replace("'s", "")))
    named = frozenset(e for e in standing if article.entities[e].name.rsplit(maxsplit=1)[-1] in title) or standing
    return next(iter(named)) if len(named) == 1 else None


def _is_spoken_of(article: AnnotatedArticle, candidate: int, paragraph: int) -> bool:
    """Whether a candidate is named right above a list, or in the title."""
    last = article.entities[candidate].name.rsplit(maxsplit=1)[-1]
    near = range(paragraph - _REACH, paragraph + 1)
    return last in article.article.source.title or any(
        candidate in s.entities for s in article.spans if s.paragraph in near
    )


_REACH = 3  # paragraphs


def _listed(article: AnnotatedArticle, candidate: int, lines: Sequence[Line]) -> Iterator[tuple[tuple[int, int], bool]]:
    """Every line of the list with whether it may name backers; headings and roles in it do not."""
    own = article.campaigner is not None or article.titled is not None
    is_open = own and said_of_support(_low(article.article.source.title))
    spoken = -_NEAR
    manner, before = "", None
    for line in lines:
        key = (line.paragraph, line.start)
        words = _low(_SENTENCES.split(line.text)[-1])
        about = said_of_support(words) or (own and "supporting" in words)
        spoken = line.paragraph if about else spoken
        if _NOTE.match(line.text) or (is_open and only_sorts(words)):
            yield key, False
        elif _opens(article, candidate, line, words, is_open=is_open, near=line.paragraph - spoken <= _NEAR):
            is_open, manner = True, line.manner
            if not line.spans:
                yield key, False
        elif about and not line.is_bullet and (_denies(words) or not _GONE.isdisjoint(words)):
            is_open = False
        elif is_open and _heads(line):
            is_open = not _closes(line, words, manner)
            if is_open:
                yield key, False
        elif is_open and not line.is_prose and '"' not in line.text and "“" not in line.text:
            yield key, not _is_role(line, before)
        before = line


_NEAR = 2  # paragraphs from a sentence that speaks of support to "The list:"


def _low(text: str) -> list[str]:
    return _WORDS.findall(text.lower().replace("’", "'"))


def _opens(
    article: AnnotatedArticle, candidate: int, line: Line, words: Sequence[str], *, is_open: bool, near: bool
) -> bool:
    """Whether a line opens the list: a heading or a sentence on the candidate's support, or one with a colon."""
    named = {e for s in line.spans if s.how is not How.PRONOUN for e in s.entities}
    if (
        not CHOICES.isdisjoint(words)
        or not named <= {candidate}
        or line.is_bullet
        or _denies(words)
        or not ENDED.isdisjoint(words)
    ):
        return False
    ends_open = line.text.rstrip(" *_").endswith(":")
    about = said_of_support(words) or "supporting" in words
    if not is_open and not _is_spoken_of(article, candidate, line.paragraph):
        return False
    if ends_open and near and (about or _LIST.search(line.text.lower())):
        return True
    if not about:
        return False
    is_label = bool(line.manner) and len(words) <= _LABEL
    told = not word_list("nouns", "tallying").isdisjoint(words) or _LIST.search(line.text.lower()) is not None
    return is_label or is_open or told


_LABEL = 7  # words of a heading


def _denies(words: Sequence[str]) -> bool:
    return not load_grammar().negations.isdisjoint(words) or is_sought(words)


def _heads(line: Line) -> bool:
    """Whether a line that names nobody may head others."""
    return bool(line.manner) and not line.spans and (line.manner != "plain" or line.text.strip()[0].isupper())


def _closes(line: Line, words: Sequence[str], manner: str) -> bool:
    """Whether a heading within a list begins something else."""
    told = set(words)
    if sorts(told):
        return False
    if not told.isdisjoint(_ELSE | word_list("nouns", "unsorted") | word_list("nouns", "contact")):
        return True
    return bool(manner) and manner.startswith("#") and line.manner.startswith("#") and len(line.manner) <= len(manner)


def _is_role(line: Line, before: Line | None) -> bool:
    """Whether a line only says what somebody is who stands alone on the line above it."""
    if before is None or line.is_bullet or begins_with_name(before) is False or "," in before.text:
        return False
    first = line.spans[0] if line.spans else None
    lead = _low(line.text[: first.start - line.start] if first is not None else line.text)
    heads = name_words().heads
    return bool(lead) and not (first is not None and first.title_start >= 0) and any(w in heads for w in lead)


def _tells_office(line: Line) -> bool:
    """Whether a line says for which office somebody stands ("Sheriff: Ann Reed", "Bo Moss for council")."""
    offices = word_list("nouns", "offices_of")
    label, colon, _ = line.text.partition(":")
    told = colon and not offices.isdisjoint(_low(label)) and not sorts(set(_low(label)))
    behind = re.search(r"\bfor ([\w ]+)", line.text[line.spans[0].end - line.start :]) if line.spans else None
    return bool(told) or (behind is not None and not offices.isdisjoint(_low(behind[1])))
