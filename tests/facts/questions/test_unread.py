"""Is what a question says, and the frame does not hold, named rather than left out?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        pytest.param("does the Bakers Union back moss", "Bakers Union", id="everyday words before a union"),
        pytest.param("did Senator Smith withdraw from moss", "Senator Smith", id="a surname behind a role"),
        pytest.param("does Wanda Rabbit back moss", "Wanda Rabbit", id="the first name of somebody known"),
        pytest.param("who backs Zadie Nonsuch", "Zadie Nonsuch", id="the one to whom it is done"),
        pytest.param("does local 1199 back moss", "local 1199", id="another number"),
    ],
)
def test_a_stranger_is_named_whole(ask, text, stranger):
    question = ask(text)

    placed = {name.written for clause in question.clauses for name in clause.endorser.names if not name.matches}
    assert {*question.strangers, *placed} == {stranger}
    assert stranger in [name.written for name in question.names]


@pytest.mark.parametrize("text", ["how many people/groups back moss", "which people or groups back moss"])
def test_people_and_groups_are_everybody(ask, text):
    assert ask(text).unread == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("which police unions back moss", "police", id="a sort of union"),
        pytest.param("did the nurses endorse moss after the big pumpkin day", "pumpkin", id="a day that nobody knows"),
        pytest.param("for the unions: who backs moss", "unions", id="a sort before a colon"),
        pytest.param("for the may issue: who backs moss", "issue", id="a time before a colon"),
        pytest.param("morales: who left", "morales", id="a stranger before a colon, and nobody behind it"),
        pytest.param("who left moss cause she lied", "cause", id="why they did it, not why it is asked"),
        pytest.param("who left the candidate moss backs", "backs", id="whom somebody else chose"),
        pytest.param("who backs the candidate reed endorsed", "endorsed", id="whom somebody else chose, in the past"),
        pytest.param("who privately backs moss", "privately", id="support of which no record tells"),
        pytest.param("how many unions does each candidate have", "each", id="a number for each"),
        pytest.param("who was with moss the whole time", "moss the whole time", id="all the time"),
        pytest.param("who is number one by number of endorsers", "number of", id="by what it is settled who is first"),
        pytest.param("who is number one if you count supporters", "count", id="what is to be counted"),
        pytest.param("who is number 1 in endorsements", "endorsements", id="in what somebody is first"),
        pytest.param("is moss union-backed", "union", id="a sort that backs"),
        pytest.param("is reed newspaper backed", "newspaper", id="a sort that backs, apart"),
        pytest.param("least endorsed candidate", "least", id="the least of all"),
        pytest.param("which republicans back moss", "republicans", id="a sort of people"),
        pytest.param("who backs moss in Nowhereville", "Nowhereville", id="a place"),
        pytest.param("which candidates have moss's unions", "unions", id="whose unions back whom else"),
        pytest.param("who else do moss's backers back", "backers", id="whose backers back whom else"),
        pytest.param("does moss have two papers", "two", id="whether there are just so many"),
        pytest.param("who secretly backs moss", "secretly", id="an adverb"),
        pytest.param("who left one union for another", "another", id="for whom they left one of nobody's name"),
        pytest.param("which party framed its withdrawal from moss as a duty", "framed", id="how somebody put it"),
        pytest.param("who left moss and karlsen stayed", "and", id="what another did, of which nothing is asked"),
        pytest.param("who dropped out of the race", "out", id="leaving the contest"),
        pytest.param("has anyone quit the race", "race", id="whether anybody left the contest"),
        pytest.param("name the unions and who each one backs", "unions", id="a sort that is not backed"),
        pytest.param("havent left moss:", "havent", id="who it is that did not, of nobody named"),
        pytest.param("did karlsen have reed first on may 12", "on may 12", id="a day beside a rank"),
        pytest.param("backers moss could not hang on to", "hang on to", id="what she could not do with them"),
        pytest.param("who was for moss, now not", "not", id="what is so no more"),
        pytest.param("the nurses yanked it from", "from", id="from whom"),
        pytest.param("karlsen moved on to", "to", id="to whom"),
        pytest.param("karlsen left reed for", "for", id="for whom"),
        pytest.param("who is over moss at this point", "over moss", id="above or done with"),
        pytest.param("which rival wanted moss to give up her allotment", "allotment", id="no office beside the race"),
        pytest.param("any thoughts of wanda rabbit on moss? endorsed?", "wanda", id="somebody named in front"),
        pytest.param("does the champion like moss", "champion", id="what looks like a verb behind an article"),
        pytest.param("unions moss has, total?", "unions", id="a sort beside the one who has them"),
        pytest.param("reed! did any union leave anybody", "reed", id="somebody named alone in front"),
        pytest.param("which unions did moss have before june 1, all of em", "unions", id="a sort that no side keeps"),
        pytest.param("how many people and unions back moss", "unions", id="a sort beside people that is not everybody"),
        pytest.param("moss endorsements that are gone now", "gone", id="an act that no clause holds"),
        pytest.param("who left moss for the other campaigns", "the other campaigns", id="to whom somebody went"),
        pytest.param("who took their time endorsing moss", "took", id="an idiom begun and not ended"),
        pytest.param("who leaned on moss", "leaned", id="an urging without what was urged"),
        pytest.param("who cast doubt on moss", "cast", id="a verb of an idiom in another one"),
        pytest.param("who backed moss before the primary", "primary", id="a time that nothing dates"),
        pytest.param("who left moss after this campaign", "campaign", id="a time that nothing dates, behind 'after'"),
        pytest.param("anyone in the party still with moss", "party", id="a body of whose people it asks"),
        pytest.param("did anybody from the newspaper drop moss", "newspaper", id="a newspaper of whose people it asks"),
        pytest.param("which candidates have the nurses and a senator", "senator", id="a sort beside a name"),
        pytest.param(
            "which papers are behind somebody, the courier pulled theirs", "courier", id="a sort that stands never"
        ),
        pytest.param("did karlsen back moss in may only", "only", id="at no other time"),
        pytest.param("who backs moss and isnt in office", "isnt", id="what those asked for are not"),
        pytest.param("who is in second place", "second place", id="a place in the contest, on nobody's ballot"),
        pytest.param("when did scarpel leave moss", "scarpel", id="somebody near a verb, asked when"),
        pytest.param("of those karlsen backs. who told moss to go", "backs", id="out of whom some are asked for"),
        pytest.param("karlsen out as of when", "out", id="away, asked when"),
        pytest.param("tell me whom senator karlsen formerly supported", "senator", id="a title, not a sort asked for"),
    ],
)
def test_a_limit_that_is_not_understood_is_told(ask, text, word):
    assert ask(text).unread[0] == word


@pytest.mark.parametrize(
    "text",
    [
        "who still backs moss lmao",
        "yo whobots, who backs moss",
        "who backs moss, asking 4 a friend",
        "ok im out of the loop, who still backs moss",
        "who pulled their support until the audit is published",
        "did the nurses leave moss, u know the hospital people",
        "who backs moss in the tarrow race",
    ],
)
def test_an_aside_is_no_limit(ask, text):
    assert not ask(text).unread


@pytest.mark.parametrize(
    "text",
    [
        "who backed moss throughout may",
        "were the nurses with moss all of may",
        "was karlsen with moss all through april",
        "was karlsen with moss the whole of april",
        "were the nurses with moss during all of last week",
        "did the nurses stand by moss all the way through may",
        "was karlsen with moss every single day of april",
        "who was with moss each day in april",
        "estuvo karlsen con moss todos los dias de abril",
    ],
)
def test_each_day_of_a_time_is_not_any_day_of_it(ask, text):
    assert ask(text).unread


@pytest.mark.parametrize(
    "text",
    [
        "who backed moss in may",
        "who left moss throughout may",
        "were all of the nurses for moss",
        "who left moss during all of april",
        "was karlsen with moss at any point in april",
        "did moss have all of the unions in may",
        "were karlsen and strickland all for moss in april",
        "did moss have them all in may",
        "apoyaron todos a moss en abril",
    ],
)
def test_any_day_of_a_time_will_do(ask, text):
    assert not ask(text).unread


def test_an_unknown_act_asks_nothing(ask):
    question = ask("did moss sue reed")

    assert question.asks == "nothing"
    assert question.unread


def test_a_lone_stranger_takes_the_side_left_open(ask):
    question = ask("does bernard zadie back moss")

    assert [name.written for name in question.clauses[0].endorser.names] == ["bernard zadie"]
    assert not question.unread


def test_somebody_whose_name_is_near_a_verb_is_no_act(ask):
    clause = ask("did scarpel back moss").clauses[0]

    assert [name.written for name in clause.endorser.names] == ["scarpel"]
    assert clause.relation == "ever_backed"


def test_somebody_known_whom_no_clause_holds_is_called_no_stranger(ask):
    question = ask("have the nurses got a problem with moss, like opposed her")

    assert question.unread
    assert "nurses" not in " ".join(question.strangers)


def test_a_sort_that_a_second_act_is_said_of_too_is_no_act_of_others(ask):
    assert ask("which candidate told moss to quit but isnt backed by karlsen").unread == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("who stayed after karlsen left", "stayed"),
        ("unions with moss in may vs now", "vs"),
        ("who was with moss in may versus today", "versus"),
    ],
)
def test_what_only_half_of_a_question_would_answer_is_unread(ask, text, word):
    assert ask(text).unread == (word,)


@pytest.mark.parametrize(
    "text",
    [
        "who stayed with moss after karlsen left",
        "who stayed after karlsen left moss",
        "who was with anyone after karlsen left",
        "is karlsen with moss or reed now",
        "who was with moss in may and is now",
    ],
)
def test_whole_questions_like_those_are_read(ask, text):
    assert ask(text).unread == ()


@pytest.mark.parametrize("text", ["which candidates have one", "does moss have one"])
def test_one_of_no_sort_is_not_read(ask, text):
    assert ask(text).unread
