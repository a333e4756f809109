"""For which body does somebody with a bare title speak: "the president", "its secretary, Lorna Diaz"?

The body that the text owns the title to, else the one spoken of last; a title that says whose it is stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.annotated import How, NameSpan
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Known
from facts.extraction.names.span_notes import SpanNotes
from facts.extraction.names.tokens import Token

_NO_SPEAKERS = frozenset(
    [
        "representative",
        "delegate",
        "member",
        "head",
        "treasurer",
        "official",
        "leader",
        "officer",
        "publisher",
        "editor",
        "aide",
    ]
)
_PLAIN_TITLES = frozenset(
    [
        "branch",
        "state",
        "national",
        "local",
        "union",
        "general",
        "executive",
        "labour",
        "labor",
        "council",
        "association",
        "guild",
        "political",
        "club",
        "league",
        "party",
    ]
)
_TITLES_AFTER_OWN = 5  # words between "its" and the name of its president
_OF_ITS_OWN = frozenset(["party", "newspaper", "government"])  # whose people do not speak for them
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'-]*\s+$")
_NEAR = 45  # characters between a name and the body that it speaks for


class SpokespersonReader(SpanNotes):
    """Gives those who hold a bare title the body that they speak for."""

    def _adopt_body(self, sentence: ReadSentence, span: NameSpan) -> None:
        """A bare "president" or "secretary" speaks for the body spoken of last, else for the publisher."""
        known = self.registry.all[span.entities[0]]
        if not known.is_person or known.body is not None or span.how is not How.FULL or not known.roles:
            return
        lead = self.texts[span.paragraph - 1][max(0, span.outer_start - 30) : span.outer_start]
        words = known.roles[0].lower().split()
        if _CAPITAL_BEFORE.search(lead) or span.title_start < 0:
            return
        if words[-1] not in self.words.speaks - _NO_SPEAKERS or set(words[:-1]) - _PLAIN_TITLES:
            return
        named = [k for k in self.registry.all if not k.is_person and set(words[:-1]) & {w.lower() for w in k.words}]
        near = self.salience.best(
            sentence.index, span.start, lambda k: not k.is_person and (k in named or not named), oldest=3
        )
        publisher = self.context.publisher
        own = publisher if publisher is not None and publisher.kind not in ("newspaper", "organization") else None
        known.body = own or (near[0] if near else None)

    def _own_president(self, sentence: ReadSentence, first: int, last: int, who: Sequence[Known]) -> None:
        """ "its president, Lorna Diaz", "Lorna Diaz, president of the guild": for whom words mean, she speaks."""
        if len(who) != 1 or who[0].is_person:
            return
        named = ((span, self.registry.all[span.entities[0]]) for span in self._names.get(sentence.index, ()))
        free = [(span, known) for span, known in named if known.is_person and known.body is None]
        if not free:
            return
        text, tokens = self.texts[sentence.place.paragraph - 1], sentence.tokens
        title = self._title_behind(tokens[last + 1 : last + 1 + _TITLES_AFTER_OWN])
        for span, known in free:
            if known.body is not None:
                continue  # named twice
            if who[0].kind not in _OF_ITS_OWN and text[tokens[last].end : span.outer_start] == "'s ":
                known.body = who[0]  # "the group's Lorna Diaz"
                continue
            told = self._follows(text, tokens[last], span, title) or self._precedes(text, tokens[first], span, title)
            if told:
                known.body = who[0]
                known.roles = known.roles or [told]

    def _title_behind(self, tokens: Sequence[Token]) -> str:
        """The title of a speaker right behind the words for a body; a part of it has a president."""
        lows = " ".join([t.low for t in tokens])
        if len(tokens) > 1 and tokens[0].low in self.words.portfolios and tokens[1].low.startswith("spokes"):
            return ""  # "the party's health spokesman" speaks on health, and acts in a contest for nobody but himself
        if lows.startswith(("board", "campaign", "council", "committee", "branch", "chapter")):
            return "president"
        return next(
            (t for t in self.words.speech_titles if t in lows and re.match(rf"(?:\w+ )?{re.escape(t)}\b", lows)), ""
        )

    def _follows(self, text: str, last: Token, span: NameSpan, title: str) -> str:
        """The title between a body and a name: "its president, Lorna Diaz"."""
        near = title and 0 < span.outer_start - last.end < _NEAR
        gap = text[last.end : span.start]
        return title if near and re.fullmatch(rf"(?:'s)?\s+(?:[\w-]+\s+)?{re.escape(title)},?\s+", gap) else ""

    def _precedes(self, text: str, first: Token, span: NameSpan, title: str) -> str:
        """What stands between a name and a body that it speaks for: ", the", ", who chairs the", ", president of"."""
        gap = text[span.end : first.start]
        if not 0 < len(gap) < _NEAR:
            return ""
        if title and re.fullmatch(r",\s+(?:the\s+[\w' -]*)?", gap):
            return title
        if re.fullmatch(rf",\s+(?:who\s+)?(?:{self.leads})\s+(?:the\s+[\w' -]*)?", gap):
            return title or "president"
        told = re.fullmatch(
            rf",\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){{0,2}}?(?P<title>{self._titles})\s+(?:of|for|at|with)\s+", gap
        )
        return told["title"] if told else ""
