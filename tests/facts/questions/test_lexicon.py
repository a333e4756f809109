"""Is every entry of the word lists reached, and does every language say everything?"""

from __future__ import annotations

import pytest

from facts.questions.lexicon import languages, load_lexicon, read_tables
from facts.questions.phrases import match
from facts.questions.pieces import Piece

LANGUAGES = languages()


def patterns_of(language):
    found = {}
    lexicon = load_lexicon(language)
    for at in lexicon.patterns.values():
        for pattern in at:
            found[id(pattern)] = pattern
    return list(found.values())


def pieces_for(pattern, *, optional):
    """Words that the pattern is made of, a stranger in its gap."""
    words = []
    for element in pattern.elements:
        if element.gap:
            words.append("xyzzy")
        elif not element.optional or optional:
            words.append(min(element.words, default="") or element.stems[0])
    return [Piece(word=word, start=i, end=i + 1) for i, word in enumerate(words)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("optional", [True, False], ids=["long", "short"])
def test_every_phrase_is_found_by_its_own_words(language, optional):
    lexicon = load_lexicon(language)
    lost = []
    for pattern in patterns_of(language):
        pieces = pieces_for(pattern, optional=optional)
        begun = lexicon.begun_among({piece.word for piece in pieces})
        reachable = pattern in begun[pieces[0].word]
        if not reachable or not match(pattern.elements, pieces, 0, [True] * len(pieces)):
            lost.append(pattern.text)

    assert lost == []


@pytest.mark.parametrize(
    "text", ["who has withdrawn support from", "in the corner of the", "how many do they still have"]
)
def test_the_phrases_that_a_message_may_hold_are_those_whose_needed_words_it_says(text):
    said = set(text.split())
    lexicon = load_lexicon("en")

    begun = lexicon.begun_among(said)

    assert begun == {word: [p for p in lexicon.starting_with(word) if p.may_stand_among(said)] for word in said}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_twice_with_one_meaning(language):
    seen = [(p.tag, p.text, str(p.info)) for p in patterns_of(language)]

    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_language_says_everything_that_english_does(language):
    english, other = read_tables("en"), read_tables(language)

    missing = {name: sorted(set(english[name]) - set(other[name])) for name in english}

    assert {name: keys for name, keys in missing.items() if keys} == {}


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_language_has_words_for_every_relation(language):
    def relations(code):
        return {table["relation"] for table in read_tables(code)["stances"]["stance"]}

    assert relations("en") - relations(language) == set()


def test_irregular_verbs_are_all_used():
    for language in LANGUAGES:
        tables = read_tables(language)
        text = str(tables["stances"]["stance"]) + str(tables["asks"]) + str(tables["glue"]) + str(tables["times"])
        unused = [verb for verb in tables["stances"]["irregular"] if f"~{verb}" not in text]

        assert unused == [], language


def test_a_chat_spelling_leads_to_other_words():
    for language in LANGUAGES:
        for short, long in load_lexicon(language).chat.items():
            assert (short,) != long


def test_a_lookalike_is_no_word_of_the_lexicon():
    for language in LANGUAGES:
        lexicon = load_lexicon(language)

        assert lexicon.real & lexicon.vocabulary == frozenset()


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_language_has_every_sort_of_words_for_periods(language):
    english, other = read_tables("en")["periods"], read_tables(language)["periods"]

    assert {name: set(words) for name, words in english.items()} == {name: set(words) for name, words in other.items()}
