"""What reading a plain question does not do: every question pays for each search that its words rule out."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from facts.models import Contest, DateRange, LinkedName, NameMatch, Relative, TimeWindow
from facts.names import finding
from facts.questions import (
    arguments,
    calendar,
    conceding,
    leads,
    leaving_out,
    lost,
    mending,
    parse,
    parting,
    periods,
    reaching,
    read_units,
    references,
    scope,
    splitting,
    tellings,
    time_cues,
    trimming,
    windows,
)


@pytest.fixture
def searched(monkeypatch):
    """Notes each call of a function of a module that is given, which goes on as before."""
    noted: list[str] = []

    def watch(module, name):
        whole = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *args, **more: noted.append(name) or whole(*args, **more))
        return noted

    return watch


def test_an_act_is_sought_before_a_reason_alone(ask, searched):
    noted = searched(trimming, "choose_act")

    ask("who backs Ada Moss?")
    assert not noted
    ask("who backs Ada Moss, because I teach civics?")
    assert noted


def test_few_tellings_of_a_happening_are_tried_where_their_first_word_is_not_said(ask, searched):
    noted = searched(tellings, "match")

    ask("who backed Ada Moss before April ended?")

    assert 0 < len(noted) < 15


def test_whether_a_correction_follows_a_question_is_not_asked_of_other_words(ask, searched):
    noted = searched(splitting, "opens_with_aux")
    ask("who backs Ada Moss?")
    before = len(noted)

    ask("who backs Ada Moss in the town by the sea?")

    assert len(noted) == before


def test_nobody_just_told_is_sought_in_a_question_without_turns_before_it(ask, searched):
    noted = searched(references, "_asks_afresh")

    ask("who are the ones who left Ada Moss?")

    assert not noted


def test_the_first_contest_that_a_time_may_be_of_ends_the_search_for_one(searched):
    noted = searched(scope, "begins_on")
    contests = [Contest(contest_id=n, name=f"Aldport mayor, {1990 + n}") for n in range(40)]
    window = TimeWindow(relative=Relative.ON, days=DateRange.parse("2019"))

    assert not scope._is_before_all(window, SimpleNamespace(contests=contests))
    assert noted == ["begins_on"]


def test_four_times_the_words_take_about_four_times_the_steps(ask):
    few, many = (_steps(ask, " ".join(["a"] * number)) for number in (100, 400))

    assert many < 5 * few


def _steps(ask, text):
    """How many lines of code the reading of a message runs: no other program on the machine changes that."""
    ask(text)  # what is read once for all messages
    number = 0

    def count(_frame, event, _arg):
        nonlocal number
        number += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        ask(text)
    finally:
        sys.settrace(before)
    return number


def test_days_are_sought_where_a_digit_or_a_word_of_time_is_said(ask, searched):
    noted = searched(windows, "find_dates")

    ask("who backs Ada Moss?")
    assert not noted
    ask("who backed Ada Moss in May?")
    assert noted


def test_emphasis_is_sought_where_a_word_or_a_mark_may_be_some(ask, searched):
    noted = searched(mending, "_emphasis")

    ask("who backs Ada Moss?")
    assert not noted
    ask("who the hell backs Ada Moss?")
    assert noted


def test_neighbours_are_asked_of_phrases_that_they_may_make_another(ask, searched):
    noted = searched(read_units, "in_place")

    ask("who backs Ada Moss?")

    assert len(noted) == 1


def test_the_same_units_are_searched_for_arguments_once(ask, searched):
    noted = searched(arguments, "_find_arguments")

    ask("does Yusuf Karlsen back Ada Moss?")

    assert len(noted) < 3  # of the whole, and of what stands behind the act


def test_periods_are_read_from_words_with_which_one_may_begin(ask, searched):
    noted = searched(periods.PeriodReader, "_week_of")

    ask("who backed Ada Moss in May?")

    assert len(noted) == 1


def test_what_leads_to_a_question_is_sought_behind_a_word_of_knowing(ask, searched):
    noted = searched(leads, "_start_of_lead")

    ask("who backs Ada Moss?")
    assert not noted
    ask("does anyone know who backs Ada Moss?")
    assert noted


def test_holidays_are_sought_where_a_word_of_their_names_is_said(ask, searched):
    noted = searched(windows, "find_holidays")

    ask("who backs Ada Moss?")
    assert not noted
    ask("who backed Ada Moss on New Year's Day?")
    assert noted


def test_whether_a_name_may_be_a_place_is_not_asked_of_kinds_where_it_is_given_in_full():
    whole = {"name": "Ada Moss", "alias": "Ada Moss", "similarity": 100.0, "confidence": 1.0, "why": "exact"}
    name = LinkedName(written="Ada Moss", matches=(NameMatch(entity_id=1, **whole),))

    assert not parse._may_be_place(name, SimpleNamespace())  # which knows no entities


def test_from_whom_a_choice_comes_is_asked_of_choices(ask, searched):
    noted = searched(scope, "_is_from_whom")

    ask("who left Ada Moss?")
    assert not noted
    ask("who backs Ada Moss?")
    assert len(noted) == 1


def test_times_are_sought_where_a_word_that_tells_or_leads_to_one_is_said(ask, searched):
    noted = searched(windows, "respell")

    ask("who backs Ada Moss?")
    assert not noted
    ask("who backed Ada Moss within a week of the audit?")
    assert noted


def test_a_sort_is_left_out_or_kept_where_one_is_said(ask, searched):
    noted = searched(leaving_out, "_set_apart")
    searched(leaving_out, "closing_sorts")
    searched(lost, "_lost_standing")

    ask("who backs Ada Moss?")
    assert not noted
    ask("which unions back Ada Moss?")
    assert {"_set_apart", "closing_sorts"} <= {*noted}


def test_no_clause_is_parted_from_one_act_alone(ask, searched):
    noted = searched(parting, "_begins_act")

    ask("who backs Ada Moss?")
    assert not noted
    ask("who backed Ada Moss and left her?")
    assert noted


def test_what_is_conceded_is_sought_behind_its_own_words(ask, searched):
    noted = searched(conceding, "_led")

    ask("who backs Ada Moss?")
    assert not noted
    ask("who backs Ada Moss even though everyone left?")
    assert noted


def test_a_message_without_a_mark_or_a_joint_inside_is_one_sentence(ask, searched):
    noted = searched(splitting, "_with_afterthoughts")

    ask("who backs Ada Moss?")
    assert not noted
    ask("who backs Ada Moss? and Reed?")
    assert noted


def test_the_language_is_told_without_the_names_where_their_words_are_of_any(ask, searched):
    noted = searched(parse, "choose_language")

    ask("who does Yusuf Karlsen back?")
    assert len(noted) == 1
    ask("who do the nurses of Marl back?")
    assert len(noted) > 1


def test_gaps_are_filled_where_one_is_typed(ask, searched):
    noted = searched(mending, "filled")

    ask("who backs Ada Moss?")
    assert not noted
    ask("Ada Moss has _ unions")
    assert noted


def test_words_of_known_names_are_not_put_right_as_words_of_time(ask, searched):
    noted = searched(time_cues, "_written_out")

    ask("who backs Yusuf Karlsen?")

    assert len(noted) == len(("who", "backs", "?"))


def test_no_slip_in_a_name_is_sought_beside_a_number(ask, searched):
    noted = searched(finding, "_places_of_pairs")

    ask("who backed Ada Moss on 1 May 2021?")
    assert len(noted) == 1
    ask("who backed Ada Mosse on 1 May 2021?")
    assert len(noted) > 2


def test_periods_are_sought_at_words_that_may_stand_in_front_of_one(ask, searched):
    noted = searched(reaching._Reach, "led")

    ask("who has backed Ada Moss against Reed in May?")

    assert len(noted) == len(("in", "May"))


def test_a_month_of_support_is_sought_where_a_word_for_support_is_said(ask, searched):
    noted = searched(calendar, "_before_thing")

    ask("who backed Ada Moss in May?")
    assert not noted
    ask("who gave Ada Moss their May endorsements?")
    assert noted
