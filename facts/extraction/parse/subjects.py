"""Who is the subject of a verb, as the tree has it?

The way leads along conjunctions, relative clauses, infinitives and participles; where another clause lends the subject
it is told as far.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from facts.extraction.frames.tokens import saying_forms
from facts.extraction.frames.trades import acts_for_owner, is_somebodys
from facts.extraction.lexicon import verb_forms
from facts.extraction.lexicon.words import read_words, word_list
from facts.extraction.parse.arguments import MAX_DEPTH, names_in
from facts.extraction.parse.trees import Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
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
        named = [i for i in own if names_in(tree, i)]
        return _opened_subject(tree, verb, (named or own)[-1])
    if depth > MAX_DEPTH or tree.head[verb] == verb:
        return NOBODY
    head = tree.head[verb]
    achieved = achievement_of(tree, verb)
    if achieved is not None:
        return _achiever(tree, achieved, depth)
    match tree.dep[verb]:
        case "conj":
            return subject_of(tree, head, depth=depth + 1)
        case "advcl" | "ccomp" if tree.tag[verb] in ("VBD", "VBZ", "VBP") and not _is_joined_on(tree, verb):
            return NOBODY  # a finite clause has a subject of its own: the parser has lost it
        case "xcomp" | "advcl" | "ccomp" | "dep" if tree.is_verb(head) or tree.dep[head] == "ROOT":
            return _lent(tree, verb, head, depth)
        case "acl" if tree.tag[verb] == "VBG":
            return _of_participle(tree, head, depth)
        case "acl" if tree.tag[verb] == "VBD":  # a past with "to", taken for a participle: the whole list before acts
            return People(names_in(tree, _top_of_list(tree, head)), far=True)
        case "pcomp" | "acomp" | "attr" | "oprd":
            return _blamed(tree, verb) or _of_verb_above(tree, verb, depth)
        case _:
            return NOBODY


def _of_verb_above(tree: Tree, verb: int, depth: int) -> People:
    """The subject of the nearest verb above; nobody where "for" blames somebody without a name."""
    above = next((i for i in tree.above(verb) if tree.is_verb(i)), None)
    if above is None or (tree.dep[verb] == "pcomp" and _objects_blamed(tree, verb)):
        return NOBODY
    return _far(subject_of(tree, above, depth=depth + 1))


def _blamed(tree: Tree, verb: int) -> People:
    """Whom somebody thanks or blames "for endorsing Reed": the object of that verb, if it has one."""
    objects = _objects_blamed(tree, verb) if tree.dep[verb] == "pcomp" else []
    return _far(People(names_in(tree, objects[-1]))) if objects else NOBODY


def _objects_blamed(tree: Tree, verb: int) -> list[int]:
    above = tree.head[tree.head[verb]]
    led = [i for i in tree.children(above, "prep") if tree.tokens[i].lower == "for" and tree.children(i, "pcomp")]
    return [i for i in tree.children(above, "dobj") if led and i < led[0] < verb]


def _is_joined_on(tree: Tree, verb: int) -> bool:
    """Whether an "and" between a verb and its head joins them, whatever the parser calls it."""
    return any(tree.head[verb] < i < verb for i in tree.children(tree.head[verb], "cc"))


def _top_of_list(tree: Tree, at: int) -> int:
    while tree.dep[at] in ("conj", "appos"):
        at = tree.head[at]
    return at


def achievement_of(tree: Tree, verb: int) -> int | None:
    """The noun that an infinitive tells of as a first, last or only one ("became the third senator to call on")."""
    head = tree.head[verb]
    if tree.tag[verb] != "VB" or not any(tree.tokens[i].lower == "to" for i in tree.children(verb, "aux")):
        return None
    nouns = [head] if tree.dep[verb] in ("acl", "relcl") else []
    if tree.dep[verb] in ("advcl", "xcomp") and tree.is_verb(head):
        nouns = [i for i in tree.children(head, "attr", "dobj") if i < verb]
    ordinals = word_list("parsing", "before_infinitive")
    for noun in nouns:
        if any(tree.tokens[i].lower in ordinals for i in (noun, *tree.children(noun, "amod", "nummod", "det"))):
            return noun
    return None


def _achiever(tree: Tree, noun: int, depth: int) -> People:
    """Who was the first or the latest: the named, the subject of the verb above, or whom "is" equates with it."""
    above = tree.head[noun]
    if not tree.is_verb(above):
        return People(names_in(tree, noun))
    if tree.dep[noun] in SUBJECTS:
        return People(tuple(name for i in tree.children(above, "attr") for name in names_in(tree, i)))
    return subject_of(tree, above, depth=depth + 1)


def _lent(tree: Tree, verb: int, head: int, depth: int) -> People:
    """The subject that a governing verb lends: its object where it has one before an infinitive ("urged X to")."""
    if tree.dep[verb] == "xcomp":
        objects = [i for i in tree.children(head, "dobj", "dative") if i < verb]
        if objects:
            return People(names_in(tree, objects[-1]))
    if tree.tokens[head].lower in _asking() and _asks_somebody(tree, verb, head):
        return NOBODY
    return _far(subject_of(tree, head, depth=depth + 1))


def _asks_somebody(tree: Tree, verb: int, head: int) -> bool:
    """Whether others are asked to do what an infinitive says ("appealed to the Guild to drop him")."""
    has_to = any(tree.tokens[i].lower == "to" for i in tree.children(verb, "aux"))
    has_to = has_to and tree.tokens[verb].lower != "vote"  # advice that is the speaker's own wish
    return has_to and any(head < i < verb for i in tree.children(head, "prep", "dative", "dobj"))


@lru_cache
def _asking() -> frozenset[str]:
    return frozenset(form for verb in read_words("parsing")["verbs"]["asks_others"] for form in verb_forms(verb))


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
    if len(named) == 1 and tree.tokens[named[0]].owns and not acts_for_owner(tree.tokens, named[0]):
        return NOBODY  # "the senator's staff"
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
        return NOBODY if is_somebodys(tree.tokens, head) else People((head,))
    named = names_in(tree, head)
    return People(named, far=True) if named else NOBODY
