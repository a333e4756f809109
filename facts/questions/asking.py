"""What would answer a sentence: a list, yes or no, a number, a day, a reason, somebody's words?

Question words decide; without one, an auxiliary in front or a word that asks to confirm wants a yes or no, and a
bare sort or noun ("unions for Moss", "Moss endorsements") a list.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from facts.models import Asks, Relation
from facts.questions.assemble import Act
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES, ONE_OF_A_SORT, RELATIVES, THE
from facts.questions.units import PLEASE, Unit, claims, closes_with_list, has

_AUX = frozenset("is are was were do does did has have had will would can could".split())  # noqa: SIM905
#: Words that begin what a sentence speaks of, so that the auxiliary behind them opens nothing.
_SUBJECTS = frozenset("i we you my our your this that there the a an yo nosotros mi".split())  # noqa: SIM905
_OPENERS = ("be", "have", "do", "modal")
_LIGHT = ("word", "and", "but", "still", "no", "tag", "what_about", "not", "only", "mark", "correction", "no_longer")


_OUTRIGHT = {"until_when": Asks.DATE, "span": Asks.SPAN, "count": Asks.COUNT, "why": Asks.REASON}


def find_asks(units: Sequence[Unit], act: Act | None, *, is_choice: bool) -> Asks:
    """What would answer the units of a sentence that turns on `act`; `is_choice` if "or" offers names in it."""
    content = [u for u in _behind_heading(units) if u.tag not in _BESIDE and u.text not in PLEASE]
    tags = {unit.tag for unit in units}
    if "about" in tags and "words" not in tags and (act is None or act.is_weak or _leads(content, "about")):
        return Asks.ABOUT
    for tag, asks in _OUTRIGHT.items():
        if tag in tags:
            return asks
    if "when" in tags and _leads(content, "when"):
        return Asks.DATE
    if _asks_words(units, content, act):
        return Asks.WORDS
    if "when" in tags and not _is_conjunction(units):
        is_of_words = _leads(content, "words") or _are_words_of_then(units)
        return Asks.WORDS if is_of_words else Asks.DATE  # "qué dijo Moss cuando ..."
    is_of_office = act is not None and act.is_weak and _leads(content, "identity")  # "what does she do for them"
    if (act is None and has(units, "stands", "identity")) or is_of_office:
        return Asks.ABOUT if has(units, "stands") else Asks.IDENTITY
    if is_choice and act is not None:
        return Asks.LIST
    return _asks_who(units, content, act)


def _are_words_of_then(units: Sequence[Unit]) -> bool:
    """Whether "when" tells of which of somebody's words ("Moss's quote when she left")."""
    at = next(i for i, u in enumerate(units) if u.tag == "when")
    led = [u.tag for u in units[:at] if u.tag != "word"]
    return sorted(led[-2:]) == ["name", "words"] and has(units[at:], "stance")


def _behind_heading(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units behind a colon before which nothing is said that is known ("pub quiz: last union to leave Moss")."""
    at = next((i for i, u in enumerate(units) if u.text == ":"), 0)
    is_heading = all(u.tag in ("word", "polite") or (u.name is not None and not u.name.matches) for u in units[:at])
    return units[at + 1 :] if at and is_heading and at + 1 < len(units) else units


def _leads(content: Sequence[Unit], tag: str) -> bool:
    """Whether the first word of weight is of this tag."""
    return next((u.tag for u in content if u.tag not in ("word", "and", "but", "correction")), "") == tag


def _is_conjunction(units: Sequence[Unit]) -> bool:
    """Whether "when" only joins ("who left when he was accused"): it stands between a question word and more."""
    index = next(i for i, u in enumerate(units) if u.tag == "when")
    before, behind = units[:index], units[index + 1 :]
    if has(before, "who", "which", "whose") and any(u.tag not in ("mark", "tag") for u in behind):
        return True
    asks = has(before, "count") or opens_with_aux(before)
    return asks and has(before, "stance") and has(behind, "stance")  # "was Moss with her when the nurses left"


def opens_with_aux(units: Sequence[Unit]) -> bool:
    """Whether an auxiliary opens the sentence, words of no weight left aside."""
    for unit in units:
        if unit.tag in _OPENERS or (unit.tag == "stance" and unit.words[0] in _AUX and unit.info.get("weak")):
            return True
        if unit.tag not in _LIGHT or unit.text in _SUBJECTS:
            return False
    return False


def _asks_who(units: Sequence[Unit], content: Sequence[Unit], act: Act | None) -> Asks:
    """Whether a list or a yes is asked for, where nothing else is."""
    if act is not None and act.unit.info.get("whose"):
        return Asks.LIST  # "where did she go"
    is_of_all = has(content[:1], "all", "everybody", "both") and claims(units)
    led = [u for u in content if u.tag != "only"]
    if len(led) > 1 and led[0].tag == "those" and (led[1].tag == "who" or led[1].text in RELATIVES):
        return Asks.LIST  # "the ones that left"
    if act is not None and units[-1:] and _is_cut_off(units, act):
        return Asks.LIST
    if opens_with_aux(content) or is_of_all:
        return Asks.LIST if has(units, "if_so") or _wants_names(units) or _begs(content) else Asks.YES_NO
    if has(units, "who", "which", "whose", "list", "common"):
        return Asks.LIST
    if _is_sort_described(units, content, act):
        return Asks.LIST
    lead = next((u for u in content if u.tag not in ("word", "still", "and")), None)
    is_led = (
        lead is not None
        and lead.tag == "everybody"
        and (lead is content[0] or (act is not None and act.unit.info.get("prep")))
    )
    if is_led and act is not None and not has(units, "tag"):
        return Asks.LIST
    if act is None and has(units, "rank", "rank_2", "rank_3"):
        return Asks.YES_NO if sum(u.name is not None for u in units) > 1 else Asks.LIST
    if act is None and has(units, "rank_beside") and sum(u.name is not None for u in units) > 1:
        return Asks.YES_NO  # "Karlsen has Moss ahead of Reed"
    return Asks.IDENTITY if act is None else _fragment(content, act, units)


def _is_cut_off(units: Sequence[Unit], act: Act) -> bool:
    """Whether the sentence ends where somebody must follow ("Moss still backed by?", "Karlsen was pulling for?")."""
    last = max((u for u in units if u.tag not in ("mark", "tag", "polite")), key=lambda u: u.last, default=None)
    if last is act.unit and not opens_with_aux(units):
        return last.words[-1] in _LEADING_TO and has(units, "name", "him", "her", "them")
    return act.is_passive and last is not None and last.tag == "by"


_BESIDE = ("mark", "window", "tag", "polite")
_LEADING_TO = frozenset({"for", "with", "behind", "from", "to", "onto", "con", "por"})


def _begs(content: Sequence[Unit]) -> bool:
    """Whether somebody is asked to give a list ("can somebody give me the names of those who left")."""
    return has(content[:1], "modal") and has(content[1:3], "list") and not has(content[:3], "stance", "name")


def _wants_names(units: Sequence[Unit]) -> bool:
    """Whether "did anyone leave, names pls" wants those who did."""
    is_open = has(units, "anybody", "group", "everybody")
    return is_open and any(closes_with_list(units, index) for index in range(len(units)))


def _is_sort_described(units: Sequence[Unit], content: Sequence[Unit], act: Act | None) -> bool:
    """Whether a sort of people and what they did is all ("every union that backed her", "Moss unions that left")."""
    if act is not None and len(content) > 3 and content[0].name is not None and content[1].tag == "group":
        is_sort = not content[1].info.get("is_single") and not has(units, "tag")
        return is_sort and (content[2].tag == "who" or content[2].text in RELATIVES) and content[3] is act.unit
    if act is None or len(content) < 2 or content[0].tag not in ("everybody", "all"):
        return False
    if content[1].tag == "stance" and bool(content[1].info.get("noun") or content[1].info.get("person")):
        return (
            content[2:3] != [act.unit] and content[2:3] != content[-1:] and content[-1] is act.unit
        )  # "... Moss lost"
    if content[1].tag != "group":
        return False
    rest = [u for u in units if u.at > content[1].last]
    while rest and rest[0].tag in _BESIDE_SORT and rest[0].text not in RELATIVES:
        rest = rest[1:]  # "every person, group or whatever that left"
    behind = next(iter(rest), None)
    if behind is None:
        return False
    if claims(rest):
        return False
    is_relative = behind.tag == "who" or behind.text in RELATIVES
    is_participle = bool(act.unit.info.get("prep")) or (act.unit.words[0].endswith("ing") and not has(units, "tag"))
    return is_relative or (behind is act.unit and is_participle)


_BESIDE_SORT = ("group", "or", "and", "mark", "word", "still")


def _asks_words(units: Sequence[Unit], content: Sequence[Unit], act: Act | None) -> bool:
    """Whether somebody's words are asked for: in a question, or in a few words such as "her statement on Moss"."""
    weak = act is None or act.is_weak
    awaited = next((u.at for u in units if u.tag == "conditional"), None)
    if act is not None and awaited is not None and (not weak or act.unit.at < awaited):
        units = [u for u in units if u.at < act.unit.at]  # "until it is explained" is a condition, not a speech
    if has(units, "resign"):
        return weak or (act is not None and act.unit.at > next(u.at for u in units if u.tag == "resign"))
    if act is not None and not weak and _is_what_was_said(units, act):
        return False
    if _is_response_to(content, act):
        return True
    if not has(units, "words") or (not weak and not has(units, "which", "who", "about")):
        return False
    return has(units, "which", "who", "about") or opens_with_aux(content) or sum(u.tag != "word" for u in content) <= 6


def _is_response_to(content: Sequence[Unit], act: Act | None) -> bool:
    """Whether "Moss's reaction to" opens the sentence, to whatever was done."""
    led = [u for u in content if u.tag not in ("word", "which", "be", "and", "but")]
    if act is None or len(led) < 3 or led[0].tag not in ("name", "him", "her", "them") or led[1].tag != "words":
        return False
    return len(led[1].words) > 1 and led[1].at < act.unit.at and not opens_with_aux(content)


def asks_what_was_said(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "what did Moss say", whatever it was about, opens a sentence in which more is done than that."""
    if _asks_how_one_answered(units, lexicon) or _is_on_own(units, lexicon):
        return True
    if not has(units, "which") or not has(units, "do", "have"):
        return False
    if _says_across(units, lexicon):
        return True
    said = (lexicon.says, lexicon.talk["telling"])
    content = [u for u in units if u.tag not in ("mark", "and", "but") and not _is_plain(u, lexicon.common, said)]
    if len(content) < 5 or content[0].tag != "which" or content[1].tag not in ("do", "have"):
        return False
    is_speaker = content[2].tag in ("name", "him", "her", "them")
    is_said = content[3].tag in ("words", "says") or content[3].text in lexicon.talk["telling"]
    is_dated = any(u.tag == "when" or u.text in lexicon.times["after"] for u in units)  # "... when they left her"
    return is_speaker and is_said and not is_dated and any(u.tag == "stance" for u in content[4:])


def _is_on_own(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "Moss on her losses" opens the sentence: what she says of what is hers."""
    content = [u for u in units if u.tag not in ("mark", "and", "but", "polite", "which", "list")]
    if len(content) < 4 or content[0].name is None or content[1].tag != "word":
        return False
    is_own = bool(set(content[2].words[:1]) & lexicon.owning)
    return is_own and content[1].text in lexicon.talk["speaking_of"] and not has(units, "tag", "still")


def _asks_how_one_answered(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "how Moss responded" or "how did Moss take" opens the sentence, to whatever was done."""
    content = [u for u in units if u.tag not in ("mark", "and", "but", "tag") and u.text not in ARTICLES]
    while content and (
        content[0].tag in ("list", "polite") or _is_plain(content[0], lexicon.common, [lexicon.talk["in_what_way"]])
    ):
        content.pop(0)
    if not content or not set(content[0].words[:1]) & lexicon.talk["in_what_way"]:
        return False
    answers = lexicon.talk["answering"] | lexicon.talk["taking"]
    said = next((i for i, u in enumerate(content) if u.words and u.words[0] in answers), 0)
    return bool(said) and content[said - 1].tag in ("name", "him", "her", "them")


def is_cleft(units: Sequence[Unit], choice_at: int) -> bool:
    """Whether "is it Moss or Reed that ..." offers those names, before the act."""
    before = [u for u in units if u.at < choice_at and u.tag not in ("mark", "word", "tag", "and", "but")]
    return [u.tag for u in before] in ([], ["be", "that_one"])  # "Moss or Reed for Karlsen"


def is_answered(units: Sequence[Unit], act: Act, lexicon: Lexicon) -> bool:
    """Whether an act is but what somebody answers ("how did Moss react to the nurses leaving")."""
    answers = (u.at for u in units if u.tag == "words" and u.words[0] in lexicon.talk["answering"])
    return any(at < act.unit.at for at in answers)


def _is_plain(unit: Unit, common: Container[str], said: Sequence[Container[str]]) -> bool:
    """Whether a unit is an everyday word that tells of no speech."""
    return unit.tag == "word" and unit.text in common and not any(unit.text in words for words in said)


def _says_across(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "what did Moss say" opens a sentence, though an act is read across that verb and words behind it."""
    said = (lexicon.says, lexicon.talk["telling"])
    content = [u for u in units if u.tag not in ("mark", "and", "but") and u.text not in lexicon.fillers]
    content = [u for u in content if not _is_plain(u, lexicon.common, said)]
    led = next((i for i, u in enumerate(content) if u.tag not in ("word", "that_one")), 0)
    content = content[led:]  # "it made me curious, what did ..."
    if len(content) < 4 or content[0].tag != "which" or content[1].tag not in ("do", "have"):
        return False
    speaker, saying = content[2], content[3]
    is_speaker = speaker.tag in ("name", "him", "her", "them", "group")
    return is_speaker and saying.tag == "stance" and any(saying.words[0] in words for words in said)


def _is_what_was_said(units: Sequence[Unit], act: Act) -> bool:
    """Whether the act itself is what somebody said ("who said leave her off the ballot")."""
    before = [u for u in units if u.at < act.unit.at]
    if act.unit.info.get("relation") != "opposes" or act.unit.info.get("person") or len(before) < 2:
        return False
    return before[-1].tag in ("words", "says") and before[-2].tag in ("who", "which", "group")


def _is_bare_sort(content: Sequence[Unit], units: Sequence[Unit], act: Act) -> bool:
    """Whether a sort of people and where they stand is all there is ("senators no longer with Moss")."""
    first = next((u for u in content if u.tag not in ("word", "only")), None)
    is_sort = first is not None and first.tag == "group" and not first.info.get("is_single")
    is_finite = has(units, "be", "do", "have", "modal", "tag")
    return is_sort and not is_finite and bool(act.unit.info.get("prep") or act.unit.words[0].endswith("ing"))


def _is_one_who_acts(first: Unit, act: Act, units: Sequence[Unit]) -> bool:
    """Whether "the sheriff" opens the sentence and does something, or is still for somebody."""
    before = units[units.index(first) - 1] if units.index(first) else None
    is_one = bool(first.info.get("is_single")) and before is not None and before.text in THE
    is_act = not any(act.unit.info.get(sign) for sign in ("prep", "noun", "person"))
    if any(u.name is not None for u in units if first.at < u.at < act.unit.at):
        return False  # "the senator Moss lost"
    asks_object = not any(u.name is not None or u.tag in ("him", "her", "them") for u in units)
    return is_one and not asks_object and (is_act or has(units, "still"))


def _is_told(act: Act) -> bool:
    """Whether an act behind a name tells something whole ("Moss's gone", "the nurses endorsed")."""
    is_away = act.unit.info.get("relation") == Relation.WITHDREW
    return is_away or act.is_past or act.unit.words[-1] in ("backed", "endorsed")


def _is_said_of(units: Sequence[Unit]) -> bool:
    """Whether something is said of a name that opens the sentence ("Moss still a backer of Reed?", "Moss is one")."""
    named = [i for i, u in enumerate(units) if u.name is not None]
    if len(named) < _BOTH or not all(u.tag in ("word", "mark", "tag", "and") for u in units[: named[0]]):
        return False
    behind = units[named[0] + 1]
    return behind.tag in ("still", "be") or behind.text in ONE_OF_A_SORT


_BOTH = 2
_RANKS = ("rank", "rank_2", "rank_3")


def _is_heading(units: Sequence[Unit], act: Act) -> bool:
    """Whether an act leads to whom it is done to, or a colon to what a candidate lost ("no longer with Moss:")."""
    who = [u.at for u in units if u.name is not None or u.tag in ("him", "her", "them", "group", "anybody", "nobody")]
    if has(units, "tag", "not") or len(who) != 1:
        return False
    is_left = has(units, "no_longer") and act.unit.at < who[0] and bool(act.unit.info.get("prep") or act.is_weak)
    behind = next((u.text for u in units if u.at > who[0]), "")
    is_lost = behind == ":" and act.unit.info.get("subject") == "candidate" and act.unit.at > who[0]
    return is_left or is_lost


def _is_place(content: Sequence[Unit]) -> bool:
    """Whether a place on somebody's ballot is all there is ("number 2 on Karlsen's ballot")."""
    said = [u for u in content if u.tag not in ("word", "still", "what_about", "and", "but")]
    return bool(said) and said[0].tag in _RANKS and sum(u.name is not None for u in said) == 1


def _is_denied(content: Sequence[Unit], units: Sequence[Unit]) -> bool:
    """Whether several of a sort open a sentence, of whom something is denied ("senators no longer on her side")."""
    several = [u for u in content[:1] if u.tag == "group" and not u.info.get("is_single") and u.info]
    return bool(several) and has(content[1:2], "not", "no_longer") and not has(units, "tag")


def _is_owned_sort(content: Sequence[Unit], act: Act, units: Sequence[Unit]) -> bool:
    """Whether several of a sort and what a candidate did with them are all there is ("unions Moss could not keep")."""
    is_sort = has(content[:1], "group") and not content[0].info.get("is_single") and has(content[1:2], "name")
    return is_sort and act.unit.info.get("subject") == "candidate" and not has(units, "tag")


def _are_own_choices(content: Sequence[Unit]) -> bool:
    """Whether somebody's choices, or what they dropped, are all there is ("Moss's dropped picks", "Moss's drops")."""
    if len(content) < _BOTH or content[0].name is None or not all(u.tag in _OF_CHOICE for u in content[1:]):
        return False
    acts = [u for u in content if u.tag == "stance"]
    last = content[-1]
    is_owned = content[0].words[-1].endswith(_OWNED)
    if is_owned and len(acts) == 1 and (last is acts[0] or "candidate" in last.info.get("kinds", ())):
        return last.words[-1].endswith("s")
    is_choice = last.info.get("subject") == "candidate" if last.info.get("person") else last.info.get("noun")
    return len(acts) > 1 and bool(is_choice) and last is acts[-1]


_OF_CHOICE = ("stance", "first", "last", "new", "ever", "used_to", "group")
_OWNED = ("'s", "’s", "s'", "s’")


def _fragment(content: Sequence[Unit], act: Act, units: Sequence[Unit]) -> Asks:
    """A sentence with a stance and without question word: a list if it starts from a sort or a noun."""
    if (
        _is_bare_sort(content, units, act)
        or _is_heading(units, act)
        or _is_place(content)
        or _is_denied(content, units)
        or _is_owned_sort(content, act, units)
        or _are_own_choices(content)
    ):
        return Asks.LIST
    if has(units, "except") and not has(units, "tag", "anybody", "nobody", "not"):
        return Asks.LIST  # "Reed's picks besides Moss"
    if has(units, "tag", "nobody", "not", "no_longer") and not act.unit.info.get("person"):
        return Asks.YES_NO
    if act.unit.info.get("noun") or act.unit.info.get("person"):
        return Asks.YES_NO if _is_said_of(units) else Asks.LIST
    first = next((u for u in content if u.tag not in ("word", "still", "what_about", "and", "but")), None)
    behind = content[content.index(first) + 1 :][:1] if first is not None else []
    if first is not None and first.info.get("is_single") and behind and behind[0].name is not None:
        return Asks.YES_NO  # "the union Local 88 backs her?"
    if first is None or first.tag in ("group", "no_longer", "used_to", "new", "first", "last", "else", "ever"):
        return Asks.YES_NO if first is not None and _is_one_who_acts(first, act, units) else Asks.LIST
    if first.tag == "anybody":
        return Asks.LIST if first.text == "any" else Asks.YES_NO
    if first.name is not None and behind == [act.unit] and content[-1] is act.unit and not act.unit.info.get("noun"):
        return Asks.YES_NO if _is_told(act) else Asks.LIST
    if first.tag == "stance" and (sum(u.tag == "name" for u in content) == 1 or has(content, "but_not")):
        return Asks.LIST  # "with Moss but not with Reed"
    return Asks.YES_NO
