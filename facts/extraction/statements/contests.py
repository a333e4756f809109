"""For which office, where and when does a statement's candidate stand?

The name is put together from the article's own words: place, office, district, party primary, year. The office is the
one named with the statement, else what its candidate stands for, else that of the heading, else the article's. What is
told of another year stands in a contest of its own; an article that names no office gives no contest.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from facts.extraction.drafts import Draft
from facts.extraction.lexicon.words import read_words
from facts.extraction.places import Places
from facts.extraction.statements.clauses import any_of
from facts.extraction.statements.districts import BESIDE, district_above, district_beside, only_district
from facts.extraction.statements.offices import (
    Office,
    chief_office,
    may_seek,
    office_named,
    offices,
    place_of,
    places_beside,
    sought_in,
    without_bodies,
)
from facts.extraction.statements.races import Labels, Race
from facts.extraction.statements.regions import states
from facts.extraction.statements.turns import (
    Turns,
    main_party,
    out_of_turn,
    primary_in,
    speaks_of_primary,
)
from facts.models import DateRange

LONG = 2_000
TOLD = 1_000  # statements that only imply their contest count less than one that names it
REACH = 4  # paragraphs in which a district that leads one of them holds on
LEAD = 3  # paragraphs
_YEAR = re.compile(r"\b(?:in|of|since|back in|the) ((?:19|20)\d\d)\b", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\b(?:this (?:year|spring|summer|fall|autumn|month|week|November)|last year's)\b")
_NEXT_YEAR = re.compile(r"\bnext year\b(?!')")
_LEADS = re.compile(r"(?:For|In) ", re.IGNORECASE)
Told = tuple[Draft, DateRange]


class _Said(NamedTuple):
    """The words of a draft, the office that they name, the race they stand under, and whether it is one gone by."""

    text: str
    named: Office | None
    race: Race | None
    is_old: bool


@dataclass(slots=True)
class Contests:
    """The contests that an article speaks of; `told` are its statements with their days.

    A candidate stands in one contest of the day, however often the article speaks of it.
    """

    places: Places
    told: Iterable[Told] = ()
    _default: Office | None = None
    _assumed: Office | None = None
    _places: dict[str, str | None] = field(default_factory=dict)
    _primary: str | None = None
    _has_primary: bool = False
    _turn: str | None = None
    _by_candidate: dict[int, Office] = field(default_factory=dict)
    _usual: dict[int, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    _year_ahead: int | None = None
    _turns: Turns = field(init=False)
    _labels: Labels = field(init=False)
    _only_district: str | None = None
    _told_by: dict[tuple[object, ...], _Said] = field(default_factory=dict)
    _sought: list[Office] = field(default_factory=list)
    _seeking: frozenset[int] = frozenset()
    _told: dict[tuple[object, ...], str | None] = field(default_factory=dict)
    _published: date | None = None

    def __post_init__(self) -> None:
        article = self.places.article
        self._published = article.published.latest_on
        self._turns = Turns(article)
        self._labels = Labels(self.places)
        self._seeking = frozenset([number for number, text in enumerate(article.texts, 1) if may_seek(text)])
        bare = without_bodies(article)  # "the Trades Council" is no council that one stands for
        self._sought = [office for number in sorted(self._seeking) for office in sought_in(bare[number - 1])]
        counted = Counter(office.name for office in self._sought)
        title = article.article.source.title
        alone = office_named(title)
        counted.update(
            {office.name: 3 for office in sought_in(title) or ([alone] if alone and alone.has_districts else [])}
        )
        best = max(counted, key=lambda name: (counted[name], _is_main(name)), default=None)
        sought = next((o for o in offices() if o.name == best), None)
        self._default = sought or chief_office([*article.texts, article.article.source.title])
        self._assumed = None if self._labels.are_many() else self._default  # of which nothing tells
        for candidacy in article.candidacies:
            office = office_named(candidacy.office) if candidacy.office else None
            if office is not None:
                self._by_candidate.setdefault(candidacy.entity, office)
        current = [(draft, when, said) for draft, when in self.told if not (said := self._said(draft, when)).is_old]
        for draft, _, said in current:
            if said.named is not None:
                self._by_candidate.setdefault(draft.candidate, said.named)
        self._primary = primary_in(" ".join(article.texts), at_hand=True)
        self._has_primary = self._primary is not None or speaks_of_primary(article)
        if self._has_primary:
            self._primary = self._primary or main_party(article)
        self._turn = out_of_turn(" ".join([article.article.source.title, *article.texts[:LEAD]]))
        self._year_ahead = self._named_ahead()
        self._only_district = only_district(article.texts)
        for draft, when, said in current:
            self._usual[draft.candidate][self._contest_told(draft, when)] += TOLD if said.named or said.race else 1

    def contest_of(self, draft: Draft, when: DateRange) -> str | None:
        """The contest of a draft, or None when the article does not say.

        Args:
            draft: What is said, and where.
            when: Its date; one of an earlier year points to an earlier contest.
        """
        usual = self._usual.get(draft.candidate)
        said = self._said(draft, when)
        if usual is None or said.named or said.is_old:
            return self._in_full(self._contest_told(draft, when))
        return self._in_full(max(usual, key=lambda name: (usual[name] >= TOLD, (name or "").count(","), usual[name])))

    def _in_full(self, contest: str | None) -> str | None:
        """The contest with its place, where the article tells of one such contest alone ("mayor" as "Tarn mayor")."""
        if contest is None:
            return None
        fuller = {name for told in self._usual.values() for name in told if name and name.endswith(f" {contest}")}
        return fuller.pop() if len(fuller) == 1 else contest

    def _contest_told(self, draft: Draft, when: DateRange) -> str | None:
        """The contest of which the words around a draft tell."""
        place = (*_place(draft), when.earliest_on, when.latest_on)
        if place not in self._told:
            self._told[place] = self._find_contest_told(draft, when)
        return self._told[place]

    def _find_contest_told(self, draft: Draft, when: DateRange) -> str | None:
        text, told, labelled, is_old = self._said(draft, when)
        race = labelled or _NO_RACE
        office = told or race.office or self._by_candidate.get(draft.candidate) or self._assumed
        if office is None:
            return None
        is_default = told is None and office is self._default
        reach = (REACH if office.has_districts else 1) if is_default else 0
        own = race.district if race.office in (None, office) and (told is None or told.has_districts) else None
        district = district_beside(self.places, draft) or own
        district = district or (district_above(self.places, draft, reach) if reach else None)
        district = district or (self._only_district if reach > 1 else None)
        if district is not None and not office.has_districts:
            office, district = self._with_districts(office, district)
        parts = [self._called(office, text), district]
        if not is_old or " primary" in text:
            parts.append(self._turn_of(draft, office, text))
        return ", ".join([part for part in [*parts, self._year(when, office, is_old=is_old)] if part])

    def _turn_of(self, draft: Draft, office: Office, text: str) -> str | None:
        """The primary or the special vote in which a draft's candidate stands; None for a general election."""
        own = primary_in(text) or (self._turns.candidate_primary(draft) if self._has_primary else None)
        if own is not None:
            return own
        if office.scope == "nation":
            return self._primary or self._turns.nominates
        turn = out_of_turn(text) or self._turn
        if turn is not None and turn not in office.words:
            return turn
        return self._primary if office is self._default or (office.scope and self._shares_scope(office)) else None

    def _shares_scope(self, office: Office) -> bool:
        """Whether an office is voted for with the one that the article is about."""
        return self._default is not None and self._default.scope == office.scope

    def _said(self, draft: Draft, when: DateRange) -> _Said:
        """The words of a draft and what they tell of its contest, found once."""
        place = (*_place(draft), when.earliest_on, when.latest_on)
        if place not in self._told_by:
            text = self.places.article.texts[draft.paragraph - 1][draft.start : min(draft.end, draft.anchor + BESIDE)]
            named = self._find_named(draft, text) if draft.paragraph in self._seeking else None
            race = self._labels.race_at(draft.paragraph, draft.anchor)
            self._told_by[place] = _Said(text, named, race, self._is_old(text, when))
        return self._told_by[place]

    def _find_named(self, draft: Draft, text: str) -> Office | None:
        """The one office that is named behind the stance word, or that leads the sentence."""
        anchor = max(0, draft.anchor - draft.start)
        behind = set(sought_in(text[anchor:]))
        if len(behind) == 1:
            return behind.pop()
        own = set(sought_in(self._behind_candidate(draft)))
        if len(own) == 1:
            return own.pop()
        lead = text[:anchor].split(",", maxsplit=1)[0]
        leading = set(sought_in(lead)) if _LEADS.match(lead) else set()
        return leading.pop() if len(leading) == 1 and not behind else None

    def _behind_candidate(self, draft: Draft) -> str:
        """The words between the candidate's name and the next one in the sentence."""
        sentence = self.places.sentence_at(draft.paragraph, draft.anchor)
        spans = self.places.spans_in(sentence) if sentence is not None else []
        at = next((i for i, s in enumerate(spans) if draft.candidate in s.entities and s.start > draft.anchor), None)
        if at is None or sentence is None:
            return ""
        stop = spans[at + 1].outer_start if at + 1 < len(spans) else sentence.end
        return self.places.article.texts[draft.paragraph - 1][spans[at].end : stop]

    def _with_districts(self, office: Office, district: str) -> tuple[Office, str | None]:
        """The office of the article that has districts, where the one assumed has none ("mayor" beside "Ward 5")."""
        other = next((o for o in self._sought if o.has_districts), None)
        return (other, district) if other is not None else (office, None)

    def _year(self, when: DateRange, office: Office, *, is_old: bool) -> str | None:
        published = self._published
        if is_old and when.latest_on is not None:
            return str(when.latest_on.year)
        if published is None:
            return None
        return str(self._year_ahead or self._turns.year_of(office, published.year))

    def _is_old(self, text: str, when: DateRange) -> bool:
        """Whether what is told belongs to an earlier contest: its year is named as such, or lies years back."""
        published, first, last = self._published, when.earliest_on, when.latest_on
        if published is None or last is None or last.year >= published.year:
            return False
        if first is None:
            return True
        is_named = last.year in map(int, _YEAR.findall(text[-LONG:]))
        return first.year == last.year and (is_named or published.year - last.year > 1)

    def _named_ahead(self) -> int | None:
        """The coming year of which the lead names the vote ("the 2028 primary", "next year's race")."""
        published = self.places.article.published.latest_on
        if published is None:
            return None
        source = self.places.article.article.source
        lead = set(range(1, LEAD + 1)) & {draft.paragraph for draft, _ in self.told} or {1}
        texts = " ".join([source.title, *(self.places.article.texts[n - 1] for n in sorted(lead))])[: LEAD * LONG]
        vote = rf"(?:[\w-]+ ){{0,3}}(?:{any_of('votes')}|campaign)\b"
        years = [int(year) for year in re.findall(rf"\b((?:19|20)\d\d) {vote}", texts)]
        years += [published.year + 1 for _ in re.findall(rf"\bnext year's {vote}", texts)]
        if not years and self._votes_next_year(vote):
            return published.year + 1
        ahead = Counter(year for year in years if published.year <= year <= published.year + 3)
        best = ahead.most_common(1)
        return best[0][0] if best else None

    def _votes_next_year(self, vote: str) -> bool:
        """Whether a paragraph that speaks of a vote says "next year", and none says "this year" or "this fall"."""
        texts = self.places.article.texts
        ahead = [text for text in texts if "next year" in text and _NEXT_YEAR.search(text)]
        if not ahead or any(_THIS_YEAR.search(text) for text in texts):
            return False
        return any(re.search(rf"\b{vote}", text) for text in ahead)

    def _called(self, office: Office, text: str) -> str:
        place = self._place_beside(office, text) or self._place_of(office)
        title = f"{office.name[0].upper()}{office.name[1:]}"
        if office.where == "nation":
            return f"{place} {office.name}" if place == "U.S." else f"{title} of {place}" if place else title
        if place is None:
            return title if office.scope or office.where == "after" else office.name
        shape = {"after": f"{title}, {place}", "comma": f"{place}, {office.name}", "party": f"{place} leader"}
        shared = office.name.removeprefix("county ") if place.endswith(" County") else office.name
        shared = "Council" if place.endswith(" City") and office.name == "city council" else shared
        return shape.get(office.where, f"{place} {shared}")

    def _place_beside(self, office: Office, text: str) -> str | None:
        """The one place that the sentence itself puts beside the words for an office that cities and counties have."""
        if office.scope or office.where != "before":
            return None
        found = list(places_beside(office, self.places.article, [text]))
        return _city(found[0]) if len(found) == 1 else None

    def _place_of(self, office: Office) -> str | None:
        if office.name not in self._places:
            place = place_of(office, self.places.article)
            self._places[office.name] = _city(place) if place and not office.scope else place
        place = self._places[office.name]
        default = self._default
        if place is None and default is not None and default.where == office.where == "before":
            place = self._places.get(default.name) if default.scope == office.scope else None
        return None if place == "U.S." and office.scope == "state" else place


_NO_RACE = Race(None, None)
# All of a draft that its contest hangs on: the words that say it, and of whom.
_place: Callable[[Draft], tuple[int, ...]] = attrgetter("paragraph", "start", "end", "anchor", "candidate")


def _is_main(name: str) -> bool:
    """Whether an office is a chief one or the nation's, which counts where two are named as often."""
    office = office_named(name)
    return office is not None and (office.is_chief or office.scope == "nation")


def _city(place: str) -> str:
    """A city by its own name, where an article calls it by its state's or its letters ("NYC")."""
    known = read_words("contests")["cities"]
    return str(known.get(place) or (states().get(place) if place.isupper() else None) or place)
