"""Which words of a question say when?

A bare day or month means the latest one of which there is something to tell (`anchoring`); "last week" and "yesterday"
mean what they mean today. A happening that the store knows ("before the allegation") is a window of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from facts.dates import DatedWords, find_dates, read_asked_date, resolve
from facts.models import DateRange, LinkedName, Relative, TimeWindow, meant_ids
from facts.models.building import replace
from facts.questions.anchoring import anchored
from facts.questions.calendar import (
    Found,
    editions,
    find_holidays,
    headed,
    holiday_cues,
    joined,
    month_alone,
    narrow,
    of_months,
    part_before,
    plain_vowels,
)
from facts.questions.distances import after_within, both_bounds, measured
from facts.questions.happenings import find_asked_day, find_between, find_happenings
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.reaching import find_periods, joined_spans
from facts.questions.respelling import respell
from facts.questions.tellings import longest_telling
from facts.questions.time_cues import may_hold_time, may_say_when, words_meant
from facts.questions.tokens import Token, fold

_LED = (Relative.BEFORE, Relative.AFTER, Relative.SINCE, Relative.UNTIL, Relative.DURING, Relative.ON)


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says.

    Attributes:
        text: The message, blanked.
        tokens: Its words.
        names: Names in it, of strangers too.
        known: For the events, for how far the sources reach and for when somebody acted.
        lexicon: The language's words.
        today: Against which "last week" is read.
    """

    text: str
    tokens: Sequence[Token]
    names: Sequence[LinkedName]
    known: Known
    lexicon: Lexicon
    today: date

    def read(self, reach: date) -> list[Found]:
        """The times of the message, its words of time spelled out; bare days and months are the latest up to a day."""
        text, typed, names, known, lexicon = self.text, self.tokens, self.names, self.known, self.lexicon
        said = {token.word for token in typed}
        meant = words_meant(typed, names, lexicon.language)
        tokens = [t if t.word == word else Token(word, t.start, t.end) for t, word in zip(typed, meant, strict=True)]
        is_dated = may_say_when(text, tokens, lexicon.language)
        periods = _periods(text, tokens, lexicon, reach)
        found = [
            *(_days(text, typed, tokens, lexicon, reach, self.today) if is_dated else ()),
            *(_holidays(text, tokens, lexicon, reach) if not holiday_cues(lexicon.language).isdisjoint(said) else ()),
            *find_happenings(text, after_within(tokens, lexicon), typed, names, known, lexicon),
            *find_between(text, tokens, typed, names, known, lexicon),
            *find_asked_day(tokens, typed, names, known, lexicon),
        ]
        if not (periods or found):
            return []
        found = [*periods, *(w for w in found if not any(w[0] < end and start < w[1] for start, end, _ in periods))]
        found = measured(found, tokens, known, lexicon)
        clear = [w for w in found if not any(n.matches and _crosses(n, w) for n in names)]
        return both_bounds(_no_overlap(clear), tokens, known, lexicon)


def find_windows(said: Said, *, heard: Collection[int] = ()) -> list[Found]:
    """Find every window of time that a message speaks of, with where its words stand.

    Args:
        said: The message.
        heard: Of whom the conversation speaks where the message names nobody.

    Raises:
        BadDate: A day in numbers may mean two days.
    """
    text, tokens, names, known, lexicon = said.text, said.tokens, said.names, said.known, said.lexicon
    if not may_hold_time(text, tokens, names, lexicon.language):
        return []
    respelt = respell(text, tokens, names, lexicon)
    spelt = replace(said, text=respelt.text, tokens=respelt.tokens, names=respelt.names)
    reach = known.reach.latest_on if known.reach and known.reach.latest_on else said.today
    kept = anchored(spelt.read, meant_ids(names) or heard, known, lexicon, reach)
    return [(respelt.back(start), respelt.back(end), window) for start, end, window in kept]


def _days(
    text: str, typed: Sequence[Token], tokens: Sequence[Token], lexicon: Lexicon, reach: date, today: date
) -> list[Found]:
    """Days and months as they are dated and named, holidays and happenings left aside.

    Raises:
        BadDate: A day in numbers may mean two days.
    """
    return [
        *_numbers(text, tokens, lexicon, reach, today),
        *_dates(_with_leads(text, typed, tokens, lexicon), tokens, lexicon, reach, today),
        *month_alone(tokens, lexicon, reach),
        *editions(text, lexicon, reach),
        *headed(text, lexicon, reach),
        *of_months(text, lexicon, reach),
        *joined(text, lexicon, reach),
    ]


def _periods(text: str, tokens: Sequence[Token], lexicon: Lexicon, reach: date) -> list[Found]:
    """Times that are made of several parts ("from May 10 to 12", "no later than the end of June")."""
    found = []
    for led in find_periods([t.word for t in tokens], reach, lexicon.language):
        start, end = tokens[led.start].start, tokens[led.end - 1].end
        found.append((start, end, TimeWindow(relative=led.relative, days=led.days, written=text[start:end])))
    return found


def _crosses(name: LinkedName, window: Found) -> bool:
    """Whether a name is in the way of a window: one inside a happening tells whose it is."""
    is_within = window[0] < name.start and name.end <= window[1]
    is_inside = is_within and (window[2].event_id is not None or name.written.isdigit())  # "May 12", with a Local 12
    return window[0] < name.end and name.start < window[1] and not is_inside


def _with_leads(text: str, typed: Sequence[Token], tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """The text with a plain word for each mistyped one that leads to a time ("b4 april"), at equal length."""
    plain = lexicon.times["in_month"]
    for short, long in zip(typed, tokens, strict=True):
        if short.word != long.word and short.end - short.start >= len(plain) and _relative(long.word, lexicon):
            text = text[: short.start] + plain.ljust(short.end - short.start) + text[short.end :]
    return text


def _no_overlap(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda w: (w[0], -w[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _dates(text: str, tokens: Sequence[Token], lexicon: Lexicon, reach: date, today: date) -> list[Found]:
    language = lexicon.language
    text = plain_vowels(text)
    text = _unheard(language).sub(lambda found: " " * len(found[0]), text)
    against_today = find_dates(text, DateRange.day(today), language=language, any_case=True)
    against_reach = _past(text, reach, against_today, lexicon)
    days = {d.start: d for d in (*against_reach.values(), *against_today)}
    found = []
    for day in sorted(days.values(), key=lambda d: d.start):
        dated = day if _counts_from_now(day, lexicon) else against_reach.get(day.start, day)
        if _is_time(text, dated, lexicon):
            found.append(_dated_window(text, tokens, dated, lexicon))
    return joined_spans(found, tokens, lexicon)


def _past(text: str, reach: date, by_today: Sequence[DatedWords], lexicon: Lexicon) -> dict[int, DatedWords]:
    """The dated words by where they begin, none of a day to come: "before May" asked in April is of last year."""

    def found(published: DateRange) -> dict[int, DatedWords]:
        return {d.start: d for d in find_dates(text, published, language=lexicon.language, any_case=True)}

    plain, in_year = found(DateRange.day(reach)), found(_year_up_to(reach))
    soon = {d.start for d in by_today} - plain.keys() - in_year.keys() if by_today else set()
    before = found(_year_up_to(date(reach.year - 1, 12, 31))) if soon and reach.year > 1 else {}
    bare = {d.start: d for d in (*(before[at] for at in soon & before.keys()), *in_year.values())}
    return {at: d for at, d in bare.items() if not _counts_from_now(d, lexicon)} | plain


def _year_up_to(day: date) -> DateRange:
    """A year by its last day: against it no day that lies far back is held to be the next one."""
    return DateRange(date(max(1, day.year - 1), 12, 31), day)


@cache
def _unheard(language: str) -> re.Pattern[str]:
    """Words right before a day that say nothing of it."""
    words = "|".join(load_lexicon(language).times["unheard"])
    return re.compile(rf"\b(?:{words})\b(?=\s+(?:the\s+)?(?:\d|in\b))", re.IGNORECASE)


def _numbers(text: str, tokens: Sequence[Token], lexicon: Lexicon, reach: date, today: date) -> list[Found]:
    """Days in numbers, such as 4/30, behind a word that leads to a day.

    Raises:
        BadDate: They may mean two days.
    """
    found = []
    for match in re.finditer(r"\b(\d{1,2}/\d{1,2})(/\d{2,4})?(?![\d/])", text):
        start, relative = _lead(tokens, match.start(), match.end(), lexicon)
        if relative is not None:
            days = read_asked_date(match[1] + (match[2] or f"/{reach.year}"), max(today, reach))
            found.append(
                (start, match.end(), TimeWindow(relative=relative, days=days, written=text[start : match.end()]))
            )
    return found


def _holidays(text: str, tokens: Sequence[Token], lexicon: Lexicon, reach: date) -> Iterable[Found]:
    """Holidays, each with the preposition before it."""
    for at, end, days in find_holidays(text, reach, lexicon):
        start, relative = _lead(tokens, at, end, lexicon)
        if relative in (None, Relative.DURING, Relative.ON):
            relative = Relative.ON if days.is_day else Relative.DURING
        yield start, end, TimeWindow(relative=relative, days=days, written=text[start:end])


def _counts_from_now(day: DatedWords, lexicon: Lexicon) -> bool:
    words = fold(day.written).split()
    return any(word in lexicon.times["from_now"] for word in words)


def _is_time(text: str, day: DatedWords, lexicon: Lexicon) -> bool:
    """Whether a bare "may" or "march" is a time here: a word of time leads to it, or it has a number."""
    written = fold(day.written)
    if re.search(r"\d", written) or len(written.split()) > 1 or written not in lexicon.times["doubtful"]:
        return True
    before = fold(text[: day.start]).split()[-1:]
    return any(word in lexicon.times["leads"] for led in before for word in lexicon.chat.get(led, (led,)))


def _dated_window(text: str, tokens: Sequence[Token], day: DatedWords, lexicon: Lexicon) -> Found:
    """A window out of dated words and the preposition before them."""
    at, edge = _edge(tokens, day, lexicon)
    at, part = (at, "") if edge else part_before(tokens, at, day.end, lexicon)
    start, relative = _lead(tokens, at, day.end, lexicon)
    bare = day.when
    if day.relation in ("before", "after", "since", "by"):
        bare = _without_lead(day, lexicon)
    if edge and bare.earliest_on and bare.latest_on:
        bare = DateRange.day(bare.latest_on if edge == "ends" else bare.earliest_on)
    bare = _part_of(day, part, bare, lexicon) if part else bare
    if relative is None:
        relative = Relative.ON if bare.is_day else Relative.DURING
    if relative is Relative.DURING and bare.is_day:
        relative = Relative.ON
    start, relative = _inclusive(tokens, start, relative, lexicon)
    window = TimeWindow(relative=relative, days=bare, written=text[start : day.end].strip())
    return _run_out(tokens, day, lexicon, (start, day.end, window))


def _inclusive(tokens: Sequence[Token], start: int, relative: Relative, lexicon: Lexicon) -> tuple[int, Relative]:
    """ "On or before May 1" takes the day in, as "by" does, and "on or after" as "since" does."""
    led = [t for t in tokens if t.end <= start][-2:]
    is_led = len(led) == 2 and led[0].word in lexicon.times["on"] and led[1].word in lexicon.times["either"]
    turned = {Relative.BEFORE: Relative.UNTIL, Relative.AFTER: Relative.SINCE}
    return (led[0].start, turned[relative]) if is_led and relative in turned else (start, relative)


def _part_of(day: DatedWords, part: str, days: DateRange, lexicon: Lexicon) -> DateRange:
    """The part of the month or the year that dated words name, whether before it or after it is meant."""
    said = {*lexicon.times["leads"], *lexicon.times[part]}
    core = " ".join(w for w in fold(day.written).replace("-", " ").split() if w not in said)
    about = (days.latest_on or days.earliest_on or date.max).replace(month=12, day=31)
    whole = resolve(f"{lexicon.times['in_month']} {core}", DateRange.day(about), language=lexicon.language)
    return narrow(whole, part) if whole else days


def _run_out(tokens: Sequence[Token], day: DatedWords, lexicon: Lexicon, found: Found) -> Found:
    """ "Before April ended" is up to its last day, "since April began" and "April and on" from its first on."""
    at = next((i for i, t in enumerate(tokens) if t.start >= day.end), len(tokens))
    start, _, window = found
    size = longest_telling(tokens, at, "onward", lexicon)
    if size and window.relative in (Relative.ON, Relative.DURING) and all(t.is_mark for t in tokens[at + size :][:1]):
        return start, tokens[at + size - 1].end, replace(window, relative=Relative.SINCE)
    for name, turned in _RUN_OUT.items():
        size = longest_telling(tokens, at, name, lexicon)
        if not size or window.relative not in _BOUNDS or not window.days.latest_on:
            continue
        days, relative = window.days, turned.get(window.relative, window.relative)
        if window.relative in (Relative.BEFORE, Relative.AFTER):
            core = " ".join(w for w in day.written.split() if fold(w) not in lexicon.times["leads"])
            days = _whole(f"{lexicon.times['in_month']} {core}", window.days.latest_on, lexicon) or days
        return start, tokens[at + size - 1].end, replace(window, relative=relative, days=days)
    return found


def _whole(words: str, begun: date, lexicon: Lexicon) -> DateRange | None:
    """The month, or the season, that words name, of which a day has come: to its end."""
    for length in (31, 100):
        about = begun + timedelta(days=length)
        days = resolve(words, DateRange.day(about), language=lexicon.language)
        if days is None or days.latest_on != about:
            break
    return days


_BOUNDS = (Relative.BEFORE, Relative.AFTER, Relative.SINCE, Relative.UNTIL)
#: What a bound is from behind which it is said that the days ended, or that they began.
_RUN_OUT = {
    "ending": {Relative.BEFORE: Relative.UNTIL, Relative.SINCE: Relative.AFTER},
    "opening": {Relative.AFTER: Relative.SINCE, Relative.UNTIL: Relative.BEFORE},
}


def _edge(tokens: Sequence[Token], day: DatedWords, lexicon: Lexicon) -> tuple[int, str]:
    """Where "the end of" before dated words begins and which end it means; the words' own start where none does."""
    before = [t for t in tokens if t.start < day.end and not t.word.isdigit()][-6:]
    for index, token in enumerate(before):
        edge = next((name for name in ("ends", "starts") if token.word in lexicon.times[name]), "")
        behind = [t.word for t in before[index + 1 :] if t.end <= day.start]
        if edge and token.end <= day.start and set(behind) <= {*lexicon.times["leads"], *lexicon.times["event_words"]}:
            led = before[index - 1 : index] if index else []
            is_article = bool(led) and led[0].word in lexicon.times["event_words"]
            return (led[0].start if is_article else token.start), edge
    return day.start, ""


def _without_lead(day: DatedWords, lexicon: Lexicon) -> DateRange:
    """The days themselves, of which `day.when` is what lies before, after or since."""
    latest = day.when.latest_on or day.when.earliest_on
    assert latest is not None
    if day.relation == "by" and _counts_from_now(day, lexicon):
        return DateRange.day(latest)  # "as of today": against a year it would be any day of it
    core = " ".join(w for w in day.written.split() if fold(w) not in lexicon.times["leads"])
    if (
        day.relation == "after"
        and not re.search(r"\d", core)
        and (month := resolve(f"{lexicon.times['in_month']} {core}", DateRange.day(latest), language=lexicon.language))
    ):
        return month
    found = find_dates(core, _year_up_to(latest), language=lexicon.language, any_case=True)
    after = find_dates(core, DateRange.day(date.max), language=lexicon.language, any_case=True) if not found else []
    if day.relation == "before" and day.when.latest_on and not re.search(r"\d{4}", core):
        return DateRange.day(day.when.latest_on + timedelta(days=1))
    if found and day.relation != "before":
        return found[0].when
    if not after and day.relation == "after" and day.when.earliest_on:
        return DateRange.day(day.when.earliest_on - timedelta(days=1))  # "after that day", whose words alone name none
    return after[0].when if after and re.search(r"\d{4}", core) else day.when


def _lead(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> tuple[int, Relative | None]:
    """Where the preposition before a date begins and what it makes of it; it may lie inside the dated words."""
    inside = [t for t in tokens if start <= t.start < end]
    before = [t for t in tokens if t.end <= start][-2:]
    words = [*before, *inside[:2]]
    for size in (2, 1):
        for first in range(len(words) - size + 1):
            run = words[first : first + size]
            relative = _relative(" ".join(t.word for t in run), lexicon)
            adjoins = first + size >= len(before)
            if relative and adjoins and not _is_led_again(relative, words[first + size : first + size + 1], lexicon):
                return min(run[0].start, start), relative
    return start, None


def _is_led_again(relative: Relative, behind: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether another preposition leads to the day, so that this one is part of a verb ("hopped on in April")."""
    is_place = relative in (Relative.DURING, Relative.ON)
    return is_place and any(_relative(t.word, lexicon) is not None for t in behind)


def _relative(words: str, lexicon: Lexicon) -> Relative | None:
    return next((relative for relative in _LED if words in lexicon.times[relative]), None)
