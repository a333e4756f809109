"""Is this something that the records could answer at all?

Other matters (somebody's address, the weather, poll numbers), and offices and times that no contest in the store is
about, are refused with the reason in plain words.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Question, Relation, Relative, TimeWindow
from facts.models.building import replace
from facts.questions.contests import begins_on, is_initials
from facts.questions.known import Known
from facts.questions.lexicon import ASKING_TAGS, Lexicon, load_lexicon
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit, has

_OFFICE_STEMS = 4
_SEVERAL = 2


def out_of_scope(draft: Draft, known: Known) -> Question | None:
    """The refusal of a sentence that asks for something else, or None."""
    tags = {unit.tag for unit in draft.units}
    if "home" in tags or "chore" in tags:
        return _refuse(draft, "That is not something I keep: my records say who backs whom.")
    if "span" in tags and not draft.question.clauses:
        return _refuse(draft, "I cannot count days or tell how long something lasted; ask when it began or ended.")
    if ("beyond" in tags and all(c.at_most is None for c in draft.question.clauses)) or (
        "several" in tags and all(c.at_least < _SEVERAL for c in draft.question.clauses)
    ):
        return _refuse(draft, "I cannot count how many each of them backs; ask about one of them.")
    if _asks_reader(draft) or _weighs(draft):
        return _refuse(draft, "That is not something I keep: my records say who backs whom.")
    if _is_of_what_may_come(draft):
        return _refuse(draft, "My records say who backs whom, not who should or might.")
    office = draft.question.office or _office_of_choice(draft)
    if office and known.contests and not _is_held(office.split(), known):
        return replace(_refuse(draft, f"My records have no contest for {office}."), office=office)
    if any(_is_before_all(clause.window, known) for clause in draft.question.clauses):
        return _refuse(draft, "My records have no contest from that time.")
    return None


def _asks_reader(draft: Draft) -> bool:
    """Whether it asks whom the bot itself backs, or the asker should back ("who do you like", "should I rank Moss")."""
    lexicon = load_lexicon(draft.question.language)
    units = [u for u in draft.units if u.text not in lexicon.talk["to_reader"]]
    for before, unit, after in zip([None, *units], units, units[1:], strict=False):
        is_choice = after.tag in _CHOICES and not (after.text in lexicon.having or after.info.get("person"))
        if not is_choice or unit.tag != "word":
            continue
        if unit.text in lexicon.talk["reader"] and (before is None or before.tag in _OPENERS):
            return True
        should = any(lexicon.talk["ought"] & set(u.words) for u in units if u.at < unit.at and u.tag == "modal")
        if should and unit.text in lexicon.talk["own"]:
            return True
    return False


def _weighs(draft: Draft) -> bool:
    """Whether it asks if an endorsement matters, or says that it does not."""
    weighing = load_lexicon(draft.question.language).talk["weighing"]
    at = next((i for i, u in enumerate(draft.units) if u.tag == "word" and u.text in weighing), 0)
    before = draft.units[:at]
    is_thing = any(u.tag == "stance" and u.info.get("noun") for u in before)
    return is_thing and not has(before, *ASKING_TAGS) and not has(draft.units[at:], "name", "stance")


_OPENERS = ("mark", "do", "be", "modal", "who", "which")
_CHOICES = ("stance", "rank", "rank_2", "rank_3")


def _is_before_all(window: TimeWindow | None, known: Known) -> bool:
    """Whether a time is over before anybody can have stood in any contest ("in 2009" of one of 2024)."""
    if window is None or window.relative in _ONWARDS or window.days.latest_on is None or not known.contests:
        return False
    return all(window.days.latest_on < begins_on(contest) for contest in known.contests)


_ONWARDS = (Relative.AFTER, Relative.SINCE)


def _is_of_what_may_come(draft: Draft) -> bool:
    """Whether it asks what somebody should do, or might do again: "should they back her", "could they come back"."""
    modal = next((u for u in draft.units if u.tag == "modal"), None)
    if modal is None:
        return False
    clauses, talk = draft.question.clauses, load_lexicon(draft.question.language).talk
    act = next((u.at for u in draft.units if u.tag == "stance"), None)
    if act is None or not clauses or modal.at > act or clauses[0].relation not in _STANDS:
        return False
    if _asks_so_now(draft):
        return False
    again = draft.has("ever") or any(c.relation is Relation.RETURNED for c in clauses)
    return bool(talk["ought"] & set(modal.words)) or (again and bool(talk["possibly"] & set(modal.words)))


def _asks_so_now(draft: Draft) -> bool:
    """Whether a plain "do they" closes what somebody might do, so that it is asked whether they do."""
    content = [u for u in draft.units if u.tag not in ("mark", "tag", "word")]
    is_closed = draft.question.asks is Asks.YES_NO
    return is_closed and [u.tag for u in content[-2:]] in (["do", "them"], ["do", "him"], ["do", "her"])


_STANDS = (Relation.BACKS, Relation.EVER_BACKED, Relation.ENDORSED, Relation.WITHDREW, Relation.RETURNED)


def _office_of_choice(draft: Draft) -> str:
    """The office for which somebody named chooses, right before the word for it ("school board picks from the nurses").

    Before what is given to a candidate it may say who gives it ("comptroller endorsements for Moss").
    """
    units, lexicon = draft.units, load_lexicon(draft.question.language)
    if not draft.has("name"):
        return ""
    is_whom = any(clause.candidate.is_asked for clause in draft.question.clauses)
    for at, unit in enumerate(units):
        is_choice = unit.tag == "stance" and str(unit.info.get("relation")) in SUPPORT
        if unit.info.get("kinds") == ["candidate"] or (is_choice and (is_whom or _is_from_whom(units, at, lexicon))):
            before = [u.text if u.tag == "word" else "" for u in units[max(0, at - 2) : at]]
            if is_whom and at > 1 and units[at - 1].tag == "group" and units[at - 2].name is not None:
                before[-1] = units[at - 1].text  # "the nurses' sheriff pick"
            said = ("_".join(before), *before[-1:])
            if found := next((one for one in said if one in lexicon.talk["offices_chosen"]), ""):
                return found.replace("_", " ")
    return ""


def _is_from_whom(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether a choice, or the word behind it, leads to whoever makes it ("picks from")."""
    led = (*units[at].words[-1:], *(word for u in units[at + 1 : at + 2] for word in u.words))
    return not lexicon.talk["givers_led"].isdisjoint(led)


def _refuse(draft: Draft, why: str) -> Question:
    return replace(draft.question, asks=Asks.NOTHING, why_not=why, clauses=())


def _is_held(words: list[str], known: Known) -> bool:
    """Whether the name of one contest holds the stem of every word of the office's, or its initials."""
    said = [w for w in words if len(w) > 1]
    return any(
        all(w[:_OFFICE_STEMS] in c.name.casefold() or is_initials(w, c.name) for w in said) for c in known.contests
    )
