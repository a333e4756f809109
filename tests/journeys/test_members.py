"""A member asks, asks on, chooses and looks at the sources; the bot restarts in between."""

import pytest


@pytest.fixture
def channel(simcord_env):
    return simcord_env.create_guild("Port Selby").create_text_channel("politics")


@pytest.fixture
def ana(simcord_env, channel):
    return simcord_env.guild.add_member(simcord_env.create_user("ana"))


def told(message):
    return "\n".join(embed.description or "" for embed in message.embeds)


async def test_from_an_article_to_a_cited_answer(ana, channel):
    answered = await ana.slash(channel, "ask", question="who still backs ada quil?")

    embed = answered.response.embeds[0]
    sources = "\n".join(field.value for field in embed.fields)
    assert embed.description.startswith("**Dockers Union still backs Ada Quill")
    assert "(https://herald.example/quill)" in embed.description
    assert "Ada Quill" in embed.description
    assert "Port Selby Teachers Union" not in embed.description
    assert "Harbor Herald, 3 May 2031, paragraph 2" in sources
    assert "> The Dockers Union is standing by Quill." in sources
    assert embed.footer.text == "As of 3 May 2031"


async def test_a_conversation_goes_on_through_mentions_and_over_a_restart(simcord_env, ana, channel, make_bot):
    bot = f"<@{simcord_env.bot.user.id}>"

    await ana.send(channel, f"{bot} who still backs quill?")
    await ana.send(channel, f"{bot} and who dropped her?")
    dropped = channel.last_message
    await simcord_env.restart_bot(make_bot())
    await ana.send(channel, f"{bot} how many of them are unions", reply_to=dropped)

    assert "**Harbor Nurses Union**" in told(dropped)
    assert "**Lena Ortiz**" in told(dropped)
    assert "Dockers" not in told(dropped).split("\n")[1]
    assert told(channel.last_message).startswith("**1: Harbor Nurses Union has withdrawn support for Ada Quill")
    assert "Lena Ortiz" not in told(channel.last_message)


async def test_a_question_with_several_meanings_is_answered_with_the_one_chosen(simcord_env, ana, channel, make_bot):
    asked = await ana.slash(channel, "ask", question="who does the union back")
    menu = asked.response.components[0]["components"][0]
    names = [option["label"] for option in menu["options"]]
    await simcord_env.restart_bot(make_bot())

    await ana.select(asked.response, [str(names.index("Port Selby Teachers Union"))])

    assert {"Dockers Union", "Harbor Nurses Union"} < set(names)
    assert "Boris Vane" in told(asked.response)


async def test_the_sources_show_the_whole_paragraph_with_its_quote_marked(simcord_env, ana, channel, make_bot):
    asked = await ana.slash(channel, "ask", question="who dropped quill?")
    await simcord_env.restart_bot(make_bot())

    shown = await ana.click(asked.response, label="Sources (2)")

    assert shown.ephemeral
    assert "**State Senator Lena Ortiz has withdrawn her endorsement of Quill as well.** Ortiz endorsed Vane" in told(
        shown.response
    )


async def test_what_is_not_on_record_is_said_so(ana, channel):
    asked = await ana.slash(channel, "ask", question="who backs the governor of Atlantis?")

    assert asked.response.embeds[0].fields == []
    assert "Quill" not in told(asked.response).split("\n")[0]


@pytest.mark.parametrize(
    "question",
    [
        "🙂🙂🙂",
        "'; drop table statement; --",
        "**quill** `quill` ||quill||",
        "\u202equill\u200b",
        "?" * 4000,
        "x " * 2000,
    ],
    ids=["emoji", "SQL", "markdown", "hidden signs", "4,000 signs", "2,000 words"],
)
async def test_whatever_is_typed_is_answered_without_an_error(simcord_env, ana, channel, question):
    asked = await ana.slash(channel, "ask", question=question)

    assert asked.response.embeds
    assert not simcord_env.errors


async def test_blanks_alone_are_told_how_to_ask(ana, channel):
    asked = await ana.slash(channel, "ask", question="  ")

    assert "/ask" in asked.response.content
