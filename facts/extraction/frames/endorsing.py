"""Who is the endorser of a met phrase, when its subject is a name, a speaker, a list behind it or the body itself?

A spokesperson stands for the body; where nobody can be named, nobody endorses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.annotated import How, NameSpan
from facts.extraction.frames.ballots import is_own_ballot
from facts.extraction.frames.doubts import Cast
from facts.extraction.frames.matching import Match
from facts.extraction.frames.plurals import named_behind, people_of_speaker, told_behind, whole_actors
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.speakers import body_of, calls_on_reader, reported_by, reporter_of, writer_of
from facts.extraction.frames.tokens import Token, looks_like_verb, saying_forms
from facts.extraction.lexicon import load_nouns, word_list
from facts.extraction.names.reporters import BRANCHES, OTHER_ACTS
from facts.extraction.names.words import name_words
from facts.models import EntityKind, Stance

BOTH = 2
_EXCEPTING = frozenset({"except", "but", "save", "bar", "besides"})
_EXCEPT = re.compile(
    r"\b(?:every|all|each|everyone|everybody|most)\b[^,.;]*"
    r"\b(?:except|except for|but|save|bar|besides)\s+(?:[A-Z]\w*\.? )*$",
    re.IGNORECASE,
)
MAX_TOLD = 9  # words of "told members on Tuesday morning that" before "it"


def endorsers_of(scene: Scene, match: Match, doubts: list[str]) -> Cast:
    """Everyone who acts in a met phrase; each weak spot is added to `doubts`."""
    if match.phrase.group in ("should_exit", "should_choose", "should_lose", "best"):
        return _advising(scene, match, doubts)
    found: Cast = (
        _announced_by(scene, match)
        or list(scene.entities(named_behind(scene, match)))
        or [
            (e, s)
            for e, s in scene.entities(whole_actors(scene, match))
            if s.how is not How.GROUP or not _is_of(scene, match, s)
        ]
    )
    if not found:
        writer = writer_of(scene, match.anchor) if calls_on_reader(scene, match) else None
        speaker = scene.speaker(match.anchor) or writer
        starts_quote = speaker is not None and _opens_speech(scene, match.group.start)
        if starts_quote and speaker is not None:
            doubts.append("who speaks was worked out from the quotation")
            found = [speaker]
    if not found:
        found = _said_of_self(scene, match) or _both_before(scene, match, doubts)
        found = found or people_of_speaker(scene, match, doubts)
    if not found and (body := _body_before(scene, match)) is not None:
        doubts.append("the endorser was worked out from a pronoun near")
        found = [(body, None)]
    if not found and _is_own_text(scene, match):
        doubts.append("the body speaks of itself")
        found = [scene.speaker(match.anchor) or (_own_voice(scene) or 0, None)]
    if match.far:
        doubts.append("the subject stands in another clause")
    if not found:
        listed = told_behind(scene, match)
        if listed:
            doubts.append("who they are is told in a list behind")
            found = list(scene.entities(listed))
    acting = [
        (e, s)
        for e, s in found
        if not (_is_misnamed(scene, e, s) or _is_excepted(scene, s) or _is_of_some(scene, e, s))
    ]
    return [body_of(scene, entity, span, doubts) for entity, span in acting]


def _is_excepted(scene: Scene, span: NameSpan | None) -> bool:
    """Whether a name is that of the one who did not act ("every member except Reed")."""
    if span is None or scene.words.isdisjoint(_EXCEPTING):
        return False
    return _EXCEPT.search(scene.article.texts[span.paragraph - 1], scene.sentence.start, span.outer_start) is not None


def _is_of_some(scene: Scene, entity: int, span: NameSpan | None) -> bool:
    """Whether only some people of a body act, of whom none is named ("several GOP leaders", "two Guild officers")."""
    if span is None or span.possessive or scene.is_person(entity):
        return False
    text = scene.article.texts[span.paragraph - 1]
    behind = text[span.end : scene.sentence.end].lower().split(maxsplit=1)[:1]
    people = word_list("nouns", "party_people") | word_list("nouns", "acting_parts")
    if not behind or not text.startswith(" ", span.end) or behind[0] not in people:
        return False
    if scene.article.entities[entity].kind == "party":
        return behind[0] in word_list("nouns", "party_people")
    before = text[scene.sentence.start : span.outer_start].lower().split()[-2:]
    counted = word_list("nouns", "part") | word_list("grammar", "counts") | {"other", "more"}
    return any(word in counted or word.isdigit() for word in before)


def _is_misnamed(scene: Scene, entity: int, span: NameSpan | None) -> bool:
    """Whether "he" or "she" was taken for a body."""
    is_person = span is None or span.how is not How.PRONOUN or scene.is_person(entity)
    return not is_person and span is not None and scene.article.words(span).lower() in ("he", "she", "him", "her")


def _advising(scene: Scene, match: Match, doubts: list[str]) -> Cast:
    """Whose advice it is, to somebody to go or to voters."""
    if match.phrase.group != "should_exit" and not match.phrase.line.startswith("C "):
        return _advised(scene, match, doubts)
    told = reporter_of(scene, match)
    if told and scene.quote_around(match.anchor) is None:
        doubts.append("the words are somebody's advice")
    if told and match.phrase.group == "best":
        doubts.append("the words only praise")
    own = match.phrase.group == "best" and _is_own_text(scene, match)
    own |= match.phrase.group == "should_choose" and _is_papers_advice(scene, match)
    if not told and (own or (match.phrase.group == "should_lose" and _is_own_verdict(scene, match))):
        doubts.append("the body speaks of itself")
        return [(_own_voice(scene) or 0, None)]
    return told


def _advised(scene: Scene, match: Match, doubts: list[str]) -> Cast:
    """Whose advice to voters it is: the speaker's, or the publisher's outside any speech."""
    before = [t.lower for t in scene.tokens[max(0, match.group.start - 3) : match.group.start]]
    if not word_list("nouns", "voters") & set(before):
        return []
    told = reporter_of(scene, match)
    publisher = _own_voice(scene)
    if told or publisher is None or scene.quote_around(match.anchor) is not None:
        return told
    doubts.append("the body speaks of itself")
    return [(publisher, None)]


def _announced_by(scene: Scene, match: Match) -> Cast:
    """The body whose support a person announces or takes back ("President Reed announced the guild's endorsement")."""
    if match.owner is None or not all(scene.is_person(e) for e, _ in scene.entities(match.endorsers)):
        return []
    owner = scene.span(match.owner)
    if owner.how is How.PRONOUN:
        return []  # "Ott and Pike announced their endorsement": their own
    is_body = owner.possessive and not any(scene.is_person(e) for e in owner.entities)
    return [(e, owner) for e in owner.entities] if is_body and match.endorsers else []


def _said_of_self(scene: Scene, match: Match) -> Cast:
    """An unresolved pronoun right behind a verb of speech ("said that it") means who speaks."""
    at = match.group.start - 1
    if at < 1 or scene.tokens[at].lower not in ("it", "he", "she", "they"):
        return []
    for i in range(at - 1, max(-1, at - MAX_TOLD), -1):
        if scene.tokens[i].name is None and scene.tokens[i].lower in saying_forms():
            return _fitting(scene, scene.tokens[at].lower, reported_by(scene, match.anchor))
        if scene.tokens[i].is_actor or scene.tokens[i].is_mark:
            break
    return []


def _fitting(scene: Scene, pronoun: str, speakers: Cast) -> Cast:
    """Those of the speakers whom a pronoun can mean: "it" no person, "he" no body, "they" no one person alone."""
    if pronoun in ("he", "she"):
        return [(e, s) for e, s in speakers if scene.is_person(e)]
    if pronoun == "it" or len(speakers) == 1:
        return [(e, s) for e, s in (body_of(scene, e, s, []) for e, s in speakers) if not scene.is_person(e)]
    return speakers


def _is_of(scene: Scene, match: Match, span: NameSpan) -> bool:
    """Whether a group holds the one towards whom it would act ("Two other unions met; both endorsed Reed")."""
    whom = {e for e, _ in scene.entities(match.candidates)}
    return len(whom) == 1 and whom <= set(span.entities)


def _both_before(scene: Scene, match: Match, doubts: list[str]) -> Cast:
    """The two whom the sentence before names besides the candidate, for a "both" that nobody could place.

    Within a sentence ("Ott is leaving. Pike would like that; both have endorsed Reed") it is with whom each begins.
    """
    places, at = scene.places, match.group.start
    if "both" not in scene.words:
        return []
    at -= scene.tokens[at].lower != "both"
    number = places.number_of(scene.sentence) if places is not None else 0
    if places is None or not number or at < 0 or scene.tokens[at].lower != "both" or scene.tokens[at].name is not None:
        return []
    before = scene.article.sentences[number - 1]
    spans = [s for s in places.spans_in(before) if not s.possessive and len(s.entities) == 1]
    if at:
        verb = next((i for i in range(at) if looks_like_verb(scene.tokens, i)), at)
        here = [t.name for t in scene.tokens[:verb] if t.is_actor and t.name is not None]
        counted = "two" in {t.lower for t in scene.tokens[:at]}  # "has two sisters; both"
        if scene.tokens[at - 1].lower != ";" or before.paragraph != scene.paragraph or counted:
            return []
        spans = spans[:1] + here[:1]
    whom = {e for e, _ in scene.entities(match.candidates)}
    pair = dict.fromkeys(e for s in spans for e in s.entities if e not in whom)
    if len(pair) != BOTH:
        return []
    doubts.append("the endorser was worked out from a group")
    return [(e, None) for e in pair]


def _body_before(scene: Scene, match: Match) -> int | None:
    """The body spoken of last, for an "it" that nobody could place ("it was the first to back her")."""
    at, before = match.group.start - 1, scene.subject_before
    if at < 0 or scene.tokens[at].lower != "it" or scene.tokens[at].name is not None:
        return None
    named = [i for i, t in enumerate(scene.tokens[:at]) if t.is_actor and not t.is_short_pronoun]
    if named and _acts_unnamed(scene, named[-1] + 1, at):
        return None
    nearest = scene.span(named[-1]).entities[0] if named else before
    return nearest if nearest is not None and not scene.is_person(nearest) else None


def _acts_unnamed(scene: Scene, start: int, end: int) -> bool:
    """Whether a body without a name acts in a further clause ("..., and the clerks' branch said that it")."""
    opens = next((i for i in range(end - 1, start - 1, -1) if scene.tokens[i].lower in OTHER_ACTS), None)
    if opens is None or any(t.lower == "its" for t in scene.tokens[opens:end]):
        return False
    return any(t.lower in name_words().body_heads | BRANCHES for t in scene.tokens[opens + 3 : end])


def _own_voice(scene: Scene) -> int | None:
    """Who speaks outside quotations: whoever signs the letter or column, else the publisher."""
    return scene.article.authors.get(scene.paragraph, scene.article.publisher)


def _is_own_text(scene: Scene, match: Match) -> bool:
    """Whether "the union" in front of the verb, or whoever says that Reed deserves your vote, is the publisher."""
    publisher = scene.article.publisher
    if match.group.passive:
        return _is_own_choice(scene, match)
    own = _own_voice(scene)
    if own is not None and match.phrase.line.startswith(("C deserve", "C be ... best")):
        signed = scene.paragraph in scene.article.authors
        outside = (signed or not scene.is_person(own)) and scene.quote_around(match.anchor) is None
        return outside and not _says_so_of_oneself(scene, match)
    if match.group.start < 1 or scene.tokens[match.anchor].lower == "vote":
        return False
    speaker = scene.speaker(match.anchor)
    if speaker is not None and not scene.is_person(speaker[0]):  # "the executive has suspended its support"
        return scene.tokens[match.group.start - 1].lower in word_list("nouns", "own_parts")
    named = publisher is not None and not scene.is_person(publisher)
    if named and scene.article.entities[publisher or 0].kind == "newspaper":
        return False  # a paper is no "union" and no "committee"
    return named and _is_this_body(scene.tokens, match.group.start - 1)


def _says_so_of_oneself(scene: Scene, match: Match) -> bool:
    """Whether somebody who stands says it of themself ("Reed says she deserves another term")."""
    said = next((i for i in range(1, match.group.start) if scene.tokens[i].lower in saying_forms()), 0)
    candidates = {e for e, _ in scene.entities(match.candidates)}
    return bool(said) and any(e in candidates for e, _ in scene.entities(range(said)))


def _is_this_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for a body stands there that may mean the publisher: one body, and nobody else's."""
    counts = word_list("grammar", "counts") | word_list("nouns", "part")
    near = tokens[max(0, at - 2) : at]
    others = any(t.owns or t.is_actor or t.lower in counts for t in near)
    return tokens[at].lower in load_nouns()["body"] and not tokens[at].lower.endswith("s") and not others


def _is_own_verdict(scene: Scene, match: Match) -> bool:
    """Whether a paper that recommends says in its own words, and nobody else's, whom nobody should choose."""
    publisher = scene.article.publisher
    if publisher is None or scene.is_person(publisher) or not is_own_ballot(scene.article):
        return False
    return scene.quote_around(match.anchor) is None and saying_forms().isdisjoint(scene.words)


def _is_papers_advice(scene: Scene, match: Match) -> bool:
    """Whether a newspaper says in its own words, and as nobody else's, who should be elected."""
    publisher, signed = _own_voice(scene), scene.paragraph in scene.article.authors
    if publisher is None or not (signed or scene.article.entities[publisher].kind == EntityKind.NEWSPAPER):
        return False
    first = min(match.candidates, default=0)
    if first + 1 != match.group.start:
        return False
    leads = first == 0 or scene.tokens[first - 1].is_mark or scene.tokens[first - 1].lower in ("and", "but", "so")
    return leads and scene.quote_around(match.anchor) is None and saying_forms().isdisjoint(scene.words)


def _is_own_choice(scene: Scene, match: Match) -> bool:
    """Whether "Reed is endorsed" stands on a page on which its publisher has said of itself whom it endorses."""
    publisher = scene.article.publisher
    now = {t.lower for t in scene.tokens[match.group.start : match.anchor]} & {"is", "are"}
    own = any(d.endorser == publisher and d.stance in (Stance.ENDORSES, Stance.REAFFIRMS) for d in scene.told)
    plain = match.phrase.sure or match.phrase.needs_standing
    outside = scene.quote_around(match.anchor) is None and not scene.is_person(publisher or 0)
    return publisher is not None and bool(now) and own and plain and outside


def _opens_speech(scene: Scene, at: int) -> bool:
    """Whether a verb without subject opens the speech or a sentence of it ("Vote for Reed")."""
    return (
        at == 0 or scene.tokens[at - 1].is_mark or scene.tokens[at - 1].lower in ("just", "please", "so", "but", "and")
    )
