"""Which general words does a language use to ask about endorsements?

Every word lies in `words/LANGUAGE/*.toml`; a language is a folder. A pattern is words with a
space between; this module alone knows what its signs mean:

    a|b     either word               word?   may be left out
    ~verb   any form of the verb      stem*   any word that begins so
    ...     up to four words or names that the phrase leaves alone

The forms of a verb are those listed for it, else what the endings of its language make of it.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from typing import Any, NamedTuple

from facts.questions.patterns import Element, Pattern
from facts.questions.verb_forms import VerbForms

TELLINGS = ("speaking", "loose", "ending", "opening", "onward")
FILES = ("stances", "asks", "groups", "glue", "chat", "times", "periods", "talk", "beside")

#: Tags of the phrases that ask, and with them of those that ask for a list.
QUESTION_TAGS = ("who", "which", "whose", "when", "why", "count")
ASKING_TAGS = (*QUESTION_TAGS, "list")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Attributes:
        language: Two-letter code.
        patterns: By the first word they may begin with; under "" those that begin with a stem.
        chat: Chat spellings and contractions, and the words they stand for.
        vocabulary: Every word of the patterns.
        ordinary: Those, the everyday words and the chat spellings: what a question is made of beside names.
        real: Words that look like a typing error of the vocabulary and are none.
        common: Everyday words that carry no meaning here.
        past: Forms that tell of the past.
        bases: Infinitives, where they are a form of their own.
        marks: Prepositions that mark to whom something is done, where word order is free; empty where it is fixed.
        topics: Words of a question about somebody, and the words by which a source may answer it.
        acts: Words that begin an act, as against a noun or a mere having.
        remaining: Forms of leaving that may also tell of what is left.
        rank_verbs: Forms of ranking.
        leading: Prepositions that lead to a limit ("in Queens").
        says: Words that tell of saying.
        ordinals: Words for the first, second and third choice.
        numerals: Words for one, two, three and so on.
        having: Forms of having that help another verb ("has she got").
        gotten: Forms of getting that close such a sentence.
        owning: Pronouns that say whose something is.
        former: Words before a role that somebody no longer holds.
        nouns: Acts that are support as a thing behind a sort of people ("Moss union support?").
        picked: Acts that are things at the end of a few words ("Moss picks?").
        accusing: Words before "against" that tell of a charge, not of a stand.
        rivals: Words for opponents who are other candidates where something else is done.
        clitics: Articles that are pronouns right before a verb.
        among: Words by which somebody is one of several ("is she among those who left").
        joining: Words behind "but" that make it join.
        rankings: Words for an order of choices.
        days: Words that ask for a day where they close a sentence.
        rank_givers: Verbs that give somebody a rank ("made her their second pick").
        present: Forms that ask about the present.
        lacking: Words that deny what follows them ("without").
        any_more: Phrases that ask whether something lasts, unless it is denied.
        selves: Pronouns of those who ask.
        erstwhile: Words before backers that tell of the past ("old").
        besides: Words that leave out the sort behind them.
        supposing: Words that suppose what has not happened ("if").
        happenings: Words for something that happened about somebody ("the Moss thing").
        whither: Words behind an act that no frame holds: to whom somebody went, whom somebody likes better.
        weekdays: Short names of days, which add nothing to a date.
        leads_to_source: Phrases that lead to whoever reported something ("according to").
        closing_him: Articles that are pronouns where they close a sentence ("who is against him").
        aback: Words before a time that only tell that it is past ("back in May").
        doubting: Words that ask whether it is so where they close a sentence ("she left him, no?").
        fillers: Verbs that say nothing behind a comma ("like").
        conjunctions: Question words that are conjunctions later in a sentence.
        trades: What people call the members of a body, and the words of its name that tell of them.
        organized: Words for the people whom a union organizes.
        crews: Words for the people of somebody who leads them.
        definite: Words before the one that is meant.
        holding: Words between a body and the people in it.
        belonging: Words between people and who leads them ("the people of Marchetti").
        times: Words of times, by meaning.
        tellings: Phrases for a happening without its name: how somebody tells of it, and loose words for it;
            that a month ended or began.
        talk: Words that point at the turn before, by what they tell.
        beside: Words beside an act that make another of it, and those that may stand in its gap, by what they do.
    """

    language: str
    patterns: Mapping[str, tuple[Pattern, ...]]
    chat: Mapping[str, tuple[str, ...]]
    vocabulary: frozenset[str]
    ordinary: frozenset[str]
    real: frozenset[str]
    common: frozenset[str]
    past: frozenset[str]
    bases: frozenset[str]
    marks: frozenset[str]
    topics: Mapping[str, tuple[str, ...]]
    acts: frozenset[str]
    remaining: frozenset[str]
    rank_verbs: frozenset[str]
    leading: frozenset[str]
    says: frozenset[str]
    ordinals: tuple[frozenset[str], ...]
    numerals: tuple[frozenset[str], ...]
    having: frozenset[str]
    gotten: frozenset[str]
    owning: frozenset[str]
    former: frozenset[str]
    nouns: frozenset[str]
    picked: frozenset[str]
    accusing: frozenset[str]
    rivals: frozenset[str]
    clitics: frozenset[str]
    conjunctions: frozenset[str]
    among: frozenset[str]
    joining: frozenset[str]
    rankings: frozenset[str]
    days: frozenset[str]
    leads_to_source: frozenset[str]
    closing_him: frozenset[str]
    aback: frozenset[str]
    whither: frozenset[str]
    weekdays: frozenset[str]
    supposing: frozenset[str]
    happenings: frozenset[str]
    any_more: frozenset[str]
    selves: frozenset[str]
    erstwhile: frozenset[str]
    besides: frozenset[str]
    lacking: frozenset[str]
    rank_givers: frozenset[str]
    present: frozenset[str]
    fillers: frozenset[str]
    doubting: frozenset[str]
    trades: Mapping[str, tuple[str, ...]]
    organized: frozenset[str]
    crews: frozenset[str]
    definite: frozenset[str]
    holding: frozenset[str]
    belonging: frozenset[str]
    times: Mapping[str, Any]
    tellings: Mapping[str, tuple[tuple[Element, ...], ...]]
    talk: Mapping[str, frozenset[str]]
    beside: Mapping[str, frozenset[str]]

    @property
    def one(self) -> str:
        """The word that "1" stands for behind "which"."""
        return min(self.talk["one"])

    def first_said(self, *names: str) -> frozenset[str]:
        """The words that phrases of these sorts of `talk` begin with: where none of them is said, no phrase is."""
        return _first_said(self.language, names)

    def starting_with(self, word: str) -> tuple[Pattern, ...]:
        """Every pattern that may begin with the word."""
        return _starting_with(self.language, word)

    def begun_among(self, said: Set[str]) -> dict[str, list[Pattern]]:
        """The patterns that a message of these words may hold, by the word of it that they begin with."""
        found = {}
        for word in said:
            begun = _begun(self.language, word)
            asked = [begun.needing[other] for other in said if other in begun.needing]
            numbers = sorted({*begun.free, *chain.from_iterable(asked)}) if asked else begun.free
            found[word] = [begun.patterns[number] for number in numbers]
        return found


@lru_cache(maxsize=4096)
def _starting_with(language: str, word: str) -> tuple[Pattern, ...]:
    """Of one word; a question asks again for each place where it stands."""
    patterns = load_lexicon(language).patterns
    return (*patterns.get(word, ()), *(p for p in patterns.get("", ()) if p.elements[0].accepts(word)))


class _Begun(NamedTuple):
    """The patterns that may begin with a word: the numbers of those that need no other, and of those that need a word.

    Of fifty that begin with "the" a message can hold two, which are looked up by its words.
    """

    patterns: tuple[Pattern, ...]
    free: Sequence[int]
    needing: Mapping[str, Sequence[int]]


@lru_cache(maxsize=4096)
def _begun(language: str, word: str) -> _Begun:
    patterns = _starting_with(language, word)
    needing: dict[str, list[int]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        for needed in pattern.needs:
            needing[needed].append(number)
    return _Begun(patterns, [number for number, p in enumerate(patterns) if not p.needs], dict(needing))


@cache
def _first_said(language: str, names: tuple[str, ...]) -> frozenset[str]:
    talk = load_lexicon(language).talk
    return frozenset(phrase.split("_", 1)[0] for name in names for phrase in talk[name])


@cache
def languages() -> tuple[str, ...]:
    """The languages there are words for, English first."""
    folders = resources.files("facts.questions").joinpath("words").iterdir()
    found = sorted(folder.name for folder in folders if folder.is_dir() and len(folder.name) == 2)
    return tuple(sorted(found, key=lambda code: code != "en"))


@cache
def read_table(language: str, name: str) -> dict[str, Any]:
    """One file of tables of a language, which nobody changes."""
    file = resources.files("facts.questions").joinpath("words", language, f"{name}.toml")
    return tomllib.loads(file.read_text("utf-8"))


def read_tables(language: str) -> dict[str, dict[str, Any]]:
    """The tables of one language by file name."""
    return {name: read_table(language, name) for name in FILES}


@cache
def load_lexicon(language: str) -> Lexicon:
    """Read the words of a language.

    Raises:
        FileNotFoundError: There is no such folder.
    """
    tables = read_tables(language)
    forms = VerbForms(tables["stances"])
    patterns = [*_patterns(tables, forms)]
    vocabulary = {word for pattern in patterns for element in pattern.elements for word in element.words}
    chat = {short: tuple(long.split()) for short, long in tables["chat"]["spellings"].items()}
    trades = tables["groups"]["trades"]
    vocabulary |= {word for words in chat.values() for word in words} - trades.keys()
    common = _word_list(language, "common")
    beside = {*tables["groups"]["crews"].split(), *tables["times"]["no_names"]}
    return Lexicon(
        language=language,
        patterns=_by_first_word(patterns),
        chat=chat,
        vocabulary=frozenset(vocabulary),
        ordinary=frozenset(vocabulary | common | chat.keys() | beside),
        real=_word_list(language, "lookalikes")
        | ((trades.keys() | _words_of_happenings(tables["times"])) - vocabulary),
        common=common,
        past=frozenset(tables["stances"]["past"].split()) | forms.past,
        bases=frozenset(forms.bases),
        topics={word: tuple(related.split()) for word, related in tables["asks"]["topics"].items()},
        marks=frozenset(tables["glue"]["marks"].split()),
        acts=frozenset(_first_acts(patterns)),
        remaining=frozenset(tables["glue"]["remaining"].split()),
        rank_verbs=frozenset(tables["glue"]["rank_verbs"].split()),
        leading=frozenset(tables["glue"]["leading"].split()),
        says=frozenset(tables["glue"]["says"].split()),
        ordinals=tuple(frozenset(words.split("|")) for words in tables["glue"]["ordinals"].split()),
        numerals=tuple(frozenset(words.split("|")) for words in tables["glue"]["numerals"].split()),
        having=frozenset(tables["glue"]["having"].split()),
        gotten=frozenset(tables["glue"]["gotten"].split()),
        owning=frozenset(tables["glue"]["owning"].split()),
        former=frozenset(tables["glue"]["former"].split()),
        nouns=frozenset(tables["glue"]["nouns"].split()),
        picked=frozenset(tables["glue"]["picked"].split()),
        accusing=frozenset(w for alike in tables["times"]["alike"] for w in alike),
        rivals=frozenset(tables["glue"]["rivals"].split()),
        clitics=frozenset(tables["glue"]["clitics"].split()),
        conjunctions=frozenset(tables["glue"]["conjunctions"].split()),
        among=frozenset(tables["glue"]["among"].split()),
        joining=frozenset(tables["glue"]["joining"].split()),
        rankings=frozenset(tables["glue"]["rankings"].split()),
        days=frozenset(tables["glue"]["days"].split()),
        leads_to_source=frozenset(tables["talk"]["leads_to_source"].split("|")),
        closing_him=frozenset(tables["glue"]["closing_him"].split()),
        aback=frozenset(tables["glue"]["aback"].split()),
        whither=frozenset(tables["glue"]["whither"].split()),
        weekdays=frozenset(tables["glue"]["weekdays"].split()),
        supposing=frozenset(tables["glue"]["supposing"].split()),
        happenings=frozenset(tables["glue"]["happenings"].split()),
        any_more=frozenset(tables["glue"]["any_more"].split("|")),
        selves=frozenset(tables["glue"]["selves"].split()),
        erstwhile=frozenset(tables["glue"]["erstwhile"].split()),
        besides=frozenset(tables["glue"]["besides"].split()),
        lacking=frozenset(tables["glue"]["lacking"].split()),
        rank_givers=frozenset(tables["glue"]["rank_givers"].split()),
        present=frozenset(tables["glue"]["present"].split()),
        doubting=frozenset(tables["glue"]["doubting"].split()),
        fillers=frozenset(tables["glue"]["fillers"].split()),
        trades={word: tuple(names.split()) for word, names in trades.items()},
        organized=frozenset(tables["groups"]["organized"].split()),
        crews=frozenset(tables["groups"]["crews"].split()),
        definite=frozenset(tables["groups"]["definite"].split()),
        belonging=frozenset(tables["groups"]["belonging"].split()),
        holding=frozenset(tables["groups"]["holding"].split()),
        times=tables["times"],
        tellings={name: tuple(_elements(text, forms) for text in tables["times"][name]) for name in TELLINGS},
        talk={key: frozenset(words.split()) for key, words in tables["talk"].items() if isinstance(words, str)},
        beside={key: frozenset(words.split()) for key, words in tables["beside"].items()},
    )


def _first_acts(patterns: Sequence[Pattern]) -> Iterator[str]:
    """The words that begin a stance which is an act; none that alone denies or helps a verb ("no fan of")."""
    small = {word for p in patterns if p.tag in ("no", "not", "modal") for word in p.elements[0].words}
    for pattern in patterns:
        light = any(
            pattern.info.get(sign) for sign in ("weak", "noun", "person", "prep", "urge", "exit", "whose", "inside")
        )
        if pattern.tag == "stance" and not light:
            yield from pattern.elements[0].words - small


def _words_of_happenings(times: Mapping[str, Any]) -> set[str]:
    """The words that tell of a happening, and of nothing else."""
    rows = (*times["alike"], times["tellers"], times["early"], times["middle"], times["late"])
    return {word for row in rows for word in row}


def _word_list(language: str, name: str) -> frozenset[str]:
    """A list with a word a line: `common`, or `lookalikes` (a letter or two from a word of ours, of another sense)."""
    file = resources.files("facts.questions").joinpath("words", language, f"{name}.txt")
    return frozenset(file.read_text("utf-8").split())


def _patterns(tables: Mapping[str, Any], forms: VerbForms) -> Iterator[Pattern]:
    """Every pattern of the tables, in the order of the files."""
    for table in tables["stances"]["stance"]:
        info = {key: value for key, value in table.items() if key != "patterns"}
        for text in table["patterns"]:
            yield Pattern("stance", text, _elements(text, forms), info)
    for table in tables["groups"]["group"]:
        info = {key: value for key, value in table.items() if key not in ("patterns", "single")}
        for text in table["patterns"]:
            yield Pattern("group", text, _elements(text, forms), info)
        for text in table.get("single", ()):
            yield Pattern("group", text, _elements(text, forms), info | {"is_single": True})
    for file in ("asks", "glue", "talk"):
        for tag, texts in tables[file].items():
            if isinstance(texts, list):
                for text in texts:
                    yield Pattern(tag, text, _elements(text, forms))


def _elements(text: str, forms: VerbForms) -> tuple[Element, ...]:
    return tuple(_element(part, forms) for part in text.split())


def _element(part: str, forms: VerbForms) -> Element:
    if part == "...":
        return Element(gap=True)
    optional = part.endswith("?")
    words: set[str] = set()
    stems: list[str] = []
    for choice in part.removesuffix("?").split("|"):
        if choice.startswith("~"):
            words |= set(forms.of(choice[1:]))
        elif choice.endswith("*"):
            stems.append(choice[:-1])
        else:
            words.add(choice)
    return Element(frozenset(words), tuple(stems), optional)


def _by_first_word(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for word in _first_words(pattern.elements):
            found.setdefault(word, []).append(pattern)
    return {word: tuple(at) for word, at in found.items()}


def _first_words(elements: tuple[Element, ...]) -> set[str]:
    words: set[str] = set()
    for element in elements:
        words |= element.words
        if element.stems:
            words.add("")
        if not element.optional:
            break
    return words
