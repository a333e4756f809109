"""Does a day belong to the verb beside it, or to another clause of the sentence?

A day belongs to a verb unless something between them opens a clause of its own ("after", "who", an aside behind a
comma), or one that held either of them has closed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from facts.dates import DatedWords
from facts.extraction.lexicon.words import read_words

_WEEKS = 8  # days: longer is a month or a year
FAR = 200  # characters that another verb between them counts for
_STOOD = re.compile(r"\bwhen (?:he|she|they) (?:stood|ran|was|were|first)\b")
_RELATIVE = re.compile(r"\b(?:who|which|whom|whose)\b", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:who|which|after|when|since|because|before)\b", re.IGNORECASE)
_ANOTHER_VERB = re.compile(r"\band (?:said|then|\w+ed)\b")
_VERB_BEHIND = re.compile(
    r", (?:\w+ly )?(?:has|have|had|is|are|was|were|will|would|said|told|went|held|took|\w+ed"
    r"|asks|calls|says|tells|urges|wants)\b"
)
_ACCORDING = re.compile(r",\"? according to (?:an?|the|its|his|her|their) (?:[\w-]+ ?){1,4}$")
_CONCEDED = re.compile(r", (?:although|though|whereas|even as)\b")
_EARLIER_ACT = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:after|before)\b[^,]*$")
_NEXT_ACT = re.compile(r",? (?:but|yet|and (?:has|have|is|are|now))\b")
_AND_NOW, _PRESENT = re.compile(r",? and (?:(?:he|she|it|now|also|today) )*"), re.compile(r"\w+(?<!s)s\b")
_ACTS = (
    r"(?:followed|did|has|have|had|is|are|was|were|will|\w{2,}ed|said|went|left|threw|held|took|gave|came|made|put|won|got"
    r"|met|ran|spoke|chose|began|broke)\b"
)
_OWN_SUBJECT = re.compile(
    rf", (?:and|but|so) (?:(?:the )?(?:[A-Z][\w.'-]* ){{1,4}}"
    rf"|(?:the|an?|its|his|her|their) (?:[\w.'-]+ ){{0,4}}[\w.'-]+(?: |, [^,;]{{2,40}}, )){_ACTS}"
)
_SPLICED = re.compile(r", (?:it|he|she|they|we|I) \w+$")  # "backed Reed in 2019, it said in May that it is neutral"
_TO_COME = re.compile(
    r"(?:\band|\bbut|,) (?:\w+ ){0,2}(?:will|plans? to|(?:is|are) (?:to|expected|scheduled|due))\b"
    r"|, but (?:an?|the|this|that|his|her|their|its|it|he|she|they) "
)
_PERFECT = re.compile(r"\b(?:has|have) (?:been |also |now |already |since ){0,2}$")
_CLOSES = re.compile(
    r", (?!(?:and|or|but|on|in|at|last|this|earlier|late|for|with|by|after|before|who|which|the|an?|his|her|its|their"
    r"|also|too|as|to|of|from|over|despite|citing|\w+ing|\w+day)\b)"
)
_BUT = re.compile(r", but\b(?! only)")
_COMPARED = re.compile(r"\b(?:as|like|unlike|than)\s*$", re.IGNORECASE)
_NOTED = re.compile(
    r"^[^,;]*\bthat\b(?:(?!\bannounc).)*\b(?:has|have)\b"
)  # "noted on Monday that he has the backing of"
_COORDINATED = re.compile(r"\b(?:and|but|then)\s*$")
_ON = re.compile(r",? (?:by|for|to|in|at|from)\b|[,.;]|$")
_GIVEN = re.compile(
    r"\b(?:endorsement|support|backing|nomination|nod|recommendation) (?:that )?(?:it|he|she|they|we) (?:\w+ )?\w+"
)
_CLEFT = re.compile(r"\bit (?:was|is) [^,;]*$")  # "On Monday it was Ott who endorsed Reed"
_CLAUSE_BEHIND_AS = re.compile(r" (?:he|she|it|they|we|the \w+ \w+(?:ed|s)|\w+ (?:was|were|is|are|has|had|\w+ed))\b")


@lru_cache
def any_of(name: str) -> str:
    """A pattern for the words of one list of `timing.toml`."""
    words = sorted(read_words("timing")[name], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@lru_cache
def speaking() -> re.Pattern[str]:
    """Words with which somebody speaks or makes a thing known."""
    return re.compile(rf"\b{any_of('speaking')}\b", re.IGNORECASE)


@lru_cache
def speaking_heads() -> frozenset[str]:
    """The first words of `speaking`: a sentence without one of them speaks of nobody's speaking."""
    return frozenset(words.split()[0] for words in read_words("timing")["speaking"])


@lru_cache
def _patterns() -> dict[str, re.Pattern[str]]:
    votes, own, speech = any_of("votes"), any_of("own_votes"), any_of("speaking")
    held = any_of("held_on_a_day")
    return {
        "turn": re.compile(rf"\b{any_of('turns')}\b|;", re.IGNORECASE),
        "in_front": re.compile(rf" {any_of('places_in_front')}\b"),
        "act_behind": re.compile(rf" {any_of('acts')}\b"),
        "own_meeting": re.compile(
            rf" (?:(?:an?|the|its|their) (?:[\w-]+ ){{0,3}}{any_of('meetings')}|{any_of('gatherings')})(?: |$)"
        ),
        "aside": re.compile(rf", (?:{any_of('asides')}|[A-Z][\w.-]*(?: [A-Z][\w.-]*)?'s?) [^,]*$"),
        "vote_behind": re.compile(
            rf"(?:'s)? (?:(?!(?:the|an?|in|for|to) )\w+ ){{0,2}}(?:{votes}|{own})\b", re.IGNORECASE
        ),
        "own_behind": re.compile(rf"'s (?:\w+ ){{0,2}}{own}\b", re.IGNORECASE),
        "vote_before": re.compile(
            rf"\b{held},? (?:set for |due |held |scheduled for |(?:is|are) (?:on )?|of |on )?$", re.IGNORECASE
        ),
        "came_out": re.compile(
            rf" (?:{any_of('comes_out')}|was (?:announced|given|made))(?: (?:on|late|early|at \w+))?$"
        ),
        "rivals": re.compile(rf" (?:[\w'-]+ ){{0,3}}{any_of('rivals')}\b"),
        "keeps": re.compile(rf"{any_of('keeps')}\b"),
        "recalls": re.compile(rf"\b{any_of('recalling')}\b(?: \w+){{0,3}} that [^,;.]*$"),
        "in_which": re.compile(rf"\b{speech}\b[^.;]*\bin $", re.IGNORECASE),
    }


@lru_cache
def past_vote() -> re.Pattern[str]:
    """A vote or meeting that is named by its year ("in the 2020 primary"); group 1 is the year."""
    named = "|".join(map(any_of, ("votes", "own_votes", "meetings")))
    return re.compile(
        rf"\b(?:in|at|for|during|ahead of|before) the ((?:19|20)\d\d) (?:[\w-]+ ){{0,3}}(?:{named})\b",
        re.IGNORECASE,
    )


def is_of_vote(text: str, dated: DatedWords) -> bool:
    """Whether words name the day of a vote ("the June 10 election") or of what may be to come ("before Friday's")."""
    patterns, behind = _patterns(), text[dated.end : dated.end + 60]
    if dated.relation == "before" and behind.startswith("'s"):
        return True
    if patterns["vote_behind"].match(behind) and not patterns["own_behind"].match(behind):
        return True
    return dated.relation == "on" and is_behind_vote(text, dated)


def is_behind_vote(text: str, dated: DatedWords) -> bool:
    """Whether words stand right behind a vote ("the primary in June"); nobody votes on a night."""
    if dated.is_late:
        return False  # "won its endorsement in the primary on Thursday night"
    vote = _patterns()["vote_before"].search(text[: dated.start])
    return vote is not None and not vote[0].startswith("Caucus")  # "the Progressive Caucus, on Thursday endorsed"


def distance(text: str, anchor: int, dated: DatedWords) -> int | None:
    """How far dated words stand from an anchor, in characters and more; None when another clause holds them."""
    if dated.start >= anchor:
        return _behind(text, anchor, dated)
    return _in_front(text, anchor, dated)


def _behind(text: str, anchor: int, dated: DatedWords) -> int | None:
    between = text[anchor : dated.start].rstrip().removesuffix("since")
    if _ACCORDING.search(between):
        return len(between)
    tagged = between.rpartition('"')[2] if between.count('"') % 2 else ""
    if tagged and not speaking().search(tagged):
        return None
    if _has_turned(tagged or between) and not _STOOD.search(between):
        return None
    if _OWN_SUBJECT.search(between) or _TO_COME.search(between):
        return None  # "left Reed, and the Guild followed on Tuesday", "and will meet her on Tuesday"
    if _SPLICED.search(between) and text.startswith(" that ", dated.end):
        return None
    if _ANOTHER_VERB.search(between) and _PERFECT.search(text, 0, anchor):
        return None  # "has been endorsed by Reed, and picked up Moss on Monday"
    if _BUT.search(between) and speaking().search(between):
        return None  # "had backed Reed, but said on Monday that it now backs Moss"
    if _is_closed(text, anchor, between) or _is_of_the_next(text, dated) or _is_in_aside(between):
        return None
    return len(between) + 40 * between.count(",") + (FAR if _ANOTHER_VERB.search(between) else 0)


def _in_front(text: str, anchor: int, dated: DatedWords) -> int | None:
    between, head = text[dated.end : anchor], text[: dated.start]
    if _COMPARED.search(head):
        return None
    if _EARLIER_ACT.search(between):
        return None  # "won Moss on Monday, a week after Ott backed Reed"
    if _NEXT_ACT.match(between) or (_AND_NOW.fullmatch(between) and _is_of_today(text, anchor, dated)):
        return None  # "endorsed Moss four years ago but has backed Reed this time"
    if _CONCEDED.search(between):
        return None  # "was founded in 1909, although it backs Reed"
    opened = _last_opened(head)
    if opened is not None and ("," in between or opened < 0) and "," not in head[opened:]:
        return None
    if _RELATIVE.search(head) and _VERB_BEHIND.match(between):
        return None  # "Reed, who left in 2021, said"
    aside = _patterns()["aside"].search(head)
    if (
        ";" in between
        or _NOTED.search(between + text[anchor : anchor + 5])
        or ("," in between and aside is not None and not speaking().search(aside[0]))
    ):
        return None
    relative = list(_RELATIVE.finditer(between))
    if relative and "," not in between[relative[-1].end() :] and not _CLEFT.search(between[: relative[-1].start()]):
        is_said = _patterns()["in_which"].search(between[: relative[-1].start()])
        return len(between) + 60 if is_said else None
    return len(between) + 60


def _is_of_today(text: str, anchor: int, dated: DatedWords) -> bool:
    """Whether a verb in the present follows what was so years or months ago ("backed Reed in 2020 and backs Moss")."""
    first, last = dated.when.earliest_on, dated.when.latest_on
    is_long = first is None or last is None or (last - first).days > _WEEKS
    return is_long and dated.start > 0 and _PRESENT.match(text, anchor) is not None


def _has_turned(between: str) -> bool:
    """Whether a clause of its own opens between an act and a day."""
    given = _GIVEN.search(between)
    if given is not None and given.start() > 0:
        return True
    return any(_opens(turn[0].lower(), between[turn.end() :]) for turn in _patterns()["turn"].finditer(between))


def _opens(word: str, rest: str) -> bool:
    """Whether a word opens a clause here, and not only a phrase ("as its candidate", "over Moss", "before a crowd")."""
    if word == "as":
        return bool(_CLAUSE_BEHIND_AS.match(rest))
    if word in ("which", "that") and _patterns()["came_out"].match(rest):
        return False  # "the endorsement, which came on Monday", "in a letter that went out on Monday"
    if word == "over":
        return not (rest[1:2].isupper() or rest.startswith(" to ") or _patterns()["rivals"].match(rest))
    if word == "that" and _patterns()["act_behind"].match(rest):
        return False  # "repeated that support on Monday"
    if word == "after" and _patterns()["own_meeting"].match(rest):
        return False
    return not (word == "before" and _patterns()["in_front"].match(rest))


def _is_closed(text: str, anchor: int, between: str) -> bool:
    """Whether the anchor's relative clause ends before the day: "which endorsed Reed, marched on Tuesday"."""
    before = text[:anchor].rpartition(",")[2]
    if _RELATIVE.match(before.lstrip()) and _VERB_BEHIND.search(between):
        return True
    return bool(_RELATIVE.search(before)) and bool(_CLOSES.search(between))


def _is_of_the_next(text: str, dated: DatedWords) -> bool:
    """Whether the day leads the next of two clauses: "turned Reed down, and on Monday said"."""
    return bool(_COORDINATED.search(text[: dated.start])) and not _ON.match(text[dated.end :])


def _is_in_aside(between: str) -> bool:
    """Whether the day stands in an aside about a name: "endorsed Reed, a lawyer elected in 2019"."""
    aside = _patterns()["aside"].search(between)
    return aside is not None and not speaking().search(aside[0])


def led_by(text: str, anchor: int, dates: list[DatedWords]) -> DatedWords | None:
    """The day of a clause "After ... on Wednesday," that leads a sentence: what follows happened then or later."""
    if not text.lower().startswith("after "):
        return None
    comma = text.find(",")
    return next((d for d in dates if d.end <= comma < anchor), None)


def is_kept(text: str, anchor: int) -> bool:
    """Whether the anchor tells what a candidate does with support that was there."""
    return _patterns()["keeps"].match(text, anchor) is not None


def is_recalled(text: str, anchor: int) -> bool:
    """Whether the anchor stands in what somebody recalls: a day in front is that of the recalling."""
    return _patterns()["recalls"].search(text[:anchor]) is not None


def is_relative(clause: str) -> bool:
    """Whether words stand in a relative clause."""
    return bool(_RELATIVE.search(clause))


def _last_opened(head: str) -> int | None:
    opened = [t.start() for t in _OPENS.finditer(head)]
    return opened[-1] if opened else None
