"""Which words of a passage count as words of the question."""

from __future__ import annotations

from itertools import product

import pytest

from facts.answers import passages
from facts.answers.spelled import spelled
from facts.answers.weighing import Weighed, is_said_by, longest_run, runs_of
from facts.models import Evidence, Source


def _longest_of_all(some: str, others: str) -> int:
    """The slow way: every run of three to six words of one text, sought in the other."""
    held = f" {' '.join(others)} "
    runs = [some[at : at + size] for size in range(3, 7) for at in range(len(some) - size + 1)]
    return max((len(run) for run in runs if f" {' '.join(run)} " in held), default=0)


@pytest.mark.parametrize("asked", ["abcabc", "abcdefgh", "aab", "ab", ""])
def test_the_longest_run_is_what_comparing_all_runs_finds(asked):
    for told in map("".join, product("abc", repeat=5)):
        text = f"x{told}defghx{asked}"

        for words in (told, text, f"{asked}z{told}"):
            assert longest_run(runs_of(tuple(asked)), tuple(words)) == _longest_of_all(asked, words)


def test_what_counts_once_is_not_added_again():
    weighed = Weighed(Evidence(source=Source(key="a", title="A"), paragraph=1, quote="b", passage="b"))

    weighed.add(2.0, "rests on it", once=True)
    weighed.add(2.0, "rests on it", once=True)
    weighed.add(1.0, "beside it")

    assert weighed.weight == 3.0
    assert weighed.has("rests on it", "speaks in it")
    assert not weighed.has("beside")


def test_no_names_are_taken_out_of_passages_for_a_question_without_words_of_weight(monkeypatch, ask):
    taken = []
    monkeypatch.setattr(passages, "without_names", lambda text, names: taken.append(text) or text)

    answer = ask("why did the Tidewater Party drop Moss?")

    assert answer.kind == "passages"
    assert taken == []


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        pytest.param("Moss said on Friday that she would stay.", True, id="the subject"),
        pytest.param("“No,” said Ada Moss.", True, id="behind the verb"),
        pytest.param("It lodged a complaint against Moss, who told reporters that she was calm.", True, id="who"),
        pytest.param("The guild stood by Moss for now, saying that it knew her.", False, id="behind a preposition"),
        pytest.param(
            "The guild stood by Ada Moss, saying that it knew her.", False, id="behind one, with a first name"
        ),
        pytest.param("For Moss’s guild a spokesman said no.", False, id="somebody of hers"),
    ],
)
def test_who_speaks_is_the_subject_of_the_verb(text, is_said):
    name = spelled(["Ada Moss"])

    assert name is not None
    assert is_said_by(text, name) is is_said
