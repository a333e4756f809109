"""Whose campaign put a text out ("Reed for Council", "Friends of Ann Reed"), so that "I" in it is somebody?

A campaign speaks for its candidate: the candidate stands, and the first person outside quotations is theirs.
"""

from __future__ import annotations

import re

from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.written import WrittenName
from facts.models import Article

_CAMPAIGN = re.compile(
    r"^(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}) (?:for|4) (?:the )?(?:[A-Z][\w.'’-]*(?: (?:of )?(?=[A-Z])|$))+$"
    r"|^(?:Friends of|Elect|Re-?[Ee]lect|Vote(?: for)?|Citizens for|Committee to (?:Re-?)?[Ee]lect|Neighbors for) "
    r"(?P<after>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3})$"
    r"|^(?P<own>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3})(?:['’]s)? [Cc]ampaign$"
)


def campaigner_name(article: Article) -> WrittenName | None:
    """The candidate whose campaign is the publisher, as a name; None for any other publisher."""
    found = _CAMPAIGN.match(re.sub(r"\s*\(.*?\)", "", article.source.publisher).strip())
    if found is None:
        return None
    words = (found["name"] or found["after"] or found["own"]).split()
    if len(words) < 2:
        return None
    name = WrittenName(10**6, 0, 0, tuple(words), " ".join(words), "person")
    name.sentence = 0
    return name


def find_campaigner(article: Article, registry: Registry) -> Known | None:
    """The entry of the candidate whose campaign put the article out."""
    found = _CAMPAIGN.match(re.sub(r"\s*\(.*?\)", "", article.source.publisher).strip())
    if found is None:
        return None
    words = (found["name"] or found["after"] or found["own"]).split()
    name = WrittenName(10**6, 0, 0, tuple(words), " ".join(words), "person")
    known, _ = registry.look_up(name)
    return known[0] if len(known) == 1 and known[0].is_person else None
