"""Who is called what, who is the same and who is not: a server's word counts there, and every word can be undone."""

from datetime import UTC, datetime, timedelta

import pytest

from facts.answers.known import known_of
from facts.errors import BadInput
from facts.models import View
from facts.moderation.names import add_name_alias, merge_names, name_info, remove_name_alias, split_name, tell_apart
from facts.moderation.reading import suggest_contests, suggest_names
from facts.moderation.undo import undo, undo_change
from facts.store.checks import check_store
from facts.store.entities import entity_names
from facts.store.links import read_merges
from facts.store.scope import Entry

AT = datetime(2031, 6, 1, 12, tzinfo=UTC)
HERE, THERE = 7001, 7002


def by(who="mod", minutes=0, server=HERE):
    return Entry(at=AT + timedelta(minutes=minutes), by=who, server_id=server)


def names(answer):
    return [item.name for item in answer.items]


def test_merged_names_act_as_one_in_their_server_alone(store, ask):
    merge_names(store, "Ivor Reedham", "Ivo Reedham", by())

    for typed in ("Reedham", "Ivo Reedham", "Ivor Reedham"):
        assert names(ask(f"who does {typed} back?")) == ["Benedict Orr", "Cleo Dunn"]
    assert names(ask("who backs Dunn?")) == ["Ivo Reedham"]
    assert ask("who does Reedham back?", server=THERE).kind == "clarify"
    assert names(ask("who backs Dunn?", server=THERE)) == ["Ivor Reedham"]
    assert check_store(store) == []


def test_a_merge_by_the_operator_is_seen_by_every_server(store, ask):
    merge_names(store, "id:6", "id:4", by(server=None))

    for server in (HERE, THERE, None):
        assert names(ask("who does Reedham back?", server=server)) == ["Benedict Orr", "Cleo Dunn"]


def test_a_merge_is_undone(store, ask):
    change = merge_names(store, "Ivor Reedham", "Ivo Reedham", by())

    undo_change(store, change.change_id, by("other", 1))

    assert ask("who does Reedham back?").kind == "clarify"
    assert name_info(store, "Ivor Reedham", view=View(server_id=HERE)).merged == ()


def test_a_split_takes_a_merged_name_out_again_and_undoing_both_leaves_them_two(store, ask):
    merge_names(store, "Ivor Reedham", "Ivo Reedham", by())
    split_name(store, "Ivo Reedham", by(minutes=1), new_name="Ivor Reedham")
    assert names(ask("who does Ivor Reedham back?")) == ["Cleo Dunn"]

    undo(store, by(minutes=2))
    assert names(ask("who does Ivor Reedham back?")) == ["Benedict Orr", "Cleo Dunn"]
    undo(store, by(minutes=3))
    assert ask("who does Reedham back?").kind == "clarify"


def test_a_server_splits_for_itself_what_the_operator_merged(store, ask):
    merge_names(store, "Ivor Reedham", "Ivo Reedham", by("operator", server=None))

    split_name(store, "Ivo Reedham", by(minutes=1), new_name="Ivor Reedham")

    assert names(ask("who does Ivor Reedham back?")) == ["Cleo Dunn"]
    assert names(ask("who does Ivor Reedham back?", server=THERE)) == ["Benedict Orr", "Cleo Dunn"]


def test_a_split_gives_statements_to_somebody_new_and_keeps_the_old_ones(store, ask):
    change = split_name(store, "HNU", by(), new_name="Port Nurses Guild", statement_ids=[1])

    assert set(names(ask("who backs Moss?"))) == {"Port Nurses Guild", "Tidewater Party"}
    assert set(names(ask("who backs Moss?", server=THERE))) == {"Harbor Nurses Union", "Tidewater Party"}
    undo_change(store, change.change_id, by(minutes=1))
    assert set(names(ask("who backs Moss?"))) == {"Harbor Nurses Union", "Tidewater Party"}
    assert check_store(store) == []


def test_not_the_same_is_remembered_and_stands_in_the_way_of_a_merge(store):
    change = tell_apart(store, "Ivo Reedham", "Ivor Reedham", by())

    with pytest.raises(BadInput, match="are not the same: undo that first"):
        merge_names(store, "Ivor Reedham", "Ivo Reedham", by(minutes=1))
    with pytest.raises(BadInput, match="it is on record already"):
        tell_apart(store, "Ivor Reedham", "Ivo Reedham", by(minutes=1))
    assert [e.name for e in name_info(store, "id:4", view=View(server_id=HERE)).distinct] == ["Ivor Reedham"]
    merge_names(store, "Ivor Reedham", "Ivo Reedham", by(server=THERE))
    undo_change(store, change.change_id, by(minutes=2))
    merge_names(store, "Ivor Reedham", "Ivo Reedham", by(minutes=3))


def test_not_the_same_ends_the_servers_own_merge_of_the_two(store, ask):
    merge_names(store, "Ivor Reedham", "Ivo Reedham", by())

    change = tell_apart(store, "id:4", "id:6", by(minutes=1))
    assert ask("who does Reedham back?").kind == "clarify"

    undo_change(store, change.change_id, by(minutes=2))
    assert names(ask("who does Reedham back?")) == ["Benedict Orr", "Cleo Dunn"]


def test_an_alias_is_found_in_its_server_alone_until_it_is_taken_away(store, ask):
    add_name_alias(store, "Ivo Reedham", "Captain Skylark", by())
    assert names(ask("who does Captain Skylark back?")) == ["Benedict Orr"]
    assert names(ask("who does Captain Skylark back?", server=THERE)) != ["Benedict Orr"]

    remove_name_alias(store, "Ivo Reedham", "captain skylark", by(minutes=1))
    assert names(ask("who does Captain Skylark back?")) != ["Benedict Orr"]

    undo(store, by(minutes=2))
    assert names(ask("who does Captain Skylark back?")) == ["Benedict Orr"]
    undo(store, by(minutes=3))
    assert names(ask("who does Captain Skylark back?")) != ["Benedict Orr"]


def test_a_shared_alias_is_taken_away_in_one_server_alone(store):
    add_name_alias(store, "Ivo Reedham", "Captain Skylark", by("operator", server=None))

    remove_name_alias(store, "Ivo Reedham", "Captain Skylark", by(minutes=1))

    assert suggest_names(store, View(server_id=HERE), "Captain Skylark") == []
    assert [c.value for c in suggest_names(store, View(server_id=THERE), "Captain Skylark")] == ["id:4"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda s: add_name_alias(s, "Ivo Reedham", "ivo  reedham", by()), "known as “ivo reedham” already"),
        (lambda s: add_name_alias(s, "Nobody Here", "x", by()), "nobody called “Nobody Here” is known"),
        (lambda s: add_name_alias(s, "Ivo Reedham", "x" * 200, by()), "200 characters are too many"),
        (lambda s: add_name_alias(s, "Ivo Reedham", "\u200b", by()), "alias: is missing"),
        (lambda s: add_name_alias(s, "Reedham", "x", by()), "may be Ivo Reedham (id:4), Ivor Reedham (id:6): choose"),
        (lambda s: remove_name_alias(s, "Ivo Reedham", "Skylark", by()), "is not known as “Skylark”"),
        (lambda s: remove_name_alias(s, "Ivo Reedham", "Ivo Reedham", by()), "is a name itself"),
        (lambda s: merge_names(s, "HNU", "Harbor Nurses Union", by()), "are one already"),
        (lambda s: merge_names(s, "Ivo Reedham", "Benedict Orr", by()), "#3 says Ivo Reedham"),
        (lambda s: tell_apart(s, "HNU", "Harbor Nurses Union", by()), "is one entity: split it"),
        (lambda s: split_name(s, "HNU", by(), new_name="Other Nurses"), "which statements of Harbor Nurses Union"),
        (lambda s: split_name(s, "HNU", by(), new_name="X Y", statement_ids=[2]), "#2 is no statement by or of"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(store, change, problem):
    with pytest.raises(BadInput) as caught:
        change(store)

    assert problem in str(caught.value)
    assert store.row("select 1 from change") is None


def test_a_chain_of_merges_ends_at_the_last_and_a_circle_is_harmless(store):
    for one, into, server in ((1, 3, None), (3, 2, HERE), (2, 1, HERE)):
        store.db.execute(
            "insert into entity_link (server_id, kind, entity_id, into_id, linked_at) values (?, 'same', ?, ?, ?)",
            (server, one, into, by().stamp),
        )

    here, there = (read_merges(store, View(server_id=server)) for server in (HERE, THERE))

    assert {here.shown(key) for key in (1, 2, 3)} == {2}
    assert here.group(1) == (1, 2, 3)
    assert (there.shown(1), there.shown(2), there.group(2)) == (3, 2, (2,))


def test_names_and_contests_are_offered_while_they_are_typed(store):
    view = View(server_id=HERE)

    assert [c.label for c in suggest_names(store, view, "reedam")] == [
        "Ivo Reedham (state senator)",
        "Ivor Reedham (harbor pilot)",
    ]
    assert suggest_names(store, view, " \u200b") == []
    assert [c.label for c in suggest_contests(store, view, "mayor")] == ["Port Mallory mayor, 2030"]
    assert len(suggest_contests(store, view, "")) == 1


def test_a_merged_name_is_read_as_whom_it_was_merged_into(store):
    add_name_alias(store, "Ivor Reedham", "Captain Skylark", by())
    merge_names(store, "Ivor Reedham", "Ivo Reedham", by(minutes=1))

    for typed in ("Ivor Reedham", "Captain Skylark", "id:6"):
        assert name_info(store, typed, view=View(server_id=HERE)).entity.name == "Ivo Reedham"
    assert [c.label for c in suggest_names(store, View(server_id=HERE), "ivor reedham")] == [
        "Ivo Reedham (harbor pilot) — Ivor Reedham"
    ]


def test_what_is_kept_from_question_to_question_follows_a_merge_and_its_undo(store):
    view = View(server_id=HERE)
    before = known_of(store, view).candidate_ids

    change = merge_names(store, "Cleo Dunn", "Benedict Orr", by())
    assert known_of(store, view).candidate_ids == before - {7}
    assert known_of(store, View(server_id=THERE)).candidate_ids == before
    assert {a.entity_id for a in entity_names(store, view) if a.text == "Cleo Dunn"} == {5}

    undo_change(store, change.change_id, by(minutes=1))
    assert known_of(store, view).candidate_ids == before


@pytest.mark.parametrize("spelling", ["new:", "id:", "NEW: "])
def test_what_only_says_how_a_name_is_meant_is_no_spelling(store, spelling):
    with pytest.raises(BadInput, match="no name stands behind"):
        add_name_alias(store, "Tidewater Party", spelling, by())
