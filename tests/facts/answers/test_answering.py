"""What a person is told, on a store of an invented contest."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from facts.answers import Conversation, answer_question, choose, explain
from facts.answers.offices import contests_for, current_contests
from facts.models import (
    Answer,
    Article,
    Contest,
    DateRange,
    NamedInArticle,
    Passage,
    Reading,
    Source,
    Stance,
    View,
    WrittenEntity,
    WrittenStatement,
)
from facts.store.entities import write_alias
from facts.store.readings import add_reading
from facts.store.scope import Entry
from facts.store.unanswered import read_unanswered

STAYED = {"Harbor Nurses Union", "Tramway Workers"}
LEFT = {"Tidewater Party", "Ivo Reedham", "Dockworkers Local 14", "Mara Quistgaard", "Lena Parkhurst"}


def names(answer: Answer) -> set[str]:
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("who still backs Ada Moss?", STAYED, id="who stands by somebody now"),
        pytest.param("who has withdrawn from Moss", LEFT, id="who left"),
        pytest.param("which state senators dropped Moss", {"Ivo Reedham", "Mara Quistgaard"}, id="by role"),
        pytest.param("which unions dropped Moss", {"Dockworkers Local 14"}, id="by kind"),
        pytest.param("who hasn't dropped Moss yet", STAYED, id="who has not left"),
        pytest.param("who has ever endorsed Moss", STAYED | LEFT, id="at any time"),
        pytest.param("who does the Tidewater Party back", {"Cleo Dunn"}, id="the other side asked for"),
        pytest.param("who told Moss to drop out", {"Cleo Dunn"}, id="calls to quit"),
        pytest.param("who was Reedham's first choice", {"Benedict Orr"}, id="by rank"),
        pytest.param(
            "who backs Moss besides the Tramway Workers", {"Harbor Nurses Union"}, id="with somebody left out"
        ),
        pytest.param("which newspapers back Moss", set(), id="none on record"),
    ],
)
def test_lists(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("does the nurses union still back Moss", "yes", id="it was confirmed"),
        pytest.param("does the Tidewater Party still back Moss", "no", id="it withdrew"),
        pytest.param("did Reedham drop Moss", "yes", id="a withdrawal"),
        pytest.param("did the Harbor Nurses Union drop Moss", "no", id="what stands was not dropped"),
        pytest.param("did the Tramway Workers endorse Moss before the audit", "no", id="its date came after"),
        pytest.param("was Reedham backing Moss before March 13", "yes", id="a withdrawal implies support before it"),
        pytest.param("nobody dropped Moss, right?", "no", id="somebody did"),
        pytest.param("is Parkhurst a state senator", "no", id="a role that a source gives"),
    ],
)
def test_verdicts(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, answer.value) == ("yes_no", expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("when did the Tidewater Party drop Moss", "2030-03-15", id="a day"),
        pytest.param("when did Reedham drop Moss", "2030-03-15", id="the latest day of the more precise source"),
        pytest.param("when did the Tramway Workers endorse Moss", "2030-04", id="a month"),
    ],
)
def test_dates(ask, question, expected):
    answer = ask(question)

    assert (answer.kind, answer.value) == ("date", expected)


def test_counts_are_cited(ask):
    answer = ask("how many unions still back Moss")

    assert (answer.kind, answer.value, bool(answer.citations)) == ("count", 2, True)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        pytest.param("why did the Tidewater Party drop Moss", ("quay", 2), id="why"),
        pytest.param("what did the nurses union say about Moss", ("courier", 3), id="what its spokesman said"),
        pytest.param("who is Tom Vanterpool", ("courier", 3), id="who is"),
        pytest.param("which candidates told Moss to drop out and what did they say", ("quay", 8), id="whose words"),
    ],
)
def test_the_first_passage_answers(ask, question, passage):
    answer = ask(question)
    first = answer.citations[0].evidence

    assert (answer.kind, (first.source.key, first.paragraph)) == ("passages", passage)


def test_a_stranger_is_unknown_and_the_nearest_are_offered(ask):
    answer = ask("did Zebulon Fitch endorse Moss")

    assert answer.kind == "unknown"


def test_a_description_that_fits_several_is_asked_back(ask):
    answer = ask("who does the union back")

    assert answer.kind == "clarify"
    assert names(answer) >= STAYED


def test_dates_that_leave_it_open_are_shown_apart(ask):
    answer = ask("who backs Moss", as_of="2030-04-10")

    assert names(answer) == {"Harbor Nurses Union"}
    assert {i.name for i in answer.unconfirmed} >= {"Tramway Workers"}


def test_an_asked_date_looks_at_that_day(ask):
    answer = ask("who backs Moss", as_of="2030-03-14")

    assert "Tidewater Party" in names(answer)
    assert answer.as_of == "2030-03-14"


def test_a_guessed_name_is_told(ask):
    answer = ask("who does Reedhm back")

    assert answer.read_as == {"Reedhm": "Ivo Reedham"}
    assert "“Reedhm” as Ivo Reedham" in answer.text


def test_a_surname_is_read_without_a_word_about_it(ask):
    answer = ask("who backs Moss")

    assert answer.read_as == {"Moss": "Ada Moss"}
    assert "“Moss”" not in answer.text


def test_a_follow_up_leans_on_the_turn_before(ask):
    talk = Conversation()
    ask("who backs Moss", conversation=talk)

    answer = ask("and who dropped her?", conversation=talk)

    assert names(answer) == LEFT


def test_two_parts_are_both_answered(ask):
    answer = ask("who backs Orr and who backs Dunn")

    assert names(answer) == {"Ivo Reedham", "Mallory Ledger", "Tidewater Party"}
    assert len(answer.parts) == 2


def test_who_backs_somebody_now_is_asked_of_the_newest_contest():
    contests = [Contest(contest_id=1, name="Mayor, 2016"), Contest(contest_id=2, name="Mayor, 2030")]

    assert current_contests(contests, date(2031, 1, 1)) == {2}
    assert current_contests(contests, date(2020, 1, 1)) == {1}


@pytest.mark.parametrize(
    ("office", "held"),
    [("mayor", [1]), ("mayoral", [1]), ("governor", []), ("", None)],
)
def test_an_office_is_found_in_the_name_of_a_contest(office, held):
    found = contests_for(office, [Contest(contest_id=1, name="Port Mallory mayor, 2030")])

    assert (found if found is None else [c.contest_id for c in found]) == held


def test_choosing_a_name_answers_the_question(store, today):
    asked = answer_question(store, "who does the union back", today=today)
    nurses = next(item for item in asked.items if item.name == "Harbor Nurses Union")

    answer = choose(store, asked.question, nurses.entity_id, today=today)

    assert (answer.kind, names(answer)) == ("list", {"Ada Moss"})


def test_two_people_of_one_name_are_both_offered(store, today):
    entry = Entry(at=datetime(2030, 5, 2, tzinfo=UTC), by="test")
    with store.transaction():
        other = store.insert(
            "insert into entity (name, kind, added_at) values ('Ivo Reedham', 'person', '2030-05-02T00:00:00.000000Z')",
            (),
        )
        write_alias(store, other, "Ivo Reedham", entry, kind=(False, "name"))

    answer = answer_question(store, "does Ivo Reedham still back Moss", today=today)

    assert answer.kind == "clarify"
    assert [item.name for item in answer.items] == ["Ivo Reedham", "Ivo Reedham"]
    assert "state senator" in answer.text


def test_a_question_without_an_answer_is_kept_for_moderators_without_the_asker(store, ask):
    ask("did Zebulon Fitch endorse Moss")
    ask("who backs Moss")

    assert [u.question for u in read_unanswered(store, View())] == ["did Zebulon Fitch endorse Moss"]


def test_explaining_names_the_words_the_names_and_the_query(store, today):
    told = "\n".join(explain(store, "who still backs Mosss", today=today))

    assert "Ada Moss" in told
    assert "looked up:" in told
    assert "found: Harbor Nurses Union, Tramway Workers" in told


def test_nothing_on_record_is_told_apart_from_no(ask):
    unknown = ask("does the Mallory Ledger back Moss")
    refused = ask("does Cleo Dunn back Moss")

    assert (unknown.kind, refused.kind, refused.value) == ("unknown", "yes_no", "no")
    assert "Benedict Orr" in unknown.text


def test_a_spokesman_takes_no_stand_of_his_own(ask):
    answer = ask("does Tom Vanterpool back Moss")

    assert answer.kind == "unknown"
    assert "speaks for Harbor Nurses Union" in answer.text


def test_who_came_first_is_not_guessed(ask):
    answer = ask("who was the first to drop Moss")

    assert answer.kind == "unknown"
    assert "Tidewater Party" in answer.text


def test_a_condition_is_told(ask):
    assert "until the audit is published" in ask("did Dockworkers Local 14 drop Moss").text


def test_spanish_is_answered_in_spanish(ask):
    answer = ask("¿quién apoya todavía a Moss?")

    assert answer.language == "es"
    assert names(answer) == STAYED
    assert "fuentes" in answer.text


def test_still_tells_how_old_the_newest_source_is(ask):
    assert "April 2030, 1 year ago" in ask("who still backs Moss").text


def test_an_answer_about_an_earlier_moment_in_our_records_leaves_out_what_came_later(ask):
    early = View(known_at=datetime(2030, 4, 1, tzinfo=UTC))

    assert ask("who backs Moss", view=early).kind == "unknown"


def test_a_day_in_the_question_is_the_day_that_the_answer_holds_for(ask):
    answer = ask("who backed Moss on March 14 2030")

    assert answer.as_of == "2030-03-14"
    assert "Tidewater Party" in names(answer)


def test_a_contest_that_is_over_is_answered_with_its_end(store, today):
    store.db.execute("update contest set ends_earliest = '2030-06-10', ends_latest = '2030-06-10'")

    listed = answer_question(store, "who still backs Moss", today=today)
    single = answer_question(store, "does the nurses union still back Moss", today=today)

    assert names(listed) == STAYED
    assert "decided by 10 June 2030" in listed.text
    assert "decided by 10 June 2030" in single.text
    assert "1 year ago" not in listed.text


def test_sources_that_disagree_are_shown_side_by_side(store, today):
    source = Source(key="gull", title="Backers of Moss", published=DateRange.parse("2030-05"))
    drifter = WrittenEntity(name="Tidewater Party", kind="party")
    quote = "The Tidewater Party endorses Ada Moss."
    reading = Reading(
        article=Article(source=source, passages=(Passage(1, quote),), sha256="gull"),
        statements=(
            WrittenStatement(
                endorser=drifter,
                candidate=WrittenEntity(name="Ada Moss"),
                stance=Stance.ENDORSES,
                contest="Port Mallory mayor, 2030",
                paragraph=1,
                quote=quote,
            ),
        ),
    )
    add_reading(store, reading, accept_all=True, at=datetime(2030, 6, 1, tzinfo=UTC), by="test")

    listed = answer_question(store, "who backs Moss", today=today)
    single = answer_question(store, "does the Tidewater Party back Moss", today=today)

    assert [item.name for item in listed.unconfirmed] == ["Tidewater Party"]
    assert "but another source" in listed.text
    assert single.kind == "unknown"
    assert {c.evidence.source.key for c in single.citations} == {"gull", "quay"}


def test_parts_are_numbered_through(ask):
    answer = ask("who backs Orr and who backs Dunn")
    marked = {int(number) for number in re.findall(r"\[(\d+)\]", answer.text)}

    assert marked == {c.n for c in answer.citations}
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("who endorsed Moss after the audit", {"Tramway Workers"}, id="after an event"),
        pytest.param("who endorsed Moss in January 2030", {"Harbor Nurses Union"}, id="in a month"),
        pytest.param("who dropped Moss on March 15 2030", {"Tidewater Party"}, id="on a day"),
        pytest.param("who does Reedham back", {"Benedict Orr"}, id="now"),
        pytest.param("who backs Orr or Dunn", {"Ivo Reedham", "Mallory Ledger", "Tidewater Party"}, id="either"),
        pytest.param("who backs Moss but not Orr", STAYED, id="one but not the other"),
        pytest.param("who dropped Moss and backs Orr", {"Ivo Reedham"}, id="two conditions"),
        pytest.param("who withdrew from Moss for now", {"Dockworkers Local 14"}, id="with a condition"),
    ],
)
def test_times_and_conditions_join(ask, question, expected):
    assert names(ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("did the nurses union stay with Moss but the Tidewater Party leave her", "yes"),
        ("did the Tramway Workers stick with Moss but the Tidewater Party bail", "yes"),
        ("did the nurses union stay with Moss and the Tidewater Party stay with Moss", "no"),
    ],
)
def test_several_things_at_once_hold_only_together(ask, question, expected):
    assert ask(question).value == expected


def test_a_speaker_is_not_counted_beside_the_body(store, today):
    quote = "Tom Vanterpool said that he stood by Ada Moss."
    source = Source(key="gull", title="Vanterpool stays", published=DateRange.parse("2030-04"))
    speaker = WrittenEntity(name="Tom Vanterpool", role="spokesman", affiliation="Harbor Nurses Union")
    body = WrittenEntity(name="Harbor Nurses Union", kind="union")
    reading = Reading(
        article=Article(source=source, passages=(Passage(1, quote),), sha256="gull"),
        names=(NamedInArticle(entity=body, paragraphs=(1,)), NamedInArticle(entity=speaker, paragraphs=(1,))),
        statements=(
            WrittenStatement(
                endorser=speaker,
                candidate=WrittenEntity(name="Ada Moss"),
                stance=Stance.REAFFIRMS,
                contest="Port Mallory mayor, 2030",
                paragraph=1,
                quote=quote,
            ),
        ),
    )
    add_reading(store, reading, accept_all=True, at=datetime(2030, 6, 1, tzinfo=UTC), by="test")

    assert names(answer_question(store, "who still backs Moss", today=today)) == STAYED
    assert answer_question(store, "does Tom Vanterpool back Moss", today=today).value == "yes"
