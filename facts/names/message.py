"""What does a message show about its words, apart from any name?

Which are everyday speech, which capitals mean something, which words run on to the next: a name
is looked for only where these allow one.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cached_property
from itertools import pairwise

from facts.names.everyday import common_words, edits_from_common, is_form_of_common, is_surname_too
from facts.names.folding import Token, tokens
from facts.names.given_names import is_given_name
from facts.names.kinds import is_kind_word
from facts.names.words import word_set
from facts.names.written import WrittenName, read_written

_JOINTS = frozenset(("", "-", ",", ".", "&", "/", "–", "'", "’"))  # the last two: "the Carters' Guild"
_SHOUTED = 0.6


class Message:
    """A message and its words.

    Attributes:
        text: As typed.
        ignore: Folded words that are ordinary vocabulary to whoever asks.
        words: Its words in order.
        plain: Which of them are ordinary vocabulary, exactly as typed.
    """

    def __init__(self, text: str, ignore: Container[str] = ()) -> None:
        common = common_words()
        self.text = text
        self.ignore = ignore
        self.words: Sequence[Token] = tokens(text)
        self.plain: Sequence[bool] = [token.word in ignore or token.word in common for token in self.words]
        self._small = word_set("small_words")
        #: Whether a name may run on from each word to the next.
        self._going_on = [text[one.end : after.start].strip() in _JOINTS for one, after in pairwise(self.words)]
        self._going_on.append(False)

    @cached_property
    def _capitals_mean_something(self) -> bool:
        letters = [token for token in self.words if token.word.isalpha()]
        return sum(token.is_capital for token in letters) <= max(_SHOUTED * len(letters), 2)

    def is_capital(self, at: int) -> bool:
        """Whether a capital marks this word as a name: not where a sentence begins or all is capitals."""
        if not self.words[at].is_capital:
            return False
        before = self.text[: self.words[at].start].rstrip()
        return bool(before) and before[-1] not in ".!?¿¡:\n" and self._capitals_mean_something

    def is_small(self, at: int) -> bool:
        """Whether this word carries no weight in a name."""
        return self.words[at].word in self._small

    def goes_on(self, at: int) -> bool:
        """Whether a name may run on from this word to the next."""
        return self._going_on[at]

    def follows_article(self, at: int) -> bool:
        """Whether "the" or its like stands before this word."""
        return at > 0 and self.words[at - 1].word in word_set("articles")

    def follows_title(self, at: int) -> bool:
        """Whether a title such as "Rep." stands before this word."""
        return at > 0 and self.words[at - 1].word in word_set("titles") and self.goes_on(at - 1)

    def may_be_name(self, at: int) -> bool:
        """Whether a word of everyday speech may name somebody here by itself."""
        if self.is_capital(at) or self.follows_title(at) or self.follows_article(at):
            return True
        return is_surname_too(self.words[at].word) and self.words[at].word not in self.ignore

    def says_kind(self, at: int) -> bool:
        """Whether this word is a general word for a kind of group."""
        return is_kind_word(self.words[at].word)

    def read(self, first: int, last: int) -> WrittenName:
        """The words from `first` to before `last`, read as a name."""
        return read_written(self.written(first, last))

    def written(self, first: int, last: int) -> str:
        """The words from `first` to before `last`, as typed."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def looks_like_name(self, at: int) -> bool:
        """Whether this word can hardly be anything but somebody's name."""
        word = self.words[at].word
        if self.plain[at] or len(word) < 3 or word.isdigit() or word in word_set("titles"):
            return False
        if is_form_of_common(word) and not self.is_capital(at):
            return False
        return is_given_name(word) or edits_from_common(word) > (1 if len(word) > 4 else 0)
