"""Does the tree make a verb less than a fact?

The words right before a verb are read as the rules read them; the tree adds what governs it from afar: a hope, a
question, a condition, a refusal, a negated subject.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.tokens import saying_forms
from facts.extraction.frames.verbs import Force, VerbGroup, read_verb_group
from facts.extraction.lexicon import Form, load_grammar, verb_forms
from facts.extraction.lexicon.words import read_words, word_list
from facts.extraction.parse.arguments import NO_ONE
from facts.extraction.parse.subjects import achievement_of
from facts.extraction.parse.trees import Tree

_NO_SUBJECT = NO_ONE | {"few", "nor", "not", "hardly"}
_OPENERS = frozenset({"if", "whether", "lest"})


def force_of(tree: Tree, verb: int, forms: frozenset[Form]) -> VerbGroup:
    """How the verb at `verb` stands, the rules' reading of its words corrected by what the tree hangs it on."""
    group = read_verb_group(tree.tokens, verb, forms)
    achieved = achievement_of(tree, verb) if group.force is Force.OPEN else None
    if achieved is not None and not _is_ahead(tree, achieved):
        group = replace(group, force=Force.FACT)
    if group.force is Force.OPEN and _is_purpose_of_deed(tree, verb):
        return replace(group, force=Force.FACT, gerund=True)
    if group.force is not Force.FACT:
        return group
    return replace(group, force=_governed(tree, verb))


def _is_purpose_of_deed(tree: Tree, verb: int) -> bool:
    """Whether an infinitive tells what somebody did something for ("interrupted his holiday to endorse Reed")."""
    head = tree.head[verb]
    to = any(tree.tokens[i].lower == "to" for i in tree.children(verb, "aux"))
    if not to or tree.dep[verb] not in ("advcl", "xcomp") or not _is_done(tree, head):
        return False
    objects = [i for i in tree.children(head, "dobj", "dative") if i < verb]
    if not objects and (tree.dep[verb] == "xcomp" and tree.tokens[head].lower == "used"):
        return False
    asks = word_list("parsing", "asking_nouns")
    told = [tree.tokens[i] for i in objects]
    return not any(t.is_actor or t.is_pronoun or t.lower in asks for t in told)


def _is_done(tree: Tree, verb: int) -> bool:
    """Whether a verb tells a deed in the past, active and undenied, and none that only leads up to another."""
    word, grammar = tree.tokens[verb].lower, load_grammar()
    if tree.tag[verb] not in ("VBD", "VBN") or word in governor_forms("hedged_before_to") or word in _no_deeds():
        return False
    if word in grammar.hedges or word in governor_forms("refusing_before_to") or word in saying_forms():
        return False
    helpers = {tree.tokens[i].lower for i in tree.children(verb, "aux", "auxpass", "neg", "mark", "advmod")}
    stopped = grammar.negations | grammar.hedging_auxiliaries | grammar.future | _OPENERS
    if tree.children(verb, "auxpass", "nsubjpass") or not helpers.isdisjoint(stopped):
        return False
    return tree.tag[verb] == "VBD" or not helpers.isdisjoint(grammar.have)


@lru_cache
def _no_deeds() -> frozenset[str]:
    return frozenset(form for verb in read_words("parsing")["verbs"]["no_deed"] for form in verb_forms(verb))


def _is_ahead(tree: Tree, noun: int) -> bool:
    """Whether an achievement is still to come ("will become the latest to endorse")."""
    words = {tree.tokens[i].lower for i in tree.children(tree.head[noun], "aux")}
    return bool(words & (load_grammar().future | load_grammar().hedging_auxiliaries))


def _governed(tree: Tree, verb: int) -> Force:
    """What the verbs above a verb leave of a fact."""
    at, force, reported = verb, _own(tree, verb), False
    for _ in range(8):
        if force is not Force.FACT or tree.head[at] == at:
            return force
        head = tree.head[at]
        dep = tree.dep[at]
        if dep == "xcomp" or (dep == "conj" and _is_infinitive(tree, head) and _is_infinitive(tree, at)):
            force = _by_governor(tree, head) if dep == "xcomp" else _governed(tree, head)
            force = Force.OPEN if reported and force is Force.REFUSED else force  # "declined to say whether she backs"
        elif dep in ("ccomp", "advcl", "acl") and tree.is_verb(head) and _denies(tree, head):
            force = Force.OPEN
        reported |= dep in ("ccomp", "advcl", "acl", "relcl")
        at = head
    return force


def _own(tree: Tree, verb: int) -> Force:
    """A negation, a condition or a negated subject of its own."""
    if any(
        tree.tokens[i].lower in _OPENERS
        for clause in tree.children(verb, "advcl")
        for i in tree.children(clause, "mark")
    ):
        return Force.OPEN
    words = {tree.tokens[i].lower for i in tree.children(verb, "neg", "mark", "aux", "advmod", "preconj")}
    if words & _OPENERS:
        return Force.OPEN
    if words & {"n't", "not", "never"}:
        return Force.NOT
    for subject in tree.children(verb, "nsubj", "nsubjpass"):
        near = [subject, *tree.children(subject, "det", "neg", "preconj", "cc")]
        if any(tree.tokens[i].name is None and tree.tokens[i].lower in _NO_SUBJECT for i in near):
            return Force.NOT
    return Force.FACT


def _is_infinitive(tree: Tree, at: int) -> bool:
    return tree.tag[at] == "VB"


def _by_governor(tree: Tree, head: int) -> Force:
    """What a governing verb makes of its infinitive."""
    word, grammar = tree.tokens[head].lower, load_grammar()
    if word in governor_forms("refusing_before_to"):
        return Force.REFUSED
    if word in governor_forms("hedged_before_to") or word in grammar.hedges:
        return Force.OPEN
    return _own(tree, head)


def _denies(tree: Tree, head: int) -> bool:
    """Whether a verb above asks, doubts or denies what hangs on it ("denied that", "asked whether")."""
    return tree.tokens[head].lower in _doubting()


@lru_cache
def _doubting() -> frozenset[str]:
    return frozenset(form for verb in read_words("parsing")["verbs"]["doubting"] for form in verb_forms(verb))
