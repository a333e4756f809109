"""Which words leave somebody out of those asked for ("everyone but Moss", "that is not Moss", "Moss and who else")?

Where each of several sorts has its own "no", all of them are left out ("..., no unions, no papers").
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, LinkedName, Slot
from facts.models.building import replace
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.ranks import Reader
from facts.questions.rows import end_of_row
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has


def but_first(units: list[Unit], _: Lexicon) -> list[Unit]:
    """ "Moss and who else left": who left, but for her."""
    tags = [u.tag for u in units]
    at = next((i for i in range(len(tags) - 3) if tags[i : i + 4] == ["name", "and", "who", "else"]), None)
    if at is None or has(units[:at], "stance", *ASKING_TAGS):
        return units
    name, who = units[at], units[at + 2]
    leaving = Unit(tag="except", at=name.at - 1, last=name.at - 1)
    return [*units[:at], leaving, name, who, *units[at + 4 :]]


_OPENING = frozenset({*ARTICLES, "ok", "okay", "so", "and", "but"})


def put_aside(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Moss aside, who ...", "leave Moss out, who ...", "who ..., Moss excluded": all but her are asked for."""
    if (taken := _taken_out(units, lexicon)) is not None:
        return taken
    first = next((i for i, u in enumerate(units) if u.name is not None), None)
    if first is None:
        return units
    end = _end_of_names(units, first)
    behind = units[end].text if end < len(units) else ""
    led = [u for u in units[:first] if u.tag != "mark" and u.text not in _OPENING]
    before = " ".join(w for u in led for said in u.words for w in said.split() if w not in ARTICLES)
    is_aside = behind in lexicon.talk["putting_aside"]
    is_out = behind in lexicon.talk["leaving_behind"] and before in lexicon.talk["leaving_before"]
    is_led = (is_aside and not before) or is_out or before.replace(" ", "_") in lexicon.talk["removing"]
    rest = units[end + (is_aside or is_out) :]
    while rest and rest[0].tag in ("mark", "and", "but"):
        rest = rest[1:]
    if is_led and has(rest[:2], "who", "which", "count", "anybody", "list", "do") and has(rest, "stance", "group"):
        leaving = Unit(tag="except", at=units[first].at - 1, last=units[first].at - 1)
        names = (replace(u, tag="and") if u.tag == "or" else u for u in units[first:end] if u.tag != "mark")
        return [leaving, *names, *rest]
    return _aside_behind(units, lexicon)


def _taken_out(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit] | None:
    """ "Take out the papers", "now drop Moss from that list", where nothing else is said: all but them."""
    first = next((i for i, u in enumerate(units) if u.name is not None or u.tag == "group"), 0)
    led = _led(units[:first])
    end = end_of_row(units, first) if led else first
    out = leads_out(units, first, end, lexicon)
    said = units[first:end]
    is_act = has(led, "stance") and not all(u.tag in ("group", "and", "mark") and not _is_one(u) for u in said)
    rest = [u for u in units[out or end :] if u.tag not in _BEHIND and u.text not in lexicon.common]
    if out is None or is_act or rest:
        return None
    leaving = Unit(tag="except", at=led[0].at, last=led[-1].last, words=("_".join(u.text for u in led),))
    return [leaving, *(replace(u, tag="and") if u.tag == "or" else u for u in said if u.tag != "mark")]


def _led(units: Sequence[Unit]) -> list[Unit]:
    """The words of weight that lead to a name or a sort."""
    return [u for u in units if u.tag not in ("mark", "still", "polite") and u.text not in _OPENING]


def leads_out(units: Sequence[Unit], first: int, end: int, lexicon: Lexicon) -> int | None:
    """Where a phrase ends that leaves out the names or sorts from `first` to `end`, and what leads to them.

    None where nothing leaves them out ("take out the papers", "leave the papers out" do).
    """
    before = "_".join(w for u in _led(units[:first]) for said in u.words for w in said.split() if w not in ARTICLES)
    out = end + (end < len(units) and units[end].text in lexicon.talk["leaving_behind"])
    is_out = before in lexicon.talk["leaving_before"] and out > end
    return out if before in lexicon.talk["removing"] or is_out else None


_BEHIND = ("mark", "tag", "polite", "of", "that_one", "those", "them", "list", "still")


def _is_one(unit: Unit) -> bool:
    return bool(unit.info.get("is_single"))


def _aside_behind(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "Moss aside", or a mark and "unions excluded", at their end as the exception that it is."""
    end = end_of(units)
    start = end - 1
    is_aside = start > 2 and units[start].text in lexicon.talk["putting_aside"]
    closes = is_aside or (start > 2 and units[start].text in lexicon.talk["leaving_behind"])
    is_sort = closes and units[start - 1].tag == "group" and not _is_one(units[start - 1])
    if not closes or not (units[start - 1].name is not None or (is_sort and _is_set_apart(units, start - 1))):
        return units
    while start > 1 and (units[start - 1].name is not None or units[start - 1].tag == "and"):
        start -= 1
    start -= is_sort
    lead = start - 1 - (units[start - 1].text in ARTICLES)
    is_led = units[lead].text in lexicon.talk["leaving_before"]
    if not (is_aside or is_led):
        return units
    names, start = units[start : end - 1], lead if is_led else start
    before = units[:start]
    while before and (before[-1].tag == "mark" or before[-1].text in ARTICLES):
        before = before[:-1]
    asks = has(before[:2], "who", "which", "count", "list", "group", "everybody") and has(before, "stance")
    if not asks or before[-1].tag == "be" or not has(before, "name", "him", "her", "them"):
        return units
    leaving = Unit(tag="except", at=before[-1].last, last=before[-1].last)
    return [*before, leaving, *names, *units[end:]]


def _is_set_apart(units: Sequence[Unit], index: int) -> bool:
    """Whether a mark stands before a sort, an article aside."""
    led = units[index - 1 - (units[index - 1].text in ARTICLES)]
    return led.tag == "mark" and led.text != "."


def _end_of_names(units: Sequence[Unit], first: int) -> int:
    """Where a run of names, joined or not, ends."""
    end = first + 1
    while end + 1 < len(units) and (units[end].tag in ("and", "or") or units[end].text == ","):
        at = end + 1 + (units[end + 1].text in ARTICLES)
        if at >= len(units) or units[at].name is None:
            break
        end = at + 1
    return end


def who_is_not(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Anyone that is not the nurses still with Moss", "who that isn't a union left": all but them are asked for."""
    denial = next((i for i, u in enumerate(units) if i and u.tag == "not"), 0)
    start = _begins_relative(units, denial, lexicon) if denial else None
    if start is None:
        return units
    first = denial + 1
    while first < len(units) and (units[first].text in ARTICLES or units[first].tag == "words"):
        first += 1
    if first >= len(units) or not (units[first].name is not None or units[first].tag == "group"):
        return units
    end = _end_of_names(units, first) if units[first].name is not None else first + 1
    rest = [u for u in units[end:] if u.text not in lexicon.common or u.tag != "word"]
    if not has(rest[:4], "stance"):
        return units
    leaving = Unit(tag="except", at=units[start].last, last=units[denial].last, words=units[denial].words)
    names = (replace(u, tag="and") if u.tag == "or" else u for u in units[first:end] if u.tag != "mark")
    asked = units[:start]
    if not asked or (asked[-1].tag == "anybody" and not has(asked[:-1], "do", "be", "have")):
        lead = units[start - 1] if asked else units[start]
        asked = [*asked[:-1], replace(lead, tag="who", words=("who",), info={}, last=lead.at)]
    return [*asked, leaving, *names, *units[end + has(units[end : end + 1], "be") :]]


def none_of_named(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Moss backers who aren't the nurses or dockers", "who backs Moss, no cops": all but those named at the end."""
    end = end_of(units)
    at = next((i for i in reversed(range(end)) if units[i].tag in ("not", "no")), 0)
    row = [u for u in units[at + 1 : end] if u.text not in ARTICLES]
    if not at:
        return units
    before, denial = units[:at], units[at]
    is_row = has(row[:1], "name") and all(u.name is not None or u.tag in ("and", "or") for u in row)
    if not is_row or not has(before, "stance"):
        return units
    is_refused = denial.tag == "no" and has(before[-1:], "mark", "but") and _are_trades(row, lexicon)
    is_denied = denial.tag == "not" and len(row) > 1 and len(before) > 1 and has(before[-1:], "be")
    relates = is_denied and (before[-2].tag in ("who", "but") or before[-2].text in lexicon.talk["that"])
    if not (is_refused or relates):
        return units
    kept = before[:-1] if is_refused else before[:-2]
    leaving = Unit(tag="except", at=denial.at, last=denial.last, words=denial.words)
    named = (replace(u, tag="and") if u.tag == "or" else u for u in units[at + 1 : end])
    return [*kept, leaving, *named, *units[end:]]


def _are_trades(row: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether all who are named are told by what people of their trade are called, so that nobody is put right."""
    return all(u.name is None or u.text in lexicon.trades for u in row)


def _begins_relative(units: Sequence[Unit], denial: int, lexicon: Lexicon) -> int | None:
    """Where "that is not", "who isn't", "not called" begins right behind "anyone" or "who"; None where nothing does."""
    at = denial - has(units[denial - 1 : denial], "be")
    if at == denial and units[denial + 1 : denial + 2] and units[denial + 1].tag != "words":
        return None
    if at == denial:
        return at if has(units[at - 1 : at], "anybody", "who") else None
    if at == 1 and units[0].words[:2] == ("who", "that"):
        return 0
    relates = at > 1 and (units[at - 1].tag == "who" or units[at - 1].text in lexicon.talk["that"])
    return at - 1 if relates and has(units[at - 2 : at - 1], "anybody", "who", "everybody") else None


def minus_who(units: list[Unit], _: Lexicon) -> list[Unit]:
    """ "Moss minus the nurses = who": her backers, but for them."""
    content = [u for u in units if u.tag not in ("mark", "be", "tag") and u.text not in ARTICLES]
    tags = [u.tag for u in content[:3]]
    if tags not in (["name", "except", "name"], ["name", "except", "group"]) or has(units, "stance"):
        return units
    asked = next((u for u in content[3:] if u.tag in ("who", "list")), None)
    if asked is None or any(u.tag not in ("who", "list", "group") for u in content[3:]):
        return units
    leaving = content[1]
    info = {"relation": "backs", "person": True, "state": True}
    backers = Unit(tag="stance", at=leaving.at, last=leaving.at, words=("backers",), info=info)
    rest = [u for u in units if u is not asked and u.tag not in ("be", "mark")]
    at = rest.index(leaving)
    return [*rest[:at], backers, *rest[at:]]


def or_except(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    """ "But" right behind "who" or "everyone" leaves out whom it leads to; "but also" joins."""
    unit = units[index]
    after_it = units[index + 1] if index + 1 < len(units) else None
    if unit.tag == "except" and index and units[index - 1].text in ARTICLES:
        return replace(unit, tag="word")  # "until the bar inquiry is over"
    if unit.tag == "else" and unit.words[0] in lexicon.besides and after_it is not None and after_it.tag == "group":
        return replace(unit, tag="except")  # "besides that newspaper"
    if unit.tag == "not" and (_denies_name(units, index) or _goes_without(units, index, lexicon)):
        return replace(unit, tag="except")
    if unit.tag != "but" or not index:
        return unit
    after = [u for u in units[index + 1 :] if u.text not in ARTICLES]
    if len(after) > 1 and after[0].text in lexicon.joining and after[1].tag == "name":
        return replace(unit, tag="and")
    leads = units[index - 1].tag in ("who", "everybody", "nobody", "anybody", "all")
    return replace(unit, tag="except") if leads and after and after[0].tag in ("name", "group") else unit


def _denies_name(units: Sequence[Unit], index: int) -> bool:
    """Whether "is not Moss" leaves her out of those asked for ("which senator is not Moss and left")."""
    after = [u for u in units[index + 1 : index + 4] if u.text not in ARTICLES][:2]
    before = units[: index - 1] if index > 1 and units[index - 1].tag == "be" else []
    is_hung_on = has(before, "stance") and before[-1].text in ("that", "who")
    if not (has(before, "who", "which") or is_hung_on) or not after or after[0].tag != "name":
        return False
    closes = len(after) == 1 or after[1].tag in ("and", "but", "who", "mark")
    closes |= after[-1].tag in ("stance", "have") and units[index - 2].text in (
        "that",
        "who",
    )  # "unions that are not Local 9 back"
    return closes and (len(after) == 2 or units[index - 2].text in ("that", "who"))


def _goes_without(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "without" leads to the names that close who did something ("who left Moss, without Karlsen").

    Without a mark or a sort it tells of company ("who backed Moss without Reed").
    """
    before, behind = units[:index], [u for u in units[index + 1 : end_of(units)] if u.text not in ARTICLES]
    names_only = bool(behind) and all(u.name is not None or u.tag in ("and", "or", "mark") for u in behind)
    acts = [u.at for u in before if u.tag == "stance"]
    is_done = bool(acts) and any(u.name is not None and u.at > acts[0] for u in before)
    return (
        units[index].text in lexicon.lacking
        and names_only
        and is_done
        and (has(before, "group") or has(before[-1:], "mark"))
        and has(before[:2], "who", "which", "count", "list", "everybody")
    )


def opens_leaving_out(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a message opens with whom it leaves out ("minus the ones who left", "without those who backed Moss")."""
    content = [u for u in units if u.tag not in ("mark", "tag", "and", "but", "polite", "still") and u.text != "the"]
    leaves = bool(content) and (content[0].tag == "except" or content[0].text in lexicon.lacking)
    return leaves and has(content[1:2], "those", "everybody", "who")


def any_but(
    clause: Clause, excluded: tuple[LinkedName, ...], units: Sequence[Unit], act: Unit, by: Reader
) -> Clause | None:
    """The clause of those who back somebody other than whom "anyone but Moss" leaves out; None for other sentences."""
    at = next((i for i, u in enumerate(units) if u.tag == "except"), 0)
    before = [u for u in units[:at] if u.tag not in ("who", "be") and u.text not in (*ARTICLES, "who")]
    is_open = bool(before) and (before[-1].tag == "anybody" or before[-1].info.get("kinds") == ["candidate"])
    if not excluded or not is_open or before[-1].at < act.last or act.info.get("subject") == "candidate":
        return None
    ids = {match.entity_id for name in excluded for match in name.matches[:1]}
    is_doer_asked = by.asks in (Asks.LIST, Asks.COUNT) and has(units[:3], "who", "which", "group", "everybody", "count")
    if not ids or not all(one in by.known.candidate_ids for one in ids) or not (is_doer_asked or clause.endorser.names):
        return None
    if clause.candidate.names:
        return clause  # "left Moss for anyone other than Reed": of whom they went to nothing is held
    endorser = replace(clause.endorser, excluded=(), is_asked=is_doer_asked or clause.endorser.is_asked)
    return replace(clause, endorser=endorser, candidate=Slot(excluded=excluded))


def as_one_denial(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with ", no" between two sorts that are left out as "or"."""
    said: list[Unit] = []
    for index, unit in enumerate(units):
        behind = units[index + 1 : index + 2]
        is_sort = bool(behind) and behind[0].tag == "group" and not behind[0].info.get("is_single")
        led = said[:-1] if said and (said[-1].tag == "mark" or said[-1].tag in ("and", "or")) else said
        if unit.tag == "no" and is_sort and [u.tag for u in led[-2:]] == ["no", "group"]:
            said = [*led, replace(unit, tag="or", words=("or",))]
        else:
            said.append(unit)
    return said
