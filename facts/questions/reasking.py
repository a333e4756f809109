"""Which sentences ask for something else than the act that is read in them?

"How bad is this for Moss" asks for no backer of hers, and "was it the money that made the nurses leave" doubts not that
they left; "why does their endorsement matter" asks not why it was given, and of a statement its words are wanted.
"Source for Karlsen dropping Moss" wants the passage that says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import Asks
from facts.questions.assemble import Act
from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has


def put_right(asks: Asks, units: Sequence[Unit], act: Act | None, lexicon: Lexicon) -> Asks:
    """What would answer a sentence that seems to ask for yes or no, where it asks how something is or what made it.

    Of a statement or another piece of speech not the speaker's acts are asked, but where it is told of.
    """
    if asks is Asks.DATE and act is None and _piece_of_speech(units, lexicon) is not None:
        return Asks.WORDS  # "when did they put out their statement"
    if _asks_what_it_rests_on(units, act, lexicon):
        return Asks.SOURCE
    if asks is not Asks.YES_NO or act is None:
        return asks
    if _is_dated_by(units, act, lexicon):
        return Asks.WORDS
    if _asks_how_it_is([u for u in units if u.tag not in ("mark", "window", "tag")], act, lexicon):
        return Asks.ABOUT
    return Asks.REASON if _asks_what_made(units, act, lexicon) else asks


def is_beside_act(asks: Asks, units: Sequence[Unit], act: Act, lexicon: Lexicon) -> bool:
    """Whether what is asked, as it was put right, has nothing to do with why or when the act was done."""
    if asks is Asks.REASON:
        return _is_worth_asked(units, act, lexicon)
    return asks is Asks.WORDS and _is_dated_by(units, act, lexicon)


def _asks_how_it_is(content: Sequence[Unit], act: Act, lexicon: Lexicon) -> bool:
    """Whether "how bad is this for Moss" opens the sentence, in which nobody is for her."""
    if not (act.is_weak and act.unit.info.get("prep")) or len(content) < 3:
        return False
    return content[0].text in lexicon.talk["in_what_way"] and content[1].tag == "word" and content[2].tag == "be"


def _asks_what_made(units: Sequence[Unit], act: Act, lexicon: Lexicon) -> bool:
    """Whether "was it the money that made the nurses leave" is asked, which nobody doubts that they did."""
    content = [u for u in units if u.tag != "mark"]
    if [u.tag for u in content[:2]] != ["be", "that_one"]:
        return False
    before = [u for u in content[2:] if u.at < act.unit.at]
    return any(made.text in lexicon.talk["making"] and who.text in _THAT for who, made in pairwise(before))


def _asks_what_it_rests_on(units: Sequence[Unit], act: Act | None, lexicon: Lexicon) -> bool:
    """Whether "source for Karlsen dropping Moss" is asked: nobody doubts the act, of which both sides are told."""
    if act is None or act.is_weak or not has(units, "source"):
        return False
    led = next((u for u in units if u.tag not in ("mark", "and", "but", "polite", "tag", "list", "word")), None)
    if led is None or led.tag != "source" or led.at > act.unit.at:
        return False
    is_of_others = has(units, *QUESTION_TAGS, "anybody", "nobody", "no", "not", "or")
    return bool(set(led.words) & lexicon.talk["evidence"]) and not is_of_others and sum(map(_is_told_of, units)) > 1


def _is_told_of(unit: Unit) -> bool:
    """Whether a unit is somebody: a name, a pronoun or one of a sort."""
    return unit.name is not None or unit.tag in ("him", "her", "them") or bool(unit.info.get("is_single"))


_THAT = ("that", "what", "que")


def _is_worth_asked(units: Sequence[Unit], act: Act, lexicon: Lexicon) -> bool:
    """Whether "why does her endorsement matter" is asked: what it is worth, not why it was given."""
    if not act.unit.info.get("noun") or not has([u for u in units if u.at < act.unit.at], "why"):
        return False
    mattering = lexicon.talk["mattering"]
    behind = [u for u in units if u.at > act.unit.at and (u.tag != "word" or u.text not in ARTICLES)]
    first = next((u.text for u in behind if u.text in mattering or u.text not in lexicon.common), "")
    before = [u for u in units if u.at < act.unit.at and u.tag == "be"]
    return first in mattering and (bool(before) or behind[0].text in mattering)


def _piece_of_speech(units: Sequence[Unit], lexicon: Lexicon) -> Unit | None:
    """The statement, press release or letter that a sentence is about."""
    return next((u for u in units if u.tag == "words" and u.words[-1] in lexicon.talk["spoken_pieces"]), None)


def _is_dated_by(units: Sequence[Unit], act: Act, lexicon: Lexicon) -> bool:
    """Whether an act but dates a piece of speech ("did her statement come out before or after they left")."""
    piece = _piece_of_speech(units, lexicon)
    if piece is None or piece.at > act.unit.at or any(u.tag == "stance" for u in units if u.at < act.unit.at):
        return False
    times = {*lexicon.times["before"], *lexicon.times["after"]}
    return any(u.text in times for u in units if piece.at < u.at < act.unit.at)
