"""The lexicon counts for the parser too: the same lines, and a newcomer's line, without code."""

from collections.abc import Callable

import pytest

from facts.extraction.lexicon import ElementKind, Phrase, load_lexicon, read_phrase
from facts.extraction.lexicon.inflection import Form, verb_forms
from facts.extraction.lexicon.phrases import index_phrases
from facts.extraction.parse import matching, parse_statements, reading
from facts.extraction.parse.model import plain_verbs

PLAIN = (ElementKind.SLOT, ElementKind.VERB, ElementKind.SLOT)


def as_sentence(phrase: Phrase, verb: str) -> str:
    past = next(written for written, forms in verb_forms(verb).items() if Form.PAST in forms)
    return f"[Dockers Union] {past} [Ana Reed] on Monday."


def plain_lines() -> list[Phrase]:
    return [
        p
        for p in load_lexicon().phrases
        if tuple(e.kind for e in p.elements) == PLAIN and p.before[0].words == ("E",) and not p.negated
    ]


@pytest.mark.parametrize("phrase", plain_lines(), ids=lambda p: p.line)
def test_every_plain_verb_of_the_lexicon_is_read_on_a_tree(phrase, parsed):
    sentences = [as_sentence(phrase, verb) for verb in phrase.elements[phrase.verb].words]

    assert all(
        any(sides == ("Dockers Union", "Ana Reed") for sides in ((e, c) for e, _, c in parsed(s))) for s in sentences
    )


def test_a_newcomers_line_counts_without_code(parsed: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "[Dockers Union] on Monday hoisted the flag for [Ana Reed]."
    assert parsed(sentence) == set()
    added = index_phrases((*load_lexicon().phrases, read_phrase("E hoist the flag for C", "endorses")))

    for module in (matching, reading):
        monkeypatch.setattr(module, "load_lexicon", lambda: added)

    assert parsed(sentence) == {("Dockers Union", "endorses", "Ana Reed")}


def test_a_verb_that_the_parser_hardly_knows_is_shown_as_one_that_it_knows(model):
    assert {plain_verbs()[form] for form in ("jettison", "jettisons", "jettisoned", "jettisoning")} == {
        "support",
        "supports",
        "supported",
        "supporting",
    }


def test_only_sentences_with_a_word_of_the_lexicon_are_parsed(mark, model, monkeypatch):
    seen = []
    real = reading.parse_sentences
    monkeypatch.setattr(reading, "parse_sentences", lambda a, s: [seen.append(len(s)), real(a, s)][1])

    parse_statements(mark("[Ana Reed] ate lunch.", "[Dockers Union] endorsed [Ana Reed].", standing=["Ana Reed"]))

    assert seen == [1]
