"""Buttons and menus under an answer, before and after a restart, pressed once, twice and by others."""

import pytest

from bot import limits

QUESTION = "who does the union back"
UNIONS = ("Nurses Local 9", "Dockers Union")


def words(message):
    return "\n".join(embed.description for embed in message.embeds)


def sources_label(made_message):
    return next(c["label"] for row in made_message.components for c in row["components"] if "label" in c)


@pytest.fixture
def ambiguous(answers, made):
    answers.prepared[QUESTION] = made.clarify(*UNIONS)
    answers.prepared[11] = made.answer("The Dockers Union backs Quill.")
    answers.prepared[10] = made.answer("Nurses Local 9 backs nobody any more.")
    return answers


async def test_sources_shows_the_whole_passage_to_whoever_asked_for_it(ana, ben, channel):
    told = await ana.slash(channel, "ask", question="who backs quill")

    shown = await ben.click(told.response, label="Sources (1)")

    assert shown.ephemeral
    assert "On Friday it was over. **The nurses withdrew their support** after a vote." in words(shown.response)
    assert "Nurses leave Quill" in words(shown.response)


async def test_sources_works_after_a_restart(simcord_env, ana, channel, make_bot):
    told = await ana.slash(channel, "ask", question="who backs quill")

    await simcord_env.restart_bot(make_bot())
    shown = await ana.click(told.response, label="Sources (1)")

    assert "**The nurses withdrew their support**" in words(shown.response)


async def test_the_sources_of_an_answer_stay_as_they_were_shown(ana, channel, answers, made):
    told = await ana.slash(channel, "ask", question="who backs quill")
    answers.prepared["who backs quill"] = made.answer(citations=[made.citation(1, quote="Something new")])

    shown = await ana.click(told.response, label="Sources (1)")

    assert "The nurses withdrew their support" in words(shown.response)


async def test_an_answer_that_is_forgotten_says_so(simcord_env, ana, channel, store_thread):
    told = await ana.slash(channel, "ask", question="who backs quill")
    await store_thread.run(lambda store: store.db["shown_answer"].delete_where())

    shown = await ana.click(told.response, label="Sources (1)")

    assert shown.ephemeral
    assert "no longer have that answer" in shown.response.content


async def test_many_sources_are_paged_in_one_message(ana, channel, answers, made):
    long = [
        made.citation(n, quote=f"Quote number {n}", passage=f"Quote number {n}. {'x ' * 1400}") for n in range(1, 8)
    ]
    answers.prepared["who backs quill"] = made.answer(citations=long)
    told = await ana.slash(channel, "ask", question="who backs quill")

    first = await ana.click(told.response, label="Sources (7)")
    before = words(first.response)
    await ana.click(first.response, label="Next")
    after = words(first.response)

    assert "Quote number 1" in before
    assert "Quote number 1" not in after
    assert first.response.embeds[-1].footer.text.startswith("Page 2 of")


async def test_pressing_twice_shows_the_same_twice_and_breaks_nothing(ana, channel):
    told = await ana.slash(channel, "ask", question="who backs quill")

    first = await ana.click(told.response, label="Sources (1)")
    second = await ana.click(told.response, label="Sources (1)")

    assert words(first.response) == words(second.response)


async def test_an_unclear_question_offers_a_menu_that_answers_with_the_choice(ana, channel, ambiguous):
    told = await ana.slash(channel, "ask", question=QUESTION)
    menu = told.response.components[0]["components"][0]

    await ana.select(told.response, ["1"])

    assert [(o["label"], o["description"]) for o in menu["options"]] == [(name, "union") for name in UNIONS]
    assert "The Dockers Union backs Quill." in words(told.response)
    assert QUESTION in told.response.embeds[0].title


async def test_the_asker_may_look_at_another_choice_afterwards(ana, channel, ambiguous):
    told = await ana.slash(channel, "ask", question=QUESTION)

    await ana.select(told.response, ["1"])
    await ana.select(told.response, ["0"])

    assert "Nurses Local 9 backs nobody any more." in words(told.response)
    menu = told.response.components[0]["components"][0]
    assert [option.get("default", False) for option in menu["options"]] == [True, False]


async def test_choosing_twice_leaves_one_answer(ana, channel, ambiguous):
    told = await ana.slash(channel, "ask", question=QUESTION)

    await ana.select(told.response, ["1"])
    await ana.select(told.response, ["1"])

    assert len(channel.history()) == 1
    assert "The Dockers Union backs Quill." in words(told.response)


async def test_a_choice_works_after_a_restart_and_goes_on_from_the_question(
    simcord_env, ana, channel, ambiguous, make_bot
):
    told = await ana.slash(channel, "ask", question=QUESTION, as_of="may 2031")
    await simcord_env.restart_bot(make_bot())

    await ana.select(told.response, ["1"])

    assert "The Dockers Union backs Quill." in words(told.response)
    assert ambiguous.chosen == [(QUESTION, 11, "2031-05")]


async def test_a_reply_to_a_chosen_answer_goes_on_from_the_choice(simcord_env, ana, ben, channel, ambiguous):
    told = await ana.slash(channel, "ask", question=QUESTION)
    await ana.select(told.response, ["1"])

    await ben.send(channel, f"<@{simcord_env.bot.user.id}> and who left", reply_to=told.response)

    assert ambiguous.chosen == [(QUESTION, 11, None), (QUESTION, 11, None)]  # said again for ben
    assert ambiguous.asked[-1][0] == "and who left"


async def test_somebody_elses_choice_is_answered_to_them_alone(ana, ben, channel, ambiguous):
    told = await ana.slash(channel, "ask", question=QUESTION)

    chosen = await ben.select(told.response, ["1"])

    assert chosen.ephemeral
    assert "The Dockers Union backs Quill." in words(chosen.response)
    assert "Which union do you mean?" in words(told.response)


async def test_more_names_than_a_menu_holds_are_counted(ana, channel, answers, made):
    answers.prepared[QUESTION] = made.clarify(*(f"Local {n}" for n in range(60)))

    told = await ana.slash(channel, "ask", question=QUESTION)

    menu = told.response.components[0]["components"][0]
    assert len(menu["options"]) == limits.SELECT_OPTIONS
    assert "35 more" in menu["placeholder"]


async def test_an_error_behind_a_button_is_told_with_its_id(ana, channel, ambiguous, caplog):
    told = await ana.slash(channel, "ask", question=QUESTION)
    ambiguous.prepared[11] = RuntimeError("the floor gave way")

    chosen = await ana.select(told.response, ["1"])

    assert "Sorry" in chosen.followups[0].content
    assert chosen.followups[0].ephemeral
    assert "the floor gave way" in caplog.text


async def test_an_answer_that_cannot_be_kept_goes_out_without_buttons(ana, channel, store_thread, caplog):
    await store_thread.run(lambda store: store.db.execute("pragma query_only = on"))

    told = await ana.slash(channel, "ask", question="who backs quill")

    assert told.response.embeds
    assert told.response.components == []
    assert "without buttons" in caplog.text
