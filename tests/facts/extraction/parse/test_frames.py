"""What the parser reads: who acts and who is acted on, however the sentence is built."""

import pytest

REED = ("Dockers Union", "endorses", "Ana Reed")

SAME_STATEMENT = {
    "active": "[Dockers Union] endorsed [Ana Reed] on Monday.",
    "passive": "[Ana Reed] was endorsed on Monday by [Dockers Union].",
    "participle": "Also there was [Ana Reed], endorsed last week by [Dockers Union].",
    "relative clause": "[Dockers Union], which endorsed [Ana Reed] in March, met in the old hall.",
    "relative clause with an object": "[Ana Reed], whom [Dockers Union] endorsed in March, met them in the old hall.",
    "shared subject": "[Dockers Union] met on Monday and, after a long debate, endorsed [Ana Reed].",
    "infinitive": "[Dockers Union] voted late on Monday to endorse [Ana Reed].",
    "reported": "[Dockers Union] said that [it=Dockers Union] was endorsing [Ana Reed].",
    "noun behind its verb": "[Dockers Union] on Monday gave its full endorsement to [Ana Reed].",
    "noun that is won": "[Ana Reed] won the coveted endorsement of [Dockers Union].",
    "those who act for it": "The board of [Dockers Union] has endorsed [Ana Reed].",
}


@pytest.mark.parametrize("sentence", SAME_STATEMENT.values(), ids=SAME_STATEMENT.keys())
def test_one_statement_is_read_however_it_is_built(parsed, sentence):
    assert parsed(sentence) == {REED}


NOTHING = {
    "hope": "[Ana Reed] hopes that [Dockers Union] will endorse her.",
    "plan": "[Dockers Union] plans to endorse [Ana Reed].",
    "condition": "[Dockers Union] would endorse [Ana Reed] if she asked.",
    "denial": "[Dockers Union] denied that it had endorsed [Ana Reed].",
    "nobody": "No member of [Dockers Union] endorsed [Ana Reed].",
    "question": "Has [Dockers Union] endorsed [Ana Reed]?",
    "asked of others": "Members asked [Dockers Union] to endorse [Ana Reed].",
    "a refusal to say": "[Dockers Union] declined to say whether it would endorse [Ana Reed].",
    "silence": "[Dockers Union] has not endorsed [Ana Reed].",
    "a deed that was wanting": "[Dockers Union] lacked the courage to endorse [Ana Reed].",
    "a deed denied": "[Dockers Union] did not go on the radio to endorse [Ana Reed].",
    "a deed of others": "[Dockers Union] wrote a letter to ask [Nurses Guild] to endorse [Ana Reed].",
    "those who work for somebody": "[Pat Lunn] is leaving [Ana Reed]'s office for a law firm.",
}


@pytest.mark.parametrize("sentence", NOTHING.values(), ids=NOTHING.keys())
def test_what_is_hoped_asked_or_denied_says_nothing(parsed, sentence):
    assert parsed(sentence) == set()


def test_a_refusal_before_an_infinitive_declines(parsed):
    assert parsed("[Dockers Union] on Monday declined to endorse [Ana Reed].") == {
        ("Dockers Union", "declines", "Ana Reed")
    }


def test_two_subjects_share_two_verbs(parsed):
    assert parsed("[Jo Marsh] and [Pat Lunn] endorsed [Ana Reed] and called on [Tom Moss] to drop out.") == {
        ("Jo Marsh", "endorses", "Ana Reed"),
        ("Pat Lunn", "endorses", "Ana Reed"),
        ("Jo Marsh", "urges_exit", "Tom Moss"),
        ("Pat Lunn", "urges_exit", "Tom Moss"),
    }


def test_a_list_of_subjects_is_read_to_its_end(parsed):
    found = parsed("[Jo Marsh], [Dockers Union], [Nurses Guild] and [Pat Lunn] all backed [Ana Reed].")

    assert {endorser for endorser, _, _ in found} == {"Jo Marsh", "Dockers Union", "Nurses Guild", "Pat Lunn"}


def test_the_object_of_another_verb_is_no_endorser(parsed):
    assert parsed("[Jo Marsh], who once beat [Tom Moss], endorsed [Ana Reed].") == {
        ("Jo Marsh", "endorses", "Ana Reed")
    }


BY_NOUNS_AND_TURNS = {
    "noun with both sides": "A day after [Dockers Union]'s endorsement of [Ana Reed], the ferry sank.",
    "noun with a giver": "Support for [Ana Reed] from [Dockers Union] came late in the day.",
    "compound": "They all cheered the [Dockers Union]-backed [Ana Reed] at the dinner.",
    "latest to do it": "[Dockers Union] became the third union to endorse [Ana Reed].",
    "joined those who do it": "[Dockers Union] joined a long list of unions endorsing [Ana Reed].",
    "behind like": "Small unions like [Dockers Union] have endorsed [Ana Reed].",
    "shared object": "[Dockers Union] praised and then endorsed [Ana Reed].",
    "what a deed was for": "[Dockers Union] interrupted its annual conference on Monday to endorse [Ana Reed].",
    "what a way was for": "[Dockers Union] went on the radio to endorse [Ana Reed].",
}


@pytest.mark.parametrize("sentence", BY_NOUNS_AND_TURNS.values(), ids=BY_NOUNS_AND_TURNS.keys())
def test_nouns_and_turns_of_phrase_say_the_same(parsed, sentence):
    assert parsed(sentence) == {REED}


@pytest.mark.parametrize(
    "sentence",
    ["[Pat Lunn] followed suit on Friday.", "So did [Pat Lunn].", "It was joined on Friday by [Pat Lunn]."],
    ids=["followed suit", "so did", "was joined by"],
)
def test_who_does_the_same_says_the_same(parsed, sentence):
    assert ("Pat Lunn", "endorses", "Ana Reed") in parsed("[Dockers Union] endorsed [Ana Reed] on Monday.", sentence)


def test_those_behind_after_did_so_before(parsed):
    said = parsed("[Jo Marsh] is the third of the old cabinet to endorse [Ana Reed], after [Pat Lunn] and [Al Vance].")

    assert {endorser for endorser, _, _ in said} == {"Jo Marsh", "Pat Lunn", "Al Vance"}


def test_so_did_is_of_the_sentence_right_before(parsed):
    told = parsed("[Dockers Union] endorsed [Ana Reed] on Monday.", "It rained.", "So did [Pat Lunn].")

    assert told == {REED}


def test_a_number_of_others_does_not_lend_its_verb_to_the_subject(parsed):
    assert parsed("[Tom Moss] was not worried by the numbers declaring for [Ana Reed].") == set()


def test_the_object_of_the_clause_before_is_no_subject(parsed):
    assert parsed("[Dockers Union] endorsed [Ana Reed] and [Nurses Guild] endorsed [Tom Moss].") == {
        REED,
        ("Nurses Guild", "endorses", "Tom Moss"),
    }


def test_so_has_turns_round_what_has_been_said_and_gives_nobody(parsed):
    said = parsed("[Pat Lunn] has endorsed [Ana Reed], and so has the [Nurses Guild].")

    assert ("Nurses Guild", "endorses", "Pat Lunn") not in said
