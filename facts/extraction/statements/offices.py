"""Which offices do words name, and where are they?

An office counts where words speak of it as stood for ("for mayor", "the mayoral race"); its place is the one that the
article most often puts beside it. A local office without a place of its own is where the article is at home.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.lexicon.words import read_words
from facts.extraction.statements.regions import is_american, state_of, states
from facts.models import EntityKind

CAPITAL = r"(?:St\. |Mt\. |Ft\. )?[A-ZÀ-Þ][\w'’-]+(?: (?:de|du|la|of|and|the|al-)? ?[A-ZÀ-Þ][\w'’-]+){0,3}"
AT_HOME = 2  # how often a place is named, the lead counting twice, before the article counts as at home there
_DATELINE = re.compile(r"^([A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}?)(?:, ([^—–-]{1,20}?))?(?: \([^)]{2,30}\))? ?(?:--|—|–|- )")
OFTEN = 40  # places, those named most, that are looked at
_FORMER = re.compile(r"\b(?:former|ex|then|late|deputy|vice)[ -](?:[A-Z]\w+ )?$", re.IGNORECASE)
_SEAT = re.compile(rf"\b(?i:seat|division|electorate|riding|constituency|district) of ({CAPITAL})")
_CITY = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)? City\b")
_HEADLINE = re.compile(r"(?:Run|Runs|For|Win|Wins|To|Lead|Leads|Next|Former|Outside|Across|Within|From) ")
_NUMBERED = re.compile(r" Local \d+$")
_TITLED = re.compile(rf"\b((?:[A-Z][\w'’-]+ )+Party(?: of (?:the )?{CAPITAL})?) leadership")
_LEADING = re.compile(
    r"\b(?:[Ll]eader of the (?:[A-Z]\w+ )+Party|leadership (?:race|contest|election|ballot)|next leader)\b"
)
_UNITED = (["States"], ["Kingdom"])
_BODIES = frozenset(kind for kind in EntityKind if kind not in (EntityKind.PERSON, EntityKind.PARTY))


@dataclass(frozen=True, slots=True)
class Office:
    """An office: how the contest for it is called, the words that name it, where its place stands.

    `has_districts`: whether its members stand for parts of the place; `is_chief`: whether the bare word, without any
    that speak of a contest, tells what an article about endorsements is about. `scope`: "state" or "nation" if its
    place is one.
    """

    name: str
    words: tuple[str, ...]
    where: str
    has_districts: bool = False
    is_chief: bool = False
    scope: str = ""


@lru_cache
def offices() -> tuple[Office, ...]:
    """Every office of the data file."""
    return tuple(
        Office(
            o["words"][0],
            tuple(o["words"]),
            o["where"],
            o.get("districts", False),
            o.get("chief", False),
            o.get("scope", ""),
        )
        for o in read_words("contests")["offices"]
    )


@lru_cache
def _patterns() -> tuple[tuple[re.Pattern[str], Office], ...]:
    pairs = [(word, office) for office in offices() for word in office.words]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE if word.islower() else 0), office)
        for word, office in pairs
    )


_WORD = re.compile(r"\w+")
_LEADS = frozenset(["for", "become", "becoming", "next", "elected", "in", "to", "seat", "seats"])
_ADJECTIVES = frozenset(
    ["mayoral", "gubernatorial", "presidential", "senatorial", "mayoralty", "byelection", "federal", "state"]
)


@lru_cache
def _sought() -> re.Pattern[str]:
    """Words that make an office one that is stood for: "for mayor", "mayoral race"."""
    words = sorted({w for o in offices() for w in o.words}, key=len, reverse=True)
    named, behind = "|".join(map(re.escape, words)), "|".join(read_words("contests")["contest_words"])
    parts = "|".join(read_words("contests")["districts"])
    return re.compile(
        rf"\b(?:[Ff]or|[Bb]ecome|becoming|next|elected|in the|to be|seats? (?:on|in)) "
        rf"(?:the |a |re-election as |reelection as )?(?:{CAPITAL} )??(?:(?:{parts}) (?:\d+|[A-Z]) )?((?i:{named}))\b"
        rf"|\b((?i:{named}))(?:['’]s)? (?:District \d+ )?(?i:{behind})\b"
        r"|\b((?i:mayoral|gubernatorial|presidential|senatorial|mayoralty|by-election|byelection))\b"
        r"|\b((?i:federal election|state election))\b"
    )


@lru_cache
def _sought_starts() -> frozenset[str]:
    """The words that what `_sought` finds begins with; it is tried at no other."""
    words = {_WORD.findall(word.lower())[0] for office in offices() for word in office.words}
    return frozenset(words) | _LEADS | _ADJECTIVES | {"by"}


@lru_cache
def _sought_words() -> frozenset[str]:
    """The longest word of each office; without one of them `_sought` finds nothing."""
    named = [max(_WORD.findall(word.lower()), key=len) for office in offices() for word in office.words]
    return frozenset(named) | _ADJECTIVES | {"election"}


def may_seek(text: str) -> bool:
    """Whether a text holds a word of an office, so that it may speak of one as stood for."""
    return not _sought_words().isdisjoint(_WORD.findall(text.lower()))


def sought_in(text: str) -> list[Office]:
    """Every office that words of a text speak of as stood for."""
    if not may_seek(text):
        return []
    words = _WORD.findall(text)
    lows = list(map(str.lower, words))
    starts, pattern, start, end = _sought_starts(), _sought(), 0, 0
    found: list[Office] = []
    for word, low in zip(words, lows, strict=True):
        start = text.index(word, start)
        match = pattern.match(text, start) if low in starts and start >= end else None
        if match is not None:
            end = match.end()
            office = office_named(match[match.lastindex or 0])
            found += [office] if office is not None else []
        start += len(word)
    return found


@lru_cache(maxsize=1024)
def office_named(words: str) -> Office | None:
    """The office that words name; the longest word for one counts."""
    return next((office for pattern, office in _patterns() if pattern.search(words)), None)


def chief_office(texts: Sequence[str]) -> Office | None:
    """The chief office that texts speak of most, though nowhere as one that is stood for."""
    chief = [(pattern, office) for pattern, office in _patterns() if office.is_chief]
    counted = Counter(
        office.name
        for text in texts
        for pattern, office in chief
        for named in pattern.finditer(text)
        if not _FORMER.search(text[: named.start()][-20:])
    )
    if not counted and any(_LEADING.search(text) for text in texts):
        return office_named("party leader")
    telling = re.compile(rf"\b(?:{'|'.join(read_words('contests')['telling'])})\b")
    if not counted and any(telling.search(text) for text in texts):
        return office_named("president")
    best = counted.most_common(1)
    return next((o for o in offices() if best and o.name == best[0][0]), None)


@lru_cache(maxsize=256)
def _beside(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A place behind the words for an office, and one before them."""
    named = "|".join(map(re.escape, words))
    return (
        re.compile(
            rf"\b(?:(?i:{named})) (?:(?:seat|race|contest|campaign|election|primary) )?"
            rf"(?:of|in|for) (?:the )?({CAPITAL})"
        ),
        re.compile(rf"\b({CAPITAL})(?:'s)? (?i:{named})\b"),
    )


def places_beside(office: Office, article: AnnotatedArticle, texts: Iterable[str]) -> Counter[str]:
    """The places that texts put beside the words for an office, and how often."""
    places: Counter[str] = Counter()
    lows = [word.lower() for word in office.words]
    near = [text for text in texts if any(map(text.lower().__contains__, lows))]
    if not near:
        return places
    behind, before = _beside(office.words)
    people = {word for e in article.entities if e.kind == EntityKind.PERSON for word in e.name.split()}
    letters = {a for e in article.entities if e.kind in _BODIES for a in (e.name, *e.aliases) if a not in states()}
    for text in near:
        found = [m[1] for m in behind.finditer(text)] + [m[1] for m in before.finditer(text)]
        places.update(
            place
            for place in map(_trimmed, found)
            if place and not _is_a_name(place, people) and place not in letters and place.lower() not in _peoples()
        )
    return places


def place_of(office: Office, article: AnnotatedArticle) -> str | None:
    """The place, or the party, that the article most often puts beside the words for an office."""
    if office.where == "party":
        return _party_beside(article) or _party_of(article)
    titled = without_bodies(article, article.article.source.title.replace("’", "'"))
    places = places_beside(office, article, titled)
    if office.scope == "nation":
        behind = [p for p in places if any(re.search(rf"\bof (?:the )?{re.escape(p)}\b", t) for t in titled)]
        is_states = is_american(article) or any(p.startswith("United States") for p in places)
        return "U.S." if is_states else behind[0] if behind else None
    if office.scope == "state":
        known = [states()[place] for place, _ in places.most_common() if place in states()]
        return (
            known[0]
            if known
            else state_of(article) or next((p for p, _ in places.most_common(1)), None) or region_of(article)
        )
    if office.name.startswith("county") and (county := county_of(article)):
        return county
    if office.where == "comma":
        places.update(_trimmed(m[1]) for text in article.texts for m in _SEAT.finditer(text))
    best = places.most_common(1)
    if best:
        return best[0][0]
    return city_of(article) or home_of(article) if office.where == "before" else region_of(article)


def _party_beside(article: AnnotatedArticle) -> str | None:
    """The known party that stands right before the words for its leader: "the Scottish Labour leadership"."""
    known = "|".join(read_words("contests")["parties"])
    beside = re.compile(rf"\b((?:(?!The\b)[A-Z]\w+ )?(?:{known})(?: Party)?)(?:'s)? (?i:leader|leadership)\b")
    texts = (*article.texts, article.article.source.title)
    titled = _TITLED.search(article.article.source.title)
    if titled:
        return titled[1]
    behind = re.compile(rf"\b[Ll]eader of the ((?:{known})(?: Party)?)\b")
    best = Counter(m[1] for text in texts for p in (beside, behind) for m in p.finditer(text)).most_common(1)
    return _as_party(best[0][0].removesuffix(" Party")) if best else None


def _as_party(name: str) -> str:
    """ "Labour" is the Labour Party, where "Scottish Labour" is called that."""
    *before, last = name.split()
    called = read_words("contests")["members"].get(last)
    if last.isupper():
        return name  # "the NDP"
    if called:
        return " ".join([*before, called, "Party"])
    return f"{name} Party" if name in read_words("contests")["parties"] else name


def _party_of(article: AnnotatedArticle) -> str | None:
    """The party that the article names most, above all beside words for its leader."""
    parties = [i for i, e in enumerate(article.entities) if e.kind == EntityKind.PARTY]
    counted: Counter[int] = Counter()
    for span in article.spans:
        if len(span.entities) == 1 and span.entities[0] in parties:
            text = article.text(span.paragraph)
            beside = text[max(0, span.outer_start - 20) : span.outer_start] + "|" + text[span.end : span.end + 20]
            counted[span.entities[0]] += 5 if re.search(r"\b(?:leader|leadership|lead)\b", beside) else 1
    if not counted:
        return None
    return _as_party(article.entities[counted.most_common(1)[0][0]].name)


_SET_IN = re.compile(rf"\b(?:in|of|for|across|around) ({CAPITAL})")
_COUNTY = re.compile(r"\b(?:[A-Z][\w'-]+ ){1,2}County\b")


def county_of(article: AnnotatedArticle) -> str | None:
    """The county that the article names most, if any."""
    texts = (*article.texts, article.article.source.title.replace("’", "'"))
    places = Counter(_trimmed(m[0]) for text in texts for m in _COUNTY.finditer(text))
    for place in [place for place in places if " " not in place or _HEADLINE.match(place)]:
        times = places.pop(place)
        if place.count(" ") > 1:
            places[place.split(" ", 1)[1]] += times
    best = places.most_common(1)
    return best[0][0] if best else None


def city_of(article: AnnotatedArticle) -> str | None:
    """The place called a city that the article names most, if any ("Salt Lake City")."""
    found = Counter(m[0] for text in without_bodies(article) for m in _CITY.finditer(text))
    places = Counter({place: found[name] for name in found if " " in (place := _trimmed(name))})
    best = places.most_common(1)
    return best[0][0] if best else None


def region_of(article: AnnotatedArticle) -> str | None:
    """The state that a dateline names in full ("CARVER, Westland -- ...")."""
    datelines = (_DATELINE.match(passage.text) for passage in article.article.passages[:3])
    return next((d[2] for d in datelines if d is not None and d[2] and re.fullmatch(CAPITAL, d[2])), None)


def home_of(article: AnnotatedArticle) -> str | None:
    """The place that an article is about: in its dateline, before the names of its bodies, behind "in" and "of"."""
    people = {word for e in article.entities if e.kind == EntityKind.PERSON for word in e.name.split()}
    counted: Counter[str] = Counter()
    for number, text in enumerate(without_bodies(article)):
        found = (m[1] for m in _SET_IN.finditer(text))
        places = (_trimmed(place) for place in found if office_named(place) is None)
        named = {place for place in places if place and not _is_a_name(place, people)}
        counted.update(dict.fromkeys(named, 1 + (number < AT_HOME)))
    bodies = [e.name for e in article.entities if e.kind in _BODIES]
    title = article.article.source.title.replace("’", "'")
    titled = [p for p in sorted(_led(bodies)) if re.search(rf"\b{re.escape(p)}\b", title) and _is_place(p)]
    counted.update({p: AT_HOME for p in titled if not any(longer.startswith(f"{p} ") for longer in titled)})
    counted.update(_prefixes([*bodies, article.article.source.publisher or ""], without_bodies(article)))
    for place, _ in counted.most_common(OFTEN):
        counted[place] += 2 * sum(body.startswith(f"{place} ") for body in bodies)
        counted[place] -= 2 * AT_HOME * sum(place == _NUMBERED.sub("", body) for body in bodies)
    for passage in article.article.passages[:3]:
        dateline = _DATELINE.match(passage.text)
        if dateline:
            counted[dateline[1].title()] += AT_HOME
    best = [(place, times) for place, times in counted.most_common(1) if times >= AT_HOME]
    return best[0][0] if best else None


def _led(bodies: Iterable[str]) -> set[str]:
    """The first word, and the first two, of each body's name."""
    return {" ".join(body.split()[:n]) for body in bodies for n in (1, 2) if len(body.split()) > n}


def _prefixes(bodies: Iterable[str], texts: Iterable[str]) -> dict[str, int]:
    """Words that lead the names of several bodies and are used alone as well ("Port Hale needs ..."), once each."""
    named = [body.split() for body in set(bodies)]
    rests: dict[str, list[str]] = defaultdict(list)
    for words in named:
        for n in (1, 2):
            if len(words) > n:
                rests[" ".join(words[:n])].append(words[n])
    shared = {place for place, rest in rests.items() if len(rest) > 1 and not any(r[0].isdigit() for r in rest)}
    led = sorted(place for place in shared if _is_place(place))[:OFTEN]
    whole = "\n".join(texts)
    return {
        place: 1
        for place in led
        if re.search(rf"(?:^|[.\n] *|\b(?:in|of|for) ){re.escape(place)}(?= [a-z]|[.,;]|'s)", whole)
    }


def without_bodies(article: AnnotatedArticle, *further: str) -> list[str]:
    """The article's paragraphs, and further texts, without names of bodies: "Federation of Teachers" tells no place."""
    bodies = (e.name for e in article.entities if e.kind in _BODIES and not _voted_on().search(e.name))
    names = sorted((name for name in bodies if name not in states()), key=len, reverse=True)
    named = "|".join(map(re.escape, names)) or "(?!)"
    pattern = re.compile(rf"(?:{named})(?! (?:City|County)\b)")  # "the party of New York" makes a body of a place
    return [pattern.sub("", text) for text in (*article.texts, *further)]


@lru_cache
def _voted_on() -> re.Pattern[str]:
    """Words for a body that people stand for ("City Council", "School Board"), of more than one word."""
    words = {word for office in offices() if office.has_districts for word in office.words if " " in word}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE)


def _is_place(words: str) -> bool:
    """Whether words may name a place: no party, title or office."""
    return _trimmed(words) == words and office_named(words) is None


def _is_a_name(place: str, names: set[str]) -> bool:
    """Whether capitals beside an office belong to a person; `names` are the words of all names."""
    words = place.replace("-", " ").split()  # "Reed-aligned"
    return any(len(word) > 2 and word in names for word in words)


@lru_cache
def _peoples() -> frozenset[str]:
    """Words for peoples, which are no places ("the first Black attorney general")."""
    return frozenset(word.lower() for word in read_words("places")["names"]["peoples"])


@lru_cache
def _no_places() -> frozenset[str]:
    """Words that lead a sentence or a title, not a place."""
    words = read_words("contests")
    return frozenset([*words["no_places"], *words["districts"]])


def _trimmed(place: str) -> str:
    """A place without the words that only begin a sentence or a title."""
    words = place.replace("’", "'").split()
    while words and words[1:2] not in _UNITED:
        first = words[0].strip(".").removesuffix("'s")
        if first not in _no_places() and not (first.isupper() and first.capitalize() in _no_places()):
            break  # "CITY COUNCIL"
        words.pop(0)
    ends = {"and", "of", "the", "state", "former", "in", "gop", "tory"} | {
        p.lower() for p in read_words("contests")["parties"]
    }
    while words and words[-1].strip(".").lower() in ends:
        words.pop()
    return " ".join(words).removesuffix("'s").strip()
