"""Which words of a message name somebody, and whom?

`facts.names` finds names; a question knows more than an article's text does: which words its own
vocabulary explains, and that "reed" or "nurses" in small letters can only be a name where nothing else explains it.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from rapidfuzz.distance import OSA

from facts.models import LinkedName, meant_ids
from facts.models.building import replace
from facts.names import find_names, rank_names
from facts.names.everyday import is_common
from facts.names.words import word_set
from facts.questions.clipped import with_cut_names
from facts.questions.contests import places_of
from facts.questions.everyday import everyday_names
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.phrases import match
from facts.questions.pieces import Piece
from facts.questions.roles import own_kinds, role_words
from facts.questions.small_words import THE
from facts.questions.spelling import correct, correct_among
from facts.questions.tokens import Token, fold, stands_in
from facts.questions.unlike import as_stranger, without_mixed_persons, without_other_bodies

_JUST_SO = ("exact", "surname", "description", "acronym", "part of the name")
_SHORT_OWNER = 4  # letters of a short name and its "s"
_FEW = 2  # words of a message that is a name and no more ("rosa", "and rosa?")
_LONG_ENOUGH = 5  # letters from which a word may be a known name mistyped
_NEAR_ENOUGH = 90.0  # similarity from which a lone everyday word is a known name typed in small letters


def link_names(clean: str, text: str, tokens: Sequence[Token], known: Known, lexicon: Lexicon) -> list[LinkedName]:
    """Every name in a message, linked or strange, in order.

    Args:
        clean: The message, blanked.
        text: As typed, for the words as they are shown.
        tokens: Its words.
        known: For the spellings and roles.
        lexicon: Its language's words.
    """
    ignore = lexicon.ordinary
    found = find_names(_raise_rare(clean, tokens, ignore), known.spellings, ignore=ignore)
    found = [one for name in found for one in _taken_apart(name, clean, tokens, known, ignore)]
    found = [one for name in found for one in _without_letter(name, clean, tokens, known, lexicon)]
    sorts = role_words(own_kinds(known.kinds).union(known.roles))
    surnames = [t.word for n in found for m in n.matches if m.why == "surname" for t in tokens if t.start == n.start]
    names = [
        replace(n, written=text[n.start : n.end])
        for n in _joined(found, text, places_of(known.contests).spelled)
        if (_is_named(n, tokens, lexicon, surnames) if n.matches else _is_strange(n, lexicon, sorts))
    ]
    names = [_owning(name, known) for name in names]
    names += _plain_names(text, tokens, names, ignore, known)
    names += _owners(text, tokens, names, ignore, known)
    names += _mistyped_names(text, tokens, names, known, lexicon)
    names += everyday_names(text, tokens, names, known, lexicon)
    names = [_with_own_article(name, text, tokens, lexicon.definite) for name in names]
    names = with_cut_names(names, text, tokens, ignore)
    names = without_other_bodies(names, text, tokens, known)
    names = without_mixed_persons(names, text, tokens, known, ignore)
    return sorted((_with_owning_word(n, text, tokens) for n in names), key=lambda n: n.start)


def _with_owning_word(name: LinkedName, text: str, tokens: Sequence[Token]) -> LinkedName:
    """The name with its own last word behind it, typed with an "s" for whose it is ("labor reform partys pick")."""
    behind = next((t for t in tokens if t.start >= name.end), None)
    if len(name.matches) != 1 or behind is None or text[name.end : behind.start].strip():
        return name
    last = fold(name.matches[0].alias).split()[-1]
    if behind.word != f"{last}s" or last in fold(name.written).split():
        return name
    return replace(name, written=text[name.start : behind.end], end=behind.end)


def _with_own_article(name: LinkedName, clean: str, tokens: Sequence[Token], definite: Container[str]) -> LinkedName:
    """The name with the article of its own that leads it in another language ("did la voz endorse")."""
    before = next((t for t in reversed(tokens) if t.end <= name.start), None)
    if len(name.matches) != 1 or before is None or clean[before.end : name.start].strip():
        return name
    called = fold(name.matches[0].alias).split()
    is_foreign = before.word in word_set("articles") and before.word not in definite
    said = [before.word, *fold(name.written).split()]
    if not is_foreign or called[: len(said)] != said:
        return name
    return replace(name, written=clean[before.start : name.end], start=before.start)


def _without_letter(
    name: LinkedName, clean: str, tokens: Sequence[Token], known: Known, lexicon: Lexicon
) -> list[LinkedName]:
    """The name without a letter beside it that stands for a word ("boyd w who", "papers n unions")."""
    start, end = name.start, name.end
    last = next((t for t in tokens if t.end == end and start < t.start), None)
    first = next((t for t in tokens if t.start == start and t.end < end), None)
    if last is not None and _is_chat_letter(last, clean, lexicon):
        end = last.start
    elif first is not None and start and _is_chat_letter(first, clean, lexicon):
        start = first.end
    if not name.matches or (start, end) == (name.start, name.end):
        return [name]
    found = find_names(" " * start + clean[start:end], known.spellings, ignore=lexicon.ordinary)
    return found or ([name] if end < name.end else [])


def _is_chat_letter(token: Token, clean: str, lexicon: Lexicon) -> bool:
    """Whether a letter is how a word is typed, and no initial: that is a capital or has a point."""
    is_initial = clean[token.start].isupper() and not clean.isupper()
    return (
        len(token.word) == 1
        and token.word in lexicon.chat
        and clean[token.end : token.end + 1] != "."
        and not is_initial
    )


def _taken_apart(
    name: LinkedName, clean: str, tokens: Sequence[Token], known: Known, ignore: Container[str]
) -> list[LinkedName]:
    """The names that a strange one consists of, where "and" joins them and one of them is known."""
    joins = [] if name.matches else [t for t in tokens if t.word in _JOINS and name.start < t.start < t.end < name.end]
    if not joins:
        return [name]
    ends = [name.start, *(edge for t in joins for edge in (t.start, t.end)), name.end]
    parts = [" " * start + clean[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]
    found = [one for part in parts for one in find_names(_capitals(part), known.spellings, ignore=ignore)]
    return found if any(one.matches for one in found) else [name]


def _capitals(text: str) -> str:
    """Every word with a capital: all of it stands in a name."""
    return "".join(
        _capital(letter) if not index or text[index - 1] == " " else letter for index, letter in enumerate(text)
    )


_JOINS = frozenset({"and", "n", "or", "y", "o", "&", "plus", ","})


def _raise_rare(text: str, tokens: Sequence[Token], ignore: Container[str]) -> str:
    """Give words that no question is made of a capital: people type "reed" for Reed."""
    letters = list(text)
    for token in tokens:
        if token.word not in ignore and is_common(token.word):
            letters[token.start] = _capital(letters[token.start])
        if token.word[-1:] == "s" and token.word[:-1].isdigit():
            letters[token.end - 1] = " "  # "local 40s statement"
    return "".join(letters)


def _capital(letter: str) -> str:
    """The capital, unless that takes another number of letters."""
    return letter.upper() if len(letter.upper()) == 1 else letter


def _is_named(name: LinkedName, tokens: Sequence[Token], lexicon: Lexicon, surnames: Collection[str]) -> bool:
    """Whether words are a name here: not a part of one that the question's own words explain ("city council")."""
    ignore = lexicon.ordinary
    if fold(name.written) in ignore and all(m.why == "acronym" for m in name.matches) and not name.written.isupper():
        return False  # the "Ms" of "Ms. Moss"
    if all(m.why == "part of the name" for m in name.matches) and not _opens_name(name, tokens, lexicon):
        inside = [t.word for t in tokens if name.start <= t.start < name.end]
        said = {part for m in name.matches for part in fold(m.alias).split()}
        if (
            inside
            and all(word in ignore for word in inside)
            and (len(inside) > 1 or len(name.matches) > 1 or inside[0] not in said)
        ):
            return False  # "the locals" are a sort, though a body's name holds the word
    return _stands_alone(name, tokens, ignore, surnames)


def _opens_name(name: LinkedName, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether "the" and plain words are how just one name begins ("the labour council"), and no sort of people."""
    inside = [i for i, t in enumerate(tokens) if name.start <= t.start < name.end]
    words = [tokens[i].word for i in inside]
    called = fold(name.matches[0].alias).split()
    called = called[1:] if called[0] in lexicon.definite else called
    opens = len(words) > 1 and len(name.matches) == 1 and called[: len(words)] == words
    if not opens or _beside(tokens, inside[0] - 1) not in lexicon.definite:
        return False
    if _beside(tokens, inside[-1] + 1) in lexicon.crews:
        return False
    pieces = [Piece(word=t.word, start=t.start, end=t.end) for t in tokens[inside[0] : inside[-1] + 1]]
    sorts = (p for p in lexicon.starting_with(words[0]) if p.tag in ("group", "office"))
    return not any(len(match(p.elements, pieces, 0, [True] * len(pieces))) == len(pieces) for p in sorts)


def _stands_alone(
    name: LinkedName, tokens: Sequence[Token], ignore: Container[str], surnames: Collection[str] = ()
) -> bool:
    """Whether one word is a name here: not the "harbor" of a place, nor the "lord" of "the lord mayor"."""
    inside = [i for i, t in enumerate(tokens) if t.start < name.end and name.start < t.end]
    if len(inside) != 1:
        return True
    before, after = _beside(tokens, inside[0] - 1), _beside(tokens, inside[0] + 1)
    is_led = before in THE
    if before == "the" and after in _HEADS:
        return False
    if any(m.why != "part of the name" for m in name.matches):
        return True
    beside = (after,) if is_led else (before, after)  # "la" of "la voz" is odd in English
    odd = [w for w in beside if w and w not in ignore and not w.isdigit() and w not in surnames]
    return not odd and (is_led or not is_common(tokens[inside[0]].word))


def _beside(tokens: Sequence[Token], index: int) -> str:
    """The word at an index; empty at the ends and for marks."""
    return tokens[index].word if 0 <= index < len(tokens) and not tokens[index].is_mark else ""


def _joined(names: Sequence[LinkedName], text: str, places: Container[tuple[str, ...]]) -> list[LinkedName]:
    """Parts of one long name that stand side by side, as one: the part that only one body fits decides.

    Where no body has both parts, the first may be the place of a contest that the other belongs to; else it is nobody
    known whose name the two make up.
    """
    found: list[LinkedName] = []
    for name in names:
        last = found[-1] if found else None
        if last is None or text[last.end : name.start].strip() or not (_is_part(last) and _is_part(name)):
            found.append(name)
            continue
        if meant_ids([last]).isdisjoint(meant_ids([name])):
            is_placed = tuple(fold(w) for w in last.written.split()) in places
            found[-1] = name if is_placed else as_stranger(last, text, name.end, (*last.matches, *name.matches))
            continue
        sure = last if len(last.matches) <= len(name.matches) else name
        written = text[last.start : name.end]
        found[-1] = replace(sure, written=written, start=last.start, end=name.end)
    return found


def _is_part(name: LinkedName) -> bool:
    return bool(name.matches) and all(m.why in ("part of the name", "description") for m in name.matches)


_HEADS = frozenset({"mayor", "governor", "senator", "minister", "president", "leader", "premier", "speaker"})


def _is_strange(name: LinkedName, lexicon: Lexicon, sorts: frozenset[str]) -> bool:
    """Whether words that nobody known is called are no mistyped word and no role either."""
    words = [fold(word) for word in name.written.split()]
    words = [w for w in words if correct(w, lexicon) not in lexicon.vocabulary]
    return any(correct_among(w, sorts) not in sorts for w in words)


def _plain_names(
    text: str, tokens: Sequence[Token], names: Sequence[LinkedName], ignore: Container[str], known: Known
) -> list[LinkedName]:
    """Words of no use to a question that are a known name just so, though everyday words too."""
    found = []
    for token in tokens:
        if token.word in ignore or not is_common(token.word) or token.is_mark or stands_in(token, names):
            continue
        matches = rank_names(token.word, known.spellings, min_similarity=_NEAR_ENOUGH)
        is_bare = sum(not t.is_mark for t in tokens) <= _FEW
        just_so = (*_JUST_SO, "first name") if is_bare else _JUST_SO
        best = tuple(m for m in matches if m.why in just_so and m.similarity == matches[0].similarity)
        written = text[token.start : token.end]
        name = LinkedName(written=written, start=token.start, end=token.end, matches=best)
        if best and _stands_alone(name, tokens, ignore):
            found.append(name)
    return found


def _owning(name: LinkedName, known: Known) -> LinkedName:
    """A strange word with an "s" as the one known name that it mistypes without it ("rheeds pick")."""
    word = fold(name.written)
    if name.matches or not word.isalpha() or word[-1:] != "s" or len(word) <= _LONG_ENOUGH or is_common(word):
        return name
    matches = rank_names(word[:-1], known.spellings)
    return replace(name, matches=tuple(matches), nearest=()) if len(matches) == 1 else name


def _owners(
    text: str, tokens: Sequence[Token], names: Sequence[LinkedName], ignore: Container[str], known: Known
) -> list[LinkedName]:
    """Short names with an "s" typed without its apostrophe ("hngs top choice")."""
    found = []
    for token in tokens:
        word = token.word
        if word[-1:] != "s" or len(word) < _SHORT_OWNER or word in ignore or is_common(word):
            continue
        if stands_in(token, names):
            continue
        matches = rank_names(word[:-1], known.spellings)
        best = tuple(m for m in matches if m.why in ("exact", "acronym"))
        if not best and len(matches) == 1 and matches[0].why == "part of the name":
            best = (matches[0],)
        if best:
            written = text[token.start : token.end]
            found.append(LinkedName(written=written, start=token.start, end=token.end, matches=best))
    return found


def _mistyped_names(
    text: str, tokens: Sequence[Token], names: Sequence[LinkedName], known: Known, lexicon: Lexicon
) -> list[LinkedName]:
    """Words that are as near to one known name as to a word of ours: names come first."""
    found = []
    for token in tokens:
        word = token.word
        if len(word) < _LONG_ENOUGH or word in lexicon.vocabulary or stands_in(token, names):
            continue
        meant = correct(word, lexicon)
        if meant == word or word in lexicon.real or word in lexicon.chat or is_common(word):
            continue
        matches = rank_names(word, known.spellings)
        parts = [p for m in matches[:1] for p in fold(m.alias).split() if p[0] == word[0]]
        nearest = min((OSA.distance(word, part) for part in parts), default=_LONG_ENOUGH)
        if len(matches) == 1 and nearest <= OSA.distance(word, meant):
            written = text[token.start : token.end]
            found.append(LinkedName(written=written, start=token.start, end=token.end, matches=(matches[0],)))
    return found
