"""Which phrases of the lexicon does a tree hold, and who fills them?

The same phrases as the rules read, met on the tree: what comes out is the rules' `Match`, so that both engines are
cast into statements alike and can be compared.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from facts.extraction.frames.contractions import stands_for_has
from facts.extraction.frames.matching import Match
from facts.extraction.frames.plainly import has_plainly
from facts.extraction.frames.ranks import RANKS
from facts.extraction.frames.tokens import Token
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import ElementKind, Form, Phrase, load_grammar, load_lexicon, load_nouns
from facts.extraction.parse.arguments import agents_of, behind_prepositions, listed_from, names_in
from facts.extraction.parse.force import force_of
from facts.extraction.parse.phrases import Met, meet
from facts.extraction.parse.subjects import NOBODY, People, subject_of
from facts.extraction.parse.trees import Tree


def find_tree_matches(tree: Tree, people: Container[int]) -> list[Match]:
    """Every phrase that a tree holds, in order of its verb; the fullest at each verb.

    Args:
        tree: The sentence.
        people: Which entities are persons; only they are candidates.
    """
    lexicon = load_lexicon()
    lows = [t.lower for t in tree.tokens]
    found: list[Match] = []
    for at, token in enumerate(tree.tokens):
        if token.name is not None or token.lower not in lexicon.by_form or not _is_predicate(tree, at):
            continue
        tried = (_try_phrase(tree, at, phrase, forms) for phrase, forms in _possible(lows, at))
        fitting = [match for match in tried if match is not None]
        if fitting:
            found.append(max(fitting, key=lambda match: _fitness(tree, match, people)))
    return [m for m in found if not any(_inside(m, other) for other in found)]


def may_say(tokens: Sequence[Token]) -> bool:
    """Whether a phrase of the lexicon finds its words in a sentence, whatever its tree will be."""
    verbs, lows = load_lexicon().by_form, [t.lower for t in tokens]
    return any(t.name is None and _possible(lows, at) for at, t in enumerate(tokens) if t.lower in verbs)


def _possible(lows: Sequence[str], at: int) -> list[tuple[Phrase, frozenset[Form]]]:
    """The phrases that a verb may open, by the words of its sentence; a name is written ""."""
    lexicon, words = load_lexicon(), frozenset(lows)
    if not lexicon.may_stand(lows[at], words):
        return []
    behind = frozenset(lows[at + 1 :])
    return [pair for pair in lexicon.possible(lows[at], words) if _may_be_met(*pair, words, behind)]


def _may_be_met(phrase: Phrase, forms: frozenset[Form], words: frozenset[str], behind: frozenset[str]) -> bool:
    """Whether what a phrase needs stands behind its verb; the subject of a passive one may be its noun."""
    if Form.PARTICIPLE in forms and phrase.after and phrase.after[0].kind is ElementKind.NOUN:
        return True
    if any(map(behind.isdisjoint, phrase.needs)) or (phrase.ranks and RANKS.isdisjoint(behind)):
        return False
    return "" in words or not phrase.names


def _fitness(tree: Tree, match: Match, people: Container[int]) -> tuple[bool, int, bool, bool, bool]:
    both = bool(match.endorsers and match.candidates)
    return (_casts_well(tree, match, people), match.used, match.phrase.negated, both, match.phrase.sure)


def _is_predicate(tree: Tree, at: int) -> bool:
    """Whether a word is a verb here, or may be one that the tagger has missed at the root."""
    if tree.dep[at] in ("aux", "auxpass"):
        return tree.tokens[at].lower in ("should", "must") or tree.tokens[at].lower in load_grammar().be
    if tree.dep[at] in ("amod", "compound", "det", "punct") and not _is_reduced(tree, at):
        return False
    return tree.is_verb(at) or tree.dep[at] in ("ROOT", "conj", "ccomp", "relcl", "xcomp", "acl", "advcl", "dep")


def _is_reduced(tree: Tree, at: int) -> bool:
    return tree.dep[at] == "amod" and bool(tree.children(at, "agent"))


def _casts_well(tree: Tree, match: Match, people: Container[int]) -> bool:
    """Whether the candidates are persons, and nobody stands on both sides."""
    endorsers, candidates = (
        {e for name in (tree.tokens[i].name for i in at) if name is not None for e in name.entities}
        for at in (match.endorsers, match.candidates)
    )
    return not (endorsers & candidates) and all(e in people for e in candidates)


def _inside(match: Match, other: Match) -> bool:
    """Whether a match is part of another's words."""
    if other is match or not other.anchor < match.anchor < other.end:
        return False
    return other.used > 1 or match.used <= other.used


def _try_phrase(tree: Tree, at: int, phrase: Phrase, forms: frozenset[Form]) -> Match | None:
    if phrase.negated and force_of(tree, at, forms).force not in (Force.NOT, Force.REFUSED):
        return None
    is_passive = bool(tree.children(at, "auxpass", "nsubjpass")) and Form.PARTICIPLE in forms
    is_passive = is_passive and not stands_for_has(tree.tokens, at)
    may_be_bare = Form.PARTICIPLE in forms and tree.dep[at] in ("acl", "advcl", "amod", "conj", "ccomp", "ROOT")
    if is_passive or (may_be_bare and not tree.children(at, "nsubj", "dobj") and agents_of(tree, at)):
        return _passive(tree, at, phrase, forms)
    helps = tree.dep[at] in ("aux", "auxpass")  # "should", "is": the verb that it helps has the subject
    if helps and not _is_helped_by_phrase(tree, at, phrase):
        return None
    met = meet(tree, at, phrase.after)
    if met is None or any(t.lower in ("whether", "if") for t in tree.tokens[at : met.end]):
        return None  # "declined to say whether she would back Reed"
    if helps:
        return _matched(tree, at, phrase, met, (forms, subject_of(tree, tree.head[at])))
    if phrase.before and phrase.before[0].kind is not ElementKind.SLOT:
        return _noun_subject(tree, at, phrase, met, forms)
    match = _matched(tree, at, phrase, met, (forms, subject_of(tree, at)))
    return match if has_plainly(tree.tokens, match) else None


def _is_helped_by_phrase(tree: Tree, at: int, phrase: Phrase) -> bool:
    """Whether a phrase begins with an auxiliary and goes on with its verb ("should drop out", "be buoyed by")."""
    if phrase.group == "should_exit":
        return True
    following = next((e for e in phrase.after if e.kind is not ElementKind.GAP), None)
    return following is not None and tree.tokens[tree.head[at]].lower in following.words


def _noun_subject(tree: Tree, at: int, phrase: Phrase, met: Met, forms: frozenset[Form]) -> Match | None:
    """A phrase such as "E's SUPPORT stand": the noun of support is the subject."""
    for subject in tree.children(at, "nsubj"):
        owners = [i for i in tree.children(subject, "poss") if tree.tokens[i].owns]
        if tree.tokens[subject].lower in load_nouns()[phrase.before[1].words[0]] and owners:
            of = _named_behind(tree, subject, ("of", "for"))
            return _made(tree, at, phrase, met, (forms, tuple(owners), of, False))
    return None


def _matched(tree: Tree, at: int, phrase: Phrase, met: Met, read: tuple[frozenset[Form], People]) -> Match:
    forms, subject = read
    slots = dict(met.slots)
    if phrase.before:
        slots.setdefault(phrase.before[0].words[0], subject.at)
    return _made(tree, at, phrase, met, (forms, slots.get("E", ()), slots.get("C", ()), subject.far))


def _made(
    tree: Tree, at: int, phrase: Phrase, met: Met, cast: tuple[frozenset[Form], tuple[int, ...], tuple[int, ...], bool]
) -> Match:
    forms, endorsers, candidates, far = cast
    return Match(
        phrase=phrase,
        anchor=at,
        end=met.end,
        group=force_of(tree, at, forms),
        endorsers=endorsers,
        candidates=candidates,
        owner=met.owner,
        rank=met.rank,
        far=far,
        used=met.used + 1,
    )


def _passive(tree: Tree, at: int, phrase: Phrase, forms: frozenset[Form]) -> Match | None:
    """A phrase whose object has become the subject: "C was endorsed by E"."""
    after = phrase.after
    if not after or not phrase.before or phrase.before[0].kind is not ElementKind.SLOT:
        return None
    if after[0].kind is not ElementKind.SLOT:
        return _passive_noun(tree, at, phrase, forms)
    met = meet(tree, at, tuple(e for e in after[1:] if not e.optional))
    if met is None:
        return None
    actors, patients = agents_of(tree, at), _patients(tree, at)
    slots = {after[0].words[0]: patients.at, phrase.before[0].words[0]: actors} | dict(met.slots)
    if not slots.get("C") and not slots.get("E"):
        return None
    return _made(tree, at, phrase, met, (forms, slots.get("E", ()), slots.get("C", ()), patients.far))


def _passive_noun(tree: Tree, at: int, phrase: Phrase, forms: frozenset[Form]) -> Match | None:
    """ "The endorsement of C was withdrawn by E": the noun of support is the subject."""
    if phrase.after[0].kind is not ElementKind.NOUN:
        return None
    nouns = load_nouns()[phrase.after[0].words[0]]
    for subject in tree.children(at, "nsubjpass"):
        if tree.tokens[subject].name is not None or tree.tokens[subject].lower not in nouns:
            continue
        owners = tuple(i for i in tree.children(subject, "poss") if tree.tokens[i].name is not None)
        of = _named_behind(tree, subject, ("of", "for", "from"))
        actors = agents_of(tree, at) or owners or _named_behind(tree, subject, ("by",))
        met = Met((at, subject), at + 1, used=1)
        return _made(tree, at, phrase, met, (forms, actors, of, False)) if actors else None
    return None


def _named_behind(tree: Tree, noun: int, words: Collection[str]) -> tuple[int, ...]:
    """Everyone named behind prepositions on a noun ("endorsement of A and B")."""
    return tuple(n for at in behind_prepositions(tree, noun, words) for n in listed_from(tree, at))


def _patients(tree: Tree, at: int) -> People:
    """Whom a passive verb or a bare participle acts on."""
    beside = tuple(i for i in tree.children(at, "npadvmod") if i < at and tree.tokens[i].is_actor)
    own = People(beside) if beside else subject_of(tree, at)
    if own:
        return own
    if tree.dep[at] in ("acl", "amod"):
        return People(names_in(tree, tree.head[at]))
    if tree.dep[at] == "conj":
        return _patients(tree, tree.head[at])
    return NOBODY
