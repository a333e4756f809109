"""Who acts and who is acted on, as the tree has it?

Subjects are looked for along conjunctions, relative clauses, infinitives and participles; noun phrases are opened:
lists, appositions, those who act for a body, a campaign that stands for its candidate.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from facts.extraction.frames.nouns import read_list_after, read_object
from facts.extraction.frames.tokens import saying_forms
from facts.extraction.lexicon import load_nouns, verb_forms
from facts.extraction.lexicon.words import read_words, word_list
from facts.extraction.parse.trees import Tree

MAX_DEPTH = 6
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
NO_ONE = frozenset({"no", "nobody", "none", "neither", "no-one"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class People:
    """Names found in a role: indexes of their tokens; `far` when another clause had to lend them."""

    at: tuple[int, ...] = ()
    far: bool = False

    def __bool__(self) -> bool:
        return bool(self.at)


NOBODY = People()


def subject_of(tree: Tree, verb: int, *, depth: int = 0) -> People:
    """Who is the subject of a verb, active or passive."""
    own = tree.children(verb, *SUBJECTS)
    if own:
        return _opened_subject(tree, verb, own[-1])
    if depth > MAX_DEPTH or tree.head[verb] == verb:
        return NOBODY
    head = tree.head[verb]
    match tree.dep[verb]:
        case "conj":
            return subject_of(tree, head, depth=depth + 1)
        case "xcomp" | "advcl" | "ccomp" | "dep" if tree.is_verb(head) or tree.dep[head] == "ROOT":
            return _lent(tree, verb, head, depth)
        case "acl" if tree.tag[verb] == "VBG":
            return _of_participle(tree, head, depth)
        case "acl" if tree.tag[verb] == "VBD":  # a past with "to", taken for a participle: the whole list before acts
            return People(names_in(tree, _top_of_list(tree, head)), far=True)
        case "acl" | "relcl" if is_first_to(tree, verb):
            above = tree.head[head]
            return subject_of(tree, above, depth=depth + 1) if tree.is_verb(above) else People(names_in(tree, head))
        case "pcomp" | "acomp" | "attr" | "oprd":
            verb_above = next((i for i in tree.above(verb) if tree.is_verb(i)), None)
            return _far(subject_of(tree, verb_above, depth=depth + 1)) if verb_above is not None else NOBODY
        case _:
            return NOBODY


def _top_of_list(tree: Tree, at: int) -> int:
    while tree.dep[at] in ("conj", "appos"):
        at = tree.head[at]
    return at


def is_first_to(tree: Tree, verb: int) -> bool:
    """Whether an infinitive tells what somebody did first, last or only ("became the third senator to call on")."""
    head = tree.head[verb]
    if tree.dep[verb] not in ("acl", "relcl") or tree.tag[verb] != "VB":
        return False
    ordinals = word_list("parsing", "before_infinitive")
    return any(tree.tokens[i].lower in ordinals for i in (head, *tree.children(head, "amod", "nummod", "det")))


def _lent(tree: Tree, verb: int, head: int, depth: int) -> People:
    """The subject that a governing verb lends: its object where it has one before an infinitive ("urged X to")."""
    if tree.dep[verb] == "xcomp":
        objects = [i for i in tree.children(head, "dobj", "dative") if i < verb]
        if objects:
            return People(names_in(tree, objects[-1]))
    return _far(subject_of(tree, head, depth=depth + 1))


def _of_participle(tree: Tree, noun: int, depth: int) -> People:
    """Who does what an -ing word behind a noun says: the named, or whose "motion urging ..." it is."""
    named = names_in(tree, noun)
    if named:
        return People(named)
    verb = next((i for i in tree.above(noun) if tree.is_verb(i)), None)
    if verb is None or not (_is_paper(tree, noun) or tree.dep[noun] == "attr" or _is_joined(tree, noun, verb)):
        return NOBODY
    return _far(subject_of(tree, verb, depth=depth + 1))


def _is_paper(tree: Tree, noun: int) -> bool:
    """Whether a noun says what its maker says ("passed a motion urging")."""
    return tree.tokens[noun].lower in word_list("speech", "papers") and tree.dep[noun] in ("dobj", "pobj")


def _is_joined(tree: Tree, noun: int, verb: int) -> bool:
    """Whether somebody joins those who do it ("joined a list of senators calling on")."""
    return tree.tokens[verb].lower in verb_forms("join") and tree.dep[noun] in ("dobj", "pobj")


def _far(people: People) -> People:
    return People(people.at, far=True)


def _opened_subject(tree: Tree, verb: int, at: int) -> People:
    """The names of a subject; for "who" those whom it stands for."""
    if tree.tokens[at].name is None and tree.tokens[at].lower in RELATIVES and tree.dep[verb] in ("relcl", "acl"):
        return _antecedent(tree, verb)
    if tree.tokens[at].name is None and tree.tokens[at].lower in RELATIVES and tree.dep[verb] == "conj":
        return _antecedent(tree, tree.head[verb])
    named = names_in(tree, at)
    return People(named[-1:], far=True) if len(named) > 1 and _took_an_object(tree, verb, at) else People(named)


def _took_an_object(tree: Tree, verb: int, subject: int) -> bool:
    """Whether a list of subjects begins with the object of the verb before ("A backed B and C backed D")."""
    head = tree.head[verb]
    if tree.dep[verb] != "ccomp" or tree.children(verb, "mark") or tree.tokens[head].lower in saying_forms():
        return False
    return head < subject and not any(tree.tokens[i].is_mark for i in range(head + 1, subject))


def antecedent_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """Whom a relative clause describes that has its own subject ("Reed, whom the union endorsed"); empty otherwise."""
    if tree.dep[verb] != "relcl" or not tree.children(verb, *SUBJECTS):
        return ()
    subject = tree.children(verb, *SUBJECTS)[-1]
    return () if tree.tokens[subject].lower in RELATIVES else _antecedent(tree, verb).at


def _antecedent(tree: Tree, verb: int) -> People:
    """Whom a relative clause describes; a list before it only by its last member."""
    head = tree.head[verb]
    if tree.tokens[head].is_actor:
        return People((head,))
    named = names_in(tree, head)
    return People(named, far=True) if named else NOBODY


def names_in(tree: Tree, at: int, *, depth: int = 0) -> tuple[int, ...]:
    """Everyone whom the noun phrase at `at` names, with those joined to it.

    Args:
        tree: The sentence.
        at: Index of the head of the phrase.
        depth: How many phrases were opened to come here.
    """
    if depth > MAX_DEPTH or tree.tokens[at].lower in NO_ONE:
        return ()
    found = list(_named_by(tree, at, depth))
    for other in tree.children(at, "conj"):
        if not tree.is_verb(other) or tree.tokens[other].name is not None:
            found += names_in(tree, other, depth=depth + 1)
    return tuple(dict.fromkeys(found))


def listed_from(tree: Tree, at: int) -> tuple[int, ...]:
    """As `names_in`, with what a list goes on to name though the parser has lost the thread (semicolons, ranks)."""
    found = names_in(tree, at)
    if not found:
        return ()
    members = read_object(tree.tokens, found[0]).at
    return tuple(sorted({*found, *(i for i in members if tree.dep[i] not in (*SUBJECTS, "poss"))}))


def _named_by(tree: Tree, at: int, depth: int) -> Iterator[int]:
    """Whom one member of a list names."""
    token = tree.tokens[at]
    if token.is_actor:
        yield at
        yield from _listed_below(tree, at) if not depth else ()
        return
    if token.name is not None:
        return
    owners = _acting_owners(tree, at)
    yield from owners or _described(tree, at, depth)


def _acting_owners(tree: Tree, at: int) -> list[int]:
    """Whose campaign a noun is, or whom those speak for who act for a body ("members of", "the union's board")."""
    nouns = load_nouns()
    if tree.tokens[at].lower not in nouns["candidacy"] | nouns["acting"]:
        return []
    owners = [i for i in tree.children(at, "poss") if tree.tokens[i].owns]
    return owners + [i for i in behind_prepositions(tree, at, ("of", "at")) if tree.tokens[i].name is not None]


def _described(tree: Tree, at: int, depth: int) -> Iterator[int]:
    """Whom a common noun goes on to name: beside it, in apposition, behind "like" or a colon."""
    apposed = [i for i in tree.children(at, "appos") if i > at]
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


def agents_of(tree: Tree, verb: int) -> People:
    """Everyone behind "by"."""
    found: list[int] = []
    for by in tree.children(verb, "agent", "prep"):
        if tree.tokens[by].lower == "by":
            found += [n for at in objects_behind(tree, by) for n in listed_from(tree, at)]
    return People(tuple(dict.fromkeys(found)))


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
