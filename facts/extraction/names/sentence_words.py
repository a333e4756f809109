"""What do the words of one sentence tell by themselves: a title, a body's head word, the start of a sentence?

Each question is asked at one token and looks only at those beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.names.tokens import SplitText, Token
from facts.extraction.names.words import NameWords

_LONGEST_TITLE = 3  # words
_NICKNAME_MARKS = frozenset(['"', "(", ")"])


@lru_cache(maxsize=4)
def _party_starts(words: NameWords) -> frozenset[str]:
    """The first words of parties' names."""
    return frozenset(party.split()[0] for party in words.parties)


class SentenceWords:
    """The tokens of one sentence, with what each tells."""

    def __init__(self, paragraph: int, text: str, split: SplitText, words: NameWords) -> None:
        self.paragraph, self.text, self.tokens, self.words = paragraph, text, split.tokens, words
        self._lows, self._held, self._heads = split.lows, split.held, split.heads
        self._texts = [t.text for t in split.tokens]

    def _caps_from(self, at: int) -> list[Token]:
        stop = at
        while stop < len(self.tokens) and self.tokens[stop].is_cap:
            stop += 1
            if self.tokens[stop - 1].possessive:
                break
        return list(self.tokens[at:stop])

    def _is_body_word(self, low: str) -> bool:
        return low in self.words.body_words

    def _has_head(self, tokens: Sequence[Token]) -> bool:
        return any(t.low in self.words.body_heads or self._is_body_word(t.low) for t in tokens)

    def _opens_party(self, tokens: Sequence[Token]) -> bool:
        """Whether the words begin with the name of a party ("One Nation", "People Before Profit")."""
        if not tokens or tokens[0].low not in _party_starts(self.words):
            return False
        lows = [t.low for t in tokens[:4]]
        return any(" ".join(lows[:n]) in self.words.parties for n in range(1, len(lows) + 1))

    def _is_of_members(self, start: int, at: int) -> bool:
        """Whether a plural closes what "of" opened behind a body's head word ("the League of Rural Governors")."""
        of = next((i for i in range(start + 1, at) if self.tokens[i].low in ("of", "for")), None)
        is_plural = self.tokens[at].low in self.words.plurals or self.tokens[at].low.endswith("s")
        return of is not None and is_plural and self.tokens[of - 1].low in self.words.body_heads

    def _starts_sentence(self, at: int) -> bool:
        if at == 0:
            return True
        before = self.tokens[at - 1]
        if before.text == '"':
            return before.end == self.tokens[at].start
        return before.text in "—:(.!?"

    def _title_at(self, at: int) -> tuple[str, bool, int]:
        """The role that the token tells, whether it is plural, and how many tokens it has; ("", False, 0) if none."""
        token = self.tokens[at]
        low = token.low
        if token.text in self.words.letters and not token.possessive:
            return self.words.letters[token.text], False, 1
        if low not in self.words.title_ends and "-" not in low:
            return "", False, 0
        for width in (3, 2, 1) if "-" in low else self.words.title_ends[low]:
            if width > _LONGEST_TITLE or at - width + 1 < 0:
                continue
            phrase = " ".join(self._lows[at - width + 1 : at + 1])
            phrase = phrase.removeprefix("ex-").removeprefix("then-")
            role = self.words.heads.get(phrase) or self.words.plurals.get(phrase) or self._formed_plural(phrase, at)
            if role and True not in [t.possessive for t in self.tokens[at - width + 1 : at + 1]]:
                return role, phrase not in self.words.heads, width
        return "", False, 0

    def _formed_plural(self, phrase: str, at: int) -> str:
        """The role that a plural of no list tells, if whole names stand behind it ("Coroners Ann Lee and Bo Moss")."""
        if phrase not in self.words.formed_plurals:
            return ""
        behind = self._caps_from(at + 1)
        following = self.tokens[at + 1 + len(behind) : at + 2 + len(behind)]
        joined = following != [] and following[0].low in ("and", "&", ",")
        names = len(behind) > 1 and (joined or behind[0].low in self.words.given) and not self._has_head(behind)
        return self.words.formed_plurals[phrase] if names else ""

    def _has_the(self, start: int) -> bool:
        return start > 0 and self.tokens[start - 1].low == "the"

    def _words_of(self, start: int, stop: int) -> list[str]:
        """The words of a run without marks; a nickname stays only if it is one word in quotation marks."""
        texts = self._texts[start:stop]
        if _NICKNAME_MARKS.isdisjoint(texts):
            return texts
        tokens = self.tokens[start:stop]
        marks = [i for i, t in enumerate(tokens) if t.text in ('"', "(", ")")]
        if len(marks) != 2:
            return [t.text for t in tokens if t.text not in ('"', "(", ")")]
        first, last = marks
        inner = tokens[first + 1 : last] if last == first + 2 and tokens[first].text == '"' else []
        return [t.text for t in (*tokens[:first], *inner, *tokens[last + 1 :])]

    def _is_first_name(self, at: int, surname: int) -> bool:
        """Whether a word is a given name, or may be one before a surname that is a title too ("Ilka Bishop")."""
        low, text, words = self.tokens[at].low, self.tokens[at].text, self.words
        if low in words.given or self.tokens[surname].low not in words.surnames_too:
            return low in words.given
        told = words.modifiers | words.peoples | words.openers | words.never | words.body_heads | words.places
        return text.isalpha() and text.istitle() and low not in told and low not in words.heads
