"""Whom does a sort mean that bodies' own names, or the kinds of the store, tell of ("the clubs", "lodges")?"""

from __future__ import annotations

import pytest

from facts.answers import Conversation
from facts.models import WrittenEntity
from facts.questions.lexicon import load_lexicon

MOSS = WrittenEntity(name="Ada Moss", role="mayoral candidate")
DUNN = WrittenEntity(name="Cleo Dunn", role="mayoral candidate")
ROWERS = WrittenEntity(name="Port Mallory Rowing Club", kind="advocacy group")
YOUNG = WrittenEntity(name="Young Pilots of Port Mallory", kind="club")
WARD = WrittenEntity(name="Harbor Ward Association", kind="ward association")
SAILORS = WrittenEntity(name="Duarte Sailing Association", kind="advocacy group")
LODGE = WrittenEntity(name="Order of Stevedores Lodge 3", kind="union")
TENANTS = WrittenEntity(name="Wharf Street Society", kind="tenants group")


@pytest.fixture
def told(ask, also_say):
    also_say(
        [
            (ROWERS, "endorses", MOSS, "2030-03-01"),
            (YOUNG, "endorses", MOSS, "2030-03-02"),
            (ROWERS, "withdraws", MOSS, "2030-03-20"),
            (WARD, "endorses", MOSS, "2030-03-03"),
            (SAILORS, "endorses", MOSS, "2030-03-04"),
            (LODGE, "endorses", DUNN, "2030-03-05"),
            (TENANTS, "endorses", MOSS, "2030-03-06"),
            (TENANTS, "withdraws", MOSS, "2030-03-21"),
        ]
    )
    return ask


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("which clubs left moss", {ROWERS.name}, id="by its name, not every group"),
        pytest.param("clubs for moss", {YOUNG.name}, id="by its kind"),
        pytest.param("rowing clubs that bailed on moss", {ROWERS.name}, id="by more of its name"),
        pytest.param("ward associations for moss?", {WARD.name}, id="a kind of the store's own"),
        pytest.param("which associations back moss", {WARD.name, SAILORS.name}, id="by kind or name"),
        pytest.param("sailing associations w moss", {SAILORS.name}, id="which of that sort"),
        pytest.param("any lodges for dunn", {LODGE.name}, id="a union by what it is called"),
        pytest.param("which tenants groups ditched moss", {TENANTS.name}, id="a kind that ends in a wide word"),
        pytest.param("what societies walked away from moss", {TENANTS.name}, id="a plural of its own"),
    ],
)
def test_a_sort_is_those_who_are_so_called(told, text, expected):
    answer = told(text)

    assert (answer.kind, names(answer)) == ("list", expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("which chess clubs back moss", id="clubs of which nobody known is"),
        pytest.param("riding associations for moss", id="associations of which nobody known is"),
        pytest.param("union clubs for moss", id="clubs of another sort"),
        pytest.param("which leagues back moss", id="a sort that nobody is called"),
    ],
)
def test_a_sort_that_nobody_is_called_is_never_left_out(told, text):
    assert told(text).kind in ("unknown", "passages")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("the rowing club still w moss?", "no", id="by more of its name"),
        pytest.param("did the mallory rowing club ever back moss", "yes", id="by all but its first word"),
        pytest.param("does the sail association still back moss", "yes", id="a word of its name cut short"),
    ],
)
def test_one_body_is_meant_by_its_sort_and_a_word_of_its_name(told, text, value):
    assert told(text).value == value


def test_a_wide_word_for_bodies_still_means_every_body(told):
    left = names(told("which organizations left moss"))

    assert {ROWERS.name, TENANTS.name, "Tidewater Party"} <= left


def test_they_are_counted_and_left_out_like_any_sort(told):
    assert told("how many clubs does moss have").value == 1
    assert ROWERS.name not in names(told("who left moss apart from the clubs"))


def test_a_list_is_narrowed_to_them(told):
    talk = Conversation()
    told("who backs moss", conversation=talk)

    assert names(told("just the ward associations", conversation=talk)) == {WARD.name}
    assert names(told("and the clubs?", conversation=talk)) == {YOUNG.name}


def _in_many(noun):
    """A noun as for several, in either language."""
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("h", "s", "cion")) else f"{noun}s"


@pytest.mark.parametrize(("language", "which"), [("en", "which {} back Moss"), ("es", "qué {} apoyan a Moss")])
def test_each_word_for_what_bodies_are_called_is_used(ask, also_say, language, which):
    nouns = sorted(load_lexicon(language).talk["called_so"])
    bodies = {n: WrittenEntity(name=f"Mallory {n.title()} of Pilots", kind="advocacy group") for n in nouns}
    also_say([(body, "endorses", MOSS, "2030-03-09") for body in bodies.values()])

    lost = [n for n, body in bodies.items() if names(ask(which.format(_in_many(n)))) != {body.name}]

    assert lost == []


@pytest.mark.parametrize("text", ["who does harbor back", "whos harbor with", "harbor endorsed who"])
def test_which_body_is_asked_where_several_share_a_word_that_is_a_place_of_offices_too(told, text):
    answer = told(text)  # a council member is from Harbor

    assert answer.kind == "clarify"
    assert names(answer) == {"Harbor Nurses Union", WARD.name}


def test_a_place_of_offices_is_no_body_beside_an_office(told):
    assert told("who does the harbor council member back").kind != "clarify"
