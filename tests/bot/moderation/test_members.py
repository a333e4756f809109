"""Members suggest, ask what has no answer, and have themselves forgotten."""

from facts.moderation.servers import GRACE


async def test_something_wrong_lands_in_the_queue_with_its_answer_and_the_outcome_is_told(mo, ana, channel, card):
    answered = await ana.slash(channel, "ask", question="who backs Ada Moss?")
    form = await ana.click(answered.response, label="Something wrong?")
    thanks = await ana.submit_modal(form, {"text": "The party left her.", "tell": ["yes"]})
    queue = (await mo.slash(channel, "review")).response
    shown = card(queue)

    reason = await mo.click(queue, label="Reject")
    await mo.submit_modal(reason, {"reason": "not confirmed yet"})

    assert "Thank you" in thanks.response.content
    assert thanks.ephemeral
    assert "A member suggests" in shown
    assert "The party left her." in shown
    assert "about: who backs Ada Moss?" in shown
    assert "- Tidewater Party: endorsed on 1 February 2030" in shown
    assert f"<@{ana.id}>" in shown
    assert "Nothing waits" in card(queue)
    told = ana.user.dm_channel.last_message.content
    assert "was not taken up: not confirmed yet" in told


async def test_a_suggestion_is_answered_by_adding_the_fact(mo, ana, channel, card, asked):
    form = await ana.slash(channel, "suggest")
    await ana.submit_modal(form, {"text": "The Tram Guild backs Moss.", "link": "https://quay.example/8"})
    queue = (await mo.slash(channel, "review")).response

    fact = await mo.click(queue, label="Add the fact")
    shown = await mo.submit_modal(fact, {"endorser": "Tram Guild", "stance": ["endorses"], "candidate": "Ada Moss"})
    await mo.click(shown.response, label="Confirm")
    await mo.click(queue, label="Accept")

    assert "quay.example" in card(shown.response)
    assert "Tram Guild" in await asked(ana, channel, "who backs Ada Moss?")
    assert "Nothing waits" in card(queue)


async def test_suggestions_may_be_switched_off(mo, ana, channel, card):
    form = await ana.slash(channel, "suggest")
    await mo.slash(channel, "settings", members_may_suggest=False)

    late = await ana.submit_modal(form, {"text": "The party left her."})
    refused = await ana.slash(channel, "suggest")

    assert "switched off" in card(late.response)
    assert "switched off" in card(refused.response)


async def test_unanswered_questions_are_grouped_and_closed_by_the_fact(mo, ana, channel, card, asked, buttons):
    await asked(ana, channel, "does the Tram Guild back Moss?")
    await asked(ana, channel, "who backs Zadie Nonsuch?")

    listed = (await mo.slash(channel, "unanswered")).response
    before = card(listed)
    form = await mo.click(
        listed, label=next(label for label in buttons(listed) if label.startswith("Add a fact: Tram"))
    )
    shown = await mo.submit_modal(form, {"endorser": "Tram Guild", "stance": ["endorses"], "candidate": "Ada Moss"})
    await mo.click(shown.response, label="Confirm")
    after = card((await mo.slash(channel, "unanswered")).response)
    await mo.click(listed, label=next(label for label in buttons(listed) if label.startswith("Close: Nonsuch")))

    assert "does the Tram Guild back Moss?" in before
    assert "Tram Guild" not in after
    assert "Zadie Nonsuch" in after
    assert "Every question had an answer" in card((await mo.slash(channel, "unanswered")).response)


async def test_a_person_is_forgotten_at_once_and_the_facts_stay(mo, max_, channel, card, added, asked):
    await added(mo, channel)

    kept = (await mo.slash(channel, "privacy")).response
    await mo.click(kept, label="Forget me")

    audit = card((await max_.slash(channel, "audit")).response)
    assert "Forgotten: your id was taken out of" in card(kept)
    assert str(mo.id) not in audit
    assert "somebody who asked to be forgotten" in audit
    assert "Tram Guild" in await asked(max_, channel, "who backs Ada Moss?")


async def test_only_the_owner_has_the_server_forgotten_and_may_keep_it(
    simcord_env, mo, guild, channel, card, store_path
):
    owner = guild.add_member(guild.owner)
    own, others = (await owner.slash(channel, "privacy")).response, (await mo.slash(channel, "privacy")).response

    await owner.click(own, label="Forget this server in 30 days")

    labels = [c["label"] for row in others.components for c in row["components"]]
    assert "is forgotten on" in card(own)
    assert labels == ["Forget me"]
    kept = (await owner.slash(channel, "privacy")).response
    await owner.click(kept, label="Keep this server")
    assert "this server stays" in card(kept)
    assert GRACE.days == 30
