"""The word files behind the names."""

import tomllib
from pathlib import Path

import pytest

import facts.extraction.names.words
from facts.articles import parse_article
from facts.extraction.names import annotate
from facts.extraction.names.kinds import kind_of_body
from facts.extraction.names.words import name_words

CODE = Path(facts.extraction.names.words.__file__).parent
FILES = CODE.parent / "words" / "en"


@pytest.mark.parametrize("name", ["titles", "organisations", "places", "no_names", "nominals", "given_names", "speech"])
def test_every_list_of_a_word_file_is_read_by_the_code(name):
    source = "\n".join(path.read_text(encoding="utf-8") for path in CODE.glob("*.py"))
    lists = tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))

    assert [key for key in lists if f'["{key}"]' not in source and f"['{key}']" not in source] == []


def test_every_title_makes_a_role():
    words = name_words()

    for title, role in words.heads.items():
        text = f"It was {title[0].upper()}{title[1:]} Ann Moss of Tarn."
        article = annotate(parse_article(text, key="a", title="t", published="2023-09-15"))
        assert any(role.lower() in e.role.lower() for e in article.entities), title


def test_every_word_of_a_kind_makes_that_kind_by_itself():
    words = name_words()

    for kind in ("union", "party", "business group", "political committee"):
        for word in words.any_words[kind] - set(words.plurals):
            text = f"The Moss {word.title()} Ring met."
            article = annotate(parse_article(text, key="a", title="t", published="2023-09-15"))
            assert article.entities, word
            assert article.entities[0].kind in words.kind_order, word


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Harbor Workers Party", "party"),
        ("Weston Fire Fighters Association", "union"),
        ("Weston Dockworkers", "union"),
        ("Flight Attendants Association", "union"),
        ("Weston Stockmen's League", "business group"),
        ("Weston Hotel Association", "business group"),
        ("Tarn Hospital Association", "business group"),
        ("Tarn Seniors' Alliance", "advocacy group"),
        ("Tarn Grange", "advocacy group"),
        ("Weston Courrier", "newspaper"),
        ("Weston Workers Party PAC", "political committee"),
        ("Weston Party Supplies Union", "union"),
        ("Weston Renters' Union", "advocacy group"),
        ("Retired Teachers of Weston", "advocacy group"),
        ("Weston Homeowners' Review", "advocacy group"),
        ("Weston Quarrymen's Lodge", "union"),
        ("Weston Rail Guards", "union"),
        ("Weston Irrigators", "business group"),
    ],
)
def test_the_word_that_says_most_decides_the_kind(name, kind):
    assert kind_of_body(name.split(), name_words()) == kind
