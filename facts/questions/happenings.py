"""Which happening does a time lean on ("before the accuser spoke up", "after it all came out")?

What leads to a happening says how the time lies to it; which one its words mean, `tellings` knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache

from facts.models import DateRange, Relative, TimeWindow
from facts.questions.calendar import Found
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.periods import period_words
from facts.questions.tellings import Named, Telling, run_of
from facts.questions.tokens import Token

_RELATIVES = (
    ("before", Relative.BEFORE),
    ("after", Relative.AFTER),
    ("since", Relative.SINCE),
    ("until", Relative.UNTIL),
    ("at_happening", Relative.ON),
)
_LEAD = 4  # words of the longest "in the wake of"


def find_happenings(
    text: str, tokens: Sequence[Token], typed: Sequence[Token], names: Named, known: Known, lexicon: Lexicon
) -> Iterator[Found]:
    """Find the windows of time about happenings, known ones and such as no source is known to date.

    Args:
        text: The message, blanked.
        tokens: Its words, written out.
        typed: The same as they were typed: what was mended into a verb may be somebody's name.
        names: Names in it, of strangers too.
        known: For the events.
        lexicon: The language's words.
    """
    leads = _leads(lexicon.language)
    for at, token in enumerate(tokens):
        size, relative = _lead(tokens, at, lexicon) if token.word in leads else (0, None)
        if relative is None:
            continue
        words = {token.start: token.word for token in typed}
        told = Telling(run_of(tokens, at + size, lexicon), words, names, known, lexicon)
        end, event = told.read(loosely=relative is not Relative.ON)
        if relative is Relative.ON and _asks(tokens, at, size, lexicon):
            continue
        if relative is Relative.ON and (
            event is None or not told.is_own_day(" ".join(t.word for t in tokens[at : at + size]), end)
        ):
            continue
        if end and not (relative is not Relative.AFTER and _is_pending(tokens, end, lexicon)):
            written = text[token.start : end]
            topic = () if event else told.unknown
            yield (
                token.start,
                end,
                TimeWindow(relative=relative, event_id=event.event_id if event else None, topic=topic, written=written),
            )


def _asks(tokens: Sequence[Token], at: int, size: int, lexicon: Lexicon) -> bool:
    """Whether what leads to a happening asks for its day ("when was the debate")."""
    said = (" ".join(t.word for t in tokens[at : at + size + more]) for more in (1, 2))
    return any(phrase in lexicon.times["asked_day"] for phrase in said)


def find_asked_day(
    tokens: Sequence[Token], typed: Sequence[Token], names: Named, known: Known, lexicon: Lexicon
) -> Iterator[Found]:
    """Find the happening whose day is all that a message asks for ("when did Finch come forward")."""
    asked = _asked_days(lexicon.language)
    for at, token in enumerate(tokens):
        if (phrases := asked.get(token.word)) is None:
            continue
        size = max((len(p) for p in phrases if [t.word for t in tokens[at : at + len(p)]] == p), default=0)
        if not size or not all(t.is_mark or t.word in lexicon.common for t in tokens[:at]):
            continue
        words = {token.start: token.word for token in typed}
        told = Telling(run_of(tokens, at + size, lexicon), words, names, known, lexicon)
        end, event = told.read_named()
        rest = [t for t in tokens[at + size :] if t.start >= end and not t.is_mark]
        if event is not None and all(told.is_of(t, event) for t in rest):
            last = max((t.end for t in rest), default=end)
            start = tokens[at + size - 1].start
            yield start, last, TimeWindow(relative=Relative.ON, event_id=event.event_id, written=told.text)
        return


@cache
def _asked_days(language: str) -> Mapping[str, Sequence[Sequence[str]]]:
    """The phrases that ask for a happening's day, by the first of their words."""
    found: dict[str, list[list[str]]] = {}
    for phrase in load_lexicon(language).times["asked_day"]:
        found.setdefault(phrase.split()[0], []).append(phrase.split())
    return found


def _lead(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, Relative | None]:
    """How many words from `at` on lead to a happening, and how it lies to it."""
    leads = _leads(lexicon.language).get(tokens[at].word)
    for size in range(_LEAD, 0, -1) if leads else ():
        words = " ".join(t.word for t in tokens[at : at + size])
        if leads and words in leads and at + size <= len(tokens):
            return size, leads[words]
    return 0, None


@cache
def _leads(language: str) -> Mapping[str, Mapping[str, Relative]]:
    """The words that lead to a happening, by the first of them."""
    times = load_lexicon(language).times
    found: dict[str, dict[str, Relative]] = {}
    for name, relative in _RELATIVES:
        for words in times[name]:
            found.setdefault(words.split()[0], {}).setdefault(words, relative)
    return found


@cache
def happening_cues(language: str) -> frozenset[str]:
    """The words of which one stands in front of every happening that is found here."""
    within = period_words(language).sizes["within"]  # "within a week of" leads to one as "after" does
    return frozenset({*_leads(language), *_asked_days(language), *within, *load_lexicon(language).times["between"]})


def find_between(
    text: str, tokens: Sequence[Token], typed: Sequence[Token], names: Named, known: Known, lexicon: Lexicon
) -> Iterator[Found]:
    """Find the time from one happening to another ("between the allegation and the debate")."""
    between = [at for at, token in enumerate(tokens) if token.word in lexicon.times["between"]]
    words = {token.start: token.word for token in typed} if between else {}
    for at in between:
        run = run_of(tokens, at + 1, lexicon)
        joint = next((i for i, t in enumerate(run) if t.word in lexicon.times["and"]), len(run))
        if not 0 < joint < len(run):
            continue
        told = [Telling(part, words, names, known, lexicon).read_named() for part in (run[:joint], run[joint + 1 :])]
        events = [event for _, event in told if event is not None]
        if len(events) != len(told) or told[0][0] != run[joint - 1].end:
            continue
        first, last = (event.when for event in events)
        if first.latest_on and last.earliest_on and first.latest_on < last.earliest_on:
            days = DateRange(first.latest_on + timedelta(days=1), last.earliest_on - timedelta(days=1))
            start = tokens[at].start
            written = text[start : told[1][0]]
            yield start, told[1][0], TimeWindow(relative=Relative.DURING, days=days, written=written)


def _is_pending(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Whether the words go on to something still to come ("till the claims get reviewed"): a condition, no day."""
    after = [t.word for t in tokens if t.start >= end and t.word not in lexicon.times["stuff"]]
    return bool(after) and after[0] in lexicon.times["pending"]
