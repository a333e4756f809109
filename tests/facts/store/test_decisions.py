"""What is accepted at a moment is what the last word before it says; everything else follows from the log."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.models import Source, Stance, View, WrittenEntity
from facts.models.days import DateRange
from facts.store import Store
from facts.store.checks import check_store
from facts.store.history import read_history
from facts.store.linking import Linker
from facts.store.scope import Entry
from facts.store.sources import cite_source
from facts.store.statements import (
    Draft,
    Place,
    add_evidence,
    add_statement,
    correct_statement,
    decide_statement,
    draft_of,
    find_statements,
    read_statements,
    retract_statement,
    supersede_statement,
)

AT = datetime(2030, 3, 1, 12, tzinfo=UTC)
NOTE = Source(key="note", title="A moderator's note", is_note=True)
SERVERS = (None, 7, 8)


@pytest.fixture
def store():
    with Store.in_memory() as fresh:
        yield fresh


def by(who="mod", minutes=0, server_id=None):
    return Entry(at=AT + timedelta(minutes=minutes), by=who, server_id=server_id)


def add(store, *, accept=True, server_id=None, **given_):
    entry = by(server_id=server_id)
    linker = Linker(store, entry, "read")
    echo = linker.link(WrittenEntity(name="Aldport Echo", kind="newspaper"))
    finch = linker.link(WrittenEntity(name="Dora Finch"))
    draft = Draft(endorser_id=echo, candidate_id=finch, stance=Stance.ENDORSES, **given_)
    return add_statement(store, draft, [Place(revision_id=cite_source(store, NOTE, entry))], entry, accept=accept)


def accepted(store, server_id=None, minutes=None):
    known_at = None if minutes is None else AT + timedelta(minutes=minutes)
    return [s.statement_id for s in find_statements(store, View(server_id=server_id, known_at=known_at))]


def last_word(log, server_id, minutes):
    """The slow and obvious way: accepted for everyone, and not taken back by the server that asks."""
    shared = [v for at, v, server in log if server is None and at <= minutes]
    own = [v for at, v, server in log if server == server_id is not None and at <= minutes]
    is_hidden = bool(own) and own[-1] not in ("accepted", "reopened")
    return bool(shared) and shared[-1] == "accepted" and not is_hidden


WORDS = st.sampled_from(["accepted", "rejected", "unsure", "reopened", "retracted"])


@settings(deadline=None)
@given(turns=st.lists(st.tuples(st.integers(0, 3), WORDS, st.sampled_from([None, None, 7])), max_size=8))
def test_at_every_moment_and_for_every_server_the_last_word_counts(turns):
    with Store.in_memory() as store:
        key = add(store, accept=False)
        log, now = [], 0
        for later, verdict, server_id in turns:
            now += later
            decide_statement(store, key, verdict, by(minutes=now, server_id=server_id))
            log.append((now, verdict, server_id))

        for server_id in SERVERS:
            for minutes in range(now + 2):
                assert bool(accepted(store, server_id, minutes)) is last_word(log, server_id, minutes)
            assert bool(accepted(store, server_id)) is last_word(log, server_id, now)
        assert check_store(store) == []


def test_a_correction_takes_the_place_of_what_it_corrects_and_both_stay_on_record(store):
    old = add(store)
    new = correct_statement(store, old, draft_of(store, old), by(minutes=5), reason="rank was missing")

    assert (accepted(store), accepted(store, minutes=4)) == ([new], [old])
    assert [(d.verdict, d.reason) for d in read_history(store, View(), old)] == [
        ("accepted", ""),
        ("superseded", "rank was missing"),
    ]
    assert set(read_statements(store, View(), [old, new])) == {old, new}


def test_a_retracted_correction_does_not_bring_back_what_was_wrong(store):
    old = add(store)
    new = correct_statement(store, old, draft_of(store, old), by(minutes=5))
    retract_statement(store, new, by(minutes=6), reason="it never happened")

    assert accepted(store) == []


def test_a_statement_is_only_put_aside_by_its_own_correction(store):
    one, two = add(store), add(store, rank=1)

    with pytest.raises(ValueError, match="not appended as a correction"):
        supersede_statement(store, one, two, by())

    assert accepted(store) == [one, two]


def test_a_server_corrects_a_shared_fact_for_itself_alone(store):
    shared = add(store)
    own = correct_statement(store, shared, draft_of(store, shared), by(minutes=5, server_id=7))

    assert (accepted(store, 7), accepted(store, 8), accepted(store)) == ([own], [shared], [shared])
    assert read_statements(store, View(server_id=8), [own]) == {}
    assert [d.verdict for d in read_history(store, View(server_id=8), shared)] == ["accepted"]
    assert check_store(store) == []


def test_a_servers_evidence_for_a_shared_fact_is_seen_there_alone(store):
    shared = add(store)
    paper = Source(key="paper", title="The paper", url="https://example.org/p")
    place = Place(revision_id=cite_source(store, paper, by(server_id=7)), quote="I back her")

    assert add_evidence(store, shared, place, by(minutes=1, server_id=7))
    assert not add_evidence(store, shared, place, by(minutes=2, server_id=7))

    def cited(**view):
        (found,) = find_statements(store, View(**view))
        return [evidence.source.key for evidence in found.evidence]

    assert (cited(server_id=7), cited(server_id=8), cited()) == (["note", "paper"], ["note"], ["note"])
    assert cited(server_id=7, known_at=AT) == ["note"]


def test_a_note_and_its_source_are_marked_as_a_persons(store):
    add(store, note="she told me", when=DateRange.month(2030, 2), condition="for now", rank=2)

    (found,) = find_statements(store, View())

    assert (found.note, found.condition, found.rank, found.when) == (
        "she told me",
        "for now",
        2,
        DateRange.month(2030, 2),
    )
    assert found.evidence[0].source.is_note


@pytest.mark.parametrize("server_id", [8, None], ids=["another server", "the operator"])
def test_nobody_decides_about_another_servers_facts(store, server_id):
    own = add(store, server_id=7)

    with pytest.raises(ValueError, match="to decide on here"):
        retract_statement(store, own, by(server_id=server_id), reason="not mine")

    assert (accepted(store, 7), accepted(store, 8), accepted(store)) == ([own], [], [])


def test_a_retraction_needs_a_reason(store):
    with pytest.raises(ValueError, match="a reason"):
        retract_statement(store, add(store), by(), reason=" ")


def test_a_statement_needs_a_source_two_sides_and_a_rank_from_one(store):
    with pytest.raises(ValueError, match="at least one source"):
        add_statement(store, Draft(endorser_id=1, candidate_id=2, stance=Stance.ENDORSES), [], by(), accept=True)
    with pytest.raises(ValueError, match="nobody endorses themselves"):
        Draft(endorser_id=1, candidate_id=1, stance=Stance.ENDORSES)
    with pytest.raises(ValueError, match="counts from 1"):
        Draft(endorser_id=1, candidate_id=2, stance=Stance.ENDORSES, rank=0)


def test_filters_narrow_and_an_empty_one_finds_nothing(store):
    key = add(store)
    (found,) = find_statements(store, View())
    echo, finch = found.endorser.entity_id, found.candidate.entity_id

    def ids(**asked):
        return [s.statement_id for s in find_statements(store, View(), **asked)]

    assert ids(endorser_ids=[echo], candidate_ids=[finch], stances=[Stance.ENDORSES]) == [key]
    assert ids(endorser_ids=[finch]) == ids(candidate_ids=[echo]) == ids(stances=[Stance.OPPOSES]) == []
    assert ids(contest_ids=[1]) == ids(endorser_ids=[]) == []
