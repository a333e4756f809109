"""Which happening do words tell of ("the accuser spoke up", "it all came out", "the debate was over")?

A happening is known by its name, by whoever told of it or, where the records hold no other, by loose words. Whoever or
whatever stands in the words and not in the happening's own passage makes it another one, which is told to be unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from facts.models import Event, LinkedName, meant_ids
from facts.names.everyday import is_common, is_surname_too
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.patterns import Element
from facts.questions.phrases import match
from facts.questions.pieces import Piece
from facts.questions.tokens import Token, fold, tokenize

Named = Sequence[LinkedName]
_STEM = 5
_SHORT = 3  # letters of words that lead on to no happening unless they name somebody
_REACH = 8  # words that a happening is told in
_LEAD = 4  # words that may stand before what somebody did
_SURE_OF_ERROR = 5  # letters from which one of them may be wrong in a name


def longest_telling(tokens: Sequence[Token], at: int, name: str, lexicon: Lexicon) -> int:
    """How many words from `at` on the longest phrase of a sort of tellings takes; 0 for none."""
    begun = _begun_with(tokens[at].word, name, lexicon.language) if at < len(tokens) else ()
    pieces = [Piece(word=t.word, start=t.start, end=t.end) for t in tokens[at : at + _REACH]] if begun else []
    return max((len(match(p, pieces, 0, [True] * len(pieces))) for p in begun), default=0)


@lru_cache(maxsize=4096)
def _begun_with(word: str, name: str, language: str) -> Sequence[tuple[Element, ...]]:
    """The phrases of a sort of tellings that may begin with a word."""
    told = load_lexicon(language).tellings[name]
    return [p for p in told if p[0].optional or p[0].gap or p[0].accepts(word)]


def run_of(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> list[Token]:
    """The words from `at` on up to the next mark or the next word that leads to a time.

    A hyphen before them is none ("pre-allegation").
    """
    at += at < len(tokens) and tokens[at].word == "-"
    is_weak = tokens[at - 1].word in lexicon.times["leads_on"]
    end = next(
        (i for i in range(at, len(tokens)) if tokens[i].is_mark or _is_bound(tokens, i, lexicon, is_weak=is_weak)),
        len(tokens),
    )
    return list(tokens[at : min(end, at + _REACH)])


def _is_bound(tokens: Sequence[Token], at: int, lexicon: Lexicon, *, is_weak: bool) -> bool:
    """Whether another time begins at a word; behind "from", which may lead to no time at all, "once" and "post" too."""
    phrases = _bounds(lexicon.language, is_weak=is_weak).get(tokens[at].word, ())
    return any([t.word for t in tokens[at : at + len(phrase)]] == phrase for phrase in phrases)


@cache
def _bounds(language: str, *, is_weak: bool) -> Mapping[str, list[list[str]]]:
    """The words that lead to what lies before or after, by the first of them."""
    times = load_lexicon(language).times
    weak = set() if is_weak else set(times["leads_on"])
    found: dict[str, list[list[str]]] = {}
    for words in {*times["before"], *times["after"]} - {*times["until"], *weak}:
        found.setdefault(words.split()[0], []).append(words.split())
    return found


class Telling:
    """The words behind "before", read as a happening."""

    def __init__(
        self, run: Sequence[Token], typed: Mapping[int, str], names: Named, known: Known, lexicon: Lexicon
    ) -> None:
        self._run = run
        self._typed = typed
        self._names = names
        self._known = known
        self._lexicon = lexicon
        self._small = frozenset(lexicon.times["event_words"])
        self.unknown: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(token.word for token in self._run)

    def is_of(self, token: Token, event: Event) -> bool:
        """Whether a word behind a happening says no more than that it happened, or names somebody of its passage."""
        if token.word in self._small or token.word in self._lexicon.common or self._goes_on(token.word):
            return True
        return self._is_named(token) and self._is_told_of(token, event)

    def is_own_day(self, lead: str, end: int) -> bool:
        """Whether a happening's own day is told: behind "on" or "at" alone only of "debate night"."""
        last = next((t.word for t in self._run if t.end == end), "")
        return " " in lead or lead not in self._lexicon.times["on"] or last in self._lexicon.times["own_day"]

    def read_named(self) -> tuple[int, Event | None]:
        """As `read`, of what is named or told by somebody: loose words, and what it was about, tell no day."""
        if not self._run:
            return 0, None
        end, event = self._spoken_up() or self._by_noun()
        is_other = any(t.word in self._lexicon.times["told_of"] for t in self._run)  # it happened on another day
        return (0, None) if is_other and event is not None and event in self._broken() else (end, event)

    def read(self, *, loosely: bool = True) -> tuple[int, Event | None]:
        """Where the words end, 0 where they tell of no happening; and the happening, None where it is not known.

        Args:
            loosely: Whether loose words may tell of one ("it all went south").
        """
        if not self._run:
            return 0, None
        spoken = self._spoken_up()
        found = spoken if spoken is not None else self._by_noun()
        return found if found[0] or spoken is not None or not loosely else self._by_loose_words()

    def _by_loose_words(self) -> tuple[int, Event | None]:
        """The only happening of the records, where loose words open ("it all went south")."""
        size = self._longest("loose", 0)
        if not size or (self._run[size - 1].word in self._lexicon.times["pointing"] and not self._ends(size)):
            return 0, None
        broke = self._broken()
        event = self._choose(broke)
        return (self._run[size - 1].end if event or broke else 0), event

    def _broken(self) -> list[Event]:
        """The happenings that came out of a sudden: nobody says so of a debate."""
        planned = self._lexicon.times["planned"]
        return [e for e in self._known.events if not any(w in planned for w in fold(e.name).split())]

    def _ends(self, at: int) -> bool:
        """Whether no word of weight goes on ("all this", but not "this election")."""
        return at == len(self._run) or self._run[at].word in self._small

    def _longest(self, name: str, at: int) -> int:
        """How many words from `at` on the longest phrase of a sort takes."""
        return longest_telling(self._run, at, name, self._lexicon)

    def _spoken_up(self) -> tuple[int, Event | None] | None:
        """Where "Finch came forward" ends, and the happening that this was; None where nobody named does so."""
        for at in range(1, min(_LEAD + 1, len(self._run))):
            size = self._longest("speaking", at)
            people = [t for t in self._run[:at] if t.word not in self._small]
            if size and people:
                event = self._told_by(people)
                return (self._rest(at + size) if event else 0), event
        return None

    def _told_by(self, people: Sequence[Token]) -> Event | None:
        """The happening whose passage names those people, who stand on no side; None where there is none."""
        if all(t.word in self._lexicon.times["tellers"] for t in people):
            named = [e for e in self._known.events if any(_names_event(t.word, e, self._lexicon) for t in people)]
            return self._choose(named or self._known.events)
        if any(self._stands(t) for t in people):
            return None
        return self._choose([e for e in self._known.events if all(self._is_told_of(t, e) for t in people)])

    def _stands(self, token: Token) -> bool:
        """Whether a word names somebody who takes part: when a candidate spoke up is a matter of its own."""
        ids = meant_ids(n for n in self._names if n.start <= token.start < n.end)
        return any(one in self._known.candidate_ids or one in self._known.endorser_ids for one in ids)

    def _rest(self, at: int) -> int:
        """Where the small words behind a happening end ("accused her", "the mess that was")."""
        while at < len(self._run) and self._run[at].word in self._small:
            at += 1
        return self._run[at - 1].end

    def _by_noun(self) -> tuple[int, Event | None]:
        """The happening that a noun among the words names, small words between left aside."""
        between: list[Token] = []
        for at, token in enumerate(self._run):
            hits = [e for e in self._known.events if _names_event(token.word, e, self._lexicon)]
            hits = [e for e in hits if self._may_mean(token, between, e)]
            if hits:
                return self._noun_end(at), self._choose(hits)
            if token.word in self._lexicon.times["whatever"] or token.word in self._lexicon.times["stuff"]:
                return self._of_sort(at, between)
            if token.word in self._small:
                continue
            if len(token.word) <= _SHORT and not self._is_named(token):
                break
            between.append(token)
        return 0, None

    def _may_mean(self, token: Token, between: Sequence[Token], event: Event) -> bool:
        """Whether no word before a noun speaks against a happening: a name, or any where the noun is not its own."""
        is_own = _is_own_noun(token.word, event, self._lexicon)
        plain = {t for t in between if is_own and _is_plain(self._typed[t.start]) and not self._is_named(t)}
        return all(self._is_of(t, event) for t in between if t not in plain)

    def _noun_end(self, at: int) -> int:
        """Where a noun and what is said of the same happening behind it end ("the misconduct scandal broke")."""
        at += 1
        while at < len(self._run) and (self._run[at].word in self._small or self._goes_on(self._run[at].word)):
            at += 1
        return self._run[at - 1].end

    def _goes_on(self, word: str) -> bool:
        is_loose = word in self._lexicon.times["whatever"] or word in self._lexicon.times["stuff"]
        return is_loose or any(_names_event(word, e, self._lexicon) for e in self._known.events)

    def _of_sort(self, at: int, between: Sequence[Token]) -> tuple[int, Event | None]:
        """The happening that "the scandal", "the ferry thing" means: a word that none knows makes it an unknown one."""
        is_bare = not between and self._run[at].word in self._lexicon.times["stuff"]
        parts = [t for t in between if self._plays_part(t)]
        if is_bare or (parts and not self._are_told_of(parts)):
            return 0, None
        told = self._known.events if self._run[at].word in self._lexicon.times["stuff"] else self._broken()
        events = [e for e in told if all(self._is_of(t, e) for t in between)]
        event = self._choose(events)
        if event is None and (events or not between):
            return 0, None
        self.unknown = tuple(t.word for t in between)
        return self._rest(at + 1), event

    def _are_told_of(self, parts: Sequence[Token]) -> bool:
        """Whether somebody's name is all that stands before "thing", and one happening alone is told of them."""
        if not all(self._is_named(t) for t in parts):
            return False
        return self._choose([e for e in self._known.events if all(self._is_told_of(t, e) for t in parts)]) is not None

    def _plays_part(self, token: Token) -> bool:
        """Whether a word says something of its own in the question: somebody known, an act, a sort."""
        is_known = any(n.matches and n.start <= token.start < n.end for n in self._names)
        typed = self._typed[token.start]
        return is_known or typed in self._lexicon.vocabulary or len(typed) <= _SHORT

    def _is_named(self, token: Token) -> bool:
        return any(n.start <= token.start and token.end <= n.end for n in self._names)

    def _is_of(self, token: Token, event: Event) -> bool:
        """Whether a word stands in what is told of a happening; of one without a passage nothing speaks against it."""
        return not _text(event) or self._is_told_of(token, event)

    def _is_told_of(self, token: Token, event: Event) -> bool:
        return _holds(self._typed[token.start], _text(event))

    def _choose(self, events: Sequence[Event]) -> Event | None:
        """The one happening that is meant; None where there is none, or several on different days."""
        if len({e.when for e in events}) > 1:
            said = [w for n in self._names if n.matches for w in fold(n.written).split()]
            events = [e for e in events if any(_holds(w, _text(e)) for w in said)] or events
        best = min(events, key=_length, default=None)
        return best if best is not None and all(_meet(best, e) for e in events) else None


def _is_plain(word: str) -> bool:
    """Whether a word can only be everyday speech, no surname."""
    return is_common(word) and not is_surname_too(word)


def _length(event: Event) -> int:
    first, last = event.when.earliest_on, event.when.latest_on
    return (last - first).days if first and last else 10_000


def _meet(event: Event, other: Event) -> bool:
    """Whether two tellings may be of one happening: they bear one name or sort, and one day of theirs is the same."""
    first, last = (event.when.earliest_on, event.when.latest_on), (other.when.earliest_on, other.when.latest_on)
    if None in (*first, *last):
        return event.when == other.when
    return first[0] <= last[1] and last[0] <= first[1]  # type: ignore[operator]


def _text(event: Event) -> frozenset[str]:
    """The words of the passage that tells of a happening."""
    return _words(event.evidence.passage or event.evidence.quote or "")


@lru_cache(maxsize=512)
def _words(passage: str) -> frozenset[str]:
    words = {token.word for token in tokenize(passage)}
    return frozenset(words | {w.removesuffix("s") for w in words})


def _holds(word: str, words: Collection[str]) -> bool:
    """Whether a word is among others, as it is or with one letter wrong."""
    if word in words or word.removesuffix("s") in words:
        return True
    if len(word) < _SURE_OF_ERROR:
        return False
    return any(w[0] == word[0] and OSA.distance(word, w, score_cutoff=1) <= 1 for w in words if len(w) >= _SHORT)


def _names_event(word: str, event: Event, lexicon: Lexicon) -> bool:
    """Whether a word is of the same sort as the event's name: its stem, or a word that means the like."""
    if len(word) < _STEM - 1:
        return False
    stems = _stems(event, lexicon)
    return word[:_STEM] in stems or not stems.isdisjoint(_stems_alike(word, lexicon.language))


@lru_cache(maxsize=4096)
def _stems_alike(word: str, language: str) -> frozenset[str]:
    """The stems of words for a happening of the sort that a word means, though it may be mistyped."""
    sorts = load_lexicon(language).times["alike"]
    alike = [row for row in sorts if word in row] or [row for row in sorts if any(_is_slip(word, w) for w in row)]
    return frozenset(w[:_STEM] for row in alike for w in row)


def _is_slip(word: str, other: str) -> bool:
    """Whether a long word is another with one letter wrong ("acusation")."""
    return min(len(word), len(other)) > _SURE_OF_ERROR + 1 and OSA.distance(word, other, score_cutoff=1) <= 1


def _is_own_noun(word: str, event: Event, lexicon: Lexicon) -> bool:
    """Whether a word is of the event's name, not one that may mean the like."""
    return len(word) >= _STEM - 1 and word[:_STEM] in _stems(event, lexicon)


def _stems(event: Event, lexicon: Lexicon) -> frozenset[str]:
    return _stems_of((event.name, *event.aliases), lexicon.language)


@lru_cache(maxsize=512)
def _stems_of(names: tuple[str, ...], language: str) -> frozenset[str]:
    named = {fold(w) for name in names for w in name.split()}
    return frozenset(w[:_STEM] for w in named if len(w) >= _STEM - 1 and w not in load_lexicon(language).common)
