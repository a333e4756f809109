"""Is each way of saying what endorsers do read in every position, and nothing that only looks like one?

`acts.en.tsv` holds an act as people call it, its base form and its past form, with whom it is done to; `acts.es.tsv`
one form of each in Spanish; `no_acts.*.txt` questions about the same people with words that look like an act and tell
of none.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.models import Asks, Relation

HERE = Path(__file__).parent
SUPPORT = {Relation.BACKS, Relation.EVER_BACKED, Relation.ENDORSED}
LASTING = SUPPORT | {Relation.REAFFIRMED}
NAMED = {"support": SUPPORT, "reaffirmed": LASTING, "lasting": LASTING, "returned": {Relation.RETURNED}}


def relations(named):
    return NAMED.get(named) or {Relation(named)}


def acts(language):
    lines = (HERE / f"acts.{language}.tsv").read_text("utf-8").splitlines()
    return [pytest.param(*line.split("\t"), id=line.split("\t")[1]) for line in lines if line]


def no_acts():
    names = ("no_acts.en.txt", "no_acts.es.txt")
    return [line for name in names for line in (HERE / name).read_text("utf-8").splitlines() if line]


def names(slot):
    return [match.name for name in slot.names for match in name.matches]


@pytest.mark.parametrize(("named", "base", "past"), acts("en"))
def test_an_act_is_read_wherever_it_stands(ask, named, base, past):
    who = ask(f"who {past}")
    did = ask(f"did karlsen {base.replace('their', 'his')}")
    when = ask(f"when did karlsen {base.replace('their', 'his')}")

    assert [q.asks for q in (who, did, when)] == [Asks.LIST, Asks.YES_NO, Asks.DATE]
    assert [q.unread for q in (who, did, when)] == [(), (), ()]
    assert who.clauses[0].endorser.is_asked
    for question in (who, did, when):
        assert question.clauses[0].relation in relations(named)
        assert not question.clauses[0].negated
        assert names(question.clauses[0].candidate) == ["Ada Moss"]
    for question in (did, when):
        assert names(question.clauses[0].endorser) == ["Yusuf Karlsen"]


@pytest.mark.parametrize(("named", "done"), acts("es"))
def test_an_act_in_spanish_is_read_wherever_it_stands(ask, named, done):
    who, did, is_so = ask(f"quien {done}"), ask(f"karlsen {done}?"), ask(f"es verdad que karlsen {done}")

    assert [q.asks for q in (who, did, is_so)] == [Asks.LIST, Asks.YES_NO, Asks.YES_NO]
    assert [q.unread for q in (who, did, is_so)] == [(), (), ()]
    assert who.clauses[0].endorser.is_asked
    for question in (who, did, is_so):
        assert question.language == "es"
        assert question.clauses[0].relation in relations(named)
        assert names(question.clauses[0].candidate) == ["Ada Moss"]
    for question in (did, is_so):
        assert names(question.clauses[0].endorser) == ["Yusuf Karlsen"]


@pytest.mark.parametrize("text", no_acts())
def test_words_that_only_look_like_an_act_are_not_read_as_one(ask, text):
    question = ask(text)

    parts = question.parts or (question,)
    assert all(
        part.unread or part.strangers or not part.clauses or part.asks is Asks.NOTHING or is_open(part)
        for part in parts
    )


def is_open(question):
    """Whether nothing is said of what was done, or somebody on a side is a stranger."""
    slots = [slot for clause in question.clauses for slot in (clause.endorser, clause.candidate)]
    strange = any(not name.matches for slot in slots for name in slot.names)
    return strange or all(clause.relation is Relation.ANY for clause in question.clauses)
