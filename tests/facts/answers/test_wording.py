"""Every language says everything, every phrase is used, and dates are told as precisely as known."""

from __future__ import annotations

import re
import string
import tomllib
from datetime import date
from pathlib import Path

import pytest

import facts.answers
from facts.answers.wording import languages, load_words
from facts.models import DateRange, Relation, Relative, Stance

FOLDER = Path(facts.answers.__file__).parent
CODE = "\n".join(path.read_text("utf-8") for path in FOLDER.parent.glob("[ac]*/*.py"))
VERBS = [*Relation, "still", "backed", "not", "ranked", "beside"]


def slots(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_a_language_misses_no_phrase_of_english(language):
    english, other = load_words("en").phrases, load_words(language).phrases

    assert {key: slots(phrase) for key, phrase in other.items()} == {
        key: slots(phrase) for key, phrase in english.items()
    }


def test_spanish_is_one_of_the_languages():
    assert "es" in languages()


def reached() -> set[str]:
    """Keys that the code builds from the nouns of the models."""
    built = {f"act.{stance}" for stance in Stance} | {f"line.{stance}" for stance in Stance}
    built |= {f"time.{relative}" for relative in Relative}
    built |= {f"time.{relative}_day" for relative in ("before", "after", "since", "until")}
    built |= {"form.and_clashing", "form.or_clashing"}
    built |= {f"list.{verb}_endorser_{form}" for verb in VERBS for form in ("one", "many")}
    built |= {f"list.{verb}_candidate_{form}" for verb in VERBS for form in ("one", "many")}
    built |= {f"list.both_{form}" for form in ("one", "many")} | {
        f"{table}.{order}" for table in ("list", "none") for order in ("first", "last", "longest")
    }
    built |= {"none.known_endorser", "none.known_candidate", "list.most", "list.fewest"}
    built |= {f"{table}.until_{stance}" for table in ("act", "line") for stance in ("withdraws", "opposes")}
    built |= {f"list.place_{place}" for place in ("above", "below", "next")}
    built |= {f"list.{said}_{form}" for said in ("not_backs", "unlost") for form in ("one", "many")}
    built |= {f"verdict.{said}{reach}" for said in ("yes", "no") for reach in ("", "_reach")}
    built |= {f"passages.{asks}" for asks in ("reason", "words", "source", "identity", "about")}
    return built | {f"form.{unit}_{n}" for unit in ("years", "months", "days") for n in ("one", "many")}


def test_every_phrase_is_used():
    literal = set(re.findall(r"[\"']([a-z_]+\.[a-z_]+)[\"']", CODE))
    literal |= {f"{key}_{form}" for key in literal for form in ("one", "many")} | {"form.and", "form.or"}
    keys = {key for key in load_words("en").phrases if not key.startswith("noun.")}

    assert keys - literal - reached() == set()


def test_every_phrase_that_is_asked_for_exists():
    assert reached() - load_words("en").phrases.keys() == set()


@pytest.mark.parametrize(
    ("days", "told"),
    [
        pytest.param("2030-04-30", "on 30 April 2030", id="a day"),
        pytest.param("/2030-04-30", "by 30 April 2030", id="a latest day"),
        pytest.param("2030-04", "in April 2030", id="a month"),
        pytest.param("2030", "in 2030", id="a year"),
        pytest.param("2030-04-28/2030-04-30", "between 28 and 30 April 2030", id="a few days"),
        pytest.param("", "on a day that no source gives", id="nothing known"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(days, told):
    assert load_words("en").when(DateRange.parse(days)) == told


def test_a_date_known_by_its_source_alone_says_so():
    assert load_words("en").when(DateRange.parse("2030-05"), published=DateRange.parse("2030-05")) == "by May 2030"


@pytest.mark.parametrize(
    ("then", "age"),
    [("2029-06-01", "1 year"), ("2027-05-30", "3 years"), ("2030-02-01", "4 months"), ("2030-05-30", "2 days")],
)
def test_age_is_told_in_its_largest_unit(then, age):
    assert load_words("en").age(date.fromisoformat(then), date(2030, 6, 1)) == age


def test_a_language_without_words_is_answered_in_english():
    assert load_words("xx").language == "en"


def test_role_words_have_no_entry_without_a_meaning():
    tables = tomllib.loads((FOLDER / "words" / "roles.toml").read_text("utf-8"))

    assert all(entry["asked"] and entry["means"] for entry in tables["called"])


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2030, 4, 28), date(2030, 5, 3), "between 28 April and 3 May 2030"),
        (date(2029, 12, 28), date(2030, 1, 3), "between 28 December 2029 and 3 January 2030"),
    ],
)
def test_what_two_days_share_is_said_once(first, last, told):
    assert load_words("en").when(DateRange(first, last)) == told


@pytest.mark.parametrize(
    ("noun", "told"),
    [("actor", "actors"), ("secretary", "secretaries"), ("coach", "coaches"), ("attorney", "attorneys")],
)
def test_a_role_is_told_in_many_by_rule(noun, told):
    assert load_words("en").plural(noun) == told


def test_a_language_without_a_rule_has_no_plural():
    assert load_words("es").plural("actor") == ""


def test_spanish_joins_with_another_word_before_the_same_sound():
    words = load_words("es")

    assert words.join(["Ana", "Inés"]) == "Ana e Inés"
    assert words.join(["Ana", "Orr"], "or") == "Ana u Orr"
    assert words.join(["Inés", "Ana"]) == "Inés y Ana"
    assert load_words("en").join(["Ana", "Ines"]) == "Ana and Ines"
