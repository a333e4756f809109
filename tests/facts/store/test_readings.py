"""What is found in an article enters the store whole, once, and without silent merges."""

import hashlib
from datetime import UTC, date, datetime

import pytest

from facts.models import (
    Article,
    DateRange,
    NamedInArticle,
    Passage,
    Quotation,
    Reading,
    Source,
    Stance,
    Tier,
    View,
    WrittenEntity,
    WrittenEvent,
    WrittenStatement,
)
from facts.store import Store
from facts.store.decisions import decide_statement
from facts.store.entities import (
    add_alias,
    all_kinds,
    all_roles,
    candidate_ids,
    contests,
    entity_names,
    read_entities,
    roles_of,
)
from facts.store.events import read_events
from facts.store.passages import affiliates_of, neighbours, passages_naming, quotations_by, search_passages
from facts.store.readings import add_reading
from facts.store.scope import Entry
from facts.store.sources import reach
from facts.store.statements import find_statements

AT = datetime(2030, 3, 1, 12, tzinfo=UTC)
LATER = datetime(2030, 3, 2, 12, tzinfo=UTC)
MILLERS = WrittenEntity(name="United Millers", kind="union", aliases=("UM",), descriptions=("the millers",))
DORA = WrittenEntity(name="Dóra Finch", aliases=("Finch",), role="alderwoman")
PARAGRAPHS = (
    "The United Millers (UM) endorsed Dóra Finch for harbour board on 3 February.",
    "“She listens,” said Abel Crane, who leads the United Millers.",
    "The flood of January still divides the town.",
)


@pytest.fixture
def store():
    with Store.in_memory() as fresh:
        yield fresh


def article(key="herald", paragraphs=PARAGRAPHS, published="2030-02-10"):
    return Article(
        source=Source(key=key, title=f"News of {key}", publisher="Herald", published=DateRange.parse(published)),
        passages=tuple(Passage(n, text) for n, text in enumerate(paragraphs, 1)),
        sha256=hashlib.sha256("".join(paragraphs).encode()).hexdigest(),
    )


def said(endorser=MILLERS, candidate=DORA, stance=Stance.ENDORSES, **given):
    told = {"paragraph": 1, "quote": "endorsed Dóra Finch", "when": DateRange.day(date(2030, 2, 3))}
    told |= {"contest": "Harbour board, 2030", "tier": Tier.ACCEPT, "extracted_by": "test 1"}
    return WrittenStatement(endorser=endorser, candidate=candidate, stance=stance, **(told | given))


def reading(*statements, key="herald", paragraphs=PARAGRAPHS, published="2030-02-10", **found):
    return Reading(article=article(key, paragraphs, published), statements=statements, **found)


def named(name, kind="person", ref=None):
    return (NamedInArticle(entity=WrittenEntity(name=name, kind=kind, ref=ref), paragraphs=(1,)),)


def add(store, read, *, accept_all=False, at=AT, server_id=None):
    return add_reading(store, read, accept_all=accept_all, at=at, by="reader", server_id=server_id)


def test_an_accepted_statement_is_found_with_its_names_days_and_words(store):
    add(store, reading(said()))

    (found,) = find_statements(store, View())

    assert (found.endorser.name, found.candidate.name, found.stance) == ("United Millers", "Dóra Finch", "endorses")
    assert (found.contest.name, found.when) == ("Harbour board, 2030", DateRange.day(date(2030, 2, 3)))
    assert [(e.source.key, e.paragraph, e.quote) for e in found.evidence] == [("herald", 1, "endorsed Dóra Finch")]
    assert found.decided_at == AT


def test_a_statement_in_doubt_waits_unless_all_are_accepted(store):
    waiting = add(store, reading(said(tier=Tier.REVIEW)))
    assert (waiting.accepted, waiting.waiting, find_statements(store, View())) == (0, 1, [])

    with Store.in_memory() as other:
        assert add(other, reading(said(tier=Tier.REVIEW)), accept_all=True).accepted == 1
        assert len(find_statements(other, View())) == 1


def test_reading_the_same_bytes_twice_adds_nothing(store):
    add(store, reading(said()))
    before = list(store.db.conn.iterdump())

    again = add(store, reading(said()), at=LATER)

    assert (again.is_new, again.statements) == (False, 0)
    assert list(store.db.conn.iterdump()) == before


def test_a_changed_article_is_a_new_revision_and_old_citations_keep_their_words(store):
    add(store, reading(said()))
    changed = ("The millers dropped out of it.", *PARAGRAPHS[1:])
    outcome = add(store, reading(paragraphs=changed), at=LATER)

    (found,) = find_statements(store, View())

    assert (outcome.revision, outcome.is_new, outcome.unsaid) == (2, True, (1,))
    assert found.evidence[0].passage == PARAGRAPHS[0]
    assert search_passages(store, View(), words=["endorsed"]) == []
    assert search_passages(store, View(known_at=AT), words=["endorsed"]) != []


def test_the_same_statement_in_a_changed_article_is_cited_once_from_its_newest_revision(store):
    add(store, reading(said()))
    moved = ("A new heading", *PARAGRAPHS)
    outcome = add(store, reading(said(paragraph=2), paragraphs=moved), at=LATER)

    (found,) = find_statements(store, View())

    assert (outcome.statements, outcome.gained, outcome.unsaid) == (0, 1, ())
    assert [e.paragraph for e in found.evidence] == [2]


def test_a_statement_that_the_store_has_gains_a_passage_instead_of_a_twin(store):
    add(store, reading(said()))
    outcome = add(store, reading(said(when=DateRange.until(date(2030, 3, 1))), key="gazette"))

    (found,) = find_statements(store, View())

    assert (outcome.gained, outcome.statements) == (1, 0)
    assert [e.source.key for e in found.evidence] == ["herald", "gazette"]


def test_an_article_that_names_no_contest_means_the_only_one_of_the_pair(store):
    add(store, reading(said()))
    add(store, reading(said(contest=None), key="gazette"))
    assert len(find_statements(store, View())) == 1

    add(store, reading(said(contest="Harbour board, 2034"), key="echo"))
    add(store, reading(said(contest=None), key="wire"))
    assert [s.contest and s.contest.name[-4:] for s in find_statements(store, View())] == ["2030", "2034", None]


def test_a_server_goes_on_with_its_own_entity_when_everyone_gets_a_namesake(store):
    add(store, reading(key="pasted", names=named("Ana Elm")), server_id=7)
    add(store, reading(key="shared", names=named("Ana Elm")))

    assert add(store, reading(key="next", names=named("Ana Elm")), server_id=7).entities == 0
    assert add(store, reading(key="next", names=named("Ana Elm")), server_id=8).entities == 0
    assert [a.entity_id for a in entity_names(store, View(server_id=7))] == [1, 2]


def test_standing_by_somebody_again_later_is_news(store):
    add(store, reading(said(stance=Stance.REAFFIRMS)))
    later = said(stance=Stance.REAFFIRMS, when=DateRange.until(date(2030, 5, 31)))
    add(store, reading(later, key="gazette", published="2030-05"))

    assert len(find_statements(store, View())) == 2


def test_what_waited_is_accepted_once_another_article_says_it_surely(store):
    add(store, reading(said(tier=Tier.REVIEW)))
    outcome = add(store, reading(said(), key="gazette"), at=LATER)

    (found,) = find_statements(store, View())

    assert (outcome.statements, outcome.gained, found.decided_at) == (0, 1, LATER)
    assert find_statements(store, View(known_at=AT)) == []


@pytest.mark.parametrize("verdict", ["rejected", "unsure"])
def test_what_a_person_refused_stays_refused_when_the_article_comes_again(store, verdict):
    add(store, reading(said()))
    decide_statement(store, 1, verdict, Entry(at=AT, by="mod"))
    changed = (*PARAGRAPHS, "A correction was added.")

    outcome = add(store, reading(said(), paragraphs=changed), at=LATER)

    assert (outcome.statements, find_statements(store, View())) == (0, [])


@pytest.mark.parametrize(
    "other",
    [
        said(when=DateRange.day(date(2030, 2, 4))),
        said(stance=Stance.WITHDRAWS),
        said(rank=2),
        said(condition="until the count"),
        said(contest="Harbour board, 2034"),
        said(endorser=WrittenEntity(name="United Weavers", kind="union")),
    ],
    ids=["another day", "another stance", "a rank", "a condition", "another contest", "another endorser"],
)
def test_a_statement_that_differs_is_kept_beside(store, other):
    add(store, reading(said()))
    add(store, reading(other, key="gazette"))

    assert len(find_statements(store, View())) == 2


def test_a_contradiction_is_kept_beside_and_flagged_with_its_reason(store):
    add(store, reading(said()))
    outcome = add(store, reading(said(stance=Stance.DECLINES), key="gazette"))

    assert outcome.contradictions == 1
    (row,) = store.rows("select why from contradiction")
    assert row["why"] == "endorses and declines on the same day"
    assert len(find_statements(store, View())) == 2


@pytest.mark.parametrize(
    ("name", "kind", "is_linked"),
    [
        ("UNITED MILLERS", "union", True),
        ("United Millers", "advocacy group", True),
        ("UM", "union", True),
        ("UM", "newspaper", False),
        ("United Millers", "person", False),
        ("United Miller", "union", False),
        ("United Millers of Aldport", "union", False),
        ("the millers", "union", False),
        ("dora finch", "person", True),
        ("Finch", "person", False),
        ("Dora Finch-Hale", "person", False),
    ],
)
def test_a_name_links_only_by_full_name_or_known_spelling_of_a_fitting_kind(store, name, kind, is_linked):
    add(store, reading(said()))
    outcome = add(store, reading(key="gazette", names=named(name, kind)))

    assert outcome.entities == (0 if is_linked else 1)


def test_a_name_that_two_people_share_links_to_neither(store):
    for ref in ("Q1", "Q2"):
        add(store, reading(key=ref, names=named("Ana Elm", ref=ref)))

    outcome = add(store, reading(key="gazette", names=named("Ana Elm")))

    assert outcome.entities == 1


def test_everything_that_an_article_tells_is_read_back(store):
    crane = WrittenEntity(name="Abel Crane", role="president", affiliation="UM")
    flood = WrittenEvent(
        name="flood", aliases=("the flood",), when=DateRange.month(2030, 1), paragraph=3, quote="The flood of January"
    )
    names = (NamedInArticle(entity=MILLERS, paragraphs=(1, 2)), NamedInArticle(entity=crane, paragraphs=(2,)))
    quotation = Quotation(speaker="Abel Crane", paragraph=2, quote="She listens,")
    add(store, reading(said(), names=names, quotations=(quotation,), events=(flood,)))
    view, keys = View(), {a.text: a.entity_id for a in entity_names(store, View())}

    assert affiliates_of(store, view, keys["United Millers"]) == [keys["Abel Crane"]]
    assert [e.paragraph for e in passages_naming(store, view, [keys["UM"]])] == [1, 2]
    assert [(who, e.quote) for who, e in quotations_by(store, view, [keys["Abel Crane"]])] == [
        (keys["Abel Crane"], "She listens,")
    ]
    (event,) = read_events(store, view)
    assert (event.name, event.aliases, event.when) == ("flood", ("the flood",), DateRange.month(2030, 1))
    assert event.evidence.paragraph == 3
    assert roles_of(store, keys.values(), view) == {keys["Abel Crane"]: ["president"]}
    assert (all_roles(store, view), all_kinds(store, view)) == (["president"], ["person", "union"])
    assert candidate_ids(store, view) == [keys["Dóra Finch"]]
    assert [c.name for c in contests(store, view)] == ["Harbour board, 2030"]
    assert reach(store, view) == DateRange.day(date(2030, 2, 10))
    assert read_entities(store, [keys["UM"]], view)[keys["UM"]].kind == "union"


def test_passages_are_found_whatever_the_accents_and_whatever_signs_are_typed(store):
    add(store, reading(said()))

    assert [e.paragraph for e, _ in search_passages(store, View(), words=["dora"])] == [1]
    assert [e.paragraph for e, _ in search_passages(store, View(), words=['"dora" OR (', "NEAR("])] == []
    assert search_passages(store, View(), words=["", "!!", "\x00"]) == []


def test_the_better_passage_comes_first_and_its_neighbours_are_beside_it(store):
    add(store, reading())
    found = search_passages(store, View(), words=["flood", "town", "Millers"])

    assert found[0][0].paragraph == 3
    assert found[0][1] > found[1][1]
    assert [e.paragraph for e in neighbours(store, View(), found[0][0])] == [2]


def test_a_server_sees_its_own_and_what_is_for_everyone_and_nobody_elses(store):
    add(store, reading(said()))
    echo, ash = WrittenEntity(name="Aldport Echo", kind="newspaper", role="daily"), WrittenEntity(name="Bo Ash")
    mine = said(endorser=echo, candidate=ash, contest="Mayor, 2030")
    add(store, reading(mine, key="pasted"), server_id=7)
    add_alias(store, 1, "grinders", Entry(at=AT, by="mod", server_id=7))

    def everything(server):
        view = View(server_id=server)
        return (
            len(find_statements(store, view)),
            len(entity_names(store, view)),
            len(contests(store, view)),
            len(search_passages(store, view, words=["flood"])),
            len(candidate_ids(store, view)),
            all_roles(store, view),
            all_kinds(store, view),
        )

    assert everything(None) == everything(8) == (1, 5, 1, 1, 1, [], ["person", "union"])
    assert everything(7) == (2, 8, 2, 2, 2, ["daily"], ["newspaper", "person", "union"])


def test_a_failure_in_the_middle_of_a_reading_leaves_the_store_as_it_was(store):
    before = list(store.db.conn.iterdump())
    store.db.execute("create temp trigger stop before insert on statement begin select raise(abort, 'stop'); end")

    with pytest.raises(Exception, match="stop"):
        add(store, reading(said()))

    store.db.execute("drop trigger stop")
    assert list(store.db.conn.iterdump()) == before


def test_passages_of_other_servers_never_crowd_out_ones_own(store):
    for number in range(30):
        add(store, reading(key=f"k{number}", paragraphs=(f"flood flood flood {number}",)), server_id=8)
    add(store, reading())

    assert [e.source.key for e, _ in search_passages(store, View(server_id=7), words=["flood"], limit=2)] == ["herald"]
