"""Who is told, without a verb of support, to be one of those of whom a plural told ("Four more came out for Reed")?

They declare, add their names or follow; or as many as were counted stand at the head of the very next sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.annotated import How
from facts.extraction.drafts import Draft
from facts.extraction.frames.casting import stance_of
from facts.extraction.frames.gerunds import first_auxiliary
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import Token, back_over, looks_like_verb
from facts.extraction.frames.unsigned import NUMBERS
from facts.extraction.lexicon import load_grammar, word_list
from facts.models import Stance

Found = tuple[Sequence[int], Sequence[int], int]
_COUNT = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)}
_COUNT |= {"pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
_ORDINALS = frozenset({"first", "second", "third", "fourth", "latest", "last", "next"})
_MADE_IT = ("made", "makes", "was", "is")
_COUNTED_BEHIND = 60  # characters of "was abandoned on Tuesday by three mayors"
_STANDING = 6  # words from the verb to "running"
_BESIDE = frozenset({"at", "onstage", "stage", "outside"})  # where somebody stands beside another
_RUNS = frozenset({"running", "standing", "candidates", "vying", "competing", "contesting"})
_ENDS = frozenset({".", ",", ";", "!", ")"})
_BEFORE_VERBS = ("has", "have", "had", "also", "then", "later", "both")


def counted_next(scene: Scene) -> Found | None:
    """As many names as the sentence before counted, heading this one ("Two allies left him. Reed and Ott ...")."""
    crowd = _crowd_before(scene)
    if crowd is None:
        return None
    verb = next((i for i in range(len(scene.tokens)) if looks_like_verb(scene.tokens, i)), None)
    if verb and _tells_other(scene, verb, crowd.stance):
        return None
    names = find_subject(scene.tokens, verb).names if verb else None
    if not names or _count_of(scene, crowd) != len(names.at):
        return None
    return (names.at, (), names.at[0]) if not any(scene.tokens[i].is_short_pronoun for i in names.at) else None


def with_one_joined(scene: Scene, at: int, joining: Sequence[int]) -> Sequence[int]:
    """Those who joined, and whom they joined if that makes as many as were counted ("Ott was joined by Bly")."""
    crowd = _crowd_before(scene)
    first = find_subject(scene.tokens, at - 1).names.at if crowd is not None else ()
    counted = crowd is not None and len(first) == 1 and _count_of(scene, crowd) == len(joining) + 1
    return (*first, *joining) if counted and not scene.tokens[first[0]].is_short_pronoun else joining


def _crowd_before(scene: Scene) -> Draft | None:
    """What a plural was told to have done in the very sentence before."""
    crowd, places = scene.crowd, scene.places
    number = places.number_of(scene.sentence) if crowd is not None and places is not None else 0
    if crowd is None or number == 0:
        return None
    before = scene.article.sentences[number - 1]
    return crowd if (before.paragraph, before.start) == (crowd.paragraph, crowd.start) else None


def counted_anywhere(scene: Scene) -> Found | None:
    """As many new full names as the sentence before counted, in this one, which names nobody else."""
    crowd, places = _crowd_before(scene), scene.places
    if crowd is None or places is None or (count := _count_of(scene, crowd)) == 0:
        return None
    if any(not t.is_actor for t in scene.tokens if t.name is not None) or _tells_other(scene, 0, crowd.stance):
        return None
    named = [i for i, t in enumerate(scene.tokens) if t.name is not None and t.name.how is How.FULL]
    new = [i for i in named if not places.is_named_since(scene.span(i).entities[0], 0, scene.paragraph - 1)]
    persons = {scene.tokens[i].is_person for i in named}
    return (named, (), named[0]) if len(named) == len(new) == count and len(persons) == 1 else None


def _tells_other(scene: Scene, verb: int, stance: Stance) -> bool:
    """Whether the names of a sentence are told to stand for office, or to take sides on their own."""
    behind = {t.lower for t in scene.tokens[verb : verb + _STANDING]}
    stands = scene.tokens[verb].lower in ("is", "are", "was", "were", "will") and bool(behind & _RUNS)
    own = {stance_of(m) for m in scene.matches if m.group.start >= verb} - {None}
    return stands or bool(own - {stance})


def _count_of(scene: Scene, crowd: Draft) -> int:
    """How many a plural counted; 0 if it did not say."""
    text = scene.article.text(crowd.paragraph)
    for start, end in ((crowd.start, crowd.anchor), (crowd.anchor, crowd.anchor + _COUNTED_BEHIND)):
        words = re.findall(r"\w+", text[start : min(end, crowd.end)].lower())
        if (count := next((_COUNT[word] for word in words if word in _COUNT), 0)) != 0:
            return count
    return 0


def declared(scene: Scene) -> Found | None:
    """ "Reed and Ott declared in the morning", "Ott added her name"."""
    tokens = scene.tokens
    if "added" not in scene.words and scene.words.isdisjoint(word_list("nouns", "declaring")):
        return None
    for i in range(1, len(tokens)):
        name_added = [t.lower for t in tokens[i : i + 3] if t.name is None] if tokens[i].lower == "added" else []
        added = name_added[-1:] in (["name"], ["names"], ["voice"], ["voices"])
        if not added and not (tokens[i].lower in word_list("nouns", "declaring") and _tells_when(tokens, i + 1)):
            continue
        first = back_over(tokens, i, _BEFORE_VERBS)
        names = find_subject(tokens, first).names
        if names:
            return None if _is_on_another(scene) else ((*names.at, *_followed_by(tokens, i)), (), i)
    return None


def _is_on_another(scene: Scene) -> bool:
    """Whether somebody else who stands has been named since the last statement: "declared" is then of nobody sure."""
    last = scene.told[-1] if scene.told and not scene.made else None
    if last is None:
        return False
    here = (scene.paragraph, scene.sentence.start)
    since = (s for s in scene.article.spans if (last.paragraph, last.end) <= (s.paragraph, s.start) < here)
    named = {e for s in since if s.how in (How.FULL, How.SURNAME) for e in s.entities}
    return bool(named & scene.standing - {last.candidate})


def went_too(scene: Scene, before: Draft | None) -> list[Found]:
    """ "Reed was next", "the Guild went the next morning, and the League the morning after that"."""
    tokens = scene.tokens
    if before is None or not scene.words & (word_list("nouns", "leaving") | {"next"}):
        return []
    found: list[Found] = []
    withdrawn = before.stance is Stance.WITHDRAWS
    for i in range(1, len(tokens)):
        left = withdrawn and tokens[i].lower in word_list("nouns", "leaving")
        came_next = (
            tokens[i].lower in ("was", "came", "went") and tokens[i + 1 : i + 2] and tokens[i + 1].lower == "next"
        )
        if tokens[i].name is not None or not (left or came_next):
            continue
        end = _end_of_time(tokens, i + 1)
        if end is None or end == i + 1:
            continue
        first = back_over(tokens, i, (*_BEFORE_VERBS, "soon"))
        names = find_subject(tokens, first).names
        if not names or any(tokens[n].is_short_pronoun for n in names.at):
            continue
        found.append(((*names.at, *_gapped_behind(tokens, end)), (), i))
    return found


def _end_of_time(tokens: Sequence[Token], at: int) -> int | None:
    """Where the words end that only tell when ("a day later", "on Friday"); None if others stand there."""
    while at < len(tokens) and tokens[at].name is None and not tokens[at].is_mark and tokens[at].lower != "and":
        low = tokens[at].lower
        if not (low in _timely() or low in word_list("grammar", "times") or low.isdigit() or low == "that"):
            return None
        at += 1
    return at if at >= len(tokens) or tokens[at].is_mark or tokens[at].lower == "and" else None


def _gapped_behind(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """The name of ", and the League the morning after that", where nothing but a time stands behind it."""
    near = [t.lower for t in tokens[at : at + 3]]
    if near[:1] == [","]:
        end = _end_of_time(tokens, at + 1)
        if near[1:2] != ["and"] and end is not None:
            return _gapped_behind(tokens, end)  # ", in April, and then the Guild"
        at, near = at + 1, near[1:]
    if near[:1] != ["and"]:
        return ()
    at += 1 + (near[1:2] == ["then"])
    names = read_object(tokens, at)
    if not names or any(t.lower not in ("the", "then", "a") and t.name is None for t in tokens[at : names.at[0]]):
        return ()
    end = _end_of_time(tokens, names.end)
    return names.at if end is not None and (end >= len(tokens) or tokens[end].lower in _ENDS) else ()


def _followed_by(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """Whom ", to be followed by Ott" adds."""
    by = next((j for j in range(at, len(tokens) - 1) if tokens[j].lower == "followed"), None)
    return read_object(tokens, by + 2).at if by is not None and tokens[by + 1].lower == "by" else ()


def _tells_when(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but a time stands from a place to the end of its clause."""
    timely = _timely()
    for token in tokens[at : at + 7]:
        if token.lower in _ENDS:
            return True
        if token.name is not None or not (token.lower in timely or token.lower.isdigit()):
            return False
    return at >= len(tokens)


@lru_cache
def _timely() -> frozenset[str]:
    grammar = load_grammar()
    return grammar.adverbs | grammar.weekdays | grammar.months | word_list("nouns", "time")


def counted(scene: Scene) -> list[Found]:
    """ "Reed was first, in May", "and on Monday Reed made it three": one of those whom a plural has told of."""
    tokens = scene.tokens
    found: list[Found] = []
    if scene.words.isdisjoint(_MADE_IT):
        return found
    for i in range(1, len(tokens) - 1):
        if not tokens[i - 1].is_actor or tokens[i].name is not None:
            continue
        rest = [t.lower for t in tokens[i : i + 4]]
        made_it = rest[:2] in (["made", "it"], ["makes", "it"]) and rest[2:3] and rest[2] in NUMBERS
        was = rest[0] in ("was", "is") and bool(set(rest[1:3]) & _ORDINALS)
        closed = scene.crowd is not None and was and (i + 2 >= len(tokens) or tokens[i + 2].is_mark or rest[1] == "the")
        if made_it or closed:
            found.append(((i - 1,), (), i))
    return found


def joined(scene: Scene) -> Found | None:
    """ "It was joined by Reed", "Reed joined them"; who stands beside a candidate on a stage has not said so yet."""
    tokens = scene.tokens
    for i, token in enumerate(tokens[:12]) if not scene.words.isdisjoint(("joined", "followed")) else ():
        led = i and tokens[i - 1].lower in ("was", "were")
        if (token.lower == "joined" or (token.lower == "followed" and led)) and i + 1 < len(tokens):
            by = next((n for n in range(i + 1, min(i + 5, len(tokens))) if tokens[n].lower == "by"), None)
            if by is not None and not any(t.name is not None or t.lower in _BESIDE for t in tokens[i + 1 : by]):
                names = read_object(tokens, by + 1)
                return (with_one_joined(scene, i, names.at), (), i) if names and not is_of_candidate(scene, i) else None
            them = tokens[i + 1].is_pronoun or tokens[i + 1].lower in ("him", "her", "them")
            if them and i and (names := find_subject(tokens, first_auxiliary(tokens, i)).names):
                return names.at, (), i
        if token.lower in load_grammar().negations:
            return None
    return None


def is_of_candidate(scene: Scene, verb: int) -> bool:
    """Whether the subject of "was joined" is who was supported, and not who supported anybody."""
    subject = {e for e, _ in scene.entities(find_subject(scene.tokens, first_auxiliary(scene.tokens, verb)).names.at)}
    last = scene.told[-1] if scene.told else None
    return last is not None and last.candidate in subject and last.endorser not in subject


def followed_by(scene: Scene) -> Found | None:
    """ "The Guild endorsed her in May, followed by the League": whoever that is did it too, if no rank is told."""
    tokens = scene.tokens
    at = next((i for i, t in enumerate(tokens) if t.lower == "followed" and i and tokens[i - 1].lower == ","), None)
    told = [d for d in scene.made if at is not None and d.anchor < tokens[at].start]
    if at is None or not told or any(d.rank is not None for d in told):
        return None
    by = next((n for n in range(at + 1, min(at + 6, len(tokens))) if tokens[n].lower == "by"), None)
    if by is None or any(t.name is not None for t in tokens[at + 1 : by]):
        return None
    names = read_object(tokens, by + 1)
    acting = names and scene.standing.isdisjoint(e for e, _ in scene.entities(names.at))
    return (names.at, (), at) if acting else None
