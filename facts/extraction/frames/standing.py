"""Who stands in the contest that an article is about?

Some are said to ("is running for mayor"), some are plainly endorsed, and some are only spoken
of as candidates are: with a share in a poll, with a rival of their own, against somebody else. Weak words count twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan, Sentence
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.tokens import Token, split_sentence
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import word_list
from facts.extraction.places import Places
from facts.models import EntityKind, WrittenEntity

_FROM_CONTEST = 5  # words of "from the sheriff's race"
HINTS = 2  # phrases, in whatever words, that together show that somebody stands
_ALIKE = 0.3  # of those whose names head parts of a page, who are known to stand
_TITLES = 4  # words before a name that heads a part
_CANDIDATES = frozenset({"candidate", "contender", "hopeful", "nominee"})  # who is called so stands
_OF_CONTESTS = frozenset(
    {"endorsement", "endorsements", "endorsing", "nomination", "vote", "ballot", "race"}
    | {"campaign", "bid", "candidacy", "contest", "candidate"}
)
_BY_NAME = (How.FULL, How.SURNAME)
_TOGETHER = re.compile(
    r"\s+(?:are|were|have been)\s+(?:all\s+|both\s+)?(?:running|standing|competing|vying|candidates)\b"
)


def who_stands(
    article: AnnotatedArticle,
    matched: Sequence[tuple[Sentence, Sequence[Token], Sequence[Match]]],
    places: Places | None = None,
) -> frozenset[int]:
    """Everyone who is said to stand, or whom a sure phrase names as endorsed.

    Args:
        article: With its names marked.
        matched: The phrases met in its sentences.
        places: Of the article, if they are there already.
    """
    places = places or Places(article)
    standing = set(article.candidates) | _standing_together(article)
    if not _is_on_contest(article):
        return frozenset(standing)
    hints: dict[int, set[tuple[str, int, int]]] = {}
    for sentence, tokens, matches in matched:
        for match in matches:
            quoted = places.quote_at(sentence.paragraph, tokens[match.anchor].start) is not None
            for entity in _hinted(article, tokens, match) if not quoted or match.phrase.group == "should_exit" else ():
                hints.setdefault(entity, set()).add((match.phrase.line, sentence.paragraph, sentence.start))
            if (
                not match.endorsers
                or not _shows_candidate(places, sentence, tokens, match)
                or _is_reflexive(tokens, match)
            ):
                continue
            for at in match.candidates:
                name = tokens[at].name
                if name is not None and name.how in (How.FULL, How.SURNAME):
                    standing |= {e for e in name.entities if _is_person_with_surname(article.entities[e])}
    standing |= _spoken_of_so(article, places, hints)
    accusing = word_list("nouns", "accusing")
    accusers = {entity for entity, owned in places.owned_words.items() if owned & accusing}
    standing |= {entity for entity, told in hints.items() if len(told) >= HINTS} - accusers
    return frozenset(standing | _headed_alike(article, standing))


def _headed_alike(article: AnnotatedArticle, standing: set[int]) -> set[int]:
    """Whoever's name alone heads a part of the page, as the names of several who stand do."""
    if len(article.headings) < HINTS or len(standing) < HINTS:
        return set()
    headed = {
        span.entities[0]
        for span in article.spans
        if span.paragraph in article.headings
        and span.how is How.FULL
        and len(span.entities) == 1
        and _is_all_of(article, span)
        and _is_person_with_surname(article.entities[span.entities[0]])
    }
    return headed if len(headed & standing) >= max(HINTS, _ALIKE * len(headed)) else set()


def _is_all_of(article: AnnotatedArticle, span: NameSpan) -> bool:
    """Whether a name, with the titles before it, is all that its paragraph says ("County Assessor Ann Reed")."""
    text = article.text(span.paragraph)
    before, behind = text[: span.start].strip("#*_ \n"), text[span.end :].strip("#*_ \n")
    titles = before.split()
    return not behind and len(titles) <= _TITLES and all(word[:1].isupper() and word[-1] not in ",:" for word in titles)


def _is_person_with_surname(entity: WrittenEntity) -> bool:
    """Whether a person's name is more than one word: "endorsing Jesus" shows no contest."""
    return entity.kind == EntityKind.PERSON and " " in entity.name


def _spoken_of_so(article: AnnotatedArticle, places: Places, hints: dict[int, set[tuple[str, int, int]]]) -> set[int]:
    """Who is plainly spoken of as candidates are; weaker words are added to the hints, one a sentence."""
    plain = {
        span.entities[0]
        for span in article.spans
        if span.how is How.NOMINAL and article.words(span).rpartition(" ")[2].lower() in _CANDIDATES
        if article.entities[span.entities[0]].kind == EntityKind.PERSON
    }
    for sentence in article.sentences:
        for entity, line in _told(split_sentence(article, sentence, places)):
            told = hints.setdefault(entity, set()) if line else set()
            if not line:
                plain.add(entity)
            elif not any(tuple(place) == (sentence.paragraph, sentence.start) for _, *place in told):
                told.add((line, sentence.paragraph, sentence.start))
    return plain


def _told(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Who is spoken of as candidates are, each with a name for the words if they are only a hint, else with ""."""
    words = frozenset([t.lower for t in tokens])
    if "" not in words:
        return
    if not words.isdisjoint(word_list("nouns", "polling")):
        yield from ((entity, "") for entity in _with_shares(tokens))
    if "against" in words or "opposed" in words:
        yield from ((entity, "") for entity in _opposed(tokens))
    if not words.isdisjoint(_CANDIDATES) and not words.isdisjoint(("is", "remains")):
        yield from ((entity, "") for entity in _called_ours(tokens))
    owned = not words.isdisjoint(word_list("nouns", "of_candidates"))
    for token, behind in pairwise(tokens) if owned else ():
        owner = token.name if token.owns and token.is_pronoun and token.is_person else None
        if owner is not None and len(owner.entities) == 1 and behind.lower in word_list("nouns", "of_candidates"):
            yield owner.entities[0], behind.lower


def _called_ours(tokens: Sequence[Token]) -> list[int]:
    """Of whom a party says that they are "our candidate" ("Joe Reed is our candidate")."""
    return [
        token.name.entities[0]
        for at, token in enumerate(tokens[:-2])
        if token.name is not None and token.is_person and token.is_actor and token.name.how in _BY_NAME
        if tokens[at + 1].lower in ("is", "remains") and (tokens[at + 2].lower == "our" or tokens[at + 2].owns)
        if any(t.lower in _CANDIDATES for t in tokens[at + 3 : at + 6])
    ]


def _with_shares(tokens: Sequence[Token]) -> list[int]:
    """Whom a poll gives shares ("had Reed on 39, Moss on 34"); nobody if it is one alone."""
    shares = [
        t.name.entities[0]
        for at, t in enumerate(tokens)
        if t.name is not None and t.is_person and t.name.how in _BY_NAME and has_share(tokens, at + 1)
    ]
    return shares if len(set(shares)) > 1 else []


def has_share(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is all that follows a name, behind "on", "at" or "with" and a place ("first on 34%")."""
    skipped = {"first", "second", "third", "last", "on", "at", "with", "ahead", "level", "trailing"}
    near = tokens[at : at + 4]
    return any(
        t.lower[:1].isdigit() and len(t.lower) < 4 and all(b.lower in skipped for b in near[:i])
        for i, t in enumerate(near)
    )


def _opposed(tokens: Sequence[Token]) -> list[int]:
    """Who stands on either side of "is up against" or "is opposed by"."""
    for at in range(1, len(tokens) - 1):
        pair = (tokens[at].lower, tokens[at + 1].lower)
        if pair in (("up", "against"), ("opposed", "by")):
            others = read_object(tokens, at + 2).at
            first = next((i for i in range(at - 1, -1, -1) if tokens[i].is_actor), None)
            sides = [*others, *([first] if first is not None else [])]
            if others and all(tokens[i].is_person for i in sides):
                return [e for i in sides for e in scene_entities(tokens, i)]
    return []


def _hinted(article: AnnotatedArticle, tokens: Sequence[Token], match: Match) -> set[int]:
    """The persons of whom a phrase says something that is hardly said but of candidates, by whatever name."""
    advice = match.phrase.group == "should_exit"
    if match.group.force is not Force.FACT or not (match.endorsers or advice) or _is_reflexive(tokens, match):
        return set()
    named = (entity for at in match.candidates for entity in scene_entities(tokens, at)[:1])
    return {entity for entity in named if article.entities[entity].kind == EntityKind.PERSON}


def _standing_together(article: AnnotatedArticle) -> set[int]:
    """Those of whom "Both are running for mayor" speaks."""
    told: set[int] = set()
    for span in article.spans:
        if span.how is How.GROUP and _TOGETHER.match(article.text(span.paragraph), span.end):
            told |= {e for e in span.entities if article.entities[e].kind == EntityKind.PERSON}
    return told


def _is_on_contest(article: AnnotatedArticle) -> bool:
    """Whether an article speaks of any contest at all; if not, backing somebody may mean anything."""
    told = word_list("nouns", "contest_words")
    text = "\n".join((article.article.source.title, *article.texts))
    return not told.isdisjoint(re.findall(r"[a-z-]+", text.lower()))


def _is_reflexive(tokens: Sequence[Token], match: Match) -> bool:
    """Whether the same entity would stand on both sides: a name was misread."""
    if not match.endorsers or not match.candidates:
        return False
    acting: set[int] = set()
    for i in match.endorsers:
        if (name := tokens[i].name) is not None:
            acting.update(name.entities)
    meant: set[int] = set()
    for i in match.candidates:
        if (name := tokens[i].name) is not None:
            meant.update(name.entities)
    return not acting.isdisjoint(meant)


def scene_entities(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """Whom the name at a token means."""
    name = tokens[at].name
    return name.entities if name is not None else ()


def _shows_candidate(places: Places, sentence: Sentence, tokens: Sequence[Token], match: Match) -> bool:
    """Whether a phrase is plain enough to show that whom it names stands in a contest."""
    phrase = match.phrase
    if phrase.group == "same":
        return True
    if not phrase.sure or match.group.force is Force.OPEN:
        return False
    told = phrase.group in ("endorses", "declines")
    end = match.end + _FROM_CONTEST * (phrase.group == "urges_exit")  # "asked her to leave the sheriff's race"
    if not told and _OF_CONTESTS.isdisjoint([t.lower for t in tokens[match.group.start : end]]):
        return False  # one stands by, drops and tells to resign whom nobody votes on
    quoted = places.quote_at(sentence.paragraph, tokens[match.anchor].start)
    return not (phrase.needs_standing and quoted is not None)
