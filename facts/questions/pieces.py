"""What does a message consist of, once names and days are taken out of its words?

Names and days come first: a piece is a name, a window of time, a mark or one plain word, and everything
after this stage works on pieces alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from facts.models import LinkedName, TimeWindow
from facts.models.building import built_quickly, replace
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.patterns import Pattern
from facts.questions.small_words import ONE_OF_A_SORT
from facts.questions.spelling import correct, correct_among, is_known, slip_cost
from facts.questions.tokens import Token


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One thing in a message: `word` is "" for a name or a window."""

    word: str
    start: int
    end: int
    name: LinkedName | None = None
    window: TimeWindow | None = None
    is_mark: bool = False
    typed: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it is a word."""
        return bool(self.word) and not self.is_mark


def make_pieces(
    tokens: Sequence[Token],
    names: Sequence[LinkedName],
    windows: Sequence[tuple[int, int, TimeWindow]],
    lexicon: Lexicon,
    sorts: frozenset[str] = frozenset(),
    *,
    numbered: frozenset[str] = frozenset(),
) -> list[Piece]:
    """Cut a message into pieces, chat spellings written out and typing errors mended.

    Args:
        tokens: Its words and marks.
        names: Names in it.
        windows: Windows of time in it, each with where it begins and ends.
        lexicon: Its language's words.
        sorts: Words of the store's roles, which are mended too.
        numbered: Words of places, behind which a number is no chat spelling ("ward 4").
    """
    taken = [Piece(word="", start=n.start, end=n.end, name=n) for n in names]
    taken += [Piece(word="", start=start, end=end, window=window) for start, end, window in windows]
    pieces = list(taken)
    inside = {i for one in taken for i, token in enumerate(tokens) if one.start < token.end and token.start < one.end}
    for index, token in enumerate(tokens):
        if index not in inside and not _is_hyphen(tokens, index):
            if not token.word.isdigit() and token.word not in lexicon.chat:
                pieces.extend(_words(token, lexicon, sorts))
                continue
            is_numbered = token.word.isdigit() and index and tokens[index - 1].word in numbered
            is_plain = _is_syllable(tokens, index, lexicon) or _is_title(tokens, index, lexicon)
            if is_numbered or is_plain or _counts(tokens, index, lexicon):
                pieces.append(Piece(word=token.word, start=token.start, end=token.end, typed=token.word))
            elif (said := _said_in_digit(tokens, index, lexicon)) is not None:
                pieces.append(Piece(word=said, start=token.start, end=token.end, typed=token.word))
            else:
                pieces.extend(_words(token, lexicon, sorts))
    pieces.sort(key=lambda piece: piece.start)
    short = lexicon.beside["short_to"]
    kept = [_or_to(pieces, at, lexicon) if p.word in short else p for at, p in enumerate(pieces)]
    return _leaving_doers(kept, lexicon)


def _or_to(pieces: Sequence[Piece], at: int, lexicon: Lexicon) -> Piece:
    """The piece, or "to" or "too" for the digit that stands for it ("told Moss 2 quit", "did Moss leave Reed 2")."""
    piece = pieces[at]
    if at and all(p.is_mark for p in pieces[at + 1 :]):
        return replace(piece, word=max(lexicon.beside["as_well"])) if _closes_act(pieces, at, lexicon) else piece
    if not 0 < at < len(pieces) - 1:
        return piece
    before = [p for p in pieces[max(0, at - _TOLD_BEFORE) : at] if p.name is None]
    after = pieces[at + 1]
    said = before[-1].word if before else ""
    goes = any(p.info.get("exit") for p in lexicon.starting_with(after.word))
    goes = goes or any(_is_to_go(p, after.word) for w in lexicon.beside["infinitive"] for p in lexicon.starting_with(w))
    leads = goes or after.name is not None or after.word in lexicon.acts or after.word in lexicon.beside["deeds"]
    is_led = leads if said in lexicon.beside["before_to"] else goes and said in lexicon.beside["before_to_go"]
    return replace(piece, word=min(lexicon.beside["infinitive"])) if is_led else piece


def _is_to_go(pattern: Pattern, word: str) -> bool:
    """Whether a phrase for leaving goes on with a word behind "to" ("to go")."""
    return bool(pattern.info.get("exit")) and any(one.accepts(word) for one in pattern.elements[1:2])


def _closes_act(pieces: Sequence[Piece], at: int, lexicon: Lexicon) -> bool:
    """Whether a digit behind a name closes a sentence of an act that ranks nobody ("put Moss 2")."""
    ranks = (lexicon.rank_verbs | lexicon.rank_givers) - lexicon.having
    said = {p.word for p in pieces[:at]}
    return pieces[at - 1].name is not None and not said.isdisjoint(lexicon.acts) and said.isdisjoint(ranks)


_TOLD_BEFORE = 3  # the word before the digit, or the one before whom it names


def _is_title(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the spelling of an article ("da") stands where none can: behind another, or behind "for" and last."""
    if not index or not lexicon.definite.intersection(lexicon.chat.get(tokens[index].word, ())):
        return False
    before, behind = tokens[index - 1].word, tokens[index + 1 : index + 2]
    closes = not behind or behind[0].is_mark or behind[0].word in lexicon.present
    return before in lexicon.definite or before in ONE_OF_A_SORT or (before in _FOR and closes)


_FOR = ("for", "4", "as", "para")


def _counts(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a digit counts the people behind it ("down 4 backers"): no chat spelling of "for"."""
    if not tokens[index].word.isdigit() or index + 1 >= len(tokens) or not tokens[index + 1].word.endswith("s"):
        return False
    word = tokens[index + 1].word
    behind = (p for p in lexicon.starting_with(word) if _may_open(p, word))
    return any(p.tag == "group" or p.info.get("person") or (p.info.get("noun") and p.info.get("given")) for p in behind)


def _may_open(pattern: Pattern, word: str) -> bool:
    """Whether a phrase may begin with a word: with its first that is not left out."""
    for element in pattern.elements:
        if element.accepts(word):
            return True
        if not element.optional:
            return False
    return False


def _said_in_digit(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> str | None:
    """The word that a digit stands for ("which 1 left"); None for a number."""
    token, before = tokens[index], tokens[index - 1].word if index else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.word == "1" and before in lexicon.talk["before_one"]:
        is_place = after is not None and (after.word in lexicon.talk["behind_place"] or after.word == "-")
        return None if is_place else lexicon.one
    return None


def _leaving_doers(pieces: list[Piece], lexicon: Lexicon) -> list[Piece]:
    """The pieces, with what was mended into an act where somebody must stand as it was typed.

    "Did Scarpel back Moss" asks of a Scarpel whom the store may not know, and nothing of those who scarpered.
    """
    if all(piece.word == piece.typed or not piece.typed for piece in pieces):
        return pieces
    return [
        replace(piece, word=piece.typed) if _is_doer(pieces, at, lexicon) else piece for at, piece in enumerate(pieces)
    ]


def _is_doer(pieces: Sequence[Piece], at: int, lexicon: Lexicon) -> bool:
    """Whether a mended act stands between "did" and an act as it was typed."""
    piece, behind = pieces[at], pieces[at + 1 : at + 2]
    mended = piece.word in lexicon.acts and piece.typed != piece.word and piece.typed not in lexicon.chat
    acts = bool(behind) and behind[0].word == behind[0].typed and behind[0].word in lexicon.acts
    return mended and acts and at > 0 and pieces[at - 1].word in _HELPING


_HELPING = frozenset({"did", "does", "do", "will", "would"})


def _is_syllable(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a chat spelling is the first syllable of an act ("de-endorsed"), and no word of its own."""
    last = index + 2 if index + 2 < len(tokens) and _is_hyphen(tokens, index + 1) else index + 1
    word = tokens[index].word
    if word not in lexicon.chat or last >= len(tokens):
        return False
    acts = (p.elements for p in lexicon.starting_with(word) if p.tag == "stance" and len(p.elements) > 1)
    return any(elements[1].accepts(tokens[last].word) for elements in acts)


def _is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """Whether a dash stands inside a word ("un-endorsed")."""
    if tokens[index].word != "-" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start


def _several(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Several of what a chat spelling stands for ("govs"); none where it stands for no noun that has a plural."""
    long = lexicon.chat.get(word[:-1], ()) if word.endswith("s") and word not in lexicon.vocabulary else ()
    return (f"{long[0]}s",) if len(long) == 1 and f"{long[0]}s" in lexicon.vocabulary else ()


def _nearer(typed: str, meant: str, role: str) -> str:
    """What was meant: a word of ours, or that of a role which is as near ("pastr" is no "past")."""
    if typed in (meant, role):
        return role if typed == meant else meant
    cost = slip_cost(typed, meant, OSA.distance(typed, meant))
    return role if slip_cost(typed, role, 1) < cost else meant


def _words(token: Token, lexicon: Lexicon, sorts: frozenset[str]) -> list[Piece]:
    if token.is_mark and token.word not in lexicon.chat:
        return [Piece(word=token.word, start=token.start, end=token.end, is_mark=token.word != "#")]
    meant = _meant(token.word, lexicon.language, sorts)
    return [Piece(word=word, start=token.start, end=token.end, typed=token.word) for word in meant]


@lru_cache(maxsize=8192)
def _meant(word: str, language: str, sorts: frozenset[str]) -> tuple[str, ...]:
    """The words that a word is meant as, chat spellings written out and errors mended."""
    lexicon = load_lexicon(language)
    if long := lexicon.chat.get(word) or _several(word, lexicon):
        return long
    mended = word if word in sorts else correct(word, lexicon)
    if not is_known(word, lexicon) and word not in sorts:
        mended = _nearer(word, mended, correct_among(word, sorts))
    if mended.endswith("s") and not is_known(mended, lexicon) and mended[:-1] in lexicon.vocabulary:
        mended = mended[:-1]  # "a party's support"
    return lexicon.chat.get(mended, (mended,))
