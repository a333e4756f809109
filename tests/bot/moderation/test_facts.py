"""A moderator adds, corrects, retracts and takes back facts; members see it at once."""

import pytest

QUESTION = "who backs Ada Moss?"


async def test_a_fact_is_previewed_confirmed_and_undone(mo, ana, channel, card, asked):
    shown = await mo.slash(
        channel,
        "fact add",
        endorser="Port Tram Guild",
        stance="endorses",
        candidate="Ada Moss",
        date="1 May 2030",
        link="https://quay.example/5",
        quote="The guild is with Moss.",
    )
    preview = card(shown.response)
    before = await asked(ana, channel, QUESTION)

    await mo.click(shown.response, label="Confirm")
    added = card(shown.response)
    after = await asked(ana, channel, QUESTION)
    await mo.click(shown.response, label="Undo")
    undone = await asked(ana, channel, QUESTION)

    assert shown.ephemeral
    assert "**Port Tram Guild** (organization, new)" in preview or "**Port Tram Guild** (union, new)" in preview
    assert "1 May 2030" in preview
    assert "Port Mallory mayor, 2030" in preview
    assert "Ada Moss: 2 backers → 3" in preview
    assert "> The guild is with Moss." in preview
    assert "Port Tram Guild" not in before
    assert "Fact added" in added
    assert f"<@{mo.id}>" in added
    assert "Port Tram Guild" in after
    assert "Port Tram Guild" not in undone
    assert "~~" in card(shown.response)
    assert "undone by" in card(shown.response)


async def test_confirming_twice_adds_one_fact(simcord_env, mo, ana, channel, card, asked):
    shown = await mo.slash(channel, "fact add", endorser="Tram Guild", stance="endorses", candidate="Ada Moss")
    message = shown.response
    confirm = next(c["custom_id"] for row in message.components for c in row["components"] if c["label"] == "Confirm")

    await mo.click(message, custom_id=confirm)
    history = card((await mo.slash(channel, "fact history", endorser="Tram Guild", candidate="Ada Moss")).response)

    assert "Fact added" in card(message)
    assert history.count("Tram Guild") == 1


async def test_a_name_that_may_mean_two_is_asked_for(mo, channel, card, buttons):
    shown = await mo.slash(channel, "fact add", endorser="Reedham", stance="endorses", candidate="Ada Moss")
    assert "What has to be settled first" in card(shown.response)
    menu = shown.response.components[0]["components"][0]

    await mo.select(shown.response, [menu["options"][0]["value"]])

    assert [option["label"] for option in menu["options"]][-1] == "Somebody new: Reedham"
    assert len(menu["options"]) >= 3
    assert "settled first" not in card(shown.response)
    assert "**" + menu["options"][0]["label"] + "**" in card(shown.response)


async def test_somebody_new_may_bear_a_known_name(mo, channel, card):
    shown = await mo.slash(channel, "fact add", endorser="Reedham", stance="endorses", candidate="Ada Moss")

    await mo.select(shown.response, ["new:Reedham"])

    assert "**Reedham** (person, new)" in card(shown.response)


async def test_the_forms_change_the_card(mo, channel, card):
    shown = await mo.slash(channel, "fact add", endorser="HNU", stance="endorses", candidate="Benedict Orr")

    form = await mo.click(shown.response, label="Edit")
    await mo.submit_modal(
        form, {"endorser": "Harbor Nurses Union", "stance": ["withdraws"], "candidate": "Ada Moss", "date": "May 2030"}
    )
    more = await mo.click(shown.response, label="Source and more")
    await mo.submit_modal(more, {"quote": "It left her.", "link": "https://quay.example/9", "rank": "2"})

    text = card(shown.response)
    assert "**withdraws support for**" in text
    assert "May 2030" in text
    assert "> It left her." in text
    assert "Rank: 2" in text
    assert "Ada Moss: 2 backers → 1" in text


async def test_cancel_adds_nothing(mo, channel, card, asked):
    shown = await mo.slash(channel, "fact add", endorser="Tram Guild", stance="endorses", candidate="Ada Moss")

    await mo.click(shown.response, label="Cancel")

    assert "Cancelled" in card(shown.response)
    assert "Tram Guild" not in await asked(mo, channel, QUESTION)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"date": "the 45th of Nonsuch"}, "date:"),
        ({"candidate": "HNU"}, "nobody endorses themselves"),
        ({"link": "javascript:alert(1)"}, "not an http(s) link"),
        ({"endorser": "x" * 200}, "200 characters are too many"),
        ({"rank": 900}, "rank:"),
        ({"endorser": "\u202e\u200b"}, "endorser: is missing"),
    ],
    ids=["no date", "the endorser", "no link", "long name", "rank", "nothing to see"],
)
async def test_what_cannot_stand_is_said_and_cannot_be_confirmed(mo, channel, card, given, told):
    fact = {"endorser": "Harbor Nurses Union", "stance": "endorses", "candidate": "Ada Moss"} | given

    shown = await mo.slash(channel, "fact add", **fact)

    confirm = next(c for row in shown.response.components for c in row["components"] if c.get("label") == "Confirm")
    assert told in card(shown.response).replace("\\", "")
    assert confirm["disabled"]


async def test_markdown_mentions_and_links_in_a_quote_are_shown_as_they_are(mo, channel, card):
    shown = await mo.slash(
        channel,
        "fact add",
        endorser="**Tram** @everyone Guild",
        stance="endorses",
        candidate="Ada Moss",
        quote="# big [here](https://evil.example) <@1>",
    )

    text = card(shown.response)
    assert "\\*\\*Tram\\*\\* @\u200beveryone Guild" in text
    assert "](https://evil" not in text
    assert "<@1>" not in text


async def test_a_card_works_after_a_restart(simcord_env, mo, channel, make_bot, card):
    shown = await mo.slash(channel, "fact add", endorser="Reedham", stance="endorses", candidate="Ada Moss")
    await simcord_env.restart_bot(make_bot())

    await mo.select(shown.response, ["new:Reedham"])
    await simcord_env.restart_bot(make_bot())
    await mo.click(shown.response, label="Confirm")
    await simcord_env.restart_bot(make_bot())
    await mo.click(shown.response, label="Undo")

    assert "undone by" in card(shown.response)


async def test_a_fact_is_corrected_and_what_is_left_out_stays(mo, channel, card, added, asked):
    shown = await mo.slash(channel, "fact correct", statement="#1", candidate="Benedict Orr", reason="misread")
    preview = card(shown.response)
    await mo.click(shown.response, label="Confirm")

    assert "please check #1" in preview
    assert "Ada Moss: 2 backers → 1" in preview
    assert "January 2030" in preview
    assert "Fact corrected" in card(shown.response)
    assert "misread" in card(shown.response)
    assert "Harbor Nurses Union" in await asked(mo, channel, "who backs Benedict Orr?")
    assert "Harbor Nurses Union" not in await asked(mo, channel, "who backs Ada Moss?")


async def test_a_fact_is_retracted_with_a_reason_and_only_once(mo, max_, channel, card, asked):
    first = await mo.slash(channel, "fact retract", statement="2", reason="the party denies it")
    second = await max_.slash(channel, "fact retract", statement="2", reason="me too")

    assert "Fact retracted" in card(first.response)
    assert "the party denies it" in card(first.response)
    assert f"already retracted by <@{mo.id}>" in card(second.response)
    assert "Tidewater" not in await asked(mo, channel, QUESTION)


async def test_correct_and_retract_from_the_card_of_a_change(mo, channel, card, added):
    done = await added(mo, channel)

    form = await mo.click(done, label="Correct")
    corrected = await mo.submit_modal(
        form,
        {
            "endorser": "Tram Guild",
            "stance": ["opposes"],
            "candidate": "Ada Moss",
            "contest": "Port Mallory mayor, 2030",
        },
    )
    reason = await mo.click(done, label="Retract")
    retracted = await mo.submit_modal(reason, {"reason": "invented"})
    history = await mo.click(done, label="History")

    assert "**opposes**" in card(corrected.response)
    assert "Fact added" in card(done)
    assert "Fact retracted" in card(retracted.response)
    assert "invented" in card(history.response)
    assert "retracted" in card(history.response)


async def test_undo_takes_back_ones_own_last_changes(mo, max_, channel, card, added):
    await added(mo, channel)
    await added(max_, channel, endorser="Bakers League")
    await added(mo, channel, endorser="Pilots Circle")

    undone = await mo.slash(channel, "fact undo", count=2)
    again = await mo.slash(channel, "fact undo")

    assert len(undone.response.embeds) == 2
    assert "Pilots Circle" in undone.response.embeds[0].description
    assert "Bakers" not in card(undone.response)
    assert "nothing of yours" in card(again.response)


async def test_names_statements_and_contests_are_offered_while_typed(mo, channel):
    names = await mo.autocomplete(channel, "fact add", "endorser", "Harbr Nurse")
    statements = await mo.autocomplete(channel, "fact retract", "statement", "tidewater")
    contests = await mo.autocomplete(channel, "fact add", "contest", "mallory")

    assert names[0]["name"].startswith("Harbor Nurses Union")
    assert [choice["value"] for choice in statements] == ["2"]
    assert contests[0]["name"] == "Port Mallory mayor, 2030"


async def test_a_message_becomes_a_source(mo, ana, channel, card):
    said = await ana.send(channel, "The Tram Guild is with Moss now, they told me so.")

    form = await mo.context_menu(channel, "Record as source", said)
    shown = await mo.submit_modal(form, {"endorser": "Tram Guild", "stance": ["endorses"], "candidate": "Ada Moss"})
    await mo.click(shown.response, label="Confirm")

    text = card(shown.response)
    assert "Fact added" in text
    assert "Message in" in text


async def test_the_date_of_a_message_may_be_given_in_the_form(mo, ana, channel, card):
    said = await ana.send(channel, "x" * 1900)

    form = await mo.context_menu(channel, "Record as source", said)
    shown = await mo.submit_modal(
        form,
        {
            "endorser": "Tram Guild",
            "stance": ["endorses"],
            "candidate": "Ada Moss",
            "date": "May 2030",
            "quote": "They are.",
        },
    )

    assert "May 2030" in card(shown.response)
    assert "> They are." in card(shown.response)


async def test_a_fact_without_a_link_is_a_moderators_note_in_every_citation(mo, ana, channel, card, added, asked):
    await added(mo, channel, note="The chair told me.")

    answered = await ana.slash(channel, "ask", question="does the Tram Guild back Ada Moss?")
    sources = await ana.click(answered.response, label="Sources (1)")

    for shown in (card(answered.response), card(sources.response)):
        assert "A moderator's note" in shown
        assert shown.lower().count("moderator's note") == 1
        assert "The chair told me." in shown
