"""What members see when they ask, played against the real client by simcord."""

import discord
import pytest

from facts.errors import BadInput

QUESTION = "who backs quill"


def mention(env, text):
    return f"<@{env.bot.user.id}> {text}"


def words(message):
    told = [message.content]
    for embed in message.embeds:
        told += [embed.title, embed.description, embed.footer.text]
        told += [text for field in embed.fields for text in (field.name, field.value)]
    return "\n".join(text for text in told if text)


def labels(message):
    return [child["label"] for row in message.components for child in row["components"] if "label" in child]


async def test_a_slash_command_is_answered_with_verdict_groups_and_sources(simcord_env, ana, channel):
    told = await ana.slash(channel, "ask", question=QUESTION)

    text = words(told.response)
    assert "who backs quill" in text
    assert "Two unions back Quill." in text
    assert "- **Nurses Local 1**: endorsed in May 2031 [\\[1\\]](https://herald.example/quill)" in text
    assert "Harbor Herald, 3 May 2031, paragraph 4" in text
    assert "> The nurses withdrew their support" in text
    assert "As of May 2031" in text
    assert labels(told.response) == ["Sources (1)", "Something wrong?"]


async def test_a_slash_command_is_deferred_before_it_is_answered(simcord_env, ana, channel, answers):
    told = await ana.slash(channel, "ask", question=QUESTION)

    callbacks = [r.json["type"] for r in simcord_env.http_requests if r.path.endswith("/callback")]
    assert callbacks == [5]
    assert told.acknowledged
    assert answers.asked == [(QUESTION, channel.history()[0].guild.id, None)]


async def test_a_private_answer_is_shown_to_the_asker_alone(simcord_env, ana, ben, channel):
    told = await ana.slash(channel, "ask", question=QUESTION, private=True)

    assert told.ephemeral
    assert channel.history(viewer=ben) == []


async def test_a_date_is_taken_as_people_write_it(simcord_env, ana, channel, answers):
    await ana.slash(channel, "ask", question=QUESTION, as_of="may 2031")

    assert answers.asked[0][2] == "2031-05"


async def test_a_date_that_is_none_is_named_and_nothing_is_asked(simcord_env, ana, channel, answers):
    told = await ana.slash(channel, "ask", question=QUESTION, as_of="the day of days")

    assert "the day of days" in told.response.content
    assert answers.asked == []


async def test_a_message_that_mentions_the_bot_is_answered_as_a_reply_without_a_ping(
    simcord_env, ana, channel, answers
):
    asked = await ana.send(channel, mention(simcord_env, QUESTION))

    told = channel.last_message
    assert told.reference.message_id == asked.id
    assert told.mentions == []
    assert "Two unions back Quill." in words(told)
    assert answers.asked[0][0] == QUESTION


async def test_a_typing_indicator_shows_while_the_answer_is_looked_up(simcord_env, ana, channel):
    await ana.send(channel, mention(simcord_env, QUESTION))

    paths = [request.path for request in simcord_env.http_requests]
    typing = next(number for number, path in enumerate(paths) if path.endswith("/typing"))
    assert any(path.endswith("/messages") for path in paths[typing:])


async def test_no_indicator_is_no_reason_not_to_answer(simcord_env, ana, channel):
    simcord_env.inject_error("POST", "/channels/*/typing", status=500)

    await ana.send(channel, mention(simcord_env, QUESTION))

    assert "Two unions back Quill." in words(channel.last_message)


@pytest.mark.parametrize("said", ["who backs quill", "hello <@1> everyone"], ids=["no mention", "somebody else"])
async def test_a_message_that_is_not_meant_for_the_bot_is_left_alone(simcord_env, ana, channel, answers, said):
    await ana.send(channel, said)

    assert answers.asked == []
    assert len(channel.history()) == 1


async def test_a_message_of_another_bot_is_left_alone(simcord_env, guild, channel, answers):
    other = guild.add_member(simcord_env.create_user("robot", bot=True))

    await other.send(channel, mention(simcord_env, QUESTION))

    assert answers.asked == []


async def test_a_mention_without_a_question_is_told_how_to_ask(simcord_env, ana, channel, answers):
    await ana.send(channel, mention(simcord_env, "  "))

    assert "/ask" in channel.last_message.content
    assert answers.asked == []


async def test_the_bots_own_words_are_in_the_servers_language(simcord_env):
    guild = simcord_env.create_guild("Puerto", preferred_locale="es-ES")
    channel, ana = guild.create_text_channel("general"), guild.add_member(simcord_env.create_user("ana"))

    await ana.send(channel, mention(simcord_env, ""))

    assert "Pregúntame" in channel.last_message.content


async def test_a_direct_message_is_answered_without_a_mention_and_sees_what_everyone_sees(simcord_env, ana, answers):
    await ana.send_dm(QUESTION)

    assert "Two unions back Quill." in words(ana.user.dm_channel.last_message)
    assert answers.asked == [(QUESTION, None, None)]


async def test_questions_of_one_member_in_one_channel_are_one_conversation(
    simcord_env, ana, ben, guild, channel, answers
):
    elsewhere = guild.create_text_channel("elsewhere")

    await ana.slash(channel, "ask", question=QUESTION)
    await ana.send(channel, mention(simcord_env, "and who left"))
    await ben.send(channel, mention(simcord_env, QUESTION))
    await ana.send(elsewhere, mention(simcord_env, QUESTION))

    first, second, of_ben, other_channel = answers.conversations
    assert first is second
    assert len({id(first), id(of_ben), id(other_channel)}) == 3


async def test_a_conversation_is_forgotten_after_a_while(simcord_env, ana, channel, answers):
    await ana.slash(channel, "ask", question=QUESTION)
    await simcord_env.advance_time(31 * 60)
    await ana.slash(channel, "ask", question="and who left")

    assert answers.conversations[0] is not answers.conversations[1]


async def test_a_reply_to_an_answer_goes_on_from_it_whoever_asked(simcord_env, ana, ben, channel, answers):
    await ana.send(channel, mention(simcord_env, QUESTION))
    answered = channel.last_message

    await ben.send(channel, mention(simcord_env, "and who left"), reply_to=answered)

    assert [text for text, *_ in answers.asked] == [QUESTION, QUESTION, "and who left"]  # said again for ben
    assert answers.conversations[1] is answers.conversations[2]


async def test_a_reply_to_an_answer_goes_on_from_it_after_a_restart(simcord_env, ana, channel, answers, make_bot):
    await ana.slash(channel, "ask", question=QUESTION, as_of="may 2031")
    answered = channel.last_message
    await simcord_env.restart_bot(make_bot())

    await ana.send(channel, mention(simcord_env, "and who left"), reply_to=answered)

    assert [(text, as_of) for text, _, as_of in answers.asked[1:]] == [(QUESTION, "2031-05"), ("and who left", None)]


async def test_the_askers_own_next_reply_asks_nothing_twice(simcord_env, ana, channel, answers):
    await ana.send(channel, mention(simcord_env, QUESTION))

    await ana.send(channel, mention(simcord_env, "and who left"), reply_to=channel.last_message)

    assert [text for text, *_ in answers.asked] == [QUESTION, "and who left"]


async def test_words_meant_for_people_are_shown_as_they_are(simcord_env, ana, channel, answers):
    answers.prepared["?"] = BadInput("the question is empty")

    await ana.send(channel, mention(simcord_env, "?"))

    assert channel.last_message.content == "the question is empty"


async def test_an_unexpected_error_is_an_apology_with_the_id_of_its_trace(simcord_env, ana, channel, answers, caplog):
    answers.prepared[QUESTION] = RuntimeError("the floor gave way")

    told = await ana.slash(channel, "ask", question=QUESTION)

    shown_id = told.followups[0].content if told.followups else told.response.content
    record = next(r for r in caplog.records if r.name == "bot.errors")
    assert record.getMessage().split()[1].strip(",") in shown_id
    assert "the floor gave way" in caplog.text
    assert "the floor gave way" not in shown_id
    assert len(simcord_env.errors) == 1


async def test_an_unexpected_error_behind_a_mention_is_told_as_well(simcord_env, ana, channel, answers, caplog):
    answers.prepared[QUESTION] = RuntimeError("the floor gave way")

    await ana.send(channel, mention(simcord_env, QUESTION))

    assert "Sorry" in channel.last_message.content
    assert "the floor gave way" in caplog.text


async def test_a_channel_that_refuses_the_answer_costs_one_line_in_the_log(simcord_env, ana, channel, caplog):
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013)

    await ana.send(channel, mention(simcord_env, QUESTION))

    assert len(channel.history()) == 1
    assert "does not let me" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_channel_without_embeds_gets_the_answer_as_text(simcord_env, guild, ana):
    denied = discord.PermissionOverwrite(embed_links=False)
    channel = guild.create_text_channel("plain", overwrites={guild.default_role: denied})

    await ana.send(channel, mention(simcord_env, QUESTION))

    told = channel.last_message
    assert told.embeds == []
    assert "Two unions back Quill." in told.content
    assert "Harbor Herald" in told.content


async def test_no_message_of_the_bot_can_ping(simcord_env, ana, channel, answers, made):
    answers.prepared[QUESTION] = made.answer("@everyone backs <@42>", citations=[made.citation(1, quote="@here we go")])

    await ana.send(channel, mention(simcord_env, QUESTION))

    sent = [r.json for r in simcord_env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
    assert sent[-1]["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert "@everyone" not in words(channel.last_message)
