"""How many steps does reading take? Calls of functions are counted, never seconds: machines differ, calls do not."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest

from facts.articles import read_article
from facts.extraction import RULES, extract
from facts.extraction.frames.tokens import split_sentence
from facts.extraction.names import annotate
from facts.extraction.statements.dated_text import DatedText
from facts.extraction.statements.offices import _sought, office_named, offices, sought_in
from facts.models import Article, Passage

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.md"))
MOST_A_WORD = 72  # some 68 are made


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    read = [read_article(path) for path in ARTICLES]
    for article in read:
        extract(article, (RULES,))  # word lists are read once
    return read


def calls_of_reading(article: Article) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(article, (RULES,))
    finally:
        sys.setprofile(before)
    return calls


def words_of(article: Article) -> int:
    return sum(len(passage.text.split()) for passage in article.passages)


def test_rules_take_few_steps_a_word(articles):
    steps = sum(map(calls_of_reading, articles))

    assert steps / sum(map(words_of, articles)) < MOST_A_WORD


def test_plain_words_are_split_once_for_names_and_for_clauses(articles):
    annotated = annotate(articles[0])
    split = {id(token) for sentence in annotated.sentences if sentence.split for token in sentence.split.tokens}
    words = [t for sentence in annotated.sentences for t in split_sentence(annotated, sentence) if t.name is None]

    assert sum(id(token) in split for token in words) > 0.9 * len(words)


def test_an_article_three_times_as_long_takes_about_three_times_as_many_steps(articles):
    article = max(articles, key=words_of)
    texts = [passage.text for passage in article.passages] * 3
    longer = replace(article, passages=tuple(Passage(number, text) for number, text in enumerate(texts, 1)))

    assert calls_of_reading(longer) < 4 * calls_of_reading(article)


@pytest.mark.parametrize("before", ["for ", "the next ", "in the ", "elected ", ""])
def test_offices_are_looked_for_only_at_words_that_they_begin_with_and_none_is_lost(before):
    for office in offices():
        for word in office.words:
            text = f"Reed, Ott: who stands {before}{word} race, mayoral or not, and {before}Marl {word.title()}'s seat?"
            whole = [office_named(next(group for group in m.groups() if group)) for m in _sought().finditer(text)]

            assert sought_in(text) == [office for office in whole if office is not None]


def test_days_are_looked_for_only_in_sentences_that_may_lend_them(articles, monkeypatch):
    looked_in: list[int] = []
    look = DatedText._raw
    monkeypatch.setattr(
        DatedText, "_raw", lambda self, number, text: looked_in.append(number) or look(self, number, text)
    )

    for article in articles:
        extract(article, (RULES,))

    assert len(looked_in) < 0.95 * sum(len(annotate(article).sentences) for article in articles)
