"""Short items in ordinary newsroom English, with everything that they say of who stands by whom.

`newsroom.txt` holds them as `sentences.txt` does; a fourth part of a line is the time at which it happened.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.extraction.lexicon import Form, verb_forms, word_list
from facts.models import DateRange

ITEMS = re.split(r"(?m)^=== ", (Path(__file__).parent / "newsroom.txt").read_text(encoding="utf-8"))[1:]
Told = dict[tuple[str, str, str], DateRange]


def told_in(text: str, *, publisher: str = "Ridgeway Observer", published: str = "2031-09-12") -> Told:
    """Who stands how towards whom, and when, as the rules read a text."""
    article = parse_article(text, key="a", title="News", publisher=publisher, published=published)
    read = extract(article, [RULES]).statements
    return {(s.endorser.name, s.stance.value, s.candidate.name): s.when for s in read}


@pytest.mark.parametrize("item", ITEMS, ids=[str(n) for n in range(1, len(ITEMS) + 1)])
def test_what_a_news_item_says(item):
    head, _, rest = item.partition("\n")
    publisher, published = (part.strip() for part in head.split("|"))
    body, _, gold = rest.partition("\n---")
    lines = [line.split("|") for line in gold.splitlines() if line.strip()]
    parts = [tuple(part.strip(" ?") for part in line) for line in lines]
    wanted = {p[:3] for p, line in zip(parts, lines, strict=True) if not line[0].startswith("?")}

    told = told_in(body, publisher=publisher, published=published)

    assert wanted <= told.keys()
    assert told.keys() <= {p[:3] for p in parts}
    assert all(told[p[:3]] == DateRange.parse(p[3]) for p in parts if len(p) > 3 and p[:3] in told)


ABOUT = "Ana Reed is running for mayor. "
BACKED = {("Tom Ott", "endorses", "Ana Reed")}


def past(verb: str) -> str:
    return next(written for written, forms in verb_forms(verb).items() if Form.PAST in forms)


@pytest.mark.parametrize("word", sorted(word_list("nouns", "part")))
def test_a_part_of_a_body_is_not_the_body(word):
    whole = told_in(f"{ABOUT}The Dockers Union endorsed Ana Reed.")

    assert whole
    assert not told_in(f"{ABOUT}A {word} of the Dockers Union endorsed Ana Reed.")


@pytest.mark.parametrize("verb", sorted(word_list("nouns", "appointing")))
@pytest.mark.parametrize("post", ["to head the agency", "as his deputy", "to the parole board"])
def test_whoever_fills_a_post_endorses_nobody(verb, post):
    assert told_in(f"{ABOUT}Tom Ott {past(verb)} Ana Reed.").keys() == BACKED
    assert not told_in(f"{ABOUT}Tom Ott {past(verb)} Ana Reed {post}.")


@pytest.mark.parametrize("verb", sorted(word_list("nouns", "serving")))
def test_what_an_appointee_is_to_do_is_known(verb):
    assert not told_in(f"{ABOUT}Tom Ott picked Ana Reed to {verb} the agency.")


@pytest.mark.parametrize("post", sorted(word_list("nouns", "post")))
def test_posts_are_known(post):
    assert not told_in(f"{ABOUT}Tom Ott chose Ana Reed as his {post}.")


@pytest.mark.parametrize("word", sorted(word_list("nouns", "margin")))
def test_to_be_behind_in_a_poll_is_no_support(word):
    assert told_in(f"{ABOUT}Tom Ott is firmly behind Ana Reed.").keys() == BACKED
    assert not told_in(f"{ABOUT}Tom Ott is four {word} behind Ana Reed.")


@pytest.mark.parametrize("verb", sorted(word_list("nouns", "declaring") - {"declare"}))
def test_those_who_declare_do_as_the_plural_before_them(verb):
    assert told_in(f"{ABOUT}Four more members came out for Ana Reed. Tom Ott {verb} on Monday.").keys() == BACKED
    assert not told_in(f"{ABOUT}Four more members were there. Tom Ott {verb} on Monday.")


@pytest.mark.parametrize("verb", sorted(word_list("grammar", "left_before_to")))
def test_whoever_leaves_something_to_back_somebody_has_done_it(verb):
    assert told_in(f"{ABOUT}Tom Ott {past(verb)} the old party to back Ana Reed.").keys() == BACKED


@pytest.mark.parametrize("verb", sorted(word_list("grammar", "able")))
def test_support_one_can_count_on_is_there(verb):
    to = {"point": "to ", "boast": "", "claim": ""}.get(verb, "on ")

    assert told_in(f"{ABOUT}Ana Reed can {verb} {to}the support of Tom Ott.").keys() == BACKED
    assert not told_in(f"{ABOUT}Ana Reed could {verb} {to}the support of Tom Ott.")


@pytest.mark.parametrize("verb", sorted(word_list("nouns", "slating")))
def test_a_slate_that_a_body_has_set_lists_whom_it_endorses(verb):
    lines = "\n\nMayor: Ana Reed\nSheriff: Jo Lund"

    told = told_in(f"{ABOUT}The Labor Council of Aldport {verb} its slate for May.{lines}")

    assert {candidate for _, _, candidate in told} == {"Ana Reed", "Jo Lund"}
    assert {endorser for endorser, _, _ in told} == {"Labor Council of Aldport"}


@pytest.mark.parametrize("verb", sorted(word_list("grammar", "putting_out")))
def test_a_body_endorses_those_whom_it_names_behind_the_list_that_it_puts_out(verb):
    first, _, rest = verb.partition(" ")

    told = told_in(f"The Dockers Union {past(first)} {rest} its list of recommended candidates: Jo Lund and Bea Ott.")

    assert told.keys() == {("Dockers Union", "endorses", name) for name in ("Jo Lund", "Bea Ott")}


@pytest.mark.parametrize("word", sorted(word_list("grammar", "off_lists")))
def test_whoever_is_off_a_list_of_supporters_supports_nobody(word):
    assert not told_in(f"{ABOUT}{word.title()} from her list of supporters is Tom Ott.")


@pytest.mark.parametrize("verb", sorted(word_list("grammar", "planning")))
def test_whoever_does_not_plan_to_endorse_declines(verb):
    assert told_in(f"{ABOUT}Tom Ott did not {verb} to endorse Ana Reed.").keys() == {
        ("Tom Ott", "declines", "Ana Reed")
    }
    assert not told_in(f"{ABOUT}Tom Ott did {verb} to endorse Ana Reed.")


@pytest.mark.parametrize("verb", sorted(word_list("grammar", "perceiving")))
def test_whoever_is_seen_to_endorse_has_done_so_and_whoever_is_hoped_to_has_not(verb):
    said = "the Dockers Union come out for Ana Reed"

    assert told_in(f"{ABOUT}Tom Ott {past(verb)} {said}.").keys() == {("Dockers Union", "endorses", "Ana Reed")}
    assert told_in(f"{ABOUT}Tom Ott was glad to {verb} {said}.").keys() == {("Dockers Union", "endorses", "Ana Reed")}
    assert not told_in(f"{ABOUT}Tom Ott hopes to {verb} {said}.")
