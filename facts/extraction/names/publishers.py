"""Does an article speak of the body that put it out?

The publisher is a name of the text only where the text speaks in its own voice or calls it by its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.annotated import NameSpan
from facts.extraction.names.authors import is_letter, says_i
from facts.extraction.names.campaigners import is_campaign
from facts.extraction.names.kinds import kind_of_body
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Known, Registry, plain
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName
from facts.extraction.normalise import Normalised
from facts.models import Article

# An editorial or a newsletter speaks for itself.
_OWN_VOICE = re.compile(
    r"\b(?:we(?:'(?:re|ve|ll))?|the (?:editorial )?board)\b(?: [\w-]+){0,6}? "
    r"(?:endors|recommend|back\b|backing|support|prefer|urge)"
    r"|\bour (?:[\w-]+ ){0,2}?(?:endorsements?|choices?|picks?|nod|support|recommendations?)\b"
    r"|\bdeserves? (?:your |voters' )(?:vote|support)|\bdeserves? (?:to be )?re-?elect"
    r"|\bdeserves? (?:another|a (?:second|third|full|new)) term"
    r"|\b(?:voters|residents|readers|you) should (?:re-?elect|elect|return|choose|vote for|give|back|support)\b"
    r"|\bshould be (?:re-?elected|retained|returned to office)\b"
    r"|^\W*(?:our view|our opinion|editorial|endorsements?)\s*:"
)

# A title that says that the text holds its publisher's own choices; a guide may as well be of all who stand.
_OWN_CHOICES = re.compile(
    r"^\W*(?:our|my)\b[^:]*\b(?:endorsements?|recommendations|picks|choices|ballot|votes?)\b"
    r"|\bhow (?:we|i)(?: are|'re| am|'m| will be|'ll be) voting\b"
)
_CHOOSES = (
    r"(?: editorial(?: board)?)?(?: endorses| recommends| backs|(?:'s?)? (?:[\w-]+ ){0,4}?(?:endorsements|picks)\b)"
)
_GUIDE = r"(?:'s?)? (?:[\w-]+ ){0,5}?(?:guide|ballot|cheat sheet|voting card)\b"

_OWN_WORD = re.compile("we[ ']|our |board |deserve|should |editorial|endorsement")  # one stands in each
_SIGNS = re.compile(r"(?:^|[.!?]\"?)\s*(?:—|--)\s*(?:the\s+)?$", re.IGNORECASE)
_FEWEST_LETTERS = 3  # of an acronym
_FEWEST_I = 2  # paragraphs with "I" of a text whose writer speaks in it
_QUOTED = re.compile(r'"[^"]*(?:"|$)')


CHOOSING_KINDS = frozenset({"union", "advocacy group", "party", "political committee", "business group"})
_CHOICES = frozenset({"endorsement", "endorsements", "endorsed", "recommendations", "recommended", "slate", "picks"})
_FOR_MEMBERS = frozenset({"member", "members", "member's", "members'", "our"})
_GUIDES = frozenset({"guide", "card", "cards"})
_OF_VOTING = ("voter", "voting", "vote", "election", "ballot")
_OF_OTHERS = frozenset({"who", "who's", "whom", "whose", "list", "tracker", "tally", "roundup", "round-up"})
# What a body does before it chooses, or that it has not chosen, or no longer.
_NOT_YET = frozenset(
    {"not", "no", "without", "before", "seeking", "process", "forum", "interview", "interviews", "interviewing"}
    | {
        "questionnaire",
        "questionnaires",
        "committee",
        "speaker",
        "speakers",
        "schedule",
        "calendar",
        "deadline",
        "rules",
    }
    | {"calendar", "policy", "application", "applications", "withdrawn", "rescinded", "how"}
)

_WORD = re.compile(r"[\w'-]+")


def titles_choices(title: str) -> bool:
    """Whether a title, in small letters, is one under which a body that takes sides tells whom it chose."""
    words = set(_WORD.findall(title))
    guides = not words.isdisjoint(_GUIDES) and not words.isdisjoint(_OF_VOTING)
    return (guides or not words.isdisjoint(_CHOICES)) and words.isdisjoint(_OF_OTHERS | _NOT_YET)


def is_guide(title: str) -> bool:
    """Whether a title, in small letters, calls a page a guide for all voters: it may as well list all who stand."""
    words = set(_WORD.findall(title))
    told = not words.isdisjoint(_GUIDES) and not words.isdisjoint(_OF_VOTING)
    return told and words.isdisjoint(_CHOICES | _FOR_MEMBERS)


def publisher_name(
    article: Article, normalised: Normalised, sentences: Sequence[ReadSentence], words: NameWords
) -> WrittenName | None:
    """The publisher as a name, if the text speaks of it: "the Gazette", "this newspaper"."""
    found = _publisher_words(article)
    if not found or is_campaign(article.source.publisher):
        return None
    mine = {plain(w) for w in found} - {"the", "and", "of"}
    kind = kind_of_body(found, words)
    if kind in ("", "newspaper") and is_letter(article):
        return None  # whoever wrote the letter speaks in it
    last = len(sentences) - 1
    letters = _initials(found) if kind not in ("", "newspaper") else ""
    title = article.source.title.lower()
    if _is_own_title(article) or _has_own_voice(title) or (kind in CHOOSING_KINDS and titles_choices(title)):
        return _as_name(found, kind, last)
    for sentence in sentences:
        text = normalised.texts[sentence.place.paragraph - 1][sentence.place.start : sentence.place.end].lower()
        lone = [plain(n.words[0]) for n in sentence.names if n.has_the and len(n.words) == 1]
        named = plain(found[-1]) in mine and plain(found[-1]) in lone
        named = named or (letters != "" and letters in [n.text for n in sentence.names])
        if named or _own_paper(words.own_paper).search(text) or _has_own_voice(text):
            return _as_name(found, kind, last)
    return None


def _initials(found: Sequence[str]) -> str:
    """The letters by which a release calls the body that put it out ("CTA" for Coast Teachers' Association)."""
    letters = "".join([w[0] for w in found if w[0].isupper()])
    return letters if len(letters) >= _FEWEST_LETTERS else ""


def _as_name(found: Sequence[str], kind: str, last: int) -> WrittenName:
    """The publisher's name, as if it stood behind the last sentence."""
    named = kind if kind not in ("", "body") else "newspaper"
    name = WrittenName(10**6, 0, 0, tuple(found), " ".join(found), named)
    name.sentence = last
    return name


def _is_own_title(article: Article) -> bool:
    """Whether the title says that the publisher's own choices follow ("Our picks", "The Courier endorses Reed")."""
    title = article.source.title.lower().replace("’", "'")
    name = re.escape(" ".join(_publisher_words(article)).lower())
    own = _OWN_CHOICES.search(title) or re.match(rf"\W*(?:the )?{name}{_CHOOSES}", title)
    return bool(own) or speaks_as_one(article)


def speaks_as_one(article: Article) -> bool:
    """Whether "I" in a text is its publisher: a guide to voting by one writer, under the publisher's name alone."""
    title = article.source.title.lower().replace("’", "'")
    name = re.escape(" ".join(_publisher_words(article)).lower())
    own = _OWN_CHOICES.search(title) or re.match(rf"\W*(?:the )?{name}{_GUIDE}", title)
    return bool(own) and sum(bool(says_i(p.text)) for p in article.passages) >= _FEWEST_I


@lru_cache(maxsize=4)
def _own_paper(written: tuple[str, ...]) -> re.Pattern[str]:
    """The ways in which a paper speaks of itself."""
    return re.compile("|".join(map(re.escape, written)))


def _has_own_voice(text: str) -> bool:
    """Whether words outside quotations are those of an editorial."""
    unquoted = _QUOTED.sub(" ", text) if '"' in text else text
    return _OWN_WORD.search(unquoted) is not None and _OWN_VOICE.search(unquoted) is not None


def find_publisher(
    article: Article, registry: Registry, texts: Sequence[str], spans: Sequence[NameSpan]
) -> Known | None:
    """The entry of the body that put the article out, if the text speaks of it; a paper that signs the text first."""
    dashed = {number for number, text in enumerate(texts, 1) if "—" in text or "--" in text}
    signed = {s.entities[0] for s in spans if s.paragraph in dashed and _is_signature(texts[s.paragraph - 1], s)}
    signing = [k for k in registry.all if k.index in signed and k.kind == "newspaper"] if signed else []
    if len(signing) == 1:
        return signing[0]
    flat = [plain(w) for w in _publisher_words(article)]
    for tail in ([], ["editorial", "board"], ["editorial"]):
        for known in registry.all:
            if not known.is_person and flat and [plain(w) for w in known.words] == flat + tail:
                return known
    return None


def _is_signature(text: str, span: NameSpan) -> bool:
    """Whether a name stands alone behind a dash that no clause leads to: "... for a third term. — The Courier"."""
    ends = text[span.end : span.end + 1] in ("", ".")
    return ends and not span.possessive and _SIGNS.search(text[: span.start]) is not None


def _publisher_words(article: Article) -> tuple[str, ...]:
    return _words_of(article.source.publisher)


@lru_cache(maxsize=64)
def _words_of(publisher: str) -> tuple[str, ...]:
    written = re.sub(r"\s*\(.*?\)", "", publisher).strip()
    return tuple(re.sub(r"^[Tt]he\s+", "", written).split())
