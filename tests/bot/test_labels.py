"""Every language has every word, and every word is used."""

import re
import tomllib
from pathlib import Path

import pytest

import bot
from bot.labels import labels_in
from facts.models import EntityKind

HERE = Path(bot.__file__).parent
FILES = sorted((HERE / "words").glob("*.toml"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in HERE.glob("*.py"))


def entries(path):
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        (section, key): words for section, part in read.items() if isinstance(part, dict) for key, words in part.items()
    }


def braces(words):
    return sorted(re.findall(r"\{(\w+)", words))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_the_same_entries_with_the_same_braces(path):
    english = entries(HERE / "words" / "en.toml")

    assert {key: braces(words) for key, words in entries(path).items()} == {
        key: braces(words) for key, words in english.items()
    }
    assert len(labels_in(path.stem).months) == 12


def test_every_kind_has_words():
    known = entries(HERE / "words" / "en.toml")

    assert {key for section, key in known if section == "kinds"} == set(EntityKind)


@pytest.mark.parametrize("section", ["days", "answer", "buttons", "told"])
def test_every_entry_is_used(section):
    for within, key in entries(HERE / "words" / "en.toml"):
        if within == section:
            assert re.search(rf"""["']{section}["'], ["']{key}["']""", CODE), key


def test_a_language_without_a_file_is_told_in_english():
    assert labels_in("xx").language == "en"


def test_a_kind_without_a_word_is_shown_as_it_is():
    assert labels_in("es").kind("tenants' league") == "tenants' league"


@pytest.mark.parametrize(
    ("rows", "en", "es"), [(0, "0 rows", "0 filas"), (1, "1 row", "1 fila"), (2, "2 rows", "2 filas")]
)
def test_one_of_a_thing_is_told_in_the_singular(rows, en, es):
    assert [labels_in(language)("export", "rows", rows=rows) for language in ("en", "es")] == [en, es]
