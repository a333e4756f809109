"""Is what asks nothing of the records refused: the bot's own choice, who in the chat likes whom, what a word means?"""

from __future__ import annotations

import pytest

from facts.models import Asks


@pytest.mark.parametrize(
    "text",
    [
        "who do you endorse",
        "bot, whom do you back",
        "do u like moss",
        "are you personally for moss or reed",
        "who are you backing, moss or reed",
        "would you vote for moss",
        "who you voting for bot",
        "should i rank moss first",
        "who should i rank second",
        "who should be my second choice",
        "recommend me a candidate",
        "tu apoyas a moss",
        "who in this server likes moss",
        "who in here likes reed",
        "who here is for moss",
        "who left the chat",
        "who joined the server since may 12",
        "what is an endorsement",
        "what does an endorsement from a union even mean",
        "do endorsements matter at all",
        "tell me if moss wins this",
        "will reed win",
        "can quist win outright",
        "does karlsen's endorsement even matter",
        "explain what an endorsement even does",
    ],
)
def test_what_asks_nothing_of_the_records_is_refused(ask, text):
    question = ask(text)

    assert (question.asks, bool(question.why_not)) == (Asks.NOTHING, True)


@pytest.mark.parametrize(
    "text",
    [
        "who do you have for moss",
        "do you have anyone backing moss",
        "do you show hng as backing moss",
        "are you sure hng backs moss",
        "do you think hng backs moss",
        "would you say hng is with moss",
        "did you say hng left moss",
        "what unions do you have for moss",
        "anyone here know who backs moss",
        "who on the council backs moss",
        "what endorsements does moss have",
        "what are the endorsements for moss",
        "what is the nurses' endorsement",
        "does hng's endorsement of moss still stand",
    ],
)
def test_what_only_speaks_to_the_bot_is_asked_of_the_records(ask, text):
    question = ask(text)

    assert question.asks is not Asks.NOTHING
    assert question.unread == ()
