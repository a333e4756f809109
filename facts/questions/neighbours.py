"""What do words mean beside their neighbours in one sentence?

The lexicon knows phrases; whether "has" helps another verb, "but" leaves somebody out, or "who" only carries a cleft
("was it Moss who left") shows in the sentence alone. Units are changed or left out here, before anything is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.alone import is_the_only, only_by_denial
from facts.questions.also_with import said_to_stand
from facts.questions.asides import without_asker, without_chore
from facts.questions.ballots import asked_place, first_done, next_place, office_of_pick, owned_place, placed_down
from facts.questions.before_asking import formerly_of, not_alone, unasked, unlimited
from facts.questions.closing_sorts import endorsers_of_sort
from facts.questions.closings import closing_tag, has_been, having_been, read_closing, who_has_done
from facts.questions.conditions import only_if, told_behind
from facts.questions.denied_names import denied_of_doer, in_row, time_apart
from facts.questions.doers_unsaid import sort_not_with, who_of_anybody, with_doers
from facts.questions.excepting import as_one_denial, but_first, minus_who, none_of_named, put_aside, who_is_not
from facts.questions.having import as_acting, backed_by_own, had_endorsed, having_both, taken_from
from facts.questions.last_to_stay import last_to_stay
from facts.questions.leaving_doers import but_not_doers
from facts.questions.lexicon import Lexicon
from facts.questions.others import to_the_same
from facts.questions.out_of import sort_behind
from facts.questions.owned import of_own_candidate
from facts.questions.ranks import RANKS
from facts.questions.refused_before import joined_by_having, refused_at_first
from facts.questions.relations import before_that_one
from facts.questions.said_to_do import as_done
from facts.questions.small_words import ARTICLES, ONE_OF_A_SORT
from facts.questions.steps import Change, Step, Steps, changed_by, of_each, without
from facts.questions.subordinate import coming_along
from facts.questions.taking_in import taking_in_leavers
from facts.questions.telegrams import POINTERS
from facts.questions.tokens import fold
from facts.questions.units import Unit, end_of, has
from facts.questions.whom_of_sort import whom_of_sort, whose_left
from facts.questions.with_nobody import and_with_nobody, gone_to_nobody, nobody_besides, without_pick
from facts.questions.words_beside import BESIDE_OTHERS

_PERSONS = ("him", "her", "them")


def settle_units(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of one sentence as they are meant there."""
    return changed_by(SETTLING, units, lexicon)


def _unsummed(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units without the "in total" of whom or which is asked for, or of "how many": it asks for no number there."""
    sums = [u for u in units if u.tag == "count" and "_".join(u.words) in lexicon.talk["in_sum"]]
    is_counted = sum(u.tag == "count" for u in units) > len(sums)
    return [u for u in units if u not in sums] if sums and (is_counted or has(units, "who", "which")) else units


def _gone_then(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Had her and then did not", "was for her but is not today": what held holds no longer."""
    start = end = end_of(units)
    while start and (units[start - 1].tag in _OF_DENIAL or _is_then(units[start - 1], lexicon)):
        start -= 1
    said = units[start:end]
    is_until = has(units[start - 2 : start - 1], "conditional") and has(units[start - 1 : start], *_PERSONS)
    if has(units[:start], "who", "which") and has(units[:start], "not"):
        return units  # "who is not with her and never was"
    is_denied = has(said[:1], "but_not") or (has(said, "not") and (is_until or has(said[:1], "and", "but")))
    start -= 2 if is_until else 0  # "until they were not"
    if not (is_denied and has(units[:start], "stance")):
        return units
    return [*units[:start], replace(said[0], tag="no_longer", last=said[-1].last), *units[end:]]


_OF_DENIAL = ("do", "be", "not", "and", "but", "but_not", "have", "then", "still", "no_longer")


def _is_then(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.text == "then" or _is_now(unit, lexicon)


def _is_now(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.window is not None and fold(unit.window.written) in lexicon.talk["nowadays"]


def _without_number(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without how many those are of whom something is asked ("the 2 unions that left")."""
    leads = (*lexicon.definite, "which", "what")
    return [u for i, u in enumerate(units) if not (_is_number(u) and _stands_in_sort(units, i, leads))]


def _is_number(unit: Unit) -> bool:
    return unit.tag == "word" and unit.text.isdigit() and len(unit.text) < 3


def _stands_in_sort(units: Sequence[Unit], index: int, leads: Sequence[str]) -> bool:
    before, after = units[index - 1 : index], units[index + 1 : index + 2]
    return bool(index) and before[0].text in leads and has(after, "group") and not after[0].info.get("is_single")


def _listing(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "who are they" behind a sort and what it did as the wish for a list that it is."""
    end = end_of(units)
    tags = [u.tag for u in units[max(0, end - 3) : end]]
    is_wish = tags[:1] == ["who"] and "be" in tags and tags[1:] != ["be"] and bool({"them", "those"} & set(tags))
    lead = next((u for u in units if u.tag not in ("mark", "and", "word", *_OPENING)), None)
    if is_wish and _is_of_people(units[: end - 3], lexicon):
        return [u for u in units[: end - 3] if u.tag != "mark"]  # "Moss's crew, who are they"
    if not is_wish or lead is None or lead.tag not in ("group", "anybody") or not has(units[: end - 3], "stance"):
        return units
    asked = units[end - 3]
    return [*units[: end - 3], replace(asked, tag="list", last=units[end - 1].last), *units[end:]]


def _is_of_people(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a name and a word for its people are all there is ("Moss's crew")."""
    content = [u for u in units if u.tag not in ("mark", "and") and u.text not in ARTICLES]
    return len(content) == 2 and content[0].name is not None and content[1].text in lexicon.talk["teams"]


_OPENING = ("do", "have", "be", "modal")


def _or_ever(units: Sequence[Unit], index: int, _: Lexicon) -> Unit:
    """ "Originally" is what was once, and tells which of several came first."""
    return replace(units[index], tag="ever", info={"begins": True})


def _says_nothing(units: Sequence[Unit], index: int, _: Lexicon) -> bool:
    return units[index].tag in _EMPTY


_EMPTY = ("correction", "polite", "asides")


def _without_cleft(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Was it Moss who left", "is Moss among those who left": the name is who did it, the words between are none."""
    at = next((i for i, u in enumerate(units) if u.tag not in ("mark", "word", "and", "but", "tag")), len(units))
    if at >= len(units) or units[at].tag != "be":
        return list(units)
    start = at + 1 + (units[at + 1 : at + 2] != [] and units[at + 1].words == ("it",))
    if start >= len(units) or units[start].tag != "name":
        return list(units)
    end = start + 1
    while end < len(units) and _is_carrier(units[end], lexicon):
        end += 1
    between = units[start + 1 : end]
    carries = any(u.tag in ("who", "those") or u.text in lexicon.among for u in between)
    behind = units[end] if end < len(units) else None
    if behind is None or not carries or behind.tag in ("group", "mark"):
        return list(units)
    return [*units[: at + 1], units[start], *units[end:]]


def _without_lead(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units without "what was" before "the date", "by" before "what date", and "and which ones" behind a count."""
    units = [u for i, u in enumerate(units) if not (u.tag == "by" and has(units[i + 1 : i + 2], "when"))]
    tags = [u.tag for u in units[:3]]
    if tags == ["which", "be", "when"]:
        return units[2:]
    at = next((i for i, u in enumerate(units) if u.tag == "and" and i > 1), len(units))
    repeats = has(units[at + 1 : at + 2], "which", "who") and has(units[at + 2 : at + 3], "have", "do", "be", "stance")
    if repeats and units[0].tag == "count" and units[at - 1].tag == "group":
        return [*units[:at], *units[at + 2 :]]
    return units


def _is_carrier(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit only leads from a name to what is asked of it."""
    if unit.tag in ("who", "of", "those", "that_one"):
        return True
    if unit.tag == "group":
        return not (unit.info.get("kinds") or unit.info.get("roles"))
    return unit.tag == "word" and (unit.text in lexicon.among or unit.text in ARTICLES or unit.text == "that")


def _named_behind(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with a name set apart in the place of the pronoun that it explains ("whom has he lost (Moss)")."""
    at = next((i for i in range(1, len(units)) if _is_set_apart(units, i, lexicon)), None)
    told = [i for i, u in enumerate(units[:at]) if u.tag in _PERSONS] if at is not None else []
    if at is not None and not told and units[at - 1].text == "(" and units[at - 2].info.get("roles"):
        is_definite = at > _BEFORE_BRACKET and units[at - _BEFORE_BRACKET].text in ARTICLES - set(ONE_OF_A_SORT)
        told = [at - 2] if is_definite else []  # "in the mayor's corner (Moss)"
    if at is None or len(told) != 1:
        return units
    said = replace(units[told[0]], tag="name", name=units[at].name, words=units[at].words, info={})
    apart = at - 1 if units[at - 1].tag == "mark" else at - 2
    before = [*units[: told[0]], said, *units[told[0] + 1 : apart]]
    return [*before, *(u for u in units[at + 1 :] if u.text != ")")]


_BEFORE_BRACKET = 3  # where the article of a sort stands that a name in brackets explains


def _named_before(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with names set apart in front in the place of their pronoun ("Moss, who has she")."""
    at = next((i for i, u in enumerate(units) if u.tag == "mark" and u.text in _APART), 0)
    led = [u for u in units[:at] if u.tag not in ("word", "and", "but", "tag")]
    named = [u for u in units[:at] if u.name is not None]
    pronouns = ("him", "her") if len(named) == 1 else ("them",)
    owners = lexicon.owning if has(units, *RANKS) or any(u.text in lexicon.talk["topmost"] for u in units) else ()
    told = [i for i, u in enumerate(units) if i > at and (u.tag in pronouns or u.text in owners)]
    if not named or named != [u for u in led if u.tag != "mark"] or len(told) != 1 or has(units[at : told[0]], "name"):
        return units
    joint = [u for u in units[:at] if u.tag == "and"][:1]
    said = [*named[:-1], *joint, named[-1]]
    if told[0] > at + 1:
        said = [replace(u, at=units[told[0]].at, last=units[told[0]].last) for u in said]
    return [*units[at + 1 : told[0]], *said, *units[told[0] + 1 :]]


_APART = (",", ":", "-", "–", "—")


def _described_before(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with a sort that stands in front in the place of its pronoun ("the councillor, who's he for")."""
    at = next((i for i, u in enumerate(units) if u.tag == "mark"), 0)
    led = [u for u in units[:at] if u.tag not in ("word", "only", "else")]
    told = [i for i, u in enumerate(units) if i > at and u.tag in (*_PERSONS, "those")]
    is_one = len(led) == 1 and led[0].tag == "group" and (led[0].info.get("roles") or led[0].info.get("kinds"))
    if not is_one or len(told) != 1 or has(units[at : told[0]], "name", "group"):
        return units
    is_of_them = has(units[told[0] - 1 : told[0]], "which", "anybody", "nobody", "count", "of")
    if units[told[0]].tag == "those" and not is_of_them:
        return units
    if not is_of_them and not led[0].info.get("is_single") and has(units[at:], "name", "group"):
        return units
    said = units[told[0]]
    is_of_all = said.tag == "them" and not led[0].info.get("is_single")  # "MPs here, who are they with"
    one = {} if is_of_all else {"is_single": True, "definite": True}
    meant = replace(led[0], at=said.at, last=said.last, info={**led[0].info, **one})
    return [*units[at + 1 : told[0]], meant, *units[told[0] + 1 :]]


def _is_set_apart(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a name stands alone between marks, or behind the last one."""
    lead = index - 1 if units[index - 1].text not in lexicon.definite else index - 2
    if units[index].tag != "name" or lead < 0 or units[lead].tag != "mark":
        return False
    rest = [u for u in units[index + 1 :] if u.tag != "tag" and not (u.tag == "word" and u.text in lexicon.common)]
    return (not rest or rest[0].tag == "mark") and (lead < 1 or lead < index - 1 or units[lead - 1].tag != "name")


def _is_of_time(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a word only goes with a time: "back in May", "Friday, 30 April", and "is" that closes a sentence."""
    unit, after = units[index], units[index + 1] if index + 1 < len(units) else None
    if unit.tag == "be" and all(u.tag == "mark" for u in units[index + 1 :]):
        return len(units) > 1 and not has(units, "who", "which")
    if after is None or after.tag != "window":
        return False
    is_day = (
        unit.tag in ("name", "word") and fold(unit.text) in lexicon.weekdays and not (unit.name and unit.name.matches)
    )
    acts = any(u.tag == "stance" for i, u in enumerate(units) if i != index)
    return is_day or (unit.tag == "stance" and unit.text in lexicon.aback and acts)


#: What makes another sentence of one, in order.
SETTLING: Steps[Change] = Steps(
    Step(as_done, lists=("says", "avowing")),
    Step(coming_along, lists=("turning_up",)),
    Step(without_asker, said=("polite",)),
    Step(sort_behind, lists=("sort_among",)),
    Step(had_endorsed, lists=("having_it",)),
    Step(without_chore, said=("chore",)),
    Step(_unsummed, said=("count",)),
    Step(without(_says_nothing), said=_EMPTY),
    Step(joined_by_having, lists=("having_done",)),
    Step(refused_at_first, said=("first",), lists=("times.far_before",)),
    Step(of_each(_or_ever, "at_first"), said=("at_first",)),
    Step(said_to_stand, said=("be", "those")),
    Step(
        read_closing,
        lists=("running", "agreeing", "on_side", "going_for", "never_done_to", "own_support", "come_back"),
    ),
    Step(of_each(who_has_done, "be"), said=("is",)),
    Step(as_acting, said=("him", "her", "them", "his", "their")),
    Step(taking_in_leavers, said=("tag",), lists=("taking_in", "taken_in")),
    Step(but_not_doers, said=("except", "not", "but_not"), lists=("lacking",)),
    Step(last_to_stay, lists=("last_left",)),
    Step(as_one_denial, said=("no",)),
    Step(having_both, lists=("once_had",)),
    Step(without_pick, lists=("picked",)),
    Step(nobody_besides, said=("only", "else")),
    Step(who_of_anybody, said=("anybody",)),
    Step(sort_not_with, said=("not",)),
    Step(endorsers_of_sort, said=("person",)),
    Step(with_doers, said=("not", "but_not", "nobody")),
    Step(gone_to_nobody, said=("nobody",)),
    Step(and_with_nobody, said=("nobody",)),
    Step(placed_down, lists=("down_on_ballot",)),
    Step(office_of_pick, lists=("offices_of_picks",)),
    Step(first_done, said=("rank",)),
    Step(next_place, lists=("times.after",)),
    Step(owned_place, said=("1", "2", "3")),
    Step(asked_place, said=tuple(RANKS)),
    *POINTERS,
    Step(put_aside, lists=("putting_aside", "leaving_behind", "leaving_before", "removing")),
    Step(closing_tag, said=(*_PERSONS, "that_one")),
    Step(taken_from, said=("from", "off")),
    Step(whom_of_sort, said=("group",)),
    Step(whose_left, said=("whose",)),
    Step(unasked, said=("not",)),
    Step(not_alone, said=("only",)),
    Step(unlimited, said=("only", "except", "no")),
    Step(formerly_of, said=("used_to",)),
    Step(is_the_only, said=("only",)),
    Step(only_if, said=("only",)),
    Step(only_by_denial, said=("only", "anybody", "nobody")),
    Step(told_behind, said=("conditional",)),
    Step(_without_number, said=("group",)),
    Step(but_first, said=("else",)),
    Step(who_is_not, said=("not",)),
    Step(minus_who, said=("except",)),
    Step(none_of_named, said=("not", "no")),
    Step(to_the_same, said=("that_one", "anybody")),
    Step(before_that_one, said=(*_PERSONS, "else")),
    Step(denied_of_doer, said=("not",)),
    Step(in_row, said=("but_not", "not")),
    Step(having_been, said=("not",)),
    Step(has_been, lists=("been",)),
    Step(_gone_then, said=("not", "but_not")),
    Step(time_apart, said=("not", "but_not")),
    Step(_listing, said=("them", "those")),
    Step(without(_is_of_time), said=("be", "window")),
    Step(_without_lead, said=("when", "count")),
    Step(_without_cleft, said=("be",)),
    Step(of_own_candidate, said=("candidate", "owned", "them"), lists=("whoever",)),
    Step(backed_by_own, said=(*_PERSONS, "that_one"), lists=("owning",)),
    Step(_named_behind, said=(*_PERSONS, "(")),
    Step(_named_before, said=_APART),
    Step(_described_before, said=(*_PERSONS, "those")),
    *BESIDE_OTHERS,
)
