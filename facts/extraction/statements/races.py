"""Under which heading or label that names a race does a place of an article stand ("House District 12 (open seat)")?

A race is an office, a district, or both; one that is only a district ("Ward 3") belongs to the office named above it.
A heading holds until another of the same manner comes, or one that names a race itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from facts.extraction.lexicon.words import read_words
from facts.extraction.places import Places
from facts.extraction.statements.districts import district_pattern
from facts.extraction.statements.offices import Office, office_named, sought_in

LABEL = 90  # characters of a line or heading that names a race
_MOST_CAPITALS = 4  # words of a place beside an office
_FEW = 4  # words of a line in which an office needs nothing else
_ENDS_LABEL = re.compile(r"\s*(?:\*\*)?\s*(?::|–|—|--| - |\.\*\*|(?<=\w\w)\. (?=[A-Z])|\n|$)")
_LED = re.compile(
    r"(?:^\W*|[.!?]\s+)(?:(?:In|For|On) (?:the )?(?:(?:race|contest|election|primary|runoff) (?:for|in) )?"
    rf"(?:the )?(?P<race>[^,.;:]{{3,{LABEL}}}),"
    r"|(?P<open>[^.;:]{3,40}) (?:is|remains) (?:an?|the) (?:\w+ )?(?:seat|race)\b)"
)
_MAY_LEAD = re.compile(r"\b(?:In|For|On) [^,.]{3,90},| is an? | is the | remains ")
_WORD = re.compile(r"[\w'’.-]*\w")
_ENTRY = re.compile(r"\s*(?!#)(?:\*\*|__)?[^*_:\n]+(?::(?:\*\*|__)|(?:\*\*|__):)\s*\S|\s*(?![#*_])[^:\n]+:\s*\S")
_BRACKETS = re.compile(r"\([^)]*\)")
_CLOSED = re.compile(r"[.!?][\"')*_]*\s*$")
_MANNER = re.compile(r"\s*(#{1,6}|\*\*|__)?")


@dataclass(frozen=True, slots=True)
class Race:
    """What a heading or label names: an office, a district, a party's primary; one of the first two at least."""

    office: Office | None
    district: str | None
    party: str | None = None


class Labels:
    """The headings and labels of one article that name races."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._article = places.article
        self._over: dict[int, tuple[str, Race | None, bool]] = {}
        self._entries: dict[int, Race | None] = {}  # lines whose race holds for themselves alone
        for number, passage in enumerate(self._article.article.passages, 1):
            text = passage.text
            is_heading = number in self._article.headings
            if not is_heading and (len(text) > LABEL or "\n" in text.strip() or _CLOSED.search(text)):
                continue
            race = self._of_heading(number, text)
            if _ENTRY.match(text) and (race is not None or not is_heading):
                self._entries[number] = race
                continue
            passing = race is None and (not is_heading or bool(places.names_in(number)) or _only_sorts(text))
            self._over[number] = (_manner_of(text), race, passing)
        self._races = sorted(number for number, (_, race, _) in self._over.items() if race is not None)
        self._under: dict[int, Race | None] = {}
        self._lines: dict[tuple[int, int], Race | None] = {}

    def _of_heading(self, number: int, text: str) -> Race | None:
        """The race of a whole line, or of what stands before its dash or colon ("Sheriff — an open seat")."""
        race = _race_in(self._places, number, 0, len(text))
        mark = _ENDS_LABEL.search(text, 0, LABEL) if race is None else None
        return race if mark is None else _race_in(self._places, number, 0, mark.start())

    def are_many(self) -> bool:
        """Whether headings name several races, so that what stands under none of them is in no certain one."""
        over = (race for _, race, _ in self._over.values())
        named = {(r.office, r.district) for r in (*over, *self._entries.values()) if r is not None}
        return len(named) > 1

    def race_at(self, paragraph: int, offset: int) -> Race | None:
        """The race that the line of a place, a line above it or the last heading names."""
        text = self._article.article.passages[paragraph - 1].text
        start = text.rfind("\n", 0, offset) + 1
        if (paragraph, start) not in self._lines:
            self._lines[(paragraph, start)] = self._in_line(paragraph, text, start)
        own = self._lines[(paragraph, start)]
        if own is None and _MAY_LEAD.search(text, start, max(offset, start + LABEL)):
            own = _led(text[start : max(offset, start + LABEL)])
        if (own is not None and own.office is not None) or not (start or self._races):
            return own
        return _joined(own, self._over_lines(paragraph, text, start))

    def _in_line(self, paragraph: int, text: str, start: int) -> Race | None:
        """The race that a line names before its first mark ("District 4: Ann Reed")."""
        if paragraph in self._over:
            return self._over[paragraph][1]
        if paragraph in self._entries:
            return self._entries[paragraph]
        stop = text.find("\n", start)
        line = text[start : stop if stop >= 0 else len(text)]
        mark = _ENDS_LABEL.search(line, 0, LABEL + 2)
        if mark is None or mark.start() > LABEL:
            return None
        return _race_in(self._places, paragraph, start, start + mark.start())

    def _over_lines(self, paragraph: int, text: str, end: int) -> Race | None:
        """The race of the nearest line of a paragraph above a place, else that of the heading."""
        while end > 0:
            start = text.rfind("\n", 0, end - 1) + 1
            line = text[start : end - 1]
            short = len(line) <= LABEL and not _CLOSED.search(line)
            race = _race_in(self._places, paragraph, start, end - 1) if short else None
            if race is not None:
                return race if race.office is not None else _joined(race, self._heading_over(paragraph))
            end = start
        return self._heading_over(paragraph)

    def _heading_over(self, paragraph: int) -> Race | None:
        if not self._races or paragraph <= self._races[0]:
            return None
        if paragraph not in self._under:
            self._under[paragraph] = self._find_heading_over(paragraph)
        return self._under[paragraph]

    def _find_heading_over(self, paragraph: int) -> Race | None:
        manners: set[str] = set()
        found: Race | None = None
        for number in reversed(self._over):
            if number >= paragraph:
                continue
            manner, race, passing = self._over[number]
            if race is not None and not (found is None and manner in manners):
                found = _joined(found, race)
                if found is not None and found.office is not None:
                    return found
            elif race is None and not passing:
                manners.add(manner)
            elif race is not None:
                return None
        return found


def _led(text: str) -> Race | None:
    """The race with which a paragraph, or a later sentence of it, begins ("In the race for sheriff, ...")."""
    leads = list(_LED.finditer(text))
    return next((race for lead in reversed(leads) if (race := race_of(lead["race"] or lead["open"])) is not None), None)


def race_of(label: str) -> Race | None:
    """The race that words name which say next to nothing else; None for any other words."""
    plain = _BRACKETS.sub(" ", label).strip(" \t*_#:.–—-|•")
    if not plain or len(plain) > LABEL or "'s" in plain.replace("’", "'"):
        return None
    cased = label.title() if plain.isupper() else label
    if (short := _short().match(plain)) is not None:
        cased = f"{read_words('contests')['short_districts'][short[1]]} {plain[short.start(2) :]}"
    office, district = _office_in(cased), district_pattern().search(cased)
    if office is None and district is None:
        return None
    party = _party().search(cased)
    left = cased if office is None else _without_office(office, cased)
    left = _BRACKETS.sub(" ", district_pattern().sub(" ", left))
    words = [word.rstrip(".") for word in _WORD.findall(left)]
    fill = read_words("contests")["label_words"]
    over = [word for word in words if word.lower() not in fill and not word.isdigit()]
    if any(word[0].islower() for word in over) or len(over) > _MOST_CAPITALS:
        return None
    return Race(office, district[1] if district else None, party[1] if party else None)


def _office_in(label: str) -> Office | None:
    sought = sought_in(label)[:1]
    alone = None if sought else office_named(label)
    if sought:
        return sought[0]
    return alone if alone is not None and alone.where != "comma" else None


def _without_office(office: Office, label: str) -> str:
    named = sorted(office.words, key=len, reverse=True)
    return re.sub(rf"(?<![\w-])(?:{'|'.join(map(re.escape, named))})(?![\w-])", " ", label, flags=re.IGNORECASE)


def _joined(inner: Race | None, outer: Race | None) -> Race | None:
    """A race with the office of the one above, if it has none of its own that could have such a district."""
    if inner is None or outer is None or inner.office is not None:
        return inner if inner is not None else outer
    if outer.office is None or not outer.office.has_districts:
        return inner
    return replace(inner, office=outer.office, party=inner.party or outer.party)


def _manner_of(text: str) -> str:
    """How a heading is written: by its number of "#", in bold, in capitals or plainly."""
    marks = _MANNER.match(text)
    words = text.strip(" *_#")
    return (marks[1] if marks else None) or ("capitals" if words.isupper() else "plain")


def _only_sorts(text: str) -> bool:
    """Whether a heading only sorts what stands below the race ("Endorsements", "The money")."""
    return (
        len(text.split()) <= _FEW
        and not re.search(r"\d", text)
        and set(re.findall(r"[a-z]+", text.lower())) <= set(read_words("contests")["sort_words"])
    )


def _race_in(places: Places, paragraph: int, start: int, end: int) -> Race | None:
    """The race that a stretch of a paragraph names; none if it names persons, whose titles may hold an office."""
    entities = places.article.entities
    for span in places.names_in(paragraph):
        if start <= span.outer_start < end and entities[span.entities[0]].kind == "person":
            return None
    return race_of(places.article.article.passages[paragraph - 1].text[start:end])


@lru_cache
def _short() -> re.Pattern[str]:
    """A district by letters: "SD 8", "HD-12"."""
    return re.compile(rf"({'|'.join(read_words('contests')['short_districts'])})[ -]?(\d{{1,3}})\b")


@lru_cache
def _party() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(read_words('contests')['parties'])})\b")
