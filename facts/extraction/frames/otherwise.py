"""Do the words of a phrase mean something other than support: a post to fill, a place in a poll?

Whoever fills a post backs nobody; nor does a list that was read as both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from facts.extraction.annotated import How, NameSpan
from facts.extraction.frames.endings import UNTIL, is_over
from facts.extraction.frames.exits import leaves_contest
from facts.extraction.frames.gaps import having_gap
from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.having import is_of_support
from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.standing import has_share
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import load_nouns, verb_forms, word_list
from facts.models import Stance

_VISITING = frozenset({"go", "goes", "went", "gone", "turn", "turns", "turned"})  # "went to Reed over the port"
MAX_DENIAL = 6  # words of "said there was no way" before "she would"
MAX_REFUSAL = 8  # words behind "asked to endorse Reed" before "but refused"
MAX_ROLE = 30  # words between a name and the post, with an aside ("who led the board for years, to serve as")


def is_something_else(scene: Scene, match: Match) -> bool:
    """Whether a match tells of no support, though its words might."""
    if set(match.endorsers) & set(match.candidates):
        return True  # one list read as both sides
    behind = scene.tokens[match.end].lower if match.end < len(scene.tokens) else ""
    caused = match.phrase.group in ("withdraws", "declines") or (  # "switched to Reed over the port"
        behind == "over" and scene.tokens[match.anchor].lower in governor_forms("switching") - _VISITING
    )
    leads = ("on", "from") if caused else ("on", "over", "from", "in")
    if behind in leads and _is_on_other_thing(scene.tokens, match.end):
        return True
    if match.phrase.line.startswith("C have E") and any(having_gap(scene.tokens, i - 1) for i in match.endorsers):
        return True  # "Reed has the League, Moss the Guild"
    if _is_another_act(scene, match, behind):
        return True
    if "either" in scene.words and _is_one_of_two(scene.tokens, match):
        return True
    if match.phrase.group in ("urges_exit", "should_exit") and _is_of_no_exit(scene.tokens, match):
        return True
    if match.phrase.line.endswith(" the SUPPORT ??") and any(
        scene.is_person(e) for e, _ in scene.entities(match.endorsers)
    ):
        return True  # "Reed announced the endorsement": the one that Reed got
    if behind == "back" and match.phrase.line.startswith("C win|"):
        return True  # "took their endorsements back"
    whom = scene.tokens[match.candidates[0]].name if match.candidates else None
    if whom is not None and whom.how is How.GROUP and _is_for_either(scene, match):
        return True
    return (
        _is_appointment(scene, match)
        or _is_hired(scene.tokens, match)
        or _is_standing_in_poll(scene.tokens, match)
        or _is_share_of_poll(scene, match)
        or _is_rival(scene, match)
        or (match.phrase.line.startswith(_WON_OVER) and _is_victory(scene, match))
        or (match.phrase.line == _IS_FOR and _has_post(scene.tokens, match))
        or (match.phrase.line == "E be BACKER ?" and _is_of_cause(scene.tokens, match.end))
        or (match.phrase.line.startswith("C thank E") and _is_thanked_for_else(scene, match))
        or (match.phrase.line in _VOTING and _voted_once(scene, match))
        or (match.phrase.line in _LIKING and _is_only_liked(scene, match))
    )


def _is_of_cause(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind "of" is nobody: "has been a champion of the bypass"."""
    of = at + 1 < len(tokens) and tokens[at].lower in ("of", "for")
    return of and all(t.name is None or not t.is_person for t in tokens[at + 1 : at + 4])


@lru_cache
def _trying() -> frozenset[str]:
    return frozenset(
        form for verb in ("try", "seek", "aim", "plan", "mean", "want", "fight") for form in verb_forms(verb)
    )


def _is_another_act(scene: Scene, match: Match, behind: str) -> bool:
    """Whether the words say something else: "stood by as Reed spoke", "to win the bee", "off the guest list"."""
    tokens, line = scene.tokens, match.phrase.line
    if line.startswith(_WINNING) and _is_for_plan(tokens, match.end):
        return True
    if line.startswith("E stand by"):
        between = tokens[match.anchor : min(match.candidates, default=match.anchor)]
        return any(t.lower in ("as", "while", "when") for t in between)
    if line.startswith("E be ... rooting|pulling") and not load_nouns()["SUPPORT"].isdisjoint(
        [t.lower for t in tokens[match.anchor : match.end]]
    ):
        return True  # "was pulling his endorsement and support for Reed"
    following = tokens[match.end + 1].lower if match.end + 1 < len(tokens) else ""
    if line.startswith("C count|rely|bank on") and "to" in (behind, following if behind == "," else ""):
        return True  # "counts on Moss to water the plants"
    if behind == "to" and line.endswith("C SUPPORT") and following:
        return following not in word_list("nouns", "serving") | {"succeed", "be", "become"}  # "the nod to speak first"
    if behind in ("on", "in") and " RANK" in line:
        listed = word_list("nouns", "programs")
        return any(t.lower in listed for t in tokens[match.end : match.end + 5])  # "put Reed first on the program"
    if behind in ("for", "as") and line in _LIKING:
        near = {t.lower for t in tokens[match.end : match.end + 5]}
        return not near.isdisjoint(word_list("nouns", "post"))  # "is her choice for police chief"
    if behind in ("the", "a") and line.startswith("E want C to become|win"):
        lows = [t.lower for t in tokens[match.anchor : match.end + 5]]
        return "win" in lows and word_list("exits", "the_contest").isdisjoint(lows)
    return "guest" in scene.words and any(t.lower == "guest" for t in tokens[match.anchor : match.end + 4])


def _is_rival(scene: Scene, match: Match) -> bool:
    """Whether somebody only stands against somebody else ("is opposed by Reed", "is trying to oust Moss")."""
    if match.phrase.line.startswith(_OUSTING) and scene.tokens[match.anchor].lower in _trying():
        return any(scene.is_person(e) for e, _ in scene.entities(match.endorsers))
    unseats = "|oust" in match.phrase.line or "|unseat" in match.phrase.line
    if not (unseats or match.phrase.line in _OPPOSING) or not match.endorsers:
        return False
    acting = scene.entities(match.endorsers)
    stand = all(e in scene.standing for e, _ in acting)
    if unseats:
        return stand
    acted_on = match.group.passive or max(match.candidates, default=match.anchor) < match.anchor
    persons = acted_on and all(scene.is_person(e) for e, _ in acting)
    up = scene.tokens[min(match.candidates, default=1) - 2].lower == "up" if match.candidates else False
    return stand or persons or up


def _is_of_no_exit(tokens: Sequence[Token], match: Match) -> bool:
    """Whether nobody is told to leave the contest: "should not quit", "his withdrawal from the treaty"."""
    said = [t.lower for t in tokens[match.anchor + 1 : match.end + 1]]
    told_not_to_run = " not to run" in match.phrase.line
    for word, following in pairwise(said):
        if word in ("not", "n't", "never") and following not in ("only", "just") and not told_not_to_run:
            return True
    behind = tokens[match.end].lower if match.end < len(tokens) else ""
    return behind in ("from", "as") and not leaves_contest(tokens, match.end)


def _voted_once(scene: Scene, match: Match) -> bool:
    """Whether people only tell how they marked an older ballot ("voted for Reed in 2020", "for her last time")."""
    persons = all(scene.is_person(e) or _says_i(scene, s) for e, s in scene.entities(match.endorsers))
    if scene.tokens[match.anchor].lower != "voted" or not persons:
        return False
    behind = [t.lower for t in scene.tokens[match.end : match.end + MAX_ROLE]]
    stop = next((n for n, word in enumerate(behind) if word in BREAKS or word in _CLAUSES), len(behind))
    latest = scene.article.published.latest_on
    years = [int(word) for word in behind[:stop] if word.isdigit() and len(word) == 4]
    last = any(a in ("last", "previous") and b in _PAST_VOTES for a, b in pairwise(behind[:stop]))
    return last or not _LONG_AGO.isdisjoint(behind[:stop]) or any(latest is not None and y < latest.year for y in years)


def _says_i(scene: Scene, span: NameSpan) -> bool:
    return scene.article.words(span).lower() == "i"


def _is_victory(scene: Scene, match: Match) -> bool:
    """Whether somebody only beat somebody else ("won by 40 votes over Reed", "won over Moss, 51-49")."""
    tokens = scene.tokens
    persons = all(scene.is_person(e) for e, _ in scene.entities(match.endorsers))
    behind = [t.lower for t in tokens[match.anchor :]]
    scored = any(a[:1].isdigit() and c[:1].isdigit() for a, c in zip(behind, behind[2:], strict=False))
    counted = scored or not word_list("nouns", "margin").isdisjoint(behind)
    return tokens[match.anchor + 1].lower != "over" or (persons and counted)


def _is_thanked_for_else(scene: Scene, match: Match) -> bool:
    """Whether thanks go to somebody who stands, or are for the support of some thing ("of the new branch")."""
    thanks, thanked = (scene.entities(at) for at in (match.candidates, match.endorsers))
    candidates = scene.article.candidates
    stands = any(e in candidates for e, _ in thanked) and not any(e in candidates for e, _ in thanks)
    near = [t.lower for t in scene.tokens[match.end : match.end + 5]]
    led = near[:1] != [] and near[0] in ("of", "for", "in", "on", "with", "over", "during", "through")
    return stands or (led and load_nouns()["candidacy"].isdisjoint(near))


def _has_post(tokens: Sequence[Token], match: Match) -> bool:
    """Whether somebody only is something for somebody ("is the lawyer for Reed", "was once treasurer for Moss")."""
    if not match.candidates:
        return False
    between = [t.lower for t in tokens[match.anchor + 1 : min(match.candidates)] if t.name is None]
    between = between[: between.index("for") + 1] if "for" in between else between  # "is for her deputy, Reed"
    noun = between[-2] if len(between) > 1 else ""
    led = not {"a", "an", "the", "no", "his", "her", "their", "its"}.isdisjoint(between[:-1])
    post = noun in word_list("nouns", "hired") or noun in word_list("nouns", "post")
    return (led or post) and noun not in word_list("nouns", "standing_for")


_OF_THE_CONTEST = frozenset({"eve", "day", "night", "bid", "run", "race", "campaign", "candidacy", "election"})
_WINNING = ("C win|", "C pick|")
_LIST_BEHIND = {"from": "dropped_from", "in": "rows"}


def _is_on_other_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether "on the parking question" or "from her quiz team" stands at a place: no contest is spoken of."""
    listed = word_list("nouns", _LIST_BEHIND.get(tokens[at].lower, "issues"))
    if tokens[at].lower == "for":  # "won the support of the Guild for her plan", but not "for her bid"
        listed = listed | word_list("nouns", "things")
    if at + 1 < len(tokens) and tokens[at + 1].lower in ("a", "an"):
        listed = listed - {"vote", "votes"}  # "endorsed her on a voice vote"
    for token in tokens[at + 1 : at + 6]:
        if token.is_mark or token.is_actor or token.lower in BREAKS or token.lower in _OF_THE_CONTEST:
            return False
        if token.name is None and token.lower in listed:
            return True
    return False


def _is_for_plan(tokens: Sequence[Token], end: int) -> bool:
    """Whether support is for some plan ("has the support of Ott, the sheriff, for her budget")."""
    behind = skip_tail(tokens, end)
    if behind < len(tokens) and tokens[behind].lower == ",":  # an aside: "Ott, the sheriff, for"
        behind = 1 + next(
            (i for i in range(behind + 1, min(behind + 9, len(tokens))) if tokens[i].lower == ","), behind
        )
    return behind < len(tokens) and tokens[behind].lower == "for" and _is_on_other_thing(tokens, behind)


def _is_one_of_two(tokens: Sequence[Token], match: Match) -> bool:
    """Whether "either A or B" acts, so that nobody knows which."""
    lead = [t.lower for t in tokens[max(0, min(match.endorsers, default=0) - 12) : match.anchor]]
    return "either" in lead and "or" in lead[lead.index("either") :]


def _is_for_either(scene: Scene, match: Match) -> bool:
    """Whether somebody "would support either of them", and so neither; who "will not support either" refuses both."""
    if match.group.force is Force.REFUSED or match.phrase.group not in ("endorses", "reaffirms"):
        return False
    groups = [scene.span(i) for i in match.candidates if scene.span(i).how is How.GROUP]
    return any(scene.article.words(span).lower().startswith("either") for span in groups)


def _is_only_liked(scene: Scene, match: Match) -> bool:
    """Whether somebody is only somebody's favourite, or wanted where nothing speaks of support ("wants Reed")."""
    if match.phrase.line != _WANTED:
        words = {t.lower for t in scene.tokens[match.anchor : match.end]}
        return not words.isdisjoint(("favourite", "favorite", "favourites", "favorites"))
    stand = all(e in scene.standing for e, _ in scene.entities(match.candidates))
    rivals = any(e in scene.standing for e, _ in scene.entities(match.endorsers))
    return rivals or not stand or not is_of_support(scene, scene.made)


_VOTING = frozenset({"E vote for C ?", "E vote C ?", "E vote against C"})
_LONG_AGO = frozenset({"ago", "previously", "once", "twice"})
_PAST_VOTES = frozenset({"time", "election", "cycle", "year", "term", "round", "two", "three"})
_CLAUSES = frozenset({",", "and", "but", "who", "which", "that", "because", "after", "before", "when", "on"})
_WANTED = "E want C END ?"
_IS_FOR = "E be ... for C ?"
_WON_OVER = ("C win over", "C win|land|nab|snag over")
_LIKING = frozenset({"C be E's CHOICE", "C be CHOICE of E", _WANTED})
_OUSTING = ("E work|campaign|vow|fight",)
_OPPOSING = ("E oppose C ?", "E be against C ?")


def _is_share_of_poll(scene: Scene, match: Match) -> bool:
    """Whether a poll "had Reed on 39", so that Reed is nobody's backer."""
    if scene.words.isdisjoint(word_list("nouns", "polling")) or not match.phrase.line.startswith("C have E"):
        return False
    return any(has_share(scene.tokens, i + 1) for i in match.endorsers)


def turned_round(tokens: Sequence[Token], match: Match, stance: Stance | None) -> Stance | None:
    """What is said of support when it is denied outside the verb: "no way would she", "she does not have my vote"."""
    lead = [t.lower for t in tokens[max(0, match.group.start - MAX_DENIAL) : match.group.start]]
    if stance is Stance.ENDORSES and match.phrase.line.startswith("E be ") and match.candidates:
        stance = _denied_behind_be(tokens, match)
    behind = tokens[match.end].lower if match.end < len(tokens) else ""
    if stance is Stance.ENDORSES and behind in UNTIL and is_over(tokens, match):
        return Stance.WITHDRAWS
    if stance is Stance.ENDORSES and behind in ("afresh", "anew"):
        return Stance.REAFFIRMS
    if stance is Stance.ENDORSES and behind == "still" and _is_still_so(tokens, match.end):
        return Stance.REAFFIRMS
    never = "no" in lead and bool(set(lead) & word_list("nouns", "never"))
    if never and match.phrase.group == "endorses":
        return Stance.DECLINES
    own = bool(match.endorsers) and False not in [tokens[i].is_short_pronoun for i in match.endorsers]
    denied = match.group.force in (Force.NOT, Force.REFUSED) and not match.group.no_longer
    has = match.phrase.line.startswith("C ") and tokens[match.anchor].lower in ("have", "has", "had", "get", "win")
    if own and denied and stance is None and has:
        return Stance.DECLINES
    return Stance.DECLINES if stance is None and _is_refused_behind(tokens, match) else stance


def _denied_behind_be(tokens: Sequence[Token], match: Match) -> Stance | None:
    """What "is no longer among her backers" and "is not one of them" say, where a reader looked past the negation."""
    between = [t.lower for t in tokens[match.anchor + 1 : min(match.candidates)]]
    if "as" in between and [t.lower for t in tokens[match.end : match.end + 2]] in _AS_EVER:
        return Stance.REAFFIRMS
    if "no" in between and "longer" in between:
        return Stance.WITHDRAWS
    only = not {"only", "just", "merely", "simply"}.isdisjoint(between)
    denied = not only and not {"not", "n't", "never", "no", "hardly"}.isdisjoint(between)
    return None if denied else Stance.ENDORSES


def _is_still_so(tokens: Sequence[Token], end: int) -> bool:
    """Whether "still" closes the clause ("is behind Reed still")."""
    return end + 1 >= len(tokens) or tokens[end + 1].is_mark


_AS_EVER = (["as", "ever"], ["as", "always"], ["as", "before"])
_NO = frozenset({("said", "no"), ("would", "not"), ("would", "n't"), ("did", "not"), ("did", "n't")})


def _is_refused_behind(tokens: Sequence[Token], match: Match) -> bool:
    """Whether those who "were asked to endorse Reed" go on, "but refused"."""
    asked = any(t.lower == "asked" for t in tokens[match.group.start : match.anchor])
    if not asked or match.phrase.group != "endorses" or not match.candidates:
        return False
    behind = [t.lower for t in tokens[match.end : match.end + MAX_REFUSAL]]
    refusing = word_list("nouns", "refusing")
    return any(
        a in ("but", "and") and (b in refusing or (b, c) in _NO) and c != "to"
        for a, b, c in zip(behind, behind[1:], [*behind[2:], ""], strict=False)
    )


def _is_appointment(scene: Scene, match: Match) -> bool:
    """Whether a person chose somebody for a post ("picked Reed to head the agency", "named her as his deputy")."""
    tokens = scene.tokens
    verb = tokens[match.anchor].lower
    if verb not in _appointing() or not match.endorsers:
        return False
    end = max((match.end, *(i + 1 for i in match.candidates)))
    end += end < len(tokens) and tokens[end].lower == ","  # "recommends his deputy, Reed, for the job"
    near = tokens[end : end + MAX_ROLE]
    stop = next((n for n, t in enumerate(near) if t.lower in BREAKS and t.lower not in ("(", ")")), len(near))
    goes_on = (n for n, t in enumerate(near[:-1]) if t.lower in ("and", "but") and looks_like_verb(near, n + 1))
    stop = min(stop, next(goes_on, stop))  # "is voting for Reed and asks all to join her"
    races = (n for n, t in enumerate(near) if t.lower in _OF_THE_CONTEST)
    stop = min(stop, next(races, stop))  # "chose Reed in the race to replace Moss"
    persons = tokens[match.endorsers[0]].is_person
    return any(_is_post(near, n) for n in range(stop)) if persons else _is_task(near)


def _is_hired(tokens: Sequence[Token], match: Match) -> bool:
    """Whether whoever joins a campaign does so for its pay ("joins her campaign as digital director")."""
    behind = [t.lower for t in tokens[match.end : match.end + 5]]
    paid = word_list("nouns", "hired") | word_list("nouns", "post")
    return match.phrase.line.startswith("E join") and behind[:1] == ["as"] and not paid.isdisjoint(behind)


@lru_cache
def _appointing() -> frozenset[str]:
    return frozenset(form for verb in word_list("nouns", "appointing") for form in verb_forms(verb))


def _is_post(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to serve", "as his chief" or "to the parole board" stands at a place."""
    behind = [t.lower for t in tokens[at + 1 : at + 6]]
    if tokens[at].lower == "to" and behind:
        return behind[0] in word_list("nouns", "serving") or (
            at == 0 and bool(set(behind) & word_list("nouns", "post"))
        )
    return at == 0 and tokens[at].lower in ("as", "for") and bool(set(behind) & word_list("nouns", "post"))


def _is_task(tokens: Sequence[Token]) -> bool:
    """Whether what a body chooses somebody for is no office ("to chair its gala", "as its speaker", "for a medal")."""
    lows = ["its" if t.owns else t.lower for t in tokens[:8]]
    tasks = word_list("nouns", "task")
    if lows[:1] == ["to"] and lows[1:2] != []:
        return lows[1] in word_list("nouns", "tasking") and not tasks.isdisjoint(lows[2:])
    return lows[:1] != [] and lows[0] in ("as", "for") and not tasks.isdisjoint(lows[1:6])


def _is_standing_in_poll(tokens: Sequence[Token], match: Match) -> bool:
    """Whether somebody is only some points behind ("is four points behind Reed")."""
    between = {t.lower for t in tokens[match.anchor : min(match.candidates, default=match.anchor)]}
    return match.phrase.line.startswith("E be ") and bool(between & word_list("nouns", "margin"))
