"""A proposal waits for one word, is decided once, and the word can be taken back."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from facts.errors import Conflict
from facts.models import (
    Article,
    NamedInArticle,
    Passage,
    Reading,
    Source,
    Stance,
    Tier,
    View,
    WrittenEntity,
    WrittenStatement,
)
from facts.review import Change, accept_changed, decide, queue_state, read_proposal, read_queue, undo
from facts.store import Store
from facts.store.checks import check_store
from facts.store.entities import add_alias
from facts.store.history import read_history
from facts.store.readings import add_reading
from facts.store.scope import Entry
from facts.store.statements import find_statements, retract_statement

AT = datetime(2030, 3, 1, 12, tzinfo=UTC)
TEXT = "The Aldport Echo may yet back Dora Finch, and Dora Finch is told to go by Abel Crane."


@pytest.fixture
def store():
    with Store.in_memory() as fresh:
        fill(fresh)
        yield fresh


def fill(store, server_id=None):
    finch = WrittenEntity(name="Dora Finch")
    said = [
        WrittenStatement(
            endorser=WrittenEntity(name=name, kind=kind),
            candidate=finch,
            stance=stance,
            paragraph=1,
            quote=quote,
            tier=Tier.REVIEW,
            reasons=("a hedge",),
            extracted_by="rules 1",
        )
        for name, kind, stance, quote in (
            ("Aldport Echo", "newspaper", Stance.ENDORSES, "may yet back Dora Finch"),
            ("Abel Crane", "person", Stance.URGES_EXIT, "told to go by Abel Crane"),
        )
    ]
    article = Article(source=Source(key="herald", title="News"), passages=(Passage(1, TEXT),), sha256="0")
    named = (NamedInArticle(entity=finch, paragraphs=(1,)),)
    reading = Reading(article=article, statements=tuple(said), names=named)
    add_reading(store, reading, accept_all=False, at=AT, by="reader", server_id=server_id)


def by(who, minutes=0, server_id=None):
    return Entry(at=AT + timedelta(minutes=minutes), by=who, server_id=server_id)


def accepted(store, server_id=None, known_at=None):
    return [s.statement_id for s in find_statements(store, View(server_id=server_id, known_at=known_at))]


def waiting(store):
    return [proposal.statement.statement_id for proposal in read_queue(store, View())]


def test_a_proposal_shows_its_passage_its_doubts_and_since_when_it_waits(store):
    first, second = read_queue(store, View())

    assert (first.statement.evidence[0].passage, first.statement.evidence[0].quote) == (TEXT, "may yet back Dora Finch")
    assert (first.reasons, first.tier, first.extracted_by) == (("a hedge",), Tier.REVIEW, "rules 1")
    assert (first.recorded_at, first.recorded_by, first.is_unsure) == (AT, "reader", False)
    assert second.statement.stance is Stance.URGES_EXIT
    assert (queue_state(store, View()).waiting, queue_state(store, View()).oldest_at) == (2, AT)


def test_a_proposal_asks_whether_a_name_is_one_that_is_known(store):
    add_alias(store, 3, "D. Finch", by("mod"))
    add_alias(store, 1, "D Finch", by("mod"))

    (crane,) = [p for p in read_queue(store, View()) if p.statement.endorser.name == "Abel Crane"]

    assert {key: [e.name for e in others] for key, others in crane.same_as.items()} == {
        1: ["Abel Crane"],
        3: ["Dora Finch"],
    }


def test_accepting_makes_it_count_from_that_moment_on(store):
    decide(store, 1, "accepted", by("mo", 5))

    assert accepted(store) == [1]
    assert accepted(store, known_at=AT + timedelta(minutes=4)) == []
    assert waiting(store) == [2]


def test_rejecting_takes_it_off_the_queue_and_unsure_puts_it_last(store):
    decide(store, 1, "unsure", by("mo"))
    assert waiting(store) == [2, 1]
    assert queue_state(store, View()).unsure == 1

    decide(store, 2, "rejected", by("mo", 1))
    decide(store, 1, "accepted", by("al", 2))
    assert (waiting(store), accepted(store)) == ([], [1])


def test_the_second_to_decide_is_told_who_was_first_and_when(store):
    decide(store, 1, "accepted", by("mo", 5))

    with pytest.raises(Conflict, match="already accepted by mo on 2030-03-01 at 12:05:00 UTC"):
        decide(store, 1, "rejected", by("al", 6))
    with pytest.raises(Conflict, match="already accepted by mo"):
        accept_changed(store, 1, Change(rank=2), by("al", 6))

    assert accepted(store) == [1]


@pytest.mark.parametrize(("statement_id", "verdict"), [(99, "accepted"), (1, "retracted")])
def test_what_is_no_proposal_or_no_verdict_is_refused(store, statement_id, verdict):
    with pytest.raises(ValueError, match=r"no proposal|does not end"):
        decide(store, statement_id, verdict, by("mo"))


def test_accepting_with_changes_keeps_what_was_read_and_puts_the_correction_in_its_place(store):
    new = accept_changed(store, 1, Change(stance=Stance.DECLINES, rank=2, condition="for now"), by("mo", 1))

    (found,) = find_statements(store, View())

    assert (found.statement_id, found.stance, found.rank, found.condition) == (new, "declines", 2, "for now")
    assert found.evidence[0].quote == "may yet back Dora Finch"
    assert [d.verdict for d in read_history(store, View(), 1)] == ["superseded"]
    assert waiting(store) == [2]


def test_a_change_that_makes_no_sense_changes_nothing(store):
    before = list(store.db.conn.iterdump())

    with pytest.raises(ValueError, match="nobody endorses themselves"):
        accept_changed(store, 1, Change(endorser_id=1), by("mo"))

    assert list(store.db.conn.iterdump()) == before


@pytest.mark.parametrize("verdict", ["accepted", "rejected", "unsure"])
def test_undo_puts_a_decided_proposal_back(store, verdict):
    decide(store, 1, verdict, by("mo", 1))

    undone = undo(store, at=AT + timedelta(minutes=2), by="mo")

    assert (undone.statement_id, undone.verdict) == (1, verdict)
    assert (accepted(store), waiting(store)) == ([], [1, 2])
    assert undo(store, at=AT + timedelta(minutes=3), by="mo") is None


def test_undo_of_a_correction_drops_it_and_puts_the_first_reading_back(store):
    accept_changed(store, 1, Change(rank=2), by("mo", 1))

    undo(store, at=AT + timedelta(minutes=2), by="mo")

    assert (accepted(store), waiting(store)) == ([], [1, 2])
    assert check_store(store) == []


def test_undo_goes_back_step_by_step_and_only_through_ones_own(store):
    decide(store, 1, "accepted", by("mo", 1))
    decide(store, 2, "accepted", by("al", 2))
    retract_statement(store, 1, by("mo", 3), reason="a slip")

    assert undo(store, at=AT + timedelta(minutes=4), by="mo").verdict == "retracted"
    assert accepted(store) == [1, 2]
    assert undo(store, at=AT + timedelta(minutes=5), by="mo").verdict == "accepted"
    assert (accepted(store), waiting(store)) == ([2], [1])
    assert undo(store, at=AT + timedelta(minutes=6), by="mo") is None


def test_undo_is_refused_when_somebody_else_decided_since(store):
    decide(store, 1, "accepted", by("mo", 1))
    retract_statement(store, 1, by("al", 2), reason="wrong Finch")

    with pytest.raises(Conflict, match="since then it was retracted by al"):
        undo(store, at=AT + timedelta(minutes=3), by="mo")

    assert accepted(store) == []


def test_every_moment_of_the_records_can_be_looked_at_again(store):
    decide(store, 1, "accepted", by("mo", 1))
    retract_statement(store, 1, by("mo", 2), reason="a slip")
    undo(store, at=AT + timedelta(minutes=3), by="mo")

    moments = [accepted(store, known_at=AT + timedelta(minutes=m)) for m in range(5)]

    assert moments == [[], [1], [], [1], [1]]


def test_a_server_decides_about_its_own_and_takes_shared_facts_back_for_itself_alone(store):
    decide(store, 1, "accepted", by("operator"))
    fill(store, server_id=7)
    own = [p.statement.statement_id for p in read_queue(store, View(server_id=7))]

    with pytest.raises(ValueError, match="no proposal"):
        decide(store, 2, "accepted", by("mod", 1, server_id=7))
    with pytest.raises(ValueError, match="no proposal"):
        decide(store, own[-1], "accepted", by("operator", 1))
    retract_statement(store, 1, by("mod", 2, server_id=7), reason="not here")

    assert (accepted(store, 7), accepted(store, 8), accepted(store)) == ([], [1], [1])
    assert read_proposal(store, View(server_id=8), own[-1]) is None
    undo(store, at=AT + timedelta(minutes=3), by="mod", server_id=7)
    assert accepted(store, 7) == [1]
    assert check_store(store) == []


def test_two_people_at_once_never_both_decide(tmp_path):
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        fill(store)
    outcomes = []
    ready = threading.Barrier(4)

    def press(who):
        with Store.open(path) as store:
            ready.wait()
            try:
                outcomes.append(decide(store, 1, "accepted", by(who)))
            except Conflict:
                outcomes.append("second")

    people = [threading.Thread(target=press, args=(f"p{n}",)) for n in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert sorted(map(str, outcomes)) == ["1", "second", "second", "second"]
