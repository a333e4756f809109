import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import limits
from bot.render import answer_embeds, plain_answer, size
from bot.shown import ShownAnswer
from bot.source_pages import source_pages
from facts.models import Answer, Item

MARK = "[\\[1\\]](https://herald.example/quill)"


def texts(embeds):
    told = []
    for embed in embeds:
        told += [embed.title, embed.description, embed.footer.text]
        told += [text for field in embed.fields for text in (field.name, field.value)]
    return "\n".join(text for text in told if text)


def sources_of(embed):
    return "\n".join(field.value for field in embed.fields)


def within_limits(embeds):
    assert 1 <= len(embeds) <= limits.EMBEDS
    assert sum(size(embed) for embed in embeds) <= limits.EMBED_TOTAL
    for embed in embeds:
        assert limits.length(embed.title or "") <= limits.EMBED_TITLE
        assert 1 <= limits.length(embed.description) <= limits.EMBED_DESCRIPTION
        assert len(embed.fields) <= limits.EMBED_FIELDS
        assert all(1 <= limits.length(field.name) <= limits.EMBED_FIELD_NAME for field in embed.fields)
        assert all(1 <= limits.length(field.value) <= limits.EMBED_FIELD_VALUE for field in embed.fields)
    return True


def item(name):
    return Item(name=name, entity_kind="union", citations=(1,))


def left_out(text):
    return sum(int(line.split()[2]) for line in text.splitlines() if line.startswith("… and"))


def test_the_verdict_comes_first_and_each_name_has_its_line_with_linked_numbers(made):
    lines = [
        "- Local 1: endorsed in May 2031 [1]",
        "Our newest source is a month old.",
        "Not confirmed:",
        "- Local 2: support withdrawn by 3 May 2031 [1]",
    ]

    sure, unsure = (item(name) for name in ("Local 1", "Local 2"))

    embed = answer_embeds(made.answer("1 union backs Quill:", lines=lines, items=(sure,), unconfirmed=(unsure,)))[0]

    assert embed.description.splitlines() == [
        "**1 union backs Quill:**",
        f"- **Local 1**: endorsed in May 2031 {MARK}",
        "Our newest source is a month old.",
        "**Not confirmed:**",
        f"- **Local 2**: support withdrawn by 3 May 2031 {MARK}",
    ]


@pytest.mark.parametrize(
    ("as_of", "told"),
    [("2031-05", "May 2031"), ("2031-05-03", "3 May 2031"), ("2031", "2031"), ("/2031-05-03", "by 3 May 2031"),
     ("2031-05-01/2031-05-03", "1 May 2031 to 3 May 2031"), ("2031-05-01/", "1 May 2031 or later")],
)  # fmt: skip
def test_how_far_the_sources_reach_stands_below(made, as_of, told):
    assert answer_embeds(made.answer(as_of=as_of))[0].footer.text == f"As of {told}"


def test_how_names_were_read_is_said_once(made):
    told = made.answer(
        "Quill is backed. I read “kwil” as Ada Quill.", read_as={"qill": "Ada Quill", "kwil": "Ada Quill"}
    )

    assert answer_embeds(told)[0].description.count("Read “") == 1
    assert "-# Read “qill” as Ada Quill" in answer_embeds(told)[0].description


def test_a_source_is_told_by_title_publisher_date_and_paragraph_with_its_words(made):
    assert sources_of(answer_embeds(made.answer())[0]) == (
        "**\\[1\\]** [Nurses leave Quill](https://herald.example/quill), Harbor Herald, 3 May 2031, paragraph 4\n"
        "> The nurses withdrew their support"
    )


def test_a_quote_that_the_answer_says_is_not_said_twice(made):
    told = made.answer("In their words:", lines=["- “The nurses withdrew their support” [1]"], kind="passages")

    assert texts(answer_embeds(told)).count("The nurses withdrew") == 1


def test_a_source_without_a_quote_is_shown_as_such(made):
    bare = made.citation(1, quote=None, paragraph=None)

    assert "without a quote" in sources_of(answer_embeds(made.answer(citations=[bare]))[0])


def test_a_moderators_note_is_marked(made):
    noted = made.citation(1, is_note=True, url=None)

    assert "a moderator's note" in sources_of(answer_embeds(made.answer(citations=[noted]))[0])


@pytest.mark.parametrize(("title", "told"), [
    ("Moderator's note", "**\\[1\\]** A moderator's note, 3 May 2031\n"),
    ("Moderator's note: quay.example", "**\\[1\\]** quay.example, 3 May 2031, a moderator's note\n"),
])  # fmt: skip
def test_a_moderators_note_is_called_one_once(made, title, told):
    noted = made.citation(1, is_note=True, url=None, title=title, publisher="", paragraph=None)

    assert sources_of(answer_embeds(made.answer(citations=[noted]))[0]).startswith(told)


def test_a_word_of_1800_letters_is_cut(made):
    told = answer_embeds(made.answer(f"I know nobody called “{'x' * 1800}”.", lines=[], kind="unknown", citations=0))[0]

    assert told.description == f"I know nobody called “{'x' * 60}…”."


def test_a_spanish_answer_has_spanish_words_around_it(made):
    told = texts(answer_embeds(made.answer("Dos sindicatos.", language="es", read_as={"qill": "Ada Quill"})))

    assert "A fecha de mayo de 2031" in told
    assert "Fuentes" in told
    assert "He leído «qill» como Ada Quill" in told


def test_parts_have_an_embed_each_and_numbers_that_go_on(made):
    parts = (made.answer("First.", citations=2), made.answer("Second."))
    whole = made.answer("First. Second.", citations=3, parts=parts)

    embeds = answer_embeds(whole, question="who and who")

    assert ["First." in embed.description for embed in embeds] == [True, False]
    assert "[\\[3\\]]" in embeds[1].description
    assert [embed.title for embed in embeds] == ["who and who", None]
    assert [citation.n for citation in ShownAnswer.of(whole, ("who and who",), None).citations] == [1, 2, 3]


def test_more_parts_than_fit_are_counted(made):
    parts = tuple(made.answer(f"Part {n}. {'word ' * 300}", citations=6) for n in range(14))

    embeds = answer_embeds(made.answer("All.", parts=parts))

    assert within_limits(embeds)
    assert f"and {14 - len(embeds)} more answers" in embeds[-1].description


@pytest.mark.parametrize("count", [1, 10, 20, 50, 100, 1000])
def test_a_list_of_any_length_keeps_discords_limits_and_counts_what_is_left_out(made, count):
    lines = [f"- Local {n}: endorsed on 3 May 2031 [1]" for n in range(count)]

    embeds = answer_embeds(made.answer(f"{count} unions:", lines=lines))

    description = embeds[0].description
    assert within_limits(embeds)
    assert description.count("- Local") + left_out(description) == count


@pytest.mark.parametrize(("language", "more"), [("en", "and 97 more"), ("es", "y 97 más")])
@pytest.mark.parametrize("length", [20, 60, 180])
def test_a_list_that_names_its_first_alone_keeps_the_true_number_when_it_is_cut(made, length, language, more):
    lines = [f"- Local {n} {'x' * length}: endorsed on 3 May 2031 [1]" for n in range(25)]
    told = made.answer("122 unions:", lines=[*lines, f"- {more}"], language=language)

    for text in (answer_embeds(told)[0].description, plain_answer(told)):
        (number,) = [int(word) for line in text.splitlines() if more[:2] in line and "Local" not in line
                     for word in line.split() if word.isdigit()]  # fmt: skip
        assert text.count("Local") + number == 122


def test_who_is_unconfirmed_is_told_however_many_are_sure(made):
    sure = [f"- Local {n}: endorsed on 3 May 2031 [1]" for n in range(500)]

    description = answer_embeds(made.answer("500:", lines=[*sure, "Not confirmed:", "- Dockers: in May [1]"]))[
        0
    ].description

    assert "Not confirmed:" in description
    assert "- Dockers" in description


def test_many_quotes_keep_discords_limits_and_are_counted(made):
    long = [made.citation(n, quote=f"{n} {'q' * 900}", url=f"https://herald.example/{'u' * 400}") for n in range(1, 41)]

    embeds = answer_embeds(made.answer(citations=long))

    shown = sources_of(embeds[0])
    assert within_limits(embeds)
    assert shown.count("Harbor Herald") + left_out(shown) == 40


def test_names_and_quotes_of_others_format_and_link_nothing(made):
    hostile = "@everyone **[win](https://evil.example)** <@42> https://evil.example"
    told = made.answer(
        hostile,
        lines=[f"- {hostile}: {hostile} [1]"],
        citations=[made.citation(1, quote=hostile, publisher=hostile, url="javascript:alert(1)")],
        read_as={hostile: hostile},
    )

    shown = texts(answer_embeds(told, question=hostile) + source_pages(told.citations, "en")[0]) + plain_answer(told)

    assert "@everyone" not in shown
    assert "](https://" not in shown
    assert "<@42>" not in shown
    assert "https://evil" not in shown
    assert "javascript" not in shown


def test_only_names_are_bold_in_a_line(made):
    told = made.answer("They said:", lines=["- “Enough, she said: it is over.” [1]"], kind="passages")

    assert answer_embeds(told)[0].description.splitlines()[1] == f"- “Enough, she said: it is over.” {MARK}"


@pytest.mark.parametrize("number", ["0", "7", "99999999999999999999"])
def test_a_number_that_cites_nothing_is_no_link(made, number):
    assert f"\\[{number}\\]" in answer_embeds(made.answer(f"As he said in [{number}]."))[0].description


NAMES = st.text(min_size=1, max_size=400).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=5000).filter(str.strip), names=st.lists(NAMES, max_size=60))
def test_any_answer_keeps_discords_limits(made, text, names):
    told = made.answer(text, lines=[f"- {name}: {text} [1] [2]" for name in names],
                       citations=[made.citation(n, quote=text[:900]) for n in range(1, 9)],
                       read_as={name: name for name in names})  # fmt: skip

    assert within_limits(answer_embeds(told, question=text))
    assert 1 <= limits.length(plain_answer(told)) <= limits.CONTENT
    for page in source_pages(told.citations, "en"):
        assert within_limits(page)


def test_a_very_long_paragraph_is_cut_around_its_quote(made):
    passage = f"{'before ' * 900}the words that count{' after' * 900}"
    long = made.citation(1, quote="the words that count", passage=passage)

    page = source_pages([long], "en")[0]

    assert "…" in page[0].description
    assert "**the words that count**" in page[0].description
    assert within_limits(page)


def test_text_alone_holds_the_answer_and_its_places(made):
    told = plain_answer(made.answer("One union:"))

    assert told.splitlines() == [
        "One union:",
        "\\- Nurses Local 1: endorsed in May 2031 \\[1\\]",
        "\\[1\\] Nurses leave Quill, Harbor Herald, 3 May 2031, paragraph 4",
    ]


def test_names_to_choose_between_bring_no_sources(made):
    named = Item(name="Local 1", entity_kind="union", entity_id=1, citations=(1,))
    told = made.answer("Which one?", kind="clarify", lines=[], items=(named,))

    assert answer_embeds(told)[0].fields == []
    assert ShownAnswer.of(told, ("?",), None).citations == ()


def test_an_unknown_answer_is_its_words_alone():
    embed = answer_embeds(Answer(question="?", kind="unknown", text="I have nothing on that."))[0]

    assert embed.description == "I have nothing on that."
    assert embed.fields == []
