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


class SpokespersonReader(SpanNotes):
    """Gives those who hold a bare title the body that they speak for."""

    def _adopt_body(self, sentence: ReadSentence, span: NameSpan) -> None:
        """A bare "president" or "secretary" speaks for the body spoken of last, else for the publisher."""
        known = self.registry.all[span.entities[0]]
        if not known.is_person or known.body is not None or span.how is not How.FULL or not known.roles:
            return
        lead = self.texts[span.paragraph - 1][max(0, span.outer_start - 30) : span.outer_start]
        words = known.roles[0].lower().split()
        if re.search(r"[A-Z][\w'-]*\s+$", lead) or span.title_start < 0:
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

    def _own_president(self, sentence: ReadSentence, at: int, who: Sequence[Known]) -> None:
        """ "its president, Lorna Diaz": the body that a pronoun means is the one she speaks for."""
        if len(who) != 1 or who[0].is_person:
            return
        tokens = sentence.tokens
        lows = " ".join(t.low for t in tokens[at + 1 : at + 1 + _TITLES_AFTER_OWN])
        if lows.startswith(("board", "campaign", "council", "committee", "branch", "chapter")):
            lows = "president"
        title = next((t for t in self.words.speech_titles if re.match(rf"(?:\w+ )?{re.escape(t)}\b", lows)), None)
        if title is None:
            return
        text = self.texts[sentence.place.paragraph - 1]
        for span in self._names.get(sentence.index, ()):
            known = self.registry.all[span.entities[0]]
            ahead = span.outer_start - tokens[at].end
            gap = text[tokens[at].end : span.start]
            follows = 0 < ahead < 45 and re.fullmatch(rf"(?:'s)?\s+(?:[\w-]+\s+)?{re.escape(title)},?\s+", gap)
            behind = text[span.end : tokens[at].start]
            precedes = 0 < tokens[at].start - span.end < 30 and re.fullmatch(
                r",\s+(?:(?:who\s+)?(?:" + self.leads + r")\s+)?(?:the\s+[\w' -]*)?", behind
            )
            if known.is_person and known.body is None and (follows or precedes):
                known.body = who[0]
                known.roles = known.roles or [title]
