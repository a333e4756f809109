"""Why, what was said and who is, asked in words of one's own of an article that nobody prepared for questions."""

from __future__ import annotations

from datetime import date

import pytest

from facts.answers import answer_question
from facts.ingest import ingest, read_reading
from facts.store import Store

ARTICLE = """---
title: Ferry workers leave Duarte over the harbor lease
publisher: Quay Times
published: 2031-09-12
---
The Ferry Workers Union rescinded its endorsement of Helena Duarte in the race for mayor of Quayside on Thursday, a day after the harbor lease came out.

“We put it to all of them in the spring: is there a lease? She told us there was none,” said Anton Lindqvist, the union's president.

Duarte told reporters that the lease was routine. “I have nothing to hide and I will be on the ballot,” Duarte said.

Harbor commissioner Oskar Brandt, her main rival for mayor, shrugged off the affair. Brandt would not speak of it at length.

The Quayside Teachers Association will stay with Duarte. Its chair, Rosa Pell, pointed to the contract that she helped settle. “She sat there for nineteen hours,” Pell said.

Former mayor Felix Amundsen withdrew his support of Duarte on Wednesday in a post on his website, saying that voters deserve a straight answer.

The Ferry Workers Union knocked on 30,000 doors for Duarte in the spring, and its phone bank runs six nights a week.

Brandt's campaign scoffed at the ferry workers. “They never could count,” said its manager, Sven Hallgren.

Lindqvist, a former deckhand, has led the union since 2019.

Tidewater Holdings, which holds the lease, could not be reached.
"""  # noqa: E501 - a paragraph is a line


@pytest.fixture(scope="module")
def quayside(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "quay.md"
    path.write_text(ARTICLE, encoding="utf-8")
    with Store.in_memory() as store:
        ingest(store, read_reading(path, engines=("rules",)), accept_all=True)
        yield store


def _answer(store, question):
    return answer_question(store, question, today=date(2031, 10, 1))


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        pytest.param("what was lindqvist so mad about", 2, id="a feeling asks why"),
        pytest.param("lindqvist was upset about what exactly", 2, id="a feeling, asked behind it"),
        pytest.param("what bothered lindqvist", 2, id="what stirs a feeling"),
        pytest.param("what was pell so happy about", 5, id="a feeling of another sort"),
        pytest.param("how did brandt take it", 4, id="how one takes it is how one responds"),
        pytest.param("what did duarte say when the ferry workers left", 3, id="who speaks, though others acted"),
        pytest.param("what did duarte say after amundsen dropped her", 3, id="who speaks, though another left"),
        pytest.param("what reason did amundsen give", 6, id="a reason told in no word for one"),
        pytest.param("how many doors did the ferry workers knock", 7, id="words of no stance"),
        pytest.param("how did brandt take it, people leaving her", 4, id="how one takes it, and what"),
        pytest.param("who said 'she told us there was none'", 2, id="a quotation of everyday words"),
        pytest.param("who said 'i will be on the ballot'", 3, id="a quotation of nothing but everyday words"),
        pytest.param("who said 'deserve a straight answer'", 6, id="a few words of a quotation"),
        pytest.param("what did brandts people say about the ferry workers", 8, id="who speaks for a candidate"),
        pytest.param("what was lindqvists job before", 9, id="what somebody is, behind the name"),
        pytest.param("did tidewater holdings comment", 10, id="who could not be reached"),
    ],
)
def test_the_passage_that_answers_comes_first(quayside, question, paragraph):
    answer = _answer(quayside, question)

    assert answer.kind == "passages"
    assert answer.citations[0].evidence.paragraph == paragraph


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("why did amundsen endorse brandt", id="an act that nobody did"),
        pytest.param("why did the quayside teachers leave duarte", id="an act of whom no source says it"),
        pytest.param("why is brandt so tall", id="no feeling"),
        pytest.param("what did pell say about the libraries", id="a matter of which she did not speak"),
        pytest.param("what did pell say about the ferry workers", id="a body of which she did not speak"),
        pytest.param("what did duarte write on the bridge", id="a deed of which nothing is told"),
        pytest.param("was brandt furious at the voters", id="a feeling that is asked about itself"),
        pytest.param("how many goats did the ferry workers shear", id="a number of something else"),
    ],
)
def test_what_no_passage_tells_is_left_unanswered(quayside, question):
    assert _answer(quayside, question).kind == "unknown"


@pytest.mark.parametrize(
    "question",
    ["so duarte dropped out already?", "did duarte bow out", "has duarte quit", "did duarte drop out of the race"],
)
def test_whether_a_candidate_quit_is_told_by_who_speaks_of_staying(staying, question):
    answer = _answer(staying, question)

    assert answer.kind == "passages"
    assert answer.citations[0].evidence.paragraph == 2


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("how much cash has duartes campaign got in the bank", id="money, of which a word is said"),
        pytest.param("what are duartes odds to win it", id="odds"),
        pytest.param("who wins the primary you think", id="who will win"),
    ],
)
def test_what_is_not_kept_is_not_answered_by_a_passage_with_a_word_of_it(staying, question):
    assert _answer(staying, question).kind == "unknown"


STAYING = """---
title: Rivals tell Duarte to go
publisher: Quay Times
published: 2031-09-20
---
Oskar Brandt called on Helena Duarte to drop out of the race for mayor of Quayside after a winning streak of debates. Cash donations to her could run out, and a phone bank of her campaign was quiet.

Duarte said that she would stay in the race. “I am not going anywhere,” Duarte said.

The Tidewater Party withdrew its endorsement of Duarte in the race for mayor of Quayside. “In this moment we owe our members an answer,” the party said.

The party reaffirmed its support for Brandt in the mayoral race. The remaining weeks will be long, it said.
"""  # noqa: E501 - a paragraph is a line


@pytest.fixture(scope="module")
def staying(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "staying.md"
    path.write_text(STAYING, encoding="utf-8")
    with Store.in_memory() as store:
        ingest(store, read_reading(path, engines=("rules",)), accept_all=True)
        yield store


def test_no_passage_is_told_for_a_question_of_records_of_which_a_word_was_not_read(staying):
    assert _answer(staying, "the tidewater party's remaining horses in this, name em").kind == "unknown"
