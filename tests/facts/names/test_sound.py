"""What a word sounds like, by the rules one after another, checks what is found in fewer steps."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.names.sound import sound_of

_RULES = (
    (r"^(kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^wh", "w"),
    (r"^x", "s"),
    (r"^h(?=[aeiou])", ""),
    (r"sch|sh|tio|tia|ch|cz|tsch|zh", "x"),
    (r"ph|gh(?=t)|v", "f"),
    (r"tt?i(?=g|j)|dge|dj|g(?=[eiy])", "j"),
    (r"gh", "g"),
    (r"ck|q|c(?![eiy])", "k"),
    (r"c(?=[eiy])|z", "s"),
    (r"th|d", "t"),
    (r"b", "p"),
    (r"g|x(?=$)", "k"),
    (r"(?<=.)[aeiouywh]", ""),
    (r"(.)\1+", r"\1"),
)
_PIECES = "sch sh tio tia ch cz tsch zh ph gh v tti ti g j dge dj ck q c e i y z th d b x k n p w r h a o m é".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join))
@settings(max_examples=500, deadline=None)
def test_a_word_sounds_as_all_rules_in_their_order_say(word):
    sound = word
    for pattern, replacement in _RULES:
        sound = re.sub(pattern, replacement, sound)
    first = "a" if word[:1] in "aeiouy" else ""

    assert sound_of(word) == first + (sound[1:] if first and sound[:1] in "aeiouy" else sound)


@pytest.mark.parametrize(
    ("one", "other"), [("shumer", "schumer"), ("knox", "nox"), ("philips", "fillips"), ("wright", "right")]
)
def test_words_spelled_by_ear_sound_alike(one, other):
    assert sound_of(one) == sound_of(other)


@pytest.mark.parametrize(("one", "other"), [("truman", "trump"), ("gale", "sale"), ("ana", "nan")])
def test_words_that_sound_otherwise_do_not(one, other):
    assert sound_of(one) != sound_of(other)
