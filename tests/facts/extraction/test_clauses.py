"""Who endorses whom in a clause of running prose, in crossed forms of the same fact."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.extraction.lexicon import word_list
from facts.extraction.names.words import name_words

RACE = "Rosa Bly and Tom Reed are running for mayor of Wexmoor.\n\n"


def told_in(text: str) -> set[tuple[str, str, str]]:
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2031-05-12")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


@pytest.mark.parametrize("sought", sorted(name_words().speech["sought"]))
def test_what_somebody_is_backed_for_is_no_part_of_a_bodys_name(sought):
    assert told_in(f"Bly has the backing of the Dockers Union for the Labor {sought}.") == {
        ("Dockers Union", "endorses", "Rosa Bly")
    }


@pytest.mark.parametrize("surname", ["St. Clair", "St. John", "van der Merwe", "Ó Brannain"])
def test_a_title_before_a_surname_of_several_words_makes_nobody_new(surname):
    text = f"Priya {surname} is running for mayor of Wexmoor.\n\nThe Dockers Union endorsed Senator {surname}."

    assert told_in(text) == {("Dockers Union", "endorses", f"Priya {surname}")}


def test_a_party_of_a_place_and_a_united_body_are_two():
    told = told_in("The Green Party of Kilcory and United Dockers endorsed Bly.")

    assert told == {(body, "endorses", "Rosa Bly") for body in ("Green Party of Kilcory", "United Dockers")}


@pytest.mark.parametrize("deed", ["endorsement of Bly surprised many", "decision to back Bly surprised many"])
def test_a_body_with_a_number_may_own_what_it_does(deed):
    assert told_in(f"Dockers Local 9's {deed}.") == {("Dockers Local 9", "endorses", "Rosa Bly")}


@pytest.mark.parametrize("manner", sorted(word_list("grammar", "manners")))
def test_how_a_body_voted_changes_nothing(manner):
    backed = {("Dockers Union", "endorses", "Rosa Bly")}

    assert told_in(f"The Dockers Union voted by a narrow {manner} to endorse Bly.") == backed
    assert not told_in(f"The Dockers Union voted by a narrow {manner} to study whether to endorse Bly.")


# Who, as written and by name; the verb in its four forms; whom, as written; and the frames that they stand in.
ACTORS = [
    ("Sheriff Ada Finch", "Ada Finch", "she", "her"),
    ("former Mayor Siobhán de la Cruz", "Siobhán de la Cruz", "she", "her"),
    ("Lt. Gov. Kofi Santos-Reid, who is retiring,", "Kofi Santos-Reid", "he", "his"),
    ("Owen J. Pike, a close ally of Lou Marsh,", "Owen J. Pike", "he", "his"),
    ("the Dockers Union", "Dockers Union", "it", "its"),
    ("Harbor Firefighters Local 88, which has 900 members,", "Harbor Firefighters Local 88", "it", "its"),
    ("the Northern Nurses Association (NNA)", "Northern Nurses Association", "it", "its"),
    ("one of the region's oldest papers, the Evening Courier,", "Evening Courier", "it", "its"),
]
DEEDS = [
    ("endorses", "endorse endorsed endorsed endorsing", ""),
    ("endorses", "throw threw thrown throwing", " {p} support behind"),
    ("endorses", "line lined lined lining", " up behind"),
    ("withdraws", "rescind rescinded rescinded rescinding", " {p} endorsement of"),
    ("withdraws", "pull pulled pulled pulling", " {p} support for"),
    ("reaffirms", "stand stood stood standing", " by"),
    ("opposes", "come came come coming", " out against"),
]
OBJECTS = ["Bly", "school nurse Rosa Bly", "Rosa Bly, 44, a nurse from Tarn,", "the incumbent, Rosa Bly,", "Mayor Bly"]
FRAMES = [
    "{S} {past} {C} on Tuesday.",
    "On Tuesday, {s} {past} {C}.",
    "{S} has now formally {pp} {C}.",
    "{S} said Monday {it} was {ing} {C}.",
    "{S} made headlines last week by {ing} {C}.",
    "Having {pp} {C} {s} went back to work.",
    "Lou Marsh had hoped for a quiet week, but {s} {past} {C}.",
    "{S} {past} {C} and Jo Lund runs the port.",
    "{S} decided to {base} {C} after a debate with Lou Marsh.",
    "{S} denied {ing} {C}.",
    "{S} is weighing whether to {base} {C}.",
    "Nobody at the rally knew whether {s} would {base} {C}.",
]
TELLS_NOTHING = 9  # the frames from here on


def clause_of(number: int) -> tuple[str, set[tuple[str, str, str]]]:
    """A clause of the crossed parts, with what it says; neighbouring numbers differ in every part."""
    written, name, it, whose = ACTORS[number % len(ACTORS)]
    stance, forms, rest = DEEDS[number % len(DEEDS)]
    frame = number % len(FRAMES)
    base, past, pp, ing = (form + rest.replace("{p}", whose) for form in forms.split())
    whom = OBJECTS[number % len(OBJECTS)]
    closed = whom if whom.endswith(",") or "{C} {s}" not in FRAMES[frame] else f"{whom},"
    text = FRAMES[frame].format(
        S=written[0].upper() + written[1:], s=written, C=closed, it=it, base=base, past=past, pp=pp, ing=ing
    )
    text = text.replace(",.", ".").replace(", and Jo", " and Jo").replace(" and Jo", ", and Jo")
    return text, {(name, stance, "Rosa Bly")} if frame < TELLS_NOTHING else set()


@pytest.mark.parametrize("number", range(60))
def test_a_clause_says_the_same_in_whatever_form(number):
    text, wanted = clause_of(number * 11)

    assert told_in(text) == wanted, text
