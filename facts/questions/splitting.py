"""Where do a message's sentences end, and which belong together?

A part that begins with its own question word ("... and who left") stands apart; a name alone in front of a sentence, or
"for Moss" behind it, belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import Relation
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.leaning import asks_apart, denies_rest
from facts.questions.offered import names_only
from facts.questions.small_words import ARTICLES
from facts.questions.sort_before import asked_which_it_is
from facts.questions.tokens import ABBREVIATED, ENDS
from facts.questions.units import PLEASE, Unit, has

#: What chat spellings make of titles with a full stop, which a name then follows.
_TITLES = frozenset(["senator", "representative", "governor", "doctor", "mister"])
_WORDS = ("who", "which", "when", "why", "count", "whose")
ASKING = (*_WORDS, "common", "stands", "identity", "about", "list")


def split_sentences(units: Sequence[Unit]) -> list[list[Unit]]:
    """Units by sentence, a part that begins with its own question word apart."""
    if not any(map(_may_part, units[:-1])) and (not any(map(_may_part, units[-1:])) or _ends(units, len(units) - 1)):
        whole = [unit for unit in units if unit.tag != "mark"]
        return [whole] if whole else []
    found: list[list[Unit]] = [[]]
    for index, unit in enumerate(units):
        if _corrects(unit, found[-1]):
            found.append([unit])
        elif _ends(units, index) or _opens_part(units, index, found[-1]):
            found.append([])
        else:
            found[-1].append(unit)
    found = [one for at, one in enumerate(found) if one and not (at and one[0].tag == "explained")]
    kept = _with_names_in_front(_with_afterthoughts(found))
    kept = kept[max((i for i, sentence in enumerate(kept) if _asks_anew(sentence)), default=0) :]
    if len(kept) > 2 and all(len(sentence) == 1 for sentence in kept):
        return [[unit for sentence in kept for unit in sentence]]  # "WHO. LEFT. MOSS."
    return kept


def _may_part(unit: Unit) -> bool:
    """Whether a sentence, or a part with its own question, may end or begin at a unit."""
    return unit.tag in _PARTING or unit.text in _SO


_PARTING = ("mark", "and", "but", "correction")


def _corrects(unit: Unit, so_far: Sequence[Unit]) -> bool:
    """Whether "I meant" follows a whole question, which it puts right."""
    if unit.tag != "correction":
        return False
    asks = any(u.tag in ASKING for u in so_far) or opens_with_aux(so_far)
    named = any(u.name is not None for u in so_far)
    return asks and named and any(u.tag == "stance" for u in so_far)


def _with_afterthoughts(sentences: Sequence[list[Unit]]) -> list[list[Unit]]:
    """The sentences, with a bare "for Moss" as the end of the one before it that asks and names nobody.

    "Did she?" behind a sentence that tells something asks whether that is so.
    """
    joined: list[list[Unit]] = []
    for sentence in sentences:
        if joined and (asked := asked_which_it_is(joined[-1], sentence)) is not None:
            joined[-1] = asked
            continue
        if joined and _asks_if_so(sentence) and _may_be_so(joined[-1]):
            joined[-1].append(replace(sentence[0], tag="tag", last=sentence[-1].last))
            continue
        is_led = len(sentence) == 2 and bool(sentence[0].info.get("prep")) and sentence[1].name is not None
        if joined and _adds_from_whom(sentence, joined[-1]):
            joined[-1].extend(sentence[:2])
            continue
        asks = joined and any(u.tag in ASKING for u in joined[-1]) and any(u.tag == "stance" for u in joined[-1])
        if is_led and asks and not any(u.name is not None for u in joined[-1]):
            joined[-1].extend(sentence)
        else:
            joined.append(sentence)
    return joined


def _adds_from_whom(sentence: Sequence[Unit], before: Sequence[Unit]) -> bool:
    """Whether "from Moss's side?" says behind a question of one who is gone from whom."""
    acts = [u for u in before if u.tag == "stance"]
    is_led = len(sentence) in (2, 3) and sentence[0].tag == "of" and sentence[1].name is not None
    is_away = len(acts) == 1 and acts[0].info.get("relation") == Relation.WITHDREW
    return is_led and is_away and sum(u.name is not None for u in before) == 1


def _with_names_in_front(sentences: Sequence[list[Unit]]) -> list[list[Unit]]:
    """The sentences, with names alone in front of the one behind them that speaks of them.

    Several are those of whom it asks ("the nurses, the dockers. which one left"); a single one is whose act it tells
    ("Moss? gone from Reed??").
    """
    joined: list[list[Unit]] = []
    for sentence in sentences:
        before = joined[-1] if joined else []
        is_led = (names_only(before) and _is_of_several(sentence)) or (_is_sort(before) and _is_of_them(sentence))
        if before and (is_led or (_is_sort_only(before) and has(sentence[:1], *_WORDS))):
            joined[-1] = [*before, Unit(tag="mark", at=before[-1].last, last=before[-1].last, words=(",",)), *sentence]
        elif before and _is_one_name(before) and _opens_with_act(sentence):
            joined[-1] = [*before, *sentence]
        else:
            joined.append(sentence)
    return joined


def _is_sort_only(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence is a sort to which the question behind it is limited, and no more ("unions only.")."""
    return sorted(u.tag for u in sentence if u.tag != "mark" and u.text not in ARTICLES | PLEASE) == ["group", "only"]


def _is_sort(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence is a sort of endorsers and no more ("the newspapers.")."""
    content = [u for u in sentence if u.tag not in ("mark", "only", "what_about", "and") and u.text not in ARTICLES]
    said = content[0].info if len(content) == 1 and content[0].tag == "group" else {}
    return bool(said.get("kinds") or said.get("roles")) and not said.get("is_single")


def _is_of_them(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence asks which, or whether any, of those in front of it did something."""
    pairs = pairwise(sentence)
    return any(one.tag in ("which", "anybody", "count") and other.tag in ("them", "those") for one, other in pairs)


def _is_one_name(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence is somebody's name and no more."""
    content = [u for u in sentence if u.tag not in ("mark", "what_about", "and") and u.text not in ARTICLES]
    return len(content) == 1 and content[0].name is not None and bool(content[0].name.matches)


def _opens_with_act(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence begins with an act or with how it stands, and says of nobody in front of it that he did so."""
    content = [u for u in sentence if u.tag != "mark"]
    at = next((at for at, u in enumerate(content) if u.tag not in _STANDING), len(content))
    stands = has(content, *_STANDING)
    is_act = has(content[at : at + 1], "stance") and bool(stands or not content[at].info.get("weak"))
    return is_act and not has(content, *_WHO[1:])


_STANDING = ("still", "no_longer", "used_to", "ever", "not", "first")


def _is_of_several(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence speaks of several, whom it does not name ("which one stayed", "do they both back him")."""
    said = [u for u in sentence if u.tag in ("them", "those", "both", "either") or u.words in _ONE_OF]
    return bool(said)


_ONE_OF = (("which", "one"), ("which", "ones"), ("cual",), ("cuales",))


def _may_be_so(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence tells of somebody's stance and asks nothing itself."""
    asks = any(u.tag in ASKING for u in sentence) or opens_with_aux(sentence)
    acts = any(u.tag == "stance" or u.tag.startswith("rank") for u in sentence)
    return not asks and acts and any(u.tag in _WHO for u in sentence)


def _asks_if_so(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence is but "did she", "has he really" or, of claims that differ, "which is it"."""
    content = [u for u in sentence if u.tag not in ("mark", "and", "but", "ever")]
    if [u.tag for u in content] == ["which", "be", "that_one"]:
        return True
    is_short = len(content) > 1 and content[0].tag in ("do", "be", "have") and content[1].tag in _POINTING
    return is_short and all(u.tag == "tag" or (u.tag == "word" and u.text in _SURELY) for u in content[2:])


_POINTING = ("him", "her", "them", "that_one")
_SURELY = frozenset({"really", "actually", "tho", "though", "even", "so", "de", "verdad", "realmente"})


def _asks_anew(sentence: Sequence[Unit]) -> bool:
    """Whether "I mean" leads to a whole question that takes the place of what was said before it."""
    return (
        sentence[0].tag == "correction" and opens_with_aux(sentence[1:2]) and any(u.tag == "stance" for u in sentence)
    )


def _ends(units: Sequence[Unit], index: int) -> bool:
    """Whether a mark ends a sentence: not the full stop of "Jr."."""
    unit = units[index]
    if unit.tag != "mark" or unit.text not in ENDS or _is_in_brackets(units, index):
        return False
    behind = next((u for u in units[index + 1 :] if u.tag != "mark"), None)
    if unit.text in "?!" and behind is not None and behind.tag == "of":
        return False  # "out?? of her camp"
    before = (units[index - 1].text.casefold().split() or [""])[-1] if index else ""
    if unit.text == "." and before in _TITLES and index + 1 < len(units) and units[index + 1].tag == "name":
        return False
    return unit.text != "." or not (before in ABBREVIATED or (len(before) == 1 and before.isalpha()))


def _is_in_brackets(units: Sequence[Unit], index: int) -> bool:
    """Whether a mark stands between "(" and ")": what they hold belongs to the sentence around them."""
    before = next((u.text for u in reversed(units[:index]) if u.text in _BRACKETS), "")
    behind = next((u.text for u in units[index + 1 :] if u.text in _BRACKETS), "")
    return (before, behind) == ("(", ")")


_BRACKETS = frozenset("()")


def _opens_part(units: Sequence[Unit], index: int, so_far: Sequence[Unit]) -> bool:
    """Whether "and" or a comma leads to a question of its own ("... and who backs Moss")."""
    unit = units[index]
    if unit.tag == "mark" and unit.text == "," and _is_preamble(so_far) and _asks_now(units[index + 1 :]):
        return True
    if unit.tag == "but" and _is_excuse(so_far) and _asks_of_somebody(units[index + 1 :]):
        return True
    is_join = unit.tag in ("and", "but") or (unit.tag == "mark" and unit.text == ",")
    if not (is_join or unit.text in _SO):
        return False
    rest = [u for u in units[index + 1 :] if u.tag != "mark" or u.text not in ENDS]
    if (_asks_at_once(rest) and (_tells(so_far) or unit.text in _SO)) or (_asks_who_else(rest) and _tells(so_far)):
        return True
    if not is_join:
        return False
    after = next((u for u in rest if u.tag != "word"), None)
    if _lists(so_far) and (asks_apart(rest) or denies_rest(rest)):
        return True
    if _goes_on(rest, so_far) or (unit.tag == "and" and _lists_more(rest, so_far)):
        return True
    asks_whose = after is not None and bool(after.info.get("whose")) and any(u.tag == "them" for u in rest)
    if after is None or not (after.tag in _WORDS or asks_whose):
        return False
    asked = any(u.tag in ASKING for u in so_far) or any(u.tag in ("be", "do", "have") for u in so_far[:2])
    acted = any(u.tag == "stance" for u in so_far)
    return (
        asked and acted and (any(u.tag == "stance" for u in rest) or _is_bare_part(rest)) and not _is_afterthought(rest)
    )


def _lists_more(rest: Sequence[Unit], so_far: Sequence[Unit]) -> bool:
    """Whether a second list is wanted beside the first ("everyone with Moss and everyone who left Reed")."""
    opens = [u for u in so_far if u.tag not in ("mark", "polite", "tag") and u.text not in ARTICLES]
    if not has(opens[:1], "list", "everybody") or not has(so_far, "stance") or not has(so_far, "name"):
        return False
    head = [u for u in rest if u.text not in ARTICLES]
    does = has(head[1:2], "stance", "who") or (bool(head[1:2]) and head[1].text in ("that", "que", "still"))
    return has(head[:1], "list", "everybody", "group") and does and has(head[1:], "stance")


def _is_bare_part(rest: Sequence[Unit]) -> bool:
    """Whether a question word stands alone, or with one thing ("and who", "and which senators did")."""
    tags = [u.tag for u in rest if u.tag != "word"]
    return len(tags) <= 2 or tags[1:] == ["group", "do"]


def _goes_on(rest: Sequence[Unit], so_far: Sequence[Unit]) -> bool:
    """Whether what follows asks more of whom a question was about ("and when did he say it", "and is it still")."""
    if not (
        any(u.tag in ASKING for u in so_far) and any(u.tag in ("stance", "words", "rank", "rank_2") for u in so_far)
    ):
        return False
    tags = [u.tag for u in rest if u.tag != "word" or u.text == "that"]
    is_led = tags[:1] != [] and tags[0] in ("when", "why")
    aux, pointed = (tags[1:2], tags[2:3]) if is_led else (tags[:1], tags[1:2])
    if aux not in (["do"], ["be"], ["have"]) or pointed not in (["him"], ["her"], ["them"], ["that_one"], ["word"]):
        return False
    return is_led or any(tag in ("stance", "still") for tag in tags)


def _lists(so_far: Sequence[Unit]) -> bool:
    """Whether the words so far ask who did something, so that others may go on about them."""
    return any(u.tag in _LISTING for u in so_far) and any(u.tag == "stance" for u in so_far)


_LISTING = ("who", "which", "count", "list", "anybody")


def _is_preamble(so_far: Sequence[Unit]) -> bool:
    """Whether the words so far speak of nobody and nothing on record ("ok im out of the loop, ...")."""
    told = ("stance", "group", "window", "given", "or", *_WHO[1:], *ASKING)
    return not any(u.tag in told or (u.name is not None and u.name.matches) for u in so_far)


def _is_excuse(so_far: Sequence[Unit]) -> bool:
    """Whether the words before "but" only excuse the question ("this may sound dumb but ...")."""
    sorts = ("anybody", "everybody", "nobody", "all", "else", "only", "group", *ASKING)
    if len(so_far) < 2 or any(u.tag in sorts or (u.name is not None and u.name.matches) for u in so_far):
        return False
    return _is_preamble(so_far) or so_far[0].text in _OWN_WORDS


_OWN_WORDS = frozenset({"i", "we", "not", "no", "sorry", "yo", "perdon"})


def _asks_of_somebody(rest: Sequence[Unit]) -> bool:
    """Whether a stance and somebody's name, or a question word, follow before the sentence ends."""
    end = next((i for i, u in enumerate(rest) if u.tag == "mark" and u.text in ENDS), len(rest))
    asks = any(u.tag in _WORDS for u in rest[:end]) or opens_with_aux(rest[:end])
    return asks and any(u.tag == "stance" or u.name is not None for u in rest[:end])


def _asks_now(rest: Sequence[Unit]) -> bool:
    """Whether a question word or an auxiliary comes next."""
    content = [u for u in rest if u.text not in _SO]
    return bool(content) and (content[0].tag in _WORDS or opens_with_aux(content[:1]))


def _tells(so_far: Sequence[Unit]) -> bool:
    """Whether the words so far tell something whole: somebody, and what they did to whom."""
    asks = any(u.tag in ASKING for u in so_far) or opens_with_aux(so_far)
    acts = [u for u in so_far if u.tag == "stance" and not u.info.get("weak") and not u.info.get("prep")]
    return not asks and bool(acts) and any(u.at < acts[0].at for u in so_far if u.tag in _WHO)


def _asks_at_once(rest: Sequence[Unit]) -> bool:
    """Whether a question word follows at once, with a stance of its own."""
    rest = [u for u in rest if u.text not in _SO]
    return bool(rest) and rest[0].tag in _WORDS and any(u.tag == "stance" for u in rest)


def _asks_who_else(rest: Sequence[Unit]) -> bool:
    """Whether "who else did" is all that follows: of those who did what was told."""
    content = [u.tag for u in rest if u.tag not in ("mark", "word", "tag")]
    return content[:2] == ["who", "else"] and content[2:] in (["do"], ["have"])


_SO = frozenset(["so", "then", "entonces"])
_WHO = ("name", "him", "her", "them", "group", "that_one", "those")


def _is_afterthought(rest: Sequence[Unit]) -> bool:
    """ "..., whos that"."""
    return not any(u.tag in ("stance", "name") for u in rest) and any(u.tag in ("that_one", "be") for u in rest)
