"""A slow and obvious walk over every spelling checks what the index finds."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from facts.names import SpellingTable, rank_names
from facts.names.index_words import Place, index_words
from facts.names.neighbourhood import far_keys, index_keys, near_keys
from facts.names.packed import Named, PackedNames, pack_names
from facts.names.ranking import fit_spelling
from facts.names.spellings import Spelling, Spellings
from facts.names.written import read_written

_SYLLABLES = st.sampled_from(
    "ba bren cor dal dri en fa gil har jo kes lin mor na os pell qua ro sten ti ul vas wen yo".split()  # noqa: SIM905
)
_WORDS = st.lists(_SYLLABLES, min_size=2, max_size=4).map("".join)
_NAMES = st.lists(_WORDS, min_size=2, max_size=3).map(" ".join).map(str.title)
_STORES = st.lists(_NAMES, min_size=1, max_size=25, unique=True)


def full_scan(written: str, table: SpellingTable) -> float:
    """The similarity of the closest spelling, by comparing every one."""
    name = read_written(written)
    fits = (fit_spelling(name, spelling) for spelling in table)
    return max((fit.similarity for fit in fits if fit), default=0.0)


@st.composite
def slips(draw: st.DrawFn, word: str) -> str:
    """`word` in lower case with one slip: a letter left out, put in, or swapped with the next."""
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from("abdeghiklmnoprstuy"))
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    return draw(st.sampled_from([word[:at] + word[at + 1 :], word[:at] + letter + word[at:], swapped])).lower()


@st.composite
def stores_and_queries(draw: st.DrawFn) -> tuple[list[str], str]:
    names = draw(_STORES)
    return names, " ".join(draw(slips(word)) for word in draw(st.sampled_from(names)).split())


@given(stores_and_queries())
@settings(max_examples=150, deadline=None)
def test_a_slip_in_every_word_never_hides_the_closest_name(case):
    names, written = case
    table = SpellingTable.from_aliases([], dict(enumerate(names)))
    expected = full_scan(written, table)
    assume(expected >= 80)

    ranked = rank_names(written, table)

    assert ranked[0].similarity >= round(expected, 2)


class Packed:
    """The spellings of a table, looked up in a pack of them."""

    def __init__(self, table: SpellingTable) -> None:
        named = [Named(s.spelling_id, " ".join(s.words), index_words(s.text, is_person=s.is_person)) for s in table]
        self._pack = PackedNames(pack_names(named))
        self.read, self.refresh = table.read, table.refresh
        self.words_with_keys, self.with_words = self._pack.words_with_keys, self._pack.with_words
        self.with_pairs, self.closest = self._pack.with_pairs, self._pack.closest
        self.known = self._pack.known


@given(stores_and_queries())
@settings(max_examples=150, deadline=None)
def test_a_pack_gives_what_the_table_gives(case):
    names, written = case
    table = SpellingTable.from_aliases([], dict(enumerate(names)))
    packed: Spellings = Packed(table)

    assert rank_names(written, packed) == rank_names(written, table)


@given(st.text("abcdeé", min_size=5, max_size=14), st.data())
def test_a_word_and_what_two_slips_make_of_it_share_a_key(word, data):
    typed = data.draw(slips(word).flatmap(slips))
    assume(OSA.distance(word, typed) <= 2 and len(typed) > 4)

    assert far_keys(typed) & index_keys(word)


@given(st.text("abcdeé", min_size=1, max_size=14), st.data())
def test_a_word_and_what_one_slip_makes_of_it_share_one_of_few_keys(word, data):
    typed = data.draw(slips(word))
    assume(len(typed) > 2 and len(word) > 2)

    assert near_keys(typed) & index_keys(word)


def test_a_spelling_is_packed_with_everything_it_is_filed_under():
    filed = index_words("Ana Ortiz", is_person=True)
    pack = PackedNames(pack_names([Named(7, "ana ortiz", filed)]))

    assert len(pack) == 1
    assert list(pack.spelling_ids) == [7]
    (hit,) = pack.with_words(["ortiz"], [Place.SURNAME], most=5)
    assert hit.text == "ana ortiz"
    assert set(pack.known(["ortiz", "orti", "a", "ana", "nobody"])) == {"ortiz", "a", "ana"}
    assert pack.closest("anna ortiz", ["ortiz", "o"], most=9) == [7]
    assert pack.closest("anna ortiz", ["ortiz", "o"], most=0) == []


def test_of_those_who_hold_a_word_the_closest_are_given_with_all_their_namesakes():
    names = ["Ana Ortiz"] * 9 + ["Anna Ortiz", "Bela Ortiz", "Ana Reyes"]
    table = SpellingTable(
        Spelling(number, number, name, tuple(name.lower().split()), name, "person") for number, name in enumerate(names)
    )

    for known in (table, Packed(table)):
        assert sorted(known.closest("ana ortizz", ["ortiz"], most=99)) == list(range(9))
        assert known.closest("ana ortizz", ["ortiz"], most=9) == []
        assert known.closest("ana ortiz", ["reyes", "nobody"], most=99) == []
