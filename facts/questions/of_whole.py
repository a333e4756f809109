"""What makes other units of those of a whole message, before its sentences are told apart?"""

from __future__ import annotations

from facts.questions.also_with import also_with
from facts.questions.asides import without_having, without_lead_in, without_purpose
from facts.questions.closings import number_first
from facts.questions.contrasts import apart_from_opposite, apart_from_place, apart_from_sorts, instead_of_opposite
from facts.questions.doing_without import gone_without
from facts.questions.each_named import each_of_named
from facts.questions.groups import and_so_on, is_each_alone, narrowed_sorts
from facts.questions.having import losing_as_having, without_got
from facts.questions.kept import mark_kept
from facts.questions.numbered import counted_behind, whom_of_number
from facts.questions.out_of import ask_out_of
from facts.questions.own_words import said_as_own
from facts.questions.owned import asked_of_own, with_as_one_of, with_as_own
from facts.questions.passives import who_did_to_support
from facts.questions.places_in_row import further_places
from facts.questions.rival_sorts import but_rivals, of_rivals, once_rivals, own_rivals
from facts.questions.sort_before import at_time_before, ever_behind, of_sort_before, set_in_time
from facts.questions.steps import NUMBER, Change, Step, Steps, without
from facts.questions.subordinate import before_the_switch, put_behind
from facts.questions.titles import named_in_brackets

#: In this order.
OF_WHOLE: Steps[Change] = Steps(
    Step(narrowed_sorts, said=("group",)),
    Step(without_purpose, lists=("purpose",)),
    Step(without_having, said=("him", "her", "them")),
    Step(number_first, lists=("counting",)),
    Step(named_in_brackets, said=("(",)),
    Step(without(is_each_alone), lists=("each_alone",)),
    Step(and_so_on, lists=("and_so_on",)),
    Step(without_lead_in, said=(":",)),
    Step(without_got, lists=("gotten", "having")),
    Step(of_sort_before, said=("group",)),
    Step(each_of_named, lists=("each",)),
    Step(once_rivals, said=("used_to",), lists=("former", "erstwhile")),
    Step(but_rivals, said=("except",)),
    Step(of_rivals, said=("group",)),
    Step(own_rivals, lists=("rivalry",)),
    Step(at_time_before, lists=("times.then",)),
    Step(set_in_time, lists=("setting_scenes",)),
    Step(ever_behind, said=("ever",)),
    Step(apart_from_sorts, said=("not", "no")),
    Step(apart_from_opposite, said=("not", "but_not")),
    Step(instead_of_opposite, lists=("in_place_of",)),
    Step(asked_of_own, said=("group",)),
    Step(apart_from_place, said=("not", "but_not", "except")),
    Step(losing_as_having, lists=("seeing_go",)),
    Step(with_as_one_of, lists=("among_whose",)),
    Step(with_as_own, said=("be",)),
    Step(also_with, said=("be", "who"), lists=("joining",)),
    Step(said_as_own, lists=("own_words", "explaining")),
    Step(ask_out_of, lists=("out_of",)),
    Step(who_did_to_support, said=("which", "count", "list", "whose")),
    Step(whom_of_number, said=("several", NUMBER), lists=("numerals",)),
    Step(counted_behind, said=("count",)),
    Step(further_places, said=("rank_2", "rank_3", "last", "new"), lists=("ordinals",)),
    Step(gone_without, lists=("lacking", "doing_without")),
    Step(mark_kept, said=("and", "but", "but_not")),
    Step(before_the_switch, lists=("changes",)),
    Step(put_behind, said=("span", "when", "by_when"), lists=("times.before", "times.after", "times.since")),
)
