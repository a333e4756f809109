"""What does one line of a list look like, and which of its names does it list?

A line lists a name that opens it or a part of it; names behind "of", "for" or a bracket only tell where somebody
belongs ("Jo Marl, chair of the Tide Board").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from facts.extraction.annotated import How, NameSpan
from facts.extraction.frames.governors import governor_forms
from facts.extraction.frames.heads import only_modifies
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns, word_list
from facts.extraction.names.words import name_words

BULLET = re.compile(r"\s*(?:[-*•·▪●○‣–—]|\(?\d{1,3}[.)])\s")
_OPENS = re.compile(r"\W*(?:\d{1,3}\W+)?(?:(?!The\b)[A-Z][\w.-]+ ){0,2}")  # "2. Incumbent Ann Reed"
_BELONGS = frozenset({"of", "at", "for", "with", "in", "from", "to", "under", "against", "on"})
_TOLD = frozenset({"endorsed", "endorses", "endorsing", "backed", "backs", "backing"})
_SPEAKS = frozenset({"board", "editorial"})  # "Tarn Tribune editorial board"
_JOINS = frozenset({",", "and", "&", ";", "or"})
_JOINS_OR_BELONGS = _JOINS | _BELONGS
# Words of a label below which nobody stands who still backs anybody.
ENDED = frozenset({"withdrawn", "withdrew", "former", "rescinded", "lost", "neutral", "declined", "none", "potential"})
_PARTICLES = frozenset(
    {"de", "da", "di", "du", "del", "dos", "van", "von", "der", "den", "ter", "la", "le", "bin", "al"}
)
_BEFORE_COUNT = frozenset({"–", "—", "--", "-", "("})
MAX_NAME = 3  # words of a name without titles
LABEL = 8  # words that a label such as "Former mayors:" may have
PROSE = 14  # words; a longer line with a full stop is a sentence
SHORT = 110  # characters of a line that may be a heading or a name


def line_start(scene: Scene) -> int:
    """Where in its paragraph the line begins in which the sentence does."""
    return scene.article.article.passages[scene.paragraph - 1].text.rfind("\n", 0, scene.sentence.start) + 1


def opener_of(scene: Scene) -> NameSpan | None:
    """The person whose name opens the entry in which a sentence goes on; None where it opens none."""
    article, first = scene.article, line_start(scene)
    text = article.article.passages[scene.paragraph - 1].text
    spans = scene.places.names_in(scene.paragraph) if scene.places is not None else article.spans
    before = [s for s in spans if s.paragraph == scene.paragraph and s.outer_start < scene.sentence.start]
    here = [s for s in before if s.outer_start >= first]
    if not here and first and not BULLET.match(text[first:]):
        stop = text.find("\n")
        here, first = [s for s in before if s.outer_start < stop], 0  # "**Ann Reed**", then a line of each sort
    if not here or here[0].how not in (How.FULL, How.SURNAME) or here[0].possessive or len(here[0].entities) != 1:
        return None
    opens = _OPENS.fullmatch(text, first, here[0].outer_start)
    return here[0] if scene.is_person(here[0].entities[0]) and opens else None


def line_of(scene: Scene) -> str:
    """The line of the paragraph in which the sentence begins, as written."""
    return scene.article.article.passages[scene.paragraph - 1].text[line_start(scene) : scene.sentence.end]


def is_bullet(scene: Scene) -> bool:
    """Whether the sentence begins a line with a bullet or a number."""
    line = line_of(scene)
    return bool(BULLET.match(line)) and len(line) - (scene.sentence.end - scene.sentence.start) < 8


def is_alone(scene: Scene) -> bool:
    """Whether a line is a paragraph by itself."""
    return "\n" not in scene.article.article.passages[scene.paragraph - 1].text.strip()


def is_inner_line(scene: Scene) -> bool:
    """Whether a line is not the first of a paragraph of several."""
    text = scene.article.article.passages[scene.paragraph - 1].text
    return not is_alone(scene) and "\n" in text[: scene.sentence.start].strip("\n") + text[: scene.sentence.start][-1:]


def counts_backers(scene: Scene) -> bool:
    """Whether a candidate's line says how many stand with them ("Reed (supporters: 3)", "Moss – 4 MPs")."""
    words = [t.lower for t in scene.tokens if t.name is None]
    counted = any(w.isdigit() for w in words)
    return counted and (said_of_support(words) or any(w in word_list("nouns", "sorting") for w in words))


def heads_bullets(scene: Scene) -> bool:
    """Whether a line without a bullet is the first of a paragraph and the next begins with one."""
    lines = scene.article.article.passages[scene.paragraph - 1].text.strip().split("\n")
    return len(lines) > 1 and line_of(scene).strip() == lines[0].strip() and bool(BULLET.match(lines[1]))


def level_of(scene: Scene) -> int:
    """How high a heading stands: 1 for "#", 7 for a line that is only short."""
    text = scene.article.article.passages[scene.paragraph - 1].text.lstrip()
    return len(text) - len(text.lstrip("#")) or 7


def is_short_line(scene: Scene) -> bool:
    """Whether a sentence is a line by itself: short, and without a full stop or a verb."""
    line = line_of(scene).strip()
    closed = line[-1:] in '.!?"' and not line.endswith(("Jr.", "Sr."))
    return len(line) <= SHORT and not closed and not _has_verb(scene.tokens)


def opens_with_label(scene: Scene) -> bool:
    """Whether a line says before a colon what its names are ("Unions: the Guild, the League")."""
    return past_label(scene.tokens) > 0 and scene.tokens[-1].lower != ":"


def sorts_names(scene: Scene) -> bool:
    """Whether a line opens with a label for a sort of those who may stand in a list ("Ministers of State: ...")."""
    labelled = tuple(takewhile(lambda t: t.lower != ":", scene.tokens[: LABEL + 1]))
    told = {t.lower for t in labelled if t.name is None}
    return opens_with_label(scene) and bool(told & word_list("nouns", "sorting"))


def is_item(scene: Scene) -> bool:
    """Whether a sentence holds names and no verb before the first of them has ended."""
    first = next((i for i, t in enumerate(scene.tokens) if t.is_actor and not t.is_short_pronoun), None)
    if first is None:
        return False
    if not is_bullet(scene) and len(scene.tokens) > PROSE and scene.tokens[-1].lower == ".":
        return False
    if is_bullet(scene) or not is_alone(scene):
        stop = next((i for i in range(first + 1, len(scene.tokens)) if scene.tokens[i].is_mark), len(scene.tokens))
        return not _has_verb(scene.tokens[:stop])
    return not _has_verb(scene.tokens)


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(looks_like_verb(tokens, i) for i in range(len(tokens)))


def looks_like_name(scene: Scene) -> bool:
    """Whether a line may be somebody's name that was not found: two or three capital words by themselves, no label.

    A count of backers may stand behind a dash or in brackets ("Ansel Marl – 3 nominations").
    """
    dash = next((i for i, t in enumerate(scene.tokens) if t.lower in _BEFORE_COUNT), len(scene.tokens))
    counted = any(t.lower.isdigit() for t in scene.tokens[dash:])
    words = [t for t in (scene.tokens[:dash] if counted else scene.tokens) if not t.is_mark]
    words = [t for t in words if t.lower not in _PARTICLES]
    plain = word_list("nouns", "sorting") | word_list("nouns", "unsorted")
    told = any(t.name is not None or not t.capital or t.lower in plain for t in words)
    return 2 <= len(words) <= MAX_NAME and not told and not said_of_support([t.lower for t in words])


def only_names(scene: Scene) -> bool:
    """Whether a sentence names several persons and tells nothing of them ("Reed (mayor), Moss (Ward 1) and Ott.")."""
    persons = [t for t in scene.tokens if t.is_actor and t.is_person]
    return len(persons) > 1 and not any(looks_like_verb(scene.tokens, i) for i in range(len(scene.tokens)))


def lists_runners(scene: Scene) -> bool:
    """Whether a line says before a colon that it names those who stand ("Candidates: Ann Reed, Jo Moss")."""
    if not opens_with_label(scene):
        return False
    label = [t for t in takewhile(lambda t: t.lower != ":", scene.tokens) if not t.is_mark]
    return 0 < len(label) <= len(("two", "more", "candidates")) and label[-1].lower in runners()


@lru_cache
def runners() -> frozenset[str]:
    """Words of a label that ends with those who stand, not with an office they stand for or who chose them."""
    named = load_nouns()["runner"]
    return named | {f"{word}s" for word in named} | {"running", "unopposed"}


def labels_office(scene: Scene) -> bool:
    """Whether a line opens with an office or a district before a colon ("Senate 8: Ann Reed")."""
    if ":" not in scene.words or not opens_with_label(scene):
        return False
    label = [t.lower for t in takewhile(lambda t: t.lower != ":", scene.tokens) if not t.is_mark]
    is_part = len(label) > 1 and label[-1].isdigit() and label[0].isalpha() and label[0] not in load_grammar().months
    return is_part or (len(label) == 1 and label[0] in word_list("nouns", "offices_of"))


def plain_words(scene: Scene) -> frozenset[str]:
    """The words of a line that are no part of a name."""
    return frozenset(t.lower for t in scene.tokens if t.name is None and not t.is_mark)


def said_of_support(words: Sequence[str]) -> bool:
    """Whether words speak of endorsements or of supporters."""
    return not support_words().isdisjoint([word.strip(".,:;?").lower() for word in words])


def is_sought(words: Sequence[str]) -> bool:
    """Whether words tell of support that is asked for or was missed ("Seeking the union's nod:"), in small letters."""
    asked = False
    for word in words:
        if word in (",", ";", "and"):
            asked = False
        elif asked and word.strip(".:?") in support_words():
            return True
        asked = asked or word in sought_words()
    return False


@lru_cache
def sought_words() -> frozenset[str]:
    """Words for asking for something, and for having gone without it."""
    return governor_forms("seeking") | word_list("grammar", "not_had")


@lru_cache
def support_words() -> frozenset[str]:
    """The nouns of support and of supporters."""
    return load_nouns()["SUPPORT"] | load_nouns()["BACKER"] | _TOLD


@lru_cache
def several_backers() -> frozenset[str]:
    """Plurals for endorsements and for those who give them."""
    return frozenset(word for word in load_nouns()["SUPPORT"] | load_nouns()["BACKER"] if word.endswith("s"))


def names_of_line(scene: Scene) -> tuple[int, ...]:
    """Indexes of the names that a line lists."""
    tokens = _without_headings(scene)
    start = past_label(tokens)
    found: list[int] = []
    for part in _parts(tokens, start):
        named = _names_of_part(tokens, part)
        found += [i for i in named if i == named[0] or not tokens[i].is_person or _has_given_name(scene, i)]
    return tuple(i for i in found if i == found[0] or not _is_seat(scene, found[0], i))


def _without_headings(scene: Scene) -> tuple[Token, ...]:
    """The tokens of a line, without the names that are a heading's words in capitals."""
    return tuple(t if may_be_listed(scene, t) else Token("", t.start, t.end, "") for t in scene.tokens)


def label_end(scene: Scene) -> int:
    """Past the label for a sort with which a line begins ("Former Elected Officials: ...")."""
    return past_label(_without_headings(scene))


def _is_seat(scene: Scene, first: int, at: int) -> bool:
    """Whether a name is that of the seat of the one who begins a line ("Raj Kalra, MLA Fraser North")."""
    if not scene.tokens[first].is_person or scene.span(first).title_start >= 0:
        return False
    text, span = scene.article.text(scene.paragraph), scene.span(at)
    title = text[span.title_start : span.start] if span.title_start >= 0 else text[max(0, span.start - 14) : span.start]
    words = title.lower().split()
    return (
        bool(words)
        and words[-1] in word_list("nouns", "seated")
        and text[span.start : span.end].split()[0].lower() not in name_words().given
    )


def may_be_listed(scene: Scene, token: Token) -> bool:
    """Whether a name in a line may be somebody's, not a heading's words in capitals ("City Councils")."""
    if token.name is None or not token.is_person or token.name.title_start >= 0:
        return True
    words = [w.lower() for w in scene.article.entities[token.name.entities[0]].name.split()]
    plain = _common()
    return words[0] in name_words().given or not any(w in plain or w.removesuffix("s") in plain for w in words)


@lru_cache
def _common() -> frozenset[str]:
    """Words that a heading writes with capitals though they are nobody's name."""
    known = name_words()
    plain = known.openers | known.modifiers | known.body_heads | known.things | known.plurals.keys()
    return (
        plain | load_nouns()["sorting"] | load_nouns()["unsorted"] | load_nouns()["SUPPORT"] | load_grammar().measures
    )


def _has_given_name(scene: Scene, at: int) -> bool:
    """Whether a further name of a line is surely a person's, not a role in capitals ("Community Leader")."""
    span = scene.span(at)
    words = scene.article.entities[span.entities[0]].name.split()
    return words[0].lower() in name_words().given or span.title_start >= 0 or not is_bullet(scene)


def past_label(tokens: Sequence[Token]) -> int:
    """Past "Former mayors:" at the start of a line."""
    for i, token in enumerate(tokens[: LABEL + 1]):
        if token.lower == ":":
            return i + 1
        if token.is_actor and token.is_person:
            return 0
    return 0


def _parts(tokens: Sequence[Token], start: int) -> list[range]:
    """The parts of a line between semicolons; the whole where there are none."""
    cuts = [i for i in range(start, len(tokens)) if tokens[i].lower == ";"]
    edges = [start, *(i + 1 for i in cuts), len(tokens) + 1]
    return [range(a, min(b - 1, len(tokens))) for a, b in pairwise(edges)]


def _names_of_part(tokens: Sequence[Token], part: range) -> list[int]:
    """The first name of a part, and those that a comma or "and" joins to it."""
    found: list[int] = []
    depth = 0
    for i in part:
        if looks_like_verb(tokens, i) and found:
            break
        depth += (tokens[i].lower == "(") - (tokens[i].lower == ")")
        if depth or not tokens[i].is_actor or tokens[i].is_short_pronoun:
            continue
        if not found:
            opens = _opens(tokens, part.start, i)
            if not opens:
                return []
            found.append(i)
        elif _joined(tokens, i) and tokens[i].is_person == tokens[found[0]].is_person:
            found.append(i)
    return found


def _opens(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a name opens its part: only a title, a number or a mark stands before it."""
    before = [t for t in tokens[start:at] if t.name is None]
    belongs = any(t.lower in _BELONGS for t in before)
    modifies = not tokens[at].is_person and only_modifies(tokens, at) and tokens[at + 1].lower not in _SPEAKS
    return not belongs and len(before) <= LABEL and not modifies


def _joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma, "and" or a bracket's end stands right before a name, past its title and "the"."""
    i = at - 1
    while i >= 0 and tokens[i].name is None and not tokens[i].is_mark and tokens[i].lower not in _JOINS_OR_BELONGS:
        i -= 1
        if at - i > 4:
            return False
    return i >= 0 and tokens[i].name is None and tokens[i].lower in _JOINS
