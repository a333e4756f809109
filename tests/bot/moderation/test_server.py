"""Settings, the audit, exports: what moderators see of their own server."""

import csv
import io

import discord
import pytest


async def test_settings_are_shown_and_changed_and_undone(mo, guild, channel, card):
    audit = guild.create_text_channel("audit")

    shown = await mo.slash(channel, "settings")
    changed = await mo.slash(channel, "settings", audit_channel=audit, members_may_suggest=False)
    after = await mo.slash(channel, "settings")
    on_audit = card(audit.last_message)
    await mo.click(audit.last_message, label="Undo")
    undone = await mo.slash(channel, "settings")

    assert "those who manage the server" in card(shown.response)
    assert "Settings changed" in card(changed.response)
    assert f"<#{audit.id}>" in card(after.response)
    assert "Members may suggest: no" in card(after.response)
    assert "Settings changed" in on_audit
    assert "Members may suggest: yes" in card(undone.response)


async def test_a_moderator_by_role_changes_facts_but_not_who_moderates(simcord_env, mo, guild, channel, card):
    role = guild.create_role("keepers")
    keeper = guild.add_member(simcord_env.create_user("keeper"), roles=[role])
    before = await keeper.slash(channel, "audit")
    await mo.slash(channel, "settings", moderator_role=role)

    audit = await keeper.slash(channel, "audit")
    grab = await keeper.slash(channel, "settings", clear="moderator role")
    other = await keeper.slash(channel, "settings", members_may_suggest=False)

    assert "Only moderators" in card(before.response)
    assert "What was changed here" in card(audit.response)
    assert "Only members who manage the server" in card(grab.response)
    assert "Settings changed" in card(other.response)


@pytest.mark.parametrize(
    ("question", "told"),
    [("Moss", "A fecha de marzo"), ("who backs Moss?", "As of March"), ("¿quién apoya a Moss?", "A fecha de marzo")],
    ids=["either language", "English", "Spanish"],
)
async def test_a_server_chooses_the_language_of_answers_to_questions_that_tell_none(mo, channel, asked, question, told):
    await mo.slash(channel, "settings", language="es")

    assert told in await asked(mo, channel, question)


async def test_the_role_that_everybody_has_is_refused(mo, guild, channel, card):
    refused = await mo.slash(channel, "settings", moderator_role=guild.default_role)

    assert "everybody has" in card(refused.response)


async def test_every_change_has_an_audit_card_that_undoes_it(  # noqa: PLR0917 - fixtures
    simcord_env, mo, max_, guild, channel, make_bot, card, added, asked
):
    audit = guild.create_text_channel("audit")
    await mo.slash(channel, "settings", audit_channel=audit)
    await added(mo, channel)
    shown = audit.last_message
    await simcord_env.restart_bot(make_bot())

    await max_.click(shown, label="Undo")

    cards = [card(message) for message in audit.history()]
    assert "Fact added" in cards[1]
    assert "~~" in cards[1]
    assert f"undone by <@{max_.id}>" in cards[1]
    assert "Undone" in cards[2]
    assert "Tram Guild" not in await asked(mo, channel, "who backs Ada Moss?")


async def test_undo_twice_says_who_was_first(mo, max_, guild, channel, card, added):
    audit = guild.create_text_channel("audit")
    await mo.slash(channel, "settings", audit_channel=audit)
    done = await added(mo, channel)
    await mo.click(done, label="Undo")

    late = await max_.click(audit.history()[1], label="Undo")

    assert f"already undone by <@{mo.id}>" in late.followups[0].content


async def test_an_audit_channel_that_is_closed_later_is_told(simcord_env, mo, guild, channel, card, added):
    audit = guild.create_text_channel("audit")
    await mo.slash(channel, "settings", audit_channel=audit)
    simcord_env.inject_error("POST", f"/channels/{audit.id}/messages", status=403, code=50013)

    done = await added(mo, channel)

    assert "could not write to the audit channel" in card(done)
    assert "Fact added" in card(done)


async def test_the_audit_is_filtered_and_paged(  # noqa: PLR0917 - fixtures
    simcord_env, mo, max_, channel, make_bot, card, added
):
    for number in range(9):
        await added(mo, channel, endorser=f"Lodge {number} of Anglers")
    await added(max_, channel, endorser="Tram Guild")

    pages = (await mo.slash(channel, "audit")).response
    first = card(pages)
    await simcord_env.restart_bot(make_bot())
    await mo.click(pages, label="Next")
    by = card((await mo.slash(channel, "audit", by=max_)).response)
    about = card((await mo.slash(channel, "audit", about="Tram Guild")).response)
    none = card((await mo.slash(channel, "audit", kind="names merged")).response)
    until = card((await mo.slash(channel, "audit", until="3 May 2029")).response)

    assert "In all: 10" in first
    assert "Tram Guild" in first
    assert "Lodge 0" not in first
    assert "Lodge 0" in card(pages)
    assert "In all: 1" in by
    assert "Tram Guild" in about
    assert "Nothing was changed that fits" in none
    assert "Nothing was changed that fits" in until


@pytest.mark.parametrize("what", ["this server's own facts as CSV", "this server's own facts as JSON Lines"])
async def test_the_servers_own_facts_are_exported(mo, channel, added, what):
    await added(mo, channel, link="https://quay.example/7", quote="The guild is with Moss.")

    sent = await mo.slash(channel, "export", what=what)

    (file,) = sent.followups[0].attachments if sent.followups else sent.response.attachments
    assert sent.ephemeral
    content = (await file.read()).decode()
    assert "Tram Guild" in content
    assert "Tidewater" not in content
    if what.endswith("CSV"):
        assert next(csv.DictReader(io.StringIO(content)))["endorser"] == "Tram Guild"


async def test_everything_kept_for_the_server_is_exported(mo, channel, added):
    await added(mo, channel)

    sent = await mo.slash(channel, "export", what="everything kept for this server")

    (file,) = sent.followups[0].attachments if sent.followups else sent.response.attachments
    assert '"record": "change"' in (await file.read()).decode()


async def test_outside_the_chosen_channels_answers_are_private_and_mentions_stay_without(
    simcord_env, mo, ana, guild, channel, card
):
    elsewhere = guild.create_text_channel("elsewhere")
    await mo.slash(channel, "settings", answer_channel=channel)

    there = await ana.slash(elsewhere, "ask", question="who backs Moss?")
    here = await ana.slash(channel, "ask", question="who backs Moss?")
    await ana.send(elsewhere, f"<@{simcord_env.bot.user.id}> who backs Moss?")

    assert there.ephemeral
    assert not here.ephemeral
    assert [message.author.name for message in elsewhere.history()] == ["ana"]


async def test_the_gate_of_discord_does_not_matter(simcord_env, guild, channel, ana, card):
    """Whoever a server lets see a command is still refused in code."""
    role = guild.create_role("curious", permissions=discord.Permissions(send_messages=True))
    member = guild.add_member(simcord_env.create_user("eve"), roles=[role])

    refused = await member.slash(channel, "fact undo")

    assert "Only moderators" in card(refused.response)
