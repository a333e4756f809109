"""Lists of backers put together out of parts, so that no member, joint or frame is read only in one company.

A fixed seed draws people with titles, places, brackets, letters and roles, bodies with and without an "and" of their
own, joints and frames; who backs whom is known as the sentence was made of it.
"""

from __future__ import annotations

import random

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

PEOPLE = [
    ("Rosa Okafor", "State Sen. Rosa Okafor"),
    ("Íde Ní Bhriain", "Íde Ní Bhriain TD"),
    ("Hugo van der Meer", "Councillor Hugo van der Meer of Marl"),
    ("Noor al-Rashid", "Noor al-Rashid (D-Tarn)"),
    ("Mary-Kate Núñez", "Mary-Kate Núñez"),
    ("Walt B. Demir", "former Mayor Walt B. Demir"),
    ("Tess O'Dowd", "frontbencher Tess O'Dowd"),
]
APART = [("Jo Tor", "Jo Tor, the councillor"), ("Pia Strand", "Pia Strand, MP for Marl")]
BODIES = [
    ("Dockers Union", "the Dockers Union"),
    ("Coalition for Housing and Transit", "the Coalition for Housing and Transit"),
    ("Tarn Gazette and Mail", "the Tarn Gazette and Mail"),
    ("Carpenters Local 88", "Carpenters Local 88"),
    ("Marl Democratic Club", "the Marl Democratic Club (MDC)"),
]
TWO = [("Alba Voss", "Sens. Alba Voss"), ("Emil Krantz", "Emil Krantz")]
FRAMES = [
    "{list} endorsed Brandt.",
    "{list} are backing Brandt.",
    "Brandt is backed by {list}.",
    "Brandt has won endorsements from {list}.",
    "Brandt has the support of several officials and groups, including {list}.",
    "{list} jointly endorsed Brandt on Monday.",
    "Brandt announced the following endorsements: {list}.",
    "Among those endorsing Brandt are {list}.",
]


def joined(parts, rng, *, closes):
    """The parts as one list; `closes` if a comma must end an aside before the verb."""
    aside = any("," in part for part in parts)
    mark = ";" if aside and len(parts) > 2 else ","
    last = rng.choice([f"{mark} and ", " and ", ", as well as "]) if not aside else f"{mark} and "
    text = f"{mark} ".join(parts[:-1]) + last + parts[-1]
    text += "," if closes and "," in parts[-1] else ""
    return text[0].upper() + text[1:] if closes else text


def case(seed):
    """A sentence, and who backs Brandt in it."""
    rng = random.Random(seed)
    frame = rng.choice(FRAMES)
    drawn = [*rng.sample(PEOPLE, rng.randint(1, 2)), *rng.sample(BODIES, rng.randint(0, 2))]
    if len(drawn) > 1 and rng.random() < 0.4:
        drawn.append(rng.choice(APART))
    rng.shuffle(drawn)
    parts = [text for _, text in drawn]
    names = {name for name, _ in drawn}
    if rng.random() < 0.4 or len(parts) < 2:
        parts.insert(0, " and ".join(text for _, text in TWO))
        names |= {name for name, _ in TWO}
    return frame.format(list=joined(parts, rng, closes=frame.startswith("{"))), names


@pytest.mark.parametrize("seed", range(60))
def test_everyone_in_a_generated_list_backs_whom_it_is_about(seed):
    text, names = case(seed)
    race = "Ivor Lindqvist and Ada Brandt are running for mayor of Tarn.\n\n"
    article = parse_article(race + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")

    found = {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}

    assert found == {(name, "endorses", "Ada Brandt") for name in names}, text
