"""Follow-ups lean on the turns before, and are forgotten after a while and on a change of subject."""

from __future__ import annotations

import pytest

from facts.answers import Conversation, Conversations, answer_question, choose
from facts.models import Asks, Question


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def names(answer):
    return {item.name for item in answer.items}


def test_turns_of_one_conversation_lean_on_one_another(ask):
    talk = Conversation()

    assert ask("does the nurses union still back Moss", conversation=talk).value == "yes"
    assert ask("and the Tidewater Party?", conversation=talk).value == "no"
    assert ask("when", conversation=talk).value == "2030-03-15"
    assert ask("why tho", conversation=talk).kind == "passages"


def test_those_of_the_turn_before_can_be_narrowed(ask):
    talk = Conversation()
    ask("who dropped Moss", conversation=talk)

    assert names(ask("which of them are state senators", conversation=talk)) == {"Ivo Reedham", "Mara Quistgaard"}


@pytest.mark.parametrize(
    ("first", "who", "value"),
    [
        ("which state senators dropped Moss", "is the Tidewater Party one of them", "no"),
        ("which state senators dropped Moss", "is Reedham one of them", "yes"),
        ("which parties dropped Moss", "is Reedham on that list", "no"),
        ("who dropped Moss", "is the Tidewater Party one of them", "yes"),
    ],
)
def test_one_of_another_sort_is_none_of_those_told(ask, first, who, value):
    talk = Conversation()
    ask(first, conversation=talk)

    assert ask(who, conversation=talk).value == value


def test_whether_nobody_is_on_record_is_sure_of_one_plain_clause_only(ask):
    plain, wide = ask("who left Cleo Dunn"), ask("who besides the nurses union left Cleo Dunn")
    assert (plain.kind, plain.items, "Cleo Dunn" in plain.text) == ("list", (), True)
    assert (wide.kind, wide.items, "Cleo Dunn" in wide.text) == ("unknown", (), True)


def test_what_the_bot_cannot_answer_leaves_the_subject_as_it_was(ask):
    talk = Conversation()
    ask("who backs Moss", conversation=talk)
    ask("whats the weather like", conversation=talk)

    assert "Tidewater Party" in names(ask("and who dropped her", conversation=talk))


@pytest.mark.parametrize("word", ["unexplained?", "published?", "defend?"])
def test_what_only_passages_answer_leaves_whom_it_is_about(ask, word):
    talk = Conversation()
    ask("when did the Tidewater Party leave Moss", conversation=talk)

    assert ask(word, conversation=talk).kind in ("passages", "unknown")
    assert not names(ask("whom did it keep", conversation=talk)) & {"Harbor Nurses Union", "Tramway Workers"}


def test_a_change_of_subject_forgets_the_one_before(ask):
    talk = Conversation()
    ask("who told Moss to drop out", conversation=talk)
    ask("who does the Mallory Ledger back", conversation=talk)

    assert len(talk.turns) == 1


def test_a_conversation_keeps_a_few_turns_only(ask):
    talk = Conversation()
    for _ in range(20):
        ask("who backs Moss", conversation=talk)

    assert len(talk.turns) <= 6


def test_members_and_channels_are_kept_apart():
    conversations = Conversations(clock=Clock())

    assert conversations.of(("ana", "general")) is conversations.of(("ana", "general"))
    assert conversations.of(("ana", "general")) is not conversations.of(("ben", "general"))
    assert conversations.of(("ana", "general")) is not conversations.of(("ana", "random"))


def test_a_silent_conversation_is_forgotten():
    clock = Clock()
    conversations = Conversations(clock=clock, forget_after=60)
    before = conversations.of("ana")
    clock.now = 59
    assert conversations.of("ana") is before
    clock.now = 119

    assert conversations.of("ana") is not before


def test_memory_is_bounded_and_the_longest_silent_goes_first():
    clock = Clock()
    conversations = Conversations(clock=clock, most=3)
    kept = [conversations.of(number) for number in range(5)]

    assert len(conversations) == 3
    assert conversations.of(4) is kept[4]
    assert conversations.of(0) is not kept[0]


def test_a_member_can_be_forgotten_at_once():
    conversations = Conversations(clock=Clock())
    before = conversations.of(("ana", "general"))
    conversations.of(("ben", "general"))
    conversations.forget_where(lambda key: key[0] == "ana")

    assert conversations.of(("ana", "general")) is not before
    assert len(conversations) == 2


def test_a_turn_that_asked_nothing_is_not_remembered():
    talk = Conversation()
    talk.add(Question(text="hm", asks=Asks.NOTHING), entity_ids=(), kind="unknown")

    assert talk.turns == []


def test_a_choice_is_a_turn_that_others_lean_on(ask, store, today):
    talk = Conversation()
    asked = answer_question(store, "who does the union back", today=today)
    dockers = next(item.entity_id for item in asked.items if item.name == "Dockworkers Local 14")
    choose(store, "did the union drop Moss", dockers, today=today, conversation=talk)

    assert ask("when", conversation=talk).value == "2030-03-15"


def test_a_role_means_the_one_of_whom_the_conversation_spoke_where_several_hold_it(ask, store, today):
    talk = Conversation()
    assert ask("did the senator drop Moss").kind == "clarify"
    answer_question(store, "who does Reedham back", today=today, conversation=talk)

    assert answer_question(store, "did the senator drop Moss", today=today, conversation=talk).value == "yes"


def test_what_nobody_known_was_asked_of_leaves_the_subject_as_it_was(store, today):
    talk = Conversation()
    for text in ("who dropped Moss", "whats the capital of Zzyzx"):
        answer_question(store, text, today=today, conversation=talk)

    assert len(talk.turns) == 1


def test_an_answer_is_given_again_in_the_language_that_is_asked_for(store, today):
    talk = Conversation()
    first = answer_question(store, "who still backs Moss", today=today, conversation=talk)
    again = answer_question(store, "in spanish please", today=today, conversation=talk)

    assert {i.name for i in again.items} == {i.name for i in first.items}
    assert (first.language, again.language) == ("en", "es")


def test_a_source_is_what_the_answer_rests_on(store, today):
    talk = Conversation()
    told = answer_question(store, "did the Tidewater Party drop Moss", today=today, conversation=talk)
    source = answer_question(store, "source?", today=today, conversation=talk)

    assert source.kind == "passages"
    assert source.citations[0].evidence.paragraph == told.citations[0].evidence.paragraph


def test_a_reason_comes_before_what_only_tells_the_act(store, today):
    answer = answer_question(store, "why did the Tidewater Party drop Moss", today=today)

    assert "because she had kept quiet" in answer.citations[0].evidence.quote


@pytest.mark.parametrize("again", ["sorry i meant moss", "moss*", "oops, Moss", "moss"])
def test_a_name_typed_again_is_asked_of_in_place_of_the_unknown_one(ask, again):
    talk = Conversation()
    assert ask("who dropped zadie", conversation=talk).kind == "unknown"

    assert names(ask(again, conversation=talk)) == names(ask("who dropped Moss"))
    assert names(ask("any senators", conversation=talk)) == {"Ivo Reedham", "Mara Quistgaard"}


def test_another_question_of_a_known_name_is_not_that_of_the_unknown_one(ask):
    talk = Conversation()
    ask("who dropped zadie", conversation=talk)

    assert names(ask("who backs Moss", conversation=talk)) == names(ask("who backs Moss"))
    ask("who dropped zadie", conversation=talk)

    assert ask("who is Moss", conversation=talk).kind == "passages"


def test_one_of_those_offered_is_told_by_what_it_is_of(ask):
    talk = Conversation()
    assert ask("did the union drop Moss", conversation=talk).kind == "clarify"
    assert ask("the nurse one i mean", conversation=talk).value == "no"
    ask("did the union drop Moss", conversation=talk)

    assert ask("the purple one", conversation=talk).kind == "unknown"


@pytest.mark.parametrize("others", ["and the others?", "what about the others", "the others?"])
def test_the_others_behind_all_who_left_are_those_who_stayed(ask, others):
    talk = Conversation()
    left = names(ask("who dropped Moss", conversation=talk))

    stayed = names(ask(others, conversation=talk))
    assert stayed == names(ask("who still backs Moss"))
    assert names(ask("and the others?", conversation=talk)) == left


def test_anyone_else_behind_all_who_left_is_nobody(ask):
    talk = Conversation()
    ask("who dropped Moss", conversation=talk)

    assert not names(ask("anyone else?", conversation=talk))


def test_the_others_of_one_who_left_are_who_left_too(ask):
    talk = Conversation()
    ask("did Quistgaard drop Moss", conversation=talk)

    assert "Ivo Reedham" in names(ask("what about the others", conversation=talk))


@pytest.mark.parametrize("text", ["and the others?", "still his second?", "y los otros?", "and still?"])
def test_what_leans_on_a_turn_that_nobody_took_is_not_answered_from_passages(ask, text):
    talk = Conversation()
    ask("hello", conversation=talk)

    assert ask(text, conversation=talk).kind == "unknown"


def test_whom_a_yes_tells_of_is_whom_a_pronoun_behind_it_means(ask):
    talk = Conversation()
    ask("who backs Orr", conversation=talk)
    ask("just the senators", conversation=talk)
    ask("did he have a second choice", conversation=talk)

    assert "Ada Moss" in ask("does he still back her", conversation=talk).text


@pytest.mark.parametrize(
    "text", ["which one got on board in april", "who signed up in april", "which one only got on in april"]
)
def test_who_came_then_is_asked_of_whom_the_list_before_backs(ask, text):
    talk = Conversation()
    ask("who backs Moss", conversation=talk)

    assert names(ask(text, conversation=talk)) == {"Tramway Workers"}


@pytest.mark.parametrize(
    "text", ["who got endorsements in april", "who was backed in april", "which candidates got on board in april"]
)
def test_who_had_support_then_is_asked_of_candidates(ask, text):
    talk = Conversation()
    ask("who backs Moss", conversation=talk)

    assert "Tramway Workers" not in names(ask(text, conversation=talk))
