"""Words as data: every entry is one that the matcher can meet, and stands there once."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from facts.models import EntityKind
from facts.names.everyday import is_common, is_surname_too
from facts.names.folding import fold
from facts.names.given_names import are_forms, is_given_name
from facts.names.index_words import person_parts
from facts.names.kinds import is_kind_word, kind_words, says_kind
from facts.names.words import lines, word_set
from facts.names.written import read_written

LISTS = sorted(
    path.name.removesuffix(".txt") for path in files("facts.names.words").iterdir() if path.name.endswith(".txt")
)


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_folded_as_a_typed_one_is(name):
    words = [word for line in lines(name) for word in line.replace(":", " ").split()]

    assert [word for word in words if fold(word) not in ((word,), ())] == []


@pytest.mark.parametrize("name", ["common_en", "common_es", "titles", "particles", "suffixes", "articles"])
def test_no_word_stands_twice_in_its_list(name):
    counted = Counter(word for line in lines(name) for word in line.split())

    assert [word for word, times in counted.items() if times > 1] == []


def test_every_everyday_word_is_known_as_one():
    assert all(is_common(word) for word in word_set("common_en") | word_set("common_es"))


def test_every_surname_that_is_a_word_too_is_everyday_speech():
    assert all(is_common(word) and is_surname_too(word) for word in word_set("also_names"))


def test_every_title_is_left_out_of_a_name():
    assert {read_written(f"{title} ortiz").words for title in word_set("titles")} == {("ortiz",)}


def test_every_suffix_is_left_out_of_a_name():
    assert {person_parts(f"Ana Ortiz {suffix}").surname for suffix in word_set("suffixes")} == {("ortiz",)}


def test_every_particle_opens_a_surname():
    assert {person_parts(f"Ana {particle} Ortiz").given for particle in word_set("particles")} == {("ana",)}


def test_every_article_may_open_the_name_of_a_group():
    assert {read_written(f"{article} lamplighters").words for article in word_set("articles")} == {("lamplighters",)}


def test_every_short_form_is_a_form_of_its_full_name():
    for line in lines("given_names"):
        full, *short = line.split()
        assert is_given_name(full)
        assert all(are_forms(form, full) for form in short if form != full), line


def test_every_word_for_a_kind_speaks_of_it():
    for kind, words in kind_words().items():
        assert kind in {known.value for known in EntityKind}
        assert all(says_kind(word, kind) and is_kind_word(word) for word in words)
