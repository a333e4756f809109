"""What is a message read as?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facts.models import Asks, Relation
from facts.questions import Turn, parse_question
from facts.questions.trace import describe_clause


def sides(question):
    """Both sides of the first clause, as names; "?" for the one asked for."""
    clause = question.clauses[0]

    def shown(slot):
        return "?" if slot.is_asked else "/".join(n.matches[0].name if n.matches else n.written for n in slot.names)

    return shown(clause.endorser), str(clause.relation), shown(clause.candidate)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who backs moss", ("?", "backs", "Ada Moss")),
        ("who does the courier back", ("The Tarrow Courier", "backs", "?")),
        ("who is reed backed by", ("?", "backs", "Tobias Reed")),
        ("whos in reeds corner", ("?", "backs", "Tobias Reed")),
        ("which candidates have a union behind them", ("", "backs", "?")),
        ("who no longer supports ada moss", ("?", "withdrew", "Ada Moss")),
        ("whose side is local 88 on", ("Dockers Local 88", "backs", "?")),
        ("who was like girl drop out to moss", ("?", "urges_exit", "Ada Moss")),
        ("unions for quist?", ("?", "backs", "Leonor Quist")),
        ("moss endorsements plz", ("?", "backs", "Ada Moss")),
        ("endorsements by the nurses", ("Harbour Nurses Guild", "backs", "?")),
    ],
)
def test_word_order_and_small_words_decide_sides(ask, text, expected):
    question = ask(text)

    assert question.asks is Asks.LIST
    assert sides(question) == expected


def test_a_join_shares_what_is_asked_for(ask):
    question = ask("which candidate told moss to get out but isnt backed by the nurses")

    first, second = question.clauses
    assert first.relation is Relation.URGES_EXIT
    assert first.endorser.is_asked
    assert first.endorser.kinds == ("candidate",)
    assert second.relation is Relation.BACKS
    assert second.negated
    assert second.candidate.is_asked


def test_typing_errors_in_names_and_verbs_are_read_through(ask):
    assert sides(ask("who stil bakcs tobais reed")) == ("?", "backs", "Tobias Reed")


@pytest.mark.parametrize(
    ("text", "endorser"),
    [
        ("the labour assembly endorsed moss didnt they", "Labour Assembly of Tarrow"),
        ("did the labour assembly leave moss", "Labour Assembly of Tarrow"),
        ("did the trade council leave moss", "The Trade Council"),
        ("did the labour assembly members leave moss", ""),
        ("did the assembly leave moss", ""),
        ("did any labour assembly leave moss", ""),
    ],
)
def test_plain_words_behind_the_are_a_name_that_they_begin(make_store, text, endorser):
    store = make_store(more={"Labour Assembly of Tarrow": "organization", "The Trade Council": "organization"})

    assert sides(parse_question(text, store, today=date(2026, 11, 22)))[0] == endorser


def test_somebody_unknown_stays_in_the_frame_without_a_match(ask):
    question = ask("did zorblatt endorse moss")

    (name,) = question.clauses[0].endorser.names
    assert name.written == "zorblatt"
    assert name.matches == ()


def test_other_matters_are_refused_in_plain_words(ask):
    question = ask("whats reeds home adress")

    assert question.asks is Asks.NOTHING
    assert question.why_not


def test_the_trace_shows_words_names_and_clauses(store):
    trace = "\n".join(parse_question("who droped moss", store, today=date(2026, 11, 22), explained=True).trace)

    assert "[dropped: withdrew]" in trace
    assert "Ada Moss" in trace
    assert "clause: ? withdrew Ada Moss" in trace


def test_a_full_stop_behind_a_title_ends_no_sentence(ask):
    question = ask("does Sen. Wanda Strickland still back Ada Moss")

    assert question.asks is Asks.YES_NO
    assert sides(question) == ("Wanda Strickland", "backs", "Ada Moss")


def test_a_question_may_ask_to_be_answered_in_another_language(ask):
    turns = [Turn(question=ask("who backs moss"), entity_ids=(), kind="list")]

    again = ask("in spanish please", turns)

    assert (again.language, again.clauses) == ("es", turns[0].question.clauses)
    assert ask("y en ingles?", [Turn(question=again)]).language == "en"
    assert ask("who backs moss in spanish").language == "es"


def test_a_place_in_a_choice_that_was_offered_tells_who_is_meant(ask, store):
    by_name = {entity.name: key for key, entity in store.entities.items()}
    offered = (by_name["Yusuf Karlsen"], by_name["Wanda Strickland"])
    turns = [Turn(question=ask("did the senator drop moss"), entity_ids=offered, kind="clarify")]

    chosen = ask("the second one", turns)

    assert [n.matches[0].name for n in chosen.clauses[0].endorser.names] == ["Wanda Strickland"]


@pytest.mark.parametrize("text", ["the last one", "the second one", "the other one", "who is the last one"])
def test_what_points_at_a_turn_that_was_not_is_read_all_the_same(ask, text):
    assert ask(text).clauses == ()


@pytest.mark.parametrize("text", ["can you tell me", "no i meant", "please?", ""])
def test_a_message_of_nothing_but_manners_asks_nothing(ask, text):
    assert ask(text).asks is Asks.NOTHING


def test_a_pronoun_means_nobody_whose_name_speaks_against_it_where_another_was_spoken_of(ask):
    turns = [Turn(question=ask("does hng back moss")), Turn(question=ask("did karlsen drop leonor quist"))]

    clause = ask("why did he do that to her", turns).clauses[0]

    assert [n.matches[0].name for n in clause.candidate.names] == ["Leonor Quist"]
    assert ask("who left her", turns[:1]).clauses[0].candidate.names[0].matches[0].name == "Ada Moss"


@pytest.mark.parametrize("asked", ["who does dockers 88 back", "who do the dockers back", "is dockers 88 with moss"])
def test_a_body_that_a_role_names_is_no_place(store, asked):
    held = replace(store, roles=(*store.roles, "president, Dockers 88"))

    question = parse_question(asked, held, today=date(2026, 11, 22))

    assert question.clauses[0].endorser.names[0].matches[0].name == "Dockers Local 88"
    assert not question.unread


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("did the comptroller back moss", "<comptroller> ever_backed Ada Moss"),
        ("did comptroller karlsen back moss", "Yusuf Karlsen <comptroller> ever_backed Ada Moss"),
        ("who does the comptroller back", "<comptroller> backs ?"),
    ],
)
def test_the_title_that_a_role_ends_in_means_who_holds_it(store, text, frame):
    held = replace(store, roles=(*store.roles, "City comptroller"))

    assert [describe_clause(c) for c in parse_question(text, held, today=date(2026, 11, 22)).clauses] == [frame]


def test_whoever_is_asked_for_an_office_is_no_holder_of_it(store):
    held = replace(store, roles=(*store.roles, "City comptroller"))

    assert parse_question("who is running for comptroller", held, today=date(2026, 11, 22)).asks is Asks.NOTHING


@pytest.mark.parametrize("until", ["till they look into the accusation", "until the accusation is cleared up"])
def test_to_be_gone_until_something_happened_is_a_condition(ask, until):
    (clause,) = ask(f"who quit moss only {until}").clauses

    assert clause.conditional
    assert clause.window is None


@pytest.mark.parametrize(("text", "is_of_all"), [("who are they for", False), ("who do they both back", True)])
def test_names_set_apart_are_asked_about_one_by_one_unless_together(ask, text, is_of_all):
    (clause,) = ask(f"the nurses n karlsen, {text}").clauses

    assert len(clause.endorser.names) == 2
    assert clause.endorser.all_of is is_of_all


@pytest.mark.parametrize(
    ("before", "said", "asks"),
    [
        ("does local 88 back moss", "is that on a condition", Asks.YES_NO),
        ("does local 88 back moss", "any strings attached?", Asks.YES_NO),
        ("who backs moss", "which came with conditions", Asks.LIST),
        ("who backs moss", "how many with conditions", Asks.COUNT),
    ],
)
def test_a_condition_is_asked_of_what_was_just_told(ask, before, said, asks):
    first = ask(before)

    question = ask(said, [Turn(question=first, kind="yes_no" if first.asks is Asks.YES_NO else "list")])

    assert question.asks is asks
    assert question.clauses[0].conditional


def test_a_rank_that_only_a_side_clause_tells_is_read(ask):
    question = ask("had and has the HNG got as its number two")
    assert [clause.rank for clause in question.clauses] == [2]


def test_a_body_may_be_led_by_an_article_of_another_language(make_store):
    store = make_store(more={"La Bahia": "newspaper"})

    for asked in ("did la bahia endorse moss", "la bahia apoya a moss?", "who does la bahia back"):
        question = parse_question(asked, store, today=date(2026, 11, 22))
        assert question.clauses[0].endorser.names[0].matches[0].name == "La Bahia"
        assert not question.unread


def test_a_body_may_be_called_by_the_article_and_first_word_of_its_name(make_store):
    store = make_store(more={"La Voz de Tarrow": "newspaper"})

    for asked in ("does la voz oppose moss", "who does la voz back", "is la voz with moss"):
        question = parse_question(asked, store, today=date(2026, 11, 22))
        assert question.clauses[0].endorser.names[0].matches[0].name == "La Voz de Tarrow"
        assert not question.unread


def test_a_surname_alone_tells_no_language(make_store):
    store = make_store(more={"Ines Flores": "person", "Joan Cruz": "person"})

    before = parse_question("does ines flores back moss", store, today=date(2026, 11, 22))
    question = parse_question("cruz?", store, today=date(2026, 11, 22), turns=[Turn(question=before)])

    assert question.language == "en"


@pytest.mark.parametrize("place", ["Riversyde", "Tarrow Courrier", "Riverside"])
def test_what_is_less_than_a_bodys_name_behind_an_office_is_its_place(ask, place):
    question = ask(f"the mayor of {place} is with who")

    assert not any(name.matches for clause in question.clauses for name in clause.endorser.names)
