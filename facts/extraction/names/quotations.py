"""Who says the words between quotation marks?

The words right behind or before a quotation tell it; a quotation that stands alone goes on from the one
before. A spokesperson's words are also those of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.names.registry import Known
from facts.extraction.names.salience import Salience, Spoken
from facts.extraction.names.words import NameWords
from facts.extraction.normalise import Quoted

_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whom|where|when|because|if|while|after|before|until|as|than|whether|since|of|for|to)\s*(?:the\s+|a\s+)?$"
)
_UNDER = re.compile(r"\b(?:that|which|whom|where|when|because|if|while)\s*(?:the\s+)?$|\b(?:that|saying|said)\b")
_GOES_ON = re.compile(r"['\"]*\s+[a-z]")
_OWNS_ONE = re.compile(r"(?:'s?)?\s+[a-z-]+(?:\s[a-z-]+)?,\s+(?:[A-Z])")
_FEW_WORDS = re.compile(r"[\"',\s]*(?:the\s+)?(?:[\w'-]+,?\s+){0,5}")
_NEXT = re.compile(r"[.!?]\s+[A-Z]")
_STOP = re.compile(r"[.!?]\"?\s+[A-Z]|\"\s+\"|[^\s,]\s\"")
_IT_READS = re.compile(r"\W*(?:it|they)\s+(?:reads?|says?|said|state[ds]?|goes on|went on|continue[ds]?|add(?:s|ed))\b")
_CLOSING = 3  # characters that may stand behind a quotation that is a paragraph by itself
_ABOVE = 70  # places, or characters, that are looked at above it


class _SpeechPatterns:
    """How a language says who speaks: made once, not for each article."""

    def __init__(self, words: NameWords) -> None:
        said = "|".join(sorted(words.speech["said"], key=len, reverse=True))
        papers = "|".join(words.speech["papers"])
        self.verb = re.compile(rf"\b(?:{said})\b")
        self.verb_first = re.compile(rf"\W*(?:{said})\s+(?:the\s+)?")
        # "added Reed's wife, Ann Reed"
        self.relative = re.compile(rf"\W*(?:{said})\s+[A-Z][\w.' -]{{1,30}}'s\s(?:[a-z-]+\s)?[a-z-]+,\s+")
        owner = r"(?:the|its|a|his|her|their|(?:the\s+)?[A-Z][\w']*'s?)"
        self.paper = re.compile(rf"\W*{owner}\s+(?:[\w-]+\s+)?(?:{papers})s?\s+(?:{said})\b")
        self.paper_from = re.compile(
            rf"\b(?!endorsement)(?:{papers})s?\s+(?:(?:sent|put out|signed|paid for|issued|released)\s+)?"
            r"(?:from|by|of)\s+(?:the\s+)?$"
        )
        self.paper_of = re.compile(rf"(?:'s?)?\s+(?:[a-z-]+\s+)?(?!endorsement)(?:{papers})s?\b")
        messages = "|".join(words.speech["messages"])
        self.message = re.compile(rf"(?:'s?)?\s+(?:[a-z]+\s)?(?:{messages})\b[^.:;\"]{{0,40}}:")
        self.next = re.compile(
            r"(?:,[^,\"]{2,60},|\s+(?:[a-z-]+\s+)?(?:"
            + "|".join(words.speech_titles)
            + r"|office|campaign|board|editorial board))?"
            rf"\s+(?:(?:has|had|also|then|later|who|would|himself|herself)\s+)*(?:{self.verb.pattern})"
        )
        self.who = re.compile(rf",\s+who\s+(?:\w+\s+)?(?:{said})\b[^,.;:\"]*[,:]?\s*[\"']?")


@lru_cache(maxsize=4)
def _speech_patterns(words: NameWords) -> _SpeechPatterns:
    return _SpeechPatterns(words)


class QuotationReader:
    """Tells the speakers of one article's quotations."""

    def __init__(self, texts: Sequence[str], salience: Salience, words: NameWords) -> None:
        self.texts, self.salience = texts, salience
        self.says = _speech_patterns(words)
        self.last: tuple[int, Known | None, bool] = (0, None, False)

    def speaker(self, quoted: Quoted, sentence: int, spoken: Sequence[Spoken], bounds: tuple[int, int]) -> Known | None:
        """Whose words they are.

        Args:
            quoted: The quotation.
            sentence: Index of the sentence in which it ends.
            spoken: Every place of its paragraph outside quotations where somebody is spoken of, in order.
            bounds: Offsets of the sentences that it covers.
        """
        text = self.texts[quoted.paragraph - 1]
        who = (
            self._after(text, quoted, spoken)
            or self._who_says(text, quoted, spoken)
            or self._before(text, quoted, spoken, bounds)
            or self._of_message(text, quoted, spoken)
            or self._of_paper(text, quoted, sentence)
            or self._of_paper_told(text, quoted, sentence)
            or self._continued(quoted, text)
            or self._led_to(quoted, text)
            or self._said_before(quoted, text, spoken, bounds[0])
        )
        if who is not None or quoted.end - quoted.start > 25:
            self.last = (quoted.paragraph, who, quoted.is_open)
        return who

    def _after(self, text: str, quoted: Quoted, spoken: Sequence[Spoken]) -> Known | None:
        """ "...," said X / X said / she added."""
        tail = text[quoted.end : quoted.end + 160]
        stop = _STOP.search(tail[2:])
        tail = tail[: stop.start() + 3] if stop else tail
        if text[quoted.end - 1 : quoted.end] == "." and not _GOES_ON.match(tail):
            return None
        for place in spoken:
            gap = place.span.outer_start - quoted.end
            if not 0 <= gap <= len(tail) or len(place.who) != 1:
                continue
            if place.span.possessive and _OWNS_ONE.match(text, place.span.end, place.span.end + 60):
                continue
            lead = text[quoted.end : place.span.outer_start]
            behind = text[place.span.end : place.span.end + 70]
            if (
                self.says.verb_first.fullmatch(lead)
                or self.says.relative.fullmatch(lead)
                or (_FEW_WORDS.fullmatch(lead) and self._says_next(behind))
            ):
                return place.who[0]
            if gap > 60:
                break
        return None

    def _says_next(self, behind: str) -> bool:
        """Whether a verb of speech follows a name, maybe behind an apposition."""
        return bool(self.says.next.match(behind))

    def _before(self, text: str, quoted: Quoted, spoken: Sequence[Spoken], bounds: tuple[int, int]) -> Known | None:
        """X said, "..." / X called it "..."."""
        lead = text[bounds[0] : quoted.start]
        subjects = [p for p in spoken if bounds[0] <= p.span.start < quoted.start and p.is_subject and len(p.who) == 1]
        verbs = list(self.says.verb.finditer(lead))
        if not subjects:
            return None
        if verbs:
            at = bounds[0] + verbs[-1].start()
            before = [p for p in subjects if p.span.start < at]
            if before:
                return self._main(before, text, bounds[0])
        return self._main(subjects, text, bounds[0]) if lead.strip(' "') else None

    def _who_says(self, text: str, quoted: Quoted, spoken: Sequence[Spoken]) -> Known | None:
        """They were met by X, who told them, "..."."""
        near = [p for p in spoken if p.span.end < quoted.start <= p.span.end + _ABOVE and len(p.who) == 1]
        told = (p for p in reversed(near) if self.says.who.fullmatch(text, p.span.end, quoted.start))
        return next((p.who[0] for p in told if not p.span.possessive), None)

    def _of_message(self, text: str, quoted: Quoted, spoken: Sequence[Spoken]) -> Known | None:
        """Her text to us: "..." / Reed's answer: "..."."""
        if not text[: quoted.start].rstrip(' "').endswith(":"):
            return None
        for place in reversed([p for p in spoken if p.span.end <= quoted.start]):
            if place.span.possessive and len(place.who) == 1 and self.says.message.match(text, place.span.end):
                return place.who[0]
        return None

    def _main(self, subjects: Sequence[Spoken], text: str, start: int) -> Known:
        """The subject nearest to the verb that no "that" or "which" puts below another."""
        chosen = subjects[0]
        for place in subjects[1:]:
            between = text[chosen.span.end : place.span.outer_start]
            if not _SUBORDINATE.search(between) and not _UNDER.search(between):
                chosen = place
        return chosen.who[0]

    def _of_paper(self, text: str, quoted: Quoted, sentence: int) -> Known | None:
        """ "...," the statement read: the body spoken of last as a subject."""
        if not self.says.paper.match(text, quoted.end):
            return None
        bodies = self.salience.best(sentence, quoted.end, lambda k: not k.is_person, oldest=3)
        return bodies[0] if bodies else None

    def _of_paper_told(self, text: str, quoted: Quoted, sentence: int) -> Known | None:
        """ "...," it read: whose letter or mailing the sentence before tells of ("a mailing from the Guild came")."""
        if not _IT_READS.match(text, quoted.end):
            return None
        for place in reversed(self.salience.places[-_ABOVE:]):
            if place.sentence < sentence - 2:
                return None
            if (place.span.paragraph, place.span.start) > (quoted.paragraph, quoted.start):
                continue
            said = self.texts[place.span.paragraph - 1]
            lead = said[max(0, place.span.outer_start - _ABOVE) : place.span.outer_start]
            owns = place.span.possessive and self.says.paper_of.match(said, place.span.end)
            if len(place.who) == 1 and (owns or self.says.paper_from.search(lead)):
                return place.who[0]
        return None

    def _continued(self, quoted: Quoted, text: str) -> Known | None:
        """A quotation without attribution goes on from the one before it."""
        paragraph, who, was_open = self.last
        if who is None:
            return None
        if paragraph == quoted.paragraph:
            return who
        opens = not text[: quoted.start].strip(' "')
        stands_alone = opens and len(text[quoted.end :].strip(' ".')) < _CLOSING
        if paragraph == quoted.paragraph - 1 and ((was_open and opens) or stands_alone):
            return who
        return None

    def _said_before(self, quoted: Quoted, text: str, spoken: Sequence[Spoken], start: int) -> Known | None:
        """A quotation that opens its sentence is whose the one before reports: "Reed says online that he is done."."""
        before = [p for p in spoken if p.span.end <= start]
        if text[start : quoted.start].strip(' "') or not before or text[quoted.end :].strip(' ".'):
            return None
        told = [p for p in before if p.sentence == before[-1].sentence and p.is_subject and len(p.who) == 1]
        reports = bool(told) and self.says.verb.search(text, told[0].span.end, start) is not None
        return told[0].who[0] if reports and told[0].who[0].is_person else None

    def _led_to(self, quoted: Quoted, text: str) -> Known | None:
        """A paragraph that is all quotation is whose the one above says: "Reed said:", "Reed called it a mistake."."""
        alone = not text[: quoted.start].strip(' "') and len(text[quoted.end :].strip(' ".')) < _CLOSING
        above = quoted.paragraph - 1
        if alone and above and self.texts[above - 1].rstrip().endswith(":"):
            body = self._body_above(above)
            if body is not None:
                return body
        places = [p for p in self.salience.places[-_ABOVE:] if p.span.paragraph == above and p.is_main]
        if not alone or not places or len(places[-1].who) != 1 or not places[-1].who[0].is_person:
            return None
        behind = self.texts[above - 1][places[-1].span.end :]
        opens = behind.rstrip().endswith(":")
        says = self.says.verb.search(behind) if opens else self._says_next(behind[:_ABOVE])
        is_last = not _NEXT.search(behind)
        return places[-1].who[0] if says and is_last else None

    def _body_above(self, above: int) -> Known | None:
        """The one body of a line that leads to its words: "Here is the note from the Guild:", "The Guild said:"."""
        text = self.texts[above - 1]
        start = max(text.rfind(mark, 0, len(text) - 1) + 1 for mark in (". ", "! ", "? "))
        told = [p for p in self.salience.places[-_ABOVE:] if p.span.paragraph == above and p.span.start >= start]
        named = {p.who[0].index: p for p in told if len(p.who) == 1}
        if len(named) != 1 or told[0].who[0].is_person:
            return None
        place = next(iter(named.values()))
        before, behind = text[start : place.span.outer_start], text[place.span.end :]
        says = place.is_subject and self.says.verb.search(behind) is not None
        return (
            place.who[0]
            if says or self.says.paper_from.search(before) or self.says.paper_of.match(text, place.span.end)
            else None
        )


def body_of(known: Known | None) -> Known | None:
    """The body on whose behalf somebody speaks; a body speaks for itself."""
    if known is None or not known.is_person:
        return known
    return known.body
