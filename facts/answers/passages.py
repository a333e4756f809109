"""Why, what was said, who is: which passages answer best?

Words alone find the wrong half of the paragraphs, so a passage is weighed by whom it names, whether the
statement that is asked about rests on it or stands beside it, who speaks in it, and only then by its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from facts.answers.citing import Citations
from facts.answers.content import NEAR_RANKED, SOFT, contents_of, weight_held, weights_of, without_names
from facts.answers.drafts import Draft
from facts.answers.findings import Finding
from facts.answers.fitting import fitting_passages
from facts.answers.inquiry import Inquiry
from facts.answers.matching import find_pairs
from facts.answers.narrowing import narrowed
from facts.answers.onrecord import tell_known
from facts.answers.pairs import ids_of
from facts.answers.quoting import tell_passage
from facts.answers.resembling import Resemblance
from facts.answers.sentences import split_sentences
from facts.answers.wanted import asked_text, beginnings_of, has_synonyms, speaker_named, wanted_words
from facts.answers.weighing import (
    BESIDE,
    BESIDE_OTHER,
    LISTED,
    NAMES_ACTOR,
    NAMES_OTHER,
    NAMES_SPEAKER,
    RESTS,
    SPEAKS,
    Weighed,
    Weigher,
    asks_for_speaker,
    main_ids,
    names_listed,
)
from facts.models import Asks, Clause, Evidence, LinkedName, Relation, Slot, Stance
from facts.models.building import replace
from facts.questions.references import name_of
from facts.standing import Truth
from facts.store.entities import roles_of
from facts.store.passages import (
    affiliates_of,
    is_named_often,
    neighbours,
    passages_holding,
    passages_naming,
    quotations_by,
    search_passages,
)
from facts.store.standings import bodies_of
from facts.store.statements import find_last_added, has_more_than

SHOWN = 3
_MOST_SPEAKERS = 12  # whose words are looked for at once
_MOST_RESTED = 500  # statements whose passages are weighed, those added last: each takes 0.3 ms with what stands beside
MOST_WEIGHED = 50  # passages that name one of those asked about: each takes 0.1 ms to weigh
PASSAGE_ASKS = frozenset({Asks.REASON, Asks.WORDS, Asks.SOURCE, Asks.IDENTITY, Asks.ABOUT})
_Place = tuple[str, int | None, str]
_STANCES = {
    Relation.BACKS: (Stance.ENDORSES, Stance.REAFFIRMS),
    Relation.EVER_BACKED: (Stance.ENDORSES, Stance.REAFFIRMS),
    Relation.ENDORSED: (Stance.ENDORSES,),
    Relation.WITHDREW: (Stance.OPPOSES, Stance.WITHDRAWS),
    Relation.REAFFIRMED: (Stance.REAFFIRMS,),
    Relation.DECLINED: (Stance.DECLINES,),
    Relation.OPPOSES: (Stance.OPPOSES,),
    Relation.URGES_EXIT: (Stance.URGES_EXIT,),
}
#: How much it counts that the statement rests on a passage, and that somebody asked about speaks in it.
_RESTS = {Asks.REASON: 3.0, Asks.WORDS: 0.5, Asks.SOURCE: 9.0}
_SPEAKS = {Asks.REASON: 1.5, Asks.WORDS: 3.0, Asks.ABOUT: 0.5}
_CONTENT = 1.5  # what it counts that a passage holds the question's words, by their weight
_RESEMBLANCE = 4.0  # what it counts that it says all of the question, in words that are used alike; half for reasons
_OWN_REASON = 1.0  # what it counts more where it is not said what the reason is for ("what reason did she give")
#: Paragraphs after the one that tells what happened explain it more often than those before.
_BESIDE = {1: 1.2, 2: 0.8, 3: 0.4, -1: 0.4, -2: 0.0, -3: 0.0}


@dataclass(slots=True)
class Pool:
    """The passages that may answer, by place."""

    found: dict[_Place, Weighed] = field(default_factory=dict)

    def at(self, evidence: Evidence) -> Weighed | None:
        """The passage of a piece of evidence, else its bare quote; None for one without either."""
        if evidence.paragraph is not None and evidence.passage:
            return self.found.setdefault((evidence.source.key, evidence.paragraph, ""), Weighed(evidence))
        if not evidence.quote:
            return None
        place = (evidence.source.key, evidence.paragraph, evidence.quote)
        return self.found.setdefault(place, Weighed(evidence, quote=evidence.quote))


def answer_passages(inquiry: Inquiry) -> Draft:
    """Answer why, what was said, who is and what about, with the best passages first."""
    if any(c.endorser.is_definite and not ids_of(c.endorser) for c in inquiry.question.clauses):
        return Draft("unknown", [inquiry.words.say("none.passages")], is_gap=True)  # nobody known is "the governor"
    inquiry = _of_those_who_did(_of_the_one_told_of(inquiry))
    weigh = Weigher(inquiry)
    found = rank_passages(inquiry, weigh)
    ranked = _by_content(inquiry, fitting_passages(inquiry, found, weigh), weigh)
    ranked = _by_resemblance(inquiry, ranked, found) if weigh.topic else ranked
    if found and not ranked:
        return _without_words(inquiry)
    words, cited = inquiry.words, Citations()
    if not ranked and inquiry.question.asks is Asks.IDENTITY:
        return _known_only(inquiry)
    if not ranked:
        known = [t for c in inquiry.question.clauses for t in tell_known(inquiry, cited, c)]
        return Draft("unknown", [words.say("none.passages"), *known], cited=cited, is_gap=True)
    told = [_heading(inquiry), *(tell_passage(inquiry, weighed, weigh, cited) for weighed in ranked[:SHOWN])]
    return Draft("passages", told, cited=cited)


def _of_the_one_told_of(inquiry: Inquiry) -> Inquiry:
    """The inquiry about the one candidate to whom anybody did it, where it asks why of nobody ("why are they out")."""
    question = inquiry.question
    if question.asks is not Asks.REASON or question.names or question.strangers or question.unread:
        return inquiry
    clauses = tuple(_towards_the_one(inquiry, clause) for clause in question.clauses)
    return inquiry.about(replace(question, clauses=clauses))


def _towards_the_one(inquiry: Inquiry, clause: Clause) -> Clause:
    sides = (clause.endorser, clause.candidate)
    if clause.relation is Relation.ANY or any(side.names or side.kinds or side.roles for side in sides):
        return clause
    free = replace(clause, endorser=Slot(), candidate=Slot())
    found = {f.candidate.entity_id for f in find_pairs(inquiry, free) if f.truth is Truth.YES}
    if len(found) != 1:
        return clause
    return replace(clause, candidate=Slot(names=(name_of(found.pop(), inquiry.known),)))


def _of_those_who_did(inquiry: Inquiry) -> Inquiry:
    """The inquiry about the words of those who did what it says ("what did those say who left Moss"), by name."""
    question = inquiry.question
    if question.asks is not Asks.WORDS or asks_for_speaker(inquiry):
        return inquiry
    clauses = tuple(_by_those_who_did(inquiry, clause) for clause in question.clauses)
    return inquiry.about(replace(question, clauses=clauses))


def _by_those_who_did(inquiry: Inquiry, clause: Clause) -> Clause:
    speaker = speaker_named(inquiry.question)
    if speaker is not None and speaker not in clause.endorser.names:
        return Clause(relation=Relation.ANY, endorser=Slot(names=(speaker,)))  # "what did Moss say after they left"
    if clause.endorser.names or not clause.candidate.names or clause.relation is Relation.ANY or clause.negated:
        return clause
    who = dict.fromkeys(
        f.endorser.entity_id for f in find_pairs(narrowed(inquiry, clause), clause) if f.truth is Truth.YES
    )
    if not who or len(who) > _MOST_SPEAKERS:
        return clause
    names = tuple(name_of(key, inquiry.known) for key in who)
    return replace(clause, endorser=replace(clause.endorser, names=names))


def _by_content(inquiry: Inquiry, ranked: Sequence[Weighed], weigh: Weigher) -> list[Weighed]:
    """The passages anew in order, those first that hold more of all the question's words, in one sentence at best."""
    bare = (without_names(one.text, weigh.names) for one in ranked)  # seldom read
    contents = contents_of(inquiry.question, bare, inquiry.known.office_words)
    if not any(one.share > SOFT for one in contents):
        return list(ranked)  # "why did she endorse him": what most of them hold tells nothing
    texts = {id(one): without_names(one.text, weigh.names) for one in ranked}
    weighs = weights_of(contents, list(texts.values()))
    for one in ranked:
        text = texts[id(one)]
        if held := weight_held(contents, weighs, text, near=NEAR_RANKED):
            parts = (weight_held(contents, weighs, part, near=NEAR_RANKED) for part in split_sentences(text))
            one.add(_CONTENT * (held + max(parts, default=0.0)), "words by their weight")
    return sorted(ranked, key=lambda w: -round(w.weight, 3))


def _by_resemblance(inquiry: Inquiry, ranked: Sequence[Weighed], found: Sequence[Weighed]) -> list[Weighed]:
    """The passages anew in order, those first that say more of the question in words that are used alike."""
    if len(ranked) < 2:
        return list(ranked)
    weight = _RESEMBLANCE / 2 if inquiry.question.asks is Asks.REASON else _RESEMBLANCE
    near = Resemblance(asked_text(inquiry.question), [one.text for one in found])
    shown = sorted((one.weight for one in ranked), reverse=True)[:SHOWN]
    for one in ranked:
        if one.weight + weight >= shown[-1]:  # what is further behind is not shown whatever it says
            one.add(weight * near.of(one.text), "words used alike")
    return sorted(ranked, key=lambda w: -round(w.weight, 3))


def _without_words(inquiry: Inquiry) -> Draft:
    """That no passage speaks of what is asked, though some name whom it names."""
    said = [f"“{one.word}”" for one in wanted_words(inquiry.question)]
    words = inquiry.words
    told = words.say("none.words", said=words.join(said[:3])) if said else words.say("none.passages")
    return Draft("unknown", [told], is_gap=True)


def _known_only(inquiry: Inquiry) -> Draft:
    """Who somebody is, where no passage is kept: what sources call them and what they said of candidates."""
    words, cited = inquiry.words, Citations()
    known = [t for c in inquiry.question.clauses for t in tell_known(inquiry, cited, replace(c, candidate=Slot()))]
    if not cited.all():
        return Draft("unknown", [words.say("none.passages"), *known], cited=cited, is_gap=True)
    return Draft("passages", [_heading(inquiry), *known], cited=cited)


def is_written_of(inquiry: Inquiry, name: LinkedName) -> bool:
    """Whether some passage holds these words, or each of them in some form, though nobody known is called so."""
    if search_passages(inquiry.store, inquiry.view, words=[name.written], limit=1):
        return True
    words = name.written.casefold().split()
    is_plain = name.written.islower() and any(map(has_synonyms, words))
    return is_plain and bool(passages_holding(inquiry.store, inquiry.view, list(map(beginnings_of, words)), limit=1))


def _heading(inquiry: Inquiry) -> str:
    question = inquiry.question
    names = [n.matches[0].name for c in question.clauses for n in c.endorser.names if n.matches]
    if question.asks is Asks.IDENTITY and len(names) == 1:
        return inquiry.words.say("passages.identity", name=f"{names[0]}{_called(inquiry)}")
    key = "about" if question.asks is Asks.IDENTITY else str(question.asks)
    return inquiry.words.say(f"passages.{key}")


def _called(inquiry: Inquiry) -> str:
    """What sources call whom a question asks about, and for whom they speak, in brackets."""
    entity_id = ids_of(inquiry.question.clauses[0].endorser)[0]
    roles = roles_of(inquiry.store, [entity_id], inquiry.view).get(entity_id, [])[:2]
    bodies = [inquiry.known.entities[key].name for key in bodies_of(inquiry.store, inquiry.view, entity_id)]
    told = ", ".join([*roles, *(body for body in bodies if not any(body in role for role in roles))])
    return f" ({told})" if told else ""


def fitting_ranked(inquiry: Inquiry, weigh: Weigher) -> list[Weighed]:
    """The passages that answer, the best first."""
    return fitting_passages(inquiry, rank_passages(inquiry, weigh), weigh)


def rank_passages(inquiry: Inquiry, weigh: Weigher) -> list[Weighed]:
    """Every passage that may answer, the best first."""
    pool = Pool()
    for clause in inquiry.question.clauses:
        _gather_named(inquiry, clause, pool)
        _gather_statements(inquiry, clause, pool)
    _gather_speech(inquiry, pool)
    _gather_words(inquiry, pool, weigh.topic)
    for weighed in pool.found.values():
        if not weighed.has(NAMES_ACTOR) and weigh.is_named_in(weighed.text):
            weighed.add(1.0, NAMES_ACTOR)  # "the Moss campaign", which no reader of names links
        weigh.passage(weighed)
    publishers = inquiry.question.publishers
    kept = [w for w in pool.found.values() if w.weight > 0]
    kept = [w for w in kept if not publishers or w.evidence.source.publisher in publishers]
    return sorted(kept, key=lambda w: (-round(w.weight, 3), w.evidence.source.key, w.evidence.paragraph or 0))


def _gather_named(inquiry: Inquiry, clause: Clause, pool: Pool) -> None:
    """Passages that name those asked about, or who speaks for them."""
    endorsers, candidates = ids_of(clause.endorser), ids_of(clause.candidate)
    sides = ((endorsers, None, 2.0, NAMES_ACTOR), (candidates, endorsers or None, 1.0, NAMES_OTHER))
    for ids, beside, weight, why in sides:
        for evidence in _naming(inquiry, ids, beside) if ids else ():
            if weighed := pool.at(evidence):
                weighed.add(weight, why)
    if inquiry.question.asks is Asks.IDENTITY:
        return
    if inquiry.question.asks is Asks.WORDS and endorsers and candidates:
        _gather_told_beside(inquiry, _naming(inquiry, candidates, endorsers), pool)
    people = [p for body in ids_of(clause.endorser) for p in affiliates_of(inquiry.store, inquiry.view, body)]
    for evidence in passages_naming(inquiry.store, inquiry.view, people) if people else ():
        weighed = pool.at(evidence)
        if weighed:
            weighed.add(0.5 if weighed.weight else 1.5, NAMES_SPEAKER)


def _gather_told_beside(inquiry: Inquiry, named: Iterable[Evidence], pool: Pool) -> None:
    """What stands right behind a passage that names whom it is about, where it goes on about the same."""
    for evidence in named:
        for beside in neighbours(inquiry.store, inquiry.view, evidence, 1):
            if (beside.paragraph or 0) > (evidence.paragraph or 0) and (weighed := pool.at(beside)):
                weighed.add(0.5, BESIDE_OTHER, once=True)


def _naming(inquiry: Inquiry, ids: Sequence[int], beside: Sequence[int] | None) -> list[Evidence]:
    """The passages that name these; of somebody named everywhere those of sources that name `beside`, or the newest."""
    if not is_named_often(inquiry.store, inquiry.view, ids, MOST_WEIGHED):
        return passages_naming(inquiry.store, inquiry.view, ids)
    return passages_naming(inquiry.store, inquiry.view, ids, beside=beside, limit=MOST_WEIGHED)


def _gather_statements(inquiry: Inquiry, clause: Clause, pool: Pool) -> None:
    """What the statements that are asked about rest on, and what stands beside it."""
    asks = inquiry.question.asks
    if asks not in _RESTS or not (ids_of(clause.endorser) or ids_of(clause.candidate)):
        return
    stances = _STANCES.get(clause.relation, tuple(Stance))
    for finding in find_pairs(_of_the_newest(narrowed(inquiry, clause), clause, stances), clause):
        if clause.relation is not Relation.ANY and finding.truth is Truth.NO and not clause.negated:
            continue
        for stance, evidence in _evidence_of(finding, stances):
            if weighed := pool.at(evidence):
                weighed.add(_RESTS[asks] * _share(inquiry, clause, stance), RESTS, once=True)
                if (
                    asks is Asks.REASON and names_listed(weighed.text) <= LISTED
                ):  # what stands beside a list explains nobody
                    _gather_beside(inquiry, evidence, pool)


def _of_the_newest(inquiry: Inquiry, clause: Clause, stances: Sequence[Stance]) -> Inquiry:
    """The inquiry of those alone who spoke last where thousands did; all of them where a sort is asked for."""
    endorsers, candidates = (ids_of(side) or None for side in (clause.endorser, clause.candidate))
    store, view, most = inquiry.store, inquiry.view, _MOST_RESTED
    if (endorsers and candidates) or inquiry.within is not None or clause.endorser.kinds or clause.endorser.roles:
        return inquiry
    if not has_more_than(store, view, most, endorser_ids=endorsers, candidate_ids=candidates):
        return inquiry
    last = find_last_added(store, view, limit=most, endorser_ids=endorsers, candidate_ids=candidates, stances=stances)
    if endorsers:
        return inquiry.about_candidates(frozenset(s.candidate.entity_id for s in last))
    return inquiry.among(frozenset(s.endorser.entity_id for s in last))


def _share(inquiry: Inquiry, clause: Clause, stance: Stance) -> float:
    """How much of its weight a statement carries that tells only part of what is asked about."""
    is_start = inquiry.question.still and stance is Stance.ENDORSES  # why it lasts is told where it was confirmed
    is_other = clause.relation is Relation.WITHDREW and stance is Stance.OPPOSES
    return 0.5 if is_start or is_other else 1.0


def _evidence_of(finding: Finding, stances: Sequence[Stance]) -> list[tuple[Stance, Evidence]]:
    """What the statements of these stances rest on, those of the last stance first."""
    found = [(s.stance, e) for s in finding.timeline.statements if s.stance in stances for e in s.evidence]
    return sorted(found, key=lambda pair: -stances.index(pair[0]))


def _gather_beside(inquiry: Inquiry, evidence: Evidence, pool: Pool) -> None:
    for beside in neighbours(inquiry.store, inquiry.view, evidence, max(_BESIDE)):
        if weighed := pool.at(beside):
            distance = (beside.paragraph or 0) - (evidence.paragraph or 0)
            weighed.add(_BESIDE[distance], BESIDE, once=True)


def _gather_speech(inquiry: Inquiry, pool: Pool) -> None:
    """Where those asked about, or who speaks for them, are quoted."""
    asks = inquiry.question.asks
    bodies = _speakers(inquiry)
    if asks not in _SPEAKS or not bodies:
        return
    people = [p for body in bodies for p in affiliates_of(inquiry.store, inquiry.view, body)]
    is_own = asks is Asks.REASON and all(c.relation is Relation.ANY for c in inquiry.question.clauses)
    for speaker, evidence in quotations_by(inquiry.store, inquiry.view, [*bodies, *people]):
        weighed = pool.at(evidence)
        if weighed is None:
            continue
        weighed.add(_SPEAKS[asks] + is_own * _OWN_REASON, SPEAKS, once=True)
        weighed.speaker = weighed.speaker or inquiry.known.entities[speaker].name
        if asks is Asks.WORDS and len(evidence.quote or "") > len(weighed.quote or ""):
            weighed.quote = evidence.quote


def _speakers(inquiry: Inquiry) -> list[int]:
    """Who may speak: the named endorsers; else, for what was said, whom the question names first."""
    if asks_for_speaker(inquiry):
        return []
    named = [i for c in inquiry.question.clauses for i in ids_of(c.endorser)]
    if named or inquiry.question.asks is not Asks.WORDS:
        return named
    return main_ids(inquiry)[:1]


def _gather_words(inquiry: Inquiry, pool: Pool, words: Sequence[str]) -> None:
    """Passages that hold the question's other words."""
    if not words:
        return
    found = search_passages(inquiry.store, inquiry.view, words=words, limit=20)
    best = max((score for _, score in found), default=0.0)
    for evidence, score in found:
        weighed = pool.at(evidence)
        if weighed is not None and best > 0:
            weighed.add((1.0 if inquiry.question.clauses else 3.0) * score / best, "holds its words")
