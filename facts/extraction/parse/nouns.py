"""Which nouns alone say who stands by whom, as the tree hangs them?

"Reed's endorsement of Moss", "support for Moss from the union", "the union-backed Moss", "Reed, a backer of Moss".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.extraction.frames.nominals import _only_sought
from facts.extraction.frames.noun_match import NounMatch
from facts.extraction.frames.tokens import Token
from facts.extraction.lexicon import load_nouns, noun_index
from facts.extraction.parse.arguments import behind_prepositions, listed_from, names_in
from facts.extraction.parse.phrases import noun_start
from facts.extraction.parse.trees import Tree

_BACKED = frozenset({"backed", "endorsed", "supported", "approved", "anointed"})


def find_tree_nouns(tree: Tree, used: Sequence[range]) -> list[NounMatch]:
    """Every noun of support with both its sides, outside the places that verbs have used."""
    found: list[NounMatch] = []
    for at, token in enumerate(tree.tokens):
        if token.name is not None or any(at in place for place in used):
            continue
        if token.lower in _BACKED and at > 1 and tree.tokens[at - 1].lower == "-":
            found += _compound(tree, at)
        elif noun_start(tree, at, load_nouns()["SUPPORT"]) is not None and not _only_sought(tree.tokens, at):
            found += _support(tree, at)
        elif token.lower in load_nouns()["BACKER"]:
            found += _backer(tree, at)
    return found


def may_hold_noun(tokens: Sequence[Token]) -> bool:
    """Whether a word that tells of support by itself stands in a sentence, whatever its tree will be."""
    support, backer = load_nouns()["SUPPORT"], load_nouns()["BACKER"]
    lows = [t.lower for t in tokens]
    if any(low in support or low in backer or low in _BACKED for low in lows):
        return True
    return any(noun == tuple(lows[at : at + len(noun)]) for at, noun in _begun(lows))


def _begun(lows: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The nouns of support of which the first word stands in a sentence ("seal of approval"), each with its place."""
    index = noun_index("SUPPORT")
    for at, low in enumerate(lows):
        yield from ((at, noun) for noun in index.get(low, ()))


def _compound(tree: Tree, at: int) -> Iterator[NounMatch]:
    """ "The union-backed Moss"."""
    head = tree.head[at]
    if tree.tokens[at - 2].is_actor and tree.tokens[head].is_actor and head > at:
        yield NounMatch(at, head + 1, (at - 2,), (head,), "E-backed C")


def _support(tree: Tree, at: int) -> Iterator[NounMatch]:
    owners = tuple(i for i in tree.children(at, "poss") if tree.tokens[i].owns)
    of = _named(tree, at, ("of", "for"))
    givers = _named(tree, at, ("by", "from"))
    end = max((*of, *givers, at)) + 1
    if givers and (of or owners):
        line = "SUPPORT of C by E" if of else "SUPPORT from E"
        yield NounMatch(at, end, givers, of or owners, line)
    elif owners and of:
        yield NounMatch(at, end, owners, of, "E's SUPPORT of C")


def _named(tree: Tree, noun: int, words: tuple[str, ...]) -> tuple[int, ...]:
    """Everyone named behind these prepositions on a noun, or on one that hangs on it ("of Reed by the union")."""
    places = behind_prepositions(tree, noun, words)
    places += [j for i in behind_prepositions(tree, noun, ("of", "for")) for j in behind_prepositions(tree, i, words)]
    return tuple(dict.fromkeys(name for i in places for name in listed_from(tree, i)))


def _backer(tree: Tree, at: int) -> Iterator[NounMatch]:
    """ "Reed, a longtime backer of Moss"."""
    of = behind_prepositions(tree, at, ("of",))
    candidates = tuple(name for i in of for name in names_in(tree, i))
    if candidates and tree.dep[at] == "appos" and tree.tokens[tree.head[at]].is_actor:
        yield NounMatch(at, max(candidates) + 1, (tree.head[at],), candidates[:1], "E, BACKER of C", sure=False)
