"""Which words of a message only lead to its question, or close it ("does anyone know who", "cos i have no idea")?

They hold nothing but the asker, who else might know, and words of knowing and asking; what they lead to is the whole
question. A lead that speaks of anybody else ("did Moss say why") is none. Who told the asker what they ask about ("my
brother swears", "rumor has it") opens a sentence, and what was told follows rather than a question word: "what did my
brother say" and "they said who" ask for somebody's words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from facts.names.everyday import is_common
from facts.questions.lexicon import QUESTION_TAGS, Lexicon, load_lexicon
from facts.questions.phrases import match
from facts.questions.pieces import Piece
from facts.questions.tokens import Token


def find_leads(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The runs of tokens, from index to before index, that only lead to a question or close it."""
    if _knowing(lexicon.language).isdisjoint([t.word for t in tokens]):
        return
    words = [lexicon.chat.get(t.word, (t.word,)) for t in tokens]
    led = _opening(lexicon.language)
    lost = _lost_track(tokens, words, lexicon)
    asking = [i for i, said in enumerate(words[: lost or len(words)]) if said[0] in led]
    for at in asking:
        start = _start_of_lead(tokens, words, at, lexicon)
        if start < at and at + 1 < len(tokens):
            is_doubt = words[at][0] in lexicon.talk["whether"]
            yield start, at + 1 if is_doubt else at
            break
    if lost:
        yield lost, len(tokens)
    elif asking or len(tokens) > _FEWEST_BEFORE:
        said = next((i for i in range(len(tokens), 0, -1) if not tokens[i - 1].is_mark), 0)
        start = _start_of_close(tokens[:said], words[:said], lexicon)  # "... and I had no clue?"
        if start < said:
            yield start, said


@lru_cache(maxsize=8)
def _opening(language: str) -> frozenset[str]:
    """The words that a question opens with."""
    talk = load_lexicon(language).talk
    return talk["led"] | talk["opening_aux"]


@lru_cache(maxsize=8)
def _reporting(language: str) -> frozenset[str]:
    """The words of reporting, chat spellings of them included."""
    return _in_chat(load_lexicon(language).talk["reporting"], language)


@lru_cache(maxsize=8)
def _knowing(language: str) -> frozenset[str]:
    """The words of knowing, or of losing track, without one of which nothing leads to a question or closes it."""
    lexicon = load_lexicon(language)
    return _in_chat(lexicon.talk["knowing"] | lexicon.first_said("losing_track"), language)


def _in_chat(words: frozenset[str], language: str) -> frozenset[str]:
    """Words with the chat spellings that hold one of them."""
    chat = load_lexicon(language).chat
    return words.union(short for short, long in chat.items() if not words.isdisjoint(long))


def find_report(
    tokens: Sequence[Token], lexicon: Lexicon, is_name: Callable[[str], bool], is_sort: Callable[[str], bool]
) -> tuple[int, int] | None:
    """The words that open a message and tell only who says or thinks what follows ("the postman tells me that")."""
    if _reporting(lexicon.language).isdisjoint([t.word for t in tokens[:_LONGEST_REPORT]]):
        return None
    words = [lexicon.chat.get(t.word, (t.word,)) for t in tokens]
    for at in range(min(len(tokens), _LONGEST_REPORT)):
        if tokens[at].is_mark and tokens[at].word not in _INSIDE:
            break  # only where a message opens
        if not any(w in lexicon.talk["reporting"] for w in words[at]):
            continue
        if at and tokens[at - 1].word in lexicon.talk["joining_on"]:
            break  # "... and tell me who left" asks to be told
        end = at + 1
        while end < len(tokens) and tokens[end].word in lexicon.talk["told_whom"]:
            end += 1
        is_that = end < len(tokens) and tokens[end].word in lexicon.talk["that"]
        is_brief = words[0][0] in lexicon.talk["some_teller"] and tokens[at].word in lexicon.talk["reporting_briefly"]
        if not is_that and not (at and (end > at + 1 or is_brief)):
            continue
        end += is_that
        reports = end < len(tokens) and _only_reports(tokens[:end], words[:end], lexicon, is_name, is_sort)
        return (0, end) if reports else None
    return None


def _only_reports(
    led: Sequence[Token],
    words: Sequence[Sequence[str]],
    lexicon: Lexicon,
    is_name: Callable[[str], bool],
    is_sort: Callable[[str], bool],
) -> bool:
    """Whether these words ask nothing, name nobody known, and neither deny what follows nor tell of an act."""
    if words[0][0] in _opening(lexicon.language):
        return False
    told = {word for said in words for word in said}
    acts = {w for w in told & lexicon.acts if len(w) >= _LONG_ACT} - lexicon.talk["reporting"] - lexicon.common
    if acts or told & lexicon.talk["unsaying"] or (words[0][0] not in lexicon.talk["own"] and any(map(is_sort, told))):
        return False
    strange = (t.word for t in led if len(t.word) > 2 and t.word not in lexicon.ordinary and not is_common(t.word))
    return not any(map(is_name, strange))


_LONG_ACT = 4
_LONGEST_REPORT = 14
_INSIDE = frozenset({",", "-", "–", "—"})

_FEWEST_BEFORE = 3  # words that must stand before what closes a question


def _start_of_lead(tokens: Sequence[Token], words: Sequence[Sequence[str]], at: int, lexicon: Lexicon) -> int:
    """Where the words that lead to a question word begin; its own place where none do."""
    start, knows, marked = at, False, at
    while start and (_is_light(tokens[start - 1], words[start - 1], lexicon) or tokens[start - 1].word in _PAUSES):
        start -= 1
        knows = knows or any(w in lexicon.talk["knowing"] for w in words[start])
        if tokens[start].is_mark and knows:
            marked = start + 1
    if start and not tokens[start - 1].is_mark:
        start = marked
    while start < at and (tokens[start].is_mark or tokens[start].word in lexicon.talk["joining_on"]):
        start += 1
    said = [word for one in words[start:at] for word in one]
    is_known = "_".join(said[:2]) in lexicon.talk["surely_known"]  # "I know who left" asks nothing of that
    denied = (other in lexicon.talk["asking_for"] for one, other in pairwise(said) if one in lexicon.talk["denial"])
    is_known = is_known or any(denied)  # "not asking who left"
    return start if not is_known and any(word in lexicon.talk["knowing"] for word in said) else at


_PAUSES = frozenset({",", ":", "-", "–", "—", "…"})


def _start_of_close(tokens: Sequence[Token], words: Sequence[Sequence[str]], lexicon: Lexicon) -> int:
    """Where the words begin that close a message and tell of the asker; its end where none do."""
    start = end = len(tokens)
    while start and (_is_light(tokens[start - 1], words[start - 1], lexicon) or tokens[start - 1].word in _PAUSES):
        start -= 1
    while start < end and not _opens_close(words, start, lexicon):
        start += 1
    if not any(w in lexicon.talk["knowing"] for said in words[start:] for w in said):
        return end
    return start if start > _FEWEST_BEFORE - 1 else end


def _opens_close(words: Sequence[Sequence[str]], at: int, lexicon: Lexicon) -> bool:
    """Whether a close may begin at a word: no verb of the question, nor what one of its words needs."""
    first = words[at][0]
    if first not in lexicon.talk["closing_lead"] or (at and _needs(words[at - 1], lexicon)):
        return False
    behind = words[at + 1][0] if at + 1 < len(words) else ""
    return first not in lexicon.talk["opening_aux"] or behind in lexicon.talk["who_may_know"]


def _lost_track(tokens: Sequence[Token], words: Sequence[Sequence[str]], lexicon: Lexicon) -> int:
    """Where a close begins that tells when the asker lost track (", i lost track after they left"); 0 for none."""
    for at in range(_FEWEST_BEFORE, len(tokens)):
        size = said_at(tokens, at, lexicon.talk["losing_track"]) if tokens[at - 1].is_mark else 0
        told = [said[0] for said in words[at + size :]] if size else []
        if told and told[0] in lexicon.talk["losing_it_at"]:
            return at if not set(told[1:]) & lexicon.talk["led"] else 0
    return 0


def _needs(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a word needs what stands behind it ("who did i ask about")."""
    return before[-1] in lexicon.talk["led"]


def _is_light(token: Token, said: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a word tells of the asker, of knowing or of nothing."""
    leading, knowing = lexicon.talk["leading_on"], lexicon.talk["knowing"]
    return not token.is_mark and all(word in leading or word in knowing for word in said)


def said_at(tokens: Sequence[Token], at: int, phrases: frozenset[str]) -> int:
    """How many tokens from an index on are one of some phrases, the longest; 0 for none."""
    if at >= len(tokens):
        return 0
    begun = _by_first_word(phrases).get(tokens[at].word)
    return max((len(words) for words in begun if _are(tokens, at, words)), default=0) if begun else 0


@lru_cache(maxsize=64)
def _by_first_word(phrases: frozenset[str]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for phrase in phrases:
        words = phrase.split("_")
        found[words[0]].append(words)
    return found


def _are(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    return len(tokens) >= at + len(words) and all(tokens[at + i].word == word for i, word in enumerate(words))


#: The tag of such phrases; a unit of one has the tag `tag` and this sign.
HEARSAY = "hearsay"


def reports(pieces: Sequence[Piece], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the phrase from piece `at` to before piece `end` reports what follows it."""
    before = at - 1
    while before >= 0 and pieces[before].word in lexicon.talk["before_hearsay"]:
        before -= 1
    if (before >= 0 and not pieces[before].is_mark) or end >= len(pieces):
        return False
    asking = (p for p in lexicon.starting_with(pieces[end].word) if p.tag in QUESTION_TAGS)
    return not any(match(p.elements, pieces, end, [True] * len(pieces)) for p in asking)
