"""Whom does a noun phrase of the tree name?

Noun phrases are opened: lists, appositions, those who act for a body, a campaign that stands for its candidate.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from facts.extraction.frames.gaps import opens_gap, passive_gap
from facts.extraction.frames.members import has_own_verb
from facts.extraction.frames.nouns import read_list_after, read_object
from facts.extraction.frames.trades import is_whole_trade
from facts.extraction.lexicon import load_nouns
from facts.extraction.lexicon.words import read_words, word_list
from facts.extraction.parse.trees import Tree

MAX_DEPTH = 6
NO_ONE = frozenset({"no", "nobody", "none", "neither", "no-one"})


def names_in(tree: Tree, at: int, *, depth: int = 0) -> tuple[int, ...]:
    """Everyone whom the noun phrase at `at` names, with those joined to it.

    Args:
        tree: The sentence.
        at: Index of the head of the phrase.
        depth: How many phrases were opened to come here.
    """
    if depth > MAX_DEPTH or tree.tokens[at].lower in NO_ONE:
        return ()
    if tree.tokens[at].lower in word_list("nouns", "things"):
        return ()
    found = list(_named_by(tree, at, depth))
    for other in tree.children(at, "conj"):
        if any(t.lower == "not" for t in tree.tokens[max(at, other - 2) : other]):
            continue  # "backs Reed and Ott, but not Moss"
        if not tree.is_verb(other) or tree.tokens[other].name is not None:
            joined = names_in(tree, other, depth=depth + 1)
            found += [i for i in joined if not opens_gap(tree.tokens, i)]
    return tuple(dict.fromkeys(found))


def listed_from(tree: Tree, at: int) -> tuple[int, ...]:
    """As `names_in`, with what a list goes on to name though the parser has lost the thread (semicolons, ranks)."""
    found = names_in(tree, at)
    if not found:
        return ()
    members = read_object(tree.tokens, found[0]).at
    found = (found[0], *(i for i in found[1:] if i + 1 >= len(tree.tokens) or not has_own_verb(tree.tokens, i + 1)))
    return tuple(sorted({*found, *(i for i in members if tree.dep[i] not in ("nsubj", "nsubjpass", "poss"))}))


def _named_by(tree: Tree, at: int, depth: int) -> Iterator[int]:
    """Whom one member of a list names."""
    token = tree.tokens[at]
    if token.is_actor:
        yield at
        yield from _listed_below(tree, at) if not depth else ()
        return
    if token.name is not None:
        return
    described = tuple(_described(tree, at, depth))
    is_body = any(not tree.tokens[i].is_person for i in described)  # "the party's affiliate, the Guild": not the party
    yield from described if is_body else _acting_owners(tree, at) or described


def _acting_owners(tree: Tree, at: int) -> list[int]:
    """Whose campaign a noun is, or whom those speak for who act for a body ("members of", "the union's board")."""
    nouns = load_nouns()
    if is_whole_trade(tree.tokens, at):
        return [i for i in behind_prepositions(tree, at, ("of", "in")) if tree.tokens[i].name is not None]
    if tree.tokens[at].lower not in nouns["candidacy"] | nouns["acting"] | nouns["document"]:
        return []
    if any(tree.tokens[i].lower in word_list("nouns", "former") for i in tree.children(at, "amod")):
        return []  # "a former president of the Guild"
    owners = [i for i in tree.children(at, "poss") if tree.tokens[i].owns]
    return owners + [i for i in behind_prepositions(tree, at, ("of", "at")) if tree.tokens[i].name is not None]


def _described(tree: Tree, at: int, depth: int) -> Iterator[int]:
    """Whom a common noun goes on to name: beside it, in apposition, behind "like" or a colon."""
    apposed = [i for i in tree.children(at, "appos") if i > at]
    if tree.tokens[at].lower in word_list("parsing", "after_names") and at and tree.tokens[at - 1].is_actor:
        apposed.append(at - 1)
    if tree.tokens[at].lower in _bodies():
        apposed += [i for i in tree.children(at, "nmod", "compound") if tree.tokens[i].is_actor]
    if _is_plural(tree, at):
        apposed += [i for i in behind_prepositions(tree, at, ("like", "including")) if i not in apposed]
    for i in apposed:
        yield from names_in(tree, i, depth=depth + 1)
    if not apposed and _is_plural(tree, at):
        yield from read_list_after(tree.tokens, at + 1).at


@lru_cache
def _bodies() -> frozenset[str]:
    """Nouns behind the names of bodies ("the A and B trade unions")."""
    words = read_words("nominals")
    return frozenset(words["bodies"]) | frozenset(words["plural_bodies"])


def _listed_below(tree: Tree, at: int) -> list[int]:
    """Further members of a list that the parser has hung on a name as apposition ("A, B and C")."""
    further: list[int] = []
    for i in tree.children(at, "appos"):
        if tree.tokens[i].is_actor and tree.children(i, "cc"):
            further += names_in(tree, i, depth=1)
    return further


def _is_plural(tree: Tree, at: int) -> bool:
    return tree.tag[at] in ("NNS", "NNPS", "CD") or tree.tokens[at].lower in ("others", "several", "two", "three")


def agents_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """Everyone behind "by"."""
    found: list[int] = []
    for by in tree.children(verb, "agent", "prep"):
        if tree.tokens[by].lower == "by" and not (found and passive_gap(tree.tokens, by - 1)):
            found += [n for at in objects_behind(tree, by) for n in listed_from(tree, at)]
    return tuple(dict.fromkeys(found))


def behind_prepositions(tree: Tree, at: int, words: Collection[str]) -> list[int]:
    """The objects of the prepositions, out of `words`, that hang on a token."""
    of = [i for i in tree.children(at, "prep", "agent") if tree.tokens[i].lower in words]
    return [i for preposition in of for i in objects_behind(tree, preposition)]


def objects_behind(tree: Tree, preposition: int) -> list[int]:
    """The objects of a preposition and of those joined to it ("to A and to B")."""
    found = tree.children(preposition, "pobj", "pcomp")
    for also in tree.children(preposition, "conj"):
        found += tree.children(also, "pobj")
    return found
