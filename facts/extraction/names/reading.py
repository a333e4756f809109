"""Which written names stand in an article, with titles spread over their lists?"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from facts.extraction.annotated import Sentence
from facts.extraction.names.chunks import Chunker
from facts.extraction.names.counted_lists import take_announcements
from facts.extraction.names.led_names import part_led_names
from facts.extraction.names.lines import SHORTEST_NAME, fills_line, is_list_of_names, words_beside
from facts.extraction.names.lone_persons import mark_lone_persons
from facts.extraction.names.tokens import SplitText, Token, split_sentences, split_text
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName
from facts.extraction.normalise import Normalised

_BETWEEN_IN_LIST = re.compile(r"\s*(?:,|,?\s*(?:and|or|&|;)|;)\s*(?:the\s+)?")
_CALLED = re.compile(r",\s+(?:the|a|an|one of|its|their|[A-Z][\w ]+'s)\s+(?P<words>[^,.;:\"]{3,60})[,.]")
_CALLED_BEFORE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Aa]nother)|'s)\s+(?P<words>[a-z][a-z '-]{3,50}),\s+$")
_CALLED_BESIDE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Aa]nother)\s+(?P<words>[a-z][a-z '-]{3,50})\s+$")
_GONE_TO = re.compile(r"\b(?:of|in|near|from|at|to|through|across|around|into|outside)\s+$")
_WHICH = re.compile(r",\s+which\s+(?:has|had|is|was|have|also|represents|\w+ed)\b")
_ENDORSES = re.compile(
    r"\s+(?:has|have|had|also|is|was|has also|already)?\s*(?:endors(?:ed|es|ing)|backed|backs|backing|supports|nominated|nominates|recommends|recommended|rescinded|withdrew|switched)\b"  # noqa: E501 - one pattern
)
_BOTH_ENDORSE = re.compile(
    r"\s+and\s+(?:the\s+)?[A-Z][\w']+(?:\s[A-Z][\w']+){0,4}\s+(?:have\s|are\s|also\s)?both\s(?:endors|back|support|nominat)"
)
_ENDORSED_WHOM = re.compile(
    r"\b(?:endors(?:e|es|ed|ing)|nominat(?:e|es|ed|ing)|back(?:ed|ing)|vot(?:e|es|ed|ing)\sfor)\s$"
)
# "Concord said on Friday that it would support": nobody is called "it".
_SAYS_OF_ITSELF = re.compile(
    r"(?:, [^,.;:]{3,60},)? (?:said|says|announced|confirmed|declared|insisted|revealed|stated|told [\w' ]{2,30})\b"
    r"[^.;:\"]{0,30}? it (?:is|was|has|had|would|will)(?: \w+){0,2}? "
    r"(?:endors|support|back|recommend|withdr|declin|rescind|revok|drop|stand|stick|throw|nominat)"
)
_ACTS = re.compile(
    r"'s?\s+(?:national |state |local |political )?(?:executive (?:council|committee|board)|executive|general secretary|leadership|rank and file|delegates|membership)\b"  # noqa: E501 - one pattern
)
_ENDORSED_BY = re.compile(
    r"\b(?:endorsements?|support|backing|nod|nomination|blessing|approval)\s+from\s+(?:the\s+)?$"
    r"|\b(?:has|have|had|won|wins|with|gained|secured|received|up|earned|enjoys|lost)\s+the\s+(?:support|backing|blessing|endorsement)\s+of\s+(?:the\s+)?$"
    r"|\b(?:endorsed|backed|nominated|supported|recommended)\s+by\s+(?:the\s+)?$"
)
# "UnionWorks North": a coined plural and a part of the country.
_COINED_PLURAL = re.compile(r"[A-Z][a-z]{2,}[A-Z][a-z]{2,}s (?:North|South|East|West|Central|Midlands)")
_COINED = re.compile(r"(?!Mc|Mac|Fitz|De|Di|La|Le|Van|Du|O')[A-Z][a-z]+[A-Z][a-z]\w*")  # "VoteVets"
_PLACED = re.compile(r"\b(?:of|in|near|from|at)\s+$")
_LEAD = re.compile(r"(\w+)\s$")
_WRITTEN = re.compile(r"[\w'-]+")
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ")
_LABEL_GAP = re.compile(r"\s*[,:—]?\s*(?:including|namely|such as|like|among them)?\s*:?\s*")


@dataclass(slots=True, eq=False)
class ReadSentence:
    """A sentence with its words, as split and as tokens, and written names; `index` is its place in the article."""

    index: int
    place: Sentence
    split: SplitText
    names: list[WrittenName]
    tokens: list[Token] = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.split.tokens


def read_names(normalised: Normalised, words: NameWords) -> list[ReadSentence]:
    """Every sentence of an article with its tokens and written names, in order."""
    lowercase = _small_words(normalised.texts)
    sentences: list[ReadSentence] = []
    topics: list[WrittenName] = []
    for number, text in enumerate(normalised.texts, 1):
        for start, end in split_sentences(text, words):
            split = split_text(text, words, start, end)
            tokens = split.tokens
            names = Chunker(number, text, split, words).find()
            names = [n for n in names if not _is_common(n, lowercase)]
            _spread_titles(text, tokens, names, words)
            _link_bodies(text, names)
            _spread_places(text, names, words)
            take_announcements(text, names, words)
            is_line = number in normalised.headings and not is_list_of_names(names, tokens)
            for name in names:
                _lone_body(name, text, words)
                if _COINED_PLURAL.fullmatch(name.text) and not name.roles and not name.courtesy:
                    name.kind, name.is_place = "body", False
                if name.is_possessive:
                    _take_in_council(name, text)
                name.in_heading = is_line and not fills_line(name, tokens, words)
                is_topic = is_line and name.kind == "person" and not words_beside(name, tokens)
                topics += [name] if is_topic else []
                name.sentence = len(sentences)
            place = Sentence(paragraph=number, start=start, end=end, split=split)
            sentences.append(ReadSentence(len(sentences), place, split, names))
    written = [name for sentence in sentences for name in sentence.names]
    _name_own_people(written, words)
    part_led_names(normalised.texts, written, words)
    _name_headings(written)
    _name_sections(topics, words)
    mark_lone_persons(normalised.texts, written, words)
    return sentences


def _name_own_people(names: Sequence[WrittenName], words: NameWords) -> None:
    """Let "the Growers' Moss" and "Stop Moss" mean the person of that surname whom the text names."""
    surnames = {name.words[-1] for name in names if name.kind == "person" and name.words[-1].lower() not in words.owned}
    for name in names:
        bids = len(name.words) == 2 and name.words[0].lower() in words.commands  # "Stop Moss"
        if (bids or "' " in name.text) and len(name.words) > 1 and name.is_body and name.words[-1] in surnames:
            name.start, name.words = name.end - len(name.words[-1]), name.words[-1:]
            name.text, name.kind, name.title_start, name.has_the = name.words[0], "", -1, False


def _name_headings(names: Sequence[WrittenName]) -> None:
    """Let a line of two or three words name somebody if the text goes on to speak of the last word alone."""
    alone: Counter[str] = Counter()
    for name in names:
        if len(name.words) == 1 and not name.in_heading and not name.has_the:
            alone[name.words[0]] += _SPOKEN_OF if name.courtesy or name.roles else 1
    for name in names:
        if name.in_heading and name.kind == "person" and 1 < len(name.words) <= _LONGEST_NAME:
            name.in_heading = alone[name.words[-1]] < _SPOKEN_OF


def _name_sections(topics: Sequence[WrittenName], words: NameWords) -> None:
    """Let every line that is somebody's name and nothing else name them, if most of several such lines surely do."""
    topics = [name for name in topics if len(name.words) == SHORTEST_NAME]
    sure = [name for name in topics if name.words[0].lower() in words.given]
    if len(sure) > 1 and 2 * len(sure) >= len(topics):
        for name in topics:
            name.in_heading = False


_LONGEST_NAME = 3  # words of a heading that is somebody's name
_SPOKEN_OF = 2  # times that the text speaks of them by the last word alone


def _lone_body(name: WrittenName, text: str, words: NameWords) -> None:
    """Make a lone capitalised word a body if the words beside it say so: "Solidar, the dockers' union, ..."."""
    if name.kind == "person" and not name.roles and not name.courtesy and name.words[0].lower() not in words.given:
        _told_body(name, text, words)
    if name.kind or name.is_place or len(name.words) != 1 or name.roles or not name.text[0].isupper():
        return
    if _PLACED.search(text[max(0, name.start - 8) : name.start]):
        return  # "a lawmaker of Marlow withdrew"
    if name.words[0].lower() in words.given or name.words[0].lower() in words.numbered:
        return
    if _COINED.fullmatch(name.words[0]) and name.words[0].lower() not in words.never:
        name.kind = "body"
        return
    if _ENDORSED_WHOM.search(text[max(0, name.start - 40) : name.start]) and name.words[0].lower() not in words.never:
        name.kind, name.courtesy = "person", True
        return
    if _told_body(name, text, words):
        return
    if name.is_possessive and name.words[0].lower() not in words.openers and _ACTS.match(text, name.end):
        name.kind = "body"
        return
    before = text[max(0, name.start - 40) : name.start]
    acts = (
        _SAYS_OF_ITSELF.match(text, name.end)
        or _BOTH_ENDORSE.match(text, name.end)
        or (not name.is_weak and _ENDORSES.match(text, name.end))
    )
    if acts or (not name.is_weak and _ENDORSED_BY.search(before)):
        name.kind = "body"


def _take_in_council(name: WrittenName, text: str) -> None:
    """Let a union's name take in the council of it that is meant: "the Electrical Workers' district council"."""
    part = _ITS_COUNCIL.match(text, name.end) if name.is_body else None
    if part is not None:
        name.words = (*name.words[:-1], f"{name.words[-1]}'", *part["part"].split())
        name.text, name.end, name.is_possessive = " ".join(name.words), part.end(), False


_ITS_COUNCIL = re.compile(r"['’] (?P<part>(?:district|joint|regional) council)\b")


def _told_body(name: WrittenName, text: str, words: NameWords) -> bool:
    """Make a name a body if the apposition behind it says so: "Safer Streets Marlow, a super PAC backing Lee, ..."."""
    told = _CALLED.match(text, name.end)
    noun = _noun_of_body(told["words"], words) if told else ""
    before = _CALLED_BEFORE.search(text[max(0, name.start - 60) : name.start])
    if not noun and before and text[name.end : name.end + 1] == ",":
        noun = _noun_of_body(before["words"], words)
    beside = _CALLED_BESIDE.search(text[max(0, name.start - 60) : name.start]) if not noun else None
    if beside and (len(name.words) > 1 or _is_told_by_noun(name, text, beside)):
        noun = _noun_of_body(beside["words"], words)
    if not noun and _WHICH.match(text, name.end) and not _GONE_TO.search(text[max(0, name.start - 9) : name.start]):
        name.kind = "body"  # "Clean Rivers Marlow, which endorsed"
        return True
    if noun:
        kinds = words.body_nouns[noun]
        name.kind = next(iter(kinds)) if len(kinds) == 1 else "body"
    return bool(noun)


def _is_told_by_noun(name: WrittenName, text: str, beside: re.Match[str]) -> bool:
    """Whether a lone word ends its phrase behind a noun ("and the climate organization Groundswell,")."""
    lead = _LEAD.search(text[: max(0, name.start - 60) + beside.start()])
    tells = lead is not None and lead[1].lower() in _TELLS  # "told the union Reed, ..."
    return not tells and not name.is_possessive and _ENDS_PHRASE.match(text, name.end) is not None


_TELLS = frozenset({"told", "tell", "tells", "assured", "informed", "promised", "reminded", "warned", "gave", "sent"})
_ENDS_PHRASE = re.compile(r"\s*(?:[.,;:)]|$)|\s+(?:and|&)\s")


def _noun_of_body(phrase: str, words: NameWords) -> str:
    """The common noun for a body that closes the first words of an apposition; "" if there is none."""
    low = re.split(r"\s+(?:of|for|in|that|which|with|at|\w+ing|led|founded|based)\s+", phrase.lower())[0].split()
    return next((w for w in (" ".join(low[-2:]), low[-1] if low else "") if w in words.body_nouns), "")


def _small_words(texts: Sequence[str]) -> frozenset[str]:
    """Every word that the article writes in small letters."""
    written = {*itertools.chain.from_iterable(map(_WRITTEN.findall, texts))}
    return frozenset([word for word in written if len(word) > 1 and word[0] in _SMALL])


def _is_common(name: WrittenName, lowercase: frozenset[str]) -> bool:
    """Whether a two-word "person" is two common words with capitals."""
    if name.kind != "person" or name.roles or name.courtesy or len(name.words) != 2:
        return False
    return all(word.lower() in lowercase for word in name.words)


def _spread_places(text: str, names: Sequence[WrittenName], words: NameWords) -> None:
    """Let names be places that a list puts beside a place: "in Marl, Calder South and Stoke Pomeroy"."""
    run: list[WrittenName] = []
    for before, name in itertools.pairwise(names):
        if not run and before.kind == "":
            lead = _LEAD.search(text[max(0, before.start - 12) : before.start])
            run = [before] if lead is not None and lead[1].lower() in words.place_leads else []
        if not run:
            continue
        gap = text[before.end : _outer(name)]
        plain = name.kind in ("", "person") and not name.roles and not name.courtesy
        run = [*run, name] if plain and _BETWEEN_IN_LIST.fullmatch(gap) else []
        if len(run) > 2 and "and" in gap and not any(n.words[0].lower() in words.given for n in run):
            for place in run:
                place.kind, place.is_place = "", True
            run = []


_OPENING = 8  # tokens in which a sentence's subject is named: "Several of her fellow mayoral candidates"


def _spread_titles(text: str, tokens: Sequence[Token], names: Sequence[WrittenName], words: NameWords) -> None:
    """Give every name of a list the plural title that stands before the first."""
    title: list[str] = []
    for at, name in enumerate(names):
        if "+" in name.roles:
            name.roles.remove("+")
            title = list(name.roles)
            continue
        before = text[names[at - 1].end : _outer(name)] if at else ""
        if title and at and not name.roles and _BETWEEN_IN_LIST.fullmatch(before) and not name.is_body:
            name.roles.extend(title)
            if name.kind == "":
                name.kind = "person" if len(name.words) > 1 else ""
            continue
        title = [] if at == 0 or name.roles or name.is_body else title
        if name.kind == "person" and not name.roles:
            title = _plural_before(text, tokens, name, words)
            name.roles.extend(title)


def _plural_before(text: str, tokens: Sequence[Token], name: WrittenName, words: NameWords) -> list[str]:
    """The plural title that a colon, a dash or "including" puts before a list ("three former mayors: ...")."""
    last = len(tokens) - 1
    while last >= 0 and tokens[last].start >= name.start:
        last -= 1
    while last >= 0 and tokens[last].low in (
        ":",
        "—",
        "including",
        ",",
        "namely",
        "like",
        "as",
        "such",
        "among",
        "them",
    ):
        last -= 1
    if last < 0 or tokens[last].end == name.start or not _LABEL_GAP.fullmatch(text[tokens[last].end : name.start]):
        return []
    if not text[tokens[last].end : name.start].strip():
        return []
    role = _plural_at(tokens, last, words)
    if not role and re.fullmatch(r",\s*including\s+", text[tokens[last].end : name.start]):
        last = _subject_plural(text, tokens, last, words)
        role = _plural_at(tokens, last, words)
    if not role:
        return []
    first = last
    while first and tokens[first - 1].low in words.modifiers:
        first -= 1
    return [" ".join([*(t.low for t in tokens[first:last]), role])]


def _plural_at(tokens: Sequence[Token], at: int, words: NameWords) -> str | None:
    """The role that the plural ending at a token tells."""
    last = tokens[at].low
    lead = f"{tokens[at - 1].low} {last}"
    if last in words.formed_plurals or lead in words.formed_plurals:
        return words.formed_plurals.get(last) or words.formed_plurals[lead]
    return words.plurals.get(last) or words.plurals.get(lead)


def _subject_plural(text: str, tokens: Sequence[Token], last: int, words: NameWords) -> int:
    """The plural that opens a sentence which ends in a list of its names ("Several mayors want her out, including")."""
    first = last
    while first and not re.search(r"[.!?:;]\s|\n", text[tokens[first - 1].end : tokens[first].start + 1]):
        first -= 1
    opening = range(first, min(first + _OPENING, last))
    return next((at for at in opening if _plural_at(tokens, at, words)), last)


def _outer(name: WrittenName) -> int:
    return name.title_start if name.title_start >= 0 else name.start


def _link_bodies(text: str, names: Sequence[WrittenName]) -> None:
    """A body directly before a person's title is the one that the title belongs to ("BWU spokesman Al Vance")."""
    for before, name in itertools.pairwise(names):
        if (
            name.kind == "person"
            and name.roles
            and name.body is None
            and text[before.end : _outer(name)] in (" ", "'s ")
        ):
            _settle_body(before, name.roles[0].split()[-1].lower(), name.roles[0])
            if before.kind != "person":
                name.body = before


def _settle_body(before: WrittenName, head: str, role: str) -> None:
    """Make a body of what only a party's candidate or a union's officer is of: "City Vision candidate Ann Lee"."""
    one = len(before.words) == 1 and not before.is_place and not before.kind
    if before.kind == "person" and not before.roles and not before.courtesy and head in _PARTY_HEADS:
        before.kind = "party"
    elif one and role in _UNION_TITLES and not before.has_the:
        before.kind = "union"


_PARTY_HEADS = frozenset(["candidate", "mp", "councillor", "td", "msp"])
_UNION_TITLES = frozenset(
    {"general secretary", "national secretary", "regional officer", "regional secretary", "national officer"}
    | {"state secretary", "branch secretary", "assistant general secretary", "deputy general secretary"}
)
