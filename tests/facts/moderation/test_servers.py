"""A server's settings, exports, unanswered questions and articles are its own, and it can be forgotten whole."""

import json
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from facts.errors import BadArticle, BadInput, Conflict, StoreBusy
from facts.models import View
from facts.moderation.articles import GivenForArticle, propose_article
from facts.moderation.cards import decide_card, queue_length, read_cards
from facts.moderation.facts import add_fact, correct_fact, read_correction, retract_fact
from facts.moderation.names import add_name_alias, merge_names, remove_name_alias, split_name, tell_apart
from facts.moderation.preview import read_fact
from facts.moderation.servers import (
    export_facts,
    export_server,
    forget_due,
    forget_server,
    keep_server,
    leave_server,
    leaving_servers,
)
from facts.moderation.settings import ServerSettings, change_settings, read_settings
from facts.moderation.suggestions import WrittenSuggestion, suggest
from facts.moderation.unanswered import NOBODY, close_questions, unanswered_by_name
from facts.moderation.undo import undo, undo_change
from facts.moderation.written import WrittenFact
from facts.statement_files import parse_statements
from facts.store import Store
from facts.store.changes import AuditFilter, ChangeKind, count_changes, read_changes
from facts.store.checks import check_store
from facts.store.scope import Entry
from facts.store.unanswered import read_unanswered, record_unanswered

AT = datetime(2031, 6, 1, 12, tzinfo=UTC)
TODAY = date(2031, 6, 1)
HERE, THERE = 7001, 7002
VIEW = View(server_id=HERE)
ARTICLE = """The Rope Makers Union endorsed Ada Moss on Monday.

“We are with her,” said a spokesman. The Salt Board said that it may back Benedict Orr.
"""


def by(who="mod", minutes=0, server=HERE):
    return Entry(at=AT + timedelta(minutes=minutes), by=who, server_id=server)


def article(store, content=ARTICLE, name="post.txt", server=HERE, **given):
    given = {"published": "2 May 2030", "title": "Ropes", "publisher": "Quay"} | given
    return propose_article(store, content, name, by(server=server), given=GivenForArticle(**given))


QUESTIONS = (
    "who backs Moss?",
    "who backs Ada Moss?",
    "does the Tidewater Party back Moss?",
    "how many unions back Moss?",
    "when did HNU endorse Moss?",
    "who does Reedham back?",
    "who does Ivor Reedham endorse?",
    "who does Captain Skylark back?",
    "who backs Dunn?",
    "who backs Zora Quill?",
    "does the Tram Guild back Moss?",
    "who is the Harbor Nurses Union?",
    "what did the Tidewater Party say about Moss?",
    "who backs whom for dogcatcher?",
)
EVERY_CHANGE = {
    "a fact": lambda s: _add(s, endorser="Tram Guild"),
    "a fact in a new contest": lambda s: _add(s, candidate="new:Zora Quill", contest="Dogcatcher, 2031"),
    "a correction": lambda s: _correct(s, 2, stance="withdraws"),
    "a retraction": lambda s: retract_fact(s, 1, by(), reason="wrong"),
    "an alias": lambda s: add_name_alias(s, "Ivo Reedham", "Captain Skylark", by()),
    "an alias taken away": lambda s: remove_name_alias(s, "Tidewater Party", "TWP", by()),
    "a merge": lambda s: merge_names(s, "Ivor Reedham", "Ivo Reedham", by()),
    "a merge of groups": lambda s: merge_names(s, "Tidewater Party", "Harbor Nurses Union", by()),
    "not the same": lambda s: tell_apart(s, "Tidewater Party", "Harbor Nurses Union", by()),
    "a split": lambda s: split_name(s, "HNU", by(), new_name="Port Nurses", statement_ids=[1]),
    "an article": lambda s: article(s, link="https://quay.example/ropes"),
    "an accepted proposal": lambda s: (
        article(s),
        [decide_card(s, c.ref, "accepted", by()) for c in read_cards(s, VIEW)],
    ),
    "settings": lambda s: change_settings(s, by(), language="es", answer_channel_ids=[1]),
    "a suggestion": lambda s: suggest(s, WrittenSuggestion(text="Moss is gone"), by()),
    "an undo": lambda s: (_add(s, endorser="Tram Guild"), undo(s, by(minutes=1))),
    "forgetting": lambda s: (_add(s, endorser="Tram Guild"), forget_server(s, HERE, at=AT)),
}


def _accept_all(store):
    for card in read_cards(store, VIEW):
        decide_card(store, card.ref, "accepted", by())


def _add(store, **given):
    usual = {"endorser": "Tram Guild", "candidate": "Ada Moss", "stance": "endorses", "date": "1 May 2030"}
    return add_fact(store, read_fact(store, WrittenFact(**(usual | given)), view=VIEW, today=TODAY), by())


def _correct(store, statement_id, **given):
    return correct_fact(store, read_correction(store, statement_id, WrittenFact(**given), view=VIEW, today=TODAY), by())


@pytest.mark.parametrize("change", EVERY_CHANGE.values(), ids=EVERY_CHANGE)
def test_no_change_in_one_server_is_seen_in_another(store, ask, change):
    elsewhere = [None, THERE]
    before = [ask(question, server=server) for server in elsewhere for question in QUESTIONS]
    own = [ask(question) for question in QUESTIONS]

    change(store)

    assert [ask(question, server=server) for server in elsewhere for question in QUESTIONS] == before
    assert check_store(store) == []
    assert [a.question for a in own] == list(QUESTIONS)


@pytest.mark.parametrize("kind", ["a fact", "a correction", "a retraction", "a merge", "a split"])
def test_the_changes_that_are_tried_do_change_answers_where_they_are_made(store, ask, kind):
    before = [ask(question) for question in QUESTIONS]

    EVERY_CHANGE[kind](store)

    assert [ask(question) for question in QUESTIONS] != before


def test_settings_hold_until_changed_and_can_be_undone(store):
    assert read_settings(store, HERE) == ServerSettings()

    first = change_settings(store, by(), moderator_role_id=5, answer_channel_ids=[8, 9], language="es")
    change_settings(store, by(minutes=1), moderator_role_id=6)
    settings = read_settings(store, HERE)
    assert (settings.moderator_role_id, settings.answer_channel_ids, settings.language) == (6, (8, 9), "es")
    assert settings.answers_in(9)
    assert settings.answers_in(77, 8)
    assert not settings.answers_in(77)
    assert read_settings(store, THERE) == ServerSettings()
    assert "moderator role id: none → 5" in first.lines

    undo(store, by(minutes=2), 2)
    assert read_settings(store, HERE) == ServerSettings()


@pytest.mark.parametrize(
    ("chosen", "problem"),
    [
        ({"language": "xx"}, "language: “xx” is none of en, es"),
        ({"colour": 1}, "there is no setting called colour"),
        ({"moderator_role_id": "mods"}, "makes no sense"),
        ({"members_may_suggest": "yes"}, "makes no sense"),
        ({"answer_channel_ids": list(range(1, 200))}, "at most 100"),
        ({"members_may_suggest": True}, "nothing is changed"),
    ],
    ids=str,
)
def test_a_setting_that_makes_no_sense_is_refused(store, chosen, problem):
    with pytest.raises(BadInput, match=problem.replace("(", r"\(")):
        change_settings(store, by(), **chosen)
    assert read_settings(store, HERE) == ServerSettings()


def test_the_audit_is_filtered_and_paged(store, add):
    for number in range(7):
        add(endorser=f"new:Local {number} Guild", minutes=number, who="ann" if number % 2 else "bob")
    add_name_alias(store, "Ivo Reedham", "Captain Skylark", by("ann", 10))

    first = read_changes(store, VIEW, limit=5)
    second = read_changes(store, VIEW, limit=5, before=first[-1].change_id)
    assert [c.change_id for c in (*first, *second)] == [8, 7, 6, 5, 4, 3, 2, 1]
    assert count_changes(store, VIEW) == 8
    assert {c.by for c in read_changes(store, VIEW, AuditFilter(by="ann"))} == {"ann"}
    (alias,) = read_changes(store, VIEW, AuditFilter(kinds=[ChangeKind.ALIAS_ADDED]))
    assert alias.summary == "Ivo Reedham is also written “Captain Skylark”"
    assert read_changes(store, VIEW, AuditFilter(about=[4])) == [alias]
    since = AuditFilter(since=AT + timedelta(minutes=5), until=AT + timedelta(minutes=10))
    assert [c.change_id for c in read_changes(store, VIEW, since)] == [7, 6]
    assert read_changes(store, View(server_id=THERE)) == []


def test_unanswered_questions_are_grouped_by_name_and_closed_by_adding_the_fact(store, ask, add):
    for question in ("does the Tram Guild back Moss?", "when did Tram Guild endorse Moss?", "who backs Zora Quill?"):
        ask(question)
    groups = {group.name: len(group.questions) for group in unanswered_by_name(store, VIEW)}
    assert max(groups.values()) == 2
    assert any("Quill" in name for name in groups)

    change = add(endorser="Tram Guild")

    left = [q.question for q in read_unanswered(store, VIEW)]
    assert left == ["who backs Zora Quill?"]
    undo_change(store, change.change_id, by(minutes=1))
    assert len(read_unanswered(store, VIEW)) == 3


def test_unanswered_questions_are_closed_by_hand_and_opened_again(store, ask):
    ask("who backs Zora Quill?")
    (group,) = unanswered_by_name(store, VIEW, name="zora quill") or unanswered_by_name(store, VIEW)
    ids = [q.unanswered_id for q in group.questions]

    change = close_questions(store, ids, by())
    assert read_unanswered(store, VIEW) == []
    with pytest.raises(BadInput, match="none of these questions is open here"):
        close_questions(store, ids, by(minutes=1))
    undo_change(store, change.change_id, by(minutes=2))
    assert len(read_unanswered(store, VIEW)) == 1
    assert NOBODY not in {group.name for group in unanswered_by_name(store, VIEW)}


def test_an_article_waits_for_review_in_its_server_and_a_second_time_adds_nothing(store, ask):
    proposed = article(store)

    assert proposed.is_new
    assert proposed.waiting == queue_length(store, VIEW).proposals >= 1
    card = read_cards(store, VIEW)[0]
    evidence = card.proposal.statement.evidence[0]
    assert evidence.quote in evidence.passage
    assert evidence.source.title == "Ropes"
    again = article(store, name="other-name.md")
    assert (again.is_new, again.change) == (False, None)
    assert again.tell() == "“Ropes” is held already: nothing was added"
    assert not article(store, ARTICLE.replace(" ", "\n").replace("\n\n", "\n\n "), link="https://quay.example/9").is_new
    assert article(store, server=THERE).is_new
    assert "Rope Makers Union" not in {i.name for i in ask("who backs Moss?").items}


def test_a_changed_article_is_a_revision_of_the_servers_own_and_its_undo_brings_the_former_back(store, ask):
    article(store)
    decide_card(store, read_cards(store, VIEW)[0].ref, "accepted", by())

    changed = article(store, ARTICLE.replace("Monday", "Sunday").replace("Salt Board", "Salt Council"))

    assert (changed.is_new, changed.outcome.revision, changed.alike.source.title) == (True, 2, "Ropes")
    assert "“Ropes” is changed and was read as revision 2" in changed.tell()
    assert f"looks like source #{changed.alike.source_id}, “Ropes”" in changed.tell()
    assert ask("what did the Salt Council say?").kind == "passages"
    assert ask("what did the Salt Board say?").kind != "passages"
    assert check_store(store) == []
    undo_change(store, changed.change.change_id, by(minutes=1))
    assert ask("what did the Salt Board say?").kind == "passages"
    assert "Rope Makers Union" in {i.name for i in ask("who backs Moss?").items}
    assert check_store(store) == []


@pytest.mark.parametrize(
    ("first", "then", "revision"),
    [({}, {"server": HERE, "link": "https://quay.example/9"}, 2),
     ({"link": "https://quay.example/8"}, {"link": "https://quay.example/8", "title": "Ropes, corrected"}, 2),
     ({"link": "https://quay.example/8"}, {"link": "https://strand.example/1"}, 1),
     ({"link": "https://quay.example/8"}, {"title": "Elsewhere"}, 1),
     ({"server": None}, {}, 1)],
    ids=["a link is given later", "another title", "another link", "another title and no link", "everyone's"],
)  # fmt: skip
def test_a_near_copy_is_never_swallowed_and_says_what_it_looks_like(store, first, then, revision):
    article(store, **first)

    near = article(store, ARTICLE.replace("Rope Makers", "Sail Makers"), **then)

    assert (near.is_new, near.outcome.revision) == (True, revision)
    assert "looks like source #" in near.tell()
    assert any("looks like source #" in line for line in near.change.lines)


def test_another_article_under_the_same_link_and_title_looks_like_nothing(store):
    article(store, link="https://quay.example/")

    other = article(store, "The Dockers of Port Mallory back Benedict Orr for mayor.", link="https://quay.example/")

    assert (other.is_new, other.alike, other.outcome.revision) == (True, None, 1)


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt", "is a binary file"),
        ("Two words.".encode("utf-16"), "a.txt", "a.txt: is in UTF-16; save it as UTF-8"),
        (b"MZ", "a.exe", "articles are .txt, .md or .html files"),
        (b"caf\xe9 latte", "a.txt", "is not UTF-8"),
        (b"  \n ", "a.md", "is empty"),
        ("\u200b", "pasted", "is empty"),
        ("x" * 1_000_001, "pasted", "is too large"),
        (b"<html><body></body></html>", "a.html", "no article is found"),
        ("half a \ud800 character", "pasted", "half of a character"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_what_is_no_article_is_refused_in_one_line(store, content, name, problem):
    with pytest.raises(BadArticle) as caught:
        article(store, content, name)

    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)
    assert queue_length(store, VIEW).waiting == 0


def test_an_article_without_a_date_asks_for_it(store):
    with pytest.raises(BadArticle, match="when it was published is not said: give its date"):
        article(store, published="")


def test_a_server_takes_its_data_with_it(store, add):
    add(link="https://a.example/x", quote="With her.")
    add_name_alias(store, "Ivo Reedham", "Captain Skylark", by())

    for form in ("csv", "jsonl"):
        export = export_facts(store, VIEW, form, only_own=True)
        (row,) = parse_statements(export.content.decode(), export.name, is_json=form == "jsonl")
        assert (row.statement.endorser.name, row.source.url, export.rows) == ("Tram Guild", "https://a.example/x", 1)
    assert export_facts(store, VIEW, "csv").rows == 5
    with pytest.raises(BadInput, match="format: “xlsx” is none of csv, jsonl"):
        export_facts(store, VIEW, "xlsx")
    records = [json.loads(line) for line in export_server(store, HERE).content.splitlines()]
    kinds = [record["record"] for record in records]
    assert {"settings", "statement", "alias", "change"} <= set(kinds)
    assert {r["alias"] for r in records if r["record"] == "alias"} >= {"Captain Skylark"}
    assert [r["record"] for r in map(json.loads, export_server(store, THERE).content.splitlines())] == ["settings"]


def test_a_server_is_forgotten_after_its_grace_period_unless_it_comes_back(store, add):
    add()
    due = leave_server(store, HERE, at=AT)
    assert due == AT + timedelta(days=30)
    assert leave_server(store, HERE, at=AT + timedelta(days=5)) == due
    assert forget_due(store, at=AT + timedelta(days=29)) == {}
    assert keep_server(store, HERE)
    assert forget_due(store, at=AT + timedelta(days=31)) == {}

    leave_server(store, HERE, at=AT)
    assert list(forget_due(store, at=AT + timedelta(days=31))) == [HERE]
    assert leaving_servers(store) == {}
    assert read_changes(store, VIEW) == []


def test_nothing_of_a_forgotten_server_is_left_in_the_file_and_what_everyone_sees_stays(tmp_path):
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        from_file = "endorser,candidate,stance,contest,url\nAldport Echo,Dora Finch,endorses,Mayor,https://e.org/a\n"
        import_all(store, from_file)
        for change in (
            lambda: _add(store, candidate="Dora Finch", endorser="new:Xylograph Society", note="Zzyzx note"),
            lambda: article(store, "The Quokka Union backs Dora Finch.\n\nAnother line here."),
            lambda: [decide_card(store, card.ref, "accepted", by()) for card in read_cards(store, VIEW)],
            lambda: retract_fact(store, 1, by(), reason="Zzyzx reason"),
            lambda: add_name_alias(store, "Dora Finch", "Zzyzx Finch", by()),
            lambda: remove_name_alias(store, "Dora Finch", "Zzyzx Finch", by()),
            lambda: suggest(store, WrittenSuggestion(text="Zzyzx suggestion"), by()),
            lambda: change_settings(store, by(), language="es"),
        ):
            change()
        names = {row[0] for row in store.rows("select name from sqlite_master where type = 'table'")}

        assert forget_server(store, HERE, at=AT) > 20

        for table in names:
            columns = {row["name"] for row in store.rows("select name from pragma_table_info(?)", (table,))}
            if "server_id" in columns:
                assert store.row(f"select 1 from {table} where server_id = ?", (HERE,)) is None, table
        assert check_store(store) == []
        assert len(export_facts(store, View(), "csv").content.splitlines()) == 2
    written = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"Zzyzx" not in written
    assert b"Xylograph" not in written
    with Store.open(path) as store:
        import_all(store, from_file.replace("Aldport Echo", "Brisk Herald"))
        assert check_store(store) == []


def test_no_number_of_a_forgotten_server_ever_means_something_else(store, add):
    def numbers():
        change = add(endorser="new:Rope Guild", candidate="new:Zora Quill", contest="Dogcatcher, 2031")
        suggestion = suggest(store, WrittenSuggestion(text="More"), by())
        asked = store.row("select max(unanswered_id) from unanswered")[0]
        kinds = ("entity", "contest", "source", "suggestion")
        newest = [store.row(f"select max({kind}_id) from {kind}")[0] for kind in kinds]
        return [change.change_id, change.statement_id, suggestion.change_id, asked, *newest]

    record_unanswered(store, "who?", names=[], server_id=HERE, at=AT)
    before = numbers()

    forget_server(store, HERE, at=AT)
    record_unanswered(store, "who?", names=[], server_id=HERE, at=AT)
    after = numbers()

    assert all(new > old for old, new in zip(before, after, strict=True)), (before, after)
    assert check_store(store) == []


def import_all(store, text):
    from facts.store.imports import import_statements  # noqa: PLC0415

    import_statements(store, parse_statements(text, "f", is_json=False), "f", at=AT, by="operator")


def test_a_busy_store_says_so_and_nothing_is_half_done(tmp_path):
    path = tmp_path / "facts.db"
    Store.open(path, create=True).close()
    with Store.open(path, busy_seconds=0.05) as mine, Store.open(path) as other:
        preview = read_fact(mine, WrittenFact(endorser="new:Ann One", candidate="new:Bea Two", stance="endorses"),
                            view=VIEW, today=TODAY)  # fmt: skip
        with other.transaction(), pytest.raises(StoreBusy, match="is busy: another process is writing to it"):
            add_fact(mine, preview, by(), once="card")
        assert read_changes(mine, VIEW) == []

        assert add_fact(mine, preview, by(), once="card").can_undo


KILLED = """
import os, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
from facts.models import View
from facts.moderation.facts import add_fact
from facts.moderation.preview import read_fact
from facts.moderation.written import WrittenFact
from facts.store import Store
from facts.store.scope import Entry
store = Store.open(Path(sys.argv[1]))
words = WrittenFact(endorser="new:Ann One", candidate="new:Bea Two", stance="endorses")
preview = read_fact(store, words, view=View(server_id=7), today=date(2031, 6, 1))
change = add_fact(store, preview, Entry(at=datetime(2031, 6, 1, tzinfo=UTC), by="m", server_id=7))
os.write(1, str(change.change_id).encode())
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_acknowledged_survives_a_kill_at_once(tmp_path):
    path = tmp_path / "facts.db"
    Store.open(path, create=True).close()

    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], capture_output=True, check=False)

    assert done.returncode == -signal.SIGKILL
    with Store.open(path) as store:
        (change,) = read_changes(store, View(server_id=7))
        assert str(change.change_id).encode() == done.stdout
        with pytest.raises(Conflict):
            undo_change(store, undo_change(store, change.change_id, by(server=7)).undoes_id, by(server=7))
        assert check_store(store) == []


def test_an_article_is_taken_back_with_what_waits_of_it_and_can_be_brought_again(store, ask):
    proposed = article(store)
    kept = decide_card(store, read_cards(store, VIEW)[0].ref, "accepted", by()).change
    assert ask("what did the Salt Board say?").kind == "passages"

    undo_change(store, proposed.change.change_id, by(minutes=1))

    assert queue_length(store, VIEW).waiting == 0
    assert ask("what did the Salt Board say?").kind != "passages"
    assert "Rope Makers Union" in kept.summary
    assert "Rope Makers Union" in {i.name for i in ask("who backs Moss?").items}
    assert check_store(store) == []
    again = article(store)
    assert (again.is_new, again.waiting) == (True, proposed.waiting - 1)
    assert queue_length(store, VIEW).waiting == again.waiting
    assert check_store(store) == []
