"""What an item teaches: which pairs are told of, which are not, and which are left open."""

from __future__ import annotations

import json

import pytest

from facts.articles import parse_article
from facts.encoding.arrays import MPNET, piece_numbers, read_arrays
from facts.extraction.frames import rule_statements
from facts.extraction.learned.corpus import FOLDER, corpus_digest, read_corpus
from facts.extraction.learned.cutting import Cutter
from facts.extraction.learned.examples import NOTHING, UNSAID, examples_of
from facts.extraction.learned.network import HEAD
from facts.extraction.learned.pairs import LAYOUT, MOST_PAIRS, OWN_SIGNS, SIGNS, STANCES, Pairs
from facts.extraction.learned.windows import Windows
from facts.extraction.names import annotate
from facts.extraction.places import Places
from facts.models import Stance

ITEM = """# Sides
Mayor Dana Pell endorsed Omar Reed. Igor Hale declined to back Reed.
"{filler}" said Lea Mott of Omar Reed.
= Dana Pell | endorses | Omar Reed | 1
= Igor Hale | declines | Omar Reed | 1
? Lea Mott | endorses | Omar Reed | 2
""".replace("{filler}", "He would do, I suppose, ")


@pytest.fixture
def learned(tmp_path):
    (tmp_path / "a.txt").write_text(ITEM, encoding="utf-8")
    (item,) = read_corpus(tmp_path)
    places = Places(annotate(item.article()))
    drafts = rule_statements(places.article, places)
    names = [entity.name for entity in places.article.entities]
    found = {}
    for example in examples_of(item, places.article, drafts, Cutter(piece_numbers("en", MPNET))):
        for pair, label in zip(example.pairs, example.labels, strict=True):
            found[names[pair.endorser], names[pair.candidate]] = (label, pair)
    return found


def test_what_is_told_has_its_stance(learned):
    assert learned["Dana Pell", "Omar Reed"][0] == 1 + STANCES.index(Stance.ENDORSES)
    assert learned["Igor Hale", "Omar Reed"][0] == 1 + STANCES.index(Stance.DECLINES)


def test_the_other_way_round_and_others_are_nothing(learned):
    assert learned["Omar Reed", "Dana Pell"][0] == NOTHING
    assert learned["Dana Pell", "Igor Hale"][0] == NOTHING


def test_where_fair_readers_differ_nothing_is_learned(learned):
    assert learned["Lea Mott", "Omar Reed"][0] == UNSAID


def test_what_the_rules_read_is_told_along(learned):
    told = learned["Dana Pell", "Omar Reed"][1].signs[0][OWN_SIGNS:]
    other = learned["Omar Reed", "Dana Pell"][1].signs[0][OWN_SIGNS:]
    assert len(told) == SIGNS - OWN_SIGNS
    assert told[STANCES.index(Stance.ENDORSES)] == 1
    assert not any(other[: len(STANCES)])


def test_bodies_are_backed_by_nobody():
    text = "The Tarn Nurses Union endorsed Dana Pell."
    article = annotate(parse_article(text, key="a", title="T", published="2024-05-15"))
    pairs = [p for w in Windows(article, Cutter(piece_numbers("en", MPNET))) for p in Pairs(article, []).of(w)]
    assert [(article.entities[p.endorser].name, article.entities[p.candidate].name) for p in pairs] == [
        ("Tarn Nurses Union", "Dana Pell")
    ]


def test_of_a_crowd_the_nearest_pairs_are_weighed():
    names = [f"{first} {last}" for first in ("Dana", "Omar", "Lea", "Igor", "Nell", "Ada", "Tom") for last in
             ("Pell", "Reed", "Mott", "Hale", "Ruiz", "Voss")]  # fmt: skip
    text = "Those who came: " + ", ".join(names) + "."
    article = annotate(parse_article(text, key="a", title="T", published="2024-05-15"))
    (window,) = Windows(article, Cutter(piece_numbers("en", MPNET)))
    pairs = Pairs(article, []).of(window)
    apart = [abs(pair.places[0][0] - pair.places[0][1]) for pair in pairs]
    assert len(pairs) == MOST_PAIRS < len(names) * (len(names) - 1)
    assert max(apart) < len(names) / 2


def test_the_model_was_trained_on_the_corpus_and_with_these_signs():
    head = json.loads(read_arrays(FOLDER.parent / "models" / "en.npz")[HEAD].tobytes())
    assert head == {"layout": LAYOUT, "digest": corpus_digest()}
