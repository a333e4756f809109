"""The corpus of the learned reader: its format, and that what is shipped keeps to it."""

from __future__ import annotations

import re

import pytest

from facts.extraction.learned.corpus import read_corpus
from facts.models import Stance

ITEM = """# Nurses go with Pell
@ The Tarn Echo | 2022-03-04
The Tarn Nurses are for Dana Pell.
## Others
"She has my vote," said Omar Reed.
= Tarn Nurses | endorses | Dana Pell | 1
? Omar Reed | endorses | Dana Pell | 3
---
# A quiet week
Nobody said anything.
"""


def read(folder, text=ITEM, name="a.txt"):
    (folder / name).write_text(text, encoding="utf-8")
    return list(read_corpus(folder))


def test_an_item_has_its_article_and_what_it_tells(tmp_path):
    first, second = read(tmp_path)
    article = first.article()
    assert (article.source.title, article.source.publisher) == ("Nurses go with Pell", "The Tarn Echo")
    assert str(article.source.published) == "2022-03-04"
    assert [passage.text for passage in article.passages][1:] == ["## Others", '"She has my vote," said Omar Reed.']
    assert [(one.endorser, one.stance, one.paragraphs, one.is_open) for one in first.told] == [
        ("Tarn Nurses", Stance.ENDORSES, frozenset({1}), False),
        ("Omar Reed", Stance.ENDORSES, frozenset({3}), True),
    ]
    assert (second.title, second.told) == ("A quiet week", [])


def test_what_the_rules_were_made_with_is_told_apart(tmp_path):
    assert not read(tmp_path)[0].is_seen
    (tmp_path / "a.txt").unlink()
    assert read(tmp_path, name="seen-a.txt")[0].is_seen


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("= A | endorses | B", "not ENDORSER"),
        ("= A | likes | B | 1", "not ENDORSER"),
        ("= A | endorses | B | one", "not ENDORSER"),
        ("= A | endorses | B | 2", "there is no paragraph 2"),
    ],
)
def test_a_line_that_is_not_as_the_format_has_it_is_told(tmp_path, line, problem):
    with pytest.raises(ValueError, match=rf"a\.txt, item 1: {problem}"):
        read(tmp_path, f"# T\nA backs B.\n{line}\n")


def test_every_name_that_is_told_stands_in_its_item():
    items = list(read_corpus())
    assert len(items) > 3_000
    plain = re.compile(r"[\W_]+")
    for item in items:
        text = plain.sub(" ", f"{item.title} {item.published} " + " ".join(item.paragraphs))
        for told in item.told:
            for name in (told.endorser, told.candidate):
                words = plain.sub(" ", name).split()
                assert all(word in text for word in words), (item.title, name)
