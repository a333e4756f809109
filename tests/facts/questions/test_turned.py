"""Is a question that words beside its act, or a sentence of its own, limit or turn round not read without them?"""

from __future__ import annotations

import pytest

BESIDE = [
    pytest.param("who refuses to quit moss", "quit", id="a refusal to leave"),
    pytest.param("which unions declined to drop reed", "drop", id="a refusal to leave, of a sort"),
    pytest.param("who wouldnt give moss their backing", "wouldnt", id="who said no"),
    pytest.param("who is back in reed's corner", "back", id="back there"),
    pytest.param("how many re-joined moss", "re", id="joined anew"),
    pytest.param("who is in moss's corner again after quitting", "again", id="there again after leaving"),
    pytest.param("who has been asking for reed's withdrawal", "for", id="for somebody's own withdrawal"),
    pytest.param("reed supporters minus moss supporters", "supporters", id="less the people of another"),
    pytest.param("which unions like reed without moss", "without", id="without another"),
    pytest.param("who used to support moss or still does", "still", id="once or now"),
    pytest.param("current plus former reed backers", "current", id="now and once"),
    pytest.param("moss's unions past and present", "past and present", id="past and present"),
    pytest.param("who still likes moss, they all left her", "still", id="what is told behind the question"),
    pytest.param("moss and reed, who backs both of them", "both of", id="both and not either"),
    pytest.param("anybody for moss or reed, names", "or", id="backers of either, not which of two"),
    pytest.param("who ditched moss when she asked", "when she asked", id="who was asked and went"),
    pytest.param("everybody behind moss or reed please", "or", id="backers of either, in other words"),
    pytest.param("anybody with either moss or reed - who", "either", id="either"),
    pytest.param("moss's champions", "champions", id="people that look like an act"),
    pytest.param("rejections moss has collected, from whom", "rejections", id="what was collected"),
    pytest.param("drop the moss list", "drop", id="a list that is wanted"),
    pytest.param("who, if not the unions, supports moss", "if", id="if not a sort"),
]
ELSEWHERE = [
    pytest.param("the dockers dropped moss, any others? names", "others", id="others behind somebody told"),
    pytest.param("enough of unions!! who else does moss have", "else", id="else behind a sort"),
    pytest.param("who traded moss for one of the others", "others", id="for one of the others"),
    pytest.param("parties are boring to me. who is with moss", "parties", id="a sort that bores"),
    pytest.param("moss's people and reed's people, separately", "separately", id="two lists"),
    pytest.param("i was away since may 3, who joined moss", "since may 3", id="how long the asker was away"),
    pytest.param("they told me to mention parties. who do we have for moss?", "parties", id="a sort to mention"),
    pytest.param("reed's list. hide the parties", "parties", id="a sort to hide"),
    pytest.param("moss's backers. leave out the unions", "unions", id="a sort to leave out"),
    pytest.param("not asking who quit, asking who kept backing moss", "not", id="what is not asked"),
    pytest.param("dont tell me who left moss, tell me who stayed", "not", id="what is not to be told"),
    pytest.param("not who opposes moss, who left her", "not", id="not who, but who"),
    pytest.param("skip who backs moss, i want who left", "skip", id="who is to be skipped"),
]
READ = [
    "who refused to endorse moss",
    "who doesnt back moss",
    "who has moss's back",
    "who backs moss again",
    "who used to support moss",
    "former moss backers",
    "who still backs moss",
    "who dropped moss",
    "who champions moss",
    "who backs both moss and reed",
    "who do the nurses back, moss or reed",
    "who left moss since may 3",
    "did the unions drop moss",
    "did the nurses and the dockers both leave moss",
    "who told moss to quit",
    "who else backs moss",
    "who backs moss besides the nurses",
    "who joined moss while everyone else was leaving",
    "do karlsen and strickland back different people",
    "my union rep asked me this. who backs moss?",
    "reading the paper now. who left moss",
    "the senators are in session today. who backs moss",
    "who left moss, not the ones that came back",
    "not sure who left moss",
    "dont know who backs moss",
]


@pytest.mark.parametrize(("text", "word"), [*BESIDE, *ELSEWHERE])
def test_what_turns_or_limits_a_question_is_not_left_out(ask, text, word):
    assert word in ask(text).unread


@pytest.mark.parametrize("text", READ)
def test_what_only_looks_so_is_read(ask, text):
    assert not ask(text).unread


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("moss refusals", "declined"),
        ("all of the snubs moss got", "declined"),
        ("moss's rejections, list", "declined"),
        ("moss's refusers", "declined"),
        ("how many returnees does moss have", "returned"),
        ("moss foes", "opposes"),
        ("the revocations of moss", "withdrew"),
    ],
)
def test_those_who_did_it_are_asked_by_what_they_are_called(ask, text, relation):
    clause = ask(text).clauses[0]

    assert clause.relation == relation
    assert clause.endorser.is_asked
    assert [name.matches[0].name for name in clause.candidate.names] == ["Ada Moss"]


def test_a_sort_is_limited_in_capitals_too(ask):
    assert ask("WHO DROPPED MOSS? STRICTLY UNIONS").clauses[0].endorser.kinds == ("union",)
