"""A question in a member's own words finds the passage that speaks of most of it; of little, none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.answers import Conversation
from facts.answers.content import contents_of, degrees_of, weights_of
from facts.answers.quoting import without_marks
from facts.answers.wanted import asked_text, asks_for_number, asks_for_speech, has_synonyms, spelled_out
from facts.models import (
    Article,
    Asks,
    DateRange,
    NamedInArticle,
    Passage,
    Question,
    Quotation,
    Reading,
    Source,
    WrittenEntity,
)
from facts.store.readings import add_reading

MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
NURSES = WrittenEntity(name="Harbor Nurses Union", kind="union")
LINDE = WrittenEntity(name="Rosa Linde", role="former clerk")
TEXTS = (
    (
        "Ada Moss was accused on Tuesday of steering pier contracts to a cousin. Rosa Linde, a former clerk, lodged a "
        "complaint with the county prosecutor."
    ),
    "Moss issued her statement late on Tuesday afternoon. She said that Linde was a peer who never worked for her.",
    "Until the charge surfaced Moss had been second in polls, and two unions had given her momentum.",
    (
        "The Harbor Nurses Union sought the views of its rank and file, and its officers were of one mind. The union "
        "promised to send canvassers to every ward."
    ),
    "“It is a dark day, but I will stop at every pier until the vote,” Moss said.",
    "Read on: Linde’s Lawsuit Could Scuttle a Pier Auction",
    "The endorsement of the Harbor Nurses Union carries weight among ward captains.",
    "Linde, who sued the county twice, gave an orphanage $4,000. She needed five ballots to become clerk.",
)


@pytest.fixture(autouse=True)
def ledger(store):
    source = Source(
        key="ledger", title="Clerk accuses Moss", publisher="Ledger", published=DateRange.parse("2030-04-20")
    )
    passages = tuple(Passage(n, text) for n, text in enumerate(TEXTS, 1))
    people = {MOSS: (1, 2, 3, 5), LINDE: (1, 2, 8), NURSES: (4, 7)}
    reading = Reading(
        article=Article(source=source, passages=passages, sha256="ledger"),
        statements=(),
        names=tuple(NamedInArticle(entity=who, paragraphs=at) for who, at in people.items()),
        quotations=(Quotation(speaker="Ada Moss", paragraph=5, quote=TEXTS[4].split(" Moss")[0]),),
    )
    add_reading(store, reading, accept_all=True, at=datetime(2030, 5, 2, tzinfo=UTC), by="test")


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        pytest.param("was moss on a roll before this or am i makin that up", 3, id="an idiom and a dropped g"),
        pytest.param(
            "when on tuesday did moss drop her statement, like lunchtime or late", 2, id="words no source has"
        ),
        pytest.param("does the nurses union pledge door knocking or whatever", 4, id="words that come near"),
        pytest.param("did linde ever go to the prosecutor abt this??", 1, id="a filler of two words"),
        pytest.param("linde puso alguna denuncia?", 1, id="Spanish words for English ones"),
        pytest.param("who said 'it is a dark day'", 5, id="words in quotation marks"),
        pytest.param("was linde an employee of moss or a colleague", 2, id="one of two things that it offers"),
        pytest.param("que prometio el sindicato de enfermeras", 4, id="a verb in Spanish"),
        pytest.param("what complaint is linde going on about", 1, id="a thing, read as a stance"),
        pytest.param("which momentum did moss gain", 3, id="a thing read as a stance, with which"),
        pytest.param("what contracts is linde referring to", 1, id="what is taken for granted that they did"),
        pytest.param("whats the auction headline about lindes lawsuit", 6, id="a headline in which no name was linked"),
        pytest.param("did moss turn on her cousin over contracts", 1, id="a deed with its thing, read as a stance"),
        pytest.param("did the nurses stick by canvassers", 4, id="a deed to no candidate"),
        pytest.param("whats a pier auction endorsement about", 6, id="a thing that seems to be a name"),
        pytest.param("what did linde do about it legally", 1, id="a word that comes near"),
        pytest.param("how many times did linde sue the county", 8, id="how many times"),
        pytest.param("how much did linde give", 8, id="how much, of everyday words"),
        pytest.param("how many ballots did linde go", 8, id="a number of what stands in most passages"),
        pytest.param("what did moss say after losing endorsements", 5, id="who speaks, though others acted"),
        pytest.param("quick one before lunch, what did moss call a dark day", 5, id="words before the question"),
        pytest.param("whats the significance of the nurses endorsement", 7, id="what is like a question of records"),
    ],
)
def test_the_passage_that_speaks_of_most_of_a_question_answers_it(ask, question, paragraph):
    answer = ask(question)

    first = answer.citations[0].evidence
    assert (answer.kind, first.source.key, first.paragraph) == ("passages", "ledger", paragraph)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("what did moss say about the ferries", id="a matter of which nobody spoke"),
        pytest.param("did dunn lodge a complaint with the prosecutor", id="somebody of whom it does not speak"),
        pytest.param("did zorba lodge a complaint with the prosecutor", id="somebody unknown"),
        pytest.param("is there a second complaint against moss", id="another one than there is"),
        pytest.param("when did the nurses union promise canvassers", id="no day beside it"),
        pytest.param("how many canvassers does the nurses union have", id="no number"),
        pytest.param("how many voters did linde get", id="a number of something else"),
        pytest.param("did the nurses union vote one way or the other", id="a choice between nobody"),
        pytest.param("whats mosss home address", id="nothing of ours"),
        pytest.param("who won", id="an everyday word"),
        pytest.param("which unions left moss after the pier contracts", id="what statements would answer"),
        pytest.param("who backs rosa lind", id="a stance towards somebody unknown"),
        pytest.param("what ferries did the nurses union back in march", id="a thing of which nothing is told"),
        pytest.param("which ferries did linde sign for", id="a thing that no passage speaks of"),
    ],
)
def test_a_question_of_which_passages_hold_little_is_left_unanswered(ask, question):
    assert ask(question).kind in ("unknown", "clarify")


@pytest.mark.parametrize(
    ("quote", "bare"),
    [
        ("“The pumps were old.”", "The pumps were old."),
        ("“The pumps were old,” he said. “Nobody cared.”", "“The pumps were old,” he said. “Nobody cared.”"),
        ("He called the pumps “old” and “foul”", "He called the pumps “old” and “foul”"),
    ],
)
def test_a_quote_that_opens_and_closes_with_speech_keeps_its_marks(quote, bare):
    assert without_marks(quote) == bare


@pytest.mark.parametrize(
    ("question", "paragraphs"),
    [
        pytest.param("what happened w moss and linde", {1, 2}, id="in English"),
        pytest.param("que paso con moss y linde", {1, 2}, id="in Spanish"),
    ],
)
def test_what_happened_with_several_is_told_where_all_of_them_are_named(ask, question, paragraphs):
    answer = ask(question)

    assert answer.kind == "passages"
    assert {c.evidence.paragraph for c in answer.citations if c.evidence.source.key == "ledger"} == paragraphs


@pytest.mark.parametrize("question", ["did moss weigh in", "did moss ever chime in on this", "has moss said anything"])
def test_whether_somebody_spoke_of_a_matter_at_all_is_told_by_what_they_said(ask, question):
    answer = ask(question)

    assert answer.kind == "passages"
    assert ("ledger", 5) in {(c.evidence.source.key, c.evidence.paragraph) for c in answer.citations}


def test_whether_somebody_spoke_of_a_matter_that_nobody_told_of_is_not_known(ask):
    assert ask("did linde weigh in on the ferries").kind == "unknown"


@pytest.mark.parametrize(
    "question",
    [
        "why did the tidewater party leave such a dent in moss",
        "what reasons r ppl givin for leaving moss",
    ],
)
def test_reasons_are_told_though_a_word_beside_them_was_not_read(ask, question):
    answer = ask(question)

    assert answer.kind == "passages"
    assert ("quay", 2) in {(c.evidence.source.key, c.evidence.paragraph) for c in answer.citations}


def test_reasons_of_strangers_are_not_those_of_others(ask):
    assert ask("why did the bakers leave moss").kind == "unknown"


def asked(text):
    return Question(text=text, asks=Asks.ABOUT)


def test_the_word_that_fewest_passages_hold_weighs_most():
    texts = ["the audit and the ferry", "the audit again", "an audit once more"]

    contents = contents_of(asked("audit ferry"), texts, ())

    weigh = dict(zip([one.wanted.word for one in contents], weights_of(contents, texts), strict=True))
    assert weigh["ferry"] > weigh["audit"]


def test_words_of_acts_and_everyday_words_tell_less_than_others():
    contents = contents_of(asked("what ferry candidates"), ["the ferry candidates"], ())

    assert [(one.wanted.word, one.share) for one in contents] == [("ferry", 1.0), ("candidates", 0.5)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("makin", "making"), ("actualy", "actually"), ("givin", "giving"), ("cabin", "cabin"), ("penguin", "penguin")],
)
def test_a_slip_in_a_word_of_no_weight_is_put_right(typed, meant):
    assert [*spelled_out([typed], "en")] == [meant]


@pytest.mark.parametrize(
    ("text", "binding"),
    [
        pytest.param("did the bakers lodge a complaint", ["bakers"], id="who is to have done it"),
        pytest.param("what did the bakers lodge", ["bakers"], id="behind a question word"),
        pytest.param("what is the crux of the complaint", [], id="what it is of"),
        pytest.param("is there a second complaint", ["second"], id="what limits another word"),
    ],
)
def test_no_passage_answers_without_who_acts_or_what_limits(text, binding):
    contents = contents_of(asked(text), ["a complaint"], ())

    assert [one.wanted.word for one in contents if one.is_binding] == binding


def test_a_slip_is_put_right_by_the_words_of_passages():
    contents = contents_of(asked("the complaimt"), ["She lodged a complaint."], ())

    assert [one.wanted.word for one in contents] == ["complaint"]


def test_a_slip_in_a_word_that_no_passage_holds_is_put_right_where_others_stand_for_it():
    contents = contents_of(asked("the momentem"), ["The race was hers."], ())

    assert [one.wanted.word for one in contents] == ["momentum"]


@pytest.mark.parametrize(
    ("text", "is_number"),
    [("how big of a blow was it", False), ("how big a union is local 7", True), ("how big is local 7", True)],
)
def test_how_big_a_blow_asks_for_no_number(text, is_number):
    assert asks_for_number(asked(text)) is is_number


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ("will the union spend money on ferries", False),
        ("what will members be told on the doorstep", False),
        ("what are members supposed to say", False),
        ("what are members told to say", False),
        ("what was she told", True),
        ("moss on the ferries", True),
        ("what did she say", True),
    ],
)
def test_what_somebody_said_is_asked_only_where_they_spoke(text, is_speech):
    assert asks_for_speech(asked(text)) is is_speech


@pytest.mark.parametrize(
    ("text", "asked_for"),
    [
        ("quick q before work, what did she say", "what did she say"),
        ("no clue. so why did she go", "so why did she go"),
        ("when she left, did she say why", "when she left, did she say why"),
    ],
)
def test_what_stands_before_a_mark_and_a_question_word_is_not_asked(text, asked_for):
    assert asked_text(asked(text)) == asked_for


def test_a_verb_of_any_use_tells_less_than_its_object():
    contents = contents_of(asked("who took the photo"), ["a photo"], ())

    assert {one.wanted.word: one.share for one in contents} == {"took": 0.5, "photo": 1.0}


def test_words_that_come_near_hold_less_than_those_that_mean_the_same():
    (content,) = contents_of(asked("streak"), ["momentum"], ())

    assert content.degree("a streak") == 1.0
    assert 0 < content.degree("momentum") < 1.0
    assert content.degree("a ferry") == 0.0
    assert has_synonyms("streak", loosely=True)
    assert not has_synonyms("streak")


def test_no_word_of_a_passage_stands_for_two_words_of_a_question():
    contents = contents_of(asked("anger and outrage"), ["the fury"], ())

    assert [bool(held) for held in degrees_of(contents, "angry and outraged")] == [True, True]
    assert [bool(held) for held in degrees_of(contents, "so mad")] == [True, False]


@pytest.mark.parametrize("question", ["who is going to win the race", "whos gonna win after the audit"])
def test_what_is_refused_of_nobody_is_not_looked_for_in_passages(ask, question, monkeypatch):
    monkeypatch.setattr("facts.answers.gist.gathered", lambda *_: pytest.fail("passages were sought"))
    assert ask(question).kind == "unknown"


def test_the_one_word_that_is_asked_goes_before_what_comes_near_it(ask, store):
    texts = (
        "The decision of the Harbor Nurses Union to keep Ada Moss after a vote of its committee was told on Tuesday.",
        "“Our officers were unanimous about Moss,” the union said.",
    )
    reading = Reading(
        article=Article(
            source=Source(key="gazette", title="Nurses keep Moss", publisher="Gazette"),
            passages=tuple(Passage(n, text) for n, text in enumerate(texts, 1)),
            sha256="gazette",
        ),
        statements=(),
        names=(
            NamedInArticle(entity=MOSS, paragraphs=(1, 2)),
            NamedInArticle(entity=NURSES, paragraphs=(1, 2)),
        ),
        quotations=(Quotation(speaker=NURSES.name, paragraph=2, quote="“Our officers were unanimous about Moss,”"),),
    )
    add_reading(store, reading, accept_all=True, at=datetime(2030, 5, 2, tzinfo=UTC), by="test")
    talk = Conversation()
    ask("when did the nurses union endorse Moss", conversation=talk)

    told = [citation.evidence for citation in ask("unanimous?", conversation=talk).citations]

    assert [(one.source.key, one.paragraph) for one in told] == [("gazette", 2)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("which day dunn said to moss she must withdraw", "date"),
        ("which day did dunn say to moss on thursday she must drop out of the rival race", "unknown"),
    ],
)
def test_no_passage_stands_for_the_day_of_an_act(ask, text, kind):
    assert ask(text).kind == kind
