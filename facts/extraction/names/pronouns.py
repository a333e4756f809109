"""Whom do "he", "her", "it" and "they" mean?

The most prominent one of fitting gender and number, the subject of the same clause excepted for objects.
"It" is only read where it is the subject of a verb that a body may have.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.extraction.annotated import How
from facts.extraction.lexicon import word_list
from facts.extraction.names.close_by import holder_told, just_told, may_be_another, ones_own
from facts.extraction.names.registry import Known
from facts.extraction.names.reporters import advisers_of, body_that_says, is_said_by_unnamed, reporter_of
from facts.extraction.names.salience import Salience
from facts.extraction.names.tokens import Token
from facts.extraction.names.words import NameWords

MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
THING = frozenset(["it", "its", "itself"])
MANY = frozenset(["they", "them", "their", "theirs", "themselves"])
POSSESSIVE = frozenset(["his", "its", "their", "theirs", "hers"])
_SAID_WHAT = 2  # words between a verb of speech and the object of what is said
_DETERMINERS = frozenset(["the", "a", "an", "all", "both", "many", "most", "several", "two", "three", "four", "five"])
_WITHIN = 20  # words between "has" and "behind him"
_TITLED = 9  # words of a name with its titles, and of the verb before them
_BESIDE = 25  # characters between a name and its "who", past a tag or a comma
_PROMINENT = 90.0  # a subject of the sentence before, or better
_NEARLY = 9.0  # a difference in weight that leaves the choice open
_CLEARLY = 25.0  # a difference that knowing the gender of the other does not make up for
_SUBJECTS = frozenset(["i", "we", "you", "i've", "i'm", "i'd", "i'll", "we've", "we're", "we'd", "we'll"])
_CAMPS = frozenset(["camp", "corner", "side", "column", "team", "ranks"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "remains", "remain", "stays"])
_OBJECT = frozenset(["him", "them"])
_EMPTY_VERBS = frozenset(
    {"is", "was", "seems", "seemed", "appears", "appeared", "would", "will", "may"}
    | {"might", "can", "could", "isn't", "wasn't", "takes", "took", "means", "turns"}
    | {"turned", "remains", "became", "looks", "follows", "marks", "marked", "emerges", "emerged"}
    | {"happens", "happened", "strikes", "struck", "hurts", "matters", "sounds", "feels", "depends"}
)
_READS = frozenset(["says", "reads", "read"])
_NO_VERBS = frozenset(["as", "this", "that", "his", "hers", "theirs", "perhaps", "always", "towards", "afterwards"])
_EMPTY_AFTER_WOULD = frozenset(["be", "have", "take", "mean", "seem", "matter", "make"])
_SIDES, _SOMEBODY = frozenset(["with", "behind", "for", "against"]), frozenset(["him", "her"])
# What stands behind "her" that is nobody's own.
_BEHIND_HER = frozenset(
    {"its", "their", "his", "our", "my"}
    | {"in", "for", "on", "to", "at", "and", "with", "by", "as", "from", "because", "over", "when", "after"}
    | {"before", "but", "that", "would", "is", "was", "until", "the", "a", "an", "last", "this", "of", "or"}
    | {"who", "while", "if", "against", "about", "not", "campaign's", "during", "since", "instead", "so"}
    | {"too", "again", "all", "than", "out", "up", "off", "into", "now", "today", "yesterday", "tonight", "anyway"}
    | {"alone", "outright", "publicly", "openly", "earlier", "later"}
    | {"once", "regardless", "already", "yet", "tomorrow"}
    | {"include", "includes", "included", "are", "were", "have", "has"}
)
_HELD_WORDS = frozenset(["has", "had", "said", "did", "does", "also", "hasn't", "hadn't", "didn't"])


def is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun owns what follows; "her" does if a noun follows."""
    low = tokens[at].low
    if low in POSSESSIVE:
        return True
    if low != "her" or at + 1 >= len(tokens):
        return False
    ahead = tokens[at + 2] if tokens[at + 1].text == '"' and at + 2 < len(tokens) else tokens[at + 1]
    return ahead.text[0].isalpha() and ahead.low not in _BEHIND_HER


def means_a_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" may mean a body here rather than a thing or nothing."""
    low = tokens[at].low
    if low in ("its", "itself"):
        return True
    if at + 1 >= len(tokens) or tokens[at + 1].text in (",", ".", '"'):
        return False
    if at and tokens[at - 1].text == '"' and tokens[at + 1].low in _READS:
        return False  # "...," it says: a letter, as likely as not
    if tokens[at + 1].low in _NO_VERBS:
        return False  # "described it as a hard call"
    before = tokens[at - 1].low if at else ""
    ahead = tokens[at + 1].low
    second = tokens[at + 2].low if at + 2 < len(tokens) else ""
    third = tokens[at + 3].low if at + 3 < len(tokens) else ""
    if ahead in ("would", "will") and (third if second == "not" else second) in _EMPTY_AFTER_WOULD:
        return False
    if ahead in _EMPTY_VERBS:
        return (
            second.endswith("ing")
            or (ahead in ("was", "is") and second in ("joined", "backed", "followed", "not"))
            or ahead in ("will", "would")
            or (second in _SIDES and (third in _SOMEBODY or (third != "" and tokens[at + 3].is_cap)))
        )
    if not (
        ahead.endswith(("ed", "s", "n't"))
        or ahead in _HELD_WORDS
        or ahead
        in (
            "gave",
            "made",
            "put",
            "chose",
            "took",
            "went",
            "told",
            "wrote",
            "drew",
            "held",
            "stood",
            "got",
            "came",
            "fell",
            "threw",
            "broke",
            "ran",
            "withdrew",
            "split",
            "voted",
            "and",
        )
    ):
        return False
    return before not in ("of", "for", "with", "to", "about", "on", "in", "by", "from")


def resolve_pronoun(
    tokens: Sequence[Token],
    at: int,
    salience: Salience,
    *,
    sentence: int,
    avoid: Sequence[Known],
    words: NameWords,
) -> list[Known]:
    """Whom a pronoun means; nobody if nobody fits.

    Args:
        tokens: Of its sentence.
        at: Its index among them.
        salience: Who was spoken of before.
        sentence: Index of the sentence.
        avoid: Whom it cannot mean, such as the speaker of the quotation that it stands in.
        words: The language's words.
    """
    low, offset = tokens[at].low, tokens[at].start
    excluded = list(avoid)
    acted_on = low in _OBJECT or (low == "her" and not is_possessive(tokens, at))
    subject = _clause_subject(tokens, at, salience, sentence, words) if acted_on else []
    is_one = len(subject) == 1 and subject[0].is_person and subject[0].gender in ("", "m" if low in MALE else "f")
    if is_one and low not in MANY and _is_behind_oneself(tokens, at):
        return subject
    excluded += [*subject, *(salience.listed_with(subject[0]) if subject else ())]  # "Reed and Ott have been with her"
    if _in_ones_camp(tokens, at):
        excluded += _clause_subject(tokens, at, salience, sentence, words)
    excluded += [*_before_whom(tokens, at, salience, sentence), *advisers_of(tokens, at, salience, sentence, words)]
    relative = _relative_subject(tokens, at, salience, sentence, words) if low not in _OBJECT else None
    if (
        relative is not None
        and relative not in excluded
        and (low in THING) != relative.is_person
        and (low in MANY or relative.gender in ("", "m" if low in MALE else "f") or low in THING)
    ):
        return [relative]
    if low in MALE or low in FEMALE:
        return _he_or_she(tokens, at, salience, sentence=sentence, excluded=excluded, words=words)
    if low in MANY:
        return _many(tokens, at, salience, sentence=sentence, excluded=excluded, words=words)
    if low in THING and means_a_body(tokens, at) and not is_said_by_unnamed(tokens, at, salience, sentence, words):
        told = body_that_says(tokens, at, salience, sentence, words)
        fits = (lambda k: k is told) if told is not None else (lambda k: not k.is_person)
        return salience.best(sentence, offset, fits, avoid=excluded, oldest=3)[:1]
    return []


def _he_or_she(
    tokens: Sequence[Token],
    at: int,
    salience: Salience,
    *,
    sentence: int,
    excluded: Sequence[Known],
    words: NameWords,
) -> list[Known]:
    """The one of its gender: by what stands close before, else the most prominent, unless another may be meant."""
    low, offset = tokens[at].low, tokens[at].start
    acted_on = low in _OBJECT or (low == "her" and not is_possessive(tokens, at))
    gender = "m" if low in MALE else "f"
    reporter = reporter_of(tokens, at, salience, sentence, words)
    if reporter is not None and reporter not in excluded and reporter.gender in ("", gender):
        reporter.gender = gender
        return [reporter]
    own = ones_own(tokens, at, salience, sentence) if is_possessive(tokens, at) else None
    if own is not None and own not in excluded and own.gender in ("", gender):
        return [own]
    holder = holder_told(tokens, at, salience, sentence)
    if holder is not None and holder not in excluded and holder.gender in ("", gender):
        return [holder]
    found = salience.weighed(sentence, offset, lambda k: k.is_person and k.gender in ("", gender), avoid=excluded)
    here = [s.who[0] for s in salience.places[-30:] if s.sentence == sentence and s.span.start < offset]
    if found and found[0][0] not in here and may_be_another(found, salience):
        return []
    just = [s.who[0] for s in salience.places[-30:] if s.sentence == sentence - 1 and len(s.who) == 1]
    return just_told(found, gender, here, just) or _of_gender(found, gender, here, acted_on=acted_on)


def _is_behind_oneself(tokens: Sequence[Token], at: int) -> bool:
    """Whether "him" means who has somebody there: "he has the Guild behind him"."""
    if at < 1 or tokens[at - 1].low not in ("behind", "beside", "around", "alongside", "with"):
        return False
    return any(
        had.low in ("has", "had", "have", "having") and (what.is_cap or what.low in _DETERMINERS)
        for had, what in pairwise(tokens[max(0, at - _WITHIN) : at])
    )


def _of_gender(
    found: Sequence[tuple[Known, float]], gender: str, here: Sequence[Known], *, acted_on: bool
) -> list[Known]:
    """The weightiest, unless one known to be of the gender weighs nearly as much; a clear choice is remembered."""
    if not found:
        return []
    best, weight = found[0]
    told = [k for k, other in found if k in here and k.gender == gender and weight - other < _CLEARLY]
    if not best.gender and (acted_on or best not in here) and len(told) == 1:
        return told  # in the same sentence, and surely a "he"
    for known, other in found:
        nearly = _NEARLY if best.body is None else 4.5 * _NEARLY
        if known.gender == gender and weight - other < nearly:
            return [known]
    if not best.gender and (len(found) == 1 or weight - found[1][1] >= _NEARLY):
        best.gender = gender
    return [best]


def _in_ones_camp(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody is "in her camp": in another's, then, than their own."""
    lows = [t.low for t in tokens[max(0, at - 4) : at + 2]]
    return lows[-1] in _CAMPS and at > 1 and tokens[at - 1].low in ("in", "on") and bool(set(lows) & _BE)


def _before_whom(tokens: Sequence[Token], at: int, salience: Salience, sentence: int) -> list[Known]:
    """ "Marsh, whom he beat": "he" is not Marsh."""
    if at < 2 or tokens[at - 1].low not in ("whom", "who", "that", "which"):
        return []
    stop = tokens[at - 2].start if tokens[at - 2].text == "," else tokens[at - 1].start
    return [
        s.who[0]
        for s in salience.places[-30:]
        if s.sentence == sentence and len(s.who) == 1 and 0 <= stop - s.span.end <= 2
    ]


def _relative_subject(
    tokens: Sequence[Token], at: int, salience: Salience, sentence: int, words: NameWords
) -> Known | None:
    """Whom the "who" or "which" right before a pronoun's verb means: "the guild, which split its vote"."""
    first, crossed = at - 1, False
    if tokens[first].low in ("who", "which"):
        return None
    while first > 0 and at - first < 7 and tokens[first].low not in ("who", "which"):
        if tokens[first].text in (",", ";", '"') or tokens[first].low in (
            "and",
            "but",
            "when",
            "because",
            "as",
        ):
            return None
        crossed = crossed or tokens[first].low == "that"
        first -= 1
    if crossed and tokens[min(first + 1, at)].low not in words.speech["said"]:
        return None  # "who said through an aide that she": the speaker, no other verb's
    if first < 1 or tokens[first].low not in ("who", "which"):
        return None
    stop = tokens[first - 1].start if tokens[first - 1].text == "," else tokens[first].start
    for spoken in reversed(salience.places[-30:]):
        if spoken.sentence == sentence and len(spoken.who) == 1 and 0 <= stop - spoken.span.end <= 2:
            return spoken.who[0]
    return None


def _tell_of_themselves(tokens: Sequence[Token], at: int, salience: Salience, sentence: int, words: NameWords) -> bool:
    """Whether a plural without a name leads the sentence ("a dozen MPs said that they"): they are nobody known.

    So are those of whom only a number speaks ("61 said they").
    """
    if any(_is_number(one) and says.low in words.speech["said"] for one, says in pairwise(tokens[:at])):
        return True
    owned = {after.start for before, after in pairwise(tokens[:at]) if before.low in ("its", "whose")}
    nouns = [t for t in tokens[:at] if t.low in words.plurals and not t.possessive and t.start not in owned]
    if not nouns:
        return False
    named = [s for s in salience.places[-30:] if s.sentence == sentence and s.span.start < tokens[at].start]
    named = [s for s in named if not any(n.start == s.span.end + 1 for n in nouns)]  # "a majority of SNP MPs"
    return not any(len(s.who) > 1 or not s.who[0].is_person or s.is_subject for s in named)


def _is_number(token: Token) -> bool:
    """Whether a word tells only how many there are ("61", "a third", "others")."""
    return token.low.isdigit() or token.low in word_list("nouns", "part") or token.low in word_list("grammar", "others")


def _with_others(tokens: Sequence[Token], at: int, salience: Salience, sentence: int) -> Known | None:
    """The one named in "Reed and two other senators said that they": of the rest nobody knows the names."""
    for spoken in salience.places[-30:]:
        if spoken.sentence != sentence or not spoken.is_subject or len(spoken.who) != 1:
            continue
        behind = [t.low for t in tokens[:at] if t.start >= spoken.span.end][:4]
        if behind[:1] == ["and"] and {"other", "others", "fellow", "colleagues"} & set(behind):
            return spoken.who[0]
    return None


def _many(
    tokens: Sequence[Token],
    at: int,
    salience: Salience,
    *,
    sentence: int,
    excluded: Sequence[Known],
    words: NameWords,
) -> list[Known]:
    """A group spoken of lately, or a body whose name is a plural, or any body."""
    if at and tokens[at - 1].low == "of":
        return []
    if _tell_of_themselves(tokens, at, salience, sentence, words):
        return []
    leader = _with_others(tokens, at, salience, sentence)
    if leader is not None:
        return [leader]
    speaking = any(t.low in words.speech["voices"] for t in tokens[max(0, at - _TITLED) : at])
    said = body_that_says(tokens, at, salience, sentence, words) if speaking else None
    acting = said or salience.acting_body(sentence)
    if acting is not None and acting not in excluded:
        return [acting]
    group = salience.last_group(
        sentence, lambda k: k not in excluded, oldest=1 + salience.is_of_one(sentence - 1, words.plurals)
    )
    if group:
        return list(group)
    if "both" in [t.low for t in tokens[at + 1 : at + 4]]:
        return salience.only_two(sentence - 1)
    bodies = salience.weighed(sentence, tokens[at].start, lambda k: not k.is_person, avoid=excluded, oldest=1)
    plural = [k for k, _ in bodies if _is_many(k)]
    if not (plural or at or tokens[at].start == 0):
        plural = salience.best(sentence, tokens[at].start, _is_many, avoid=excluded, oldest=2)
    return plural[:1] or [k for k, weight in bodies if weight > _PROMINENT][:1]


def _is_many(known: Known) -> bool:
    """Whether the name of a body is a plural ("the Corn Growers")."""
    return not known.is_person and known.words[-1].lower().endswith("s")


def _clause_subject(
    tokens: Sequence[Token], at: int, salience: Salience, sentence: int, words: NameWords
) -> list[Known]:
    """The subject of the clause that an object pronoun stands in."""
    marks = words.speech["clause_marks"]
    first = at
    while first > 0 and tokens[first - 1].low not in marks:
        first -= 1
    said = next((i for i in range(at - 1, first, -1) if tokens[i].low in words.speech["said"]), -1)
    if said >= 0 and at - said > _SAID_WHAT:
        first = said + 1  # "Reed said the vote would do him no harm"
    start = tokens[first].start
    inside = [
        s
        for s in salience.places[-60:]
        if s.sentence == sentence and start <= s.span.start < tokens[at].start and len(s.who) == 1
    ]
    inside = [s for s in inside if s.span.how is not How.PRONOUN or s.is_subject or s.span.possessive]
    if inside:
        return list(inside[0].who)
    if any(t.low in _SUBJECTS for t in tokens[first:at]):
        return []  # "..., but I cannot support him"
    relative = tokens[first - 1].low if first else ""
    if (said >= 0 and first == said + 1) or tokens[first].low == "whose":
        return []
    if relative in ("who", "which"):
        owner = [s for s in salience.places[-60:] if s.sentence == sentence and s.span.start < start]
        beside = owner and tokens[first - 1].start - owner[-1].span.end <= _BESIDE  # "those who voted for her"
        return list(owner[-1].who) if beside and len(owner[-1].who) == 1 else []
    if relative in ("and", "but", ","):
        subject = [s for s in salience.places[-60:] if s.sentence == sentence and s.is_subject and s.span.start < start]
        return list(subject[-1].who) if subject and len(subject[-1].who) == 1 else []
    return []
