import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import length
from bot.markdown import escape, link, plain, safe_url, shown


@pytest.mark.parametrize(
    ("written", "as_shown"),
    [
        ("**Bold** _Local_ ~9~ ||x|| `y`", r"\*\*Bold\*\* \_Local\_ \~9\~ \|\|x\|\| \`y\`"),
        ("[free](https://evil.example)", r"\[free\](https\://evil.example)"),
        ("see https://evil.example/a", r"see https\://evil.example/a"),
        ("<@42> <#1> <t:1> </ask:1> <:a:1>", r"\<@42\> \<#1\> \<t:1\> \</ask:1\> \<:a:1\>".replace("#", r"\#")),
        ("# Heading", r"\# Heading"),
        ("- item", r"\- item"),
        ("back\\slash", r"back\\slash"),
        ("Local 32BJ, Rep. O'Neil-Ruiz (D.)", "Local 32BJ, Rep. O'Neil-Ruiz (D.)"),
    ],
    ids=["styles", "hidden link", "bare link", "mentions", "heading", "list", "backslash", "an ordinary name"],
)
def test_signs_that_discord_reads_are_escaped(written, as_shown):
    assert escape(written) == as_shown


@pytest.mark.parametrize("ping", ["@everyone", "@here", "@Everyone"])
def test_a_ping_for_all_is_broken(ping):
    assert ping not in escape(ping)


def test_what_hides_or_reorders_text_is_taken_out():
    assert plain("Ana\u202e gnoR\u200b\x07 Ruiz\n\n\tLee") == "Ana gnoR Ruiz Lee"


def test_accents_emoji_and_other_scripts_stay():
    assert escape(plain("Núñez 👩‍🏫 王")) == "Núñez 👩‍🏫 王"


@given(st.text(max_size=200), st.integers(min_value=2, max_value=120))
def test_shown_text_keeps_its_limit_after_escaping(text, limit):
    assert length(shown(text, limit)) <= limit


@given(st.text("[]()*\\<>@#`", min_size=1, max_size=80), st.integers(min_value=2, max_value=40))
def test_shown_text_never_ends_in_half_an_escape(text, limit):
    tail = shown(text, limit).removesuffix("…")

    assert (len(tail) - len(tail.rstrip("\\"))) % 2 == 0


@pytest.mark.parametrize(
    "url", ["https://herald.example/a?b=c#d", "http://herald.example", "https://herald.example/a%20b"]
)
def test_an_http_address_is_kept(url):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "ftp://herald.example", "discord://x", "//herald.example", "https://", "https://[",
     "https://herald.example/a b", "https://herald.example/" + "a" * 600],
)  # fmt: skip
def test_anything_else_is_no_link(url):
    assert safe_url(url) is None
    assert link("words", url) == "words"


def test_an_address_cannot_end_its_link_early():
    assert link("words", "https://herald.example/a)b(c>") == "[words](https://herald.example/a%29b%28c%3E)"
