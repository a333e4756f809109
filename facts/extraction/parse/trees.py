"""What hangs on what in a sentence?

The parser is given the very tokens of the rules, each name as one plain stand-in, so that both engines speak of the
same places. Quotation marks are left out: they split clauses that belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facts.extraction.annotated import AnnotatedArticle, How, Sentence
from facts.extraction.frames.tokens import QUOTE_MARKS, Token
from facts.extraction.parse.model import load_model, plain_verbs, stand_ins
from facts.models import EntityKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 128  # sentences; the words of an article as a rule


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence.

    Attributes:
        tokens: As the rules see them.
        head: For each token the index of its head; its own index for a root or a token left out.
        dep: Its relation to the head ("nsubj"); empty for a token left out.
        tag: Its part of speech, Penn tags.
    """

    tokens: Sequence[Token]
    head: tuple[int, ...]
    dep: tuple[str, ...]
    tag: tuple[str, ...]
    _children: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for i, head in enumerate(self.head):
            if head != i:
                self._children.setdefault(head, []).append(i)

    def children(self, at: int, *deps: str) -> list[int]:
        """What hangs on the token at `at`, in order; only by these relations if any are given."""
        below = self._children.get(at, [])
        return [i for i in below if self.dep[i] in deps] if deps else list(below)

    def above(self, at: int) -> Iterator[int]:
        """The heads of a token, nearest first."""
        while self.head[at] != at:
            at = self.head[at]
            yield at

    def below(self, at: int) -> Iterator[int]:
        """A token and all that hangs on it, the token first."""
        waiting = [at]
        while waiting:
            one = waiting.pop(0)
            yield one
            waiting += self._children.get(one, [])

    def is_verb(self, at: int) -> bool:
        """Whether a token is a verb here."""
        return self.tag[at].startswith("VB")


def parse_sentences(article: AnnotatedArticle, sentences: Sequence[tuple[Sentence, Sequence[Token]]]) -> list[Tree]:
    """Parse sentences that are already split into tokens.

    Args:
        article: The article that they stand in.
        sentences: Where they stand, with their tokens.

    Raises:
        ValueError: No model is there; ask `load_model` first.
    """
    model = load_model()
    if model is None:
        raise ValueError("no model is installed")
    shown = [_shown(article, sentence.paragraph, tokens) for sentence, tokens in sentences]
    docs = [_doc(model, [word for word, _ in words]) for words in shown]
    with model.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        parsed = list(model.pipe(docs, batch_size=BATCH))
    return [
        _tree(tokens, [at for _, at in words], doc)
        for (_, tokens), words, doc in zip(sentences, shown, parsed, strict=True)
    ]


def _shown(article: AnnotatedArticle, paragraph: int, tokens: Sequence[Token]) -> list[tuple[str, int]]:
    """The words that the parser sees, each with the index of its token."""
    text = article.text(paragraph)
    words: list[tuple[str, int]] = []
    for at, token in enumerate(tokens):
        if token.name is None:
            if token.lower not in QUOTE_MARKS:
                words.append((plain_verbs().get(token.lower, text[token.start : token.end]), at))
        elif token.name.how in (How.PRONOUN, How.SPEAKER):
            words.append((text[token.name.start : token.name.end], at))
        else:
            words.append((_stand_in(article, token), at))
            if token.owns:
                words.append(("'s", at))
    return words


def _stand_in(article: AnnotatedArticle, token: Token) -> str:
    assert token.name is not None
    if len(token.name.entities) > 1:
        return stand_ins()["several"]
    is_person = article.entities[token.name.entities[0]].kind == EntityKind.PERSON
    return stand_ins()["person" if is_person else "body"]


def _doc(model: Language, words: list[str]) -> Doc:
    """A document of one sentence, save where a full stop stands inside."""
    from spacy.tokens import Doc  # noqa: PLC0415 - only where a model is

    starts: list[bool | int | None] = [i == 0 or words[i - 1] in (".", "?", "!", ";") for i in range(len(words))]
    return Doc(model.vocab, words=words, sent_starts=starts)


def _tree(tokens: Sequence[Token], places: Sequence[int], doc: Doc) -> Tree:
    """Fold a parsed document back on the tokens: a name with its 's is one token."""
    head, dep, tag = list(range(len(tokens))), [""] * len(tokens), [""] * len(tokens)
    for word, at in zip(doc, places, strict=True):
        if places[word.i - 1] == at and word.i > 0:
            continue  # the 's of a name
        head[at], dep[at], tag[at] = places[word.head.i], word.dep_, word.tag_
    return Tree(tokens, tuple(head), tuple(dep), tuple(tag))
