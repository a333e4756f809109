"""Proposals and suggestions wait in one queue; each is decided once, and everybody is told what became of it."""

import threading
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

import pytest

from facts.command.cards import card_lines
from facts.errors import BadInput, Conflict
from facts.models import Stance, View, WrittenEntity
from facts.moderation.cards import (
    accept_edited,
    decide_card,
    next_card,
    queue_length,
    read_card,
    read_cards,
    read_edit,
)
from facts.moderation.facts import words_of
from facts.moderation.settings import change_settings
from facts.moderation.suggestions import WrittenSuggestion, mark_notice_sent, outcome_notices, suggest
from facts.moderation.undo import undo_change
from facts.moderation.written import WrittenFact
from facts.store import Store
from facts.store.changes import ChangeKind
from facts.store.checks import check_store
from facts.store.linking import Linker
from facts.store.privacy import forget_person
from facts.store.scope import Entry
from facts.store.sources import cite_source
from facts.store.statements import Draft, Place, add_statement

AT = datetime(2031, 6, 1, 12, tzinfo=UTC)
TODAY = date(2031, 6, 1)
HERE, THERE = 7001, 7002
VIEW = View(server_id=HERE)


def by(who="mod", minutes=0, server=HERE):
    return Entry(at=AT + timedelta(minutes=minutes), by=who, server_id=server)


def propose(store, name="Rope Makers", server=HERE, reasons=("a hedge",)):
    entry = by("reader", server=server)
    key = Linker(store, entry, "read").link(WrittenEntity(name=name, kind="union"))
    draft = Draft(endorser_id=key, candidate_id=2, stance=Stance.ENDORSES, contest_id=1, reasons=reasons)
    revision = store.row("select max(revision_id) from revision")[0]
    return f"p{add_statement(store, draft, [Place(revision_id=revision)], entry, accept=False)}"


def say(store, text="Moss lost the nurses", who="member", server=HERE, **more):
    suggest(store, WrittenSuggestion(text=text, **more), by(who, server=server))
    return read_cards(store, View(server_id=server), limit=100)[-1].ref


def test_proposals_and_suggestions_wait_in_one_queue_and_the_unsure_behind_them(store):
    first, second = propose(store), propose(store, "Salt Board")
    third = say(store, question="who backs Moss?", answer="two", link="https://a.example/x")

    assert [card.ref for card in read_cards(store, VIEW)] == [first, second, third]
    decide_card(store, first, "unsure", by())
    assert [card.ref for card in read_cards(store, VIEW)] == [second, third, first]
    assert [card.is_unsure for card in read_cards(store, VIEW)] == [False, False, True]
    length = queue_length(store, VIEW)
    assert (length.waiting, length.unsure, length.oldest_at) == (3, 1, AT)
    card = read_card(store, VIEW, third)
    assert card.lines == ("about: who backs Moss?", "link: https://a.example/x")
    assert queue_length(store, View(server_id=THERE)).waiting == 0


def test_the_next_card_is_the_one_behind_also_when_that_was_decided_and_begins_again_at_the_end(store):
    first, second, third = propose(store), propose(store, "Salt Board"), say(store)

    assert next_card(store, VIEW).ref == first
    decide_card(store, first, "accepted", by())
    assert next_card(store, VIEW, after=first).ref == second
    assert next_card(store, VIEW, after=second).ref == third
    assert next_card(store, VIEW, after=third).ref == second


def propose_many(store, number):
    """As `propose`, in three statements."""
    propose(store)
    n = "with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)"
    columns = "server_id, endorser_id, endorser_role, candidate_id, stance, recorded_at, extracted_by, tier, reasons"
    with store.transaction():
        store.db.execute(
            f"{n} insert into statement ({columns}) select {columns} from n join statement where statement_id = 5",
            (number - 1,),
        )
        store.db.execute(
            """insert into evidence (statement_id, revision_id, server_id, added_at)
            select statement_id, 1, server_id, recorded_at from statement where statement_id > 5"""
        )
        store.db.execute(
            "insert into waiting select statement_id, server_id, recorded_at, 0 from statement where statement_id > 5"
        )


def test_ten_thousand_proposals_are_paged_without_walking_them(store):
    propose_many(store, 10_000)

    seen, after = [], None
    for _ in range(8):
        page = read_cards(store, VIEW, limit=25, after=after)
        seen += [card.ref for card in page]
        after = seen[-1]

    assert seen == [f"p{key}" for key in range(5, 205)]
    assert queue_length(store, VIEW).waiting == 10_000
    assert [card.ref for card in read_cards(store, VIEW, limit=5, after="p10002")] == ["p10003", "p10004"]
    assert next_card(store, VIEW, after="p10004").ref == "p5"
    plan = " ".join(
        row["detail"]
        for row in store.rows(
            """explain query plan select statement_id from waiting where server_id is ? and is_unsure = ?
            and statement_id > ? order by statement_id limit ?""",
            (HERE, 0, 5, 10),
        )
    )
    assert "waiting_server" in plan
    assert "TEMP B-TREE" not in plan


def test_an_accepted_proposal_is_answered_from_and_can_be_undone(store, ask):
    ref = propose(store)

    decided = decide_card(store, ref, "accepted", by())

    assert decided.change.kind is ChangeKind.PROPOSAL_ACCEPTED
    assert "Rope Makers" in {i.name for i in ask("who backs Moss?").items}
    undo_change(store, decided.change.change_id, by("other", 1))
    assert "Rope Makers" not in {i.name for i in ask("who backs Moss?").items}
    assert read_card(store, VIEW, ref) is not None
    assert check_store(store) == []


@pytest.mark.parametrize("kind", ["proposal", "suggestion"])
def test_the_second_is_told_who_was_first(store, kind):
    ref = propose(store) if kind == "proposal" else say(store)
    decide_card(store, ref, "rejected", by("first"))

    with pytest.raises(Conflict, match=r"this was already rejected by first on 2031-06-01") as caught:
        decide_card(store, ref, "accepted", by("second", 1))
    assert caught.value.by == "first"
    assert read_card(store, VIEW, ref) is None


def test_two_at_once_never_decide_one_card_twice(tmp_path):
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        entry = by("op", server=None)
        linker = Linker(store, entry, "read")
        linker.link(WrittenEntity(name="Ann One")), linker.link(WrittenEntity(name="Bea Two"))
        from facts.models import Source  # noqa: PLC0415
        from facts.store.linking import link_contest  # noqa: PLC0415

        link_contest(store, "Mayor", entry)
        cite_source(store, Source(key="k", title="K"), entry)
        refs = [propose(store, f"Local {n}") for n in range(20)]
    told, lost, ready = [], [], threading.Barrier(2)

    def decide(who):
        with Store.open(path) as mine:
            ready.wait()
            for ref in refs:
                try:
                    decide_card(mine, ref, "accepted", by(who))
                    told.append((ref, who))
                except Conflict as overtaken:
                    lost.append((who, overtaken.by))

    threads = [threading.Thread(target=decide, args=(who,)) for who in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(ref for ref, _ in told) == sorted(refs)
    assert len(lost) == len(refs)
    assert all(who != first for who, first in lost)


def test_nobody_decides_on_the_card_of_another_server(store):
    for ref in (propose(store), say(store)):
        with pytest.raises(BadInput, match=r"there is no (proposal|suggestion) #?\d+ here"):
            decide_card(store, ref, "accepted", by(server=THERE))
    with pytest.raises(BadInput, match="names no card"):
        decide_card(store, "x1; drop table", "accepted", by())
    with pytest.raises(BadInput, match="is none of accepted, rejected, unsure"):
        decide_card(store, propose(store, "Salt Board"), "burn", by())


def test_an_edit_changes_names_too_and_keeps_the_evidence(store, ask):
    ref = propose(store)

    preview = read_edit(store, ref, WrittenFact(endorser="Tidewater Party", stance="withdraws"), view=VIEW, today=TODAY)
    change = accept_edited(store, preview, by())

    assert change.lines[0].startswith("proposed: #5: Rope Makers endorses Ada Moss")
    assert {i.name for i in ask("who backs Moss?").items} == {"Harbor Nurses Union"}
    with pytest.raises(Conflict, match="this was already superseded by mod"):
        accept_edited(store, preview, by("other", 1))
    undo_change(store, change.change_id, by(minutes=2))
    assert "Tidewater Party" in {i.name for i in ask("who backs Moss?").items}
    assert read_card(store, VIEW, ref) is not None
    assert words_of(store, 5, view=VIEW).stance == "endorses"


def test_a_modal_sent_after_its_card_was_decided_changes_nothing(store):
    ref = propose(store)
    preview = read_edit(store, ref, WrittenFact(rank="2"), view=VIEW, today=TODAY)
    decide_card(store, ref, "rejected", by("first"))
    count = store.row("select count(*) from statement")[0]

    for late in (
        lambda: accept_edited(store, preview, by("second", 1)),
        lambda: read_edit(store, ref, WrittenFact(rank="3"), view=VIEW, today=TODAY),
    ):
        with pytest.raises(Conflict, match="this was already rejected by first"):
            late()
    assert store.row("select count(*) from statement")[0] == count


def test_a_member_who_asked_is_told_the_outcome_once_even_after_a_restart(store):
    asked, silent = say(store, wants_outcome=True, who="member"), say(store, "other thing", who="shy")

    decided = decide_card(store, asked, "accepted", by(), reason="fixed in #12")
    assert decide_card(store, silent, "rejected", by()).notice is None
    assert (decided.notice.person, decided.notice.verdict) == ("member", "accepted")

    (notice,) = outcome_notices(store)
    assert notice == decided.notice
    assert notice.tell() == "Your suggestion “Moss lost the nurses” was taken up: fixed in #12"
    mark_notice_sent(store, notice.suggestion_id, AT)
    assert outcome_notices(store) == []


def test_an_outcome_that_is_taken_back_is_not_told_and_nobody_forgotten_is_told(store):
    first, second = say(store, wants_outcome=True), say(store, "b", who="gone", wants_outcome=True)
    decided = decide_card(store, first, "rejected", by())
    decide_card(store, second, "rejected", by())

    undo_change(store, decided.change.change_id, by(minutes=1))
    forget_person(store, "gone")

    assert outcome_notices(store) == []
    assert read_card(store, VIEW, first).suggestion.verdict is None


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ({"text": " \u200b\u202e "}, "suggestion: is empty"),
        ({"text": "x" * 1001}, "suggestion: 1001 characters are too many"),
        ({"text": "https://a.example " * 5}, "holds more than 3 links"),
        ({"text": "a", "link": "file:///etc/passwd"}, "is not an http(s) link"),
    ],
)
def test_a_suggestion_that_cannot_be_read_is_refused(store, words, problem):
    with pytest.raises(BadInput) as caught:
        suggest(store, WrittenSuggestion(**words), by("member"))

    assert problem in str(caught.value)
    assert queue_length(store, VIEW).waiting == 0


def test_members_suggest_only_where_they_may_and_not_without_end(store):
    for number in range(20):
        say(store, f"thing {number}")
    with pytest.raises(BadInput, match="20 suggestions a day"):
        say(store, "one more")
    change_settings(store, by(), members_may_suggest=False)
    with pytest.raises(BadInput, match="switched off in this server"):
        say(store, "x", who="another")
    assert say(store, "x", who="another", server=THERE)


def test_a_reason_to_be_sure_is_not_called_a_doubt(store):
    ref = propose(store, reasons=("both engines read the same", "a hedge"))

    card = read_card(store, VIEW, ref)

    assert [line for line in card.lines if not line.startswith("contest")] == [
        "how it was read: both engines read the same",
        "in doubt: a hedge",
    ]
    shown = "\n".join(card_lines(card.proposal))
    assert "how it was read: both engines read the same" in shown
    assert "why in doubt: a hedge" in shown


def test_the_next_of_ten_thousand_cards_costs_no_more_than_of_a_hundred(store):
    def cost():
        return fastest(lambda: (next_card(store, VIEW, after="p50"), queue_length(store, VIEW)))

    propose_more(store, 100)
    few = cost()
    propose_more(store, 9_900)
    many = cost()

    assert queue_length(store, VIEW).waiting == 10_000
    assert next_card(store, VIEW, after="p5000").ref == "p5001"
    assert many < 4 * few, f"{many * 1e3:.2f} ms against {few * 1e3:.2f} ms"


def propose_more(store, number):
    with store.transaction():
        for n in range(number):
            propose(store, f"Guild {n % 100}")


def fastest(work, times=30):
    seconds = []
    for _ in range(times):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return min(seconds)


def test_a_suggestion_is_told_in_its_own_words_and_its_kind_once(store):
    made = suggest(store, WrittenSuggestion(text="The party left her."), by())
    decided = decide_card(store, next_card(store, VIEW).ref, "rejected", by(minutes=1)).change

    assert (made.kind, made.summary) == ("suggestion made", "The party left her.")
    assert (decided.kind, decided.summary) == ("suggestion rejected", "The party left her.")
