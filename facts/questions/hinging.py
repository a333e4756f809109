"""Does a message ask more of the one act before: whether a condition hangs on it, that it was refused, that it is over?

"Is that on a condition?", "when did she say she wouldn't", "but not anymore, right?".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Question, Relation
from facts.models.building import replace
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT, settle
from facts.questions.units import Unit

_SMALL = ("mark", "tag", "polite", "and", "but", "be", "do", "have", "that_one", "him", "her", "them")


def hinging(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Is that on a condition", "any strings attached?": whether support or its end hangs on something."""
    lexicon = load_lexicon(draft.question.language)
    if not draft.has("conditional") or not _is_all(draft.units, ("conditional", "anybody"), lexicon):
        return None
    clause = settle(before.clauses[0], turn, known)
    is_of_one = len(clause.endorser.names) == 1 and bool(clause.candidate.names) and len(before.clauses) == 1
    if not is_of_one or clause.negated or clause.relation not in (*SUPPORT, Relation.WITHDREW):
        return None
    if before.asks is Asks.YES_NO and turn.kind != "yes_no":
        return None
    return replace(before, asks=Asks.YES_NO, order=None, topic=(), clauses=(replace(clause, conditional=True),))


def which_hinge(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Which came with conditions", "who had conditions" after a list: whose support hangs on something."""
    lexicon = load_lexicon(draft.question.language)
    tags = ("conditional", "who", "which", "those", "count", "word")
    asks = draft.question.asks
    is_asked = draft.has("conditional") and draft.has("who", "which", "count") and asks in (Asks.LIST, Asks.COUNT)
    clause = before.clauses[0]
    is_listed = before.asks in (Asks.LIST, Asks.COUNT) and clause.endorser.is_asked and len(before.clauses) == 1
    if not (is_asked and is_listed) or not _is_all(draft.units, tags, lexicon) or draft.has("not"):
        return None
    if clause.negated or clause.relation not in (*SUPPORT, Relation.WITHDREW):
        return None
    return replace(before, asks=asks, order=None, clauses=(replace(clause, conditional=True),))


def refused(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "When did she say she wouldn't": the day on which support was refused."""
    if draft.question.asks is not Asks.DATE or not draft.has("not") or draft.question.names or draft.has("window"):
        return None
    clause = settle(before.clauses[0], turn, known)
    is_of_one = bool(clause.endorser.names and clause.candidate.names)
    if not (draft.has("modal") and is_of_one and clause.relation in (*SUPPORT, Relation.DECLINED)):
        return None
    clause = replace(clause, relation=Relation.DECLINED, negated=False, rank=None)
    return replace(before, asks=Asks.DATE, order=None, still=False, clauses=(clause,))


def since_not(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "Since when not" after whether they back somebody: the day on which support ended."""
    said = [u.tag for u in draft.units if u.tag not in ("mark", "tag", "and")]
    if said[:1] != ["when"] or said[1:] not in (["not"], ["no"]) or before.asks is not Asks.YES_NO:
        return None
    clause = settle(before.clauses[0], turn, known)
    if len(before.clauses) > 1 or clause.relation not in SUPPORT:
        return None
    if not (clause.endorser.names and clause.candidate.names):
        return None
    clause = replace(clause, relation=Relation.WITHDREW, negated=False, rank=None, window=None)
    return replace(before, asks=Asks.DATE, order=None, still=False, clauses=(clause,))


def ended(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """ "But not anymore, right?" after whether they ever did: whether it is over."""
    lexicon = load_lexicon(draft.question.language)
    units = [replace(u, tag="no_longer") if u.text in lexicon.any_more else u for u in draft.units]
    is_over = (any(u.tag == "no_longer" for u in units) and not draft.has("still")) or draft.has("but_not", "not")
    if not is_over or not _is_all(units, ("no_longer", "but_not", "not"), lexicon):
        return None
    clause = settle(before.clauses[0], turn, known)
    if before.asks is not Asks.YES_NO or not clause.endorser.names or not clause.candidate.names:
        return None
    if clause.relation not in SUPPORT:
        return None
    clause = replace(clause, relation=Relation.WITHDREW, negated=False, window=None)
    return replace(before, still=True, clauses=(clause,))


def _is_all(units: Sequence[Unit], tags: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether units of these tags are all that a message says, but for small words."""
    small = lexicon.common | lexicon.talk["pointers"]
    return all(u.tag in (*tags, *_SMALL) or (u.tag == "word" and u.text in small) for u in units)


def helping(draft: Draft) -> Draft:
    """The sentence "and which one has" with its "has" as what helps the act before, not as an act of having."""
    lexicon = load_lexicon(draft.question.language)
    content = [u for u in draft.units if u.tag not in ("mark", "tag", "and", "but", "not", "word", "those")]
    is_bare = [u.tag for u in content if u.tag != "group"] in (["who", "stance"], ["which", "stance"])
    if not is_bare or content[-1].text not in lexicon.having or draft.question.names or draft.question.topic:
        return draft
    units = tuple(replace(u, tag="have", info={}) if u is content[-1] else u for u in draft.units)
    return replace(draft, units=units, has_stance=False)
