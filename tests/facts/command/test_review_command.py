"""In the terminal a person sees each proposal with its passage, says one word, and can take it back."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from facts.command import commands
from facts.models import Article, Passage, Reading, Source, Stance, Tier, WrittenEntity, WrittenStatement
from facts.store import Store
from facts.store.readings import add_reading

TEXT = (
    "Adaeze Moss is running for mayor of Harbour City. The Dockers Union of Harbour City may yet back her.",
    "Citizens for Harbour Parks, which endorsed her in January, said it was suspending its support.",
)


def test_nothing_to_review_is_said_once(tmp_path):
    Store.open(tmp_path / "facts.db", create=True).close()

    told = CliRunner().invoke(commands, ["review", "--store", str(tmp_path / "facts.db")]).output

    assert told == "nothing waits for review\n"


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "facts.db"
    said = [
        WrittenStatement(
            endorser=WrittenEntity(name=name, kind=kind),
            candidate=WrittenEntity(name="Adaeze Moss"),
            stance=stance,
            paragraph=paragraph,
            quote=quote,
            tier=Tier.REVIEW,
            reasons=("a hedge",),
        )
        for name, kind, stance, paragraph, quote in (
            ("Citizens for Harbour Parks", "advocacy group", Stance.WITHDRAWS, 2, "it was suspending its support"),
            ("Dockers Union of Harbour City", "union", Stance.ENDORSES, 1, "may yet back her"),
        )
    ]
    passages = tuple(Passage(n, text) for n, text in enumerate(TEXT, 1))
    source = Source(key="stand", title="Where they stand", publisher="Harbour Gazette")
    reading = Reading(article=Article(source=source, passages=passages, sha256="0"), statements=tuple(said))
    with Store.open(path, create=True) as made:
        add_reading(made, reading, accept_all=False, at=datetime(2030, 3, 1, tzinfo=UTC), by="reader")
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


def test_what_is_decided_in_the_terminal_is_in_the_audit(store):
    review(store, "a\nr\nno\n")

    shown = CliRunner().invoke(commands, ["audit", "--store", str(store)]).output

    assert "proposal accepted: #1" in shown
    assert "proposal rejected: #2" in shown
    assert "why: no" in shown
