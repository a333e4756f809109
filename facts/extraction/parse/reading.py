"""Which statements do the trees of an article give?

Only sentences that hold a word of the lexicon are parsed, and no more than a page's worth: beyond that the rules read
alone and say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.annotated import AnnotatedArticle, Sentence
from facts.extraction.drafts import PARSE, Draft
from facts.extraction.frames.casting import drafts_of_match, drafts_of_noun
from facts.extraction.frames.entries import bracketed
from facts.extraction.frames.matching import Match
from facts.extraction.frames.rules import _is_question, _subject_of, is_taken_back
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.standing import who_stands
from facts.extraction.frames.tokens import Token, split_sentence
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import load_lexicon, load_nouns
from facts.extraction.parse.ellipsis import drafts_that_repeat, may_repeat_in
from facts.extraction.parse.matching import find_tree_matches, may_say
from facts.extraction.parse.nouns import find_tree_nouns, may_hold_noun
from facts.extraction.parse.trees import Tree, parse_sentences
from facts.extraction.places import Places
from facts.models import EntityKind, Stance

Parsed = dict[int, tuple[Tree, list[Match]]]
MAX_TOKENS = 120  # a longer sentence is a list or no sentence: the rules read it alone
MAX_CHARACTERS = 100_000  # a longer text is a book or a scrape gone wrong: the rules read it alone


def parse_statements(article: AnnotatedArticle, places: Places | None = None) -> list[Draft]:
    """Read every sentence of an article in which a phrase of the lexicon can stand.

    Args:
        article: With its names marked.
        places: Of the article, if they are there already.

    Returns:
        Drafts in the order of the text, of the engine `PARSE`; empty without a model.
    """
    if is_too_long(article):
        return []
    places = places or Places(article)
    sentences = [(s, split_sentence(article, s, places)) for s in article.sentences]
    wanted = [i for i, (s, tokens) in enumerate(sentences) if _is_worth_it(article, s, tokens)]
    trees = dict(zip(wanted, parse_sentences(article, [sentences[i] for i in wanted]), strict=True))
    people = frozenset(i for i, e in enumerate(article.entities) if e.kind == EntityKind.PERSON)
    parsed = {i: (tree, find_tree_matches(tree, people)) for i, tree in trees.items()}
    return _read(places, sentences, parsed)


def noted(article: AnnotatedArticle, drafts: Sequence[Draft], places: Places) -> list[Draft]:
    """Drafts of the rules, with a note on those whose sentence the parser was not asked about."""
    if is_too_long(article):
        return [replace(draft, doubts=(*draft.doubts, "the article is too long for the parser")) for draft in drafts]
    return [_with_note(draft) if _is_too_long(places, draft) else draft for draft in drafts]


def _with_note(draft: Draft) -> Draft:
    return replace(draft, doubts=(*draft.doubts, "the sentence is too long for the parser"))


def _is_too_long(places: Places, draft: Draft) -> bool:
    sentence = Sentence(paragraph=draft.paragraph, start=draft.start, end=draft.end)
    return len(split_sentence(places.article, sentence, places)) > MAX_TOKENS


def is_too_long(article: AnnotatedArticle) -> bool:
    """Whether an article is more than a parser reads in bounded time."""
    return sum(map(len, article.texts)) > MAX_CHARACTERS


def _is_worth_it(article: AnnotatedArticle, sentence: Sentence, tokens: Sequence[Token]) -> bool:
    if sentence.paragraph in article.headings or not 2 < len(tokens) <= MAX_TOKENS:
        return False
    verbs, support, backer = load_lexicon().by_form, load_nouns()["SUPPORT"], load_nouns()["BACKER"]
    told = any(t.lower in verbs or t.lower in support or t.lower in backer for t in tokens)
    return told and (may_say(tokens) or may_repeat_in(tokens) or may_hold_noun(tokens))


def _read(places: Places, sentences: Sequence[tuple[Sentence, Sequence[Token]]], parsed: Parsed) -> list[Draft]:
    article = places.article
    standing = who_stands(article, [(*sentences[i], matches) for i, (_, matches) in parsed.items()], places)
    told: list[Draft] = []
    topic: list[tuple[int, int]] = []
    for number, (sentence, tokens) in enumerate(sentences):
        if sentence.paragraph in article.headings:
            topic += [(sentence.paragraph, e) for e in article.topics.get(sentence.paragraph, ()) if e in standing]
            continue
        scene = Scene(article, sentence, tokens, standing, told, topic, places=places)
        scene.subject_before = _subject_of(sentences[number - 1][1]) if number else None
        following = sentences[number + 1][1] if number + 1 < len(sentences) else ()
        if number in parsed and not is_taken_back(following, tokens) and not _is_question(tokens):
            told += [replace(draft, engine=PARSE) for draft in _of_sentence(scene, *parsed[number])]
        topic += [
            (sentence.paragraph, t.name.entities[0])
            for t in tokens
            if t.name is not None and len(t.name.entities) == 1 and scene.is_person(t.name.entities[0])
        ]
    return told


def _of_sentence(scene: Scene, tree: Tree, matches: Sequence[Match]) -> list[Draft]:
    """The drafts of one sentence: verbs, then nouns, then what points back to what was told before."""
    made: list[Draft] = []
    for match in matches:
        scene.made = made
        made += drafts_of_match(scene, match, made)
    for noun in find_tree_nouns(tree, [range(m.anchor, m.end) for m in matches]):
        made += drafts_of_noun(scene, noun)
    if any(m.phrase.group == "reaffirms" and m.group.force is Force.REFUSED for m in matches):
        made = [d for d in made if d.stance is not Stance.REAFFIRMS]  # "would neither repeat nor take back"
    aside = bracketed(scene.tokens)
    return [d for d in made if d.anchor not in aside] + drafts_that_repeat(scene, tree, matches, made)
