"""What does the next sentence say to what was asked in one ("The Guild was asked to endorse Reed. It refused.")?

A plain refusal declines; a plain yes, in the mouth of whoever was asked, makes a fact of the question. Any other answer
leaves it open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facts.extraction.annotated import NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import Cast, name_doubts
from facts.extraction.frames.elements import noun_ends
from facts.extraction.frames.gerunds import first_auxiliary
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import QUOTE_MARKS, Token, back_over
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import load_grammar, word_list
from facts.models import Stance

DOUBT = "what was asked stands in the sentence before"
_ASKING = frozenset({"asked", "invited", "lobbied", "approached", "pressed", "petitioned"})
_SEEKING = frozenset({"sought", "requested", "wanted", "solicited"})
_ASKS = _ASKING | _SEEKING | {"?"}
_NEAR = 8  # words between "asked" and the noun or verb of support
_OPENING = 10  # words in which an answer refuses
_HELPERS = frozenset({"has", "have", "had", "was", "were", "politely", "flatly", "then", "also", "promptly", "later"})


@dataclass(frozen=True, slots=True)
class _Question:
    """Who was asked about whom; `stance` if a yes would make it a fact, None for a request."""

    endorsers: Cast
    candidate: int
    stance: Stance | None


class Asked:
    """Follows one article: what the sentence before asked."""

    def __init__(self) -> None:
        self._open: _Question | None = None
        self._number = -1

    def hear(self, scene: Scene, number: int) -> None:
        """Take in the sentence of that number, which may ask."""
        self._open, self._number = None, number
        if scene.words & _ASKS:
            self._open = _asked_of(scene) or _request_for(scene) or _question(scene)

    def answered(self, scene: Scene, number: int) -> list[Draft]:
        """The drafts of a sentence that answers what the one before asked."""
        asked = self._open
        if asked is None or number - self._number != 1:
            return []
        if asked.stance is not None:
            said_yes = _says_yes(scene) and _is_by(scene, asked)
            return _drafts(scene, asked, asked.endorsers, asked.stance) if said_yes else []
        refusing = _refusers(scene, asked)
        return _drafts(scene, asked, refusing, Stance.DECLINES)


def _drafts(scene: Scene, asked: _Question, endorsers: Cast, stance: Stance) -> list[Draft]:
    return [
        replace(
            scene.listed(
                e,
                asked.candidate,
                anchor=scene.tokens[0].start,
                line="E was asked",
                doubts=(DOUBT, *name_doubts(scene, span, "the endorser")),
            ),
            stance=stance,
            noun_only=False,
        )
        for e, span in endorsers
    ]


def _asked_of(scene: Scene) -> _Question | None:
    """Who "was asked to endorse Reed", without an answer in the sentence itself."""
    tokens = scene.tokens
    for match in scene.matches:
        if match.phrase.group != "endorses" or not match.candidates or match.group.force is not Force.OPEN:
            continue
        at = next((i for i in range(match.anchor, max(-1, match.anchor - _NEAR), -1) if tokens[i].lower in _ASKING), 0)
        if at < 1 or {t.lower for t in tokens[at:]} & word_list("nouns", "refusing"):
            continue
        first = first_auxiliary(tokens, at)
        passive = first < at
        who = scene.entities(find_subject(tokens, first).names.at if passive else read_object(tokens, at + 1).at)
        return _of(who, scene.entities(match.candidates)[0][0])
    return None


def _request_for(scene: Scene) -> _Question | None:
    """Who was asked in "Reed asked the Guild for its support", "Reed sought the backing of the Guild"."""
    tokens = scene.tokens
    for i in range(1, len(tokens) - 2):
        if tokens[i].name is not None or tokens[i].lower not in _ASKING | _SEEKING:
            continue
        noun = next((j for j in range(i + 1, min(i + 3 * _NEAR, len(tokens))) if noun_ends(tokens, j, "SUPPORT")), None)
        if noun is None:
            continue
        end = noun_ends(tokens, noun, "SUPPORT") or noun + 1
        of = end + 1 < len(tokens) and tokens[end].lower in ("of", "from")
        owners = [n for n in range(i + 1, noun + 1) if tokens[n].owns and tokens[n].name is not None]
        given = read_object(tokens, end + 1).at if of else tuple(owners[-1:]) or read_object(tokens, i + 1).at
        first = first_auxiliary(tokens, i)
        by = scene.entities(find_subject(tokens, first).names.at)
        if len(by) == 1 and scene.is_person(by[0][0]) and by[0][0] in scene.standing:
            return _of(scene.entities(given), by[0][0])
    return None


def _question(scene: Scene) -> _Question | None:
    """Whether somebody "still backs Reed", asked outright or told as asked."""
    lows = scene.words
    asks = scene.tokens[-1].lower == "?" or (lows & _ASKING and lows & {"if", "whether"})
    for match in scene.matches if asks else ():
        who, whom = scene.entities(match.endorsers), scene.entities(match.candidates)
        fits = match.phrase.group in ("endorses", "reaffirms") and not match.phrase.negated
        if fits and len(who) == len(whom) == 1 and match.group.force is not Force.NOT:
            stance = Stance.REAFFIRMS if "still" in lows or match.phrase.group == "reaffirms" else Stance.ENDORSES
            return replace(_of(who, whom[0][0]), stance=stance)
    return None


def _of(who: Sequence[tuple[int, NameSpan]], candidate: int) -> _Question:
    return _Question([(e, s) for e, s in who if e != candidate], candidate, None)


def _refusers(scene: Scene, asked: _Question) -> Cast:
    """Who "refused", "said no" or "told her no" at the head of a sentence, if they were asked."""
    tokens = scene.tokens
    at = next((i for i in range(1, min(_OPENING, len(tokens))) if _refuses(tokens, i)), None)
    if at is None or '"' in [t.lower for t in tokens[:at]]:
        return []
    first = back_over(tokens, at, _HELPERS)
    if first < 1:
        return []
    subject = tokens[first - 1]
    known = {e for e, _ in asked.endorsers}
    if subject.is_actor:
        named = scene.entities([first - 1])
        mine: Cast = [(e, s) for e, s in named if e in known]
        return mine or (asked.endorsers if subject.is_pronoun and len(asked.endorsers) == 1 else [])
    plain = subject.lower in word_list("nouns", "acting_parts") or subject.lower in ("it", "they", "both", "he", "she")
    return asked.endorsers if plain else []


def _refuses(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plain refusal stands at a place."""
    words = [t.lower if t.name is None else "her" for t in tokens[at : at + 4]]
    if words[0] in word_list("nouns", "refusing"):
        return words[1:2] != ["to"] or words[2:3] in ([], [","], ["."], ["do"])
    if words[0] in ("said", "voted", "says") and words[1:2] == ["no"]:
        return words[2:3] in ([], [","], ["."], ["by"], ["to"], ["on"], [";"])
    if words[0] == "told" and words[2:3] == ["no"]:
        return True
    return words[0] == "turned" and words[2:3] == ["down"]


def _says_yes(scene: Scene) -> bool:
    """Whether a sentence opens with a quotation that only says yes."""
    tokens = scene.tokens
    if tokens[0].lower not in QUOTE_MARKS:
        return False
    said = [t.lower if t.name is None else "he" for t in tokens[1:4]]
    plain = said[0] in ("yes", "absolutely", "certainly", "definitely", "always") or said[:2] in (
        ["of", "course"],
        ["he", "has"],
        ["he", "does"],
        ["she", "has"],
        ["she", "does"],
    )
    close = next((i for i in range(1, len(tokens)) if tokens[i].lower in QUOTE_MARKS), len(tokens))
    return plain and not {t.lower for t in tokens[1:close]} & ({"but", "and", "if"} | load_grammar().negations)


def _is_by(scene: Scene, asked: _Question) -> bool:
    """Whether the one who says it, as far as that is known, is the one who was asked."""
    quote = scene.quote_around(1) or next(
        (q for q in scene.article.quotes if q.paragraph == scene.paragraph and q.start == scene.tokens[1].start), None
    )
    speakers = {quote.speaker, quote.speaks_for} - {None} if quote is not None else set()
    return not speakers or bool(speakers & {e for e, _ in asked.endorsers})
