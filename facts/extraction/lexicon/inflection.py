"""Which forms has a verb?

Regular forms are made by rule, the others stand in `grammar.toml`; nothing is looked up elsewhere.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from facts.extraction.lexicon.words import read_words


class Form(StrEnum):
    """How a verb stands in a sentence."""

    BASE = "base"
    PRESENT = "present"  # "endorses"
    PAST = "past"
    PARTICIPLE = "participle"  # "withdrawn"; of regular verbs the same word as the past
    GERUND = "gerund"


BE = {
    "am": Form.PRESENT,
    "is": Form.PRESENT,
    "are": Form.PRESENT,
    "'s": Form.PRESENT,
    "'re": Form.PRESENT,
    "'m": Form.PRESENT,
}


@lru_cache
def irregular() -> dict[str, tuple[str, str]]:
    """Plain form -> past and participle."""
    return {base: (past, done) for base, past, done in (line.split() for line in read_words("grammar")["irregular"])}


@lru_cache(maxsize=2048)
def verb_forms(verb: str) -> dict[str, frozenset[Form]]:
    """Every form of a verb and what it may be.

    Args:
        verb: Its plain form, such as "rescind" or "re-endorse".

    Returns:
        Written form, lower case -> the forms that it may be ("put" is three of them).
    """
    past, done = irregular().get(verb, (_past(verb), _past(verb)))
    pairs = [(verb, Form.BASE), (_present(verb), Form.PRESENT), (_gerund(verb, past), Form.GERUND)]
    pairs += [(past, Form.PAST), (done, Form.PARTICIPLE)]
    if verb == "be":
        pairs = [
            ("be", Form.BASE),
            ("was", Form.PAST),
            ("were", Form.PAST),
            ("been", Form.PARTICIPLE),
            ("being", Form.GERUND),
        ]
        pairs += list(BE.items())
    if verb == "have":
        pairs += [("'ve", Form.PRESENT)]
        pairs[1] = ("has", Form.PRESENT)
    if verb in ("cancel", "signal"):  # American spelling of -led, -ling
        pairs += [(verb + "ed", Form.PAST), (verb + "ed", Form.PARTICIPLE), (verb + "ing", Form.GERUND)]
    forms: dict[str, frozenset[Form]] = {}
    for written, form in pairs:
        forms[written] = forms.get(written, frozenset()) | {form}
    return forms


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _present(verb: str) -> str:
    if verb.endswith(("s", "x", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _gerund(verb: str, past: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee") and verb != "be":
        return verb[:-1] + "ing"
    if (
        past.endswith("ed") and past[:-2] != verb and past[:-2].startswith(verb)
    ):  # "dropped" doubles, so does "dropping"
        return past[:-2] + "ing"
    doubled = {
        "get",
        "put",
        "let",
        "win",
        "quit",
        "run",
        "swing",
        "cut",
        "set",
        "sit",
        "hit",
        "begin",
        "forget",
        "split",
        "shut",
    }
    return verb + verb[-1] + "ing" if verb in doubled - {"swing"} else verb + "ing"


@lru_cache
def past_forms() -> frozenset[str]:
    """Past and participle forms of every irregular verb, for knowing a verb when one is met."""
    return frozenset(word for pair in irregular().values() for word in pair)
