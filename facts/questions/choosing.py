"""Which of a message's sentences asks?

In a long message the question is what asks outright; a story tells, and lends its names to pronouns. Several sentences
that ask make a question of several parts, unless one takes back those before it ("who left Moss? no, who stayed").
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks
from facts.questions.asking import opens_with_aux
from facts.questions.leads import HEARSAY
from facts.questions.leaning import asks_apart, denies_rest
from facts.questions.lexicon import ASKING_TAGS, Lexicon, load_lexicon
from facts.questions.sentence import Draft
from facts.questions.splitting import ASKING
from facts.questions.units import Unit, has
from facts.questions.unread import find_unread

MAX_PARTS = 4


def choose_questions(drafts: Sequence[Draft]) -> list[Draft]:
    """The sentences that ask, in order; one at least, unless there is none."""
    if len(drafts) < 2:
        return [*drafts]
    strengths = [_strength(d) for d in drafts]
    if any(strength == 3 and d.is_read for strength, d in zip(strengths, drafts, strict=True)):
        strengths = [
            min(s, 1) if not d.is_read and (_rambles(d) or not _asks_outright(d)) else s
            for s, d in zip(strengths, drafts, strict=True)
        ]
    best = max(strengths)
    if best < 3:
        chosen = [d for d, strength in zip(drafts, strengths, strict=True) if strength == best]
        if len(chosen) > 1 and _adds(chosen[-1]):
            return chosen[-2:]  # "did anyone else, who"
        return (
            chosen[-1:] if best else [max(drafts, key=lambda d: bool(d.question.names or d.arguments))]
        )  # "thx. and Moss?"
    asked: list[Draft] = []
    for draft, strength in zip(drafts, strengths, strict=True):
        if asked and _repeats(draft, asked[-1]):
            continue
        goes_on = asked and (_asks_of_now(draft, asked[-1]) or _adds(draft) or _leans(draft) or asks_unread(draft))
        if strength == best or goes_on:
            asked.append(draft)
    return asked[-MAX_PARTS:]


def _repeats(draft: Draft, before: Draft) -> bool:
    """Whether "list." only says again that a list is wanted."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "tag")]
    return before.question.asks is Asks.LIST and [u.tag for u in content] == ["list"]


def asks_unread(draft: Draft) -> bool:
    """Whether a sentence asks who did what no word of the language says ("and which ones skedoodled")."""
    content = [u for u in draft.units if u.tag not in ("mark", "tag", "and", "but", "polite")]
    is_of_known = any(name.matches for name in draft.question.names)
    if not has(content[:1], "who", "which", "count") or len(content) > _FEW or is_of_known:
        return False
    if has(content, "stance") or any(has([u], *ASKING) for u in content[1:]):
        return False
    lexicon = load_lexicon(draft.question.language)
    strange = [u for u in content[1:] if u.tag == "name" or (u.tag == "word" and u.text not in lexicon.common)]
    is_asked = all(u.text not in lexicon.talk["unasked"] for u in strange)
    return bool(strange) and strange == content[-len(strange) :] and is_asked


_FEW = 4  # units of "which state senators vamoosed"


def _asks_outright(draft: Draft) -> bool:
    """Whether a sentence opens with a question word or an auxiliary: it is no story, though not all of it is read."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "tag", "and", "but")]
    if content and content[0].tag in ASKING:
        return True
    common = load_lexicon(draft.question.language).common
    before = [u for u in draft.units if content and u.at < content[0].at and u.tag == "word"]
    return opens_with_aux(draft.units) and all(
        u.text in common for u in before
    )  # "gran wont take it down" asks nothing


def _rambles(draft: Draft) -> bool:
    """Whether so much of a sentence is unread that it tells a story (", who works there and took it all")."""
    return len(find_unread(draft.units, draft.held, load_lexicon(draft.question.language))) >= _MANY


_MANY = 4  # runs of words


def tells(draft: Draft) -> bool:
    """Whether a sentence says something of its own, which the question behind it may lean on."""
    return _strength(draft) == 1 and bool(draft.question.clauses) and draft.is_read


def _adds(draft: Draft) -> bool:
    """Whether a sentence is but a question word about the one before ("and why")."""
    content = [u for u in draft.units if u.tag not in ("mark", "word", "tag")]
    if [u.tag for u in content] in (["list", "them"], ["list", "those"]):
        return True  # "did anyone leave? list them"
    if [u.tag for u in content] in (["and", "name"], ["what_about", "name"]):
        return bool(draft.question.names and draft.question.names[0].matches)  # "... and Local 7?" asks it of them too
    if [u.tag for u in content if u.tag not in ("and", "still", "do")] in _OF_A_SORT:
        return True  # "how many mayors back Moss, and how many senators"
    if _points_back(content):
        return True
    return len(content) == 1 and content[0].tag in ("when", "why", "who", "which", "list")


_AT_A_TIME = (["who", "still"], ["who", "window"], ["which", "still"], ["which", "window"])
_OF_A_SORT = (["count", "group"], ["which", "group"], ["who", "group"])


def _asks_of_now(draft: Draft, before: Draft) -> bool:
    """Whether a sentence asks the same of another time ("whom was he with first, and who now")."""
    content = [u.tag for u in draft.units if u.tag not in ("mark", "word", "tag", "and")]
    return before.question.asks is Asks.LIST and content in _AT_A_TIME


def _points_back(content: Sequence[Unit]) -> bool:
    """Whether a sentence asks more of what was just asked ("when did he say it", "is it still")."""
    tags = [u.tag for u in content if u.tag not in ("and", "words")]
    if tags[:1] in (["when"], ["why"]):
        tags = [*tags[1:], "still"]
    is_short = tags[:1] in (["do"], ["be"], ["have"]) and tags[1:2] in (["him"], ["her"], ["them"], ["that_one"])
    return is_short and set(tags[2:]) <= {"that_one", "still"} and "still" in tags


def _leans(draft: Draft) -> bool:
    """Whether a sentence asks of those whom the one before is to name ("how many of them are unions")."""
    asks = (asks_apart(draft.units) and draft.has("group", "name")) or denies_rest(draft.units)
    return asks and draft.is_read


def _strength(draft: Draft) -> int:
    """How much a sentence looks like the question: 3 asks outright, 2 wants a yes, 1 says something, 0 neither."""
    question = draft.question
    named = bool(question.names)
    asks = draft.has(*ASKING)
    if _is_bare(draft) or _is_of_nobody(draft):
        return 0
    if question.clauses and (asks or question.asks is not Asks.YES_NO or opens_with_aux(draft.units)):
        return 3
    if (asks and (named or draft.has("office", "home"))) or (draft.has("be") and draft.has("group") and named):
        return 3 if question.asks is not Asks.IDENTITY else 2
    if question.asks is Asks.WORDS and (named or draft.arguments):
        return 1 if not asks and _reports(draft) else 3
    if question.clauses and any(u.tag == "tag" and not u.info.get(HEARSAY) for u in draft.units):
        return 2
    if asks or opens_with_aux(draft.units):
        return 2
    return 1 if question.clauses else 0


def _reports(draft: Draft) -> bool:
    """ "My aunt says she left": what somebody said is told, and not asked for."""
    reporting = load_lexicon(draft.question.language).talk["reporting_briefly"]
    return any(u.tag == "words" and u.text in reporting for u in draft.units) and not opens_with_aux(draft.units)


def _is_bare(draft: Draft) -> bool:
    """ "With Moss????": a preposition and a name that only add to the sentence before."""
    content = [u for u in draft.units if u.tag not in ("mark", "word")]
    return len(content) == 2 and content[0].tag == "stance" and bool(content[0].info.get("prep"))


def _is_of_nobody(draft: Draft) -> bool:
    """ "Hi all, been away for a while": a preposition is all that stands for an act, and nobody is spoken of."""
    acts = [u for u in draft.units if u.tag == "stance"]
    if not acts or not all(u.info.get("prep") for u in acts) or draft.question.asks is not Asks.YES_NO:
        return False
    return not draft.has("name", "him", "her", "them", "group", "anybody", "those", "that_one", "window", *ASKING)


def without_taken_back(sentences: Sequence[list[Unit]], lexicon: Lexicon) -> list[list[Unit]]:
    """The sentences from the last one that opens with a "no" which takes back a question before it, the "no" aside."""
    for at in range(len(sentences) - 1, 0, -1):
        is_alone = at > 1 and _is_no(sentences[at - 1], lexicon)
        asked = sentences[at] if is_alone else _behind_no(sentences[at], lexicon)
        before = _content(sentences[at - 1 - is_alone])
        if len(before) > 1 and has(before[:1], *ASKING_TAGS) and _asks(asked):
            return [list(asked), *sentences[at + 1 :]]
    return list(sentences)


def _content(sentence: Sequence[Unit]) -> list[Unit]:
    return [u for u in sentence if u.tag not in ("mark", "tag", "polite", "and", "but")]


def _is_no(sentence: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a sentence is a "no", and no more."""
    said = [u for u in sentence if u.tag != "mark"]
    return len(said) == 1 and said[0].text in lexicon.talk["taking_back"] and not any(u.text == "?" for u in sentence)


def _behind_no(sentence: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """What stands behind a "no" that opens a sentence."""
    at = next((i for i, u in enumerate(sentence) if u.tag != "mark"), len(sentence))
    return list(sentence[at + 1 :]) if _is_no(sentence[at : at + 1], lexicon) else []


def _asks(sentence: Sequence[Unit]) -> bool:
    """Whether a sentence opens as a question does, and says more."""
    content = _content(sentence)
    return len(content) > 1 and (has(content[:1], *ASKING_TAGS) or opens_with_aux(content))
