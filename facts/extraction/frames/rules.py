"""Which drafts does each sentence give, in the order of the article?

Two passes: the first finds who stands in a contest, also by being plainly endorsed; the second reads every sentence
with that, carrying along what was told before for "followed suit" and "his endorsement".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.alongside import WORDS as ALONG
from facts.extraction.frames.alongside import drafts_of_along
from facts.extraction.frames.apposed import LEADS, drafts_of_apposed
from facts.extraction.frames.asked import Asked
from facts.extraction.frames.backers import find_titled_backers
from facts.extraction.frames.ballots import drafts_of_ballot
from facts.extraction.frames.calls import drafts_against, drafts_of_call, drafts_of_rank
from facts.extraction.frames.casting import drafts_of_match, drafts_of_noun
from facts.extraction.frames.choices import Choices
from facts.extraction.frames.contrasts import DID, drafts_of_contrast
from facts.extraction.frames.conventions import WINNING, drafts_of_convention
from facts.extraction.frames.cues import drafts_of_body_label
from facts.extraction.frames.elements import noun_ends
from facts.extraction.frames.ellipsis import drafts_of_ellipsis
from facts.extraction.frames.entries import drafts_of_entry
from facts.extraction.frames.further import drafts_of_further
from facts.extraction.frames.further_ranks import drafts_of_next_ranks
from facts.extraction.frames.having import drafts_of_having
from facts.extraction.frames.items import is_short_line
from facts.extraction.frames.labels import drafts_of_label
from facts.extraction.frames.listing import Lists
from facts.extraction.frames.matching import Match, find_matches
from facts.extraction.frames.mutual import MUTUAL, drafts_of_mutual
from facts.extraction.frames.nominals import (
    find_noun_matches,
    find_ranked_names,
)
from facts.extraction.frames.not_again import drafts_of_not_again
from facts.extraction.frames.paired_lines import tally_of
from facts.extraction.frames.pairs import drafts_of_pairs
from facts.extraction.frames.rankings import drafts_of_ranking
from facts.extraction.frames.same_ones import drafts_of_same_ones
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.sides import Sides
from facts.extraction.frames.slates import drafts_of_own_slate, drafts_of_slate
from facts.extraction.frames.slogans import ANYONE, find_anyone_but, find_told_to_elect, find_told_to_go
from facts.extraction.frames.standing import who_stands
from facts.extraction.frames.tables import Head, drafts_of_row, head_of
from facts.extraction.frames.tokens import Token, split_sentence
from facts.extraction.frames.unchanged import drafts_of_unchanged
from facts.extraction.frames.unsigned import crowd_of, letter_of
from facts.extraction.frames.verbs import Force
from facts.extraction.frames.verdicts import drafts_of_verdict
from facts.extraction.frames.yes_or_no import YES_OR_NO, drafts_of_yes_or_no
from facts.extraction.lexicon import ElementKind, noun_index, word_list
from facts.extraction.places import Places
from facts.models import EntityKind, Stance

DOMINANT = 2  # times as often named as anybody else who stands
_MEANT = ("he", "she", "it", "they", "that", "this")
_ASKING = frozenset({"true", "right", "correct", "really", "is it true", "is that true", "is that so", "is that right"})
LONGEST_DENIAL = 6  # words of a sentence that only denies the one before
MAX_TOKENS = 400  # a sentence without an end is read in pieces of this size


def rule_statements(article: AnnotatedArticle, places: Places | None = None) -> list[Draft]:
    """Read every sentence of an article.

    Args:
        article: With its names marked.
        places: Of the article, if they are there already.

    Returns:
        Drafts in the order of the text; the same statement may stand there several times.
    """
    places = places or Places(article)
    sentences = [(s, piece) for s in article.sentences for piece in _pieces(split_sentence(article, s, places))]
    people = frozenset(i for i, e in enumerate(article.entities) if e.kind == EntityKind.PERSON)
    matched = [(s, tokens, find_matches(tokens, people)) for s, tokens in sentences]
    standing = who_stands(article, matched, places)
    tally = tally_of(article, standing)
    standing |= tally.candidates if tally is not None else frozenset()
    told: list[Draft] = []
    topic: list[tuple[int, int]] = []
    letter: Draft | None = None
    crowd: Draft | None = None
    head: Head | None = None
    main = main_candidate(article, standing)
    lists, choices, asked, sides = Lists(article.article.source.title), Choices(article), Asked(), Sides(article)
    for number, (sentence, tokens, matches) in enumerate(matched):
        scene = Scene(article, sentence, tokens, standing, told, topic, places=places, matches=matches)
        scene.letter, scene.crowd, scene.main = letter, crowd, main
        if sentence.paragraph in article.headings:
            topic += [(sentence.paragraph, e) for e in article.topics.get(sentence.paragraph, ()) if e in standing]
        ticked = lists.ticked(scene) if tally is None and "endorsed" in scene.words else None
        listed = tally.read(scene) if tally is not None else ticked
        if listed is None and lists.section is None:
            listed = sides.read(scene)
        if listed is not None:
            told += listed
            continue
        if sentence.paragraph in article.headings:
            is_name = len(tokens) == 1  # "Paul Reed" below "FOR MAYOR"
            told += drafts_of_ballot(scene) or lists.read_line(scene) or (choices.drafts(scene) if is_name else [])
            continue
        scene.section, scene.is_lost = lists.section, lists.is_lost
        head = head_of(scene, head)
        letter = scene.letter = letter_of(scene)
        crowd = scene.crowd = crowd_of(scene)
        scene.subject_before = _subject_of(matched[number - 1][1]) if number else None
        following = matched[number + 1][1] if number + 1 < len(matched) else ()
        if not is_taken_back(following, tokens) and not ("?" in scene.words and _is_question(tokens)):
            made = (
                drafts_of_row(scene, head)
                or drafts_of_ballot(scene)
                or _read_sentence(scene, matches)
                or drafts_of_slate(scene)
                or drafts_of_own_slate(scene)
                or drafts_of_entry(scene)
                or lists.drafts_of_more(scene)
                or drafts_of_ranking(scene)
                or (not YES_OR_NO.isdisjoint(scene.words) and drafts_of_yes_or_no(scene))
                or (not WINNING.isdisjoint(scene.words) and drafts_of_convention(scene))
                or drafts_of_verdict(scene)
                or choices.drafts(scene)
                or asked.answered(scene, number)
                or (
                    tokens[-2:][0].lower in DID
                    and drafts_of_contrast(scene, matched[number - 1][1:] if number else None)
                )
                or (told and drafts_of_not_again(scene))
                or drafts_of_further(scene)
            )
            lists.hear_label(scene)
            choices.hear(scene)
            if is_short_line(scene):
                made = made or lists.read_line(scene)
            else:
                made = made or lists.drafts(scene)
                lists.hear(scene, matches)
            told += made
        else:
            lists.hear_tally(scene)
        asked.hear(scene, number)
        topic += [
            (sentence.paragraph, t.name.entities[0])
            for t in tokens
            if t.name is not None and len(t.name.entities) == 1 and t.name.entities[0] in people
        ]
    return told


def main_candidate(article: AnnotatedArticle, standing: frozenset[int]) -> int | None:
    """Who stands and is named far more often than any other who does; None if that is nobody."""
    counts = Counter([s.entities[0] for s in article.spans if len(s.entities) == 1 and s.entities[0] in standing])
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < DOMINANT * ranked[1][1]):
        return None
    return ranked[0][0]


def _subject_of(tokens: Sequence[Token]) -> int | None:
    """The first name of a sentence, if it owns nothing."""
    for token in tokens:
        if token.name is not None:
            return token.name.entities[0] if token.is_actor else None
    return None


def _pieces(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    if len(tokens) <= MAX_TOKENS:
        return [tokens]
    return [tokens[i : i + MAX_TOKENS] for i in range(0, len(tokens), MAX_TOKENS)]


def _read_sentence(scene: Scene, matches: Sequence[Match]) -> list[Draft]:
    paired = drafts_of_pairs(scene)
    made = drafts_of_body_label(scene) or drafts_of_label(scene) if paired is None else paired
    apposed = [] if scene.words.isdisjoint(LEADS) else drafts_of_apposed(scene)
    made = [*made, *apposed]
    told_of = {draft.anchor for draft in apposed}
    used: list[range] = []
    for match in matches:
        if scene.tokens[match.anchor].start in told_of:
            continue  # "Ott leads the Guild, another union backing Reed": not Ott
        scene.made = made
        found = drafts_of_match(scene, match, made)
        made += found
        is_noun = not match.endorsers and noun_ends(scene.tokens, match.anchor, "SUPPORT") is not None
        if not found and (match.phrase.negated or is_noun):
            continue  # "her endorsement changed the race" is no "did not change", "labor support" no verb
        owned = match.phrase.before[:1] and match.phrase.before[0].kind is ElementKind.OWNER
        used.append(range(min((*match.endorsers, match.anchor)) if owned else match.anchor, match.end))
    for noun in (*find_noun_matches(scene.tokens, used), *find_titled_backers(scene)):
        made += drafts_of_noun(scene, noun)
    for ranked, rank in find_ranked_names(scene.tokens) if "as" in scene.words else ():
        made += drafts_of_rank(scene, ranked, rank)
    for farewell in find_told_to_go(scene.tokens) if _may_tell_to_go(scene) else ():
        made += drafts_of_call(scene, farewell, Stance.URGES_EXIT)
    for slogan in (
        find_told_to_elect(scene.tokens) if not scene.words.isdisjoint(word_list("nouns", "electing")) else ()
    ):
        made += drafts_of_call(scene, slogan, Stance.ENDORSES)
    for slogan in find_anyone_but(scene.tokens) if not scene.words.isdisjoint(ANYONE) else ():
        made += drafts_against(scene, slogan)
    again = [m for m in matches if m.phrase.group == "reaffirms"]
    if again and any(not m.phrase.negated and m.group.force is Force.REFUSED for m in again):
        made = [d for d in made if d.stance is not Stance.REAFFIRMS]  # "would neither repeat nor take back"
    made += drafts_of_next_ranks(scene, made)
    made += drafts_of_having(scene, made)
    made += drafts_of_unchanged(scene, made)
    made += drafts_of_mutual(scene, matches) if not MUTUAL.isdisjoint(scene.words) else []
    made += drafts_of_same_ones(scene) if "same" in scene.words else []
    made += drafts_of_ellipsis(scene, made)
    return made if ALONG.isdisjoint(scene.words) else made + drafts_of_along(scene, made)


def _may_tell_to_go(scene: Scene) -> bool:
    return not noun_index("EXIT").keys().isdisjoint(scene.words)


_NO_SUCH_THING = (["did", "no", "such", "thing"], ["done", "no", "such", "thing"])


def is_taken_back(tokens: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether a short sentence denies what was `said` before it ("He hasn't.", "That is not true.")."""
    if tokens and tokens[-1].lower == "?" and " ".join(t.lower for t in tokens[:-1]) in _ASKING:
        return True  # "My cousin says the Guild dropped her. True?"
    such = [i for i, t in enumerate(tokens) if t.lower == "such"]
    if such and [t.lower for t in tokens[such[0] - 2 : such[0] + 2]] in _NO_SUCH_THING:
        return True  # "The guild says it has done no such thing."
    first = tokens[0] if tokens and not tokens[0].is_mark else next((t for t in tokens if not t.is_mark), None)
    if first is None or (first.name is None and first.lower not in _MEANT):
        return False
    if tokens[0].name is not None and (tokens[0].owns or _is_somebody_else(tokens[0].name, said)):
        return False  # "Reed got the nod. Jo Moss did not.", "Her husband will not."
    words = [t.lower if t.name is None else "he" for t in tokens if not t.is_mark]
    denied = words[:1] != [] and words[0] in ("he", "she", "it", "they") and words[1:3][-1:] in (["not"], ["n't"])
    if denied and words[1] in ("has", "have", "did", "had") and len(tokens) > 3 and tokens[3].is_mark:
        return True  # "It has not; it only thanked him."
    if not 2 <= len(words) <= LONGEST_DENIAL or words[0] not in _MEANT:
        return False
    if words[0] in ("it", "that", "this") and words[-1] in word_list("grammar", "forged"):
        return True  # "It is a fake."
    return words[-1] in ("n't", "not") or words[1:] in (
        ["was", "a", "joke"],
        ["was", "a", "hoax"],
        ["was", "a", "lie"],
        ["was", "a", "mistake"],
        ["was", "false"],
        ["is", "false"],
        ["was", "untrue"],
        ["is", "untrue"],
        ["was", "wrong"],
        ["is", "wrong"],
        ["is", "not", "so"],
        ["is", "n't", "so"],
        ["is", "not", "true"],
        ["is", "n't", "true"],
        ["was", "not", "true"],
        ["was", "n't", "true"],
        ["has", "not", "done", "so"],
        ["did", "not", "happen"],
    )


def _is_somebody_else(name: NameSpan, said: Sequence[Token]) -> bool:
    """Whether a name is one of which the sentence before says nothing."""
    named = {entity for t in said if t.name is not None for entity in t.name.entities}
    return name.how is How.FULL or (name.how is not How.PRONOUN and named.isdisjoint(name.entities))


def _is_question(tokens: Sequence[Token]) -> bool:
    return any(t.lower == "?" for t in tokens[-3:])
