"""Whose campaign put a text out ("Reed for Council", "Friends of Ann Reed"), so that "I" in it is somebody?

A campaign speaks for its candidate: the candidate stands, and the first person outside quotations is theirs. Where the
publisher says nothing of it, the title or the first line may ("Endorsements | Ann Reed for Mayor").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from facts.extraction.lexicon import word_list
from facts.extraction.names.capitals import quiet_capitals
from facts.extraction.names.kinds import is_person, kind_of_body
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.words import name_words
from facts.extraction.names.written import WrittenName
from facts.models import Article

_WHO = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|van|von|de|der|den|del|la|da|di|y|bin|al)){0,4}"
_CAMPAIGN = re.compile(
    rf"^(?P<name>{_WHO}) (?:for|4) (?:the )?(?P<office>(?:[A-Z][\w.'’-]*(?: (?:of )?(?=[A-Z])|$))+)$"
    r"|^(?:Friends of|Elect|Re-?[Ee]lect|Vote(?: for)?|Citizens for|Committee to (?:Re-?)?[Ee]lect|Neighbors for|Team) "
    rf"(?P<after>{_WHO})$"
    rf"|^(?P<own>{_WHO})(?:['’]s)? [Cc]ampaign$"
)
_STANDS = re.compile(rf"^(?P<name>{_WHO}) (?:for|4) (?P<office>[\w.'’, -]{{3,50}})$")
_YEAR = re.compile(r"\s*(?:\(.*?\)|\b(?:19|20)\d\d\b)")
_PARTS = re.compile(r"\s*(?:[|–—:]|\s-\s)\s*")
_ENDORSED = re.compile(
    rf"^(?P<name>{_WHO})['’]s? (?:[Ee]ndorsements|[Ee]ndorsers|[Ss]upporters|[Bb]ackers)$"
    r"|^[Ww]ho(?: is|['’]s| has| have)? (?:[Ss]upport(?:s|ed|ing)|[Ee]ndorse[ds]|[Ee]ndorsing|[Bb]ack(?:s|ed|ing)) "
    rf"(?P<after>{_WHO})(?: for [\w ]+)?\?*$"
)


def campaigner_name(article: Article) -> WrittenName | None:
    """The candidate whose campaign put the text out, as a name; None for any other publisher."""
    words = _campaigner(article)
    return _written(words) if len(words) > 1 else None


@lru_cache(maxsize=64)
def is_campaign(publisher: str) -> bool:
    """Whether a publisher's name is that of somebody's campaign ("Reed for Council"), and no cause's."""
    own = _CAMPAIGN.match(_YEAR.sub("", publisher).strip())
    return own is not None and not (own["name"] and _is_cause(own["name"]))


def find_campaigner(article: Article, registry: Registry) -> Known | None:
    """The entry of the candidate whose campaign put the article out."""
    words = _campaigner(article)
    if not words:
        return None
    if len(words) == 1:  # "Reed for Mayor": the one Reed of the text
        named = [k for k in registry.all if k.is_person and k.words[-1] == words[0] and len(k.words) > 1]
        return named[0] if len(named) == 1 else None
    known, _ = registry.look_up(_written(words))
    return known[0] if len(known) == 1 and known[0].is_person else None


def titled_candidate(article: Article) -> WrittenName | None:
    """Of whose endorsers the title says that the text tells ("Who is backing Ann Reed?"), as a name."""
    found = _ENDORSED.match(article.source.title.strip())
    words = (found["name"] or found["after"]).split() if found else []
    return _written(words) if _is_name(words) else None


def _is_name(words: list[str]) -> bool:
    """Whether words are a person's name with a given name."""
    known = name_words()
    given = words and not known.given.isdisjoint((words[0].lower(), words[0].lower().split("-")[0]))
    initials = words and re.fullmatch(r"(?:[A-Z]\.){1,3}", words[0]) is not None
    return len(words) > 1 and bool(given or initials) and is_person(words, known) and not kind_of_body(words, known)


def _written(words: list[str]) -> WrittenName:
    name = WrittenName(10**6, 0, 0, tuple(words), " ".join(words), "person")
    name.sentence = 0
    return name


def _campaigner(article: Article) -> list[str]:
    """The words of the candidate's name: the publisher's, else those of the title or of the first line."""
    first = article.passages[0].text.strip().split("\n") if article.passages else []
    return list(
        _campaign_words(article.source.publisher, article.source.title, " ".join(first[:2]), first[0] if first else "")
    )


@lru_cache(maxsize=64)
def _campaign_words(publisher: str, title: str, lines: str, line: str) -> tuple[str, ...]:
    own = _CAMPAIGN.match(_YEAR.sub("", publisher).strip())
    if own is not None and is_campaign(publisher):
        words = (own["name"] or own["after"] or own["own"]).split()
        if len(words) > 1:
            return tuple(words)
        full = next((w for w in _told(title, lines, line) if w[-1] == words[0]), None)
        return full or tuple(words)
    return next(_told(title, lines, line), ())


def _told(title: str, lines: str, line: str) -> Iterator[tuple[str, ...]]:
    """The names of which a part of the title, or the first line, says for which office they stand."""
    for part in (*_PARTS.split(title), line, lines):
        if len(part) > _LONGEST:
            continue
        told = _STANDS.match(_quiet(_YEAR.sub("", part).strip(" *_#")))
        if told is None or _is_cause(told["name"]):
            continue
        office = re.findall(r"[a-z]+", told["office"].lower())
        named = _is_name(told["name"].split())
        if named and not word_list("nouns", "offices_of").isdisjoint(office):
            yield tuple(told["name"].split())


_LONGEST = 70  # characters of a line that says who stands for what


def _quiet(line: str) -> str:
    """A line without capitals that shout ("ANN REED FOR MAYOR")."""
    if not line.isupper():
        return line
    name, joint, office = line.partition(" FOR ")
    return f"{quiet_capitals([name], name_words())[0]} for {office.title()}" if joint else line


def _is_cause(name: str) -> bool:
    """Whether a name before "for" is that of many ("Working Families for Tarn")."""
    words = name_words()
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last in words.body_heads and name.split(maxsplit=1)[0].lower() not in words.given
