"""The lexicon: each line counts, and a newcomer's line works without code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.extraction.frames import elements, matching, rule_statements
from facts.extraction.lexicon import ElementKind, Form, Phrase, load_lexicon, read_phrase, verb_forms
from facts.extraction.lexicon.phrases import index_phrases

SIDES = {"E": "[Dockers Union]", "C": "[Ana Reed]"}
NOUNS = {
    "SUPPORT": "its endorsement",
    "WEIGHT": "its weight",
    "VOTE": "vote",
    "EXIT": "drop out",
    "BALLOT": "the ballot",
    "RACE": "the contest",
    "REFLEXIVE": "itself",
    "BACKER": "backer",
    "CHOICE": "choice",
}
STANCES = {"pauses": "withdraws", "should_exit": "urges_exit"}


def as_sentence(phrase: Phrase, said: str) -> str:
    """A plain sentence that says what a line of the lexicon says."""
    words = []
    for element in phrase.elements:
        if element.kind is ElementKind.SLOT:
            words.append(SIDES[element.words[0]])
        elif element.kind is ElementKind.OWNER:
            words.append(SIDES[element.words[0]] + "'s")
        elif element.kind is ElementKind.VERB:
            words.append(
                ("did not " if phrase.negated else "")
                + verb(said, plain=phrase.negated, modal=phrase.group == "should_exit")
            )
        elif element.kind is ElementKind.WORD:
            words.append(element.words[0])
        elif element.kind is ElementKind.NOUN:
            noun = NOUNS[element.words[0]]
            owned = bool(words) and words[-1].endswith("'s")
            noun = noun.replace("its", "the") if phrase.elements[0].words == ("C",) else noun
            words.append(noun.split()[-1] if owned and element.words[0] != "EXIT" else noun)
        elif element.kind is ElementKind.RANK:
            words.append("first choice")
        elif element.kind is ElementKind.POSSESSIVE:
            words.append("its")
    if phrase.line.endswith(" E's END ??"):
        words.insert(0, "As for endorsements,")
    line = " ".join(words).replace("[Ana Reed] [Dockers Union]", "[Ana Reed], [Dockers Union]")
    return f"{line}." if phrase.group != "should_exit" else f"[Dockers Union] said that {line}."


def verb(plain_form: str, *, plain: bool, modal: bool) -> str:
    if plain or modal:
        return plain_form
    if plain_form == "be":
        return "was"
    return next(written for written, forms in verb_forms(plain_form).items() if Form.PAST in forms)


@pytest.mark.parametrize(
    "phrase",
    [
        p
        for p in load_lexicon().phrases
        if p.group != "same" and any("E" in e.words for e in p.elements) and not p.line.endswith(" it|them END ?")
    ],
    ids=lambda p: f"{p.group}-{load_lexicon().phrases.index(p)}",
)
def test_every_line_of_the_lexicon_makes_the_statement_of_its_table(phrase: Phrase, mark: Callable) -> None:
    wanted = ("Dockers Union", STANCES.get(phrase.group, phrase.group), "Ana Reed")

    missed = [
        s
        for s in (as_sentence(phrase, v) for v in phrase.elements[phrase.verb].words)
        if wanted not in said_in(mark, s, told=told_before(phrase))
    ]

    assert missed == []


def told_before(phrase: Phrase) -> str:
    """Whose support must have been told before, so that a line means anything: that of a body or of any; or ""."""
    if phrase.line.endswith((" again|anew", "|switching|switch ?", " on hold|ice END ?")):
        return "Dockers Union"
    points_back = {"it", "theirs", "ties"} & {w for e in phrase.elements for w in e.words}
    return "Clerks Guild" if points_back or phrase.line == "E want C END ?" else ""


def said_in(mark: Callable, sentence: str, told: str = "") -> set[tuple[str, str, str]]:
    before = [f"[{told}] endorsed [Ana Reed]."] if told else []
    article = mark("[Ana Reed] stands.", *before, sentence, standing=["Ana Reed"])
    names = [entity.name for entity in article.entities]
    return {(names[d.endorser], d.stance.value, names[d.candidate]) for d in rule_statements(article)}


def test_a_newcomers_line_counts_without_code(told: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "[Dockers Union] hoisted the flag for [Ana Reed] on Monday."
    assert told(sentence) == set()
    added = index_phrases((*load_lexicon().phrases, read_phrase("E hoist the flag for C", "endorses")))

    monkeypatch.setattr(matching, "load_lexicon", lambda: added)

    assert told(sentence) == {("Dockers Union", "endorses", "Ana Reed")}


def test_a_line_without_a_verb_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a verb"):
        read_phrase("E C", "endorses")


@pytest.mark.parametrize(
    ("verb", "form", "kind"),
    [
        ("drop", "dropped", Form.PAST),
        ("drop", "dropping", Form.GERUND),
        ("rally", "rallied", Form.PAST),
        ("withdraw", "withdrew", Form.PAST),
        ("withdraw", "withdrawn", Form.PARTICIPLE),
        ("stand", "stood", Form.PAST),
        ("put", "put", Form.PARTICIPLE),
        ("be", "is", Form.PRESENT),
        ("have", "has", Form.PRESENT),
        ("cancel", "canceled", Form.PAST),
    ],
)
def test_a_verb_has_its_forms(verb: str, form: str, kind: Form) -> None:
    assert kind in verb_forms(verb)[form]


def test_no_line_stands_twice() -> None:
    lines = [phrase.line for phrase in load_lexicon().phrases]

    assert len(lines) == len(set(lines))


assert elements
