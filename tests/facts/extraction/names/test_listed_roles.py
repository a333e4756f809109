"""Is everybody in the list that ends a sentence given the role of its subject?"""

from __future__ import annotations

from facts.articles import parse_article
from facts.extraction import extract


def roles_in(text):
    article = parse_article(text, key="a", title="t", publisher="p", published="2023-09-15")
    return {named.entity.name: named.entity.role for named in extract(article).names}


def test_names_at_the_end_are_of_the_sort_that_the_sentence_opens_with():
    found = roles_in(
        "Several of her fellow mayoral candidates are calling for Ada Moss to drop out of the race, "
        "including Tobias Reed, Leonor Quist and Pell Marchetti."
    )

    assert all("mayoral candidate" in found[name] for name in ("Tobias Reed", "Leonor Quist", "Pell Marchetti"))


def test_a_list_behind_a_sentence_about_nobody_gives_no_role():
    found = roles_in("It rained for days on the town, including Tobias Reed and his dog.")

    assert found.get("Tobias Reed", "") == ""
