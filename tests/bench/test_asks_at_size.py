"""The benchmark of answers in a small size: what it fills is a sound store, and cost grows less than statements."""

import sys
from statistics import median

import pytest
from asks_at_size import KINDS, TODAY, measure, plot, questions, table_of
from election import Election, write_as_usual, write_fast

from facts.answers import IN_WORDS, answer_question
from facts.models import View
from facts.store import Store
from facts.store.checks import check_store
from facts.store.standings import endorser_ids, is_endorser

_TABLES = (
    *("entity", "alias", "contest", "source", "revision", "passage", "statement", "evidence"),
    *("decision", "accepted_span", "hidden_span", "waiting", "stretch", "called"),
)
_NEED_ONE_PAIR = ("does one back", "when")
_MOST_CALLS = 6_000  # of functions, ours and built-in ones, that half of the questions may take; 4,900 to 5,400 now


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    folder = tmp_path_factory.mktemp("elections")
    results = []
    for statements in (1000, 10_000):
        election = Election(2000, statements)
        write_fast(folder / f"{statements}.db", election)
        results.append(measure(folder / f"{statements}.db", election, 15))
    return results


def test_a_store_filled_in_bulk_holds_what_the_usual_way_writes(tmp_path):
    election = Election(200, 300)
    write_fast(tmp_path / "fast.db", election)
    write_as_usual(tmp_path / "usual.db", election)

    with Store.open(tmp_path / "fast.db") as fast, Store.open(tmp_path / "usual.db") as usual:
        assert check_store(fast) == check_store(usual) == []
        for table in _TABLES:
            kept = [[tuple(row) for row in store.rows(f"select * from {table}")] for store in (fast, usual)]
            assert kept[0] == kept[1], table


def test_ten_times_the_statements_do_not_make_a_question_about_one_pair_much_slower(measured):
    small, large = ({asked.kind: asked.at(0.5) for asked in one.asked} for one in measured)

    for kind in _NEED_ONE_PAIR:
        assert large[kind] < 3 * small[kind], kind


def test_ten_times_the_statements_cost_no_list_more_than_four_times_as_much(measured):
    small, large = ({asked.kind: asked.at(0.5) for asked in one.asked} for one in measured)

    for kind in KINDS:
        assert large[kind] < 4 * small[kind], kind


def test_a_question_takes_few_calls_and_hardly_more_with_ten_times_the_statements(calls):
    small, large = calls

    assert small < _MOST_CALLS
    assert large < 1.35 * small


@pytest.fixture(scope="module")
def calls(tmp_path_factory):
    """How many functions half of the warm questions call at most: no other program on the machine changes that."""
    folder = tmp_path_factory.mktemp("counted")
    return [_count_calls(folder / f"{statements}.db", Election(2000, statements)) for statements in (1000, 10_000)]


def _count_calls(path, election):
    write_fast(path, election)
    asked = [text for texts in questions(election, 4).values() for text in texts]
    number = 0
    each = []

    def count(_frame, event, _arg):
        nonlocal number
        number += event in ("call", "c_call")

    with Store.open(path) as store:
        for text in asked:
            answer_question(store, text, today=TODAY, paging=IN_WORDS)
        fresh = [text for texts in questions(election, 4, seed=9).values() for text in texts]
        sys.setprofile(count)
        try:
            for text in fresh:
                before = number
                answer_question(store, text, today=TODAY, paging=IN_WORDS)
                each.append(number - before)
        finally:
            sys.setprofile(None)
    return median(each)


def test_nearly_every_question_is_answered_as_its_kind_asks(measured):
    wanted = {"does one back": "yes_no", "when": "date", "how many": "count", "who backs": "list"}

    for one in measured:
        for asked in one.asked:
            if asked.kind in wanted:
                assert asked.kinds.get(wanted[asked.kind], 0) >= 0.6 * len(asked.times), asked.kinds


def test_the_table_shows_every_kind_of_question(measured):
    assert table_of(measured).row_count == len(KINDS) + 6


def test_whoever_is_looked_up_as_an_endorser_is_one_in_the_list_of_all(tmp_path):
    election = Election(200, 300)
    write_fast(tmp_path / "facts.db", election)

    with Store.open(tmp_path / "facts.db") as store:
        listed = set(endorser_ids(store, View()))
        looked_up = {key for key in range(1, 202) if is_endorser(store, View(), key)}

    assert looked_up == listed
    assert 0 < len(listed) < 200


def test_growth_is_drawn(measured, tmp_path):
    pytest.importorskip("matplotlib")
    plot(measured, tmp_path / "growth.png")

    assert (tmp_path / "growth.png").read_bytes().startswith(b"\x89PNG")
