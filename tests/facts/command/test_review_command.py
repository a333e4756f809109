"""In the terminal a person sees each proposal with its passage, says one word, and can take it back."""

import json

import pytest
from click.testing import CliRunner

from facts.command import commands, run_commands

ARTICLE = """---
title: Where they stand
publisher: Harbour Gazette
published: 2024-03-12
url: https://gazette.example/stand
---

Adaeze Moss is running for mayor of Harbour City. The Dockers Union of Harbour City is likely a friend.

Citizens for Harbour Parks, which endorsed her in January, said it was suspending its support until an audit is done.
"""


@pytest.fixture
def store(tmp_path):
    article, path = tmp_path / "stand.md", tmp_path / "facts.db"
    article.write_text(ARTICLE, encoding="utf-8")
    assert run_commands(["read", "--store", str(path), str(article)]) == 0
    return path


def review(store, words="", *options):
    done = CliRunner().invoke(commands, ["review", "--store", str(store), *options], input=words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.output


def waiting(store):
    return [json.loads(line) for line in review(store, "", "--json").splitlines()]


def test_a_card_shows_what_is_proposed_its_passage_with_the_quote_marked_and_the_doubt(store):
    proposals = waiting(store)

    shown = review(store, "", "--list")

    assert proposals
    for proposal in proposals:
        assert proposal["places"][0]["quote"] in proposal["places"][0]["passage"]
    assert "Citizens for Harbour Parks" in shown
    assert "»" in shown
    assert "why in doubt: " in shown
    assert f"{len(proposals)} wait for review" in shown


def test_accepted_is_answered_from_and_rejected_is_not(store):
    before = waiting(store)

    review(store, "a\n" + "r\nnot what it says\n" * (len(before) - 1))

    assert waiting(store) == []
    exported = CliRunner().invoke(commands, ["export", "--store", str(store), "--format", "jsonl"]).output
    accepted = [json.loads(line)["stance"] for line in exported.splitlines()]
    assert before[0]["stance"] in accepted
    assert not {p["stance"] for p in before[1:]} & set(accepted)


def test_the_last_word_can_be_taken_back(store):
    before = waiting(store)

    shown = review(store, "a\nz\nq\n")

    assert "taken back" in shown
    assert [p["statement"] for p in waiting(store)] == [p["statement"] for p in before]


def test_edit_accepts_the_statement_as_changed(store):
    total = len(waiting(store))

    # stance, role, condition, rank, when
    shown = review(store, "e\nopposes\n-\nuntil then\n2\n2024-02\nq\n")

    assert "accepted as changed" in shown
    assert len(waiting(store)) == total - 1
    exported = CliRunner().invoke(commands, ["export", "--store", str(store), "--format", "jsonl"]).output
    changed = next(row for row in map(json.loads, exported.splitlines()) if row["stance"] == "opposes")
    assert (changed["condition"], changed["rank"], changed["on"]) == ("until then", 2, "2024-02")


def test_unsure_is_put_behind_the_rest_and_stays(store):
    total = len(waiting(store))

    review(store, "u\nq\n")

    assert len(waiting(store)) == total
    assert waiting(store)[-1]["is_unsure"]


def test_nothing_to_review_says_so(tmp_path, store):
    review(store, "a\n" * 5)

    assert "nothing waits for review" in review(store)
