"""For which office, where and when does a statement's candidate stand?

The name is put together from the article's own words: place, office, district, party primary, year. The office is the
one named with the statement, else what its candidate stands for, else that of the heading, else the article's. What is
told of another year stands in a contest of its own; an article that names no office gives no contest.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from facts.extraction.annotated import Sentence
from facts.extraction.drafts import Draft
from facts.extraction.lexicon.words import read_words
from facts.extraction.places import Places
from facts.extraction.statements.clauses import any_of
from facts.extraction.statements.offices import Office, chief_office, office_named, offices, place_of, sought_in
from facts.models import DateRange

LONG = 2_000
BESIDE = 300  # characters around a statement in which its own contest may be named
TOLD = 1_000  # statements that only imply their contest count less than one that names it
REACH = 4  # paragraphs in which a district that leads one of them holds on
LEAD = 3  # paragraphs
LABEL = 80  # characters; a line that names an office over what follows is not longer
_YEAR = re.compile(r"\b(?:in|of|since|back in|the) ((?:19|20)\d\d)\b", re.IGNORECASE)
_LEADS = re.compile(r"(?:For|In) ", re.IGNORECASE)
Told = tuple[Draft, DateRange]


@dataclass(slots=True)
class Contests:
    """The contests that an article speaks of; `told` are its statements with their days.

    A candidate stands in one contest of the day, however often the article speaks of it.
    """

    places: Places
    told: Iterable[Told] = ()
    _default: Office | None = None
    _places: dict[str, str | None] = field(default_factory=dict)
    _primary: str | None = None
    _by_candidate: dict[int, Office] = field(default_factory=dict)
    _usual: dict[int, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    _year_ahead: int | None = None

    def __post_init__(self) -> None:
        article = self.places.article
        counted = Counter(office.name for text in article.texts for office in sought_in(text))
        counted.update({office.name: 3 for office in sought_in(article.article.source.title)})
        best = counted.most_common(1)
        sought = next((o for o in offices() if best and o.name == best[0][0]), None)
        self._default = sought or chief_office([*article.texts, article.article.source.title])
        for candidacy in article.candidacies:
            office = office_named(candidacy.office) if candidacy.office else None
            if office is not None:
                self._by_candidate.setdefault(candidacy.entity, office)
        for draft, when in self.told:
            office = self._named_with(draft)
            if office is not None and not self._is_old(self._text(draft), when):
                self._by_candidate.setdefault(draft.candidate, office)
        self._primary = _primary_in(" ".join(article.texts), at_hand=True)
        self._year_ahead = self._named_ahead()
        for draft, when in self.told:
            if not self._is_old(self._text(draft), when):
                told = TOLD if self._named_with(draft) else 1
                self._usual[draft.candidate][self._contest_told(draft, when)] += told

    def contest_of(self, draft: Draft, when: DateRange) -> str | None:
        """The contest of a draft, or None when the article does not say.

        Args:
            draft: What is said, and where.
            when: Its date; one of an earlier year points to an earlier contest.
        """
        usual = self._usual.get(draft.candidate)
        if usual is None or self._named_with(draft) or self._is_old(self._text(draft), when):
            return self._contest_told(draft, when)
        return max(usual, key=lambda name: (usual[name] >= TOLD, (name or "").count(","), usual[name]))

    def _contest_told(self, draft: Draft, when: DateRange) -> str | None:
        """The contest of which the words around a draft tell."""
        told = self._named_with(draft)
        office = told or self._in_heading(draft) or self._by_candidate.get(draft.candidate) or self._default
        if office is None:
            return None
        is_default = told is None and office is self._default
        reach = (REACH if office.has_districts else 1) if is_default else 0
        district = _district_beside(self.places, draft, reach=reach)
        if district is not None and not office.has_districts:
            office, district = self._with_districts(office, district)
        text = self._text(draft)
        is_old = self._is_old(text, when)
        parts = [self._called(office), district]
        if not is_old or " primary" in text:
            parts.append(_primary_in(text) or (self._primary if office is self._default else None))
        return ", ".join(part for part in [*parts, self._year(when, is_old=is_old)] if part)

    def _text(self, draft: Draft) -> str:
        return self.places.article.text(draft.paragraph)[draft.start : min(draft.end, draft.anchor + BESIDE)]

    def _named_with(self, draft: Draft) -> Office | None:
        """The one office that is named behind the stance word, or that leads the sentence."""
        text = self._text(draft)
        anchor = max(0, draft.anchor - draft.start)
        behind = set(sought_in(text[anchor:]))
        if len(behind) == 1:
            return behind.pop()
        lead = text[:anchor].split(",")[0]
        leading = set(sought_in(lead)) if _LEADS.match(lead) else set()
        return leading.pop() if len(leading) == 1 and not behind else None

    def _in_heading(self, draft: Draft) -> Office | None:
        """The office in the line or heading under which a draft stands."""
        article = self.places.article
        text = article.article.passages[draft.paragraph - 1].text[max(0, draft.anchor - LONG) : draft.anchor]
        lines = text.split("\n")[:-1]
        labels = [line for line in lines if len(line) < LABEL and not line.rstrip().endswith(".")]
        above = [at for at in article.headings if at < draft.paragraph]
        labels = [*(article.text(max(above)),), *labels] if above else labels
        named = [office for label in labels for office in sought_in(label)[:1]]
        return named[-1] if named else None

    def _with_districts(self, office: Office, district: str) -> tuple[Office, str | None]:
        """The office of the article that has districts, where the one assumed has none ("mayor" beside "Ward 5")."""
        sought = (o for text in self.places.article.texts for o in sought_in(text) if o.has_districts)
        other = next(sought, None)
        return (other, district) if other is not None else (office, None)

    def _year(self, when: DateRange, *, is_old: bool) -> str | None:
        published = self.places.article.published.latest_on
        if is_old and when.latest_on is not None:
            return str(when.latest_on.year)
        if published is None:
            return None
        return str(self._year_ahead or published.year)

    def _is_old(self, text: str, when: DateRange) -> bool:
        """Whether what is told belongs to an earlier contest: its year is named as such, or lies years back."""
        published, first, last = self.places.article.published.latest_on, when.earliest_on, when.latest_on
        if published is None or last is None or last.year >= published.year:
            return False
        if first is None:
            return True
        is_named = last.year in [int(year) for year in _YEAR.findall(text[-LONG:])]
        return first.year == last.year and (is_named or published.year - last.year > 1)

    def _named_ahead(self) -> int | None:
        """The coming year of which the lead names the vote ("the 2028 primary", "next year's race")."""
        published = self.places.article.published.latest_on
        if published is None:
            return None
        source = self.places.article.article.source
        texts = " ".join([source.title, *self.places.article.texts[:LEAD]])[: LEAD * LONG]
        vote = rf"(?:[\w-]+ ){{0,3}}(?:{any_of('votes')}|campaign)\b"
        years = [int(year) for year in re.findall(rf"\b((?:19|20)\d\d) {vote}", texts)]
        years += [published.year + 1 for _ in re.findall(rf"\bnext year's {vote}", texts)]
        ahead = Counter(year for year in years if published.year <= year <= published.year + 3)
        best = ahead.most_common(1)
        return best[0][0] if best else None

    def _called(self, office: Office) -> str:
        if office.name not in self._places:
            self._places[office.name] = place_of(office, self.places.article)
        place = self._places[office.name]
        if place is None and office.where == "before" and self._default is not None and self._default.where == "before":
            place = self._places.get(self._default.name)
        title = f"{office.name[0].upper()}{office.name[1:]}"
        if place is None:
            return title if office.where == "after" else office.name
        shape = {"after": f"{title}, {place}", "comma": f"{place}, {office.name}", "party": f"{place} leader"}
        shared = office.name.removeprefix("county ") if place.endswith(" County") else office.name
        return shape.get(office.where, f"{place} {shared}")


def _primary_in(text: str, *, at_hand: bool = False) -> str | None:
    """The party primary that a text speaks of most; `at_hand` leaves out those of "the primary in June"."""
    parties = "|".join(read_words("contests")["parties"])
    behind = r"(?! (?:in|last|earlier|on|this) )" if at_hand else ""
    found = Counter(re.findall(rf"\b({parties}) (?:\w+ )?primary\b{behind}", text))
    best = found.most_common(1)
    return f"{best[0][0]} primary" if best else None


def _district_beside(places: Places, draft: Draft, *, reach: int) -> str | None:
    """The district that stands beside the candidate, else the one that leads one of the last paragraphs in reach."""
    names = "|".join(read_words("contests")["districts"])
    pattern = re.compile(rf"\b((?:{names}) (?:\d+|[A-Z]\b))")
    article = places.article
    text = article.text(draft.paragraph)
    sentence: Sentence | None = places.sentence_at(draft.paragraph, draft.anchor)
    spans = [s for s in places.spans_in(sentence) if draft.candidate in s.entities] if sentence is not None else []
    for span in spans:
        behind = pattern.match(text, span.end + 2) if text[span.end : span.end + 2] == ", " else None
        behind = behind or re.compile(rf" (?:in|for) ((?:{names}) \d+)").match(text, span.end)
        before = re.search(
            rf"\b(?:in|for) ((?:{names}) (?:\d+|[A-Z]\b)),[^;]*$",
            text[max(0, span.outer_start - BESIDE) : span.outer_start],
            re.IGNORECASE,
        )
        if behind or before:
            return (behind or before)[1]  # type: ignore[index]
    for paragraph in range(draft.paragraph, max(0, draft.paragraph - reach), -1):
        lead = pattern.search(article.text(paragraph)[:60])
        if lead:
            return lead[1]
    return None
