"""The second reader: masks, meanings, weights, and what it makes of messages that the rules do not read."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from facts.questions import parse_question
from facts.questions.likeness.corpus_lines import corpus_lines, digest_of, read_examples
from facts.questions.likeness.linear import unpack
from facts.questions.likeness.linear_training import train
from facts.questions.likeness.masking import Masked, mask
from facts.questions.likeness.meanings import meaning_of, say, slots_of
from facts.questions.likeness.model import load_model
from facts.questions.likeness.practice import practice_store
from facts.questions.likeness.reading import _parts_endorsers, liken
from facts.questions.parse import take_apart

TODAY = date(2026, 1, 1)
LANGUAGES = ("en", "es")
FILLS = {
    "en": {"C1": "Tobias Reedman", "C2": "Ada Mossberg", "E1": "Yusuf Karlsen", "E2": "Cora Vandermeer",
           "C3": "Leonor Quistrup", "E3": "Wanda Strickland", "S1": "unions", "T1": "since May 3"},
    "es": {"C1": "Tobias Reedman", "C2": "Ada Mossberg", "E1": "Yusuf Karlsen", "E2": "Cora Vandermeer",
           "C3": "Leonor Quistrup", "E3": "Wanda Strickland", "S1": "sindicatos", "T1": "desde el 3 de mayo"},
}  # fmt: skip


def masked(text, store=None):
    store = store or practice_store()
    return mask(take_apart(text, store, today=TODAY), store)


def likened(text):
    return liken(take_apart(text, practice_store(), today=TODAY), practice_store())


def test_names_sorts_and_days_are_masked_by_what_they_are():
    found = masked("which unions left reedman since may 3, karlsen?")
    assert found.words == ("which", "S1", "left", "C1", "T1", ",", "E1")
    assert found.tags[2:4] == ("<withdrew>", "C1")
    assert found.fills["C1"] == "Tobias Reedman"
    assert found.fills["T1"] == "since may 3"


def test_one_name_said_twice_is_one_slot():
    assert masked("reedman, who left tobias reedman").words == ("C1", ",", "who", "left", "C1")


def test_a_candidate_who_has_taken_a_stand_may_act():
    store = practice_store()
    assert masked("who does reedman back").actors == frozenset()
    actor = next(key for key, entity in store.entities.items() if entity.name == "Tobias Reedman")
    acting = type(store)(store.spellings, store.entities, store.candidate_ids, store.endorser_ids | {actor})
    assert masked("who does reedman back", acting).actors == {"C1"}


def test_a_title_goes_with_the_name_behind_it():
    found = masked("did state senator karlsen ditch reedman")
    assert found.words == ("did", "E1", "ditch", "C1")
    assert found.fills["E1"] == "state senator Yusuf Karlsen"
    assert masked("state senator. karlsen's pick").words == ("E1", "pick")
    assert masked("any state senator karlsen knows").words == ("any", "S1", "E1", "knows")


def test_one_particular_member_of_a_sort_is_left_to_the_rules():
    assert masked("did the state senator leave reedman") is None
    assert masked("did any state senator leave reedman") is not None


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("who left C1 S1 T1", "which unions dropped Tobias Reedman since May 3"),
        ("who backs C1 C2 lists", "who backs Tobias Reedman, and who backs Ada Mossberg"),
        ("does switched E1 C2 C1", "did Yusuf Karlsen leave Ada Mossberg for Tobias Reedman"),
        ("whom backs E1 E2", "whom do Yusuf Karlsen and Cora Vandermeer back"),
        ("count left C1", "how many endorsers dropped Tobias Reedman"),
        ("does exit @C1 C2", "did Tobias Reedman tell Ada Mossberg to drop out"),
        ("who backs C1 not-S1", "who backs Tobias Reedman but is not unions"),
        ("who backs C1 except-E1", "who besides Yusuf Karlsen backs Tobias Reedman"),
        ("most left C1 C2", "who has lost more endorsers, Tobias Reedman or Ada Mossberg"),
        ("fewest backs S1", "which candidate has the fewest unions"),
        ("fewest exit", ""),
        ("none", ""),
        ("who rank1 C1 C2 both", ""),
        ("whom backs C1 S1 only", ""),
    ],
)
def test_a_label_is_said_in_plain_words(label, plain):
    assert say(label, FILLS["en"], "en") == plain


def test_a_label_without_words_in_a_language_is_not_said():
    assert say("who rank1 C1", FILLS["es"], "es") == ""
    assert say("who left C1", FILLS["en"], "xx") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_said_in_plain_words_is_read_whole_by_the_rules(language):
    model = load_model(language)
    unread = {}
    for label in model.labels.names:
        plain = say(label, FILLS[language], language)
        if not plain:
            continue
        read = parse_question(plain, practice_store(), today=TODAY, language=language)
        parts = read.parts or (read,)
        names = {m.name for part in parts for n in part.names for m in n.matches}
        wanted = {FILLS[language][slot] for slot in slots_of(label) if slot[0] in "CE"}
        if any(part.unread or part.strangers or part.asks == "nothing" for part in parts) or names != wanted:
            unread[label] = plain
    assert sum(bool(say(label, FILLS[language], language)) for label in model.labels.names) > 40
    assert len(unread) <= len(model.labels.names) // 25, unread


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_corpus_has_a_label_that_holds_its_slots(language):
    bad, seen = [], Counter()
    for text, label in corpus_lines(language):
        seen[re.sub(r"\W+", " ", text.casefold())] += 1
        slots = set(re.findall(r"\{(\w+)\}", text))
        held = set(re.findall(r"\b(?:not-|except-)?([CDEFOP]|sorts?|date)\b", label.partition(" ")[2]))
        if label != "none" and held != slots:
            bad.append((text, label))
    assert not bad
    assert len(seen) > 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_were_learned_from_the_corpus_as_it_is(language):
    assert load_model(language).digest == digest_of(language), "train it anew, as the README says"


def test_learning_from_a_few_lines_tells_their_meanings_apart():
    some = [line for line in corpus_lines("en") if line[1] in {"who left C", "who backs C"}][:300]
    lines = read_examples([*some, ("so it goes with {C}", "none")], "en")
    model = unpack(train(lines, "", rounds=4))
    assert set(model.labels.names) == {"who left C1", "who backs C1", "none"}
    right = sum(model.weigh(one.masked)[0][1] == one.label for one in lines)
    assert len(lines) > 250
    assert right / len(lines) > 0.9


def test_bytes_that_are_no_model_are_refused():
    with pytest.raises(ValueError, match="no likeness model"):
        unpack(b"something else\n")


def test_probabilities_are_of_the_meanings_with_just_the_slots_of_the_message():
    ranked = load_model("en").weigh(masked("who has bailed on reedman"))
    assert sum(odds for odds, _ in ranked) == pytest.approx(1)
    assert all(slots_of(label) in (frozenset({"C1"}), frozenset()) for _, label in ranked)
    assert ranked[0][1] == "who left C1"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("reedman casualties, names pls", "who left C1"),
        ("who is riding shotgun with quistrup these days", "who backs C1"),
        ("did karlsen jump off the reedman wagon", "does left E1 C1"),
        ("which unions slammed the door on reedman", "who left C1 S1"),
        ("whose banner does karlsen carry", "whom backs E1"),
        ("did karlsen never quit on reedman, right", "does backs E1 C1"),
        ("who is ahead in the polls, reedman or mossberg", "none"),
        ("how old is reedman", "none"),
    ],
)
def test_what_a_message_is_most_like(text, label):
    assert likened(text).label == label


@pytest.mark.parametrize("text", ["did karlsen jump off the reedman wagon", "reedman casualties, names pls"])
def test_case_accents_and_closing_marks_change_nothing(text):
    plain = likened(text)
    for other in (text.upper(), text.title(), f"{text}???", f"{text}.", text.replace("e", "é")):
        assert likened(other) == plain


def test_who_may_be_a_stranger_is_told():
    assert likened("did andrea wollstone bail on reedman").strange
    assert not likened("did karlsen bail on reedman").strange


@pytest.mark.parametrize(
    "text",
    [
        "karlsen's not-reedman picks",
        "the only ones riding with reedman",
        "who is karlsen rooting for as stadtholder",
        "who ranked reedman",
        "how many pals of reedman hopped off, name them",
        "of those shouting at reedman to quit which one isnt running",
        "of those riding with reedman in may who jumped off",
        "do union swashbucklers ride with reedman",
        "anybody (candidates, unions, whoever) shouting that reedman oughta quit",
        "even after ditching reedman did karlsen hang on and keep mossberg",
        "who went and shouted that reedman oughta resign",
        "nobody hopped off the reedman wagon right",
        "not a single union jumped off reedman",
        "was karlsen never with reedman",
        "which newspapers have a horse in this race",
    ],
)
def test_a_reading_without_a_word_that_turns_the_question_is_not_said(text):
    found = likened(text)
    meaning = meaning_of(found.label)
    assert not found.is_likely or not found.text or meaning.limit or meaning.modifier or meaning.ask == "count"


def test_a_time_in_a_sentence_of_its_own_is_not_that_of_the_question():
    apart = "the sheet they gave me is from may 3. it has karlsen among reedmans fans. is she one of em still"
    found = likened(apart)

    assert not found.text or not meaning_of(found.label).times


@pytest.mark.parametrize(
    ("words", "is_parted"),
    [
        ("did E1 sign off on E2 ditching C1", True),
        ("did E1 and E2 ditch C1", False),
        ("E1 E2 gone from C1", False),
        ("E1 , E2 gone from C1", False),
        ("did E1 ditch C1 like E2", True),
    ],
)
def test_two_who_stand_apart_do_nothing_together(words, is_parted):
    said = Masked(tuple(words.split()), (), {"E1": "Yusuf Karlsen", "E2": "Cora Vandermeer", "C1": "Ada Mossberg"})
    assert _parts_endorsers(meaning_of("does left E1 E2 C1"), said) is is_parted
    assert not _parts_endorsers(meaning_of("does left E1 C1"), said)
