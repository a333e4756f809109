"""An answer that claims more than its citations cannot be built."""

import pytest

from facts.models import Answer, Citation, DateRange, Evidence, Item, Source

SOURCE = Source(key="gazette", title="Nurses back Moss", publisher="Gazette", published=DateRange.parse("2024-03"))
PASSAGE = "The nurses endorsed Moss on Monday."
CITED = (Citation(n=1, evidence=Evidence(source=SOURCE, paragraph=2, quote="endorsed Moss", passage=PASSAGE)),)


def answer(**changes):
    return Answer(**({"question": "who backs moss", "kind": "list", "text": "The nurses."} | changes))


@pytest.mark.parametrize("kind", ["yes_no", "count", "date", "passages"])
def test_a_claim_without_a_citation_cannot_be_built(kind):
    with pytest.raises(ValueError, match="citation"):
        answer(kind=kind, value="yes")


def test_an_item_without_a_citation_cannot_be_built():
    with pytest.raises(ValueError, match="without a citation"):
        answer(items=(Item(name="Nurses United", entity_kind="union"),), citations=CITED)


def test_an_item_cannot_cite_what_the_answer_does_not_hold():
    with pytest.raises(ValueError, match="does not hold"):
        answer(items=(Item(name="Nurses United", entity_kind="union", citations=(2,)),), citations=CITED)


def test_the_names_to_choose_between_need_no_citation():
    assert answer(kind="clarify", items=(Item(name="Ana Ortiz", entity_kind="person"),)).items


def test_a_quote_that_is_not_in_its_passage_cannot_be_cited():
    with pytest.raises(ValueError, match="word for word"):
        Evidence(source=SOURCE, paragraph=2, quote="dropped Moss", passage=PASSAGE)


def test_a_verdict_is_yes_or_no():
    with pytest.raises(ValueError, match="yes or no"):
        answer(kind="yes_no", value="maybe", citations=CITED)


def test_json_has_the_keys_of_the_contract_and_no_inner_ones():
    told = answer(
        items=(Item(name="Nurses United", entity_kind="union", entity_id=7, citations=(1,)),), citations=CITED
    )

    printed = told.to_json()

    assert list(printed) == [
        "question", "kind", "value", "items", "unconfirmed", "as_of", "read_as", "text", "citations",
    ]  # fmt: skip
    assert list(printed["items"][0]) == ["name", "entity_kind", "stance", "on", "rank", "condition", "citations"]
    assert printed["citations"] == [
        {
            "n": 1,
            "source": "gazette",
            "title": "Nurses back Moss",
            "publisher": "Gazette",
            "published": "2024-03",
            "url": None,
            "paragraph": 2,
            "quote": "endorsed Moss",
        }
    ]
