"""In which vote does somebody stand: a party's primary, a special election, the vote of which year?

A primary is that of the party named with it, else of the heading over the statement, else of the candidate's own
words ("Democrat Ann Lee"). A president is chosen every fourth year, Congress every second.
"""

from __future__ import annotations

import re
from collections import Counter

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import Draft
from facts.extraction.lexicon.words import read_words
from facts.extraction.statements.offices import Office
from facts.extraction.statements.regions import is_american, state_of

_PAST = re.compile(r"\b(?:won|lost|after|since|survived|beat|defeated|clinched|winning|losing)\b[^.;]{0,40}$")
_PRIMARY = re.compile(r"\bprimar(?:y|ies)\b(?! (?:in|last|earlier|on) )")
_DELEGATES = re.compile(r"\b(?:primar(?:y|ies)|caucus(?:es)?|superdelegates?|delegates)\b")
_EVERY_FOURTH, _EVERY_SECOND = 4, 2
_CLEAR = 3  # times that one party is named, and times as often as the other
_PARTIES_OF = {"democrat": "Democratic", "democratic": "Democratic", "democrats": "Democratic"} | {
    "republican": "Republican",
    "republicans": "Republican",
    "gop": "Republican",
}


def primary_in(text: str, *, at_hand: bool = False) -> str | None:
    """The party primary that a text speaks of most; `at_hand` leaves out those of "the primary in June"."""
    parties = "|".join(read_words("contests")["parties"])
    behind = r"(?! (?:in|last|earlier|on|this) )" if at_hand else ""
    found = Counter(re.findall(rf"\b({parties}) (?:\w+ )?primary\b{behind}", text))
    best = found.most_common(1)
    return f"{best[0][0]} primary" if best else None


def speaks_of_primary(article: AnnotatedArticle) -> bool:
    """Whether an article speaks of primaries that are not over."""
    texts = [article.article.source.title, *article.texts]
    ahead = sum(not _PAST.search(t[: m.start()][-60:]) for t in texts for m in _PRIMARY.finditer(t))
    return ahead > 0 and not any(re.search(r"\b(?:general election|nominee)\b", t) for t in texts)


def main_party(article: AnnotatedArticle) -> str | None:
    """The primary of the one party that an article on primaries speaks of."""
    counted = Counter(w for text in article.texts for w in re.findall(r"\b(Democratic|Republican)\b", text))
    best = counted.most_common(2)
    clear = bool(best) and best[0][1] >= _CLEAR and (len(best) == 1 or best[0][1] >= _CLEAR * best[1][1])
    return f"{best[0][0]} primary" if clear else None


def party_over(article: AnnotatedArticle, paragraph: int) -> str | None:
    """The party in the last heading that has one, over a paragraph."""
    for number in sorted((h for h in article.headings if h < paragraph), reverse=True):
        words = {w for w in re.findall(r"[a-z]+", article.text(number).lower()) if w in _PARTIES_OF}
        if len({_PARTIES_OF[w] for w in words}) == 1:
            return _PARTIES_OF[words.pop()]
    return None


def party_of(article: AnnotatedArticle, entity: int) -> str | None:
    """The party that words right beside somebody's names tell ("Democrat Ann Lee", "Ann Lee, a Republican")."""
    found: Counter[str] = Counter()
    for span in article.spans:
        if span.entities != (entity,):
            continue
        text = article.article.passages[span.paragraph - 1].text
        before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 30]
        told = re.search(r"\b(Democrat|Republican)s?(?:ic)? (?:\w+\.? )?$", before)
        told = told or re.match(r"(?:,| is) an? (?:\w+ )?(Democrat|Republican)", after)
        letter = re.match(r" ?[(,] ?([DR])(?:\b|-)", after)
        if told:
            found[_PARTIES_OF[told[1].lower()]] += 1
        elif letter:
            found["Democratic" if letter[1] == "D" else "Republican"] += 1
    best = found.most_common(1)
    return best[0][0] if best else None


def out_of_turn(text: str) -> str | None:
    """How a vote that is held out of turn is called in a text ("special election")."""
    known = read_words("contests")["out_of_turn"]
    found = Counter(known[w.lower()] for w in re.findall(rf"(?i)\b(?:{'|'.join(known)})\b", text))
    return found.most_common(1)[0][0] if found else None


def nominates(article: AnnotatedArticle) -> str | None:
    """The party whose nomination for president an article speaks of as still open."""
    text = " ".join([article.article.source.title, *article.texts])
    is_open = _DELEGATES.search(text) and "nominee" not in text
    nouns = "nomination|contest|race|hopefuls?|field" if is_open else "contest|hopefuls?|field|contenders?"
    named = re.findall(rf"\b(Democratic|Republican) (?:presidential )?(?:{nouns})\b", text)
    best = Counter(named).most_common(1)
    return f"{best[0][0]} primary" if best else None


def year_of(office: Office, year: int, article: AnnotatedArticle) -> int:
    """The year of the vote for an office at or after a year, as far as the law of the land sets it."""
    if not is_american(article) or office.scope not in ("state", "nation") or out_of_turn(" ".join(article.texts)):
        return year
    every = _EVERY_FOURTH if office.scope == "nation" else _EVERY_SECOND
    if office.name.endswith("Court"):
        return year
    if office.where == "before" and state_of(article) in read_words("contests")["odd_years"]:
        return year
    return year + -year % every


def candidate_primary(article: AnnotatedArticle, draft: Draft) -> str | None:
    """The primary of a draft's candidate by the heading over it or by the candidate's own party."""
    party = party_over(article, draft.paragraph) or party_of(article, draft.candidate)
    return f"{party} primary" if party else None
