import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import limits


def more(count):
    return f"and {count} more"


@pytest.mark.parametrize("limit", [1, 2, 45, 80, 100, 256, 1024, 2000, 4096])
def test_text_at_a_limit_is_kept_and_one_sign_more_is_cut_to_it(limit):
    exact, over = "a" * limit, "a" * (limit + 1)

    assert limits.clamp(exact, limit) == exact
    assert limits.length(limits.clamp(over, limit)) == limit
    assert limits.clamp(over, limit).endswith("…")


def test_text_is_cut_at_a_words_end_where_one_is_near():
    assert limits.clamp("the dockers withdrew", 15) == "the dockers…"


def test_emoji_count_twice_as_discord_counts_them():
    assert limits.length("👋") == 2
    assert limits.length(limits.clamp("👋" * 60, 100)) <= 100


def test_an_escape_is_not_torn_in_half():
    assert limits.clamp("aa\\*b", 4) == "aa…"
    assert limits.clamp("a\\\\bb", 4) == "a\\\\…"


@given(st.text(max_size=300), st.integers(min_value=1, max_value=300))
def test_nothing_clamped_is_over_its_limit(text, limit):
    assert limits.length(limits.clamp(text, limit)) <= limit


def test_lines_left_out_are_counted():
    assert limits.fit_lines(["one one one", "two two two", "three"], 22, more) == ("one one one\nand 2 more", 1)


def test_lines_that_fit_exactly_are_all_there():
    assert limits.fit_lines(["one", "two"], 7, more) == ("one\ntwo", 2)


def test_lines_are_packed_into_blocks_and_the_rest_is_counted():
    packed = limits.pack_lines(["aaaa"] * 6, size=10, room=40, between=2, blocks=2, more=more)

    assert packed == ["aaaa\naaaa", "and 4 more"]


def test_lines_that_fill_the_blocks_exactly_need_no_count():
    assert limits.pack_lines(["aaaa"] * 4, size=9, room=18, between=0, blocks=2, more=more) == ["aaaa\naaaa"] * 2


@given(
    st.lists(st.text("abc", min_size=1, max_size=60), max_size=60),
    st.integers(min_value=0, max_value=200),
    st.integers(min_value=0, max_value=400),
    st.integers(min_value=0, max_value=5),
)
def test_packing_keeps_every_limit_and_counts_honestly(lines, size, room, blocks):
    packed = limits.pack_lines(lines, size=size, room=room, between=3, blocks=blocks, more=more)

    told = "\n".join(packed).split("\n") if packed else []
    left = sum(int(line.split()[1]) for line in told if line.startswith("and "))
    whole = [line for line in told if not line.startswith("and ")]
    assert all(len(block) <= size for block in packed)
    assert len(packed) <= max(blocks, 1)
    assert sum(map(len, packed)) + 3 * max(len(packed) - 1, 0) <= room
    assert whole == lines[: len(whole)]
    assert not told or len(whole) + left == len(lines)
