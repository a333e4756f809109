"""In which vote does somebody stand: a party's primary, a special election, the vote of which year?

A primary is that of the party named with it, else of the heading over the statement, else of the candidate's own
words ("Democrat Ann Lee"). A president is chosen every fourth year, Congress every second.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from facts.extraction.annotated import AnnotatedArticle, NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.lexicon.words import read_words
from facts.extraction.statements.offices import Office
from facts.extraction.statements.regions import is_american, state_of

_PAST = re.compile(r"\b(?:won|lost|after|since|survived|beat|defeated|clinched|winning|losing)\b[^.;]{0,40}$")
_PRIMARY = re.compile(r"\bprimar(?:y|ies)\b(?! (?:in|last|earlier|on) )")
_DELEGATES = re.compile(r"\b(?:primar(?:y|ies)|caucus(?:es)?|superdelegates?|delegates)\b")
_DECIDED = re.compile(r"\b(?:general election|nominee)\b")
_MAIN_PARTY = re.compile(r"\b(Democratic|Republican)\b")
_EVERY_FOURTH, _EVERY_SECOND = 4, 2
_LOOKED_AT = 40  # places where somebody is named, of which each may tell the party
_CLEAR = 3  # times that one party is named, and times as often as the other
_PARTIES_OF = {"democrat": "Democratic", "democratic": "Democratic", "democrats": "Democratic"} | {
    "republican": "Republican",
    "republicans": "Republican",
    "gop": "Republican",
}


def primary_in(text: str, *, at_hand: bool = False) -> str | None:
    """The party primary that a text speaks of most; `at_hand` leaves out those of "the primary in June"."""
    if " primary" not in text:
        return None
    best = Counter(_party_primary(at_hand=at_hand).findall(text)).most_common(1)
    return f"{best[0][0]} primary" if best else None


@lru_cache
def _party_primary(*, at_hand: bool) -> re.Pattern[str]:
    parties = "|".join(read_words("contests")["parties"])
    behind = r"(?! (?:in|last|earlier|on|this) )" if at_hand else ""
    return re.compile(rf"\b({parties}) (?:\w+ )?primary\b{behind}")


def speaks_of_primary(article: AnnotatedArticle) -> bool:
    """Whether an article speaks of primaries that are not over."""
    texts = [article.article.source.title, *article.texts]
    spoken = [t for t in texts if "primar" in t]
    ahead = sum(not _PAST.search(t[max(0, m.start() - 60) : m.start()]) for t in spoken for m in _PRIMARY.finditer(t))
    return ahead > 0 and not any(_DECIDED.search(t) for t in texts if "nominee" in t or "general election" in t)


def main_party(article: AnnotatedArticle) -> str | None:
    """The primary of the one party that an article on primaries speaks of."""
    counted = Counter(w for text in article.texts for w in _MAIN_PARTY.findall(text))
    best = counted.most_common(2)
    clear = bool(best) and best[0][1] >= _CLEAR and (len(best) == 1 or best[0][1] >= _CLEAR * best[1][1])
    return f"{best[0][0]} primary" if clear else None


def out_of_turn(text: str) -> str | None:
    """How a vote that is held out of turn is called in a text ("special election")."""
    known, low = read_words("contests")["out_of_turn"], text.lower()
    if not any(map(low.__contains__, known)):
        return None
    found = Counter(known[w.lower()] for w in _out_of_turn().findall(text))
    return found.most_common(1)[0][0] if found else None


@lru_cache
def _out_of_turn() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(read_words('contests')['out_of_turn'])})\b")


def _parties_in(text: str) -> set[str]:
    return {_PARTIES_OF[w] for w in re.findall(r"[a-z]+", text.lower()) if w in _PARTIES_OF}


class Turns:
    """The votes that one article tells of; what needs the whole text is found once."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self.article = article
        self._parties: dict[int, str | None] = {}
        over = ((number, _parties_in(article.text(number))) for number in sorted(article.headings))
        self._over = [(number, parties.pop()) for number, parties in over if len(parties) == 1]

    @cached_property
    def nominates(self) -> str | None:
        """The primary of the party whose nomination for president is spoken of as still open."""
        text = " ".join([self.article.article.source.title, *self.article.texts])
        is_open = _DELEGATES.search(text) and "nominee" not in text
        nouns = "nomination|contest|race|hopefuls?|field" if is_open else "contest|hopefuls?|field|contenders?"
        named = re.findall(rf"\b(Democratic|Republican) (?:presidential )?(?:{nouns})\b", text)
        best = Counter(named).most_common(1)
        return f"{best[0][0]} primary" if best else None

    def candidate_primary(self, draft: Draft) -> str | None:
        """The primary of a draft's candidate by the last heading over it that has a party, or by the own party."""
        at = bisect_left(self._over, (draft.paragraph, "")) - 1
        if draft.candidate not in self._parties:
            self._parties[draft.candidate] = self._party_of(draft.candidate)
        party = self._over[at][1] if at >= 0 else self._parties[draft.candidate]
        return f"{party} primary" if party else None

    def _party_of(self, entity: int) -> str | None:
        """The party that words right beside somebody's names tell ("Democrat Ann Lee", "Ann Lee, a Republican")."""
        spans = self._alone.get(entity, ())[:_LOOKED_AT]
        told = Counter(party for span in spans if (party := self._beside(span)) is not None)
        best = told.most_common(1)
        return best[0][0] if best else None

    @cached_property
    def _alone(self) -> Mapping[int, Sequence[NameSpan]]:
        """The places that mean one entity alone, by entity."""
        found: dict[int, list[NameSpan]] = {}
        for span in self.article.spans:
            if len(span.entities) == 1:
                found.setdefault(span.entities[0], []).append(span)
        return found

    def _beside(self, span: NameSpan) -> str | None:
        text = self.article.article.passages[span.paragraph - 1].text
        before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 30]
        told = re.search(r"\b(Democrat|Republican)s?(?:ic)? (?:\w+\.? )?$", before)
        told = told or re.match(r"(?:,| is) an? (?:\w+ )?(Democrat|Republican)", after)
        letter = re.match(r" ?[(,] ?([DR])(?:\b|-)", after)
        if told:
            return _PARTIES_OF[told[1].lower()]
        return ("Democratic" if letter[1] == "D" else "Republican") if letter else None

    def year_of(self, office: Office, year: int) -> int:
        """The year of the vote for an office at or after a year, as far as the law of the land sets it."""
        if office.scope not in ("state", "nation") or office.name.endswith("Court") or not self._is_in_turn:
            return year
        if office.where == "before" and self._state in read_words("contests")["odd_years"]:
            return year
        return year + -year % (_EVERY_FOURTH if office.scope == "nation" else _EVERY_SECOND)

    @cached_property
    def _is_in_turn(self) -> bool:
        """Whether the votes told of are those that the calendar of the United States sets."""
        return is_american(self.article) and out_of_turn(" ".join(self.article.texts)) is None

    @cached_property
    def _state(self) -> str | None:
        return state_of(self.article)
