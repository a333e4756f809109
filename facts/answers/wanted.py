"""Which words must a passage hold to answer a question that no frame holds?

Everyday words say nothing, names are looked up as names, and words for offices and elections stand nearly everywhere:
a passage answers only where the words of weight that remain, or words that mean the same, stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from facts.answers.cues import (
    alike_words,
    asked_cues,
    covered_words,
    cue_beginnings,
    cues,
    foreign_words,
    near_words,
    needed_cues,
    plain_words,
    weights,
)
from facts.answers.sentences import split_sentences
from facts.answers.spelled import Spelled
from facts.answers.stems import stem
from facts.models import Asks, LinkedName, Question
from facts.names.everyday import is_common, is_form_of_common
from facts.questions.lexicon import load_lexicon
from facts.questions.spelling import is_known
from facts.questions.tokens import blank, fold, tokenize

NAME = "\u01c1"  # a letter of no language that messages are in, where a name stood
_OWN, _OTHER = "\ufdd2", "\ufdd3"  # "noncharacters", which Unicode keeps for use inside a program
#: A name of several words, one behind its number, or an acronym; a capital that opens a sentence is none.
_OTHER_NAME = re.compile(r"\b[A-Z][\w'’.-]*(?: (?:(?:of|the|for|and) )?(?:[A-Z][\w'’-]*|\d+))+|\b[A-Z]{2,}\b")
_LONG_ENOUGH = 5  # letters of a word that may have a slip
_SHORT = 3  # letters of a word up to which only the word itself counts, not what begins like it


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of weight, the words that may stand for it and the cues that it asks for.

    `behind` is the word that must stand right behind it ("a second accuser"), where it only limits that.
    """

    word: str
    stems: frozenset[str]
    cues: tuple[str, ...] = ()
    behind: str = ""

    def is_held(self, text: str) -> bool:
        """Whether a text holds it."""
        return any(cues()[cue].search(text) for cue in self.cues) or self.is_said(text)

    def is_said(self, text: str) -> bool:
        """Whether a text holds the word or one that may stand for it, not only a cue that it asks for."""
        words = stems_of(text)
        if self.behind:
            return any(one in self.stems and two == stem(self.behind) for one, two in pairwise(words))
        return not self.stems.isdisjoint(words)

    @property
    def beginnings(self) -> frozenset[str]:
        """How the words that may stand for it begin."""
        own = (one.removesuffix("i") if len(one) > _SHORT else one for one in self.stems)
        return frozenset(own).union(*(cue_beginnings(cue) for cue in self.cues))


def wanted_words(question: Question, *, common: Collection[str] = ()) -> list[Wanted]:
    """The words that a passage must hold, in the order of the question; none where nothing in it has weight.

    `common` are words of offices and elections, beside those that every store shares.
    """
    words = said_words(question)
    every = (plain_words(), load_lexicon(question.language).common, _words_of_names(question))
    plain = {w for w in words if any(w in held for held in every)}
    election = [w for w in words if (w in weights("election") or w in common) and w not in plain]
    hard = [w for w in words if w not in plain and w not in election]
    soft = [w for w in words if w in weights("soft") or (w in plain and (_cues_of(w) or has_synonyms(w)))]
    if question.clauses:
        acts = load_lexicon(question.language).acts
        left = _left_over(question) if question.asks is Asks.REASON else hard
        kept = [w for w in hard if w in left and w not in acts and stem(w) not in _covered_stems()]
    elif hard:
        kept = [*hard, *election, *(w for w in soft if w in weights("soft"))]
    else:
        kept = [*soft, *election] if any(map(_cues_of, soft)) or (soft and len(soft) + len(election) > 1) else []
    return [wanted_word(word, words) for word in dict.fromkeys(words) if word in kept]


def _left_over(question: Question) -> frozenset[str]:
    """The words that no phrase took, which ask why by themselves ("what bothered her", "the last straw for her")."""
    left = (*question.unread, *question.strangers)
    return frozenset(word for said in left for word in spelled_out(fold(said).split(), question.language))


def _words_of_names(question: Question) -> frozenset[str]:
    """The words of whom a question names, of which it may have said but one as the name ("the traders association")."""
    return frozenset(word for name in question.names if name.matches for word in fold(name.matches[0].name).split())


def needed(question: Question) -> list[re.Pattern[str]]:
    """What a passage must hold beside the words: a day where it asks when, a number where it asks how many."""
    asked = fold(asked_text(question))
    return [cues()[name] for name in ("time", "number") if needed_cues()[name].search(asked)]


def asks_for_number(question: Question) -> bool:
    """Whether it asks how many there are of somebody's."""
    return bool(needed_cues()["amount"].search(fold(asked_text(question))))


def asks_for_thing(question: Question) -> bool:
    """Whether it asks for something, not for somebody ("what did the committee come back with")."""
    asked = fold(asked_text(question))
    slots = [slot for clause in question.clauses for slot in (clause.endorser, clause.candidate) if slot.is_asked]
    is_sort = any(slot.kinds or slot.roles for slot in slots)
    return bool(needed_cues()["thing"].search(asked) or (not is_sort and needed_cues()["which"].search(asked)))


def asked_text(question: Question) -> str:
    """The words of a question, without what stands before a mark and its question word and names nobody."""
    text = question.asked or question.text
    for found in needed_cues()["behind_mark"].finditer(fold(text)):
        tail = text[found.start() + 1 :].lstrip()
        if all(name.written in tail for name in question.names if name.matches):
            return tail
    return text


def is_open_question(question: Question) -> bool:
    """Whether it asks what, which, how or why, and so takes for granted that it was done."""
    return bool(needed_cues()["open"].search(fold(asked_text(question))))


def opens_with_helping(question: Question) -> bool:
    """Whether a helping verb opens it, as a question of yes or no ("did she give a reason")."""
    return not weights("helping").isdisjoint(said_words(question, marked=True)[:1])


def asks_for_response(question: Question) -> bool:
    """Whether what somebody answered is asked for: it need not be told in the words of what it answers."""
    asked = fold(asked_text(question))
    return bool(needed_cues()["response"].search(asked)) or any("response" in _cues_of(one) for one in asked.split())


def speaker_named(question: Question) -> LinkedName | None:
    """The name right in front of the verb of saying ("what did Moss say after they left"); None where there is none."""
    names = (n for n in question.names if n.matches and question.text[n.start : n.end] == n.written)
    return next((name for name in names if _SAYS.match(fold(question.text[name.end :]))), None)


def asks_what_one_said(question: Question) -> bool:
    """Whether it asks what somebody named said, however much else is told ("what did Moss say when they left")."""
    is_open = is_open_question(question) and not asks_of_records(question)
    return is_open and speaker_named(question) is not None


def asks_of_records(question: Question) -> bool:
    """Whether a sort of people is asked for, or the day of an act of one known upon another: no passage is that.

    "Which lawmakers in Marl left Moss" is not answered by who else did, "which day" not by another.
    """
    slots = [slot for clause in question.clauses for slot in (clause.endorser, clause.candidate)]
    if question.asks in (Asks.LIST, Asks.COUNT):
        return any(slot.is_asked and (slot.kinds or slot.roles) for slot in slots)
    return question.asks is Asks.DATE and all(any(name.matches for name in slot.names) for slot in slots)


_SAYS = re.compile(
    r"(?:['’]?s)? (?:(?:actually|also|even|ever|just|really|then) )?"
    r"(?:say|said|says|tell|told|tells|tweet|tweeted|write|wrote|claim|claimed|react|reacted|respond|responded)\b"
)


def asks_for_speech(question: Question) -> bool:
    """Whether what somebody said is asked for, not only what they think."""
    return bool(needed_cues()["speech"].search(fold(asked_text(question))))


def is_number_of(text: str, names: Sequence[Spelled]) -> bool:
    """Whether a number in a text is told of one of these: theirs is the name nearest in front of it, else behind it.

    "The dockers and Local 7, which has 900 members" tells a number of Local 7 alone.
    """
    marked = text
    for name in names:
        marked = name.replaced(marked, _OWN)
    marked = _OTHER_NAME.sub(_OTHER, marked)
    for number in cues()["amount"].finditer(marked):
        before = max(marked.rfind(_OWN, 0, number.start()), -1), marked.rfind(_OTHER, 0, number.start())
        behind = re.match(r"[^.!?]*", marked[number.end() :])
        is_behind = before == (-1, -1) and behind is not None and _OWN in behind[0]
        if before[0] > before[1] or is_behind or _is_subjects_own(marked[: number.start()]):
            return True
    return False


def is_counted_in(text: str, wanted: Wanted) -> bool:
    """Whether a number stands right in front of a word, or a word or two before it ("300 small boats")."""
    behind = (stems_of(text[number.end() :][:_BEHIND_NUMBER])[:3] for number in cues()["amount"].finditer(text))
    return any(not wanted.stems.isdisjoint(words) for words in behind)


_BEHIND_NUMBER = 60  # characters


def _is_subjects_own(before: str) -> bool:
    """Whether "their" leads to a number, in a sentence of which one of these is the subject."""
    sentence = re.split(r"[.!?]\s", before)[-1]
    first = next((sign for sign in sentence if sign in (_OWN, _OTHER)), "")
    return first == _OWN and bool(re.search(r"\b(?:their|its|whose)(?: \w+)? $", sentence))


def is_answered_in(text: str, wanted: Sequence[Wanted], needs: Sequence[re.Pattern[str]]) -> bool:
    """Whether a text holds every word of weight, and what else it needs in a sentence that holds one of them."""
    if not all(word.is_held(text) for word in wanted):
        return False
    near = [s for s in split_sentences(text) if not wanted or any(word.is_held(s) for word in wanted)]
    return all(any(need.search(sentence) for sentence in near) for need in needs)


def wanted_word(word: str, words: Sequence[str], *, loosely: bool = False) -> Wanted:
    """A word of weight among the words of a question; `loosely` if a word that comes near it may stand for it."""
    behind = ""
    if word in weights("limiting"):
        behind = next((after for one, after in pairwise(words) if one == word), "")
    return Wanted(word, _family(word, loosely), _cues_of(word), behind)


def _cues_of(word: str) -> tuple[str, ...]:
    return tuple(name for name, asking in _asking_stems().items() if word in asking or stem(word) in asking)


@cache
def _asking_stems() -> dict[str, frozenset[str]]:
    return {name: frozenset(map(stem, words)) | words for name, words in asked_cues().items()}


@cache
def _covered_stems() -> frozenset[str]:
    return frozenset(map(stem, covered_words()))


def has_synonyms(word: str, *, loosely: bool = False) -> bool:
    """Whether other words may stand for a word, or come near it."""
    return len(_family(word, loosely)) > 1


def beginnings_of(word: str) -> frozenset[str]:
    """How a word, and those that may stand for it, begin."""
    return wanted_word(word, [word]).beginnings


@lru_cache(maxsize=2_000)
def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text's words; a passage and its sentences are asked for each word of a question."""
    return tuple(map(stem, re.findall(r"\w+", fold(text))))


@cache
def _family(word: str, loosely: bool = False) -> frozenset[str]:
    """The stems of a word and of those that mean the same, or come near it."""
    own = stem(word)
    families = (*_families(), *_near_families()) if loosely else _families()
    found = frozenset([own, *(one for family in families if own in family for one in family)])
    if not loosely or own not in _foreign_stems():
        return found
    return found.union(*(family for family in families if not family.isdisjoint(found - _foreign_stems())))


@cache
def _families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(stem, words)) for words in alike_words())


@cache
def _foreign_stems() -> frozenset[str]:
    """The stems of words of another language than the passages': what stands for them has words near to it, too."""
    return frozenset(stem(word) for word in foreign_words())


@cache
def words_with_synonyms() -> frozenset[str]:
    """Every word that others may stand for, or come near to."""
    return frozenset(word for words in (*alike_words(), *near_words()) for word in words)


@cache
def _near_families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(stem, words)) for words in near_words())


def said_words(question: Question, *, marked: bool = False) -> list[str]:
    """The question's words without its names, folded, chat spellings written out.

    With `marked`, `NAME` stands where a name did.
    """
    text = asked_text(question)
    for name in sorted((n for n in question.names if n.matches), key=lambda n: -len(n.written)):
        text = _without(text, name.written, f" {NAME} " if marked else " ")
    return [*spelled_out((t.word for t in tokenize(blank(text)) if not t.is_mark), question.language)]


def _without(text: str, name: str, gap: str) -> str:
    """The text without a name, of whatever case, and its possessive; compiling a pattern takes longer."""
    if not (text.replace(NAME, "").isascii() and name.isascii() and name):
        return re.sub(rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w)", gap, text, flags=re.IGNORECASE)
    lowered, sought = text.lower(), name.lower()
    kept, begun, at = "", 0, lowered.find(sought)
    while at >= 0:
        behind = at + len(sought)
        ends = [behind + len(own) for own in ("'s", "s", "") if lowered.startswith(own, behind)]
        end = next((end for end in ends if not _is_of_word(lowered[end : end + 1])), None)
        if end is None or (at and _is_of_word(lowered[at - 1])):
            at = lowered.find(sought, at + 1)
            continue
        kept, begun = f"{kept}{text[begun:at]}{gap}", end
        at = lowered.find(sought, end)
    return kept + text[begun:]


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def spelled_out(words: Iterable[str], language: str) -> Iterator[str]:
    """Folded words as they were meant: chat spellings written out, slips in words of no weight put right."""
    chat = load_lexicon(language).chat
    for word in words:
        yield from chat.get(word, (_put_right(word, language),))


@cache
def _plain_stems() -> frozenset[str]:
    return frozenset(map(stem, plain_words()))


@lru_cache(maxsize=2_000)
def _put_right(word: str, language: str) -> str:
    """A word of no weight that a dropped or mistaken letter made another ("givin", "actualy"), else the word itself."""
    plain = plain_words()
    if word.endswith("in") and (f"{word}g" in load_lexicon(language).common or stem(f"{word}g") in _plain_stems()):
        return f"{word}g"
    if is_common(word) or is_known(word, load_lexicon(language)) or len(word) < _LONG_ENOUGH:
        return word
    if word.endswith("in") and is_form_of_common(f"{word}g"):
        return f"{word}g"
    near = process.extractOne(word, [w for w in plain if w[0] == word[0]], scorer=OSA.distance, score_cutoff=1)
    return near[0] if near is not None and not is_form_of_common(word) else word
