"""What did somebody mean to type, where no single word is misspelt?

Words run together ("whobacks moss"), said twice, with digits for letters, broken off by dots, or filled up with
sounds and emphasis. The text is put right before names are linked, because all of these hide names or question words.
A word that anybody could know is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from facts.dates.words import time_words
from facts.names import rank_names
from facts.names.everyday import is_common
from facts.questions.fronting import filled, fronted
from facts.questions.known import Known
from facts.questions.leads import find_leads, find_report, said_at
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.roles import role_words
from facts.questions.spelling import correct, is_known
from facts.questions.tokens import Token, fold

#: A part of the text and what takes its place.
Edit = tuple[int, int, str]

_MOST_SAID_TWICE = 3  # words in a row that somebody may type a second time
_SHORTEST_JOINED = 5
_SHORTEST_NAME = 4
_LETTERS = str.maketrans("013457", "oleast")
_MIXED = re.compile(r"(?=.*[^\W\d_])(?=.*\d)\w+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|k|m)")
_NUMBERED = re.compile(r"([^\W\d_]{4,})(\d+)|(\d+)([^\W\d_]{4,})")
_RUN = re.compile(r"(\w)\1+")
_PAUSE = re.compile(r"[.…]+|,")
#: Which keys lie beside a key, so that a finger may have slipped there.
_BESIDE = {
    "w": "qesa2", "h": "gjynb", "o": "ip0l", "y": "tuh", "d": "sfec", "i": "uoj", "e": "wrs", "s": "adw", "t": "ry",
}  # fmt: skip


def mend(text: str, clean: str, tokens: Sequence[Token], known: Known, lexicon: Lexicon) -> tuple[str, str]:
    """A message and its blanked text with every word as it was meant.

    Args:
        text: As typed.
        clean: The same, blanked, at equal length.
        tokens: Its words and marks.
        known: For the spellings, so that no name is taken apart.
        lexicon: Its language's words.
    """
    edits = [
        *fronted(tokens, lexicon),
        *(filled(text, lexicon, lambda word: _is_sort(word, known, lexicon)) if "_" in text else ()),
        *_blanked(tokens, clean, known, lexicon),
        *_respelt(tokens, clean, known, lexicon),
    ]
    if not edits:
        return text, clean
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return _replaced(text, kept), _replaced(clean, kept)


def _replaced(text: str, edits: Sequence[Edit]) -> str:
    parts, at = [], 0
    for start, end, word in edits:
        parts += [text[at:start], word]
        at = end
    return "".join([*parts, text[at:]])


def _blanked(tokens: Sequence[Token], clean: str, known: Known, lexicon: Lexicon) -> Iterator[Edit]:
    """What says nothing: words said twice, sounds, emphasis, spoken marks, pauses, what only leads to a question."""
    is_called = clean.lstrip().startswith("@") and bool(tokens) and not tokens[0].is_mark
    if is_called and not _is_name(tokens[0].word, known):
        yield _gap(tokens[0], tokens[0])
    if len(tokens) > 1 and tokens[0].word in lexicon.talk["its"] and _asks(tokens[1].word, lexicon):
        yield _gap(tokens[0], tokens[0])  # "it's who that backs Moss"
    if called := _called_out(tokens, lexicon) or _made_for(tokens, known, lexicon) or _looked_back(tokens, lexicon):
        yield _gap(tokens[0], tokens[called - 1])
    yield from _made_behind(tokens, lexicon)
    said = {t.word for t in tokens}
    if (
        len(said) < len(tokens)
        or not said.isdisjoint(_stirring(lexicon.language))
        or any(t.is_mark for t in tokens[:-1])
    ):
        yield from _stirred(tokens, clean, known, lexicon)
    if "." in said:
        yield from _stops_of_titles(tokens, lexicon)
    if (again := _asked_again(tokens, lexicon)) is not None:
        yield _gap(again, again)
    if not said.isdisjoint(lexicon.first_said("summing_up")):
        yield from _summed_up(tokens, lexicon)
    report = find_report(
        tokens, lexicon, lambda word: _is_name(word, known), lambda word: _is_sort(word, known, lexicon)
    )
    if report:
        yield _gap(tokens[report[0]], tokens[report[1] - 1])
    for start, end in find_leads(tokens, lexicon):
        yield _gap(tokens[start], tokens[end - 1])


def _looked_back(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """How many words in front only say that a time is past ("way back in May, who ..."): all but what leads to it."""
    return max(0, said_at(tokens, 0, lexicon.talk["looking_back"]) - 1)


def _stirred(tokens: Sequence[Token], clean: str, known: Known, lexicon: Lexicon) -> Iterator[Edit]:
    """What is said a second time, sounds, emphasis, spoken marks and pauses."""
    at, is_again = 0, len({t.word for t in tokens}) < len(tokens)
    while at < len(tokens):
        twice = _said_twice(tokens, at, known) if is_again else 0
        count = twice or _emphasis(tokens, at, lexicon) or _pause(tokens, at, clean, lexicon)
        if count:
            yield _gap(tokens[at], tokens[at + count - 1])
        at += count or 1


@lru_cache(maxsize=8)
def _stirring(language: str) -> frozenset[str]:
    """The words without which nothing is a sound, emphasis or a spoken mark."""
    lexicon = load_lexicon(language)
    return lexicon.talk["sounds"] | lexicon.first_said("emphasis", "spoken_marks")


def _stops_of_titles(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Edit]:
    """The full stop of "Rep. Moss", which ends no sentence."""
    for title, stop, name in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if stop.word == "." and title.end == stop.start and title.word in lexicon.talk["titles"] and not name.is_mark:
            yield _gap(stop, stop)


def _called_out(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """How many words at the start call those who are asked ("folks, ...", "people of discord: ...")."""
    at = 0
    while at < len(tokens) and tokens[at].word in lexicon.talk["calling"]:
        at += 1
    if at >= len(tokens) or tokens[at].word not in lexicon.talk["addressing"]:
        return 0
    at += 1
    if at + 1 < len(tokens) and tokens[at].word in lexicon.talk["parting"]:
        at += 2
    return at + 1 if at < len(tokens) and tokens[at].word in (",", ":", "!", "…") else 0


def _made_for(tokens: Sequence[Token], known: Known, lexicon: Lexicon) -> int:
    """How many words at the start say what the answer is wanted for ("for the pinned post:").

    Before a colon they may be any but names, sorts of people, offices and times ("for the record books:").
    """
    talk = lexicon.talk
    if (
        len(tokens) < _FEWEST_MADE_FOR
        or tokens[0].word not in talk["wanted_for"]
        or tokens[1].word not in talk["a_thing"]
    ):
        return 0
    for at in range(2, 2 + _MOST_SAID_OF_IT):
        if tokens[at].word in talk["made"] and tokens[at + 1].word in (":", ",", "-", "–", "—"):
            return at + 2
    said = list(takewhile(lambda token: not token.is_mark, tokens[2 : 3 + _MOST_SAID_OF_IT]))
    closes = bool(said) and tokens[2 + len(said)].word == ":"
    return 3 + len(said) if closes and not any(_limits(t.word, known, lexicon) for t in said) else 0


def _made_behind(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Edit]:
    """What says behind a mark at the end what the answer is wanted for (", for a caption")."""
    talk, end = lexicon.talk, len(tokens)
    while end and tokens[end - 1].is_mark:
        end -= 1
    if end < _FEWEST_MADE_FOR or tokens[end - 1].word not in talk["made"]:
        return
    for at in range(end - 3, max(2, end - 4 - _MOST_SAID_OF_IT), -1):
        if tokens[at].word in talk["wanted_for"] and tokens[at + 1].word in talk["a_thing"] and tokens[at - 1].is_mark:
            yield _gap(tokens[at], tokens[-1])
            return


def _limits(word: str, known: Known, lexicon: Lexicon) -> bool:
    """Whether a word may say of whom, of which office or of when something is asked."""
    times = time_words(lexicon.language)
    is_time = word.isdigit() or word in times.months or word in times.weekdays or word in times.units
    is_office = word in lexicon.talk["exits"] or word in lexicon.talk["offices"]
    return is_time or is_office or _is_name(word, known) or _is_sort(word, known, lexicon)


def _summed_up(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Edit]:
    """What takes everything in where it closes what is said ("who has she endorsed, all told"), as lists do anyway."""
    for at in range(1, len(tokens)):
        count = said_at(tokens, at, lexicon.talk["summing_up"])
        if count and all(t.is_mark for t in tokens[at + count : at + count + 1]):
            yield _gap(tokens[at], tokens[at + count - 1])


def _asked_again(tokens: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """The "again" that closes "who does Moss back again", which asks to be told again; of what was done it tells."""
    again = lexicon.talk["again"]
    if again.isdisjoint([t.word for t in tokens]):
        return None
    words = [t for t in tokens if not t.is_mark]
    if len(words) < _FEWEST_BEFORE_AGAIN or words[-1].word not in again:
        return None
    said = [lexicon.chat.get(t.word, (t.word,))[0] for t in words]
    is_past = any(word in lexicon.talk["done"] or word in lexicon.past for word in said)
    is_now = said[0] in lexicon.talk["led"] and not is_past
    return words[-1] if is_now or _asks_of_whom(said[:-1], lexicon) else None


def _asks_of_whom(said: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words ask to whom somebody did something, with nobody behind the act ("who did Moss endorse")."""
    acts = lexicon.acts | lexicon.past
    if said[0] not in lexicon.beside["asking"] or said[1] not in lexicon.talk["done"]:
        return False
    return said[2] not in acts and said[-1] in acts


_FEWEST_MADE_FOR = 7  # words and marks of a message that says so
_MOST_SAID_OF_IT = 3  # words of "friday morning newsletter"
_FEWEST_BEFORE_AGAIN = 4


def _gap(first: Token, last: Token) -> Edit:
    return first.start, last.end, " " * (last.end - first.start)


def _said_twice(tokens: Sequence[Token], at: int, known: Known) -> int:
    """How many words from here on are said again right behind; digits and names of two equal words are not."""
    for count in range(1, _MOST_SAID_TWICE + 1):
        first, again = tokens[at : at + count], tokens[at + count : at + 2 * count]
        said = [t.word for t in first]
        if len(again) < count or said != [t.word for t in again] or any(t.is_mark for t in first):
            continue
        if not any(word.isalpha() and len(word) > 1 for word in said):
            continue
        twice = " ".join([*said, *said])
        is_name = count == 1 and any(m.why == "exact" for m in rank_names(twice, known.spellings))
        return 0 if is_name else count
    return 0


def _emphasis(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """How many words from here on are emphasis behind a question word, a sound, or a mark that is spoken."""
    if tokens[at].word in lexicon.talk["sounds"]:
        return 1
    if at and tokens[at].word in lexicon.fillers and tokens[at - 1].word in lexicon.talk["before_filler"]:
        return 2 if [t.word for t in tokens[at + 1 : at + 2]] == [","] else 0  # "only like, for now"
    if at and _asks(tokens[at - 1].word, lexicon) and (count := said_at(tokens, at, lexicon.talk["emphasis"])):
        return count
    count = said_at(tokens, at, lexicon.talk["spoken_marks"])
    if not (count and at):
        return 0
    return count if all(t.is_mark or t.word in lexicon.talk["thanking"] for t in tokens[at + count :]) else 0


def _asks(word: str, lexicon: Lexicon) -> bool:
    """Whether a word, or what its chat spelling opens with, asks."""
    return lexicon.chat.get(word, (word,))[0] in lexicon.talk["led"]


def _pause(tokens: Sequence[Token], at: int, clean: str, lexicon: Lexicon) -> int:
    """How many marks from here on only pause behind the word that opens a question ("who... is backing Moss")."""
    token = tokens[at]
    if at + 1 >= len(tokens) or not token.is_mark:
        return 0
    before = tokens[:at]
    opens = before[-1:] and lexicon.chat.get(before[-1].word, (before[-1].word,))[0] in lexicon.talk["openers"]
    if not opens or (len(before) > 1 and not before[-2].is_mark):
        return 0
    end = at
    while end < len(tokens) and tokens[end].is_mark and _PAUSE.fullmatch(tokens[end].word):
        end += 1
    run = clean[token.start : tokens[end - 1].end] if end > at else ""
    return end - at if run and run != "." and end < len(tokens) else 0


def _respelt(tokens: Sequence[Token], clean: str, known: Known, lexicon: Lexicon) -> Iterator[Edit]:
    for at, token in enumerate(tokens):
        word = token.word
        if token.is_mark or len(word) < 2 or is_known(word, lexicon) or word in lexicon.chat:
            continue
        is_first = all(t.is_mark or t.word in lexicon.talk["calling"] for t in tokens[:at])
        meant = _in_letters(word, lexicon) or (_slipped(word, lexicon) if is_first else "")
        if meant and not _is_name(word, known):
            yield token.start, token.end, meant
        elif not _is_capital(clean, token, tokens, at) and (place := _joint(word, known, lexicon)):
            typed = clean[token.start : token.end]
            if len(typed) == len(word):
                yield token.start, token.end, f"{typed[:place]} {typed[place:]}"


def _is_capital(clean: str, token: Token, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word has a capital of its own, as names have."""
    typed = clean[token.start : token.end]
    return at > 0 and not tokens[at - 1].is_mark and typed[0].isupper() and typed[1:].islower()


def _in_letters(word: str, lexicon: Lexicon) -> str:
    """The word of ours that one with digits in it spells ("b4cks"); empty for every other."""
    if word.isalpha() or not _MIXED.fullmatch(word) or _ORDINAL.fullmatch(word):
        return ""
    tried = (word.translate(_LETTERS), word.replace("1", "i").translate(_LETTERS))
    return next((one for one in tried if one.isalpha() and _is_ours(one, lexicon)), "")


def _is_ours(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.vocabulary or word in lexicon.common


def _slipped(word: str, lexicon: Lexicon) -> str:
    """The opener of a question that a short word at its start is a slip of ("wgo", "ddi"); empty for every other."""
    openers = sorted(lexicon.talk["openers"])
    drawn = _RUN.sub(r"\1", word)
    if drawn != word and drawn in openers:
        return drawn
    if not 3 <= len(word) <= 5 or not word.isalpha() or is_common(word):
        return ""
    meant = [one for one in openers if _is_slip(word, one)]
    return meant[0] if len(meant) == 1 else ""


def _is_slip(word: str, meant: str) -> bool:
    """Whether two neighbouring letters changed places, or one key beside the right one was hit."""
    if len(word) != len(meant) or len(meant) < 3:
        return False
    apart = [i for i, (a, b) in enumerate(zip(word, meant, strict=True)) if a != b]
    if len(apart) == 1:
        return word[apart[0]] in _BESIDE.get(meant[apart[0]], "")
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1
    return swapped and word[apart[0]] == meant[apart[1]] and word[apart[1]] == meant[apart[0]]


def _joint(word: str, known: Known, lexicon: Lexicon) -> int:
    """Where two words were run together; 0 for a word that is one."""
    if len(word) < _SHORTEST_JOINED or _is_ours(correct(word, lexicon), lexicon):
        return 0
    place = _seam(word, known, lexicon)
    return 0 if place and _is_name(word, known) else place  # asked last: many may bear a name


def _seam(word: str, known: Known, lexicon: Lexicon) -> int:
    """Where a word may be taken apart into two that stand side by side in a question; 0 where it may not."""
    if (numbered := _NUMBERED.fullmatch(word)) and not _ORDINAL.fullmatch(word):
        letters = numbered[1] or numbered[4]
        at = len(numbered[1] or numbered[3])
        return at if letters in lexicon.vocabulary or _is_name(letters, known) else 0
    if not word.isalpha():
        return 0
    joins, acts = lexicon.talk["openers"] | lexicon.talk["joinable"], _words_of_acts(lexicon.language)
    places = [i for i in range(2, len(word) - 1) if _parts(word[:i], word[i:], joins, acts)]
    if places:
        return places[-1]
    for i in range(2, len(word) - 1):
        left, right = word[:i], word[i:]
        leads = (left in joins and len(left) > 2) or left in acts
        ends = (right in joins or right in acts) and len(right) > 2
        name = right if leads else left if ends else ""
        if len(name) >= _SHORTEST_NAME and _is_name(name, known):
            return i
    return 0


def _parts(left: str, right: str, joins: frozenset[str], acts: frozenset[str]) -> bool:
    """Whether both halves are words that stand side by side in a question."""
    return (left in joins and (right in joins or right in acts)) or (left in acts and right in joins)


@lru_cache(maxsize=8)
def _words_of_acts(language: str) -> frozenset[str]:
    """Words of acts that are long enough to be told from a part of a name."""
    lexicon = load_lexicon(language)
    return frozenset(word for word in lexicon.acts if len(word) >= _SHORTEST_NAME)


def _is_sort(word: str, known: Known, lexicon: Lexicon) -> bool:
    """Whether a word is one of a role in the store, or of a sort of people or an office."""
    if word in lexicon.common or len(word) < _SHORTEST_NAME:
        return False
    sorts = (p for p in lexicon.starting_with(word) if p.tag == "office" or p.info.get("kinds") or p.info.get("roles"))
    firsts = (next((e for e in p.elements if not e.optional), p.elements[0]) for p in sorts)
    return word in role_words(known.roles) or any(first.accepts(word) for first in firsts)


def _is_name(word: str, known: Known) -> bool:
    """Whether somebody known is called just so, in whole or in part."""
    return any(word in fold(match.alias).split() for match in rank_names(word, known.spellings))
