"""Is what a phrase says only rumoured, supposed, denied or put right?

"Would" tells of a decision only in reported words ("said she would back Reed"); a rumour, a denied report and what an
earlier version had wrong tell nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, saying_forms
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import load_grammar, load_nouns, word_list

_THAT = frozenset({"that", "the", "a", "has", "have", "had", "puts", "put"})
_NOT_SAID = frozenset(
    {"said", "saying", "told", "telling", "announced", "announcing", "confirmed", "confirming", "suggesting"}
)
_NOT_SAYING = frozenset({"without", "avoid", "avoided", "avoiding"})
_FAR_FROM_SAYING = (frozenset({"short", "of"}), frozenset({"instead", "of"}), frozenset({"rather", "than"}))
_WOULD = frozenset({"would", "'d"})
_UNREAL = frozenset({"had", "even"})
_SUGGESTING = frozenset({"suggests", "suggested", "implies", "implied", "hints", "hinted", "insinuates", "insinuated"})
_STOP = frozenset({"stop", "stops", "stopped", "quit", "cease", "ceased"})
_CLAIMING = frozenset({"claiming", "saying", "telling", "suggesting", "implying", "pretending", "boasting"})
_MARKS = frozenset({",", ".", ";", *QUOTE_MARKS})  # "has stopped pretending", he says
_LETTERS = re.compile(r"\W*(\w+)")
_REACH = 30  # words between a rumour and what it says


def is_hearsay(scene: Scene, match: Match) -> bool:
    """Whether nobody is told to have done what a phrase says."""
    first = min((*match.endorsers, *match.candidates, match.group.start, match.anchor))
    words = scene.words
    return bool(
        _is_corrected(scene, match)
        or (not words.isdisjoint(word_list("grammar", "rumours")) and _is_from_rumour(scene, first, match.end))
        or (match.endorsers and not words.isdisjoint(_UNREAL) and _is_wished(scene, match.endorsers[0]))
        or (not words.isdisjoint(word_list("grammar", "denying")) and _is_denied_report(scene, first))
        or _is_called_untrue(scene, first)
        or (not words.isdisjoint(_suspect()) and (_is_falsely_claimed(scene, first) or _is_forged(scene, first)))
        or (not words.isdisjoint(word_list("grammar", "rounds")) and _is_for_another_round(scene, match))
        or _is_only_supposed(scene, match, first)
        or _is_unsaid(scene, first)
        or (not words.isdisjoint(_SUGGESTING) and _is_only_suggested(scene, match, first))
        or (not words.isdisjoint(_outward()) and _is_outward(scene, match))
        or ("endorsement" in words and _is_no_endorsement(scene, match))
        or (not words.isdisjoint(word_list("nouns", "hearing")) and _is_overheard(scene, match, first))
    )


@lru_cache
def _outward() -> frozenset[str]:
    return word_list("grammar", "outward") | {"name", "theory", "paper", "face"}


def _is_outward(scene: Scene, match: Match) -> bool:
    """Whether it is only said to be so on the outside ("remains nominally a Reed man", "in all but name")."""
    said = [t.lower for t in scene.tokens[match.group.start : match.end] if t.name is None]
    behind = " ".join(t.lower for t in scene.tokens[match.end : match.end + 8]).removeprefix(", ")
    opens = " ".join(t.lower for t in scene.tokens[:8])
    closed = tuple(f"{words} {mark}" for words in word_list("grammar", "outward_behind") for mark in ",.;:")
    return behind.startswith(closed) or opens.startswith(closed) or not word_list("grammar", "outward").isdisjoint(said)


def _is_overheard(scene: Scene, match: Match, first: int) -> bool:
    """Whether somebody only hears or guesses it of others ("I hear the Guild is backing Reed")."""
    if first < 1 or any(scene.tokens[i].is_short_pronoun for i in match.endorsers):
        return False
    heard = first - 1 - (first > 1 and scene.tokens[first - 1].lower == "that")
    return scene.tokens[heard].name is None and scene.tokens[heard].lower in word_list("nouns", "hearing")


def _is_only_suggested(scene: Scene, match: Match, first: int) -> bool:
    """Whether something only suggests that somebody has support ("a card that suggests he has the Guild's backing")."""
    if first < 1 or match.phrase.group not in ("endorses", "reaffirms", "withdraws"):
        return False
    says = first - 1 - (first > 1 and scene.tokens[first - 1].lower == "that")
    return scene.tokens[says].name is None and scene.tokens[says].lower in _SUGGESTING


def is_only_printed(scene: Scene, match: Match) -> bool:
    """Whether nothing but a leaflet of nobody's says it ("a mailer says Reed has been endorsed by the Guild")."""
    papers, tokens = word_list("nouns", "printed"), scene.tokens
    first = min((*match.endorsers, *match.candidates, match.group.start, match.anchor))
    paper = next((i for i in range(first - 1, max(-1, first - _REACH), -1) if tokens[i].lower in papers), None)
    if not paper or tokens[paper].name is not None or tokens[paper - 1].name is not None:
        return False
    between = tokens[paper + 1 : first]
    says = any(t.lower in saying_forms() for t in between if t.name is None)
    return says and not any(t.is_actor for t in between) and tokens[paper - 1].lower not in ("its", "their", "own")


def is_told_by_rival(scene: Scene, match: Match) -> bool:
    """Whether it is a rival or a critic who says so ("Moss complained that the Guild backs Reed")."""
    tokens = scene.tokens
    first = min((*match.endorsers, *match.candidates, match.group.start, match.anchor))
    says = first - 1 - (first > 0 and tokens[first - 1].lower == "that")
    if says < 1 or tokens[says].name is not None or tokens[says].lower not in _telling_on():
        return False
    teller = tokens[says - 1 - (tokens[says - 1].lower in load_grammar().auxiliaries)]
    if teller.name is None:
        return teller.lower in word_list("nouns", "critics")
    sides = {e for e, _ in scene.entities((*match.endorsers, *match.candidates))}
    return teller.is_actor and set(teller.name.entities) <= scene.standing - sides


@lru_cache
def _telling_on() -> frozenset[str]:
    return saying_forms() | word_list("nouns", "charging")


def _is_unsaid(scene: Scene, first: int) -> bool:
    """Whether somebody is told not to say it ("cannot tell her I am voting for Reed", "did not say he backs Moss")."""
    tokens = scene.tokens
    for i in range(first - 1, max(-1, first - 6), -1):
        if tokens[i].name is None and tokens[i].lower in _NOT_SAID:
            lead = {t.lower for t in tokens[max(0, i - 2) : i] if t.name is None}
            return bool(lead & (load_grammar().negations | _NOT_SAYING)) or any(
                pair <= lead for pair in _FAR_FROM_SAYING
            )
    says = next(
        (
            i
            for i in range(first - 1, max(-1, first - 6), -1)
            if tokens[i].name is None and tokens[i].lower in ("say", "tell", "announce", "confirm")
        ),
        None,
    )
    if says is not None and _is_yet_to_be_said(scene, says):
        return True
    for i in range(says - 1 if says is not None else -1, max(-1, (says or 0) - 9), -1):
        if tokens[i].is_mark or (tokens[i].name is not None and tokens[i].is_actor) or tokens[i].lower == "but":
            return False
        if tokens[i].lower in load_grammar().negations:
            return True
    return False


def _is_yet_to_be_said(scene: Scene, says: int) -> bool:
    """Whether somebody "will announce on Friday", or expects to, that it backs Reed."""
    tokens = scene.tokens
    before = [t.lower for t in tokens[max(0, says - 2) : says]]
    hoped = before[1:] == ["to"] and before[0] in governor_forms("hedged_before_to")
    return hoped or not load_grammar().future.isdisjoint(before[-1:])


def _is_no_endorsement(scene: Scene, match: Match) -> bool:
    """Whether the sentence goes on to say that it was "not an endorsement"."""
    lows = [t.lower for t in scene.tokens[match.end :] if t.lower not in QUOTE_MARKS]
    return any(
        a in ("not", "n't", "no", "hardly") and "endorsement" in (b, c)
        for a, b, c in zip(lows, lows[1:], [*lows[2:], ""], strict=False)
        if b in ("an", "endorsement")
    )


def _is_only_supposed(scene: Scene, match: Match, first: int) -> bool:
    """Whether "would" tells of nothing done; "would not back Reed" tells of a refusal, as a rule."""
    refused = match.group.force is Force.REFUSED and "if" not in scene.words
    return not refused and not _WOULD.isdisjoint(scene.words) and is_unreported(scene, match, first)


def is_unreported(scene: Scene, match: Match, first: int) -> bool:
    """Whether "would" stands in nobody's reported words ("would be backing Reed")."""
    group = [t.lower for t in scene.tokens[match.group.start : match.anchor] if t.name is None]
    told_of = match.group.perfect and not match.group.future  # "He'd endorsed her"
    if told_of or _WOULD.isdisjoint(group) or "rather" in group or scene.tokens[match.anchor].lower == "like":
        return False  # "would rather", "would like to see": a wish of one's own
    telling = _telling()
    before = [t.lower for t in scene.tokens[:first] if t.name is None]
    after = [t.lower for t in scene.tokens[match.end :] if t.name is None]
    told = any(word in telling or word.removesuffix("ing") in telling for word in before)
    return not (told or any(word in saying_forms() or word == "according" for word in after)) and (
        scene.quote_around(match.anchor) is None
    )


@lru_cache
def _telling() -> frozenset[str]:
    return saying_forms() | word_list("grammar", "telling") | load_nouns()["document"]


def _is_rumoured(scene: Scene, first: int) -> bool:
    """Whether a rumour, or a report that may be denied, says it ("reports that Reed had endorsed Moss")."""
    rumours, tokens = word_list("grammar", "rumours"), scene.tokens
    for i in range(first - 1, max(-1, first - _REACH), -1):
        word = tokens[i].lower
        if tokens[i].name is None and word in rumours and not (i and tokens[i - 1].is_actor):
            between = {t.lower for t in tokens[i + 1 : first] if t.name is None}
            return "that" in between or between <= _THAT
        if word in BREAKS or word in saying_forms():
            return False
    return False


def _is_from_rumour(scene: Scene, first: int, end: int) -> bool:
    """Whether a rumour before the words or behind them says so ("..., reports said", "..., rumour has it")."""
    behind = [t for t in scene.tokens[end : end + 4] if t.lower not in ("the", *QUOTE_MARKS)]
    rumours = word_list("grammar", "rumours")
    said = any(a.lower == "," and b.name is None and b.lower in rumours for a, b in pairwise(behind))
    return said or _is_rumoured(scene, first)


def _is_wished(scene: Scene, endorser: int) -> bool:
    """Whether the words before a name make its act unreal: "Had the Guild backed Reed", "Not even the Guild"."""
    before = [t.lower if t.name is None else "" for t in scene.tokens[max(0, endorser - 3) : endorser]]
    before = before[:-1] if before[-1:] == ["the"] else before
    opens = len(before) == 1 or before[-2:-1] == [","] or (len(before) > 1 and before[-2] in BREAKS)
    return before[-2:] == ["not", "even"] or (before[-1:] == ["had"] and opens)


def _is_denied_report(scene: Scene, first: int) -> bool:
    """Whether somebody denies a report that says it ("disputed a claim that she was backing Reed")."""
    denying = word_list("grammar", "denying")
    lows = [t.lower if t.name is None else "" for t in scene.tokens[:first]]
    denied = next((i for i, word in enumerate(lows) if word in denying), len(lows))
    report = next((i for i in range(denied, len(lows)) if lows[i] in word_list("grammar", "reports")), len(lows))
    return "that" in lows[report:] and saying_forms().isdisjoint(lows[report:])


def _is_called_untrue(scene: Scene, first: int) -> bool:
    """Whether "it is not true that" or "it is false that" opens the clause."""
    if first < len(("not", "true", "that")) or scene.tokens[first - 1].lower != "that":
        return False
    lows = [t.lower for t in scene.tokens[max(0, first - 4) : first]]
    negated = lows[-3] in ("not", "n't") and lows[-2] in word_list("grammar", "untrue")
    return negated or lows[-2] in word_list("grammar", "forged")


@lru_cache
def _suspect() -> frozenset[str]:
    return word_list("grammar", "wrongly") | word_list("grammar", "drafted") | _STOP


def _is_falsely_claimed(scene: Scene, first: int) -> bool:
    """Whether somebody "falsely claimed on Monday that" it is so, or should "stop claiming that"."""
    wrongly = word_list("grammar", "wrongly")
    lows = [t.lower if t.name is None else "" for t in scene.tokens[:first]]
    thirds = zip(lows, lows[1:], [*lows[2:], ""], strict=False)
    if any(a in _STOP and b in _CLAIMING and c not in _MARKS for a, b, c in thirds):
        return True
    at = next((i for i, word in enumerate(lows) if word in wrongly and lows[i + 1 : i + 2] != ["."]), None)
    return at is not None and not {";", "but"} & set(lows[at:])


def _is_forged(scene: Scene, first: int) -> bool:
    """Whether only a paper says it that is a draft or forged ("a fake press release saying that")."""
    forged = word_list("grammar", "drafted")
    lows = [t.lower if t.name is None else "" for t in scene.tokens[:first]]
    papers = load_nouns()["document"] | word_list("nouns", "printed")
    at = next((i for i, word in enumerate(lows) if word in forged), len(lows))
    says = not (saying_forms() | _CLAIMING).isdisjoint(lows[at + 2 :])
    return says and not papers.isdisjoint(lows[at + 1 : at + 4])


def is_candidates_claim(scene: Scene, match: Match) -> bool:
    """Whether somebody only claims to be backed ("Reed claimed that the Guild had endorsed her")."""
    claims = word_list("grammar", "claiming")
    first = min((*match.endorsers, match.group.start, match.anchor))
    said = next((i for i in range(first - 1, 0, -1) if scene.tokens[i].lower in claims), None)
    claimed = {e for i in match.candidates for e in scene.span(i).entities}
    before = [t.name for t in scene.tokens[: said or 0] if t.is_actor and t.name is not None]
    return bool(before) and claimed == set(before[-1].entities)


def _is_for_another_round(scene: Scene, match: Match) -> bool:
    """Whether somebody only "would back Reed in a runoff", of which nobody knows whether it comes."""
    rounds = word_list("grammar", "rounds")
    group = {t.lower for t in scene.tokens[match.group.start : match.anchor] if t.name is None}
    behind = [t.lower for t in scene.tokens[match.end : match.end + 5]]
    at = next((i for i, word in enumerate(behind) if word == "in" and behind[i + 1 : i + 2] == ["a"]), len(behind))
    return bool({"would", "'d"} & group) and not rounds.isdisjoint(behind[at : at + 4])


def _is_corrected(scene: Scene, match: Match) -> bool:
    """Whether a correction only repeats what had been wrong ("an earlier version said the Guild had endorsed Reed")."""
    lows = [t.lower for t in scene.tokens[: match.anchor] if t.name is None]
    if lows and lows[-1] in word_list("grammar", "wrongly"):
        return True  # "falsely claimed the support of Ott"
    told = not saying_forms().isdisjoint(lows) or not word_list("grammar", "reporting").isdisjoint(lows)
    if not told:
        return False
    version = any(
        a in ("earlier", "previous", "prior", "original") and b in ("version", "edition", "report", "story", "article")
        for a, b in pairwise(lows)
    )
    older = not {"had", "as", "was", "were", "would"}.isdisjoint(lows)
    return version or (older and _is_correction(scene)) or not word_list("grammar", "wrongly").isdisjoint(lows)


def _is_correction(scene: Scene) -> bool:
    """Whether a paragraph opens with a word that says that it puts right what was wrong."""
    first = _LETTERS.match(scene.article.text(scene.paragraph))
    return first is not None and first[1].lower() in word_list("grammar", "correcting")
