"""Which words of an article mean whom?

Names come first, then what surrounds them (roles, kinds, candidacies), then the words that only refer:
quotations to their speakers, common nouns, pronouns. What cannot be told apart is left unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan
from facts.extraction.names.authors import author_names, author_of, find_authors, signers
from facts.extraction.names.campaigners import campaigner_name, titled_candidate
from facts.extraction.names.capitals import quiet_capitals
from facts.extraction.names.captions import caption_names
from facts.extraction.names.context import read_context
from facts.extraction.names.described_bodies import add_described
from facts.extraction.names.letters import find_letter_bodies
from facts.extraction.names.publishers import publisher_name, speaks_as_one
from facts.extraction.names.reading import ReadSentence, read_names
from facts.extraction.names.references import resolve_references
from facts.extraction.names.registry import Known, Registry, plain
from facts.extraction.names.standing_told import pronouns_told_to_stand
from facts.extraction.names.words import NameWords, name_words
from facts.extraction.names.written import WrittenName
from facts.extraction.normalise import Normalised, normalise
from facts.models import Article, WrittenEntity

_AUXILIARIES = frozenset(
    {"has", "had", "have", "is", "was", "will", "would", "also", "and", "or", "did", "does", "backs"}
)
_ONE_OF_THE_NAME = re.compile(r"\b(?:an?|another|every|no)\s+(?:(?!(?:to|for|of|from|with|by|in|on|at)\b)[a-z]+\s+)?$")
_LED_IN = re.compile(  # "In a statement Reed said"
    r"(?:^|[.!?\"“”]\s+)(?:In|At|On|During|After|Before|With|From|By|For|Through)\s+(?:an?|another)\s+[a-z]+\s+$"
)
_BRACKETED = re.compile(r"\s*\((?:the\s+)?([A-Z][A-Za-z&.-]{1,9})\)")


def annotate(article: Article, *, language: str = "en") -> AnnotatedArticle:
    """Mark the names, references, quotations and headings of an article.

    Args:
        article: As read.
        language: Two-letter code of a folder of words.

    Returns:
        The article with its spans in order and not overlapping.
    """
    words = name_words(language)
    normalised = normalise([p.text for p in article.passages])
    normalised = replace(normalised, texts=quiet_capitals(normalised.texts, words))
    sentences = read_names(normalised, words)
    add_described(normalised, sentences, words)
    registry = Registry(words)
    own = publisher_name(article, normalised, sentences, words)
    titled = titled_candidate(article)
    together = signers(article, words)
    signing = [name for name in author_names(article, words) if name.paragraph not in together]
    shown = caption_names(article, normalised.texts, words)
    put_out = [name for name in (own, campaigner_name(article), titled, *signing, *shown) if name is not None]
    put_out += [name for names in together.values() for name in names]
    registry.fill([*[name for sentence in sentences for name in sentence.names], *put_out])
    _note_acronyms(normalised, sentences, registry)
    _name_letters_of_titles(sentences, registry, words)
    releasing = registry.look_up(own)[0][:1] if own is not None and own.kind != "newspaper" else []
    spans = _name_spans(sentences, registry, normalised, words, releasing)
    context = read_context(article, normalised, sentences, registry, spans, words)
    context.authors = find_authors(signing, registry)
    context.is_one_voice = not signing and own is not None and speaks_as_one(article)
    context.letter_bodies = find_letter_bodies(normalised.texts, spans, context.authors, registry, words)
    context.signers = {
        n: tuple(k for name in names for k in registry.look_up(name)[0][:1]) for n, names in together.items()
    }
    spans, quotes = resolve_references(article, normalised, sentences, registry, context, words)
    told = pronouns_told_to_stand(normalised.texts, spans, registry, words)
    return AnnotatedArticle(
        article=article,
        texts=normalised.texts,
        sentences=tuple([s.place for s in sentences]),
        entities=tuple([_entity(known) for known in registry.all]),
        spans=tuple(spans),
        quotes=tuple(quotes),
        headings=normalised.headings,
        topics=context.topics,
        candidacies=(*context.candidacies, *told),
        authors={n: k.index for n in range(1, len(normalised.texts) + 1) if (k := author_of(n, context.authors))}
        if context.authors
        else {},
        publisher=context.publisher.index if context.publisher is not None else None,
        campaigner=context.campaigner.index if context.campaigner is not None else None,
        titled=next((k.index for k in registry.look_up(titled)[0][:1]), None) if titled is not None else None,
    )


def _note_acronyms(normalised: Normalised, sentences: Sequence[ReadSentence], registry: Registry) -> None:
    """Take down "Full Name (ABC)"."""
    for sentence in sentences:
        text = normalised.texts[sentence.place.paragraph - 1]
        for name in sentence.names:
            told = _BRACKETED.match(text, name.end) if "(" in text[name.end : name.end + 2] and name.is_body else None
            if not told:
                continue
            found, _ = registry.look_up(name)
            if found:
                found[0].acronyms.add(told[1].replace(".", ""))
                if told[1] not in found[0].aliases:
                    found[0].aliases.append(told[1])


def _name_letters_of_titles(sentences: Sequence[ReadSentence], registry: Registry, words: NameWords) -> None:
    """Make names of the letters that a text tells of a body, where they would be a title ("the MNA")."""
    letters = {a for known in registry.all for a in known.acronyms if a.lower() in words.heads or a in words.letters}
    for sentence in sentences if letters else ():
        for before, token in pairwise(sentence.tokens):
            taken = any(n.start <= token.start < n.end for n in sentence.names)
            if token.text not in letters or before.text == "(" or taken:
                continue
            name = WrittenName(sentence.place.paragraph, token.start, token.end, (token.text,), token.text, "body")
            name.has_the, name.is_possessive, name.sentence = before.low == "the", token.possessive, sentence.index
            name.title_start = before.start if name.has_the else token.start
            sentence.names.append(name)
        sentence.names.sort(key=attrgetter("start"))


def _is_one_of_the_name(name: WrittenName, normalised: Normalised, words: NameWords) -> bool:
    """Whether "a Kennedy" or "an actual Kennedy" speaks of any bearer of the name, and not "a Kennedy supporter"."""
    text = normalised.texts[name.paragraph - 1]
    before = text[max(0, name.start - 40) : name.start]
    if name.roles or name.courtesy or not _ONE_OF_THE_NAME.search(before):
        return False
    tail = re.match(r"\s([a-z-]+)", text[name.end : name.end + 30])
    if tail is None:
        return True
    is_subject = _acts(tail[1], words) or tail[1] in words.speaks or tail[1].endswith("s")
    return tail[1] not in words.speech["bids"] and not (is_subject and _LED_IN.search(before))


def _is_mere_place(name: WrittenName, known: Known, normalised: Normalised, words: NameWords) -> bool:
    """Whether a lone word out of a body's name is rather the place that it is named after."""
    if known.is_person or len(name.words) != 1 or plain(name.words[0]) in words.lone_bodies:
        return False
    text, flat = normalised.texts[name.paragraph - 1], [plain(w) for w in known.words]
    tail = re.match(r"(?:'s)?\s+([\w-]+)", text[name.end : name.end + 30])
    if re.search(r"[A-Z]", name.words[0][1:]) or (tail and tail[1].lower() in words.body_nouns):
        return False  # "LiTA's endorsement", "the Marl club"
    if name.has_the:
        counted = tail is None or name.is_possessive or name.words[0].endswith("s") or flat[-1] == plain(name.words[0])
        return not counted and not _acts(tail[1] if tail else "", words)
    if flat[-1] == plain(name.words[0]):
        return bool(re.search(r"\b(?:of|in|near|from|at|around|across)\s$", text[max(0, name.start - 8) : name.start]))
    return flat[0] == plain(name.words[0]) and (tail is None or tail[1].lower() not in words.speaks)


def _acts(word: str, words: NameWords) -> bool:
    """Whether a word goes on with what a body does ("the Marl endorsed"), and names no thing ("the Marl area")."""
    return word.endswith("ed") or word in words.speech["said"] or word in _AUXILIARIES


def _name_spans(
    sentences: Sequence[ReadSentence],
    registry: Registry,
    normalised: Normalised,
    words: NameWords,
    releasing: Sequence[Known],
) -> list[NameSpan]:
    """The places where a name stands, linked to whom it means; `releasing` is the body whose own release it is."""
    spans: list[NameSpan] = []
    last_named: dict[int, int] = {}
    met: dict[tuple[object, ...], tuple[list[Known], How]] = {}
    for sentence in sentences:
        for name in sentence.names:
            written = (name.words, name.kind, name.has_the, name.is_weak, name.is_place)
            if written not in met:
                met[written] = registry.look_up(name)
            found, how = met[written]
            if found and how is How.SHORT and _is_mere_place(name, found[0], normalised, words):
                continue
            if not found or (how is How.SURNAME and _is_one_of_the_name(name, normalised, words)):
                continue
            own = [k for k in releasing if how is How.SHORT and k in found]
            best = own[0] if own else _best(found, how, last_named, name)
            if how is How.ACRONYM and name.text not in best.aliases and name.text != best.name:
                best.aliases.append(name.text)
            if how is How.SHORT and not best.is_person and name.text not in best.aliases:
                best.aliases.append(name.text)
            best.count += 1
            last_named[best.index] = len(spans)
            spans.append(
                NameSpan(
                    paragraph=name.paragraph,
                    start=name.start,
                    end=name.end,
                    entities=(best.index,),
                    how=how,
                    possessive=name.is_possessive,
                    title_start=name.title_start,
                    rivals=_rivals(found, best, how, name) if len(found) > 1 else (),
                )
            )
            _take_titles(best, name, registry)
    return spans


def _rivals(found: Sequence[Known], best: Known, how: How, name: WrittenName) -> tuple[int, ...]:
    """Whom else a name may mean; a bare surname nobody who is named only later, once its bearer has been named."""
    here = (name.paragraph, name.start)
    told = how is How.SURNAME and best.is_person and best.place < here
    return tuple([k.index for k in found if k is not best and not (told and k.place > here)])


def _best(found: Sequence[Known], how: How, last_named: dict[int, int], name: WrittenName) -> Known:
    """The likeliest of several: who has the title, else whom the text named already, the first of them."""
    if len(found) == 1:
        return found[0]
    titled = [k for k in found if set(name.roles) & set(k.roles) or (name.gender and name.gender == k.gender)]
    if len(titled) == 1:
        return titled[0]
    named = [k for k in found if k.index in last_named]
    if how is How.SHORT or how is How.ACRONYM:
        return max(named, key=lambda k: last_named[k.index]) if named else found[0]
    return min(named or found, key=lambda k: k.place)


def _take_titles(known: Known, name: WrittenName, registry: Registry) -> None:
    """Note the roles, the gender and the body that one place tells of somebody."""
    for role in name.roles:
        if role not in known.roles and role != "+":
            known.roles.append(role)
    known.gender = known.gender or name.gender
    if name.courtesy and name.words and known.is_person and not known.gender:
        known.gender = name.gender
    if name.body is not None and known.body is None and _speaks(name, registry.words):
        found, _ = registry.look_up(name.body)
        known.body = next((k for k in found if not k.is_person), None)
    if name.place and name.roles:
        known.role_text = known.role_text or f"{name.roles[0]}, {name.place}"


def _speaks(name: WrittenName, words: NameWords) -> bool:
    """Whether a title before a name is that of somebody who speaks for a body."""
    return any(role.lower().split()[-1] in words.speaks for role in name.roles if role != "+")


def _entity(known: Known) -> WrittenEntity:
    """The entry as the contract has it."""
    aliases = [a for a in known.aliases if a != known.name]
    held = {*aliases, known.name}
    acronyms = [a for a in sorted(known.acronyms) if a not in held] if known.acronyms else []
    return WrittenEntity(
        name=known.name,
        kind=known.kind if known.kind not in ("", "body") else "organization",
        role=known.role_text or (known.roles[0] if known.roles else ""),
        aliases=(*aliases, *acronyms),
        descriptions=tuple(known.descriptions),
        affiliation=known.body.name if known.body is not None and known.is_person else None,
    )


__all__ = ["NameWords", "annotate"]
