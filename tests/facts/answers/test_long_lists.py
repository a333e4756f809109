"""A list counted by the index is the list that reading and folding every statement gives, whoever asks, and when."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.answers import (
    IN_WORDS,
    Conversation,
    Paging,
    answer_question,
    dates,
    matching,
    narrowing,
    passages,
    shortlists,
)
from facts.models import DateRange, Source, Stance, View
from facts.store import Store
from facts.store import told as told_by_one
from facts.store.checks import check_store
from facts.store.entities import add_entity
from facts.store.linking import link_contest
from facts.store.links import SAME, add_link
from facts.store.scope import Entry
from facts.store.sources import cite_source
from facts.store.statements import Draft, Place, add_evidence, add_statement, decide_statement, find_statements

AT = datetime(2030, 6, 1, 12, tzinfo=UTC)
TODAY = date(2031, 1, 1)
SERVER = 7
KINDS = ("union", "newspaper", "person", "person", "party", "union")
NAMES = ("Harbor Tram Guild", "Aldport Echo", "Ivo Reedham", "Mara Quistgaard", "Tidewater League", "Pilots Union")
CONTESTS = (None, "Aldport mayor, 2030", "Aldport governor, 2030", "Aldport mayor, 2024")
DAYS = ("", "2030-01-10", "2030-02", "/2030-02-01", "2030-02-01", "2030-03-05", "2030", "/2030-04")
QUESTIONS = (
    "who backs Dora Finch",
    "who still backs Dora Finch?",
    "how many endorsers does Dora Finch have?",
    "which unions back Dora Finch?",
    "which groups other than unions back Dora Finch?",
    "who backs Dora Finch besides the Aldport Echo?",
    "who backs Dora Finch for mayor?",
    "who backed Dora Finch on 1 February 2030?",
    "who backed Dora Finch in February 2030?",
    "who backed Dora Finch before 5 March 2030?",
    "who backed Dora Finch after 1 February 2030?",
    "who endorsed Dora Finch?",
    "who endorsed Dora Finch in February 2030?",
    "who has ever backed Dora Finch?",
    "who withdrew support from Dora Finch?",
    "who dropped Dora Finch in February 2030?",
    "who reaffirmed support for Dora Finch?",
    "who declined to endorse Dora Finch?",
    "who came out against Dora Finch?",
    "who told Dora Finch to drop out?",
    "does anybody still back Dora Finch?",
    "who has not left Dora Finch?",
    "how many unions have not dropped Dora Finch?",
    "who had not left Dora Finch by 1 February 2030?",
)
QUESTIONS_OF_ONE = (
    "who does the Harbor Tram Guild back?",
    "which candidates has the Harbor Tram Guild ever backed?",
    "who did the Harbor Tram Guild endorse in February 2030?",
    "who did the Harbor Tram Guild back on 1 February 2030?",
    "who else does the Harbor Tram Guild back besides Dora Finch?",
)

QUESTIONS_OF_FEW = (
    "who ranks Dora Finch second?",
    "whose first choice is Dora Finch?",
    "who was Dora Finch the second choice of?",
    "who backs Dora Finch until the harbor vote?",
    "which unions back Dora Finch until the harbor vote?",
    "who backs Dora Finch until the audit?",
    "who backs Dora Finch under conditions?",
    "how many endorsers rank Dora Finch first?",
    "which people rank Dora Finch second?",
    "which state senators back Dora Finch?",
    "which state senators backed Dora Finch in February 2030?",
    "which former mayors have withdrawn support from Dora Finch?",
    "how many former mayors endorsed Dora Finch?",
    "which elected officials have dropped Dora Finch?",
    "which state senator was the first to endorse Dora Finch?",
    "which state senators back Dora Finch but not Dora B. Finch?",
)

QUESTIONS_OF_ROLES = (
    "which state senators back Dora Finch?",
    "how many former mayors back Dora Finch?",
    "which elected officials back Dora Finch?",
    "which state senators endorsed Dora Finch in February 2030?",
    "which former mayors have withdrawn support from Dora Finch?",
    "which state senators backed Dora Finch on 1 February 2030?",
    "which state senators rank Dora Finch second?",
)

QUESTIONS_OF_SEVERAL = (
    "which unions that back Dora Finch left somebody?",
    "who backs Dora Finch and left somebody else?",
    "who left somebody and backs Dora Finch?",
    "which backers of Dora Finch have declined to endorse anybody?",
    "who dropped Dora Finch and backs somebody else now?",
    "who left Dora Finch without backing anybody else?",
    "who backs Dora Finch and nobody else?",
    "who has only ever backed Dora Finch?",
    "who backs Dora Finch but not Dora B. Finch?",
    "who backs both Dora Finch and Dora B. Finch?",
    "how many back neither Dora Finch nor Dora B. Finch?",
    "who switched from Dora Finch to Dora B. Finch?",
    "who was with Dora Finch and is now with Dora B. Finch?",
    "who backs Dora Finch and ranks Dora B. Finch second?",
    "who came back to Dora Finch?",
    "who left Dora Finch first?",
    "who is against Dora Finch?",
    "who told Dora Finch to go and left Dora B. Finch?",
    "when did the first union leave Dora Finch?",
    "when did somebody last come back to Dora Finch?",
)

said = st.fixed_dictionaries(
    {
        "endorser": st.sampled_from(range(len(NAMES))),
        "candidate": st.sampled_from((0, 0, 0, 1)),
        "contest": st.sampled_from(CONTESTS),
        "stance": st.sampled_from((*Stance, Stance.ENDORSES, Stance.WITHDRAWS)),
        "on": st.sampled_from(DAYS),
        "rank": st.sampled_from((None, None, 1, 2)),
        "condition": st.sampled_from((None, None, "until the harbor vote", "if the audit is clean")),
        "role": st.sampled_from(("", "", "state senator", "former mayor")),
        "published": st.sampled_from(("2030-01-20", "2030-03", "2030-05")),
        "minutes": st.sampled_from((0, 10, 20)),
        "server": st.sampled_from((None, None, None, SERVER)),
    }
)
said_by_one = st.builds(lambda one: {**one, "endorser": 0, "server": None}, said)
#: What happens to a statement later: which one, what, when, and in which server.
later = st.tuples(
    st.integers(0, 11),
    st.sampled_from(("retracted", "accepted", "again")),
    st.sampled_from((15, 25, 40)),
    st.sampled_from((None, SERVER)),
)
merge = st.none() | st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from((None, SERVER)))


def fill(store: Store, told, changes, merged) -> None:
    entry = Entry(at=AT, by="operator")
    candidates = [add_entity(store, name, "person", entry) for name in ("Dora Finch", "Dora B. Finch")]
    endorsers = [add_entity(store, name, kind, entry) for name, kind in zip(NAMES, KINDS, strict=True)]
    keys = []
    for number, one in enumerate(sorted(told, key=lambda one: one["minutes"])):  # a store is written in time's order
        entry = Entry(at=AT + timedelta(minutes=one["minutes"]), by="operator", server_id=one["server"])
        source = Source(key=f"s{number}", title=f"Source {number}", published=DateRange.parse(one["published"]))
        draft = Draft(
            endorser_id=endorsers[one["endorser"]],
            candidate_id=candidates[one["candidate"]],
            contest_id=link_contest(store, one["contest"], entry) if one["contest"] else None,
            stance=one["stance"],
            rank=one["rank"],
            condition=one["condition"],
            endorser_role=one["role"],
            when=DateRange.parse(one["on"]),
        )
        place = Place(revision_id=cite_source(store, source, entry))
        keys.append((add_statement(store, draft, [place], entry, accept=True), one["server"]))
    for number, change, minutes, server in changes:
        key, owner = keys[number % len(keys)]
        entry = Entry(at=AT + timedelta(minutes=minutes), by="mod", server_id=owner or server)
        if change == "again":
            source = Source(key=f"more-{number}-{minutes}", title="More", published=DateRange.parse("2030-01-05"))
            add_evidence(store, key, Place(revision_id=cite_source(store, source, entry)), entry)
        else:
            decide_statement(store, key, change, entry, reason="so it is")
    link = Entry(at=AT + timedelta(minutes=30), by="mod", server_id=merged[2] if merged else None)
    if merged and merged[0] != merged[1]:
        add_link(store, SAME, endorsers[merged[0]], endorsers[merged[1]], link)
    if merged and merged[0] == 0:
        add_link(store, SAME, candidates[1], candidates[0], link)


def told_of(answer):
    """All that is told."""
    return answer.kind, answer.value, answer.items, answer.unconfirmed, answer.text, answer.citations


views = st.builds(
    View,
    server_id=st.sampled_from((None, SERVER)),
    known_at=st.none() | st.sampled_from([AT + timedelta(minutes=m) for m in (5, 12, 22, 45)]),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """An empty store, which takes longer to make than to copy."""
    path = tmp_path_factory.mktemp("lists") / "empty.db"
    with Store.open(path, create=True) as store:
        store.db.execute("pragma journal_mode = delete")
    return path


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    questions=st.lists(st.sampled_from(QUESTIONS), min_size=3, max_size=3, unique=True),
    history=st.tuples(st.lists(said, min_size=1, max_size=12), st.lists(later, max_size=4), merge),
    view=views,
    as_of=st.none() | st.sampled_from([DateRange.parse(on) for on in ("2030-02-01", "2030-03", "2029", "2024-06")]),
)
def test_what_the_index_lists_is_what_folding_everything_lists(monkeypatch, empty, questions, history, view, as_of):
    copy = empty.with_name("copy.db")
    shutil.copy(empty, copy)
    with Store.open(copy) as store:
        store.db.execute("pragma synchronous = off")
        fill(store, *history)
        assert check_store(store) == []
        for question in questions:
            asked = {"view": view, "as_of": as_of, "today": TODAY}
            with monkeypatch.context() as patch:
                patch.setattr(shortlists, "_asked", lambda *_: None)
                slow = answer_question(store, question, **asked)
            with monkeypatch.context() as patch:
                patch.setattr(shortlists, "FEW", 1)
                quick = answer_question(store, question, **asked)
                page = answer_question(store, question, **asked, paging=Paging(2, 2, page=2))

            assert told_of(quick) == told_of(slow), question
            if page.total is not None:
                names = [(item.name, item.stance, item.on) for item in slow.items]
                first = 2 if len(names) > 2 else 0
                assert [(item.name, item.stance, item.on) for item in page.items] == names[first : first + 2], question
                assert page.total == len(names), question


def test_who_left_in_two_contests_stands_in_a_list_where_they_left_first_on_whichever_page(monkeypatch, empty):
    plain = {"candidate": 0, "rank": None, "condition": None, "role": "", "minutes": 0, "server": None}
    left = {**plain, "stance": Stance.WITHDRAWS, "contest": None, "on": "", "published": "2030-01-20"}
    told = [
        {**left, "endorser": 5, "contest": "Aldport mayor, 2030"},
        {**left, "endorser": 5, "on": "2030-01-10"},
        {**left, "endorser": 0},
        {**left, "endorser": 1},
        {**left, "endorser": 5, "contest": "Aldport governor, 2030", "stance": Stance.ENDORSES},
    ]
    monkeypatch.setattr(shortlists, "FEW", 1)
    copy = empty.with_name("copy.db")
    shutil.copy(empty, copy)
    with Store.open(copy) as store:
        fill(store, told, [], None)
        pages = [
            answer_question(store, "who withdrew support from Dora Finch?", today=TODAY, paging=Paging(2, 2, page=page))
            for page in (1, 2)
        ]

    assert [item.name for page in pages for item in page.items] == ["Pilots Union", "Aldport Echo", "Harbor Tram Guild"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    history=st.tuples(st.lists(said_by_one, min_size=1, max_size=5), st.lists(later, max_size=2), merge),
    more=st.lists(said, max_size=2),
    view=views,
    as_of=st.none() | st.sampled_from([DateRange.parse(on) for on in ("2030-02-01", "2030-03", "2024-06")]),
)
def test_whom_one_backs_by_the_index_is_whom_folding_everything_gives(monkeypatch, empty, history, more, view, as_of):
    copy = empty.with_name("copy.db")
    shutil.copy(empty, copy)
    told, changes, merged = history
    with Store.open(copy) as store:
        store.db.execute("pragma synchronous = off")
        fill(store, [*told, *more], changes, merged)
        for question in QUESTIONS_OF_ONE:
            asked = {"view": view, "as_of": as_of, "today": TODAY}
            with monkeypatch.context() as patch:
                patch.setattr(shortlists, "_backed", lambda *_: None)
                slow = answer_question(store, question, **asked)
            with monkeypatch.context() as patch:
                patch.setattr(told_by_one, "SAID_BY_FEW", 1)
                quick = answer_question(store, question, **asked)
                page = answer_question(store, question, **asked, paging=Paging(1, 1, page=2))

            assert told_of(quick) == told_of(slow), question
            if page.total is not None and page.total > 1:
                assert [item.name for item in page.items] == [slow.items[1].name], question


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    questions=st.lists(st.sampled_from(QUESTIONS_OF_FEW), min_size=4, max_size=4, unique=True),
    history=st.tuples(st.lists(said, min_size=1, max_size=10), st.lists(later, max_size=3), merge),
    view=views,
    few=st.sampled_from((1, 20)),
)
def test_ranks_conditions_and_roles_are_those_that_reading_everything_gives(
    monkeypatch, empty, questions, history, view, few
):
    copy = empty.with_name("copy.db")
    shutil.copy(empty, copy)
    with Store.open(copy) as store:
        store.db.execute("pragma synchronous = off")
        fill(store, *history)
        for question in questions:
            with monkeypatch.context() as patch:
                patch.setattr(matching, "narrowed", lambda inquiry, _: inquiry)
                patch.setattr(shortlists, "_asked", lambda *_: None)
                slow = answer_question(store, question, view=view, today=TODAY)
            with monkeypatch.context() as patch:
                patch.setattr(shortlists, "FEW", few)
                quick = answer_question(store, question, view=view, today=TODAY)

            assert told_of(quick) == told_of(slow), question


said_in_one_contest = st.builds(
    lambda one, contest: {**one, "contest": contest if one["candidate"] == 0 else one["contest"]},
    said,
    st.sampled_from((None, "Aldport mayor, 2030")),
)
#: Whom an article calls what, and who turns out to be of another kind.
beside = st.tuples(
    st.none() | st.tuples(st.integers(0, 5), st.sampled_from(("state senator", "pastor"))),
    st.none() | st.tuples(st.integers(0, 5), st.sampled_from(("person", "union"))),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    history=st.tuples(st.lists(said_in_one_contest, min_size=2, max_size=10), st.lists(later, max_size=3), merge),
    told=beside,
    view=views,
)
def test_who_holds_a_role_is_looked_up_as_reading_everything_finds_it(monkeypatch, empty, history, told, view):
    copy = empty.with_name("copy.db")
    shutil.copy(empty, copy)
    with Store.open(copy) as store:
        store.db.execute("pragma synchronous = off")
        fill(store, *history)
        called, kind = told
        for key, change in ((called, _CALL), (kind, _TURN)):
            if key is not None:
                store.db.execute(change, {"entity": key[0] + 3, "told": key[1]})
        assert check_store(store) == []
        for question in QUESTIONS_OF_ROLES:
            with monkeypatch.context() as patch:
                patch.setattr(matching, "narrowed", lambda inquiry, _: inquiry)
                patch.setattr(shortlists, "_asked", lambda *_: None)
                slow = answer_question(store, question, view=view, today=TODAY)
            with monkeypatch.context() as patch:
                patch.setattr(shortlists, "FEW", 1)
                quick = answer_question(store, question, view=view, today=TODAY)

            assert told_of(quick) == told_of(slow), question


_CALL = """insert into role (entity_id, role, revision_id)
    select :entity, :told, revision_id from revision order by revision_id limit 1"""
_TURN = "update entity set kind = :told where entity_id = :entity"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.tuples(st.lists(said, min_size=2, max_size=10), st.lists(later, max_size=2), merge), view=views)
def test_clauses_are_read_of_those_alone_of_whom_the_others_hold_and_find_the_same(monkeypatch, empty, history, view):
    copy = empty.with_name("copy.db")
    shutil.copy(empty, copy)
    with Store.open(copy) as store:
        store.db.execute("pragma synchronous = off")
        fill(store, *history)
        for question in QUESTIONS_OF_SEVERAL:
            with monkeypatch.context() as patch:
                patch.setattr(matching, "_anchor", lambda *_: None)
                patch.setattr(matching, "narrowed", lambda inquiry, _: inquiry)
                patch.setattr(dates, "narrowed", lambda inquiry, _: inquiry)
                patch.setattr(matching, "_may_be_of_few", lambda *_: False)
                slow = answer_question(store, question, view=view, today=TODAY)
            with monkeypatch.context() as patch:
                patch.setattr(narrowing, "_FEW", 0)
                quick = answer_question(store, question, view=view, today=TODAY)

            assert told_of(quick) == told_of(slow), question


@pytest.fixture
def popular(tmp_path_factory):
    """A candidate with 90 backers, 60 of them people."""
    entry = Entry(at=AT, by="operator")
    with Store.open(tmp_path_factory.mktemp("popular") / "facts.db", create=True) as store:
        with store.transaction():
            finch = add_entity(store, "Dora Finch", "person", entry)
            source = cite_source(store, Source(key="s", title="Source", published=DateRange.parse("2030-02")), entry)
            for number in range(90):
                kind = "person" if number % 3 else "union"
                name = (
                    f"Wend{chr(97 + number // 10)}l Tar{chr(97 + number % 10)}k"
                    if kind == "person"
                    else f"Local {number}"
                )
                draft = Draft(
                    endorser_id=add_entity(store, name, kind, entry),
                    candidate_id=finch,
                    stance=Stance.ENDORSES,
                    when=DateRange.parse("2030-01-10"),
                )
                place = Place(revision_id=source, paragraph=number + 1, quote=f"“{name} is with Finch.”")
                add_statement(store, draft, [place], entry, accept=True)
        yield store


def test_a_long_list_is_counted_summed_up_by_kind_and_told_ten_lines_a_page(popular):
    asked = {"today": TODAY, "paging": IN_WORDS}
    first = answer_question(popular, "who backs Dora Finch", **asked)
    last = answer_question(popular, "who backs Dora Finch", today=TODAY, paging=replace(IN_WORDS, page=9))

    told = first.text.splitlines()
    assert told[0].startswith("90 endorsers back Dora Finch")
    assert told[1] == "By kind: 60 people and 30 unions."
    assert told[12] == "- and 80 more"
    assert (len(first.items), first.total, dict(first.by_kind)) == (10, 90, {"person": 60, "union": 30})
    assert len(first.citations) == 10
    assert first.to_json()["total"] == 90
    assert len(last.items) == 10
    assert not {item.name for item in first.items} & {item.name for item in last.items}
    assert answer_question(popular, "how many unions back Dora Finch", **asked).value == 30


def _reads_of(monkeypatch, module):
    """What a module asks `find_statements` for from now on."""
    asked = []

    def noted(store, view, **given):
        asked.append(given)
        return find_statements(store, view, **given)

    monkeypatch.setattr(f"{module}.find_statements", noted)
    return asked


@pytest.mark.parametrize(
    "question",
    ["which unions that back Dora Finch left somebody?", "which unions that back Dora Finch back somebody else?"],
)
def test_a_clause_that_names_nobody_is_asked_of_those_alone_of_whom_the_other_holds(popular, monkeypatch, question):
    asked = _reads_of(monkeypatch, "facts.answers.pairs")
    answer_question(popular, question, today=TODAY)

    assert asked
    assert all(given["endorser_ids"] is not None or given["candidate_ids"] is not None for given in asked)
    assert all(len(given["endorser_ids"]) <= 30 for given in asked if given["candidate_ids"] is None)


@pytest.mark.parametrize(
    "question",
    [
        "who came back to Dora Finch?",
        "who told Dora Finch to go, and who left Dora Finch first?",
        "when did the first union leave Dora Finch?",
    ],
)
def test_of_an_act_those_alone_are_read_who_may_have_done_it(popular, monkeypatch, question):
    asked = _reads_of(monkeypatch, "facts.answers.pairs")
    answer_question(popular, question, today=TODAY)

    assert [given["endorser_ids"] for given in asked] == [[]] * len(asked) != []


def test_of_who_backs_nobody_else_those_are_not_read_who_are_known_to_back_another(popular, monkeypatch):
    asked = _reads_of(monkeypatch, "facts.answers.matching")
    alone = answer_question(popular, "who backs Dora Finch and nobody else?", today=TODAY)
    assert len(alone.items) == len(asked) == 90

    with popular.transaction():
        entry = Entry(at=AT, by="operator")
        moss = add_entity(popular, "Ada Lindqvist", "person", entry)
        source = cite_source(popular, Source(key="t", title="Later", published=DateRange.parse("2030-02")), entry)
        for number, item in enumerate(alone.items[:80]):
            draft = Draft(endorser_id=item.entity_id, candidate_id=moss, stance=Stance.ENDORSES)
            place = Place(revision_id=source, paragraph=number + 1, quote=f"“{item.name} is with Lindqvist.”")
            add_statement(popular, draft, [place], entry, accept=True)
    asked.clear()
    alone = answer_question(popular, "who backs Dora Finch and nobody else?", today=TODAY)

    assert len(alone.items) == len(asked) == 10


def test_of_who_has_not_left_the_page_alone_is_read(popular, monkeypatch):
    asked = _reads_of(monkeypatch, "facts.answers.pairs")
    answer = answer_question(popular, "who has not left Dora Finch?", today=TODAY, paging=IN_WORDS)

    assert (len(answer.items), answer.total) == (10, 90)
    assert [len(given["endorser_ids"]) for given in asked] == [10]


def test_of_thousands_of_statements_those_added_last_are_searched_for_a_reason(popular, monkeypatch):
    asked = _reads_of(monkeypatch, "facts.answers.pairs")
    monkeypatch.setattr(passages, "_MOST_RESTED", 10)
    answer = answer_question(popular, "why do they back Dora Finch?", today=TODAY)

    assert answer.kind == "passages"
    assert [len(given["endorser_ids"]) for given in asked] == [10]
    assert answer.citations[0].evidence.quote == "“Wendil Tarak is with Finch.”"


def test_who_holds_a_role_is_asked_anew_once_something_changed(empty, monkeypatch):
    monkeypatch.setattr(shortlists, "FEW", 1)
    entry = Entry(at=AT, by="operator")
    copy = empty.with_name("copy.db")
    shutil.copy(empty, copy)
    with Store.open(copy) as store:
        told = []
        with store.transaction():
            finch = add_entity(store, "Dora Finch", "person", entry)
        for name in ("Odile Brandvik", "Petra Lund"):
            with store.transaction():
                source = cite_source(store, Source(key=name, title=name, published=DateRange.parse("2030-02")), entry)
                draft = Draft(
                    endorser_id=add_entity(store, name, "person", entry),
                    endorser_role="state senator",
                    candidate_id=finch,
                    stance=Stance.ENDORSES,
                    when=DateRange.parse("2030-01-10"),
                )
                place = Place(revision_id=source, paragraph=1, quote=f"“{name} is with Finch.”")
                add_statement(store, draft, [place], entry, accept=True)
            answer = answer_question(store, "which state senators back Dora Finch?", today=TODAY)
            told.append([item.name for item in answer.items])

    assert told == [["Odile Brandvik"], ["Odile Brandvik", "Petra Lund"]]


def test_as_data_a_list_of_ninety_is_whole(popular):
    answer = answer_question(popular, "who backs Dora Finch", today=TODAY)

    assert len(answer.items) == 90
    assert all(item.citations for item in answer.items)
    assert "total" not in answer.to_json()


def test_a_follow_up_speaks_of_the_whole_list_and_not_of_its_page(popular):
    conversation = Conversation()
    asked = {"today": TODAY, "paging": IN_WORDS, "conversation": conversation}
    answer_question(popular, "who backs Dora Finch", **asked)

    assert len(conversation.turns[-1].entity_ids) == 90
