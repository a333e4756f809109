"""Articles come in, their statements wait, and moderators decide card by card."""

import pytest

pytestmark = pytest.mark.usefixtures("engines_loaded")

ARTICLE = """\
---
title: Two groups choose in Port Mallory
publisher: Quay
published: 2030-05-03
url: https://quay.example/groups
---
The Tram Guild endorsed Ada Moss for mayor of Port Mallory on Friday.

The Bakers League endorsed Benedict Orr, her rival in the mayoral race, last month.
"""


@pytest.fixture
async def read(mo, channel):
    return (await mo.slash(channel, "article add", file=("groups.md", ARTICLE.encode()))).response


@pytest.fixture
async def first(mo, channel, read):
    return (await mo.slash(channel, "review")).response


async def test_an_articles_card_names_it_once_and_says_what_its_button_opens(mo, channel, card, buttons, read):
    text, labels = card(read), buttons(read)

    await mo.click(read, label="Review what it says")

    assert "article:" not in text
    assert "Next" not in labels
    assert "1 day" not in card(read)
    assert "the oldest for 0 days" in card(read)
    assert "What is in doubt" not in card(read)


async def test_an_attached_article_comes_up_for_review_and_not_twice(mo, channel, card, read):
    again = await mo.slash(channel, "article add", file=("other.md", ARTICLE.encode()))

    assert "Article added" in card(read)
    assert "2 statements for review" in card(read)
    assert "is held already" in card(again.response)


async def test_the_card_shows_the_passage_with_its_quote_marked_and_how_much_waits(card, first):
    text = card(first)

    assert "Tram Guild endorses Ada Moss" in text
    assert "**The Tram Guild endorsed Ada Moss for mayor of Port Mallory on Friday.**" in text
    assert "Quay, 3 May 2030, paragraph 1" in text
    assert "2 waiting, 0 of them unsure" in text


async def test_accept_shows_the_next_card_and_can_be_undone(mo, channel, card, first, asked):
    await mo.click(first, label="Accept")
    second, then = card(first), await asked(mo, channel, "who backs Ada Moss?")
    await mo.click(first, label="Undo")

    assert "**Proposal accepted**" in second
    assert "Bakers League" in second
    assert "1 waiting" in second
    assert "Tram Guild" in then
    assert "Tram Guild" not in await asked(mo, channel, "who backs Ada Moss?")


async def test_reject_unsure_and_next(mo, channel, card, first, asked):
    await mo.click(first, label="Next")
    assert "Bakers League" in card(first)
    await mo.click(first, label="Unsure")
    assert "Tram Guild endorses" in card(first)
    await mo.click(first, label="Reject")

    assert "Somebody looked and could not tell" in card(first)
    assert "1 waiting, 1 of them unsure" in card(first)
    await mo.click(first, label="Accept")
    assert "Nothing waits for review" in card(first)
    assert "Bakers League" in await asked(mo, channel, "who backs Benedict Orr?")
    assert "Tram Guild" not in await asked(mo, channel, "who backs Ada Moss?")


async def test_the_second_moderator_is_told_who_was_first(mo, max_, channel, card, first):
    other = (await max_.slash(channel, "review")).response
    await mo.click(first, label="Accept")

    late = await max_.click(other, label="Reject")
    await max_.click(other, label="Next")

    assert f"already accepted by <@{mo.id}>" in late.followups[0].content
    assert late.followups[0].ephemeral
    assert "Bakers League" in card(other)


async def test_two_clicks_on_one_card_decide_one_card(mo, channel, card, first):
    accept = first.components[0]["components"][0]["custom_id"]
    await mo.click(first, custom_id=accept)

    assert "1 waiting" in card(first)
    assert accept != first.components[0]["components"][0]["custom_id"]


async def test_cards_work_after_a_restart(simcord_env, mo, make_bot, card, first):
    await simcord_env.restart_bot(make_bot())

    await mo.click(first, label="Accept")

    assert "Bakers League" in card(first)


async def test_edit_accepts_the_proposal_as_changed(mo, channel, card, first, asked):
    form = await mo.click(first, label="Edit")
    shown = await mo.submit_modal(
        form,
        {
            "endorser": "Tram Guild",
            "stance": ["endorses"],
            "candidate": "Cleo Dunn",
            "date": "2030-05-03",
            "contest": "",
        },
    )
    await mo.click(shown.response, label="Confirm")

    assert "Proposal accepted with changes" in card(shown.response), card(shown.response)
    assert "Tram Guild" in await asked(mo, channel, "who backs Cleo Dunn?")


async def test_a_form_sent_after_the_card_was_decided_says_so(mo, max_, channel, card, first):
    form = await mo.click(first, label="Edit")
    other = (await max_.slash(channel, "review")).response
    await max_.click(other, label="Accept")

    sent = await mo.submit_modal(form, {"endorser": "Tram Guild", "stance": ["endorses"], "candidate": "Cleo Dunn"})

    assert f"already accepted by <@{max_.id}>" in card(sent.response)


async def test_a_pasted_text_and_a_message_are_read(mo, ana, channel, card):
    form = await mo.slash(channel, "article add", published="3 May 2030")
    pasted = await mo.submit_modal(
        form, {"published": "3 May 2030", "text": "The Tram Guild endorsed Ada Moss for mayor."}
    )
    said = await ana.send(channel, "The Bakers League endorsed Benedict Orr for mayor.")
    read = await mo.context_menu(channel, "Read as article", said)

    assert "statement for review" in card(pasted.response)
    assert "was read" in card(read.response)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.md", b"\x00\x01binary", "binary"),
        ("a.exe", b"words", ".txt, .md or .html"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"Words without a date.", "when it was published"),
        ("a.txt", b"\xff\xfe\xfa words", "UTF-8"),
    ],
    ids=["binary", "ending", "empty", "no date", "encoding"],
)
async def test_what_is_no_article_is_said_in_one_line(mo, channel, card, name, content, told):
    read = await mo.slash(channel, "article add", file=(name, content))

    assert told in card(read.response).replace("\\", "")
    assert "\n" not in card(read.response)
