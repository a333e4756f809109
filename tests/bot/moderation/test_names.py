"""Moderators say who is who; each word can be undone."""


async def test_a_spelling_is_added_and_undone(mo, channel, card, asked):
    added = await mo.slash(channel, "name alias", name="Harbor Nurses Union", spelling="The Lanterns")
    there = await asked(mo, channel, "does The Lanterns back Moss?")
    await mo.click(added.response, label="Undo")

    assert "Spelling added" in card(added.response)
    assert "Yes" in there
    assert "Yes" not in await asked(mo, channel, "does The Lanterns back Moss?")


async def test_a_merge_acts_at_once_and_is_undone(mo, channel, card, asked):
    merged = await mo.slash(channel, "name merge", name="Ivor Reedham", into="Ivo Reedham", reason="misspelt")
    as_one = await asked(mo, channel, "who does Ivo Reedham back?")
    await mo.click(merged.response, label="Undo")

    assert "Names merged" in card(merged.response)
    assert "Dunn" in as_one
    assert "Orr" in as_one
    assert "Dunn" not in await asked(mo, channel, "who does Ivo Reedham back?")


async def test_a_no_is_remembered_and_stands_in_the_way_of_a_merge(mo, channel, card):
    no = await mo.slash(channel, "name distinct", name="Ivor Reedham", other="Ivo Reedham")
    merge = await mo.slash(channel, "name merge", name="Ivor Reedham", into="Ivo Reedham")

    assert "Names told apart" in card(no.response)
    assert "are not the same" in card(merge.response)


async def test_a_name_that_stands_for_two_is_split(mo, channel, card, asked):
    split = await mo.slash(
        channel, "name split", name="Ivo Reedham", new_name="Ivo Reedham the younger", statements="#3"
    )

    assert "Name split" in card(split.response)
    assert "younger" in await asked(mo, channel, "who backs Benedict Orr?")


async def test_info_shows_what_is_known(mo, channel, card):
    info = card((await mo.slash(channel, "name info", name="HNU")).response)

    assert "Harbor Nurses Union (union" in info
    assert "HNU" in info
    assert "endorses Ada Moss" in info


async def test_nobody_of_that_name_is_said(mo, channel, card):
    info = await mo.slash(channel, "name info", name="Qwxyz")

    assert "nobody called" in card(info.response)
