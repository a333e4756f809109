"""A fact is shown before it is added, followed at once by answers, and can be traced and taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from facts.errors import BadInput, Conflict
from facts.models import View
from facts.moderation.articles import GivenForArticle, propose_article
from facts.moderation.cards import queue_length
from facts.moderation.facts import EMPTIED, add_fact, correct_fact, read_correction, retract_fact
from facts.moderation.history import fact_history, pair_history
from facts.moderation.picking import suggest_statements
from facts.moderation.undo import undo, undo_change
from facts.moderation.written import WrittenFact
from facts.store.changes import ChangeKind, read_changes
from facts.store.checks import check_store
from facts.store.scope import Entry

AT = datetime(2031, 6, 1, 12, tzinfo=UTC)
TODAY = date(2031, 6, 1)
HERE, THERE = 7001, 7002


def by(who="mod", minutes=0, server=HERE):
    return Entry(at=AT + timedelta(minutes=minutes), by=who, server_id=server)


def backers(answer):
    return {item.name for item in answer.items}


def corrected(store, statement_id, minutes=1, reason="a slip", server=HERE, **changes):
    preview = read_correction(store, statement_id, WrittenFact(**changes), view=View(server_id=server), today=TODAY)
    return correct_fact(store, preview, by(minutes=minutes, server=server), reason=reason)


def test_a_preview_tells_how_it_was_read_and_what_it_changes_and_writes_nothing(store, preview):
    before = store.db.conn.total_changes

    shown = preview()

    assert store.db.conn.total_changes == before
    assert shown.is_ready
    assert (shown.endorser.is_new, shown.endorser.kind, shown.candidate.shown) == (True, "union", "Ada Moss")
    assert shown.contest.name == "Port Mallory mayor, 2030"
    assert shown.changes == ("Ada Moss: 2 backers → 3", "Tram Guild towards Ada Moss: nothing on record → backs")
    assert str(shown.when) == "2030-05-01"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"endorser": "Ada Moss"}, "candidate: Ada Moss is the endorser too"),
        ({"endorser": "new:Zed Quill", "candidate": "new:zed  quill"}, "is the endorser too"),
        ({"endorser": "new:"}, "endorser: no name stands behind “new:”"),
        ({"candidate": " New: \u200b "}, "candidate: no name stands behind “New:”"),
        ({"endorser": "id:"}, "endorser: no name stands behind “id:”"),
        ({"contest": "new:"}, "contest: no name stands behind “new:”"),
        ({"endorser": "Reedham"}, "may be Ivo Reedham (id:4), Ivor Reedham (id:6), or somebody new"),
        ({"endorser": ""}, "endorser: is missing"),
        ({"endorser": "!!"}, "endorser: “!!” has no letters or digits"),
        ({"endorser": "\u200b\u202e"}, "endorser: is missing"),
        ({"endorser": "x" * 200}, "endorser: 200 characters are too many for a name (at most 100)"),
        ({"endorser": "https://spam.example"}, "endorser: a link is no name"),
        ({"endorser": "id:999"}, "endorser: nobody with the number 999 is known here"),
        ({"date": "the day before never"}, "is not a date"),
        ({"date": "4/5/2030"}, "may be May 4 or April 5"),
        ({"date": "2031-06-02"}, "date: 2 June 2031 lies in the future"),
        ({"date": "5 May 2045"}, "date: 5 May 2045 lies in the future"),
        ({"date": "May 2045"}, "date: May 2045 lies in the future"),
        ({"date": "5/17/2045"}, "date: 17 May 2045 lies in the future"),
        ({"date": "30 February 2030"}, "date: "),
        ({"stance": "likes"}, "stance: “likes” is none; there are endorses"),
        ({"stance": ""}, "stance: is missing"),
        ({"link": "javascript:alert(1)"}, "is not an http(s) link"),
        ({"link": "https://"}, "is not an http(s) link"),
        ({"link": "https://[::1"}, "is not a link"),
        ({"link": "https://a.example/\u202egpj.exe"}, "is not an http(s) link"),
        ({"quote": "x" * 1001}, "quote: 1001 characters are too many (at most 1000)"),
        ({"quote": "https://a.example " * 4}, "quote: holds more than 3 links"),
        ({"rank": "first"}, "rank: “first” is not a whole number from 1 to 20"),
        ({"rank": "0"}, "rank: “0” is not a whole number from 1 to 20"),
        ({"condition": "x" * 301}, "condition: 301 characters are too many"),
        ({"contest": "id:99"}, "contest: none with the number 99 is known here"),
    ],
    ids=lambda value: None if isinstance(value, dict) else value[:30],
)
def test_what_cannot_stand_is_one_line_and_cannot_be_added(store, preview, given, problem):
    shown = preview(**given)

    assert not shown.is_ready
    assert any(problem in line for line in shown.problems)
    assert not any("\n" in line for line in shown.problems)
    with pytest.raises(BadInput):
        add_fact(store, shown, by())
    assert read_changes(store, View(server_id=HERE)) == []


def test_marks_that_cannot_be_seen_do_not_make_another_name(preview):
    shown = preview(candidate="\u202eAda\u200b Moss\u2066")

    assert shown.candidate.entity.name == "Ada Moss"


def test_an_unknown_name_is_offered_as_new_or_as_one_of_the_nearest(preview):
    shown = preview(endorser="Ivo Reedam")

    ((field, read),) = shown.open_names
    assert field == "endorser"
    assert [choice.name for choice in read.choices] == ["Ivo Reedham", "Ivor Reedham"]
    assert preview(endorser="id:4").endorser.entity.name == "Ivo Reedham"
    assert preview(endorser="new:Ivo Reedam").endorser.is_new


def test_an_added_fact_is_answered_from_at_once_and_cited_as_a_moderators_note(add, ask):
    change = add()

    answer = ask("who backs Moss?")
    assert backers(answer) == {"Harbor Nurses Union", "Tidewater Party", "Tram Guild"}
    notes = [c.evidence.source.title for c in answer.citations if c.evidence.source.is_note]
    assert notes == ["Moderator's note"]
    assert change.kind is ChangeKind.FACT_ADDED
    assert change.summary == f"#{change.statement_id}: Tram Guild endorses Ada Moss (1 May 2030)"
    assert change.can_undo


def test_a_fact_with_a_link_and_a_quote_is_no_note(add, ask):
    add(link="https://news.example/a", quote="“We are with her,” the guild said.", publisher="The News")

    cited = next(c for c in ask("does the Tram Guild back Moss?").citations)
    assert (cited.evidence.source.is_note, cited.evidence.source.url) == (False, "https://news.example/a")
    assert cited.evidence.quote == "“We are with her,” the guild said."


def test_two_clicks_on_one_card_add_one_fact(store, preview):
    shown = preview()
    add_fact(store, shown, by(), once="card 1")

    with pytest.raises(Conflict, match=r"this was already added by mod on 2031-06-01") as caught:
        add_fact(store, shown, by("other"), once="card 1")
    assert caught.value.by == "mod"
    assert add_fact(store, shown, by(server=THERE), once="card 1").server_id == THERE


def test_a_fact_is_undone_in_one_step_and_can_be_added_again(store, add, ask):
    first = add()

    (undone,) = undo(store, by(minutes=1))

    assert (undone.kind, undone.undoes_id, undone.can_undo) == (ChangeKind.UNDONE, first.change_id, False)
    assert backers(ask("who backs Moss?")) == {"Harbor Nurses Union", "Tidewater Party"}
    add(minutes=2)
    assert "Tram Guild" in backers(ask("who backs Moss?"))
    assert check_store(store) == []


def test_a_correction_takes_the_place_of_a_statement_and_keeps_it_on_record(store, add, ask):
    added = add()

    change = corrected(store, added.statement_id, date="2 May 2030", rank="2")

    history = fact_history(store, added.statement_id, view=View(server_id=HERE))
    assert [line.verdict for line in history.lines] == ["accepted", "superseded", "accepted"]
    assert history.standing == {change.statement_id}
    assert change.lines[0] == f"before: {added.summary}"
    assert ask("when did the Tram Guild endorse Moss?").value == "2030-05-02"
    undo_change(store, change.change_id, by("other", 2))
    assert ask("when did the Tram Guild endorse Moss?").value == "2030-05-01"
    assert check_store(store) == []


def test_a_correction_of_what_everyone_sees_counts_in_one_server(store, ask):
    corrected(store, 2, stance="withdraws", date="3 March 2030")

    assert backers(ask("who backs Moss?")) == {"Harbor Nurses Union"}
    for server in (THERE, None):
        assert backers(ask("who backs Moss?", server=server)) == {"Harbor Nurses Union", "Tidewater Party"}


def test_a_correction_keeps_its_source_unless_another_is_given(store, ask):
    corrected(store, 2, date="2030-02-02")
    kept = ask("does the Tidewater Party back Moss?").citations[0].evidence
    assert (kept.source.url, kept.quote) == ("https://quay.example/2", "The party is with Moss.")

    newest = next(iter(read_changes(store, View(server_id=HERE)))).statement_id
    corrected(store, newest, minutes=2, link="https://other.example/9", quote="With her all along.")
    given = ask("does the Tidewater Party back Moss?").citations[0].evidence
    assert (given.source.url, given.quote) == ("https://other.example/9", "With her all along.")


def test_a_correction_can_empty_a_field_and_must_change_something(store, add):
    added = add(condition="until May", rank="1")
    view = View(server_id=HERE)

    emptied = read_correction(
        store, added.statement_id, WrittenFact(condition=EMPTIED, rank=EMPTIED), view=view, today=TODAY
    )
    same = read_correction(store, added.statement_id, WrittenFact(condition="until May"), view=view, today=TODAY)

    assert (emptied.condition, emptied.rank, emptied.problems) == (None, None, ())
    assert same.problems == ("nothing is changed",)


def test_a_retraction_has_a_reason_and_names_what_it_changes(store, add, ask):
    added = add()

    with pytest.raises(BadInput, match="a retraction says why"):
        retract_fact(store, added.statement_id, by(), reason=" \u200b ")
    change = retract_fact(store, added.statement_id, by(minutes=1), reason="it was a joke")

    assert change.reason == "it was a joke"
    assert change.lines[0] == "Ada Moss: 3 backers → 2"
    assert "Tram Guild" not in backers(ask("who backs Moss?"))


def test_the_second_to_retract_is_told_who_was_first(store, add):
    added = add()
    retract_fact(store, added.statement_id, by("first", 1), reason="wrong")

    with pytest.raises(Conflict, match=r"was already retracted by first on 2031-06-01") as caught:
        retract_fact(store, added.statement_id, by("second", 2), reason="wrong")
    assert caught.value.by == "first"


def test_nobody_touches_the_statement_of_another_server(store, add):
    added = add()

    for attempt in (
        lambda: retract_fact(store, added.statement_id, by(server=THERE), reason="no"),
        lambda: read_correction(
            store, added.statement_id, WrittenFact(rank="1"), view=View(server_id=THERE), today=TODAY
        ),
    ):
        with pytest.raises(BadInput, match="there is no statement #5 here"):
            attempt()
    with pytest.raises(BadInput, match="no change 1 here"):
        undo_change(store, added.change_id, by(server=THERE))
    assert fact_history(store, added.statement_id, view=View(server_id=THERE)).statements == ()


def test_a_change_is_undone_once_and_by_whoever_comes_first(store, add):
    added = add()
    undo_change(store, added.change_id, by("other", 1))

    with pytest.raises(Conflict, match="this was already undone by other"):
        undo_change(store, added.change_id, by("mod", 2))


def test_what_was_decided_since_is_not_undone_from_under_it(store, add):
    added = add()
    corrected(store, added.statement_id, rank="2")

    with pytest.raises(Conflict, match="since then it was superseded by mod"):
        undo_change(store, added.change_id, by(minutes=2))


def test_the_last_changes_are_undone_together_and_only_ones_own(store, add, ask):
    add()
    add(endorser="new:Salt Board", minutes=1)
    add(endorser="new:Rope Makers", minutes=2, who="other")

    assert len(undo(store, by(minutes=3), 5)) == 2
    assert backers(ask("who backs Moss?")) == {"Harbor Nurses Union", "Tidewater Party", "Rope Makers"}
    assert undo(store, by(minutes=4)) == []
    assert len(undo(store, by(minutes=5), anyone=True)) == 1
    with pytest.raises(BadInput, match="0 changes cannot be undone"):
        undo(store, by(), 0)


def test_the_history_of_a_pair_has_every_statement_and_who_said_what(store, add):
    added = add(endorser="Tidewater Party", stance="withdraws")
    retract_fact(store, added.statement_id, by("other", 1), reason="a rumour")

    history = pair_history(store, 3, 2, view=View(server_id=HERE))

    assert [s.statement_id for s in history.statements] == [2, added.statement_id]
    assert history.standing == {2}
    assert [(line.verdict, line.by, line.reason) for line in history.lines][-1] == ("retracted", "other", "a rumour")
    assert history.tell()[-1].endswith("— does not hold")


def test_a_contradiction_is_shown_before_and_kept_after(store, add, preview):
    shown = preview(endorser="Tidewater Party", stance="withdraws", date="2030-02-01")

    assert shown.contradicts == ("#2: endorses and withdraws on the same day",)
    again = preview(endorser="Tidewater Party", date="2030-02-01")
    assert again.remarks[-1].startswith("on record already as #2")
    assert again.repeats == again.remarks[-1:]
    assert preview(endorser="Tidewater Party", date="2030-02-01", contest="Dogcatcher, 2031").repeats == ()


def test_a_note_says_so_wherever_it_is_cited_until_its_words_and_link_are_given(store, add, ask):
    added = add(link="https://news.example/a", publisher="The News")
    cited = ask("does the Tram Guild back Moss?").citations[0]
    assert cited.to_json()["title"] == "Moderator's note: news.example"
    assert cited.evidence.source.is_note

    corrected(store, added.statement_id, quote="With her.")
    cited = ask("does the Tram Guild back Moss?").citations[0]
    assert (cited.to_json()["title"], cited.evidence.source.is_note) == ("news.example", False)


def test_a_notes_own_words_are_shown_and_follow_its_correction(store, add, ask):
    added = add(note="Told me by phone.")
    shown = ask("does the Tram Guild back Moss?").citations[0].evidence

    assert (shown.quote, shown.source.is_note) == ("Told me by phone.", True)
    assert [line for line in added.lines if "by phone" in line] == ["note: Told me by phone."]
    again = corrected(store, added.statement_id, rank="2")
    assert ask("does the Tram Guild back Moss?").citations[0].evidence.quote == "Told me by phone."
    corrected(store, again.statement_id, note="Told me twice.", minutes=2)
    assert ask("does the Tram Guild back Moss?").citations[0].evidence.quote == "Told me twice."


def test_words_from_an_article_that_is_held_are_cited_with_their_paragraph(store, add, ask):
    propose_article(
        store,
        "A first paragraph.\n\nThe Tram Guild is with Ada Moss, it said.",
        "a.txt",
        by(),
        given=GivenForArticle(published="2 May 2030", link="https://quay.example/trams", title="Trams"),
    )

    add(link="https://quay.example/trams", quote="The Tram Guild is with Ada Moss")

    cited = ask("does the Tram Guild back Moss?").citations[0].evidence
    assert (cited.paragraph, cited.source.title) == (2, "Trams")
    assert check_store(store) == []


def test_statements_are_offered_by_number_and_by_name(store, add):
    added = add()
    view = View(server_id=HERE)

    for typed in (str(added.statement_id), f"#{added.statement_id}", "tram gild"):
        assert [c.value for c in suggest_statements(store, view, typed)] == [str(added.statement_id)]
    assert [c.value for c in suggest_statements(store, view, "Moss")] == ["5", "2", "1"]
    assert suggest_statements(store, View(server_id=THERE), str(added.statement_id)) == []
    assert [c.value for c in suggest_statements(store, view, "\u200b", limit=2)] == ["5", "4"]


def test_a_fact_that_is_taken_back_does_not_wait_for_review(store, add):
    add()
    undo(store, by(minutes=1))

    assert queue_length(store, View(server_id=HERE)).waiting == 0


def test_the_only_one_of_a_surname_is_read_and_the_card_says_so(preview):
    shown = preview(candidate="Moss", endorser="Tidewater")

    assert (shown.candidate.entity.name, shown.candidate.is_exact) == ("Ada Moss", False)
    assert shown.remarks[:2] == ("“Tidewater” is read as Tidewater Party", "“Moss” is read as Ada Moss")


def test_somebody_who_shares_a_surname_is_not_read_as_the_one_who_is_known(preview):
    shown = preview(candidate="Rosa Moss")

    assert shown.candidate.entity is None
