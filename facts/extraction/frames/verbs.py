"""Does a verb tell a fact, a refusal, or nothing at all?

Everything in front of a verb is read from right to left: auxiliaries, negations, adverbs and the verbs that govern an
infinitive. What is hoped, planned, rumoured or asked for tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from facts.extraction.annotated import How
from facts.extraction.frames.contractions import stands_for_had, stands_for_has
from facts.extraction.frames.denied_before import denied_by_inversion, denied_of_both
from facts.extraction.frames.governors import (
    MAX_NOUN,
    apposed_to,
    cause_of,
    governor_forms,
    is_decided_by,
    is_owned,
    leads_open,
    past_ending,
    past_leaving,
    past_manner,
    past_seeing,
    past_while,
)
from facts.extraction.frames.joined_verbs import joined_infinitive
from facts.extraction.frames.tokens import QUOTE_MARKS, Token
from facts.extraction.lexicon import grammar_words, load_grammar, word_list
from facts.extraction.lexicon.inflection import Form


class Force(StrEnum):
    """What a verb group amounts to."""

    FACT = "fact"
    REFUSED = "refused"  # "declined to", "will not", "is not endorsing"
    NOT = "not"  # "did not", "never": a fact about silence
    OPEN = "open"  # hoped, planned, possible, asked


@dataclass(slots=True)
class VerbGroup:
    """A verb with what stands before it.

    Attributes:
        start: Index of its first token.
        force: What it amounts to.
        passive: Whether the verb is passive.
        gerund: Whether it hangs on another clause ("after endorsing", ", endorsing").
        governed: Whether it hangs on a verb before it ("voted to endorse"); `start` is then that verb's.
        still: Whether it says that something goes on ("still backs", "continues to back").
        no_longer: Whether it says that something has ended.
        future: Whether it stands in the future ("will vote for").
    """

    start: int
    force: Force
    passive: bool = False
    gerund: bool = False
    still: bool = False
    no_longer: bool = False
    future: bool = False
    perfect: bool = False


@dataclass(slots=True)
class _Scan:
    """What was seen so far in front of the verb."""

    at: int
    negated: bool = False
    open: bool = False
    refused: bool = False
    future: bool = False
    progressive: bool = False
    passive: bool = False
    still: bool = False
    no_longer: bool = False
    gerund: bool = False
    perfect: bool = False
    unable: bool = False
    unreal: bool = False  # "would have endorsed"
    capable: bool = False  # "able to": refused where denied
    planned: bool = False  # "plan to": refused where denied
    able: bool = False  # a verb of what one has anyway ("can count on")


# What before a gerund tells that it is not, or not yet, done ("on the brink of endorsing", "without endorsing").
_NOT_YET = frozenset(
    {"short of", "instead of", "rather than", "far from", "close to", "near to", "open to", "verge of", "brink of"}
)
_NOT_DONE = frozenset({"without", "against", "avoid", "avoided", "avoiding"})
_GOING_ON = frozenset({"still", "continue", "continues", "continued", "continuing", "remain", "remains"})
_NO_REASON = frozenset(
    {"no reason", "no plan", "no plans", "no intention", "no intentions", "no desire", "no cause", "no need", "no wish"}
)


def read_verb_group(tokens: Sequence[Token], verb: int, forms: frozenset[Form]) -> VerbGroup:
    """Read what stands in front of the verb at `verb`.

    Args:
        tokens: The sentence.
        verb: Index of the verb.
        forms: What its written form may be.
    """
    scan = _Scan(verb - 1, able=tokens[verb].lower in load_grammar().able)
    _scan_left(tokens, scan)
    word = tokens[verb].lower
    participle, gerund = Form.PARTICIPLE in forms, Form.GERUND in forms
    if participle and scan.progressive and stands_for_has(tokens, verb):
        scan.progressive, scan.perfect = False, True
    if participle and stands_for_had(tokens, scan.at + 1, verb, forms):
        scan.future, scan.perfect = False, True
    has_be = scan.progressive
    scan.passive = participle and has_be
    if Form.BASE in forms and (joined := joined_infinitive(tokens, scan.at)) is not None:
        scan.at = joined  # "is expected to meet and endorse"
    if gerund and not has_be:
        _scan_gerund(tokens, scan)
    elif scan.gerund:  # "having backed"
        scan.open |= leads_open(tokens, scan.at)
    elif forms == frozenset({Form.BASE}) or ((Form.BASE in forms or scan.passive) and _is_to(tokens, scan.at)):
        _scan_infinitive(tokens, scan, word)
    scan.negated |= denied_of_both(tokens, scan.at)
    inverted = denied_by_inversion(tokens, scan.at)
    scan.negated |= bool(inverted)
    scan.unable |= inverted in ("can", "could")
    scan.unable |= scan.capable
    scan.open |= scan.unreal or (scan.capable and not scan.negated)
    if (scan.negated or scan.no_longer or scan.refused) and _any_more(tokens, verb):
        scan.no_longer, scan.negated = True, False
    return VerbGroup(
        start=scan.at + 1,
        force=_force(scan, gerund=gerund and has_be),
        passive=scan.passive,
        gerund=scan.gerund,
        still=scan.still,
        no_longer=scan.no_longer,
        future=scan.future,
        perfect=scan.perfect,
    )


def _any_more(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "any more" stands behind a verb of the same clause."""
    for i in range(verb + 1, min(verb + 9, len(tokens))):
        two = (tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else "")
        if two[0] == "anymore" or two in (("any", "more"), ("any", "longer")):
            return True
        if two[0] in (".", ";", ",", "and", "but"):
            return False
    return False


def _is_to(tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and tokens[at].lower == "to" and tokens[at].name is None


def _scan_left(tokens: Sequence[Token], scan: _Scan) -> None:
    """Take auxiliaries, negations and adverbs in front of `scan.at`."""
    grammar = load_grammar()
    while scan.at >= 0:
        token = tokens[scan.at]
        word = token.lower
        if token.name is not None or not word:
            return
        if word == "longer":
            scan.no_longer = True
        elif word in ("could", "can", "cannot") and (scan.negated or word == "cannot"):
            scan.unable = scan.negated = True
        elif word in grammar.negations:
            wish = word == "rather" and scan.at > 0 and tokens[scan.at - 1].lower in grammar.future
            more = word == "not" and tokens[scan.at + 1].lower in ("only", "just", "merely", "simply")
            scan.open, scan.negated = scan.open or wish, scan.negated or not (wish or more)  # "would rather back"
        elif word in grammar.hedges or word in grammar.hedging_auxiliaries:
            scan.open |= not (scan.able and word == "can")
        elif word in grammar.auxiliaries or word in ("wo", "ca", "sha"):
            _take_auxiliary(scan, word)
        elif word in _GOING_ON:
            scan.still = True
        elif word not in QUOTE_MARKS and not _is_adverb(tokens, scan.at):
            return
        scan.at -= 1


def _take_auxiliary(scan: _Scan, word: str) -> None:
    grammar = load_grammar()
    scan.unreal |= word in ("would", "'d") and scan.perfect
    scan.future |= word in grammar.future or word in ("wo", "sha")
    scan.unable |= word == "ca"
    scan.progressive |= word in grammar.be
    scan.perfect |= word in grammar.have
    scan.gerund |= word == "having"  # "Having backed Reed, the Guild now ..."


@lru_cache
def _plain_adverbs() -> frozenset[str]:
    return grammar_words("adverbs", "weekdays", "months")


def _is_adverb(tokens: Sequence[Token], at: int) -> bool:
    grammar, word = load_grammar(), tokens[at].lower
    if word in _plain_adverbs() or (word.endswith("ly") and len(word) > 4):
        return True
    if word.isdigit() and at and (tokens[at - 1].lower in grammar.months or tokens[at - 1].lower in ("in", "on")):
        return True
    pair = (word, tokens[at + 1].lower if at + 1 < len(tokens) else "")
    # "could not in good conscience"
    return pair == ("good", "conscience") or bool(word == "conscience" and at and tokens[at - 1].lower == "good")


def _scan_infinitive(tokens: Sequence[Token], scan: _Scan, word: str) -> None:
    """Follow "voted to", "has yet to", "declined to" back to the verb that has a subject."""
    grammar = load_grammar()
    if not _is_to(tokens, scan.at):
        return
    for _ in range(3):
        governor = _past_count(tokens, scan.at - 1)
        if _decided_not(tokens, governor):
            scan.refused = True
            governor = _past_count(tokens, governor - 1)
        governor = _what_was(tokens, governor)
        kind, length = _governor(tokens, governor)
        if is_decided_by(tokens, governor) or (
            tokens[governor].lower in word_list("nouns", "deciding") and is_owned(tokens, governor)
        ):
            scan.open |= any(t.lower in word_list("nouns", "undecided") for t in tokens[scan.at :])
            scan.at = governor  # "the Guild's decision to back Reed", "the decision by the Guild to back Reed"
            return
        if kind is None and (causing := cause_of(tokens, governor)) is not None:
            scan.at = governor
            scan.open |= read_verb_group(tokens, causing, _PAST).force is not Force.FACT
            return
        if kind is None and (left := past_leaving(tokens, governor)) is not None:
            scan.at = left - 1
            _scan_left(tokens, scan)
            return
        if kind is None:
            first = _past_ordinal(tokens, governor)
            led = {t.lower for t in tokens[max(0, first if first is not None else scan.at) : governor]}
            scan.open |= first is None or bool(led & (grammar.future | grammar.hedging_auxiliaries))
            scan.at = scan.at if first is None else first
            return
        scan.open |= kind == "open"
        scan.planned |= kind == "open" and tokens[governor].lower in governor_forms("planning")
        scan.capable |= kind == "capable"
        scan.refused |= kind == "refused"
        scan.still |= kind == "still"
        scan.at = governor - length
        if length == 2 and tokens[governor].lower == "order":  # "left in order to back": the leaver backs
            scan.gerund = True
            return
        was_future, scan.future = scan.future, False
        scan.progressive = False
        _scan_left(tokens, scan)
        scan.future |= was_future
        if not _is_to(tokens, scan.at):
            return


def _what_was(tokens: Sequence[Token], at: int) -> int:
    """Left past "stay in and", joined to an infinitive before, and past "was" behind an answer or a decision."""
    at = past_while(tokens, at)
    if (joined := joined_infinitive(tokens, at)) is not None:
        at = joined - 1
    told = tokens[at].lower in ("was", "is") and tokens[at - 1].lower in word_list("nouns", "deciding")
    return at - 1 if told else at


def _decided_not(tokens: Sequence[Token], at: int) -> bool:
    """Whether "not" stands between a decision and its infinitive ("decided not to endorse Reed")."""
    return at > 0 and tokens[at].lower == "not" and _governor(tokens, _past_count(tokens, at - 1))[0] == "done"


def _past_count(tokens: Sequence[Token], at: int) -> int:
    """Left past adverbs and the count of a vote ("voted by 41 to 6 to endorse"), as long as they govern nothing."""
    at -= at > 1 and tokens[at].lower in QUOTE_MARKS
    if at > 1 and tokens[at].lower == ",":
        opens = next((i for i in range(at - 1, max(-1, at - 9), -1) if tokens[i].lower == ","), None)
        led = tokens[opens + 1].lower if opens is not None else ""
        if opens is not None and (led in ("by", "on", "in", "at", "after") or led.replace("-", "").isdigit()):
            at = opens - 1
    while at > 0 and tokens[at].name is None and _governor(tokens, at)[0] is None and tokens[at].lower != "not":
        counts = (
            tokens[at].lower.replace("-", "").isdigit()
            or tokens[at].lower in ("-", "–")
            or (tokens[at].lower in ("to", "by") and tokens[at + 1].lower.isdigit())
        )
        if not (counts or _is_adverb(tokens, at)):
            break
        at -= 1
    voted = past_manner(tokens, at)
    return at if voted is None else voted


def _past_ordinal(tokens: Sequence[Token], at: int) -> int | None:
    """Left past "became the third union" before "to endorse": to be the first of all makes it a fact."""
    words = word_list("parsing", "before_infinitive")
    name = tokens[at].name if at > 0 else None
    if name is not None and name.how is How.NOMINAL:
        told = tokens[at - 1].lower in ("became", "becomes", "become", "was", "were", "is", "are")
        return at - 2 if told else apposed_to(tokens, at - 1)
    for i in range(at, max(0, at - MAX_NOUN), -1):
        if tokens[i].name is not None or tokens[i].is_mark:
            return None
        if tokens[i].lower in words:
            verb = i - 1
            while verb > 0 and tokens[verb].lower not in load_grammar().be and _is_adverb(tokens, verb):
                verb -= 1  # "became on Tuesday the first"
            while verb > 0 and (tokens[verb].lower in load_grammar().determiners or tokens[verb].owns):
                verb -= 1
            if verb < 0 or _only_leads(tokens, verb):
                return -1  # "Last to declare for Reed was Ott"
            if (named := apposed_to(tokens, verb)) is not None:
                return named
            told = tokens[verb].lower in load_grammar().be or tokens[verb].lower.startswith("bec")
            while told and verb > 0 and tokens[verb - 1].lower in load_grammar().auxiliaries:
                verb -= 1
            return verb - 1 if told else None
    return None


_PAST = frozenset({Form.PAST})


def _only_leads(tokens: Sequence[Token], last: int) -> bool:
    """Whether nothing but "Also among the" stands before an ordinal that opens a sentence."""
    return all(t.name is None and t.lower in ("also", "among", "one", "of", "and", "the") for t in tokens[: last + 1])


def _governor(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """What the words ending at `at` make of the infinitive behind them, and how many they are."""
    if at < 0:
        return None, 0
    near = tokens[max(0, at - 4) : at + 1]
    lows = ["his" if t.owns else t.lower or (t.is_reflexive and "itself") or "" for t in near]
    for length in range(len(lows), 0, -1):
        joined = " ".join(lows[-length:])
        if joined in governor_forms("refusing_before_to") or (length == 2 and joined in _NO_REASON):
            return "refused", length
        if joined in _GOING_ON:
            return "still", length
        if joined in grammar_words("capable"):
            return "capable", length
        if joined in governor_forms("done_before_to"):
            return "done", length
        if joined in governor_forms("hedged_before_to"):
            return "open", length
    return None, 0


def _scan_gerund(tokens: Sequence[Token], scan: _Scan) -> None:
    """Follow "after endorsing", "stopped short of endorsing", "ruled out backing"."""
    scan.gerund = True
    if scan.at < 0:
        return
    last, two = tokens[scan.at].lower, " ".join(t.lower for t in tokens[max(0, scan.at - 1) : scan.at + 1])
    none = last == "of" and " ".join(t.lower for t in tokens[max(0, scan.at - 2) : scan.at]) in _NO_REASON
    if none or two in governor_forms("refusing_before_ing"):
        scan.refused = True
        scan.at -= 2 + none
        _scan_left(tokens, scan)
    elif two in _NOT_YET or last in _NOT_DONE:
        scan.open = True
    elif (seen := past_seeing(tokens, scan.at)) is not None:
        scan.at, scan.gerund = seen, False
        _scan_left(tokens, scan)
        scan.open = not scan.negated  # "could see himself backing Reed"
    elif (ended := past_ending(tokens, scan.at)) is not None:
        scan.at, scan.gerund = ended, False
        _scan_left(tokens, scan)
        scan.no_longer, scan.open = not scan.negated, scan.open or scan.negated
    elif last in ("regret", "regrets", "regretted"):
        scan.at -= 1
        _scan_left(tokens, scan)
        scan.still = False
    else:
        scan.open |= leads_open(tokens, scan.at)


def _force(scan: _Scan, *, gerund: bool) -> Force:
    if scan.no_longer:
        return Force.OPEN if scan.open else Force.FACT
    if scan.refused:
        return Force.OPEN if scan.open or scan.negated else Force.REFUSED
    if scan.negated and scan.planned:
        return Force.REFUSED
    if scan.negated:
        refusing = scan.future or gerund or scan.unable
        return Force.REFUSED if refusing and not (scan.open and not scan.future) else Force.NOT
    return Force.OPEN if scan.open else Force.FACT
