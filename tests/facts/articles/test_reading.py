"""Article files."""

import hashlib

import pytest

from facts.articles import parse_article, read_article
from facts.errors import BadArticle
from facts.models import DateRange

FRONT = """---
title: Bakers back Moss
publisher: The Quill
published: 2021-04-30
url: https://example.org/moss
---

"""


def test_front_matter_is_not_counted_and_headings_are(tmp_path):
    path = tmp_path / "bakers.md"
    path.write_text(FRONT + "# Bakers\n\nThe guild met.\nIt voted.\n\n \n\nMoss won.\n", encoding="utf-8")

    article = read_article(path)

    assert [p.text for p in article.passages] == ["# Bakers", "The guild met.\nIt voted.", "Moss won."]
    assert article.source.key == "bakers"
    assert article.source.title == "Bakers back Moss"
    assert article.source.publisher == "The Quill"
    assert article.source.published == DateRange.parse("2021-04-30")
    assert article.source.url == "https://example.org/moss"
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("text", "published", "publisher"),
    [
        (" date 2021-04-30 Ann Moss. Photo: Lee Ash\n\nThe guild met.", "2021-04-30", ""),
        ("WESTON, Aug. 30 (QP) -- The guild met.\n\n© 2019 The Quill Co. All rights reserved.", "2019-08-30", "QP"),
        ("FOR IMMEDIATE RELEASE: August 15, 2024\n\nWESTON — The guild met.", "2024-08-15", ""),
        ("Bakers back Moss\n\nFriday, 30 April 2021\n\nThe guild met on May 4, 2010.", "2021-04-30", ""),
        ("(Quill) -- It began last month, on April 28.\n\n©2021 Quill L.P.", "2021-05", "Quill"),
        ("The guild met on April 28.\n\nCopyright 2021 Quill Inc.", "2021", "Quill"),
    ],
    ids=["scraped", "dateline", "release", "date line", "last month", "copyright"],
)
def test_a_text_without_front_matter_gives_away_when_and_by_whom(text, published, publisher):
    source = parse_article(text, key="raw").source

    assert str(source.published) == published
    assert source.publisher == publisher


def test_what_the_caller_says_goes_before_what_the_file_says(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(FRONT + "The guild met.", encoding="utf-8")

    assert read_article(path, published="2020-01").source.published == DateRange.parse("2020-01")


def test_a_missing_publication_is_asked_for_by_name(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The guild met.", encoding="utf-8")

    with pytest.raises(BadArticle, match=r"a\.txt.*published"):
        read_article(path)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("café".encode("latin-1"), "not UTF-8"),
        ("café".encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (b"---\ntitle: [a\n---\nx", "not YAML"),
        (b"---\npublished: never\n---\nx", "published"),
        (b"---\npublished: 2021\nurl: javascript:x\n---\nx", "url"),
        (b"---\npublished: 2021\n---\n", "is empty"),
        (b"\xed\xa0\x80x", "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_one_line_that_names_the_file(tmp_path, data, says):
    path = tmp_path / "odd.txt"
    path.write_bytes(data)

    with pytest.raises(BadArticle, match=says) as told:
        read_article(path)

    assert "odd.txt" in str(told.value)
    assert "\n" not in str(told.value)


def test_missing_files_folders_and_other_kinds_are_refused(tmp_path):
    for path in (tmp_path / "none.md", tmp_path, tmp_path / "a.pdf"):
        with pytest.raises(BadArticle):
            read_article(path)


def test_line_ends_marks_and_control_characters_do_no_harm(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfdate 2021-04-30\r\n\r\nThe\x07guild met.\r\n")

    assert [p.text for p in read_article(path).passages] == ["date 2021-04-30", "The guild met."]


def test_a_web_page_is_read_with_what_it_says_of_itself(tmp_path):
    body = "".join(
        f"<p>The guild of bakers met for the {n}th time and backed Ann Moss for mayor.</p>" for n in range(9)
    )
    path = tmp_path / "page.html"
    path.write_text(
        '<html><head><title>Bakers back Moss</title><meta property="og:site_name" content="The Quill">'
        '<meta property="article:published_time" content="2021-04-30T10:00:00Z"></head>'
        f"<body><article><h1>Bakers back Moss</h1>{body}</article></body></html>",
        encoding="utf-8",
    )

    article = read_article(path)

    assert article.source.publisher == "The Quill"
    assert article.source.published == DateRange.parse("2021-04-30")
    assert any("backed Ann Moss" in p.text for p in article.passages)


def test_a_page_without_an_article_is_refused(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")

    with pytest.raises(BadArticle, match=r"page\.html"):
        read_article(path)
