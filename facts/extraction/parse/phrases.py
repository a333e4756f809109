"""Does a phrase of the lexicon hang on a verb of the tree?

The places of a phrase are met one after another on what hangs on the verb and on what was met before, whatever else
stands between; order in the line counts for the words, not for their distance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from facts.extraction.frames.elements import _noun_ends
from facts.extraction.frames.exits import exit_ends
from facts.extraction.frames.ranks import read_rank
from facts.extraction.frames.tails import clause_ends
from facts.extraction.frames.tokens import BREAKS
from facts.extraction.lexicon import Element, ElementKind, load_grammar, load_nouns
from facts.extraction.parse.arguments import listed_from, names_in, objects_behind
from facts.extraction.parse.subjects import RELATIVES, antecedent_of
from facts.extraction.parse.trees import Tree

REACH = 28  # tokens between two places of a phrase
RANK_REACH = 9
_NOUN_PLACES = frozenset({"dobj", "pobj", "attr", "oprd", "nsubj", "dative", "conj", "nsubjpass", "npadvmod", "dep"})


@dataclass(frozen=True, slots=True)
class Met:
    """What has been met so far.

    Attributes:
        heads: Tokens of the phrase on which the next place may hang, newest last.
        end: Index behind the last one.
        slots: ("E" or "C", indexes of names) pairs.
        owner: Who owns the noun of support.
        rank: As given by the phrase.
        used: How many places were met.
    """

    heads: tuple[int, ...]
    end: int
    slots: tuple[tuple[str, tuple[int, ...]], ...] = ()
    owner: int | None = None
    rank: int | None = None
    used: int = 0

    def at(self, head: int, end: int | None = None) -> Met:
        """With one more place met."""
        return replace(self, heads=(*self.heads, head), end=max(self.end, (end or head + 1)), used=self.used + 1)

    def names(self, slot: str) -> tuple[int, ...]:
        """Who fills a slot."""
        return next((names for key, names in self.slots if key == slot), ())


def meet(tree: Tree, verb: int, elements: Sequence[Element]) -> Met | None:
    """Meet the places behind the verb at `verb`; the way that meets most, None when none does."""
    ways = [
        met for met in _ways(tree, Met((verb,), verb + 1), tuple(elements)) if not _is_elsewhere(tree, met, elements)
    ]
    return max(ways, key=lambda met: (met.used, -met.end)) if ways else None


def _is_elsewhere(tree: Tree, met: Met, elements: Sequence[Element]) -> bool:
    """Whether more than an adverb stands between "is" and "with" ("has been in a tug of war with Reed")."""
    if (
        not elements
        or elements[0].kind is not ElementKind.GAP
        or tree.tokens[met.heads[0]].lower not in load_grammar().be
    ):
        return False
    if len(met.heads) < 2 or tree.dep[met.heads[1]] != "prep":
        return False
    return any(tree.dep[i] == "prep" for i in range(met.heads[0] + 1, met.heads[1]))


def _ways(tree: Tree, met: Met, elements: tuple[Element, ...]) -> Iterator[Met]:
    if not elements:
        yield met
        return
    first, rest = elements[0], elements[1:]
    if first.optional:
        yield from _ways(tree, met, tuple(e for e in rest if e.bracket != first.bracket))
    if first.kind is ElementKind.GAP or first.kind is ElementKind.POSSESSIVE:
        yield from _ways(tree, met, rest)
        return
    if first.kind is ElementKind.END:
        if clause_ends(tree.tokens, met.end):
            yield from _ways(tree, met, rest)
        return
    for following in _taken(tree, met, first, rest):
        yield from _ways(tree, following, rest)


def _taken(tree: Tree, met: Met, element: Element, rest: Sequence[Element]) -> Iterator[Met]:
    """Every way to meet one place."""
    match element.kind:
        case ElementKind.WORD:
            yield from (met.at(i) for i in _words(tree, met, element.words))
        case ElementKind.NOUN if element.words[0].startswith("EXIT"):
            yield from _exits(tree, met, element.words[0])
        case ElementKind.NOUN:
            yield from _nouns(tree, met, element.words[0])
        case ElementKind.SLOT:
            yield from _slots(tree, met, element.words[0])
        case ElementKind.OWNER:
            for i in _below(tree, met):
                if tree.tokens[i].owns:
                    slots = (*met.slots, (element.words[0], (i,)))
                    yield replace(met.at(i), slots=slots)
        case ElementKind.RANK:
            rank = _rank(tree, met)
            if rank is not None:
                yield replace(met, rank=rank[0], end=max(met.end, rank[1]), used=met.used + 1)
        case _:
            return


def _below(tree: Tree, met: Met, through: Sequence[str] | None = None) -> list[int]:
    """What hangs on the words met, behind the verb; also on an infinitive between ("asked X to vote for")."""
    verb = met.heads[0]
    near = [i for head in met.heads for i in tree.children(head)]
    near += [tree.head[i] for i in met.heads if tree.tokens[i].owns]  # what the owner owns: "Reed's corner"
    if tree.dep[verb] in ("aux", "auxpass"):
        near += [tree.head[verb], *tree.children(tree.head[verb])]
    leading = [i for i in near if (tree.dep[i] in through if through else _leads_on(tree, i))]
    near += [j for i in leading for j in tree.children(i)]
    return [i for i in dict.fromkeys(near) if verb < i <= met.end + REACH]


def _leads_on(tree: Tree, at: int) -> bool:
    if tree.dep[at] in ("prep", "dobj", "pobj", "acl", "attr"):
        return True
    has_to = any(tree.tokens[i].lower == "to" for i in tree.children(at, "aux"))
    return has_to and tree.dep[at] in ("xcomp", "ccomp", "advcl")


def _words(tree: Tree, met: Met, words: Sequence[str]) -> list[int]:
    """Words that hang on what was met, nearest first, each behind the one before."""
    last = met.heads[-1]
    found = [i for i in _below(tree, met) if tree.tokens[i].name is None and tree.tokens[i].lower in words]
    found = [i for i in found if i > last or len(met.heads) == 1 or tree.dep[i] == "prt"]
    found = [i for i in found if i - 1 <= last or tree.tokens[i - 1].lower not in ("and", "or", "but")]
    beside = tree.tokens[last + 1 : last + 2]  # a wrong head does not hide a word that stands right behind
    if not found and beside and beside[0].name is None and beside[0].lower in words:
        found = [last + 1]
    return found[:2]


def _nouns(tree: Tree, met: Met, name: str) -> Iterator[Met]:
    """A noun of a list as object or behind a preposition."""
    nouns = load_nouns()[name]
    for i in _below(tree, met, through=("prep", "dobj", "pobj")):
        if tree.dep[i] not in _NOUN_PLACES or _is_before_names(met, i):
            continue
        start = noun_start(tree, i, nouns)
        if start is None:
            continue
        owner = next((p for p in tree.children(i, "poss") if tree.tokens[p].name is not None), met.owner)
        yield replace(met.at(i, i + 1), owner=owner)


def _is_before_names(met: Met, noun: int) -> bool:
    """Whether a noun stands before the names that the phrase has in front of it ("a C BACKER")."""
    return bool(met.slots) and noun < min(met.slots[-1][1])


@lru_cache
def _words_of(nouns: frozenset[str]) -> frozenset[str]:
    """Every word of a list's nouns, so that most tokens are passed by at once."""
    return frozenset(word for noun in nouns for word in noun.split())


def noun_start(tree: Tree, at: int, nouns: frozenset[str]) -> int | None:
    """Where a noun of a list begins that ends or begins at `at` ("seal of approval" hangs by "seal")."""
    if tree.tokens[at].name is not None or tree.tokens[at].lower not in _words_of(nouns):
        return None
    if at > 1 and tree.tokens[at - 1].lower in ("and", "or") and tree.is_verb(at - 2):
        return None  # "withdraws and supports Reed": a second verb, whatever the tagger makes of it
    if tree.tokens[at].lower in nouns or _noun_ends(tree.tokens, at, nouns) is not None:
        return at
    for start in range(max(0, at - 3), at):
        if _noun_ends(tree.tokens, start, nouns) == at + 1:
            return start
    return None


def _slots(tree: Tree, met: Met, slot: str) -> Iterator[Met]:
    """Names as object of the last word met."""
    described = antecedent_of(tree, met.heads[0]) if len(met.heads) == 1 else ()
    if described and all(tree.tokens[i].lower in RELATIVES for i in tree.children(met.heads[0], "dobj", "pobj")):
        yield replace(met.at(met.heads[0]), slots=(*met.slots, (slot, described)))
    for at in _object_places(tree, met):
        if slot == "C" and _is_staff_of(tree, at):
            continue
        names = listed_from(tree, at) if slot == "C" else names_in(tree, at)
        if names:
            yield replace(met.at(at, max(names) + 1), slots=(*met.slots, (slot, names)))


def _is_staff_of(tree: Tree, at: int) -> bool:
    """Whether a noun tells of a candidate's staff or papers ("leaving Reed's office", "supported Reed's motion")."""
    nouns, low = load_nouns(), tree.tokens[at].lower
    works = tree.tokens[at].name is None and low in nouns["acting"] | nouns["document"] - nouns["candidacy"]
    return works and any(tree.tokens[i].owns for i in tree.children(at, "poss")) and not tree.children(at, "appos")


def _object_places(tree: Tree, met: Met) -> list[int]:
    """Heads of the noun phrases that may be the object of the last word met."""
    last = met.heads[-1]
    if tree.dep[last] in ("prep", "agent", "dative", "prt", "advmod") and not tree.is_verb(last):
        return objects_behind(tree, last) or _beside(tree, last)
    places = [i for i in tree.children(last, "dobj", "dative", "oprd", "attr", "nsubj") if i > last]
    if len(met.heads) == 1:
        clauses = tree.children(last, "ccomp", "xcomp")
        places += [i for c in clauses for i in tree.children(c, "nsubj", "nsubjpass") if i > last]
    if len(met.heads) > 1:
        return places or _beside(tree, last)
    return places or _shared_objects(tree, last)


def _shared_objects(tree: Tree, verb: int) -> list[int]:
    """The object that a verb shares with the one it is joined to ("backed, then dropped Reed")."""
    if tree.children(verb, "xcomp", "ccomp", "prt", "oprd", "prep"):
        return []
    if tree.tokens[verb + 1 : verb + 2] and tree.tokens[verb + 1].lower in ("out", "off", "down", "away"):
        return []
    joined = [tree.head[verb]] if tree.dep[verb] == "conj" else tree.children(verb, "conj")
    return [i for other in joined if tree.is_verb(other) for i in tree.children(other, "dobj")][:1]


def _beside(tree: Tree, last: int) -> list[int]:
    """The name right behind a preposition whose object the parser has lost."""
    for i in range(last + 1, min(last + 4, len(tree.tokens))):
        if tree.tokens[i].is_actor:
            return [i]
        if tree.tokens[i].is_mark or tree.is_verb(i):
            return []
    return []


def _exits(tree: Tree, met: Met, name: str) -> Iterator[Met]:
    """Words for leaving the contest that hang on what was met, or on its verbs."""
    verb = met.heads[0]
    over = tree.head[verb] if tree.dep[verb] == "aux" else verb
    for i in sorted(set(tree.below(over))):
        if verb < i <= met.end + REACH and tree.tokens[i].name is None:
            end = exit_ends(tree.tokens, i, name)
            if end is not None and (tree.is_verb(i) or i == verb + 1) and not _in_relative(tree, i, over):
                yield met.at(i, end)


def _in_relative(tree: Tree, at: int, over: int) -> bool:
    """Whether a relative clause holds a word below a verb ("to fill the seat that Reed would leave")."""
    for _ in range(8):
        if at == over or tree.head[at] == at:
            return False
        if tree.dep[at] == "relcl":
            return True
        at = tree.head[at]
    return False


def _rank(tree: Tree, met: Met) -> tuple[int, int] | None:
    for i in range(met.end, min(met.end + RANK_REACH, len(tree.tokens))):
        if tree.tokens[i].lower in BREAKS:
            return None
        found = read_rank(tree.tokens, i)
        if found is not None:
            return found
    return None
