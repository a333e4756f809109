"""Which drafts say the same, and how sure may one be of them?

Drafts of one endorser, stance and candidate are one statement, told by its best place. It is accepted without a look
when two engines read the same, or, where only the rules are there, when a safe pattern says it; otherwise it waits for
a look. Each reason is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from facts.extraction.drafts import PARSE, Draft
from facts.extraction.statements.confirmation import PLAIN, Told, Witnesses
from facts.models import DateRange, Stance, Tier

SERIOUS = (
    "may go on",
    "only a noun",
    "other meanings",
    "the candidate is taken",
    "fits several",
    "nothing says",
    "line of a list",
    "slogan",
    "who speaks was worked out",
    "from a group",
    "from a pronoun far",
    "from a description far",
    "told before",
    "stands further up",
    "or personally",
    "wrote the text",
    "denied right behind",
    "meant in jest",
    "is in doubt",
    "only a part",
)
MILD = (
    "another clause",
    "sentence before",
    "somebody's advice",
    "elsewhere in the sentence",
    "from a pronoun near",
    "from a description near",
)
MAX_MILD = 1
# What two engines that agree on the words may still get wrong together, because they rest on the same names.
SHARED = (
    "may go on",
    "fits several",
    "from a pronoun far back",
    "the candidate is taken",
    "speaks of itself",
    "chosen for something else",
    "denied right behind",
    "meant in jest",
    "is in doubt",
    "only praise",
    "only a part",
)
# What they may get wrong together where anything else is doubtful as well.
SHARED_BESIDE = ("from a group", "from a description far", "endorser was worked out from a pronoun far")
FURTHER = "whose support it is stands in the sentences before"
CLAIMED = "the candidate was worked out from who speaks"  # "the Guild is with me"
_OF_ANYBODY = (Stance.WITHDRAWS, Stance.REAFFIRMS, Stance.URGES_EXIT)
NO_REFUSAL = ("other meanings", "are rivals")
ELLIPSIS = "what is said stands in the sentence before"
# What a list of three or more names makes up for: nobody else could be meant.
LISTED = (
    "it is told by a line of a list",
    ELLIPSIS,
    "the endorser was worked out from a description near",
    "the endorser was worked out from a description far",
    "they are as many as the sentence before counted",
    "who they are is told in a list behind",
    "the subject stands in another clause",
)
OTHER = "the phrase has other meanings too"
RANKED = "it is told by a ranking"
OWN_LIST = "that the paper chooses them is told by the list of its choices"
UNPROVEN = "nothing says that the candidate stands in a contest"
_WEEK = timedelta(days=7)
_TWO_VOTES = 2  # years apart are two contests
SEVERAL = 3  # endorsers who are told to take sides on somebody, so that there is a contest
WEAK = ("other meanings", "candidate was worked out", "candidate is taken", "is told before", "only a noun")
# What the parser may be trusted with alone: the words are met and one side stands right before them.
NEAR = (
    "the endorser was worked out from a pronoun near",
    "the endorser was worked out from a description near",
    "the candidate was worked out from a pronoun near",
)
MAX_DOUBTS = 2  # of an agreed statement
SPEAKER = "the endorser was worked out from who speaks"
WEAK_SPEECH = ("nothing says", "pronoun near")
WRITER = "is whoever wrote the text"
UNREAD = "for the parser"  # ends the note on a sentence that only the rules could read


_OF_ANYBODY = (Stance.WITHDRAWS, Stance.URGES_EXIT, Stance.REAFFIRMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One statement, as its best draft tells it, with its tier and the reasons for it."""

    draft: Draft
    when: DateRange
    contest: str | None
    tier: Tier
    reasons: tuple[str, ...]
    engines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dated:
    """A draft with its date and contest settled; `firmness` as in `timing.When`."""

    draft: Draft
    when: DateRange
    contest: str | None
    firmness: int


def agree(dated: Sequence[Dated], *, engines: int = 1) -> list[Agreed]:
    """Bring the drafts of one article together.

    Args:
        dated: Every engine's drafts, in the order of the text.
        engines: How many engines read the article; where two did, what only one has read waits for a look.

    Returns:
        One a statement, in the order in which the article first tells them.
    """
    groups: dict[Key, list[Dated]] = {}
    for one in _proven(dated):
        key = (one.draft.endorser, one.draft.stance, one.draft.candidate, _year(one.contest))
        groups.setdefault(key, []).append(one)
    witnesses = Witnesses(one.draft for one in dated) if engines > 1 else None
    pairs: dict[tuple[int, int], list[Key]] = {}
    for key in groups:
        pairs.setdefault((key[0], key[2]), []).append(key)
    plain = [group for key, group in groups.items() if not _is_shadow(key, groups, pairs[key[0], key[2]])]
    again = Stance.REAFFIRMS
    plain = [group for group in plain if group[0].draft.stance is not again or not _is_of_the_news(group, groups)]
    settled = [_settle(part, witnesses) for group in plain for part in (_apart(group) if len(group) > 1 else (group,))]
    return [one for one in settled if not _is_overruled(one)]


def _proven(dated: Sequence[Dated]) -> list[Dated]:
    """The drafts, without the doubt that somebody may not stand where several are plainly told to take sides."""
    sides: dict[int, set[int]] = {}
    for one in dated:
        if not any(map(_is_no_side, one.draft.doubts)):
            sides.setdefault(one.draft.candidate, set()).add(one.draft.endorser)
    stands = {candidate for candidate, endorsers in sides.items() if len(endorsers) >= SEVERAL}
    return [_without_doubt(one) if one.draft.candidate in stands else one for one in dated]


@lru_cache(maxsize=256)
def _is_no_side(doubt: str) -> bool:
    """Whether words that come with a doubt do not plainly take sides."""
    return "other meanings" in doubt or "only a noun" in doubt


def _without_doubt(one: Dated) -> Dated:
    if UNPROVEN not in one.draft.doubts:
        return one
    left = tuple(doubt for doubt in one.draft.doubts if doubt != UNPROVEN)
    return replace(one, draft=replace(one.draft, doubts=left))


Key = tuple[int, Stance, int, str | None]


def _year(contest: str | None) -> str | None:
    """The year that ends a contest's name: what tells two contests of one candidate apart."""
    return contest[-4:] if contest is not None and contest[-4:].isdigit() else None


def _is_shadow(key: Key, groups: dict[Key, list[Dated]], same: Sequence[Key]) -> bool:
    """Whether weak words only repeat what plainer words tell of the same two: those of the keys `same`."""
    if key[1] is not Stance.ENDORSES:
        return False
    if all(d.draft.noun_only and d.draft.line == "E's SUPPORT of C" for d in groups[key]):
        return len(same) > 1
    again = [d.draft for k in same if k[1] is Stance.REAFFIRMS for d in groups[k]]
    beside = {draft.paragraph for draft in again if not any("is told before" in doubt for doubt in draft.doubts)}
    if not beside:
        return False
    return all("other meanings" in " ".join(d.draft.doubts) and d.draft.paragraph in beside for d in groups[key])


def _is_of_the_news(group: Sequence[Dated], groups: dict[Key, list[Dated]]) -> bool:
    """Whether "the Guild stands behind her" is said with the news, of that very day, that the Guild endorses her."""
    first = group[0].draft
    if any(d.draft.line != "E stand behind C" for d in group):
        return False
    news = groups.get((first.endorser, Stance.ENDORSES, first.candidate, _year(group[0].contest)), ())
    days = {d.when.earliest_on for d in group} - {None}
    return any(
        d.firmness and not d.draft.past and d.when.is_day and days <= {d.when.earliest_on} and _is_newest(d, groups)
        for d in news
    )


def _is_newest(one: Dated, groups: dict[Key, list[Dated]]) -> bool:
    """Whether a statement's day is within a week of the last that the article tells of."""
    last = max(d.when.latest_on for group in groups.values() for d in group if d.when.latest_on is not None)
    return one.when.latest_on is not None and last - one.when.latest_on < _WEEK


def _apart(group: list[Dated]) -> list[list[Dated]]:
    """The drafts of one act, those of another year apart ("in 2020, too, Ott endorsed her")."""
    years = {d.when.latest_on.year for d in group if d.when.latest_on is not None}
    old = [d for d in group if d.firmness > 1 and d.when.latest_on is not None and d.when.latest_on.year < max(years)]
    old = [d for d in old if d.when.earliest_on is not None and max(years) - d.when.earliest_on.year >= _TWO_VOTES]
    return [[d for d in group if d not in old], old] if old else [group]


def _settle(group: Sequence[Dated], witnesses: Witnesses | None) -> Agreed:
    best = dated = group[0]
    rank, condition, engines = best.draft.rank, best.draft.condition, frozenset((best.draft.engine,))
    if len(group) > 1:
        best = min(group, key=lambda d: (len(_serious(d.draft)), len(d.draft.doubts), -d.firmness, d.draft.paragraph))
        dated = max([best, *group], key=lambda d: (d.firmness > 0 and not d.draft.noun_only, d.firmness))
        rank = next((d.draft.rank for d in [best, *group] if d.draft.rank is not None), None)
        condition = next((d.draft.condition for d in [best, *group] if d.draft.condition), None)
        engines = frozenset(d.draft.engine for d in group)
    was_asked = witnesses is not None and not any(doubt.endswith(UNREAD) for doubt in best.draft.doubts)
    told = witnesses.told([d.draft for d in group]) if witnesses is not None and was_asked else None
    contests = [d.contest for d in group]
    draft = best.draft
    if (rank, condition) != (draft.rank, draft.condition):
        draft = replace(draft, rank=rank, condition=condition)
    reasons = (*((told.value,) if told else ()), *best.draft.doubts) or (PLAIN,)
    return Agreed(
        draft=draft,
        when=dated.when,
        contest=max(contests, key=contests.count),
        tier=Tier.ACCEPT if _is_sure(best.draft, told) else Tier.REVIEW,
        reasons=reasons,
        engines=engines,
    )


def _is_overruled(agreed: Agreed) -> bool:
    """Whether the parser alone reads it, by a guess or where the rules read it of somebody else: none was right."""
    guessed = agreed.reasons[0] == Told.PARSER_ONLY and any("named elsewhere" in reason for reason in agreed.reasons)
    return (guessed or agreed.reasons[0] == Told.OTHERWISE) and agreed.engines == {PARSE}


def _is_sure(draft: Draft, told: Told | None) -> bool:
    """Whether a statement may do without a look, by what the engines make of it (None: only the rules were asked)."""
    match told:
        case None | Told.IN_PART:
            return _is_plain(draft)
        case Told.ALIKE:
            return _is_agreed(draft)
        case Told.RULES_LIST:
            return all(doubt in LISTED for doubt in draft.doubts)
        case Told.RULES_ONLY:
            known = all(doubt in (ELLIPSIS, FURTHER, OWN_LIST, RANKED) for doubt in draft.doubts)
            return known and bool(draft.doubts)  # plain words are for the parser, too
        case Told.PARSER_ONLY:
            return all(doubt in NEAR for doubt in draft.doubts) and len(draft.doubts) < MAX_DOUBTS
        case _:
            return False


def _is_agreed(draft: Draft) -> bool:
    """Whether what two engines read alike may be trusted: few doubts, and none about the names that they share."""
    if draft.stance is Stance.DECLINES and any(word in doubt for doubt in draft.doubts for word in NO_REFUSAL):
        return False  # "is not nominating him" may be said of a party that backs him all the same
    if draft.noun_only and any(
        doubt.startswith("the endorser was worked out from a pronoun") for doubt in draft.doubts
    ):
        return False  # whose support a noun speaks of hangs on the pronoun alone, which both engines share
    unproven = draft.stance in _OF_ANYBODY and UNPROVEN in draft.doubts and "SUPPORT" not in draft.line
    if unproven or (OTHER in draft.doubts and CLAIMED in draft.doubts):
        return False  # one breaks with people who never stood, stands by them and wants them gone
    doubts = [doubt for doubt in draft.doubts if doubt != UNPROVEN]
    if any("elsewhere in the sentence" in doubt for doubt in doubts) and any(
        "endorser was worked out from a pronoun" in doubt for doubt in doubts
    ):
        return False  # neither side is named by the phrase
    if any(doubt.endswith(WRITER) for doubt in draft.doubts):
        return False  # a page holds the letters of several
    plain = draft.stance is Stance.ENDORSES and len(draft.doubts) <= MAX_DOUBTS  # what one says of oneself
    if not plain and SPEAKER in doubts and any(w in d for d in draft.doubts for w in WEAK_SPEECH):
        return False  # both engines have the speaker from one place
    near = all(doubt == OTHER or doubt.endswith("pronoun near") for doubt in doubts)
    told = draft.stance is Stance.ENDORSES and near
    if not told and len(doubts) < len(draft.doubts) and any(word in doubt for doubt in doubts for word in WEAK):
        return False
    shared = SHARED if len(doubts) == 1 else (*SHARED, *SHARED_BESIDE)
    if not plain and SPEAKER in doubts and any("other meanings" in doubt for doubt in doubts):
        return False
    if any("advice" in doubt for doubt in doubts) and any(doubt.endswith(("far", "far back")) for doubt in doubts):
        return False
    return len(doubts) <= MAX_DOUBTS and not any(word in doubt for doubt in doubts for word in shared)


def _is_plain(draft: Draft) -> bool:
    """Whether one engine alone may be trusted: no serious doubt, and hardly a mild one."""
    mild = [doubt for doubt in draft.doubts if _is_mild(doubt)]
    return not _serious(draft) and len(mild) <= MAX_MILD


def _serious(draft: Draft) -> list[str]:
    return [doubt for doubt in draft.doubts if _is_serious(doubt)]


@lru_cache(maxsize=256)
def _is_mild(doubt: str) -> bool:
    return any(word in doubt for word in MILD)


@lru_cache(maxsize=256)
def _is_serious(doubt: str) -> bool:
    return any(word in doubt for word in SERIOUS)
